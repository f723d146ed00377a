//! HEIC photographs, decoded by `heifer`.
//!
//! The crate is MIT or Apache-2.0, forbids `unsafe` in all its parts, checks every picture against `max_pixels` before
//! it allocates, and decodes stills only (HEVC intra). HEVC itself is covered by patents in some countries, so the
//! format is a feature of the build. The crate refuses HDR (PQ, HLG) without a base picture, AVIF, and sequences.

use heifer::heifer_isobmff::HeifFile;
use heifer::heifer_isobmff::boxes::Property;
use heifer::{Error, Options};
use image::{DynamicImage, RgbImage, RgbaImage};

use super::{DecodeError, DecodeLimits, Feature, colour};
use crate::scan::PictureFormat;

/// Pixels of the primary picture, upright, in sRGB.
pub(super) fn decode(bytes: &[u8], limits: &DecodeLimits) -> Result<RgbImage, DecodeError> {
    let (width, height) = size(bytes)?;
    limits.check_pixels(width, height)?;
    // The codec's planes, RGBA, and the RGB copy.
    limits.check_memory(u64::from(width) * u64::from(height) * 12)?;
    let options = Options { max_threads: 1, max_pixels: limits.pixels };
    let image = heifer::decode_srgb_rgba8(bytes, &options).map_err(|error| explain(&error))?;
    if (image.width, image.height) != (width, height) {
        return Err(DecodeError::Damaged { format: PictureFormat::Heic });
    }
    let has_alpha = image.has_alpha;
    let pixels = if has_alpha {
        RgbaImage::from_raw(width, height, image.data).map(|image| colour::over_white(DynamicImage::ImageRgba8(image)))
    } else {
        RgbImage::from_raw(width, height, image.into_rgb8())
    };
    pixels.ok_or(DecodeError::Damaged { format: PictureFormat::Heic })
}

/// Width and height of the primary picture after cropping and rotation.
pub(super) fn size(bytes: &[u8]) -> Result<(u32, u32), DecodeError> {
    let damaged = || DecodeError::Damaged { format: PictureFormat::Heic };
    let file = HeifFile::parse(bytes).map_err(|error| explain(&Error::Container(error)))?;
    let (width, height) = file.image_size(file.primary_id).map_err(|_| damaged())?.ok_or_else(damaged)?;
    let properties = file.item_properties(file.primary_id).map_err(|_| damaged())?;
    let part = |(part, of): (u32, u32)| (f64::from(part) / f64::from(of.max(1))).round() as u32;
    Ok(properties.fold((width, height), |(width, height), property| match property {
        Property::CleanAperture { width: across, height: down, .. } => {
            (width.min(part(*across)), height.min(part(*down)))
        }
        Property::Rotation(turned) if turned % 2 == 1 => (height, width),
        _ => (width, height),
    }))
}

fn explain(error: &Error) -> DecodeError {
    use heifer::heifer_hevc_dec::Error as Hevc;
    use heifer::heifer_isobmff::Error as Container;
    let format = PictureFormat::Heic;
    match error {
        Error::Container(Container::UnexpectedEof) | Error::Hevc(Hevc::UnexpectedEof) => {
            DecodeError::Truncated { format }
        }
        Error::Unsupported(_) | Error::Hevc(Hevc::Unimplemented(_)) => {
            DecodeError::Unsupported { format, feature: Feature::Rare }
        }
        _ => DecodeError::Damaged { format },
    }
}
