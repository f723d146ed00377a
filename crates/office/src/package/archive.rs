//! The zip archive: written deterministically, read without trusting its content.

use std::collections::HashSet;
use std::io::{Cursor, Read, Seek, SeekFrom, Write};

use sha2::{Digest, Sha256};
use zip::result::ZipError;
use zip::write::SimpleFileOptions;
use zip::{AesMode, CompressionMethod, DateTime, System, ZipArchive, ZipWriter};

use super::checksum::hex;
use crate::job::Cancelled;

/// One file to be packed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ArchiveEntry {
    /// Path inside the archive, ASCII, `/` between folders.
    pub path: String,
    /// What it is, in Chinese.
    pub title: String,
    /// Content.
    pub bytes: Vec<u8>,
}

/// Zip bomb limits: how much an archive may hold before it is rejected.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ArchiveLimits {
    /// Number of files.
    pub files: usize,
    /// Bytes of one unpacked file.
    pub file: u64,
    /// Bytes of all unpacked files together, and of the archive itself.
    pub total: u64,
}

impl Default for ArchiveLimits {
    fn default() -> Self {
        Self { files: 256, file: 256 << 20, total: 512 << 20 }
    }
}

impl ArchiveLimits {
    /// Limit for the unpacked file `path`: a JSON document takes many times its size in memory, so its limit is low.
    fn of(&self, path: &str) -> u64 {
        const DOCUMENT: u64 = 4 << 20;
        if path.ends_with("json") { self.file.min(DOCUMENT) } else { self.file }
    }
}

/// Why an archive is rejected before it is read.
#[derive(Debug, thiserror::Error)]
pub enum ArchiveError {
    /// The file cannot be read.
    #[error("cannot be read: {0}")]
    Io(#[from] std::io::Error),
    /// Not a zip archive, or cut off.
    #[error("not a complete zip archive")]
    NotAnArchive,
    /// Encrypted, and no passphrase was given.
    #[error("a passphrase is needed")]
    Encrypted,
    /// The passphrase does not open it.
    #[error("the passphrase is wrong")]
    WrongPassphrase,
    /// More files than a package can have.
    #[error("{found} files, more than {most}")]
    TooManyFiles {
        /// Files in the archive.
        found: usize,
        /// Files allowed.
        most: usize,
    },
    /// Larger than allowed when unpacked.
    #[error("{path}: larger than {most} bytes when unpacked")]
    TooLarge {
        /// File, empty for the whole archive.
        path: String,
        /// Bytes allowed.
        most: u64,
    },
    /// A name that leads out of the folder or is not a valid file name on every system.
    #[error("{path:?}: not a name that a package uses")]
    BadName {
        /// Name in the archive.
        path: String,
    },
    /// Two entries with the same name, ignoring case.
    #[error("two files of one name")]
    Duplicate,
    /// A link instead of a file.
    #[error("{path}: is a link")]
    Link {
        /// Name of the entry.
        path: String,
    },
    /// Parts of the archive contradict each other.
    #[error("the archive contradicts itself")]
    Inconsistent,
    /// It was cancelled.
    #[error(transparent)]
    Cancelled(#[from] Cancelled),
    /// Made by a newer program.
    #[error("format {found:?} is newer than {}", super::FORMAT)]
    Newer {
        /// Value of the manifest's `format`.
        found: String,
    },
}

impl From<ZipError> for ArchiveError {
    fn from(error: ZipError) -> Self {
        match error {
            ZipError::Io(error) => Self::Io(error),
            ZipError::InvalidPassword => Self::WrongPassphrase,
            ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) => Self::Encrypted,
            _ => Self::NotAnArchive,
        }
    }
}

/// Packs `entries` in their order with fixed times and permissions, so that the same entries give the same bytes. With
/// a passphrase every file is encrypted with AES-256, whose salts are random: then the bytes differ.
pub(super) fn pack(entries: &[ArchiveEntry], passphrase: Option<&str>) -> Result<Vec<u8>, ZipError> {
    let size: usize = entries.iter().map(|entry| entry.bytes.len()).sum();
    let mut writer = ZipWriter::new(Cursor::new(Vec::with_capacity(size)));
    for entry in entries {
        let method = if is_compressed(&entry.path) { CompressionMethod::Stored } else { CompressionMethod::Deflated };
        let mut options = SimpleFileOptions::default()
            .compression_method(method)
            .last_modified_time(DateTime::default())
            .system(System::Unix)
            .unix_permissions(0o644);
        if let Some(passphrase) = passphrase {
            options = options.with_aes_encryption(AesMode::Aes256, passphrase);
        }
        writer.start_file(entry.path.as_str(), options)?;
        writer.write_all(&entry.bytes)?;
    }
    Ok(writer.finish()?.into_inner())
}

/// Whether a file is compressed already, so that packing would not make it smaller.
fn is_compressed(path: &str) -> bool {
    path.rsplit_once('.').is_some_and(|(_, extension)| matches!(extension, "jpg" | "png" | "mp4" | "pdf"))
}

/// The result of reading one file.
pub(super) enum Content {
    /// Read whole: checksum and size, and the bytes where they were asked for.
    Whole { sha256: String, size: u64, bytes: Vec<u8> },
    /// The packed data cannot be unpacked.
    Unreadable,
}

/// An archive that passed the checks before unpacking: names, number of files, links, sizes, headers.
pub(super) struct Archive<'a, R> {
    zip: ZipArchive<R>,
    passphrase: Option<&'a str>,
    limits: ArchiveLimits,
    names: Vec<String>,
    unpacked: u64,
}

