//! What a picture says: text recognition on this machine, then the fields of a known certificate.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::finding::Finding;
use crate::scan::Quad;

/// Kind of certificate that was recognised.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Certificate {
    /// Resident ID card, portrait side.
    IdCardFront,
    /// Resident ID card, emblem side.
    IdCardBack,
    /// Residence permit for Hong Kong, Macau and Taiwan residents, front.
    ResidencePermitFront,
    /// The same, back.
    ResidencePermitBack,
    /// Travel permit (通行证), front.
    TravelPermitFront,
    /// Travel permit, back.
    TravelPermitBack,
    /// Foreign permanent residence card.
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
    /// Nothing known.
    Unknown,
}

/// One value that was read.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ReadField {
    /// The value, normalised; dates `YYYYMMDD` or `长期`.
    pub value: String,
    /// `0.0..=1.0`; 0.8 and more means sure.
    pub confidence: f32,
    /// Where it stands, in pixels of the upright picture.
    pub region: Quad,
}

/// Confidence from which a value counts as sure.
pub const SURE: f32 = 0.8;

/// Everything read from one picture.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Reading {
    /// What it is.
    pub certificate: Certificate,
    /// Values by field name (`name`, `id_number`, `credit_code`, `valid_until`, …).
    pub fields: BTreeMap<String, ReadField>,
    /// What is wrong with what was read by itself (a check digit, a birth date against the number); `field` is empty.
    pub findings: Vec<Finding>,
}
