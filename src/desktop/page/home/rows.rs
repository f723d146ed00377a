//! The rows of the list of drafts: name, state, next step and deadlines.

use std::ops::Range;

use iced::widget::{Row, checkbox, column, container, keyed, row, space, text};
use iced::{Center, Element, Fill};

use super::Message;
use super::choosing::{ChosenDrafts, open_id};
use super::filter::Filter;
use super::state::ShownState;
use crate::clock;
use crate::desktop::icon;
use crate::desktop::page::Context;
use crate::desktop::reminders::{self, Standings};
use crate::desktop::theme::{size, space as gap, style, style::Tone};
use crate::desktop::widget::one_line::one_line;
use crate::desktop::widget::{button, caption, empty_state, hairline, long_list};
use crate::desktop::words::Words;
use crate::desktop::words::shortened;
use crate::filing::Kind;
use crate::i18n;
use crate::store::{Label, Summary};
use crate::workflow;

/// Height of one row with its line, in logical pixels. All rows have the same height, so that only those in view are
/// built.
const STEP: f32 = 68.0;

/// Maximum height of the page above the list, in logical pixels.
const ABOVE: f32 = 1000.0;

/// Number of rows built beyond those in view, on both sides: the focus may go there.
const BEYOND: usize = 4;

/// The visible part of the page: its scroll position and height in logical pixels.
#[derive(Debug, Clone, Copy)]
pub struct ListView {
    /// Scroll position: pixels above.
    pub above: f32,
    /// Height.
    pub height: f32,
}

impl Default for ListView {
    /// Before the page was laid out: as much as the tallest screens show.
    fn default() -> Self {
        Self { above: 0.0, height: 4000.0 }
    }
}

impl ListView {
    /// Indices of the rows that may be in view, of `count` rows that follow `before` others.
    fn rows(self, before: usize, count: usize) -> Range<usize> {
        let first = ((self.above - ABOVE).max(0.0) / STEP) as usize;
        let last = ((self.above + self.height) / STEP) as usize + BEYOND;
        let last = last.saturating_sub(before).min(count);
        first.saturating_sub(BEYOND + before).min(last)..last
    }

    /// A list of `count` rows that follow `before` others, of which only those in view are built. `row` builds the row
    /// with an index, and returns the key for its state.
    pub fn list<'a>(
        self,
        before: usize,
        count: usize,
        row: impl Fn(usize) -> Option<(usize, Element<'a, Message>)>,
    ) -> Element<'a, Message> {
        let seen = self.rows(before, count);
        let blank = |rows: usize| space().height(rows as f32 * STEP);
        let mut list = keyed::Column::new().push(usize::MAX, blank(seen.start));
        for place in seen.clone() {
            let Some((key, row)) = row(place) else { continue };
            let line = (place + 1 < count).then(hairline);
            list = list.push(key, column![container(row).height(STEP - 1.0).clip(true), line]);
        }
        let list = list.push(usize::MAX - 1, blank(count - seen.end));
        long_list::card(container(list).padding(6).width(Fill))
    }
}

/// The drafts with the indices `found` that are in view. `standings` has the stages of submitted ones.
pub fn rows<'a>(
    drafts: &'a [Summary],
    found: &[usize],
    choice: &ChosenDrafts,
    query: &str,
    view: ListView,
    standings: &Standings,
    context: &Context,
) -> Element<'a, Message> {
    let words = context.words;
    if found.is_empty() {
        let (about, way, message) = if query.is_empty() {
            (words.get("app-filter-none"), "app-filter-clear", Message::Filtered(Filter::default()))
        } else {
            let about = words.put("app-home-not-found-about", &[("query", query)]);
            (about, "app-home-search-clear", Message::SearchCleared)
        };
        let all = button::secondary("home/show-all", words.get(way)).icon(icon::X).press(message);
        return empty_state::empty(icon::SEARCH, words.get("app-home-not-found"), about, vec![all.into()]);
    }
    view.list(0, found.len(), |place| {
        let key = *found.get(place)?;
        Some((key, entry(drafts.get(key)?, choice, standings, context)))
    })
}

/// Maximum width of a name in a row, in columns.
const NAME: usize = 80;

/// A draft's name, and its kind and subject: what is too long loses its end, and two filings of a subject differ by kind.
pub fn named(draft: &Summary, words: Words) -> (String, String) {
    let name = if draft.title.is_empty() { words.get("app-untitled") } else { shortened(&draft.title, NAME) };
    let kind = words.get(&format!("app-kind-{}", draft.kind.name()));
    let about = if draft.subject.is_empty() || draft.subject == draft.title {
        kind
    } else {
        format!("{kind}·{}", shortened(&draft.subject, NAME))
    };
    (name, about)
}

