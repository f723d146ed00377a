//! Finds several documents in one picture: both sides of a card on a sheet, cards on a table, a licence above a card.
//!
//! Pixels that differ from the ground are joined to areas. An area that fills a rectangle, upright or rotated, is a
//! document if it has the proportions of a card, or of a sheet beside a card, and if the corner network, shown the area
//! alone, sees a document there. A photographed sheet is straightened first and searched again. Boxes, portraits and
//! codes inside a document lie on the document's own ground and have other proportions; an area that contains another
//! document counts as one document with it.

use image::{RgbImage, imageops};

use super::components::{components, opened};
use super::corners::{self, FoundDocument, iou};
use super::mend::{Aspect, straighten};
use super::plane::{median, quantile};
use super::resample::{self, Homography};
use super::scaled_pictures::Working;
use super::{Point, Quad};

mod ground;
mod rectangle;

use ground::Ground;
use rectangle::DocumentRectangle;

/// Longer side of the reduced copy in which areas are searched, pixels.
const SIDE: u32 = 480;
/// Widths of the gaps inside a document that are closed, pixels of the reduced copy. Pale patterns split a card, and
/// documents close to each other merge, so the narrow width is tried first.
const GAPS: [usize; 2] = [3, 7];
/// Least thickness of an area, pixels of the reduced copy: lines of print and borders of boxes are thinner.
const THICK: usize = 13;
/// Least share of the picture that a document covers. A card copied at its original size covers 7 % of an A4 sheet.
const MIN_AREA: f32 = 0.015;
/// Share of its rectangle that a document must fill.
const FILLED: f32 = 0.86;
/// Share of a card that must differ from the ground of the picture: a table printed on that ground reaches 0.3.
const OWN_GROUND: f32 = 0.45;
/// Length over width of a card (ISO/IEC 7810, ID-1), and greatest logarithm of its ratio to the measured value.
const CARD: f32 = 85.60 / 53.98;
const LIKE_CARD: f32 = 0.105;
/// Length over width of a sheet in the picture, and its least area as a multiple of the card beside it.
const SHEET: std::ops::RangeInclusive<f32> = 1.15..=1.75;
const SHEET_OVER_CARD: f32 = 1.6;
/// Greatest logarithm of the ratio of the lengths of cards that lie in one plane.
const AS_LONG: f32 = 0.22;
/// Greatest number of documents: more are a collage.
const MAX_DOCUMENTS: usize = 6;
/// Cells across and down a document, and the share of them that must contain print.
const CELLS: u32 = 10;
const PRINTED: f32 = 0.3;
/// Range of the lumas in a cell that contains print or a pattern, levels.
const CONTRAST: f32 = 26.0;
/// Agreement required between the area and the document that the network sees there.
const AGREES: f32 = 0.8;
/// Margin around an area in which its document is searched, share of its longer side.
const ROOM: f32 = 0.12;
/// Share of the picture that a sheet must cover to be searched again.
const SHEET_COVERS: std::ops::Range<f32> = 0.2..0.93;

/// The documents of a picture in reading order if there are several; empty if there is one or none. `first` is the
/// document found in the picture as a whole.
pub(super) fn several(working: &Working<'_>, first: Option<&FoundDocument>) -> Vec<FoundDocument> {
    let whole = corners::frame_of(working.full);
    let in_picture = separate_areas(&working.coarse.pixels)
        .into_iter()
        .map(|quad| quad.map(|point| working.coarse.to_full(point)))
        .collect::<Vec<_>>();
    let mut found = confirmed(working, &in_picture);
    if found.is_empty()
        && let Some(sheet) = first
        && SHEET_COVERS.contains(&iou(&sheet.quad, &whole))
    {
        found = confirmed(working, &on_sheet(working, &sheet.quad));
    }
    found
}

/// Areas that may be documents on a sheet at `quad` of the picture, in pixels of the picture.
fn on_sheet(working: &Working<'_>, quad: &Quad) -> Vec<Quad> {
    let coarse = working.coarse.quad(quad);
    let Ok(sheet) = straighten(&working.coarse.pixels, &coarse, Aspect::Measured, 0.0) else { return Vec::new() };
    let (width, height) = (sheet.width() as f32, sheet.height() as f32);
    let Some(back) = Homography::from_rectangle(width, height, quad) else { return Vec::new() };
    separate_areas(&sheet).into_iter().map(|quad| quad.map(|point| back.apply(point))).collect()
}

