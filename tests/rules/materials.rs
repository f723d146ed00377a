//! Missing answers and materials, limits, letters, the checklist.

use beian_desk::filing::Filing;
use beian_desk::filing::path::{MANAGER, PRINCIPAL};
use beian_desk::finding::Level::{Error, Notice, Warning};
use beian_desk::i18n::Language;
use beian_desk::package::letters;
use beian_desk::reference::Reference;
use beian_desk::rules::{self, MaterialState, Need};
use beian_desk::store::DraftState;
use serde_json::{Value, json};

use super::support::{
    cancel, change, enterprise, enterprise_with_letters, first_number, id_number, individual, of_nature,
    passport_holder, review,
};
use super::{Row, answered, row, with};

const LETTER: &str = "icp_subject.principal_info.authorization_letter";
const SECOND_LETTER: &str = "icp_applets.principal_info.authorization_letter";
const COMMITMENT: &str = "icp_materials.commitment_letter";
const PERMIT: &str = "icp_subject.personal_info.residence_permit";

fn without(filing: Filing, path: &str) -> Filing {
    with(filing, &[(path, Value::Null)])
}

fn signed(slot: &str, date: &str) -> Filing {
    with(enterprise_with_letters(), &[(&format!("facts.letters_signed_on[{slot}]"), json!(date))])
}

fn province(filing: Filing, code: &str) -> Filing {
    with(filing, &[("icp_subject.base_info.province", json!(code))])
}

/// An individual whose card has an address in another province.
fn from_elsewhere() -> Filing {
    with(individual(), &[("icp_subject.organize_info.certificate_address", json!("四川省成都市锦江区样本路8号"))])
}

pub(crate) fn rows() -> Vec<Row> {
    let mut rows = missing();
    rows.extend(limits());
    rows.extend(legal());
    rows.extend(dates());
    rows
}

