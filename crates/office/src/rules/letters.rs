//! Who is the legal representative, and how old letters may be.

use chrono::NaiveDate;
use serde_json::Value;

use crate::filing::field::{self, Format};
use crate::filing::parse_date;
use crate::filing::path::{MANAGER, PRINCIPAL, item};
use crate::finding::{Argument, Finding};
use crate::identifier::normal::normal;
use crate::period::PERIODS;
use crate::reading::{Certificate, SURE};
use crate::scan::LETTER_SEAL;

use super::rule::{FORM, differ, no_day, text};
use super::spelling::comparable;
use super::{Case, Evidence, LetterTitle, Rule, Topic, answer_key, letter_title};

/// Share of red pixels in a letter below which it bears no seal; a seal of 40 mm covers 0.005 of a page.
const LEAST_SEAL: f32 = 0.0005;

/// One character in so many of a name may be misread.
const MISREAD: usize = 10;

const PEOPLE: &[&str] = &[
    field!("icp_subject.base_info.type"),
    field!("icp_subject.base_info.province"),
    field!("icp_subject.principal_info"),
    field!("icp_subject.legal_person_info"),
    field!("icp_applets.principal_info"),
    field!("facts.principal_is_legal_representative"),
    field!("facts.manager_is_principal"),
    field!("facts.manager_is_legal_representative"),
    field!("change.changed"),
];
/// The scanned letters, and what decides which letters are needed.
const SHEETS: &[&str] = &[
    field!("icp_subject.base_info.province"),
    field!("icp_subject.base_info.type"),
    field!("icp_subject.principal_info.authorization_letter"),
    field!("icp_applets.principal_info.authorization_letter"),
    field!("icp_materials.commitment_letter"),
    field!("icp_materials.authenticity_responsibility_letter"),
    field!("icp_materials.authenticity_commitment_letter"),
];
const DATES: &[&str] = &[
    field!("icp_subject.base_info.province"),
    field!("icp_subject.principal_info.authorization_letter"),
    field!("icp_applets.principal_info.authorization_letter"),
    "icp_materials",
    field!("facts.letters_signed_on"),
];

rules! {
    const LEGAL_PERSON: Rule = Rule::error("legal-person-missing").prevents(&["WXD-LEGAL"]).reads(PEOPLE);
    const NOT_LEGAL: Rule =
        Rule::warning("principal-not-legal").prevents(&["TC-NOT-LEGAL"]).from_source(SOURCE).reads(PEOPLE);
    pub(super) const SAME_NUMBER: Rule = Rule::error("legal-person-is-principal").prevents(&["WXD-LEGAL"]).reads(PEOPLE);
    const OTHER_PERSON: Rule = Rule::warning("legal-person-differs").reads(PEOPLE);
    const CONTRADICTION: Rule = Rule::warning("legal-answers-contradict").reads(PEOPLE);
    const UNANSWERED: Rule =
        Rule::notice("legal-unanswered").prevents(&["WXD-LEGAL", "WXD-AUTH-SUBJECT"]).reads(PEOPLE);
    const MANAGER_UNANSWERED: Rule = Rule::notice("manager-legal-unanswered").prevents(&["WXD-AUTH-APP"]).reads(PEOPLE);
    const DATE_FORM: Rule = Rule::error("letter-date-form").prevents(&["WXM-LETTER-DATE"]).reads(DATES);
    const FUTURE: Rule = Rule::warning("letter-date-future").prevents(&["WXM-LETTER-DATE"]).reads(DATES);
    const OLD: Rule = Rule::warning("letter-date-old").prevents(&["WXM-LETTER-DATE"]).reads(DATES);
    const VERY_OLD: Rule =
        Rule::warning("letter-date-very-old").prevents(&["WXM-LETTER-DATE", "TC-LETTER-3M"]).reads(DATES);
    const NO_DATE: Rule = Rule::notice("letter-date-unknown").prevents(&["WXM-LETTER-DATE"]).reads(DATES);
    /// The title shows that this is not the letter that belongs there.
    const OTHER_LETTER: Rule = Rule::error("letter-other").reads(SHEETS);
    const OTHER_KIND: Rule = Rule::warning("letter-other").reads(SHEETS);
    const NO_SEAL: Rule = Rule::warning("letter-seal-missing").reads(SHEETS);
    /// Nothing on the scan shows that the letter is the subject's.
    pub const OWN: Rule = Rule::statement("letter-own").reads_picture();
    const SIGNATURE: Rule = Rule::statement("letter-signature").prevents(&["HW-SIGN"]).from_source(SIGN).reads(SHEETS);
}

