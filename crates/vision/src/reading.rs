//! Reading of pictures: text recognition on this machine, then extraction of the fields of known certificates.
//!
//! [`Engine::read`] straightens the document, finds lines of text, turns the page upright, reads the lines and hands
//! them to [`certificate::parse`], which knows the certificates.

pub mod certificate;
mod cut_print;
mod date;
mod detector;
mod engine;
mod face;
mod form;
mod ink;
mod judge;
mod median;
mod message;
mod missed_characters;
mod model;
mod number;
mod page;
pub mod portrait;
mod qr;
mod recogniser;
mod rectangle;
mod region_strips;
mod reread_numbers;
pub mod rules;
mod several;
mod sheet;
pub mod text;
mod unexplained_ink;
mod watermark;
mod words;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::finding::Finding;
use crate::job::Cancelled;
use crate::reference::subject::certificate as certificate_type;
use crate::scan::{Quad, Slot};

pub use engine::Engine;
pub use model::{ModelError, ModelFile, Models};
pub use page::{TextGlyph, TextLine, TextPage};

/// Kind of certificate that was recognised.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Certificate {
    /// Resident ID card, portrait side.
    IdCardFront,
    /// Resident ID card, emblem side.
    IdCardBack,
    /// Residence permit for Hong Kong, Macau and Taiwan residents, front.
    ResidencePermitFront,
    /// Residence permit of Hong Kong, Macau and Taiwan residents, back.
    ResidencePermitBack,
    /// Travel permit (通行证), front.
    TravelPermitFront,
    /// Travel permit, back.
    TravelPermitBack,
    /// Foreigner's permanent residence card.
    PermanentResidence,
    /// Passport data page.
    Passport,
    /// Business licence.
    BusinessLicence,
    /// Certificate of another organisation.
    OrganisationCertificate,
    /// Letter.
    Letter,
    /// Pre-approval licence.
    PreApproval,
    /// Not recognised.
    #[default]
    Unknown,
}

/// Which side of a person's certificate a picture shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CertificateSide {
    /// The side with the portrait.
    Front,
    /// The side without the portrait.
    Back,
    /// Either side: both are recognised as the same certificate.
    Both,
    /// The data page, the only page that is photographed.
    Page,
}

impl Certificate {
    /// All kinds.
    pub const ALL: [Self; 13] = [
        Self::IdCardFront,
        Self::IdCardBack,
        Self::ResidencePermitFront,
        Self::ResidencePermitBack,
        Self::TravelPermitFront,
        Self::TravelPermitBack,
        Self::PermanentResidence,
        Self::Passport,
        Self::BusinessLicence,
        Self::OrganisationCertificate,
        Self::Letter,
        Self::PreApproval,
        Self::Unknown,
    ];

    /// Codes of the certificate types (证件类型) that it may have; empty if it does not determine the type.
    pub fn types(self) -> &'static [i64] {
        match self {
            Self::IdCardFront | Self::IdCardBack => &[certificate_type::ID_CARD],
            Self::ResidencePermitFront | Self::ResidencePermitBack => {
                &[certificate_type::HONG_KONG_RESIDENCE, certificate_type::TAIWAN_RESIDENCE]
            }
            Self::TravelPermitFront | Self::TravelPermitBack => {
                &[certificate_type::HONG_KONG_PERMIT, certificate_type::TAIWAN_PERMIT]
            }
            Self::PermanentResidence => &[certificate_type::PERMANENT_RESIDENCE],
            Self::Passport => &[certificate_type::PASSPORT],
            Self::BusinessLicence => &[certificate_type::BUSINESS_LICENCE],
            Self::OrganisationCertificate | Self::Letter | Self::PreApproval | Self::Unknown => &[],
        }
    }

    /// The side of a person's certificate; `None` if it is not a certificate of a person.
    pub fn side(self) -> Option<CertificateSide> {
        match self {
            Self::IdCardFront | Self::ResidencePermitFront | Self::TravelPermitFront => Some(CertificateSide::Front),
            Self::IdCardBack | Self::ResidencePermitBack | Self::TravelPermitBack => Some(CertificateSide::Back),
            Self::PermanentResidence => Some(CertificateSide::Both),
            Self::Passport => Some(CertificateSide::Page),
            Self::BusinessLicence
            | Self::OrganisationCertificate
            | Self::Letter
            | Self::PreApproval
            | Self::Unknown => None,
        }
    }

    /// Key of its name in the catalogue.
    pub fn term(self) -> &'static str {
        match self {
            Self::IdCardFront => "certificate-id-card-front",
            Self::IdCardBack => "certificate-id-card-back",
            Self::ResidencePermitFront => "certificate-residence-permit-front",
            Self::ResidencePermitBack => "certificate-residence-permit-back",
            Self::TravelPermitFront => "certificate-travel-permit-front",
            Self::TravelPermitBack => "certificate-travel-permit-back",
            Self::PermanentResidence => "certificate-permanent-residence",
            Self::Passport => "certificate-passport",
            Self::BusinessLicence => "certificate-business-licence",
            Self::OrganisationCertificate => "certificate-organisation",
            Self::Letter => "certificate-letter",
            Self::PreApproval => "certificate-pre-approval",
            Self::Unknown => "certificate-unknown",
        }
    }

    /// Whether it is the certificate of a person, not of an organisation.
    pub fn is_of_person(self) -> bool {
        self.side().is_some()
    }

    /// Whether the slot asks for this kind. Slots of other documents accept any kind.
    pub fn fits(self, slot: Slot) -> bool {
        match slot {
            Slot::BusinessLicence => self == Self::BusinessLicence,
            Slot::SubjectCertificate => matches!(self, Self::OrganisationCertificate | Self::BusinessLicence),
            Slot::IdCardFront => self == Self::IdCardFront,
            Slot::IdCardBack => self == Self::IdCardBack,
            Slot::Passport => self == Self::Passport,
            Slot::PermitFront => {
                matches!(self, Self::ResidencePermitFront | Self::TravelPermitFront | Self::PermanentResidence)
            }
            Slot::PermitBack => {
                matches!(self, Self::ResidencePermitBack | Self::TravelPermitBack | Self::PermanentResidence)
            }
            Slot::Letter => self == Self::Letter,
            Slot::PreApproval => self == Self::PreApproval,
            Slot::Portrait | Slot::Document => true,
        }
    }
}

