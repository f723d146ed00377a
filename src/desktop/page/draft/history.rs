//! The undo history of a draft, one for answers, pictures, events and answers of the platform, including the previous
//! run.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::filing::{Delta, Filing};
use crate::store::LibraryEvent;

/// Maximum number of undo steps.
pub const STEPS: usize = 200;

/// Maximum size in bytes of a stored history; of a larger one the newer half is stored.
const MAX_HISTORY_BYTES: usize = 256 * 1024;

/// Name of a step of an earlier run for which only the states before and after are known.
pub const EARLIER: &str = "earlier";

/// Name of a step that only adds or removes an answer of the platform.
pub const REPLY: &str = "reply";

/// Data stored with a draft besides its answers.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Record {
    /// An event.
    Event(LibraryEvent),
    /// The platform's answer, as received.
    Reply(Value),
}

/// An undo step.
#[derive(Debug, Clone, Serialize, Deserialize)]
struct HistoryStep {
    /// Number of the step within the history.
    number: u64,
    /// Path of the answer, or a word for several answers at once.
    name: String,
    work: Work,
}

/// The content of a step.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Work {
    /// The answers changed.
    Answers(Delta),
    /// Records were added (`true`) or removed, in this order.
    Records(Vec<(Record, bool)>),
}

/// A step that was undone or redone.
#[derive(Debug, Clone, PartialEq)]
pub struct Turned {
    /// Path of the answer, or a word for several answers at once.
    pub name: String,
    /// Records to be added (`true`) or removed, in this order; none if the answers changed.
    pub records: Vec<(Record, bool)>,
}

/// The steps, and how many of them are done: the others were undone.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct History {
    steps: Vec<HistoryStep>,
    done: usize,
    /// Number of the latest step.
    made: u64,
    /// Name of the step to which further changes of the same kind are added.
    #[serde(skip)]
    open: Option<String>,
}

impl History {
    /// The history of a draft with the answers `present` and the earlier states `past`, the oldest first.
    pub fn after(past: &[Filing], present: &Filing) -> Self {
        let mut history = Self::default();
        for (place, state) in past.iter().enumerate() {
            let delta = Delta::between(state, past.get(place + 1).unwrap_or(present));
            if !delta.is_empty() {
                history.push(EARLIER, Work::Answers(delta));
            }
        }
        history
    }

    /// A stored history; `None` if the text is invalid.
    pub fn read(kept: &str) -> Option<Self> {
        serde_json::from_str(kept).ok().filter(|history: &Self| history.done <= history.steps.len())
    }

    /// The history in its stored form.
    pub fn kept(&self) -> String {
        let mut text = serde_json::to_string(self).unwrap_or_default();
        let mut history = self.clone();
        while text.len() > MAX_HISTORY_BYTES && !history.steps.is_empty() {
            history.forget(history.steps.len().div_ceil(2));
            text = serde_json::to_string(&history).unwrap_or_default();
        }
        text
    }

    /// Drops the oldest `count` steps; undone steps cannot be redone without them.
    fn forget(&mut self, count: usize) {
        match self.done.checked_sub(count) {
            Some(done) => {
                self.steps.drain(..count);
                self.done = done;
            }
            None => *self = Self::default(),
        }
    }

    /// Records a change of the answers from `before` to `after`.
    pub fn changed(&mut self, name: &str, before: &Filing, after: &Filing) {
        let further = self.open.as_deref() == Some(name);
        let begun = match self.steps.get(self.done.wrapping_sub(1)) {
            Some(HistoryStep { work: Work::Answers(delta), .. }) if further => delta.back(before),
            _ => None,
        };
        if begun.is_some() {
            self.steps.truncate(self.done.saturating_sub(1));
            self.done = self.steps.len();
        }
        self.push(name, Work::Answers(Delta::between(begun.as_ref().unwrap_or(before), after)));
        self.open = Some(name.to_owned());
    }

    /// Records that records were added (`true`) or removed, as one step with the name of the last event.
    pub fn noted(&mut self, records: Vec<(Record, bool)>) {
        self.seal();
        let event = records.iter().rev().find_map(|(record, _)| match record {
            Record::Event(event) => Some(event.kind.clone()),
            Record::Reply(_) => None,
        });
        self.push(event.as_deref().unwrap_or(REPLY), Work::Records(records));
    }

    fn push(&mut self, name: &str, work: Work) {
        self.steps.truncate(self.done);
        self.made += 1;
        self.steps.push(HistoryStep { number: self.made, name: name.to_owned(), work });
        if self.steps.len() > STEPS {
            let _ = self.steps.remove(0);
        }
        self.done = self.steps.len();
    }

    /// Ends the step: the next change becomes a step of its own.
    pub fn seal(&mut self) {
        self.open = None;
    }

    /// Number of the step that undo would undo.
    pub fn last(&self) -> Option<u64> {
        self.next(true).map(|step| step.number)
    }

    /// Whether there is a step to undo or redo.
    pub fn can_turn(&self, undo: bool) -> bool {
        self.next(undo).is_some()
    }

    /// The next step to undo or redo.
    fn next(&self, undo: bool) -> Option<&HistoryStep> {
        self.steps.get(if undo { self.done.checked_sub(1)? } else { self.done })
    }

