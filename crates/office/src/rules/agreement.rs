//! Compares typed answers with the text read from the pictures. A difference does not block, as recognition can be
//! wrong, unless both numbers prove themselves by their check digits and are far apart: then they are two holders'.

use crate::filing::field::Format;
use crate::filing::path::{SUBJECT_CERTIFICATE, SUBJECT_NAME as SUBJECT_NAME_PATH};
use crate::filing::{Filing, field};
use crate::finding::Finding;
use crate::identifier::normal::{normal, value};
use crate::identifier::{organisation, person};
use crate::reading::{Certificate, CertificateSide, Reading, SURE};
use crate::view::View;

use super::case::{Person, certificate};
use super::rule::{FORM, date, text};
use super::spelling::{comparable, comparable_address};
use super::{Case, Evidence, Rule, Topic};

rules! {
    const KIND: Rule = Rule::warning("picture-other-kind")
        .prevents(&["WX-86328", "WX-86201", "WX-40097", "DY-6020"])
        .reads(&["icp_subject", "icp_applets"]);
    const SIDE: Rule = Rule::warning("picture-other-side")
        .prevents(&["WX-86328", "WX-86201", "WX-40097"])
        .reads(&[field!("icp_subject.principal_info"), field!("icp_applets.principal_info")]);
    pub(super) const OTHER_SUBJECT: Rule = Rule::error("picture-other-subject")
        .prevents(&["WX-86355", "HW-REG-CODE", "WXR-SUBJECT-CERT", "HW-TYPE"])
        .reads(SUBJECT);
    pub(super) const OTHER_PERSON: Rule = Rule::error("picture-other-person")
        .prevents(&["HW-FACE-MATCH"])
        .reads(&[field!("icp_subject.principal_info"), field!("icp_applets.principal_info")]);
    const SUBJECT_NAME: Rule = Rule::warning("read-subject-name")
        .prevents(&["WX-86355", "WXR-SUBJECT-CERT", "PV-BJ-BRACKET", "HW-TYPE"])
        .reads(SUBJECT);
    const SUBJECT_NUMBER: Rule =
        Rule::warning("read-subject-number").prevents(&["HW-REG-CODE", "WXR-SUBJECT-CERT", "HW-TYPE"]).reads(SUBJECT);
    const SUBJECT_ADDRESS: Rule =
        Rule::warning("read-subject-address").prevents(&["WXR-ADDRESS", "HW-REG-ADDR"]).reads(SUBJECT);
    const SUBJECT_VALIDITY: Rule =
        Rule::warning("read-subject-validity").prevents(&["WXA-LICENSE-VALIDITY"]).reads(SUBJECT);
    pub(super) const LEGAL_NAME: Rule = Rule::warning("read-legal-name").prevents(&["TC-NOT-LEGAL", "WXD-LEGAL"]).reads(LEGAL);
    const PRINCIPAL_NAME: Rule = Rule::warning("read-principal-name").prevents(&["HW-FACE-MATCH"]).reads(PRINCIPAL);
    const PRINCIPAL_NUMBER: Rule = Rule::warning("read-principal-number").prevents(&["HW-FACE-MATCH"]).reads(PRINCIPAL);
    const PRINCIPAL_START: Rule = Rule::warning("read-principal-start").prevents(&["WXD-DATE"]).reads(PRINCIPAL);
    const PRINCIPAL_END: Rule = Rule::warning("read-principal-end").prevents(&["HW-ID-EXPIRED"]).reads(PRINCIPAL);
    const PRINCIPAL_ADDRESS: Rule =
        Rule::warning("read-principal-address").prevents(&["WXD-RESIDENCE"]).reads(PRINCIPAL);
    const MANAGER_NAME: Rule = Rule::warning("read-manager-name").prevents(&["HW-FACE-MATCH"]).reads(MANAGER);
    const MANAGER_NUMBER: Rule = Rule::warning("read-manager-number").prevents(&["HW-FACE-MATCH"]).reads(MANAGER);
    const MANAGER_START: Rule = Rule::warning("read-manager-start").prevents(&["WXD-DATE"]).reads(MANAGER);
    const MANAGER_END: Rule = Rule::warning("read-manager-end").prevents(&["HW-ID-EXPIRED"]).reads(MANAGER);
}

const SUBJECT: &[&str] = &[
    field!("icp_subject.base_info"),
    field!("icp_subject.organize_info"),
    field!("facts.subject_certificate_valid_until"),
];
const LEGAL: &[&str] = &[
    field!("icp_subject.organize_info"),
    field!("icp_subject.legal_person_info"),
    field!("icp_subject.principal_info"),
    field!("facts.principal_is_legal_representative"),
];
const PRINCIPAL: &[&str] =
    &[field!("icp_subject.principal_info"), field!("icp_subject.organize_info.certificate_address")];
