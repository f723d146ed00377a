//! The export page: whether anything blocks, the target of the package, and the result.

use std::path::{Path, PathBuf};
use std::time::Duration;

use iced::widget::{Column, Row, column, container, progress_bar, row, space, text};
use iced::{Center, Element, Fill, Task};

use super::check::verdict_of;
use crate::desktop::file_dialog;
use crate::desktop::icon;
use crate::desktop::opened_files;
use crate::desktop::page::Context;
use crate::desktop::reminders;
use crate::desktop::services::Services;
use crate::desktop::theme::{READING, size, space as gap, style, style::Tone};
use crate::desktop::widget::banner::banner;
use crate::desktop::widget::field::{FieldNote, field, line};
use crate::desktop::widget::{button, heading, hint};
use crate::desktop::words::Words;
use crate::desktop::{after, attempt};
use crate::file;
use crate::job::Job;
use crate::package::{PackageError, draft_path};
use crate::rules::{Inspections, Standing};
use crate::workflow::{self, Left};

/// Id of the field for the target.
pub const TARGET: &str = "export/target";
/// Id of the field for the passphrase.
pub const PASSPHRASE: &str = "export/passphrase";
/// Id of the field for repeating the passphrase.
pub const REPEATED: &str = "export/passphrase-again";
/// Update interval of the progress bar.
const TICK: Duration = Duration::from_millis(100);

/// State of the page.
#[derive(Default)]
pub struct ExportPage {
    /// Target path of the package, or a folder for it.
    target: String,
    /// The proposed name of the package.
    name: String,
    /// Whether the target is still the proposed one.
    proposed: bool,
    /// The file that may be overwritten, as confirmed in the system's dialog.
    agreed: Option<PathBuf>,
    /// Encrypts the package unless it is empty.
    passphrase: String,
    /// The repeated passphrase.
    repeated: String,
    job: Option<Job>,
    result: Option<Result<Written, String>>,
}

/// A package that was written.
#[derive(Debug, Clone)]
pub struct Written {
    path: PathBuf,
    files: usize,
    draft: bool,
}

/// Messages of the page.
#[derive(Debug, Clone)]
pub enum Message {
    /// The target is typed.
    TargetTyped(String),
    /// The passphrase is typed.
    PassphraseTyped(String),
    /// The passphrase is repeated.
    Repeated(String),
    /// Choose the target.
    ChoosePressed,
    /// The target was chosen; `None` when the dialog was cancelled.
    Chosen(Option<PathBuf>),
    /// Export; with `true` even if something blocks.
    ExportPressed(bool),
    /// Cancel the export.
    CancelPressed,
    /// Update the progress bar.
    Ticked,
    /// The export has finished.
    Finished(Result<Written, String>),
    /// Show the package in the file manager.
    RevealPressed(PathBuf),
    /// Show the check page.
    CheckPressed,
    /// Show the submission page.
    SubmitPressed,
}

/// What the draft has to do.
pub enum Action {
    /// Nothing.
    None,
    /// Run a task.
    Run(Task<Message>),
    /// Save, then build the package at this path.
    Export(PathBuf, bool),
    /// The present answers were exported.
    Exported,
    /// Show a file.
    Reveal(PathBuf),
    /// Show the check page.
    Check,
    /// Show the submission page.
    Submit,
}

/// Facts about the draft that the page needs.
pub struct Situation<'a> {
    /// What is left to do; `None` while it is being determined.
    pub standing: Option<Standing>,
    /// Number of answers read from scans and not looked over.
    pub unread: usize,
    /// Number of reasons of the last rejection whose answers are unchanged.
    pub refused: usize,
    /// Whether pictures are being inspected.
    pub busy: bool,
    /// The last exported package.
    pub package: Option<&'a Left>,
    /// Whether it contains the present answers.
    pub fresh: bool,
    /// Whether the filing was submitted and has not come back.
    pub handed_in: bool,
    /// Optional contents of a package of these answers.
    pub holds: Holds,
}

