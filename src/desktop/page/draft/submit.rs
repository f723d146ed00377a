//! The submission page: the console's pages in their own order, each answer to copy and tick off, each file to upload,
//! and what follows when.

use std::collections::{BTreeSet, HashMap};
use std::path::{Path, PathBuf};

use iced::widget::{Column, Row, checkbox, column, container, progress_bar, row, space, text};
use iced::{Center, Element, Fill, Task};

use super::export::{Situation, Verdict};
use super::pictures::Pictures;
use crate::desktop::attempt;
use crate::desktop::clipboard;
use crate::desktop::icon;
use crate::desktop::page::Context;
use crate::desktop::services::Services;
use crate::desktop::theme::{READING, size, space as gap, style, style::Tone};
use crate::desktop::widget::banner::banner;
use crate::desktop::widget::focus::Focus;
use crate::desktop::widget::scaled::scaled;
use crate::desktop::widget::{body, button, caption, hairline, heading, hint};
use crate::desktop::words::{Words, under};
use crate::filing::{Filing, Kind, field};
use crate::i18n;
use crate::job::Job;
use crate::package::{self, SheetAnswer, SheetRow as Entry, SheetSection};
use crate::progress::{Estimate, Happening, province_days};
use crate::reference::Reference;
use crate::rules::{self, Inspections, MaterialState, Need, Review};
use crate::store::LibraryEvent;
use crate::view::{FILING_NUMBERS, View};
use crate::workflow::{self, Left, Submission};

/// Address of the console.
const CONSOLE: &str = "mp.weixin.qq.com";
/// Width of the labels beside the answers.
const LABELS: f32 = 176.0;
/// Size of the thumbnail in logical pixels.
const THUMBNAIL: (f32, f32) = (72.0, 48.0);

/// State of the page.
#[derive(Default)]
pub struct Submit {
    submission: Submission,
    /// Number of the change at which the last package contained the present answers.
    fresh: Option<u64>,
    /// Place of the answer copied last.
    copied: Option<String>,
    /// The files to upload as written at this change.
    files: Option<(u64, HashMap<String, PathBuf>)>,
    /// The place whose file is shown once the files are written.
    wanted: Option<String>,
}

/// Messages of the page.
#[derive(Debug, Clone)]
pub enum Message {
    /// The state of the submission was read.
    Loaded(Result<Submission, String>),
    /// It was stored.
    Kept(Result<(), String>),
    /// Copy a text; the place of its answer.
    CopyPressed(String, String),
    /// Tick an answer off as entered into the console, or undo that: its place and the answer.
    EnteredPressed(String, String),
    /// Show the file of a place.
    RevealPressed(String),
    /// The files to upload were written at this change.
    LaidOut(u64, Result<HashMap<String, PathBuf>, String>),
    /// Delete the files to upload.
    ClearPressed,
    /// They were deleted.
    Cleared(Result<(), String>),
    /// Show the export page.
    ExportPressed,
    /// Show the missing materials.
    MaterialsPressed,
    /// Show the check page.
    CheckPressed,
    /// Show the package.
    PackagePressed(PathBuf),
    /// The filing was submitted.
    SubmittedPressed,
}

/// What the draft has to do.
pub enum Action {
    /// Nothing.
    None,
    /// Run a task.
    Run(Task<Message>),
    /// The state of the submission was read.
    Loaded,
    /// Show a file.
    Reveal(PathBuf),
    /// Show the export page.
    Export,
    /// Show the materials.
    Materials,
    /// Show the check page.
    Check,
    /// Record that the filing was submitted.
    Submitted,
    /// Show an error.
    Failed(String),
}

/// The draft that is submitted.
pub struct SubmittedDraft<'a> {
    /// Id in the library.
    pub id: &'a str,
    /// Its answers.
    pub filing: &'a Filing,
    /// Number of their last change.
    pub change: u64,
    /// The evidence about its pictures.
    pub inspections: &'a Inspections,
    /// The library and the tables.
    pub services: &'a Services,
}

