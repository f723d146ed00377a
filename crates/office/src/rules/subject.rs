//! The subject: its nature, the matching certificate, the number of that certificate, and an individual's own data.

use crate::filing::path::PRINCIPAL;
use crate::finding::Finding;
use crate::identifier::NumberForm;
use crate::identifier::organisation::{credit_code, credit_code_region, holds_organisation_code, is_sole_proprietor};
use crate::reference::subject::ENTERPRISE;

use super::rule::{EVERY, differ, fault, text};
use super::{Case, Rule, Topic};

const FIELDS: &[&str] =
    &[field!("icp_subject.base_info"), field!("icp_subject.organize_info"), field!("facts.sole_proprietor")];

rules! {
    const NATURE: Rule = Rule::error("subject-nature");
    const CERTIFICATE: Rule = Rule::error("subject-certificate-type").prevents(&["WXD-SUBJECT-CERT", "WX-40097"]);
    const LICENCE_NUMBER: Rule = Rule::error("subject-number").prevents(&["TC-LICENSE-NO", "HW-REG-CODE", "HW-TYPE"]);
    const NUMBER: Rule = Rule::error("subject-number").prevents(&["HW-REG-CODE", "HW-TYPE"]);
    const OLD_LICENCE: Rule = Rule::warning("licence-number-old")
        .prevents(&["TC-LICENSE-NO", "UC-OLD-CERT"])
        .from_source("腾讯云《主体信息常见问题》")
        .reads(FIELDS);
    const OLD_NUMBER: Rule =
        Rule::statement("subject-number-old").prevents(&["UC-OLD-CERT"]).from_source("UCloud《备案公告》").reads(&[TYPE, CODE]);
    const INNER: Rule = Rule::notice("credit-code-inner").reads(FIELDS);
    const OTHER_NATURE: Rule = Rule::warning("credit-code-nature").reads(FIELDS);
    const OTHER_PROVINCE: Rule = Rule::warning("credit-code-province").prevents(&["TC-CROSS-PROVINCE"]).reads(FIELDS);
    const SOLE_PROPRIETOR: Rule = Rule::warning("credit-code-sole-proprietor").reads(FIELDS);
    pub const INDIVIDUAL_DIFFERS: Rule = Rule::error("individual-differs").prevents(&["WXD-PERSON-EQUAL"]);
}

pub(super) const TOPIC: Topic = Topic { rules: RULES, kinds: EVERY, review };

const TYPE: &str = field!("icp_subject.organize_info.certificate_type");
const CODE: &str = field!("icp_subject.organize_info.certificate_number");

fn review(case: &Case<'_>, found: &mut Vec<Finding>) {
    let nature = field!("icp_subject.base_info.type");
    if let Some(code) = case.nature().filter(|code| case.reference.subject_types.get(*code).is_none()) {
        found.push(NATURE.on(nature).with("value", text(code.to_string())));
    }
    let certificate = case.filing.number(TYPE);
    if let (Some(nature), Some(certificate)) = (case.nature(), certificate) {
        let known = case.reference.certificate_types.get(certificate);
        if known.is_none_or(|known| known.subject != nature) {
            let name = known.map_or_else(|| certificate.to_string(), |known| known.name.clone());
            found.push(CERTIFICATE.on(TYPE).or_at(field!("icp_subject.base_info.type")).with("value", text(name)));
        }
    }
    if case.is_individual() {
        individual(case, found);
    } else {
        number(case, certificate, found);
    }
}

