//! The confirmation before an irreversible action.

use iced::widget::{Row, column, container, space};
use iced::{Element, Fill, Task};

use super::{body, button, heading, scroll};
use crate::desktop::theme::{space as gap, style};

/// Id of the button that cancels; it is focused when the dialog opens.
pub const CANCEL: &str = "question/cancel";
/// Id of the button that confirms. It is on the left, away from the buttons at the right end of lists.
pub const DESTROY: &str = "question/destroy";

/// Id of the button for a third option.
pub const OTHER: &str = "question/other";

/// Focuses the harmless answer.
pub fn ask<Message: Send + 'static>() -> Task<Message> {
    scroll::focus(CANCEL)
}

/// The dialog: the question, the consequences, and the labels of both answers.
pub fn question<'a, Message: Clone + 'a>(
    what: String,
    why: String,
    cancel: (String, Message),
    destroy: (String, Message),
) -> Element<'a, Message> {
    question_or(what, why, cancel, None, destroy)
}

/// The same with a third option beside the harmless one.
pub fn question_or<'a, Message: Clone + 'a>(
    what: String,
    why: String,
    cancel: (String, Message),
    other: Option<(String, Message)>,
    destroy: (String, Message),
) -> Element<'a, Message> {
    let other = other.map(|(label, message)| button::secondary(OTHER, label).press(message));
    let destroy = button::labelled(DESTROY, destroy.0, style::danger).press(destroy.1);
    let cancel = button::primary(CANCEL, cancel.0).press(cancel.1);
    let answers = Row::new().push(destroy).push(space().width(Fill)).push(other).push(cancel).spacing(gap::ONE);
    let content = column![heading(what), body(why), answers].spacing(gap::TWO);
    container(content).padding(gap::THREE).width(480).into()
}
