//! Corrections of a picture: straightened along its corners, turned, written again within the platform's limit.

use std::sync::Arc;

use iced::widget::image::Handle;
use image::codecs::jpeg::JpegEncoder;
use image::imageops::FilterType;
use image::{DynamicImage, ImageError, RgbImage, imageops};

use super::words::Words;
use crate::scan::{self, Point, Quad};

/// Longest side of a picture on a page, in pixels.
const LARGE: u32 = 1600;
/// Height of what is cut out around a value that was read, in pixels.
const CUT: u32 = 56;
/// Largest file that the platform takes, in bytes.
const LARGEST: usize = 2 * 1024 * 1024;
/// Qualities that are tried until the file is small enough.
const QUALITIES: [u8; 4] = [92, 86, 78, 70];

/// A picture to look at: pixels for the screen, and the size of what they stand for.
#[derive(Debug, Clone)]
pub struct Copy {
    /// Pixels.
    pub handle: Handle,
    /// Width of the upright picture that it was made from.
    pub width: u32,
    /// Height of it.
    pub height: u32,
}

/// A copy large enough for a page, with its pixels at hand.
#[derive(Debug, Clone)]
pub struct Shown {
    /// The copy.
    pub copy: Copy,
    pixels: Arc<RgbImage>,
}

/// A correction.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Correction {
    /// Cut out and straighten what lies inside the corners.
    Straighten(Quad),
    /// Turn clockwise by quarters.
    Turn(u8),
}

