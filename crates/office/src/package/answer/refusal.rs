//! Whether a text refuses anything at all: a word of a field is not enough, for news, banks and families use it too.

use super::tables::{NEWS, folded, gives_code, places};
use super::{complaint, likely, meaning, split};

/// What ends a clause.
const SIGNS: [char; 16] = ['，', '。', '；', '！', '？', ',', ';', '!', '?', '（', '）', '(', ')', '\n', '\r', '～'];
/// Characters from which a text is no message that somebody wrote by the way.
const MIN_LONG_CHARS: usize = 1_000;

/// Characters up to which a text is compared with messages that refuse nothing.
const MAX_NEWS_CHARS: usize = 120;
/// How much likelier a text refuses nothing than anything, which mentions a refusal and yet refuses nothing.
const CLEAR_NEWS: f32 = 25.0;

/// What a message is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sense {
    /// It refuses something.
    Refusal,
    /// It says that something went on, or is about something else.
    News,
    /// It says neither.
    Unclear,
}

/// What `text`, a message as it was pasted, is.
pub(super) fn sense(text: &str) -> Sense {
    let text = &folded(text);
    let words = &*NEWS;
    let clauses = || text.split(SIGNS).map(str::trim).filter(|clause| !clause.is_empty());
    if is_of_another(text) {
        return Sense::News;
    }
    let text = split::after_sender(text);
    // Some repeat in other words what is told here of messages that refuse nothing, and mention refusals.
    let lead = if text.chars().nth(MAX_NEWS_CHARS).is_none() { likely::news_lead(text) } else { f32::MIN };
    if lead >= CLEAR_NEWS {
        return Sense::News;
    }
    // 上次照片模糊被退回，重拍以后通过了 tells of a refusal that is over.
    let passed = clauses().any(|clause| says(clause, &words.passed, &DENIALS));
    let over = |clause: &str| passed && words.past.iter().any(|word| clause.starts_with(word.as_str()));
    let refused =
        |clause: &str| says(clause, &words.refused, &DENIALS[..2]) && !says(clause, &words.would, &[]) && !over(clause);
    if clauses().any(refused) || text.chars().nth(MIN_LONG_CHARS).is_some() || gives_code(text) {
        return Sense::Refusal;
    }
    if lead > 0.0 {
        return Sense::News;
    }
    let elsewhere = says(text, &words.elsewhere, &[]);
    if elsewhere && !says(text, &words.filing, &[]) {
        return Sense::News;
    }
    let current = clauses().filter(|clause| !over(clause));
    let (news, rest): (Vec<&str>, Vec<&str>) = current.partition(|clause| says(clause, &words.went, &DENIALS));
    let open = rest.into_iter().filter(|clause| !says(clause, &words.directions, &[]));
    let open: Vec<String> = open.map(|clause| without(clause, &words.harmless)).collect();
    let complains = open.iter().any(|clause| says(clause, &words.complaints, &[]));
    if !news.is_empty() {
        return if complains && complaint::is_complete(text) { Sense::Refusal } else { Sense::News };
    }
    let complains_of_topic = |clause: &String| {
        !elsewhere && (complaint::is_complete(&without(clause, &words.topics)) || meaning::is_telling(clause))
    };
    if complains || open.iter().any(|clause| says(clause, &words.demands, &[]) || complains_of_topic(clause)) {
        return Sense::Refusal;
    }
    if elsewhere { Sense::News } else { Sense::Unclear }
}

/// Whether a part of a message that is not understood only frames its reasons: 江苏管局, 求助, 怎么办.
pub(super) fn is_frame(part: &str) -> bool {
    let part = &folded(part);
    let complains = says(&without(part, &NEWS.harmless), &NEWS.complaints, &[]);
    !complains && (part.chars().count() <= MAX_FRAME_CHARS || says(part, &NEWS.frames, &[]))
}

/// Characters of the longest part that frames reasons whatever its words are.
const MAX_FRAME_CHARS: usize = 6;

/// Whether somebody sends `text` who refuses no filing, or it is an advertisement or a code to be entered.
fn is_of_another(text: &str) -> bool {
    let sender =
        text.trim_start().strip_prefix('【').and_then(|rest| rest.split_once('】')).map_or("", |(name, _)| name);
    says(sender, &NEWS.senders, &[]) && !says(sender, &NEWS.ours, &[])
        || says(text, &NEWS.unrelated, &[])
        || brings_code(text)
}

/// Whether `text` brings a verification code: its name, then at least four digits.
fn brings_code(text: &str) -> bool {
    NEWS.codes.iter().flat_map(|name| places(text, name)).any(|(_, end)| {
        let code = text.get(end..).unwrap_or_default().trim_start_matches(['为', '是', ':', '：', ' ']);
        code.chars().take_while(char::is_ascii_digit).count() >= 4
    })
}

/// Words before another that turn it round: 未收到.
const DENIALS: [&str; 7] = ["没有", "不会", "未", "没", "不", "无法", "尚未"];

/// Whether one of `words` stands in `clause`, and none of `denials` before it.
fn says(clause: &str, words: &[String], denials: &[&str]) -> bool {
    let denied = |at: usize| clause.get(..at).is_some_and(|before| denials.iter().any(|word| before.ends_with(word)));
    words.iter().any(|word| places(clause, word).any(|(at, _)| !denied(at)))
}

/// `clause` without `words`.
fn without(clause: &str, words: &[String]) -> String {
    words.iter().fold(clause.to_owned(), |clause, word| clause.replace(word.as_str(), " "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_of_a_field_refuses_nothing() {
        for text in [
            "您的小程序备案审核已通过，感谢您的配合。",
            "【样本支付】您尾号0000的卡收入20.00元，备注：样本。",
            "老公今晚回不回来吃饭，手机打你也不接",
            "明天上午十点开会，带上公章和执照原件。",
            "【样本】校验码：000000，用于备案短信核验，请在24小时内填写",
            "家长会改到周五，请带身份证登记进校",
            "小程序名称“样本”已审核通过，可以使用。",
            "邮箱验证成功，欢迎使用。",
            "备案资料已通过初审，已提交至管局，请保持负责人手机畅通。",
            "【样本税务】您的申请未通过，原因：身份证照片模糊，请重新提交。",
            "【样本速运】收件地址不详，电话打不通，包裹已退回。",
            "小程序备案没通过？专业代备案，资料齐全三天下号，详情加微信。",
            "周三上午召开备案工作会，请负责人带上身份证。",
            "验证码000000，用于备案核验，请勿告知他人。",
        ] {
            assert_ne!(sense(text), Sense::Refusal, "{text}");
        }
    }

    #[test]
    fn what_complains_or_demands_refuses() {
        for text in [
            "营业执照我们收到了，但是拍糊了",
            "身份证已过期",
            "您的备案未通过审核",
            "平台初审已通过，管局退回：备注太简单",
            "邮箱收不到验证邮件",
            "名称含“银行”字样，非金融机构不得使用",
            "The ID photo is blurry.",
            "【样本省通信管理局】备案未通过：身份证照片模糊。",
            "备注里有“加微信”等引流内容，删掉再提交。",
            "【样本云】备案订单被退回，负责人手机空号。",
            "审核的说个人做这个得先去办执照",
            "要拿居住证来才给备",
            "接到电话说核验码已经失效",
        ] {
            assert_eq!(sense(text), Sense::Refusal, "{text}");
        }
    }
}
