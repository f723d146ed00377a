//! The pictures of drafts, each stored once under the hash of its bytes.

use std::collections::HashSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::thread;
use std::time::{Duration, SystemTime};

use rusqlite::{Connection, OptionalExtension, Transaction, params};

use super::error::{Cause, JobError, StoreError};
use super::layout::ASIDE;
use super::scan_id::{hash, ids, is_id};
use super::{Library, PIECE, disk, now, private};
use crate::filing::media::Media;
use crate::job::Job;

/// How long a scan that no draft names any more is kept, so that undo and the trash can restore it.
const KEEP: Duration = Duration::from_hours(30 * 24);

impl Library {
    /// Stores a picture or video and returns its id for a media field. The same bytes are stored once; if their file is
    /// damaged or missing, it is repaired. `name` is the original file name, only shown to the user.
    ///
    /// # Errors
    /// [`StoreError`] when the file cannot be written; no row refers to it then.
    pub fn add_scan(&self, bytes: &[u8], name: &str) -> Result<String, StoreError> {
        let id = hash(bytes);
        self.keep_scan(&id, bytes, name).map(|_| id)
    }

    /// Stores the pictures that `read` returns for `wanted`, with their names, all or none: if one cannot be stored or
    /// `job` is cancelled, those before it are removed again. Returns their ids in order, `None` where there was
    /// nothing to read.
    ///
    /// # Errors
    /// [`JobError`].
    pub(crate) fn add_scans<T>(
        &self,
        wanted: &[T],
        job: &Job,
        mut read: impl FnMut(&T) -> Result<Option<(Vec<u8>, String)>, StoreError>,
    ) -> Result<Vec<Option<String>>, JobError> {
        let mut fresh = Vec::new();
        let mut keep = |one: &T| -> Result<Option<String>, JobError> {
            job.checkpoint()?;
            let Some((bytes, name)) = read(one)? else { return Ok(None) };
            let id = hash(&bytes);
            let added = self.keep_scan(&id, &bytes, &name)?;
            fresh.extend(added.map(|added| (id.clone(), added)));
            Ok(Some(id))
        };
        let kept = wanted.iter().enumerate().map(|(place, one)| {
            job.advance(place, wanted.len());
            keep(one)
        });
        let kept: Result<Vec<_>, JobError> = kept.collect();
        if kept.is_err() {
            // What cannot be removed now is removed with the scans that no draft names any more.
            let _ = self.give_back(&fresh);
        }
        job.advance(1, 1);
        kept
    }

    /// Deletes those of these scans, each with the time it was added, that no row names and that were not added again.
    fn give_back(&self, fresh: &[(String, i64)]) -> Result<(), StoreError> {
        let gone = self.change(|transaction| {
            let Some(named) = named(transaction, &["draft", "version", "past"])? else { return Ok(Vec::new()) };
            let mut ours = transaction.prepare("SELECT EXISTS (SELECT 1 FROM scan WHERE id = ?1 AND added = ?2)")?;
            let mut gone = Vec::new();
            for (id, added) in fresh.iter().filter(|(id, _)| !named.contains(id)) {
                if ours.query_row(params![id, added], |row| row.get(0))? {
                    gone.push(id.clone());
                }
            }
            delete(transaction, &gone)?;
            Ok(gone)
        })?;
        self.change(|transaction| remove_files(transaction, &self.folder, &gone))
    }

    /// Stores the picture with this id. Returns the time, if it was not stored already.
    fn keep_scan(&self, id: &str, bytes: &[u8], name: &str) -> Result<Option<i64>, StoreError> {
        let path = self.scan_path(id);
        let now = now();
        // The file is written inside the transaction so that collecting scans in another process cannot interfere.
        self.change(|transaction| {
            let kept = fs::read(&path).is_ok_and(|stored| matches!(self.verified(id, stored), Ok(Some(_))));
            if !kept {
                disk::write_whole(&path, &self.seal.file(bytes, id)?)?;
                private(&self.folder.join("scans"));
            }
            let known: bool =
                transaction.query_row("SELECT EXISTS (SELECT 1 FROM scan WHERE id = ?1)", [id], |row| row.get(0))?;
            transaction.execute(
                "INSERT INTO scan (id, name, size, added) VALUES (?1, sealed(?2, ?1), ?3, ?4)
                 ON CONFLICT (id) DO UPDATE SET name = excluded.name, added = max(added, ?4)",
                params![id, name, bytes.len() as i64, now],
            )?;
            Ok((!known).then_some(now))
        })
    }

