//! Validity of the certificates: as typed, on the day of the review, and at the end of the bureau's review.

use chrono::{Months, NaiveDate};

use crate::filing::parse_date;
use crate::finding::{Argument, Finding};
use crate::identifier::normal::UNLIMITED;
use crate::identifier::validity::{ValidityDoubt, doubt_validity};
use crate::period::PERIODS;

use super::case::{Person, certificate};
use super::rule::{FORM, no_day, number, text};
use super::{Case, Evidence, Rule, Topic, person};

const PERSONS: &[&str] = &[
    field!("icp_subject.base_info.province"),
    field!("icp_subject.principal_info"),
    field!("icp_applets.principal_info"),
];
const SUBJECT: &[&str] = &[
    field!("icp_subject.base_info.type"),
    field!("icp_subject.base_info.province"),
    field!("icp_subject.organize_info.certificate_photo"),
    field!("facts.subject_certificate_valid_until"),
];

rules! {
    const DATE_FORM: Rule = Rule::error("validity-date-form").prevents(&["WXD-DATE"]);
    pub(super) const UNLIMITED_SPELLING: Rule = Rule::notice("validity-unlimited-spelling").prevents(&["WXD-DATE"]).reads(PERSONS);
    pub(super) const DATE_SPELLING: Rule = Rule::notice("validity-date-spelling").prevents(&["WXD-DATE"]).reads(PERSONS);
    const ORDER: Rule = Rule::error("validity-order").prevents(&["WXD-DATE"]);
    const NOT_YET: Rule = Rule::error("validity-not-yet");
    /// An expired ID or other certificate of a person.
    const EXPIRED: Rule = Rule::error("validity-expired").prevents(&["HW-ID-EXPIRED", "WXM-VALID-3M", "WXM-VALID-NX"]);
    const MONTH: Rule = Rule::error("validity-month").prevents(&["WXM-VALID-3M", "WXM-VALID-NX"]);
    const THREE_MONTHS: Rule =
        Rule::warning("validity-three-months").prevents(&["WXM-VALID-3M", "WXM-VALID-NX"]).reads(PERSONS);
    const NINGXIA: Rule = Rule::warning("validity-ningxia").prevents(&["WXM-VALID-NX"]).reads(PERSONS);
    const PERIOD: Rule = Rule::warning("validity-period").reads(PERSONS);
    const AGE: Rule = Rule::warning("validity-age").reads(PERSONS);
    const BEFORE_BIRTH: Rule = Rule::error("validity-before-birth");
    const SUBJECT_FORM: Rule = Rule::error("subject-validity-form");
    const SUBJECT_EXPIRED: Rule = Rule::error("subject-validity-expired")
        .prevents(&["WXA-LICENSE-VALIDITY", "WXM-VALID-3M", "WXM-VALID-NX", "PV-SH-LICENCE-1Y"]);
    const SUBJECT_MONTH: Rule = Rule::error("subject-validity-month")
        .prevents(&["WXA-LICENSE-VALIDITY", "WXM-VALID-3M", "WXM-VALID-NX", "PV-SH-LICENCE-1Y"]);
    const SUBJECT_THREE_MONTHS: Rule = Rule::warning("subject-validity-three-months")
        .prevents(&["WXA-LICENSE-VALIDITY", "WXM-VALID-3M", "WXM-VALID-NX", "PV-SH-LICENCE-1Y"])
        .reads(SUBJECT);
    const SUBJECT_NINGXIA: Rule = Rule::warning("subject-validity-ningxia").prevents(&["WXM-VALID-NX"]).reads(SUBJECT);
    const SHANGHAI: Rule = Rule::warning("subject-validity-shanghai")
        .prevents(&["PV-SH-LICENCE-1Y"])
        .from_source("腾讯云《上海管局备案要求》")
        .reads(SUBJECT);
    const SUBJECT_UNKNOWN: Rule =
        Rule::notice("subject-validity-unknown").prevents(&["WXA-LICENSE-VALIDITY"]).reads(SUBJECT);
}

/// Rules for a certificate that has expired or will expire soon.
pub(super) const LAPSING: &[&Rule] = &[
    &EXPIRED,
    &MONTH,
    &THREE_MONTHS,
    &NINGXIA,
    &SUBJECT_EXPIRED,
    &SUBJECT_MONTH,
    &SUBJECT_THREE_MONTHS,
    &SUBJECT_NINGXIA,
    &SHANGHAI,
];

pub(super) const TOPIC: Topic = Topic { rules: RULES, kinds: FORM, review };

fn review(case: &Case<'_>, found: &mut Vec<Finding>) {
    for person in case.people() {
        of_person(case, person, found);
    }
    if !case.is_individual() {
        subject(case, found);
    }
}

/// The end of a validity.
enum ValidityEnd {
    Unlimited,
    On(NaiveDate),
}

fn end(typed: &str) -> Option<ValidityEnd> {
    if typed == UNLIMITED { Some(ValidityEnd::Unlimited) } else { parse_date(typed).map(ValidityEnd::On) }
}

