//! The bodies of WeChat's calls as types, from the official field lists: an unofficial name, a wrong type or a missing
//! required field does not parse.

#![allow(dead_code, clippy::struct_field_names, reason = "official names; only parsing matters")]

use serde::Deserialize;

/// Placeholder for a media_id.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MediaId {
    #[serde(rename = "$media")]
    pub file: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Apply {
    pub icp_subject: Subject,
    pub icp_applets: Applets,
    pub icp_materials: Materials,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Subject {
    pub base_info: SubjectBase,
    pub personal_info: Option<Personal>,
    pub organize_info: Organize,
    pub principal_info: Person,
    pub legal_person_info: Option<LegalPerson>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SubjectBase {
    #[serde(rename = "type")]
    pub kind: u32,
    pub name: String,
    pub province: String,
    pub city: String,
    pub district: String,
    pub address: String,
    pub comment: Option<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Personal {
    pub residence_permit: MediaId,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Organize {
    pub certificate_type: u32,
    pub certificate_number: String,
    pub certificate_address: String,
    pub certificate_photo: Option<MediaId>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Person {
    pub name: String,
    pub mobile: String,
    pub email: String,
    pub emergency_contact: String,
    pub certificate_type: u32,
    pub certificate_number: String,
    pub certificate_validity_date_start: String,
    pub certificate_validity_date_end: String,
    pub certificate_photo_front: MediaId,
    pub certificate_photo_back: Option<MediaId>,
    pub authorization_letter: Option<MediaId>,
    pub verify_task_id: Option<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LegalPerson {
    pub name: String,
    pub certificate_number: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Applets {
    pub base_info: AppletBase,
    pub principal_info: Person,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AppletBase {
    pub service_content_types: Vec<u32>,
    pub nrlx_details: Vec<PreApproval>,
    pub comment: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PreApproval {
    #[serde(rename = "type")]
    pub kind: u32,
    pub code: Option<String>,
    pub media: Option<MediaId>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, default)]
#[derive(Default)]
pub struct Materials {
    pub commitment_letter: Vec<MediaId>,
    pub business_name_change_letter: Vec<MediaId>,
    pub party_building_confirmation_letter: Vec<MediaId>,
    pub promise_video: Vec<MediaId>,
    pub authenticity_responsibility_letter: Vec<MediaId>,
    pub authenticity_commitment_letter: Vec<MediaId>,
    pub website_construction_proposal: Vec<MediaId>,
    pub subject_other_materials: Vec<MediaId>,
    pub applets_other_materials: Vec<MediaId>,
    pub holding_certificate_photo: Vec<MediaId>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CertifyAndApply {
    pub auth_data: AuthData,
    pub icp_subject: Subject,
    pub icp_applets: Applets,
    pub icp_materials: Materials,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AuthData {
    pub customer_type: u32,
    pub taskid: Option<String>,
    pub contact_info: Contact,
    pub invoice_info: Option<Invoice>,
    pub qualification: Option<MediaId>,
    #[serde(default)]
    pub qualification_other: Vec<MediaId>,
    pub account_name: String,
    pub account_name_type: u32,
    #[serde(default)]
    pub account_supplemental: Vec<MediaId>,
    pub pay_type: u32,
    pub auth_identification: Option<String>,
    #[serde(default)]
    pub auth_ident_material: Vec<MediaId>,
    pub third_party_phone: String,
    pub service_appid: Option<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Contact {
    pub name: String,
    pub mobile: String,
    pub email: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Invoice {
    pub invoice_type: u32,
    pub electronic: Option<Electronic>,
    pub vat: Option<Vat>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Electronic {
    pub id: String,
    pub desc: Option<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Vat {
    pub enterprise_phone: String,
    pub id: String,
    pub enterprise_address: String,
    pub bank_name: String,
    pub bank_account: String,
    pub desc: Option<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Cancel {
    pub cancel_type: u32,
    pub reason_type: Option<u32>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Upload {
    pub file: String,
    #[serde(rename = "type")]
    pub kind: String,
    pub certificate_type: Option<u32>,
    pub icp_order_field: String,
    pub sha256: String,
}
