//! Linked answers: updates other places of the filing that depend on a changed answer.

use serde_json::Value;

use crate::filing::Filing;
use crate::filing::path::{
    CHANGED, LEGAL_NAME, MANAGER, PRINCIPAL, PRINCIPAL_IS_LEGAL, PRINCIPAL_NAME, READ_FROM_SCAN,
};
use crate::view::{OF_INDIVIDUAL, SHARED, View};

/// Removes the mark "read from a scan" from the answers for whose path `over` is true.
pub fn unmark_read(filing: &mut Filing, over: impl Fn(&str) -> bool) {
    let marked = filing.list(READ_FROM_SCAN);
    let left: Vec<Value> = marked.iter().filter(|read| !read.as_str().is_some_and(&over)).cloned().collect();
    if left.len() == marked.len() {
        return;
    }
    if left.is_empty() { filing.remove(READ_FROM_SCAN) } else { filing.set(READ_FROM_SCAN, left) }
}

/// Lists what was edited in a modification, which was `before` until now, among what it changes.
pub fn list_edits(before: &Filing, filing: &mut Filing) {
    let edited = |filing: &Filing| {
        let unlisted = View::new(filing).unlisted();
        unlisted.into_iter().find(|path| before.get(path) != filing.get(path))
    };
    while let Some(path) = edited(filing) {
        let mut changed = filing.list(CHANGED).to_vec();
        changed.push(path.into());
        filing.set(CHANGED, changed);
    }
}

/// Brings answers that say the same as the one at `path` into line with it.
pub fn follow(filing: &mut Filing, path: &str) {
    if View::new(filing).is_individual() {
        for (subject, key) in OF_INDIVIDUAL {
            let person = format!("{PRINCIPAL}.{key}");
            if path == subject {
                filing.copy(subject, &person);
            } else if path == person || (path == field!("icp_subject.base_info.type") && filing.has(&person)) {
                filing.copy(&person, subject);
            }
        }
    }
    if [LEGAL_NAME, PRINCIPAL_NAME, PRINCIPAL_IS_LEGAL].contains(&path) {
        follow_legal(filing);
    }
    let of_nature = [field!("icp_subject.base_info.type"), field!("facts.sole_proprietor")].contains(&path);
    if of_nature
        && filing.has("auth_data")
        && let Some(customer) = View::new(filing).customer_type()
    {
        filing.set(field!("auth_data.customer_type"), customer);
    }
    if View::new(filing).manager_is_principal() {
        for key in SHARED {
            filing.copy(&format!("{PRINCIPAL}.{key}"), &format!("{MANAGER}.{key}"));
        }
    }
}

/// If legal representative and responsible person have the same name, they are one person; the name is then entered
/// once.
fn follow_legal(filing: &mut Filing) {
    let one = filing.has(LEGAL_NAME) && filing.text(LEGAL_NAME).trim() == filing.text(PRINCIPAL_NAME).trim();
    match filing.flag(PRINCIPAL_IS_LEGAL) {
        None if one => filing.set(PRINCIPAL_IS_LEGAL, true),
        Some(true) if !filing.has(PRINCIPAL_NAME) => {
            filing.copy(LEGAL_NAME, PRINCIPAL_NAME);
            let mut read = filing.list(READ_FROM_SCAN).to_vec();
            if filing.has(PRINCIPAL_NAME) && read.iter().any(|path| path == LEGAL_NAME) {
                read.push(PRINCIPAL_NAME.into());
                filing.set(READ_FROM_SCAN, read);
            }
        }
        _ => {}
    }
}
