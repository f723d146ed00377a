//! Searches the list of drafts.

use std::collections::HashMap;
use std::sync::Arc;

use super::ListOrder;
use super::filter::Filter;
use super::state::{ShownState, StateNames};
use crate::desktop::reminders::Standings;
use crate::desktop::words::Words;
use crate::store::{Profiled, Summary};

/// The persons in the drafts, by id.
pub type People = HashMap<String, Arc<Profiled>>;

/// Search texts of the drafts of a list in lower case, in their order: built once per list, so that each key press only
/// scans them.
pub struct SearchTexts(Vec<String>);

impl SearchTexts {
    /// Name, subject, number and label of each draft and, as far as `people` has them, name, number and telephones of
    /// its responsible persons.
    pub fn of(drafts: &[Summary], people: &People) -> Self {
        let text = |draft: &Summary| {
            let label = &draft.label;
            let persons = people.get(&draft.id).map(|draft| draft.profile.contacts());
            let persons = persons.into_iter().flatten();
            let said: Vec<&str> = [&draft.title, &draft.subject, &draft.number, &label.owner, &label.note]
                .into_iter()
                .chain(&label.tags)
                .chain(persons.flat_map(|of| [&of.name, &of.number, &of.mobile, &of.emergency]))
                .map(String::as_str)
                .collect();
            said.join("\n").to_lowercase()
        };
        Self(drafts.iter().map(text).collect())
    }
}

/// Places in `drafts`, of which `texts` are made and that stand where `standings` say, of those that `filter` takes and
/// whose texts or state hold `query`, in order. Spaces and dashes in a number that is looked for count for nothing.
pub fn found(
    drafts: &[Summary],
    texts: &SearchTexts,
    query: &str,
    filter: &Filter,
    order: ListOrder,
    (standings, words): (&Standings, Words),
) -> Vec<usize> {
    let wanted = query.trim().to_lowercase();
    let bare: String = wanted.chars().filter(|sign| !sign.is_whitespace() && *sign != '-').collect();
    let bare = Some(bare).filter(|bare| !bare.is_empty() && *bare != wanted);
    let holds = |text: &str| text.contains(&wanted) || bare.as_ref().is_some_and(|bare| text.contains(bare));
    let names = StateNames::new(words);
    let name = |draft: &Summary| names.of(ShownState::of(draft, standings), draft.kind);
    let said = |place: usize, draft: &Summary| {
        wanted.is_empty()
            || texts.0.get(place).is_some_and(|text| holds(text))
            || name(draft).to_lowercase().contains(&wanted)
    };
    let takes = |draft: &Summary| filter.takes(draft, name(draft));
    let places = drafts.iter().enumerate().filter(|(place, draft)| takes(draft) && said(*place, draft));
    let mut found: Vec<usize> = places.map(|(place, _)| place).collect();
    match order {
        ListOrder::Changed => {}
        ListOrder::Name => found.sort_by(|one, other| drafts[*one].title.cmp(&drafts[*other].title)),
        ListOrder::State => found.sort_by_key(|place| ShownState::of(&drafts[*place], standings).rank()),
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::filing::{Filing, Kind};
    use crate::identifier::Profile;
    use crate::store::{DraftState, Label};

    #[test]
    fn a_draft_is_found_by_name_subject_number_and_state() {
        let draft = |title: &str, number: &str, state| Summary {
            id: title[..1].to_lowercase(),
            title: title.to_owned(),
            subject: "样本商贸有限公司".to_owned(),
            number: number.to_owned(),
            kind: Kind::New,
            state,
            modified: 0,
            progress: None,
            stamp: (0, 0),
            label: Label::default(),
        };
        let drafts = [draft("Alpha", "9144", DraftState::Ready), draft("Beta", "5103", DraftState::Problems)];
        let mut filing = Filing::new(Kind::New);
        for (path, text) in [
            (field!("icp_subject.principal_info.name"), "张样本"),
            (field!("icp_applets.principal_info.certificate_number"), "440305199003070006"),
            (field!("icp_applets.principal_info.mobile"), "13800000001"),
        ] {
            filing.set(path, text);
        }
        let profiled = Profiled { id: "b".to_owned(), title: String::new(), profile: Profile::of(&filing) };
        let people = People::from([("b".to_owned(), Arc::new(profiled))]);
        let texts = SearchTexts::of(&drafts, &people);
        let nowhere = Standings::default();
        let among =
            |query: &str, order| found(&drafts, &texts, query, &Filter::default(), order, (&nowhere, Words::default()));
        let by = |query: &str| among(query, ListOrder::Changed);
        for of_a_person in ["张样本", "440305199003070006", "138 0000 0001", "0307"] {
            assert_eq!(by(of_a_person), [1], "{of_a_person}");
        }
        assert_eq!(by(" alpha "), [0]);
        assert_eq!(by("商贸"), [0, 1]);
        assert_eq!(by("5103"), [1]);
        assert_eq!(by("可导出"), [0]);
        assert_eq!(by("样本记账"), [0usize; 0]);
        assert_eq!(among("", ListOrder::State), [1, 0]);
    }
}
