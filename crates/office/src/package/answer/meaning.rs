//! What one reason of a refusal is about and what is wrong there: `assets/answer/`, then the documented rejections.

use std::sync::LazyLock;

use serde::Deserialize;

use crate::finding::Argument;
use crate::i18n::{self, Arguments, Language};
use crate::reference::Reference;
use crate::reference::rejection::Rejection;

use super::likeness::{ALIKE, likeness};
use super::place::place;

/// What a reason means.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Meaning {
    /// The field that it is about; empty where it is the whole filing.
    pub field: String,
    /// Why it was refused.
    pub cause: Argument,
    /// What helps.
    pub cure: Argument,
    /// The documented rejection that it is.
    pub rejection: Option<String>,
}

/// A role whose answers a thing may belong to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Role {
    Manager,
    Principal,
    Legal,
    Subject,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Owner {
    role: Role,
    words: Vec<String>,
}

/// A thing that a reason may be about.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Thing {
    kind: String,
    words: Vec<String>,
    #[serde(default)]
    path: String,
    #[serde(default)]
    leaf: String,
    #[serde(default)]
    subject: String,
    #[serde(default)]
    legal: String,
}

#[derive(Debug, Default, Deserialize)]
struct Things {
    owner: Vec<Owner>,
    thing: Vec<Thing>,
}

/// What can be wrong with a thing.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Fault {
    id: String,
    words: Vec<String>,
    #[serde(default)]
    kinds: Vec<String>,
    #[serde(default)]
    at: String,
    #[serde(default)]
    always: bool,
    #[serde(default)]
    rejection: String,
}

#[derive(Debug, Default, Deserialize)]
struct Faults {
    fault: Vec<Fault>,
}

/// An answer of the ministry's or a bureau's system.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Code {
    number: i64,
    text: String,
    field: String,
    says: String,
}

#[derive(Debug, Default, Deserialize)]
struct Codes {
    code: Vec<Code>,
}

static THINGS: LazyLock<Things> =
    LazyLock::new(|| toml::from_str(include_str!("../../../../../assets/answer/things.toml")).unwrap_or_default());
static FAULTS: LazyLock<Faults> =
    LazyLock::new(|| toml::from_str(include_str!("../../../../../assets/answer/faults.toml")).unwrap_or_default());
static CODES: LazyLock<Codes> =
    LazyLock::new(|| toml::from_str(include_str!("../../../../../assets/answer/codes.toml")).unwrap_or_default());

/// A thing that a text names: where its word begins, and its field.
struct Named {
    at: usize,
    kind: &'static str,
    field: String,
}

/// What `said` means; `key` is the name that the platform gave the entry, `code` its number. `None` where nothing is understood.
pub(super) fn of(reference: &Reference, said: &str, key: &str, code: Option<i64>) -> Option<Meaning> {
    // “金融”字样 is 金融字样.
    let said = &said.replace(['“', '”', '"', '「', '」', '『', '』', '‘', '’'], "");
    let of_key = things(key, "");
    let of_key = of_key.first().map(|thing| thing.field.as_str()).unwrap_or_default();
    let reason = reason(said);
    if let Some(row) = CODES.code.iter().find(|row| Some(row.number) == code || is_quoted(said, row.number)) {
        // A code of the whole filing says less than the words after it.
        let named = told(said, key).filter(|told| told.worded && row.field.is_empty());
        let named = named.and_then(|told| Some(told.fault?.meaning(reference, told.field)));
        return Some(named.unwrap_or_else(|| row.meaning(reference, of_key)));
    }
    let official = CODES.code.iter().map(|row| (likeness(reason, self::reason(&row.text)), row));
    let official = official.max_by(|a, b| a.0.total_cmp(&b.0)).filter(|(alike, _)| *alike >= OFFICIAL);
    if let Some((_, row)) = official {
        return Some(row.meaning(reference, of_key));
    }
    if let Some(rejection) = documented(reference, code, reason, of_key) {
        let meant = place(&rejection.field);
        let field = [of_key.to_owned(), meant].into_iter().find(|field| !field.is_empty());
        let field = field.or_else(|| things(said, key).into_iter().next().map(|thing| thing.field));
        return Some(of_rejection(rejection, field.unwrap_or_default()));
    }
    told(said, key).map(|told| match told.fault {
        Some(fault) => fault.meaning(reference, told.field),
        None => of_catalogue("item", told.field),
    })
}

