//! The days after the export: where the filing stands, what is due, and what the user records.

pub mod reply;

use std::path::PathBuf;
use std::sync::Arc;

use chrono::{NaiveDate, NaiveDateTime, TimeDelta};
use iced::widget::{Column, Row, column, container, row, space, text};
use iced::{Center, Element, Fill, Task};

use crate::desktop::icon::{self, Icon};
use crate::desktop::page::Context;
use crate::desktop::reminders::{self, DraftStanding};
use crate::desktop::save_as::{self, SaveAs};
use crate::desktop::services::Services;
use crate::desktop::theme::{BOLD, FONT, READING, size, space as gap, style, style::Tone};
use crate::desktop::widget::field::{FieldNote, field, line};
use crate::desktop::widget::{body, button, caption, hairline, heading, hint, scroll};
use crate::desktop::words::Words;
use crate::desktop::{Newest, attempt};
use crate::filing::{Filing, Kind};
use crate::finding::Finding;
use crate::i18n::{self, Arguments};
use crate::identifier::account::filing_number;
use crate::job::Job;
use crate::progress::{Deadline, Estimate, Happening, Stage, Timeline};
use crate::reference::Reference;
use crate::reference::rejection::Due;
use crate::store::{Library, LibraryEvent};
use crate::view::View;
use crate::workflow;
use reply::ReplyPanel;

/// State of the section.
#[derive(Default)]
pub struct TimelinePage {
    events: Vec<LibraryEvent>,
    listing: Newest,
    adding: Option<Adding>,
    /// The calendar file is saved.
    saving: Option<SaveAs>,
    reply: ReplyPanel,
}

/// An event that is being written down.
struct Adding {
    happening: Happening,
    time: String,
    note: String,
}

impl Adding {
    /// What the note is for.
    fn note_key(&self) -> &'static str {
        match self.happening {
            Happening::PlatformRefused | Happening::ProvinceRefused => "progress-note-refused",
            Happening::NumberGranted => "progress-note-number",
            _ => "progress-note",
        }
    }

    /// Whether the note should be a filing number and is none.
    fn is_no_number(&self) -> bool {
        let note = self.note.trim();
        self.happening == Happening::NumberGranted && !note.is_empty() && filing_number(note).is_none()
    }

    fn time(&self) -> Option<NaiveDateTime> {
        workflow::moment(&self.time)
    }
}

/// What happened in the section.
#[derive(Debug, Clone)]
pub enum Message {
    /// The events were read.
    Listed(Result<Vec<LibraryEvent>, String>),
    /// An event was written down, `true`, or struck out.
    Noted(Result<(LibraryEvent, bool), String>),
    /// An event was put back or taken away by undo.
    Changed(Result<(), String>),
    /// Something happened to the filing.
    HappeningPressed(Happening),
    /// When it happened.
    TimeTyped(String),
    /// A remark about it.
    NoteTyped(String),
    /// Write it down.
    RecordPressed,
    /// Do not.
    CancelPressed,
    /// Strike an event out.
    RemovePressed(i64),
    /// Save the deadlines as a calendar file.
    CalendarPressed,
    /// A file is saved.
    Save(save_as::Message),
    /// Something happened to the platform's answer.
    Reply(reply::Message),
    /// Begin the modification or deregistration of what is filed.
    FollowUpPressed(Kind),
}

/// What the draft has to do.
pub enum Action {
    /// Nothing.
    None,
    /// Run a task.
    Run(Task<Message>),
    /// An event was written down, `true`, or struck out; the task reads them again.
    Noted(LibraryEvent, bool, Task<Message>),
    /// Say something.
    Told(Tone, String),
    /// Say where a file was saved.
    Saved(PathBuf),
    /// Show a field.
    Show(String),
    /// Begin another filing.
    Begin(Filing),
}

