//! Service contents, pre-approvals, scope of business.

use beian_desk::filing::Filing;
use beian_desk::finding::Level::{Error, Notice, Warning};
use serde_json::{Value, json};

use super::support::{enterprise, individual, of_nature};
use super::{
    ITEMS, NAME, Row, SCOPE, SERVICES, STATEMENTS, SUBJECT, answered, in_province, item, many, named, remarked, row,
    scoped, set, with,
};

pub(crate) fn rows() -> Vec<Row> {
    let mut rows = approvals();
    rows.extend(scopes());
    rows
}

fn stated(filing: Filing) -> Filing {
    with(filing, &[(STATEMENTS, json!(["statement.jpg"]))])
}

fn offering(services: Value) -> Filing {
    set(enterprise(), SERVICES, services)
}

fn items(items: Value) -> Filing {
    set(enterprise(), ITEMS, items)
}

fn scope(text: &str) -> Filing {
    set(enterprise(), SCOPE, text)
}

fn of_name(nature: i64, name: &str, scope: &str) -> Filing {
    with(of_nature(nature), &[(SUBJECT, json!(name)), (SCOPE, json!(scope))])
}

fn approvals() -> Vec<Row> {
    let permit = json!([{"type": 9, "code": "样文〔2026〕1号", "media": "permit.jpg"}]);
    let video = "为样本客户提供影视剧点播，并展示装修案例，可以查询订单进度。";
    vec![
        many(
            "service-first-level",
            Error,
            SERVICES,
            &["WXD-SVC-LEVEL"],
            [set(enterprise(), SERVICES, json!([511])), offering(json!([500])), offering(json!([161, 515]))],
            [enterprise(), set(enterprise(), SERVICES, json!([1, 176])), offering(json!([1])), offering(json!([176]))],
        ),
        many(
            "service-unknown",
            Error,
            SERVICES,
            &["WXD-SVC-LEVEL"],
            [set(enterprise(), SERVICES, json!([177])), offering(json!([177])), offering(json!([0]))],
            [set(enterprise(), SERVICES, json!([176])), enterprise(), offering(json!([176])), offering(json!([515]))],
        ),
        many(
            "service-individual",
            Warning,
            SERVICES,
            &["TC-PERSON-BUSINESS"],
            [
                set(individual(), SERVICES, json!([163])),
                set(individual(), SERVICES, json!([3, 163])),
                set(individual(), SERVICES, json!([2])),
            ],
            [
                individual(),
                set(enterprise(), SERVICES, json!([163])),
                set(individual(), SERVICES, json!([3, 32])),
                offering(json!([163])),
            ],
        ),
        many(
            "pre-approval-none",
            Error,
            ITEMS,
            &["WXD-NRLX-EMPTY"],
            [items(json!([])), items(Value::Null)],
            [enterprise(), items(permit.clone()), items(json!([{"type": 24}])), items(item(5))],
        ),
        many(
            "pre-approval-type",
            Error,
            "icp_applets.base_info.nrlx_details[0].type",
            &["WXD-NRLX-EMPTY"],
            [items(json!([{"code": "x"}])), items(json!([{}]))],
            [enterprise(), items(permit.clone()), items(json!([{"type": 24}])), items(item(9))],
        ),
        many(
            "pre-approval-unknown",
            Error,
            "icp_applets.base_info.nrlx_details[0].type",
            &[],
            [items(json!([{"type": 7}])), items(item(7)), items(item(23))],
            [enterprise(), items(permit.clone()), items(item(12)), items(item(15))],
        ),
        many(
            "pre-approval-number",
            Error,
            "icp_applets.base_info.nrlx_details[0].code",
            &["WXD-NRLX-DOC", "HW-PREAPPROVAL-DOC"],
            [items(json!([{"type": 9, "media": "permit.jpg"}])), items(json!([{"type": 9, "media": "a.jpg"}]))],
            [enterprise(), items(permit.clone()), items(item(9)), items(json!([{"type": 24}]))],
        ),
        many(
            "pre-approval-document",
            Error,
            "icp_applets.base_info.nrlx_details[0].media",
            &["WXD-NRLX-DOC"],
            [items(json!([{"type": 9, "code": "x"}])), items(json!([{"type": 9, "code": "样字0001"}]))],
            [enterprise(), items(permit.clone()), items(item(9)), items(json!([{"type": 24}]))],
        ),
        many(
            "pre-approval-valid",
            Notice,
            "icp_applets.base_info.nrlx_details[0].media",
            &["HW-PREAPPROVAL-DOC"],
            [items(permit.clone()), items(item(9))],
            [
                enterprise(),
                answered(items(permit.clone()), "pre-approval-valid"),
                set(items(item(9)), "facts.answers[pre-approval-valid]", true),
            ],
        ),
        many(
            "pre-approval-ride-hailing",
            Notice,
            "icp_applets.base_info.nrlx_details[0].type",
            &[],
            [items(json!([{"type": 11, "code": "x", "media": "permit.jpg"}])), items(item(11)), items(item(12))],
            [enterprise(), items(permit.clone()), items(item(10)), items(item(13))],
        ),
        many(
            "pre-approval-individual",
            Warning,
            "icp_applets.base_info.nrlx_details[0].type",
            &["TC-PERSON-BUSINESS"],
            [with(individual(), &[(ITEMS, permit.clone())]), set(individual(), ITEMS, item(9))],
            [individual(), items(permit.clone()), items(item(9))],
        ),
        many(
            "pre-approval-service",
            Warning,
            SERVICES,
            &["TC-PREAPPROVAL"],
            [
                vec![set(enterprise(), SERVICES, json!([43]))],
                [37, 43, 60, 79, 88, 89, 93, 139, 157, 175].map(|id| offering(json!([id]))).to_vec(),
            ]
            .concat(),
            [
                enterprise(),
                set(items(permit.clone()), SERVICES, json!([43])),
                offering(json!([158])),
                set(offering(json!([43])), ITEMS, item(10)),
            ],
        ),
        many(
            "pre-approval-statement",
            Notice,
            STATEMENTS,
            &["WXS-STATEMENT"],
            [
                remarked(enterprise(), video),
                scope("装修工程；药品零售"),
                remarked(enterprise(), "向样本客户展示装修作品，并提供药品查询与预约服务。"),
            ],
            [
                enterprise(),
                stated(remarked(enterprise(), video)),
                stated(scope("装修工程；药品零售")),
                scope("装修工程；涂料零售"),
            ],
        ),
    ]
}

