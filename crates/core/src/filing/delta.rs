//! The difference between two states of a filing: compact, and applicable in both directions.

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::Filing;

/// The paths at which two filings differ, with the earlier and the later value of each.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Delta(Vec<DeltaEdit>);

/// One difference: the keys of its path and both values; `None` for no value.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
struct DeltaEdit {
    at: Vec<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    earlier: Option<Value>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    later: Option<Value>,
}

impl Delta {
    /// The difference between `earlier` and `later`. `null` counts as no value.
    pub fn between(earlier: &Filing, later: &Filing) -> Self {
        let mut edits = Vec::new();
        compare(&earlier.root, &later.root, &mut Vec::new(), &mut edits);
        Self(edits)
    }

    /// Whether both states are the same.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The earlier state, from the `later` one; `None` if `later` is not the state that the difference was made from.
    pub fn back(&self, later: &Filing) -> Option<Filing> {
        turned(later, self.0.iter().map(|edit| (&edit.at, &edit.later, &edit.earlier)))
    }

    /// The later state, from the `earlier` one; `None` if `earlier` is not the state that the difference was made from.
    pub fn forth(&self, earlier: &Filing) -> Option<Filing> {
        turned(earlier, self.0.iter().map(|edit| (&edit.at, &edit.earlier, &edit.later)))
    }
}

fn compare(earlier: &Map<String, Value>, later: &Map<String, Value>, at: &mut Vec<String>, edits: &mut Vec<DeltaEdit>) {
    let added = later.keys().filter(|key| !earlier.contains_key(*key));
    for key in earlier.keys().chain(added) {
        at.push(key.clone());
        match (earlier.get(key), later.get(key)) {
            (Some(Value::Object(earlier)), Some(Value::Object(later))) => compare(earlier, later, at, edits),
            (earlier, later) => {
                let (earlier, later) = (something(earlier), something(later));
                if earlier != later {
                    edits.push(DeltaEdit { at: at.clone(), earlier: earlier.cloned(), later: later.cloned() });
                }
            }
        }
        let _ = at.pop();
    }
}

fn something(value: Option<&Value>) -> Option<&Value> {
    value.filter(|value| !value.is_null())
}

/// `filing` with its values replaced; each edit is a path, the value expected there and the new value.
fn turned<'a>(
    filing: &Filing,
    edits: impl Iterator<Item = (&'a Vec<String>, &'a Option<Value>, &'a Option<Value>)>,
) -> Option<Filing> {
    let mut root = filing.root.clone();
    for (at, from, to) in edits {
        let (last, parents) = at.split_last()?;
        let mut place = &mut root;
        for key in parents {
            place = place.get_mut(key)?.as_object_mut()?;
        }
        if something(place.get(last)) != from.as_ref() {
            return None;
        }
        match to {
            Some(value) => place.insert(last.clone(), value.clone()),
            None => place.shift_remove(last),
        };
    }
    Filing::from_value(Value::Object(root)).ok()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::filing::Kind;

    /// Paths of which some share objects and some are items of the same list.
    const PLACES: [&str; 6] = [
        "icp_subject.base_info.name",
        "icp_subject.base_info.address",
        "icp_subject.principal_info.name",
        "facts.applet_name",
        "facts.letters_signed_on[a.b]",
        "facts.letters_signed_on[c]",
    ];

    fn filing() -> impl Strategy<Value = Filing> {
        proptest::collection::vec((0..PLACES.len(), "[甲乙]{0,2}"), 0..8).prop_map(|answers| {
            let mut filing = Filing::new(Kind::New);
            for (place, text) in answers {
                if text.is_empty() { filing.remove(PLACES[place]) } else { filing.set(PLACES[place], text) }
            }
            filing.set("icp_materials.commitment_letter", vec![filing.text(PLACES[3]).to_owned()]);
            filing
        })
    }

    proptest! {
        #[test]
        fn it_leads_back_and_forth_and_is_kept_as_text(earlier in filing(), later in filing(), other in filing()) {
            let delta = Delta::between(&earlier, &later);
            prop_assert_eq!(delta.is_empty(), earlier == later);
            let kept: Delta = serde_json::from_str(&serde_json::to_string(&delta).unwrap()).unwrap();
            prop_assert_eq!(&kept, &delta);
            prop_assert_eq!(kept.forth(&earlier), Some(later.clone()));
            prop_assert_eq!(kept.back(&later), Some(earlier));
            // Applied to a state that it was not made from, it yields nothing, or a state that differs elsewhere alone.
            if let Some(turned) = kept.forth(&other) {
                prop_assert_eq!(kept.back(&turned), Some(other));
            }
        }
    }

    #[test]
    fn a_value_of_another_type_is_no_filing() {
        let (empty, mut named) = (Filing::new(Kind::New), Filing::new(Kind::New));
        named.set("facts.applet_name", "样本");
        let text = serde_json::to_string(&Delta::between(&empty, &named)).unwrap().replace("\"样本\"", "[7]");
        let tampered: Delta = serde_json::from_str(&text).unwrap();
        assert_eq!(tampered.forth(&empty), None);
        assert!(Delta::default().forth(&empty).is_some());
    }
}