/// The draft that the section belongs to.
pub struct OpenDraft<'a> {
    /// Id in the library.
    pub id: &'a str,
    /// Its name for the user.
    pub title: String,
    /// Its answers.
    pub filing: &'a Filing,
    /// The library and the tables.
    pub services: &'a Services,
}

impl TimelinePage {
    /// Reads the events of a draft and the platform's answer to it.
    pub fn load(&mut self, services: &Services, id: &str, words: Words) -> Task<Message> {
        let reply = self.reply.load(services, id, words).map(Message::Reply);
        Task::batch([self.list(&services.library, id, words), reply])
    }

    fn list(&mut self, library: &Arc<Library>, id: &str, words: Words) -> Task<Message> {
        let (library, id) = (library.clone(), id.to_owned());
        let events = move || library.events(&id).map_err(|error| error.message(words.0));
        self.listing.begin(attempt(events, words).map(Message::Listed))
    }

    /// Reacts.
    pub fn update(&mut self, message: Message, open: &OpenDraft<'_>, context: &Context) -> Action {
        let words = context.words;
        match message {
            Message::Listed(Ok(events)) => {
                self.events = events;
                Action::None
            }
            Message::Changed(Ok(())) => Action::Run(self.list(&open.services.library, open.id, words)),
            Message::Noted(Ok((event, recorded))) => {
                Action::Noted(event, recorded, self.list(&open.services.library, open.id, words))
            }
            Message::Listed(Err(error)) | Message::Noted(Err(error)) | Message::Changed(Err(error)) => {
                Action::Told(Tone::Bad, error)
            }
            Message::HappeningPressed(happening) => {
                let time = context.now.format(workflow::MOMENT).to_string();
                self.adding = Some(Adding { happening, time, note: String::new() });
                Action::Run(scroll::focus(NOTE))
            }
            Message::TimeTyped(time) => {
                if let Some(adding) = &mut self.adding {
                    adding.time = time;
                }
                Action::None
            }
            Message::Reply(message) => match self.reply.update(message, open, words) {
                reply::Action::None => Action::None,
                reply::Action::Run(task) => Action::Run(task.map(Message::Reply)),
                reply::Action::Refused(task) => {
                    let read = task.map(Message::Reply);
                    let refusal = Happening::refusal_at(self.timeline(open).stage);
                    let noted = refusal.map(|refusal| write_down(refusal, context.now, String::new(), open, words));
                    Action::Run(Task::batch([read].into_iter().chain(noted)))
                }
                reply::Action::Failed(error) => Action::Told(Tone::Bad, error),
                reply::Action::Show(path) => Action::Show(path),
            },
            Message::NoteTyped(note) => {
                if let Some(adding) = &mut self.adding {
                    adding.note = note;
                }
                Action::None
            }
            Message::RecordPressed => self.record(open, words),
            Message::CancelPressed => {
                self.adding = None;
                Action::None
            }
            Message::RemovePressed(id) => {
                let Some(event) = self.events.iter().find(|event| event.id == id).cloned() else {
                    return Action::None;
                };
                let library = open.services.library.clone();
                let remove =
                    move || library.remove_event(id).map(|()| (event, false)).map_err(|error| error.message(words.0));
                Action::Run(attempt(remove, words).map(Message::Noted))
            }
            Message::CalendarPressed => self.save_calendar(open, context),
            Message::FollowUpPressed(kind) => {
                Action::Begin(workflow::follow_up(open.filing, kind, self.timeline(open).number.as_deref()))
            }
            Message::Save(message) => match save_as::update(&mut self.saving, message, words) {
                save_as::Action::None => Action::None,
                save_as::Action::Run(task) => Action::Run(task.map(Message::Save)),
                save_as::Action::Saved(path) => Action::Saved(path),
            },
        }
    }

    fn record(&mut self, open: &OpenDraft<'_>, words: Words) -> Action {
        let Some((adding, time)) = self.adding.as_ref().and_then(|adding| Some((adding, adding.time()?))) else {
            return Action::None;
        };
        let (happening, note) = (adding.happening, adding.note.trim().to_owned());
        self.adding = None;
        Action::Run(write_down(happening, time, note, open, words))
    }

