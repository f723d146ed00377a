//! Merging two libraries: nothing is lost, nothing is duplicated, and drafts changed on both sides are kept twice.
#![allow(clippy::unwrap_used)]

use std::sync::atomic::{AtomicUsize, Ordering};

use beian_core::filing::media::Media;
use beian_core::filing::{Filing, Kind};
use beian_core::i18n::Language;
use beian_core::job::Job;
use beian_core::reference::Reference;
use beian_office::rules::{self, Inspections};
use beian_office::store::{JobError, Label, Library, Merged};
use beian_office::workflow::{self, Prospect, TransferError};
use chrono::{NaiveDate, NaiveDateTime};
use proptest::prelude::*;
use serde_json::Value;

const SCOPE: &str = "facts.business_scope";

fn library() -> (tempfile::TempDir, Library) {
    let folder = tempfile::tempdir().unwrap();
    let library = Library::open(folder.path()).unwrap();
    (folder, library)
}

fn saying(text: &str) -> Filing {
    let mut filing = Filing::new(Kind::New);
    filing.set(SCOPE, text);
    filing
}

fn write(library: &Library, id: &str, text: &str) {
    let draft = library.load(id).unwrap();
    library.save(id, draft.revision, &saying(text)).unwrap();
}

fn scopes(library: &Library) -> Vec<String> {
    let mut scopes: Vec<String> = library
        .drafts()
        .unwrap()
        .iter()
        .map(|draft| library.load(&draft.id).unwrap().filing.text(SCOPE).to_owned())
        .collect();
    scopes.sort();
    scopes
}

fn merge(into: &Library, from: &Library) -> Merged {
    into.merge(from, None, &Job::new()).unwrap()
}

#[test]
fn a_draft_comes_with_its_history_its_events_and_its_pictures() {
    let ((_a, here), (_b, there)) = (library(), library());
    let mut answers = saying("甲");
    let scan = there.add_scan(b"picture", "a.jpg").unwrap();
    answers.set("facts.scan", scan.as_str());
    let draft = there.create(&answers).unwrap();
    write(&there, &draft.id, "乙");
    there.keep_version(&draft.id, "第一", &answers).unwrap();
    there.set_answer(&draft.id, 1, &Value::from("已收到")).unwrap();
    there.add_event(&draft.id, "submitted", NaiveDateTime::default(), "", &Value::Null).unwrap();
    let trashed = there.create(&saying("丙")).unwrap().id;
    there.discard(&trashed).unwrap();
    assert_eq!(merge(&here, &there), Merged { added: 2, ..Merged::default() });
    let moved = here.load(&draft.id).unwrap();
    assert_eq!(moved, there.load(&draft.id).unwrap(), "under its own id");
    assert_eq!(here.past(&draft.id).unwrap(), there.past(&draft.id).unwrap());
    assert_eq!(here.versions(&draft.id).unwrap(), there.versions(&draft.id).unwrap());
    assert_eq!(here.events(&draft.id).unwrap().len(), 1);
    assert_eq!(here.scan(&scan).unwrap(), b"picture", "a picture of its history too");
    assert_eq!(here.trash().unwrap().len(), 1);
    assert!(here.create(&saying("丁")).unwrap().id > trashed, "no id is given twice");
    assert_eq!(merge(&here, &there), Merged { known: 2, ..Merged::default() }, "a second time adds nothing");
    assert_eq!(here.versions(&draft.id).unwrap().len(), 1);
    assert_eq!(here.events(&draft.id).unwrap().len(), 1);
}

#[test]
fn what_a_clerk_noted_moves_with_the_whole_library_and_with_no_draft_that_is_handed_on() {
    let ((_a, here), (_b, there)) = (library(), library());
    let id = there.create(&saying("甲")).unwrap().id;
    let label = Label::typed("王样本", "加急", "便签");
    there.set_label(&id, &label).unwrap();
    here.merge(&there, Some(std::slice::from_ref(&id)), &Job::new()).unwrap();
    assert!(here.drafts().unwrap()[0].label.is_empty());
    merge(&here, &there);
    assert_eq!(here.drafts().unwrap()[0].label, label);
    there.set_label(&id, &Label::typed("", "别的", "")).unwrap();
    merge(&here, &there);
    assert_eq!(here.drafts().unwrap()[0].label, label, "what is noted here stays");
}

