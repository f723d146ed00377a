//! Ink that no character accounts for. The recogniser can skip a rare character without a trace in its scores: 蔡翾强
//! becomes 蔡强, with a high confidence for each character. The ink between the two shows that one is missing.

use crate::identifier::contact::is_han;

/// Half width of a Han character, as a share of the line's height, margin included.
const WIDE: f32 = 0.36;
/// Half width of any other character.
const NARROW: f32 = 0.22;
/// Width of unread ink from which a character was missed, as a share of the line's height.
const LOST: f32 = 0.46;
/// Maximum width of a gap inside a character, as a share of the line's height.
const INNER_GAP: f32 = 0.1;
/// Contrast above which a column contains a stroke, as a share of the line's contrast.
const STROKE: f32 = 0.5;
/// Share of the columns whose contrast is greater than the one that is taken as the line's contrast.
const STRONGEST: f32 = 0.1;
/// Share of the rows that are ignored at the upper and at the lower edge, where other lines may reach in.
const EDGE: f32 = 0.2;

/// Start and end.
pub(crate) type TextSpan = (f32, f32);

/// Which columns of a line contain a stroke. `plane` has rows of `stride` pixels, of which the first `width` hold the
/// line.
pub(crate) fn strokes(plane: &[f32], stride: usize, width: usize) -> Vec<bool> {
    let rows: Vec<&[f32]> = plane.chunks_exact(stride.max(1)).collect();
    let edge = (rows.len() as f32 * EDGE) as usize;
    let mut columns = vec![(f32::INFINITY, f32::NEG_INFINITY); width];
    for row in rows.iter().take(rows.len() - edge).skip(edge) {
        for (column, value) in columns.iter_mut().zip(*row) {
            *column = (column.0.min(*value), column.1.max(*value));
        }
    }
    let spans: Vec<f32> = columns.iter().map(|(least, most)| (most - least).max(0.0)).collect();
    let mut sorted = spans.clone();
    sorted.sort_by(f32::total_cmp);
    let strongest = (sorted.len() as f32 * (1.0 - STRONGEST)) as usize;
    let contrast = sorted.get(strongest).copied().unwrap_or(0.0);
    spans.iter().map(|span| *span > STROKE * contrast).collect()
}

/// Spans of strokes, in pixels, that are covered by no character and are wide enough for one. `read` are the middles of
/// the characters of the line, in pixels, and the characters.
pub(crate) fn unread(strokes: &[bool], height: f32, read: &[(f32, char)]) -> Vec<TextSpan> {
    let covers = |x: f32, (middle, character): &(f32, char)| {
        let half = if is_han(*character) { WIDE } else { NARROW };
        !character.is_whitespace() && (x - middle).abs() < half * height
    };
    let mut found: Vec<TextSpan> = Vec::new();
    for (at, _) in strokes.iter().enumerate().filter(|(_, stroke)| **stroke) {
        let x = at as f32;
        if read.iter().any(|character| covers(x, character)) {
            continue;
        }
        match found.last_mut().filter(|last| x - last.1 <= INNER_GAP * height) {
            Some(last) => last.1 = x,
            None => found.push((x, x)),
        }
    }
    found.retain(|(from, to)| to - from >= LOST * height);
    found
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// A line 48 pixels high with blocks of ink between these columns.
    fn line(width: usize, ink: &[(usize, usize)]) -> Vec<f32> {
        let dark = |x: usize, y: usize| (14..34).contains(&y) && ink.iter().any(|(from, to)| (*from..*to).contains(&x));
        (0..48 * width).map(|at| if dark(at % width, at / width) { -0.8 } else { 0.9 }).collect()
    }

    fn lost(ink: &[(usize, usize)], read: &[(f32, char)]) -> Vec<(f32, f32)> {
        unread(&strokes(&line(200, ink), 200, 200), 48.0, read)
    }

    #[test]
    fn a_character_that_was_passed_over_leaves_its_ink() {
        let ink = [(10, 42), (50, 82), (90, 122)];
        assert_eq!(lost(&ink, &[(26.0, '蔡'), (66.0, '翾'), (106.0, '强')]), []);
        assert_eq!(lost(&ink, &[(26.0, '蔡'), (106.0, '强')]), [(50.0, 81.0)]);
        assert_eq!(lost(&ink, &[(26.0, '蔡'), (66.0, ' '), (106.0, '强')]), [(50.0, 81.0)]);
        assert_eq!(lost(&ink, &[(26.0, '蔡'), (66.0, '翾')]), [(90.0, 121.0)]);
    }

    #[test]
    fn a_thin_line_is_no_character() {
        assert_eq!(lost(&[(10, 42), (60, 66)], &[(26.0, '蔡')]), []);
    }

    #[test]
    fn an_empty_line_has_no_ink() {
        assert_eq!(lost(&[], &[]), []);
        assert_eq!(unread(&strokes(&[], 0, 0), 48.0, &[]), []);
    }

    proptest! {
        #[test]
        fn places_lie_inside_the_line_and_apart(
            plane in proptest::collection::vec(-1f32..1.0, 48 * 60),
            read in proptest::collection::vec((-10f32..80.0, proptest::char::any()), 0..4),
        ) {
            let places = unread(&strokes(&plane, 60, 60), 48.0, &read);
            for (from, to) in &places {
                prop_assert!(*from >= 0.0 && from < to && *to < 60.0);
            }
            prop_assert!(places.windows(2).all(|two| two[0].1 < two[1].0));
        }
    }
}
