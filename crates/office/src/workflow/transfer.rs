//! Handover and moving: drafts with their history and pictures leave a library in one file, and are merged into
//! another.
//!
//! The file is a zip archive of a library folder that contains only these drafts: `beian.sqlite3` and
//! `scans/ab/abcdef…`.

use std::fs::{self, File};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

use tempfile::TempDir;
use zip::result::ZipError;
use zip::write::SimpleFileOptions;
use zip::{AesMode, CompressionMethod, ZipArchive, ZipWriter};

use super::message::{archive_error, write_error};
use crate::file::{self, folder_of, sync_folder};
use crate::finding::Argument;
use crate::i18n::{self, Arguments, Language};
use crate::job::Job;
use crate::package::ArchiveError;
use crate::store::{Cause, DATABASE, JobError, Library, Merged, StoreError};

/// The folder of the scans inside the archive.
const SCANS: &str = "scans";
/// Maximum number of files in an archive: ten times the largest library expected.
const FILES: usize = 400_000;
/// Maximum size of a scan in bytes.
const LARGEST_SCAN: u64 = 256 << 20;
/// Maximum ratio of unpacked to packed size: packing reduces answers to a twentieth.
const STRETCH: u64 = 100;
/// Prefix of the working folders.
const WORKSHOP: &str = "beian-moving-";
/// Lock file of a working folder, locked while it is in use.
const LOCK: &str = "lock";

