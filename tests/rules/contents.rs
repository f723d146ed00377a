//! Names, remark, service contents, pre-approvals.

use beian_desk::filing::Filing;
use beian_desk::finding::Level::{Error, Notice, Warning};
use serde_json::{Value, json};

use super::support::{change, enterprise, individual};
use super::{Row, row, with};

const NAME: &str = "facts.applet_name";
const RECORD: &str = "icp_applets.base_info.record_number";
const SUBJECT: &str = "icp_subject.base_info.name";
const REMARK: &str = "icp_applets.base_info.comment";
const SERVICES: &str = "icp_applets.base_info.service_content_types";
const ITEMS: &str = "icp_applets.base_info.nrlx_details";
const SCOPE: &str = "facts.business_scope";
const PROVINCE: &str = "icp_subject.base_info.province";
const STATEMENTS: &str = "icp_materials.applets_other_materials";

fn named(name: &str) -> Filing {
    with(enterprise(), &[(NAME, json!(name))])
}

fn recorded(number: &str) -> Filing {
    with(change(), &[(RECORD, json!(number))])
}

fn own(name: &str) -> Filing {
    with(individual(), &[(NAME, json!(name))])
}

pub(crate) fn province(filing: Filing, code: &str) -> Filing {
    with(filing, &[(PROVINCE, json!(code))])
}

fn remarked(filing: Filing, remark: &str) -> Filing {
    with(filing, &[(REMARK, json!(remark))])
}

pub(crate) fn answered(filing: Filing, rule: &str) -> Filing {
    with(filing, &[(&format!("facts.answers[{rule}]"), json!(true))])
}

pub(crate) fn scoped(code: &str, scope: &str) -> Filing {
    with(province(enterprise(), code), &[(SCOPE, json!(scope))])
}

fn stated(filing: Filing) -> Filing {
    with(filing, &[(STATEMENTS, json!(["statement.jpg"]))])
}

pub(crate) fn rows() -> Vec<Row> {
    let mut rows = names();
    rows.extend(remarks());
    rows.extend(approvals());
    rows.extend(scopes());
    rows
}

