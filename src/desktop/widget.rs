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

/// `words` with the end of a Chinese paragraph kept together: no character is alone on its last line.
pub fn kept_together<'a>(words: impl text::IntoFragment<'a>) -> text::Fragment<'a> {
    let words = words.into_fragment();
    let end = words.char_indices().rev().take(END).collect::<Vec<_>>();
    match end.last() {
        Some((start, _)) if end.len() == END && end.iter().all(|(_, sign)| !sign.is_ascii()) => {
            let (before, end) = words.split_at(*start);
            let end = end.chars().map(String::from).collect::<Vec<_>>().join(WORD_JOINER);
            format!("{before}{end}").into()
        }
        _ => words,
    }
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
