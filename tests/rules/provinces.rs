//! What the provinces add.

use beian_desk::filing::Filing;
use beian_desk::filing::path::{MANAGER, PRINCIPAL};
use beian_desk::finding::Level::{Notice, Warning};
use serde_json::{Value, json};

use super::contents::{answered, province, scoped};
use super::support::{
    change, enterprise, enterprise_with_letters, individual, of_nature, passport_holder, sole_proprietor,
};
use super::{Row, row, with};

const SUBJECT: &str = "icp_subject.base_info.name";
const SUBJECT_REMARK: &str = "icp_subject.base_info.comment";
const SERVICES: &str = "icp_applets.base_info.service_content_types";
const ITEMS: &str = "icp_applets.base_info.nrlx_details";
const PROVINCE: &str = "icp_subject.base_info.province";
const PROOF: &str = "icp_subject.personal_info.residence_permit";
const CERTIFICATE: &str = "icp_subject.organize_info.certificate_address";
const KIND: &str = "icp_subject.principal_info.certificate_type";
const PHONE: &str = "icp_subject.principal_info.mobile";

pub(crate) fn rows() -> Vec<Row> {
    let mut rows = residence();
    rows.extend(provinces());
    rows
}

/// An individual from Sichuan who files elsewhere with a proof.
fn guest(code: &str, changes: &[(&str, Value)]) -> Filing {
    let filing = province(individual(), code);
    let filing = with(filing, &[(CERTIFICATE, json!("四川省成都市锦江区样本路8号")), (PROOF, json!("permit.jpg"))]);
    with(filing, changes)
}

fn card(filing: Filing, kind: i64, number: &str) -> Filing {
    let mut filing = filing;
    for base in [PRINCIPAL, MANAGER] {
        filing.set(&format!("{base}.certificate_type"), kind);
        filing.set(&format!("{base}.certificate_number"), number);
    }
    filing
}

fn residence() -> Vec<Row> {
    const UNTIL: &str = "facts.residence_proof.valid_until";
    const PROOF_KIND: &str = "facts.residence_proof.kind";
    let proof = |code: &str, kind: &str| guest(code, &[(PROOF_KIND, json!(kind))]);
    let until = |code: &str, date: &str| guest(code, &[(UNTIL, json!(date))]);
    let written = |address: &str| guest("310000", &[("facts.residence_proof.address", json!(address))]);
    let student =
        |address: &str| with(province(individual(), "120000"), &[("icp_subject.base_info.address", json!(address))]);
    vec![
        row(
            "province-local-id",
            Warning,
            PROVINCE,
            &["PV-LOCAL-ID"],
            guest("410000", &[]),
            [guest("320000", &[]), individual()],
        ),
        row(
            "residence-ningxia",
            Warning,
            PROOF,
            &["PV-NX-LEASE"],
            guest("640000", &[(PROOF, Value::Null)]),
            [proof("640000", "一年期租房合同"), guest("440000", &[(PROOF, Value::Null)])],
        ),
        row(
            "residence-ningxia",
            Warning,
            PROOF_KIND,
            &["PV-NX-LEASE"],
            proof("640000", "居住证"),
            [proof("640000", "购房合同")],
        ),
        row(
            "residence-ningxia-term",
            Notice,
            PROOF_KIND,
            &["PV-NX-LEASE"],
            proof("640000", "租房合同"),
            [proof("640000", "购房合同"), answered(proof("640000", "租房合同"), "residence-ningxia-term")],
        ),
        row(
            "residence-shanghai-short",
            Warning,
            UNTIL,
            &["PV-SH-PERMIT"],
            until("310000", "20261223"),
            [until("310000", "20261225"), until("440000", "20261223")],
        ),
        row(
            "residence-shanghai-status",
            Warning,
            "icp_materials.subject_other_materials",
            &["PV-SH-PERMIT"],
            guest("310000", &[]),
            [
                guest("310000", &[("icp_materials.subject_other_materials", json!(["status.jpg"]))]),
                guest("440000", &[]),
            ],
        ),
        row(
            "residence-shanghai-address",
            Warning,
            "icp_subject.base_info.address",
            &["PV-SH-PERMIT-ADDR"],
            written("上海市徐汇区样本路9号"),
            [written("上海市徐汇区科技路1号2栋301室"), guest("310000", &[])],
        ),
        row(
            "residence-guangdong",
            Warning,
            PROOF_KIND,
            &["PV-GD-PERMIT"],
            proof("440000", "学生证"),
            [proof("440000", "居住证"), proof("510000", "学生证")],
        ),
        row(
            "residence-guangdong",
            Warning,
            UNTIL,
            &["PV-GD-PERMIT"],
            until("440000", "20261123"),
            [until("440000", "20261124")],
        ),
        row(
            "residence-unknown",
            Notice,
            PROOF_KIND,
            &["PV-GD-PERMIT"],
            guest("440000", &[]),
            [proof("440000", "居住证"), individual()],
        ),
        row(
            "student-tianjin",
            Notice,
            "icp_subject.base_info.address",
            &["PV-TJ-STUDENT"],
            student("样本路1号"),
            [student("样本大学1号楼计算机系2班"), individual()],
        ),
    ]
}

