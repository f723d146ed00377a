//! Data page of a passport: the machine-readable zone if at least two of its check digits hold, otherwise the printed
//! fields. A Chinese name is always taken from the printed fields.

use chrono::{Datelike, NaiveDate};

use super::super::date::{doubt, lowest};
use super::super::form::LabelledPage;
use super::super::page::{TextGlyph, TextPage, row_text};
use super::super::{Certificate, text, words};
use super::{Collector, UNCHECKED, mrz, of_text};
use crate::identifier::contact::{NAME_DOT, is_han};

/// Minimum confidence of each letter in the first line of a zone that is sure.
const LEGIBLE: f32 = 0.9;
/// Maximum confidence of the Latin name if the passport also has a Chinese one, which was not read.
const UNREAD: f32 = 0.5;

const MONTHS: [&str; 12] = ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"];

/// Reads all fields of a data page.
pub(crate) fn passport(page: &TextPage, fields: &mut Collector<'_>) {
    let form = LabelledPage::new(page, Certificate::Passport);
    let zone = mrz::find(page).filter(|zone| zone.checks() >= 2);
    let name: Vec<TextGlyph> = form
        .block("name")
        .into_iter()
        .take_while(|glyph| is_han(glyph.character) || glyph.character == NAME_DOT)
        .collect();
    if !name.is_empty() {
        fields.put_name("name", &name);
    }
    let Some(zone) = zone else {
        visual(&form, fields);
        return;
    };
    if name.is_empty() {
        // A Chinese passport has a Chinese name, which was not read.
        let most = if matches!(zone.nationality.as_str(), "CHN" | "TWN") { UNREAD } else { 1.0 };
        fields.put("name", zone.name.clone(), of_text(&zone.upper).min(most), &zone.upper);
    }
    let mut put = |name: &str, value: String, holds: bool| fields.put(name, value, zone.confidence(holds), &zone.lower);
    put("number", zone.number.value.clone(), zone.number.holds);
    let agreed = words::is_country(&zone.nationality) && zone.nationality == zone.issuer;
    put("nationality", zone.nationality.clone(), zone.whole && agreed);
    let expiry = expiry(&zone.expiry.value);
    if let Some(expiry) = expiry {
        put("valid_until", written(expiry), zone.expiry.holds);
    }
    if let Some((birth, settled)) = birth(page, &zone.birth.value, expiry) {
        put("birth", written(birth), zone.birth.holds && settled);
    }
    let sex = match zone.sex {
        'M' => "男",
        'F' => "女",
        _ => "",
    };
    put("sex", sex.to_owned(), zone.whole);
    let both: Vec<TextGlyph> = zone.upper.iter().chain(&zone.lower).cloned().collect();
    // The first line has no check digit: only its length shows that nothing was lost, and only the confidence of its
    // letters that they are right. The nationality has no check digit either.
    let letters: Vec<TextGlyph> = zone.upper.iter().filter(|glyph| glyph.character != '<').cloned().collect();
    let first = zone.upper.len() == mrz::LENGTH && lowest(&letters) >= LEGIBLE && agreed;
    let held = zone.whole && zone.number.holds && zone.birth.holds && zone.expiry.holds && first;
    fields.put("mrz", zone.text.clone(), zone.confidence(held), &both);
}

/// Reads the printed fields of a page without a zone. Without check digits they are rarely sure.
fn visual(form: &LabelledPage<'_>, fields: &mut Collector<'_>) {
    let beside_or_below = |key: &str| [form.line(key), form.below(key)];
    let number = beside_or_below("number").into_iter().find_map(|text| {
        let mut words = text.split(|glyph| !glyph.character.is_ascii_alphanumeric()).flat_map(together);
        words.find(|word| is_number(word)).map(<[TextGlyph]>::to_vec)
    });
    if let Some(number) = number {
        let confidence = doubt(lowest(&number)).min(UNCHECKED);
        fields.put("number", row_text(&number).to_ascii_uppercase(), confidence, &number);
    }
    for key in ["birth", "valid_until"] {
        let read = beside_or_below(key).into_iter().find_map(|text| Some((printed_date(&row_text(&text))?, text)));
        if let Some((day, glyphs)) = read {
            fields.put(key, written(day), doubt(lowest(&glyphs)), &glyphs);
        }
    }
    let sex = form.line("sex");
    if let Some(first) = sex.iter().find(|glyph| matches!(glyph.character, '男' | '女' | 'M' | 'F')) {
        let value = if matches!(first.character, '男' | 'M') { "男" } else { "女" };
        fields.put("sex", value.to_owned(), first.confidence, std::slice::from_ref(first));
    }
    let country: Vec<TextGlyph> =
        form.line("country").into_iter().filter(|glyph| glyph.character.is_ascii_uppercase()).collect();
    if country.len() == 3 {
        fields.put_text("nationality", &country, text::compact);
    }
}

/// Distance between the middles of neighbouring characters from which another word begins, in their size.
const WORD_GAP: f32 = 1.2;

/// The words in a text that wide gaps, or the beginning of a row, separate.
fn together(text: &[TextGlyph]) -> impl Iterator<Item = &[TextGlyph]> {
    text.chunk_by(|a, b| {
        let [across, down] = [0, 1].map(|axis| (b.centre[axis] - a.centre[axis]).abs());
        across < WORD_GAP * a.size && down < 0.5 * a.size
    })
}

