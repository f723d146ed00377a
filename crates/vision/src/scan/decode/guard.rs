//! Third-party decoders behind a wall: a panic becomes an error, an endless one is left behind.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::{self, RecvTimeoutError};
use std::thread;
use std::time::Duration;

use super::DecodeError;
use crate::scan::Format;

/// Stack of a decoder that recurses over the structure of its file, in bytes.
const STACK: usize = 64 << 20;

/// Runs `work`; a panic inside becomes [`DecodeError::Damaged`].
pub(super) fn run<T>(format: Format, work: impl FnOnce() -> Result<T, DecodeError>) -> Result<T, DecodeError> {
    catch_unwind(AssertUnwindSafe(work))
        .unwrap_or_else(|_| Err(DecodeError::Damaged { format, detail: "the decoder gave up".to_owned() }))
}

/// Runs `work` on a thread of its own and waits for at most `time`.
///
/// A thread cannot be stopped from outside: after [`DecodeError::TooSlow`] it ends on its own or with the program.
pub(super) fn run_for<T: Send + 'static>(
    format: Format,
    time: Duration,
    work: impl FnOnce() -> Result<T, DecodeError> + Send + 'static,
) -> Result<T, DecodeError> {
    let (sender, receiver) = mpsc::sync_channel(1);
    let started = thread::Builder::new().name("decode".to_owned()).stack_size(STACK).spawn(move || {
        // Nobody listens any more when the time is over.
        let _ = sender.send(run(format, work));
    });
    if let Err(error) = started {
        return Err(DecodeError::Unsupported { format, detail: error.to_string() });
    }
    match receiver.recv_timeout(time) {
        Ok(result) => result,
        Err(RecvTimeoutError::Timeout) => Err(DecodeError::TooSlow { seconds: time.as_secs() }),
        Err(RecvTimeoutError::Disconnected) => {
            Err(DecodeError::Damaged { format, detail: "the decoder gave up".to_owned() })
        }
    }
}
