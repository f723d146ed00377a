//! JPEG: grey, YCbCr, RGB, CMYK and YCCK, baseline and progressive.

mod audit;
mod second;
mod segments;
mod step;
mod tape;

use std::borrow::Cow;
use std::thread;

use image::RgbImage;
use zune_core::colorspace::ColorSpace;
use zune_core::options::DecoderOptions;
use zune_jpeg::JpegDecoder;
use zune_jpeg::errors::DecodeErrors;

use self::audit::{AuditResult, audit};
use self::segments::{FrameHeader, Segments};
use self::tape::Tape;
use super::{DecodeError, DecodeLimits, Feature, colour};
use crate::scan::resample;
use crate::scan::{Leaf, PictureFormat};

/// Number of scans above which a progressive file is refused; genuine files have about ten.
const MAX_SCANS: usize = 64;

/// Pixels of `bytes`, upright, in sRGB, with the size in the file if they were reduced.
pub(super) fn decode(bytes: &[u8], limits: &DecodeLimits) -> Result<(RgbImage, Leaf), DecodeError> {
    let file = Segments::read(bytes);
    let frame = checked(&file)?;
    let factor = limits.reduction(u32::from(frame.width), u32::from(frame.height))?;
    let full = u64::from(frame.width) * u64::from(frame.height);
    // The rotation needs a second buffer; a progressive file keeps all coefficients, 16 bits per sample.
    let coefficients = if frame.is_progressive() || file.in_first_scan < frame.components { full * 6 } else { 0 };
    limits.check_memory(full / u64::from(factor * factor) * 6 + coefficients / 2)?;
    let by_component = !frame.is_progressive() && file.in_first_scan < frame.components;
    let uneven = !file.light_is_finest;
    let draw = || {
        if factor > 1 || by_component || uneven {
            second::decode(&file, factor).map(|pixels| (pixels, false))
        } else {
            full_size(&file, frame)
        }
    };
    let (pixels, left_over) = if frame.is_progressive() || by_component {
        draw()?
    } else {
        let (pixels, verdict) = thread::scope(|scope| {
            let audited = scope.spawn(|| audit(&file));
            (draw(), audited.join().unwrap_or(AuditResult::Damaged))
        });
        match verdict {
            // The decoder skips rows that were cut off; the audit detects them.
            AuditResult::Sound => (pixels?.0, false),
            AuditResult::Untold => pixels?,
            AuditResult::Short => return Err(DecodeError::Truncated { format: PictureFormat::Jpeg }),
            AuditResult::Damaged => return Err(DecodeError::Damaged { format: PictureFormat::Jpeg }),
        }
    };
    if left_over {
        return Err(DecodeError::Damaged { format: PictureFormat::Jpeg });
    }
    let full_size = (factor > 1).then(|| upright_size(&file, frame, 1));
    Ok((resample::orient(pixels, file.orientation), Leaf { full_size, ..Leaf::default() }))
}

/// Width and height after the EXIF orientation, as [`decode`] produces them.
pub(super) fn size(bytes: &[u8], limits: &DecodeLimits) -> Result<(u32, u32), DecodeError> {
    let file = Segments::read(bytes);
    let frame = checked(&file)?;
    let factor = limits.reduction(u32::from(frame.width), u32::from(frame.height))?;
    Ok(upright_size(&file, frame, factor))
}

/// Width and height after the EXIF orientation, reduced by `factor`.
fn upright_size(file: &Segments<'_>, frame: FrameHeader, factor: u16) -> (u32, u32) {
    let (width, height) = (u32::from(frame.width.div_ceil(factor)), u32::from(frame.height.div_ceil(factor)));
    if resample::swaps_sides(file.orientation) { (height, width) } else { (width, height) }
}

/// Whether the file contains EXIF, XMP, IPTC, a comment, or bytes after its end.
pub(super) fn has_metadata(bytes: &[u8]) -> bool {
    Segments::read(bytes).metadata
}

/// Whether the file is complete, with no foreign bytes, and has grey or three-colour samples, progressive or in a
/// single scan: all viewers show such a file alike.
pub(super) fn is_plain(bytes: &[u8]) -> bool {
    let file = Segments::read(bytes);
    let usual = |frame: FrameHeader| {
        matches!(frame.components, 1 | 3) && (frame.is_progressive() || file.in_first_scan == frame.components)
    };
    file.ends && bytes.starts_with(&file.bytes) && file.frame.is_some_and(usual)
}

/// Whether all components come in one scan or the file is progressive, and no component is finer than luma: every
/// decoder supports this.
pub(super) fn comes_at_once(bytes: &[u8]) -> bool {
    let file = Segments::read(bytes);
    let at_once = |frame: FrameHeader| frame.is_progressive() || file.in_first_scan == frame.components;
    file.light_is_finest && file.frame.is_some_and(at_once)
}

