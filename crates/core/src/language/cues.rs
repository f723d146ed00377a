//! The words by which a text takes back, restricts or notes what it mentions: `assets/language/cues.toml`.

use std::collections::HashSet;
use std::sync::LazyLock;

use serde::Deserialize;

/// A set of words for one purpose.
pub(super) type Words = HashSet<String>;

/// The cues; the file says what each set is for.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Cues {
    pub denials: Words,
    pub near_denials: Words,
    pub back_denials: Words,
    pub light: Words,
    pub no_denials: Words,
    pub ends: Words,
    pub persons: Words,
    pub closers: Words,
    pub notes: Words,
    pub note_nouns: Words,
    pub private: Words,
    pub staff: Words,
    pub public: Words,
    pub served: Words,
    pub makes: Words,
}

static BUILT_IN: LazyLock<Cues> = LazyLock::new(|| parse().unwrap_or_default());

fn parse() -> Result<Cues, toml::de::Error> {
    toml::from_str(include_str!("../../../../assets/language/cues.toml"))
}

impl Cues {
    /// The cues that are built into the program.
    pub fn built_in() -> &'static Self {
        &BUILT_IN
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_file_is_sound() {
        assert_eq!(super::parse().map(|cues| cues.denials.is_empty()), Ok(false));
    }
}
