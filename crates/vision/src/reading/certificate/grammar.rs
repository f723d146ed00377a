//! What a value has to look like. A value that does not was misread, or something else was taken into it: it is offered
//! as unsure.

use std::collections::BTreeMap;

use super::super::page::TextGlyph;
use super::super::words;
use super::super::{Certificate, ReadField};
use super::{Fields, UNCHECKED};
use crate::identifier::contact::{NAME_DOT, is_han};
use crate::reference::Reference;

/// What a value is, and so how it is made.
type Grammar = fn(&str) -> bool;

/// Fewest characters of a label that no value holds.
const LABEL: usize = 4;
/// Fewest characters of another field's value that no value holds.
const OTHERS_VALUE: usize = 6;

/// The grammar of a field; `None` for fields that may say anything.
fn of(certificate: Certificate, field: &str) -> Option<Grammar> {
    match field {
        "name" if names_organisation(certificate) => Some(is_name_of_organisation),
        "name" | "legal_representative" => Some(is_person),
        "kind" => Some(is_kind),
        "registered_capital" => Some(is_sum),
        "address" => Some(is_address),
        "authority" if certificate == Certificate::IdCardBack => Some(is_police),
        _ => None,
    }
}

/// Makes values unsure that break their grammar, hold a label or the value of another field, or were not printed by who
/// issued the certificate.
pub(super) fn doubt(certificate: Certificate, fields: &mut Fields) {
    let values: BTreeMap<String, String> =
        fields.iter().map(|(name, field)| (name.clone(), field.value.clone())).collect();
    for (name, field) in fields.iter_mut().filter(|(name, _)| is_text(name)) {
        let well_formed = of(certificate, name).is_none_or(|grammar| grammar(&field.value));
        let others = values.iter().filter(|(other, _)| *other != name && *other != "kind").any(|(other, value)| {
            let inside = value.chars().count() >= OTHERS_VALUE && field.value.contains(value);
            inside || (other == "legal_representative" && name == "address" && field.value.ends_with(value))
        });
        if !well_formed || others || is_overprint(&field.value) || holds_label(certificate, field) {
            field.confidence = field.confidence.min(UNCHECKED);
        }
    }
}

/// Whether a field is running text that ends where its label's value ends.
fn is_text(field: &str) -> bool {
    matches!(field, "name" | "kind" | "legal_representative" | "registered_capital" | "address" | "authority")
}

fn names_organisation(certificate: Certificate) -> bool {
    matches!(
        certificate,
        Certificate::BusinessLicence | Certificate::OrganisationCertificate | Certificate::PreApproval
    )
}

/// Whether a value holds a label of its certificate.
fn holds_label(certificate: Certificate, field: &ReadField) -> bool {
    let mut spellings = words::labels(certificate).iter().flat_map(|label| &label.spellings);
    spellings.any(|spelling| spelling.chars().count() >= LABEL && field.value.contains(spelling.as_str()))
}

/// Words of notes and watermarks laid over a certificate.
fn is_overprint(value: &str) -> bool {
    let lower = value.to_ascii_lowercase();
    words::list("overprints").iter().any(|word| lower.contains(word.as_str()))
}

/// The name of an organisation ends in what it is: 公司, 厂, 店, or the form of a partnership in brackets.
pub(super) fn is_organisation(name: &str) -> bool {
    let bare = name.rsplit_once('（').filter(|(_, bracket)| bracket.ends_with('）')).map_or(name, |(before, _)| before);
    let ends = |part: &str| words::list("organisation_ends").iter().any(|end| part.ends_with(end.as_str()));
    bare.chars().count() >= 4 && (ends(bare) || ends(name))
}

/// The whole name of an organisation: 样本路8号铺 ends as names do, but is an address.
fn is_name_of_organisation(name: &str) -> bool {
    let numbered = name.split('号').rev().skip(1).any(|part| part.ends_with(|last: char| last.is_ascii_digit()));
    is_organisation(name) && (!numbered || name.contains("公司"))
}

/// The name of an organisation as far as it goes in a text: what stands behind what it is was laid over the certificate,
/// and a company whose last character is hidden is a company.
pub(super) fn organisation(text: &str) -> String {
    if is_organisation(text) {
        return text.to_owned();
    }
    if text.ends_with("有限公") || text.ends_with("责任公") {
        return format!("{text}司");
    }
    let ends = words::list("organisation_ends").iter().filter(|end| end.chars().count() >= 2);
    let last = ends.filter_map(|end| text.rfind(end.as_str()).map(|at| at + end.len())).max();
    last.map(|last| &text[..last]).filter(|name| is_organisation(name)).unwrap_or(text).to_owned()
}

/// The glyphs of an organisation's name whose 有限公司 has another character in the place of 限, which is put right where the
/// recogniser held it for possible and is never sure.
pub(super) fn with_legal_form(glyphs: &[TextGlyph]) -> Vec<TextGlyph> {
    let mut glyphs = glyphs.to_vec();
    for at in 1..glyphs.len().saturating_sub(2) {
        let said = [at - 1, at + 1, at + 2].map(|at| glyphs[at].character);
        if said == ['有', '公', '司'] && glyphs[at].character != '限' {
            let seen = glyphs[at].others.contains(&'限');
            let glyph = &mut glyphs[at];
            glyph.whole = false;
            if seen {
                glyph.character = '限';
            }
        }
    }
    glyphs
}

/// A person's name: two to four Chinese characters, more where dots part them; or Latin letters.
fn is_person(name: &str) -> bool {
    let letters = name.chars().filter(|letter| is_han(*letter)).count();
    let latin = name.chars().all(|letter| letter.is_ascii_alphabetic() || ",-'.".contains(letter));
    let han = name.chars().all(|letter| is_han(letter) || letter == NAME_DOT);
    (latin && name.len() >= 3) || (han && (letters >= 2) && (letters <= 4 || name.contains(NAME_DOT)))
}

/// A kind of enterprise, what is in brackets behind it aside.
fn is_kind(kind: &str) -> bool {
    let bare = kind.split(['（', '(', '【', '[']).next().unwrap_or(kind);
    words::list("company_kinds").iter().any(|known| known == bare)
}

/// A sum of money: figures or Chinese numerals, a unit, a currency.
fn is_sum(sum: &str) -> bool {
    let digit = |letter: char| letter.is_ascii_digit() || words::list("sums")[0].contains(letter);
    let spelled = |letter: char| digit(letter) || words::list("sums").iter().any(|part| part.contains(letter));
    sum.chars().any(digit) && sum.contains(['万', '亿', '元', '圆', '億', '萬']) && sum.chars().all(spelled)
}

/// An address begins with a region that there is, or names a district.
pub(super) fn is_address(address: &str) -> bool {
    let regions = &Reference::built_in().regions;
    regions.locate(address).province.is_some()
        || regions.provinces().any(|province| !regions.districts_in(&province.code, address).is_empty())
}

/// Identity cards are issued by the police of a county, a city or one of its districts.
fn is_police(authority: &str) -> bool {
    authority.ends_with("公安局") || (authority.contains("公安") && authority.ends_with("分局"))
}
