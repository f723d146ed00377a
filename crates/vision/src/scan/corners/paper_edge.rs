//! The paper's own edge outside a printed frame.
//!
//! A certificate's frame is a straight line as well supported as the paper's edge, often better. But beyond a frame the
//! paper continues, while beyond its own edge something else begins. A line further out is therefore the better side if
//! the band between looks like the document and the area beyond it does not.

use image::RgbImage;

use super::edges::{self, FINEST, Pass};
use super::quad::{diagonal, distance, join};
use crate::scan::page::luma;
use crate::scan::plane::median;
use crate::scan::resample::bilinear;
use crate::scan::{Point, Quad};

/// The search outwards, from [`SAME`] to [`SAME`] plus twice its reach.
const SEARCH: Pass = Pass { pixel: 1.6, reach: 0.021, sigma: 4.0, outward: 0.0 };
/// Support that the outer edge needs, and the same as a share of the inner edge's support.
const SUPPORT_NEEDED: f32 = 0.6;
const AS_GOOD: f32 = 0.8;
/// Support in the coarse search below which no fine search is made.
const ROUGH_SUPPORT: f32 = 0.45;
/// Distance between the two edges, as a share of the diagonal, below which they are the same edge.
const SAME: f32 = 0.008;
/// Distance from a side at which its surroundings are sampled, as a share of the diagonal.
const SAMPLED_AT: f32 = 0.010;
/// Distances at which the document itself is sampled: the median colour there is its ground, not a frame or print.
const GROUND: [f32; 7] = [0.010, 0.014, 0.018, 0.022, 0.027, 0.033, 0.040];
/// Greatest difference between the band and the document, levels, and as a share of the step at the outer edge.
const ALIKE: f32 = 24.0;
const STEP: f32 = 0.5;
/// Difference between the two sides of the paper's edge that even white paper on a white table has, levels.
const LEAST_STEP: f32 = 12.0;
/// How much darker than the document's ground the paper beyond a printed frame may be, levels.
const DARKER: f32 = 20.0;
/// Places sampled along a side.
const PLACES: usize = 24;

/// `quad` with every side that is only a printed frame moved to the paper's edge; updates `support`.
pub(super) fn widen(pixels: &RgbImage, quad: &Quad, support: &mut [f32; 4]) -> Quad {
    let extent = diagonal(quad);
    let sides = std::array::from_fn(|side| {
        let line = [quad[side], quad[(side + 1) % 4]];
        let Some((outer, outer_support)) = beyond(pixels, line, support[side], extent) else { return line };
        support[side] = outer_support;
        outer
    });
    join(&sides).unwrap_or(*quad)
}

/// The paper's edge beyond a side, with its support, if the side is a printed line.
fn beyond(pixels: &RgbImage, line: [Point; 2], support: f32, extent: f32) -> Option<([Point; 2], f32)> {
    let start = shifted(line, -(SAME + SEARCH.reach) * extent);
    let (found, roughly) = edges::fit(pixels, start, extent, &SEARCH);
    if roughly < ROUGH_SUPPORT {
        return None;
    }
    let (outer, outer_support) = edges::fit(pixels, found, extent, &FINEST);
    let apart = |end: usize| distance(outer[end], line[end]) > SAME * extent;
    if outer_support < SUPPORT_NEEDED.max(AS_GOOD * support) || !apart(0) || !apart(1) {
        return None;
    }
    let beside = SAMPLED_AT * extent;
    let inside = ground(pixels, line, extent);
    let band = colours(pixels, std::array::from_fn(|end| midpoint(line[end], outer[end])));
    let outside = colours(pixels, shifted(outer, -beside));
    let change = difference(&inside, &band);
    let step = difference(&band, &outside);
    (change < ALIKE && change < STEP * step).then_some((outer, outer_support))
}

