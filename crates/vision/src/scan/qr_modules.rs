//! Detects a QR code by its modules: a square of fine dark and light specks with nothing beside it.
//!
//! In a photograph of a whole sheet a code has too few pixels to be decoded, but enough to be detected: its cells are
//! half dark and alternate between dark and light more often than any other print, up to its edge and not beyond.

use super::plane::{Plane, quantile};

/// Side of a cell, pixels.
const CELL: usize = 8;
/// Short side of the document in pixels below which modules merge: a code on a scan 621 pixels high was missed.
const LEAST_SIDE: usize = 630;
/// Quantile of a cell's values that is its ground, and distance in cells within which the brightest ground is used.
const GROUND: f32 = 0.9;
const AROUND: usize = 4;
/// Lower limit of a cell's ground, luma.
const DARKEST: f32 = 60.0;
/// Darkness of a cell of modules relative to its ground: print is lighter, pictures are darker.
const DARK: std::ops::Range<f32> = 0.2..0.75;
/// Distance from a cell's mean, share of the ground, from which a pixel is clearly dark or light.
const CLEARLY: f32 = 0.06;
/// Changes between dark and light along a row or column of a cell: thick strokes of titles have fewer.
const CHANGES: f32 = 1.0;
/// Side of a code, cells.
const SIZES: std::ops::RangeInclusive<usize> = 4..=14;
/// Share of a code's cells that must be modules, and share of the cells beyond its neighbours that may be.
const FILLED: f32 = 0.88;
const MAX_MODULES_BEYOND: f32 = 0.3;

/// Whether a document shows a QR code; `None` if it has too few pixels to decide.
pub(super) fn are_seen(detail: &Plane) -> Option<bool> {
    (detail.width.min(detail.height) >= LEAST_SIDE).then(|| Counts::of(detail).holds_a_square())
}

/// Number of module cells above and to the left of every corner of the grid (summed-area table).
struct Counts {
    columns: usize,
    rows: usize,
    sums: Vec<u32>,
}

impl Counts {
    fn of(detail: &Plane) -> Self {
        let (columns, rows) = (detail.width / CELL, detail.height / CELL);
        let cells: Vec<ModuleCell> =
            (0..columns * rows).map(|at| ModuleCell::of(detail, at % columns, at / columns)).collect();
        let lit: Vec<f32> = cells.iter().map(|cell| cell.ground).collect();
        let ground = |column: usize, row: usize| {
            let near = |at: usize, end: usize| at.saturating_sub(AROUND)..(at + AROUND + 1).min(end);
            let rows = near(row, rows).flat_map(|row| &lit[row * columns..][near(column, columns)]);
            rows.fold(DARKEST, |most, ground| most.max(*ground))
        };
        let mut sums = vec![0u32; (columns + 1) * (rows + 1)];
        for row in 0..rows {
            let mut sum = 0;
            for column in 0..columns {
                sum += u32::from(cells[row * columns + column].is_module(ground(column, row)));
                sums[(row + 1) * (columns + 1) + column + 1] = sums[row * (columns + 1) + column + 1] + sum;
            }
        }
        Self { columns, rows, sums }
    }

    /// Number of module cells in a square clipped to the grid, and number of all its cells.
    fn within(&self, left: isize, top: isize, side: usize) -> (u32, u32) {
        let span = |start: isize, end: usize| {
            let place = |at: isize| at.clamp(0, end as isize) as usize;
            (place(start), place(start + side as isize))
        };
        let ((left, right), (top, bottom)) = (span(left, self.columns), span(top, self.rows));
        let sum = |x: usize, y: usize| self.sums[y * (self.columns + 1) + x];
        let count = sum(right, bottom) + sum(left, top) - sum(right, top) - sum(left, bottom);
        (count, ((right - left) * (bottom - top)) as u32)
    }

