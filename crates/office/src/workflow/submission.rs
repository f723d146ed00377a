//! A filing's submission in the console: the last exported package, the files to upload, and what has been entered.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::io;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::file;
use crate::filing::Filing;
use crate::filing::media::Media;
use crate::filing::path::{READ_FROM_SCAN, SET_ASIDE};
use crate::i18n::Language;
use crate::job::Job;
use crate::package::{self, PackageError};
use crate::rules::Inspections;
use crate::store::{Library, StoreError, hash};

/// State of the submission of a draft.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Submission {
    /// The last exported package, unless it was only a draft.
    pub package: Option<Left>,
    /// What was entered into the console: place in the filing, and the entered answer.
    pub entered: BTreeMap<String, String>,
    /// Files to upload that were written beside packages, readable by everyone with access to the folder.
    pub laid_out: BTreeSet<PathBuf>,
}

/// An exported package.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Left {
    /// Its path.
    pub path: PathBuf,
    /// Fingerprint of the answers in it.
    answers: String,
}

impl Left {
    /// A package of `filing` at `path`.
    pub fn new(path: &Path, filing: &Filing) -> Self {
        Self { path: path.to_owned(), answers: fingerprint(filing) }
    }

    /// Whether the package contains exactly the answers of `filing`.
    pub fn holds(&self, filing: &Filing) -> bool {
        self.answers == fingerprint(filing)
    }

    /// The folder beside the package for the files to upload.
    pub fn folder(&self) -> PathBuf {
        self.path.with_extension("")
    }
}

/// Uses the answers in alphabetical order, so that removing and entering an answer again makes no difference; notes of
/// confirming and looking over, and what is set aside, are left out.
fn fingerprint(filing: &Filing) -> String {
    let mut filing = filing.clone();
    for noted in [field!("facts.answers"), READ_FROM_SCAN, SET_ASIDE] {
        filing.remove(noted);
    }
    let mut answers = Value::Object(filing.as_map().clone());
    answers.sort_all_objects();
    hash(answers.to_string().as_bytes())
}

impl Submission {
    /// The stored state of the draft `id`.
    ///
    /// # Errors
    /// [`StoreError`] as the database reports it.
    pub fn load(library: &Library, id: &str) -> Result<Self, StoreError> {
        Ok(library.setting(&key(id))?.unwrap_or_default())
    }

    /// Stores the state for the draft `id`.
    ///
    /// # Errors
    /// [`StoreError`] as the database reports it.
    pub fn keep(&self, library: &Library, id: &str) -> Result<(), StoreError> {
        library.set_setting(&key(id), self)
    }

    /// Whether `answer` was entered at `place` with its present value.
    pub fn is_entered(&self, place: &str, answer: &str) -> bool {
        self.entered.get(place).is_some_and(|entered| entered == answer)
    }

    /// Toggles whether `answer` has been entered at `place`.
    pub fn enter(&mut self, place: &str, answer: &str) {
        if self.is_entered(place, answer) {
            let _ = self.entered.remove(place);
        } else {
            let _ = self.entered.insert(place.to_owned(), answer.to_owned());
        }
    }
}

fn key(id: &str) -> String {
    format!("submission/{id}")
}

/// Writes the files to upload into `folder` as they are in a package, and returns the file for every place of the
/// filing.
///
/// # Errors
/// [`PackageError`] when a picture cannot be used, or the folder cannot be written.
pub fn lay_out(
    filing: &Filing,
    media: &dyn Media,
    inspections: &Inspections,
    language: Language,
    folder: &Path,
    job: &Job,
) -> Result<HashMap<String, PathBuf>, PackageError> {
    let write_error = |path: &Path| {
        let path = path.to_owned();
        move |source: io::Error| PackageError::Write { path, source }
    };
    std::fs::create_dir_all(folder).map_err(write_error(folder))?;
    let mut files = HashMap::new();
    for upload in package::uploads(filing, media, inspections, language, job)? {
        let path = folder.join(upload.name);
        file::write_whole(&path, &upload.bytes).map_err(write_error(&path))?;
        files.extend(upload.places.into_iter().map(|place| (place, path.clone())));
    }
    Ok(files)
}

