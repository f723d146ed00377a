//! What the user has said of an answer: which field a reason is about, and which reasons are dealt with.

use serde_json::{Map, Value, json};

use super::meaning;
use super::place::place;
use super::{Assigned, REFUSED, said};
use crate::finding::Finding;

/// The words of the user beside an answer.
#[derive(Debug, Clone, Default)]
pub(super) struct ByHand {
    /// Reasons whose field was chosen.
    pub assigned: Vec<Assigned>,
    /// Reasons that are dealt with, word by word.
    pub handled: Vec<String>,
}

impl ByHand {
    /// What was said, and what the user said of it.
    pub fn split_from(stored: &Value) -> (&Value, Self) {
        let kept = |key: &str| stored.get(key).and_then(Value::as_array);
        let Some(said) = stored.get("answer").filter(|_| kept("assigned").or(kept("handled")).is_some()) else {
            return (stored, Self::default());
        };
        let text = |item: &Value, key: &str| item.get(key).and_then(Value::as_str).unwrap_or_default().to_owned();
        let assigned = kept("assigned").into_iter().flatten();
        let assigned = assigned.map(|item| Assigned { text: text(item, "error"), field: text(item, "err_field") });
        let handled = kept("handled").into_iter().flatten().filter_map(|text| text.as_str().map(str::to_owned));
        let assigned = assigned.filter(|known| !place(&known.field).is_empty()).collect();
        (said, Self { assigned, handled: handled.collect() })
    }

    /// The answer with these words of the user, to be kept in its place.
    pub fn attached_to(&self, said: &Value) -> Value {
        let items: Vec<Value> =
            self.assigned.iter().map(|known| json!({"error": known.text, "err_field": known.field})).collect();
        let mut stored = Map::from_iter([("answer".to_owned(), said.clone()), ("assigned".to_owned(), items.into())]);
        if !self.handled.is_empty() {
            let _ = stored.insert("handled".to_owned(), self.handled.clone().into());
        }
        stored.into()
    }

    /// Puts reasons where the user has put them, whatever they seemed to mean. One that the words of the answer put there
    /// too keeps its cause.
    pub fn place(&self, findings: &mut Vec<Finding>) {
        let met = meaning::of_catalogue("assigned", String::new()).cause;
        for finding in findings.iter_mut() {
            let Some(known) = self.assigned.iter().find(|known| known.text == said(finding)) else { continue };
            if finding.field == known.field && finding.arguments.get("cause") != Some(&met) {
                continue;
            }
            let meaning = meaning::of_catalogue("by-hand", known.field.clone());
            let mut placed = REFUSED.on(&known.field);
            placed
                .arguments
                .extend(std::mem::take(&mut finding.arguments).into_iter().filter(|(name, _)| name != "field"));
            *finding = placed.with("cause", meaning.cause).with("cure", meaning.cure);
        }
        let mut kept: Vec<Finding> = Vec::new();
        for finding in std::mem::take(findings) {
            if !kept.contains(&finding) {
                kept.push(finding);
            }
        }
        *findings = kept;
    }
}
