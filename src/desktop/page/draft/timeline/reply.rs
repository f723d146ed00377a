//! The platform's answer to what was submitted: pasted or read from a screenshot, kept with the draft, shown entry by
//! entry.

use std::sync::Arc;

use iced::widget::{Column, Row, column, container, text};
use iced::{Center, Element, Fill, Task};

use super::OpenDraft;
use crate::desktop::file_dialog::{self, Chosen};
use crate::desktop::icon;
use crate::desktop::opened_files::{self, OpenedFiles, PictureSource};
use crate::desktop::services::Services;
use crate::desktop::theme::style::Tone;
use crate::desktop::theme::{BOLD, size, space as gap, style};
use crate::desktop::widget::badge::badge;
use crate::desktop::widget::{body, button, hairline, heading, hint};
use crate::desktop::words::Words;
use crate::desktop::{Newest, attempt, background};
use crate::filing::{Filing, field};
use crate::finding::Finding;
use crate::job::Job;
use crate::package::answer::{self, PlatformAnswer, UNREAD};
use crate::reference::Reference;
use crate::scan::decode::apart;
use crate::store::StoreError;
use crate::workflow;

/// State of the panel.
#[derive(Default)]
pub struct ReplyPanel {
    /// What was refused; `None` while no answer is known.
    refused: Option<Refused>,
    /// The reason that is being assigned to a field.
    assigning: Option<String>,
    reading: Newest,
    /// Whether a screenshot is being read.
    looking: bool,
}

/// What the platform refused of a version.
#[derive(Debug, Clone)]
pub struct Refused {
    findings: Vec<Finding>,
    /// The answers as they were submitted.
    submitted: Filing,
}

impl Refused {
    /// What still stands in `filing` as it was submitted.
    fn unchanged<'a>(&'a self, filing: &'a Filing) -> impl Iterator<Item = &'a Finding> {
        let same = |path: &str| self.submitted.get(path) == filing.get(path);
        self.findings.iter().filter(move |finding| !finding.field.is_empty() && same(&finding.field))
    }
}

/// What happened in the panel.
#[derive(Debug, Clone)]
pub enum Message {
    /// Take the answer from the clipboard.
    PastePressed,
    /// What the clipboard holds.
    Pasted(Option<String>),
    /// Choose a screenshot.
    ChoosePressed,
    /// One was chosen, or not.
    Chosen(Chosen),
    /// A screenshot came in.
    Pictured(PictureSource),
    /// To a field that was refused.
    FieldPressed(String),
    /// Choose a field for a reason that was not understood, or leave it.
    AssignPressed(String),
    /// The field was chosen.
    Assigned(String),
    /// The answer is kept with the draft; whether it has just come and refuses something.
    Kept(Result<bool, String>),
    /// The answer was read; `None` where the draft has none.
    Read(Result<Option<Refused>, String>),
}

/// What the section has to do.
pub enum Action {
    /// Nothing.
    None,
    /// Run a task.
    Run(Task<Message>),
    /// Write down that the filing was refused; the task reads why.
    Refused(Task<Message>),
    /// Say what went wrong.
    Failed(String),
    /// Show a field.
    Show(String),
}

impl ReplyPanel {
    /// Reads the answer that is kept with a draft.
    pub fn load(&mut self, services: &Services, id: &str, words: Words) -> Task<Message> {
        let (services, id) = (services.clone(), id.to_owned());
        let read = move || kept(&services, &id).map_err(|error| error.message(words.0));
        self.reading.begin(attempt(read, words).map(Message::Read))
    }

    /// What was refused the last time and still stands in `filing` as it was submitted.
    pub fn unchanged<'a>(&'a self, filing: &'a Filing) -> Vec<&'a Finding> {
        self.refused.iter().flat_map(|refused| refused.unchanged(filing)).collect()
    }

