//! `beian` without a command: the window, or why there can be none.

use super::Verdict;
use super::arguments::Arguments;
use super::console::Refusal;

/// Opens the window and returns when it is closed.
#[cfg(not(feature = "desktop"))]
pub(super) fn run(_: &Arguments) -> Result<Verdict, Refusal> {
    Err(Refusal::new("no-window", &[]))
}

#[cfg(feature = "desktop")]
pub(super) fn run(_: &Arguments) -> Result<Verdict, Refusal> {
    Err(Refusal::new("no-window", &[]))
}
