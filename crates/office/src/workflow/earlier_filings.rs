//! Earlier drafts from which a filing can be started.

use std::collections::HashSet;

use super::follow_up::follow_up;
use super::handed_in::{edits_since, handed_in};
use super::linked_answers::list_edits;
use super::timeline::timeline;
use crate::filing::path::{CHANGED, FILED};
use crate::filing::{Filing, Kind};
use crate::progress::Stage;
use crate::reference::Reference;
use crate::store::{Library, StoreError, filing_of_same_subject};

/// A draft from which a modification or deregistration can be started.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EarlierFiling {
    /// Name of the subject.
    pub name: String,
    /// Number of its certificate; empty where it is not given.
    pub number: String,
    /// Name of the mini program; empty where it is not given.
    pub applet: String,
    /// Id of the draft.
    pub draft: String,
    /// Whether the draft's events show that it was filed. For any other draft it is unknown whether its answers are the
    /// filed ones.
    pub is_filed: bool,
}

/// The drafts outside the trash that name a subject, each mini program of a subject once: filed ones first, then the
/// last changed. Deregistrations are left out.
///
/// # Errors
/// [`StoreError`] as the database reports it.
pub fn earlier_filings(library: &Library) -> Result<Vec<EarlierFiling>, StoreError> {
    let drafts = library.drafts()?.into_iter();
    let drafts = drafts.filter(|draft| draft.kind != Kind::Cancel && !draft.subject.is_empty());
    let mut filings = drafts
        .map(|draft| {
            let is_filed = super::timeline::stage(&library.events(&draft.id)?) == Stage::Filed;
            Ok(EarlierFiling {
                name: draft.subject,
                number: draft.number,
                applet: draft.title,
                draft: draft.id,
                is_filed,
            })
        })
        .collect::<Result<Vec<_>, StoreError>>()?;
    filings.sort_by_key(|filing| !filing.is_filed);
    let mut seen = HashSet::new();
    filings.retain(|filing| seen.insert((filing.name.clone(), filing.number.clone(), filing.applet.clone())));
    Ok(filings)
}

/// The filing of `kind` that starts from the draft `id`: a first filing for the same subject, otherwise its follow-up.
/// Only a draft that was filed provides the filed answers, as they were submitted, and the filing number.
///
/// # Errors
/// [`StoreError`] as the database reports it.
pub fn begin_from(library: &Library, id: &str, kind: Kind, reference: &Reference) -> Result<Filing, StoreError> {
    let earlier = library.load(id)?;
    if kind == Kind::New {
        return Ok(filing_of_same_subject(&earlier.filing, kind));
    }
    let events = library.events(id)?;
    let standing = timeline(&events, &earlier.filing, reference);
    if standing.stage == Stage::Filed {
        return Ok(follow_up(&handed_in(library, earlier, &events)?, kind, standing.number.as_deref()));
    }
    let mut next = follow_up(&earlier.filing, kind, standing.number.as_deref());
    next.remove(FILED);
    Ok(next)
}

/// The modification that carries out what was edited in the filed draft `id`, whose answers are `present` now, since it was
/// submitted.
///
/// # Errors
/// [`StoreError`] as the database reports it.
pub fn modify_as_edited(
    library: &Library,
    id: &str,
    present: &Filing,
    reference: &Reference,
) -> Result<Filing, StoreError> {
    let mut next = begin_from(library, id, Kind::Change, reference)?;
    let filed = handed_in(library, library.load(id)?, &library.events(id)?)?;
    let before = next.clone();
    for edit in edits_since(&filed, present) {
        if edit.path != "kind" && edit.path != CHANGED {
            edit.accept(&mut next);
        }
    }
    list_edits(&before, &mut next);
    Ok(next)
}

#[cfg(test)]
mod tests {
    use chrono::TimeDelta;

    use super::*;
    use crate::clock;
    use crate::view::View;
    use crate::workflow::in_china;

    #[test]
    fn only_what_was_filed_tells_what_is_filed() {
        let folder = tempfile::tempdir().unwrap();
        let library = Library::open(folder.path()).unwrap();
        let mobile = field!("icp_subject.principal_info.mobile");
        let draft = |applet: &str| {
            let mut filing = Filing::new(Kind::New);
            filing.set(field!("icp_subject.base_info.name"), "样本公司");
            filing.set(field!("facts.applet_name"), applet);
            filing.set(mobile, "13800000000");
            library.create(&filing).unwrap().id
        };
        let (filed, open) = (draft("样本甲"), draft("样本乙"));
        let noon = chrono::NaiveDate::from_ymd_opt(2026, 11, 24).unwrap().and_hms_opt(12, 0, 0).unwrap();
        for (kind, note) in [("submitted", ""), ("number-granted", "粤ICP备12345678号-1X")] {
            let _ = library.add_event(&filed, kind, noon, note, &serde_json::Value::Null).unwrap();
        }
        let offered = earlier_filings(&library).unwrap();
        let offered: Vec<(&str, bool)> =
            offered.iter().map(|filing| (filing.draft.as_str(), filing.is_filed)).collect();
        assert_eq!(offered, [(filed.as_str(), true), (open.as_str(), false)], "filed ones first");

        let begun = |id: &str| begin_from(&library, id, Kind::Change, Reference::built_in()).unwrap();
        let (known, unknown) = (begun(&filed), begun(&open));
        assert!(View::new(&known).filed(mobile).is_some());
        assert_eq!(known.text(field!("icp_applets.base_info.record_number")), "粤ICP备12345678号-1X");
        assert!(!unknown.has(FILED) && unknown.has(mobile), "answers of a draft are not what is filed");
    }

    #[test]
    fn what_is_filed_is_what_was_handed_in_whatever_the_draft_became() {
        let folder = tempfile::tempdir().unwrap();
        let library = Library::open(folder.path()).unwrap();
        let mobile = field!("icp_subject.principal_info.mobile");
        let mut filing = Filing::new(Kind::New);
        filing.set(field!("icp_subject.base_info.name"), "样本公司");
        filing.set(mobile, "13800000000");
        let draft = library.create(&filing).unwrap();
        let _ = library.keep_version(&draft.id, "样本.zip", &filing).unwrap();
        // Two minutes ago: what is saved now is later.
        let then = in_china(clock::now()) - TimeDelta::minutes(2);
        let begun = || begin_from(&library, &draft.id, Kind::Change, Reference::built_in()).unwrap();
        for kind in ["submitted", "number-granted"] {
            let _ = library.add_event(&draft.id, kind, then, "", &serde_json::Value::Null).unwrap();
        }
        let raw = rusqlite::Connection::open(folder.path().join("beian.sqlite3")).unwrap();
        raw.execute("UPDATE version SET made = made - 3600000", []).unwrap();
        filing.set(mobile, "13900000000");
        let _ = library.save(&draft.id, draft.revision, &filing).unwrap();
        let next = begun();
        assert_eq!(View::new(&next).filed(mobile).and_then(|value| value.as_str()), Some("13800000000"));
        assert_eq!(next.text(mobile), "13800000000");
        let next = modify_as_edited(&library, &draft.id, &filing, Reference::built_in()).unwrap();
        assert_eq!((next.text(mobile), next.list(CHANGED)), ("13900000000", &[mobile.into()][..]));
        assert_eq!(View::new(&next).filed(mobile).and_then(|value| value.as_str()), Some("13800000000"));
        raw.execute("DELETE FROM version", []).unwrap();
        assert_eq!(begun().text(mobile), "13900000000", "nothing had left: what stands there now is best");
    }
}
