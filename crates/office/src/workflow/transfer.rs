//! Moving house: drafts with their history and pictures leave a library in one file, and come into another.
//!
//! The file is a zip archive of a library folder that holds these drafts and nothing else: `beian.sqlite3` and
//! `scans/ab/abcdef…`.

use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use tempfile::{NamedTempFile, TempDir};
use zip::result::ZipError;
use zip::write::SimpleFileOptions;
use zip::{AesMode, CompressionMethod, ZipArchive, ZipWriter};

use super::message::{archive_error, write_error};
use crate::finding::Argument;
use crate::i18n::{self, Arguments, Language};
use crate::job::Job;
use crate::package::ArchiveError;
use crate::store::{Cause, DATABASE, Library, MergeError, Merged, StoreError};

/// The folder of the scans inside the archive.
const SCANS: &str = "scans";
/// Files that an archive may hold at most: ten times the largest library that was thought of.
const FILES: usize = 400_000;
/// Bytes of the largest scan that is taken in.
const LARGEST_SCAN: u64 = 256 << 20;
/// How many times its own size an archive may take when it is unpacked: answers take a twentieth when packed.
const STRETCH: u64 = 100;
/// What the folders that are worked in begin with.
const WORKSHOP: &str = "moving-";

/// Why drafts did not leave or come in.
#[derive(Debug, thiserror::Error)]
pub enum TransferError {
    /// The archive cannot be used.
    #[error(transparent)]
    Archive(#[from] ArchiveError),
    /// A library does not do what it should.
    #[error(transparent)]
    Library(#[from] StoreError),
    /// The archive cannot be written.
    #[error("{}: {source}", path.display())]
    Write {
        /// Where it was to stand.
        path: PathBuf,
        /// What the system reports.
        source: io::Error,
    },
    /// It was cancelled.
    #[error("cancelled")]
    Cancelled,
}

impl From<ZipError> for TransferError {
    fn from(error: ZipError) -> Self {
        Self::Archive(error.into())
    }
}

impl From<io::Error> for TransferError {
    fn from(error: io::Error) -> Self {
        Self::Archive(error.into())
    }
}

impl From<MergeError> for TransferError {
    fn from(error: MergeError) -> Self {
        match error {
            MergeError::Library(error) => Self::Library(error),
            MergeError::Cancelled(_) => Self::Cancelled,
        }
    }
}

/// Why drafts did not leave or come in, and what helps.
pub fn transfer_error(error: &TransferError, language: Language) -> String {
    match error {
        TransferError::Archive(error) => archive_error(error, language),
        TransferError::Library(error) => error.message(language),
        TransferError::Write { path, source } => write_error(path, source, language),
        TransferError::Cancelled => i18n::text(language, "transfer-cancelled"),
    }
}

/// What a merge came to, in a sentence.
pub fn told_merged(merged: &Merged, language: Language) -> String {
    let Merged { added, updated, twice, known, unreadable } = *merged;
    let counts =
        [("added", added), ("updated", updated), ("twice", twice), ("known", known), ("unreadable", unreadable)];
    let arguments: Arguments =
        counts.into_iter().map(|(name, count)| (name.to_owned(), Argument::Number(count as f64))).collect();
    i18n::text_with(language, "transfer-merged", &arguments)
}

/// Whether the file at `path` is an archive of a library.
pub fn is_transfer(path: &Path) -> bool {
    let archive = File::open(path).ok().and_then(|file| ZipArchive::new(file).ok());
    archive.is_some_and(|archive| archive.index_for_name(DATABASE).is_some())
}

/// Writes the drafts `chosen`, or all with those in the trash, to the archive at `path`, encrypted with AES-256 where
/// there is a passphrase. Says how many drafts it holds.
///
/// # Errors
/// [`TransferError`]; then nothing stands at `path` that did not stand there before.
pub fn move_out(
    library: &Library,
    chosen: Option<&[String]>,
    path: &Path,
    passphrase: Option<&str>,
    job: &Job,
) -> Result<usize, TransferError> {
    let workshop = workshop(library)?;
    let folder = workshop.path().join("library");
    let merged = Library::open(&folder)?.merge(library, chosen, &job.part(0.6))?;
    let write = |source| TransferError::Write { path: path.to_owned(), source };
    let beside = path.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut file = NamedTempFile::new_in(beside).map_err(write)?;
    let mut writer = ZipWriter::new(file.as_file_mut());
    let packing = job.part(0.4);
    let files: Vec<PathBuf> = std::iter::once(PathBuf::from(DATABASE)).chain(scans_in(&folder)).collect();
    for (place, name) in files.iter().enumerate() {
        job.checkpoint().map_err(|_| TransferError::Cancelled)?;
        packing.advance(place, files.len());
        let pictures = name.starts_with(SCANS);
        let method = if pictures { CompressionMethod::Stored } else { CompressionMethod::Deflated };
        let mut options = SimpleFileOptions::default().compression_method(method).large_file(!pictures);
        if let Some(passphrase) = passphrase {
            options = options.with_aes_encryption(AesMode::Aes256, passphrase);
        }
        let inside: Vec<_> = name.iter().map(|part| part.to_string_lossy()).collect();
        let packed = writer.start_file(inside.join("/"), options).map_err(io::Error::from);
        let packed = packed.and_then(|()| io::copy(&mut File::open(folder.join(name))?, &mut writer).map(drop));
        packed.map_err(write)?;
    }
    writer.finish().map_err(|error| write(error.into()))?;
    file.as_file().sync_all().map_err(write)?;
    file.persist(path).map_err(|error| write(error.error))?;
    Ok(merged.added + merged.twice)
}

/// Takes the drafts of the archive at `path` into the library, see [`Library::merge`].
///
/// # Errors
/// [`TransferError`]; of an archive that cannot be unpacked nothing is taken in.
pub fn move_in(library: &Library, path: &Path, passphrase: Option<&str>, job: &Job) -> Result<Merged, TransferError> {
    let workshop = workshop(library)?;
    unpack(path, workshop.path(), passphrase, &job.part(0.4))?;
    let other = Library::open(workshop.path())?;
    Ok(library.merge(&other, None, &job.part(0.6))?)
}

/// Unpacks the database and the scans of an archive into `folder`.
fn unpack(path: &Path, folder: &Path, passphrase: Option<&str>, job: &Job) -> Result<(), TransferError> {
    let file = File::open(path)?;
    let most = file.metadata()?.len().saturating_mul(STRETCH);
    let mut archive = ZipArchive::new(file)?;
    if archive.len() > FILES {
        return Err(ArchiveError::TooManyFiles { found: archive.len(), most: FILES }.into());
    }
    if archive.index_for_name(DATABASE).is_none() {
        return Err(ArchiveError::NotAnArchive.into());
    }
    let mut left = most;
    for index in 0..archive.len() {
        job.checkpoint().map_err(|_| TransferError::Cancelled)?;
        job.advance(index, archive.len());
        let mut entry = match passphrase {
            Some(passphrase) => archive.by_index_decrypt(index, passphrase.as_bytes())?,
            None => archive.by_index(index)?,
        };
        let name = entry.name().map(std::borrow::Cow::into_owned).unwrap_or_default();
        let largest = if name == DATABASE { left } else { LARGEST_SCAN.min(left) };
        if !is_inside(&name) {
            return Err(ArchiveError::BadName { path: name }.into());
        }
        let target = folder.join(&name);
        if let Some(parent) = target.parent() {
            fs::create_dir_all(parent)?;
        }
        let unpacked = io::copy(&mut (&mut entry).take(largest + 1), &mut File::create_new(&target)?)?;
        if unpacked > largest {
            return Err(ArchiveError::TooLarge { path: name, most: largest }.into());
        }
        left -= unpacked;
    }
    Ok(())
}

/// Whether a name is one that such an archive uses.
fn is_inside(name: &str) -> bool {
    let hex = |text: &str, length: usize| {
        text.len() == length && text.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
    };
    let scan = || {
        let parts: Vec<&str> = name.split('/').collect();
        matches!(parts[..], [SCANS, folder, id] if hex(folder, 2) && hex(id, 64) && id.starts_with(folder))
    };
    name == DATABASE || scan()
}

/// The scans of the library in `folder`, by their paths inside it, in order.
fn scans_in(folder: &Path) -> Vec<PathBuf> {
    let below = |folder: &Path| -> Vec<PathBuf> {
        folder.read_dir().into_iter().flatten().flatten().map(|entry| entry.path()).collect()
    };
    let files = below(&folder.join(SCANS)).into_iter().flat_map(|folder| below(&folder));
    let mut names: Vec<PathBuf> = files.filter_map(|file| file.strip_prefix(folder).ok().map(Path::to_owned)).collect();
    names.sort();
    names
}

/// A folder to work in that goes afterwards, for the user alone. What an earlier one left that was killed goes now.
fn workshop(library: &Library) -> Result<TempDir, TransferError> {
    let folder = library.folder();
    let day = Duration::from_hours(24);
    for entry in folder.read_dir().into_iter().flatten().flatten() {
        let ours = entry.file_name().to_str().is_some_and(|name| name.starts_with(WORKSHOP));
        let age = entry.metadata().and_then(|data| data.modified()).ok();
        if ours && age.and_then(|made| SystemTime::now().duration_since(made).ok()).is_some_and(|age| age > day) {
            let _ = fs::remove_dir_all(entry.path());
        }
    }
    let made = tempfile::Builder::new().prefix(WORKSHOP).tempdir_in(folder);
    made.map_err(|error| TransferError::Library(Cause::from(error).at(folder)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_files_of_a_library_are_unpacked() {
        let id = "ab".repeat(32);
        for name in ["beian.sqlite3", &format!("scans/ab/{id}")] {
            assert!(is_inside(name), "{name}");
        }
        let others = [
            "",
            "../beian.sqlite3",
            "window.lock",
            "scans/ab/..",
            &format!("scans/cd/{id}"),
            &format!("/scans/ab/{id}"),
        ];
        for name in others {
            assert!(!is_inside(name), "{name}");
        }
    }
}
