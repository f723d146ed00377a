//! Answers that are mandatory in the request.

use crate::finding::Finding;

use super::case::Person;
use super::rule::FORM;
use super::{Case, Rule, Topic};

rules! {
    /// A mandatory answer is missing.
    pub const MISSING: Rule = Rule::error("missing");
    const REMARK: Rule = Rule::error("remark-missing").prevents(&["WXD-COMMENT-LEN"]);
    const SERVICES: Rule = Rule::error("services-missing").prevents(&["WXD-SVC-COUNT"]);
    const CERTIFICATE_TYPE: Rule = Rule::error("certificate-type-missing").prevents(&["WX-40097"]);
}

pub(super) const TOPIC: Topic = Topic { rules: RULES, kinds: FORM, review };

const SUBJECT: &[&str] = &[
    field!("icp_subject.base_info.type"),
    field!("icp_subject.base_info.name"),
    field!("icp_subject.base_info.province"),
    field!("icp_subject.base_info.city"),
    field!("icp_subject.base_info.address"),
    field!("icp_subject.organize_info.certificate_number"),
    field!("icp_subject.organize_info.certificate_address"),
];
fn of_every_person(base: &str) -> Vec<String> {
    vec![
        person_field!(base, "name"),
        person_field!(base, "mobile"),
        person_field!(base, "email"),
        person_field!(base, "emergency_contact"),
        person_field!(base, "certificate_number"),
        person_field!(base, "certificate_validity_date_start"),
        person_field!(base, "certificate_validity_date_end"),
    ]
}

fn review(case: &Case<'_>, found: &mut Vec<Finding>) {
    let missing = |path: &str| case.asks(path) && !case.filing.has(path);
    // The request takes an individual's certificate from the responsible person's.
    let written = |path: &str| case.is_individual() && path == field!("icp_subject.organize_info.certificate_number");
    for path in SUBJECT.iter().filter(|path| missing(path) && !written(path)) {
        found.push(MISSING.on(path));
    }
    let district = field!("icp_subject.base_info.district");
    let city = case.filing.text(field!("icp_subject.base_info.city"));
    let leaf = case.reference.regions.get(city).is_some() && case.reference.regions.children(city).next().is_none();
    if missing(district) && !leaf {
        found.push(MISSING.on(district));
    }
    let kind = field!("icp_subject.organize_info.certificate_type");
    if missing(kind) && !case.is_individual() {
        found.push(CERTIFICATE_TYPE.on(kind));
    }
    for person in case.people() {
        of_person(case, person, found);
    }
    let remark = field!("icp_applets.base_info.comment");
    if missing(remark) {
        found.push(REMARK.on(remark));
    }
    let services = field!("icp_applets.base_info.service_content_types");
    if missing(services) {
        found.push(SERVICES.on(services));
    }
}

fn of_person(case: &Case<'_>, person: &Person, found: &mut Vec<Finding>) {
    let missing = |path: &str| case.asks(path) && !case.filing.has(path);
    for path in of_every_person(person.base).into_iter().filter(|path| missing(path)) {
        found.push(MISSING.on(&path));
    }
    let kind = person_field!(person.base, "certificate_type");
    if missing(&kind) {
        found.push(CERTIFICATE_TYPE.on(&kind));
    }
}
