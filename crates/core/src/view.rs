//! The typed view of a filing: who is who in it, what it is about, and which of its answers are sent.
//!
//! Only this module decides these questions; rules, package and window ask it. Answers are compared as they would be
//! sent, so that whitespace or a lower-case `x` makes no difference.

mod anchor;
mod head;
mod together;

use chrono::NaiveDate;
use serde_json::Value;

use crate::filing::path::{APPLET_NAMES, FILED, MANAGER, PRINCIPAL, is_below};
use crate::filing::{Filing, Kind, Shape, field, parse_date};
use crate::i18n::Head;
use crate::identifier::normal::value;
use crate::identifier::organisation::is_sole_proprietor;
use crate::reference::subject::{ENTERPRISE, INDIVIDUAL};

pub use crate::reference::subject::certificate;
pub use anchor::anchor;
pub use together::{HalfChanged, of_subject};

/// What a deregistration removes (`cancel.cancel_type`).
pub mod cancel {
    /// The subject and everything under it (注销主体).
    pub const SUBJECT: i64 = 1;
    /// One mini program (注销小程序).
    pub const SERVICE: i64 = 2;
}

/// Kinds of invoice for a certification (`auth_data.invoice_info.invoice_type`).
pub mod invoice {
    /// Electronic invoice (电子发票).
    pub const ELECTRONIC: i64 = 2;
    /// Special VAT invoice (增值税专用发票).
    pub const VAT: i64 = 3;
}

/// The numbers under which a subject and its mini program are filed.
pub const FILING_NUMBERS: [&str; 2] =
    [field!("icp_subject.base_info.record_number"), field!("icp_applets.base_info.record_number")];

/// The provider's package pays for a certification (`auth_data.pay_type`).
const PROVIDER_PAYS: i64 = 1;

/// Keys of a person's answers that are shared if the same person has both roles.
pub const SHARED: [&str; 10] = [
    "name",
    "mobile",
    "email",
    "emergency_contact",
    "certificate_type",
    "certificate_number",
    "certificate_validity_date_start",
    "certificate_validity_date_end",
    "certificate_photo_front",
    "certificate_photo_back",
];

/// An individual's subject answers and the answers of the responsible person with the same content.
pub const OF_INDIVIDUAL: [(&str, &str); 3] = [
    (field!("icp_subject.base_info.name"), "name"),
    (field!("icp_subject.organize_info.certificate_type"), "certificate_type"),
    (field!("icp_subject.organize_info.certificate_number"), "certificate_number"),
];

/// A responsible person as answered.
#[derive(Debug, Clone, Default)]
pub struct Person {
    /// Base path: [`PRINCIPAL`] or [`MANAGER`].
    pub base: &'static str,
    /// Full name.
    pub name: String,
    /// Mobile number.
    pub mobile: String,
    /// E-mail address, lower case.
    pub email: String,
    /// Number of the emergency contact.
    pub emergency: String,
    /// Code of the certificate, see [`certificate`].
    pub certificate: Option<i64>,
    /// Number of the certificate.
    pub number: String,
}

impl Person {
    fn read(filing: &Filing, base: &'static str) -> Self {
        let value = |path: String| value(filing, &path);
        Self {
            base,
            name: value(person_field!(base, "name")),
            mobile: value(person_field!(base, "mobile")),
            email: value(person_field!(base, "email")).to_lowercase(),
            emergency: value(person_field!(base, "emergency_contact")),
            certificate: filing.number(&person_field!(base, "certificate_type")),
            number: value(person_field!(base, "certificate_number")),
        }
    }
}

/// A filing with derived answers to common questions about it.
#[derive(Debug, Clone)]
pub struct View<'a> {
    /// The filing.
    pub filing: &'a Filing,
    /// The subject's responsible person (主体负责人).
    pub principal: Person,
    /// The mini program's responsible person (小程序负责人).
    pub manager: Person,
}

impl<'a> View<'a> {
    /// The view of `filing`.
    pub fn new(filing: &'a Filing) -> Self {
        Self { filing, principal: Person::read(filing, PRINCIPAL), manager: Person::read(filing, MANAGER) }
    }

    /// The kind of filing.
    pub fn kind(&self) -> Kind {
        self.filing.kind()
    }