fn missing() -> Vec<Row> {
    let mut rows: Vec<Row> = [
        "icp_subject.base_info.type",
        "icp_subject.base_info.name",
        "icp_subject.base_info.province",
        "icp_subject.base_info.city",
        "icp_subject.base_info.address",
        "icp_subject.organize_info.certificate_number",
        "icp_subject.organize_info.certificate_address",
        "icp_subject.principal_info.name",
        "icp_subject.principal_info.emergency_contact",
        "icp_applets.principal_info.mobile",
        "icp_applets.principal_info.email",
        "icp_applets.principal_info.certificate_number",
        "icp_applets.principal_info.certificate_validity_date_start",
        "icp_applets.principal_info.certificate_validity_date_end",
    ]
    .into_iter()
    .map(|path| row("missing", Error, path, &[], without(enterprise(), path), [enterprise(), change(), cancel()]))
    .collect();
    let front = "icp_applets.principal_info.certificate_photo_front";
    let back = "icp_subject.principal_info.certificate_photo_back";
    let permit = |changes: &[(&str, Value)]| {
        let filing = with(passport_holder(), &[(&format!("{PRINCIPAL}.certificate_type"), json!(14))]);
        let filing = with(filing, &[(&format!("{PRINCIPAL}.certificate_number"), json!("H12345678"))]);
        with(filing, changes)
    };
    let renamed = with(enterprise(), &[("facts.subject_name_changed", json!(true))]);
    let letter = ("icp_materials.business_name_change_letter", json!(["rename.jpg"]));
    rows.extend([
        row(
            "remark-missing",
            Error,
            "icp_applets.base_info.comment",
            &["WXD-COMMENT-LEN"],
            without(enterprise(), "icp_applets.base_info.comment"),
            [enterprise(), cancel()],
        ),
        row(
            "services-missing",
            Error,
            "icp_applets.base_info.service_content_types",
            &["WXD-SVC-COUNT"],
            without(enterprise(), "icp_applets.base_info.service_content_types"),
            [enterprise(), change()],
        ),
        row(
            "certificate-type-missing",
            Error,
            "icp_subject.organize_info.certificate_type",
            &["WX-40097"],
            without(enterprise(), "icp_subject.organize_info.certificate_type"),
            [enterprise(), change()],
        ),
        row(
            "subject-photo-missing",
            Error,
            "icp_subject.organize_info.certificate_photo",
            &["WXD-SUBJECT-PHOTO"],
            without(enterprise(), "icp_subject.organize_info.certificate_photo"),
            [enterprise(), individual(), change()],
        ),
        row(
            "person-photo-missing",
            Error,
            front,
            &["TC-CERT-BAD"],
            without(enterprise(), front),
            [enterprise(), change()],
        ),
        row(
            "person-photo-missing",
            Error,
            back,
            &["TC-CERT-BAD"],
            without(enterprise(), back),
            [passport_holder(), permit(&[])],
        ),
        row(
            "person-back-missing",
            Warning,
            back,
            &["TC-CERT-BAD"],
            permit(&[]),
            [passport_holder(), permit(&[(back, json!("back.jpg"))])],
        ),
        row(
            "residence-missing",
            Error,
            PERMIT,
            &["WXD-RESIDENCE"],
            from_elsewhere(),
            [individual(), with(from_elsewhere(), &[(PERMIT, json!("permit.jpg"))]), enterprise()],
        ),
        row(
            "residence-missing",
            Error,
            PERMIT,
            &["WXD-RESIDENCE"],
            {
                let number = id_number("510104", "19900101", 1);
                with(
                    individual(),
                    &[
                        ("icp_subject.organize_info.certificate_address", Value::Null),
                        ("icp_subject.organize_info.certificate_number", json!(number)),
                        (&format!("{PRINCIPAL}.certificate_number"), json!(number)),
                        (&format!("{MANAGER}.certificate_number"), json!(number)),
                    ],
                )
            },
            [
                // The address on the card decides, not the region in which the number was issued.
                with(
                    individual(),
                    &[(&format!("{PRINCIPAL}.certificate_number"), json!(id_number("510104", "19900101", 1)))],
                ),
                without(individual(), "icp_subject.organize_info.certificate_address"),
            ],
        ),
        row(
            "rename-letter-missing",
            Error,
            "icp_materials.business_name_change_letter",
            &["WXD-RENAME"],
            renamed.clone(),
            [
                enterprise(),
                with(renamed, &[letter]),
                with(individual(), &[("facts.subject_name_changed", json!(true))]),
            ],
        ),
        row(
            "rename-letter-missing",
            Error,
            "icp_materials.business_name_change_letter",
            &["WXD-RENAME"],
            with(
                change(),
                &[
                    ("change.changed", json!(["icp_subject.base_info.name"])),
                    ("icp_subject.organize_info.certificate_photo", json!("new.jpg")),
                ],
            ),
            [change()],
        ),
        row(
            "commitment-missing",
            Warning,
            COMMITMENT,
            &["PV-GD-COMMIT"],
            without(enterprise(), COMMITMENT),
            [enterprise(), province(without(enterprise(), COMMITMENT), "510000")],
        ),
        row(
            "jiangsu-letters-missing",
            Warning,
            "icp_materials.promise_video",
            &["PV-JS-LETTERS"],
            province(enterprise(), "320000"),
            [
                enterprise(),
                with(
                    province(enterprise(), "320000"),
                    &[
                        ("icp_materials.promise_video", json!(["v.mp4"])),
                        ("icp_materials.authenticity_responsibility_letter", json!(["a.jpg"])),
                        ("icp_materials.authenticity_commitment_letter", json!(["b.jpg"])),
                    ],
                ),
            ],
        ),
        row(
            "proposal-missing",
            Warning,
            "icp_materials.website_construction_proposal",
            &[],
            with(province(enterprise(), "430000"), &[("facts.applets_already_filed", json!(1))]),
            [
                province(enterprise(), "430000"),
                with(province(enterprise(), "420000"), &[("facts.applets_already_filed", json!(1))]),
                with(
                    province(enterprise(), "430000"),
                    &[
                        ("facts.applets_already_filed", json!(1)),
                        ("icp_materials.website_construction_proposal", json!(["p.jpg"])),
                    ],
                ),
            ],
        ),
        row(
            "party-letter-missing",
            Warning,
            "icp_materials.party_building_confirmation_letter",
            &["PV-XJ-PARTY"],
            province(enterprise(), "650000"),
            [
                enterprise(),
                with(
                    province(enterprise(), "650000"),
                    &[("icp_materials.party_building_confirmation_letter", json!(["p.jpg"]))],
                ),
            ],
        ),
    ]);
    rows
}

