//! The platform's answer to a submission, mapped onto the filing: `hints[]` of the apply call, `status`, `audit_data[]` and
//! `sms_verify_status` of the status call, `procedure_status` of the combined call. Texts that no documented
//! rejection explains are shown as they came.

use serde_json::{Map, Value};

use super::spelling::bare;
use super::{Rule, is_place};
use crate::filing::{field, path};
use crate::finding::{Argument, Finding};
use crate::i18n::{self, Language, has};
use crate::reference::Reference;
use crate::reference::rejection::{MessageKind, Rejection};

use super::rule::text;

const HINT: Rule = Rule::error("platform-hint");
const HINT_KNOWN: Rule = Rule::error("platform-hint-known");
const AUDIT: Rule = Rule::error("platform-audit");
const AUDIT_KNOWN: Rule = Rule::error("platform-audit-known");
const PREREQUISITE: Rule = Rule::error("platform-prerequisite");
const ENTRANCE: Rule = Rule::error("platform-entrance").prevents(&["WX-AVAILABLE-0"]);
const SMS_TIMEOUT: Rule = Rule::error("platform-sms-timeout").prevents(&["WX-SMS-TIMEOUT"]);
const REASON: Rule = Rule::error("platform-reason");

/// Every rule whose findings an answer may have.
pub const RULES: &[&Rule] =
    &[&HINT, &HINT_KNOWN, &AUDIT, &AUDIT_KNOWN, &PREREQUISITE, &ENTRANCE, &SMS_TIMEOUT, &REASON];

/// Code that only says that `hints[]` follow.
const ENVELOPE: i64 = 86202;
/// Bits above "not filed" (1024) and the rejections that tell of them.
const NOT_FILED: i64 = 1024;
const PREREQUISITES: [(i64, &str); 3] = [(1, "WX-STATUS-1025"), (2, "WX-STATUS-1026"), (4, "WX-STATUS-1028")];
/// `sms_verify_status` of a check that nobody answered in time.
const TIMED_OUT: i64 = 3;
/// Share of common pairs of characters from which a name of a field counts as that field's label.
const ALIKE: f64 = 0.6;

/// Why an answer cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum AnswerError {
    /// Not JSON.
    #[error("line {line}, column {column}: {message}")]
    Syntax {
        /// Line, from 1.
        line: usize,
        /// Column, from 1.
        column: usize,
        /// What the parser said.
        message: String,
    },
    /// Nothing in it belongs to an answer about a filing.
    #[error("no errcode, hints, status or audit_data")]
    Foreign,
}

/// What the platform says.
#[derive(Debug, Clone, PartialEq)]
pub struct PlatformAnswer {
    /// Where the order stands, as keys of the catalogue: `platform-status-4`, `platform-sms-1`, `platform-procedure-22`.
    pub states: Vec<String>,
    /// What is wrong, on the fields of the form; empty when the platform has nothing against it.
    pub findings: Vec<Finding>,
}

/// Reads an answer of the platform, in whatever objects it is wrapped.
///
/// # Errors
/// [`AnswerError`] when the text is no JSON, or nothing in it belongs to an answer about a filing.
pub fn read(answer: &str, reference: &Reference) -> Result<PlatformAnswer, AnswerError> {
    let value: Value = serde_json::from_str(answer.trim_start_matches('\u{feff}')).map_err(|error| {
        AnswerError::Syntax { line: error.line(), column: error.column(), message: error.to_string() }
    })?;
    let mut reader = Reader { reference, known: false, states: Vec::new(), findings: Vec::new() };
    reader.look(&value);
    if reader.known {
        Ok(PlatformAnswer { states: reader.states, findings: reader.findings })
    } else {
        Err(AnswerError::Foreign)
    }
}

struct Reader<'a> {
    reference: &'a Reference,
    known: bool,
    states: Vec<String>,
    findings: Vec<Finding>,
}

