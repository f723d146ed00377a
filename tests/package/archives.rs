//! The archive: written completely or not at all, verified, and refused if it is damaged or hostile.

use std::io::Cursor;
use std::path::Path;

use beian_desk::filing::Kind;
use beian_desk::i18n::Language;
use beian_desk::job::Job;
use beian_desk::package::{self, ArchiveError, ArchiveLimits, ImportError, PackageError, build};
use beian_desk::reference::Reference;
use beian_desk::rules::Inspections;
use beian_desk::workflow;

use super::fixtures::Pictures;
use super::{fixtures, hostile, made, made_with, options, reviewed};

#[test]
fn a_cancelled_job_makes_nothing() {
    let filing = fixtures::enterprise();
    let job = Job::new();
    job.cancel();
    let pictures = Pictures::of(&filing);
    let inspections = Inspections::new();
    let review = reviewed(&filing);
    let result = build(&filing, &review, &pictures, &inspections, Reference::built_in(), &options(false, None), &job);
    assert!(matches!(result, Err(PackageError::Cancelled)));
}

#[test]
fn writing_replaces_whole_or_not_at_all() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.zip");
    std::fs::write(&path, "old").unwrap();
    let built = made(&fixtures::cancel());
    built.write(&path).unwrap();
    assert_eq!(std::fs::read(&path).unwrap(), built.bytes);
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1);
    let below = path.join("b.zip");
    assert!(matches!(built.write(&below), Err(PackageError::Write { .. })));
    assert_eq!(std::fs::read(&path).unwrap(), built.bytes);
}

#[test]
fn a_passphrase_is_needed_and_opens() {
    let filing = fixtures::cancel();
    let built = made_with(&filing, &Pictures::of(&filing), &options(false, Some("样本口令"))).unwrap();
    let read = |passphrase| package::read(Cursor::new(&built.bytes), ArchiveLimits::default(), passphrase, &Job::new());
    assert!(matches!(read(None), Err(ImportError::Archive(ArchiveError::Encrypted))));
    assert!(matches!(read(Some("wrong")), Err(ImportError::Archive(ArchiveError::WrongPassphrase))));
    assert_eq!(read(Some("样本口令")).unwrap().filing.kind(), Kind::Cancel);
    // WinZip AES: method 99 and an extra field 0x9901 with strength 3, as 7-Zip reads it.
    let field = built.bytes.windows(8).find(|bytes| bytes.starts_with(&[0x01, 0x99, 7, 0])).unwrap();
    assert_eq!(&field[6..8], b"AE");
    assert!(!built.bytes.windows(6).any(|bytes| bytes == "样本".as_bytes()));
}

#[test]
fn hostile_archives_are_refused_by_name() {
    for (name, bytes, expected) in hostile::all(&made(&fixtures::enterprise()).bytes) {
        let error = package::read(Cursor::new(&bytes), hostile::LIMITS, None, &Job::new()).unwrap_err();
        for language in Language::ALL {
            let message = workflow::import_error(&error, language);
            let unnamed = ["\"\"", "“”", "(,", "（，"].iter().any(|empty| message.contains(empty));
            assert!(message.len() > 20 && !unnamed, "{name}: {message}");
        }
        let found = match error {
            ImportError::Archive(error) => format!("{error:?}"),
            other => format!("{other:?}"),
        };
        assert!(found.starts_with(expected), "{name}: {found}");
    }
}

#[test]
fn verify_tells_changed_missing_and_added_apart() {
    let folder = tempfile::tempdir().unwrap();
    let whole = made(&fixtures::enterprise()).bytes;
    for (name, bytes, expected) in hostile::tampered(&whole) {
        let path = folder.path().join(name);
        std::fs::write(&path, bytes).unwrap();
        let found = package::verify(&path, None).unwrap();
        assert_eq!(serde_json::to_value(&found).unwrap(), expected, "{name}");
        assert!(package::import(&path, ArchiveLimits::default(), None, &Job::new()).is_err(), "{name}");
    }
}

#[test]
fn every_truncation_is_refused() {
    let whole = made(&fixtures::cancel()).bytes;
    for length in (0..whole.len()).step_by(whole.len() / 60) {
        assert!(
            package::read(Cursor::new(&whole[..length]), ArchiveLimits::default(), None, &Job::new()).is_err(),
            "{length}"
        );
    }
}

#[test]
fn reading_leaves_no_file_behind() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.zip");
    made(&fixtures::enterprise()).write(&path).unwrap();
    let _ = package::import(&path, ArchiveLimits::default(), None, &Job::new()).unwrap();
    let _ = package::verify(&path, None).unwrap();
    let left: Vec<_> = std::fs::read_dir(folder.path()).unwrap().flatten().map(|entry| entry.path()).collect();
    assert_eq!(left, [Path::new(&path)]);
}
