//! Occlusion: objects that lie over a document and across its border, such as fingers, pens, clips, other paper.
//!
//! Along an uncovered side the strip just inside has the document's colour and the strip just outside another one. An
//! object across the border has a foreign colour inside that continues outside and some way inwards. Folds and shadows
//! only darken the paper's own colour, so colours are compared regardless of brightness.

use super::page::{DocumentSheet, PixelColour, luma, usual};
use super::plane::{median, quantile};

/// Depth to which an object is followed inwards, pixels of the sheet.
const REACH: usize = 76;
/// The strips along a side, distance from the border in pixels of the sheet: inside, just outside, far outside.
const INSIDE: std::ops::Range<usize> = 2..9;
const OUTSIDE: std::ops::Range<usize> = 2..9;
const FAR_OUTSIDE: std::ops::Range<usize> = 12..20;
/// Shifts along the side at which a slanting object is searched in the two outer strips, pixels.
const SHIFTS: [isize; 5] = [-10, -5, 0, 5, 10];
const FAR_SHIFTS: [isize; 7] = [-30, -20, -10, 0, 10, 20, 30];
/// Range of brightness, relative to the median, within which the paper's colour still counts as paper.
const SHADE: std::ops::RangeInclusive<f32> = 0.55..=1.08;
/// The range for the paper of the whole document, which also includes more brightly lit parts: a margin outside a grey
/// frame, a part in which a lamp is reflected.
pub(super) const LIT_UP: std::ops::RangeInclusive<f32> = 0.55..=1.3;
/// Every n-th pixel is sampled for the document's median colour.
const SAMPLED: usize = 7;
/// Quantile of the brightness along the side that stands for the lit paper, and share of the lit paper's luma from
/// which a place counts as lit.
const LIT: f32 = 0.9;
/// Distance of the shadowed colour from the lit one darkened to match, levels: a shadow keeps the tint.
const SAME_TINT: f32 = 9.0;
/// The same for the surroundings, which need not be of one colour.
const SAME_BESIDE: f32 = 25.0;
/// The deepest shadow, share of the light. Greatest distance of the shadowed paper, and of its surroundings, from the
/// lit ones darkened to match: share of their luma, plus levels. Skin in warm light differs by 0.1.
const DEEPEST: f32 = 0.28;
const SHADOWED: (f32, f32) = (0.05, 6.0);
const SHADOWED_BESIDE: (f32, f32) = (0.12, 8.0);
/// Distance from the paper's colour, levels, that is foreign: three times the median, within bounds.
const FOREIGN: [f32; 2] = [18.0, 40.0];
/// Greatest distances from the colour at which an object continues, share of its distance from the paper: outside, far
/// outside, inwards.
const SAME_OUTSIDE: f32 = 0.65;
const SAME_FAR: f32 = 0.8;
const SAME_INWARDS: f32 = 0.9;
/// Distance from the median colour outside, levels, below which a place shows the table.
const TABLE: f32 = 20.0;
/// Longest gap along the side within one object, pixels.
const GAP: usize = 6;
/// Least width along the side and least depth of an object, share of the short side.
const LEAST_WIDTH: f32 = 0.035;
const LEAST_DEPTH: f32 = 0.045;
/// Least depth of an object, share of its width along the side: if the side was found beside the paper's edge, a strip
/// of the surroundings is visible along it.
const LEAST_ACROSS: f32 = 0.3;

/// An occlusion: an object that covers part of the document.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Cover {
    /// Hidden area, share of the short side squared.
    pub area: f32,
    /// Bounding box in pixels of the sheet: left, top, right, bottom.
    pub bounds: [f32; 4],
}

/// All objects that reach across the document's border, the largest first.
///
/// Sides that end outside the picture are skipped, because their position is not known well enough.
pub(super) fn measure(sheet: &DocumentSheet, corners_inside: [bool; 4]) -> Vec<Cover> {
    let ground = usual(sheet.area([0.0, 0.0, 1.0, 1.0]).into_iter().step_by(SAMPLED));
    let mut covers: Vec<Cover> = Side::ALL
        .iter()
        .enumerate()
        .filter(|(at, _)| corners_inside[*at] && corners_inside[(at + 1) % 4])
        .flat_map(|(_, side)| along(sheet, *side, ground))
        .collect();
    covers.sort_by(|a, b| b.area.total_cmp(&a.area));
    covers
}

/// A side of the document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Side {
    Top,
    Right,
    Bottom,
    Left,
}

impl Side {
    const ALL: [Self; 4] = [Self::Top, Self::Right, Self::Bottom, Self::Left];