/// Where one reason may end and the next begin without a sign: a fault's word before a thing's or an owner's.
pub(super) fn seams(text: &str) -> Vec<usize> {
    let faults = FAULTS.fault.iter().flat_map(|fault| &fault.words);
    let ends = faults.flat_map(|word| places(text, word)).map(|(_, end)| end);
    let things = || THINGS.thing.iter().flat_map(|thing| &thing.words);
    let owners = || THINGS.owner.iter().flat_map(|owner| &owner.words);
    let begins = |rest: &str| things().chain(owners()).any(|word| rest.starts_with(word.as_str()));
    ends.filter(|end| text.get(*end..).is_some_and(begins)).collect()
}

/// Whether a clause tells by itself what is wrong with what.
pub(super) fn is_whole(clause: &str) -> bool {
    told(clause, "").is_some_and(|told| told.worded)
}

/// The field that a text is about; empty where none is understood.
pub(super) fn target(text: &str) -> String {
    told(text, "").map(|told| told.field).unwrap_or_default()
}

/// The field of the first thing that a text names; empty where it names none.
pub(super) fn field(text: &str) -> String {
    things(text, "").into_iter().next().map(|thing| thing.field).unwrap_or_default()
}

/// The documented rejection that an entry means: by its code, then by its wording.
pub(super) fn documented<'a>(
    reference: &'a Reference,
    code: Option<i64>,
    said: &str,
    path: &str,
) -> Option<&'a Rejection> {
    let all = reference.rejections.all();
    let begins = code.map(|code| format!("WX-{code}"));
    let coded: Vec<&Rejection> = begins.map_or_else(Vec::new, |begins| {
        let of_code = |id: &str| id.strip_prefix(&begins).is_some_and(|rest| rest.is_empty() || rest.starts_with('-'));
        all.iter().filter(|rejection| of_code(&rejection.id)).collect()
    });
    let worded = |rejection: &&&Rejection| likeness(said, &rejection.official_message_zh) >= ALIKE;
    let of_field = |rejection: &&&Rejection| rejection.field == path;
    if let Some(found) = coded.iter().find(worded).or(coded.iter().find(of_field)).or(coded.first()) {
        return Some(found);
    }
    let wordings = all.iter().filter(|rejection| !rejection.official_message_zh.is_empty());
    let rated = wordings.map(|rejection| (likeness(said, &rejection.official_message_zh), rejection));
    // Of equals the one about the same field, then the first.
    let best = rated.filter(|(likeness, _)| *likeness >= OFFICIAL).reduce(|best, next| {
        let closer = next.0 > best.0 || (next.0 >= best.0 && next.1.field == path && best.1.field != path);
        if closer { next } else { best }
    });
    best.map(|(_, rejection)| rejection)
}

/// Likeness from which a text is one that the tables quote.
const OFFICIAL: f32 = 0.75;

/// A documented rejection as a meaning.
pub(super) fn of_rejection(rejection: &Rejection, field: String) -> Meaning {
    let words = |of: fn(&Rejection, Language) -> String| Argument::Words {
        zh: of(rejection, Language::Chinese),
        en: of(rejection, Language::English),
    };
    Meaning {
        field,
        cause: words(Rejection::cause),
        cure: words(Rejection::fix),
        rejection: Some(rejection.id.clone()),
    }
}

/// A meaning whose words stand in the catalogue as `answer-<id>`.
pub(super) fn of_catalogue(id: &str, field: String) -> Meaning {
    let words = |part: &str| {
        let of = |language| i18n::attribute(language, &format!("answer-{id}"), part, &Arguments::new());
        let of = |language| of(language).unwrap_or_default();
        Argument::Words { zh: of(Language::Chinese), en: of(Language::English) }
    };
    Meaning { field, cause: words("cause"), cure: words("fix"), rejection: None }
}

impl Code {
    fn meaning(&self, reference: &Reference, of_key: &str) -> Meaning {
        let field = if of_key.is_empty() { self.field.clone() } else { of_key.to_owned() };
        match reference.rejections.get(&self.says) {
            Some(rejection) => of_rejection(rejection, field),
            None => of_catalogue(&self.says, field),
        }
    }
}

/// Characters of a text that the gap of a word may stand for.
const GAP: usize = 14;

