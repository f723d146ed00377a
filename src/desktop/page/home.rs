//! The list of drafts: find, sort, open, copy, throw away, import.

mod locked;
mod trash;
mod update;

use std::path::PathBuf;
use std::sync::Arc;

use chrono::{DateTime, Local, NaiveDateTime};
use iced::widget::{Column, Row, column, container, row, space, text};
use iced::{Center, Element, Fill, Task};

use super::Context;
use crate::desk::{self, Arrival, IntakeError, Update};
use crate::desktop::background;
use crate::desktop::icon;
use crate::desktop::theme::{COLUMN, READING, size, space as gap, style, style::Tone};
use crate::desktop::widget::badge::badge;
use crate::desktop::widget::field::line;
use crate::desktop::widget::{button, caption, empty, hairline, heading, hint, scroll, title};
use crate::desktop::words::Words;
use crate::filing::Kind;
use crate::package::{ArchiveError, ImportError};
use crate::store::{Library, State, Summary};
use locked::Locked;
pub use locked::PASSPHRASE;
use trash::Trash;
pub use update::Arrived;

/// Id of the search field.
pub const SEARCH: &str = "home/search";
/// Id of the field for a package's path.
pub const PATH: &str = "home/path";

/// Order of the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Order {
    /// The last changed first.
    #[default]
    Changed,
    /// By name.
    Name,
    /// What needs work first.
    State,
}

/// State of the page.
pub struct Home {
    library: Arc<Library>,
    /// `None` while the list is read.
    drafts: Option<Result<Vec<Summary>, String>>,
    query: String,
    order: Order,
    /// Path of a package that is to be imported, while it is asked for.
    importing: Option<String>,
    /// A package that waits for its passphrase.
    locked: Option<Locked>,
    /// A package that continues a draft.
    arrived: Option<Box<Arrived>>,
    trash: Trash,
}

/// What happened on the page.
#[derive(Debug, Clone)]
pub enum Message {
    /// The list was read.
    Listed(Result<Vec<Summary>, String>),
    /// Read the list again.
    Reload,
    /// The search changed.
    Searched(String),
    /// The order changed.
    Ordered(Order),
    /// A new filing is wanted.
    StartPressed,
    /// A draft is wanted.
    OpenPressed(String),
    /// A copy is wanted.
    CopyPressed(String),
    /// A copy was made.
    Copied(Result<(), String>),
    /// A draft is to go: id and title.
    DiscardPressed(String, String),
    /// It is in the trash.
    Discarded(Result<(String, String), String>),
    /// A package is to be imported.
    ImportPressed,
    /// Its path is typed.
    PathTyped(String),
    /// It is complete.
    PathEntered,
    /// Choose it in a dialog of the system.
    BrowsePressed,
    /// No import after all.
    ImportDismissed,
    /// A file was chosen; `None` when the dialog was left.
    Chosen(Option<PathBuf>),
    /// A file was dropped on the window.
    Dropped(PathBuf),
    /// A package was imported: id of the new draft.
    Imported(Result<String, String>),
    /// A package has a passphrase; `true` when the one that was entered is wrong.
    Locked(PathBuf, bool),
    /// The passphrase is typed.
    PassphraseTyped(String),
    /// It is complete.
    PassphraseEntered,
    /// A package continues a draft.
    Arrived(Box<Update>),
    /// It was compared with the draft.
    Compared(Box<Arrived>),
    /// Take a difference, or leave it.
    DifferenceToggled(usize),
    /// Update the draft with what is taken.
    UpdatePressed,
    /// Make a new draft of the package after all.
    SeparatePressed,
    /// No dialog, no import.
    DialogDismissed,
    /// Something happened in the trash.
    Trash(trash::Message),
}

/// What the root has to do.
pub enum Action {
    /// Nothing.
    None,
    /// Run a task.
    Run(Task<Message>),
    /// Show the choice before a new filing.
    Start,
    /// Open a draft.
    Open(String),
    /// Say that a draft went, with the way back: id and title.
    Discarded(String, String),
    /// Say something.
    Told(Tone, String),
}

