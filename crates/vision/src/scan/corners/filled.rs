//! Pictures filled by the document: a scan cropped to the paper, or a photograph taken from too close.
//!
//! With an even border added, the network sees a document that ends where the picture ends. Print shows whether the
//! paper really ends there: nothing is printed across the edge of the paper, so strokes that run out of the picture
//! belong to a document that continues outside it.

use std::ops::Range;

use image::{Rgb, RgbImage};

use super::network::CornerNetwork;
use crate::scan::Quad;
use crate::scan::page::luma;
use crate::scan::plane::{Plane, median, quantile};

/// Width of the added border, share of the short side, and its colour, which is neither paper nor ink.
const BORDER: f32 = 0.12;
const GREY: Rgb<u8> = Rgb([110; 3]);
/// Share of the picture that print must cover if the network sees no document without a border. Scans begin at 0.14.
const PRINTED: f32 = 0.06;
/// Cells across and down the picture that are searched for print.
const CELLS: usize = 12;
/// Short side in pixels to which the lengths below refer.
const SHORT: f32 = 640.0;
/// Depth of the two strips along the border: where a stroke touches the border, and where it continues.
const OUTER: [f32; 2] = [1.0, 3.0];
const INNER: [f32; 2] = [6.0, 9.0];
/// Distance along the border, to either side, within which the paper's luma is measured.
const AROUND: f32 = 30.0;
/// Width of a stroke, and how far it may shift sideways between the strips.
const STROKE: [f32; 2] = [2.0, 24.0];
const SLANT: f32 = 4.0;
/// Share of a side left out at either end: a card's corners are round.
const ENDS: f32 = 0.05;
/// Darkness of a stroke as a share of the usual ink, and its minimum in levels.
const INK: f32 = 0.4;
const LEAST_INK: f32 = 16.0;
/// Strokes that must run across a side for it to be cut off, and across all sides together.
const CUT_SIDE: usize = 2;
const CUT: usize = 3;

/// Agreement of the picture with the document area that the network sees when a border is added, `0.0..=1.0`.
pub(super) fn agreement(network: &CornerNetwork, pixels: &RgbImage) -> f32 {
    let (width, height) = pixels.dimensions();
    let border = (BORDER * width.min(height) as f32) as u32;
    let mut framed = RgbImage::from_pixel(width + 2 * border, height + 2 * border, GREY);
    image::imageops::replace(&mut framed, pixels, i64::from(border), i64::from(border));
    let (left, top) = (border as f32, border as f32);
    let (right, bottom) = (left + width as f32, top + height as f32);
    let frame: Quad = [[left, top], [right, top], [right, bottom], [left, bottom]];
    network.locate(&framed).map_or(0.0, |estimate| estimate.mask.agreement(&frame))
}

/// Print found in a picture.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Print {
    /// Whether print covers enough of the picture.
    pub covers: bool,
    /// Whether print runs out of the picture at the sides top, right, bottom, left.
    pub cut: [bool; 4],
}

/// Looks for print in a picture and across its border.
pub(super) fn print(pixels: &RgbImage) -> Print {
    let plane = lumas(pixels);
    let (ink, covers) = usual_ink(&plane);
    let strokes = [0, 1, 2, 3].map(|side| strokes_across(&plane, side, ink, 0..side_length(&plane, side)));
    let cut = covers && strokes.iter().sum::<usize>() >= CUT;
    Print { covers, cut: strokes.map(|count| cut && count >= CUT_SIDE) }
}

