//! Cards of 85.6 mm × 54 mm and the passport's data page.

use std::collections::BTreeMap;

use beian_vision::scan::Slot;

use super::Specimen;
use super::canvas::{BLACK, BLUE, Canvas, Fonts, RED};
use super::fiction::{self, Day, Random, compact, day, number, person};

const PINK: [u8; 3] = [236, 170, 176];
const TEAL: [u8; 3] = [150, 198, 208];

fn card() -> Canvas {
    let mut canvas = Canvas::new(1011, 638, [232, 238, 240]);
    canvas.waves([PINK, TEAL], 0.35);
    canvas
}

fn dotted((year, month, day): Day) -> String {
    format!("{year:04}.{month:02}.{day:02}")
}

pub fn id_front(random: &mut Random, fonts: &Fonts) -> Specimen {
    let who = person(random);
    let mut canvas = card();
    front_table(&mut canvas, fonts, &who, Some(who.nation));
    let mut truth = BTreeMap::from([("nation", who.nation.to_owned()), ("id_number", who.number.clone())]);
    person_truth(&mut truth, &who);
    Specimen { slot: Slot::IdCardFront, picture: canvas.picture, truth }
}

fn person_truth(truth: &mut BTreeMap<&'static str, String>, who: &fiction::Person) {
    truth.insert("name", who.name.clone());
    truth.insert("sex", if who.man { "男" } else { "女" }.to_owned());
    truth.insert("birth", compact(who.birth));
    truth.insert("address", who.address.clone());
}

/// The portrait side of ID cards and residence permits.
fn front_table(canvas: &mut Canvas, fonts: &Fonts, who: &fiction::Person, nation: Option<&str>) {
    let (font, label, value) = (&fonts.text, 25.0, 34.0);
    let (left, begin) = (106.0, 212.0);
    canvas.portrait(640.0, 76.0, 300.0);
    let mut put = |text: &str, x: f32, y: f32| canvas.text(font, text, x, y, label, 13.0, BLUE);
    put("姓名", left, 100.0);
    put("性别", left, 180.0);
    put("出生", left, 260.0);
    put("住址", left, 342.0);
    put("公民身份号码", left, 552.0);
    if let Some(nation) = nation {
        put("民族", 330.0, 180.0);
        canvas.text(font, nation, 420.0, 180.0, value * 0.9, 0.0, BLACK);
    }
    // Two characters are set as wide as three.
    let wide = if who.name.chars().count() == 2 { value } else { 1.0 };
    canvas.text(font, &who.name, begin, 100.0, value + 3.0, wide, BLACK);
    canvas.text(font, if who.man { "男" } else { "女" }, begin, 180.0, value * 0.9, 0.0, BLACK);
    let (year, month, day) = who.birth;
    for (number, unit, x) in [(year, "年", begin), (month, "月", 346.0), (day, "日", 434.0)] {
        let end = canvas.text(font, &number.to_string(), x, 260.0, value * 0.9, 0.0, BLACK);
        canvas.text(font, unit, if unit == "年" { 310.0 } else { end.max(x + 36.0) + 8.0 }, 260.0, label, 0.0, BLUE);
    }
    // Eleven characters a row.
    canvas.paragraph(font, &who.address, [begin, 342.0], value * 11.2, value, 46.0);
    canvas.text(font, &who.number, 374.0, 552.0, value + 6.0, 7.0, BLACK);
    canvas.text(font, "样本", 900.0, 40.0, 30.0, 4.0, RED);
}

pub fn id_back(random: &mut Random, fonts: &Fonts) -> Specimen {
    let years = random.pick(&["5", "10", "20", "长期"]);
    emblem_side(("居民身份证", 72.0), years, &[], Slot::IdCardBack, random, fonts)
}

/// The emblem side of a residence permit, with the number of the travel permit and the number of issues.
pub fn residence_permit_back(random: &mut Random, fonts: &Fonts) -> Specimen {
    let title = random.pick(&["港澳居民居住证", "台湾居民居住证"]);
    let pass = format!("H{:08}", random.between(1_000_000, 99_999_999));
    let more = [("通行证号码", pass), ("签发次数", random.between(1, 9).to_string())];
    emblem_side((title, 60.0), "5", &more, Slot::PermitBack, random, fonts)
}

