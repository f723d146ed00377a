//! Names, remarks, service contents, pre-approval, provinces and the comparison of drafts: every rule has a filing that
//! raises it and two that just do not. `docs/coverage.md` is held to what the rules name.

#![allow(clippy::unwrap_used, reason = "helpers of tests fail the test")]

mod support;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::path::{Path, PathBuf};

use beian_desk::filing::Filing;
use beian_desk::finding::Level;
use beian_desk::i18n::{Language, text};
use beian_desk::reference::Reference;
use beian_desk::reference::rejection::{Offline, Rejection};
use beian_desk::rules::library::{Other, RULES, compare};
use serde_json::{Value, json};

use support::*;

/// What must be said, and what must not.
struct Case {
    rule: &'static str,
    level: Level,
    rejection: &'static str,
    raises: Vec<Filing>,
    near: [Filing; 2],
}

/// Findings of a filing as `(rule, level, rejections)`.
fn found(filing: &Filing) -> Vec<(String, Level, Vec<String>)> {
    let review = review(filing);
    review.findings.into_iter().map(|finding| (finding.rule, finding.level, finding.rejections)).collect()
}

/// A filing with changes on it; `null` takes an answer away.
fn with(mut filing: Filing, changes: &[(&str, Value)]) -> Filing {
    for (path, value) in changes {
        if value.is_null() {
            filing.remove(path);
        } else {
            filing.set(path, value.clone());
        }
    }
    filing
}

fn set(filing: Filing, path: &str, value: impl Into<Value>) -> Filing {
    with(filing, &[(path, value.into())])
}

/// An enterprise's mini program of another name. The remark ties any name to the company.
fn named(name: &str) -> Filing {
    set(enterprise(), "facts.applet_name", name)
}

fn personal(name: &str) -> Filing {
    set(individual(), "facts.applet_name", name)
}

fn in_province(filing: Filing, code: &str) -> Filing {
    set(filing, "icp_subject.base_info.province", code)
}

const REMARK: &str = "icp_applets.base_info.comment";
const SCOPE: &str = "facts.business_scope";
const SERVICES: &str = "icp_applets.base_info.service_content_types";
const ITEMS: &str = "icp_applets.base_info.nrlx_details";
const STATEMENT: &str = "icp_materials.applets_other_materials";
const PERSON_TYPE: &str = "icp_subject.principal_info.certificate_type";
const PROOF: &str = "icp_subject.personal_info.residence_permit";

/// An individual from Hunan who files with a residence proof.
fn stranger(code: &str) -> Filing {
    let filing = in_province(individual(), code);
    with(
        filing,
        &[
            ("icp_subject.organize_info.certificate_address", json!("湖南省长沙市岳麓区样本路1号101室")),
            (PROOF, json!("proof.jpg")),
            ("facts.residence_proof.kind", json!("居住证")),
            ("facts.residence_proof.valid_until", json!("20280101")),
            ("facts.residence_proof.address", json!("科技路1号2栋301室")),
            ("icp_materials.subject_other_materials", json!(["status.jpg"])),
        ],
    )
}

fn item(code: i64) -> Value {
    json!([{"type": code, "code": "样字0001", "media": "approval.jpg"}])
}

