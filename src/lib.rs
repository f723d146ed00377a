//! Beian Desk (备案台): prepares the ICP filing of a WeChat mini program, offline.
//!
//! `ARCHITECTURE.md` shows how the modules stand on each other; a lower floor never imports a higher one.

pub mod command;
pub mod desk;
#[cfg(feature = "desktop")]
pub mod desktop;
pub mod file;
pub mod filing;
pub mod finding;
pub mod i18n;
pub mod identifier;
pub mod job;
pub mod package;
pub mod progress;
pub mod reading;
pub mod reference;
pub mod rules;
pub mod scan;
pub mod store;
