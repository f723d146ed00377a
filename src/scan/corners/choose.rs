//! Of several candidates for every side, the four that the picture and the network support best together.

use image::RgbImage;

use super::edges::{self, BROAD, PASSES};
use super::mask::Mask;
use super::quad::{diagonal, distance, is_convex, meet};
use crate::scan::{Point, Quad};

/// A candidate for one side: a line, and the share of it along which an edge is seen.
#[derive(Debug, Clone, Copy)]
struct Line {
    ends: [Point; 2],
    support: f32,
}

/// The best quadrilateral out of the sides of `proposals` and of the mask's border, with the support of its sides.
///
/// `proposals` run from the most to the least trusted; the first is the answer where nothing beats it.
pub(super) fn choose(pixels: &RgbImage, proposals: &[Quad], mask: &Mask) -> Option<(Quad, [f32; 4])> {
    let base = proposals.first()?;
    let same = 0.004 * diagonal(base);
    let mut sides: [Vec<Line>; 4] = Default::default();
    for (side, lines) in sides.iter_mut().enumerate() {
        let raw = proposals.iter().map(|quad| [quad[side], quad[(side + 1) % 4]]).chain(mask.side(base, side));
        for ends in raw {
            let mut line = Line { ends, support: 0.0 };
            for pass in &PASSES {
                (line.ends, line.support) = edges::fit(pixels, line.ends, diagonal(base), pass);
            }
            let known =
                |old: &Line| distance(old.ends[0], line.ends[0]).max(distance(old.ends[1], line.ends[1])) < same;
            if !lines.iter().any(known) {
                lines.push(line);
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
                    let score = support.iter().sum::<f32>() / 4.0 + MASK_WEIGHT * mask.agreement(&quad);
                    if best.is_none_or(|(least, ..)| score > least) {
                        best = Some((score, quad, support));
                    }
                }
            }
        }
    }
    best.map(|(_, quad, support)| (quad, support))
}

/// Adds a line unless one within `same` pixels of it is known.
fn add(lines: &mut Vec<Line>, line: Line, same: f32) {
    let known = |old: &Line| distance(old.ends[0], line.ends[0]).max(distance(old.ends[1], line.ends[1])) < same;
    if !lines.iter().any(known) {
        lines.push(line);
    }
}

/// Support under which every candidate of a side is doubted and a wider search is made.
const DOUBTFUL: f32 = 0.5;

/// What full agreement with the mask is worth against full support of all sides.
const MASK_WEIGHT: f32 = 1.0;

/// Corners where left, top, right and bottom meet; `None` where they form no convex quadrilateral.
fn corners(lines: &[&Line; 4]) -> Option<Quad> {
    let mut quad = [[0.0; 2]; 4];
    for (corner, point) in quad.iter_mut().enumerate() {
        *point = meet(lines[corner].ends, lines[(corner + 1) % 4].ends)?;
    }
    is_convex(&quad).then_some(quad)
}
