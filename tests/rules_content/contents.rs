//! Service contents and pre-approval.

use beian_desk::filing::Filing;
use beian_desk::finding::Level;
use serde_json::{Value, json};

use crate::support::{enterprise, individual};
use crate::{Case, ITEMS, REMARK, SCOPE, SERVICES, STATEMENT, in_province, item, named, set};

pub(crate) fn cases() -> Vec<Case> {
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
