//! Normalises typed text into the form that is sent, instead of refusing it: width, whitespace, case, date formats.

use unicode_normalization::UnicodeNormalization;

use super::contact::{NAME_DOT, is_han};
use crate::filing::field::{self, Format};
use crate::filing::{Filing, parse_date};

/// Answers that confirm the [`plain`] form of e-mail addresses and telephone numbers, by format.
const PLAIN_CONFIRMED: [(Format, &str); 2] =
    [(Format::Email, "facts.answers[email-blank]"), (Format::Phone, "facts.answers[phone-width]")];

/// The value for unlimited validity.
pub const UNLIMITED: &str = "长期";

/// `text` normalised for a field of `format`. Text that cannot be parsed is only trimmed, for the rules to judge;
/// normalising is idempotent.
pub fn normal(format: Format, text: &str) -> String {
    match format {
        Format::Name => name(text),
        Format::Line => one_line(&visible(text)),
        Format::Paragraph => paragraph(text),
        Format::Phone => phone(text),
        Format::Code => code(text),
        Format::Email => visible(text).trim().to_owned(),
        Format::Token => compact(text),
        Format::AppId => compact(text).to_lowercase().nfkc().collect(),
        Format::Date => date(text).unwrap_or_else(|| half_width(text).trim().to_owned()),
        Format::Validity => validity(text),
    }
}

/// The answer at `path` of a filing as it is sent.
pub fn value(filing: &Filing, path: &str) -> String {
    let text = filing.text(path);
    match field::at(path).and_then(|field| field.format) {
        Some(format) if !text.is_empty() => normal(format, text),
        _ => text.to_owned(),
    }
}

/// `filing` with its texts normalised as they are sent; fields that the table does not know stay as they are.
pub fn filing(filing: &Filing) -> Filing {
    let mut result = filing.clone();
    for row in field::all() {
        let Some(format) = row.format else { continue };
        for place in row.places(filing).into_iter().filter(|place| filing.has(place)) {
            let typed = filing.text(&place);
            let mut sent = normal(format, typed);
            // Only the owner knows whether a space in an address is a mistake, or a full-width character means ASCII.
            let confirmed = PLAIN_CONFIRMED.iter().find(|(asked, _)| *asked == format);
            if confirmed.is_some_and(|(_, answer)| filing.flag(answer) == Some(true)) {
                sent = half_width_compact(format, &sent);
            }
            if sent != typed {
                result.set(&place, sent);
            }
        }
    }
    result
}

/// An e-mail address or telephone number with full-width characters made half-width and whitespace removed. The user
/// must confirm this change.
pub fn half_width_compact(format: Format, text: &str) -> String {
    match format {
        Format::Phone => phone(&compact(text)),
        _ => compact(text),
    }
}

/// The half-width form of a full-width ASCII letter, digit or symbol; any other character unchanged.
pub fn half_width_sign(character: char) -> char {
    match character {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(character) - 0xfee0).unwrap_or(character),
        other => other,
    }
}

/// Whether a character is a dash of any width.
pub fn is_dash(character: char) -> bool {
    matches!(character, '-' | '‐' | '‑' | '‒' | '–' | '—' | '―' | '−' | '─' | '－' | '﹘' | '﹣')
}

/// Whether a character is any form of the dot between the parts of a name; a full stop is not.
pub fn is_middle_dot(character: char) -> bool {
    matches!(character, NAME_DOT | '•' | '‧' | '・' | '･' | '∙' | '⋅')
}

/// Makes full-width letters, digits and symbols half-width and removes invisible characters.
fn half_width(text: &str) -> String {
    visible(text).nfkc().collect()
}

/// As [`half_width`] without whitespace; composed again, because a mark may have lost the space it stood on.
fn compact(text: &str) -> String {
    half_width(text).chars().filter(|character| !character.is_whitespace()).nfkc().collect()
}

