//! Maps answers to the picture that shows them: a finding about a certificate concerns its picture too.

use crate::filing::Filing;
use crate::filing::path::{MANAGER, PRINCIPAL, SUBJECT_CERTIFICATE};
use crate::finding::Finding;
use crate::view::View;

use super::{agreement, validity};

/// Answers shown on the subject's certificate.
const OF_SUBJECT: [&str; 6] = [
    field!("icp_subject.base_info.name"),
    field!("icp_subject.organize_info.certificate_number"),
    field!("icp_subject.organize_info.certificate_address"),
    field!("icp_subject.legal_person_info.name"),
    field!("facts.subject_certificate_valid_until"),
    field!("facts.business_scope"),
];

/// Answers of an individual shown on the front of the identity certificate.
const OF_INDIVIDUAL: [&str; 2] = [field!("icp_subject.organize_info.certificate_address"), field!("facts.nationality")];

/// The place of the picture that shows the answer at `path`; `None` where there is none. The end of a person's validity
/// is on the back, where the certificate has one.
pub fn picture_of(path: &str, filing: &Filing) -> Option<String> {
    let individual = View::new(filing).is_individual();
    if individual && OF_INDIVIDUAL.contains(&path) {
        return Some(person_field!(PRINCIPAL, "certificate_photo_front"));
    }
    if !individual && OF_SUBJECT.contains(&path) {
        return Some(SUBJECT_CERTIFICATE.to_owned());
    }
    let base = [PRINCIPAL, MANAGER].into_iter().find(|base| path.starts_with(base))?;
    let front = person_field!(base, "certificate_photo_front");
    let back = person_field!(base, "certificate_photo_back");
    match path.strip_prefix(base)? {
        ".certificate_validity_date_start" | ".certificate_validity_date_end" if filing.has(&back) => Some(back),
        ".name" | ".certificate_number" | ".certificate_validity_date_start" | ".certificate_validity_date_end" => {
            Some(front)
        }
        _ => None,
    }
}

/// The picture that is rejected, or doubtful, because of `finding`: the certificate is no longer valid, or differs from
/// the answer. `None` where the finding is not about a provided certificate.
pub fn picture_against(finding: &Finding, filing: &Filing) -> Option<String> {
    if ![validity::LAPSING, agreement::RULES].iter().any(|rules| rules.iter().any(|rule| finding.is(rule))) {
        return None;
    }
    let licence = finding.is(&agreement::LEGAL_NAME).then(|| SUBJECT_CERTIFICATE.to_owned());
    licence.or_else(|| picture_of(&finding.field, filing)).filter(|place| filing.has(place) && *place != finding.field)
}
