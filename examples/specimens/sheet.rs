//! Certificates on paper: business licences and those of other organisations.

use std::collections::BTreeMap;

use beian_desk::scan::Slot;

use super::Specimen;
use super::canvas::{BLACK, Canvas, Fonts, RED};
use super::fiction::{self, Company, Day, Random, compact, company, credit_code, day, person};

const PAPER: [u8; 3] = [250, 247, 236];
const GOLD: [u8; 3] = [186, 146, 66];
const CREAM: [u8; 3] = [236, 218, 180];

pub fn written((year, month, day): Day) -> String {
    format!("{year}年{month:02}月{day:02}日")
}

pub fn sheet(width: u32, height: u32) -> Canvas {
    let mut canvas = Canvas::new(width, height, PAPER);
    canvas.waves([CREAM, [240, 228, 200]], 0.5);
    canvas.frame(26.0, 10.0, GOLD);
    canvas.frame(44.0, 3.0, GOLD);
    canvas
}

/// A square of random modules, as a QR code looks.
fn modules(canvas: &mut Canvas, random: &mut Random, left: f32, top: f32, size: f32) {
    let step = size / 25.0;
    for row in 0..25 {
        for column in 0..25 {
            if random.between(0, 1) == 1 {
                let (x, y) = (left + column as f32 * step, top + row as f32 * step);
                canvas.rectangle(x, y, x + step, y + step, BLACK);
            }
        }
    }
}

pub fn stamp(canvas: &mut Canvas, fonts: &Fonts, x: f32, y: f32, text: &str) {
    canvas.disc(x, y, 84.0, 90.0, RED);
    canvas.centred(&fonts.text, text, x, y + 30.0, 20.0, 2.0, RED);
}

/// Labels as licences set them: two characters are spread to the width of four.
pub fn spread(label: &str) -> String {
    let mut letters = label.chars();
    match (letters.next(), letters.next(), letters.next()) {
        (Some(first), Some(second), None) => format!("{first}　　{second}"),
        _ => label.to_owned(),
    }
}

fn company_truth(of: &Company) -> BTreeMap<&'static str, String> {
    BTreeMap::from([
        ("name", of.name.clone()),
        ("credit_code", of.code.clone()),
        ("kind", of.kind.to_owned()),
        ("legal_representative", of.representative.clone()),
        ("address", of.address.clone()),
        ("business_scope", of.scope.clone()),
        ("established", compact(of.established)),
        ("registered_capital", of.capital.to_owned()),
    ])
}

/// Layout since 2014, upright: one column.
pub fn licence_portrait(random: &mut Random, fonts: &Fonts) -> Specimen {
    let of = company(random);
    let mut canvas = sheet(1050, 1485);
    let until = (of.established.0 + 30, of.established.1, of.established.2);
    let endless = random.between(0, 1) == 1;
    canvas.disc(525.0, 130.0, 0.0, 60.0, RED);
    canvas.centred(&fonts.bold, "营业执照", 525.0, 280.0, 84.0, 30.0, BLACK);
    canvas.centred(&fonts.text, "（副本）样本", 525.0, 365.0, 30.0, 2.0, BLACK);
    canvas.centred(&fonts.text, "统一社会信用代码", 525.0, 420.0, 26.0, 2.0, BLACK);
    canvas.text(&fonts.text, &of.code, 380.0, 462.0, 30.0, 1.0, BLACK);
    let term = format!("{}至{}", written(of.established), if endless { "长期".to_owned() } else { written(until) });
    let rows = [
        ("名称", of.name.clone()),
        ("类型", of.kind.to_owned()),
        ("住所", of.address.clone()),
        ("法定代表人", of.representative.clone()),
        ("注册资本", of.capital.to_owned()),
        ("成立日期", written(of.established)),
        ("营业期限", term),
        ("经营范围", of.scope.clone()),
    ];
    let mut y = 540.0;
    for (label, value) in rows {
        canvas.text(&fonts.text, &spread(label), 130.0, y, 28.0, 2.0, BLACK);
        y = canvas.paragraph(&fonts.text, &value, [320.0, y], 590.0, 28.0, 44.0) + 62.0;
    }
    canvas.text(&fonts.text, "登记机关", 560.0, 1290.0, 28.0, 4.0, BLACK);
    canvas.text(&fonts.text, &written(day(random, 2015, 2024)), 640.0, 1370.0, 28.0, 0.0, BLACK);
    stamp(&mut canvas, fonts, 800.0, 1320.0, "样本市监局");
    let mut truth = company_truth(&of);
    truth.insert("valid_until", if endless { "长期".to_owned() } else { compact(until) });
    Specimen { slot: Slot::BusinessLicence, picture: canvas.picture, truth }
}