/// Why drafts were not exported or merged.
#[derive(Debug, thiserror::Error)]
pub enum TransferError {
    /// The archive cannot be used.
    #[error(transparent)]
    Archive(#[from] ArchiveError),
    /// A library call failed.
    #[error(transparent)]
    Library(#[from] StoreError),
    /// The archive cannot be written.
    #[error("{}: {source}", path.display())]
    Write {
        /// Path of the file.
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

impl From<JobError> for TransferError {
    fn from(error: JobError) -> Self {
        match error {
            JobError::Library(error) => Self::Library(error),
            JobError::Cancelled(_) => Self::Cancelled,
        }
    }
}

/// Why drafts were not exported or merged, and what helps.
pub fn transfer_error(error: &TransferError, language: Language) -> String {
    match error {
        TransferError::Archive(error) => archive_error(error, language),
        TransferError::Library(error) => error.message(language),
        TransferError::Write { path, source } => write_error(path, source, language),
        TransferError::Cancelled => i18n::text(language, "transfer-cancelled"),
    }
}

/// Number of drafts that were exported.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct HandedOver {
    /// Written to the file.
    pub drafts: usize,
    /// Unreadable, therefore left behind.
    pub unreadable: usize,
}

impl HandedOver {
    /// A sentence about the drafts left behind; `None` where there are none.
    pub fn left_behind(self, language: Language) -> Option<String> {
        let count = Argument::Number(self.unreadable as f64);
        (self.unreadable > 0)
            .then(|| i18n::text_with(language, "transfer-left-behind", &Arguments::from([("count".to_owned(), count)])))
    }
}

/// A sentence about the result of a merge.
pub fn merge_summary(merged: &Merged, language: Language) -> String {
    let Merged { added, updated, conflicts, known, unreadable } = *merged;
    let counts =
        [("added", added), ("updated", updated), ("twice", conflicts), ("known", known), ("unreadable", unreadable)];
    let arguments: Arguments =
        counts.into_iter().map(|(name, count)| (name.to_owned(), Argument::Number(count as f64))).collect();
    i18n::text_with(language, "transfer-merged", &arguments)
}

/// Whether the file at `path` is an archive of a library.
pub fn is_transfer(path: &Path) -> bool {
    let archive = File::open(path).ok().and_then(|file| ZipArchive::new(file).ok());
    archive.is_some_and(|archive| archive.index_for_name(DATABASE).is_some())
}

/// Writes the drafts `chosen`, or all including those in the trash, to the archive at `path`, encrypted with AES-256 if
/// a passphrase is given.
///
/// # Errors
/// [`TransferError`]; a file that was at `path` is unchanged then.
pub fn hand_over(
    library: &Library,
    chosen: Option<&[String]>,
    path: &Path,
    passphrase: Option<&str>,
    job: &Job,
) -> Result<HandedOver, TransferError> {
    // A library on a full or read-only disk can still be rescued by working beside the target.
    let mut moved = Err(TransferError::Cancelled);
    for place in [library.folder(), folder_of(path)] {
        moved = hand_over_through(place, library, chosen, path, passphrase, job);
        if !matches!(&moved, Err(TransferError::Library(error)) if error.is_of_writing()) {
            break;
        }
    }
    moved
}

/// Exports drafts by way of a small temporary library in the folder `place`.
fn hand_over_through(
    place: &Path,
    library: &Library,
    chosen: Option<&[String]>,
    path: &Path,
    passphrase: Option<&str>,
    job: &Job,
) -> Result<HandedOver, TransferError> {
    let workshop = Workshop::begin(place)?;
    let folder = workshop.library();
    let merged = Library::open(&folder)?.merge(library, chosen, &job.part(0.6))?;
    let packed = pack(&folder, path, passphrase, &job.part(0.4));
    packed.map_err(|source| match source {
        _ if job.is_cancelled() => TransferError::Cancelled,
        source => TransferError::Write { path: path.to_owned(), source },
    })?;
    Ok(HandedOver { drafts: merged.added + merged.conflicts, unreadable: merged.unreadable })
}

/// Packs the library in `folder` into an archive at `path`, completely or not at all.
fn pack(folder: &Path, path: &Path, passphrase: Option<&str>, job: &Job) -> io::Result<()> {
    let files: Vec<PathBuf> = std::iter::once(PathBuf::from(DATABASE)).chain(scans_in(folder)).collect();
    let sizes = files.iter().map(|name| fs::metadata(folder.join(name)).map_or(0, |data| data.len()));
    let mut copying = Copying::of(sizes.sum(), job);
    let mut file = file::unfinished(folder_of(path))?;
    let mut writer = ZipWriter::new(file.as_file_mut());
    for name in &files {
        let pictures = name.starts_with(SCANS);
        let method = if pictures { CompressionMethod::Stored } else { CompressionMethod::Deflated };
        let mut options = SimpleFileOptions::default().compression_method(method).large_file(!pictures);
        if let Some(passphrase) = passphrase {
            options = options.with_aes_encryption(AesMode::Aes256, passphrase);
        }
        let inside: Vec<_> = name.iter().map(|part| part.to_string_lossy()).collect();
        writer.start_file(inside.join("/"), options)?;
        let _ = copying.copy(&mut File::open(folder.join(name))?, &mut writer)?;
    }
    writer.finish()?;
    file.as_file().sync_all()?;
    job.checkpoint().map_err(io::Error::other)?;
    file.persist(path)?;
    sync_folder(folder_of(path))
}

/// Merges the drafts of the archive at `path` into the library, see [`Library::merge`].
///
/// # Errors
/// [`TransferError`]; nothing is merged from an archive that cannot be unpacked.
pub fn take_over(library: &Library, path: &Path, passphrase: Option<&str>, job: &Job) -> Result<Merged, TransferError> {
    let workshop = Workshop::begin(library.folder())?;
    let folder = workshop.library();
    unpack(path, &folder, passphrase, &job.part(0.4)).map_err(|error| match error {
        _ if job.is_cancelled() => TransferError::Cancelled,
        error => error,
    })?;
    let other = Library::open(&folder)?;
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
    let said = archive.decompressed_size().and_then(|size| u64::try_from(size).ok());
    let mut copying = Copying::of(said.unwrap_or(most), job);
    let mut left = most;
    for index in 0..archive.len() {
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
        let unpacked = copying.copy(&mut (&mut entry).take(largest + 1), &mut File::create_new(&target)?)?;
        if unpacked > largest {
            return Err(ArchiveError::TooLarge { path: name, most: largest }.into());
        }
        left -= unpacked;
    }
    Ok(())
}

/// Copies files in small pieces: each advances the job's progress, and the job can be cancelled between two of them.
struct Copying<'a> {
    job: &'a Job,
    /// Total size of all files in bytes.
    total: u64,
    done: u64,
}

impl<'a> Copying<'a> {
    fn of(total: u64, job: &'a Job) -> Self {
        Self { job, total, done: 0 }
    }

    /// Copies one file and returns its size.
    fn copy(&mut self, from: &mut impl Read, to: &mut impl Write) -> io::Result<u64> {
        let mut copied = 0;
        let mut piece = vec![0; 256 << 10];
        loop {
            self.job.checkpoint().map_err(io::Error::other)?;
            let read = match from.read(&mut piece) {
                Ok(0) => return Ok(copied),
                Ok(read) => read,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                Err(error) => return Err(error),
            };
            to.write_all(&piece[..read])?;
            copied += read as u64;
            self.done += read as u64;
            self.job.advance((self.done >> 10) as usize, (self.total >> 10) as usize);
        }
    }
}

/// Whether this is the name of a file in such an archive.
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

/// A working folder, accessible only to the user. It is removed with this value, or by the next [`clear_workshops`] if
/// the program was killed.
struct Workshop {
    /// Held while the folder is in use.
    _lock: File,
    folder: TempDir,
}

impl Workshop {
    /// Creates a working folder in `place`, and removes abandoned ones there.
    fn begin(place: &Path) -> Result<Self, TransferError> {
        clear_workshops(place);
        let begin = || -> io::Result<Self> {
            let folder = tempfile::Builder::new().prefix(WORKSHOP).tempdir_in(place)?;
            let lock = File::create_new(folder.path().join(LOCK))?;
            // Where files cannot be locked, it counts as in use for a day.
            let _ = lock.try_lock();
            Ok(Self { _lock: lock, folder })
        };
        begin().map_err(|error| TransferError::Library(Cause::from(error).at(place)))
    }

    /// Path of the small library.
    fn library(&self) -> PathBuf {
        self.folder.path().join("library")
    }
}

/// Removes the working folders in `folder` that a killed program left: they hold answers and pictures without their
/// passphrase.
pub fn clear_workshops(folder: &Path) {
    for entry in folder.read_dir().into_iter().flatten().flatten() {
        let ours = entry.file_name().to_str().is_some_and(|name| name.starts_with(WORKSHOP));
        if ours && file::is_left(&entry.path().join(LOCK)) {
            let _ = fs::remove_dir_all(entry.path());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::filing::{Filing, Kind};

    #[test]
    fn drafts_are_handed_over_where_nothing_can_be_written_beside_them() {
        let folder = tempfile::tempdir().unwrap();
        let library = Library::open(&folder.path().join("library")).unwrap();
        library.create(&Filing::new(Kind::New)).unwrap();
        let (wall, file) = (folder.path().join("wall"), folder.path().join("搬家.zip"));
        fs::write(&wall, "stone").unwrap();
        let refused = hand_over_through(&wall, &library, None, &file, None, &Job::new());
        assert!(matches!(refused, Err(TransferError::Library(error)) if error.is_of_writing()));
        let there = folder.path().join("there");
        fs::create_dir(&there).unwrap();
        assert_eq!(hand_over_through(&there, &library, None, &file, None, &Job::new()).unwrap().drafts, 1);
        assert!(is_transfer(&file) && there.read_dir().unwrap().next().is_none());
    }

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
