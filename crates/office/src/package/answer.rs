//! The platform's answer: its refusals put on the fields of the form, with cause and cure where they are documented.
//!
//! Understood are the answers of `apply_icp_filing` (`hints[]`), `get_icp_entrance_info` (`info.audit_data[]`, status,
//! SMS status) and `query_auth_and_icp` (`icp_audit`), whole or the lists alone, however they are wrapped.

use std::collections::HashSet;
use std::sync::LazyLock;

use serde::Deserialize;
use serde_json::Value;

use crate::filing::path::{self, Step, steps};
use crate::filing::{Shape, field};
use crate::finding::{Argument, Finding, Rule};
use crate::i18n::{self, Language};
use crate::reference::Reference;
use crate::reference::rejection::Rejection;

rules! {
    /// What the platform refused.
    pub const REFUSED: Rule = Rule::error("platform-refused");
}

/// Share of letter pairs in common from which two wordings count as the same.
const ALIKE: f32 = 0.6;

/// What the platform answered.
#[derive(Debug, Clone, PartialEq)]
pub struct Answer {
    /// State of the filing (`status`, filing-api: 2 to 6 and 1024 to 1031); `None` where the answer has none.
    pub status: Option<i64>,
    /// State of the SMS check (`sms_verify_status`): 1 waiting, 2 done, 3 timed out.
    pub sms: Option<i64>,
    /// Everything that was refused, each on its field; `field` is empty where none is meant or known.
    pub findings: Vec<Finding>,
    /// The answer as it came.
    pub whole: Value,
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
    /// JSON without anything that the platform's answers have.
    #[error("no hints, audit_data, status or errcode")]
    NotAnAnswer,
}

impl Answer {
    /// Reads an answer.
    ///
    /// # Errors
    /// [`AnswerError`] when the text is not JSON or nothing in it belongs to an answer.
    pub fn from_json(text: &str, reference: &Reference) -> Result<Self, AnswerError> {
        let text = text.trim_start_matches('\u{feff}');
        let value: Value = serde_json::from_str(text).map_err(|error| AnswerError::Syntax {
            line: error.line(),
            column: error.column(),
            cut_short: error.is_eof(),
        })?;
        let answer = Self { status: None, sms: None, findings: Vec::new(), whole: Value::Null };
        let mut reader = Reader { reference, known: false, answer };
        reader.read(&value);
        if reader.known { Ok(Self { whole: value, ..reader.answer }) } else { Err(AnswerError::NotAnAnswer) }
    }
}

struct Reader<'a> {
    reference: &'a Reference,
    /// Whether anything of an answer was met.
    known: bool,
    answer: Answer,
}