fn names() -> Vec<Row> {
    let bracket = |name: &str| with(province(enterprise(), "110000"), &[(SUBJECT, json!(name))]);
    vec![
        row("name-unknown", Notice, NAME, &[], with(enterprise(), &[(NAME, Value::Null)]), [enterprise(), change()]),
        row(
            "name-nation",
            Warning,
            NAME,
            &["TC-NAME-NATION"],
            named("中国样本装修"),
            [named("样本中国风装修"), with(named("中国样本装修"), &[(SUBJECT, json!("中国样本装修有限公司"))])],
        ),
        row(
            "name-sensitive",
            Warning,
            NAME,
            &["TC-NAME-SENSITIVE"],
            named("样本维权助手"),
            [enterprise(), named("样本维修助手")],
        ),
        row(
            "name-domain",
            Warning,
            NAME,
            &["TC-NAME-DOMAIN"],
            named("sample.com"),
            [named("样本V2.0版"), enterprise()],
        ),
        row(
            "name-not-chinese",
            Warning,
            NAME,
            &["TC-NAME-FORM"],
            named("SAMPLE"),
            [named("SAMPLE样本装修"), enterprise()],
        ),
        row("name-not-chinese", Warning, NAME, &["TC-NAME-FORM"], named("123456"), [named("样本装修123")]),
        row(
            "name-signs",
            Warning,
            NAME,
            &["TC-NAME-FORM"],
            named("样本装修★"),
            [named("样本·装修"), named("样本装修（深圳）")],
        ),
        row("name-short", Warning, NAME, &["TC-NAME-SHORT"], named("样本"), [named("样本店"), named("样本装修预约")]),
        row(
            "name-generic",
            Warning,
            NAME,
            &["PV-NAME-GENERIC"],
            province(named("样本装修平台"), "120000"),
            [named("样本装修平台"), province(enterprise(), "120000")],
        ),
        row(
            "name-individual-word",
            Warning,
            NAME,
            &["UC-NAME-PERSONAL"],
            own("样本工作室"),
            [individual(), named("样本工作室")],
        ),
        row(
            "name-individual-business",
            Warning,
            NAME,
            &["UC-NAME-PERSONAL", "TC-PERSON-BUSINESS"],
            own("样本商城"),
            [own("样本记事本"), named("样本商城")],
        ),
        row(
            "name-individual-place",
            Warning,
            NAME,
            &["UC-NAME-PERSONAL"],
            own("成都记事本"),
            [individual(), named("成都记事本")],
        ),
        row(
            "name-individual-person",
            Warning,
            NAME,
            &["UC-NAME-PERSONAL"],
            own("样本甲的记事本"),
            [individual(), named("样本甲的记事本")],
        ),
        row(
            "name-individual-length",
            Notice,
            NAME,
            &[],
            own("样本甲乙丙丁戊己庚辛记"),
            [own("样本甲乙丙丁戊己庚记"), own("样本记")],
        ),
        row(
            "record-number-form",
            Warning,
            RECORD,
            &[],
            recorded("京ICP证030173号"),
            [recorded("粤ICP备12345678号-1X"), recorded("粤B2-20090059-1626X")],
        ),
        row(
            "record-number-kind",
            Warning,
            RECORD,
            &[],
            recorded("粤ICP备12345678号-1A"),
            [recorded("粤ICP备12345678号-1X"), recorded("粤ICP备2026123456号-12X")],
        ),
        row(
            "record-number-prefix",
            Notice,
            RECORD,
            &[],
            recorded("川ICP备12345678号-1X"),
            [recorded("蜀ICP备12345678号-1X"), recorded("黔ICP备12345678号-1X")],
        ),
        row(
            "subject-name-brackets",
            Notice,
            SUBJECT,
            &["PV-BJ-BRACKET"],
            bracket("样本（北京）有限公司"),
            [bracket("北京样本有限公司"), with(enterprise(), &[(SUBJECT, json!("样本（深圳）有限公司"))])],
        ),
    ]
}

fn remarks() -> Vec<Row> {
    let long = |count: usize| {
        let start = "展示样本公司的产品与价格供客户预约上门安装并查询订单进度";
        let rest = "样".repeat(count - start.chars().count());
        remarked(enterprise(), &format!("{start}{rest}"))
    };
    let short = |count: usize| {
        let text = "展示产品价格预约上门安装查询订单进度售后客服";
        remarked(enterprise(), &text.chars().take(count).collect::<String>())
    };
    let declared = "本小程序为个人记事工具，用于记录待办、查看日历，不含任何企业或单位内容，如不属实愿接受注销备案。";
    let plain = "个人记事与日程提醒小工具，供本人和朋友记录待办事项、查看日历。";
    let game =
        |code: &str, remark: &str| with(remarked(province(enterprise(), code), remark), &[(SERVICES, json!([37]))]);
    let unrelated = with(
        remarked(enterprise(), "为顾客提供手机点餐、排队取号和积分查询，到店后凭码领取餐品。"),
        &[(NAME, json!("美味面馆")), (SCOPE, json!("餐饮服务"))],
    );
    let mongolia = |remark: &str| remarked(province(individual(), "150000"), remark);
    vec![
        row("remark-length", Error, REMARK, &["WXD-COMMENT-LEN"], short(19), [short(20), long(200)]),
        row(
            "remark-length",
            Error,
            REMARK,
            &["WXD-COMMENT-LEN"],
            long(201),
            [long(200), remarked(enterprise(), &format!("  {}  ", "展示样本公司的产品与价格，供客户预约上门安装。"))],
        ),
        row(
            "remark-vague",
            Notice,
            REMARK,
            &["WXD-COMMENT-LEN"],
            province(remarked(enterprise(), "样本样本样本样本样本样本样本样本样本样本"), "510000"),
            [enterprise(), short(20)],
        ),
        row(
            "remark-vague",
            Warning,
            REMARK,
            &["PV-REMARK-CONTENT"],
            remarked(enterprise(), "样本样本样本样本样本样本样本样本样本样本"),
            [enterprise()],
        ),
        row(
            "remark-declaration",
            Warning,
            REMARK,
            &["PV-PERSON-REMARK"],
            province(individual(), "120000"),
            [province(remarked(individual(), declared), "120000"), individual()],
        ),
        row(
            "remark-short-mongolia",
            Warning,
            REMARK,
            &[],
            mongolia("个人记事与日程提醒小工具，供本人记录待办事项，查日历。"),
            [mongolia(plain), individual()],
        ),
        row(
            "remark-business",
            Warning,
            REMARK,
            &["TC-PERSON-BUSINESS"],
            remarked(individual(), "个人网店展示与销售，供朋友浏览商品、下单购买，查看配送进度。"),
            [individual(), remarked(individual(), "个人记事与日程提醒小工具，供本人记录待办事项，不涉及销售。")],
        ),
        row(
            "remark-relation",
            Warning,
            REMARK,
            &["WXR-NAME-SCOPE", "TC-NAME-PRODUCT"],
            unrelated.clone(),
            [enterprise(), remarked(unrelated, "美味面馆是本公司旗下品牌，为顾客提供手机点餐、排队取号和积分查询。")],
        ),
        row(
            "remark-game",
            Warning,
            REMARK,
            &["PV-GD-GAME"],
            game("440000", "休闲益智游戏，供用户闯关、查看排行榜并与好友分享成绩。"),
            [
                game("440000", "休闲益智游戏，供用户闯关、查看排行榜，版号ISBN 978-7-000-00000-0。"),
                game("510000", "休闲益智游戏，供用户闯关、查看排行榜并与好友分享成绩。"),
            ],
        ),
    ]
}

