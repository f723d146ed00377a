//! Account, face check, request, certification, change, cancel.

use beian_desk::filing::{Filing, Kind};
use beian_desk::finding::Level::{Error, Notice, Warning};
use beian_desk::workflow::follow_up;
use serde_json::{Value, json};

use super::contacts::{PHONE, SECOND_PHONE};
use super::support::{
    cancel, change, enterprise, first_number, id_number, individual, of_nature, second_number, sole_proprietor,
};
use super::{NAME, Row, Sample, answered, in_province, many, remarked, row, set, with};

pub(crate) fn rows() -> Vec<Row> {
    let mut rows = account();
    rows.extend(certification());
    rows.extend(kinds());
    rows
}

/// A remark that contains a character.
fn remark_with(sign: &str) -> String {
    format!("用户可以查看样本装修案例、预约上门量房并查询施工进度{sign}，公司安排师傅上门。")
}

fn account() -> Vec<Row> {
    let named = |name: &str| with(enterprise(), &[("facts.account_subject_name", json!(name))]);
    let appid = |appid: &str| with(enterprise(), &[("facts.appid", json!(appid))]);
    let face = |date: &str| with(enterprise(), &[("facts.face_task_created_on", json!(date))]);
    vec![
        row(
            "account-subject",
            Error,
            "icp_subject.base_info.name",
            &["WX-86355"],
            named("深圳样本装饰有限公司"),
            [
                named("深圳样本装修有限公司 "),
                named("深圳 样本装修有限公司"),
                with(enterprise(), &[("facts.account_subject_name", Value::Null)]),
            ],
        ),
        row(
            "account-subject-spelling",
            Warning,
            "icp_subject.base_info.name",
            &["WX-86355"],
            with(named("样本(深圳)有限公司"), &[("icp_subject.base_info.name", json!("样本（深圳）有限公司"))]),
            [enterprise(), named("另一家有限公司")],
        ),
        row(
            "appid-form",
            Error,
            "facts.appid",
            &[],
            appid("wx0a1b2c3d4e5f607"),
            [appid("WX0A1B2C3D4E5F6071"), appid("wx1111111122222222")],
        ),
        row(
            "appid-placeholder",
            Notice,
            "facts.appid",
            &[],
            appid("wx1111111122222222"),
            [appid("wx1111111122222223"), enterprise()],
        ),
        row(
            "account-prerequisites",
            Notice,
            "facts.appid",
            &["WX-STATUS-1025", "WX-STATUS-1026", "WX-STATUS-1028"],
            enterprise(),
            [with(enterprise(), &[("facts.answers", json!({"account-prerequisites": true}))]), change()],
        ),
        row(
            "face-task-missing",
            Notice,
            "icp_applets.principal_info.verify_task_id",
            &["WXD-TASK"],
            with(enterprise(), &[("icp_applets.principal_info.verify_task_id", Value::Null)]),
            [enterprise(), change()],
        ),
        row(
            "face-task-expired",
            Warning,
            "facts.face_task_created_on",
            &["WXV-TASK-3D"],
            face("20261120"),
            [face("20261121"), face("20261124")],
        ),
        row(
            "face-task-expired",
            Warning,
            "facts.face_task_created_on",
            &["WXV-TASK-3D"],
            with(combined(), &[("facts.face_task_created_on", json!("20261122"))]),
            [with(combined(), &[("facts.face_task_created_on", json!("20261123"))]), face("20261122")],
        ),
        row(
            "face-task-last-day",
            Notice,
            "facts.face_task_created_on",
            &["WXV-TASK-3D"],
            face("20261121"),
            [face("20261120"), face("20261122")],
        ),
        row(
            "face-task-future",
            Warning,
            "facts.face_task_created_on",
            &[],
            face("20261125"),
            [face("20261124"), face("")],
        ),
        row(
            "face-task-date-form",
            Error,
            "facts.face_task_created_on",
            &[],
            face("20261131"),
            [face("2026-11-24"), face("2026年11月24日")],
        ),
        row(
            "request-unknown-name",
            Warning,
            "icp_subject.base_info.adress",
            &["WX-47001"],
            with(enterprise(), &[("icp_subject.base_info.adress", json!("科技路"))]),
            [with(enterprise(), &[("facts.note", json!("x"))]), with(enterprise(), &[("future", json!({"a": 1}))])],
        ),
        row(
            "request-masked",
            Error,
            PHONE,
            &[],
            with(enterprise(), &[(PHONE, json!("138****8000")), (SECOND_PHONE, json!("138****8000"))]),
            [enterprise(), with(enterprise(), &[("icp_subject.base_info.comment", json!("1*2"))])],
        ),
        row(
            "illegal-characters",
            Warning,
            "icp_subject.base_info.name",
            &["MI-5008", "HW-TYPE"],
            with(enterprise(), &[("icp_subject.base_info.name", json!("深圳样本装修\u{200b}有限公司"))]),
            [enterprise(), with(enterprise(), &[("icp_subject.base_info.comment", json!("一行\n又一行"))])],
        ),
        many(
            "illegal-characters",
            Warning,
            "icp_applets.base_info.comment",
            &["MI-5008"],
            [
                "😀",
                "<b>样本</b>",
                "&nbsp;",
                "\u{e000}",
                "ｱ",
                "→",
                "\t",
                "\u{a0}",
                "\u{2003}",
                "⼈",
                "⻔",
                "\u{f900}",
                "e\u{301}",
                "①",
                "\u{fffc}",
            ]
            .map(|sign| remarked(enterprise(), &remark_with(sign))),
            ["（样本）", "A&B", "3~5 天", "样本　样本", "é", "Ⅱ", "《样本》：“样本”"]
                .map(|sign| remarked(enterprise(), &remark_with(sign))),
        ),
        row("illegal-characters", Warning, NAME, &["MI-5008"], set(enterprise(), NAME, "样本装修★"), [enterprise()]),
        row(
            "applets-limit",
            Error,
            "facts.applets_already_filed",
            &["WXF-LIMIT"],
            with(individual(), &[("facts.applets_already_filed", json!(5))]),
            [
                with(individual(), &[("facts.applets_already_filed", json!(4))]),
                with(enterprise(), &[("facts.applets_already_filed", json!(49))]),
                with(sole_proprietor(), &[("facts.applets_already_filed", json!(4))]),
            ],
        ),
        row(
            "applets-limit",
            Error,
            "facts.applets_already_filed",
            &["WXF-LIMIT"],
            with(enterprise(), &[("facts.applets_already_filed", json!(50))]),
            [with(enterprise(), &[("facts.applets_already_filed", json!(5))])],
        ),
        row(
            "applets-limit",
            Error,
            "facts.applets_already_filed",
            &["WXF-LIMIT"],
            with(sole_proprietor(), &[("facts.applets_already_filed", json!(5))]),
            [sole_proprietor()],
        ),
        row(
            "applets-count",
            Error,
            "facts.applets_already_filed",
            &[],
            with(enterprise(), &[("facts.applets_already_filed", json!(-1))]),
            [enterprise(), with(enterprise(), &[("facts.applets_already_filed", Value::Null)])],
        ),
    ]
}

