//! Reusable widgets of the pages. They do not depend on any page or on the filing.

pub mod badge;
pub mod banner;
pub mod button;
pub mod card_grid;
pub mod custom_layout;
pub mod date;
pub mod dialog_body;
pub mod empty_state;
pub mod evidence;
pub mod field;
pub mod focus;
pub mod keys;
pub mod layer;
pub mod long_list;
pub mod loupe;
pub mod modal;
pub mod one_line;
pub mod paste;
pub mod photograph;
pub mod picker;
pub mod picture;
pub mod progress;
pub mod question;
pub mod room;
pub mod scaled;
pub mod scroll;
pub mod shortcut;
pub mod side_by_side;
pub mod steady;
pub mod toast;
pub mod truncated;
pub mod zoom;

use iced::widget::{Container, Text, column, container, row, text};
use iced::{Element, Fill, Theme};

use super::theme::{BOLD, READING, size, space, style};

/// Minimum length in characters of an enumeration that is easier to read as a list.
const MIN_LIST_CHARS: usize = 90;
/// Minimum number of separators of an enumeration, as opposed to a sentence of two halves.
const FEW: usize = 2;
/// Number of characters kept together at the end of a Chinese paragraph, including its full stop.
const END: usize = 4;
/// Maximum length in characters of brackets that are not broken, with both signs.
const MAX_BRACKET_CHARS: usize = 6;
/// U+2060: forbids a line break and is invisible.
const WORD_JOINER: &str = "\u{2060}";

/// Title of a page; fixed interface text only.
pub fn title<'a>(words: impl text::IntoFragment<'a>) -> Text<'a, Theme> {
    text(words).size(size::TITLE).font(BOLD)
}

/// Heading of a card or dialog; fixed interface text only.
pub fn heading<'a>(words: impl text::IntoFragment<'a>) -> Text<'a, Theme> {
    text(words).size(size::HEADING).font(BOLD)
}

/// `words` with the end of a Chinese paragraph kept together, so that no character is alone on its last line, and with short
/// brackets (（正面）) unbroken.
pub fn kept_together<'a>(words: impl text::IntoFragment<'a>) -> text::Fragment<'a> {
    let words = words.into_fragment();
    let words = if words.contains('（') { whole_brackets(&words).into() } else { words };
    let end = words.char_indices().rev().take(END).collect::<Vec<_>>();
    match end.last() {
        Some((start, _)) if end.len() == END && end.iter().all(|(_, sign)| is_loose(*sign)) => {
            let (before, end) = words.split_at(*start);
            let end = end.chars().map(String::from).collect::<Vec<_>>().join(WORD_JOINER);
            format!("{before}{end}").into()
        }
        _ => words,
    }
}

/// Whether a line may break beside a character of a Chinese text: it is not joined yet.
fn is_loose(sign: char) -> bool {
    !sign.is_ascii() && !WORD_JOINER.contains(sign)
}

/// `words` with the characters of short brackets joined.
pub fn whole_brackets(words: &str) -> String {
    let mut joined = String::with_capacity(words.len());
    let mut rest = words;
    while let Some(start) = rest.find('（') {
        let (before, bracket) = rest.split_at(start);
        joined.push_str(before);
        let length = bracket.find('）').map_or(bracket.len(), |end| end + '）'.len_utf8());
        let (bracket, after) = bracket.split_at(length);
        if bracket.ends_with('）') && bracket.chars().count() <= MAX_BRACKET_CHARS {
            joined.push_str(&bracket.chars().map(String::from).collect::<Vec<_>>().join(WORD_JOINER));
        } else {
            joined.push_str(bracket);
        }
        rest = after;
    }
    joined.push_str(rest);
    joined
}

/// Running text.
pub fn body<'a>(words: impl text::IntoFragment<'a>) -> Text<'a, Theme> {
    text(kept_together(words)).size(size::BODY).line_height(READING)
}

/// Secondary running text.
pub fn hint<'a>(words: impl text::IntoFragment<'a>) -> Text<'a, Theme> {
    text(kept_together(words)).size(size::SMALL).line_height(READING).style(style::soft)
}

/// Secondary running text; a long enumeration becomes a list.
pub fn points<'a, Message: 'a>(words: String) -> Element<'a, Message> {
    if words.chars().count() < MIN_LIST_CHARS || words.matches(['；', ';']).count() < FEW {
        return hint(words).into();
    }
    let points = words.split(['；', ';']).map(|point| {
        let point = hint(point.trim().to_owned()).width(Fill);
        row![hint("·"), point].spacing(space::ONE).into()
    });
    column(points).into()
}

/// A caption.
pub fn caption<'a>(words: impl text::IntoFragment<'a>) -> Text<'a, Theme> {
    text(words).size(size::CAPTION).line_height(1.5).style(style::soft)
}

/// A hairline across the page.
pub fn hairline<'a, Message: 'a>() -> Container<'a, Message> {
    container(iced::widget::space().height(1)).width(Fill).style(style::hairline)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_brackets_are_not_broken() {
        let broken = |text: &str| text.replace(WORD_JOINER, "|");
        assert_eq!(broken(&whole_brackets("照片（正面）、备注（说明）")), "照片（|正|面|）、备注（|说|明|）");
        assert_eq!(broken(&whole_brackets("照片（没有写完")), "照片（没有写完");
        assert_eq!(broken(&whole_brackets("主体（营业执照上的名称）")), "主体（营业执照上的名称）");
        assert_eq!(broken(&kept_together("小程序负责人证件照片（正面）")), "小程序负责人证件照片（|正|面|）");
    }
}
