//! Light: glare spots burnt out by a lamp, a flash or a window, and pictures that are too bright or too dark as a
//! whole.
//!
//! A burnt-out spot is judged by its thickness and by how much brighter it is than its surroundings. White paper that
//! is just well lit is hardly brighter, and a white field printed on a document has a hard edge, while glare fades.

use super::components;
use super::page::{DocumentSheet, luma};
use super::plane::{Plane, median};

/// Luma from which a pixel counts as burnt out.
const BURNT_OUT: f32 = 248.0;
/// Distances from the spot at which its surroundings are measured, share of the short side.
const NEAR: f32 = 0.02;
const AROUND: [f32; 2] = [0.06, 0.10];
/// Share of the rise that must still be left at [`NEAR`]: less is a printed edge, not fading light.
const FADE: f32 = 0.25;
/// Spots thinner than this many pixels are reflections on single letters.
const THIN: usize = 3;
/// Spots smaller than this share of the short side squared are reflections on single letters or noise.
const MIN_SPOT: f32 = 0.002;
/// Spots larger than this share of the document are the document's own white.
const MAX_SPOT: f32 = 0.5;

/// A burnt-out glare spot.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Spot {
    /// Radius of the largest circle inside (share of the short side) times the rise above the surroundings (levels).
    pub strength: f32,
    /// Share of the document that it covers.
    pub share: f32,
    /// Bounding box in pixels of the sheet: left, top, right, bottom.
    pub bounds: [f32; 4],
}

/// Light on a document.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Light {
    /// The glare spots, the strongest first.
    pub spots: Vec<Spot>,
    /// Luma of the paper: median of the brighter half.
    pub paper: f32,
    /// Share of the document that is burnt out.
    pub burnt: f32,
}

/// Measures the light on a document.
pub(super) fn measure(sheet: &DocumentSheet) -> Light {
    let inset = DocumentSheet::SHORT / 50;
    let plane = sheet.inner(inset, luma);
    let burnt: Vec<bool> = plane.values.iter().map(|luma| *luma >= BURNT_OUT).collect();
    let mut spots = if burnt.contains(&true) { spots(sheet, inset, &burnt, plane.width) } else { Vec::new() };
    spots.sort_by(|a, b| b.strength.total_cmp(&a.strength));
    let mut values = plane.values.clone();
    let middle = median(&mut values);
    let mut brighter: Vec<f32> = plane.values.iter().copied().filter(|value| *value >= middle).collect();
    let share = |count: usize| count as f32 / plane.values.len().max(1) as f32;
    Light { spots, paper: median(&mut brighter), burnt: share(burnt.iter().filter(|burnt| **burnt).count()) }
}

/// The burnt-out areas that cannot be printed white.
fn spots(sheet: &DocumentSheet, inset: usize, burnt: &[bool], width: usize) -> Vec<Spot> {
    // Light reflected by the paper's surface removes the paper's tint, so the weakest channel shows it best.
    let weakest = sheet.inner(inset, |[red, green, blue]| red.min(green).min(blue));
    let areas = components::components(&components::opened(burnt, width, THIN), width);
    areas.iter().filter_map(|pixels| spot(&weakest, pixels, (DocumentSheet::STRIP + inset) as f32)).collect()
}

/// Judges one connected burnt-out area. An area that reaches all four sides is the white margin of a tinted document.
fn spot(plane: &Plane, pixels: &[usize], offset: f32) -> Option<Spot> {
    let short = plane.width.min(plane.height) as f32;
    let share = pixels.len() as f32 / plane.values.len() as f32;
    if (pixels.len() as f32) < MIN_SPOT * short * short || share > MAX_SPOT {
        return None;
    }
    let mut member = vec![false; plane.values.len()];
    for at in pixels {
        member[*at] = true;
    }
    let outwards = distances(&member, plane.width);
    let inwards = distances(&member.iter().map(|member| !member).collect::<Vec<_>>(), plane.width);
    let radius = inwards.iter().fold(0.0f32, |most, value| most.max(*value)) / short;
    let ring = |from: f32, to: f32| {
        let mut values: Vec<f32> = outwards
            .iter()
            .zip(&plane.values)
            .filter(|(distance, _)| (from * short..to * short).contains(*distance))
            .map(|(_, value)| *value)
            .collect();
        if values.is_empty() { 255.0 } else { super::plane::quantile(&mut values, 0.7) }
    };
    let inside = pixels.iter().map(|at| plane.values[*at]).sum::<f32>() / pixels.len() as f32;
    let rise = inside - ring(AROUND[0], AROUND[1]);
    let left = 1.0 - (inside - ring(1.0 / short, NEAR)) / rise.max(1.0);
    if left < FADE {
        return None;
    }
    let columns = pixels.iter().map(|at| at % plane.width);
    let rows = pixels.iter().map(|at| at / plane.width);
    let spans = |places: [Option<usize>; 2], size: usize| {
        places[1].unwrap_or_default() - places[0].unwrap_or_default() + 1 == size
    };
    let around = spans([columns.clone().min(), columns.clone().max()], plane.width)
        && spans([rows.clone().min(), rows.clone().max()], plane.height);
    if around {
        return None;
    }
    let bound = |value: Option<usize>, plus: f32| value.unwrap_or_default() as f32 + offset + plus;
    Some(Spot {
        strength: radius * rise,
        share,
        bounds: [
            bound(columns.clone().min(), 0.0),
            bound(rows.clone().min(), 0.0),
            bound(columns.max(), 1.0),
            bound(rows.max(), 1.0),
        ],
    })
}

/// Distance of every pixel from the nearest one in `mask`, by the 1–√2 chamfer in two passes (Borgefors 1986).
fn distances(mask: &[bool], width: usize) -> Vec<f32> {
    const FAR: f32 = 1e6;
    let mut distance: Vec<f32> = mask.iter().map(|member| if *member { 0.0 } else { FAR }).collect();
    let height = mask.len() / width.max(1);
    let mut relax = |x: usize, y: usize, back: bool| {
        let at = y * width + x;
        let mut best = distance[at];
        let row = if back { y.checked_sub(1) } else { (y + 1 < height).then_some(y + 1) };
        if let Some(row) = row {
            best = best.min(distance[row * width + x] + 1.0);
            if x > 0 {
                best = best.min(distance[row * width + x - 1] + std::f32::consts::SQRT_2);
            }
            if x + 1 < width {
                best = best.min(distance[row * width + x + 1] + std::f32::consts::SQRT_2);
            }
        }
        let beside = if back { x.checked_sub(1) } else { (x + 1 < width).then_some(x + 1) };
        if let Some(beside) = beside {
            best = best.min(distance[y * width + beside] + 1.0);
        }
        distance[at] = best;
    };
    for y in 0..height {
        for x in 0..width {
            relax(x, y, true);
        }
    }
    for y in (0..height).rev() {
        for x in (0..width).rev() {
            relax(x, y, false);
        }
    }
    distance
}
