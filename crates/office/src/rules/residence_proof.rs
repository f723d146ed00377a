//! What the provincial bureaus ask of an individual who files away from home: whether one may, and the proof of
//! residence. Taken from access providers' pages, so nothing here blocks.

use chrono::{Months, NaiveDate};

use crate::filing::parse_date;
use crate::filing::path::MAILING_ADDRESS;
use crate::finding::Finding;
use crate::reference::province::{OtherProvince, RuleTopic};

use super::province::with_rules;
use super::residence::from_another_province;
use super::rule::{FORM, date, text};
use super::{Case, Rule, Topic};

const RESIDENCE: &[&str] =
    &["icp_subject", field!("icp_materials.subject_other_materials"), field!("facts.residence_proof")];
/// The proof of residence, and whether one is needed.
const LEASED: &[&str] = &[
    field!("icp_subject.base_info.type"),
    PROVINCE,
    PROOF,
    PROOF_KIND,
    field!("icp_subject.organize_info.certificate_address"),
    field!("icp_subject.principal_info.certificate_type"),
    field!("icp_subject.principal_info.certificate_number"),
];

rules! {
    const OTHER_PROVINCE: Rule = Rule::warning("province-local-id").prevents(&["TC-CROSS-PROVINCE"]).reads(RESIDENCE);
    const LOCAL_ID: Rule = Rule::warning("province-local-id").prevents(&["PV-LOCAL-ID"]).reads(RESIDENCE);
    const LEASE: Rule =
        Rule::warning("residence-ningxia").prevents(&["PV-NX-LEASE"]).from_source(NINGXIA).reads(RESIDENCE);
    const LEASE_TERM: Rule =
        Rule::statement("residence-ningxia-term").prevents(&["PV-NX-LEASE"]).from_source(NINGXIA).reads(LEASED);
    const PERMIT_KIND: Rule =
        Rule::warning("residence-shanghai-kind").prevents(&["PV-SH-PERMIT"]).from_source(SHANGHAI).reads(RESIDENCE);
    const PERMIT_SHORT: Rule =
        Rule::warning("residence-shanghai-short").prevents(&["PV-SH-PERMIT"]).from_source(SHANGHAI).reads(RESIDENCE);
    const PERMIT_STATUS: Rule =
        Rule::warning("residence-shanghai-status").prevents(&["PV-SH-PERMIT"]).from_source(SHANGHAI).reads(RESIDENCE);
    const PERMIT_ADDRESS: Rule = Rule::warning("residence-shanghai-address")
        .prevents(&["PV-SH-PERMIT-ADDR"])
        .from_source(SHANGHAI)
        .reads(RESIDENCE);
    const PROOF_UNFIT: Rule =
        Rule::warning("residence-guangdong").prevents(&["PV-GD-PERMIT"]).from_source(GUANGDONG).reads(RESIDENCE);
    const PROOF_UNKNOWN: Rule = Rule::notice("residence-unknown")
        .prevents(&["PV-SH-PERMIT", "PV-SH-PERMIT-ADDR", "PV-GD-PERMIT", "PV-NX-LEASE"])
        .reads(RESIDENCE);
    const STUDENT: Rule =
        Rule::notice("student-tianjin").prevents(&["PV-TJ-STUDENT"]).from_source(TIANJIN).reads(RESIDENCE);
}

const TIANJIN: &str = "腾讯云《天津管局备案要求》";
const NINGXIA: &str = "腾讯云《宁夏管局备案要求》";
const SHANGHAI: &str = "腾讯云《上海管局备案要求》";
const GUANGDONG: &str = "腾讯云《广东省管局要求》";

pub(super) const TOPIC: Topic = Topic { rules: RULES, kinds: FORM, review };

const PROVINCE: &str = field!("icp_subject.base_info.province");
const PROOF: &str = field!("icp_subject.personal_info.residence_permit");
const PROOF_KIND: &str = field!("facts.residence_proof.kind");
const UNTIL: &str = field!("facts.residence_proof.valid_until");

