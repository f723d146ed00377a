//! Names of mini programs and subjects, filing numbers.

use beian_desk::finding::Level::{Notice, Warning};
use serde_json::{Value, json};

use super::support::{change, enterprise, individual, of_nature};
use super::{NAME, RECORD, Row, SUBJECT, answered, in_province, many, named, personal, row, set, with};

fn recorded(number: &str) -> beian_desk::filing::Filing {
    with(change(), &[(RECORD, json!(number))])
}

pub(crate) fn rows() -> Vec<Row> {
    let bracket = |name: &str| with(in_province(enterprise(), "110000"), &[(SUBJECT, json!(name))]);
    vec![
        row(
            "name-taken",
            Notice,
            NAME,
            &["MI-2029"],
            enterprise(),
            [answered(enterprise(), "name-taken"), with(enterprise(), &[(NAME, Value::Null)])],
        ),
        many(
            "name-unknown",
            Notice,
            NAME,
            &[],
            [with(enterprise(), &[(NAME, Value::Null)]), set(enterprise(), "facts.applet_name", Value::Null)],
            [
                enterprise(),
                change(),
                named("样本装修预约"),
                set(named(""), "icp_applets.base_info.name", "样本装修预约"),
            ],
        ),
        many(
            "name-nation",
            Warning,
            NAME,
            &["TC-NAME-NATION"],
            [named("中国样本装修"), named("人民样本装修"), personal("国家样本记事")],
            [
                named("样本中国风装修"),
                with(named("中国样本装修"), &[(SUBJECT, json!("中国样本装修有限公司"))]),
                set(named("中国样本装修"), "icp_subject.base_info.name", "中国样本装修集团"),
            ],
        ),
        many(
            "name-sensitive",
            Warning,
            NAME,
            &["TC-NAME-SENSITIVE"],
            [named("样本维权助手"), named("样本装修维权"), personal("样本反腐记事")],
            [enterprise(), named("样本维修助手"), named("样本装修维修"), named("样本权益装修")],
        ),
        many(
            "name-title",
            Warning,
            NAME,
            &["TC-NAME-PRODUCT"],
            [
                "样本医院",
                "样本幼儿园",
                "样本实验学校",
                "样本大学",
                "样本摄影协会",
                "样本基金会",
                "样本银行",
                "样本区人民政府",
            ]
            .map(named),
            [
                named("样本宠物医院"),
                named("样本医院陪诊"),
                named("样本幼儿园接送"),
                named("样本时间银行"),
                set(named("样本医院"), SUBJECT, "样本医院有限公司"),
                set(named("样本银行官网"), SUBJECT, "样本银行股份有限公司"),
                with(of_nature(17), &[(NAME, json!("样本医院"))]),
                with(of_nature(3), &[(NAME, json!("样本实验小学"))]),
                with(of_nature(10), &[(NAME, json!("样本基金会"))]),
                with(of_nature(6), &[(NAME, json!("样本摄影协会"))]),
                with(of_nature(2), &[(NAME, json!("样本区人民政府"))]),
            ],
        ),
        many(
            "name-title",
            Warning,
            SUBJECT,
            &["HW-REG-NAME"],
            [set(enterprise(), SUBJECT, "样本区中心医院"), set(named("样本医院"), SUBJECT, "样本医院")],
            [
                set(enterprise(), SUBJECT, "样本医院管理有限公司"),
                set(of_nature(17), SUBJECT, "样本区中心医院"),
                set(of_nature(9), SUBJECT, "样本幼儿园"),
            ],
        ),
        many(
            "name-domain",
            Warning,
            NAME,
            &["TC-NAME-DOMAIN"],
            [named("sample.com"), named("样本装修.cn")],
            [named("样本V2.0版"), enterprise(), named("样本装修V2.0"), named("样本装修com")],
        ),
        many(
            "name-not-chinese",
            Warning,
            NAME,
            &["TC-NAME-FORM"],
            [named("SAMPLE"), named("123456"), named("Sample"), named("12345")],
            [named("SAMPLE样本装修"), enterprise(), named("样本装修123"), named("Sample样本装"), named("123样本装")],
        ),
        many(
            "name-signs",
            Warning,
            NAME,
            &["TC-NAME-FORM"],
            [named("样本装修★"), named("样本@装修")],
            [named("样本·装修"), named("样本装修（深圳）")],
        ),
        many(
            "name-short",
            Warning,
            NAME,
            &["TC-NAME-SHORT"],
            [named("样本"), named("样本A")],
            [named("样本店"), named("样本装修预约"), named("样本装"), named("样本店A")],
        ),
        many(
            "name-generic",
            Warning,
            NAME,
            &["PV-NAME-GENERIC"],
            [in_province(named("样本装修平台"), "120000"), in_province(named("样本装修论坛"), "370000")],
            [
                named("样本装修平台"),
                in_province(enterprise(), "120000"),
                in_province(named("样本装修平面图"), "120000"),
            ],
        ),
        many(
            "name-individual-word",
            Warning,
            NAME,
            &["UC-NAME-PERSONAL"],
            [personal("样本工作室"), personal("样本社区记事"), personal("样本美食笔记")],
            [individual(), named("样本工作室"), personal("样本工作记事")],
        ),
        many(
            "name-individual-business",
            Warning,
            NAME,
            &["UC-NAME-PERSONAL", "TC-PERSON-BUSINESS"],
            [personal("样本商城"), personal("样本商城记事"), personal("样本公司记事")],
            [personal("样本记事本"), named("样本商城"), personal("样本城市记事")],
        ),
        many(
            "name-individual-place",
            Warning,
            NAME,
            &["UC-NAME-PERSONAL"],
            [personal("成都记事本"), personal("深圳记事本"), personal("样本广东记事")],
            [individual(), named("成都记事本"), personal("深蓝记事本"), named("深圳样本装修")],
        ),
        many(
            "name-individual-person",
            Warning,
            NAME,
            &["UC-NAME-PERSONAL"],
            [personal("样本甲的记事本"), personal("样本甲的日记")],
            [individual(), named("样本甲的记事本"), personal("样本乙的日记"), named("样本甲装修")],
        ),
        many(
            "name-individual-length",
            Notice,
            NAME,
            &[],
            [personal("样本甲乙丙丁戊己庚辛记"), personal("样本记事本样本记事本样"), personal("样本")],
            [personal("样本甲乙丙丁戊己庚记"), personal("样本记"), personal("样本记事本样本记事本")],
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
        many(
            "subject-name-brackets",
            Notice,
            SUBJECT,
            &["PV-BJ-BRACKET"],
            [
                bracket("样本（北京）有限公司"),
                in_province(set(enterprise(), "icp_subject.base_info.name", "样本（北京）装修公司"), "110000"),
            ],
            [
                bracket("北京样本有限公司"),
                with(enterprise(), &[(SUBJECT, json!("样本（深圳）有限公司"))]),
                set(enterprise(), "icp_subject.base_info.name", "样本（北京）装修公司"),
                in_province(enterprise(), "110000"),
            ],
        ),
    ]
}
