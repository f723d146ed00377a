//! Short messages at the lower edge that go away by themselves.

use std::time::Duration;

use iced::widget::{Row, column, container, text};
use iced::{Center, Element, Fill, alignment};

use super::banner::icon_of;
use super::button;
use crate::desktop::icon;
use crate::desktop::theme::{READING, size, space, style, style::Tone};

/// How long a toast stays: what went wrong has a cause and a cure to read.
pub fn stays(tone: Tone) -> Duration {
    match tone {
        Tone::Bad | Tone::Warn => Duration::from_secs(18),
        Tone::Plain | Tone::Accent | Tone::Good => Duration::from_secs(8),
    }
}

/// Room below the lowest toast, so that it does not cover the way on.
const ABOVE: f32 = 72.0;

/// One toast. `Action` is what its button asks for.
#[derive(Debug, Clone, PartialEq)]
pub struct Toast<Action> {
    /// Number, to take it away again.
    pub id: u64,
    /// How heavy it is.
    pub tone: Tone,
    /// What it says: cause, and cure where there is one.
    pub text: String,
    /// Label of its button and what a press asks for.
    pub action: Option<(String, Action)>,
}

/// All toasts, the newest lowest.
pub fn toasts<'a, Action: Clone, Message: Clone + 'a>(
    toasts: &'a [Toast<Action>],
    close: &str,
    on_close: impl Fn(u64) -> Message,
    on_action: impl Fn(Action) -> Message,
) -> Element<'a, Message> {
    let cards = toasts.iter().map(|toast| {
        let action = toast.action.as_ref().map(|(label, action)| {
            Element::from(
                button::link(format!("toast-{}/action", toast.id), label.clone()).press(on_action(action.clone())),
            )
        });
        let content = Row::new()
            .push(container(icon_of(toast.tone).view().style(style::ink(toast.tone))).padding([3.0, 0.0]))
            .push(container(text(&toast.text).size(size::BODY).line_height(READING)).max_width(440))
            .push(action)
            .push(button::icon(format!("toast-{}/close", toast.id), close, icon::X, Some(on_close(toast.id))))
            .spacing(12)
            .align_y(Center);
        container(content).padding([10.0, 16.0]).style(style::floating).into()
    });
    container(column(cards).spacing(space::ONE).align_x(Center))
        .width(Fill)
        .height(Fill)
        .align_x(Center)
        .align_y(alignment::Vertical::Bottom)
        .padding(iced::Padding::new(space::THREE).bottom(ABOVE))
        .into()
}
