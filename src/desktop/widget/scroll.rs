//! Scrolling, and moving the focus with it.

use std::any::Any;

use iced::advanced::widget::operation::scrollable::{AbsoluteOffset, Scrollable};
use iced::advanced::widget::operation::{Focusable, Operation, Outcome};
use iced::advanced::widget::{self, Id};
use iced::widget::{Scrollable as View, container, scrollable};
use iced::{Element, Fill, Rectangle, Task, Vector};
use iced_runtime::{Action, task, window};

use super::focus::Aside;
use crate::desktop::theme::{space, style};

/// Space kept above and below what is scrolled into view.
const REVEAL_MARGIN: f32 = 48.0;

/// A vertically scrolling page, with the margins of a page.
pub fn page<'a, Message: 'a>(id: &'static str, content: impl Into<Element<'a, Message>>) -> View<'a, Message> {
    list(id, container(content).padding([space::THREE, space::FOUR]).width(Fill)).height(Fill)
}

/// A vertically scrolling list.
pub fn list<'a, Message: 'a>(id: &'static str, content: impl Into<Element<'a, Message>>) -> View<'a, Message> {
    scrollable(content)
        .id(Id::new(id))
        .direction(scrollable::Direction::Vertical(scrollable::Scrollbar::new().width(8).scroller_width(6).margin(2)))
        .style(style::scroll)
}

/// Moves the focus to the next or previous focusable widget, wrapping around, and scrolls it into view.
pub fn move_focus<Message: Send + 'static>(forward: bool) -> Task<Message> {
    widget_task(Survey::new(Aim::Step { forward }))
}

/// Focuses the widget `id` and scrolls it into view.
pub fn focus<Message: Send + 'static>(id: impl Into<Id>) -> Task<Message> {
    widget_task(Survey::new(Aim::At(id.into())))
}

/// Focuses the widget `id`, unless another is focused.
pub fn recover<Message: Send + 'static>(id: impl Into<Id>) -> Task<Message> {
    widget_task(Survey::new(Aim::Lost(id.into())))
}

/// Removes the focus from the focused widget.
pub fn unfocus<Message: Send + 'static>() -> Task<Message> {
    widget_task(Unfocus)
}

/// Scrolls the widget `id` into view without changing the focus.
pub fn reveal<Message: Send + 'static>(id: impl Into<Id>) -> Task<Message> {
    widget_task(Uncover { id: id.into(), raise: false, inside: None, found: None })
}

/// Scrolls the widget `id` to the top without changing the focus.
pub fn raise<Message: Send + 'static>(id: impl Into<Id>) -> Task<Message> {
    widget_task(Uncover { id: id.into(), raise: true, inside: None, found: None })
}

/// Scrolls back to the top.
pub fn to_top<Message: Send + 'static>(id: &'static str) -> Task<Message> {
    to(id, 0.0)
}

/// Scrolls to the position `y` in logical pixels.
pub fn to<Message: Send + 'static>(id: &'static str, y: f32) -> Task<Message> {
    let offset = AbsoluteOffset { x: None, y: Some(y) };
    widget_task(widget::operation::scrollable::scroll_to(Id::new(id), offset))
}

/// Scrolls back to the top and focuses the first focusable widget of the page, if it is visible there.
pub fn enter<Message: Send + 'static>(id: &'static str) -> Task<Message> {
    to_top(id).chain(widget_task(Survey::new(Aim::Within(Id::new(id)))))
}

fn widget_task<Message: Send + 'static>(operation: impl Operation<()> + 'static) -> Task<Message> {
    let drawn = task::effect(Action::Window(window::Action::RedrawAll));
    // The effect of an operation is drawn with the next frame, and nothing else requests one.
    iced::advanced::widget::operate(operation).discard().chain(drawn)
}

/// Target of the focus.
#[derive(Debug, Clone)]
enum Aim {
    Step { forward: bool },
    At(Id),
    Lost(Id),
    Within(Id),
}

