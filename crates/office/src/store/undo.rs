//! The undo and redo steps of a draft, kept from one run of the window to the next.
//!
//! The text has the window's own format. It belongs to one revision and is invalid after any later save by any program.
//! program.

use rusqlite::{Connection, OptionalExtension, params};

use super::error::{Cause, StoreError};
use super::{Library, body};

/// Table of the steps.
pub(super) const TABLE: &str = "
    CREATE TABLE undo (
        draft TEXT PRIMARY KEY REFERENCES draft(id) ON DELETE CASCADE,
        revision INTEGER NOT NULL,
        body TEXT NOT NULL,
        digest BLOB NOT NULL
    ) STRICT, WITHOUT ROWID;
";

/// Stores `steps` as the undo steps after revision `revision` of the draft `id`.
pub(super) fn keep(connection: &Connection, id: &str, revision: i64, steps: &str) -> Result<(), Cause> {
    let body = body::sealed(connection, id, steps)?;
    connection
        .prepare_cached(
            "INSERT INTO undo (draft, revision, body, digest) VALUES (?1, ?2, ?3, ?4) ON CONFLICT (draft) DO UPDATE
             SET revision = excluded.revision, body = excluded.body, digest = excluded.digest",
        )?
        .execute(params![id, revision, body, body::digest(body.as_bytes())])?;
    Ok(())
}

impl Library {
    /// The undo steps of the draft `id`; `None` where the last save stored none, or they were altered on the disk.
    ///
    /// # Errors
    /// [`StoreError`] as the database reports it.
    pub fn kept_undo(&self, id: &str) -> Result<Option<String>, StoreError> {
        self.query(|connection| {
            let found: Option<(Option<String>, Vec<u8>, Vec<u8>)> = connection
                .query_row(
                    "SELECT opened(undo.body, draft), CAST(undo.body AS BLOB), undo.digest FROM undo
                     JOIN draft ON draft.id = undo.draft AND draft.revision = undo.revision WHERE draft.id = ?1",
                    [id],
                    |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)),
                )
                .optional()?;
            Ok(found.and_then(|(steps, body, digest)| steps.filter(|_| body::digest(&body) == digest)))
        })
    }

    /// Stores the undo steps of the draft `id` if its answers are still those of `revision` and something else changed.
    /// After a later save this does nothing.
    ///
    /// # Errors
    /// [`StoreError`] as the database reports it.
    pub fn keep_undo(&self, id: &str, revision: i64, steps: &str) -> Result<(), StoreError> {
        self.change(|transaction| {
            let current = "SELECT EXISTS (SELECT 1 FROM draft WHERE id = ?1 AND revision = ?2)";
            let current: bool = transaction.query_row(current, params![id, revision], |row| row.get(0))?;
            if current { keep(transaction, id, revision, steps) } else { Ok(()) }
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::filing::{Filing, Kind};

    #[test]
    fn it_belongs_to_the_save_it_came_with_and_is_sealed_with_the_rest() {
        let folder = tempfile::tempdir().unwrap();
        let library = Library::open(folder.path()).unwrap();
        let draft = library.create(&Filing::new(Kind::New)).unwrap();
        assert_eq!(library.kept_undo(&draft.id).unwrap(), None);
        let saved = library.save_with(&draft.id, draft.revision, &draft.filing, Some("样本步骤")).unwrap();
        let kept = || library.kept_undo(&draft.id).unwrap();
        assert_eq!(kept().as_deref(), Some("样本步骤"));
        library.keep_undo(&draft.id, saved.revision, "又一步").unwrap();
        library.keep_undo(&draft.id, draft.revision, "早先的").unwrap();
        assert_eq!(kept().as_deref(), Some("又一步"));
        library.set_passphrase("样本口令 一").unwrap();
        assert_eq!(kept().as_deref(), Some("又一步"));
        let raw = Connection::open(folder.path().join(super::super::DATABASE)).unwrap();
        let body: String = raw.query_row("SELECT body FROM undo", [], |row| row.get(0)).unwrap();
        assert!(!body.contains("又一步"));
        raw.execute("UPDATE undo SET body = body || 'A'", []).unwrap();
        assert_eq!(kept(), None, "altered");
        library.keep_undo(&draft.id, saved.revision, "又一步").unwrap();
        library.save(&draft.id, saved.revision, &draft.filing).unwrap();
        assert_eq!(kept(), None, "another program saved");
    }
}
