//! A page of recognised text: characters with their positions, grouped into rows however the text was split into
//! regions.

use std::f32::consts::FRAC_PI_2;

use super::median::weighted_median;
use super::recogniser::Symbol;
use super::sheet::distance;
use super::text::compact;
use crate::identifier::contact::is_han;
use crate::scan::{Point, Quad};

/// A character on a page.
#[derive(Debug, Clone, PartialEq)]
pub struct TextGlyph {
    /// The character; in a [`TextPage`] in the spelling of [`compact`].
    pub character: char,
    /// `0.0..=1.0`.
    pub confidence: f32,
    /// Its middle, in the page's coordinates.
    pub centre: Point,
    /// Height of its line without the detector's margin, in the page's coordinates.
    pub size: f32,
    /// Alternatives: other characters that it could be, most likely first.
    pub others: Vec<char>,
    /// Whether its line is sharp enough to tell look-alikes apart.
    pub legible: bool,
    /// `false` if ink beside it was not read, so that a character may be missing, or if something else makes it
    /// doubtful.
    pub whole: bool,
    /// Whether it is in red ink.
    pub red: bool,
}

impl TextGlyph {
    /// Estimated half width: Han characters are square, others half as wide.
    fn half_width(&self) -> f32 {
        self.size * if self.character.is_ascii() { 0.27 } else { 0.5 }
    }

    /// Left edge.
    pub(crate) fn left(&self) -> f32 {
        self.centre[0] - self.half_width()
    }

    /// Right edge.
    pub(crate) fn right(&self) -> f32 {
        self.centre[0] + self.half_width()
    }
}

/// A piece of text that was recognised as one line.
#[derive(Debug, Clone, PartialEq)]
pub struct TextLine {
    /// Its characters in reading order, without spaces.
    pub glyphs: Vec<TextGlyph>,
    /// Direction of its text: radians from the x axis, clockwise.
    pub angle: f32,
}

/// Height of the text in a detected region, as a share of the height of the region, which includes a margin.
pub(super) const TEXT_HEIGHT: f32 = 0.72;

impl TextLine {
    /// A line of the characters that were recognised inside a quad.
    pub(crate) fn new(quad: Quad, symbols: Vec<Symbol>) -> Self {
        let [tl, tr, br, bl] = quad;
        let size = f32::midpoint(distance(tl, bl), distance(tr, br)) * TEXT_HEIGHT;
        let middle = |a: Point, b: Point| [f32::midpoint(a[0], b[0]), f32::midpoint(a[1], b[1])];
        let (start, end) = (middle(tl, bl), middle(tr, br));
        let place = |at: f32| [start[0] + (end[0] - start[0]) * at, start[1] + (end[1] - start[1]) * at];
        let glyphs = symbols
            .into_iter()
            .filter(|symbol| !symbol.character.is_whitespace())
            .map(|symbol| TextGlyph {
                character: symbol.character,
                confidence: symbol.confidence,
                centre: place(symbol.at),
                size,
                others: symbol.others,
                legible: symbol.legible,
                whole: symbol.whole,
                red: symbol.red,
            })
            .collect();
        Self { glyphs, angle: (end[1] - start[1]).atan2(end[0] - start[0]) }
    }

    /// A horizontal line of text from `start` to the right, in characters of this size, for tests and examples: Han
    /// characters are as wide as high, others about half as wide.
    pub fn written(text: &str, start: Point, size: f32, confidence: f32) -> Self {
        let mut x = start[0];
        let mut glyphs = Vec::new();
        for character in text.chars() {
            let width = if character.is_ascii() { size * 0.54 } else { size };
            if !character.is_whitespace() {
                let centre = [x + width / 2.0, start[1]];
                glyphs.push(TextGlyph {
                    character,
                    confidence,
                    centre,
                    size,
                    others: Vec::new(),
                    legible: true,
                    whole: true,
                    red: false,
                });
            }
            x += width;
        }
        Self { glyphs, angle: 0.0 }
    }

    /// Replaces the characters in the place that these take.
    pub(crate) fn replace(&mut self, by: Vec<TextGlyph>) {
        let Some((first, last)) = by.first().zip(by.last()) else { return };
        let inside = first.left()..last.right();
        self.glyphs.retain(|glyph| !inside.contains(&glyph.centre[0]));
        self.glyphs.extend(by);
        self.glyphs.sort_by(|a, b| a.centre[0].total_cmp(&b.centre[0]));
    }