/// Deletes files to upload, and their folders if nothing else is in them. A missing file is no error.
///
/// # Errors
/// The path that cannot be deleted, and why.
pub fn clear_away(files: &BTreeSet<PathBuf>) -> Result<(), (PathBuf, io::Error)> {
    for path in files {
        match std::fs::remove_file(path) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err((path.clone(), error)),
            _ => {}
        }
    }
    for folder in files.iter().filter_map(|path| path.parent()).collect::<BTreeSet<_>>() {
        // A folder with other content stays.
        let _ = std::fs::remove_dir(folder);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::filing::Kind;

    #[test]
    fn what_was_entered_counts_until_the_answer_changes() {
        let mut submission = Submission::default();
        submission.enter(field!("facts.appid"), "wx1");
        assert!(
            submission.is_entered(field!("facts.appid"), "wx1") && !submission.is_entered(field!("facts.appid"), "wx2")
        );
        submission.enter(field!("facts.appid"), "wx2");
        assert!(submission.is_entered(field!("facts.appid"), "wx2"));
        submission.enter(field!("facts.appid"), "wx2");
        assert!(submission.entered.is_empty());
    }

    #[test]
    fn what_was_laid_out_is_cleared_away_and_nothing_else() {
        let place = tempfile::tempdir().unwrap();
        let (alone, shared) = (place.path().join("甲"), place.path().join("乙"));
        let mut files = BTreeSet::new();
        for folder in [&alone, &shared] {
            std::fs::create_dir(folder).unwrap();
            std::fs::write(folder.join("1.jpg"), "样本").unwrap();
            let _ = files.insert(folder.join("1.jpg"));
        }
        std::fs::write(shared.join("own.txt"), "样本").unwrap();
        clear_away(&files).unwrap();
        assert!(!alone.exists() && shared.join("own.txt").exists() && !shared.join("1.jpg").exists());
        clear_away(&files).unwrap();
    }

    #[test]
    fn a_package_holds_the_answers_that_it_was_made_of() {
        let mut filing = Filing::new(Kind::New);
        let left = Left::new(Path::new("/a/样本-备案材料.zip"), &filing);
        assert!(left.holds(&filing));
        assert_eq!(left.folder(), Path::new("/a/样本-备案材料"));
        filing.set(field!("facts.appid"), "wx1");
        assert!(!left.holds(&filing));
        filing.set(field!("facts.applet_name"), "样本");
        let left = Left::new(Path::new("/a/样本-备案材料.zip"), &filing);
        filing.remove(field!("facts.appid"));
        filing.set(field!("facts.appid"), "wx1");
        filing.set("facts.answers[account-prerequisites]", true);
        assert!(left.holds(&filing), "in whatever order they were given, and whatever was confirmed since");
    }

    #[test]
    fn a_package_holds_equal_answers_in_whatever_order_they_were_given() {
        let answers = [(field!("facts.appid"), "wx1"), (field!("facts.applet_name"), "样本")];
        let given = |answers: &mut dyn Iterator<Item = &(&str, &str)>| {
            let mut filing = Filing::new(Kind::New);
            for (path, value) in answers {
                filing.set(path, *value);
            }
            filing
        };
        let (one, other) = (given(&mut answers.iter()), given(&mut answers.iter().rev()));
        assert_ne!(one.to_json(), other.to_json());
        let left = Left::new(Path::new("甲.zip"), &one);
        assert!(left.holds(&other));
        let mut confirmed = one.clone();
        confirmed.set("facts.answers[contact-reachable]", true);
        assert!(left.holds(&confirmed), "no answer is another");
    }
}
