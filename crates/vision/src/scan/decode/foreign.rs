//! Known kinds of files that are not pictures, each with advice on what to do: `assets/scan/foreign.toml`.

use std::sync::LazyLock;

use serde::{Deserialize, Serialize};

use super::container;

/// A known kind of file that is not supported, as an index into the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Foreign(usize);

#[derive(Deserialize)]
struct ForeignTable {
    kind: Vec<ForeignKind>,
}

#[derive(Deserialize)]
struct ForeignKind {
    name: String,
    cure: String,
    #[serde(default)]
    bytes: Vec<String>,
    #[serde(default)]
    at: usize,
    #[serde(default)]
    text: Vec<String>,
    #[serde(default)]
    entry: Vec<String>,
}

static KINDS: LazyLock<Vec<ForeignKind>> = LazyLock::new(|| {
    // If the table does not parse, no kind is known; the test below checks that it does.
    toml::from_str::<ForeignTable>(include_str!("../../../../../assets/scan/foreign.toml"))
        .map_or_else(|_| Vec::new(), |table| table.kind)
});

/// Number of bytes at the start of a file that are searched for text.
const HEAD: usize = 1024;

/// The kind of `bytes`; `None` if it is not in the table.
pub(super) fn kind(bytes: &[u8]) -> Option<Foreign> {
    let head = bytes.get(..bytes.len().min(HEAD)).unwrap_or_default().to_ascii_lowercase();
    let entries = container::names(bytes);
    let fits = |kind: &ForeignKind| {
        let here = bytes.get(kind.at..).unwrap_or_default();
        let magic = kind.bytes.is_empty() || kind.bytes.iter().any(|pattern| matches(here, pattern));
        let said = kind.text.is_empty() || kind.text.iter().any(|text| contains(&head, text.as_bytes()));
        let held = kind.entry.is_empty()
            || kind.entry.iter().any(|start| entries.iter().any(|name| name.starts_with(start.as_str())));
        magic && said && held
    };
    let cached = || of_wechat(bytes).then(|| KINDS.iter().position(|kind| kind.name == WECHAT)).flatten();
    KINDS.iter().position(fits).or_else(cached).map(Foreign)
}

/// Name of the kind that [`of_wechat`] recognises.
const WECHAT: &str = "wechat-cache";

/// Whether the file is a picture whose every byte was XORed with the same key: WeChat's format for cached pictures.
fn of_wechat(bytes: &[u8]) -> bool {
    const HEADS: [&[u8]; 5] =
        [b"\xFF\xD8\xFF\xE0", b"\xFF\xD8\xFF\xE1", b"\xFF\xD8\xFF\xDB", b"\x89PNG\r\n", b"GIF89a"];
    HEADS.iter().any(|head| {
        let key = bytes.first().zip(head.first()).map_or(0, |(byte, plain)| byte ^ plain);
        key != 0 && bytes.len() > head.len() && bytes.iter().zip(*head).all(|(byte, plain)| byte ^ key == *plain)
    })
}

/// Whether `bytes` begin with `pattern`: hexadecimal, `??` for any byte, with optional spaces.
fn matches(bytes: &[u8], pattern: &str) -> bool {
    let digits: Vec<u8> = pattern.bytes().filter(|byte| *byte != b' ').collect();
    bytes.len() >= digits.len() / 2
        && digits.chunks(2).zip(bytes).all(|(pair, byte)| {
            let hex = std::str::from_utf8(pair).unwrap_or_default();
            hex == "??" || u8::from_str_radix(hex, 16).is_ok_and(|value| value == *byte)
        })
}

fn contains(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len().max(1)).any(|window| window == part)
}

impl Foreign {
    /// Kebab-case name; the catalogue has it as `foreign-<name>`.
    pub fn name(self) -> &'static str {
        KINDS.get(self.0).map_or("", |kind| &kind.name)
    }

    /// Kebab-case name of the advice; the catalogue has it as `foreign-cure-<cure>`.
    pub fn cure(self) -> &'static str {
        KINDS.get(self.0).map_or("", |kind| &kind.cure)
    }

    /// All kinds in the table.
    pub fn all() -> impl Iterator<Item = Self> {
        (0..KINDS.len()).map(Self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_can_be_told() {
        assert!(Foreign::all().count() > 25);
        for kind in KINDS.iter() {
            assert!(!(kind.bytes.is_empty() && kind.text.is_empty() && kind.entry.is_empty()), "{}", kind.name);
            for pattern in &kind.bytes {
                let digits: String = pattern.chars().filter(|c| *c != ' ').collect();
                assert!(
                    digits.len().is_multiple_of(2) && digits.chars().all(|c| c == '?' || c.is_ascii_hexdigit()),
                    "{pattern}"
                );
            }
            assert!(kind.text.iter().all(|text| *text == text.to_ascii_lowercase()), "{}", kind.name);
        }
    }

    #[test]
    fn what_wechat_keeps_is_told_whatever_its_key() {
        for key in 1..=255u8 {
            let kept: Vec<u8> = b"\xFF\xD8\xFF\xE0\0\x10JFIF\0".iter().map(|byte| byte ^ key).collect();
            assert_eq!(kind(&kept).map(Foreign::name), Some("wechat-cache"), "{key}");
        }
        assert_eq!(kind(b"Dear reader"), None);
    }
}
