//! Data about the drafts that the list loads in the background: states of unreviewed drafts, and the persons in them.

use std::collections::HashMap;
use std::sync::Arc;
use std::thread;
use std::time::Instant;

use iced::Task;
use iced::futures::channel::mpsc;

use super::search::{People, SearchTexts, found};
use super::{Action, Home, Message};
use crate::desktop::services::Services;
use crate::desktop::words::Words;
use crate::desktop::{Newest, attempt, system};
use crate::job::Job;
use crate::store::{Profiled, Summary};
use crate::workflow;

/// Pause after each piece of work, as a multiple of the work's duration: at most a quarter of a core is used.
const PAUSE_FACTOR: u32 = 3;

impl Home {
    /// Reviews unreviewed drafts so that the list shows their states: in pieces, on a thread of its own with the lowest
    /// priority. This replaces what an earlier list still had to review.
    pub(super) fn judge(&mut self, drafts: Vec<Summary>) -> Task<Message> {
        if drafts.is_empty() {
            self.judging = Newest::default();
            return Task::none();
        }
        let (sender, judged) = mpsc::unbounded();
        let Services { library, reference, engine, .. } = self.services.clone();
        let judge = move || {
            system::step_back();
            let today = workflow::china_now().date();
            for (place, some) in drafts.chunks(workflow::JUDGED_AT_ONCE).enumerate() {
                let begun = Instant::now();
                let changed = workflow::judge(&library, some, &reference, today, None).unwrap_or_default();
                if sender.is_closed() || (!changed.is_empty() && sender.unbounded_send(changed).is_err()) {
                    return;
                }
                if (place + 1) * workflow::JUDGED_AT_ONCE < drafts.len() {
                    thread::sleep(begun.elapsed() * PAUSE_FACTOR);
                }
            }
            // What came in with pictures was passed over: they are looked at now, one draft after the other.
            for draft in workflow::unjudged(&library, &reference, today).unwrap_or_default() {
                if sender.is_closed() {
                    return;
                }
                let begun = Instant::now();
                let one = std::slice::from_ref(&draft);
                let changed = workflow::judge(&library, one, &reference, today, Some(&engine)).unwrap_or_default();
                if !changed.is_empty() && sender.unbounded_send(changed).is_err() {
                    return;
                }
                thread::sleep(begun.elapsed() * PAUSE_FACTOR);
            }
            drop(sender);
            // Many were added at once: the overview would have to review all of them.
            if drafts.len() > workflow::JUDGED_AT_ONCE {
                let _ = workflow::prepare_overview(&library, &reference, today, &Job::new());
            }
        };
        // Without a thread the list keeps the states it knew.
        let _ = thread::Builder::new().name("judging".to_owned()).spawn(judge);
        self.judging.begin(Task::stream(judged).map(Message::Judged))
    }

    /// Takes over the new states of drafts that were not saved since.
    pub(super) fn learn(&mut self, judged: &[workflow::Judged], words: Words) -> Action {
        let judged: HashMap<_, _> = judged.iter().map(|(id, stamp, state)| ((id, stamp), *state)).collect();
        for draft in self.drafts.iter_mut().flatten().flatten() {
            draft.state = judged.get(&(&draft.id, &draft.stamp)).copied().unwrap_or(draft.state);
        }
        self.find(words)
    }

    /// Reads the persons in the drafts, once the user searches.
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

    /// Finds the drafts to show.
    pub(super) fn find(&mut self, words: Words) -> Action {
        let Some(Ok(drafts)) = &self.drafts else {
            self.found.clear();
            return Action::None;
        };
        let none = People::new();
        let people = self.people.as_ref().unwrap_or(&none);
        let texts = self.texts.get_or_insert_with(|| SearchTexts::of(drafts, people));
        self.found = found(drafts, texts, &self.query, &self.filter, self.order, (&self.standings, words));
        Action::None
    }
}