impl Submit {
    /// Reads the state of the submission of the draft `id`.
    pub fn load(services: &Services, id: &str, words: Words) -> Task<Message> {
        let (library, id) = (services.library.clone(), id.to_owned());
        let load = move || Submission::load(&library, &id).map_err(|error| error.message(words.0));
        attempt(load, words).map(Message::Loaded)
    }

    /// The last exported package.
    pub fn package(&self) -> Option<&Left> {
        self.submission.package.as_ref()
    }

    /// Whether the last package contains the answers after the change with this number.
    pub fn is_fresh(&self, change: u64) -> bool {
        self.package().is_some() && self.fresh == Some(change)
    }

    /// Whether the last package differs from the answers after the change with this number.
    pub fn is_stale(&self, change: u64) -> bool {
        self.package().is_some() && !self.is_fresh(change)
    }

    /// Compares the last package with the answers after the change with this number.
    pub fn compare(&mut self, filing: &Filing, change: u64) {
        if self.package().is_some_and(|left| left.holds(filing)) {
            self.fresh = Some(change);
        }
    }

    /// Whether everything has been entered.
    pub fn is_done(&self, filing: &Filing, reference: &Reference, words: Words) -> bool {
        let (entered, all) = self.count(&package::to_enter(filing, reference, words.0), filing);
        all > 0 && entered == all
    }

    /// Whether anything has been entered.
    pub fn is_begun(&self) -> bool {
        !self.submission.entered.is_empty()
    }

    fn count(&self, sections: &[SheetSection], filing: &Filing) -> (usize, usize) {
        let rows = || sections.iter().flat_map(|section| &section.rows);
        let entered = rows().filter(|row| self.submission.is_entered(&row.place, answer(row, filing))).count();
        (entered, rows().count())
    }

    /// Handles a message.
    pub fn update(&mut self, message: Message, open: &SubmittedDraft<'_>, words: Words) -> Action {
        match message {
            Message::Loaded(Ok(submission)) => {
                self.submission = submission;
                self.compare(open.filing, open.change);
                Action::Loaded
            }
            Message::Kept(Ok(())) => Action::None,
            Message::Loaded(Err(error)) | Message::Kept(Err(error)) => Action::Failed(error),
            Message::CopyPressed(place, text) => {
                let personal = place.ends_with("certificate_number");
                self.copied = Some(place);
                Action::Run(if personal { clipboard::copy_for_a_while(text) } else { clipboard::copy(text) })
            }
            Message::EnteredPressed(place, answer) => {
                self.submission.enter(&place, &answer);
                Action::Run(self.keep(open, words))
            }
            Message::RevealPressed(place) => match &self.files {
                Some((change, files)) if *change == open.change => show(files, &place),
                _ => {
                    let wanted = self.wanted.replace(place);
                    if wanted.is_some() { Action::None } else { self.lay_out(open, words) }
                }
            },
            Message::LaidOut(change, Ok(files)) => {
                self.submission.laid_out.extend(files.values().cloned());
                let kept = self.keep(open, words);
                self.files = Some((change, files));
                let shown = self.wanted.take().map(|place| Task::done(Message::RevealPressed(place)));
                Action::Run(Task::batch([kept].into_iter().chain(shown)))
            }
            Message::ClearPressed => {
                let files = self.submission.laid_out.clone();
                let clear = move || {
                    workflow::clear_away(&files).map_err(|(path, error)| {
                        let (path, detail) = (path.display().to_string(), i18n::system_error(&error, words.0));
                        words.put("submit-not-cleared", &[("path", &path), ("detail", &detail)])
                    })
                };
                Action::Run(attempt(clear, words).map(Message::Cleared))
            }
            Message::Cleared(Ok(())) => {
                self.submission.laid_out.clear();
                self.files = None;
                Action::Run(self.keep(open, words))
            }
            Message::LaidOut(_, Err(error)) | Message::Cleared(Err(error)) => {
                self.wanted = None;
                Action::Failed(error)
            }
            Message::ExportPressed => Action::Export,
            Message::MaterialsPressed => Action::Materials,
            Message::CheckPressed => Action::Check,
            Message::PackagePressed(path) => Action::Reveal(path),
            Message::SubmittedPressed => Action::Submitted,
        }
    }

