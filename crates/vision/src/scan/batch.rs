//! Runs the same work on many pictures, with progress and cancellation.

use std::num::NonZero;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};
use std::thread;

use crate::job::{Cancelled, Job};

/// How much of the machine a batch uses.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pace {
    /// All cores: the user is waiting for the result.
    AllCores,
    /// One picture at a time, in the background: limits processor time and memory to those of one picture.
    InTurn,
}

/// Runs `work` on every item at the given pace and returns the results in the order of `items`.
///
/// Each item gets an equal part of `job`. The workers are plain threads, not a work-stealing pool: the models are
/// loaded on first use and run in a pool of their own, and a thread waiting for them must not start another picture in
/// the meantime, which would wait for that same thread.
///
/// # Errors
/// [`Cancelled`] when the job was cancelled; work in progress is finished and its result dropped.
pub fn batch<T, R>(items: &[T], pace: Pace, job: &Job, work: impl Fn(&T, &Job) -> R + Sync) -> Result<Vec<R>, Cancelled>
where
    T: Sync,
    R: Send,
{
    let next = AtomicUsize::new(0);
    let share = 1.0 / items.len().max(1) as f32;
    let results = Mutex::new(Vec::with_capacity(items.len()));
    let worker = || {
        while !job.is_cancelled() {
            let index = next.fetch_add(1, Ordering::Relaxed);
            let Some(item) = items.get(index) else { break };
            let part = job.part(share);
            let result = work(item, &part);
            part.advance(1, 1);
            results.lock().unwrap_or_else(PoisonError::into_inner).push((index, result));
        }
    };
    let workers = match pace {
        Pace::AllCores => thread::available_parallelism().map_or(1, NonZero::get).min(items.len()),
        Pace::InTurn => 1,
    };
    thread::scope(|scope| {
        for _ in 1..workers {
            scope.spawn(worker);
        }
        worker();
    });
    job.checkpoint()?;
    job.advance(1, 1);
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
        assert_eq!(batch(&numbers, Pace::AllCores, &job, |n, _| n * 2), Ok(numbers.iter().map(|n| n * 2).collect()));
        assert!((job.fraction() - 1.0).abs() < f32::EPSILON);
    }

    #[test]
    fn what_an_item_has_done_counts_before_it_is_finished() {
        let job = Job::new();
        let seen = batch(&[0u8; 4], Pace::AllCores, &job, |_, part| {
            part.advance(1, 2);
            job.fraction()
        });
        assert!(seen.unwrap().iter().any(|fraction| (fraction * 4.0).fract() > 0.4));
    }

    #[test]
    fn in_turn_no_two_are_worked_on_at_once() {
        let (running, most) = (AtomicUsize::new(0), AtomicUsize::new(0));
        let done = batch(&[0u8; 12], Pace::InTurn, &Job::new(), |_, _| {
            most.fetch_max(running.fetch_add(1, Ordering::SeqCst) + 1, Ordering::SeqCst);
            thread::sleep(std::time::Duration::from_millis(1));
            running.fetch_sub(1, Ordering::SeqCst);
        });
        assert_eq!((done.map(|done| done.len()), most.load(Ordering::SeqCst)), (Ok(12), 1));
    }

    #[test]
    fn stops_when_cancelled() {
        let job = Job::new();
        let numbers: Vec<u32> = (0..100).collect();
        let begun = AtomicUsize::new(0);
        let result = batch(&numbers, Pace::AllCores, &job, |_, _| {
            begun.fetch_add(1, Ordering::Relaxed);
            job.cancel();
        });
        assert_eq!(result, Err(Cancelled));
        assert!(begun.load(Ordering::Relaxed) < numbers.len());
    }
}
