//! `beian` without a command: the window, or why there can be none.

use super::Verdict;
use super::arguments::Arguments;
use super::console::Refusal;
#[cfg(feature = "desktop")]
use crate::desktop::{self, WindowError};

/// Opens the window and returns when it is closed.
#[cfg(not(feature = "desktop"))]
pub(super) fn run(_: &Arguments) -> Result<Verdict, Refusal> {
    Err(Refusal::new("no-window", &[]))
}

#[cfg(feature = "desktop")]
pub(super) fn run(arguments: &Arguments) -> Result<Verdict, Refusal> {
    let displays = ["DISPLAY", "WAYLAND_DISPLAY"];
    if cfg!(target_os = "linux") && displays.into_iter().all(|name| std::env::var_os(name).is_none()) {
        return Err(Refusal::new("no-display", &[]));
    }
    let options = desktop::Options {
        library: arguments.library.clone(),
        demo: arguments.has("demo"),
        language: arguments.has("lang").then_some(arguments.language),
    };
    match desktop::run(options) {
        Ok(()) => Ok(Verdict::Clear),
        Err(WindowError::Library(error)) => Err(error.into()),
        Err(WindowError::Libraries) => Err(Refusal::new("no-window-libraries", &[])),
        Err(WindowError::System(error)) => Err(Refusal::new("window-failed", &[("detail", &error.to_string())])),
    }
}
