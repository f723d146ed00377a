//! The recovery code, which unlocks a library when the passphrase is forgotten: generated once, printed, and stored
//! elsewhere.

use std::fmt;

use zeroize::Zeroizing;

use super::key::random;
use crate::store::error::Cause;
use crate::store::id::ALPHABET;

/// Number of groups, and characters of a group before its check character: 120 bits in all.
const GROUPS: usize = 6;
const LENGTH: usize = 4;

/// The recovery code: six groups, each with a check character, so that a typing error is distinguished from a wrong
/// code. Letters that look like digits are not used, but are accepted as those digits.
#[derive(Clone, PartialEq, Eq)]
pub struct RecoveryCode(Zeroizing<String>);

impl RecoveryCode {
    pub(super) fn random() -> Result<Self, Cause> {
        let drawn: [u8; GROUPS * LENGTH] = random()?;
        let values = drawn.map(|byte| byte & 31);
        let groups = values.chunks(LENGTH).enumerate().map(|(place, group)| {
            let group = group.iter().copied().chain([check(place, group)]);
            group.map(|value| char::from(ALPHABET[usize::from(value)]).to_ascii_uppercase()).collect::<String>()
        });
        Ok(Self(Zeroizing::new(groups.collect::<Vec<_>>().join("-"))))
    }

    /// A code as typed: any case, any separators between the groups, o for 0 and l for 1. `None` where it is invalid.
    pub fn parse(text: &str) -> Option<Self> {
        let values: Option<Vec<u8>> = text.chars().filter(|c| !matches!(c, '-' | '–' | '—' | ' ')).map(value).collect();
        let values = Zeroizing::new(values?);
        let whole = values.len() == GROUPS * (LENGTH + 1)
            && values
                .chunks(LENGTH + 1)
                .enumerate()
                .all(|(place, group)| group.split_last().is_some_and(|(last, group)| *last == check(place, group)));
        let text = |group: &[u8]| group.iter().map(|value| char::from(ALPHABET[usize::from(*value)])).collect();
        let groups: Vec<String> = values.chunks(LENGTH + 1).map(text).collect();
        whole.then(|| Self(Zeroizing::new(groups.join("-").to_ascii_uppercase())))
    }

    /// The code as printed.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for RecoveryCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("RecoveryCode")
    }
}

/// The check character of a group. It changes with any change of one character (except 0 for z), with any swap of two
/// neighbours and, as it depends on the position, with a group in the wrong place. 31 is prime, so that no factor hides
/// a change.
fn check(place: usize, group: &[u8]) -> u8 {
    let sum: usize = group.iter().enumerate().map(|(at, value)| (at + 2) * usize::from(*value)).sum();
    ((sum + 7 * (place + 1)) % 31) as u8
}

fn value(c: char) -> Option<u8> {
    let c = match c.to_ascii_lowercase() {
        'o' => '0',
        'i' | 'l' => '1',
        other => other,
    };
    ALPHABET.iter().position(|letter| char::from(*letter) == c).map(|at| at as u8)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_code_is_read_as_it_is_written_down() {
        let code = RecoveryCode::random().unwrap();
        assert_eq!(code.as_str().len(), 35);
        assert_ne!(code, RecoveryCode::random().unwrap());
        assert_eq!(RecoveryCode::parse(code.as_str()), Some(code.clone()));
        let written = code.as_str().to_ascii_lowercase().replace('-', " ").replace('0', "o").replace('1', "l");
        assert_eq!(RecoveryCode::parse(&written), Some(code));
        for none in ["", "correct horse battery staple", "0000-0000-0000-0000-0000-0000"] {
            assert_eq!(RecoveryCode::parse(none), None, "{none}");
        }
    }

    proptest! {
        #[test]
        fn a_slip_of_the_pen_is_noticed(at in 0usize..30, by in 1u8..31, swap in 0usize..5) {
            let code = RecoveryCode::random().unwrap();
            let plain: Vec<char> = code.as_str().chars().filter(|c| *c != '-').collect();
            let mut slip = plain.clone();
            let turned = (value(slip[at]).unwrap() + by) % 31;
            let other = char::from(ALPHABET[usize::from(turned)]);
            slip[at] = other;
            prop_assert_eq!(RecoveryCode::parse(&slip.iter().collect::<String>()), None);
            let mut groups: Vec<&str> = code.as_str().split('-').collect();
            groups.swap(swap, swap + 1);
            prop_assert_eq!(RecoveryCode::parse(&groups.join("-")), None, "groups changed places");
        }
    }
}
