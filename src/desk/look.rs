//! One picture, from bytes to everything that is known about it.

use std::time::Instant;

use serde::{Deserialize, Serialize};

use crate::reading::Reading;
use crate::scan::{self, DecodeError, Inspection, Limits, Slot};

/// How long each step took, in whole milliseconds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Milliseconds {
    /// From bytes to pixels.
    pub decode: u64,
    /// Judging the pixels.
    pub inspect: u64,
    /// Reading the text; 0 where nothing was read.
    pub read: u64,
}

/// What is known about one picture.
#[derive(Debug, Clone, PartialEq)]
pub struct Looked {
    /// What it shows.
    pub inspection: Inspection,
    /// What it says; `None` where it was not read.
    pub reading: Option<Reading>,
    /// How long that took.
    pub milliseconds: Milliseconds,
}

/// Decodes and judges the picture in `bytes` for `slot`.
///
/// # Errors
/// [`DecodeError`] when it cannot be used as a picture.
pub fn look(bytes: &[u8], slot: Option<Slot>) -> Result<Looked, DecodeError> {
    let start = Instant::now();
    let picture = scan::decode(bytes, &Limits::default())?;
    let decoded = Instant::now();
    let inspection = scan::inspect(&picture, slot);
    let inspected = Instant::now();
    let span = |from: Instant, to: Instant| to.duration_since(from).as_millis() as u64;
    Ok(Looked {
        inspection,
        reading: None,
        milliseconds: Milliseconds { decode: span(start, decoded), inspect: span(decoded, inspected), read: 0 },
    })
}
