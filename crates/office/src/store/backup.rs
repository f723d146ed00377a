//! Backups of the database in case it is damaged: the newest one, seven daily and four weekly ones.
//!
//! The first one of a day is made when the program is opened; what was changed since is backed up again every half hour,
//! so that the backup of a day holds the work of that day.
//!
//! A backup is made from a checked database, is checked itself before it counts, and overwrites no other: the one
//! before it joins the older ones. An older backup is deleted only when it is not kept for its day or week, is none of
//! the last five that the user made, and every draft in it is also in the newest backup, in the same or a later revision.
//!
//! A draft whose answers were altered on the disk does not prevent a backup: it is copied as it is, the backup records
//! that it lacks this draft, and an older backup with the intact draft is kept.

use std::collections::{BTreeSet, HashMap, HashSet};
use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::PoisonError;
use std::time::Duration;

use chrono::{DateTime, Datelike, Local, NaiveDate};
use rusqlite::{Connection, OptionalExtension};

use super::error::{Cause, StoreError};
use super::layout::{ASIDE, DATABASE, NEWEST, OLDER, backups};
use super::scan_id::is_id;
use super::vault::{Header, Seal};
use super::{Library, disk, private, scans, schema};
use crate::clock;

/// Age of the newest backup from which on changes since are backed up.
const FRESH: Duration = Duration::from_mins(30);

/// Maximum difference in time between the two files of one backup, in the library and in the second folder.
const SAME: Duration = Duration::from_mins(10);

/// Number of days before that of the newest, and of weeks before those, for which a backup is kept.
const DAYS: usize = 7;
const WEEKS: usize = 4;

/// Number of backups made by the user that are kept besides.
const BY_USER: usize = 5;

/// Key of the setting for the second backup folder.
pub(super) const SECOND: &str = "backup-folder";

/// Key of the setting in which a backup lists the drafts that it does not hold intact.
pub(super) const LACKS: &str = "backup-lacks";

/// Key of the setting in which a backup records when it was made: the time of a file may change when it is copied.
pub(super) const MADE: &str = "backup-made";

/// Key of the setting in which a backup records that the user made it.
pub(super) const MADE_BY_USER: &str = "backup-made-by-user";

/// Who has a backup made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Maker {
    Program,
    User,
}

/// A backup of a library's database.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Backup {
    /// Its path.
    pub path: PathBuf,
    /// When it was made.
    pub made: DateTime<Local>,
    /// The drafts in it that are not in the trash, the last changed first.
    pub drafts: Vec<DraftName>,
    /// Number of drafts in it that had been altered on the disk before it was made.
    pub lacking: usize,
    /// Whether its titles are sealed for the caller.
    pub sealed: bool,
    /// Whether it is not a backup but a library that was replaced by one.
    pub aside: bool,
    /// Whether the user made it.
    pub by_user: bool,
}

/// A draft by its id and title.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DraftName {
    /// Its id, which never changes.
    pub id: String,
    /// Its title; empty where it has none yet, or is sealed for the caller.
    pub title: String,
}

/// The readable backups in the library folder `folder`, the newest first.
pub fn copies(folder: &Path) -> Vec<Backup> {
    copies_under(&Seal::default(), folder)
}

/// The same, with the titles that `seal` can open.
fn copies_under(seal: &Seal, folder: &Path) -> Vec<Backup> {
    let mut copies: Vec<Backup> = backups(folder).into_iter().filter_map(|path| Backup::of(path, seal)).collect();
    copies.sort_by_key(|copy| std::cmp::Reverse(copy.made));
    copies
}

/// When the backup at `path` was made: as it records, else by the time of its file.
fn made(path: &Path, connection: &Connection) -> Option<DateTime<Local>> {
    let noted: Option<String> =
        connection.query_row("SELECT value FROM setting WHERE key = ?1", [MADE], |row| row.get(0)).optional().ok()?;
    noted.and_then(|noted| serde_json::from_str(&noted).ok()).or_else(|| written(path))
}

