//! The timeline after the export: the stage of the filing, its deadlines, and the events that the user records.

mod adding;
mod doubted;
mod recorded;
pub mod reply;

use std::collections::HashSet;
use std::sync::Arc;

use chrono::NaiveDate;
use iced::widget::{Column, Row, column, container, row, space, text, text_editor};
use iced::{Center, Element, Fill, Task};
use serde_json::Value;

use super::history::Record;
use crate::desktop::icon::{self, Icon};
use crate::desktop::page::Context;
use crate::desktop::reminders::{self, DraftStanding};
use crate::desktop::save_as::SaveAs;
use crate::desktop::services::Services;
use crate::desktop::theme::{BOLD, FONT, READING, size, space as gap, style, style::Tone};
use crate::desktop::widget::{body, button, caption, hairline, heading, hint, scroll};
use crate::desktop::words::Words;
use crate::desktop::{Newest, attempt};
use crate::filing::{Filing, Kind};
use crate::finding::Finding;
use crate::i18n;
use crate::job::Job;
use crate::progress::{self, Deadline, Estimate, Happening, Stage, Timeline};
use crate::reference::Reference;
use crate::reference::rejection::Due;
use crate::store::{DraftState, Library, LibraryEvent, StoreError};
use crate::workflow;
use adding::{Adding, FORM, NOTE, adding_form, shown_form};
use recorded::{is_refusal, put_down};
use reply::{Mending, ReplyPanel};

/// State of the section.
#[derive(Default)]
pub struct TimelinePage {
    events: Vec<LibraryEvent>,
    /// Events removed since the section was opened. They keep their lines, so that nothing moves under the pointer.
    struck: Vec<LibraryEvent>,
    listing: Newest,
    adding: Option<Adding>,
    /// A rejection that is being recorded, while its remark is analysed.
    recording: Option<LibraryEvent>,
    reply: ReplyPanel,
}

/// Messages of the section.
#[derive(Debug, Clone)]
pub enum Message {
    /// The events were read.
    Listed(Result<Vec<LibraryEvent>, String>),
    /// Events and answers were added (`true`) or removed.
    Noted(Result<Vec<(Record, bool)>, String>),
    /// Undo added or removed events and answers.
    Changed(Result<(), String>),
    /// Start to record an event of this kind.
    HappeningPressed(Happening),
    /// Its time is typed.
    TimeTyped(String),
    /// Its remark is typed.
    NoteTyped(String),
    /// A multi-line remark was edited.
    NoteEdited(text_editor::Action),
    /// Enter was pressed in a field although its content is doubtful.
    DoubtEntered,
    /// Record the event.
    RecordPressed,
    /// Cancel recording.
    CancelPressed,
    /// Remove an event.
    RemovePressed(i64),
    /// Edit an event.
    EditPressed(i64),
    /// Save the deadlines as a calendar file.
    CalendarPressed,
    /// About the platform's answers.
    Reply(reply::Message),
    /// Start the modification or deregistration of the filed filing.
    FollowUpPressed(Kind),
}

/// What the draft has to do.
pub enum Action {
    /// Nothing.
    None,
    /// Run a task.
    Run(Task<Message>),
    /// Events and answers were added (`true`) or removed, in one step; the task reads the events again.
    Noted(Vec<(Record, bool)>, Task<Message>),
    /// Show a message.
    Toast(Tone, String),
    /// Ask where to save a file.
    Save(SaveAs),
    /// Show a field.
    Show(String),
    /// Ask for the field of a reason of a rejection: the reason, and the button that was pressed.
    Assign(String, String),
    /// Begin a filing of this kind that follows.
    Begin(Kind),
}

/// The draft of the section.
pub struct OpenDraft<'a> {
    /// Id in the library.
    pub id: &'a str,
    /// Its title for the user.
    pub title: String,
    /// Its answers.
    pub filing: &'a Filing,
    /// The library and the tables.
    pub services: &'a Services,
    /// State of its answers.
    pub state: DraftState,
    /// Whether a package was exported and the answers have changed since.
    pub stale: bool,
    /// Where an answer is wrong.
    pub wrong: &'a HashSet<String>,
}

