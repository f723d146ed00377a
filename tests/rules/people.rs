//! Subject's certificate, persons, age, validity.

use beian_desk::filing::Filing;
use beian_desk::filing::path::{MANAGER, PRINCIPAL};
use beian_desk::finding::Level::{Error, Notice, Warning};
use beian_desk::i18n::Language;
use serde_json::{Value, json};

use super::support::{
    cancel, credit_code, enterprise, enterprise_with_letters, first_number, id_number, individual, of_nature,
    passport_holder, second_number, sole_proprietor,
};
use super::{Row, Sample, many, row, with};

const USER: &str = "facts.emergency_contacts[icp_subject.principal_info].name";
const CODE: &str = "icp_subject.organize_info.certificate_number";
const NUMBER: &str = "icp_subject.principal_info.certificate_number";
const SECOND_NUMBER: &str = "icp_applets.principal_info.certificate_number";
const END: &str = "icp_subject.principal_info.certificate_validity_date_end";
const START: &str = "icp_subject.principal_info.certificate_validity_date_start";

/// Both roles with these values in some fields.
fn both(filing: Filing, changes: &[(&str, Value)]) -> Filing {
    let mut filing = filing;
    for base in [PRINCIPAL, MANAGER] {
        for (field, value) in changes {
            filing.set(&format!("{base}.{field}"), value.clone());
        }
    }
    filing
}

fn numbered(number: &str) -> Filing {
    both(enterprise(), &[("certificate_number", json!(number))])
}

fn untyped(number: &str) -> Filing {
    both(enterprise(), &[("certificate_type", Value::Null), ("certificate_number", json!(number))])
}

fn card(kind: i64, number: &str) -> Filing {
    both(enterprise(), &[("certificate_type", json!(kind)), ("certificate_number", json!(number))])
}

fn ends(date: &str) -> Filing {
    both(enterprise(), &[("certificate_validity_date_end", json!(date))])
}

fn starts(date: &str) -> Filing {
    both(enterprise(), &[("certificate_validity_date_start", json!(date))])
}

fn born(date: &str) -> Filing {
    numbered(&id_number("440305", date, 1))
}

fn child(date: &str) -> Filing {
    let number = id_number("440305", date, 1);
    with(both(individual(), &[("certificate_number", json!(number))]), &[(CODE, json!(number))])
}

fn coded(code: &str) -> Filing {
    with(enterprise(), &[(CODE, json!(code))])
}

/// An enterprise whose certificate is not answered yet.
fn open(code: &str) -> Filing {
    with(coded(code), &[("icp_subject.organize_info.certificate_type", Value::Null)])
}

fn licence_until(date: &str) -> Filing {
    with(enterprise(), &[("facts.subject_certificate_valid_until", json!(date))])
}

fn in_province(filing: Filing, province: &str) -> Filing {
    with(filing, &[("icp_subject.base_info.province", json!(province))])
}

/// `number` with its last character changed.
fn mistyped(number: &str) -> String {
    let (rest, last) = number.split_at(number.len() - 1);
    format!("{rest}{}", if last == "1" { "2" } else { "1" })
}

pub(crate) fn rows() -> Vec<Row> {
    let mut rows = subject();
    rows.extend(persons());
    rows.extend(ages());
    rows.extend(validity());
    rows.extend(subject_validity());
    rows
}

