//! Fields of cards, passports and certificates of organisations from lines of text at their positions.

use beian_desk::reading::{Certificate, SURE, TextLine, TextPage, certificate};
use beian_desk::scan::Slot;

use super::{checked_card, lines};

#[test]
fn fields_of_a_card() {
    let (kind, fields) = certificate::parse(&TextPage::new(&checked_card(), 1011.0, 638.0), None);
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
    .map(|(text, at)| TextLine::written(text, at, 24.0, 0.98));
    let (kind, fields) = certificate::parse(&TextPage::new(&lines, 1011.0, 638.0), None);
    assert_eq!(kind, Certificate::PermanentResidence);
    assert_eq!(fields["name"].value, "EXAMPLE,JOHN");
}

#[test]
fn the_name_of_a_travel_permit_stands_above_its_latin_spelling_if_it_has_no_label() {
    let lines = lines(&[
        ("港澳居民来往内地通行证", [60.0, 40.0]),
        ("样本甲", [360.0, 200.0]),
        ("YANGBEN, JIA", [360.0, 245.0]),
        ("出生日期", [360.0, 300.0]),
        ("1981.08.03", [490.0, 300.0]),
        ("证件号码", [360.0, 500.0]),
        ("H12345678", [490.0, 500.0]),
    ]);
    let (kind, fields) = certificate::parse(&TextPage::new(&lines, 1011.0, 638.0), Some(Slot::PermitFront));
    assert_eq!(kind, Certificate::TravelPermitFront);
    assert_eq!(fields["name"].value, "样本甲");
    assert_eq!(fields["birth"].value, "19810803");
}

#[test]
fn a_law_firm_is_licensed_by_another_authority_than_the_one_that_supervises_it() {
    let rows = [
        ("律师事务所执业许可证", [300.0, 40.0]),
        ("负责人", [100.0, 200.0]),
        ("样本甲", [340.0, 200.0]),
        ("主管机关", [100.0, 260.0]),
        ("样本市示例区司法局", [340.0, 260.0]),
        ("发证机关", [100.0, 320.0]),
        ("样本省司法厅", [340.0, 320.0]),
    ];
    let authority = |rows: &[(&str, [f32; 2])]| {
        let page = lines(rows);
        let (_, fields) = certificate::parse(&TextPage::new(&page, 1050.0, 1485.0), Some(Slot::SubjectCertificate));
        fields.get("authority").map(|authority| authority.value.clone())
    };
    assert_eq!(authority(&rows).as_deref(), Some("样本省司法厅"));
    assert_eq!(authority(&rows[..6]), None, "hidden by the seal");
    assert_eq!(authority(&rows[..5]).as_deref(), Some("样本市示例区司法局"));
}

#[test]
fn a_filing_certificate_of_a_clinic_is_read() {
    let page = lines(&[
        ("诊所备案凭证", [300.0, 40.0]),
        ("诊所名称", [100.0, 200.0]),
        ("样本示例中医诊所", [340.0, 200.0]),
        ("地址", [100.0, 260.0]),
        ("北京市海淀区样本路1号", [340.0, 260.0]),
        ("诊所类型", [100.0, 320.0]),
        ("中医诊所", [340.0, 320.0]),
        ("法定代表人", [100.0, 380.0]),
        ("样本甲", [340.0, 380.0]),
        ("主要负责人", [100.0, 440.0]),
        ("样本乙", [340.0, 440.0]),
    ]);
    let (kind, fields) = certificate::parse(&TextPage::new(&page, 1050.0, 1485.0), Some(Slot::SubjectCertificate));
    assert_eq!(kind, Certificate::OrganisationCertificate);
    let value = |name: &str| fields[name].value.as_str();
    assert_eq!((value("name"), value("legal_representative")), ("样本示例中医诊所", "样本甲"));
    assert_eq!(value("address"), "北京市海淀区样本路1号");
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
    let mut column = TextLine { angle: std::f32::consts::FRAC_PI_2, glyphs: Vec::new() };
    for (text, y) in [("名", 201.0), ("住", 258.0)] {
        column.glyphs.extend(TextLine::written(text, [110.0, y], 25.0, 0.95).glyphs);
    }
    page.push(column);
    let (_, fields) = certificate::parse(&TextPage::new(&page, 1485.0, 1050.0), Some(Slot::SubjectCertificate));
    assert_eq!(fields["name"].value, "样本公益基金会");
    assert_eq!(fields["address"].value, "样本市示例路1号");
}

