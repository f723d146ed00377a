//! Filters the list of drafts by state, kind, owner and tag.

use std::collections::BTreeSet;

use iced::widget::{Column, container, row, text};
use iced::{Center, Element, Fill};

use super::Message;
use super::state::{ShownState, StateNames};
use crate::desktop::reminders::Standings;
use crate::desktop::theme::{space as gap, style};
use crate::desktop::widget::button;
use crate::desktop::words::Words;
use crate::filing::Kind;
use crate::store::Summary;

/// Conditions for showing a draft; `None` for any.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filter {
    /// How far it is, by the name on its badge.
    pub state: Option<String>,
    /// What it asks for.
    pub kind: Option<Kind>,
    /// Its owner.
    pub owner: Option<String>,
    /// One of its tags.
    pub tag: Option<String>,
}

impl Filter {
    /// Whether a draft is shown whose badge says `state`.
    pub fn takes(&self, draft: &Summary, state: &str) -> bool {
        let is = |wanted: &Option<String>, held: &[String]| wanted.as_ref().is_none_or(|wanted| held.contains(wanted));
        self.state.as_ref().is_none_or(|wanted| wanted == state)
            && self.kind.is_none_or(|kind| draft.kind == kind)
            && is(&self.owner, std::slice::from_ref(&draft.label.owner))
            && is(&self.tag, &draft.label.tags)
    }

    /// Number of conditions.
    pub fn conditions(&self) -> usize {
        let Self { state, kind, owner, tag } = self;
        [state.is_some(), kind.is_some(), owner.is_some(), tag.is_some()].into_iter().filter(|set| *set).count()
    }

    /// A row of choices for each condition that tells drafts from others.
    pub fn view<'a>(&self, drafts: &[Summary], standings: &Standings, words: Words) -> Element<'a, Message> {
        let names = StateNames::new(words);
        let mut states: Vec<(usize, &str)> = Vec::new();
        for draft in drafts {
            let state = ShownState::of(draft, standings);
            let name = names.of(state, draft.kind);
            if states.iter().all(|(_, known)| *known != name) {
                states.push((state.rank(), name));
            }
        }
        states.sort_unstable();
        let states = states.into_iter().map(|(_, name)| (name.to_owned(), name.to_owned()));
        let kinds = Kind::ALL.into_iter().filter(|kind| drafts.iter().any(|draft| draft.kind == *kind));
        let kinds = kinds.map(|kind| (kind, words.get(&format!("app-kind-{}", kind.name()))));
        let owners: BTreeSet<&String> = drafts.iter().map(|draft| &draft.label.owner).collect();
        let tags: BTreeSet<&String> = drafts.iter().flat_map(|draft| &draft.label.tags).collect();
        let named = |texts: BTreeSet<&String>| -> Vec<(String, String)> {
            texts.into_iter().filter(|text| !text.is_empty()).map(|text| (text.clone(), text.clone())).collect()
        };
        let rows = [
            self.choices("state", states.collect(), self.state.as_ref(), words, |filter, state| filter.state = state),
            self.choices("kind", kinds.collect(), self.kind.as_ref(), words, |filter, kind| filter.kind = kind),
            self.choices("owner", named(owners), self.owner.as_ref(), words, |filter, owner| filter.owner = owner),
            self.choices("tag", named(tags), self.tag.as_ref(), words, |filter, tag| filter.tag = tag),
        ];
        let rows = Column::with_children(rows.into_iter().flatten()).spacing(gap::ONE);
        container(rows).padding([12.0, 20.0]).width(Fill).style(style::card).into()
    }

    /// One condition: all its values, and "any".
    fn choices<'a, Value: Clone + PartialEq>(
        &self,
        name: &str,
        values: Vec<(Value, String)>,
        chosen: Option<&Value>,
        words: Words,
        set: impl Fn(&mut Self, Option<Value>),
    ) -> Option<Element<'a, Message>> {
        if values.is_empty() {
            return None;
        }
        let all = (None, words.get("app-filter-all"));
        let values: Vec<(Option<Value>, String)> =
            std::iter::once(all).chain(values.into_iter().map(|(value, label)| (Some(value), label))).collect();
        let place = values.iter().position(|(value, _)| value.as_ref() == chosen);
        let labels = values.iter().enumerate().map(|(place, (_, label))| (place, label.clone()));
        let filtered = |place: usize| {
            let mut filter = self.clone();
            set(&mut filter, values.get(place).and_then(|(value, _)| value.clone()));
            Message::Filtered(filter)
        };
        let choices = button::segments(&format!("home/filter-{name}"), labels, place, filtered);
        let label = container(text(words.get(&format!("app-filter-{name}")))).width(72);
        Some(row![label, choices].spacing(gap::TWO).align_y(Center).into())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::{DraftState, Label};

    #[test]
    fn a_draft_is_shown_that_meets_every_condition() {
        let draft = Summary {
            id: String::new(),
            title: String::new(),
            subject: String::new(),
            number: String::new(),
            kind: Kind::Change,
            state: DraftState::Ready,
            modified: 0,
            progress: None,
            stamp: (0, 0),
            label: Label::typed("王样本", "加急 年检", ""),
        };
        let mut filter = Filter::default();
        assert!(filter.takes(&draft, "可导出") && filter.conditions() == 0);
        filter =
            Filter { kind: Some(Kind::Change), owner: Some("王样本".into()), tag: Some("年检".into()), ..filter };
        assert!(filter.takes(&draft, "可导出") && filter.conditions() == 3);
        for other in [
            Filter { state: Some("填写中".to_owned()), ..filter.clone() },
            Filter { kind: Some(Kind::New), ..filter.clone() },
            Filter { owner: Some("李样本".into()), ..filter.clone() },
            Filter { tag: Some("加".into()), ..filter.clone() },
        ] {
            assert!(!other.takes(&draft, "可导出"), "{other:?}");
        }
    }
}