impl TimelinePage {
    /// Reads the events of a draft and the platform's answers to it.
    pub fn load(&mut self, services: &Services, id: &str, words: Words) -> Task<Message> {
        let reply = self.reply.load(services, id, words).map(Message::Reply);
        Task::batch([self.list(&services.library, id, words), reply])
    }

    fn list(&mut self, library: &Arc<Library>, id: &str, words: Words) -> Task<Message> {
        let (library, id) = (library.clone(), id.to_owned());
        let events = move || library.events(&id).map_err(|error| error.message(words.0));
        self.listing.begin(attempt(events, words).map(Message::Listed))
    }

    /// Handles a message.
    pub fn update(&mut self, message: Message, open: &OpenDraft<'_>, context: &Context) -> Action {
        let words = context.words;
        if !matches!(message, Message::Listed(_) | Message::Noted(_) | Message::Changed(_) | Message::Reply(_)) {
            self.reply.forget_arrival();
        }
        match message {
            Message::Listed(Ok(events)) => {
                self.struck.retain(|struck| events.iter().all(|event| event.id != struck.id));
                self.events = events;
                let arrival = self.reply.arrival();
                if arrival.is_some() {
                    self.reply.forget_arrival();
                }
                // The recorded event is shown above the answer.
                arrival.map_or(Action::None, |answer| Action::Run(scroll::raise(answer)))
            }
            Message::Changed(Ok(())) => Action::Run(self.load(open.services, open.id, words)),
            Message::Noted(Ok(noted)) => {
                if let [(Record::Event(event), false)] = noted.as_slice() {
                    self.struck.push(event.clone());
                }
                Action::Noted(noted, self.list(&open.services.library, open.id, words))
            }
            Message::Listed(Err(error)) | Message::Noted(Err(error)) | Message::Changed(Err(error)) => {
                Action::Toast(Tone::Bad, error)
            }
            Message::HappeningPressed(happening) => {
                self.adding = Some(Adding::new(happening, context.now, String::new(), None));
                Action::Run(shown_form())
            }
            Message::EditPressed(id) => {
                let event = self.events.iter().find(|event| event.id == id).cloned();
                let Some((event, happening)) = event.and_then(|it| Happening::from_name(&it.kind).map(|of| (it, of)))
                else {
                    return Action::None;
                };
                self.adding = Some(Adding::new(happening, event.time, event.note.clone(), Some(event)));
                Action::Run(shown_form())
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
                reply::Action::Refused(text, stored, task) => {
                    let task = task.map(Message::Reply);
                    let events = match self.recording.take() {
                        // The reasons are stored with the answers, so the event does not repeat them.
                        Some(event) => {
                            let holidays = &open.services.reference.holidays;
                            let data = workflow::refusal_data(progress::answer_by(&text, event.time.date(), holidays));
                            Vec::from([(LibraryEvent { note: String::new(), data, ..event }, true)])
                        }
                        None => self.refusal(&text, open, context),
                    };
                    let answer = (Record::Reply(stored), true);
                    if events.is_empty() {
                        return Action::Noted(Vec::from([answer]), task);
                    }
                    let noted = put_down(events, open, words).map(move |message| match message {
                        Message::Noted(Ok(events)) => {
                            Message::Noted(Ok([answer.clone()].into_iter().chain(events).collect()))
                        }
                        other => other,
                    });
                    Action::Run(Task::batch([task, noted]))
                }
                reply::Action::Noted(stored, kept, task) => {
                    Action::Noted(Vec::from([(Record::Reply(stored), kept)]), task.map(Message::Reply))
                }
                reply::Action::Toast(text) => Action::Toast(Tone::Plain, text),
                reply::Action::Remark => match self.recording.take() {
                    Some(event) => Action::Run(put_down(Vec::from([(event, true)]), open, words)),
                    None => Action::None,
                },
                reply::Action::Happened(happening, note) => {
                    self.adding = Some(Adding::new(happening, context.now, note, None));
                    Action::Run(scroll::recover(NOTE).chain(scroll::reveal(FORM)))
                }
                reply::Action::Failed(error) => match self.recording.take() {
                    Some(event) => Action::Run(put_down(Vec::from([(event, true)]), open, words)),
                    None => Action::Toast(Tone::Bad, error),
                },
                reply::Action::Show(path) => Action::Show(path),
                reply::Action::Assign(reason, opener) => Action::Assign(reason, opener),
            },
            Message::NoteTyped(note) => {
                if let Some(adding) = &mut self.adding {
                    adding.retype(note);
                }
                Action::None
            }
            Message::NoteEdited(action) => {
                if let Some(adding) = &mut self.adding {
                    adding.edit(action);
                }
                Action::None
            }
            Message::DoubtEntered => Action::Run(scroll::focus(NOTE)),
            Message::RecordPressed => self.record(open, context),
            Message::CancelPressed => match self.adding.take() {
                Some(adding) => Action::Run(scroll::focus(adding.opener())),
                None => Action::None,
            },
            Message::RemovePressed(id) => {
                let Some(event) = self.events.iter().find(|event| event.id == id).cloned() else {
                    return Action::None;
                };
                Action::Run(put_down(Vec::from([(event, false)]), open, words))
            }
            Message::CalendarPressed => self.save_calendar(open, context),
            Message::FollowUpPressed(kind) => Action::Begin(kind),
        }
    }

