//! Slanting text over a certificate: the watermark of a scanning app or of an earlier user of the picture.
//!
//! Certificates are printed parallel to their edges; only the writing around a seal runs in other directions, in short
//! pieces, each in a direction of its own.

use std::f32::consts::FRAC_PI_2;

use super::page::{ASKEW, TextLine};
use super::rules;
use crate::finding::{Argument, Finding};

/// Directions that differ by less than this belong to one watermark, in radians.
const SAME_DIRECTION: f32 = 0.1;
/// Minimum number of characters in a slanting piece.
const PIECE: usize = 3;
/// Minimum number of characters in one direction, both for a watermark and for the print under it.
const MIN_CHARACTERS: usize = 8;
/// Mean confidence from which a piece is text at all.
const TEXT: f32 = 0.5;

/// A notice if text slants over a straightened page.
pub(crate) fn judge(lines: &[TextLine]) -> Option<Finding> {
    let text = Argument::Text(find(lines)?);
    Some(rules::WATERMARK.found().with("text", text))
}

/// The longest piece of a watermark; `None` if no text slants, or all of it does.
fn find(lines: &[TextLine]) -> Option<String> {
    let is_text = |line: &&TextLine| {
        let sum: f32 = line.glyphs.iter().map(|glyph| glyph.confidence).sum();
        line.angle.is_finite() && sum >= TEXT * line.glyphs.len() as f32
    };
    let aslant = |line: &&TextLine| (ASKEW..FRAC_PI_2 - ASKEW).contains(&line.angle.rem_euclid(FRAC_PI_2));
    let (laid, printed): (Vec<&TextLine>, Vec<&TextLine>) = lines.iter().filter(is_text).partition(aslant);
    let characters = |lines: &[&TextLine]| lines.iter().map(|line| line.glyphs.len()).sum::<usize>();
    if characters(&printed) < MIN_CHARACTERS {
        return None;
    }
    // A number stamped on a form is not a watermark.
    let says = |line: &TextLine| line.glyphs.iter().any(|glyph| glyph.character.is_alphabetic());
    let pieces: Vec<&TextLine> = laid.into_iter().filter(|line| line.glyphs.len() >= PIECE && says(line)).collect();
    let along = |piece: &&TextLine| {
        let same = |other: &&&TextLine| (other.angle - piece.angle).abs() < SAME_DIRECTION;
        characters(&pieces.iter().filter(same).copied().collect::<Vec<_>>()) >= MIN_CHARACTERS
    };
    pieces.iter().filter(|piece| along(piece)).max_by_key(|piece| piece.glyphs.len()).map(|piece| piece.text())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(text: &str, degrees: f32, confidence: f32) -> TextLine {
        TextLine { angle: degrees.to_radians(), ..TextLine::written(text, [0.0; 2], 20.0, confidence) }
    }

    fn certificate() -> Vec<TextLine> {
        ["统一社会信用代码", "名称样本科技有限公司", "住所样本市测试区"].map(|text| line(text, 2.0, 0.98)).to_vec()
    }

    #[test]
    fn pieces_in_one_direction_are_a_watermark() {
        let mut lines = certificate();
        assert_eq!(find(&lines), None);
        lines.push(line("仅用于", -28.0, 0.8));
        assert_eq!(find(&lines), None, "a single short piece may be anything");
        lines.push(line("0004098011", -30.0, 0.98));
        assert_eq!(find(&lines), None, "the number of a form is no watermark");
        lines.push(line("仅用于小程序备案", -31.0, 0.8));
        assert_eq!(find(&lines).as_deref(), Some("仅用于小程序备案"));
    }

    #[test]
    fn writing_around_a_seal_runs_everywhere() {
        let mut lines = certificate();
        for degrees in [-70.0, -45.0, -20.0, 20.0, 45.0, 70.0] {
            lines.push(line("样本市场", degrees, 0.9));
        }
        assert_eq!(find(&lines), None);
    }

    #[test]
    fn columns_and_noise_are_no_watermark() {
        let mut lines = certificate();
        lines.push(line("经营范围经营范围", 91.0, 0.9));
        lines.push(line("一二三四五六七八九", 30.0, 0.2));
        lines.push(line("一二三四五六七八九", f32::NAN, 0.9));
        assert_eq!(find(&lines), None);
    }

    #[test]
    fn a_page_that_lies_askew_itself_has_no_watermark() {
        let lines = certificate().into_iter().map(|line| TextLine { angle: 0.4, ..line }).collect::<Vec<_>>();
        assert_eq!(find(&lines), None);
    }
}
