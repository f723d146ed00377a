//! Clean filings to start from. Every number is made here by its published algorithm; nobody bears them.
#![allow(clippy::unwrap_used, reason = "a test may stop here")]

use beian_desk::filing::path::{MANAGER, PRINCIPAL};
use beian_desk::filing::{Filing, Kind, parse_date};
use beian_desk::identifier::organisation::{credit_code_check, organisation_code_check};
use beian_desk::identifier::person::check_character;
use beian_desk::reference::Reference;
use beian_desk::rules::{self, Inspections, Review};
use chrono::NaiveDate;
use serde_json::json;

/// The day that the tests take for today: 2026-11-24.
pub const TODAY: &str = "20261124";

pub fn day(text: &str) -> NaiveDate {
    parse_date(text).unwrap()
}

/// A resident identity number with the right check character.
pub fn id_number(region: &str, birth: &str, sequence: u32) -> String {
    let digits = format!("{region}{birth}{sequence:03}");
    format!("{digits}{}", check_character(&digits))
}

/// A unified social credit code of a kind (first two characters) and place, right in both check characters.
pub fn credit_code(kind: &str, region: &str, serial: &str) -> String {
    let code = format!("{kind}{region}{serial}{}", organisation_code_check(serial));
    format!("{code}{}", credit_code_check(&code))
}

pub fn review(filing: &Filing) -> Review {
    rules::review(filing, &Inspections::new(), Reference::built_in(), day(TODAY))
}

/// Fills one role.
fn person(filing: &mut Filing, base: &str, name: &str, number: &str, phones: [&str; 2]) {
    for (field, value) in [
        ("name", json!(name)),
        ("mobile", json!(phones[0])),
        ("email", json!(format!("{}@example.com", &number[number.len() - 4..]))),
        ("emergency_contact", json!(phones[1])),
        ("certificate_type", json!(2)),
        ("certificate_number", json!(number)),
        ("certificate_validity_date_start", json!("20200315")),
        ("certificate_validity_date_end", json!("20400315")),
        ("certificate_photo_front", json!(format!("{}-front.jpg", &number[14..]))),
        ("certificate_photo_back", json!(format!("{}-back.jpg", &number[14..]))),
    ] {
        filing.set(&format!("{base}.{field}"), value);
    }
}

fn base(kind: Kind, nature: i64) -> Filing {
    let mut filing = Filing::new(kind);
    for (path, value) in [
        ("icp_subject.base_info.type", json!(nature)),
        ("icp_subject.base_info.province", json!("440000")),
        ("icp_subject.base_info.city", json!("440300")),
        ("icp_subject.base_info.district", json!("440305")),
        ("icp_subject.base_info.address", json!("科技路1号2栋301室")),
        ("icp_applets.base_info.service_content_types", json!([161])),
        ("icp_applets.base_info.nrlx_details", json!([{"type": 24}])),
        ("icp_applets.base_info.comment", json!("展示样本公司的产品与价格，供客户预约上门安装并查询订单进度。")),
        ("icp_applets.principal_info.verify_task_id", json!("R5PqRPNb6GmG3i0rqd4pTg")),
        ("icp_materials.commitment_letter", json!(["commitment.jpg"])),
        ("facts.letters_signed_on[icp_materials.commitment_letter]", json!("20261120")),
        ("facts.appid", json!("wx0a1b2c3d4e5f6071")),
        ("facts.applet_name", json!("样本装修预约")),
        ("facts.applets_already_filed", json!(0)),
        ("facts.face_task_created_on", json!("20261124")),
    ] {
        filing.set(path, value);
    }
    filing
}

const PHONES: [&str; 2] = ["13800138000", "13900139000"];

/// The first person: born 1990-01-01 in Shenzhen, card of 2020.
pub fn first_number() -> String {
    id_number("440305", "19900101", 1)
}

/// The second person: born 1988-02-29, card of 2020.
pub fn second_number() -> String {
    id_number("440304", "19880229", 2)
}