/// Where `word` stands in `text`. A `*` in it is a gap without a sign.
fn places<'a>(text: &'a str, word: &'a str) -> impl Iterator<Item = (usize, usize)> + 'a {
    let (begin, end) = word.split_once('*').unwrap_or((word, ""));
    let found = text.match_indices(begin).map(|(at, begin)| (at, at + begin.len()));
    found.filter_map(move |(at, next)| {
        let rest = text.get(next..)?;
        let gap = rest.find(end)?;
        let between = rest.get(..gap)?;
        let open = between.chars().count() <= GAP && !between.contains(['，', ',', '。', '；', ';', '：']);
        open.then_some((at, next + gap + end.len()))
    })
}

impl Fault {
    /// Characters of the longest of its words in `text`; 0 where none stands there.
    fn weight(&self, text: &str) -> usize {
        // 不涉及医疗 does not say 涉及医疗.
        let denied = |at: usize| text.get(..at).is_some_and(|before| before.ends_with('不'));
        let found = self.words.iter().filter(|word| places(text, word).any(|(at, _)| !denied(at)));
        found.map(|word| word.chars().count()).max().unwrap_or(0)
    }

    /// Whether it is said of things of `kind` and few others.
    fn is_of(&self, kind: &str) -> bool {
        self.kinds.iter().any(|known| known == kind)
    }
}

/// The heaviest of `faults` that `text` tells; of equals the first.
fn heaviest<'a>(text: &str, faults: impl Iterator<Item = &'a Fault>) -> Option<&'a Fault> {
    let told = faults.map(|fault| (fault.weight(text), fault)).filter(|(weight, _)| *weight > 0);
    told.reduce(|best, next| if next.0 > best.0 { next } else { best }).map(|(_, fault)| fault)
}

/// What a text tells, by its words.
struct Told {
    field: String,
    fault: Option<&'static Fault>,
    /// Whether the fault stands in the words, and not only the thing.
    worded: bool,
}

/// What a text tells by what it names and what it says of it: first in the reason, then in the cure after it.
fn told(said: &str, key: &str) -> Option<Told> {
    let faults = || FAULTS.fault.iter();
    let reason = reason(said);
    let here = things(said, key);
    // The reason names the side of the card that the entry is about.
    let closer = |thing: &Named| things(reason, key).iter().any(|other| other.kind == thing.kind);
    let of_key = things(key, "").into_iter().filter(|thing| !closer(thing));
    let named: Vec<Named> = of_key.chain(things(reason, key)).chain(things(said, key)).collect();
    let any = |fault: &&Fault| {
        fault.always
            && (fault.kinds.is_empty() || named.is_empty() || named.iter().any(|thing| fault.is_of(thing.kind)))
    };
    for text in [reason, said] {
        if let Some(fault) = heaviest(text, faults().filter(any)) {
            // Without a thing it may go on from what was said before.
            let worded = fault.kinds.is_empty() || !here.is_empty();
            return Some(Told { field: fault.at.clone(), fault: Some(fault), worded });
        }
        let own = |thing: &Named| heaviest(text, faults().filter(|fault| fault.is_of(thing.kind)));
        if let Some((thing, fault)) = named.iter().find_map(|thing| Some((thing, own(thing)?))) {
            return Some(Told { field: thing.field.clone(), fault: Some(fault), worded: true });
        }
    }
    let general = heaviest(said, faults().filter(|fault| fault.kinds.is_empty() && fault.at.is_empty()));
    if let (Some(fault), Some(thing)) = (general, here.last()) {
        return Some(Told { field: thing.field.clone(), fault: Some(fault), worded: true });
    }
    if let Some(fault) =
        heaviest(said, faults().filter(|fault| !fault.at.is_empty() && (named.is_empty() || fault.kinds.is_empty())))
    {
        return Some(Told { field: fault.at.clone(), fault: Some(fault), worded: false });
    }
    let thing = named.first()?;
    let fault = faults().find(|fault| fault.words.is_empty() && fault.is_of(thing.kind));
    Some(Told { field: thing.field.clone(), fault, worded: false })
}

impl Fault {
    fn meaning(&self, reference: &Reference, field: String) -> Meaning {
        match reference.rejections.get(&self.rejection) {
            Some(rejection) => of_rejection(rejection, field),
            None => of_catalogue(&self.id, field),
        }
    }
}

