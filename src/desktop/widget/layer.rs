//! A layer around content: it sees events before or after the content, and can keep events from it.

use iced::advanced::widget::{Operation, Tree, tree};
use iced::advanced::{Clipboard, Layout, Shell, Widget, layout, mouse, overlay, renderer};
use iced::{Element, Event, Length, Rectangle, Renderer, Size, Theme, Vector, window};

use super::truncated::Truncated;

/// Behaviour of a layer. Everything else is left to the content.
pub trait Layer<Message> {
    /// State kept from one view to the next.
    type State: Default + 'static;

    /// Whether the content is drawn but receives no events and operations.
    fn keeps_still(&self) -> bool {
        false
    }

    /// Sees an event first; `false` keeps it from the content.
    fn before(
        &self,
        _state: &mut Self::State,
        _event: &Event,
        _bounds: Rectangle,
        _cursor: mouse::Cursor,
        _shell: &mut Shell<'_, Message>,
    ) -> bool {
        true
    }

    /// Sees an event after the content.
    fn after(&self, _event: &Event, _shell: &mut Shell<'_, Message>) {}

    /// Limit for what the content gets from the clipboard; `None` for no limit.
    fn paste_limit(&self) -> Option<PasteLimit<Message>> {
        None
    }

    /// Takes part in an operation, before the content does.
    fn operate(&self, _state: &mut Self::State, _bounds: Rectangle, _operation: &mut dyn Operation) {}

    /// The visible part of the content, within the viewport.
    fn seen(&self, viewport: Rectangle) -> Rectangle {
        viewport
    }

    /// Draws under the content.
    fn under(&self, _renderer: &mut Renderer, _theme: &Theme, _bounds: Rectangle) {}

    /// Draws over the content.
    fn draw(&self, _state: &Self::State, _renderer: &mut Renderer, _theme: &Theme, _bounds: Rectangle) {}
}

/// Limit for what content gets from the clipboard.
pub struct PasteLimit<Message> {
    /// Maximum number of characters.
    pub most: usize,
    /// Published if text was cut.
    pub cut: Message,
    /// Published if text was requested and there is none.
    pub other: Message,
}

/// `content` inside `layer`.
pub fn layer<'a, Message: 'a, L: Layer<Message> + 'a>(
    content: impl Into<Element<'a, Message>>,
    layer: L,
) -> Element<'a, Message> {
    Element::new(Layered { content: content.into(), layer })
}

/// State of a layer, distinguishable from the empty state of other widgets.
#[derive(Default)]
struct LayerState<State>(State);

struct Layered<'a, Message, L> {
    content: Element<'a, Message>,
    layer: L,
}

impl<Message, L: Layer<Message>> Widget<Message, Theme, Renderer> for Layered<'_, Message, L> {
    fn tag(&self) -> tree::Tag {
        tree::Tag::of::<LayerState<L::State>>()
    }

    fn state(&self) -> tree::State {
        tree::State::new(LayerState::<L::State>::default())
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
        if self.layer.keeps_still() {
            return;
        }
        self.layer.operate(&mut tree.state.downcast_mut::<LayerState<L::State>>().0, layout.bounds(), operation);
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
        let still = self.layer.keeps_still();
        if still && !matches!(event, Event::Window(window::Event::RedrawRequested(_))) {
            return;
        }
        let state = &mut tree.state.downcast_mut::<LayerState<L::State>>().0;
        if !self.layer.before(state, event, layout.bounds(), cursor, shell) {
            return;
        }
        let cursor = if still { mouse::Cursor::Unavailable } else { cursor };
        if let Some(child) = tree.children.first_mut() {
            let content = self.content.as_widget_mut();
            match self.layer.paste_limit() {
                None => content.update(child, event, layout, cursor, renderer, clipboard, shell, viewport),
                Some(PasteLimit { most, cut, other }) => {
                    let mut short = Truncated::new(clipboard, most);
                    content.update(child, event, layout, cursor, renderer, &mut short, shell, viewport);
                    if short.has_cut() {
                        shell.publish(cut);
                    }
                    if short.is_without_text() {
                        shell.publish(other);
                    }
                }
            }
        }
        self.layer.after(event, shell);
    }

    fn mouse_interaction(
        &self,
        tree: &Tree,
        layout: Layout<'_>,
        cursor: mouse::Cursor,
        viewport: &Rectangle,
        renderer: &Renderer,
    ) -> mouse::Interaction {
        match tree.children.first() {
            Some(child) if !self.layer.keeps_still() => {
                self.content.as_widget().mouse_interaction(child, layout, cursor, viewport, renderer)
            }
            _ => mouse::Interaction::None,
        }
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
        let cursor = if self.layer.keeps_still() { mouse::Cursor::Unavailable } else { cursor };
        self.layer.under(renderer, theme, layout.bounds());
        if let Some(child) = tree.children.first() {
            let viewport = self.layer.seen(*viewport);
            self.content.as_widget().draw(child, renderer, theme, style, layout, cursor, &viewport);
        }
        self.layer.draw(&tree.state.downcast_ref::<LayerState<L::State>>().0, renderer, theme, layout.bounds());
    }

    fn overlay<'b>(
        &'b mut self,
        tree: &'b mut Tree,
        layout: Layout<'b>,
        renderer: &Renderer,
        viewport: &Rectangle,
        translation: Vector,
    ) -> Option<overlay::Element<'b, Message, Theme, Renderer>> {
        if self.layer.keeps_still() {
            return None;
        }
        let child = tree.children.first_mut()?;
        self.content.as_widget_mut().overlay(child, layout, renderer, viewport, translation)
    }
}