    /// Whether it contains no Latin letter and no digit.
    pub(crate) fn is_chinese(&self) -> bool {
        self.glyphs.iter().all(|glyph| !glyph.character.is_ascii_alphanumeric())
    }

    /// The text.
    pub fn text(&self) -> String {
        self.glyphs.iter().map(|glyph| glyph.character).collect()
    }
}

/// A row: characters from left to right.
pub(crate) type Characters = Vec<TextGlyph>;

/// Angle to the page's own direction, in radians, from which lines are stamps or watermarks.
pub(super) const ASKEW: f32 = 0.2;

/// Maximum number of characters in a vertical line; longer ones are stamps or watermarks.
const COLUMN: usize = 6;
/// Vertical distance within which two lines have read the same character, in heights of a character; the horizontal one
/// is [`CROWDED`], in widths.
const SAME: f32 = 0.6;

/// Minimum distance between neighbouring Han characters, in their size.
const CROWDED: f32 = 0.85;

/// Below the first confidence, a character too close to another one is a fragment of it, provided that the confidence
/// of the other is above the second.
const BADLY: f32 = 0.7;
const SURELY: f32 = 0.9;

/// All text of a page.
#[derive(Debug, Clone, PartialEq)]
pub struct TextPage {
    /// Rows from top to bottom, in coordinates rotated by `-angle` around the page's origin.
    pub(crate) rows: Vec<Characters>,
    /// Direction of the page's lines: radians from the x axis, clockwise.
    angle: f32,
    /// Width of the page.
    pub width: f32,
    /// Height of the page.
    pub height: f32,
}

impl TextPage {
    /// Groups lines into rows. Neither the order of the lines nor how a row was split into them makes a difference.
    pub fn new(lines: &[TextLine], width: f32, height: f32) -> Self {
        let angle = common_angle(lines);
        // The detector finds columns if the characters of labels are further apart than their rows.
        let across = |line: &TextLine| (line.angle - angle).abs() < ASKEW;
        let down =
            |line: &TextLine| ((line.angle - angle).abs() - FRAC_PI_2).abs() < ASKEW && line.glyphs.len() <= COLUMN;
        let lines: Vec<&TextLine> =
            lines.iter().filter(|line| line.glyphs.len() < 2 || across(line) || down(line)).collect();
        let read = &lines;
        let mut glyphs: Vec<TextGlyph> = read
            .iter()
            .enumerate()
            .flat_map(|(at, line)| {
                let once = line.glyphs.iter().filter(move |glyph| !twice(glyph, at, read) && !is_rest(glyph, at, read));
                once.map(move |glyph| TextGlyph { whole: glyph.whole && !crowded(glyph, at, read), ..glyph.clone() })
            })
            .filter(|glyph| glyph.centre.iter().all(|value| value.is_finite()) && glyph.size.is_finite())
            .flat_map(|glyph| normal(&glyph))
            .map(|glyph| TextGlyph { centre: turn(glyph.centre, -angle), ..glyph })
            .collect();
        glyphs.sort_by(|a, b| {
            let order = |glyph: &TextGlyph| (glyph.centre[0], glyph.centre[1]);
            let (a, b) = (order(a), order(b));
            a.0.total_cmp(&b.0).then(a.1.total_cmp(&b.1))
        });
        let mut rows: Vec<Characters> = Vec::new();
        for glyph in glyphs {
            // The row whose last character is at the same height; the nearest if there are several.
            let off =
                |row: &Characters| row.last().map_or(f32::INFINITY, |last| (last.centre[1] - glyph.centre[1]).abs());
            let near = |row: &Characters| row.last().is_some_and(|last| off(row) < 0.5 * last.size.min(glyph.size));
            match rows.iter_mut().filter(|row| near(row)).min_by(|a, b| off(a).total_cmp(&off(b))) {
                Some(row) => row.push(glyph),
                None => rows.push(vec![glyph]),
            }
        }
        rows.sort_by(|a, b| middle(a).total_cmp(&middle(b)));
        Self { rows, angle, width, height }
    }

    /// The page without the characters in red ink.
    pub(crate) fn without_red(&self) -> Self {
        let black = |row: &Characters| row.iter().filter(|glyph| !glyph.red).cloned().collect::<Characters>();
        let rows = self.rows.iter().map(black).filter(|row| !row.is_empty()).collect();
        Self { rows, ..*self }
    }

    /// All characters in reading order, NFKC, without spaces, one line per row.
    pub fn text(&self) -> String {
        self.rows.iter().map(|row| row_text(row)).collect::<Vec<_>>().join("\n")
    }