impl<'a, R: Read + Seek> Archive<'a, R> {
    /// Opens an archive and checks everything that can be known without unpacking.
    pub fn open(mut reader: R, limits: ArchiveLimits, passphrase: Option<&'a str>) -> Result<Self, ArchiveError> {
        check_end(&mut reader, limits)?;
        let mut zip = ZipArchive::new(reader)?;
        if zip.has_duplicate_names() {
            return Err(ArchiveError::Duplicate);
        }
        zip.validate_header_consistency().map_err(|_| ArchiveError::Inconsistent)?;
        let mut names = Vec::with_capacity(zip.len());
        let mut folded = HashSet::new();
        let mut total = 0_u64;
        for index in 0..zip.len() {
            let entry = zip.by_index_raw(index)?;
            let path = entry.name().map(std::borrow::Cow::into_owned).unwrap_or_default();
            if !is_plain(&path) {
                return Err(ArchiveError::BadName { path });
            }
            if entry.unix_mode().is_some_and(|mode| mode & 0o170_000 != 0o100_000 && mode & 0o170_000 != 0) {
                return Err(ArchiveError::Link { path });
            }
            if !folded.insert(path.to_ascii_lowercase()) {
                return Err(ArchiveError::Duplicate);
            }
            if entry.encrypted() && passphrase.is_none() {
                return Err(ArchiveError::Encrypted);
            }
            if !matches!(
                entry.compression(),
                CompressionMethod::Stored | CompressionMethod::Deflated | CompressionMethod::Aes
            ) {
                return Err(ArchiveError::NotAnArchive);
            }
            if entry.size() > limits.of(&path) {
                return Err(ArchiveError::TooLarge { most: limits.of(&path), path });
            }
            total = total.saturating_add(entry.size());
            names.push(path);
        }
        if total > limits.total {
            return Err(ArchiveError::TooLarge { path: String::new(), most: limits.total });
        }
        Ok(Self { zip, passphrase, limits, names, unpacked: 0 })
    }

    /// Names of the files, in the archive's order.
    pub fn names(&self) -> &[String] {
        &self.names
    }

    /// Unpacks the file `path` and counts its bytes; keeps them only if `keep` is true.
    pub fn read(&mut self, path: &str, keep: bool) -> Result<Content, ArchiveError> {
        let options = zip::read::ZipReadOptions::new().password(self.passphrase.map(str::as_bytes)).ignore_crc32(true);
        let mut file = match self.zip.by_name_with_options(path, options) {
            Ok(file) => file,
            Err(ZipError::InvalidPassword) => return Err(ArchiveError::WrongPassphrase),
            Err(_) => return Ok(Content::Unreadable),
        };
        let mut hasher = Sha256::new();
        let mut bytes = Vec::new();
        let mut buffer = vec![0_u8; 64 << 10];
        let mut size = 0_u64;
        loop {
            let Ok(count) = file.read(&mut buffer) else { return Ok(Content::Unreadable) };
            let Some(part) = buffer.get(..count).filter(|part| !part.is_empty()) else { break };
            size += count as u64;
            self.unpacked += count as u64;
            if size > self.limits.of(path) {
                return Err(ArchiveError::TooLarge { path: path.to_owned(), most: self.limits.of(path) });
            }
            if self.unpacked > self.limits.total {
                return Err(ArchiveError::TooLarge { path: String::new(), most: self.limits.total });
            }
            hasher.update(part);
            if keep {
                bytes.extend_from_slice(part);
            }
        }
        Ok(Content::Whole { sha256: hex(&hasher.finalize()), size, bytes })
    }
}

/// Rejects, before any table is built, an archive that this program cannot have made: the end record must close the
/// file and be preceded directly by a directory with no more entries than a package has.
fn check_end<R: Read + Seek>(reader: &mut R, limits: ArchiveLimits) -> Result<(), ArchiveError> {
    const RECORD: u64 = 22;
    let length = reader.seek(SeekFrom::End(0))?;
    if length > limits.total {
        return Err(ArchiveError::TooLarge { path: String::new(), most: limits.total });
    }
    if length < RECORD {
        return Err(ArchiveError::NotAnArchive);
    }
    let mut record = [0_u8; RECORD as usize];
    reader.seek(SeekFrom::Start(length - RECORD))?;
    reader.read_exact(&mut record)?;
    reader.seek(SeekFrom::Start(0))?;
    let short = |at: usize| u64::from(record[at]) | u64::from(record[at + 1]) << 8;
    let long = |at: usize| short(at) | short(at + 2) << 16;
    let abuts = long(12).checked_add(long(16)) == Some(length - RECORD);
    if !record.starts_with(b"PK\x05\x06") || short(20) != 0 || !abuts {
        return Err(ArchiveError::NotAnArchive);
    }
    let found = short(10) as usize;
    if found > limits.files {
        return Err(ArchiveError::TooManyFiles { found, most: limits.files });
    }
    Ok(())
}

/// Whether a path is made of plain ASCII names alone: no root, no drive, no way up, no folder entry.
pub(super) fn is_plain(path: &str) -> bool {
    let plain = |part: &str| {
        !part.is_empty()
            && part.len() <= 100
            && !part.starts_with('.')
            && !part.ends_with('.')
            && part.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.'))
    };
    path.len() <= 200 && path.split('/').count() <= 3 && path.split('/').all(plain)
}
