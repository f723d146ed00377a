//! Properties of theme recognition: denials, compounds, position of words, neighbouring sentences.

use beian_desk::finding::Level::Notice;
use beian_desk::language::Text;
use beian_desk::reference::Reference;
use beian_desk::reference::themes::Theme;
use proptest::prelude::*;

use super::contents::contents;
use super::recognition::{MADE_UP, groups};
use super::remarked;
use super::support::{enterprise, individual};

/// Words of all themes that reveal their theme by themselves.
fn words() -> impl Strategy<Value = String> {
    let themes = Reference::built_in().themes.all().iter();
    let words: Vec<String> = themes.flat_map(Theme::indicating_words).map(str::to_owned).collect();
    proptest::sample::select(words)
}

fn denials() -> impl Strategy<Value = &'static str> {
    proptest::sample::select(vec![
        "供本人记录天气，不提供{}。",
        "供本人记录天气，不涉及任何{}内容",
        "供本人记录天气，没有{}和其他功能。",
        "供本人记录天气，不含导出、{}、打印等功能，可以导出表格。",
        "供本人记录天气，{}功能暂不开放。",
        "供本人记录天气，与{}无关。",
        "供本人记录天气，无{}功能。",
        "供本人记录天气，不能导出也不能{}。",
    ])
}

/// Texts that contain the word of a theme inside longer ordinary words.
const INSIDE: [&str; 21] = [
    "环保理念",
    "管理财务台账",
    "国家教练员名册",
    "几分钟教会您",
    "地图书签",
    "通信托管机房",
    "短视频教程",
    "视频监控",
    "背景音乐",
    "推广节水知识",
    "金融大厦",
    "教堂路",
    "药房货架",
    "从公司到家",
    "信用卡片盒",
    "股票纸质凭证归档柜",
    "直播电缆",
    "网约车站牌",
    "道士帽山",
    "人工智能路",
    "招聘大厦",
];

const UNRELATED: [&str; 5] = [
    "界面有深浅两种颜色。",
    "打开速度很快，不占内存。",
    "没有广告。",
    "数据保存在手机里，换手机时可以导出。",
    "字体大小可以调节，老人也看得清楚。",
];

/// Chinese words that reveal a theme by themselves: of activities if `acts`, otherwise of everything else.
fn indicating_words(acts: bool) -> Vec<&'static str> {
    let themes = Reference::built_in().themes.all().iter().filter(|theme| theme.acts() == acts && theme.in_name);
    let han = |word: &&str| word.chars().all(|letter| !letter.is_ascii());
    themes.flat_map(Theme::indicating_words).filter(han).collect()
}

/// The number of texts that satisfy `wanted`, the number of all texts, and those that do not satisfy it.
fn share(texts: impl Iterator<Item = String>, wanted: impl Fn(&Text) -> bool) -> (usize, usize, Vec<String>) {
    let (right, wrong): (Vec<String>, Vec<String>) = texts.partition(|text| wanted(&Text::read(text)));
    (right.len(), right.len() + wrong.len(), wrong)
}

#[test]
fn a_word_before_the_head_of_a_compound_mostly_tells_nothing() {
    let themes = &Reference::built_in().themes;
    let (heads, names): (Vec<&str>, Vec<&str>) = (themes.heads().collect(), themes.name_heads().collect());
    for (acts, heads) in [(false, heads), (true, names)] {
        let words = indicating_words(acts).into_iter().enumerate();
        let texts = words.flat_map(|(number, word)| {
            let heads = (0..HEADS).map(|step| heads[(number * HEADS + step) % heads.len()]);
            heads.map(|head| format!("查看{word}{head}的位置和时间")).collect::<Vec<_>>()
        });
        let (quiet, all, loud) = share(texts, |text| themes.mentions(text).is_empty());
        println!("before a head: {quiet} of {all} tell nothing; {loud:?}");
        assert!(quiet * 20 >= all * 17, "{quiet} of {all}");
    }
}

/// Number of heads that each word is combined with.
const HEADS: usize = 4;

#[test]
fn a_word_in_its_place_is_told_nineteen_times_of_twenty() {
    let themes = &Reference::built_in().themes;
    let words = [indicating_words(false), indicating_words(true)].concat();
    let texts = words.into_iter().map(|word| format!("这里有{word}，欢迎来看"));
    let (found, all, silent) = share(texts, |text| !themes.mentions(text).is_empty());
    println!("in its place: {found} of {all} are found; {silent:?}");
    assert!(found * 20 >= all * 19, "{found} of {all}");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, ..ProptestConfig::default() })]

    #[test]
    fn a_denial_never_warns(word in words(), denial in denials()) {
        let remark = denial.replace("{}", &word);
        for filing in [individual(), enterprise()] {
            let found = contents(&remarked(filing, &remark));
            prop_assert!(found.is_empty(), "{}: {:?}", remark, found);
        }
    }

    #[test]
    fn a_word_inside_a_longer_word_never_warns(
        inside in proptest::sample::select(INSIDE.to_vec()),
        frame in proptest::sample::select(vec!["{}的照片整理工具", "查看{}的位置和时间", "供家人查看{}的说明"]),
    ) {
        let remark = frame.replace("{}", inside);
        for filing in [individual(), enterprise()] {
            let found = contents(&remarked(filing, &remark));
            prop_assert!(found.iter().all(|finding| finding.level == Notice), "{}: {:?}", remark, found);
        }
    }

    #[test]
    fn an_unrelated_sentence_never_removes_a_finding(
        remark in proptest::sample::select(groups(MADE_UP).into_iter().flat_map(|group| group.texts).collect::<Vec<_>>()),
        unrelated in proptest::sample::select(UNRELATED.to_vec()),
    ) {
        let alone = contents(&remarked(individual(), &remark));
        for longer in [format!("{remark}。{unrelated}"), format!("{unrelated}{remark}")] {
            let more = contents(&remarked(individual(), &longer));
            for finding in &alone {
                prop_assert!(more.iter().any(|other| other.rule == finding.rule), "{} of {}", finding.rule, longer);
            }
        }
    }
}
