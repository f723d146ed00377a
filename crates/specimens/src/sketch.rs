//! Simple drawings for tests of the picture checks: coarse imitations of print, cards and tables, and objects on top of
//! them.

use std::ops::Range;

use beian_vision::scan::Quad;
use beian_vision::scan::resample::Homography;
use image::{Rgb, RgbImage, imageops};

use crate::canvas::Colour;

/// Reproducible random numbers (linear congruential generator of Numerical Recipes), from a seed.
pub struct Numbers(pub u32);

impl Numbers {
    /// The next number, less than `below`.
    pub fn next(&mut self, below: u32) -> u32 {
        self.0 = self.0.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (self.0 >> 8) % below
    }
}

/// Fills a rectangle `[left, top, right, bottom]` in pixels, clipped to the picture.
pub fn fill(pixels: &mut RgbImage, [left, top, right, bottom]: [u32; 4], colour: Colour) {
    for y in top..bottom.min(pixels.height()) {
        for x in left..right.min(pixels.width()) {
            pixels.put_pixel(x, y, Rgb(colour));
        }
    }
}

/// Draws a disc, or a ring with an inner radius of `hole`, clipped to the picture; in pixels.
pub fn disc(pixels: &mut RgbImage, [x, y]: [i32; 2], radius: i32, hole: i32, colour: Colour) {
    let (width, height) = (pixels.width() as i32, pixels.height() as i32);
    for dy in (-radius).max(-y)..=radius.min(height - 1 - y) {
        for dx in (-radius).max(-x)..=radius.min(width - 1 - x) {
            if (hole * hole..=radius * radius).contains(&(dx * dx + dy * dy)) {
                pixels.put_pixel((x + dx) as u32, (y + dy) as u32, Rgb(colour));
            }
        }
    }
}

/// Draws rows of strokes that look like print of `size` pixels from a distance.
pub fn print(pixels: &mut RgbImage, rows: Range<u32>, columns: Range<u32>, size: u32, ink: Colour) {
    let mut numbers = Numbers(7);
    for y in rows.step_by((size * 2) as usize) {
        for x in columns.clone().step_by((size + size / 4) as usize) {
            for _ in 0..4 {
                let (along, thick) = (size * 3 / 4, (size / 8).max(2));
                let at = [x + numbers.next(size / 4), y + numbers.next(size * 3 / 4)];
                let [w, h] = if numbers.next(2) == 0 { [along, thick] } else { [thick, along] };
                fill(pixels, [at[0], at[1], at[0] + w, (at[1] + h).min(y + size)], ink);
            }
        }
    }
}

/// Draws a capsule from `from` to `to`, as a finger or a pen.
pub fn lay(pixels: &mut RgbImage, from: [f32; 2], to: [f32; 2], radius: f32, colour: Colour) {
    let (dx, dy) = (to[0] - from[0], to[1] - from[1]);
    for (x, y, pixel) in pixels.enumerate_pixels_mut() {
        let (px, py) = (x as f32 - from[0], y as f32 - from[1]);
        let t = ((px * dx + py * dy) / (dx * dx + dy * dy)).clamp(0.0, 1.0);
        if (px - t * dx).hypot(py - t * dy) < radius {
            pixel.0 = colour;
        }
    }
}

/// Changes the light: `light` returns, for a position, the factor for each value and the amount added to it.
pub fn light(pixels: &mut RgbImage, light: &dyn Fn(f32, f32) -> [f32; 2]) {
    for (x, y, pixel) in pixels.enumerate_pixels_mut() {
        let [kept, added] = light(x as f32, y as f32);
        pixel.0 = pixel.0.map(|value| (f32::from(value) * kept + added).min(255.0) as u8);
    }
}

/// Adds camera noise: every value changes by at most two.
pub fn noise(pixels: &mut RgbImage, seed: u32) {
    let mut numbers = Numbers(seed);
    for pixel in pixels.pixels_mut() {
        pixel.0 = pixel.0.map(|value| (u32::from(value) + numbers.next(5)).saturating_sub(2).min(255) as u8);
    }
}

/// The picture blurred as if out of focus; `sigma` in pixels.
pub fn blurred(pixels: &RgbImage, sigma: f32) -> RgbImage {
    if sigma > 0.0 { imageops::blur(pixels, sigma) } else { pixels.clone() }
}

/// The picture with motion blur: 16 steps of this many pixels across and down.
pub fn moved(pixels: &RgbImage, [dx, dy]: [i64; 2]) -> RgbImage {
    let (width, height) = pixels.dimensions();
    let at = |place: u32, shift: i64, size: u32| (i64::from(place) + shift).clamp(0, i64::from(size) - 1) as u32;
    RgbImage::from_fn(width, height, |x, y| {
        let mut sum = [0u32; 3];
        for step in -8i64..8 {
            let pixel = pixels.get_pixel(at(x, step * dx, width), at(y, step * dy, height));
            for (sum, value) in sum.iter_mut().zip(pixel.0) {
                *sum += u32::from(value);
            }
        }
        Rgb(sum.map(|sum| (sum / 16) as u8))
    })
}

/// `document` on a wooden table of `width` × `height` pixels, with its corners at `quad` and camera noise.
///
/// # Panics
///
/// If the corners do not form a quadrilateral.
#[allow(clippy::expect_used, reason = "whoever draws knows the corners")]
pub fn laid(document: &RgbImage, quad: &Quad, [width, height]: [u32; 2]) -> RgbImage {
    let mut table = RgbImage::from_fn(width, height, |x, y| {
        let grain = (f64::from(y) / 9.0 + (f64::from(x) / 160.0).sin() * 3.0).sin() * 9.0;
        Rgb([112.0, 78.0, 52.0].map(|value: f64| (value + grain) as u8))
    });
    let map = Homography::from_rectangle(document.width() as f32, document.height() as f32, quad);
    let map = map.expect("corners of a quadrilateral");
    let mut sums = vec![[0u32; 4]; (width * height) as usize];
    for (x, y, pixel) in document.enumerate_pixels() {
        for (dx, dy) in [(0.25, 0.25), (0.75, 0.25), (0.25, 0.75), (0.75, 0.75)] {
            let [px, py] = map.apply([x as f32 + dx, y as f32 + dy]);
            if px >= 0.0 && py >= 0.0 && px < width as f32 && py < height as f32 {
                let sum = &mut sums[(py as u32 * width + px as u32) as usize];
                for (sum, value) in sum.iter_mut().zip(pixel.0.into_iter().chain([1])) {
                    *sum += u32::from(value);
                }
            }
        }
    }
    for (pixel, [red, green, blue, count]) in table.pixels_mut().zip(sums) {
        // Pixels at the edge have fewer samples on the document and are mixed with the table.
        if count > 4 {
            pixel.0 = [red, green, blue].map(|sum| (sum / count) as u8);
        }
    }
    noise(&mut table, 3);
    table
}
