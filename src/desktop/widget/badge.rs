//! A chip: a word or two with a meaning.

use iced::widget::{Row, container, row, text};
use iced::{Center, Element, Fill};

use crate::desktop::icon::Icon;
use crate::desktop::theme::{size, space, style};

/// A chip as wide as its place that holds a sentence, broken into lines.
pub fn sentence<'a, Message: 'a>(tone: style::Tone, icon: Icon, words: String) -> Element<'a, Message> {
    let said = text(words).size(size::CAPTION).wrapping(text::Wrapping::WordOrGlyph).width(Fill);
    let content = row![icon.sized(13.0), said].spacing(space::HALF);
    container(content).padding([3.0, 8.0]).width(Fill).style(style::wash(tone, 10.0)).into()
}

/// A chip of a tone, with an icon where there is one.
pub fn badge<'a, Message: 'a>(
    tone: style::Tone,
    icon: Option<Icon>,
    words: impl text::IntoFragment<'a>,
) -> Element<'a, Message> {
    let content = Row::new()
        .push(icon.map(|icon| icon.sized(13.0)))
        .push(text(words).size(size::CAPTION).wrapping(text::Wrapping::None))
        .spacing(space::HALF)
        .align_y(Center);
    container(content).padding([3.0, 8.0]).style(style::wash(tone, 10.0)).into()
}