impl Reader<'_> {
    fn look(&mut self, value: &Value) {
        match value {
            Value::Array(items) => items.iter().for_each(|item| self.look(item)),
            Value::Object(entries) => self.object(entries),
            _ => {}
        }
    }

    fn object(&mut self, entries: &Map<String, Value>) {
        let hints = entries.get("hints").and_then(Value::as_array);
        let code = entries.get("errcode").and_then(Value::as_i64);
        self.known |= code.is_some() || hints.is_some();
        let envelope = code == Some(ENVELOPE) && hints.is_some_and(|hints| !hints.is_empty());
        if code.is_some_and(|code| code != 0) && !envelope {
            self.hint(entries);
        }
        for (key, value) in entries {
            let number = value.as_i64();
            match (key.as_str(), number) {
                ("status", Some(status)) => self.status(status),
                ("sms_verify_status", Some(status)) => self.state("sms", status),
                ("procedure_status", Some(status)) => self.state("procedure", status),
                ("available", Some(0)) => {
                    self.known = true;
                    self.findings.push(ENTRANCE.on("facts.applet_name"));
                }
                ("available", Some(_)) => self.known = true,
                ("audit_data", _) => {
                    self.known = true;
                    let items = value.as_array().map(Vec::as_slice).unwrap_or_default();
                    items.iter().filter_map(Value::as_object).for_each(|entry| self.audit(entry));
                }
                ("refill_reason" | "fail_reason", _) => {
                    self.known = true;
                    let reason = words(Some(value));
                    if !reason.is_empty() {
                        self.findings.push(REASON.on("auth_data").with("reason", text(reason)));
                    }
                }
                _ => self.look(value),
            }
        }
    }

    fn status(&mut self, status: i64) {
        self.state("status", status);
        if !(NOT_FILED..NOT_FILED + 8).contains(&status) {
            return;
        }
        for (bit, id) in PREREQUISITES {
            if (status - NOT_FILED) & bit != 0
                && let Some(rejection) = self.reference.rejections.get(id)
            {
                self.findings.push(explained(PREREQUISITE.on("facts.appid"), rejection));
            }
        }
    }

    /// Notes a state; a number that the catalogue does not know is left out.
    fn state(&mut self, kind: &str, status: i64) {
        self.known = true;
        let key = format!("platform-{kind}-{status}");
        if has(Language::Chinese, &key) {
            self.states.push(key);
        }
        if kind == "sms" && status == TIMED_OUT {
            self.findings.push(SMS_TIMEOUT.on(""));
        }
    }

    fn hint(&mut self, hint: &Map<String, Value>) {
        let code = hint.get("errcode").and_then(Value::as_i64).unwrap_or_default();
        let message = words(hint.get("errmsg"));
        let place = words(hint.get("err_field"));
        let known = known_place(&place);
        let rejection = self.by_code(code, &message).or_else(|| self.by_message(&message));
        let rule = if rejection.is_some() { HINT_KNOWN } else { HINT };
        let mut finding = rule.on(if known { &place } else { "" });
        finding = match rejection {
            Some(rejection) => explained(finding, rejection),
            None => finding,
        };
        let shown = if known { Argument::Field(place) } else { text(place) };
        finding = finding.with("place", shown).with("said", text(message)).with("code", text(code.to_string()));
        self.findings.push(finding);
    }

    fn audit(&mut self, entry: &Map<String, Value>) {
        let name = words(entry.get("key_name"));
        let error = words(entry.get("error"));
        let suggestion = words(entry.get("suggest"));
        let place = field_named(&name).or_else(|| known_place(&name).then(|| name.clone()));
        let rejection = self.by_message(&error).or_else(|| self.by_message(&suggestion));
        let rule = if rejection.is_some() { AUDIT_KNOWN } else { AUDIT };
        let mut finding = rule.on(place.as_deref().unwrap_or_default());
        if let Some(rejection) = rejection {
            finding = explained(finding, rejection);
        }
        let finding = finding.with("place", text(name)).with("said", text(error)).with("advice", text(suggestion));
        self.findings.push(finding);
    }

    /// The rejection of a code; where several share one, that whose text was said.
    fn by_code(&self, code: i64, message: &str) -> Option<&Rejection> {
        let id = format!("WX-{code}");
        let with_suffix = format!("{id}-");
        let of_code = |row: &&Rejection| row.id == id || row.id.starts_with(&with_suffix);
        let candidates: Vec<&Rejection> = self.reference.rejections.all().iter().filter(of_code).collect();
        let said = candidates.iter().find(|row| says(message, &row.official_message_zh));
        said.or_else(|| candidates.first()).copied()
    }

    /// The rejection whose own text was said; the longest where several were.
    fn by_message(&self, message: &str) -> Option<&Rejection> {
        let said = |row: &&Rejection| {
            let own = row.message_kind != MessageKind::Rule && says(message, &row.official_message_zh);
            own || says(message, &row.title_zh)
        };
        let fitting = self.reference.rejections.all().iter().filter(said);
        fitting.max_by_key(|row| row.official_message_zh.chars().count().max(row.title_zh.chars().count()))
    }
}

