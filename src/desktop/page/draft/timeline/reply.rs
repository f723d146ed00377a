//! The platform's answers to a submission: pasted or read from a screenshot, stored with the draft, shown reason by
//! reason.

use std::collections::HashSet;
use std::sync::Arc;

use iced::widget::{Column, Row, column, container, row, space, text};
use iced::{Center, Element, Fill, Padding, Task};
use serde_json::Value;

use super::OpenDraft;
use crate::desktop::file_dialog::{self, Chosen};
use crate::desktop::icon;
use crate::desktop::opened_files::{self, OpenedFiles, PictureSource};
use crate::desktop::services::Services;
use crate::desktop::theme::style::Tone;
use crate::desktop::theme::{BOLD, size, space as gap, style};
use crate::desktop::widget::badge::badge;
use crate::desktop::widget::banner::banner;
use crate::desktop::widget::{body, button, hairline, heading, hint, scroll};
use crate::desktop::words::Words;
use crate::desktop::{Newest, attempt, background};
use crate::filing::Filing;
use crate::finding::Finding;
use crate::job::Job;
use crate::package::answer::{self, PlatformAnswer, UNREAD};
use crate::progress::{self, Happening, News};
use crate::reference::Reference;
use crate::scan::decode::isolated;
use crate::store::StoreError;
use crate::view::anchor;
use crate::workflow;

/// State of the panel.
#[derive(Default)]
pub struct ReplyPanel {
    /// Rejections, the newest answer first.
    refused: Vec<Refused>,
    reading: Newest,
    /// A text that may or may not be a rejection: the user is asked.
    unclear: Option<String>,
    /// The answer removed since the section was opened.
    removed: Option<Value>,
    /// Whether a screenshot is being read.
    reading_screenshot: bool,
    /// The latest answer, until the page has scrolled to it.
    arrived: Option<Value>,
}

/// A rejection of a version.
#[derive(Debug, Clone)]
pub struct Refused {
    /// Its reasons. The text that contains them is shown once, above them.
    findings: Vec<Finding>,
    /// Which of them the user has marked as dealt with, by index in `findings`.
    handled: Vec<bool>,
    /// The answer as stored.
    stored: Value,
    /// The text of the message; `None` for an answer of the API.
    text: Option<String>,
    /// The answers as they were submitted.
    submitted: Filing,
}

/// Progress of a reason.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mending {
    /// Its field is unchanged since the submission.
    Open,
    /// Its field has been changed since.
    Changed,
    /// The user has marked it as dealt with.
    Handled,
}

impl Refused {
    fn new(answer: PlatformAnswer, submitted: Filing) -> Self {
        let handled = answer.findings.iter().map(|finding| answer.is_handled(finding)).collect();
        let text = answer.text().map(str::to_owned);
        let findings = answer.findings.into_iter().map(answer::without_message).collect();
        Self { findings, handled, stored: answer.stored, text, submitted }
    }

    /// The progress of every reason in `filing`. One without a field is open until it is dealt with.
    fn mendings(&self, filing: &Filing) -> impl Iterator<Item = Mending> {
        self.findings.iter().zip(&self.handled).map(|(finding, handled)| {
            let same = workflow::is_unchanged(finding, &self.submitted, filing);
            match (handled, same) {
                (true, _) => Mending::Handled,
                (false, true) => Mending::Open,
                (false, false) => Mending::Changed,
            }
        })
    }
}

