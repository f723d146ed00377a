//! Both responsible persons and the legal representative: certificates, numbers, names, and one person in two roles.

use crate::filing::path::PRINCIPAL;
use crate::finding::{Argument, Finding};
use crate::identifier::contact::{NameDoubt, doubt_name, is_number};
use crate::identifier::{Bearer, Fault, NumberForm, person as identity};
use crate::reference::subject::INDIVIDUAL;

use super::case::Person;
use super::rule::{FORM, fault, text};
use super::{Case, Rule, Topic};

const FIELDS: &[&str] = &[
    field!("icp_subject.principal_info"),
    field!("icp_applets.principal_info"),
    field!("icp_subject.legal_person_info"),
];
const ROLES: &[&str] =
    &[field!("icp_subject.principal_info"), field!("icp_applets.principal_info"), field!("facts.manager_is_principal")];

rules! {
    const TYPE: Rule = Rule::error("person-certificate-type").prevents(&["WXD-PERSON-CERT"]);
    const KIND: Rule = Rule::error("person-number-kind");
    const NUMBER: Rule = Rule::error("person-number").prevents(&["HW-FACE-MATCH"]);
    const UNUSUAL: Rule = Rule::notice("person-number-unusual").reads(FIELDS);
    const REGION: Rule = Rule::warning("person-number-region").reads(FIELDS);
    const UNBORN: Rule = Rule::error("person-number-future");
    const NAME: Rule = Rule::warning("person-name").reads(FIELDS);
    const NAME_NUMBER: Rule = Rule::error("person-name-number");
    const NAME_LENGTH: Rule = Rule::notice("person-name-length").reads(FIELDS);
    const LEGAL_NUMBER: Rule = Rule::error("legal-person-number");
    const ONE_NUMBER: Rule = Rule::error("same-person-name");
    const ONE_PERSON: Rule = Rule::error("same-person-number");
    const TWO_PERSONS: Rule = Rule::warning("two-persons-number").reads(ROLES);
    const ONE_CARD: Rule = Rule::warning("same-person-certificate").reads(ROLES);
}

pub(super) const TOPIC: Topic = Topic { rules: RULES, kinds: FORM, review };

fn review(case: &Case<'_>, found: &mut Vec<Finding>) {
    for person in case.people() {
        certificate(case, person, found);
        name(&person_field!(person.base, "name"), &person.name, found);
    }
    legal_person(case, found);
    others(case, found);
    roles(case, found);
}

fn certificate(case: &Case<'_>, person: &Person, found: &mut Vec<Finding>) {
    let Some(code) = person.certificate else {
        unassigned_number(case, &person_field!(person.base, "certificate_number"), &person.number, &NUMBER, found);
        return;
    };
    let known = case.reference.certificate_types.get(code).filter(|known| known.subject == INDIVIDUAL);
    let Some(known) = known else {
        let name = case.reference.certificate_types.get(code).map_or_else(|| code.to_string(), |row| row.name.clone());
        found.push(TYPE.on(&person_field!(person.base, "certificate_type")).with("value", text(name)));
        return;
    };
    let path = person_field!(person.base, "certificate_number");
    if person.number.is_empty() {
        return;
    }
    let value = text(&person.number);
    match known.number.check(&person.number) {
        Err(Fault::Kind) => found.push(KIND.on(&path).with("value", value).with("certificate", text(&known.name))),
        Err(wrong) => found.push(fault(NUMBER.on(&path).with("value", value), wrong)),
        Ok(details) => {
            if details.unusual {
                found.push(UNUSUAL.on(&path).with("value", value));
            }
            if let Some(bearer) = details.bearer {
                birth_and_region(case, &path, known.number, &bearer, found);
            }
        }
    }
}

fn birth_and_region(case: &Case<'_>, path: &str, form: NumberForm, bearer: &Bearer, found: &mut Vec<Finding>) {
    if !case.day.is_from(bearer.birth) {
        found.push(UNBORN.on(path).with("date", Argument::Day(bearer.birth)));
    }
    let regions = &case.reference.regions;
    let known = regions.get(&bearer.region).is_some() || case.reference.retired.get(&bearer.region).is_some();
    if form == NumberForm::ResidentId && !known {
        found.push(REGION.on(path).with("region", text(&bearer.region)));
    }
}

