//! Resident ID card (居民身份证, GA 490), both sides.

use chrono::{Datelike, NaiveDate};

use super::super::date::{self, ReadDate};
use super::super::form::LabelledPage;
use super::super::number::{self, NumberKind, ReadNumber};
use super::super::page::{TextGlyph, TextPage, middle};
use super::super::{Certificate, text};
use super::{Collector, UNCHECKED, of_text};
use crate::identifier::contact::{NAME_DOT, is_han};
use crate::identifier::person::{self, Bearer, Sex};

/// The names of the ethnic groups (民族) as printed on cards, one per line.
const NATIONS: &str = include_str!("../../../../../assets/reading/nations.txt");

/// ID number of 18 characters (GB 11643-1999): of a resident, on a residence permit, of a foreigner.
const ID_NUMBER: NumberKind = NumberKind {
    length: 18,
    allowed: |character| character.is_ascii_digit() || character == 'X',
    holds: |number| bearer(number).is_some(),
    inner: None,
};

/// Numbers with a check digit on the portrait side.
pub(crate) const NUMBERS: &[NumberKind] = &[ID_NUMBER];

/// Minimum confidence of a birth date or a sex that agrees with the ID number.
const CONFIRMED: f32 = 0.97;
/// How far above the sex the name may stand, and how far left or right of it the name may begin, in sizes of its
/// character.
const ABOVE: f32 = 3.5;
const ALIGNED: f32 = 0.6;
/// Maximum confidence of a value that contradicts the ID number.
const CONTRADICTED: f32 = 0.6;

/// Reads the portrait side. Nothing on it is printed in red; red text was stamped over it and is ignored.
pub(crate) fn front(page: &TextPage, fields: &mut Collector<'_>) {
    let page = &page.without_red();
    let form = LabelledPage::new(page, Certificate::IdCardFront);
    let number = person_number(page, &form, "id_number");
    fields.put_number("id_number", number.as_ref());
    let sex = sex(&form.line("sex")).or_else(|| page.rows.iter().find_map(|row| sex(row)));
    let mut name = form.line("name");
    if name.is_empty() {
        name = sex.iter().find_map(|sex| name_above(page, sex)).unwrap_or_default();
    }
    fields.put_name("name", &name);
    put_sex(fields, sex, number.as_ref());
    nation(&form.line("nation"), fields);
    let birth = date::all(&form.line("birth")).into_iter().next().or_else(|| any_birth(page));
    put_birth(fields, birth.as_ref(), number.as_ref());
    fields.put_address(&form.alone(form.block("address")));
}

/// The name where its label is too pale to be read, as on copies: the text nearest above the sex, which begins where the
/// sex does. It is never sure.
fn name_above(page: &TextPage, sex: &TextGlyph) -> Option<Vec<TextGlyph>> {
    let above = page.rows.iter().rev().filter(|row| middle(row) < sex.centre[1] - sex.size);
    let row = above.take_while(|row| middle(row) > sex.centre[1] - ABOVE * sex.size).next()?;
    let from = row.iter().position(|glyph| (glyph.left() - sex.left()).abs() < ALIGNED * sex.size)?;
    let name: Vec<TextGlyph> =
        row[from..].iter().take_while(|glyph| is_name_letter(glyph.character)).cloned().collect();
    let unsure = |glyph| TextGlyph { whole: false, ..glyph };
    (name.len() >= 2).then(|| name.into_iter().map(unsure).collect())
}

fn is_name_letter(character: char) -> bool {
    is_han(character) || character == NAME_DOT
}

/// Reads the emblem side.
pub(crate) fn back(page: &TextPage, fields: &mut Collector<'_>) {
    let form = LabelledPage::new(page, Certificate::IdCardBack);
    fields.put_text("authority", &form.alone(form.block("authority")), text::prose);
    let (from, until) = match form.period("validity") {
        (None, None) => {
            page.rows.iter().map(|row| date::period(row, false)).find(|(from, _)| from.is_some()).unwrap_or_default()
        }
        found => found,
    };
    put_period(fields, from, until);
}

/// Adds the period of validity. If it has two dates that are not 5, 10 or 20 years apart, it is unsure.
pub(crate) fn put_period(fields: &mut Collector<'_>, mut from: Option<ReadDate>, mut until: Option<ReadDate>) {
    if let (Some(from), Some(until)) = (from.as_mut(), until.as_mut())
        && let (Some(first), Some(last)) = (from.day, until.day)
    {
        let usual = usual_period(first, last);
        from.confidence = confirm(from.confidence, Some(usual));
        until.confidence = confirm(until.confidence, Some(usual));
    }
    fields.put_date("valid_from", from.as_ref());
    fields.put_date("valid_until", until.as_ref());
}

