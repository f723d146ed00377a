//! Restores a library whose database is damaged or gone: from a backup, or from everything that can still be read.
//!
//! The database to be replaced is never deleted: it is set aside with its journal.

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

/// Folder in which a library is rebuilt.
pub(super) const WORKSHOP: &str = "recovering";

/// Data of a draft outside its own row.
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

/// Replaces the database in `folder` by the backup `copy`; the old one is set aside. Scans beside the backup are
/// copied.
///
/// # Errors
/// [`StoreError`] when the backup is damaged or the folder cannot be written; the database is unchanged then.
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
    /// Restores the backup `copy` in an open library: the database is set aside, and the library continues with the
    /// backup.
    ///
    /// # Errors
    /// As [`restore`]; the library stays open as it was.
    pub fn go_back(&self, copy: &Path) -> Result<(), StoreError> {
        let path = self.folder.join(DATABASE);
        let second = self.backup_folder()?;
        let theirs = schema::look_into(copy).and_then(|copy| Header::of(&copy)).map_err(|cause| cause.at(copy))?;
        let ours = self.seal.key().map_err(|cause| cause.at(&path))?;
        // The scans of the backup are sealed with another key.
        if theirs.map(|header| header.id) != ours.map(|key| key.id()) {
            return Err(Cause::Locked.at(copy));
        }
        let mut connection = self.connection.lock().unwrap_or_else(PoisonError::into_inner);
        // On some systems an open file cannot be moved.
        *connection = Connection::open_in_memory().map_err(|error| Cause::from(error).at(&path))?;
        let restored = restore(&self.folder, copy);
        *connection = self.reconnected(&path).map_err(|cause| cause.at(&path))?;
        drop(connection);
        self.forget_profiles();
        restored?;
        // The backup folder is a setting of the machine, not of the drafts.
        self.set_setting(backup::SECOND, &second)
    }
}

/// Sets the database in `folder` aside with its backups and scans, so that an empty library can be created there.
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

/// Rebuilds the library in `folder` from every readable row of its damaged database and, for drafts lost there, from
/// its backups. The damaged database is set aside.
///
/// # Errors
/// [`JobError`] when the folder cannot be written or the job was cancelled; the database is unchanged then.
pub fn recover(folder: &Path, job: &Job) -> Result<Recovered, JobError> {
    rebuild(folder, job).map_err(|unfinished| match unfinished {
        Unfinished::Failed(cause) => cause.at(folder).into(),
        Unfinished::Cancelled(cancelled) => {
            // Remains are removed before the next recovery.
            let _ = disk::remove_folder(&folder.join(WORKSHOP));
            cancelled.into()
        }
    })
}

/// Why a recovery ended early.
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
    // The damaged file is copied first: reading it may roll back its journal.
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
    // In one transaction: otherwise every row would wait for the disk.
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
    // Only missing data is read from the backups: this does not count as progress, and is cancelled with the whole job.
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
    // What is left in the working folder is a second copy of what was set aside.
    let _ = disk::remove_folder(&workshop);
    let lost = seen.into_iter().filter(|(id, _)| !all.contains(id)).map(|(_, title)| title);
    let lost = lost.map(|title| if seal.is_some() { String::new() } else { title }).collect();
    Ok(Recovered { drafts: all.len(), from_copies: all.difference(&kept).count(), as_of, lost })
}

/// The seal of the recovered library: that of the damaged database or, where it is lost and answers are sealed, that of
/// the newest backup.
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

/// Replaces the database in `folder`, a copy of which is set aside, by `fresh`.
fn replace(folder: &Path, fresh: &Path) -> Result<(), Cause> {
    let aside = aside(folder)?;
    let journal = format!("{DATABASE}-journal");
    for name in [DATABASE, &journal] {
        if folder.join(name).exists() {
            disk::copy(&folder.join(name), &aside.join(name))?;
        }
    }
    // A leftover journal would be taken for that of the new database.
    disk::remove(&folder.join(journal))?;
    Ok(disk::rename(fresh, &folder.join(DATABASE))?)
}

/// Removes the files of the draft `id` and of the scans `freed` that were set aside separately.
pub(super) fn forget(folder: &Path, id: &str, freed: &[String]) -> Result<(), Cause> {
    for path in disk::files_below(&folder.join(ASIDE)) {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        // Named by `bring_back`, with a number where the name was taken.
        let answers = name.strip_prefix(id).is_some_and(|rest| rest.starts_with(['.', '-']));
        if answers || freed.iter().any(|scan| *scan == name) {
            disk::remove(&path)?;
        }
    }
    Ok(())
}

/// A new folder for files that are set aside now.
fn aside(folder: &Path) -> Result<PathBuf, Cause> {
    let now = clock::local().format("%Y-%m-%d %H-%M-%S").to_string();
    let aside = file::free(&folder.join(ASIDE).join(now));
    make_private(&aside)?;
    private(&folder.join(ASIDE));
    Ok(aside)
}

/// Moves the database of `folder` and its journal into a folder of their own, and returns its path.
fn set_aside(folder: &Path) -> Result<PathBuf, Cause> {
    let aside = aside(folder)?;
    // The journal is moved first: it would be taken for that of another database.
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

/// Id and title of every draft of which at least these can be read.
fn titles(connection: &Connection) -> Vec<(String, String)> {
    let read = |order: &str| -> Vec<(String, String)> {
        let Ok(mut statement) = connection.prepare(&format!("SELECT id, title FROM draft {order}")) else {
            return Vec::new();
        };
        let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)));
        rows.into_iter().flatten().map_while(Result::ok).collect()
    };
    // Once by the index, once by the table: a damaged page seldom belongs to both.
    read("INDEXED BY draft_in_list").into_iter().chain(read("NOT INDEXED")).collect()
}

/// Number of rows after which the progress is updated.
const STRIDE: usize = 200;

/// Copies every readable, unaltered row of a table; rows already there stay. `only` names a column and its required
/// value.
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
    // If the rows cannot be counted, the progress advances per table.
    let count = format!("SELECT max(rowid) FROM {table}");
    let total = source.query_row(&count, [], |row| row.get::<_, i64>(0)).unwrap_or_default();
    let total = usize::try_from(total).unwrap_or_default();
    // From the start up to the damage, then from the end back to it.
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
