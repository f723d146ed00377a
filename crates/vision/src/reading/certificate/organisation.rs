//! Certificates of public institutions, social organisations, private non-enterprise units, foundations, law firms and
//! other organisations: different titles, the same kind of table.

use super::super::form::LabelledPage;
use super::super::number::NumberKind;
use super::super::page::TextPage;
use super::super::{Certificate, text};
use super::licence::{CREDIT_CODE, credit_code};
use super::{Collector, UNCHECKED, of_text};

/// Numbers with a check digit on these certificates.
pub(crate) const NUMBERS: &[NumberKind] = &[CREDIT_CODE];

/// Reads all fields of an organisation's certificate.
pub(crate) fn organisation(page: &TextPage, fields: &mut Collector<'_>) {
    let form = LabelledPage::new(page, Certificate::OrganisationCertificate);
    fields.put_number("credit_code", credit_code(page, &form, &CREDIT_CODE).as_ref());
    let number = form.line("number");
    let spelled: String = number.iter().map(|glyph| glyph.character).collect();
    if spelled.chars().any(|character| character.is_ascii_digit()) {
        fields.put("number", spelled, of_text(&number).min(UNCHECKED), &number);
    }
    fields.put_organisation("name", &form.alone(form.wrapped("name")));
    fields.put_name("legal_representative", &form.line("legal_representative"));
    fields.put_address(&form.alone(form.paragraph("address")));
    // Law firms are supervised by another authority than the one that issues their licences, and older ones name it alone.
    let authority = if form.has("authority") { "authority" } else { "supervisor" };
    fields.put_text("authority", &form.line(authority), text::place);
    let (from, until) = form.period("validity");
    fields.put_date("valid_from", from.as_ref());
    fields.put_date("valid_until", until.as_ref());
}
