//! A chip: a word or two with a meaning.

use iced::widget::{Row, container, text};
use iced::{Center, Element};

use crate::desktop::icon::Icon;
use crate::desktop::theme::{size, space, style};

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
