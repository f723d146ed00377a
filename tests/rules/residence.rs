//! Individuals from another province and their proofs of residence.

use beian_desk::filing::Filing;
use beian_desk::finding::Level::{Notice, Warning};
use serde_json::{Value, json};

use super::support::individual;
use super::{PROOF, PROVINCE, Row, answered, in_province, many, set, with};

const PROOF_KIND: &str = "facts.residence_proof.kind";
const UNTIL: &str = "facts.residence_proof.valid_until";
const CERTIFICATE: &str = "icp_subject.organize_info.certificate_address";

/// An individual from Sichuan who files in another province with a proof.
fn guest(code: &str, changes: &[(&str, Value)]) -> Filing {
    let filing = in_province(individual(), code);
    let filing = with(filing, &[(CERTIFICATE, json!("四川省成都市锦江区样本路8号")), (PROOF, json!("permit.jpg"))]);
    with(filing, changes)
}

/// An individual from Hunan who files in another province with a complete proof of residence.
pub(crate) fn stranger(code: &str) -> Filing {
    let filing = in_province(individual(), code);
    with(
        filing,
        &[
            (CERTIFICATE, json!("湖南省长沙市岳麓区样本路1号101室")),
            (PROOF, json!("proof.jpg")),
            (PROOF_KIND, json!("居住证")),
            (UNTIL, json!("20280101")),
            ("facts.residence_proof.address", json!("科技路1号2栋301室")),
            ("icp_materials.subject_other_materials", json!(["status.jpg"])),
        ],
    )
}

pub(crate) fn rows() -> Vec<Row> {
    let proof = |code: &str, kind: &str| guest(code, &[(PROOF_KIND, json!(kind))]);
    let until = |code: &str, date: &str| guest(code, &[(UNTIL, json!(date))]);
    let written = |address: &str| guest("310000", &[("facts.residence_proof.address", json!(address))]);
    let with_proof = |code: &str, kind: &str| set(stranger(code), PROOF_KIND, kind);
    let valid_until = |code: &str, day: &str| set(stranger(code), UNTIL, day);
    let student =
        |address: &str| with(in_province(individual(), "120000"), &[("icp_subject.base_info.address", json!(address))]);
    vec![
        many(
            "province-local-id",
            Warning,
            PROVINCE,
            &["PV-LOCAL-ID"],
            [
                vec![guest("410000", &[])],
                ["410000", "650000", "630000", "450000", "620000", "140000", "150000"].map(stranger).to_vec(),
            ]
            .concat(),
            [guest("320000", &[]), individual(), stranger("120000"), stranger("430000")],
        ),
        many(
            "residence-ningxia",
            Warning,
            PROOF,
            &["PV-NX-LEASE"],
            [guest("640000", &[(PROOF, Value::Null)]), set(stranger("640000"), PROOF, Value::Null)],
            [
                proof("640000", "一年期租房合同"),
                guest("440000", &[(PROOF, Value::Null)]),
                with_proof("640000", "购房合同"),
                with_proof("640000", "租赁合同"),
            ],
        ),
        many(
            "residence-ningxia",
            Warning,
            PROOF_KIND,
            &["PV-NX-LEASE"],
            [proof("640000", "居住证"), stranger("640000")],
            [proof("640000", "购房合同"), with_proof("640000", "购房合同"), with_proof("640000", "租赁合同")],
        ),
        many(
            "residence-ningxia-term",
            Notice,
            PROOF_KIND,
            &["PV-NX-LEASE"],
            [proof("640000", "租房合同"), with_proof("640000", "租赁合同")],
            [
                proof("640000", "购房合同"),
                answered(proof("640000", "租房合同"), "residence-ningxia-term"),
                with_proof("640000", "购房合同"),
                with_proof("330000", "租赁合同"),
            ],
        ),
        many(
            "residence-shanghai-kind",
            Warning,
            PROOF_KIND,
            &["PV-SH-PERMIT"],
            [with_proof("310000", "租赁合同"), with_proof("310000", "学生证")],
            [stranger("310000"), with_proof("310000", "港澳台居民居住证"), with_proof("330000", "租赁合同")],
        ),
        many(
            "residence-shanghai-short",
            Warning,
            UNTIL,
            &["PV-SH-PERMIT"],
            [until("310000", "20261223"), valid_until("310000", "20261223")],
            [
                until("310000", "20261225"),
                until("440000", "20261223"),
                valid_until("310000", "20261224"),
                valid_until("440000", "20261223"),
            ],
        ),
        many(
            "residence-shanghai-status",
            Warning,
            "icp_materials.subject_other_materials",
            &["PV-SH-PERMIT"],
            [guest("310000", &[]), set(stranger("310000"), "icp_materials.subject_other_materials", Value::Null)],
            [
                guest("310000", &[("icp_materials.subject_other_materials", json!(["status.jpg"]))]),
                guest("440000", &[]),
                stranger("310000"),
                set(stranger("330000"), "icp_materials.subject_other_materials", Value::Null),
            ],
        ),
        many(
            "residence-shanghai-address",
            Warning,
            "icp_subject.base_info.address",
            &["PV-SH-PERMIT-ADDR"],
            [written("上海市徐汇区样本路9号"), set(stranger("310000"), "facts.residence_proof.address", "样本路2号")],
            [
                written("上海市徐汇区科技路1号2栋301室"),
                guest("310000", &[]),
                set(stranger("310000"), "facts.residence_proof.address", "上海市科技路1号2栋301室"),
                stranger("310000"),
            ],
        ),
        many(
            "residence-guangdong",
            Warning,
            PROOF_KIND,
            &["PV-GD-PERMIT"],
            [proof("440000", "学生证"), with_proof("440000", "在读证明")],
            [
                proof("440000", "居住证"),
                proof("440000", "社保证明"),
                proof("510000", "学生证"),
                stranger("440000"),
                valid_until("440000", "20261124"),
            ],
        ),
        many(
            "residence-guangdong",
            Warning,
            UNTIL,
            &["PV-GD-PERMIT"],
            [until("440000", "20261123"), valid_until("440000", "20261123")],
            [until("440000", "20261124"), stranger("440000"), valid_until("440000", "20261124")],
        ),
        many(
            "residence-unknown",
            Notice,
            PROOF_KIND,
            &["PV-GD-PERMIT"],
            [guest("440000", &[]), set(stranger("440000"), "facts.residence_proof.kind", Value::Null)],
            [
                proof("440000", "居住证"),
                individual(),
                stranger("440000"),
                set(stranger("330000"), "facts.residence_proof.kind", Value::Null),
            ],
        ),
        many(
            "student-tianjin",
            Notice,
            "icp_subject.base_info.address",
            &["PV-TJ-STUDENT"],
            [student("样本路1号"), in_province(individual(), "120000")],
            [
                student("样本大学1号楼计算机系2班"),
                individual(),
                in_province(set(individual(), "icp_subject.base_info.address", "样本路1号软件系2班"), "120000"),
            ],
        ),
        many(
            "province-local-id",
            Warning,
            PROVINCE,
            &["TC-CROSS-PROVINCE"],
            [stranger("230000"), stranger("500000")],
            [stranger("440000"), stranger("430000")],
        ),
    ]
}
