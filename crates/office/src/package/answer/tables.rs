//! The tables of `assets/answer/`: topics that reasons are about, what can be wrong with them, the ministry's codes.

use std::collections::{BTreeMap, HashMap};
use std::sync::LazyLock;

use rustc_hash::FxHashSet;
use serde::{Deserialize, Deserializer};

use crate::identifier::contact::is_han;
use crate::language::simplified;

/// A text as the tables are compared with it: simplified characters, small letters, each byte in its place.
pub(super) fn folded(text: &str) -> String {
    text.chars().map(|character| simplified(character).to_ascii_lowercase()).collect()
}

/// A role whose answers a topic may belong to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Role {
    Manager,
    Principal,
    Legal,
    Subject,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Owner {
    pub role: Role,
    #[serde(deserialize_with = "word_list")]
    pub words: Vec<String>,
}

/// A topic that a reason may be about: a field or a paper, with the words for it.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(clippy::struct_excessive_bools, reason = "each is a column of the table")]
pub(super) struct ReasonTopic {
    pub kind: String,
    #[serde(deserialize_with = "name_list")]
    pub words: Vec<String>,
    #[serde(default)]
    pub path: String,
    #[serde(default)]
    pub leaf: String,
    #[serde(default)]
    pub subject: String,
    #[serde(default)]
    pub legal: String,
    /// Its words are those of any certificate.
    #[serde(default)]
    pub general: bool,
    /// It is a paper that is handed in: where it is asked for, the reason is about it.
    #[serde(default)]
    pub document: bool,
    /// Where a person is named, or one of these, its words mean something else.
    #[serde(default, deserialize_with = "word_list")]
    pub unless: Vec<String>,
    /// Beside others that it is compared with, the reason is about it.
    #[serde(default)]
    pub narrow: bool,
    /// Its words name nothing, and neither do those within them.
    #[serde(default)]
    pub silent: bool,
}

#[derive(Debug, Default, Deserialize)]
pub(super) struct ReasonTopics {
    pub owner: Vec<Owner>,
    pub topic: Vec<ReasonTopic>,
}

/// What can be wrong with a topic.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(clippy::struct_excessive_bools, reason = "each is a column of the table")]
pub(super) struct FaultWords {
    pub id: String,
    #[serde(deserialize_with = "word_list")]
    pub words: Vec<String>,
    #[serde(default)]
    pub kinds: Vec<String>,
    #[serde(default)]
    pub at: String,
    #[serde(default)]
    pub always: bool,
    /// It is seen in the picture of a certificate.
    #[serde(default)]
    pub seen: bool,
    /// Said of a person's card it is about the date until which the card is valid.
    #[serde(default)]
    pub dated: bool,
    /// It says little: any other fault that the text states counts before it.
    #[serde(default)]
    pub general: bool,
    /// It says what is wrong rather than what it is about: it counts before any that does not.
    #[serde(default)]
    pub telling: bool,
    /// Of a paper it is reported in addition to whatever else is wrong with it.
    #[serde(default)]
    pub beside: bool,
    #[serde(default)]
    pub rejection: String,
}

#[derive(Debug, Default, Deserialize)]
pub(super) struct Faults {
    pub fault: Vec<FaultWords>,
}

/// An answer of the ministry's or a bureau's system.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Code {
    pub number: i64,
    pub text: String,
    pub field: String,
    pub says: String,
}

#[derive(Debug, Default, Deserialize)]
pub(super) struct Codes {
    pub code: Vec<Code>,
}

/// What words of programs' names for fields stand for.
#[derive(Debug, Default, Deserialize)]
pub(super) struct Keys {
    pub alone: BTreeMap<String, String>,
    pub beside: BTreeMap<String, String>,
}

