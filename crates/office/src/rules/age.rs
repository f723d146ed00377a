//! Age of the responsible persons: 18 years for individuals and, under the bureaus' rules, for the persons of an
//! organisation.

use chrono::Months;

use crate::filing::path::MANAGER;
use crate::finding::Finding;
use crate::identifier::person::Sex;

use super::case::Person;
use super::rule::{FORM, number};
use super::{Case, Rule, Topic, person};

const FIELDS: &[&str] = &[
    field!("icp_subject.base_info.type"),
    field!("icp_subject.base_info.province"),
    field!("icp_subject.principal_info"),
    field!("icp_applets.principal_info"),
];

rules! {
    const INDIVIDUAL: Rule = Rule::error("age-individual").prevents(&["PV-AGE-18", "PV-AGE-18-IND", "PV-AGE-16"]);
    const PERSON: Rule =
        Rule::warning("age-person").prevents(&["PV-AGE-18", "PV-AGE-18-ORG"]).from_source(SOURCE).reads(FIELDS);
    const RETIRED: Rule = Rule::warning("age-retired-tianjin")
        .prevents(&["PV-TJ-RETIRED"])
        .from_source("腾讯云《天津管局备案要求》")
        .reads(FIELDS);
}

const SOURCE: &str = "腾讯云《各省管局要求》、华为云《备案政策咨询》";

pub(super) const TOPIC: Topic = Topic { rules: RULES, kinds: FORM, review };

/// Age of majority in years (《民法典》第十七条).
pub(super) const OF_AGE: u32 = 18;

fn review(case: &Case<'_>, found: &mut Vec<Finding>) {
    for person in case.people() {
        of_person(case, person, found);
    }
}

fn of_person(case: &Case<'_>, person: &Person, found: &mut Vec<Finding>) {
    let Some(bearer) = person::bearer(case, person) else { return };
    if !case.day.is_from(bearer.birth) {
        return;
    }
    let age = bearer.age_on(case.day.to_tell()).unwrap_or_default();
    let path = person_field!(person.base, "certificate_number");
    if !person::is_aged(case, &bearer, OF_AGE) {
        let rule = if case.is_individual() { INDIVIDUAL } else { PERSON };
        found.push(rule.on(&path).with("age", number(age as usize)));
    }
    let last: u32 = if bearer.sex == Sex::Male { 60 } else { 55 };
    let past = bearer.birth.checked_add_months(Months::new(12 * last)).is_some_and(|day| case.day.is_past(day));
    if case.concerns("PV-TJ-RETIRED") && person.base == MANAGER && past {
        let finding = RETIRED.on(&path).with("age", number(age as usize));
        found.push(finding.with("most", number(last as usize)));
    }
}
