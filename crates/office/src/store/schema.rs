//! The tables and how an older database becomes today's.

use std::path::Path;
use std::time::Duration;

use rusqlite::{Connection, TransactionBehavior};

use super::error::Cause;

/// Marks the file as a library of this program (`BDsk`).
const APPLICATION: i32 = 0x4244_736b;

/// Every step from an empty file to today's tables. A released step never changes; a new one is added behind.
const MIGRATIONS: &[&str] = &["
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
"];

/// Version of the tables that this program knows.
const KNOWN: u32 = MIGRATIONS.len() as u32;

/// How long a call waits for another process that is writing.
const PATIENCE: Duration = Duration::from_secs(8);

/// Opens the database at `path`, brings its tables up to date, and sets it to survive a power cut.
pub(super) fn open(path: &Path) -> Result<Connection, Cause> {
    let mut connection = Connection::open(path)?;
    connection.busy_timeout(PATIENCE)?;
    let version: u32 = connection.pragma_query_value(None, "user_version", |row| row.get(0))?;
    let application: i32 = connection.pragma_query_value(None, "application_id", |row| row.get(0))?;
    let empty: bool = connection.query_row("SELECT count(*) = 0 FROM sqlite_schema", [], |row| row.get(0))?;
    if application != APPLICATION && !(empty && version == 0) {
        return Err(Cause::Foreign);
    }
    if empty && scans_beside(path) {
        return Err(Cause::Damaged("0 bytes".to_owned()));
    }
    if version > KNOWN {
        return Err(Cause::Newer { found: version, known: KNOWN });
    }
    connection.pragma_update_and_check(None, "journal_mode", "DELETE", |_| Ok(()))?;
    connection.pragma_update(None, "synchronous", "FULL")?;
    connection.pragma_update(None, "foreign_keys", true)?;
    if version < KNOWN {
        migrate(&mut connection)?;
    }
    Ok(connection)
}

/// Whether scans were kept beside the database: then an empty one has lost what named them.
fn scans_beside(path: &Path) -> bool {
    path.with_file_name("scans").read_dir().is_ok_and(|mut folders| folders.next().is_some())
}

/// Runs the missing steps in one transaction. The version is read again inside it: another process may have been faster.
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
