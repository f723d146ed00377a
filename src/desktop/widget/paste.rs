//! What is pasted has an end: a field that is given millions of characters keeps the window for minutes.

use iced::Element;

use super::layer::{Layer, layer};

/// Characters of the longest text that a field takes: more than any answer has.
pub const LONGEST: usize = 20_000;

/// `content` whose fields take at most [`LONGEST`] characters at once from the clipboard; `cut` is published when there
/// were more.
pub fn short_pastes<'a, Message: Clone + 'a>(
    content: impl Into<Element<'a, Message>>,
    cut: Message,
) -> Element<'a, Message> {
    layer(content, Pastes(cut))
}

struct Pastes<Message>(Message);

impl<Message: Clone> Layer<Message> for Pastes<Message> {
    type State = ();

    fn paste_limit(&self) -> Option<(usize, Message)> {
        Some((LONGEST, self.0.clone()))
    }
}
