//! Identity numbers of persons: 18 characters of GB 11643-1999, used by the resident identity card, the residence permits
//! for Hong Kong, Macau and Taiwan residents and the newer foreign permanent resident card.

use chrono::{Datelike, NaiveDate};

use super::{Fault, require, require_length};
use crate::filing::parse_date;

/// Sex according to a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sex {
    /// Odd sequence number.
    Male,
    /// Even sequence number.
    Female,
}

/// What an identity number says about its holder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bearer {
    /// First six digits: division code at first registration; for a foreigner `9`, province and country.
    pub region: String,
    /// Date of birth.
    pub birth: NaiveDate,
    /// Sex.
    pub sex: Sex,
}

impl Bearer {
    /// Whole years of age on `day`; `None` before birth.
    pub fn age_on(&self, day: NaiveDate) -> Option<u32> {
        age_on(self.birth, day)
    }
}

/// Whole years from `birth` to `day`; `None` before birth. A person born on 29 February is a year older on 1 March.
pub fn age_on(birth: NaiveDate, day: NaiveDate) -> Option<u32> {
    let before_birthday = (day.month(), day.day()) < (birth.month(), birth.day());
    u32::try_from(day.year() - birth.year() - i32::from(before_birthday)).ok()
}

/// Resident identity number (公民身份号码, GB 11643-1999).
///
/// # Errors
/// [`Fault::Kind`] for the number of a residence permit or a foreigner's card; otherwise the first fault of length,
/// characters, date of birth or check character.
pub fn resident(number: &str) -> Result<Bearer, Fault> {
    require_length(number, 18)?;
    if ["81", "82", "83"].iter().any(|prefix| number.starts_with(prefix)) || number.starts_with('9') {
        return Err(Fault::Kind);
    }
    eighteen(number)
}

/// Residence permit (港澳台居民居住证): the structure of [`resident`] with one of the fixed `regions`
/// (810000 Hong Kong, 820000 Macau, 830000 Taiwan).
///
/// # Errors
/// As [`resident`]; [`Fault::Kind`] for any other region.
pub fn residence_permit(number: &str, regions: &[&str]) -> Result<Bearer, Fault> {
    require_length(number, 18)?;
    if !regions.iter().any(|region| number.starts_with(region)) {
        return Err(Fault::Kind);
    }
    eighteen(number)
}

/// Foreign permanent resident ID card (外国人永久居留身份证): 18 digits since 2023-12-01, three letters and twelve digits
/// before. The older format says nothing about its holder and has no published check digit.
///
/// # Errors
/// The first fault; [`Fault::Kind`] for 18 digits that do not begin with 9.
pub fn permanent_residence(number: &str) -> Result<Option<Bearer>, Fault> {
    if number.chars().count() == 15 {
        let fits = |place, found: char| if place <= 3 { found.is_ascii_uppercase() } else { found.is_ascii_digit() };
        return require(number, fits).map(|()| None);
    }
    require_length(number, 18)?;
    if !number.starts_with('9') {
        return Err(Fault::Kind);
    }
    require(number, |place, found| place != 2 || ('1'..='6').contains(&found))?;
    eighteen(number).map(Some)
}

fn eighteen(number: &str) -> Result<Bearer, Fault> {
    require(number, |place, found| match place {
        1 => ('1'..='9').contains(&found),
        18 => found.is_ascii_digit() || found == 'X',
        _ => found.is_ascii_digit(),
    })?;
    let part = |from: usize, to: usize| number.get(from..to).unwrap_or_default();
    let century = ["18", "19", "20"].contains(&part(6, 8));
    let birth = parse_date(part(6, 14)).filter(|_| century).ok_or(Fault::Birth)?;
    let expected = check_character(number);
    let found = number.chars().next_back().unwrap_or_default();
    if found != expected {
        return Err(Fault::Check { expected, found });
    }
    let odd = part(16, 17).parse::<u32>().is_ok_and(|digit| digit % 2 == 1);
    let sex = if odd { Sex::Male } else { Sex::Female };
    Ok(Bearer { region: part(0, 6).to_owned(), birth, sex })
}

