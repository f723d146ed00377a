//! The base crate: filings, reference tables, identifiers, and the wording of findings.

pub mod clock;
pub mod file;
#[macro_use]
pub mod filing;
pub mod finding;
pub mod font;
pub mod i18n;
pub mod identifier;
pub mod job;
pub mod language;
pub mod logging;
pub mod period;
pub mod reference;
pub mod view;
