//! Setting, changing and removing a passphrase.
//!
//! The database is converted first, or last when the passphrase is removed, each time in one transaction; its header
//! records that backups and files have not followed yet. They follow one by one, each completely or not at all, and
//! converting one twice does no harm. Whenever this is interrupted, everything stays readable with the passphrase, and
//! [`Library::finish_sealing`] continues.

use std::fs;
use std::path::Path;
use std::sync::{Arc, PoisonError};
use std::time::Duration;

use rusqlite::functions::FunctionFlags;
use rusqlite::{Connection, Transaction, TransactionBehavior};

use super::error::{Cause, StoreError};
use super::layout::{ASIDE, DATABASE, backups};
use super::vault::{self, Header, Key, RecoveryCode, Seal, SealStage, VaultState};
use super::{Library, backup, body, cache, claim, disk, index, recovery, scans, schema};

/// Sealed columns of the tables: table, column that says what a row is about, columns.
const SEALED: &[(&str, &str, &[&str])] = &[
    ("draft", "id", &["title", "subject", "number", "body"]),
    ("version", "draft", &["name", "body", "answer"]),
    ("event", "draft", &["note", "data"]),
    ("past", "draft", &["body"]),
    ("undo", "draft", &["body"]),
    ("profile", "draft", &["body"]),
    ("label", "draft", &["body"]),
    ("scan", "id", &["name"]),
    ("cache", "picture", &["body"]),
    ("setting", "key", &["value"]),
];

/// Age at which a half-written file is certainly no longer being written by a running call.
const ABANDONED: Duration = Duration::from_mins(5);

impl Library {
    /// Whether the library has a passphrase.
    pub fn has_passphrase(&self) -> bool {
        !matches!(self.seal.state(), VaultState::Plain)
    }

    /// Whether the passphrase must be entered before anything can be read.
    pub fn is_locked(&self) -> bool {
        matches!(self.seal.state(), VaultState::Locked)
    }

    /// Unlocks the library with its passphrase or its recovery code. This deliberately takes the time of one guess.
    ///
    /// # Errors
    /// [`Cause::WrongPassphrase`].
    pub fn unlock(&self, secret: &str) -> Result<(), StoreError> {
        let Some((header, key)) = self.opened_by(secret)? else { return Ok(()) };
        self.seal.set(VaultState::Unlocked { key, ending: header.stage == SealStage::Ending });
        let mut connection = self.connection.lock().unwrap_or_else(PoisonError::into_inner);
        index::renew(&mut connection).map_err(|cause| self.said(cause))
    }

    /// Forgets the key: nothing can be read until [`Library::unlock`].
    pub fn lock(&self) {
        if self.has_passphrase() {
            self.seal.set(VaultState::Locked);
            self.forget_profiles();
            self.forget_printed();
        }
    }

    /// Sets the first passphrase and returns the recovery code. The drafts are sealed when this returns; backups and
    /// scans follow with [`Library::finish_sealing`].
    ///
    /// # Errors
    /// [`Cause::Locked`] when there is a passphrase already; otherwise [`StoreError`] as the database reports it.
    /// Nothing is changed then.
    pub fn set_passphrase(&self, passphrase: &str) -> Result<RecoveryCode, StoreError> {
        if self.query_unsealed(Header::of)?.is_some() {
            return Err(self.said(Cause::Locked));
        }
        let (header, key, code) = Header::new(passphrase).map_err(|cause| self.said(cause))?;
        self.seal_database(Some(&header), &key)?;
        self.forget_printed();
        Ok(code)
    }

    /// Replaces the passphrase and the recovery code. Backups follow with [`Library::finish_sealing`].
    ///
    /// # Errors
    /// [`Cause::WrongPassphrase`] when `secret` is neither of the present ones; nothing is changed then.
    pub fn change_passphrase(&self, secret: &str, passphrase: &str) -> Result<RecoveryCode, StoreError> {
        let Some((_, key)) = self.opened_by(secret)? else { return self.set_passphrase(passphrase) };
        let (header, code) = Header::under(passphrase, &key).map_err(|cause| self.said(cause))?;
        self.seal_database(Some(&header), &key)?;
        Ok(code)
    }