fn number(case: &Case<'_>, certificate: Option<i64>, found: &mut Vec<Finding>) {
    let number = case.value(CODE);
    let form = certificate.and_then(|code| case.reference.certificate_types.get(code)).map(|known| known.number);
    let form = form.or_else(|| begins_as_enterprise(case, &number).then_some(NumberForm::Licence));
    let Some(form) = form.filter(|_| !number.is_empty()) else { return };
    match form.check(&number) {
        Err(wrong) => {
            let rule = if form == NumberForm::Licence { LICENCE_NUMBER } else { NUMBER };
            found.push(fault(rule.on(CODE).with("value", text(&number)), wrong));
            return;
        }
        Ok(details) if details.unusual && form == NumberForm::Licence => {
            found.push(OLD_LICENCE.on(CODE).with("value", text(&number)));
        }
        Ok(details) if details.unusual => found.push(case.ask(&OLD_NUMBER, CODE)),
        Ok(_) => {}
    }
    if credit_code(&number).is_ok() {
        code(case, &number, found);
    }
}

/// Whether a number begins as the credit code of an enterprise does, and no other number: it is checked as one whatever
/// else is open.
fn begins_as_enterprise(case: &Case<'_>, number: &str) -> bool {
    number.starts_with('9')
        && case.reference.subject_types.of_credit_code(number).iter().any(|row| row.code == ENTERPRISE)
}

/// What a right credit code tells, against the other answers (GB 32100-2015).
fn code(case: &Case<'_>, number: &str, found: &mut Vec<Finding>) {
    if !holds_organisation_code(number) {
        found.push(INNER.on(CODE).with("value", text(number)));
    }
    let Some(nature) = case.nature() else { return };
    let suggested = case.reference.subject_types.of_credit_code(number);
    let settled = case.reference.subject_types.get(nature).is_some_and(|own| !own.credit_codes.is_empty());
    // Public institutions run notaries, appraisers, arbitrators and hospitals; their code begins with 12.
    let institution = number.starts_with("12") && matches!(nature, 11 | 14 | 18 | 20);
    if settled && !institution && !suggested.is_empty() && !suggested.iter().any(|row| row.code == nature) {
        let name = suggested.first().map_or(String::new(), |row| row.name.clone());
        let finding = OTHER_NATURE.on(field!("icp_subject.base_info.type")).or_at(CODE);
        found.push(finding.with("nature", text(name)));
    }
    let flag = case.filing.flag(field!("facts.sole_proprietor"));
    if nature == ENTERPRISE && flag.is_some_and(|flag| flag != is_sole_proprietor(number)) {
        found.push(SOLE_PROPRIETOR.on(field!("facts.sole_proprietor")));
    }
    let regions = &case.reference.regions;
    let registered = credit_code_region(number).and_then(|region| regions.province_of(region));
    if let (None, Some(registered)) = (case.certificate_region.province, registered)
        && !case.province().is_empty()
        && registered.code != case.province()
    {
        found
            .push(OTHER_PROVINCE.on(field!("icp_subject.base_info.province")).with("province", text(&registered.name)));
    }
}

/// An individual's answers about the subject and the responsible person must agree: they are the same person.
fn individual(case: &Case<'_>, found: &mut Vec<Finding>) {
    let principal = &case.principal;
    if differ(&case.value(field!("icp_subject.base_info.name")), &principal.name) {
        found.push(INDIVIDUAL_DIFFERS.on(field!("icp_subject.base_info.name")));
    }
    if differ(&case.value(CODE), &principal.number) {
        found.push(INDIVIDUAL_DIFFERS.on(CODE));
    }
    if let (Some(own), Some(of_person)) = (case.filing.number(TYPE), principal.certificate)
        && own != of_person
    {
        found.push(INDIVIDUAL_DIFFERS.on(TYPE));
    }
    if differ(&case.manager.number, &principal.number) {
        found.push(INDIVIDUAL_DIFFERS.on(&person_field!(case.manager.base, "certificate_number")));
    }
    let number = case.value(CODE);
    if principal.number.is_empty() && !number.is_empty() {
        let form = case.filing.number(TYPE).and_then(|code| case.reference.certificate_types.get(code));
        if let Some(Err(wrong)) = form.map(|form| form.number.check(&number)).filter(|_| case.asks(PRINCIPAL)) {
            found.push(fault(NUMBER.on(CODE).with("value", text(number)), wrong));
        }
    }
}
