//! Makes a widget reachable by Tab and pressable by Space and Enter.
//!
//! iced moves the focus only between text fields; every other control is wrapped in [`Focus`].

use std::sync::atomic::{AtomicBool, Ordering};

use iced::advanced::widget::Id;
use iced::advanced::widget::operation::{self, Operation};
use iced::advanced::{Shell, mouse, renderer};
use iced::keyboard::{self, Key, key::Named};
use iced::{Background, Border, Color, Element, Event, Rectangle, Renderer, Theme, touch};

use super::layer::{Layer, layer};
use super::shortcut::{self, KeyCommand, KeyScope, Press};
use crate::desktop::theme::{RADIUS, tones};

/// Whether the last input came from the pointer and not the keyboard: then a newly focused widget shows no ring. It is
/// global, as there is one pointer and one keyboard for all windows, and the focused widget may not have existed at the
/// time of the input.
static BY_POINTER: AtomicBool = AtomicBool::new(false);

/// Records whether an event comes from the pointer or the keyboard. The window calls it before any widget sees the
/// event.
pub fn note(event: &Event) {
    match event {
        Event::Mouse(mouse::Event::ButtonPressed(_)) | Event::Touch(touch::Event::FingerPressed { .. }) => {
            BY_POINTER.store(true, Ordering::Relaxed);
        }
        Event::Keyboard(keyboard::Event::KeyPressed { .. }) => BY_POINTER.store(false, Ordering::Relaxed),
        _ => {}
    }
}

/// Whether a newly focused widget shows its ring.
pub fn is_shown() -> bool {
    !BY_POINTER.load(Ordering::Relaxed)
}

/// Distance between the content and the focus ring.
const GAP: f32 = 2.0;

/// Focusable content.
pub struct Focus<'a, Message> {
    content: Element<'a, Message>,
    ring: Ring<Message>,
}

struct Ring<Message> {
    id: Id,
    label: String,
    on_press: Option<Message>,
    radius: f32,
    aside: bool,
}

/// Announces to an operation that the next focusable widget is an aside: it comes and goes with what is typed, and Tab
/// reaches it after the fields of its page.
pub struct Aside;

impl<'a, Message> Focus<'a, Message> {
    /// Wraps `content`. It is skipped while `on_press` is `None`. Tests and tools find it by `label`.
    pub fn new(
        id: impl Into<Id>,
        label: impl Into<String>,
        content: impl Into<Element<'a, Message>>,
        on_press: Option<Message>,
    ) -> Self {
        let ring = Ring { id: id.into(), label: label.into(), on_press, radius: RADIUS, aside: false };
        Self { content: content.into(), ring }
    }

    /// Makes it an [`Aside`].
    #[must_use]
    pub fn aside(mut self, aside: bool) -> Self {
        self.ring.aside = aside;
        self
    }

    /// Sets the radius of the ring's corners.
    #[must_use]
    pub fn radius(mut self, radius: f32) -> Self {
        self.ring.radius = radius;
        self
    }
}

#[derive(Debug, Default)]
struct FocusState {
    focused: bool,
    /// Whether the focus came from the keyboard: only then is the ring drawn.
    visible: bool,
}

impl operation::Focusable for FocusState {
    fn is_focused(&self) -> bool {
        self.focused
    }

    fn focus(&mut self) {
        self.focused = true;
        self.visible = is_shown();
    }

    fn unfocus(&mut self) {
        self.focused = false;
        self.visible = false;
    }
}

impl<Message: Clone> Layer<Message> for Ring<Message> {
    type State = FocusState;

    fn before(
        &self,
        state: &mut FocusState,
        event: &Event,
        bounds: Rectangle,
        cursor: mouse::Cursor,
        shell: &mut Shell<'_, Message>,
    ) -> bool {
        match event {
            Event::Mouse(mouse::Event::ButtonPressed(_)) | Event::Touch(touch::Event::FingerPressed { .. }) => {
                if state.visible {
                    shell.request_redraw();
                }
                state.focused = self.on_press.is_some() && cursor.is_over(bounds);
                state.visible = false;
            }
            Event::Keyboard(keyboard::Event::KeyPressed { key: Key::Named(key), modifiers, .. })
                if state.focused && modifiers.is_empty() && presses(*key) =>
            {
                if let Some(message) = &self.on_press {
                    shell.publish(message.clone());
                    shell.capture_event();
                    return false;
                }
            }
            _ => {}
        }
        true
    }

    fn operate(&self, state: &mut FocusState, bounds: Rectangle, operation: &mut dyn Operation) {
        operation.container(Some(&self.id), bounds);
        if self.on_press.is_some() {
            if self.aside {
                operation.custom(Some(&self.id), bounds, &mut Aside);
            }
            operation.focusable(Some(&self.id), bounds, state);
        }
        operation.text(Some(&self.id), bounds, &self.label);
    }

    fn draw(&self, state: &FocusState, renderer: &mut Renderer, theme: &Theme, bounds: Rectangle) {
        if state.visible {
            ring(renderer, theme, bounds, self.radius);
        }
    }
}

fn ring(renderer: &mut Renderer, theme: &Theme, bounds: Rectangle, radius: f32) {
    use iced::advanced::Renderer as _;
    let border = Border { color: tones(theme).accent, width: 2.0, radius: (radius + GAP).into() };
    let quad = renderer::Quad { bounds: bounds.expand(GAP), border, ..renderer::Quad::default() };
    renderer.fill_quad(quad, Background::Color(Color::TRANSPARENT));
}

impl<'a, Message: Clone + 'a> From<Focus<'a, Message>> for Element<'a, Message> {
    fn from(focus: Focus<'a, Message>) -> Self {
        layer(focus.content, focus.ring)
    }
}

/// Whether a key presses the focused button.
fn presses(key: Named) -> bool {
    shortcut::meaning(Press::Named { key, shift: false }, &[KeyScope::Button]) == Some(KeyCommand::Press)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_ring_is_for_the_keyboard() {
        let press = Event::Mouse(mouse::Event::ButtonPressed(mouse::Button::Left));
        let mut state = FocusState::default();
        note(&press);
        operation::Focusable::focus(&mut state);
        assert!(state.focused && !state.visible);
        note(&Event::Keyboard(keyboard::Event::KeyPressed {
            key: Key::Named(Named::Tab),
            modified_key: Key::Named(Named::Tab),
            physical_key: keyboard::key::Physical::Code(keyboard::key::Code::Tab),
            location: keyboard::Location::Standard,
            modifiers: keyboard::Modifiers::empty(),
            text: None,
            repeat: false,
        }));
        operation::Focusable::focus(&mut state);
        assert!(state.focused && state.visible);
    }
}
