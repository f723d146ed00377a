//! The deadlines of all drafts, above their list.

use std::sync::Arc;

use iced::widget::{Column, column, container, row, space, text};
use iced::{Center, Element, Fill, Right};

use super::Message;
use crate::desktop::icon;
use crate::desktop::page::Context;
use crate::desktop::reminders::{self, DraftStanding};
use crate::desktop::theme::{READING, size, space as gap, style};
use crate::desktop::widget::{button, caption, hairline, heading, scroll};

/// Number of deadlines shown at first, and at most; the calendar file has all of them.
const TOLD: usize = 3;
const ALL: usize = 100;

/// Maximum height of the panel in logical pixels.
const HIGHEST: f32 = 420.0;

/// The panel; `None` if there are no deadlines. `all` shows all of them.
pub fn due<'a>(standings: &'a [Arc<DraftStanding>], all: bool, context: &Context) -> Option<Element<'a, Message>> {
    let words = context.words;
    let due = reminders::open(standings, context.now);
    if due.is_empty() {
        return None;
    }
    let more = due.len().saturating_sub(TOLD);
    let mut list = Column::new();
    for (index, (standing, deadline)) in due.into_iter().take(if all { ALL } else { TOLD }).enumerate() {
        if index > 0 {
            list = list.push(hairline());
        }
        let (tone, left) = reminders::left(deadline, context.now, words);
        let title = if standing.title.is_empty() { words.get("app-untitled") } else { standing.title.clone() };
        let name = reminders::name(deadline, words);
        let lines = column![
            text(name.clone()).size(size::BODY).line_height(READING),
            text(title).size(size::SMALL).style(style::soft)
        ]
        .width(Fill);
        let when =
            column![text(left).size(size::SMALL).style(style::ink(tone)), caption(reminders::when(deadline, words))]
                .align_x(Right);
        let face = row![icon::BELL.sized(20.0).style(style::ink(tone)), lines, when].spacing(gap::TWO).align_y(Center);
        let open = Message::DuePressed(standing.draft.clone());
        list = list.push(button::list_row(format!("due/{index}"), name, face, false, Some(open)));
    }
    if more > 0 && !all {
        list = list.push(hairline());
        let more = button::quiet("due/more", words.count("app-due-more", more)).press(Message::AllDuePressed);
        list = list.push(container(more).padding([2.0, 0.0]));
    }
    let calendar = button::quiet("due/calendar", words.get("progress-calendar"))
        .icon(icon::CALENDAR)
        .press(Message::CalendarPressed);
    let head = row![heading(words.get("app-due")), space().width(Fill), calendar].align_y(Center);
    let list = container(scroll::list("due", list)).max_height(HIGHEST);
    Some(column![head, list.padding(6).width(Fill).style(style::card)].spacing(gap::ONE).into())
}
