//! Business licences: the printed forms of different years and kinds of subject, filled in by machine.

use std::collections::BTreeMap;

use beian_core::identifier::organisation::registration_number_check;
use beian_vision::scan::Slot;

use super::Specimen;
use super::canvas::{BLACK, Canvas, Fonts};
use super::fiction::{
    BRANCHES, COMPANIES, COOPERATIVES, Company, Day, PARTNERSHIPS, Random, SHOPS, Trade, compact, company,
    day as any_day,
};
use super::sheet::{spread, stamp, written};

const GREY: [u8; 3] = [92, 92, 96];
const FOIL: [[u8; 3]; 3] = [[176, 132, 52], [150, 108, 40], [128, 88, 34]];

/// Item of a form, printed next to its label.
#[derive(Clone, Copy)]
enum Item {
    Name,
    Kind,
    Representative,
    Address,
    Capital,
    PaidIn,
    Composition,
    Established,
    Term,
    Scope,
}

/// Period of a licence: decides its number and the format of its dates.
#[derive(Clone, Copy, PartialEq)]
enum Era {
    /// A credit code, dates in figures.
    Unified,
    /// A registration number of 15 digits.
    Registered,
    /// The same, with dates in numerals.
    Numerals,
}

/// A column of labels and values: where labels begin, where values begin and end, and the top of the first row.
struct LicenceColumn {
    x: [f32; 3],
    top: f32,
    rows: &'static [(&'static str, Item)],
}

/// A printed form.
pub struct Layout {
    size: [u32; 2],
    title: (&'static str, f32),
    /// Which copy it is, printed below the title.
    copy: &'static str,
    era: Era,
    /// Positions of the number's label and of the number itself.
    number: [[f32; 2]; 2],
    columns: &'static [LicenceColumn],
    /// Sizes of labels and values, and the distance between rows.
    sizes: [f32; 3],
    /// Left, top and side of the QR code.
    code: Option<[f32; 3]>,
    /// Position of 登记机关.
    office: [f32; 2],
    trade: &'static Trade,
    /// Height of the emblem's centre: on the frame or below it.
    emblem: f32,
    /// Small print: text, left edge, vertical middle.
    notes: &'static [(&'static str, f32, f32)],
    /// Printed by the holder from an electronic licence, without the paper's pattern and frame.
    electronic: bool,
}

const SITE: &str = "企业信用信息公示系统网址：http://gsxt.example.gov.cn";
const OFFICE: &str = "样本市市场监督管理局";
const ISSUER: &str = "中华人民共和国国家工商行政管理总局监制";
const UPRIGHT_NOTES: &[(&str, f32, f32)] =
    &[(SITE, 70.0, 1452.0), (ISSUER, 610.0, 1452.0), ("副本编号：1-1", 700.0, 372.0)];
const ACROSS_NOTES: &[(&str, f32, f32)] = &[
    ("国家企业信用信息公示系统网址：", 80.0, 1018.0),
    ("国家市场监督管理总局监制", 1180.0, 1018.0),
    ("市场主体应当于每年1月1日至6月30日通过", 690.0, 944.0),
    ("国家企业信用信息公示系统报送公示年度报告", 690.0, 962.0),
    ("扫描二维码登录", 1300.0, 196.0),
    ("‘国家企业信用", 1300.0, 214.0),
    ("信息公示系统’", 1300.0, 232.0),
    ("了解更多登记、", 1300.0, 250.0),
    ("备案、许可、监", 1300.0, 268.0),
    ("管信息。", 1300.0, 286.0),
];
const UPRIGHT: Layout = Layout {
    size: [1050, 1485],
    title: ("营业执照", 318.0),
    copy: "（副　本）",
    era: Era::Unified,
    number: [[440.0, 432.0], [690.0, 432.0]],
    columns: &[],
    sizes: [30.0, 25.0, 54.0],
    code: Some([140.0, 1130.0, 190.0]),
    office: [480.0, 1290.0],
    trade: &COMPANIES,
    emblem: 116.0,
    notes: UPRIGHT_NOTES,
    electronic: false,
};
const ACROSS: Layout = Layout {
    size: [1485, 1050],
    title: ("营业执照", 252.0),
    copy: "（副　本）",
    number: [[130.0, 218.0], [130.0, 254.0]],
    sizes: [25.0, 21.0, 56.0],
    code: Some([1160.0, 184.0, 124.0]),
    office: [930.0, 800.0],
    notes: ACROSS_NOTES,
    ..UPRIGHT
};