/// Contents that not every package has.
#[derive(Debug, Clone, Copy)]
pub struct Holds {
    /// Pictures of certificates and signed letters.
    pub pictures: bool,
    /// Letters to be signed.
    pub letters: bool,
    /// Request bodies for users who file through the API.
    pub interface: bool,
}

/// Input for building a package.
pub struct ExportOrder {
    /// The library and the tables.
    pub services: Services,
    /// Id of the draft.
    pub id: String,
    /// The evidence about its pictures.
    pub inspections: Inspections,
    /// The day.
    pub today: chrono::NaiveDate,
    /// Export even if something blocks.
    pub draft: bool,
    /// Language of error messages and of the summary.
    pub words: Words,
}

impl ExportPage {
    /// Proposes a target unless the user has entered one: in the folder of `left`, the last exported package.
    pub fn propose(&mut self, title: &str, left: Option<&Left>, words: Words, today: chrono::NaiveDate) {
        self.name = format!("{}.zip", workflow::package_name(title, today, words.0));
        if self.target.is_empty() || self.proposed {
            let last = left.and_then(|left| left.path.parent()).filter(|folder| folder.is_dir());
            let folder = last.map_or_else(reminders::documents, Path::to_owned);
            self.target = file::free(&folder.join(&self.name)).display().to_string();
            self.proposed = true;
        }
    }

    /// Whether a package is being built.
    pub fn is_running(&self) -> bool {
        self.job.is_some()
    }

    /// Handles a message.
    pub fn update(&mut self, message: Message, words: Words) -> Action {
        match message {
            Message::TargetTyped(target) => {
                self.target = target;
                self.proposed = false;
                Action::None
            }
            Message::PassphraseTyped(passphrase) => {
                self.passphrase = passphrase;
                Action::None
            }
            Message::Repeated(repeated) => {
                self.repeated = repeated;
                Action::None
            }
            Message::ChoosePressed => Action::Run(choose(&self.target, words)),
            Message::Chosen(Some(path)) => {
                self.target = path.display().to_string();
                self.proposed = false;
                self.agreed = path.exists().then_some(path);
                Action::None
            }
            Message::ExportPressed(draft) => {
                let target = opened_files::unquoted(&self.target);
                if target.is_empty() || self.passphrase != self.repeated || self.job.is_some() {
                    Action::None
                } else {
                    Action::Export(PathBuf::from(target), draft)
                }
            }
            Message::CancelPressed => {
                if let Some(job) = &self.job {
                    job.cancel();
                }
                Action::None
            }
            Message::Ticked if self.job.is_some() => Action::Run(tick()),
            Message::Chosen(None) | Message::Ticked => Action::None,
            Message::Finished(result) => {
                self.job = None;
                let whole = matches!(&result, Ok(written) if !written.draft);
                self.result = (!matches!(&result, Err(error) if error.is_empty())).then_some(result);
                if whole { Action::Exported } else { Action::None }
            }
            Message::RevealPressed(path) => Action::Reveal(path),
            Message::CheckPressed => Action::Check,
            Message::SubmitPressed => Action::Submit,
        }
    }

    /// Builds the package in the background. The draft must be saved.
    pub fn start(&mut self, order: ExportOrder, path: PathBuf) -> Task<Message> {
        let job = Job::new();
        self.job = Some(job.clone());
        self.result = None;
        let passphrase = (!self.passphrase.is_empty()).then(|| self.passphrase.clone());
        // Only once: the package written now must not be overwritten by the next.
        let replace = self.agreed.take_if(|agreed| *agreed == path && !order.draft).is_some();
        let (words, name) = (order.words, self.name.clone());
        let make = move || build(&order, &target(&path, &name, &order)?, replace, passphrase.as_deref(), &job);
        let work = attempt(make, words).map(Message::Finished);
        Task::batch([work, tick()])
    }