    /// Reacts.
    pub fn update(&mut self, message: Message, open: &OpenDraft<'_>, words: Words) -> Action {
        match message {
            Message::PastePressed => {
                let reference = open.services.reference.clone();
                Action::Run(iced::clipboard::read().then(
                    move |text| match text.filter(|text| !text.trim().is_empty()) {
                        Some(text) => Task::done(Message::Pasted(Some(text))),
                        None => copied_picture(reference.clone()),
                    },
                ))
            }
            Message::Pasted(pasted) => {
                let (services, id) = (open.services.clone(), open.id.to_owned());
                let keep = move || keep(&services, &id, &pasted.unwrap_or_default(), words);
                Action::Run(attempt(keep, words).map(Message::Kept))
            }
            Message::ChoosePressed => {
                let dialog = rfd::AsyncFileDialog::new()
                    .set_title(words.get("progress-reply-picture"))
                    .add_filter(words.get("app-slot-files"), &opened_files::ENDINGS);
                Action::Run(file_dialog::pick(dialog).map(Message::Chosen))
            }
            // An answer is one text; of several pictures the first is read, and the next can follow.
            Message::Chosen(Chosen::Files(paths)) => match paths.into_iter().next() {
                Some(path) => self.look(PictureSource::File(path), open, words),
                None => Action::None,
            },
            Message::Chosen(Chosen::Left) => Action::None,
            Message::Chosen(Chosen::NoDialog) => Action::Failed(words.get("progress-reply-drop")),
            Message::Pictured(source) => self.look(source, open, words),
            Message::FieldPressed(path) => Action::Show(path),
            Message::AssignPressed(reason) => {
                self.assigning = if self.assigning.as_ref() == Some(&reason) { None } else { Some(reason) };
                Action::None
            }
            Message::Assigned(path) => {
                let Some(reason) = self.assigning.take() else { return Action::None };
                let (services, id) = (open.services.clone(), open.id.to_owned());
                let assign = move || {
                    workflow::assign_reason(&services.library, &id, &reason, &path)
                        .map(|()| false)
                        .map_err(|error| error.message(words.0))
                };
                Action::Run(attempt(assign, words).map(Message::Kept))
            }
            Message::Read(Ok(refused)) => {
                self.refused = refused;
                Action::None
            }
            Message::Kept(Ok(refused)) => {
                self.looking = false;
                let read = self.load(open.services, open.id, words);
                if refused { Action::Refused(read) } else { Action::Run(read) }
            }
            Message::Kept(Err(error)) | Message::Read(Err(error)) => {
                self.looking = false;
                Action::Failed(error)
            }
        }
    }

    /// Reads what a screenshot says and keeps it as if it had been pasted.
    fn look(&mut self, source: PictureSource, open: &OpenDraft<'_>, words: Words) -> Action {
        self.looking = true;
        let (services, id) = (open.services.clone(), open.id.to_owned());
        let read = move || {
            let bytes = source.read(words)?;
            let picture = apart::picture(&bytes, None, &Job::new()).map_err(|error| error.message(words.0))?;
            let text = services.engine.text(&picture, &Job::new()).map_err(|error| error.to_string())?;
            if text.is_empty() {
                return Err(words.put("progress-reply-blank", &[("name", &source.name(words))]));
            }
            keep(&services, &id, &text, words)
        };
        Action::Run(attempt(read, words).map(Message::Kept))
    }

