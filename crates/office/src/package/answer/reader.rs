//! Reads one answer of the platform, in whatever shape it comes, and collects what it refuses.

use std::iter;

use serde_json::{Map, Value};

use crate::finding::{Argument, Finding, Rule};
use crate::reference::Reference;

use super::foreign::{is_field, names_codes, says_something, texts};
use super::likely;
use super::likeness::{ALIKE, likeness};
use super::meaning::{self, ReasonMeaning};
use super::place::place;
use super::refusal::{self, Sense};
use super::{AnswerError, Assigned, PlatformAnswer, REFUSED, UNREAD, named, said, side, split, tables};

/// Characters of an answer that are understood, twice what the platform has been seen to send; the rest is kept as one.
const MAX_UNDERSTOOD_CHARS: usize = 4_000;
/// Characters that a reason counts for at least.
const MIN_COUNTED_CHARS: usize = 20;
/// Maximum number of reasons of an answer that are listed one by one; the rest is kept as one.
const MAX_REASONS: usize = 200;

/// Characters of the longest message that is quoted in full beside each of its reasons.
const MAX_QUOTED_CHARS: usize = 1_000;

/// Under which names the platform lists reasons.
const LISTS: [&str; 2] = ["hints", "audit_data"];

/// States in which the platform or the bureau has refused the filing.
const REFUSED_STATES: [i64; 2] = [3, 5];

/// Letters from which a pasted text is one that somebody wrote.
const MIN_LETTERS: usize = 4;

/// Collects the reasons of one answer.
pub(super) struct AnswerReader<'a> {
    reference: &'a Reference,
    earlier: &'a [Assigned],
    /// Whether anything of an answer was recognised.
    recognised: bool,
    /// Whether reasons were met where the platform has them.
    reasoned: bool,
    /// Characters read so far, each reason counted with at least `MIN_COUNTED_CHARS`.
    characters_read: usize,
    /// What goes beyond the limits, word by word.
    leftover: Vec<String>,
    answer: PlatformAnswer,
}

/// One thing that was said, with what the platform said about it beside.
#[derive(Clone, Copy, Default)]
struct AnswerEntry<'a> {
    /// Number of the reason.
    code: Option<i64>,
    /// Path of the field, as far as the form has it.
    path: &'a str,
    /// Name that the platform gives the field or the entry.
    name: &'a str,
    /// What to do, in the platform's words.
    suggest: &'a str,
    /// The message that the reason stands in; empty where it is the reason alone.
    message: &'a str,
    /// Whether it stands in a text that refuses nothing.
    news: bool,
}

impl<'a> AnswerReader<'a> {
    /// A reader that adds the findings of `answer` to it; `earlier` are reasons whose field is known.
    pub(super) fn new(reference: &'a Reference, earlier: &'a [Assigned], answer: PlatformAnswer) -> Self {
        Self {
            reference,
            earlier,
            recognised: false,
            reasoned: false,
            characters_read: 0,
            leftover: Vec::new(),
            answer,
        }
    }

    /// Reads what was said: the text of a message, or JSON.
    pub(super) fn read_whole(&mut self, said: &Value) {
        match said {
            Value::String(text) if text.chars().filter(|c| c.is_alphabetic()).count() >= MIN_LETTERS => {
                match refusal::sense(text) {
                    Sense::Refusal => self.message(text, split::item(text), ""),
                    Sense::News => self.without_refusal(text, true),
                    Sense::Unclear => self.without_refusal(text, false),
                }
            }
            Value::String(_) => self.foreign(said, ""),
            other => {
                self.read(other);
                // A filing names the fields as an answer does, and answers nothing.
                let filing = ["icp_subject", "icp_applets"].into_iter().any(|key| other.get(key).is_some());
                if !self.reasoned && !filing {
                    self.foreign(other, "");
                }
            }
        }
    }

