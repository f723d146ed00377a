//! The two embedded faces: glyphs and widths of characters.

use std::ops::Range;
use std::sync::LazyLock;

use krilla::text::{Font, GlyphId, KrillaGlyph};
use skrifa::charmap::Charmap;
use skrifa::instance::{LocationRef, Size};
use skrifa::metrics::GlyphMetrics;
use skrifa::{FontRef, MetadataProvider};

use super::super::fonts;

/// Shown for a character that no face has, as printers do (U+3013).
const GETA: char = '〓';

/// A weight of the embedded family. The bold face has only the characters of the program's own texts; any other
/// character of a bold text is shown in the regular face.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Typeface {
    Regular,
    Bold,
}

/// A loaded face: what is needed to measure and to draw.
struct LoadedFace {
    font: Font,
    characters: Charmap<'static>,
    metrics: GlyphMetrics<'static>,
    units_per_em: f32,
}

static FACES: LazyLock<[Option<LoadedFace>; 2]> = LazyLock::new(|| [load(fonts::REGULAR), load(&fonts::BOLD)]);

fn load(data: &'static [u8]) -> Option<LoadedFace> {
    let font = Font::new(data.into(), 0)?;
    let tables = FontRef::from_index(data, 0).ok()?;
    Some(LoadedFace {
        units_per_em: font.units_per_em(),
        font,
        characters: tables.charmap(),
        metrics: tables.glyph_metrics(Size::unscaled(), LocationRef::default()),
    })
}

impl Typeface {
    fn loaded(self) -> Option<&'static LoadedFace> {
        let [regular, bold] = &*FACES;
        match self {
            Self::Regular => regular.as_ref(),
            Self::Bold => bold.as_ref(),
        }
    }

    /// The font as the PDF writer takes it.
    pub fn font(self) -> Option<Font> {
        Some(self.loaded()?.font.clone())
    }

    fn glyph(self, character: char) -> Option<(u32, f32)> {
        let loaded = self.loaded()?;
        let id = loaded.characters.map(character).filter(|id| id.to_u32() != 0)?;
        let advance = loaded.metrics.advance_width(id).unwrap_or(loaded.units_per_em);
        Some((id.to_u32(), advance / loaded.units_per_em))
    }
}

/// One glyph of a text.
#[derive(Debug, Clone, PartialEq)]
pub struct Glyph {
    pub face: Typeface,
    pub id: u32,
    /// Width as a share of the size.
    pub advance: f32,
    /// Bytes of the text that it shows.
    pub range: Range<usize>,
}

impl Glyph {
    /// The glyph as the PDF writer takes it, its range counted from `start`.
    pub fn drawn(&self, start: usize) -> KrillaGlyph {
        let range = self.range.start - start..self.range.end - start;
        KrillaGlyph::new(GlyphId::new(self.id), self.advance, 0.0, 0.0, 0.0, range, None)
    }
}

/// The glyphs of a text returned by [`clean`]. A character that no face has is shown as 〓 but remains itself for search
/// and copying.
pub fn shape(face: Typeface, text: &str) -> Vec<Glyph> {
    let mut glyphs: Vec<Glyph> = Vec::with_capacity(text.len() / 2);
    for (at, character) in text.char_indices() {
        let range = at..at + character.len_utf8();
        if is_invisible(character) {
            if let Some(last) = glyphs.last_mut() {
                last.range.end = range.end;
            }
            continue;
        }
        let candidates = [(face, character), (Typeface::Regular, character), (Typeface::Regular, GETA)];
        let found = candidates.into_iter().find_map(|(face, character)| Some((face, face.glyph(character)?)));
        if let Some((face, (id, advance))) = found {
            glyphs.push(Glyph { face, id, advance, range });
        }
    }
    glyphs
}

/// A character without a glyph of its own that joins or selects a form of the one before it.
fn is_invisible(character: char) -> bool {
    matches!(character, '\u{200B}'..='\u{200F}' | '\u{2060}' | '\u{FE00}'..='\u{FE0F}' | '\u{E0100}'..='\u{E01EF}')
}

/// Text without what PDF/A forbids or paper cannot show: control characters become spaces, byte order marks are
/// removed, private-use characters become 〓. Line breaks stay.
pub fn clean(text: &str) -> String {
    text.chars()
        .filter(|character| !matches!(character, '\u{FEFF}' | '\u{FFFE}' | '\u{FFFF}' | '\r'))
        .map(|character| match character {
            '\n' => '\n',
            '\u{E000}'..='\u{F8FF}' | '\u{F0000}'..='\u{10FFFF}' => GETA,
            other if other.is_control() => ' ',
            other => other,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bold_falls_back_for_names() {
        let faces: Vec<_> = shape(Typeface::Bold, "姓名喆").into_iter().map(|glyph| glyph.face).collect();
        assert_eq!(faces, [Typeface::Bold, Typeface::Bold, Typeface::Regular]);
    }

    #[test]
    fn what_no_face_has_is_shown_as_a_mark() {
        let geta = shape(Typeface::Regular, "〓");
        let emoji = shape(Typeface::Regular, "😀");
        assert_eq!(emoji.len(), 1);
        assert_eq!(emoji[0].id, geta[0].id);
        assert_eq!(emoji[0].range, 0..4);
    }

    #[test]
    fn variation_selector_joins_its_character() {
        let glyphs = shape(Typeface::Regular, "葛\u{E0100}城");
        assert_eq!(glyphs.len(), 2);
        assert_eq!(glyphs[0].range, 0..7);
    }
}
