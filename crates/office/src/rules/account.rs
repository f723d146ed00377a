//! The mini program's account: who it is registered for, its AppID, and what must be ready before filing.

use crate::filing::Kind;
use crate::finding::Finding;
use crate::identifier::account::{is_appid, is_placeholder_appid};

use super::rule::{EVERY, text};
use super::spelling::comparable;
use super::{Case, Rule, Topic};

const SUBJECT: &[&str] = &[field!("icp_subject.base_info.name"), field!("facts.account_subject_name")];
const APPID_FIELDS: &[&str] = &[field!("facts.appid"), field!("icp_applets.base_info.appid")];

rules! {
    const OTHER_SUBJECT: Rule = Rule::error("account-subject").prevents(&["WX-86355"]).reads(SUBJECT);
    const WIDTH: Rule =
        Rule::warning("account-subject-spelling").prevents(&["WX-86355", "PV-BJ-BRACKET"]).reads(SUBJECT);
    const APPID: Rule = Rule::error("appid-form").reads(APPID_FIELDS);
    const PLACEHOLDER: Rule = Rule::notice("appid-placeholder").reads(APPID_FIELDS);
    const PREREQUISITES: Rule = Rule::statement("account-prerequisites")
        .prevents(&["WX-STATUS-1025", "WX-STATUS-1026", "WX-STATUS-1028", "WX-AVAILABLE-0"])
        .reads(APPID_FIELDS);
}

pub(super) const TOPIC: Topic = Topic { rules: RULES, kinds: EVERY, review };

fn review(case: &Case<'_>, found: &mut Vec<Finding>) {
    let account = case.filing.text(field!("facts.account_subject_name"));
    let name = case.filing.text(field!("icp_subject.base_info.name"));
    // A filing made under a former name can be deregistered under that name.
    let filed_before = case.kind() == Kind::Cancel;
    if !account.is_empty() && !name.is_empty() && account != name && !filed_before {
        let rule = if comparable(account) == comparable(name) { WIDTH } else { OTHER_SUBJECT };
        let finding = rule.on(field!("icp_subject.base_info.name")).or_at(field!("facts.account_subject_name"));
        found.push(finding.with("account", text(account)).with("name", text(name)));
    }
    for path in APPID_FIELDS {
        let appid = case.value(path);
        if appid.is_empty() {
            continue;
        }
        if is_placeholder_appid(&appid) {
            found.push(PLACEHOLDER.on(path).with("value", text(&appid)));
        } else if !is_appid(&appid) {
            found.push(APPID.on(path).with("value", text(&appid)));
        }
    }
    if case.kind() == Kind::New {
        found.push(case.ask(&PREREQUISITES, field!("facts.appid")));
    }
}
