//! Copies texts to the clipboard.

use std::time::Duration;

use iced::{Task, clipboard};

use super::after;

/// How long a certificate number stays in the clipboard: long enough to paste it into the console.
const STAYS: Duration = Duration::from_mins(1);

/// Copies a text.
pub fn copy<T: Send + 'static>(text: String) -> Task<T> {
    clipboard::write(text)
}

/// Copies a sensitive text: after a while the clipboard is cleared, if it still contains it.
pub fn copy_for_a_while<T: Send + 'static>(text: String) -> Task<T> {
    copy_for(STAYS, text)
}

fn copy_for<T: Send + 'static>(time: Duration, text: String) -> Task<T> {
    let copied = clipboard::write(text.clone());
    let forget = after(time, ())
        .then(|()| clipboard::read())
        .then(move |held| if held.as_ref() == Some(&text) { clipboard::write(String::new()) } else { Task::none() });
    copied.chain(forget)
}

#[cfg(test)]
mod tests {
    use iced::futures::StreamExt;
    use iced_test::runtime::{Action, clipboard, task};

    use super::*;

    /// The final content of the clipboard if another program put `other` there meanwhile.
    fn left(other: Option<&str>) -> String {
        let mut stream = task::into_stream(copy_for::<()>(Duration::from_millis(1), "样本号码".to_owned())).unwrap();
        let runtime = tokio::runtime::Builder::new_current_thread().enable_time().build().unwrap();
        let mut held = String::new();
        while let Some(action) = runtime.block_on(stream.next()) {
            match action {
                Action::Clipboard(clipboard::Action::Write { contents, .. }) => held = contents,
                Action::Clipboard(clipboard::Action::Read { channel, .. }) => {
                    held = other.map_or(held, str::to_owned);
                    channel.send(Some(held.clone())).unwrap();
                }
                _ => {}
            }
        }
        held
    }

    #[test]
    fn a_number_leaves_the_clipboard_and_what_others_put_there_stays() {
        assert_eq!(left(None), "");
        assert_eq!(left(Some("别的")), "别的");
    }
}
