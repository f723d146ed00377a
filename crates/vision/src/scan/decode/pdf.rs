//! PDF: one page drawn to pixels by `hayro`.

use hayro::hayro_interpret::InterpreterSettings;
use hayro::hayro_syntax::object::Object;
use hayro::hayro_syntax::page::Page;
use hayro::hayro_syntax::{LoadPdfError, Pdf};
use hayro::vello_cpu::color::palette::css::WHITE;
use hayro::{PixmapSettings, RenderCache, RenderSettings};
use image::RgbImage;

use super::{DecodeError, Limits};
use crate::scan::Format;

/// Resolution of a page of ordinary size: scans are made with 300 dots an inch.
const SCALE: f32 = 300.0 / 72.0;

/// The longer side of a drawn page in pixels: small pages are drawn larger, posters smaller.
const LONG_SIDE: std::ops::RangeInclusive<f32> = 2000.0..=5000.0;

/// Page `page` (from 0) drawn on white.
pub(super) fn decode(bytes: Vec<u8>, page: usize, limits: &Limits) -> Result<RgbImage, DecodeError> {
    let pdf = open(bytes)?;
    let pages = pdf.pages();
    let chosen = pages.get(page).ok_or(DecodeError::NoSuchPage { page: page + 1, pages: pages.len() })?;
    let (width, height, scale) = extent(chosen)?;
    limits.check_pixels(width, height)?;
    check_images(&pdf, limits)?;
    limits.check_memory(u64::from(width) * u64::from(height) * 11)?;
    let pixmap = hayro::render(
        chosen,
        &RenderCache::new(),
        &InterpreterSettings::default(),
        &RenderSettings::default(),
        &PixmapSettings { x_scale: scale, y_scale: scale, bg_color: WHITE },
    );
    let (width, height) = (u32::from(pixmap.width()), u32::from(pixmap.height()));
    let mut pixels = RgbImage::new(width, height);
    for (target, source) in pixels.pixels_mut().zip(pixmap.data()) {
        target.0 = [source.r, source.g, source.b];
    }
    Ok(pixels)
}

/// Refuses a file that holds a picture beyond the limits. What a compressed stream unpacks to is not known before.
fn check_images(pdf: &Pdf, limits: &Limits) -> Result<(), DecodeError> {
    for object in pdf.objects() {
        if let Object::Stream(stream) = object {
            let side = |key: &[u8]| stream.dict().get::<u32>(key);
            if let (Some(width), Some(height)) = (side(b"Width"), side(b"Height")) {
                limits.check_pixels(width, height)?;
                limits.check_memory(u64::from(width) * u64::from(height) * 8)?;
            }
        }
    }
    Ok(())
}

/// Width and height of the first page as [`decode`] draws it, and the number of pages.
pub(super) fn size(bytes: Vec<u8>) -> Result<(u32, u32, usize), DecodeError> {
    let pdf = open(bytes)?;
    let pages = pdf.pages();
    let first = pages.first().ok_or(DecodeError::NoSuchPage { page: 1, pages: 0 })?;
    let (width, height, _) = extent(first)?;
    Ok((width, height, pages.len()))
}

fn open(bytes: Vec<u8>) -> Result<Pdf, DecodeError> {
    Pdf::new(bytes).map_err(|error| match error {
        LoadPdfError::Decryption(_) => DecodeError::Locked,
        LoadPdfError::Invalid => DecodeError::Damaged { format: Format::Pdf, detail: "no page tree".to_owned() },
    })
}

/// Width and height in pixels, and pixels a point.
fn extent(page: &Page<'_>) -> Result<(u32, u32, f32), DecodeError> {
    let (width, height) = page.render_dimensions();
    let long = width.max(height);
    if !(long.is_finite() && width.min(height) >= 1.0) {
        return Err(DecodeError::Damaged { format: Format::Pdf, detail: "the page has no area".to_owned() });
    }
    let scale = (long * SCALE).clamp(*LONG_SIDE.start(), *LONG_SIDE.end()) / long;
    Ok(((width * scale) as u32, (height * scale) as u32, scale))
}
