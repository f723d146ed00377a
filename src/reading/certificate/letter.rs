//! Signed letters (授权书、承诺书 and the like): title and date signed. Seal and handwriting are looked for in the
//! picture, not in the text.

use super::super::date;
use super::super::page::{Glyph, Page, middle, plain};
use super::super::{text, words};
use super::Collector;

/// Title and date of a letter.
pub(crate) fn letter(page: &Page, fields: &mut Collector<'_>) {
    let titled = page.rows.iter().filter(|row| row.len() <= 30).find(|row| {
        let line = plain(row);
        words::list("letter_titles").iter().any(|title| line.ends_with(title))
    });
    if let Some(row) = titled {
        fields.put_text("title", row, text::prose);
    }
    let below = page.rows.iter().filter(|row| middle(row) > page.height * 0.3);
    let signed = below.flat_map(|row| date::all(row)).rfind(|date| date.day.is_some());
    fields.put_date("signed_on", signed.as_ref());
}

/// The last label beside which the letter is signed: its characters, colon included.
pub(crate) fn signature_label(page: &Page) -> Option<Vec<Glyph>> {
    page.rows.iter().rev().find_map(|row| {
        let line = plain(row);
        let (word, at) = words::list("signatures").iter().find_map(|word| Some((word, line.rfind(word)?)))?;
        let start = line[..at].chars().count();
        let mut end = start + word.chars().count();
        while row.get(end).is_some_and(|glyph| ")）:：".contains(glyph.character)) {
            end += 1;
        }
        row.get(start..end).map(<[Glyph]>::to_vec)
    })
}
