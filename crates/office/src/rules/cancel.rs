//! Deregistration (注销): what is deregistered, by whom, and which filing.

use crate::filing::{Filing, Kind, field};
use crate::finding::Finding;

use crate::view::View;
use crate::view::cancel::{SERVICE, SUBJECT};

use super::rule::text;
use super::{Case, Rule, Topic};

rules! {
    const TYPE: Rule = Rule::error("cancel-type");
    const REASON: Rule = Rule::error("cancel-reason");
    const WHO: Rule = Rule::error("cancel-who");
    const NUMBER: Rule = Rule::error("cancel-number");
    const RECORD_NUMBER: Rule = Rule::notice("cancel-record-number").reads(NUMBERED);
    const EVERYTHING: Rule = Rule::statement("cancel-everything").reads(FIELDS);
    /// Nothing leaves before what cannot be taken back is confirmed.
    const UNCONFIRMED: Rule = Rule::error("cancel-unconfirmed");
    const WHICH: Rule = Rule::error("cancel-which");
    const JIANGSU: Rule = Rule::warning("cancel-jiangsu")
        .prevents(&["PV-JS-CANCEL"])
        .from_source("UCloud《备案流程详细指导》")
        .reads(FIELDS);
}

const FIELDS: &[&str] = &["cancel", field!("icp_subject.base_info"), field!("icp_applets.base_info")];
const NUMBERED: &[&str] = &[
    "cancel",
    field!("icp_subject.base_info"),
    field!("icp_subject.organize_info.certificate_number"),
    field!("icp_subject.principal_info.certificate_number"),
    field!("icp_applets.base_info"),
];

pub(super) const TOPIC: Topic = Topic { rules: RULES, kinds: &[Kind::Cancel], review };

fn review(case: &Case<'_>, found: &mut Vec<Finding>) {
    let asked = case.filing.number(field!("cancel.cancel_type"));
    if !asked.is_some_and(|asked| field::is_choice(field!("cancel.cancel_type"), asked)) {
        let value = asked.map(|asked| asked.to_string()).unwrap_or_default();
        found.push(TYPE.on(field!("cancel.cancel_type")).with("value", text(value)));
    }
    let reason = case.filing.number(field!("cancel.reason_type"));
    if let Some(reason) = reason.filter(|reason| !field::is_choice(field!("cancel.reason_type"), *reason)) {
        found.push(REASON.on(field!("cancel.reason_type")).with("value", text(reason.to_string())));
    }
    let name = field!("icp_subject.base_info.name");
    if ![name, field!("facts.account_subject_name"), field!("icp_subject.principal_info.name")]
        .iter()
        .any(|path| case.filing.has(path))
    {
        found.push(WHO.on(name));
    }
    let certificate = field!("icp_subject.organize_info.certificate_number");
    let records = [field!("icp_subject.base_info.record_number"), field!("icp_applets.base_info.record_number")];
    let filed = records.iter().any(|path| case.filing.has(path));
    let known =
        [certificate, field!("icp_subject.principal_info.certificate_number")].iter().any(|path| case.filing.has(path));
    if !filed && !known {
        found.push(NUMBER.on(certificate));
    } else {
        let number = records[usize::from(asked != Some(SUBJECT))];
        if !case.filing.has(number) {
            found.push(RECORD_NUMBER.on(number));
        }
    }
    let named = [
        case.filing.applet_name_path(),
        field!("facts.appid"),
        field!("icp_applets.base_info.appid"),
        field!("icp_applets.base_info.record_number"),
    ];
    let named = named.iter().any(|path| case.filing.has(path));
    if asked.is_some_and(|asked| asked != SUBJECT) && !named {
        found.push(WHICH.on(field!("facts.applet_name")));
    }
    if asked == Some(SERVICE) && case.concerns("PV-JS-CANCEL") {
        found.push(JIANGSU.on(field!("cancel.cancel_type")));
    }
    if asked == Some(SUBJECT) {
        found.push(case.ask(&EVERYTHING, field!("cancel.cancel_type")));
    }
    if ends_unconfirmed(case.filing) {
        found.push(UNCONFIRMED.on(field!("cancel.cancel_type")));
    }
}

/// Whether a whole subject is to go and nobody has confirmed it.
pub fn ends_unconfirmed(filing: &Filing) -> bool {
    View::new(filing).cancels_subject() && filing.flag(&format!("facts.answers[{}]", EVERYTHING.name)) != Some(true)
}