/// Areas of a picture that may be separate documents; empty if there are fewer than two.
fn separate_areas(pixels: &RgbImage) -> Vec<Quad> {
    let scale = SIDE as f32 / pixels.width().max(pixels.height()).max(1) as f32;
    let side = |length: u32| ((length as f32 * scale).round() as u32).max(1);
    let small = resample::area(pixels, side(pixels.width()), side(pixels.height()));
    let Some(ground) = Ground::of(&small) else { return Vec::new() };
    let mask = ground.covered(&small);
    let chosen = GAPS.into_iter().map(|gap| choose(rectangles(&mask, &small, gap))).find(|chosen| chosen.len() > 1);
    let grown = |[x, y]: Point| [x / scale, y / scale];
    chosen.unwrap_or_default().into_iter().map(|rectangle| rectangle.corners.map(grown)).collect()
}

/// A filled rectangle.
struct Area {
    rectangle: DocumentRectangle,
    /// Whether it has a ground of its own, so that it is not a table or text on the ground of the picture.
    has_ground: bool,
}

/// The filled rectangles of a mask after its gaps are closed.
fn rectangles(mask: &[bool], pixels: &RgbImage, gap: usize) -> Vec<Area> {
    let width = pixels.width() as usize;
    let inverted = |mask: &[bool]| -> Vec<bool> { mask.iter().map(|set| !set).collect() };
    let closed = inverted(&opened(&inverted(mask), width, gap));
    let solid = opened(&filled(&closed, width), width, THICK);
    let least = MIN_AREA * mask.len() as f32;
    components(&solid, width)
        .into_iter()
        .filter(|area| area.len() as f32 > least)
        .filter_map(|area| {
            let rectangle = DocumentRectangle::around(&area, width)?;
            let covered = area.iter().filter(|at| mask[**at]).count() as f32 / area.len() as f32;
            let solid = area.len() as f32 > FILLED * rectangle.area();
            solid.then_some(Area { rectangle, has_ground: covered > OWN_GROUND })
        })
        .filter(|area| is_printed(pixels, &area.rectangle.corners))
        .collect()
}

/// A mask with its holes filled.
fn filled(mask: &[bool], width: usize) -> Vec<bool> {
    let outside: Vec<bool> = mask.iter().map(|set| !set).collect();
    let height = mask.len() / width.max(1);
    let mut filled = vec![true; mask.len()];
    for area in components(&outside, width) {
        let at_border = |at: &usize| {
            let (x, y) = (at % width, at / width);
            x == 0 || y == 0 || x + 1 == width || y + 1 == height
        };
        if area.iter().any(at_border) {
            for at in area {
                filled[at] = false;
            }
        }
    }
    filled
}

/// Whether print covers a rectangle; an empty box has none.
fn is_printed(pixels: &RgbImage, corners: &Quad) -> bool {
    let Some(map) = Homography::from_rectangle(1.0, 1.0, corners) else { return false };
    let cell = |at: u32| {
        let (column, row) = ((at % CELLS) as f32, (at / CELLS) as f32);
        let mut lumas = [0.0f32; 16];
        for (index, luma) in lumas.iter_mut().enumerate() {
            let [u, v] = [index % 4, index / 4].map(|step| (step as f32 + 0.5) / 4.0);
            let at = map.apply([(column + u) / CELLS as f32, (row + v) / CELLS as f32]);
            *luma = super::page::luma(resample::bilinear(pixels, at));
        }
        quantile(&mut lumas, 0.95) - quantile(&mut lumas, 0.05) > CONTRAST
    };
    (0..CELLS * CELLS).filter(|at| cell(*at)).count() as f32 > PRINTED * (CELLS * CELLS) as f32
}

