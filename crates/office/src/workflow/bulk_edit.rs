//! Bulk edit: changes one answer of a person in several drafts. Lists the persons, what would change in each draft and
//! whether the person is the same, makes the change, and undoes it.

use chrono::NaiveDate;

use super::answers::stage_of;
use super::linked_answers::{follow, list_edits, unmark_read};
use crate::filing::Filing;
use crate::filing::field;
use crate::filing::path::{MANAGER, PRINCIPAL};
use crate::finding::{Finding, Level};
use crate::identifier::normal::{normal, value};
use crate::progress::Stage;
use crate::reference::Reference;
use crate::rules::{self, Inspections};
use crate::store::{Cause, Draft, Library, StoreError};
use crate::view::View;

/// Answers of a person that can be changed in several drafts at once, by their keys.
pub const EDITABLE: [&str; 5] =
    ["mobile", "emergency_contact", "email", "certificate_validity_date_start", "certificate_validity_date_end"];

/// Maximum number of places at which a new answer is checked before it is written.
const CHECKED: usize = 10;

/// A person named in drafts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Somebody {
    /// Name.
    pub name: String,
    /// Number of the certificate; empty where no draft has it.
    pub number: String,
    /// Number of drafts.
    pub drafts: usize,
}

/// Whether a person in a draft is the intended one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Sameness {
    /// Name and number are the same.
    Same,
    /// The name is the same, and one of the two has no number.
    Unsure,
    /// The number is the same with another name.
    OtherName,
    /// The name is the same with another number: a different person.
    OtherNumber,
}

impl Sameness {
    /// Catalogue key of its message; `None` for the same person.
    pub fn key(self) -> Option<&'static str> {
        match self {
            Self::Same => None,
            Self::Unsure => Some("app-edit-unsure"),
            Self::OtherName => Some("app-edit-other-name"),
            Self::OtherNumber => Some("app-edit-other-number"),
        }
    }

    fn of(meant: &Somebody, name: &str, number: &str) -> Option<Self> {
        let (one_name, one_number) = (meant.name == name, !number.is_empty() && meant.number == number);
        match (one_name, one_number) {
            (true, true) => Some(Self::Same),
            (true, false) if number.is_empty() || meant.number.is_empty() => Some(Self::Unsure),
            (true, false) => Some(Self::OtherNumber),
            (false, true) => Some(Self::OtherName),
            (false, false) => None,
        }
    }
}

/// A draft that was read, and where it stands.
#[derive(Debug, Clone, PartialEq)]
pub struct Editable {
    /// The draft.
    pub draft: Draft,
    /// Where it stands.
    pub stage: Stage,
}

impl Editable {
    /// Whether it may change: what is under review or granted is what the authorities have, and only a modification
    /// changes that.
    pub fn may_change(&self) -> bool {
        self.stage.is_in_hand()
    }
}

/// What would change at one place of one draft.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edit {
    /// Index of the draft among those that were read.
    pub draft: usize,
    /// Path of the answer.
    pub path: String,
    /// The present answer; empty where it is not given.
    pub before: String,
    /// Whether the person is the intended one.
    pub sameness: Sameness,
}

/// A changed draft with its previous answers.
#[derive(Debug, Clone, PartialEq)]
pub struct Edited {
    id: String,
    /// Its revision after the change.
    revision: i64,
    before: Filing,
}

/// Reads the drafts with these ids. Those that cannot be read or no longer exist are left out.
///
/// # Errors
/// [`StoreError`] when the library cannot be read.
pub fn read_for_edit(library: &Library, reference: &Reference, ids: &[String]) -> Result<Vec<Editable>, StoreError> {
    let read = ids.iter().map(|id| match library.load(id) {
        Err(StoreError { cause: Cause::Unusable { .. } | Cause::Altered(_) | Cause::NoDraft(_), .. }) => Ok(None),
        loaded => {
            let draft = loaded?;
            let stage = stage_of(library, id, &draft.filing, reference)?;
            Ok(Some(Editable { draft, stage }))
        }
    });
    read.filter_map(Result::transpose).collect()
}

