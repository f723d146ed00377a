//! Drafts: creating, listing, loading, saving as the user types, moving to the trash and restoring.

use std::collections::HashSet;

use rusqlite::{Connection, OptionalExtension, Row, Transaction, params};
use serde::{Deserialize, Serialize};

use super::body::Body;
use super::error::{Cause, StoreError};
use super::index::{self, IndexEntry};
use super::label::Label;
use super::{Library, PIECE, backup, body, disk, id, now, previous_versions, recovery, scans, undo};
use crate::filing::{Filing, Kind};

/// Progress of a draft. Saving an answer sets it to [`DraftState::Filling`]; a review or an export advances it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DraftState {
    /// Nothing is answered yet (未开始).
    #[default]
    NotStarted,
    /// Some answers, not reviewed since the last change, or still incomplete (填写中).
    Filling,
    /// The last review found something that must be changed (有问题).
    Problems,
    /// The last review found nothing that blocks (可导出).
    Ready,
    /// A package of exactly these answers was exported (已导出).
    Exported,
}

impl DraftState {
    /// All states.
    pub const ALL: [Self; 5] = [Self::NotStarted, Self::Filling, Self::Problems, Self::Ready, Self::Exported];

    /// The word used in the database and in `list --json`.
    pub fn name(self) -> &'static str {
        match self {
            Self::NotStarted => "not_started",
            Self::Filling => "filling",
            Self::Problems => "problems",
            Self::Ready => "ready",
            Self::Exported => "exported",
        }
    }

    fn from_name(name: &str) -> Self {
        Self::ALL.into_iter().find(|state| state.name() == name).unwrap_or_default()
    }

    /// The state of answers that have not been reviewed.
    fn unreviewed(filing: &Filing) -> Self {
        let answered = filing.as_map().keys().any(|key| key != "format" && key != "kind" && filing.has(key));
        if answered { Self::Filling } else { Self::NotStarted }
    }
}

/// A draft as shown in the list.
#[derive(Debug, Clone, PartialEq)]
pub struct Summary {
    /// Id: short, sorts by age, never reused in a library.
    pub id: String,
    /// The mini program's name, else the subject's; empty where neither is given.
    pub title: String,
    /// The subject's name; empty where it is not given.
    pub subject: String,
    /// Number of the subject's certificate; empty where it is not given.
    pub number: String,
    /// Kind of filing.
    pub kind: Kind,
    /// Its state.
    pub state: DraftState,
    /// Milliseconds since 1970 of the last change; never decreases within a draft.
    pub modified: i64,
    /// Kind of the latest progress event ([`Library::events`]); `None` before the first.
    pub progress: Option<String>,
    /// A clerk's label on it.
    pub label: Label,
    /// Changes with every save and with every event that is added or removed.
    pub stamp: (i64, i64),
}

/// A loaded draft.
#[derive(Debug, Clone, PartialEq)]
pub struct Draft {
    /// Id.
    pub id: String,
    /// Revision that was loaded; the next save must name it.
    pub revision: i64,
    /// Its state.
    pub state: DraftState,
    /// The answers.
    pub filing: Filing,
    /// Milliseconds since 1970 of the last change.
    pub modified: i64,
}

/// Result of a save.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Saved {
    /// Revision that the next save must name.
    pub revision: i64,
    /// Milliseconds since 1970 of this change.
    pub modified: i64,
}

impl Library {
    /// Every draft outside the trash, the last changed first, regardless of changes of the clock.
    ///
    /// # Errors
    /// [`StoreError`] as the database reports it.
    pub fn drafts(&self) -> Result<Vec<Summary>, StoreError> {
        self.query(|connection| summaries(connection, false))
    }

    /// A number that changes whenever another program, such as the command line, writes to the library.
    ///
    /// # Errors
    /// [`StoreError`] as the database reports it.
    pub fn foreign_writes(&self) -> Result<i64, StoreError> {
        self.query(|connection| Ok(connection.pragma_query_value(None, "data_version", |row| row.get(0))?))
    }

    /// The drafts in the trash, the last changed first.
    ///
    /// # Errors
    /// [`StoreError`] as the database reports it.
    pub fn trash(&self) -> Result<Vec<Summary>, StoreError> {
        self.query(|connection| summaries(connection, true))
    }

