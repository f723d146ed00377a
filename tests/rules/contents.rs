//! Themes of names and remarks: each theme with its level and near misses.

use beian_desk::filing::Filing;
use beian_desk::finding::Finding;
use beian_desk::finding::Level::{self, Notice, Warning};
use serde_json::json;

use super::support::{enterprise, individual, of_nature, review};
use super::{ITEMS, NAME, REMARK, Row, STATEMENTS, SUBJECT, in_province, item, many, named, remarked, set, with};

/// A row for an individual's remarks: those that reveal a theme and those that do not.
fn personal<const N: usize, const M: usize>(
    rule: &'static str,
    level: Level,
    raising: [&str; N],
    quiet: [&str; M],
) -> Row {
    let rejections: &[&str] = &["TC-PERSON-BUSINESS"];
    let filing = |text: &str| remarked(individual(), text);
    many(rule, level, REMARK, rejections, raising.map(filing), quiet.map(filing))
}

/// A row for an organisation's remarks.
fn corporate<const N: usize>(
    rule: &'static str,
    level: Level,
    rejections: &'static [&'static str],
    raising: [&str; N],
    quiet: [&str; 2],
) -> Row {
    let filing = |text: &str| remarked(enterprise(), text);
    many(rule, level, REMARK, rejections, raising.map(filing), quiet.map(filing))
}

const APPROVAL: &[&str] = &["TC-PREAPPROVAL"];

pub(crate) fn rows() -> Vec<Row> {
    let mut rows = individuals();
    rows.extend(organisations());
    rows.extend(answered());
    rows
}

