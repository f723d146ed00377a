//! A library again where the database is damaged or gone: from a copy, or from everything that can still be read.
//!
//! The database in the way is never deleted: it is set aside, journal and all.

use std::collections::HashSet;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::PoisonError;

use chrono::{DateTime, Local};
use rusqlite::types::Value;
use rusqlite::{Connection, ToSql, params_from_iter};

use super::error::{Cause, JobError, StoreError};
use super::layout::{ASIDE, DATABASE, NEWEST};
use super::vault::{Header, Seal};
use super::{Library, backup, body, claim, clock, disk, index, make_private, private, schema};
use crate::file;
use crate::job::{Cancelled, Job};

/// Folder in which a library is put together again.
pub(super) const WORKSHOP: &str = "recovering";

/// What a draft owns besides its own row.
const OF_A_DRAFT: [&str; 4] = ["version", "event", "past", "label"];

/// Result of a recovery.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recovered {
    /// Drafts in the library now.
    pub drafts: usize,
    /// Those of them that came from a copy, as the last copy had them: what was changed or happened since is gone.
    pub from_copies: usize,
    /// When the oldest of the copies that they came from was made.
    pub as_of: Option<DateTime<Local>>,
    /// Titles of drafts that were seen and could be read nowhere; an empty title where that is lost too.
    pub lost: Vec<String>,
}

/// Puts `copy` in the place of the database in `folder`, which is set aside. Scans beside the copy come along.
///
/// # Errors
/// [`StoreError`] when the copy is not whole or the folder cannot be written; then the database stands where it stood.
pub fn restore(folder: &Path, copy: &Path) -> Result<(), StoreError> {
    let put = || -> Result<(), Cause> {
        backup::check(&schema::look_into(copy)?)?;
        let fresh = folder.join("restored.new");
        disk::copy(copy, &fresh)?;
        private(&fresh);
        if let Some(beside) = copy.parent().filter(|beside| *beside != folder && beside.join("scans").is_dir()) {
            backup::copy_scans(beside, folder)?;
        }
        replace(folder, &fresh)
    };
    put().map_err(|cause| cause.at(copy))
}

impl Library {
    /// Goes back to `copy`: the database is set aside, and whoever has the library open goes on with the copy.
    ///
    /// # Errors
    /// As [`restore`]; the library is open as it was then.
    pub fn go_back(&self, copy: &Path) -> Result<(), StoreError> {
        let path = self.folder.join(DATABASE);
        let second = self.backup_folder()?;
        let theirs = schema::look_into(copy).and_then(|copy| Header::of(&copy)).map_err(|cause| cause.at(copy))?;
        let ours = self.seal.key().map_err(|cause| cause.at(&path))?;
        // Its scans would be sealed with a key that nobody has.
        if theirs.map(|header| header.id) != ours.map(|key| key.id()) {
            return Err(Cause::Locked.at(copy));
        }
        let mut connection = self.connection.lock().unwrap_or_else(PoisonError::into_inner);
        // A file that is open cannot be moved everywhere.
        *connection = Connection::open_in_memory().map_err(|error| Cause::from(error).at(&path))?;
        let restored = restore(&self.folder, copy);
        *connection = self.reconnected(&path).map_err(|cause| cause.at(&path))?;
        drop(connection);
        self.forget_profiles();
        restored?;
        // Where copies go is said of the machine, not of the drafts.
        self.set_setting(backup::SECOND, &second)
    }
}

/// Sets the database in `folder` aside, so that an empty library can be opened there; its copies and scans with it.
///
/// # Errors
/// [`StoreError`] when the folder cannot be written.
pub fn begin_anew(folder: &Path) -> Result<(), StoreError> {
    let begin = || -> Result<(), Cause> {
        let aside = set_aside(folder)?;
        for name in ["scans", "backups", NEWEST] {
            if folder.join(name).exists() {
                disk::rename(&folder.join(name), &aside.join(name))?;
            }
        }
        Ok(())
    };
    begin().map_err(|cause| cause.at(folder))
}

