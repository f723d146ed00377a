//! Prefill: which value of a reading goes into which field.

use crate::filing::Filing;
use crate::filing::path::PRINCIPAL;
use crate::reading::{Certificate, Reading, SURE};
use crate::view::View;

/// A recognised value, and the field for it.
#[derive(Debug, Clone, PartialEq)]
pub struct Offer {
    /// Path of the field.
    pub path: String,
    /// Name of the value in the reading.
    pub read: String,
    /// The value.
    pub value: String,
    /// The present answer in the field.
    pub current: String,
    /// Whether the value was read reliably.
    pub sure: bool,
}

impl Offer {
    /// Whether the field has this value already.
    pub fn is_same(&self) -> bool {
        self.value == self.current
    }
}

/// The values offered by the picture at `place`, in form order: none if it is another person's certificate.
pub fn offers(place: &str, reading: &Reading, filing: &Filing) -> Vec<Offer> {
    let of_subject = place == field!("icp_subject.organize_info.certificate_photo");
    let known = reading.certificate != Certificate::Unknown;
    if known && reading.certificate.is_of_person() == of_subject {
        return Vec::new();
    }
    targets(place, filing)
        .into_iter()
        .filter_map(|(reads, path)| {
            let (read, field) = reads.iter().find_map(|name| reading.fields.get_key_value(*name))?;
            Some(Offer {
                current: filing.text(&path).to_owned(),
                path,
                read: read.clone(),
                value: field.value.clone(),
                sure: field.confidence >= SURE,
            })
        })
        .filter(|offer| !offer.value.is_empty())
        .collect()
}

/// Names of values and the field for each.
fn targets(place: &str, filing: &Filing) -> Vec<(&'static [&'static str], String)> {
    let Some((base, key)) = place.rsplit_once('.') else { return Vec::new() };
    let at = |key: &str| format!("{base}.{key}");
    let view = View::new(filing);
    match key {
        "certificate_photo" => {
            let mut targets: Vec<(&'static [&'static str], String)> = vec![
                (&["name"], field!("icp_subject.base_info.name").to_owned()),
                (&["credit_code", "number"], at("certificate_number")),
                (&["address"], at("certificate_address")),
                (&["valid_until"], field!("facts.subject_certificate_valid_until").to_owned()),
                (&["business_scope"], field!("facts.business_scope").to_owned()),
            ];
            // Unless both are known to be the same person, the name is only that of the legal representative.
            let legal = match view.principal_is_legal() {
                Some(true) => format!("{PRINCIPAL}.name"),
                _ => field!("icp_subject.legal_person_info.name").to_owned(),
            };
            targets.push((&["legal_representative"], legal));
            targets
        }
        "certificate_photo_front" | "certificate_photo_back" => {
            let mut targets: Vec<(&'static [&'static str], String)> = vec![
                (&["name"], at("name")),
                (&["id_number", "number"], at("certificate_number")),
                (&["valid_from"], at("certificate_validity_date_start")),
                (&["valid_until"], at("certificate_validity_date_end")),
            ];
            if view.is_individual() {
                targets.push((&["address"], field!("icp_subject.organize_info.certificate_address").to_owned()));
                targets.push((&["nationality"], field!("facts.nationality").to_owned()));
            }
            targets
        }
        _ => Vec::new(),
    }
}

/// The recognised type of the certificate at `place`, with the field for it.
pub fn certificate_type(place: &str, recognised: Certificate) -> Option<(String, i64)> {
    let (base, _) = place.rsplit_once(".certificate_photo")?;
    match recognised.types() {
        [code] => Some((format!("{base}.certificate_type"), *code)),
        // The picture does not show which of several types it is.
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::filing::{Kind, field};
    use crate::reading::ReadField;

    fn reading(values: &[(&str, &str)]) -> Reading {
        let field = |value: &str| ReadField { value: value.to_owned(), confidence: 0.9, region: Default::default() };
        let fields = values.iter().map(|(name, value)| ((*name).to_owned(), field(value))).collect();
        Reading { fields, ..Reading::default() }
    }

    #[test]
    fn a_licence_offers_the_subject_and_its_representative() {
        let mut filing = Filing::new(Kind::New);
        filing.set(field!("facts.principal_is_legal_representative"), false);
        let read = reading(&[("name", "样本公司"), ("credit_code", "91"), ("legal_representative", "样本")]);
        let offers = offers(field!("icp_subject.organize_info.certificate_photo"), &read, &filing);
        let paths: Vec<&str> = offers.iter().map(|offer| offer.path.as_str()).collect();
        assert_eq!(
            paths,
            [
                field!("icp_subject.base_info.name"),
                field!("icp_subject.organize_info.certificate_number"),
                field!("icp_subject.legal_person_info.name")
            ]
        );
    }

    #[test]
    fn the_certificate_of_somebody_else_offers_nothing() {
        let filing = Filing::new(Kind::New);
        let licence = field!("icp_subject.organize_info.certificate_photo");
        let front = field!("icp_subject.principal_info.certificate_photo_front");
        let offered = |place: &str, certificate: Certificate| {
            let read = Reading { certificate, ..reading(&[("name", "样本"), ("address", "样本路1号")]) };
            offers(place, &read, &filing).len()
        };
        assert_eq!(offered(licence, Certificate::IdCardFront), 0);
        assert_eq!(offered(front, Certificate::BusinessLicence), 0);
        assert!(offered(licence, Certificate::OrganisationCertificate) > 0);
        assert!(offered(front, Certificate::TravelPermitFront) > 0);
    }

    #[test]
    fn every_target_is_a_field() {
        let mut filing = Filing::new(Kind::New);
        filing.set(field!("icp_subject.base_info.type"), 5);
        for place in [
            field!("icp_subject.organize_info.certificate_photo"),
            field!("icp_applets.principal_info.certificate_photo_front"),
            field!("icp_subject.principal_info.certificate_photo_back"),
        ] {
            for (_, path) in targets(place, &filing) {
                assert!(field::at(&path).is_some(), "{path}");
            }
        }
    }
}
