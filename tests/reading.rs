//! Reading: specimens give back what stands on them, parsers do not depend on order and pieces, nonsense does no harm,
//! damaged models are refused by name.

#[path = "../examples/specimens/mod.rs"]
#[allow(dead_code, reason = "the evaluation uses more of it")]
mod specimens;

use std::borrow::Cow;

use beian_desk::desk;
use beian_desk::job::Job;
use beian_desk::reading::{
    Certificate, Engine, Line, ModelError, ModelFile, Models, Page, ReadingError, SURE, certificate, portrait, text,
};
use beian_desk::scan::{Format, Leaf, Picture, Slot};
use image::RgbImage;
use proptest::prelude::*;
use specimens::canvas::Canvas;
use specimens::{Condition, Fonts, KINDS, Random};

fn picture(width: u32, height: u32) -> Picture {
    let pixels = RgbImage::from_pixel(width, height, image::Rgb([240, 240, 240]));
    Picture { pixels, format: Format::Png, file_size: 0, has_metadata: false, leaf: Leaf::default() }
}

#[test]
fn specimens_are_read() {
    let engine = Engine::new();
    let fonts = Fonts::own();
    let mut random = Random::new(7);
    for kind in ["id_card_front", "id_card_back", "licence_portrait", "letter", "pre_approval"] {
        let (_, draw) = KINDS.iter().find(|(name, _)| *name == kind).unwrap();
        let specimen = draw(&mut random, &fonts);
        let (picture, _) = Condition::Clean.apply(&specimen.picture, &mut random);
        let job = Job::new();
        let reading = engine.read(&picture, None, Some(specimen.slot), &job).unwrap();
        assert_eq!(reading.turns, 0, "{kind}");
        assert!(job.fraction() > 0.99, "{kind}: progress ends at {}", job.fraction());
        for (field, truth) in &specimen.truth {
            let read = reading.fields.get(*field).unwrap_or_else(|| panic!("{kind}: {field} was not read"));
            assert_eq!(text::compact(&read.value), text::compact(truth), "{kind}: {field}");
        }
        assert!(reading.findings.is_empty(), "{kind}: {:?}", reading.findings);
    }
}

#[test]
fn a_card_upside_down_is_turned_and_read() {
    let engine = Engine::new();
    let mut random = Random::new(3);
    let specimen = KINDS[1].1(&mut random, &Fonts::own());
    let (mut picture, _) = Condition::Clean.apply(&specimen.picture, &mut random);
    picture.pixels = image::imageops::rotate180(&picture.pixels);
    let reading = engine.read(&picture, None, Some(Slot::IdCardFront), &Job::new()).unwrap();
    assert_eq!((reading.certificate, reading.turns), (Certificate::IdCardBack, 2));
    assert_eq!(reading.fields["valid_until"].value, specimen.truth["valid_until"]);
    let rules: Vec<&str> = reading.findings.iter().map(|finding| finding.rule.as_str()).collect();
    assert_eq!(rules, ["reading-wrong-side", "reading-turned"]);
}

#[test]
fn text_laid_aslant_over_a_certificate_is_told() {
    let fonts = Fonts::own();
    let mut random = Random::new(11);
    let (_, draw) = KINDS.iter().find(|(name, _)| *name == "licence_landscape").unwrap();
    let specimen = draw(&mut random, &fonts);
    let (mut picture, _) = Condition::Clean.apply(&specimen.picture, &mut random);
    let mut rows = Canvas::new(900, 240, [255; 3]);
    let _ = rows.text(&fonts.text, "仅供样本租房使用", 20.0, 40.0, 64.0, 1.0, [150; 3]);
    let (sin, cos) = (-25.0f32).to_radians().sin_cos();
    for (x, y, pixel) in picture.pixels.enumerate_pixels_mut() {
        let (x, y) = (x as f32, y as f32);
        let (across, down) = (x * cos + y * sin, y * cos - x * sin);
        let ink = rows.picture.get_pixel(across.rem_euclid(900.0) as u32, down.rem_euclid(240.0) as u32);
        pixel.0 = std::array::from_fn(|at| (u16::from(pixel.0[at]) * u16::from(ink.0[at]) / 255) as u8);
    }
    let reading = Engine::new().read(&picture, None, Some(specimen.slot), &Job::new()).unwrap();
    let told = reading.findings.iter().find(|finding| finding.rule == "reading-watermark");
    let told = told.unwrap_or_else(|| panic!("{:?}", reading.findings));
    assert!(format!("{:?}", told.arguments).contains("样本"), "{told:?}");
}

