//! Comparison of the drafts in one library.

use beian_desk::filing::Filing;
use beian_desk::finding::Finding;
use beian_desk::i18n::Language;
use beian_desk::identifier::Profile;
use beian_desk::reference::Reference;
use beian_desk::rules::library::{self, Other, OtherStanding};
use serde_json::json;

use super::support::{cancel, credit_code, enterprise, individual, second_number};
use super::{in_province, with};

pub(crate) fn compare(filing: &Filing, others: &[&Filing]) -> Vec<Finding> {
    compare_at(OtherStanding::Open, filing, others)
}

/// The findings on what `filing` shares with `others`, which have the status `standing`.
pub(crate) fn compare_at(standing: OtherStanding, filing: &Filing, others: &[&Filing]) -> Vec<Finding> {
    let profiles: Vec<Profile> = others.iter().map(|filing| Profile::of(filing)).collect();
    let others: Vec<Other<'_>> =
        profiles.iter().map(|profile| Other { title: "样本草稿", profile, standing }).collect();
    library::compare(filing, &others, &Reference::built_in().provinces)
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
    let provinces = &Reference::built_in().provinces;
    let profile = Profile::of(&mine);
    let filed = Other { title: "样本草稿", profile: &profile, standing: OtherStanding::Filed };
    let found = library::compare(&with(mine.clone(), &[("kind", json!("change"))]), &[filed], provinces);
    assert!(found.iter().all(|it| it.rule != "library-same-subject"), "what is filed waits for nothing: {found:?}");
    let waiting = [Other { title: "样本草稿", profile: &profile, standing: OtherStanding::UnderReview }];
    let found = |filing: &Filing| library::compare(filing, &waiting, provinces);
    let is_told = |filing: &Filing| found(filing).iter().any(|it| it.rule == "library-under-review");
    assert!(["change", "cancel"].iter().all(|kind| is_told(&with(mine.clone(), &[("kind", json!(kind))]))));
    assert!(!is_told(&mine), "a first filing of another mini program is told that the subject has one open");
    let stranger = with(cancel(), &[("icp_subject.organize_info.certificate_number", json!("914403000000000000"))]);
    assert!(is_told(&cancel()) && !is_told(&stranger));
    let renamed = with(mine.clone(), &[("facts.applet_name", json!("另一样本"))]);
    assert!(rules(&mine, &[&renamed]).iter().all(|(rule, _)| rule != "library-same-name"));
    assert_eq!(rules(&mine, &[&cancel()]), []);
    let beside = |filing: &Filing| compare(filing, &[&with(mine.clone(), &[("kind", json!("change"))])]);
    let told = |filing: &Filing| beside(filing).iter().any(|it| it.rule == "library-same-subject");
    assert!(told(&cancel()) && !told(&stranger), "what is deregistered has a modification open");
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