    /// Puts an event back as it was, or takes it away; undo asks for it.
    pub fn put(
        &self,
        library: &Arc<Library>,
        draft: &str,
        event: LibraryEvent,
        stands: bool,
        words: Words,
    ) -> Task<Message> {
        let (library, draft) = (library.clone(), draft.to_owned());
        let put = move || {
            let put = if stands { library.restore_event(&draft, &event) } else { library.remove_event(event.id) };
            put.map_err(|error| error.message(words.0))
        };
        attempt(put, words).map(Message::Changed)
    }

    fn save_calendar(&mut self, open: &OpenDraft<'_>, context: &Context) -> Action {
        let (draft, title) = (open.id.to_owned(), open.title.clone());
        let standing = DraftStanding { draft, title, timeline: self.timeline(open) };
        let (words, now) = (context.words, context.now);
        let name = words.put("app-due-calendar-of", &[("title", &standing.title)]);
        let make = move |_: &Job| Ok(reminders::calendar([&standing], words, now));
        let (saving, task) = SaveAs::new(words.get("app-due-save"), &name, "ics", make);
        self.saving = Some(saving);
        Action::Run(task.map(Message::Save))
    }

    /// Whether a dialog of the section is open.
    pub fn is_asking(&self) -> bool {
        self.saving.is_some()
    }

    /// Closes that dialog.
    pub fn dismiss(&mut self) {
        save_as::dismiss(&mut self.saving);
    }

