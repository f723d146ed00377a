//! The decoder for JPEGs that the fast decoder cannot read: separate scans for each component, and pictures so large
//! that they are decoded at a reduced size.

use std::io;

use image::{DynamicImage, GrayImage, RgbImage};
use jpeg_decoder::{Decoder, Error, PixelFormat};

use super::super::{DecodeError, Feature, colour};
use super::segments::Segments;
use crate::scan::PictureFormat;

/// The picture at 1 / `factor` of its width and height (`factor` is 1, 2, 4 or 8), as stored.
pub(super) fn decode(file: &Segments<'_>, factor: u16) -> Result<RgbImage, DecodeError> {
    // This decoder does not notice that data are missing after the last scan, so a truncated file must be detected
    // first.
    if !file.ends {
        return Err(DecodeError::Truncated { format: PictureFormat::Jpeg });
    }
    let frame = file.frame.ok_or(DAMAGED)?;
    let whole = file.closed();
    let mut decoder = Decoder::new(&whole[..]);
    let (width, height) = (frame.width.div_ceil(factor), frame.height.div_ceil(factor));
    let (width, height) = decoder.scale(width, height).map_err(|error| explain(&error))?;
    let samples = decoder.decode().map_err(|error| explain(&error))?;
    let profile = decoder.icc_profile();
    let format = decoder.info().ok_or(DAMAGED)?.pixel_format;
    let (width, height) = (u32::from(width), u32::from(height));
    match format {
        PixelFormat::L8 => {
            let grey = GrayImage::from_raw(width, height, samples).ok_or(DAMAGED)?;
            Ok(colour::to_srgb(DynamicImage::ImageLuma8(grey), profile.as_deref()))
        }
        PixelFormat::RGB24 => {
            let mut pixels = RgbImage::from_raw(width, height, samples).ok_or(DAMAGED)?;
            colour::apply_profile(&mut pixels, profile.as_deref());
            Ok(pixels)
        }
        PixelFormat::CMYK32 => {
            let mut pixels = RgbImage::new(width, height);
            for (target, ink) in pixels.pixels_mut().zip(samples.chunks_exact(4)) {
                // Adobe stores the inks inverted: 255 = no ink.
                let black = u16::from(ink[3]);
                target.0 = [ink[0], ink[1], ink[2]].map(|value| (u16::from(value) * black / 255) as u8);
            }
            Ok(pixels)
        }
        PixelFormat::L16 => Err(DecodeError::Unsupported { format: PictureFormat::Jpeg, feature: Feature::Lossless }),
    }
}

const DAMAGED: DecodeError = DecodeError::Damaged { format: PictureFormat::Jpeg };

fn explain(error: &Error) -> DecodeError {
    let format = PictureFormat::Jpeg;
    match error {
        Error::Io(error) if error.kind() == io::ErrorKind::UnexpectedEof => DecodeError::Truncated { format },
        Error::Unsupported(_) => DecodeError::Unsupported { format, feature: Feature::Rare },
        _ => DecodeError::Damaged { format },
    }
}
