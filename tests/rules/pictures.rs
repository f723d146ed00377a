//! Rules on inspected and read pictures.

use std::collections::BTreeMap;

use beian_desk::filing::Filing;
use beian_desk::finding::Level::{Error, Notice, Warning};
use beian_desk::finding::{Argument, Finding, Rule};
use beian_desk::i18n::Language;
use beian_desk::reading::rules::{WRONG_KIND, WRONG_SIDE};
use beian_desk::reading::{Certificate, ReadField, Reading};
use beian_desk::reference::Reference;
use beian_desk::rules::cure::cure;
use beian_desk::rules::{self, Evidence, Inspections, MaterialState, unseen};
use beian_desk::scan::{self, Inspection, PictureFormat, Verdicts};
use serde_json::{Value, json};

use super::support::{
    credit_code, enterprise, enterprise_with_letters, first_number, individual, of_nature, passport_holder,
    second_number,
};
use super::{Row, Sample, many, requests, row, rule, with};

const PHOTO: &str = "icp_subject.organize_info.certificate_photo";
const CODE: &str = "icp_subject.organize_info.certificate_number";
const FRONT: &str = "icp_subject.principal_info.certificate_photo_front";
const BACK: &str = "icp_subject.principal_info.certificate_photo_back";
const SECOND_FRONT: &str = "icp_applets.principal_info.certificate_photo_front";
const SECOND_BACK: &str = "icp_applets.principal_info.certificate_photo_back";
const LETTER: &str = "icp_subject.principal_info.authorization_letter";
const VIDEO: &str = "icp_materials.promise_video[0]";

fn inspection(format: PictureFormat, findings: Vec<Finding>) -> Inspection {
    Inspection {
        slot: None,
        width: 1600,
        height: 1200,
        full_size: None,
        format,
        file_size: 150_000,
        corners: None,
        verdicts: Verdicts {
            clear: true,
            corners_complete: true,
            glare: false,
            occluded: false,
            colour: true,
            resolution_ok: true,
            upright: true,
        },
        scores: BTreeMap::new(),
        marks: Vec::new(),
        findings,
        documents: Vec::new(),
    }
}

fn seen(format: PictureFormat, findings: Vec<Finding>) -> Evidence {
    Evidence::Seen { inspection: inspection(format, findings), reading: None }
}

fn read(certificate: Certificate, fields: &[(&str, &str)], confidence: f32) -> Evidence {
    let field = |value: &str| ReadField { value: value.to_owned(), confidence, region: [[0.0; 2]; 4] };
    let fields = fields.iter().map(|(name, value)| ((*name).to_owned(), field(value))).collect();
    let reading = Reading { certificate, fields, ..Reading::default() };
    Evidence::Seen { inspection: inspection(PictureFormat::Jpeg, Vec::new()), reading: Some(reading) }
}

