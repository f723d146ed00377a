//! A pressed or focused widget keeps its position on the screen when something appears above it.

use beian_desk::desktop::app::{App, Message, Screen};
use beian_desk::desktop::page::draft::section::Section;
use beian_desk::desktop::page::draft::{Message as DraftMessage, form};
use beian_desk::desktop::settings::LastPage;
use beian_desk::desktop::theme::{FONT, size};
use beian_desk::desktop::widget::scroll;
use beian_desk::desktop::words::Words;
use beian_desk::i18n::Language;
use iced::advanced::clipboard;
use iced::advanced::renderer::Headless;
use iced::advanced::widget::operation::scrollable::{AbsoluteOffset, Scrollable, scroll_to};
use iced::advanced::widget::operation::{Focusable, Outcome, focusable};
use iced::advanced::widget::{Id, Operation};
use iced::{Event, Point, Rectangle, Renderer, Size, Task, Vector, mouse};
use iced_test::futures::futures::StreamExt;
use iced_test::futures::futures::executor::block_on;
use iced_test::runtime::user_interface::Cache;
use iced_test::runtime::{Action, UserInterface, task};

use crate::handed_in::submitted;
use crate::seen::ScrollHeight;
use crate::{Desk, fresh, is_draft, shows};

const EMAIL: &str = "icp_subject.principal_info.email";
const BACK: &str = "icp_subject.principal_info.certificate_photo_back";
const WINDOW: Size = Size::new(1024.0, 700.0);

/// The window across several renderings: it keeps the focus and the scroll position.
struct RenderedWindow {
    renderer: Renderer,
    cache: Option<Cache>,
}

impl RenderedWindow {
    fn new() -> Self {
        let renderer = block_on(<Renderer as Headless>::new(FONT, size::BODY.into(), None)).unwrap();
        Self { renderer, cache: Some(Cache::new()) }
    }

    /// Processes events with the pointer at `at`; returns the centre of the widget `id` on the screen.
    fn render(&mut self, app: &App, events: &[Event], at: Point, id: &str) -> Point {
        let mut page = UserInterface::build(app.view(), WINDOW, self.cache.take().unwrap(), &mut self.renderer);
        let (cursor, mut messages) = (mouse::Cursor::Available(at), Vec::<Message>::new());
        let _ = page.update(events, cursor, &mut self.renderer, &mut clipboard::Null, &mut messages);
        let mut seen = Seen { id: Id::from(id.to_owned()), offset: Vector::ZERO, found: None };
        page.operate(&self.renderer, &mut seen);
        self.cache = Some(page.into_cache());
        seen.found.unwrap()
    }

    fn operate(&mut self, app: &App, mut operation: impl Operation) {
        let mut page = UserInterface::build(app.view(), WINDOW, self.cache.take().unwrap(), &mut self.renderer);
        page.operate(&self.renderer, &mut operation);
        self.cache = Some(page.into_cache());
    }
}

/// Finds the position on the screen of a widget of the scrolling page.
struct Seen {
    id: Id,
    offset: Vector,
    found: Option<Point>,
}

impl Operation for Seen {
    fn traverse(&mut self, operate: &mut dyn FnMut(&mut dyn Operation)) {
        operate(self);
    }

    fn scrollable(
        &mut self,
        _id: Option<&Id>,
        _bounds: Rectangle,
        _content: Rectangle,
        translation: Vector,
        _state: &mut dyn Scrollable,
    ) {
        self.offset = translation;
    }

    fn focusable(&mut self, id: Option<&Id>, bounds: Rectangle, _state: &mut dyn Focusable) {
        if id == Some(&self.id) {
            self.found = Some(bounds.center() - self.offset);
        }
    }
}

