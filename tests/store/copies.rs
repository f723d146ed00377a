//! Backup copies of the database: when they are made, how long they are kept, and what is restored from them.

use std::time::Duration;

use beian_desk::job::Job;
use beian_desk::store::{self, Cause, JobError, Library};
use rusqlite::Connection;

use super::{NAME, PHOTO, a_day_later, database, filing, holds, refused, say_made};

#[test]
fn the_backup_takes_the_place_of_a_broken_database() {
    let folder = tempfile::tempdir().unwrap();
    let library = Library::open(folder.path()).unwrap();
    let mut answers = filing("甲");
    answers.set(PHOTO, library.add_scan(b"picture", "a.jpg").unwrap());
    let id = library.create(&answers).unwrap().id;
    assert!(library.back_up().unwrap());
    assert!(!library.back_up().unwrap(), "one a day is enough");
    drop(library);
    std::fs::write(database(folder.path()), "broken").unwrap();
    assert!(matches!(refused(Library::open(folder.path())), Cause::Damaged(_)));
    std::fs::rename(folder.path().join("backup.sqlite3"), database(folder.path())).unwrap();
    let library = Library::open(folder.path()).unwrap();
    assert_eq!(library.load(&id).unwrap().filing, answers);
    assert_eq!(library.scan(answers.text(PHOTO)).unwrap(), b"picture");
}

#[test]
fn a_copy_that_holds_more_outlives_an_emptied_library() {
    let folder = tempfile::tempdir().unwrap();
    let library = Library::open(folder.path()).unwrap();
    for name in ["甲", "乙", "丙"] {
        library.create(&filing(name)).unwrap();
    }
    assert!(library.back_up().unwrap());
    drop(library);
    std::fs::remove_file(database(folder.path())).unwrap();
    assert!(matches!(refused(Library::open(folder.path())), Cause::Moved), "copies without a database");
    // Whatever the cause: a database without drafts replaces the one that held three.
    let other = tempfile::tempdir().unwrap();
    drop(Library::open(other.path()).unwrap());
    std::fs::copy(database(other.path()), database(folder.path())).unwrap();
    let library = Library::open(folder.path()).unwrap();
    for _ in 0..15 {
        a_day_later(folder.path());
        assert!(library.back_up().unwrap());
    }
    let fullest = store::copies(folder.path()).into_iter().map(|copy| copy.drafts.len()).max();
    assert_eq!(fullest, Some(3));
}

#[test]
fn copies_are_kept_for_seven_days_and_four_weeks() {
    let folder = tempfile::tempdir().unwrap();
    let library = Library::open(folder.path()).unwrap();
    library.create(&filing("甲")).unwrap();
    let older = folder.path().join("backups");
    std::fs::create_dir(&older).unwrap();
    assert!(library.back_up().unwrap());
    let now = chrono::Local::now();
    for day in 2..80 {
        let path = older.join(format!("{day}.sqlite3"));
        std::fs::copy(folder.path().join("backup.sqlite3"), &path).unwrap();
        say_made(&path, now - Duration::from_hours(24 * day));
    }
    a_day_later(folder.path());
    assert!(library.back_up().unwrap());
    let kept = store::copies(folder.path());
    assert_eq!(kept.len(), 1 + 7 + 4);
    assert!(now - kept[11].made > chrono::TimeDelta::days(28), "whatever day of the week it is");
}

fn titles(copy: &store::Backup) -> Vec<&str> {
    copy.drafts.iter().map(|draft| draft.title.as_str()).collect()
}

#[test]
fn what_the_user_had_backed_up_is_not_replaced_by_the_copy_of_the_day() {
    let folder = tempfile::tempdir().unwrap();
    let library = Library::open(folder.path()).unwrap();
    let mut draft = library.create(&filing("甲")).unwrap();
    let mut save = |name: &str| {
        draft.revision = library.save(&draft.id, draft.revision, &filing(name)).unwrap().revision;
    };
    for number in 0..7 {
        save(&format!("用户{number}"));
        library.back_up_now().unwrap();
        save(&format!("程序{number}"));
        let newest = folder.path().join("backup.sqlite3");
        say_made(&newest, chrono::Local::now() - Duration::from_mins(31));
        assert!(library.back_up_work().unwrap());
    }
    let copies = store::copies(folder.path());
    let of_user: Vec<&str> = copies.iter().filter(|copy| copy.by_user).flat_map(titles).collect();
    assert_eq!(of_user, ["用户6", "用户5", "用户4", "用户3", "用户2"]);
    let of_program: Vec<&str> = copies.iter().filter(|copy| !copy.by_user).flat_map(titles).collect();
    assert_eq!(of_program[0], "程序6");
}

