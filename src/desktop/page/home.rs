//! The list of drafts: find, sort, open, copy, throw away, import.

pub mod batch;
mod dialog;
mod due;
mod import;
mod locked;
pub mod rows;
mod transfer;
pub mod trash;
mod update;
mod welcome;

use std::path::PathBuf;

use iced::widget::{Row, column, container, row, space};
use iced::{Center, Element, Fill, Task};

use super::Context;
use crate::desktop::icon;
use crate::desktop::incoming;
use crate::desktop::moving;
use crate::desktop::reminders::{self, Standings};
use crate::desktop::save_as::{self, SaveAs};
use crate::desktop::system;
use crate::desktop::theme::{COLUMN, space as gap, style, style::Tone};
use crate::desktop::tools::Tools;
use crate::desktop::widget::field::line;
use crate::desktop::widget::progress::TICK;
use crate::desktop::widget::{button, heading, hint, long, scroll, title};
use crate::desktop::words::Words;
use crate::desktop::{Newest, after, attempt, background};
use crate::store::Summary;
use crate::workflow::{self, Update};
use batch::Batch;
use dialog::Dialog;
use import::{choose_package, import};
use locked::Locked;
pub use locked::PASSPHRASE;
use transfer::Transfer;
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
    tools: Tools,
    /// `None` while the list is read.
    drafts: Option<Result<Vec<Summary>, String>>,
    listing: Newest,
    query: String,
    order: Order,
    /// Places of the drafts that are shown, in order.
    found: Vec<usize>,
    view: rows::View,
    /// Path of a package that is to be imported, while it is asked for.
    importing: Option<String>,
    trash: Trash,
    /// What lies over the page.
    dialog: Option<Dialog>,
    /// Where the drafts stand, as far as it was read.
    standings: Standings,
    /// Every deadline is shown, not only the most urgent.
    all_due: bool,
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
    /// The page was scrolled.
    Scrolled(rows::View),
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
    /// The file holds drafts of another library; the passphrase, where one was entered.
    HouseFound(PathBuf, Option<String>),
    /// The file is a table of filings.
    TableFound(PathBuf),
    /// Drafts of another library came in, or not all; what is to be said.
    MovedIn(Tone, String),
    /// Time to move the bar of those that come in.
    MovingTicked,
    /// Take no more of them in.
    MovingStopped,
    /// Write the drafts that are shown to a file, with their history.
    MoveOutPressed,
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
    /// Export every draft that is ready.
    BatchPressed,
    /// Something happened in its dialog.
    Batch(batch::Message),
    /// Save an overview of all drafts.
    OverviewPressed,
    /// A file is saved.
    Save(save_as::Message),
    /// It was found out where the drafts stand.
    Stood(Standings),
    /// To the draft of a deadline.
    DuePressed(String),
    /// Show every deadline.
    AllDuePressed,
    /// Save all deadlines as a calendar file.
    CalendarPressed,
}

/// What the root has to do.
pub enum Action {
    /// Nothing.
    None,
    /// Run a task.
    Run(Task<Message>),
    /// Show the choice before a new filing.
    Start,
    /// Show what a table of filings would make.
    Table(PathBuf),
    /// Open a draft.
    Open(String),
    /// Open the section about the days after.
    OpenDays(String),
    /// Open what the check of a draft found.
    OpenCheck(String),
    /// Show a folder.
    Reveal(PathBuf),
    /// Say where a file was saved.
    Saved(PathBuf),
    /// Say that a draft went, with the way back: id and title.
    Discarded(String, String),
    /// Say something.
    Told(Tone, String),
    /// Run a task and say something.
    RunAndTold(Task<Message>, Tone, String),
}

impl Home {
    /// The page, and the task that reads the list.
    pub fn new(tools: Tools, words: Words) -> (Self, Task<Message>) {
        let mut home = Self {
            tools,
            drafts: None,
            listing: Newest::default(),
            query: String::new(),
            order: Order::default(),
            found: Vec::new(),
            view: rows::View::default(),
            importing: None,
            trash: Trash::default(),
            dialog: None,
            standings: Standings::default(),
            all_due: false,
        };
        let task = home.list(words);
        (home, task)
    }

    /// Whether the list was read.
    pub fn is_listed(&self) -> bool {
        self.drafts.is_some()
    }

    /// Number of drafts in the trash, as far as it was read.
    pub fn trashed(&self) -> usize {
        self.trash.count()
    }

    /// The dialog in which all ready drafts are exported, while it is open.
    pub fn batch(&self) -> Option<&Batch> {
        match &self.dialog {
            Some(Dialog::Batch(batch)) => Some(batch),
            _ => None,
        }
    }