/// The frame header, if it exists and can be decoded.
fn checked(file: &Segments<'_>) -> Result<FrameHeader, DecodeError> {
    let format = PictureFormat::Jpeg;
    let frame = file.frame.ok_or(if file.ends {
        DecodeError::Damaged { format }
    } else {
        DecodeError::Truncated { format }
    })?;
    match frame.unsupported() {
        Some(feature) => Err(DecodeError::Unsupported { format, feature }),
        None if frame.width == 0 => Err(DecodeError::Damaged { format }),
        // In a progressive file the last scan may be cut short, which its data do not show.
        None if !file.is_complete() || frame.is_progressive() && !file.ends => Err(DecodeError::Truncated { format }),
        None => Ok(frame),
    }
}

/// The picture at full size, as stored, and whether coded data was left over.
fn full_size(file: &Segments<'_>, frame: FrameHeader) -> Result<(RgbImage, bool), DecodeError> {
    // After a marker the decoder continues with zeros as if they were data, so it is not given the end marker. Only a
    // progressive picture needs the marker, and its scans show whether it is complete.
    let bytes = if frame.is_progressive() { Cow::Owned(file.closed()) } else { Cow::Borrowed(&file.bytes[..]) };
    let (tape, left_over) = Tape::new(&bytes, &file.scans);
    let mut decoder = open(tape, file)?;
    let space = decoder.input_colorspace().ok_or(DecodeError::Damaged { format: PictureFormat::Jpeg })?;
    let profile = decoder.icc_profile();
    let four = matches!(space, ColorSpace::CMYK | ColorSpace::YCCK);
    let (width, height) = (u32::from(frame.width), u32::from(frame.height));
    let pixels = match profile.as_deref().filter(|_| four) {
        Some(profile) => by_ink(&mut decoder, file, space, width, height, profile)?,
        None => None,
    };
    let pixels = if let Some(pixels) = pixels {
        pixels
    } else {
        let (tape, _) = Tape::new(&bytes, &file.scans);
        let mut decoder = if four { open(tape, file)? } else { decoder };
        let mut pixels = RgbImage::new(width, height);
        decoder.decode_into(&mut pixels).map_err(|error| explain(&error, file))?;
        colour::apply_profile(&mut pixels, profile.as_deref().filter(|_| !four));
        pixels
    };
    Ok((pixels, left_over.get()))
}

/// Opens a decoder and reads the headers. Missing and invalid data are errors instead of grey areas.
fn open<'a>(tape: Tape<'a>, file: &Segments<'_>) -> Result<JpegDecoder<Tape<'a>>, DecodeError> {
    let options = DecoderOptions::default()
        .set_strict_mode(true)
        .set_max_width(usize::from(u16::MAX))
        .set_max_height(usize::from(u16::MAX))
        .jpeg_set_max_scans(MAX_SCANS)
        .jpeg_set_out_colorspace(ColorSpace::RGB);
    let mut decoder = JpegDecoder::new_with_options(tape, options);
    decoder.decode_headers().map_err(|error| explain(&error, file))?;
    Ok(decoder)
}

/// Decodes the four inks and converts them with the file's profile; `None` if the profile is not for CMYK.
///
/// Adobe stores the inks inverted (255 = no ink), and in YCCK the three colours as YCbCr.
fn by_ink(
    decoder: &mut JpegDecoder<Tape<'_>>,
    file: &Segments<'_>,
    space: ColorSpace,
    width: u32,
    height: u32,
    profile: &[u8],
) -> Result<Option<RgbImage>, DecodeError> {
    decoder.set_options(decoder.options().jpeg_set_out_colorspace(space));
    let mut samples = decoder.decode().map_err(|error| explain(&error, file))?;
    for pixel in samples.chunks_exact_mut(4) {
        if let [first, second, third, black] = pixel {
            if space == ColorSpace::YCCK {
                let (y, cb, cr) = (f32::from(*first), f32::from(*second) - 128.0, f32::from(*third) - 128.0);
                // The converted colours are already inks that are not inverted.
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

/// Maps the decoder's error. A file without an end is truncated; anything else is damage.
fn explain(error: &DecodeErrors, file: &Segments<'_>) -> DecodeError {
    let format = PictureFormat::Jpeg;
    match error {
        DecodeErrors::Unsupported(_) => DecodeError::Unsupported { format, feature: Feature::Rare },
        DecodeErrors::ExhaustedData | DecodeErrors::FormatStatic("Premature end of buffer") => {
            DecodeError::Truncated { format }
        }
        _ if !file.ends => DecodeError::Truncated { format },
        _ => DecodeError::Damaged { format },
    }
}