    /// Size of the sheet along this side and across it, pixels.
    fn extent(self, sheet: &DocumentSheet) -> (usize, usize) {
        if matches!(self, Self::Top | Self::Bottom) { (sheet.width, sheet.height) } else { (sheet.height, sheet.width) }
    }

    /// Column and row of the pixel `along` the side, `across` pixels inwards from the sheet's edge.
    fn place(self, sheet: &DocumentSheet, along: usize, across: usize) -> (usize, usize) {
        match self {
            Self::Top => (along, across),
            Self::Bottom => (along, sheet.height - 1 - across),
            Self::Left => (across, along),
            Self::Right => (sheet.width - 1 - across, along),
        }
    }
}

/// A strip parallel to a side: its mean colour at every place along the side; `None` if it lies outside the picture.
type Strip = Vec<Option<PixelColour>>;

/// The objects that cover a side of a document with the median colour `ground`. If the side runs along a printed frame,
/// `ground` keeps the paper beside the frame from counting as foreign.
fn along(sheet: &DocumentSheet, side: Side, ground: PixelColour) -> Vec<Cover> {
    let edge = DocumentSheet::STRIP;
    let (length, across) = side.extent(sheet);
    let strip = |range: std::ops::Range<usize>, least: usize| -> Strip {
        (0..length).map(|at| mean(sheet, side, at, range.clone(), least)).collect()
    };
    let inside = strip(edge + INSIDE.start..edge + INSIDE.end, INSIDE.len());
    let outside = strip(edge - OUTSIDE.end..edge - OUTSIDE.start, 2);
    let far = strip(edge - FAR_OUTSIDE.end..edge - FAR_OUTSIDE.start, 2);
    // The paper's rounded corners are skipped.
    let skip = DocumentSheet::SHORT / 100;
    let places = edge + skip..length - edge - skip;
    let seen: Vec<(usize, PixelColour)> = places
        .clone()
        .filter_map(|at| inside[at].filter(|_| outside[at].is_some()).map(|colour| (at, colour)))
        .collect();
    if seen.len() < places.len() * 3 / 10 {
        return Vec::new();
    }
    let paper = paper_colour(&seen, &outside);
    let mut off: Vec<f32> = seen.iter().map(|(_, colour)| foreign(*colour, paper)).collect();
    let limit = (3.0 * median(&mut off)).clamp(FOREIGN[0], FOREIGN[1]);
    // If the side was found too far out, the strip inside shows the table.
    let table = usual(outside.iter().flatten().copied());
    let is_lit = |colour: PixelColour| foreign(colour, paper) < limit && luma(colour) > LIT * luma(paper);
    let lit_table = usual(seen.iter().filter(|(_, colour)| is_lit(*colour)).filter_map(|(at, _)| outside[*at]));
    let mut depths = vec![0usize; length];
    for (at, colour) in &seen {
        let strange = foreign(*colour, paper);
        let goes_on = |strip: &Strip, shifts: &[isize], share: f32| {
            let nearest = shifts
                .iter()
                .filter_map(|shift| strip.get(at.checked_add_signed(*shift)?).copied().flatten())
                .map(|other| distance(*colour, other))
                .min_by(f32::total_cmp);
            nearest.is_none_or(|nearest| nearest < share * strange)
        };
        if strange > limit
            && beyond(*colour, ground, LIT_UP) > limit
            && distance(*colour, table) > TABLE
            && !outside[*at].is_some_and(|beside| is_shadow([*colour, beside], [paper, lit_table]))
            && goes_on(&outside, &SHIFTS, SAME_OUTSIDE)
            && goes_on(&far, &FAR_SHIFTS, SAME_FAR)
        {
            let end = (edge + REACH).min(across - edge);
            let depth = (edge + INSIDE.end..end).take_while(|depth| {
                mean_along(sheet, side, *at, *depth).is_some_and(|inner| {
                    let strange = foreign(inner, paper);
                    strange > limit && distance(inner, *colour) < SAME_INWARDS * strange
                })
            });
            depths[*at] = INSIDE.end + depth.count();
        }
    }
    runs(&depths).into_iter().filter_map(|run| measure_cover(sheet, side, &depths, run)).collect()
}