/// Makes a library of every row that can be read in the damaged database in `folder` and, for drafts that are lost
/// there, of its copies. The damaged database is set aside.
///
/// # Errors
/// [`JobError`] when the folder cannot be written or the job was cancelled; then the database stands where it stood.
pub fn recover(folder: &Path, job: &Job) -> Result<Recovered, JobError> {
    rebuild(folder, job).map_err(|unfinished| match unfinished {
        Unfinished::Failed(cause) => cause.at(folder).into(),
        Unfinished::Cancelled(cancelled) => {
            // What stays is removed before the next recovery.
            let _ = disk::remove_folder(&folder.join(WORKSHOP));
            cancelled.into()
        }
    })
}

/// Why a recovery ended before its end.
enum Unfinished {
    Failed(Cause),
    Cancelled(Cancelled),
}

impl From<Cause> for Unfinished {
    fn from(cause: Cause) -> Self {
        Self::Failed(cause)
    }
}

impl From<io::Error> for Unfinished {
    fn from(error: io::Error) -> Self {
        Self::Failed(error.into())
    }
}

impl From<rusqlite::Error> for Unfinished {
    fn from(error: rusqlite::Error) -> Self {
        Self::Failed(error.into())
    }
}

impl From<Cancelled> for Unfinished {
    fn from(cancelled: Cancelled) -> Self {
        Self::Cancelled(cancelled)
    }
}

/// Tables that are copied whole, the drafts first.
const TABLES: [&str; 4] = ["draft", "scan", "setting", "counter"];

fn rebuild(folder: &Path, job: &Job) -> Result<Recovered, Unfinished> {
    let workshop = folder.join(WORKSHOP);
    disk::remove_folder(&workshop)?;
    make_private(&workshop)?;
    // A damaged file is read from a copy: reading may roll its journal back.
    let damaged = workshop.join("damaged.sqlite3");
    for ending in ["", "-journal"] {
        let from = folder.join(format!("{DATABASE}{ending}"));
        if from.exists() {
            disk::copy(&from, &workshop.join(format!("damaged.sqlite3{ending}")))?;
        }
    }
    let fresh = workshop.join(DATABASE);
    let mut target = schema::open(&fresh)?;
    target.pragma_update(None, "foreign_keys", false)?;
    let mut seen = HashSet::new();
    let source = Connection::open(&damaged);
    let seal = seal_of(source.as_ref().ok(), folder);
    Header::put(&target, seal.as_ref())?;
    // In one transaction: else every row would wait for the disk.
    target.execute_batch("BEGIN")?;
    let (reading, looking) = (job.part(0.7), job.part(0.2));
    if let Ok(source) = source {
        let tables = TABLES.into_iter().chain(OF_A_DRAFT);
        let share = 1.0 / (TABLES.len() + OF_A_DRAFT.len()) as f32;
        for table in tables {
            copy_rows(&source, &target, table, None, &reading.part(share))?;
        }
        seen.extend(titles(&source));
    }
    let kept: HashSet<String> = ids(&target)?;
    // Of copies only what is missing is read: it moves nothing on, and is cancelled with the whole.
    let (copies, quiet) = (backup::copies(folder), job.part(0.0));
    let mut as_of = None;
    for (place, copy) in copies.iter().enumerate() {
        looking.advance(place, copies.len());
        let Ok(source) = schema::look_into(&copy.path) else { continue };
        if Header::of(&source)?.map(|header| header.id) != seal.as_ref().map(|header| header.id.clone()) {
            continue;
        }
        let here = ids(&target)?;
        seen.extend(titles(&source));
        for id in ids(&source).unwrap_or_default().difference(&here) {
            // The copies come newest first.
            as_of = Some(copy.made);
            copy_rows(&source, &target, "draft", Some(("id", id)), &quiet)?;
            for table in OF_A_DRAFT {
                copy_rows(&source, &target, table, Some(("draft", id)), &quiet)?;
            }
        }
        copy_rows(&source, &target, "scan", None, &quiet)?;
        copy_rows(&source, &target, "counter", None, &quiet)?;
    }
    for table in OF_A_DRAFT {
        target.execute(&format!("DELETE FROM {table} WHERE draft NOT IN (SELECT id FROM draft)"), [])?;
    }
    target.execute("DELETE FROM counter WHERE name = 'index'", [])?;
    claim::forget(&target)?;
    target.execute_batch("COMMIT")?;
    job.checkpoint()?;
    if seal.is_none() {
        Seal::default().register(&target)?;
        index::renew(&mut target)?;
    }
    let all = ids(&target)?;
    drop(target);
    replace(folder, &fresh)?;
    // What is left in the workshop is a second copy of what was set aside.
    let _ = disk::remove_folder(&workshop);
    let lost = seen.into_iter().filter(|(id, _)| !all.contains(id)).map(|(_, title)| title);
    let lost = lost.map(|title| if seal.is_some() { String::new() } else { title }).collect();
    Ok(Recovered { drafts: all.len(), from_copies: all.difference(&kept).count(), as_of, lost })
}