#[test]
fn a_portrait_is_held_against_the_face_check() {
    let mut bytes = std::io::Cursor::new(Vec::new());
    picture(320, 240).pixels.write_to(&mut bytes, image::ImageFormat::Png).unwrap();
    let looked = desk::look(bytes.get_ref(), Some(Slot::Portrait), Some(&Engine::new()), &Job::new()).unwrap();
    assert!(looked.reading.is_none());
    let rules: Vec<&str> = looked.inspection.findings.iter().map(|finding| finding.rule.as_str()).collect();
    assert!(rules.contains(&"portrait-no-face"), "{rules:?}");
}

/// The portrait side of a made-up card as lines of text.
fn card() -> Vec<Line> {
    [
        ("姓名", [60.0, 80.0]),
        ("买买提・艾山江", [170.0, 80.0]),
        ("性别", [60.0, 150.0]),
        ("男", [170.0, 150.0]),
        ("民族", [270.0, 150.0]),
        ("维吾尔", [370.0, 150.0]),
        ("出生", [60.0, 220.0]),
        ("1990年12月31日", [170.0, 220.0]),
        ("住址", [60.0, 290.0]),
        ("新疆维吾尔自治区示例市样本区民族", [170.0, 290.0]),
        ("路12号3室", [170.0, 335.0]),
        ("公民身份号码", [60.0, 560.0]),
        ("110105199012310019", [350.0, 560.0]),
    ]
    .map(|(text, at)| Line::written(text, at, 28.0, 0.98))
    .to_vec()
}

fn checked_card() -> Vec<Line> {
    let digits = "11010519901231001";
    let number = format!("{digits}{}", beian_desk::identifier::person::check_character(digits));
    let mut lines = card();
    let _ = lines.pop();
    lines.push(Line::written(&number, [350.0, 560.0], 28.0, 0.98));
    lines
}

#[test]
fn fields_of_a_card() {
    let (kind, fields) = certificate::parse(&Page::new(&checked_card(), 1011.0, 638.0), None);
    assert_eq!(kind, Certificate::IdCardFront);
    let value = |name: &str| fields[name].value.as_str();
    assert_eq!(value("name"), "买买提·艾山江");
    assert_eq!((value("sex"), value("nation"), value("birth")), ("男", "维吾尔", "19901231"));
    assert_eq!(value("address"), "新疆维吾尔自治区示例市样本区民族路12号3室");
    assert!(fields.values().all(|field| field.confidence >= SURE));
}

#[test]
fn a_misread_translation_of_a_label_is_no_value() {
    let lines = [
        ("外国人永久居留身份证", [60.0, 40.0]),
        ("姓名/Nam", [60.0, 120.0]),
        ("EXAMPLE, JOHN", [60.0, 155.0]),
        ("性别/Sex", [60.0, 200.0]),
        ("男/M", [60.0, 235.0]),
    ]
    .map(|(text, at)| Line::written(text, at, 24.0, 0.98));
    let (kind, fields) = certificate::parse(&Page::new(&lines, 1011.0, 638.0), None);
    assert_eq!(kind, Certificate::PermanentResidence);
    assert_eq!(fields["name"].value, "EXAMPLE,JOHN");
}

#[test]
fn a_speck_between_the_halves_of_a_label_is_no_value() {
    let lines = [
        ("营业执照", [400.0, 40.0]),
        ("类", [100.0, 200.0]),
        ("1", [152.0, 200.0]),
        ("型", [169.0, 200.0]),
        ("有限责任公司", [240.0, 200.0]),
    ]
    .map(|(text, at)| Line::written(text, at, 25.0, 0.98));
    let (_, fields) = certificate::parse(&Page::new(&lines, 1485.0, 1050.0), None);
    assert_eq!(fields["kind"].value, "有限责任公司");
}