impl Reader<'_> {
    fn read(&mut self, value: &Value) {
        match value {
            Value::Array(items) => items.iter().for_each(|item| self.read(item)),
            Value::Object(_) if value.get("err_field").is_some() || value.get("key_name").is_some() => {
                self.entry(value);
            }
            Value::Object(members) => {
                self.state(value);
                for member in members.values() {
                    self.read(member);
                }
            }
            _ => {}
        }
    }

    /// One item of `hints[]` or `audit_data[]`.
    fn entry(&mut self, item: &Value) {
        self.known = true;
        let text = |key: &str| item.get(key).and_then(Value::as_str).unwrap_or_default().trim();
        let code = item.get("errcode").and_then(Value::as_i64);
        let said = if text("errmsg").is_empty() { text("error") } else { text("errmsg") };
        let (path, name) = (place(text("err_field")), text("key_name"));
        let path = if path.is_empty() { of_label(name) } else { path };
        let named = [text("err_field"), name].into_iter().find(|name| !name.is_empty()).unwrap_or_default();
        let official = if path.is_empty() { format!("{named}: {said}") } else { said.to_owned() };
        self.refuse(code, &official, said, text("suggest"), path);
    }

    /// What an object says about the filing as a whole.
    fn state(&mut self, value: &Value) {
        let number = |key: &str| value.get(key).and_then(Value::as_i64);
        let text = |key: &str| value.get(key).and_then(Value::as_str).unwrap_or_default().trim();
        let lists = ["hints", "audit_data"].into_iter().any(|key| value.get(key).is_some_and(Value::is_array));
        self.known |= lists;
        if let Some(status) = number("status") {
            self.known = true;
            self.answer.status = Some(status);
            for bit in [1, 2, 4].into_iter().filter(|bit| status > 1024 && (status - 1024) & bit != 0) {
                self.documented(&format!("WX-STATUS-{}", 1024 + bit));
            }
        }
        if let Some(sms) = number("sms_verify_status") {
            self.known = true;
            self.answer.sms = Some(sms);
            if sms == 3 {
                self.documented("WX-SMS-TIMEOUT");
            }
        }
        if number("available") == Some(0) {
            self.documented("WX-AVAILABLE-0");
        }
        for reason in [text("refill_reason"), text("fail_reason")].into_iter().filter(|reason| !reason.is_empty()) {
            self.known = true;
            self.refuse(None, reason, reason, "", String::new());
        }
        if let Some(code) = number("errcode") {
            self.known = true;
            // The envelope says nothing where hints say why.
            let hints = value.get("hints").and_then(Value::as_array);
            if code != 0 && hints.is_none_or(Vec::is_empty) {
                let said = text("errmsg");
                self.refuse(Some(code), &format!("{code} {said}"), said, "", String::new());
            }
        }
    }

    /// A refusal that the catalogue knows by its id and that stands on no field.
    fn documented(&mut self, id: &str) {
        let Some(rejection) = self.reference.rejections.get(id) else { return };
        let official = rejection.official_message_zh.clone();
        let official = if official.is_empty() { rejection.title_zh.clone() } else { official };
        self.push(Some(rejection), &official, "", "");
    }

    fn refuse(&mut self, code: Option<i64>, official: &str, said: &str, suggest: &str, path: String) {
        let rejection = find(self.reference, code, said, &path);
        // Where the platform names no field, the catalogue may know which one is meant.
        let meant = rejection.map(|rejection| place(&rejection.field)).unwrap_or_default();
        let path = if path.is_empty() { meant } else { path };
        self.push(rejection, official, suggest, &path);
    }

    fn push(&mut self, rejection: Option<&Rejection>, official: &str, suggest: &str, path: &str) {
        let of = |words: fn(&Rejection, Language) -> String| match rejection {
            Some(rejection) => {
                Argument::Words { zh: words(rejection, Language::Chinese), en: words(rejection, Language::English) }
            }
            None => Argument::Text(String::new()),
        };
        let mut finding = REFUSED
            .on(path)
            .with("official", Argument::Text(official.to_owned()))
            .with("suggest", Argument::Text(suggest.to_owned()))
            .with("cause", of(Rejection::cause))
            .with("cure", of(Rejection::fix));
        finding.rejections = rejection.map(|rejection| rejection.id.clone()).into_iter().collect();
        if !self.answer.findings.contains(&finding) {
            self.answer.findings.push(finding);
        }
    }
}

/// The documented rejection that an entry means: by its code, then by its wording.
fn find<'a>(reference: &'a Reference, code: Option<i64>, said: &str, path: &str) -> Option<&'a Rejection> {
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
    let best = rated.filter(|(likeness, _)| *likeness >= ALIKE).reduce(|best, next| {
        let closer = next.0 > best.0 || (next.0 >= best.0 && next.1.field == path && best.1.field != path);
        if closer { next } else { best }
    });
    best.map(|(_, rejection)| rejection)
}

/// A path of the form as the platform writes it (`a.b.0.c` for places in lists); empty where there is no such place.
fn place(written_there: &str) -> String {
    let mut written = String::new();
    for step in steps(written_there.trim()) {
        let index = match step {
            Step::Index(index) => Some(index),
            Step::Key(key) => key.parse().ok(),
        };
        written = match (index, step) {
            (Some(index), _) => path::item(&written, index),
            (None, Step::Key(key)) if !written.is_empty() => format!("{written}.{key}"),
            (None, Step::Key(key)) => key.to_owned(),
            (None, Step::Index(_)) => written,
        };
    }
    let pattern = path::pattern(&written);
    let begins = format!("{pattern}.");
    let list = pattern.strip_suffix("[]").and_then(field::at).is_some_and(|field| field.value == Shape::MediaList);
    let is_place = list || field::all().iter().any(|field| field.path == pattern || field.path.starts_with(&begins));
    if is_place { written } else { String::new() }
}

