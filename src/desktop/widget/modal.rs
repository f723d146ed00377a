//! A dialog over a page that waits.

use iced::advanced::widget::{Operation, Tree, tree};
use iced::advanced::{Clipboard, Layout, Shell, Widget, layout, mouse, overlay, renderer};
use iced::widget::{center, container, mouse_area, opaque, stack};
use iced::{Element, Event, Fill, Length, Rectangle, Renderer, Size, Theme, Vector, window};

use crate::desktop::theme::{space, style};

/// `base` with `dialog` over it. A click beside the dialog publishes `on_dismiss`. While a dialog is open the base
/// takes neither pointer nor keys nor focus, and keeps its scroll positions.
pub fn modal<'a, Message: Clone + 'a>(
    base: impl Into<Element<'a, Message>>,
    dialog: Option<(Element<'a, Message>, Message)>,
) -> Element<'a, Message> {
    let base = Element::new(Still { content: base.into(), still: dialog.is_some() });
    let over = dialog.map(|(dialog, on_dismiss)| {
        let card = container(opaque(container(dialog).style(style::floating))).padding(space::THREE);
        opaque(mouse_area(center(card).style(style::scrim)).on_press(on_dismiss))
    });
    stack![base].push(over).width(Fill).height(Fill).into()
}

/// Content that is drawn but, while `still`, not reached by events and operations.
struct Still<'a, Message> {
    content: Element<'a, Message>,
    still: bool,
}

impl<Message> Widget<Message, Theme, Renderer> for Still<'_, Message> {
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
        if !self.still {
            self.content.as_widget_mut().operate(tree, layout, renderer, operation);
        }
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
        let redraw = matches!(event, Event::Window(window::Event::RedrawRequested(_)));
        if !self.still || redraw {
            let cursor = if self.still { mouse::Cursor::Unavailable } else { cursor };
            self.content.as_widget_mut().update(tree, event, layout, cursor, renderer, clipboard, shell, viewport);
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
        if self.still {
            return mouse::Interaction::None;
        }
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
        let cursor = if self.still { mouse::Cursor::Unavailable } else { cursor };
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
        if self.still {
            return None;
        }
        self.content.as_widget_mut().overlay(tree, layout, renderer, viewport, translation)
    }
}