/// Lines of text at their places, in one size.
fn lines(of: &[(&str, [f32; 2])]) -> Vec<Line> {
    of.iter().map(|(text, at)| Line::written(text, *at, 25.0, 0.98)).collect()
}

#[test]
fn a_colon_between_the_items_of_a_scope_is_a_semicolon() {
    let lines = lines(&[
        ("营业执照", [400.0, 40.0]),
        ("经营范围", [100.0, 200.0]),
        ("一般项目：软件销售：广告制作；翻译服务。许可项目：食品销售：餐饮服务。", [240.0, 200.0]),
    ]);
    let (_, fields) = certificate::parse(&Page::new(&lines, 1485.0, 1050.0), None);
    let scope = "一般项目：软件销售；广告制作；翻译服务。许可项目：食品销售；餐饮服务。";
    assert_eq!(fields["business_scope"].value, scope);
    assert!(fields["business_scope"].confidence < SURE);
}

#[test]
fn text_right_of_a_value_in_the_row_below_is_not_its_end() {
    let lines = lines(&[
        ("营业执照", [400.0, 40.0]),
        ("经营范围", [100.0, 200.0]),
        ("软件销售；广告制作；翻译服务；会议服务；", [240.0, 200.0]),
        ("礼仪服务。", [240.0, 240.0]),
        ("登记机", [640.0, 280.0]),
    ]);
    let (_, fields) = certificate::parse(&Page::new(&lines, 1485.0, 1050.0), None);
    assert_eq!(fields["business_scope"].value, "软件销售；广告制作；翻译服务；会议服务；礼仪服务。");
}

#[test]
fn a_column_of_first_halves_belongs_to_its_rows() {
    let mut page = lines(&[
        ("基金会法人登记证书", [400.0, 40.0]),
        ("称", [200.0, 200.0]),
        ("样本公益基金会", [400.0, 200.0]),
        ("称", [206.0, 202.0]),
        ("所", [200.0, 260.0]),
        ("样本市示例路1号", [400.0, 260.0]),
    ]);
    let mut column = Line { angle: std::f32::consts::FRAC_PI_2, glyphs: Vec::new() };
    for (text, y) in [("名", 201.0), ("住", 258.0)] {
        column.glyphs.extend(Line::written(text, [110.0, y], 25.0, 0.95).glyphs);
    }
    page.push(column);
    let (_, fields) = certificate::parse(&Page::new(&page, 1485.0, 1050.0), Some(Slot::SubjectCertificate));
    assert_eq!(fields["name"].value, "样本公益基金会");
    assert_eq!(fields["address"].value, "样本市示例路1号");
}

#[test]
fn numbers_without_a_check_digit() {
    let card = |title: &str, number: &str| {
        let lines = lines(&[(title, [60.0, 40.0]), ("证件号码", [60.0, 400.0]), (number, [200.0, 400.0])]);
        certificate::parse(&Page::new(&lines, 1011.0, 638.0), Some(Slot::PermitFront)).1
    };
    let read = |title: &str, number: &str| {
        let fields = card(title, number);
        let number = fields.get("number")?;
        Some((number.value.clone(), number.confidence >= SURE))
    };
    let sure = |number: &str| Some((number.to_owned(), true));
    assert_eq!(read("外国人永久居留身份证", "CAN110665022123"), sure("CAN110665022123"));
    assert!(read("外国人永久居留身份证", "CAM110665022123").is_none_or(|(_, sure)| !sure));
    assert_eq!(read("港澳居民来往内地通行证", "H12345678"), sure("H12345678"));
    assert_eq!(read("台湾居民来往大陆通行证", "12345678"), sure("12345678"));
    // Where the title was not read, a letter may have been lost.
    assert_eq!(read("来往内地通行证", "12345678"), Some(("12345678".to_owned(), false)));
}

