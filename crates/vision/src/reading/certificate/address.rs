//! Punctuation in addresses: a list of rooms is written 5、6、7号, and its small 、 is read as a full stop.

use super::super::page::TextGlyph;

/// First characters of units of length. Before them, as in a distance along a road, a full stop between digits is a
/// decimal point.
const LENGTHS: [char; 4] = ['公', '千', '里', '米'];

/// The address with 、 in place of the full stops that separate numbers in a list, and whether there were any.
pub(super) fn with_lists(address: &[TextGlyph]) -> (Vec<TextGlyph>, bool) {
    let mut glyphs = address.to_vec();
    let mut found = false;
    for at in 1..glyphs.len().saturating_sub(1) {
        let digit = |at: usize| glyphs[at].character.is_ascii_digit();
        if glyphs[at].character == '.' && digit(at - 1) && digit(at + 1) && !measures(&glyphs[at + 1..]) {
            glyphs[at].character = '、';
            found = true;
        }
    }
    (glyphs, found)
}

/// Whether a text begins with the last digits and the unit of a length.
fn measures(text: &[TextGlyph]) -> bool {
    let unit = text.iter().find(|glyph| !glyph.character.is_ascii_digit());
    unit.is_some_and(|unit| LENGTHS.contains(&unit.character) || unit.character.is_ascii_alphabetic())
}
