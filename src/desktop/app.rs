//! The root of the window: the current page, and the state shared by all pages.

mod events;
mod locking;
mod message;
mod notes;
mod opened_files;
mod pages;
mod rescue;
mod save_as;
mod shortcuts;
mod suspended_pages;
mod undo;
mod view;

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use chrono::{NaiveDateTime, TimeDelta};
use iced::{Event, Size, Subscription, Task, Theme, event, time, window};

use super::opened_files::PictureSource;
use super::page::{Context, broken, draft, help, home, library, passphrase, preferences, scans, start, table, unlock};
use super::save_as::SaveAs;
use super::services::Services;
use super::settings::{Keeper, LastPage, Settings, TitleBar};
use super::widget::paste::MAX_PASTED_CHARS;
use super::widget::scroll;
use super::widget::toast::Toast;
use super::words::Words;
use super::words::shortened;
use super::{attempt, background, idle, reminders, system, theme::style::Tone};
use crate::i18n::Language;
use crate::store::{self, Elsewhere, Library, WindowLock};
use crate::workflow;

pub use message::{ListNote, Message, Reopened, ToastAction, Unopened};

/// Maximum width of a draft's name in the window title, in columns.
const TITLE: usize = 80;
/// Shortest time between two checks for reminders.
const REMIND: TimeDelta = TimeDelta::minutes(5);

/// The current page, with its state.
pub enum Screen {
    /// The list of drafts.
    Home(Box<home::Home>),
    /// The choice before a new filing.
    Start(start::Start),
    /// Many drafts from a table.
    Table(Box<table::TablePage>),
    /// A draft.
    Draft(Box<draft::DraftPage>),
    /// The scan desk.
    Scans(Box<scans::Scans>),
    /// Settings.
    Preferences,
    /// Management of the library.
    Library(Box<library::LibraryPage>),
    /// About the program, and its shortcuts.
    Help,
    /// The library cannot be opened: cause and remedy.
    Broken(Box<broken::Broken>),
    /// The library is locked.
    Locked(Box<unlock::Unlock>),
    /// Management of the passphrase.
    Passphrase(Box<passphrase::Passphrase>),
}

/// The page to which a suspending page returns.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Behind {
    /// The list, or a draft.
    NoDesk,
    /// The scan desk.
    Scans,
}

/// State of the window.
pub struct App {
    services: Option<Services>,
    /// Folder of the library, locked or not.
    folder: Option<PathBuf>,
    /// Held while the window is open.
    lock: Option<Arc<WindowLock>>,
    settings: Settings,
    keeper: Keeper,
    /// Language given on the command line, for this run only.
    language: Option<Language>,
    /// The library is a demonstration that is removed when the window closes.
    demo: bool,
    system_is_dark: bool,
    screen: Screen,
    /// The draft that was open before a page that only displays something.
    suspended_draft: Option<Box<draft::DraftPage>>,
    /// Number of the draft opened last; reports of tasks of earlier ones are dropped.
    drafts_opened: u64,
    /// The scan desk while another page is shown.
    suspended_scans: Option<Box<scans::Scans>>,
    /// The dialog for saving a file, while it is open.
    saving: Option<SaveAs>,
    toasts: Vec<Toast<ToastAction>>,
    toasts_made: u64,
    /// Undoable actions on drafts in the list, the latest last.
    done: Vec<ToastAction>,
    /// Pictures for the draft that is being created.
    brought: Vec<PictureSource>,
    /// The page behind the current one.
    behind: Behind,
    now: NaiveDateTime,
    size: Size,
    /// The system's scale factor: screen pixels per logical pixel.
    density: f32,
    /// Files hover over the window.
    dragging: bool,
    /// Files being dropped onto the window.
    dropped_files: Vec<PathBuf>,
    /// Files received while the library was locked.
    held_files: Vec<PathBuf>,
    /// State of the list when it was left.
    list: home::ListPlace,
    /// Message for the list once it is shown.
    waiting: Option<home::Message>,
    /// What to do after the last save.
    after_save: Option<AfterSave>,
    /// The page that was open when the last run was interrupted, until the note is dismissed.
    interrupted_page: Option<LastPage>,
    /// How the library was put together again, until the note is dismissed.
    mended: Option<String>,
    /// Where the library is stored, if not only on this machine.
    elsewhere: Option<Elsewhere>,
}