fn emblem_side(
    (title, size): (&str, f32),
    years: &str,
    more: &[(&str, String)],
    slot: Slot,
    random: &mut Random,
    fonts: &Fonts,
) -> Specimen {
    let mut canvas = card();
    let font = &fonts.text;
    canvas.disc(140.0, 150.0, 0.0, 80.0, RED);
    canvas.disc(140.0, 150.0, 50.0, 58.0, [240, 200, 60]);
    canvas.text(&fonts.bold, "中华人民共和国", 300.0, 110.0, 52.0, 12.0, BLACK);
    canvas.text(&fonts.bold, title, 300.0, 205.0, size, size / 3.0, BLACK);
    let authority =
        random.pick(&["样本市公安局示例分局", "示例县公安局", "样张市公安局虚构区分局", "测试自治州公安局"]);
    let from = day(random, 2006, 2024);
    let until = years.parse().map_or(("长期".to_owned(), "长期".to_owned()), |years: u32| {
        let end = (from.0 + years, from.1, from.2);
        (dotted(end), compact(end))
    });
    let first = [("签发机关", authority.to_owned()), ("有效期限", format!("{}-{}", dotted(from), until.0))];
    let top = 470.0 - 60.0 * more.len() as f32;
    for (at, (label, value)) in first.iter().chain(more).enumerate() {
        let y = top + 80.0 * at as f32 - 10.0 * (at * more.len()) as f32;
        canvas.text(font, label, 190.0, y, 28.0, 4.0, BLUE);
        canvas.text(font, value, 370.0, y, 32.0, 1.0, BLACK);
    }
    canvas.text(font, "样本", 880.0, 40.0, 30.0, 4.0, RED);
    let truth =
        BTreeMap::from([("authority", authority.to_owned()), ("valid_from", compact(from)), ("valid_until", until.1)]);
    Specimen { slot, picture: canvas.picture, truth }
}

pub fn residence_permit(random: &mut Random, fonts: &Fonts) -> Specimen {
    let mut who = person(random);
    random.pick(&["陈样本", "何示例", "歐陽嘉敏", "林測試"]).clone_into(&mut who.name);
    let region = random.pick(&["810000", "820000", "830000"]);
    who.number = number(random, region, who.birth, who.man);
    let mut canvas = card();
    front_table(&mut canvas, fonts, &who, None);
    let mut truth = BTreeMap::from([("number", who.number.clone())]);
    person_truth(&mut truth, &who);
    Specimen { slot: Slot::PermitFront, picture: canvas.picture, truth }
}

/// 港澳居民来往内地通行证.
pub fn travel_permit(random: &mut Random, fonts: &Fonts) -> Specimen {
    let number = format!("{}{:08}", random.pick(&["H", "M"]), random.between(1_000_000, 99_999_999));
    pass("港澳居民来往内地通行证", 10, number, random, fonts)
}

/// 台湾居民来往大陆通行证.
pub fn travel_permit_taiwan(random: &mut Random, fonts: &Fonts) -> Specimen {
    let number = format!("{:08}", random.between(1_000_000, 99_999_999));
    pass("台湾居民来往大陆通行证", 5, number, random, fonts)
}

/// The portrait side of a travel permit that is valid for `years`.
fn pass(title: &str, years: u32, number: String, random: &mut Random, fonts: &Fonts) -> Specimen {
    let mut canvas = card();
    let font = &fonts.text;
    let name = random.pick(&["陈样本", "何示例", "黄嘉慧", "李測試"]);
    let birth = day(random, 1955, 2004);
    let man = random.between(0, 1) == 1;
    let from = day(random, 2015, 2024);
    let until = (from.0 + years, from.1, from.2);
    canvas.text(&fonts.bold, title, 330.0, 90.0, 40.0, 6.0, BLACK);
    canvas.portrait(60.0, 150.0, 250.0);
    let rows = [
        ("姓名", name.to_owned()),
        ("出生日期", dotted(birth)),
        ("性别", if man { "男" } else { "女" }.to_owned()),
        ("有效期限", format!("{}-{}", dotted(from), dotted(until))),
        ("签发机关", "公安部出入境管理局（样本）".to_owned()),
        ("证件号码", number.clone()),
    ];
    for (at, (label, value)) in rows.iter().enumerate() {
        let y = 180.0 + at as f32 * 68.0;
        canvas.text(font, label, 350.0, y, 25.0, 2.0, BLUE);
        canvas.text(font, value, 490.0, y, 30.0, 0.0, BLACK);
    }
    let truth = BTreeMap::from([
        ("name", name.to_owned()),
        ("birth", compact(birth)),
        ("sex", if man { "男" } else { "女" }.to_owned()),
        ("valid_from", compact(from)),
        ("valid_until", compact(until)),
        ("number", number),
    ]);
    Specimen { slot: Slot::PermitFront, picture: canvas.picture, truth }
}

