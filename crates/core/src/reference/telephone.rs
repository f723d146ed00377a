//! Number segments (号段) of mainland mobile telephones.

use serde::Deserialize;
use toml::Spanned;

use super::Reference;
use super::table::{At, DataOrigin, DataProblem, check_origin, check_unique, read_toml, start};

/// Use of a segment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Use {
    /// Ordinary mobile telephone.
    Mobile,
    /// Virtual operator (虚拟运营商); some cannot receive the ministry's SMS.
    Virtual,
    /// Data card; no or limited SMS.
    Data,
    /// Satellite telephone.
    Satellite,
    /// Machine-to-machine (物联网), not a telephone.
    Things,
}

/// The segments of `phone_segments.toml`.
#[derive(Debug, Clone, Default)]
pub struct PhoneSegments {
    rows: Vec<(String, Use)>,
}

impl PhoneSegments {
    /// Use of the longest segment that is a prefix of the number; `None` if there is none.
    pub fn usage(&self, number: &str) -> Option<Use> {
        let fitting = self.rows.iter().filter(|(prefix, _)| number.starts_with(prefix.as_str()));
        fitting.max_by_key(|(prefix, _)| prefix.len()).map(|(_, usage)| *usage)
    }

    pub(super) fn parse(text: &str, _: &Reference) -> Result<(DataOrigin, Self), At> {
        #[derive(Deserialize)]
        struct File {
            meta: DataOrigin,
            segment: Vec<Spanned<Segment>>,
        }
        #[derive(Deserialize)]
        #[serde(deny_unknown_fields)]
        struct Segment {
            #[serde(rename = "operator")]
            _operator: String,
            #[serde(rename = "use")]
            usage: Use,
            prefixes: Vec<String>,
        }
        let file: File = read_toml(text)?;
        check_origin(&file.meta)?;
        let prefixes =
            || file.segment.iter().flat_map(|row| row.as_ref().prefixes.iter().map(move |prefix| (start(row), prefix)));
        check_unique(prefixes())?;
        for (offset, prefix) in prefixes() {
            let digits = prefix.bytes().all(|byte| byte.is_ascii_digit());
            if !digits || !prefix.starts_with('1') || !(3..=5).contains(&prefix.len()) {
                return Err(At::new(offset, DataProblem::Form(prefix.clone())));
            }
        }
        let rows = file.segment.into_iter().map(Spanned::into_inner);
        let rows = rows.flat_map(|row| row.prefixes.into_iter().map(move |prefix| (prefix, row.usage))).collect();
        Ok((file.meta, Self { rows }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn longest_segment_wins() {
        let segments = &Reference::built_in().segments;
        assert_eq!(segments.usage("13412345678"), Some(Use::Mobile));
        assert_eq!(segments.usage("13492345678"), Some(Use::Satellite));
        assert_eq!(segments.usage("17012345678"), Some(Use::Virtual));
        assert_eq!(segments.usage("14512345678"), Some(Use::Data));
        assert_eq!(segments.usage("14102345678901"), Some(Use::Things));
        assert_eq!(segments.usage("15412345678"), None);
        assert_eq!(segments.usage("19212345678"), Some(Use::Mobile));
    }
}
