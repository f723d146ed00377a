//! Reasons of refusals land on their field with cause and cure: `cargo test -p beian-office --test answers -- --nocapture` prints the score.
#![allow(clippy::unwrap_used, reason = "a test may stop here")]

use beian_core::finding::Finding;
use beian_core::i18n::Language;
use beian_core::reference::Reference;
use beian_office::package::answer::{self, Assigned, PlatformAnswer};
use serde::Deserialize;
use serde_json::json;

#[derive(Deserialize)]
struct Cases {
    looked_at: Vec<Case>,
    not_looked_at: Vec<Case>,
    fresh: Vec<Case>,
    unseen: Vec<Case>,
    spoken: Vec<Case>,
    held_back: Vec<Case>,
    kinds: Vec<Case>,
}

#[derive(Deserialize)]
struct Case {
    text: String,
    #[serde(default)]
    key: String,
    field: Fields,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Fields {
    One(String),
    Several(Vec<String>),
}

impl Fields {
    fn all(&self) -> Vec<&str> {
        match self {
            Self::One(field) => vec![field],
            Self::Several(fields) => fields.iter().map(String::as_str).collect(),
        }
    }
}

fn read(case: &Case) -> Vec<Finding> {
    let text = if case.key.is_empty() {
        case.text.clone()
    } else {
        json!({"info": {"status": 5, "audit_data": [{"key_name": case.key, "error": case.text, "suggest": ""}]}})
            .to_string()
    };
    PlatformAnswer::read(&text, Reference::built_in(), &[]).unwrap().findings
}

/// Whether each reason stands on its field and says more than the text.
fn is_right(case: &Case) -> bool {
    let (found, fields) = (read(case), case.field.all());
    let describe = |finding: &Finding| {
        [finding.why(Language::Chinese), finding.fix(Language::Chinese)]
            .iter()
            .flatten()
            .all(|part| part.chars().count() >= 4)
    };
    found.len() == fields.len()
        && found.iter().zip(&fields).all(|(finding, field)| {
            describe(finding) && regex_lite(field).iter().any(|part| finding.field.contains(part.as_str()))
        })
}

/// The alternatives of a field: `a|b`, `a.(b|c)`.
fn regex_lite(field: &str) -> Vec<String> {
    match field.split_once('(') {
        Some((before, rest)) => rest.trim_end_matches(')').split('|').map(|part| format!("{before}{part}")).collect(),
        None => field.split('|').map(str::to_owned).collect(),
    }
}

fn share(name: &str, cases: &[Case]) -> f64 {
    let wrong: Vec<&Case> = cases.iter().filter(|case| !is_right(case)).collect();
    for case in &wrong {
        let found: Vec<String> =
            read(case).iter().map(|finding| format!("{} “{}”", finding.field, answer::said(finding))).collect();
        println!("{name}: {} -> {}", case.text, found.join(" + "));
    }
    let right = cases.len() - wrong.len();
    println!("{name}: {right} of {} on their field with cause and cure", cases.len());
    right as f64 / cases.len() as f64
}

#[test]
fn nine_of_ten_reasons_are_understood() {
    let cases: Cases = toml::from_str(include_str!("answers.toml")).unwrap();
    assert!(cases.looked_at.len() + cases.not_looked_at.len() >= 120);
    let shares = [
        share("looked at", &cases.looked_at),
        share("not looked at", &cases.not_looked_at),
        share("fresh", &cases.fresh),
        share("unseen", &cases.unseen),
        share("spoken", &cases.spoken),
        share("held back", &cases.held_back),
        share("kinds", &cases.kinds),
    ];
    assert!(shares.iter().all(|share| *share >= 0.9), "{shares:?}");
}

#[derive(Deserialize)]
struct Causes {
    news: Vec<String>,
    looked_at: Vec<CauseCase>,
    held_back: Vec<CauseCase>,
    kinds: Vec<CauseCase>,
}

#[derive(Deserialize)]
struct CauseCase {
    text: String,
    field: String,
    cause: String,
}

impl CauseCase {
    /// Whether the reason stands on its field, and whether its cause is given as well.
    fn is_right(&self) -> (bool, bool) {
        let found = PlatformAnswer::read(&self.text, Reference::built_in(), &[]).unwrap().findings;
        let [finding] = found.as_slice() else { return (false, false) };
        if self.field.is_empty() {
            return (finding.field.is_empty(), finding.is(&answer::UNREAD));
        }
        let explained = [finding.rejections.concat(), finding.why(Language::Chinese).unwrap_or_default()].concat();
        let field = self.field.split('|').any(|part| finding.field.contains(part));
        (field, field && self.cause.split('|').any(|part| explained.contains(part)))
    }
}

#[test]
fn nine_of_ten_reasons_are_told_by_their_own_cause() {
    let cases: Causes = toml::from_str(include_str!("causes.toml")).unwrap();
    for (name, cases) in [("looked at", cases.looked_at), ("held back", cases.held_back), ("kinds", cases.kinds)] {
        let rated: Vec<(&CauseCase, (bool, bool))> = cases.iter().map(|case| (case, case.is_right())).collect();
        for (case, _) in rated.iter().filter(|(_, (_, cause))| !cause) {
            let found = PlatformAnswer::read(&case.text, Reference::built_in(), &[]).unwrap().findings;
            let placed = found.iter().map(|finding| (&finding.field, finding.why(Language::Chinese)));
            println!("{name}: {} -> {:?}", case.text, placed.collect::<Vec<_>>());
        }
        let fields = rated.iter().filter(|(_, (field, _))| *field).count();
        let causes = rated.iter().filter(|(_, (_, cause))| *cause).count();
        println!("{name}: of {} {fields} on their field, {causes} with their cause", cases.len());
        assert!(causes * 10 >= cases.len() * 9, "{name}");
    }
}

#[test]
fn each_of_several_reasons_quotes_its_own_part_and_the_message_where_it_stands_alone() {
    let read = |text: &str| PlatformAnswer::read(text, Reference::built_in(), &[]).unwrap().findings;
    let said = |finding: &Finding| finding.message(Language::Chinese);
    let list = read("1、通讯地址没有门牌号 2、承诺书没有盖章");
    let parts: Vec<String> = list.iter().map(|finding| said(&answer::without_message(finding.clone()))).collect();
    assert!(parts.len() == 2 && !parts[0].contains("盖章") && !parts[1].contains("门牌号"), "{parts:?}");
    assert!(list.iter().all(|finding| said(finding).contains("1、通讯地址没有门牌号 2、承诺书没有盖章")));
    let framed = read("您的备案未通过，原因：通讯地址没有门牌号，请修改后重新提交。如有疑问联系样本客服");
    assert!(framed.len() == 1 && said(&framed[0]).contains("样本客服"), "{framed:?}");
}

#[test]
fn two_papers_or_two_defects_are_two_findings() {
    for (text, count) in [
        ("执照和身份证都看不清", 2),
        ("身份证人像面和国徽面都反光", 2),
        ("执照反光且缺角", 2),
        ("执照反光导致看不清", 1),
        ("姓名和证件号码都与证件不一致", 1),
        ("执照反光，请重新拍摄", 1),
    ] {
        let found = PlatformAnswer::read(text, Reference::built_in(), &[]).unwrap().findings;
        assert_eq!(found.len(), count, "{text}: {found:?}");
    }
}

#[test]
fn a_letter_without_seal_and_signature_has_two_faults() {
    for text in ["授权书既没盖公章也没签字", "承诺书未签字、盖章", "承诺书签名是打印的，日期也没写"]
    {
        let found = PlatformAnswer::read(text, Reference::built_in(), &[]).unwrap().findings;
        assert_eq!(found.len(), 2, "{text}: {found:?}");
        assert!(found[0].field == found[1].field && found[0].why(Language::Chinese) != found[1].why(Language::Chinese));
    }
}

#[derive(Deserialize)]
struct PreciseCases {
    looked_at: Vec<PreciseCase>,
    held_back: Vec<PreciseCase>,
    other_words: Vec<PreciseCase>,
}

#[derive(Deserialize)]
struct PreciseCase {
    text: String,
    #[serde(default)]
    key: String,
    /// Field, words of the cause, words of the cure.
    told: Vec<[String; 3]>,
}

impl PreciseCase {
    fn findings(&self) -> Vec<Finding> {
        let case = Case { text: self.text.clone(), key: self.key.clone(), field: Fields::Several(Vec::new()) };
        read(&case)
    }

