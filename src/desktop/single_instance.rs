//! Single instance: a second start of the program hands its files over to the open window, and ends.
//!
//! The handover uses a folder of the library, known to both: a request file is put there, and is removed once it has
//! been taken. This works on every system and needs no socket.

use std::fs;
use std::path::{Path, PathBuf};
use std::thread;
use std::time::{Duration, Instant};

use iced::futures::channel::oneshot;

use crate::file;

/// Folder of the request files.
const INBOX: &str = "inbox";
/// Extension of the request files.
const ENDING: &str = "json";
/// Interval at which both sides check.
const LOOK: Duration = Duration::from_millis(250);
/// How long the second start waits for the window.
const PATIENCE: Duration = Duration::from_secs(3);

/// Hands `files` to the window that has the library in `folder` open and raises it. Returns whether it took them.
pub fn hand_over(folder: &Path, files: &[PathBuf]) -> bool {
    // The window has another working directory.
    let whole = |file: &PathBuf| std::path::absolute(file).unwrap_or_else(|_| file.clone());
    let files: Vec<PathBuf> = files.iter().map(whole).collect();
    let Ok(text) = serde_json::to_vec(&files) else { return false };
    let place = folder.join(INBOX).join("start").with_extension(ENDING);
    let Ok(request) = file::write_free(&place, &text) else { return false };
    let begun = Instant::now();
    while begun.elapsed() < PATIENCE {
        if !request.exists() {
            return true;
        }
        thread::sleep(LOOK);
    }
    // If it disappears at this very moment, it was taken.
    fs::remove_file(&request).is_err()
}

/// Waits for the next start that hands over files to the window of the library in `folder`, and returns them.
pub async fn handed_over(folder: PathBuf) -> Vec<PathBuf> {
    let (came, coming) = oneshot::channel();
    let wait = move || {
        let inbox = folder.join(INBOX);
        while !came.is_canceled() {
            if let Some(files) = take(&inbox) {
                let _ = came.send(files);
                return;
            }
            thread::sleep(LOOK);
        }
    };
    let _ = thread::Builder::new().name("inbox".to_owned()).spawn(wait);
    match coming.await {
        Ok(files) => files,
        // If checking is impossible, nothing ever arrives.
        Err(_) => std::future::pending().await,
    }
}

/// Takes one request from the folder `inbox`; `None` where there is none.
fn take(inbox: &Path) -> Option<Vec<PathBuf>> {
    let requests = inbox.read_dir().ok()?.flatten().map(|entry| entry.path());
    let request = requests.filter(|path| path.extension().is_some_and(|ending| ending == ENDING)).min()?;
    let text = fs::read(&request).unwrap_or_default();
    fs::remove_file(&request).ok()?;
    Some(serde_json::from_slice(&text).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_handed_over_and_without_a_window_they_are_not() {
        let folder = tempfile::tempdir().unwrap();
        let place = folder.path().to_owned();
        let start = thread::spawn(move || hand_over(&place, &["/x/样本.zip".into(), "b.jpg".into()]));
        let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
        let files = runtime.block_on(handed_over(folder.path().to_owned()));
        assert!(start.join().unwrap());
        assert_eq!(files[0], PathBuf::from("/x/样本.zip"));
        assert!(files[1].is_absolute() && files[1].ends_with("b.jpg"));
        let begun = Instant::now();
        assert!(!hand_over(folder.path(), &[]));
        assert!(begun.elapsed() >= PATIENCE);
        assert_eq!(take(&folder.path().join(INBOX)), None, "the request was withdrawn");
    }
}
