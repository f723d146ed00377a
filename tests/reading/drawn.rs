//! Drawn licences with features that lose characters in real ones: a last row of one character, print across a number,
//! ink that is not print, a blank first page.

use beian_desk::job::Job;
use beian_desk::reading::{Engine, ReadField, Reading, SURE};
use beian_desk::scan::{self, DecodeLimits, Leaf, Picture, PictureFormat, Slot};
use beian_specimens::canvas::{BLACK, Canvas, Colour, RED};
use beian_specimens::condition::jpeg;
use beian_specimens::licence::{self, Layout};
use beian_specimens::sheet::stamp;
use beian_specimens::{Fonts, KINDS, Random, pdf};

const CODE: &str = "91350100M000100Y43";
const NAME: &str = "样本示例网络科技有限公司";
/// Rows of the address.
const ADDRESS: [&str; 2] = ["北京市海淀区样本路一百二十三号示例大厦东区二十", "层"];
const SIZE: f32 = 25.0;

/// A licence of one column.
fn sheet(fonts: &Fonts, address: &[&str]) -> Canvas {
    let mut canvas = Canvas::new(1050, 1485, [250, 246, 238]);
    canvas.guilloche(58.0, 30.0);
    canvas.emblem(525.0, 116.0, 62.0);
    canvas.centred(&fonts.bold, "营业执照", 525.0, 318.0, 84.0, 40.0, [150, 108, 40]);
    canvas.text(&fonts.text, "统一社会信用代码", 440.0, 432.0, 23.0, 2.0, BLACK);
    canvas.text(&fonts.text, CODE, 690.0, 432.0, 23.0, 0.0, BLACK);
    let mut y = 520.0;
    for (label, rows) in [
        ("名　　称", &[NAME][..]),
        ("类　　型", &["有限责任公司"]),
        ("住　　所", address),
        ("法定代表人", &["样本张三"]),
        ("注册资本", &["壹佰万元整"]),
        ("成立日期", &["2019年03月05日"]),
    ] {
        canvas.text(&fonts.bold, label, 150.0, y, 27.0, 3.0, BLACK);
        for (at, row) in rows.iter().enumerate() {
            canvas.text(&fonts.text, row, 345.0, y + at as f32 * 33.0, SIZE, 0.0, BLACK);
        }
        y += 54.0 + 33.0 * (rows.len() - 1) as f32;
    }
    canvas
}

#[allow(clippy::unwrap_used, reason = "helpers of tests fail the test")]
fn read_as(slot: Slot, canvas: Canvas) -> Reading {
    let leaf = Leaf::default();
    let picture =
        Picture { pixels: canvas.picture, format: PictureFormat::Png, file_size: 0, has_metadata: false, leaf };
    Engine::new().read(&picture, None, Some(slot), &Job::new()).unwrap()
}

fn read(canvas: Canvas) -> Reading {
    read_as(Slot::BusinessLicence, canvas)
}

fn said<'a>(reading: &'a Reading, field: &str) -> (&'a str, bool) {
    reading.fields.get(field).map_or(("", false), |ReadField { value, confidence, .. }| (value, *confidence >= SURE))
}

#[test]
fn the_last_row_of_one_character_belongs_to_its_value() {
    let fonts = Fonts::own();
    let reading = read(sheet(&fonts, &ADDRESS));
    assert_eq!(said(&reading, "address").0, ADDRESS.concat());
    assert_eq!(said(&reading, "legal_representative").0, "样本张三");
    let rows = ["北京市海淀区样本路一百二十三号示例大厦东区185", "6"];
    assert_eq!(said(&read(sheet(&fonts, &rows)), "address").0, rows.concat());
}

#[test]
fn a_number_with_something_printed_across_it_is_read_again() {
    let fonts = Fonts::own();
    let mut canvas = sheet(&fonts, &ADDRESS[..1]);
    // A line of the form crosses the lower edge of the digits, and the copy's mark is printed before them.
    canvas.rectangle(560.0, 440.0, 960.0, 442.0, [120, 120, 124]);
    canvas.text(&fonts.text, "本）", 660.0, 410.0, 34.0, 0.0, [176, 132, 52]);
    let reading = read(canvas);
    assert_eq!(said(&reading, "credit_code").0, CODE);
}

