//! Finds the document: its four corners, sub-pixel, and whether each of its sides lies inside the picture.
//!
//! A small network looks at the whole picture and then at the part that it found. Edge refinement then fits straight
//! sides to the edges of the picture, and of several candidates the one best supported by edges is chosen.

mod choose;
mod curvature;
mod edges;
mod filled;
mod margin;
mod mask;
mod network;
mod paper_edge;
mod quad;

use std::cell::LazyCell;

use image::RgbImage;

use super::Quad;
use super::scaled_pictures::Working;

pub use network::CornerModelError;
pub use quad::{iou, moved, order};

/// A document found in a picture.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct FoundDocument {
    /// Corners TL, TR, BR, BL in pixels of the upright picture. If the border of the picture cuts the document off, the
    /// points at which its sides leave the picture.
    pub quad: Quad,
    /// The printed frame inside the document, if the paper extends beyond it, as far as the picture shows.
    pub frame: Option<Quad>,
    /// Confidence that this is a document and that these are its corners, `0.0..=1.0`; below 0.5 a person should check
    /// the corners.
    pub confidence: f32,
    /// Whether each corner lies inside the picture.
    pub inside: [bool; 4],
    /// For the sides top, right, bottom, left: share of the length along which an edge is visible, `0.0..=1.0`. Below
    /// 0.3 the side is hidden, torn, or hardly differs from its surroundings.
    pub side_support: [f32; 4],
}

impl FoundDocument {
    /// Whether all four corners lie inside the picture.
    pub fn is_complete(&self) -> bool {
        self.inside == [true; 4]
    }
}

/// Confidence below which the picture counts as having no document.
const CONFIDENCE_NEEDED: f32 = 0.2;

/// Confidence below which a document counts as complete only after another look at the picture with a border added.
const DOUBTED: f32 = 0.5;

/// Certainty of the network that a corner lies inside the picture, below which the corner counts as cut off.
const INSIDE_NEEDED: f32 = 0.7;

/// Share of the picture from which a document without surroundings counts as a scan cropped to the paper: of the
/// network's document area if a corner counts as cut off, and of the sides that were found if none does.
const FILLING: [f32; 2] = [0.6, 0.9];

/// Agreement between the picture and the network's document area when a border is added, above which the picture shows
/// nothing but a document: if no document was found and print covers the picture, if one was found without
/// surroundings, and if it seemed to have surroundings. Scans reach 0.93 to 0.97, documents with one side outside the
/// picture 0.91 and one 0.943.
const FRAMED: [f32; 3] = [0.88, 0.93, 0.95];

/// Agreement (as in [`FRAMED`]) above which the sides that were found are a printed frame on paper that fills the
/// picture, if the area outside them could be paper; and agreement of the document area with the picture, without a
/// border, that this requires. Scans reach 0.89 to 0.96 and 0.58, documents on a table of their own brightness 0.94 and
/// 0.27, on a darker table 0.91 and 0.89.
const PRINTED_FRAME: f32 = 0.885;
const FRAME_COVERS: f32 = 0.55;

/// Share of its length along which every side must be visible if the network did not find the document itself.
const SIDE_SEEN: f32 = 0.6;

