//! The list of drafts: name, state, what is next and what is due.

use chrono::DateTime;
use iced::widget::{Column, Row, column, container, row, text};
use iced::{Center, Element, Fill};

use super::{Message, Order};
use crate::desk;
use crate::desktop::icon;
use crate::desktop::page::Context;
use crate::desktop::reminders::{self, Standing};
use crate::desktop::theme::{READING, size, space as gap, style, style::Tone};
use crate::desktop::widget::badge::badge;
use crate::desktop::widget::{button, caption, empty, hairline};
use crate::desktop::words::Words;
use crate::filing::Kind;
use crate::progress::Stage;
use crate::store::{State, Summary};

/// The drafts whose name or subject holds `query`, in order. `standings` says where those stand that were submitted.
pub fn rows<'a>(
    drafts: &'a [Summary],
    query: &str,
    order: Order,
    standings: &[Standing],
    context: &Context,
) -> Element<'a, Message> {
    let words = context.words;
    let wanted = query.trim().to_lowercase();
    let mut found: Vec<&Summary> = drafts
        .iter()
        .filter(|draft| [&draft.title, &draft.subject].into_iter().any(|text| text.to_lowercase().contains(&wanted)))
        .collect();
    match order {
        Order::Changed => {}
        Order::Name => found.sort_by(|one, other| one.title.cmp(&other.title)),
        Order::State => found.sort_by_key(|draft| rank(draft.state)),
    }
    if found.is_empty() {
        return empty::empty(
            icon::SEARCH,
            words.get("app-home-not-found"),
            words.put("app-home-not-found-about", &[("query", query.trim())]),
            Vec::new(),
        );
    }
    let mut list = Column::new();
    for (index, draft) in found.into_iter().enumerate() {
        if index > 0 {
            list = list.push(hairline());
        }
        let standing = standings.iter().find(|standing| standing.draft == draft.id);
        list = list.push(entry(draft, standing, context));
    }
    container(list).padding(6).style(style::card).width(Fill).into()
}

/// What needs work stands before what is done.
fn rank(state: State) -> u8 {
    match state {
        State::Problems => 0,
        State::Filling => 1,
        State::Ready => 2,
        State::NotStarted => 3,
        State::Exported => 4,
    }
}

/// A draft's name, and its subject and kind.
pub fn named(draft: &Summary, words: Words) -> (String, String) {
    let name = if draft.title.is_empty() { words.get("app-untitled") } else { draft.title.clone() };
    let kind = words.get(&format!("app-kind-{}", draft.kind.name()));
    let about = if draft.subject.is_empty() || draft.subject == draft.title {
        kind
    } else {
        format!("{}·{kind}", draft.subject)
    };
    (name, about)
}

fn entry<'a>(draft: &'a Summary, standing: Option<&Standing>, context: &Context) -> Element<'a, Message> {
    let words = context.words;
    let (name, about) = named(draft, words);
    let stage = standing.map(|standing| standing.timeline.stage).filter(|stage| *stage != Stage::Preparation);
    let ((tone, mark), state) = stage.map_or_else(
        || (look(draft.state), format!("app-state-{}", draft.state.name())),
        |stage| (of_stage(stage), stage.key().to_owned()),
    );
    let state = badge(tone, Some(mark), words.get(&state));
    let next = (!context.is_narrow()).then(|| {
        let due = standing.and_then(|standing| standing.timeline.due(context.now).next());
        let soft = |key: String| text(words.get(&key)).size(size::SMALL).style(style::soft);
        let (next, below) = match (due, stage) {
            (Some(deadline), _) => {
                let (tone, left) = reminders::left(deadline, context.now, words);
                (soft(format!("app-due-{}", deadline.key)), caption(left).style(style::ink(tone)))
            }
            (None, Some(stage)) => (soft(format!("app-next-{}", stage.key())), caption(ago(draft.modified, context))),
            (None, None) => (soft(format!("app-next-{}", draft.state.name())), caption(ago(draft.modified, context))),
        };
        container(column![next, below].spacing(2)).width(150)
    });
    let lines =
        column![text(name.clone()).size(15).line_height(READING), text(about).size(size::SMALL).style(style::soft)]
            .spacing(2)
            .width(Fill);
    let face = Row::new()
        .push(kind_icon(draft.kind).sized(20.0).style(style::faint))
        .push(lines)
        .push(container(state).width(108))
        .push(next)
        .spacing(gap::TWO)
        .align_y(Center);
    let open = button::list_row(
        format!("home/open-{}", draft.id),
        name.clone(),
        face,
        false,
        Some(Message::OpenPressed(draft.id.clone())),
    );
    let copy = button::icon(
        format!("home/copy-{}", draft.id),
        words.get("app-home-copy"),
        icon::COPY,
        Some(Message::CopyPressed(draft.id.clone())),
    );
    let discard = button::icon(
        format!("home/discard-{}", draft.id),
        words.get("app-home-discard"),
        icon::TRASH_2,
        Some(Message::DiscardPressed(draft.id.clone(), name)),
    );
    container(row![open, copy, discard].spacing(2).align_y(Center)).padding([4.0, 0.0]).into()
}

fn kind_icon(kind: Kind) -> icon::Icon {
    match kind {
        Kind::New => icon::FILE_TEXT,
        Kind::Change => icon::PENCIL,
        Kind::Cancel => icon::CIRCLE_MINUS,
    }
}

/// Tone and icon of the stage that a filing is in after it was submitted.
fn of_stage(stage: Stage) -> (Tone, icon::Icon) {
    match stage {
        Stage::Refused => (Tone::Bad, icon::CIRCLE_X),
        Stage::Sms => (Tone::Warn, icon::HOURGLASS),
        Stage::Filed => (Tone::Good, icon::FLAG),
        Stage::Preparation | Stage::Platform | Stage::Province => (Tone::Accent, icon::HOURGLASS),
    }
}

/// Tone and icon of a draft's state.
fn look(state: State) -> (Tone, icon::Icon) {
    match state {
        State::NotStarted => (Tone::Plain, icon::CIRCLE),
        State::Filling => (Tone::Accent, icon::CIRCLE_DOT),
        State::Problems => (Tone::Bad, icon::CIRCLE_ALERT),
        State::Ready => (Tone::Good, icon::CIRCLE_CHECK),
        State::Exported => (Tone::Good, icon::PACKAGE_CHECK),
    }
}

/// When something was changed, as people say it.
fn ago(modified: i64, context: &Context) -> String {
    let words = context.words;
    let Some(then) = DateTime::from_timestamp_millis(modified) else { return String::new() };
    let then = desk::in_china(then);
    let minutes = (context.now - then).num_minutes();
    match minutes {
        ..=0 => words.get("app-ago-now"),
        1..=59 => words.count("app-ago-minutes", minutes as usize),
        _ if then.date() == context.today() => then.format("%H:%M").to_string(),
        _ => then.format("%Y-%m-%d").to_string(),
    }
}
