//! JPEG: grey, YCbCr, RGB, CMYK and YCCK, baseline and progressive.

use image::RgbImage;
use image::metadata::Orientation;
use zune_core::bytestream::ZCursor;
use zune_core::colorspace::ColorSpace;
use zune_core::options::DecoderOptions;
use zune_jpeg::JpegDecoder;
use zune_jpeg::errors::DecodeErrors;

use super::{DecodeError, Limits, colour};
use crate::scan::Format;
use crate::scan::resample;

/// Scans of a progressive file beyond which it is refused; real ones have about ten.
const MAX_SCANS: usize = 64;

/// Pixels of `bytes`, upright, in sRGB.
pub(super) fn decode(bytes: &[u8], limits: &Limits) -> Result<RgbImage, DecodeError> {
    let complete = outline(bytes).ends;
    let mut decoder = open(bytes, !complete)?;
    let (width, height, space) = header(&decoder)?;
    limits.check_pixels(width, height)?;
    let count = u64::from(width) * u64::from(height);
    // A progressive file keeps all coefficients (16 bits a sample); the picture is turned into a second buffer.
    limits.check_memory(count.saturating_mul(if outline(bytes).progressive { 9 } else { 6 }))?;
    let profile = decoder.icc_profile();
    let orientation = decoder.exif().and_then(|exif| Orientation::from_exif_chunk(exif));
    let four = matches!(space, ColorSpace::CMYK | ColorSpace::YCCK);
    let cmyk_profile = profile.as_deref().filter(|_| four);
    let converted = match cmyk_profile {
        Some(profile) => by_ink(&mut decoder, space, width, height, profile)?,
        None => None,
    };
    let pixels = if let Some(pixels) = converted {
        pixels
    } else {
        let mut decoder = open(bytes, !complete)?;
        let mut pixels = RgbImage::new(width, height);
        decoder.decode_into(&mut pixels).map_err(|error| explain(&error, complete))?;
        colour::apply_profile(&mut pixels, profile.as_deref().filter(|_| !four));
        pixels
    };
    Ok(resample::orient(pixels, orientation.unwrap_or(Orientation::NoTransforms)))
}

/// Width and height after the orientation.
pub(super) fn size(bytes: &[u8]) -> Result<(u32, u32), DecodeError> {
    let decoder = open(bytes, false)?;
    let (width, height, _) = header(&decoder)?;
    let turned = decoder.exif().and_then(|exif| Orientation::from_exif_chunk(exif)).is_some_and(resample::swaps_sides);
    Ok(if turned { (height, width) } else { (width, height) })
}

/// Whether the file carries EXIF, XMP, IPTC, a comment, or bytes after its end.
pub(super) fn has_metadata(bytes: &[u8]) -> bool {
    outline(bytes).metadata
}

/// Whether the samples are grey or three colours, the file complete.
pub(super) fn is_plain(bytes: &[u8]) -> bool {
    let seen = outline(bytes);
    seen.ends && matches!(seen.components, 1 | 3)
}

/// Opens a decoder whose headers are read. `strict`: missing data is an error instead of grey.
fn open(bytes: &[u8], strict: bool) -> Result<JpegDecoder<ZCursor<&[u8]>>, DecodeError> {
    let options = DecoderOptions::default()
        .set_strict_mode(strict)
        .set_max_width(usize::from(u16::MAX))
        .set_max_height(usize::from(u16::MAX))
        .jpeg_set_max_scans(MAX_SCANS)
        .jpeg_set_out_colorspace(ColorSpace::RGB);
    let mut decoder = JpegDecoder::new_with_options(ZCursor::new(bytes), options);
    decoder.decode_headers().map_err(|error| explain(&error, outline(bytes).ends))?;
    Ok(decoder)
}

fn header(decoder: &JpegDecoder<ZCursor<&[u8]>>) -> Result<(u32, u32, ColorSpace), DecodeError> {
    let missing = || DecodeError::Damaged { format: Format::Jpeg, detail: "no frame header".to_owned() };
    let (width, height) = decoder.dimensions().ok_or_else(missing)?;
    let space = decoder.input_colorspace().ok_or_else(missing)?;
    if width == 0 || height == 0 {
        return Err(missing());
    }
    Ok((width as u32, height as u32, space))
}