/// The words around reasons.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct AnswerWords {
    pub begins: Vec<String>,
    pub noise: Vec<String>,
    pub joins: Vec<String>,
    /// Those of them after which another reason begins, whatever it is.
    pub afresh: Vec<String>,
    pub links: Vec<String>,
    /// Words that end like one of those and join nothing.
    pub no_links: Vec<String>,
    pub advice: Vec<String>,
    /// Headings of a sentence that explains what was said before it, and words within one.
    pub explains: Vec<String>,
    pub defines: Vec<String>,
    /// Those words of cures that say under which condition one is.
    pub conditions: Vec<String>,
    /// Words with which owners begin to tell what they did themselves.
    pub tells: Vec<String>,
    pub items: Vec<String>,
    pub cures: Vec<String>,
    /// Words before a paper that is asked for, and after one that is not there.
    pub asks: Vec<String>,
    pub lacks: Vec<String>,
    pub keys: Vec<String>,
    pub suggests: Vec<String>,
    /// Words around a reason that are not what it is about.
    pub around: Vec<String>,
    /// Words of what a program holds or does.
    pub contents: Vec<String>,
    /// Things that no form has.
    pub elsewhere: Vec<String>,
    /// Words before a quotation that is what was entered.
    pub enters: Vec<String>,
    /// Words after and before a word that is pointed at without quotes.
    pub word_ends: Vec<String>,
    pub word_begins: Vec<String>,
    /// Words that take what follows them.
    pub takes: Vec<String>,
    /// Words within a clause that says one thing more.
    pub besides: Vec<String>,
    /// Words with which a clause begins that says of what was named before it how it is.
    pub depends: Vec<String>,
    /// Words with which a clause tells what comes of the one before it.
    pub follows: Vec<String>,
    /// Words of what comes of a fault of a picture.
    pub results: Vec<String>,
    /// Words with which a clause goes on about the permit or the name before it.
    pub goes_on: Vec<String>,
    /// What a letter bears.
    pub letter_parts: Vec<String>,
    /// Words after which several parts of a letter stand that it lacks.
    pub lacking: Vec<String>,
    /// Words before what is said of each of several parts.
    pub each: Vec<String>,
}

/// The words that distinguish a message that refuses something from any other.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct NewsWords {
    pub would: Vec<String>,
    pub refused: Vec<String>,
    /// Words with which a clause tells of an earlier time, and those of what has passed since.
    pub past: Vec<String>,
    pub passed: Vec<String>,
    pub went: Vec<String>,
    pub senders: Vec<String>,
    pub ours: Vec<String>,
    pub unrelated: Vec<String>,
    pub codes: Vec<String>,
    pub elsewhere: Vec<String>,
    pub filing: Vec<String>,
    pub directions: Vec<String>,
    pub complaints: Vec<String>,
    pub demands: Vec<String>,
    pub harmless: Vec<String>,
    pub topics: Vec<String>,
    /// Words of what stands around the reasons of a message.
    pub frames: Vec<String>,
}

/// How clearly a text states a fault: by how much the fault says, then by its longest word.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Weight {
    rank: FaultRank,
    /// Characters of the word; 0 where none stands there.
    length: usize,
}

/// How much a fault says.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
enum FaultRank {
    #[default]
    General,
    Usual,
    Telling,
}

impl Weight {
    /// Whether the text states the fault at all.
    pub fn is_found(self) -> bool {
        self.length > 0
    }
}

pub(super) static TOPICS: LazyLock<ReasonTopics> =
    LazyLock::new(|| toml::from_str(include_str!("../../../../../assets/answer/topics.toml")).unwrap_or_default());
pub(super) static FAULTS: LazyLock<Faults> =
    LazyLock::new(|| toml::from_str(include_str!("../../../../../assets/answer/faults.toml")).unwrap_or_default());
/// Words that more than one row of faults has.
static SHARED_WORDS: LazyLock<FxHashSet<&'static str>> = LazyLock::new(|| {
    let mut met = FxHashSet::default();
    let words = FAULTS.fault.iter().flat_map(|fault| fault.words.iter().collect::<FxHashSet<_>>());
    words.map(String::as_str).filter(|word| !met.insert(*word)).collect()
});
pub(super) static CODES: LazyLock<Codes> =
    LazyLock::new(|| toml::from_str(include_str!("../../../../../assets/answer/codes.toml")).unwrap_or_default());

pub(super) static KEYS: LazyLock<Keys> =
    LazyLock::new(|| toml::from_str(include_str!("../../../../../assets/answer/keys.toml")).unwrap_or_default());
/// Characters with those that are written for them by mistake.
pub(super) static MISTYPED: LazyLock<HashMap<char, String>> =
    LazyLock::new(|| toml::from_str(include_str!("../../../../../assets/answer/mistyped.toml")).unwrap_or_default());

static WORDS: LazyLock<AnswerWords> =
    LazyLock::new(|| toml::from_str(include_str!("../../../../../assets/answer/text.toml")).unwrap_or_default());

pub(super) static NEWS: LazyLock<NewsWords> =
    LazyLock::new(|| toml::from_str(include_str!("../../../../../assets/answer/news.toml")).unwrap_or_default());

/// The words around reasons.
pub(super) fn words() -> &'static AnswerWords {
    &WORDS
}

/// A list of names as texts are compared with it, those with 的 also without it: 执照上的地址, 执照上地址.
fn name_list<'de, D: Deserializer<'de>>(list: D) -> Result<Vec<String>, D::Error> {
    let names = word_list(list)?;
    let short = names.iter().filter(|name| !name.starts_with("的") && name.contains('的') && !name.ends_with('的'));
    let short: Vec<String> = short.map(|name| name.replace('的', "")).filter(|name| !names.contains(name)).collect();
    Ok([names, short].concat())
}

