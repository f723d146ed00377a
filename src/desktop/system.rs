//! Services of the operating system for the window. Nothing here blocks the window, or the end of the program.

use std::io;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use iced::futures::channel::oneshot;

use super::words::Words;

/// Time limit for a program that shows a notification. An unresponsive service delays it for 25 seconds.
#[cfg(not(windows))]
const PATIENCE: Duration = Duration::from_secs(10);
/// How long the system's program for a file is watched for failing: it ends at once where there is no viewer.
const OPENING: Duration = Duration::from_secs(3);
/// Interval for checking whether it has ended.
const LOOK: Duration = Duration::from_millis(100);

/// Beginning of the path of a user's folder on this system.
const FOLDER: &str = if cfg!(target_os = "windows") {
    r"C:\Users\…\"
} else if cfg!(target_os = "macos") {
    "/Users/…/"
} else {
    "/home/…/"
};

/// An example path in this system's notation: message `key` after a user's folder.
pub fn example(key: &str, words: Words) -> String {
    words.put(key, &[("folder", FOLDER)])
}

/// Opens a folder, or the folder of a file, in the system's file manager.
///
/// # Errors
/// The system's error, if it cannot open a folder.
pub fn reveal(path: &Path) -> io::Result<()> {
    open(if path.is_dir() { path } else { path.parent().unwrap_or(path) })
}

/// Opens a file or folder with the system's program for it.
///
/// # Errors
/// The system's error, if it cannot open anything.
pub fn open(path: &Path) -> io::Result<()> {
    // The opener may be the file manager itself, which runs until the user closes it.
    spawn_opener(path).map(|child| see_off(child, None))
}

fn spawn_opener(path: &Path) -> io::Result<Child> {
    let opener = if cfg!(target_os = "windows") {
        "explorer"
    } else if cfg!(target_os = "macos") {
        "open"
    } else {
        "xdg-open"
    };
    silent(Command::new(opener).arg(path))
}

/// Opens a file with the system's program for it. Returns whether that is possible, as far as the system says so within a
/// moment.
pub fn opens(path: &Path) -> bool {
    spawn_opener(path).is_ok_and(|child| begins_well(child, OPENING))
}

/// Whether a program does not report a failure within `patience`; it is not waited for longer.
fn begins_well(mut child: Child, patience: Duration) -> bool {
    let begun = Instant::now();
    // The opener of Windows reports a failure in any case.
    while !cfg!(target_os = "windows") && begun.elapsed() < patience {
        match child.try_wait() {
            Ok(Some(status)) => return status.success(),
            Ok(None) => thread::sleep(LOOK),
            Err(_) => break,
        }
    }
    see_off(child, None);
    true
}

/// Gives this thread the lowest priority, where threads have their own.
pub fn step_back() {
    #[cfg(target_os = "linux")]
    let _ = rustix::process::setpriority_process(None, 19);
}

/// Waits until the system asks the program to end: the session or terminal closes, or the service is stopped.
pub async fn asked_to_end() {
    let (came, coming) = oneshot::channel::<()>();
    #[cfg(unix)]
    {
        use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};
        let signals = signal_hook::iterator::Signals::new([SIGHUP, SIGINT, SIGTERM]);
        let wait = move || {
            let came = signals.is_ok_and(|mut signals| signals.forever().next().is_some()).then_some(came);
            let _ = came.map(|came| came.send(()));
        };
        let _ = thread::Builder::new().name("signals".to_owned()).spawn(wait);
    }
    #[cfg(not(unix))]
    drop(came);
    // Without signals the system never asks.
    if coming.await.is_err() {
        std::future::pending::<()>().await;
    }
}

/// A desktop notification.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    /// Name of the program for the user.
    pub program: String,
    /// Its title, in a few words.
    pub title: String,
    /// Its text.
    pub text: String,
}

