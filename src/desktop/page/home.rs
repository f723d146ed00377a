//! The list of drafts: searching, sorting, opening, copying, discarding, importing.

pub mod batch;
pub mod bulk_edit;
pub mod choosing;
mod dialog;
mod due;
pub mod filter;
mod import;
pub mod labelling;
mod learning;
mod locked;
mod place;
mod row_actions;
pub mod rows;
pub mod search;
mod state;
mod transfer;
pub mod trash;
mod update;
mod view;
mod welcome;

use std::path::PathBuf;

use iced::Task;

use super::Context;
use crate::desktop::hand_over;
use crate::desktop::opened_files;
use crate::desktop::reminders::{self, Standings};
use crate::desktop::save_as::SaveAs;
use crate::desktop::services::Services;
use crate::desktop::theme::style::Tone;
use crate::desktop::widget::progress::TICK;
use crate::desktop::widget::scroll;
use crate::desktop::words::Words;
use crate::desktop::{Newest, after, attempt, background};
use crate::job::Job;
use crate::store::{Label, Summary};
use crate::workflow::{self, Edited, Update};
use batch::BatchDialog;
use bulk_edit::BulkEdit;
use choosing::ChosenDrafts;
use dialog::HomeDialog;
use filter::Filter;
use import::choose_package;
use labelling::Labelling;
use locked::Locked;
pub use locked::PASSPHRASE;
pub use place::ListPlace;
use row_actions::OncePressed;
use trash::Trash;
pub use update::Arrived;

/// Id of the search field.
pub const SEARCH: &str = "home/search";
/// Id of the field for a package's path.
pub const PATH: &str = "home/path";

/// Order of the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum ListOrder {
    /// The last changed first.
    #[default]
    Changed,
    /// By name.
    Name,
    /// Drafts that need work first.
    State,
}

/// State of the page.
pub struct Home {
    services: Services,
    /// `None` while the list is loading.
    drafts: Option<Result<Vec<Summary>, String>>,
    /// [`Library::foreign_writes`](crate::store::Library::foreign_writes) when the list was last compared with it.
    foreign_writes: Option<i64>,
    listing: Newest,
    meeting: Newest,
    judging: Newest,
    query: String,
    /// Persons named in the drafts; `None` until something is searched.
    people: Option<search::People>,
    /// Search texts of the drafts; `None` after they changed.
    texts: Option<search::SearchTexts>,
    order: ListOrder,
    /// Indices of the drafts that are shown, in order.
    found: Vec<usize>,
    choice: ChosenDrafts,
    view: rows::ListView,
    /// Path of a package to import, while it is asked for.
    importing: Option<String>,
    trash: Trash,
    /// The dialog over the page.
    dialog: Option<HomeDialog>,
    /// Stages and deadlines of the drafts, as far as they were read.
    standings: Standings,
    /// All deadlines are shown, not only the most urgent ones.
    all_due: bool,
    filter: Filter,
    /// The choices of the filter are shown.
    filtering: bool,
    /// The buttons that discard and copy drafts.
    discarded: OncePressed,
    copied: OncePressed,
}