    /// Whether anywhere modules fill a square and there are none beside it.
    fn holds_a_square(&self) -> bool {
        let fits = |size: usize| size <= self.columns && size <= self.rows;
        SIZES.filter(|size| fits(*size)).any(|size| {
            let places = (0..=self.rows - size).flat_map(|y| (0..=self.columns - size).map(move |x| (x, y)));
            places.into_iter().any(|(x, y)| {
                let (x, y) = (x as isize, y as isize);
                let (inner, cells) = self.within(x, y, size);
                if (inner as f32) < FILLED * cells as f32 {
                    return false;
                }
                // The neighbouring cells may contain part of its outermost modules.
                let ((near, near_cells), (far, far_cells)) =
                    (self.within(x - 1, y - 1, size + 2), self.within(x - 2, y - 2, size + 4));
                (far - near) as f32 <= MAX_MODULES_BEYOND * (far_cells - near_cells) as f32
            })
        })
    }
}

/// Brightness of a cell of the document.
struct ModuleCell {
    ground: f32,
    mean: f32,
    /// Values, row by row.
    values: [f32; CELL * CELL],
}

impl ModuleCell {
    fn of(detail: &Plane, column: usize, row: usize) -> Self {
        let at = |index: usize| (row * CELL + index / CELL) * detail.width + column * CELL + index % CELL;
        let values: [f32; CELL * CELL] = std::array::from_fn(|index| detail.values[at(index)]);
        let mean = values.iter().sum::<f32>() / values.len() as f32;
        Self { ground: quantile(&mut values.clone(), GROUND), mean, values }
    }

    fn is_module(&self, ground: f32) -> bool {
        DARK.contains(&(1.0 - self.mean / ground)) && self.changes(ground) > CHANGES
    }

    /// Mean number of changes between clearly dark and clearly light along a row or a column.
    fn changes(&self, ground: f32) -> f32 {
        let line = |start: usize, step: usize| {
            let (mut changes, mut before) = (0u32, 0.0f32);
            for at in 0..CELL {
                let off = self.values[start + at * step] - self.mean;
                if off.abs() > CLEARLY * ground {
                    changes += u32::from(off * before < 0.0);
                    before = off;
                }
            }
            changes
        };
        let all: u32 = (0..CELL).map(|at| line(at * CELL, 1) + line(at, CELL)).sum();
        all as f32 / (2 * CELL) as f32
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Paper of 640 × 900 pixels with specks of `module` pixels where `code` is true, and ink where `print` is.
    fn paper(module: usize, code: impl Fn(usize, usize) -> bool, print: impl Fn(usize, usize) -> bool) -> Plane {
        Plane::from_fn(900, 640, |x, y| {
            let place = ((x / module) as u64 * 73_856_093) ^ ((y / module) as u64 * 19_349_663);
            let speck = place.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 63 == 0;
            if code(x, y) && speck || print(x, y) { 50.0 } else { 225.0 }
        })
        .smooth(0.7)
    }

    fn square(side: usize) -> impl Fn(usize, usize) -> bool {
        move |x, y| (701..701 + side).contains(&x) && (83..83 + side).contains(&y)
    }

    #[test]
    fn a_square_of_modules_is_a_code() {
        for (module, side) in [(2, 50), (2, 66), (2, 100)] {
            assert_eq!(are_seen(&paper(module, square(side), |_, _| false)), Some(true), "{module} {side}");
        }
        let dim = paper(2, square(66), |_, _| false);
        let dim = Plane { values: dim.values.iter().map(|value| value * 0.4).collect(), ..dim };
        assert_eq!(are_seen(&dim), Some(true));
    }

    #[test]
    fn print_bands_and_fields_are_none() {
        let text = |size: usize| {
            move |x: usize, y: usize| {
                (60..840).contains(&x) && y % (2 * size) < size && (x * 37 / size + y * 11 / size) % 7 < 2
            }
        };
        for size in [8, 12, 20, 44] {
            assert_eq!(are_seen(&paper(2, |_, _| false, text(size))), Some(false), "{size}");
        }
        // Neither a frame of specks nor a field of them is a square.
        assert_eq!(are_seen(&paper(2, |x, _| x < 60, |_, _| false)), Some(false));
        assert_eq!(are_seen(&paper(2, |_, _| true, |_, _| false)), Some(false));
        assert_eq!(are_seen(&paper(2, |_, _| false, square(66))), Some(false));
    }

    #[test]
    fn too_few_pixels_tell_nothing() {
        let blank = |side: usize| are_seen(&Plane::from_fn(900, side, |_, _| 200.0));
        assert_eq!((blank(260), blank(LEAST_SIDE - 1), blank(LEAST_SIDE)), (None, None, Some(false)));
    }
}
