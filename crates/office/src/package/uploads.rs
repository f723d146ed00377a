//! The uploads made before a request: one for each picture and video, derived from the table of fields.
//!
//! Media of the certification (`auth_data`) are uploaded by another call, which takes the file alone.
//! Source: developers.weixin.qq.com, `record/api_uploadicpmedia` and `weapp-wxverify/api_secwxaapi_uploadauthmaterial`;
//! read 2026-11-23.

use serde::Serialize;

use crate::filing::{Filing, path};

use super::materials::{Materials, MediaKind, certificate_type};

/// `icp_order_field` of `upload_icp_media` for the place of a picture: the field, or the list that contains it.
fn order_field(place: &str) -> Option<String> {
    let pattern = path::pattern(place);
    let field = pattern.split_once("[]").map_or(pattern.as_str(), |(list, _)| list);
    field.starts_with("icp_").then(|| field.to_owned())
}

/// One call of `upload_icp_media`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct UploadCall {
    /// Path inside the package.
    pub file: String,
    /// `image` or `video`.
    #[serde(rename = "type")]
    pub kind: &'static str,
    /// Type of the certificate that the picture shows.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub certificate_type: Option<i64>,
    /// Field of the picture; the first one where several use it.
    pub icp_order_field: String,
    /// SHA-256 of the file.
    pub sha256: String,
}

/// The uploads for the places that a request uses, in form order; a file used at several places is uploaded once.
pub(super) fn uploads(filing: &Filing, materials: &Materials, used: &[String]) -> Vec<UploadCall> {
    let mut uploads: Vec<UploadCall> = Vec::new();
    for place in used {
        let (Some(field), Some(material)) = (order_field(place), materials.at(place)) else { continue };
        if uploads.iter().any(|upload| upload.file == material.path) {
            continue;
        }
        uploads.push(UploadCall {
            file: material.path.clone(),
            kind: if material.kind == MediaKind::Mp4 { "video" } else { "image" },
            certificate_type: certificate_type(filing, place),
            icp_order_field: field,
            sha256: material.sha256.clone(),
        });
    }
    uploads
}

/// One call of `uploadauthmaterial`, for a certification submitted together with the filing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CertificationUpload {
    /// Path inside the package.
    pub file: String,
    /// Fields that take its media_id.
    pub fields: Vec<String>,
    /// SHA-256 of the file.
    pub sha256: String,
}

/// The uploads for the media of `auth_data`, in form order.
pub(super) fn certification_uploads(materials: &Materials, used: &[String]) -> Vec<CertificationUpload> {
    let mut uploads: Vec<CertificationUpload> = Vec::new();
    for place in used.iter().filter(|place| order_field(place).is_none()) {
        let Some(material) = materials.at(place) else { continue };
        match uploads.iter_mut().find(|upload| upload.file == material.path) {
            Some(upload) => upload.fields.push(place.clone()),
            None => uploads.push(CertificationUpload {
                file: material.path.clone(),
                fields: vec![place.clone()],
                sha256: material.sha256.clone(),
            }),
        }
    }
    uploads
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::filing::field;

    #[test]
    fn a_picture_of_a_list_is_uploaded_for_the_list() {
        let list = field!("icp_applets.base_info.nrlx_details");
        assert_eq!(order_field("icp_applets.base_info.nrlx_details[3].media").as_deref(), Some(list));
        let field = field!("icp_materials.commitment_letter");
        assert_eq!(order_field(field).as_deref(), Some(field));
        assert_eq!(order_field("auth_data.auth_ident_material[0]"), None);
    }

    #[test]
    fn every_photograph_of_a_certificate_goes_with_the_type_of_its_own_section() {
        let photographs: Vec<_> = field::all().iter().filter(|row| row.path.contains(".certificate_photo")).collect();
        assert_eq!(photographs.len(), 5);
        for row in photographs {
            let section = row.path.rsplit_once('.').map(|(section, _)| format!("{section}.certificate_type"));
            assert_eq!(row.certificate_type, section, "{}", row.path);
        }
        let others = field::all().iter().filter(|row| !row.path.contains(".certificate_photo"));
        assert!(others.filter(|row| row.certificate_type.is_some()).count() == 0);
    }
}
