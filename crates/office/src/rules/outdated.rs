//! Age of the tables on which all other rules rely.

use crate::finding::{Argument, Finding};

use super::rule::{EVERY, number, text};
use super::{Case, Rule, Topic};

rules! {
    const OUTDATED: Rule = Rule::notice("reference-outdated").reads_nothing();
}

pub(super) const TOPIC: Topic = Topic { rules: RULES, kinds: EVERY, review };

fn review(case: &Case<'_>, found: &mut Vec<Finding>) {
    if !case.day.has(|day| !case.reference.outdated(day).is_empty()) {
        return;
    }
    let old = case.reference.outdated(case.day.to_tell());
    if let Some(oldest) = old.first() {
        let written = &oldest.origin.date;
        let date = written.parse().map_or_else(|_| text(written), Argument::Day);
        found.push(OUTDATED.found().with("date", date).with("count", number(old.len())));
    }
}
