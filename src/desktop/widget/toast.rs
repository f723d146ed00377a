//! Toasts: short messages at the lower edge that disappear by themselves. What scrolls ends above them, so that they
//! cover nothing; when they disappear, nothing moves until the next input.

use std::time::Duration;

use iced::widget::{Row, column, container, text};
use iced::{Center, Element, Fill};

use super::banner::icon_of;
use super::room::room;
use super::{button, whole_brackets};
use crate::desktop::icon;
use crate::desktop::theme::{READING, size, space, style, style::Tone};

/// How long a toast stays: errors have a cause and a remedy to read.
pub fn stays(tone: Tone) -> Duration {
    match tone {
        Tone::Bad | Tone::Warn => Duration::from_secs(18),
        Tone::Plain | Tone::Accent | Tone::Good => Duration::from_secs(8),
    }
}

/// A toast. `Action` is the type of its button's action.
#[derive(Debug, Clone, PartialEq)]
pub struct Toast<Action> {
    /// Number for removing it.
    pub id: u64,
    /// Its severity.
    pub tone: Tone,
    /// Its text: cause, and remedy if there is one.
    pub text: String,
    /// Label and action of its button.
    pub action: Option<(String, Action)>,
    /// The same of a second one.
    pub second: Option<(String, Action)>,
}

/// Width of a toast in logical pixels, if there is enough space.
const WIDTH: f32 = 560.0;

/// All toasts, the newest at the bottom; `None` where there are none.
pub fn toasts<'a, Action: Clone, Message: Clone + 'a>(
    toasts: &'a [Toast<Action>],
    close: &str,
    on_close: impl Fn(u64) -> Message,
    on_action: impl Fn(Action) -> Message,
) -> Option<Element<'a, Message>> {
    let cards = toasts.iter().map(|toast| {
        let action = |name: &str, action: &Option<(String, Action)>| {
            action.as_ref().map(|(label, action)| {
                let id = format!("toast-{}/{name}", toast.id);
                Element::from(button::link(id, label.clone()).press(on_action(action.clone())))
            })
        };
        let content = Row::new()
            .push(container(icon_of(toast.tone).view().style(style::ink(toast.tone))).padding([3.0, 0.0]))
            .push(text(whole_brackets(&toast.text)).size(size::BODY).line_height(READING).width(Fill))
            .push(action("action", &toast.action))
            .push(action("second", &toast.second))
            .push(button::icon(format!("toast-{}/close", toast.id), close, icon::X, Some(on_close(toast.id))))
            .spacing(12)
            .align_y(Center);
        container(content).padding([6.0, 16.0]).max_width(WIDTH).width(Fill).style(style::floating).into()
    });
    (!toasts.is_empty()).then(|| column(cards).spacing(space::ONE).align_x(Center).into())
}

/// The `content` of `page` with `toasts` below it, in a space of their own: above the bar of the page, which does not move.
pub fn above<'a, Message: 'a>(
    page: &'static str,
    content: impl Into<Element<'a, Message>>,
    toasts: Option<Element<'a, Message>>,
) -> Element<'a, Message> {
    let toasts = toasts.map(|toasts| container(toasts).center_x(Fill).padding([space::ONE, space::TWO]).into());
    column![container(content).height(Fill), room(page, toasts)].into()
}

/// `toasts` while a dialog is open: at the lower edge, above everything.
pub fn over_dialog<'a, Message: 'a>(toasts: Element<'a, Message>) -> Element<'a, Message> {
    container(toasts).center_x(Fill).align_bottom(Fill).padding(space::ONE).into()
}
