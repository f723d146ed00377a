//! The legal representative is determined in one place: the body contains the letters that the checklist asks for.

use beian_desk::filing::Filing;
use beian_desk::rules::Need;
use serde_json::Value;

use super::fixtures::Pictures;
use super::{json, made_with, options, reviewed, unpacked};

const PRINCIPAL: &str = "icp_subject.principal_info";
const MANAGER: &str = "icp_applets.principal_info";
const FACTS: [&str; 3] =
    ["facts.principal_is_legal_representative", "facts.manager_is_principal", "facts.manager_is_legal_representative"];

/// The enterprise of the demonstration with both letters and no statement about the legal representative.
fn silent() -> Filing {
    let mut filing = Filing::from_json(include_str!("../../assets/demo/enterprise.json")).unwrap();
    for fact in FACTS {
        filing.remove(fact);
    }
    for person in [PRINCIPAL, MANAGER] {
        filing.set(&format!("{person}.authorization_letter"), "letter.jpg");
    }
    filing
}

/// Which letters of attorney the checklist asks for; asserts that the body contains exactly these.
fn letters(filing: &Filing) -> [bool; 2] {
    let review = reviewed(filing);
    let files = unpacked(&made_with(filing, &Pictures::of(filing), &options(true, None)).unwrap().bytes);
    let body = json(&files, "wechat/apply_icp_filing.json");
    [PRINCIPAL, MANAGER].map(|person| {
        let slot = format!("{person}.authorization_letter");
        let needed = review.checklist.iter().find(|line| line.slot == slot).unwrap().needed != Need::NotNeeded;
        let sent = body.pointer(&format!("/{}", slot.replace('.', "/"))).is_some_and(Value::is_object);
        assert_eq!(needed, sent, "{slot} of {}", filing.to_json());
        needed
    })
}

#[test]
fn data_that_name_the_responsible_person_say_that_it_is_the_legal_representative() {
    let mut filing = silent();
    for leaf in ["name", "certificate_number"] {
        let value = filing.text(&format!("{PRINCIPAL}.{leaf}")).to_owned();
        filing.set(&format!("icp_subject.legal_person_info.{leaf}"), value);
    }
    assert!(reviewed(&filing).ready());
    assert_eq!(letters(&filing), [false; 2]);
    let files = unpacked(&made_with(&filing, &Pictures::of(&filing), &options(true, None)).unwrap().bytes);
    assert!(json(&files, "wechat/apply_icp_filing.json").pointer("/icp_subject/legal_person_info").is_none());
}

#[test]
fn one_answered_person_with_two_numbers_is_one_person_everywhere() {
    for principal_is_legal in [true, false] {
        let mut filing = silent();
        filing.set(FACTS[0], principal_is_legal);
        filing.set(FACTS[1], true);
        filing.set(&format!("{MANAGER}.certificate_number"), "440305199003070014");
        assert!(reviewed(&filing).findings.iter().any(|finding| finding.rule == "same-person-number"));
        assert_eq!(letters(&filing), [!principal_is_legal; 2]);
    }
}
