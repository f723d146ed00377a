//! What came back: refusals of the platform and the bureau put on the fields of the form, with cause and cure.
//!
//! Understood are the answers of `apply_icp_filing` (`hints[]`), `get_icp_entrance_info` (`info.audit_data[]`, status,
//! SMS status) and `query_auth_and_icp` (`icp_audit`), whole or the lists alone, however they are wrapped; and the plain
//! text of a message, an SMS or a mail. What a reason means is looked up in `assets/answer/`, then in the documented
//! rejections, then among the reasons that the library has met before. What is not understood is kept word by word.

mod by_hand;
mod foreign;
mod index;
mod key;
mod likeness;
mod meaning;
mod mentions;
mod mistyped;
mod named;
mod place;
mod refusal;
mod several;
mod shared_fault;
mod side;
mod split;
mod tables;

use std::iter;

use serde_json::{Map, Value};

use crate::finding::{Argument, Finding, Rule};
use crate::reference::Reference;

use by_hand::ByHand;
use foreign::{is_field, names_codes, says_something, texts};
use likeness::{ALIKE, likeness};
use meaning::ReasonMeaning;
use place::place;
use refusal::Sense;
pub use several::{added, changed, each, without};
pub use side::other_side;

rules! {
    /// What the platform or the bureau refused.
    pub const REFUSED: Rule = Rule::error("platform-refused");
    /// What was said and not understood.
    pub const UNREAD: Rule = Rule::error("platform-unread");
}

/// Characters of the longest answer that is read: a hundred times what the platform has been seen to send.
const MAX_ANSWER_CHARS: usize = 200_000;

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

/// `finding` without the message that its reason stands in, for pages and listings that show several reasons of one message.
pub fn without_message(finding: Finding) -> Finding {
    finding.with("more", Argument::Text("no".to_owned()))
}

/// What the platform answered.
#[derive(Debug, Clone, PartialEq)]
pub struct PlatformAnswer {
    /// State of the filing (`status`, filing-api: 2 to 6 and 1024 to 1031); `None` where the answer has none.
    pub status: Option<i64>,
    /// State of the SMS check (`sms_verify_status`): 1 waiting, 2 done, 3 timed out.
    pub sms: Option<i64>,
    /// Everything that was refused, each on its field; `field` is empty where none is meant or known.
    pub findings: Vec<Finding>,
    /// Reasons that the user has noted as dealt with, word by word.
    pub handled: Vec<String>,
    /// The answer as it came: JSON, a string for plain text, or an object of `answer`, `assigned` and `handled`.
    pub stored: Value,
}

/// A reason whose field is known: assigned by hand, or known from an earlier answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Assigned {
    /// The reason, word by word.
    pub text: String,
    /// Path of the field that it is about.
    pub field: String,
}

/// Why a text is no answer of the platform.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum AnswerError {
    /// Not JSON.
    #[error("not JSON at line {line}, column {column}")]
    Syntax {
        /// Line, from 1.
        line: usize,
        /// Column, from 1.
        column: usize,
        /// Whether the text ends too early; otherwise something wrong stands there.
        cut_short: bool,
    },
    /// Longer than any answer is.
    #[error("longer than {most} characters")]
    TooLong {
        /// Characters allowed.
        most: usize,
    },
    /// JSON without anything that the platform's answers have.
    #[error("no hints, audit_data, status or errcode")]
    NotAnAnswer,
}

impl PlatformAnswer {
    /// Reads what was pasted or saved: JSON, or the text of a message. `earlier` are reasons that were met before.
    ///
    /// # Errors
    /// [`AnswerError`] when it begins as JSON and is none, or when nothing in it belongs to an answer.
    pub fn read(text: &str, reference: &Reference, earlier: &[Assigned]) -> Result<Self, AnswerError> {
        let text = text.trim_start_matches('\u{feff}').trim();
        if text.len() > MAX_ANSWER_CHARS && text.chars().count() > MAX_ANSWER_CHARS {
            return Err(AnswerError::TooLong { most: MAX_ANSWER_CHARS });
        }
        // A message may begin with a code or a sender in brackets.
        let list = text.strip_prefix('[').is_some_and(|rest| rest.trim_start().starts_with(['{', '[', ']']));
        if !text.starts_with('{') && !list {
            return Self::of(&Value::String(text.to_owned()), reference, earlier);
        }
        let stored: Value = serde_json::from_str(text).map_err(|error| AnswerError::Syntax {
            line: error.line(),
            column: error.column(),
            cut_short: error.is_eof(),
        })?;
        Self::of(&stored, reference, earlier)
    }

