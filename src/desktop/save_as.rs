//! The dialog for saving a file: it never overwrites a file unless the user agrees.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use iced::widget::{Column, Row, container, row, space};
use iced::{Center, Element, Fill, Task};

use super::file_dialog;
use super::icon;
use super::opened_files;
use super::reminders;
use super::theme::space as gap;
use super::theme::style::{self, Tone};
use super::widget::field::{FieldNote, field, line};
use super::widget::progress::{TICK, progress};
use super::widget::{button, heading, hint};
use super::words::Words;
use super::{after, background};
use crate::file;
use crate::job::Job;

/// Id of the field for the path.
pub const PATH: &str = "save/path";
/// Id of the field for a passphrase.
pub const PASSPHRASE: &str = "save/passphrase";

/// Makes the bytes of the file, or returns the error.
type Make = Arc<dyn Fn(&Job) -> Result<Vec<u8>, String> + Send + Sync>;

/// Writes the file at a path, with a passphrase if one was entered; returns a sentence about what is not in it, or the
/// error.
type Write = Arc<dyn Fn(&Path, Option<&str>, &Job) -> Result<Option<String>, String> + Send + Sync>;

/// How the file is made.
#[derive(Clone)]
enum FileOrigin {
    Bytes(Make),
    Written(Write),
}

/// State of the dialog.
pub struct SaveAs {
    heading: String,
    /// Path of the file, as typed.
    path: String,
    /// The proposed name of the file, which it has in a folder that is typed.
    name: String,
    /// Extension of the file, without the dot.
    ending: &'static str,
    origin: FileOrigin,
    /// The passphrase as typed; only for files made by `Write`.
    passphrase: String,
    /// Something was typed.
    typed: bool,
    /// The system's dialog asked already whether this file may be replaced.
    agreed: Option<PathBuf>,
    step: SaveStep,
}

/// Step of the dialog.
enum SaveStep {
    /// The path is asked for.
    Asking,
    /// The file is being written; progress is shown only from the first tick on, so that nothing flashes.
    Running { job: Job, shown: bool },
    /// It could not be saved.
    Refused(SaveRefusal),
    /// It was saved, or the dialog was cancelled.
    Over,
}

/// Why the file was not saved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SaveRefusal {
    /// There is another file.
    Taken,
    /// The user cancelled it.
    Stopped,
    /// It cannot be made or written: cause and remedy.
    Failed(String),
}

/// A saved file.
#[derive(Debug, Clone)]
pub struct SavedFile {
    /// Its path.
    pub path: PathBuf,
    /// A sentence about what is not in it.
    pub left_out: Option<String>,
}

/// Messages of the dialog.
#[derive(Debug, Clone)]
pub enum Message {
    /// The path is typed.
    Typed(String),
    /// Choose the path in the system's dialog.
    BrowsePressed,
    /// It was chosen; `None` when that dialog was cancelled, or there is none.
    Chosen(Option<PathBuf>),
    /// Save; with `true`, overwrite an existing file.
    SavePressed(bool),
    /// Update the progress bar.
    Ticked,
    /// Cancel writing.
    StopPressed,
    /// It was saved, or an error occurred.
    Saved(Result<SavedFile, SaveRefusal>),
    /// A passphrase is typed.
    PassphraseTyped(String),
    /// Close the dialog; it stays while the file is being written.
    Dismissed,
}

/// What the root has to do.
pub enum Action {
    /// Nothing.
    None,
    /// Run a task.
    Run(Task<Message>),
    /// Report the path of the file and what is not in it.
    Saved(SavedFile),
}

impl SaveAs {
    /// Asks where to save what `make` makes. The default is `name` with `ending` in the documents folder, numbered if
    /// it is taken.
    pub fn new(
        heading: String,
        name: &str,
        ending: &'static str,
        make: impl Fn(&Job) -> Result<Vec<u8>, String> + Send + Sync + 'static,
    ) -> Self {
        Self::of(heading, name, ending, FileOrigin::Bytes(Arc::new(make)))
    }

    /// The same for a file written by `write`, which may have a passphrase.
    pub fn written(
        heading: String,
        name: &str,
        ending: &'static str,
        write: impl Fn(&Path, Option<&str>, &Job) -> Result<Option<String>, String> + Send + Sync + 'static,
    ) -> Self {
        Self::of(heading, name, ending, FileOrigin::Written(Arc::new(write)))
    }