fn subject() -> Vec<Row> {
    let right = credit_code("91", "440300", "70846113");
    let nature = |filing: Filing, certificate: i64, number: &str| {
        with(filing, &[("icp_subject.organize_info.certificate_type", json!(certificate)), (CODE, json!(number))])
    };
    let nowhere = |code: &str| {
        with(coded(code), &[("icp_subject.organize_info.certificate_address", json!("科技路1号2栋301室"))])
    };
    vec![
        row(
            "subject-nature",
            Error,
            "icp_subject.base_info.type",
            &[],
            with(enterprise(), &[("icp_subject.base_info.type", json!(7))]),
            [enterprise(), of_nature(20)],
        ),
        row(
            "subject-certificate-type",
            Error,
            "icp_subject.organize_info.certificate_type",
            &["WXD-SUBJECT-CERT", "WX-40097"],
            with(enterprise(), &[("icp_subject.organize_info.certificate_type", json!(4))]),
            [enterprise(), of_nature(3), individual()],
        ),
        row(
            "subject-number",
            Error,
            CODE,
            &["TC-LICENSE-NO", "HW-REG-CODE"],
            coded(&mistyped(&right)),
            [coded(&right.to_lowercase()), coded(&format!(" {right} ")), coded("91440300708461136T")],
        ),
        row("subject-number", Error, CODE, &["TC-LICENSE-NO"], coded(&right[..17]), [sole_proprietor()]),
        many(
            "subject-number",
            Error,
            CODE,
            &["TC-LICENSE-NO"],
            [open(&mistyped(&right)), open(&right[..17])],
            [open(&right), open("11010519491231002X"), open("4403001234567")],
        ),
        row("subject-number", Error, CODE, &["TC-LICENSE-NO"], coded("110108000000017"), [coded("110108000000016")]),
        row(
            "subject-number",
            Error,
            CODE,
            &["HW-REG-CODE"],
            with(
                cancel(),
                &[("icp_subject.organize_info.certificate_type", json!(1)), (CODE, json!(mistyped(&right)))],
            ),
            [cancel()],
        ),
        row(
            "licence-number-old",
            Warning,
            CODE,
            &["TC-LICENSE-NO", "UC-OLD-CERT"],
            coded("110108000000016"),
            [enterprise(), sole_proprietor()],
        ),
        row(
            "subject-number-old",
            Notice,
            CODE,
            &["UC-OLD-CERT"],
            nature(of_nature(3), 3, "D2143569-X"),
            [of_nature(3), nature(of_nature(3), 3, &credit_code("12", "440300", "70846113"))],
        ),
        row(
            "credit-code-inner",
            Notice,
            CODE,
            &[],
            coded(&inner_mismatch()),
            [enterprise(), coded("91110000600037341L")],
        ),
        row(
            "credit-code-nature",
            Warning,
            "icp_subject.base_info.type",
            &[],
            coded(&credit_code("12", "440300", "70846113")),
            [enterprise(), of_nature(17), sole_proprietor()],
        ),
        row(
            "credit-code-province",
            Warning,
            "icp_subject.base_info.province",
            &[],
            nowhere(&credit_code("91", "110000", "70846113")),
            [nowhere(&right), coded(&credit_code("91", "110000", "70846113"))],
        ),
        row(
            "credit-code-sole-proprietor",
            Warning,
            "facts.sole_proprietor",
            &[],
            with(enterprise(), &[("facts.sole_proprietor", json!(true))]),
            [enterprise(), sole_proprietor()],
        ),
    ]
}

/// A credit code whose own check character is right and whose inner organisation code has a wrong one.
fn inner_mismatch() -> String {
    use beian_desk::identifier::organisation::credit_code_check;
    let right = credit_code("91", "440300", "70846113");
    let inner = if right.as_bytes()[16] == b'1' { '2' } else { '1' };
    let code = format!("{}{inner}", &right[..16]);
    format!("{code}{}", credit_code_check(&code))
}

