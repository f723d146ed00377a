//! A page on which nothing moves under the pointer or out of sight: the pressed widget, else the focused one, keeps its
//! position on the screen while notes above it appear and disappear.

use iced::advanced::widget::operation::scrollable::{AbsoluteOffset, Scrollable, scroll_to};
use iced::advanced::widget::operation::{Focusable, Operation};
use iced::advanced::widget::{Id, Tree, tree};
use iced::advanced::{Clipboard, Layout, Shell, Widget, layout, mouse, overlay, renderer};
use iced::{Element, Event, Length, Point, Rectangle, Renderer, Size, Theme, Vector, keyboard, touch};

/// `page`, which contains the scrollable `id`.
pub fn steady<'a, Message: 'a>(id: &'static str, page: impl Into<Element<'a, Message>>) -> Element<'a, Message> {
    Element::new(Steady { id: Id::new(id), page: page.into() })
}

struct Steady<'a, Message> {
    id: Id,
    page: Element<'a, Message>,
}

#[derive(Debug, Default)]
struct SteadyState {
    /// The pressed widget.
    pressed: Option<Id>,
    /// The widget to keep in place, with its previous position.
    stood: Option<Place>,
}

/// Position of a widget on the scrolling page.
#[derive(Debug, Clone)]
struct Place {
    id: Id,
    /// Logical pixels from the top of the page, regardless of scrolling.
    top: f32,
    /// Whether it is visible.
    seen: bool,
    /// Scroll position of the page.
    offset: f32,
}

/// The widget that is searched on the page.
#[derive(Debug, Clone)]
enum Sought {
    Focused,
    Known(Id),
    Under(Point),
}

/// A scrolling page: its visible area, its scroll position, and the maximum of that.
#[derive(Debug, Clone, Copy)]
struct Frame {
    bounds: Rectangle,
    offset: Vector,
    most: f32,
}

struct Search<'a> {
    page: &'a Id,
    sought: Sought,
    /// The scrolling page.
    frame: Option<Frame>,
    found: Option<Place>,
}

impl Operation for Search<'_> {
    fn traverse(&mut self, operate: &mut dyn FnMut(&mut dyn Operation)) {
        operate(self);
    }

    fn scrollable(
        &mut self,
        id: Option<&Id>,
        bounds: Rectangle,
        content: Rectangle,
        translation: Vector,
        _state: &mut dyn Scrollable,
    ) {
        if id == Some(self.page) {
            let most = (content.height - bounds.height).max(0.0);
            self.frame = Some(Frame { bounds, offset: translation, most });
        }
    }

    fn focusable(&mut self, id: Option<&Id>, bounds: Rectangle, state: &mut dyn Focusable) {
        let (Some(id), Some(Frame { bounds: frame, offset, .. })) = (id, self.frame) else { return };
        let met = match &self.sought {
            Sought::Focused => state.is_focused(),
            Sought::Known(known) => known == id,
            Sought::Under(point) => frame.contains(*point) && bounds.contains(*point + offset),
        };
        if met {
            let top = bounds.y - frame.y;
            let seen = top >= offset.y && top <= offset.y + frame.height;
            self.found = Some(Place { id: id.clone(), top, seen, offset: offset.y });
        }
    }
}

impl<Message> Steady<'_, Message> {
    fn search(&mut self, sought: Sought, tree: &mut Tree, layout: Layout<'_>, renderer: &Renderer) -> Option<Place> {
        let mut search = Search { page: &self.id, sought, frame: None, found: None };
        self.page.as_widget_mut().operate(tree, layout, renderer, &mut search);
        search.found
    }
}

impl<Message> Widget<Message, Theme, Renderer> for Steady<'_, Message> {
    fn tag(&self) -> tree::Tag {
        tree::Tag::of::<SteadyState>()
    }

    fn state(&self) -> tree::State {
        tree::State::new(SteadyState::default())
    }

    fn children(&self) -> Vec<Tree> {
        vec![Tree::new(&self.page)]
    }

    fn diff(&self, tree: &mut Tree) {
        tree.diff_children(std::slice::from_ref(&self.page));
    }

    fn size(&self) -> Size<Length> {
        self.page.as_widget().size()
    }

    fn layout(&mut self, tree: &mut Tree, renderer: &Renderer, limits: &layout::Limits) -> layout::Node {
        let Some(child) = tree.children.first_mut() else { return layout::Node::new(Size::ZERO) };
        let node = self.page.as_widget_mut().layout(child, renderer, limits);
        let state = tree.state.downcast_mut::<SteadyState>();
        let sought = state.pressed.clone().map_or(Sought::Focused, Sought::Known);
        let mut search = Search { page: &self.id, sought, frame: None, found: None };
        self.page.as_widget_mut().operate(child, Layout::new(&node), renderer, &mut search);
        let Search { frame, found, .. } = search;
        let wanted = match (&state.stood, &found, frame) {
            (Some(stood), Some(now), Some(frame)) if stood.seen && stood.id == now.id => {
                // On a page that has become shorter, the scroll position may have been reduced.
                let shorter = frame.offset.y >= frame.most && stood.offset > frame.most;
                let before = if shorter { stood.offset } else { frame.offset.y };
                let moved = now.top - stood.top;
                (moved.abs() > 0.5).then(|| (before + moved).clamp(0.0, frame.most))
            }
            _ => None,
        };
        state.stood = found;
        if let Some(wanted) = wanted {
            let mut follow = scroll_to::<()>(self.id.clone(), AbsoluteOffset { x: None, y: Some(wanted) });
            self.page.as_widget_mut().operate(child, Layout::new(&node), renderer, &mut follow);
            if let Some(stood) = &mut state.stood {
                (stood.seen, stood.offset) = (true, wanted);
            }
        }
        node
    }

    fn operate(&mut self, tree: &mut Tree, layout: Layout<'_>, renderer: &Renderer, operation: &mut dyn Operation) {
        let Some(child) = tree.children.first_mut() else { return };
        operation.traverse(&mut |operation| self.page.as_widget_mut().operate(child, layout, renderer, operation));
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
        let Some(child) = tree.children.first_mut() else { return };
        self.page.as_widget_mut().update(child, event, layout, cursor, renderer, clipboard, shell, viewport);
        let sought = match event {
            Event::Mouse(mouse::Event::ButtonPressed(_)) | Event::Touch(touch::Event::FingerPressed { .. }) => {
                cursor.position().map(Sought::Under)
            }
            Event::Mouse(mouse::Event::ButtonReleased(_) | mouse::Event::WheelScrolled { .. })
            | Event::Touch(touch::Event::FingerLifted { .. } | touch::Event::FingerLost { .. })
            | Event::Keyboard(keyboard::Event::KeyPressed { .. }) => Some(Sought::Focused),
            _ => None,
        };
        if let Some(sought) = sought {
            let pressed = matches!(sought, Sought::Under(_));
            let found = self.search(sought, child, layout, renderer);
            let state = tree.state.downcast_mut::<SteadyState>();
            state.pressed = found.as_ref().filter(|_| pressed).map(|place| place.id.clone());
            state.stood = found;
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
        let content = self.page.as_widget();
        tree.children.first().map_or_else(mouse::Interaction::default, |child| {
            content.mouse_interaction(child, layout, cursor, viewport, renderer)
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
        if let Some(child) = tree.children.first() {
            self.page.as_widget().draw(child, renderer, theme, style, layout, cursor, viewport);
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
        self.page.as_widget_mut().overlay(child, layout, renderer, viewport, translation)
    }
}