fn provinces() -> Vec<Row> {
    let foreigner = |code: &str| province(card(individual(), 7, "X0000001"), code);
    let from = |place: &str, kind: i64, number: &str| {
        with(card(province(passport_holder(), "310000"), kind, number), &[("facts.nationality", json!(place))])
    };
    let shop = |code: &str, name: &str| {
        with(province(sole_proprietor(), code), &[(SUBJECT, json!(name)), ("facts.account_subject_name", json!(name))])
    };
    let hospital = |code: &str, remark: &str| with(province(of_nature(17), code), &[(SUBJECT_REMARK, json!(remark))]);
    let photo = "icp_subject.organize_info.certificate_photo";
    let kind = "icp_subject.organize_info.certificate_type";
    let law = |code: &str| province(of_nature(11), code);
    let state = |code: &str| province(of_nature(2), code);
    let filed =
        |code: &str, count: i64| with(province(enterprise(), code), &[("facts.applets_already_filed", json!(count))]);
    let other = |code: &str, service: i64| with(province(enterprise(), code), &[(SERVICES, json!([service]))]);
    vec![
        row(
            "certificate-fujian",
            Warning,
            KIND,
            &["PV-FJ-IDONLY"],
            foreigner("350000"),
            [foreigner("320000"), province(individual(), "350000")],
        ),
        row(
            "foreigner-hebei",
            Warning,
            KIND,
            &["PV-HEB-FOREIGN"],
            foreigner("130000"),
            [foreigner("320000"), province(individual(), "130000")],
        ),
        row(
            "foreigner-principal",
            Warning,
            KIND,
            &["PV-FOREIGN-LEGAL"],
            province(passport_holder(), "370000"),
            [passport_holder(), province(enterprise(), "370000")],
        ),
        row(
            "foreigner-principal",
            Warning,
            KIND,
            &["PV-FOREIGN-LEGAL"],
            province(card(enterprise(), 14, "H12345678"), "140000"),
            [province(card(enterprise(), 14, "H12345678"), "370000")],
        ),
        row(
            "certificate-hong-kong",
            Warning,
            KIND,
            &["PV-HK-CERT"],
            from("香港", 7, "K12345678"),
            [from("香港", 14, "H12345678"), from("加拿大", 7, "X0000001")],
        ),
        row(
            "certificate-nationality",
            Notice,
            "facts.nationality",
            &["PV-HK-CERT"],
            province(passport_holder(), "310000"),
            [from("加拿大", 7, "X0000001"), passport_holder()],
        ),
        row(
            "certificate-taiwan-jiangsu",
            Notice,
            "icp_subject.principal_info.certificate_number",
            &["PV-JS-TW"],
            province(card(enterprise(), 11, "12345678"), "320000"),
            [card(enterprise(), 11, "12345678"), province(enterprise(), "320000")],
        ),
        row(
            "persons-must-be-one",
            Warning,
            "facts.manager_is_principal",
            &["PV-SAME-PERSON"],
            province(enterprise_with_letters(), "320000"),
            [enterprise_with_letters(), province(enterprise(), "320000")],
        ),
        row(
            "sole-proprietor-trade-name",
            Warning,
            SUBJECT,
            &["PV-SHOP"],
            shop("440000", "样本甲"),
            [shop("440000", "南山区样本装修店"), shop("510000", "样本甲")],
        ),
        row(
            "sole-proprietor-seal",
            Notice,
            SUBJECT,
            &["PV-SHOP"],
            shop("330000", "样本装修店"),
            [shop("510000", "样本装修店"), province(enterprise(), "330000")],
        ),
        row(
            "certificate-medical",
            Warning,
            kind,
            &["PV-GD-MEDICAL"],
            province(of_nature(17), "440000"),
            [of_nature(17), enterprise()],
        ),
        row(
            "remark-hospital",
            Warning,
            SUBJECT_REMARK,
            &["PV-GD-HOSPITAL"],
            hospital("440000", "样本"),
            [hospital("440000", "医疗机构执业许可证：有效期至20301231"), hospital("510000", "样本")],
        ),
        row(
            "certificate-law-firm",
            Notice,
            photo,
            &["PV-BJ-LAWFIRM"],
            law("110000"),
            [law("440000"), province(enterprise(), "110000")],
        ),
        row(
            "licence-seal-hainan",
            Notice,
            photo,
            &["HW-HAINAN-SEAL"],
            province(enterprise(), "460000"),
            [enterprise(), answered(province(enterprise(), "460000"), "licence-seal-hainan")],
        ),
        row(
            "licence-paper-shanghai",
            Notice,
            photo,
            &["HW-SH-ELICENCE"],
            province(enterprise(), "310000"),
            [enterprise(), province(of_nature(3), "310000")],
        ),
        row(
            "phone-local",
            Notice,
            PHONE,
            &["TC-PHONE-PROVINCE"],
            province(enterprise(), "320000"),
            [enterprise(), answered(province(enterprise(), "320000"), "phone-local")],
        ),
        row(
            "phone-local",
            Notice,
            PHONE,
            &["TC-PHONE-PROVINCE", "PV-XJ-PHONE"],
            province(enterprise(), "650000"),
            [province(enterprise(), "510000")],
        ),
        row(
            "province-persons",
            Notice,
            "facts.principal_is_legal_representative",
            &[],
            enterprise_with_letters(),
            [enterprise(), individual()],
        ),
        row(
            "province-foreigner",
            Notice,
            KIND,
            &[],
            province(passport_holder(), "310000"),
            [province(enterprise(), "310000"), individual()],
        ),
        row(
            "province-sole-proprietor",
            Notice,
            "facts.sole_proprietor",
            &[],
            province(sole_proprietor(), "130000"),
            [sole_proprietor(), province(enterprise(), "130000")],
        ),
        row(
            "province-services",
            Notice,
            SERVICES,
            &[],
            other("500000", 32),
            [other("500000", 161), other("510000", 32)],
        ),
        row(
            "province-government",
            Notice,
            "icp_subject.base_info.type",
            &[],
            state("120000"),
            [state("440000"), province(enterprise(), "120000")],
        ),
        row(
            "province-limit",
            Notice,
            "facts.applets_already_filed",
            &[],
            filed("410000", 1),
            [filed("410000", 0), filed("440000", 1)],
        ),
        row(
            "province-change",
            Notice,
            "change.changed",
            &[],
            province(change(), "120000"),
            [change(), province(enterprise(), "120000")],
        ),
        row(
            "province-pre-approval",
            Notice,
            ITEMS,
            &[],
            scoped("330000", "图书零售"),
            [scoped("330000", "装修工程施工"), enterprise()],
        ),
        row(
            "province-requirements",
            Notice,
            PROVINCE,
            &[],
            enterprise(),
            [answered(enterprise(), "province-requirements"), with(enterprise(), &[(PROVINCE, Value::Null)])],
        ),
    ]
}
