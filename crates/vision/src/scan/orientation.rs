//! Whether a document reads upright, as far as that shows without reading it.
//!
//! Lines of text make stripes: the ink summed along the lines varies far more than the ink summed across them. Which
//! way up the lines stand follows from the slot's known layout where there is one; the reading engine decides finally.

use super::Slot;
use super::page::{DocumentSheet, luma};
use super::plane::{Plane, median};
use super::simd::widest;

/// Width, in pixels of the plane, over which the sums are levelled: wider than a line, narrower than a column.
const LEVEL: f32 = 12.0;
/// A sum this many times above the usual is a ruled line or a frame, not text, and is cut there.
const RULED: f32 = 4.0;

/// Signs of the reading direction.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Direction {
    /// Logarithm of stripes across the picture over stripes down the picture; positive where lines run horizontally.
    pub lines: f32,
    /// How much the slot's layout is seen upside down: logarithm of the mark where it stands when turned by 180° over the
    /// mark where it belongs. 0 without a layout.
    pub overturned: f32,
}

/// Measures the signs on a document.
pub(super) fn measure(detail: &Plane, sheet: &DocumentSheet, slot: Option<Slot>) -> Direction {
    let border = detail.width.min(detail.height) / 16 + 1;
    let inner = |size: usize| border..size.saturating_sub(border).max(border);
    let (across, down) = (inner(detail.width), inner(detail.height));
    let mut rows = Vec::with_capacity(down.len());
    let mut columns = vec![0.0f32; across.len()];
    let mut ink = vec![0.0f32; across.len()];
    for y in down.clone() {
        let start = y * detail.width + across.start;
        let part = |from: usize| &detail.values[from..from + across.len()];
        let (right, left) = (part(start + 1), part(start - 1));
        let (below, above) = (part(start + detail.width), part(start - detail.width));
        // Steepness of the luma; the sum of a row is made of eight that are added side by side.
        let (ink, columns, count) = (&mut ink[..], &mut columns[..], down.len() as f32);
        let sums = widest(
            #[inline(always)]
            move || {
                let length = ink.len();
                let (right, left, below, above) =
                    (&right[..length], &left[..length], &below[..length], &above[..length]);
                for (at, (ink, sum)) in ink.iter_mut().zip(columns).enumerate() {
                    *ink = (right[at] - left[at]).abs() + (below[at] - above[at]).abs();
                    *sum += *ink / count;
                }
                let mut sums = [0.0f32; 8];
                for part in ink.as_chunks::<8>().0 {
                    for (sum, ink) in sums.iter_mut().zip(part) {
                        *sum += ink;
                    }
                }
                for (sum, ink) in sums.iter_mut().zip(ink.as_chunks::<8>().1) {
                    *sum += ink;
                }
                sums
            },
        );
        rows.push(sums.iter().sum::<f32>() / across.len().max(1) as f32);
    }
    let lines = (variation(&mut rows) / variation(&mut columns)).ln();
    Direction { lines, overturned: overturned(sheet, slot) }
}

/// Mean square of the deviations from the level around.
fn variation(sums: &mut [f32]) -> f32 {
    let line = Plane { width: sums.len(), height: 1, values: sums.to_vec() };
    let level = line.smooth(LEVEL);
    let deviations: Vec<f32> = sums.iter().zip(&level.values).map(|(sum, level)| sum - level).collect();
    let usual = median(&mut deviations.iter().map(|deviation| deviation.abs()).collect::<Vec<_>>());
    let cut = RULED * usual;
    deviations.iter().map(|deviation| deviation.clamp(-cut, cut).powi(2)).sum::<f32>() / sums.len().max(1) as f32 + 1e-4
}

/// A mark of a layout: what it is made of and where it stands (left, top, right, bottom as shares of the document).
type Landmark = (fn([f32; 3]) -> f32, [f32; 4]);

fn overturned(sheet: &DocumentSheet, slot: Option<Slot>) -> f32 {
    let wide = sheet.inner_width() > sheet.inner_height();
    let (strength, [left, top, right, bottom]): Landmark = match slot {
        Some(Slot::IdCardFront) if wide => (darkness, [0.62, 0.15, 0.95, 0.75]),
        Some(Slot::IdCardBack) if wide => (redness, [0.04, 0.08, 0.26, 0.48]),
        Some(Slot::BusinessLicence) => (redness, [0.38, 0.04, 0.62, 0.24]),
        _ => return 0.0,
    };
    let here = mean(sheet, strength, [left, top, right, bottom]);
    let there = mean(sheet, strength, [1.0 - right, 1.0 - bottom, 1.0 - left, 1.0 - top]);
    ((there + 1.0) / (here + 1.0)).ln()
}

fn mean(sheet: &DocumentSheet, strength: fn([f32; 3]) -> f32, area: [f32; 4]) -> f32 {
    let colours = sheet.area(area);
    let count = colours.len().max(1) as f32;
    colours.into_iter().map(strength).sum::<f32>() / count
}

fn darkness(colour: [f32; 3]) -> f32 {
    255.0 - luma(colour)
}

/// How much redder than anything else a colour is, levels.
pub(super) fn redness([red, green, blue]: [f32; 3]) -> f32 {
    (red - green.max(blue) - 20.0).max(0.0)
}