fn name(path: &str, name: &str, found: &mut Vec<Finding>) {
    if name.is_empty() {
        return;
    }
    if is_number(name) {
        found.push(NAME_NUMBER.on(path).with("value", text(name)));
        return;
    }
    match doubt_name(name) {
        None => {}
        Some(NameDoubt::Length) => found.push(NAME_LENGTH.on(path).with("value", text(name))),
        Some(NameDoubt::Character(_) | NameDoubt::Mixed) => found.push(NAME.on(path).with("value", text(name))),
    }
}

/// The request does not say to which certificate the legal representative's number belongs.
fn legal_person(case: &Case<'_>, found: &mut Vec<Finding>) {
    let path = field!("icp_subject.legal_person_info.certificate_number");
    let number = case.value(path);
    name(
        field!("icp_subject.legal_person_info.name"),
        &case.value(field!("icp_subject.legal_person_info.name")),
        found,
    );
    unassigned_number(case, path, &number, &LEGAL_NUMBER, found);
}

/// The number of a certificate whose type is not known: 18 characters are checked as an identity number, anything else
/// is accepted as it is.
fn unassigned_number(case: &Case<'_>, path: &str, number: &str, rule: &Rule, found: &mut Vec<Finding>) {
    if number.chars().count() != 18 {
        return;
    }
    let checked = match number.as_bytes().first() {
        Some(b'8') => identity::residence_permit(number, &["810000", "820000", "830000"]).map(Some),
        Some(b'9') => identity::permanent_residence(number),
        _ => identity::resident(number).map(Some),
    };
    match checked {
        Err(wrong) => found.push(fault(rule.on(path).with("value", text(number)), wrong)),
        Ok(Some(bearer)) if !case.day.is_from(bearer.birth) => {
            found.push(UNBORN.on(path).with("date", Argument::Day(bearer.birth)));
        }
        Ok(_) => {}
    }
}

/// Names of persons who are named without a certificate.
fn others(case: &Case<'_>, found: &mut Vec<Finding>) {
    let shared = case.manager_is_principal();
    let people = case.people().into_iter().filter(|person| person.base == PRINCIPAL || !shared);
    let users = people.map(|person| format!("facts.emergency_contacts[{}].name", person.base));
    for path in users.chain([field!("auth_data.contact_info.name").to_owned()]) {
        let name = case.value(&path);
        if is_number(&name) {
            found.push(NAME_NUMBER.on(&path).with("value", text(name)));
        }
    }
}

fn roles(case: &Case<'_>, found: &mut Vec<Finding>) {
    let [principal, manager] = case.people();
    if principal.number.is_empty() || manager.number.is_empty() {
        return;
    }
    let one = principal.number == manager.number;
    let number = person_field!(manager.base, "certificate_number");
    match case.filing.flag(field!("facts.manager_is_principal")) {
        Some(true) if !one && !case.is_individual() => {
            found.push(ONE_PERSON.on(&number).or_at(field!("facts.manager_is_principal")));
        }
        Some(false) if one => {
            found.push(TWO_PERSONS.on(&number).or_at(&person_field!(principal.base, "certificate_number")));
        }
        _ => {}
    }
    if !one {
        return;
    }
    if !principal.name.is_empty() && !manager.name.is_empty() && principal.name != manager.name {
        let of_principal = person_field!(principal.base, "name");
        found.push(ONE_NUMBER.on(&person_field!(manager.base, "name")).or_at(&of_principal));
    }
    if matches!((principal.certificate, manager.certificate), (Some(one), Some(other)) if one != other) {
        let of_principal = person_field!(principal.base, "certificate_type");
        found.push(ONE_CARD.on(&person_field!(manager.base, "certificate_type")).or_at(&of_principal));
    }
    let dates = |base| {
        [person_field!(base, "certificate_validity_date_start"), person_field!(base, "certificate_validity_date_end")]
    };
    for (of_principal, of_manager) in dates(principal.base).into_iter().zip(dates(manager.base)) {
        let (one, other) = (case.value(&of_principal), case.value(&of_manager));
        if !one.is_empty() && !other.is_empty() && one != other {
            found.push(ONE_CARD.on(&of_manager).or_at(&of_principal));
        }
    }
}

/// Whether a person is at least this many whole years old.
pub(super) fn is_aged(case: &Case<'_>, bearer: &Bearer, years: u32) -> bool {
    case.day.has(|day| bearer.age_on(day).is_some_and(|age| age >= years))
}

/// What a person's number reveals about its bearer, if it is valid and reveals anything.
pub(super) fn bearer(case: &Case<'_>, person: &Person) -> Option<Bearer> {
    let known = case.reference.certificate_types.get(person.certificate?)?;
    known.number.check(&person.number).ok()?.bearer
}