    /// Removes the passphrase: everything is plain text again when this returns.
    ///
    /// # Errors
    /// [`Cause::WrongPassphrase`]; otherwise the error that interrupted it: the passphrase is still in force then, and
    /// [`Library::finish_sealing`] continues.
    pub fn remove_passphrase(&self, secret: &str) -> Result<(), StoreError> {
        let Some((header, key)) = self.opened_by(secret)? else { return Ok(()) };
        self.seal_database(Some(&header.at(SealStage::Ending)), &key)?;
        self.finish_sealing()
    }

    /// Converts those backups and scans that have not followed the passphrase of the database yet, here and in the
    /// second folder.
    ///
    /// # Errors
    /// [`StoreError`] of the first that fails; the next call continues there.
    pub fn finish_sealing(&self) -> Result<(), StoreError> {
        let Some(header) = self.query(Header::of)?.filter(|header| header.stage != SealStage::Settled) else {
            return Ok(());
        };
        let Some(key) = self.seal.key().map_err(|cause| self.said(cause))? else { return Ok(()) };
        let target = (header.stage != SealStage::Ending).then(|| header.at(SealStage::Settled));
        let _alone = self.copying.lock().unwrap_or_else(PoisonError::into_inner);
        let folders = [Some(self.folder.clone()), self.backup_folder()?];
        for folder in folders.into_iter().flatten() {
            if !folder.is_dir() {
                return Err(Cause::NoFolder.at(&folder));
            }
            follow(&folder, target.as_ref(), &key).map_err(|cause| cause.at(&folder))?;
        }
        self.seal_database(target.as_ref(), &key)
    }

    /// The header and the key in it, or `None` where there is no passphrase.
    fn opened_by(&self, secret: &str) -> Result<Option<(Header, Arc<Key>)>, StoreError> {
        let Some(header) = self.query_unsealed(Header::of)? else { return Ok(None) };
        let key = header.unlock(secret).map_err(|cause| self.said(cause))?;
        Ok(Some((header, key)))
    }

    /// Gives the database this header, or none, and uses it from now on.
    fn seal_database(&self, target: Option<&Header>, key: &Arc<Key>) -> Result<(), StoreError> {
        // No other thread of this process uses the database meanwhile.
        let _held = self.connection.lock().unwrap_or_else(PoisonError::into_inner);
        convert(&self.folder.join(DATABASE), target, key).map_err(|cause| self.said(cause))?;
        self.seal.set(target.map_or(VaultState::Plain, |header| VaultState::Unlocked {
            key: key.clone(),
            ending: header.stage == SealStage::Ending,
        }));
        Ok(())
    }
}

/// Converts every backup and file of a library in `folder` to `target`.
fn follow(folder: &Path, target: Option<&Header>, key: &Arc<Key>) -> Result<(), Cause> {
    for left in ["backup.new", "restored.new"] {
        disk::remove(&folder.join(left))?;
    }
    disk::remove_folder(&folder.join(recovery::WORKSHOP))?;
    for copy in backups(folder) {
        match backup::as_old_as_before(&copy, || convert(&copy, target, key)) {
            // A file that is no longer a readable database is sealed as a plain file.
            Err(Cause::Damaged(_)) => convert_file(&copy, target, key)?,
            other => other?,
        }
    }
    scans::sweep(&folder.join("scans"), ABANDONED);
    let lying = ["scans", ASIDE].map(|name| disk::files_below(&folder.join(name)));
    for file in lying.into_iter().flatten() {
        convert_file(&file, target, key)?;
    }
    Ok(())
}

/// Seals or opens every row of a database and gives it the header `target`, or none; all of it, or nothing. A database
/// sealed with another key stays unchanged. With a settled header nothing of the plain text stays in the file.
fn convert(path: &Path, target: Option<&Header>, key: &Arc<Key>) -> Result<(), Cause> {
    let mut connection = Connection::open(path)?;
    schema::settle(&connection)?;
    Seal::with(key.clone()).register(&connection)?;
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let found = Header::of(&transaction)?;
    match (&found, target) {
        (None, None) => return Ok(()),
        (Some(found), _) if found.id != key.id() => return Ok(()),
        (None, Some(_)) => convert_rows(&transaction, "sealed")?,
        (Some(_), None) => convert_rows(&transaction, "opened")?,
        (Some(_), Some(_)) => {}
    }
    Header::put(&transaction, target)?;
    disk::commit(transaction)?;
    match target {
        Some(header) if header.stage == SealStage::Settled => disk::rewrite_database(&connection),
        _ => Ok(()),
    }
}