impl Home {
    /// The page, and the task that reads the list.
    pub fn new(library: Arc<Library>) -> (Self, Task<Message>) {
        let home = Self {
            library,
            drafts: None,
            query: String::new(),
            order: Order::default(),
            importing: None,
            locked: None,
            arrived: None,
            trash: Trash::default(),
        };
        let task = home.list(Words::default());
        (home, task)
    }

    /// Whether the list was read.
    pub fn is_listed(&self) -> bool {
        self.drafts.is_some()
    }

    /// Number of drafts in the trash, as far as it was read.
    pub fn trashed(&self) -> usize {
        self.trash.len()
    }

    fn list(&self, words: Words) -> Task<Message> {
        let library = self.library.clone();
        let drafts = background(move || library.drafts().map_err(|error| error.message(words.0)));
        Task::batch([drafts.map(Message::Listed), Trash::list(&self.library, words).map(Message::Trash)])
    }

    /// Reacts.
    pub fn update(&mut self, message: Message, words: Words) -> Action {
        match message {
            Message::Listed(drafts) => {
                self.drafts = Some(drafts);
                Action::None
            }
            Message::Searched(query) => {
                self.query = query;
                Action::None
            }
            Message::Ordered(order) => {
                self.order = order;
                Action::None
            }
            Message::StartPressed => Action::Start,
            Message::OpenPressed(id) | Message::Imported(Ok(id)) => Action::Open(id),
            Message::CopyPressed(id) => {
                let library = self.library.clone();
                let copy = move || library.duplicate(&id).map(|_| ()).map_err(|error| error.message(words.0));
                Action::Run(background(copy).map(Message::Copied))
            }
            Message::Reload | Message::Copied(Ok(())) => Action::Run(self.list(words)),
            Message::DiscardPressed(id, title) => {
                let library = self.library.clone();
                let discard =
                    move || library.discard(&id).map(|()| (id, title)).map_err(|error| error.message(words.0));
                Action::Run(background(discard).map(Message::Discarded))
            }
            Message::Discarded(Ok((id, title))) => {
                if let Some(Ok(drafts)) = &mut self.drafts {
                    self.trash.put(drafts.extract_if(.., |draft| draft.id == id));
                }
                Action::Discarded(id, title)
            }
            Message::ImportPressed => {
                self.importing = Some(String::new());
                Action::Run(scroll::focus(PATH))
            }
            Message::PathTyped(typed) => {
                self.importing = Some(typed);
                Action::None
            }
            Message::PathEntered => match self.importing.as_deref().map(str::trim).filter(|path| !path.is_empty()) {
                Some(path) => Action::Run(self.import(PathBuf::from(path), None, words)),
                None => Action::None,
            },
            Message::BrowsePressed => Action::Run(choose_package(words)),
            Message::ImportDismissed => {
                self.importing = None;
                Action::None
            }
            Message::Chosen(None) => Action::None,
            Message::Chosen(Some(path)) | Message::Dropped(path) => Action::Run(self.import(path, None, words)),
            Message::Locked(path, wrong) => {
                self.locked = Some(Locked::new(path, wrong));
                Action::Run(scroll::focus(PASSPHRASE))
            }
            Message::PassphraseTyped(typed) => {
                if let Some(locked) = &mut self.locked {
                    locked.typed = typed;
                }
                Action::None
            }
            Message::PassphraseEntered => match self.locked.take_if(|locked| !locked.typed.is_empty()) {
                Some(Locked { path, typed, .. }) => Action::Run(self.import(path, Some(typed), words)),
                None => Action::None,
            },
            Message::Arrived(update) => {
                let library = self.library.clone();
                let compare = move || Message::Compared(Box::new(Arrived::new(*update, &library, words)));
                Action::Run(background(compare))
            }
            Message::Compared(arrived) => {
                self.arrived = Some(arrived);
                Action::None
            }
            Message::DifferenceToggled(index) => {
                if let Some(arrived) = &mut self.arrived {
                    arrived.toggle(index);
                }
                Action::None
            }
            Message::UpdatePressed => match self.arrived.take() {
                Some(arrived) => Action::Run(arrived.update(self.library.clone(), words)),
                None => Action::None,
            },
            Message::SeparatePressed => match self.arrived.take() {
                Some(arrived) => Action::Run(arrived.separate(self.library.clone(), words)),
                None => Action::None,
            },
            Message::DialogDismissed => {
                self.locked = None;
                self.arrived = None;
                Action::None
            }
            Message::Trash(message) => match self.trash.update(message, &self.library, words) {
                trash::Action::None => Action::None,
                trash::Action::Run(task) => Action::Run(task.map(Message::Trash)),
                trash::Action::Reload => Action::Run(self.list(words)),
                trash::Action::Failed(error) => Action::Told(Tone::Bad, error),
            },
            Message::Copied(Err(error)) | Message::Discarded(Err(error)) | Message::Imported(Err(error)) => {
                Action::Told(Tone::Bad, error)
            }
        }
    }

