//! Veiling glare: a milky reflection of a flash or lamp on plastic that burns nothing out but still hides words.
//!
//! Added light makes the paper brighter in the middle of a spot than on all sides of it, and the ink even more so, so
//! that strokes lose contrast just there. A lamp beside the document makes one side brighter, but does not change the
//! contrast of the ink.

use super::glare::Spot;
use super::page::{DocumentPage, DocumentSheet};
use super::plane::{Plane, median, quantile};

/// Cells along the short side of the document.
const CELLS: f32 = 26.0;
/// Quantiles of a cell's luma that are its ink and its paper.
const INK: f32 = 0.03;
const PAPER: f32 = 0.85;
/// Contrast with the paper from which a cell has print.
const PRINTED: f32 = 0.12;
/// Cells with print needed to determine the usual contrast.
const ENOUGH: usize = 16;
/// Radii of the middle of a spot and of the ring around it, cells.
const MIDDLE: f32 = 1.6;
const RING: [f32; 2] = [5.0, 7.5];
/// How much brighter the middle must be than each of the four sides of the ring, levels. Folds and bulges of real paper
/// are that bright relative to three sides.
const RISE: f32 = 12.0;
/// Share of the rise above the ring from which a cell belongs to the spot.
const INSIDE: f32 = 0.45;
/// Contrast below which print is veiled, share of the usual contrast; at or below the second value there is no print.
const VEILED: [f32; 2] = [0.5, 0.06];
/// Least number of cells with veiled print in a spot, and share of its cells with print that must be veiled.
const MIN_VEILED_CELLS: usize = 20;
const MOSTLY: f32 = 0.8;
/// Radius of the core of a spot, cells, and the limit of the 90 % quantile of its contrast, share of the usual
/// contrast.
const CORE: f32 = 2.6;
const COVERED: f32 = 0.4;
/// Least number of cells with clear print around a spot.
const AROUND: usize = 6;

/// The strongest spot of veiling glare over print; its strength is its rise above its surroundings, levels.
pub(super) fn measure(page: &DocumentPage) -> Option<Spot> {
    let cells = Cells::of(&page.detail);
    let mut printed: Vec<f32> = cells.contrast.iter().copied().filter(|contrast| *contrast > PRINTED).collect();
    if printed.len() < ENOUGH {
        return None;
    }
    let usual = quantile(&mut printed, 0.6);
    let spots = (0..cells.paper.len()).filter_map(|at| cells.spot(at, usual));
    let (strength, [left, top, right, bottom]) = spots.max_by(|a, b| a.0.total_cmp(&b.0))?;
    let strip = DocumentSheet::STRIP as f32;
    let (width, height) = (page.sheet.inner_width() as f32, page.sheet.inner_height() as f32);
    let bounds = [strip + left * width, strip + top * height, strip + right * width, strip + bottom * height];
    Some(Spot { strength, share: (right - left) * (bottom - top), bounds })
}

/// Paper and ink, cell by cell.
struct Cells {
    columns: usize,
    rows: usize,
    /// Luma of the paper, smoothed over the neighbours.
    paper: Vec<f32>,
    /// Contrast of the ink with the paper.
    contrast: Vec<f32>,
}

impl Cells {
    fn of(detail: &Plane) -> Self {
        let side = detail.width.min(detail.height) as f32 / CELLS;
        let (columns, rows) = ((detail.width as f32 / side) as usize, (detail.height as f32 / side) as usize);
        let span = |at: usize| (at as f32 * side) as usize..((at + 1) as f32 * side) as usize;
        let mut own = Vec::with_capacity(columns * rows);
        let mut contrast = Vec::with_capacity(columns * rows);
        for row in 0..rows {
            for column in 0..columns {
                let lines = span(row).map(|y| &detail.values[y * detail.width..][span(column)]);
                let mut values: Vec<f32> = lines.flatten().copied().collect();
                let [ink, paper] = [INK, PAPER].map(|share| quantile(&mut values, share));
                own.push(paper);
                contrast.push((paper - ink) / paper.max(1.0));
            }
        }
        let mut cells = Self { columns, rows, paper: own, contrast };
        cells.paper = (0..cells.paper.len()).map(|at| median(&mut cells.around(at, 0.0..1.5))).collect();
        cells
    }