/// Messages of the panel.
#[derive(Debug, Clone)]
pub enum Message {
    /// Take the answer from the clipboard.
    PastePressed,
    /// The content of the clipboard.
    Pasted(Option<String>),
    /// Choose a screenshot.
    ChoosePressed,
    /// A screenshot was chosen, or the dialog was cancelled.
    Chosen(Chosen),
    /// A screenshot was added.
    Pictured(PictureSource),
    /// Show a rejected field.
    FieldPressed(String),
    /// Choose a field for a reason: the reason, and the button that was pressed.
    AssignPressed(String, String),
    /// The field was chosen: the reason, and the path of the field.
    Assigned(String, String),
    /// Mark a reason as dealt with, or as open again.
    HandledPressed(String, bool),
    /// The user says whether the unclear text is a rejection.
    MeantPressed(bool),
    /// Remove the answer with this index.
    RemovePressed(usize),
    /// Restore it.
    RestorePressed,
    /// A message was analysed, or the stored answer has changed.
    Kept(Result<AnswerOutcome, String>),
    /// The answer was removed (`false`) or restored.
    Turned(Result<(Value, bool), String>),
    /// The answers were read.
    Read(Result<Vec<Refused>, String>),
}

/// The result of analysing a message.
#[derive(Debug, Clone)]
pub enum AnswerOutcome {
    /// Nothing new: only the user's marks on an answer.
    Noted,
    /// The answer is known already.
    Known,
    /// A rejection: its text, and the stored answer.
    Refusal(String, Value),
    /// An answer without a rejection, as stored.
    News(Value),
    /// An event, with the filing number if one was granted.
    Happened(Happening, String),
    /// The meaning of the text is unclear.
    Unclear(String),
    /// A remark without further meaning.
    Remark,
}

/// What the section has to do.
pub enum Action {
    /// Nothing.
    None,
    /// Run a task.
    Run(Task<Message>),
    /// Record a rejection with this text, stored as this answer; the task reads its reasons.
    Refused(String, Value, Task<Message>),
    /// The answer was added (`true`) or removed; the task reads the present answers.
    Noted(Value, bool, Task<Message>),
    /// Ask whether to record this event.
    Happened(Happening, String),
    /// Show an error.
    Failed(String),
    /// Say that there is nothing to do.
    Toast(String),
    /// The remark about a rejection stays a remark.
    Remark,
    /// Show a field.
    Show(String),
    /// Ask for the field of a reason; the answer comes as [`Message::Assigned`], and the focus returns to the button.
    Assign(String, String),
}

/// Id of the question what a text is about.
pub const UNCLEAR: &str = "reply/unclear";
/// Characters of that text that are shown.
const MAX_SHOWN_CHARS: usize = 1000;

/// Id of the answer at a place.
fn answer_id(place: usize) -> String {
    format!("reply/answer/{place}")
}

impl ReplyPanel {
    /// Stores the remark of a recorded rejection as an answer, if any of it is understood.
    pub fn recorded(services: &Services, id: &str, text: String, words: Words) -> Task<Message> {
        let (services, id) = (services.clone(), id.to_owned());
        let recorded = move || {
            let (name, reference) = (words.get("progress-reply"), &services.reference);
            let kept = workflow::keep_refusal(&services.library, reference, &id, &name, &text);
            let kept = kept.map_err(|error| error.message(words.0))?;
            Ok(kept.map_or(AnswerOutcome::Remark, |stored| AnswerOutcome::Refusal(text, stored)))
        };
        attempt(recorded, words).map(Message::Kept)
    }

    /// Id of the latest answer, until the page has scrolled to it; `None` while it is not read yet.
    pub fn arrival(&self) -> Option<String> {
        let arrived = self.arrived.as_ref()?;
        self.refused.iter().position(|refused| refused.stored == *arrived).map(answer_id)
    }

    /// The page has scrolled to it.
    pub fn forget_arrival(&mut self) {
        self.arrived = None;
    }

    /// Called when the section is opened: the answer removed before is gone.
    pub fn enter(&mut self) {
        self.removed = None;
        self.unclear = None;
    }

    /// Reads the answers stored with a draft.
    pub fn load(&mut self, services: &Services, id: &str, words: Words) -> Task<Message> {
        let (services, id) = (services.clone(), id.to_owned());
        let read = move || kept(&services, &id).map_err(|error| error.message(words.0));
        self.reading.begin(attempt(read, words).map(Message::Read))
    }