fn persons() -> Vec<Row> {
    let right = first_number();
    let manager = |changes: &[(&str, Value)]| {
        let mut filing = enterprise();
        for (field, value) in changes {
            filing.set(&format!("{MANAGER}.{field}"), value.clone());
        }
        filing
    };
    let legal = |number: &str| {
        with(enterprise_with_letters(), &[("icp_subject.legal_person_info.certificate_number", json!(number))])
    };
    let named = |name: &str| both(enterprise(), &[("name", json!(name))]);
    vec![
        row(
            "person-certificate-type",
            Error,
            "icp_subject.principal_info.certificate_type",
            &["WXD-PERSON-CERT"],
            both(enterprise(), &[("certificate_type", json!(1))]),
            [enterprise(), passport_holder(), card(14, "H12345678")],
        ),
        row(
            "person-number-kind",
            Error,
            NUMBER,
            &[],
            numbered(&id_number("810000", "19900101", 1)),
            [
                enterprise(),
                card(41, &id_number("810000", "19900101", 1)),
                card(42, &id_number("830000", "19900101", 1)),
            ],
        ),
        row(
            "person-number-kind",
            Error,
            NUMBER,
            &[],
            card(42, &id_number("810000", "19900101", 1)),
            [card(30, "911124198108030024"), card(14, "M12345678")],
        ),
        row(
            "person-number",
            Error,
            NUMBER,
            &[],
            numbered(&mistyped(&right)),
            [numbered("11010519491231002x"), numbered(&format!("{} {}", &right[..6], &right[6..])), enterprise()],
        ),
        row("person-number", Error, NUMBER, &[], numbered("360426199102300071"), [numbered("360426199101010071")]),
        // As long as the certificate's type is not chosen, a number of 18 characters is an identity number.
        row(
            "person-number",
            Error,
            NUMBER,
            &[],
            untyped(&mistyped(&right)),
            [untyped(&right), untyped("E12345678"), untyped(&id_number("810000", "19900101", 1))],
        ),
        row("person-number", Error, NUMBER, &[], card(14, "H1234567"), [card(14, "h12345678")]),
        row("person-number", Error, NUMBER, &[], card(11, "1234567"), [card(11, "12345678")]),
        row("person-number", Error, NUMBER, &[], card(7, "E1"), [card(7, "E12345678"), card(7, "EA1234567")]),
        row(
            "person-number-unusual",
            Notice,
            NUMBER,
            &[],
            card(14, "H1234567801"),
            [card(14, "H12345678"), enterprise()],
        ),
        row(
            "person-number-region",
            Warning,
            NUMBER,
            &[],
            numbered(&id_number("449999", "19900101", 1)),
            [enterprise(), numbered("11010519491231002X")],
        ),
        row(
            "person-number-future",
            Error,
            NUMBER,
            &[],
            Sample::from(born("20261124")).on("20261123"),
            [Sample::from(born("20261124")).on("20261124"), enterprise().into()],
        ),
        row(
            "person-name",
            Warning,
            "icp_subject.principal_info.name",
            &[],
            named("样本1"),
            [named("样本·阿卜杜拉"), named("样本•阿卜杜拉"), named("SAMPLE PERSON"), named("𠮷样")],
        ),
        row(
            "person-name-number",
            Error,
            USER,
            &[],
            with(enterprise(), &[(USER, json!("13900139001"))]),
            [
                with(enterprise(), &[(USER, json!("陈样本"))]),
                with(enterprise(), &[(USER, json!("JOHN SMITH"))]),
                enterprise(),
            ],
        ),
        row(
            "person-name-length",
            Notice,
            "icp_subject.principal_info.name",
            &[],
            named("样"),
            [named("样本"), enterprise()],
        ),
        row(
            "legal-person-number",
            Error,
            "icp_subject.legal_person_info.certificate_number",
            &[],
            legal(&mistyped(&id_number("510104", "19700615", 3))),
            [legal("X0000001"), legal(&id_number("830000", "19700615", 3)), legal("911124198108030024")],
        ),
        row(
            "same-person-name",
            Error,
            "icp_applets.principal_info.name",
            &[],
            manager(&[("name", json!("样本乙"))]),
            [enterprise(), enterprise_with_letters()],
        ),
        row(
            "same-person-number",
            Error,
            SECOND_NUMBER,
            &[],
            manager(&[("certificate_number", json!(second_number()))]),
            [enterprise(), enterprise_with_letters()],
        ),
        row(
            "two-persons-number",
            Warning,
            SECOND_NUMBER,
            &[],
            with(enterprise_with_letters(), &[(SECOND_NUMBER, json!(first_number()))]),
            [enterprise_with_letters(), enterprise()],
        ),
        row(
            "same-person-certificate",
            Warning,
            "icp_applets.principal_info.certificate_validity_date_end",
            &[],
            manager(&[("certificate_validity_date_end", json!("20400316"))]),
            [enterprise(), manager(&[("certificate_validity_date_end", json!("2040.03.15"))])],
        ),
    ]
}