    /// The answer at `path` as it would be sent: width, case and separators normalised.
    pub fn value(&self, path: &str) -> String {
        value(self.filing, path)
    }

    /// The date answered at `path`, whatever separators it was typed with.
    pub fn date(&self, path: &str) -> Option<NaiveDate> {
        parse_date(&self.value(path))
    }

    /// Nature code of the subject (主体性质).
    pub fn nature(&self) -> Option<i64> {
        self.filing.number(field!("icp_subject.base_info.type"))
    }

    /// Whether the subject is an individual (个人).
    pub fn is_individual(&self) -> bool {
        self.nature() == Some(INDIVIDUAL)
    }

    /// Whether the subject is known not to be an individual.
    pub fn is_organisation(&self) -> bool {
        self.nature().is_some_and(|nature| nature != INDIVIDUAL)
    }

    /// Whether the subject is a sole proprietor (个体工商户): as answered, otherwise by its credit code.
    pub fn is_sole_proprietor(&self) -> bool {
        self.nature() == Some(ENTERPRISE)
            && self.filing.flag(field!("facts.sole_proprietor")).unwrap_or_else(|| {
                is_sole_proprietor(&self.value(field!("icp_subject.organize_info.certificate_number")))
            })
    }

    /// Title of the subject's head on its certificate.
    pub fn head(&self) -> Head {
        match self.nature() {
            _ if self.is_sole_proprietor() => Head::Proprietor,
            Some(nature) => head::head_of(nature, &self.value(field!("icp_subject.base_info.name"))),
            None => Head::default(),
        }
    }

    /// Kind of customer (`customer_type`) for the certification of this subject; `None` for subjects that WeChat does
    /// not certify along with a filing, and while the nature is unanswered.
    pub fn customer_type(&self) -> Option<i64> {
        match self.nature()? {
            INDIVIDUAL => Some(15),
            ENTERPRISE if self.is_sole_proprietor() => Some(12),
            ENTERPRISE => Some(1),
            _ => None,
        }
    }

    /// Whether the subject is removed with everything under it, which only a deregistration can request.
    pub fn cancels_subject(&self) -> bool {
        self.kind() == Kind::Cancel && self.filing.number(field!("cancel.cancel_type")) == Some(cancel::SUBJECT)
    }

    /// Whether the ministry's message (短信核验) is part of the filing: of deregistrations only where the whole subject
    /// goes. While that is open, it is reckoned with.
    pub fn has_sms(&self) -> bool {
        self.kind() != Kind::Cancel
            || self.filing.number(field!("cancel.cancel_type")).is_none_or(|asked| asked == cancel::SUBJECT)
    }

    /// Whether the provider's package pays for the certification.
    pub fn provider_pays(&self) -> bool {
        self.filing.number(field!("auth_data.pay_type")) == Some(PROVIDER_PAYS)
    }

    /// The [`invoice`] chosen.
    pub fn invoice(&self) -> Option<i64> {
        self.filing.number(field!("auth_data.invoice_info.invoice_type"))
    }

