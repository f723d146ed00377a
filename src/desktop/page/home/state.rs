//! How far a draft is, as its badge says it: list, search, filter and order go by the same.

use iced::Element;

use super::Message;
use crate::desktop::icon::{self, Icon};
use crate::desktop::reminders::Standings;
use crate::desktop::theme::style::Tone;
use crate::desktop::widget::badge::badge;
use crate::desktop::words::Words;
use crate::filing::Kind;
use crate::progress::Stage;
use crate::store::{DraftState, Summary};

/// How far a draft is for its user.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ShownState {
    /// Its answers cannot be read.
    Unreadable,
    /// It was not submitted, or was taken back.
    Own(DraftState),
    /// It was submitted and is there.
    At(Stage),
}

/// Every state but those that only lead to another, what needs work before what is done.
const ALL: [ShownState; 11] = [
    ShownState::Unreadable,
    ShownState::At(Stage::Refused),
    ShownState::Own(DraftState::Problems),
    ShownState::At(Stage::Sms),
    ShownState::Own(DraftState::Filling),
    ShownState::Own(DraftState::Ready),
    ShownState::Own(DraftState::NotStarted),
    ShownState::Own(DraftState::Exported),
    ShownState::At(Stage::Platform),
    ShownState::At(Stage::Province),
    ShownState::At(Stage::Filed),
];

impl ShownState {
    /// That of a draft, as far as `standings` say where it stands.
    pub fn of(draft: &Summary, standings: &Standings) -> Self {
        if standings.is_unreadable(&draft.id) {
            return Self::Unreadable;
        }
        let stage = standings.of(&draft.id).map(|standing| standing.timeline.stage);
        match stage.filter(|stage| *stage != Stage::Preparation) {
            Some(stage) => Self::At(stage),
            None => Self::Own(draft.state),
        }
    }

    /// The stage that it is in since it was submitted.
    pub fn stage(self) -> Option<Stage> {
        match self {
            Self::At(stage) => Some(stage),
            Self::Unreadable | Self::Own(_) => None,
        }
    }

    /// What needs work stands before what is done.
    pub fn rank(self) -> usize {
        ALL.iter().position(|state| *state == self).unwrap_or(ALL.len())
    }

    /// Its name for a filing of `kind`.
    pub fn name(self, kind: Kind, words: Words) -> String {
        match self {
            Self::Unreadable => words.get("app-state-unreadable"),
            Self::Own(state) => words.get(&format!("app-state-{}", state.name())),
            Self::At(stage) => words.get(stage.key_in(kind)),
        }
    }

    /// Its badge in the row of a draft of `kind`.
    pub fn badge<'a>(self, kind: Kind, words: Words) -> Element<'a, Message> {
        let (tone, mark) = self.appearance();
        badge(tone, Some(mark), self.name(kind, words))
    }

    fn appearance(self) -> (Tone, Icon) {
        match self {
            Self::Unreadable => (Tone::Bad, icon::FILE_WARNING),
            Self::Own(DraftState::NotStarted) => (Tone::Plain, icon::CIRCLE),
            Self::Own(DraftState::Filling) => (Tone::Accent, icon::CIRCLE_DOT),
            Self::Own(DraftState::Problems) => (Tone::Bad, icon::CIRCLE_ALERT),
            Self::Own(DraftState::Ready) => (Tone::Good, icon::CIRCLE_CHECK),
            Self::Own(DraftState::Exported) => (Tone::Good, icon::PACKAGE_CHECK),
            Self::At(Stage::Refused) => (Tone::Bad, icon::CIRCLE_X),
            Self::At(Stage::Sms) => (Tone::Warn, icon::HOURGLASS),
            Self::At(Stage::Filed) => (Tone::Good, icon::FLAG),
            Self::At(Stage::Preparation | Stage::Platform | Stage::Province) => (Tone::Accent, icon::HOURGLASS),
        }
    }
}

/// The names of all states for filings of every kind, looked up once for a list.
pub struct StateNames(Vec<((ShownState, Kind), String)>);

impl StateNames {
    /// In the language of `words`.
    pub fn new(words: Words) -> Self {
        let pairs = ALL.into_iter().flat_map(|state| Kind::ALL.map(|kind| (state, kind)));
        Self(pairs.map(|(state, kind)| ((state, kind), state.name(kind, words))).collect())
    }

    /// The name of a state for a filing of `kind`.
    pub fn of(&self, state: ShownState, kind: Kind) -> &str {
        self.0.iter().find(|(known, _)| *known == (state, kind)).map_or("", |(_, name)| name)
    }
}
