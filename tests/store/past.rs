//! Earlier states: trash, versions, events and history of a draft, and permanent deletion.

use std::path::Path;

use beian_desk::filing::{Filing, Kind};
use beian_desk::store::{Cause, DraftState, Label, Library};
use beian_desk::workflow;
use rusqlite::Connection;
use serde_json::json;

use super::{NAME, PHOTO, a_day_later, database, filing, holds, noon, refused};

#[test]
fn trash_gives_back_and_purges_with_all_history() {
    let folder = tempfile::tempdir().unwrap();
    let library = Library::open(folder.path()).unwrap();
    let first = library.create(&filing("甲")).unwrap().id;
    assert!(matches!(refused(library.purge(&first)), Cause::NoDraft(_)), "only what is in the trash can be purged");
    library.discard(&first).unwrap();
    assert_eq!((library.drafts().unwrap().len(), library.trash().unwrap().len()), (0, 1));
    library.restore(&first).unwrap();
    library.keep_version(&first, "提交", &filing("甲")).unwrap();
    library.add_event(&first, "submitted", noon(3), "", &json!({})).unwrap();
    library.discard(&first).unwrap();
    library.purge(&first).unwrap();
    assert!(matches!(refused(library.load(&first)), Cause::NoDraft(_)));
    assert!(library.versions(&first).unwrap().is_empty() && library.events(&first).unwrap().is_empty());
    assert!(library.create(&filing("乙")).unwrap().id > first, "an id is never given twice");
}

#[test]
fn versions_and_events_keep_what_was_and_what_was_answered() {
    let folder = tempfile::tempdir().unwrap();
    let library = Library::open(folder.path()).unwrap();
    let draft = library.create(&filing("甲")).unwrap();
    let number = library.keep_version(&draft.id, "第一次提交", &filing("甲")).unwrap();
    library.save(&draft.id, draft.revision, &filing("乙")).unwrap();
    let answer = json!({"errcode": 86202, "hints": []});
    library.set_answer(&draft.id, number, &answer).unwrap();
    assert_eq!(library.versions(&draft.id).unwrap()[0].answer, Some(answer));
    assert_eq!(library.version(&draft.id, number).unwrap().text(NAME), "甲");
    let next = library.keep_version(&draft.id, "恢复前", &filing("乙")).unwrap();
    assert_eq!((next, library.version(&draft.id, next).unwrap().text(NAME)), (number + 1, "乙"));

    let late = library.add_event(&draft.id, "rejected", noon(9), "照片模糊", &json!({"by": "platform"})).unwrap();
    library.add_event(&draft.id, "submitted", noon(4), "", &json!({})).unwrap();
    let kinds: Vec<_> = library.events(&draft.id).unwrap().into_iter().map(|event| event.kind).collect();
    assert_eq!(kinds, ["submitted", "rejected"]);
    assert_eq!(library.drafts().unwrap()[0].progress.as_deref(), Some("rejected"));
    library.remove_event(late).unwrap();
    assert_eq!(library.drafts().unwrap()[0].progress.as_deref(), Some("submitted"));
}

#[test]
fn what_left_is_kept_although_the_draft_was_changed_during_the_export() {
    let folder = tempfile::tempdir().unwrap();
    let library = Library::open(folder.path()).unwrap();
    let left = library.create(&filing("甲")).unwrap();
    library.save(&left.id, left.revision, &filing("乙")).unwrap();
    let _ = workflow::mark_exported(&library, &left, Path::new("甲.zip"));
    let version = library.versions(&left.id).unwrap().remove(0);
    assert_eq!(
        (version.name.as_str(), library.version(&left.id, version.number).unwrap().text(NAME)),
        ("甲.zip", "甲")
    );
    let now = library.load(&left.id).unwrap();
    assert_eq!((now.state, now.filing.text(NAME)), (DraftState::Filling, "乙"), "what it became did not leave");
}

#[test]
fn what_was_cleared_is_there_after_opening_again() {
    let folder = tempfile::tempdir().unwrap();
    let library = Library::open(folder.path()).unwrap();
    let id = library.create(&Filing::new(Kind::New)).unwrap().id;
    let mut revision = 1;
    let mut save = |answers: &Filing| revision = library.save(&id, revision, answers).unwrap().revision;
    for text in ["样", "样本", "样本商", "样本商贸"] {
        save(&filing(text));
    }
    save(&Filing::new(Kind::New));
    save(&filing("别的"));
    drop(library);
    let library = Library::open(folder.path()).unwrap();
    let steps = library.steps_back(&id, 50).unwrap();
    assert_eq!(steps.last().unwrap().text(NAME), "样本商贸", "what was there before it was cleared");
    assert!(steps.len() < 4, "not every letter that was typed: {}", steps.len());
    assert!(library.past(&id).unwrap()[0].lost);
}