fn names() -> Vec<Case> {
    use Level::{Notice, Warning};
    vec![
        Case {
            rule: "name-unknown",
            level: Notice,
            rejection: "",
            raises: vec![set(enterprise(), "facts.applet_name", Value::Null)],
            near: [named("样本装修预约"), set(named(""), "icp_applets.base_info.name", "样本装修预约")],
        },
        Case {
            rule: "name-nation",
            level: Warning,
            rejection: "TC-NAME-NATION",
            raises: vec![named("中国样本装修"), named("人民样本装修"), personal("国家样本记事")],
            near: [
                named("样本中国风装修"),
                set(named("中国样本装修"), "icp_subject.base_info.name", "中国样本装修集团"),
            ],
        },
        Case {
            rule: "name-sensitive",
            level: Warning,
            rejection: "TC-NAME-SENSITIVE",
            raises: vec![named("样本装修维权"), personal("样本反腐记事")],
            near: [named("样本装修维修"), named("样本权益装修")],
        },
        Case {
            rule: "name-domain",
            level: Warning,
            rejection: "TC-NAME-DOMAIN",
            raises: vec![named("sample.com"), named("样本装修.cn")],
            near: [named("样本装修V2.0"), named("样本装修com")],
        },
        Case {
            rule: "name-not-chinese",
            level: Warning,
            rejection: "TC-NAME-FORM",
            raises: vec![named("Sample"), named("12345")],
            near: [named("Sample样本装"), named("123样本装")],
        },
        Case {
            rule: "name-signs",
            level: Warning,
            rejection: "TC-NAME-FORM",
            raises: vec![named("样本装修★"), named("样本@装修")],
            near: [named("样本·装修"), named("样本装修（深圳）")],
        },
        Case {
            rule: "name-short",
            level: Warning,
            rejection: "TC-NAME-SHORT",
            raises: vec![named("样本"), named("样本A")],
            near: [named("样本装"), named("样本店A")],
        },
        Case {
            rule: "name-generic",
            level: Warning,
            rejection: "PV-NAME-GENERIC",
            raises: vec![in_province(named("样本装修平台"), "120000"), in_province(named("样本装修论坛"), "370000")],
            near: [named("样本装修平台"), in_province(named("样本装修平面图"), "120000")],
        },
        Case {
            rule: "name-individual-word",
            level: Warning,
            rejection: "UC-NAME-PERSONAL",
            raises: vec![personal("样本工作室"), personal("样本社区记事")],
            near: [personal("样本工作记事"), named("样本工作室")],
        },
        Case {
            rule: "name-individual-business",
            level: Warning,
            rejection: "TC-PERSON-BUSINESS",
            raises: vec![personal("样本商城记事"), personal("样本公司记事")],
            near: [personal("样本城市记事"), named("样本商城")],
        },
        Case {
            rule: "name-individual-place",
            level: Warning,
            rejection: "UC-NAME-PERSONAL",
            raises: vec![personal("深圳记事本"), personal("样本广东记事")],
            near: [personal("深蓝记事本"), named("深圳样本装修")],
        },
        Case {
            rule: "name-individual-person",
            level: Warning,
            rejection: "UC-NAME-PERSONAL",
            raises: vec![personal("样本甲的日记")],
            near: [personal("样本乙的日记"), named("样本甲装修")],
        },
        Case {
            rule: "name-individual-length",
            level: Notice,
            rejection: "",
            raises: vec![personal("样本记事本样本记事本样"), personal("样本")],
            near: [personal("样本记事本样本记事本"), personal("样本记")],
        },
        Case {
            rule: "subject-name-brackets",
            level: Notice,
            rejection: "PV-BJ-BRACKET",
            raises: vec![in_province(
                set(enterprise(), "icp_subject.base_info.name", "样本（北京）装修公司"),
                "110000",
            )],
            near: [
                set(enterprise(), "icp_subject.base_info.name", "样本（北京）装修公司"),
                in_province(enterprise(), "110000"),
            ],
        },
    ]
}