    /// The page.
    pub fn view<'a>(&'a self, situation: &Situation<'a>, context: &Context) -> Element<'a, Message> {
        let words = context.words;
        let ready = situation.standing.is_some_and(|standing| standing.blocking() == 0);
        let busy = situation.busy;
        let running = self.job.is_some();
        let choose = button::secondary("export/choose", words.get("app-export-choose"))
            .icon(icon::FOLDER_OPEN)
            .press(Message::ChoosePressed);
        let may = !running && !busy && !self.target.trim().is_empty() && situation.standing.is_some();
        let may = may && self.passphrase == self.repeated;
        let target = line(TARGET, "", &self.target, false, Message::TargetTyped)
            .on_submit_maybe(may.then_some(Message::ExportPressed(!ready)))
            .width(Fill);
        let target = field(words.get("app-export-target"), row![target, choose].spacing(gap::ONE).align_y(Center))
            .hint(Some(words.get("app-export-target-about")));
        let done = situation.package.is_some() && situation.fresh;
        let kind = if done { button::secondary } else { button::primary };
        let export = kind("export/export", words.get("app-export"))
            .icon(icon::PACKAGE_CHECK)
            .press_maybe((may && ready).then_some(Message::ExportPressed(false)));
        let force = (!ready).then(|| {
            button::secondary("export/force", words.get("app-export-force"))
                .press_maybe(may.then_some(Message::ExportPressed(true)))
        });
        let buttons = Row::new()
            .push(export)
            .push(force)
            .push(busy.then(|| hint(words.get("app-export-busy"))))
            .spacing(12)
            .align_y(Center);
        // Results appear below the button: nothing that can be pressed moves.
        let below = self.running(words).or_else(|| self.outcome(words));
        let verdict = (situation.is_blocked() || !situation.handed_in).then(|| verdict(situation, words));
        Column::new()
            .push(verdict)
            .push(target)
            .push(self.secret(words))
            .push(buttons)
            .push(below)
            .push(left(situation, words))
            .push(inside(situation.holds, words))
            .spacing(gap::THREE)
            .into()
    }

    /// The optional passphrase, typed twice.
    fn secret(&self, words: Words) -> Element<'_, Message> {
        let first = line(
            PASSPHRASE,
            &words.get("app-export-passphrase-none"),
            &self.passphrase,
            false,
            Message::PassphraseTyped,
        );
        let apart = !self.repeated.is_empty() && self.repeated != self.passphrase;
        let again = words.get("app-export-passphrase-again");
        let again = line(REPEATED, &again, &self.repeated, apart, Message::Repeated);
        let given = !self.passphrase.is_empty() || !self.repeated.is_empty();
        let fields = Row::new().push(first.secure(true)).push(given.then(|| again.secure(true))).spacing(gap::ONE);
        let apart =
            apart.then(|| FieldNote { tone: Tone::Bad, text: words.get("app-export-passphrase-apart"), fix: None });
        field(words.get("app-passphrase"), fields)
            .mark(Some(words.get("app-optional")))
            .hint(Some(words.get("app-export-passphrase-about")))
            .notes(apart.into_iter().collect())
            .into()
    }

    fn running(&self, words: Words) -> Option<Element<'_, Message>> {
        let job = self.job.as_ref()?;
        let cancel = button::secondary("export/cancel", words.get("app-cancel")).press(Message::CancelPressed);
        let bar = progress_bar(0.0..=1.0, job.fraction()).girth(6).style(style::bar(Tone::Accent));
        Some(
            row![text(words.get("app-export-running")).size(size::BODY), bar, cancel]
                .spacing(gap::TWO)
                .align_y(Center)
                .into(),
        )
    }

    /// Result of an export that produced no package for submission.
    fn outcome(&self, words: Words) -> Option<Element<'_, Message>> {
        match self.result.as_ref()? {
            Ok(written) if written.draft => {
                let reveal = button::secondary("export/reveal-draft", words.get("app-export-reveal"))
                    .icon(icon::FOLDER_OPEN)
                    .press(Message::RevealPressed(written.path.clone()));
                let more = format!("{}·{}", words.count("app-export-files", written.files), written.path.display());
                Some(banner(Tone::Warn, words.get("app-export-draft-done"), Some(more), vec![reveal.into()]))
            }
            Ok(_) => None,
            Err(error) => Some(banner(Tone::Bad, words.get("app-export-failed"), Some(error.clone()), vec![])),
        }
    }
}

