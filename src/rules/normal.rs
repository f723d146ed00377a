//! Typed text as it would be sent: width, case and separators put right, meaning untouched.

use unicode_normalization::UnicodeNormalization;

use crate::filing::field::Format;

/// `text` in the form of its field.
pub(crate) fn normal(text: &str, format: Option<Format>) -> String {
    let plain: String = text.trim().chars().filter(|character| !is_invisible(*character)).collect();
    match format {
        Some(Format::Code) => half(&plain).chars().filter(|c| !c.is_whitespace()).collect::<String>().to_uppercase(),
        Some(Format::Phone) => phone(&half(&plain)),
        Some(Format::Email | Format::Token) => half(&plain).chars().filter(|c| !c.is_whitespace()).collect(),
        Some(Format::Date | Format::Validity) => date(&half(&plain)),
        _ => plain,
    }
}

/// Characters that are there and cannot be seen: zero-width marks, direction marks, soft hyphens, control characters.
pub(crate) fn is_invisible(character: char) -> bool {
    matches!(character, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2064}' | '\u{feff}')
        || (character.is_control() && !matches!(character, '\n' | '\r' | '\t'))
}

/// Full-width letters, digits and signs as ASCII.
pub(crate) fn half(text: &str) -> String {
    text.nfkc().collect()
}

/// Text reduced to what counts when two spellings are compared: no width, no spaces, no invisible characters, one case.
pub(crate) fn bare(text: &str) -> String {
    half(text)
        .chars()
        .filter(|character| !character.is_whitespace() && !is_invisible(*character))
        .map(|character| match character {
            '〔' | '［' | '[' | '【' => '(',
            '〕' | '］' | ']' | '】' => ')',
            '•' | '‧' | '・' | '․' => '·',
            '—' | '–' | '‐' | '－' | '―' => '-',
            other => other,
        })
        .flat_map(char::to_uppercase)
        .collect()
}

fn phone(text: &str) -> String {
    let text: String = text.chars().filter(|c| !c.is_whitespace() && !matches!(c, '(' | ')')).collect();
    let rest = text.strip_prefix("+86").or_else(|| text.strip_prefix("0086")).unwrap_or(&text);
    let digits: String = rest.chars().filter(|c| *c != '-').collect();
    if digits.starts_with('1') { digits } else { rest.to_owned() }
}

fn date(text: &str) -> String {
    let text: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    let parts: Vec<&str> = text.split(['-', '.', '/', '年', '月', '日']).filter(|part| !part.is_empty()).collect();
    let digits = |part: &&str| part.bytes().all(|byte| byte.is_ascii_digit());
    match parts.as_slice() {
        [year, month, day] if parts.iter().all(digits) && year.len() == 4 && month.len() <= 2 && day.len() <= 2 => {
            format!("{year}{month:0>2}{day:0>2}")
        }
        _ => text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn separators_and_width() {
        assert_eq!(normal(" １１０１０５１９４９１２３１００２ｘ ", Some(Format::Code)), "11010519491231002X");
        assert_eq!(normal("+86 138-0013-8000", Some(Format::Phone)), "13800138000");
        assert_eq!(normal("010-8800 0000", Some(Format::Phone)), "010-88000000");
        assert_eq!(normal("2026年1月5日", Some(Format::Date)), "20260105");
        assert_eq!(normal("2026.01.05", Some(Format::Validity)), "20260105");
        assert_eq!(normal("长期", Some(Format::Validity)), "长期");
        assert_eq!(normal("样\u{200b}本", None), "样本");
    }

    #[test]
    fn bare_ignores_width_and_brackets() {
        assert_eq!(bare("样本（北京） 有限公司"), bare("样本(北京)有限公司"));
    }
}
