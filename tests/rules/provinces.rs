//! Additional rules of the provincial bureaus.

use beian_desk::filing::Filing;
use beian_desk::filing::path::{MANAGER, PRINCIPAL};
use beian_desk::finding::Level::{Notice, Warning};
use beian_desk::reference::Reference;
use serde_json::{Value, json};

use super::residence::stranger;
use super::support::{
    change, enterprise, enterprise_with_letters, id_number, individual, of_nature, passport_holder, review,
    sole_proprietor,
};
use super::{
    ITEMS, PROOF, PROVINCE, Row, SCOPE, SERVICES, SUBJECT, answered, in_province, many, row, scoped, set, with,
};

const SUBJECT_REMARK: &str = "icp_subject.base_info.comment";
const KIND: &str = "icp_subject.principal_info.certificate_type";
const PHONE: &str = "icp_subject.principal_info.mobile";

fn card(filing: Filing, kind: i64, number: &str) -> Filing {
    let mut filing = filing;
    for base in [PRINCIPAL, MANAGER] {
        filing.set(&format!("{base}.certificate_type"), kind);
        filing.set(&format!("{base}.certificate_number"), number);
    }
    filing
}

/// An individual with this date of birth who files in this province.
fn born(province: &str, birth: &str) -> Filing {
    let mut filing = set(in_province(individual(), province), PROOF, "proof.jpg");
    let number = id_number("440305", birth, 1);
    for base in [PRINCIPAL, MANAGER] {
        filing.set(&format!("{base}.certificate_number"), number.as_str());
    }
    filing.set("icp_subject.organize_info.certificate_number", number);
    filing
}