    fn keep(&self, open: &SubmittedDraft<'_>, words: Words) -> Task<Message> {
        let (library, id) = (open.services.library.clone(), open.id.to_owned());
        let submission = self.submission.clone();
        let keep = move || submission.keep(&library, &id).map_err(|error| error.message(words.0));
        attempt(keep, words).map(Message::Kept)
    }

    /// Writes the files to upload beside the package.
    fn lay_out(&mut self, open: &SubmittedDraft<'_>, words: Words) -> Action {
        let Some(folder) = self.package().map(Left::folder) else { return Action::None };
        let (filing, inspections) = (open.filing.clone(), open.inspections.clone());
        let (library, change) = (open.services.library.clone(), open.change);
        let lay_out = move || {
            let files = workflow::lay_out(&filing, &*library, &inspections, words.0, &folder, &Job::new());
            files.map_err(|error| workflow::export_error(&error, words.0))
        };
        Action::Run(attempt(lay_out, words).map(move |files| Message::LaidOut(change, files)))
    }

    /// The page. `before` says what is left to do before the submission; nothing after it.
    pub fn view<'a>(
        &'a self,
        filing: &Filing,
        change: u64,
        pictures: &'a Pictures,
        before: Option<(&Review, &Situation<'_>)>,
        reference: &Reference,
        context: &Context,
    ) -> Element<'a, Message> {
        let words = context.words;
        let blocked = before.is_some_and(|(_, situation)| situation.is_blocked());
        let sections = package::to_enter(filing, reference, words.0);
        let (entered, all) = self.count(&sections, filing);
        let kind = filing.kind().name();
        let mut number = 0;
        let mut next = || {
            number += 1;
            number
        };
        let begin = step(next(), words.get("submit-begin"), self.begin(kind, words));
        let files = self.is_fresh(change);
        let uploads = sections.iter().flat_map(|section| &section.rows).any(|row| row.answer == SheetAnswer::Medium);
        let pages: Vec<Element<'a, Message>> = sections
            .into_iter()
            .map(|section| {
                let place = self.page(&section, filing, pictures, files, context);
                step(next(), section.title, place)
            })
            .collect();
        let end = format!("submit-end-{kind}");
        let numbered = FILING_NUMBERS.iter().any(|path| filing.has(path));
        let end = match filing.kind() {
            Kind::Cancel if View::new(filing).cancels_subject() => "submit-end-cancel-subject",
            Kind::Cancel if !numbered => "submit-end-cancel-unnumbered",
            _ => &end,
        };
        let end = body(words.get(end)).into();
        let end = step(next(), words.get(&format!("submit-end-{kind}-head")), end);
        let bar = progress_bar(0.0..=all.max(1) as f32, entered as f32).girth(6).style(style::bar(Tone::Accent));
        let numbers = [("entered", entered.to_string()), ("all", all.to_string())];
        let numbers: Vec<(&str, &str)> = numbers.iter().map(|(name, value)| (*name, value.as_str())).collect();
        let so_far = row![hint(words.put("submit-so-far", &numbers)), bar].spacing(gap::TWO).align_y(Center);
        let so_far: Element<'a, Message> =
            if all == 0 { hint(words.get("submit-nothing-yet")).into() } else { so_far.into() };
        Column::new()
            .push(before.and_then(|(_, situation)| verdict(situation, words)))
            .push(before.and_then(|(review, _)| missing(review, words)))
            .push((!blocked || self.package().is_some()).then(|| self.standing(uploads, blocked, change, words)))
            .push(before.and_then(|(review, _)| recommended(review, self.package().is_some(), words)))
            .push(self.laid_out(uploads, change, words))
            .push(so_far)
            .push(begin)
            .extend(pages)
            .push(end)
            .push(after(filing, reference, context))
            .spacing(gap::THREE)
            .into()
    }

    /// Whether there is an up-to-date package. It is no good news while something blocks the submission.
    fn standing(&self, uploads: bool, blocked: bool, change: u64, words: Words) -> Element<'_, Message> {
        let export = |label: &str| {
            button::primary("submit/export", words.get(label)).icon(icon::PACKAGE).press(Message::ExportPressed).into()
        };
        match self.package() {
            None if !uploads => banner(Tone::Plain, words.get("submit-nothing-to-upload"), None, vec![]),
            None => {
                let about = Some(words.get("submit-no-package-about"));
                banner(Tone::Warn, words.get("submit-no-package"), about, vec![export("app-check-export")])
            }
            Some(_) if !self.is_fresh(change) => {
                let about = Some(words.get("app-export-stale-about"));
                banner(Tone::Warn, words.get("app-export-stale"), about, vec![export("app-export-again")])
            }
            Some(left) => {
                let reveal = button::secondary("submit/package", words.get("app-export-reveal"))
                    .icon(icon::FOLDER_OPEN)
                    .press(Message::PackagePressed(left.path.clone()));
                let path = Some(left.path.display().to_string());
                let tone = if blocked { Tone::Plain } else { Tone::Good };
                banner(tone, words.get("submit-package"), path, vec![reveal.into()])
            }
        }
    }

    /// Where files to upload are stored unencrypted, including those of earlier packages, with a button to delete them.
    fn laid_out(&self, uploads: bool, change: u64, words: Words) -> Option<Element<'_, Message>> {
        let fresh = self.package().filter(|_| self.is_fresh(change)).map(Left::folder);
        let lying: BTreeSet<&Path> = self.submission.laid_out.iter().filter_map(|file| file.parent()).collect();
        let of_now = |folder: &Path| fresh.as_deref() == Some(folder);
        let about = |key: &str, folder: &Path| {
            hint(words.put(key, &[("folder", &folder.display().to_string())])).width(Fill).into()
        };
        let mut notes: Vec<Element<'_, Message>> = lying
            .iter()
            .map(|folder| about(if of_now(folder) { "submit-lie" } else { "submit-lie-of-earlier" }, folder))
            .collect();
        let next = fresh.as_deref().filter(|folder| uploads && !lying.contains(folder));
        notes.extend(next.map(|folder| about("submit-will-lie", folder)));
        if notes.is_empty() {
            return None;
        }
        let clear = (!lying.is_empty()).then(|| {
            button::quiet("submit/clear", words.get("submit-clear")).icon(icon::TRASH_2).press(Message::ClearPressed)
        });
        let notes = Column::with_children(notes).spacing(gap::HALF).width(Fill);
        Some(Row::new().push(notes).push(clear).spacing(gap::TWO).align_y(Center).into())
    }

    fn begin(&self, kind: &str, words: Words) -> Element<'_, Message> {
        let address = text(CONSOLE).size(size::BODY);
        let copy = self.copy(CONSOLE, CONSOLE, words);
        column![
            body(words.get(&format!("submit-begin-{kind}"))),
            container(row![address, space().width(Fill), copy].align_y(Center)).padding([4.0, 12.0]).style(style::well)
        ]
        .spacing(gap::ONE)
        .into()
    }

    /// One page of the console.
    fn page<'a>(
        &'a self,
        section: &SheetSection,
        filing: &Filing,
        pictures: &'a Pictures,
        files: bool,
        context: &Context,
    ) -> Element<'a, Message> {
        let mut list = Column::new();
        for (index, entry) in section.rows.iter().enumerate() {
            if index > 0 {
                list = list.push(hairline());
            }
            list = list.push(self.entry(entry, &section.title, filing, pictures, files, context));
        }
        container(list).padding([2.0, 6.0]).width(Fill).style(style::card).into()
    }

    fn entry<'a>(
        &'a self,
        entry: &Entry,
        title: &str,
        filing: &Filing,
        pictures: &'a Pictures,
        files: bool,
        context: &Context,
    ) -> Element<'a, Message> {
        let words = context.words;
        let answer = answer(entry, filing);
        let done = self.submission.is_entered(&entry.place, answer);
        let turn = Message::EnteredPressed(entry.place.clone(), answer.to_owned());
        let on = turn.clone();
        let tick = checkbox(done).size(18).style(style::tick).on_toggle(move |_| on.clone());
        let tick = Focus::new(format!("submit/{}/done", entry.place), entry.label.clone(), tick, Some(turn));
        let label =
            text(under(&entry.label, title).to_owned()).size(size::SMALL).line_height(READING).style(style::soft);
        let (value, tool): (Element<'a, Message>, Option<Element<'a, Message>>) = match &entry.answer {
            SheetAnswer::Text(value) => {
                let face = text(value.clone()).size(size::BODY).line_height(READING);
                let face = if done { face.style(style::soft) } else { face };
                let tool = if is_chosen(&entry.place) {
                    container(caption(words.get("submit-choose")))
                        .height(32)
                        .align_y(Center)
                        .padding([0.0, 12.0])
                        .into()
                } else {
                    self.copy(&entry.place, value, words)
                };
                let was = entry.filed.as_ref();
                let was = was.map(|was| caption(words.put("app-filed-was", &[("value", &was.replace('\n', "、"))])));
                (column![face].push(was).width(Fill).into(), Some(tool))
            }
            SheetAnswer::Medium => {
                let picture: Element<'a, Message> = match pictures.copy(answer) {
                    Some(copy) => scaled(copy.pixels.clone(), context.scale),
                    None => container(icon::FILE_TEXT.view().style(style::faint)).center(Fill).into(),
                };
                let stage = container(picture).width(THUMBNAIL.0).height(THUMBNAIL.1).style(style::stage);
                let busy = self.wanted.as_ref() == Some(&entry.place);
                let label = words.get(if busy { "submit-laying-out" } else { "submit-reveal" });
                let reveal = button::quiet(format!("submit/{}/reveal", entry.place), label)
                    .icon(icon::FOLDER_OPEN)
                    .press_maybe((files && !busy).then(|| Message::RevealPressed(entry.place.clone())));
                (row![stage, space().width(Fill)].into(), Some(reveal.into()))
            }
        };
        let tick = container(tick).padding([2.0, 0.0]);
        let row = if context.is_narrow() {
            Row::new().push(tick).push(column![label, value].spacing(2).width(Fill)).push(tool)
        } else {
            Row::new().push(tick).push(container(label).width(LABELS)).push(value).push(tool)
        };
        container(row.spacing(12).align_y(Center)).padding([6.0, 12.0]).into()
    }

    fn copy<'a>(&self, place: &str, value: &str, words: Words) -> Element<'a, Message> {
        let copied = self.copied.as_deref() == Some(place);
        let (mark, key) = if copied { (icon::CHECK, "submit-copied") } else { (icon::COPY, "submit-copy") };
        button::quiet(format!("submit/{place}/copy"), words.get(key))
            .icon(mark)
            .press(Message::CopyPressed(place.to_owned(), value.to_owned()))
            .into()
    }
}

