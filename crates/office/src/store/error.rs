//! Why the library cannot carry out a call, and what helps.

use std::fs::File;
use std::io;
use std::path::{Path, PathBuf};

use rusqlite::{ErrorCode, ffi};

use super::scan_id::scan_in_words;
use crate::filing::FilingError;
use crate::finding::Argument;
use crate::i18n::{self, Arguments, Language};
use crate::job::Cancelled;

/// A library call that failed. The stored data is unchanged.
#[derive(Debug, thiserror::Error)]
#[error("{}: {cause}", place.display())]
pub struct StoreError {
    /// What went wrong.
    #[source]
    pub cause: Cause,
    /// The folder or file concerned.
    pub place: PathBuf,
}

impl StoreError {
    /// Whether nothing can be written, although stored data may still be readable.
    pub fn is_of_writing(&self) -> bool {
        matches!(self.cause, Cause::Full | Cause::ReadOnly | Cause::Denied | Cause::NoFolder | Cause::Busy)
    }
}

/// Why a long operation on a library ended early.
#[derive(Debug, thiserror::Error)]
pub enum JobError {
    /// The library failed.
    #[error(transparent)]
    Library(#[from] StoreError),
    /// It was cancelled.
    #[error(transparent)]
    Cancelled(#[from] Cancelled),
}

impl JobError {
    /// Its message for the user.
    pub fn message(&self, language: Language) -> String {
        match self {
            Self::Library(error) => error.message(language),
            Self::Cancelled(_) => i18n::text(language, "job-cancelled"),
        }
    }
}

/// What went wrong.
#[derive(Debug, thiserror::Error)]
pub enum Cause {
    /// The system knows no home folder for the user.
    #[error("no home folder")]
    NoHome,
    /// No space left, or a quota is used up.
    #[error("disk full")]
    Full,
    /// The folder or file is on a disk that cannot be written.
    #[error("read-only")]
    ReadOnly,
    /// The system denies this user write access to the folder or file.
    #[error("no permission")]
    Denied,
    /// The folder for a library contains other files.
    #[error("not empty")]
    Occupied,
    /// The place is not a folder, or lies under something that is not one.
    #[error("not a folder")]
    NoFolder,
    /// Another process held the database for longer than a call waits.
    #[error("busy")]
    Busy,
    /// Another window has the library open.
    #[error("open in another window")]
    WindowOpen,
    /// The disk does not support file locks, so that it is unknown who else uses a file.
    #[error("locks are not supported")]
    Unlockable,
    /// Written by a newer program.
    #[error("version {found} is newer than {known}")]
    Newer {
        /// Version of the tables in the file.
        found: u32,
        /// Newest version that this program knows.
        known: u32,
    },
    /// A database of another program.
    #[error("not a library of this program")]
    Foreign,
    /// The database file was moved or deleted while it was open.
    #[error("moved or deleted")]
    Moved,
    /// The library has a passphrase that has not been entered, or that was set or removed meanwhile.
    #[error("locked")]
    Locked,
    /// Neither the passphrase nor the recovery code.
    #[error("wrong passphrase")]
    WrongPassphrase,
    /// Answers of a draft were altered on the disk.
    #[error("answers of draft {0:?} were altered")]
    Altered(String),
    /// Neither the history of a draft nor a backup holds a readable state of it.
    #[error("nothing of draft {0:?} can be read")]
    Lost(String),
    /// The database file is corrupt.
    #[error("damaged: {0}")]
    Damaged(String),
    /// There is no draft with this id.
    #[error("no draft {0:?}")]
    NoDraft(String),
    /// The draft was saved elsewhere since it was loaded.
    #[error("draft {0:?} was saved elsewhere meanwhile")]
    Conflict(String),
    /// The content of the draft cannot be used.
    #[error("draft {id:?}: {error}")]
    Unusable {
        /// Id of the draft.
        id: String,
        /// What is wrong with it.
        error: FilingError,
    },
    /// The file of a scan is missing.
    #[error("scan {0} is missing")]
    ScanMissing(String),
    /// The file of a scan no longer has the stored content.
    #[error("scan {0} is damaged")]
    ScanDamaged(String),
    /// A defect of the program aborted the call.
    #[error("the call panicked")]
    Panicked,
    /// Any other error of the system: catalogue key of its meaning. Its original text is in the log.
    #[error("{0}")]
    System(&'static str),
}

impl Cause {
    /// The error with this cause at `place`.
    pub fn at(self, place: &Path) -> StoreError {
        let cause = if matches!(self, Self::ReadOnly) { why_unwritable(place) } else { self };
        match &cause {
            Self::Damaged(said) => log::warn!("{}: {said}", cause.key()),
            _ => log::warn!("{}", cause.key()),
        }
        StoreError { cause, place: place.to_owned() }
    }

    fn key(&self) -> &'static str {
        match self {
            Self::NoHome => "store-no-home",
            Self::Full => "store-full",
            Self::ReadOnly => "store-read-only",
            Self::Denied => "store-denied",
            Self::Occupied => "store-occupied",
            Self::NoFolder => "store-no-folder",
            Self::Busy => "store-busy",
            Self::WindowOpen => "store-window-open",
            Self::Unlockable => "store-unlockable",
            Self::Newer { .. } => "store-newer",
            Self::Foreign => "store-foreign",
            Self::Moved => "store-moved",
            Self::Locked => "store-locked",
            Self::WrongPassphrase => "store-wrong-passphrase",
            Self::Altered(_) => "store-altered",
            Self::Lost(_) => "store-lost",
            Self::Damaged(_) => "store-damaged",
            Self::NoDraft(_) => "store-no-draft",
            Self::Conflict(_) => "store-conflict",
            Self::Unusable { error: FilingError::Newer { .. }, .. } => "store-draft-newer",
            Self::Unusable { .. } => "store-draft-unusable",
            Self::ScanMissing(_) => "store-scan-missing",
            Self::ScanDamaged(_) => "store-scan-damaged",
            Self::Panicked => "store-panicked",
            Self::System(_) => "store-system",
        }
    }

    fn detail(&self) -> Argument {
        let text = |text: &str| Argument::Text(text.to_owned());
        match self {
            Self::NoDraft(id) | Self::Altered(id) | Self::Lost(id) | Self::Conflict(id) | Self::Unusable { id, .. } => {
                text(id)
            }
            Self::System(term) => Argument::Term((*term).to_owned()),
            Self::ScanMissing(id) | Self::ScanDamaged(id) => text(scan_in_words(id)),
            Self::Newer { found, .. } => text(&found.to_string()),
            Self::NoHome
            | Self::Full
            | Self::ReadOnly
            | Self::Denied
            | Self::Occupied
            | Self::NoFolder
            | Self::Busy
            | Self::WindowOpen
            | Self::Unlockable
            | Self::Moved
            | Self::Locked
            | Self::WrongPassphrase
            | Self::Foreign
            | Self::Damaged(_)
            | Self::Panicked => text(""),
        }
    }
}

impl StoreError {
    /// Whether the answers of one draft cannot be read, and no newer program could read them either.
    pub fn is_about_answers(&self) -> bool {
        match &self.cause {
            Cause::Altered(_) => true,
            Cause::Unusable { error, .. } => !matches!(error, FilingError::Newer { .. }),
            _ => false,
        }
    }

    /// Cause and remedy, in one paragraph.
    pub fn message(&self, language: Language) -> String {
        i18n::with_fix(language, self.cause.key(), &self.arguments())
    }

    /// The cause alone, where the remedies are offered beside it.
    pub fn what(&self, language: Language) -> String {
        i18n::text_with(language, self.cause.key(), &self.arguments())
    }

    fn arguments(&self) -> Arguments {
        Arguments::from([
            ("place".to_owned(), Argument::Text(self.place.display().to_string())),
            ("detail".to_owned(), self.cause.detail()),
        ])
    }
}

impl From<rusqlite::Error> for Cause {
    fn from(error: rusqlite::Error) -> Self {
        if error.sqlite_error().is_some_and(|error| error.extended_code == ffi::SQLITE_READONLY_DBMOVED) {
            return Self::Moved;
        }
        match error.sqlite_error_code() {
            Some(ErrorCode::DiskFull) => Self::Full,
            Some(ErrorCode::ReadOnly | ErrorCode::PermissionDenied | ErrorCode::CannotOpen) => Self::ReadOnly,
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => Self::Busy,
            Some(ErrorCode::FileLockingProtocolFailed) => Self::Unlockable,
            Some(ErrorCode::SystemIoFailure) if is_of_locking(&error) => Self::Unlockable,
            Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase) => Self::Damaged(said(&error)),
            _ => {
                log::warn!("database: {}", said(&error));
                Self::System("system-fault")
            }
        }
    }
}

/// Why nothing can be written at `place`: the database does not distinguish a disk that cannot be written from one to
/// which this user has no write access.
fn why_unwritable(place: &Path) -> Cause {
    let file = if place.is_file() { File::options().append(true).open(place).err() } else { None };
    let folder = if place.is_dir() { place } else { place.parent().unwrap_or(place) };
    let error = file.or_else(|| tempfile::tempfile_in(folder).err());
    match error.map(|error| error.kind()) {
        Some(io::ErrorKind::PermissionDenied) => Cause::Denied,
        _ => Cause::ReadOnly,
    }
}

/// Whether the system could not lock a file.
fn is_of_locking(error: &rusqlite::Error) -> bool {
    let codes = [ffi::SQLITE_IOERR_LOCK, ffi::SQLITE_IOERR_RDLOCK, ffi::SQLITE_IOERR_CHECKRESERVEDLOCK];
    error.sqlite_error().is_some_and(|error| codes.contains(&error.extended_code))
}

/// The database's message without the SQL statement, which is internal to the program.
fn said(error: &rusqlite::Error) -> String {
    match error.sqlite_error() {
        Some(code) => code.to_string(),
        None => error.to_string(),
    }
}

impl From<io::Error> for Cause {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded | io::ErrorKind::FileTooLarge => Self::Full,
            io::ErrorKind::ReadOnlyFilesystem => Self::ReadOnly,
            io::ErrorKind::PermissionDenied => Self::Denied,
            io::ErrorKind::NotADirectory | io::ErrorKind::AlreadyExists | io::ErrorKind::NotFound => Self::NoFolder,
            _ => Self::System(i18n::system_term(&error)),
        }
    }
}
