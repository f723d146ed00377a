//! The ground floor: what a filing says, what the world's tables say, and how a finding is worded.

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