    /// Reads an answer that was kept, with what was assigned by hand since.
    ///
    /// # Errors
    /// [`AnswerError`] when nothing in it belongs to an answer.
    pub fn of(stored: &Value, reference: &Reference, earlier: &[Assigned]) -> Result<Self, AnswerError> {
        let (said, by_hand) = ByHand::split_from(stored);
        let known = [by_hand.assigned.clone(), earlier.to_vec()].concat();
        let handled = by_hand.handled.clone();
        let answer = Self { status: None, sms: None, findings: Vec::new(), handled, stored: stored.clone() };
        let mut reader = AnswerReader {
            reference,
            earlier: &known,
            recognised: false,
            reasoned: false,
            characters_read: 0,
            leftover: Vec::new(),
            answer,
        };
        match said {
            Value::String(text) if text.chars().filter(|c| c.is_alphabetic()).count() >= MIN_LETTERS => {
                match refusal::sense(text) {
                    Sense::Refusal => reader.message(text, split::item(text), ""),
                    Sense::News => reader.without_refusal(text, true),
                    Sense::Unclear => reader.without_refusal(text, false),
                }
            }
            Value::String(text) => reader.foreign(&Value::String(text.clone()), ""),
            other => {
                reader.read(other);
                // A filing names the fields as an answer does, and answers nothing.
                let filing = ["icp_subject", "icp_applets"].into_iter().any(|key| other.get(key).is_some());
                if !reader.reasoned && !filing {
                    reader.foreign(other, "");
                }
            }
        }
        reader.push_leftover();
        by_hand.place(&mut reader.answer.findings);
        if reader.recognised { Ok(reader.answer) } else { Err(AnswerError::NotAnAnswer) }
    }

    /// The answer with the reason `text` assigned to the field at `field`, to be kept in its place.
    pub fn assign(stored: &Value, text: &str, field: &str) -> Value {
        let (said, mut by_hand) = ByHand::split_from(stored);
        by_hand.assigned.retain(|known| known.text != text);
        by_hand.assigned.push(Assigned { text: text.to_owned(), field: field.to_owned() });
        by_hand.attached_to(said)
    }

    /// The answer with the reason `text` noted as dealt with, or as open again, to be kept in its place.
    pub fn handle(stored: &Value, text: &str, handled: bool) -> Value {
        let (said, mut by_hand) = ByHand::split_from(stored);
        by_hand.handled.retain(|known| known != text);
        if handled {
            by_hand.handled.push(text.to_owned());
        }
        by_hand.attached_to(said)
    }

    /// Whether the user has noted a reason as dealt with.
    pub fn is_handled(&self, finding: &Finding) -> bool {
        self.handled.iter().any(|text| text == said(finding))
    }

    /// The text of a message that was pasted; `None` for an answer of the interface.
    pub fn text(&self) -> Option<&str> {
        ByHand::split_from(&self.stored).0.as_str()
    }

    /// The reasons of this answer whose field is known.
    pub fn assigned(&self) -> Vec<Assigned> {
        let known = self.findings.iter().filter(|finding| !finding.field.is_empty());
        known.map(|finding| Assigned { text: said(finding).to_owned(), field: finding.field.clone() }).collect()
    }
}

/// The words of a finding as they came; empty for another finding than one of an answer.
pub fn said(finding: &Finding) -> &str {
    match finding.arguments.get("official") {
        Some(Argument::Text(text)) => text,
        _ => "",
    }
}

struct AnswerReader<'a> {
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

