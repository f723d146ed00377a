//! Passports and travel permits: formats without a published check digit.

use super::{Fault, require};

/// Checks a passport number (护照): 5 to 15 letters and digits. Returns whether it is unusual: without any digit.
///
/// # Errors
/// A fault of length or characters.
pub fn passport(number: &str) -> Result<bool, Fault> {
    let length = number.chars().count();
    if !(5..=15).contains(&length) {
        return Err(Fault::Length { expected: 9, found: length });
    }
    require(number, |_, found| found.is_ascii_uppercase() || found.is_ascii_digit())?;
    Ok(!number.bytes().any(|byte| byte.is_ascii_digit()))
}

/// Mainland travel permit for Hong Kong and Macau residents (港澳居民来往内地通行证): H or M and 8 digits. Older cards
/// have two more digits that count the renewals, which is unusual today.
///
/// # Errors
/// A fault of length, kind or characters.
pub fn hong_kong_macau_permit(number: &str) -> Result<bool, Fault> {
    let length = number.chars().count();
    if length != 9 && length != 11 {
        return Err(Fault::Length { expected: 9, found: length });
    }
    if !number.starts_with(['H', 'M']) {
        return Err(Fault::Kind);
    }
    require(number, |place, found| place == 1 || found.is_ascii_digit())?;
    Ok(length == 11)
}

/// Mainland travel permit for Taiwan residents (台湾居民来往大陆通行证): 8 digits on the card; 10, 13 and 14
/// characters of the older booklets are unusual.
///
/// # Errors
/// A fault of length or characters.
pub fn taiwan_permit(number: &str) -> Result<bool, Fault> {
    let length = number.chars().count();
    if ![8, 10, 13, 14].contains(&length) {
        return Err(Fault::Length { expected: 8, found: length });
    }
    let letters = length > 8;
    require(number, |_, found| {
        found.is_ascii_digit() || letters && (found.is_ascii_uppercase() || "()（）".contains(found))
    })?;
    Ok(letters)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn passports() {
        assert_eq!(passport("E12345678"), Ok(false));
        assert_eq!(passport("EA1234567"), Ok(false));
        assert_eq!(passport("E123"), Err(Fault::Length { expected: 9, found: 4 }));
        assert_eq!(passport("E1234-678"), Err(Fault::Character { place: 6, found: '-' }));
        assert_eq!(passport("ABCDEFG"), Ok(true));
    }

    #[test]
    fn permits() {
        assert_eq!(hong_kong_macau_permit("H12345678"), Ok(false));
        assert_eq!(hong_kong_macau_permit("M1234567801"), Ok(true));
        assert_eq!(hong_kong_macau_permit("A12345678"), Err(Fault::Kind));
        assert_eq!(hong_kong_macau_permit("H1234567"), Err(Fault::Length { expected: 9, found: 8 }));
        assert_eq!(taiwan_permit("12345678"), Ok(false));
        assert_eq!(taiwan_permit("1234567"), Err(Fault::Length { expected: 8, found: 7 }));
        assert_eq!(taiwan_permit("A2345678"), Err(Fault::Character { place: 1, found: 'A' }));
        assert_eq!(taiwan_permit("T123456789"), Ok(true));
    }
}
