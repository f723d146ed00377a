//! The library under failures: two writers, a killed process, a full disk, damaged files.
#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used)]

#[path = "store/copies.rs"]
mod copies;
#[path = "store/overview.rs"]
mod overview;
#[path = "store/past.rs"]
mod past;

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use beian_desk::filing::media::Media;
use beian_desk::filing::{Filing, Kind};
use beian_desk::i18n::Language;
use beian_desk::store::{self, Cause, DraftState, Label, Library, StoreError, filing_of_same_subject, hash};
use chrono::{NaiveDate, NaiveDateTime};
use rusqlite::Connection;
use serde_json::json;

const NAME: &str = "icp_subject.base_info.name";
const PHOTO: &str = "icp_subject.organize_info.certificate_photo";
const COUNT: &str = "facts.applets_already_filed";

fn filing(name: &str) -> Filing {
    let mut filing = Filing::new(Kind::New);
    filing.set(NAME, name);
    filing
}

fn database(folder: &Path) -> std::path::PathBuf {
    folder.join("beian.sqlite3")
}

/// The error of a call that must fail; its message exists in both languages.
fn refused<T>(result: Result<T, StoreError>) -> Cause {
    let error = result.err().expect("the call must be refused");
    for language in Language::ALL {
        let message = error.message(language);
        assert!(message.len() > 20 && !message.starts_with("store-"), "{message}");
    }
    error.cause
}

fn noon(day: u32) -> NaiveDateTime {
    NaiveDate::from_ymd_opt(2026, 11, day).unwrap().and_hms_opt(12, 0, 0).unwrap()
}

#[test]
fn what_was_saved_is_there_after_opening_again() {
    let folder = tempfile::tempdir().unwrap();
    let library = Library::open(folder.path()).unwrap();
    let made = library.create(&Filing::new(Kind::New)).unwrap();
    assert_eq!(made.state, DraftState::NotStarted);
    let mut answers = filing("样本商贸有限公司");
    answers.set("facts.future", json!({"kept": [1, null]}));
    let saved = library.save(&made.id, made.revision, &answers).unwrap();
    library.set_setting("page", &("draft", 3)).unwrap();
    drop(library);

    let library = Library::open(folder.path()).unwrap();
    let loaded = library.load(&made.id).unwrap();
    assert_eq!((loaded.filing, loaded.revision, loaded.state), (answers, saved.revision, DraftState::Filling));
    let list = library.drafts().unwrap();
    assert_eq!((list.len(), list[0].title.as_str()), (1, "样本商贸有限公司"));
    assert_eq!(library.setting("page").unwrap(), Some(("draft".to_owned(), 3)));
    assert_eq!(library.setting::<u8>("page").unwrap(), None, "a setting of another shape counts as unset");
}

#[test]
fn a_second_writer_is_noticed_and_neither_loses() {
    let folder = tempfile::tempdir().unwrap();
    let one = Library::open(folder.path()).unwrap();
    let two = Library::open(folder.path()).unwrap();
    let draft = one.create(&filing("甲")).unwrap();
    two.save(&draft.id, draft.revision, &filing("乙")).unwrap();
    assert!(matches!(refused(one.save(&draft.id, draft.revision, &filing("丙"))), Cause::Conflict(_)));
    assert_eq!(one.load(&draft.id).unwrap().filing.text(NAME), "乙");
}

#[test]
fn state_follows_answers_and_late_verdicts_are_dropped() {
    let folder = tempfile::tempdir().unwrap();
    let library = Library::open(folder.path()).unwrap();
    let draft = library.create(&filing("甲")).unwrap();
    library.set_state(&draft.id, draft.revision, DraftState::Ready).unwrap();
    assert_eq!(library.load(&draft.id).unwrap().state, DraftState::Ready);
    library.save(&draft.id, draft.revision, &filing("乙")).unwrap();
    library.set_state(&draft.id, draft.revision, DraftState::Exported).unwrap();
    assert_eq!(library.load(&draft.id).unwrap().state, DraftState::Filling);
}