    /// The bytes of the scan `id`, verified against their hash.
    ///
    /// # Errors
    /// [`Cause::ScanMissing`] or [`Cause::ScanDamaged`].
    pub fn scan(&self, id: &str) -> Result<Vec<u8>, StoreError> {
        let path = self.scan_path(id);
        if !is_id(id) {
            return Err(Cause::ScanMissing(id.to_owned()).at(&self.folder));
        }
        match fs::read(&path) {
            Ok(stored) => {
                let bytes = self.verified(id, stored).map_err(|cause| cause.at(&path))?;
                bytes.ok_or_else(|| Cause::ScanDamaged(id.to_owned()).at(&path))
            }
            Err(error) if error.kind() == io::ErrorKind::NotFound => Err(Cause::ScanMissing(id.to_owned()).at(&path)),
            Err(error) => Err(Cause::from(error).at(&self.folder)),
        }
    }

    /// The original file name of the scan `id`; `None` if it is not stored.
    ///
    /// # Errors
    /// [`StoreError`] as the database reports it.
    pub fn scan_name(&self, id: &str) -> Result<Option<String>, StoreError> {
        self.query(|connection| {
            let name: Option<Option<String>> = connection
                .query_row("SELECT opened(name, id) FROM scan WHERE id = ?1", [id], |row| row.get(0))
                .optional()?;
            Ok(name.flatten())
        })
    }

    /// Deletes scans that no draft and no version names, if they were added and last removed from a draft more than 30
    /// days ago, and files left by an interrupted write. Returns the number of deleted scans.
    ///
    /// # Errors
    /// [`StoreError`]; a scan that could not be deleted is left for the next time.
    pub fn collect_scans(&self) -> Result<usize, StoreError> {
        let gone = match self.named_scans()? {
            Some(named) => self.collect_unnamed(&named)?,
            None => 0,
        };
        sweep(&self.folder.join("scans"), HALF_WRITTEN);
        Ok(gone)
    }

    /// Deletes old scans that are not among those `named`, unless something was written since these were read: then
    /// they are left for the next time.
    fn collect_unnamed(&self, named: &NamedScans) -> Result<usize, StoreError> {
        let before = now() - KEEP.as_millis() as i64;
        let lying: Vec<String> = files(&self.folder.join("scans"))
            .filter_map(|file| file.id)
            .filter(|id| !named.now.contains(id) && !named.past.contains(id))
            .collect();
        let (gone, state) = self.change(|transaction| {
            if DatabaseState::of(transaction)? != named.state {
                return Ok((Vec::new(), None));
            }
            let mut statement = transaction.prepare("SELECT id FROM scan WHERE max(added, coalesce(freed, 0)) < ?1")?;
            let old: Vec<String> = statement.query_map([before], |row| row.get(0))?.collect::<Result<_, _>>()?;
            let gone: Vec<String> = old.into_iter().filter(|id| !named.now.contains(id)).collect();
            delete(transaction, &gone)?;
            Ok((gone, Some(DatabaseState::of(transaction)?)))
        })?;
        self.change(|transaction| {
            remove_files(transaction, &self.folder, &gone)?;
            // A database that was set aside may name scans unknown to this one.
            let aside = self.folder.join(ASIDE).exists();
            if !aside && state == Some(DatabaseState::of(transaction)?) {
                remove_files(transaction, &self.folder, &lying)?;
            }
            Ok(())
        })?;
        Ok(gone.len())
    }

