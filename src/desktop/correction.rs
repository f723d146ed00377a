//! Pictures for the screen, and the corrections requested there; [`crate::scan::mend`] carries them out.

pub mod corners;
pub mod tools;

use std::sync::Arc;

use iced::widget::image::Handle;
use image::{RgbImage, imageops};

use super::widget::scaled::{ScreenPicture, handle};
use super::words::Words;
use crate::job::Job;
use crate::scan::decode::isolated;
use crate::scan::mend::{self, Aspect, Framing, MendError};
use crate::scan::{self, Leaf, Quad, Slot, resample};
use crate::store::Library;

/// Longest side of a picture on a page, in pixels.
const LARGE: u32 = 2400;
/// Height of the part of a picture shown around a recognised value, in pixels.
const CUT: u32 = 56;

/// Its maximum width.
const WIDEST: u32 = 900;
/// Margin above and below it, as a share of its height.
const ABOVE: f32 = 0.2;
/// Margin before and behind it, as a share of its height: characters are about as wide as they are high, and where the
/// first one begins is known to half of one.
const BESIDE: f32 = 0.8;

/// Side of the grid of a [`PictureLook`].
const GRID: u32 = 16;
/// Largest difference of a colour in the grid caused by compression, 0–255.
const UNSEEN: u8 = 8;

/// The appearance of a picture, so coarse that recompression does not change it: its shape and a grid of colours.
#[derive(Debug, Clone, PartialEq)]
pub struct PictureLook {
    /// Width over height.
    shape: f32,
    /// [`GRID`] × [`GRID`] colours.
    grid: RgbImage,
}

impl PictureLook {
    /// Whether both look the same: shapes within 2 %, and no colour of the grid further apart than compression
    /// explains.
    pub fn is_like(&self, other: &Self) -> bool {
        let distances = self.grid.iter().zip(other.grid.iter()).map(|(one, other)| one.abs_diff(*other));
        (self.shape / other.shape - 1.0).abs() < 0.02 && distances.max().unwrap_or_default() <= UNSEEN
    }
}

/// A copy large enough to show on a page.
#[derive(Debug, Clone)]
pub struct Shown {
    /// The copy.
    pub copy: ScreenPicture,
    /// The page that is shown, from 0.
    pub page: usize,
    /// The page that was inspected and is exported, from 0.
    pub judged: usize,
    /// Number of pages: 1 except for a PDF.
    pub pages: usize,
}

/// A correction.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Correction {
    /// Cut out and straighten the area inside the corners on the inspected page.
    Straighten(Quad),
    /// Cut one of several documents out of the inspected page, straighten it and turn it clockwise by quarter turns.
    CutOut(Quad, u8),
    /// Turn the inspected page clockwise by quarter turns.
    Turn(u8),
    /// Extract one page of a PDF, counted from 0.
    Page(usize),
}

