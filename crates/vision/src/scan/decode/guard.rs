//! Isolates third-party decoders: a panic becomes an error.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::thread;

use super::DecodeError;
use crate::scan::PictureFormat;

/// Stack of a decoder that recurses over the structure of its file, in bytes.
pub(super) const STACK: usize = 64 << 20;

/// Runs `work`; a panic becomes [`DecodeError::Damaged`].
pub(super) fn run<T>(format: PictureFormat, work: impl FnOnce() -> Result<T, DecodeError>) -> Result<T, DecodeError> {
    catch_unwind(AssertUnwindSafe(work)).unwrap_or(Err(DecodeError::Damaged { format }))
}

/// As [`run`], on a thread with a large stack for deep recursion.
pub(super) fn run_deep<T: Send>(
    format: PictureFormat,
    work: impl FnOnce() -> Result<T, DecodeError> + Send,
) -> Result<T, DecodeError> {
    thread::scope(|scope| {
        let deep = thread::Builder::new().name("decode".to_owned()).stack_size(STACK);
        let started = deep.spawn_scoped(scope, || run(format, work)).map_err(|_| DecodeError::NoWorker)?;
        started.join().unwrap_or(Err(DecodeError::Damaged { format }))
    })
}