/// A word of theirs and the word of our labels that means the same.
#[derive(Deserialize)]
struct Same {
    theirs: String,
    ours: String,
}

#[derive(Deserialize)]
struct Words {
    same: Vec<Same>,
}

static WORDS: LazyLock<Vec<Same>> = LazyLock::new(|| {
    toml::from_str::<Words>(include_str!("../../../../assets/answer/words.toml"))
        .map(|words| words.same)
        .unwrap_or_default()
});

/// The sent field whose Chinese label is most like `name`; empty where none is.
fn of_label(name: &str) -> String {
    if name.is_empty() {
        return String::new();
    }
    let name = WORDS.iter().fold(name.to_owned(), |name, same| {
        if name.contains(&same.ours) { name } else { name.replace(&same.theirs, &same.ours) }
    });
    let fields = field::all().iter().filter(|field| field.sent || field.path.starts_with("icp_"));
    let rated = fields.map(|field| (likeness(&name, &i18n::label(Language::Chinese, &field.path)), field));
    let best =
        rated.filter(|(likeness, _)| *likeness >= ALIKE).reduce(|best, next| if next.0 > best.0 { next } else { best });
    best.map(|(_, field)| field.path.replace("[]", "[0]")).unwrap_or_default()
}

/// How alike two wordings are, `0.0..=1.0`: the Dice coefficient of their pairs of letters, punctuation left out.
fn likeness(a: &str, b: &str) -> f32 {
    let (a, b) = (pairs(a), pairs(b));
    let both = a.intersection(&b).count();
    if both == 0 { 0.0 } else { 2.0 * both as f32 / (a.len() + b.len()) as f32 }
}

fn pairs(text: &str) -> HashSet<(char, char)> {
    let letters: Vec<char> = text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect();
    letters.iter().copied().zip(letters.iter().copied().skip(1)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Answer {
        Answer::from_json(text, Reference::built_in()).unwrap()
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
                ("icp_subject.organize_info.certificate_photo", "WX-86328".to_owned()),
                ("icp_applets.principal_info.verify_task_id", "WX-86328-TASK".to_owned()),
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
    fn names_of_refused_fields_are_understood() {
        for (name, path) in [
            ("主办单位名称", "icp_subject.base_info.name"),
            ("主体负责人姓名", "icp_subject.principal_info.name"),
            ("负责人姓名", "icp_subject.principal_info.name"),
            ("小程序负责人联系方式", "icp_applets.principal_info.mobile"),
            ("小程序管理员身份证人像面", "icp_applets.principal_info.certificate_photo_front"),
            ("主体负责人身份证国徽面", "icp_subject.principal_info.certificate_photo_back"),
            ("通信地址", "icp_subject.base_info.address"),
            ("证件住所", "icp_subject.organize_info.certificate_address"),
            ("营业执照", "icp_subject.organize_info.certificate_photo"),
            ("小程序备注", "icp_applets.base_info.comment"),
            ("服务内容", "icp_applets.base_info.service_content_types"),
            ("前置审批号", "icp_applets.base_info.nrlx_details[0].code"),
            ("天气", ""),
        ] {
            assert_eq!(of_label(name), path, "{name}");
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
        let remark = answer.findings.iter().find(|f| f.field == "icp_applets.base_info.comment");
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
        let refused = |text| Answer::from_json(text, Reference::built_in()).unwrap_err();
        assert!(matches!(refused("{"), AnswerError::Syntax { line: 1, .. }));
        for text in ["[]", "7", r#"{"a": {"b": [1]}}"#] {
            assert_eq!(refused(text), AnswerError::NotAnAnswer, "{text}");
        }
    }

    proptest::proptest! {
        #[test]
        fn any_text_is_read_or_refused(text in ".{0,60}", path in "[a-z_.0-9\\[\\]]{0,40}") {
            let _ = Answer::from_json(&text, Reference::built_in());
            let item = serde_json::json!({"hints": [{"err_field": path, "errmsg": text}]});
            assert_eq!(read(&item.to_string()).findings.len(), 1);
        }
    }
}