/// One value read from the picture.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ReadField {
    /// The value, normalised; dates `YYYYMMDD` or `长期`.
    pub value: String,
    /// `0.0..=1.0`; [`SURE`] or more counts as sure.
    pub confidence: f32,
    /// Its region, in pixels of the upright picture.
    pub region: Quad,
}

/// Confidence from which a value counts as sure.
pub const SURE: f32 = 0.8;

/// Number of sure values from which the print as a whole counts as readable: as many as the emblem side of an identity
/// card has.
const SURE_FIELDS: usize = 2;
/// Fields in small print, which blur makes unreadable first; those that were read must be sure.
const NUMBERS: [&str; 5] = ["credit_code", "registration_number", "id_number", "number", "mrz"];

/// Everything read from one picture.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Reading {
    /// Kind of certificate.
    pub certificate: Certificate,
    /// Quarter turns clockwise, `0..=3`, that make the picture read upright.
    #[serde(default)]
    pub turns: u8,
    /// Whether it is an electronic licence, which has no seal.
    #[serde(default)]
    pub electronic: bool,
    /// Whether labels or values of the certificate reach the border of the picture, so that the certificate is cut off.
    #[serde(default)]
    pub cut: bool,
    /// Values by field name (`name`, `id_number`, `credit_code`, `valid_until`, …).
    pub fields: BTreeMap<String, ReadField>,
    /// The text of a letter, row by row, as it has no fixed form; empty for every other document.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub wording: String,
    /// Findings on the values by themselves (a wrong check digit, a birth date that contradicts the number); `field` is
    /// empty.
    pub findings: Vec<Finding>,
    /// The readings of all documents in a picture that shows several, in reading order. The other members then describe
    /// the document that was asked for, or else the first. Empty if the picture shows one document.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub documents: Vec<ReadDocument>,
}

/// One of several documents in a picture.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ReadDocument {
    /// Its corners TL, TR, BR, BL, in pixels of the upright picture.
    pub corners: Quad,
    /// The reading of this document alone; its `turns` make this document read upright.
    pub reading: Reading,
}

impl Reading {
    /// Whether it is a business licence of the old form, which has no QR code.
    pub fn is_of_old_form(&self) -> bool {
        self.findings.iter().any(|finding| finding.is(&rules::OLD_FORM))
    }

    /// Whether the wrong kind of certificate, or the wrong side, was recognised.
    pub fn is_of_another(&self) -> bool {
        self.findings.iter().any(|finding| finding.is(&rules::WRONG_KIND) || finding.is(&rules::WRONG_SIDE))
    }

    /// Whether a certificate was recognised and its number and most of its values are sure. Not all have to be: names
    /// in soft print are never sure, even if every character is right.
    pub fn is_sure(&self) -> bool {
        let sure = |name: &str| self.fields.get(name).is_none_or(|field| field.confidence >= SURE);
        let count = self.fields.values().filter(|field| field.confidence >= SURE).count();
        self.certificate != Certificate::Unknown
            && count >= SURE_FIELDS
            && 2 * count > self.fields.len()
            && NUMBERS.into_iter().all(sure)
    }
}

/// Why a picture was not read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ReadingError {
    /// The job was cancelled.
    #[error(transparent)]
    Cancelled(#[from] Cancelled),
    /// A model cannot be used.
    #[error(transparent)]
    Model(#[from] ModelError),
    /// The picture has no pixels.
    #[error("the picture is empty")]
    Empty,
    /// A worker thread ended early.
    #[error("a worker of the reading engine ended early")]
    Crashed,
}