/// Counts the focusable widgets and finds the focused one.
struct Survey {
    aim: Aim,
    /// The visible part of the page at its top, if the target is within a page.
    page: Option<Rectangle>,
    total: usize,
    focused: Option<usize>,
    wanted: Option<usize>,
    /// The widgets in the order in which Tab reaches them: the asides of a scrollable after its other widgets.
    order: Vec<usize>,
    asides: Vec<usize>,
    /// Whether the next widgets are those of a scrollable, and whether the next one is an aside.
    enters: bool,
    is_aside: bool,
}

impl Survey {
    fn new(aim: Aim) -> Self {
        Self {
            aim,
            page: None,
            total: 0,
            focused: None,
            wanted: None,
            order: Vec::new(),
            asides: Vec::new(),
            enters: false,
            is_aside: false,
        }
    }

    /// The widget before or after the focused one; without one, the last or the first.
    fn neighbour(&self, forward: bool) -> Option<usize> {
        let order: Vec<usize> = self.order.iter().chain(&self.asides).copied().collect();
        let last = order.len().checked_sub(1)?;
        let at = self.focused.and_then(|focused| order.iter().position(|widget| *widget == focused));
        let next = match at {
            Some(at) if forward => {
                if at == last {
                    0
                } else {
                    at + 1
                }
            }
            Some(at) => at.checked_sub(1).unwrap_or(last),
            None if forward => 0,
            None => last,
        };
        order.get(next).copied()
    }
}

impl Operation<()> for Survey {
    fn traverse(&mut self, operate: &mut dyn FnMut(&mut dyn Operation<()>)) {
        if !std::mem::take(&mut self.enters) {
            operate(self);
            return;
        }
        let outer = std::mem::take(&mut self.asides);
        operate(self);
        let own = std::mem::replace(&mut self.asides, outer);
        self.order.extend(own);
    }

    fn custom(&mut self, _id: Option<&Id>, _bounds: Rectangle, state: &mut dyn Any) {
        self.is_aside |= state.is::<Aside>();
    }

    fn scrollable(
        &mut self,
        id: Option<&Id>,
        bounds: Rectangle,
        content: Rectangle,
        _translation: Vector,
        _state: &mut dyn Scrollable,
    ) {
        self.enters = true;
        if matches!((&self.aim, id), (Aim::Within(page), Some(id)) if id == page) {
            self.page = content.intersection(&bounds);
        }
    }

    fn focusable(&mut self, id: Option<&Id>, bounds: Rectangle, state: &mut dyn Focusable) {
        if state.is_focused() {
            self.focused = Some(self.total);
        }
        let met = match &self.aim {
            Aim::Step { .. } => false,
            Aim::At(wanted) | Aim::Lost(wanted) => id == Some(wanted),
            Aim::Within(_) => self.page.is_some_and(|page| page.contains(bounds.center())),
        };
        if met && self.wanted.is_none() {
            self.wanted = Some(self.total);
        }
        let order = if std::mem::take(&mut self.is_aside) { &mut self.asides } else { &mut self.order };
        order.push(self.total);
        self.total += 1;
    }

    fn finish(&self) -> Outcome<()> {
        let target = match (&self.aim, self.focused) {
            (Aim::Lost(_), Some(_)) => None,
            (Aim::At(_) | Aim::Lost(_) | Aim::Within(_), _) => self.wanted,
            (Aim::Step { forward }, _) => self.neighbour(*forward),
        };
        match target {
            Some(target) => Outcome::Chain(Box::new(Reveal { target, index: 0, inside: None, found: None })),
            None => Outcome::None,
        }
    }
}

/// A scrollable found during an operation: its id, its bounds, and its scroll position.
#[derive(Debug, Clone)]
struct ScrollFrame {
    id: Id,
    bounds: Rectangle,
    content: Rectangle,
    offset: f32,
}

/// Focuses one widget and no other; finds how its scrollable must scroll.
struct Reveal {
    target: usize,
    index: usize,
    inside: Option<ScrollFrame>,
    found: Option<(Id, f32)>,
}

