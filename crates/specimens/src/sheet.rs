//! Certificates on paper of organisations that are not businesses.

use std::collections::BTreeMap;

use beian_vision::scan::Slot;

use super::Specimen;
use super::canvas::{BLACK, Canvas, Fonts, RED};
use super::fiction::{self, Day, Random, compact, credit_code, day, person};

const PAPER: [u8; 3] = [250, 247, 236];
const GOLD: [u8; 3] = [186, 146, 66];
const CREAM: [u8; 3] = [236, 218, 180];

/// A date as printed: 2019年03月05日.
pub fn written((year, month, day): Day) -> String {
    format!("{year}年{month:02}月{day:02}日")
}

/// Cream paper in a golden frame.
pub fn sheet(width: u32, height: u32) -> Canvas {
    let mut canvas = Canvas::new(width, height, PAPER);
    canvas.waves([CREAM, [240, 228, 200]], 0.5);
    canvas.frame(26.0, 10.0, GOLD);
    canvas.frame(44.0, 3.0, GOLD);
    canvas
}

/// A round seal: ring, star, and the office's name around it.
pub fn stamp(canvas: &mut Canvas, fonts: &Fonts, x: f32, y: f32, text: &str) {
    canvas.disc(x, y, 84.0, 90.0, RED);
    canvas.star(x, y, 28.0, RED);
    let count = text.chars().count() as f32;
    for (at, character) in text.chars().enumerate() {
        let (sin, cos) = ((at as f32 + 0.5) / count * 4.2 - 2.1).sin_cos();
        canvas.centred(&fonts.text, &character.to_string(), x + 62.0 * sin, y - 62.0 * cos, 24.0, 0.0, RED);
    }
}

/// A label as printed on licences: two characters are spread to the width of four.
pub fn spread(label: &str) -> String {
    let mut letters = label.chars();
    match (letters.next(), letters.next(), letters.next()) {
        (Some(first), Some(second), None) => format!("{first}　　{second}"),
        _ => label.to_owned(),
    }
}

struct Table {
    title: &'static str,
    name: String,
    code: String,
    rows: Vec<(&'static str, String)>,
    truth: BTreeMap<&'static str, String>,
}

/// A title above a table of labels and values.
fn table(fonts: &Fonts, of: Table) -> Specimen {
    let mut canvas = sheet(1485, 1050);
    canvas.centred(&fonts.bold, of.title, 742.0, 150.0, 60.0, 16.0, BLACK);
    canvas.centred(&fonts.text, "样本 无效", 742.0, 220.0, 26.0, 2.0, RED);
    let mut y = 300.0;
    let code = ("统一社会信用代码", of.code.clone());
    for (label, value) in std::iter::once(code).chain(of.rows) {
        canvas.text(&fonts.text, label, 130.0, y, 28.0, 2.0, BLACK);
        y = canvas.paragraph(&fonts.text, &value, [430.0, y], 640.0, 28.0, 42.0) + 58.0;
    }
    stamp(&mut canvas, fonts, 1260.0, 860.0, "样本登记机关");
    let mut truth = of.truth;
    truth.insert("name", of.name);
    truth.insert("credit_code", of.code);
    Specimen { slot: Slot::SubjectCertificate, picture: canvas.picture, truth }
}

/// A period of five years as printed, with its first and last day.
fn period(random: &mut Random) -> (String, Day, Day) {
    let from = day(random, 2018, 2024);
    let until = (from.0 + 5, from.1, from.2);
    (format!("自{}至{}", written(from), written(until)), from, until)
}

/// Fields of a certificate with a period, except its name and code.
fn truth(head: String, place: String, period: [Day; 2], authority: &str) -> BTreeMap<&'static str, String> {
    let [from, until] = period.map(compact);
    BTreeMap::from([
        ("legal_representative", head),
        ("address", place),
        ("valid_from", from),
        ("valid_until", until),
        ("authority", authority.to_owned()),
    ])
}

/// 事业单位法人证书.
pub fn institution(random: &mut Random, fonts: &Fonts) -> Specimen {
    let who = person(random);
    let (region, place) = fiction::address(random);
    let name = format!(
        "{}示例{}",
        random.pick(&["样本市", "虚构县", "测试区"]),
        random.pick(&["图书馆", "第一中学", "水利科学研究所"])
    );
    let (term, from, until) = period(random);
    let code = credit_code(random, "12", &region);
    let rows = vec![
        ("名称", name.clone()),
        ("宗旨和业务范围", "开展公益服务，满足群众需要。".to_owned()),
        ("住所", place.clone()),
        ("法定代表人", who.name.clone()),
        ("经费来源", "财政补助".to_owned()),
        ("开办资金", "¥120万元".to_owned()),
        ("举办单位", "样本市示例局".to_owned()),
        ("登记管理机关", "样本市事业单位登记管理局".to_owned()),
        ("有效期", term),
    ];
    let truth = truth(who.name, place, [from, until], "样本市事业单位登记管理局");
    table(fonts, Table { title: "事业单位法人证书", name, code, rows, truth })
}

