//! Characters that the detector passes over: one alone in a row, such as the last of an address that was wrapped, and one
//! at the end of a row. The ink that stands there tells.

use super::page::{TEXT_HEIGHT, TextGlyph, TextLine};
use super::recogniser::Symbol;
use super::sheet::{PageFrame, distance};
use crate::identifier::contact::is_han;
use crate::scan::{Point, Quad};

/// Pixels at which the height of a character is looked at.
const SCALE: usize = 24;
/// How far below a row the next one is looked for, in heights of a character.
const BELOW: f32 = 1.5;
/// How far from a row's left end the next one may begin, in heights of a character.
const BESIDE: f32 = 0.3;
/// Ink is darker than this share of the way from the paper to the row's own ink.
const INK: f32 = 0.55;
/// Least length of a stroke, in heights of a character: a flat 一 has about 0.8.
const STROKE: f32 = 0.4;
/// Greatest extent of a character, in its height.
const CHARACTER: f32 = 1.15;
/// Characters that a row has at least which goes on in the next.
const ROW: usize = 4;
/// Distance of the middles of neighbours, in their size, from which another text begins.
const APART: f32 = 1.4;
/// Share of a character's place that is ink, between these, where a character stands.
const INKED: f32 = 0.08;
const FULL: f32 = 0.6;
/// How far beyond an end is read, in heights of a character.
const LONGEST: f32 = 3.0;
/// How far below a row's lower edge the middle of the next one lies at least, in heights of a character.
const NEXT: f32 = 0.4;

/// Places of an upright page, one character large, where ink stands that no region holds: below the beginning of a text.
pub(crate) fn places(sheet: &PageFrame<'_>, lines: &[TextLine], regions: &[Quad]) -> Vec<Quad> {
    let long = lines.iter().flat_map(|line| texts(line).map(|text| (text, line.angle)));
    let long = long.filter(|(text, _)| text.len() >= ROW);
    long.filter_map(|(text, angle)| below(&PageView::new(sheet, text, angle), regions)).collect()
}

/// A place before or behind a text where ink stands that no region holds, and the character of the line beside it.
pub(crate) struct MissedEnd {
    pub glyph: usize,
    pub place: Quad,
}

/// The ends of the texts of a line at which ink stands that no region holds.
pub(crate) fn ends(sheet: &PageFrame<'_>, line: &TextLine, regions: &[Quad]) -> Vec<MissedEnd> {
    let mut found = Vec::new();
    let mut start = 0;
    for text in texts(line) {
        let range = start..start + text.len();
        start = range.end;
        if text.len() < 2 {
            continue;
        }
        let view = PageView::new(sheet, text, line.angle);
        let length = distance(text[0].centre, text[text.len() - 1].centre);
        let size = view.size;
        for (glyph, cell, strip) in [
            (range.start, [-1.6 * size, -0.55 * size], [-(LONGEST + 0.5) * size, -0.5 * size]),
            (
                range.end - 1,
                [length + 0.55 * size, length + 1.6 * size],
                [length + 0.5 * size, length + (LONGEST + 0.5) * size],
            ),
        ] {
            let ink = view.ink(regions, [cell[0], -0.45 * size, cell[1], 0.45 * size]);
            let half = 0.5 * size / TEXT_HEIGHT;
            if ink.share > INKED && ink.share < FULL {
                found.push(MissedEnd { glyph, place: view.quad([strip[0], -half, strip[1], half]) });
            }
        }
    }
    found
}

/// The texts of a line: what a wide gap parts.
fn texts(line: &TextLine) -> impl Iterator<Item = &[TextGlyph]> {
    let together = |a: &TextGlyph, b: &TextGlyph| distance(a.centre, b.centre) < APART * a.size.max(b.size);
    line.glyphs.chunk_by(together)
}

/// What stands in a place below a text: one Han character, or the bracket that ends it. A stroke alone is read as a dash, and
/// is 一.
pub(crate) fn character(symbols: Vec<Symbol>) -> Vec<Symbol> {
    match <[Symbol; 1]>::try_from(symbols) {
        Ok([only]) if "-—―－–_".contains(only.character) => vec![Symbol { character: '一', ..only }],
        Ok([only]) if is_han(only.character) || ")）".contains(only.character) => vec![only],
        _ => Vec::new(),
    }
}

