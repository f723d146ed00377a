//! Merges drafts of another library, with their history and scans: a whole library that moves, or a handover by a
//! clerk.
//!
//! A draft is the same in both libraries if it was created in the same millisecond. If only one side changed since, the
//! later answers win and the earlier ones are in the history; if both sides changed, both drafts are kept.

use std::collections::{HashMap, HashSet};

use rusqlite::{Transaction, params};

use super::body::Body;
use super::error::{Cause, JobError, StoreError};
use super::index::{self, IndexEntry};
use super::label::{self, Label};
use super::{Draft, Library, LibraryEvent, Past, Version, body, history, id, scan_id};
use crate::filing::Filing;
use crate::job::Job;

/// The result of a merge, in numbers of drafts.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Merged {
    /// New here.
    pub added: usize,
    /// Present in an earlier state, updated to the later one, or present without some of its events, which were added.
    pub updated: usize,
    /// Changed on both sides: added as a second draft.
    pub conflicts: usize,
    /// Present already, in the same or a later state and with all its events.
    pub known: usize,
    /// Unreadable in the other library.
    pub unreadable: usize,
}

/// A draft with all its data.
struct CompleteDraft {
    draft: Draft,
    created: i64,
    discarded: Option<i64>,
    past: Vec<(Past, Filing)>,
    versions: Vec<(Version, Filing)>,
    events: Vec<LibraryEvent>,
    /// Copied when a whole library moves, but not with a handover of single drafts.
    label: Label,
}

/// How an incoming draft is handled.
enum MergeDecision {
    Add,
    AddSecond,
    /// The draft with this id is updated to its later state in the other library.
    Update(String),
    /// The draft with this id is the same or later.
    Known(String),
}

impl Library {
    /// Merges the drafts of `other`, all or those `chosen`, each with its history, its events and its scans. Repeating
    /// a merge adds nothing.
    ///
    /// # Errors
    /// [`JobError`]; each draft is merged completely or not at all. Drafts merged before the error stay, and the next
    /// merge continues from there.
    pub fn merge(&self, other: &Self, chosen: Option<&[String]>, job: &Job) -> Result<Merged, JobError> {
        let mut here: HashMap<i64, Vec<String>> = HashMap::new();
        for (created, id) in self.made()? {
            here.entry(created).or_default().push(id);
        }
        let theirs: Vec<String> = match chosen {
            Some(chosen) => chosen.to_vec(),
            None => other.made()?.into_iter().map(|(_, id)| id).collect(),
        };
        let mut merged = Merged::default();
        for (place, id) in theirs.iter().enumerate() {
            job.checkpoint()?;
            job.advance(place, theirs.len());
            let part = job.part(1.0 / theirs.len() as f32);
            let incoming = match other.gather(id) {
                Ok(incoming) if chosen.is_some() => CompleteDraft { label: Label::default(), ..incoming },
                Ok(incoming) => incoming,
                Err(StoreError { cause: Cause::Unusable { .. } | Cause::Altered(_), .. }) => {
                    merged.unreadable += 1;
                    continue;
                }
                Err(error) => return Err(error.into()),
            };
            self.take_scans(other, &incoming, &part)?;
            let same = here.entry(incoming.created).or_default();
            match self.decide(&incoming, same)? {
                MergeDecision::Add => {
                    same.push(self.change(|transaction| add(transaction, &incoming))?);
                    merged.added += 1;
                }
                MergeDecision::AddSecond => {
                    same.push(self.change(|transaction| add(transaction, &incoming))?);
                    merged.conflicts += 1;
                }
                MergeDecision::Update(ours) => {
                    let revision = self.load(&ours)?.revision;
                    let saved = self.save(&ours, revision, &incoming.draft.filing)?;
                    self.set_state(&ours, saved.revision, incoming.draft.state)?;
                    let _ = self.change(|transaction| add_history(transaction, &ours, &incoming))?;
                    merged.updated += 1;
                }
                MergeDecision::Known(ours) => {
                    match self.change(|transaction| add_history(transaction, &ours, &incoming))? {
                        0 => merged.known += 1,
                        _ => merged.updated += 1,
                    }
                }
            }
        }
        Ok(merged)
    }

    /// The creation time and id of each draft, the last changed last.
    fn made(&self) -> Result<Vec<(i64, String)>, StoreError> {
        self.query(|connection| {
            let mut statement = connection.prepare("SELECT created, id FROM draft ORDER BY place, id")?;
            let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
            Ok(rows.collect::<Result<_, _>>()?)
        })
    }

    fn gather(&self, id: &str) -> Result<CompleteDraft, StoreError> {
        let draft = self.load(id)?;
        let (created, discarded) = self.query(|connection| {
            let times = "SELECT created, discarded FROM draft WHERE id = ?1";
            Ok(connection.query_row(times, [id], |row| Ok((row.get(0)?, row.get(1)?)))?)
        })?;
        // A state or version that cannot be read is left out.
        let past = self.past(id)?.into_iter();
        let past = past.filter_map(|state| Some((state, self.past_filing(id, state.revision).ok()?))).collect();
        let versions = self.versions(id)?.into_iter();
        let versions = versions.filter_map(|version| {
            let filing = self.version(id, version.number).ok()?;
            Some((version, filing))
        });
        let (versions, events) = (versions.collect(), self.events(id)?);
        let label = self.query(|connection| label::get(connection, id))?;
        Ok(CompleteDraft { draft, created, discarded, past, versions, events, label })
    }