/// The portrait form since 2014: one column.
pub const COMPANY: Layout = Layout {
    columns: &[LicenceColumn {
        x: [150.0, 345.0, 920.0],
        top: 520.0,
        rows: &[
            ("名称", Item::Name),
            ("类型", Item::Kind),
            ("住所", Item::Address),
            ("法定代表人", Item::Representative),
            ("注册资本", Item::Capital),
            ("成立日期", Item::Established),
            ("营业期限", Item::Term),
            ("经营范围", Item::Scope),
        ],
    }],
    ..UPRIGHT
};

/// The same form before the credit code.
pub const REGISTERED: Layout = Layout { era: Era::Registered, number: [[500.0, 432.0], [620.0, 432.0]], ..COMPANY };

/// A sole proprietor's licence, portrait.
pub const INDIVIDUAL: Layout = Layout {
    copy: "",
    trade: &SHOPS,
    columns: &[LicenceColumn {
        x: [150.0, 345.0, 920.0],
        top: 520.0,
        rows: &[
            ("经营者", Item::Representative),
            ("名称", Item::Name),
            ("类型", Item::Kind),
            ("经营场所", Item::Address),
            ("组成形式", Item::Composition),
            ("注册日期", Item::Established),
            ("经营范围", Item::Scope),
        ],
    }],
    ..UPRIGHT
};

/// A partnership's licence.
pub const PARTNERSHIP: Layout = Layout {
    trade: &PARTNERSHIPS,
    columns: &[LicenceColumn {
        x: [150.0, 390.0, 920.0],
        top: 520.0,
        rows: &[
            ("名称", Item::Name),
            ("类型", Item::Kind),
            ("主要经营场所", Item::Address),
            ("执行事务合伙人", Item::Representative),
            ("成立日期", Item::Established),
            ("合伙期限", Item::Term),
            ("经营范围", Item::Scope),
        ],
    }],
    ..UPRIGHT
};

/// A farmers’ co-operative's licence.
pub const COOPERATIVE: Layout = Layout {
    trade: &COOPERATIVES,
    columns: &[LicenceColumn {
        x: [150.0, 390.0, 920.0],
        top: 520.0,
        rows: &[
            ("名称", Item::Name),
            ("类型", Item::Kind),
            ("住所", Item::Address),
            ("法定代表人", Item::Representative),
            ("成员出资总额", Item::Capital),
            ("成立日期", Item::Established),
            ("业务范围", Item::Scope),
        ],
    }],
    ..UPRIGHT
};

/// The landscape form since 2019: two columns.
pub const TWO_COLUMNS: Layout = Layout {
    columns: &[
        LicenceColumn {
            x: [130.0, 290.0, 760.0],
            top: 420.0,
            rows: &[
                ("名称", Item::Name),
                ("类型", Item::Kind),
                ("法定代表人", Item::Representative),
                ("经营范围", Item::Scope),
            ],
        },
        LicenceColumn {
            x: [820.0, 965.0, 1370.0],
            top: 420.0,
            rows: &[
                ("注册资本", Item::Capital),
                ("成立日期", Item::Established),
                ("营业期限", Item::Term),
                ("住所", Item::Address),
            ],
        },
    ],
    ..ACROSS
};

/// A sole proprietor's licence, landscape.
pub const INDIVIDUAL_ACROSS: Layout = Layout {
    copy: "",
    trade: &SHOPS,
    columns: &[
        LicenceColumn {
            x: [130.0, 290.0, 760.0],
            top: 420.0,
            rows: &[
                ("名称", Item::Name),
                ("类型", Item::Kind),
                ("经营者", Item::Representative),
                ("经营范围", Item::Scope),
            ],
        },
        LicenceColumn {
            x: [820.0, 965.0, 1370.0],
            top: 420.0,
            rows: &[("组成形式", Item::Composition), ("注册日期", Item::Established), ("经营场所", Item::Address)],
        },
    ],
    ..ACROSS
};

/// A branch's licence.
pub const BRANCH: Layout = Layout {
    trade: &BRANCHES,
    columns: &[
        LicenceColumn {
            x: [130.0, 290.0, 760.0],
            top: 420.0,
            rows: &[
                ("名称", Item::Name),
                ("类型", Item::Kind),
                ("负责人", Item::Representative),
                ("经营范围", Item::Scope),
            ],
        },
        LicenceColumn {
            x: [820.0, 965.0, 1370.0],
            top: 420.0,
            rows: &[("成立日期", Item::Established), ("营业期限", Item::Term), ("经营场所", Item::Address)],
        },
    ],
    ..ACROSS
};