    /// Corners TL, TR, BR, BL of the box around characters, in the page's own coordinates.
    pub(crate) fn around(&self, glyphs: &[TextGlyph]) -> Quad {
        let bound = |value: &dyn Fn(&TextGlyph) -> f32, pick: fn(f32, f32) -> f32, start: f32| {
            glyphs.iter().map(value).fold(start, pick)
        };
        let left = bound(&|glyph| glyph.left(), f32::min, f32::INFINITY);
        let right = bound(&|glyph| glyph.right(), f32::max, f32::NEG_INFINITY);
        let top = bound(&|glyph| glyph.centre[1] - glyph.size * 0.6, f32::min, f32::INFINITY);
        let bottom = bound(&|glyph| glyph.centre[1] + glyph.size * 0.6, f32::max, f32::NEG_INFINITY);
        self.quad([left, top, right, bottom])
    }

    /// Corners of a box aligned with the rows, in the page's own coordinates.
    pub(crate) fn quad(&self, [left, top, right, bottom]: [f32; 4]) -> Quad {
        [[left, top], [right, top], [right, bottom], [left, bottom]].map(|corner| turn(corner, self.angle))
    }
}

/// Whether another line has the same character in the same place, read with a higher confidence.
fn twice(glyph: &TextGlyph, line: usize, lines: &[&TextLine]) -> bool {
    let near = |other: &TextGlyph| {
        let off = |axis: usize| (glyph.centre[axis] - other.centre[axis]).abs();
        off(0) < CROWDED * 2.0 * glyph.half_width().min(other.half_width())
            && off(1) < SAME * glyph.size.min(other.size)
    };
    let surer = |other: &TextGlyph, at: usize| (other.confidence, line) > (glyph.confidence, at);
    lines.iter().enumerate().filter(|(at, _)| *at != line).any(|(at, line)| {
        line.glyphs.iter().any(|other| other.character == glyph.character && near(other) && surer(other, at))
    })
}

/// Whether another line has a different Han character too close for both to be printed there: one of them is a fragment
/// of a character that the edge of a region cut.
fn crowded(glyph: &TextGlyph, line: usize, lines: &[&TextLine]) -> bool {
    too_close(glyph, line, lines).next().is_some()
}

/// Whether a character is such a fragment: its confidence is low, and that of the other one is high.
fn is_rest(glyph: &TextGlyph, line: usize, lines: &[&TextLine]) -> bool {
    glyph.confidence < BADLY && too_close(glyph, line, lines).any(|other| other.confidence > SURELY)
}

/// Different Han characters at the ends of other lines that are too close to `glyph` for both to be printed there.
fn too_close<'a>(glyph: &'a TextGlyph, line: usize, lines: &'a [&TextLine]) -> impl Iterator<Item = &'a TextGlyph> {
    let near = move |other: &&TextGlyph| {
        let size = glyph.size.min(other.size);
        let off = |axis: usize| (glyph.centre[axis] - other.centre[axis]).abs();
        is_han(other.character) && other.character != glyph.character && off(0) < CROWDED * size && off(1) < SAME * size
    };
    let others = lines.iter().enumerate().filter(move |(at, _)| *at != line && is_han(glyph.character));
    others.flat_map(|(_, line)| [line.glyphs.first(), line.glyphs.last()]).flatten().filter(near)
}

/// A glyph in compact spelling; one character may become several or none.
fn normal(glyph: &TextGlyph) -> Vec<TextGlyph> {
    let spelled = compact(glyph.character.encode_utf8(&mut [0; 4]));
    spelled.chars().map(|character| TextGlyph { character, ..glyph.clone() }).collect()
}

/// The characters of a row as a string, unchanged.
pub(crate) fn row_text(glyphs: &[TextGlyph]) -> String {
    glyphs.iter().map(|glyph| glyph.character).collect()
}

/// Mean y coordinate of a row.
pub(crate) fn middle(row: &[TextGlyph]) -> f32 {
    row.iter().map(|glyph| glyph.centre[1]).sum::<f32>() / row.len().max(1) as f32
}

/// Common direction of the lines: the median angle, weighted by the lengths of the lines.
fn common_angle(lines: &[TextLine]) -> f32 {
    let long = lines.iter().filter(|line| line.glyphs.len() >= 2 && line.angle.is_finite());
    weighted_median(long.map(|line| (line.angle, line.glyphs.len() as f32))).unwrap_or(0.0)
}

fn turn([x, y]: Point, angle: f32) -> Point {
    let (sin, cos) = angle.sin_cos();
    [x * cos - y * sin, x * sin + y * cos]
}
