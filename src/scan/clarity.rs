//! How sharp the print on a document is: blur, defocus, motion, and too few pixels for the text.
//!
//! The measure is the width of the point spread, not the amount of fine detail, so it hardly depends on how much text
//! there is. Idea: S. Zhuo, T. Sim, *Defocus map estimation from a single image*, Pattern Recognition 44 (2011): an edge
//! of width σ smoothed by a and by b has slopes of ratio r = √((σ²+b²)/(σ²+a²)), from which σ follows. Motion blurs in one
//! direction only, so four directions are measured and the worst counts.

use super::page::Page;
use super::plane::{Plane, quantile};
use super::thresholds::{PORTRAIT_SPREAD_LIMIT, SPREAD_LIMIT};

/// How steeply clarity falls around the limit: half the limit gives 89, twice the limit 11.
const STEEPNESS: f32 = 3.0;
/// The two smoothings that an edge is compared at, pixels.
const NARROW: f32 = 0.7;
const WIDE: f32 = 3.0;
/// Share of the pixels that counts as edges in each direction.
const EDGES: f32 = 0.01;
/// Every which pixel of a row is looked at to tell how steep an edge is.
const SAMPLED: usize = 3;
/// Of the edges the sharper ones count: shadows and the rim of a reflection are soft in a sharp picture as well.
const SHARPER: f32 = 0.65;
/// Slope of the smoothed edges, luma levels a pixel, under which there is nothing to judge by.
const FAINTEST: f32 = 0.35;
/// Share of the short side left out along the border: the paper's own edge says nothing about the print.
const BORDER: f32 = 0.04;

/// Standard deviation of the point spread in pixels of [`Page::detail`]; `None` where nothing has an edge.
pub(super) fn spread(page: &Page) -> Option<f32> {
    let detail = &page.detail;
    let narrow = detail.smooth(NARROW);
    let wide = detail.smooth(WIDE);
    let border = (BORDER * detail.width.min(detail.height) as f32).max(2.0) as usize;
    DIRECTIONS.iter().filter_map(|direction| along(&narrow, &wide, *direction, border)).max_by(f32::total_cmp)
}

/// Clarity 0–100 of a point spread; 50 is the limit of what can be read.
pub(super) fn score(spread: Option<f32>, portrait: bool) -> f32 {
    let limit = if portrait { PORTRAIT_SPREAD_LIMIT } else { SPREAD_LIMIT };
    spread.map_or(0.0, |spread| 100.0 / (1.0 + (spread / limit).powf(STEEPNESS)))
}

/// Unit vectors at 0°, 45°, 90° and 135°.
const DIRECTIONS: [[f32; 2]; 4] = [
    [1.0, 0.0],
    [std::f32::consts::FRAC_1_SQRT_2, std::f32::consts::FRAC_1_SQRT_2],
    [0.0, 1.0],
    [-std::f32::consts::FRAC_1_SQRT_2, std::f32::consts::FRAC_1_SQRT_2],
];

/// The point spread along one direction.
fn along(narrow: &Plane, wide: &Plane, direction: [f32; 2], border: usize) -> Option<f32> {
    let sharp = slopes(narrow, direction);
    let smooth = slopes(wide, direction);
    let (width, height) = (smooth.width, smooth.height);
    let inner = |from: usize, size: usize| from..size.saturating_sub(from);
    let mut slopes: Vec<f32> = Vec::with_capacity(width * height / SAMPLED);
    for y in inner(border, height) {
        slopes.extend(smooth.values[y * width..][inner(border, width)].iter().step_by(SAMPLED));
    }
    let least = quantile(&mut slopes, 1.0 - EDGES);
    if least < FAINTEST {
        return None;
    }
    let mut ratios = Vec::with_capacity(slopes.len() / 30);
    for y in inner(border, height) {
        for x in inner(border, width) {
            let slope = smooth.values[y * width + x];
            if slope >= least {
                let steepest = (y - 1..=y + 1)
                    .flat_map(|row| &sharp.values[row * width + x - 1..=row * width + x + 1])
                    .fold(0.0f32, |most, value| most.max(*value));
                ratios.push(steepest / slope);
            }
        }
    }
    let ratio = quantile(&mut ratios, SHARPER).max(1.001).powi(2);
    Some(((WIDE * WIDE - ratio * NARROW * NARROW) / (ratio - 1.0)).max(0.0).sqrt())
}

/// Steepness of `plane` along a unit vector, levels a pixel; 0 on the border.
fn slopes(plane: &Plane, [across, down]: [f32; 2]) -> Plane {
    let (width, height) = (plane.width, plane.height);
    let mut slopes = Plane { width, height, values: vec![0.0; width * height] };
    if width < 3 || height < 3 {
        return slopes;
    }
    for y in 1..height - 1 {
        let above = &plane.values[(y - 1) * width..y * width];
        let row = &plane.values[y * width..(y + 1) * width];
        let below = &plane.values[(y + 1) * width..(y + 2) * width];
        let target = &mut slopes.values[y * width + 1..(y + 1) * width - 1];
        for (x, value) in target.iter_mut().enumerate() {
            let horizontal = row[x + 2] - row[x];
            let vertical = below[x + 1] - above[x + 1];
            *value = (across * horizontal + down * vertical).abs() * 0.5;
        }
    }
    slopes
}
