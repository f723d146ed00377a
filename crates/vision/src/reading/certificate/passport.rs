//! Passport, data page: the machine-readable zone where its check digits hold, the visual zone beside it.

use chrono::{Datelike, NaiveDate};

use super::super::date::{doubt, lowest};
use super::super::form::Form;
use super::super::page::{Glyph, Page, plain};
use super::super::{text, words};
use super::{Collector, mrz, of_text};
use crate::identifier::contact::{NAME_DOT, is_han};

/// Confidence that every letter of the first line of a sure zone has.
const LEGIBLE: f32 = 0.9;
/// Confidence that the Latin name of a passport reaches which has a Chinese one.
const UNREAD: f32 = 0.5;

const MONTHS: [&str; 12] = ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"];

/// All fields of a data page.
pub(crate) fn passport(page: &Page, fields: &mut Collector<'_>) {
    let form = Form::new(page, "passport");
    let zone = mrz::find(page).filter(|zone| zone.checks() >= 2);
    let name: Vec<Glyph> = form
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
        let most = if zone.nationality == "CHN" { UNREAD } else { 1.0 };
        fields.put("name", zone.name.clone(), of_text(&zone.upper).min(most), &zone.upper);
    }
    let mut put = |name: &str, value: String, holds: bool| fields.put(name, value, zone.confidence(holds), &zone.lower);
    put("number", zone.number.value.clone(), zone.number.holds);
    let agreed = words::is_country(&zone.nationality) && zone.nationality == zone.issuer;
    put("nationality", zone.nationality.clone(), zone.whole && agreed);
    if let Some(birth) = full_year(&zone.birth.value, |year| year <= 30) {
        put("birth", birth, zone.birth.holds);
    }
    if let Some(expiry) = full_year(&zone.expiry.value, |_| true) {
        put("valid_until", expiry, zone.expiry.holds);
    }
    let sex = match zone.sex {
        'M' => "男",
        'F' => "女",
        _ => "",
    };
    put("sex", sex.to_owned(), zone.whole);
    let both: Vec<Glyph> = zone.upper.iter().chain(&zone.lower).cloned().collect();
    // The first line has no check digit; only its length tells that nothing was lost, and only the recogniser how sure its
    // letters are. The nationality has none either.
    let letters: Vec<Glyph> = zone.upper.iter().filter(|glyph| glyph.character != '<').cloned().collect();
    let first = zone.upper.len() == mrz::LENGTH && lowest(&letters) >= LEGIBLE && agreed;
    let held = zone.whole && zone.number.holds && zone.birth.holds && zone.expiry.holds && first;
    fields.put("mrz", zone.text.clone(), zone.confidence(held), &both);
}

/// The printed fields, where no zone was read. Without check digits they are rarely sure.
fn visual(form: &Form<'_>, fields: &mut Collector<'_>) {
    let number = form.line("number");
    let digits: Vec<Glyph> =
        number.into_iter().filter(|glyph| glyph.character.is_ascii_alphanumeric()).take(9).collect();
    fields.put("number", plain(&digits).to_ascii_uppercase(), doubt(lowest(&digits)).min(0.79), &digits);
    for key in ["birth", "valid_until"] {
        let line = form.line(key);
        if let Some(day) = printed_date(&plain(&line)) {
            fields.put(key, day.format("%Y%m%d").to_string(), doubt(lowest(&line)), &line);
        }
    }
    let sex = form.line("sex");
    if let Some(first) = sex.iter().find(|glyph| matches!(glyph.character, '男' | '女' | 'M' | 'F')) {
        let value = if matches!(first.character, '男' | 'M') { "男" } else { "女" };
        fields.put("sex", value.to_owned(), first.confidence, std::slice::from_ref(first));
    }
    let country: Vec<Glyph> =
        form.line("country").into_iter().filter(|glyph| glyph.character.is_ascii_uppercase()).collect();
    if country.len() == 3 {
        fields.put_text("nationality", &country, text::compact);
    }
}

/// A date as passports print it, without spaces: `01JAN1990`, `01.01.1990`, `011月/JAN1990`.
fn printed_date(text: &str) -> Option<NaiveDate> {
    let upper = text.to_ascii_uppercase();
    let (at, month) =
        MONTHS.iter().enumerate().find_map(|(month, name)| Some((upper.find(name)?, month as u32 + 1)))?;
    let day: String = upper[..at].chars().take_while(char::is_ascii_digit).take(2).collect();
    let year: String = upper[at + 3..].chars().filter(char::is_ascii_digit).take(4).collect();
    NaiveDate::from_ymd_opt(year.parse().ok()?, month, day.parse().ok()?).filter(|day| day.year() > 1900)
}

/// `YYMMDD` with its century: 20 where `recent` says so of the year, else 19.
fn full_year(date: &str, recent: fn(u32) -> bool) -> Option<String> {
    let year: u32 = date.get(..2)?.parse().ok()?;
    let full = format!("{}{date}", if recent(year) { 20 } else { 19 });
    NaiveDate::parse_from_str(&full, "%Y%m%d").ok().map(|_| full)
}
