//! Checks of numbers and names against their published formats: check digits, patterns, and what a number says about
//! its holder.
//!
//! Pure functions of text that use no reference table. A wrong length, character or check character is a [`Fault`];
//! checks against lists that change (division codes, number segments) are in `reference`.

pub mod account;
pub mod characters;
pub mod contact;
pub mod normal;
pub mod organisation;
pub mod person;
pub mod profile;
pub mod travel;
pub mod validity;

use serde::Deserialize;

pub use person::Bearer;
pub use profile::Profile;

/// What is wrong with a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    /// Too short or too long.
    #[error("{found} characters instead of {expected}")]
    Length {
        /// Expected number of characters; the most common one if several lengths exist.
        expected: usize,
        /// Actual number of characters.
        found: usize,
    },
    /// A character that is not allowed at its position.
    #[error("{found:?} cannot stand at place {place}")]
    Character {
        /// Position, from 1.
        place: usize,
        /// The character.
        found: char,
    },
    /// The prefix belongs to another kind of document.
    #[error("the beginning belongs to another kind of document")]
    Kind,
    /// The date of birth does not exist.
    #[error("the date of birth does not exist")]
    Birth,
    /// The check character does not match the others.
    #[error("the check character is {found:?} instead of {expected:?}")]
    Check {
        /// The correct check character.
        expected: char,
        /// The actual check character.
        found: char,
    },
}

impl Fault {
    /// Stable name, used in catalogue keys.
    pub fn name(self) -> &'static str {
        match self {
            Self::Length { .. } => "length",
            Self::Character { .. } => "character",
            Self::Kind => "kind",
            Self::Birth => "birth",
            Self::Check { .. } => "check",
        }
    }
}

/// Format of a certificate's number, as named in `assets/reference/certificate_types.toml`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NumberForm {
    /// Resident identity number (居民身份证).
    ResidentId,
    /// Residence permit for Hong Kong and Macau residents (港澳居民居住证).
    HongKongMacauResidencePermit,
    /// Residence permit for Taiwan residents (台湾居民居住证).
    TaiwanResidencePermit,
    /// Foreign permanent resident ID card (外国人永久居留身份证).
    PermanentResidence,
    /// Passport (护照).
    Passport,
    /// Mainland travel permit for Hong Kong and Macau residents (港澳居民来往内地通行证).
    HongKongMacauTravelPermit,
    /// Mainland travel permit for Taiwan residents (台湾居民来往大陆通行证).
    TaiwanTravelPermit,
    /// Business licence: unified social credit code, on very old licences the registration number.
    Licence,
    /// Unified social credit code (统一社会信用代码), on old certificates another number.
    CreditCode,
    /// Organisation code (组织机构代码), since the merger the unified social credit code.
    OrganisationCode,
    /// No published format.
    Free,
}

/// What a valid number says.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct NumberFacts {
    /// Birth, sex and region of the holder, if a person.
    pub bearer: Option<Bearer>,
    /// Whether it has an unusual or old format: possibly right, but worth checking.
    pub unusual: bool,
}

impl NumberForm {
    /// Checks a number, which must be in upper case and without spaces.
    ///
    /// # Errors
    /// The first [`Fault`] that makes it invalid.
    pub fn check(self, number: &str) -> Result<NumberFacts, Fault> {
        let bearer = |bearer| NumberFacts { bearer: Some(bearer), unusual: false };
        let unusual = |unusual| NumberFacts { bearer: None, unusual };
        match self {
            Self::ResidentId => person::resident(number).map(bearer),
            Self::HongKongMacauResidencePermit => person::residence_permit(number, &["810000", "820000"]).map(bearer),
            Self::TaiwanResidencePermit => person::residence_permit(number, &["830000"]).map(bearer),
            Self::PermanentResidence => {
                person::permanent_residence(number).map(|bearer| NumberFacts { unusual: false, bearer })
            }
            Self::Passport => travel::passport(number).map(unusual),
            Self::HongKongMacauTravelPermit => travel::hong_kong_macau_permit(number).map(unusual),
            Self::TaiwanTravelPermit => travel::taiwan_permit(number).map(unusual),
            Self::Licence => organisation::licence(number).map(unusual),
            Self::CreditCode => organisation::registered(number).map(unusual),
            Self::OrganisationCode => organisation::code_or_credit_code(number).map(unusual),
            Self::Free => Ok(NumberFacts::default()),
        }
    }
}

