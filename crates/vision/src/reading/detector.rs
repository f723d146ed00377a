//! Text detection: the detector network and the post-processing of its probability map (differentiable binarisation,
//! Liao et al. 2020), with minimum-area rectangles in place of polygons.

use std::collections::BTreeMap;
use std::sync::Arc;

use rten::ThreadPool;
use rten::{Model, RunOptions, ValueOrView};
use rten_tensor::NdTensor;
use rten_tensor::prelude::*;

use super::median::weighted_median;
use super::model::{ModelError, ModelFile};
use super::rectangle::{Rectangle, smallest_around};
use super::sheet::PageFrame;
use crate::scan::{Point, Quad};

/// The sides of the network's input are multiples of this, in pixels.
const STEP: f32 = 32.0;
/// Probability above which a pixel is text.
const TEXT: f32 = 0.2;
/// Minimum mean probability of a region.
const REGION: f32 = 0.4;
/// The network finds shrunken regions; each is grown by its area over its perimeter, times this.
const GROWTH: f32 = 1.4;
/// How far the ends of a region are moved out in addition, as a share of its shorter side; otherwise a punctuation mark
/// or a flat 一 at an end is cut off.
const ENDS: f32 = 0.25;
/// Minimum length of the shorter side of a region, in pixels of the map.
const MIN_SIDE: f32 = 3.0;
/// Length from which a region is searched for bumps, as a multiple of its shorter side.
const LONG_RATIO: f32 = 4.0;
/// Maximum share of a region's length that bumps take.
const FEW: f32 = 0.12;
/// Bumps are cut off if the region without them has at most this share of its height.
const BUMPY: f32 = 0.75;
/// Maximum number of regions; a page of a certificate has fewer than a hundred.
const MAX_REGIONS: usize = 400;

const MEAN: [f32; 3] = [0.485, 0.456, 0.406];
const DEVIATION: [f32; 3] = [0.229, 0.224, 0.225];

/// The text detector.
pub(crate) struct Detector {
    file: ModelFile,
    model: Model,
}

impl Detector {
    pub fn load(file: &ModelFile) -> Result<Self, ModelError> {
        Ok(Self { file: file.clone(), model: file.load()? })
    }

    /// Detects regions of text on a page. Their corners are in the page's coordinates and start where the text begins.
    /// The page is scaled so that its longer side has about `side` pixels.
    pub fn detect(&self, sheet: &PageFrame<'_>, side: f32, pool: &Arc<ThreadPool>) -> Result<Vec<Quad>, ModelError> {
        let scale = side / sheet.width.max(sheet.height);
        let fit = |length: f32| ((length * scale / STEP).round().max(1.0) * STEP) as usize;
        let (width, height) = (fit(sheet.width), fit(sheet.height));
        let mut planes = vec![0.0; 3 * width * height];
        sheet.draw_whole(width, height, |x, y, [red, green, blue]| {
            for (channel, value) in [blue, green, red].into_iter().enumerate() {
                let normal = (value / 255.0 - MEAN[channel]) / DEVIATION[channel];
                planes[(channel * height + y) * width + x] = normal;
            }
        });
        let input = NdTensor::from_data([1, 3, height, width], planes);
        let options = RunOptions::default().with_thread_pool(Some(pool.clone()));
        let output = self.model.run_one(ValueOrView::from(input.view()), Some(options));
        let output = output.map_err(|error| self.file.unusable(&error))?;
        let map: NdTensor<f32, 4> = output.try_into().map_err(|error| self.file.unusable(&error))?;
        if map.shape() != [1, 1, height, width] {
            return Err(self.file.unusable(&format!("shape {:?} of the text map", map.shape())));
        }
        let map = TextMap { width, height, probability: map.to_vec() };
        let (x, y) = (sheet.width / width as f32, sheet.height / height as f32);
        let scaled = |quad: Quad| quad.map(|point| [point[0] * x, point[1] * y]);
        Ok(map.regions().into_iter().map(|region| scaled(region.reading_corners())).collect())
    }
}

/// Probability of text for each pixel.
struct TextMap {
    width: usize,
    height: usize,
    probability: Vec<f32>,
}

