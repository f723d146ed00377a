//! Chooses among several candidates for every side the four that the picture and the network together support best.

use image::RgbImage;

use super::edges::{self, BROAD, PASSES};
use super::mask::Mask;
use super::quad::{diagonal, distance, is_plausible, meet};
use crate::scan::{Point, Quad};

/// A candidate for one side: a line, and the share of it along which an edge is visible.
#[derive(Debug, Clone, Copy)]
struct EdgeLine {
    ends: [Point; 2],
    support: f32,
    /// Bonus to the support for a line from a trusted proposal.
    trust: f32,
}

/// The best quadrilateral made of sides of the proposals and of the mask's border, and the support of its sides.
///
/// `base` is the most trusted proposal; it is returned, without support, if no candidates form a plausible document.
/// For a corner that is not `inside` the picture, the sides next to it stay near their proposals.
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
            // Proposals that meet at the same edge would only be fitted to it again.
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
            // An object across one end of a side pulls the whole line to its own edge; the other half still shows the
            // true side.
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

/// Adds a line unless one within `same` pixels of it is already listed.
fn add(lines: &mut Vec<EdgeLine>, line: EdgeLine, same: f32) {
    if !lines.iter().any(|known| near(known.ends, line.ends, same)) {
        lines.push(line);
    }
}

/// The line extended to double its length beyond its end `end`.
fn doubled(mut line: [Point; 2], end: usize) -> [Point; 2] {
    let other = line[1 - end];
    line[end] = std::array::from_fn(|axis| 2.0 * line[end][axis] - other[axis]);
    line
}

/// Whether both pairs of ends of two lines are less than `same` pixels apart.
fn near(a: [Point; 2], b: [Point; 2], same: f32) -> bool {
    distance(a[0], b[0]).max(distance(a[1], b[1])) < same
}

/// Support below which a side's candidates are doubted and a wider search is made.
const DOUBTFUL: f32 = 0.7;

/// Support that half a side needs to be extended to the whole side; no crumpled or torn side reaches it.
const HALF_SEEN: f32 = 0.85;

/// Weight of full agreement with the mask against full support of all sides.
const MASK_WEIGHT: f32 = 0.3;

/// Bonus to the support of the sides of the most trusted proposal.
const TRUST: f32 = 0.05;

/// Corners at which left, top, right and bottom meet; `None` if they cannot be those of a document.
fn corners(lines: &[&EdgeLine; 4]) -> Option<Quad> {
    let mut quad = [[0.0; 2]; 4];
    for (corner, point) in quad.iter_mut().enumerate() {
        *point = meet(lines[corner].ends, lines[(corner + 1) % 4].ends)?;
    }
    is_plausible(&quad).then_some(quad)
}
