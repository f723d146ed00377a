//! Drafts of one library beside each other.

use beian_desk::filing::Filing;
use beian_desk::finding::Finding;
use beian_desk::i18n::Language;
use beian_desk::identifier::Profile;
use beian_desk::rules::library::{self, Other};
use serde_json::json;

use super::support::{cancel, change, credit_code, enterprise, individual, second_number};
use super::{REMARK, in_province, set, with};

fn compare(filing: &Filing, others: &[&Filing]) -> Vec<Finding> {
    let profiles: Vec<Profile> = others.iter().map(|filing| Profile::of(filing)).collect();
    let others: Vec<Other<'_>> = profiles.iter().map(|profile| Other { title: "样本草稿", profile }).collect();
    library::compare(filing, &others)
}

/// A rule on a filing beside another one, with one that raises it and one that does not.
pub(crate) struct Beside {
    pub(crate) rule: &'static str,
    pub(crate) filing: Filing,
    pub(crate) raises: Filing,
    pub(crate) spares: Filing,
}

impl Beside {
    /// What `filing` beside `other` brings.
    pub(crate) fn found(&self, other: &Filing) -> Vec<Finding> {
        let mut found = compare(&self.filing, &[other]);
        found.extend(library::unchanged(&self.filing, other, "样本草稿"));
        found
    }
}

pub(crate) fn rows() -> Vec<Beside> {
    let number = "icp_subject.organize_info.certificate_number";
    let mine = enterprise();
    let other = set(enterprise(), number, credit_code("91", "440300", "55138508"));
    let person = "icp_subject.principal_info";
    let email = mine.text(&format!("{person}.email")).to_owned();
    let namesake = set(individual(), &format!("{person}.certificate_number"), second_number());
    let namesake = set(namesake, &format!("{person}.email"), email);
    let row = |rule, filing: &Filing, raises: &Filing, spares: Filing| Beside {
        rule,
        filing: filing.clone(),
        raises: raises.clone(),
        spares,
    };
    vec![
        row("library-phone", &mine, &other, mine.clone()),
        row("library-email", &mine, &namesake, mine.clone()),
        row("library-id-number", &in_province(mine.clone(), "510000"), &other, mine.clone()),
        row("library-one-company", &in_province(mine.clone(), "320000"), &other, mine.clone()),
        row("library-same-name", &mine, &mine, set(mine.clone(), "facts.applet_name", "另一样本")),
        row("library-same-subject", &mine, &mine, other.clone()),
        row("change-nothing-differs", &change(), &change(), set(change(), REMARK, "原来的备注，供客户查询订单。")),
    ]
}

#[test]
fn drafts_that_share_what_they_should_not() {
    let mine = enterprise();
    let other = with(
        enterprise(),
        &[("icp_subject.organize_info.certificate_number", json!(credit_code("91", "440300", "55138508")))],
    );
    let rules = |filing: &Filing, others: &[&Filing]| {
        compare(filing, others).into_iter().map(|finding| (finding.rule.to_string(), finding.field)).collect::<Vec<_>>()
    };
    let found = rules(&mine, &[&other]);
    assert!(found.contains(&("library-phone".to_owned(), "icp_subject.principal_info.mobile".to_owned())), "{found:?}");
    assert!(found.iter().all(|(rule, _)| rule != "library-id-number"), "Guangdong does not ask: {found:?}");
    let in_sichuan = in_province(mine.clone(), "510000");
    assert!(rules(&in_sichuan, &[&other]).iter().any(|(rule, _)| rule == "library-id-number"));
    let in_jiangsu = in_province(mine.clone(), "320000");
    assert!(rules(&in_jiangsu, &[&other]).iter().any(|(rule, _)| rule == "library-one-company"));

    let same = rules(&mine, &[&mine.clone()]);
    let twin = [
        ("library-same-name", "facts.applet_name"),
        ("library-same-subject", "icp_subject.organize_info.certificate_number"),
    ];
    assert_eq!(same, twin.map(|(rule, field)| (rule.to_owned(), field.to_owned())));
    let renamed = with(mine.clone(), &[("facts.applet_name", json!("另一样本"))]);
    assert!(rules(&mine, &[&renamed]).iter().all(|(rule, _)| rule != "library-same-name"));
    assert_eq!(rules(&mine, &[&cancel()]), []);
    assert_eq!(rules(&mine, &[]), []);

    let stranger = with(
        individual(),
        &[
            ("icp_subject.principal_info.certificate_number", json!(second_number())),
            ("icp_applets.principal_info.certificate_number", json!(second_number())),
            ("icp_subject.organize_info.certificate_number", json!(second_number())),
            ("icp_subject.principal_info.mobile", json!("138-0013-8000")),
        ],
    );
    let messages = compare(&mine, &[&stranger]);
    assert!(messages.iter().all(|finding| finding.message(Language::Chinese).contains("样本草稿")));
    assert!(messages.iter().any(|finding| finding.rule == "library-phone"));
}