#[test]
fn one_side_that_went_on_wins_and_two_are_kept_twice() {
    let ((_a, here), (_b, there)) = (library(), library());
    let id = here.create(&saying("甲")).unwrap().id;
    let other = here.create(&saying("样")).unwrap().id;
    merge(&there, &here);
    write(&there, &id, "甲乙");
    assert_eq!(merge(&here, &there), Merged { updated: 1, known: 1, ..Merged::default() });
    assert_eq!(here.load(&id).unwrap().filing, saying("甲乙"));
    assert!(here.steps_back(&id, 9).unwrap().contains(&saying("甲")), "and back again");
    write(&here, &other, "样本");
    assert_eq!(merge(&here, &there), Merged { known: 2, ..Merged::default() }, "what is later here stays");
    write(&there, &other, "样张");
    let conflict = Merged { conflicts: 1, known: 1, ..Merged::default() };
    assert_eq!(merge(&here, &there), conflict);
    assert_eq!(scopes(&here), ["样张", "样本", "甲乙"]);
    assert_eq!(merge(&here, &there), Merged { known: 2, ..Merged::default() }, "not a third time");
}

#[test]
fn an_event_that_comes_to_a_known_draft_is_an_update() {
    let ((_a, here), (_b, there)) = (library(), library());
    let draft = there.create(&saying("甲")).unwrap();
    let _ = merge(&here, &there);
    there.add_event(&draft.id, "submitted", NaiveDateTime::default(), "", &Value::Null).unwrap();
    assert_eq!(merge(&here, &there), Merged { updated: 1, ..Merged::default() });
    assert_eq!(merge(&here, &there), Merged { known: 1, ..Merged::default() });
}

#[test]
fn another_draft_of_the_same_id_is_no_conflict() {
    let ((_a, here), (_b, there)) = (library(), library());
    let mine = here.create(&saying("甲")).unwrap();
    loop {
        // Two clerks start in the same second, but not in the same millisecond.
        let theirs = there.create(&saying("乙")).unwrap();
        if theirs.modified != mine.modified {
            break;
        }
        there.discard(&theirs.id).unwrap();
        there.purge(&theirs.id).unwrap();
    }
    assert_eq!(merge(&here, &there).added, 1);
    assert_eq!(scopes(&here), ["乙", "甲"]);
}

#[test]
fn a_draft_that_cannot_be_read_stays_behind_and_is_counted() {
    let ((a, here), (_b, there)) = (library(), library());
    here.create(&saying("甲")).unwrap();
    let broken = here.create(&saying("乙")).unwrap().id;
    let raw = rusqlite::Connection::open(here.folder().join("beian.sqlite3")).unwrap();
    raw.execute("UPDATE draft SET body = replace(body, '乙', '丙') WHERE id = ?1", [&broken]).unwrap();
    let file = a.path().join("搬家.zip");
    let moved = workflow::hand_over(&here, None, &file, None, &Job::new()).unwrap();
    assert_eq!((moved.drafts, moved.unreadable), (1, 1));
    assert!(moved.left_behind(Language::Chinese).unwrap().contains("1 份草稿读不出来"));
    workflow::take_over(&there, &file, None, &Job::new()).unwrap();
    assert_eq!(scopes(&there), ["甲"]);
    assert_eq!(here.drafts().unwrap().len(), 2, "what stayed behind is still here");
}

#[test]
fn a_file_of_chosen_drafts_opens_with_its_passphrase_alone() {
    let ((a, here), (_b, there)) = (library(), library());
    let chosen = here.create(&saying("甲")).unwrap().id;
    here.create(&saying("乙")).unwrap();
    let file = a.path().join("交接.zip");
    let job = Job::new();
    assert_eq!(workflow::hand_over(&here, Some(&[chosen]), &file, Some("样本口令"), &job).unwrap().drafts, 1);
    assert!(workflow::is_transfer(&file));
    let archive = |error| matches!(error, TransferError::Archive(_));
    for wrong in [None, Some("别的")] {
        assert!(workflow::take_over(&there, &file, wrong, &job).is_err_and(archive));
        assert_eq!(there.drafts().unwrap(), []);
    }
    assert_eq!(workflow::take_over(&there, &file, Some("样本口令"), &job).unwrap().added, 1);
    assert_eq!(scopes(&there), ["甲"]);
    let left = |library: &Library| {
        library
            .folder()
            .read_dir()
            .unwrap()
            .flatten()
            .any(|entry| entry.file_name().to_string_lossy().starts_with("beian-moving"))
    };
    assert!(!left(&here) && !left(&there), "nothing is left lying about");
}

#[test]
fn what_is_no_library_is_refused_and_takes_nothing_in() {
    let (folder, here) = library();
    let file = folder.path().join("x.zip");
    for bytes in [&b""[..], b"PK\x03\x04", b"no archive at all"] {
        std::fs::write(&file, bytes).unwrap();
        assert!(!workflow::is_transfer(&file));
        assert!(workflow::take_over(&here, &file, None, &Job::new()).is_err());
    }
    assert!(workflow::take_over(&here, &folder.path().join("gone.zip"), None, &Job::new()).is_err());
    assert_eq!(here.drafts().unwrap(), []);
}

