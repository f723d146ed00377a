//! A picture at the sizes that the checks look at, each made once.

use image::RgbImage;

use super::resample;
use super::{Picture, Point};

/// A picture and its smaller copies. The copies are made by area averaging, each from the next larger one.
#[derive(Debug)]
pub struct Working<'a> {
    /// All pixels.
    pub full: &'a RgbImage,
    /// At most [`Working::FINE`] pixels on the longer side: for edges and small print.
    pub fine: RgbImage,
    /// At most [`Working::COARSE`] pixels on the longer side: for areas and colours.
    pub coarse: RgbImage,
}

impl<'a> Working<'a> {
    /// Longer side of [`Working::fine`] in pixels.
    pub const FINE: u32 = 1600;

    /// Longer side of [`Working::coarse`] in pixels.
    pub const COARSE: u32 = 640;

    /// Makes the smaller copies.
    pub fn new(picture: &'a Picture) -> Self {
        Self::of(&picture.pixels)
    }

    /// Makes the smaller copies of bare pixels.
    pub fn of(full: &'a RgbImage) -> Self {
        let fine = fit(full, Self::FINE);
        let coarse = fit(&fine, Self::COARSE);
        Self { full, fine, coarse }
    }

    /// A point of a copy in pixels of the full picture.
    pub fn to_full(&self, copy: &RgbImage, [x, y]: Point) -> Point {
        [
            x * self.full.width() as f32 / copy.width().max(1) as f32,
            y * self.full.height() as f32 / copy.height().max(1) as f32,
        ]
    }

    /// A point of the full picture in pixels of a copy.
    pub fn to_copy(&self, copy: &RgbImage, [x, y]: Point) -> Point {
        [
            x * copy.width() as f32 / self.full.width().max(1) as f32,
            y * copy.height() as f32 / self.full.height().max(1) as f32,
        ]
    }
}

/// `pixels` with a longer side of at most `long` pixels.
fn fit(pixels: &RgbImage, long: u32) -> RgbImage {
    let (width, height) = pixels.dimensions();
    let longest = width.max(height);
    if longest <= long {
        return pixels.clone();
    }
    let side = |side: u32| ((u64::from(side) * u64::from(long) * 2 / u64::from(longest)).div_ceil(2) as u32).max(1);
    resample::area(pixels, side(width), side(height))
}