/// What to do once the open draft is saved.
#[derive(Debug, Clone)]
enum AfterSave {
    /// The window closes.
    Close(window::Id),
    /// Another page is shown.
    Go(LastPage),
    /// Start the filing that was chosen in front of the draft.
    Begin,
    /// The program ends whether or not the save succeeds: the system asked for it.
    End,
    /// The library is locked.
    Lock,
}

impl App {
    /// The window over an open library, on the page where it was closed.
    pub fn new(
        library: Arc<Library>,
        lock: Option<WindowLock>,
        settings: Settings,
        language: Option<Language>,
    ) -> (Self, Task<Message>) {
        let place = settings.place.clone();
        let interrupted = lock.as_ref().is_some_and(WindowLock::was_interrupted);
        let mut app = Self::empty(settings, language);
        let folder = library.folder().to_owned();
        app.folder = Some(folder.clone());
        app.lock = lock.map(Arc::new);
        let shown = if interrupted {
            // The cause of the crash may be in the draft that was open.
            app.interrupted_page = Some(place);
            LastPage::Home
        } else {
            place
        };
        let opened = if library.is_locked() {
            app.settings.place = shown;
            app.show_unlock(library)
        } else {
            app.services = Some(Services::new(library));
            app.go(shown)
        };
        let placed = background(move || store::elsewhere(&folder), || None).map(Message::Placed);
        let theme = Task::batch([iced::system::theme().map(Message::SystemTheme), Self::ask_theme()]);
        (app, Task::batch([opened, placed, theme]))
    }

    /// The window without a library: shows the reason, and what helps.
    pub fn without_library(unopenable: &broken::Unopenable, language: Option<Language>) -> (Self, Task<Message>) {
        let mut app = Self::empty(Settings::default(), language);
        let (broken, task) = broken::Broken::new(unopenable, app.words());
        app.screen = Screen::Broken(Box::new(broken));
        (app, Task::batch([task.map(Message::Broken), iced::system::theme().map(Message::SystemTheme)]))
    }

    fn empty(settings: Settings, language: Option<Language>) -> Self {
        let now = workflow::china_now();
        Self {
            size: settings.window_size(),
            settings,
            keeper: Keeper::default(),
            services: None,
            folder: None,
            lock: None,
            language,
            demo: false,
            system_is_dark: false,
            screen: Screen::Help,
            suspended_draft: None,
            drafts_opened: 0,
            suspended_scans: None,
            saving: None,
            toasts: Vec::new(),
            toasts_made: 0,
            done: Vec::new(),
            brought: Vec::new(),
            behind: Behind::NoDesk,
            now,
            density: 1.0,
            dragging: false,
            dropped_files: Vec::new(),
            held_files: Vec::new(),
            list: home::ListPlace::default(),
            waiting: None,
            after_save: None,
            interrupted_page: None,
            mended: None,
            elsewhere: None,
        }
    }

    /// The texts of the current language.
    pub fn words(&self) -> Words {
        Words::of(self.language.or(self.settings.language).unwrap_or_else(Language::of_system))
    }

    /// The page that is shown.
    pub fn screen(&self) -> &Screen {
        &self.screen
    }

    /// The current settings.
    pub fn settings(&self) -> &Settings {
        &self.settings
    }

    /// Whether the dialog for saving a file is open, or a file is being written.
    pub fn is_saving(&self) -> bool {
        self.saving.is_some()
    }

    /// The toasts that are shown.
    pub fn toasts(&self) -> &[Toast<ToastAction>] {
        &self.toasts
    }

    /// Sets the clock, for screenshots that must not change from day to day.
    pub fn set_now(&mut self, now: NaiveDateTime) {
        self.now = now;
    }

    /// Shows on every page that the library is a demonstration that is removed when the window closes.
    #[must_use]
    pub fn as_demo(mut self) -> Self {
        self.demo = true;
        self
    }

    fn library(&self) -> Option<Arc<Library>> {
        self.services.as_ref().map(|services| services.library.clone())
    }

