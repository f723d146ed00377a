//! Breaks text into lines by the Unicode line breaking algorithm (UAX #14), which keeps Chinese punctuation from the
//! wrong end of a line (避头尾).

use unicode_linebreak::{BreakOpportunity, linebreaks};

use super::typeface::{Glyph, Typeface, clean, shape};

/// One line of text.
#[derive(Debug, Clone, PartialEq)]
pub struct PdfLine {
    pub text: String,
    /// Glyphs in order; their ranges count from the start of `text`.
    pub glyphs: Vec<Glyph>,
    /// Width in points.
    pub width: f32,
}

/// A text as a single line, however long.
pub fn single(face: Typeface, size: f32, text: &str) -> PdfLine {
    let text = clean(text).replace('\n', " ");
    let glyphs = shape(face, &text);
    let width = glyphs.iter().map(|glyph| glyph.advance * size).sum();
    PdfLine { text, glyphs, width }
}

/// A text as lines no wider than `width` points, the first one shortened by `indent`. A word wider than a line is
/// broken anywhere.
pub fn lines(face: Typeface, size: f32, text: &str, width: f32, indent: f32) -> Vec<PdfLine> {
    let text = clean(text);
    let mut lines = Vec::new();
    for (index, paragraph) in text.split('\n').enumerate() {
        let indent = if index == 0 { indent } else { 0.0 };
        break_paragraph(face, size, paragraph, width, indent, &mut lines);
    }
    lines
}

fn break_paragraph(face: Typeface, size: f32, text: &str, width: f32, indent: f32, lines: &mut Vec<PdfLine>) {
    let glyphs = shape(face, text);
    let breaks: Vec<usize> = linebreaks(text)
        .filter(|(at, kind)| *at < text.len() && *kind == BreakOpportunity::Allowed)
        .map(|(at, _)| at)
        .collect();
    let mut start = 0;
    let mut room = width - indent;
    let mut index = 0;
    let mut used = 0.0;
    while let Some(glyph) = glyphs.get(index) {
        let blank = text.get(glyph.range.clone()).is_some_and(|part| part.trim().is_empty());
        used += glyph.advance * size;
        if used <= room || blank || index == start {
            index += 1;
            continue;
        }
        let from = glyphs.get(start).map_or(0, |glyph| glyph.range.start);
        let at = breaks.iter().rev().copied().find(|at| *at <= glyph.range.start && *at > from);
        let end = at
            .and_then(|at| {
                (start + 1..=index).find(|end| glyphs.get(*end).is_some_and(|glyph| glyph.range.start >= at))
            })
            .unwrap_or(index);
        lines.push(cut(text, &glyphs, start, end, size));
        start = end;
        index = end;
        used = 0.0;
        room = width;
    }
    lines.push(cut(text, &glyphs, start, glyphs.len(), size));
}

/// The glyphs `start..end` as a line of their own, without trailing spaces.
fn cut(text: &str, glyphs: &[Glyph], start: usize, end: usize, size: f32) -> PdfLine {
    let glyphs = glyphs.get(start..end).unwrap_or_default();
    let from = glyphs.first().map_or(0, |glyph| glyph.range.start);
    let part = text.get(from..glyphs.last().map_or(from, |glyph| glyph.range.end)).unwrap_or_default().trim_end();
    let glyphs: Vec<Glyph> = glyphs
        .iter()
        .filter(|glyph| glyph.range.end - from <= part.len())
        .map(|glyph| Glyph { range: glyph.range.start - from..glyph.range.end - from, ..glyph.clone() })
        .collect();
    let width = glyphs.iter().map(|glyph| glyph.advance * size).sum();
    PdfLine { text: part.to_owned(), glyphs, width }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn texts(text: &str, width: f32) -> Vec<String> {
        lines(Typeface::Regular, 10.0, text, width, 0.0).into_iter().map(|line| line.text).collect()
    }

    #[test]
    fn punctuation_does_not_begin_a_line() {
        assert_eq!(texts("备案主体信息，小程序", 60.0), ["备案主体信", "息，小程序"]);
        assert_eq!(texts("备案主体信（小程序）", 60.0), ["备案主体信", "（小程序）"]);
    }

    #[test]
    fn a_number_stays_whole_where_it_can() {
        assert_eq!(texts("号码91440300样本1234", 60.0), ["号码", "91440300样", "本1234"]);
        assert!(texts("9144030091440300914403009144", 40.0).len() > 1);
    }

    #[test]
    fn empty_text_is_one_empty_line() {
        assert_eq!(texts("", 50.0), [""]);
        assert_eq!(texts("甲\n\n乙", 50.0), ["甲", "", "乙"]);
    }

    proptest! {
        #[test]
        fn nothing_is_lost_and_nothing_overflows(text in "[\u{20}-\u{7e}一-十，。（）“”a-z0-9 ]{0,120}", width in 20.0_f32..200.0) {
            let lines = lines(Typeface::Regular, 10.0, &text, width, 0.0);
            let joined: String = lines.iter().map(|line| line.text.as_str()).collect();
            let bare = |text: &str| text.chars().filter(|character| !character.is_whitespace()).collect::<String>();
            prop_assert_eq!(bare(&joined), bare(&text));
            for line in &lines {
                prop_assert!(line.width <= width + 0.01 || line.glyphs.len() == 1, "{:?}", line.text);
            }
        }
    }
}