#[test]
fn time_never_runs_backwards_within_a_draft() {
    let folder = tempfile::tempdir().unwrap();
    let library = Library::open(folder.path()).unwrap();
    let draft = library.create(&filing("甲")).unwrap();
    let ahead = draft.modified + 86_400_000;
    let raw = Connection::open(database(folder.path())).unwrap();
    raw.execute("UPDATE draft SET modified = ?1", [ahead]).unwrap();
    assert_eq!(library.save(&draft.id, draft.revision, &filing("乙")).unwrap().modified, ahead);
}

#[test]
fn subjects_and_persons_of_earlier_drafts_start_the_next() {
    let folder = tempfile::tempdir().unwrap();
    let library = Library::open(folder.path()).unwrap();
    let mut answers = filing("样本商贸有限公司");
    answers.set("icp_subject.principal_info.name", "张样本");
    answers.set("icp_subject.principal_info.authorization_letter", "letter");
    answers.set("icp_applets.principal_info.name", "张样本");
    answers.set("icp_applets.principal_info.mobile", "13000000000");
    library.create(&answers).unwrap();
    library.create(&answers).unwrap();
    let subjects = library.subjects().unwrap();
    assert_eq!(subjects.len(), 1);
    let earlier = library.load(&subjects[0].draft).unwrap().filing;
    let next = filing_of_same_subject(&earlier, Kind::New);
    assert_eq!(next.text(NAME), "样本商贸有限公司");
    assert!(!next.has("icp_subject.principal_info.authorization_letter"), "a letter belongs to one filing");
    assert_eq!(library.persons().unwrap().len(), 1);
}

#[test]
fn scans_are_kept_once_and_checked() {
    let folder = tempfile::tempdir().unwrap();
    let library = Library::open(folder.path()).unwrap();
    let id = library.add_scan(b"picture", "a.jpg").unwrap();
    assert_eq!(library.add_scan(b"picture", "b.jpg").unwrap(), id);
    assert_eq!(Media::read(&library, &id).unwrap(), b"picture");
    assert_eq!(library.scan_name(&id).unwrap().as_deref(), Some("b.jpg"));
    let path = folder.path().join("scans").join(&id[..2]).join(&id);
    std::fs::write(&path, b"pictur").unwrap();
    assert!(matches!(refused(library.scan(&id)), Cause::ScanDamaged(_)));
    assert_eq!(Media::read(&library, &id).unwrap_err().kind(), std::io::ErrorKind::InvalidData);
    std::fs::remove_file(&path).unwrap();
    assert!(matches!(refused(library.scan(&id)), Cause::ScanMissing(_)));
    library.add_scan(b"picture", "a.jpg").unwrap();
    assert_eq!(library.scan(&id).unwrap(), b"picture");
    for name in ["", "..", "../../etc/passwd", "x", &"g".repeat(64), "a-é"] {
        assert!(matches!(refused(library.scan(name)), Cause::ScanMissing(_)), "{name}");
    }
}

#[test]
fn collection_takes_only_what_is_old_and_unnamed() {
    let folder = tempfile::tempdir().unwrap();
    let library = Library::open(folder.path()).unwrap();
    let [named, versioned, trashed, unnamed, fresh] =
        [b"1", b"2", b"3", b"4", b"5"].map(|bytes| library.add_scan(bytes, "x").unwrap());
    let raw = Connection::open(database(folder.path())).unwrap();
    raw.execute("UPDATE scan SET added = added - 31 * 86400000 WHERE id <> ?1", [&fresh]).unwrap();
    let mut answers = filing("甲");
    answers.set(PHOTO, versioned.as_str());
    let draft = library.create(&answers).unwrap();
    library.keep_version(&draft.id, "一", &answers).unwrap();
    answers.set(PHOTO, named.as_str());
    library.save(&draft.id, draft.revision, &answers).unwrap();
    answers.set(PHOTO, trashed.as_str());
    let gone = library.create(&answers).unwrap().id;
    library.discard(&gone).unwrap();
    assert_eq!(library.collect_scans().unwrap(), 1);
    assert!(matches!(refused(library.scan(&unnamed)), Cause::ScanMissing(_)));
    for id in [named, versioned, trashed.clone(), fresh] {
        library.scan(&id).unwrap();
    }
    library.purge(&gone).unwrap();
    assert!(library.scan(&trashed).is_err(), "it went with its draft");
    assert_eq!(library.collect_scans().unwrap(), 0);
}

