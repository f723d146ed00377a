//! Decodes untrusted files in separate worker processes, with limits on memory and processor time.
//!
//! A decoder that runs out of control in a thread takes the whole program down: its memory cannot be reclaimed, and a
//! thread cannot be stopped. The program therefore starts itself again as a worker. The worker decodes one file after
//! the other and is killed if a file exceeds a limit or the job is cancelled. On Unix the kernel enforces the limits
//! (`RLIMIT_DATA`, and `RLIMIT_CPU` on top of the time already used); elsewhere the parent process watches the clock.
//!
//! A program calls [`begin`] once to say how its workers are started. Without it, as in tests and examples, files are
//! decoded in the same process, with no time limit.

mod frame;
mod pool;
mod worker;

use std::ffi::OsString;
use std::path::PathBuf;

use serde::{Deserialize, Serialize};

use super::{DecodeError, DecodeLimits, Glimpse, decode, decode_page, peek as peek_here};
use crate::job::Job;
use crate::scan::{Leaf, Picture, PictureFormat};

pub use worker::serve;

/// How to start a worker: a program that calls [`serve`] with its standard input and output.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Worker {
    /// The program.
    pub program: PathBuf,
    /// Its arguments.
    pub arguments: Vec<OsString>,
}

/// From now on files are decoded by workers. A second call has no effect.
pub fn begin(worker: Worker) {
    pool::begin(worker);
}

/// Decodes `bytes` as [`decode`] does, or, if `page` is given, as [`decode_page`] does.
///
/// # Errors
/// As those functions; also [`DecodeError::TooSlow`], [`DecodeError::Cancelled`] once `job` was cancelled, and
/// [`DecodeError::NoWorker`] if no process can be started.
pub fn picture(bytes: &[u8], page: Option<usize>, job: &Job) -> Result<Picture, DecodeError> {
    let limits = DecodeLimits::default();
    match pool::ask(&WorkerRequest::Decode { page, limits }, bytes, job) {
        Some(answer) => answer?.picture(bytes.len()),
        None => here(bytes, page, &limits),
    }
}

/// Format, size and pages of `bytes`, as [`super::peek`] determines them.
///
/// # Errors
/// As [`picture`].
pub fn peek(bytes: &[u8], job: &Job) -> Result<Glimpse, DecodeError> {
    let limits = DecodeLimits::default();
    match pool::ask(&WorkerRequest::Peek { limits }, bytes, job) {
        Some(answer) => match answer?.head {
            WorkerReply::Glimpse(glimpse) => Ok(glimpse),
            _ => Err(DecodeError::NotAPicture),
        },
        None => peek_here(bytes, &limits),
    }
}

fn here(bytes: &[u8], page: Option<usize>, limits: &DecodeLimits) -> Result<Picture, DecodeError> {
    match page {
        Some(page) => decode_page(bytes, page, limits),
        None => decode(bytes, limits),
    }
}

/// The request to a worker; the file follows it.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
enum WorkerRequest {
    Decode { page: Option<usize>, limits: DecodeLimits },
    Peek { limits: DecodeLimits },
}

impl WorkerRequest {
    fn limits(&self) -> &DecodeLimits {
        let (Self::Decode { limits, .. } | Self::Peek { limits }) = self;
        limits
    }
}

/// The reply of a worker; the pixels of a picture follow it.
#[derive(Debug, Clone, Serialize, Deserialize)]
enum WorkerReply {
    Picture { format: PictureFormat, width: u32, height: u32, has_metadata: bool, leaf: Leaf },
    Glimpse(Glimpse),
    Refused(DecodeError),
}

/// A reply and the data that followed it.
#[derive(Debug)]
struct WorkerAnswer {
    head: WorkerReply,
    body: Vec<u8>,
}

impl WorkerAnswer {
    fn picture(self, file_size: usize) -> Result<Picture, DecodeError> {
        let WorkerReply::Picture { format, width, height, has_metadata, leaf } = self.head else {
            return Err(DecodeError::NotAPicture);
        };
        let pixels = image::RgbImage::from_raw(width, height, self.body).ok_or(DecodeError::Damaged { format })?;
        Ok(Picture { pixels, format, file_size, has_metadata, leaf })
    }
}