fn scopes() -> Vec<Row> {
    let religion = |code: &str| with(in_province(enterprise(), code), &[(SERVICES, json!([175]))]);
    vec![
        many(
            "scope-finance-elsewhere",
            Notice,
            SCOPE,
            &[],
            [in_province(scope("装修工程；投资管理"), "110000"), scoped("450000", "资产管理；装修工程施工")],
            [
                enterprise(),
                stated(scoped("450000", "资产管理；装修工程施工")),
                scoped("440000", "资产管理；装修工程施工"),
                in_province(scope("财务软件开发；公益基金会筹备"), "110000"),
            ],
        ),
        many(
            "scope-finance",
            Warning,
            SCOPE,
            &["PV-FINANCE"],
            [
                scoped("440000", "资产管理；装修工程施工"),
                scope("装修工程；投资管理"),
                in_province(stated(scope("资产管理")), "310000"),
            ],
            [
                enterprise(),
                scoped("450000", "资产管理；装修工程施工"),
                stated(scoped("440000", "资产管理；装修工程施工")),
                stated(scope("装修工程；投资管理")),
                in_province(scope("装修工程；投资管理"), "110000"),
            ],
        ),
        many(
            "scope-education",
            Warning,
            SUBJECT,
            &["PV-EDU"],
            [in_province(of_name(9, "样例区样例职业培训学校", "教育咨询"), "320000")],
            [in_province(of_name(9, "样例区样例职业学校", "中等职业教育"), "320000")],
        ),
        many(
            "scope-education",
            Warning,
            SCOPE,
            &["PV-EDU"],
            [
                scoped("320000", "教育信息咨询；装修工程施工"),
                in_province(scope("教育咨询服务"), "320000"),
                in_province(named("样本装修培训"), "610000"),
                in_province(scope("学前教育；教育咨询服务"), "320000"),
                scoped("110000", "教育信息咨询；装修工程施工"),
                scope("教育咨询服务"),
            ],
            [
                scoped("500000", "教育信息咨询；装修工程施工"),
                stated(scoped("320000", "教育信息咨询；装修工程施工")),
                in_province(stated(scope("教育咨询服务")), "320000"),
                in_province(scope("学前教育；全日制高级中学教育"), "320000"),
                in_province(of_name(9, "样例区样例幼儿园", "学前教育，亲子教育"), "320000"),
                in_province(of_name(4, "样例幼儿园有限公司", "学前教育，托管"), "320000"),
            ],
        ),
        many(
            "scope-not-involved",
            Warning,
            SCOPE,
            &["PV-NOT-INVOLVED"],
            [
                scoped("410000", "图书零售；装修工程施工"),
                in_province(scope("装修工程；图书零售"), "410000"),
                in_province(scope("影视策划"), "340000"),
            ],
            [
                scoped("440000", "图书零售；装修工程施工"),
                stated(scoped("410000", "图书零售；装修工程施工")),
                in_province(stated(scope("图书零售")), "410000"),
                in_province(scope("装修工程"), "340000"),
            ],
        ),
        many(
            "scope-hubei",
            Warning,
            SCOPE,
            &["PV-HB-SCOPE"],
            [scoped("420000", "图书零售；装修工程施工"), in_province(stated(scope("装修工程；图书零售")), "420000")],
            [
                scoped("420000", "装修工程施工"),
                scoped("440000", "图书零售；装修工程施工"),
                in_province(scope("装修工程"), "420000"),
                in_province(set(scope("图书零售"), ITEMS, item(2)), "420000"),
            ],
        ),
        many(
            "scope-shandong",
            Warning,
            SCOPE,
            &["PV-SD-SCOPE"],
            [
                scoped("370000", "图书零售；装修工程施工"),
                in_province(scope("医疗器械销售"), "370000"),
                in_province(scope("以自有资金对外投资"), "370000"),
            ],
            [
                scoped("370000", "装修工程施工"),
                stated(scoped("370000", "图书零售；装修工程施工")),
                in_province(stated(scope("医疗器械销售")), "370000"),
                scope("以自有资金对外投资"),
            ],
        ),
        many(
            "religion-ningxia",
            Warning,
            SERVICES,
            &["PV-NX-RELIGION"],
            [religion("640000"), in_province(offering(json!([175])), "640000")],
            [
                religion("440000"),
                with(religion("640000"), &[(ITEMS, json!([{"type": 15, "code": "x", "media": "p.jpg"}]))]),
                offering(json!([175])),
                in_province(set(offering(json!([175])), ITEMS, item(15)), "640000"),
            ],
        ),
        row(
            "religion-ningxia",
            Warning,
            NAME,
            &["PV-NX-RELIGION"],
            in_province(named("样本寺庙装修"), "640000"),
            [offering(json!([175])), in_province(set(offering(json!([175])), ITEMS, item(15)), "640000")],
        ),
    ]
}