/// When the file at `path` was written; an invalid time counts as the oldest.
fn written(path: &Path) -> Option<DateTime<Local>> {
    let modified = fs::metadata(path).and_then(|data| data.modified()).ok()?;
    Some(clock::of_file(modified).unwrap_or_default())
}

impl Backup {
    fn of(path: PathBuf, seal: &Seal) -> Option<Self> {
        let connection = schema::look_into(&path).ok()?;
        let made = made(&path, &connection)?;
        let header = Header::of(&connection).ok()?.map(|header| header.id);
        let opens = seal.key().is_ok_and(|key| key.map(|key| key.id()) == header);
        seal.register(&connection).ok()?;
        let mut statement = connection
            .prepare(
                "SELECT id, CASE WHEN ?1 THEN coalesce(opened(title, id), '') ELSE '' END FROM draft
                 WHERE discarded IS NULL ORDER BY modified DESC, id DESC",
            )
            .ok()?;
        let named = statement.query_map([opens], |row| Ok(DraftName { id: row.get(0)?, title: row.get(1)? })).ok()?;
        let drafts = named.collect::<Result<_, _>>().ok()?;
        let lacking = lacking(&connection).ok()?.len();
        let by_user = is_by_user(&connection).ok()?;
        Some(Self { path, made, drafts, lacking, sealed: !opens, aside: false, by_user })
    }

    /// When the backup at `path` was made, even if it can no longer be read.
    fn time(path: &Path) -> Option<DateTime<Local>> {
        schema::look_into(path).ok().and_then(|connection| made(path, &connection)).or_else(|| written(path))
    }

    fn day(path: &Path) -> Option<NaiveDate> {
        Some(Self::time(path)?.date_naive())
    }
}

impl Library {
    /// Makes a backup if the newest is of another day, or work is to be backed up, both here and in the second folder, to
    /// which the scans are copied too: here their files never change. Returns whether a backup was made.
    ///
    /// # Errors
    /// [`Cause::Damaged`] when the database or the backup is corrupt; the older backups are unchanged then.
    pub fn back_up(&self) -> Result<bool, StoreError> {
        // A backup dated in the future counts as overdue: the clock was wrong once.
        let made = Backup::time(&self.folder.join(NEWEST)).map(|made| made.date_naive());
        if made == Some(clock::local().date_naive()) {
            return self.back_up_work();
        }
        self.back_up_for(Maker::Program).map(|()| true)
    }

    /// Makes a backup if the newest holds no draft and the library does, since a backup of an empty library is useless, or
    /// if drafts were changed since and it is half an hour old. Returns whether one was made.
    ///
    /// # Errors
    /// As [`Library::back_up`].
    pub fn back_up_work(&self) -> Result<bool, StoreError> {
        let newest = self.folder.join(NEWEST);
        let age = Backup::time(&newest).map(|made| clock::local() - made);
        let is_fresh = age.and_then(|age| age.to_std().ok()).is_some_and(|age| age < FRESH);
        // A backup that cannot be read is checked when the next one is due.
        let work_in = |connection: &Connection| Ok((drafts_in(connection)?, records_in(connection)?));
        let Ok((kept, noted)) = schema::look_into(&newest).and_then(|newest| work_in(&newest)) else {
            return Ok(false);
        };
        if is_fresh && !kept.is_empty() {
            return Ok(false);
        }
        let (drafts, records) = self.query(work_in)?;
        if records == noted && drafts.iter().all(|(id, revision)| kept.get(id) == Some(revision)) {
            return Ok(false);
        }
        self.back_up_for(Maker::Program).map(|()| true)
    }

    /// Makes a backup of the database for the user, here and in the second folder.
    ///
    /// # Errors
    /// As [`Library::back_up`].
    pub fn back_up_now(&self) -> Result<(), StoreError> {
        self.back_up_for(Maker::User)
    }