/// Who answers for `drafts`, who answers for most first.
pub fn people(drafts: &[Editable]) -> Vec<Somebody> {
    let mut people: Vec<Somebody> = Vec::new();
    for Editable { draft, .. } in drafts {
        let mut here: Vec<(String, String)> = places(&draft.filing).map(|base| person(&draft.filing, base)).collect();
        here.dedup();
        for (name, number) in here.into_iter().filter(|(name, _)| !name.is_empty()) {
            match people.iter_mut().find(|known| (&known.name, &known.number) == (&name, &number)) {
                Some(known) => known.drafts += 1,
                None => people.push(Somebody { name, number, drafts: 1 }),
            }
        }
    }
    people.sort_by_key(|somebody| std::cmp::Reverse(somebody.drafts));
    people
}

/// Every place of `drafts`, also of those that may not change, where the answer of that key of `somebody`, or of who may be taken for them, is another than
/// `text`.
pub fn edits(drafts: &[Editable], somebody: &Somebody, key: &str, text: &str) -> Vec<Edit> {
    let mut edits = Vec::new();
    for (place, Editable { draft: Draft { filing, .. }, .. }) in drafts.iter().enumerate() {
        for base in places(filing) {
            let (name, number) = person(filing, base);
            let Some(sameness) = Sameness::of(somebody, &name, &number) else { continue };
            let path = format!("{base}.{key}");
            let before = filing.text(&path).to_owned();
            if before != in_form(&path, text) {
                edits.push(Edit { draft: place, path, before, sameness });
            }
        }
    }
    edits
}

/// Errors that the answer `text` would have at the places of `edits`, each once, as the field there reports them.
/// Beyond [`CHECKED`] places they are most likely the same, and the review of each draft shows them.
pub fn edit_problems(
    drafts: &[Editable],
    edits: &[Edit],
    text: &str,
    reference: &Reference,
    today: NaiveDate,
) -> Vec<Finding> {
    let mut problems: Vec<Finding> = Vec::new();
    let places = edits.iter().filter_map(|Edit { draft, path, .. }| Some((drafts.get(*draft)?, path)));
    for (Editable { draft, .. }, path) in places.filter(|(draft, _)| draft.may_change()).take(CHECKED) {
        let filing = edited(&draft.filing, [path.as_str()], text);
        let found = rules::review(&filing, &Inspections::new(), reference, today).findings;
        for finding in found.into_iter().filter(|found| found.field == *path && found.level == Level::Error) {
            if problems.iter().all(|known| known.rule != finding.rule) {
                problems.push(finding);
            }
        }
    }
    problems
}

/// Gives all places of `edits` the answer `text`, in all of `drafts` that may change or in none. What follows from an answer follows here
/// too, and what was confirmed of answers that change is open again.
///
/// # Errors
/// [`Cause::Conflict`] when one of the drafts was saved since it was read; nothing was changed then.
pub fn edit_all(library: &Library, drafts: &[Editable], edits: &[Edit], text: &str) -> Result<Vec<Edited>, StoreError> {
    let mut changed: Vec<(&Draft, Filing)> = Vec::new();
    for (place, Editable { draft, .. }) in drafts.iter().enumerate().filter(|(_, draft)| draft.may_change()) {
        let here = edits.iter().filter(|edit| edit.draft == place).map(|edit| edit.path.as_str());
        let mut filing = edited(&draft.filing, here, text);
        if filing != draft.filing {
            rules::forget_answers(&draft.filing, &mut filing);
            changed.push((draft, filing));
        }
    }
    let saves: Vec<_> = changed.iter().map(|(draft, filing)| (draft.id.as_str(), draft.revision, filing)).collect();
    let revisions = library.save_all(&saves)?;
    let edited = changed.iter().zip(revisions);
    Ok(edited
        .map(|((draft, _), revision)| Edited { id: draft.id.clone(), revision, before: draft.filing.clone() })
        .collect())
}

