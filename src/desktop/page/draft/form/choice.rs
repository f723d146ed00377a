//! The dialogs for choosing from the reference tables.

use std::sync::Arc;

use serde_json::{Map, Value};

use super::super::answers::Answers;
use super::super::section::Section;
use super::layout::fields_of;
use super::{APPROVALS, SERVICES};
use crate::desktop::widget::picker::{Picker, PickerItem};
use crate::desktop::words::Words;
use crate::filing::path::{MANAGER, PRINCIPAL, REGION, item};
use crate::filing::{Filing, Shape, field};
use crate::i18n::Language;
use crate::identifier;
use crate::package::in_words;
use crate::reference::Reference;
use crate::reference::regions::Region;
use crate::reference::subject::INDIVIDUAL;
use crate::store::KnownPerson;

/// What is chosen in a dialog.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Ask {
    /// Nature of the subject.
    Nature,
    /// Type of the certificate at this path.
    Certificate(String),
    /// Province, city, district.
    Region,
    /// Service contents.
    Services,
    /// Another pre-approval.
    Approval,
    /// The fields that a modification changes.
    Changed,
    /// A person of an earlier filing, for the role at this path.
    Person(String),
    /// A field to go to.
    Field,
    /// The field that a reason of a rejection is about: the reason, and the button that opened the dialog.
    Reason(String, String),
}

const NATURE: &str = field!("icp_subject.base_info.type");

impl Ask {
    /// The dialog.
    pub fn picker(&self, filing: &Filing, persons: &[Arc<KnownPerson>], words: Words, reference: &Reference) -> Picker {
        match self {
            Self::Nature => {
                let chosen = filing.number(NATURE).map(|code| code.to_string());
                Picker::one(words.label(NATURE), natures(words, reference), chosen)
            }
            Self::Certificate(path) => {
                let chosen = filing.number(path).map(|code| code.to_string());
                Picker::one(words.label(path), certificates(path, filing, words, reference), chosen)
            }
            Self::Region => {
                let mut picker = Picker::one(words.get("app-region"), Vec::new(), None);
                picker.pool = districts(reference);
                picker.chosen = REGION.map(|path| filing.text(path).to_owned()).into();
                picker.show(step(reference.regions.provinces(), true));
                picker
            }
            Self::Services => {
                let chosen = filing.numbers(SERVICES).into_iter().map(|id| id.to_string()).collect();
                let most = field::at(SERVICES).and_then(|field| field.most).unwrap_or(5);
                Picker::several(words.label(SERVICES), services(words, reference), chosen, most)
            }
            Self::Approval => Picker::one(words.label(APPROVALS), approvals(filing, words, reference), None),
            Self::Changed => {
                let chosen = texts(filing, field!("change.changed"));
                let items = changeable(filing, words, reference);
                let most = items.len();
                Picker::several(words.label(field!("change.changed")), items, chosen, most)
            }
            Self::Person(_) => Picker::one(words.get("app-persons"), known(persons), None),
            Self::Field => Picker::one(words.get("app-find"), asked(filing, words, reference), None),
            Self::Reason(..) => Picker::one(words.get("app-reason-field"), asked(filing, words, reference), None),
        }
    }

    /// Shows the entries below an entry.
    pub fn enter(&self, picker: &mut Picker, item: PickerItem, reference: &Reference) {
        let leads_on = picker.trail.is_empty();
        let children: Vec<&Region> = reference.regions.children(&item.value).collect();
        picker.trail.push((item.value.clone(), item.label));
        let items = step(children.into_iter(), leads_on);
        picker.show(items);
    }

    /// Goes back to before a step of the trail.
    pub fn back(&self, picker: &mut Picker, at: usize, reference: &Reference) {
        picker.trail.truncate(at);
        let items = match picker.trail.last() {
            None => step(reference.regions.provinces(), true),
            Some((code, _)) => step(reference.regions.children(code), picker.trail.len() < 2),
        };
        picker.show(items);
    }

    /// Id of the widget that gets the focus when the dialog closes: the button that opened it, or the one that replaced
    /// it. `None` if a key opened it.
    pub fn place(&self, filing: &Filing, reference: &Reference) -> Option<String> {
        let place = match self {
            Self::Nature => NATURE.to_owned(),
            Self::Certificate(path) => path.clone(),
            Self::Region => REGION[0].to_owned(),
            Self::Services => SERVICES.to_owned(),
            Self::Approval => {
                let none = reference.pre_approvals.none();
                let details = filing.list(APPROVALS);
                let excluded =
                    details.iter().position(|detail| detail.get("type").and_then(Value::as_i64) == Some(none));
                excluded.map_or_else(|| APPROVALS.to_owned(), |index| format!("{}/remove", item(APPROVALS, index)))
            }
            Self::Changed => field!("change.changed").to_owned(),
            Self::Person(role) => person_field!(role, "name"),
            Self::Field => return None,
            Self::Reason(_, opener) => opener.clone(),
        };
        Some(place)
    }