const SOURCE: &str = "腾讯云《主体信息常见问题》、华为云《备案驳回咨询》";
const SIGN: &str = "华为云《备案材料咨询》、腾讯云《广东省管局要求》";

pub(super) const TOPIC: Topic = Topic { rules: RULES, kinds: FORM, review };

/// Letters that carry a date of signing.
pub(super) const SIGNED: &[&str] = &[
    field!("icp_subject.principal_info.authorization_letter"),
    field!("icp_applets.principal_info.authorization_letter"),
    field!("icp_materials.commitment_letter"),
    field!("icp_materials.authenticity_responsibility_letter"),
    field!("icp_materials.authenticity_commitment_letter"),
];
/// Documents that may carry a date and expire as letters do.
const DATED: &[&str] =
    &[field!("icp_materials.subject_other_materials"), field!("icp_materials.applets_other_materials")];

fn review(case: &Case<'_>, found: &mut Vec<Finding>) {
    if case.is_organisation() {
        principal(case, found);
        manager(case, found);
    }
    for path in SIGNED.iter().chain(DATED) {
        dates(case, path, found);
    }
    for path in SIGNED.iter().flat_map(|path| field::places(case.filing, path)) {
        sheet(case, &path, found);
    }
    let signed = SIGNED.iter().find(|path| case.filing.has(path));
    if let Some(path) = signed.filter(|_| case.concerns("HW-SIGN")) {
        found.push(case.ask(&SIGNATURE, path));
    }
}

/// Checks that the scan at a place shows the letter that belongs there, with a seal where an organisation signs it.
fn sheet(case: &Case<'_>, path: &str, found: &mut Vec<Finding>) {
    let seen = case.evidence(path).filter(|_| case.filing.has(path));
    let Some(Evidence::Seen { inspection, reading }) = seen else { return };
    let letter = reading.as_ref().filter(|reading| reading.certificate == Certificate::Letter);
    let title = letter.and_then(|reading| reading.fields.get("title")).filter(|title| title.confidence >= SURE);
    if let Some(title) = title {
        let rule = match letter_title(path, &title.value) {
            LetterTitle::Right => None,
            LetterTitle::Of(_) => Some(OTHER_LETTER),
            LetterTitle::Other => Some(OTHER_KIND),
        };
        found.extend(rule.map(|rule| rule.on(path).with("title", Argument::Text(title.value.clone()))));
    }
    let wording = reading.as_ref().map(|reading| reading.wording.as_str());
    let name = case.filing.subject_name();
    let number = case.value(field!("icp_subject.organize_info.certificate_number"));
    if let Some(wording) = wording.filter(|wording| !name.is_empty() && !is_named(wording, name, &number)) {
        let key = answer_key(&OWN.on(path), case.filing);
        let question = OWN.asked(case.filing.flag(&format!("facts.answers[{key}]")), path);
        let read = if wording.is_empty() { "no" } else { "yes" };
        found.push(question.with("name", text(name)).with("read", text(read)));
    }
    let unsealed = inspection.scores.get(LETTER_SEAL).is_some_and(|red| *red < LEAST_SEAL);
    if case.is_organisation() && unsealed {
        found.push(NO_SEAL.on(path));
    }
}

/// Whether a letter names the subject: its number, or its name with at most one character in ten misread.
fn is_named(wording: &str, name: &str, number: &str) -> bool {
    let (wording, name, number) = (wording.lines().map(comparable), comparable(name), comparable(number));
    let most = name.chars().count() / MISREAD;
    wording.into_iter().any(|row| {
        let missing = name.chars().count() - common(&name, &row);
        missing <= most || !number.is_empty() && row.contains(&number)
    })
}

/// Number of characters of `name` that stand in `row` in their order.
fn common(name: &str, row: &str) -> usize {
    let mut lengths = vec![0; name.chars().count() + 1];
    for sign in row.chars() {
        let mut before = 0;
        for (at, other) in name.chars().enumerate() {
            let above = lengths[at + 1];
            lengths[at + 1] = if sign == other { before + 1 } else { above.max(lengths[at]) };
            before = above;
        }
    }
    lengths.last().copied().unwrap_or_default()
}