/// A filing whose answers at `paths` are `text`, with what follows from them; a modification lists them among what it
/// changes.
fn edited<'a>(before: &Filing, paths: impl IntoIterator<Item = &'a str>, text: &str) -> Filing {
    let mut filing = before.clone();
    for path in paths {
        filing.set(path, in_form(path, text));
        follow(&mut filing, path);
        unmark_read(&mut filing, |read| read == path);
    }
    list_edits(before, &mut filing);
    filing
}

/// Restores the previous answers of the drafts. Those that were saved since stay as they are; returns their number.
///
/// # Errors
/// [`StoreError`] as the database reports it; nothing was changed then.
pub fn undo_edits(library: &Library, edited: &[Edited]) -> Result<usize, StoreError> {
    let mut untouched = Vec::new();
    for draft in edited {
        match library.load(&draft.id) {
            Ok(now) if now.revision == draft.revision => {
                untouched.push((draft.id.as_str(), draft.revision, &draft.before));
            }
            Ok(_) | Err(StoreError { cause: Cause::NoDraft(_), .. }) => {}
            Err(error) => return Err(error),
        }
    }
    library.save_all(&untouched)?;
    Ok(edited.len() - untouched.len())
}

/// Places of persons' answers: a person in both roles is answered once.
fn places(filing: &Filing) -> impl Iterator<Item = &'static str> {
    let both = View::new(filing).manager_is_principal();
    [PRINCIPAL, MANAGER].into_iter().filter(move |base| !both || *base == PRINCIPAL)
}

fn person(filing: &Filing, base: &str) -> (String, String) {
    (value(filing, &person_field!(base, "name")), value(filing, &person_field!(base, "certificate_number")))
}