    fn back_up_for(&self, maker: Maker) -> Result<(), StoreError> {
        let newest = self.folder.join(NEWEST);
        let fresh = self.folder.join("backup.new");
        let _alone = self.copying.lock().unwrap_or_else(PoisonError::into_inner);
        // Readers do not wait for the backup: it is read beside them.
        self.query(|_| Ok(()))?;
        let copied = || -> Result<(), Cause> {
            let connection = schema::look_into(&self.folder.join(DATABASE))?;
            let altered = schema::check_wholly(&connection)?;
            disk::remove(&fresh)?;
            disk::copy_database(&connection, &fresh)?;
            note(&fresh, &altered, maker)
        };
        copied().map_err(|cause| self.said(cause))?;
        private(&fresh);
        shelve(&fresh, &self.folder).map_err(|cause| cause.at(&newest))?;
        if let Some(second) = self.backup_folder()? {
            self.back_up_to(&second).map_err(|cause| cause.at(&second))?;
        }
        Ok(())
    }

    /// Number of drafts that the newest backup lacks because they had been altered on the disk before it was made; 0
    /// where there is no readable backup.
    pub fn lacking(&self) -> usize {
        let noted = schema::look_into(&self.folder.join(NEWEST)).and_then(|newest| lacking(&newest));
        noted.map_or(0, |lacking| lacking.len())
    }

    /// The backups here and in the second folder, and the databases replaced by one of them, the newest first; one that
    /// is in both folders is listed once.
    ///
    /// # Errors
    /// [`StoreError`] as the database reports it.
    pub fn copies(&self) -> Result<Vec<Backup>, StoreError> {
        let mut all = copies_under(&self.seal, &self.folder);
        for copy in self.backup_folder()?.iter().flat_map(|second| copies_under(&self.seal, second)) {
            let same = |other: &Backup| {
                other.drafts == copy.drafts && (other.made - copy.made).num_seconds().abs() < SAME.as_secs() as i64
            };
            if !all.iter().any(same) {
                all.push(copy);
            }
        }
        let aside = disk::files_below(&self.folder.join(ASIDE)).into_iter();
        let aside = aside.filter(|path| path.file_name() == Some(OsStr::new(DATABASE)));
        all.extend(aside.filter_map(|path| {
            // The time recorded in such a library is that of the backup from which it was restored.
            let made = written(&path)?;
            Some(Backup { aside: true, by_user: false, made, ..Backup::of(path, &self.seal)? })
        }));
        all.sort_by_key(|copy| std::cmp::Reverse(copy.made));
        Ok(all)
    }

    /// The second backup folder; `None` where none was chosen.
    ///
    /// # Errors
    /// [`StoreError`] as the database reports it.
    pub fn backup_folder(&self) -> Result<Option<PathBuf>, StoreError> {
        self.setting(SECOND)
    }

    /// Chooses the second backup folder, or none, and makes the first backup there.
    ///
    /// # Errors
    /// [`StoreError`] when it cannot be written; the choice is unchanged then.
    pub fn set_backup_folder(&self, folder: Option<&Path>) -> Result<(), StoreError> {
        if let Some(second) = folder {
            let _ = self.back_up()?;
            self.back_up_to(second).map_err(|cause| cause.at(second))?;
        }
        self.set_setting(SECOND, &folder)
    }

    /// Copies the newest backup and every missing scan into `second`: a complete library except for the name of the
    /// database.
    fn back_up_to(&self, second: &Path) -> Result<(), Cause> {
        super::make_private(second)?;
        let fresh = second.join("backup.new");
        disk::copy(&self.folder.join(NEWEST), &fresh)?;
        private(&fresh);
        shelve(&fresh, second)?;
        copy_scans(&self.folder, second)
    }
}