fn limits() -> Vec<Row> {
    let services = "icp_applets.base_info.service_content_types";
    let approvals = "icp_applets.base_info.nrlx_details";
    let listed = |value: Value| with(enterprise(), &[(services, value)]);
    let items = |value: Value| with(enterprise(), &[(approvals, value)]);
    let other = "icp_materials.applets_other_materials";
    let files = |count: usize| {
        let names: Vec<String> = (0..count).map(|number| format!("{number}.jpg")).collect();
        with(enterprise(), &[(other, json!(names))])
    };
    vec![
        row(
            "services-too-many",
            Error,
            services,
            &["WXD-SVC-COUNT"],
            listed(json!([1, 2, 3, 4, 6, 7])),
            [listed(json!([1, 2, 3, 4, 6])), enterprise()],
        ),
        row(
            "services-doubled",
            Error,
            services,
            &[],
            listed(json!([161, 161])),
            [listed(json!([161, 162])), enterprise()],
        ),
        row(
            "pre-approval-doubled",
            Error,
            approvals,
            &["WXD-NRLX-DUP"],
            items(json!([{"type": 2, "code": "a", "media": "a.jpg"}, {"type": 2, "code": "b", "media": "b.jpg"}])),
            [
                enterprise(),
                items(json!([{"type": 2, "code": "a", "media": "a.jpg"}, {"type": 9, "code": "b", "media": "b.jpg"}])),
            ],
        ),
        row(
            "pre-approval-none-and-some",
            Error,
            approvals,
            &["WXD-NRLX-DUP"],
            items(json!([{"type": 24}, {"type": 2, "code": "a", "media": "a.jpg"}])),
            [enterprise(), items(json!([{"type": 2, "code": "a", "media": "a.jpg"}]))],
        ),
        row("materials-too-many", Error, other, &["WXD-COUNT"], files(11), [files(10), enterprise()]),
        row(
            "materials-too-many",
            Error,
            COMMITMENT,
            &["WXD-COUNT"],
            with(enterprise(), &[(COMMITMENT, json!(["a.jpg", "b.jpg"]))]),
            [files(1)],
        ),
    ]
}

