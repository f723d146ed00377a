//! Shown instead of an empty list: what belongs here and how to add it.

use iced::widget::{Column, Row, container};
use iced::{Center, Element, Fill};

use super::{heading, hint};
use crate::desktop::icon::Icon;
use crate::desktop::theme::{space, style};

/// An empty state, centred in its space.
pub fn empty<'a, Message: 'a>(
    icon: Icon,
    title: String,
    about: String,
    actions: Vec<Element<'a, Message>>,
) -> Element<'a, Message> {
    let content = Column::new()
        .push(container(icon.sized(32.0).style(style::faint)).padding(space::ONE))
        .push(heading(title))
        .push(container(hint(about).align_x(Center)).max_width(560))
        .push((!actions.is_empty()).then(|| container(Row::with_children(actions).spacing(12)).padding([12.0, 0.0])))
        .spacing(space::ONE)
        .align_x(Center);
    container(content).center_x(Fill).padding([64.0, 24.0]).into()
}
