//! Filing numbers (备案号) in a modification or a deregistration.

use crate::finding::Finding;
use crate::identifier::account::{Filed, filing_number};

use super::rule::{EVERY, text};
use super::{Case, Rule, Topic};

const FIELDS: &[&str] = &[field!("icp_subject.base_info.record_number"), field!("icp_applets.base_info.record_number")];

rules! {
    const FORM: Rule = Rule::warning("record-number-form").reads(FIELDS);
    const KIND: Rule = Rule::warning("record-number-kind").reads(FIELDS);
    const PREFIX: Rule = Rule::notice("record-number-prefix").reads(FIELDS);
}

pub(super) const TOPIC: Topic = Topic { rules: RULES, kinds: EVERY, review };

/// The places, and what the number there identifies.
const PLACES: [(&str, Filed); 2] = [
    (field!("icp_subject.base_info.record_number"), Filed::Subject),
    (field!("icp_applets.base_info.record_number"), Filed::Applet),
];

fn review(case: &Case<'_>, found: &mut Vec<Finding>) {
    for (path, filed) in PLACES {
        let value = case.value(path);
        if value.is_empty() {
            continue;
        }
        let on = |rule: Rule| rule.on(path).with("value", text(&value));
        match filing_number(&value) {
            None => found.push(on(FORM)),
            Some(number) if number.filed != filed => found.push(on(KIND)),
            Some(number) if number.unusual_prefix => found.push(on(PREFIX)),
            Some(_) => {}
        }
    }
}
