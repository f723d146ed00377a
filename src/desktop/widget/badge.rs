//! A chip: one or two words with a tone.

use iced::widget::{Row, container, row, text};
use iced::{Center, Element, Fill};

use crate::desktop::icon::Icon;
use crate::desktop::theme::{size, space, style};

/// A chip of full width with a sentence, wrapped into lines.
pub fn sentence<'a, Message: 'a>(tone: style::Tone, icon: Icon, words: String) -> Element<'a, Message> {
    let said = text(words).size(size::CAPTION).wrapping(text::Wrapping::WordOrGlyph).width(Fill);
    let content = row![icon.sized(13.0), said].spacing(space::HALF);
    container(content).padding([3.0, 8.0]).width(Fill).style(style::wash(tone, 10.0)).into()
}

/// A chip with a tone and optionally an icon.
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