/// Whether a character is invisible: zero-width spaces and joiners, direction marks, soft hyphens, byte order marks,
/// fillers, variation selectors, tag characters, controls other than line ends and tabs.
pub fn is_invisible(character: char) -> bool {
    matches!(character, '\u{ad}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{180b}'..='\u{180e}' | '\u{200b}'..='\u{200f}'
        | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{2800}' | '\u{3164}' | '\u{fe00}'..='\u{fe0f}'
        | '\u{feff}' | '\u{ffa0}' | '\u{fff9}'..='\u{fffb}' | '\u{1bca0}'..='\u{1bca3}' | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{e0fff}')
        || character.is_control() && !matches!(character, '\n' | '\r' | '\t')
}

/// Whether a character is whitespace other than a space, an ideographic space or a line end.
pub fn is_odd_blank(character: char) -> bool {
    character.is_whitespace() && !matches!(character, ' ' | '\u{3000}' | '\n' | '\r') && !is_invisible(character)
}

/// Removes [invisible](is_invisible) characters.
fn visible(text: &str) -> String {
    text.chars().filter(|character| !is_invisible(*character)).collect()
}

/// One line, with single spaces inside and none around.
fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn paragraph(text: &str) -> String {
    let text: String = visible(text).chars().map(|c| if is_odd_blank(c) { ' ' } else { c }).collect();
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    text.trim().lines().map(str::trim_end).collect::<Vec<_>>().join("\n")
}

/// Normalises a name. Brackets and widths stay as they are (a licence may print either); only spaces between Chinese
/// characters and the variants of the dot between parts of a name change.
fn name(text: &str) -> String {
    let line = one_line(&visible(text));
    let characters: Vec<char> = line.chars().collect();
    let mut result = String::with_capacity(line.len());
    for (index, character) in characters.iter().enumerate() {
        let han = |neighbour: Option<&char>| neighbour.copied().is_some_and(is_han);
        let before = index.checked_sub(1).and_then(|index| characters.get(index));
        let between = han(before) && han(characters.get(index + 1));
        match *character {
            dot if between && (is_middle_dot(dot) || matches!(dot, '．' | '․' | '.')) => result.push(NAME_DOT),
            ' ' if between => {}
            other => result.push(other),
        }
    }
    result
}

/// Removes country code, whitespace and brackets, and the dashes of a mobile number; full-width digits stay, see
/// [`plain`].
fn phone(text: &str) -> String {
    let dropped = |character: char| character.is_whitespace() || matches!(character, '(' | ')' | '（' | '）');
    let whole: String = visible(text).chars().filter(|character| !dropped(*character)).map(dash).collect();
    let mut text = whole.trim_start_matches('-');
    while let Some(rest) = text.strip_prefix("+86").or_else(|| text.strip_prefix("0086")) {
        text = rest.trim_start_matches('-');
    }
    let digits = text.replace('-', "");
    let mobile = digits.len() == 11 && digits.starts_with('1') && digits.bytes().all(|byte| byte.is_ascii_digit());
    if mobile { digits } else { text.to_owned() }
}

fn code(text: &str) -> String {
    compact(text).chars().map(dash).collect::<String>().to_uppercase().nfkc().collect()
}

/// An ASCII hyphen for any dash; any other character unchanged.
pub fn dash(character: char) -> char {
    if is_dash(character) { '-' } else { character }
}

fn validity(text: &str) -> String {
    let compact: String = compact(text);
    let unlimited = ["长期", "长期有效", "长久", "永久", "永久有效", "无固定期限", "不约定期限", "至长期", "LONG-TERM"];
    if unlimited.contains(&compact.to_uppercase().as_str()) {
        return UNLIMITED.to_owned();
    }
    date(text).unwrap_or(compact)
}

/// `YYYYMMDD` for a date written `2026-11-24`, `2026.11.24`, `2026/11/24`, `2026年11月24日` or `20261124`; `None` for
/// anything else, including a day that does not exist.
fn date(text: &str) -> Option<String> {
    eight_digits(text).filter(|date| parse_date(date).is_some())
}

/// `YYYYMMDD` for a date in one of these formats, even if the day does not exist.
pub fn eight_digits(text: &str) -> Option<String> {
    let text: String = compact(text).chars().map(dash).collect();
    let text = text.trim_end_matches(['日', '号']);
    let parts: Vec<&str> = text.split(['-', '.', '/', '年', '月']).collect();
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    if !parts.iter().all(|part| digits(part)) {
        return None;
    }
    match parts.as_slice() {
        [whole] if whole.len() == 8 => Some((*whole).to_owned()),
        [year, month, day] if year.len() == 4 && month.len() <= 2 && day.len() <= 2 => {
            Some(format!("{year}{month:0>2}{day:0>2}"))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn dates() {
        for text in [
            "2026-11-24",
            "2026.11.24",
            "2026/11/24",
            "2026年11月24日",
            "20261124",
            "２０２６－１１－２４",
            " 2026 11 24 ",
        ] {
            assert_eq!(normal(Format::Date, text), "20261124", "{text}");
        }
        assert_eq!(normal(Format::Date, "2026年1月2日"), "20260102");
        assert_eq!(normal(Format::Date, "昨天"), "昨天");
        assert_eq!(normal(Format::Date, "2026年13月45日"), "2026年13月45日", "it stays as it was typed");
        assert_eq!(normal(Format::Date, "26-1-2"), "26-1-2");
        assert_eq!(normal(Format::Validity, " 长 期 "), "长期");
        assert_eq!(normal(Format::Validity, "永久"), "长期");
        assert_eq!(normal(Format::Validity, "2040.01.01"), "20400101");
    }

    #[test]
    fn codes_and_telephones() {
        assert_eq!(normal(Format::Code, " 11010519491231002x "), "11010519491231002X");
        assert_eq!(normal(Format::Code, "９１１１ ００００ 600037341l"), "91110000600037341L");
        assert_eq!(normal(Format::Phone, "+86 130-1234-4321"), "13012344321");
        assert_eq!(normal(Format::Phone, "（0755）26000000"), "075526000000");
        assert_eq!(normal(Format::Phone, "0755—26000000"), "0755-26000000");
        assert_eq!(normal(Format::Phone, "(+86)-(-130) 1234-4321"), "13012344321");
        assert_eq!(normal(Format::Phone, "+86-+8675526000000"), "75526000000");
        assert_eq!(normal(Format::Email, " a@b.cn\u{200b} "), "a@b.cn");
        assert_eq!(normal(Format::Token, " wx1a2B "), "wx1a2B");
        assert_eq!(normal(Format::AppId, " WX1a2B "), "wx1a2b");
    }

    #[test]
    fn wide_signs_of_addresses_and_telephones_are_made_plain_where_that_is_confirmed() {
        assert_eq!(normal(Format::Phone, "１３０ 1234 4321"), "１３０12344321");
        assert_eq!(half_width_compact(Format::Phone, "＋86 １３０12344321"), "13012344321");
        assert_eq!(normal(Format::Email, "a＠b．cn"), "a＠b．cn");
        assert_eq!(half_width_compact(Format::Email, "a ＠b．cn"), "a@b.cn");
        let mut typed = Filing::new(crate::filing::Kind::New);
        typed.set(field!("icp_subject.principal_info.mobile"), "１３０12344321");
        assert_eq!(filing(&typed).text(field!("icp_subject.principal_info.mobile")), "１３０12344321");
        typed.set("facts.answers[phone-width]", true);
        assert_eq!(filing(&typed).text(field!("icp_subject.principal_info.mobile")), "13012344321");
    }

    #[test]
    fn names_and_lines() {
        assert_eq!(normal(Format::Name, "买买提•样 本"), "买买提·样本");
        assert_eq!(normal(Format::Name, "样本．样本"), "样本·样本");
        assert_eq!(normal(Format::Name, " JOHN   SMITH "), "JOHN SMITH");
        assert_eq!(normal(Format::Name, "样本（深圳）有限公司"), "样本（深圳）有限公司");
        assert_eq!(normal(Format::Line, "科技路1号\u{200b}\n2栋"), "科技路1号 2栋");
        assert_eq!(normal(Format::Paragraph, " 第一行 \r\n第二行\u{feff} "), "第一行\n第二行");
        assert_eq!(normal(Format::Paragraph, "第一行\t样\u{a0}本\u{3000}\n"), "第一行 样 本");
    }

    proptest! {
        #[test]
        fn normalising_twice_changes_nothing_more(text in "\\PC{0,24}") {
            for format in [Format::Name, Format::Line, Format::Paragraph, Format::Phone, Format::Email, Format::Code,
                Format::Token, Format::AppId, Format::Date, Format::Validity] {
                let once = normal(format, &text);
                prop_assert_eq!(normal(format, &once), once);
            }
        }
    }

    #[test]
    fn a_filing_is_sent_in_its_normal_form() {
        let mut typed = Filing::new(crate::filing::Kind::New);
        typed.set(field!("icp_subject.principal_info.certificate_number"), "11010519491231002x");
        typed.set(field!("icp_subject.principal_info.certificate_validity_date_end"), "2040.03.15");
        typed.set("icp_applets.base_info.nrlx_details[0].code", " 样文　1号 ");
        typed.set("future", "Ａ");
        let sent = filing(&typed);
        assert_eq!(sent.text(field!("icp_subject.principal_info.certificate_number")), "11010519491231002X");
        assert_eq!(sent.text(field!("icp_subject.principal_info.certificate_validity_date_end")), "20400315");
        assert_eq!(sent.text("icp_applets.base_info.nrlx_details[0].code"), "样文 1号");
        assert_eq!(sent.text("future"), "Ａ");
        assert_eq!(filing(&sent), sent);
    }
}