/// The page of the responsible person, scrolled until the widget `id` is in the middle; if `checked`, with its missing
/// answers shown.
fn at(id: &str, checked: bool) -> (Desk, RenderedWindow) {
    let mut desk = Desk::open(Language::Chinese, fresh(Section::Principal, 4));
    desk.wait("the review", |app| matches!(app.screen(), Screen::Draft(draft) if draft.review().is_some()));
    if checked {
        desk.send_draft(DraftMessage::ContinuePressed);
    }
    let mut window = RenderedWindow::new();
    let above = window.render(&desk.app, &[], Point::ORIGIN, id).y - WINDOW.height / 2.0;
    let down = AbsoluteOffset { x: None, y: Some(above.max(0.0)) };
    window.operate(&desk.app, scroll_to::<()>(Id::new("draft"), down));
    (desk, window)
}

#[test]
fn the_field_that_is_typed_into_stays_while_notes_come_above_it() {
    let (mut desk, mut window) = at(EMAIL, true);
    window.operate(&desk.app, focusable::focus::<()>(Id::new(EMAIL)));
    let type_into = |desk: &mut Desk, key: &str, text: &str| {
        let path = format!("icp_subject.principal_info.{key}");
        desk.send_draft(DraftMessage::Form(form::Message::Typed(path, text.to_owned())));
    };
    type_into(&mut desk, "email", "s");
    let before = window.render(&desk.app, &[], Point::ORIGIN, EMAIL);
    // The message about an empty field disappears with its first character, at the field and at the top of the page.
    let whole = |desk: &Desk| desk.simulator().find(Id::new(EMAIL)).unwrap().bounds().y;
    let above = whole(&desk);
    type_into(&mut desk, "name", "张样本");
    assert!(whole(&desk) < above - 10.0, "the page above it is another");
    let after = window.render(&desk.app, &[], Point::ORIGIN, EMAIL);
    assert!((after.y - before.y).abs() < 1.0, "{before:?} {after:?}");
}

#[test]
fn a_question_stays_where_it_is_while_its_answer_adds_others() {
    let mut desk = Desk::open(Language::Chinese, fresh(Section::Manager, 4));
    desk.wait("the draft", is_draft);
    let no = "facts.manager_is_principal/1";
    let place = |desk: &Desk| desk.simulator().find(Id::new(no)).unwrap().bounds().y;
    let other = |desk: &Desk| desk.simulator().find(Id::new("facts.manager_is_legal_representative/1")).is_ok();
    desk.click("facts.manager_is_principal/0");
    let (before, alone) = (place(&desk), !other(&desk));
    desk.click(no);
    assert!(alone && other(&desk), "the answer adds a question");
    assert!((place(&desk) - before).abs() < 0.5, "{before} {}", place(&desk));
}

#[test]
fn a_press_meets_what_it_began_on_whatever_comes_meanwhile() {
    let (mut desk, mut window) = at(BACK, false);
    let before = window.render(&desk.app, &[], Point::ORIGIN, BACK);
    let press = Event::Mouse(mouse::Event::ButtonPressed(mouse::Button::Left));
    let _ = window.render(&desk.app, &[press], before, BACK);
    desk.send_draft(DraftMessage::ContinuePressed);
    let after = window.render(&desk.app, &[], before, BACK);
    assert!((after.y - before.y).abs() < 1.0, "{before:?} {after:?}");
}

#[test]
fn what_is_told_while_something_is_pressed_takes_its_room_afterwards() {
    let mut desk = Desk::open(Language::English, |_| LastPage::Settings);
    let mut window = RenderedWindow::new();
    let mut height = |app: &App, events: &[Event]| {
        let mut page = UserInterface::build(app.view(), WINDOW, window.cache.take().unwrap(), &mut window.renderer);
        let mut messages = Vec::<Message>::new();
        let cursor = mouse::Cursor::Available(Point::new(300.0, 300.0));
        let _ = page.update(events, cursor, &mut window.renderer, &mut clipboard::Null, &mut messages);
        let mut found = ScrollHeight(0.0);
        page.operate(&window.renderer, &mut found);
        window.cache = Some(page.into_cache());
        found.0
    };
    let before = height(&desk.app, &[]);
    let _ = height(&desk.app, &[Event::Mouse(mouse::Event::ButtonPressed(mouse::Button::Left))]);
    desk.send(Message::Remembered(Err("样本".to_owned())));
    assert!((height(&desk.app, &[]) - before).abs() < 0.5, "nothing moves under the press");
    let _ = height(&desk.app, &[Event::Mouse(mouse::Event::ButtonReleased(mouse::Button::Left))]);
    assert!(height(&desk.app, &[]) < before);
}