#[test]
fn a_value_beside_ink_that_is_no_print_is_unsure() {
    let fonts = Fonts::own();
    let clean = read(sheet(&fonts, &ADDRESS[..1]));
    assert_eq!(said(&clean, "name"), (NAME, true));
    let mut canvas = sheet(&fonts, &ADDRESS[..1]);
    let left = 345.0 + SIZE * NAME.chars().count() as f32;
    for stroke in [[2.0, -9.0, 18.0, 8.0], [4.0, 9.0, 20.0, -8.0], [3.0, 0.0, 21.0, 1.0]] {
        let [from_x, from_y, to_x, to_y] = stroke;
        canvas.stroke([left + from_x, 520.0 + from_y], [left + to_x, 520.0 + to_y], 1.2, BLACK);
    }
    let reading = read(canvas);
    assert!(!said(&reading, "name").1, "{:?}", reading.fields["name"]);
}

#[test]
fn a_row_whose_end_was_lost_is_not_sure() {
    let fonts = Fonts::own();
    let whole_or_unsure = |canvas: Canvas, whole: &str| {
        let reading = read(canvas);
        let (value, sure) = said(&reading, "address");
        assert!(value == whole || !sure, "{:?}", reading.fields["address"]);
    };
    // A flat 一 is skipped; its stroke is detected as unexplained ink.
    let rows = ["北京市海淀区样本路一百二十三号示例大厦东区路一", "段99号"];
    whole_or_unsure(sheet(&fonts, &rows), &rows.concat());
    // Digits that extend into the pattern of the frame.
    let row = "北京市海淀区样本路一百二十三号示例大厦样本大道";
    let end = 345.0 + SIZE * row.chars().count() as f32;
    let mut canvas = sheet(&fonts, &[row, "83号105室"]);
    canvas.rectangle(end, 580.0, end + 60.0, 680.0, [188, 182, 168]);
    canvas.text(&fonts.text, "21", end + 1.0, 628.0, SIZE, 0.0, [96, 92, 92]);
    whole_or_unsure(canvas, &format!("{row}2183号105室"));
}

/// Lays a text over a sheet through which its print shows.
fn lay(canvas: &mut Canvas, fonts: &Fonts, text: &str, [x, y]: [f32; 2], size: f32, colour: Colour) {
    let (width, height) = canvas.picture.dimensions();
    let mut mark = Canvas::new(width, height, [255; 3]);
    mark.text(&fonts.bold, text, x, y, size, 0.0, colour);
    for (pixel, laid) in canvas.picture.pixels_mut().zip(mark.picture.pixels()) {
        pixel.0 = [0, 1, 2].map(|at| pixel.0[at].min(laid.0[at]));
    }
}

#[test]
fn a_pale_watermark_over_a_value_is_none_of_it() {
    let fonts = Fonts::own();
    let row = "北京市海淀区样本路一百二十三号示例大厦";
    let end = 345.0 + SIZE * row.chars().count() as f32;
    for (text, x, y, colour) in [
        ("样本网 www.example.com", end - 190.0, 634.0, [196, 190, 190]),
        ("Example-China.com", end - 60.0, 630.0, [186, 186, 190]),
    ] {
        let mut canvas = sheet(&fonts, &[row]);
        lay(&mut canvas, &fonts, text, [x, y], 40.0, colour);
        let reading = read(canvas);
        assert_eq!(said(&reading, "address").0, row, "{text}");
        assert_eq!(said(&reading, "legal_representative").0, "样本张三", "{text}");
    }
}

#[test]
fn a_value_paler_than_its_label_is_read() {
    let fonts = Fonts::own();
    let mut canvas = sheet(&fonts, &ADDRESS[..1]);
    for (x, y, pixel) in canvas.picture.enumerate_pixels_mut() {
        // What a needle printer left behind a label: half as dark as the form.
        if x > 340 && (490..860).contains(&y) {
            pixel.0 = pixel.0.map(|value| 128 + value / 2);
        }
    }
    let reading = read(canvas);
    assert_eq!(said(&reading, "name").0, NAME);
    assert_eq!(said(&reading, "address").0, ADDRESS[0]);
    assert_eq!(said(&reading, "registered_capital").0, "壹佰万元整");
}

