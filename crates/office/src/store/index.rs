//! Data stored beside each draft so that lists, searches and comparisons need not read all answers.

use std::collections::HashMap;
use std::sync::{Arc, PoisonError};

use rusqlite::{Connection, OptionalExtension, Transaction, TransactionBehavior, params};

use super::error::{Cause, StoreError};
use super::{Library, body, claim};
use crate::filing::Filing;
use crate::identifier::Profile;

/// Version of the index format; an index of another version is rebuilt.
const WAY: i64 = 2;

/// Maximum length in characters of a title or name in a list.
const MAX_TITLE_CHARS: usize = 200;

/// Data of a draft for the list and the search.
pub(super) struct IndexEntry {
    pub title: String,
    pub subject: String,
    pub number: String,
}

impl IndexEntry {
    pub(super) fn of(filing: &Filing) -> Self {
        let cut = |text: &str| text.chars().take(MAX_TITLE_CHARS).collect::<String>();
        Self {
            title: cut(filing.title()),
            subject: cut(filing.subject_name()),
            number: cut(filing.text(field!("icp_subject.organize_info.certificate_number"))),
        }
    }
}

/// Updates the index entry of the draft `id`.
pub(super) fn note(transaction: &Transaction<'_>, id: &str, filing: &Filing) -> Result<(), Cause> {
    let profile = Profile::of(filing);
    let text = serde_json::to_string(&profile).unwrap_or_default();
    transaction
        .prepare_cached(
            "INSERT INTO profile (draft, body) VALUES (?1, sealed(?2, ?1)) ON CONFLICT (draft) DO UPDATE
             SET body = excluded.body",
        )?
        .execute([id, &text])?;
    claim::note(transaction, id, &profile)
}

/// The next place in the change order, which does not depend on the clock.
pub(super) fn next_place(transaction: &Transaction<'_>) -> Result<i64, Cause> {
    Ok(transaction
        .prepare_cached(
            "INSERT INTO counter (name, last) VALUES ('place', 1) ON CONFLICT (name) DO UPDATE SET last = last + 1
             RETURNING last",
        )?
        .query_row([], |row| row.get(0))?)
}

/// Rebuilds the index of all drafts if an older program left none or used another version.
pub(super) fn renew(connection: &mut Connection) -> Result<(), Cause> {
    let way: Option<i64> =
        connection.query_row("SELECT last FROM counter WHERE name = 'index'", [], |row| row.get(0)).optional()?;
    if way == Some(WAY) {
        return Ok(());
    }
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    for table in ["draft", "version"] {
        let mut statement = transaction.prepare(&format!("SELECT rowid, body FROM {table} WHERE digest IS NULL"))?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            let digest = body::digest(row.get_ref(1)?.as_bytes().unwrap_or_default());
            transaction.execute(
                &format!("UPDATE {table} SET digest = ?2 WHERE rowid = ?1"),
                params![row.get::<_, i64>(0)?, digest],
            )?;
        }
    }
    let ids: Vec<String> = transaction
        .prepare("SELECT id FROM draft ORDER BY place, modified, id")?
        .query_map([], |row| row.get(0))?
        .collect::<Result<_, _>>()?;
    for id in ids {
        let read = transaction.query_row(
            "SELECT body, digest, opened(body, id) AS answers FROM draft WHERE id = ?1",
            [&id],
            |row| body::read(&id, row),
        )?;
        let place = next_place(&transaction)?;
        transaction.execute("UPDATE draft SET place = ?2 WHERE id = ?1", params![id, place])?;
        let Ok(filing) = read else { continue };
        let IndexEntry { title, subject, number } = IndexEntry::of(&filing);
        transaction.execute(
            "UPDATE draft SET title = sealed(?2, id), subject = sealed(?3, id), number = sealed(?4, id) WHERE id = ?1",
            params![id, title, subject, number],
        )?;
        note(&transaction, &id, &filing)?;
    }
    transaction.execute(
        "INSERT INTO counter (name, last) VALUES ('index', ?1) ON CONFLICT (name) DO UPDATE SET last = ?1",
        [WAY],
    )?;
    transaction.commit()?;
    Ok(())
}

/// A draft as used in comparisons with others.
#[derive(Debug, Clone, PartialEq)]
pub struct Profiled {
    /// Id of the draft.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Its profile.
    pub profile: Profile,
}

/// Profiles of drafts as last read, each with the draft's place in the change order: every save changes the place.
pub(super) type ReadDrafts = HashMap<String, (i64, Arc<Profiled>)>;

impl Library {
    /// Every draft outside the trash with its profile, the last changed first. Only those that changed since the last
    /// call are read again.
    ///
    /// # Errors
    /// [`StoreError`] as the database reports it.
    pub fn profiles(&self) -> Result<Vec<Arc<Profiled>>, StoreError> {
        let mut read = self.profiles.lock().unwrap_or_else(PoisonError::into_inner);
        let mut before = std::mem::take(&mut *read);
        self.query(|connection| {
            let mut list = connection.prepare_cached(
                "SELECT id, place FROM draft INDEXED BY draft_in_list WHERE discarded IS NULL ORDER BY place DESC",
            )?;
            let mut rows = list.query([])?;
            let mut profiles = Vec::with_capacity(before.len());
            while let Some(row) = rows.next()? {
                let (id, place): (String, i64) = (row.get(0)?, row.get(1)?);
                if let Some(entry) = before.remove_entry(&id) {
                    read.extend([entry]);
                }
                profiles.extend(known(connection, &mut read, &id, place)?);
            }
            Ok(profiles)
        })
    }

