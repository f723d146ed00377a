//! The dialog of the batch export of all ready drafts: target folder, progress, and results.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use iced::widget::{Column, column, container, row, space, text};
use iced::{Center, Element, Fill, Task};

use super::rows::named;
use crate::desktop::file_dialog;
use crate::desktop::icon::{self, Icon};
use crate::desktop::opened_files;
use crate::desktop::page::Context;
use crate::desktop::reminders;
use crate::desktop::services::Services;
use crate::desktop::theme::style::{self, Tone};
use crate::desktop::theme::{READING, size, space as gap};
use crate::desktop::widget::banner::banner;
use crate::desktop::widget::dialog_body::dialog_body;
use crate::desktop::widget::field::{field, line};
use crate::desktop::widget::progress::{TICK, progress};
use crate::desktop::widget::{button, hairline, heading, hint, scroll};
use crate::desktop::words::Words;
use crate::desktop::{after, background};
use crate::finding::Argument;
use crate::i18n::{self, Arguments};
use crate::job::Job;
use crate::store::Summary;
use crate::workflow::{self, BatchEnd, Outcome, Report};

/// Id of the field for the folder.
pub const FOLDER: &str = "batch/folder";

/// State of the dialog.
pub struct BatchDialog {
    /// The drafts that were ready when it was opened.
    drafts: Vec<Summary>,
    /// The folder for the packages, as typed.
    folder: String,
    typed: bool,
    step: BatchStep,
}

enum BatchStep {
    /// Asks for the folder.
    Asking,
    /// Packages are built; the number is the index of the current draft.
    Running(Job, Arc<AtomicUsize>),
    /// The export has finished.
    Over(Report),
}

/// Messages of the dialog.
#[derive(Debug, Clone)]
pub enum Message {
    /// The folder is typed.
    FolderTyped(String),
    /// Choose the folder in a dialog of the system.
    BrowsePressed,
    /// The folder was chosen; `None` when that dialog was cancelled, or there is none.
    FolderChosen(Option<PathBuf>),
    /// Start the export.
    StartPressed,
    /// Update the progress bar.
    Ticked,
    /// Cancel the export.
    StopPressed,
    /// The export has finished.
    Finished(Report),
    /// Export again what was not reached.
    RestPressed,
    /// Show the packages in the file manager.
    RevealPressed,
    /// Open a draft that was not exported.
    OpenPressed(String),
    /// Close the dialog, unless packages are being built.
    Dismissed,
}

/// What the page has to do.
pub enum Action {
    /// Nothing.
    None,
    /// Run a task.
    Run(Task<Message>),
    /// The states of drafts have changed.
    Finished,
    /// Show a folder.
    Reveal(PathBuf),
    /// Show what blocks a draft.
    Open(String),
    /// Close the dialog.
    Close,
}

