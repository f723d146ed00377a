//! The tables, and the migration of older databases.

use std::collections::BTreeSet;
use std::path::Path;
use std::time::Duration;

use rusqlite::{Connection, OpenFlags, TransactionBehavior};

use super::error::Cause;
use super::scans::holds_scans;
use super::{body, claim, label, layout, make_private, private, undo, vault};

/// Application id that marks the file as a library of this program (`BDsk`).
const APPLICATION: i32 = 0x4244_736b;

/// Every step from an empty file to the current tables. A released step never changes; a new one is appended.
const MIGRATIONS: &[&str] = &[
    "
    CREATE TABLE draft (
        id TEXT PRIMARY KEY,
        kind TEXT NOT NULL,
        title TEXT NOT NULL,
        subject TEXT NOT NULL,
        state TEXT NOT NULL,
        body TEXT NOT NULL,
        revision INTEGER NOT NULL,
        created INTEGER NOT NULL,
        modified INTEGER NOT NULL,
        discarded INTEGER
    ) STRICT;
    CREATE TABLE version (
        draft TEXT NOT NULL REFERENCES draft(id) ON DELETE CASCADE,
        number INTEGER NOT NULL,
        name TEXT NOT NULL,
        made INTEGER NOT NULL,
        body TEXT NOT NULL,
        answer TEXT,
        PRIMARY KEY (draft, number)
    ) STRICT;
    CREATE TABLE event (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        draft TEXT NOT NULL REFERENCES draft(id) ON DELETE CASCADE,
        kind TEXT NOT NULL,
        time TEXT NOT NULL,
        note TEXT NOT NULL,
        data TEXT NOT NULL
    ) STRICT;
    CREATE INDEX event_by_draft ON event(draft, time);
    CREATE TABLE scan (
        id TEXT PRIMARY KEY,
        name TEXT NOT NULL,
        size INTEGER NOT NULL,
        added INTEGER NOT NULL
    ) STRICT;
    CREATE TABLE cache (
        picture TEXT NOT NULL,
        slot TEXT NOT NULL,
        engine TEXT NOT NULL,
        body TEXT NOT NULL,
        made INTEGER NOT NULL,
        PRIMARY KEY (picture, slot, engine)
    ) STRICT;
    CREATE TABLE setting (
        key TEXT PRIMARY KEY,
        value TEXT NOT NULL
    ) STRICT;
    CREATE TABLE counter (
        name TEXT PRIMARY KEY,
        last INTEGER NOT NULL
    ) STRICT;
",
    "
    ALTER TABLE draft ADD COLUMN digest BLOB;
    ALTER TABLE draft ADD COLUMN number TEXT NOT NULL DEFAULT '';
    ALTER TABLE draft ADD COLUMN place INTEGER NOT NULL DEFAULT 0;
    ALTER TABLE version ADD COLUMN digest BLOB;
    ALTER TABLE scan ADD COLUMN freed INTEGER;
    CREATE TABLE past (
        draft TEXT NOT NULL REFERENCES draft(id) ON DELETE CASCADE,
        revision INTEGER NOT NULL,
        until INTEGER NOT NULL,
        lost INTEGER NOT NULL,
        body TEXT NOT NULL,
        digest BLOB NOT NULL,
        PRIMARY KEY (draft, revision)
    ) STRICT;
    CREATE TABLE profile (
        draft TEXT PRIMARY KEY REFERENCES draft(id) ON DELETE CASCADE,
        body TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX draft_in_list ON draft(discarded, place, id, title, subject, number, kind, state, modified);
    CREATE INDEX event_in_list ON event(draft, time, id, kind);
    DROP INDEX event_by_draft;
",
    vault::TABLE,
    undo::TABLE,
    label::TABLE,
    claim::TABLE,
    claim::TABLE_BY_BEARER,
];

/// Version of the tables that this program knows.
const KNOWN: u32 = MIGRATIONS.len() as u32;

/// How long a call waits for another process that is writing.
const PATIENCE: Duration = Duration::from_secs(8);

/// Opens the database at `path`, brings its tables up to date, and sets it to survive a power cut.
pub(super) fn open(path: &Path) -> Result<Connection, Cause> {
    if !path.exists() && something_beside(path) {
        return Err(Cause::Moved);
    }
    private_file(path)?;
    let mut connection = Connection::open(path)?;
    connection.busy_timeout(PATIENCE)?;
    let version = version(&connection)?;
    let empty: bool = connection.query_row("SELECT count(*) = 0 FROM sqlite_schema", [], |row| row.get(0))?;
    if empty && something_beside(path) {
        return Err(Cause::Damaged("0 bytes".to_owned()));
    }
    settle(&connection)?;
    check_quickly(&connection)?;
    if version < KNOWN {
        if version > 0 {
            copy_before_step(&connection, path, version)?;
        }
        migrate(&mut connection)?;
    }
    Ok(connection)
}

/// Opens a database read-only; fails if this program did not write it.
pub(super) fn look_into(path: &Path) -> Result<Connection, Cause> {
    let connection = Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
    connection.busy_timeout(PATIENCE)?;
    let _ = version(&connection)?;
    Ok(connection)
}

/// Version of the tables; 0 for an empty file.
fn version(connection: &Connection) -> Result<u32, Cause> {
    let version: u32 = connection.pragma_query_value(None, "user_version", |row| row.get(0))?;
    let application: i32 = connection.pragma_query_value(None, "application_id", |row| row.get(0))?;
    let empty: bool = connection.query_row("SELECT count(*) = 0 FROM sqlite_schema", [], |row| row.get(0))?;
    if application != APPLICATION && !(empty && version == 0) {
        return Err(Cause::Foreign);
    }
    if version > KNOWN {
        return Err(Cause::Newer { found: version, known: KNOWN });
    }
    Ok(version)
}

/// Settings of every writing connection: the folder is synced after the journal is deleted, and deleted content is
/// overwritten.
pub(super) fn settle(connection: &Connection) -> Result<(), Cause> {
    connection.pragma_update_and_check(None, "journal_mode", "DELETE", |_| Ok(()))?;
    connection.pragma_update(None, "synchronous", "EXTRA")?;
    connection.pragma_update_and_check(None, "secure_delete", "ON", |_| Ok(()))?;
    connection.pragma_update(None, "foreign_keys", true)?;
    // A library may come from an untrusted source: functions in its schema must not run.
    connection.pragma_update(None, "trusted_schema", false)?;
    Ok(())
}

/// Creates the file if it is missing, accessible only to the user; its journal gets the same mode.
#[cfg_attr(not(unix), expect(clippy::unnecessary_wraps, reason = "elsewhere the user's folder keeps it"))]
fn private_file(path: &Path) -> Result<(), Cause> {
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt;
        use std::{fs, io};
        if !path.exists() {
            let made = fs::File::options().create_new(true).write(true).mode(0o600).open(path);
            if let Err(error) = made
                && error.kind() != io::ErrorKind::AlreadyExists
            {
                return Err(error.into());
            }
        }
    }
    private(path);
    Ok(())
}

