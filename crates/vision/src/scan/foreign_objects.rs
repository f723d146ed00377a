//! Finds foreign objects on a document by their shape: pens, sticky notes, clips, cards.
//!
//! Print is laid out along the paper's edges: bars, fields and portraits are parallel to them, emblems and seals are
//! round. A solid rectangle of a foreign colour that lies askew was therefore not printed there. Nor was a solid area
//! that continues beyond the paper in a colour that is not the table's.

use super::components;
use super::occlusion::{Cover, LIT_UP, beyond, distance, foreign, is_shadow};
use super::page::{DocumentSheet, PixelColour, luma, usual};
use super::plane::median;

/// Distance from the paper's colour, regardless of brightness, that is foreign: three times the median, within bounds.
const FOREIGN: [f32; 2] = [30.0, 60.0];
/// Share of the document that may be foreign; above it, no paper is left with which objects could be compared.
const MAX_FOREIGN: f32 = 0.35;
/// Every n-th pixel is sampled for the paper's colour.
const SAMPLED: usize = 7;
/// Width in pixels of the sheet below which an area is too thin to be an object: print.
const THIN: usize = 5;
/// Width in pixels of the sheet below which an area is too thin to be a finger: printed frames, which merge with
/// objects over them.
const FRAME: usize = 14;
/// Least area of an object, share of the short side squared.
const LEAST_AREA: f32 = 0.006;
/// Step between the directions tried for the smallest rectangle, degrees; they cover a quarter turn.
const STEP: usize = 3;
/// Least angle between an object and the sides of the document, degrees.
const ASKEW: f32 = 5.0;
/// Ratio of length to width from which an object is long, and the least length of a long object, share of the short
/// side.
const LONG_RATIO: f32 = 3.0;
const LEAST_LENGTH: f32 = 0.3;
/// Least width of an object that is not long, share of the short side.
const LEAST_WIDTH: f32 = 0.1;
/// Share of its rectangle that a long object must fill, and one that is not long. A disc fills 0.785.
const FILLED: [f32; 2] = [0.7, 0.88];
/// For objects that continue beyond the paper: share of their rectangle that they must fill, and least length, share of
/// the short side.
const CROSSING_FILLED: f32 = 0.6;
const CROSSING_LENGTH: f32 = 0.09;
/// Longest stretch of a side that an object hides, share of that side; if it is longer, the side was found too far out.
const MOST_OF_SIDE: f32 = 0.35;
/// Least extent inwards, share of the extent along the side: an area that lies along a side is the table.
const LEAST_INWARDS: f32 = 0.4;
/// Distance from the border at which the outside is sampled, and shifts along the border for slanting objects, pixels.
const OUTWARDS: usize = 7;
const SHIFTS: [isize; 5] = [-14, -7, 0, 7, 14];
/// Luma of skin as a share of the paper's luma, and ratio of its red to its blue, each relative to the paper's.
const SKIN_LUMA: std::ops::RangeInclusive<f32> = 0.25..=1.0;
const SKIN_WARMTH: std::ops::RangeInclusive<f32> = 1.12..=2.4;
/// Greatest distance of the colour outside from the object's colour, share of the object's distance from the paper.
const GOES_ON: f32 = 0.5;
/// Distance from the table's colour, levels, below which an area is the table.
const TABLE: f32 = 35.0;

/// All foreign objects that lie askew inside the document or across its border, the largest first.
pub(super) fn measure(sheet: &DocumentSheet) -> Vec<Cover> {
    let inset = DocumentSheet::STRIP + THIN;
    let (width, height) = (sheet.width - 2 * inset, sheet.height - 2 * inset);
    let colours: Vec<PixelColour> =
        (0..width * height).map(|at| sheet.colour(at % width + inset, at / width + inset)).collect();
    let sampled = || colours.iter().step_by(SAMPLED);
    let paper = usual(sampled().copied());
    let distance = median(&mut sampled().map(|colour| foreign(*colour, paper)).collect::<Vec<_>>());
    let limit = (3.0 * distance).clamp(FOREIGN[0], FOREIGN[1]);
    let strange: Vec<bool> = colours.iter().map(|colour| beyond(*colour, paper, LIT_UP) > limit).collect();
    if strange.iter().filter(|strange| **strange).count() as f32 > MAX_FOREIGN * strange.len() as f32 {
        return Vec::new();
    }
    let mut covers: Vec<Cover> = Vec::new();
    // A printed frame merges with a hand that reaches over it. If there are surroundings, the border itself shows the
    // hand.
    for &thin in if ends_with_paper(sheet) { &[THIN, FRAME][..] } else { &[THIN] } {
        for pixels in components::components(&components::opened(&strange, width, thin), width) {
            if (pixels.len() as f32) < LEAST_AREA * (DocumentSheet::SHORT * DocumentSheet::SHORT) as f32 {
                continue;
            }
            let places: Vec<_> = pixels.iter().map(|at| [at % width + inset, at / width + inset]).collect();
            let Some(thing) = ForeignObject::of(&places) else { continue };
            let sides = touched(&places, inset, [width, height]);
            let laid = if sides.iter().all(Vec::is_empty) {
                thin == THIN && thing.is_askew()
            } else {
                thing.is_solid() && goes_on(sheet, &places, &sides, paper)
            };
            if laid && !covers.iter().any(|known| overlap(known.bounds, thing.cover.bounds)) {
                covers.push(thing.cover);
            }
        }
    }
    covers.sort_by(|a, b| b.area.total_cmp(&a.area));
    covers
}