    /// Whether something was typed into the form of an event that is not recorded yet; `None` where none is open.
    pub fn is_adding(&self) -> Option<bool> {
        self.adding.as_ref().map(Adding::is_typed)
    }

    fn record(&mut self, open: &OpenDraft<'_>, context: &Context) -> Action {
        let words = context.words;
        let Some((adding, time)) = self.adding.as_ref().and_then(|adding| Some((adding, adding.time()?))) else {
            return Action::None;
        };
        if adding.wrong_time(&self.events, context.now).is_some() {
            return Action::None;
        }
        let (happening, note) = (adding.happening, adding.note.trim().to_owned());
        let instead_of = self.adding.take().and_then(|adding| adding.instead_of);
        let data = instead_of.as_ref().map_or(Value::Null, |event| event.data.clone());
        let event = LibraryEvent { id: 0, kind: happening.name().to_owned(), time, note, data };
        if instead_of.is_none() && is_refusal(&event) && !event.note.is_empty() {
            let text = event.note.clone();
            self.recording = Some(event);
            return Action::Run(ReplyPanel::recorded(open.services, open.id, text, words).map(Message::Reply));
        }
        let before = instead_of.map(|event| (event, false));
        Action::Run(put_down(before.into_iter().chain([(event, true)]).collect(), open, words))
    }

    /// Records that the filing was submitted now.
    pub fn submitted(&self, open: &OpenDraft<'_>, context: &Context) -> Task<Message> {
        let kind = Happening::Submitted.name().to_owned();
        let event = LibraryEvent { id: 0, kind, time: context.now, note: String::new(), data: Value::Null };
        put_down(Vec::from([(event, true)]), open, context.words)
    }

    /// The events to record after a rejection with `text`, with the deadline for answering it. If the rejection is
    /// recorded already, only the deadline is added.
    fn refusal(&self, text: &str, open: &OpenDraft<'_>, context: &Context) -> Vec<(LibraryEvent, bool)> {
        let stage = self.timeline(open).stage;
        let answer_by = progress::answer_by(text, context.now.date(), &open.services.reference.holidays);
        let data = workflow::refusal_data(answer_by);
        match Happening::refusal_at(stage, progress::is_of_bureau(text)) {
            Some(refusal) => {
                let (kind, time) = (refusal.name().to_owned(), context.now);
                Vec::from([(LibraryEvent { id: 0, kind, time, note: String::new(), data }, true)])
            }
            None if stage == Stage::Refused && answer_by.is_some() => {
                let last = self.events.iter().rev().find(|event| is_refusal(event));
                let Some(last) = last.filter(|last| last.data != data).cloned() else { return Vec::new() };
                let dated = LibraryEvent { data, ..last.clone() };
                Vec::from([(last, false), (dated, true)])
            }
            None => Vec::new(),
        }
    }