/// Checks that the pages of the database are consistent.
fn check_quickly(connection: &Connection) -> Result<(), Cause> {
    verdict(connection, "quick_check(1)")
}

/// Checks pages, indexes and references of the database. Returns the drafts with a current or earlier body that was
/// altered.
///
/// # Errors
/// [`Cause::Damaged`] when the checks fail.
pub(super) fn check_wholly(connection: &Connection) -> Result<BTreeSet<String>, Cause> {
    verdict(connection, "integrity_check(1)")?;
    let mut altered = BTreeSet::new();
    for (table, id) in [("draft", "id"), ("version", "draft"), ("past", "draft")] {
        let mut statement = connection.prepare(&format!("SELECT {id}, body, digest FROM {table}"))?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            let digest: Option<Vec<u8>> = row.get(2)?;
            let text = row.get_ref(1)?.as_bytes().unwrap_or_default();
            if digest.is_some_and(|digest| digest != body::digest(text)) {
                altered.insert(row.get(0)?);
            }
        }
    }
    Ok(altered)
}

fn verdict(connection: &Connection, check: &str) -> Result<(), Cause> {
    let found: String = connection.query_row(&format!("PRAGMA {check}"), [], |row| row.get(0))?;
    if found == "ok" { Ok(()) } else { Err(Cause::Damaged(first_line(&found))) }
}

fn first_line(text: &str) -> String {
    text.lines().find(|line| !line.starts_with("***")).unwrap_or(text).to_owned()
}

/// Whether there are scans or backups beside the database: then an empty database has lost its content.
fn something_beside(path: &Path) -> bool {
    let folder = path.parent().unwrap_or(path);
    holds_scans(&path.with_file_name("scans")) || !layout::backups(folder).is_empty()
}

/// A backup of the database as an older program left it.
fn copy_before_step(connection: &Connection, path: &Path, version: u32) -> Result<(), Cause> {
    let folder = path.with_file_name(layout::OLDER);
    make_private(&folder)?;
    let copy = folder.join(format!("before-step-{}.sqlite3", version + 1));
    if !copy.exists() {
        connection.execute("VACUUM INTO ?1", [copy.to_string_lossy()])?;
        private(&copy);
    }
    Ok(())
}

/// Runs the missing steps in one transaction. The version is read again inside it: another process may have migrated
/// first.
fn migrate(connection: &mut Connection) -> Result<(), Cause> {
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let version: u32 = transaction.pragma_query_value(None, "user_version", |row| row.get(0))?;
    for step in MIGRATIONS.iter().skip(version as usize) {
        transaction.execute_batch(step)?;
    }
    transaction.pragma_update(None, "application_id", APPLICATION)?;
    transaction.pragma_update(None, "user_version", KNOWN)?;
    transaction.commit()?;
    Ok(())
}
