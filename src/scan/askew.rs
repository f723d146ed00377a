//! Things that lie wholly inside a document: pens, sticky notes, clips, cards.
//!
//! Print is laid out along the paper's edges: bars, fields and portraits are parallel to them, emblems and seals are
//! round. A solid rectangle of a foreign colour that lies askew was not printed there.

use super::areas;
use super::occlusion::{Cover, foreign};
use super::page::{Colour, Sheet};
use super::plane::median;

/// Distance from the paper's colour, up to brightness, that is foreign: three times what is usual, within these limits.
const FOREIGN: [f32; 2] = [30.0, 60.0];
/// Share of the document that may be foreign; beyond, there is no paper to tell things from.
const MOST: f32 = 0.35;
/// Every which pixel tells the paper's colour.
const SAMPLED: usize = 7;
/// Width of what is too thin to be a thing, pixels of the sheet: print.
const THIN: usize = 5;
/// Least area of a thing, share of the short side squared.
const LEAST_AREA: f32 = 0.008;
/// Steps between the directions that a rectangle is sought at, degrees; of a quarter turn.
const STEP: usize = 3;
/// Nearest to the document's own directions that a thing may lie, degrees.
const ASKEW: f32 = 5.0;
/// Length over width from which a thing is long, and its least length, share of the short side.
const LONG: f32 = 3.0;
const LEAST_LENGTH: f32 = 0.3;
/// Least width of a thing that is not long, share of the short side.
const LEAST_WIDTH: f32 = 0.1;
/// Share of its rectangle that a long thing fills, and one that is not long. A disc fills 0.785.
const FILLED: [f32; 2] = [0.7, 0.88];

/// Everything that lies askew inside the document, the largest first.
pub(super) fn measure(sheet: &Sheet) -> Vec<Cover> {
    let inset = Sheet::STRIP + THIN;
    let (width, height) = (sheet.width - 2 * inset, sheet.height - 2 * inset);
    let colours: Vec<Colour> =
        (0..width * height).map(|at| sheet.colour(at % width + inset, at / width + inset)).collect();
    let sampled = || colours.iter().step_by(SAMPLED);
    let paper = std::array::from_fn(|channel| median(&mut sampled().map(|colour| colour[channel]).collect::<Vec<_>>()));
    let usual = median(&mut sampled().map(|colour| foreign(*colour, paper)).collect::<Vec<_>>());
    let limit = (3.0 * usual).clamp(FOREIGN[0], FOREIGN[1]);
    let strange: Vec<bool> = colours.iter().map(|colour| foreign(*colour, paper) > limit).collect();
    if strange.iter().filter(|strange| **strange).count() as f32 > MOST * strange.len() as f32 {
        return Vec::new();
    }
    let least = (LEAST_AREA * (Sheet::SHORT * Sheet::SHORT) as f32) as usize;
    let things = areas::components(&areas::opened(&strange, width, THIN), width);
    let mut covers: Vec<Cover> = things
        .iter()
        .filter(|pixels| pixels.len() >= least && !touches_border(pixels, width, height))
        .filter_map(|pixels| {
            cover(&pixels.iter().map(|at| [at % width + inset, at / width + inset]).collect::<Vec<_>>())
        })
        .collect();
    covers.sort_by(|a, b| b.area.total_cmp(&a.area));
    covers
}

/// Whether an area goes on beyond the document, as the table does where a side was found too far out.
fn touches_border(pixels: &[usize], width: usize, height: usize) -> bool {
    pixels.iter().any(|at| {
        let (x, y) = (at % width, at / width);
        x == 0 || y == 0 || x + 1 == width || y + 1 == height
    })
}

/// Judges one foreign area, given by its pixels.
fn cover(pixels: &[[usize; 2]]) -> Option<Cover> {
    let short = Sheet::SHORT as f32;
    let extent = |degrees: f32| {
        let (sin, cos) = degrees.to_radians().sin_cos();
        let span = |project: fn(f32, f32, f32, f32) -> f32| {
            let places = pixels.iter().map(|[x, y]| project(*x as f32, *y as f32, sin, cos));
            let (low, high) = places.fold((f32::MAX, f32::MIN), |(low, high), at| (low.min(at), high.max(at)));
            high - low + 1.0
        };
        (span(|x, y, sin, cos| x * cos + y * sin), span(|x, y, sin, cos| y * cos - x * sin))
    };
    let turns = (0..90).step_by(STEP).map(|degrees| degrees as f32).chain([direction(pixels)]);
    let (degrees, (across, down)) =
        turns.map(|degrees| (degrees, extent(degrees))).min_by(|(_, a), (_, b)| (a.0 * a.1).total_cmp(&(b.0 * b.1)))?;
    let (length, width) = (across.max(down), across.min(down));
    let long = length > LONG * width;
    let large = if long { length >= LEAST_LENGTH * short } else { width >= LEAST_WIDTH * short };
    let filled = pixels.len() as f32 / (length * width) >= FILLED[usize::from(!long)];
    let askew = (ASKEW..=90.0 - ASKEW).contains(&degrees);
    let bound = |axis: usize| {
        let places = pixels.iter().map(|place| place[axis]);
        (places.clone().min().unwrap_or_default() as f32, places.max().unwrap_or_default() as f32 + 1.0)
    };
    let ((left, right), (top, bottom)) = (bound(0), bound(1));
    (large && filled && askew)
        .then_some(Cover { area: pixels.len() as f32 / (short * short), bounds: [left, top, right, bottom] })
}

/// Direction of the longest axis of an area, by its second moments, degrees of a quarter turn.
fn direction(pixels: &[[usize; 2]]) -> f32 {
    let count = pixels.len().max(1) as f32;
    let mean = |axis: usize| pixels.iter().map(|place| place[axis] as f32).sum::<f32>() / count;
    let (x, y) = (mean(0), mean(1));
    let (mut xx, mut xy, mut yy) = (0.0f32, 0.0f32, 0.0f32);
    for place in pixels {
        let (dx, dy) = (place[0] as f32 - x, place[1] as f32 - y);
        xx += dx * dx;
        xy += dx * dy;
        yy += dy * dy;
    }
    (f32::atan2(2.0 * xy, xx - yy) / 2.0).to_degrees().rem_euclid(90.0)
}
