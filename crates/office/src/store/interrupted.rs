//! Interrupts every writing call at each of its changes on the disk, with one failure and with lasting failure:
//! afterwards the library holds exactly what it held before or what the call was to write, and the call succeeds when
//! repeated.

use std::fs;
use std::path::{Path, PathBuf};

use super::disk::fault::{Way, injected};
use super::*;
use crate::filing::{Filing, Kind};
use crate::job::Job;

const PASSPHRASE: &str = "样本口令 一";
const OTHER: &str = "样本口令 二";

/// Contained in every answer, name and picture; must not appear in any file of a sealed library.
const MARKED: &str = "样本暗记";

/// Everything readable from a library, independent of its seal.
#[derive(Debug, PartialEq)]
struct LibraryContents {
    drafts: Vec<(String, String, String, Filing)>,
    trash: Vec<String>,
    past: Vec<(i64, Filing)>,
    versions: Vec<(Version, Filing)>,
    events: Vec<LibraryEvent>,
    /// Pictures that a row refers to: a file alone does not count.
    scans: Vec<(Vec<u8>, String)>,
    cached: Option<String>,
    setting: Option<String>,
}

fn contents(library: &Library) -> LibraryContents {
    let drafts = library.drafts().unwrap();
    let first = drafts.last().map(|draft| draft.id.clone()).unwrap_or_default();
    let filing = |id: &str| library.load(id).unwrap().filing;
    let versions = library.versions(&first).unwrap();
    LibraryContents {
        past: library
            .past(&first)
            .unwrap()
            .iter()
            .map(|past| (past.revision, library.past_filing(&first, past.revision).unwrap()))
            .collect(),
        versions: versions
            .into_iter()
            .map(|version| {
                let filing = library.version(&first, version.number).unwrap();
                (version, filing)
            })
            .collect(),
        events: library.events(&first).unwrap(),
        scans: pictures()
            .iter()
            .filter_map(|picture| {
                let id = hash(picture);
                let name = library.scan_name(&id).unwrap()?;
                Some((library.scan(&id).unwrap(), name))
            })
            .collect(),
        cached: library.cached("picture", "slot", "engine").unwrap(),
        setting: library.setting("submission/x").unwrap(),
        trash: library.trash().unwrap().into_iter().map(|draft| draft.title).collect(),
        drafts: drafts
            .into_iter()
            .map(|draft| {
                let filing = filing(&draft.id);
                (draft.title, draft.subject, draft.number, filing)
            })
            .collect(),
    }
}

fn pictures() -> [Vec<u8>; 3] {
    [1, 2, 3].map(|number| format!("{MARKED} {number}").into_bytes())
}

fn filing(name: &str) -> Filing {
    let mut filing = Filing::new(Kind::New);
    filing.set(field!("facts.applet_name"), format!("{MARKED}{name}"));
    filing.set(field!("icp_subject.base_info.name"), format!("{MARKED}商贸"));
    filing.set(field!("icp_subject.organize_info.certificate_number"), MARKED);
    filing
}

/// A library with data of every kind, a backup of it from two days ago, and a second backup folder.
fn filled(folder: &Path) -> Library {
    let library = Library::open(&folder.join("library")).unwrap();
    let [first, second, _] = pictures();
    let mut answers = filing("一");
    answers.set(
        "icp_subject.organize_info.certificate_photos",
        serde_json::json!([library.add_scan(&first, MARKED).unwrap()]),
    );
    let draft = library.create(&answers).unwrap();
    answers.set(field!("icp_subject.organize_info.certificate_number"), "");
    let saved = library.save(&draft.id, draft.revision, &answers).unwrap();
    answers.set(field!("facts.applet_name"), format!("{MARKED}一二"));
    library.save(&draft.id, saved.revision, &answers).unwrap();
    let version = library.keep_version(&draft.id, MARKED, &answers).unwrap();
    library.set_answer(&draft.id, version, &serde_json::json!({ "message": MARKED })).unwrap();
    let time = chrono::NaiveDate::from_ymd_opt(2026, 11, 1).unwrap().and_hms_opt(9, 0, 0).unwrap();
    library.add_event(&draft.id, "submitted", time, MARKED, &serde_json::json!({ "name": MARKED })).unwrap();
    let mut discarded = filing("弃");
    discarded.set(
        "icp_subject.organize_info.certificate_photos",
        serde_json::json!([library.add_scan(&second, MARKED).unwrap()]),
    );
    let discarded = library.create(&discarded).unwrap();
    library.discard(&discarded.id).unwrap();
    library.cache("engine", [("picture", "slot", &MARKED.to_owned())]).unwrap();
    library.set_setting("submission/x", &MARKED).unwrap();
    library.set_setting("window", &"样本窗口").unwrap();
    library.set_backup_folder(Some(&folder.join("second"))).unwrap();
    fs::create_dir(folder.join("library/backups")).unwrap();
    fs::rename(folder.join("library/backup.sqlite3"), folder.join("library/backups/2026-01-01.sqlite3")).unwrap();
    library
}

fn copied(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in from.read_dir().unwrap().flatten() {
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copied(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).unwrap();
        }
    }
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = folder.read_dir().into_iter().flatten().flatten().map(|entry| entry.path());
    entries.flat_map(|path| if path.is_dir() { files(&path) } else { vec![path] }).collect()
}

fn marked(folder: &Path) -> Vec<PathBuf> {
    let holds = |path: &PathBuf| {
        let bytes = fs::read(path).unwrap();
        bytes.windows(MARKED.len()).any(|window| window == MARKED.as_bytes())
    };
    files(folder).into_iter().filter(holds).collect()
}

