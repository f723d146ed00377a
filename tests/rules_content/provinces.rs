//! What the bureaus of the provinces add.

use beian_desk::filing::Filing;
use beian_desk::finding::Level;
use serde_json::{Value, json};

use crate::support::{
    change, enterprise, enterprise_with_letters, individual, of_nature, passport_holder, sole_proprietor,
};
use crate::{Case, PERSON_TYPE, PROOF, SCOPE, SERVICES, in_province, set, stranger, with};

pub(crate) fn cases() -> Vec<Case> {
    use Level::{Notice, Warning};
    let foreign = |filing: Filing, kind: i64| set(filing, PERSON_TYPE, kind);
    let from = |filing: Filing, place: &str| set(filing, "facts.nationality", place);
    let proof = |code: &str, kind: &str| set(stranger(code), "facts.residence_proof.kind", kind);
    let until = |code: &str, day: &str| set(stranger(code), "facts.residence_proof.valid_until", day);
    let letters = |code: &str| in_province(enterprise_with_letters(), code);
    let certificate = |filing: Filing, kind: i64| set(filing, "icp_subject.organize_info.certificate_type", kind);
    let owner = |code: &str, name: &str| in_province(set(sole_proprietor(), "icp_subject.base_info.name", name), code);
    vec![
        Case {
            rule: "province-local-id",
            level: Warning,
            rejection: "PV-LOCAL-ID",
            raises: ["410000", "650000", "630000", "450000", "620000", "140000", "150000"].map(stranger).to_vec(),
            near: [stranger("120000"), stranger("430000")],
        },
        Case {
            rule: "province-local-id",
            level: Warning,
            rejection: "TC-CROSS-PROVINCE",
            raises: vec![stranger("230000"), stranger("500000")],
            near: [stranger("440000"), stranger("430000")],
        },
        Case {
            rule: "residence-ningxia",
            level: Warning,
            rejection: "PV-NX-LEASE",
            raises: vec![stranger("640000"), set(stranger("640000"), PROOF, Value::Null)],
            near: [proof("640000", "购房合同"), proof("640000", "租赁合同")],
        },
        Case {
            rule: "residence-ningxia-term",
            level: Notice,
            rejection: "PV-NX-LEASE",
            raises: vec![proof("640000", "租赁合同")],
            near: [proof("640000", "购房合同"), proof("330000", "租赁合同")],
        },
        Case {
            rule: "residence-shanghai-short",
            level: Warning,
            rejection: "PV-SH-PERMIT",
            raises: vec![until("310000", "20261223")],
            near: [until("310000", "20261224"), until("440000", "20261223")],
        },
        Case {
            rule: "residence-shanghai-status",
            level: Warning,
            rejection: "PV-SH-PERMIT",
            raises: vec![set(stranger("310000"), "icp_materials.subject_other_materials", Value::Null)],
            near: [stranger("310000"), set(stranger("330000"), "icp_materials.subject_other_materials", Value::Null)],
        },
        Case {
            rule: "residence-shanghai-address",
            level: Warning,
            rejection: "PV-SH-PERMIT-ADDR",
            raises: vec![set(stranger("310000"), "facts.residence_proof.address", "样本路2号")],
            near: [
                set(stranger("310000"), "facts.residence_proof.address", "上海市科技路1号2栋301室"),
                stranger("310000"),
            ],
        },
        Case {
            rule: "residence-guangdong",
            level: Warning,
            rejection: "PV-GD-PERMIT",
            raises: vec![proof("440000", "学生证"), until("440000", "20261123")],
            near: [stranger("440000"), until("440000", "20261124")],
        },
        Case {
            rule: "residence-unknown",
            level: Notice,
            rejection: "PV-GD-PERMIT",
            raises: vec![set(stranger("440000"), "facts.residence_proof.kind", Value::Null)],
            near: [stranger("440000"), set(stranger("330000"), "facts.residence_proof.kind", Value::Null)],
        },
        Case {
            rule: "student-tianjin",
            level: Notice,
            rejection: "PV-TJ-STUDENT",
            raises: vec![in_province(individual(), "120000")],
            near: [
                individual(),
                in_province(set(individual(), "icp_subject.base_info.address", "样本路1号软件系2班"), "120000"),
            ],
        },
        Case {
            rule: "certificate-fujian",
            level: Warning,
            rejection: "PV-FJ-IDONLY",
            raises: vec![in_province(foreign(individual(), 14), "350000")],
            near: [in_province(individual(), "350000"), in_province(foreign(enterprise(), 14), "350000")],
        },
        Case {
            rule: "foreigner-hebei",
            level: Warning,
            rejection: "PV-HEB-FOREIGN",
            raises: vec![
                in_province(foreign(individual(), 7), "130000"),
                in_province(foreign(individual(), 30), "130000"),
            ],
            near: [in_province(foreign(individual(), 14), "130000"), foreign(individual(), 7)],
        },
        Case {
            rule: "foreigner-principal",
            level: Warning,
            rejection: "PV-FOREIGN-LEGAL",
            raises: vec![in_province(passport_holder(), "370000"), in_province(foreign(enterprise(), 14), "140000")],
            near: [passport_holder(), in_province(foreign(enterprise(), 14), "370000")],
        },
        Case {
            rule: "certificate-hong-kong",
            level: Warning,
            rejection: "PV-HK-CERT",
            raises: vec![
                in_province(from(passport_holder(), "中国香港"), "310000"),
                in_province(from(foreign(enterprise(), 14), "台湾"), "110000"),
            ],
            near: [in_province(from(foreign(enterprise(), 14), "澳门"), "310000"), from(passport_holder(), "中国香港")],
        },
        Case {
            rule: "certificate-nationality",
            level: Notice,
            rejection: "PV-HK-CERT",
            raises: vec![in_province(passport_holder(), "310000")],
            near: [in_province(from(passport_holder(), "加拿大"), "310000"), passport_holder()],
        },
        Case {
            rule: "certificate-taiwan-jiangsu",
            level: Notice,
            rejection: "PV-JS-TW",
            raises: vec![in_province(
                with(
                    enterprise(),
                    &[(PERSON_TYPE, json!(11)), ("icp_subject.principal_info.certificate_number", json!("12345678"))],
                ),
                "320000",
            )],
            near: [
                in_province(
                    with(
                        enterprise(),
                        &[
                            (PERSON_TYPE, json!(11)),
                            ("icp_subject.principal_info.certificate_number", json!("T123456789")),
                        ],
                    ),
                    "320000",
                ),
                with(
                    enterprise(),
                    &[(PERSON_TYPE, json!(11)), ("icp_subject.principal_info.certificate_number", json!("12345678"))],
                ),
            ],
        },
        Case {
            rule: "persons-must-be-one",
            level: Warning,
            rejection: "PV-SAME-PERSON",
            raises: vec![letters("320000"), letters("340000")],
            near: [letters("510000"), set(letters("320000"), "facts.principal_is_legal_representative", true)],
        },
        Case {
            rule: "sole-proprietor-trade-name",
            level: Warning,
            rejection: "PV-SHOP",
            raises: vec![owner("440000", "样本甲"), owner("420000", "样本甲（个体工商户）")],
            near: [
                owner("440000", "样本甲装修店"),
                set(owner("420000", "样本甲"), "icp_subject.base_info.comment", "无字号无公章个体工商户"),
            ],
        },
        Case {
            rule: "sole-proprietor-seal",
            level: Notice,
            rejection: "PV-SHOP",
            raises: vec![owner("330000", "样本装修店"), owner("110000", "样本装修店")],
            near: [owner("440000", "样本装修店"), in_province(enterprise(), "330000")],
        },
        Case {
            rule: "certificate-medical",
            level: Warning,
            rejection: "PV-GD-MEDICAL",
            raises: vec![in_province(of_nature(17), "440000")],
            near: [in_province(of_nature(17), "510000"), in_province(certificate(of_nature(17), 4), "440000")],
        },
        Case {
            rule: "remark-hospital",
            level: Warning,
            rejection: "PV-GD-HOSPITAL",
            raises: vec![
                in_province(of_nature(17), "440000"),
                set(enterprise(), "icp_subject.base_info.name", "深圳样本口腔诊所有限公司"),
            ],
            near: [
                set(
                    in_province(of_nature(17), "440000"),
                    "icp_subject.base_info.comment",
                    "医疗机构执业许可证 2020 年 1 月发证，有效期 5 年",
                ),
                in_province(of_nature(17), "510000"),
            ],
        },
        Case {
            rule: "certificate-law-firm",
            level: Notice,
            rejection: "PV-BJ-LAWFIRM",
            raises: vec![in_province(of_nature(11), "110000")],
            near: [of_nature(11), in_province(certificate(of_nature(11), 20), "110000")],
        },
        Case {
            rule: "licence-seal-hainan",
            level: Notice,
            rejection: "HW-HAINAN-SEAL",
            raises: vec![in_province(enterprise(), "460000")],
            near: [enterprise(), in_province(of_nature(6), "460000")],
        },
        Case {
            rule: "licence-paper-shanghai",
            level: Notice,
            rejection: "HW-SH-ELICENCE",
            raises: vec![in_province(enterprise(), "310000")],
            near: [enterprise(), in_province(of_nature(6), "310000")],
        },
        Case {
            rule: "phone-local",
            level: Notice,
            rejection: "TC-PHONE-PROVINCE",
            raises: vec![in_province(enterprise(), "610000"), in_province(individual(), "430000"), stranger("130000")],
            near: [in_province(enterprise(), "430000"), in_province(individual(), "440000")],
        },
        Case {
            rule: "phone-local",
            level: Notice,
            rejection: "PV-XJ-PHONE",
            raises: vec![in_province(enterprise(), "650000")],
            near: [enterprise(), in_province(enterprise(), "370000")],
        },
        Case {
            rule: "province-persons",
            level: Notice,
            rejection: "",
            raises: vec![enterprise_with_letters()],
            near: [in_province(enterprise(), "510000"), individual()],
        },
        Case {
            rule: "province-foreigner",
            level: Notice,
            rejection: "",
            raises: vec![in_province(passport_holder(), "310000")],
            near: [in_province(enterprise(), "310000"), passport_holder()],
        },
        Case {
            rule: "province-sole-proprietor",
            level: Notice,
            rejection: "",
            raises: vec![in_province(sole_proprietor(), "320000")],
            near: [sole_proprietor(), in_province(enterprise(), "320000")],
        },
        Case {
            rule: "province-services",
            level: Notice,
            rejection: "",
            raises: vec![in_province(set(enterprise(), SERVICES, json!([32])), "230000")],
            near: [in_province(enterprise(), "230000"), set(enterprise(), SERVICES, json!([32]))],
        },
        Case {
            rule: "province-government",
            level: Notice,
            rejection: "",
            raises: vec![in_province(of_nature(2), "530000"), in_province(of_nature(3), "230000")],
            near: [in_province(enterprise(), "530000"), of_nature(2)],
        },
        Case {
            rule: "province-limit",
            level: Notice,
            rejection: "",
            raises: vec![in_province(set(enterprise(), "facts.applets_already_filed", 1), "430000")],
            near: [in_province(enterprise(), "430000"), set(enterprise(), "facts.applets_already_filed", 1)],
        },
        Case {
            rule: "province-pre-approval",
            level: Notice,
            rejection: "",
            raises: vec![in_province(set(enterprise(), SCOPE, "图书零售"), "340000")],
            near: [in_province(enterprise(), "340000"), in_province(set(enterprise(), SCOPE, "图书零售"), "500000")],
        },
        Case {
            rule: "province-change",
            level: Notice,
            rejection: "",
            raises: vec![in_province(change(), "310000")],
            near: [in_province(enterprise(), "310000"), in_province(change(), "440000")],
        },
        Case {
            rule: "province-requirements",
            level: Notice,
            rejection: "",
            raises: vec![enterprise(), in_province(individual(), "310000")],
            near: [
                set(enterprise(), "facts.answers[province-requirements]", true),
                in_province(individual(), "540000"),
            ],
        },
    ]
}