/// Why there is no corrected picture.
#[derive(Debug, thiserror::Error)]
pub enum RetouchError {
    /// The picture cannot be decoded.
    #[error(transparent)]
    Picture(#[from] scan::DecodeError),
    /// The corners make no quadrilateral.
    #[error("the corners make no quadrilateral")]
    Corners,
    /// The result cannot be written.
    #[error(transparent)]
    Encode(#[from] ImageError),
}

impl RetouchError {
    /// Cause and cure.
    pub fn message(&self, words: Words) -> String {
        match self {
            Self::Picture(error) => error.message(words.0),
            Self::Corners => words.get("app-viewer-no-quad"),
            Self::Encode(error) => words.put("app-viewer-failed", &[("detail", &error.to_string())]),
        }
    }
}

/// A copy of the picture in `bytes`, its longest side `longest` pixels at most; `None` for what is no picture.
pub fn copy(bytes: &[u8], longest: u32) -> Option<Copy> {
    let picture = scan::decode(bytes, &scan::Limits::default()).ok()?;
    let (width, height) = picture.pixels.dimensions();
    Some(Copy { handle: handle(reduced(&picture.pixels, longest)), width, height })
}

/// A copy for a page; `None` for what is no picture.
pub fn shown(bytes: &[u8]) -> Option<Shown> {
    let picture = scan::decode(bytes, &scan::Limits::default()).ok()?;
    let (width, height) = picture.pixels.dimensions();
    let pixels = reduced(&picture.pixels, LARGE);
    Some(Shown { copy: Copy { handle: handle(pixels.clone()), width, height }, pixels: Arc::new(pixels) })
}

impl Shown {
    /// The part of the picture around `region`, which is in pixels of the upright picture; `None` outside of it.
    pub fn cut_out(&self, region: &Quad) -> Option<Handle> {
        let scale = self.pixels.width() as f32 / self.copy.width.max(1) as f32;
        cut_out(&self.pixels, region, scale).map(handle)
    }
}

/// The picture in `bytes`, corrected at full size and written as JPEG.
///
/// # Errors
/// [`RetouchError`] when it is no picture, the corners are none, or the result cannot be written.
pub fn correct(bytes: &[u8], correction: &Correction) -> Result<Vec<u8>, RetouchError> {
    let picture = scan::decode(bytes, &scan::Limits::default())?;
    let pixels = match correction {
        Correction::Straighten(corners) => straighten(&picture.pixels, corners).ok_or(RetouchError::Corners)?,
        Correction::Turn(quarters) => scan::resample::turn(picture.pixels, *quarters),
    };
    Ok(encode(&pixels)?)
}

/// The picture in `bytes` as a JPEG within the platform's limit and without metadata.
///
/// # Errors
/// As [`correct`].
pub fn fit(bytes: &[u8]) -> Result<Vec<u8>, RetouchError> {
    let picture = scan::decode(bytes, &scan::Limits::default())?;
    Ok(encode(&picture.pixels)?)
}

fn encode(pixels: &RgbImage) -> Result<Vec<u8>, ImageError> {
    let mut jpeg = Vec::new();
    for quality in QUALITIES {
        jpeg.clear();
        pixels.write_with_encoder(JpegEncoder::new_with_quality(&mut jpeg, quality))?;
        if jpeg.len() <= LARGEST {
            return Ok(jpeg);
        }
    }
    // Still too large: fewer pixels, which is more than enough for any certificate.
    let (width, height) = (pixels.width() * 3 / 4, pixels.height() * 3 / 4);
    encode(&scan::resample::area(pixels, width.max(1), height.max(1)))
}

fn reduced(pixels: &RgbImage, longest: u32) -> RgbImage {
    let (width, height) = pixels.dimensions();
    let scale = (longest as f32 / width.max(height).max(1) as f32).min(1.0);
    let side = |length: u32| ((length as f32 * scale).round() as u32).max(1);
    imageops::thumbnail(pixels, side(width), side(height))
}

fn handle(pixels: RgbImage) -> Handle {
    let rgba = DynamicImage::ImageRgb8(pixels).into_rgba8();
    Handle::from_rgba(rgba.width(), rgba.height(), rgba.into_raw())
}

/// The document inside `corners`, as large as its longer sides.
fn straighten(pixels: &RgbImage, corners: &Quad) -> Option<RgbImage> {
    let [one, two, three, four] = *corners;
    let length = |[ax, ay]: Point, [bx, by]: Point| (ax - bx).hypot(ay - by);
    let width = length(one, two).max(length(four, three)).round() as u32;
    let height = length(one, four).max(length(two, three)).round() as u32;
    scan::resample::warp(pixels, corners, width.max(1), height.max(1))
}

/// The part of `pixels` around `region`, whose points are to be multiplied by `scale`.
fn cut_out(pixels: &RgbImage, region: &Quad, scale: f32) -> Option<RgbImage> {
    let xs = region.map(|[x, _]| x * scale);
    let ys = region.map(|[_, y]| y * scale);
    let least = |values: [f32; 4]| values.into_iter().fold(f32::INFINITY, f32::min).max(0.0) as u32;
    let most = |values: [f32; 4]| values.into_iter().fold(0.0, f32::max).ceil() as u32;
    let (left, top) = (least(xs).saturating_sub(2), least(ys).saturating_sub(2));
    let within = |end: u32, side: u32, start: u32| (end + 2).min(side).checked_sub(start).filter(|span| *span > 0);
    let width = within(most(xs), pixels.width(), left)?;
    let height = within(most(ys), pixels.height(), top)?;
    let cut = imageops::crop_imm(pixels, left, top, width, height).to_image();
    let high = CUT.min(height.saturating_mul(2)).max(1);
    let wide = (u64::from(width) * u64::from(high) / u64::from(height)).clamp(1, 900) as u32;
    Some(imageops::resize(&cut, wide, high, FilterType::Triangle))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn card() -> RgbImage {
        RgbImage::from_fn(40, 30, |x, y| {
            let inside = (10..30).contains(&x) && (10..20).contains(&y);
            image::Rgb(if inside { [200, 0, 0] } else { [255, 255, 255] })
        })
    }

    #[test]
    fn straightening_an_upright_rectangle_cuts_it_out() {
        let corners = [[10.0, 10.0], [30.0, 10.0], [30.0, 20.0], [10.0, 20.0]];
        let straight = straighten(&card(), &corners).unwrap();
        assert_eq!(straight.dimensions(), (20, 10));
        let [red, green, _] = straight.get_pixel(10, 5).0;
        assert!(red > 150 && green < 60);
    }

    #[test]
    fn corners_on_one_line_are_refused() {
        let bytes = encode(&card()).unwrap();
        let line = Correction::Straighten([[0.0, 0.0], [10.0, 0.0], [20.0, 0.0], [30.0, 0.0]]);
        assert!(matches!(correct(&bytes, &line), Err(RetouchError::Corners)));
    }

    #[test]
    fn a_quarter_turn_swaps_the_sides() {
        let bytes = encode(&card()).unwrap();
        let turned = correct(&bytes, &Correction::Turn(1)).unwrap();
        let picture = scan::decode(&turned, &scan::Limits::default()).unwrap();
        assert_eq!(picture.pixels.dimensions(), (30, 40));
    }

    #[test]
    fn a_region_outside_the_picture_is_not_cut() {
        let pixels = RgbImage::new(10, 10);
        assert!(cut_out(&pixels, &[[50.0, 50.0], [60.0, 50.0], [60.0, 60.0], [50.0, 60.0]], 1.0).is_none());
        assert!(cut_out(&pixels, &[[1.0, 1.0], [9.0, 1.0], [9.0, 5.0], [1.0, 5.0]], 1.0).is_some());
    }

    #[test]
    fn noise_is_written_within_the_limit() {
        let mut state = 1_u32;
        let noise = RgbImage::from_fn(1800, 1400, |_, _| {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            let [one, two, three, _] = state.to_be_bytes();
            image::Rgb([one, two, three])
        });
        assert!(encode(&noise).unwrap().len() <= LARGEST);
    }
}