#[test]
fn the_pattern_of_a_frame_beside_a_label_is_no_value() {
    let fonts = Fonts::own();
    let mut canvas = sheet(&fonts, &ADDRESS[..1]);
    canvas.text(&fonts.bold, "经营范围", 780.0, 980.0, 27.0, 3.0, BLACK);
    let reading = read(canvas);
    assert_eq!(said(&reading, "business_scope").0, "");
    assert_eq!(said(&reading, "address").0, ADDRESS[0]);
}

#[test]
fn a_name_under_a_seal_is_read_without_its_ink() {
    let fonts = Fonts::own();
    let mut canvas = sheet(&fonts, &ADDRESS[..1]);
    stamp(&mut canvas, &fonts, 500.0, 540.0, "样本示例网络科技公司");
    let reading = read(canvas);
    assert_eq!(said(&reading, "name").0, NAME);
    assert_eq!(said(&reading, "kind").0, "有限责任公司");
}

#[test]
fn an_electronic_licence_is_told_by_the_authority_that_stands_where_paper_bears_a_seal() {
    let read = |layout: Layout| {
        let specimen = licence::draw(&layout.without_notes(), &mut Random::new(4), &Fonts::own());
        read(Canvas { picture: specimen.picture })
    };
    assert!(read(licence::ELECTRONIC).electronic);
    assert!(!read(licence::COMPANY).electronic);
}

#[test]
fn a_red_stamp_beside_an_address_is_none_of_it() {
    let fonts = Fonts::own();
    let (_, draw) = KINDS.iter().find(|(kind, _)| *kind == "id_card_front").unwrap();
    let specimen = draw(&mut Random::new(9), &fonts);
    let mut canvas = Canvas { picture: specimen.picture };
    canvas.text(&fonts.bold, "样证", 96.0, 388.0, 46.0, 22.0, RED);
    let reading = read_as(specimen.slot, canvas);
    assert_eq!(said(&reading, "address").0, specimen.truth["address"]);
}

#[test]
fn a_blank_page_before_a_certificate_changes_nothing() {
    let (_, draw) = KINDS.iter().find(|(kind, _)| *kind == "licence_landscape").unwrap();
    let specimen = draw(&mut Random::new(9), &Fonts::own());
    let bytes = jpeg(&specimen.picture, 85);
    let page = Some((bytes.as_slice(), [specimen.picture.width(), specimen.picture.height()]));
    let read = |pages: &[Option<pdf::Jpeg<'_>>]| {
        let picture = scan::decode(&pdf::pages(pages), &DecodeLimits::default()).unwrap();
        Engine::new().read(&picture, None, Some(specimen.slot), &Job::new()).unwrap().fields
    };
    let alone = read(&[page]);
    assert_eq!(alone["credit_code"].value, specimen.truth["credit_code"]);
    assert_eq!(read(&[None, page]), alone);
}

#[test]
fn a_character_that_an_uncommon_one_rivals_is_not_sure() {
    let fonts = Fonts::own();
    // The first is read as 江: the score of the rare character is close.
    for (address, sure) in [("宁波市奉化区冮村委会东侧", false), ("宁波市奉化区江村委会东侧", true)]
    {
        let reading = read(sheet(&fonts, &[address]));
        let (value, is_sure) = said(&reading, "address");
        assert_eq!(is_sure, sure, "{value} for {address}");
    }
}

#[test]
fn a_sheet_whose_labels_or_values_reach_the_border_is_cut() {
    let fonts = Fonts::own();
    // The labels begin at 150 and are 27 pixels high; the longest values end at 920.
    for (left, right, cut) in
        [(128, 1050, false), (144, 1050, true), (186, 1050, true), (0, 946, false), (0, 924, true)]
    {
        let mut canvas = sheet(&fonts, &ADDRESS);
        canvas.picture = image::imageops::crop_imm(&canvas.picture, left, 0, right - left, 1485).to_image();
        let reading = read(canvas);
        assert_eq!(reading.cut, cut, "from {left} to {right}: {:?}", reading.fields.keys());
    }
}
