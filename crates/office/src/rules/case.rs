//! What a rule looks at: the filing with its answers normalised, the evidence, the tables and the day.

use chrono::NaiveDate;

use crate::filing::path::{MANAGER, PRINCIPAL};
use crate::filing::{Filing, Kind, field, parse_date};
use crate::finding::{Finding, Rule};
use crate::identifier::normal::normal;
use crate::identifier::organisation::is_sole_proprietor;
use crate::reference::Reference;
use crate::reference::regions::Located;
use crate::reference::subject::{ENTERPRISE, INDIVIDUAL};

use super::{Evidence, Inspections};

/// Codes of the certificates of persons (证件类型).
pub(crate) mod certificate {
    /// Resident identity card (居民身份证).
    pub(crate) const ID_CARD: i64 = 2;
    /// Passport (护照).
    pub(crate) const PASSPORT: i64 = 7;
    /// Travel permit of Taiwan residents (台湾居民来往大陆通行证).
    pub(crate) const TAIWAN_PERMIT: i64 = 11;
    /// Travel permit of Hong Kong and Macau residents (港澳居民来往内地通行证).
    pub(crate) const HONG_KONG_PERMIT: i64 = 14;
    /// Foreign permanent resident identity card (外国人永久居留身份证).
    pub(crate) const PERMANENT_RESIDENCE: i64 = 30;
    /// Residence permit of Hong Kong and Macau residents (港澳居民居住证).
    pub(crate) const HONG_KONG_RESIDENCE: i64 = 41;
    /// Residence permit of Taiwan residents (台湾居民居住证).
    pub(crate) const TAIWAN_RESIDENCE: i64 = 42;
}

/// A responsible person as answered.
#[derive(Debug, Clone, Default)]
pub(crate) struct Person {
    /// Base path: [`PRINCIPAL`] or [`MANAGER`].
    pub base: &'static str,
    pub name: String,
    pub mobile: String,
    pub email: String,
    pub emergency: String,
    pub certificate: Option<i64>,
    pub number: String,
}

impl Person {
    fn read(filing: &Filing, base: &'static str) -> Self {
        let value = |name: &str| value(filing, &format!("{base}.{name}"));
        Self {
            base,
            name: value("name"),
            mobile: value("mobile"),
            email: value("email").to_lowercase(),
            emergency: value("emergency_contact"),
            certificate: filing.number(&format!("{base}.certificate_type")),
            number: value("certificate_number"),
        }
    }

    /// Path of one of the person's fields.
    pub fn path(&self, name: &str) -> String {
        format!("{}.{name}", self.base)
    }
}

/// Everything a rule may look at.
pub(crate) struct Case<'a> {
    pub filing: &'a Filing,
    pub inspections: &'a Inspections,
    pub reference: &'a Reference,
    pub today: NaiveDate,
    /// The regions that the address on the certificate begins with.
    pub certificate_region: Located<'a>,
    /// The subject's responsible person (主体负责人).
    pub principal: Person,
    /// The mini program's responsible person (小程序负责人).
    pub manager: Person,
}

impl<'a> Case<'a> {
    pub fn new(filing: &'a Filing, inspections: &'a Inspections, reference: &'a Reference, today: NaiveDate) -> Self {
        let principal = Person::read(filing, PRINCIPAL);
        let manager = Person::read(filing, MANAGER);
        let address = value(filing, "icp_subject.organize_info.certificate_address");
        let certificate_region = reference.regions.locate(&address);
        Self { filing, inspections, reference, today, certificate_region, principal, manager }
    }

    pub fn kind(&self) -> Kind {
        self.filing.kind()
    }

    /// The answer at `path` as it would be sent: width, case and separators put right.
    pub fn value(&self, path: &str) -> String {
        value(self.filing, path)
    }

    /// The date answered at `path`, whatever separators it was typed with.
    pub fn date(&self, path: &str) -> Option<NaiveDate> {
        parse_date(&self.value(path))
    }

    /// Nature code of the subject (主体性质).
    pub fn nature(&self) -> Option<i64> {
        self.filing.number("icp_subject.base_info.type")
    }

    pub fn is_individual(&self) -> bool {
        self.nature() == Some(INDIVIDUAL)
    }

    /// Whether the subject is known to be no individual.
    pub fn is_organisation(&self) -> bool {
        self.nature().is_some_and(|nature| nature != INDIVIDUAL)
    }