fn principal(case: &Case<'_>, found: &mut Vec<Finding>) {
    let legal = field!("icp_subject.legal_person_info");
    let number = case.value(field!("icp_subject.legal_person_info.certificate_number"));
    let name = case.value(field!("icp_subject.legal_person_info.name"));
    match case.principal_is_legal() {
        Some(false) => {
            if case.names_anew(PRINCIPAL) || case.asks(legal) {
                if name.is_empty() {
                    found.push(LEGAL_PERSON.on(field!("icp_subject.legal_person_info.name")));
                }
                if number.is_empty() {
                    found.push(LEGAL_PERSON.on(field!("icp_subject.legal_person_info.certificate_number")));
                }
            }
            if !number.is_empty() && number == case.principal.number {
                found.push(SAME_NUMBER.on(field!("icp_subject.legal_person_info.certificate_number")));
            }
            if case.concerns("TC-NOT-LEGAL") && !may_be_another(case) {
                found.push(NOT_LEGAL.on(field!("facts.principal_is_legal_representative")));
            }
        }
        Some(true) => {
            if differ(&number, &case.principal.number) {
                found.push(OTHER_PERSON.on(field!("icp_subject.legal_person_info.certificate_number")));
            } else if differ(&name, &case.principal.name) {
                found.push(OTHER_PERSON.on(field!("icp_subject.legal_person_info.name")));
            }
        }
        None if case.names_anew(PRINCIPAL) => {
            found.push(UNANSWERED.on(field!("facts.principal_is_legal_representative")));
        }
        None => {}
    }
}

/// Whether the bureau allows subjects of this nature to name a responsible person other than the legal representative.
fn may_be_another(case: &Case<'_>) -> bool {
    let province = case.reference.provinces.get(case.province());
    province.is_some_and(|province| case.nature().is_some_and(|nature| province.principal_free.contains(&nature)))
}

fn manager(case: &Case<'_>, found: &mut Vec<Finding>) {
    let path = field!("facts.manager_is_legal_representative");
    let asked = case.names_anew(MANAGER) && case.principal_is_legal().is_some();
    if asked && case.manager_is_legal().is_none() {
        found.push(MANAGER_UNANSWERED.on(path));
    }
    if let (Some(same), Some(principal), Some(manager)) =
        (case.same_person(), case.principal_is_legal(), case.manager_is_legal())
        && ((same && principal != manager) || (!same && principal && manager))
    {
        found.push(CONTRADICTION.on(path).or_at(field!("facts.principal_is_legal_representative")));
    }
}

fn dates(case: &Case<'_>, slot: &str, found: &mut Vec<Finding>) {
    let path = format!("facts.letters_signed_on[{slot}]");
    let dates: Vec<(String, &str)> = match case.filing.get(&path) {
        Some(Value::String(date)) => vec![(path.clone(), date)],
        Some(Value::Array(dates)) => {
            let text = dates.iter().enumerate().filter_map(|(index, date)| Some((item(&path, index), date.as_str()?)));
            text.collect()
        }
        _ => Vec::new(),
    };
    let mut known = false;
    for (path, typed) in dates.iter().filter(|(_, typed)| !typed.trim().is_empty()) {
        known = true;
        let finding = match parse_date(&normal(Format::Date, typed)) {
            None => Some(no_day(DATE_FORM.on(path), typed)),
            Some(date) => age(case, slot, date).map(|rule| {
                rule.on(path).with("date", Argument::Day(date)).with("today", Argument::Day(case.day.to_tell()))
            }),
        };
        found.extend(finding.map(|finding| finding.with("letter", Argument::Field(slot.to_owned()))));
    }
    if !known && SIGNED.contains(&slot) && case.filing.has(slot) {
        found.push(NO_DATE.on(&path).with("letter", Argument::Field(slot.to_owned())));
    }
}

/// The rule about the age of a letter with that date: WeChat accepts it for a shorter time than the bureaus.
fn age(case: &Case<'_>, slot: &str, date: NaiveDate) -> Option<Rule> {
    let over = |last: Option<NaiveDate>| last.is_some_and(|last| case.day.is_past(last));
    let attorney = slot.ends_with("authorization_letter");
    if !case.day.is_from(date) {
        Some(FUTURE)
    } else if over(PERIODS.letter.accepted_until(date, case.province(), attorney)) {
        Some(VERY_OLD)
    } else if over(PERIODS.letter.fresh_until(date)) {
        Some(OLD)
    } else {
        None
    }
}