    /// Called when the section is opened: events removed before disappear.
    pub fn enter(&mut self) {
        self.struck.clear();
        self.reply.enter();
    }

    /// Adds (`true`) or removes records in this order, for undo.
    pub fn put(
        &self,
        library: &Arc<Library>,
        draft: &str,
        records: Vec<(Record, bool)>,
        words: Words,
    ) -> Task<Message> {
        let (library, draft) = (library.clone(), draft.to_owned());
        let put = move || {
            records.iter().try_for_each(|(record, stands)| match record {
                Record::Event(event) if *stands => library.restore_event(&draft, event),
                Record::Event(event) => library.remove_event(event.id),
                Record::Reply(answer) if *stands => {
                    workflow::keep_answer(&library, &draft, &words.get("progress-reply"), answer).map(|_| ())
                }
                Record::Reply(answer) => workflow::forget_answer(&library, &draft, answer),
            })
        };
        let put = move || put().map_err(|error: StoreError| error.message(words.0));
        attempt(put, words).map(Message::Changed)
    }

    fn save_calendar(&mut self, open: &OpenDraft<'_>, context: &Context) -> Action {
        let (draft, title) = (open.id.to_owned(), open.title.clone());
        let standing = DraftStanding { draft, title, timeline: self.timeline(open), edited: 0 };
        let (words, now) = (context.words, context.now);
        let name = words.put("app-due-calendar-of", &[("title", &standing.title)]);
        let make = move |_: &Job| Ok(reminders::calendar([&standing], words, now));
        Action::Save(SaveAs::new(words.get("app-due-save"), &name, "ics", make))
    }

    fn timeline(&self, open: &OpenDraft<'_>) -> Timeline {
        workflow::timeline(&self.events, open.filing, &open.services.reference)
    }

    /// The stage of the filing.
    pub fn stage(&self, filing: &Filing, reference: &Reference) -> Stage {
        workflow::timeline(&self.events, filing, reference).stage
    }

    /// The reasons of the last rejection, with their progress in `filing`; none while the filing is under review again.
    pub fn refused<'a>(&'a self, filing: &'a Filing, reference: &Reference) -> Vec<(&'a Finding, Mending)> {
        if self.stage(filing, reference).is_in_hand() { self.reply.demands(filing) } else { Vec::new() }
    }

    /// The section.
    pub fn view<'a>(&'a self, open: &OpenDraft<'_>, context: &Context) -> Element<'a, Message> {
        let timeline = self.timeline(open);
        let words = context.words;
        let next = if let Some(adding) = &self.adding {
            adding_form(adding, &self.events, &self.doubted(adding, open, words), open, context)
        } else {
            let finished = !self.is_unfinished(context.now, open, words);
            next_buttons(&timeline, finished, open.filing, context)
        };
        let answered = timeline.stage.is_in_hand().then_some((open.filing, open.wrong));
        let mut reply = Some(self.reply.view(answered, words).map(Message::Reply));
        let mut content = Column::new()
            .push(road(&timeline, open.filing, words))
            .push(standing(&timeline, self.reason(&timeline), open.filing, context))
            // The reasons to deal with come before recording further events.
            .push(reply.take_if(|_| timeline.stage == Stage::Refused))
            .push((timeline.stage == Stage::Filed && open.filing.kind() != Kind::Cancel).then(|| follow_ups(words)))
            .push(column![heading(words.get("progress-record")), next].spacing(12))
            .spacing(gap::FOUR);
        if !self.events.is_empty() || !self.struck.is_empty() {
            content = content.push(self.history(words));
        }
        content = content.push(reply).push(deadlines(&timeline, context));
        content.push(unforeseen(timeline.stage, open, words)).into()
    }

    /// Why the filing was rejected, as recorded.
    fn reason(&self, timeline: &Timeline) -> Option<&str> {
        let last = self.events.iter().rev().find(|event| is_refusal(event));
        last.filter(|event| timeline.stage == Stage::Refused && !event.note.is_empty()).map(|event| event.note.as_str())
    }
}