/// The colour of the paper along a side: the median, or if a shadow covers most of the side, that of the lit part.
///
/// A shadow darkens the surroundings as much as the paper. A bright object on the paper leaves the surroundings as they
/// are.
fn paper_colour(seen: &[(usize, PixelColour)], outside: &Strip) -> PixelColour {
    let own = usual(seen.iter().map(|(_, colour)| *colour));
    let brightest = quantile(&mut seen.iter().map(|(_, colour)| luma(*colour)).collect::<Vec<_>>(), LIT);
    let (light, dark): (Vec<_>, Vec<_>) =
        seen.iter().partition(|(_, colour)| luma(*colour) > f32::midpoint(brightest, luma(own)));
    let lit = usual(light.iter().map(|(_, colour)| *colour));
    let shade = luma(own) / luma(lit).max(1.0);
    let darkened = |lit: PixelColour, shadowed: PixelColour| distance(shadowed, lit.map(|value| value * shade));
    let beside = |part: &[(usize, PixelColour)]| usual(part.iter().filter_map(|(at, _)| outside[*at]));
    let shadowed = shade < 1.0 / SHADE.end()
        && darkened(lit, own) < SAME_TINT
        && darkened(beside(&light), beside(&dark)) < SAME_BESIDE;
    if shadowed { lit } else { own }
}

/// The ranges in which `depths` is above 0, including gaps of up to [`GAP`].
fn runs(depths: &[usize]) -> Vec<std::ops::Range<usize>> {
    let mut runs: Vec<std::ops::Range<usize>> = Vec::new();
    for (at, _) in depths.iter().enumerate().filter(|(_, depth)| **depth > 0) {
        match runs.last_mut() {
            Some(run) if at < run.end + GAP => run.end = at + 1,
            _ => runs.push(at..at + 1),
        }
    }
    runs
}

fn measure_cover(sheet: &DocumentSheet, side: Side, depths: &[usize], run: std::ops::Range<usize>) -> Option<Cover> {
    let short = DocumentSheet::SHORT as f32;
    let mut inwards: Vec<f32> = depths[run.clone()].iter().map(|depth| *depth as f32).collect();
    let area = inwards.iter().sum::<f32>() / (short * short);
    let depth = quantile(&mut inwards, 0.8);
    let length = run.len() as f32;
    if length < LEAST_WIDTH * short || depth < (LEAST_DEPTH * short).max(LEAST_ACROSS * length) {
        return None;
    }
    let (a, b) = (
        side.place(sheet, run.start, DocumentSheet::STRIP),
        side.place(sheet, run.end - 1, DocumentSheet::STRIP + depth as usize - 1),
    );
    Some(Cover {
        area,
        bounds: [a.0.min(b.0) as f32, a.1.min(b.1) as f32, a.0.max(b.0) as f32 + 1.0, a.1.max(b.1) as f32 + 1.0],
    })
}

/// Mean over the pixels of a strip that lie inside the picture, if there are at least `least` of them.
fn mean(
    sheet: &DocumentSheet,
    side: Side,
    at: usize,
    across: std::ops::Range<usize>,
    least: usize,
) -> Option<PixelColour> {
    let mut sum = [0.0f32; 3];
    let mut count = 0;
    for across in across {
        let (x, y) = side.place(sheet, at, across);
        if sheet.inside[y * sheet.width + x] {
            count += 1;
            let colour = sheet.colour(x, y);
            sum = std::array::from_fn(|channel| sum[channel] + colour[channel]);
        }
    }
    (count >= least).then(|| sum.map(|sum| sum / count as f32))
}

/// Mean over five pixels along the side at one depth; `None` if any of them lies outside the picture.
fn mean_along(sheet: &DocumentSheet, side: Side, at: usize, across: usize) -> Option<PixelColour> {
    let mut sum = [0.0f32; 3];
    for along in at - 2..=at + 2 {
        let (x, y) = side.place(sheet, along, across);
        if !sheet.inside[y * sheet.width + x] {
            return None;
        }
        let colour = sheet.colour(x, y);
        sum = std::array::from_fn(|channel| sum[channel] + colour[channel] / 5.0);
    }
    Some(sum)
}

pub(super) fn distance(a: PixelColour, b: PixelColour) -> f32 {
    a.iter().zip(b).map(|(a, b)| (a - b).powi(2)).sum::<f32>().sqrt()
}

/// Distance of `colour` from the nearest shade of `paper` within [`SHADE`], levels.
pub(super) fn foreign(colour: PixelColour, paper: PixelColour) -> f32 {
    beyond(colour, paper, SHADE)
}

/// Distance of `colour` from the nearest shade of `paper` within `shades`, levels.
pub(super) fn beyond(colour: PixelColour, paper: PixelColour, shades: std::ops::RangeInclusive<f32>) -> f32 {
    let dot = |a: PixelColour, b: PixelColour| a.iter().zip(b).map(|(a, b)| a * b).sum::<f32>();
    let shade = (dot(colour, paper) / dot(paper, paper).max(1.0)).clamp(*shades.start(), *shades.end());
    distance(colour, paper.map(|value| value * shade))
}

