//! Which upload goes with which place: one table, so that a wrong pairing cannot be written.

use std::collections::HashMap;
use std::sync::LazyLock;

use serde::{Deserialize, Serialize};

use crate::filing::Filing;

use super::materials::{Materials, MediaKind};

/// One row of `assets/package/uploads.toml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    place: String,
    icp_order_field: String,
    certificate_type: Option<String>,
}

#[derive(Deserialize)]
struct Table {
    upload: Vec<Row>,
}

static ROWS: LazyLock<HashMap<String, Row>> = LazyLock::new(|| {
    toml::from_str::<Table>(include_str!("../../../../assets/package/uploads.toml"))
        .map(|table| table.upload.into_iter().map(|row| (row.place.clone(), row)).collect())
        .unwrap_or_default()
});

/// The row of a place; list places filled in or not.
fn row(place: &str) -> Option<&'static Row> {
    let pattern = crate::filing::path::pattern(place);
    ROWS.get(&pattern).or_else(|| ROWS.get(pattern.trim_end_matches("[]")))
}

/// The value that `certificate_type` of the upload for `place` must have; `None` where the picture is no certificate.
pub(super) fn certificate_type(filing: &Filing, place: &str) -> Option<i64> {
    filing.number(row(place)?.certificate_type.as_ref()?)
}

/// One call of `upload_icp_media`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Upload {
    /// Path inside the package.
    pub file: String,
    /// `image` or `video`.
    #[serde(rename = "type")]
    pub kind: &'static str,
    /// Type of the certificate that the picture shows.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub certificate_type: Option<i64>,
    /// Field that the picture is for; the first one where several use it.
    pub icp_order_field: String,
    /// SHA-256 of the file.
    pub sha256: String,
}

/// The uploads for the places that a request uses, in form order; a file that several places use is uploaded once.
pub(super) fn uploads(filing: &Filing, materials: &Materials, used: &[String]) -> Vec<Upload> {
    let mut uploads: Vec<Upload> = Vec::new();
    for place in used {
        let (Some(row), Some(material)) = (row(place), materials.at(place)) else { continue };
        if uploads.iter().any(|upload| upload.file == material.path) {
            continue;
        }
        uploads.push(Upload {
            file: material.path.clone(),
            kind: if material.kind == MediaKind::Mp4 { "video" } else { "image" },
            certificate_type: certificate_type(filing, place),
            icp_order_field: row.icp_order_field.clone(),
            sha256: material.sha256.clone(),
        });
    }
    uploads
}

/// One call of `uploadauthmaterial`, for a certification sent along.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CertificationUpload {
    /// Path inside the package.
    pub file: String,
    /// Fields whose media_id it becomes.
    pub fields: Vec<String>,
    /// SHA-256 of the file.
    pub sha256: String,
}

/// The uploads for the media of `auth_data`, in form order.
pub(super) fn certification_uploads(materials: &Materials, used: &[String]) -> Vec<CertificationUpload> {
    let mut uploads: Vec<CertificationUpload> = Vec::new();
    for place in used.iter().filter(|place| row(place).is_none()) {
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
    use crate::filing::{Shape, field};

    #[test]
    fn every_medium_of_the_filing_has_its_row() {
        let media = |row: &&field::Field| matches!(row.value, Shape::Media | Shape::MediaList);
        for field in field::all().iter().filter(media) {
            assert_eq!(ROWS.contains_key(&field.path), field.path.starts_with("icp_"), "{}", field.path);
        }
        for row in ROWS.values() {
            assert!(field::at(&row.place).is_some(), "{}", row.place);
            assert!(field::at(&row.icp_order_field).is_some(), "{}", row.icp_order_field);
            let certificate = row.place.contains("certificate_photo");
            assert_eq!(row.certificate_type.is_some(), certificate && !row.place.contains("holding"), "{}", row.place);
            if let Some(path) = &row.certificate_type {
                let base = row.place.rsplit_once('.').map(|(base, _)| format!("{base}.certificate_type"));
                assert_eq!(Some(path), base.as_ref());
            }
        }
    }
}
