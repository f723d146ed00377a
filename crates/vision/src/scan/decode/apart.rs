//! Foreign files opened in processes of their own, with limits of memory and processor time.
//!
//! A decoder that runs wild in a thread takes the program with it: memory cannot be taken back and a thread cannot be
//! stopped. So the program starts itself again as a worker, which opens one file after the other and is ended when a
//! file takes more than it may, or when the job is cancelled. The kernel holds the limits on Unix (`RLIMIT_DATA`, and
//! `RLIMIT_CPU` from what was spent before); elsewhere the one who asks watches the clock.
//!
//! A program says once with [`begin`] how its workers are started. Until then, in tests and examples, files are opened
//! in the same process, without limits of time.

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

/// How a worker is started: a program that calls [`serve`] with its standard input and output.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Worker {
    /// The program.
    pub program: PathBuf,
    /// Its arguments.
    pub arguments: Vec<OsString>,
}

/// Has files opened by workers from now on. A second call changes nothing.
pub fn begin(worker: Worker) {
    pool::begin(worker);
}

/// The picture in `bytes` as [`decode`] makes it, or with a `page` as [`decode_page`] does.
///
/// # Errors
/// As these, [`DecodeError::TooSlow`], [`DecodeError::Cancelled`] once `job` was cancelled, and
/// [`DecodeError::NoWorker`] where no process can be started.
pub fn picture(bytes: &[u8], page: Option<usize>, job: &Job) -> Result<Picture, DecodeError> {
    let limits = DecodeLimits::default();
    match pool::ask(&WorkerRequest::Decode { page, limits }, bytes, job) {
        Some(answer) => answer?.picture(bytes.len()),
        None => here(bytes, page, &limits),
    }
}

/// Format, size and pages of `bytes` as [`super::peek`] tells them.
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

/// What a worker is asked to do with the file that follows.
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

/// What a worker found; the pixels of a picture follow.
#[derive(Debug, Clone, Serialize, Deserialize)]
enum WorkerReply {
    Picture { format: PictureFormat, width: u32, height: u32, has_metadata: bool, leaf: Leaf },
    Glimpse(Glimpse),
    Refused(DecodeError),
}

/// A reply and what followed it.
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