fn individuals() -> Vec<Row> {
    vec![
        personal(
            "content-selling",
            Warning,
            [
                "个人网店展示与销售，供朋友浏览商品、下单购买，查看配送进度。",
                "个人记事工具，供公司客户付费购买并查询订单的进度。",
                "木雕只摆着看，程序里下不了单，看上哪件打我电话谈价。",
                "烧的壶都在这里，页面里不卖，想买的加微信说要哪把。",
                "街坊在这里选好点心，先付钱，下午我给你送上门。",
            ],
            [
                "看中的房子列个表，面积、朝向、离学校多远，自己比一比。",
                "个人记事与日程提醒小工具，供本人记录待办事项，不涉及销售。",
                "个人记事工具，记录购买日期和付款金额，供本人月底对账。",
                "想借的书先列在这里，供本人和家人借到了就划掉。",
            ],
        ),
        personal(
            "content-commissions",
            Warning,
            ["承接样本网站的设计与开发，可以查看以往案例并留言报价。"],
            ["记录本人学习网站设计的进度和笔记，方便自己复习查看。", "展示本人设计的样本图案，不接单，也不对外报价。"],
        ),
        personal(
            "content-interaction",
            Warning,
            ["骑行的朋友可以在这里发帖、评论和私信，认识新的同伴。", "大家互相分享养花经验，网友可以回复提问。"],
            [
                "记录本人的骑行路线和里程，没有评论、私信等社交功能。",
                "骑行路线记录工具，用户不能发布内容，也不能互相交流。",
            ],
        ),
        personal(
            "content-accounts",
            Notice,
            ["其他同学用手机号注册后可以一起查看值日安排和提醒。"],
            ["查看值日安排和提醒，无需注册账号，打开就能使用。", "值日安排和提醒，只供本人查看，不开放注册。"],
        ),
        personal(
            "content-ai",
            Warning,
            ["输入问题由AI回答，还能自动生成作文和头像图片。", "接入大模型的聊天机器人，随时回答各种提问。"],
            ["随机生成值日表和座位表，供本人排座位使用，没有AI功能。", "DAISY花期记录本，记录每天的浇水和施肥情况。"],
        ),
        personal(
            "content-live",
            Warning,
            ["每天晚上八点开播唱歌，观众进入直播间点歌。"],
            [
                "记录想看的直播时间，到点提醒自己，本身不提供直播。",
                "练歌打卡记录，统计每天练习的分钟数，不含直播功能。",
            ],
        ),
        personal(
            "content-media",
            Warning,
            ["经典电视剧和电影片段合集，点开即可在线播放。"],
            [
                "把看过的电影列成清单，写下观看日期和评分，供自己回顾。",
                "手机视频监控画面里的植物生长记录，供自己查看照片。",
            ],
        ),
        personal(
            "content-reading-aloud",
            Warning,
            ["名家朗读的古诗音频，孩子睡前可以收听。"],
            ["背古诗打卡工具，记录每天背了哪一首，没有音频。", "古诗字帖生成工具，输入诗句生成田字格图片打印。"],
        ),
        personal(
            "content-novels",
            Warning,
            ["玄幻小说在线阅读，每天更新最新章节。"],
            ["记录读过的小说和摘抄，按书名整理，供自己翻看。", "图书馆座位提醒工具，记录借书日期和归还日期。"],
        ),
        personal(
            "content-news",
            Warning,
            ["每天整理国内外时事新闻，推送给订阅的读者。"],
            ["新闻路附近停车位置记录工具，供本人找车时查看。", "每日天气和日程提醒工具，不发布新闻和资讯。"],
        ),
        personal(
            "content-medicine",
            Warning,
            ["卖祖传膏药和减肥药，留下地址就可以寄出。"],
            ["给爸妈设好吃药时间，到点提醒，不销售任何药品。", "家里农药和肥料的使用日期记录，供自己查看。"],
        ),
        personal(
            "content-clinic",
            Warning,
            ["输入症状判断可能的疾病，推荐用药并可在线向医生提问。"],
            ["记录每天的血压和心率并画成折线图，不做诊断，不给用药建议。", "电脑故障诊断步骤备忘，供自己维修时查看。"],
        ),
        personal(
            "content-tutoring",
            Warning,
            ["大学生上门家教，小学数学和英语辅导，家长在线报名。"],
            [
                "背单词卡片，自己录入单词随机抽查，不招生也不授课。",
                "大学课程表提醒工具，录入上课时间和教室，到点提醒。",
            ],
        ),
        personal(
            "content-education",
            Warning,
            ["面向孩子的安全常识教育小工具，展示图片并给出说明。"],
            [
                "记录本人的教育经历和工作经历，生成一页简介图片。",
                "国家教材目录查看工具，供本人核对版本，不涉及教育培训。",
            ],
        ),
        personal(
            "content-finance",
            Warning,
            ["每天推荐股票并给出买卖点，提供理财产品对比。"],
            [
                "记账工具，记录收入和支出，不提供理财建议，也不连接银行。",
                "晨跑从保险巷口跑到金融路口再折回，记下圈数和用时。",
                "帮自己管理财务票据，记录报销日期和金额。",
            ],
        ),
        personal(
            "content-virtual",
            Warning,
            ["低价话费充值和游戏点卡，付款后自动发卡密。"],
            ["记录每月话费和流量用量，超过时提醒自己。", "手机套餐用量记录，没有任何充值功能。"],
        ),
        personal(
            "content-lottery",
            Warning,
            ["双色球历史开奖走势和选号预测工具。"],
            ["聚会随机分组工具，输入名字随机分配，没有奖品和抽奖。", "随机决定今天吃什么，录入菜名后随机挑一个。"],
        ),
        personal(
            "content-blind-box",
            Warning,
            ["潮玩盲盒在线抽，抽到隐藏款包邮寄出。"],
            ["收纳盒物品记录，写下每个盒子里放了什么，方便查找。", "记录自己收藏的摆件，不出售，也没有盲盒。"],
        ),
        personal(
            "content-ride",
            Warning,
            ["县城顺风车，司机发布行程，乘客预约座位付车费。"],
            ["记录打车费用，月底汇总，方便自己报销。", "停车位置记录，标记楼层和车位号，不提供叫车。"],
        ),
        personal(
            "content-religion",
            Warning,
            ["每日圣经经文和祷告记录，主日讲道内容分享。"],
            ["几分钟教会您叠被子和收纳衣服，步骤图供家人查看。", "教堂路一带骑行路线记录，供自己查看里程。"],
        ),
        personal(
            "content-fortune",
            Warning,
            ["输入生辰八字查看运势，塔罗牌占卜感情。"],
            ["农历、节气和天气查看工具，大字显示，方便老人。", "星座观察记录，写下看到的星星和时间，供自己回顾。"],
        ),
        personal(
            "content-tobacco",
            Warning,
            ["电子烟和烟弹口味介绍，选好后同城送到。"],
            ["戒烟打卡，记录没有抽烟的天数，鼓励自己坚持。", "禁烟场所备忘，记录哪些地方不能抽烟。"],
        ),
        personal(
            "content-games",
            Warning,
            ["自己做的消消乐小游戏，闯关升级，看排行榜。"],
            ["记录自己在游戏机上通关的日期，本身不是游戏。", "桌游计分器，输入每轮得分自动累加。"],
        ),
        personal(
            "content-recruitment",
            Warning,
            ["本地招工信息，工厂发布岗位，工人投递简历。"],
            ["记录自己投递简历的日期和面试时间，到点提醒。", "个人面试准备清单，不发布任何招聘信息。"],
        ),
        personal(
            "content-device",
            Notice,
            ["控制家里的智能插座，远程开关灯，添加多个设备。"],
            ["记录家里电器的购置日期和保修期，到期提醒。", "手机水平仪和指南针工具，打开即可测量角度。"],
        ),
        personal(
            "content-charity",
            Warning,
            ["校外流浪猫救助项目，义卖物品所得用于绝育，公示善款。"],
            ["给自己的猫记录体重、疫苗和洗澡时间，提醒驱虫。", "记录本人献血的日期和次数，提示下次的时间。"],
        ),
        personal(
            "content-institution",
            Warning,
            ["样例中学学生会的活动报名和签到工具，各班班长登记名单。"],
            ["记录从公司到家的通勤时间，画成图表给自己看。", "本人座位表生成工具，录入名字后随机排列。"],
        ),
        many(
            "content-maps",
            Notice,
            REMARK,
            &[],
            [remarked(individual(), "手绘地图标注工具，他人可以上传地点并公开查看坐标。")],
            [
                remarked(individual(), "地图书签，保存常去的地方，方便自己查看路线。"),
                remarked(individual(), "停车位置记录，不提供地图标注和上传。"),
            ],
        ),
        many(
            "content-wording",
            Warning,
            REMARK,
            &["UC-NAME-PERSONAL"],
            [remarked(individual(), "本小程序是我的个人博客，用来发布学习笔记，方便自己查看整理。")],
            [
                remarked(individual(), "记录学习笔记，按标签整理，方便自己查看，不是博客。"),
                remarked(enterprise(), "样本公司博客的更新提醒，供客户查看装修知识并预约上门。"),
            ],
        ),
    ]
}

