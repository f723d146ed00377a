//! Numbers that are read again on their own: if a number fails its check, its region was cut too short or something is
//! printed across it. Only a number whose check holds, and which is surer than the first one, is taken from the second
//! pass.

use super::SURE;
use super::number::{self, NumberKind, ReadNumber};
use super::page::{TEXT_HEIGHT, TextGlyph, TextLine};
use crate::scan::Quad;

/// Minimum number of digits in a line that contains a number.
const DIGITS: usize = 8;
/// How far the number may extend before and after the digits that were read, in sizes of its characters.
const BEFORE: f32 = 1.5;
const BEHIND: f32 = 2.5;
/// Parts of the line's height that are read again, from top to bottom: all of it, its middle, its lower and its upper
/// part.
const PARTS: [[f32; 2]; 4] = [[0.0, 1.0], [0.12, 0.88], [0.38, 1.0], [0.0, 0.62]];

/// The places in which to look again for a number of one of these kinds; none if the line contains no number or a sure
/// one.
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

/// Whether no number needs a second pass: the certificate has none of its own, or one of the lines contains a sure number
/// of the first kind, and others are such as a serial number.
pub(crate) fn are_settled(lines: &[TextLine], kinds: &[NumberKind]) -> bool {
    kinds.first().is_none_or(|kind| lines.iter().any(|line| is_sure(line, std::slice::from_ref(kind))))
}

/// Whether a line contains a sure number.
pub(crate) fn is_sure(line: &TextLine, kinds: &[NumberKind]) -> bool {
    proven(line, kinds).is_some_and(|number| number.confidence >= SURE)
}

/// The characters of the number that the second pass over a line shows, if it is surer than the one of the first pass.
pub(crate) fn surer(second: &TextLine, first: &TextLine, kinds: &[NumberKind]) -> Option<Vec<TextGlyph>> {
    let least = proven(first, kinds).map_or(0.0, |number| number.confidence);
    proven(second, kinds).filter(|number| number.confidence > least).map(|number| number.glyphs)
}

/// The number in a line whose check holds.
fn proven(line: &TextLine, kinds: &[NumberKind]) -> Option<ReadNumber> {
    kinds.iter().find_map(|kind| number::find(&line.glyphs, kind).filter(|number| number.proven))
}

#[cfg(test)]
mod tests {
    use super::super::certificate::numbers;
    use super::*;
    use crate::scan::Slot;

    #[test]
    fn only_numbers_that_the_certificate_has_are_read_again() {
        let lines = ["P<UTOSAMPLE<<SPECIMEN", "12345678"].map(|text| TextLine::written(text, [0.0; 2], 20.0, 0.99));
        for slot in [None, Some(Slot::Passport), Some(Slot::IdCardBack)] {
            assert!(are_settled(&lines, numbers(slot)), "{slot:?}");
        }
        assert!(!are_settled(&lines, numbers(Some(Slot::IdCardFront))));
    }
}