#[derive(Debug, Clone)]
enum Step {
    Create(bool, u8),
    Write(bool, usize, u8),
    Merge(bool),
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        (any::<bool>(), 0u8..50).prop_map(|(here, text)| Step::Create(here, text)),
        (any::<bool>(), 0usize..8, 0u8..50).prop_map(|(here, draft, text)| Step::Write(here, draft, text)),
        any::<bool>().prop_map(Step::Merge),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 8, ..ProptestConfig::default() })]

    /// The last state written in either library is in the merged one, as a draft or in the history of one.
    #[test]
    fn nothing_that_stood_is_lost(steps in prop::collection::vec(step(), 1..14)) {
        let ((_a, here), (_b, there)) = (library(), library());
        for step in steps {
            match step {
                Step::Create(side, text) => {
                    let library = if side { &here } else { &there };
                    library.create(&saying(&text.to_string())).unwrap();
                }
                Step::Write(side, draft, text) => {
                    let library = if side { &here } else { &there };
                    if let Some(draft) = library.drafts().unwrap().get(draft) {
                        write(library, &draft.id, &text.to_string());
                    }
                }
                Step::Merge(side) => {
                    let (into, from) = if side { (&here, &there) } else { (&there, &here) };
                    let stood = [scopes(into), scopes(from)].concat();
                    merge(into, from);
                    let drafts = into.drafts().unwrap();
                    let kept: Vec<String> = drafts
                        .iter()
                        .flat_map(|draft| into.steps_back(&draft.id, 99).unwrap())
                        .map(|filing| filing.text(SCOPE).to_owned())
                        .chain(scopes(into))
                        .collect();
                    for text in stood {
                        prop_assert!(kept.contains(&text), "{text} of {kept:?}");
                    }
                    prop_assert_eq!(merge(into, from).known, from.drafts().unwrap().len());
                }
            }
        }
    }
}

/// A library with one draft for each of these numbers of pictures.
fn with_pictures(counts: &[usize]) -> (tempfile::TempDir, Library) {
    let (folder, library) = library();
    for (draft, count) in counts.iter().enumerate() {
        let mut filing = saying(&format!("样本{draft}"));
        let pictures: Vec<String> = (0..*count)
            .map(|picture| {
                let bytes = format!("{draft}/{picture}/").into_bytes().repeat(40_000);
                library.add_scan(&bytes, "a.jpg").unwrap()
            })
            .collect();
        filing.set("facts.scans", pictures);
        library.create(&filing).unwrap();
    }
    (folder, library)
}

/// Runs `work` with a job that is cancelled at this share of its progress.
fn stopped<T>(at: f32, work: impl FnOnce(&Job) -> T) -> T {
    let job = Job::new();
    if at <= 0.0 {
        job.cancel();
    }
    std::thread::scope(|scope| {
        let watched = job.clone();
        let watch = scope.spawn(move || {
            while watched.fraction() < at && watched.fraction() < 1.0 {
                std::thread::yield_now();
            }
            watched.cancel();
        });
        let done = work(&job);
        job.cancel();
        job.advance(1, 1);
        watch.join().unwrap();
        done
    })
}

/// Names of the files in a folder.
fn lying(folder: &std::path::Path) -> Vec<String> {
    let mut names: Vec<String> =
        folder.read_dir().unwrap().map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    names
}

/// Ids of the pictures stored in a library.
fn pictures_in(library: &Library) -> Vec<String> {
    let folders = library.folder().join("scans").read_dir().into_iter().flatten();
    let mut ids: Vec<String> = folders.flat_map(|folder| lying(&folder.unwrap().path())).collect();
    ids.sort();
    ids
}

/// Ids of the pictures named in the drafts of a library.
fn pictures_of(library: &Library) -> Vec<String> {
    let mut ids = Vec::new();
    for draft in library.drafts().unwrap() {
        let filing = library.load(&draft.id).unwrap().filing;
        let named = filing.get("facts.scans").and_then(Value::as_array).cloned().unwrap_or_default();
        ids.extend(named.iter().filter_map(Value::as_str).map(str::to_owned));
    }
    ids.sort();
    ids
}

#[test]
fn a_hand_over_that_is_stopped_anywhere_leaves_nothing() {
    let (folder, here) = with_pictures(&[6, 6]);
    let (before, target) = (lying(folder.path()), tempfile::tempdir().unwrap());
    let file = target.path().join("搬家.zip");
    let mut cancelled = 0;
    for at in [0.0, 0.2, 0.45, 0.65, 0.8, 0.95] {
        for passphrase in [None, Some("样本口令")] {
            let left = stopped(at, |job| workflow::hand_over(&here, None, &file, passphrase, job));
            match left {
                Err(TransferError::Cancelled) => {
                    assert!(lying(target.path()).is_empty(), "at {at}: {:?}", lying(target.path()));
                    cancelled += 1;
                }
                // It was finished before it was cancelled.
                left => {
                    assert_eq!(left.unwrap().drafts, 2);
                    std::fs::remove_file(&file).unwrap();
                }
            }
            assert_eq!(lying(folder.path()), before);
        }
    }
    assert!(cancelled >= 2, "of 12 only {cancelled} were stopped in time");
}