const MANAGER: &[&str] = &[field!("icp_applets.principal_info")];

/// The rules on differences for the subject's responsible person, in the order of [`of_person`].
const PRINCIPAL_RULES: &[&Rule] =
    &[&PRINCIPAL_NAME, &PRINCIPAL_NUMBER, &PRINCIPAL_START, &PRINCIPAL_END, &PRINCIPAL_ADDRESS];
/// The same for the mini program's responsible person.
const MANAGER_RULES: &[&Rule] = &[&MANAGER_NAME, &MANAGER_NUMBER, &MANAGER_START, &MANAGER_END];

pub(super) const TOPIC: Topic = Topic { rules: RULES, kinds: FORM, review };

fn review(case: &Case<'_>, found: &mut Vec<Finding>) {
    let photo = field!("icp_subject.organize_info.certificate_photo");
    if let Some(reading) = reading(case, photo).filter(|_| !case.is_individual()) {
        let chosen = case.filing.number(field!("icp_subject.organize_info.certificate_type"));
        let licence = chosen == Some(certificate::BUSINESS_LICENCE);
        let fits = match reading.certificate {
            Certificate::BusinessLicence => licence || chosen.is_none() || case.nature().is_none(),
            Certificate::OrganisationCertificate => !licence,
            Certificate::Unknown | Certificate::Letter | Certificate::PreApproval => true,
            Certificate::IdCardFront
            | Certificate::IdCardBack
            | Certificate::ResidencePermitFront
            | Certificate::ResidencePermitBack
            | Certificate::TravelPermitFront
            | Certificate::TravelPermitBack
            | Certificate::PermanentResidence
            | Certificate::Passport => false,
        };
        if fits {
            subject(case, reading, found);
        } else if !reading.is_of_another() {
            found.push(KIND.on(photo));
        }
    }
    person(case, &case.principal, PRINCIPAL_RULES, found);
    person(case, &case.manager, MANAGER_RULES, found);
}

fn reading<'a>(case: &Case<'a>, path: &str) -> Option<&'a Reading> {
    match case.evidence(path)? {
        Evidence::Seen { reading, .. } => reading.as_ref(),
        _ => None,
    }
}

fn subject(case: &Case<'_>, reading: &Reading, found: &mut Vec<Finding>) {
    compare(case, reading, &["name"], field!("icp_subject.base_info.name"), &SUBJECT_NAME, found);
    let number = field!("icp_subject.organize_info.certificate_number");
    compare(case, reading, &["credit_code", "number"], number, &SUBJECT_NUMBER, found);
    compare(
        case,
        reading,
        &["address"],
        field!("icp_subject.organize_info.certificate_address"),
        &SUBJECT_ADDRESS,
        found,
    );
    compare(case, reading, &["valid_until"], field!("facts.subject_certificate_valid_until"), &SUBJECT_VALIDITY, found);
    let legal = match case.principal_is_legal() {
        Some(true) => person_field!(case.principal.base, "name"),
        Some(false) => field!("icp_subject.legal_person_info.name").to_owned(),
        None => return,
    };
    compare(case, reading, &["legal_representative"], &legal, &LEGAL_NAME, found);
}

fn person(case: &Case<'_>, person: &Person, rules: &[&Rule], found: &mut Vec<Finding>) {
    let front = person_field!(person.base, "certificate_photo_front");
    let back = person_field!(person.base, "certificate_photo_back");
    for (path, front) in [(front, true), (back, false)] {
        let Some(reading) = reading(case, &path) else { continue };
        match fits(person.certificate, reading.certificate, front) {
            Agreement::Right => of_person(case, person, reading, rules, found),
            _ if reading.is_of_another() => {}
            Agreement::Kind => found.push(KIND.on(&path)),
            Agreement::CertificateSide => found.push(SIDE.on(&path)),
        }
    }
}

fn of_person(case: &Case<'_>, person: &Person, reading: &Reading, rules: &[&Rule], found: &mut Vec<Finding>) {
    let places: [(&[&str], String); 4] = [
        (&["name"], person_field!(person.base, "name")),
        (&["id_number", "number"], person_field!(person.base, "certificate_number")),
        (&["valid_from"], person_field!(person.base, "certificate_validity_date_start")),
        (&["valid_until"], person_field!(person.base, "certificate_validity_date_end")),
    ];
    for ((keys, path), rule) in places.iter().zip(rules) {
        compare(case, reading, keys, path, rule, found);
    }
    if let Some(rule) = rules.get(places.len()).filter(|_| case.is_individual()) {
        compare(case, reading, &["address"], field!("icp_subject.organize_info.certificate_address"), rule, found);
    }
}

enum Agreement {
    Right,
    CertificateSide,
    Kind,
}

