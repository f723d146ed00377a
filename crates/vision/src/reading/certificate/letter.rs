//! Signed letters (授权书、承诺书 and the like): the title and the date of signature. Seal and handwriting are looked for in
//! the picture, not in the text.

use super::super::date;
use super::super::page::{Characters, TextGlyph, TextPage, middle, row_text};
use super::super::{text, words};
use super::Collector;

/// Longest row of a signature, in characters.
const SHORT: usize = 18;

/// Reads the title and the date of a letter.
pub(crate) fn letter(page: &TextPage, fields: &mut Collector<'_>) {
    let titled = page.rows.iter().filter(|row| row.len() <= 30).find(|row| {
        let line = row_text(row);
        words::list("letter_titles").iter().any(|title| line.ends_with(title))
    });
    if let Some(row) = titled {
        fields.put_text("title", row, text::prose);
    }
    let below = page.rows.iter().filter(|row| middle(row) > page.height * 0.3);
    let signed = below.flat_map(|row| date::all(row)).rfind(|date| date.day.is_some());
    fields.put_date("signed_on", signed.as_ref());
}

/// The last label beside which the letter is signed: its characters, including the colon.
pub(crate) fn signature_label(page: &TextPage) -> Option<Vec<TextGlyph>> {
    let labelled = |list: &str, row: &Characters| {
        let line = row_text(row);
        let (word, at) = words::list(list).iter().find_map(|word| Some((word, line.rfind(word.as_str())?)))?;
        let start = line[..at].chars().count();
        let mut end = start + word.chars().count();
        while row.get(end).is_some_and(|glyph| ")）:：".contains(glyph.character)) {
            end += 1;
        }
        row.get(start..end).map(<[TextGlyph]>::to_vec)
    };
    // If the seal hides the word for the signature, only the signer's title is left, in a short row near the end.
    let short = |row: &&Characters| row.len() <= SHORT && middle(row) > page.height * 0.35;
    let rows = || page.rows.iter().rev();
    rows()
        .find_map(|row| labelled("signatures", row))
        .or_else(|| rows().filter(short).find_map(|row| labelled("signers", row)))
}