#[test]
fn a_name_with_a_doubtful_character_is_unsure() {
    let mut lines = checked_card();
    lines[1].glyphs[2].confidence = 0.93;
    let (_, fields) = certificate::parse(&Page::new(&lines, 1011.0, 638.0), None);
    assert!(fields["name"].confidence < SURE);
}

#[test]
fn a_name_beside_unread_ink_is_unsure() {
    let mut lines = checked_card();
    lines[1].glyphs[2].whole = false;
    lines[9].glyphs[3].whole = false;
    let (_, fields) = certificate::parse(&Page::new(&lines, 1011.0, 638.0), None);
    assert!(fields["name"].confidence < SURE);
    assert!(fields["address"].confidence < SURE);
}

#[test]
fn a_doubtful_character_of_a_name_is_the_one_that_names_have() {
    let named = |confidence: f32| {
        let mut lines =
            lines(&[("营业执照", [400.0, 40.0]), ("名称", [100.0, 200.0]), ("样本赞祥餐饮有限公司", [240.0, 200.0])]);
        let doubtful = &mut lines[2].glyphs[2];
        (doubtful.confidence, doubtful.others) = (confidence, vec!['赟']);
        let (_, fields) = certificate::parse(&Page::new(&lines, 1485.0, 1050.0), None);
        (fields["name"].value.clone(), fields["name"].confidence >= SURE)
    };
    assert_eq!(named(0.6), ("样本赟祥餐饮有限公司".to_owned(), false));
    assert_eq!(named(0.97), ("样本赞祥餐饮有限公司".to_owned(), true));
}

#[test]
fn a_nation_is_one_of_those_that_there_are() {
    let mut lines = checked_card();
    lines[5] = Line::written("漢", [370.0, 150.0], 28.0, 0.98);
    lines[5].glyphs[0].others = vec!['汉'];
    let (_, fields) = certificate::parse(&Page::new(&lines, 1011.0, 638.0), None);
    assert_eq!(fields["nation"].value, "汉");
    assert!(fields["nation"].confidence < SURE);
}

#[test]
fn a_nationality_that_the_issuer_or_the_table_contradicts_is_unsure() {
    let read = |upper: &str, lower: &str| {
        let lines = lines(&[("PASSPORT", [60.0, 40.0]), (upper, [60.0, 500.0]), (lower, [60.0, 540.0])]);
        let (kind, fields) = certificate::parse(&Page::new(&lines, 1250.0, 880.0), Some(Slot::Passport));
        assert_eq!(kind, Certificate::Passport);
        ["nationality", "mrz", "number"].map(|name| fields[name].confidence >= SURE)
    };
    // The specimen of ICAO Doc 9303 part 4, appendix A.
    let (upper, lower) =
        ("P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<", "L898902C36UTO7408122F1204159ZE184226B<<<<<10");
    assert_eq!(read(upper, lower), [true, true, true]);
    assert_eq!(read(&upper.replace("UTO", "AUT"), lower), [false, false, true]);
    assert_eq!(read(&upper.replace("UTO", "UTQ"), &lower.replace("UTO", "UTQ")), [false, false, true]);
}

#[test]
fn a_value_in_larger_type_begins_left_of_the_label_above_it() {
    let lines = [
        ("外国人永久居留身份证", [337.0, 125.0], 39.0),
        ("性别/Sex", [94.0, 349.0], 23.0),
        ("出生日期/DateofBirth", [369.0, 350.0], 19.0),
        ("男/M", [91.0, 387.0], 30.0),
        ("1994.01.15", [337.0, 387.0], 30.0),
    ]
    .map(|(text, at, size)| Line::written(text, at, size, 0.98));
    let (_, fields) = certificate::parse(&Page::new(&lines, 1011.0, 638.0), Some(Slot::PermitFront));
    assert_eq!((fields["birth"].value.as_str(), fields["sex"].value.as_str()), ("19940115", "男"));
}

#[test]
fn a_box_before_a_value_is_none_of_it() {
    let lines = lines(&[("营业执照", [400.0, 40.0]), ("类型", [100.0, 200.0]), ("☑有限责任公司", [240.0, 200.0])]);
    let (_, fields) = certificate::parse(&Page::new(&lines, 1485.0, 1050.0), None);
    assert_eq!(fields["kind"].value, "有限责任公司");
}