#[test]
fn a_removed_picture_is_kept_for_thirty_days_from_its_removal() {
    let folder = tempfile::tempdir().unwrap();
    let library = Library::open(folder.path()).unwrap();
    let mut answers = filing("甲");
    let scan = library.add_scan(b"picture", "a.jpg").unwrap();
    answers.set(PHOTO, scan.as_str());
    let draft = library.create(&answers).unwrap();
    let raw = Connection::open(database(folder.path())).unwrap();
    raw.execute("UPDATE scan SET added = added - 40 * 86400000", []).unwrap();
    library.save(&draft.id, draft.revision, &filing("甲")).unwrap();
    assert_eq!(library.collect_scans().unwrap(), 0, "removed today");
    library.scan(&scan).unwrap();
    raw.execute("UPDATE scan SET freed = freed - 31 * 86400000", []).unwrap();
    assert_eq!(library.collect_scans().unwrap(), 1);
}

#[test]
fn history_thins_with_age_but_not_what_was_taken_away() {
    let folder = tempfile::tempdir().unwrap();
    let library = Library::open(folder.path()).unwrap();
    let draft = library.create(&filing("甲")).unwrap();
    let mut raw = Connection::open(database(folder.path())).unwrap();
    let raw = raw.transaction().unwrap();
    for minute in 0..3 * 24 * 60 {
        let lost = minute == 2000;
        raw.execute(
            "INSERT INTO past SELECT id, -?1, ?2, ?3, body, digest FROM draft",
            rusqlite::params![3 * 24 * 60 - minute, draft.modified - (3 * 24 * 60 - minute) * 60_000, lost],
        )
        .unwrap();
    }
    raw.commit().unwrap();
    library.save(&draft.id, draft.revision, &filing("乙")).unwrap();
    let kept = library.past(&draft.id).unwrap();
    assert!((24 * 60 + 48..=24 * 60 + 52).contains(&kept.len()), "{}", kept.len());
    assert_eq!(kept.iter().filter(|past| past.lost).count(), 1);
}

#[test]
fn what_is_deleted_for_good_is_in_no_file() {
    let (folder, second) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let library = Library::open(folder.path()).unwrap();
    let number = "MARKED-110101199001010000";
    let mut answers = filing("甲");
    answers.set("icp_subject.principal_info.certificate_number", number);
    let shared = library.add_scan(b"shared", "s.jpg").unwrap();
    let own = library.add_scan(number.as_bytes(), "o.jpg").unwrap();
    answers.set("icp_subject.principal_info.certificate_photo_front", own.as_str());
    answers.set(PHOTO, shared.as_str());
    let draft = library.create(&answers).unwrap();
    let mut other = filing("乙");
    other.set(PHOTO, shared.as_str());
    library.create(&other).unwrap();
    library.cache("1", [(own.as_str(), "any", &json!(number))]).unwrap();
    library.set_label(&draft.id, &Label::typed("", "", number)).unwrap();
    library.keep_version(&draft.id, "一", &answers).unwrap();
    library.save_with(&draft.id, draft.revision, &filing("甲"), Some(number)).unwrap();
    library.set_backup_folder(Some(second.path())).unwrap();
    a_day_later(folder.path());
    library.back_up().unwrap();
    let newest = library.copies().unwrap().remove(0);
    library.go_back(&newest.path).unwrap();
    let aside = folder.path().join("set-aside");
    std::fs::write(aside.join(format!("{}.json", draft.id)), number).unwrap();
    assert!(holds(&aside, number).len() >= 2);
    assert!(holds(folder.path(), number).len() >= 3 && !holds(second.path(), number).is_empty());
    library.discard(&draft.id).unwrap();
    library.purge(&draft.id).unwrap();
    assert_eq!((holds(folder.path(), number), holds(second.path(), number)), (vec![], vec![]));
    assert_eq!(library.scan(&shared).unwrap(), b"shared", "another draft has it");
}
