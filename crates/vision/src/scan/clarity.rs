//! How sharp the print on a document is: blur, defocus, motion, and too few pixels for the text.
//!
//! The measure is the width of the point spread, not the amount of fine detail, so it hardly depends on the amount of
//! text. Idea: S. Zhuo, T. Sim, *Defocus map estimation from a single image*, Pattern Recognition 44 (2011): an edge of
//! width σ smoothed by a and by b has slopes of ratio r = √((σ²+b²)/(σ²+a²)), from which σ follows. Motion blurs in one
//! direction only, so four directions are measured and the worst counts.
//!
//! Large print stays dark under a blur that turns small print grey. More blur is therefore allowed if strokes contrast
//! strongly with the paper next to them (closing minus the value itself: F. Meyer's bottom hat).

use super::Slot;
use super::page::DocumentPage;
use super::plane::{Plane, quantile};
use super::simd::widest;
use super::thresholds::{CARD_PRINT, LEGIBLE_SPREAD_LIMIT, PORTRAIT_SPREAD_LIMIT, SPREAD_LIMIT, STROKE_CONTRAST};

/// How steeply clarity falls around the limit: half the limit gives 89, twice the limit 11.
const STEEPNESS: f32 = 3.0;
/// The two smoothings at which an edge is compared, pixels.
const NARROW: f32 = 0.7;
const WIDE: f32 = 3.0;
/// Share of the pixels that counts as edges in each direction.
const EDGES: f32 = 0.01;
/// Every n-th row is sampled to find the slope from which a pixel counts as an edge.
const SAMPLED: usize = 6;
/// Pixels of a row that are skipped together if none of them is steep enough.
const PART: usize = 16;
/// Quantile of the edges by sharpness that counts: shadows and the rim of a reflection are soft even in a sharp
/// picture.
const SHARPER: f32 = 0.65;
/// Slope of the smoothed edges, luma levels per pixel, below which the picture cannot be judged.
const FAINTEST: f32 = 0.35;
/// Share of the short side left out along the border: the paper's own edge says nothing about the print.
const BORDER: f32 = 0.04;
/// Width of the widest stroke whose contrast is measured, minus one, pixels: half before the pixel, half after it.
const STROKE: usize = 8;
/// Share of the pixels that counts as ink.
const INKED: f32 = 0.02;
/// Lower limit of the paper's luma in the contrast.
const DARKEST_PAPER: f32 = 30.0;

/// Standard deviation of the point spread in pixels of [`DocumentPage::detail`]; `None` if there are no edges.
pub(super) fn spread(page: &DocumentPage) -> Option<f32> {
    let detail = &page.detail;
    let narrow = detail.smooth(NARROW);
    let wide = detail.smooth(WIDE);
    // At least two pixels, for the slopes around a pixel.
    let border = (BORDER * detail.width.min(detail.height) as f32).max(2.0) as usize;
    DIRECTIONS.iter().filter_map(|direction| along(&narrow, &wide, *direction, border)).max_by(f32::total_cmp)
}

/// How much darker strokes are than the paper next to them, share of the paper's luma, `0.0..=1.0`; the lower of the
/// contrasts in two directions.
pub(super) fn contrast(detail: &Plane) -> f32 {
    let border = (BORDER * detail.width.min(detail.height) as f32) as usize;
    let (columns, rows) = (border..detail.width.saturating_sub(border), border..detail.height.saturating_sub(border));
    let mut across = Vec::new();
    for y in rows.clone().step_by(SAMPLED) {
        add_contrasts(&detail.values[y * detail.width..][columns.clone()], 1, &mut across);
    }
    let sampled = columns.len().div_ceil(SAMPLED);
    let mut side_by_side = Vec::with_capacity(sampled * rows.len());
    for y in rows {
        side_by_side.extend(detail.values[y * detail.width..][columns.clone()].iter().step_by(SAMPLED));
    }
    let mut down = Vec::new();
    add_contrasts(&side_by_side, sampled, &mut down);
    let ink = |contrasts: &mut [f32]| quantile(contrasts, 1.0 - INKED);
    ink(&mut across).min(ink(&mut down))
}