impl Operation<()> for Reveal {
    fn traverse(&mut self, operate: &mut dyn FnMut(&mut dyn Operation<()>)) {
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
        self.inside = ScrollFrame::met(id, bounds, content, translation);
    }

    fn focusable(&mut self, _id: Option<&Id>, bounds: Rectangle, state: &mut dyn Focusable) {
        if self.index == self.target {
            state.focus();
            self.found = self.inside.as_ref().and_then(|frame| frame.reach(bounds));
        } else {
            state.unfocus();
        }
        self.index += 1;
    }

    fn finish(&self) -> Outcome<()> {
        move_to(self.found.as_ref())
    }
}

/// Removes the focus from all widgets.
struct Unfocus;

impl Operation<()> for Unfocus {
    fn traverse(&mut self, operate: &mut dyn FnMut(&mut dyn Operation<()>)) {
        operate(self);
    }

    fn focusable(&mut self, _id: Option<&Id>, _bounds: Rectangle, state: &mut dyn Focusable) {
        state.unfocus();
    }
}

/// Finds how the scrollable of a widget must scroll to show it.
struct Uncover {
    id: Id,
    /// Scroll it to the top, even if it is visible now.
    raise: bool,
    inside: Option<ScrollFrame>,
    found: Option<(Id, f32)>,
}

impl Operation<()> for Uncover {
    fn traverse(&mut self, operate: &mut dyn FnMut(&mut dyn Operation<()>)) {
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
        self.inside = ScrollFrame::met(id, bounds, content, translation);
    }

    fn container(&mut self, id: Option<&Id>, bounds: Rectangle) {
        if id == Some(&self.id) {
            let reach = |frame: &ScrollFrame| if self.raise { frame.raise(bounds) } else { frame.reach(bounds) };
            self.found = self.inside.as_ref().and_then(reach);
        }
    }

    fn finish(&self) -> Outcome<()> {
        move_to(self.found.as_ref())
    }
}

/// Scrolls the scrollable with this id to this offset.
fn move_to(found: Option<&(Id, f32)>) -> Outcome<()> {
    let Some((id, y)) = found else { return Outcome::None };
    let offset = AbsoluteOffset { x: None, y: Some(*y) };
    Outcome::Chain(Box::new(widget::operation::scrollable::scroll_to(id.clone(), offset)))
}

impl ScrollFrame {
    /// A scrollable found during an operation; `None` if it has no id for scrolling it.
    fn met(id: Option<&Id>, bounds: Rectangle, content: Rectangle, translation: Vector) -> Option<Self> {
        Some(Self { id: id?.clone(), bounds, content, offset: translation.y })
    }

    /// Its id, and the offset at which `bounds` is visible; `None` if it is visible now or not inside.
    fn reach(&self, bounds: Rectangle) -> Option<(Id, f32)> {
        if !self.holds(bounds) {
            return None;
        }
        let top = bounds.y - self.bounds.y - self.offset;
        let bottom = top + bounds.height;
        if top >= 0.0 && bottom <= self.bounds.height {
            return None;
        }
        let wanted = if top < 0.0 {
            self.offset + top - REVEAL_MARGIN
        } else {
            self.offset + bottom - self.bounds.height + REVEAL_MARGIN
        };
        Some(self.at(wanted))
    }

    /// Its id, and the offset at which `bounds` is at the top; `None` if it is not inside.
    fn raise(&self, bounds: Rectangle) -> Option<(Id, f32)> {
        self.holds(bounds).then(|| self.at(bounds.y - self.bounds.y - REVEAL_MARGIN))
    }

    fn holds(&self, bounds: Rectangle) -> bool {
        let (content, end) = (self.content, self.content.x + self.content.width + 1.0);
        let beside = bounds.x < content.x || bounds.x + bounds.width > end;
        !beside && (content.y..=content.y + content.height).contains(&bounds.y)
    }

    fn at(&self, wanted: f32) -> (Id, f32) {
        (self.id.clone(), wanted.clamp(0.0, (self.content.height - self.bounds.height).max(0.0)))
    }
}
