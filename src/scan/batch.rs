//! The same work on many pictures, on all cores, with progress that can be cancelled.

use std::num::NonZero;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};
use std::thread;

use crate::job::{Cancelled, Job};

/// Does `work` on every item in parallel and returns the results in the order of `items`.
///
/// `job` advances by one step an item. The workers are plain threads, not a pool that steals work: the models are
/// loaded at their first use and run in a pool of their own, and a thread that waits for them must not begin another
/// picture meanwhile, which would wait for itself.
///
/// # Errors
/// [`Cancelled`] when the job was cancelled; work that had begun is finished and its result dropped.
pub fn batch<T, R>(items: &[T], job: &Job, work: impl Fn(&T) -> R + Sync) -> Result<Vec<R>, Cancelled>
where
    T: Sync,
    R: Send,
{
    let (next, done) = (AtomicUsize::new(0), AtomicUsize::new(0));
    let results = Mutex::new(Vec::with_capacity(items.len()));
    let worker = || {
        while !job.is_cancelled() {
            let index = next.fetch_add(1, Ordering::Relaxed);
            let Some(item) = items.get(index) else { break };
            let result = work(item);
            results.lock().unwrap_or_else(PoisonError::into_inner).push((index, result));
            job.advance(done.fetch_add(1, Ordering::Relaxed) + 1, items.len());
        }
    };
    let workers = thread::available_parallelism().map_or(1, NonZero::get).min(items.len());
    thread::scope(|scope| {
        for _ in 1..workers {
            scope.spawn(worker);
        }
        worker();
    });
    job.checkpoint()?;
    let mut results = results.into_inner().unwrap_or_else(PoisonError::into_inner);
    results.sort_by_key(|(index, _)| *index);
    Ok(results.into_iter().map(|(_, result)| result).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keeps_the_order_and_reaches_the_end() {
        let job = Job::new();
        let numbers: Vec<u32> = (0..100).collect();
        assert_eq!(batch(&numbers, &job, |n| n * 2), Ok(numbers.iter().map(|n| n * 2).collect()));
        assert!((job.fraction() - 1.0).abs() < f32::EPSILON);
    }

    #[test]
    fn stops_when_cancelled() {
        let job = Job::new();
        let numbers: Vec<u32> = (0..100).collect();
        let begun = AtomicUsize::new(0);
        let result = batch(&numbers, &job, |_| {
            begun.fetch_add(1, Ordering::Relaxed);
            job.cancel();
        });
        assert_eq!(result, Err(Cancelled));
        assert!(begun.load(Ordering::Relaxed) < numbers.len());
    }
}
