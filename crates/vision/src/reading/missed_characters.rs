//! Characters that the detector misses: one alone in a row, such as the last of a wrapped address, and one at the end
//! of a row. Their ink shows where they are.

use super::page::{TEXT_HEIGHT, TextGlyph, TextLine};
use super::recogniser::Symbol;
use super::sheet::{PageFrame, distance};
use crate::identifier::contact::is_han;
use crate::scan::{Point, Quad};

/// Height to which a character is scaled to look at its ink, in pixels.
const SCALE: usize = 24;
/// How far below a row to look for the next one, in heights of a character.
const BELOW: f32 = 1.5;
/// How far from a row's left end the next one may begin, in heights of a character.
const MAX_INDENT: f32 = 0.3;
/// Ink is darker than this share of the way from the paper to the row's own ink.
const INK: f32 = 0.55;
/// Minimum length of a stroke, in heights of a character: a flat 一 has about 0.8.
const STROKE: f32 = 0.4;
/// Maximum extent of a character, in its height.
const CHARACTER: f32 = 1.15;
/// Minimum number of characters in a row that continues in the next.
const ROW: usize = 4;
/// Distance between the middles of neighbouring characters from which another text begins, in their size.
const APART: f32 = 1.4;
/// Minimum and maximum share of ink in the place of a character.
const INKED: f32 = 0.08;
const FULL: f32 = 0.6;
/// The part of a flat 一 that a region leaves uncovered: its minimum length, its maximum height and its maximum distance
/// from the middle of the line, in heights of a character; and its minimum share of a character's place.
const FLAT: f32 = 0.25;
const FLAT_HEIGHT: f32 = 0.25;
const FLAT_OFF: f32 = 0.25;
const FLAT_INKED: f32 = 0.012;
/// How far from its middle the ink of a character reaches, in its size, as labels may be larger than their lines
/// suggest; and how far that of a character of another text does.
const HELD: f32 = 0.8;
const HELD_BEYOND: f32 = 1.0;
/// Distance after the end of a text within which more text is read, in heights of a character.
const MAX_MISSED_LENGTH: f32 = 3.0;
/// The second reading of the end of a text: how far before the end it begins and how far after it ends, in heights of a
/// character; how many characters must be the same in both readings, and how close to each other, in their size.
const TAIL: f32 = 6.0;
const BEHIND: f32 = 2.6;
const KNOWN: usize = 2;
const HALF: f32 = 0.5;
/// Confidence above which a character that only the second reading shows is accepted.
const SURELY: f32 = 0.9;
/// Minimum distance from a row's lower edge to the middle of the next one, in heights of a character.
const NEXT: f32 = 0.4;

/// Places on an upright page, the size of one character, below the beginning of a text and with ink that no region
/// covers.
pub(crate) fn places<'a>(
    sheet: &PageFrame<'_>,
    lines: impl Iterator<Item = &'a TextLine>,
    regions: &[Quad],
) -> Vec<Quad> {
    let long = lines.flat_map(|line| texts(line).map(|text| (text, line.angle)));
    let long = long.filter(|(text, _)| text.len() >= ROW);
    long.filter_map(|(text, angle)| below(&PageView::new(sheet, text, angle), regions)).collect()
}

/// An end of a text with ink beyond it that was not read.
pub(crate) struct MissedEnd {
    /// Index of the character at this end, in the line.
    pub glyph: usize,
    /// Place of the ink, if no region covers it; `None` if something inside a region was missed, which makes the end
    /// doubtful.
    pub place: Option<Quad>,
    /// Place to read again: the last characters of the text and the unread ink after them.
    pub again: Option<Quad>,
}

/// The ends of the texts of a line with unread ink beyond them: ink that no region covers, or ink of no character in
/// the line's own region or in a region without text, such as the pattern of a frame. `read` are the regions with text.
pub(crate) fn ends(sheet: &PageFrame<'_>, line: &TextLine, regions: &[Quad], read: &[Quad]) -> Vec<MissedEnd> {
    let own = |region: &Quad| line.glyphs.iter().any(|glyph| holds(region, glyph.centre));
    let others: Vec<Quad> = read.iter().copied().filter(|region| !own(region)).collect();
    let mut found = Vec::new();
    let mut start = 0;
    for text in texts(line) {
        let range = start..start + text.len();
        start = range.end;
        if text.len() < 2 {
            continue;
        }
        let view = PageView::new(sheet, text, line.angle);
        let beyond = line.glyphs.iter().enumerate().filter(|(at, _)| !range.contains(at));
        let beyond = beyond.map(|(_, glyph)| around(glyph, line.angle));
        let held: Vec<Quad> = others.iter().copied().chain(beyond).collect();
        let length = distance(text[0].centre, text[text.len() - 1].centre);
        let size = view.size;
        for (glyph, behind) in [(range.start, false), (range.end - 1, true)] {
            let strip = |from: f32, to: f32| {
                if behind { [length + from * size, length + to * size] } else { [-to * size, -from * size] }
            };
            let ink =
                |regions: &[Quad], [left, right]: [f32; 2]| view.ink(regions, [left, -0.45 * size, right, 0.45 * size]);
            let half = 0.5 * size / TEXT_HEIGHT;
            let [left, right] = strip(0.5, MAX_MISSED_LENGTH + 0.5);
            let cell = strip(HELD, 1.6);
            if (INKED..FULL).contains(&ink(regions, strip(0.55, 1.6)).share) {
                found.push(MissedEnd { glyph, place: Some(view.quad([left, -half, right, half])), again: None });
            } else {
                let passed_over = ink(&held, cell);
                if passed_over.share > INKED || passed_over.is_flat(cell, size) {
                    let tail = [length - (TAIL - 0.5) * size, -half, length + BEHIND * size, half];
                    let again = (behind && text.len() >= ROW).then(|| view.quad(tail));
                    found.push(MissedEnd { glyph, place: None, again });
                }
            }
        }
    }
    found
}