impl TextMap {
    fn regions(&self) -> Vec<Rectangle> {
        let mut seen = vec![false; self.probability.len()];
        let mut regions = Vec::new();
        for start in 0..self.probability.len() {
            if seen[start] || self.probability[start] <= TEXT {
                continue;
            }
            let pixels = self.component(start, &mut seen);
            let Some(rectangle) = smallest_around(&outline(&pixels)) else { continue };
            let rectangle = without_bumps(&rectangle, &pixels).unwrap_or(rectangle);
            if rectangle.width.min(rectangle.height) < MIN_SIDE || self.mean_inside(&rectangle) < REGION {
                continue;
            }
            let growth = rectangle.width * rectangle.height * GROWTH / (2.0 * (rectangle.width + rectangle.height));
            let ends = ENDS * rectangle.width.min(rectangle.height);
            regions.push(rectangle.grown(growth, ends));
            if regions.len() == MAX_REGIONS {
                break;
            }
        }
        regions
    }

    /// The pixels, `[x, y]`, of the 8-connected component around `start`.
    fn component(&self, start: usize, seen: &mut [bool]) -> Vec<[usize; 2]> {
        let mut pixels = Vec::new();
        let mut open = vec![start];
        seen[start] = true;
        while let Some(at) = open.pop() {
            let (x, y) = (at % self.width, at / self.width);
            pixels.push([x, y]);
            for v in y.saturating_sub(1)..=(y + 1).min(self.height - 1) {
                for u in x.saturating_sub(1)..=(x + 1).min(self.width - 1) {
                    let next = v * self.width + u;
                    if !seen[next] && self.probability[next] > TEXT {
                        seen[next] = true;
                        open.push(next);
                    }
                }
            }
        }
        pixels
    }

    fn mean_inside(&self, rectangle: &Rectangle) -> f32 {
        let corners = rectangle.corners();
        let bound = |axis: usize, limit: usize| {
            let low = corners.iter().map(|corner| corner[axis]).fold(f32::INFINITY, f32::min).floor().max(0.0);
            let high = corners.iter().map(|corner| corner[axis]).fold(0.0, f32::max).ceil();
            low as usize..=(high as usize).min(limit - 1)
        };
        let (mut sum, mut count) = (0.0, 0_u32);
        for y in bound(1, self.height) {
            for x in bound(0, self.width) {
                if rectangle.contains([x as f32, y as f32]) {
                    sum += self.probability[y * self.width + x];
                    count += 1;
                }
            }
        }
        if count == 0 { 0.0 } else { sum / count as f32 }
    }
}

/// Leftmost and rightmost pixels of each row.
fn outline(pixels: &[[usize; 2]]) -> Vec<Point> {
    let mut rows = BTreeMap::<usize, (usize, usize)>::new();
    for [x, y] in pixels {
        let row = rows.entry(*y).or_insert((*x, *x));
        *row = (row.0.min(*x), row.1.max(*x));
    }
    rows.into_iter().flat_map(|(y, (left, right))| [[left as f32, y as f32], [right as f32, y as f32]]).collect()
}

/// A long region without bumps in a few places, such as the edge of a seal that touches its end; `None` if the region
/// is short or about equally high all along.
fn without_bumps(region: &Rectangle, pixels: &[[usize; 2]]) -> Option<Rectangle> {
    let along = if region.width >= region.height { region.along } else { [-region.along[1], region.along[0]] };
    let (long, short) = (region.width.max(region.height), region.width.min(region.height));
    if long < LONG_RATIO * short {
        return None;
    }
    // A bump at one end tilts the rectangle; measure along the slope of the slices instead.
    let slope = slope(&slices(region.centre, along, long, pixels))?;
    let length = slope.hypot(1.0);
    let along = [(along[0] - slope * along[1]) / length, (along[1] + slope * along[0]) / length];
    let (mut highs, mut lows): (Vec<f32>, Vec<f32>) =
        slices(region.centre, along, long, pixels).into_iter().map(|slice| (slice.high, slice.low)).unzip();
    highs.sort_by(f32::total_cmp);
    lows.sort_by(f32::total_cmp);
    let few = (highs.len() as f32 * FEW) as usize;
    let (high, low) = (*highs.get(few)?, *lows.get(lows.len().checked_sub(few + 1)?)?);
    if low - high > BUMPY * short {
        return None;
    }
    let level = |pixel: &&[usize; 2]| (high..=low).contains(&across(region.centre, along, **pixel));
    smallest_around(&outline(&pixels.iter().filter(level).copied().collect::<Vec<_>>()))
}

