//! What a message is about: a refusal, or something that went on. The words stand in `assets/progress/news.toml`.

use std::sync::LazyLock;

use serde::Deserialize;

use super::Happening;
use crate::identifier::account::{Filed, filing_number};

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct MessageWords {
    would: Vec<String>,
    refused: Vec<String>,
    demands: Vec<String>,
    code: Vec<String>,
    check: Vec<String>,
    platform: Vec<String>,
    province: Vec<String>,
    bureau: Vec<String>,
    initial: Vec<String>,
}

static WORDS: LazyLock<MessageWords> =
    LazyLock::new(|| toml::from_str(include_str!("../../../../assets/progress/news.toml")).unwrap_or_default());

/// What a message says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum News {
    /// Something is refused.
    Refusal,
    /// Something went on, with the number where one was granted.
    Happened(Happening, String),
    /// It may be either, or about something else: whoever has it is asked.
    Unclear,
}

/// What ends a part of a sentence.
const PARTS: [char; 8] = ['，', '。', '；', '！', ',', ';', '!', '（'];

/// Determines what the `text` of a message is about.
pub fn news(text: &str) -> News {
    let words = &*WORDS;
    let text: String = text.to_lowercase().split_whitespace().collect();
    let would = |part: &&str| words.would.iter().any(|word| part.contains(word.as_str()));
    let text: String = text.split_inclusive(PARTS).filter(|part| !would(part)).collect();
    let says = |words: &[String]| words.iter().any(|word| text.contains(word.as_str()));
    if says(&words.refused) {
        return News::Refusal;
    }
    if says(&words.code) && says(&words.check) {
        return News::Happened(Happening::SmsReceived, String::new());
    }
    let passed = says(&words.province);
    match number_in(&text).filter(|_| passed) {
        Some(number) => News::Happened(Happening::NumberGranted, number),
        None if says(&words.demands) => News::Refusal,
        None if says(&words.platform) => News::Happened(Happening::PlatformPassed, String::new()),
        None if passed => News::Happened(Happening::ProvincePassed, String::new()),
        None => News::Unclear,
    }
}

/// Whether a refusal says that the bureau refused, and not the platform before it.
pub fn is_of_bureau(text: &str) -> bool {
    let words = &*WORDS;
    let text: String = text.to_lowercase().split_whitespace().collect();
    let says = |part: &str, words: &[String]| words.iter().any(|word| part.contains(word.as_str()));
    let of_bureau =
        |part: &str| says(part, &words.bureau) && !says(part, &words.initial) && !says(part, &words.platform);
    text.split_inclusive(PARTS).any(|part| says(part, &words.refused) && of_bureau(part))
}

/// Bytes of the longest filing number behind its province, up to the sign before the last part.
const MAX_NUMBER_BYTES: usize = 40;

/// The filing number of a mini program in a text without white space and in lower case.
fn number_in(text: &str) -> Option<String> {
    text.match_indices("icp备").find_map(|(at, _)| {
        let (start, _) = text[..at].char_indices().next_back()?;
        let end = text[at..].bytes().take(MAX_NUMBER_BYTES).position(|byte| byte == b'x').map(|end| at + end + 1)?;
        let number = text[start..end].to_uppercase();
        filing_number(&number).is_some_and(|number| number.filed == Filed::Applet).then_some(number)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_bureau_is_distinguished_from_the_platform() {
        for (text, expected) in [
            ("您的备案申请未通过广东省通信管理局审核，原因：备注过于简单", true),
            ("管局审核驳回：网站名称不规范", true),
            ("【样本云】您的备案已被通管局退回，请修改", true),
            ("您的备案未通过平台初审，无法提交至管局", false),
            ("初审未通过：资料不符合管局要求", false),
            ("您的备案未通过，管局要求提供承诺书", false),
            ("主体负责人手机号无法接通，请修改后重新提交", false),
        ] {
            assert_eq!(is_of_bureau(text), expected, "{text}");
        }
    }

    #[test]
    fn only_what_refuses_is_a_refusal() {
        let happened = |happening, note: &str| News::Happened(happening, note.to_owned());
        for (text, expected) in [
            ("您的小程序备案未通过初审，原因如下：1、备注过于简单", News::Refusal),
            ("营业执照照片不清晰，请重新上传", News::Refusal),
            ("短信核验超时，订单被退回，验证码已失效", News::Refusal),
            ("Your filing was rejected.", News::Refusal),
            (
                "【工信部ICP备案】您的备案信息已提交至管局，请于24小时内登录 beian.miit.gov.cn 完成短信核验，验证码 123456。",
                happened(Happening::SmsReceived, ""),
            ),
            (
                "恭喜您，您的小程序“样本”备案已审核通过，备案号：京ICP备2026000000号-1X。",
                happened(Happening::NumberGranted, "京ICP备2026000000号-1X"),
            ),
            ("12381：请在24小时内完成短信核验，验证码 123456，逾期将被退回", happened(Happening::SmsReceived, "")),
            ("逾期未完成短信核验，已被退回", News::Refusal),
            ("平台初审已通过，已提交至管局审核", happened(Happening::PlatformPassed, "")),
            ("您的备案已通过", happened(Happening::ProvincePassed, "")),
            ("今天下午三点开会，记得带身份证。", News::Unclear),
            ("", News::Unclear),
        ] {
            assert_eq!(news(text), expected, "{text}");
        }
    }
}