    fn import(&self, path: PathBuf, passphrase: Option<String>, words: Words) -> Task<Message> {
        let library = self.library.clone();
        background(move || import(&library, path, passphrase.as_deref(), words))
    }

    /// Whether a package waits for its passphrase.
    pub fn is_locked(&self) -> bool {
        self.locked.is_some()
    }

    /// Whether a package waits to be compared with its draft.
    pub fn has_arrived(&self) -> bool {
        self.arrived.is_some()
    }

    /// The dialog over the page.
    pub fn dialog(&self, words: Words) -> Option<Element<'_, Message>> {
        let arrived = self.arrived.as_ref().map(|arrived| arrived.view(words));
        arrived.or_else(|| self.locked.as_ref().map(|locked| locked.view(words)))
    }

    /// The page.
    pub fn view(&self, context: &Context) -> Element<'_, Message> {
        let words = context.words;
        let actions = row![
            button::secondary("home/import", words.get("app-home-import"))
                .icon(icon::INBOX)
                .press(Message::ImportPressed),
            button::primary("home/new", words.get("app-home-new")).icon(icon::PLUS).press(Message::StartPressed),
        ]
        .spacing(gap::ONE);
        let head = row![title(words.get("app-home")), space().width(Fill), actions].align_y(Center);
        let head = column![head].push(self.import_panel(words)).spacing(gap::TWO);
        let content = match &self.drafts {
            None => column![head],
            Some(Err(error)) => {
                let again = button::secondary("home/again", words.get("app-retry")).press(Message::Reload).into();
                column![head, crate::desktop::widget::banner::banner(Tone::Bad, error, None, vec![again])]
            }
            Some(Ok(drafts)) if drafts.is_empty() => column![head, nothing(words, context.dragging)],
            Some(Ok(drafts)) => column![head, self.tools(words), self.rows(drafts, context)],
        };
        let content = content.push(self.trash.view(words).map(|trash| trash.map(Message::Trash)));
        let content = container(content.spacing(gap::THREE)).max_width(COLUMN + 240.0);
        scroll::page("home", container(content).center_x(Fill)).into()
    }

    /// Asks for a package by its path, or in a dialog of the system where there is one.
    fn import_panel(&self, words: Words) -> Option<Element<'_, Message>> {
        let typed = self.importing.as_deref()?;
        let path = line(PATH, &words.get("app-import-example"), typed, false, Message::PathTyped)
            .on_submit(Message::PathEntered)
            .width(Fill);
        let browse = button::secondary("home/browse", words.get("app-import-browse"))
            .icon(icon::FOLDER_OPEN)
            .press(Message::BrowsePressed);
        let import = button::primary("home/import-path", words.get("app-import"))
            .press_maybe((!typed.trim().is_empty()).then_some(Message::PathEntered));
        let close = button::icon("home/import-close", words.get("app-close"), icon::X, Some(Message::ImportDismissed));
        let content = column![
            row![heading(words.get("app-home-import")), space().width(Fill), close].align_y(Center),
            hint(words.get("app-import-about")),
            row![path, browse, import].spacing(gap::ONE).align_y(Center)
        ]
        .spacing(gap::ONE);
        Some(container(content).padding([12.0, 20.0]).width(Fill).style(style::card).into())
    }

    fn tools(&self, words: Words) -> Element<'_, Message> {
        let search = line(SEARCH, &words.get("app-home-search"), &self.query, false, Message::Searched).width(Fill);
        let orders = [
            (Order::Changed, words.get("app-home-by-change")),
            (Order::Name, words.get("app-home-by-name")),
            (Order::State, words.get("app-home-by-state")),
        ];
        let order = button::segments("home/order", orders, Some(self.order), Message::Ordered);
        row![search, order].spacing(gap::TWO).align_y(Center).into()
    }

    fn rows<'a>(&'a self, drafts: &'a [Summary], context: &Context) -> Element<'a, Message> {
        let words = context.words;
        let query = self.query.trim().to_lowercase();
        let mut found: Vec<&Summary> = drafts
            .iter()
            .filter(|draft| [&draft.title, &draft.subject].into_iter().any(|text| text.to_lowercase().contains(&query)))
            .collect();
        match self.order {
            Order::Changed => {}
            Order::Name => found.sort_by(|one, other| one.title.cmp(&other.title)),
            Order::State => found.sort_by_key(|draft| rank(draft.state)),
        }
        if found.is_empty() {
            return empty::empty(
                icon::SEARCH,
                words.get("app-home-not-found"),
                words.put("app-home-not-found-about", &[("query", self.query.trim())]),
                Vec::new(),
            );
        }
        let mut list = Column::new();
        for (index, draft) in found.into_iter().enumerate() {
            if index > 0 {
                list = list.push(hairline());
            }
            list = list.push(entry(draft, context));
        }
        container(list).padding(6).style(style::card).width(Fill).into()
    }
}