#[test]
fn the_work_of_half_an_hour_is_in_the_copy_of_the_day() {
    let folder = tempfile::tempdir().unwrap();
    let library = Library::open(folder.path()).unwrap();
    let draft = library.create(&filing("甲")).unwrap();
    assert!(library.back_up().unwrap());
    library.save(&draft.id, draft.revision, &filing("乙")).unwrap();
    assert!(!library.back_up_work().unwrap(), "not every minute");
    let newest = || folder.path().join("backup.sqlite3");
    let half_an_hour_ago = chrono::Local::now() - Duration::from_mins(31);
    say_made(&newest(), half_an_hour_ago);
    assert!(library.back_up_work().unwrap());
    let copies = store::copies(folder.path());
    assert_eq!(titles(&copies[0]), ["乙"]);
    let same_day = half_an_hour_ago.date_naive() == copies[0].made.date_naive();
    assert_eq!(copies.len(), if same_day { 1 } else { 2 }, "one a day");
    say_made(&newest(), half_an_hour_ago);
    assert!(!library.back_up_work().unwrap(), "nothing was changed");
    let at = chrono::NaiveDate::from_ymd_opt(2026, 11, 24).unwrap().and_hms_opt(9, 0, 0).unwrap();
    library.add_event(&draft.id, "submitted", at, "", &serde_json::Value::Null).unwrap();
    assert!(library.back_up_work().unwrap(), "what was recorded is work too");
}

#[test]
fn an_altered_draft_stops_no_copy_and_its_last_good_one_stays() {
    let folder = tempfile::tempdir().unwrap();
    let library = Library::open(folder.path()).unwrap();
    let (altered, other) = (library.create(&filing("甲")).unwrap().id, library.create(&filing("丙")).unwrap().id);
    library.save(&altered, 1, &filing("甲一")).unwrap();
    assert!(library.back_up().unwrap());
    assert_eq!(library.lacking(), 0);
    let raw = Connection::open(database(folder.path())).unwrap();
    raw.execute("UPDATE draft SET body = replace(body, '甲', '乙') WHERE id = ?1", [&altered]).unwrap();
    raw.execute("DELETE FROM past", []).unwrap();
    for day in 0..40 {
        library.save(&other, library.load(&other).unwrap().revision, &filing(&format!("丙{day}"))).unwrap();
        a_day_later(folder.path());
        assert!(library.back_up().unwrap());
    }
    let newest = &store::copies(folder.path())[0];
    assert_eq!((library.lacking(), newest.lacking, newest.drafts.len()), (1, 1, 2), "it says what it lacks");
    // A copy that was altered afterwards is refused.
    let elsewhere = tempfile::tempdir().unwrap();
    store::restore(elsewhere.path(), &newest.path).unwrap();
    let back = Library::open(elsewhere.path()).unwrap();
    assert_eq!(back.load(&other).unwrap().filing.text(NAME), "丙39", "the rest is in it");
    assert!(matches!(refused(back.load(&altered)), Cause::Altered(_)));
    let copy = Connection::open(&newest.path).unwrap();
    copy.execute("UPDATE draft SET body = replace(body, '丙', '丁')", []).unwrap();
    assert!(matches!(refused(store::restore(elsewhere.path(), &newest.path)), Cause::Damaged(_)));
    // The intact copy is 40 days old and still there.
    assert!(matches!(refused(library.load(&altered)), Cause::Altered(_)));
    library.bring_back(&altered).unwrap();
    assert_eq!(library.load(&altered).unwrap().filing.text(NAME), "甲一");
    a_day_later(folder.path());
    assert!(library.back_up().unwrap());
    assert_eq!(library.lacking(), 0, "whole again");
}

#[test]
fn what_can_be_read_nowhere_is_said_to_be() {
    let folder = tempfile::tempdir().unwrap();
    let library = Library::open(folder.path()).unwrap();
    let id = library.create(&filing("甲")).unwrap().id;
    let raw = Connection::open(database(folder.path())).unwrap();
    raw.execute("UPDATE draft SET body = replace(body, '甲', '乙')", []).unwrap();
    assert!(library.back_up().unwrap());
    assert!(matches!(refused(library.bring_back(&id)), Cause::Lost(_)));
}

