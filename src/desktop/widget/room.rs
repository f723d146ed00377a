//! Reserved space for content that appears and disappears by itself: it keeps its height until the next input, so that
//! nothing moves under a moving pointer. During a press it does not grow either, so that the press hits its target.

use iced::advanced::widget::{Operation, Tree, tree};
use iced::advanced::{Clipboard, Layout, Shell, Widget, layout, mouse, overlay, renderer};
use iced::{Element, Event, Fill, Length, Rectangle, Renderer, Shrink, Size, Theme, Vector, keyboard, touch};

/// The space for `content` on `page`, of full width; without content it keeps the last height until a press, a key or the
/// wheel, or until another page is shown.
pub fn room<'a, Message: 'a>(page: &'static str, content: Option<Element<'a, Message>>) -> Element<'a, Message> {
    Element::new(KeptRoom { page, content: content.into_iter().collect() })
}

struct KeptRoom<'a, Message> {
    page: &'static str,
    /// One element, or none.
    content: Vec<Element<'a, Message>>,
}

/// Heights in logical pixels.
#[derive(Debug, Default)]
struct RoomState {
    /// The page on which it was kept.
    page: &'static str,
    /// Height of the space.
    kept: f32,
    /// Height of its content.
    needed: f32,
    /// Whether a button or key is being pressed.
    pressed: bool,
}

impl RoomState {
    /// Whether content that appeared during a press waits for its end.
    fn waits(&self) -> bool {
        self.needed > self.kept
    }
}

/// Whether the event completes an input.
fn is_act(event: &Event) -> bool {
    matches!(
        event,
        Event::Mouse(mouse::Event::ButtonReleased(_) | mouse::Event::WheelScrolled { .. })
            | Event::Touch(touch::Event::FingerLifted { .. })
            | Event::Keyboard(keyboard::Event::KeyPressed { .. })
    )
}

impl<Message> Widget<Message, Theme, Renderer> for KeptRoom<'_, Message> {
    fn tag(&self) -> tree::Tag {
        tree::Tag::of::<RoomState>()
    }

    fn state(&self) -> tree::State {
        tree::State::new(RoomState { page: self.page, ..RoomState::default() })
    }

    fn children(&self) -> Vec<Tree> {
        self.content.iter().map(Tree::new).collect()
    }

    fn diff(&self, tree: &mut Tree) {
        let state = tree.state.downcast_mut::<RoomState>();
        if state.page != self.page {
            *state = RoomState { page: self.page, ..RoomState::default() };
        }
        tree.diff_children(&self.content);
    }

    fn size(&self) -> Size<Length> {
        Size::new(Fill, Shrink)
    }

    fn layout(&mut self, tree: &mut Tree, renderer: &Renderer, limits: &layout::Limits) -> layout::Node {
        let limits = limits.width(Fill);
        let node = self
            .content
            .first_mut()
            .zip(tree.children.first_mut())
            .map(|(content, child)| content.as_widget_mut().layout(child, renderer, &limits));
        let state = tree.state.downcast_mut::<RoomState>();
        state.needed = node.as_ref().map_or(0.0, |node| node.size().height);
        if !state.pressed {
            state.kept = state.kept.max(state.needed);
        }
        let size = Size::new(limits.max().width, state.kept);
        layout::Node::with_children(size, node.into_iter().collect())
    }

    fn operate(&mut self, tree: &mut Tree, layout: Layout<'_>, renderer: &Renderer, operation: &mut dyn Operation) {
        operation.traverse(&mut |operation| {
            for ((child, tree), layout) in self.content.iter_mut().zip(&mut tree.children).zip(layout.children()) {
                child.as_widget_mut().operate(tree, layout, renderer, operation);
            }
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
        let state = tree.state.downcast_mut::<RoomState>();
        let waits = state.waits();
        for ((child, tree), layout) in
            self.content.iter_mut().zip(&mut tree.children).zip(layout.children()).filter(|_| !waits)
        {
            child.as_widget_mut().update(tree, event, layout, cursor, renderer, clipboard, shell, viewport);
        }
        match event {
            Event::Mouse(mouse::Event::ButtonPressed(_)) | Event::Touch(touch::Event::FingerPressed { .. }) => {
                state.pressed = true;
            }
            Event::Mouse(mouse::Event::ButtonReleased(_))
            | Event::Touch(touch::Event::FingerLifted { .. } | touch::Event::FingerLost { .. }) => {
                state.pressed = false;
                if waits {
                    shell.invalidate_layout();
                    shell.request_redraw();
                }
            }
            _ => {}
        }
        if state.kept > state.needed && is_act(event) {
            state.kept = state.needed;
            shell.invalidate_layout();
            shell.request_redraw();
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
        let content = self.content.first().zip(tree.children.first()).zip(layout.children().next());
        content.map_or_else(mouse::Interaction::default, |((content, tree), layout)| {
            content.as_widget().mouse_interaction(tree, layout, cursor, viewport, renderer)
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
        let waits = tree.state.downcast_ref::<RoomState>().waits();
        for ((child, tree), layout) in self.content.iter().zip(&tree.children).zip(layout.children()).filter(|_| !waits)
        {
            child.as_widget().draw(tree, renderer, theme, style, layout, cursor, viewport);
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
        overlay::from_children(&mut self.content, tree, layout, renderer, viewport, translation)
    }
}