#[test]
fn results_are_found_by_picture_slot_and_engine() {
    let folder = tempfile::tempdir().unwrap();
    let library = Library::open(folder.path()).unwrap();
    let picture = hash(b"picture");
    library.cache("1", [(picture.as_str(), "letter", &json!({"a": 1}))]).unwrap();
    let found = |slot, engine| library.cached::<serde_json::Value>(&picture, slot, engine).unwrap();
    assert_eq!(found("letter", "1"), Some(json!({"a": 1})));
    assert_eq!((found("letter", "2"), found("passport", "1")), (None, None));
    library.cache("2", [(picture.as_str(), "letter", &json!(2))]).unwrap();
    assert_eq!((found("letter", "1"), found("letter", "2")), (None, Some(json!(2))));
}

#[test]
fn a_second_window_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let library = Library::open(folder.path()).unwrap();
    let held = library.lock_window().unwrap();
    let second = Library::open(folder.path()).unwrap();
    assert!(matches!(refused(second.lock_window()), Cause::WindowOpen));
    second.create(&filing("甲")).unwrap();
    drop(held);
    // A process that another test is starting holds the lock until it executes its own program.
    let free = |_| second.lock_window().map_err(|_| std::thread::sleep(std::time::Duration::from_millis(50))).ok();
    assert!((0..100).find_map(free).is_some());
}

#[test]
fn files_of_others_and_of_the_future_are_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    drop(Library::open(folder.path()).unwrap());
    let raw = Connection::open(database(folder.path())).unwrap();
    raw.pragma_update(None, "user_version", 99).unwrap();
    assert!(matches!(refused(Library::open(folder.path())), Cause::Newer { found: 99, .. }));
    raw.pragma_update(None, "application_id", 7).unwrap();
    assert!(matches!(refused(Library::open(folder.path())), Cause::Foreign));
    raw.execute("INSERT INTO setting VALUES ('a', '1')", []).unwrap();
}

#[test]
fn a_draft_of_the_future_is_listed_but_not_opened() {
    let folder = tempfile::tempdir().unwrap();
    let library = Library::open(folder.path()).unwrap();
    let draft = library.create(&filing("甲")).unwrap();
    let raw = Connection::open(database(folder.path())).unwrap();
    raw.execute("UPDATE draft SET body = replace(body, 'beian-filing/1', 'beian-filing/2')", []).unwrap();
    assert_eq!(library.drafts().unwrap().len(), 1);
    assert!(matches!(refused(library.load(&draft.id)), Cause::Unusable { .. }));
}

#[test]
fn a_broken_database_is_named_and_kept() {
    let folder = tempfile::tempdir().unwrap();
    let library = Library::open(folder.path()).unwrap();
    for number in 0..50 {
        library.create(&filing(&"长".repeat(100 + number))).unwrap();
    }
    library.add_scan(b"picture", "a.jpg").unwrap();
    drop(library);
    let path = database(folder.path());
    let whole = std::fs::read(&path).unwrap();
    let half = &whole[..whole.len() / 2];
    for broken in [half, &whole[..1000], &b"not a database at all, but long enough to be looked at"[..], b""] {
        std::fs::write(&path, broken).unwrap();
        let opened = Library::open(folder.path()).and_then(|library| library.drafts());
        assert!(matches!(refused(opened), Cause::Damaged(_)), "{} bytes", broken.len());
        assert_eq!(std::fs::read(&path).unwrap(), broken, "what is left is not touched");
    }
    std::fs::write(&path, &whole).unwrap();
    assert_eq!(Library::open(folder.path()).unwrap().drafts().unwrap().len(), 50);
}