/// The things that `text` names, in its order; whose they are is said in it or in `context`.
fn things(text: &str, context: &str) -> Vec<Named> {
    let mut words: Vec<(usize, usize, &'static Thing)> = Vec::new();
    for thing in &THINGS.thing {
        for word in &thing.words {
            words.extend(places(text, word).map(|(from, to)| (from, to, thing)));
        }
    }
    words.sort_by_key(|(from, to, _)| (std::cmp::Reverse(to - from), *from));
    let mut kept: Vec<(usize, usize, &'static Thing)> = Vec::new();
    for word in words {
        if kept.iter().all(|known| word.1 <= known.0 || known.1 <= word.0) {
            kept.push(word);
        }
    }
    kept.sort_by_key(|(from, ..)| *from);
    let named = kept.into_iter().map(|(at, end, thing)| {
        let role = owner(text.get(..end).unwrap_or_default()).or_else(|| owner(context));
        Named { at, kind: &thing.kind, field: thing.field(role) }
    });
    let mut named: Vec<Named> = named.collect();
    named.sort_by_key(|thing| thing.at);
    named
}

/// The role that the last of the longest words in `text` names.
fn owner(text: &str) -> Option<Role> {
    let words = THINGS.owner.iter().flat_map(|owner| owner.words.iter().map(move |word| (owner.role, word)));
    let found =
        words.filter_map(|(role, word)| text.rfind(word.as_str()).map(|at| (at + word.len(), word.len(), role)));
    found.max_by_key(|(end, length, _)| (*end, *length)).map(|(.., role)| role)
}

impl Thing {
    fn field(&self, role: Option<Role>) -> String {
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

/// The part of a text before the words that tell what to do.
fn reason(said: &str) -> &str {
    let after = |mark: char| move |at: usize| at + mark.len_utf8();
    let marks = ['，', ',', '。', '；'];
    let cures = &super::split::words().cures;
    let ends = marks.into_iter().flat_map(|mark| said.match_indices(mark).map(move |(at, _)| (at, after(mark)(at))));
    let cured = ends.filter(|(_, next)| {
        said.get(*next..).is_some_and(|rest| cures.iter().any(|word| rest.trim_start().starts_with(word.as_str())))
    });
    let end = cured.map(|(at, _)| at).min().unwrap_or(said.len());
    said.get(..end).unwrap_or(said)
}

/// Whether a text is one of the ministry's codes and no more.
pub(super) fn is_code(text: &str) -> bool {
    CODES.code.iter().any(|row| text == row.number.to_string())
}

/// Whether a text gives a code of the ministry as a number of its own: `[1015]`, `错误码：5008`, `2029 …`.
fn is_quoted(text: &str, number: i64) -> bool {
    let number = number.to_string();
    text.match_indices(&number).any(|(at, _)| {
        let before = text.get(..at).unwrap_or_default().trim_end().chars().next_back();
        let after = text.get(at + number.len()..).unwrap_or_default().chars().next();
        before.is_none_or(|c| "([（【:：码#=".contains(c)) && after.is_none_or(|c| ")]）】:：，,、 \t".contains(c))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::filing::field;

    #[test]
    fn tables_are_whole() {
        let reference = Reference::built_in();
        assert!(THINGS.thing.len() > 30 && FAULTS.fault.len() > 60 && CODES.code.len() > 30);
        let is_place = |path: &str| path.is_empty() || !place(path).is_empty();
        for thing in &THINGS.thing {
            assert!(thing.leaf.is_empty() != thing.path.is_empty(), "{thing:?}");
            for path in [&thing.path, &thing.subject, &thing.legal] {
                assert!(is_place(path), "{thing:?}");
            }
            if !thing.leaf.is_empty() {
                assert!(field::at(&format!("icp_applets.principal_info.{}", thing.leaf)).is_some(), "{thing:?}");
            }
        }
        for fault in &FAULTS.fault {
            assert!(is_place(&fault.at), "{fault:?}");
            assert!(fault.kinds.iter().all(|kind| THINGS.thing.iter().any(|thing| thing.kind == *kind)), "{fault:?}");
            let told = if fault.rejection.is_empty() {
                i18n::has(Language::Chinese, &format!("answer-{}", fault.id))
            } else {
                reference.rejections.get(&fault.rejection).is_some()
            };
            assert!(told, "{fault:?}");
        }
        for code in &CODES.code {
            let told = reference.rejections.get(&code.says).is_some()
                || i18n::has(Language::Chinese, &format!("answer-{}", code.says));
            assert!(is_place(&code.field) && told, "{code:?}");
        }
    }
}
