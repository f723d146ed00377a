//! Answers without a place: those of the second person while one person has both roles, and those that cannot belong to
//! a subject of the chosen nature. They are set aside inside the draft and come back with their place. No package holds
//! them.

use serde_json::{Map, Value};

use super::linked_answers::unmark_read;
use crate::filing::path::{LETTERS_MADE, MANAGER, PRINCIPAL, READ_FROM_SCAN, SET_ASIDE};
use crate::filing::{Filing, SubjectKind, field};
use crate::identifier::normal::value;
use crate::reference::Reference;
use crate::reference::subject::{ENTERPRISE, INDIVIDUAL};
use crate::view::{OF_INDIVIDUAL, SHARED, View, of_subject};

/// Key of the second person's answers; those of a nature have its code as their key.
const OF_MANAGER: &str = "manager";
const CERTIFICATION: &str = "auth_data";
const CERTIFICATE_TYPE: &str = field!("icp_subject.organize_info.certificate_type");
const CERTIFICATE_NUMBER: &str = field!("icp_subject.organize_info.certificate_number");
const SOLE_PROPRIETOR: &str = field!("facts.sole_proprietor");
const SIGNED_ON: &str = "facts.letters_signed_on";

/// Sets aside the answers that have no place any more since the filing was `before`, and brings back those that have
/// theirs again.
pub fn set_aside(before: &Filing, filing: &mut Filing, reference: &Reference) {
    let natures = [before, &*filing].map(|filing| View::new(filing).nature());
    if let [Some(was), Some(is)] = natures
        && was != is
    {
        let displaced = displaced(before, filing, was, is, reference);
        let derived = |path: &&String| {
            let person = OF_INDIVIDUAL.into_iter().find(|(subject, _)| *subject == path.as_str());
            let person = person.filter(|_| was == INDIVIDUAL).map(|(_, key)| format!("{PRINCIPAL}.{key}"));
            person.is_some_and(|person| before.get(&person) == before.get(path))
        };
        keep(before, filing, &was.to_string(), displaced.iter().filter(|path| !derived(path)));
        for path in displaced.iter().filter(|path| before.get(path) == filing.get(path)).collect::<Vec<_>>() {
            filing.remove(path);
        }
        restore(before, filing, &is.to_string(), &[]);
    }
    let same = [before, &*filing].map(|filing| View::new(filing).manager_is_principal());
    let places = SHARED.map(|key| format!("{MANAGER}.{key}"));
    match same {
        [false, true] if places.iter().any(|path| before.has(path) && before.get(path) != filing.get(path)) => {
            keep(before, filing, OF_MANAGER, places.iter());
        }
        [true, false] => restore(before, filing, OF_MANAGER, &places),
        _ => {}
    }
}

/// Paths of the answers of another nature that are set aside, by its code.
pub fn aside_of_natures(filing: &Filing) -> Vec<(i64, Vec<&str>)> {
    let entries = filing.object(SET_ASIDE).into_iter().flatten();
    entries.filter_map(|(key, _)| Some((key.parse().ok()?, fields(filing, key)))).collect()
}

/// Paths of the second person's answers that are set aside.
pub fn aside_of_manager(filing: &Filing) -> Vec<&str> {
    fields(filing, OF_MANAGER)
}

/// Number of answers that are set aside.
pub fn count_aside(filing: &Filing) -> usize {
    filing.object(SET_ASIDE).map_or(0, |aside| aside.keys().map(|key| fields(filing, key).len()).sum())
}

/// The fields among what is set aside under `key`, in form order.
fn fields<'a>(filing: &'a Filing, key: &str) -> Vec<&'a str> {
    let Some(kept) = kept(filing, key) else { return Vec::new() };
    let asked = kept.keys().map(String::as_str).filter(|path| *path == CERTIFICATION || !path.contains('['));
    asked.filter(|path| *path == CERTIFICATION || field::at(path).is_some()).collect()
}

