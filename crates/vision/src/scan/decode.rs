//! From foreign bytes to an upright [`Picture`] in 8-bit sRGB.
//!
//! The format is told by the content. Size, pixels and memory are checked before the pixels are decoded; every
//! third-party decoder runs behind [`guard`], so that no bytes whatever make the program panic.

mod colour;
mod error;
mod guard;
#[cfg(feature = "heic")]
mod heic;
mod jpeg;
mod pdf;
mod raster;
mod sniff;

use std::time::Duration;

use image::RgbImage;

use super::{Format, Picture};

pub use error::{DecodeError, RULES};

/// What decoding may cost. Beyond it the file is refused, by name, before the pixels are decoded where possible.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Largest file in bytes.
    pub file_bytes: u64,
    /// Largest number of pixels, width × height.
    pub pixels: u64,
    /// Memory in bytes that the pixels may take while they are decoded, the file itself not counted.
    pub memory: u64,
    /// Time for formats whose cost cannot be told from the number of pixels (PDF, HEIC).
    pub time: Duration,
}

impl Default for Limits {
    /// 128 MiB of file, 100 megapixels, 1 GiB of memory, 20 seconds.
    fn default() -> Self {
        Self { file_bytes: 128 << 20, pixels: 100_000_000, memory: 1 << 30, time: Duration::from_secs(20) }
    }
}

impl Limits {
    fn check_pixels(&self, width: u32, height: u32) -> Result<(), DecodeError> {
        if u64::from(width) * u64::from(height) > self.pixels {
            return Err(DecodeError::TooManyPixels { width, height, limit: self.pixels });
        }
        Ok(())
    }

    fn check_memory(&self, needed: u64) -> Result<(), DecodeError> {
        if needed > self.memory {
            return Err(DecodeError::TooMuchMemory { needed, limit: self.memory });
        }
        Ok(())
    }
}

/// What a file says about itself, told without decoding its pixels.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Glimpse {
    /// Format by content.
    pub format: Format,
    /// Width in pixels after the EXIF orientation; for a PDF the width of its first page as [`decode`] draws it.
    pub width: u32,
    /// Height in pixels after the EXIF orientation; for a PDF the height of its first page as [`decode`] draws it.
    pub height: u32,
    /// Number of pages: 1 except for a PDF.
    pub pages: usize,
}

/// The picture in `bytes`, upright and in sRGB; the first page of a PDF, the first frame of an animation.
///
/// # Errors
/// [`DecodeError`] says why the file cannot be used: it is empty, cut short, damaged, no picture, locked, or beyond
/// `limits`.
pub fn decode(bytes: &[u8], limits: &Limits) -> Result<Picture, DecodeError> {
    decode_page(bytes, 0, limits)
}

/// Like [`decode`], for page `page` (from 0) of a PDF. Other formats have page 0 alone.
///
/// # Errors
/// As [`decode`], and [`DecodeError::NoSuchPage`].
pub fn decode_page(bytes: &[u8], page: usize, limits: &Limits) -> Result<Picture, DecodeError> {
    let format = admit(bytes, limits)?;
    if page > 0 && format != Format::Pdf {
        return Err(DecodeError::NoSuchPage { page: page + 1, pages: 1 });
    }
    let pixels = match format {
        Format::Jpeg => guard::run(format, || jpeg::decode(bytes, limits))?,
        Format::Pdf => {
            let (bytes, limits) = (bytes.to_vec(), *limits);
            guard::run_for(format, limits.time, move || pdf::decode(bytes, page, &limits))?
        }
        Format::Heic => heic_pixels(bytes, limits)?,
        Format::Png | Format::WebP | Format::Tiff | Format::Bmp | Format::Gif => {
            guard::run(format, || raster::decode(bytes, format, limits))?
        }
    };
    let has_metadata = sniff::has_metadata(bytes, format);
    Ok(Picture { pixels, format, file_size: bytes.len(), has_metadata })
}

/// Format, size and pages of `bytes`, without decoding pixels.
///
/// # Errors
/// As [`decode`], as far as the headers show it.
pub fn peek(bytes: &[u8], limits: &Limits) -> Result<Glimpse, DecodeError> {
    let format = admit(bytes, limits)?;
    let (width, height, pages) = match format {
        Format::Jpeg => guard::run(format, || jpeg::size(bytes).map(|(width, height)| (width, height, 1)))?,
        Format::Pdf => {
            let bytes = bytes.to_vec();
            guard::run_for(format, limits.time, move || pdf::size(bytes))?
        }
        Format::Heic => heic_size(bytes)?,
        Format::Png | Format::WebP | Format::Tiff | Format::Bmp | Format::Gif => {
            guard::run(format, || raster::size(bytes, format).map(|(width, height)| (width, height, 1)))?
        }
    };
    Ok(Glimpse { format, width, height, pages })
}

/// Whether `bytes` are a video in an MP4 or QuickTime container, as the promise video (承诺视频) must be.
pub fn is_video(bytes: &[u8]) -> bool {
    sniff::is_video(bytes)
}

/// Whether a JPEG or PNG holds 8-bit grey or RGB samples without transparency: what every reader shows alike.
pub fn is_plain(bytes: &[u8], format: Format) -> bool {
    match format {
        Format::Jpeg => jpeg::is_plain(bytes),
        Format::Png => sniff::is_plain_png(bytes),
        _ => false,
    }
}

/// The format of a file that may be decoded at all.
fn admit(bytes: &[u8], limits: &Limits) -> Result<Format, DecodeError> {
    if bytes.is_empty() {
        return Err(DecodeError::Empty);
    }
    let size = bytes.len() as u64;
    if size > limits.file_bytes {
        return Err(DecodeError::FileTooLarge { size, limit: limits.file_bytes });
    }
    match sniff::format(bytes) {
        Some(format) => Ok(format),
        None if sniff::is_video(bytes) => Err(DecodeError::Video),
        None => Err(DecodeError::NotAPicture),
    }
}

#[cfg(feature = "heic")]
fn heic_pixels(bytes: &[u8], limits: &Limits) -> Result<RgbImage, DecodeError> {
    let (bytes, limits) = (bytes.to_vec(), *limits);
    guard::run_for(Format::Heic, limits.time, move || heic::decode(&bytes, &limits))
}

#[cfg(feature = "heic")]
fn heic_size(bytes: &[u8]) -> Result<(u32, u32, usize), DecodeError> {
    guard::run(Format::Heic, || heic::size(bytes).map(|(width, height)| (width, height, 1)))
}

#[cfg(not(feature = "heic"))]
fn heic_pixels(_bytes: &[u8], _limits: &Limits) -> Result<RgbImage, DecodeError> {
    Err(DecodeError::Unsupported { format: Format::Heic, detail: "built without HEIC".to_owned() })
}

#[cfg(not(feature = "heic"))]
fn heic_size(_bytes: &[u8]) -> Result<(u32, u32, usize), DecodeError> {
    Err(DecodeError::Unsupported { format: Format::Heic, detail: "built without HEIC".to_owned() })
}
