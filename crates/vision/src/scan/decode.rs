//! Decodes untrusted files into an upright [`Picture`] in 8-bit sRGB.
//!
//! The format is determined from the content. Size, pixels and memory are checked before the pixels are decoded; every
//! third-party decoder runs behind [`guard`], so that no file can make the program panic.

mod colour;
mod container;
mod error;
mod foreign;
mod guard;
#[cfg(feature = "heic")]
mod heic;
pub mod isolated;
mod jpeg;
mod large_png;
mod pdf;
mod raster;
mod sniff;
mod tiff;

use std::time::Duration;

use image::RgbImage;
use serde::{Deserialize, Serialize};

use super::{Leaf, Picture, PictureFormat};

pub use error::{DecodeError, Feature, RULES};
pub use foreign::Foreign;

/// Limits on the cost of decoding. A file that exceeds one is refused with an error that names it, if possible before
/// its pixels are decoded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct DecodeLimits {
    /// Largest file in bytes.
    pub file_bytes: u64,
    /// Largest number of pixels, width × height.
    pub pixels: u64,
    /// Memory in bytes that decoding may use, not counting the file itself.
    pub memory: u64,
    /// Processor time that decoding may use. Only [`isolated`] enforces it: a thread cannot be stopped from outside.
    pub time: Duration,
}

impl Default for DecodeLimits {
    /// 128 MiB file size, 100 megapixels, 640 MiB of memory, 20 seconds.
    fn default() -> Self {
        Self { file_bytes: 128 << 20, pixels: 100_000_000, memory: 640 << 20, time: Duration::from_secs(20) }
    }
}

/// Memory in bytes for a PDF, whose cost its size does not show; no genuine page of a scan takes as much.
const DOCUMENT_MEMORY: u64 = 448 << 20;

/// Pixels above which a picture is decoded at a half, a quarter or an eighth of its width and height: the 108 and 200
/// megapixels of some phones add no detail.
const MAX_FULL_PIXELS: u64 = 64_000_000;

/// Factor by which the pixels of such a picture may exceed [`DecodeLimits::pixels`] before it is reduced.
const REDUCIBLE: u64 = 4;

impl DecodeLimits {
    /// These limits adapted to a file of this format.
    fn of(self, format: PictureFormat) -> Self {
        if format == PictureFormat::Pdf { Self { memory: self.memory.min(DOCUMENT_MEMORY), ..self } } else { self }
    }

    fn check_pixels(&self, width: u32, height: u32) -> Result<(), DecodeError> {
        if u64::from(width) * u64::from(height) > self.pixels {
            return Err(DecodeError::TooManyPixels { width, height, limit: self.pixels });
        }
        Ok(())
    }

    /// The factor by which width and height of a picture are reduced while it is decoded, for formats that allow it:
    /// 1, 2, 4 or 8.
    fn reduction(&self, width: u32, height: u32) -> Result<u16, DecodeError> {
        Self { pixels: self.pixels.saturating_mul(REDUCIBLE), ..*self }.check_pixels(width, height)?;
        let fits = |factor: &u16| {
            let side = |side: u32| u64::from(side.div_ceil(u32::from(*factor)));
            side(width) * side(height) <= self.pixels.min(MAX_FULL_PIXELS)
        };
        [1, 2, 4, 8].into_iter().find(fits).ok_or(DecodeError::TooManyPixels { width, height, limit: self.pixels })
    }

    fn check_memory(&self, needed: u64) -> Result<(), DecodeError> {
        if needed > self.memory {
            return Err(DecodeError::TooMuchMemory { limit: self.memory });
        }
        Ok(())
    }
}

/// Properties of a file that are known without decoding its pixels.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Glimpse {
    /// Format by content.
    pub format: PictureFormat,
    /// Width in pixels after the EXIF orientation; for a PDF the width of its first page as [`decode`] draws it.
    pub width: u32,
    /// Height in pixels after the EXIF orientation; for a PDF the height of its first page as [`decode`] draws it.
    pub height: u32,
    /// Number of pages: 1 except for a PDF or TIFF.
    pub pages: usize,
}

/// Decodes `bytes` into an upright sRGB picture: of a PDF the first page that is not blank, of an animation the first
/// frame.
///
/// # Errors
/// [`DecodeError`] says why the file cannot be used: it is empty, truncated, damaged, not a picture, locked, or exceeds
/// `limits`.
pub fn decode(bytes: &[u8], limits: &DecodeLimits) -> Result<Picture, DecodeError> {
    open(bytes, None, limits)
}

/// Like [`decode`], for page `page` (from 0) of a PDF or TIFF. Other formats have only page 0.
///
/// # Errors
/// As [`decode`], and [`DecodeError::NoSuchPage`].
pub fn decode_page(bytes: &[u8], page: usize, limits: &DecodeLimits) -> Result<Picture, DecodeError> {
    open(bytes, Some(page), limits)
}

