//! The same work on many pictures, on all cores, with progress that can be cancelled.

use std::sync::atomic::{AtomicUsize, Ordering};

use rayon::prelude::*;

use crate::job::{Cancelled, Job};

/// Does `work` on every item in parallel and returns the results in the order of `items`.
///
/// `job` advances by one step an item.
///
/// # Errors
/// [`Cancelled`] when the job was cancelled; work that had begun is finished and its result dropped.
pub fn batch<T, R>(items: &[T], job: &Job, work: impl Fn(&T) -> R + Sync) -> Result<Vec<R>, Cancelled>
where
    T: Sync,
    R: Send,
{
    let done = AtomicUsize::new(0);
    items
        .par_iter()
        .with_max_len(1)
        .map(|item| {
            job.checkpoint()?;
            let result = work(item);
            job.advance(done.fetch_add(1, Ordering::Relaxed) + 1, items.len());
            Ok(result)
        })
        .collect()
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