/// Whether the picture shows nothing beyond the document at the middle of any side.
fn ends_with_paper(sheet: &DocumentSheet) -> bool {
    let (near, middle) = (DocumentSheet::STRIP - OUTWARDS, [sheet.width / 2, sheet.height / 2]);
    let beside = [
        [near, middle[1]],
        [sheet.width - 1 - near, middle[1]],
        [middle[0], near],
        [middle[0], sheet.height - 1 - near],
    ];
    beside.iter().all(|[x, y]| !sheet.inside[y * sheet.width + x])
}

/// Whether two boxes (left, top, right, bottom) overlap.
fn overlap(a: [f32; 4], b: [f32; 4]) -> bool {
    a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3]
}

/// The places of an area that touch the left, right, upper and lower border, as positions along that side.
fn touched(places: &[[usize; 2]], inset: usize, [width, height]: [usize; 2]) -> [Vec<usize>; 4] {
    let on = |axis: usize, at: usize| {
        places.iter().filter(|place| place[axis] == at).map(|place| place[1 - axis]).collect::<Vec<_>>()
    };
    [on(0, inset), on(0, inset + width - 1), on(1, inset), on(1, inset + height - 1)]
}

/// Whether the area that covers a part of the border continues beyond it and is not the table.
fn goes_on(sheet: &DocumentSheet, places: &[[usize; 2]], sides: &[Vec<usize>; 4], paper: PixelColour) -> bool {
    let own = usual(places.iter().map(|[x, y]| sheet.colour(*x, *y)));
    let near = DocumentSheet::STRIP - OUTWARDS;
    let outside = |side: usize, along: usize| {
        let [x, y] = match side {
            0 => [near, along],
            1 => [sheet.width - 1 - near, along],
            2 => [along, near],
            _ => [along, sheet.height - 1 - near],
        };
        sheet.inside[y * sheet.width + x].then(|| sheet.colour(x, y))
    };
    let reached: Vec<usize> = (0..4).filter(|side| !sides[*side].is_empty()).collect();
    reached.iter().all(|&side| {
        let length = if side < 2 { sheet.height } else { sheet.width };
        let hidden = sides[side].len() as f32;
        let [inwards, along] = [side / 2, 1 - side / 2].map(|axis| extent(places, axis));
        if hidden >= MOST_OF_SIDE * length as f32 || inwards < LEAST_INWARDS * along {
            return false;
        }
        let beside: Vec<PixelColour> = sides[side].iter().filter_map(|along| outside(side, *along)).collect();
        if beside.is_empty() {
            // The picture ends with the paper. Print keeps a distance from the paper's edge, but a hand reaches over
            // it.
            return is_skin(own, paper);
        }
        let table =
            usual((DocumentSheet::STRIP..length - DocumentSheet::STRIP).filter_map(|along| outside(side, along)));
        let mut off: Vec<f32> = sides[side]
            .iter()
            .filter_map(|along| {
                let shifted = SHIFTS.iter().filter_map(|shift| along.checked_add_signed(*shift));
                let near = shifted.filter(|along| *along < length).filter_map(|along| outside(side, along));
                near.map(|colour| distance(colour, own)).min_by(f32::total_cmp)
            })
            .collect();
        distance(own, table) > TABLE
            && !is_shadow([own, usual(beside.into_iter())], [paper, table])
            && median(&mut off) < GOES_ON * distance(own, paper)
    })
}

/// Extent of an area along an axis, pixels.
fn extent(places: &[[usize; 2]], axis: usize) -> f32 {
    let places = places.iter().map(|place| place[axis]);
    let (low, high) = places.fold((usize::MAX, 0), |(low, high), at| (low.min(at), high.max(at)));
    (high + 1).saturating_sub(low) as f32
}