/// Moves a new backup into its place in `folder` once it has been checked, and removes older ones that are no longer
/// needed.
fn shelve(fresh: &Path, folder: &Path) -> Result<(), Cause> {
    let drafts = {
        let connection = schema::look_into(fresh)?;
        check(&connection)?;
        drafts_in(&connection)?
    };
    disk::sync(fresh)?;
    let newest = folder.join(NEWEST);
    if newest.exists() {
        let older = folder.join(OLDER);
        super::make_private(&older)?;
        let day = Backup::day(&newest).map_or_else(|| "0".to_owned(), |day| day.to_string());
        let name = crate::file::free(&older.join(format!("{day}.sqlite3")));
        disk::rename(&newest, &name)?;
    }
    disk::rename(fresh, &newest)?;
    tidy(folder, &drafts);
    Ok(())
}

/// Removes older backups that are not kept for their day or week and hold nothing that is not in `drafts`.
fn tidy(folder: &Path, drafts: &HashMap<String, i64>) {
    let mut older: Vec<(DateTime<Local>, PathBuf)> = backups(folder)
        .into_iter()
        .filter(|path| path.file_name() != Some(OsStr::new(NEWEST)))
        .filter_map(|path| Some((Backup::time(&path)?, path)))
        .collect();
    older.sort_by(|one, other| other.cmp(one));
    let is_by_user = |path: &Path| schema::look_into(path).and_then(|copy| is_by_user(&copy)).unwrap_or(false);
    let mut by_user = usize::from(is_by_user(&folder.join(NEWEST)));
    let mut days: HashSet<NaiveDate> = Backup::day(&folder.join(NEWEST)).into_iter().collect();
    // A week of which days are kept needs no backup besides.
    let (mut of_days, mut weeks) = (HashSet::new(), HashSet::new());
    for (time, path) in older {
        let day = time.date_naive();
        let week = (day.iso_week().year(), day.iso_week().week());
        let kept = if days.len() <= DAYS {
            of_days.insert(week);
            days.insert(day)
        } else {
            !of_days.contains(&week) && weeks.len() < WEEKS && weeks.insert(week)
        };
        let for_user = is_by_user(&path);
        let kept = kept || for_user && by_user < BY_USER;
        by_user += usize::from(for_user);
        let covered = || {
            let theirs = schema::look_into(&path).and_then(|connection| drafts_in(&connection));
            theirs.is_ok_and(|theirs| {
                theirs.iter().all(|(id, revision)| drafts.get(id).is_some_and(|newest| newest >= revision))
            })
        };
        if !kept && covered() {
            // One that cannot be removed now is removed another day.
            let _ = disk::remove(&path);
        }
    }
}

/// The intact drafts in a database, each with its revision.
fn drafts_in(connection: &Connection) -> Result<HashMap<String, i64>, Cause> {
    let mut statement = connection.prepare("SELECT id, revision FROM draft")?;
    let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    let mut drafts: HashMap<String, i64> = rows.collect::<Result<_, _>>()?;
    let lacking = lacking(connection)?;
    drafts.retain(|id, _| !lacking.contains(id));
    Ok(drafts)
}

/// Number of recorded events and kept versions, with the last of each.
fn records_in(connection: &Connection) -> Result<[i64; 4], Cause> {
    let count = "SELECT (SELECT count(*) FROM event), (SELECT coalesce(max(id), 0) FROM event),
                        (SELECT count(*) FROM version), (SELECT coalesce(max(made), 0) FROM version)";
    Ok(connection.query_row(count, [], |row| Ok([row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?]))?)
}

/// Checks that a backup is unchanged since it was made.
pub(super) fn check(copy: &Connection) -> Result<(), Cause> {
    let altered = schema::check_wholly(copy)?;
    let since = altered.difference(&lacking(copy)?).count();
    if since == 0 { Ok(()) } else { Err(Cause::Damaged(format!("{since} drafts altered"))) }
}

/// The drafts that a backup records as not intact.
fn lacking(copy: &Connection) -> Result<BTreeSet<String>, Cause> {
    let noted: Option<String> =
        copy.query_row("SELECT value FROM setting WHERE key = ?1", [LACKS], |row| row.get(0)).optional()?;
    Ok(noted.and_then(|noted| serde_json::from_str(&noted).ok()).unwrap_or_default())
}