    /// The dialog over the section.
    pub fn dialog(&self, words: Words) -> Option<Element<'_, Message>> {
        self.saving.as_ref().map(|saving| saving.view(words).map(Message::Save))
    }

    fn timeline(&self, open: &OpenDraft<'_>) -> Timeline {
        workflow::timeline(&self.events, open.filing, &open.services.reference)
    }

    /// The stage of the filing.
    pub fn stage(&self, filing: &Filing, reference: &Reference) -> Stage {
        workflow::timeline(&self.events, filing, reference).stage
    }

    /// What the last submission was refused for and still stands in `filing` as it was; nothing while the filing is
    /// under review again.
    pub fn refused<'a>(&'a self, filing: &'a Filing, reference: &Reference) -> Vec<&'a Finding> {
        match self.stage(filing, reference) {
            Stage::Preparation | Stage::Refused => self.reply.unchanged(filing),
            Stage::Platform | Stage::Sms | Stage::Province | Stage::Filed => Vec::new(),
        }
    }

    /// The section.
    pub fn view<'a>(&'a self, open: &OpenDraft<'_>, context: &Context) -> Element<'a, Message> {
        let timeline = self.timeline(open);
        let words = context.words;
        let next = match &self.adding {
            Some(adding) => adding_form(adding, words),
            None => self.next_buttons(&timeline, words),
        };
        let mut content = Column::new()
            .push(road(&timeline, words))
            .push(standing(&timeline, self.reason(&timeline), words))
            .push((timeline.stage == Stage::Filed && open.filing.kind() != Kind::Cancel).then(|| follow_ups(words)))
            .push(column![heading(words.get("progress-record")), next].spacing(12))
            .spacing(gap::FOUR);
        let answered = matches!(timeline.stage, Stage::Preparation | Stage::Refused).then_some(open.filing);
        content = content.push(self.reply.view(answered, words).map(Message::Reply));
        content = content.push(deadlines(&timeline, context));
        content = content.push(unforeseen(timeline.stage, open, words));
        if !self.events.is_empty() {
            content = content.push(self.history(words));
        }
        content.into()
    }

    /// Why the filing came back, as it was written down.
    fn reason(&self, timeline: &Timeline) -> Option<&str> {
        let last = self.events.iter().rev().find(|event| {
            matches!(
                Happening::from_name(&event.kind),
                Some(Happening::PlatformRefused | Happening::ProvinceRefused | Happening::SmsMissed)
            )
        });
        last.filter(|event| timeline.stage == Stage::Refused && !event.note.is_empty()).map(|event| event.note.as_str())
    }

    /// What may happen next, the expected first, and everything else. What has come is not expected again.
    fn next_buttons<'a>(&self, timeline: &Timeline, words: Words) -> Element<'a, Message> {
        let stage = timeline.stage;
        let come = |happening: Happening| {
            let since = |event: &LibraryEvent| timeline.since.is_none_or(|since| event.time >= since);
            self.events.iter().any(|event| event.kind == happening.name() && since(event))
        };
        let next: Vec<Happening> = Happening::next_at(stage)
            .iter()
            .copied()
            .filter(|happening| match happening {
                Happening::SmsReceived => !come(*happening),
                Happening::NumberGranted => timeline.number.is_none(),
                _ => true,
            })
            .collect();
        let button = |happening: Happening| {
            let (id, key) = (format!("happening/{}", happening.name()), happening.key());
            let again = stage == Stage::Refused && happening == Happening::Submitted;
            let label = words.get(if again { "progress-submitted-again" } else { &key });
            let button = if next.first() == Some(&happening) {
                button::primary(id, label)
            } else if next.contains(&happening) {
                button::secondary(id, label)
            } else {
                button::quiet(id, label)
            };
            button.press(Message::HappeningPressed(happening)).into()
        };
        let others = Happening::ALL.into_iter().filter(|happening| !next.contains(happening));
        column![
            Row::with_children(next.iter().copied().map(button)).spacing(gap::ONE).wrap().vertical_spacing(gap::ONE),
            hint(words.get("progress-other")),
            Row::with_children(others.map(button)).spacing(gap::HALF).wrap().vertical_spacing(gap::HALF)
        ]
        .spacing(gap::ONE)
        .into()
    }

    fn history(&self, words: Words) -> Element<'_, Message> {
        let mut list = Column::new();
        for (index, event) in self.events.iter().rev().enumerate() {
            if index > 0 {
                list = list.push(hairline());
            }
            let name = words.get(&format!("happening-{}", event.kind));
            let lines = column![text(name).size(size::BODY).line_height(READING)]
                .push((!event.note.is_empty()).then(|| hint(event.note.as_str())))
                .width(Fill);
            let remove = button::icon(
                format!("event/{}/remove", event.id),
                words.get("progress-remove"),
                icon::TRASH_2,
                Some(Message::RemovePressed(event.id)),
            );
            let time = caption(event.time.format(workflow::MOMENT).to_string());
            list =
                list.push(container(row![lines, time, remove].spacing(gap::TWO).align_y(Center)).padding([8.0, 0.0]));
        }
        column![
            heading(words.get("progress-history")),
            container(list).padding([4.0, 16.0]).width(Fill).style(style::card)
        ]
        .spacing(12)
        .into()
    }
}

/// Writes down what happened to a draft.
fn write_down(
    happening: Happening,
    time: NaiveDateTime,
    note: String,
    open: &OpenDraft<'_>,
    words: Words,
) -> Task<Message> {
    let (library, id, kind) = (open.services.library.clone(), open.id.to_owned(), happening.name());
    let add = move || {
        let data = serde_json::Value::Null;
        let added = library.add_event(&id, kind, time, &note, &data);
        let event = |id| LibraryEvent { id, kind: kind.to_owned(), time, note: note.clone(), data };
        added.map(|id| (event(id), true)).map_err(|error| error.message(words.0))
    };
    attempt(add, words).map(Message::Noted)
}