fn kept<'a>(filing: &'a Filing, key: &str) -> Option<&'a Map<String, Value>> {
    filing.object(SET_ASIDE)?.get(key)?.as_object()
}

/// Adds the answers of `before` at `paths` to those set aside under `key`.
fn keep<'a>(before: &Filing, filing: &mut Filing, key: &str, paths: impl Iterator<Item = &'a String>) {
    let paths = paths.filter(|path| before.has(path));
    let mut answers: Map<String, Value> =
        paths.filter_map(|path| Some((path.clone(), before.get(path)?.clone()))).collect();
    if answers.is_empty() {
        return;
    }
    let is_kept = |read: &str| answers.contains_key(read);
    let read = before.list(READ_FROM_SCAN).iter().filter(|read| read.as_str().is_some_and(is_kept));
    let read: Vec<Value> = read.cloned().collect();
    unmark_read(filing, is_kept);
    if !read.is_empty() {
        let _ = answers.insert(READ_FROM_SCAN.to_owned(), read.into());
    }
    filing.set(&format!("{SET_ASIDE}.{key}"), answers);
}

/// Puts back what was set aside under `key`, where the filing did not get another value in the same step; of `places`,
/// what was empty then is empty again. A foreign file may hold values there that do not fit: these are dropped.
fn restore(before: &Filing, filing: &mut Filing, key: &str, places: &[String]) {
    let Some(mut kept) = kept(filing, key).cloned() else { return };
    filing.remove(&format!("{SET_ASIDE}.{key}"));
    let mut restored = filing.clone();
    if let Some(Value::Array(read)) = kept.remove(READ_FROM_SCAN) {
        let marked: Vec<Value> = filing.list(READ_FROM_SCAN).iter().cloned().chain(read).collect();
        restored.set(READ_FROM_SCAN, marked);
    }
    let open = |path: &&String| !filing.has(path) || filing.get(path) == before.get(path);
    for path in places.iter().filter(open) {
        restored.remove(path);
    }
    let known = |path: &str| path == CERTIFICATION || path.starts_with(LETTERS_MADE) || field::at(path).is_some();
    for (path, value) in kept.iter().filter(|(path, _)| known(path) && open(path)) {
        restored.set(path, value.clone());
    }
    if Filing::from_value(Value::Object(restored.as_map().clone())).is_ok() {
        *filing = restored;
    }
}

/// Paths of the answers of `before` that cannot belong to the subject since its nature is no longer `was`, but `is`.
fn displaced(before: &Filing, filing: &Filing, was: i64, is: i64, reference: &Reference) -> Vec<String> {
    let mut paths: Vec<String> = Vec::new();
    if before.has(CERTIFICATION) && View::new(filing).customer_type().is_none() {
        paths.push(CERTIFICATION.to_owned());
    }
    if is_another_subject(before, was, is, reference) {
        let kind = if was == INDIVIDUAL { SubjectKind::Individual } else { SubjectKind::Organisation };
        let of_other = |row: &&field::Field| row.who == Some(kind) || of_subject().contains(&row.path);
        let open = paths.is_empty();
        let rows = field::all().iter().filter(of_other).map(|row| row.path.clone());
        for path in rows.filter(|path| open || !path.starts_with(CERTIFICATION)) {
            let notes = [SIGNED_ON, LETTERS_MADE].map(|notes| format!("{notes}[{path}]"));
            paths.push(path);
            paths.extend(notes);
        }
    } else {
        let of_nature = |code: i64| reference.certificate_types.get(code).is_some_and(|known| known.subject == is);
        if before.number(CERTIFICATE_TYPE).is_some_and(|code| !of_nature(code)) {
            paths.push(CERTIFICATE_TYPE.to_owned());
        }
        if is != ENTERPRISE {
            paths.push(SOLE_PROPRIETOR.to_owned());
        }
    }
    paths
}

