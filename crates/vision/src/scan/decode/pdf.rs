//! PDF: one page rendered by `hayro`.

mod images;
mod picture_page;

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use hayro::hayro_interpret::font::FontQuery;
use hayro::hayro_interpret::{InterpreterSettings, InterpreterWarning};
use hayro::hayro_syntax::page::Page;
use hayro::hayro_syntax::{LoadPdfError, Pdf};
use hayro::vello_cpu::color::palette::css::WHITE;
use hayro::{PixmapSettings, RenderCache, RenderSettings};
use image::RgbImage;
use memchr::memmem;

use super::{DecodeError, DecodeLimits, Feature};
use crate::font;
use crate::scan::{Leaf, PictureFormat};

/// Resolution of a page of ordinary size: scans are made at 300 dots per inch.
const SCALE: f32 = 300.0 / 72.0;

/// The longer side of a drawn page in pixels: small pages are drawn larger, posters smaller. A page that is a picture has
/// no more than that picture's.
const LONG_SIDE: std::ops::RangeInclusive<f32> = 2000.0..=5000.0;

/// Number of pages that are searched for one that is not blank.
const LEAFED_THROUGH: usize = 10;

/// A page is blank if fewer than one in this many of its pixels is darker than [`PAPER`].
const BLANK: usize = 2000;

/// Level, 0–255, below which a pixel is darker than a scan of an empty sheet.
const PAPER: u8 = 160;

/// Page `page` (from 0) rendered on white; if `None`, the first page that is not blank.
pub(super) fn decode(
    bytes: &[u8],
    page: Option<usize>,
    limits: &DecodeLimits,
) -> Result<(RgbImage, Leaf), DecodeError> {
    let pdf = open(bytes)?;
    let pages = pdf.pages();
    let draw = |page: usize| {
        let chosen = pages.get(page).ok_or(DecodeError::NoSuchPage { page: page + 1, pages: pages.len() })?;
        draw(chosen, page, limits).map(|pixels| (pixels, Leaf { page, pages: pages.len(), ..Leaf::default() }))
    };
    if let Some(page) = page {
        return draw(page);
    }
    let first = draw(0)?;
    if !is_blank(&first.0) {
        return Ok(first);
    }
    let others = (1..pages.len().min(LEAFED_THROUGH)).map(draw);
    others.filter_map(Result::ok).find(|(pixels, _)| !is_blank(pixels)).map_or(Ok(first), Ok)
}

/// Width and height of the first page as [`decode`] renders it, and the number of pages.
pub(super) fn size(bytes: &[u8]) -> Result<(u32, u32, usize), DecodeError> {
    let pdf = open(bytes)?;
    let pages = pdf.pages();
    let first = pages.first().ok_or(DecodeError::NoSuchPage { page: 1, pages: 0 })?;
    let (width, height, _) = extent(first, &settings(&Arc::default()))?;
    Ok((width, height, pages.len()))
}

fn open(bytes: &[u8]) -> Result<Pdf, DecodeError> {
    let format = PictureFormat::Pdf;
    let tail = bytes.get(bytes.len().saturating_sub(TAIL)..).unwrap_or_default();
    if [&b"%%EOF"[..], b"startxref"].iter().all(|end| memmem::find(tail, end).is_none()) {
        return Err(DecodeError::Truncated { format });
    }
    if memmem::find(bytes, b"/NeedsRendering true").is_some() {
        return Err(DecodeError::Unsupported { format, feature: Feature::DynamicForm });
    }
    let pdf = Pdf::new(bytes.to_vec()).map_err(|error| match error {
        LoadPdfError::Decryption(_) => DecodeError::Locked,
        LoadPdfError::Invalid => DecodeError::Damaged { format },
    })?;
    if pdf.pages().is_empty() { Err(DecodeError::Damaged { format }) } else { Ok(pdf) }
}

/// Where the end of a PDF must be found, in bytes from the end of the file: some mail programs append lines.
const TAIL: usize = 4096;

/// Which elements of a page could not be rendered.
#[derive(Default)]
struct Missing {
    font: AtomicBool,
    image: AtomicBool,
}

fn draw(page: &Page<'_>, number: usize, limits: &DecodeLimits) -> Result<RgbImage, DecodeError> {
    let missing = Arc::new(Missing::default());
    let settings = settings(&missing);
    let (width, height, scale) = extent(page, &settings)?;
    limits.check_pixels(width, height)?;
    let inside = |cause| DecodeError::Inside { page: number + 1, cause: Box::new(cause) };
    let images = images::of(page);
    for image in &images {
        image.check(limits).map_err(inside)?;
    }
    limits.check_memory(u64::from(width) * u64::from(height) * 11)?;
    let pixmap = hayro::render(
        page,
        &RenderCache::new(),
        &settings,
        &RenderSettings::default(),
        &PixmapSettings { x_scale: scale, y_scale: scale, bg_color: WHITE },
    );
    let format = PictureFormat::Pdf;
    if missing.image.load(Ordering::Relaxed) {
        return Err(inside(DecodeError::Unsupported { format, feature: Feature::Compression }));
    }
    if missing.font.load(Ordering::Relaxed) {
        return Err(DecodeError::Unsupported { format, feature: Feature::Font });
    }
    let (width, height) = (u32::from(pixmap.width()), u32::from(pixmap.height()));
    let mut pixels = RgbImage::new(width, height);
    for (target, source) in pixels.pixels_mut().zip(pixmap.data()) {
        target.0 = [source.r, source.g, source.b];
    }
    Ok(pixels)
}

/// Rendering settings: Chinese text whose font is not embedded uses the program's own font, any other text a font like
/// Helvetica, Times or Courier.
fn settings(missing: &Arc<Missing>) -> InterpreterSettings {
    let missing = missing.clone();
    InterpreterSettings {
        font_resolver: Arc::new(|query| match query {
            FontQuery::Standard(standard) => Some(standard.get_font_data()),
            FontQuery::Fallback(wanted) if wanted.character_collection.is_none() => {
                Some(wanted.pick_standard_font().get_font_data())
            }
            FontQuery::Fallback(_) => Some((Arc::new(font::REGULAR), 0)),
        }),
        warning_sink: Arc::new(move |warning| match warning {
            InterpreterWarning::UnsupportedFont => missing.font.store(true, Ordering::Relaxed),
            InterpreterWarning::ImageDecodeFailure => missing.image.store(true, Ordering::Relaxed),
            _ => {}
        }),
        ..InterpreterSettings::default()
    }
}

/// Whether hardly anything is printed on a page.
fn is_blank(pixels: &RgbImage) -> bool {
    let dark = pixels.pixels().filter(|pixel| pixel.0.iter().any(|value| *value < PAPER)).count();
    dark * BLANK < (pixels.width() * pixels.height()) as usize
}

/// Width and height in pixels, and pixels a point.
fn extent(page: &Page<'_>, settings: &InterpreterSettings) -> Result<(u32, u32, f32), DecodeError> {
    let (width, height) = page.render_dimensions();
    let long = width.max(height);
    if !(long.is_finite() && width.min(height) >= 1.0) {
        return Err(DecodeError::Damaged { format: PictureFormat::Pdf });
    }
    let scale = (long * SCALE).clamp(*LONG_SIDE.start(), *LONG_SIDE.end()) / long;
    let density = picture_page::density(page, (width, height), settings.clone());
    // A picture of a pixel makes a page of one.
    let scale = density.map_or(scale, |density| scale.min(density)).max(1.0 / width.min(height));
    Ok(((width * scale) as u32, (height * scale) as u32, scale))
}