/// The last exported package: its path, whether it is up to date, and the next step.
fn left<'a>(situation: &Situation<'a>, words: Words) -> Option<Element<'a, Message>> {
    let left = situation.package?;
    let reveal = button::secondary("export/reveal", words.get("app-export-reveal"))
        .icon(icon::FOLDER_OPEN)
        .press(Message::RevealPressed(left.path.clone()))
        .into();
    let path = Some(left.path.display().to_string());
    if !situation.fresh && situation.handed_in {
        return Some(banner(Tone::Plain, words.get("app-export-before"), path, vec![reveal]));
    }
    if !situation.fresh {
        return Some(banner(Tone::Warn, words.get("app-export-stale"), path, vec![reveal]));
    }
    let submit = button::primary("export/submit", words.get("app-section-submit"))
        .icon(icon::CLIPBOARD_PASTE)
        .press(Message::SubmitPressed);
    Some(banner(Tone::Good, words.get("app-export-done"), path, vec![submit.into(), reveal]))
}

/// What has to be known of a filing before it is exported or submitted.
pub struct Verdict {
    /// Its severity.
    pub tone: Tone,
    /// The verdict.
    pub what: String,
    /// What it means for the export.
    pub about: Option<String>,
    /// Label of the button that leads to the check page; `None` where nothing is to be done there.
    pub see: Option<String>,
}

impl Situation<'_> {
    /// Whether the answers or materials are wrong or missing, as far as that is known.
    pub fn is_blocked(&self) -> bool {
        self.standing.is_some_and(|standing| standing.blocking() > 0)
    }

    /// The verdict on the filing.
    pub fn verdict(&self, words: Words) -> Verdict {
        let said = |tone, what, about: &str, see: Option<&str>| Verdict {
            tone,
            what,
            about: Some(words.get(about)),
            see: see.map(|label| words.get(label)),
        };
        let Some(standing) = self.standing else {
            return Verdict { tone: Tone::Plain, what: words.get("app-check-wait"), about: None, see: None };
        };
        let (tone, what, about) = verdict_of(standing, self.unread, words);
        if standing.blocking() > 0 {
            let label = if standing.wrong > 0 { "app-export-see" } else { "app-export-see-unfilled" };
            said(tone, what, "app-export-blocked-about", Some(label))
        } else if self.busy {
            said(Tone::Plain, words.get("app-check-looking"), "app-check-looking-about", None)
        } else if self.refused > 0 {
            let what = words.count("app-check-again", self.refused);
            said(Tone::Warn, what, "app-export-again-about", Some("app-export-see"))
        } else if matches!(tone, Tone::Bad | Tone::Warn) {
            let label = if tone == Tone::Bad { "app-export-see" } else { "app-export-see-open" };
            Verdict { tone, what, about: Some(about), see: Some(words.get(label)) }
        } else {
            said(tone, what, "app-export-ready-about", None)
        }
    }
}

/// The verdict on the filing before it is exported.
fn verdict<'a>(situation: &Situation<'_>, words: Words) -> Element<'a, Message> {
    let Verdict { tone, what, about, see } = situation.verdict(words);
    let check = see.map(|label| button::secondary("export/check", label).press(Message::CheckPressed).into());
    banner(tone, what, about, check.into_iter().collect())
}

