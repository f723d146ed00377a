//! Beian Desk (备案台): prepares the ICP filing of a WeChat mini program, offline.
//!
//! `ARCHITECTURE.md` shows the layers of the modules; a lower layer never imports a higher one.

#[cfg_attr(feature = "desktop", macro_use(field, person_field))]
extern crate beian_core;

pub use beian_core::{clock, file, filing, finding, i18n, identifier, job, language, logging, reference, view};
pub use beian_office::{package, progress, rules, store, table, workflow};
pub use beian_vision::{reading, scan};

pub mod command;
#[cfg(feature = "desktop")]
pub mod desktop;
pub mod licences;
