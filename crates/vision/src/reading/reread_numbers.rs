//! Numbers that are read again by themselves: where a number fails its check, its line was cut too short or holds something
//! printed across it. Nothing but a number whose check holds, and which is surer than what was read, is taken from the
//! second look.

use super::SURE;
use super::number::{self, NumberKind, ReadNumber};
use super::page::{TEXT_HEIGHT, TextGlyph, TextLine};
use crate::scan::Quad;

/// Fewest digits of a line that holds a number.
const DIGITS: usize = 8;
/// How far before and behind what was read the number may reach, in sizes of its characters.
const BEFORE: f32 = 1.5;
const BEHIND: f32 = 2.5;
/// Parts of the line's height that are looked at, from top to bottom: all of it, its middle, its lower and its upper half.
const PARTS: [[f32; 2]; 4] = [[0.0, 1.0], [0.12, 0.88], [0.38, 1.0], [0.0, 0.62]];

/// The places at which a number of one of these kinds is looked for again; none where a line holds no number, or a sure one.
pub(crate) fn places(line: &TextLine, kinds: &[NumberKind]) -> Vec<Quad> {
    let digits = || line.glyphs.iter().filter(|glyph| glyph.character.is_ascii_digit());
    let Some((first, last)) = digits().next().zip(digits().next_back()) else { return Vec::new() };
    if digits().count() < DIGITS || line.glyphs.iter().any(|glyph| glyph.character == '年') || is_sure(line, kinds) {
        return Vec::new();
    }
    let (sin, cos) = line.angle.sin_cos();
    let (size, height) = (first.size, first.size / TEXT_HEIGHT);
    let place =
        |from: &TextGlyph, x: f32, y: f32| [from.centre[0] + cos * x - sin * y, from.centre[1] + sin * x + cos * y];
    PARTS
        .map(|part| {
            let [top, bottom] = part.map(|share| (share - 0.5) * height);
            let (left, right) = (-BEFORE * size, BEHIND * size);
            [place(first, left, top), place(last, right, top), place(last, right, bottom), place(first, left, bottom)]
        })
        .to_vec()
}

/// Whether one of the lines holds a sure number of the first kind, which makes others, such as a serial number, not worth a look.
pub(crate) fn are_settled(lines: &[TextLine], kinds: &[NumberKind]) -> bool {
    kinds.first().is_some_and(|kind| lines.iter().any(|line| is_sure(line, std::slice::from_ref(kind))))
}

/// Whether a line holds a sure number.
pub(crate) fn is_sure(line: &TextLine, kinds: &[NumberKind]) -> bool {
    proven(line, kinds).is_some_and(|number| number.confidence >= SURE)
}

/// The characters of the number that a second look at a line shows, where it is surer than that of the first.
pub(crate) fn surer(second: &TextLine, first: &TextLine, kinds: &[NumberKind]) -> Option<Vec<TextGlyph>> {
    let least = proven(first, kinds).map_or(0.0, |number| number.confidence);
    proven(second, kinds).filter(|number| number.confidence > least).map(|number| number.glyphs)
}

/// The number in a line whose check holds.
fn proven(line: &TextLine, kinds: &[NumberKind]) -> Option<ReadNumber> {
    kinds.iter().find_map(|kind| number::find(&line.glyphs, kind).filter(|number| number.proven))
}