/// Whether something other than the document is visible beyond any of its sides.
pub(super) fn has_surroundings(pixels: &RgbImage, quad: &Quad) -> bool {
    let extent = diagonal(quad);
    (0..4).any(|side| {
        let line = [quad[side], quad[(side + 1) % 4]];
        let step = difference(&ground(pixels, line, extent), &colours(pixels, shifted(line, -SAMPLED_AT * extent)));
        step.is_finite() && step > LEAST_STEP
    })
}

/// Whether the paper may continue beyond all sides that lie inside the picture.
pub(super) fn paper_goes_on(pixels: &RgbImage, quad: &Quad) -> bool {
    let extent = diagonal(quad);
    (0..4).all(|side| paper_is_beyond(pixels, [quad[side], quad[(side + 1) % 4]], extent))
}

/// Whether the area beyond a side could be the paper of a document with a printed frame: it is not darker than the
/// document's ground. True for a side at the border of the picture.
pub(super) fn paper_is_beyond(pixels: &RgbImage, line: [Point; 2], extent: f32) -> bool {
    let beyond = usual_luma(&colours(pixels, shifted(line, -SAMPLED_AT * extent)));
    let within = usual_luma(&ground(pixels, line, extent));
    beyond.zip(within).is_none_or(|(beyond, within)| beyond > within - DARKER)
}

/// Median luma of the places inside the picture; `None` if there are too few.
pub(super) fn usual_luma(places: &[Option<[f32; 3]>]) -> Option<f32> {
    let mut lumas: Vec<f32> = places.iter().flatten().map(|colour| luma(*colour)).collect();
    (lumas.len() > PLACES / 2).then(|| median(&mut lumas))
}

fn midpoint(a: Point, b: Point) -> Point {
    [f32::midpoint(a[0], b[0]), f32::midpoint(a[1], b[1])]
}

/// A line moved inwards by `by` pixels.
pub(super) fn shifted(line: [Point; 2], by: f32) -> [Point; 2] {
    let normal = edges::inward(line[0], line[1]);
    line.map(|point| [point[0] + normal[0] * by, point[1] + normal[1] * by])
}

/// The document's ground just inside a side.
pub(super) fn ground(pixels: &RgbImage, line: [Point; 2], extent: f32) -> Vec<Option<[f32; 3]>> {
    let depths = GROUND.map(|depth| colours(pixels, shifted(line, depth * extent)));
    let at = |place: usize| {
        let seen: Vec<[f32; 3]> = depths.iter().filter_map(|depth| depth[place]).collect();
        let channel = |channel: usize| median(&mut seen.iter().map(|colour| colour[channel]).collect::<Vec<_>>());
        (!seen.is_empty()).then(|| std::array::from_fn(channel))
    };
    (0..PLACES).map(at).collect()
}

/// Colours along a line; `None` for places outside the picture.
pub(super) fn colours(pixels: &RgbImage, [a, b]: [Point; 2]) -> Vec<Option<[f32; 3]>> {
    let (width, height) = (pixels.width() as f32, pixels.height() as f32);
    let at = |place: usize| {
        let t = 0.08 + 0.84 * place as f32 / (PLACES - 1) as f32;
        let [x, y] = [a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t];
        ((0.0..width).contains(&x) && (0.0..height).contains(&y)).then(|| bilinear(pixels, [x, y]))
    };
    (0..PLACES).map(at).collect()
}

/// Median over all places of the largest channel difference; infinite if most of them lie outside the picture.
pub(super) fn difference(a: &[Option<[f32; 3]>], b: &[Option<[f32; 3]>]) -> f32 {
    let largest = |(a, b): (&Option<[f32; 3]>, &Option<[f32; 3]>)| {
        let (a, b) = ((*a)?, (*b)?);
        Some(a.iter().zip(b).map(|(a, b)| (a - b).abs()).fold(0.0, f32::max))
    };
    let mut differences: Vec<f32> = a.iter().zip(b).filter_map(largest).collect();
    if differences.len() < PLACES / 2 { f32::INFINITY } else { median(&mut differences) }
}
