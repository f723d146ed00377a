//! The corner network (`assets/models/corners`): its input, its output and their interpretation.

mod model;
mod weights;

use std::sync::LazyLock;

use beian_layers::{FeatureMap, STEP};
use image::RgbImage;

use self::model::CornerModel;
use super::mask::{GRID, Mask, cell_agreement};
use super::quad::{distance, is_convex};
use crate::scan::resample;
use crate::scan::{Point, Quad};

/// Side of the input in pixels.
const INPUT: usize = 192;
/// Empty border of the input in pixels, so that a corner may lie slightly outside the picture.
const INPUT_BORDER: usize = 6;
/// Side of the picture inside the input.
const INNER: usize = INPUT - 2 * INPUT_BORDER;

/// Share of a picture's width and height that a closer search covers.
const PART: f32 = 0.55;
/// Confidence, and certainty that every corner lies inside, required of a closer search.
const SURE: f32 = 0.75;

/// The embedded model cannot be used: the program file is damaged.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("the corner model inside the program is damaged: {0}; install the program again")]
pub struct CornerModelError(String);

/// Result of one run of the network on a picture.
#[derive(Debug, Clone)]
pub(super) struct CornerEstimate {
    /// Corners in pixels of the picture.
    pub quad: Quad,
    /// Presence × lowest mass of the four corners × agreement of corners and mask.
    pub confidence: f32,
    /// For every corner, the probability that it lies inside the picture.
    pub inside: [f32; 4],
    /// Map of the document's area.
    pub mask: Mask,
    /// Width and height in pixels of the part that was looked at.
    size: [f32; 2],
}

impl CornerEstimate {
    /// Rescales the result for a whole picture to another size of the same picture.
    pub fn place_in(&mut self, pixels: &RgbImage) {
        let (width, height) = (pixels.width() as f32, pixels.height() as f32);
        let (across, down) = (width / self.size[0], height / self.size[1]);
        self.quad = self.quad.map(|[x, y]| [x * across, y * down]);
        self.mask.stretch(across, down);
        self.size = [width, height];
    }
}

/// A part of a picture: left, top, width, height in pixels.
pub(super) type Crop = [u32; 4];

/// The loaded network.
pub(super) struct CornerNetwork(CornerModel);

static SHARED: LazyLock<Result<CornerNetwork, CornerModelError>> =
    LazyLock::new(|| CornerNetwork::load(include_bytes!("../../../../../assets/models/corners/corners.onnx")));

/// The embedded network, loaded at first use.
pub(super) fn shared() -> Result<&'static CornerNetwork, CornerModelError> {
    SHARED.as_ref().map_err(Clone::clone)
}

impl CornerNetwork {
    fn load(bytes: &[u8]) -> Result<Self, CornerModelError> {
        CornerModel::load(bytes).map(Self)
    }

    /// Locates a document in a whole picture; `None` if no four corners form a document.
    pub fn locate(&self, pixels: &RgbImage) -> Option<CornerEstimate> {
        self.locate_in(pixels, [0, 0, pixels.width(), pixels.height()])
    }

    /// Locates a document in a part of a picture; the corners are in pixels of the whole picture.
    pub fn locate_in(&self, pixels: &RgbImage, crop: Crop) -> Option<CornerEstimate> {
        let [left, top, width, height] = crop;
        if width < 16 || height < 16 {
            return None;
        }
        let answer = self.0.run(&input(pixels, crop));
        answer.read([left as f32, top as f32, width as f32, height as f32])
    }

    /// Searches the four corners and the middle of a picture for a document too small to be found in the whole picture.
    pub fn locate_small(&self, pixels: &RgbImage) -> Option<CornerEstimate> {
        let (width, height) = pixels.dimensions();
        let part = |size: u32| (size as f32 * PART) as u32;
        let (wide, tall) = (part(width), part(height));
        let places = [[0.0, 0.0], [1.0, 0.0], [0.0, 1.0], [1.0, 1.0], [0.5, 0.5]];
        let mut best: Option<CornerEstimate> = None;
        for [across, down] in places {
            let start = |free: u32, share: f32| (free as f32 * share) as u32;
            let estimate =
                self.locate_in(pixels, [start(width - wide, across), start(height - tall, down), wide, tall]);
            let sure = estimate
                .filter(|estimate| estimate.confidence >= SURE && estimate.inside.iter().all(|inside| *inside >= SURE));
            if let Some(estimate) = sure
                && best.as_ref().is_none_or(|best| estimate.confidence > best.confidence)
            {
                best = Some(estimate);
            }
        }
        best
    }
}

