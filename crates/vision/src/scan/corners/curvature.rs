//! Sides that are not straight: crumpled paper, torn and serrated ends.
//!
//! The line best supported by edges runs along the outermost folds of such a side. A person would mark, and
//! straightening should keep, the part that is paper along the whole side: a line at the inner rim of the edge. The
//! edge is followed by dynamic programming (U. Montanari, *On the optimal detection of curves in noisy pictures*,
//! 1971); the side counts as bent only if the edge is much stronger along the curve than along any straight line.

use image::RgbImage;

use super::edges::{self, EdgeProfile, OFFSETS, PLACES, STEPS, share};
use super::quad::{diagonal, join};
use crate::scan::plane::median;
use crate::scan::resample::bilinear;
use crate::scan::{Point, Quad};

/// Support of a straight line from which a side counts as straight.
const STRAIGHT: f32 = 0.9;
/// How far to either side the edge is followed, share of the longer diagonal.
const REACH: f32 = 0.03;
/// Share of a side left out at either end.
const END_MARGIN: f32 = 0.02;
/// Size in pixels of the picture that is treated as one pixel.
const PIXEL: f32 = 1.6;
/// Steps by which the edge may shift from one place to the next, and the cost of each in edge strength.
const ASIDE: usize = 3;
const COST: f32 = 0.045;
/// Mean edge strength required along the curve, and by how much it must exceed that along a straight line.
const FOLLOWED: f32 = 0.7;
const BETTER: f32 = 0.06;
/// Standard deviation of the edge from its line, share of the longer diagonal, from which a side is bent.
const BENT: f32 = 0.0015;
/// The inner rim lies this many standard deviations inside the line through the middle of the edge.
const RIM: f32 = 1.25;
/// Distance from the edge at which its two sides are compared, share of the longer diagonal; the least brightness step
/// between them, levels; and the share of the places that must show at least half the usual step. A printed line, in
/// contrast, has paper on both sides.
const COMPARED_AT: f32 = 0.008;
const LEAST_STEP: f32 = 24.0;
const STEPPING: f32 = 0.8;
/// Greatest distance of the middle of the edge from the original side, share of the longer diagonal.
const FARTHEST: f32 = 0.02;

/// `quad` with every bent side moved to the inner rim of its edge; sides that leave the picture stay.
pub(super) fn settle(pixels: &RgbImage, quad: &Quad, support: &[f32; 4], inside: [bool; 4]) -> Quad {
    let extent = diagonal(quad);
    let sides = std::array::from_fn(|side| {
        let next = (side + 1) % 4;
        let line = [quad[side], quad[next]];
        let judged = inside[side] && inside[next] && support[side] < STRAIGHT;
        judged.then(|| rim(pixels, line, extent)).flatten().unwrap_or(line)
    });
    join(&sides).unwrap_or(*quad)
}

/// The inner rim of a side, if the side is bent.
fn rim(pixels: &RgbImage, [a, b]: [Point; 2], extent: f32) -> Option<[Point; 2]> {
    let reach = REACH * extent;
    let step = reach / STEPS as f32;
    let profile = edges::profile(pixels, [a, b], reach, PIXEL, END_MARGIN);
    let curve = follow(&profile);
    let offset = |index: usize| (index as f32 - STEPS as f32) * step;
    let seen: Vec<(f32, f32, f32)> = curve
        .iter()
        .zip(&profile)
        .enumerate()
        .map(|(place, (index, strengths))| (share(place, END_MARGIN), offset(*index), strengths[*index]))
        .collect();
    let (start, end) = edges::least_squares(seen.iter().copied())?;
    let followed = seen.iter().map(|(.., strength)| strength).sum::<f32>() / PLACES as f32;
    let straight = along(&profile, 0.0, 0.0).max(along(&profile, start / step, end / step));
    if followed < FOLLOWED.max(straight + BETTER) || start.abs().max(end.abs()) > FARTHEST * extent {
        return None;
    }
    let squares = seen.iter().map(|(t, value, strength)| strength * (value - start - (end - start) * t).powi(2));
    let deviation = (squares.sum::<f32>() / (followed * PLACES as f32)).sqrt();
    if deviation < BENT * extent {
        return None;
    }
    let normal = edges::inward(a, b);
    let shifted = |[x, y]: Point, by: f32| [x + normal[0] * by, y + normal[1] * by];
    let step_at = |(t, value, _): &(f32, f32, f32)| {
        let at = |by: f32| bilinear(pixels, shifted([a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t], value + by));
        let (inner, outer) = (at(COMPARED_AT * extent), at(-COMPARED_AT * extent));
        std::array::from_fn(|channel| inner[channel] - outer[channel])
    };
    parts_two_grounds(&seen.iter().map(step_at).collect::<Vec<_>>())
        .then(|| [shifted(a, start + RIM * deviation), shifted(b, end + RIM * deviation)])
}

