//! Modification (变更备案): what changes, and what cannot change within one filing.

use crate::filing::path::is_below;
use crate::filing::{Kind, field};
use crate::finding::Finding;
use crate::reference::subject::INDIVIDUAL;

use super::rule::text;
use super::{Case, Rule, Topic};

const CHANGED: &[&str] = &[field!("change.changed"), field!("icp_subject.base_info"), field!("icp_applets.base_info")];

rules! {
    const NOTHING: Rule = Rule::error("change-empty");
    const UNKNOWN: Rule = Rule::warning("change-unknown").reads(CHANGED);
    /// An edit that would not go out.
    pub(super) const LEFT_OUT: Rule = Rule::error("change-left-out");
    const NO_VALUE: Rule = Rule::error("change-value-missing");
    const OTHER_SUBJECT: Rule = Rule::warning("change-other-subject").from_source(SOURCE).reads(CHANGED);
    const NATURE: Rule = Rule::warning("change-nature").from_source(SOURCE).reads(CHANGED);
    const PROVINCE: Rule = Rule::warning("change-province").from_source(SOURCE).reads(CHANGED);
    const NUMBER: Rule = Rule::notice("change-record-number").reads(CHANGED);
    pub(super) const SAME: Rule = Rule::error("change-same");
}

const SOURCE: &str = "华为云《备案变更咨询》";

pub(super) const TOPIC: Topic = Topic { rules: RULES, kinds: &[Kind::Change], review };

fn review(case: &Case<'_>, found: &mut Vec<Finding>) {
    let list = field!("change.changed");
    let changed: Vec<&str> = case.filing.list(list).iter().filter_map(|path| path.as_str()).map(str::trim).collect();
    found.extend(case.left_out().into_iter().map(|path| LEFT_OUT.on(path)));
    if changed.iter().all(|path| path.is_empty()) {
        found.push(NOTHING.on(list));
        return;
    }
    for path in changed.into_iter().filter(|path| !path.is_empty()) {
        if field::at(path).is_none() && !field::all().iter().any(|row| is_below(path, &row.path)) {
            found.push(UNKNOWN.on(list).with("path", text(path)));
        } else if !case.filing.has(path)
            && !found.iter().any(|finding| finding.field == path || is_below(path, &finding.field))
        {
            found.push(NO_VALUE.on(path));
        } else if case.filed(path).is_some() && !case.differs_from_filed(path) {
            found.push(SAME.on(path));
        }
    }
    let number = field!("icp_subject.organize_info.certificate_number");
    if case.changes(number) && case.nature() != Some(INDIVIDUAL) {
        found.push(OTHER_SUBJECT.on(number));
    }
    if case.changes(field!("icp_subject.base_info.type")) {
        found.push(NATURE.on(field!("icp_subject.base_info.type")));
    }
    if case.changes(field!("icp_subject.base_info.province")) {
        found.push(PROVINCE.on(field!("icp_subject.base_info.province")));
    }
    let numbers = [
        ("icp_subject", field!("icp_subject.base_info.record_number")),
        ("icp_applets", field!("icp_applets.base_info.record_number")),
    ];
    let unknown = numbers.into_iter().filter(|(part, number)| case.changes(part) && !case.filing.has(number));
    found.extend(unknown.map(|(_, number)| NUMBER.on(number)));
}
