//! The history of a draft (历史版本): stored versions, each compared with the one before, and automatically kept states.

pub mod past;

use iced::widget::{Column, Row, column, container, row, space, text};
use iced::{Center, Element, Fill, Task};

use crate::clock;
use crate::desktop::difference::Compared;
use crate::desktop::icon;
use crate::desktop::page::Context;
use crate::desktop::services::Services;
use crate::desktop::theme::style::Tone;
use crate::desktop::theme::{COLUMN, READING, size, space as gap, style};
use crate::desktop::widget::badge::badge;
use crate::desktop::widget::{banner, button, caption, empty_state, hairline, hint, scroll, title};
use crate::desktop::words::Words;
use crate::desktop::{Newest, attempt, background};
use crate::filing::Filing;
use crate::package::{self, Difference};
use crate::store::{Library, Past, StoreError, Version};
use crate::workflow;
use past::{PastEntry, States};

/// Id of the close button.
pub const CLOSE: &str = "versions/close";

/// State of the page.
#[derive(Default)]
pub struct Versions {
    /// `None` while the list is loading; the newest first.
    entries: Option<Result<Vec<VersionEntry>, String>>,
    past: States,
    listing: Newest,
    /// Number of the expanded version, and its changes once they were loaded.
    open: Option<(i64, Option<Vec<Compared>>)>,
}

/// A version and its changes.
#[derive(Debug, Clone)]
pub struct VersionEntry {
    version: Version,
    filing: Filing,
    before: Filing,
    /// There is no earlier version to compare with.
    first: bool,
    changes: Vec<Difference>,
}

/// Messages of the page.
#[derive(Debug, Clone)]
pub enum Message {
    /// The versions and the automatically kept states were read.
    Listed(Result<(Vec<VersionEntry>, Vec<PastEntry>), String>),
    /// About the automatically kept states.
    Past(past::Message),
    /// Expand the changes of a version, or collapse them.
    Toggled(i64),
    /// The changes of a version were loaded.
    Compared(i64, Vec<Compared>),
    /// Store the present answers as a version.
    KeepPressed,
    /// Restore the answers of a version.
    RestorePressed(i64),
    /// Back to the form.
    ClosePressed,
}

/// What the draft has to do.
pub enum Action {
    /// Nothing.
    None,
    /// Run a task.
    Run(Task<Message>),
    /// Store the present answers as a version.
    Keep,
    /// Store the present answers, then restore these.
    Restore(Which),
    /// Back to the form.
    Close,
}

/// Which earlier answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Which {
    /// Those of the version with this number.
    Version(i64),
    /// Those of an automatically kept state.
    Past(Past),
}

impl Which {
    /// The message after restoring them.
    pub fn restored(self, words: Words) -> String {
        match self {
            Self::Version(number) => words.put("app-versions-restored", &[("number", &number.to_string())]),
            Self::Past(state) => words.put("app-past-restored", &[("time", &second(state.until))]),
        }
    }

    /// Name of the version for the answers that were replaced.
    fn before(self, words: Words) -> String {
        match self {
            Self::Version(number) => words.put("app-versions-before", &[("number", &number.to_string())]),
            Self::Past(state) => words.put("app-past-before", &[("time", &second(state.until))]),
        }
    }
}

/// The draft of the page.
pub struct OpenedDraft<'a> {
    /// Its id.
    pub id: &'a str,
    /// Its answers now.
    pub present: &'a Filing,
    /// The library and the tables.
    pub services: &'a Services,
}

impl Versions {
    /// The page, and the task that reads the versions.
    pub fn new(services: &Services, id: &str, words: Words) -> (Self, Task<Message>) {
        let mut versions = Self::default();
        let task = versions.list(services, id, words);
        (versions, task)
    }

    /// Reads the versions of a draft and compares each with the one before it.
    pub fn list(&mut self, services: &Services, id: &str, words: Words) -> Task<Message> {
        let (library, id) = (services.library.clone(), id.to_owned());
        let read = move || Ok((entries(&library, &id)?, past::entries(&library, &id)?));
        let read = move || read().map_err(|error: StoreError| error.message(words.0));
        self.listing.begin(attempt(read, words).map(Message::Listed))
    }