    /// Reads which scans are named, in pieces, so that concurrent saves are not blocked. `None` where a draft cannot be
    /// read: it may name any scan.
    fn named_scans(&self) -> Result<Option<NamedScans>, StoreError> {
        let state = self.query(DatabaseState::of)?;
        let read = |table: &str, named: &mut HashSet<String>| -> Result<bool, StoreError> {
            let mut last = Some(i64::MIN);
            while let Some(after) = last {
                match self.query(|connection| named_in(connection, table, after, named))? {
                    Piece::Read(end) => last = end,
                    Piece::Unreadable => return Ok(false),
                }
                thread::sleep(TURN);
            }
            Ok(true)
        };
        let (mut now, mut past) = (HashSet::new(), HashSet::new());
        let all = read("draft", &mut now)? && read("version", &mut now)? && read("past", &mut past)?;
        Ok(all.then_some(NamedScans { now, past, state }))
    }

    /// The bytes of the scan `id` from the file content `stored`; `None` where they are not the stored scan.
    fn verified(&self, id: &str, stored: Vec<u8>) -> Result<Option<Vec<u8>>, Cause> {
        Ok(self.seal.file_opened(stored, id)?.filter(|bytes| hash(bytes) == id))
    }

    fn scan_path(&self, id: &str) -> PathBuf {
        path_of(&self.folder, id)
    }
}

/// Path of the file of the scan `id` in the library in `folder`.
pub(super) fn path_of(folder: &Path, id: &str) -> PathBuf {
    folder.join("scans").join(id.get(..2).unwrap_or("00")).join(id)
}

/// Scans named in `tables`; `None` where one of their rows cannot be read: it may name any scan.
fn named(connection: &Connection, tables: &[&str]) -> Result<Option<HashSet<String>>, Cause> {
    let mut named = HashSet::new();
    for table in tables {
        let mut last = Some(i64::MIN);
        while let Some(after) = last {
            match named_in(connection, table, after, &mut named)? {
                Piece::Read(end) => last = end,
                Piece::Unreadable => return Ok(None),
            }
        }
    }
    Ok(Some(named))
}

/// The result of reading some rows.
enum Piece {
    /// They were read; the last of them, `None` if there were no more.
    Read(Option<i64>),
    /// One of them cannot be read.
    Unreadable,
}

/// Adds the scans named in the next rows of a table, after row `after`, to `named`.
fn named_in(connection: &Connection, table: &str, after: i64, named: &mut HashSet<String>) -> Result<Piece, Cause> {
    let about = if table == "draft" { "id" } else { "draft" };
    let mut statement = connection.prepare_cached(&format!(
        "SELECT opened(body, {about}), rowid FROM {table} WHERE rowid > ?1 ORDER BY rowid LIMIT ?2"
    ))?;
    let mut rows = statement.query(params![after, PIECE])?;
    let mut last = None;
    while let Some(row) = rows.next()? {
        let Some(answers) = row.get::<_, Option<String>>(0)? else { return Ok(Piece::Unreadable) };
        named.extend(ids(&answers));
        last = Some(row.get(1)?);
    }
    Ok(Piece::Read(last))
}

/// Pause between two pieces, in which other threads can use the library.
const TURN: Duration = Duration::from_millis(1);

/// The scans that were named while the database was in a given state.
struct NamedScans {
    /// By drafts and versions.
    now: HashSet<String>,
    /// By earlier states of drafts.
    past: HashSet<String>,
    state: DatabaseState,
}

/// Changes with everything that is written, by other connections or by this one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct DatabaseState(i64, i64);

impl DatabaseState {
    fn of(connection: &Connection) -> Result<Self, Cause> {
        let others = connection.pragma_query_value(None, "data_version", |row| row.get(0))?;
        Ok(Self(others, connection.query_row("SELECT total_changes()", [], |row| row.get(0))?))
    }
}

/// Scans that the draft `id` names, or named in any kept state, and that no other draft names or named.
pub(super) fn freed_by(connection: &Connection, id: &str) -> Result<Vec<String>, Cause> {
    let (mut own, mut others) = (HashSet::new(), HashSet::new());
    let mut statement = connection.prepare(
        "SELECT id, opened(body, id) FROM draft UNION ALL SELECT draft, opened(body, draft) FROM version
         UNION ALL SELECT draft, opened(body, draft) FROM past",
    )?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let theirs = row.get::<_, String>(0)? == id;
        match (row.get::<_, Option<String>>(1)?, theirs) {
            (Some(answers), true) => own.extend(ids(&answers)),
            (Some(answers), false) => others.extend(ids(&answers)),
            (None, true) => {}
            // The unreadable row may name any scan.
            (None, false) => return Ok(Vec::new()),
        }
    }
    Ok(own.difference(&others).cloned().collect())
}

