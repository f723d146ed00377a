//! The form for recording or editing an event.

use chrono::NaiveDateTime;
use iced::widget::{column, container, row, space, text, text_editor};
use iced::{Element, Fill, Task};

use super::{Message, OpenDraft};
use crate::desktop::page::Context;
use crate::desktop::theme::{READING, size, space as gap, style, style::Tone};
use crate::desktop::widget::banner::banner;
use crate::desktop::widget::field::{FieldNote, field, line};
use crate::desktop::widget::{button, scroll};
use crate::i18n::{self, Arguments};
use crate::identifier::account::{Filed, filing_number};
use crate::progress::Happening;
use crate::reference::province::Province;
use crate::store::LibraryEvent;
use crate::workflow::{self, WrongTime};

/// Id of the field for the note.
pub(super) const NOTE: &str = "event/note";

/// Id of the form.
pub(super) const FORM: &str = "event/form";

const TIME_EXAMPLE: &str = "2026-11-24 09:30";

/// An event that is being recorded.
pub(super) struct Adding {
    /// Kind of event.
    pub happening: Happening,
    /// Its time, as typed.
    pub time: String,
    /// Its note, as typed.
    pub note: String,
    /// The note, if it may have several lines.
    pub editor: text_editor::Content,
    /// The event that is edited; `None` for a new one.
    pub instead_of: Option<LibraryEvent>,
    /// Time and note at the beginning.
    begun: (String, String),
}

impl Adding {
    /// An event at `time` with a note, new or instead of an edited one.
    pub fn new(happening: Happening, time: NaiveDateTime, note: String, instead_of: Option<LibraryEvent>) -> Self {
        let (time, editor) = (time.format(workflow::MOMENT).to_string(), text_editor::Content::with_text(&note));
        let begun = (time.clone(), note.clone());
        Self { happening, time, note, editor, instead_of, begun }
    }

    /// Whether something was typed that is not recorded yet.
    pub fn is_typed(&self) -> bool {
        let (time, note) = &self.begun;
        self.time != *time || self.note.trim() != note.trim()
    }

    /// Id of the button that opened the form.
    pub fn opener(&self) -> String {
        match &self.instead_of {
            Some(event) => format!("event/{}/edit", event.id),
            None => format!("happening/{}", self.happening.name()),
        }
    }

    /// Replaces the note.
    pub fn retype(&mut self, note: String) {
        self.editor = text_editor::Content::with_text(&note);
        self.note = note;
    }

    /// Edits the multi-line note.
    pub fn edit(&mut self, action: text_editor::Action) {
        self.editor.perform(action);
        self.note = self.editor.text();
    }

    /// Catalogue key of the note's label.
    fn note_key(&self) -> &'static str {
        match self.happening {
            Happening::PlatformRefused | Happening::ProvinceRefused => "progress-note-refused",
            Happening::NumberGranted => "progress-note-number",
            Happening::Submitted => "progress-note-submitted",
            _ => "progress-note",
        }
    }

    /// What is wrong with the number of a filed filing: the message's key, and the expected form.
    fn wrong_number(&self, province: Option<&Province>) -> Option<&'static str> {
        let note = self.note.trim();
        if self.happening != Happening::NumberGranted || note.is_empty() {
            return None;
        }
        match filing_number(note) {
            None => Some("progress-number-form"),
            Some(number) if number.filed != Filed::Applet => Some("progress-number-kind"),
            Some(number) => province
                .is_some_and(|province| number.prefix != province.filing_prefix && number.prefix != province.abbr)
                .then_some("progress-number-province"),
        }
    }

    /// Its time; `None` if the typed text is not a valid time.
    pub fn time(&self) -> Option<NaiveDateTime> {
        workflow::moment(&self.time)
    }

    /// Why the typed time cannot be that of the event, beside `events` and as of `now`.
    pub fn wrong_time(&self, events: &[LibraryEvent], now: NaiveDateTime) -> Option<WrongTime> {
        self.time().and_then(|time| workflow::wrong_time(self.happening, time, events, now))
    }
}

/// Focuses the note of the form and shows the whole form.
pub(super) fn shown_form() -> Task<Message> {
    scroll::focus(NOTE).chain(scroll::reveal(FORM))
}

