//! Slots: the kinds of pictures that a filing asks for.

use serde::{Deserialize, Serialize};

/// The intended content of a picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Slot {
    /// Business licence (营业执照).
    BusinessLicence,
    /// Any other certificate of a subject (其他主体证件).
    SubjectCertificate,
    /// Resident ID card, portrait side (人像面).
    IdCardFront,
    /// Resident ID card, emblem side (国徽面).
    IdCardBack,
    /// Passport, data page (护照).
    Passport,
    /// Travel or residence permit, front (通行证、居住证).
    PermitFront,
    /// Travel or residence permit, back.
    PermitBack,
    /// Signed letter (授权书、承诺书).
    Letter,
    /// Pre-approval licence (前置审批文件).
    PreApproval,
    /// Photograph of a person (人像).
    Portrait,
    /// Any other document.
    Document,
}

impl Slot {
    /// All slots.
    pub const ALL: [Self; 11] = [
        Self::BusinessLicence,
        Self::SubjectCertificate,
        Self::IdCardFront,
        Self::IdCardBack,
        Self::Passport,
        Self::PermitFront,
        Self::PermitBack,
        Self::Letter,
        Self::PreApproval,
        Self::Portrait,
        Self::Document,
    ];

    /// Whether the slot asks for a card of 85.6 × 54 mm (ISO/IEC 7810, ID-1).
    pub fn is_card(self) -> bool {
        matches!(self, Self::IdCardFront | Self::IdCardBack | Self::PermitFront | Self::PermitBack)
    }

    /// Length over width of the document for the slot, if standardised (ISO/IEC 7810: ID-1 for cards, ID-3 for
    /// passports).
    pub fn proportions(self) -> Option<f32> {
        match self {
            Self::Passport => Some(125.0 / 88.0),
            slot if slot.is_card() => Some(85.6 / 54.0),
            _ => None,
        }
    }

    /// Name used in files and on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Self::BusinessLicence => "business_licence",
            Self::SubjectCertificate => "subject_certificate",
            Self::IdCardFront => "id_card_front",
            Self::IdCardBack => "id_card_back",
            Self::Passport => "passport",
            Self::PermitFront => "permit_front",
            Self::PermitBack => "permit_back",
            Self::Letter => "letter",
            Self::PreApproval => "pre_approval",
            Self::Portrait => "portrait",
            Self::Document => "document",
        }
    }

    /// The slot with this name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|slot| slot.name() == name)
    }
}