    /// Stores all scans that a draft names or named, or none. The review of the draft finds those that are missing in
    /// the other library.
    fn take_scans(&self, other: &Self, incoming: &CompleteDraft, job: &Job) -> Result<(), JobError> {
        let of_past = incoming.past.iter().map(|(_, filing)| filing);
        let of_versions = incoming.versions.iter().map(|(_, filing)| filing);
        let filings = std::iter::once(&incoming.draft.filing).chain(of_past).chain(of_versions);
        let named: HashSet<String> =
            filings.flat_map(|filing| scan_id::ids(&filing.to_json()).collect::<Vec<_>>()).collect();
        let missing: Vec<String> = named.into_iter().filter(|scan| self.scan(scan).is_err()).collect();
        self.add_scans(&missing, job, |scan| {
            let Ok(bytes) = other.scan(scan) else { return Ok(None) };
            Ok(Some((bytes, other.scan_name(scan)?.unwrap_or_default())))
        })?;
        Ok(())
    }

    /// How to handle a draft, given the ids `same` of its counterparts here.
    fn decide(&self, incoming: &CompleteDraft, same: &[String]) -> Result<MergeDecision, StoreError> {
        let mut decision = MergeDecision::Add;
        for id in same {
            let Ok(ours) = self.load(id) else { continue };
            let past = self.past(id)?;
            let later = past
                .iter()
                .any(|state| self.past_filing(id, state.revision).is_ok_and(|filing| filing == incoming.draft.filing));
            if later || ours.filing == incoming.draft.filing {
                return Ok(MergeDecision::Known(id.clone()));
            }
            if incoming.past.iter().any(|(_, filing)| *filing == ours.filing) {
                decision = MergeDecision::Update(id.clone());
            } else if *id == incoming.draft.id && matches!(decision, MergeDecision::Add) {
                decision = MergeDecision::AddSecond;
            }
        }
        Ok(decision)
    }
}

/// Adds a draft with its history and returns its id: its own, unless that is taken here.
fn add(transaction: &Transaction<'_>, incoming: &CompleteDraft) -> Result<String, Cause> {
    let CompleteDraft { draft, created, discarded, .. } = incoming;
    let taken: bool =
        transaction.query_row("SELECT EXISTS (SELECT 1 FROM draft WHERE id = ?1)", [&draft.id], |row| row.get(0))?;
    let id = if taken { id::next(transaction, super::now())? } else { draft.id.clone() };
    id::note(transaction, &id)?;
    let IndexEntry { title, subject, number } = IndexEntry::of(&draft.filing);
    let Body { text, digest, .. } = body::write(transaction, &id, &draft.filing)?;
    let place = index::next_place(transaction)?;
    transaction
        .prepare_cached(
            "INSERT INTO draft (id, kind, title, subject, number, state, body, digest, revision, created, modified,
                place, discarded) VALUES (?1, ?2, sealed(?3, ?1), sealed(?4, ?1), sealed(?5, ?1), ?6, ?7, ?8,
                ?9, ?10, ?11, ?12, ?13)",
        )?
        .execute(params![
            id,
            draft.filing.kind().name(),
            title,
            subject,
            number,
            draft.state.name(),
            text,
            digest,
            draft.revision,
            created,
            draft.modified,
            place,
            discarded
        ])?;
    index::note(transaction, &id, &draft.filing)?;
    for (state, filing) in &incoming.past {
        let Body { text, digest, .. } = body::write(transaction, &id, filing)?;
        transaction
            .prepare_cached(
                "INSERT INTO past (draft, revision, until, lost, body, digest) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
            )?
            .execute(params![id, state.revision, state.until, state.lost, text, digest])?;
    }
    let _ = add_history(transaction, &id, incoming)?;
    Ok(id)
}

/// Adds the versions and events of a draft that the one with `id` lacks, and its label if that one has none. Returns
/// the number of events.
fn add_history(transaction: &Transaction<'_>, id: &str, incoming: &CompleteDraft) -> Result<usize, Cause> {
    for (version, filing) in incoming.versions.iter().rev() {
        let Body { text, digest, .. } = body::write(transaction, id, filing)?;
        transaction
            .prepare_cached(
                "INSERT INTO version (draft, number, name, made, body, digest, answer)
                 SELECT ?1, (SELECT coalesce(max(number), 0) + 1 FROM version WHERE draft = ?1), sealed(?2, ?1), ?3, ?4,
                    ?5, sealed(?6, ?1)
                 WHERE NOT EXISTS (SELECT 1 FROM version WHERE draft = ?1 AND opened(name, draft) = ?2 AND made = ?3)",
            )?
            .execute(params![
                id,
                version.name,
                version.made,
                text,
                digest,
                version.answer.as_ref().map(ToString::to_string)
            ])?;
    }
    if label::get(transaction, id)?.is_empty() {
        label::put(transaction, id, &incoming.label)?;
    }
    let mut events = 0;
    for event in &incoming.events {
        events += transaction
            .prepare_cached(
                "INSERT INTO event (draft, kind, time, note, data) SELECT ?1, ?2, ?3, sealed(?4, ?1), sealed(?5, ?1)
                 WHERE NOT EXISTS (SELECT 1 FROM event WHERE draft = ?1 AND kind = ?2 AND time = ?3
                    AND opened(note, draft) = ?4)",
            )?
            .execute(params![
                id,
                event.kind,
                event.time.format(history::TIME).to_string(),
                event.note,
                event.data.to_string()
            ])?;
    }
    Ok(events)
}
