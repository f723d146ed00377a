//! Rules on the mini program's remark.

use beian_desk::finding::Level::{Error, Notice, Warning};
use beian_desk::i18n::Language;
use serde_json::json;

use super::support::{enterprise, individual, review};
use super::{NAME, REMARK, Row, SCOPE, SERVICES, in_province, many, remarked, set, with};

pub(crate) fn rows() -> Vec<Row> {
    let long = |count: usize| {
        let start = "展示样本公司的产品与价格供客户预约上门安装并查询订单进度";
        let rest = "样".repeat(count - start.chars().count());
        remarked(enterprise(), &format!("{start}{rest}"))
    };
    let short = |count: usize| {
        let text = "展示产品价格预约上门安装查询订单进度售后客服";
        remarked(enterprise(), &text.chars().take(count).collect::<String>())
    };
    let exactly = |count: usize| "展示样本公司的装修产品供客户查询预约".chars().cycle().take(count).collect::<String>();
    let declared = "本小程序为个人记事工具，用于记录待办、查看日历，不含任何企业或单位内容，如不属实愿接受注销备案。";
    let declared_shortly = "个人记事工具，供本人记录待办事项；属个人性质，不含企业内容，如不属实愿接受注销。";
    let plain = "个人记事与日程提醒小工具，供本人和朋友记录待办事项、查看日历。";
    let game =
        |code: &str, remark: &str| with(remarked(in_province(enterprise(), code), remark), &[(SERVICES, json!([37]))]);
    let unrelated = with(
        remarked(enterprise(), "为顾客提供手机点餐、排队取号和积分查询，到店后凭码领取餐品。"),
        &[(NAME, json!("美味面馆")), (SCOPE, json!("餐饮服务"))],
    );
    let mongolia = |remark: &str| remarked(in_province(individual(), "150000"), remark);
    vec![
        many(
            "remark-length",
            Error,
            REMARK,
            &["WXD-COMMENT-LEN"],
            [short(19), long(201), remarked(enterprise(), &exactly(19)), remarked(enterprise(), &exactly(201))],
            [
                short(20),
                long(200),
                remarked(enterprise(), &format!("  {}  ", "展示样本公司的产品与价格，供客户预约上门安装。")),
                remarked(enterprise(), &exactly(20)),
                remarked(enterprise(), &exactly(200)),
            ],
        ),
        many(
            "remark-vague",
            Notice,
            REMARK,
            &["WXD-COMMENT-LEN"],
            [
                in_province(remarked(enterprise(), "样本样本样本样本样本样本样本样本样本样本"), "510000"),
                in_province(remarked(enterprise(), &"样本".repeat(15)), "510000"),
            ],
            [enterprise(), short(20), in_province(enterprise(), "510000"), remarked(enterprise(), &exactly(19))],
        ),
        many(
            "remark-vague",
            Warning,
            REMARK,
            &["PV-REMARK-CONTENT"],
            [
                remarked(enterprise(), "样本样本样本样本样本样本样本样本样本样本"),
                remarked(enterprise(), &"样本".repeat(15)),
                remarked(enterprise(), "本公司的微信小程序用于备案用于备案用于备案"),
                remarked(enterprise(), "备案系统要求备注写满二十个字，所填资料真实有效，望予以通过。"),
            ],
            [enterprise(), remarked(enterprise(), "供客户预约上门测量、查看施工进度和查询样本报价。")],
        ),
        many(
            "remark-declaration",
            Warning,
            REMARK,
            &["PV-PERSON-REMARK"],
            [in_province(individual(), "120000"), in_province(individual(), "370000")],
            [
                in_province(remarked(individual(), declared), "120000"),
                in_province(remarked(individual(), declared_shortly), "120000"),
                individual(),
            ],
        ),
        many(
            "remark-short-mongolia",
            Warning,
            REMARK,
            &[],
            [
                mongolia("个人记事与日程提醒小工具，供本人记录待办事项，查日历。"),
                in_province(remarked(individual(), &exactly(29)), "150000"),
            ],
            [
                mongolia(plain),
                individual(),
                in_province(remarked(individual(), &exactly(30)), "150000"),
                remarked(individual(), &exactly(29)),
            ],
        ),
        many(
            "remark-relation",
            Warning,
            REMARK,
            &["WXR-NAME-SCOPE", "TC-NAME-PRODUCT"],
            [
                unrelated.clone(),
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
            [
                enterprise(),
                remarked(unrelated, "美味面馆是本公司旗下品牌，为顾客提供手机点餐、排队取号和积分查询。"),
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
        ),
        many(
            "remark-game",
            Warning,
            REMARK,
            &["PV-GD-GAME"],
            [
                game("440000", "休闲益智游戏，供用户闯关、查看排行榜并与好友分享成绩。"),
                set(enterprise(), SERVICES, json!([37])),
                in_province(set(enterprise(), SERVICES, json!([37])), "310000"),
            ],
            [
                game("440000", "休闲益智游戏，供用户闯关、查看排行榜，版号ISBN 978-7-000-00000-0。"),
                game("510000", "休闲益智游戏，供用户闯关、查看排行榜并与好友分享成绩。"),
                in_province(set(enterprise(), SERVICES, json!([37])), "510000"),
                with(
                    enterprise(),
                    &[
                        (SERVICES, json!([37])),
                        (REMARK, json!("样本公司自研益智小游戏，供玩家练习，版号 ISBN 978-7-000-00000-0。")),
                    ],
                ),
            ],
        ),
    ]
}

#[test]
fn the_remark_given_as_an_example_is_fine() {
    for base in [individual(), enterprise()] {
        let of_remark = |remark: &str| {
            let findings = review(&remarked(base.clone(), remark)).findings.into_iter();
            findings.filter(|finding| finding.field == REMARK).collect::<Vec<_>>()
        };
        let vague = of_remark(&"样本".repeat(12));
        let fix = vague.iter().find(|finding| finding.rule == "remark-vague").unwrap().fix(Language::Chinese).unwrap();
        let example = fix.split(['“', '”']).nth(1).unwrap();
        let found = of_remark(example).into_iter().filter(|finding| finding.rule != "remark-relation");
        assert_eq!(found.collect::<Vec<_>>(), [], "{example}");
    }
}