/// The version since December 2023, with a number of 18 digits.
pub fn permanent_residence(random: &mut Random, fonts: &Fonts) -> Specimen {
    foreigner(|random, birth, man| number(random, "911124", birth, man), random, fonts)
}

/// The version before, with a country code and 12 digits as its number.
pub fn permanent_residence_old(random: &mut Random, fonts: &Fonts) -> Specimen {
    let old = |random: &mut Random, birth: Day, _| {
        let place = random.pick(&["1101", "3101", "4403"]);
        format!("CAN{place}{}{:02}", &compact(birth)[2..], random.between(1, 99))
    };
    foreigner(old, random, fonts)
}

fn foreigner(numbered: impl Fn(&mut Random, Day, bool) -> String, random: &mut Random, fonts: &Fonts) -> Specimen {
    let mut canvas = card();
    let font = &fonts.text;
    let name = random.pick(&["SAMPLE, ANNA MARIA", "EXAMPLE, JOHN", "SPECIMEN, LEE"]);
    let birth = day(random, 1955, 2004);
    let man = random.between(0, 1) == 1;
    let number = numbered(random, birth, man);
    let from = day(random, 2018, 2024);
    let until = (from.0 + 10, from.1, from.2);
    canvas.text(&fonts.bold, "外国人永久居留身份证", 330.0, 70.0, 40.0, 4.0, BLACK);
    canvas.text(font, "FOREIGN PERMANENT RESIDENT ID CARD", 330.0, 116.0, 24.0, 0.0, BLACK);
    canvas.portrait(50.0, 160.0, 260.0);
    let rows = [
        ("姓名/Name", name.to_owned()),
        ("性别/Sex", if man { "男/M" } else { "女/F" }.to_owned()),
        ("出生日期/Date of Birth", dotted(birth)),
        ("国籍/Nationality", "加拿大/CAN".to_owned()),
        ("有效期限/Period of Validity", format!("{}-{}", dotted(from), dotted(until))),
        ("证件号码/ID No.", number.clone()),
    ];
    for (at, (label, value)) in rows.iter().enumerate() {
        let y = 165.0 + at as f32 * 72.0;
        canvas.text(font, label, 350.0, y, 20.0, 0.0, BLUE);
        canvas.text(font, value, 350.0, y + 33.0, 28.0, 0.0, BLACK);
    }
    canvas.text(font, "样本", 900.0, 40.0, 30.0, 4.0, RED);
    let truth = BTreeMap::from([
        ("name", name.replace(' ', "")),
        ("birth", compact(birth)),
        ("sex", if man { "男" } else { "女" }.to_owned()),
        ("valid_from", compact(from)),
        ("valid_until", compact(until)),
        ("number", number),
    ]);
    Specimen { slot: Slot::PermitFront, picture: canvas.picture, truth }
}

const MONTHS: [&str; 12] = ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"];

/// The holder of a passport: country code, name in the country's own script if it has one, name in Latin letters.
type Bearer = (&'static str, Option<&'static str>, &'static str, &'static str);

/// A Chinese passport.
pub fn passport(random: &mut Random, fonts: &Fonts) -> Specimen {
    const BEARERS: [Bearer; 3] = [
        ("CHN", Some("样本三"), "YANGBEN", "SAN"),
        ("CHN", Some("欧阳赟翀"), "OUYANG", "YUNCHONG"),
        ("CHN", Some("买买提·艾山江"), "MAIMAITI", "AISHANJIANG"),
    ];
    data_page(BEARERS[random.between(0, 2) as usize], random, fonts)
}

/// A passport of another country, with all text in English.
pub fn passport_foreign(random: &mut Random, fonts: &Fonts) -> Specimen {
    const BEARERS: [Bearer; 3] =
        [("KOR", None, "SPECIMEN", "MINJUN"), ("CAN", None, "SAMPLE", "ANNA MARIA"), ("UTO", None, "ERIKSSON", "ANNA")];
    data_page(BEARERS[random.between(0, 2) as usize], random, fonts)
}