#[test]
fn the_first_digit_of_a_period_is_no_part_of_its_label() {
    let lines = lines(&[
        ("宗教活动场所登记证", [400.0, 40.0]),
        ("有效期", [100.0, 200.0]),
        ("2021年05月03日至2025年05月03日", [240.0, 200.0]),
    ]);
    let (_, fields) = certificate::parse(&Page::new(&lines, 1485.0, 1050.0), Some(Slot::SubjectCertificate));
    let value = |name: &str| (fields[name].value.as_str(), fields[name].confidence >= SURE);
    assert_eq!((value("valid_from"), value("valid_until")), (("20210503", true), ("20250503", true)));
}

#[test]
fn a_certificate_of_a_legal_person_is_no_pre_approval() {
    let lines =
        lines(&[("工会法人资格证书", [400.0, 40.0]), ("发证机关", [100.0, 200.0]), ("样本市总工会", [240.0, 200.0])]);
    let (kind, _) = certificate::parse(&Page::new(&lines, 1485.0, 1050.0), None);
    assert_eq!(kind, Certificate::OrganisationCertificate);
}

#[test]
fn a_speck_in_a_number_is_left_out_and_leaves_doubt() {
    let mut lines = checked_card();
    let number = lines.last().unwrap().text();
    *lines.last_mut().unwrap() =
        Line::written(&format!("{}.{}", &number[..9], &number[9..]), [350.0, 560.0], 28.0, 0.98);
    let (_, fields) = certificate::parse(&Page::new(&lines, 1011.0, 638.0), None);
    assert_eq!(fields["id_number"].value, number);
    assert!(fields["id_number"].confidence < SURE);
}

#[test]
fn the_rest_of_a_cut_character_makes_a_name_unsure() {
    let read = |rest: &str| {
        let lines = lines(&[
            ("律师事务所执业许可证", [400.0, 40.0]),
            ("律师事务所名称", [100.0, 200.0]),
            (rest, [266.0, 200.0]),
            ("福建样本律师事务所", [310.0, 200.0]),
        ]);
        let (_, fields) = certificate::parse(&Page::new(&lines, 1485.0, 1050.0), Some(Slot::SubjectCertificate));
        (fields["name"].value.clone(), fields["name"].confidence >= SURE)
    };
    assert_eq!(read(""), ("福建样本律师事务所".to_owned(), true));
    assert_eq!(read("尔"), ("福建样本律师事务所".to_owned(), false));
}

/// A licence of one column with a value for each label, and whether a field of it is sure.
fn licence(values: &[(&str, &str)], more: &[(&str, [f32; 2])]) -> certificate::Fields {
    let mut page = lines(&[("营业执照", [400.0, 40.0])]);
    for (at, (label, value)) in values.iter().enumerate() {
        let y = 200.0 + at as f32 * 60.0;
        page.extend(lines(&[(label, [100.0, y]), (value, [340.0, y])]));
    }
    page.extend(lines(more));
    certificate::parse(&Page::new(&page, 1050.0, 1485.0), Some(Slot::BusinessLicence)).1
}

#[test]
fn a_licence_of_the_old_form_has_a_registration_number() {
    let old = licence(
        &[("注册号", "110108000000016"), ("名称", "样本示例商贸有限公司"), ("成立日期", "二〇一〇年十月廿三日")],
        &[],
    );
    assert_eq!(old["registration_number"].value, "110108000000016");
    assert!(old["registration_number"].confidence >= SURE);
    assert_eq!((old["established"].value.as_str(), old.contains_key("credit_code")), ("20101023", false));
    // One whose check fails is offered, but never sure; beside a code of 18 characters it says nothing.
    assert!(licence(&[("注册号", "110108000000017")], &[])["registration_number"].confidence < SURE);
    let new = licence(&[("统一社会信用代码", "91350100M000100Y43"), ("注册号", "110108000000016")], &[]);
    assert!(!new.contains_key("registration_number"));
}