/// Messages of the page.
#[derive(Debug, Clone)]
pub enum Message {
    /// The list was read.
    Listed(Result<Vec<Summary>, String>),
    /// Read the list again.
    Reload,
    /// The library's number of foreign writes was read; `None` where it cannot be.
    ForeignWrites(Option<i64>),
    /// The search changed.
    Searched(String),
    /// The search was cleared.
    SearchCleared,
    /// Open the marked draft, or the only one found.
    Entered,
    /// Mark the draft below or above, and optionally choose it.
    Moved(bool, bool),
    /// Choose a draft, or unchoose it.
    Toggled(String),
    /// Unchoose all drafts.
    NoneChosen,
    /// Escape was pressed.
    Escaped,
    /// The persons in the drafts were read.
    Met(search::People),
    /// The order changed.
    Ordered(ListOrder),
    /// The page was scrolled.
    Scrolled(rows::ListView),
    /// Create a filing.
    StartPressed,
    /// Open a draft.
    OpenPressed(String),
    /// Copy a draft.
    CopyPressed(String),
    /// A copy was made: its id and title.
    Copied(Result<(String, String), String>),
    /// Move a draft to the trash: id and title.
    DiscardPressed(String, String),
    /// Move the chosen drafts to the trash.
    DiscardChosenPressed,
    /// They are in the trash: ids and titles.
    Discarded(Result<Vec<(String, String)>, String>),
    /// Import a package.
    ImportPressed,
    /// Its path is typed.
    PathTyped(String),
    /// The path is complete.
    PathEntered,
    /// Choose it in a dialog of the system.
    BrowsePressed,
    /// Cancel the import.
    ImportDismissed,
    /// A file was chosen; `None` when the dialog was cancelled.
    Chosen(Option<PathBuf>),
    /// A file was dropped on the window.
    Dropped(PathBuf),
    /// A file was imported, or not; the message that follows.
    TakenIn(Box<Message>),
    /// The file is a table of filings.
    TableFound(PathBuf),
    /// Drafts of another library were merged, perhaps not all; the message to show.
    TakenOver(Tone, String),
    /// Update the progress of the import.
    TakingTicked,
    /// Cancel the import that is running.
    TakingStopped,
    /// Hand over the drafts that are shown: write them to a file with their history.
    HandOverPressed,
    /// A package was imported: id of the new draft.
    Imported(Result<String, String>),
    /// A package needs a passphrase; `true` if the one entered was wrong.
    Locked(PathBuf, bool),
    /// The passphrase is typed.
    PassphraseTyped(String),
    /// The passphrase is complete.
    PassphraseEntered,
    /// A package continues a draft.
    Arrived(Box<Update>),
    /// The package was compared with the draft.
    Compared(Box<Arrived>),
    /// Accept a difference, or reject it.
    DifferenceToggled(usize),
    /// Update the draft with the accepted differences.
    UpdatePressed,
    /// Create a new draft from the package instead.
    SeparatePressed,
    /// Close the dialog without importing.
    DialogDismissed,
    /// Escape, or a click beside the dialog: it stays while it holds what was typed.
    DialogLeft,
    /// Something happened in the trash.
    Trash(trash::Message),
    /// Export all drafts that are ready.
    BatchPressed,
    /// In the dialog of the batch export.
    Batch(batch::Message),
    /// Save an overview of all drafts.
    OverviewPressed,
    /// The stages and deadlines of the drafts were read.
    Stood(Standings),
    /// The answers of these drafts have not been reviewed yet.
    Unjudged(Vec<Summary>),
    /// These drafts have new states, by id and stamp.
    Judged(Vec<workflow::Judged>),
    /// Open the draft of a deadline.
    DuePressed(String),
    /// Show all deadlines.
    AllDuePressed,
    /// Save all deadlines as a calendar file.
    CalendarPressed,
    /// Show the choices of the filter, or hide them and show all drafts.
    FilterPressed,
    /// The filter was changed.
    Filtered(Filter),
    /// Edit the label of a draft.
    LabelPressed(String),
    /// A part of the label was typed.
    LabelTyped(labelling::LabelPart, String),
    /// The label is complete.
    LabelEntered,
    /// It was stored: id of the draft and the label.
    Labelled(Result<(String, Label), String>),
    /// Start a bulk edit of the drafts that are shown.
    BulkEditPressed,
    /// In the dialog of the bulk edit.
    BulkEdit(bulk_edit::Message),
}

/// What the root has to do.
pub enum Action {
    /// Nothing.
    None,
    /// Run a task.
    Run(Task<Message>),
    /// Show the choice before a new filing.
    Start,
    /// Show the preview of a table of filings.
    Table(PathBuf),
    /// Open a draft.
    Open(String),
    /// Open the timeline section of a draft.
    OpenDays(String),
    /// Open the check page of a draft.
    OpenCheck(String),
    /// Show a folder.
    Reveal(PathBuf),
    /// Ask where to save a file.
    Save(SaveAs),
    /// Report that drafts were moved to the trash, with a button to undo: ids and titles.
    Discarded(Task<Message>, Vec<(String, String)>),
    /// Read the list again and report a copy, with a button to undo: id and title.
    Copied(Task<Message>, String, String),
    /// Read the list again and report a bulk edit, with a button to undo.
    Edited(Task<Message>, Vec<Edited>),
    /// Show a message.
    Toast(Tone, String),
    /// Run a task and show a message.
    RunAndToast(Task<Message>, Tone, String),
}