/// The seal of what is recovered: that of the damaged database, or, where it is lost and answers are not plain, that of
/// the newest copy.
fn seal_of(damaged: Option<&Connection>, folder: &Path) -> Option<Header> {
    if let Some(Ok(Some(header))) = damaged.map(Header::of) {
        return Some(header);
    }
    let plain = |damaged: &Connection| {
        damaged.query_row("SELECT body LIKE '{%' FROM draft LIMIT 1", [], |row| row.get(0)).unwrap_or(false)
    };
    if damaged.is_some_and(plain) {
        return None;
    }
    let newest = backup::copies(folder).into_iter().find_map(|copy| schema::look_into(&copy.path).ok());
    newest.and_then(|newest| Header::of(&newest).ok().flatten())
}

/// Puts `fresh` in the place of the database in `folder`, of which a copy is set aside.
fn replace(folder: &Path, fresh: &Path) -> Result<(), Cause> {
    let aside = aside(folder)?;
    let journal = format!("{DATABASE}-journal");
    for name in [DATABASE, &journal] {
        if folder.join(name).exists() {
            disk::copy(&folder.join(name), &aside.join(name))?;
        }
    }
    // Beside another database it would be taken for its own.
    disk::remove(&folder.join(journal))?;
    Ok(disk::rename(fresh, &folder.join(DATABASE))?)
}

/// Removes what was set aside of the draft `id` and of the scans `freed` as files of their own.
pub(super) fn forget(folder: &Path, id: &str, freed: &[String]) -> Result<(), Cause> {
    for path in disk::files_below(&folder.join(ASIDE)) {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        // As `bring_back` names them, numbered where one stands there.
        let answers = name.strip_prefix(id).is_some_and(|rest| rest.starts_with(['.', '-']));
        if answers || freed.iter().any(|scan| *scan == name) {
            disk::remove(&path)?;
        }
    }
    Ok(())
}

/// A new folder for what is set aside now.
fn aside(folder: &Path) -> Result<PathBuf, Cause> {
    let now = clock::local().format("%Y-%m-%d %H-%M-%S").to_string();
    let aside = file::free(&folder.join(ASIDE).join(now));
    make_private(&aside)?;
    private(&folder.join(ASIDE));
    Ok(aside)
}

/// Moves the database of `folder` and its journal into a folder of their own, and says which.
fn set_aside(folder: &Path) -> Result<PathBuf, Cause> {
    let aside = aside(folder)?;
    // The journal goes first: beside another database it would be taken for its own.
    for ending in ["-journal", ""] {
        let name = format!("{DATABASE}{ending}");
        if folder.join(&name).exists() {
            disk::rename(&folder.join(&name), &aside.join(&name))?;
        }
    }
    Ok(aside)
}

