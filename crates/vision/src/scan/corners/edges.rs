//! Edge refinement: straight sides fitted to the edges of the picture.

use std::sync::LazyLock;

use image::RgbImage;

use super::quad::distance;
use crate::scan::Point;
use crate::scan::resample::{bilinear, gaussian_kernel};

/// One pass of the edge refinement.
pub(super) struct Pass {
    /// Size in pixels of the picture that is treated as one pixel; smoothing and the least reach grow with it.
    pub pixel: f32,
    /// How far a side may move, as a share of the longer diagonal.
    pub reach: f32,
    /// Width of the preference for the present position, as a share of the reach.
    pub sigma: f32,
    /// Preference for the outer of two edges: the paper's edge lies outside a printed frame.
    pub outward: f32,
}

/// The passes in order, from coarse to fine.
pub(super) const PASSES: [Pass; 2] = [Pass { pixel: 1.6, reach: 0.020, sigma: 1.0, outward: 0.2 }, FINEST];

/// The last pass.
pub(super) const FINEST: Pass = Pass { pixel: 1.0, reach: 0.006, sigma: 0.7, outward: 0.0 };

/// A wide search for a side that none of the candidates found.
pub(super) const BROAD: Pass = Pass { pixel: 1.6, reach: 0.10, sigma: 1.0, outward: 0.1 };

/// Places sampled along a side.
pub(super) const PLACES: usize = 64;
/// Share of a side left out at either end: a card's corners are round.
const END_MARGIN: f32 = 0.05;
/// Offsets to either side of a place.
pub(super) const STEPS: usize = 21;
pub(super) const OFFSETS: usize = 2 * STEPS + 1;
/// Support below which a side stays where it was.
const SUPPORT_NEEDED: f32 = 0.3;

/// Edge strengths around a side, as a share of a full edge: `[place][offset]`.
pub(super) type EdgeProfile = Vec<[f32; OFFSETS]>;

/// The best supported straight edge near a line, and the share of it along which it is visible.
///
/// `extent` is the document's longer diagonal in pixels. A line without support stays as it was.
pub(super) fn fit(pixels: &RgbImage, [a, b]: [Point; 2], extent: f32, pass: &Pass) -> ([Point; 2], f32) {
    let reach = (2.5 * pass.pixel).max(pass.reach * extent);
    let profile = profile(pixels, [a, b], reach, pass.pixel, END_MARGIN);
    let step = reach / STEPS as f32;
    let offset = |index: usize| (index as f32 - STEPS as f32) * step;
    let prior: Vec<f32> = (0..OFFSETS).map(|i| (-(offset(i) / (pass.sigma * reach)).powi(2) / 2.0).exp()).collect();
    let mut sums = [[0.0f32; OFFSETS]; OFFSETS];
    // Indexing an array whose length is a power of two needs no bounds check.
    let mut padded = [0.0f32; 64];
    for (strengths, indices) in profile.iter().zip(LINES.iter()) {
        padded[..OFFSETS].copy_from_slice(strengths);
        for (row, indices) in sums.iter_mut().zip(indices) {
            for (sum, index) in row.iter_mut().zip(indices) {
                *sum += padded[usize::from(*index) % padded.len()];
            }
        }
    }
    let (mut best, mut start, mut end, mut support) = (f32::MIN, STEPS, STEPS, 0.0);
    for (p, row) in sums.iter().enumerate() {
        for (q, sum) in row.iter().enumerate() {
            let mean = sum / PLACES as f32;
            let near = 0.25 + 0.75 * prior[p] * prior[q];
            let outer = 1.0 - pass.outward * (offset(p) + offset(q)) / (2.0 * reach);
            if mean * near * outer > best {
                (best, start, end, support) = (mean * near * outer, p, q, mean);
            }
        }
    }
    if support < SUPPORT_NEEDED {
        return ([a, b], support);
    }
    let (at_start, at_end) =
        least_squares(edge_near(&profile, start, end, step)).unwrap_or((offset(start), offset(end)));
    let normal = inward(a, b);
    let shifted = |point: Point, by: f32| [point[0] + normal[0] * by, point[1] + normal[1] * by];
    ([shifted(a, at_start), shifted(b, at_end)], support)
}

/// [`along`] for every place, start and end.
static LINES: LazyLock<Vec<[[u8; OFFSETS]; OFFSETS]>> = LazyLock::new(|| {
    let at = |place: usize| std::array::from_fn(|p| std::array::from_fn(|q| along(p, q, place) as u8));
    (0..PLACES).map(at).collect()
});

/// The offset index, at a place, of the line that starts at offset `p` and ends at offset `q`; computed in 1/65536
/// steps.
fn along(p: usize, q: usize, place: usize) -> usize {
    const SCALE: usize = 1 << 16;
    let end = SCALE / 20 + SCALE * 9 / 10 * place / (PLACES - 1);
    (p * (SCALE - end) + q * end + SCALE / 2) / SCALE
}