/// A slice across a region, one pixel wide: its position along the region, and its highest and lowest pixel across it.
struct Slice {
    at: f32,
    high: f32,
    low: f32,
}

/// The slices of a region of this length around its centre.
fn slices(centre: Point, along: Point, length: f32, pixels: &[[usize; 2]]) -> Vec<Slice> {
    let at = |step: usize| step as f32 - length / 2.0;
    let empty = |step| Slice { at: at(step), high: f32::INFINITY, low: f32::NEG_INFINITY };
    let mut slices: Vec<Slice> = (0..length as usize + 2).map(empty).collect();
    for pixel in pixels {
        let from_centre = [pixel[0] as f32 - centre[0], pixel[1] as f32 - centre[1]];
        let place = from_centre[0] * along[0] + from_centre[1] * along[1] + length / 2.0;
        if let Some(slice) = slices.get_mut(place.round().max(0.0) as usize) {
            let across = across(centre, along, *pixel);
            (slice.high, slice.low) = (slice.high.min(across), slice.low.max(across));
        }
    }
    slices.retain(|slice| slice.high <= slice.low);
    slices
}

/// How far a pixel lies below the line through a region's centre.
fn across(centre: Point, along: Point, pixel: [usize; 2]) -> f32 {
    (pixel[1] as f32 - centre[1]) * along[0] - (pixel[0] as f32 - centre[0]) * along[1]
}

/// Slope of the middles of the slices: the median over pairs of slices half the region apart (Theil–Sen), which bumps
/// on a few of them do not change.
fn slope(slices: &[Slice]) -> Option<f32> {
    let middle = |slice: &Slice| f32::midpoint(slice.high, slice.low);
    let pairs = slices.iter().zip(slices.iter().skip(slices.len() / 2));
    weighted_median(pairs.map(|(a, b)| ((middle(b) - middle(a)) / (b.at - a.at).max(1.0), 1.0)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn map(width: usize, height: usize, text: impl Fn(usize, usize) -> bool) -> TextMap {
        let probability = (0..width * height).map(|at| if text(at % width, at / width) { 0.9 } else { 0.0 }).collect();
        TextMap { width, height, probability }
    }

    fn heights(map: &TextMap) -> Vec<f32> {
        map.regions().iter().map(|region| region.width.min(region.height)).collect()
    }

    #[test]
    fn a_seal_at_the_end_of_a_line_makes_it_no_taller() {
        let line = |x: usize, y: usize| (20..220).contains(&x) && (40..48).contains(&y);
        let seal = |x: usize, y: usize| (205..220).contains(&x) && (48..60).contains(&y);
        let alone = heights(&map(240, 80, line));
        let touched = heights(&map(240, 80, |x, y| line(x, y) || seal(x, y)));
        assert_eq!(alone.len(), 1);
        assert!((touched[0] - alone[0]).abs() < 1.5, "{touched:?} {alone:?}");
        // Bumps at both ends, on opposite sides, tilt the smallest rectangle.
        let above = |x: usize, y: usize| (20..34).contains(&x) && (28..40).contains(&y);
        let tilted = heights(&map(240, 80, |x, y| line(x, y) || seal(x, y) || above(x, y)));
        assert!((tilted[0] - alone[0]).abs() < 1.5, "{tilted:?} {alone:?}");
    }

    #[test]
    fn a_line_at_an_angle_keeps_its_height() {
        let line = |x: usize, y: usize| (20..220).contains(&x) && ((x + 8 * 20)..(x + 8 * 28)).contains(&(8 * y));
        let whole = map(240, 80, line);
        let region = smallest_around(&outline(&whole.component(30 + 25 * 240, &mut vec![false; 240 * 80]))).unwrap();
        assert!(region.width.max(region.height) > 150.0);
        assert_eq!(heights(&whole).len(), 1);
        assert!(heights(&whole)[0] > 8.0);
    }
}