fn in_form(path: &str, text: &str) -> String {
    field::at(path).and_then(|field| field.format).map_or_else(|| text.trim().to_owned(), |format| normal(format, text))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::filing::Kind;

    const NAME: &str = field!("icp_subject.principal_info.name");
    const NUMBER: &str = field!("icp_subject.principal_info.certificate_number");
    const MOBILE: &str = field!("icp_subject.principal_info.mobile");
    const MANAGERS: &str = field!("icp_applets.principal_info.mobile");

    fn filing(name: &str, number: &str) -> Filing {
        let mut filing = Filing::new(Kind::New);
        filing.set(field!("icp_subject.base_info.type"), 4);
        for (path, text) in [(NAME, name), (NUMBER, number), (MOBILE, "13000000001")] {
            filing.set(path, text);
        }
        filing
    }

    fn library(filings: &[Filing]) -> (tempfile::TempDir, Library, Vec<Editable>) {
        let folder = tempfile::tempdir().unwrap();
        let library = Library::open(folder.path()).unwrap();
        let drafts = library.create_all(filings).unwrap();
        let drafts = drafts.into_iter().map(|draft| Editable { draft, stage: Stage::Preparation }).collect();
        (folder, library, drafts)
    }

    fn read(library: &Library, drafts: &[Editable]) -> Vec<Editable> {
        let ids: Vec<String> = drafts.iter().map(|of| of.draft.id.clone()).collect();
        read_for_edit(library, Reference::built_in(), &ids).unwrap()
    }

    #[test]
    fn only_the_same_person_is_the_same_person() {
        let filings = [
            filing("张样本", "N1"),
            filing("张样本", "N1"),
            filing("张样本", "N2"),
            filing("张样本", ""),
            filing("李样本", "N1"),
            filing("李样本", "N3"),
        ];
        let (_folder, _, drafts) = library(&filings);
        let people = people(&drafts);
        assert_eq!((people[0].name.as_str(), people[0].drafts, people.len()), ("张样本", 2, 5));
        let found: Vec<_> = edits(&drafts, &people[0], "mobile", "13000000002")
            .iter()
            .map(|edit| (edit.draft, edit.sameness, edit.before.clone()))
            .collect();
        let before = || "13000000001".to_owned();
        assert_eq!(
            found,
            [
                (0, Sameness::Same, before()),
                (1, Sameness::Same, before()),
                (2, Sameness::OtherNumber, before()),
                (3, Sameness::Unsure, before()),
                (4, Sameness::OtherName, before()),
            ]
        );
        assert!(edits(&drafts, &people[0], "mobile", " 13000000001 ").is_empty(), "nothing would change");
    }

    #[test]
    fn a_new_answer_is_looked_over_as_the_field_does() {
        let (_folder, _, drafts) = library(&[filing("张样本", "N1"), filing("张样本", "N1")]);
        let somebody = people(&drafts).remove(0);
        let today = NaiveDate::from_ymd_opt(2026, 11, 24).unwrap();
        let problems = |key: &str, text: &str| {
            let edits = edits(&drafts, &somebody, key, text);
            edit_problems(&drafts, &edits, text, Reference::built_in(), today).len()
        };
        assert_eq!((problems("mobile", "1380000001"), problems("mobile", "13800000001")), (1, 0));
        assert_eq!((problems("email", "zhang@"), problems("email", "zhang@example.com")), (1, 0));
    }

    #[test]
    fn all_are_changed_or_none_and_given_back_unless_they_went_on() {
        let mut both = filing("张样本", "N1");
        both.set(field!("facts.manager_is_principal"), true);
        let (_folder, library, drafts) = library(&[filing("张样本", "N1"), both, filing("张样本", "N1")]);
        let somebody = people(&drafts).remove(0);
        let planned = edits(&drafts, &somebody, "mobile", "13000000002");
        let mobiles = || drafts.iter().map(|of| library.load(&of.draft.id).unwrap().filing.text(MOBILE).to_owned());
        library.save(&drafts[2].draft.id, 1, &filing("张样本", "N1")).unwrap();
        let refused = edit_all(&library, &drafts, &planned, "13000000002");
        assert!(matches!(refused, Err(StoreError { cause: Cause::Conflict(_), .. })));
        assert!(mobiles().all(|mobile| mobile == "13000000001"), "nothing was changed");

        let drafts = read(&library, &drafts);
        let edited = edit_all(&library, &drafts, &planned, "130 0000 0002").unwrap();
        assert!(edited.len() == 3 && mobiles().all(|mobile| mobile == "13000000002"));
        let second = library.load(&drafts[1].draft.id).unwrap();
        assert_eq!(second.filing.text(MANAGERS), "13000000002", "who is both is changed in both places");
        library.save(&second.id, second.revision, &second.filing).unwrap();
        assert_eq!(undo_edits(&library, &edited).unwrap(), 1, "one went on");
        assert_eq!(mobiles().collect::<Vec<_>>(), ["13000000001", "13000000002", "13000000001"]);
    }

    #[test]
    fn what_the_authorities_have_is_left_and_a_modification_lists_what_it_changes() {
        let granted = filing("张样本", "N1");
        let next = crate::workflow::follow_up(&granted, Kind::Change, None);
        let (_folder, library, drafts) = library(&[granted, filing("张样本", "N1"), next]);
        let noon = NaiveDate::from_ymd_opt(2026, 11, 24).unwrap().and_hms_opt(12, 0, 0).unwrap();
        for (place, happening) in [(0, "number-granted"), (1, "submitted")] {
            library.add_event(&drafts[place].draft.id, happening, noon, "", &serde_json::Value::Null).unwrap();
        }
        let drafts = read(&library, &drafts);
        let standing: Vec<_> = drafts.iter().map(|draft| (draft.stage, draft.may_change())).collect();
        assert_eq!(standing, [(Stage::Filed, false), (Stage::Platform, false), (Stage::Preparation, true)]);
        let planned = edits(&drafts, &people(&drafts)[0], "mobile", "13000000002");
        assert_eq!(planned.len(), 3, "they are listed, with the reason");
        assert_eq!(edit_all(&library, &drafts, &planned, "13000000002").unwrap().len(), 1);
        let now = read(&library, &drafts);
        let mobiles: Vec<_> = now.iter().map(|of| of.draft.filing.text(MOBILE)).collect();
        assert_eq!(mobiles, ["13000000001", "13000000001", "13000000002"]);
        assert_eq!(now[2].draft.filing.list(field!("change.changed")), [serde_json::Value::from(MOBILE)]);
    }
}