    fn of(heading: String, name: &str, ending: &'static str, origin: FileOrigin) -> Self {
        let name = format!("{}.{ending}", file::safe_name(name));
        let path = file::free(&reminders::documents().join(&name)).display().to_string();
        let passphrase = String::new();
        Self { heading, path, name, ending, origin, passphrase, typed: false, agreed: None, step: SaveStep::Asking }
    }

    /// Whether the file was saved or the dialog cancelled: the dialog closes.
    pub fn is_over(&self) -> bool {
        matches!(self.step, SaveStep::Over)
    }

    /// Whether something was typed: a click beside the dialog does not drop it.
    pub fn is_typed(&self) -> bool {
        self.typed
    }

    /// Whether the file is being written: the dialog stays until that is over.
    pub fn is_running(&self) -> bool {
        matches!(self.step, SaveStep::Running { .. })
    }

    /// Cancels writing; nothing of the file is left.
    pub fn stop(&self) {
        if let SaveStep::Running { job, .. } = &self.step {
            job.cancel();
        }
    }

    /// Handles a message.
    pub fn update(&mut self, message: Message, words: Words) -> Action {
        match message {
            Message::Typed(path) => {
                (self.path, self.typed) = (path, true);
                self.ask_again();
                Action::None
            }
            Message::PassphraseTyped(typed) => {
                (self.passphrase, self.typed) = (typed, true);
                Action::None
            }
            Message::BrowsePressed => Action::Run(self.browse()),
            Message::Chosen(Some(path)) => {
                self.path = path.display().to_string();
                self.agreed = path.exists().then_some(path);
                self.ask_again();
                Action::None
            }
            Message::SavePressed(replace) => match self.target().filter(|_| !self.is_running()) {
                Some(path) => Action::Run(self.start(path, replace, words)),
                None => Action::None,
            },
            Message::Ticked => match &mut self.step {
                SaveStep::Running { shown, .. } => {
                    *shown = true;
                    Action::Run(after(TICK, Message::Ticked))
                }
                _ => Action::None,
            },
            Message::StopPressed => {
                self.stop();
                Action::None
            }
            Message::Dismissed if !self.is_running() => {
                self.step = SaveStep::Over;
                Action::None
            }
            Message::Chosen(None) | Message::Dismissed => Action::None,
            Message::Saved(Ok(saved)) => {
                self.step = SaveStep::Over;
                Action::Saved(saved)
            }
            Message::Saved(Err(refused)) => {
                self.step = SaveStep::Refused(refused);
                Action::None
            }
        }
    }

    fn start(&mut self, path: PathBuf, replace: bool, words: Words) -> Task<Message> {
        let job = Job::new();
        self.step = SaveStep::Running { job: job.clone(), shown: false };
        let replace = replace || self.agreed.as_ref() == Some(&path);
        let (origin, passphrase) = (self.origin.clone(), self.passphrase.clone());
        let (typed, name) = (opened_files::unquoted(&self.path), self.name.clone());
        let write = move || {
            let in_folder = typed.ends_with(std::path::is_separator) || Path::new(&typed).is_dir();
            let path = if in_folder { file::free(&Path::new(&typed).join(name)) } else { path };
            match save(&path, replace, &origin, &passphrase, &job, words) {
                Err(_) if job.is_cancelled() => Err(SaveRefusal::Stopped),
                saved => saved,
            }
        };
        let saved = background(write, move || Err(SaveRefusal::Failed(words.panicked()))).map(Message::Saved);
        Task::batch([saved, after(TICK, Message::Ticked)])
    }

    /// A changed path is a new attempt.
    fn ask_again(&mut self) {
        if !self.is_running() {
            self.step = SaveStep::Asking;
        }
    }

    /// The typed path, with the extension added if missing and it is not that of a folder.
    fn target(&self) -> Option<PathBuf> {
        let typed = opened_files::unquoted(&self.path);
        let path = PathBuf::from(&typed);
        let _ = path.file_name()?;
        let whole = typed.ends_with(std::path::is_separator) || path.extension().is_some();
        Some(if whole { path } else { path.with_extension(self.ending) })
    }

    fn browse(&self) -> Task<Message> {
        let target = self.target().unwrap_or_default();
        let mut dialog = rfd::AsyncFileDialog::new()
            .set_title(self.heading.clone())
            .add_filter(self.ending.to_uppercase(), &[self.ending]);
        if let Some(name) = target.file_name() {
            dialog = dialog.set_file_name(name.to_string_lossy());
        }
        if let Some(folder) = target.parent().filter(|folder| folder.is_dir()) {
            dialog = dialog.set_directory(folder);
        }
        file_dialog::save(dialog).map(Message::Chosen)
    }