/// Whether a word has the form of a passport's number: six to nine characters, most of them digits.
fn is_number(word: &[TextGlyph]) -> bool {
    let digits = word.iter().filter(|glyph| glyph.character.is_ascii_digit()).count();
    (6..=9).contains(&word.len()) && 2 * digits > word.len()
}

/// The first date in a text as printed in passports, without spaces and with the month's English abbreviation, before or
/// behind which the month may stand in another language: `01JAN1990`, `011月/JAN1990`, `01OKT/OCT1990`.
fn printed_date(text: &str) -> Option<NaiveDate> {
    let upper = text.to_ascii_uppercase();
    let months = MONTHS.iter().zip(1..);
    let mut found: Vec<(usize, u32)> =
        months.flat_map(|(name, month)| upper.match_indices(name).map(move |(at, _)| (at, month))).collect();
    found.sort_unstable();
    found.into_iter().find_map(|(at, month)| {
        let before = match upper[..at].strip_suffix("月/") {
            Some(numbered) => numbered.strip_suffix(&month.to_string())?,
            None => upper[..at].trim_end_matches(|c: char| !c.is_ascii_digit()),
        };
        let day = &before[before.trim_end_matches(|c: char| c.is_ascii_digit()).len()..];
        let year: String = upper[at + 3..]
            .chars()
            .skip_while(|c| !c.is_ascii_digit())
            .take_while(char::is_ascii_digit)
            .take(4)
            .collect();
        let date = NaiveDate::from_ymd_opt(year.parse().ok()?, month, day.parse().ok()?);
        date.filter(|date| date.year() > 1900 && day.len() <= 2)
    })
}

/// Maximum age of a passport's bearer, in years.
const OLDEST: i32 = 110;

/// Year of this century, without its hundreds, from which an expiry date is one of the last century: passports have been
/// machine-readable since 1980.
const MACHINE_READABLE: &str = "80";

/// The expiry date `YYMMDD` in a zone.
fn expiry(date: &str) -> Option<NaiveDate> {
    day(date, if date.get(..2)? >= MACHINE_READABLE { "19" } else { "20" })
}

/// The date `YYMMDD` in a century.
fn day(date: &str, century: &str) -> Option<NaiveDate> {
    NaiveDate::parse_from_str(&format!("{century}{date}"), "%Y%m%d").ok()
}

fn written(day: NaiveDate) -> String {
    day.format("%Y%m%d").to_string()
}

/// The birth date in a zone, which does not give the century, and whether it is certain: from the expiry date, which is
/// after the birth but within the bearer's lifetime, or else from the printed date. If neither decides, the later date
/// is more likely.
fn birth(page: &TextPage, date: &str, expiry: Option<NaiveDate>) -> Option<(NaiveDate, bool)> {
    let possible =
        |birth: &NaiveDate| expiry.is_none_or(|expiry| *birth < expiry && expiry.year() - birth.year() <= OLDEST);
    let both: Vec<NaiveDate> = ["20", "19"].into_iter().filter_map(|century| day(date, century)).collect();
    let fitting: Vec<NaiveDate> = both.iter().copied().filter(possible).collect();
    if let [only] = fitting.as_slice() {
        return Some((*only, expiry.is_some()));
    }
    let printed: Vec<NaiveDate> = fitting.iter().copied().filter(|birth| is_printed(page, *birth)).collect();
    match printed.as_slice() {
        [only] => Some((*only, true)),
        _ => fitting.first().or(both.first()).map(|latest| (*latest, false)),
    }
}

/// Whether a row outside the zone contains a date: its year next to its day and its month, which is a number or a name.
fn is_printed(page: &TextPage, date: NaiveDate) -> bool {
    let month = MONTHS.get(date.month0() as usize).copied().unwrap_or_default();
    let year = date.year().to_string();
    let rows = page.rows.iter().map(|row| row_text(row).to_ascii_uppercase()).filter(|row| !row.contains("<<"));
    rows.flat_map(|row| row.match_indices(&year).map(|(at, _)| around(&row, at, year.len())).collect::<Vec<_>>()).any(
        |[before, behind]| {
            let says = |text: &str| {
                let bare = text.chars().filter(char::is_ascii_alphanumeric).collect::<String>();
                let ends =
                    [format!("{:02}{:02}", date.day(), date.month()), format!("{:02}{:02}", date.month(), date.day())];
                bare.contains(month) && bare.contains(&date.day().to_string())
                    || ends.iter().any(|end| bare.contains(end))
            };
            says(&before) || says(&behind)
        },
    )
}

/// The text before and after a place in a row, as far as the rest of a date may reach.
fn around(row: &str, at: usize, length: usize) -> [String; 2] {
    const REACH: usize = 12;
    let before: Vec<char> = row[..at].chars().collect();
    let behind = row[at + length..].chars().take(REACH).collect();
    [before[before.len().saturating_sub(REACH)..].iter().collect(), behind]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_read_with_the_month_in_two_languages() {
        let is = |text: &str| printed_date(text).map(written).unwrap_or_default();
        for text in ["04NOV2016", "0411月/NOV2016", "RāwhānauSex/Tane04NOV2016M", "04LIS/NOV2016", "04NOV/NOVEMBRE2016"]
        {
            assert_eq!(is(text), "20161104", "{text}");
        }
        assert_eq!(is("011月/JAN1990"), "19900101");
        assert_eq!(is("19OKT/OCT1971"), "19711019");
        for text in ["0411目/NOV2016", "0412月/NOV2016", "04/2016", "NOV2016", ""] {
            assert_eq!(is(text), "", "{text}");
        }
    }
}
