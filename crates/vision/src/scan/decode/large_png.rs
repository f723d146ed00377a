//! PNGs of more pixels than are decoded in full: rows are averaged as they are read, so only the reduced picture and a
//! few rows are in memory.

use std::io::{Cursor, ErrorKind};

use image::{DynamicImage, GrayImage, RgbImage};
use png::{Decoder, DecodingError, Limits, Transformations};

use super::{DecodeError, DecodeLimits, colour};
use crate::scan::PictureFormat;

const DAMAGED: DecodeError = DecodeError::Damaged { format: PictureFormat::Png };

/// Whether the rows of a PNG are stored from top to bottom (PNG 3rd edition, 11.2.1). Those of an interlaced one come
/// in seven passes over the whole picture.
pub(super) fn is_in_rows(bytes: &[u8]) -> bool {
    bytes.get(28) == Some(&0)
}

/// Pixels of a PNG whose rows come in order, each the mean of a square of `factor` × `factor`, as stored.
pub(super) fn decode(bytes: &[u8], factor: u16, limits: &DecodeLimits) -> Result<DynamicImage, DecodeError> {
    let explain = |error: &DecodingError| match error {
        DecodingError::IoError(error) if error.kind() == ErrorKind::UnexpectedEof => {
            DecodeError::Truncated { format: PictureFormat::Png }
        }
        DecodingError::LimitsExceeded => DecodeError::TooMuchMemory { limit: limits.memory },
        _ => DAMAGED,
    };
    let bound = usize::try_from(limits.memory).unwrap_or(usize::MAX);
    let mut decoder = Decoder::new_with_limits(Cursor::new(bytes), Limits { bytes: bound });
    decoder.set_transformations(Transformations::normalize_to_color8());
    let mut reader = decoder.read_info().map_err(|error| explain(&error))?;
    let (width, height) = (reader.info().width, reader.info().height);
    let side = u32::from(factor);
    let (out_width, out_height) = (width.div_ceil(side), height.div_ceil(side));
    let samples = reader.output_color_type().0.samples();
    let (colours, opaque) = (if samples < 3 { 1 } else { 3 }, samples % 2 == 1);
    let row_bytes = u64::from(width) * samples as u64;
    // The row, its predecessor and its sums; the picture, and its copy when it is turned upright.
    limits.check_memory(row_bytes * 6 + u64::from(out_width) * u64::from(out_height) * 6)?;
    let mut pixels = Vec::with_capacity(out_width as usize * out_height as usize * colours);
    let mut sums = vec![0u32; out_width as usize * colours];
    for top in (0..height).step_by(side as usize) {
        let rows = side.min(height - top);
        sums.fill(0);
        for _ in 0..rows {
            let row = reader.next_row().map_err(|error| explain(&error))?.ok_or(DAMAGED)?;
            for (square, sum) in row.data().chunks(samples * side as usize).zip(sums.chunks_exact_mut(colours)) {
                for pixel in square.chunks_exact(samples) {
                    let alpha = if opaque { 255 } else { *pixel.last().unwrap_or(&255) };
                    for (sum, sample) in sum.iter_mut().zip(pixel) {
                        *sum += u32::from(colour::blend(*sample, alpha));
                    }
                }
            }
        }
        for (column, sum) in sums.chunks_exact(colours).enumerate() {
            let columns = side.min(width - column as u32 * side);
            let count = rows * columns;
            pixels.extend(sum.iter().map(|sum| ((sum + count / 2) / count) as u8));
        }
    }
    let picture = if colours == 1 {
        GrayImage::from_raw(out_width, out_height, pixels).map(DynamicImage::ImageLuma8)
    } else {
        RgbImage::from_raw(out_width, out_height, pixels).map(DynamicImage::ImageRgb8)
    };
    picture.ok_or(DAMAGED)
}
