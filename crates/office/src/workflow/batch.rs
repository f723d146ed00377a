//! Exports many ready filings as packages, one after the other.

use std::fs;
use std::path::{Path, PathBuf};

use chrono::NaiveDate;

use super::{Export, build, examine, export_error, mark_exported, mark_reviewed, open_reasons};
use crate::file;
use crate::finding::{Argument, Finding};
use crate::i18n::{self, Arguments, Language};
use crate::job::Job;
use crate::package::{Built, PackageError};
use crate::progress::Happening;
use crate::reading::Engine;
use crate::reference::Reference;
use crate::rules;
use crate::scan::Pace;
use crate::store::{Draft, DraftState, Library, StoreError, Summary};

/// Settings of a batch export.
#[derive(Clone, Copy)]
pub struct Batch<'a> {
    /// Where the drafts are.
    pub library: &'a Library,
    /// The tables in use.
    pub reference: &'a Reference,
    /// Reads pictures that have not been inspected yet.
    pub engine: &'a Engine,
    /// Folder of the packages; it is created when the first one is written.
    pub folder: &'a Path,
    /// The day for which they are made.
    pub today: NaiveDate,
    /// Encrypt every file with this passphrase.
    pub passphrase: Option<&'a str>,
    /// Language of the summaries and messages.
    pub language: Language,
}

/// Result for one draft.
#[derive(Debug, Clone, PartialEq)]
pub enum Outcome {
    /// Path of its package.
    Written(PathBuf),
    /// These findings block it, or the reasons for its rejection that have not been dealt with.
    Blocked(Vec<Finding>),
    /// It could not be made, or its export not be recorded: cause and remedy.
    Failed(String),
    /// It was submitted and has not come back; a submitted filing is not exported again.
    UnderReview,
    /// Not processed, or interrupted.
    NotReached,
}

/// How the batch ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BatchEnd {
    /// Every draft was processed.
    Finished,
    /// The user stopped it.
    Stopped,
    /// Nothing more can be written into the folder: cause and remedy.
    Failed(String),
}

/// The results for all drafts, in their order.
#[derive(Debug, Clone, PartialEq)]
pub struct Report {
    /// One for each draft.
    pub outcomes: Vec<Outcome>,
    /// How it ended.
    pub end: BatchEnd,
}

/// Why no further draft is processed.
enum Halt {
    Cancelled,
    Folder(String),
}

/// Whether a draft is included in a batch export: it is ready, and not under review or filed already.
pub fn is_exportable(draft: &Summary) -> bool {
    draft.state == DraftState::Ready && !is_under_review(draft)
}

/// Whether a draft was submitted and has not come back.
fn is_under_review(draft: &Summary) -> bool {
    let last = draft.progress.as_deref().and_then(Happening::from_name);
    last.is_some_and(|happening| match happening {
        Happening::Withdrawn | Happening::PlatformRefused | Happening::ProvinceRefused | Happening::SmsMissed => false,
        Happening::Submitted
        | Happening::PlatformPassed
        | Happening::SmsReceived
        | Happening::SmsDone
        | Happening::ProvincePassed
        | Happening::NumberGranted => true,
    })
}

/// Exports `drafts` one after the other as the export page does, never overwriting a file: a name that is taken gets a
/// running number. Drafts under review are skipped. `begun` is called with the index of each draft that is started. A
/// draft that cannot be exported does not stop the others; a folder that cannot be written does, as does cancelling
/// `job`, even in the middle of a draft.
pub fn export_all(drafts: &[Summary], how: &Batch<'_>, job: &Job, begun: impl Fn(usize)) -> Report {
    let mut report = Report { outcomes: vec![Outcome::NotReached; drafts.len()], end: BatchEnd::Finished };
    let made = !how.folder.exists();
    if let Err(source) = file::try_folder(how.folder) {
        let error = PackageError::Write { path: how.folder.to_owned(), source };
        report.end = BatchEnd::Failed(export_error(&error, how.language));
        return report;
    }
    let share = 1.0 / drafts.len().max(1) as f32;
    for (index, (draft, outcome)) in drafts.iter().zip(&mut report.outcomes).enumerate() {
        begun(index);
        let part = job.part(share);
        match how.export(draft, &part) {
            Ok(became) => *outcome = became,
            Err(halt) => {
                report.end = match halt {
                    Halt::Cancelled => BatchEnd::Stopped,
                    Halt::Folder(why) => BatchEnd::Failed(why),
                };
                break;
            }
        }
        part.advance(1, 1);
    }
    if made {
        // Fails unless the folder is empty.
        let _ = fs::remove_dir(how.folder);
    }
    report
}