/// Decodes the four inks and converts them by the file's profile; `None` where the profile is not for inks.
///
/// Adobe writes the inks inverted (255 = no ink), in YCCK the three colours as YCbCr.
fn by_ink(
    decoder: &mut JpegDecoder<ZCursor<&[u8]>>,
    space: ColorSpace,
    width: u32,
    height: u32,
    profile: &[u8],
) -> Result<Option<RgbImage>, DecodeError> {
    decoder.set_options(decoder.options().jpeg_set_out_colorspace(space));
    let mut samples = decoder.decode().map_err(|error| explain(&error, true))?;
    for pixel in samples.chunks_exact_mut(4) {
        if let [first, second, third, black] = pixel {
            if space == ColorSpace::YCCK {
                let (y, cb, cr) = (f32::from(*first), f32::from(*second) - 128.0, f32::from(*third) - 128.0);
                // The converted colours are already the inks the right way round.
                *first = (y + 1.402 * cr).round().clamp(0.0, 255.0) as u8;
                *second = (y - 0.344_136 * cb - 0.714_136 * cr).round().clamp(0.0, 255.0) as u8;
                *third = (y + 1.772 * cb).round().clamp(0.0, 255.0) as u8;
            } else {
                *first = 255 - *first;
                *second = 255 - *second;
                *third = 255 - *third;
            }
            *black = 255 - *black;
        }
    }
    Ok(colour::cmyk_to_srgb(&samples, width, height, profile))
}

fn explain(error: &DecodeErrors, complete: bool) -> DecodeError {
    let format = Format::Jpeg;
    match error {
        DecodeErrors::ExhaustedData => DecodeError::Truncated { format },
        DecodeErrors::Unsupported(_) => DecodeError::Unsupported { format, detail: format!("{error:?}") },
        _ if !complete => DecodeError::Truncated { format },
        _ => DecodeError::Damaged { format, detail: format!("{error:?}") },
    }
}

/// What the markers of a file say.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
struct Outline {
    /// The end marker is there, after the first scan.
    ends: bool,
    /// The frame is progressive.
    progressive: bool,
    /// EXIF, XMP, IPTC, a comment, or bytes after the end.
    metadata: bool,
    /// Components of the frame: 1 grey, 3 colours, 4 inks.
    components: u8,
}

/// Walks the segments up to the first scan, then looks for the end marker (ITU-T T.81, annex B).
fn outline(bytes: &[u8]) -> Outline {
    let mut seen = Outline::default();
    let mut at = 2usize;
    while let Some(&[lead, marker]) = bytes.get(at..at + 2) {
        if lead != 0xFF {
            return seen;
        }
        match marker {
            0xFF => {
                at += 1;
                continue;
            }
            0x01 | 0xD0..=0xD7 => {
                at += 2;
                continue;
            }
            0xD9 => return seen,
            0xC2 | 0xC6 | 0xCA | 0xCE => seen.progressive = true,
            // APP0 is JFIF, APP2 holds the colour profile, APP14 Adobe's colour transform.
            0xE1 | 0xE3..=0xED | 0xEF | 0xFE => seen.metadata = true,
            0xE2 => seen.metadata |= !bytes.get(at + 4..).is_some_and(|body| body.starts_with(b"ICC_PROFILE\0")),
            _ => {}
        }
        // Every start of frame: 0xC4, 0xC8 and 0xCC lie among them but are tables or reserved.
        if matches!(marker, 0xC0..=0xC3 | 0xC5..=0xC7 | 0xC9..=0xCB | 0xCD..=0xCF) {
            seen.components = bytes.get(at + 9).copied().unwrap_or_default();
        }
        let Some(&[high, low]) = bytes.get(at + 2..at + 4) else { return seen };
        at += 2 + usize::from(u16::from_be_bytes([high, low])).max(2);
        if marker == 0xDA {
            let rest = bytes.get(at..).unwrap_or_default();
            let end = rest.windows(2).rposition(|pair| pair == [0xFF, 0xD9]);
            seen.ends = end.is_some();
            seen.metadata |= end.is_some_and(|end| rest.len() > end + 2);
            return seen;
        }
    }
    seen
}