    /// The drafts outside the trash that share a value with `filing`, the last changed first. Only those are read.
    ///
    /// # Errors
    /// [`StoreError`] as the database reports it.
    pub fn akin(&self, filing: &Filing) -> Result<Vec<Arc<Profiled>>, StoreError> {
        let profile = Profile::of(filing);
        if !self.query(claim::is_made)?
            && let Err(error) = self.change(claim::make)
        {
            // Without the index all drafts are compared.
            let all = if error.is_of_writing() { self.profiles()? } else { return Err(error) };
            return Ok(all.into_iter().filter(|other| claim::is_shared(&profile, &other.profile)).collect());
        }
        let mut read = self.profiles.lock().unwrap_or_else(PoisonError::into_inner);
        self.query(|connection| {
            let found = claim::drafts(connection, &profile)?;
            found.iter().filter_map(|(id, place)| known(connection, &mut read, id, *place).transpose()).collect()
        })
    }

    /// Forgets the drafts read so far: they are locked, or have been replaced.
    pub(super) fn forget_profiles(&self) {
        self.profiles.lock().unwrap_or_else(PoisonError::into_inner).clear();
        self.persons.lock().unwrap_or_else(PoisonError::into_inner).clear();
    }
}

/// The draft `id` at `place` with its profile, as `read` before unless it has changed since; `None` where it cannot be
/// read.
pub(super) fn known(
    connection: &Connection,
    read: &mut ReadDrafts,
    id: &str,
    place: i64,
) -> Result<Option<Arc<Profiled>>, Cause> {
    if let Some((_, known)) = read.get(id).filter(|(of, _)| *of == place) {
        return Ok(Some(known.clone()));
    }
    let found = profiled(connection, id)?.map(Arc::new);
    match &found {
        Some(profiled) => read.insert(id.to_owned(), (place, profiled.clone())),
        None => read.remove(id),
    };
    Ok(found)
}

/// The draft `id` with its profile; `None` where it cannot be read.
pub(super) fn profiled(connection: &Connection, id: &str) -> Result<Option<Profiled>, Cause> {
    let mut statement = connection.prepare_cached(
        "SELECT coalesce(opened(draft.title, draft.id), ''), opened(profile.body, draft.id)
         FROM draft JOIN profile ON profile.draft = draft.id WHERE draft.id = ?1",
    )?;
    let found: Option<(String, Option<String>)> =
        statement.query_row([id], |row| Ok((row.get(0)?, row.get(1)?))).optional()?;
    Ok(found.and_then(|(title, body)| {
        let profile = serde_json::from_str(&body?).ok()?;
        Some(Profiled { id: id.to_owned(), title, profile })
    }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::filing::Kind;

    const PASSPHRASE: &str = "样本口令 一";

    fn filing(mobile: &str) -> Filing {
        let mut filing = Filing::new(Kind::New);
        filing.set(field!("icp_subject.principal_info.mobile"), mobile);
        filing
    }

    fn akin(library: &Library, mobile: &str) -> Vec<String> {
        library.akin(&filing(mobile)).unwrap().iter().map(|other| other.id.clone()).collect()
    }

    #[test]
    fn of_many_drafts_only_those_that_share_something_are_read() {
        let folder = tempfile::tempdir().unwrap();
        let library = Library::open(folder.path()).unwrap();
        let filings: Vec<Filing> =
            (0..300).map(|number| filing(&format!("{}", 13_000_000_000_u64 + number / 2))).collect();
        let ids: Vec<String> = library.create_all(&filings).unwrap().into_iter().map(|draft| draft.id).collect();
        let library = Library::open(folder.path()).unwrap();
        assert_eq!(akin(&library, "13000000007"), [ids[15].clone(), ids[14].clone()]);
        assert_eq!(library.profiles.lock().unwrap().len(), 2, "read");
        assert!(akin(&library, "13100000000").is_empty() && akin(&library, "").is_empty());
        library.save(&ids[14], 1, &filing("13100000000")).unwrap();
        library.discard(&ids[15]).unwrap();
        assert!(akin(&library, "13000000007").is_empty());
        assert_eq!(akin(&library, "13100000000"), std::slice::from_ref(&ids[14]), "as it was saved last");
        library.restore(&ids[15]).unwrap();
        assert_eq!(akin(&library, "13000000007"), std::slice::from_ref(&ids[15]));
    }

    #[test]
    fn it_follows_the_passphrase_and_tells_no_value() {
        let folder = tempfile::tempdir().unwrap();
        let library = Library::open(folder.path()).unwrap();
        let id = library.create(&filing("13000000001")).unwrap().id;
        let marks = |library: &Library| -> Vec<Vec<u8>> {
            let marks = |connection: &Connection| {
                let mut marks = connection.prepare("SELECT value FROM claim ORDER BY value")?;
                Ok(marks.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?)
            };
            library.query(marks).unwrap()
        };
        assert_eq!(akin(&library, "13000000001"), std::slice::from_ref(&id));
        let plain = marks(&library);
        library.set_passphrase(PASSPHRASE).unwrap();
        library.finish_sealing().unwrap();
        assert_eq!(akin(&library, "13000000001"), std::slice::from_ref(&id));
        assert!(!plain.is_empty() && marks(&library).iter().all(|mark| !plain.contains(mark)));
        library.remove_passphrase(PASSPHRASE).unwrap();
        assert_eq!(akin(&library, "13000000001"), [id]);
        assert_eq!(marks(&library), plain);
    }
}
