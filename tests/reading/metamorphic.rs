//! Irrelevant changes must not change the result: a moved emblem, notes added or omitted, a value broken into other
//! rows, a column set elsewhere.

use std::collections::BTreeMap;

use beian_desk::job::Job;
use beian_desk::reading::{Engine, TextLine, TextPage, certificate, text};
use beian_desk::scan::Slot;
use beian_specimens::licence::{self, Layout};
use beian_specimens::{Condition, Fonts, Random};

const ADDRESS: &str = "广东省深圳市南山区样本街道虚构社区示例大道一千二百三十号测试大厦二十一层";
const SCOPE: &str = "软件开发；信息技术咨询服务；技术服务、技术开发、技术推广；会议及展览服务；广告设计、代理。";

/// Position of a value relative to its label, and how many characters fit into one of its rows.
#[derive(Clone, Copy)]
struct Set {
    raised: f32,
    row: usize,
    pitch: f32,
}

/// Reads a licence of two columns, given as lines; returns its values by field.
fn read(set: Set, notes: &[(&str, [f32; 2])]) -> BTreeMap<String, String> {
    let mut lines = vec![
        TextLine::written("营业执照", [560.0, 200.0], 80.0, 0.98),
        TextLine::written("统一社会信用代码", [100.0, 200.0], 22.0, 0.98),
        TextLine::written("91350100M000100Y43", [100.0, 234.0], 22.0, 0.98),
    ];
    let mut column = |x: [f32; 2], rows: &[(&str, &str)]| {
        let mut y = 400.0;
        for (label, value) in rows {
            lines.push(TextLine::written(label, [x[0], y], 25.0, 0.98));
            let letters: Vec<char> = value.chars().collect();
            let whole = if [ADDRESS, SCOPE].contains(value) { set.row } else { letters.len() };
            for (at, row) in letters.chunks(whole).enumerate() {
                let row: String = row.iter().collect();
                lines.push(TextLine::written(&row, [x[1], y - set.raised + at as f32 * set.pitch], 20.0, 0.98));
            }
            y += 60.0 + set.pitch * (letters.len() / whole) as f32;
        }
    };
    column(
        [100.0, 260.0],
        &[
            ("名　　称", "样本示例网络科技有限公司"),
            ("类　　型", "有限责任公司"),
            ("法定代表人", "样本张三"),
            ("经营范围", SCOPE),
        ],
    );
    column([820.0, 960.0], &[("注册资本", "壹佰万元整"), ("成立日期", "2019年03月05日"), ("住　　所", ADDRESS)]);
    lines.extend(notes.iter().map(|(text, at)| TextLine::written(text, *at, 14.0, 0.98)));
    let (_, fields) = certificate::parse(&TextPage::new(&lines, 1485.0, 1050.0), Some(Slot::BusinessLicence));
    fields.into_iter().map(|(name, field)| (name, field.value)).collect()
}

const PLAIN: Set = Set { raised: 0.0, row: 19, pitch: 26.0 };

#[test]
fn rows_broken_otherwise_say_the_same() {
    let whole = read(PLAIN, &[]);
    assert_eq!((whole["address"].as_str(), whole["business_scope"].as_str()), (ADDRESS, SCOPE));
    for row in [7, 12, 15, 18, 23, 26] {
        for pitch in [22.0, 26.0, 32.0] {
            assert_eq!(read(Set { row, pitch, ..PLAIN }, &[]), whole, "{row} characters a row, {pitch} apart");
        }
    }
}

#[test]
fn values_set_a_little_off_their_labels_say_the_same() {
    let whole = read(PLAIN, &[]);
    for raised in [-9.0, -5.0, 5.0, 9.0, 12.0] {
        assert_eq!(read(Set { raised, ..PLAIN }, &[]), whole, "raised by {raised}");
    }
}

#[test]
fn notes_change_nothing() {
    let whole = read(PLAIN, &[]);
    let notes = [
        ("国家企业信用信息公示系统网址：http://www.gsxt.example", [90.0, 1020.0]),
        ("市场主体应当于每年1月1日至6月30日通过国家企业信用信息公示系统报送公示年度报告", [700.0, 960.0]),
        ("扫描二维码登录‘国家企业信用信息公示系统’", [1250.0, 300.0]),
        ("副本编号：1-1", [760.0, 320.0]),
    ];
    for (at, _) in notes.iter().enumerate() {
        assert_eq!(read(PLAIN, &notes[..=at]), whole, "{}", notes[at].0);
    }
}

#[test]
fn an_emblem_moved_and_notes_left_out_change_nothing() {
    let engine = Engine::new();
    let fonts = Fonts::own();
    let read = |layout: &Layout| {
        let mut random = Random::new(5);
        let specimen = licence::draw(layout, &mut random, &fonts);
        let (picture, _) = Condition::CLEAN.apply(&specimen.picture, &mut random);
        let reading = engine.read(&picture, None, Some(specimen.slot), &Job::new()).unwrap();
        let values: BTreeMap<String, String> =
            reading.fields.into_iter().map(|(name, field)| (name, text::compact(&field.value))).collect();
        (specimen.truth, values)
    };
    let (truth, whole) = read(&licence::COMPANY);
    for (field, said) in &truth {
        assert_eq!(whole.get(*field), Some(&text::compact(&text::prose(said))), "{field}");
    }
    assert_eq!(read(&licence::COMPANY.with_emblem(170.0).without_notes()).1, whole);
}