/// The part around a document for a second search: its bounding box enlarged by 12 % on every side.
///
/// `None` if that is nearly the whole picture.
pub(super) fn crop_around(pixels: &RgbImage, quad: &Quad) -> Option<Crop> {
    let (width, height) = (pixels.width() as f32, pixels.height() as f32);
    let span = |axis: usize, limit: f32| {
        let (low, high) =
            quad.iter().fold((f32::MAX, f32::MIN), |(low, high), p| (low.min(p[axis]), high.max(p[axis])));
        let grown = (high - low) * 0.12;
        ((low - grown).max(0.0).floor(), (high + grown).min(limit).ceil())
    };
    let ((left, right), (top, bottom)) = (span(0, width), span(1, height));
    let (wide, tall) = (right - left, bottom - top);
    (wide > 16.0 && tall > 16.0 && wide * tall < 0.8 * width * height).then_some([
        left as u32,
        top as u32,
        wide as u32,
        tall as u32,
    ])
}

/// A part of a picture stretched to the inner square, with values (v/255 − ½)·4; the border is 0.
fn input(pixels: &RgbImage, crop: Crop) -> FeatureMap {
    let inner = INNER as u32;
    let short = crop[2].min(crop[3]);
    // Most of the reduction is done in integer steps, which are cheap.
    let part = resample::reduce(pixels, crop, short / (2 * inner));
    let small =
        if short >= inner { resample::area(&part, inner, inner) } else { resample::stretch(&part, inner, inner) };
    let mut map = FeatureMap::new(INPUT, STEP);
    for (row, pixels) in small.rows().enumerate() {
        let (places, _) = map.row_mut(row + INPUT_BORDER).as_chunks_mut::<STEP>();
        for ([red, green, blue, _], pixel) in places[INPUT_BORDER..].iter_mut().zip(pixels) {
            [*red, *green, *blue] = pixel.0.map(|value| (f32::from(value) / 255.0 - 0.5) * 4.0);
        }
    }
    map
}

/// The network's output.
struct NetworkOutput {
    /// Heat maps of the corners TL, TR, BR, BL, each of sum 1.
    heat: Vec<f32>,
    /// Probability of every cell to lie in the document.
    mask: Vec<f32>,
    /// Probability of presence; then for every corner the probability that it lies inside.
    flags: Vec<f32>,
}

/// A possible corner: position in cells, mass of its surroundings.
type Peak = (Point, f32);

impl NetworkOutput {
    /// The best combination of one peak per corner, for a part of a picture (left, top, width, height in pixels).
    fn read(self, [left, top, width, height]: [f32; 4]) -> Option<CornerEstimate> {
        let mut maps = self.heat.chunks_exact(GRID * GRID).map(peaks);
        let (a, b, c, d) = (maps.next()?, maps.next()?, maps.next()?, maps.next()?);
        let mask: Vec<bool> = self.mask.iter().map(|value| *value > 0.5).collect();
        let mut best: Option<(f32, Quad, f32, f32)> = None;
        for &(tl, m0) in &a {
            for &(tr, m1) in &b {
                for &(br, m2) in &c {
                    for &(bl, m3) in &d {
                        let quad = [tl, tr, br, bl];
                        if !is_convex(&quad) || closest(&quad) < 2.5 {
                            continue;
                        }
                        let agreement = cell_agreement(&quad, &mask);
                        let masses = [m0, m1, m2, m3];
                        let score = masses.iter().map(|mass| mass.ln()).sum::<f32>() + 4.0 * (agreement + 0.02).ln();
                        if best.is_none_or(|(least, ..)| score > least) {
                            best = Some((score, quad, masses.into_iter().fold(f32::MAX, f32::min), agreement));
                        }
                    }
                }
            }
        }
        let (_, quad, mass, agreement) = best?;
        let [presence, inside @ ..] = <[f32; 5]>::try_from(self.flags.as_slice()).ok()?;
        // A cell is four input pixels; the picture lies inside the margin.
        let fraction = |cell: f32| (4.0 * cell - INPUT_BORDER as f32) / INNER as f32;
        let place = |[x, y]: Point| [left + fraction(x) * width, top + fraction(y) * height];
        let ([x0, y0], [x1, y1]) = (place([0.0; 2]), place([GRID as f32; 2]));
        Some(CornerEstimate {
            quad: quad.map(|[x, y]| place([x + 0.5, y + 0.5])),
            confidence: presence * mass * agreement,
            inside,
            mask: Mask::new(self.mask, [x0, y0, x1 - x0, y1 - y0]),
            size: [width, height],
        })
    }
}