/// What can be done with a filing that was granted.
fn follow_ups<'a>(words: Words) -> Element<'a, Message> {
    let begin = |kind: Kind, icon: Icon| {
        button::secondary(format!("follow-up/{}", kind.name()), words.get(&format!("progress-begin-{}", kind.name())))
            .icon(icon)
            .press(Message::FollowUpPressed(kind))
    };
    let buttons = row![begin(Kind::Change, icon::PENCIL), begin(Kind::Cancel, icon::CIRCLE_MINUS)];
    column![heading(words.get("progress-begin")), hint(words.get("progress-begin-about")), buttons.spacing(gap::ONE)]
        .spacing(gap::ONE)
        .into()
}

/// The stages from left to right, how far the filing is, and where it was refused.
fn road<'a>(timeline: &Timeline, words: Words) -> Element<'a, Message> {
    let refused = timeline.stage == Stage::Refused;
    let here = if refused { timeline.reached } else { timeline.stage };
    let stages = Stage::ROAD.into_iter().map(|stage| {
        let filed = stage == Stage::Filed && here == Stage::Filed;
        let (mark, tone) = match stage.cmp(&here) {
            _ if filed => (icon::CIRCLE_CHECK, Tone::Good),
            std::cmp::Ordering::Less => (icon::CIRCLE_CHECK, Tone::Good),
            std::cmp::Ordering::Equal if refused => (icon::CIRCLE_X, Tone::Bad),
            std::cmp::Ordering::Equal => (icon::CIRCLE_DOT, Tone::Accent),
            std::cmp::Ordering::Greater => (icon::CIRCLE, Tone::Plain),
        };
        let name = text(words.get(stage.key())).size(size::SMALL).font(if stage == here { BOLD } else { FONT });
        column![mark.sized(20.0).style(style::ink(tone)), name.style(style::ink(tone)).align_x(Center)]
            .spacing(6)
            .align_x(Center)
            .width(Fill)
            .into()
    });
    container(Row::with_children(stages)).padding([20.0, 12.0]).width(Fill).style(style::well).into()
}

/// What the stage asks for and when it is expected to end.
fn standing<'a>(timeline: &Timeline, reason: Option<&str>, words: Words) -> Element<'a, Message> {
    let key = timeline.stage.key();
    let attribute = |name: &str| i18n::attribute(words.0, key, name, &Arguments::new());
    let span = |label: &str, estimate: Option<Estimate>| {
        estimate.map(|estimate| {
            let range = words
                .put("estimate-range", &[("earliest", &shown(estimate.earliest)), ("latest", &shown(estimate.latest))]);
            let unsure = (!estimate.holidays_known).then(|| caption(words.get("estimate-holidays-unknown")));
            column![body(format!("{}{range}", words.get(label)))].push(unsure)
        })
    };
    let whole = (timeline.estimate != timeline.stage_estimate).then_some(timeline.estimate).flatten();
    Column::new()
        .push(heading(words.get(key)))
        .push(reason.map(|reason| body(words.put("progress-reason", &[("reason", reason)]))))
        .push(attribute("advice").map(body))
        .push(span("progress-stage-span", timeline.stage_estimate))
        .push(span("progress-whole-span", whole))
        .push(timeline.number.as_ref().map(|number| body(words.put("progress-number", &[("number", number)]))))
        .push(attribute("failure").map(hint))
        .spacing(gap::ONE)
        .into()
}

fn adding_form(adding: &Adding, words: Words) -> Element<'_, Message> {
    let wrong = adding.time().is_none();
    let time = line("event/time", TIME_EXAMPLE, &adding.time, wrong, Message::TimeTyped);
    let key = adding.note_key();
    let example = i18n::attribute(words.0, key, "example", &Arguments::new()).unwrap_or_default();
    let note = line(NOTE, &example, &adding.note, false, Message::NoteTyped).on_submit(Message::RecordPressed);
    let note = field(words.get(key), note).mark(Some(words.get("app-optional")));
    let no_number = adding.is_no_number().then(|| FieldNote {
        tone: Tone::Warn,
        text: words.get("progress-number-form"),
        fix: None,
    });
    let record = button::primary("event/record", words.get("progress-record-do"))
        .press_maybe((!wrong).then_some(Message::RecordPressed));
    let cancel = button::quiet("event/cancel", words.get("app-cancel")).press(Message::CancelPressed);
    let content = column![
        text(words.get(&adding.happening.key())).size(size::HEADING),
        field(words.get("progress-time"), time).below(wrong.then(|| words.get("progress-time-wrong"))),
        note.notes(no_number.into_iter().collect()),
        row![space().width(Fill), cancel, record].spacing(12)
    ]
    .spacing(gap::TWO);
    container(content).padding(20).width(Fill).style(style::card).into()
}

