//! Telephones, e-mail, emergency contacts.

use beian_desk::filing::Filing;
use beian_desk::finding::Level::{Error, Notice, Warning};
use serde_json::json;

use super::support::{change, enterprise, enterprise_with_letters, id_number, individual};
use super::{NAME, Row, answered, row, set, with};

pub(crate) const PHONE: &str = "icp_subject.principal_info.mobile";
pub(crate) const SECOND_PHONE: &str = "icp_applets.principal_info.mobile";
const EMERGENCY: &str = "icp_subject.principal_info.emergency_contact";
const SECOND_EMERGENCY: &str = "icp_applets.principal_info.emergency_contact";
const EMAIL: &str = "icp_subject.principal_info.email";
const SECOND_EMAIL: &str = "icp_applets.principal_info.email";

fn phones(filing: Filing, principal: [&str; 2], manager: [&str; 2]) -> Filing {
    with(
        filing,
        &[
            (PHONE, json!(principal[0])),
            (EMERGENCY, json!(principal[1])),
            (SECOND_PHONE, json!(manager[0])),
            (SECOND_EMERGENCY, json!(manager[1])),
        ],
    )
}

fn both(filing: Filing, number: &str) -> Filing {
    with(filing, &[(PHONE, json!(number)), (SECOND_PHONE, json!(number))])
}

fn emergency(number: &str) -> Filing {
    with(enterprise(), &[(EMERGENCY, json!(number)), (SECOND_EMERGENCY, json!(number))])
}

fn email(address: &str) -> Filing {
    with(enterprise(), &[(EMAIL, json!(address)), (SECOND_EMAIL, json!(address))])
}

fn placed(filing: Filing, province: &str, city: &str, district: &str) -> Filing {
    with(
        filing,
        &[
            ("icp_subject.base_info.province", json!(province)),
            ("icp_subject.base_info.city", json!(city)),
            ("icp_subject.base_info.district", json!(district)),
        ],
    )
}

/// The same number in both roles, with `user` as the user of the emergency number.
fn used_by(filing: Filing, user: &str) -> Filing {
    let number = filing.text(PHONE).to_owned();
    let users = json!({"icp_subject.principal_info": {"name": user}, "icp_applets.principal_info": {"name": user}});
    let filing = with(filing, &[("facts.emergency_contacts", users)]);
    with(filing, &[(EMERGENCY, json!(number)), (SECOND_EMERGENCY, json!(number)), (SECOND_PHONE, json!(number))])
}

fn beijing_individual() -> Filing {
    let filing = placed(individual(), "110000", "110100", "110101");
    let number = id_number("110101", "19900101", 1);
    with(
        filing,
        &[
            ("icp_subject.organize_info.certificate_address", json!("北京市东城区样本路1号")),
            ("icp_subject.organize_info.certificate_number", json!(number)),
            ("icp_subject.principal_info.certificate_number", json!(number)),
            ("icp_applets.principal_info.certificate_number", json!(number)),
            (EMERGENCY, json!("13800138000")),
            (SECOND_EMERGENCY, json!("13800138000")),
        ],
    )
}

