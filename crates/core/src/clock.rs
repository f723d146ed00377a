//! The machine's clock. It may say anything, also a moment before 1970.

use std::time::SystemTime;

use chrono::{DateTime, Local, Utc};

/// The moment that the machine's clock shows.
pub fn now() -> DateTime<Utc> {
    SystemTime::now().into()
}

/// The same as the people beside the machine read it.
pub fn local() -> DateTime<Local> {
    now().into()
}