fn remarks() -> Vec<Case> {
    use Level::{Error, Notice, Warning};
    let remark = |text: &str| set(enterprise(), REMARK, text);
    let personal = |text: &str| set(individual(), REMARK, text);
    let exactly = |count: usize| "展示样本公司的装修产品供客户查询预约".chars().cycle().take(count).collect::<String>();
    let declared = "个人记事工具，供本人记录待办事项；属个人性质，不含企业内容，如不属实愿接受注销。";
    vec![
        Case {
            rule: "remark-length",
            level: Error,
            rejection: "WXD-COMMENT-LEN",
            raises: vec![remark(&exactly(19)), remark(&exactly(201))],
            near: [remark(&exactly(20)), remark(&exactly(200))],
        },
        Case {
            rule: "remark-vague",
            level: Warning,
            rejection: "PV-REMARK-CONTENT",
            raises: vec![remark(&"样本".repeat(15)), remark("本公司的微信小程序用于备案用于备案用于备案")],
            near: [enterprise(), remark("供客户预约上门测量、查看施工进度和查询样本报价。")],
        },
        Case {
            rule: "remark-vague",
            level: Notice,
            rejection: "WXD-COMMENT-LEN",
            raises: vec![in_province(remark(&"样本".repeat(15)), "510000")],
            near: [in_province(enterprise(), "510000"), remark(&exactly(19))],
        },
        Case {
            rule: "remark-declaration",
            level: Warning,
            rejection: "PV-PERSON-REMARK",
            raises: vec![in_province(individual(), "120000"), in_province(individual(), "370000")],
            near: [individual(), in_province(personal(declared), "120000")],
        },
        Case {
            rule: "remark-short-mongolia",
            level: Warning,
            rejection: "",
            raises: vec![in_province(personal(&exactly(29)), "150000")],
            near: [in_province(personal(&exactly(30)), "150000"), personal(&exactly(29))],
        },
        Case {
            rule: "remark-business",
            level: Warning,
            rejection: "TC-PERSON-BUSINESS",
            raises: vec![personal("个人记事工具，供公司客户付费购买并查询订单的进度。")],
            near: [
                personal("个人记事工具，不涉及公司内容，供本人记录待办并查看日历。"),
                remark("公司产品展示工具，供客户查询样本订单的进度与价格。"),
            ],
        },
        Case {
            rule: "remark-relation",
            level: Warning,
            rejection: "WXR-NAME-SCOPE",
            raises: vec![
                with(
                    enterprise(),
                    &[
                        ("facts.applet_name", json!("快乐农场")),
                        (REMARK, json!("供客户查询蔬菜种植情况，预约到场采摘和观光。")),
                    ],
                ),
                with(
                    enterprise(),
                    &[
                        ("facts.applet_name", json!("快乐农场")),
                        (REMARK, json!("供装修客户查询产品的价格，预约上门测量并查看进度。")),
                    ],
                ),
            ],
            near: [
                with(
                    enterprise(),
                    &[
                        ("facts.applet_name", json!("快乐农场")),
                        (REMARK, json!("快乐农场是样本公司的，供客户预约到场采摘和观光。")),
                    ],
                ),
                with(
                    enterprise(),
                    &[
                        ("facts.applet_name", json!("快乐装修")),
                        (REMARK, json!("供客户查询蔬菜种植情况，预约到场采摘和观光。")),
                    ],
                ),
            ],
        },
        Case {
            rule: "remark-game",
            level: Warning,
            rejection: "PV-GD-GAME",
            raises: vec![
                set(enterprise(), SERVICES, json!([37])),
                in_province(set(enterprise(), SERVICES, json!([37])), "310000"),
            ],
            near: [
                in_province(set(enterprise(), SERVICES, json!([37])), "510000"),
                with(
                    enterprise(),
                    &[
                        (SERVICES, json!([37])),
                        (REMARK, json!("样本公司自研益智小游戏，供玩家练习，版号 ISBN 978-7-000-00000-0。")),
                    ],
                ),
            ],
        },
    ]
}