    /// The dialog.
    pub fn view(&self, words: Words) -> Element<'_, Message> {
        let heading_text = self.heading.trim_end_matches('…').to_owned();
        if let SaveStep::Running { job, shown: true } = &self.step {
            let (said, stop) = (words.get("app-save-running"), ("save/stop", Message::StopPressed));
            let content = progress(heading_text, said, self.path.clone(), job, stop, words);
            return container(content).padding(gap::THREE).width(560).into();
        }
        let taken = matches!(self.step, SaveStep::Refused(SaveRefusal::Taken));
        let running = self.is_running();
        let note = match &self.step {
            SaveStep::Refused(SaveRefusal::Taken) => {
                Some(FieldNote { tone: Tone::Warn, text: words.get("app-save-taken"), fix: None })
            }
            SaveStep::Refused(SaveRefusal::Stopped) => {
                Some(FieldNote { tone: Tone::Plain, text: words.get("app-save-stopped"), fix: None })
            }
            SaveStep::Refused(SaveRefusal::Failed(why)) => {
                Some(FieldNote { tone: Tone::Bad, text: why.clone(), fix: None })
            }
            SaveStep::Asking | SaveStep::Running { .. } | SaveStep::Over => None,
        };
        let path = line(PATH, "", &self.path, note.is_some(), Message::Typed)
            .on_submit(Message::SavePressed(false))
            .width(Fill);
        let browse = button::secondary("save/browse", words.get("app-export-choose"))
            .icon(icon::FOLDER_OPEN)
            .press(Message::BrowsePressed);
        let path = field(words.get("app-export-target"), row![path, browse].spacing(gap::ONE).align_y(Center))
            .notes(note.into_iter().collect());
        let passphrase = matches!(self.origin, FileOrigin::Written(_)).then(|| {
            let input = line(PASSPHRASE, "", &self.passphrase, false, Message::PassphraseTyped)
                .secure(true)
                .on_submit(Message::SavePressed(false));
            Element::from(
                field(words.get("app-save-passphrase"), input)
                    .mark(Some(words.get("app-optional")))
                    .hint(Some(words.get("app-save-passphrase-about"))),
            )
        });
        let may = !running && self.target().is_some();
        let save = button::primary("save/save", words.get("app-save"))
            .press_maybe((may && !taken).then_some(Message::SavePressed(false)));
        let replace = taken.then(|| {
            button::labelled("save/replace", words.get("app-save-replace"), style::danger)
                .press_maybe(may.then_some(Message::SavePressed(true)))
        });
        let cancel = button::quiet("save/cancel", words.get("app-cancel")).press(Message::Dismissed);
        let buttons = Row::new().push(space().width(Fill)).push(cancel).push(replace).push(save).spacing(12);
        let wait = running.then(|| hint(words.get("app-save-running")));
        let content = Column::new()
            .push(heading(heading_text))
            .push(Element::from(path))
            .push(passphrase)
            .push(wait)
            .push(buttons)
            .spacing(gap::TWO);
        container(content).padding(gap::THREE).width(560).into()
    }
}

impl Drop for SaveAs {
    /// Nothing waits for the result any more.
    fn drop(&mut self) {
        self.stop();
    }
}

fn save(
    path: &Path,
    replace: bool,
    origin: &FileOrigin,
    passphrase: &str,
    job: &Job,
    words: Words,
) -> Result<SavedFile, SaveRefusal> {
    let make = match origin {
        FileOrigin::Bytes(make) => make,
        FileOrigin::Written(_) if !replace && path.exists() => return Err(SaveRefusal::Taken),
        FileOrigin::Written(write) => {
            let passphrase = Some(passphrase).filter(|passphrase| !passphrase.is_empty());
            let written = write(path, passphrase, job);
            return written.map(|left_out| SavedFile { path: path.to_owned(), left_out }).map_err(SaveRefusal::Failed);
        }
    };
    let bytes = make(job).map_err(SaveRefusal::Failed)?;
    job.checkpoint().map_err(|_| SaveRefusal::Stopped)?;
    let written = if replace { file::write_whole(path, &bytes) } else { file::write_new(path, &bytes) };
    match written {
        Ok(()) => Ok(SavedFile { path: path.to_owned(), left_out: None }),
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Err(SaveRefusal::Taken),
        Err(error) => Err(SaveRefusal::Failed(reminders::unwritable(path, &error, words))),
    }
}
