//! What the list learns of its drafts beside itself: how far those are that nobody has looked at, and who answers for them.

use std::sync::Arc;

use iced::Task;

use super::{Action, Home, Message};
use crate::desktop::services::Services;
use crate::desktop::words::Words;
use crate::desktop::{attempt, background};
use crate::store::{Profiled, Summary};
use crate::workflow;

impl Home {
    /// Judges drafts that nobody has looked at, some at once, so that the list says how far they are.
    pub(super) fn judge(&self, mut drafts: Vec<Summary>) -> Task<Message> {
        if drafts.is_empty() {
            return Task::none();
        }
        let rest = drafts.split_off(drafts.len().min(workflow::JUDGED_AT_ONCE));
        let Services { library, reference, .. } = self.services.clone();
        let judge =
            move || workflow::judge(&library, &drafts, &reference, workflow::china_now().date()).unwrap_or_default();
        background(judge, Vec::new).map(move |changed| Message::Judged(changed, rest.clone()))
    }

    /// Takes what was found out, of drafts that were not saved since.
    pub(super) fn learn(&mut self, judged: &[workflow::Judged]) {
        for draft in self.drafts.iter_mut().flatten().flatten() {
            let of = judged.iter().find(|(id, stamp, _)| (id, stamp) == (&draft.id, &draft.stamp));
            draft.state = of.map_or(draft.state, |(.., state)| *state);
        }
    }

    /// Reads who answers for the drafts, once somebody searches.
    pub(super) fn meet(&mut self, words: Words) -> Action {
        if self.query.trim().is_empty() || self.people.is_some() {
            return Action::None;
        }
        let library = self.services.library.clone();
        let read = move || library.profiles().map_err(|error| error.message(words.0));
        // Drafts that cannot be read are not found; the list says why.
        let people = |read: Result<Vec<Arc<Profiled>>, String>| {
            read.unwrap_or_default().into_iter().map(|draft| (draft.id.clone(), draft)).collect()
        };
        Action::Run(self.meeting.begin(attempt(read, words).map(move |read| Message::Met(people(read)))))
    }
}
