//! The form that values must have. A value without it was misread or contains something else, so it is offered as
//! unsure.

use std::collections::BTreeMap;

use super::super::page::TextGlyph;
use super::super::words;
use super::super::{Certificate, ReadField};
use super::{Fields, UNCHECKED};
use crate::identifier::contact::{NAME_DOT, is_han};
use crate::reference::Reference;

/// Whether a value has the right form.
type Grammar = fn(&str) -> bool;

/// Minimum length of a label that makes a value unsure if the value contains it, in characters.
const LABEL: usize = 4;
/// Minimum length of another field's value that makes a value unsure if the value contains it, in characters.
const OTHERS_VALUE: usize = 6;

/// The grammar of a field; `None` for fields that may have any form.
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

/// Makes values unsure that break their grammar, contain a label or the value of another field, or contain text that
/// was laid over the certificate.
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

/// Whether a field is running text, so that only the layout shows where it ends.
fn is_text(field: &str) -> bool {
    matches!(field, "name" | "kind" | "legal_representative" | "registered_capital" | "address" | "authority")
}

fn names_organisation(certificate: Certificate) -> bool {
    matches!(
        certificate,
        Certificate::BusinessLicence | Certificate::OrganisationCertificate | Certificate::PreApproval
    )
}

/// Whether a value contains a label of its certificate.
fn holds_label(certificate: Certificate, field: &ReadField) -> bool {
    let mut spellings = words::labels(certificate).iter().flat_map(|label| &label.spellings);
    spellings.any(|spelling| spelling.chars().count() >= LABEL && field.value.contains(spelling.as_str()))
}

/// Whether a value contains words of notes and watermarks that are laid over certificates.
fn is_overprint(value: &str) -> bool {
    let lower = value.to_ascii_lowercase();
    words::list("overprints").iter().any(|word| lower.contains(word.as_str()))
}

/// Whether a text is the name of an organisation, which ends in what it is: 公司, 厂, 店, or the form of a partnership in
/// brackets.
pub(super) fn is_organisation(name: &str) -> bool {
    let bare = name.rsplit_once('（').filter(|(_, bracket)| bracket.ends_with('）')).map_or(name, |(before, _)| before);
    let ends = |part: &str| words::list("organisation_ends").iter().any(|end| part.ends_with(end.as_str()));
    bare.chars().count() >= 4 && (ends(bare) || ends(name))
}

/// Whether a text is the complete name of an organisation: 样本路8号铺 ends as names do, but is an address.
fn is_name_of_organisation(name: &str) -> bool {
    let numbered = name.split('号').rev().skip(1).any(|part| part.ends_with(|last: char| last.is_ascii_digit()));
    is_organisation(name) && (!numbered || name.contains("公司"))
}

/// The name of an organisation at the beginning of a text. Text after its end was laid over the certificate; the 司 of
/// 公司 is restored if it is hidden.
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

/// The glyphs of an organisation's name. Another character in place of 限 in 有限公司 is marked as doubtful, and replaced if
/// 限 is among its alternatives.
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

/// Whether a text is a person's name: two to four Chinese characters, more if dots separate them, or Latin letters.
fn is_person(name: &str) -> bool {
    let letters = name.chars().filter(|letter| is_han(*letter)).count();
    let latin = name.chars().all(|letter| letter.is_ascii_alphabetic() || ",-'.".contains(letter));
    let han = name.chars().all(|letter| is_han(letter) || letter == NAME_DOT);
    (latin && name.len() >= 3) || (han && (letters >= 2) && (letters <= 4 || name.contains(NAME_DOT)))
}

/// Whether a text is a kind of enterprise, not counting what follows in brackets.
fn is_kind(kind: &str) -> bool {
    let bare = kind.split(['（', '(', '【', '[']).next().unwrap_or(kind);
    words::list("company_kinds").iter().any(|known| known == bare)
}

/// Whether a text is a sum of money: figures or Chinese numerals, a unit, a currency.
fn is_sum(sum: &str) -> bool {
    let digit = |letter: char| letter.is_ascii_digit() || words::list("sums")[0].contains(letter);
    let spelled = |letter: char| digit(letter) || words::list("sums").iter().any(|part| part.contains(letter));
    sum.chars().any(digit) && sum.contains(['万', '亿', '元', '圆', '億', '萬']) && sum.chars().all(spelled)
}

/// Whether a text is an address: it begins with an existing region or names a district.
pub(super) fn is_address(address: &str) -> bool {
    let regions = &Reference::built_in().regions;
    regions.locate(address).province.is_some()
        || regions.provinces().any(|province| !regions.districts_in(&province.code, address).is_empty())
}

/// Whether an authority is the police of a county, a city or one of its districts, which issue identity cards.
fn is_police(authority: &str) -> bool {
    authority.ends_with("公安局") || (authority.contains("公安") && authority.ends_with("分局"))
}
