//! Information about a library: the overview, and error messages.

use std::path::Path;

use beian_desk::i18n::Language;
use beian_desk::job::Job;
use beian_desk::reference::Reference;
use beian_desk::scan::Pace;
use beian_desk::store::Library;
use beian_desk::{rules, workflow};
use chrono::NaiveDate;
use rusqlite::Connection;

use super::{PHOTO, database, filing};

#[test]
fn the_overview_follows_what_is_saved_and_what_is_altered() {
    let folder = tempfile::tempdir().unwrap();
    let library = Library::open(folder.path()).unwrap();
    let (first, second) = (library.create(&filing("甲")).unwrap(), library.create(&filing("乙")).unwrap());
    let today = chrono::NaiveDate::from_ymd_opt(2026, 11, 24).unwrap();
    let overview = || {
        let made = workflow::overview(&library, Reference::built_in(), today, Language::Chinese, &Job::new()).unwrap();
        String::from_utf8(made).unwrap()
    };
    let before = overview();
    assert_eq!(overview(), before, "made once more");
    library.save(&first.id, first.revision, &filing("丙")).unwrap();
    let after = overview();
    assert!(before.contains("甲") && after.contains("丙") && !after.contains("甲") && after.contains("乙"));
    let raw = Connection::open(database(folder.path())).unwrap();
    raw.execute("UPDATE draft SET body = replace(body, '乙', '丁') WHERE id = ?1", [&second.id]).unwrap();
    assert!(overview().contains("无法读取"), "{}", overview());
}

#[test]
fn one_draft_that_cannot_be_read_is_a_line_of_the_overview() {
    let folder = tempfile::tempdir().unwrap();
    let library = Library::open(folder.path()).unwrap();
    library.create(&filing("好的")).unwrap();
    let bad = library.create(&filing("坏的")).unwrap().id;
    let raw = Connection::open(database(folder.path())).unwrap();
    raw.execute("UPDATE draft SET body = 'x' WHERE id = ?1", [&bad]).unwrap();
    let today = NaiveDate::from_ymd_opt(2026, 11, 24).unwrap();
    let csv = workflow::overview(
        &library,
        beian_desk::reference::Reference::built_in(),
        today,
        Language::Chinese,
        &Job::new(),
    )
    .unwrap();
    let text = String::from_utf8(csv).unwrap();
    assert_eq!(text.lines().count(), 3);
    assert!(text.lines().any(|line| line.starts_with(&bad) && line.contains("无法读取")), "{text}");
}

#[test]
fn no_message_shows_a_statement_of_the_database() {
    let folder = tempfile::tempdir().unwrap();
    let library = Library::open(folder.path()).unwrap();
    let raw = Connection::open(database(folder.path())).unwrap();
    raw.execute_batch("DROP TABLE setting").unwrap();
    let error = library.setting::<u8>("page").unwrap_err();
    for language in Language::ALL {
        let message = error.message(language);
        assert!(!message.contains("SELECT") && !message.contains("setting"), "{message}");
    }
}

#[test]
fn no_message_about_a_picture_shows_its_hash() {
    let folder = tempfile::tempdir().unwrap();
    let library = Library::open(folder.path()).unwrap();
    let id = library.add_scan(b"picture", "a.jpg").unwrap();
    let path = folder.path().join("scans").join(&id[..2]).join(&id);
    let mut answers = filing("甲");
    answers.set(PHOTO, id.as_str());
    let harms: [fn(&Path); 3] = [
        |path| std::fs::write(path, b"other").unwrap(),
        |path| std::fs::remove_file(path).unwrap(),
        |path| std::fs::create_dir(path).unwrap(),
    ];
    for harm in harms {
        harm(&path);
        let inspections = workflow::examine(&answers, &library, None, None, Pace::AllCores, &Job::new()).unwrap();
        let review = rules::review(&answers, &inspections, Reference::built_in(), NaiveDate::default());
        for language in Language::ALL {
            let mut said = vec![library.scan(&id).unwrap_err().message(language)];
            said.extend(review.findings.iter().map(|finding| finding.message(language)));
            assert!(said.iter().all(|text| !text.contains(&id)), "{said:?}");
            assert!(said.iter().skip(1).any(|text| text.contains(&id[..8])), "{said:?}");
        }
    }
}
