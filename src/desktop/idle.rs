//! How long nobody has touched the window.

use std::sync::Mutex;
use std::sync::PoisonError;
use std::time::{Duration, Instant};

/// When somebody last did something; `None` before the first time.
static TOUCHED: Mutex<Option<Instant>> = Mutex::new(None);

/// Somebody did something.
pub fn touch() {
    *TOUCHED.lock().unwrap_or_else(PoisonError::into_inner) = Some(Instant::now());
}

/// How long ago that was.
pub fn since() -> Duration {
    let touched = *TOUCHED.lock().unwrap_or_else(PoisonError::into_inner);
    touched.map_or(Duration::ZERO, |touched| touched.elapsed())
}
