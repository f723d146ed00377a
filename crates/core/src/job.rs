//! A long-running task that reports its progress and can be cancelled.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};

use serde::{Deserialize, Serialize};

/// Handle shared by the task and its observer. Clones refer to the same job.
#[derive(Debug, Clone, Default)]
pub struct Job(Arc<JobState>);

#[derive(Debug, Default)]
struct JobState {
    /// Shared by a job and all its parts.
    cancelled: Arc<AtomicBool>,
    /// Completed share, as the bits of an `f32` in `0.0..=1.0`.
    fraction: AtomicU32,
    /// The job that this one is a part of, and the share of it.
    whole: Option<(Job, f32)>,
}

/// The job was cancelled by the user; nothing was finished and nothing is broken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[error("cancelled")]
pub struct Cancelled;

impl Job {
    /// A job that has not started.
    pub fn new() -> Self {
        Self::default()
    }

    /// A part of this job that makes up `share` of it, `0.0..=1.0`. Its progress advances the whole by that share, even
    /// when parts run in parallel. Cancelling a part or the whole cancels all.
    #[must_use]
    pub fn part(&self, share: f32) -> Self {
        let cancelled = self.0.cancelled.clone();
        Self(Arc::new(JobState { cancelled, whole: Some((self.clone(), share)), ..JobState::default() }))
    }

    /// Asks the work to stop at its next [`Job::checkpoint`].
    pub fn cancel(&self) {
        self.0.cancelled.store(true, Ordering::Relaxed);
    }

    /// Whether [`Job::cancel`] was called.
    pub fn is_cancelled(&self) -> bool {
        self.0.cancelled.load(Ordering::Relaxed)
    }

    /// Called by the task between two steps.
    ///
    /// # Errors
    /// [`Cancelled`] once the job is cancelled; the task returns it with `?`.
    pub fn checkpoint(&self) -> Result<(), Cancelled> {
        if self.is_cancelled() { Err(Cancelled) } else { Ok(()) }
    }

    /// Called by the task: `done` of `total` steps are finished.
    pub fn advance(&self, done: usize, total: usize) {
        let fraction = if total == 0 { 1.0 } else { (done as f32 / total as f32).min(1.0) };
        self.change(&|_| fraction);
    }

    /// Changes the completed share, and that of the whole in proportion.
    fn change(&self, change: &dyn Fn(f32) -> f32) {
        let changed = |bits| Some(change(f32::from_bits(bits)).clamp(0.0, 1.0).to_bits());
        let before = self.0.fraction.fetch_update(Ordering::Relaxed, Ordering::Relaxed, changed);
        if let (Ok(before), Some((whole, share))) = (before.map(f32::from_bits), &self.0.whole) {
            let step = (change(before).clamp(0.0, 1.0) - before) * share;
            whole.change(&|fraction| fraction + step);
        }
    }

    /// Completed share of the task, `0.0..=1.0`.
    pub fn fraction(&self) -> f32 {
        f32::from_bits(self.0.fraction.load(Ordering::Relaxed))
    }
}

#[cfg(test)]
mod tests {
    use std::thread;

    use proptest::prelude::*;

    use super::*;

    fn about(fraction: f32, expected: f32) -> bool {
        (fraction - expected).abs() < 1e-4
    }

    #[test]
    fn parts_within_parts_move_the_whole_on() {
        let whole = Job::new();
        let half = whole.part(0.5);
        let quarter = half.part(0.5);
        quarter.advance(1, 2);
        assert!(about(quarter.fraction(), 0.5) && about(half.fraction(), 0.25) && about(whole.fraction(), 0.125));
        quarter.advance(2, 2);
        quarter.advance(2, 2);
        half.advance(1, 1);
        assert!(about(whole.fraction(), 0.5), "what a part has done counts once: {}", whole.fraction());
    }

    #[test]
    fn one_word_stops_the_whole_and_all_parts() {
        for stopped in 0..3 {
            let whole = Job::new();
            let jobs = [whole.clone(), whole.part(0.5), whole.part(0.5).part(1.0)];
            assert!(jobs.iter().all(|job| job.checkpoint().is_ok()));
            jobs[stopped].cancel();
            assert!(jobs.iter().all(|job| job.checkpoint() == Err(Cancelled)));
        }
    }

    #[test]
    fn parts_side_by_side_lose_no_step() {
        let whole = Job::new();
        thread::scope(|scope| {
            for _ in 0..8 {
                let part = whole.part(1.0 / 8.0);
                scope.spawn(move || (1..=1000).for_each(|done| part.advance(done, 1000)));
            }
        });
        assert!((whole.fraction() - 1.0).abs() < 1e-3, "{}", whole.fraction());
    }

    proptest! {
        #[test]
        fn never_leaves_its_range_and_never_goes_back(steps in prop::collection::vec((0usize..8, 1usize..50), 1..60)) {
            let whole = Job::new();
            let parts: Vec<Job> = (0..8).map(|_| whole.part(1.0 / 8.0)).collect();
            let (mut done, mut before) = ([0; 8], 0.0);
            for (part, step) in steps {
                done[part] += step;
                parts[part].advance(done[part], 100);
                prop_assert!(whole.fraction() >= before && whole.fraction() <= 1.0);
                before = whole.fraction();
            }
        }
    }
}