/// A list of words as texts are compared with it.
fn word_list<'de, D: Deserializer<'de>>(list: D) -> Result<Vec<String>, D::Error> {
    Vec::<String>::deserialize(list).map(|words| words.iter().map(|word| folded(word)).collect())
}

/// Bytes of a text that the gap of a word may stand for: fourteen Chinese characters, seven English words.
const MAX_GAP_BYTES: usize = 42;
/// Letters of a Latin word from which it may go on in the text: photo, photos.
const MIN_STEM_LETTERS: usize = 4;

/// Where `word` stands in `text`. A `*` in it is a gap without a sign.
pub(super) fn places<'a>(text: &'a str, word: &'a str) -> impl Iterator<Item = (usize, usize)> + 'a {
    let (begin, end) = parts(word);
    text.match_indices(begin).filter_map(move |(at, _)| Some((at, match_parts(text, at, begin, end)?)))
}

/// What stands before and after the gap of a word; nothing after it where it has none.
pub(super) fn parts(word: &str) -> (&str, &str) {
    word.split_once('*').unwrap_or((word, ""))
}

/// Where a word of the parts `begin` and `end` ends, if it stands in `text` at `at`.
pub(super) fn match_parts(text: &str, at: usize, begin: &str, end: &str) -> Option<usize> {
    let rest = text.get(at..)?.strip_prefix(begin)?;
    let next = text.len() - rest.len();
    if !stands_apart(text, at, next) {
        return None;
    }
    if end.is_empty() {
        return Some(next);
    }
    let gap = rest.find(end).filter(|gap| *gap <= MAX_GAP_BYTES)?;
    let within = rest.get(..gap)?;
    // 与*一致 does not say 与执照不一致.
    let open = !within.contains(['，', ',', '。', '；', ';', '：']) && !within.ends_with('不');
    open.then_some(next + gap + end.len())
}

/// Whether a word at `at..end` is no part of another word of Latin letters.
fn stands_apart(text: &str, at: usize, end: usize) -> bool {
    let letter = |character: Option<char>| character.is_some_and(|character| character.is_ascii_alphabetic());
    let (before, rest) = text.split_at(at);
    let (word, after) = rest.split_at(end - at);
    let begins = letter(word.chars().next()) && letter(before.chars().next_back());
    let goes_on = word.len() < MIN_STEM_LETTERS && letter(word.chars().next_back()) && letter(after.chars().next());
    !(begins || goes_on)
}

impl FaultWords {
    /// How clearly a text states it whose longest word of it has `length` characters.
    pub fn weight(&self, length: usize) -> Weight {
        let rank = match (length > 0 && !self.general, self.telling) {
            (false, _) => FaultRank::General,
            (true, false) => FaultRank::Usual,
            (true, true) => FaultRank::Telling,
        };
        Weight { rank, length }
    }

    /// Whether one of its words stands in `text` that no other row of faults has.
    pub fn has_own_word_in(&self, text: &str) -> bool {
        let found =
            |word: &&String| word.chars().count() > 2 && !word.contains('*') && places(text, word).next().is_some();
        self.words.iter().filter(found).any(|word| !SHARED_WORDS.contains(word.as_str()))
    }

    /// Whether it is said of topics of `kind` and few others.
    pub fn is_of(&self, kind: &str) -> bool {
        self.kinds.iter().any(|known| known == kind)
    }
}

impl ReasonTopic {
    /// Whether it is a paper of its own, whose words and signatures are looked at.
    pub fn is_paper(&self) -> bool {
        self.document || self.kind == "commitment"
    }

    /// Path of its field, of the one whose it is.
    pub fn field(&self, role: Option<Role>) -> String {
        if self.leaf.is_empty() {
            return self.path.clone();
        }
        let base =
            if role == Some(Role::Manager) { crate::filing::path::MANAGER } else { crate::filing::path::PRINCIPAL };
        let own = match role {
            Some(Role::Subject) => &self.subject,
            Some(Role::Legal) => &self.legal,
            _ => "",
        };
        if own.is_empty() { format!("{base}.{}", self.leaf) } else { own.to_owned() }
    }
}