    /// Code of the filing province; empty while unanswered.
    pub fn province(&self) -> &'a str {
        self.filing.text(field!("icp_subject.base_info.province"))
    }

    /// Both responsible persons.
    pub fn people(&self) -> [&Person; 2] {
        [&self.principal, &self.manager]
    }

    /// Whether the mini program's responsible person is answered to be the subject's: the two then share their answers.
    pub fn manager_is_principal(&self) -> bool {
        self.is_individual() || self.filing.flag(field!("facts.manager_is_principal")) == Some(true)
    }

    /// Whether one person fills both roles: as answered, otherwise by the certificate numbers; `None` while neither is
    /// known.
    pub fn same_person(&self) -> Option<bool> {
        if self.manager_is_principal() {
            Some(true)
        } else if self.principal.number.is_empty() || self.manager.number.is_empty() {
            self.filing.flag(field!("facts.manager_is_principal"))
        } else {
            Some(self.principal.number == self.manager.number)
        }
    }

    /// Whether the subject's responsible person is the legal representative: as answered, otherwise by the legal
    /// representative's certificate number; `None` while neither is known.
    pub fn principal_is_legal(&self) -> Option<bool> {
        self.filing
            .flag(field!("facts.principal_is_legal_representative"))
            .or_else(|| self.is_legal_person(&self.principal))
    }

    /// The same question for the mini program's responsible person.
    pub fn manager_is_legal(&self) -> Option<bool> {
        self.filing.flag(field!("facts.manager_is_legal_representative")).or_else(|| {
            match (self.same_person(), self.principal_is_legal()) {
                (Some(true), answer) => answer,
                (Some(false), Some(true)) => Some(false),
                _ => self.is_legal_person(&self.manager),
            }
        })
    }

    fn is_legal_person(&self, person: &Person) -> Option<bool> {
        let number = self.value(field!("icp_subject.legal_person_info.certificate_number"));
        (!number.is_empty() && !person.number.is_empty()).then(|| number == person.number)
    }

    /// The value on file at `path`, if the filing started from the answers on file.
    pub fn filed(&self, path: &str) -> Option<&'a Value> {
        self.filing.get(&format!("{FILED}[{path}]"))
    }

    /// Whether the answer at `path` differs from the one on file. `false` if the latter is unknown or the field is
    /// never sent. An answer of no and a missing answer count as equal.
    pub fn differs_from_filed(&self, path: &str) -> bool {
        let said = |value: Option<&'a Value>| value.filter(|value| !value.is_null() && **value != Value::Bool(false));
        self.filing.has(FILED)
            && field::at(path).is_some_and(|row| row.sent)
            && said(self.filing.get(path)) != said(self.filed(path))
    }

    /// Whether a modification asks for another answer at `path` than the present one, which is still what is filed.
    pub fn is_outdated(&self, path: &str) -> bool {
        self.kind() == Kind::Change && self.filed(path).is_some() && self.asks(path) && !self.differs_from_filed(path)
    }

    /// The filing as it is on file, as far as known; `None` if nothing is known.
    pub fn as_filed(&self) -> Option<Filing> {
        let mut filed = Filing::new(self.kind());
        for (path, value) in self.filing.object(FILED)? {
            filed.set(path, value.clone());
        }
        Some(filed)
    }

    /// Whether the person at `base` is newly named: always in a first filing, in a modification if name or number
    /// changes.
    pub fn names_anew(&self, base: &str) -> bool {
        let named = || ["name", "certificate_number"].iter().any(|key| self.changes(&format!("{base}.{key}")));
        self.kind() == Kind::New || self.kind() == Kind::Change && named()
    }

    /// Whether a modification changes the answer at `path`, or one that contains it or that it contains: because it is
    /// listed, or because it shares its value with a listed one for another role of the same person.
    pub fn changes(&self, path: &str) -> bool {
        let listed = self.filing.list(field!("change.changed")).iter().filter_map(Value::as_str).map(str::trim);
        let listed: Vec<&str> = listed.filter(|listed| !listed.is_empty()).collect();
        let is_of = |changed: &str, path: &str| path == changed || is_below(changed, path) || is_below(path, changed);
        listed.iter().any(|changed| is_of(changed, path))
            || !listed.is_empty()
                && self.shared_answers().iter().any(|places| {
                    places.iter().any(|place| is_of(place, path))
                        && places.iter().any(|place| listed.iter().any(|changed| is_of(changed, place)))
                })
    }

    /// Groups of paths that share one answer because one person fills several roles; the program keeps them equal.
    pub fn shared_answers(&self) -> Vec<Vec<String>> {
        let (individual, same) = (self.is_individual(), self.manager_is_principal());
        let places = |key: &str| {
            let subject = OF_INDIVIDUAL.into_iter().filter(|(_, of_person)| individual && *of_person == key);
            let manager = same.then(|| format!("{MANAGER}.{key}"));
            subject.map(|(path, _)| path.to_owned()).chain([format!("{PRINCIPAL}.{key}")]).chain(manager).collect()
        };
        if same { SHARED.into_iter().map(places).collect() } else { Vec::new() }
    }

    /// Whether an answer at `path` is needed at all: always in a first filing, in a modification if it changes or comes
    /// along with what changes.
    pub fn asks(&self, path: &str) -> bool {
        match self.kind() {
            Kind::New => true,
            Kind::Change => self.changes(path) || self.comes_along(path),
            Kind::Cancel => false,
        }
    }

    /// Whether a modification leaves the answer at `path` as it is on file, so that nothing about it needs
    /// confirmation.
    pub fn leaves(&self, path: &str) -> bool {
        let named = if path == APPLET_NAMES[0] { APPLET_NAMES[1] } else { path };
        self.kind() == Kind::Change
            && field::at(path).is_some()
            && !path.starts_with("change.")
            && !FILING_NUMBERS.contains(&path)
            && !self.enters(named)
    }

    /// Whether the value at `path` is entered or uploaded in the console: for a modification what changes, what that
    /// needs and the materials, for a deregistration everything but pictures.
    pub fn enters(&self, path: &str) -> bool {
        match self.kind() {
            Kind::New => true,
            Kind::Change => self.changes(path) || self.needs(path) || path.starts_with("icp_materials."),
            Kind::Cancel => !field::at(path).is_some_and(|row| matches!(row.value, Shape::Media | Shape::MediaList)),
        }
    }

    /// Answers of a modification that are others than what is filed and are not among what it lists. Numbers of filings
    /// are no answers that change, and materials belong to one submission.
    pub fn unlisted(&self) -> Vec<&'static str> {
        if self.kind() != Kind::Change || !self.filing.has(FILED) {
            return Vec::new();
        }
        let rows = field::all().iter().filter(|row| row.may_change() && !row.interface);
        let paths = rows.map(|row| row.path.as_str());
        paths
            .filter(|path| !FILING_NUMBERS.contains(path) && !path.starts_with("icp_materials.") && self.is_sent(path))
            .filter(|path| self.differs_from_filed(path) && !self.changes(path))
            .collect()
    }

    /// Answers of a modification that were edited and would be left out all the same: it neither lists nor needs them.
    pub fn left_out(&self) -> Vec<&'static str> {
        self.unlisted().into_iter().filter(|path| !self.enters(path)).collect()
    }

    /// The filing as it is to be after a modification: what that leaves out stays as it is filed.
    pub fn as_modified(&self) -> Filing {
        let mut filing = self.filing.clone();
        for path in self.left_out() {
            match self.filed(path) {
                Some(value) => filing.set(path, value.clone()),
                None => filing.remove(path),
            }
        }
        filing
    }

    /// Whether a modification needs the answer at `path`, although it does not change it by itself: what finds the
    /// filing, and what shows or signs that which changes.
    pub fn needs(&self, path: &str) -> bool {
        const FINDS: [&str; 3] = [
            field!("facts.applet_name"),
            field!("icp_subject.base_info.record_number"),
            field!("icp_applets.base_info.record_number"),
        ];
        const OF_CONTACT: [&str; 3] = ["mobile", "email", "emergency_contact"];
        if self.comes_along(path) {
            return true;
        }
        if FINDS.contains(&path) {
            return !self.filing.has(path);
        }
        if let Some(letter) = path.strip_prefix("facts.letters_signed_on[").and_then(|path| path.strip_suffix(']')) {
            return self.needs(letter);
        }
        let [principal, manager] = [PRINCIPAL, MANAGER].map(|base| self.names_anew(base));
        let certificate =
            self.changes(field!("icp_subject.base_info.name")) || self.changes(field!("icp_subject.organize_info"));
        let needs = [
            (field!("facts.principal_is_legal_representative"), principal),
            (field!("icp_subject.legal_person_info.name"), principal),
            (field!("icp_subject.legal_person_info.certificate_number"), principal),
            (field!("facts.manager_is_principal"), manager),
            (field!("facts.manager_is_legal_representative"), manager),
            (field!("icp_subject.organize_info.certificate_photo"), certificate),
        ];
        if let Some((_, needed)) = needs.into_iter().find(|(known, _)| *known == path) {
            return needed;
        }
        [(PRINCIPAL, principal), (MANAGER, manager)].into_iter().any(|(base, anew)| {
            let key = path.strip_prefix(base).and_then(|rest| rest.strip_prefix('.'));
            anew && key.is_some_and(|key| !OF_CONTACT.contains(&key))
        })
    }

    /// Whether an answer at `path` is sent for this subject and these persons.
    pub fn is_sent(&self, path: &str) -> bool {
        let letter_of = |base: &str| path.strip_prefix(base) == Some(".authorization_letter");
        if path.starts_with("icp_subject.personal_info.") {
            self.is_individual()
        } else if path == field!("icp_subject.organize_info.certificate_photo") {
            !self.is_individual()
        } else if path.starts_with("icp_subject.legal_person_info.") || letter_of(PRINCIPAL) {
            !self.is_individual() && self.principal_is_legal() != Some(true)
        } else if letter_of(MANAGER) {
            !self.is_individual() && self.manager_is_legal() != Some(true)
        } else {
            true
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_one_person_answers_for_two_roles_changes_in_both() {
        let mut filing = Filing::new(Kind::Change);
        let mobile = [PRINCIPAL, MANAGER].map(|base| person_field!(base, "mobile"));
        filing.set(field!("change.changed"), vec![mobile[0].clone()]);
        assert!(View::new(&filing).changes(&mobile[0]) && !View::new(&filing).changes(&mobile[1]));
        filing.set(field!("facts.manager_is_principal"), true);
        let view = View::new(&filing);
        assert!(mobile.iter().all(|path| view.changes(path)) && view.changes(MANAGER));
        for path in [person_field!(MANAGER, "email"), person_field!(MANAGER, "authorization_letter")] {
            assert!(!view.changes(&path), "{path}");
        }
        filing.set(field!("icp_subject.base_info.type"), INDIVIDUAL);
        filing.set(field!("change.changed"), vec![field!("icp_subject.base_info.name").to_owned()]);
        let view = View::new(&filing);
        assert!([PRINCIPAL, MANAGER].iter().all(|base| view.changes(&person_field!(base, "name"))));
        assert!(!view.changes(&mobile[0]));
    }

    #[test]
    fn an_edit_that_is_not_listed_is_left_out_and_what_is_filed_stays() {
        let mut filing = Filing::new(Kind::Change);
        let (mobile, email) = (person_field!(PRINCIPAL, "mobile"), person_field!(PRINCIPAL, "email"));
        let number = field!("icp_subject.base_info.record_number");
        let kept = [(&mobile, "13800000000"), (&email, "a@example.com")];
        filing.set(FILED, kept.map(|(path, text)| (path.clone(), Value::from(text))).into_iter().collect::<Value>());
        for (path, text) in [(&mobile, "13900000000"), (&email, "b@example.com"), (&number.to_owned(), "粤ICP备1号")]
        {
            filing.set(path, text);
        }
        filing.set(field!("change.changed"), vec![email.clone()]);
        assert_eq!(View::new(&filing).left_out(), [mobile.as_str()]);
        let after = View::new(&filing).as_modified();
        assert_eq!((after.text(&mobile), after.text(&email)), ("13800000000", "b@example.com"));
        filing.set(field!("change.changed"), vec![mobile, email]);
        assert!(View::new(&filing).left_out().is_empty());
    }

    #[test]
    fn what_comes_with_a_new_name_is_outdated_until_it_is_another() {
        let mut filing = Filing::new(Kind::Change);
        let name = person_field!(PRINCIPAL, "name");
        let number = person_field!(PRINCIPAL, "certificate_number");
        let email = person_field!(PRINCIPAL, "email");
        for path in [&name, &number] {
            filing.set(path, "1");
            filing.set(&format!("{FILED}[{path}]"), "1");
        }
        assert!(!View::new(&filing).is_outdated(&number), "nothing changes");
        filing.set(field!("change.changed"), vec![name.clone()]);
        filing.set(&name, "2");
        let view = View::new(&filing);
        assert!(view.is_outdated(&number) && !view.is_outdated(&name) && !view.is_outdated(&email));
    }

    #[test]
    fn nothing_differs_from_what_is_never_filed_and_no_is_no_answer() {
        let mut filing = Filing::new(Kind::Change);
        let name = field!("icp_subject.base_info.name");
        let filed = serde_json::Map::from_iter([(name.to_owned(), Value::from("样本公司"))]);
        filing.set(FILED, filed);
        filing.set(field!("facts.sole_proprietor"), false);
        filing.set(field!("change.changed"), vec![name.to_owned()]);
        let unsent = [field!("facts.sole_proprietor"), field!("change.changed")];
        assert!(unsent.into_iter().all(|path| !View::new(&filing).differs_from_filed(path)));
        assert!(View::new(&filing).differs_from_filed(name));
    }
}
