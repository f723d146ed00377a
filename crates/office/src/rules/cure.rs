//! Cures: corrections offered as a button where the right answer is already known.

use serde_json::Value;

use super::rule::text;
use super::{address, agreement, change, contact, letters, limits, request, subject, validity};
use crate::filing::Filing;
use crate::filing::path::{
    APPROVALS as ITEMS, CERTIFICATE_ADDRESS, CHANGED, MAILING_ADDRESS, PRINCIPAL, REGION, SERVICES, SUBJECT_NAME,
};
use crate::finding::{Argument, Finding, Rule};
use crate::i18n::{self, Arguments, Language};
use crate::identifier::characters::legal;
use crate::identifier::normal::UNLIMITED;
use crate::reference::Reference;
use crate::reference::regions::Regions;

/// Answers that put a finding right.
#[derive(Debug, Clone, PartialEq)]
pub struct Cure {
    /// Suffix of the catalogue key of its label (`cure-…`).
    kind: &'static str,
    /// The new answer, for the message.
    value: Argument,
    /// The answers, by path.
    pub answers: Vec<(String, Value)>,
}

impl Cure {
    fn new(kind: &'static str, value: &str, answers: Vec<(String, Value)>) -> Self {
        Self { kind, value: text(value), answers }
    }

    /// Label of its button.
    pub fn label(&self, language: Language) -> String {
        let value = Arguments::from([("value".to_owned(), self.value.clone())]);
        i18n::text_with(language, &format!("cure-{}", self.kind), &value)
    }
}

/// The cure of a finding on `filing`; `None` where only the user knows the right answer.
pub fn cure(finding: &Finding, filing: &Filing, reference: &Reference) -> Option<Cure> {
    let said = |name: &str| match finding.arguments.get(name) {
        Some(Argument::Text(text)) => Some(text.as_str()),
        _ => None,
    };
    let one = |kind, value: &str| Some(Cure::new(kind, value, vec![(finding.field.clone(), value.into())]));
    let regions = &reference.regions;
    let is = |rule: &Rule| finding.is(rule);
    if is(&address::REPEATED) {
        let street = without_region(filing.text(MAILING_ADDRESS), filing, regions)?;
        Some(Cure::new("region-twice", street, vec![(MAILING_ADDRESS.to_owned(), street.into())]))
    } else if is(&address::ELSEWHERE) {
        let (codes, street) = regions.split(filing.text(MAILING_ADDRESS))?;
        let mut cure = region("region-of-address", codes, regions);
        cure.answers.push((MAILING_ADDRESS.to_owned(), street.into()));
        Some(cure)
    } else if is(&address::PROVINCE) || is(&address::CITY) || is(&address::DISTRICT) {
        let (codes, _) = regions.split(filing.text(CERTIFICATE_ADDRESS))?;
        Some(region("region-of-certificate", codes, regions))
    } else if is(&address::OLD_DISTRICT) {
        let text = filing.text(&finding.field).replace(said("old")?, said("new")?);
        Some(Cure::new("replace", said("new")?, vec![(finding.field.clone(), text.into())]))
    } else if is(&validity::DATE_SPELLING) {
        one("replace", said("date")?)
    } else if is(&contact::EMAIL_BLANK) || is(&contact::PHONE_WIDTH) {
        one("replace", said("joined")?)
    } else if is(&validity::UNLIMITED_SPELLING) {
        one("replace", UNLIMITED)
    } else if is(&request::ILLEGAL) {
        let left = legal(filing.text(&finding.field));
        Some(Cure::new("characters", "", vec![(finding.field.clone(), left.trim().into())]))
    } else if is(&limits::SERVICE_TWICE) {
        let services = filing.numbers(SERVICES);
        Some(Cure::new("doubled", "", vec![(SERVICES.to_owned(), without_doubles(services).into())]))
    } else if is(&limits::NONE_AND_SOME) {
        let none = reference.pre_approvals.none();
        let named = filing.list(ITEMS).iter();
        let named = named.filter(|item| item.get("type").and_then(Value::as_i64) != Some(none));
        let named: Vec<Value> = named.cloned().collect();
        Some(Cure::new("keep-named", "", vec![(ITEMS.to_owned(), named.into())]))
    } else if is(&letters::SAME_NUMBER) {
        let same = vec![(field!("facts.principal_is_legal_representative").to_owned(), true.into())];
        Some(Cure::new("same-person", "", same))
    } else if is(&subject::INDIVIDUAL_DIFFERS) {
        let key = finding.field.rsplit('.').next()?;
        let own = filing.get(&format!("{PRINCIPAL}.{key}")).filter(|_| finding.field != SUBJECT_NAME)?;
        Some(Cure::new("as-person", "", vec![(finding.field.clone(), own.clone())]))
    } else if is(&change::LEFT_OUT) {
        let mut changed = filing.list(CHANGED).to_vec();
        changed.push(finding.field.as_str().into());
        Some(Cure::new("change-too", "", vec![(CHANGED.to_owned(), changed.into())]))
    } else if is(&change::HALF) {
        let stays = format!("facts.answers[{}]", finding.rule);
        Some(Cure::new("rest-stays", "", vec![(stays, true.into())]))
    } else if is(&agreement::LEGAL_NAME) && finding.field == person_field!(PRINCIPAL, "name") {
        // Another name would leave number and card of this person under it.
        let other = vec![(field!("facts.principal_is_legal_representative").to_owned(), false.into())];
        Some(Cure::new("not-legal", "", other))
    } else if is(&agreement::OTHER_SUBJECT) || is(&agreement::OTHER_PERSON) {
        None
    } else if finding.arguments.contains_key("typed") {
        // The typed answer differs from the certificate.
        let read = finding.arguments.get("read")?;
        let answers = vec![(finding.field.clone(), answer(read)?.into())];
        Some(Cure { kind: "as-read", value: read.clone(), answers })
    } else {
        None
    }
}

/// A value that a message mentions, as an answer.
fn answer(said: &Argument) -> Option<String> {
    match said {
        Argument::Text(text) => Some(text.clone()),
        Argument::Day(day) => Some(day.format("%Y%m%d").to_string()),
        _ => None,
    }
}

/// A cure that sets a region.
fn region(kind: &'static str, codes: [&str; 3], regions: &Regions) -> Cure {
    let [province, city, district] = codes;
    let answers = REGION.iter().zip(codes).map(|(path, code)| ((*path).to_owned(), code.into())).collect();
    Cure::new(kind, &regions.names(province, city, district).concat(), answers)
}

/// An address without the names of the chosen region at its beginning; `None` where nothing would be left.
fn without_region<'a>(address: &'a str, filing: &Filing, regions: &Regions) -> Option<&'a str> {
    let mut street = address.trim();
    for region in REGION.iter().filter_map(|path| regions.get(filing.text(path))) {
        street = street.strip_prefix(region.name.as_str()).unwrap_or(street).trim_start();
    }
    let street = street.get(regions.locate(street).length..)?.trim_start();
    (!street.is_empty() && street != address).then_some(street)
}

fn without_doubles(numbers: Vec<i64>) -> Vec<i64> {
    let mut single = Vec::new();
    for number in numbers {
        if !single.contains(&number) {
            single.push(number);
        }
    }
    single
}