    fn context(&self) -> Context {
        let words = match &self.screen {
            Screen::Draft(draft) => self.words().about(draft.filing()),
            _ => self.words(),
        };
        Context {
            words,
            now: self.now,
            width: self.size.width * 100.0 / f32::from(self.settings.zoom.max(1)),
            scale: self.scale() * self.density,
            dragging: self.dragging,
        }
    }

    /// Title of the window.
    pub fn title(&self) -> String {
        let name = self.words().get("app-name");
        match &self.screen {
            Screen::Draft(draft) => {
                let halted = if draft.is_halted() { self.words().get("app-title-error") } else { String::new() };
                let title = match self.settings.title {
                    TitleBar::Draft => shortened(&draft.title_for_all(self.words()), TITLE),
                    TitleBar::Program => String::new(),
                };
                if title.is_empty() { format!("{halted}{name}") } else { format!("{halted}{title} — {name}") }
            }
            _ => name,
        }
    }

    /// The theme in use.
    pub fn theme(&self) -> Theme {
        self.settings.appearance.theme(self.system_is_dark)
    }

    /// The zoom in use, 1 = 100 %.
    pub fn scale(&self) -> f32 {
        f32::from(self.settings.zoom) / 100.0
    }

    /// Events that the window handles besides those of its widgets.
    pub fn subscription(&self) -> Subscription<Message> {
        let events = event::listen_with(|event, _, id| match event {
            Event::Keyboard(_) | Event::Mouse(_) | Event::Touch(_) | Event::InputMethod(_) => {
                idle::touch();
                None
            }
            Event::Window(
                window::Event::CloseRequested
                | window::Event::Opened { .. }
                | window::Event::Rescaled(_)
                | window::Event::Resized(_)
                | window::Event::FileHovered(_)
                | window::Event::FileDropped(_)
                | window::Event::FilesHoveredLeft
                | window::Event::Focused
                | window::Event::Unfocused,
            ) => Some(Message::Event(event, id)),
            Event::Window(_) => None,
        });
        Subscription::batch([
            events,
            time::every(Duration::from_mins(1)).map(|_| Message::Ticked),
            iced::system::theme_changes().map(Message::SystemTheme),
        ])
    }