/// Passes every row through the function `way`. What cannot be opened stays unchanged, and a wrong digest stays wrong:
/// damage must not be disguised.
fn convert_rows(transaction: &Transaction<'_>, way: &str) -> Result<(), Cause> {
    transaction.create_scalar_function("digest", 1, FunctionFlags::SQLITE_DETERMINISTIC, |context| {
        Ok(body::digest(context.get_raw(0).as_bytes().unwrap_or_default()))
    })?;
    for (table, about, columns) in SEALED {
        let present = recovery::columns(transaction, table)?;
        let has = |column: &&&str| present.iter().any(|present| present == **column);
        let mut changes: Vec<String> = columns
            .iter()
            .filter(has)
            .map(|column| format!("{column} = coalesce({way}({column}, {about}), {column})"))
            .collect();
        if changes.is_empty() {
            continue;
        }
        let digested = has(&&"digest");
        if digested {
            changes
                .push("digest = CASE WHEN digest IS NULL OR digest = digest(body) THEN x'' ELSE digest END".to_owned());
        }
        let changes = changes.join(", ");
        let plain = cache::BEFORE_UNLOCKING.map(|key| format!("'{key}'")).join(", ");
        let of = if *table == "setting" { format!("WHERE key NOT IN ({plain})") } else { String::new() };
        transaction.execute(&format!("UPDATE {table} SET {changes} {of}"), [])?;
        if digested {
            transaction.execute(&format!("UPDATE {table} SET digest = digest(body) WHERE digest = x''"), [])?;
        }
    }
    // A backup made before this table existed has no such index.
    if recovery::columns(transaction, "claim")?.is_empty() { Ok(()) } else { claim::forget(transaction) }
}