/// Whether print runs out of the picture where the document at `quad` reaches the border.
pub(super) fn runs_out(pixels: &RgbImage, quad: &Quad) -> bool {
    let plane = lumas(pixels);
    let (ink, _) = usual_ink(&plane);
    let near = REACHING * plane.width.min(plane.height) as f32;
    (0..4).any(|side| {
        let ends = [quad[side], quad[(side + 1) % 4]];
        let along = usize::from(side == 1 || side == 3);
        let places = (0..=PLACES).filter_map(|place| {
            let t = place as f32 / PLACES as f32;
            let [x, y] = std::array::from_fn(|axis| ends[0][axis] + (ends[1][axis] - ends[0][axis]) * t);
            let off = [y, plane.width as f32 - x, plane.height as f32 - y, x][side];
            (off < near).then_some([x, y][along])
        });
        let (from, to) = places.fold((f32::MAX, 0.0f32), |(from, to), place| (from.min(place), to.max(place)));
        let stretch = from.max(0.0) as usize..(to as usize).min(side_length(&plane, side));
        stretch.len() as f32 > near && strokes_across(&plane, side, ink, stretch) >= CUT_SIDE
    })
}

/// Distance from the border of the picture, share of its short side, within which a document reaches it; and places
/// that are checked along a side.
const REACHING: f32 = 0.015;
const PLACES: usize = 64;

fn lumas(pixels: &RgbImage) -> Plane {
    let (width, height) = (pixels.width() as usize, pixels.height() as usize);
    let raw = pixels.as_raw().as_chunks::<3>().0;
    Plane::from_fn(width, height, |x, y| luma(raw[y * width + x].map(f32::from)))
}

/// Darkness from which a stroke counts as print, in levels below the paper, and whether print covers enough of the
/// picture.
fn usual_ink(plane: &Plane) -> (f32, bool) {
    let mut depths: Vec<f32> = (0..CELLS * CELLS).filter_map(|at| ink(plane, at % CELLS, at / CELLS)).collect();
    let covers = depths.len() as f32 > PRINTED * (CELLS * CELLS) as f32;
    ((INK * median(&mut depths)).max(LEAST_INK), covers)
}

fn side_length(plane: &Plane, side: usize) -> usize {
    if side.is_multiple_of(2) { plane.width } else { plane.height }
}

/// How much darker the print in a cell is than its even ground, levels; `None` if there is no print.
fn ink(plane: &Plane, column: usize, row: usize) -> Option<f32> {
    let span = |at: usize, size: usize| size * at / CELLS..size * (at + 1) / CELLS;
    let (columns, rows) = (span(column, plane.width), span(row, plane.height));
    let lines = rows.map(|y| &plane.values[y * plane.width..][columns.clone()]);
    let mut values: Vec<f32> = lines.clone().flatten().copied().collect();
    let [darkest, darker, ground, lightest] = [0.03, 0.3, 0.6, 0.9].map(|share| quantile(&mut values, share));
    let depth = ground - darkest;
    // A single line is a joint or a fold; letters are several strokes next to each other.
    let many = lines.clone().any(|line| strokes(line, [ground - 0.7 * depth, ground - 0.3 * depth]) > 2);
    (depth > 0.12 * ground.max(60.0) && depth > 4.0 * (lightest - darker).max(2.0) && many).then_some(depth)
}

/// How often a line of values drops from above the level `light` to below `dark`.
fn strokes(line: &[f32], [dark, light]: [f32; 2]) -> usize {
    let mut on_paper = false;
    let mut count = 0;
    for value in line {
        if on_paper && *value < dark {
            (on_paper, count) = (false, count + 1);
        } else if *value > light {
            on_paper = true;
        }
    }
    count
}