    /// The panel beside the present answers; without them, `None`, it does not say what was changed: the filing is
    /// under review again.
    pub fn view<'a>(&'a self, filing: Option<&Filing>, words: Words) -> Element<'a, Message> {
        let paste = button::secondary("reply/paste", words.get("progress-reply-paste"))
            .icon(icon::INBOX)
            .press(Message::PastePressed);
        let choose = button::quiet("reply/picture", words.get("progress-reply-picture"))
            .icon(icon::IMAGE)
            .press_maybe((!self.looking).then_some(Message::ChoosePressed));
        let looking = self.looking.then(|| hint(words.get("progress-reply-looking")));
        let mut content =
            column![heading(words.get("progress-reply")), hint(words.get("progress-reply-about"))].spacing(12);
        if let Some(refused) = &self.refused {
            let mut list = Column::new();
            let open: Option<Vec<&str>> =
                filing.map(|filing| refused.unchanged(filing).map(|finding| finding.field.as_str()).collect());
            // What was not understood stands last, under its own heading.
            let (unread, read): (Vec<_>, Vec<_>) = refused.findings.iter().partition(|finding| finding.is(&UNREAD));
            let understood = read.len();
            for (index, finding) in read.into_iter().chain(unread).enumerate() {
                if index > 0 {
                    list = list.push(hairline());
                }
                if index == understood {
                    list = list.push(heading(words.get("progress-reply-unread")));
                }
                let place =
                    (!finding.field.is_empty()).then(|| text(words.label(&finding.field)).size(size::BODY).font(BOLD));
                let state = open.as_ref().filter(|_| place.is_some()).map(|open| {
                    if open.contains(&finding.field.as_str()) {
                        badge(Tone::Warn, None, words.get("app-refused-open"))
                    } else {
                        badge(Tone::Good, Some(icon::CHECK), words.get("app-refused-changed"))
                    }
                });
                let change = state.is_some().then(|| {
                    let press = Message::FieldPressed(finding.field.clone());
                    button::inline(format!("reply/{index}/change"), words.get("progress-reply-change"), press)
                });
                let head = Row::new().push(place).push(state).push(change).spacing(gap::ONE).align_y(Center);
                let said = |part: Option<String>| part.filter(|part| !part.is_empty()).map(hint);
                let entry = Column::new()
                    .push(head)
                    .push(body(words.what(finding)))
                    .push(said(words.why(finding)))
                    .push(said(words.fix(finding)))
                    .push((index >= understood).then(|| self.assign(index, answer::said(finding), words)))
                    .spacing(2);
                list = list.push(container(entry).padding([8.0, 0.0]).width(Fill));
            }
            if refused.findings.is_empty() {
                list = list.push(body(words.get("command-answer-none")));
            }
            content = content.push(container(list).padding([8.0, 16.0]).width(Fill).style(style::card));
        }
        let ways = Row::new().push(paste).push(choose).push(looking).spacing(gap::ONE).align_y(Center);
        content.push(ways).spacing(gap::ONE).into()
    }
}

impl ReplyPanel {
    /// The button that assigns a reason, and the fields to choose from once it was pressed.
    fn assign<'a>(&self, index: usize, reason: &str, words: Words) -> Element<'a, Message> {
        let press = Message::AssignPressed(reason.to_owned());
        let open = button::inline(format!("reply/{index}/assign"), words.get("progress-reply-assign"), press);
        let sent = field::all().iter().filter(|field| field.path.starts_with("icp_") && !field.path.ends_with("[]"));
        let fields = sent.map(|field| {
            let path = field.path.replace("[]", "[0]");
            let id = format!("reply/{index}/assign/{path}");
            button::quiet(id, words.label(&path)).press(Message::Assigned(path)).into()
        });
        let choice = (self.assigning.as_deref() == Some(reason)).then(|| Row::with_children(fields).wrap());
        Column::new().push(open).push(choice).spacing(gap::ONE).into()
    }
}

/// Understands an answer and keeps it with a draft; `true` where it refuses something. Says why it cannot.
fn keep(services: &Services, id: &str, text: &str, words: Words) -> Result<bool, String> {
    let answer = PlatformAnswer::read(text, &services.reference, &[])
        .map_err(|error| workflow::answer_error(&error, words.0))?;
    let name = words.get("progress-reply");
    workflow::keep_answer(&services.library, id, &name, &answer.whole).map_err(|error| error.message(words.0))?;
    Ok(!answer.findings.is_empty())
}

/// A screenshot in the clipboard, where it holds no text.
fn copied_picture(reference: Arc<Reference>) -> Task<Message> {
    let picture = move || match opened_files::pasted(&reference) {
        OpenedFiles::Pictures(sources) => sources.into_iter().next(),
        _ => None,
    };
    background(picture, || None).map(|picture| picture.map_or(Message::Pasted(None), Message::Pictured))
}

/// The newest answer that is kept with a draft, beside what it answers.
fn kept(services: &Services, id: &str) -> Result<Option<Refused>, StoreError> {
    for version in services.library.versions(id)? {
        let Some(answer) = version.answer else { continue };
        let earlier = workflow::earlier_reasons(&services.library, &services.reference)?;
        let Ok(answer) = PlatformAnswer::of(&answer, &services.reference, &earlier) else { continue };
        let submitted = services.library.version(id, version.number)?;
        return Ok(Some(Refused { findings: answer.findings, submitted }));
    }
    Ok(None)
}