/// What a second look at the end of a text shows behind its last character, `glyph` of a line: surely read, right behind it,
/// and behind characters that are those that were read at first.
pub(crate) fn beyond(line: &TextLine, glyph: usize, again: &TextLine) -> Option<TextLine> {
    let known = &line.glyphs[(glyph + 1).saturating_sub(KNOWN)..=glyph];
    let at = again.glyphs.windows(KNOWN).position(|part| {
        part.iter().zip(known).all(|(a, b)| a.character == b.character && distance(a.centre, b.centre) < HALF * b.size)
    })?;
    let glyphs: Vec<TextGlyph> =
        again.glyphs[at + KNOWN..].iter().map(|glyph| TextGlyph { whole: false, ..glyph.clone() }).collect();
    let sure = glyphs.iter().all(|glyph| glyph.confidence > SURELY && glyph.character.is_alphanumeric());
    (sure && !glyphs.is_empty()).then_some(TextLine { glyphs, ..*again })
}

/// The place of a character of another text, in a line with this direction.
fn around(glyph: &TextGlyph, angle: f32) -> Quad {
    let (sin, cos) = angle.sin_cos();
    let half = HELD_BEYOND * glyph.size;
    let corner = |x: f32, y: f32| [glyph.centre[0] + cos * x - sin * y, glyph.centre[1] + sin * x + cos * y];
    [corner(-half, -half), corner(half, -half), corner(half, half), corner(-half, half)]
}

/// The texts of a line, which wide gaps separate.
fn texts(line: &TextLine) -> impl Iterator<Item = &[TextGlyph]> {
    let together = |a: &TextGlyph, b: &TextGlyph| distance(a.centre, b.centre) < APART * a.size.max(b.size);
    line.glyphs.chunk_by(together)
}

/// Accepts what was read in a place below a text only if it is one Han character, the bracket that ends the text, or a
/// digit that was read surely: the last one of a number. A single stroke is read as a dash but is 一.
pub(crate) fn character(symbols: Vec<Symbol>) -> Vec<Symbol> {
    match <[Symbol; 1]>::try_from(symbols) {
        Ok([only]) if "-—―－–_".contains(only.character) => vec![Symbol { character: '一', ..only }],
        Ok([only]) if is_han(only.character) || ")）".contains(only.character) => vec![only],
        Ok([only]) if only.character.is_ascii_digit() && only.confidence > SURELY => vec![only],
        _ => Vec::new(),
    }
}

fn below(view: &PageView<'_>, regions: &[Quad]) -> Option<Quad> {
    let size = view.size;
    let (side, top, bottom) = ((0.5 + MAX_INDENT) * size, 0.5 * size, (0.5 + BELOW) * size);
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

/// A page in the coordinates of one of its texts: the origin is the middle of the first character, the x axis runs
/// along the text.
struct PageView<'a> {
    sheet: &'a PageFrame<'a>,
    origin: Point,
    direction: Point,
    /// Height of a character.
    size: f32,
    /// Brightness below which a pixel is ink, measured on the print of the text.
    limit: f32,
}

/// The unread ink in a place.
struct Ink {
    /// Left, top, right, bottom; `None` without ink.
    bounds: Option<[f32; 4]>,
    /// Share of the place that is ink.
    share: f32,
}

impl Ink {
    /// Whether it is a flat stroke in the middle of a line that ends within these bounds, as that of 一 does.
    fn is_flat(&self, [from, to]: [f32; 2], size: f32) -> bool {
        let step = size / SCALE as f32;
        self.bounds.is_some_and(|[left, top, right, bottom]| {
            self.share > FLAT_INKED
                && right - left > FLAT * size
                && bottom - top < FLAT_HEIGHT * size
                && f32::midpoint(top, bottom).abs() < FLAT_OFF * size
                && if to > 0.0 { right < to - step } else { left > from + step }
        })
    }
}

impl<'a> PageView<'a> {
    fn new(sheet: &'a PageFrame<'a>, text: &[TextGlyph], angle: f32) -> Self {
        let (origin, size) = text.first().map_or(([0.0; 2], 1.0), |first| (first.centre, first.size.max(1.0)));
        let (sin, cos) = angle.sin_cos();
        let mut view = Self { sheet, origin, direction: [cos, sin], size, limit: 0.0 };
        let characters = text.len().min(ROW);
        let mut light = Vec::with_capacity(SCALE * SCALE * characters);
        let print = view.quad([-0.5 * size, -0.5 * size, (characters as f32 - 0.5) * size, 0.5 * size]);
        // A red seal does not count as ink: each pixel is as bright as its brightest channel.
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

    /// The ink in a box that no region covers.
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

/// Whether the bounding boxes of two quads overlap.
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

/// Whether a convex quad contains a point.
fn holds(quad: &Quad, [x, y]: Point) -> bool {
    (0..4).all(|at| {
        let ([ax, ay], [bx, by]) = (quad[at], quad[(at + 1) % 4]);
        (bx - ax) * (y - ay) - (by - ay) * (x - ax) >= 0.0
    })
}
