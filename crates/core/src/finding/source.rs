//! Sources of rules, given in Chinese, translated into English.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Deserialize;

use super::Argument;

/// The table of sources.
#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    /// English names of publishers.
    publisher: BTreeMap<String, String>,
    /// English translations of titles.
    page: BTreeMap<String, String>,
}

static SOURCES: LazyLock<File> = LazyLock::new(|| {
    // A test checks that the table parses.
    toml::from_str(include_str!("../../../../assets/finding/sources.toml")).unwrap_or_default()
});

/// A source in English: publishers by their English names, Chinese titles followed by their translation. Text that the
/// table does not know stays as it is.
pub fn in_english(source: &str) -> String {
    let mut said = source.replace("》《", "》, 《").replace('、', "; ");
    for (title, meaning) in &SOURCES.page {
        said = said.replace(&format!("《{title}》"), &format!(" {title} ({meaning})"));
    }
    // Longest first: 微信 is also a prefix of other names.
    let mut publishers: Vec<_> = SOURCES.publisher.iter().collect();
    publishers.sort_by_key(|(name, _)| std::cmp::Reverse(name.len()));
    for (name, english) in publishers {
        said = said.replace(name.as_str(), english);
    }
    said.replace("  ", " ").trim().to_owned()
}

/// A source as a message argument.
pub fn of_source(source: &str) -> Argument {
    Argument::Words { zh: source.to_owned(), en: in_english(source) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_keeps_its_name_and_gets_a_meaning() {
        assert_eq!(
            in_english("腾讯云《天津管局备案要求》《山东管局备案要求》、UCloud"),
            "Tencent Cloud 天津管局备案要求 (requirements of the Tianjin bureau), 山东管局备案要求 (requirements of the Shandong bureau); UCloud"
        );
        assert_eq!(in_english("样本"), "样本");
    }
}
