//! A picture at the sizes on which the checks work, each computed once.

use std::borrow::Cow;

use image::RgbImage;

use super::resample;
use super::{Picture, Point, Quad};

/// A picture and its reduced copies, each computed from the next larger one.
#[derive(Debug)]
pub struct Working<'a> {
    /// All pixels.
    pub full: &'a RgbImage,
    /// For edges and small print: at least [`Working::FINE`] pixels on the longer side, if the picture has them.
    pub fine: Reduced<'a>,
    /// For areas and colours: at least [`Working::COARSE`] pixels on the longer side, if the picture has them.
    pub coarse: Reduced<'a>,
}

/// A copy in which every pixel is the mean of a square of pixels.
#[derive(Debug)]
pub struct Reduced<'a> {
    /// The pixels of the copy.
    pub pixels: Cow<'a, RgbImage>,
    /// Side of the squares in pixels of the full picture.
    factor: f32,
}

impl Reduced<'_> {
    /// Converts a point of this copy to pixels of the full picture.
    pub fn to_full(&self, [x, y]: Point) -> Point {
        [x * self.factor, y * self.factor]
    }

    /// Converts a quadrilateral of the full picture to pixels of this copy.
    pub fn quad(&self, full: &Quad) -> Quad {
        full.map(|[x, y]| [x / self.factor, y / self.factor])
    }
}

impl<'a> Working<'a> {
    /// Least longer side of [`Working::fine`] in pixels, if the picture has them; it is less than twice as long.
    pub const FINE: u32 = 1600;

    /// Least longer side of [`Working::coarse`] in pixels, if the picture has them; it is less than twice as long.
    pub const COARSE: u32 = 640;

    /// Computes the reduced copies of a picture.
    pub fn new(picture: &'a Picture) -> Self {
        Self::of(&picture.pixels)
    }

    /// Computes the reduced copies of pixels.
    pub fn of(full: &'a RgbImage) -> Self {
        let factor = factor(full, Self::FINE);
        let pixels = if factor == 1 { Cow::Borrowed(full) } else { Cow::Owned(reduce(full, factor)) };
        let fine = Reduced { pixels, factor: factor as f32 };
        let factor = self::factor(&fine.pixels, Self::COARSE);
        let coarse = Reduced { pixels: Cow::Owned(reduce(&fine.pixels, factor)), factor: fine.factor * factor as f32 };
        Self { full, fine, coarse }
    }
}

fn factor(pixels: &RgbImage, long: u32) -> u32 {
    (pixels.width().max(pixels.height()) / long).clamp(1, resample::MOST_REDUCED)
}

fn reduce(pixels: &RgbImage, factor: u32) -> RgbImage {
    resample::reduce(pixels, [0, 0, pixels.width(), pixels.height()], factor)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn copies_have_the_sizes_they_promise() {
        for (width, height) in [(1, 1), (640, 480), (1599, 30), (3199, 100), (3201, 77), (4001, 200), (8000, 9)] {
            let full = RgbImage::new(width, height);
            let working = Working::of(&full);
            for (copy, least) in [(&working.fine, Working::FINE), (&working.coarse, Working::COARSE)] {
                let long = copy.pixels.width().max(copy.pixels.height());
                assert!((least.min(width)..2 * least + 1).contains(&long), "{width}: {long}");
                // The last pixel of the copy covers the last one of the picture.
                let [x, y] = copy.to_full([copy.pixels.width() as f32 - 1.0, copy.pixels.height() as f32 - 1.0]);
                let [right, bottom] = copy.to_full([copy.pixels.width() as f32, copy.pixels.height() as f32]);
                assert!(x < width as f32 && right >= width as f32, "{width}: {x} {right}");
                assert!(y < height as f32 && bottom >= height as f32, "{height}: {y} {bottom}");
            }
        }
    }
}
