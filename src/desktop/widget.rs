//! Pieces that pages are built from. None of them knows a page or the filing.

pub mod badge;
pub mod banner;
pub mod button;
pub mod corrections;
pub mod date;
pub mod empty;
pub mod evidence;
pub mod field;
pub mod focus;
pub mod keys;
pub mod layer;
pub mod modal;
pub mod picker;
pub mod picture;
pub mod scroll;
pub mod toast;

use iced::widget::{Container, Text, container, space, text};
use iced::{Fill, Theme};

use super::theme::{BOLD, READING, size, style};

/// Title of a page; fixed interface text only.
pub fn title<'a>(words: impl text::IntoFragment<'a>) -> Text<'a, Theme> {
    text(words).size(size::TITLE).font(BOLD)
}

/// Title of a page or card that holds what the user typed.
pub fn typed_title<'a>(words: impl text::IntoFragment<'a>) -> Text<'a, Theme> {
    text(words).size(size::TITLE)
}

/// Heading of a card or dialog; fixed interface text only.
pub fn heading<'a>(words: impl text::IntoFragment<'a>) -> Text<'a, Theme> {
    text(words).size(size::HEADING).font(BOLD)
}

/// Running text.
pub fn body<'a>(words: impl text::IntoFragment<'a>) -> Text<'a, Theme> {
    text(words).size(size::BODY).line_height(READING)
}

/// Secondary running text.
pub fn hint<'a>(words: impl text::IntoFragment<'a>) -> Text<'a, Theme> {
    text(words).size(size::SMALL).line_height(READING).style(style::soft)
}

/// A caption.
pub fn caption<'a>(words: impl text::IntoFragment<'a>) -> Text<'a, Theme> {
    text(words).size(size::CAPTION).line_height(1.5).style(style::faint)
}

/// A hairline across the page.
pub fn hairline<'a, Message: 'a>() -> Container<'a, Message> {
    container(space().height(1)).width(Fill).style(style::hairline)
}
