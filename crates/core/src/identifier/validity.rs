//! Validity period of a resident identity card by the holder's age at issue (居民身份证法 Art. 5).

use chrono::{Datelike, NaiveDate};

use super::person::age_on;

/// Validity in years of a card issued at an age: under 16 five, to 25 ten, to 45 twenty; `None` for unlimited (长期).
pub fn years_at_age(age: u32) -> Option<u32> {
    match age {
        0..16 => Some(5),
        16..26 => Some(10),
        26..46 => Some(20),
        _ => None,
    }
}

/// What is unusual about a card's validity.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ValidityDoubt {
    /// The end is not 5, 10 or 20 years after the start, on the same day.
    Period,
    /// The period is the one for another age at issue.
    Age {
        /// Age at issue, in years.
        age: u32,
        /// Validity in years of a card issued at that age; `None` for unlimited.
        expected: Option<u32>,
    },
    /// The card would have been issued before birth.
    BeforeBirth,
}

/// Checks a card's validity; `end` is `None` for 长期, `birth` is `None` if unknown. The end may be one day before or
/// after the anniversary, as both ways of counting occur, and 28 February or 1 March for a card issued on 29 February.
pub fn doubt_validity(birth: Option<NaiveDate>, start: NaiveDate, end: Option<NaiveDate>) -> Option<ValidityDoubt> {
    let years = match end {
        None => None,
        Some(end) => match [5, 10, 20].into_iter().find(|years| is_anniversary(start, end, *years)) {
            Some(years) => Some(years),
            None => return Some(ValidityDoubt::Period),
        },
    };
    let birth = birth?;
    let Some(age) = age_on(birth, start) else { return Some(ValidityDoubt::BeforeBirth) };
    let expected = years_at_age(age);
    // With a birthday shortly before the issue, the age on the day of application counts, which no card shows.
    let earlier = start.checked_sub_days(chrono::Days::new(90)).and_then(|day| age_on(birth, day)).map(years_at_age);
    if expected == years || earlier == Some(years) { None } else { Some(ValidityDoubt::Age { age, expected }) }
}

fn is_anniversary(start: NaiveDate, end: NaiveDate, years: u32) -> bool {
    let year = start.year() + years as i32;
    let same = start.with_year(year).or_else(|| NaiveDate::from_ymd_opt(year, 3, 1));
    same.is_some_and(|same| (end - same).num_days().abs() <= 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::filing::parse_date;

    fn doubt(birth: &str, start: &str, end: &str) -> Option<ValidityDoubt> {
        doubt_validity(parse_date(birth), parse_date(start).unwrap(), parse_date(end))
    }

    #[test]
    fn period_follows_the_age() {
        assert_eq!(doubt("19900101", "20160102", "20360102"), None);
        assert_eq!(doubt("20000101", "20160102", "20260102"), None);
        assert_eq!(doubt("19700101", "20200101", "长期"), None);
        assert_eq!(doubt("20101231", "20200101", "20250101"), None);
        assert_eq!(doubt("19900601", "20200101", "20300101"), Some(ValidityDoubt::Age { age: 29, expected: Some(20) }));
        assert_eq!(doubt("19900601", "20200101", "长期"), Some(ValidityDoubt::Age { age: 29, expected: Some(20) }));
        assert_eq!(doubt("19900101", "20200101", "20350101"), Some(ValidityDoubt::Period));
        assert_eq!(doubt("20210101", "20200101", "20300101"), Some(ValidityDoubt::BeforeBirth));
    }

    #[test]
    fn one_day_of_difference_is_no_doubt() {
        assert_eq!(doubt("19900601", "20200101", "20391231"), None);
        assert_eq!(doubt("19900601", "20200101", "20400102"), None);
        assert_eq!(doubt("19900601", "20200101", "20400103"), Some(ValidityDoubt::Period));
        assert_eq!(doubt("20000601", "20200229", "20300228"), None);
        assert_eq!(doubt("20000601", "20200229", "20300301"), None);
    }

    #[test]
    fn card_applied_for_before_a_birthday() {
        assert_eq!(doubt("20000110", "20160120", "20210120"), None);
    }
}