/// The form of an event that is being written down.
pub(super) fn adding_form<'a>(
    adding: &'a Adding,
    events: &[LibraryEvent],
    doubts: &[String],
    open: &OpenDraft<'_>,
    context: &Context,
) -> Element<'a, Message> {
    let words = context.words;
    let province = open.services.reference.provinces.get(open.filing.text(field!("icp_subject.base_info.province")));
    let sign = province.map_or("粤", |province| province.filing_prefix.as_str());
    let example_number = words.put("progress-number-example", &[("sign", sign)]);
    let timed = |key, time: NaiveDateTime| words.put(key, &[("time", &time.format(workflow::MOMENT).to_string())]);
    let wrong_time = adding.wrong_time(events, context.now).map(|wrong| match wrong {
        WrongTime::ToCome => words.get("progress-time-to-come"),
        WrongTime::BeforeSubmission(submitted) => timed("progress-time-early", submitted),
        WrongTime::BeforeRefusal(refused) => timed("progress-time-before-refusal", refused),
        WrongTime::AfterGrant(granted) => timed("progress-time-after-grant", granted),
    });
    let said = wrong_time.or_else(|| adding.time().is_none().then(|| words.get("progress-time-wrong")));
    let wrong = said.is_some();
    let key = adding.note_key();
    let example = i18n::attribute(words.0, key, "example", &Arguments::new()).unwrap_or_default();
    let form = (adding.happening == Happening::NumberGranted)
        .then(|| words.put("app-number-form", &[("example", &example_number)]));
    let wrong_number = adding.wrong_number(province);
    let doubted = !doubts.is_empty();
    let sure = wrong_number.is_none() && !doubted;
    // The bureau's number is accepted, however odd it looks; but Enter alone does not record it, and stays in the
    // field.
    let enter = (!wrong && !doubted).then_some(if sure { Message::RecordPressed } else { Message::DoubtEntered });
    let time = line("event/time", TIME_EXAMPLE, &adding.time, wrong, Message::TimeTyped).on_submit_maybe(enter.clone());
    let note: Element<'a, Message> = if adding.happening.is_refusal() {
        text_editor(&adding.editor)
            .id(NOTE)
            .placeholder(example)
            .on_action(Message::NoteEdited)
            .min_height(96.0)
            .padding([8.0, 12.0])
            .size(size::BODY)
            .line_height(READING)
            .style(style::editor(false))
            .into()
    } else {
        line(NOTE, &example, &adding.note, wrong_number.is_some(), Message::NoteTyped).on_submit_maybe(enter).into()
    };
    let note = field(words.get(key), note).hint(form).mark(Some(words.get("app-optional")));
    let no_number = wrong_number.map(|key| bad(words.put(key, &[("example", &example_number), ("sign", sign)])));
    let record = if sure {
        button::primary("event/record", words.get("progress-record-do"))
    } else {
        button::secondary("event/record", words.get("progress-record-all-the-same"))
    };
    let record = record.press_maybe((!wrong).then_some(Message::RecordPressed));
    let cancel = button::quiet("event/cancel", words.get("app-cancel")).press(Message::CancelPressed);
    let asked = if adding.happening == Happening::Submitted { "progress-unfinished" } else { "progress-out-of-turn" };
    let doubt = doubted.then(|| banner(Tone::Warn, words.get(asked), Some(doubts.join("\n")), vec![]));
    let key_of = adding.happening.key();
    let again = adding.happening == Happening::Submitted && events.iter().any(super::recorded::is_refusal);
    let content = column![
        text(words.get(if again { "progress-submitted-again" } else { &key_of })).size(size::HEADING),
        field(words.get("progress-time"), time).notes(said.map(bad).into_iter().collect()),
        note.notes(no_number.into_iter().collect()),
    ]
    .push(doubt)
    .push(row![space().width(Fill), cancel, record].spacing(12))
    .spacing(gap::TWO);
    container(content).id(FORM).padding(20).width(Fill).style(style::card).into()
}

fn bad(text: String) -> FieldNote {
    FieldNote { tone: Tone::Bad, text, fix: None }
}
