//! What is pasted has an end: a field that is given millions of characters keeps the window for minutes. What is no text
//! goes to the window and not into the field.

use iced::Element;

use super::layer::{Layer, PasteLimit, layer};

/// Characters of the longest text that a field takes: more than any answer has.
pub const LONGEST: usize = 20_000;

/// `content` whose fields take at most [`LONGEST`] characters at once from the clipboard; `cut` is published when there
/// were more, `other` when a field was to take what is no text.
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
        Some(PasteLimit { most: LONGEST, cut: self.cut.clone(), other: self.other.clone() })
    }
}