#[cfg(unix)]
#[test]
fn what_is_kept_is_for_the_user_alone() {
    use std::os::unix::fs::PermissionsExt;
    let folder = tempfile::tempdir().unwrap();
    let library = Library::open(&folder.path().join("library")).unwrap();
    let mode = std::fs::metadata(library.folder()).unwrap().permissions().mode();
    assert_eq!(mode & 0o777, 0o700);
}

#[test]
fn places_that_cannot_be_written_are_named() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("file");
    std::fs::write(&file, "x").unwrap();
    assert!(matches!(refused(Library::open(&file)), Cause::NoFolder));
    assert!(matches!(refused(Library::open(&file.join("below"))), Cause::NoFolder));

    let library = Library::open(&folder.path().join("library")).unwrap();
    std::fs::write(library.folder().join("scans"), "in the way").unwrap();
    assert!(matches!(refused(library.add_scan(b"picture", "a.jpg")), Cause::NoFolder));
    assert_eq!(library.scan_name(&hash(b"picture")).unwrap(), None, "no row names a scan that was not written");
}

/// Kernel file systems refuse new folders to every user, even to the administrator.
#[cfg(target_os = "linux")]
#[test]
fn a_read_only_folder_is_named() {
    assert!(matches!(refused(Library::open(Path::new("/sys/beian"))), Cause::ReadOnly | Cause::Denied));
}

/// Runs the ignored test `role` of this file in a process of its own, on the library in `folder`.
fn child(role: &str, folder: &Path, shell: &str) -> Child {
    Command::new("sh")
        .args(["-c", &format!("{shell} exec \"$0\" --ignored --exact {role} --nocapture")])
        .arg(std::env::current_exe().unwrap())
        .env("BEIAN_TEST_LIBRARY", folder)
        .stdout(Stdio::piped())
        .spawn()
        .unwrap()
}

fn given_library() -> Option<Library> {
    std::env::var_os("BEIAN_TEST_LIBRARY").map(|folder| Library::open(Path::new(&folder)).unwrap())
}

/// Numbers that a child reported as done (`done N`), as they arrive.
fn reported(child: &mut Child) -> impl Iterator<Item = i64> + use<> {
    let lines = BufReader::new(child.stdout.take().unwrap()).lines();
    lines.map_while(Result::ok).filter_map(|line| line.strip_prefix("done ")?.parse().ok())
}

#[test]
#[ignore = "run as a process of its own by the tests below"]
fn child_saves_and_adds_scans() {
    let Some(library) = given_library() else { return };
    let id = library.drafts().unwrap()[0].id.clone();
    let mut draft = library.load(&id).unwrap();
    loop {
        let number = draft.filing.number(COUNT).unwrap_or_default() + 1;
        let scan = library.add_scan(format!("picture {number}").repeat(1000).as_bytes(), "p").unwrap();
        draft.filing.set(COUNT, number);
        draft.filing.set(PHOTO, scan);
        draft.revision = library.save(&id, draft.revision, &draft.filing).unwrap().revision;
        println!("\ndone {number}");
    }
}

