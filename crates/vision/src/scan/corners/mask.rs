//! The network's map of the document's area, and the straight sides that it suggests.

use super::quad::{cross, diagonal, distance};
use crate::scan::{Point, Quad};

/// Side of the map in cells.
pub(super) const GRID: usize = 48;

/// Probability of every cell to lie in the document, and the position of the map in the picture.
#[derive(Debug, Clone)]
pub(super) struct Mask {
    cells: Vec<f32>,
    /// Prefix sums of the cells of each row: `sums[row * (GRID + 1) + column]`.
    sums: Vec<f32>,
    /// Left, top, width, height of the whole map in pixels of the picture.
    place: [f32; 4],
}

impl Mask {
    /// A map of [`GRID`]² cells that covers `place` (left, top, width, height in pixels).
    pub fn new(cells: Vec<f32>, place: [f32; 4]) -> Self {
        let mut sums = Vec::with_capacity(GRID * (GRID + 1));
        for row in cells.chunks_exact(GRID) {
            let mut total = 0.0;
            sums.push(total);
            for value in row {
                total += value;
                sums.push(total);
            }
        }
        Self { cells, sums, place }
    }

    /// Rescales the map to a picture that is `across` times as wide and `down` times as high.
    pub fn stretch(&mut self, across: f32, down: f32) {
        let [left, top, width, height] = self.place;
        self.place = [left * across, top * down, width * across, height * down];
    }

    fn to_cells(&self, [x, y]: Point) -> Point {
        let [left, top, width, height] = self.place;
        [(x - left) / width * GRID as f32, (y - top) / height * GRID as f32]
    }

    /// Probability at a point of the picture, interpolated linearly between cells; 0 outside the map.
    fn at(&self, point: Point) -> f32 {
        let [x, y] = self.to_cells(point);
        let (x, y) = (x - 0.5, y - 0.5);
        let (left, top) = (x.floor(), y.floor());
        let (fx, fy) = (x - left, y - top);
        let cell = |dx: f32, dy: f32| {
            let (column, row) = (left + dx, top + dy);
            let inside = (0.0..GRID as f32).contains(&column) && (0.0..GRID as f32).contains(&row);
            if inside { self.cells[row as usize * GRID + column as usize] } else { 0.0 }
        };
        (cell(0.0, 0.0) * (1.0 - fx) + cell(1.0, 0.0) * fx) * (1.0 - fy)
            + (cell(0.0, 1.0) * (1.0 - fx) + cell(1.0, 1.0) * fx) * fy
    }

    /// Agreement of a convex clockwise quadrilateral with the map: shared probability divided by that of the union.
    pub fn agreement(&self, quad: &Quad) -> f32 {
        let corners = quad.map(|point| self.to_cells(point));
        let (mut shared, mut covered) = (0.0f32, 0.0f32);
        for row in 0..GRID {
            let y = row as f32 + 0.5;
            let (mut left, mut right) = (f32::MAX, f32::MIN);
            for side in 0..4 {
                let (a, b) = (corners[side], corners[(side + 1) % 4]);
                if (a[1] > y) != (b[1] > y) {
                    let x = a[0] + (y - a[1]) / (b[1] - a[1]) * (b[0] - a[0]);
                    left = left.min(x);
                    right = right.max(x);
                }
            }
            if right > left {
                covered += right - left;
                shared += self.row_sum(row, right) - self.row_sum(row, left);
            }
        }
        let total: f32 = (0..GRID).map(|row| self.row_sum(row, GRID as f32)).sum();
        shared / (covered + total - shared).max(1e-6)
    }

    /// Sum of a row's probabilities from its start up to a position, which may lie within a cell.
    fn row_sum(&self, row: usize, x: f32) -> f32 {
        let x = x.clamp(0.0, GRID as f32);
        let whole = (x as usize).min(GRID - 1);
        let sums = &self.sums[row * (GRID + 1)..][..=GRID];
        sums[whole] + (sums[whole + 1] - sums[whole]) * (x - whole as f32)
    }