fn legal() -> Vec<Row> {
    let principal_legal = "facts.principal_is_legal_representative";
    let manager_legal = "facts.manager_is_legal_representative";
    let number = "icp_subject.legal_person_info.certificate_number";
    let flag = |path: &str, value: bool| with(enterprise(), &[(path, json!(value))]);
    let third = id_number("440305", "19700615", 3);
    vec![
        row(
            "legal-person-missing",
            Error,
            "icp_subject.legal_person_info.name",
            &["WXD-LEGAL"],
            without(enterprise_with_letters(), "icp_subject.legal_person_info.name"),
            [enterprise_with_letters(), enterprise(), individual()],
        ),
        row(
            "legal-person-missing",
            Error,
            number,
            &["WXD-LEGAL"],
            without(enterprise_with_letters(), "icp_subject.legal_person_info"),
            [change()],
        ),
        row(
            "letter-missing-principal",
            Error,
            LETTER,
            &["WXD-AUTH-SUBJECT"],
            without(enterprise_with_letters(), LETTER),
            [enterprise_with_letters(), enterprise(), individual()],
        ),
        row(
            "letter-missing-manager",
            Error,
            SECOND_LETTER,
            &["WXD-AUTH-APP", "TC-AUTH-SERVICE"],
            without(enterprise_with_letters(), SECOND_LETTER),
            [enterprise_with_letters(), enterprise(), individual()],
        ),
        row(
            "letter-missing-manager",
            Error,
            SECOND_LETTER,
            &["WXD-AUTH-APP"],
            province(without(enterprise_with_letters(), SECOND_LETTER), "110000"),
            [flag(manager_legal, true)],
        ),
        row(
            "principal-not-legal",
            Warning,
            principal_legal,
            &["TC-NOT-LEGAL"],
            province(enterprise_with_letters(), "440000"),
            [
                enterprise_with_letters(),
                enterprise(),
                province(with(enterprise_with_letters(), &[("icp_subject.base_info.type", json!(3))]), "440000"),
            ],
        ),
        row(
            "legal-person-is-principal",
            Error,
            number,
            &[],
            with(enterprise_with_letters(), &[(number, json!(first_number()))]),
            [enterprise_with_letters(), enterprise()],
        ),
        row(
            "legal-person-differs",
            Warning,
            number,
            &[],
            with(enterprise(), &[(number, json!(third))]),
            [enterprise(), with(enterprise(), &[(number, json!(first_number()))])],
        ),
        row(
            "legal-answers-contradict",
            Warning,
            manager_legal,
            &[],
            flag(manager_legal, false),
            [enterprise(), enterprise_with_letters()],
        ),
        row(
            "legal-answers-contradict",
            Warning,
            manager_legal,
            &[],
            with(enterprise_with_letters(), &[(principal_legal, json!(true)), (manager_legal, json!(true))]),
            [enterprise()],
        ),
        row(
            "legal-unanswered",
            Notice,
            principal_legal,
            &[],
            without(enterprise(), principal_legal),
            [enterprise(), individual(), with(without(enterprise(), principal_legal), &[(number, json!(third))])],
        ),
        row(
            "manager-legal-unanswered",
            Notice,
            manager_legal,
            &[],
            without(without(enterprise_with_letters(), manager_legal), number),
            [enterprise(), without(enterprise(), manager_legal), enterprise_with_letters()],
        ),
    ]
}

fn dates() -> Vec<Row> {
    let field = "facts.letters_signed_on[icp_subject.principal_info.authorization_letter]";
    let hebei = |date: &str| province(signed(LETTER, date), "130000");
    vec![
        row(
            "letter-date-form",
            Error,
            field,
            &[],
            signed(LETTER, "20261131"),
            [signed(LETTER, "2026-11-20"), signed(LETTER, "2026年11月20日")],
        ),
        row(
            "letter-date-future",
            Warning,
            field,
            &["WXM-LETTER-DATE"],
            signed(LETTER, "20261125"),
            [signed(LETTER, "20261124"), enterprise()],
        ),
        row(
            "letter-date-old",
            Warning,
            field,
            &["WXM-LETTER-DATE"],
            signed(LETTER, "20261023"),
            [signed(LETTER, "20261024"), signed(LETTER, "20260823")],
        ),
        row(
            "letter-date-very-old",
            Warning,
            field,
            &["TC-LETTER-3M", "WXM-LETTER-DATE"],
            signed(LETTER, "20260823"),
            [signed(LETTER, "20260824"), hebei("20260823")],
        ),
        row("letter-date-very-old", Warning, field, &["TC-LETTER-3M"], hebei("20260523"), [hebei("20260524")]),
        row(
            "letter-date-old",
            Warning,
            "facts.letters_signed_on[icp_materials.applets_other_materials][1]",
            &["WXM-LETTER-DATE"],
            with(
                enterprise(),
                &[("facts.letters_signed_on[icp_materials.applets_other_materials]", json!(["20261120", "20261001"]))],
            ),
            [with(
                enterprise(),
                &[("facts.letters_signed_on[icp_materials.applets_other_materials]", json!(["20261120", "20261124"]))],
            )],
        ),
        row(
            "letter-date-unknown",
            Notice,
            field,
            &["WXM-LETTER-DATE"],
            without(enterprise_with_letters(), field),
            [enterprise_with_letters(), enterprise()],
        ),
        row("letter-changed", Warning, LETTER, &[], made(true), [made(false), enterprise_with_letters()]),
        row(
            "letter-signature",
            Notice,
            COMMITMENT,
            &["HW-SIGN"],
            enterprise(),
            [enterprise_with_letters(), with(enterprise(), &[("facts.answers", json!({"letter-signature": true}))])],
        ),
    ]
}

