//! Inspects and reads one picture, from its bytes to the complete evidence.

use std::time::Instant;

use serde::{Deserialize, Serialize};

use crate::job::{Cancelled, Job};
use crate::reading::{Certificate, Engine, Reading, ReadingError, portrait};
use crate::rules::unseen::NOT_READ;
use crate::scan::decode::isolated;
use crate::scan::{self, DecodeError, Inspection, Picture, Slot};

/// How long each step took, in whole milliseconds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Milliseconds {
    /// From bytes to pixels.
    pub decode: u64,
    /// Inspecting the pixels.
    pub inspect: u64,
    /// Reading the text, or rehearsing the face check on a portrait; 0 where neither was done.
    pub read: u64,
}

/// Why a picture was not inspected.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum InspectionError {
    /// It cannot be used as a picture.
    #[error(transparent)]
    Picture(DecodeError),
    /// The job was cancelled.
    #[error(transparent)]
    Cancelled(#[from] Cancelled),
}

impl From<DecodeError> for InspectionError {
    fn from(error: DecodeError) -> Self {
        match error {
            DecodeError::Cancelled(cancelled) => Self::Cancelled(cancelled),
            error => Self::Picture(error),
        }
    }
}

/// The evidence about one picture.
#[derive(Debug, Clone, PartialEq)]
pub struct Inspected {
    /// Result of the inspection.
    pub inspection: Inspection,
    /// Its text; `None` where it was not read.
    pub reading: Option<Reading>,
    /// How long that took.
    pub milliseconds: Milliseconds,
}

/// Decodes and inspects the picture in `bytes` for `slot`, and reads it with `engine`, unless the slot is
/// [`Slot::Document`]. For a [`Slot::Portrait`] the face check is rehearsed. If reading fails, this is a finding of the
/// inspection, not an error.
///
/// # Errors
/// [`InspectionError`] when it cannot be used as a picture, or the job was cancelled.
pub fn inspect(
    bytes: &[u8],
    slot: Option<Slot>,
    engine: Option<&Engine>,
    job: &Job,
) -> Result<Inspected, InspectionError> {
    let start = Instant::now();
    let picture = isolated::picture(bytes, None, job)
        .inspect_err(|error| log::warn!("picture of {} bytes: {}", bytes.len(), error.code()))?;
    let decoded = Instant::now();
    job.checkpoint()?;
    let mut inspection = scan::inspect(&picture, slot);
    let inspected = Instant::now();
    let reading = match engine.map(|engine| read(&picture, &mut inspection, engine, job)) {
        None => None,
        Some(Ok(reading)) => reading,
        Some(Err(ReadingError::Cancelled(cancelled))) => return Err(cancelled.into()),
        Some(Err(error)) => {
            log::warn!("picture not read: {error}");
            inspection.findings.push(NOT_READ.found());
            None
        }
    };
    let read = span(inspected, Instant::now());
    let seen = inspection.findings.len() + reading.as_ref().map_or(0, |reading| reading.findings.len());
    let milliseconds = Milliseconds { decode: span(start, decoded), inspect: span(decoded, inspected), read };
    let Inspection { width, height, format, .. } = inspection;
    let purpose = slot.map_or("any", Slot::name);
    log::info!("{width}×{height} {format:?} for {purpose}: {seen} findings, {milliseconds:?}");
    Ok(Inspected { inspection, reading, milliseconds })
}

/// Reads the text of the inspected picture; for a portrait rehearses the face check, whose findings are added to the
/// inspection's.
fn read(
    picture: &Picture,
    inspection: &mut Inspection,
    engine: &Engine,
    job: &Job,
) -> Result<Option<Reading>, ReadingError> {
    match inspection.slot {
        Some(Slot::Document) => Ok(None),
        Some(Slot::Portrait) => {
            inspection.findings.extend(portrait::rehearse(picture, engine, job)?.findings);
            Ok(None)
        }
        slot => {
            if !inspection.documents.is_empty() {
                if let Some(reading) = engine.read_several(picture, &inspection.documents, slot, job)? {
                    inspection.shows(reading.documents.iter().map(|document| document.corners).collect());
                    return Ok(Some(reading));
                }
                // It was wrongly taken for several documents.
                *inspection = scan::inspect_as_one(picture, slot);
            }
            let reading = engine.read(picture, inspection.corners, slot, job)?;
            if reading.certificate == Certificate::Unknown {
                inspection.verdicts.upright &= reading.turns == 0;
            } else {
                inspection.was_turned(reading.turns);
            }
            inspection.was_read(reading.electronic, reading.is_of_old_form(), reading.is_of_another());
            if reading.is_sure() {
                inspection.was_read_for_sure();
            }
            if reading.cut {
                inspection.was_cut();
            }
            Ok(Some(reading))
        }
    }
}

impl Inspected {
    /// Whether everything requested was done; only then is the result cached.
    pub(super) fn is_complete(&self) -> bool {
        self.inspection.findings.iter().all(|finding| !finding.is(&NOT_READ))
    }
}

fn span(from: Instant, to: Instant) -> u64 {
    to.duration_since(from).as_millis() as u64
}
