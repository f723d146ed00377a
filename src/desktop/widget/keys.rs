//! Keys that mean something everywhere in the window.

use iced::advanced::widget::{Operation, Tree, tree};
use iced::advanced::{Clipboard, Layout, Shell, Widget, layout, mouse, overlay, renderer};
use iced::keyboard::{self, Key, Modifiers, key::Named};
use iced::{Element, Event, Length, Rectangle, Renderer, Size, Theme, Vector};

/// A key as the window understands it, whatever the layout of the keyboard.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Press {
    /// A letter, digit or mark together with Ctrl (Cmd on macOS).
    Command {
        /// Latin lower-case letter, digit, `+` or `-`.
        key: char,
        /// Whether Shift is held.
        shift: bool,
    },
    /// A key without a character.
    Named {
        /// The key.
        key: Named,
        /// Whether Shift is held.
        shift: bool,
    },
}

/// `content`, with keys looked at first. Presses with Ctrl, and Escape, go to `on_press` before the content sees them;
/// other keys after the content let them pass. A press that `on_press` turns into a message goes no further.
pub fn keys<'a, Message: 'a>(
    content: impl Into<Element<'a, Message>>,
    on_press: impl Fn(Press) -> Option<Message> + 'a,
) -> Element<'a, Message> {
    Element::new(Keys { content: content.into(), on_press: Box::new(on_press) })
}

struct Keys<'a, Message> {
    content: Element<'a, Message>,
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

impl<Message> Widget<Message, Theme, Renderer> for Keys<'_, Message> {
    fn tag(&self) -> tree::Tag {
        self.content.as_widget().tag()
    }

    fn state(&self) -> tree::State {
        self.content.as_widget().state()
    }

    fn children(&self) -> Vec<Tree> {
        self.content.as_widget().children()
    }

    fn diff(&self, tree: &mut Tree) {
        self.content.as_widget().diff(tree);
    }

    fn size(&self) -> Size<Length> {
        self.content.as_widget().size()
    }

    fn size_hint(&self) -> Size<Length> {
        self.content.as_widget().size_hint()
    }

    fn layout(&mut self, tree: &mut Tree, renderer: &Renderer, limits: &layout::Limits) -> layout::Node {
        self.content.as_widget_mut().layout(tree, renderer, limits)
    }

    fn operate(&mut self, tree: &mut Tree, layout: Layout<'_>, renderer: &Renderer, operation: &mut dyn Operation) {
        self.content.as_widget_mut().operate(tree, layout, renderer, operation);
    }

    fn update(
        &mut self,
        tree: &mut Tree,
        event: &Event,
        layout: Layout<'_>,
        cursor: mouse::Cursor,
        renderer: &Renderer,
        clipboard: &mut dyn Clipboard,
        shell: &mut Shell<'_, Message>,
        viewport: &Rectangle,
    ) {
        let press = press(event);
        let first = matches!(press, Some(Press::Command { .. } | Press::Named { key: Named::Escape, .. }));
        if first && let Some(message) = press.and_then(&self.on_press) {
            shell.publish(message);
            shell.capture_event();
            return;
        }
        self.content.as_widget_mut().update(tree, event, layout, cursor, renderer, clipboard, shell, viewport);
        if !first
            && !shell.is_event_captured()
            && let Some(message) = press.and_then(&self.on_press)
        {
            shell.publish(message);
            shell.capture_event();
        }
    }

    fn mouse_interaction(
        &self,
        tree: &Tree,
        layout: Layout<'_>,
        cursor: mouse::Cursor,
        viewport: &Rectangle,
        renderer: &Renderer,
    ) -> mouse::Interaction {
        self.content.as_widget().mouse_interaction(tree, layout, cursor, viewport, renderer)
    }

    fn draw(
        &self,
        tree: &Tree,
        renderer: &mut Renderer,
        theme: &Theme,
        style: &renderer::Style,
        layout: Layout<'_>,
        cursor: mouse::Cursor,
        viewport: &Rectangle,
    ) {
        self.content.as_widget().draw(tree, renderer, theme, style, layout, cursor, viewport);
    }

    fn overlay<'b>(
        &'b mut self,
        tree: &'b mut Tree,
        layout: Layout<'b>,
        renderer: &Renderer,
        viewport: &Rectangle,
        translation: Vector,
    ) -> Option<overlay::Element<'b, Message, Theme, Renderer>> {
        self.content.as_widget_mut().overlay(tree, layout, renderer, viewport, translation)
    }
}