impl Home {
    /// The page, and the task that reads the list.
    pub fn new(services: Services, place: ListPlace, words: Words) -> (Self, Task<Message>) {
        let mut home = Self {
            services,
            drafts: None,
            foreign_writes: None,
            listing: Newest::default(),
            meeting: Newest::default(),
            judging: Newest::default(),
            query: String::new(),
            people: None,
            texts: None,
            order: ListOrder::default(),
            found: Vec::new(),
            choice: ChosenDrafts::default(),
            view: rows::ListView::default(),
            importing: None,
            trash: Trash::default(),
            dialog: None,
            standings: Standings::default(),
            all_due: false,
            filter: Filter::default(),
            filtering: false,
            discarded: OncePressed::default(),
            copied: OncePressed::default(),
        };
        home.resume(place);
        let task = home.list(words);
        let above = home.view.above;
        (home, Task::batch([task, scroll::to(view::PAGE, above)]))
    }

    /// Whether the list was read.
    pub fn is_listed(&self) -> bool {
        self.drafts.is_some()
    }

    /// Number of drafts in the trash, as far as it was read.
    pub fn trashed(&self) -> usize {
        self.trash.count()
    }

    /// Reads the list again if another program has written to the library.
    pub fn look_again(&self) -> Task<Message> {
        let library = self.services.library.clone();
        background(move || library.foreign_writes().ok(), || None).map(Message::ForeignWrites)
    }

    fn list(&mut self, words: Words) -> Task<Message> {
        let library = self.services.library.clone();
        let drafts = attempt(move || library.drafts().map_err(|error| error.message(words.0)), words);
        let Services { library, reference, known, .. } = self.services.clone();
        // A list that cannot be read was reported by the task before.
        let stood = background(move || known.standings(&library, &reference).unwrap_or_default(), Standings::default)
            .map(Message::Stood);
        let Services { library, reference, .. } = self.services.clone();
        let unjudged =
            move || workflow::unjudged(&library, &reference, workflow::china_now().date()).unwrap_or_default();
        let unjudged = background(unjudged, Vec::new).map(Message::Unjudged);
        let trash = Trash::list(&self.services.library, words).map(Message::Trash);
        // Stages and deadlines depend on all answers: the list does not wait for them.
        self.listing.begin(Task::batch([drafts.map(Message::Listed).chain(stood).chain(unjudged), trash]))
    }