/// Adds cause, cure and id of a documented rejection.
fn explained(finding: Finding, rejection: &Rejection) -> Finding {
    let both = |of: fn(&Rejection, Language) -> String| Argument::Words {
        zh: of(rejection, Language::Chinese),
        en: of(rejection, Language::English),
    };
    finding
        .prevents(&[rejection.id.as_str()])
        .with("title", both(Rejection::title))
        .with("cause", both(Rejection::cause))
        .with("cure", both(Rejection::fix))
}

/// Whether `message` contains a documented text of four and more characters, whose `XX` stands for anything.
fn says(message: &str, documented: &str) -> bool {
    let message = bare(message);
    let parts: Vec<String> = documented.split("XX").map(bare).filter(|part| !part.is_empty()).collect();
    let length: usize = parts.iter().map(|part| part.chars().count()).sum();
    let mut rest = message.as_str();
    length >= 4
        && parts.iter().all(|part| match rest.find(part.as_str()) {
            Some(at) => {
                rest = rest.get(at + part.len()..).unwrap_or_default();
                true
            }
            None => false,
        })
}

/// Whether `place` is a field of the form, or a list or object of fields.
fn known_place(place: &str) -> bool {
    !place.is_empty() && (field::at(place).is_some() || is_place(&path::pattern(place)))
}

/// The field whose Chinese label a reviewer's name of a field is, or is most like.
fn field_named(name: &str) -> Option<String> {
    let wanted = bare(name);
    if wanted.is_empty() {
        return None;
    }
    let sent =
        field::all().iter().filter(|row| row.sent && !row.path.contains('[') && !row.path.starts_with("auth_data"));
    let mut best: Option<(f64, &str)> = None;
    for row in sent {
        let likeness = alike(&wanted, &bare(&i18n::label(Language::Chinese, &row.path)));
        if likeness >= ALIKE && best.is_none_or(|(most, _)| likeness > most) {
            best = Some((likeness, &row.path));
        }
    }
    best.map(|(_, path)| path.to_owned())
}

/// Dice's coefficient of the pairs of neighbouring characters of two texts, `0.0..=1.0`.
fn alike(a: &str, b: &str) -> f64 {
    let pairs = |text: &str| {
        let characters: Vec<char> = text.chars().collect();
        characters.windows(2).map(<[char]>::to_vec).collect::<Vec<_>>()
    };
    let (first, mut second) = (pairs(a), pairs(b));
    let total = first.len() + second.len();
    if total == 0 {
        return f64::from(u8::from(a == b));
    }
    let mut common = 0;
    for pair in &first {
        if let Some(at) = second.iter().position(|other| other == pair) {
            second.swap_remove(at);
            common += 1;
        }
    }
    2.0 * f64::from(common) / total as f64
}

