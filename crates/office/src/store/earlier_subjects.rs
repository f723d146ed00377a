//! Subjects and persons of earlier drafts, to prefill the next filing.

use std::collections::{HashMap, HashSet};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::{Arc, PoisonError};

use serde_json::Value;

use super::error::{Cause, StoreError};
use super::{Library, index};
use crate::filing::path::{MANAGER, PRINCIPAL};
use crate::filing::{Filing, Kind, field};

/// A subject of an earlier draft.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KnownSubject {
    /// Name.
    pub name: String,
    /// Number of the certificate; empty where it is not given.
    pub number: String,
    /// Id of the draft with its answers: the last changed one.
    pub draft: String,
}

/// A responsible person of an earlier draft.
#[derive(Debug, Clone, PartialEq)]
pub struct KnownPerson {
    /// Name.
    pub name: String,
    /// Number of the certificate; empty where it is not given.
    pub number: String,
    /// Id of the draft with the answers: the last changed one.
    pub draft: String,
    /// Answers by the key below the person's base path (`mobile`).
    pub answers: Vec<(String, Value)>,
}

/// Maximum number of drafts read for their persons; drafts that name no new person do not count.
const READ: usize = 400;

/// Persons read from drafts, each with the draft's place in the change order at that time.
#[derive(Debug, Default)]
pub(super) struct ReadPersons {
    numbers: HashMap<String, NamedNumbers>,
    /// Persons of the drafts that were read completely.
    persons: HashMap<String, (i64, Vec<Arc<KnownPerson>>)>,
}

/// Digests of the numbers in a draft at this place; `None` for a person without one.
#[derive(Debug, Clone, Copy)]
struct NamedNumbers {
    place: i64,
    digests: [Option<u64>; 2],
}

impl ReadPersons {
    pub(super) fn clear(&mut self) {
        *self = Self::default();
    }
}

/// Keys of a person that apply to one filing only.
const OF_ONE_FILING: [&str; 2] = ["authorization_letter", "verify_task_id"];

/// Answers about a subject outside its own objects.
const SUBJECT_FACTS: [&str; 5] = [
    field!("facts.subject_certificate_valid_until"),
    field!("facts.business_scope"),
    field!("facts.principal_is_legal_representative"),
    field!("facts.sole_proprietor"),
    field!("facts.nationality"),
];

/// A new filing of kind `kind` for the subject of `filing`: the answers about the subject and its responsible person
/// are copied, all others are open.
pub fn filing_of_same_subject(filing: &Filing, kind: Kind) -> Filing {
    let mut next = Filing::new(kind);
    for (path, value) in answers_of_subject(filing) {
        next.set(&path, value);
    }
    next
}