/// Cards of the same size with a ground of their own, and sheets beside them; empty if there are fewer than two.
fn choose(areas: Vec<Area>) -> Vec<DocumentRectangle> {
    let is_card = |area: &Area| (area.rectangle.proportions() / CARD).ln().abs() < LIKE_CARD;
    let (cards, others): (Vec<_>, Vec<_>) = areas.into_iter().partition(is_card);
    let mut chosen: Vec<DocumentRectangle> =
        cards.iter().filter(|card| card.has_ground).map(|card| card.rectangle).collect();
    let usual = median(&mut chosen.iter().map(DocumentRectangle::length).collect::<Vec<_>>());
    chosen.retain(|card| (card.length() / usual).ln().abs() < AS_LONG);
    let Some(card) = chosen.iter().map(DocumentRectangle::area).reduce(f32::max) else { return Vec::new() };
    let is_sheet = |it: &DocumentRectangle| SHEET.contains(&it.proportions()) && it.area() > SHEET_OVER_CARD * card;
    chosen.extend(others.into_iter().map(|area| area.rectangle).filter(is_sheet));
    if chosen.len() > MAX_DOCUMENTS { Vec::new() } else { chosen }
}

/// The documents confirmed at these areas of the picture, in reading order; empty if there are fewer than two.
fn confirmed(working: &Working<'_>, areas: &[Quad]) -> Vec<FoundDocument> {
    if areas.len() < 2 {
        return Vec::new();
    }
    let mut found: Vec<FoundDocument> = areas.iter().filter_map(|area| document_at(working, area)).collect();
    if found.len() < 2 {
        return Vec::new();
    }
    let row = median(&mut found.iter().map(|it| height(&it.quad)).collect::<Vec<_>>());
    let place = |it: &FoundDocument| {
        let middle = |axis: usize| it.quad.iter().map(|point| point[axis]).sum::<f32>() / 4.0;
        ((middle(1) / row.max(1.0)).round(), middle(0))
    };
    found.sort_by(|a, b| {
        let (a, b) = (place(a), place(b));
        a.0.total_cmp(&b.0).then(a.1.total_cmp(&b.1))
    });
    found
}

fn height(quad: &Quad) -> f32 {
    let (low, high) = quad.iter().fold((f32::MAX, f32::MIN), |(low, high), [_, y]| (low.min(*y), high.max(*y)));
    high - low
}

/// The document at an area, searched with the surroundings of that area only: found by the network or by its own sides,
/// whichever are more visible; `None` if there is another document or none.
fn document_at(working: &Working<'_>, area: &Quad) -> Option<FoundDocument> {
    let [left, top, width, height] = around(area, working.full)?;
    let part = imageops::crop_imm(working.full, left, top, width, height).to_image();
    let part = Working::of(&part);
    let [x, y] = [left as f32, top as f32];
    let own = corners::moved(area, [-x, -y]);
    let whole = |found: FoundDocument| FoundDocument {
        // On paper of the same brightness a card looks like a frame printed on that paper.
        quad: found.frame.unwrap_or(found.quad),
        frame: None,
        inside: [true; 4],
        ..found
    };
    let seen = corners::find(&part).ok().flatten().map(whole);
    let found = [seen, corners::find_near(&part, &own)].into_iter().flatten();
    let found = found.filter(|found| iou(&found.quad, &own) > AGREES);
    let least = |found: &FoundDocument| found.side_support.into_iter().fold(1.0, f32::min);
    let found = found.max_by(|one, other| least(one).total_cmp(&least(other)))?;
    Some(FoundDocument { quad: corners::moved(&found.quad, [x, y]), ..found })
}

/// The part of a picture around an area, with a margin: left, top, width, height; `None` if hardly anything is left.
fn around(area: &Quad, pixels: &RgbImage) -> Option<[u32; 4]> {
    let bounds = |axis: usize| area.iter().fold((f32::MAX, f32::MIN), |(a, b), p| (a.min(p[axis]), b.max(p[axis])));
    let ((left, right), (top, bottom)) = (bounds(0), bounds(1));
    let room = ROOM * (right - left).max(bottom - top);
    let low = |value: f32| (value - room).max(0.0) as u32;
    let high = |value: f32, limit: u32| ((value + room).max(0.0) as u32).min(limit);
    let (left, top) = (low(left), low(top));
    let (right, bottom) = (high(right, pixels.width()), high(bottom, pixels.height()));
    (right > left + 16 && bottom > top + 16).then(|| [left, top, right - left, bottom - top])
}
