//! What stands where the library cannot be opened: why, and what helps.

use std::path::PathBuf;

use iced::widget::{Row, column, container};
use iced::{Center, Element, Fill, Task};

use crate::desktop::backups::{self, Copies};
use crate::desktop::file_dialog;
use crate::desktop::icon;
use crate::desktop::theme::style::Tone;
use crate::desktop::theme::{COLUMN, space as gap};
use crate::desktop::widget::banner::banner;
use crate::desktop::widget::{button, empty_state, scroll};
use crate::desktop::words::Words;
use crate::desktop::{attempt, background};
use crate::store::{self, Cause, StoreError};

/// State of the page.
pub struct Broken {
    why: String,
    folder: PathBuf,
    /// The database is damaged or gone, so that something can be done about it.
    curable: bool,
    copies: Copies,
    running: bool,
    refused: Option<String>,
}

/// What happened on the page.
#[derive(Debug, Clone)]
pub enum Message {
    /// Among the copies.
    Copies(backups::Message),
    /// Look for copies in another folder.
    ElsewherePressed,
    /// It was chosen; `None` when the dialog was left, or there is none.
    FolderChosen(Option<PathBuf>),
    /// Keep what can be read.
    RecoverPressed,
    /// Begin with an empty library.
    AnewPressed,
    /// Try to open it once more.
    RetryPressed,
    /// Something was done; what is to be said.
    Done(Result<String, String>),
}

/// What the root has to do.
pub enum Action {
    /// Nothing.
    None,
    /// Run a task.
    Run(Task<Message>),
    /// Open the library again and say what was done; nothing where that is empty.
    Reopen(String),
}

impl Broken {
    /// The page, and the task that reads the copies.
    pub fn new(error: &StoreError, words: Words) -> (Self, Task<Message>) {
        let folder =
            if error.place.is_dir() { error.place.as_path() } else { error.place.parent().unwrap_or(&error.place) };
        let folder = folder.to_owned();
        let curable = matches!(error.cause, Cause::Damaged(_) | Cause::Moved);
        let listed = folder.clone();
        let task = if curable { list(listed) } else { Task::none() };
        let why = error.message(words.0);
        (Self { why, folder, curable, copies: Copies::default(), running: false, refused: None }, task)
    }

    /// Why the library cannot be opened.
    pub fn why(&self) -> &str {
        &self.why
    }

    /// Folder of the library.
    pub fn folder(&self) -> &PathBuf {
        &self.folder
    }

    /// Reacts.
    pub fn update(&mut self, message: Message, words: Words) -> Action {
        match message {
            Message::ElsewherePressed => return Action::Run(choose_folder(words)),
            Message::FolderChosen(None) => {}
            Message::FolderChosen(Some(folder)) => return Action::Run(list(folder)),
            Message::Copies(message) => {
                let Some(copy) = self.copies.update(message) else { return Action::None };
                let folder = self.folder.clone();
                return self.run(words, move || {
                    store::restore(&folder, &copy.path)?;
                    Ok(words.put("app-broken-restored", &[("time", &backups::moment(&copy))]))
                });
            }
            Message::RecoverPressed => {
                let folder = self.folder.clone();
                return self.run(words, move || {
                    let recovered = store::recover(&folder)?;
                    let count = |number: usize| number.to_string();
                    Ok(words.put(
                        "app-broken-recovered",
                        &[
                            ("drafts", &count(recovered.drafts)),
                            ("copies", &count(recovered.from_copies)),
                            ("lost", &count(recovered.lost.len())),
                        ],
                    ))
                });
            }
            Message::AnewPressed => {
                let folder = self.folder.clone();
                return self.run(words, move || {
                    store::begin_anew(&folder)?;
                    Ok(words.get("app-broken-begun"))
                });
            }
            Message::RetryPressed => return Action::Reopen(String::new()),
            Message::Done(Ok(told)) => return Action::Reopen(told),
            Message::Done(Err(error)) => {
                self.running = false;
                self.refused = Some(error);
            }
        }
        Action::None
    }

    fn run(&mut self, words: Words, work: impl FnOnce() -> Result<String, StoreError> + Send + 'static) -> Action {
        if self.running {
            return Action::None;
        }
        self.running = true;
        self.refused = None;
        Action::Run(attempt(move || work().map_err(|error| error.message(words.0)), words).map(Message::Done))
    }

    /// The page.
    pub fn view(&self, words: Words) -> Element<'_, Message> {
        let free = |message: Message| (!self.running).then_some(message);
        let retry = button::secondary("broken/retry", words.get("app-retry")).press_maybe(free(Message::RetryPressed));
        let mut actions = vec![retry.into()];
        if self.curable {
            let recover = button::primary("broken/recover", words.get("app-broken-recover"))
                .press_maybe(free(Message::RecoverPressed));
            actions.insert(0, recover.into());
        }
        let head = empty_state::empty(icon::FILE_WARNING, words.get("app-broken"), self.why.clone(), actions);
        let refused = self.refused.as_ref().map(|error| banner(Tone::Bad, error, None, Vec::new()));
        let copies = self.copies.view("broken", !self.running, words).map(|copies| copies.map(Message::Copies));
        let elsewhere = self.curable.then(|| {
            button::quiet("broken/elsewhere", words.get("app-broken-elsewhere"))
                .icon(icon::FOLDER_OPEN)
                .press_maybe(free(Message::ElsewherePressed))
        });
        let anew = self.curable.then(|| {
            button::quiet("broken/anew", words.get("app-broken-anew")).press_maybe(free(Message::AnewPressed))
        });
        let others = Row::new().push(elsewhere).push(anew).spacing(gap::ONE);
        let content = column![head].push(refused).push(copies).push(others).spacing(gap::TWO).align_x(Center);
        scroll::page("broken", container(container(content).max_width(COLUMN)).center_x(Fill)).into()
    }
}

/// Reads the copies in a folder.
fn list(folder: PathBuf) -> Task<Message> {
    background(move || store::copies(&folder), Vec::new).map(|copies| Message::Copies(backups::Message::Listed(copies)))
}

/// Asks for the folder in which further copies were kept.
fn choose_folder(words: Words) -> Task<Message> {
    let dialog = rfd::AsyncFileDialog::new().set_title(words.get("app-broken-elsewhere"));
    file_dialog::folder(dialog).map(Message::FolderChosen)
}
