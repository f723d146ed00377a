//! Brightness steps that follow the coding order of a JPEG: from some unit to the end of its row, and from the next row
//! up to below that unit.
//!
//! The mean of every block is coded as its difference from the previous block (ITU-T T.81, F.1.2.1). One wrong
//! difference shifts all later means, even if codes and blocks remain valid. No edge in a photograph begins in the
//! middle of a row of units and continues one row lower exactly where it began: the step of a slanting edge grows along
//! the row.

/// Least shift, levels.
const MIN_SHIFT: f32 = 8.0;
/// Tolerance of a unit, as a share of the shift and in levels: a shift is the same for all units, an edge is not.
const OFF: (f32, f32) = (0.3, 5.0);
/// Share of the units of each of the four stretches that must agree; the others may be print.
const AGREED: f32 = 0.6;
/// Least length of each stretch, as a share of a row and in units.
const STRETCH: f32 = 0.1;
const LEAST_STRETCH: usize = 4;

/// Whether the means of one component, given unit by unit in rows of `width`, are shifted from some unit on.
pub(super) fn is_seen(means: &[f32], width: usize) -> bool {
    let margin = ((STRETCH * width as f32) as usize).max(LEAST_STRETCH);
    if width < 2 * margin {
        return false;
    }
    let below: Vec<f32> = means.iter().zip(means.get(width..).unwrap_or_default()).map(|(a, b)| b - a).collect();
    let rows: Vec<&[f32]> = below.chunks_exact(width).collect();
    rows.windows(2).any(|pair| {
        let &[upper, lower] = pair else { return false };
        (margin..=width - margin).any(|at| {
            let shift = upper.get(at).copied().unwrap_or_default();
            begins(upper, at, shift) && {
                let ((kept, shifted), (late, even)) = (upper.split_at(at), lower.split_at(at));
                let shift = middle(shifted);
                let near = |stretch: &[f32], wanted: f32| {
                    let count = stretch
                        .iter()
                        .filter(|value| (*value - wanted).abs() < (OFF.0 * shift.abs()).min(OFF.1))
                        .count();
                    count as f32 >= AGREED * stretch.len() as f32
                };
                shift.abs() >= MIN_SHIFT
                    && near(shifted, shift)
                    && near(late, shift)
                    && near(kept, 0.0)
                    && near(even, 0.0)
            }
        })
    })
}

/// Whether a shift begins at position `at` of a row: a quick test that few positions pass.
fn begins(row: &[f32], at: usize, shift: f32) -> bool {
    let before = at.checked_sub(1).and_then(|before| row.get(before)).copied().unwrap_or_default();
    shift.abs() >= MIN_SHIFT * (1.0 - OFF.0) && (shift - before).abs() > 0.5 * shift.abs()
}

fn middle(values: &[f32]) -> f32 {
    crate::scan::plane::median(&mut values.to_vec())
}

#[cfg(test)]
mod tests {
    use super::*;

    const WIDTH: usize = 40;

    /// Means of 30 rows that grow brighter along each row, with `more` added.
    fn means(more: impl Fn(usize, usize) -> f32) -> Vec<f32> {
        let noise = |x: usize, y: usize| ((x * 7919 + y * 104_729) % 13) as f32 / 13.0;
        let at = |at: usize| (at % WIDTH, at / WIDTH);
        (0..WIDTH * 30).map(at).map(|(x, y)| 90.0 + x as f32 + noise(x, y) + more(x, y)).collect()
    }

    #[test]
    fn a_shift_from_some_unit_on_is_seen() {
        for (from, shift) in [(10 * WIDTH + 17, 10.0), (3 * WIDTH + 30, -40.0), (27 * WIDTH + 6, 20.0)] {
            let print = |x: usize, y: usize| if y.is_multiple_of(4) && x.is_multiple_of(5) { -50.0 } else { 0.0 };
            let shifted = means(|x, y| print(x, y) + if y * WIDTH + x >= from { shift } else { 0.0 });
            assert!(is_seen(&shifted, WIDTH), "{from} {shift}");
        }
    }

    #[test]
    fn what_a_camera_sees_is_no_shift() {
        let none = means(|_, _| 0.0);
        let level = means(|_, y| if y >= 12 { -60.0 } else { 0.0 });
        let slanting = means(|x, y| 60.0 * (12.0 + x as f32 / WIDTH as f32 - y as f32).clamp(0.0, 1.0));
        let steeper = means(|x, y| 60.0 * (12.0 + 3.0 * x as f32 / WIDTH as f32 - y as f32).clamp(0.0, 1.0));
        let corner = means(|x, y| if x >= 17 && y >= 12 { 50.0 } else { 0.0 });
        let lines = means(|x, y| if y >= 12 && x.is_multiple_of(3) { -70.0 } else { 0.0 });
        let bar = means(|x, y| if x >= 17 && y == 12 { 50.0 } else { 0.0 });
        for (name, means) in [
            ("none", none),
            ("level", level),
            ("slanting", slanting),
            ("steeper", steeper),
            ("corner", corner),
            ("lines", lines),
            ("bar", bar),
        ] {
            assert!(!is_seen(&means, WIDTH), "{name}");
        }
        assert!(!is_seen(&[], WIDTH) && !is_seen(&[1.0; 12], 3));
    }
}
