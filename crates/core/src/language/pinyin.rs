//! Searches Chinese names by typed text: by their characters, their pinyin without tones, or their initials.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::LazyLock;

/// Maximum length of the typed text in bytes.
const MAX_TYPED_BYTES: usize = 120;

/// Readings by character. Loaded on first use, not when the program starts.
static READINGS: LazyLock<HashMap<char, Vec<String>>> = LazyLock::new(|| {
    let text = include_str!("../../../../assets/language/pinyin.toml");
    let table: BTreeMap<String, String> = toml::from_str(text).unwrap_or_default();
    let mut readings: HashMap<char, Vec<String>> = HashMap::new();
    for (reading, characters) in table {
        for character in characters.chars() {
            readings.entry(character).or_default().push(reading.clone());
        }
    }
    readings
});

/// The readings of a character; empty if unknown.
pub fn readings(character: char) -> &'static [String] {
    READINGS.get(&character).map_or(&[], Vec::as_slice)
}

/// Whether `typed` matches `names`, from the widest to the narrowest: every name may be left out or abbreviated, so
/// that 杭州西湖, `hangzhouxihu`, `hzxh` and `xhq` all match 浙江省 杭州市 西湖区. Text after the complete last name is the rest
/// of an address.
pub fn means<'a>(typed: &str, names: impl IntoIterator<Item = &'a str>) -> bool {
    let typed: String = typed.chars().filter(|character| !character.is_whitespace()).collect::<String>().to_lowercase();
    if typed.is_empty() || typed.len() > MAX_TYPED_BYTES {
        return false;
    }
    let mut reached = BTreeSet::from([0]);
    let mut written_out = false;
    for name in names {
        let name: Vec<char> = name.to_lowercase().chars().collect();
        let mut ends = Vec::new();
        for from in &reached {
            walk(&name, &typed[*from..], *from, &mut ends);
        }
        let whole: String = name.iter().collect();
        written_out = reached.iter().any(|from| typed[*from..].starts_with(&whole));
        reached.extend(ends);
        if reached.contains(&typed.len()) {
            return true;
        }
    }
    written_out
}

/// Adds to `ends` every position up to which `typed`, read from `from`, matches a prefix of `name`.
fn walk(name: &[char], typed: &str, from: usize, ends: &mut Vec<usize>) {
    let (Some((first, rest)), false) = (name.split_first(), typed.is_empty()) else { return };
    let mut steps = BTreeSet::new();
    if typed.starts_with(*first) {
        steps.insert(first.len_utf8());
    }
    for reading in readings(*first) {
        if typed.starts_with(reading.as_str()) {
            steps.insert(reading.len());
        } else if reading.starts_with(typed) {
            steps.insert(typed.len());
        }
        if typed.as_bytes().first() == reading.as_bytes().first() {
            steps.insert(1);
        }
    }
    for step in steps {
        ends.push(from + step);
        walk(rest, &typed[step..], from + step, ends);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LAKE: [&str; 3] = ["浙江省", "杭州市", "西湖区"];

    #[test]
    fn a_place_is_meant_by_characters_readings_initials_and_a_whole_address() {
        for typed in [
            "西湖",
            "西湖区",
            "杭州西湖",
            "浙江省杭州市西湖区",
            "浙江西湖区",
            "浙江省杭州市西湖区文三路1号",
            "xihu",
            "xihuq",
            "xihuqu",
            "xhq",
            "XHQ",
            "hzxh",
            "hangzhou xihu",
            "zjhzxh",
            "hangz",
            "杭州xh",
        ] {
            assert!(means(typed, LAKE), "{typed}");
        }
        for typed in ["", " ", "湖区", "hu", "xhz", "西安", "hzxx", "杭州东湖"] {
            assert!(!means(typed, LAKE), "{typed}");
        }
    }

    #[test]
    fn place_names_are_read_as_their_people_read_them() {
        for (typed, name) in [
            ("chongqing", "重庆市"),
            ("changsha", "长沙市"),
            ("xiamen", "厦门市"),
            ("luan", "六安市"),
            ("bengbu", "蚌埠市"),
            ("taizhou", "台州市"),
            ("donge", "东阿县"),
            ("yueqing", "乐清市"),
            ("panyu", "番禺区"),
            ("yanshan", "铅山县"),
            ("lvliang", "吕梁市"),
            ("xuyi", "盱眙县"),
        ] {
            assert!(means(typed, [name]), "{typed}");
        }
    }

    #[test]
    fn what_is_too_long_means_nothing() {
        assert!(!means(&"西湖".repeat(100), LAKE));
    }
}