impl Batch<'_> {
    fn export(&self, draft: &Summary, job: &Job) -> Result<Outcome, Halt> {
        job.checkpoint().map_err(|_| Halt::Cancelled)?;
        if is_under_review(draft) {
            return Ok(Outcome::UnderReview);
        }
        let failed = |error: &StoreError| Ok(Outcome::Failed(error.message(self.language)));
        let kept = match self.library.load(&draft.id) {
            Ok(kept) => kept,
            Err(error) => return failed(&error),
        };
        let inspecting = job.part(0.5);
        let inspections =
            examine(&kept.filing, self.library, Some(self.library), Some(self.engine), Pace::AllCores, &inspecting)
                .map_err(|_| Halt::Cancelled)?;
        inspecting.advance(1, 1);
        let review = rules::review(&kept.filing, &inspections, self.reference, self.today);
        if let Err(error) = mark_reviewed(self.library, &kept, &review) {
            return failed(&error);
        }
        if !review.ready() {
            return Ok(Outcome::Blocked(review.blocking().into_iter().cloned().collect()));
        }
        match open_reasons(self.library, self.reference, &draft.id, &kept.filing) {
            Ok(reasons) if reasons.is_empty() => {}
            Ok(reasons) => return Ok(Outcome::Blocked(reasons)),
            Err(error) => return failed(&error),
        }
        let export = Export {
            filing: &kept.filing,
            media: self.library,
            inspections: &inspections,
            review: &review,
            reference: self.reference,
            today: self.today,
            draft: false,
            passphrase: self.passphrase,
            language: self.language,
        };
        match build(&export, &job.part(0.5)) {
            Ok(built) => self.write(draft, &kept, &built),
            Err(PackageError::Cancelled) => Err(Halt::Cancelled),
            Err(error) => Ok(Outcome::Failed(export_error(&error, self.language))),
        }
    }

    fn write(&self, draft: &Summary, kept: &Draft, built: &Built) -> Result<Outcome, Halt> {
        let title = if draft.title.is_empty() { &draft.id } else { &draft.title };
        let path = self.folder.join(format!("{}.zip", package_name(title, self.today, self.language)));
        let path = built.write_free(&path).map_err(|error| Halt::Folder(export_error(&error, self.language)))?;
        let Err(error) = mark_exported(self.library, kept, &path) else { return Ok(Outcome::Written(path)) };
        let arguments = Arguments::from([
            ("path".to_owned(), Argument::Text(path.display().to_string())),
            ("detail".to_owned(), Argument::Text(error.message(self.language))),
        ]);
        Ok(Outcome::Failed(i18n::text_with(self.language, "export-unnoted", &arguments)))
    }
}

/// The file name of a filing's package, without extension.
pub fn package_name(title: &str, today: NaiveDate, language: Language) -> String {
    let arguments = Arguments::from([
        ("title".to_owned(), Argument::Text(file::safe_name(title))),
        ("day".to_owned(), Argument::Text(today.format("%Y%m%d").to_string())),
    ]);
    i18n::text_with(language, "package-file-name", &arguments)
}

#[cfg(test)]
mod tests {
    use std::cell::RefCell;

    use super::*;
    use crate::filing::{Filing, Kind};

    fn run(library: &Library, drafts: &[Summary], folder: &Path, job: &Job, begun: impl Fn(usize)) -> Report {
        let how = Batch {
            library,
            reference: Reference::built_in(),
            engine: &Engine::new(),
            folder,
            today: NaiveDate::default(),
            passphrase: None,
            language: Language::Chinese,
        };
        export_all(drafts, &how, job, begun)
    }

    #[test]
    fn a_draft_that_is_gone_does_not_stop_the_others() -> Result<(), StoreError> {
        let folder = tempfile::tempdir().unwrap();
        let library = Library::open(&folder.path().join("library"))?;
        for _ in 0..3 {
            let _ = library.create(&Filing::new(Kind::New))?;
        }
        let mut drafts = library.drafts()?;
        drafts[1].id = "gone".to_owned();
        let (job, begun) = (Job::new(), RefCell::new(Vec::new()));
        let packages = folder.path().join("packages");
        let report = run(&library, &drafts, &packages, &job, |index| begun.borrow_mut().push(index));
        let kinds = report.outcomes.iter().map(std::mem::discriminant).collect::<Vec<_>>();
        let (blocked, failed) = (Outcome::Blocked(vec![]), Outcome::Failed(String::new()));
        assert_eq!(kinds, [&blocked, &failed, &blocked].map(std::mem::discriminant));
        assert_eq!((report.end, begun.into_inner()), (BatchEnd::Finished, vec![0, 1, 2]));
        assert!((job.fraction() - 1.0).abs() < 1e-4, "{}", job.fraction());
        assert!(!packages.exists());
        Ok(())
    }

    #[test]
    fn a_folder_of_the_user_stays_and_a_stop_is_told() -> Result<(), StoreError> {
        let folder = tempfile::tempdir().unwrap();
        let library = Library::open(&folder.path().join("library"))?;
        let _ = library.create(&Filing::new(Kind::New))?;
        let mine = folder.path().join("mine");
        fs::create_dir(&mine).unwrap();
        let job = Job::new();
        let report = run(&library, &library.drafts()?, &mine, &job, |_| job.cancel());
        assert_eq!(report, Report { outcomes: vec![Outcome::NotReached], end: BatchEnd::Stopped });
        assert!(mine.is_dir());
        Ok(())
    }

    #[test]
    fn what_is_under_review_is_left_alone() -> Result<(), StoreError> {
        let folder = tempfile::tempdir().unwrap();
        let library = Library::open(folder.path())?;
        let draft = library.create(&Filing::new(Kind::New))?;
        let exportable = || library.drafts().map(|drafts| is_exportable(&drafts[0]));
        assert!(!exportable()?, "not ready");
        library.set_state(&draft.id, draft.revision, DraftState::Ready)?;
        assert!(exportable()?);
        let at = |hour| day().and_hms_opt(hour, 0, 0).unwrap();
        for (hour, kind, expected) in [
            (9, "submitted", false),
            (10, "platform-refused", true),
            (11, "submitted", false),
            (12, "sms-missed", true),
        ] {
            let _ = library.add_event(&draft.id, kind, at(hour), "", &serde_json::Value::Null)?;
            assert_eq!(exportable()?, expected, "{kind}");
        }
        Ok(())
    }

    fn day() -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 11, 25).unwrap()
    }

    #[test]
    fn packages_are_named_by_filing_and_day() {
        assert_eq!(package_name("样本/点餐", day(), Language::Chinese), "样本点餐-备案材料-20261125");
    }
}