#[test]
fn a_take_over_that_is_stopped_anywhere_keeps_whole_drafts_and_no_other_picture() {
    let (folder, there) = with_pictures(&[5, 5, 5]);
    let file = folder.path().join("搬家.zip");
    workflow::hand_over(&there, None, &file, None, &Job::new()).unwrap();
    let mut cancelled = 0;
    for at in [0.0, 0.1, 0.3, 0.45, 0.5, 0.55, 0.65, 0.75, 0.85, 0.95] {
        let (place, here) = library();
        if let Err(error) = stopped(at, |job| workflow::take_over(&here, &file, None, job)) {
            assert!(matches!(error, TransferError::Cancelled), "{error}");
            cancelled += 1;
        }
        assert_eq!(pictures_in(&here), pictures_of(&here), "at {at}");
        assert!(!lying(place.path()).iter().any(|name| name.starts_with("beian-moving-")));
        let merged = workflow::take_over(&here, &file, None, &Job::new()).unwrap();
        assert_eq!(merged.added + merged.known, 3, "at {at}, {merged:?}");
        assert_eq!((pictures_in(&here), here.drafts().unwrap().len()), (pictures_of(&there), 3));
    }
    assert!(cancelled >= 1, "of 10 only {cancelled} were stopped in time");
}

/// Media that cancel the job at the picture with this number, from 1.
struct StoppedMedia(Job, usize, AtomicUsize);

impl Media for StoppedMedia {
    fn read(&self, name: &str) -> std::io::Result<Vec<u8>> {
        if self.2.fetch_add(1, Ordering::Relaxed) + 1 == self.1 {
            self.0.cancel();
        }
        Ok(name.as_bytes().to_vec())
    }
}

#[test]
fn a_filing_that_comes_in_is_stopped_with_its_pictures() {
    let (_folder, here) = library();
    let kept = here.add_scan(b"1.jpg", "1.jpg").unwrap();
    let mut filing = Filing::new(Kind::New);
    let places = [
        "icp_subject.organize_info.certificate_photo",
        "icp_subject.principal_info.certificate_photo_front",
        "icp_subject.principal_info.certificate_photo_back",
    ];
    for (number, place) in places.into_iter().enumerate() {
        filing.set(place, format!("{number}.jpg"));
    }
    assert_eq!(filing.media().len(), places.len());
    for at in 1..places.len() {
        let job = Job::new();
        let media = StoppedMedia(job.clone(), at, AtomicUsize::default());
        let taken = workflow::take_in(&here, &filing, &media, &job);
        assert!(matches!(taken, Err(JobError::Cancelled(_))), "{taken:?}");
        assert_eq!((pictures_in(&here), here.drafts().unwrap().len()), (vec![kept.clone()], 0), "what was there stays");
    }
    let job = Job::new();
    job.cancel();
    let row = Prospect {
        number: 2,
        label: Label::default(),
        problems: Vec::new(),
        review: rules::review(&filing, &Inspections::new(), Reference::built_in(), NaiveDate::default()),
        twin: None,
        filing: filing.clone(),
    };
    let made = workflow::make_drafts(&here, [&row, &row].into_iter(), &here.folder().join("x.csv"), &job);
    assert!(matches!(made, Err(JobError::Cancelled(_))) && here.drafts().unwrap().is_empty());
    workflow::take_in(&here, &filing, &StoppedMedia(Job::new(), 0, AtomicUsize::default()), &Job::new()).unwrap();
    assert_eq!(pictures_in(&here).len(), places.len());
}

#[test]
fn what_a_killed_move_left_goes_and_what_is_in_use_stays() {
    let (folder, here) = library();
    let workshop = |name: &str| {
        let place = folder.path().join(name);
        std::fs::create_dir(&place).unwrap();
        std::fs::write(place.join("beian.sqlite3"), "样本").unwrap();
        let lock = std::fs::File::create(place.join("lock")).unwrap();
        lock.set_modified(std::time::SystemTime::now() - std::time::Duration::from_mins(5)).unwrap();
        lock
    };
    let in_use = workshop("beian-moving-b");
    in_use.try_lock().unwrap();
    drop(workshop("beian-moving-a"));
    workflow::clear_workshops(here.folder());
    let left: Vec<String> = lying(folder.path()).into_iter().filter(|name| name.starts_with("beian-moving")).collect();
    assert_eq!(left, ["beian-moving-b"]);
}