#[test]
fn a_second_folder_holds_a_library_of_its_own() {
    let (folder, second) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let library = Library::open(folder.path()).unwrap();
    let mut answers = filing("甲");
    answers.set(PHOTO, library.add_scan(b"picture", "a.jpg").unwrap());
    let id = library.create(&answers).unwrap().id;
    library.set_backup_folder(Some(second.path())).unwrap();
    drop(library);
    let [copy] = &store::copies(second.path())[..] else { panic!("one copy") };
    assert_eq!(titles(copy), ["甲"]);
    let elsewhere = tempfile::tempdir().unwrap();
    store::restore(elsewhere.path(), &copy.path).unwrap();
    let library = Library::open(elsewhere.path()).unwrap();
    assert_eq!(library.load(&id).unwrap().filing, answers);
    assert_eq!(library.scan(answers.text(PHOTO)).unwrap(), b"picture");
}

#[test]
fn a_copy_is_restored_and_what_stood_there_is_set_aside() {
    let folder = tempfile::tempdir().unwrap();
    let library = Library::open(folder.path()).unwrap();
    let id = library.create(&filing("甲")).unwrap().id;
    library.back_up().unwrap();
    drop(library);
    std::fs::write(database(folder.path()), "broken").unwrap();
    std::fs::write(folder.path().join("beian.sqlite3-journal"), "of the broken one").unwrap();
    store::restore(folder.path(), &store::copies(folder.path())[0].path).unwrap();
    assert_eq!(Library::open(folder.path()).unwrap().load(&id).unwrap().filing, filing("甲"));
    assert_eq!(holds(folder.path(), "broken").len(), 2, "the database and its journal, set aside");
}

#[test]
fn what_can_be_read_is_recovered_and_the_rest_comes_from_a_copy() {
    let folder = tempfile::tempdir().unwrap();
    let library = Library::open(folder.path()).unwrap();
    let mut ids = Vec::new();
    for number in 0..60 {
        let mut answers = filing(&format!("公司{number}"));
        answers.set("facts.business_scope", "长".repeat(2000));
        let id = library.create(&answers).unwrap().id;
        library.keep_version(&id, "一", &answers).unwrap();
        ids.push(id);
    }
    library.back_up().unwrap();
    let later = library.create(&filing("备份之后")).unwrap().id;
    drop(library);
    let path = database(folder.path());
    let mut bytes = std::fs::read(&path).unwrap();
    let middle = bytes.len() / 2 / 4096 * 4096;
    bytes[middle..middle + 20 * 4096].fill(0x5a);
    std::fs::write(&path, &bytes).unwrap();
    assert!(matches!(refused(Library::open(folder.path()).and_then(|library| library.back_up())), Cause::Damaged(_)));
    let stopped = Job::new();
    stopped.cancel();
    assert!(matches!(store::recover(folder.path(), &stopped), Err(JobError::Cancelled(_))));
    assert!(std::fs::read(&path).unwrap() == bytes && !folder.path().join("recovering").exists(), "as it was");
    let job = Job::new();
    let recovered = store::recover(folder.path(), &job).unwrap();
    assert!(job.fraction() > 0.6, "{}", job.fraction());
    assert_eq!((recovered.drafts, recovered.lost.len()), (61, 0), "{recovered:?}");
    assert!(recovered.from_copies > 0, "some were damaged");
    let library = Library::open(folder.path()).unwrap();
    for id in &ids {
        library.load(id).unwrap();
    }
    assert_eq!(library.load(&later).unwrap().filing.text(NAME), "备份之后", "newer than the copy");
    assert!(library.create(&filing("新")).unwrap().id > later, "an id is never given twice");
}