/// Whether the steps across an edge, inside minus outside, are large and mostly alike.
fn parts_two_grounds(steps: &[[f32; 3]]) -> bool {
    let channel = |channel: usize| median(&mut steps.iter().map(|step| step[channel]).collect::<Vec<_>>());
    let usual = [channel(0), channel(1), channel(2)];
    let project = |step: &[f32; 3]| step.iter().zip(usual).map(|(a, b)| a * b).sum::<f32>();
    let square = project(&usual);
    let alike = steps.iter().filter(|step| project(step) > 0.5 * square).count();
    square > LEAST_STEP * LEAST_STEP && alike as f32 > STEPPING * steps.len() as f32
}

/// The offset index of the edge at every place: the path of greatest total strength without jumps.
fn follow(profile: &EdgeProfile) -> Vec<usize> {
    let mut sums = [0.0f32; OFFSETS];
    let mut origins: Vec<[usize; OFFSETS]> = Vec::with_capacity(PLACES);
    for strengths in profile {
        let before = sums;
        let mut from = [0; OFFSETS];
        for (index, sum) in sums.iter_mut().enumerate() {
            let reached = |origin: usize| before[origin] - COST * origin.abs_diff(index) as f32;
            let near = index.saturating_sub(ASIDE)..(index + ASIDE + 1).min(OFFSETS);
            from[index] = near.max_by(|a, b| reached(*a).total_cmp(&reached(*b))).unwrap_or(index);
            *sum = strengths[index] + reached(from[index]);
        }
        origins.push(from);
    }
    let mut at = (0..OFFSETS).max_by(|a, b| sums[*a].total_cmp(&sums[*b])).unwrap_or(STEPS);
    let mut curve = vec![at; PLACES];
    for (place, from) in curve.iter_mut().zip(&origins).rev() {
        *place = at;
        at = from[at];
    }
    curve
}

/// Mean strength along the straight line between the offsets `start` and `end`, in steps.
fn along(profile: &EdgeProfile, start: f32, end: f32) -> f32 {
    let strength = |(place, strengths): (usize, &[f32; OFFSETS])| {
        let index = (STEPS as f32 + start + (end - start) * share(place, END_MARGIN)).round().max(0.0) as usize;
        let near = index.saturating_sub(1)..(index + 2).min(OFFSETS);
        near.map(|index| strengths[index]).fold(0.0, f32::max)
    };
    profile.iter().enumerate().map(strength).sum::<f32>() / PLACES as f32
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scan::corners::quad::distance;
    use image::Rgb;

    /// Paper on a table, with an upper side that waves by `depth` pixels with a period of `period` pixels.
    fn sheet(depth: f32, period: f32) -> RgbImage {
        RgbImage::from_fn(800, 600, |x, y| {
            let top = 100.0 + depth * (x as f32 / period * std::f32::consts::TAU).sin();
            let inside = (100..700).contains(&x) && y < 500 && y as f32 > top;
            Rgb(if inside { [230, 228, 220] } else { [96, 70, 50] })
        })
    }

    #[test]
    fn a_serrated_side_ends_where_all_is_paper() {
        let outermost: Quad = [[100.0, 90.0], [700.0, 90.0], [700.0, 500.0], [100.0, 500.0]];
        let settled = settle(&sheet(10.0, 120.0), &outermost, &[0.4, 1.0, 1.0, 1.0], [true; 4]);
        assert!(settled[0][1] > 104.0 && settled[1][1] > 104.0, "{settled:?}");
        assert!(settled[0][1] < 114.0 && settled[1][1] < 114.0, "{settled:?}");
        assert!(distance(settled[2], outermost[2]) < 0.01, "{settled:?}");
    }

    #[test]
    fn straight_sides_and_sides_without_an_edge_stay() {
        let quad: Quad = [[100.0, 100.0], [700.0, 100.0], [700.0, 500.0], [100.0, 500.0]];
        for pixels in [sheet(0.0, 120.0), RgbImage::from_pixel(800, 600, Rgb([200; 3]))] {
            let settled = settle(&pixels, &quad, &[0.5; 4], [true; 4]);
            assert!(settled.iter().zip(&quad).all(|(a, b)| distance(*a, *b) < 0.01), "{settled:?}");
        }
        let cut = settle(&sheet(10.0, 120.0), &quad, &[0.4; 4], [false, true, true, true]);
        assert!(distance(cut[1], quad[1]) < 0.01, "{cut:?}");
    }
}