    /// Whether the subject is a sole proprietor (个体工商户): as answered, else by the second character of its code.
    pub fn is_sole_proprietor(&self) -> bool {
        self.nature() == Some(ENTERPRISE)
            && self
                .filing
                .flag("facts.sole_proprietor")
                .unwrap_or_else(|| is_sole_proprietor(&self.value("icp_subject.organize_info.certificate_number")))
    }

    /// Code of the filing province; empty while unanswered.
    pub fn province(&self) -> &'a str {
        self.filing.text("icp_subject.base_info.province")
    }

    pub fn people(&self) -> [&Person; 2] {
        [&self.principal, &self.manager]
    }

    /// Whether one person fills both roles: by the certificate numbers, else as answered; `None` while neither is known.
    pub fn same_person(&self) -> Option<bool> {
        if self.principal.number.is_empty() || self.manager.number.is_empty() {
            self.filing.flag("facts.manager_is_principal")
        } else {
            Some(self.principal.number == self.manager.number)
        }
    }

    /// Whether the subject's responsible person is the legal representative: as answered, else by the data given for
    /// the legal representative; `None` while neither is known.
    pub fn principal_is_legal(&self) -> Option<bool> {
        self.filing.flag("facts.principal_is_legal_representative").or_else(|| self.is_legal_person(&self.principal))
    }

    /// The same question for the mini program's responsible person.
    pub fn manager_is_legal(&self) -> Option<bool> {
        self.filing.flag("facts.manager_is_legal_representative").or_else(|| {
            match (self.same_person(), self.principal_is_legal()) {
                (Some(true), answer) => answer,
                (Some(false), Some(true)) => Some(false),
                _ => self.is_legal_person(&self.manager),
            }
        })
    }

    fn is_legal_person(&self, person: &Person) -> Option<bool> {
        let number = self.value("icp_subject.legal_person_info.certificate_number");
        (!number.is_empty() && !person.number.is_empty()).then(|| number == person.number)
    }

    /// Whether the person at `base` is named anew: always in a first filing, in a modification when name or number changes.
    pub fn names_anew(&self, base: &str) -> bool {
        ["name", "certificate_number"].iter().any(|field| self.asks(&format!("{base}.{field}")))
    }

    /// Whether the documented rejection `id` can strike this subject in this province.
    pub fn concerns(&self, id: &str) -> bool {
        let known = self.reference.rejections.get(id);
        known.is_some_and(|known| known.concerns(self.is_individual(), self.province()))
    }

    /// The answer given on the check page to the finding of `rule`.
    pub fn answer(&self, rule: &str) -> Option<bool> {
        self.filing.object("facts.answers").and_then(|answers| answers.get(rule)).and_then(serde_json::Value::as_bool)
    }

    /// The question of `rule` on the field at `path`, as far as it is still open.
    pub fn ask(&self, rule: &Rule, path: &str) -> Option<Finding> {
        rule.asked(self.answer(rule.name), path)
    }

    /// The places of a row of the field table: one, or as many as the list has items.
    pub fn places(&self, pattern: &str) -> Vec<String> {
        match pattern.split_once("[]") {
            None => vec![pattern.to_owned()],
            Some((list, rest)) => {
                (0..self.filing.list(list).len()).map(|index| format!("{list}[{index}]{rest}")).collect()
            }
        }
    }

    /// What is known about the picture at `path`.
    pub fn evidence(&self, path: &str) -> Option<&'a Evidence> {
        self.inspections.get(path)
    }

    /// Whether the answer at `path` is what a modification changes, or stands below it.
    pub fn changes(&self, path: &str) -> bool {
        self.filing.list("change.changed").iter().filter_map(serde_json::Value::as_str).any(|changed| {
            let changed = changed.trim();
            !changed.is_empty()
                && (path == changed
                    || path.strip_prefix(changed).is_some_and(|rest| rest.starts_with(['.', '[']))
                    || changed.strip_prefix(path).is_some_and(|rest| rest.starts_with(['.', '['])))
        })
    }

    /// Whether an answer at `path` is asked for at all: always in a first filing, in a modification when it changes.
    pub fn asks(&self, path: &str) -> bool {
        match self.kind() {
            Kind::New => true,
            Kind::Change => self.changes(path),
            Kind::Cancel => false,
        }
    }
}

/// The answer at `path` of a filing as it would be sent.
pub(super) fn value(filing: &Filing, path: &str) -> String {
    let text = filing.text(path);
    match field::at(path).and_then(|field| field.format) {
        Some(format) if !text.is_empty() => normal(format, text),
        _ => text.to_owned(),
    }
}
