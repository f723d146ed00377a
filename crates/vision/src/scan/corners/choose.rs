//! Of several candidates for every side, the four that the picture and the network support best together.

use image::RgbImage;

use super::edges::{self, BROAD, PASSES};
use super::mask::Mask;
use super::quad::{diagonal, distance, is_plausible, meet};
use crate::scan::{Point, Quad};

/// A candidate for one side: a line, and the share of it along which an edge is seen.
#[derive(Debug, Clone, Copy)]
struct EdgeLine {
    ends: [Point; 2],
    support: f32,
    /// What its origin adds to the support.
    trust: f32,
}

/// The best quadrilateral out of the sides of `proposals` and of the mask's border, with the support of its sides.
///
/// `base` is the most trusted proposal: the answer where nothing beats it, without support where nothing goes together.
/// For a corner that is not `inside` the frame, the sides next to it stay near their proposals.
pub(super) fn choose(
    pixels: &RgbImage,
    base: &Quad,
    others: &[Quad],
    mask: &Mask,
    inside: [bool; 4],
) -> (Quad, [f32; 4]) {
    let extent = diagonal(base);
    let same = 0.004 * extent;
    let mut sides: [Vec<EdgeLine>; 4] = Default::default();
    for (side, lines) in sides.iter_mut().enumerate() {
        let proposals = std::iter::once(base).chain(others);
        let raw = proposals.map(|quad| [quad[side], quad[(side + 1) % 4]]).chain(mask.side(base, side));
        let mut fitted: Vec<[Point; 2]> = Vec::with_capacity(3);
        for (rank, ends) in raw.enumerate() {
            let [coarse, fine] = &PASSES;
            let (ends, _) = edges::fit(pixels, ends, extent, coarse);
            // Proposals that meet at the same edge would only be fitted to it once more.
            if fitted.iter().any(|known| near(*known, ends, same)) {
                continue;
            }
            fitted.push(ends);
            let (ends, support) = edges::fit(pixels, ends, extent, fine);
            add(lines, EdgeLine { ends, support, trust: if rank == 0 { TRUST } else { 0.0 } }, same);
        }
        let whole = inside[side] && inside[(side + 1) % 4];
        if whole && lines.iter().all(|line| line.support < DOUBTFUL) {
            let mut line = EdgeLine { ends: [base[side], base[(side + 1) % 4]], support: 0.0, trust: 0.0 };
            for pass in std::iter::once(&BROAD).chain(&PASSES) {
                (line.ends, line.support) = edges::fit(pixels, line.ends, extent, pass);
            }
            add(lines, line, same);
            // A thing across one end of a side draws the whole side to its own edge; the other end still shows where it lies.
            let [start, end] = [base[side], base[(side + 1) % 4]];
            let middle = [f32::midpoint(start[0], end[0]), f32::midpoint(start[1], end[1])];
            for (half, hidden) in [([start, middle], 1), ([middle, end], 0)] {
                let [coarse, fine] = &PASSES;
                let (half, _) = edges::fit(pixels, half, extent, coarse);
                let (half, seen) = edges::fit(pixels, half, extent, fine);
                if seen > HALF_SEEN {
                    let (ends, support) = edges::fit(pixels, doubled(half, hidden), extent, fine);
                    add(lines, EdgeLine { ends, support, trust: TRUST }, same);
                }
            }
        }
    }
    let [tops, rights, bottoms, lefts] = &sides;
    let mut best: Option<(f32, Quad, [f32; 4])> = None;
    for top in tops {
        for right in rights {
            for bottom in bottoms {
                for left in lefts {
                    let lines = [left, top, right, bottom];
                    let Some(quad) = corners(&lines) else { continue };
                    let support = [top.support, right.support, bottom.support, left.support];
                    let trust = lines.iter().map(|line| line.trust).sum::<f32>();
                    let score = (support.iter().sum::<f32>() + trust) / 4.0 + MASK_WEIGHT * mask.agreement(&quad);
                    if best.is_none_or(|(least, ..)| score > least) {
                        best = Some((score, quad, support));
                    }
                }
            }
        }
    }
    best.map_or((*base, [0.0; 4]), |(_, quad, support)| (quad, support))
}

/// Adds a line unless one within `same` pixels of it is known.
fn add(lines: &mut Vec<EdgeLine>, line: EdgeLine, same: f32) {
    if !lines.iter().any(|known| near(known.ends, line.ends, same)) {
        lines.push(line);
    }
}

/// A line drawn on as far again beyond its end `end`.
fn doubled(mut line: [Point; 2], end: usize) -> [Point; 2] {
    let other = line[1 - end];
    line[end] = std::array::from_fn(|axis| 2.0 * line[end][axis] - other[axis]);
    line
}

/// Whether both ends of two lines lie within `same` pixels of each other.
fn near(a: [Point; 2], b: [Point; 2], same: f32) -> bool {
    distance(a[0], b[0]).max(distance(a[1], b[1])) < same
}

/// Support under which every candidate of a side is doubted and a wider search is made.
const DOUBTFUL: f32 = 0.7;

/// Support that half a side needs to be drawn on as the whole side: no crumpled or torn side has it.
const HALF_SEEN: f32 = 0.85;

/// What full agreement with the mask is worth against full support of all sides.
const MASK_WEIGHT: f32 = 0.3;

/// Support that a side of the most trusted proposal has ahead of the others.
const TRUST: f32 = 0.05;

/// Corners where left, top, right and bottom meet; `None` where no document has such corners.
fn corners(lines: &[&EdgeLine; 4]) -> Option<Quad> {
    let mut quad = [[0.0; 2]; 4];
    for (corner, point) in quad.iter_mut().enumerate() {
        *point = meet(lines[corner].ends, lines[(corner + 1) % 4].ends)?;
    }
    is_plausible(&quad).then_some(quad)
}
