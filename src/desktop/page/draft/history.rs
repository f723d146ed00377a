//! What was done in a draft and can be taken back: one history for answers, pictures and recorded events.

use crate::filing::Filing;
use crate::store::Event;

/// Most steps that can be undone.
pub const STEPS: usize = 200;

/// Name of a step that was done in an earlier run of the program.
pub const EARLIER: &str = "earlier";

/// One step, with what undoing it, or doing it again, brings back.
#[derive(Debug, Clone)]
struct Step {
    /// Number of the step within the history.
    number: u64,
    /// Path that was answered, or the word for several at once.
    name: String,
    other: Other,
}

/// The other side of a step.
#[derive(Debug, Clone)]
enum Other {
    /// The answers on it.
    Answers(Filing),
    /// A recorded event, and whether it stands on the other side.
    Event(Event, bool),
}

/// A step that was turned back or forth.
#[derive(Debug, Clone, PartialEq)]
pub struct Turned {
    /// Path that was answered, or the word for several at once.
    pub name: String,
    /// The event that is to be kept, `true`, or struck out.
    pub event: Option<(Event, bool)>,
}

/// Steps before and after the present.
#[derive(Debug, Clone, Default)]
pub struct History {
    past: Vec<Step>,
    future: Vec<Step>,
    made: u64,
    /// Name of the step that further changes of the same belong to.
    open: Option<String>,
}

impl History {
    /// The history of a draft that holds `present` and was in the states `past` before, the oldest first.
    pub fn after(past: Vec<Filing>, present: &Filing) -> Self {
        let mut history = Self::default();
        let mut states = past.into_iter().peekable();
        while let Some(state) = states.next() {
            if state != *states.peek().unwrap_or(present) {
                history.push(EARLIER, Other::Answers(state));
            }
        }
        history
    }

    /// Notes that the answers were changed and were `before`.
    pub fn changed(&mut self, name: &str, before: Filing) {
        if self.open.as_deref() == Some(name) {
            self.future.clear();
        } else {
            self.push(name, Other::Answers(before));
            self.open = Some(name.to_owned());
        }
    }

    /// Notes that an event was recorded, or struck out.
    pub fn noted(&mut self, event: Event, recorded: bool) {
        self.seal();
        let name = event.kind.clone();
        self.push(&name, Other::Event(event, !recorded));
    }

    fn push(&mut self, name: &str, other: Other) {
        self.made += 1;
        self.past.push(Step { number: self.made, name: name.to_owned(), other });
        if self.past.len() > STEPS {
            let _ = self.past.remove(0);
        }
        self.future.clear();
    }

    /// Ends the step: the next change can be undone by itself.
    pub fn seal(&mut self) {
        self.open = None;
    }

    /// Number of the step that undo would take back.
    pub fn last(&self) -> Option<u64> {
        self.past.last().map(|step| step.number)
    }

    /// Whether there is a step to undo, or to do again.
    pub fn can_turn(&self, undo: bool) -> bool {
        !if undo { &self.past } else { &self.future }.is_empty()
    }

    /// The answers as the next turn would leave them; `None` where it changes none.
    pub fn beside(&self, undo: bool) -> Option<&Filing> {
        match &if undo { &self.past } else { &self.future }.last()?.other {
            Other::Answers(filing) => Some(filing),
            Other::Event(..) => None,
        }
    }

    /// Takes the last step back, or does the last undone one again, with `present` as the answers on this side.
    pub fn turn(&mut self, undo: bool, present: &mut Filing) -> Option<Turned> {
        self.seal();
        let (from, to) = if undo { (&mut self.past, &mut self.future) } else { (&mut self.future, &mut self.past) };
        let mut step = from.pop()?;
        let event = match &mut step.other {
            Other::Answers(filing) => {
                std::mem::swap(filing, present);
                None
            }
            Other::Event(event, stands) => {
                let stood = std::mem::replace(stands, !*stands);
                Some((event.clone(), stood))
            }
        };
        let name = step.name.clone();
        to.push(step);
        Some(Turned { name, event })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::filing::Kind;

    #[test]
    fn an_earlier_run_leaves_its_steps_without_those_that_change_nothing() {
        let state = |scope: &str| {
            let mut filing = Filing::new(Kind::New);
            filing.set("facts.business_scope", scope);
            filing
        };
        let mut present = state("丙");
        let mut history = History::after(vec![state("甲"), state("甲"), state("乙"), state("丙")], &present);
        for expected in ["乙", "甲"] {
            assert_eq!(history.turn(true, &mut present).map(|turned| turned.name).as_deref(), Some(EARLIER));
            assert_eq!(present, state(expected));
        }
        assert_eq!(history.turn(true, &mut present), None);
        assert!(history.turn(false, &mut present).is_some(), "and forth again");
        assert_eq!(present, state("乙"));
    }
}
