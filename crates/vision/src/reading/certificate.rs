//! Recognises the certificate on a page of text and reads its fields.

mod address;
mod grammar;
mod id_card;
mod letter;
mod licence;
mod mrz;
mod organisation;
mod passport;
mod permit;
mod pre_approval;
mod region;

use std::collections::BTreeMap;

pub(crate) use id_card::bearer;
pub(crate) use letter::signature_label;
pub(crate) use licence::is_electronic;

use super::date::ReadDate;
use super::form::LabelledPage;
use super::number::{NumberKind, ReadNumber};
use super::page::{TEXT_HEIGHT, TextGlyph, TextPage};
use super::words::{self, Signs};
use super::{Certificate, ReadField};
use crate::scan::{Quad, Slot};

/// Values by field name; their regions are in the page's coordinates.
pub type Fields = BTreeMap<String, ReadField>;

/// The kind of certificate and its fields. The slot is the intended use of the picture; it decides if the text does
/// not.
pub fn parse(page: &TextPage, slot: Option<Slot>) -> (Certificate, Fields) {
    let certificate = recognise(page, slot);
    let mut fields = Collector { page, fields: Fields::new() };
    match certificate {
        Certificate::IdCardFront => id_card::front(page, &mut fields),
        Certificate::IdCardBack => id_card::back(page, &mut fields),
        Certificate::BusinessLicence => licence::licence(page, &mut fields),
        Certificate::OrganisationCertificate => organisation::organisation(page, &mut fields),
        Certificate::Passport => passport::passport(page, &mut fields),
        Certificate::PreApproval => pre_approval::pre_approval(page, &mut fields),
        Certificate::Letter => letter::letter(page, &mut fields),
        Certificate::ResidencePermitFront
        | Certificate::ResidencePermitBack
        | Certificate::TravelPermitFront
        | Certificate::TravelPermitBack
        | Certificate::PermanentResidence => permit::permit(page, certificate, &mut fields),
        Certificate::Unknown => {}
    }
    let mut fields = fields.fields;
    grammar::doubt(certificate, &mut fields);
    (certificate, fields)
}

/// Numbers with a check digit on the certificates of a slot.
pub(crate) fn numbers(slot: Option<Slot>) -> &'static [NumberKind] {
    match slot {
        Some(Slot::BusinessLicence) => licence::NUMBERS,
        Some(Slot::SubjectCertificate) => organisation::NUMBERS,
        Some(Slot::IdCardFront | Slot::PermitFront) => id_card::NUMBERS,
        _ => &[],
    }
}

/// Maximum length of a value to look for beside a label, in sizes of the label.
const MAX_VALUE_LENGTH: f32 = 24.0;

/// Places on a business licence beside labels that have no value: something laid over it may hide the text there from
/// the detector. None for other slots.
pub(crate) fn without_value(page: &TextPage, slot: Option<Slot>) -> Vec<Quad> {
    if slot != Some(Slot::BusinessLicence) {
        return Vec::new();
    }
    let place = |([right, middle], size, limit): ([f32; 2], f32, f32)| {
        let half = 0.5 * size / TEXT_HEIGHT;
        page.quad([right + 0.3 * size, middle - half, limit.min(right + MAX_VALUE_LENGTH * size), middle + half])
    };
    LabelledPage::new(page, Certificate::BusinessLicence).empty().into_iter().map(place).collect()
}

/// Maximum confidence of a number of unknown form without a check digit, in which the loss of a character goes
/// unnoticed, and of any other value that may be wrong.
pub(crate) const UNCHECKED: f32 = 0.79;

/// Minimum confidence of each character in a person's name that is sure.
const CERTAIN: f32 = 0.98;
/// Minimum confidence of each character in an organisation's name that is sure, and of each letter and digit in any
/// other text that is sure.
const LIKELY: f32 = 0.9;

/// Minimum total weight of the signs by which a certificate is recognised.
const ENOUGH: u32 = 4;

/// The certificate whose signs weigh most; among equals, one that fits the slot.
fn recognise(page: &TextPage, slot: Option<Slot>) -> Certificate {
    let text = page.text();
    let weight = |signs: &Signs| {
        let seen = signs.signs.iter().filter(|(word, _)| text.contains(word.as_str()));
        seen.map(|(_, weight)| weight).sum::<u32>()
    };
    // Letters and pre-approvals have no fixed wording: one sign is enough if the slot takes them.
    let free = |certificate| matches!(certificate, Certificate::Letter | Certificate::PreApproval);
    let wanted = |certificate: Certificate| slot.is_some_and(|slot| certificate.fits(slot));
    let certificate = words::signs()
        .iter()
        .map(|signs| (signs.kind, weight(signs)))
        .filter(|(certificate, weight)| {
            *weight >= ENOUGH || (*weight > 0 && free(*certificate) && wanted(*certificate))
        })
        .max_by_key(|(certificate, weight)| (*weight, wanted(*certificate)))
        .map_or(Certificate::Unknown, |(certificate, _)| certificate);
    let of_residence_permit = ["810000", "820000", "830000"].iter().any(|region| text.contains(region));
    match certificate {
        Certificate::IdCardFront if of_residence_permit => Certificate::ResidencePermitFront,
        other => other,
    }
}