impl AnswerReader<'_> {
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
    fn within_bounds<'a>(&mut self, text: &'a str) -> Option<&'a str> {
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
        let reasons = split::reasons(text);
        let alone = matches!(reasons.as_slice(), [reason] if reason.said == text);
        let message = if alone || text.chars().nth(MAX_QUOTED_CHARS).is_some() { "" } else { text };
        let entry = AnswerEntry { message, ..entry };
        let before = self.answer.findings.len();
        if reasons.is_empty() {
            self.reason(text, entry, entry.name);
        }
        let mut whose = None;
        for reason in reasons {
            whose = named::person(&reason.said).or(whose.filter(|_| reason.follows));
            // 小程序负责人证件反光且姓名不符 says once whose both are.
            let name = whose.map(|whose| [entry.name, " ", whose].concat());
            self.reason(&reason.said, entry, name.as_deref().unwrap_or(entry.name));
        }
        if !message.is_empty() {
            self.drop_frames(before);
        }
    }

    /// Drops from the findings of one message, from the one at `from`, what only frames its reasons (江苏管局：, 求助) and
    /// what says the same of a field a second time; the message is quoted whole beside each.
    fn drop_frames(&mut self, from: usize) {
        let all = self.answer.findings.split_off(from.min(self.answer.findings.len()));
        let refuses = all.iter().any(|finding| finding.is(&REFUSED));
        let told = |finding: &Finding| ["cause", "cure"].map(|name| finding.arguments.get(name).cloned());
        for finding in all {
            let found = &self.answer.findings[from..];
            let again = || found.iter().any(|other| other.field == finding.field && told(other) == told(&finding));
            let unread = finding.is(&UNREAD);
            if unread && refuses && refusal::is_frame(said(&finding)) || !unread && again() {
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Language;

    fn read(text: &str) -> PlatformAnswer {
        PlatformAnswer::read(text, Reference::built_in(), &[]).unwrap()
    }

    #[test]
    fn hints_land_on_their_fields() {
        let answer = read(
            r#"{"errcode": 86202, "errmsg": "apply icp filing fail", "hints": [
                {"errcode": 86328, "errmsg": "无法读取图片识别内容", "err_field": "icp_subject.organize_info.certificate_photo"},
                {"errcode": 86328, "errmsg": "无法找到资源", "err_field": "icp_applets.principal_info.verify_task_id"},
                {"errcode": 1, "errmsg": "太小", "err_field": "icp_materials.commitment_letter.0"},
                {"errcode": 2, "errmsg": "新的字段", "err_field": "icp_subject.future"}]}"#,
        );
        let found: Vec<_> = answer.findings.iter().map(|f| (f.field.as_str(), f.rejections.join(","))).collect();
        assert_eq!(
            found,
            [
                (field!("icp_subject.organize_info.certificate_photo"), "WX-86328".to_owned()),
                (field!("icp_applets.principal_info.verify_task_id"), "WX-86328-TASK".to_owned()),
                ("icp_materials.commitment_letter[0]", String::new()),
                ("", String::new()),
            ]
        );
        let unknown = answer.findings[3].message(Language::Chinese);
        assert!(unknown.contains("icp_subject.future") && unknown.contains("新的字段"), "{unknown}");
        let documented = answer.findings[0].message(Language::English);
        assert!(documented.contains("无法读取图片识别内容") && documented.len() > 60, "{documented}");
    }

    #[test]
    fn a_reason_goes_where_the_user_puts_it_and_is_open_until_it_is_dealt_with() {
        let text = "1、小程序备注过于简单。2、请补充营业执照照片";
        let address = field!("icp_subject.base_info.address");
        let answer = read(text);
        let (first, stored) = (said(&answer.findings[0]).to_owned(), answer.stored.clone());
        assert_eq!(answer.findings[0].field, field!("icp_applets.base_info.comment"));
        let again = |stored: &Value| PlatformAnswer::of(stored, Reference::built_in(), &[]).unwrap();
        let moved = PlatformAnswer::assign(&stored, &first, address);
        let answer = again(&moved);
        assert_eq!(answer.findings[0].field, address, "whatever it seemed to mean");
        assert_eq!((said(&answer.findings[0]), answer.text()), (first.as_str(), Some(text)));
        assert!(!answer.is_handled(&answer.findings[0]));
        let handled = PlatformAnswer::handle(&moved, &first, true);
        let answer = again(&handled);
        assert_eq!(answer.findings[0].field, address, "and it stays there");
        assert!(answer.is_handled(&answer.findings[0]) && !answer.is_handled(&answer.findings[1]));
        assert_eq!(PlatformAnswer::handle(&handled, &first, false), moved);
    }

    #[test]
    fn where_the_user_puts_a_reason_it_says_so_and_of_no_earlier_remark() {
        let text = "样本乙丙丁未按要求处理，退回修改";
        let stored = read(text).stored;
        let name = field!("icp_subject.base_info.name");
        let said = said(&read(text).findings[0]).to_owned();
        let assigned = PlatformAnswer::assign(&stored, &said, name);
        let met = [Assigned { text: said, field: name.to_owned() }];
        for earlier in [&[][..], &met] {
            let answer = PlatformAnswer::of(&assigned, Reference::built_in(), earlier).unwrap();
            let message = answer.findings[0].message(Language::Chinese);
            assert!(message.contains("由您指给") && !message.contains("很相近"), "{message}");
        }
        let elsewhere = PlatformAnswer::of(&stored, Reference::built_in(), &met).unwrap();
        assert!(elsewhere.findings[0].message(Language::Chinese).contains("很相近"), "an earlier remark says so");
    }

    #[test]
    fn json_of_another_shape_is_read_by_the_names_in_it() {
        for (text, field) in [
            (
                r#"{"list": [{"col": "营业执照", "why": "图片不清晰"}]}"#,
                field!("icp_subject.organize_info.certificate_photo"),
            ),
            (r#"{"通信地址": "缺门牌号"}"#, field!("icp_subject.base_info.address")),
            (r#"[{"k": "承诺书", "v": "手写日期缺失"}]"#, field!("icp_materials.commitment_letter")),
            (
                r#"{"status": 5, "reject": [{"item": "小程序备注", "reason": "太简单"}]}"#,
                field!("icp_applets.base_info.comment"),
            ),
        ] {
            let found: Vec<String> = read(text).findings.into_iter().map(|finding| finding.field).collect();
            assert_eq!(found, [field], "{text}");
        }
    }

    #[test]
    fn the_field_that_a_screen_shows_over_the_reason_counts() {
        for (text, field) in [
            ("主体信息\n证件住所\n证件住所与营业执照\n不一致", field!("icp_subject.organize_info.certificate_address")),
            (
                "驳回项：服务内容类型\n\n驳回原因：\n个人主体不可选择“招聘”",
                field!("icp_applets.base_info.service_content_types"),
            ),
        ] {
            let found: Vec<String> = read(text).findings.into_iter().map(|finding| finding.field).collect();
            assert_eq!(found, [field], "{text}");
        }
    }

    #[test]
    fn states_of_the_filing_are_told() {
        let answer = read(
            r#"{"errcode": 0, "errmsg": "ok", "info": {"status": 5, "available": 1, "audit_data": [
                {"key_name": "小程序备注", "error": "小程序名称与单位经营范围无关", "suggest": "请修改备注"}],
                "sms_verify_status": 3}}"#,
        );
        assert_eq!((answer.status, answer.sms), (Some(5), Some(3)));
        let remark = answer.findings.iter().find(|f| f.field == field!("icp_applets.base_info.comment"));
        assert!(
            remark.is_some_and(|f| !f.rejections.is_empty() && f.message(Language::Chinese).contains("请修改备注"))
        );
        assert!(answer.findings.iter().any(|f| f.rejections == ["WX-SMS-TIMEOUT"]));
        let account = read(r#"{"info": {"status": 1031}}"#);
        assert_eq!(account.findings.len(), 3);
        assert!(read(r#"{"info": {"status": 6, "audit_data": []}}"#).findings.is_empty());
    }

    #[test]
    fn what_is_no_answer_is_refused() {
        let refused = |text| PlatformAnswer::read(text, Reference::built_in(), &[]).unwrap_err();
        assert!(matches!(refused("{"), AnswerError::Syntax { line: 1, .. }));
        let long = "[".to_owned() + &"7,".repeat(MAX_ANSWER_CHARS / 2);
        assert_eq!(refused(&long), AnswerError::TooLong { most: MAX_ANSWER_CHARS });
        for text in ["[]", "7", r#"{"a": {"b": [1]}}"#, r#"{"icp_applets": {"base_info": {"comment": "样本备注"}}}"#]
        {
            assert_eq!(refused(text), AnswerError::NotAnAnswer, "{text}");
        }
    }

    proptest::proptest! {
        #[test]
        fn any_text_is_read_or_refused(text in ".{0,60}", path in "[a-z_.0-9\\[\\]]{0,40}") {
            let _ = PlatformAnswer::read(&text, Reference::built_in(), &[]);
            let item = serde_json::json!({"hints": [{"err_field": path, "errmsg": text}]});
            assert!(!read(&item.to_string()).findings.is_empty());
        }
    }
}