/// Opens the library in `folder` with whichever of the passphrases is set.
fn opened(folder: &Path) -> Library {
    let library = Library::open(&folder.join("library")).unwrap();
    if library.is_locked() && library.unlock(PASSPHRASE).is_err() {
        library.unlock(OTHER).unwrap();
    }
    library
}

/// Interrupts `call` at each of its operations and returns their number.
fn broken_off_everywhere(
    prepare: impl Fn(&Library),
    call: impl Fn(&Library) -> Result<(), StoreError>,
    check: impl Fn(&Path),
) -> usize {
    let template = tempfile::tempdir().unwrap();
    prepare(&filled(template.path()));
    let second = template.path().join("second");
    let fresh = || {
        let folder = tempfile::tempdir().unwrap();
        copied(template.path(), folder.path());
        let library = opened(folder.path());
        if library.backup_folder().unwrap().as_deref() == Some(second.as_path()) {
            library.set_setting(backup::SECOND, &Some(folder.path().join("second"))).unwrap();
        }
        (folder, library)
    };
    let (folder, library) = fresh();
    let before = contents(&library);
    let (done, operations) = injected(None, || call(&library));
    done.unwrap();
    drop(library);
    let after = contents(&opened(folder.path()));
    check(folder.path());
    assert!(operations > 0);
    for at in 0..operations {
        for way in [Way::Once, Way::ForEver] {
            let (folder, library) = fresh();
            let (result, _) = injected(Some((at, way)), || call(&library));
            drop(library);
            let library = opened(folder.path());
            let now = contents(&library);
            assert!(now == before || now == after, "{at} {way:?}: {now:#?}");
            if result.is_ok() {
                assert_eq!(now, after, "{at} {way:?}");
            }
            call(&library)
                .or_else(|error| match error.cause {
                    // The call had succeeded already.
                    Cause::Conflict(_) | Cause::NoDraft(_) | Cause::Locked | Cause::WrongPassphrase => {
                        library.finish_sealing()
                    }
                    _ => Err(error),
                })
                .unwrap_or_else(|error| panic!("{at} {way:?}: {error}"));
            drop(library);
            let library = opened(folder.path());
            assert_eq!(contents(&library), after, "{at} {way:?}, made again");
            check(folder.path());
        }
    }
    operations
}

fn anything(_: &Path) {}

fn first(library: &Library) -> String {
    library.drafts().unwrap().last().unwrap().id.clone()
}

#[test]
fn a_save() {
    broken_off_everywhere(
        |_| {},
        |library| {
            let draft = library.load(&first(library))?;
            let mut filing = draft.filing;
            filing.set(field!("facts.applet_name"), format!("{MARKED}三"));
            library.save(&draft.id, 3, &filing).map(drop)
        },
        anything,
    );
}

#[test]
fn a_picture() {
    broken_off_everywhere(|_| {}, |library| library.add_scan(&pictures()[2], MARKED).map(drop), anything);
}

#[test]
fn a_deletion_for_ever() {
    broken_off_everywhere(
        |_| {},
        |library| {
            let Some(discarded) = library.trash()?.pop() else { return Ok(()) };
            library.purge(&discarded.id)
        },
        anything,
    );
}

#[test]
fn a_copy() {
    let operations = broken_off_everywhere(
        |library| fs::remove_file(library.folder().join(layout::NEWEST)).unwrap_or_default(),
        |library| library.back_up().map(drop),
        |folder| assert!(folder.join("library/backup.sqlite3").is_file()),
    );
    assert!(operations > 5);
}

#[test]
fn a_passphrase_that_is_set() {
    broken_off_everywhere(
        |_| {},
        |library| {
            if !library.has_passphrase() {
                library.set_passphrase(PASSPHRASE)?;
            }
            library.finish_sealing()
        },
        |folder| assert_eq!(marked(folder), Vec::<PathBuf>::new()),
    );
}

#[test]
fn a_passphrase_that_is_changed() {
    broken_off_everywhere(
        |library| {
            library.set_passphrase(PASSPHRASE).unwrap();
            library.finish_sealing().unwrap();
        },
        |library| {
            if library.unlock(OTHER).is_err() {
                library.change_passphrase(PASSPHRASE, OTHER)?;
            }
            library.finish_sealing()
        },
        |folder| {
            assert_eq!(marked(folder), Vec::<PathBuf>::new());
            for copy in [layout::backups(&folder.join("library")), layout::backups(&folder.join("second"))].concat() {
                let header = Header::of(&schema::look_into(&copy).unwrap()).unwrap().unwrap();
                assert!(matches!(header.unlock(PASSPHRASE), Err(Cause::WrongPassphrase)), "{}", copy.display());
                assert!(header.unlock(OTHER).is_ok());
            }
        },
    );
}

#[test]
fn a_passphrase_that_is_taken_away() {
    broken_off_everywhere(
        |library| {
            library.set_passphrase(PASSPHRASE).unwrap();
            library.finish_sealing().unwrap();
        },
        |library| library.remove_passphrase(PASSPHRASE),
        |folder| {
            let plain = marked(folder).len();
            assert_eq!(
                plain,
                files(folder).iter().filter(|path| !path.ends_with("window.lock")).count(),
                "all that is kept"
            );
        },
    );
}

#[test]
fn a_restore_and_a_recovery() {
    let back = |library: &Library| {
        let folder = library.folder();
        let copy = backup::copies(folder).pop().map(|copy| copy.path).unwrap_or_default();
        restore(folder, &copy)
    };
    broken_off_everywhere(|_| {}, back, anything);
    let again = |library: &Library| match recover(library.folder(), &Job::new()) {
        Ok(_) => Ok(()),
        Err(JobError::Library(error)) => Err(error),
        Err(JobError::Cancelled(_)) => panic!("nobody cancelled it"),
    };
    broken_off_everywhere(|_| {}, again, anything);
}
