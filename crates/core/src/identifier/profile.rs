//! Identifiers that distinguish the filings of a library: subject, mini program, responsible persons and contacts.

use serde::{Deserialize, Serialize};

use super::normal;
use crate::filing::path::{MANAGER, PRINCIPAL};
use crate::filing::{Filing, Kind};

/// The identifiers in a filing, normalised and in lower case; empty if unanswered.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Profile {
    /// What the filing requests.
    pub kind: Kind,
    /// Number of the subject's certificate; for an individual, of the person's own.
    pub subject: String,
    /// AppID of the mini program.
    pub appid: String,
    /// Name of the mini program, without whitespace.
    #[serde(default)]
    pub applet: String,
    /// Responsible person of the subject.
    pub principal: Contact,
    /// Responsible person of the mini program.
    pub manager: Contact,
}

/// A responsible person's name, certificate number and contact details.
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

    /// Whether both are about the same mini program: the same AppID, or the same subject and name.
    pub fn is_of_same_applet(&self, other: &Self) -> bool {
        let same = |one: &str, other: &str| !one.is_empty() && one == other;
        same(&self.appid, &other.appid) || same(&self.subject, &other.subject) && same(&self.applet, &other.applet)
    }

    /// Both responsible persons.
    pub fn contacts(&self) -> [&Contact; 2] {
        [&self.principal, &self.manager]
    }
}
