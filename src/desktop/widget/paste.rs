//! Limits pasted text: a field that receives millions of characters blocks the window for minutes. Content that is not
//! text goes to the window instead of the field.

use iced::Element;

use super::layer::{Layer, PasteLimit, layer};

/// Maximum length in characters of text pasted into a field: longer than any answer.
pub const MAX_PASTED_CHARS: usize = 20_000;

/// `content` whose fields take at most [`MAX_PASTED_CHARS`] characters at once from the clipboard; `cut` is published if there
/// were more, `other` if a field was to receive content that is not text.
pub fn short_pastes<'a, Message: Clone + 'a>(
    content: impl Into<Element<'a, Message>>,
    cut: Message,
    other: Message,
) -> Element<'a, Message> {
    layer(content, Pastes { cut, other })
}

struct Pastes<Message> {
    cut: Message,
    other: Message,
}

impl<Message: Clone> Layer<Message> for Pastes<Message> {
    type State = ();

    fn paste_limit(&self) -> Option<PasteLimit<Message>> {
        Some(PasteLimit { most: MAX_PASTED_CHARS, cut: self.cut.clone(), other: self.other.clone() })
    }
}
