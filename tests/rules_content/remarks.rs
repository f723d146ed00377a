//! Remarks.

use beian_desk::finding::Level;
use serde_json::json;

use crate::support::{enterprise, individual};
use crate::{Case, REMARK, SERVICES, in_province, set, with};

pub(crate) fn cases() -> Vec<Case> {
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