fn ages() -> Vec<Row> {
    let on = |filing: Filing, today| Sample::from(filing).on(today);
    let tianjin = |birth: &str, sequence| in_province(numbered(&id_number("120101", birth, sequence)), "120000");
    vec![
        row("age-individual", Error, NUMBER, &[], child("20081125"), [child("20081124"), individual()]),
        row(
            "age-individual",
            Error,
            NUMBER,
            &[],
            on(child("20080229"), "20260228"),
            [on(child("20080229"), "20260301"), on(child("20080228"), "20260228")],
        ),
        row("age-individual", Error, NUMBER, &["PV-AGE-18"], in_province(child("20090101"), "330000"), [individual()]),
        row(
            "age-individual",
            Error,
            NUMBER,
            &["PV-AGE-18-IND"],
            in_province(child("20090101"), "130000"),
            [individual()],
        ),
        row("age-individual", Error, NUMBER, &["PV-AGE-16"], in_province(child("20090101"), "320000"), [individual()]),
        row("age-person", Warning, NUMBER, &[], born("20081125"), [born("20081124"), enterprise()]),
        row(
            "age-person",
            Warning,
            NUMBER,
            &["PV-AGE-18"],
            in_province(born("20090101"), "310000"),
            [in_province(born("20081124"), "310000")],
        ),
        row(
            "age-person",
            Warning,
            NUMBER,
            &["PV-AGE-18-ORG"],
            in_province(born("20090101"), "320000"),
            [in_province(born("20081124"), "320000")],
        ),
        row(
            "age-retired-tianjin",
            Warning,
            SECOND_NUMBER,
            &["PV-TJ-RETIRED"],
            tianjin("19661123", 1),
            [tianjin("19661124", 1), tianjin("19711124", 2), numbered(&id_number("440305", "19500101", 1))],
        ),
        row(
            "age-retired-tianjin",
            Warning,
            SECOND_NUMBER,
            &["PV-TJ-RETIRED"],
            tianjin("19701124", 2),
            [tianjin("19701124", 1)],
        ),
    ]
}

fn validity() -> Vec<Row> {
    let unlimited = |filing: Filing, start: &str| {
        both(
            filing,
            &[("certificate_validity_date_start", json!(start)), ("certificate_validity_date_end", json!("长期"))],
        )
    };
    vec![
        row(
            "validity-date-form",
            Error,
            END,
            &["WXD-DATE"],
            ends("20400230"),
            [ends("2040.03.15"), ends("2040年3月15日"), ends("２０４００３１５"), passport_holder()],
        ),
        row("validity-date-form", Error, START, &["WXD-DATE"], starts("长期"), [starts("2020-03-15")]),
        row("validity-date-form", Error, END, &["WXD-DATE"], ends("2040"), [ends("长期")]),
        row(
            "validity-date-spelling",
            Notice,
            END,
            &["WXD-DATE"],
            ends("2040-3-15"),
            [ends("2040.03.15"), ends("20400315"), ends("长期")],
        ),
        row(
            "validity-unlimited-spelling",
            Notice,
            END,
            &["WXD-DATE"],
            ends("长期有效"),
            [ends("长期"), ends(" 长期 ")],
        ),
        row(
            "validity-order",
            Error,
            END,
            &["WXD-DATE"],
            both(passport_holder(), &[("certificate_validity_date_start", json!("20400315"))]),
            [passport_holder(), enterprise()],
        ),
        row("validity-not-yet", Error, START, &[], starts("20261125"), [starts("20261124"), enterprise()]),
        row(
            "validity-expired",
            Error,
            END,
            &["HW-ID-EXPIRED"],
            ends("20261123"),
            [ends("20261124"), enterprise(), unlimited(enterprise(), "20200315")],
        ),
        row("validity-month", Error, END, &["WXM-VALID-3M"], ends("20261224"), [ends("20261225"), ends("20261123")]),
        row("validity-month", Error, END, &["WXM-VALID-3M"], ends("20261124"), [enterprise()]),
        row(
            "validity-month",
            Error,
            END,
            &[],
            Sample::from(ends("20270228")).on("20270131"),
            [Sample::from(ends("20270301")).on("20270131")],
        ),
        row(
            "validity-three-months",
            Warning,
            END,
            &["WXM-VALID-3M"],
            ends("20270223"),
            [ends("20270224"), ends("20261224")],
        ),
        row(
            "validity-ningxia",
            Warning,
            END,
            &["WXM-VALID-NX"],
            in_province(ends("20270523"), "640000"),
            [in_province(ends("20270524"), "640000"), ends("20270523")],
        ),
        row(
            "validity-three-months",
            Warning,
            END,
            &["WXM-VALID-3M", "WXM-VALID-NX"],
            in_province(ends("20270101"), "640000"),
            [in_province(ends("20270224"), "640000")],
        ),
        row(
            "validity-period",
            Warning,
            END,
            &[],
            ends("20400415"),
            [enterprise(), both(passport_holder(), &[("certificate_validity_date_end", json!("20400415"))])],
        ),
        row(
            "validity-age",
            Warning,
            END,
            &[],
            ends("20300315"),
            [enterprise(), unlimited(born("19600101"), "20200315")],
        ),
        row(
            "validity-age",
            Warning,
            END,
            &[],
            unlimited(enterprise(), "20200315"),
            [unlimited(born("19700101"), "20200315")],
        ),
        row(
            "validity-before-birth",
            Error,
            START,
            &[],
            both(
                enterprise(),
                &[
                    ("certificate_validity_date_start", json!("19890101")),
                    ("certificate_validity_date_end", json!("长期")),
                ],
            ),
            [enterprise(), passport_holder()],
        ),
    ]
}