    /// Whether exactly this is told, and nothing besides.
    fn is_right(&self) -> bool {
        let found = self.findings();
        let says = |part: Option<String>, words: &str| part.unwrap_or_default().contains(words);
        found.len() == self.told.len()
            && found.iter().zip(&self.told).all(|(finding, [field, cause, cure])| {
                field.split('|').any(|part| finding.field.contains(part))
                    && says(finding.why(Language::Chinese), cause)
                    && says(finding.fix(Language::Chinese), cure)
            })
    }
}

#[test]
fn nine_of_ten_reasons_are_told_by_exactly_their_cause_and_cure() {
    let cases: PreciseCases = toml::from_str(include_str!("precise.toml")).unwrap();
    let sets = [("looked at", cases.looked_at), ("held back", cases.held_back), ("in other words", cases.other_words)];
    for (name, cases) in sets {
        let wrong: Vec<&PreciseCase> = cases.iter().filter(|case| !case.is_right()).collect();
        for case in &wrong {
            let told = case.findings();
            let told = told
                .iter()
                .map(|finding| (finding.field.clone(), finding.why(Language::Chinese), finding.fix(Language::Chinese)));
            println!("{name}: {} -> {:?}", case.text, told.collect::<Vec<_>>());
        }
        println!("{name}: {} of {} told exactly", cases.len() - wrong.len(), cases.len());
        assert!(wrong.len() * 10 <= cases.len(), "{name}");
    }
}

/// Name of an entry, text, and field and words of the cause of each reason that it states.
type Told<'a> = (&'a str, &'a str, &'a [(&'a str, &'a str)]);