/// An enterprise that applies for certification together with the filing.
pub(crate) fn combined() -> Filing {
    with(
        enterprise(),
        &[(
            "auth_data",
            json!({
                "customer_type": 1,
                "contact_info": {"name": "样本甲", "mobile": "13800138000", "email": "a@example.com"},
                "invoice_info": {"invoice_type": 1},
                "qualification": "licence.jpg",
                "account_name": "样本装修预约",
                "account_name_type": 1,
                "pay_type": 1,
                "third_party_phone": "13800138000",
                "service_appid": "wx0a1b2c3d4e5f6071"
            }),
        )],
    )
}

fn certification() -> Vec<Row> {
    let auth = |field: &str, value: Value| with(combined(), &[(&format!("auth_data.{field}"), value)]);
    let person = |changes: &[(&str, Value)]| {
        let mut filing = individual();
        filing.set("auth_data", combined().get("auth_data").cloned().unwrap_or_default());
        with(with(filing, &[("auth_data.customer_type", json!(15)), ("auth_data.qualification", Value::Null)]), changes)
    };
    let institution = with(of_nature(3), &[("auth_data", combined().get("auth_data").cloned().unwrap_or_default())]);
    vec![
        row(
            "certification-kind",
            Error,
            "auth_data.customer_type",
            &["WXC-KIND"],
            institution,
            [combined(), person(&[])],
        ),
        row(
            "certification-customer",
            Error,
            "auth_data.customer_type",
            &[],
            auth("customer_type", json!(12)),
            [combined(), person(&[])],
        ),
        row(
            "certification-missing",
            Error,
            "auth_data.account_name",
            &[],
            auth("account_name", Value::Null),
            [combined(), auth("taskid", Value::Null)],
        ),
        row(
            "certification-missing",
            Error,
            "auth_data.service_appid",
            &[],
            auth("service_appid", Value::Null),
            [with(auth("service_appid", Value::Null), &[("auth_data.pay_type", json!(2))])],
        ),
        many(
            "certification-customer-type",
            Error,
            "auth_data.customer_type",
            &["WXC-KIND"],
            [auth("customer_type", json!(2)), auth("customer_type", json!(0))],
            [combined(), auth("customer_type", json!(12))],
        ),
        row(
            "certification-code",
            Error,
            "auth_data.pay_type",
            &[],
            auth("pay_type", json!(3)),
            [combined(), auth("pay_type", json!(2))],
        ),
        row(
            "certification-invoice",
            Warning,
            "auth_data.invoice_info",
            &["WXC-INVOICE"],
            auth("invoice_info", Value::Null),
            [combined(), enterprise()],
        ),
        row(
            "certification-invoice-due",
            Error,
            "auth_data.invoice_info",
            &["WXC-INVOICE"],
            with(auth("invoice_info", Value::Null), &[("auth_data.pay_type", json!(2))]),
            [combined(), auth("invoice_info", Value::Null)],
        ),
        row(
            "certification-qualification",
            Error,
            "auth_data.qualification",
            &["WXC-QUALIFICATION"],
            auth("qualification", Value::Null),
            [combined(), person(&[])],
        ),
        row(
            "certification-identity",
            Error,
            "auth_data.auth_ident_material",
            &["WXC-IDENT"],
            person(&[("auth_data.auth_identification", json!("医生"))]),
            [
                person(&[]),
                person(&[
                    ("auth_data.auth_identification", json!("医生")),
                    ("auth_data.auth_ident_material", json!(["proof.jpg"])),
                ]),
            ],
        ),
        row(
            "certification-mobile",
            Error,
            "auth_data.contact_info.mobile",
            &[],
            auth("contact_info.mobile", json!("1380013800")),
            [combined(), auth("contact_info.mobile", json!("138 0013 8000"))],
        ),
        row(
            "certification-email",
            Error,
            "auth_data.contact_info.email",
            &[],
            auth("contact_info.email", json!("a.example.com")),
            [combined(), auth("contact_info.email", json!("a@b.cn"))],
        ),
        row(
            "certification-pending",
            Notice,
            "auth_data.customer_type",
            &["WXC-PENDING"],
            combined(),
            [enterprise(), with(combined(), &[("facts.answers", json!({"certification-pending": true}))])],
        ),
    ]
}

