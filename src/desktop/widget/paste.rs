//! What is pasted has an end: a field that is given millions of characters keeps the window for minutes.

use std::cell::Cell;

use iced::Element;
use iced::advanced::Clipboard;
use iced::advanced::clipboard::Kind;

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

/// A clipboard of which the beginning is read.
pub(super) struct Short<'a> {
    whole: &'a mut dyn Clipboard,
    most: usize,
    cut: Cell<bool>,
}

impl<'a> Short<'a> {
    /// At most the first `most` characters of what `whole` holds.
    pub(super) fn new(whole: &'a mut dyn Clipboard, most: usize) -> Self {
        Self { whole, most, cut: Cell::new(false) }
    }

    /// Whether something that was read had more.
    pub(super) fn has_cut(&self) -> bool {
        self.cut.get()
    }
}

impl Clipboard for Short<'_> {
    fn read(&self, kind: Kind) -> Option<String> {
        let mut text = self.whole.read(kind)?;
        if cut(&mut text, self.most) {
            self.cut.set(true);
        }
        Some(text)
    }

    fn write(&mut self, kind: Kind, contents: String) {
        self.whole.write(kind, contents);
    }
}

/// Leaves the first `most` characters of a text. Says whether there were more.
pub fn cut(text: &mut String, most: usize) -> bool {
    match text.char_indices().nth(most) {
        Some((end, _)) => {
            text.truncate(end);
            true
        }
        None => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Held(String);

    impl Clipboard for Held {
        fn read(&self, _: Kind) -> Option<String> {
            Some(self.0.clone())
        }

        fn write(&mut self, _: Kind, contents: String) {
            self.0 = contents;
        }
    }

    #[test]
    fn a_long_text_is_cut_and_a_short_one_is_not() {
        for (length, expected, told) in
            [(LONGEST, LONGEST, false), (LONGEST + 1, LONGEST, true), (5_000_000, LONGEST, true)]
        {
            let mut held = Held("字".repeat(length));
            let short = Short::new(&mut held, LONGEST);
            assert_eq!(short.read(Kind::Standard).map(|text| text.chars().count()), Some(expected));
            assert_eq!(short.has_cut(), told, "{length}");
        }
    }
}
