//! The automatically kept states of a draft: their times, their differences from the present answers, and restoring
//! them.

use iced::widget::{Column, Row, column, container, text};
use iced::{Center, Element, Fill, Task};

use super::{OpenedDraft, changed, second};
use crate::desktop::attempt;
use crate::desktop::difference::Compared;
use crate::desktop::icon;
use crate::desktop::page::Context;
use crate::desktop::theme::style::Tone;
use crate::desktop::theme::{size, space as gap, style};
use crate::desktop::widget::badge::badge;
use crate::desktop::widget::{banner, button, caption, hairline, heading, hint};
use crate::desktop::words::Words;
use crate::package;
use crate::store::{Library, Past, StoreError};

/// Number of states shown at first, and added each time.
const SHOWN_STATES: usize = 12;

/// A kept state, and the fields that the next one has changed.
#[derive(Debug, Clone)]
pub struct PastEntry {
    state: Past,
    changed: Vec<String>,
}

/// The kept states of the draft `id`, the newest first.
///
/// # Errors
/// As [`Library::past`].
pub fn entries(library: &Library, id: &str) -> Result<Vec<PastEntry>, StoreError> {
    let mut next = library.load(id)?.filing;
    let entry = |state: Past| {
        // A state that cannot be read is listed all the same.
        let Ok(then) = library.past_filing(id, state.revision) else { return PastEntry { state, changed: Vec::new() } };
        let changed = package::compare(&then, &next).into_iter().map(|change| change.path).collect();
        next = then;
        PastEntry { state, changed }
    };
    Ok(library.past(id)?.into_iter().map(entry).collect())
}

/// The states, and which of them is expanded.
#[derive(Default)]
pub struct States {
    /// The newest first.
    list: Vec<PastEntry>,
    shown: usize,
    /// Revision of the expanded state, and its changes once they were loaded.
    open: Option<(i64, Option<Changes>)>,
}

/// The result of a comparison.
type Changes = Result<Vec<Compared>, String>;

/// Messages of the list.
#[derive(Debug, Clone)]
pub enum Message {
    /// Expand the comparison of this revision with the present answers, or collapse it.
    Toggled(i64),
    /// The comparison was loaded.
    Compared(i64, Changes),
    /// Show older states.
    MorePressed,
    /// Restore the answers of this state.
    RestorePressed(Past),
}

/// What the page has to do.
pub enum Action {
    /// Nothing.
    None,
    /// Run a task.
    Run(Task<Message>),
    /// Restore the answers of this state.
    Restore(Past),
}

impl States {
    /// The kept states, the newest first.
    pub fn new(list: Vec<PastEntry>) -> Self {
        Self { list, shown: SHOWN_STATES, open: None }
    }

    /// Whether there are no kept states.
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// Handles a message.
    pub fn update(&mut self, message: Message, subject: &OpenedDraft<'_>, words: Words) -> Action {
        match message {
            Message::Toggled(revision) if self.open.as_ref().is_some_and(|(open, _)| *open == revision) => {
                self.open = None;
                Action::None
            }
            Message::Toggled(revision) => {
                self.open = Some((revision, None));
                let (id, present, services) =
                    (subject.id.to_owned(), subject.present.clone(), subject.services.clone());
                let compare = move || {
                    let then = services.library.past_filing(&id, revision)?;
                    let changes = package::compare(&then, &present).into_iter();
                    let sides = [&then, &present];
                    Ok(changes
                        .map(|change| Compared::new(change, sides, &services.library, &services.reference, words))
                        .collect())
                };
                let compare = move || compare().map_err(|error: StoreError| error.message(words.0));
                Action::Run(attempt(compare, words).map(move |changes| Message::Compared(revision, changes)))
            }
            Message::Compared(revision, changes) => {
                if let Some((_, shown)) = self.open.as_mut().filter(|(open, _)| *open == revision) {
                    *shown = Some(changes);
                }
                Action::None
            }
            Message::MorePressed => {
                self.shown += SHOWN_STATES;
                Action::None
            }
            Message::RestorePressed(state) => Action::Restore(state),
        }
    }

    /// The list; `None` where there are no kept states.
    pub fn view(&self, context: &Context) -> Option<Element<'_, Message>> {
        if self.list.is_empty() {
            return None;
        }
        let words = context.words;
        let mut rows = Column::new();
        for (place, entry) in self.list.iter().take(self.shown).enumerate() {
            rows = rows.push((place > 0).then(hairline)).push(self.entry(entry, context));
        }
        let left = self.list.len().saturating_sub(self.shown);
        let more = (left > 0).then(|| {
            button::quiet("past/more", words.count("app-past-more", left))
                .icon(icon::CHEVRON_DOWN)
                .press(Message::MorePressed)
        });
        let head = column![heading(words.get("app-past")), hint(words.get("app-past-about"))].spacing(gap::HALF);
        let rows = container(rows).padding([4.0, 6.0]).width(Fill).style(style::card);
        Some(column![head, rows].push(more).spacing(12).into())
    }

    fn entry(&self, entry: &PastEntry, context: &Context) -> Element<'_, Message> {
        let words = context.words;
        let PastEntry { state, changed: fields } = entry;
        let revision = state.revision;
        let shown = self.open.as_ref().filter(|(open, _)| *open == revision).map(|(_, changes)| changes);
        let lost = state.lost.then(|| badge(Tone::Warn, None, words.get("app-past-lost")));
        let when = text(words.put("app-past-until", &[("time", &second(state.until))])).size(size::BODY);
        let mark = if shown.is_some() { icon::CHEVRON_DOWN } else { icon::CHEVRON_RIGHT };
        let compare = button::quiet(format!("past/{revision}"), words.get("app-past-compare"))
            .icon(mark)
            .press(Message::Toggled(revision));
        let restore = button::secondary(format!("past/{revision}/restore"), words.get("app-trash-restore"))
            .icon(icon::UNDO_2)
            .press(Message::RestorePressed(*state));
        let head = Row::new().push(when).push(lost).spacing(gap::ONE).align_y(Center);
        let fields = changed(fields.iter().map(String::as_str), words);
        let lines = Column::new().push(head).push(fields.map(caption)).spacing(2).width(Fill);
        let face = Row::new().push(lines).push(compare).push(restore).spacing(gap::ONE).align_y(Center);
        let inside: Option<Element<'_, Message>> = shown.map(|changes| match changes {
            None => caption(words.get("app-versions-wait")).into(),
            Some(Err(error)) => banner::banner(Tone::Bad, error, None, Vec::new()),
            Some(Ok(changes)) if changes.is_empty() => caption(words.get("app-past-same")).into(),
            Some(Ok(changes)) => {
                Column::with_children(changes.iter().map(|change| change.view(context))).spacing(12).into()
            }
        });
        container(column![face].push(inside).spacing(12)).padding([8.0, 10.0]).into()
    }
}