fn ids(connection: &Connection) -> Result<HashSet<String>, Cause> {
    let mut statement = connection.prepare("SELECT id FROM draft")?;
    let rows = statement.query_map([], |row| row.get(0))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Id and title of every draft of which so much can be read.
fn titles(connection: &Connection) -> Vec<(String, String)> {
    let read = |order: &str| -> Vec<(String, String)> {
        let Ok(mut statement) = connection.prepare(&format!("SELECT id, title FROM draft {order}")) else {
            return Vec::new();
        };
        let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)));
        rows.into_iter().flatten().map_while(Result::ok).collect()
    };
    // Once by the index, once by the table: a damaged page is seldom of both.
    read("INDEXED BY draft_in_list").into_iter().chain(read("NOT INDEXED")).collect()
}

/// Rows after which the job moves on.
const STRIDE: usize = 200;

/// Copies every row of a table that can be read and is as it was written; those already there stay. `only` names a
/// column and the value that it must have.
fn copy_rows(
    source: &Connection,
    target: &Connection,
    table: &str,
    only: Option<(&str, &str)>,
    job: &Job,
) -> Result<(), Unfinished> {
    let known = columns(target, table)?;
    // A table that cannot be read at all has no rows.
    let theirs = columns(source, table).unwrap_or_default();
    let shared: Vec<String> = known.into_iter().filter(|column| theirs.contains(column)).collect();
    if shared.is_empty() {
        return Ok(());
    }
    let list = shared.join(", ");
    let places = vec!["?"; shared.len()].join(", ");
    let mut insert = target.prepare(&format!("INSERT OR IGNORE INTO {table} ({list}) VALUES ({places})"))?;
    let (filter, value) = only.map_or(("1", None), |(column, value)| (column, Some(value)));
    let filter = if value.is_some() { format!("{filter} = ?1") } else { filter.to_owned() };
    let digest = shared.iter().position(|column| column == "digest");
    let text = shared.iter().position(|column| column == "body");
    // Where it cannot be counted, the job moves on with the table.
    let count = format!("SELECT max(rowid) FROM {table}");
    let total = source.query_row(&count, [], |row| row.get::<_, i64>(0)).unwrap_or_default();
    let total = usize::try_from(total).unwrap_or_default();
    // From the beginning to the damage, then from the end to it.
    for (pass, order) in ["ASC", "DESC"].into_iter().enumerate() {
        let query = format!("SELECT {list} FROM {table} NOT INDEXED WHERE {filter} ORDER BY rowid {order}");
        let Ok(mut statement) = source.prepare(&query) else { return Ok(()) };
        let arguments: Vec<&dyn ToSql> = value.iter().map(|value| value as &dyn ToSql).collect();
        let rows = statement.query_map(arguments.as_slice(), |row| {
            (0..shared.len()).map(|column| row.get(column)).collect::<Result<Vec<Value>, _>>()
        });
        for (number, row) in rows.into_iter().flatten().map_while(Result::ok).enumerate() {
            if number % STRIDE == 0 {
                job.checkpoint()?;
                job.advance(pass * total + number, 2 * total);
            }
            let column = |place: Option<usize>| place.and_then(|place| row.get(place));
            let whole = match (column(text), column(digest)) {
                (Some(Value::Text(text)), Some(Value::Blob(digest))) => body::digest(text.as_bytes()) == *digest,
                _ => true,
            };
            if whole {
                insert.execute(params_from_iter(&row))?;
            }
        }
    }
    job.advance(1, 1);
    Ok(())
}

pub(super) fn columns(connection: &Connection, table: &str) -> Result<Vec<String>, Cause> {
    let mut statement = connection.prepare("SELECT name FROM pragma_table_info(?1)")?;
    let rows = statement.query_map([table], |row| row.get(0))?;
    Ok(rows.collect::<Result<_, _>>()?)
}
