//! The draft marked by the arrow keys, and the drafts chosen for actions on several at once.

use std::collections::HashSet;

use super::{Action, Home};
use crate::desktop::theme::style::Tone;
use crate::desktop::widget::scroll;
use crate::desktop::words::Words;
use crate::store::Summary;

/// Id of the row of the draft `id`.
pub fn open_id(id: &str) -> String {
    format!("home/open-{id}")
}

/// The marked and the chosen drafts, by id.
#[derive(Debug, Default)]
pub struct ChosenDrafts {
    /// The draft marked by the arrow keys.
    pub(super) marked: Option<String>,
    chosen: HashSet<String>,
}

impl ChosenDrafts {
    /// Whether a draft is marked by the arrow keys.
    pub fn is_marked(&self, draft: &Summary) -> bool {
        self.marked.as_ref() == Some(&draft.id)
    }

    /// Whether a draft is chosen.
    pub fn is_chosen(&self, draft: &Summary) -> bool {
        self.chosen.contains(&draft.id)
    }

    /// Number of chosen drafts.
    pub fn count(&self) -> usize {
        self.chosen.len()
    }

    /// Chooses a draft, or unchooses it.
    pub fn toggle(&mut self, id: String) {
        if !self.chosen.remove(&id) {
            let _ = self.chosen.insert(id);
        }
    }

    /// Unchooses all drafts.
    pub fn clear(&mut self) {
        self.chosen.clear();
    }

    /// Forgets drafts that are no longer among `drafts`.
    pub fn keep(&mut self, drafts: &[Summary]) {
        self.chosen.retain(|id| drafts.iter().any(|draft| draft.id == *id));
    }
}

impl Home {
    /// Marks the shown draft below or above the marked one; with `choose`, both are chosen.
    pub(super) fn mark(&mut self, down: bool, choose: bool) -> Action {
        let Some(Ok(drafts)) = &self.drafts else { return Action::None };
        let shown: Vec<&Summary> = self.shown(drafts).collect();
        let at = shown.iter().position(|draft| self.choice.is_marked(draft));
        let next = match at {
            Some(at) if down => at + 1,
            Some(at) => at.saturating_sub(1),
            None => 0,
        };
        let Some(next) = shown.get(next).or(shown.last()).map(|draft| draft.id.clone()) else { return Action::None };
        let row = open_id(&next);
        if choose {
            self.choice.chosen.extend(self.choice.marked.take());
            let _ = self.choice.chosen.insert(next.clone());
        }
        self.choice.marked = Some(next);
        Action::Run(scroll::reveal(row))
    }

    /// Opens the marked draft, or the only one that is shown; of several, marks the first.
    pub(super) fn enter(&mut self) -> Action {
        let Some(Ok(drafts)) = &self.drafts else { return Action::None };
        let shown: Vec<&Summary> = self.shown(drafts).collect();
        let marked = shown.iter().find(|draft| self.choice.is_marked(draft));
        match (marked, shown.as_slice()) {
            (Some(draft), _) | (None, [draft]) => {
                let id = draft.id.clone();
                self.open(id)
            }
            (None, _) => self.mark(true, false),
        }
    }

    /// The drafts for an action on several: the chosen ones, or all that are shown.
    pub(super) fn together<'a>(&'a self, drafts: &'a [Summary]) -> Vec<&'a Summary> {
        if self.choice.count() == 0 {
            return self.shown(drafts).collect();
        }
        drafts.iter().filter(|draft| self.choice.is_chosen(draft)).collect()
    }

    /// Escape: cancels the import, or else unchooses all.
    pub(super) fn escape(&mut self, words: Words) -> Action {
        if self.importing.as_ref().is_some_and(|typed| !typed.trim().is_empty()) {
            return Action::Toast(Tone::Warn, words.get("app-import-typed"));
        }
        if self.importing.take().is_none() {
            self.choice.clear();
            self.choice.marked = None;
        }
        Action::Run(scroll::unfocus())
    }
}
