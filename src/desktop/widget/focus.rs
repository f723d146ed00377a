//! Makes a widget reachable by Tab and pressable by Space and Enter.
//!
//! iced moves the focus only between text fields; everything else that can be pressed is wrapped in [`Focus`].

use iced::advanced::widget::operation::{self, Operation};
use iced::advanced::widget::{Id, Tree, tree};
use iced::advanced::{Clipboard, Layout, Shell, Widget, layout, mouse, overlay, renderer};
use iced::keyboard::{self, Key, key::Named};
use iced::{Background, Border, Color, Element, Event, Length, Rectangle, Renderer, Size, Theme, Vector, touch};

use crate::desktop::theme::{RADIUS, tones};

/// Distance between the content and the focus ring.
const GAP: f32 = 2.0;

/// Content that takes the focus.
pub struct Focus<'a, Message> {
    content: Element<'a, Message>,
    id: Id,
    label: String,
    on_press: Option<Message>,
    radius: f32,
}

impl<'a, Message> Focus<'a, Message> {
    /// Wraps `content`. The focus skips it while `on_press` is `None`. `label` is what tests and tools find it by.
    pub fn new(
        id: impl Into<Id>,
        label: impl Into<String>,
        content: impl Into<Element<'a, Message>>,
        on_press: Option<Message>,
    ) -> Self {
        Self { content: content.into(), id: id.into(), label: label.into(), on_press, radius: RADIUS }
    }

    /// The radius of the ring's corners.
    #[must_use]
    pub fn radius(mut self, radius: f32) -> Self {
        self.radius = radius;
        self
    }
}

#[derive(Debug, Default)]
struct State {
    focused: bool,
    /// Whether the focus came by keyboard: only then is the ring drawn.
    visible: bool,
}

impl operation::Focusable for State {
    fn is_focused(&self) -> bool {
        self.focused
    }

    fn focus(&mut self) {
        self.focused = true;
        self.visible = true;
    }

    fn unfocus(&mut self) {
        self.focused = false;
        self.visible = false;
    }
}

impl<Message: Clone> Widget<Message, Theme, Renderer> for Focus<'_, Message> {
    fn tag(&self) -> tree::Tag {
        tree::Tag::of::<State>()
    }

    fn state(&self) -> tree::State {
        tree::State::new(State::default())
    }

    fn children(&self) -> Vec<Tree> {
        vec![Tree::new(&self.content)]
    }

    fn diff(&self, tree: &mut Tree) {
        tree.diff_children(std::slice::from_ref(&self.content));
    }

    fn size(&self) -> Size<Length> {
        self.content.as_widget().size()
    }

    fn size_hint(&self) -> Size<Length> {
        self.content.as_widget().size_hint()
    }

    fn layout(&mut self, tree: &mut Tree, renderer: &Renderer, limits: &layout::Limits) -> layout::Node {
        let Some(child) = tree.children.first_mut() else { return layout::Node::new(Size::ZERO) };
        self.content.as_widget_mut().layout(child, renderer, limits)
    }

    fn operate(&mut self, tree: &mut Tree, layout: Layout<'_>, renderer: &Renderer, operation: &mut dyn Operation) {
        let bounds = layout.bounds();
        operation.container(Some(&self.id), bounds);
        if self.on_press.is_some() {
            operation.focusable(Some(&self.id), bounds, tree.state.downcast_mut::<State>());
        }
        operation.text(Some(&self.id), bounds, &self.label);
        let Some(child) = tree.children.first_mut() else { return };
        operation.traverse(&mut |operation| {
            self.content.as_widget_mut().operate(child, layout, renderer, operation);
        });
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
        let state = tree.state.downcast_mut::<State>();
        match event {
            Event::Mouse(mouse::Event::ButtonPressed(_)) | Event::Touch(touch::Event::FingerPressed { .. }) => {
                if state.visible {
                    shell.request_redraw();
                }
                state.focused = self.on_press.is_some() && cursor.is_over(layout.bounds());
                state.visible = false;
            }
            Event::Keyboard(keyboard::Event::KeyPressed {
                key: Key::Named(Named::Space | Named::Enter),
                modifiers,
                ..
            }) if state.focused && modifiers.is_empty() => {
                if let Some(message) = &self.on_press {
                    shell.publish(message.clone());
                    shell.capture_event();
                    return;
                }
            }
            _ => {}
        }
        if let Some(child) = tree.children.first_mut() {
            self.content.as_widget_mut().update(child, event, layout, cursor, renderer, clipboard, shell, viewport);
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
        tree.children.first().map_or(mouse::Interaction::None, |child| {
            self.content.as_widget().mouse_interaction(child, layout, cursor, viewport, renderer)
        })
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
        let Some(child) = tree.children.first() else { return };
        self.content.as_widget().draw(child, renderer, theme, style, layout, cursor, viewport);
        if tree.state.downcast_ref::<State>().visible {
            ring(renderer, theme, layout.bounds(), self.radius);
        }
    }

    fn overlay<'b>(
        &'b mut self,
        tree: &'b mut Tree,
        layout: Layout<'b>,
        renderer: &Renderer,
        viewport: &Rectangle,
        translation: Vector,
    ) -> Option<overlay::Element<'b, Message, Theme, Renderer>> {
        let child = tree.children.first_mut()?;
        self.content.as_widget_mut().overlay(child, layout, renderer, viewport, translation)
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
        Element::new(focus)
    }
}