    /// Ids of drafts whose answers were altered on the disk.
    ///
    /// # Errors
    /// [`StoreError`] as the database reports it.
    pub fn altered(&self) -> Result<HashSet<String>, StoreError> {
        let (mut altered, mut last) = (HashSet::new(), Some(i64::MIN));
        while let Some(after) = last {
            last = self.query(|connection| {
                let mut statement = connection.prepare_cached(
                    "SELECT id, body, digest, rowid FROM draft WHERE rowid > ?1 ORDER BY rowid LIMIT ?2",
                )?;
                let mut rows = statement.query(params![after, PIECE])?;
                let mut last = None;
                while let Some(row) = rows.next()? {
                    let digest: Option<Vec<u8>> = row.get(2)?;
                    if digest != Some(body::digest(row.get_ref(1)?.as_bytes().unwrap_or_default())) {
                        altered.insert(row.get(0)?);
                    }
                    last = Some(row.get(3)?);
                }
                Ok(last)
            })?;
        }
        Ok(altered)
    }

    /// Creates a draft of `filing`.
    ///
    /// # Errors
    /// [`StoreError`] as the database reports it; nothing was created then.
    pub fn create(&self, filing: &Filing) -> Result<Draft, StoreError> {
        self.change(|transaction| insert(transaction, filing))
    }

    /// Creates a draft from each of `filings`, all or none.
    ///
    /// # Errors
    /// [`StoreError`] as the database reports it; nothing was created then.
    pub fn create_all(&self, filings: &[Filing]) -> Result<Vec<Draft>, StoreError> {
        self.change(|transaction| filings.iter().map(|filing| insert(transaction, filing)).collect())
    }

    /// The draft `id`, even if it is in the trash.
    ///
    /// # Errors
    /// [`Cause::NoDraft`], or [`Cause::Unusable`] when its content cannot be read (a newer program wrote it).
    pub fn load(&self, id: &str) -> Result<Draft, StoreError> {
        self.query(|connection| load(connection, id))
    }

    /// Saves the answers of the draft `id` over the revision on which they are based.
    ///
    /// # Errors
    /// [`Cause::Conflict`] when another revision was saved meanwhile: nothing was written, and both stay as they are.
    /// Load again and decide, or keep these answers with [`Library::create`].
    pub fn save(&self, id: &str, revision: i64, filing: &Filing) -> Result<Saved, StoreError> {
        self.save_with(id, revision, filing, None)
    }

    /// Saves as [`Library::save`] does, together with the undo steps; see [`Library::kept_undo`].
    ///
    /// # Errors
    /// As [`Library::save`].
    pub fn save_with(
        &self,
        id: &str,
        revision: i64,
        filing: &Filing,
        steps: Option<&str>,
    ) -> Result<Saved, StoreError> {
        self.change(|transaction| {
            let saved = write(transaction, id, revision, filing)?;
            if let Some(steps) = steps {
                undo::keep(transaction, id, saved.revision, steps)?;
            }
            Ok(saved)
        })
        .inspect(|saved| log::info!("draft {id}: revision {}", saved.revision))
    }

    /// Saves the answers of several drafts over the revisions on which they are based, all or none. Returns their new
    /// revisions, in order.
    ///
    /// # Errors
    /// [`Cause::Conflict`] for the first draft that was saved meanwhile: nothing was written.
    pub fn save_all(&self, drafts: &[(&str, i64, &Filing)]) -> Result<Vec<i64>, StoreError> {
        self.change(|transaction| {
            let saved = drafts.iter().map(|(id, revision, filing)| write(transaction, id, *revision, filing));
            saved.map(|saved| saved.map(|saved| saved.revision)).collect()
        })
        .inspect(|_| log::info!("{} drafts saved at once", drafts.len()))
    }

    /// Stores the result of a review or an export of the answers of `revision`. A draft that was saved since keeps its
    /// state.
    ///
    /// # Errors
    /// [`StoreError`] as the database reports it.
    pub fn set_state(&self, id: &str, revision: i64, state: DraftState) -> Result<(), StoreError> {
        self.set_states(&[(id.to_owned(), revision, state)])
    }