#[test]
fn numbers_without_a_check_digit() {
    let card = |title: &str, number: &str| {
        let lines = lines(&[(title, [60.0, 40.0]), ("证件号码", [60.0, 400.0]), (number, [200.0, 400.0])]);
        certificate::parse(&TextPage::new(&lines, 1011.0, 638.0), Some(Slot::PermitFront)).1
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
    // If the title was not read, a letter of the number may have been lost.
    assert_eq!(read("来往内地通行证", "12345678"), Some(("12345678".to_owned(), false)));
}

#[test]
fn a_name_with_a_doubtful_character_is_unsure() {
    let mut lines = checked_card();
    lines[1].glyphs[2].confidence = 0.93;
    let (_, fields) = certificate::parse(&TextPage::new(&lines, 1011.0, 638.0), None);
    assert!(fields["name"].confidence < SURE);
}

#[test]
fn a_name_is_sure_where_each_character_is_from_0_98_on() {
    let sure = |confidence: f32| {
        let mut lines = checked_card();
        lines[1].glyphs[2].confidence = confidence;
        let (_, fields) = certificate::parse(&TextPage::new(&lines, 1011.0, 638.0), None);
        fields["name"].confidence >= SURE
    };
    assert_eq!([0.975, 0.979, 0.981, 0.99].map(sure), [false, false, true, true]);
}

#[test]
fn an_address_is_sure_where_each_letter_and_digit_is_from_0_9_on() {
    let sure = |confidence: f32| {
        let mut lines = checked_card();
        lines[9].glyphs[3].confidence = confidence;
        let (_, fields) = certificate::parse(&TextPage::new(&lines, 1011.0, 638.0), None);
        fields["address"].confidence >= SURE
    };
    assert_eq!([0.77, 0.89, 0.91].map(sure), [false, false, true]);
}

#[test]
fn a_name_beside_unread_ink_is_unsure() {
    let mut lines = checked_card();
    lines[1].glyphs[2].whole = false;
    lines[9].glyphs[3].whole = false;
    let (_, fields) = certificate::parse(&TextPage::new(&lines, 1011.0, 638.0), None);
    assert!(fields["name"].confidence < SURE);
    assert!(fields["address"].confidence < SURE);
}

#[test]
fn a_nation_is_one_of_those_that_there_are() {
    let mut lines = checked_card();
    lines[5] = TextLine::written("漢", [370.0, 150.0], 28.0, 0.98);
    lines[5].glyphs[0].others = vec!['汉'];
    let (_, fields) = certificate::parse(&TextPage::new(&lines, 1011.0, 638.0), None);
    assert_eq!(fields["nation"].value, "汉");
    assert!(fields["nation"].confidence < SURE);
}

#[test]
fn a_nationality_that_the_issuer_or_the_table_contradicts_is_unsure() {
    let read = |upper: &str, lower: &str| {
        let lines = lines(&[("PASSPORT", [60.0, 40.0]), (upper, [60.0, 500.0]), (lower, [60.0, 540.0])]);
        let (kind, fields) = certificate::parse(&TextPage::new(&lines, 1250.0, 880.0), Some(Slot::Passport));
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
    .map(|(text, at, size)| TextLine::written(text, at, size, 0.98));
    let (_, fields) = certificate::parse(&TextPage::new(&lines, 1011.0, 638.0), Some(Slot::PermitFront));
    assert_eq!((fields["birth"].value.as_str(), fields["sex"].value.as_str()), ("19940115", "男"));
}

#[test]
fn the_first_digit_of_a_period_is_no_part_of_its_label() {
    let lines = lines(&[
        ("宗教活动场所登记证", [400.0, 40.0]),
        ("有效期", [100.0, 200.0]),
        ("2021年05月03日至2025年05月03日", [240.0, 200.0]),
    ]);
    let (_, fields) = certificate::parse(&TextPage::new(&lines, 1485.0, 1050.0), Some(Slot::SubjectCertificate));
    let value = |name: &str| (fields[name].value.as_str(), fields[name].confidence >= SURE);
    assert_eq!((value("valid_from"), value("valid_until")), (("20210503", true), ("20250503", true)));
}

#[test]
fn a_certificate_of_a_legal_person_is_no_pre_approval() {
    let lines =
        lines(&[("工会法人资格证书", [400.0, 40.0]), ("发证机关", [100.0, 200.0]), ("样本市总工会", [240.0, 200.0])]);
    let (kind, _) = certificate::parse(&TextPage::new(&lines, 1485.0, 1050.0), None);
    assert_eq!(kind, Certificate::OrganisationCertificate);
}

#[test]
fn a_speck_in_a_number_is_left_out_and_leaves_doubt() {
    let mut lines = checked_card();
    let number = lines.last().unwrap().text();
    *lines.last_mut().unwrap() =
        TextLine::written(&format!("{}.{}", &number[..9], &number[9..]), [350.0, 560.0], 28.0, 0.98);
    let (_, fields) = certificate::parse(&TextPage::new(&lines, 1011.0, 638.0), None);
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
        let (_, fields) = certificate::parse(&TextPage::new(&lines, 1485.0, 1050.0), Some(Slot::SubjectCertificate));
        (fields["name"].value.clone(), fields["name"].confidence >= SURE)
    };
    assert_eq!(read(""), ("福建样本律师事务所".to_owned(), true));
    assert_eq!(read("尔"), ("福建样本律师事务所".to_owned(), false));
}

/// The second line of the zone of a passport.
fn second_line(country: &str, birth: &str, expiry: &str) -> String {
    let check = |text: &str| {
        let value = |c: char| c.to_digit(36).unwrap_or(0);
        text.chars().zip([7, 3, 1].into_iter().cycle()).map(|(c, weight)| value(c) * weight).sum::<u32>() % 10
    };
    let checked = |text: &str| format!("{text}{}", check(text));
    let (number, birth, expiry) = (checked("E12345678"), checked(birth), checked(expiry));
    let personal = "<<<<<<<<<<<<<<0";
    let total = check(&format!("{number}{birth}{expiry}{personal}"));
    format!("{number}{country}{birth}F{expiry}{personal}{total}")
}

#[test]
fn a_chinese_name_stands_below_a_label_with_an_explanation() {
    let read = |label: &str, name: &str| {
        let lower = second_line("TWN", "760101", "280401");
        let lines = lines(&[
            ("PASSPORT", [60.0, 40.0]),
            (label, [400.0, 150.0]),
            (name, [400.0, 190.0]),
            ("P<TWNYANG<<PEN<MEI<<<<<<<<<<<<<<<<<<<<<<<<<<", [60.0, 500.0]),
            (&lower, [60.0, 540.0]),
        ]);
        let fields = certificate::parse(&TextPage::new(&lines, 1250.0, 880.0), Some(Slot::Passport)).1;
        (fields["name"].value.clone(), fields["name"].confidence >= SURE)
    };
    for label in ["姓名 / Name (Surname,Given names)", "Name(Last,First) / 姓名"] {
        assert_eq!(read(label, "樣本美    YANG, PEN-MEI"), ("樣本美".to_owned(), true), "{label}");
    }
    let latin = read("", "");
    assert_eq!(latin, ("YANG PEN MEI".to_owned(), false), "its Chinese name was not read");
}

#[test]
fn values_of_a_page_without_its_zone_stand_below_labels_in_several_languages() {
    let lines = lines(&[
        ("PASSPORT", [60.0, 40.0]),
        ("Passport No. / No. du passeport", [760.0, 80.0]),
        ("EA0000301", [760.0, 116.0]),
        ("Surname / Nom", [400.0, 150.0]),
        ("SAMPLE", [400.0, 186.0]),
        ("Date of birth / Date de naissance", [400.0, 330.0]),
        ("01 NOV 1963", [400.0, 366.0]),
        ("Date of issue / Date de délivrance", [400.0, 430.0]),
        ("16 AUG 2005", [400.0, 466.0]),
        ("Date of expiry / Date d'expiration", [400.0, 530.0]),
        ("16 AUG / AOU 2030", [400.0, 566.0]),
    ]);
    let (kind, fields) = certificate::parse(&TextPage::new(&lines, 1250.0, 880.0), Some(Slot::Passport));
    assert_eq!(kind, Certificate::Passport);
    assert!(fields["number"].confidence < SURE, "it has no check digit");
    let values = ["number", "birth", "valid_until"].map(|name| fields[name].value.as_str());
    assert_eq!(values, ["EA0000301", "19631101", "20300816"]);
}

#[test]
fn a_name_whose_label_is_too_pale_stands_above_the_sex() {
    let without = |label: &str| {
        let page: Vec<TextLine> = checked_card().into_iter().filter(|line| line.text() != label).collect();
        let fields = certificate::parse(&TextPage::new(&page, 1011.0, 638.0), Some(Slot::IdCardFront)).1;
        fields.get("name").map(|name| (name.value.clone(), name.confidence >= SURE))
    };
    assert_eq!(without("姓名"), Some(("买买提·艾山江".to_owned(), false)));
    assert_eq!(without("买买提・艾山江"), None, "the text above is another label's");
}

#[test]
fn the_century_of_an_expiry_is_that_of_machine_readable_passports() {
    let read = |birth: &str, expiry: &str| {
        let lower = second_line("UTO", birth, expiry);
        let lines = lines(&[
            ("PASSPORT", [60.0, 40.0]),
            ("P<UTOSAMPLE<<ANNA<<<<<<<<<<<<<<<<<<<<<<<<<<<", [60.0, 500.0]),
            (&lower, [60.0, 540.0]),
        ]);
        let fields = certificate::parse(&TextPage::new(&lines, 1250.0, 880.0), Some(Slot::Passport)).1;
        ["birth", "valid_until"].map(|name| (fields[name].value.clone(), fields[name].confidence >= SURE))
    };
    let sure = |value: &str| (value.to_owned(), true);
    assert_eq!(read("680302", "980104"), [sure("19680302"), sure("19980104")]);
    assert_eq!(read("680302", "350104"), [sure("19680302"), sure("20350104")]);
}

#[test]
fn the_century_of_a_birth_is_settled_by_the_expiry_or_the_printed_date() {
    let read = |birth: &str, expiry: &str, printed: &str| {
        let lower = second_line("CHN", birth, expiry);
        let upper = "P<CHNSAMPLE<<ANNA<<<<<<<<<<<<<<<<<<<<<<<<<<<";
        let lines = lines(&[
            ("PASSPORT", [60.0, 40.0]),
            (printed, [400.0, 200.0]),
            (upper, [60.0, 500.0]),
            (&lower, [60.0, 540.0]),
        ]);
        let fields = certificate::parse(&TextPage::new(&lines, 1250.0, 880.0), Some(Slot::Passport)).1;
        (fields["birth"].value.clone(), fields["birth"].confidence >= SURE)
    };
    let is = |value: &str, sure: bool| (value.to_owned(), sure);
    assert_eq!(read("300131", "270101", ""), is("19300131", true), "nobody is born after the expiry");
    assert_eq!(read("150131", "270101", ""), is("20150131", true), "nobody is as old as that");
    assert_eq!(read("250131", "300101", ""), is("20250131", false));
    assert_eq!(read("250131", "300101", "31JAN/JAN2025"), is("20250131", true));
    assert_eq!(read("250131", "300101", "31.01.1925"), is("19250131", true));
    assert_eq!(read("250131", "300101", "2025-01-30"), is("20250131", false), "another day");
}

#[test]
fn a_number_that_fails_its_check_is_never_sure() {
    let mut lines = checked_card();
    let number = lines.last_mut().unwrap();
    number.glyphs[3].character = '9';
    let (_, fields) = certificate::parse(&TextPage::new(&lines, 1011.0, 638.0), None);
    assert!(fields["id_number"].confidence < SURE);
}

#[test]
fn a_confused_letter_in_a_number_is_put_right_by_the_check() {
    let mut lines = checked_card();
    let number = lines.last_mut().unwrap();
    assert_eq!(number.glyphs[1].character, '1');
    number.glyphs[1].character = 'l';
    let (_, fields) = certificate::parse(&TextPage::new(&lines, 1011.0, 638.0), None);
    assert!(fields["id_number"].value.starts_with("110105"));
}
