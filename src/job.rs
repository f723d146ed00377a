//! A long piece of work that reports how far it is and can be cancelled.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};

/// Handle shared between the work and whoever watches it. Clones refer to the same job.
#[derive(Debug, Clone, Default)]
pub struct Job(Arc<State>);

#[derive(Debug, Default)]
struct State {
    cancelled: AtomicBool,
    /// Share done, as the bits of an `f32` in `0.0..=1.0`.
    fraction: AtomicU32,
}

/// The job was cancelled by the user; nothing was finished and nothing is broken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("cancelled")]
pub struct Cancelled;

impl Job {
    /// A job that has not begun.
    pub fn new() -> Self {
        Self::default()
    }

    /// Asks the work to stop at its next [`Job::checkpoint`].
    pub fn cancel(&self) {
        self.0.cancelled.store(true, Ordering::Relaxed);
    }

    /// Whether [`Job::cancel`] was called.
    pub fn is_cancelled(&self) -> bool {
        self.0.cancelled.load(Ordering::Relaxed)
    }

    /// Called by the work between two steps.
    ///
    /// # Errors
    /// [`Cancelled`] once the job was cancelled; the work passes it on with `?`.
    pub fn checkpoint(&self) -> Result<(), Cancelled> {
        if self.is_cancelled() { Err(Cancelled) } else { Ok(()) }
    }

    /// Called by the work: `done` of `total` steps are finished.
    pub fn advance(&self, done: usize, total: usize) {
        let fraction = if total == 0 { 1.0 } else { (done as f32 / total as f32).min(1.0) };
        self.0.fraction.store(fraction.to_bits(), Ordering::Relaxed);
    }

    /// Share of the work that is done, `0.0..=1.0`.
    pub fn fraction(&self) -> f32 {
        f32::from_bits(self.0.fraction.load(Ordering::Relaxed))
    }
}
