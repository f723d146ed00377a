//! How alike two wordings are.

use std::collections::HashSet;

/// Share of letter pairs in common from which two wordings count as the same.
pub(super) const ALIKE: f32 = 0.6;

/// How alike two wordings are, `0.0..=1.0`: the Dice coefficient of their pairs of letters, punctuation left out.
pub(super) fn likeness(a: &str, b: &str) -> f32 {
    let (a, b) = (pairs(a), pairs(b));
    let both = a.intersection(&b).count();
    if both == 0 { 0.0 } else { 2.0 * both as f32 / (a.len() + b.len()) as f32 }
}

fn pairs(text: &str) -> HashSet<(char, char)> {
    let letters: Vec<char> = text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect();
    letters.iter().copied().zip(letters.iter().copied().skip(1)).collect()
}
