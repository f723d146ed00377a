//! The system's dialog that chooses a file, and how to tell that there is none.

use std::future::Future;
use std::path::PathBuf;
use std::time::{Duration, Instant};

/// Nobody closes a dialog this soon after it was asked for: there was none.
const AT_ONCE: Duration = Duration::from_millis(400);

/// What came of asking for a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Chosen {
    /// This file.
    File(PathBuf),
    /// The dialog was left.
    Left,
    /// The system has no such dialog: no portal, or no session bus.
    NoDialog,
}

/// Waits for the dialog `asked`. The library of dialogs answers the same for a dialog that was left and for one that
/// could not be shown; the latter comes at once.
pub async fn pick(asked: impl Future<Output = Option<rfd::FileHandle>>) -> Chosen {
    let begun = Instant::now();
    match asked.await {
        Some(file) => Chosen::File(file.path().to_owned()),
        None if begun.elapsed() < AT_ONCE => Chosen::NoDialog,
        None => Chosen::Left,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_dialog_that_is_gone_at_once_was_none() {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_time().build().unwrap();
        assert_eq!(runtime.block_on(pick(async { None })), Chosen::NoDialog);
        let slow = async {
            tokio::time::sleep(AT_ONCE + Duration::from_millis(50)).await;
            None
        };
        assert_eq!(runtime.block_on(pick(slow)), Chosen::Left);
    }
}
