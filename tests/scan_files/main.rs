//! Files as they come: every format, orientation and colour; broken and hostile ones; what goes out again.
#![allow(clippy::unwrap_used)]

mod corners;
mod decoding;
mod files;
mod hostile;
mod mending;
