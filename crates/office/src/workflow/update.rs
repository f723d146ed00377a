//! Imports a package again into the draft from which it was exported.

use std::fs::File;
use std::io::BufReader;
use std::path::Path;

use zip::ZipArchive;

use crate::filing::Filing;
use crate::identifier::Profile;
use crate::identifier::account::is_placeholder_appid;
use crate::job::Job;
use crate::package::{self, ArchiveError, ArchiveLimits, Difference, ImportError};
use crate::store::{Cause, DATABASE, Draft, Library, StoreError};

use super::intake::{IntakeError, settle};

/// A package with the draft that it continues.
#[derive(Debug, Clone, PartialEq)]
pub struct Update {
    /// The present draft.
    pub draft: Draft,
    /// The filing in the package; its pictures are in the library.
    pub filing: Filing,
    /// The differences between the two, in form order; never empty.
    pub differences: Vec<Difference>,
}

/// The result of importing a package.
#[derive(Debug, Clone, PartialEq)]
pub enum Arrival {
    /// It became a new draft.
    New(Draft),
    /// It continues a draft, which has not been changed yet.
    Known(Box<Update>),
}

/// Checks by the file names in the archive at `path`, without its passphrase, whether it can be imported: a package, or
/// drafts of a library.
///
/// # Errors
/// [`ImportError::NotAPackage`], or [`ImportError::Archive`] where it cannot be opened.
pub fn recognise_archive(path: &Path) -> Result<(), ImportError> {
    let file = File::open(path).map_err(ArchiveError::from)?;
    let archive = ZipArchive::new(BufReader::new(file)).map_err(ArchiveError::from)?;
    let holds = |name: &str| archive.index_for_name(name).is_some();
    if holds(package::MANIFEST) || holds(DATABASE) { Ok(()) } else { Err(ImportError::NotAPackage) }
}

/// Reads the package at `path`. If it continues a draft of the library and differs from it, the user has to decide; any
/// other becomes a new draft.
///
/// # Errors
/// As [`super::import`].
pub fn arrive(library: &Library, path: &Path, passphrase: Option<&str>, job: &Job) -> Result<Arrival, IntakeError> {
    let imported = package::import(path, ArchiveLimits::default(), passphrase, &job.part(0.5))?;
    let mut filing = imported.filing.clone();
    let _ = settle(library, std::slice::from_mut(&mut filing), &imported, &job.part(0.5))?;
    if let Some(draft) = origin(library, &filing)? {
        let differences = package::compare(&draft.filing, &filing);
        if !differences.is_empty() {
            return Ok(Arrival::Known(Box::new(Update { draft, filing, differences })));
        }
    }
    Ok(Arrival::New(library.create(&filing)?))
}

/// Applies the `accepted` differences of an update to the draft. Its previous answers are stored as a version `name`.
///
/// # Errors
/// [`Cause::Conflict`] when the draft was changed meanwhile; its answers are unchanged then.
pub fn update(library: &Library, draft: &Draft, accepted: &[Difference], name: &str) -> Result<(), StoreError> {
    let mut filing = draft.filing.clone();
    for difference in accepted {
        difference.accept(&mut filing);
    }
    library.keep_version(&draft.id, name, &draft.filing)?;
    library.save(&draft.id, draft.revision, &filing).map(|_| ())
}

/// The draft for the same request as `filing`, the last changed first.
fn origin(library: &Library, filing: &Filing) -> Result<Option<Draft>, StoreError> {
    let mine = Profile::of(filing);
    let same = |one: &str, other: &str| !one.is_empty() && one == other;
    // Filings of two subjects are two filings, also with one AppID: it is typed, and may be mistyped.
    let may_be = |one: &str, other: &str| one.is_empty() || other.is_empty() || one == other;
    let akin = |theirs: &Profile| {
        theirs.kind == mine.kind
            && may_be(&theirs.subject, &mine.subject)
            && (same(&theirs.subject, &mine.subject) || same(&theirs.appid, &mine.appid))
    };
    for other in library.akin(filing)?.into_iter().filter(|other| akin(&other.profile)) {
        match library.load(&other.id) {
            Ok(draft) if is_same(&draft.filing, filing) => return Ok(Some(draft)),
            // A draft that cannot be read or no longer exists is not the origin.
            Ok(_) | Err(StoreError { cause: Cause::Unusable { .. } | Cause::Altered(_) | Cause::NoDraft(_), .. }) => {}
            Err(error) => return Err(error),
        }
    }
    Ok(None)
}

/// Whether two filings of one kind are about the same mini program: the same AppID, or else the same number of the
/// subject and name of the mini program.
fn is_same(one: &Filing, other: &Filing) -> bool {
    let same = |path: &str| !one.text(path).is_empty() && one.text(path) == other.text(path);
    let appids = [one, other].map(|filing| filing.text(field!("facts.appid")));
    if appids.iter().all(|appid| !appid.is_empty() && !is_placeholder_appid(appid)) {
        return same(field!("facts.appid"));
    }
    same(field!("icp_subject.organize_info.certificate_number"))
        && !one.applet_name().is_empty()
        && one.applet_name() == other.applet_name()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::filing::Kind;

    #[test]
    fn a_filing_of_another_subject_is_another_filing_even_with_the_same_appid() {
        let folder = tempfile::tempdir().unwrap();
        let library = Library::open(folder.path()).unwrap();
        let filing = |number: &str, name: &str| {
            let mut filing = Filing::new(Kind::New);
            filing.set("icp_subject.organize_info.certificate_number", number);
            filing.set("facts.appid", "wx0011223344556677");
            filing.set("icp_subject.base_info.name", name);
            filing
        };
        let draft = library.create(&filing("91440300MA00000077", "样本一")).unwrap();
        let origin_of = |filing: &Filing| origin(&library, filing).unwrap().map(|draft| draft.id);
        assert_eq!(origin_of(&filing("92330106MA00000088", "样本二")), None);
        assert_eq!(origin_of(&filing("91440300MA00000077", "样本一")), Some(draft.id.clone()));
        assert_eq!(origin_of(&filing("", "样本一")), Some(draft.id));
    }
}