/// Runs a task that moves the focus, as the window does.
fn run(window: &mut RenderedWindow, app: &App, task: Task<Message>) {
    let mut actions = task::into_stream(task).unwrap();
    // The task waits for each operation.
    while let Some(action) = block_on(actions.next()) {
        let Action::Widget(mut operation) = action else { continue };
        let mut page = UserInterface::build(app.view(), WINDOW, window.cache.take().unwrap(), &mut window.renderer);
        loop {
            page.operate(&window.renderer, operation.as_mut());
            match operation.finish() {
                Outcome::Chain(next) => operation = next,
                Outcome::None | Outcome::Some(()) => break,
            }
        }
        window.cache = Some(page.into_cache());
    }
}

/// Finds the focused widget.
struct Focused(Option<Id>);

impl Operation for Focused {
    fn traverse(&mut self, operate: &mut dyn FnMut(&mut dyn Operation)) {
        operate(self);
    }

    fn focusable(&mut self, id: Option<&Id>, _bounds: Rectangle, state: &mut dyn Focusable) {
        if state.is_focused() {
            self.0 = id.cloned();
        }
    }
}

#[test]
fn tab_goes_from_answer_to_answer_whatever_links_come_between_and_reaches_these_after_them() {
    const MOBILE: &str = "icp_subject.principal_info.mobile";
    let (mut desk, mut window) = at(MOBILE, false);
    let mut after = |desk: &Desk, from: &str, forward: bool| {
        window.operate(&desk.app, focusable::focus::<()>(Id::from(from.to_owned())));
        run(&mut window, &desk.app, scroll::move_focus(forward));
        let mut page =
            UserInterface::build(desk.app.view(), WINDOW, window.cache.take().unwrap(), &mut window.renderer);
        let mut focused = Focused(None);
        page.operate(&window.renderer, &mut focused);
        window.cache = Some(page.into_cache());
        focused.0
    };
    assert_eq!(after(&desk, MOBILE, true), Some(Id::new(EMAIL)));
    desk.send_draft(DraftMessage::Form(form::Message::Typed(MOBILE.to_owned(), "13800000001".to_owned())));
    desk.send_draft(DraftMessage::ContinuePressed);
    let link = format!("{MOBILE}/confirm");
    assert!(desk.has(&link), "the number is to be confirmed");
    assert_eq!(after(&desk, MOBILE, true), Some(Id::new(EMAIL)), "the order of the answers is the same");
    assert_eq!(after(&desk, EMAIL, false), Some(Id::new(MOBILE)));
    assert_eq!(after(&desk, "draft/back", false), Some(Id::from(link)), "it comes after the answers of the page");
}

#[test]
fn what_is_typed_into_a_submitted_filing_moves_nothing() {
    let mut desk = Desk::open(Language::Chinese, submitted(&[]));
    let words = Words::of(Language::Chinese);
    desk.wait("the draft", is_draft);
    desk.send_draft(DraftMessage::SectionPressed(Section::Principal));
    desk.wait("what was submitted", |app| shows(app, &words.get("app-handed-in-none")));
    let mut window = RenderedWindow::new();
    // Above what is typed: below it, the page says what was submitted.
    let name = "icp_subject.principal_info.name";
    let before = window.render(&desk.app, &[], Point::ORIGIN, name);
    let typed = form::Message::Typed("icp_subject.principal_info.mobile".to_owned(), "13700000000".to_owned());
    desk.send_draft(DraftMessage::Form(typed));
    assert!(desk.shows(&words.count("app-handed-in", 1)));
    assert_eq!(window.render(&desk.app, &[], Point::ORIGIN, name), before);
}