/// Whether the colours just inside and just outside the border are lit paper and table under the same shadow.
pub(super) fn is_shadow([inside, beside]: [PixelColour; 2], [paper, table]: [PixelColour; 2]) -> bool {
    let shade = luma(inside) / luma(paper).max(1.0);
    let darkened = |seen: PixelColour, lit: PixelColour, (share, levels): (f32, f32)| {
        distance(seen, lit.map(|value| value * shade)) < share * shade * luma(lit) + levels
    };
    (DEEPEST..1.0).contains(&shade) && darkened(inside, paper, SHADOWED) && darkened(beside, table, SHADOWED_BESIDE)
}

#[cfg(test)]
mod tests {
    use image::{Rgb, RgbImage};

    use super::super::page::DocumentPage;
    use super::super::scaled_pictures::Working;
    use super::super::{Leaf, Picture, PictureFormat};
    use super::*;

    /// The covers found on a sheet whose left side was found along its grey frame, if the frame ends above a part of
    /// colour `colour`.
    fn below_the_frame(colour: [u8; 3]) -> Vec<Cover> {
        let pixels = RgbImage::from_fn(800, 600, |x, y| match (x, y) {
            (..160, 450..) => Rgb(colour),
            (30..80, ..440) => Rgb([150, 152, 148]),
            (..30, _) => Rgb([206, 206, 204]),
            _ => Rgb([240, 240, 238]),
        });
        let picture =
            Picture { pixels, format: PictureFormat::Jpeg, file_size: 0, has_metadata: false, leaf: Leaf::default() };
        let quad = [[40.0, 40.0], [700.0, 40.0], [700.0, 560.0], [40.0, 560.0]];
        DocumentPage::new(&Working::new(&picture), &quad)
            .map(|page| measure(&page.sheet, [true; 4]))
            .unwrap_or_default()
    }

    #[test]
    fn the_paper_beside_its_frame_covers_nothing() {
        assert_eq!(below_the_frame([240, 240, 238]), []);
        assert!(!below_the_frame([206, 158, 132]).is_empty());
    }

    #[test]
    fn a_shadow_darkens_paper_and_table_alike() {
        const PAPER: PixelColour = [220.0, 224.0, 216.0];
        const TABLE: PixelColour = [140.0, 110.0, 80.0];
        let dark = |colour: PixelColour, shade: f32| colour.map(|value| value * shade);
        for shade in [0.35, 0.5, 0.8] {
            assert!(is_shadow([dark(PAPER, shade), dark(TABLE, shade)], [PAPER, TABLE]), "{shade}");
            // An object has the same colour on both sides of the border.
            assert!(!is_shadow([dark(PAPER, shade), dark(PAPER, shade)], [PAPER, TABLE]), "{shade}");
        }
        let skin = [205.0, 158.0, 132.0];
        assert!(!is_shadow([skin, skin], [PAPER, PAPER]));
        let rosy = [190.0, 150.0, 145.0];
        assert!(!is_shadow([rosy, rosy], [[205.0, 190.0, 175.0], [215.0, 170.0, 160.0]]));
        assert!(is_shadow([dark(PAPER, 0.6), dark(PAPER, 0.6)], [PAPER, PAPER]));
        assert!(!is_shadow([dark(PAPER, 0.2), dark(PAPER, 0.2)], [PAPER, PAPER]));
        assert!(!is_shadow([PAPER, TABLE], [PAPER, TABLE]));
    }

    #[test]
    fn the_lit_paper_counts_where_a_shadow_lies_over_most_of_a_side() {
        const LIT_PAPER: PixelColour = [220.0, 224.0, 216.0];
        const TABLE: PixelColour = [180.0, 150.0, 110.0];
        let dark = |colour: PixelColour| colour.map(|value| value * 0.6);
        let side = |bright: PixelColour, beside: PixelColour| {
            let lit = |at: usize| at.is_multiple_of(4);
            let seen: Vec<_> = (0..100).map(|at| (at, if lit(at) { bright } else { dark(LIT_PAPER) })).collect();
            let outside: Strip = (0..100).map(|at| Some(if lit(at) { beside } else { dark(TABLE) })).collect();
            paper_colour(&seen, &outside)
        };
        let same = |a: PixelColour, b: PixelColour| distance(a, b) < 1e-3;
        assert!(same(side(LIT_PAPER, TABLE), LIT_PAPER));
        // A bright object over both paper and table is not light.
        assert!(same(side(LIT_PAPER, LIT_PAPER), dark(LIT_PAPER)));
        assert!(same(side([230.0, 170.0, 140.0], TABLE), dark(LIT_PAPER)));
    }
}