/// The landscape form before 2014: dates in numerals.
pub const OLD: Layout = Layout {
    title: ("企业法人营业执照", 232.0),
    copy: "",
    era: Era::Numerals,
    number: [[960.0, 320.0], [1075.0, 320.0]],
    columns: &[
        LicenceColumn {
            x: [150.0, 350.0, 760.0],
            top: 372.0,
            rows: &[
                ("名称", Item::Name),
                ("住所", Item::Address),
                ("法定代表人姓名", Item::Representative),
                ("公司类型", Item::Kind),
                ("经营范围", Item::Scope),
            ],
        },
        LicenceColumn {
            x: [880.0, 1040.0, 1370.0],
            top: 480.0,
            rows: &[
                ("注册资本", Item::Capital),
                ("实收资本", Item::PaidIn),
                ("成立日期", Item::Established),
                ("营业期限", Item::Term),
            ],
        },
    ],
    code: None,
    notes: &[(ISSUER, 1010.0, 1018.0)],
    ..ACROSS
};

/// The electronic licence, as printed or saved by its holder.
pub const ELECTRONIC: Layout = Layout {
    copy: "（电子证照）",
    electronic: true,
    notes: &[("本文件由电子营业执照系统签发，数据内容可登录系统验证", 150.0, 1440.0)],
    ..COMPANY
};

impl Layout {
    /// The form with its emblem at another height.
    #[must_use]
    pub fn with_emblem(self, emblem: f32) -> Self {
        Self { emblem, ..self }
    }

    /// The form without its small print.
    #[must_use]
    pub fn without_notes(self) -> Self {
        Self { notes: &[], ..self }
    }
}

/// Draws the form with a made-up subject.
pub fn draw(layout: &Layout, random: &mut Random, fonts: &Fonts) -> Specimen {
    let [width, height] = layout.size.map(|side| side as f32);
    let of = company(random, layout.trade);
    let mut canvas =
        Canvas::new(layout.size[0], layout.size[1], if layout.electronic { [255; 3] } else { [250, 246, 238] });
    if layout.electronic {
        canvas.frame(30.0, 2.0, FOIL[0]);
    } else {
        canvas.waves([[238, 226, 202], [242, 230, 212]], 0.5);
        canvas.guilloche(58.0, 30.0);
    }
    canvas.emblem(width / 2.0, layout.emblem + random.real(-32.0, 32.0), 62.0);
    title(&mut canvas, fonts, layout.title, width / 2.0);
    let copy = format!("{}样本", layout.copy);
    canvas.centred(&fonts.text, &copy, width / 2.0, layout.title.1 + 60.0, 26.0, 0.0, FOIL[1]);
    let mut truth = number(&mut canvas, fonts, layout, &of, random);
    let (year, month, day) = of.established;
    let until = (random.between(0, 2) > 0).then_some((year + 30, month, day));
    for column in layout.columns {
        let mut y = column.top;
        for (label, item) in column.rows {
            y = row(&mut canvas, fonts, layout, column, y, label, &value(*item, &of, until, layout.era), random);
            truth.extend(field_and_value(*item, &of, until));
        }
    }
    if let Some(place) = layout.code {
        canvas.modules(random, place);
    }
    let [x, y] = layout.office;
    canvas.text(&fonts.text, "登 记 机 关", x, y, 26.0, 2.0, BLACK);
    canvas.text(&fonts.text, &written(any_day(random, 2015, 2024)), x + 130.0, y + 72.0, 24.0, 4.0, GREY);
    if layout.electronic {
        canvas.text(&fonts.text, OFFICE, x + 160.0, y, 21.0, 0.0, BLACK);
    } else {
        stamp(&mut canvas, fonts, x + 280.0, y + 20.0, OFFICE);
    }
    for (note, x, y) in layout.notes {
        canvas.text(&fonts.text, note, *x, (*y).min(height - 20.0), 15.0, 0.0, GREY);
    }
    Specimen { slot: Slot::BusinessLicence, picture: canvas.picture, truth }
}