fn organisations() -> Vec<Row> {
    vec![
        corporate(
            "content-ai",
            Notice,
            &[],
            ["接入大模型自动回答样本客户的装修问题，并生成效果图。"],
            ["客服人员回答样本客户的装修问题，不使用人工智能。", "支持上传AI格式、PDF格式的装修图纸，客户查看进度。"],
        ),
        corporate(
            "content-media",
            Warning,
            APPROVAL,
            ["为样本客户提供影视剧点播，可以追剧和收听音乐。"],
            ["样本客户查看灯具安装视频教程，预约上门维修。", "视频监控设备的售后报修，样本客户查询维修进度。"],
        ),
        corporate(
            "content-medicine",
            Warning,
            APPROVAL,
            ["向样本客户展示装修作品，并提供药品查询与预约服务。"],
            [
                "向样本客户展示装修作品，提供预约服务，不涉及药品。",
                "向样本客户展示药房货架的规格和安装案例，提供报价。",
            ],
        ),
        corporate(
            "content-news",
            Warning,
            APPROVAL,
            ["转载时政要闻和社会新闻，推送给样本读者。"],
            ["样本公司新闻路店和东门店的地址查询、预约到店。", "查看公司新闻、装修案例和施工进度，供样本客户使用。"],
        ),
        corporate(
            "content-tutoring",
            Warning,
            APPROVAL,
            ["少儿编程与奥数培训，家长选课缴费，查看老师点评。"],
            ["员工培训签到和安全教育考试，样本公司内部使用。", "样本客户查看活动安排并报名，不涉及校外培训。"],
        ),
        corporate(
            "content-ride",
            Warning,
            APPROVAL,
            ["样本出行的网约车服务，乘客叫车、司机接单。"],
            ["样本公司车队的检修登记，驾驶员提交申请并查询进度。", "样本客户预约量房，师傅按时上门，不提供叫车。"],
        ),
    ]
}

/// Answers that settle a finding: the declared item, the statement, the subject's own public business.
fn answered() -> Vec<Row> {
    let drugs = "向样本客户展示装修作品，并提供药品查询与预约服务。";
    let lessons = "安全知识教育资料查询，供样本客户查看通知与安排。";
    let called = |nature: i64, name: &str| set(remarked(of_nature(nature), lessons), SUBJECT, name);
    vec![
        many(
            "content-medicine",
            Warning,
            REMARK,
            APPROVAL,
            [remarked(enterprise(), drugs)],
            [
                set(remarked(enterprise(), drugs), ITEMS, item(5)),
                with(remarked(enterprise(), drugs), &[(STATEMENTS, json!(["statement.jpg"]))]),
            ],
        ),
        many(
            "content-education",
            Warning,
            REMARK,
            APPROVAL,
            [
                in_province(remarked(enterprise(), lessons), "110000"),
                remarked(enterprise(), lessons),
                called(9, "样例区样例职业培训学校"),
                called(4, "样例市样例小学堂有限公司"),
            ],
            [
                with(remarked(enterprise(), lessons), &[(STATEMENTS, json!(["statement.jpg"]))]),
                called(3, "样例市样例小学"),
                called(9, "样例区样例幼儿园"),
                called(4, "样例市样例幼儿园有限公司"),
            ],
        ),
        many(
            "content-education",
            Notice,
            REMARK,
            APPROVAL,
            [in_province(remarked(enterprise(), lessons), "500000")],
            [in_province(remarked(enterprise(), "安全知识资料查询，供样本客户查看通知与安排。"), "500000")],
        ),
        many(
            "content-news",
            Warning,
            NAME,
            APPROVAL,
            [named("样本装修新闻")],
            [named("样本新闻路装修"), set(named("样本装修新闻"), ITEMS, item(1))],
        ),
    ]
}

pub(crate) fn contents(filing: &Filing) -> Vec<Finding> {
    review(filing).findings.into_iter().filter(|finding| finding.rule.starts_with("content-")).collect()
}
