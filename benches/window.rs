//! How long the window's thread takes until the effect of an action is on the screen, with the software renderer at
//! 1280 × 800: `cargo bench --bench window`.
//!
//! Every frame is painted whole here; the window itself paints only what has changed. The times are processor time of
//! this thread, so that other work on the machine does not count; where there is no such clock, they are wall-clock
//! time.
#![allow(missing_docs, clippy::unwrap_used)]

#[path = "../tests/support/driven.rs"]
mod driven;

use std::sync::Arc;
use std::time::{Duration, Instant};

use beian_desk::desktop::app::{App, Message, Screen};
use beian_desk::desktop::page::draft::Message as InDraft;
use beian_desk::desktop::page::draft::section::Section;
use beian_desk::desktop::settings::{LastPage, Settings};
use beian_desk::desktop::theme::{Appearance, FONT, font_files, size};
use beian_desk::desktop::widget::shortcut::Press;
use beian_desk::filing::{Filing, Kind};
use beian_desk::i18n::Language;
use beian_desk::store::Library;
use beian_desk::workflow;
use driven::{Driven, Waited};
use iced::advanced::clipboard;
use iced::advanced::renderer::{Headless, Style};
use iced::{Event, Point, Renderer, Size, Theme, mouse, window};
use iced_test::futures::futures::executor::block_on;
use iced_test::renderer::graphics::text::font_system;
use iced_test::runtime::UserInterface;
use iced_test::runtime::user_interface::Cache;

/// Size of the window in logical pixels, at a scale of 1.
const SIZE: Size = Size::new(1280.0, 800.0);
/// Number of repetitions of each action.
const TIMES: u32 = 40;
/// Number of drafts in a large library.
const DRAFTS: usize = 10_000;
/// One notch of a wheel, in logical pixels.
const NOTCH: f32 = 60.0;

/// The program on a virtual screen.
struct Desk {
    driven: Driven,
    renderer: Renderer,
    cache: Option<Cache>,
    theme: Theme,
}

impl Desk {
    fn open(library: &Arc<Library>, place: LastPage) -> Self {
        let settings = Settings {
            language: Some(Language::Chinese),
            place,
            width: SIZE.width,
            height: SIZE.height,
            ..Settings::default()
        };
        let driven = Driven::new(App::new(library.clone(), None, settings, None));
        let renderer = block_on(<Renderer as Headless>::new(FONT, size::BODY.into(), None)).unwrap();
        Self { driven, renderer, cache: None, theme: Appearance::Light.theme(false) }
    }

    fn send(&mut self, message: Message) {
        let task = self.driven.app.update(message);
        self.driven.run(task);
    }

    /// Lets work in the background continue for a while.
    fn work_for(&mut self, time: Duration) {
        let end = Instant::now() + time;
        while let Some(left) = end.checked_duration_since(Instant::now()) {
            match self.driven.wait(left) {
                Waited::For(message) => self.send(*message),
                Waited::ForNothing => {}
                Waited::Idle | Waited::Late => return,
            }
        }
    }

    /// Paints the window after these `events`.
    fn frame(&mut self, events: &[Event]) {
        let (cache, size) = (self.cache.take().unwrap_or_default(), SIZE);
        let mut page = UserInterface::build(self.driven.app.view(), size, cache, &mut self.renderer);
        let (cursor, mut messages) = (mouse::Cursor::Available(Point::new(700.0, 500.0)), Vec::new());
        let redraw = [Event::Window(window::Event::RedrawRequested(Instant::now()))];
        for events in [events, &redraw] {
            let _ = page.update(events, cursor, &mut self.renderer, &mut clipboard::Null, &mut messages);
        }
        let palette = self.theme.palette();
        page.draw(&mut self.renderer, &self.theme, &Style { text_color: palette.text }, cursor);
        self.cache = Some(page.into_cache());
        let pixels = Size::new(SIZE.width as u32, SIZE.height as u32);
        let _ = self.renderer.screenshot(pixels, 1.0, palette.background);
    }
}

fn main() {
    for file in font_files() {
        font_system().write().unwrap().load_font(file.into());
    }
    let folder = tempfile::tempdir().unwrap();
    let library = Arc::new(Library::open(&folder.path().join("samples")).unwrap());
    let id = workflow::fill_with_samples(&library).unwrap();
    let at = |section: Section| LastPage::Draft { id: id.clone(), section: section.name().to_owned() };

    println!("| what | mean ms | longest ms |\n|---|---|---|");
    measured("first frame", || Desk::open(&library, LastPage::Home).frame(&[]));

    let mut desk = Desk::open(&library, at(Section::Subject));
    desk.work_for(Duration::from_secs(3));
    desk.frame(&[]);
    let name = "icp_subject.base_info.name";
    let mut typed = String::from("样本");
    measured("key to frame", || {
        typed.push('长');
        let typed = beian_desk::desktop::page::draft::form::Message::Typed(name.to_owned(), typed.clone());
        desk.send(Message::Draft(InDraft::Form(typed)));
        desk.frame(&[]);
    });
    let sections = [Section::Principal, Section::Applet, Section::Materials, Section::Check, Section::Submit];
    let mut next = sections.into_iter().cycle();
    measured("page change", || {
        desk.send(Message::Draft(InDraft::SectionPressed(next.next().unwrap())));
        desk.frame(&[]);
    });
    measured("undo", || {
        desk.send(Message::Pressed(Press::Command { key: 'z', shift: false }));
        desk.frame(&[]);
    });

    let many = Arc::new(Library::open(&folder.path().join("many")).unwrap());
    for number in 0..DRAFTS {
        let mut filing = Filing::new(Kind::New);
        filing.set("facts.applet_name", format!("样本{number}"));
        many.create(&filing).unwrap();
    }
    let mut desk = Desk::open(&many, LastPage::Home);
    while !matches!(desk.driven.app.screen(), Screen::Home(home) if home.is_listed()) {
        desk.work_for(Duration::from_millis(50));
    }
    desk.frame(&[]);
    let delta = mouse::ScrollDelta::Pixels { x: 0.0, y: -NOTCH };
    measured("scrolling 10 000 drafts", || desk.frame(&[Event::Mouse(mouse::Event::WheelScrolled { delta })]));
}

/// Runs `work` many times and prints how long each run took.
fn measured(what: &str, mut work: impl FnMut()) {
    let (mut all, mut longest) = (Duration::ZERO, Duration::ZERO);
    for _ in 0..TIMES {
        let begun = time_spent();
        work();
        let took = time_spent().saturating_sub(begun);
        all += took;
        longest = longest.max(took);
    }
    let ms = |time: Duration| time.as_secs_f64() * 1000.0;
    println!("| {what} | {:.1} | {:.1} |", ms(all) / f64::from(TIMES), ms(longest));
}

/// Processor time of this thread.
#[cfg(unix)]
fn time_spent() -> Duration {
    let ran = rustix::time::clock_gettime(rustix::time::ClockId::ThreadCPUTime);
    Duration::new(ran.tv_sec as u64, ran.tv_nsec as u32)
}

/// Time since the first call.
#[cfg(not(unix))]
fn time_spent() -> Duration {
    static START: std::sync::LazyLock<Instant> = std::sync::LazyLock::new(Instant::now);
    START.elapsed()
}
