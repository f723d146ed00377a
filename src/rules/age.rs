//! Age of the responsible persons: 18 years for individuals and, by the bureaus' rules, for an organisation's persons.

use crate::filing::path::MANAGER;
use crate::finding::Finding;
use crate::identifier::person::Sex;

use super::case::Person;
use super::rule::{FORM, number};
use super::{Case, Rule, Topic, person};

const FIELDS: &[&str] = &[
    "icp_subject.base_info.type",
    "icp_subject.base_info.province",
    "icp_subject.principal_info",
    "icp_applets.principal_info",
];

const INDIVIDUAL: Rule = Rule::error("age-individual");
const INDIVIDUAL_18: Rule = Rule::error("age-individual").prevents(&["PV-AGE-18"]);
const INDIVIDUAL_LOCAL: Rule = Rule::error("age-individual").prevents(&["PV-AGE-18-IND"]);
const INDIVIDUAL_16: Rule = Rule::error("age-individual").prevents(&["PV-AGE-16"]);
const PERSON: Rule = Rule::warning("age-person").from_source(SOURCE).reads(FIELDS);
const PERSON_18: Rule = Rule::warning("age-person").prevents(&["PV-AGE-18"]).from_source(SOURCE).reads(FIELDS);
const PERSON_ORGANISATION: Rule =
    Rule::warning("age-person").prevents(&["PV-AGE-18-ORG"]).from_source(SOURCE).reads(FIELDS);
const RETIRED: Rule = Rule::warning("age-retired-tianjin")
    .prevents(&["PV-TJ-RETIRED"])
    .from_source("腾讯云《天津管局备案要求》")
    .reads(FIELDS);

const SOURCE: &str = "腾讯云《各省管局要求》、华为云《备案政策咨询》";

pub(super) const TOPIC: Topic = Topic {
    rules: &[
        &INDIVIDUAL,
        &INDIVIDUAL_18,
        &INDIVIDUAL_LOCAL,
        &INDIVIDUAL_16,
        &PERSON,
        &PERSON_18,
        &PERSON_ORGANISATION,
        &RETIRED,
    ],
    kinds: FORM,
    review,
};

const OF_AGE: u32 = 18;

fn review(case: &Case<'_>, found: &mut Vec<Finding>) {
    for person in case.people() {
        of_person(case, person, found);
    }
}

fn of_person(case: &Case<'_>, person: &Person, found: &mut Vec<Finding>) {
    let Some(bearer) = person::bearer(case, person) else { return };
    let Some(age) = bearer.age_on(case.today) else { return };
    let path = person.path("certificate_number");
    if age < OF_AGE {
        let rule = if case.is_individual() { individual(case.province()) } else { of_organisation(case.province()) };
        found.push(rule.on(&path).with("age", number(age as usize)));
    }
    let last = if bearer.sex == Sex::Male { 60 } else { 55 };
    if case.province() == "120000" && case.is_organisation() && person.base == MANAGER && age > last {
        let finding = RETIRED.on(&path).with("age", number(age as usize));
        found.push(finding.with("most", number(last as usize)));
    }
}

fn individual(province: &str) -> Rule {
    match province {
        "110000" | "310000" | "330000" | "420000" | "430000" | "210000" | "640000" | "650000" => INDIVIDUAL_18,
        "130000" | "150000" => INDIVIDUAL_LOCAL,
        "320000" | "510000" | "500000" | "350000" | "120000" | "370000" | "340000" | "410000" => INDIVIDUAL_16,
        _ => INDIVIDUAL,
    }
}

fn of_organisation(province: &str) -> Rule {
    match province {
        "110000" | "310000" | "330000" | "420000" | "430000" | "210000" | "640000" | "650000" => PERSON_18,
        "320000" | "510000" | "340000" | "410000" | "350000" => PERSON_ORGANISATION,
        _ => PERSON,
    }
}
