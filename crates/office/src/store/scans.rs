//! The pictures that drafts name, each kept once under the hash of its bytes.

use std::collections::HashSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use rusqlite::{OptionalExtension, Transaction, params};
use sha2::{Digest, Sha256};

use super::backup::remove;
use super::error::{Cause, StoreError};
use super::{Library, now, private};
use crate::file;
use crate::filing::media::Media;

/// Length of an id: SHA-256 in hexadecimal.
const ID_LENGTH: usize = 64;

/// How long a scan that no draft names any more is kept, so that undo and the trash can bring it back.
const KEEP: Duration = Duration::from_hours(30 * 24);

/// The id of a scan: SHA-256 of its bytes, lower-case hexadecimal.
pub fn hash(bytes: &[u8]) -> String {
    use std::fmt::Write as _;
    Sha256::digest(bytes).iter().fold(String::with_capacity(ID_LENGTH), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}

impl Library {
    /// Keeps a picture or video and says its id, which a media field then holds. The same bytes are kept once; a
    /// damaged or missing file of theirs is mended by it. `name` is the file's own name, shown to the user only.
    ///
    /// # Errors
    /// [`StoreError`] when the file cannot be written; no row names it then.
    pub fn add_scan(&self, bytes: &[u8], name: &str) -> Result<String, StoreError> {
        let id = hash(bytes);
        let path = self.scan_path(&id);
        // The file is written inside the transaction so that the collection in another process cannot come between.
        self.change(|transaction| {
            if !matches!(fs::read(&path), Ok(found) if hash(&found) == id) {
                file::write_whole(&path, bytes)?;
                private(&self.folder.join("scans"));
            }
            transaction.execute(
                "INSERT INTO scan (id, name, size, added) VALUES (?1, ?2, ?3, ?4)
                 ON CONFLICT (id) DO UPDATE SET name = ?2, added = max(added, ?4)",
                params![id, name, bytes.len() as i64, now()],
            )?;
            Ok(())
        })?;
        Ok(id)
    }

    /// The bytes of the scan `id`, checked against their hash.
    ///
    /// # Errors
    /// [`Cause::ScanMissing`] or [`Cause::ScanDamaged`].
    pub fn scan(&self, id: &str) -> Result<Vec<u8>, StoreError> {
        let path = self.scan_path(id);
        if !is_id(id) {
            return Err(Cause::ScanMissing(id.to_owned()).at(&self.folder));
        }
        match fs::read(&path) {
            Ok(bytes) if hash(&bytes) == id => Ok(bytes),
            Ok(_) => Err(Cause::ScanDamaged(id.to_owned()).at(&path)),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Err(Cause::ScanMissing(id.to_owned()).at(&path)),
            Err(error) => Err(Cause::from(error).at(&self.folder)),
        }
    }

    /// The file name that the scan `id` came with; `None` for an id that is not kept.
    ///
    /// # Errors
    /// [`StoreError`] as the database reports it.
    pub fn scan_name(&self, id: &str) -> Result<Option<String>, StoreError> {
        self.query(|connection| {
            Ok(connection.query_row("SELECT name FROM scan WHERE id = ?1", [id], |row| row.get(0)).optional()?)
        })
    }

    /// Deletes scans that no draft and no version names, added and taken out of the last draft more than 30 days ago, and
    /// files that a broken-off write left behind. Says how many scans went.
    ///
    /// # Errors
    /// [`StoreError`]; a scan that could not be deleted stays for the next time.
    pub fn collect_scans(&self) -> Result<usize, StoreError> {
        self.change(|transaction| {
            let mut named = HashSet::new();
            for table in ["draft", "version"] {
                let mut statement = transaction.prepare(&format!("SELECT body FROM {table}"))?;
                let mut rows = statement.query([])?;
                while let Some(row) = rows.next()? {
                    named.extend(ids(&row.get::<_, String>(0)?));
                }
            }
            let before = now() - KEEP.as_millis() as i64;
            let mut statement = transaction.prepare("SELECT id FROM scan WHERE max(added, coalesce(freed, 0)) < ?1")?;
            let old: Vec<String> = statement.query_map([before], |row| row.get(0))?.collect::<Result<_, _>>()?;
            let mut gone = 0;
            for id in old.iter().filter(|id| !named.contains(*id)) {
                delete(transaction, &self.folder, id)?;
                gone += 1;
            }
            sweep(&self.folder.join("scans"));
            Ok(gone)
        })
    }

    fn scan_path(&self, id: &str) -> PathBuf {
        path_of(&self.folder, id)
    }
}

/// Where the file of the scan `id` lies in the library in `folder`.
pub(super) fn path_of(folder: &Path, id: &str) -> PathBuf {
    folder.join("scans").join(id.get(..2).unwrap_or("00")).join(id)
}

/// Scans that the draft `id` names, or named at any time that is kept.
pub(super) fn named_by(transaction: &Transaction<'_>, id: &str) -> Result<HashSet<String>, Cause> {
    let mut statement = transaction.prepare(
        "SELECT body FROM draft WHERE id = ?1 UNION ALL SELECT body FROM version WHERE draft = ?1
         UNION ALL SELECT body FROM past WHERE draft = ?1",
    )?;
    let mut rows = statement.query([id])?;
    let mut named = HashSet::new();
    while let Some(row) = rows.next()? {
        named.extend(ids(&row.get::<_, String>(0)?));
    }
    Ok(named)
}

/// Deletes those of the scans `named` that no draft names any more, nor did, and says which went.
pub(super) fn forget(
    transaction: &Transaction<'_>,
    folder: &Path,
    named: &HashSet<String>,
) -> Result<Vec<String>, Cause> {
    let mut freed = Vec::new();
    for id in named {
        let still: bool = transaction.query_row(
            "SELECT EXISTS (SELECT 1 FROM draft WHERE instr(body, ?1)) OR EXISTS (SELECT 1 FROM version WHERE
                instr(body, ?1)) OR EXISTS (SELECT 1 FROM past WHERE instr(body, ?1))",
            [id],
            |row| row.get(0),
        )?;
        if !still {
            delete(transaction, folder, id)?;
            freed.push(id.clone());
        }
    }
    Ok(freed)
}