    /// Stores the results of several reviews as [`Library::set_state`] does, all or none.
    ///
    /// # Errors
    /// [`StoreError`] as the database reports it.
    pub fn set_states(&self, drafts: &[(String, i64, DraftState)]) -> Result<(), StoreError> {
        if drafts.is_empty() {
            return Ok(());
        }
        self.change(|transaction| {
            let mut set = transaction
                .prepare_cached("UPDATE draft SET state = ?3 WHERE id = ?1 AND revision = ?2 AND state <> ?3")?;
            for (id, revision, state) in drafts {
                set.execute(params![id, revision, state.name()])?;
            }
            Ok(())
        })
    }

    /// Creates a second draft with the answers of the draft `id`, without its history.
    ///
    /// # Errors
    /// As [`Library::load`].
    pub fn duplicate(&self, id: &str) -> Result<Draft, StoreError> {
        self.change(|transaction| {
            let original = load(transaction, id)?;
            insert(transaction, &original.filing)
        })
    }

    /// Moves the draft `id` to the trash.
    ///
    /// # Errors
    /// [`Cause::NoDraft`].
    pub fn discard(&self, id: &str) -> Result<(), StoreError> {
        self.mark(id, Some(now()))
    }

    /// Restores the draft `id` from the trash.
    ///
    /// # Errors
    /// [`Cause::NoDraft`].
    pub fn restore(&self, id: &str) -> Result<(), StoreError> {
        self.mark(id, None)
    }

    /// Permanently deletes the draft `id` from the trash with its history, the scans that only it names and their
    /// cached results, and deletes it from every backup in both backup folders and from everything set aside there. Its
    /// place in the databases is overwritten.
    ///
    /// # Errors
    /// [`Cause::NoDraft`] when no such draft is in the trash; otherwise the [`StoreError`] of what could not be
    /// written.
    pub fn purge(&self, id: &str) -> Result<(), StoreError> {
        let freed = self.query(|connection| {
            let in_trash = "SELECT EXISTS (SELECT 1 FROM draft WHERE id = ?1 AND discarded IS NOT NULL)";
            let in_trash: bool = connection.query_row(in_trash, [id], |row| row.get(0))?;
            if in_trash { scans::freed_by(connection, id) } else { Err(Cause::NoDraft(id.to_owned())) }
        })?;
        let folders = [Some(self.folder.clone()), self.backup_folder()?];
        // The draft is deleted last: until then the deletion can be repeated.
        for folder in folders.iter().flatten() {
            backup::purge(folder, id, &freed)?;
        }
        let freed = self.change(|transaction| {
            let freed = scans::freed_by(transaction, id)?;
            if transaction.execute("DELETE FROM draft WHERE id = ?1 AND discarded IS NOT NULL", [id])? == 0 {
                return Err(Cause::NoDraft(id.to_owned()));
            }
            transaction.execute("DELETE FROM setting WHERE key LIKE '%/' || ?1", [id])?;
            transaction.execute("DELETE FROM cache WHERE picture = ?1", [id])?;
            scans::delete(transaction, &freed)?;
            Ok(freed)
        })?;
        // Only now: if the transaction had failed, the draft would still be there without its pictures.
        self.change(|transaction| {
            folders.iter().flatten().try_for_each(|folder| scans::remove_files(transaction, folder, &freed))
        })?;
        recovery::forget(&self.folder, id, &freed).map_err(|cause| cause.at(&self.folder))?;
        self.query(disk::rewrite_database)
    }

    fn mark(&self, id: &str, discarded: Option<i64>) -> Result<(), StoreError> {
        self.change(|transaction| {
            match transaction.execute("UPDATE draft SET discarded = ?2 WHERE id = ?1", params![id, discarded])? {
                0 => Err(Cause::NoDraft(id.to_owned())),
                _ => Ok(()),
            }
        })
    }
}