/// The answers of `filing` about its subject, by full path.
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

    /// Responsible persons of the drafts outside the trash, each once, the last changed first. Only drafts that changed
    /// since the last call are read again.
    ///
    /// # Errors
    /// [`StoreError`] as the database reports it.
    pub fn persons(&self) -> Result<Vec<Arc<KnownPerson>>, StoreError> {
        let mut read = self.persons.lock().unwrap_or_else(PoisonError::into_inner);
        let mut before = std::mem::take(&mut *read);
        let (mut seen, mut persons) = (HashSet::new(), Vec::<Arc<KnownPerson>>::new());
        let drafts = self.numbers(&mut before.numbers, &mut read.numbers)?;
        let drafts = drafts.into_iter().filter(|(_, numbers)| {
            // A person without a number may be a new one.
            numbers.digests.map(|number| number.is_none_or(|number| seen.insert(number))) != [false; 2]
        });
        for (id, NamedNumbers { place, .. }) in drafts.take(READ) {
            let known = before.persons.remove(&id).filter(|(of, _)| *of == place);
            let theirs = known.map_or_else(|| self.persons_of(&id), |(_, persons)| Ok(persons))?;
            for person in &theirs {
                let known = |other: &Arc<KnownPerson>| (&other.name, &other.number) == (&person.name, &person.number);
                if !persons.iter().any(known) {
                    persons.push(person.clone());
                }
            }
            read.persons.insert(id, (place, theirs));
        }
        Ok(persons)
    }

    /// Every draft outside the trash, the last changed first, with its numbers. Entries of `before` that are still
    /// current are moved to `read`.
    fn numbers(
        &self,
        before: &mut HashMap<String, NamedNumbers>,
        read: &mut HashMap<String, NamedNumbers>,
    ) -> Result<Vec<(String, NamedNumbers)>, StoreError> {
        self.query(|connection| {
            let mut list = connection.prepare_cached(
                "SELECT id, place FROM draft INDEXED BY draft_in_list WHERE discarded IS NULL ORDER BY place DESC",
            )?;
            let mut rows = list.query([])?;
            let mut drafts = Vec::with_capacity(before.len());
            while let Some(row) = rows.next()? {
                let (id, place): (String, i64) = (row.get(0)?, row.get(1)?);
                let numbers = match before.remove(&id).filter(|numbers| numbers.place == place) {
                    Some(numbers) => numbers,
                    None => match index::profiled(connection, &id)? {
                        Some(profiled) => {
                            let digests = profiled.profile.contacts().map(|contact| digest(&contact.number));
                            NamedNumbers { place, digests }
                        }
                        None => continue,
                    },
                };
                read.insert(id.clone(), numbers);
                drafts.push((id, numbers));
            }
            Ok(drafts)
        })
    }

    /// Persons named in the draft `id`; none where it cannot be read.
    fn persons_of(&self, id: &str) -> Result<Vec<Arc<KnownPerson>>, StoreError> {
        match self.load(id) {
            Ok(draft) => {
                let persons = [PRINCIPAL, MANAGER].map(|base| person(&draft.filing, base, id));
                Ok(persons.into_iter().filter(|person| !person.name.is_empty()).map(Arc::new).collect())
            }
            Err(StoreError { cause: Cause::Unusable { .. } | Cause::Altered(_) | Cause::NoDraft(_), .. }) => {
                Ok(Vec::new())
            }
            Err(error) => Err(error),
        }
    }
}

/// Distinguishes numbers within one run; `None` for an empty one.
fn digest(number: &str) -> Option<u64> {
    let mut hasher = DefaultHasher::new();
    number.hash(&mut hasher);
    (!number.is_empty()).then(|| hasher.finish())
}

/// The answers of `filing` about the person at `base`.
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

#[cfg(test)]
mod tests {
    use super::*;

    fn filing(name: &str, number: usize) -> Filing {
        let mut filing = Filing::new(Kind::New);
        filing.set(person_field!(PRINCIPAL, "name").as_str(), name);
        filing.set(person_field!(PRINCIPAL, "certificate_number").as_str(), number.to_string());
        filing
    }

    #[test]
    fn only_drafts_that_changed_are_read_again_for_their_persons() {
        let folder = tempfile::tempdir().unwrap();
        let library = Library::open(folder.path()).unwrap();
        let filings: Vec<Filing> = (0..5).map(|number| filing("样本", number)).collect();
        let ids: Vec<String> = library.create_all(&filings).unwrap().into_iter().map(|draft| draft.id).collect();
        let before = library.persons().unwrap();
        assert_eq!(before.len(), 5);
        library.save(&ids[2], 1, &filing("样本二", 2)).unwrap();
        library.discard(&ids[0]).unwrap();
        let after = library.persons().unwrap();
        let names: Vec<&str> = after.iter().map(|person| person.name.as_str()).collect();
        assert_eq!(names, ["样本二", "样本", "样本", "样本"], "the last changed first");
        let again = after.iter().filter(|person| !before.iter().any(|other| Arc::ptr_eq(other, person))).count();
        assert_eq!(again, 1, "read again");
        assert!(library.profiles.lock().unwrap().is_empty(), "what nobody asks for is not held");
        library.forget_profiles();
        let read = library.persons.lock().unwrap();
        assert!(read.numbers.is_empty() && read.persons.is_empty());
    }
}