/// Whether the user made a backup.
fn is_by_user(copy: &Connection) -> Result<bool, Cause> {
    let noted = copy.query_row("SELECT 1 FROM setting WHERE key = ?1", [MADE_BY_USER], |_| Ok(())).optional()?;
    Ok(noted.is_some())
}

/// Records in a backup that it was made now, for whom, and which drafts it does not hold intact.
fn note(copy: &Path, altered: &BTreeSet<String>, maker: Maker) -> Result<(), Cause> {
    let mut connection = Connection::open(copy)?;
    // A leftover journal would be taken for that of the next backup; after a failure this one is made again.
    connection.pragma_update_and_check(None, "journal_mode", "MEMORY", |_| Ok(()))?;
    let transaction = connection.transaction()?;
    transaction.execute("DELETE FROM setting WHERE key IN (?1, ?2, ?3)", [LACKS, MADE, MADE_BY_USER])?;
    let put = |key: &str, value: serde_json::Result<String>| {
        transaction
            .execute("INSERT INTO setting (key, value) VALUES (?1, ?2)", [key, value.unwrap_or_default().as_str()])
    };
    put(MADE, serde_json::to_string(&clock::local()))?;
    if maker == Maker::User {
        put(MADE_BY_USER, serde_json::to_string(&true))?;
    }
    if !altered.is_empty() {
        put(LACKS, serde_json::to_string(altered))?;
    }
    disk::commit(transaction)
}

/// Copies the scans of the library in `from` that are missing in the one in `to`.
pub(super) fn copy_scans(from: &Path, to: &Path) -> Result<(), Cause> {
    let folders = from.join("scans").read_dir().into_iter().flatten().flatten();
    for file in folders.filter_map(|folder| folder.path().read_dir().ok()).flatten().flatten() {
        let name = file.file_name();
        let Some(id) = name.to_str().filter(|name| is_id(name)) else { continue };
        let target = scans::path_of(to, id);
        if !target.exists() {
            disk::write_whole(&target, &fs::read(file.path())?)?;
        }
    }
    private(&to.join("scans"));
    Ok(())
}

/// Deletes the draft `id` and the scans `freed` from every backup in `folder`, and from every readable database that
/// was set aside there.
pub(super) fn purge(folder: &Path, id: &str, freed: &[String]) -> Result<(), StoreError> {
    let aside = disk::files_below(&folder.join(ASIDE));
    let aside = aside.into_iter().filter(|path| path.extension() == Some(OsStr::new("sqlite3")));
    for path in backups(folder).into_iter().chain(aside) {
        let take_out = || -> Result<(), Cause> {
            let connection = Connection::open(&path)?;
            schema::settle(&connection)?;
            connection.execute("DELETE FROM draft WHERE id = ?1", [id])?;
            connection.execute("DELETE FROM setting WHERE key LIKE '%/' || ?1", [id])?;
            connection.execute("DELETE FROM cache WHERE picture = ?1", [id])?;
            for scan in freed {
                connection.execute("DELETE FROM scan WHERE id = ?1", [scan])?;
                connection.execute("DELETE FROM cache WHERE picture = ?1", [scan])?;
            }
            disk::rewrite_database(&connection)
        };
        match as_old_as_before(&path, take_out) {
            // A damaged file holds no readable draft; the confirmation before deleting says so.
            Ok(()) | Err(Cause::Damaged(_)) => {}
            Err(cause) => return Err(cause.at(&path)),
        }
    }
    Ok(())
}

/// Changes a backup but keeps its file time, which says when it was made.
pub(super) fn as_old_as_before(copy: &Path, change: impl FnOnce() -> Result<(), Cause>) -> Result<(), Cause> {
    let made = fs::metadata(copy)?.modified()?;
    change()?;
    Ok(fs::File::options().write(true).open(copy)?.set_modified(made)?)
}
