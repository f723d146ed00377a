//! A clipboard wrapper that returns only the beginning of the content.

use std::cell::Cell;

use iced::advanced::Clipboard;
use iced::advanced::clipboard::Kind;

/// A clipboard whose content is truncated.
pub(super) struct Truncated<'a> {
    whole: &'a mut dyn Clipboard,
    most: usize,
    cut: Cell<bool>,
    empty: Cell<bool>,
}

impl<'a> Truncated<'a> {
    /// Returns at most the first `most` characters of the content of `whole`.
    pub(super) fn new(whole: &'a mut dyn Clipboard, most: usize) -> Self {
        Self { whole, most, cut: Cell::new(false), empty: Cell::new(false) }
    }

    /// Whether content was truncated.
    pub(super) fn has_cut(&self) -> bool {
        self.cut.get()
    }

    /// Whether text was requested and there is none.
    pub(super) fn is_without_text(&self) -> bool {
        self.empty.get()
    }
}

impl Clipboard for Truncated<'_> {
    fn read(&self, kind: Kind) -> Option<String> {
        let read = self.whole.read(kind).filter(|text| !text.is_empty());
        if read.is_none() && matches!(kind, Kind::Standard) {
            self.empty.set(true);
        }
        let mut text = read?;
        if cut(&mut text, self.most) {
            self.cut.set(true);
        }
        Some(text)
    }

    fn write(&mut self, kind: Kind, contents: String) {
        self.whole.write(kind, contents);
    }
}

/// Truncates a text to its first `most` characters. Returns whether there were more.
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
    use crate::desktop::widget::paste::MAX_PASTED_CHARS;

    struct HeldText(String);

    impl Clipboard for HeldText {
        fn read(&self, _: Kind) -> Option<String> {
            Some(self.0.clone())
        }

        fn write(&mut self, _: Kind, contents: String) {
            self.0 = contents;
        }
    }

    #[test]
    fn whoever_asks_for_a_text_where_there_is_none_is_known() {
        for (held, without) in [("", true), ("字", false)] {
            let mut held = HeldText(held.to_owned());
            let short = Truncated::new(&mut held, MAX_PASTED_CHARS);
            assert!(!short.is_without_text());
            let _ = short.read(Kind::Standard);
            assert_eq!(short.is_without_text(), without);
        }
    }

    #[test]
    fn a_long_text_is_cut_and_a_short_one_is_not() {
        for (length, expected, is_cut) in [
            (MAX_PASTED_CHARS, MAX_PASTED_CHARS, false),
            (MAX_PASTED_CHARS + 1, MAX_PASTED_CHARS, true),
            (5_000_000, MAX_PASTED_CHARS, true),
        ] {
            let mut held = HeldText("字".repeat(length));
            let short = Truncated::new(&mut held, MAX_PASTED_CHARS);
            assert_eq!(short.read(Kind::Standard).map(|text| text.chars().count()), Some(expected));
            assert_eq!(short.has_cut(), is_cut, "{length}");
        }
    }
}