fn contents() -> Vec<Case> {
    use Level::{Error, Notice, Warning};
    let services = |ids: Value| set(enterprise(), SERVICES, ids);
    let items = |items: Value| set(enterprise(), ITEMS, items);
    let remark = |text: &str| set(enterprise(), REMARK, text);
    let scope = |text: &str| set(enterprise(), SCOPE, text);
    let stated = |filing: Filing| set(filing, STATEMENT, json!(["statement.jpg"]));
    vec![
        Case {
            rule: "service-first-level",
            level: Error,
            rejection: "WXD-SVC-LEVEL",
            raises: vec![services(json!([500])), services(json!([161, 515]))],
            near: [services(json!([1])), services(json!([176]))],
        },
        Case {
            rule: "service-unknown",
            level: Error,
            rejection: "WXD-SVC-LEVEL",
            raises: vec![services(json!([177])), services(json!([0]))],
            near: [services(json!([176])), services(json!([515]))],
        },
        Case {
            rule: "service-individual",
            level: Warning,
            rejection: "TC-PERSON-BUSINESS",
            raises: vec![set(individual(), SERVICES, json!([3, 163])), set(individual(), SERVICES, json!([2]))],
            near: [set(individual(), SERVICES, json!([3, 32])), services(json!([163]))],
        },
        Case {
            rule: "pre-approval-none",
            level: Error,
            rejection: "WXD-NRLX-EMPTY",
            raises: vec![items(json!([])), items(Value::Null)],
            near: [items(json!([{"type": 24}])), items(item(5))],
        },
        Case {
            rule: "pre-approval-type",
            level: Error,
            rejection: "WXD-NRLX-EMPTY",
            raises: vec![items(json!([{}]))],
            near: [items(json!([{"type": 24}])), items(item(9))],
        },
        Case {
            rule: "pre-approval-unknown",
            level: Error,
            rejection: "",
            raises: vec![items(item(7)), items(item(23))],
            near: [items(item(12)), items(item(15))],
        },
        Case {
            rule: "pre-approval-number",
            level: Error,
            rejection: "WXD-NRLX-DOC",
            raises: vec![items(json!([{"type": 9, "media": "a.jpg"}]))],
            near: [items(item(9)), items(json!([{"type": 24}]))],
        },
        Case {
            rule: "pre-approval-document",
            level: Error,
            rejection: "WXD-NRLX-DOC",
            raises: vec![items(json!([{"type": 9, "code": "样字0001"}]))],
            near: [items(item(9)), items(json!([{"type": 24}]))],
        },
        Case {
            rule: "pre-approval-valid",
            level: Notice,
            rejection: "HW-PREAPPROVAL-DOC",
            raises: vec![items(item(9))],
            near: [set(items(item(9)), "facts.answers[pre-approval-valid]", true), enterprise()],
        },
        Case {
            rule: "pre-approval-ride-hailing",
            level: Notice,
            rejection: "",
            raises: vec![items(item(11)), items(item(12))],
            near: [items(item(10)), items(item(13))],
        },
        Case {
            rule: "pre-approval-individual",
            level: Warning,
            rejection: "TC-PERSON-BUSINESS",
            raises: vec![set(individual(), ITEMS, item(9))],
            near: [individual(), items(item(9))],
        },
        Case {
            rule: "pre-approval-service",
            level: Warning,
            rejection: "TC-PREAPPROVAL",
            raises: [37, 43, 60, 79, 88, 89, 93, 139, 157, 175].map(|id| services(json!([id]))).to_vec(),
            near: [services(json!([158])), set(services(json!([43])), ITEMS, item(10))],
        },
        Case {
            rule: "pre-approval-words",
            level: Warning,
            rejection: "TC-PREAPPROVAL",
            raises: vec![remark("向样本客户展示装修作品，并提供药品查询与预约服务。"), named("样本装修新闻")],
            near: [
                remark("向样本客户展示装修作品，提供预约服务，不涉及药品。"),
                set(remark("向样本客户展示装修作品，并提供药品查询与预约服务。"), ITEMS, item(5)),
            ],
        },
        Case {
            rule: "pre-approval-statement",
            level: Notice,
            rejection: "WXS-STATEMENT",
            raises: vec![scope("装修工程；药品零售"), remark("向样本客户展示装修作品，并提供药品查询与预约服务。")],
            near: [stated(scope("装修工程；药品零售")), scope("装修工程；涂料零售")],
        },
        Case {
            rule: "scope-finance",
            level: Warning,
            rejection: "PV-FINANCE",
            raises: vec![scope("装修工程；投资管理"), in_province(stated(scope("资产管理")), "310000")],
            near: [stated(scope("装修工程；投资管理")), in_province(scope("装修工程；投资管理"), "110000")],
        },
        Case {
            rule: "scope-education",
            level: Warning,
            rejection: "PV-EDU",
            raises: vec![in_province(scope("教育咨询服务"), "320000"), in_province(named("样本装修培训"), "610000")],
            near: [scope("教育咨询服务"), in_province(stated(scope("教育咨询服务")), "320000")],
        },
        Case {
            rule: "scope-not-involved",
            level: Warning,
            rejection: "PV-NOT-INVOLVED",
            raises: vec![in_province(scope("装修工程；图书零售"), "410000"), in_province(scope("影视策划"), "340000")],
            near: [in_province(stated(scope("图书零售")), "410000"), in_province(scope("装修工程"), "340000")],
        },
        Case {
            rule: "scope-hubei",
            level: Warning,
            rejection: "PV-HB-SCOPE",
            raises: vec![in_province(stated(scope("装修工程；图书零售")), "420000")],
            near: [
                in_province(scope("装修工程"), "420000"),
                in_province(set(scope("图书零售"), ITEMS, item(2)), "420000"),
            ],
        },
        Case {
            rule: "scope-shandong",
            level: Warning,
            rejection: "PV-SD-SCOPE",
            raises: vec![
                in_province(scope("医疗器械销售"), "370000"),
                in_province(scope("以自有资金对外投资"), "370000"),
            ],
            near: [in_province(stated(scope("医疗器械销售")), "370000"), scope("以自有资金对外投资")],
        },
        Case {
            rule: "religion-ningxia",
            level: Warning,
            rejection: "PV-NX-RELIGION",
            raises: vec![in_province(services(json!([175])), "640000"), in_province(named("样本寺庙装修"), "640000")],
            near: [services(json!([175])), in_province(set(services(json!([175])), ITEMS, item(15)), "640000")],
        },
    ]
}