/// Requires `length` characters.
fn require_length(number: &str, length: usize) -> Result<(), Fault> {
    let found = number.chars().count();
    if found == length { Ok(()) } else { Err(Fault::Length { expected: length, found }) }
}

/// Requires that `fits` accepts each character with its position, from 1.
fn require(number: &str, fits: impl Fn(usize, char) -> bool) -> Result<(), Fault> {
    let places = number.chars().enumerate().map(|(index, found)| (index + 1, found));
    match places.into_iter().find(|(place, found)| !fits(*place, *found)) {
        Some((place, found)) => Err(Fault::Character { place, found }),
        None => Ok(()),
    }
}

/// A number as shown in lists: of an organisation in full, of a person masked but still distinguishable.
pub fn shown(number: &str) -> String {
    if organisation::credit_code(number).is_ok() { number.to_owned() } else { masked(number) }
}

/// A complete number split into groups for comparison with a certificate: the parts of a credit code (GB 32100) or of
/// an identity number (GB 11643), a mobile number as it is spoken. Which of them it is, its field says: a mistyped number
/// is still one of its kind. Numbers of other lengths are one group.
pub fn grouped(number: &str, is_credit_code: bool) -> String {
    let signs: Vec<char> = number.chars().filter(|sign| sign.is_alphanumeric()).collect();
    let sizes: &[usize] = match signs.len() {
        11 => &[3, 4, 4],
        18 if is_credit_code => &[2, 6, 9, 1],
        18 => &[6, 8, 4],
        other => &[other],
    };
    let mut rest = signs.as_slice();
    let groups = sizes.iter().map(|&size| {
        let (group, after) = rest.split_at(size);
        rest = after;
        group.iter().collect::<String>()
    });
    groups.collect::<Vec<String>>().join(" ")
}

/// The number of a person's certificate with its middle masked.
pub fn masked(number: &str) -> String {
    let length = number.chars().count();
    let (head, tail) = if length >= 15 { (3, 4) } else { (length.min(1), if length >= 6 { 2 } else { 0 }) };
    let hidden = |(place, letter): (usize, char)| if place < head || place + tail >= length { letter } else { '*' };
    number.chars().enumerate().map(hidden).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_complete_number_is_grouped_by_its_parts() {
        let mut code = "91440300MA5GEXMP0".to_owned();
        code.push(organisation::credit_code_check(&code));
        assert_eq!(grouped(&code, true), format!("91 440300 MA5GEXMP0 {}", &code[17..]));
        assert_eq!(grouped("11010119900307889X", false), "110101 19900307 889X");
        for (mistyped, groups) in
            [("92440106MA5000000L", "92 440106 MA5000000 L"), ("124403004557400010", "12 440300 455740001 0")]
        {
            assert_eq!(grouped(mistyped, true), groups, "mistyped, it is compared as what it is");
        }
        assert_eq!(grouped("9101011990030788XX", false), "910101 19900307 88XX");
        assert_eq!(grouped("138-0013-8000", false), "138 0013 8000");
        assert_eq!((grouped("E12345678", false), grouped("", true)), ("E12345678".to_owned(), String::new()));
    }

    #[test]
    fn a_number_of_a_person_shows_its_ends_alone() {
        let masks =
            [("11010119900307889X", "110***********889X"), ("E12345678", "E******78"), ("12345", "1****"), ("", "")];
        for (number, expected) in masks {
            assert_eq!(masked(number), expected);
        }
        let mut code = "91440300MA5GEXMP0".to_owned();
        code.push(organisation::credit_code_check(&code));
        assert_eq!(shown(&code), code, "that of an organisation is public");
        assert_eq!(shown("11010119900307889X"), "110***********889X");
    }
}