/// Why there is no corrected picture.
#[derive(Debug, thiserror::Error)]
pub enum CorrectionError {
    /// The picture cannot be decoded.
    #[error(transparent)]
    Picture(#[from] scan::DecodeError),
    /// It cannot be corrected this way.
    #[error(transparent)]
    Mend(#[from] MendError),
}

impl CorrectionError {
    /// Cause and remedy.
    pub fn message(&self, words: Words) -> String {
        match self {
            Self::Picture(error) => error.message(words.0),
            Self::Mend(MendError::NoQuadrilateral) => words.get("app-viewer-no-quad"),
            Self::Mend(MendError::NoPixels | MendError::Cancelled(_)) => words.get("app-viewer-failed"),
        }
    }
}

/// A copy of the picture in `bytes`, its longest side at most `longest` pixels; `None` if it is not a picture.
pub fn copy(bytes: &[u8], longest: u32, job: &Job) -> Option<ScreenPicture> {
    let picture = isolated::picture(bytes, None, job).ok()?;
    let (width, height) = picture.pixels.dimensions();
    Some(ScreenPicture { pixels: Arc::new(reduced(&picture.pixels, longest)), width, height })
}

/// A copy as [`copy`] makes it, and the appearance of the picture.
pub fn copy_with_look(bytes: &[u8], longest: u32) -> Option<(ScreenPicture, PictureLook)> {
    let picture = isolated::picture(bytes, None, &Job::new()).ok()?;
    let (width, height) = picture.pixels.dimensions();
    let look = PictureLook {
        shape: width as f32 / height.max(1) as f32,
        grid: imageops::thumbnail(&picture.pixels, GRID, GRID),
    };
    Some((ScreenPicture { pixels: Arc::new(reduced(&picture.pixels, longest)), width, height }, look))
}

/// A copy for the screen: of the inspected page, or with `turned` of another page, together with the inspected one
/// (both from 0); `None` if it is not a picture or has no such page.
pub fn shown(bytes: &[u8], turned: Option<(usize, usize)>) -> Option<Shown> {
    let picture = isolated::picture(bytes, turned.map(|(page, _)| page), &Job::new()).ok()?;
    let Leaf { page, pages, .. } = picture.leaf;
    let judged = turned.map_or(page, |(_, judged)| judged);
    Some(Shown { page, judged, pages, ..Shown::new(&picture.pixels) })
}

impl Shown {
    /// A copy of an upright picture of one page.
    pub fn new(picture: &RgbImage) -> Self {
        let (width, height) = picture.dimensions();
        let copy = ScreenPicture { pixels: Arc::new(reduced(picture, LARGE)), width, height };
        Self { copy, page: 0, judged: 0, pages: 1 }
    }

    /// Whether the evidence is about the page that is shown.
    pub fn is_judged(&self) -> bool {
        self.page == self.judged
    }

    /// The part of the picture around `region`, given in pixels of the upright picture; `None` if it lies outside.
    pub fn cut_out(&self, region: &Quad) -> Option<Handle> {
        let scale = self.copy.pixels.width() as f32 / self.copy.width.max(1) as f32;
        cut_out(&self.copy.pixels, region, scale).map(|cut| handle(&cut))
    }
}

/// The picture in `bytes`, corrected and encoded as JPEG within the limits of `slot`; without a slot, of any document.
///
/// # Errors
/// [`CorrectionError`] when it is not a picture or the corners are invalid.
pub fn correct(bytes: &[u8], correction: &Correction, slot: Option<Slot>) -> Result<Vec<u8>, CorrectionError> {
    let slot = slot.unwrap_or(Slot::Document);
    let (page, framing, quarters) = match correction {
        Correction::Straighten(corners) => (None, Framing::Straighten(*corners, Aspect::of(slot)), 0),
        Correction::CutOut(corners, quarters) => (None, Framing::Straighten(*corners, Aspect::of(slot)), *quarters),
        Correction::Turn(quarters) => (None, Framing::Whole, *quarters),
        Correction::Page(page) => (Some(*page), Framing::Whole, 0),
    };
    let picture = isolated::picture(bytes, page, &Job::new())?;
    let mut mended = mend::mend(&picture, &framing, quarters)?;
    // One of several documents that is too small is not enlarged: it has to be photographed by itself.
    let legible = !matches!(correction, Correction::CutOut(corners, _) if !mend::is_legible(corners));
    if let (Framing::Straighten(..), true) = (framing, legible) {
        mended.pixels = mend::large_enough(mended.pixels, &picture.pixels, slot);
    }
    Ok(mend::fit(&mended, slot)?.bytes)
}

/// Corrects a picture of a library at full size and stores the result beside the original. Returns its name.
///
/// # Errors
/// Cause and remedy for the user.
pub fn corrected(
    library: &Library,
    name: &str,
    correction: &Correction,
    slot: Option<Slot>,
    words: Words,
) -> Result<String, String> {
    let bytes = library.scan(name).map_err(|error| error.message(words.0))?;
    let jpeg = correct(&bytes, correction, slot).map_err(|error| error.message(words))?;
    let original = library.scan_name(name).ok().flatten().unwrap_or_default();
    library.add_scan(&jpeg, &original).map_err(|error| error.message(words.0))
}

/// The picture in `bytes` as a JPEG within the limits of `slot` and without metadata; without a slot, of any document.
///
/// # Errors
/// As [`correct`].
pub fn fit(bytes: &[u8], slot: Option<Slot>) -> Result<Vec<u8>, CorrectionError> {
    let picture = isolated::picture(bytes, None, &Job::new())?;
    Ok(mend::fit(&picture, slot.unwrap_or(Slot::Document))?.bytes)
}

fn reduced(pixels: &RgbImage, longest: u32) -> RgbImage {
    let (width, height) = pixels.dimensions();
    let scale = (longest as f32 / width.max(height).max(1) as f32).min(1.0);
    let side = |length: u32| ((length as f32 * scale).round() as u32).max(1);
    resample::area(pixels, side(width), side(height))
}

/// The part of `pixels` inside `region`, whose points are multiplied by `scale`, with a small margin: complete, and
/// upright however the line lies in the picture. `None` if it lies outside.
fn cut_out(pixels: &RgbImage, region: &Quad, scale: f32) -> Option<RgbImage> {
    let corners = region.map(|[x, y]| [x * scale, y * scale]);
    let (width, height) = (pixels.width() as f32, pixels.height() as f32);
    let inside = |[x, y]: scan::Point| (0.0..=width).contains(&x) && (0.0..=height).contains(&y);
    let [top_left, top_right, bottom_right, bottom_left] = corners;
    let long = f32::midpoint(distance(top_left, top_right), distance(bottom_left, bottom_right));
    let short = f32::midpoint(distance(top_left, bottom_left), distance(top_right, bottom_right));
    if short < 1.0 || long < 1.0 || !corners.into_iter().any(inside) {
        return None;
    }
    let room = [BESIDE * short / long, ABOVE];
    let high = CUT.min((short * 2.0) as u32).max(1);
    let seen = [long * (1.0 + 2.0 * room[0]), short * (1.0 + 2.0 * room[1])];
    let wide = ((seen[0] / seen[1] * high as f32).round() as u32).clamp(1, WIDEST);
    Some(RgbImage::from_fn(wide, high, |x, y| {
        let along =
            |place: u32, length: u32, room: f32| (place as f32 + 0.5) / length as f32 * (1.0 + 2.0 * room) - room;
        let (u, v) = (along(x, wide, room[0]), along(y, high, room[1]));
        let between = |a: scan::Point, b: scan::Point, t: f32| [a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t];
        let at = between(between(top_left, top_right, u), between(bottom_left, bottom_right, u), v);
        image::Rgb(if inside(at) { resample::bilinear(pixels, at).map(|value| value.round() as u8) } else { [255; 3] })
    }))
}

fn distance([x, y]: scan::Point, [to_x, to_y]: scan::Point) -> f32 {
    (to_x - x).hypot(to_y - y)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A file with a red card of 200 × 100 pixels on white.
    fn card() -> Vec<u8> {
        let pixels = RgbImage::from_fn(400, 300, |x, y| {
            let inside = (100..300).contains(&x) && (100..200).contains(&y);
            image::Rgb(if inside { [200, 0, 0] } else { [255, 255, 255] })
        });
        let mut png = std::io::Cursor::new(Vec::new());
        pixels.write_to(&mut png, image::ImageFormat::Png).unwrap();
        png.into_inner()
    }

    fn pixels(bytes: &[u8]) -> RgbImage {
        scan::decode(bytes, &scan::DecodeLimits::default()).unwrap().pixels
    }

    #[test]
    fn straightening_cuts_the_document_out() {
        let corners = [[100.0, 100.0], [300.0, 100.0], [300.0, 200.0], [100.0, 200.0]];
        let straight = pixels(&correct(&card(), &Correction::Straighten(corners), None).unwrap());
        let (width, height) = straight.dimensions();
        assert!(
            (200..220).contains(&width) && (100..120).contains(&height),
            "{width} × {height}: as it was, too small"
        );
        let [red, green, _] = straight.get_pixel(width / 2, height / 2).0;
        assert!(red > 150 && green < 60);
    }

    #[test]
    fn straightening_makes_no_picture_too_small() {
        let slot = Slot::IdCardFront;
        let large = imageops::resize(&pixels(&card()), 1600, 1200, imageops::FilterType::Nearest);
        let mut png = std::io::Cursor::new(Vec::new());
        large.write_to(&mut png, image::ImageFormat::Png).unwrap();
        let judged = |bytes: &[u8]| {
            let picture = scan::decode(bytes, &scan::DecodeLimits::default()).unwrap();
            scan::inspect(&picture, Some(slot)).verdicts.resolution_ok
        };
        assert!(judged(png.get_ref()));
        // The card covers a small part of the picture.
        let corners = [[700.0, 500.0], [1000.0, 500.0], [1000.0, 690.0], [700.0, 690.0]];
        let straight = correct(png.get_ref(), &Correction::Straighten(corners), Some(slot)).unwrap();
        assert!(judged(&straight));
    }

    #[test]
    fn corners_on_one_line_are_refused() {
        let line = Correction::Straighten([[0.0, 0.0], [10.0, 0.0], [20.0, 0.0], [30.0, 0.0]]);
        let refused = correct(&card(), &line, Some(Slot::IdCardFront));
        assert!(matches!(refused, Err(CorrectionError::Mend(MendError::NoQuadrilateral))));
    }

    #[test]
    fn a_quarter_turn_swaps_the_sides() {
        assert_eq!(pixels(&correct(&card(), &Correction::Turn(1), None).unwrap()).dimensions(), (300, 400));
        assert_eq!(pixels(&fit(&card(), None).unwrap()).dimensions(), (400, 300));
    }

    #[test]
    fn another_compression_looks_the_same_and_another_picture_does_not() {
        let look = |bytes: &[u8]| copy_with_look(bytes, 64).unwrap().1;
        let original = look(&card());
        assert!(original.is_like(&look(&fit(&card(), None).unwrap())));
        assert!(!original.is_like(&look(&correct(&card(), &Correction::Turn(1), None).unwrap())));
        let mut other = pixels(&card());
        for (x, y) in (100..160).flat_map(|x| (100..200).map(move |y| (x, y))) {
            other.put_pixel(x, y, image::Rgb([0, 0, 200]));
        }
        let mut png = std::io::Cursor::new(Vec::new());
        other.write_to(&mut png, image::ImageFormat::Png).unwrap();
        assert!(!original.is_like(&look(png.get_ref())));
    }

    #[test]
    fn a_region_outside_the_picture_is_not_cut() {
        let pixels = RgbImage::new(10, 10);
        assert!(cut_out(&pixels, &[[50.0, 50.0], [60.0, 50.0], [60.0, 60.0], [50.0, 60.0]], 1.0).is_none());
        assert!(cut_out(&pixels, &[[1.0, 1.0], [9.0, 1.0], [9.0, 5.0], [1.0, 5.0]], 1.0).is_some());
    }

    #[test]
    fn a_line_is_cut_out_whole_and_upright_however_it_lies() {
        // A line running down the picture: its start, red, is at the top, its end, blue, at the bottom.
        let pixels = RgbImage::from_fn(100, 300, |_, y| image::Rgb(if y < 150 { [200, 0, 0] } else { [0, 0, 200] }));
        let down = [[60.0, 50.0], [60.0, 250.0], [40.0, 250.0], [40.0, 50.0]];
        let cut = cut_out(&pixels, &down, 1.0).unwrap();
        // 200 × 20 pixels plus four fifths of 20 before and behind it, and a fifth above and below: the proportions.
        let proportion = cut.width() as f32 / cut.height() as f32;
        assert!((proportion - 232.0 / 28.0).abs() < 0.1, "{:?}", cut.dimensions());
        let at = |share: f32| cut.get_pixel((share * cut.width() as f32) as u32, cut.height() / 2).0;
        assert!(at(0.02)[0] > 150 && at(0.98)[2] > 150, "{:?} {:?}", at(0.02), at(0.98));
    }
}