#[test]
fn a_value_that_breaks_its_grammar_is_unsure() {
    let sure = |label: &str, field: &str, value: &str| licence(&[(label, value)], &[])[field].confidence >= SURE;
    for (label, field, right, wrong) in [
        ("注册资本", "registered_capital", "壹佰万元整", "样本市实行注册资本认缴登记制"),
        ("注册资本", "registered_capital", "人民币50.0000万元整", "详见章程"),
        ("法定代表人", "legal_representative", "欧阳样本", "样本张三李四王五"),
        ("经营者", "legal_representative", "买买提·艾山江", "甲"),
        ("名称", "name", "样本示例商贸有限公司", "样本示例商贸有限公"),
        ("名称", "name", "样本示例企业管理中心（有限合伙）", "样本示例商贸注册资本有限公司"),
        ("类型", "kind", "有限责任公司(自然人投资或控股)", "有限责仕公司"),
        ("住所", "address", "北京市海淀区样本路1号", "样本路1号"),
        ("住所", "address", "深圳市南山区样本路1号", "深圳市南山区样本路1号仅供备案使用"),
    ] {
        assert!(sure(label, field, right), "{right}");
        assert!(!sure(label, field, wrong), "{wrong}");
    }
}

#[test]
fn text_of_no_label_beside_or_below_a_value_makes_it_unsure() {
    let values = [("名称", "样本示例商贸有限公司"), ("住所", "北京市海淀区样本路1号"), ("法定代表人", "样本张三")];
    let address = |more: &[(&str, [f32; 2])]| licence(&values, more)["address"].confidence >= SURE;
    assert!(address(&[]));
    assert!(!address(&[("三层", [720.0, 260.0])]), "behind it in its row");
    assert!(!address(&[("三层", [480.0, 292.0])]), "below it, not where a row begins");
    assert!(address(&[("三层", [640.0, 900.0])]), "far away");
    assert!(address(&[("注册资本", [720.0, 260.0]), ("壹佰万元整", [860.0, 260.0])]), "another label and its value");
}

#[test]
fn a_value_printed_higher_than_its_label_is_not_the_end_of_the_one_above() {
    let fields = licence(
        &[("名称", "样本示例商贸有限公司")],
        &[
            ("住所", [100.0, 260.0]),
            ("大连市甘井子区样本路136号", [260.0, 246.0]),
            ("法定代表人姓名", [100.0, 300.0]),
            ("样本张三", [280.0, 284.0]),
        ],
    );
    assert_eq!(fields["address"].value, "大连市甘井子区样本路136号");
    assert_eq!(fields["legal_representative"].value, "样本张三");
}

#[test]
fn a_number_that_fails_its_check_is_never_sure() {
    let mut lines = checked_card();
    let number = lines.last_mut().unwrap();
    number.glyphs[3].character = '9';
    let (_, fields) = certificate::parse(&Page::new(&lines, 1011.0, 638.0), None);
    assert!(fields["id_number"].confidence < SURE);
}