/// A title in foil, each character with its own reflection.
fn title(canvas: &mut Canvas, fonts: &Fonts, (text, y): (&str, f32), middle: f32) {
    let (size, step) = if text.chars().count() > 4 { (64.0, 74.0) } else { (84.0, 124.0) };
    let first = middle - (text.chars().count() as f32 - 1.0) / 2.0 * step;
    for (at, character) in text.chars().enumerate() {
        let x = first + at as f32 * step;
        canvas.centred(&fonts.bold, &character.to_string(), x, y, size, 0.0, FOIL[at % FOIL.len()]);
    }
}

/// Draws the number of a licence next to or below its label.
fn number(
    canvas: &mut Canvas,
    fonts: &Fonts,
    layout: &Layout,
    of: &Company,
    random: &mut Random,
) -> BTreeMap<&'static str, String> {
    let (label, field, number) = if layout.era == Era::Unified {
        ("统一社会信用代码", "credit_code", of.code.clone())
    } else {
        let digits = format!("{}{:08}", &of.code[2..8], random.between(1, 99_999_999));
        ("注册号", "registration_number", format!("{digits}{}", registration_number_check(&digits)))
    };
    let [at_label, at_number] = layout.number;
    canvas.text(&fonts.text, label, at_label[0], at_label[1], 23.0, 2.0, BLACK);
    canvas.text(&fonts.text, &number, at_number[0], at_number[1], 23.0, 0.0, BLACK);
    BTreeMap::from([(field, number)])
}

/// The printed value of an item.
fn value(item: Item, of: &Company, until: Option<Day>, era: Era) -> String {
    let date = |day: Day| if era == Era::Numerals { numerals(day) } else { written(day) };
    match item {
        Item::Name => of.name.clone(),
        Item::Kind => of.kind.to_owned(),
        Item::Representative => of.representative.clone(),
        Item::Address => of.address.clone(),
        Item::Capital | Item::PaidIn => of.capital.to_owned(),
        Item::Composition => "个人经营".to_owned(),
        Item::Established => date(of.established),
        Item::Term => until.map_or("长期".to_owned(), |until| format!("{}至{}", date(of.established), date(until))),
        Item::Scope => of.scope.clone(),
    }
}

/// The field that an item corresponds to, and its value.
fn field_and_value(item: Item, of: &Company, until: Option<Day>) -> Option<(&'static str, String)> {
    let field = match item {
        Item::Name => "name",
        Item::Kind => "kind",
        Item::Representative => "legal_representative",
        Item::Address => "address",
        Item::Capital => "registered_capital",
        Item::Established => "established",
        Item::Term => "valid_until",
        Item::Scope => "business_scope",
        Item::PaidIn | Item::Composition => return None,
    };
    let said = match item {
        Item::Established => compact(of.established),
        Item::Term => until.map_or("长期".to_owned(), compact),
        _ => value(item, of, until, Era::Unified),
    };
    Some((field, said))
}

/// Draws a label and its value, which the printer sets slightly off the form; returns the position of the next row.
fn row(
    canvas: &mut Canvas,
    fonts: &Fonts,
    layout: &Layout,
    column: &LicenceColumn,
    y: f32,
    label: &str,
    value: &str,
    random: &mut Random,
) -> f32 {
    let [label_size, size, step] = layout.sizes;
    let [left, begin, end] = column.x;
    canvas.text(&fonts.bold, &spread(label), left, y, label_size * 0.9, label_size * 0.1, BLACK);
    let at = [begin + random.real(-4.0, 8.0), y + random.real(-0.28, 0.28) * size];
    let fits = ((end - at[0]) / size) as usize;
    let length = value.chars().count();
    // Sometimes a single character is left for the last line.
    let lone = (fits.saturating_sub(4)..=fits).rev().find(|fits| length > *fits && length % fits == 1);
    let fits = lone.filter(|_| random.between(0, 1) == 0).unwrap_or(fits);
    let last = canvas.paragraph(&fonts.text, value, at, (fits as f32 + 0.2) * size, size, size * 1.3);
    (y + step).max(last + 0.75 * step)
}

/// A day in numerals: 二〇一〇年十月二十三日.
fn numerals((year, month, day): Day) -> String {
    const DIGITS: [&str; 10] = ["〇", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
    let year: String = year.to_string().bytes().map(|digit| DIGITS[usize::from(digit - b'0')]).collect();
    let number = |number: u32| {
        let (tens, ones) = (number / 10, number % 10);
        let tens = ["", "十", "二十", "三十"][tens as usize];
        format!("{tens}{}", if ones == 0 { "" } else { DIGITS[ones as usize] })
    };
    format!("{year}年{}月{}日", number(month), number(day))
}