/// Shows a desktop notification, or nothing if the desktop does not support them: the list of drafts has the same
/// content.
///
/// Linux and BSD use `notify-send`, if it is installed. Windows requires a registered program; the installer registers
/// this one. macOS requires a signed bundle; there only the calendar file reminds.
pub fn notify(notice: &Notice) {
    #[cfg(not(windows))]
    {
        let sent = silent(
            Command::new("notify-send")
                .arg(format!("--app-name={}", notice.program))
                .args(["--icon=beian-desk", "--hint=string:desktop-entry:beian-desk", "--", &notice.title])
                .arg(escaped(&notice.text)),
        );
        if let Ok(child) = sent {
            see_off(child, Some(PATIENCE));
        }
    }
    #[cfg(windows)]
    {
        use tauri_winrt_notification::Toast;
        // The system shows the program's name as registered by the installer for this id.
        let _ = Toast::new("BeianDesk").title(&notice.title).text1(&notice.text).show();
    }
}

/// Whether the desktop prefers dark windows, according to its settings portal; `None` where there is none. Blocks until
/// it answers.
///
/// The window library could ask the portal only with a crate for D-Bus and its forty dependencies; `gdbus` is installed
/// with every portal.
pub fn prefers_dark() -> Option<bool> {
    if !cfg!(target_os = "linux") {
        return None;
    }
    let asked = Command::new("gdbus")
        .args(["call", "--session", "--timeout", "2", "--dest", "org.freedesktop.portal.Desktop"])
        .args(["--object-path", "/org/freedesktop/portal/desktop"])
        .args(["--method", "org.freedesktop.portal.Settings.Read", "org.freedesktop.appearance", "color-scheme"])
        .stdin(Stdio::null())
        .stderr(Stdio::null())
        .output();
    scheme(&String::from_utf8_lossy(&asked.ok()?.stdout))
}

/// The portal's answer: 1 for dark, 2 for light, 0 for no preference, in any number of brackets.
fn scheme(answer: &str) -> Option<bool> {
    let (_, number) = answer.split_once("uint32 ")?;
    let number: String = number.chars().take_while(char::is_ascii_digit).collect();
    number.parse().ok().map(|scheme: u32| scheme == 1)
}

/// The text of a notification may contain HTML markup, so special characters are escaped.
#[cfg(not(windows))]
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

fn silent(command: &mut Command) -> io::Result<Child> {
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).spawn()
}

/// Reaps a child process when it ends, so that no zombie is left, and kills it after `patience`. Its thread ends with
/// this program.
fn see_off(mut child: Child, patience: Option<Duration>) {
    let begun = Instant::now();
    let _ = thread::Builder::new().name("see-off".to_owned()).spawn(move || match patience {
        None => drop(child.wait()),
        Some(patience) => {
            while matches!(child.try_wait(), Ok(None)) {
                if begun.elapsed() > patience {
                    let _ = child.kill();
                }
                thread::sleep(LOOK);
            }
        }
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[cfg(not(windows))]
    #[test]
    fn a_notice_is_no_markup() {
        assert_eq!(escaped("a < b & <i>c</i>"), "a &lt; b &amp; &lt;i&gt;c&lt;/i&gt;");
    }

    #[test]
    fn the_scheme_is_read_from_the_portals_answer() {
        for (answer, dark) in [
            ("(<<uint32 1>>,)\n", Some(true)),
            ("(<uint32 2>,)", Some(false)),
            ("(<<uint32 0>>,)", Some(false)),
            ("", None),
            ("Error: no such interface", None),
        ] {
            assert_eq!(scheme(answer), dark, "{answer}");
        }
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn an_opener_that_finds_no_viewer_has_opened_nothing() {
        let begins = |program: &str| {
            let mut command = Command::new(program);
            begins_well(silent(command.arg("1")).unwrap(), Duration::from_millis(600))
        };
        assert!(!begins("false") && begins("true") && begins("sleep"));
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn a_program_that_hangs_is_ended_and_leaves_the_list() {
        let begun = Instant::now();
        let child = silent(Command::new("sleep").arg("600")).unwrap();
        let entry = std::path::PathBuf::from(format!("/proc/{}", child.id()));
        see_off(child, Some(Duration::from_millis(200)));
        assert!(begun.elapsed() < Duration::from_secs(1), "nobody waits for it");
        while entry.exists() {
            assert!(begun.elapsed() < Duration::from_mins(1), "it is still there");
            thread::sleep(Duration::from_millis(20));
        }
    }
}