fn kinds() -> Vec<Row> {
    let changes = |paths: Value, values: &[(&str, Value)]| with(with(change(), &[("change.changed", paths)]), values);
    vec![
        row("change-empty", Error, "change.changed", &[], changes(json!([]), &[]), [change(), enterprise()]),
        row(
            "change-unknown",
            Warning,
            "change.changed",
            &[],
            changes(json!(["icp_applets.base_info.coment"]), &[]),
            [change(), changes(json!(["icp_applets.base_info"]), &[])],
        ),
        row(
            "change-same",
            Error,
            "icp_applets.base_info.comment",
            &[],
            filed("展示样本公司的产品与价格，供客户预约上门测量并查询订单进度。"),
            [change(), filed("展示样本公司的产品，供客户预约上门测量。")],
        ),
        row(
            "change-left-out",
            Error,
            "icp_subject.principal_info.mobile",
            &[],
            edited(&[]),
            [change(), edited(&["icp_subject.principal_info.mobile"]), edited(&["icp_subject.principal_info"])],
        ),
        row(
            "change-value-missing",
            Error,
            "icp_subject.legal_person_info.name",
            &[],
            changes(json!(["icp_subject.legal_person_info.name"]), &[]),
            [
                change(),
                changes(
                    json!(["icp_subject.legal_person_info.name"]),
                    &[("icp_subject.legal_person_info.name", json!("样本丙"))],
                ),
            ],
        ),
        row(
            "change-other-subject",
            Warning,
            "icp_subject.organize_info.certificate_number",
            &[],
            changes(
                json!(["icp_subject.organize_info.certificate_number"]),
                &[&licence(), &[("icp_subject.organize_info.certificate_number", json!("91440300708461136T"))][..]]
                    .concat(),
            ),
            [change(), enterprise()],
        ),
        row(
            "change-nature",
            Warning,
            "icp_subject.base_info.type",
            &[],
            changes(
                json!(["icp_subject.base_info.type"]),
                &[&licence(), &[("icp_subject.organize_info.certificate_number", json!("91440300708461136T"))][..]]
                    .concat(),
            ),
            [change(), enterprise()],
        ),
        row(
            "change-half",
            Error,
            "icp_subject.principal_info.certificate_number",
            &[],
            with(renamed(), &[("icp_subject.principal_info.mobile", json!("13800000009"))]),
            [
                renewed(),
                with(renamed(), &[("facts.filed", Value::Null)]),
                with(renamed(), &[("icp_subject.principal_info.name", json!("样本甲"))]),
                answered(renamed(), "change-half"),
                change(),
                enterprise(),
            ],
        ),
        row(
            "change-half",
            Error,
            "icp_subject.base_info.address",
            &[],
            modified(&[("icp_subject.base_info.district", json!("440304"))]),
            [
                modified(&[("icp_subject.base_info.address", json!("福华路1号2栋301室"))]),
                modified(&[
                    ("icp_subject.base_info.district", json!("440304")),
                    ("icp_subject.base_info.address", json!("福华路1号2栋301室")),
                ]),
            ],
        ),
        row(
            "change-province",
            Warning,
            "icp_subject.base_info.province",
            &[],
            changes(json!(["icp_subject.base_info.province"]), &[("icp_subject.base_info.province", json!("440000"))]),
            [change(), enterprise()],
        ),
        row(
            "change-record-number",
            Notice,
            "icp_applets.base_info.record_number",
            &[],
            with(change(), &[("icp_applets.base_info.record_number", Value::Null)]),
            [
                change(),
                with(change(), &[("icp_subject.base_info.record_number", Value::Null)]),
                with(
                    change(),
                    &[
                        ("change.changed", json!(["icp_subject.base_info.name"])),
                        ("icp_applets.base_info.record_number", Value::Null),
                    ],
                ),
            ],
        ),
        row(
            "cancel-type",
            Error,
            "cancel.cancel_type",
            &[],
            with(cancel(), &[("cancel.cancel_type", json!(4))]),
            [cancel(), with(cancel(), &[("cancel.cancel_type", json!(3))])],
        ),
        row(
            "cancel-type",
            Error,
            "cancel.cancel_type",
            &[],
            with(cancel(), &[("cancel.cancel_type", Value::Null)]),
            [with(cancel(), &[("cancel.cancel_type", json!(1))])],
        ),
        row(
            "cancel-reason",
            Error,
            "cancel.reason_type",
            &[],
            with(cancel(), &[("cancel.reason_type", json!(3))]),
            [cancel(), with(cancel(), &[("cancel.reason_type", Value::Null)])],
        ),
        row(
            "cancel-who",
            Error,
            "icp_subject.base_info.name",
            &[],
            with(cancel(), &[("icp_subject.base_info.name", Value::Null)]),
            [cancel(), Filing::new(Kind::New)],
        ),
        row(
            "reference-outdated",
            Notice,
            "",
            &[],
            Sample::from(cancel()).on("20270601"),
            [Sample::from(cancel()), Sample::from(cancel()).on("20270523")],
        ),
        row(
            "cancel-which",
            Error,
            NAME,
            &[],
            with(cancel(), &[("icp_applets.base_info.record_number", Value::Null)]),
            [
                cancel(),
                with(cancel(), &[("icp_applets.base_info.record_number", Value::Null), (NAME, json!("样本装修"))]),
                with(
                    cancel(),
                    &[("icp_applets.base_info.record_number", Value::Null), ("cancel.cancel_type", json!(1))],
                ),
            ],
        ),
        row(
            "cancel-jiangsu",
            Warning,
            "cancel.cancel_type",
            &["PV-JS-CANCEL"],
            in_province(cancel(), "320000"),
            [
                cancel(),
                set(in_province(cancel(), "320000"), "cancel.cancel_type", 1),
                set(in_province(cancel(), "320000"), "cancel.cancel_type", 3),
            ],
        ),
        row(
            "cancel-number",
            Error,
            "icp_subject.organize_info.certificate_number",
            &[],
            with(
                cancel(),
                &[
                    ("icp_subject.organize_info.certificate_number", Value::Null),
                    ("icp_applets.base_info.record_number", Value::Null),
                ],
            ),
            [cancel(), with(cancel(), &[("icp_applets.base_info.record_number", Value::Null)])],
        ),
        many(
            "cancel-record-number",
            Notice,
            "icp_applets.base_info.record_number",
            &[],
            [
                with(cancel(), &[("icp_applets.base_info.record_number", Value::Null)]),
                with(
                    cancel(),
                    &[
                        ("icp_applets.base_info.record_number", Value::Null),
                        ("icp_subject.base_info.record_number", json!("粤ICP备12345678号")),
                    ],
                ),
            ],
            [cancel(), with(cancel(), &[("icp_subject.organize_info.certificate_number", Value::Null)])],
        ),
        row(
            "cancel-unconfirmed",
            Error,
            "cancel.cancel_type",
            &[],
            with(cancel(), &[("cancel.cancel_type", json!(1))]),
            [
                cancel(),
                with(
                    cancel(),
                    &[("cancel.cancel_type", json!(1)), ("facts.answers", json!({"cancel-everything": true}))],
                ),
            ],
        ),
        row(
            "cancel-everything",
            Notice,
            "cancel.cancel_type",
            &[],
            with(cancel(), &[("cancel.cancel_type", json!(1))]),
            [cancel(), with(cancel(), &[("cancel.cancel_type", json!(3))])],
        ),
        row(
            "individual-differs",
            Error,
            "icp_subject.organize_info.certificate_number",
            &["WXD-PERSON-EQUAL"],
            with(
                individual(),
                &[("icp_subject.organize_info.certificate_number", json!(id_number("440305", "19900101", 3)))],
            ),
            [
                individual(),
                with(
                    individual(),
                    &[("icp_subject.organize_info.certificate_number", json!(first_number().to_lowercase()))],
                ),
            ],
        ),
    ]
}