/// The codes in a text that holds nothing else and at least one of the ministry's: `1007,1011`, `错误码：1019`.
pub(super) fn codes(text: &str) -> Vec<&str> {
    let parts = text.split(|c: char| !c.is_ascii_digit()).filter(|part| !part.is_empty());
    let codes: Vec<&str> = parts.collect();
    let rest: String = text.chars().filter(|c| c.is_alphabetic()).collect();
    let announced = ["", "错误码", "错误代码", "代码", "返回码", "返回", "code", "codes", "errcode", "和", "及"];
    let only = announced.contains(&rest.to_ascii_lowercase().as_str()) && codes.iter().any(|code| is_code(code));
    let only = only && codes.iter().all(|code| code.len() == CODE_DIGITS);
    if only { codes } else { Vec::new() }
}

/// Digits of a code.
const CODE_DIGITS: usize = 4;

/// Whether a text is one of the ministry's codes and no more.
pub(super) fn is_code(text: &str) -> bool {
    CODES.code.iter().any(|row| text == row.number.to_string())
}

/// Whether a text begins with a code of the ministry and goes on in words.
pub(super) fn begins_with_code(text: &str) -> bool {
    text.get(..CODE_DIGITS).is_some_and(|code| is_code(code) && is_quoted(text, code.parse().unwrap_or_default()))
}

/// Whether a text gives any code of the ministry.
pub(super) fn gives_code(text: &str) -> bool {
    !codes(text).is_empty() || CODES.code.iter().any(|row| is_quoted(text, row.number))
}

/// Whether a text gives a code of the ministry as a number of its own: `[1015]`, `错误码：5008`, `返回5010`, `2029 …`.
pub(super) fn is_quoted(text: &str, number: i64) -> bool {
    let number = number.to_string();
    text.match_indices(&number).any(|(at, _)| {
        let before = text.get(..at).unwrap_or_default().trim_end().chars().next_back();
        let after = text.get(at + number.len()..).unwrap_or_default().chars().next();
        let ends = |c: char| ")]）】:：，,、-—. \t".contains(c) || is_han(c) && !"室号楼栋年元个字".contains(c);
        before.is_none_or(|c| "([（【:：码#=回报示".contains(c)) && after.is_none_or(ends)
    })
}

#[cfg(test)]
mod tests {
    use super::super::place::place;
    use super::*;
    use crate::filing::field;
    use crate::i18n::{self, Language};
    use crate::reference::Reference;

    #[test]
    fn tables_are_whole() {
        let reference = Reference::built_in();
        assert!(TOPICS.topic.len() > 30 && FAULTS.fault.len() > 60 && CODES.code.len() > 30);
        assert!(KEYS.alone.len() > 60 && KEYS.beside.len() > 40 && MISTYPED.len() > 80);
        assert!(words().begins.len() > 20 && words().asks.len() > 10 && NEWS.went.len() > 60);
        let is_place = |path: &str| path.is_empty() || !place(path).is_empty();
        for topic in &TOPICS.topic {
            assert!(topic.silent || topic.leaf.is_empty() != topic.path.is_empty(), "{topic:?}");
            for path in [&topic.path, &topic.subject, &topic.legal] {
                assert!(is_place(path), "{topic:?}");
            }
            if !topic.leaf.is_empty() {
                assert!(field::at(&format!("icp_applets.principal_info.{}", topic.leaf)).is_some(), "{topic:?}");
            }
        }
        for fault in &FAULTS.fault {
            assert!(is_place(&fault.at), "{fault:?}");
            assert!(fault.kinds.iter().all(|kind| TOPICS.topic.iter().any(|topic| topic.kind == *kind)), "{fault:?}");
            let is_known = if fault.rejection.is_empty() {
                i18n::has(Language::Chinese, &format!("answer-{}", fault.id))
            } else {
                reference.rejections.get(&fault.rejection).is_some()
            };
            assert!(is_known, "{fault:?}");
        }
        for code in &CODES.code {
            let is_known = reference.rejections.get(&code.says).is_some()
                || i18n::has(Language::Chinese, &format!("answer-{}", code.says));
            assert!(is_place(&code.field) && is_known, "{code:?}");
        }
    }

    #[test]
    fn latin_words_stand_apart() {
        let at = |text: &str, word: &str| places(text, word).next();
        assert_eq!(at("the photos are", "photo"), Some((4, 9)));
        assert_eq!(at("stamps missing", "ps"), None);
        assert_eq!(at("psd文件", "ps"), None);
        assert_eq!(at("有ps痕迹", "ps"), Some((3, 5)));
        assert_eq!(at("name of the mini program", "name of*mini program"), Some((0, 24)));
        assert_eq!(at("名称，与主体", "名称*主体"), None);
    }

    #[test]
    fn a_folded_text_keeps_its_places() {
        for text in ["備註過於簡單", "APP Name", "５００８，Ａ"] {
            assert_eq!(folded(text).len(), text.len());
        }
        assert_eq!(folded("APP備註"), "app备注");
    }
}
