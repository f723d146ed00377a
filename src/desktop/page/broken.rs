//! The page shown when the library cannot be opened: why, and what helps.

use std::fs;
use std::path::PathBuf;
use std::sync::Arc;

use iced::widget::{Column, Row, column, container, row};
use iced::{Center, Element, Fill, Task};

use crate::desktop::backups::{self, Copies};
use crate::desktop::file_dialog;
use crate::desktop::hand_over;
use crate::desktop::icon;
use crate::desktop::opened_files;
use crate::desktop::reminders;
use crate::desktop::save_as::SaveAs;
use crate::desktop::theme::style::{self, Tone};
use crate::desktop::theme::{COLUMN, space as gap};
use crate::desktop::widget::banner::banner;
use crate::desktop::widget::field::{field, line};
use crate::desktop::widget::progress::{TICK, progress};
use crate::desktop::widget::{button, empty_state, heading, hint, scroll};
use crate::desktop::words::Words;
use crate::desktop::{after, attempt, background};
use crate::file;
use crate::job::Job;
use crate::store::{self, Cause, JobError, Library, Recovered, StoreError};
use crate::workflow;

/// Id of the field for another folder.
pub const PLACE: &str = "broken/place";

/// A folder whose library cannot be opened, and why.
#[derive(Debug)]
pub struct Unopenable {
    /// The folder.
    pub folder: PathBuf,
    /// Why it cannot be opened.
    pub error: StoreError,
}

/// Damage of a database.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Harm {
    /// The database is missing.
    Gone,
    /// It is empty.
    Empty,
    /// Parts of it may be readable.
    Damaged,
}

/// State of the page.
pub struct Broken {
    why: String,
    folder: PathBuf,
    /// Damage of the database, where something can be done about it.
    harm: Option<Harm>,
    /// No other process uses the library, so its files can be copied.
    movable: bool,
    /// The library, if it can be read but not written.
    readable: Option<Arc<Library>>,
    /// Another folder, as typed.
    place: String,
    copies: Copies,
    running: bool,
    /// The running recovery, with its progress.
    recovering: Option<Job>,
    refused: Option<String>,
}

/// Messages of the page.
#[derive(Debug, Clone)]
pub enum Message {
    /// In the list of backups.
    Copies(backups::Message),
    /// Look for backups in another folder.
    ElsewherePressed,
    /// A folder was chosen; `None` when the dialog was cancelled, or there is none.
    FolderChosen(Option<PathBuf>),
    /// Recover what can be read.
    RecoverPressed,
    /// Update the progress of the recovery.
    RecoveryTicked,
    /// Cancel the recovery.
    RecoveryStopped,
    /// Start with an empty library.
    AnewPressed,
    /// Try to open it again.
    RetryPressed,
    /// Whether the library can at least be read.
    Read(Option<Arc<Library>>),
    /// Export everything to a file.
    OutPressed,
    /// Another folder is typed.
    PlaceTyped(String),
    /// Choose the folder in a dialog of the system.
    BrowsePressed,
    /// The folder was chosen; `None` when the dialog was cancelled, or there is none.
    PlaceChosen(Option<PathBuf>),
    /// Copy the library there and open the copy.
    ReplicatePressed,
    /// Open the library there.
    OpenPressed,
    /// The library in this folder can be opened now; the message to show.
    Done(PathBuf, Result<String, String>),
}

/// What the root has to do.
pub enum Action {
    /// Nothing.
    None,
    /// Run a task.
    Run(Task<Message>),
    /// Open the library in a folder and show what was done, unless that is empty.
    Reopen(PathBuf, String),
    /// Ask where to save a file.
    Save(SaveAs),
}

impl Harm {
    /// Catalogue key of what the page offers against it.
    fn cure(self) -> &'static str {
        match self {
            Self::Gone => "app-broken-cure-gone",
            Self::Empty => "app-broken-cure-empty",
            Self::Damaged => "app-broken-cure-damaged",
        }
    }
}

impl Broken {
    /// The page, and the task that checks what is left of the library.
    pub fn new(unopenable: &Unopenable, words: Words) -> (Self, Task<Message>) {
        let Unopenable { folder, error } = unopenable;
        let harm = match error.cause {
            Cause::Moved => Some(Harm::Gone),
            Cause::Damaged(_) if fs::metadata(&error.place).is_ok_and(|file| file.len() == 0) => Some(Harm::Empty),
            Cause::Damaged(_) => Some(Harm::Damaged),
            _ => None,
        };
        let curable = harm.is_some();
        let movable = (curable || error.is_of_writing() || matches!(error.cause, Cause::System(_) | Cause::Unlockable))
            && !matches!(error.cause, Cause::Busy)
            && Library::is_at(folder);
        let copies = if curable { list(folder.clone()) } else { Task::none() };
        let read = if movable && !curable { read(folder.clone()) } else { Task::none() };
        let broken = Self {
            // The remedies are offered on this page.
            why: match harm {
                Some(harm) => format!("{}{}", error.what(words.0), words.get(harm.cure())),
                None => error.message(words.0),
            },
            place: file::free(&reminders::documents().join("beian-desk")).display().to_string(),
            folder: folder.clone(),
            harm,
            movable,
            readable: None,
            copies: Copies::default(),
            running: false,
            recovering: None,
            refused: None,
        };
        (broken, Task::batch([copies, read]))
    }

