//! Finds the place of a recognised document in a filing.

use crate::filing::Filing;
use crate::filing::path::{MANAGER, PRINCIPAL, SUBJECT_CERTIFICATE as SUBJECT};
use crate::reading::{Certificate, CertificateSide};
use crate::scan::Slot;
use crate::view::View;

/// Last part of the path of a certificate's front.
pub const FRONT: &str = "certificate_photo_front";
/// Last part of the path of a certificate's back.
pub const BACK: &str = "certificate_photo_back";

/// Whether a place is for a certificate, each side or page of which has a place of its own.
pub fn is_of_certificate(place: &str) -> bool {
    let key = place.rsplit_once('.').map_or("", |(_, key)| key);
    place == SUBJECT || key == FRONT || key == BACK
}

/// The places for a document, the likeliest first; none for an unrecognised one or one that may be at many places.
pub fn places(certificate: Certificate, filing: &Filing) -> Vec<String> {
    let view = View::new(filing);
    if certificate.fits(Slot::SubjectCertificate) && !view.is_individual() {
        return vec![SUBJECT.to_owned()];
    }
    let sides: &[&str] = match certificate.side() {
        Some(CertificateSide::Front | CertificateSide::Page) => &[FRONT],
        Some(CertificateSide::Back) => &[BACK],
        Some(CertificateSide::Both) => &[FRONT, BACK],
        None => &[],
    };
    let persons: &[&str] = if view.manager_is_principal() { &[PRINCIPAL] } else { &[PRINCIPAL, MANAGER] };
    persons.iter().flat_map(|base| sides.iter().map(move |side| format!("{base}.{side}"))).collect()
}

/// Where the document at `place` should be moved: to an empty place of its kind, or swapped with the document that
/// belongs here. The other side of the same certificate comes first. `at` returns what was recognised at a place.
/// `None` if it is in the right place, or no solution is known.
pub fn instead(
    place: &str,
    certificate: Certificate,
    filing: &Filing,
    at: impl Fn(&str) -> Option<Certificate>,
) -> Option<String> {
    let (base, _) = place.rsplit_once('.').filter(|_| is_of_certificate(place))?;
    let mut places = places(certificate, filing);
    if places.iter().any(|other| other == place) {
        return None;
    }
    places.sort_by_key(|other| !other.starts_with(base));
    let belongs_here = |there: Certificate| self::places(there, filing).iter().any(|other| other == place);
    // An unrecognised picture in the other place of a certificate is more likely its other side than the same side
    // twice.
    let may_belong =
        |other: &str, there| belongs_here(there) || there == Certificate::Unknown && other.starts_with(base);
    places.into_iter().find(|other| !filing.has(other) || at(other).is_some_and(|there| may_belong(other, there)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::filing::{Kind, field};

    const PRINCIPAL_FRONT: &str = "icp_subject.principal_info.certificate_photo_front";
    const PRINCIPAL_BACK: &str = "icp_subject.principal_info.certificate_photo_back";

    fn enterprise() -> Filing {
        let mut filing = Filing::new(Kind::New);
        filing.set("icp_subject.base_info.type", 4);
        filing
    }

    #[test]
    fn sides_in_each_other_s_place_are_exchanged() {
        let mut filing = enterprise();
        filing.set(PRINCIPAL_FRONT, "back.jpg");
        let at = |place: &str| (place == PRINCIPAL_BACK).then_some(Certificate::IdCardFront);
        let to = instead(PRINCIPAL_FRONT, Certificate::IdCardBack, &filing, at);
        assert_eq!(to.as_deref(), Some(PRINCIPAL_BACK), "the place is empty");
        filing.set(PRINCIPAL_BACK, "front.jpg");
        assert_eq!(instead(PRINCIPAL_FRONT, Certificate::IdCardBack, &filing, at).as_deref(), Some(PRINCIPAL_BACK));
        let both_backs = |_: &str| Some(Certificate::IdCardBack);
        let manager = instead(PRINCIPAL_FRONT, Certificate::IdCardBack, &filing, both_backs);
        assert_eq!(manager.as_deref(), Some("icp_applets.principal_info.certificate_photo_back"));
        let too_dim = |_: &str| Some(Certificate::Unknown);
        assert_eq!(
            instead(PRINCIPAL_FRONT, Certificate::IdCardBack, &filing, too_dim).as_deref(),
            Some(PRINCIPAL_BACK)
        );
        filing.set("facts.manager_is_principal", true);
        assert_eq!(instead(PRINCIPAL_FRONT, Certificate::IdCardBack, &filing, both_backs), None);
    }

    #[test]
    fn a_card_in_the_place_of_the_licence_goes_to_its_person() {
        let filing = enterprise();
        let nothing = |_: &str| None;
        assert_eq!(instead(SUBJECT, Certificate::IdCardFront, &filing, nothing).as_deref(), Some(PRINCIPAL_FRONT));
        assert_eq!(instead(PRINCIPAL_FRONT, Certificate::BusinessLicence, &filing, nothing).as_deref(), Some(SUBJECT));
        for (place, certificate) in [
            (SUBJECT, Certificate::BusinessLicence),
            (PRINCIPAL_FRONT, Certificate::IdCardFront),
            (PRINCIPAL_BACK, Certificate::PermanentResidence),
            (SUBJECT, Certificate::Unknown),
            ("icp_materials.commitment_letter[0]", Certificate::IdCardFront),
        ] {
            assert_eq!(instead(place, certificate, &filing, nothing), None, "{place} {certificate:?}");
        }
    }

    #[test]
    fn every_place_is_a_field() {
        for certificate in [Certificate::BusinessLicence, Certificate::Passport, Certificate::PermanentResidence] {
            let places = places(certificate, &enterprise());
            assert!(!places.is_empty() && places.iter().all(|place| field::at(place).is_some()), "{places:?}");
        }
    }
}