fn open(bytes: &[u8], page: Option<usize>, limits: &DecodeLimits) -> Result<Picture, DecodeError> {
    let format = admit(bytes, limits)?;
    if let Some(page) = page.filter(|page| *page > 0 && !matches!(format, PictureFormat::Pdf | PictureFormat::Tiff)) {
        return Err(DecodeError::NoSuchPage { page: page + 1, pages: 1 });
    }
    let limits = limits.of(format);
    let only = |pixels| (pixels, Leaf::default());
    let (pixels, leaf) = match format {
        PictureFormat::Jpeg => guard::run(format, || jpeg::decode(bytes, &limits))?,
        PictureFormat::Pdf => guard::run_deep(format, || pdf::decode(bytes, page, &limits))?,
        PictureFormat::Heic => guard::run_deep(format, || heic_pixels(bytes, &limits)).map(only)?,
        PictureFormat::Livp => {
            open(&still(bytes, &limits)?, None, &limits).map(|picture| (picture.pixels, picture.leaf))?
        }
        PictureFormat::Tiff => guard::run(format, || tiff::decode(bytes, page, &limits))?,
        PictureFormat::Png | PictureFormat::WebP | PictureFormat::Bmp | PictureFormat::Gif => {
            guard::run(format, || raster::decode(bytes, format, &limits))?
        }
    };
    if format != PictureFormat::Pdf && stops_halfway(&pixels) {
        return Err(DecodeError::Truncated { format });
    }
    let has_metadata = sniff::has_metadata(bytes, format);
    Ok(Picture { pixels, format, file_size: bytes.len(), has_metadata, leaf })
}

/// Whether the lower part of a picture is the grey that programs fill in for missing data, and which stays if they save
/// the file again: no photograph has rows of uniform middle grey over its whole width.
fn stops_halfway(pixels: &RgbImage) -> bool {
    let is_grey = |row: &[u8]| row.iter().all(|value| value.abs_diff(128) <= 1);
    let stride = (pixels.width() as usize * 3).max(1);
    let grey = pixels.chunks_exact(stride).rev().take_while(|row| is_grey(row)).count();
    let rows = pixels.height() as usize;
    grey * 20 > rows && grey < rows
}

/// Format, size and pages of `bytes`, without decoding pixels.
///
/// # Errors
/// As [`decode`], as far as they can be determined from the headers.
pub fn peek(bytes: &[u8], limits: &DecodeLimits) -> Result<Glimpse, DecodeError> {
    let format = admit(bytes, limits)?;
    let only = |(width, height)| (width, height, 1);
    let (width, height, pages) = match format {
        PictureFormat::Jpeg => guard::run(format, || jpeg::size(bytes, limits)).map(only)?,
        PictureFormat::Pdf => guard::run_deep(format, || pdf::size(bytes))?,
        PictureFormat::Heic => guard::run(format, || heic_size(bytes)).map(only)?,
        PictureFormat::Livp => {
            let glimpse = peek(&still(bytes, limits)?, limits)?;
            (glimpse.width, glimpse.height, 1)
        }
        PictureFormat::Tiff => guard::run(format, || tiff::size(bytes))?,
        PictureFormat::Png | PictureFormat::WebP | PictureFormat::Bmp | PictureFormat::Gif => {
            guard::run(format, || raster::size(bytes, format, limits)).map(only)?
        }
    };
    Ok(Glimpse { format, width, height, pages })
}

/// The still picture of a live photo.
fn still(bytes: &[u8], limits: &DecodeLimits) -> Result<Vec<u8>, DecodeError> {
    let still =
        container::live_photo(bytes, limits.file_bytes).ok_or(DecodeError::Damaged { format: PictureFormat::Livp })?;
    match sniff::format(&still) {
        Some(PictureFormat::Jpeg | PictureFormat::Heic) => Ok(still),
        _ => Err(DecodeError::Damaged { format: PictureFormat::Livp }),
    }
}

/// Whether `bytes` are a video in an MP4 or QuickTime container, as the promise video (承诺视频) must be.
pub fn is_video(bytes: &[u8]) -> bool {
    sniff::is_video(bytes)
}

/// Whether a JPEG or PNG holds 8-bit grey or RGB samples without transparency, which all viewers show alike.
pub fn is_plain(bytes: &[u8], format: PictureFormat) -> bool {
    match format {
        PictureFormat::Jpeg => jpeg::is_plain(bytes),
        PictureFormat::Png => sniff::is_plain_png(bytes),
        _ => false,
    }
}

/// The format of a file, if it may be decoded at all.
fn admit(bytes: &[u8], limits: &DecodeLimits) -> Result<PictureFormat, DecodeError> {
    if bytes.is_empty() {
        return Err(DecodeError::Empty);
    }
    let size = bytes.len() as u64;
    if size > limits.file_bytes {
        return Err(DecodeError::FileTooLarge { size, limit: limits.file_bytes });
    }
    match sniff::format(bytes) {
        Some(format) => Ok(format),
        None => Err(match foreign::kind(bytes) {
            _ if sniff::is_video(bytes) => DecodeError::Video,
            Some(kind) => DecodeError::Foreign { kind },
            None => DecodeError::NotAPicture,
        }),
    }
}

#[cfg(feature = "heic")]
use heic::{decode as heic_pixels, size as heic_size};

#[cfg(not(feature = "heic"))]
fn heic_pixels(_bytes: &[u8], _limits: &DecodeLimits) -> Result<RgbImage, DecodeError> {
    Err(DecodeError::Unsupported { format: PictureFormat::Heic, feature: Feature::LeftOut })
}

#[cfg(not(feature = "heic"))]
fn heic_size(_bytes: &[u8]) -> Result<(u32, u32), DecodeError> {
    Err(DecodeError::Unsupported { format: PictureFormat::Heic, feature: Feature::LeftOut })
}