    /// The straight line along the map's border near side number `side` of a clockwise quadrilateral; `None` if the
    /// border does not run there.
    pub fn side(&self, quad: &Quad, side: usize) -> Option<[Point; 2]> {
        const PLACES: usize = 32;
        const STEPS: usize = 64;
        let (a, b) = (quad[side], quad[(side + 1) % 4]);
        let length = distance(a, b).max(1e-6);
        let outward = [(b[1] - a[1]) / length, -(b[0] - a[0]) / length];
        let reach = 0.15 * diagonal(quad);
        let mut border = Vec::with_capacity(PLACES);
        for place in 0..PLACES {
            let t = 0.08 + 0.84 * place as f32 / (PLACES - 1) as f32;
            let base = [a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t];
            let offset = |step: usize| reach * (1.0 - 2.0 * step as f32 / STEPS as f32);
            let value =
                |step: usize| self.at([base[0] + outward[0] * offset(step), base[1] + outward[1] * offset(step)]);
            let mut before = value(0);
            for step in 1..=STEPS {
                let here = value(step);
                if before < 0.5 && here >= 0.5 {
                    let share = (0.5 - before) / (here - before);
                    let at = offset(step - 1) + (offset(step) - offset(step - 1)) * share;
                    border.push((t, at));
                    break;
                }
                before = here;
            }
        }
        let cell = (self.place[2].min(self.place[3]) / GRID as f32).max(1e-6);
        let (start, end) = robust_line(&border, 0.5 * cell)?;
        let shifted = |point: Point, by: f32| [point[0] + outward[0] * by, point[1] + outward[1] * by];
        Some([shifted(a, start), shifted(b, end)])
    }
}

/// The line that most of the points (t, offset) fit within `tolerance`: its offsets at t = 0 and t = 1.
fn robust_line(points: &[(f32, f32)], tolerance: f32) -> Option<(f32, f32)> {
    if points.len() < 12 {
        return None;
    }
    let mut best: Option<(usize, f32, f32)> = None;
    for (index, &(t0, v0)) in points.iter().enumerate() {
        for &(t1, v1) in &points[index + 1..] {
            if t1 - t0 < 0.25 {
                continue;
            }
            let slope = (v1 - v0) / (t1 - t0);
            let start = v0 - slope * t0;
            let close = points.iter().filter(|(t, v)| (start + slope * t - v).abs() < tolerance).count();
            if best.is_none_or(|(most, ..)| close > most) {
                best = Some((close, start, slope));
            }
        }
    }
    let (count, start, slope) = best?;
    if count < points.len() / 2 {
        return None;
    }
    let close: Vec<_> = points.iter().filter(|(t, v)| (start + slope * t - v).abs() < tolerance).collect();
    let n = close.len() as f32;
    let (mean_t, mean_v) = close.iter().fold((0.0, 0.0), |(t, v), point| (t + point.0 / n, v + point.1 / n));
    let spread: f32 = close.iter().map(|point| (point.0 - mean_t).powi(2)).sum();
    let tilt: f32 = close.iter().map(|point| (point.0 - mean_t) * (point.1 - mean_v)).sum();
    let slope = if spread > 1e-6 { tilt / spread } else { slope };
    Some((mean_v - slope * mean_t, mean_v + slope * (1.0 - mean_t)))
}

/// Overlap, intersection over union, of a quadrilateral in cell coordinates with the set cells of `mask`.
pub(super) fn cell_agreement(quad: &Quad, mask: &[bool]) -> f32 {
    let (mut both, mut either) = (0u32, 0u32);
    for (at, &masked) in mask.iter().enumerate() {
        let cell = [(at % GRID) as f32, (at / GRID) as f32];
        let covered = (0..4).all(|side| cross(quad[side], quad[(side + 1) % 4], cell) >= 0.0);
        both += u32::from(covered && masked);
        either += u32::from(covered || masked);
    }
    both as f32 / either.max(1) as f32
}