#[test]
fn a_confused_letter_in_a_number_is_put_right_by_the_check() {
    let mut lines = checked_card();
    let number = lines.last_mut().unwrap();
    assert_eq!(number.glyphs[1].character, '1');
    number.glyphs[1].character = 'l';
    let (_, fields) = certificate::parse(&Page::new(&lines, 1011.0, 638.0), None);
    assert!(fields["id_number"].value.starts_with("110105"));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn order_and_pieces_make_no_difference(cuts in proptest::collection::vec(0usize..12, 13), order in Just((0..26).collect::<Vec<usize>>()).prop_shuffle()) {
        let lines = checked_card();
        let whole = certificate::parse(&Page::new(&lines, 1011.0, 638.0), None);
        let mut pieces = Vec::new();
        for (line, cut) in lines.iter().zip(cuts) {
            let (left, right) = line.glyphs.split_at(cut.min(line.glyphs.len()));
            pieces.push(Line { glyphs: left.to_vec(), angle: line.angle });
            pieces.push(Line { glyphs: right.to_vec(), angle: line.angle });
        }
        let shuffled: Vec<Line> = order.into_iter().map(|at| pieces[at].clone()).collect();
        prop_assert_eq!(whole, certificate::parse(&Page::new(&shuffled, 1011.0, 638.0), None));
    }

    #[test]
    fn nonsense_does_no_harm(
        lines in proptest::collection::vec(("[姓名性别公民身份号码统一社会信用代有效期限年月日至长0-9A-Z<:·. ]{0,24}|P<[A-Z<]{0,46}|\\PC{0,12}", -50f32..2000.0, -50f32..2000.0, 0f32..80.0, 0f32..1.0, any::<[bool; 2]>(), proptest::collection::vec(any::<char>(), 0..4)), 0..24),
        slot in proptest::option::of(0usize..Slot::ALL.len()),
    ) {
        let line = |(text, x, y, size, confidence, [legible, whole], others): (String, f32, f32, f32, f32, [bool; 2], Vec<char>)| {
            let mut line = Line::written(&text, [x, y], size, confidence);
            for glyph in &mut line.glyphs {
                (glyph.legible, glyph.whole, glyph.others) = (legible, whole, others.clone());
            }
            line
        };
        let lines: Vec<Line> = lines.into_iter().map(line).collect();
        let (_, fields) = certificate::parse(&Page::new(&lines, 1000.0, 700.0), slot.map(|at| Slot::ALL[at]));
        for field in fields.values() {
            prop_assert!((0.0..=1.0).contains(&field.confidence), "{field:?}");
        }
    }
}

fn refusal(models: Models) -> Option<ReadingError> {
    Engine::with_models(models).read(&picture(64, 64), None, None, &Job::new()).err()
}

#[test]
fn damaged_models_are_refused_by_name() {
    let mut models = Models::embedded();
    models.detector.bytes = Cow::Owned(models.detector.bytes[..1000].to_vec());
    let expected = models.detector.size;
    let name = models.detector.name;
    let refused = Some(ReadingError::Model(ModelError::WrongSize { name, expected, found: 1000 }));
    assert_eq!(refusal(models), refused);

    let mut models = Models::embedded();
    let mut bytes = models.recogniser.bytes.to_vec();
    bytes[12_345] ^= 1;
    models.recogniser.bytes = Cow::Owned(bytes);
    let refused = refusal(models);
    assert!(matches!(
        refused,
        Some(ReadingError::Model(ModelError::Damaged { name: "ocr/ppocrv6_small_rec.onnx", .. }))
    ));
}

#[test]
fn a_file_that_is_no_model_is_refused_by_name() {
    let mut models = Models::embedded();
    let bytes: &[u8] = b"no model";
    models.detector = ModelFile {
        name: "other.onnx",
        bytes: Cow::Borrowed(bytes),
        size: bytes.len(),
        sha256: "4b08a3a9c3a6f4a5cbf9f6b8a23b0c5e9a1d1e6a3a0d5c6c6f4c2e6c0a2c9b1f",
    };
    assert!(matches!(refusal(models), Some(ReadingError::Model(ModelError::Damaged { name: "other.onnx", .. }))));
}

#[test]
fn a_cancelled_job_stops() {
    let job = Job::new();
    job.cancel();
    let engine = Engine::new();
    assert!(matches!(engine.read(&picture(64, 64), None, None, &job), Err(ReadingError::Cancelled(_))));
    assert!(matches!(portrait::rehearse(&picture(64, 64), &engine, &job), Err(ReadingError::Cancelled(_))));
}

#[test]
fn an_empty_page_has_no_text_and_no_face() {
    let engine = Engine::new();
    let reading = engine.read(&picture(320, 200), None, Some(Slot::IdCardFront), &Job::new()).unwrap();
    assert_eq!(reading.certificate, Certificate::Unknown);
    assert_eq!(reading.findings[0].rule, "reading-not-recognised");
    let rehearsal = portrait::rehearse(&picture(320, 200), &engine, &Job::new()).unwrap();
    assert_eq!((rehearsal.faces, rehearsal.findings[0].rule.as_str()), (0, "portrait-no-face"));
}
