//! The document alone: cropped, or with its perspective removed.

use image::{Rgb, RgbImage, imageops};

use super::{Aspect, MendError};
use crate::scan::resample::{self, Homography};
use crate::scan::{Point, Quad};

/// Largest side of a straightened picture in pixels.
const MAX_SIDE: f32 = 8000.0;

/// The upright rectangle around `quad`, enlarged by `margin` × its longer side, within the picture.
///
/// # Errors
/// [`MendError::NoQuadrilateral`] when no part of the rectangle lies in the picture.
pub fn crop(pixels: &RgbImage, quad: &Quad, margin: f32) -> Result<RgbImage, MendError> {
    let bounds = |axis: usize| {
        quad.iter().fold((f32::MAX, f32::MIN), |(low, high), point| (low.min(point[axis]), high.max(point[axis])))
    };
    let ((left, right), (top, bottom)) = (bounds(0), bounds(1));
    let grown = margin * (right - left).max(bottom - top);
    let low = |value: f32| (value - grown).floor().max(0.0) as u32;
    let high = |value: f32, limit: u32| ((value + grown).ceil().max(0.0) as u32).min(limit);
    let (left, top) = (low(left), low(top));
    let (right, bottom) = (high(right, pixels.width()), high(bottom, pixels.height()));
    if right <= left || bottom <= top {
        return Err(MendError::NoQuadrilateral);
    }
    Ok(imageops::crop_imm(pixels, left, top, right - left, bottom - top).to_image())
}

/// The document in `quad` as seen from straight above, in its true proportions, with a margin of `margin` × its longer
/// side around it. It keeps about as many pixels as its longest sides have in the picture.
///
/// # Errors
/// [`MendError::NoQuadrilateral`] when three corners lie on one line or the document is smaller than a pixel.
pub fn straighten(pixels: &RgbImage, quad: &Quad, aspect: Aspect, margin: f32) -> Result<RgbImage, MendError> {
    if pixels.is_empty() {
        return Err(MendError::NoPixels);
    }
    let length = |a: Point, b: Point| (a[0] - b[0]).hypot(a[1] - b[1]);
    let [tl, tr, br, bl] = *quad;
    let ratio = aspect.ratio(quad, pixels.width(), pixels.height());
    let (across, down) = (length(tl, tr).max(length(bl, br)), length(tl, bl).max(length(tr, br)));
    let area = across * down;
    if !(area >= 1.0 && ratio.is_finite() && ratio > 0.0) {
        return Err(MendError::NoQuadrilateral);
    }
    let fit = (MAX_SIDE / (area * ratio).sqrt().max((area / ratio).sqrt())).min(1.0);
    let (width, height) = ((area * ratio).sqrt() * fit, (area / ratio).sqrt() * fit);
    let border = (margin * width.max(height)).round();
    let map = Homography::from_rectangle(width, height, quad).ok_or(MendError::NoQuadrilateral)?;
    let (columns, rows) = ((width + 2.0 * border).round() as u32, (height + 2.0 * border).round() as u32);
    Ok(RgbImage::from_fn(columns.max(1), rows.max(1), |x, y| {
        let at = map.apply([x as f32 + 0.5 - border, y as f32 + 0.5 - border]);
        Rgb(resample::bicubic(pixels, at).map(|value| (value + 0.5) as u8))
    }))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// White card with a black frame of 6 pixels on grey, with corners at the given points.
    fn drawn(quad: &Quad) -> RgbImage {
        let map = Homography::from_rectangle(856.0, 539.8, quad).unwrap();
        let mut pixels = RgbImage::from_pixel(1200, 900, Rgb([120, 120, 120]));
        for y in 0..1080 {
            for x in 0..1712 {
                let (u, v) = (x as f32 / 2.0, y as f32 / 2.0);
                let framed = u < 6.0 || v < 6.0 || u > 850.0 || v > 533.8;
                let [px, py] = map.apply([u, v]);
                pixels.put_pixel(px as u32, py as u32, Rgb(if framed { [0; 3] } else { [255; 3] }));
            }
        }
        pixels
    }

    #[test]
    fn a_tilted_card_becomes_a_rectangle_of_its_true_proportions() {
        let quad = [[210.0, 160.0], [960.0, 220.0], [1010.0, 700.0], [160.0, 640.0]];
        let straight = straighten(&drawn(&quad), &quad, Aspect::Card, 0.0).unwrap();
        let ratio = straight.width() as f32 / straight.height() as f32;
        assert!((ratio / (85.60 / 53.98) - 1.0).abs() < 0.01, "{ratio}");
        let (width, height) = straight.dimensions();
        for (x, y) in [(2, 2), (width - 3, 2), (2, height - 3), (width - 3, height - 3)] {
            assert!(straight.get_pixel(x, y).0[0] < 128, "corner {x},{y} is not the frame");
        }
        assert!(straight.get_pixel(width / 2, height / 2).0[0] > 200);
    }

    #[test]
    fn a_crop_keeps_a_margin_inside_the_picture() {
        let pixels = RgbImage::new(400, 300);
        let inside = [[100.0, 100.0], [200.0, 100.0], [200.0, 150.0], [100.0, 150.0]];
        assert_eq!(crop(&pixels, &inside, 0.1).unwrap().dimensions(), (120, 70));
        let beyond = [[-50.0, -50.0], [500.0, -50.0], [500.0, 400.0], [-50.0, 400.0]];
        assert_eq!(crop(&pixels, &beyond, 0.1).unwrap().dimensions(), (400, 300));
        let outside = [[500.0, 10.0], [600.0, 10.0], [600.0, 60.0], [500.0, 60.0]];
        assert_eq!(crop(&pixels, &outside, 0.0), Err(MendError::NoQuadrilateral));
    }

    #[test]
    fn corners_on_one_line_are_refused() {
        let line = [[0.0, 0.0], [10.0, 10.0], [20.0, 20.0], [30.0, 30.0]];
        let pixels = RgbImage::new(64, 64);
        assert_eq!(straighten(&pixels, &line, Aspect::Measured, 0.0), Err(MendError::NoQuadrilateral));
    }
}