fn show(files: &HashMap<String, PathBuf>, place: &str) -> Action {
    files.get(place).map_or(Action::None, |path| Action::Reveal(path.clone()))
}

/// The answer recorded when ticked off, to detect later changes: its text, or the name of the picture.
fn answer<'a>(entry: &'a Entry, filing: &'a Filing) -> &'a str {
    match &entry.answer {
        SheetAnswer::Text(text) => text,
        SheetAnswer::Medium => filing.text(&entry.place),
    }
}

/// Whether the console offers a list of choices for this answer.
fn is_chosen(place: &str) -> bool {
    field::at(place).is_some_and(|field| field.table.is_some() || field.path.starts_with("cancel."))
}

/// Materials that the console asks for and that are missing.
fn missing<'a>(review: &Review, words: Words) -> Option<Element<'a, Message>> {
    let missing = review.missing();
    let names: Vec<String> = missing.iter().map(|slot| words.label(slot)).collect();
    (!missing.is_empty()).then(|| {
        let put_in =
            button::secondary("submit/materials", words.get("submit-missing-to")).press(Message::MaterialsPressed);
        let about = names.join(&words.get("app-check-and"));
        banner(Tone::Warn, words.count("submit-missing", missing.len()), Some(about), vec![put_in.into()])
    })
}