fn review(case: &Case<'_>, found: &mut Vec<Finding>) {
    let Some(province) = case.reference.provinces.get(case.province()) else { return };
    if !case.is_individual() {
        return;
    }
    if from_another_province(case) == Some(true) {
        let listed = case.concerns("PV-LOCAL-ID");
        if listed || matches!(province.individual_other_province, OtherProvince::No | OtherProvince::Conflict) {
            let rule = if listed { LOCAL_ID } else { OTHER_PROVINCE };
            let rules = province.rules.iter().filter(|rule| rule.topic == RuleTopic::IndividualResidence);
            found.push(with_rules(case, rule.on(PROVINCE), province, rules));
        }
        proof(case, found);
    }
    if case.concerns("PV-TJ-STUDENT") {
        let address = case.value(field!("icp_subject.base_info.address"));
        let named = ["系", "班", "专业"].iter().any(|word| address.contains(word));
        if !named {
            found.push(case.ask(&STUDENT, field!("icp_subject.base_info.address")));
        }
    }
}

/// Requirements of Shanghai, Guangdong and Ningxia for a proof of residence that is provided.
fn proof(case: &Case<'_>, found: &mut Vec<Finding>) {
    let lease = case.concerns("PV-NX-LEASE");
    if !case.filing.has(PROOF) {
        found.extend(lease.then(|| LEASE.on(PROOF)));
        return;
    }
    let kind = case.value(PROOF_KIND);
    if case.concerns("PV-SH-PERMIT") {
        residence_permit(case, &kind, found);
    } else if case.concerns("PV-GD-PERMIT") {
        let expired = parse_date(&case.value(UNTIL)).is_some_and(|end| case.day.is_past(end));
        let taken = ["居住", "暂住", "房", "产权", "社保", "社会保险"].iter().any(|word| kind.contains(word));
        if expired {
            found.push(PROOF_UNFIT.on(UNTIL));
        } else if kind.is_empty() {
            found.push(case.ask(&PROOF_UNKNOWN, PROOF_KIND));
        } else if !taken {
            found.push(PROOF_UNFIT.on(PROOF_KIND));
        }
    } else if lease {
        if kind.is_empty() {
            found.push(case.ask(&PROOF_UNKNOWN, PROOF_KIND));
        } else if !["租", "购房", "房产", "产权"].iter().any(|word| kind.contains(word)) {
            found.push(LEASE.on(PROOF_KIND));
        } else if kind.contains('租') {
            found.push(case.ask(&LEASE_TERM, PROOF_KIND));
        }
    }
}

/// Requirements of Shanghai for a residence permit: its kind, its term, proof that it is valid, its address.
fn residence_permit(case: &Case<'_>, kind: &str, found: &mut Vec<Finding>) {
    let until = case.value(UNTIL);
    let end = parse_date(&until);
    if !kind.is_empty() && !kind.contains("居住证") {
        found.push(PERMIT_KIND.on(PROOF_KIND).with("kind", text(kind)));
    }
    let soonest = |day: NaiveDate| day.checked_add_months(Months::new(1));
    if end.is_some_and(|end| case.day.has(|day| soonest(day).is_some_and(|soonest| end < soonest))) {
        found.push(PERMIT_SHORT.on(UNTIL).with("date", date(&until)));
    }
    if !case.filing.has(field!("icp_materials.subject_other_materials")) {
        found.push(PERMIT_STATUS.on(field!("icp_materials.subject_other_materials")));
    }
    let written = case.value(field!("facts.residence_proof.address"));
    let mailing = case.value(MAILING_ADDRESS);
    if written.is_empty() || end.is_none() {
        found.push(case.ask(&PROOF_UNKNOWN, UNTIL));
    }
    let spelling = |address: &str| super::spelling::comparable(address);
    if !written.is_empty() && !mailing.is_empty() && !spelling(&written).ends_with(&spelling(&mailing)) {
        found.push(PERMIT_ADDRESS.on(MAILING_ADDRESS).with("address", text(written)));
    }
}
