//! What came back: refusals of the platform and the bureau put on the fields of the form, with cause and cure.
//!
//! Understood are the answers of `apply_icp_filing` (`hints[]`), `get_icp_entrance_info` (`info.audit_data[]`, status,
//! SMS status) and `query_auth_and_icp` (`icp_audit`), whole or the lists alone, however they are wrapped; and the plain
//! text of a message, an SMS or a mail. What a reason means is looked up in `assets/answer/`, then in the documented
//! rejections, then among the reasons that the library has met before. What is not understood is kept word by word.

mod by_hand;
mod complaint;
mod examples;
mod foreign;
mod index;
mod key;
mod likely;
mod likeness;
mod meaning;
mod mentions;
mod mistyped;
mod named;
mod place;
mod reader;
mod refusal;
mod several;
mod shared_fault;
mod side;
mod split;
mod tables;

use serde_json::Value;

use crate::finding::{Argument, Finding, Rule};
use crate::reference::Reference;

use by_hand::ByHand;
use reader::AnswerReader;
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

/// Makes what the first answer is read with, which takes a moment: where it was made before, nothing is left to do.
pub fn prepare() {
    examples::prepare();
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
        let mut reader = AnswerReader::new(reference, &known, answer);
        reader.read_whole(said);
        let mut answer = reader.finish()?;
        by_hand.place(&mut answer.findings);
        Ok(answer)
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
