//! Whether a document is upright, as far as this can be determined without reading it.
//!
//! Lines of text form stripes: the ink summed along the lines varies far more than the ink summed across them. Whether
//! the lines are upside down follows from the slot's known layout, if it has one; the reading engine makes the final
//! decision.

use super::Slot;
use super::page::{DocumentSheet, luma};
use super::plane::{Plane, median};
use super::simd::widest;

/// Width in pixels of the plane over which the sums are levelled: wider than a line, narrower than a column.
const LEVEL: f32 = 12.0;
/// A sum that deviates by this multiple of the median is a ruled line or a frame, not text, and is clipped there.
const RULED: f32 = 4.0;

/// Indicators of the reading direction.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Direction {
    /// Logarithm of the ratio of stripes across the picture to stripes down the picture; positive if lines are
    /// horizontal.
    pub lines: f32,
    /// Evidence that the slot's layout is upside down: logarithm of the ratio of the landmark's strength at its place
    /// rotated by 180° to that at its proper place. 0 without a layout.
    pub overturned: f32,
}

/// Measures the indicators on a document.
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
        // Gradient of the luma; the sum of a row is added up in eight lanes.
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

/// Mean square of the deviations from the surrounding level.
fn variation(sums: &mut [f32]) -> f32 {
    let line = Plane { width: sums.len(), height: 1, values: sums.to_vec() };
    let level = line.smooth(LEVEL);
    let deviations: Vec<f32> = sums.iter().zip(&level.values).map(|(sum, level)| sum - level).collect();
    let usual = median(&mut deviations.iter().map(|deviation| deviation.abs()).collect::<Vec<_>>());
    let cut = RULED * usual;
    deviations.iter().map(|deviation| deviation.clamp(-cut, cut).powi(2)).sum::<f32>() / sums.len().max(1) as f32 + 1e-4
}

/// A landmark of a layout: how its strength is measured and where it is (left, top, right, bottom as shares of the
/// document).
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

/// Redness of a colour beyond its other channels, levels.
pub(super) fn redness([red, green, blue]: [f32; 3]) -> f32 {
    (red - green.max(blue) - 20.0).max(0.0)
}