    /// Sets the chosen codes in the filing. Returns whether something changed.
    pub fn answer(
        &self,
        codes: &[String],
        answers: &mut Answers,
        persons: &[Arc<KnownPerson>],
        reference: &Reference,
    ) -> bool {
        let first = codes.first();
        let number = first.and_then(|code| code.parse::<i64>().ok());
        match self {
            Self::Nature => number.is_some_and(|code| answers.set(NATURE, code.into())),
            Self::Certificate(path) => number.is_some_and(|code| answers.set(path, code.into())),
            Self::Region => {
                let Some((province, city, district)) = first.and_then(|code| parents(code, reference)) else {
                    return false;
                };
                answers.change("region", |filing| {
                    filing.set(REGION[0], province);
                    filing.set(REGION[1], city);
                    filing.set(REGION[2], district);
                })
            }
            Self::Services => {
                let ids: Vec<i64> = codes.iter().filter_map(|code| code.parse().ok()).collect();
                answers.set(SERVICES, ids.into())
            }
            Self::Approval => number.is_some_and(|code| add_approval(code, answers, reference)),
            Self::Changed => {
                let paths: Vec<Value> = codes.iter().map(|code| Value::from(code.as_str())).collect();
                answers.set(field!("change.changed"), Value::Array(paths))
            }
            Self::Person(base) => {
                let person = number.and_then(|index| persons.get(usize::try_from(index).ok()?));
                person.is_some_and(|person| {
                    let of = |(key, value): &(String, Value)| (format!("{base}.{key}"), value.clone());
                    answers.set_all("person", person.answers.iter().map(of))
                })
            }
            // A field to go to or the field of a reason is not an answer.
            Self::Field | Self::Reason(..) => false,
        }
    }
}

fn texts(filing: &Filing, path: &str) -> Vec<String> {
    filing.list(path).iter().filter_map(Value::as_str).map(str::to_owned).collect()
}

fn natures(words: Words, reference: &Reference) -> Vec<PickerItem> {
    let all = reference.subject_types.all().iter();
    all.map(|nature| PickerItem {
        value: nature.code.to_string(),
        label: nature.name(words.0).to_owned(),
        detail: nature.hint(words.0).to_owned(),
        ..PickerItem::default()
    })
    .collect()
}

/// Certificate types of a person, or for the subject's nature.
fn certificates(path: &str, filing: &Filing, words: Words, reference: &Reference) -> Vec<PickerItem> {
    let subject = if path.contains("organize_info") {
        filing.number(field!("icp_subject.base_info.type")).unwrap_or(INDIVIDUAL)
    } else {
        INDIVIDUAL
    };
    let types = reference.certificate_types.of_subject(subject);
    types
        .map(|kind| PickerItem {
            value: kind.code.to_string(),
            label: kind.name(words.0).to_owned(),
            ..PickerItem::default()
        })
        .collect()
}

fn step<'a>(regions: impl Iterator<Item = &'a Region>, leads_on: bool) -> Vec<PickerItem> {
    regions
        .map(|region| PickerItem {
            value: region.code.clone(),
            label: region.name.clone(),
            leads_on,
            ..PickerItem::default()
        })
        .collect()
}

/// Every district with its full name, for the search.
fn districts(reference: &Reference) -> Vec<PickerItem> {
    let regions = &reference.regions;
    let mut items = Vec::new();
    for province in regions.provinces() {
        for city in regions.children(&province.code) {
            for district in regions.children(&city.code) {
                items.push(PickerItem {
                    value: district.code.clone(),
                    label: regions.names(&province.code, &city.code, &district.code).join(" "),
                    ..PickerItem::default()
                });
            }
        }
    }
    items
}

fn parents(district: &str, reference: &Reference) -> Option<(String, String, String)> {
    let district = reference.regions.get(district)?;
    let city = reference.regions.get(&district.parent)?;
    Some((city.parent.clone(), city.code.clone(), district.code.clone()))
}

fn services(words: Words, reference: &Reference) -> Vec<PickerItem> {
    let mut items = Vec::new();
    let contents = &reference.service_contents;
    for group in contents.groups() {
        for service in &group.services {
            items.push(PickerItem {
                value: service.id.to_string(),
                label: contents.title(service.id, words.0).unwrap_or_default(),
                detail: service.hint(words.0).to_owned(),
                group: group.name(words.0).to_owned(),
                names: official(&service.name, words)
                    .chain(reference.synonyms.of_service(service.id))
                    .cloned()
                    .collect(),
                ..PickerItem::default()
            });
        }
    }
    items
}

/// The name that the console shows, by which an entry is also found where it is shown in another language.
fn official(name: &String, words: Words) -> impl Iterator<Item = &String> {
    (words.0 != Language::Chinese).then_some(name).into_iter()
}

