//! Names, remark, service contents, pre-approvals, and what the provinces add.

use beian_desk::filing::Filing;
use beian_desk::filing::path::{MANAGER, PRINCIPAL};
use beian_desk::finding::Level::{Error, Notice, Warning};
use serde_json::{Value, json};

use super::support::{
    change, enterprise, enterprise_with_letters, individual, of_nature, passport_holder, sole_proprietor,
};
use super::{Row, row, with};

const NAME: &str = "facts.applet_name";
const RECORD: &str = "icp_applets.base_info.record_number";
const SUBJECT: &str = "icp_subject.base_info.name";
const REMARK: &str = "icp_applets.base_info.comment";
const SUBJECT_REMARK: &str = "icp_subject.base_info.comment";
const SERVICES: &str = "icp_applets.base_info.service_content_types";
const ITEMS: &str = "icp_applets.base_info.nrlx_details";
const SCOPE: &str = "facts.business_scope";
const PROVINCE: &str = "icp_subject.base_info.province";
const STATEMENTS: &str = "icp_materials.applets_other_materials";
const PROOF: &str = "icp_subject.personal_info.residence_permit";
const CERTIFICATE: &str = "icp_subject.organize_info.certificate_address";
const KIND: &str = "icp_subject.principal_info.certificate_type";
const PHONE: &str = "icp_subject.principal_info.mobile";

fn named(name: &str) -> Filing {
    with(enterprise(), &[(NAME, json!(name))])
}

fn recorded(number: &str) -> Filing {
    with(change(), &[(RECORD, json!(number))])
}

fn own(name: &str) -> Filing {
    with(individual(), &[(NAME, json!(name))])
}

fn province(filing: Filing, code: &str) -> Filing {
    with(filing, &[(PROVINCE, json!(code))])
}

fn remarked(filing: Filing, remark: &str) -> Filing {
    with(filing, &[(REMARK, json!(remark))])
}

fn answered(filing: Filing, rule: &str) -> Filing {
    with(filing, &[(&format!("facts.answers[{rule}]"), json!(true))])
}

fn scoped(code: &str, scope: &str) -> Filing {
    with(province(enterprise(), code), &[(SCOPE, json!(scope))])
}

fn stated(filing: Filing) -> Filing {
    with(filing, &[(STATEMENTS, json!(["statement.jpg"]))])
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

pub(crate) fn rows() -> Vec<Row> {
    let mut rows = names();
    rows.extend(remarks());
    rows.extend(approvals());
    rows.extend(scopes());
    rows.extend(residence());
    rows.extend(provinces());
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