    /// Handles a message.
    pub fn update(&mut self, message: Message) -> Task<Message> {
        match message {
            Message::Home(message) => self.in_home(message),
            Message::Start(message) => self.in_start(message),
            Message::Table(message) => self.in_table(message),
            Message::Draft(message) => self.in_draft(message),
            Message::Reported(number, message) if number == self.drafts_opened => self.in_draft(message),
            Message::Scans(message) => self.in_scans(message),
            Message::Preferences(message) => self.in_preferences(message),
            Message::Library(message) => self.in_library(message),
            Message::Broken(message) => self.in_broken(message),
            Message::Unlock(message) => self.in_unlock(message),
            Message::Passphrase(message) => self.in_passphrase(message),
            Message::SaveAs(message) => self.in_save_as(message),
            Message::Reopened(opened, note) => self.reopened(opened, note),
            Message::DraftsPressed => self.show_drafts(),
            Message::Go(place) => self.go(place),
            Message::Opened(result) => self.opened(result),
            Message::Pressed(press) => self.pressed(press),
            Message::Event(event, id) => self.event(event, id),
            Message::Fallen => {
                let dropped_files = std::mem::take(&mut self.dropped_files);
                self.dropped(dropped_files)
            }
            Message::EndAsked => self.end(),
            Message::HandedOver(files) => self.handed_over(files),
            Message::Placed(place) => {
                self.elsewhere = place;
                Task::none()
            }
            Message::NotePressed(note) => self.note_pressed(note),
            Message::PasteCut => {
                let text = self.words().put("app-paste-cut", &[("most", &MAX_PASTED_CHARS.to_string())]);
                self.show_toast(Tone::Warn, text, None)
            }
            Message::OtherPasted => self.pasted(),
            Message::SaveElsewhere => {
                self.after_save = None;
                let shown = if self.suspended_draft.is_some() { self.back() } else { Task::none() };
                Task::batch([shown, self.in_draft(draft::Message::SaveElsewherePressed)])
            }
            Message::Ticked => {
                self.now = workflow::china_now();
                Task::batch([self.remind(), self.lock_when_idle(), self.back_up_work(), self.look_again()])
            }
            Message::Density(density) => {
                self.density = density;
                Task::none()
            }
            Message::SystemTheme(mode) => {
                // If the window library does not know the theme, the portal may.
                if mode != iced::theme::Mode::None {
                    self.system_is_dark = mode == iced::theme::Mode::Dark;
                }
                Task::none()
            }
            Message::Incoming(incoming) => self.take_in(incoming),
            Message::ToastClosed(id) => {
                self.toasts.retain(|toast| toast.id != id);
                Task::none()
            }
            Message::ToastPressed(undo) => self.undo(undo),
            Message::FileOpened(path, opened) => self.file_opened(&path, opened),
            Message::Moved(result) => {
                let (tone, text) = result.map_or_else(|error| (Tone::Bad, error), |text| (Tone::Plain, text));
                Task::batch([self.show_toast(tone, text, None), self.go(LastPage::Home)])
            }
            Message::TakenBack(left) => self.taken_back(left),
            Message::BroughtBack(Ok(id)) => {
                let toast = self.show_toast(Tone::Good, self.words().get("app-brought-back"), None);
                Task::batch([toast, self.go(LastPage::Draft { id, section: String::new() })])
            }
            Message::BroughtBack(Err(error)) => self.show_toast(Tone::Bad, error, None),
            Message::Reminded => self.remember(),
            Message::Reported(..) | Message::Remembered(Ok(())) | Message::BackedUp(Ok(0)) => Task::none(),
            Message::Remembered(Err(error)) => self.show_toast(Tone::Warn, error, None),
            Message::BackedUp(Ok(lacking)) => {
                self.show_toast(Tone::Warn, self.words().count("app-backup-lacking", lacking), None)
            }
            Message::BackedUp(Err(error)) => {
                let text = self.words().put("app-backup-failed", &[("detail", &error)]);
                self.show_toast(Tone::Warn, text, None)
            }
            Message::CloseAnyway => match self.after_save.take() {
                Some(AfterSave::Close(id)) => window::close(id),
                _ => Task::none(),
            },
            Message::Stay => {
                self.after_save = None;
                Task::none()
            }
        }
    }

    /// Asks the desktop whether it prefers dark windows.
    fn ask_theme() -> Task<Message> {
        let mode = |dark: bool| if dark { iced::theme::Mode::Dark } else { iced::theme::Mode::Light };
        let asked = background(system::prefers_dark, || None);
        asked.and_then(move |dark| Task::done(Message::SystemTheme(mode(dark))))
    }

    /// Opens a page. An open draft is saved first.
    fn go(&mut self, place: LastPage) -> Task<Message> {
        let Some(library) = self.library() else { return Task::none() };
        if self.is_held() {
            return Task::none();
        }
        self.saving = None;
        self.withdraw_paths();
        let unsaved = self.draft().is_some_and(draft::DraftPage::is_unsaved);
        let flushed = self.flush();
        if unsaved && !suspended_pages::keeps_draft(&place) {
            self.after_save = Some(AfterSave::Go(place));
            return flushed;
        }
        self.suspend(&place);
        Task::batch([flushed, self.show(place, library)])
    }