/// Whether a colour could be skin in the light that falls on the paper.
fn is_skin(colour: PixelColour, paper: PixelColour) -> bool {
    let [red, green, blue] = std::array::from_fn(|channel| colour[channel] / paper[channel].max(1.0));
    SKIN_LUMA.contains(&(luma(colour) / luma(paper).max(1.0)))
        && red > green
        && green > 0.85 * blue
        && SKIN_WARMTH.contains(&(red / blue.max(0.01)))
}

/// A foreign area and the shape of the smallest rectangle around it.
struct ForeignObject {
    cover: Cover,
    /// Length and width of the rectangle, share of the short side.
    length: f32,
    width: f32,
    /// Share of the rectangle that the area fills.
    filled: f32,
    /// Angle between the rectangle and the paper, degrees within a quarter turn.
    degrees: f32,
}

impl ForeignObject {
    /// Measures an area, given by its pixels.
    fn of(pixels: &[[usize; 2]]) -> Option<Self> {
        let short = DocumentSheet::SHORT as f32;
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
        let (degrees, (across, down)) = turns
            .map(|degrees| (degrees, extent(degrees)))
            .min_by(|(_, a), (_, b)| (a.0 * a.1).total_cmp(&(b.0 * b.1)))?;
        let bound = |axis: usize| {
            let places = pixels.iter().map(|place| place[axis]);
            (places.clone().min().unwrap_or_default() as f32, places.max().unwrap_or_default() as f32 + 1.0)
        };
        let ((left, right), (top, bottom)) = (bound(0), bound(1));
        Some(Self {
            cover: Cover { area: pixels.len() as f32 / (short * short), bounds: [left, top, right, bottom] },
            length: across.max(down) / short,
            width: across.min(down) / short,
            filled: pixels.len() as f32 / (across * down),
            degrees,
        })
    }

    /// Whether it is an object inside the document whose shape and direction print does not have.
    fn is_askew(&self) -> bool {
        let long = self.length > LONG_RATIO * self.width;
        let large = if long { self.length >= LEAST_LENGTH } else { self.width >= LEAST_WIDTH };
        large && self.filled >= FILLED[usize::from(!long)] && (ASKEW..=90.0 - ASKEW).contains(&self.degrees)
    }

    /// Whether it is one object rather than scattered print.
    fn is_solid(&self) -> bool {
        self.filled >= CROSSING_FILLED && self.length >= CROSSING_LENGTH
    }
}

/// Direction of the principal axis of an area, from its second moments, degrees within a quarter turn.
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

#[cfg(test)]
mod tests {
    use image::{Rgb, RgbImage};

    use super::super::page::DocumentPage;
    use super::super::scaled_pictures::Working;
    use super::super::{Leaf, Picture, PictureFormat, Quad};
    use super::*;

    fn found_at(quad: Quad, pixels: RgbImage) -> Vec<Cover> {
        let picture =
            Picture { pixels, format: PictureFormat::Jpeg, file_size: 0, has_metadata: false, leaf: Leaf::default() };
        DocumentPage::new(&Working::new(&picture), &quad).map(|page| measure(&page.sheet)).unwrap_or_default()
    }

    /// The covers found on a sheet whose right and lower margins continue beyond the sides that were found, with
    /// `colour` in their common corner.
    fn in_the_corner(colour: [u8; 3]) -> Vec<Cover> {
        let pixels = RgbImage::from_fn(800, 600, |x, y| match (x, y) {
            (600.., 380..) => Rgb(colour),
            (590..600, _) => Rgb([120, 118, 110]),
            _ => Rgb([172, 174, 170]),
        });
        found_at([[40.0, 40.0], [700.0, 40.0], [700.0, 560.0], [40.0, 560.0]], pixels)
    }

    /// The covers found on a licence that fills the picture, with a finger reaching over its gold frame.
    fn over_the_frame(finger: [u8; 3]) -> Vec<Cover> {
        let pixels = RgbImage::from_fn(900, 640, |x, y| {
            let from_the_border = x.min(899 - x).min(y).min(639 - y);
            match (from_the_border, x, y) {
                (_, 400..=490, 480..) => Rgb(finger),
                (20..50, ..) => Rgb([176, 148, 84]),
                _ => Rgb([240, 232, 208]),
            }
        });
        found_at([[0.0, 0.0], [900.0, 0.0], [900.0, 640.0], [0.0, 640.0]], pixels)
    }

    #[test]
    fn a_finger_over_a_frame_of_its_own_colour_is_found() {
        assert_eq!(over_the_frame([206, 158, 132]).len(), 1);
        assert_eq!(over_the_frame([240, 232, 208]), []);
    }

    #[test]
    fn paper_that_is_lit_more_brightly_is_paper() {
        assert_eq!(in_the_corner([207, 212, 210]), []);
        assert_eq!(in_the_corner([196, 150, 124]).len(), 1);
    }
}