fn approvals() -> Vec<Row> {
    let items = |value: Value| with(enterprise(), &[(ITEMS, value)]);
    let services = |filing: Filing, value: Value| with(filing, &[(SERVICES, value)]);
    let permit = json!([{"type": 9, "code": "样文〔2026〕1号", "media": "permit.jpg"}]);
    let video = "展示样本公司的装修视频与案例，供客户预约上门安装并查询订单进度。";
    vec![
        row(
            "service-first-level",
            Error,
            SERVICES,
            &["WXD-SVC-LEVEL"],
            services(enterprise(), json!([511])),
            [enterprise(), services(enterprise(), json!([1, 176]))],
        ),
        row(
            "service-unknown",
            Error,
            SERVICES,
            &["WXD-SVC-LEVEL"],
            services(enterprise(), json!([177])),
            [services(enterprise(), json!([176])), enterprise()],
        ),
        row(
            "service-individual",
            Warning,
            SERVICES,
            &["TC-PERSON-BUSINESS"],
            services(individual(), json!([163])),
            [individual(), services(enterprise(), json!([163]))],
        ),
        row(
            "pre-approval-none",
            Error,
            ITEMS,
            &["WXD-NRLX-EMPTY"],
            items(json!([])),
            [enterprise(), items(permit.clone())],
        ),
        row(
            "pre-approval-type",
            Error,
            "icp_applets.base_info.nrlx_details[0].type",
            &["WXD-NRLX-EMPTY"],
            items(json!([{"code": "x"}])),
            [enterprise(), items(permit.clone())],
        ),
        row(
            "pre-approval-unknown",
            Error,
            "icp_applets.base_info.nrlx_details[0].type",
            &[],
            items(json!([{"type": 7}])),
            [enterprise(), items(permit.clone())],
        ),
        row(
            "pre-approval-number",
            Error,
            "icp_applets.base_info.nrlx_details[0].code",
            &["WXD-NRLX-DOC", "HW-PREAPPROVAL-DOC"],
            items(json!([{"type": 9, "media": "permit.jpg"}])),
            [enterprise(), items(permit.clone())],
        ),
        row(
            "pre-approval-document",
            Error,
            "icp_applets.base_info.nrlx_details[0].media",
            &["WXD-NRLX-DOC"],
            items(json!([{"type": 9, "code": "x"}])),
            [enterprise(), items(permit.clone())],
        ),
        row(
            "pre-approval-valid",
            Notice,
            "icp_applets.base_info.nrlx_details[0].media",
            &["HW-PREAPPROVAL-DOC"],
            items(permit.clone()),
            [enterprise(), answered(items(permit.clone()), "pre-approval-valid")],
        ),
        row(
            "pre-approval-ride-hailing",
            Notice,
            "icp_applets.base_info.nrlx_details[0].type",
            &[],
            items(json!([{"type": 11, "code": "x", "media": "permit.jpg"}])),
            [enterprise(), items(permit.clone())],
        ),
        row(
            "pre-approval-individual",
            Warning,
            "icp_applets.base_info.nrlx_details[0].type",
            &["TC-PERSON-BUSINESS"],
            with(individual(), &[(ITEMS, permit.clone())]),
            [individual(), items(permit.clone())],
        ),
        row(
            "pre-approval-service",
            Warning,
            SERVICES,
            &["TC-PREAPPROVAL"],
            services(enterprise(), json!([43])),
            [enterprise(), services(items(permit.clone()), json!([43]))],
        ),
        row(
            "pre-approval-words",
            Warning,
            REMARK,
            &["TC-PREAPPROVAL"],
            remarked(enterprise(), video),
            [
                enterprise(),
                remarked(enterprise(), "展示样本公司的产品与价格，供客户预约上门安装，不涉及视频。"),
                remarked(items(json!([{"type": 10, "code": "x", "media": "p.jpg"}])), video),
            ],
        ),
        row(
            "pre-approval-statement",
            Notice,
            STATEMENTS,
            &["WXS-STATEMENT"],
            remarked(enterprise(), video),
            [enterprise(), stated(remarked(enterprise(), video))],
        ),
    ]
}