/// A text, or any other value as JSON, without space around it.
fn words(value: Option<&Value>) -> String {
    match value {
        None | Some(Value::Null) => String::new(),
        Some(Value::String(text)) => text.trim().to_owned(),
        Some(other) => other.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answer(text: &str) -> PlatformAnswer {
        read(text, Reference::built_in()).unwrap()
    }

    #[test]
    fn hints_stand_on_their_fields() {
        let found = answer(
            r#"{"errcode":86202,"errmsg":"apply icp filing fail","hints":[
                {"errcode":86328,"errmsg":"无法读取图片识别内容,请尝试重新提交或重新上传图片","err_field":"icp_subject.principal_info.certificate_photo_front"},
                {"errcode":86399,"errmsg":"某种新错误","err_field":"icp_applets.base_info.future"}]}"#,
        );
        let [known, unknown] = found.findings.as_slice() else { panic!("{found:?}") };
        assert_eq!(known.rejections, ["WX-86328"]);
        assert_eq!(known.field, "icp_subject.principal_info.certificate_photo_front");
        assert_eq!((unknown.rule.as_str(), unknown.field.as_str()), ("platform-hint", ""));
        for language in Language::ALL {
            assert!(unknown.message(language).contains("某种新错误"));
            assert!(unknown.message(language).contains("icp_applets.base_info.future"));
        }
    }

    #[test]
    fn one_code_with_two_texts() {
        let found = answer(r#"{"errcode":86328,"errmsg":"无法找到资源"}"#);
        assert_eq!(found.findings[0].rejections, ["WX-86328-TASK"]);
    }

    #[test]
    fn audit_of_a_refused_order() {
        let found = answer(
            r#"{"errcode":0,"info":{"status":3,"audit_data":[
                {"key_name":"证件住所","error":"证件住所校验不通过","suggest":"请核对"},
                {"key_name":"小程序备注","error":"请按实际填写","suggest":"补充内容"},
                {"key_name":"备案省份","error":"该主体已在四川完成备案,请修改备案省份或注销备案主体重新备案"}]}}"#,
        );
        assert_eq!(found.states, ["platform-status-3"]);
        let got: Vec<(&str, &[String])> =
            found.findings.iter().map(|finding| (finding.field.as_str(), finding.rejections.as_slice())).collect();
        assert_eq!(got[0], ("icp_subject.organize_info.certificate_address", &["WXR-ADDRESS".to_owned()][..]));
        assert_eq!(got[1], ("icp_applets.base_info.comment", &[][..]));
        assert_eq!(got[2], ("icp_subject.base_info.province", &["WXA-PROVINCE".to_owned()][..]));
    }

    #[test]
    fn prerequisites_are_bits() {
        let ids = |status: i64| {
            let found = answer(&format!(r#"{{"info":{{"status":{status}}}}}"#));
            found.findings.into_iter().flat_map(|finding| finding.rejections).collect::<Vec<_>>()
        };
        assert_eq!(ids(1024), Vec::<String>::new());
        assert_eq!(ids(1027), ["WX-STATUS-1025", "WX-STATUS-1026"]);
        assert_eq!(ids(1031), ["WX-STATUS-1025", "WX-STATUS-1026", "WX-STATUS-1028"]);
    }

    #[test]
    fn sms_time_out_and_closed_entrance() {
        let found = answer(r#"{"info":{"status":4,"sms_verify_status":3,"available":0}}"#);
        let rules: Vec<&str> = found.findings.iter().map(|finding| finding.rule.as_str()).collect();
        assert_eq!(rules, ["platform-sms-timeout", "platform-entrance"]);
        assert_eq!(found.states, ["platform-status-4", "platform-sms-3"]);
        assert_eq!(answer(r#"{"info":{"status":4,"sms_verify_status":2,"available":1}}"#).findings, []);
    }

    #[test]
    fn combined_procedure() {
        let found = answer(r#"{"errcode":0,"procedure_status":18,"refill_reason":"营业执照看不清"}"#);
        assert_eq!(found.states, ["platform-procedure-18"]);
        assert_eq!(found.findings[0].rule, "platform-reason");
    }

    #[test]
    fn what_is_no_answer_is_refused() {
        assert!(matches!(read("{", Reference::built_in()), Err(AnswerError::Syntax { .. })));
        assert_eq!(read(r#"{"a":1}"#, Reference::built_in()), Err(AnswerError::Foreign));
        assert_eq!(answer(r#"{"errcode":0,"errmsg":"ok"}"#).findings, []);
    }
}