    /// The answers after the next undo or redo of `present`; `None` if it does not change them.
    pub fn after_turn(&self, undo: bool, present: &Filing) -> Option<Filing> {
        match &self.next(undo)?.work {
            Work::Answers(delta) if undo => delta.back(present),
            Work::Answers(delta) => delta.forth(present),
            Work::Records(_) => None,
        }
    }

    /// Undoes the last step, or redoes the last undone one, starting from the answers `present`.
    pub fn turn(&mut self, undo: bool, present: &mut Filing) -> Option<Turned> {
        self.seal();
        let step = self.next(undo)?;
        let name = step.name.clone();
        let records = match &step.work {
            Work::Answers(_) => {
                *present = self.after_turn(undo, present)?;
                Vec::new()
            }
            Work::Records(records) if undo => {
                records.iter().rev().map(|(record, kept)| (record.clone(), !kept)).collect()
            }
            Work::Records(records) => records.clone(),
        };
        if undo {
            self.done -= 1;
        } else {
            self.done += 1;
        }
        Some(Turned { name, records })
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::filing::Kind;

    fn state(scope: &str) -> Filing {
        let mut filing = Filing::new(Kind::New);
        filing.set("facts.business_scope", scope);
        filing
    }

    #[test]
    fn an_earlier_run_leaves_its_steps_without_those_that_change_nothing() {
        let mut present = state("丙");
        let mut history = History::after(&[state("甲"), state("甲"), state("乙"), state("丙")], &present);
        for expected in ["乙", "甲"] {
            assert_eq!(history.turn(true, &mut present).map(|turned| turned.name).as_deref(), Some(EARLIER));
            assert_eq!(present, state(expected));
        }
        assert_eq!(history.turn(true, &mut present), None);
        assert!(history.turn(false, &mut present).is_some(), "and forth again");
        assert_eq!(present, state("乙"));
    }

    #[test]
    fn a_history_that_is_too_long_to_be_kept_loses_its_oldest_steps() {
        let texts: Vec<String> = (0..40).map(|number| format!("{number}{}", "长".repeat(4_000))).collect();
        let mut history = History::default();
        for pair in texts.windows(2) {
            history.seal();
            history.changed("facts.business_scope", &state(&pair[0]), &state(&pair[1]));
        }
        let kept = history.kept();
        assert!(kept.len() <= MAX_HISTORY_BYTES);
        let (mut read, mut present) = (History::read(&kept).unwrap(), state(&texts[39]));
        for text in texts.iter().rev().skip(1).take(4) {
            assert!(read.turn(true, &mut present).is_some());
            assert_eq!(present, state(text));
        }
        let undone = History::read(&read.kept()).unwrap();
        assert!(undone.can_turn(false) && undone.last() == read.last());
        assert!(History::read("").is_none() && History::read(r#"{"steps":[],"done":7,"made":7}"#).is_none());
    }

    /// Actions of the user on the draft, and interruptions.
    #[derive(Debug, Clone)]
    enum Deed {
        Type(u8, u8),
        Rest,
        Undo,
        Redo,
        Restart,
    }

    fn deeds() -> impl Strategy<Value = Vec<Deed>> {
        let deed = prop_oneof![
            4 => (0u8..3, 0u8..4).prop_map(|(field, text)| Deed::Type(field, text)),
            2 => Just(Deed::Rest),
            3 => Just(Deed::Undo),
            2 => Just(Deed::Redo),
            2 => Just(Deed::Restart),
        ];
        proptest::collection::vec(deed, 1..40)
    }

    proptest! {
        #[test]
        fn steps_are_those_of_a_list_of_states_whatever_comes_between(deeds in deeds()) {
            let places = ["facts.applet_name", "facts.appid", "icp_subject.base_info.name"];
            let (mut history, mut present) = (History::default(), Filing::new(Kind::New));
            // All states in order, the index of the present one, and the field that is being typed.
            let (mut states, mut at, mut typing) = (vec![present.clone()], 0, None);
            for deed in deeds {
                match deed {
                    Deed::Type(field, text) => {
                        let before = present.clone();
                        let place = places[usize::from(field)];
                        if text == 0 { present.remove(place) } else { present.set(place, text.to_string()) }
                        if before != present {
                            history.changed(place, &before, &present);
                            if typing == Some(field) { states.truncate(at) } else { states.truncate(at + 1) }
                            states.push(present.clone());
                            at = states.len() - 1;
                            typing = Some(field);
                        }
                    }
                    Deed::Rest => { history.seal(); typing = None; }
                    Deed::Undo | Deed::Redo => {
                        let undo = matches!(deed, Deed::Undo);
                        let next = if undo { at.checked_sub(1) } else { Some(at + 1).filter(|next| *next < states.len()) };
                        prop_assert_eq!(history.can_turn(undo), next.is_some());
                        prop_assert_eq!(history.turn(undo, &mut present).is_some(), next.is_some());
                        at = next.unwrap_or(at);
                        typing = None;
                    }
                    Deed::Restart => { history = History::read(&history.kept()).unwrap(); typing = None; }
                }
                prop_assert_eq!(&present, &states[at]);
            }
        }
    }
}
