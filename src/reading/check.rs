//! What one value proves about another.

use chrono::{Datelike, NaiveDate};

/// Whether an ID number's check character and its birth date hold (GB 11643-1999).
pub(crate) fn id_number(number: &str) -> bool {
    const WEIGHTS: [u32; 17] = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
    let digits: Vec<u32> = number.chars().take(17).filter_map(|c| c.to_digit(10)).collect();
    if number.len() != 18 || digits.len() != 17 {
        return false;
    }
    let sum: u32 = digits.iter().zip(WEIGHTS).map(|(digit, weight)| digit * weight).sum();
    number.chars().nth(17) == "10X98765432".chars().nth((sum % 11) as usize)
        && number.get(6..14).is_some_and(|birth| NaiveDate::parse_from_str(birth, "%Y%m%d").is_ok())
}

/// The sex that an ID number names: its 17th digit is odd for men.
pub(crate) fn sex(number: &str) -> Option<char> {
    let digit = number.chars().nth(16)?.to_digit(10)?;
    Some(if digit % 2 == 1 { '男' } else { '女' })
}

/// Whether an ID card's period is one that the law knows (居民身份证法 Art. 5): 5, 10 or 20 years to the same day.
pub(crate) fn usual_period(from: NaiveDate, until: NaiveDate) -> bool {
    let years = until.year() - from.year();
    let leap = (from.month(), from.day()) == (2, 29) && matches!((until.month(), until.day()), (2, 28) | (3, 1));
    matches!(years, 5 | 10 | 20) && (leap || (from.month(), from.day()) == (until.month(), until.day()))
}