/// Check character of the first 17 digits (ISO 7064 MOD 11-2).
pub fn check_character(digits: &str) -> char {
    const WEIGHTS: [u32; 17] = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
    const CHECKS: [char; 11] = ['1', '0', 'X', '9', '8', '7', '6', '5', '4', '3', '2'];
    let values = digits.chars().map(|digit| digit.to_digit(10).unwrap_or_default());
    let sum: u32 = values.zip(WEIGHTS).map(|(digit, weight)| digit * weight).sum();
    CHECKS.get(sum as usize % 11).copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn published_samples() {
        for number in ["11010519491231002X", "440524188001010014", "360426199101010071"] {
            assert!(resident(number).is_ok(), "{number}");
        }
        assert_eq!(resident("110105194912310021"), Err(Fault::Check { expected: 'X', found: '1' }));
        assert_eq!(resident("360426199102300071"), Err(Fault::Birth));
        assert_eq!(resident("810000199001010019"), Err(Fault::Kind));
        assert_eq!(resident("11010519491231002"), Err(Fault::Length { expected: 18, found: 17 }));
        assert_eq!(resident("11010519491231002A"), Err(Fault::Character { place: 18, found: 'A' }));
    }

    #[test]
    fn residence_permits() {
        let hong_kong_macau = ["810000", "820000"];
        assert!(residence_permit("810000199001010019", &hong_kong_macau).is_ok());
        assert!(residence_permit("820000199001010010", &hong_kong_macau).is_ok());
        assert!(residence_permit("830000199001010012", &["830000"]).is_ok());
        assert_eq!(residence_permit("830000199001010012", &hong_kong_macau), Err(Fault::Kind));
    }

    #[test]
    fn foreign_permanent_residents() {
        let canada = permanent_residence("911124198108030024").unwrap().unwrap();
        assert_eq!((canada.sex, canada.birth), (Sex::Female, parse_date("19810803").unwrap()));
        assert!(permanent_residence("932682198501010017").is_ok());
        assert_eq!(permanent_residence("USA110012345678"), Ok(None));
        assert_eq!(permanent_residence("US1110012345678"), Err(Fault::Character { place: 3, found: '1' }));
        assert_eq!(permanent_residence("11010519491231002X"), Err(Fault::Kind));
    }

    #[test]
    fn age_turns_on_the_birthday() {
        let birth = parse_date("20081124").unwrap();
        assert_eq!(age_on(birth, parse_date("20261123").unwrap()), Some(17));
        assert_eq!(age_on(birth, parse_date("20261124").unwrap()), Some(18));
        assert_eq!(age_on(birth, parse_date("20081123").unwrap()), None);
        let leap = parse_date("20080229").unwrap();
        assert_eq!(age_on(leap, parse_date("20260228").unwrap()), Some(17));
        assert_eq!(age_on(leap, parse_date("20260301").unwrap()), Some(18));
    }

    fn built() -> impl Strategy<Value = String> {
        (110_000_u32..660_000, 0_u32..40_000, 0_u32..1000).prop_map(|(region, days, sequence)| {
            let birth = parse_date("19010101").unwrap() + chrono::Days::new(u64::from(days));
            let digits = format!("{region}{}{sequence:03}", birth.format("%Y%m%d"));
            let check = check_character(&digits);
            format!("{digits}{check}")
        })
    }

    proptest! {
        #[test]
        fn built_numbers_are_right_and_every_single_change_is_caught(
            number in built(), place in 0_usize..18, other in prop::char::ranges(vec!['0'..='9', 'X'..='X'].into()),
        ) {
            prop_assert!(resident(&number).is_ok());
            let mut characters: Vec<char> = number.chars().collect();
            prop_assume!(characters[place] != other);
            characters[place] = other;
            let changed: String = characters.into_iter().collect();
            prop_assert!(resident(&changed).is_err(), "{} for {}", changed, number);
        }
    }
}