fn subject_validity() -> Vec<Row> {
    const FIELD: &str = "facts.subject_certificate_valid_until";
    let shanghai = |date: &str| in_province(licence_until(date), "310000");
    vec![
        row(
            "subject-validity-form",
            Error,
            FIELD,
            &[],
            licence_until("20261301"),
            [licence_until("2030-12-31"), licence_until("无固定期限"), licence_until("长期")],
        ),
        row(
            "subject-validity-form",
            Error,
            FIELD,
            &[],
            with(licence_until("2040-02-31"), &[("icp_subject.base_info.type", Value::Null)]),
            [with(licence_until("2040-02-28"), &[("icp_subject.base_info.type", Value::Null)])],
        ),
        row(
            "subject-validity-expired",
            Error,
            FIELD,
            &["WXA-LICENSE-VALIDITY"],
            licence_until("20261123"),
            [licence_until("20261124"), enterprise()],
        ),
        row(
            "subject-validity-month",
            Error,
            FIELD,
            &["WXA-LICENSE-VALIDITY"],
            licence_until("20261224"),
            [licence_until("20261225"), licence_until("20261123")],
        ),
        row(
            "subject-validity-three-months",
            Warning,
            FIELD,
            &["WXA-LICENSE-VALIDITY", "WXM-VALID-3M"],
            licence_until("20270223"),
            [licence_until("20270224"), licence_until("20261224")],
        ),
        row(
            "subject-validity-ningxia",
            Warning,
            FIELD,
            &["WXM-VALID-NX"],
            in_province(licence_until("20270523"), "640000"),
            [in_province(licence_until("20270524"), "640000"), licence_until("20270523")],
        ),
        row(
            "subject-validity-shanghai",
            Warning,
            FIELD,
            &["PV-SH-LICENCE-1Y"],
            shanghai("20271124"),
            [shanghai("20271125"), shanghai("长期"), licence_until("20271124")],
        ),
        row(
            "subject-validity-three-months",
            Warning,
            FIELD,
            &["PV-SH-LICENCE-1Y"],
            shanghai("20270101"),
            [licence_until("20270301")],
        ),
        row(
            "subject-validity-unknown",
            Notice,
            FIELD,
            &["WXA-LICENSE-VALIDITY"],
            with(enterprise(), &[(FIELD, Value::Null)]),
            [enterprise(), individual()],
        ),
    ]
}

#[test]
fn a_date_that_is_none_is_quoted_as_it_was_typed_and_what_is_wrong_with_it_is_said() {
    for (typed, zh, en) in [
        ("2026年13月45日", "没有 13 月，也没有 45 日", "no month 13 and no day 45"),
        ("2026-13-05", "没有 13 月", "no month 13"),
        ("2026.2.30", "2 月没有 30 日", "month 2 has no day 30"),
        ("2026/02/45", "没有 45 日", "no day 45"),
        ("后年", "不是日期", "it is no date"),
    ] {
        let review = super::support::review(&with(enterprise(), &[(END, json!(typed))]));
        let finding = review.findings.iter().find(|finding| finding.rule == "validity-date-form").unwrap();
        for (language, said) in [(Language::Chinese, zh), (Language::English, en)] {
            let what = finding.what(language);
            assert!(what.contains(said) && what.contains(typed), "{what}");
        }
    }
}