    /// The reasons of the last rejection, with their progress in `filing`, each once.
    pub fn demands<'a>(&'a self, filing: &'a Filing) -> Vec<(&'a Finding, Mending)> {
        let reasons = self.refused.iter().flat_map(|refused| refused.findings.iter().zip(refused.mendings(filing)));
        let mut found: Vec<(&Finding, Mending)> = Vec::new();
        for (finding, mending) in reasons {
            if found.iter().all(|(known, _)| *known != finding) {
                found.push((finding, mending));
            }
        }
        found
    }

    /// Handles a message.
    pub fn update(&mut self, message: Message, open: &OpenDraft<'_>, words: Words) -> Action {
        match message {
            Message::PastePressed => {
                let reference = open.services.reference.clone();
                Action::Run(iced::clipboard::read().then(
                    move |text| match text.filter(|text| !text.trim().is_empty()) {
                        Some(text) => Task::done(Message::Pasted(Some(text))),
                        None => copied_picture(reference.clone(), words),
                    },
                ))
            }
            Message::Pasted(pasted) => {
                let (services, id) = (open.services.clone(), open.id.to_owned());
                self.unclear = None;
                let read = move || analyse(&services, &id, &pasted.unwrap_or_default(), words);
                Action::Run(attempt(read, words).map(Message::Kept))
            }
            Message::MeantPressed(refusal) => {
                let Some(text) = self.unclear.take().filter(|_| refusal) else { return Action::None };
                let (services, id) = (open.services.clone(), open.id.to_owned());
                let keep = move || keep(&services, &id, &text, words);
                Action::Run(attempt(keep, words).map(Message::Kept))
            }
            Message::RemovePressed(place) => {
                let Some(refused) = self.refused.get(place) else { return Action::None };
                let stored = refused.stored.clone();
                self.removed = Some(stored.clone());
                turn(open, stored, false, words)
            }
            Message::RestorePressed => match self.removed.take() {
                Some(stored) => turn(open, stored, true, words),
                None => Action::None,
            },
            Message::Turned(Ok((stored, kept))) => {
                Action::Noted(stored, kept, self.load(open.services, open.id, words))
            }
            Message::ChoosePressed => {
                let dialog = rfd::AsyncFileDialog::new()
                    .set_title(words.get("progress-reply-picture"))
                    .add_filter(words.get("app-slot-files"), &opened_files::EXTENSIONS);
                Action::Run(file_dialog::pick(dialog).map(Message::Chosen))
            }
            // An answer is one text: only the first of several pictures is read, and the next can follow.
            Message::Chosen(Chosen::Files(paths)) => match paths.into_iter().next() {
                Some(path) => self.read_screenshot(PictureSource::File(path), open, words),
                None => Action::None,
            },
            Message::Chosen(Chosen::Left) => Action::None,
            Message::Chosen(Chosen::NoDialog) => Action::Failed(words.get("progress-reply-drop")),
            Message::Pictured(source) => self.read_screenshot(source, open, words),
            Message::FieldPressed(path) => Action::Show(path),
            Message::AssignPressed(reason, opener) => Action::Assign(reason, opener),
            Message::Assigned(reason, path) => {
                let (services, id) = (open.services.clone(), open.id.to_owned());
                let assign = move || {
                    workflow::assign_reason(&services.library, &id, &reason, &path)
                        .map(|()| AnswerOutcome::Noted)
                        .map_err(|error| error.message(words.0))
                };
                Action::Run(attempt(assign, words).map(Message::Kept))
            }
            Message::HandledPressed(reason, handled) => {
                let (services, id) = (open.services.clone(), open.id.to_owned());
                let handle = move || {
                    workflow::handle_reason(&services.library, &id, &reason, handled)
                        .map(|()| AnswerOutcome::Noted)
                        .map_err(|error| error.message(words.0))
                };
                Action::Run(attempt(handle, words).map(Message::Kept))
            }
            Message::Read(Ok(refused)) => {
                self.refused = refused;
                self.arrival().map_or(Action::None, |answer| Action::Run(scroll::raise(answer)))
            }
            Message::Kept(Ok(outcome)) => {
                self.reading_screenshot = false;
                match outcome {
                    AnswerOutcome::Unclear(text) => {
                        self.unclear = Some(text);
                        // It stands below all that came before.
                        Action::Run(scroll::reveal(UNCLEAR))
                    }
                    AnswerOutcome::Happened(happening, number) => Action::Happened(happening, number),
                    AnswerOutcome::Remark => Action::Remark,
                    AnswerOutcome::Noted => Action::Run(self.load(open.services, open.id, words)),
                    AnswerOutcome::Known => Action::Toast(words.get("progress-reply-known")),
                    AnswerOutcome::News(stored) => {
                        Action::Noted(stored, true, self.load(open.services, open.id, words))
                    }
                    AnswerOutcome::Refusal(text, stored) => {
                        self.removed = None;
                        self.arrived = Some(stored.clone());
                        Action::Refused(text, stored, self.load(open.services, open.id, words))
                    }
                }
            }
            Message::Kept(Err(error)) | Message::Turned(Err(error)) | Message::Read(Err(error)) => {
                self.reading_screenshot = false;
                Action::Failed(error)
            }
        }
    }

    /// Reads the text of a screenshot and stores it as if it had been pasted.
    fn read_screenshot(&mut self, source: PictureSource, open: &OpenDraft<'_>, words: Words) -> Action {
        self.reading_screenshot = true;
        let (services, id) = (open.services.clone(), open.id.to_owned());
        let read = move || {
            let bytes = source.read(words)?;
            let picture = isolated::picture(&bytes, None, &Job::new()).map_err(|error| error.message(words.0))?;
            let text = services.engine.text(&picture, &Job::new()).map_err(|error| error.to_string())?;
            if text.is_empty() {
                return Err(words.put("progress-reply-blank", &[("name", &source.name(words))]));
            }
            analyse(&services, &id, &text, words)
        };
        Action::Run(attempt(read, words).map(Message::Kept))
    }

    /// The panel beside the present answers; without them, `None`, it does not say what was changed: the filing is
    /// under review again.
    pub fn view<'a>(&'a self, filing: Option<(&Filing, &HashSet<String>)>, words: Words) -> Element<'a, Message> {
        let paste = button::secondary("reply/paste", words.get("progress-reply-paste"))
            .icon(icon::INBOX)
            .press(Message::PastePressed);
        let choose = button::quiet("reply/picture", words.get("progress-reply-picture"))
            .icon(icon::IMAGE)
            .press_maybe((!self.reading_screenshot).then_some(Message::ChoosePressed));
        let looking = self.reading_screenshot.then(|| hint(words.get("progress-reply-looking")));
        let mut content =
            column![heading(words.get("progress-reply")), hint(words.get("progress-reply-about"))].spacing(12);
        let mut before = 0;
        for (place, refused) in self.refused.iter().enumerate() {
            let message =
                refused.text.as_ref().map(|text| container(hint(text.as_str())).padding(16).style(style::well));
            let message = Column::new().push(message.map(|message| message.width(Fill)));
            content = content.push(container(message).id(answer_id(place)));
            content = content.push(Self::reasons(before, refused, filing, words));
            before += refused.findings.len();
            let remove = button::quiet(format!("reply/remove/{place}"), words.get("progress-reply-remove"))
                .icon(icon::TRASH_2)
                .press(Message::RemovePressed(place));
            content = content.push(row![space().width(Fill), remove]);
        }
        if self.removed.as_ref().is_some_and(|gone| self.refused.iter().all(|refused| refused.stored != *gone)) {
            let back = button::link("reply/restore", words.get("app-undo")).press(Message::RestorePressed);
            content =
                content.push(row![hint(words.get("progress-reply-removed")), back].spacing(gap::ONE).align_y(Center));
        }
        content = content.push(self.unclear.as_ref().map(|text| unclear(text, words)));
        let ways = Row::new().push(paste).push(choose).push(looking).spacing(gap::ONE).align_y(Center);
        content.push(ways).spacing(gap::ONE).into()
    }
}

