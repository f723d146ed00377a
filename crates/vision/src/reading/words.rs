//! Words printed on certificates: `assets/reading/*.toml`.

use std::collections::{BTreeMap, HashSet};
use std::sync::LazyLock;

use serde::Deserialize;

use super::Certificate;

/// Signs of the certificates, and word lists: `certificates.toml`.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct CertificateWords {
    certificate: Vec<Signs>,
    lists: BTreeMap<String, Vec<String>>,
}

/// Words by which a kind of certificate is recognised (its signs), and their weights.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Signs {
    pub kind: Certificate,
    pub signs: BTreeMap<String, u32>,
}

/// A label as it is printed on certificates.
#[derive(Debug)]
pub(crate) struct PrintedLabel {
    /// Name under which the parser looks it up.
    pub key: String,
    /// Compact spellings; the longest one that matches is taken.
    pub spellings: Vec<String>,
}

/// Key of labels whose values are not read; they end the values of other labels and may occur several times.
pub(crate) const OTHER: &str = "other";

static WORDS: LazyLock<CertificateWords> =
    LazyLock::new(|| toml::from_str(include_str!("../../../../assets/reading/certificates.toml")).unwrap_or_default());

/// Labels by form: `labels.toml`.
static LABELS: LazyLock<BTreeMap<String, Vec<PrintedLabel>>> = LazyLock::new(|| {
    let forms: BTreeMap<String, BTreeMap<String, Vec<String>>> =
        toml::from_str(include_str!("../../../../assets/reading/labels.toml")).unwrap_or_default();
    let labels = |form: BTreeMap<String, Vec<String>>| {
        form.into_iter().map(|(key, spellings)| PrintedLabel { key, spellings }).collect::<Vec<_>>()
    };
    forms.into_iter().map(|(form, of)| (form, labels(of))).collect()
});

/// Codes of countries and other issuers, ISO 3166-1 alpha-3 and ICAO Doc 9303 part 3 section 5, separated by spaces.
const COUNTRIES: &str = include_str!("../../../../assets/reading/countries.txt");

/// Whether a code names a country or another issuer of passports.
pub(crate) fn is_country(code: &str) -> bool {
    COUNTRIES.split_whitespace().any(|country| country == code)
}

/// The 3755 characters of level 1 of GB 2312-80: those in common use.
static COMMON: LazyLock<HashSet<char>> =
    LazyLock::new(|| include_str!("../../../../assets/reading/common_characters.txt").chars().collect());

/// Whether a Chinese character is in common use.
pub(crate) fn is_common(character: char) -> bool {
    COMMON.contains(&character)
}

/// The signs of every certificate.
pub(crate) fn signs() -> &'static [Signs] {
    &WORDS.certificate
}

/// A word list of `certificates.toml`; empty if there is none of this name.
pub(crate) fn list(name: &str) -> &'static [String] {
    WORDS.lists.get(name).map_or(&[], Vec::as_slice)
}

/// The labels of a certificate: those of its form in `labels.toml`. Letters have none.
pub(crate) fn labels(certificate: Certificate) -> &'static [PrintedLabel] {
    let form = match certificate {
        Certificate::IdCardFront => "id_card_front",
        Certificate::IdCardBack => "id_card_back",
        Certificate::BusinessLicence => "licence",
        Certificate::OrganisationCertificate => "organisation",
        Certificate::Passport => "passport",
        Certificate::PreApproval => "pre_approval",
        Certificate::ResidencePermitFront
        | Certificate::ResidencePermitBack
        | Certificate::TravelPermitFront
        | Certificate::TravelPermitBack
        | Certificate::PermanentResidence => "permit",
        Certificate::Letter | Certificate::Unknown => return &[],
    };
    LABELS.get(form).map_or(&[], Vec::as_slice)
}

#[cfg(test)]
mod tests {
    use super::super::text::compact;
    use super::*;

    #[test]
    fn countries_are_known_by_their_codes() {
        assert!(["CHN", "KOR", "D", "GBR", "UTO"].iter().all(|code| is_country(code)));
        assert!(["K0R", "CHM", "", "CN", "CHN KOR"].iter().all(|code| !is_country(code)));
    }

    #[test]
    fn characters_of_places_are_not_in_common_use() {
        assert!("弥霞江暖的中国市号".chars().all(is_common));
        assert!(!"弶葭沚冮暧埇縱A1".chars().any(is_common));
        assert_eq!(COMMON.iter().filter(|character| !character.is_whitespace()).count(), 3755);
    }

    #[test]
    fn the_tables_are_whole() {
        let forms = ["id_card_front", "id_card_back", "licence", "organisation", "passport", "permit", "pre_approval"];
        assert_eq!(LABELS.keys().collect::<Vec<_>>(), {
            let mut sorted = forms.to_vec();
            sorted.sort_unstable();
            sorted
        });
        for (form, labels) in LABELS.iter() {
            let mut spellings: Vec<&String> = labels.iter().flat_map(|label| &label.spellings).collect();
            let count = spellings.len();
            assert!(spellings.iter().all(|spelling| compact(spelling) == **spelling && !spelling.is_empty()), "{form}");
            spellings.sort_unstable();
            spellings.dedup();
            assert_eq!(spellings.len(), count, "{form}: a spelling stands twice");
        }
        for name in [
            "letter_titles",
            "signatures",
            "signers",
            "approval_titles",
            "look_alikes",
            "name_characters",
            "company_kinds",
            "without_end",
            "organisation_ends",
            "overprints",
            "sums",
            "list_heads",
            "zone_ends",
            "electronic",
            "authority_ends",
        ] {
            assert!(!list(name).is_empty(), "{name}");
            assert!(list(name).iter().all(|word| compact(word) == *word), "{name}");
        }
        assert_eq!(WORDS.lists.len(), 15);
        assert_eq!(signs().len(), 11);
        assert!(signs().iter().all(|of| of.signs.keys().all(|word| compact(word) == *word)));
    }
}