/// Pre-approvals that are in force and not listed yet; "none of them" comes first.
fn approvals(filing: &Filing, words: Words, reference: &Reference) -> Vec<PickerItem> {
    let none = reference.pre_approvals.none();
    let listed = listed(filing);
    let mut all: Vec<_> = reference.pre_approvals.all().iter().collect();
    all.sort_by_key(|approval| approval.code != none);
    all.into_iter()
        .filter(|approval| approval.in_force || approval.code == none)
        .filter(|approval| !listed.contains(&approval.code))
        .map(|approval| PickerItem {
            value: approval.code.to_string(),
            label: approval.name(words.0).to_owned(),
            detail: [approval.authority(words.0), approval.hint(words.0)]
                .into_iter()
                .filter(|text| !text.is_empty())
                .collect::<Vec<_>>()
                .join("·"),
            names: official(&approval.name, words)
                .chain(reference.synonyms.of_approval(approval.code))
                .cloned()
                .collect(),
            ..PickerItem::default()
        })
        .collect()
}

/// Codes of the pre-approvals that the filing lists.
pub fn listed(filing: &Filing) -> Vec<i64> {
    let details = filing.list(APPROVALS).iter();
    details.filter_map(|detail| detail.get("type").and_then(Value::as_i64)).collect()
}

/// "None of them" excludes all others.
pub fn add_approval(code: i64, answers: &mut Answers, reference: &Reference) -> bool {
    let none = reference.pre_approvals.none();
    let detail = |code: i64| Value::Object(Map::from_iter([("type".to_owned(), code.into())]));
    let mut details: Vec<Value> = answers.filing().list(APPROVALS).to_vec();
    if code == none {
        details.clear();
    } else {
        details.retain(|detail| detail.get("type").and_then(Value::as_i64) != Some(none));
    }
    details.push(detail(code));
    answers.set(APPROVALS, Value::Array(details))
}

/// Fields that a modification can list.
fn changeable(filing: &Filing, words: Words, reference: &Reference) -> Vec<PickerItem> {
    let mut items = Vec::new();
    let mut whole: Vec<PickerItem> = [PRINCIPAL, MANAGER].map(|base| whole_person(base, filing, words)).into();
    for item in single_answers(filing, words, reference) {
        // A whole person stands before the answers about it.
        if let Some(at) = whole.iter().position(|whole| whole.members.contains(&item.value)) {
            let first = items.iter().position(|other: &PickerItem| other.group == item.group).unwrap_or(items.len());
            items.insert(first, whole.remove(at));
        }
        items.push(item);
    }
    items
}

/// All answers about the person at `base`.
fn whole_person(base: &str, filing: &Filing, words: Words) -> PickerItem {
    let of_person = |field: &&field::Field| field.may_change() && field.path.starts_with(&format!("{base}."));
    let members = field::all().iter().filter(of_person).map(|field| field.path.clone()).collect();
    let section = words.get(&format!("app-section-{}", Section::of(&format!("{base}.name")).name()));
    PickerItem {
        value: format!("whole/{base}"),
        label: words.put("app-changed-person", &[("who", &section)]),
        detail: filing.text(&format!("{base}.name")).to_owned(),
        group: section,
        members,
        ..PickerItem::default()
    }
}

/// Every answer that may change.
fn single_answers(filing: &Filing, words: Words, reference: &Reference) -> Vec<PickerItem> {
    field::all()
        .iter()
        .filter(|field| field.may_change())
        .map(|field| PickerItem {
            value: field.path.clone(),
            label: words.label(&field.path),
            detail: match field.value {
                Shape::Media | Shape::MediaList => String::new(),
                _ => in_words(filing, &field.path, reference, words.0).replace('\n', "·"),
            },
            group: words.get(&format!("app-section-{}", Section::of(&field.path).name())),
            ..PickerItem::default()
        })
        .collect()
}

/// Persons of earlier filings, by their index in the list.
fn known(persons: &[Arc<KnownPerson>]) -> Vec<PickerItem> {
    let item = |(index, person): (usize, &Arc<KnownPerson>)| PickerItem {
        value: index.to_string(),
        label: person.name.clone(),
        detail: identifier::masked(&person.number),
        ..PickerItem::default()
    };
    persons.iter().enumerate().map(item).collect()
}

/// Every field of this filing with its answer, section by section.
fn asked(filing: &Filing, words: Words, reference: &Reference) -> Vec<PickerItem> {
    let mut items = Vec::new();
    for section in Section::of_filing(filing) {
        let group = words.get(&format!("app-section-{}", section.name()));
        for path in fields_of(section, filing) {
            // The region is one question with three answers.
            let (label, detail) = if path == REGION[0] {
                let [one, two, three] = REGION.map(|path| filing.text(path));
                (words.get("app-region"), reference.regions.names(one, two, three).join(" "))
            } else {
                (words.label(&path), in_words(filing, &path, reference, words.0).replace('\n', "·"))
            };
            items.push(PickerItem { value: path, label, detail, group: group.clone(), ..PickerItem::default() });
        }
    }
    items
}