impl ReplyPanel {
    /// What was refused by an answer that follows `before` reasons of others, reason by reason; what was not understood
    /// stands last, under its own heading.
    fn reasons<'a>(
        before: usize,
        refused: &'a Refused,
        filing: Option<(&Filing, &HashSet<String>)>,
        words: Words,
    ) -> Element<'a, Message> {
        let reasons: Vec<(&Finding, Option<Mending>)> = match filing {
            Some((filing, _)) => refused.findings.iter().zip(refused.mendings(filing).map(Some)).collect(),
            None => refused.findings.iter().map(|finding| (finding, None)).collect(),
        };
        // What was changed and is wrong as it is now is not mended.
        let wrong =
            |finding: &Finding| filing.is_some_and(|(filing, wrong)| wrong.contains(&anchor(&finding.field, filing)));
        let (unread, read): (Vec<_>, Vec<_>) = reasons.into_iter().partition(|(finding, _)| finding.is(&UNREAD));
        let understood = read.len();
        let mut list = Column::new();
        for (index, (finding, mending)) in read.into_iter().chain(unread).enumerate() {
            if index > 0 {
                list = list.push(hairline());
            }
            if index == understood {
                let head = container(heading(words.get("progress-reply-unread")));
                list = list.push(head.padding(Padding::default().top(gap::TWO)));
            }
            let entry = Self::reason(before + index, finding, mending, wrong(finding), words);
            list = list.push(container(entry).padding([8.0, 0.0]).width(Fill));
        }
        if refused.findings.is_empty() {
            list = list.push(body(words.get("command-answer-none")));
        }
        container(list).padding([8.0, 16.0]).width(Fill).style(style::card).into()
    }

    /// One reason: where it belongs, how far it is, what it says, and what can be done with it.
    fn reason(
        index: usize,
        finding: &Finding,
        mending: Option<Mending>,
        wrong: bool,
        words: Words,
    ) -> Element<'_, Message> {
        let place = (!finding.field.is_empty()).then(|| text(words.place_of(finding)).size(size::BODY).font(BOLD));
        let state = mending.map(|mending| match mending {
            Mending::Open => badge(Tone::Warn, None, words.get("app-refused-open")),
            Mending::Changed if wrong => badge(Tone::Bad, Some(icon::CIRCLE_X), words.get("app-refused-wrong")),
            Mending::Changed => badge(Tone::Good, Some(icon::CHECK), words.get("app-refused-changed")),
            Mending::Handled => badge(Tone::Good, Some(icon::CHECK), words.get("app-refused-handled")),
        });
        let change = (mending.is_some() && place.is_some()).then(|| {
            let press = Message::FieldPressed(finding.field.clone());
            button::inline(format!("reply/{index}/change"), words.get("progress-reply-change"), press)
        });
        let handled = mending.filter(|mending| *mending != Mending::Changed).map(|mending| {
            let (handled, key) = match mending {
                Mending::Handled => (false, "progress-reply-reopen"),
                _ => (true, "progress-reply-handled"),
            };
            let press = Message::HandledPressed(answer::said(finding).to_owned(), handled);
            button::inline(format!("reply/{index}/handled"), words.get(key), press)
        });
        let key = if finding.field.is_empty() { "progress-reply-assign" } else { "progress-reply-move" };
        let opener = format!("reply/{index}/assign");
        let press = Message::AssignPressed(answer::said(finding).to_owned(), opener.clone());
        let assign = button::inline(opener, words.get(key), press);
        let head = Row::new().push(place).push(state).push(change).spacing(gap::ONE).align_y(Center);
        let said = |part: Option<String>| part.filter(|part| !part.is_empty()).map(hint);
        let tools = Row::new().push(assign).push(handled).spacing(gap::ONE);
        Column::new()
            .push(head)
            .push(body(words.what(finding)))
            .push(said(words.why(finding)))
            .push(said(words.fix(finding)))
            .push(tools)
            .spacing(2)
            .into()
    }
}