/// A clerk's label in one line, after the description of the draft.
fn noted(label: &Label) -> String {
    let tags = label.tags.iter().map(|tag| format!("#{tag}")).collect::<Vec<_>>().join(" ");
    let note = label.note.lines().next().unwrap_or_default();
    [label.owner.as_str(), &tags, note]
        .into_iter()
        .filter(|part| !part.is_empty())
        .flat_map(|part| ["·", part])
        .collect()
}

fn entry<'a>(
    draft: &'a Summary,
    choice: &ChosenDrafts,
    standings: &Standings,
    context: &Context,
) -> Element<'a, Message> {
    let words = context.words;
    let standing = standings.of(&draft.id);
    let (name, about) = named(draft, words);
    let shown = ShownState::of(draft, standings);
    let (stage, state) = (shown.stage(), shown.badge(draft.kind, words));
    let next = (!context.is_narrow()).then(|| {
        let due = standing.and_then(|standing| standing.timeline.due(context.now).next());
        let changed = || words.put("app-changed", &[("when", &ago(draft.modified, context))]);
        let soft = |said: String| text(said).size(size::SMALL).style(style::soft);
        let (next, below) = match (due, stage) {
            (Some(deadline), _) => {
                let (tone, left) = reminders::left(deadline, context.now, words);
                let name = i18n::text_with(words.0, &format!("app-due-{}", deadline.key), &deadline.arguments);
                (soft(name), caption(left).style(style::ink(tone)))
            }
            (None, Some(stage)) => (soft(words.get(&format!("app-next-{}", stage.key()))), caption(changed())),
            (None, None) => (soft(words.get(&format!("app-next-{}", draft.state.name()))), caption(changed())),
        };
        container(column![next, below].spacing(2)).width(150)
    });
    let edited = standing.map_or(0, |standing| standing.edited);
    let edited = (edited > 0).then(|| caption(words.count("app-handed-in-row", edited)).wrapping(text::Wrapping::None));
    let about = one_line(about + &noted(&draft.label), size::SMALL, style::soft);
    let about = Row::new()
        .push(edited.map(|edited| edited.style(style::ink(Tone::Warn))))
        .push(about)
        .spacing(gap::ONE)
        .align_y(Center);
    let lines = column![one_line(name.clone(), 15.0, text::default), about].spacing(2).width(Fill);
    let face = Row::new()
        .push(kind_icon(draft.kind).sized(20.0).style(style::faint))
        .push(lines)
        .push(container(state).width(108))
        .push(next)
        .spacing(gap::TWO)
        .align_y(Center);
    let (id, chosen) = (draft.id.clone(), choice.is_chosen(draft));
    let tick = checkbox(chosen).size(18).style(style::tick).on_toggle(move |_| Message::Toggled(id.clone()));
    let tick = container(tick).id(format!("home/choose-{}", draft.id)).padding(4);
    let open = button::list_row(
        open_id(&draft.id),
        name.clone(),
        face,
        choice.is_chosen(draft),
        Some(Message::OpenPressed(draft.id.clone())),
    );
    let label = button::icon(
        format!("home/label-{}", draft.id),
        words.get("app-label"),
        icon::TAG,
        Some(Message::LabelPressed(draft.id.clone())),
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
    let line = row![tick, open, label, copy, discard].spacing(2).align_y(Center);
    container(line).padding([3.0, 1.0]).style(style::marked(choice.is_marked(draft))).into()
}

fn kind_icon(kind: Kind) -> icon::Icon {
    match kind {
        Kind::New => icon::FILE_TEXT,
        Kind::Change => icon::PENCIL,
        Kind::Cancel => icon::CIRCLE_MINUS,
    }
}

/// When something was changed, as people say it.
fn ago(modified: i64, context: &Context) -> String {
    let words = context.words;
    let Some(then) = clock::at(modified) else { return String::new() };
    let then = workflow::in_china(then);
    let minutes = (context.now - then).num_minutes();
    match minutes {
        ..=0 => words.get("app-ago-now"),
        1..=59 => words.count("app-ago-minutes", minutes as usize),
        _ if then.date() == context.today() => then.format("%H:%M").to_string(),
        _ => then.format("%Y-%m-%d").to_string(),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn every_row_in_view_is_made_and_few_others(
            above in 0f32..700_000.0, height in 300f32..3000.0, start in 0f32..ABOVE, before in 0usize..3000,
        ) {
            let made = ListView { above, height }.rows(before, 7_000);
            prop_assert!(made.len() < ((height + ABOVE) / STEP) as usize + 3 * BEYOND);
            for row in 0..7_000 {
                let top = start + (before + row) as f32 * STEP;
                prop_assert!(made.contains(&row) || top + STEP < above || top > above + height, "{row}");
            }
        }
    }
}