/// Adds 男 or 女, compared with the ID number.
pub(crate) fn put_sex(fields: &mut Collector<'_>, sex: Option<TextGlyph>, number: Option<&ReadNumber>) {
    let Some(glyph) = sex else { return };
    let said = number.filter(|number| number.proven).and_then(|number| bearer(&number.value));
    let agrees = said.map(|said| glyph.character == if said.sex == Sex::Male { '男' } else { '女' });
    fields.put("sex", glyph.character.to_string(), confirm(glyph.confidence, agrees), &[glyph]);
}

/// Adds a birth date, compared with the ID number. A number with the same date confirms it even if the check digit was
/// misread.
pub(crate) fn put_birth(fields: &mut Collector<'_>, birth: Option<&ReadDate>, number: Option<&ReadNumber>) {
    let Some(birth) = birth else { return };
    let agrees = number.and_then(|number| {
        let same = number.value.get(6..14)? == birth.value();
        (same || number.proven).then_some(same)
    });
    fields.put("birth", birth.value(), confirm(birth.confidence, agrees), &birth.glyphs);
}

/// What an ID number says about its bearer; `None` if it is not a valid one.
pub(crate) fn bearer(number: &str) -> Option<Bearer> {
    person::resident(number)
        .or_else(|_| person::residence_permit(number, &["810000", "820000", "830000"]))
        .ok()
        .or_else(|| person::permanent_residence(number).ok().flatten())
}

/// Whether the law provides for this period of validity (居民身份证法 Art. 5): 5, 10 or 20 years to the same day.
fn usual_period(from: NaiveDate, until: NaiveDate) -> bool {
    [5, 10, 20].into_iter().any(|years| from.with_year(from.year() + years) == Some(until))
}

/// The ID number beside its label, or else anywhere on the page, preferably with a check digit that holds.
pub(crate) fn person_number(page: &TextPage, form: &LabelledPage<'_>, label: &str) -> Option<ReadNumber> {
    let beside = number::find(&form.line(label), &ID_NUMBER);
    if beside.as_ref().is_some_and(|number| number.proven) {
        return beside;
    }
    let elsewhere = page.rows.iter().rev().filter_map(|row| number::find(row, &ID_NUMBER));
    beside.or_else(|| elsewhere.max_by_key(|number| number.proven))
}

/// 男 or 女 at the beginning of a text.
pub(crate) fn sex(glyphs: &[TextGlyph]) -> Option<TextGlyph> {
    glyphs.iter().take(3).find(|glyph| matches!(glyph.character, '男' | '女')).cloned()
}

fn nation(glyphs: &[TextGlyph], fields: &mut Collector<'_>) {
    let said: String = glyphs.iter().map(|glyph| glyph.character).collect();
    let longest = |fits: &dyn Fn(&str) -> bool| {
        NATIONS.lines().filter(|nation| fits(nation)).max_by_key(|nation| nation.len()).map(str::to_owned)
    };
    // If no nation matches the most likely characters, their alternatives count too.
    let could_be = |nation: &str| {
        let mut read = glyphs.iter();
        nation.chars().all(|c| read.next().is_some_and(|glyph| glyph.character == c || glyph.others.contains(&c)))
    };
    let known = longest(&|nation| said.starts_with(nation));
    let guessed = || longest(&could_be).map(|nation| (nation, of_text(glyphs).min(UNCHECKED)));
    let (value, confidence) = match known.map(|nation| (nation, of_text(glyphs))).or_else(guessed) {
        Some(found) => found,
        None => (said.trim_end_matches('族').to_owned(), of_text(glyphs).min(CONTRADICTED)),
    };
    let length = value.chars().count().min(glyphs.len());
    fields.put("nation", value, confidence, &glyphs[..length]);
}

/// The first date on the page that is written with 年, as the birth date is.
fn any_birth(page: &TextPage) -> Option<ReadDate> {
    page.rows
        .iter()
        .flat_map(|row| date::all(row))
        .find(|date| date.day.is_some() && date.glyphs.iter().any(|glyph| glyph.character == '年'))
}

/// Confidence of a value after another one confirmed it (`Some(true)`) or contradicted it (`Some(false)`).
pub(crate) fn confirm(confidence: f32, agrees: Option<bool>) -> f32 {
    match agrees {
        Some(true) => confidence.max(CONFIRMED),
        Some(false) => confidence.min(CONTRADICTED),
        None => confidence,
    }
}