    /// Number of versions, as far as they were read.
    pub fn count(&self) -> Option<usize> {
        self.entries.as_ref().and_then(|entries| entries.as_ref().ok()).map(Vec::len)
    }

    /// Handles a message.
    pub fn update(&mut self, message: Message, subject: &OpenedDraft<'_>, words: Words) -> Action {
        match message {
            Message::Listed(read) => {
                self.entries = Some(read.map(|(entries, past)| {
                    self.past = States::new(past);
                    entries
                }));
                Action::None
            }
            Message::Past(message) => match self.past.update(message, subject, words) {
                past::Action::None => Action::None,
                past::Action::Run(task) => Action::Run(task.map(Message::Past)),
                past::Action::Restore(state) => Action::Restore(Which::Past(state)),
            },
            Message::Toggled(number) if self.open.as_ref().is_some_and(|(open, _)| *open == number) => {
                self.open = None;
                Action::None
            }
            Message::Toggled(number) => {
                let entries = self.entries.iter().flatten().flatten();
                let Some(entry) = entries.into_iter().find(|entry| entry.version.number == number) else {
                    return Action::None;
                };
                self.open = Some((number, None));
                let (entry, services) = (entry.clone(), subject.services.clone());
                let present = subject.present.clone();
                let compare = move || {
                    // The first version is compared with the present answers instead.
                    let sides = if entry.first { [&entry.filing, &present] } else { [&entry.before, &entry.filing] };
                    let changes = package::compare(sides[0], sides[1]).into_iter();
                    let changes = changes
                        .map(|change| Compared::new(change, sides, &services.library, &services.reference, words));
                    changes.collect()
                };
                Action::Run(background(compare, Vec::new).map(move |changes| Message::Compared(number, changes)))
            }
            Message::Compared(number, changes) => {
                if let Some((open, shown)) = &mut self.open
                    && *open == number
                {
                    *shown = Some(changes);
                }
                Action::None
            }
            Message::KeepPressed => Action::Keep,
            Message::RestorePressed(number) => Action::Restore(Which::Version(number)),
            Message::ClosePressed => Action::Close,
        }
    }

    /// The page.
    pub fn view(&self, context: &Context) -> Element<'_, Message> {
        let words = context.words;
        let close =
            button::quiet(CLOSE, words.get("app-viewer-close")).icon(icon::ARROW_LEFT).press(Message::ClosePressed);
        let keep = button::secondary("versions/keep", words.get("app-versions-keep"))
            .icon(icon::SAVE)
            .press(Message::KeepPressed);
        let bar = row![close, space().width(Fill), keep].align_y(Center);
        let head = column![title(words.get("app-versions")), hint(words.get("app-versions-about"))].spacing(gap::HALF);
        let list: Element<'_, Message> = match &self.entries {
            None => hint(words.get("app-versions-wait")).into(),
            Some(Err(error)) => banner::banner(Tone::Bad, error, None, Vec::new()),
            Some(Ok(entries)) if entries.is_empty() && self.past.is_empty() => empty_state::empty(
                icon::HISTORY,
                words.get("app-versions-none"),
                words.get("app-versions-none-about"),
                Vec::new(),
            ),
            Some(Ok(entries)) => {
                let cards = entries.iter().map(|entry| self.card(entry, context));
                let past = self.past.view(context).map(|past| past.map(Message::Past));
                let versions = (!entries.is_empty()).then(|| Column::with_children(cards).spacing(12));
                Column::new().push(versions).push(past).spacing(gap::FOUR).into()
            }
        };
        let page = container(column![head, list].spacing(gap::FOUR)).max_width(COLUMN).width(Fill);
        let page = scroll::page("versions", container(page).center_x(Fill));
        column![container(bar).padding([8.0, 16.0]), hairline(), page].into()
    }

    fn card<'a>(&'a self, entry: &'a VersionEntry, context: &Context) -> Element<'a, Message> {
        let words = context.words;
        let Version { number, name, made, answer } = &entry.version;
        let name = if name.is_empty() { words.get("app-untitled") } else { name.clone() };
        let answered =
            answer.is_some().then(|| badge(Tone::Warn, Some(icon::INBOX), words.get("app-versions-answered")));
        let when = caption(moment(*made));
        let shown = self.open.as_ref().filter(|(open, _)| open == number);
        let count = entry.changes.len();
        let changes: Element<'a, Message> = if !entry.first && count == 0 {
            caption(words.get("app-versions-same")).into()
        } else {
            let mark = if shown.is_some() { icon::CHEVRON_DOWN } else { icon::CHEVRON_RIGHT };
            let what =
                if entry.first { words.get("app-past-compare") } else { words.count("app-versions-changes", count) };
            button::quiet(format!("versions/{number}"), what).icon(mark).press(Message::Toggled(*number)).into()
        };
        let first = entry.first.then(|| caption(words.get("app-versions-first")));
        let restore = button::secondary(format!("versions/{number}/restore"), words.get("app-trash-restore"))
            .icon(icon::UNDO_2)
            .press(Message::RestorePressed(*number));
        let head = Row::new()
            .push(text(words.put("app-versions-number", &[("number", &number.to_string())])).size(size::BODY))
            .push(text(name).size(size::BODY).line_height(READING).style(style::soft))
            .push(answered)
            .push(first)
            .spacing(gap::ONE)
            .align_y(Center);
        let fields = changed(entry.changes.iter().map(|change| change.path.as_str()), words).map(caption);
        let lines = column![head.wrap(), when].push(fields).spacing(2).width(Fill);
        let face = row![lines, changes, restore].spacing(gap::ONE).align_y(Center);
        let mut content = column![face].spacing(12);
        if let Some((_, changes)) = shown {
            content = content.push(hairline());
            content = match changes {
                None => content.push(hint(words.get("app-versions-wait"))),
                Some(changes) if changes.is_empty() => content.push(caption(words.get("app-past-same"))),
                Some(changes) => content.extend(changes.iter().map(|change| change.view(context))),
            };
        }
        container(content).padding([12.0, 16.0]).width(Fill).style(style::card).into()
    }
}

