//! A modal dialog over a page.

use iced::widget::{center, container, mouse_area, opaque, stack};
use iced::{Element, Fill};

use super::layer::{Layer, layer};
use crate::desktop::theme::{space, style};

/// `base` with `dialog` over it. A click beside the dialog publishes its message, if any. While a dialog is open the
/// base receives no pointer or keyboard events and no focus, and keeps its scroll positions.
pub fn modal<'a, Message: Clone + 'a>(
    base: impl Into<Element<'a, Message>>,
    dialog: Option<(Element<'a, Message>, Option<Message>)>,
) -> Element<'a, Message> {
    let base = layer(base, Still(dialog.is_some()));
    let over = dialog.map(|(dialog, on_dismiss)| {
        let card = container(opaque(container(dialog).style(style::floating))).padding(space::THREE);
        let scrim = mouse_area(center(card).style(style::scrim));
        opaque(match on_dismiss {
            Some(message) => scrim.on_press(message),
            None => scrim,
        })
    });
    stack![base].push(over).width(Fill).height(Fill).into()
}

/// Blocks all events of its content.
struct Still(bool);

impl<Message> Layer<Message> for Still {
    type State = ();

    fn keeps_still(&self) -> bool {
        self.0
    }
}