/// What may happen next, the expected first, and everything else. What has come is not expected again, and
/// before what is to be done is `finished`, nothing is.
fn next_buttons<'a>(timeline: &Timeline, finished: bool, filing: &Filing, context: &Context) -> Element<'a, Message> {
    let (stage, words) = (timeline.stage, context.words);
    let come = timeline.deadlines.iter().any(|deadline| deadline.is_sms_end() && deadline.binding);
    let mut next: Vec<Happening> = Happening::next_at(stage)
        .iter()
        .copied()
        .filter(|happening| happening.concerns(filing))
        .filter(|happening| match happening {
            Happening::SmsReceived => !come,
            Happening::NumberGranted => timeline.number.is_none(),
            _ => true,
        })
        .collect();
    if timeline.is_message_missed(context.now) {
        next.sort_by_key(|happening| *happening != Happening::SmsMissed);
    }
    let button = |happening: Happening| {
        let (id, key) = (format!("happening/{}", happening.name()), happening.key());
        let again = stage == Stage::Refused && happening == Happening::Submitted;
        let label = words.get(if again { "progress-submitted-again" } else { &key });
        let expected = finished || happening != Happening::Submitted;
        let button = if next.first() == Some(&happening) && expected {
            button::primary(id, label)
        } else if next.contains(&happening) {
            button::secondary(id, label)
        } else {
            button::quiet(id, label)
        };
        button.press(Message::HappeningPressed(happening)).into()
    };
    let others = Happening::ALL.into_iter();
    let others = others.filter(|happening| happening.concerns(filing) && !next.contains(happening));
    column![
        Row::with_children(next.iter().copied().map(button)).spacing(gap::ONE).wrap().vertical_spacing(gap::ONE),
        hint(words.get("progress-other")),
        Row::with_children(others.map(button)).spacing(gap::HALF).wrap().vertical_spacing(gap::HALF)
    ]
    .spacing(gap::ONE)
    .into()
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

/// The stages from left to right, the progress of the filing, and where it was rejected.
fn road<'a>(timeline: &Timeline, filing: &Filing, words: Words) -> Element<'a, Message> {
    let refused = timeline.stage == Stage::Refused;
    let here = if refused { timeline.reached } else { timeline.stage };
    let stages = Stage::road(filing).map(|stage| {
        let filed = stage == Stage::Filed && here == Stage::Filed;
        let (mark, tone) = match stage.cmp(&here) {
            _ if filed => (icon::CIRCLE_CHECK, Tone::Good),
            // A rejected filing is in preparation again.
            _ if refused && stage == Stage::Preparation => (icon::CIRCLE_DOT, Tone::Accent),
            std::cmp::Ordering::Less => (icon::CIRCLE_CHECK, Tone::Good),
            std::cmp::Ordering::Equal if refused => (icon::CIRCLE_X, Tone::Bad),
            std::cmp::Ordering::Equal => (icon::CIRCLE_DOT, Tone::Accent),
            std::cmp::Ordering::Greater => (icon::CIRCLE, Tone::Plain),
        };
        let name = text(words.get(stage.key_in(filing.kind()))).size(size::SMALL).font(if stage == here {
            BOLD
        } else {
            FONT
        });
        column![mark.sized(20.0).style(style::ink(tone)), name.style(style::ink(tone)).align_x(Center)]
            .spacing(6)
            .align_x(Center)
            .width(Fill)
            .into()
    });
    container(Row::with_children(stages)).padding([20.0, 12.0]).width(Fill).style(style::well).into()
}

/// What is needed at this stage and when it is expected to end.
fn standing<'a>(timeline: &Timeline, reason: Option<&str>, filing: &Filing, context: &Context) -> Element<'a, Message> {
    let words = context.words;
    let key = timeline.stage.key_in(filing.kind());
    let days = progress::province_days(filing);
    let attribute = |name: &str| i18n::attribute(words.0, key, name, &days);
    let span = |label: &str, estimate: Option<Estimate>| {
        timeline.still_expected(estimate, context.now).map(|estimate| {
            let range = words.put(
                "estimate-range",
                &[("earliest", &shown(estimate.earliest, words)), ("latest", &shown(estimate.latest, words))],
            );
            let unsure = (!estimate.holidays_known).then(|| caption(words.get("estimate-holidays-unknown")));
            column![body(format!("{}{range}", words.get(label)))].push(unsure)
        })
    };
    let whole = (timeline.estimate != timeline.stage_estimate).then_some(timeline.estimate).flatten();
    Column::new()
        .push(heading(words.get(key)))
        .push(reason.map(|reason| body(words.put("progress-reason", &[("reason", reason)]))))
        .push(attribute("advice").map(body))
        .push(until(timeline, context))
        .push(span("progress-stage-span", timeline.stage_estimate))
        .push(span(&format!("progress-whole-span-{}", filing.kind().name()), whole))
        .push(timeline.number.as_ref().map(|number| body(words.put("progress-number", &[("number", number)]))))
        .push(attribute("failure").map(hint))
        .spacing(gap::ONE)
        .into()
}

/// The deadline for answering the ministry's message, the only deadline counted in hours.
fn until<'a>(timeline: &Timeline, context: &Context) -> Option<Element<'a, Message>> {
    let deadline = timeline.deadlines.iter().find(|deadline| deadline.is_sms_end())?;
    let (tone, left) = reminders::left(deadline, context.now, context.words);
    let key = if deadline.binding { "progress-until" } else { "progress-until-expected" };
    let said = context.words.put(key, &[("when", &reminders::when(deadline, context.words)), ("left", &left)]);
    Some(text(said).size(size::BODY).font(BOLD).line_height(READING).style(style::ink(tone)).into())
}

fn deadlines<'a>(timeline: &Timeline, context: &Context) -> Option<Element<'a, Message>> {
    let words = context.words;
    let near: Vec<_> = timeline.open(context.now).collect();
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

/// Advice for the stage about what the program cannot check, as only the server or the authority knows it.
fn unforeseen<'a>(stage: Stage, open: &OpenDraft<'_>, words: Words) -> Option<Element<'a, Message>> {
    let due: &[Due] = match stage {
        // The checks of a first filing do not apply to one that is filed already.
        Stage::Preparation | Stage::Platform | Stage::Refused if open.filing.kind() != Kind::New => return None,
        Stage::Preparation | Stage::Refused => &[Due::Preparation, Due::Face, Due::Submission],
        Stage::Platform => &[Due::Platform],
        Stage::Sms => &[Due::Sms],
        Stage::Province | Stage::Filed => return None,
    };
    let mut list = Column::new();
    for due in due {
        let advice = open.services.reference.rejections.advice(*due, open.filing);
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
    let when = column![text(left).size(size::SMALL).style(style::ink(tone)), caption(reminders::when(deadline, words))]
        .align_x(iced::Right);
    let lines = column![text(name).size(size::BODY).line_height(READING)].push(advice.map(hint)).width(Fill);
    container(row![lines, when].spacing(gap::TWO).align_y(Center)).padding([10.0, 0.0]).into()
}

fn shown(day: NaiveDate, words: Words) -> String {
    i18n::in_sentence(words.0, day)
}
