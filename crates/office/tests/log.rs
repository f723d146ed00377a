//! The log records what was done and where it failed, but nothing that was typed, read or named by the user.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test")]

use std::io::Cursor;
use std::path::Path;

use beian_core::filing::{Filing, Kind};
use beian_core::i18n::Language;
use beian_core::job::Job;
use beian_core::logging;
use beian_core::reference::Reference;
use beian_office::rules;
use beian_office::store::Library;
use beian_office::workflow::{self, Export};
use beian_vision::reading::Engine;
use beian_vision::scan::Pace;

/// Must never appear in the log: a name, a number, a part of a path.
const MARKS: [&str; 4] = ["样本马克", "110101199001010077", "marked-folder", "marked-file"];

fn picture() -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    image::RgbImage::from_pixel(60, 40, image::Rgb([200, 210, 220]))
        .write_to(&mut bytes, image::ImageFormat::Png)
        .unwrap();
    bytes.into_inner()
}

#[test]
fn nothing_personal_stands_in_the_log() {
    let outer = tempfile::tempdir().unwrap();
    let folder = outer.path().join("marked-folder");
    let library = Library::open(&folder).unwrap();
    logging::begin(&folder, workflow::PROGRAM).unwrap();

    let scan = library.add_scan(&picture(), "marked-file.png").unwrap();
    let mut filing = Filing::new(Kind::New);
    filing.set("icp_subject.base_info.name", MARKS[0]);
    filing.set("icp_subject.principal_info.certificate_number", MARKS[1]);
    filing.set("icp_subject.principal_info.certificate_photo_front", scan);
    let draft = library.create(&filing).unwrap();
    let saved = library.save(&draft.id, draft.revision, &filing).unwrap();
    library.save(&draft.id, draft.revision, &filing).unwrap_err();
    library.load(MARKS[0]).unwrap_err();

    let (engine, today) = (Engine::new(), chrono::NaiveDate::default());
    let inspections =
        workflow::examine(&filing, &library, Some(&library), Some(&engine), Pace::AllCores, &Job::new()).unwrap();
    let review = rules::review(&filing, &inspections, Reference::built_in(), today);
    let mut export = Export {
        filing: &filing,
        media: &library,
        inspections: &inspections,
        review: &review,
        reference: Reference::built_in(),
        today,
        draft: false,
        passphrase: None,
        language: Language::Chinese,
    };
    let target = folder.join("marked-file.zip");
    workflow::export(&export, &target, &Job::new()).unwrap_err();
    export.draft = true;
    workflow::export(&export, &target, &Job::new()).unwrap();
    workflow::export(&export, &target.join("marked-file.zip"), &Job::new()).unwrap_err();
    let taken = workflow::import(&library, &target, None).unwrap();
    workflow::import(&library, &folder.join("marked-file"), None).unwrap_err();
    std::thread::spawn(|| panic!("{} {}", MARKS[0], MARKS[1])).join().unwrap_err();

    let log = folder.join(logging::FOLDER);
    let text = texts(&log);
    assert!(text.contains(&format!("draft {}: revision {}", draft.id, saved.revision)), "{text}");
    let expected = [
        "60×40",
        "no package: blocked",
        "package of",
        "package not written: write",
        &format!("draft {}: taken in", taken.id),
        "package not taken in: archive",
        "store-conflict",
        "panic at",
    ];
    for logged in expected {
        assert!(text.contains(logged), "{logged} is not in {text}");
    }
    for mark in MARKS {
        assert!(!text.contains(mark), "{mark} stands in {text}");
    }
    assert!(
        std::fs::read_dir(&log).unwrap().flatten().any(|note| note.file_name().to_string_lossy().starts_with("crash-"))
    );
}

/// The log and the crash reports.
fn texts(folder: &Path) -> String {
    let files = std::fs::read_dir(folder).unwrap().flatten();
    files.map(|file| std::fs::read_to_string(file.path()).unwrap()).collect()
}