#[test]
fn a_killed_process_loses_nothing_it_reported() {
    let folder = tempfile::tempdir().unwrap();
    let id = Library::open(folder.path()).unwrap().create(&filing("甲")).unwrap().id;
    // The environment variable increases the number of rounds; see docs/reliability.md.
    let rounds = std::env::var("BEIAN_KILLS").ok().and_then(|rounds| rounds.parse().ok()).unwrap_or(6);
    for round in 0..rounds {
        let mut saver = child("child_saves_and_adds_scans", folder.path(), "");
        let mut last = 0;
        for (count, number) in reported(&mut saver).enumerate() {
            last = number;
            if count == 5 {
                std::thread::sleep(Duration::from_micros(700 * (round % 40)));
                saver.kill().unwrap();
            }
        }
        saver.wait().unwrap();
        let library = Library::open(folder.path()).unwrap();
        let draft = library.load(&id).unwrap();
        let number = draft.filing.number(COUNT).unwrap();
        assert!(number == last || number == last + 1, "{number} after {last}");
        library.scan(draft.filing.text(PHOTO)).unwrap();
        let raw = Connection::open(database(folder.path())).unwrap();
        let health: String = raw.query_row("PRAGMA integrity_check", [], |row| row.get(0)).unwrap();
        assert_eq!(health, "ok");
    }
}

#[test]
#[ignore = "run as a process of its own by the test below"]
fn child_counts_to_forty() {
    let Some(library) = given_library() else { return };
    let id = library.drafts().unwrap()[0].id.clone();
    for _ in 0..40 {
        loop {
            let mut draft = library.load(&id).unwrap();
            draft.filing.set(COUNT, draft.filing.number(COUNT).unwrap_or_default() + 1);
            match library.save(&id, draft.revision, &draft.filing) {
                Ok(_) => break,
                Err(StoreError { cause: Cause::Conflict(_), .. }) => {}
                Err(error) => panic!("{error}"),
            }
        }
    }
}

#[test]
fn two_processes_saving_at_once_lose_no_answer() {
    let folder = tempfile::tempdir().unwrap();
    let id = Library::open(folder.path()).unwrap().create(&filing("甲")).unwrap().id;
    let children = [(); 2].map(|()| child("child_counts_to_forty", folder.path(), ""));
    for mut child in children {
        assert!(child.wait().unwrap().success());
    }
    let draft = Library::open(folder.path()).unwrap().load(&id).unwrap();
    assert_eq!(draft.filing.number(COUNT), Some(80));
}

#[test]
#[ignore = "run as a process of its own by the test below"]
fn child_fills_the_disk() {
    let Some(library) = given_library() else { return };
    let id = library.drafts().unwrap()[0].id.clone();
    let mut draft = library.load(&id).unwrap();
    assert!(matches!(refused(library.add_scan(&vec![7; 1 << 20], "large")), Cause::Full));
    for number in 1.. {
        let before = draft.filing.clone();
        draft.filing.set(COUNT, number);
        draft.filing.set("facts.business_scope", "长".repeat(2000 * number as usize));
        match library.save(&id, draft.revision, &draft.filing) {
            Ok(saved) => draft.revision = saved.revision,
            Err(error) => {
                let _ = refused::<()>(Err(error));
                assert_eq!(library.load(&id).unwrap().filing, before, "the last save that was reported stands");
                println!("\ndone {}", number - 1);
                return;
            }
        }
    }
}

/// The system refuses files over 256 KiB, as a full disk would.
#[cfg(unix)]
#[test]
fn no_space_left_keeps_the_last_save() {
    let folder = tempfile::tempdir().unwrap();
    let id = Library::open(folder.path()).unwrap().create(&filing("甲")).unwrap().id;
    let mut filler = child("child_fills_the_disk", folder.path(), "trap '' XFSZ; ulimit -f 512;");
    let last = reported(&mut filler).last();
    assert!(filler.wait().unwrap().success());
    let library = Library::open(folder.path()).unwrap();
    let draft = library.load(&id).unwrap();
    assert!(last.is_some_and(|last| last > 3));
    assert_eq!(draft.filing.number(COUNT), last);
    assert_eq!(library.scan_name(&hash(&vec![7; 1 << 20])).unwrap(), None);
    library.save(&id, draft.revision, &filing("乙")).unwrap();
}