/// The document in a picture; `None` if there is none.
///
/// # Errors
/// [`CornerModelError`] when the embedded model is damaged.
pub fn find(working: &Working<'_>) -> Result<Option<FoundDocument>, CornerModelError> {
    let network = network::shared()?;
    let (fine, coarse): (&RgbImage, &RgbImage) = (&working.fine.pixels, &working.coarse.pixels);
    let mut whole = network.locate(coarse).filter(|estimate| estimate.confidence >= CONFIDENCE_NEEDED);
    if let Some(estimate) = &mut whole {
        estimate.place_in(fine);
    } else if filled::agreement(network, coarse) > FRAMED[0]
        && let Some(found) = everything(working, None)
    {
        return Ok(Some(found));
    }
    let Some(first) = (if whole.is_some() { whole } else { network.locate_small(fine) }) else { return Ok(None) };
    let inside = first.inside.map(|inside| inside >= INSIDE_NEEDED);
    let (mut base, mut others, mut mask) = (first.quad, Vec::new(), first.mask);
    if let Some(crop) = network::crop_around(fine, &first.quad)
        && let Some(second) = network.locate_in(fine, crop)
        && second.confidence > 0.6 * first.confidence
        && iou(&second.quad, &first.quad) > 0.75
    {
        (base, others, mask) = (second.quad, vec![first.quad], second.mask);
    }
    let (chosen, mut side_support) = choose::choose(fine, &base, &others, &mask, inside);
    let widened = paper_edge::widen(fine, &chosen, &mut side_support);
    let mut quad = curvature::settle(fine, &widened, &side_support, inside);
    let frame = frame_of(fine);
    let ends = !paper_edge::has_surroundings(fine, &quad);
    let share = if inside == [true; 4] { iou(&quad, &frame) / FILLING[1] } else { mask.agreement(&frame) / FILLING[0] };
    let doubted = if inside == [true; 4] { ends && first.confidence < DOUBTED } else { true };
    let seen_whole = LazyCell::new(|| filled::agreement(network, coarse));
    if mask.agreement(&frame) > FRAME_COVERS && paper_edge::paper_goes_on(fine, &quad) && *seen_whole > PRINTED_FRAME {
        return Ok(Some(FoundDocument {
            quad: frame_of(working.full),
            frame: Some(quad.map(|point| working.fine.to_full(point))),
            confidence: first.confidence,
            inside: [true; 4],
            side_support: [0.0; 4],
        }));
    }
    if let Some(paper) = margin::around(fine, &quad) {
        let [quad, frame] = [paper, quad].map(|quad| quad.map(|point| working.fine.to_full(point)));
        return Ok(Some(FoundDocument {
            quad,
            frame: Some(frame),
            confidence: first.confidence,
            inside: [true; 4],
            side_support,
        }));
    }
    if ends && share > 1.0 || doubted && *seen_whole > FRAMED[if ends { 1 } else { 2 }] {
        return Ok(everything(working, Some(first.confidence)));
    }
    if inside != [true; 4] {
        let [_, _, [width, height], _] = frame;
        quad = quad.map(|[x, y]| [x.clamp(0.0, width), y.clamp(0.0, height)]);
    }
    Ok(Some(FoundDocument {
        quad: quad.map(|point| working.fine.to_full(point)),
        frame: None,
        confidence: first.confidence,
        inside,
        side_support,
    }))
}

/// The document whose sides are visible near `quad`; `None` if any side is visible along less than [`SIDE_SEEN`] of its
/// length.
pub(super) fn find_near(working: &Working<'_>, quad: &Quad) -> Option<FoundDocument> {
    let (pixels, quad): (&RgbImage, _) = (&working.fine.pixels, working.fine.quad(quad));
    let extent = quad::diagonal(&quad);
    let mut side_support = [0.0; 4];
    let sides = std::array::from_fn(|side| {
        let mut line = [quad[side], quad[(side + 1) % 4]];
        for pass in &edges::PASSES {
            (line, side_support[side]) = edges::fit(pixels, line, extent, pass);
        }
        line
    });
    let confidence = side_support.into_iter().fold(1.0, f32::min);
    let quad = quad::join(&sides).filter(|quad| confidence > SIDE_SEEN && quad::is_plausible(quad))?;
    let quad = quad.map(|point| working.fine.to_full(point));
    Some(FoundDocument { quad, frame: None, confidence, inside: [true; 4], side_support })
}

/// The whole picture as a document, cut off on the sides where its print runs out of the picture. Without a
/// `confidence` from the network, `None` unless there is enough print.
fn everything(working: &Working<'_>, confidence: Option<f32>) -> Option<FoundDocument> {
    let print = filled::print(&working.coarse.pixels);
    let confidence = confidence.or(print.covers.then_some(CONFIDENCE_NEEDED))?;
    let [top, right, bottom, left] = print.cut.map(|cut| !cut);
    Some(FoundDocument {
        quad: frame_of(working.full),
        frame: None,
        confidence,
        inside: [left && top, top && right, right && bottom, bottom && left],
        side_support: [0.0; 4],
    })
}

/// Whether print of the document at `quad` runs out of the picture.
pub(super) fn print_runs_out(working: &Working<'_>, quad: &Quad) -> bool {
    filled::runs_out(&working.coarse.pixels, &working.coarse.quad(quad))
}

/// The corners of a whole picture.
pub fn frame_of(pixels: &RgbImage) -> Quad {
    let (width, height) = (pixels.width() as f32, pixels.height() as f32);
    [[0.0, 0.0], [width, 0.0], [width, height], [0.0, height]]
}
