//! A banner: a message that stays while it is true, with cause, remedy and actions.

use iced::widget::{Column, Row, container, text};
use iced::{Center, Element, Fill};

use super::hint;
use crate::desktop::icon::{self, Icon};
use crate::desktop::theme::{CARD_RADIUS, READING, size, space, style, style::Tone};

/// The icon for a tone.
pub fn icon_of(tone: Tone) -> Icon {
    match tone {
        Tone::Plain | Tone::Accent => icon::INFO,
        Tone::Good => icon::CIRCLE_CHECK,
        Tone::Warn => icon::TRIANGLE_ALERT,
        Tone::Bad => icon::CIRCLE_X,
    }
}

/// A banner of full width. A single action is at its right end, several are below the text.
pub fn banner<'a, Message: 'a>(
    tone: Tone,
    what: impl text::IntoFragment<'a>,
    more: Option<String>,
    actions: Vec<Element<'a, Message>>,
) -> Element<'a, Message> {
    let several = actions.len() > 1;
    let row = (!actions.is_empty()).then(|| Row::with_children(actions).spacing(space::ONE).align_y(Center));
    let (aside, below) = if several { (None, row) } else { (row, None) };
    let words = Column::new().push(text(what).size(size::BODY).line_height(READING)).push(more.map(hint)).spacing(2);
    let lines = Column::new().push(words).push(below.map(Row::wrap)).spacing(10).width(Fill);
    let content = Row::new()
        .push(container(icon_of(tone).view().style(style::ink(tone))).padding([4.0, 0.0]))
        .push(lines)
        .push(aside)
        .spacing(12);
    container(content).padding([12.0, 16.0]).width(Fill).style(style::wash(tone, CARD_RADIUS)).into()
}
