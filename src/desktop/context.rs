//! Shared state that every view can read besides its own.

use chrono::{NaiveDate, NaiveDateTime};

use super::words::Words;

/// Logical width of the window below which side columns are hidden.
const NARROW: f32 = 820.0;

/// Shared state that every view can read besides its own.
#[derive(Debug, Clone, Copy)]
pub struct Context {
    /// The texts of the current language.
    pub words: Words,
    /// The time in China, where the filings are, to the minute.
    pub now: NaiveDateTime,
    /// Logical width of the window.
    pub width: f32,
    /// Screen pixels per logical pixel.
    pub scale: f32,
    /// Files hover over the window.
    pub dragging: bool,
}

impl Context {
    /// Today's date.
    pub fn today(&self) -> NaiveDate {
        self.now.date()
    }

    /// Whether side columns are hidden.
    pub fn is_narrow(&self) -> bool {
        self.width < NARROW
    }
}