/// A filing with a letter generated here and signed; `changed`, with its telephone number changed afterwards.
fn made(changed: bool) -> Filing {
    let mobile = "icp_subject.principal_info.mobile".to_owned();
    let mut filing = without(enterprise_with_letters(), LETTER);
    rules::note_letter(&mut filing, LETTER, std::slice::from_ref(&mobile));
    filing.set(LETTER, "signed.jpg");
    if changed {
        filing.set(&mobile, "13700000009");
    }
    filing
}

#[test]
fn a_letter_made_anew_waits_for_its_scan() {
    let mut filing = made(true);
    let said = |filing: &Filing| review(filing).findings.iter().any(|finding| finding.rule == "letter-changed");
    assert!(said(&filing));
    rules::note_letter(&mut filing, LETTER, &["icp_subject.principal_info.mobile".to_owned()]);
    assert!(said(&filing), "the scan is still that of the letter before");
    filing.set(LETTER, "anew.jpg");
    assert!(!said(&filing));
}

#[test]
fn a_letter_says_what_is_missing_in_it_and_is_made_anew_when_it_changed() {
    let letter = |filing: &Filing| {
        let open = letters::open(filing, &review(filing), Reference::built_in());
        open.into_iter().find(|letter| letter.slot == LETTER)
    };
    let name = "facts.applet_name";
    let mut filing = without(without(enterprise_with_letters(), LETTER), name);
    let unanswered = letter(&filing).unwrap().unanswered;
    assert_eq!(unanswered, [name]);
    filing.set(name, "样本记账");
    let whole = letter(&filing).unwrap();
    assert!(whole.unanswered.is_empty() && whole.answers.iter().any(|path| path == name));
    let signer = "icp_subject.legal_person_info.certificate_number";
    assert_eq!(letter(&without(filing.clone(), signer)).unwrap().unanswered, [signer], "it stands where it is signed");
    rules::note_letter(&mut filing, LETTER, &whole.answers);
    filing.set(LETTER, "signed.jpg");
    assert!(letter(&filing).is_none());
    filing.set(name, "样本账本");
    assert!(letter(&filing).is_some(), "it is offered again where its scan stands");
}

fn need(filing: &Filing, slot: &str) -> (Need, MaterialState, String) {
    let review = review(filing);
    let material = review.checklist.iter().find(|material| material.slot == slot);
    let material = material.expect("the slot is on the list");
    (material.needed, material.state, material.why.message(Language::Chinese))
}