    /// The answer with everything that was read.
    ///
    /// # Errors
    /// [`AnswerError::NotAnAnswer`] when nothing was recognised.
    pub(super) fn finish(mut self) -> Result<PlatformAnswer, AnswerError> {
        self.push_leftover();
        if self.recognised { Ok(self.answer) } else { Err(AnswerError::NotAnAnswer) }
    }

    fn read(&mut self, value: &Value) {
        match value {
            Value::Array(items) => items.iter().for_each(|item| self.read(item)),
            Value::Object(_) if value.get("err_field").is_some() || value.get("key_name").is_some() => {
                self.entry(value);
            }
            Value::Object(members) => {
                self.state(value);
                for (key, member) in members {
                    match member {
                        Value::Array(items) if LISTS.contains(&key.as_str()) => {
                            for item in items {
                                self.listed(item);
                            }
                        }
                        _ => self.read(member),
                    }
                }
            }
            _ => {}
        }
    }

    /// One item of a list of reasons, however its members are called; what is not understood is kept with its name.
    fn listed(&mut self, item: &Value) {
        match item {
            Value::Array(items) => items.iter().for_each(|item| self.listed(item)),
            Value::Object(_) if item.get("err_field").is_some() || item.get("key_name").is_some() => self.entry(item),
            _ => {
                let before = self.answer.findings.len();
                self.foreign(item, "");
                let said = texts(item).join(": ");
                // What says nothing in words is shown as it came.
                let worded = said.chars().filter(|c| c.is_alphabetic()).count() >= MIN_LETTERS;
                let said = if worded { said } else { item.to_string() };
                if self.answer.findings.len() == before && said.len() > MIN_LETTERS {
                    self.recognised = true;
                    self.push(&UNREAD, &said, AnswerEntry::default(), None);
                }
                self.reasoned |= self.answer.findings.len() > before;
            }
        }
    }

    /// JSON of another maker, however its members are called: the name of a field and what is said of it.
    fn foreign(&mut self, value: &Value, name: &str) {
        match value {
            // Some keep the answer as the text of another one.
            Value::String(text) if text.starts_with(['{', '[']) && serde_json::from_str::<Value>(text).is_ok() => {
                self.foreign(&serde_json::from_str(text).unwrap_or_default(), name);
            }
            Value::String(text) if says_something(text) => {
                let item = split::item(text);
                self.message(text, if item.is_empty() { name } else { item }, "");
            }
            Value::Number(number) if names_codes(name) && tables::is_code(&number.to_string()) => {
                self.message(&number.to_string(), "", "");
            }
            Value::Array(items) => items.iter().for_each(|item| self.foreign(item, name)),
            Value::Object(members) => self.foreign_object(members, name),
            _ => {}
        }
    }

    fn foreign_object(&mut self, members: &Map<String, Value>, name: &str) {
        let texts = || members.iter().filter_map(|(key, member)| Some((key, member.as_str()?.trim())));
        // 模块：主体负责人, 字段：证件照 name one field.
        let (names, values): (Vec<&String>, Vec<&str>) =
            texts().filter(|(key, text)| !split::is_reason_key(key) && is_field(text)).unzip();
        // What no other text says anything of is said of the first.
        let count = if values.len() < texts().count() { values.len() } else { 1 };
        let (names, named) = (&names[..count.min(names.len())], values[..count.min(values.len())].join(" "));
        let name = if named.is_empty() { name } else { &named };
        let suggest = texts().find(|(key, _)| split::is_suggest_key(key)).map(|(_, text)| text).unwrap_or_default();
        let reasons = texts().any(|(key, text)| split::is_reason_key(key) && !text.is_empty());
        for (key, member) in members {
            // subject.certPhoto says whose it is.
            let path = [name, key].join(".");
            let own = is_field(key);
            // The remark of a field's object is what is said of the field.
            let said = split::is_reason_name(key) && is_field(name);
            let tried = [key, &path].into_iter().filter(|_| !said);
            let here = tried.clone().find(|name| !place(name).is_empty());
            let here = here.or_else(|| tried.rev().find(|name| is_field(name)));
            match member {
                Value::String(_) if names.contains(&key) || split::is_suggest_key(key) => {}
                Value::String(_) if reasons && !own && !split::is_reason_key(key) => {}
                Value::String(text) if says_something(text) => {
                    self.message(text, here.map_or(name, String::as_str), suggest);
                }
                other => self.foreign(other, here.map_or(if said { name } else { &path }, String::as_str)),
            }
        }
    }