/// What needs work stands before what is done.
fn rank(state: State) -> u8 {
    match state {
        State::Problems => 0,
        State::Filling => 1,
        State::Ready => 2,
        State::NotStarted => 3,
        State::Exported => 4,
    }
}

fn nothing<'a>(words: Words, dragging: bool) -> Element<'a, Message> {
    let new =
        button::primary("home/new-first", words.get("app-home-new")).icon(icon::PLUS).press(Message::StartPressed);
    let import = button::secondary("home/import-first", words.get("app-home-import"))
        .icon(icon::INBOX)
        .press(Message::ImportPressed);
    let steps = ["one", "two", "three"].into_iter().zip([icon::PENCIL, icon::SCAN_SEARCH, icon::PACKAGE_CHECK]).map(
        |(step, icon)| {
            let lines = column![
                text(words.get(&format!("app-home-step-{step}"))).size(size::BODY),
                hint(words.get(&format!("app-home-step-{step}-about")))
            ]
            .spacing(gap::HALF);
            container(column![icon.sized(20.0).style(style::ink(Tone::Accent)), lines].spacing(12))
                .padding(gap::TWO)
                .width(Fill)
                .style(style::well)
                .into()
        },
    );
    let welcome = empty::empty(
        icon::FILE_PLUS,
        words.get("app-home-empty"),
        words.get("app-home-empty-about"),
        vec![new.into(), import.into()],
    );
    column![
        container(welcome).width(Fill).style(style::drop_zone(dragging)),
        Row::with_children(steps).spacing(gap::TWO)
    ]
    .spacing(gap::TWO)
    .into()
}