/// Writes the answers of the draft `id` over the revision on which they are based.
fn write(transaction: &Transaction<'_>, id: &str, revision: i64, filing: &Filing) -> Result<Saved, Cause> {
    let before = previous_versions::Before::of(transaction, id)?;
    if before.revision != revision {
        return Err(Cause::Conflict(id.to_owned()));
    }
    // Only a number from outside the program is so large.
    let next = revision.checked_add(1).ok_or_else(|| Cause::Altered(id.to_owned()))?;
    let Body { answers, text, digest } = body::write(transaction, id, filing)?;
    let now = now();
    let modified = now.max(before.modified);
    previous_versions::keep(transaction, id, &before, &answers, now)?;
    let IndexEntry { title, subject, number } = IndexEntry::of(filing);
    let place = index::next_place(transaction)?;
    transaction
        .prepare_cached(
            "UPDATE draft SET kind = ?2, title = sealed(?3, ?1), subject = sealed(?4, ?1), number = sealed(?5, ?1),
                state = ?6, body = ?7, digest = ?8, revision = ?9, modified = ?10, place = ?11 WHERE id = ?1",
        )?
        .execute(params![
            id,
            filing.kind().name(),
            title,
            subject,
            number,
            DraftState::unreviewed(filing).name(),
            text,
            digest,
            next,
            modified,
            place
        ])?;
    index::note(transaction, id, filing)?;
    Ok(Saved { revision: next, modified })
}

fn insert(transaction: &Transaction<'_>, filing: &Filing) -> Result<Draft, Cause> {
    let modified = now();
    let id = id::next(transaction, modified)?;
    let state = DraftState::unreviewed(filing);
    let IndexEntry { title, subject, number } = IndexEntry::of(filing);
    let Body { text, digest, .. } = body::write(transaction, &id, filing)?;
    let place = index::next_place(transaction)?;
    let kind = filing.kind().name();
    transaction
        .prepare_cached(
            "INSERT INTO draft (id, kind, title, subject, number, state, body, digest, revision, created, modified, place)
             VALUES (?1, ?2, sealed(?3, ?1), sealed(?4, ?1), sealed(?5, ?1), ?6, ?7, ?8, 1, ?9, ?9, ?10)",
        )?
        .execute(params![id, kind, title, subject, number, state.name(), text, digest, modified, place])?;
    index::note(transaction, &id, filing)?;
    Ok(Draft { id, revision: 1, state, filing: filing.clone(), modified })
}

pub(super) fn load(connection: &Connection, id: &str) -> Result<Draft, Cause> {
    let found = connection
        .prepare_cached(
            "SELECT revision, state, body, digest, opened(body, id) AS answers, modified FROM draft WHERE id = ?1",
        )?
        .query_row([id], |row| {
            let state = DraftState::from_name(&row.get::<_, String>("state")?);
            Ok((row.get("revision")?, state, body::read(id, row)?, row.get("modified")?))
        })
        .optional()?;
    let (revision, state, filing, modified) = found.ok_or_else(|| Cause::NoDraft(id.to_owned()))?;
    Ok(Draft { id: id.to_owned(), revision, state, filing: filing?, modified })
}

fn summaries(connection: &Connection, discarded: bool) -> Result<Vec<Summary>, Cause> {
    let mut statement = connection.prepare(&format!(
        "SELECT id, coalesce(opened(title, id), ''), coalesce(opened(subject, id), ''), kind, state, modified,
                coalesce(opened(number, id), ''),
                (SELECT kind FROM event WHERE event.draft = draft.id ORDER BY time DESC, event.id DESC LIMIT 1),
                place, (SELECT coalesce(sum(event.id), 0) FROM event WHERE event.draft = draft.id),
                (SELECT opened(label.body, label.draft) FROM label WHERE label.draft = draft.id)
             FROM draft INDEXED BY draft_in_list WHERE discarded IS {} NULL ORDER BY place DESC, id DESC",
        if discarded { "NOT" } else { "" }
    ))?;
    let rows = statement.query_map([], summary)?;
    Ok(rows.collect::<Result<_, _>>()?)
}

fn summary(row: &Row<'_>) -> rusqlite::Result<Summary> {
    Ok(Summary {
        id: row.get(0)?,
        title: row.get(1)?,
        subject: row.get(2)?,
        kind: Kind::from_name(&row.get::<_, String>(3)?).unwrap_or_default(),
        state: DraftState::from_name(&row.get::<_, String>(4)?),
        modified: row.get(5)?,
        number: row.get(6)?,
        progress: row.get(7)?,
        stamp: (row.get(8)?, row.get(9)?),
        label: Label::of(row.get(10)?),
    })
}