/// Number of strokes that touch a stretch of a side and continue inwards, at least `ink` levels darker than the paper.
fn strokes_across(plane: &Plane, side: usize, ink: f32, stretch: Range<usize>) -> usize {
    let unit = plane.width.min(plane.height) as f32 / SHORT;
    let along_rows = side == 0 || side == 2;
    let (length, depth) = (side_length(plane, side), side_length(plane, side + 1));
    let value = |at: usize, across: usize| {
        let across = if side == 0 || side == 3 { across } else { depth - 1 - across };
        let (x, y) = if along_rows { (at, across) } else { (across, at) };
        plane.values[y * plane.width + x]
    };
    let darkness = |[from, to]: [f32; 2]| -> Vec<f32> {
        let from = ((from * unit) as usize).min(depth - 1);
        let strip = from..((to * unit).ceil() as usize).clamp(from + 1, depth);
        let line: Vec<f32> = (0..length)
            .map(|at| strip.clone().map(|across| value(at, across)).sum::<f32>() / strip.len() as f32)
            .collect();
        let around = (AROUND * unit) as usize;
        let usual = |near: std::ops::Range<usize>| quantile(&mut line[near].to_vec(), 0.7);
        // Darker than the paper on both sides: a shadow is darker than the paper on one side only.
        let paper = |at: usize| usual(at.saturating_sub(around)..at + 1).min(usual(at..(at + around + 1).min(length)));
        (0..length).map(|at| paper(at) - line[at]).collect()
    };
    let (outer, inner) = (darkness(OUTER), darkness(INNER));
    let ends = (ENDS * stretch.len() as f32) as usize;
    let slant = (SLANT * unit).ceil() as usize;
    let mut count = 0;
    let mut at = stretch.start + ends;
    while at + ends < stretch.end {
        let stroke = outer[at..].iter().take_while(|value| **value > ink).count();
        if stroke > 0 {
            let goes_on = inner[at.saturating_sub(slant)..(at + stroke + slant).min(length)].iter().any(|v| *v > ink);
            count += usize::from((STROKE[0] * unit..=STROKE[1] * unit).contains(&(stroke as f32)) && goes_on);
        }
        at += stroke.max(1);
    }
    count
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Paper of 640 × 480 pixels with ink where `ink` is true.
    fn paper(ink: impl Fn(u32, u32) -> bool) -> RgbImage {
        RgbImage::from_fn(640, 480, |x, y| Rgb(if ink(x, y) { [40; 3] } else { [220, 224, 216] }))
    }

    /// Rows of upright strokes, four pixels wide, within the given rows.
    fn strokes(rows: std::ops::Range<u32>) -> impl Fn(u32, u32) -> bool {
        move |x, y| rows.contains(&y) && x % 14 < 4 && y % 24 < 18 && (60..580).contains(&x)
    }

    #[test]
    fn print_across_the_border_cuts_that_side() {
        assert_eq!(print(&paper(strokes(60..420))), Print { covers: true, cut: [false; 4] });
        assert_eq!(print(&paper(strokes(0..420))), Print { covers: true, cut: [true, false, false, false] });
        assert_eq!(print(&paper(|x, y| strokes(60..500)(x, y + 8))).cut, [false, false, true, false]);
    }

    #[test]
    fn print_runs_out_only_where_the_document_reaches_the_border() {
        let cut = paper(strokes(0..420));
        assert!(runs_out(&cut, &[[0.0, 0.0], [640.0, 0.0], [640.0, 470.0], [0.0, 470.0]]));
        assert!(!runs_out(&cut, &[[0.0, 40.0], [640.0, 40.0], [640.0, 480.0], [0.0, 480.0]]));
        assert!(!runs_out(&paper(strokes(60..420)), &[[0.0, 0.0], [640.0, 0.0], [640.0, 480.0], [0.0, 480.0]]));
        // Another document lies beside it.
        let beside = paper(|x, y| x > 400 && strokes(0..420)(x, y));
        assert!(!runs_out(&beside, &[[0.0, 0.0], [390.0, 0.0], [380.0, 480.0], [0.0, 480.0]]));
    }

    #[test]
    fn joints_frames_and_shadows_are_no_print() {
        let blank = Print { covers: false, cut: [false; 4] };
        assert_eq!(print(&paper(|x, y| x % 160 < 5 || y % 160 < 5)), blank);
        assert_eq!(print(&paper(|x, y| x < 3 || y < 3 || x > 636 || y > 476)), blank);
        assert_eq!(print(&paper(|x, _| x > 300)), blank);
    }
}
