//! Modification (变更备案): what changes, and what cannot change within one filing.

use crate::filing::path::{FILED, MANAGER, is_below};
use crate::filing::{Kind, field};
use crate::finding::{Argument, Finding, Level};
use crate::i18n::{self, Language};
use crate::reference::subject::INDIVIDUAL;
use crate::view::HalfChanged;

use super::rule::{named, text};
use super::{Case, Rule, Topic};

const CHANGED: &[&str] = &[field!("change.changed"), field!("icp_subject.base_info"), field!("icp_applets.base_info")];
/// The parts whose answers change together.
const PARTS: &[&str] = &["change", FILED, "icp_subject", MANAGER];

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
    /// What changes with a changed answer is still what is filed.
    pub(super) const HALF: Rule = Rule::error("change-half").reads(PARTS);
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
    found.extend(case.half_changed().iter().filter_map(|half| half_changed(case, half)));
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

/// A part of which only half changes: an error until the user says that the rest stays as it is filed.
fn half_changed(case: &Case<'_>, half: &HalfChanged) -> Option<Finding> {
    let names = half.kept.iter().map(|path| Language::ALL.map(|language| i18n::label(language, path)));
    let names: Vec<[String; 2]> = names.collect();
    let finding = HALF
        .on(half.kept.first()?)
        .with("changed", Argument::Field(half.changed.clone()))
        .with("kept", named(names.iter().map(|[zh, en]| (zh.as_str(), en.as_str()))));
    let stays = case.answer(HALF.name) == Some(true);
    Some(if stays { finding.at_most(Level::Warning) } else { finding })
}
