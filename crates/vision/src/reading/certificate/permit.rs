//! Residence permits (港澳台居民居住证), travel permits (来往内地、大陆通行证) and the foreigner's permanent residence card
//! (外国人永久居留身份证).

use super::super::date::{self, lowest};
use super::super::form::{LabelledPage, until_gap};
use super::super::number::{self, NumberKind, ReadNumber};
use super::super::page::{TextGlyph, TextPage, row_text};
use super::super::{Certificate, text, words};
use super::{Collector, id_card};
use crate::identifier::{contact, person, travel};

// Residence permits, and the permanent residence card since December 2023, have the same check digit as the ID number;
// the other numbers have none.

/// Number of the travel permit of residents of Hong Kong and Macau.
const TRAVEL_NUMBER: NumberKind = NumberKind {
    length: 9,
    allowed: |character| character.is_ascii_digit() || matches!(character, 'H' | 'M'),
    holds: |number| travel::hong_kong_macau_permit(number).is_ok(),
    inner: None,
};

/// Number of the permanent residence card before December 2023: the code of the country and twelve digits.
const FOREIGNER_NUMBER: NumberKind = NumberKind {
    length: 15,
    allowed: |character| character.is_ascii_digit() || character.is_ascii_uppercase(),
    holds: |number| {
        number.len() == 15
            && person::permanent_residence(number).is_ok()
            && number.get(..3).is_some_and(words::is_country)
    },
    inner: None,
};

/// Maximum confidence of a number of eight digits if the title, which names Taiwan, was not read.
const UNTITLED: f32 = 0.6;

/// Reads any side of any permit: the fields that are on it.
pub(crate) fn permit(page: &TextPage, certificate: Certificate, fields: &mut Collector<'_>) {
    let form = LabelledPage::new(page, certificate);
    let mut said = None;
    match certificate {
        Certificate::TravelPermitFront | Certificate::TravelPermitBack => travel_number(page, &form, fields),
        _ => {
            said = id_card::person_number(page, &form, "number");
            if certificate == Certificate::PermanentResidence && said.as_ref().is_none_or(|number| !number.proven) {
                let _ = put_unchecked(fields, page, &form, &FOREIGNER_NUMBER);
            } else {
                fields.put_number("number", said.as_ref());
            }
        }
    }
    let mut name = form.line("name");
    if name.is_empty() && certificate == Certificate::TravelPermitFront {
        name = above_latin_name(page);
    }
    fields.put_name("name", &name);
    id_card::put_sex(fields, id_card::sex(&form.line("sex")), said.as_ref());
    id_card::put_birth(fields, date::all(&form.line("birth")).first(), said.as_ref());
    fields.put_text("nationality", &form.line("nationality"), text::prose);
    fields.put_address(&form.block("address"));
    fields.put_text("authority", &form.block("authority"), text::prose);
    let (from, until) = form.period("validity");
    id_card::put_period(fields, from, until);
}

/// Letters of the shortest name, and characters of the longest Chinese one.
const SHORTEST_LATIN: usize = 4;
const LONGEST_NAME: usize = 6;
/// How far above its Latin spelling a name may stand, in its size.
const NAME_ABOVE: f32 = 2.5;

/// A name without a label: travel permits print it right above its Latin spelling, which has a comma after the surname.
fn above_latin_name(page: &TextPage) -> Vec<TextGlyph> {
    let latin = |row: &[TextGlyph]| {
        let letters = row.iter().filter(|glyph| glyph.character.is_ascii_uppercase()).count();
        letters >= SHORTEST_LATIN
            && row.iter().all(|glyph| glyph.character.is_ascii_uppercase() || glyph.character == ',')
    };
    page.rows
        .iter()
        .find_map(|row| {
            let comma = row.iter().position(|glyph| glyph.character == ',')?;
            let start =
                row[..comma].iter().rposition(|glyph| !glyph.character.is_ascii_uppercase()).map_or(0, |at| at + 1);
            let first = row[start..].first().filter(|_| latin(&until_gap(&row[start..], row[start].left())))?;
            let mut above = page.rows.iter().filter_map(|row| {
                let from = row.iter().position(|glyph| (glyph.left() - first.left()).abs() < glyph.size)?;
                let name = until_gap(&row[from..], row[from].left());
                let off = first.centre[1] - name[0].centre[1];
                let close = (0.5..NAME_ABOVE).contains(&(off / name[0].size));
                let chinese = name.len() <= LONGEST_NAME && name.iter().all(|glyph| contact::is_han(glyph.character));
                (close && chinese).then_some(name)
            });
            above.next_back()
        })
        .unwrap_or_default()
}

/// Reads the number of a travel permit: a letter and eight digits, or eight digits for residents of Taiwan.
fn travel_number(page: &TextPage, form: &LabelledPage<'_>, fields: &mut Collector<'_>) {
    let taiwan = page.text().contains("台湾");
    if !taiwan && put_unchecked(fields, page, form, &TRAVEL_NUMBER) {
        return;
    }
    let digits = rows(page, &form.line("number")).find_map(eight_digits).unwrap_or_default();
    let most = if taiwan { 1.0 } else { UNTITLED };
    fields.put("number", row_text(&digits), date::doubt(lowest(&digits)).min(most), &digits);
}

/// Adds a number without a check digit, which is sure only if every character is. Returns whether there is one.
fn put_unchecked(fields: &mut Collector<'_>, page: &TextPage, form: &LabelledPage<'_>, kind: &NumberKind) -> bool {
    let proven = |row: &[TextGlyph]| number::find(row, kind).filter(|number| number.proven);
    let found = rows(page, &form.line("number")).find_map(proven);
    let found = found
        .map(|number| ReadNumber { confidence: number.confidence.min(date::doubt(lowest(&number.glyphs))), ..number });
    fields.put_number("number", found.as_ref());
    found.is_some()
}

/// The text beside the label of a number, then every row.
fn rows<'a>(page: &'a TextPage, beside: &'a [TextGlyph]) -> impl Iterator<Item = &'a [TextGlyph]> {
    std::iter::once(beside).chain(page.rows.iter().map(Vec::as_slice))
}

/// A run of exactly eight digits.
fn eight_digits(row: &[TextGlyph]) -> Option<Vec<TextGlyph>> {
    row.split(|glyph| !glyph.character.is_ascii_digit()).find(|run| run.len() == 8).map(<[TextGlyph]>::to_vec)
}