fn closest(quad: &Quad) -> f32 {
    let pairs = [(0, 1), (1, 2), (2, 3), (3, 0), (0, 2), (1, 3)];
    pairs.iter().map(|&(i, j)| distance(quad[i], quad[j])).fold(f32::MAX, f32::min)
}

/// The strongest peak of a map and, if it has some mass, the second strongest.
fn peaks(map: &[f32]) -> Vec<Peak> {
    const LEAST_MASS: f32 = 0.08;
    let mut map = map.to_vec();
    let mut found = Vec::with_capacity(2);
    for rank in 0..2 {
        let Some((at, _)) = map.iter().enumerate().max_by(|a, b| a.1.total_cmp(b.1).then(b.0.cmp(&a.0))) else { break };
        let (row, column) = (at / GRID, at % GRID);
        let (mut mass, mut x, mut y) = (0.0f32, 0.0f32, 0.0f32);
        for i in around(row, 2) {
            for j in around(column, 2) {
                let value = map[i * GRID + j];
                mass += value;
                x += value * j as f32;
                y += value * i as f32;
            }
        }
        if mass <= 0.0 || (rank > 0 && mass < LEAST_MASS) {
            break;
        }
        found.push(([x / mass, y / mass], mass));
        for i in around(row, 3) {
            map[i * GRID..][around(column, 3)].fill(0.0);
        }
    }
    found
}

fn around(at: usize, radius: usize) -> std::ops::Range<usize> {
    at.saturating_sub(radius)..(at + radius + 1).min(GRID)
}

#[cfg(test)]
mod tests {
    use image::Rgb;
    use rten::ValueOrView;
    use rten_tensor::prelude::*;
    use rten_tensor::{NdTensor, Tensor};

    use super::*;

    const FILE: &[u8] = include_bytes!("../../../../../assets/models/corners/corners.onnx");

    #[test]
    fn a_damaged_model_is_an_error() {
        for bytes in [&b""[..], b"\x08\x07 this is no model at all", &FILE[..FILE.len() / 2]] {
            assert!(CornerNetwork::load(bytes).is_err());
        }
    }

    /// A bright sheet with lines, slightly rotated, on a table.
    fn sheet() -> RgbImage {
        RgbImage::from_fn(300, 240, |x, y| {
            let (u, v) = (x as i32 - y as i32 / 8, y as i32 + x as i32 / 8);
            let paper = (40..230).contains(&u) && (60..220).contains(&v);
            let line = v % 12 < 3 && (60..210).contains(&u) && (u * 7 + v) % 23 < 15;
            Rgb(if !paper {
                [96, (70 + y / 8) as u8, 50]
            } else if line {
                [50, 52, 60]
            } else {
                [231, 229, 220]
            })
        })
    }

    #[test]
    fn the_layers_answer_as_a_general_library_does() -> Result<(), Box<dyn std::error::Error>> {
        let map = input(&sheet(), [0, 0, 300, 240]);
        let answer = shared()?.0.run(&map);
        let plane = |channel: usize| map.places().map(move |place| place[channel]);
        let planes: Vec<f32> = (0..3).flat_map(plane).collect();
        let image = NdTensor::from_data([1, 3, INPUT, INPUT], planes);
        let model = rten::ModelOptions::with_all_ops().load_static_slice(FILE)?;
        let outputs = [model.node_id("heat")?, model.node_id("mask")?, model.node_id("flags")?];
        let inputs = vec![(model.node_id("image")?, ValueOrView::from(image.view()))];
        let theirs: [rten::Value; 3] = model.run_n(inputs, outputs, None)?;
        for (ours, theirs) in [&answer.heat, &answer.mask, &answer.flags].into_iter().zip(theirs) {
            let theirs: Vec<f32> = Tensor::try_from(theirs)?.to_vec();
            assert_eq!(ours.len(), theirs.len());
            for (ours, theirs) in ours.iter().zip(&theirs) {
                assert!((ours - theirs).abs() < 1e-4, "{ours}, not {theirs}");
            }
        }
        assert!(answer.flags[0] > 0.9 && answer.heat.iter().any(|share| *share > 0.1));
        Ok(())
    }
}