impl BatchDialog {
    /// Asks where to export those of `drafts` that can be exported: by default to a folder of the day among the user's
    /// documents.
    pub fn new<'a>(drafts: impl Iterator<Item = &'a Summary>, context: &Context) -> (Self, Task<Message>) {
        let name = context.words.put("app-batch-folder", &[("day", &context.today().format("%Y%m%d").to_string())]);
        let folder = reminders::documents().join(name).display().to_string();
        let drafts = drafts.filter(|draft| workflow::is_exportable(draft)).cloned().collect();
        (Self { drafts, folder, typed: false, step: BatchStep::Asking }, scroll::focus(FOLDER))
    }

    /// Whether packages are being built.
    pub fn is_running(&self) -> bool {
        matches!(self.step, BatchStep::Running(..))
    }

    /// Whether a folder was typed that was not used yet.
    pub fn is_typed(&self) -> bool {
        self.typed && matches!(self.step, BatchStep::Asking)
    }

    /// What became of the drafts, once it is over.
    pub fn report(&self) -> Option<&Report> {
        match &self.step {
            BatchStep::Over(report) => Some(report),
            BatchStep::Asking | BatchStep::Running(..) => None,
        }
    }

    /// Cancels the export; the report follows.
    pub fn stop(&self) {
        if let BatchStep::Running(job, _) = &self.step {
            job.cancel();
        }
    }

    /// Handles a message.
    pub fn update(&mut self, message: Message, services: &Services, context: &Context) -> Action {
        match message {
            Message::FolderTyped(folder) => {
                (self.folder, self.typed) = (folder, true);
                Action::None
            }
            Message::BrowsePressed => Action::Run(browse(&self.folder, context.words)),
            Message::FolderChosen(Some(folder)) => {
                self.folder = folder.display().to_string();
                Action::None
            }
            Message::StartPressed => self.start(services, context),
            Message::StopPressed => {
                self.stop();
                Action::None
            }
            Message::Ticked if self.is_running() => Action::Run(after(TICK, Message::Ticked)),
            Message::FolderChosen(None) | Message::Ticked => Action::None,
            Message::Finished(report) => {
                self.step = BatchStep::Over(report);
                Action::Finished
            }
            Message::RestPressed => {
                if let BatchStep::Over(report) = std::mem::replace(&mut self.step, BatchStep::Asking) {
                    let mut outcomes = report.outcomes.into_iter();
                    self.drafts.retain(|_| outcomes.next() == Some(Outcome::NotReached));
                }
                Action::Run(scroll::focus(FOLDER))
            }
            Message::RevealPressed => Action::Reveal(self.folder()),
            Message::OpenPressed(id) => Action::Open(id),
            Message::Dismissed if self.is_running() => Action::None,
            Message::Dismissed => Action::Close,
        }
    }

    fn folder(&self) -> PathBuf {
        PathBuf::from(opened_files::unquoted(&self.folder))
    }

    fn start(&mut self, services: &Services, context: &Context) -> Action {
        let folder = self.folder();
        if !matches!(self.step, BatchStep::Asking) || folder.as_os_str().is_empty() {
            return Action::None;
        }
        let (job, turn) = (Job::new(), Arc::new(AtomicUsize::new(0)));
        self.step = BatchStep::Running(job.clone(), turn.clone());
        let (services, drafts) = (services.clone(), self.drafts.clone());
        let (today, language) = (context.today(), context.words.0);
        let (count, words) = (drafts.len(), context.words);
        let export = move || {
            let Services { library, reference, engine, .. } = &services;
            let how =
                workflow::Batch { library, reference, engine, folder: &folder, today, passphrase: None, language };
            workflow::export_all(&drafts, &how, &job, |index| turn.store(index, Ordering::Relaxed))
        };
        // Packages that were already written stay in the folder; the next attempt does not overwrite them.
        let panicked =
            move || Report { outcomes: vec![Outcome::NotReached; count], end: BatchEnd::Failed(words.panicked()) };
        let work = background(export, panicked).map(Message::Finished);
        Action::Run(Task::batch([work, after(TICK, Message::Ticked)]))
    }

    /// The dialog.
    pub fn view(&self, words: Words) -> Element<'_, Message> {
        let content = match &self.step {
            BatchStep::Asking => self.asking(words),
            BatchStep::Running(job, turn) => self.running(job, turn.load(Ordering::Relaxed), words),
            BatchStep::Over(report) => self.over(report, words),
        };
        container(content).padding(gap::THREE).width(620).into()
    }

    fn asking(&self, words: Words) -> Element<'_, Message> {
        let folder =
            line(FOLDER, "", &self.folder, false, Message::FolderTyped).on_submit(Message::StartPressed).width(Fill);
        let browse = button::secondary("batch/browse", words.get("app-batch-browse"))
            .icon(icon::FOLDER_OPEN)
            .press(Message::BrowsePressed);
        let folder = field(words.get("app-batch-target"), row![folder, browse].spacing(gap::ONE).align_y(Center))
            .hint(Some(words.get("app-batch-target-about")));
        let rows = self.drafts.iter().map(|draft| line_of(icon::PACKAGE, Tone::Plain, named(draft, words), None, None));
        let start = button::primary("batch/start", words.get("app-batch-start"))
            .icon(icon::PACKAGE_CHECK)
            .press_maybe((!self.folder.trim().is_empty()).then_some(Message::StartPressed));
        let cancel = button::quiet("batch/cancel", words.get("app-cancel")).press(Message::Dismissed);
        let about = hint(words.count("app-batch-about", self.drafts.len()));
        let head = column![heading(words.get("app-batch")), about].spacing(gap::TWO);
        let buttons = row![space().width(Fill), cancel, start].spacing(12);
        dialog_body(head, list(rows), column![Element::from(folder), buttons].spacing(gap::TWO))
    }

    fn running(&self, job: &Job, turn: usize, words: Words) -> Element<'_, Message> {
        let name = self.drafts.get(turn).map(|draft| named(draft, words).0).unwrap_or_default();
        let step = words.put(
            "app-batch-step",
            &[("number", &(turn + 1).to_string()), ("count", &self.drafts.len().to_string()), ("title", &name)],
        );
        let stop = ("batch/stop", Message::StopPressed);
        progress(words.get("app-batch-running"), step, self.folder.clone(), job, stop, words)
    }

    fn over<'a>(&'a self, report: &'a Report, words: Words) -> Element<'a, Message> {
        let written = report.outcomes.iter().filter(|outcome| matches!(outcome, Outcome::Written(_))).count();
        let left = report.outcomes.len() - written;
        let (tone, key) = match &report.end {
            BatchEnd::Finished if left == 0 => (Tone::Good, "app-batch-done"),
            BatchEnd::Finished => (Tone::Warn, "app-batch-some"),
            BatchEnd::Stopped => (Tone::Warn, "app-batch-stopped"),
            BatchEnd::Failed(_) => (Tone::Bad, "app-batch-failed"),
        };
        let why = match &report.end {
            BatchEnd::Failed(why) => why.clone(),
            BatchEnd::Finished | BatchEnd::Stopped => self.folder.clone(),
        };
        let numbers = Arguments::from([
            ("written".to_owned(), Argument::Number(written as f64)),
            ("left".to_owned(), Argument::Number(left as f64)),
        ]);
        let said = banner(tone, i18n::text_with(words.0, key, &numbers), Some(why), vec![]);
        let rows = self.drafts.iter().zip(&report.outcomes).map(|(draft, outcome)| became(draft, outcome, words));
        let reveal = (written > 0).then(|| {
            button::primary("batch/reveal", words.get("app-export-reveal"))
                .icon(icon::FOLDER_OPEN)
                .press(Message::RevealPressed)
        });
        let close = button::secondary("batch/close", words.get("app-close")).press(Message::Dismissed);
        let rest = report.outcomes.contains(&Outcome::NotReached).then(|| {
            button::secondary("batch/rest", words.get("app-batch-rest")).icon(icon::PACKAGE).press(Message::RestPressed)
        });
        let buttons = row![space().width(Fill), close].push(rest).push(reveal).spacing(12);
        dialog_body(column![heading(words.get("app-batch")), said].spacing(gap::TWO), list(rows), buttons)
    }
}