    /// Why the library cannot be opened.
    pub fn why(&self) -> &str {
        &self.why
    }

    /// Handles a message.
    pub fn update(&mut self, message: Message, words: Words) -> Action {
        match message {
            Message::ElsewherePressed => return Action::Run(choose_folder(words)),
            Message::FolderChosen(Some(folder)) => return Action::Run(list(folder)),
            Message::Copies(message) => {
                let Some(copy) = self.copies.update(message) else { return Action::None };
                let folder = self.folder.clone();
                return self.run(self.folder.clone(), words, move || {
                    store::restore(&folder, &copy.path)?;
                    Ok(words.put("app-broken-restored", &[("time", &backups::moment(copy.made))]))
                });
            }
            Message::RecoverPressed => {
                let (folder, job) = (self.folder.clone(), Job::new());
                let begun = self.run(self.folder.clone(), words, {
                    let job = job.clone();
                    move || store::recover(&folder, &job).map(|recovered| recovery_summary(&recovered, words))
                });
                let task = match begun {
                    Action::Run(task) => task,
                    other => return other,
                };
                self.recovering = Some(job);
                return Action::Run(Task::batch([task, after(TICK, Message::RecoveryTicked)]));
            }
            Message::RecoveryTicked if self.recovering.is_some() => {
                return Action::Run(after(TICK, Message::RecoveryTicked));
            }
            Message::FolderChosen(None) | Message::PlaceChosen(None) | Message::RecoveryTicked => {}
            Message::RecoveryStopped => self.recovering.iter().for_each(Job::cancel),
            Message::AnewPressed => {
                let folder = self.folder.clone();
                return self.run(self.folder.clone(), words, move || {
                    store::begin_anew(&folder)?;
                    Ok(words.get("app-broken-begun"))
                });
            }
            Message::RetryPressed => return Action::Reopen(self.folder.clone(), String::new()),
            Message::Read(library) => self.readable = library,
            Message::OutPressed => {
                let Some(library) = &self.readable else { return Action::None };
                let name = words.put("app-library-file", &[("day", &workflow::today().format("%Y%m%d").to_string())]);
                let write = hand_over::writer(library, None, words);
                return Action::Save(SaveAs::written(words.get("app-library-out"), &name, "zip", write));
            }
            Message::PlaceTyped(typed) => self.place = typed,
            Message::BrowsePressed => return Action::Run(choose_place(words)),
            Message::PlaceChosen(Some(folder)) => self.place = folder.display().to_string(),
            Message::ReplicatePressed => {
                let Some(place) = self.place() else { return Action::None };
                let (folder, target) = (self.folder.clone(), place.clone());
                return self.run(place, words, move || {
                    store::replicate(&folder, &target)?;
                    Ok(words.put("app-broken-copied", &[("folder", &target.display().to_string())]))
                });
            }
            Message::OpenPressed => {
                let Some(place) = self.place().filter(|_| !self.running) else { return Action::None };
                return Action::Reopen(place, String::new());
            }
            Message::Done(folder, Ok(summary)) => return Action::Reopen(folder, summary),
            Message::Done(_, Err(error)) => {
                self.running = false;
                self.recovering = None;
                self.refused = Some(error);
            }
        }
        Action::None
    }

    /// The other folder.
    fn place(&self) -> Option<PathBuf> {
        Some(PathBuf::from(opened_files::unquoted(&self.place))).filter(|place| place.is_absolute())
    }

    /// Runs work on the library, or on one in another `folder`, that is opened afterwards.
    fn run(
        &mut self,
        folder: PathBuf,
        words: Words,
        work: impl FnOnce() -> Result<String, JobError> + Send + 'static,
    ) -> Action {
        if self.running {
            return Action::None;
        }
        self.running = true;
        self.refused = None;
        let work = move || {
            work().map_err(|error| match error {
                JobError::Library(error) => error.message(words.0),
                JobError::Cancelled(_) => words.get("app-broken-stopped"),
            })
        };
        let work = attempt(work, words);
        Action::Run(work.map(move |done| Message::Done(folder.clone(), done)))
    }

