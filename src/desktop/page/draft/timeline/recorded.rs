//! The recorded events of a filing, each with buttons to edit and remove it.

use iced::widget::{Column, column, container, row, text};
use iced::{Center, Element, Fill, Task};

use super::{Message, OpenDraft, Record, TimelinePage};
use crate::desktop::attempt;
use crate::desktop::icon::{self, Icon};
use crate::desktop::theme::{READING, size, space as gap, style};
use crate::desktop::widget::{button, caption, hairline, heading, hint};
use crate::desktop::words::Words;
use crate::progress::Happening;
use crate::store::LibraryEvent;
use crate::workflow;

/// Width of a button with only an icon.
const TOOL: f32 = 32.0;

impl TimelinePage {
    /// The recorded events, the newest first.
    pub(super) fn history(&self, words: Words) -> Element<'_, Message> {
        // A removed event is shown as removed at once, before the list is read again.
        let stands = |event: &&LibraryEvent| self.struck.iter().all(|struck| struck.id != event.id);
        let standing = self.events.iter().filter(stands).map(|event| (event, true));
        let mut events: Vec<(&LibraryEvent, bool)> =
            standing.chain(self.struck.iter().map(|event| (event, false))).collect();
        events.sort_by_key(|(event, _)| (event.time, event.id));
        let mut list = Column::new();
        for (index, (event, stands)) in events.into_iter().rev().enumerate() {
            if index > 0 {
                list = list.push(hairline());
            }
            let name = text(words.get(&self.name(event))).size(size::BODY).line_height(READING);
            let name = if stands { name } else { name.style(style::faint) };
            let lines = column![name].push((!event.note.is_empty()).then(|| hint(event.note.as_str()))).width(Fill);
            let tools: Element<'_, Message> = if stands {
                let tool = |what: &str, label: &str, icon: Icon, press: Message| {
                    button::icon(format!("event/{}/{what}", event.id), words.get(label), icon, Some(press))
                };
                row![
                    tool("edit", "progress-edit", icon::PENCIL, Message::EditPressed(event.id)),
                    tool("remove", "progress-remove", icon::TRASH_2, Message::RemovePressed(event.id))
                ]
                .into()
            } else {
                container(caption(words.get("progress-removed"))).height(TOOL).align_y(Center).into()
            };
            let time = caption(event.time.format(workflow::MOMENT).to_string());
            let tools = container(tools).width(2.0 * TOOL).align_x(iced::Right);
            list = list.push(container(row![lines, time, tools].spacing(gap::TWO).align_y(Center)).padding([8.0, 0.0]));
        }
        column![
            heading(words.get("progress-history")),
            container(list).padding([4.0, 16.0]).width(Fill).style(style::card)
        ]
        .spacing(12)
        .into()
    }

    /// Catalogue key of an event's name: a submission after a rejection is called another submission.
    fn name(&self, event: &LibraryEvent) -> String {
        if self.is_again(event) { "progress-submitted-again".to_owned() } else { format!("happening-{}", event.kind) }
    }

    /// Whether an event is a submission after a rejection.
    pub fn is_again(&self, event: &LibraryEvent) -> bool {
        event.kind == Happening::Submitted.name()
            && self.events.iter().any(|other| is_refusal(other) && (other.time, other.id) < (event.time, event.id))
    }
}

/// Whether an event is a rejection.
pub(super) fn is_refusal(event: &LibraryEvent) -> bool {
    Happening::from_name(&event.kind).is_some_and(Happening::is_refusal)
}

/// Adds (`true`) or removes events of a draft, in this order. A new submission keeps the answers that were submitted.
pub(super) fn put_down(events: Vec<(LibraryEvent, bool)>, open: &OpenDraft<'_>, words: Words) -> Task<Message> {
    let (library, id, present) = (open.services.library.clone(), open.id.to_owned(), open.filing.clone());
    let put = move || {
        let put = |(mut event, stands): (LibraryEvent, bool)| {
            if !stands {
                return library.remove_event(event.id).map(|()| (Record::Event(event), false));
            }
            if event.kind == Happening::Submitted.name() && event.data.is_null() {
                let name = words.get(&Happening::Submitted.key());
                event.data = workflow::submission_data(&library, &id, &name, &present, event.time)?;
            }
            let added = library.add_event(&id, &event.kind, event.time, &event.note, &event.data);
            added.map(|id| (Record::Event(LibraryEvent { id, ..event }), true))
        };
        events.into_iter().map(put).collect::<Result<Vec<_>, _>>().map_err(|error| error.message(words.0))
    };
    attempt(put, words).map(Message::Noted)
}