    /// Handles a message.
    pub fn update(&mut self, message: Message, context: &Context) -> Action {
        let words = context.words;
        if self.has_to_wait(&message) {
            return Action::Toast(Tone::Warn, words.get("app-busy"));
        }
        match message {
            Message::Listed(drafts) => {
                self.choice.keep(drafts.as_deref().unwrap_or_default());
                self.drafts = Some(drafts);
                (self.people, self.texts) = (None, None);
                let _ = self.find(words);
                self.meet(words)
            }
            Message::Searched(query) => {
                self.query = query;
                let _ = self.find(words);
                self.meet(words)
            }
            Message::SearchCleared => {
                self.query.clear();
                let _ = self.find(words);
                Action::Run(scroll::focus(SEARCH))
            }
            Message::Met(people) => {
                (self.people, self.texts) = (Some(people), None);
                self.find(words)
            }
            Message::Entered => self.enter(),
            Message::Moved(down, choose) => self.mark(down, choose),
            Message::Toggled(id) => {
                self.choice.toggle(id);
                Action::None
            }
            Message::NoneChosen => {
                self.choice.clear();
                Action::None
            }
            Message::Escaped => self.escape(words),
            Message::Ordered(order) => {
                self.order = order;
                self.find(words)
            }
            Message::Scrolled(view) => {
                self.view = view;
                Action::None
            }
            Message::StartPressed => Action::Start,
            Message::OpenPressed(id) => self.open(id),
            Message::Imported(Ok(id)) => Action::Open(id),
            Message::CopyPressed(id) => self.copy(id, words),
            Message::Copied(Ok((id, title))) => Action::Copied(self.list(words), id, title),
            Message::Reload => Action::Run(self.list(words)),
            Message::ForeignWrites(now) if now.is_none() || now == self.foreign_writes => Action::None,
            Message::ForeignWrites(now) => {
                self.foreign_writes = now;
                Action::Run(self.list(words))
            }
            Message::DiscardPressed(id, title) => self.discard(vec![(id, title)], words),
            Message::DiscardChosenPressed => self.discard_chosen(words),
            Message::Discarded(Ok(gone)) => self.were_discarded(gone, words),
            Message::ImportPressed => {
                self.importing = Some(String::new());
                Action::Run(scroll::focus(PATH))
            }
            Message::PathTyped(typed) => {
                self.importing = Some(typed);
                Action::None
            }
            Message::PathEntered => match self.importing.as_deref().map(str::trim).filter(|path| !path.is_empty()) {
                Some(path) => Action::Run(self.take_in(PathBuf::from(opened_files::unquoted(path)), None, words)),
                None => Action::None,
            },
            Message::BrowsePressed => Action::Run(choose_package(words)),
            Message::ImportDismissed => {
                self.importing = None;
                Action::None
            }
            Message::TakingTicked if matches!(self.dialog, Some(HomeDialog::Transfer(_))) => {
                Action::Run(after(TICK, Message::TakingTicked))
            }
            Message::Chosen(None) | Message::TakingTicked => Action::None,
            Message::Chosen(Some(path)) | Message::Dropped(path) => Action::Run(self.take_in(path, None, words)),
            Message::Locked(path, wrong) => {
                self.dialog = Some(HomeDialog::Locked(Locked::new(path, wrong)));
                Action::Run(scroll::focus(PASSPHRASE))
            }
            Message::PassphraseTyped(typed) => {
                if let Some(HomeDialog::Locked(locked)) = &mut self.dialog {
                    locked.typed = typed;
                }
                Action::None
            }
            Message::PassphraseEntered => match self.dialog.take_if(|dialog| dialog.is_answered()) {
                Some(HomeDialog::Locked(Locked { path, typed, .. })) => {
                    Action::Run(self.take_in(path, Some(typed), words))
                }
                _ => Action::None,
            },
            Message::Arrived(update) => {
                let services = self.services.clone();
                let compare = move || Ok(Box::new(Arrived::new(*update, &services, words)));
                Action::Run(attempt(compare, words).map(|compared| match compared {
                    Ok(arrived) => Message::Compared(arrived),
                    Err(error) => Message::Imported(Err(error)),
                }))
            }
            Message::Compared(arrived) => {
                self.dialog = Some(HomeDialog::Arrived(arrived));
                Action::None
            }
            Message::DifferenceToggled(index) => {
                if let Some(HomeDialog::Arrived(arrived)) = &mut self.dialog {
                    arrived.toggle(index);
                }
                Action::None
            }
            Message::UpdatePressed => match self.dialog.take_if(|dialog| matches!(dialog, HomeDialog::Arrived(_))) {
                Some(HomeDialog::Arrived(arrived)) => Action::Run(arrived.update(self.services.library.clone(), words)),
                _ => Action::None,
            },
            Message::SeparatePressed => match self.dialog.take_if(|dialog| matches!(dialog, HomeDialog::Arrived(_))) {
                Some(HomeDialog::Arrived(arrived)) => {
                    Action::Run(arrived.separate(self.services.library.clone(), words))
                }
                _ => Action::None,
            },
            Message::DialogLeft if self.is_typed() => Action::Toast(Tone::Warn, words.get("app-dialog-typed")),
            Message::DialogLeft => self.update(Message::DialogDismissed, context),
            Message::DialogDismissed if self.asks_to_destroy() => {
                self.update(Message::Trash(trash::Message::PurgeDismissed), context)
            }
            Message::DialogDismissed => {
                let _ = self.dialog.take_if(|dialog| !dialog.is_busy());
                Action::None
            }
            Message::BatchPressed => {
                let Some(Ok(drafts)) = &self.drafts else { return Action::None };
                let (batch, task) = BatchDialog::new(self.together(drafts).into_iter(), context);
                self.dialog = Some(HomeDialog::Batch(batch));
                Action::Run(task.map(Message::Batch))
            }
            Message::Batch(message) => self.in_batch(message, context),
            Message::TakenIn(end) => {
                let _ = self.dialog.take_if(|dialog| matches!(dialog, HomeDialog::Transfer(_)));
                self.update(*end, context)
            }
            Message::TableFound(path) => Action::Table(path),
            Message::TakingStopped => {
                self.stop();
                Action::None
            }
            Message::TakenOver(tone, text) => {
                self.importing = None;
                Action::RunAndToast(self.list(words), tone, text)
            }
            Message::HandOverPressed => {
                let Some(Ok(drafts)) = &self.drafts else { return Action::None };
                let chosen: Vec<String> = self.together(drafts).into_iter().map(|draft| draft.id.clone()).collect();
                let name = words.put("app-moving-file", &[("day", &context.today().format("%Y%m%d").to_string())]);
                let heading = words.count("app-moving-out", chosen.len());
                let write = hand_over::writer(&self.services.library, Some(chosen), words);
                Action::Save(SaveAs::written(heading, &name, "zip", write))
            }
            Message::OverviewPressed => {
                let (services, today) = (self.services.clone(), context.today());
                let make = move |job: &Job| {
                    workflow::overview(&services.library, &services.reference, today, words.0, job)
                        .map_err(|error| error.message(words.0))
                };
                let name = words.put("app-batch-table", &[("day", &today.format("%Y%m%d").to_string())]);
                Action::Save(SaveAs::new(words.get("app-batch-overview"), &name, "csv", make))
            }
            Message::Stood(standings) => {
                self.standings = standings;
                self.find(words)
            }
            Message::Unjudged(drafts) => Action::Run(self.judge(drafts)),
            Message::Judged(changed) => self.learn(&changed, words),
            Message::DuePressed(id) => Action::OpenDays(id),
            Message::AllDuePressed => {
                self.all_due = true;
                Action::None
            }
            Message::CalendarPressed => {
                let (standings, now) = (self.standings.clone(), context.now);
                let make =
                    move |_: &Job| Ok(reminders::calendar(standings.all().iter().map(AsRef::as_ref), words, now));
                Action::Save(SaveAs::new(words.get("app-due-save"), &words.get("app-due-calendar"), "ics", make))
            }
            Message::Trash(message) => match self.trash.update(message, &self.services.library, words) {
                trash::Action::None => Action::None,
                trash::Action::Run(task) => Action::Run(task.map(Message::Trash)),
                trash::Action::Reload => Action::Run(self.list(words)),
                trash::Action::Failed(error) => Action::Toast(Tone::Bad, error),
            },
            Message::FilterPressed => {
                self.filtering = !self.filtering;
                self.filter = Filter::default();
                self.find(words)
            }
            Message::Filtered(filter) => {
                self.filter = filter;
                self.find(words)
            }
            Message::LabelPressed(id) => {
                let draft = self.drafts.iter().flatten().flatten().find(|draft| draft.id == id);
                let Some((labelling, task)) = draft.map(|draft| Labelling::new(draft, words)) else {
                    return Action::None;
                };
                self.dialog = Some(HomeDialog::Label(labelling));
                Action::Run(task)
            }
            Message::LabelTyped(part, text) => {
                if let Some(HomeDialog::Label(labelling)) = &mut self.dialog {
                    labelling.typed(part, text);
                }
                Action::None
            }
            Message::LabelEntered => match self.dialog.take_if(|dialog| matches!(dialog, HomeDialog::Label(_))) {
                Some(HomeDialog::Label(labelling)) => Action::Run(labelling.keep(&self.services, words)),
                _ => Action::None,
            },
            Message::Labelled(Ok((id, label))) => {
                let drafts = self.drafts.iter_mut().flatten().flatten();
                drafts.filter(|draft| draft.id == id).for_each(|draft| draft.label = label.clone());
                self.texts = None;
                self.find(words)
            }
            Message::BulkEditPressed => {
                let Some(Ok(drafts)) = &self.drafts else { return Action::None };
                let (bulk_edit, task) = BulkEdit::new(&self.together(drafts), &self.standings, &self.services, words);
                self.dialog = Some(HomeDialog::BulkEdit(Box::new(bulk_edit)));
                Action::Run(task)
            }
            Message::BulkEdit(message) => self.in_bulk_edit(message, words),
            Message::Copied(Err(error)) | Message::Discarded(Err(error)) => self.failed(error, words),
            Message::Imported(Err(error)) | Message::Labelled(Err(error)) => Action::Toast(Tone::Bad, error),
        }
    }

    /// The drafts that are shown, in order.
    fn shown<'a>(&'a self, drafts: &'a [Summary]) -> impl Iterator<Item = &'a Summary> {
        self.found.iter().filter_map(|place| drafts.get(*place))
    }
}