#[test]
fn a_flipped_bit_never_changes_an_answer_unnoticed() {
    let flips = std::env::var("BEIAN_FLIPS").ok().and_then(|flips| flips.parse().ok()).unwrap_or(60);
    let folder = tempfile::tempdir().unwrap();
    let library = Library::open(folder.path()).unwrap();
    let mut answers = filing("样本商贸有限公司");
    answers.set("facts.business_scope", "范围".repeat(3000));
    let id = library.create(&answers).unwrap().id;
    let steps = "步骤".repeat(1000);
    library.save_with(&id, 1, &filing("样本"), Some(&steps)).unwrap();
    drop(library);
    let path = database(folder.path());
    let whole = std::fs::read(&path).unwrap();
    for place in (0..whole.len()).step_by(whole.len() / flips) {
        let mut bytes = whole.clone();
        bytes[place] ^= 0x10;
        std::fs::write(&path, &bytes).unwrap();
        if let Ok(library) = Library::open(folder.path()) {
            let loaded = library.load(&id);
            assert!(loaded.is_err() || loaded.is_ok_and(|draft| draft.filing == filing("样本")), "byte {place}");
            let past = library.past_filing(&id, 1);
            assert!(past.is_err() || past.is_ok_and(|past| past == answers), "byte {place}: what was there before");
            let kept = library.kept_undo(&id).ok().flatten();
            assert!(kept.is_none_or(|kept| kept == steps), "byte {place}: what can be undone");
        }
        let _ = std::fs::remove_file(folder.path().join("beian.sqlite3-journal"));
    }
}

#[test]
fn files_that_were_copied_bring_drafts_back_from_the_copy_that_was_made_last() {
    let folder = tempfile::tempdir().unwrap();
    let library = Library::open(folder.path()).unwrap();
    let mut draft = library.create(&filing("甲")).unwrap();
    library.back_up_now().unwrap();
    draft.revision = library.save(&draft.id, draft.revision, &filing("甲改")).unwrap().revision;
    a_day_later(folder.path());
    library.back_up_now().unwrap();
    drop(library);
    std::fs::write(database(folder.path()), "broken").unwrap();
    // As when a folder is copied file by file: the older copy has the latest modification time.
    let touch = |path: &std::path::Path, time| {
        std::fs::File::options().write(true).open(path).unwrap().set_modified(time).unwrap();
    };
    let now = std::time::SystemTime::now();
    touch(&folder.path().join("backup.sqlite3"), now - Duration::from_hours(1));
    for older in std::fs::read_dir(folder.path().join("backups")).unwrap().flatten() {
        touch(&older.path(), now);
    }
    store::recover(folder.path(), &Job::new()).unwrap();
    let library = Library::open(folder.path()).unwrap();
    assert_eq!(library.load(&draft.id).unwrap().filing, filing("甲改"));
}

/// Enough drafts for the database to move rows from page to page.
fn many(library: &Library, marked: &str) -> Vec<String> {
    let mut ids = Vec::new();
    for number in 0..60 {
        let mut answers = filing(&format!("{marked}{number}"));
        answers.set("icp_subject.principal_info.certificate_number", format!("{marked}号码{number}"));
        answers.set("facts.business_scope", "样本".repeat(number * 17 % 900));
        let mut draft = library.create(&answers).unwrap();
        for round in 0..3 {
            answers.set(NAME, format!("{marked}{}", "名".repeat(round * 9 + number % 7)));
            draft.revision = library.save(&draft.id, draft.revision, &answers).unwrap().revision;
        }
        ids.push(draft.id);
    }
    ids
}

#[test]
fn a_passphrase_leaves_nothing_plain_in_database_and_copies() {
    let folder = tempfile::tempdir().unwrap();
    let library = Library::open(folder.path()).unwrap();
    many(&library, "标记样本");
    library.back_up_now().unwrap();
    assert!(holds(folder.path(), "标记样本").len() >= 2);
    library.set_passphrase("样本口令 一").unwrap();
    library.finish_sealing().unwrap();
    assert_eq!(holds(folder.path(), "标记样本"), Vec::<String>::new());
    library.back_up_now().unwrap();
    assert_eq!(holds(folder.path(), "标记样本"), Vec::<String>::new());
}

#[test]
fn what_is_deleted_for_ever_is_in_no_page_of_database_and_copies() {
    let folder = tempfile::tempdir().unwrap();
    let library = Library::open(folder.path()).unwrap();
    let ids = many(&library, "标记样本");
    many(&library, "其余样本");
    library.back_up_now().unwrap();
    for id in &ids {
        library.discard(id).unwrap();
    }
    for id in &ids {
        library.purge(id).unwrap();
    }
    assert_eq!(holds(folder.path(), "标记样本"), Vec::<String>::new());
}