/// The contents of the package.
fn inside<'a>(holds: Holds, words: Words) -> Element<'a, Message> {
    let parts = [
        (true, icon::FILE_TEXT, "summary"),
        (true, icon::CLIPBOARD_PASTE, "console"),
        (holds.interface, icon::PACKAGE, "request"),
        (holds.pictures, icon::IMAGES, "materials"),
        (holds.letters, icon::STAMP, "letters"),
        (true, icon::SHIELD_CHECK, "manifest"),
    ];
    let rows = parts.into_iter().filter(|(held, ..)| *held).map(|(_, icon, key)| {
        let name = text(words.get(&format!("app-export-part-{key}"))).size(size::BODY).line_height(READING);
        row![icon.view().style(style::soft), name, space().width(Fill)].spacing(12).align_y(Center).into()
    });
    let card = container(column(rows).spacing(10)).padding(20).width(Fill).style(style::well);
    column![heading(words.get("app-export-inside")), card].spacing(12).into()
}

fn tick() -> Task<Message> {
    after(TICK, Message::Ticked)
}

fn choose(target: &str, words: Words) -> Task<Message> {
    let target = Path::new(target);
    let mut dialog = rfd::AsyncFileDialog::new().set_title(words.get("app-export-target")).add_filter("ZIP", &["zip"]);
    if let Some(name) = target.file_name() {
        dialog = dialog.set_file_name(name.to_string_lossy());
    }
    if let Some(folder) = target.parent().filter(|folder| folder.is_dir()) {
        dialog = dialog.set_directory(folder);
    }
    file_dialog::save(dialog).map(Message::Chosen)
}

/// The package that a typed path means: in a folder, one with the proposed `name`; always with the extension of a package.
///
/// # Errors
/// For the user, when its folder does not exist.
fn target(typed: &Path, name: &str, order: &ExportOrder) -> Result<PathBuf, String> {
    let in_folder = typed.is_dir() || typed.as_os_str().to_string_lossy().ends_with(std::path::is_separator);
    let mut path = if in_folder { file::free(&typed.join(name)) } else { typed.to_owned() };
    if !path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("zip")) {
        path.as_mut_os_string().push(".zip");
    }
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    match folder.filter(|folder| !folder.is_dir()) {
        Some(folder) => Err(order.words.put("app-export-no-folder", &[("folder", &folder.display().to_string())])),
        None => Ok(if order.draft { draft_path(&path, order.words.0) } else { path }),
    }
}

/// Reviews and builds again from the saved answers, never overwriting a file unless `replace`. An empty error means
/// that the export was cancelled.
fn build(
    order: &ExportOrder,
    path: &Path,
    replace: bool,
    passphrase: Option<&str>,
    job: &Job,
) -> Result<Written, String> {
    let (words, draft) = (order.words, order.draft);
    let Services { library, reference, .. } = &order.services;
    let kept = library.load(&order.id).map_err(|error| error.message(words.0))?;
    let review = crate::rules::review(&kept.filing, &order.inspections, reference, order.today);
    let export = workflow::Export {
        filing: &kept.filing,
        media: &**library,
        inspections: &order.inspections,
        review: &review,
        reference,
        today: order.today,
        draft,
        passphrase,
        language: words.0,
    };
    let written = workflow::build(&export, job).and_then(|built| {
        let path = if replace { built.write(path).map(|()| path.to_owned()) } else { built.write_free(path) }?;
        Ok(Written { path, files: built.manifest.files.len(), draft })
    });
    let written = match written {
        Ok(written) => written,
        Err(PackageError::Cancelled) => return Err(String::new()),
        Err(error) => return Err(workflow::export_error(&error, words.0)),
    };
    if !draft {
        workflow::mark_exported(library, &kept, &written.path).map_err(|error| error.message(words.0))?;
    }
    Ok(written)
}