/// Adds the contrast with the paper at every place of `lines` except near their ends; places of a line are `step`
/// apart.
fn add_contrasts(lines: &[f32], step: usize, contrasts: &mut Vec<f32>) {
    let paper = closed(lines, step);
    let ink = lines.get(STROKE * step..).unwrap_or_default();
    contrasts.extend(paper.iter().zip(ink).map(|(paper, ink)| (paper - ink) / paper.max(DARKEST_PAPER)));
}

/// Morphological closing: the minimum of the maxima within [`STROKE`] places. It starts at [`STROKE`] and ends as far
/// before the end.
fn closed(lines: &[f32], step: usize) -> Vec<f32> {
    let mut closed = lines.to_vec();
    slide(&mut closed, step, |a, b| if a > b { a } else { b });
    slide(&mut closed, step, |a, b| if a < b { a } else { b });
    closed
}

/// The best of every value and the [`STROKE`] after it, `step` apart; the last [`STROKE`] places are dropped.
fn slide(values: &mut Vec<f32>, step: usize, better: impl Fn(f32, f32) -> f32) {
    // The best of 2, then of 4, of 8 and of 9 values.
    for ahead in [1, 2, 4, STROKE - 7] {
        let next = values.get(ahead * step..).unwrap_or_default().to_vec();
        values.truncate(next.len());
        values.iter_mut().zip(&next).for_each(|(best, next)| *best = better(*best, *next));
    }
}

/// Clarity 0–100 of a point spread and a [`contrast`]; 50 is the limit of what is readable in a picture for this slot.
pub(super) fn score(spread: Option<f32>, contrast: f32, slot: Option<Slot>) -> f32 {
    let [faint, strong] = STROKE_CONTRAST;
    let legible = ((contrast - faint) / (strong - faint)).clamp(0.0, 1.0);
    let limit = SPREAD_LIMIT + (LEGIBLE_SPREAD_LIMIT - SPREAD_LIMIT) * legible;
    let limit = match slot {
        Some(Slot::Portrait) => PORTRAIT_SPREAD_LIMIT,
        Some(slot) if slot.is_card() => limit * CARD_PRINT,
        _ => limit,
    };
    spread.map_or(0.0, |spread| 100.0 / (1.0 + (spread / limit).powf(STEEPNESS)))
}

/// Unit vectors at 0°, 45°, 90° and 135°.
const DIRECTIONS: [[f32; 2]; 4] = [
    [1.0, 0.0],
    [std::f32::consts::FRAC_1_SQRT_2, std::f32::consts::FRAC_1_SQRT_2],
    [0.0, 1.0],
    [-std::f32::consts::FRAC_1_SQRT_2, std::f32::consts::FRAC_1_SQRT_2],
];

/// The point spread in one direction.
fn along(narrow: &Plane, wide: &Plane, direction: [f32; 2], border: usize) -> Option<f32> {
    let (width, height) = (wide.width, wide.height);
    let (columns, rows) = (border..width.saturating_sub(border), border..height.saturating_sub(border));
    // Padded with slopes of zero, which are not edges.
    let mut line = vec![0.0f32; columns.len().next_multiple_of(PART)];
    let mut sampled: Vec<f32> = Vec::with_capacity(width * height / SAMPLED);
    for y in rows.clone().step_by(SAMPLED) {
        slopes(wide, direction, columns.start, y, &mut line[..columns.len()]);
        sampled.extend_from_slice(&line[..columns.len()]);
    }
    let least = quantile(&mut sampled, 1.0 - EDGES);
    if least < FAINTEST {
        return None;
    }
    let mut ratios = Vec::with_capacity(sampled.len() / 10);
    for y in rows {
        slopes(wide, direction, columns.start, y, &mut line[..columns.len()]);
        for (number, part) in line.as_chunks::<PART>().0.iter().enumerate() {
            if part.iter().map(|smooth| u32::from(*smooth >= least)).sum::<u32>() > 0 {
                let places = (columns.start + number * PART..).zip(part);
                ratios.extend(
                    places
                        .filter(|(_, smooth)| **smooth >= least)
                        .map(|(x, smooth)| steepest_around(narrow, direction, x, y) / smooth),
                );
            }
        }
    }
    let ratio = quantile(&mut ratios, SHARPER).max(1.001).powi(2);
    Some(((WIDE * WIDE - ratio * NARROW * NARROW) / (ratio - 1.0)).max(0.0).sqrt())
}

