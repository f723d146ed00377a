//! Shortcuts of the whole window.

use iced::advanced::{Shell, mouse};
use iced::keyboard::{self, Key, Modifiers, key::Named};
use iced::{Element, Event, Rectangle};

use super::focus;
use super::layer::{Layer, layer};
use super::shortcut::{ENTER, Press};

/// Whether a press is handled by the window before the focused widget.
fn comes_first(press: Press) -> bool {
    match press {
        // A focused field pastes by itself.
        Press::Command { key, .. } => key != 'v',
        Press::Named { key, .. } => key == Named::Escape,
    }
}

/// `content` with shortcuts. Presses with Ctrl (except pasting), and Escape, go to `on_press` before the content sees
/// them; other keys only if the content ignores them. A press that `on_press` turns into a message goes no further.
pub fn keys<'a, Message: 'a>(
    content: impl Into<Element<'a, Message>>,
    on_press: impl Fn(Press) -> Option<Message> + 'a,
) -> Element<'a, Message> {
    layer(content, WindowKeys { on_press: Box::new(on_press) })
}

struct WindowKeys<'a, Message> {
    on_press: Box<dyn Fn(Press) -> Option<Message> + 'a>,
}

fn press(event: &Event) -> Option<Press> {
    let Event::Keyboard(keyboard::Event::KeyPressed { key, modified_key, physical_key, modifiers, .. }) = event else {
        return None;
    };
    let shift = modifiers.shift();
    if modifiers.command() {
        if *modifiers == Modifiers::COMMAND | Modifiers::ALT {
            return None;
        }
        let key = match (key.as_ref(), modified_key.as_ref()) {
            (Key::Character("+" | "="), _) | (_, Key::Character("+" | "=")) => '+',
            (Key::Character("-" | "_"), _) => '-',
            (Key::Named(Named::Enter), _) => ENTER,
            (Key::Character(text), _) if text.starts_with(|c: char| c.is_ascii_digit()) => text.chars().next()?,
            _ => key.to_latin(*physical_key)?.to_ascii_lowercase(),
        };
        return Some(Press::Command { key, shift });
    }
    match key {
        Key::Named(key) if modifiers.is_empty() || *modifiers == Modifiers::SHIFT => {
            Some(Press::Named { key: *key, shift })
        }
        _ => None,
    }
}

impl<Message> Layer<Message> for WindowKeys<'_, Message> {
    type State = ();

    fn before(
        &self,
        _state: &mut (),
        event: &Event,
        _bounds: Rectangle,
        _cursor: mouse::Cursor,
        shell: &mut Shell<'_, Message>,
    ) -> bool {
        focus::note(event);
        let press = press(event).filter(|press| comes_first(*press));
        self.publish(press, shell)
    }

    fn after(&self, event: &Event, shell: &mut Shell<'_, Message>) {
        if !shell.is_event_captured() {
            let press = press(event).filter(|press| !comes_first(*press));
            let _ = self.publish(press, shell);
        }
    }
}

impl<Message> WindowKeys<'_, Message> {
    /// Publishes the message of a press; `false` if there is one.
    fn publish(&self, press: Option<Press>, shell: &mut Shell<'_, Message>) -> bool {
        let Some(message) = press.and_then(&self.on_press) else { return true };
        shell.publish(message);
        shell.capture_event();
        false
    }
}