/// Collects the fields of a page.
pub(crate) struct Collector<'a> {
    page: &'a TextPage,
    fields: Fields,
}

impl Collector<'_> {
    /// Adds a value that was read from `glyphs`; an empty value is left out.
    pub fn put(&mut self, name: &str, value: String, confidence: f32, glyphs: &[TextGlyph]) {
        if !value.is_empty() && !glyphs.is_empty() {
            let region = self.page.around(glyphs);
            let _ = self.fields.insert(name.to_owned(), ReadField { value, confidence, region });
        }
    }

    /// Adds running text in the spelling of `spell`.
    pub fn put_text(&mut self, name: &str, glyphs: &[TextGlyph], spell: fn(&str) -> String) {
        self.put(name, spell(&super::page::row_text(glyphs)), of_text(glyphs), glyphs);
    }

    /// Adds a person's name. The recogniser is less confident when it mistakes a rare character for a common one than
    /// when it reads a common one, so a name is sure only if every character is.
    pub fn put_name(&mut self, name: &str, glyphs: &[TextGlyph]) {
        self.put_exact(name, glyphs, CERTAIN, super::text::name);
    }

    /// Adds an address, which is unsure if it names a region that differs from an existing one in a single character,
    /// or if the separator of a list was misread.
    pub fn put_address(&mut self, glyphs: &[TextGlyph]) {
        let (glyphs, misread) = region::settle(glyphs);
        let (glyphs, listed) = address::with_lists(&glyphs);
        let most = if misread || listed { UNCHECKED } else { 1.0 };
        let value = super::text::place(&super::page::row_text(&glyphs));
        self.put("address", value, of_text(&glyphs).min(most), &glyphs);
    }

    /// Adds an organisation's name, which is unsure if its end had to be corrected.
    pub fn put_organisation(&mut self, name: &str, glyphs: &[TextGlyph]) {
        self.put_exact(name, &grammar::with_legal_form(glyphs), LIKELY, super::text::place);
        if let Some(read) = self.fields.get_mut(name) {
            let name = grammar::organisation(&read.value);
            if name != read.value {
                *read = ReadField { value: name, confidence: read.confidence.min(UNCHECKED), region: read.region };
            }
        }
    }

    /// Adds a name, which is sure only if the confidence of every character is at least `least` and its line is sharp
    /// enough to tell look-alikes apart.
    fn put_exact(&mut self, name: &str, glyphs: &[TextGlyph], least: f32, spell: fn(&str) -> String) {
        let glyphs: Vec<TextGlyph> = glyphs.iter().map(|glyph| of_names(glyph, least)).collect();
        let certain = super::date::lowest(&glyphs) >= least && glyphs.iter().all(|glyph| glyph.legible);
        let most = if certain { 1.0 } else { UNCHECKED };
        self.put(name, spell(&super::page::row_text(&glyphs)), of_text(&glyphs).min(most), &glyphs);
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
    pub fn put_line(&mut self, form: &LabelledPage<'_>, name: &str, spell: fn(&str) -> String) {
        self.put_text(name, &form.line(name), spell);
    }
}

/// A character of a name: replaced by the look-alike that is more common in names if its confidence is below `least`
/// and the look-alike is among its alternatives.
fn of_names(glyph: &TextGlyph, least: f32) -> TextGlyph {
    let rarer = words::list("name_characters").iter().find_map(|group| {
        let mut characters = group.chars();
        let first = characters.next()?;
        (characters.any(|other| other == glyph.character) && glyph.others.contains(&first)).then_some(first)
    });
    match rarer.filter(|_| glyph.confidence < least) {
        Some(character) => TextGlyph { character, ..glyph.clone() },
        None => glyph.clone(),
    }
}

/// Confidence of running text, close to that of its weakest character. Not sure if the confidence of a letter or digit
/// is below [`LIKELY`], if a bracket has no partner, because something was lost, or if a character with look-alikes is
/// in a blurred line.
pub(crate) fn of_text(glyphs: &[TextGlyph]) -> f32 {
    let mean = glyphs.iter().map(|glyph| glyph.confidence).sum::<f32>() / glyphs.len().max(1) as f32;
    let count = |bracket: char| glyphs.iter().filter(|glyph| glyph.character == bracket).count();
    let alike = |glyph: &TextGlyph| words::list("look_alikes").iter().any(|group| group.contains(glyph.character));
    let unlikely = |glyph: &TextGlyph| glyph.character.is_alphanumeric() && glyph.confidence < LIKELY;
    let doubtful =
        count('(') != count(')') || glyphs.iter().any(|glyph| unlikely(glyph) || !glyph.legible && alike(glyph));
    let most = if doubtful { UNCHECKED } else { 1.0 };
    (0.25 * mean + 0.75 * super::date::lowest(glyphs)).min(most)
}
