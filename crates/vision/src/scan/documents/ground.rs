//! The ground on which documents lie: its colour, which varies linearly across the picture with the light, and its
//! variation.

use image::RgbImage;

use crate::scan::plane::median;

/// Width of the strip along the border that shows the ground, share of the short side.
const STRIP: f32 = 0.035;
/// Number of times the ground is fitted, each time without the pixels that differ from it.
const FITS: usize = 4;
/// Difference from the ground from which a pixel counts as something else: a multiple of the median difference, plus
/// levels, within bounds.
const RESTLESS: f32 = 3.0;
const BEYOND: f32 = 7.0;
const DIFFERENCE: [f32; 2] = [9.0, 45.0];

/// A ground colour that varies linearly.
pub(super) struct Ground {
    /// For each channel the level in the middle and the change from there to the right and to the lower border.
    planes: [[f64; 3]; 3],
    /// Greatest difference of a channel that still counts as ground, levels.
    limit: f32,
}

impl Ground {
    /// The ground visible along the border of a picture; `None` if too little of it is visible.
    pub fn of(pixels: &RgbImage) -> Option<Self> {
        let (width, height) = pixels.dimensions();
        let strip = ((STRIP * width.min(height) as f32) as u32).max(2);
        let at_border = |x: u32, y: u32| x < strip || y < strip || x + strip >= width || y + strip >= height;
        let samples: Vec<([f64; 2], [f64; 3])> = pixels
            .enumerate_pixels()
            .filter(|(x, y, _)| at_border(*x, *y))
            .map(|(x, y, pixel)| (place(pixels, x, y), pixel.0.map(f64::from)))
            .collect();
        let channel = |at: usize| median(&mut samples.iter().map(|(_, colour)| colour[at] as f32).collect::<Vec<_>>());
        let mut ground = Self { planes: [0, 1, 2].map(|at| [f64::from(channel(at)), 0.0, 0.0]), limit: DIFFERENCE[1] };
        for _ in 0..FITS {
            let kept: Vec<_> =
                samples.iter().filter(|(at, colour)| ground.difference(*at, *colour) < ground.limit).collect();
            if kept.len() < samples.len() / 3 {
                return None;
            }
            for (channel, plane) in ground.planes.iter_mut().enumerate() {
                *plane = fit(kept.iter().map(|(at, colour)| (*at, colour[channel])))?;
            }
            let mut differences: Vec<f32> = kept.iter().map(|(at, colour)| ground.difference(*at, *colour)).collect();
            let usual = median(&mut differences);
            ground.limit = (RESTLESS * usual + BEYOND).clamp(DIFFERENCE[0], DIFFERENCE[1]);
        }
        Some(ground)
    }

    /// For every pixel, whether it shows something other than the ground.
    pub fn covered(&self, pixels: &RgbImage) -> Vec<bool> {
        let is_covered = |(x, y, pixel): (u32, u32, &image::Rgb<u8>)| {
            self.difference(place(pixels, x, y), pixel.0.map(f64::from)) > self.limit
        };
        pixels.enumerate_pixels().map(is_covered).collect()
    }

    /// Greatest difference between the channels of a colour and the ground at a place, levels.
    fn difference(&self, [x, y]: [f64; 2], colour: [f64; 3]) -> f32 {
        let channels = self.planes.iter().zip(colour);
        channels.map(|([level, across, down], value)| (level + across * x + down * y - value).abs()).fold(0.0, f64::max)
            as f32
    }
}

/// Position of a pixel, −1 to 1 across and down.
fn place(pixels: &RgbImage, x: u32, y: u32) -> [f64; 2] {
    [2.0 * f64::from(x) / f64::from(pixels.width()) - 1.0, 2.0 * f64::from(y) / f64::from(pixels.height()) - 1.0]
}

/// The plane that fits values at places best (least squares, Cramer's rule); `None` if the places lie on a line.
fn fit(samples: impl Iterator<Item = ([f64; 2], f64)>) -> Option<[f64; 3]> {
    let mut sums = [[0.0f64; 4]; 3];
    for ([x, y], value) in samples {
        let row = [1.0, x, y];
        for (sum, factor) in sums.iter_mut().zip(row) {
            for (at, term) in [1.0, x, y, value].into_iter().enumerate() {
                sum[at] += factor * term;
            }
        }
    }
    let of = |columns: [usize; 3]| {
        let m = |row: usize, column: usize| sums[row][columns[column]];
        m(0, 0) * (m(1, 1) * m(2, 2) - m(1, 2) * m(2, 1)) - m(0, 1) * (m(1, 0) * m(2, 2) - m(1, 2) * m(2, 0))
            + m(0, 2) * (m(1, 0) * m(2, 1) - m(1, 1) * m(2, 0))
    };
    let whole = of([0, 1, 2]);
    (whole.abs() > 1e-6).then(|| [[3, 1, 2], [0, 3, 2], [0, 1, 3]].map(|columns| of(columns) / whole))
}

#[cfg(test)]
mod tests {
    use super::*;
    use image::Rgb;

    #[test]
    fn what_lies_on_a_ground_in_uneven_light_is_seen() {
        let light = |x: u32, y: u32| 200 - (x / 4 + y / 8) as u8;
        let inside = |x: u32, y: u32| (60..120).contains(&x) && (40..90).contains(&y);
        let pixels = RgbImage::from_fn(200, 160, |x, y| {
            let level = light(x, y);
            Rgb(if inside(x, y) { [level, level - 25, level] } else { [level; 3] })
        });
        let covered = Ground::of(&pixels).unwrap_or_else(|| panic!("a ground")).covered(&pixels);
        for (at, covered) in covered.into_iter().enumerate() {
            assert_eq!(covered, inside(at as u32 % 200, at as u32 / 200), "{at}");
        }
    }
}