    /// The text of a message about the field called `name`.
    fn message(&mut self, text: &str, name: &str, suggest: &str) {
        self.recognised = true;
        // Names around the whole name no field.
        let name = if name.split(' ').any(is_field) { name } else { "" };
        self.reasons(text, AnswerEntry { path: &place(name), name, suggest, ..AnswerEntry::default() });
    }

    /// A text in which nothing is seen to be refused; the user may know better, or have known better before.
    fn without_refusal(&mut self, text: &str, news: bool) {
        self.recognised = true;
        let entry = AnswerEntry { news, ..AnswerEntry::default() };
        match self.met_before(text) {
            Some(meaning) => self.push(&REFUSED, text, entry, Some(meaning)),
            None => self.push(&UNREAD, text, entry, None),
        }
    }

    /// One item of `hints[]` or `audit_data[]`.
    fn entry(&mut self, item: &Value) {
        (self.recognised, self.reasoned) = (true, true);
        let text = |key: &str| item.get(key).and_then(Value::as_str).unwrap_or_default().trim();
        let code = item.get("errcode").and_then(Value::as_i64);
        // Some entries say in their advice alone what is wrong.
        let suggest = text("suggest");
        let said =
            [text("errmsg"), text("error"), suggest].into_iter().find(|said| !said.is_empty()).unwrap_or_default();
        let suggest = if said == suggest { "" } else { suggest };
        let path = place(text("err_field"));
        let name = [text("key_name"), text("err_field")].into_iter().find(|name| !name.is_empty()).unwrap_or_default();
        self.reasons(said, AnswerEntry { code, path: &path, name, suggest, ..AnswerEntry::default() });
    }

    /// What an object says about the filing as a whole.
    fn state(&mut self, value: &Value) {
        let number = |key: &str| value.get(key).and_then(Value::as_i64);
        let text = |key: &str| value.get(key).and_then(Value::as_str).unwrap_or_default().trim();
        let lists = || LISTS.into_iter().filter_map(|key| value.get(key)?.as_array());
        self.recognised |= lists().next().is_some();
        // An empty list says that nothing is refused, unless the state says otherwise.
        let refused = number("status").is_some_and(|status| REFUSED_STATES.contains(&status));
        self.reasoned |= !refused && lists().any(Vec::is_empty);
        if let Some(status) = number("status") {
            self.recognised = true;
            self.answer.status = Some(status);
            for bit in [1, 2, 4].into_iter().filter(|bit| status > 1024 && (status - 1024) & bit != 0) {
                self.documented(&format!("WX-STATUS-{}", 1024 + bit));
            }
        }
        if let Some(sms) = number("sms_verify_status") {
            self.recognised = true;
            self.answer.sms = Some(sms);
            if sms == 3 {
                self.documented("WX-SMS-TIMEOUT");
            }
        }
        if number("available") == Some(0) {
            self.documented("WX-AVAILABLE-0");
        }
        for reason in [text("refill_reason"), text("fail_reason")].into_iter().filter(|reason| !reason.is_empty()) {
            (self.recognised, self.reasoned) = (true, true);
            self.reasons(reason, AnswerEntry::default());
        }
        if let Some(code) = number("errcode") {
            self.recognised = true;
            // The envelope says nothing where hints say why.
            let hints = value.get("hints").and_then(Value::as_array);
            if code != 0 && hints.is_none_or(Vec::is_empty) {
                self.reasoned = true;
                let entry = AnswerEntry { code: Some(code), ..AnswerEntry::default() };
                self.reason(&format!("{code} {}", text("errmsg")), entry, "");
            }
        }
    }