fn data_page((country, own, surname, given): Bearer, random: &mut Random, fonts: &Fonts) -> Specimen {
    let mut canvas = Canvas::new(1250, 880, [238, 236, 228]);
    canvas.waves([PINK, TEAL], 0.3);
    let font = &fonts.text;
    let birth = day(random, 1960, 2004);
    let man = random.between(0, 1) == 1;
    let from = day(random, 2016, 2024);
    let until = (from.0 + 10, from.1, from.2);
    let number = format!("{}{:07}", random.pick(&["EA", "EH", "EK", "E1", "G5"]), random.between(0, 9_999_999));
    // On a foreign passport only the English half of each label is printed.
    let said = |both: &str| match (own, both.rsplit_once('/')) {
        (None, Some((_, english))) => english.to_owned(),
        _ => both.to_owned(),
    };
    let printed = |(year, month, day): Day| {
        let month_name = MONTHS[month as usize - 1];
        format!("{day:02} {} {year}", said(&format!("{month}月/{month_name}")))
    };
    let latin = format!("{surname}, {given}");
    canvas.portrait(60.0, 190.0, 290.0);
    canvas.text(&fonts.bold, own.map_or("PASSEPORT", |_| "护照"), 60.0, 60.0, 40.0, 20.0, BLACK);
    canvas.text(font, "PASSPORT", 60.0, 110.0, 26.0, 0.0, BLACK);
    canvas.text(font, "样本", 1120.0, 50.0, 34.0, 4.0, RED);
    let cells = [
        (390.0, 80.0, "类型/Type", "P".to_owned()),
        (560.0, 80.0, "国家码/Country Code", country.to_owned()),
        (860.0, 80.0, "护照号/Passport No.", number.clone()),
        (390.0, 180.0, "姓名/Name", own.unwrap_or(&latin).to_owned()),
        (390.0, 330.0, "性别/Sex", said(if man { "男/M" } else { "女/F" })),
        (560.0, 330.0, "国籍/Nationality", own.map_or(country, |_| "中国/CHINESE").to_owned()),
        (860.0, 330.0, "出生日期/Date of birth", printed(birth)),
        (390.0, 430.0, "出生地点/Place of birth", said("样本/SAMPLE")),
        (860.0, 430.0, "签发日期/Date of issue", printed(from)),
        (390.0, 530.0, "签发地点/Place of issue", said("示例/EXAMPLE")),
        (860.0, 530.0, "有效期至/Date of expiry", printed(until)),
        (390.0, 630.0, "签发机关/Authority", own.map_or("EXAMPLE OFFICE", |_| "国家移民管理局样本").to_owned()),
    ];
    for (x, y, label, value) in &cells {
        canvas.text(font, &said(label), *x, *y, 20.0, 0.0, BLUE);
        canvas.text(font, value, *x, *y + 36.0, 28.0, 0.0, BLACK);
    }
    if own.is_some() {
        canvas.text(font, &latin, 390.0, 260.0, 26.0, 0.0, BLACK);
    }
    let short = |date: Day| compact(date)[2..].to_owned();
    let upper = format!("{:<<44}", format!("P<{country}{surname}<<{}", given.replace(' ', "<")));
    let checked = |text: String| format!("{text}{}", check_digit(&text));
    let (a, b, c) = (checked(number.clone()), checked(short(birth)), checked(short(until)));
    let personal = "<<<<<<<<<<<<<<0";
    let total = check_digit(&format!("{a}{b}{c}{personal}"));
    let lower = format!("{a}{country}{b}{}{c}{personal}{total}", if man { 'M' } else { 'F' });
    for (line, y) in [(&upper, 745.0), (&lower, 810.0)] {
        let mut x = 50.0;
        for character in line.chars() {
            // The machine-readable zone has a fixed pitch.
            canvas.text(font, &character.to_string(), x, y, 30.0, 0.0, BLACK);
            x += 26.2;
        }
    }
    let truth = BTreeMap::from([
        ("name", own.map_or_else(|| format!("{surname} {given}"), str::to_owned)),
        ("number", number),
        ("nationality", country.to_owned()),
        ("birth", compact(birth)),
        ("sex", if man { "男" } else { "女" }.to_owned()),
        ("valid_until", compact(until)),
        ("mrz", format!("{upper}{lower}")),
    ]);
    Specimen { slot: Slot::Passport, picture: canvas.picture, truth }
}

/// Check digit by ICAO Doc 9303.
fn check_digit(text: &str) -> u32 {
    text.chars().zip([7, 3, 1].into_iter().cycle()).map(|(c, weight)| c.to_digit(36).unwrap_or(0) * weight).sum::<u32>()
        % 10
}