/// Files below `folder` that contain `text`.
fn holds(folder: &Path, text: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        for path in std::fs::read_dir(folder).unwrap().flatten().map(|entry| entry.path()) {
            if path.is_dir() {
                folders.push(path);
            } else if std::fs::read(&path).unwrap().windows(text.len()).any(|bytes| bytes == text.as_bytes()) {
                found.push(path.display().to_string());
            }
        }
    }
    found
}

/// Changes the recorded creation time of a backup copy.
fn say_made(copy: &Path, time: chrono::DateTime<chrono::Local>) {
    let said = serde_json::to_string(&time).unwrap();
    let changed = Connection::open(copy)
        .unwrap()
        .execute("UPDATE setting SET value = ?1 WHERE key = 'backup-made'", [said])
        .unwrap();
    assert_eq!(changed, 1);
}

/// Makes the newest copy look a day older, so that the next call makes another one.
fn a_day_later(folder: &Path) {
    let newest = store::copies(folder).into_iter().find(|copy| copy.path.ends_with("backup.sqlite3")).unwrap();
    say_made(&newest.path, newest.made - Duration::from_hours(25));
}

#[cfg(unix)]
#[test]
fn others_are_kept_out_whatever_the_modes_were() {
    use std::os::unix::fs::PermissionsExt;
    let folder = tempfile::tempdir().unwrap();
    let library = Library::open(folder.path()).unwrap();
    library.add_scan(b"picture", "a.jpg").unwrap();
    let lock = library.lock_window().unwrap();
    library.back_up().unwrap();
    let mode = |path: &Path| std::fs::metadata(path).unwrap().permissions().mode() & 0o777;
    let check = || {
        for name in ["beian.sqlite3", "backup.sqlite3", "window.lock"] {
            assert_eq!(mode(&folder.path().join(name)), 0o600, "{name}");
        }
        assert_eq!(mode(&folder.path().join("scans")), 0o700);
        assert_eq!(mode(folder.path()), 0o700);
    };
    check();
    drop((library, lock));
    for name in ["beian.sqlite3", "backup.sqlite3", "window.lock", "scans", "."] {
        std::fs::set_permissions(folder.path().join(name), std::fs::Permissions::from_mode(0o755)).unwrap();
    }
    drop(Library::open(folder.path()).unwrap());
    check();
    let theirs = tempfile::tempdir().unwrap();
    std::fs::set_permissions(theirs.path(), std::fs::Permissions::from_mode(0o755)).unwrap();
    std::fs::write(theirs.path().join("letter"), "theirs").unwrap();
    drop(Library::open(theirs.path()).unwrap());
    assert_eq!(mode(theirs.path()), 0o755, "a folder that held other things is left alone");
}

#[test]
fn a_clock_that_was_wrong_leaves_no_draft_on_top() {
    let folder = tempfile::tempdir().unwrap();
    let library = Library::open(folder.path()).unwrap();
    let ahead = library.create(&filing("来自未来")).unwrap();
    let raw = Connection::open(database(folder.path())).unwrap();
    raw.execute("UPDATE draft SET modified = modified + 1000000000000", []).unwrap();
    let today = library.create(&filing("今天")).unwrap();
    assert_eq!(library.drafts().unwrap()[0].id, today.id);
    library.save(&ahead.id, ahead.revision, &filing("又改")).unwrap();
    assert_eq!(library.drafts().unwrap()[0].id, ahead.id, "what was changed last is first");
}

#[test]
fn a_library_that_was_moved_away_is_told_and_takes_the_save_once_it_is_back() {
    let folder = tempfile::tempdir().unwrap();
    let library = Library::open(folder.path()).unwrap();
    let draft = library.create(&filing("甲")).unwrap();
    let (path, away) = (database(folder.path()), folder.path().join("away"));
    std::fs::rename(&path, &away).unwrap();
    assert!(matches!(refused(library.save(&draft.id, draft.revision, &filing("乙"))), Cause::Moved));
    std::fs::rename(&away, &path).unwrap();
    library.save(&draft.id, draft.revision, &filing("乙")).unwrap();
    drop(library);
    assert_eq!(Library::open(folder.path()).unwrap().load(&draft.id).unwrap().filing.text(NAME), "乙");
}