/// 社会团体法人登记证书.
pub fn social_organisation(random: &mut Random, fonts: &Fonts) -> Specimen {
    let who = person(random);
    let (region, place) = fiction::address(random);
    let name = format!("样本省{}", random.pick(&["示例摄影家协会", "虚构围棋协会", "测试志愿者联合会"]));
    let (term, from, until) = period(random);
    let code = credit_code(random, "51", &region);
    let rows = vec![
        ("名称", name.clone()),
        ("业务范围", "学术交流、业务培训、咨询服务。".to_owned()),
        ("住所", place.clone()),
        ("法定代表人", who.name.clone()),
        ("注册资金", "叁万元整".to_owned()),
        ("业务主管单位", "样本省示例厅".to_owned()),
        ("有效期限", term),
        ("发证机关", "样本省民政厅".to_owned()),
    ];
    let truth = truth(who.name, place, [from, until], "样本省民政厅");
    table(fonts, Table { title: "社会团体法人登记证书", name, code, rows, truth })
}

/// 律师事务所执业许可证.
pub fn law_firm(random: &mut Random, fonts: &Fonts) -> Specimen {
    let who = person(random);
    let (region, place) = fiction::address(random);
    let name = format!("{}律师事务所", random.pick(&["样本天平", "示例正和", "虚构衡信"]));
    let code = credit_code(random, "31", &region);
    let rows = vec![
        ("名称", name.clone()),
        ("住所", place.clone()),
        ("负责人", who.name.clone()),
        ("组织形式", "普通合伙所".to_owned()),
        ("设立资产", "30.0万元".to_owned()),
        ("主管机关", "样本市示例区司法局".to_owned()),
        ("批准日期", written(day(random, 2001, 2020))),
    ];
    let truth = BTreeMap::from([
        ("legal_representative", who.name),
        ("address", place),
        ("authority", "样本市示例区司法局".to_owned()),
    ]);
    table(fonts, Table { title: "律师事务所执业许可证", name, code, rows, truth })
}

/// 基金会法人登记证书.
pub fn foundation(random: &mut Random, fonts: &Fonts) -> Specimen {
    let who = person(random);
    let (region, place) = fiction::address(random);
    let name = format!("{}基金会", random.pick(&["样本省示例公益", "虚构市助学", "测试环保"]));
    let (term, from, until) = period(random);
    let code = credit_code(random, "53", &region);
    let rows = vec![
        ("名称", name.clone()),
        ("业务范围", "资助困难学生；支持公益项目。".to_owned()),
        ("住所", place.clone()),
        ("法定代表人", who.name.clone()),
        ("类型", "非公募基金会".to_owned()),
        ("原始基金数额", "贰佰万元整".to_owned()),
        ("业务主管单位", "样本省示例厅".to_owned()),
        ("有效期限", term),
        ("发证机关", "样本省民政厅".to_owned()),
    ];
    let truth = truth(who.name, place, [from, until], "样本省民政厅");
    table(fonts, Table { title: "基金会法人登记证书", name, code, rows, truth })
}

/// 民办非企业单位登记证书: two facing pages, with values set above and next to the printed labels.
pub fn private_unit(random: &mut Random, fonts: &Fonts) -> Specimen {
    const FRAME: [u8; 3] = [98, 160, 196];
    let who = person(random);
    let (region, place) = fiction::address(random);
    let name = format!("样本市{}", random.pick(&["示例幼儿园", "虚构法律援助中心", "测试养老服务中心"]));
    let (from, office) = (day(random, 2018, 2023), "样本市行政审批服务局");
    let until = (from.0 + 4, from.1, from.2);
    let code = credit_code(random, "52", &region);
    let mut canvas = Canvas::new(1485, 1050, [244, 247, 249]);
    for left in [36.0, 760.0] {
        canvas.rectangle(left, 36.0, left + 690.0, 1014.0, FRAME);
        canvas.rectangle(left + 34.0, 36.0, left + 656.0, 1014.0, [248, 250, 251]);
    }
    canvas.emblem(380.0, 190.0, 84.0);
    canvas.centred(&fonts.bold, "民办非企业单位", 380.0, 330.0, 46.0, 6.0, BLACK);
    canvas.centred(&fonts.bold, "登记证书", 380.0, 418.0, 74.0, 34.0, BLACK);
    canvas.centred(&fonts.text, "（法人）样本", 380.0, 500.0, 28.0, 4.0, BLACK);
    let day_until = format!("{} 至 {}", written(from), written(until));
    let left = [
        ("统一社会信用代码：", code.clone(), 590.0),
        ("发证机关：", office.to_owned(), 760.0),
        ("发证日期：", written(from), 840.0),
        ("有效期限：自", day_until, 940.0),
    ];
    for (label, value, y) in left {
        let end = canvas.text(&fonts.text, label, 96.0, y, 25.0, 0.0, BLACK);
        canvas.text(&fonts.text, &value, end + 8.0, y + random.real(-8.0, 2.0), 25.0, 0.0, BLACK);
    }
    let right = [
        ("名　　称：", name.clone(), 170.0),
        ("住　　所：", place.clone(), 290.0),
        ("法定代表人：", who.name.clone(), 430.0),
        ("开办资金：", "叁万元".to_owned(), 520.0),
        ("业务主管单位：", "样本市示例局".to_owned(), 610.0),
        ("业务范围：", "开展公益服务，提供咨询和培训。".to_owned(), 700.0),
    ];
    for (label, value, y) in right {
        let end = canvas.text(&fonts.text, label, 824.0, y, 28.0, 0.0, BLACK);
        canvas.paragraph(&fonts.text, &value, [end + 6.0, y + random.real(-7.0, 7.0)], 1390.0 - end, 26.0, 34.0);
    }
    stamp(&mut canvas, fonts, 330.0, 800.0, office);
    let mut truth = truth(who.name, place, [from, until], office);
    truth.insert("name", name);
    truth.insert("credit_code", code);
    Specimen { slot: Slot::SubjectCertificate, picture: canvas.picture, truth }
}