/// Whether a picture shows the side and kind of certificate that its place asks for. An unrecognised picture fits.
fn fits(code: Option<i64>, read: Certificate, front: bool) -> Agreement {
    let is_of = |kind: &Certificate, code| kind.side().is_some() && kind.types().contains(&code);
    match code.filter(|code| Certificate::ALL.iter().any(|kind| is_of(kind, *code))) {
        Some(code) if read != Certificate::Unknown && !is_of(&read, code) => Agreement::Kind,
        Some(_) => match read.side() {
            Some(CertificateSide::Front) if !front => Agreement::CertificateSide,
            Some(CertificateSide::Back) if front => Agreement::CertificateSide,
            Some(CertificateSide::Front | CertificateSide::Back | CertificateSide::Both | CertificateSide::Page)
            | None => Agreement::Right,
        },
        None => Agreement::Right,
    }
}

/// Adds a finding if the first of `keys` that was read reliably differs from the answer at `path`.
fn compare(case: &Case<'_>, reading: &Reading, keys: &[&str], path: &str, rule: &Rule, found: &mut Vec<Finding>) {
    let typed = case.value(path);
    let read = keys.iter().find_map(|key| reading.fields.get(*key)).filter(|field| field.confidence >= SURE);
    let Some(read) = read.filter(|read| !typed.is_empty() && !read.value.trim().is_empty()) else { return };
    let format = field::at(path).and_then(|field| field.format);
    let value = format.map_or_else(|| read.value.clone(), |format| normal(format, &read.value));
    let same = if path.ends_with("address") {
        let (typed, read) = (comparable_address(&typed), comparable_address(&value));
        typed == read || typed.ends_with(&read) || read.ends_with(&typed)
    } else {
        comparable(&typed) == comparable(&value)
    };
    if !same {
        let rule = other_holder(path, &typed, &value).unwrap_or(rule);
        let is_date = matches!(format, Some(Format::Date | Format::Validity));
        let told = |value: String| if is_date { date(&value) } else { text(value) };
        let finding = rule.on(path).with("typed", told(typed)).with("read", told(value));
        // The legal representative stands on the subject's certificate.
        found.push(if finding.is(&LEGAL_NAME) { finding.or_at(SUBJECT_CERTIFICATE) } else { finding });
    }
}

/// Whether the certificate in the picture at `place` is that of somebody else than is answered: the numbers are those of
/// two holders or, unless they are the same, most of the name is another.
pub fn is_of_another_holder(place: &str, reading: &Reading, filing: &Filing) -> bool {
    let Some((base, _)) = place.rsplit_once(".certificate_photo") else { return false };
    let number = format!("{base}.certificate_number");
    let name = if place == SUBJECT_CERTIFICATE { SUBJECT_NAME_PATH.to_owned() } else { format!("{base}.name") };
    let read = |path: &str, keys: &[&str]| {
        let field = keys.iter().find_map(|key| reading.fields.get(*key)).filter(|field| field.confidence >= SURE)?;
        let format = field::at(path).and_then(|row| row.format);
        Some(format.map_or_else(|| field.value.clone(), |format| normal(format, &field.value)))
    };
    // What a modification is to replace says nothing of who the certificate should belong to.
    let view = View::new(filing);
    let typed = |path: &str| Some(value(filing, path)).filter(|typed| !typed.is_empty() && !view.is_outdated(path));
    match (typed(&number), read(&number, &["credit_code", "id_number", "number"])) {
        (Some(typed), Some(read)) if typed == read => false,
        (Some(typed), Some(read)) if other_holder(&number, &typed, &read).is_some() => true,
        _ => typed(&name).zip(read(&name, &["name"])).is_some_and(|(typed, read)| is_another_name(&typed, &read)),
    }
}

/// Whether less than half of the shorter of two names is in the other.
fn is_another_name(one: &str, other: &str) -> bool {
    let (one, other) = (comparable(one), comparable(other));
    let (short, long) = if one.chars().count() <= other.chars().count() { (one, other) } else { (other, one) };
    let common = short.chars().filter(|sign| long.contains(*sign)).count();
    2 * common < short.chars().count()
}

/// The rule for two different numbers that are both right, and so far apart that neither is a misreading of the other.
fn other_holder(path: &str, typed: &str, read: &str) -> Option<&'static Rule> {
    const APART: usize = 3;
    let apart = typed.chars().zip(read.chars()).filter(|(typed, read)| typed != read).count();
    let (rule, is_right): (_, fn(&str) -> bool) = if path == field!("icp_subject.organize_info.certificate_number") {
        (&OTHER_SUBJECT, |number| organisation::credit_code(number).is_ok())
    } else {
        (&OTHER_PERSON, |number| person::resident(number).is_ok())
    };
    (apart >= APART && is_right(typed) && is_right(read)).then_some(rule)
}