/// Whether a subject of the nature `is` is another one than the subject of nature `was`, and not the same one whose
/// nature was chosen by mistake: a person instead of an organisation, or an organisation whose credit code is that of
/// another nature.
fn is_another_subject(before: &Filing, was: i64, is: i64, reference: &Reference) -> bool {
    let number = value(before, CERTIFICATE_NUMBER);
    let suggested = reference.subject_types.of_credit_code(&number);
    let of = |nature: i64| suggested.iter().any(|row| row.code == nature);
    (was == INDIVIDUAL) != (is == INDIVIDUAL) || of(was) && !of(is)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::filing::Kind;
    use crate::filing::path::{LEGAL_NAME, PRINCIPAL_IS_LEGAL, SUBJECT_CERTIFICATE, SUBJECT_NAME};
    use crate::workflow::follow;

    const NATURE: &str = field!("icp_subject.base_info.type");
    const SAME: &str = field!("facts.manager_is_principal");
    const LETTER: &str = field!("icp_materials.commitment_letter");

    fn set(filing: &mut Filing, path: &str, value: impl Into<Value>) {
        let before = filing.clone();
        filing.set(path, value);
        follow(filing, path);
        set_aside(&before, filing, Reference::built_in());
    }

    fn company() -> Filing {
        let mut filing = Filing::new(Kind::New);
        for (path, value) in [
            (NATURE, json!(ENTERPRISE)),
            (SOLE_PROPRIETOR, json!(false)),
            (SUBJECT_NAME, json!("样本公司")),
            (CERTIFICATE_TYPE, json!(1)),
            (CERTIFICATE_NUMBER, json!("91440300708461136T")),
            (SUBJECT_CERTIFICATE, json!("licence.jpg")),
            (PRINCIPAL_IS_LEGAL, json!(false)),
            (LEGAL_NAME, json!("样本丙")),
            (LETTER, json!(["letter.jpg"])),
            ("facts.letters_signed_on[icp_materials.commitment_letter]", json!("20261120")),
            (SAME, json!(false)),
            ("icp_subject.principal_info.name", json!("样本甲")),
            ("icp_subject.principal_info.email", json!("office@example.com")),
            ("icp_applets.principal_info.name", json!("样本乙")),
            ("icp_applets.principal_info.mobile", json!("13800000002")),
            ("icp_applets.principal_info.email", json!("office@example.com")),
            ("icp_applets.principal_info.certificate_photo_front", json!("front.jpg")),
            (READ_FROM_SCAN, json!(["icp_applets.principal_info.name", SUBJECT_NAME])),
        ] {
            filing.set(path, value);
        }
        filing
    }

    #[test]
    fn the_second_person_comes_back_as_it_was() {
        let mut filing = company();
        set(&mut filing, SAME, true);
        assert_eq!(filing.text("icp_applets.principal_info.name"), "样本甲");
        assert!(!filing.has("icp_applets.principal_info.certificate_photo_front"));
        assert_eq!(aside_of_manager(&filing).len(), 4);
        set(&mut filing, "icp_subject.principal_info.mobile", "13900000000");
        set(&mut filing, SAME, false);
        let mut expected = company();
        expected.set("icp_subject.principal_info.mobile", "13900000000");
        let sorted = |filing: &Filing| {
            let mut value = Value::Object(filing.as_map().clone());
            let mut read: Vec<String> = filing.list(READ_FROM_SCAN).iter().map(Value::to_string).collect();
            read.sort();
            value["facts"]["read_from_scan"] = json!(read);
            value.sort_all_objects();
            value
        };
        assert_eq!(sorted(&filing), sorted(&expected));
        assert_eq!(count_aside(&filing), 0);
    }

    #[test]
    fn a_step_that_names_the_second_person_itself_wins_over_what_was_set_aside() {
        let mut filing = company();
        set(&mut filing, SAME, true);
        let before = filing.clone();
        filing.set(SAME, false);
        filing.set("icp_applets.principal_info.name", "样本丁");
        set_aside(&before, &mut filing, Reference::built_in());
        assert_eq!(filing.text("icp_applets.principal_info.name"), "样本丁");
        assert_eq!(filing.text("icp_applets.principal_info.mobile"), "13800000002");
    }

    #[test]
    fn nothing_is_set_aside_where_nothing_would_be_lost() {
        let mut filing = Filing::new(Kind::New);
        set(&mut filing, NATURE, ENTERPRISE);
        set(&mut filing, SAME, true);
        set(&mut filing, "icp_subject.principal_info.name", "样本甲");
        set(&mut filing, SAME, false);
        set(&mut filing, SAME, true);
        assert!(!filing.has(SET_ASIDE));
    }

    #[test]
    fn a_company_that_becomes_an_individual_leaves_nothing_and_comes_back_whole() {
        let mut filing = company();
        set(&mut filing, NATURE, INDIVIDUAL);
        for path in [SUBJECT_CERTIFICATE, LEGAL_NAME, PRINCIPAL_IS_LEGAL, LETTER, SOLE_PROPRIETOR, CERTIFICATE_NUMBER] {
            assert!(!filing.has(path), "{path}");
        }
        assert!(!filing.has("facts.letters_signed_on"));
        assert_eq!(filing.text(SUBJECT_NAME), "样本甲", "an individual has the name of its person");
        assert_eq!(filing.text("icp_applets.principal_info.name"), "样本甲");
        let aside = aside_of_natures(&filing);
        assert!(matches!(aside.as_slice(), [(ENTERPRISE, fields)] if fields.contains(&SUBJECT_NAME)), "{aside:?}");
        filing.set("icp_subject.organize_info.certificate_address", "样本市样本路1号");
        set(&mut filing, NATURE, ENTERPRISE);
        for path in
            [SUBJECT_NAME, LEGAL_NAME, CERTIFICATE_NUMBER, SUBJECT_CERTIFICATE, "icp_applets.principal_info.name"]
        {
            assert_eq!(filing.text(path), company().text(path), "{path}");
        }
        assert_eq!(filing.list(LETTER), company().list(LETTER));
        assert_eq!(filing.flag(SAME), Some(false));
        assert!(!filing.has("icp_subject.organize_info.certificate_address"), "that of the person's card");
        assert_eq!(aside_of_natures(&filing), [(INDIVIDUAL, vec!["icp_subject.organize_info.certificate_address"])]);
    }

    #[test]
    fn a_nature_chosen_by_mistake_takes_its_certificate_type_alone() {
        let mut filing = company();
        filing.set(CERTIFICATE_NUMBER, "52440300708461136T");
        set(&mut filing, NATURE, 9);
        assert_eq!((filing.number(CERTIFICATE_TYPE), filing.text(SUBJECT_NAME)), (None, "样本公司"));
        assert!(!filing.has(SOLE_PROPRIETOR) && filing.has(SUBJECT_CERTIFICATE));
        let mut filing = company();
        set(&mut filing, NATURE, 9);
        assert!(!filing.has(SUBJECT_NAME), "the credit code is that of an enterprise");
        set(&mut filing, NATURE, ENTERPRISE);
        assert_eq!(filing.text(SUBJECT_NAME), "样本公司");
    }

    #[test]
    fn a_certification_goes_where_there_is_none() {
        let mut filing = company();
        filing.set(CERTIFICATE_NUMBER, "");
        filing.set("auth_data.account_name", "样本");
        set(&mut filing, NATURE, 3);
        assert!(!filing.has(CERTIFICATION));
        set(&mut filing, NATURE, ENTERPRISE);
        assert_eq!(filing.text("auth_data.account_name"), "样本");
    }

    #[test]
    fn what_does_not_fit_is_dropped() {
        let mut filing = company();
        set(&mut filing, SAME, true);
        filing.set("facts.set_aside.manager[icp_applets.principal_info.name]", 7);
        set(&mut filing, SAME, false);
        assert!(Filing::from_json(&filing.to_json()).is_ok() && count_aside(&filing) == 0);
    }
}