fn entries(library: &Library, id: &str) -> Result<Vec<VersionEntry>, StoreError> {
    let mut entries = Vec::new();
    let mut before: Option<Filing> = None;
    for version in library.versions(id)?.into_iter().rev() {
        let filing = library.version(id, version.number)?;
        let first = before.is_none();
        let old = before.unwrap_or_else(|| filing.clone());
        let changes = package::compare(&old, &filing);
        before = Some(filing.clone());
        entries.push(VersionEntry { version, filing, before: old, first, changes });
    }
    entries.reverse();
    Ok(entries)
}

/// Reads earlier answers of the draft `id`, and stores the `present` ones as a version.
///
/// # Errors
/// As [`Library::version`].
pub fn put_back(
    library: &Library,
    id: &str,
    which: Which,
    present: &Filing,
    words: Words,
) -> Result<Filing, StoreError> {
    let filing = match which {
        Which::Version(number) => library.version(id, number)?,
        Which::Past(state) => library.past_filing(id, state.revision)?,
    };
    library.keep_version(id, &which.before(words), present)?;
    Ok(filing)
}

/// Maximum number of changed fields that are named.
const NAMED_FIELDS: usize = 4;

/// What was changed, by the names of the fields; `None` if nothing was.
fn changed<'a>(paths: impl Iterator<Item = &'a str>, words: Words) -> Option<String> {
    let mut names: Vec<String> = Vec::new();
    for name in paths.map(|path| words.label(path)) {
        if !names.contains(&name) {
            names.push(name);
        }
    }
    let count = names.len();
    names.truncate(NAMED_FIELDS);
    let key = if count > NAMED_FIELDS { "app-past-changed-more" } else { "app-past-changed" };
    let said = words.put(key, &[("names", &names.join(&words.get("app-check-and"))), ("count", &count.to_string())]);
    (count > 0).then_some(said)
}

/// The moment to the second: several states may be of the same minute.
fn second(made: i64) -> String {
    clock::at(made).map(|made| workflow::in_china(made).format("%Y-%m-%d %H:%M:%S").to_string()).unwrap_or_default()
}

/// When a version was stored, in China's local time as in the list.
fn moment(made: i64) -> String {
    clock::at(made).map(|made| workflow::in_china(made).format(workflow::MOMENT).to_string()).unwrap_or_default()
}