/// Texts that tell exactly what they are said to tell.
fn tells(cases: &[Told<'_>]) {
    for (key, text, told) in cases {
        let case = Case { text: (*text).to_owned(), key: (*key).to_owned(), field: Fields::Several(Vec::new()) };
        let found = read(&case);
        let found: Vec<(&str, String)> =
            found.iter().map(|finding| (&*finding.field, finding.why(Language::Chinese).unwrap_or_default())).collect();
        let right = found.len() == told.len()
            && found.iter().zip(*told).all(|((field, why), (at, cause))| field.contains(at) && why.contains(cause));
        assert!(right, "{text}: {found:?}");
    }
}

#[test]
fn two_faults_of_one_sentence_are_told_each_and_what_follows_from_one_is_not() {
    tells(&[
        ("通信地址", "没有写到房号，区县亦与执照住所不符", &[("address", "门牌号"), ("", "不一致")]),
        ("", "身份证人像面被手指遮挡，反光也较严重，请重新拍摄", &[("photo_front", "挡住"), ("photo_front", "反光")]),
        ("承诺视频", "视频没有声音，并且画面里看不到人脸，请重录", &[("video", "声音"), ("video", "脸")]),
        ("居住证明", "居住证到期了，而且只传了正面", &[("residence", "有效期"), ("residence", "一面")]),
        ("主体负责人", "邮箱后缀写错了，手机也少一位数，麻烦都改下", &[("email", "邮箱"), ("mobile", "位")]),
        ("管局审核", "执照上的字被手指挡住，无法核对信用代码", &[("organize_info.certificate_photo", "挡住")]),
        ("管局审核", "个人备案填了商品销售的内容，与主体性质不符，建议以企业名义办理", &[("comment", "")]),
    ]);
}

#[test]
fn by_which_way_a_refusal_came_is_no_reason() {
    tells(&[
        ("", "收到短信说审核没过，理由是备注里写了以后才有的功能", &[("comment", "还没有的功能")]),
        ("", "平台短信：您提交的订单被驳回，执照与填写的法定代表人姓名不符", &[("legal_person_info.name", "不同")]),
        ("", "上次说照片反光，我重拍过了；这回说授权书没有盖公章", &[("authorization_letter", "公章")]),
    ]);
}

#[test]
fn modifications_limits_and_names_have_causes_of_their_own() {
    tells(&[
        ("管局审核", "变更备案不能将个人主体改为公司主体，请注销后重新备案", &[("base_info.type", "变更备案不能")]),
        ("", "想在原备案上改省份，对方说变更不能跨省，只能注销了重新备", &[("province", "不能改变主体所在的省份")]),
        (
            "",
            "驳回理由写的是：主体已有5个小程序，达到个人上限。可是有三个我早就不用了。",
            &[("applets_already_filed", "上限")],
        ),
        ("管局审核", "该主体为空主体，请先行注销", &[("", "没有任何服务")]),
        ("", "因未在规定时间内完成短信核验，您的备案已被退回接入服务单位", &[("mobile", "短信核验")]),
        ("管局审核", "名称叫“样本证券助手”，没有金融资质，请改名", &[("applet_name", "金融")]),
        ("管局审核", "经济开发区不是行政区划，请选择住所所在的区", &[("district", "开发区")]),
    ]);
    let list = json!({"info": {"audit_data": [{"key_name": "管局审核", "error": "1.备注太简单；2.请联系客服处理"}]}});
    let found = PlatformAnswer::read(&list.to_string(), Reference::built_in(), &[]).unwrap().findings;
    assert!(found.len() == 2 && found[1].is(&answer::UNREAD), "a numbered item is kept: {found:?}");
    assert!(answer::said(&found[1]).contains("请联系客服处理"));
}

#[test]
fn what_comes_of_a_fault_of_a_picture_is_no_second_reason_and_each_of_two_owners_has_one() {
    tells(&[
        ("主体证件照", "营业执照过度曝光，注册号无法核对", &[("organize_info.certificate_photo", "太亮")]),
        ("管局审核", "主体负责人与小程序负责人手机号均停机", &[("icp_subject", "停机"), ("icp_applets", "停机")]),
        ("管局审核", "执照及法人身份证都模糊", &[("organize_info", "模糊"), ("photo_front", "模糊")]),
        ("管局审核", "1009 无效邮箱，1015 无效身份证号码", &[("email", "邮箱"), ("certificate_number", "号码")]),
        ("管局审核", "除更换清晰营业执照外，还需补充授权书", &[("organize_info", "模糊"), ("letter", "授权书")]),
        (
            "",
            "小程序负责人不是法人，须附授权书，授权书上的身份证号也错了一位",
            &[("icp_applets", "没有上传"), ("icp_applets.principal_info.authorization_letter", "证件号码")],
        ),
    ]);
}

#[test]
fn near_neighbours_are_told_apart() {
    tells(&[
        ("主体负责人", "姓名含生僻字与公安库不一致", &[("principal_info.name", "核验")]),
        ("管局审核", "承诺书用铅笔签名，且落款日期早于公司成立", &[("commitment", "签名"), ("commitment", "日期")]),
        ("管局审核", "个人备案的备注里写了‘后续将开通商城’", &[("comment", "销售")]),
        ("管局审核", "名字里带“圈子”两个字，个人不能用", &[("applet_name", "圈子")]),
        ("", "您的备案因原接入商取消接入，请重新接入", &[("record_number", "接入")]),
        ("管局审核", "联系地址与所选区县对不上", &[("district", "通讯地址")]),
        ("管局审核", "证件类型错误，应选事业单位法人证书", &[("organize_info.certificate_type", "证件")]),
        ("授权书", "公章名称与主办单位名称不一致", &[("authorization_letter", "公章")]),
        ("管局审核", "营业执照距离到期不足3个月", &[("organize_info.certificate_photo", "执照")]),
        ("管局审核", "有理财业务，缺金融监管部门的批文", &[("nrlx_details", "金融")]),
    ]);
    let case = Case {
        key: "管局审核".to_owned(),
        text: "名称叫“样本证券助手”，没有金融资质，请改名".to_owned(),
        field: Fields::Several(Vec::new()),
    };
    let found = read(&case);
    assert!(found[0].fix(Language::Chinese).is_some_and(|cure| cure.contains("改名")), "{found:?}");
}

#[test]
fn what_refuses_nothing_is_not_understood_as_a_refusal() {
    let news: Vec<String> = toml::from_str::<Causes>(include_str!("causes.toml")).unwrap().news;
    assert!(news.len() >= 20);
    for text in news {
        let found = PlatformAnswer::read(&text, Reference::built_in(), &[]).unwrap().findings;
        assert!(found.iter().all(|finding| finding.is(&answer::UNREAD)), "{text}: {found:?}");
    }
}

/// Characters of an answer that are understood.
const UNDERSTOOD: usize = 4_000;

#[test]
fn of_an_answer_without_end_a_bounded_part_is_understood_and_the_rest_is_kept() {
    let entry = r#"{"key_name": "小程序备注", "error": "样本第N条不详细"},"#;
    let entries: String = (0..4_000).map(|number| entry.replace('N', &number.to_string())).collect();
    let list = format!(r#"{{"audit_data": [{}]}}"#, entries.trim_end_matches(','));
    let repeated = ["照片、", "1、备注过短", "photo "];
    let texts = repeated.map(|part| part.repeat(200_000 / part.chars().count()));
    for text in texts.iter().chain([&list]) {
        let found = PlatformAnswer::read(text, Reference::built_in(), &[]).unwrap().findings;
        let start: String = text.chars().take(20).collect();
        assert!((1..=402).contains(&found.len()), "{start}: {}", found.len());
        let size: usize = found.iter().map(|finding| finding.message(Language::Chinese).len()).sum();
        assert!(size < 4 * text.len() + 2_000_000, "{start}: {size} bytes");
        let [understood @ .., rest] = found.as_slice() else { panic!("{start}") };
        let characters: usize = understood.iter().map(|finding| answer::said(finding).chars().count()).sum();
        assert!(rest.is(&answer::UNREAD) && characters <= 2 * UNDERSTOOD, "{start}: {characters}");
        assert!(answer::said(rest).chars().count() > 2 * UNDERSTOOD, "{start}");
    }
}

#[test]
fn a_list_of_reasons_is_read_however_its_items_are_called() {
    for (text, field, said) in [
        (r#"{"status": 5, "audit_data": [{"title": "承诺书", "reason": "未写日期"}]}"#, "commitment", "未写日期"),
        (r#"{"hints": [[{"key": "x", "msg": "小程序备注太短"}]]}"#, "comment", "小程序备注太短"),
        (r#"{"audit_data": [{"keyName": "k", "error": "样本事项尚待另行澄清"}]}"#, "", "样本事项尚待另行澄清"),
        (r#"{"hints": [{"id": 77, "open": true}]}"#, "", r#"{"id":77,"open":true}"#),
        (r#"{"audit_data": [{"title": "t9", "reason": "Something odd here"}]}"#, "", "Something odd here"),
    ] {
        let found = PlatformAnswer::read(text, Reference::built_in(), &[]).unwrap().findings;
        let [finding] = found.as_slice() else { panic!("{text}: {found:?}") };
        assert!(finding.field.contains(field) && field.is_empty() == finding.field.is_empty(), "{text}: {finding:?}");
        assert!(answer::said(finding).contains(said), "{text}: {finding:?}");
    }
}

#[test]
fn several_codes_and_several_sentences_are_several_reasons() {
    for (text, count) in [
        ("1015、1009", 2),
        ("1015、1099", 2),
        ("执照照片拍斜了而且负责人姓名写错了", 2),
        ("错误码：1014，1019，1033", 3),
        (r#"{"errcode_list": [1015, 1009]}"#, 2),
        ("通讯地址没有门牌号，另外样本事项也尚待贵方澄清", 2),
        ("The ID photo is blurry and the mailing address is not detailed.", 2),
    ] {
        let found = PlatformAnswer::read(text, Reference::built_in(), &[]).unwrap().findings;
        assert_eq!(found.len(), count, "{text}: {found:?}");
    }
}

#[test]
fn a_call_that_nobody_answers_is_about_the_telephone_and_a_code_is_known_by_its_number() {
    for (text, field) in [
        ("审核人员多次拨打均未能核实信息", "principal_info.mobile"),
        ("拨打后无人应答，信息无法核实", "principal_info.mobile"),
        ("报备接口返回5008，请处理", "comment"),
        ("系统回5010", "materials"),
    ] {
        let found = PlatformAnswer::read(text, Reference::built_in(), &[]).unwrap().findings;
        assert!(found.len() == 1 && found[0].field.contains(field), "{text}: {found:?}");
    }
}

#[test]
fn what_is_not_understood_is_kept_word_by_word_and_learnt_by_hand() {
    let text = "驳回原因：样本事项尚待贵方另行澄清确认";
    let reference = Reference::built_in();
    let first = PlatformAnswer::read(text, reference, &[]).unwrap();
    let [finding] = first.findings.as_slice() else { panic!("{:?}", first.findings) };
    assert!(finding.is(&answer::UNREAD) && finding.field.is_empty());
    let reason = answer::said(finding).to_owned();
    assert_eq!(reason, "样本事项尚待贵方另行澄清确认");
    let field = "icp_applets.base_info.comment";
    let kept = PlatformAnswer::assign(&first.stored, &reason, field);
    let weather = PlatformAnswer::read("4、贵单位今日天气不佳，请补充说明", reference, &[]).unwrap();
    assert!(weather.findings[0].is(&answer::UNREAD), "a cure alone is no reason: {:?}", weather.findings);
    let second = PlatformAnswer::of(&kept, reference, &[]).unwrap();
    assert_eq!(second.findings[0].field, field);
    assert_eq!(second.assigned(), [Assigned { text: reason, field: field.to_owned() }]);
    let elsewhere = PlatformAnswer::read("样本事项尚待贵方澄清确认", reference, &second.assigned()).unwrap();
    assert_eq!(elsewhere.findings[0].field, field);
    let other = PlatformAnswer::read("另有别的问题无法判断", reference, &second.assigned()).unwrap();
    assert!(other.findings[0].is(&answer::UNREAD));
}