    /// The page.
    pub fn view(&self, words: Words) -> Element<'_, Message> {
        let free = |message: Message| (!self.running).then_some(message);
        let retry = button::secondary("broken/retry", words.get("app-retry")).press_maybe(free(Message::RetryPressed));
        let mut actions = vec![retry.into()];
        if self.readable.is_some() {
            let out = button::primary("broken/out", words.get("app-library-out-button"))
                .press_maybe(free(Message::OutPressed));
            actions.insert(0, out.into());
        }
        if self.harm == Some(Harm::Damaged) {
            let recover = button::primary("broken/recover", words.get("app-broken-recover"))
                .press_maybe(free(Message::RecoverPressed));
            actions.insert(0, recover.into());
        }
        let head = empty_state::empty(icon::FILE_WARNING, words.get("app-broken"), self.why.clone(), actions);
        let recovering = self.recovering.as_ref().map(|job| {
            let (title, stop) = (words.get("app-broken-recover"), ("broken/stop", Message::RecoveryStopped));
            let said = words.get("app-broken-recovering");
            let bar = progress(title, said, words.get("app-broken-recovering-about"), job, stop, words);
            container(bar).padding(20).width(Fill).style(style::card)
        });
        let refused = self.refused.as_ref().map(|error| banner(Tone::Bad, error, None, Vec::new()));
        // Where nothing can be recovered, the newest backup is what helps.
        let lead = matches!(self.harm, Some(Harm::Gone | Harm::Empty));
        let copies = self.copies.view("broken", !self.running, lead, words).map(|copies| copies.map(Message::Copies));
        let elsewhere = self.harm.is_some().then(|| {
            button::quiet("broken/elsewhere", words.get("app-broken-elsewhere"))
                .icon(icon::FOLDER_OPEN)
                .press_maybe(free(Message::ElsewherePressed))
        });
        let anew = self.harm.is_some().then(|| {
            button::quiet("broken/anew", words.get("app-broken-anew")).press_maybe(free(Message::AnewPressed))
        });
        let others = Row::new().push(elsewhere).push(anew).spacing(gap::ONE);
        let content =
            column![head].push(recovering).push(refused).push(copies).push(others).push(self.elsewhere(words));
        let content = content.spacing(gap::TWO).align_x(Center);
        scroll::page("broken", container(container(content).max_width(COLUMN)).center_x(Fill)).into()
    }

    /// The controls for a library in another folder.
    fn elsewhere(&self, words: Words) -> Element<'_, Message> {
        let may = |message: Message| (!self.running && self.place().is_some()).then_some(message);
        let input = line(PLACE, "", &self.place, false, Message::PlaceTyped).width(Fill);
        let browse = button::secondary("broken/browse", words.get("app-batch-browse"))
            .icon(icon::FOLDER_OPEN)
            .press_maybe((!self.running).then_some(Message::BrowsePressed));
        let place = field(words.get("app-broken-place"), row![input, browse].spacing(gap::ONE).align_y(Center));
        let replicate = self.movable.then(|| {
            button::secondary("broken/replicate", words.get("app-broken-copy"))
                .press_maybe(may(Message::ReplicatePressed))
        });
        let open = button::quiet("broken/open", words.get("app-broken-open")).press_maybe(may(Message::OpenPressed));
        let buttons = Row::new().push(replicate).push(open).spacing(gap::ONE).wrap();
        let about = words.get(if self.movable { "app-broken-place-about" } else { "app-broken-place-open" });
        let running = (self.running && self.recovering.is_none()).then(|| hint(words.get("app-save-running")));
        let content = Column::new()
            .push(column![heading(words.get("app-broken-places")), hint(about)].spacing(gap::HALF))
            .push(Element::from(place))
            .push(buttons)
            .push(running)
            .spacing(gap::TWO);
        container(content).padding(20).width(Fill).style(style::card).into()
    }
}

/// Opens a library for reading, if that is possible without unlocking it.
fn read(folder: PathBuf) -> Task<Message> {
    let open = move || Library::open(&folder).ok().filter(|library| !library.is_locked()).map(Arc::new);
    background(open, || None).map(Message::Read)
}

/// Reads the backups in a folder.
fn list(folder: PathBuf) -> Task<Message> {
    background(move || store::copies(&folder), Vec::new).map(|copies| Message::Copies(backups::Message::Listed(copies)))
}

/// Asks for the folder with further backups.
fn choose_folder(words: Words) -> Task<Message> {
    let dialog = rfd::AsyncFileDialog::new().set_title(words.get("app-broken-elsewhere"));
    file_dialog::folder(dialog).map(Message::FolderChosen)
}

/// Asks for another folder for the library.
fn choose_place(words: Words) -> Task<Message> {
    let dialog = rfd::AsyncFileDialog::new().set_title(words.get("app-broken-places"));
    file_dialog::folder(dialog).map(Message::PlaceChosen)
}

/// What a recovery came back with, from where, and what is missing.
fn recovery_summary(recovered: &Recovered, words: Words) -> String {
    let mut sentences = vec![words.count("app-broken-recovered", recovered.drafts)];
    if let Some(made) = recovered.as_of {
        sentences.push(words.put(
            "app-broken-from-copies",
            &[("count", &recovered.from_copies.to_string()), ("time", &backups::moment(made))],
        ));
    }
    if !recovered.lost.is_empty() {
        let untitled = words.get("app-untitled");
        let lost = recovered.lost.iter().map(|title| if title.is_empty() { &untitled } else { title }.as_str());
        let lost = lost.take(backups::NAMED).collect::<Vec<_>>().join(&words.get("app-check-and"));
        sentences
            .push(words.put("app-broken-lost", &[("count", &recovered.lost.len().to_string()), ("titles", &lost)]));
    }
    sentences.push(words.get("app-broken-set-aside"));
    sentences.join("\n")
}