fn scopes() -> Vec<Row> {
    let religion = |code: &str| with(province(enterprise(), code), &[(SERVICES, json!([175]))]);
    vec![
        row(
            "scope-finance",
            Warning,
            SCOPE,
            &["PV-FINANCE"],
            scoped("440000", "资产管理；装修工程施工"),
            [
                enterprise(),
                scoped("450000", "资产管理；装修工程施工"),
                stated(scoped("440000", "资产管理；装修工程施工")),
            ],
        ),
        row(
            "scope-education",
            Warning,
            SCOPE,
            &["PV-EDU"],
            scoped("320000", "教育信息咨询；装修工程施工"),
            [scoped("440000", "教育信息咨询；装修工程施工"), stated(scoped("320000", "教育信息咨询；装修工程施工"))],
        ),
        row(
            "scope-not-involved",
            Warning,
            SCOPE,
            &["PV-NOT-INVOLVED"],
            scoped("410000", "图书零售；装修工程施工"),
            [scoped("440000", "图书零售；装修工程施工"), stated(scoped("410000", "图书零售；装修工程施工"))],
        ),
        row(
            "scope-hubei",
            Warning,
            SCOPE,
            &["PV-HB-SCOPE"],
            scoped("420000", "图书零售；装修工程施工"),
            [scoped("420000", "装修工程施工"), scoped("440000", "图书零售；装修工程施工")],
        ),
        row(
            "scope-shandong",
            Warning,
            SCOPE,
            &["PV-SD-SCOPE"],
            scoped("370000", "图书零售；装修工程施工"),
            [scoped("370000", "装修工程施工"), stated(scoped("370000", "图书零售；装修工程施工"))],
        ),
        row(
            "religion-ningxia",
            Warning,
            SERVICES,
            &["PV-NX-RELIGION"],
            religion("640000"),
            [
                religion("440000"),
                with(religion("640000"), &[(ITEMS, json!([{"type": 15, "code": "x", "media": "p.jpg"}]))]),
            ],
        ),
    ]
}