/// Id of the field for the note.
const NOTE: &str = "event/note";

const TIME_EXAMPLE: &str = "2026-11-24 09:30";

/// Deadlines further away than this are left to the calendar file.
const FAR: TimeDelta = TimeDelta::days(366);

fn deadlines<'a>(timeline: &Timeline, context: &Context) -> Option<Element<'a, Message>> {
    let words = context.words;
    let near: Vec<_> = timeline.deadlines.iter().filter(|deadline| deadline.at - context.now < FAR).collect();
    if near.is_empty() {
        return None;
    }
    let mut list = Column::new();
    for (index, deadline) in near.into_iter().enumerate() {
        if index > 0 {
            list = list.push(hairline());
        }
        list = list.push(deadline_row(deadline, context));
    }
    let save = button::quiet("progress/calendar", words.get("progress-calendar"))
        .icon(icon::CALENDAR)
        .press(Message::CalendarPressed);
    let content = column![
        row![heading(words.get("progress-deadlines")), space().width(Fill), save].align_y(Center),
        container(list).padding([4.0, 16.0]).width(Fill).style(style::card)
    ];
    Some(content.spacing(12).into())
}

/// What the program cannot foresee because only the server or the authority knows it: advice for the stage.
fn unforeseen<'a>(stage: Stage, open: &OpenDraft<'_>, words: Words) -> Option<Element<'a, Message>> {
    let due: &[Due] = match stage {
        Stage::Preparation | Stage::Refused => &[Due::Preparation, Due::Face, Due::Submission],
        Stage::Platform => &[Due::Platform],
        Stage::Sms => &[Due::Sms],
        Stage::Province | Stage::Filed => return None,
    };
    let individual = View::new(open.filing).is_individual();
    let province = open.filing.text(field!("icp_subject.base_info.province"));
    let mut list = Column::new();
    for due in due {
        let advice = open.services.reference.rejections.advice(*due, individual, province);
        let rows = advice.map(|row| {
            column![text(row.title(words.0)).size(size::BODY).line_height(READING), hint(row.fix(words.0))].into()
        });
        let rows = Column::with_children(rows).spacing(gap::ONE);
        list = list.push(column![caption(words.get(due.key())), rows].spacing(gap::ONE));
    }
    let card = container(list.spacing(gap::TWO)).padding(16).width(Fill).style(style::card);
    Some(column![heading(words.get("progress-unforeseen")), card].spacing(12).into())
}

fn deadline_row<'a>(deadline: &Deadline, context: &Context) -> Element<'a, Message> {
    let words = context.words;
    let name = reminders::name(deadline, words);
    let advice = i18n::attribute(words.0, &deadline.key, "advice", &deadline.arguments);
    let (tone, left) = reminders::left(deadline, context.now, words);
    let when = column![text(left).size(size::SMALL).style(style::ink(tone)), caption(reminders::when(deadline))]
        .align_x(iced::Right);
    let lines = column![text(name).size(size::BODY).line_height(READING)].push(advice.map(hint)).width(Fill);
    container(row![lines, when].spacing(gap::TWO).align_y(Center)).padding([10.0, 0.0]).into()
}

fn shown(day: NaiveDate) -> String {
    day.format("%Y-%m-%d").to_string()
}
