//! Files as they come: every format, orientation and colour; broken and hostile ones; what goes out again.
#![allow(clippy::unwrap_used)]

mod apart;
mod corners;
mod decoding;
mod documents;
mod files;
mod hostile;
mod jpeg;
mod mending;
mod rare;
mod several;
