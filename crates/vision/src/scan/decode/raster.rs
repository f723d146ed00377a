//! PNG, WebP, TIFF, BMP and GIF, decoded by the `image` crate.

use std::error::Error;
use std::io::{self, Cursor};

use image::metadata::Orientation;
use image::{DynamicImage, ImageDecoder, ImageError, ImageFormat, ImageReader, RgbImage};

use super::{DecodeError, DecodeLimits, Feature, colour, large_png};
use crate::scan::resample;
use crate::scan::{Leaf, PictureFormat};

/// Pixels of `bytes`, upright, in sRGB, with the size in the file if they were reduced; the first frame of an animation.
pub(super) fn decode(
    bytes: &[u8],
    format: PictureFormat,
    limits: &DecodeLimits,
) -> Result<(RgbImage, Leaf), DecodeError> {
    let mut decoder = open(bytes, format, Some(limits))?;
    let (width, height) = decoder.dimensions();
    let factor = reduction(bytes, format, (width, height), limits)?;
    let orientation = orientation(&mut decoder);
    let profile = decoder.icc_profile().ok().flatten();
    let image = if factor > 1 {
        large_png::decode(bytes, factor, limits)?
    } else {
        limits.check_pixels(width, height)?;
        // The decoded samples and their RGB copy exist at the same time.
        limits.check_memory(decoder.total_bytes().saturating_add(u64::from(width) * u64::from(height) * 3))?;
        DynamicImage::from_decoder(decoder).map_err(|error| explain(&error, format))?
    };
    let full_size = (factor > 1).then(|| upright(width, height, orientation));
    let pixels = resample::orient(colour::to_srgb(image, profile.as_deref()), orientation);
    Ok((pixels, Leaf { full_size, ..Leaf::default() }))
}

/// Width and height after the EXIF orientation, as [`decode`] produces them.
pub(super) fn size(bytes: &[u8], format: PictureFormat, limits: &DecodeLimits) -> Result<(u32, u32), DecodeError> {
    let mut decoder = open(bytes, format, None)?;
    let (width, height) = decoder.dimensions();
    let factor = u32::from(reduction(bytes, format, (width, height), limits)?);
    Ok(upright(width.div_ceil(factor), height.div_ceil(factor), orientation(&mut decoder)))
}

/// The factor by which a picture is reduced while it is decoded: only a PNG that is stored row by row can be.
fn reduction(
    bytes: &[u8],
    format: PictureFormat,
    (width, height): (u32, u32),
    limits: &DecodeLimits,
) -> Result<u16, DecodeError> {
    if format == PictureFormat::Png && large_png::is_in_rows(bytes) { limits.reduction(width, height) } else { Ok(1) }
}

fn upright(width: u32, height: u32, orientation: Orientation) -> (u32, u32) {
    if resample::swaps_sides(orientation) { (height, width) } else { (width, height) }
}

/// The orientation from the EXIF block, which may begin with the identifier that it has in a JPEG.
fn orientation(decoder: &mut impl ImageDecoder) -> Orientation {
    let exif = decoder.exif_metadata().ok().flatten();
    let body = exif.as_deref().map(|exif| exif.strip_prefix(b"Exif\0\0").unwrap_or(exif));
    let by_exif = body.and_then(Orientation::from_exif_chunk);
    by_exif.or_else(|| decoder.orientation().ok()).unwrap_or(Orientation::NoTransforms)
}

fn open<'a>(
    bytes: &'a [u8],
    format: PictureFormat,
    limits: Option<&DecodeLimits>,
) -> Result<impl ImageDecoder + use<'a>, DecodeError> {
    let kind = match format {
        PictureFormat::Png => ImageFormat::Png,
        PictureFormat::WebP => ImageFormat::WebP,
        PictureFormat::Tiff => ImageFormat::Tiff,
        PictureFormat::Bmp => ImageFormat::Bmp,
        PictureFormat::Gif => ImageFormat::Gif,
        PictureFormat::Jpeg | PictureFormat::Pdf | PictureFormat::Heic | PictureFormat::Livp => {
            return Err(DecodeError::Unsupported { format, feature: Feature::Rare });
        }
    };
    let mut reader = ImageReader::with_format(Cursor::new(bytes), kind);
    let mut caps = image::Limits::default();
    caps.max_alloc = limits.map(|limits| limits.memory);
    reader.limits(caps);
    reader.into_decoder().map_err(|error| explain(&error, format))
}

/// Maps an error of the `image` crate.
pub(super) fn explain(error: &ImageError, format: PictureFormat) -> DecodeError {
    if ended_early(error) {
        return DecodeError::Truncated { format };
    }
    match error {
        ImageError::Unsupported(_) => DecodeError::Unsupported { format, feature: Feature::Rare },
        _ => DecodeError::Damaged { format },
    }
}

/// Whether an error, or one of its sources, is an unexpected end of file.
fn ended_early(error: &(dyn Error + 'static)) -> bool {
    let mut next = Some(error);
    while let Some(error) = next {
        if error.downcast_ref::<io::Error>().is_some_and(|error| error.kind() == io::ErrorKind::UnexpectedEof) {
            return true;
        }
        next = error.source();
    }
    false
}