fn entry<'a>(draft: &'a Summary, context: &Context) -> Element<'a, Message> {
    let words = context.words;
    let name = if draft.title.is_empty() { words.get("app-untitled") } else { draft.title.clone() };
    let kind = words.get(&format!("app-kind-{}", draft.kind.name()));
    let about = if draft.subject.is_empty() || draft.subject == draft.title {
        kind
    } else {
        format!("{} · {kind}", draft.subject)
    };
    let (tone, mark) = look(draft.state);
    let state = badge(tone, Some(mark), words.get(&format!("app-state-{}", draft.state.name())));
    let next = (!context.is_narrow()).then(|| {
        let next = words.get(&format!("app-next-{}", draft.state.name()));
        container(
            column![text(next).size(size::SMALL).style(style::soft), caption(ago(draft.modified, context))].spacing(2),
        )
        .width(150)
    });
    let lines =
        column![text(name.clone()).size(15).line_height(READING), text(about).size(size::SMALL).style(style::soft)]
            .spacing(2)
            .width(Fill);
    let face = Row::new()
        .push(container(kind_icon(draft.kind).sized(20.0).style(style::faint)).padding([0.0, 4.0]))
        .push(lines)
        .push(container(state).width(96))
        .push(next)
        .spacing(gap::TWO)
        .align_y(Center);
    let open = button::list_row(
        format!("home/open-{}", draft.id),
        name.clone(),
        face,
        false,
        Some(Message::OpenPressed(draft.id.clone())),
    );
    let copy = button::icon(
        format!("home/copy-{}", draft.id),
        words.get("app-home-copy"),
        icon::COPY,
        Some(Message::CopyPressed(draft.id.clone())),
    );
    let discard = button::icon(
        format!("home/discard-{}", draft.id),
        words.get("app-home-discard"),
        icon::TRASH_2,
        Some(Message::DiscardPressed(draft.id.clone(), name)),
    );
    container(row![open, copy, discard].spacing(2).align_y(Center)).padding([4.0, 4.0]).into()
}

fn kind_icon(kind: Kind) -> icon::Icon {
    match kind {
        Kind::New => icon::FILE_TEXT,
        Kind::Change => icon::PENCIL,
        Kind::Cancel => icon::CIRCLE_MINUS,
    }
}

/// Tone and icon of a draft's state.
fn look(state: State) -> (Tone, icon::Icon) {
    match state {
        State::NotStarted => (Tone::Plain, icon::CIRCLE),
        State::Filling => (Tone::Accent, icon::CIRCLE_DOT),
        State::Problems => (Tone::Bad, icon::CIRCLE_ALERT),
        State::Ready => (Tone::Good, icon::CIRCLE_CHECK),
        State::Exported => (Tone::Good, icon::PACKAGE_CHECK),
    }
}

/// When something was changed, as people say it.
fn ago(modified: i64, context: &Context) -> String {
    let words = context.words;
    let Some(then) = DateTime::from_timestamp_millis(modified) else { return String::new() };
    let then: NaiveDateTime = then.with_timezone(&Local).naive_local();
    let minutes = (context.now - then).num_minutes();
    match minutes {
        ..=0 => words.get("app-ago-now"),
        1..=59 => words.count("app-ago-minutes", minutes as usize),
        _ if then.date() == context.today() => then.format("%H:%M").to_string(),
        _ => then.format("%Y-%m-%d").to_string(),
    }
}

fn choose_package(words: Words) -> Task<Message> {
    let dialog = rfd::AsyncFileDialog::new().set_title(words.get("app-home-import")).add_filter("ZIP", &["zip"]);
    Task::future(async move { dialog.pick_file().await.map(|file| file.path().to_owned()) }).map(Message::Chosen)
}

/// Imports a package.
fn import(library: &Library, path: PathBuf, passphrase: Option<&str>, words: Words) -> Message {
    match desk::arrive(library, &path, passphrase) {
        Ok(Arrival::Known(update)) => Message::Arrived(update),
        Ok(Arrival::New(draft)) => Message::Imported(Ok(draft.id)),
        Err(IntakeError::Package(ImportError::Archive(ArchiveError::Encrypted))) => Message::Locked(path, false),
        Err(IntakeError::Package(ImportError::Archive(ArchiveError::WrongPassphrase))) => Message::Locked(path, true),
        Err(error) => Message::Imported(Err(desk::intake_error(&error, words.0))),
    }
}
