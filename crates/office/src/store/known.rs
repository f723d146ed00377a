//! Subjects and persons of earlier drafts, to start the next filing from.

use std::collections::HashSet;

use serde_json::Value;

use super::Library;
use super::error::StoreError;
use crate::filing::path::{MANAGER, PRINCIPAL};
use crate::filing::{Filing, Kind, field};

/// A subject or person that was entered before.
#[derive(Debug, Clone, PartialEq)]
pub struct Known {
    /// Name.
    pub name: String,
    /// Number of the certificate; empty where it was not answered.
    pub number: String,
    /// Id of the draft that the answers come from, the last changed one.
    pub draft: String,
    /// Answers: for a subject by full path, for a person by the key below its base path (`mobile`).
    pub answers: Vec<(String, Value)>,
}

/// How many drafts, the last changed, are searched for subjects and persons: more are never looked through by hand.
const SEARCHED: i64 = 400;

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
    /// Subjects of the drafts last changed, each once.
    ///
    /// # Errors
    /// [`StoreError`] as the database reports it.
    pub fn subjects(&self) -> Result<Vec<Known>, StoreError> {
        let number = field!("icp_subject.organize_info.certificate_number");
        self.known(|filing| {
            vec![(filing.text(field!("icp_subject.base_info.name")), filing.text(number), answers_of_subject(filing))]
        })
    }

    /// Responsible persons of the drafts last changed, each once.
    ///
    /// # Errors
    /// [`StoreError`] as the database reports it.
    pub fn persons(&self) -> Result<Vec<Known>, StoreError> {
        self.known(|filing| {
            let person = |base: &'static str| {
                let entries = filing.object(base).into_iter().flatten();
                let answers = entries
                    .filter(|(key, value)| !value.is_null() && !OF_ONE_FILING.contains(&key.as_str()))
                    .map(|(key, value)| (key.clone(), value.clone()))
                    .collect();
                let of = |key: &str| filing.text(&format!("{base}.{key}"));
                (of("name"), of("certificate_number"), answers)
            };
            vec![person(PRINCIPAL), person(MANAGER)]
        })
    }

    /// Every named thing that `find` sees in the [`SEARCHED`] drafts last changed, once per name and number.
    fn known(
        &self,
        find: impl Fn(&Filing) -> Vec<(&str, &str, Vec<(String, Value)>)>,
    ) -> Result<Vec<Known>, StoreError> {
        self.query(|connection| {
            let mut statement = connection
                .prepare("SELECT id, body FROM draft WHERE discarded IS NULL ORDER BY place DESC, id DESC LIMIT ?1")?;
            let mut rows = statement.query([SEARCHED])?;
            let mut seen = HashSet::new();
            let mut known = Vec::new();
            while let Some(row) = rows.next()? {
                let draft: String = row.get(0)?;
                let Ok(filing) = Filing::from_json(&row.get::<_, String>(1)?) else { continue };
                for (name, number, answers) in find(&filing) {
                    if !name.is_empty() && seen.insert((name.to_owned(), number.to_owned())) {
                        let (name, number) = (name.to_owned(), number.to_owned());
                        known.push(Known { name, number, draft: draft.clone(), answers });
                    }
                }
            }
            Ok(known)
        })
    }
}
