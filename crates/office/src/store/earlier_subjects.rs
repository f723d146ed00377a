//! Subjects and persons of earlier drafts, to start the next filing from.

use std::collections::HashSet;

use serde_json::Value;

use super::Library;
use super::error::{Cause, StoreError};
use crate::filing::path::{MANAGER, PRINCIPAL};
use crate::filing::{Filing, Kind, field};

/// A subject that was entered before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KnownSubject {
    /// Name.
    pub name: String,
    /// Number of the certificate; empty where it was not answered.
    pub number: String,
    /// Id of the draft that its answers are taken from, the last changed one.
    pub draft: String,
}

/// A responsible person who was entered before.
#[derive(Debug, Clone, PartialEq)]
pub struct KnownPerson {
    /// Name.
    pub name: String,
    /// Number of the certificate; empty where it was not answered.
    pub number: String,
    /// Id of the draft that the answers come from, the last changed one.
    pub draft: String,
    /// Answers by the key below the person's base path (`mobile`).
    pub answers: Vec<(String, Value)>,
}

/// How many drafts are read for their persons at most; those that name nobody new do not count.
const READ: usize = 400;

/// Keys of a person that belong to one filing alone.
const OF_ONE_FILING: [&str; 2] = ["authorization_letter", "verify_task_id"];

/// Answers of a subject beside its own objects.
const SUBJECT_FACTS: [&str; 5] = [
    field!("facts.subject_certificate_valid_until"),
    field!("facts.business_scope"),
    field!("facts.principal_is_legal_representative"),
    field!("facts.sole_proprietor"),
    field!("facts.nationality"),
];

/// A new filing of kind `kind` for the subject of `filing`: the answers about the subject and its responsible person are
/// taken over, all others are open.
pub fn filing_of_same_subject(filing: &Filing, kind: Kind) -> Filing {
    let mut next = Filing::new(kind);
    for (path, value) in answers_of_subject(filing) {
        next.set(&path, value);
    }
    next
}

/// What `filing` says of its subject, by full path.
fn answers_of_subject(filing: &Filing) -> Vec<(String, Value)> {
    let own = field::all().iter().map(|field| field.path.as_str()).filter(|path| {
        let key = path.rsplit('.').next().unwrap_or_default();
        path.starts_with("icp_subject.") && !OF_ONE_FILING.contains(&key) && !path.ends_with("base_info.comment")
    });
    let answers = own.chain(SUBJECT_FACTS).filter(|path| filing.has(path));
    answers.filter_map(|path| Some((path.to_owned(), filing.get(path)?.clone()))).collect()
}

impl Library {
    /// Subjects of all drafts outside the trash, each once, the last changed first.
    ///
    /// # Errors
    /// [`StoreError`] as the database reports it.
    pub fn subjects(&self) -> Result<Vec<KnownSubject>, StoreError> {
        let mut seen = HashSet::new();
        let drafts = self.drafts()?.into_iter();
        let drafts = drafts.filter(|draft| !draft.subject.is_empty());
        let new = drafts.filter(|draft| seen.insert((draft.subject.clone(), draft.number.clone())));
        Ok(new.map(|draft| KnownSubject { name: draft.subject, number: draft.number, draft: draft.id }).collect())
    }

    /// Responsible persons of the drafts outside the trash, each once, the last changed first.
    ///
    /// # Errors
    /// [`StoreError`] as the database reports it.
    pub fn persons(&self) -> Result<Vec<KnownPerson>, StoreError> {
        let (mut seen, mut persons) = (HashSet::new(), Vec::<KnownPerson>::new());
        let profiles = self.profiles()?.into_iter();
        let drafts = profiles.filter(|other| {
            // Somebody without a number may be anybody.
            other.profile.contacts().map(|contact| contact.number.is_empty() || seen.insert(contact.number.clone()))
                != [false; 2]
        });
        for other in drafts.take(READ) {
            let id = &other.id;
            let filing = match self.load(id) {
                Ok(draft) => draft.filing,
                Err(StoreError { cause: Cause::Unusable { .. } | Cause::Altered(_) | Cause::NoDraft(_), .. }) => {
                    continue;
                }
                Err(error) => return Err(error),
            };
            for base in [PRINCIPAL, MANAGER] {
                let person = person(&filing, base, id);
                let known = |other: &KnownPerson| (&other.name, &other.number) == (&person.name, &person.number);
                if !person.name.is_empty() && !persons.iter().any(known) {
                    persons.push(person);
                }
            }
        }
        Ok(persons)
    }
}

/// What `filing` says of the person at `base`.
fn person(filing: &Filing, base: &str, draft: &str) -> KnownPerson {
    let entries = filing.object(base).into_iter().flatten();
    let answers = entries
        .filter(|(key, value)| !value.is_null() && !OF_ONE_FILING.contains(&key.as_str()))
        .map(|(key, value)| (key.clone(), value.clone()))
        .collect();
    let name = filing.text(&person_field!(base, "name")).to_owned();
    let number = filing.text(&person_field!(base, "certificate_number")).to_owned();
    KnownPerson { name, number, draft: draft.to_owned(), answers }
}
