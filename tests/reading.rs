//! Reading: specimens yield the text printed on them, parsers do not depend on the order and division of lines,
//! nonsense does no harm, damaged models are refused by name.

#[path = "reading/cards.rs"]
mod cards;
#[path = "reading/drawn.rs"]
mod drawn;
#[path = "reading/licences.rs"]
mod licences;
#[path = "reading/metamorphic.rs"]
mod metamorphic;

use std::borrow::Cow;

use beian_desk::job::Job;
use beian_desk::reading::{
    Certificate, Engine, ModelError, ModelFile, Models, ReadingError, SURE, TextLine, TextPage, certificate, portrait,
    text,
};
use beian_desk::scan::{Leaf, Picture, PictureFormat, Slot};
use beian_desk::workflow;
use beian_specimens::canvas::Canvas;
use beian_specimens::{Condition, Fonts, KINDS, Random};
use image::RgbImage;
use proptest::prelude::*;

fn picture(width: u32, height: u32) -> Picture {
    let pixels = RgbImage::from_pixel(width, height, image::Rgb([240, 240, 240]));
    Picture { pixels, format: PictureFormat::Png, file_size: 0, has_metadata: false, leaf: Leaf::default() }
}

#[test]
fn specimens_are_read() {
    let engine = Engine::new();
    let fonts = Fonts::own();
    let mut random = Random::new(7);
    for kind in ["id_card_front", "id_card_back", "licence_portrait", "letter", "pre_approval"] {
        let (_, draw) = KINDS.iter().find(|(name, _)| *name == kind).unwrap();
        let specimen = draw(&mut random, &fonts);
        let (picture, _) = Condition::CLEAN.apply(&specimen.picture, &mut random);
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
    let (mut picture, _) = Condition::CLEAN.apply(&specimen.picture, &mut random);
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
    let (mut picture, _) = Condition::CLEAN.apply(&specimen.picture, &mut random);
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
    let watermark = reading.findings.iter().find(|finding| finding.rule == "reading-watermark");
    let watermark = watermark.unwrap_or_else(|| panic!("{:?}", reading.findings));
    assert!(format!("{:?}", watermark.arguments).contains("样本"), "{watermark:?}");
    for (field, truth) in &specimen.truth {
        let Some(read) = reading.fields.get(*field).filter(|read| read.confidence >= SURE) else { continue };
        assert_eq!(text::compact(&read.value), text::compact(&text::prose(truth)), "{field}");
    }
}

#[test]
fn a_portrait_is_held_against_the_face_check() {
    let mut bytes = std::io::Cursor::new(Vec::new());
    picture(320, 240).pixels.write_to(&mut bytes, image::ImageFormat::Png).unwrap();
    let inspected =
        workflow::inspect(bytes.get_ref(), Some(Slot::Portrait), Some(&Engine::new()), &Job::new()).unwrap();
    assert!(inspected.reading.is_none());
    let rules: Vec<&str> = inspected.inspection.findings.iter().map(|finding| finding.rule.as_str()).collect();
    assert!(rules.contains(&"portrait-no-face"), "{rules:?}");
}

/// The portrait side of an invented card as lines of text.
fn card() -> Vec<TextLine> {
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
    .map(|(text, at)| TextLine::written(text, at, 28.0, 0.98))
    .to_vec()
}

fn checked_card() -> Vec<TextLine> {
    let digits = "11010519901231001";
    let number = format!("{digits}{}", beian_desk::identifier::person::check_character(digits));
    let mut lines = card();
    let _ = lines.pop();
    lines.push(TextLine::written(&number, [350.0, 560.0], 28.0, 0.98));
    lines
}

/// Lines of text at their positions, all of one size.
fn lines(of: &[(&str, [f32; 2])]) -> Vec<TextLine> {
    of.iter().map(|(text, at)| TextLine::written(text, *at, 25.0, 0.98)).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn order_and_pieces_make_no_difference(cuts in proptest::collection::vec(0usize..12, 13), order in Just((0..26).collect::<Vec<usize>>()).prop_shuffle()) {
        let lines = checked_card();
        let whole = certificate::parse(&TextPage::new(&lines, 1011.0, 638.0), None);
        let mut pieces = Vec::new();
        for (line, cut) in lines.iter().zip(cuts) {
            let (left, right) = line.glyphs.split_at(cut.min(line.glyphs.len()));
            pieces.push(TextLine { glyphs: left.to_vec(), angle: line.angle });
            pieces.push(TextLine { glyphs: right.to_vec(), angle: line.angle });
        }
        let shuffled: Vec<TextLine> = order.into_iter().map(|at| pieces[at].clone()).collect();
        prop_assert_eq!(whole, certificate::parse(&TextPage::new(&shuffled, 1011.0, 638.0), None));
    }

    #[test]
    fn nonsense_does_no_harm(
        lines in proptest::collection::vec(("[姓名性别公民身份号码统一社会信用代有效期限年月日至长0-9A-Z<:·. ]{0,24}|P<[A-Z<]{0,46}|\\PC{0,12}", -50f32..2000.0, -50f32..2000.0, 0f32..80.0, 0f32..1.0, any::<[bool; 2]>(), proptest::collection::vec(any::<char>(), 0..4)), 0..24),
        slot in proptest::option::of(0usize..Slot::ALL.len()),
    ) {
        let line = |(text, x, y, size, confidence, [legible, whole], others): (String, f32, f32, f32, f32, [bool; 2], Vec<char>)| {
            let mut line = TextLine::written(&text, [x, y], size, confidence);
            for glyph in &mut line.glyphs {
                (glyph.legible, glyph.whole, glyph.others) = (legible, whole, others.clone());
            }
            line
        };
        let lines: Vec<TextLine> = lines.into_iter().map(line).collect();
        let (_, fields) = certificate::parse(&TextPage::new(&lines, 1000.0, 700.0), slot.map(|at| Slot::ALL[at]));
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
