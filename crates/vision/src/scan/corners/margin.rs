//! The paper around a printed frame that an emblem overlaps.
//!
//! Certificates have the emblem at the middle of their upper side, often across the frame. Red lacquer on both sides of
//! a line shows that the line is printed, and so are the other three. The paper extends beyond each of them up to an
//! abrupt change along the whole line, or else to the border of the picture.

use image::RgbImage;

use super::edges::{self, PASSES};
use super::paper_edge::{self, colours, difference, ground, shifted};
use super::quad::{diagonal, join};
use crate::scan::resample::bilinear;
use crate::scan::{Point, Quad};

/// Places checked along the middle of a side, the part of the side that they span, and how many of them an emblem must
/// redden.
const PLACES: usize = 16;
const MIDDLE: [f32; 2] = [0.42, 0.58];
const LACQUERED: usize = 3;
/// Redness of lacquer beyond the other channels, share of the luma of the ground next to it; ruddy skin reaches 0.35.
const LACQUER: f32 = 0.38;
/// Distance from a side at which its surroundings are sampled, and between two samples further out, shares of the
/// diagonal.
const SAMPLED_AT: f32 = 0.010;
const STRIDE: f32 = 0.004;
/// Change over two strides, levels, that ends the paper; shadows are softer.
const EDGE: f32 = 24.0;
/// Strides within which the margin of a certificate ends: 0.13 of the diagonal, half as much again as on real ones.
const WIDEST: usize = 30;

/// The paper around `frame`; `None` unless an emblem overlaps a side beyond which the paper continues.
pub(super) fn around(pixels: &RgbImage, frame: &Quad) -> Option<Quad> {
    let extent = diagonal(frame);
    let side = |side: usize| [frame[side], frame[(side + 1) % 4]];
    let crossed = [0, 1, 2, 3].map(|at| is_crossed(pixels, side(at), extent));
    if crossed == [false; 4] {
        return None;
    }
    let edges = [0, 1, 2, 3].map(|at| edge(pixels, side(at), extent));
    // Red on both sides of the paper's own edge is not an emblem.
    if !(0..4).any(|at| crossed[at] && edges[at].is_some()) {
        return None;
    }
    let sides = std::array::from_fn(|at| edges[at].unwrap_or(side(at)));
    let (width, height) = (pixels.width() as f32, pixels.height() as f32);
    Some(join(&sides)?.map(|[x, y]| [x.clamp(0.0, width), y.clamp(0.0, height)]))
}

/// Whether the middle of a side has red lacquer just inside and just outside it.
fn is_crossed(pixels: &RgbImage, line: [Point; 2], extent: f32) -> bool {
    let Some(lit) = paper_edge::usual_luma(&ground(pixels, line, extent)) else { return false };
    [SAMPLED_AT, -SAMPLED_AT].into_iter().all(|by| {
        let [a, b] = shifted(line, by * extent);
        let red = |place: usize| {
            let t = MIDDLE[0] + (MIDDLE[1] - MIDDLE[0]) * place as f32 / (PLACES - 1) as f32;
            let [red, green, blue] = bilinear(pixels, [a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t]);
            red - green.max(blue) > LACQUER * lit
        };
        (0..PLACES).filter(|place| red(*place)).count() >= LACQUERED
    })
}

/// The end of the paper beyond a printed line; `None` if it does not continue beyond the line, or further than a
/// margin.
fn edge(pixels: &RgbImage, line: [Point; 2], extent: f32) -> Option<[Point; 2]> {
    if !paper_edge::paper_is_beyond(pixels, line, extent) {
        return None;
    }
    let at = |stride: usize| shifted(line, -(SAMPLED_AT + STRIDE * stride as f32) * extent);
    let mut looks = [colours(pixels, at(0)), colours(pixels, at(1))];
    for stride in 2..WIDEST {
        let look = colours(pixels, at(stride));
        let change = difference(&looks[0], &look);
        if change.is_infinite() {
            // Half of the line has left the picture.
            return Some(at(stride));
        }
        if change > EDGE {
            let [coarse, fine] = &PASSES;
            let (found, _) = edges::fit(pixels, at(stride - 1), extent, coarse);
            return Some(edges::fit(pixels, found, extent, fine).0);
        }
        looks = [std::mem::take(&mut looks[1]), look];
    }
    None
}
