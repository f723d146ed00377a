//! Distinguishes colour from grey and from black-and-white copies.
//!
//! Lamps and white balance tint a grey original, so only chroma beyond a tint that grows linearly with brightness
//! counts.

use image::{Rgb, RgbImage};

use super::page::{DocumentSheet, PixelColour, luma};
use super::plane::{median, quantile};

/// Share of the pixels with the strongest chroma, which is ignored: they may be dust, fingers or noise.
const STRONGEST: f32 = 0.02;
/// Pixels sampled to detect black and white.
const TONE_SAMPLES: usize = 50_000;
/// Pixels sampled for the colour of the whole picture.
const PICTURE_SAMPLES: usize = 20_000;
/// Rounds of reweighting; the fit has converged after three.
const ROUNDS: usize = 4;

/// Amount of colour.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Tint {
    /// Chroma as measured, 98th percentile, levels.
    pub chroma: f32,
    /// Chroma beyond the tint of the light, 98th percentile, levels.
    pub own: f32,
}

/// Colour of the document, averaged over 2 × 2 pixels so that the noise of dark pictures does not count.
pub(super) fn of_document(sheet: &DocumentSheet) -> Tint {
    let inset = DocumentSheet::STRIP + DocumentSheet::SHORT / 50;
    let rows = (inset..sheet.height.saturating_sub(inset + 1)).step_by(2);
    let mut blocks = Vec::with_capacity(sheet.pixels.len() / 4);
    for y in rows {
        for x in (inset..sheet.width.saturating_sub(inset + 1)).step_by(2) {
            let (a, b) = (sheet.colour(x, y), sheet.colour(x + 1, y));
            let (c, d) = (sheet.colour(x, y + 1), sheet.colour(x + 1, y + 1));
            let mean = |channel: usize| (a[channel] + b[channel] + c[channel] + d[channel]) / 4.0;
            blocks.push([mean(0), mean(1), mean(2)]);
        }
    }
    measure(&blocks)
}

/// Colour of a whole picture.
pub(super) fn of_picture(pixels: &RgbImage) -> Tint {
    let sampled: Vec<PixelColour> = samples(pixels, PICTURE_SAMPLES)
        .map(|Rgb([red, green, blue])| [f32::from(*red), f32::from(*green), f32::from(*blue)])
        .collect();
    measure(&sampled)
}

/// About `count` pixels, spread over the whole picture.
fn samples(pixels: &RgbImage, count: usize) -> impl Iterator<Item = &Rgb<u8>> {
    // An odd step does not stay in one column of a picture of even width.
    pixels.pixels().step_by((pixels.len() / 3 / count).max(1) | 1)
}

/// Colour of a set of pixels.
fn measure(pixels: &[PixelColour]) -> Tint {
    let lumas: Vec<f32> = pixels.iter().map(|pixel| luma(*pixel)).collect();
    let blue: Vec<f32> = pixels.iter().zip(&lumas).map(|(pixel, luma)| (pixel[2] - luma) * 0.564).collect();
    let red: Vec<f32> = pixels.iter().zip(&lumas).map(|(pixel, luma)| (pixel[0] - luma) * 0.713).collect();
    let (own_blue, own_red) = (residuals(&lumas, &blue), residuals(&lumas, &red));
    let strong = |blue: &[f32], red: &[f32]| {
        let mut chroma: Vec<f32> = blue.iter().zip(red).map(|(blue, red)| blue.hypot(*red)).collect();
        quantile(&mut chroma, 1.0 - STRONGEST)
    };
    Tint { chroma: strong(&blue, &red), own: strong(&own_blue, &own_red) }
}

/// Share of pixels near black or white, `0.0..=1.0`. Measured before scaling, which turns two tones into greys.
pub(super) fn extremes(pixels: &RgbImage) -> f32 {
    let (mut extreme, mut all) = (0usize, 0usize);
    for pixel in samples(pixels, TONE_SAMPLES) {
        all += 1;
        extreme += usize::from(!(20..=235).contains(&pixel.0[1]));
    }
    extreme as f32 / all.max(1) as f32
}

/// Residuals of `values` after a robust linear fit over `lumas` (least squares with Cauchy weights).
fn residuals(lumas: &[f32], values: &[f32]) -> Vec<f32> {
    let mut left = values.to_vec();
    let mut scale = f32::INFINITY;
    for _ in 0..ROUNDS {
        let (mut n, mut x, mut xx, mut y, mut xy) = (0.0f64, 0.0f64, 0.0f64, 0.0f64, 0.0f64);
        for ((luma, value), residual) in lumas.iter().zip(values).zip(&left) {
            let weight = f64::from(1.0 / (1.0 + (residual / scale).powi(2)));
            let (luma, value) = (f64::from(*luma) / 255.0, f64::from(*value));
            n += weight;
            x += weight * luma;
            xx += weight * (luma * luma);
            y += weight * value;
            xy += weight * (luma * value);
        }
        let divisor = n * xx - x * x;
        let slope = if divisor.abs() > 1e-9 { (n * xy - x * y) / divisor } else { 0.0 };
        let start = if n > 0.0 { (y - slope * x) / n } else { 0.0 };
        for ((luma, value), residual) in lumas.iter().zip(values).zip(&mut left) {
            *residual = value - (start + slope * f64::from(*luma) / 255.0) as f32;
        }
        let mut sizes: Vec<f32> = left.iter().map(|residual| residual.abs()).collect();
        scale = (1.5 * median(&mut sizes)).max(1.0);
    }
    left
}