    /// A refusal that the catalogue knows by its id and that stands on no field.
    fn documented(&mut self, id: &str) {
        let Some(rejection) = self.reference.rejections.get(id) else { return };
        let official = rejection.official_message_zh.clone();
        let official = if official.is_empty() { rejection.title_zh.clone() } else { official };
        self.push(&REFUSED, &official, AnswerEntry::default(), Some(meaning::of_rejection(rejection, String::new())));
    }

    /// The leftover of an answer without end, as one reason that is not understood.
    fn push_leftover(&mut self) {
        let rest = std::mem::take(&mut self.leftover).join("\n");
        if !rest.is_empty() {
            self.push(&UNREAD, &rest, AnswerEntry::default(), None);
        }
    }

    /// The beginning of `text` that may still be understood, and `None` where nothing may; what goes beyond is kept.
    fn within_bounds<'t>(&mut self, text: &'t str) -> Option<&'t str> {
        let left = if self.answer.findings.len() < MAX_REASONS {
            MAX_UNDERSTOOD_CHARS.saturating_sub(self.characters_read)
        } else {
            0
        };
        self.characters_read += text.chars().count().max(MIN_COUNTED_CHARS);
        let end = text.char_indices().nth(left).map_or(text.len(), |(end, _)| end);
        let (text, rest) = text.split_at(end);
        if !rest.is_empty() {
            self.leftover.push(rest.to_owned());
        }
        (left > 0).then_some(text)
    }

    /// Every reason in a text.
    fn reasons(&mut self, text: &str, entry: AnswerEntry<'_>) {
        let Some(text) = self.within_bounds(text) else { return };
        let codes = tables::codes(text);
        if codes.len() > 1 {
            for code in codes {
                self.reason(code, entry, entry.name);
            }
            return;
        }
        let reasons = split::reasons(text, entry.name);
        let alone = matches!(reasons.as_slice(), [reason] if reason.said == text);
        let message = if alone || text.chars().nth(MAX_QUOTED_CHARS).is_some() { "" } else { text };
        let entry = AnswerEntry { message, ..entry };
        let before = self.answer.findings.len();
        if reasons.is_empty() {
            self.reason(text, entry, entry.name);
        }
        let numbered: Vec<String> =
            reasons.iter().filter(|reason| reason.numbered).map(|reason| reason.said.clone()).collect();
        let (mut whose, mut about) = (None, String::new());
        for reason in reasons {
            whose = named::whose(&reason.said).or(whose.filter(|_| reason.follows));
            // 小程序负责人证件反光且姓名不符 says once whose both are.
            let whose_name = whose.as_deref().unwrap_or_default();
            // 照片反光且缺角 says once what both are about.
            let own = tables::folded(&reason.said);
            let own = named::first_word(&own);
            let follows = reason.follows && own.is_empty() && !is_field(entry.name);
            let name = [entry.name, whose_name, if follows { &about } else { "" }].join(" ");
            self.reason(&reason.said, entry, name.trim_end());
            if !own.is_empty() {
                own.clone_into(&mut about);
            }
        }
        if !message.is_empty() {
            self.drop_frames(before, &numbered);
        }
    }

    /// Drops from the findings of one message, from the one at `from`, what only frames its reasons (江苏管局：, 求助) and
    /// what says the same of a field a second time; the message is quoted whole beside each. What is `numbered` stays.
    fn drop_frames(&mut self, from: usize, numbered: &[String]) {
        let all = self.answer.findings.split_off(from.min(self.answer.findings.len()));
        let refuses = all.iter().any(|finding| finding.is(&REFUSED));
        let reasons = all.iter().filter(|finding| !split::is_told_by_owner(said(finding))).count();
        let told = |finding: &Finding| ["cause", "cure"].map(|name| finding.arguments.get(name).cloned());
        for finding in all {
            let found = &self.answer.findings[from..];
            let again = || found.iter().any(|other| other.field == finding.field && told(other) == told(&finding));
            let unread = finding.is(&UNREAD);
            let told_besides = reasons > 0 && split::is_told_by_owner(said(&finding));
            let kept = numbered.iter().any(|text| said(&finding).ends_with(text.as_str()));
            let frames = |text: &str| refusal::is_frame(text) || likely::is_nothing(&tables::folded(text));
            if unread && refuses && !kept && frames(said(&finding)) || !unread && (again() || told_besides) {
                continue;
            }
            self.answer.findings.push(finding);
        }
    }

    /// One reason; `context` names the field or the entry and whose it is.
    fn reason(&mut self, said: &str, entry: AnswerEntry<'_>, context: &str) {
        let understood = meaning::of(self.reference, said, context, entry.code).or_else(|| self.met_before(said));
        let named = if entry.path.is_empty() { meaning::last_field(entry.name) } else { entry.path.to_owned() };
        let given = (!named.is_empty()).then(|| meaning::of_catalogue("item", named));
        match understood.or(given) {
            Some(meaning) => {
                let besides = meaning::further_faults(self.reference, said, context, &meaning);
                for meaning in iter::once(meaning).chain(besides) {
                    let field = if entry.path.is_empty() { meaning.field.clone() } else { entry.path.to_owned() };
                    self.push(&REFUSED, said, entry, Some(ReasonMeaning { field, ..meaning }));
                }
            }
            None if entry.name.is_empty() => self.push(&UNREAD, said, entry, None),
            None => self.push(&UNREAD, &format!("{}: {said}", entry.name), entry, None),
        }
    }

    /// The field of the most similar reason that was met before.
    fn met_before(&self, said: &str) -> Option<ReasonMeaning> {
        let rated = self.earlier.iter().map(|known| (likeness(said, &known.text), known));
        let (_, known) = rated.filter(|(alike, _)| *alike >= ALIKE).max_by(|a, b| a.0.total_cmp(&b.0))?;
        Some(meaning::of_catalogue("assigned", known.field.clone()))
    }

    fn push(&mut self, rule: &Rule, official: &str, entry: AnswerEntry<'_>, meaning: Option<ReasonMeaning>) {
        let nothing = || Argument::Text(String::new());
        let (field, cause, cure, rejection) = match meaning {
            Some(ReasonMeaning { field, cause, cure, rejection }) => (field, cause, cure, rejection),
            None => (String::new(), nothing(), nothing(), None),
        };
        let mut finding = rule
            .on(&field)
            .with("official", Argument::Text(official.to_owned()))
            .with("suggest", Argument::Text(ended(entry.suggest)))
            .with("news", Argument::Text(if entry.news { "yes" } else { "no" }.to_owned()))
            .with("more", Argument::Text(if entry.message.is_empty() { "no" } else { "yes" }.to_owned()))
            .with("whole", Argument::Text(entry.message.to_owned()))
            .with("cause", cause)
            .with("cure", cure);
        finding.rejections = rejection.into_iter().collect();
        if entry.path.is_empty() {
            finding = side::with_other_side(finding, official, entry.name);
        }
        if !self.answer.findings.contains(&finding) {
            self.answer.findings.push(finding);
        }
    }
}

/// A suggestion of the platform as a sentence that another can follow.
fn ended(suggest: &str) -> String {
    let suggest = suggest.trim();
    let open = !suggest.is_empty() && !suggest.ends_with(['。', '！', '；', '？', '.', '!', ';', '?']);
    format!("{suggest}{}", if open { "。" } else { "" })
}