/// Slopes of `plane` along a unit vector, levels per pixel, at the inner pixel `x`, `y` and those to its right.
fn slopes(plane: &Plane, [across, down]: [f32; 2], x: usize, y: usize, slopes: &mut [f32]) {
    let start = y * plane.width + x;
    let from = |start: usize| &plane.values[start..];
    let (right, left) = (from(start + 1), from(start - 1));
    let (below, above) = (from(start + plane.width), from(start - plane.width));
    widest(
        #[inline(always)]
        move || {
            let length = slopes.len();
            let (right, left, below, above) = (&right[..length], &left[..length], &below[..length], &above[..length]);
            for (at, slope) in slopes.iter_mut().enumerate() {
                *slope = (across * (right[at] - left[at]) + down * (below[at] - above[at])).abs() * 0.5;
            }
        },
    );
}

/// The steepest slope at a pixel and its eight neighbours, which lie at least a pixel inside the plane.
fn steepest_around(plane: &Plane, [across, down]: [f32; 2], x: usize, y: usize) -> f32 {
    let start = (y - 2) * plane.width + x - 2;
    let row = |row: usize| &plane.values[start + row * plane.width..][..5];
    let rows = [row(0), row(1), row(2), row(3), row(4)];
    let mut steepest = 0.0f32;
    for y in 1..4 {
        for x in 1..4 {
            let slope = across * (rows[y][x + 1] - rows[y][x - 1]) + down * (rows[y + 1][x] - rows[y - 1][x]);
            steepest = steepest.max(slope.abs() * 0.5);
        }
    }
    steepest
}

#[cfg(test)]
mod tests {
    use super::*;

    fn paper(dark: impl Fn(usize, usize) -> bool) -> Plane {
        Plane::from_fn(400, 300, |x, y| if dark(x, y) { 60.0 } else { 200.0 })
    }

    #[test]
    fn strokes_in_both_directions_make_the_contrast() {
        let letters = paper(|x, y| x % 40 < 4 || y % 40 < 4);
        assert!((contrast(&letters) - 0.7).abs() < 0.01);
        assert!(contrast(&letters.smooth(1.0)) > contrast(&letters.smooth(2.0)) + 0.1);
        assert!(contrast(&paper(|x, _| x % 40 < 4)) < 0.01);
        // Wider than a stroke.
        assert!(contrast(&paper(|x, y| (100..200).contains(&x) && (100..200).contains(&y))) < 0.01);
        assert!(contrast(&Plane { width: 3, height: 3, values: vec![9.0; 9] }) < 0.01);
    }

    #[test]
    fn dark_strokes_allow_more_blur() {
        let at = |spread: f32, contrast: f32| score(Some(spread), contrast, None);
        assert!((at(SPREAD_LIMIT, 0.0) - 50.0).abs() < 0.01);
        assert!((at(LEGIBLE_SPREAD_LIMIT, 0.6) - 50.0).abs() < 0.01);
        for spread in 1..40 {
            let spread = spread as f32 / 20.0;
            for contrast in 0..20 {
                let contrast = contrast as f32 / 20.0;
                assert!(at(spread, contrast) <= at(spread, contrast + 0.05));
                assert!(at(spread, contrast) > at(spread + 0.05, contrast));
            }
        }
    }
}
