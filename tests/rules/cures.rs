//! One press fixes a finding: the cure provides the answers, and the finding is gone.

use beian_desk::filing::{Filing, Kind};
use beian_desk::i18n::Language;
use beian_desk::reference::Reference;
use beian_desk::rules::cure::{Cure, cure};
use beian_desk::workflow::follow_up;
use serde_json::json;

use super::support::{change, enterprise, individual, review};
use super::with;

const ADDRESS: &str = "icp_subject.base_info.address";
const CERTIFICATE: &str = "icp_subject.organize_info.certificate_address";
const NUMBER: &str = "certificate_number";

fn cure_of(filing: &Filing, rule: &str) -> Option<Cure> {
    let review = review(filing);
    let finding = review.findings.iter().find(|finding| finding.rule == *rule);
    cure(finding.unwrap_or_else(|| panic!("{rule} is not found")), filing, Reference::built_in())
}

#[test]
fn a_cure_puts_its_finding_right() {
    let cases = [
        ("address-repeats-region", vec![(ADDRESS, json!("广东省深圳市南山区科技路1号"))]),
        ("address-repeats-region", vec![(ADDRESS, json!("南山区科技路1号"))]),
        ("address-elsewhere", vec![(ADDRESS, json!("广东省深圳市福田区福华路1号"))]),
        ("certificate-other-district", vec![(CERTIFICATE, json!("广东省深圳市福田区福华路1号"))]),
        (
            "illegal-characters",
            vec![("icp_applets.base_info.comment", json!("为样本公司的客户提供记账\u{200b}与账单查询工具😀。"))],
        ),
        (
            "email-blank",
            vec![
                ("icp_subject.principal_info.email", json!("li @example.com")),
                ("icp_applets.principal_info.email", json!("wang@example.com")),
            ],
        ),
        ("services-doubled", vec![("icp_applets.base_info.service_content_types", json!([33, 33]))]),
        (
            "pre-approval-none-and-some",
            vec![(
                "icp_applets.base_info.nrlx_details",
                json!([{"type": 24}, {"type": 5, "code": "样字1", "media": "a"}]),
            )],
        ),
        (
            "validity-date-spelling",
            vec![("icp_subject.principal_info.certificate_validity_date_start", json!("2020-03-07"))],
        ),
    ];
    for (rule, changes) in cases {
        let mut filing = with(enterprise(), &changes);
        let cure = cure_of(&filing, rule).unwrap_or_else(|| panic!("{rule} has a cure"));
        for (path, value) in &cure.answers {
            filing.set(path, value.clone());
        }
        let left = review(&filing);
        assert!(left.findings.iter().all(|finding| finding.rule != *rule), "{rule}: {cure:?}");
        for language in Language::ALL {
            assert!(!cure.label(language).starts_with("cure-"), "{rule}");
        }
    }
}

#[test]
fn the_legal_representative_with_the_number_of_the_principal_is_one_person() {
    let mut filing = enterprise();
    let number = filing.text(&format!("icp_subject.principal_info.{NUMBER}")).to_owned();
    filing.set("facts.principal_is_legal_representative", false);
    filing.set(&format!("icp_subject.legal_person_info.{NUMBER}"), number);
    let cure = cure_of(&filing, "legal-person-is-principal").unwrap();
    assert_eq!(cure.answers, [("facts.principal_is_legal_representative".to_owned(), json!(true))]);
}

#[test]
fn an_edit_that_would_be_left_out_joins_what_changes() {
    let mobile = "icp_subject.principal_info.mobile";
    let mut filing = follow_up(&change(), Kind::Change, None);
    filing.set("change.changed", json!(["icp_applets.base_info.comment"]));
    filing.set(mobile, "13800000009");
    let cure = cure_of(&filing, "change-left-out").unwrap();
    assert_eq!(cure.answers, [("change.changed".to_owned(), json!(["icp_applets.base_info.comment", mobile]))]);
    for (path, value) in &cure.answers {
        filing.set(path, value.clone());
    }
    assert!(review(&filing).findings.iter().all(|finding| finding.rule != "change-left-out"));
}

#[test]
fn an_individual_has_one_number() {
    let filing = with(individual(), &[("icp_subject.organize_info.certificate_number", json!("440304198802290026"))]);
    let cure = cure_of(&filing, "individual-differs").unwrap();
    let own = filing.text(&format!("icp_subject.principal_info.{NUMBER}"));
    assert_eq!(cure.answers, [("icp_subject.organize_info.certificate_number".to_owned(), json!(own))]);
}

#[test]
fn what_only_its_owner_knows_has_no_cure() {
    let nothing_left = with(enterprise(), &[(ADDRESS, json!("广东省深圳市南山区"))]);
    assert_eq!(cure_of(&nothing_left, "address-repeats-region"), None);
    let empty = with(enterprise(), &[("icp_subject.base_info.name", json!(null))]);
    assert_eq!(cure_of(&empty, "missing"), None);
}
