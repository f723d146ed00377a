//! Upper limits of lists and counts.

use crate::filing::{Kind, Shape, field};
use crate::finding::Finding;

use super::rule::{FORM, number, text};
use super::service_content::titles;
use super::{Case, Rule, Topic};

rules! {
    const SERVICES: Rule = Rule::error("services-too-many").prevents(&["WXD-SVC-COUNT"]);
    pub(super) const SERVICE_TWICE: Rule = Rule::error("services-doubled");
    const PRE_APPROVAL_TWICE: Rule = Rule::error("pre-approval-doubled").prevents(&["WXD-NRLX-DUP"]);
    pub(super) const NONE_AND_SOME: Rule = Rule::error("pre-approval-none-and-some").prevents(&["WXD-NRLX-DUP"]);
    const MATERIALS: Rule = Rule::error("materials-too-many").prevents(&["WXD-COUNT"]);
    const APPLETS: Rule = Rule::error("applets-limit").prevents(&["WXF-LIMIT"]);
    const COUNT: Rule = Rule::error("applets-count");
}

pub(super) const TOPIC: Topic = Topic { rules: RULES, kinds: FORM, review };

fn review(case: &Case<'_>, found: &mut Vec<Finding>) {
    lists(case, found);
    let services = field!("icp_applets.base_info.service_content_types");
    if let Some(twice) = doubled(&case.filing.numbers(services)) {
        let known = case.reference.service_contents.get(twice);
        let name = known.map_or_else(|| text(twice.to_string()), |service| titles(case, &[service]));
        found.push(SERVICE_TWICE.on(services).with("name", name));
    }
    pre_approvals(case, found);
    applets(case, found);
}

/// Finds lists longer than the field table allows.
fn lists(case: &Case<'_>, found: &mut Vec<Finding>) {
    for row in field::all() {
        let Some(most) = row.most else { continue };
        let count = case.filing.list(&row.path).iter().filter(|item| !item.is_null()).count();
        if count > most {
            let rule = if row.value == Shape::MediaList { MATERIALS } else { SERVICES };
            found.push(rule.on(&row.path).with("count", number(count)).with("most", number(most)));
        }
    }
}

fn pre_approvals(case: &Case<'_>, found: &mut Vec<Finding>) {
    let path = field!("icp_applets.base_info.nrlx_details");
    let count = case.filing.list(path).len();
    let types: Vec<i64> = (0..count).filter_map(|index| case.filing.number(&format!("{path}[{index}].type"))).collect();
    if let Some(twice) = doubled(&types) {
        let name = case.reference.pre_approvals.get(twice).map(|item| item.name.clone());
        found.push(PRE_APPROVAL_TWICE.on(path).with("name", text(name.unwrap_or_else(|| twice.to_string()))));
    } else if types.len() > 1 && types.contains(&case.reference.pre_approvals.none()) {
        found.push(NONE_AND_SOME.on(path));
    }
}

/// Mini programs under one subject: five for an individual or a sole proprietor, fifty for others.
fn applets(case: &Case<'_>, found: &mut Vec<Finding>) {
    let path = field!("facts.applets_already_filed");
    let Some(filed) = case.filing.number(path) else { return };
    let Ok(filed) = usize::try_from(filed) else {
        found.push(COUNT.on(path));
        return;
    };
    let subjects = &case.reference.subject_types;
    let Some(nature) = case.nature().and_then(|nature| subjects.get(nature)) else { return };
    let sole = case.is_sole_proprietor();
    let most = if sole { subjects.most_of_sole_proprietor() } else { nature.most_applets } as usize;
    if case.kind() == Kind::New && filed >= most {
        found.push(APPLETS.on(path).with("count", number(filed)).with("most", number(most)));
    }
}

fn doubled(values: &[i64]) -> Option<i64> {
    values.iter().enumerate().find(|(index, value)| values[..*index].contains(value)).map(|(_, value)| *value)
}
