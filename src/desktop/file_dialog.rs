//! The system's file dialogs, each above the program's window, and detecting that there is none.

use std::future::Future;
use std::path::PathBuf;
use std::pin::Pin;
use std::time::{Duration, Instant};

use iced::{Task, window};
use rfd::{AsyncFileDialog, FileHandle};

/// A dialog that closes sooner than this was never shown: no user is that fast.
const AT_ONCE: Duration = Duration::from_millis(400);

/// Outcome of a file dialog.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Chosen {
    /// These files, at least one.
    Files(Vec<PathBuf>),
    /// The dialog was cancelled.
    Left,
    /// The system has no such dialog: no portal, or no session bus.
    NoDialog,
}

/// An open dialog.
type OpenDialog<T> = Pin<Box<dyn Future<Output = T> + Send>>;

/// Asks for files, and detects a missing dialog.
pub fn pick(dialog: AsyncFileDialog) -> Task<Chosen> {
    over_window(dialog, |dialog| Box::pin(noticing(dialog.pick_files())))
}

/// Asks for a file; `None` when the dialog was cancelled, or there is none.
pub fn file(dialog: AsyncFileDialog) -> Task<Option<PathBuf>> {
    over_window(dialog, |dialog| path_of(dialog.pick_file()))
}

/// Asks for files; none when the dialog was cancelled, or there is none.
pub fn files(dialog: AsyncFileDialog) -> Task<Vec<PathBuf>> {
    over_window(dialog, |dialog| {
        let asked = dialog.pick_files();
        Box::pin(async { asked.await.unwrap_or_default().into_iter().map(PathBuf::from).collect() })
    })
}

/// Asks for a folder; `None` when the dialog was cancelled, or there is none.
pub fn folder(dialog: AsyncFileDialog) -> Task<Option<PathBuf>> {
    over_window(dialog, |dialog| path_of(dialog.pick_folder()))
}

/// Asks for a target file; `None` when the dialog was cancelled, or there is none.
pub fn save(dialog: AsyncFileDialog) -> Task<Option<PathBuf>> {
    over_window(dialog, |dialog| path_of(dialog.save_file()))
}

/// Opens the dialog with `open`, in front of the window.
fn over_window<T: Send + 'static>(dialog: AsyncFileDialog, open: fn(AsyncFileDialog) -> OpenDialog<T>) -> Task<T> {
    window::latest().then(move |window| {
        let dialog = dialog.clone();
        match window {
            Some(id) => window::run(id, move |window| open(dialog.set_parent(window))).then(Task::future),
            None => Task::future(open(dialog)),
        }
    })
}

fn path_of(asked: impl Future<Output = Option<FileHandle>> + Send + 'static) -> OpenDialog<Option<PathBuf>> {
    Box::pin(async { asked.await.map(PathBuf::from) })
}

/// Waits for the dialog `asked`. The dialog library returns the same for a cancelled dialog and for one that could not
/// be shown; the latter returns at once.
async fn noticing(asked: impl Future<Output = Option<Vec<FileHandle>>>) -> Chosen {
    let begun = Instant::now();
    match asked.await {
        Some(files) if !files.is_empty() => Chosen::Files(files.into_iter().map(PathBuf::from).collect()),
        _ if begun.elapsed() < AT_ONCE => Chosen::NoDialog,
        _ => Chosen::Left,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_dialog_that_is_gone_at_once_was_none() {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_time().build().unwrap();
        assert_eq!(runtime.block_on(noticing(async { None })), Chosen::NoDialog);
        let slow = async {
            tokio::time::sleep(AT_ONCE + Duration::from_millis(50)).await;
            None
        };
        assert_eq!(runtime.block_on(noticing(slow)), Chosen::Left);
    }
}