/// Asks for the meaning of a text.
fn unclear<'a>(text: &str, words: Words) -> Element<'a, Message> {
    let refusal =
        button::secondary("reply/meant", words.get("progress-reply-meant")).press(Message::MeantPressed(true)).into();
    let other = button::quiet("reply/not-meant", words.get("progress-reply-not-meant"))
        .press(Message::MeantPressed(false))
        .into();
    let text: String = text.chars().take(MAX_SHOWN_CHARS).collect();
    let asked = banner(Tone::Accent, words.get("progress-reply-unclear"), Some(text), vec![refusal, other]);
    container(asked).id(UNCLEAR).into()
}

/// Analyses a message and stores a rejection with the draft.
fn analyse(services: &Services, id: &str, text: &str, words: Words) -> Result<AnswerOutcome, String> {
    let json = text.trim_start().starts_with(['{', '[']);
    match progress::news(text) {
        News::Refusal => keep(services, id, text, words),
        _ if json => keep(services, id, text, words),
        News::Happened(happening, number) => Ok(AnswerOutcome::Happened(happening, number)),
        News::Unclear if text.trim().is_empty() => keep(services, id, text, words),
        News::Unclear => Ok(AnswerOutcome::Unclear(text.to_owned())),
    }
}

/// Analyses an answer and stores it with a draft.
fn keep(services: &Services, id: &str, text: &str, words: Words) -> Result<AnswerOutcome, String> {
    let answer = PlatformAnswer::read(text, &services.reference, &[])
        .map_err(|error| workflow::answer_error(&error, words.0))?;
    let name = words.get("progress-reply");
    let new = workflow::keep_answer(&services.library, id, &name, &answer.stored);
    Ok(match new.map_err(|error| error.message(words.0))? {
        false => AnswerOutcome::Known,
        true if answer.findings.is_empty() => AnswerOutcome::News(answer.stored),
        true => AnswerOutcome::Refusal(text.to_owned(), answer.stored),
    })
}