/// Position of a place along the side, `margin..=1 - margin`.
pub(super) fn share(place: usize, margin: f32) -> f32 {
    margin + (1.0 - 2.0 * margin) * place as f32 / (PLACES - 1) as f32
}

/// The edge near the best line: position along the side, offset and weight at every place.
fn edge_near(profile: &EdgeProfile, start: usize, end: usize, step: f32) -> impl Iterator<Item = (f32, f32, f32)> {
    profile.iter().enumerate().filter_map(move |(place, strengths)| {
        let centre = along(start, end, place);
        let (mut mass, mut mean, mut weight) = (0.0f32, 0.0f32, 0.0f32);
        let window = strengths.iter().enumerate().take(centre + 3).skip(centre.saturating_sub(2));
        for (index, strength) in window {
            let squared = strength.powi(2);
            mass += squared;
            mean += squared * (index as f32 - STEPS as f32) * step;
            weight = weight.max(squared);
        }
        (mass > 1e-9).then(|| (share(place, END_MARGIN), mean / mass, weight))
    })
}

/// The weighted line through points of a side (position along the side, offset, weight): its offsets at both ends.
pub(super) fn least_squares(points: impl Iterator<Item = (f32, f32, f32)>) -> Option<(f32, f32)> {
    let (mut s11, mut s12, mut s22, mut r1, mut r2) = (0.0f64, 0.0f64, 0.0f64, 0.0f64, 0.0f64);
    for (t, value, weight) in points {
        let (t, value, weight) = (f64::from(t), f64::from(value), f64::from(weight));
        let u = 1.0 - t;
        s11 += weight * u * u;
        s12 += weight * u * t;
        s22 += weight * t * t;
        r1 += weight * u * value;
        r2 += weight * t * value;
    }
    let determinant = s11 * s22 - s12 * s12;
    (determinant > 1e-9)
        .then(|| (((r1 * s22 - r2 * s12) / determinant) as f32, ((r2 * s11 - r1 * s12) / determinant) as f32))
}

/// Unit normal of the side a–b that points into a clockwise polygon.
pub(super) fn inward(a: Point, b: Point) -> Point {
    let length = distance(a, b).max(1e-6);
    [-(b[1] - a[1]) / length, (b[0] - a[0]) / length]
}

/// Edge strengths around the side a–b: the largest channel difference across each place, smoothed, clipped at a cap
/// that follows the contrast of the side. Zero near the border of the picture.
pub(super) fn profile(pixels: &RgbImage, [a, b]: [Point; 2], reach: f32, pixel: f32, margin: f32) -> EdgeProfile {
    let normal = inward(a, b);
    let step = reach / STEPS as f32;
    // If the reach is short, the profile is sampled more finely than the picture.
    let kernel = gaussian_kernel((0.8 * pixel / step).max(0.3));
    let half = (step.max(pixel) / step).round().max(1.0) as usize;
    let pad = half + kernel.len() / 2;
    let (width, height) = (pixels.width() as f32, pixels.height() as f32);
    let mut samples = vec![[0.0f32; 3]; OFFSETS + 2 * pad];
    let mut smooth = vec![[0.0f32; 3]; OFFSETS + 2 * half];
    let mut strengths: EdgeProfile = Vec::with_capacity(PLACES);
    for place in 0..PLACES {
        let t = share(place, margin);
        let base = [a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t];
        let at = |index: f32| {
            let by = index * step;
            [base[0] + normal[0] * by, base[1] + normal[1] * by]
        };
        for (index, sample) in samples.iter_mut().enumerate() {
            *sample = bilinear(pixels, at(index as f32 - (STEPS + pad) as f32));
        }
        for (value, window) in smooth.iter_mut().zip(samples.windows(kernel.len())) {
            *value = [0.0; 3];
            for (at, [red, green, blue]) in window.iter().enumerate() {
                let weight = kernel[at];
                value[0] += red * weight;
                value[1] += green * weight;
                value[2] += blue * weight;
            }
        }
        let mut row = [0.0f32; OFFSETS];
        for (index, strength) in row.iter_mut().enumerate() {
            let [x, y] = at(index as f32 - STEPS as f32);
            if x > 1.5 && y > 1.5 && x < width - 1.5 && y < height - 1.5 {
                let (before, after) = (smooth[index], smooth[index + 2 * half]);
                let step = |channel: usize| (before[channel] - after[channel]).abs();
                *strength = step(0).max(step(1)).max(step(2));
            }
        }
        strengths.push(row);
    }
    let mut largest: Vec<f32> = strengths.iter().map(|row| row.iter().copied().fold(0.0, f32::max)).collect();
    largest.sort_by(f32::total_cmp);
    let cap = largest.get(PLACES * 6 / 10).copied().unwrap_or(0.0).clamp(12.0, 60.0);
    for row in &mut strengths {
        for strength in row.iter_mut() {
            *strength = strength.min(cap) / cap;
        }
    }
    strengths
}
