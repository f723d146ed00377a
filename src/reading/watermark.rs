//! Text laid aslant over a certificate: the watermark of a scanning app or of whoever used the picture before.
//!
//! Certificates are printed along their edges; only the writing around a seal runs in other directions, in short pieces
//! and every piece in its own.

use std::f32::consts::FRAC_PI_2;

use super::page::{ASKEW, Line, common_angle};

/// Directions that differ by less than this belong to one watermark, radians.
const SAME_DIRECTION: f32 = 0.1;
/// Least characters of a piece, and of all pieces in one direction.
const LEAST: [usize; 2] = [3, 8];
/// Mean confidence from which a piece is text at all.
const TEXT: f32 = 0.5;

/// The text of a watermark, its longest piece; `None` where no text runs aslant.
pub(crate) fn find(lines: &[Line]) -> Option<String> {
    let common = common_angle(lines);
    let aslant = |line: &Line| {
        let off = (line.angle - common).rem_euclid(FRAC_PI_2);
        (ASKEW..FRAC_PI_2 - ASKEW).contains(&off)
    };
    let is_text = |line: &Line| {
        let sum: f32 = line.glyphs.iter().map(|glyph| glyph.confidence).sum();
        line.glyphs.len() >= LEAST[0] && sum >= TEXT * line.glyphs.len() as f32
    };
    let pieces: Vec<&Line> = lines.iter().filter(|line| aslant(line) && is_text(line)).collect();
    let along = |piece: &Line| {
        let same = pieces.iter().filter(|other| (other.angle - piece.angle).abs() < SAME_DIRECTION);
        same.map(|other| other.glyphs.len()).sum::<usize>()
    };
    let laid = pieces.iter().filter(|piece| along(piece) >= LEAST[1]);
    laid.max_by_key(|piece| piece.glyphs.len()).map(|piece| piece.text())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(text: &str, degrees: f32, confidence: f32) -> Line {
        Line { angle: degrees.to_radians(), ..Line::written(text, [0.0; 2], 20.0, confidence) }
    }

    fn certificate() -> Vec<Line> {
        ["统一社会信用代码", "名称样本科技有限公司", "住所样本市测试区"].map(|text| line(text, 2.0, 0.98)).to_vec()
    }

    #[test]
    fn pieces_in_one_direction_are_a_watermark() {
        let mut lines = certificate();
        assert_eq!(find(&lines), None);
        lines.push(line("仅用于", -28.0, 0.8));
        assert_eq!(find(&lines), None, "a single short piece may be anything");
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
}
