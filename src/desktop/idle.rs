//! How long the window has been idle.

use std::sync::Mutex;
use std::sync::PoisonError;
use std::time::{Duration, Instant};

/// Time of the last input; `None` before the first one.
static TOUCHED: Mutex<Option<Instant>> = Mutex::new(None);

/// Records an input.
pub fn touch() {
    *TOUCHED.lock().unwrap_or_else(PoisonError::into_inner) = Some(Instant::now());
}

/// Time since the last input.
pub fn since() -> Duration {
    let touched = *TOUCHED.lock().unwrap_or_else(PoisonError::into_inner);
    touched.map_or(Duration::ZERO, |touched| touched.elapsed())
}