fn provinces() -> Vec<Case> {
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

#[test]
fn every_rule_is_raised_and_just_not_raised() {
    let mut wrong = Vec::new();
    let mut rules: Vec<&str> = Vec::new();
    for case in names().into_iter().chain(remarks()).chain(contents()).chain(provinces()) {
        rules.push(case.rule);
        let says = |filing: &Filing| {
            found(filing).into_iter().any(|(rule, level, rejections)| {
                let rejection = case.rejection.is_empty() || rejections.iter().any(|id| id == case.rejection);
                rule == case.rule && level == case.level && rejection
            })
        };
        for (index, filing) in case.raises.iter().enumerate() {
            if !says(filing) {
                wrong.push(format!("{} {} is not raised by {index}: {:?}", case.rule, case.rejection, found(filing)));
            }
        }
        for (index, filing) in case.near.iter().enumerate() {
            if says(filing) {
                wrong.push(format!("{} {} is raised by near miss {index}", case.rule, case.rejection));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    let mine = ["name-", "remark-", "service-", "pre-approval-", "scope-", "province-", "residence-"];
    let untested: Vec<&str> = beian_desk::rules::all()
        .map(|rule| rule.name)
        .filter(|name| mine.iter().any(|begin| name.starts_with(begin)) && !rules.contains(name))
        .collect();
    let elsewhere = ["remark-missing", "residence-missing", "pre-approval-doubled", "pre-approval-none-and-some"];
    assert_eq!(untested.iter().filter(|name| !elsewhere.contains(name)).collect::<Vec<_>>(), Vec::<&&str>::new());
}

#[test]
fn every_message_is_complete_in_both_languages() {
    let cases = names().into_iter().chain(remarks()).chain(contents()).chain(provinces());
    for filing in cases.flat_map(|case| case.raises) {
        for finding in review(&filing).findings {
            for language in Language::ALL {
                let texts = [Some(finding.what(language)), finding.why(language), finding.fix(language)];
                for text in texts {
                    let text = text.unwrap_or_else(|| panic!("{} says nothing in {language:?}", finding.rule));
                    assert!(!text.contains("{$") && !text.contains("finding-") && !text.is_empty(), "{text}");
                }
            }
        }
    }
}

fn draft(filing: &Filing) -> Other<'_> {
    Other { title: "样本草稿", filing }
}

#[test]
fn drafts_that_share_what_they_should_not() {
    let mine = enterprise();
    let other = with(
        enterprise(),
        &[("icp_subject.organize_info.certificate_number", json!(credit_code("91", "440300", "55138508")))],
    );
    let rules = |filing: &Filing, others: &[Other<'_>]| {
        compare(filing, others).into_iter().map(|finding| (finding.rule, finding.field)).collect::<Vec<_>>()
    };
    let found = rules(&mine, &[draft(&other)]);
    assert!(found.contains(&("library-phone".to_owned(), "icp_subject.principal_info.mobile".to_owned())), "{found:?}");
    assert!(found.iter().all(|(rule, _)| rule != "library-id-number"), "Guangdong does not ask: {found:?}");
    let in_sichuan = in_province(mine.clone(), "510000");
    assert!(rules(&in_sichuan, &[draft(&other)]).iter().any(|(rule, _)| rule == "library-id-number"));
    let in_jiangsu = in_province(mine.clone(), "320000");
    assert!(rules(&in_jiangsu, &[draft(&other)]).iter().any(|(rule, _)| rule == "library-one-company"));

    let same = rules(&mine, &[draft(&mine.clone())]);
    assert_eq!(same, [("library-same-subject".to_owned(), "icp_subject.organize_info.certificate_number".to_owned())]);
    assert_eq!(rules(&mine, &[draft(&cancel())]), []);
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
    let messages = compare(&mine, &[draft(&stranger)]);
    assert!(messages.iter().all(|finding| finding.message(Language::Chinese).contains("样本草稿")));
    assert!(messages.iter().any(|finding| finding.rule == "library-phone"));
}

/// Who finds or asks about each rejection: names of rules, those that only ask marked by `true`.
fn finders() -> BTreeMap<String, BTreeSet<(String, bool)>> {
    let mut finders: BTreeMap<String, BTreeSet<(String, bool)>> = BTreeMap::new();
    for rule in beian_desk::rules::all().chain(RULES.iter().copied()) {
        for id in rule.rejections {
            finders.entry((*id).to_owned()).or_default().insert((rule.name.to_owned(), rule.level == Level::Notice));
        }
    }
    for (rule, ids) in pictured() {
        for id in ids {
            finders.entry(id).or_default().insert((rule.clone(), false));
        }
    }
    // What a rejection of a picture brings along.
    let along = std::fs::read_to_string(source("src/rules/picture.rs")).unwrap();
    for line in along.lines().filter(|line| line.trim_start().starts_with("(\"")) {
        let ids: Vec<&str> = quoted(line).collect();
        let Some((first, rest)) = ids.split_first() else { continue };
        let rules = finders.get(*first).cloned().unwrap_or_default();
        for id in rest {
            finders.entry((*id).to_owned()).or_default().extend(rules.clone());
        }
    }
    finders
}

/// Rules on pictures and on what they say, which are no constants: name and ids as they stand in the sources of
/// `scan` and `reading`, statement by statement; a rule whose name is not written there counts by its file.
fn pictured() -> Vec<(String, Vec<String>)> {
    let known: BTreeSet<&str> = Reference::built_in().rejections.all().iter().map(|row| row.id.as_str()).collect();
    let mut found = Vec::new();
    for folder in ["src/scan", "src/reading"] {
        for path in files(&source(folder)) {
            let code = std::fs::read_to_string(&path).unwrap();
            let stem = path.file_stem().unwrap().to_string_lossy().into_owned();
            for statement in code.split(';') {
                let ids: Vec<String> =
                    quoted(statement).filter(|word| known.contains(word)).map(str::to_owned).collect();
                let rule = quoted(statement).find(|word| word.starts_with("scan-") || word.starts_with("reading-"));
                if !ids.is_empty() {
                    let module = if folder.ends_with("scan") { "scan" } else { "reading" };
                    found.push((rule.map_or_else(|| format!("{module}::{stem}"), str::to_owned), ids));
                }
            }
        }
    }
    found
}

fn source(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap().flatten() {
        let path = entry.path();
        if path.is_dir() {
            found.extend(files(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
    found.sort();
    found
}

/// The string literals of a piece of code.
fn quoted(code: &str) -> impl Iterator<Item = &str> {
    code.split('"').skip(1).step_by(2)
}

/// Rejections that no rule of the review names because they are met elsewhere.
const ELSEWHERE: [(&str, &str); 1] = [("WX-86202", "`beian answer` and the window read `hints[]` onto the fields")];

fn cover(rejection: &Rejection, finders: &BTreeMap<String, BTreeSet<(String, bool)>>) -> Vec<String> {
    let rules = finders.get(&rejection.id).cloned().unwrap_or_default();
    let names = |asks: bool| {
        let named = rules.iter().filter(|(_, question)| *question == asks).map(|(name, _)| format!("`{name}`"));
        named.collect::<Vec<_>>().join(", ")
    };
    let mut cover = Vec::new();
    for (asks, verb) in [(false, "found by"), (true, "asked by")] {
        if !names(asks).is_empty() {
            cover.push(format!("{verb} {}", names(asks)));
        }
    }
    if let Some((_, how)) = ELSEWHERE.iter().find(|(id, _)| *id == rejection.id) {
        cover.push((*how).to_owned());
    }
    if let Some(due) = rejection.due {
        let due = text(Language::English, due.key()).to_lowercase();
        cover.push(format!("advice {due}: {}", rejection.fix(Language::English)));
    }
    cover
}

/// `docs/coverage.md` as the code makes it.
fn coverage() -> String {
    let finders = finders();
    let mut document = String::from(
        "# How each documented rejection is met\n\n\
         Made from the rules and `assets/reference/rejections.toml`; `BLESS=1 cargo test --test rules_content` writes it anew, \
         and the same test fails while it is not current. What is found is told on its field; what is asked is a question of the check page \
         until it is answered; what only the server or the authority knows is advice for its stage.\n",
    );
    let sections = [
        (Offline::Full, "Decidable offline"),
        (Offline::Partial, "Partly decidable: found by a heuristic, or asked"),
        (Offline::No, "Known to the server or the authority alone"),
    ];
    for (class, title) in sections {
        let rows = Reference::built_in().rejections.all().iter().filter(|row| row.offline == class);
        let rows: Vec<&Rejection> = rows.collect();
        let _ =
            write!(document, "\n## {title} ({})\n\n| id | rejection | how it is met |\n|---|---|---|\n", rows.len());
        for row in rows {
            let how = cover(row, &finders).join("; ").replace('|', "\\|");
            let _ = writeln!(document, "| {} | {} | {how} |", row.id, row.title(Language::English));
        }
    }
    document
}

#[test]
fn every_rejection_is_met_and_the_document_says_how() {
    let finders = finders();
    let mut open = Vec::new();
    for row in Reference::built_in().rejections.all() {
        let rules = finders.get(&row.id).cloned().unwrap_or_default();
        let met = match row.offline {
            Offline::Full => rules.iter().any(|(_, asks)| !asks),
            Offline::Partial => !rules.is_empty() || ELSEWHERE.iter().any(|(id, _)| *id == row.id),
            Offline::No => row.due.is_some() && !row.fix(Language::Chinese).is_empty(),
        };
        if !met {
            open.push(row.id.clone());
        }
    }
    assert_eq!(open, Vec::<String>::new());
    let unknown: Vec<&String> =
        finders.keys().filter(|id| Reference::built_in().rejections.get(id).is_none()).collect();
    assert_eq!(unknown, Vec::<&String>::new());

    let path = source("docs/coverage.md");
    let current = coverage();
    if std::env::var_os("BLESS").is_some() {
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, &current).unwrap();
    }
    let kept = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(kept == current, "docs/coverage.md is not current: BLESS=1 cargo test --test rules_content");
}