/// What has to be dealt with before the submission; `None` where nothing is left.
fn verdict<'a>(situation: &Situation<'_>, words: Words) -> Option<Element<'a, Message>> {
    let Verdict { tone, what, about, see } = situation.verdict(words);
    let about = match tone {
        Tone::Good => return None,
        Tone::Plain => about,
        Tone::Warn if situation.refused == 0 => situation.fresh.then(|| words.get("submit-unconfirmed-about")),
        Tone::Warn | Tone::Bad | Tone::Accent => Some(words.get("submit-blocked-about")),
    };
    let check = see.map(|label| button::secondary("submit/check", label).press(Message::CheckPressed).into());
    Some(banner(tone, what, about, check.into_iter().collect()))
}

/// Recommended materials that are missing, and where to find the letters among them once there is a package.
fn recommended<'a>(review: &Review, packed: bool, words: Words) -> Option<Element<'a, Message>> {
    let lines = review.checklist.iter();
    let lines = lines.filter(|line| line.needed == Need::Recommended && line.state == MaterialState::Missing);
    let names: Vec<String> = lines.map(|line| words.label(&line.slot)).collect();
    let all = names.join(&words.get("app-check-and"));
    (!names.is_empty()).then(|| {
        let key = if packed { "submit-recommended-letters" } else { "submit-recommended" };
        hint(words.put(key, &[("names", &all)])).into()
    })
}

