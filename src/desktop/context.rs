//! What every view may look at besides its own state.

use chrono::{NaiveDate, NaiveDateTime};

use super::words::Words;

/// Logical width below which side columns fold.
const NARROW: f32 = 820.0;

/// What every view may look at besides its own state.
#[derive(Debug, Clone, Copy)]
pub struct Context {
    /// The words of the language in use.
    pub words: Words,
    /// The moment in China, where the filings are, to the minute.
    pub now: NaiveDateTime,
    /// Logical width of the window.
    pub width: f32,
    /// Screen pixels in a logical one.
    pub scale: f32,
    /// Files hover over the window.
    pub dragging: bool,
}

impl Context {
    /// The day.
    pub fn today(&self) -> NaiveDate {
        self.now.date()
    }

    /// Whether side columns fold.
    pub fn is_narrow(&self) -> bool {
        self.width < NARROW
    }
}