#[test]
fn a_library_whose_database_is_gone_is_told_and_nothing_is_put_in_its_place() {
    let folder = tempfile::tempdir().unwrap();
    let library = Library::open(folder.path()).unwrap();
    library.create(&filing("甲")).unwrap();
    library.add_scan(b"picture", "a.jpg").unwrap();
    drop(library);
    let (path, away) = (database(folder.path()), folder.path().join("away"));
    std::fs::rename(&path, &away).unwrap();
    assert!(matches!(refused(Library::open(folder.path())), Cause::Moved));
    assert!(!path.exists(), "nothing that has to be told from a library later");
    std::fs::rename(&away, &path).unwrap();
    assert_eq!(Library::open(folder.path()).unwrap().drafts().unwrap().len(), 1);
}

#[test]
fn what_a_first_start_on_a_full_disk_leaves_is_no_library_that_was_moved_away() {
    let folder = tempfile::tempdir().unwrap();
    let scans = folder.path().join("scans").join("de");
    std::fs::create_dir_all(&scans).unwrap();
    std::fs::write(scans.join(".broken-off"), b"half").unwrap();
    let library = Library::open(folder.path()).unwrap();
    let scan = library.add_scan(b"picture", "a.jpg").unwrap();
    drop(library);
    std::fs::remove_file(database(folder.path())).unwrap();
    assert!(matches!(refused(Library::open(folder.path())), Cause::Moved), "{scan} was kept");
}

#[test]
fn what_a_clerk_notes_stays_with_the_draft_and_goes_with_it() {
    let folder = tempfile::tempdir().unwrap();
    let library = Library::open(folder.path()).unwrap();
    let (first, second) = (library.create(&filing("甲")).unwrap(), library.create(&filing("乙")).unwrap());
    let label = Label::typed("王样本", "加急 年检", "客户周五来取");
    library.set_label(&first.id, &label).unwrap();
    library.set_label(&second.id, &label).unwrap();
    library.set_label(&second.id, &Label::default()).unwrap();
    library.save(&first.id, first.revision, &filing("丙")).unwrap();
    assert!(matches!(refused(library.set_label("none", &label)), Cause::NoDraft(_)));
    library.set_passphrase("样本口令 一").unwrap();
    library.finish_sealing().unwrap();
    assert!(holds(folder.path(), "客户周五来取").is_empty(), "sealed");
    drop(library);
    let library = Library::open(folder.path()).unwrap();
    library.unlock("样本口令 一").unwrap();
    let labels =
        |library: &Library| -> Vec<Label> { library.drafts().unwrap().into_iter().map(|draft| draft.label).collect() };
    assert_eq!(labels(&library), [label.clone(), Label::default()]);
    library.remove_passphrase("样本口令 一").unwrap();
    assert_eq!(labels(&library), [label, Label::default()]);
}

#[test]
fn a_library_of_the_first_tables_is_copied_and_brought_up_to_date() {
    let folder = tempfile::tempdir().unwrap();
    let raw = Connection::open(database(folder.path())).unwrap();
    raw.execute_batch(include_str!("store/first.sql")).unwrap();
    drop(raw);
    let library = Library::open(folder.path()).unwrap();
    let [draft] = &library.drafts().unwrap()[..] else { panic!("one draft") };
    assert_eq!((draft.title.as_str(), draft.number.as_str()), ("样本记账", "91440300551385082U"));
    assert_eq!(library.load(&draft.id).unwrap().filing.text("facts.applet_name"), "样本记账");
    assert_eq!(library.profiles().unwrap()[0].profile.subject, "91440300551385082u");
    assert_eq!(library.akin(&library.load(&draft.id).unwrap().filing).unwrap().len(), 1, "found by what it names");
    assert!(folder.path().join("backups/before-step-2.sqlite3").exists());
}
