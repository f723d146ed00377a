//! Names, remarks, service contents, pre-approval, provinces and the comparison of drafts: every rule has a filing that
//! raises it and two that just do not. `docs/coverage.md` is held to what the rules name.

#![allow(clippy::unwrap_used, clippy::panic, reason = "helpers of tests fail the test")]

mod contents;
mod coverage;
mod drafts;
mod names;
mod provinces;
mod remarks;
#[path = "../support/mod.rs"]
mod support;

use beian_desk::filing::Filing;
use beian_desk::finding::Level;
use beian_desk::i18n::Language;
use serde_json::{Value, json};

use support::{enterprise, individual, review};

/// What must be said, and what must not.
pub(crate) struct Case {
    pub(crate) rule: &'static str,
    pub(crate) level: Level,
    pub(crate) rejection: &'static str,
    pub(crate) raises: Vec<Filing>,
    pub(crate) near: [Filing; 2],
}

/// Findings of a filing as `(rule, level, rejections)`.
pub(crate) fn found(filing: &Filing) -> Vec<(String, Level, Vec<String>)> {
    let review = review(filing);
    review.findings.into_iter().map(|finding| (finding.rule, finding.level, finding.rejections)).collect()
}

/// A filing with changes on it; `null` takes an answer away.
pub(crate) fn with(mut filing: Filing, changes: &[(&str, Value)]) -> Filing {
    for (path, value) in changes {
        if value.is_null() {
            filing.remove(path);
        } else {
            filing.set(path, value.clone());
        }
    }
    filing
}

pub(crate) fn set(filing: Filing, path: &str, value: impl Into<Value>) -> Filing {
    with(filing, &[(path, value.into())])
}

/// An enterprise's mini program of another name. The remark ties any name to the company.
pub(crate) fn named(name: &str) -> Filing {
    set(enterprise(), "facts.applet_name", name)
}

pub(crate) fn personal(name: &str) -> Filing {
    set(individual(), "facts.applet_name", name)
}

pub(crate) fn in_province(filing: Filing, code: &str) -> Filing {
    set(filing, "icp_subject.base_info.province", code)
}

pub(crate) const REMARK: &str = "icp_applets.base_info.comment";
pub(crate) const SCOPE: &str = "facts.business_scope";
pub(crate) const SERVICES: &str = "icp_applets.base_info.service_content_types";
pub(crate) const ITEMS: &str = "icp_applets.base_info.nrlx_details";
pub(crate) const STATEMENT: &str = "icp_materials.applets_other_materials";
pub(crate) const PERSON_TYPE: &str = "icp_subject.principal_info.certificate_type";
pub(crate) const PROOF: &str = "icp_subject.personal_info.residence_permit";

/// An individual from Hunan who files with a residence proof.
pub(crate) fn stranger(code: &str) -> Filing {
    let filing = in_province(individual(), code);
    with(
        filing,
        &[
            ("icp_subject.organize_info.certificate_address", json!("湖南省长沙市岳麓区样本路1号101室")),
            (PROOF, json!("proof.jpg")),
            ("facts.residence_proof.kind", json!("居住证")),
            ("facts.residence_proof.valid_until", json!("20280101")),
            ("facts.residence_proof.address", json!("科技路1号2栋301室")),
            ("icp_materials.subject_other_materials", json!(["status.jpg"])),
        ],
    )
}

pub(crate) fn item(code: i64) -> Value {
    json!([{"type": code, "code": "样字0001", "media": "approval.jpg"}])
}

/// Every case.
fn cases() -> impl Iterator<Item = Case> {
    names::cases().into_iter().chain(remarks::cases()).chain(contents::cases()).chain(provinces::cases())
}

#[test]
fn every_rule_is_raised_and_just_not_raised() {
    let mut wrong = Vec::new();
    let mut rules: Vec<&str> = Vec::new();
    for case in cases() {
        rules.push(case.rule);
        let says = |filing: &Filing| {
            found(filing).into_iter().any(|(rule, level, rejections)| {
                let rejection = case.rejection.is_empty() || rejections.iter().any(|id| id == case.rejection);
                rule == case.rule && level == case.level && rejection
            })
        };
        for (index, filing) in case.raises.iter().enumerate() {
            if !says(filing) {
                wrong.push(format!("{} {} is not raised by {index}: {:?}", case.rule, case.rejection, found(filing)));
            }
        }
        for (index, filing) in case.near.iter().enumerate() {
            if says(filing) {
                wrong.push(format!("{} {} is raised by near miss {index}", case.rule, case.rejection));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    let mine = ["name-", "remark-", "service-", "pre-approval-", "scope-", "province-", "residence-"];
    let untested: Vec<&str> = beian_desk::rules::all()
        .map(|rule| rule.name)
        .filter(|name| mine.iter().any(|begin| name.starts_with(begin)) && !rules.contains(name))
        .collect();
    let elsewhere = ["remark-missing", "residence-missing", "pre-approval-doubled", "pre-approval-none-and-some"];
    assert_eq!(untested.iter().filter(|name| !elsewhere.contains(name)).collect::<Vec<_>>(), Vec::<&&str>::new());
}

#[test]
fn every_message_is_complete_in_both_languages() {
    for filing in cases().flat_map(|case| case.raises) {
        for finding in review(&filing).findings {
            for language in Language::ALL {
                let texts = [Some(finding.what(language)), finding.why(language), finding.fix(language)];
                for text in texts {
                    let text = text.unwrap_or_else(|| panic!("{} says nothing in {language:?}", finding.rule));
                    assert!(!text.contains("{$") && !text.contains("finding-") && !text.is_empty(), "{text}");
                }
            }
        }
    }
}
