//! From the text of a page to the fields of a known certificate.

mod id_card;

use std::collections::BTreeMap;

use super::date::ReadDate;
use super::form::Form;
use super::number::ReadNumber;
use super::page::{Glyph, Page};
use super::{Certificate, ReadField};
use crate::scan::Slot;

/// Values by field name; their regions are in the page's coordinates.
pub type Fields = BTreeMap<String, ReadField>;

/// What a certificate is, and what its fields say. The slot is what the picture is meant to show; it decides where the
/// text does not.
pub fn parse(page: &Page, slot: Option<Slot>) -> (Certificate, Fields) {
    let certificate = recognise(page, slot);
    let mut fields = Collector { page, fields: Fields::new() };
    match certificate {
        Certificate::IdCardFront => id_card::front(page, &mut fields),
        Certificate::IdCardBack => id_card::back(page, &mut fields),
        _ => {}
    }
    (certificate, fields.fields)
}

/// Words that tell a certificate, and their weight. A certificate is recognised from a weight of [`ENOUGH`].
type Words = &'static [(&'static str, u32)];

const ENOUGH: u32 = 4;

const SIGNS: &[(Certificate, Words)] = &[
    (
        Certificate::IdCardFront,
        &[("公民身份号码", 4), ("姓名", 1), ("性别", 1), ("民族", 2), ("出生", 1), ("住址", 2), ("身份号码", 2)],
    ),
    (Certificate::IdCardBack, &[("居民身份证", 5), ("签发机关", 2), ("有效期限", 2), ("公安局", 1)]),
];

/// The certificate whose words weigh most; of equals the one that the slot asks for.
fn recognise(page: &Page, slot: Option<Slot>) -> Certificate {
    let text = page.text();
    let weight =
        |words: Words| words.iter().filter(|(word, _)| text.contains(word)).map(|(_, weight)| weight).sum::<u32>();
    let wanted = |certificate: Certificate| slot.is_some_and(|slot| certificate.fits(slot));
    SIGNS
        .iter()
        .map(|(certificate, words)| (*certificate, weight(words)))
        .filter(|(_, weight)| *weight >= ENOUGH)
        .max_by_key(|(certificate, weight)| (*weight, wanted(*certificate)))
        .map_or(Certificate::Unknown, |(certificate, _)| certificate)
}

/// Collects the fields of a page.
pub(crate) struct Collector<'a> {
    page: &'a Page,
    fields: Fields,
}

impl Collector<'_> {
    /// Adds a value that was read from `glyphs`; an empty value is left out.
    pub fn put(&mut self, name: &str, value: String, confidence: f32, glyphs: &[Glyph]) {
        if !value.is_empty() && !glyphs.is_empty() {
            let region = self.page.around(glyphs);
            let _ = self.fields.insert(name.to_owned(), ReadField { value, confidence, region });
        }
    }

    /// Adds running text in the spelling of `spell`.
    pub fn put_text(&mut self, name: &str, glyphs: &[Glyph], spell: fn(&str) -> String) {
        self.put(name, spell(&super::page::plain(glyphs)), of_text(glyphs), glyphs);
    }

    /// Adds a date.
    pub fn put_date(&mut self, name: &str, date: Option<&ReadDate>) {
        if let Some(date) = date {
            self.put(name, date.value(), date.confidence, &date.glyphs);
        }
    }

    /// Adds a number.
    pub fn put_number(&mut self, name: &str, number: Option<&ReadNumber>) {
        if let Some(number) = number {
            self.put(name, number.value.clone(), number.confidence, &number.glyphs);
        }
    }

    /// Adds the text beside a label.
    pub fn put_line(&mut self, form: &Form<'_>, name: &str, spell: fn(&str) -> String) {
        self.put_text(name, &form.line(name), spell);
    }
}

/// Confidence of running text: between its mean and its weakest character.
pub(crate) fn of_text(glyphs: &[Glyph]) -> f32 {
    let mean = glyphs.iter().map(|glyph| glyph.confidence).sum::<f32>() / glyphs.len().max(1) as f32;
    f32::midpoint(mean, super::date::lowest(glyphs))
}