fn organisation(nature: i64, certificate: i64, number: &str, name: &str) -> Filing {
    let mut filing = base(Kind::New, nature);
    for (path, value) in [
        ("icp_subject.base_info.name", json!(name)),
        ("icp_subject.organize_info.certificate_type", json!(certificate)),
        ("icp_subject.organize_info.certificate_number", json!(number)),
        ("icp_subject.organize_info.certificate_address", json!("广东省深圳市南山区科技路1号2栋301室")),
        ("icp_subject.organize_info.certificate_photo", json!("certificate.jpg")),
        ("facts.account_subject_name", json!(name)),
        ("facts.subject_certificate_valid_until", json!("长期")),
        ("facts.business_scope", json!("装修工程设计与施工；建筑材料销售")),
        ("facts.principal_is_legal_representative", json!(true)),
        ("facts.manager_is_principal", json!(true)),
        ("facts.manager_is_legal_representative", json!(true)),
        ("facts.subject_name_changed", json!(false)),
    ] {
        filing.set(path, value);
    }
    person(&mut filing, PRINCIPAL, "样本甲", &first_number(), PHONES);
    person(&mut filing, MANAGER, "样本甲", &first_number(), PHONES);
    filing
}

/// An enterprise whose legal representative fills both roles.
pub fn enterprise() -> Filing {
    let mut filing = organisation(4, 1, &credit_code("91", "440300", "70846113"), "深圳样本装修有限公司");
    filing.set("facts.sole_proprietor", false);
    filing
}

/// An enterprise in a province that takes letters, with two other persons beside the legal representative.
pub fn enterprise_with_letters() -> Filing {
    let mut filing = enterprise();
    to_chengdu(&mut filing);
    for (path, value) in [
        ("icp_subject.base_info.name", json!("成都样本装修有限公司")),
        ("facts.account_subject_name", json!("成都样本装修有限公司")),
        ("icp_subject.organize_info.certificate_number", json!(credit_code("91", "510100", "55138508"))),
        ("icp_subject.legal_person_info.name", json!("样本丙")),
        ("icp_subject.legal_person_info.certificate_number", json!(id_number("510104", "19700615", 3))),
        ("icp_subject.principal_info.authorization_letter", json!("letter-1.jpg")),
        ("icp_applets.principal_info.authorization_letter", json!("letter-2.jpg")),
        ("facts.letters_signed_on[icp_subject.principal_info.authorization_letter]", json!("20261120")),
        ("facts.letters_signed_on[icp_applets.principal_info.authorization_letter]", json!("20261121")),
        ("facts.principal_is_legal_representative", json!(false)),
        ("facts.manager_is_legal_representative", json!(false)),
        ("facts.manager_is_principal", json!(false)),
    ] {
        filing.set(path, value);
    }
    person(&mut filing, MANAGER, "样本乙", &second_number(), ["13700137000", "13600136000"]);
    filing
}

/// A sole proprietor (个体工商户).
pub fn sole_proprietor() -> Filing {
    let mut filing = organisation(4, 1, &credit_code("92", "440300", "MA5ABCDE"), "深圳市南山区样本装修店");
    filing.set("facts.sole_proprietor", true);
    filing
}

/// An individual who files at home.
pub fn individual() -> Filing {
    let mut filing = base(Kind::New, 5);
    let number = first_number();
    person(&mut filing, PRINCIPAL, "样本甲", &number, PHONES);
    person(&mut filing, MANAGER, "样本甲", &number, PHONES);
    for (path, value) in [
        ("icp_subject.base_info.name", json!("样本甲")),
        ("icp_subject.organize_info.certificate_type", json!(2)),
        ("icp_subject.organize_info.certificate_number", json!(number)),
        ("icp_subject.organize_info.certificate_address", json!("广东省深圳市南山区科技路1号2栋301室")),
        ("icp_applets.base_info.service_content_types", json!([3])),
        ("icp_applets.base_info.comment", json!("个人记事与日程提醒小工具，供本人和朋友记录待办事项、查看日历。")),
        ("facts.applet_name", json!("样本记事本")),
        ("facts.account_subject_name", json!("样本甲")),
    ] {
        filing.set(path, value);
    }
    filing
}