pub(crate) fn rows() -> Vec<Row> {
    let online = |code: &str| {
        let address = "广东省深圳市南山区科技路1号（平台网址：shop.sample.example）";
        set(in_province(enterprise(), code), "icp_subject.organize_info.certificate_address", address)
    };
    let foreigner = |code: &str| in_province(card(individual(), 7, "X0000001"), code);
    let foreign = |filing: Filing, kind: i64| set(filing, KIND, kind);
    let from = |place: &str, kind: i64, number: &str| {
        with(card(in_province(passport_holder(), "310000"), kind, number), &[("facts.nationality", json!(place))])
    };
    let coming_from = |filing: Filing, place: &str| set(filing, "facts.nationality", place);
    let shop = |code: &str, name: &str| {
        with(
            in_province(sole_proprietor(), code),
            &[(SUBJECT, json!(name)), ("facts.account_subject_name", json!(name))],
        )
    };
    let owner = |code: &str, name: &str| in_province(set(sole_proprietor(), SUBJECT, name), code);
    let hospital =
        |code: &str, remark: &str| with(in_province(of_nature(17), code), &[(SUBJECT_REMARK, json!(remark))]);
    let photo = "icp_subject.organize_info.certificate_photo";
    let kind = "icp_subject.organize_info.certificate_type";
    let certified = |filing: Filing, code: i64| set(filing, kind, code);
    let law = |code: &str| in_province(of_nature(11), code);
    let state = |code: &str| in_province(of_nature(2), code);
    let letters = |code: &str| in_province(enterprise_with_letters(), code);
    let filed = |code: &str, count: i64| {
        with(in_province(enterprise(), code), &[("facts.applets_already_filed", json!(count))])
    };
    let other = |code: &str, service: i64| with(in_province(enterprise(), code), &[(SERVICES, json!([service]))]);
    vec![
        many(
            "certificate-fujian",
            Warning,
            KIND,
            &["PV-FJ-IDONLY"],
            [foreigner("350000"), in_province(foreign(individual(), 14), "350000")],
            [
                foreigner("320000"),
                in_province(individual(), "350000"),
                in_province(foreign(enterprise(), 14), "350000"),
            ],
        ),
        many(
            "individual-travel-permit",
            Warning,
            KIND,
            &["UC-PERSON-CERT"],
            [in_province(foreign(individual(), 14), "440000"), in_province(foreign(individual(), 11), "370000")],
            [
                in_province(foreign(individual(), 41), "440000"),
                in_province(foreign(enterprise(), 14), "440000"),
                in_province(individual(), "440000"),
            ],
        ),
        many(
            "individual-passport",
            Warning,
            KIND,
            &["UC-PERSON-CERT"],
            [in_province(foreign(individual(), 7), "110000"), in_province(foreign(individual(), 7), "440000")],
            [
                in_province(foreign(individual(), 30), "110000"),
                in_province(foreign(individual(), 7), "130000"),
                in_province(foreign(enterprise(), 7), "110000"),
            ],
        ),
        many(
            "foreigner-hebei",
            Warning,
            KIND,
            &["PV-HEB-FOREIGN"],
            [
                foreigner("130000"),
                in_province(foreign(individual(), 7), "130000"),
                in_province(foreign(individual(), 30), "130000"),
            ],
            [
                foreigner("320000"),
                in_province(individual(), "130000"),
                in_province(foreign(individual(), 14), "130000"),
                foreign(individual(), 7),
            ],
        ),
        many(
            "foreigner-principal",
            Warning,
            KIND,
            &["PV-FOREIGN-LEGAL"],
            [
                in_province(passport_holder(), "370000"),
                in_province(card(enterprise(), 14, "H12345678"), "140000"),
                in_province(foreign(enterprise(), 14), "140000"),
            ],
            [
                passport_holder(),
                in_province(enterprise(), "370000"),
                in_province(card(enterprise(), 14, "H12345678"), "370000"),
                in_province(foreign(enterprise(), 14), "370000"),
            ],
        ),
        many(
            "certificate-hong-kong",
            Warning,
            KIND,
            &["PV-HK-CERT"],
            [
                from("香港", 7, "K12345678"),
                in_province(coming_from(passport_holder(), "中国香港"), "310000"),
                in_province(coming_from(foreign(enterprise(), 14), "台湾"), "110000"),
            ],
            [
                from("香港", 14, "H12345678"),
                from("加拿大", 7, "X0000001"),
                in_province(coming_from(foreign(enterprise(), 14), "澳门"), "310000"),
                coming_from(passport_holder(), "中国香港"),
            ],
        ),
        row(
            "certificate-nationality",
            Notice,
            "facts.nationality",
            &["PV-HK-CERT"],
            in_province(passport_holder(), "310000"),
            [
                from("加拿大", 7, "X0000001"),
                passport_holder(),
                in_province(coming_from(passport_holder(), "加拿大"), "310000"),
            ],
        ),
        many(
            "certificate-taiwan-jiangsu",
            Notice,
            "icp_subject.principal_info.certificate_number",
            &["PV-JS-TW"],
            [
                in_province(card(enterprise(), 11, "12345678"), "320000"),
                in_province(
                    with(
                        enterprise(),
                        &[(KIND, json!(11)), ("icp_subject.principal_info.certificate_number", json!("12345678"))],
                    ),
                    "320000",
                ),
            ],
            [
                card(enterprise(), 11, "12345678"),
                in_province(enterprise(), "320000"),
                in_province(
                    with(
                        enterprise(),
                        &[(KIND, json!(11)), ("icp_subject.principal_info.certificate_number", json!("T123456789"))],
                    ),
                    "320000",
                ),
                with(
                    enterprise(),
                    &[(KIND, json!(11)), ("icp_subject.principal_info.certificate_number", json!("12345678"))],
                ),
            ],
        ),
        many(
            "persons-must-be-one",
            Warning,
            "facts.manager_is_principal",
            &["PV-SAME-PERSON"],
            [in_province(enterprise_with_letters(), "320000"), letters("320000"), letters("340000")],
            [
                enterprise_with_letters(),
                in_province(enterprise(), "320000"),
                letters("510000"),
                set(letters("320000"), "facts.principal_is_legal_representative", true),
            ],
        ),
        many(
            "sole-proprietor-trade-name",
            Warning,
            SUBJECT,
            &["PV-SHOP"],
            [shop("440000", "样本甲"), owner("440000", "样本甲"), owner("420000", "样本甲（个体工商户）")],
            [
                shop("440000", "南山区样本装修店"),
                shop("510000", "样本甲"),
                owner("440000", "样本甲装修店"),
                set(owner("420000", "样本甲"), "icp_subject.base_info.comment", "无字号无公章个体工商户"),
            ],
        ),
        many(
            "sole-proprietor-seal",
            Notice,
            SUBJECT,
            &["PV-SHOP"],
            [shop("330000", "样本装修店"), owner("330000", "样本装修店"), owner("110000", "样本装修店")],
            [shop("510000", "样本装修店"), in_province(enterprise(), "330000"), owner("440000", "样本装修店")],
        ),
        row(
            "certificate-medical",
            Warning,
            kind,
            &["PV-GD-MEDICAL"],
            in_province(of_nature(17), "440000"),
            [
                of_nature(17),
                enterprise(),
                in_province(of_nature(17), "510000"),
                in_province(certified(of_nature(17), 4), "440000"),
            ],
        ),
        many(
            "remark-hospital",
            Warning,
            SUBJECT_REMARK,
            &["PV-GD-HOSPITAL"],
            [
                hospital("440000", "样本"),
                in_province(of_nature(17), "440000"),
                set(enterprise(), "icp_subject.base_info.name", "深圳样本口腔诊所有限公司"),
            ],
            [
                hospital("440000", "医疗机构执业许可证：有效期至20301231"),
                hospital("440000", "诊所备案凭证：编号样本，备案机关样本卫生健康局，无有效期"),
                hospital("510000", "样本"),
                set(
                    in_province(of_nature(17), "440000"),
                    "icp_subject.base_info.comment",
                    "医疗机构执业许可证 2020 年 1 月发证，有效期 5 年",
                ),
                in_province(of_nature(17), "510000"),
            ],
        ),
        many(
            "certificate-law-firm",
            Notice,
            photo,
            &["PV-BJ-LAWFIRM"],
            [law("110000"), in_province(of_nature(11), "110000")],
            [
                law("440000"),
                in_province(enterprise(), "110000"),
                of_nature(11),
                in_province(certified(of_nature(11), 20), "110000"),
            ],
        ),
        row(
            "licence-seal-hainan",
            Notice,
            photo,
            &["HW-HAINAN-SEAL"],
            in_province(enterprise(), "460000"),
            [
                enterprise(),
                answered(in_province(enterprise(), "460000"), "licence-seal-hainan"),
                in_province(of_nature(6), "460000"),
            ],
        ),
        row(
            "licence-paper-shanghai",
            Notice,
            photo,
            &["HW-SH-ELICENCE"],
            in_province(enterprise(), "310000"),
            [enterprise(), in_province(of_nature(3), "310000"), in_province(of_nature(6), "310000")],
        ),
        many(
            "phone-local",
            Notice,
            PHONE,
            &["TC-PHONE-PROVINCE"],
            [
                in_province(enterprise(), "320000"),
                in_province(enterprise(), "610000"),
                in_province(individual(), "430000"),
                stranger("130000"),
            ],
            [
                enterprise(),
                answered(in_province(enterprise(), "320000"), "phone-local"),
                in_province(enterprise(), "510000"),
                in_province(enterprise(), "430000"),
                in_province(individual(), "440000"),
                in_province(enterprise(), "370000"),
            ],
        ),
        row(
            "phone-local",
            Notice,
            PHONE,
            &["TC-PHONE-PROVINCE", "PV-XJ-PHONE"],
            in_province(enterprise(), "650000"),
            [in_province(enterprise(), "510000")],
        ),
        row(
            "province-persons",
            Notice,
            "facts.principal_is_legal_representative",
            &[],
            enterprise_with_letters(),
            [enterprise(), individual(), in_province(enterprise(), "510000")],
        ),
        row(
            "province-foreigner",
            Notice,
            KIND,
            &[],
            in_province(passport_holder(), "310000"),
            [in_province(enterprise(), "310000"), individual(), passport_holder()],
        ),
        many(
            "province-sole-proprietor",
            Notice,
            "facts.sole_proprietor",
            &[],
            [in_province(sole_proprietor(), "130000"), in_province(sole_proprietor(), "320000")],
            [sole_proprietor(), in_province(enterprise(), "130000"), in_province(enterprise(), "320000")],
        ),
        many(
            "province-services",
            Notice,
            SERVICES,
            &[],
            [other("500000", 32), in_province(set(enterprise(), SERVICES, json!([32])), "230000")],
            [
                other("500000", 161),
                other("510000", 32),
                in_province(enterprise(), "230000"),
                set(enterprise(), SERVICES, json!([32])),
            ],
        ),
        many(
            "province-government",
            Notice,
            "icp_subject.base_info.type",
            &[],
            [state("120000"), in_province(of_nature(2), "530000"), in_province(of_nature(3), "230000")],
            [state("440000"), in_province(enterprise(), "120000"), in_province(enterprise(), "530000"), of_nature(2)],
        ),
        many(
            "province-limit",
            Notice,
            "facts.applets_already_filed",
            &[],
            [filed("410000", 1), in_province(set(enterprise(), "facts.applets_already_filed", 1), "430000")],
            [
                filed("410000", 0),
                filed("440000", 1),
                in_province(enterprise(), "430000"),
                set(enterprise(), "facts.applets_already_filed", 1),
            ],
        ),
        many(
            "province-change",
            Notice,
            "change.changed",
            &[],
            [in_province(change(), "120000"), in_province(change(), "310000")],
            [
                change(),
                in_province(enterprise(), "120000"),
                in_province(enterprise(), "310000"),
                in_province(change(), "440000"),
            ],
        ),
        many(
            "province-pre-approval",
            Notice,
            ITEMS,
            &[],
            [scoped("330000", "图书零售"), in_province(set(enterprise(), SCOPE, "图书零售"), "340000")],
            [
                scoped("330000", "装修工程施工"),
                enterprise(),
                in_province(enterprise(), "340000"),
                in_province(set(enterprise(), SCOPE, "图书零售"), "500000"),
            ],
        ),
        row(
            "province-certificate",
            Notice,
            photo,
            &[],
            enterprise(),
            [
                answered(enterprise(), "province-certificate"),
                with(enterprise(), &[(PROVINCE, Value::Null)]),
                in_province(enterprise(), "130000"),
            ],
        ),
        row(
            "province-certificate",
            Notice,
            "icp_subject.principal_info.certificate_photo_front",
            &[],
            in_province(individual(), "310000"),
            [in_province(individual(), "510000")],
        ),
        row(
            "province-address",
            Notice,
            "icp_subject.base_info.address",
            &[],
            online("440000"),
            [enterprise(), online("140000"), answered(online("440000"), "province-address")],
        ),
        row(
            "province-name",
            Notice,
            "facts.applet_name",
            &[],
            in_province(individual(), "310000"),
            [
                in_province(enterprise(), "310000"),
                answered(in_province(individual(), "310000"), "province-name"),
                with(
                    in_province(individual(), "310000"),
                    &[("kind", json!("change")), ("change.changed", json!(["icp_subject.principal_info.mobile"]))],
                ),
            ],
        ),
        row(
            "province-remark",
            Notice,
            "icp_applets.base_info.comment",
            &[],
            in_province(enterprise(), "360000"),
            [in_province(individual(), "360000"), enterprise()],
        ),
        row(
            "province-letter",
            Notice,
            "icp_materials.commitment_letter",
            &[],
            in_province(individual(), "410000"),
            [in_province(individual(), "420000"), enterprise()],
        ),
        many(
            "province-age",
            Notice,
            "icp_subject.principal_info.certificate_number",
            &[],
            [born("630000", "20050101"), born("320000", "20090101")],
            [born("630000", "20041124"), born("320000", "20081124"), individual()],
        ),
    ]
}

/// While the nature is unanswered, a bureau's rules that apply only to individuals or only to organisations wait for
/// it.
#[test]
fn while_the_nature_is_open_only_what_meets_every_subject_does() {
    let known = &Reference::built_in().rejections;
    let codes: Vec<&str> = Reference::built_in().provinces.all().iter().map(|row| row.code.as_str()).collect();
    let open = |mut filing: Filing| {
        filing.remove("icp_subject.base_info.type");
        filing
    };
    for code in &codes {
        for row in known.all() {
            let both = [4, 5].iter().all(|nature| row.concerns(Some(*nature), code));
            let some = [4, 5].iter().any(|nature| row.concerns(Some(*nature), code));
            assert_eq!((row.concerns(None, code), row.may_concern(None, code)), (both, some), "{} {code}", row.id);
        }
    }
    let raises = |filing: Filing, rule: &str| review(&open(filing)).findings.iter().any(|finding| finding.rule == rule);
    assert!(raises(in_province(enterprise(), "120000"), "emergency-remark-tianjin"), "it meets every subject");
    assert!(!raises(in_province(enterprise(), "110000"), "phones-three"), "it meets organisations");
}
