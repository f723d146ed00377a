//! Tests the window without a screen: pages are rendered, clicked and typed into headlessly, and results awaited.
#![expect(clippy::unwrap_used, clippy::panic, reason = "helpers of tests fail the test")]

mod batch;
mod check;
mod clerk;
mod draft;
mod drawn;
#[path = "../support/driven.rs"]
mod driven;
mod dropped;
mod follow_up;
mod forms;
mod handed_in;
mod home;
mod journey;
mod keeping;
mod list;
mod monkey;
mod pace;
mod pictures;
mod placing;
mod samples;
mod seen;
mod set_aside;
mod splitting;
mod start;
mod steady;
mod submit;
mod table;
mod taken;
mod timeline;
mod transfer;
mod vault;
mod window;

use std::ops::{Deref, DerefMut};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use beian_desk::desktop::app::{App, Message, Screen};
use beian_desk::desktop::page::draft::section::Section;
use beian_desk::desktop::page::draft::{DraftPage, Message as DraftMessage};
use beian_desk::desktop::save_as;
use beian_desk::desktop::settings::{LastPage, Settings};
use beian_desk::desktop::theme::{self, FONT, font_files};
use beian_desk::desktop::widget::kept_together;
use beian_desk::filing::{Filing, Kind};
use beian_desk::i18n::Language;
use beian_desk::store::Library;
use driven::{Driven, Waited};
use iced::widget::Id;
use iced::{Size, Task};
use iced_test::Simulator;
use iced_test::selector::Candidate;
use pace::Pace;
use samples::sample;

/// A file of the demonstration filing.
fn demo(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/demo").join(name)
}

/// Long enough to read a certificate on a loaded machine.
const PATIENCE: Duration = Duration::from_mins(2);

/// The program with a library of its own.
struct Desk {
    driven: Driven,
    library: Arc<Library>,
    /// How long messages blocked the window's thread.
    pace: Pace,
    _folder: tempfile::TempDir,
}

impl Desk {
    fn open(language: Language, place: impl FnOnce(&Library) -> LastPage) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let library = Arc::new(Library::open(folder.path()).unwrap());
        let settings = Settings { language: Some(language), place: place(&library), ..Settings::default() };
        let driven = Driven::new(App::new(library.clone(), None, settings, None));
        Self { driven, library, pace: Pace::default(), _folder: folder }
    }

    /// Restarts with another program on the same library.
    fn restart(&mut self, begun: (App, Task<Message>)) {
        self.driven = Driven::new(begun);
    }

    fn send(&mut self, message: Message) {
        let said = message.clone();
        self.pace.begin();
        let task = self.app.update(message);
        self.pace.end(|| format!("{said:?}"));
        self.run(task);
    }

    fn send_draft(&mut self, message: DraftMessage) {
        self.send(Message::Draft(message));
    }

    /// Runs tasks until `done`.
    fn wait(&mut self, what: &str, done: impl Fn(&App) -> bool) {
        while !done(&self.app) {
            match self.driven.wait(PATIENCE) {
                Waited::For(message) => self.send(*message),
                Waited::ForNothing => {}
                // The last task may have ended without sending a message.
                Waited::Idle if done(&self.app) => return,
                Waited::Idle | Waited::Late => panic!("waited in vain for: {what}"),
            }
        }
    }

    /// Runs tasks for a while.
    fn work_for(&mut self, time: Duration) {
        let end = std::time::Instant::now() + time;
        while let Some(left) = end.checked_duration_since(std::time::Instant::now()) {
            match self.driven.wait(left) {
                Waited::For(message) => self.send(*message),
                Waited::ForNothing => {}
                Waited::Idle => std::thread::sleep(left),
                Waited::Late => return,
            }
        }
    }

    fn simulator(&self) -> Simulator<'_, Message> {
        simulator(&self.app)
    }

    fn shows(&self, text: &str) -> bool {
        shows(&self.app, text)
    }

    /// The contents of the page's text fields, or their hints if they are empty.
    fn typed(&self) -> Vec<String> {
        let typed = Mutex::new(Vec::new());
        let collect = |candidate: Candidate<'_>| {
            if let Candidate::TextInput { state, .. } = candidate {
                typed.lock().unwrap().push(state.text().to_owned());
            }
            None::<()>
        };
        let _ = self.simulator().find(collect);
        typed.into_inner().unwrap()
    }

    fn has(&self, id: &str) -> bool {
        self.simulator().find(Id::from(id.to_owned())).is_ok()
    }

    /// Clicks the widget `id`, types `text` and processes the resulting messages.
    fn click_and_type(&mut self, id: &str, text: &str) {
        let mut simulator = self.simulator();
        if let Err(error) = simulator.click(Id::from(id.to_owned())) {
            panic!("{id}: {error}");
        }
        if !text.is_empty() {
            let _ = simulator.typewrite(text);
        }
        let messages: Vec<Message> = simulator.into_messages().collect();
        assert!(!messages.is_empty(), "{id} does nothing");
        for message in messages {
            self.send(message);
        }
    }

    fn click(&mut self, id: &str) {
        self.click_and_type(id, "");
    }

    /// Types the path of a file into the save dialog and presses save.
    fn save_under(&mut self, file: &Path) {
        self.send(Message::SaveAs(save_as::Message::Typed(file.display().to_string())));
        self.click("save/save");
    }

    fn draft(&self) -> &DraftPage {
        match self.app.screen() {
            Screen::Draft(draft) => draft,
            _ => panic!("no draft is open"),
        }
    }
}

impl Deref for Desk {
    type Target = Driven;

    fn deref(&self) -> &Driven {
        &self.driven
    }
}

impl DerefMut for Desk {
    fn deref_mut(&mut self) -> &mut Driven {
        &mut self.driven
    }
}

fn simulator(app: &App) -> Simulator<'_, Message> {
    simulator_of(app, Size::new(1180.0, 4000.0))
}

fn simulator_of(app: &App, size: Size) -> Simulator<'_, Message> {
    let settings = iced::Settings {
        fonts: font_files().map(Into::into).to_vec(),
        default_font: FONT,
        default_text_size: theme::size::BODY.into(),
        ..iced::Settings::default()
    };
    Simulator::with_size(settings, size, app.view())
}

/// Whether a text is on the page, with or without its last characters kept together.
fn shows(app: &App, text: &str) -> bool {
    let together = kept_together(text);
    shows_any(app, &|shown| shown == text || shown == together)
}

/// Whether any text on the page satisfies `wanted`.
fn shows_any(app: &App, wanted: &(dyn Fn(&str) -> bool + Sync)) -> bool {
    let found = |candidate: Candidate<'_>| match candidate {
        Candidate::Text { content, .. } => wanted(content).then_some(()),
        Candidate::TextInput { state, .. } => wanted(state.text()).then_some(()),
        _ => None,
    };
    simulator(app).find(found).is_ok()
}

/// Whether the save dialog is closed.
fn is_saved_as(app: &App) -> bool {
    !app.is_saving()
}

fn is_draft(app: &App) -> bool {
    matches!(app.screen(), Screen::Draft(_))
}

fn saved(app: &App) -> bool {
    matches!(app.screen(), Screen::Draft(draft) if !draft.is_unsaved())
}

fn fresh(section: Section, nature: i64) -> impl FnOnce(&Library) -> LastPage {
    move |library| {
        let mut filing = Filing::new(Kind::New);
        filing.set("icp_subject.base_info.type", nature);
        let id = library.create(&filing).unwrap().id;
        LastPage::Draft { id, section: section.name().to_owned() }
    }
}
