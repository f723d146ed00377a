//! What is done with all drafts at once: export those that are ready, save an overview of all.

use std::path::{Path, PathBuf};
use std::time::Duration;

use chrono::NaiveDate;
use iced::widget::{Row, progress_bar, row, text};
use iced::{Center, Element, Task};

use crate::desk;
use crate::desktop::icon;
use crate::desktop::page::Context;
use crate::desktop::reminders;
use crate::desktop::theme::style::{self, Tone};
use crate::desktop::theme::{size, space as gap};
use crate::desktop::tools::Tools;
use crate::desktop::widget::button;
use crate::desktop::words::Words;
use crate::desktop::{after, background};
use crate::file;
use crate::job::Job;
use crate::package::PackageError;
use crate::rules;
use crate::store::{State, Summary};

/// How often the bar of progress moves.
const TICK: Duration = Duration::from_millis(100);

/// State of the row.
#[derive(Default)]
pub struct Batch {
    /// The export under way.
    job: Option<Job>,
}

/// What an export of all ready drafts came to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    /// Folder of the packages.
    folder: PathBuf,
    /// Number of packages that were written.
    written: usize,
    /// Drafts that were not exported: title and why.
    left: Vec<(String, String)>,
}

/// What happened in the row.
#[derive(Debug, Clone)]
pub enum Message {
    /// Export every draft that is ready.
    ExportPressed,
    /// Stop.
    CancelPressed,
    /// Time to move the bar.
    Ticked,
    /// The export is over.
    Exported(Report),
    /// Save the overview.
    OverviewPressed,
    /// It was saved.
    OverviewSaved(Result<PathBuf, String>),
}

/// What the page has to do.
pub enum Action {
    /// Nothing.
    None,
    /// Run a task.
    Run(Task<Message>),
    /// Say where a file was saved.
    Saved(PathBuf),
    /// Packages were written into this folder, and why some were not.
    Exported(PathBuf, Option<String>),
    /// Say something.
    Told(Tone, String),
}

impl Batch {
    /// Whether packages are being built.
    pub fn is_running(&self) -> bool {
        self.job.is_some()
    }

    /// Reacts.
    pub fn update(&mut self, message: Message, tools: &Tools, context: &Context) -> Action {
        let (words, today) = (context.words, context.today());
        match message {
            Message::ExportPressed if self.job.is_none() => {
                let job = Job::new();
                self.job = Some(job.clone());
                let tools = tools.clone();
                let name = words.put("app-batch-folder", &[("day", &today.format("%Y%m%d").to_string())]);
                let folder = reminders::documents().join(name);
                let work = background(move || Message::Exported(export(&tools, folder, today, words, &job)));
                Action::Run(Task::batch([work, after(TICK, Message::Ticked)]))
            }
            Message::CancelPressed => {
                if let Some(job) = &self.job {
                    job.cancel();
                }
                Action::None
            }
            Message::Ticked if self.job.is_some() => Action::Run(after(TICK, Message::Ticked)),
            Message::ExportPressed | Message::Ticked => Action::None,
            Message::Exported(report) => {
                self.job = None;
                let left = report.left.iter().map(|(title, why)| format!("\n{title}: {why}"));
                let left: String = left.collect();
                let problem = (!left.is_empty()).then(|| words.count("app-batch-written", report.written) + &left);
                Action::Exported(report.folder, problem)
            }
            Message::OverviewPressed => {
                let tools = tools.clone();
                Action::Run(background(move || Message::OverviewSaved(save_overview(&tools, today, words))))
            }
            Message::OverviewSaved(Ok(path)) => Action::Saved(path),
            Message::OverviewSaved(Err(error)) => Action::Told(Tone::Bad, error),
        }
    }

    /// The row under the list.
    pub fn view<'a>(&self, drafts: &[Summary], words: Words) -> Element<'a, Message> {
        if let Some(job) = &self.job {
            let cancel = button::quiet("batch/cancel", words.get("app-cancel")).press(Message::CancelPressed);
            let bar = progress_bar(0.0..=1.0, job.fraction()).girth(6).style(style::bar(Tone::Accent));
            let said = text(words.get("app-export-running")).size(size::BODY);
            return row![said, bar, cancel].spacing(gap::TWO).align_y(Center).into();
        }
        let ready = drafts.iter().filter(|draft| draft.state == State::Ready).count();
        let export = (ready > 0).then(|| {
            button::quiet("batch/export", words.count("app-batch-export", ready))
                .icon(icon::PACKAGE_CHECK)
                .press(Message::ExportPressed)
        });
        let overview = button::quiet("batch/overview", words.get("app-batch-overview"))
            .icon(icon::FILE_TEXT)
            .press(Message::OverviewPressed);
        Row::new().push(export).push(overview).spacing(gap::ONE).into()
    }
}