/// A numbered step.
fn step(number: usize, title: String, content: Element<'_, Message>) -> Element<'_, Message> {
    let number = container(text(number.to_string()).size(size::SMALL).style(style::ink(Tone::Accent)))
        .center(24)
        .style(style::wash(Tone::Accent, 12.0));
    column![row![number, heading(title)].spacing(12).align_y(Center), content].spacing(12).into()
}

/// The steps after the submission, and their times.
fn after<'a>(filing: &Filing, reference: &Reference, context: &Context) -> Element<'a, Message> {
    let words = context.words;
    let event = LibraryEvent {
        id: 0,
        kind: Happening::Submitted.name().to_owned(),
        time: context.now,
        note: String::new(),
        data: serde_json::Value::Null,
    };
    let timeline = workflow::timeline(&[event], filing, reference);
    let span = |estimate: Option<Estimate>| {
        estimate.map(|estimate| {
            let [earliest, latest] = [estimate.earliest, estimate.latest].map(|day| i18n::in_sentence(words.0, day));
            words.put("submit-if-today", &[("earliest", &earliest), ("latest", &latest)])
        })
    };
    let days = province_days(filing);
    let ends = match filing.kind() {
        Kind::New => "submit-after-province",
        Kind::Change => "submit-after-province-change",
        Kind::Cancel => "submit-after-province-cancel",
    };
    let stage = |key: &str, when: Option<String>| -> Element<'a, Message> {
        let head = Row::new()
            .push(text(words.get(key)).size(size::BODY).line_height(READING).width(Fill))
            .push(when.map(caption))
            .align_y(Center);
        let about = hint(i18n::text_with(words.0, &format!("{key}-about"), &days));
        container(column![head, about].spacing(2)).padding([8.0, 12.0]).into()
    };
    let unconfirmed = rules::ends_unconfirmed(filing);
    let done = button::primary("submit/submitted", words.get("submit-submitted"))
        .icon(icon::FLAG)
        .press_maybe((!unconfirmed).then_some(Message::SubmittedPressed));
    let about = if unconfirmed { "submit-cancel-unconfirmed" } else { "submit-submitted-about" };
    let mut list = Column::new().push(stage("submit-after-platform", span(timeline.stage_estimate)));
    if View::new(filing).has_sms() {
        list = list.push(hairline()).push(stage("submit-after-sms", None));
    }
    list = list.push(hairline()).push(stage(ends, span(timeline.estimate)));
    let card = container(list).padding([2.0, 6.0]).width(Fill).style(style::card);
    column![
        heading(words.get("submit-after")),
        card,
        row![done, hint(words.get(about))].spacing(gap::TWO).align_y(Center)
    ]
    .spacing(12)
    .into()
}