fn of_person(case: &Case<'_>, person: &Person, found: &mut Vec<Finding>) {
    let start_path = person_field!(person.base, "certificate_validity_date_start");
    let end_path = person_field!(person.base, "certificate_validity_date_end");
    let (start, until) = (case.value(&start_path), case.value(&end_path));
    let begin = parse_date(&start);
    if !start.is_empty() && begin.is_none() {
        found.push(no_day(DATE_FORM.on(&start_path), case.filing.text(&start_path)).with("side", text("start")));
    }
    for (path, day) in [(&start_path, &start), (&end_path, &until)] {
        let typed = case.filing.text(path);
        if parse_date(day).is_some() && typed.contains(['-', '/']) {
            found.push(DATE_SPELLING.on(path).with("value", text(typed)).with("date", text(day)));
        }
    }
    if begin.is_some_and(|begin| !case.day.is_from(begin)) {
        found.push(NOT_YET.on(&start_path));
    }
    let Some(last) = end(&until) else {
        if !until.is_empty() {
            found.push(no_day(DATE_FORM.on(&end_path), case.filing.text(&end_path)).with("side", text("end")));
        }
        return;
    };
    if matches!(last, ValidityEnd::Unlimited) && case.filing.text(&end_path) != UNLIMITED {
        found.push(UNLIMITED_SPELLING.on(&end_path).with("value", text(case.filing.text(&end_path))));
    }
    if let (Some(begin), ValidityEnd::On(day)) = (begin, &last)
        && begin >= *day
    {
        found.push(ORDER.on(&end_path));
        return;
    }
    if let ValidityEnd::On(day) = last {
        let rules = Remaining { expired: EXPIRED, month: MONTH, three: THREE_MONTHS, ningxia: NINGXIA };
        remaining(case, &end_path, day, &rules, found);
    }
    if let Some(begin) = begin.filter(|_| person.certificate == Some(certificate::ID_CARD)) {
        let birth = person::bearer(case, person).map(|bearer| bearer.birth);
        let day = if let ValidityEnd::On(day) = last { Some(day) } else { None };
        period(birth, begin, day, &start_path, &end_path, found);
    }
}

/// An identity card's period against the age at issue (居民身份证法 Art. 5).
fn period(
    birth: Option<NaiveDate>,
    begin: NaiveDate,
    day: Option<NaiveDate>,
    start_path: &str,
    end_path: &str,
    found: &mut Vec<Finding>,
) {
    match doubt_validity(birth, begin, day) {
        None => {}
        Some(ValidityDoubt::Period) => found.push(PERIOD.on(end_path)),
        Some(ValidityDoubt::BeforeBirth) => found.push(BEFORE_BIRTH.on(start_path)),
        Some(ValidityDoubt::Age { age, expected }) => {
            let years = expected.map_or_else(|| UNLIMITED.to_owned(), |years| years.to_string());
            found.push(AGE.on(end_path).with("age", number(age as usize)).with("years", text(years)));
        }
    }
}

/// The rules for the remaining validity of a certificate.
struct Remaining {
    expired: Rule,
    month: Rule,
    three: Rule,
    ningxia: Rule,
}

/// Finds the most severe of: expired; one month or less; less than three months; less than six months in Ningxia. The
/// last day itself is valid.
fn remaining(case: &Case<'_>, path: &str, last: NaiveDate, rules: &Remaining, found: &mut Vec<Finding>) {
    let after = |day: NaiveDate, months: u32| day.checked_add_months(Months::new(months));
    let within = |months: u32| case.day.has(|day| after(day, months).is_some_and(|end| last < end));
    let periods = &PERIODS.certificate;
    let review = PERIODS.longest_review(case.province());
    let review_end = case.reference.holidays.add_working_days(case.day.to_tell(), review).date;
    let rule = if case.day.is_past(last) {
        &rules.expired
    } else if case.day.has(|day| after(day, periods.refused_months).is_some_and(|end| last <= end)) {
        &rules.month
    } else if within(periods.short_months) {
        &rules.three
    } else if case.concerns("WXM-VALID-NX") && within(periods.short_months_ningxia) {
        &rules.ningxia
    } else {
        return;
    };
    let days = (last - case.day.to_tell()).num_days().unsigned_abs();
    found.push(
        rule.on(path)
            .with("date", Argument::Day(last))
            .with("days", number(usize::try_from(days).unwrap_or_default()))
            .with("review", Argument::Day(review_end)),
    );
}

fn subject(case: &Case<'_>, found: &mut Vec<Finding>) {
    let path = field!("facts.subject_certificate_valid_until");
    let photo = field!("icp_subject.organize_info.certificate_photo");
    let typed = case.value(path);
    let read = match case.evidence(photo) {
        Some(Evidence::Seen { reading: Some(reading), .. }) => {
            reading.fields.get("valid_until").filter(|field| field.confidence >= crate::reading::SURE)
        }
        _ => None,
    };
    let known = if typed.is_empty() { read.map(|field| field.value.clone()).unwrap_or_default() } else { typed };
    match end(&known) {
        None if known.is_empty() => {
            if case.asks(photo) && case.filing.has(photo) {
                found.push(SUBJECT_UNKNOWN.on(path));
            }
        }
        None => found.push(no_day(SUBJECT_FORM.on(path), &known)),
        Some(ValidityEnd::Unlimited) => {}
        Some(ValidityEnd::On(day)) => {
            let before = found.len();
            let rules = Remaining {
                expired: SUBJECT_EXPIRED,
                month: SUBJECT_MONTH,
                three: SUBJECT_THREE_MONTHS,
                ningxia: SUBJECT_NINGXIA,
            };
            remaining(case, path, day, &rules, found);
            let months = Months::new(PERIODS.certificate.licence_months_shanghai);
            let year = case.day.has(|today| today.checked_add_months(months).is_some_and(|year| day <= year));
            if case.concerns("PV-SH-LICENCE-1Y") && year && found.len() == before {
                found.push(SHANGHAI.on(path).with("date", Argument::Day(day)));
            }
        }
    }
}
