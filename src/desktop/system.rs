//! What the window asks of the system around it.

use std::io;
use std::path::Path;
use std::process::{Command, Stdio};

/// Opens a folder, or the folder of a file, in the system's file manager.
///
/// # Errors
/// As the system reports it, when it has no way to open a folder.
pub fn reveal(path: &Path) -> io::Result<()> {
    let folder = if path.is_dir() { path } else { path.parent().unwrap_or(path) };
    let opener = if cfg!(target_os = "windows") {
        "explorer"
    } else if cfg!(target_os = "macos") {
        "open"
    } else {
        "xdg-open"
    };
    Command::new(opener)
        .arg(folder)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .map(|_| ())
}

/// Shows a notice of the desktop where `notify-send` is installed; elsewhere nothing happens, as the list of drafts
/// tells the same.
pub fn notify(title: &str, text: &str) {
    let sent = Command::new("notify-send")
        .args(["--app-name=beian-desk", "--icon=beian-desk", "--", title, text])
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status();
    let _ = sent;
}