/// Restores an answer of the draft, or removes it.
fn turn(open: &OpenDraft<'_>, stored: Value, kept: bool, words: Words) -> Action {
    let (services, id) = (open.services.clone(), open.id.to_owned());
    let turn = move || {
        let turned = if kept {
            workflow::keep_answer(&services.library, &id, &words.get("progress-reply"), &stored).map(|_| ())
        } else {
            workflow::forget_answer(&services.library, &id, &stored)
        };
        turned.map(|()| (stored, kept)).map_err(|error| error.message(words.0))
    };
    Action::Run(attempt(turn, words).map(Message::Turned))
}

/// A screenshot from the clipboard, if it contains no text.
fn copied_picture(reference: Arc<Reference>, words: Words) -> Task<Message> {
    let picture = move || match opened_files::pasted(&reference, words) {
        OpenedFiles::Pictures(sources) => sources.into_iter().next(),
        _ => None,
    };
    background(picture, || None).map(|picture| picture.map_or(Message::Pasted(None), Message::Pictured))
}

/// The answers to the version of a draft that was answered last, with that version, the newest first.
fn kept(services: &Services, id: &str) -> Result<Vec<Refused>, StoreError> {
    let Some((submitted, answers)) = workflow::newest_answers(&services.library, &services.reference, id)? else {
        return Ok(Vec::new());
    };
    Ok(answers.into_iter().map(|answer| Refused::new(answer, submitted.clone())).collect())
}