/// Exports every draft that is ready into `folder`.
fn export(tools: &Tools, folder: PathBuf, today: NaiveDate, words: Words, job: &Job) -> Report {
    let mut report = Report { folder, written: 0, left: Vec::new() };
    let drafts = match tools.library.drafts() {
        Ok(drafts) => drafts,
        Err(error) => {
            report.left.push((words.get("app-home"), error.message(words.0)));
            return report;
        }
    };
    let ready: Vec<Summary> = drafts.into_iter().filter(|draft| draft.state == State::Ready).collect();
    for (index, draft) in ready.iter().enumerate() {
        if job.is_cancelled() {
            break;
        }
        match export_one(tools, draft, &report.folder, today, words) {
            Ok(()) => report.written += 1,
            Err(why) => report.left.push((draft.title.clone(), why)),
        }
        job.advance(index + 1, ready.len());
    }
    report
}

/// Exports one draft as the export page does. Says why not.
fn export_one(tools: &Tools, draft: &Summary, folder: &Path, today: NaiveDate, words: Words) -> Result<(), String> {
    let Tools { library, reference, engine } = tools;
    let kept = library.load(&draft.id).map_err(|error| error.message(words.0))?;
    let job = Job::new();
    let inspections = desk::examine(&kept.filing, &**library, Some(library), Some(engine), &job)
        .map_err(|error| error.to_string())?;
    let review = rules::review(&kept.filing, &inspections, reference, today);
    if !review.ready() {
        return Err(words.get("app-batch-blocked"));
    }
    let title = reminders::plain(if draft.title.is_empty() { &draft.id } else { &draft.title });
    let name = words.put("app-export-name", &[("title", &title), ("day", &today.format("%Y%m%d").to_string())]);
    let path = folder.join(format!("{name}-{}.zip", draft.id));
    let export = desk::Export {
        filing: &kept.filing,
        media: &**library,
        inspections: &inspections,
        review: &review,
        reference,
        today,
        draft: false,
        passphrase: None,
        language: words.0,
    };
    match desk::export(&export, &path, &job) {
        Ok(_) => desk::mark_exported(library, &kept, &path).map_err(|error| error.message(words.0)),
        Err(PackageError::Cancelled) => Ok(()),
        Err(error) => Err(desk::export_error(&error, words.0)),
    }
}

fn save_overview(tools: &Tools, today: NaiveDate, words: Words) -> Result<PathBuf, String> {
    let table =
        desk::overview(&tools.library, &tools.reference, today, words.0).map_err(|error| error.message(words.0))?;
    let name = words.put("app-batch-table", &[("day", &today.format("%Y%m%d").to_string())]);
    let path = reminders::documents().join(format!("{name}.csv"));
    match file::write_whole(&path, &table) {
        Ok(()) => Ok(path),
        Err(error) => Err(reminders::unwritable(&path, &error, words)),
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::filing::{Filing, Kind};
    use crate::store::Library;

    #[test]
    fn a_draft_that_is_not_ready_after_all_is_named_and_nothing_is_written() {
        let folder = tempfile::tempdir().unwrap();
        let library = Arc::new(Library::open(&folder.path().join("library")).unwrap());
        let mut filing = Filing::new(Kind::New);
        filing.set("facts.applet_name", "样本");
        let draft = library.create(&filing).unwrap();
        let target = folder.path().join("packages");
        let run = |library: &Arc<Library>| {
            export(&Tools::new(library.clone()), target.clone(), NaiveDate::default(), Words::default(), &Job::new())
        };
        assert_eq!(run(&library), Report { folder: target.clone(), written: 0, left: Vec::new() });
        library.set_state(&draft.id, draft.revision, State::Ready).unwrap();
        let report = run(&library);
        assert_eq!((report.written, report.left.len(), report.left[0].0.as_str()), (0, 1, "样本"));
        assert!(!target.exists());
    }
}