impl Drop for BatchDialog {
    /// Nothing waits for the result any more.
    fn drop(&mut self) {
        self.stop();
    }
}

fn list<'a>(rows: impl Iterator<Item = Element<'a, Message>>) -> Element<'a, Message> {
    let mut lines = Column::new();
    for (index, row) in rows.enumerate() {
        if index > 0 {
            lines = lines.push(hairline());
        }
        lines = lines.push(row);
    }
    let lines = container(lines).padding([4.0, 16.0]).width(Fill);
    container(scroll::list("batch/list", lines)).max_height(300).width(Fill).style(style::card).into()
}

/// The result for a draft; one that was not exported is a link.
fn became<'a>(draft: &Summary, outcome: &Outcome, words: Words) -> Element<'a, Message> {
    let name = named(draft, words);
    let open = || {
        let open = Message::OpenPressed(draft.id.clone());
        Some(button::inline(format!("batch/open-{}", draft.id), words.get("app-batch-open"), open))
    };
    match outcome {
        Outcome::Written(path) => {
            let file = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            line_of(icon::CIRCLE_CHECK, Tone::Good, name, Some(file), None)
        }
        Outcome::Blocked(findings) => {
            let first = findings.first().map(|finding| words.what(finding)).unwrap_or_default();
            let arguments = Arguments::from([
                ("count".to_owned(), Argument::Number(findings.len() as f64)),
                ("first".to_owned(), Argument::Text(first)),
            ]);
            let why = i18n::text_with(words.0, "app-batch-blocked", &arguments);
            line_of(icon::CIRCLE_X, Tone::Bad, name, Some(why), open())
        }
        Outcome::Failed(why) => line_of(icon::CIRCLE_X, Tone::Bad, name, Some(why.clone()), open()),
        Outcome::UnderReview => line_of(icon::CIRCLE, Tone::Plain, name, Some(words.get("export-under-review")), None),
        Outcome::NotReached => line_of(icon::CIRCLE, Tone::Plain, name, Some(words.get("app-batch-not-reached")), None),
    }
}

fn line_of(
    mark: Icon,
    tone: Tone,
    (name, of): (String, String),
    about: Option<String>,
    action: Option<Element<'_, Message>>,
) -> Element<'_, Message> {
    let name =
        row![text(name).size(size::BODY).line_height(READING), hint(of)].spacing(gap::ONE).align_y(Center).wrap();
    let lines = Column::new().push(name).push(about.map(hint)).width(Fill);
    let mark = container(mark.view().style(style::ink(tone))).padding([4.0, 0.0]);
    container(row![mark, lines].push(action).spacing(12)).padding([8.0, 0.0]).into()
}

fn browse(folder: &str, words: Words) -> Task<Message> {
    let mut dialog = rfd::AsyncFileDialog::new().set_title(words.get("app-batch-target"));
    let folder = opened_files::unquoted(folder);
    let start = Path::new(&folder).ancestors().find(|folder| folder.is_dir());
    if let Some(start) = start.filter(|start| !start.as_os_str().is_empty()) {
        dialog = dialog.set_directory(start);
    }
    file_dialog::folder(dialog).map(Message::FolderChosen)
}