/// Deletes a scan and what was found out about it.
fn delete(transaction: &Transaction<'_>, folder: &Path, id: &str) -> Result<(), Cause> {
    transaction.execute("DELETE FROM scan WHERE id = ?1", [id])?;
    transaction.execute("DELETE FROM cache WHERE picture = ?1", [id])?;
    remove(&path_of(folder, id))?;
    Ok(())
}

impl Media for Library {
    fn read(&self, name: &str) -> io::Result<Vec<u8>> {
        self.scan(name).map_err(|error| {
            let kind = match error.cause {
                Cause::ScanMissing(_) => io::ErrorKind::NotFound,
                Cause::ScanDamaged(_) => io::ErrorKind::InvalidData,
                _ => io::ErrorKind::Other,
            };
            io::Error::new(kind, error)
        })
    }
}

/// Whether a text looks like the id of a scan.
pub(super) fn is_id(text: &str) -> bool {
    text.len() == ID_LENGTH && text.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
}

/// The name of a picture as people read it: of a scan's id the beginning, which tells two of them apart.
pub fn scan_in_words(name: &str) -> &str {
    if is_id(name) { name.get(..8).unwrap_or(name) } else { name }
}

/// Everything in `text` that looks like the id of a scan, wherever it stands: keys of a newer program count too.
pub(super) fn ids(text: &str) -> impl Iterator<Item = String> + '_ {
    text.split(|c: char| !c.is_ascii_hexdigit()).filter(|word| is_id(word)).map(str::to_owned)
}

/// Removes half-written files of more than a day ago. What cannot be removed now stays for the next time.
fn sweep(scans: &Path) {
    let day = Duration::from_hours(24);
    let folders = fs::read_dir(scans).into_iter().flatten().flatten();
    for file in folders.filter_map(|folder| fs::read_dir(folder.path()).ok()).flatten().flatten() {
        let half_written = !file.file_name().to_str().is_some_and(is_id);
        let modified = file.metadata().and_then(|data| data.modified()).ok();
        let age = modified.and_then(|time| SystemTime::now().duration_since(time).ok());
        if half_written && age.is_some_and(|age| age > day) {
            let _ = remove(&file.path());
        }
    }
}