fn sample(filing: Filing, pictures: impl IntoIterator<Item = (&'static str, Evidence)>) -> Sample {
    let pictures: Inspections = pictures.into_iter().map(|(path, evidence)| (path.to_owned(), evidence)).collect();
    Sample { pictures, ..filing.into() }
}

fn licence(fields: &[(&str, &str)]) -> Sample {
    sample(enterprise(), [(PHOTO, read(Certificate::BusinessLicence, fields, 0.95))])
}

fn card(path: &'static str, certificate: Certificate, fields: &[(&str, &str)]) -> Sample {
    sample(enterprise_with_letters(), [(path, read(certificate, fields, 0.95))])
}

/// A letter with this title and this share of red, in the place of the first letter of authorisation.
fn titled(title: &str, red: f32) -> Sample {
    worded(title, red, &format!("{title}\n授权单位：{}", enterprise_with_letters().subject_name()))
}

/// The same with another wording.
fn worded(title: &str, red: f32, wording: &str) -> Sample {
    let mut evidence = read(Certificate::Letter, &[("title", title)], 0.95);
    if let Evidence::Seen { inspection, reading } = &mut evidence {
        inspection.slot = Some(scan::Slot::Letter);
        let _ = inspection.scores.insert(scan::LETTER_SEAL.to_owned(), red);
        wording.clone_into(&mut reading.as_mut().unwrap().wording);
    }
    sample(enterprise_with_letters(), [(LETTER, evidence)])
}

/// The front of a card is requested, and the reading itself reports another document.
fn reported(rule: &Rule, certificate: Certificate) -> Sample {
    let reading = Reading { certificate, findings: vec![rule.found().at_most(Warning)], ..Reading::default() };
    let seen = Evidence::Seen { inspection: inspection(PictureFormat::Jpeg, Vec::new()), reading: Some(reading) };
    sample(enterprise_with_letters(), [(FRONT, seen)])
}

#[test]
fn a_date_is_told_as_other_messages_tell_it_and_set_as_it_is_sent() {
    let sample = card(BACK, Certificate::IdCardBack, &[("valid_from", "20210505")]);
    let review = sample.review();
    let finding = review.findings.iter().find(|finding| finding.rule == "read-principal-start").unwrap();
    for language in Language::ALL {
        assert!(!finding.message(language).contains("20210505"), "{}", finding.message(language));
    }
    assert!(finding.what(Language::Chinese).contains("2021年5月5日"), "{}", finding.what(Language::Chinese));
    let cure = cure(finding, &sample.filing, Reference::built_in()).unwrap();
    assert_eq!(cure.label(Language::Chinese), "改为证件上的“2021年5月5日”");
    assert_eq!(cure.answers[0].1, "20210505");
}

#[test]
fn a_letter_is_the_subject_s_even_where_a_character_of_its_name_is_misread() {
    let name = "深圳市样本信息技术有限公司";
    let own = |read: &str| {
        let mut sample = worded("主体负责人授权书", 0.01, &format!("授权单位：{read}（公章）"));
        sample.filing.set("icp_subject.base_info.name", name);
        !sample.review().findings.iter().any(|finding| finding.rule == "letter-own")
    };
    let misread = |places: std::ops::Range<usize>| -> String {
        name.chars().enumerate().map(|(at, sign)| if places.contains(&at) { '口' } else { sign }).collect()
    };
    assert!(own(name) && own(&misread(4..5)) && !own(&misread(3..5)));
}

pub(crate) fn rows() -> Vec<Row> {
    let mut rows = files();
    rows.extend(kinds());
    rows.extend(differences());
    rows
}

fn files() -> Vec<Row> {
    let video = |evidence: Evidence| {
        sample(with(enterprise(), &[("icp_materials.promise_video", json!(["v.mp4"]))]), [(VIDEO, evidence)])
    };
    let mp4 = |mp4| Evidence::Video { mp4, file_size: 1000 };
    let qualification = |format| {
        let filing = requests::combined();
        sample(filing, [("auth_data.qualification", seen(format, Vec::new()))])
    };
    let blurred = scan::rules::BLURRED.found().with("clarity", Argument::Number(31.0));
    let large = rule("scan-file-large").found().with("megabytes", Argument::Text("2.5".to_owned()));
    let photo = |findings: Vec<Finding>| sample(enterprise(), [(PHOTO, seen(PictureFormat::Jpeg, findings))]);
    vec![
        row(
            "picture-is-video",
            Error,
            FRONT,
            &["WXA-FORMAT"],
            sample(enterprise(), [(FRONT, mp4(true))]),
            [Sample::from(enterprise()), video(mp4(true))],
        ),
        row(
            "video-is-picture",
            Error,
            VIDEO,
            &["WX-40004"],
            video(seen(PictureFormat::Jpeg, Vec::new())),
            [Sample::from(enterprise()), video(mp4(true))],
        ),
        row(
            "video-not-mp4",
            Error,
            VIDEO,
            &["WX-40004"],
            video(mp4(false)),
            [Sample::from(enterprise()), video(mp4(true))],
        ),
        row(
            "certification-qualification-format",
            Error,
            "auth_data.qualification",
            &["WXC-QUALIFICATION"],
            qualification(PictureFormat::Tiff),
            [qualification(PictureFormat::Bmp), qualification(PictureFormat::Gif)],
        ),
        row(
            "scan-blurred",
            Error,
            PHOTO,
            &["WXM-BLUR", "WX-86328", "TC-CERT-BAD", "WXR-SUBJECT-CERT", "DY-6023"],
            photo(vec![blurred]),
            [photo(Vec::new()), Sample::from(enterprise())],
        ),
        row(
            "scan-file-large",
            Error,
            PHOTO,
            &["WXA-SIZE", "DY-6022"],
            photo(vec![large]),
            [photo(Vec::new()), Sample::from(enterprise())],
        ),
        row(
            "picture-missing",
            Error,
            FRONT,
            &[],
            sample(
                enterprise(),
                [(
                    FRONT,
                    Evidence::Unusable {
                        finding: unseen::MISSING.found().with("name", Argument::Text("a.jpg".to_owned())),
                    },
                )],
            ),
            [Sample::from(enterprise())],
        ),
        row(
            "letter-other",
            Error,
            LETTER,
            &[],
            titled("互联网信息服务承诺书", 0.01),
            [titled("主体负责人授权书", 0.01), titled("法定代表人授权委托书", 0.01), enterprise_with_letters().into()],
        ),
        row("letter-other", Error, LETTER, &[], titled("小程序负责人授权书", 0.01), [titled("授权书", 0.01)]),
        row("letter-other", Warning, LETTER, &[], titled("情况说明", 0.01), [titled("委托书", 0.01)]),
        many(
            "letter-own",
            Notice,
            LETTER,
            &[],
            [
                worded("主体负责人授权书", 0.01, "主体负责人授权书\n授权单位：广州市天河区样本小吃店"),
                worded("主体负责人授权书", 0.01, ""),
            ],
            [
                titled("主体负责人授权书", 0.01),
                worded("主体负责人授权书", 0.01, &format!("证件号码：{}", enterprise_with_letters().text(CODE))),
                enterprise_with_letters().into(),
            ],
        ),
        row(
            "letter-seal-missing",
            Warning,
            LETTER,
            &[],
            titled("主体负责人授权书", 0.0),
            [titled("主体负责人授权书", 0.005), enterprise_with_letters().into()],
        ),
        row(
            "picture-originals",
            Notice,
            PHOTO,
            &["WXM-COPY", "TC-WATERMARK"],
            enterprise(),
            [
                with(enterprise(), &[("facts.answers", json!({"picture-originals": true}))]),
                Filing::new(beian_desk::filing::Kind::New),
            ],
        ),
    ]
}

fn kinds() -> Vec<Row> {
    let right = [
        card(FRONT, Certificate::IdCardFront, &[]),
        card(BACK, Certificate::IdCardBack, &[]),
        card(FRONT, Certificate::Unknown, &[]),
        reported(&WRONG_SIDE, Certificate::IdCardBack),
        reported(&WRONG_KIND, Certificate::BusinessLicence),
    ];
    let passport = sample(passport_holder(), [(FRONT, read(Certificate::Passport, &[], 0.9))]);
    let institution = sample(of_nature(3), [(PHOTO, read(Certificate::OrganisationCertificate, &[], 0.9))]);
    let unchosen = with(enterprise(), &[("icp_subject.organize_info.certificate_type", Value::Null)]);
    let unchosen = sample(unchosen, [(PHOTO, read(Certificate::BusinessLicence, &[], 0.9))]);
    vec![
        row(
            "picture-other-side",
            Warning,
            FRONT,
            &["WX-86328"],
            card(FRONT, Certificate::IdCardBack, &[]),
            right.clone(),
        ),
        row(
            "picture-other-side",
            Warning,
            BACK,
            &["WX-86201"],
            card(BACK, Certificate::IdCardFront, &[]),
            right.clone(),
        ),
        row(
            "picture-other-kind",
            Warning,
            FRONT,
            &["WX-86328", "WX-40097"],
            card(FRONT, Certificate::BusinessLicence, &[]),
            right,
        ),
        row(
            "picture-other-kind",
            Warning,
            PHOTO,
            &["DY-6020"],
            card(PHOTO, Certificate::IdCardFront, &[]),
            [licence(&[]), passport, institution, unchosen],
        ),
    ]
}

/// A number of which one digit was taken for another, so that its check digit does not fit.
fn misread(number: &str) -> String {
    let digit = if number.ends_with('7') { "1" } else { "7" };
    format!("{}{digit}", &number[..17])
}

fn differences() -> Vec<Row> {
    let code = credit_code("91", "440300", "70846113");
    let other = credit_code("91", "440300", "55138508");
    let unsure = sample(enterprise(), [(PHOTO, read(Certificate::BusinessLicence, &[("name", "样本")], 0.79))]);
    let answered = |rule: &str, filing: Filing| with(filing, &[(&format!("facts.answers[{rule}]"), json!(true))]);
    let overruled = sample(
        answered("read-subject-name", enterprise()),
        [(PHOTO, read(Certificate::BusinessLicence, &[("name", "样本")], 0.95))],
    );
    let until = |fact: Value, picture| {
        let filing = with(enterprise(), &[("facts.subject_certificate_valid_until", fact)]);
        sample(filing, [(PHOTO, read(Certificate::BusinessLicence, &[("valid_until", picture)], 0.95))])
    };
    let home = |address| sample(individual(), [(FRONT, read(Certificate::IdCardFront, &[("address", address)], 0.95))]);
    vec![
        row(
            "read-subject-name",
            Warning,
            "icp_subject.base_info.name",
            &["WX-86355"],
            licence(&[("name", "深圳样本装饰有限公司")]),
            [licence(&[("name", "深圳样本装修有限公司")]), unsure, overruled],
        ),
        row(
            "read-subject-number",
            Warning,
            "icp_subject.organize_info.certificate_number",
            &["HW-REG-CODE"],
            licence(&[("credit_code", &misread(&code))]),
            [licence(&[("credit_code", &code)]), licence(&[]), licence(&[("credit_code", &other)])],
        ),
        row(
            "picture-other-subject",
            Error,
            "icp_subject.organize_info.certificate_number",
            &["WX-86355", "HW-REG-CODE"],
            licence(&[("credit_code", &other)]),
            [licence(&[("credit_code", &code)]), licence(&[("credit_code", &misread(&code))])],
        ),
        row(
            "picture-other-person",
            Error,
            "icp_subject.principal_info.certificate_number",
            &["HW-FACE-MATCH"],
            card(FRONT, Certificate::IdCardFront, &[("id_number", &second_number())]),
            [
                card(FRONT, Certificate::IdCardFront, &[("id_number", &first_number())]),
                card(FRONT, Certificate::IdCardFront, &[("id_number", &misread(&first_number()))]),
            ],
        ),
        row(
            "read-subject-address",
            Warning,
            "icp_subject.organize_info.certificate_address",
            &["WXR-ADDRESS", "HW-REG-ADDR"],
            licence(&[("address", "广东省深圳市南山区科技路2号2栋301室")]),
            [
                licence(&[("address", "深圳市南山区科技路1号2栋301室")]),
                licence(&[("address", "广东省深圳市南山区科技路1号，2栋（301室）")]),
            ],
        ),
        row(
            "read-subject-validity",
            Warning,
            "facts.subject_certificate_valid_until",
            &["WXA-LICENSE-VALIDITY"],
            until(json!("长期"), "20301231"),
            [until(json!("20301231"), "20301231"), until(Value::Null, "20301231")],
        ),
        row(
            "subject-validity-expired",
            Error,
            "facts.subject_certificate_valid_until",
            &["WXA-LICENSE-VALIDITY"],
            until(Value::Null, "20261123"),
            [until(Value::Null, "20301231")],
        ),
        row(
            "read-legal-name",
            Warning,
            "icp_subject.principal_info.name",
            &["TC-NOT-LEGAL"],
            licence(&[("legal_representative", "样本乙")]),
            [
                licence(&[("legal_representative", "样本甲")]),
                card(PHOTO, Certificate::BusinessLicence, &[("legal_representative", "样本丙")]),
            ],
        ),
        row(
            "read-principal-name",
            Warning,
            "icp_subject.principal_info.name",
            &[],
            card(FRONT, Certificate::IdCardFront, &[("name", "样本申")]),
            [
                card(FRONT, Certificate::IdCardFront, &[("name", "样 本甲")]),
                card(SECOND_FRONT, Certificate::IdCardFront, &[("name", "样本丁")]),
            ],
        ),
        row(
            "read-principal-number",
            Warning,
            "icp_subject.principal_info.certificate_number",
            &[],
            card(FRONT, Certificate::IdCardFront, &[("id_number", &misread(&first_number()))]),
            [
                card(FRONT, Certificate::IdCardFront, &[("id_number", &first_number())]),
                card(FRONT, Certificate::IdCardFront, &[]),
            ],
        ),
        row(
            "read-principal-start",
            Warning,
            "icp_subject.principal_info.certificate_validity_date_start",
            &[],
            card(BACK, Certificate::IdCardBack, &[("valid_from", "20200316")]),
            [
                card(BACK, Certificate::IdCardBack, &[("valid_from", "20200315")]),
                card(BACK, Certificate::IdCardBack, &[]),
            ],
        ),
        row(
            "read-principal-end",
            Warning,
            "icp_subject.principal_info.certificate_validity_date_end",
            &[],
            card(BACK, Certificate::IdCardBack, &[("valid_until", "长期")]),
            [
                card(BACK, Certificate::IdCardBack, &[("valid_until", "2040.03.15")]),
                card(BACK, Certificate::IdCardBack, &[]),
            ],
        ),
        row(
            "read-principal-address",
            Warning,
            "icp_subject.organize_info.certificate_address",
            &["WXD-RESIDENCE"],
            home("四川省成都市锦江区样本路8号"),
            [
                home("广东省深圳市南山区科技路1号2栋301室"),
                card(FRONT, Certificate::IdCardFront, &[("address", "四川省")]),
            ],
        ),
        row(
            "read-manager-name",
            Warning,
            "icp_applets.principal_info.name",
            &[],
            card(SECOND_FRONT, Certificate::IdCardFront, &[("name", "样本丁")]),
            [
                card(SECOND_FRONT, Certificate::IdCardFront, &[("name", "样本乙")]),
                card(FRONT, Certificate::IdCardFront, &[("name", "样本丁")]),
            ],
        ),
        row(
            "read-manager-number",
            Warning,
            "icp_applets.principal_info.certificate_number",
            &[],
            card(SECOND_FRONT, Certificate::IdCardFront, &[("id_number", &misread(&second_number()))]),
            [
                card(SECOND_FRONT, Certificate::IdCardFront, &[("id_number", &second_number().to_lowercase())]),
                card(SECOND_FRONT, Certificate::IdCardFront, &[]),
            ],
        ),
        row(
            "read-manager-start",
            Warning,
            "icp_applets.principal_info.certificate_validity_date_start",
            &[],
            card(SECOND_BACK, Certificate::IdCardBack, &[("valid_from", "20200316")]),
            [
                card(SECOND_BACK, Certificate::IdCardBack, &[("valid_from", "20200315")]),
                card(SECOND_BACK, Certificate::IdCardBack, &[]),
            ],
        ),
        row(
            "read-manager-end",
            Warning,
            "icp_applets.principal_info.certificate_validity_date_end",
            &[],
            card(SECOND_BACK, Certificate::IdCardBack, &[("valid_until", "20300315")]),
            [
                card(SECOND_BACK, Certificate::IdCardBack, &[("valid_until", "20400315")]),
                card(SECOND_BACK, Certificate::IdCardBack, &[]),
            ],
        ),
    ]
}

#[test]
fn a_certificate_that_lapsed_or_is_contradicted_is_no_picture_in_order() {
    let state = |sample: &Sample, slot: &str| {
        let review = sample.review();
        let line = review.checklist.iter().find(|line| line.slot == slot).unwrap();
        (line.state, line.is_refused(&review.findings, &sample.filing))
    };
    let fine = card(BACK, Certificate::IdCardBack, &[]);
    assert_eq!(state(&fine, BACK), (MaterialState::Ok, false));
    let end = "icp_subject.principal_info.certificate_validity_date_end";
    let start = "icp_subject.principal_info.certificate_validity_date_start";
    let expired = Sample {
        filing: with(fine.filing.clone(), &[(start, json!("20050601")), (end, json!("20250601"))]),
        ..fine.clone()
    };
    assert_eq!(state(&expired, BACK), (MaterialState::Attention, true), "an expired card has to be another");
    assert_eq!(state(&expired, FRONT), (MaterialState::Ok, false));
    let contradicted = card(FRONT, Certificate::IdCardFront, &[("id_number", &misread(&first_number()))]);
    assert_eq!(state(&contradicted, FRONT), (MaterialState::Attention, false), "the answer may be the wrong one");
    let mistyped = Sample { filing: with(fine.filing.clone(), &[(end, json!("2040"))]), ..fine.clone() };
    assert_eq!(state(&mistyped, BACK), (MaterialState::Ok, false), "the picture says nothing of it");
}

#[test]
fn which_way_up_another_document_stands_is_not_judged_by_what_was_expected() {
    let not_upright = rules::named("scan-not-upright").next().unwrap();
    let blurred = &scan::rules::BLURRED;
    let mut seen = inspection(PictureFormat::Jpeg, vec![not_upright.found(), blurred.found()]);
    seen.verdicts.upright = false;
    let reading = |rule: &Rule| Reading { findings: vec![rule.found()], ..Reading::default() };
    assert!(reading(&WRONG_SIDE).is_of_another() && reading(&WRONG_KIND).is_of_another());
    assert!(!reading(not_upright).is_of_another());
    seen.was_turned(0);
    assert!(seen.verdicts.upright);
    assert!(seen.findings.iter().all(|finding| finding.is(blurred)) && seen.findings.len() == 1);
}

#[test]
fn no_cure_puts_the_name_of_one_person_over_the_number_of_another() {
    let of = |sample: &Sample, rule: &str| {
        let review = sample.review();
        let finding = review.findings.iter().find(|finding| finding.rule == rule).unwrap();
        cure(finding, &sample.filing, Reference::built_in()).map(|cure| cure.answers)
    };
    let named = licence(&[("legal_representative", "样本乙")]);
    let answer = ("facts.principal_is_legal_representative".to_owned(), json!(false));
    assert_eq!(of(&named, "read-legal-name"), Some(vec![answer]));
    let other = card(FRONT, Certificate::IdCardFront, &[("id_number", &second_number())]);
    assert_eq!(of(&other, "picture-other-person"), None);
}