/// Layout since 2019, across: two columns, the code upper left, the QR code upper right.
pub fn licence_landscape(random: &mut Random, fonts: &Fonts) -> Specimen {
    let of = company(random);
    let mut canvas = sheet(1485, 1050);
    let font = &fonts.text;
    canvas.disc(742.0, 110.0, 0.0, 52.0, RED);
    canvas.centred(&fonts.bold, "营业执照", 742.0, 225.0, 80.0, 34.0, BLACK);
    canvas.centred(font, "（副本）样本", 742.0, 305.0, 28.0, 2.0, BLACK);
    canvas.text(font, "统一社会信用代码", 110.0, 190.0, 24.0, 0.0, BLACK);
    canvas.text(font, &of.code, 110.0, 230.0, 27.0, 0.0, BLACK);
    modules(&mut canvas, random, 1220.0, 130.0, 130.0);
    for (at, line) in ["扫描二维码登录", "‘国家企业信用", "信息公示系统’", "了解更多登记信息"].iter().enumerate()
    {
        canvas.text(font, line, 1215.0, 280.0 + at as f32 * 20.0, 15.0, 0.0, BLACK);
    }
    let mut y = 390.0;
    let left = [
        ("名称", of.name.clone()),
        ("类型", of.kind.to_owned()),
        ("法定代表人", of.representative.clone()),
        ("经营范围", of.scope.clone()),
    ];
    for (label, value) in left {
        canvas.text(font, &spread(label), 110.0, y, 25.0, 1.0, BLACK);
        y = canvas.paragraph(font, &value, [270.0, y], 500.0, 25.0, 40.0) + 58.0;
    }
    let mut y = 390.0;
    let right =
        [("注册资本", of.capital.to_owned()), ("成立日期", written(of.established)), ("住所", of.address.clone())];
    for (label, value) in right {
        canvas.text(font, &spread(label), 860.0, y, 25.0, 1.0, BLACK);
        y = canvas.paragraph(font, &value, [1000.0, y], 370.0, 25.0, 40.0) + 58.0;
    }
    canvas.text(font, "登记机关", 960.0, 820.0, 28.0, 6.0, BLACK);
    canvas.text(font, &written(day(random, 2019, 2024)), 1020.0, 900.0, 26.0, 0.0, BLACK);
    stamp(&mut canvas, fonts, 1200.0, 840.0, "样本市监局");
    canvas.text(font, "国家企业信用信息公示系统网址：", 80.0, 1010.0, 15.0, 0.0, BLACK);
    canvas.text(font, "市场主体应当于每年1月1日至6月30日通过公示系统报送公示年度报告", 640.0, 1010.0, 15.0, 0.0, BLACK);
    let truth = company_truth(&of);
    Specimen { slot: Slot::BusinessLicence, picture: canvas.picture, truth }
}

/// An individual business, upright.
pub fn licence_individual(random: &mut Random, fonts: &Fonts) -> Specimen {
    let owner = person(random);
    let (region, place) = fiction::address(random);
    let code = credit_code(random, "92", &region);
    let name = format!("样本{}示例小吃店", random.pick(&["区", "县", "镇"]));
    let since = day(random, 2005, 2024);
    let scope = random.pick(&["小吃服务；食品销售。", "餐饮服务（凭许可证经营）；日用百货零售；图文设计制作。"]);
    let mut canvas = sheet(1050, 1485);
    canvas.disc(525.0, 130.0, 0.0, 60.0, RED);
    canvas.centred(&fonts.bold, "营业执照", 525.0, 280.0, 84.0, 30.0, BLACK);
    canvas.text(&fonts.text, "统一社会信用代码", 300.0, 400.0, 26.0, 2.0, BLACK);
    canvas.text(&fonts.text, &code, 540.0, 400.0, 30.0, 0.0, BLACK);
    canvas.text(&fonts.text, "（样本 无效）", 420.0, 450.0, 26.0, 0.0, RED);
    let rows = [
        ("经营者", owner.name.clone()),
        ("名称", name.clone()),
        ("类型", "个体工商户".to_owned()),
        ("经营场所", place.clone()),
        ("组成形式", "个人经营".to_owned()),
        ("注册日期", written(since)),
        ("经营范围", scope.to_owned()),
    ];
    let mut y = 540.0;
    for (label, value) in rows {
        canvas.text(&fonts.text, &spread(label), 130.0, y, 30.0, 4.0, BLACK);
        y = canvas.paragraph(&fonts.text, &value, [330.0, y], 580.0, 30.0, 46.0) + 70.0;
    }
    canvas.text(&fonts.text, "登记机关", 560.0, 1290.0, 28.0, 4.0, BLACK);
    stamp(&mut canvas, fonts, 800.0, 1320.0, "样本市监局");
    let truth = BTreeMap::from([
        ("name", name),
        ("credit_code", code),
        ("kind", "个体工商户".to_owned()),
        ("legal_representative", owner.name),
        ("address", place),
        ("business_scope", scope.to_owned()),
        ("established", compact(since)),
    ]);
    Specimen { slot: Slot::BusinessLicence, picture: canvas.picture, truth }
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

/// A period of five years, as it is printed, with its days.
fn period(random: &mut Random) -> (String, Day, Day) {
    let from = day(random, 2018, 2024);
    let until = (from.0 + 5, from.1, from.2);
    (format!("自{}至{}", written(from), written(until)), from, until)
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
    let truth = BTreeMap::from([
        ("legal_representative", who.name),
        ("address", place),
        ("valid_from", compact(from)),
        ("valid_until", compact(until)),
        ("authority", "样本市事业单位登记管理局".to_owned()),
    ]);
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
    let truth = BTreeMap::from([
        ("legal_representative", who.name),
        ("address", place),
        ("valid_from", compact(from)),
        ("valid_until", compact(until)),
        ("authority", "样本省民政厅".to_owned()),
    ]);
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
