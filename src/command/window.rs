//! `beian` without a command: opens the window, or reports why it cannot.

use super::CommandOutcome;
use super::arguments::CommandArguments;
use super::console::Refusal;

/// Reports that this build has no window.
#[cfg(not(feature = "desktop"))]
pub(super) fn run(_: &CommandArguments) -> Result<CommandOutcome, Refusal> {
    Err(Refusal::new("no-window", &[]))
}

/// Opens the window and returns when it is closed.
#[cfg(feature = "desktop")]
pub(super) fn run(arguments: &CommandArguments) -> Result<CommandOutcome, Refusal> {
    use std::path::PathBuf;

    use crate::desktop::{self, WindowError};

    if system::no_display() {
        return Err(Refusal::new("no-display", &[]));
    }
    system::give_memory_back();
    let options = desktop::WindowOptions {
        library: arguments.library.clone(),
        demo: arguments.has("demo"),
        language: arguments.chosen_language,
        files: arguments.operands.iter().map(PathBuf::from).collect(),
    };
    match desktop::run(options) {
        Ok(()) => Ok(CommandOutcome::Clear),
        Err(WindowError::Library(error)) => Err(error.into()),
        Err(WindowError::System(error)) => Err(Refusal::new("window-failed", &[("detail", &error.to_string())])),
        Err(WindowError::NotBegun) => match system::missing_libraries().join(", ").as_str() {
            "" => Err(Refusal::new("window-not-begun", &[("display", &system::display())])),
            missing => Err(Refusal::new("window-libraries", &[("libraries", missing)])),
        },
    }
}

/// Requirements of the window on a Linux system. Other systems meet them always.
#[cfg(feature = "desktop")]
mod system {
    use std::path::{Path, PathBuf};

    /// Limits for the C library's allocator (mallopt(3)); the first is a count, the others are in bytes. By default it
    /// keeps the memory of past pictures for each of the threads that inspect pictures in turn.
    #[cfg(all(target_os = "linux", target_env = "gnu"))]
    const ALLOCATOR: [(&str, &str); 3] =
        [("MALLOC_ARENA_MAX", "2"), ("MALLOC_MMAP_THRESHOLD_", "1048576"), ("MALLOC_TRIM_THRESHOLD_", "1048576")];

    /// Restarts this process with the limits if the allocator would keep freed memory: it reads them only at the start.
    /// A limit that the user has set is not overridden.
    #[cfg(all(target_os = "linux", target_env = "gnu"))]
    pub(super) fn give_memory_back() {
        use std::os::unix::process::CommandExt;

        if ALLOCATOR.iter().any(|(name, _)| std::env::var_os(name).is_some()) {
            return;
        }
        if let Ok(program) = std::env::current_exe() {
            let mut anew = std::process::Command::new(program);
            // It returns only if the program cannot be started; this process then continues as it is.
            let _error = anew.args(std::env::args_os().skip(1)).envs(ALLOCATOR).exec();
        }
    }

    /// Other systems reclaim memory by themselves.
    #[cfg(not(all(target_os = "linux", target_env = "gnu")))]
    pub(super) fn give_memory_back() {}

    /// Libraries that the window loads while running under X11.
    const LIBRARIES: [&str; 5] =
        ["libX11.so.6", "libXcursor.so.1", "libXi.so.6", "libX11-xcb.so.1", "libxkbcommon-x11.so.0"];

    /// Library folders of the common distributions; Debian has a subfolder per architecture.
    const FOLDERS: [&str; 5] = ["/lib", "/usr/lib", "/lib64", "/usr/lib64", "/usr/local/lib"];

    /// The display servers in the environment, as `DISPLAY=:0`.
    pub(super) fn display() -> String {
        let named =
            |name: &str| Some(format!("{name}={}", std::env::var(name).ok().filter(|value| !value.is_empty())?));
        ["WAYLAND_DISPLAY", "DISPLAY"].into_iter().filter_map(named).collect::<Vec<_>>().join(", ")
    }

    /// Whether the environment names no display server.
    pub(super) fn no_display() -> bool {
        cfg!(target_os = "linux") && display().is_empty()
    }

    /// The libraries missing in all known folders.
    pub(super) fn missing_libraries() -> Vec<&'static str> {
        if !cfg!(target_os = "linux") {
            return Vec::new();
        }
        let tops = FOLDERS.map(PathBuf::from);
        let below = tops.iter().filter_map(|folder| folder.read_dir().ok()).flatten().flatten();
        let mut folders: Vec<PathBuf> = below.map(|entry| entry.path()).filter(|path| path.is_dir()).collect();
        folders.extend(std::env::var_os("LD_LIBRARY_PATH").iter().flat_map(|path| std::env::split_paths(path)));
        folders.extend(tops);
        let there = |name: &&str| folders.iter().any(|folder: &PathBuf| Path::new(folder).join(name).exists());
        LIBRARIES.into_iter().filter(|name| !there(name)).collect()
    }
}
