//! A clipboard that gives no more than the beginning of what it holds.

use std::cell::Cell;

use iced::advanced::Clipboard;
use iced::advanced::clipboard::Kind;

/// A clipboard of which the beginning is read.
pub(super) struct Truncated<'a> {
    whole: &'a mut dyn Clipboard,
    most: usize,
    cut: Cell<bool>,
}

impl<'a> Truncated<'a> {
    /// At most the first `most` characters of what `whole` holds.
    pub(super) fn new(whole: &'a mut dyn Clipboard, most: usize) -> Self {
        Self { whole, most, cut: Cell::new(false) }
    }

    /// Whether something that was read had more.
    pub(super) fn has_cut(&self) -> bool {
        self.cut.get()
    }
}

impl Clipboard for Truncated<'_> {
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

/// `text` in one line of at most `columns`, of which a Chinese character takes two; what is longer ends with "…".
pub fn shortened(text: &str, columns: usize) -> String {
    let width = |sign: char| if sign.is_ascii() { 1 } else { 2 };
    let mut taken = 0;
    let past = text.char_indices().find(|(_, sign)| {
        taken += width(*sign);
        taken > columns
    });
    match past {
        Some((end, _)) => format!("{}…", text[..end].trim_end()),
        None => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::desktop::widget::paste::LONGEST;

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
    fn a_long_name_ends_with_dots_and_a_short_one_as_it_does() {
        assert_eq!(shortened("样本公司", 8), "样本公司");
        assert_eq!(shortened("样本公司", 7), "样本公…");
        assert_eq!(shortened("sample company", 7), "sample…");
    }

    #[test]
    fn a_long_text_is_cut_and_a_short_one_is_not() {
        for (length, expected, told) in
            [(LONGEST, LONGEST, false), (LONGEST + 1, LONGEST, true), (5_000_000, LONGEST, true)]
        {
            let mut held = Held("字".repeat(length));
            let short = Truncated::new(&mut held, LONGEST);
            assert_eq!(short.read(Kind::Standard).map(|text| text.chars().count()), Some(expected));
            assert_eq!(short.has_cut(), told, "{length}");
        }
    }
}