/// One organisation of every nature but the individual (a test compares): nature, certificate type, a number of its form.
pub const NATURES: [(i64, i64, &str); 17] = [
    (1, 5, "free"),
    (2, 13, "11"),
    (3, 4, "12"),
    (4, 1, "91"),
    (6, 6, "51"),
    (9, 17, "52"),
    (10, 19, "53"),
    (11, 21, "31"),
    (12, 22, "41"),
    (13, 24, "13"),
    (14, 28, "34"),
    (15, 25, "71"),
    (16, 35, "free"),
    (17, 38, "12"),
    (18, 39, "32"),
    (19, 43, "N2"),
    (20, 44, "35"),
];

/// An organisation of a nature, in Shenzhen; a medical institution in Chengdu, as Guangdong refuses its certificate.
pub fn of_nature(nature: i64) -> Filing {
    let (_, certificate, kind) = NATURES.into_iter().find(|(code, ..)| *code == nature).unwrap();
    let number = if kind == "free" { "样字0001".to_owned() } else { credit_code(kind, "440300", "70846113") };
    let mut filing = organisation(nature, certificate, &number, "深圳样本单位");
    if nature == 17 {
        to_chengdu(&mut filing);
    }
    filing
}

/// Moves the region, both addresses and nothing else.
fn to_chengdu(filing: &mut Filing) {
    for (path, value) in [
        ("icp_subject.base_info.province", "510000"),
        ("icp_subject.base_info.city", "510100"),
        ("icp_subject.base_info.district", "510104"),
        ("icp_subject.base_info.address", "样本路8号1单元101室"),
        ("icp_subject.organize_info.certificate_address", "四川省成都市锦江区样本路8号1单元101室"),
    ] {
        filing.set(path, value);
    }
}

/// An enterprise whose legal representative shows a passport.
pub fn passport_holder() -> Filing {
    let mut filing = enterprise();
    for base in [PRINCIPAL, MANAGER] {
        filing.set(&format!("{base}.name"), "SAMPLE PERSON");
        filing.set(&format!("{base}.certificate_type"), 7);
        filing.set(&format!("{base}.certificate_number"), "X0000001");
        filing.remove(&format!("{base}.certificate_photo_back"));
    }
    filing
}

/// A modification of the remark.
pub fn change() -> Filing {
    let mut filing = Filing::new(Kind::Change);
    for (path, value) in [
        ("change.changed", json!(["icp_applets.base_info.comment"])),
        ("icp_subject.base_info.type", json!(4)),
        ("icp_subject.base_info.name", json!("深圳样本装修有限公司")),
        ("icp_subject.base_info.record_number", json!("粤ICP备12345678号")),
        ("icp_applets.base_info.record_number", json!("粤ICP备12345678号-1X")),
        ("icp_applets.base_info.comment", json!("展示样本公司的产品与价格，供客户预约上门测量并查询订单进度。")),
    ] {
        filing.set(path, value);
    }
    filing
}

/// A deregistration of a mini program.
pub fn cancel() -> Filing {
    let mut filing = Filing::new(Kind::Cancel);
    for (path, value) in [
        ("cancel.cancel_type", json!(2)),
        ("cancel.reason_type", json!(1)),
        ("icp_subject.base_info.name", json!("深圳样本装修有限公司")),
        ("icp_subject.organize_info.certificate_number", json!(credit_code("91", "440300", "70846113"))),
        ("icp_applets.base_info.record_number", json!("粤ICP备12345678号-1X")),
    ] {
        filing.set(path, value);
    }
    filing
}