fn below(view: &PageView<'_>, regions: &[Quad]) -> Option<Quad> {
    let size = view.size;
    let (side, top, bottom) = ((0.5 + BESIDE) * size, 0.5 * size, (0.5 + BELOW) * size);
    let ink = view.ink(regions, [-side, top, side, bottom]);
    let [left, upper, right, lower] = ink.bounds?;
    let step = size / SCALE as f32;
    let cut = left <= -side + step || right >= side - step || lower >= bottom - step;
    let (width, height) = (right - left, lower - upper);
    let middle = [f32::midpoint(left, right), f32::midpoint(upper, lower)];
    if cut || width < STROKE * size || width.max(height) > CHARACTER * size || middle[1] < top + NEXT * size {
        return None;
    }
    let half = 0.5 * size / TEXT_HEIGHT;
    Some(view.quad([middle[0] - half, middle[1] - half, middle[0] + half, middle[1] + half]))
}

/// A page as a text on it sees it: from the middle of its first character along its direction.
struct PageView<'a> {
    sheet: &'a PageFrame<'a>,
    origin: Point,
    direction: Point,
    /// Height of a character.
    size: f32,
    /// Light below which a pixel is ink, as the print of the text shows.
    limit: f32,
}

/// The ink of a place.
struct Ink {
    /// Left, top, right, bottom; `None` without ink.
    bounds: Option<[f32; 4]>,
    /// Share of the place that it takes.
    share: f32,
}

impl<'a> PageView<'a> {
    fn new(sheet: &'a PageFrame<'a>, text: &[TextGlyph], angle: f32) -> Self {
        let (origin, size) = text.first().map_or(([0.0; 2], 1.0), |first| (first.centre, first.size.max(1.0)));
        let (sin, cos) = angle.sin_cos();
        let mut view = Self { sheet, origin, direction: [cos, sin], size, limit: 0.0 };
        let characters = text.len().min(ROW);
        let mut light = Vec::with_capacity(SCALE * SCALE * characters);
        let print = view.quad([-0.5 * size, -0.5 * size, (characters as f32 - 0.5) * size, 0.5 * size]);
        // A red seal is no ink: a colour counts as light as its lightest part.
        sheet.draw(print, SCALE * characters, SCALE, |_, _, [red, green, blue]| light.push(red.max(green).max(blue)));
        light.sort_by(f32::total_cmp);
        let at = |share: f32| light.get((light.len() as f32 * share) as usize).copied().unwrap_or(0.0);
        let (ink, paper) = (at(0.05), at(0.8));
        view.limit = paper - INK * (paper - ink);
        view
    }

    fn place(&self, x: f32, y: f32) -> Point {
        let [cos, sin] = self.direction;
        [self.origin[0] + cos * x - sin * y, self.origin[1] + sin * x + cos * y]
    }

    fn quad(&self, [left, top, right, bottom]: [f32; 4]) -> Quad {
        [self.place(left, top), self.place(right, top), self.place(right, bottom), self.place(left, bottom)]
    }

    /// The ink of a box that no region holds.
    fn ink(&self, regions: &[Quad], bounds: [f32; 4]) -> Ink {
        let [left, top, right, bottom] = bounds;
        let scale = SCALE as f32 / self.size;
        let (width, height) = (((right - left) * scale) as usize, ((bottom - top) * scale) as usize);
        let near: Vec<&Quad> = regions.iter().filter(|region| meet(region, &self.quad(bounds))).collect();
        let (mut low, mut high, mut count) = ([f32::INFINITY; 2], [f32::NEG_INFINITY; 2], 0);
        self.sheet.draw(self.quad(bounds), width, height, |x, y, [red, green, blue]| {
            if red.max(green).max(blue) >= self.limit {
                return;
            }
            let at = [left + (x as f32 + 0.5) / scale, top + (y as f32 + 0.5) / scale];
            let point = self.place(at[0], at[1]);
            if !near.iter().any(|region| holds(region, point)) {
                low = [0, 1].map(|axis| low[axis].min(at[axis] - 0.5 / scale));
                high = [0, 1].map(|axis| high[axis].max(at[axis] + 0.5 / scale));
                count += 1;
            }
        });
        let bounds = (count > 0).then_some([low[0], low[1], high[0], high[1]]);
        Ink { bounds, share: count as f32 / (width * height).max(1) as f32 }
    }
}

/// Whether the boxes around two quads meet.
fn meet(a: &Quad, b: &Quad) -> bool {
    let span = |quad: &Quad, axis: usize| {
        let along = quad.map(|point| point[axis]);
        (along.iter().copied().fold(f32::INFINITY, f32::min), along.iter().copied().fold(f32::NEG_INFINITY, f32::max))
    };
    (0..2).all(|axis| {
        let ((a, b), (c, d)) = (span(a, axis), span(b, axis));
        a <= d && c <= b
    })
}

/// Whether a convex quad holds a point.
fn holds(quad: &Quad, [x, y]: Point) -> bool {
    (0..4).all(|at| {
        let ([ax, ay], [bx, by]) = (quad[at], quad[(at + 1) % 4]);
        (bx - ax) * (y - ay) - (by - ay) * (x - ax) >= 0.0
    })
}