    /// Shows a page in place of the one before.
    fn show(&mut self, place: LastPage, library: Arc<Library>) -> Task<Message> {
        let opened = match place.clone() {
            LastPage::Home => {
                let Some(services) = self.services.clone() else { return Task::none() };
                let (home, task) = home::Home::new(services, self.list.clone(), self.words());
                self.screen = Screen::Home(Box::new(home));
                let waiting = self.waiting.take().map(|message| self.in_home(message));
                Task::batch([task.map(Message::Home), waiting.unwrap_or_else(Task::none)])
            }
            LastPage::Start => {
                let (start, task) = start::Start::new(&library);
                self.screen = Screen::Start(start);
                Task::batch([task.map(Message::Start), scroll::enter(start::PAGE)])
            }
            LastPage::Draft { id, section } => {
                let Some(services) = self.services.clone() else { return Task::none() };
                let (words, today) = (self.words(), self.context().today());
                let read = move || {
                    let loaded = draft::LoadedDraft::read(&services, &id, &section, today);
                    loaded.map(Box::new).map_err(|error| Unopened::new(&error, &id, words))
                };
                return background(read, move || Err(Unopened::panicked(words))).map(Message::Opened);
            }
            LastPage::Scans => {
                if let Some(services) = self.services.clone() {
                    let suspended_scans = self.suspended_scans.take();
                    self.screen =
                        Screen::Scans(suspended_scans.unwrap_or_else(|| Box::new(scans::Scans::new(services))));
                }
                Task::none()
            }
            LastPage::Settings => {
                self.screen = Screen::Preferences;
                scroll::to_top(preferences::PAGE)
            }
            LastPage::Library => {
                let (library, task) = library::LibraryPage::new(library, self.words());
                self.screen = Screen::Library(Box::new(library));
                Task::batch([task.map(Message::Library), scroll::to_top(library::PAGE)])
            }
            LastPage::Help => {
                self.screen = Screen::Help;
                scroll::to_top(help::PAGE)
            }
        };
        self.settings.place = place;
        Task::batch([opened, self.remember()])
    }

    fn opened(&mut self, result: Result<Box<draft::LoadedDraft>, Unopened>) -> Task<Message> {
        let Some(services) = self.services.clone() else { return Task::none() };
        match result {
            Ok(loaded) => {
                let (draft, task) = draft::DraftPage::new(services, *loaded, &self.context());
                self.settings.place = draft.place();
                self.suspended_draft = None;
                self.screen = Screen::Draft(Box::new(draft));
                self.drafts_opened += 1;
                let begun = self.of_draft(task);
                let brought = std::mem::take(&mut self.brought);
                Task::batch([begun, self.in_draft(draft::Message::Brought(brought)), self.remember()])
            }
            Err(Unopened { why, lost }) => {
                self.brought.clear();
                let back = lost.map(|id| (self.words().get("app-bring-back"), ToastAction::BringBack(id)));
                let toast = self.show_toast(Tone::Bad, why, back);
                Task::batch([toast, self.go(LastPage::Home)])
            }
        }
    }

    /// Shows system notifications for reminders due since the last check, including those of an earlier run.
    fn remind(&mut self) -> Task<Message> {
        let Some(services) = self.services.clone() else { return Task::none() };
        let (now, words) = (self.now, self.words());
        // If the clock was set back, the reminders up to the last check must not be suppressed.
        let last = self.settings.reminded.filter(|last| *last <= now);
        if last.is_some_and(|last| now - last < REMIND) {
            return Task::none();
        }
        let before = last.unwrap_or(now);
        self.settings.reminded = Some(now);
        if !self.settings.notices {
            return Task::none();
        }
        let remind = move || {
            // A library that cannot be read reports its error where it is used.
            let standings = services.known.standings(&services.library, &services.reference).unwrap_or_default();
            let notices = reminders::notices(standings.all(), before, now, words);
            notices.iter().for_each(system::notify);
            !notices.is_empty()
        };
        background(remind, || false).then(|shown| if shown { Task::done(Message::Reminded) } else { Task::none() })
    }

    /// Backs the library up if a backup is due.
    pub fn look_after(&self) -> Task<Message> {
        let Some(library) = self.library() else { return Task::none() };
        let words = self.words();
        let back_up = move || match library.back_up() {
            Ok(true) => Ok(library.lacking()),
            Ok(false) => Ok(0),
            Err(error) => Err(error.message(words.0)),
        };
        attempt(back_up, words).map(Message::BackedUp)
    }

    /// Backs up what was changed, see [`Library::back_up_work`]; a failure is retried a minute later.
    fn back_up_work(&self) -> Task<Message> {
        let Some(library) = self.library() else { return Task::none() };
        background(move || library.back_up_work().is_ok(), || false).discard()
    }

    /// Writes the settings.
    fn remember(&mut self) -> Task<Message> {
        let Some(library) = self.library() else { return Task::none() };
        let (write, language) = (self.keeper.write(library, self.settings.clone()), self.words().0);
        attempt(move || write().map_err(|error| error.message(language)), self.words()).map(Message::Remembered)
    }
}