    /// Whether packages of all ready drafts are being built, or drafts of another library come in.
    pub fn is_busy(&self) -> bool {
        self.dialog.as_ref().is_some_and(Dialog::is_busy)
    }

    fn list(&mut self, words: Words) -> Task<Message> {
        let library = self.tools.library.clone();
        let drafts = attempt(move || library.drafts().map_err(|error| error.message(words.0)), words);
        let Tools { library, reference, known, .. } = self.tools.clone();
        // A list that cannot be read was reported by the task before.
        let stood = background(move || known.standings(&library, &reference).unwrap_or_default(), Standings::default)
            .map(Message::Stood);
        let trash = Trash::list(&self.tools.library, words).map(Message::Trash);
        // Where they stand is read from all their answers: nobody waits for that with the list.
        self.listing.begin(Task::batch([drafts.map(Message::Listed).chain(stood), trash]))
    }

    /// Reacts.
    pub fn update(&mut self, message: Message, context: &Context) -> Action {
        let words = context.words;
        if self.has_to_wait(&message) {
            return Action::Told(Tone::Warn, words.get("app-busy"));
        }
        match message {
            Message::Listed(drafts) => {
                self.drafts = Some(drafts);
                self.find(words)
            }
            Message::Searched(query) => {
                self.query = query;
                self.find(words)
            }
            Message::Ordered(order) => {
                self.order = order;
                self.find(words)
            }
            Message::Scrolled(view) => {
                self.view = view;
                Action::None
            }
            Message::StartPressed => Action::Start,
            Message::OpenPressed(id) | Message::Imported(Ok(id)) => Action::Open(id),
            Message::CopyPressed(id) => {
                let library = self.tools.library.clone();
                let copy = move || library.duplicate(&id).map(|_| ()).map_err(|error| error.message(words.0));
                Action::Run(attempt(copy, words).map(Message::Copied))
            }
            Message::Reload | Message::Copied(Ok(())) => Action::Run(self.list(words)),
            Message::DiscardPressed(id, title) => {
                let library = self.tools.library.clone();
                let discard =
                    move || library.discard(&id).map(|()| (id, title)).map_err(|error| error.message(words.0));
                Action::Run(attempt(discard, words).map(Message::Discarded))
            }
            Message::Discarded(Ok((id, title))) => {
                if let Some(Ok(drafts)) = &mut self.drafts {
                    self.trash.put(drafts.extract_if(.., |draft| draft.id == id));
                }
                let _ = self.find(words);
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
                Some(path) => Action::Run(self.import(PathBuf::from(incoming::unquoted(path)), None, words)),
                None => Action::None,
            },
            Message::BrowsePressed => Action::Run(choose_package(words)),
            Message::ImportDismissed => {
                self.importing = None;
                Action::None
            }
            Message::MovingTicked if matches!(self.dialog, Some(Dialog::Transfer(_))) => {
                Action::Run(after(TICK, Message::MovingTicked))
            }
            Message::Chosen(None) | Message::MovingTicked => Action::None,
            Message::Chosen(Some(path)) | Message::Dropped(path) => Action::Run(self.import(path, None, words)),
            Message::Locked(path, wrong) => {
                self.dialog = Some(Dialog::Locked(Locked::new(path, wrong)));
                Action::Run(scroll::focus(PASSPHRASE))
            }
            Message::PassphraseTyped(typed) => {
                if let Some(Dialog::Locked(locked)) = &mut self.dialog {
                    locked.typed = typed;
                }
                Action::None
            }
            Message::PassphraseEntered => match self.dialog.take_if(|dialog| dialog.is_answered()) {
                Some(Dialog::Locked(Locked { path, typed, .. })) => Action::Run(self.import(path, Some(typed), words)),
                _ => Action::None,
            },
            Message::Arrived(update) => {
                let tools = self.tools.clone();
                let compare = move || Ok(Box::new(Arrived::new(*update, &tools, words)));
                Action::Run(attempt(compare, words).map(|compared| match compared {
                    Ok(arrived) => Message::Compared(arrived),
                    Err(error) => Message::Imported(Err(error)),
                }))
            }
            Message::Compared(arrived) => {
                self.dialog = Some(Dialog::Arrived(arrived));
                Action::None
            }
            Message::DifferenceToggled(index) => {
                if let Some(Dialog::Arrived(arrived)) = &mut self.dialog {
                    arrived.toggle(index);
                }
                Action::None
            }
            Message::UpdatePressed => match self.dialog.take_if(|dialog| matches!(dialog, Dialog::Arrived(_))) {
                Some(Dialog::Arrived(arrived)) => Action::Run(arrived.update(self.tools.library.clone(), words)),
                _ => Action::None,
            },
            Message::SeparatePressed => match self.dialog.take_if(|dialog| matches!(dialog, Dialog::Arrived(_))) {
                Some(Dialog::Arrived(arrived)) => Action::Run(arrived.separate(self.tools.library.clone(), words)),
                _ => Action::None,
            },
            Message::DialogDismissed if self.asks_to_destroy() => {
                self.update(Message::Trash(trash::Message::PurgeDismissed), context)
            }
            Message::DialogDismissed => {
                let _ = self.dialog.take_if(|dialog| !dialog.is_busy());
                Action::None
            }
            Message::BatchPressed => {
                let Some(Ok(drafts)) = &self.drafts else { return Action::None };
                let (batch, task) = Batch::new(drafts, context);
                self.dialog = Some(Dialog::Batch(batch));
                Action::Run(task.map(Message::Batch))
            }
            Message::Batch(message) => self.in_batch(message, context),
            Message::HouseFound(path, passphrase) => {
                self.importing = None;
                let (transfer, task) = Transfer::begin(self.tools.library.clone(), path, passphrase, words);
                self.dialog = Some(Dialog::Transfer(transfer));
                Action::Run(task)
            }
            Message::TableFound(path) => Action::Table(path),
            Message::MovingStopped => {
                self.stop();
                Action::None
            }
            Message::MovedIn(tone, told) => {
                self.dialog = None;
                Action::RunAndTold(self.list(words), tone, told)
            }
            Message::MoveOutPressed => {
                let Some(Ok(drafts)) = &self.drafts else { return Action::None };
                let shown = self.found.iter().filter_map(|place| drafts.get(*place));
                let chosen: Vec<String> = shown.map(|draft| draft.id.clone()).collect();
                let name = words.put("app-moving-file", &[("day", &context.today().format("%Y%m%d").to_string())]);
                let heading = words.count("app-moving-out", chosen.len());
                self.save(SaveAs::written(heading, &name, "zip", moving::out(&self.tools.library, Some(chosen), words)))
            }
            Message::OverviewPressed => {
                let (tools, today) = (self.tools.clone(), context.today());
                let make = move || {
                    workflow::overview(&tools.library, &tools.reference, today, words.0)
                        .map_err(|error| error.message(words.0))
                };
                let name = words.put("app-batch-table", &[("day", &today.format("%Y%m%d").to_string())]);
                self.save(SaveAs::new(words.get("app-batch-overview"), &name, "csv", make))
            }
            Message::Save(message) => {
                let Some(Dialog::Save(saving)) = &mut self.dialog else { return Action::None };
                let action = saving.update(message, words);
                let _ = self.dialog.take_if(|dialog| dialog.is_over());
                match action {
                    save_as::Action::None => Action::None,
                    save_as::Action::Run(task) => Action::Run(task.map(Message::Save)),
                    save_as::Action::Saved(path) => Action::Saved(path),
                }
            }
            Message::Stood(standings) => {
                self.standings = standings;
                Action::None
            }
            Message::DuePressed(id) => Action::OpenDays(id),
            Message::AllDuePressed => {
                self.all_due = true;
                Action::None
            }
            Message::CalendarPressed => {
                let (standings, now) = (self.standings.clone(), context.now);
                let make = move || Ok(reminders::calendar(standings.all().iter().map(AsRef::as_ref), words, now));
                self.save(SaveAs::new(words.get("app-due-save"), &words.get("app-due-calendar"), "ics", make))
            }
            Message::Trash(message) => match self.trash.update(message, &self.tools.library, words) {
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

    fn find(&mut self, words: Words) -> Action {
        let drafts = self.drafts.as_ref().and_then(|drafts| drafts.as_ref().ok());
        self.found = drafts.map(|drafts| rows::found(drafts, &self.query, self.order, words)).unwrap_or_default();
        Action::None
    }

    fn in_batch(&mut self, message: batch::Message, context: &Context) -> Action {
        let Some(Dialog::Batch(batch)) = &mut self.dialog else { return Action::None };
        match batch.update(message, &self.tools, context) {
            batch::Action::None => Action::None,
            batch::Action::Run(task) => Action::Run(task.map(Message::Batch)),
            batch::Action::Finished => Action::Run(self.list(context.words)),
            batch::Action::Reveal(folder) => Action::Reveal(folder),
            batch::Action::Open(id) => Action::OpenCheck(id),
            batch::Action::Close => {
                self.dialog = None;
                Action::None
            }
        }
    }

    fn save(&mut self, (saving, task): (SaveAs, Task<save_as::Message>)) -> Action {
        self.dialog = Some(Dialog::Save(saving));
        Action::Run(task.map(Message::Save))
    }

    fn import(&self, path: PathBuf, passphrase: Option<String>, words: Words) -> Task<Message> {
        let library = self.tools.library.clone();
        let panicked = move || Message::Imported(Err(words.panicked()));
        background(move || import(&library, path, passphrase.as_deref(), words), panicked)
    }

    /// Whether what `message` begins has to wait for what is running: nothing is put in its place.
    fn has_to_wait(&self, message: &Message) -> bool {
        match message {
            Message::Chosen(Some(_)) | Message::Dropped(_) | Message::HouseFound(..) | Message::Compared(_) => {
                self.is_busy()
            }
            // Drafts that come in may turn out to be locked.
            Message::Locked(..) => self.batch().is_some_and(Batch::is_running),
            _ => false,
        }
    }

    /// Stops what is being exported or comes in.
    pub fn stop(&self) {
        match &self.dialog {
            Some(Dialog::Batch(batch)) => batch.stop(),
            Some(Dialog::Transfer(transfer)) => transfer.stop(),
            _ => {}
        }
    }

    /// Whether a dialog is open over the page.
    pub fn is_asking(&self) -> bool {
        self.dialog.is_some() || self.asks_to_destroy()
    }

    /// Whether a package waits for its passphrase.
    pub fn is_locked(&self) -> bool {
        matches!(self.dialog, Some(Dialog::Locked(_)))
    }

    /// Whether a package waits to be compared with its draft.
    pub fn has_arrived(&self) -> bool {
        matches!(self.dialog, Some(Dialog::Arrived(_)))
    }

    /// Whether a draft is about to go for good: a click beside that question is no answer.
    pub fn asks_to_destroy(&self) -> bool {
        self.trash.is_asking()
    }

    /// The dialog over the page.
    pub fn dialog(&self, context: &Context) -> Option<Element<'_, Message>> {
        let purging = || self.trash.dialog(context.words).map(|dialog| dialog.map(Message::Trash));
        self.dialog.as_ref().map(|dialog| dialog.view(context)).or_else(purging)
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
            Some(Ok(drafts)) if drafts.is_empty() => column![head, welcome::welcome(context)],
            Some(Ok(drafts)) => column![head]
                .push(self.finder(context))
                .push(rows::rows(drafts, &self.found, &self.query, self.view, &self.standings, context))
                .push(with_all(drafts, self.found.len(), words)),
        };
        let content = content.push(self.trash.view(self.found.len(), self.view, words));
        let content = container(content.spacing(gap::THREE)).max_width(COLUMN + 240.0);
        let page = scroll::page("home", container(content).center_x(Fill)).on_scroll(|view| {
            Message::Scrolled(rows::View { above: view.absolute_offset().y, height: view.bounds().height })
        });
        long::moved(page, self.view.above)
    }

    /// Asks for a package by its path, or in a dialog of the system where there is one.
    fn import_panel(&self, words: Words) -> Option<Element<'_, Message>> {
        let typed = self.importing.as_deref()?;
        let path = line(PATH, &system::example("app-import-example", words), typed, false, Message::PathTyped)
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

    /// What is due, and the search. While something is searched, what was found has the room.
    fn finder(&self, context: &Context) -> Element<'_, Message> {
        let words = context.words;
        let due = self.query.trim().is_empty().then(|| due::due(self.standings.all(), self.all_due, context)).flatten();
        let between = if due.is_some() { gap::THREE } else { 0.0 };
        let search = line(SEARCH, &words.get("app-home-search"), &self.query, false, Message::Searched).width(Fill);
        let orders = [
            (Order::Changed, words.get("app-home-by-change")),
            (Order::Name, words.get("app-home-by-name")),
            (Order::State, words.get("app-home-by-state")),
        ];
        let order = button::segments("home/order", orders, Some(self.order), Message::Ordered);
        let search = row![search, order].spacing(gap::TWO).align_y(Center);
        // Its place is there without it too: the search keeps its focus.
        column![due.unwrap_or_else(|| space().into()), search].spacing(between).into()
    }
}

/// What is done with all drafts at once, or with those that are `shown`.
fn with_all<'a>(drafts: &[Summary], shown: usize, words: Words) -> Element<'a, Message> {
    let ready = drafts.iter().filter(|draft| workflow::is_exportable(draft)).count();
    let export = (ready > 0).then(|| {
        button::quiet("home/batch", words.count("app-batch-export", ready))
            .icon(icon::PACKAGE_CHECK)
            .press(Message::BatchPressed)
    });
    let overview = button::quiet("home/overview", words.get("app-batch-overview"))
        .icon(icon::FILE_TEXT)
        .press(Message::OverviewPressed);
    let moving = (shown > 0).then(|| {
        button::quiet("home/move-out", words.count("app-moving-out", shown))
            .icon(icon::PACKAGE)
            .press(Message::MoveOutPressed)
    });
    Row::new().push(export).push(overview).push(moving).spacing(gap::ONE).wrap().into()
}
