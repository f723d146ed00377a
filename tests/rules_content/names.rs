//! Names of mini programs and subjects.

use beian_desk::finding::Level;
use serde_json::Value;

use crate::support::enterprise;
use crate::{Case, in_province, named, personal, set};

pub(crate) fn cases() -> Vec<Case> {
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