#[test]
fn checklist_says_what_is_needed_and_why() {
    let (needed, state, why) = need(&without(enterprise_with_letters(), LETTER), LETTER);
    assert_eq!((needed, state), (Need::Required, MaterialState::Missing));
    assert_eq!(why, "主体负责人不是法定代表人，因此需要授权书。");
    assert_eq!(need(&enterprise(), LETTER).0, Need::NotNeeded);
    assert_eq!(need(&enterprise(), LETTER).1, MaterialState::Ok);
    assert_eq!(need(&individual(), "icp_subject.organize_info.certificate_photo").0, Need::NotNeeded);
    assert_eq!(need(&of_nature(3), "icp_subject.organize_info.certificate_photo").0, Need::Required);
    assert_eq!(need(&from_elsewhere(), PERMIT).0, Need::Required);
    assert_eq!(need(&individual(), PERMIT).0, Need::NotNeeded);
    assert_eq!(need(&enterprise(), COMMITMENT).0, Need::Required);
    assert_eq!(need(&enterprise_with_letters(), COMMITMENT).0, Need::Recommended);
    let old = signed(LETTER, "20260601");
    assert_eq!(need(&old, LETTER).1, MaterialState::Attention);
    let unset = without(enterprise(), "icp_subject.base_info.type");
    for slot in ["icp_subject.organize_info.certificate_photo", LETTER, PERMIT] {
        let (needed, _, why) = need(&unset, slot);
        assert_eq!((needed, why.as_str()), (Need::Open, "选定主体性质后才能判断。"), "{slot}");
    }
    assert_eq!(serde_json::to_value(Need::Open).unwrap(), "not_needed", "scripts know three values");
}

#[test]
fn a_letter_of_the_province_that_is_missing_blocks_until_it_is_there_or_said_to_be_unneeded() {
    let blocking = |filing: &Filing| {
        let review = review(filing);
        let rules: Vec<String> = review.blocking().iter().map(|finding| finding.rule.to_string()).collect();
        let state = beian_desk::workflow::state_after(&review, filing);
        assert_eq!(review.ready(), rules.is_empty());
        assert_eq!(review.standing(filing).blocking(), rules.len());
        assert_eq!(state == DraftState::Ready, review.ready(), "the list says what the check says");
        rules
    };
    assert_eq!(blocking(&without(enterprise(), COMMITMENT)), ["commitment-missing"]);
    let jiangsu = blocking(&province(enterprise(), "320000"));
    assert_eq!(jiangsu.iter().filter(|rule| *rule == "jiangsu-letters-missing").count(), 3);
    assert_eq!(blocking(&enterprise()), [""; 0]);
    let unneeded = answered(without(enterprise(), COMMITMENT), "commitment-missing");
    assert_eq!(blocking(&unneeded), [""; 0]);
    assert_eq!(
        need(&unneeded, COMMITMENT).0,
        Need::Recommended,
        "the list does not demand what is said to be unneeded"
    );
}

#[test]
fn a_new_person_in_a_modification_is_asked_for_whole() {
    let name = format!("{PRINCIPAL}.name");
    let renamed = with(change(), &[("change.changed", json!([name])), (&name, json!("样本乙"))]);
    let review = review(&renamed);
    for key in [
        "certificate_type",
        "certificate_number",
        "certificate_validity_date_start",
        "certificate_validity_date_end",
        "certificate_photo_front",
        "certificate_photo_back",
        "mobile",
        "email",
        "emergency_contact",
    ] {
        let path = format!("{PRINCIPAL}.{key}");
        assert!(review.blocking().iter().any(|finding| finding.field == path), "{key}");
    }
}

#[test]
fn checklist_of_change_and_cancel_asks_for_what_changes_alone() {
    let needed = |filing: &Filing| {
        let review = review(filing);
        let required = review.checklist.into_iter().filter(|material| material.needed == Need::Required);
        required.map(|material| material.slot).collect::<Vec<_>>()
    };
    assert_eq!(needed(&cancel()), Vec::<String>::new());
    assert_eq!(needed(&change()), Vec::<String>::new());
    let person = with(change(), &[("change.changed", json!([PRINCIPAL]))]);
    let front = format!("{PRINCIPAL}.certificate_photo_front");
    assert!(needed(&person).contains(&front), "{:?}", needed(&person));
    let mobile = format!("{PRINCIPAL}.mobile");
    let phone = with(change(), &[("change.changed", json!([mobile])), (&mobile, json!("13800138000"))]);
    assert_eq!(needed(&phone), Vec::<String>::new());
    assert!(review(&phone).ready());
}
