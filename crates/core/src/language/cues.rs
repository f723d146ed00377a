//! The cue words by which a text denies, restricts or notes what it mentions: `assets/language/cues.toml`.

use std::collections::HashSet;
use std::sync::LazyLock;

use serde::Deserialize;

/// A set of cue words with one purpose.
pub(super) type CueWords = HashSet<String>;

/// All cue words; the file describes the purpose of each set.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Cues {
    pub denials: CueWords,
    pub near_denials: CueWords,
    pub removals: CueWords,
    pub may: CueWords,
    pub back_removals: CueWords,
    pub done: CueWords,
    pub knowing: CueWords,
    pub concedes: CueWords,
    pub back_denials: CueWords,
    pub light: CueWords,
    pub turns: CueWords,
    pub states: CueWords,
    pub offers: CueWords,
    pub traits: CueWords,
    pub no_denials: CueWords,
    pub ends: CueWords,
    pub persons: CueWords,
    pub closers: CueWords,
    pub notes: CueWords,
    pub note_nouns: CueWords,
    pub private: CueWords,
    pub staff: CueWords,
    pub public: CueWords,
    pub served: CueWords,
    pub makes: CueWords,
    pub not_of_fees: CueWords,
    pub wants: CueWords,
    pub own_use: CueWords,
    pub spoken_to: CueWords,
    pub heeds: CueWords,
    pub comes: CueWords,
    pub equipment: CueWords,
    pub links: CueWords,
    pub must: CueWords,
    pub goes: CueWords,
    pub sees_to: CueWords,
    pub ours: CueWords,
}

static BUILT_IN: LazyLock<Cues> = LazyLock::new(|| parse().unwrap_or_default());

fn parse() -> Result<Cues, toml::de::Error> {
    toml::from_str(include_str!("../../../../assets/language/cues.toml"))
}

impl Cues {
    /// The built-in cue words.
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