/// What the subject's licence shows.
fn licence() -> [(&'static str, Value); 3] {
    [
        ("icp_subject.organize_info.certificate_type", json!(1)),
        ("icp_subject.organize_info.certificate_address", json!("广东省深圳市南山区科技路1号2栋301室")),
        ("icp_subject.organize_info.certificate_photo", json!("certificate.jpg")),
    ]
}

/// A modification of a filed enterprise with these answers, which it lists.
fn modified(changes: &[(&str, Value)]) -> Filing {
    let mut filing = with(follow_up(&enterprise(), Kind::Change, Some("粤ICP备12345678号-1X")), changes);
    filing.set("change.changed", changes.iter().map(|(path, _)| json!(path)).collect::<Vec<_>>());
    filing
}

/// Another responsible person of whom only the name was entered.
fn renamed() -> Filing {
    modified(&[
        ("icp_subject.principal_info.name", json!("样本乙")),
        ("icp_applets.principal_info.name", json!("样本乙")),
    ])
}

/// Another responsible person with everything of their own.
fn renewed() -> Filing {
    let own = [
        ("certificate_number", second_number()),
        ("certificate_validity_date_start", "20210101".to_owned()),
        ("certificate_photo_front", "second-front.jpg".to_owned()),
        ("certificate_photo_back", "second-back.jpg".to_owned()),
        ("mobile", "13800000009".to_owned()),
    ];
    let mut filing = renamed();
    for base in ["icp_subject", "icp_applets"] {
        for (key, value) in &own {
            filing.set(&format!("{base}.principal_info.{key}"), value.as_str());
        }
    }
    filing
}

/// What is filed of a modification that changes nothing.
fn kept() -> Value {
    let filing = change();
    let sent = beian_desk::filing::field::all().iter().filter(|row| row.sent && filing.has(&row.path));
    sent.map(|row| (row.path.clone(), filing.get(&row.path).unwrap().clone())).collect()
}

/// A modification that lists the remark and these items, of a filing whose telephone number was edited too.
fn edited(listed: &[&str]) -> Filing {
    let mobile = "icp_subject.principal_info.mobile";
    let listed: Vec<&str> = ["icp_applets.base_info.comment"].into_iter().chain(listed.iter().copied()).collect();
    let mut kept = kept();
    for (path, text) in [(mobile, "13800000000"), ("icp_applets.base_info.comment", "展示样本公司的产品。")] {
        kept[path] = json!(text);
    }
    with(change(), &[("change.changed", json!(listed)), (mobile, json!("13800000009")), ("facts.filed", kept)])
}

/// A modification of the remark, with the remark that is filed.
fn filed(remark: &str) -> Filing {
    let mut filing = change();
    filing.set("facts.filed[icp_applets.base_info.comment]", remark);
    filing
}