/// Deletes the rows of scans and their cached results. Their files are removed once this is committed.
pub(super) fn delete(transaction: &Transaction<'_>, ids: &[String]) -> Result<(), Cause> {
    for id in ids {
        transaction.execute("DELETE FROM scan WHERE id = ?1", [id])?;
        transaction.execute("DELETE FROM cache WHERE picture = ?1", [id])?;
    }
    Ok(())
}

/// Removes the files of those of the scans `ids` that no row names. None can be added meanwhile: `transaction` is the
/// only writer.
pub(super) fn remove_files(transaction: &Transaction<'_>, folder: &Path, ids: &[String]) -> Result<(), Cause> {
    let mut statement = transaction.prepare("SELECT EXISTS (SELECT 1 FROM scan WHERE id = ?1)")?;
    for id in ids {
        let kept: bool = statement.query_row([id], |row| row.get(0))?;
        if !kept {
            disk::remove(&path_of(folder, id))?;
        }
    }
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

/// Age at which a half-written file is certainly no longer being written.
const HALF_WRITTEN: Duration = Duration::from_hours(24);

/// Removes half-written files older than `older`. What cannot be removed now is left for the next time.
pub(super) fn sweep(scans: &Path, older: Duration) {
    for file in files(scans).filter(|file| file.id.is_none()) {
        if file.age().is_some_and(|age| age > older) {
            let _ = disk::remove(&file.path);
        }
    }
}

/// A file in the folder of scans.
struct Lying {
    path: PathBuf,
    /// The id of its scan; `None` for a half-written file.
    id: Option<String>,
}

impl Lying {
    /// How long ago it was written; `None` if its time is in the future.
    fn age(&self) -> Option<Duration> {
        let modified = fs::metadata(&self.path).and_then(|data| data.modified()).ok()?;
        SystemTime::now().duration_since(modified).ok()
    }
}

/// Whether there is a scan in the folder `scans`: an empty folder or the remains of an interrupted write do not count.
pub(super) fn holds_scans(scans: &Path) -> bool {
    files(scans).any(|file| file.id.is_some())
}

fn files(scans: &Path) -> impl Iterator<Item = Lying> + use<> {
    let folders = fs::read_dir(scans).into_iter().flatten().flatten();
    let entries = folders.filter_map(|folder| fs::read_dir(folder.path()).ok()).flatten().flatten();
    entries.map(|entry| Lying {
        path: entry.path(),
        id: entry.file_name().to_str().filter(|name| is_id(name)).map(str::to_owned),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::filing::{Filing, Kind};

    #[test]
    fn what_is_named_while_it_is_looked_for_stays() {
        let folder = tempfile::tempdir().unwrap();
        let library = Library::open(folder.path()).unwrap();
        let [kept, gone] = [b"kept", b"gone"].map(|bytes| library.add_scan(bytes, "a.jpg").unwrap());
        let many: Vec<Filing> = (0..=PIECE).map(|_| Filing::new(Kind::New)).collect();
        let last = library.create_all(&many).unwrap().pop().unwrap();
        let age = |connection: &Connection| Ok(connection.execute("UPDATE scan SET added = 0", [])?);
        library.query(age).unwrap();
        let before = library.named_scans().unwrap().unwrap();
        let mut filing = last.filing.clone();
        filing.set(field!("icp_subject.organize_info.certificate_photo"), kept.as_str());
        library.save(&last.id, last.revision, &filing).unwrap();
        assert_eq!(library.collect_unnamed(&before).unwrap(), 0, "it was read before the save");
        assert_eq!(library.collect_scans().unwrap(), 1, "the last piece is read too");
        assert!(library.scan(&kept).is_ok() && library.scan(&gone).is_err());
    }
}