/// Seals or opens a file, identified by its name.
fn convert_file(path: &Path, target: Option<&Header>, key: &Key) -> Result<(), Cause> {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let stored = fs::read(path)?;
    let other = match (vault::is_sealed(&stored), target) {
        (false, Some(_)) => Some(vault::seal_file(key, &stored, &name)?),
        // A file sealed with another key stays unchanged.
        (true, None) => vault::open_file(key, &stored, &name),
        _ => None,
    };
    Ok(other.map_or(Ok(()), |bytes| disk::write_whole(path, &bytes))?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::filing::{Filing, Kind};

    const PASSPHRASE: &str = "样本口令 一";
    const NAME: &str = "facts.applet_name";

    fn filing(name: &str) -> Filing {
        let mut filing = Filing::new(Kind::New);
        filing.set(NAME, name);
        filing
    }

    fn sealed(folder: &Path) -> (Library, String) {
        let library = Library::open(folder).unwrap();
        let id = library.create(&filing("样本一")).unwrap().id;
        library.set_passphrase(PASSPHRASE).unwrap();
        library.finish_sealing().unwrap();
        (library, id)
    }

    fn cause<T>(result: Result<T, StoreError>) -> Option<Cause> {
        result.err().map(|error| error.cause)
    }

    #[test]
    fn a_locked_library_tells_and_takes_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let (library, id) = sealed(folder.path());
        let revision = library.load(&id).unwrap().revision;
        let picture = library.add_scan(b"picture", "a.jpg").unwrap();
        drop(library);
        let library = Library::open(folder.path()).unwrap();
        assert!(library.is_locked() && library.has_passphrase());
        for refused in [
            cause(library.drafts()),
            cause(library.load(&id)),
            cause(library.save(&id, revision, &filing("样本二"))),
            cause(library.create(&filing("样本二"))),
            cause(library.scan(&picture)),
            cause(library.add_scan(b"another", "b.jpg")),
            cause(library.back_up()),
            cause(library.purge(&id)),
        ] {
            assert!(matches!(refused, Some(Cause::Locked)), "{refused:?}");
        }
        assert!(matches!(cause(library.unlock("样本口令 二")), Some(Cause::WrongPassphrase)));
        assert!(library.is_locked());
        library.unlock(PASSPHRASE).unwrap();
        assert_eq!(library.load(&id).unwrap().filing, filing("样本一"));
        assert_eq!(library.scan(&picture).unwrap(), b"picture");
        library.lock();
        assert!(matches!(cause(library.drafts()), Some(Cause::Locked)));
    }

    #[test]
    fn letters_that_were_shown_go_with_a_passphrase_and_with_the_lock() {
        let folder = tempfile::tempdir().unwrap();
        let library = Library::open(folder.path()).unwrap();
        let show = || {
            fs::create_dir_all(library.printed()).unwrap();
            fs::write(library.printed().join("letter.pdf"), "样本甲").unwrap();
        };
        show();
        library.set_passphrase(PASSPHRASE).unwrap();
        assert!(!library.printed().exists());
        show();
        library.lock();
        assert!(!library.printed().exists());
    }

    #[test]
    fn the_code_opens_it_until_another_is_made() {
        let folder = tempfile::tempdir().unwrap();
        let library = Library::open(folder.path()).unwrap();
        let code = library.set_passphrase(PASSPHRASE).unwrap();
        let opens = |secret: &str| Library::open(folder.path()).unwrap().unlock(secret).is_ok();
        assert!(opens(code.as_str()) && opens(PASSPHRASE));
        let other = library.change_passphrase(code.as_str(), "样本口令 二").unwrap();
        assert!(opens(other.as_str()) && opens("样本口令 二"));
        assert!(!opens(code.as_str()) && !opens(PASSPHRASE));
        assert!(matches!(cause(library.set_passphrase("样本口令 三")), Some(Cause::Locked)));
    }

    #[test]
    fn a_process_that_was_there_before_the_passphrase_writes_nothing_plain() {
        let folder = tempfile::tempdir().unwrap();
        let early = Library::open(folder.path()).unwrap();
        let (library, id) = sealed(folder.path());
        assert!(matches!(cause(early.create(&filing("样本二"))), Some(Cause::Locked)));
        assert!(matches!(cause(early.load(&id)), Some(Cause::Locked)));
        library.remove_passphrase(PASSPHRASE).unwrap();
        assert_eq!(early.load(&id).unwrap().filing, filing("样本一"));
    }

    #[test]
    fn what_was_changed_under_the_seal_is_noticed() {
        let folder = tempfile::tempdir().unwrap();
        let (library, first) = sealed(folder.path());
        let second = library.create(&filing("样本二")).unwrap().id;
        let raw = Connection::open(folder.path().join(DATABASE)).unwrap();
        let body: (String, Vec<u8>) = raw
            .query_row("SELECT body, digest FROM draft WHERE id = ?1", [&first], |row| Ok((row.get(0)?, row.get(1)?)))
            .unwrap();
        raw.execute("UPDATE draft SET body = ?2, digest = ?3 WHERE id = ?1", (&second, &body.0, &body.1)).unwrap();
        assert!(matches!(cause(library.load(&second)), Some(Cause::Altered(_))), "answers of another draft");
        assert_eq!(library.load(&first).unwrap().filing, filing("样本一"));
    }

    #[test]
    fn damage_is_not_made_whole_by_a_passphrase() {
        let folder = tempfile::tempdir().unwrap();
        let library = Library::open(folder.path()).unwrap();
        let id = library.create(&filing("样本一")).unwrap().id;
        let raw = Connection::open(folder.path().join(DATABASE)).unwrap();
        raw.execute("UPDATE draft SET body = replace(body, '样本一', '样本七')", []).unwrap();
        library.set_passphrase(PASSPHRASE).unwrap();
        assert!(matches!(cause(library.load(&id)), Some(Cause::Altered(_))));
        library.remove_passphrase(PASSPHRASE).unwrap();
        assert!(matches!(cause(library.load(&id)), Some(Cause::Altered(_))));
    }

    #[test]
    fn a_damaged_sealed_database_is_recovered_without_the_passphrase_and_opened_with_it() {
        let folder = tempfile::tempdir().unwrap();
        let (library, id) = sealed(folder.path());
        library.back_up().unwrap();
        let later = library.create(&filing("样本二")).unwrap().id;
        drop(library);
        for gone in ["DELETE FROM vault", "UPDATE draft SET body = 'x' WHERE title <> ''"] {
            Connection::open(folder.path().join(DATABASE)).unwrap().execute(gone, []).unwrap();
            recovery::recover(folder.path(), &crate::job::Job::new()).unwrap();
            let library = Library::open(folder.path()).unwrap();
            library.unlock(PASSPHRASE).unwrap();
            assert_eq!(library.load(&id).unwrap().filing, filing("样本一"), "{gone}");
            if gone.starts_with("DELETE") {
                assert_eq!(library.load(&later).unwrap().filing, filing("样本二"));
            }
        }
    }
}
