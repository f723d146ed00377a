//! What tells the filings of one library from each other: who files, who answers for it, and how they are reached.

use serde::{Deserialize, Serialize};

use super::normal;
use crate::filing::path::{MANAGER, PRINCIPAL};
use crate::filing::{Filing, Kind};

/// The identifiers that a filing names, in their normal form and lower case; empty where not answered.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Profile {
    /// What the filing asks for.
    pub kind: Kind,
    /// Number of the subject; of an individual, the person's own.
    pub subject: String,
    /// AppID of the mini program.
    pub appid: String,
    /// Name of the mini program, without blanks.
    #[serde(default)]
    pub applet: String,
    /// Responsible person of the subject.
    pub principal: Contact,
    /// Responsible person of the mini program.
    pub manager: Contact,
}

/// A responsible person's name and number, and how the person is reached.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Contact {
    /// Name.
    #[serde(default)]
    pub name: String,
    /// Number of the certificate.
    pub number: String,
    /// Mobile telephone.
    pub mobile: String,
    /// Emergency telephone.
    pub emergency: String,
    /// E-mail.
    pub email: String,
}

impl Profile {
    /// The profile of a filing.
    pub fn of(filing: &Filing) -> Self {
        let value = |path: &str| normal::value(filing, path).to_lowercase();
        let contact = |base: &str| Contact {
            name: value(&person_field!(base, "name")),
            number: value(&person_field!(base, "certificate_number")),
            mobile: value(&person_field!(base, "mobile")),
            emergency: value(&person_field!(base, "emergency_contact")),
            email: value(&person_field!(base, "email")),
        };
        let principal = contact(PRINCIPAL);
        let number = value(field!("icp_subject.organize_info.certificate_number"));
        Self {
            kind: filing.kind(),
            subject: if number.is_empty() { principal.number.clone() } else { number },
            appid: value(field!("facts.appid")),
            applet: value(filing.applet_name_path()).chars().filter(|c| !c.is_whitespace()).collect(),
            manager: contact(MANAGER),
            principal,
        }
    }

    /// Whether both are about one mini program: of the same AppID, or of the same subject and name.
    pub fn is_of_same_applet(&self, other: &Self) -> bool {
        let same = |one: &str, other: &str| !one.is_empty() && one == other;
        same(&self.appid, &other.appid) || same(&self.subject, &other.subject) && same(&self.applet, &other.applet)
    }

    /// Both responsible persons.
    pub fn contacts(&self) -> [&Contact; 2] {
        [&self.principal, &self.manager]
    }
}
