//! The face check of the mini program's administrator (人脸核身): its task and how long it is valid.

use crate::finding::{Argument, Finding};
use crate::period::PERIODS;

use super::rule::{FORM, no_day, number};
use super::{Case, Rule, Topic};

const FIELDS: &[&str] =
    &[field!("icp_applets.principal_info.verify_task_id"), field!("facts.face_task_created_on"), "auth_data"];

rules! {
    const NO_TASK: Rule = Rule::notice("face-task-missing").prevents(&["WXD-TASK"]).reads(FIELDS);
    const EXPIRED: Rule =
        Rule::warning("face-task-expired").prevents(&["WXV-TASK-3D", "WXV-NOTICE-24H", "WX-TASK-CODE1"]).reads(FIELDS);
    const LAST_DAY: Rule = Rule::notice("face-task-last-day").prevents(&["WXV-TASK-3D"]).reads(FIELDS);
    const FUTURE: Rule = Rule::warning("face-task-future").reads(FIELDS);
    const DATE_FORM: Rule = Rule::error("face-task-date-form").reads(FIELDS);
}

pub(super) const TOPIC: Topic = Topic { rules: RULES, kinds: FORM, review };

fn review(case: &Case<'_>, found: &mut Vec<Finding>) {
    let task = field!("icp_applets.principal_info.verify_task_id");
    let created = field!("facts.face_task_created_on");
    if !case.filing.has(task) && case.asks(task) {
        found.push(NO_TASK.on(task));
    }
    let typed = case.value(created);
    if typed.is_empty() {
        return;
    }
    let Some(date) = case.date(created) else {
        found.push(no_day(DATE_FORM.on(created), case.filing.text(created)));
        return;
    };
    let combined = case.filing.has("auth_data");
    let Some(last) = PERIODS.face.last_day(date, combined) else { return };
    let rule = if !case.day.is_from(date) {
        FUTURE
    } else if case.day.is_past(last) {
        EXPIRED
    } else if case.day.is_from(last) {
        LAST_DAY
    } else {
        return;
    };
    let days = usize::try_from(PERIODS.face.days(combined)).unwrap_or_default();
    found.push(rule.on(created).with("date", Argument::Day(date)).with("days", number(days)));
}
