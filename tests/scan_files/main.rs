//! Picture files: every format, orientation and colour space; damaged and hostile files; correction and export.
#![allow(clippy::unwrap_used)]

mod corners;
mod decoding;
mod documents;
mod files;
mod hostile;
mod isolated;
mod jpeg;
mod mending;
mod rare;
mod several;