    /// The luma of the paper in the cells within a range of distances from a cell.
    fn around(&self, at: usize, distance: std::ops::Range<f32>) -> Vec<f32> {
        self.near(at, distance).map(|(at, _)| self.paper[at]).collect()
    }

    /// The cells within a range of distances from a cell, and their offsets from it.
    fn near(&self, at: usize, distance: std::ops::Range<f32>) -> impl Iterator<Item = (usize, [f32; 2])> {
        let (x, y, reach) = (at % self.columns, at / self.columns, distance.end.ceil() as usize);
        let columns = x.saturating_sub(reach)..(x + reach + 1).min(self.columns);
        let rows = y.saturating_sub(reach)..(y + reach + 1).min(self.rows);
        let width = self.columns;
        rows.flat_map(move |row| columns.clone().map(move |column| (column, row)))
            .map(move |(column, row)| (row * width + column, [column as f32 - x as f32, row as f32 - y as f32]))
            .filter(move |(_, [dx, dy])| distance.contains(&dx.hypot(*dy)))
    }

    /// The rise of the spot around a cell, and its bounds in shares of the document; `None` if there is no spot or it
    /// does not hide print.
    fn spot(&self, at: usize, usual: f32) -> Option<(f32, [f32; 4])> {
        let middle = median(&mut self.around(at, 0.0..MIDDLE));
        let sides = [[1.0, 0.0], [-1.0, 0.0], [0.0, 1.0], [0.0, -1.0]];
        let mut beside = [0.0f32; 4];
        for (beside, side) in beside.iter_mut().zip(sides) {
            let towards = |[dx, dy]: [f32; 2]| (dx * side[0] + dy * side[1]) > 0.7 * dx.hypot(dy);
            let ring = self.near(at, RING[0]..RING[1]).filter(|(_, place)| towards(*place));
            let mut lumas: Vec<f32> = ring.map(|(at, _)| self.paper[at]).collect();
            if lumas.is_empty() {
                return None;
            }
            *beside = median(&mut lumas);
        }
        let brightest = beside.into_iter().fold(f32::MIN, f32::max);
        let rise = middle - brightest;
        if rise < RISE {
            return None;
        }
        let floor = brightest + INSIDE * rise;
        let (mut veiled, mut printed) = (0usize, 0usize);
        let mut bounds = [f32::MAX, f32::MAX, f32::MIN, f32::MIN];
        for (at, _) in self.near(at, 0.0..RING[0]).filter(|(at, _)| self.paper[*at] > floor) {
            let share = self.contrast[at] / usual;
            if share > VEILED[1] {
                printed += 1;
                veiled += usize::from(share < VEILED[0]);
            }
            let (x, y) = ((at % self.columns) as f32, (at / self.columns) as f32);
            bounds = [bounds[0].min(x), bounds[1].min(y), bounds[2].max(x + 1.0), bounds[3].max(y + 1.0)];
        }
        let contrasts = |distance| self.near(at, distance).map(|(at, _)| self.contrast[at] / usual);
        let core = quantile(&mut contrasts(0.0..CORE).collect::<Vec<_>>(), 0.9);
        let around = contrasts(RING[0]..RING[1] + 1.0).filter(|contrast| *contrast > 0.7).count();
        let hidden = veiled >= MIN_VEILED_CELLS && veiled as f32 >= MOSTLY * printed as f32 && core < COVERED;
        (hidden && around >= AROUND).then(|| {
            let (width, height) = (self.columns as f32, self.rows as f32);
            (rise, [bounds[0] / width, bounds[1] / height, bounds[2] / width, bounds[3] / height])
        })
    }
}