pub(crate) fn rows() -> Vec<Row> {
    let same_as_emergency = phones(enterprise(), ["13800138000", "13800138000"], ["13800138000", "13900139000"]);
    let shared = with(enterprise_with_letters(), &[(SECOND_PHONE, json!("13800138000"))]);
    let one_number = phones(enterprise(), ["13800138000"; 2], ["13800138000"; 2]);
    let beijing = || placed(enterprise_with_letters(), "110000", "110100", "110101");
    let tianjin = |remark: &str| {
        with(placed(enterprise(), "120000", "120100", "120101"), &[("icp_subject.base_info.comment", json!(remark))])
    };
    let chongqing = |remark: &str| {
        let filing = placed(individual(), "500000", "500100", "500103");
        with(
            filing,
            &[
                ("icp_subject.base_info.comment", json!(remark)),
                ("facts.emergency_contacts", json!({"icp_subject.principal_info": {"name": "样本丁"}})),
            ],
        )
    };
    vec![
        row(
            "mobile-form",
            Error,
            PHONE,
            &[],
            with(enterprise(), &[(PHONE, json!("1380013800"))]),
            [
                both(enterprise(), " 138 0013-8000 "),
                both(enterprise(), "+86１３８００１３８０００"),
                both(enterprise(), "19912345678"),
            ],
        ),
        row("mobile-form", Error, PHONE, &[], both(enterprise(), "12800138000"), [both(enterprise(), "13000000000")]),
        row("mobile-form", Error, PHONE, &[], both(enterprise(), "14400138000"), [enterprise()]),
        row(
            "mobile-data-card",
            Warning,
            PHONE,
            &["TC-SMS-SEGMENT"],
            both(enterprise(), "14500138000"),
            [enterprise(), both(enterprise(), "15000138000")],
        ),
        row(
            "mobile-virtual",
            Warning,
            PHONE,
            &["TC-SMS-SEGMENT"],
            both(enterprise(), "17000138000"),
            [both(enterprise(), "17200138000"), both(enterprise(), "17300138000")],
        ),
        row(
            "mobile-segment",
            Warning,
            PHONE,
            &["TC-SMS-SEGMENT"],
            both(enterprise(), "15400138000"),
            [both(enterprise(), "15500138000"), both(enterprise(), "15300138000")],
        ),
        row(
            "emergency-form",
            Error,
            EMERGENCY,
            &[],
            emergency("88000000"),
            [emergency("010-88000000"), emergency("0755-26000000-8"), emergency("13900139001")],
        ),
        row(
            "email-form",
            Error,
            EMAIL,
            &[],
            email("sample@example"),
            [email("a.b+1@mail.example.cn"), email("Ａ@example.com"), email(" a@example.com ")],
        ),
        row("email-form", Error, EMAIL, &[], email("a b@@example.com"), [email("a b@example.com")]),
        row(
            "email-blank",
            Warning,
            EMAIL,
            &[],
            email("sample 1@example.com"),
            [email(" a@example.com "), email("a b@@example.com"), answered(email("a b@example.com"), "email-blank")],
        ),
        row("email-blank", Warning, EMAIL, &[], email("sample＠example．com"), [email("Sample@EXAMPLE.com")]),
        row(
            "phone-width",
            Notice,
            PHONE,
            &[],
            both(enterprise(), "１３８０0138000"),
            [
                both(enterprise(), "+86 138-0013-8000"),
                both(enterprise(), "１２３"),
                answered(both(enterprise(), "１３８０0138000"), "phone-width"),
            ],
        ),
        row(
            "phone-width",
            Notice,
            EMERGENCY,
            &[],
            emergency("０１０－88000000"),
            [emergency("（010）88000000"), emergency("010—88000000")],
        ),
        row("email-form", Error, EMAIL, &[], email("a@@example.com"), [email("A@EXAMPLE.COM")]),
        row(
            "emergency-same-as-mobile",
            Warning,
            EMERGENCY,
            &["HW-PHONE-SAME"],
            same_as_emergency,
            [enterprise(), beijing_individual(), used_by(beijing_individual(), "")],
        ),
        row(
            "emergency-same-as-mobile",
            Warning,
            EMERGENCY,
            &["HW-PHONE-SAME"],
            used_by(beijing_individual(), "赵样本"),
            [enterprise()],
        ),
        row(
            "illegal-characters",
            Error,
            "icp_subject.organize_info.certificate_number",
            &["MI-5008"],
            set(enterprise(), "icp_subject.organize_info.certificate_number", "91440300😀"),
            [enterprise()],
        ),
        row(
            "text-long",
            Error,
            NAME,
            &[],
            set(enterprise(), NAME, "样".repeat(251)),
            [set(enterprise(), NAME, "样".repeat(250))],
        ),
        row(
            "phone-shared",
            Warning,
            SECOND_PHONE,
            &["HW-PHONE-SAME"],
            shared,
            [enterprise(), enterprise_with_letters()],
        ),
        row(
            "email-shared",
            Warning,
            SECOND_EMAIL,
            &["HW-PHONE-SAME"],
            with(enterprise_with_letters(), &[(EMAIL, json!("a@example.com")), (SECOND_EMAIL, json!("A@example.com"))]),
            [enterprise(), email("a@example.com")],
        ),
        row(
            "phones-two",
            Warning,
            SECOND_EMERGENCY,
            &["PV-PHONE-TWO"],
            one_number.clone(),
            [enterprise(), placed(one_number, "510000", "510100", "510104")],
        ),
        row(
            "phones-three",
            Warning,
            SECOND_EMERGENCY,
            &["PV-PHONE-THREE"],
            phones(beijing(), ["13800138000", "13700137000"], ["13700137000", "13800138000"]),
            [
                phones(beijing(), ["13800138000", "13900139000"], ["13700137000", "13900139000"]),
                phones(enterprise_with_letters(), ["13800138000", "13700137000"], ["13700137000", "13800138000"]),
            ],
        ),
        row(
            "emergency-remark-tianjin",
            Warning,
            "icp_subject.base_info.comment",
            &["PV-TJ-EMERGENCY"],
            tianjin("主体备注"),
            [tianjin("应急联系电话13900139000使用人为员工样本丁"), enterprise()],
        ),
        row(
            "emergency-remark-chongqing",
            Warning,
            "icp_subject.base_info.comment",
            &["PV-CQ-EMERGENCY"],
            chongqing("紧急联系人"),
            [chongqing("紧急联系人为样本丁"), individual()],
        ),
        row(
            "same-person-contact",
            Warning,
            SECOND_EMAIL,
            &[],
            with(enterprise(), &[(SECOND_EMAIL, json!("other@example.com"))]),
            [enterprise(), enterprise_with_letters()],
        ),
        row(
            "contact-reachable",
            Notice,
            PHONE,
            &["WX-SMS-TIMEOUT"],
            enterprise(),
            [with(enterprise(), &[("facts.answers", json!({"contact-reachable": true}))]), change()],
        ),
    ]
}
