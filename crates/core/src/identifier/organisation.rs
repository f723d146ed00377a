//! Numbers of organisations: unified social credit code, organisation code, business registration number.

use super::{Fault, require, require_length};

/// Characters of the unified social credit code; the value of a character is its index (GB 32100-2015).
const CREDIT_CODE: &str = "0123456789ABCDEFGHJKLMNPQRTUWXY";

/// Unified social credit code (统一社会信用代码, GB 32100-2015 with amendment 1 of 2016).
///
/// # Errors
/// The first fault of length, characters or check character.
pub fn credit_code(code: &str) -> Result<(), Fault> {
    require_length(code, 18)?;
    require(code, |place, found| match place {
        1 => "123456789ANY".contains(found),
        2 => "123459A".contains(found) || ('6'..='8').contains(&found),
        3..=8 => found.is_ascii_digit(),
        _ => CREDIT_CODE.contains(found),
    })?;
    let expected = credit_code_check(code);
    let found = code.chars().next_back().unwrap_or_default();
    if found == expected { Ok(()) } else { Err(Fault::Check { expected, found }) }
}

/// Check character of the first 17 characters of a credit code.
pub fn credit_code_check(code: &str) -> char {
    const WEIGHTS: [usize; 17] = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];
    let value = |character| CREDIT_CODE.find(character).unwrap_or_default();
    let sum: usize = code.chars().map(value).zip(WEIGHTS).map(|(value, weight)| value * weight).sum();
    CREDIT_CODE.chars().nth((31 - sum % 31) % 31).unwrap_or_default()
}

/// Whether positions 9 to 17 of a valid credit code are a valid organisation code. A mismatch is only worth checking.
pub fn holds_organisation_code(code: &str) -> bool {
    code.get(8..17).is_some_and(|inner| organisation_code(inner).is_ok())
}

/// Division code of the first registration: positions 3 to 8 of a credit code.
pub fn credit_code_region(code: &str) -> Option<&str> {
    code.get(2..8).filter(|region| region.bytes().all(|byte| byte.is_ascii_digit()))
}

/// Whether a valid credit code belongs to a sole proprietor (个体工商户).
pub fn is_sole_proprietor(code: &str) -> bool {
    code.starts_with("92")
}

/// Organisation code (组织机构代码, GB 11714-1997), with or without the dash before its check character.
///
/// # Errors
/// The first fault of length, characters or check character.
pub fn organisation_code(code: &str) -> Result<(), Fault> {
    let code = code.replace('-', "");
    require_length(&code, 9)?;
    require(&code, |place, found| {
        found.is_ascii_digit() || if place == 9 { found == 'X' } else { found.is_ascii_uppercase() }
    })?;
    let expected = organisation_code_check(&code);
    let found = code.chars().next_back().unwrap_or_default();
    if found == expected { Ok(()) } else { Err(Fault::Check { expected, found }) }
}

/// Check character of the first 8 characters of an organisation code.
pub fn organisation_code_check(code: &str) -> char {
    const WEIGHTS: [u32; 8] = [3, 7, 9, 10, 5, 8, 4, 2];
    let value = |character: char| character.to_digit(36).unwrap_or_default();
    let sum: u32 = code.chars().map(value).zip(WEIGHTS).map(|(value, weight)| value * weight).sum();
    match 11 - sum % 11 {
        10 => 'X',
        11 => '0',
        digit => char::from_digit(digit, 10).unwrap_or_default(),
    }
}

/// Business registration number (工商注册号, GS 15-2006), 15 digits; ISO 7064 MOD 11,10.
///
/// # Errors
/// The first fault of length, characters or check character.
pub fn registration_number(number: &str) -> Result<(), Fault> {
    require_length(number, 15)?;
    require(number, |_, found| found.is_ascii_digit())?;
    let expected = registration_number_check(number);
    let found = number.chars().next_back().unwrap_or_default();
    if found == expected { Ok(()) } else { Err(Fault::Check { expected, found }) }
}

/// Check digit of the first 14 digits of a registration number.
pub fn registration_number_check(number: &str) -> char {
    let digits = number.chars().take(14).map(|digit| digit.to_digit(10).unwrap_or_default());
    let product = digits.fold(10, |product, digit| {
        let sum = (product + digit) % 10;
        2 * if sum == 0 { 10 } else { sum } % 11
    });
    char::from_digit((11 - product) % 10, 10).unwrap_or_default()
}

/// Checks the number of a business licence: a credit code, or a registration number of 13 or 15 digits, which only very
/// old licences have. Returns whether it is such an old number.
///
/// # Errors
/// The fault of the format that matches its length; of the credit code if none does.
pub fn licence(number: &str) -> Result<bool, Fault> {
    let digits = number.bytes().all(|byte| byte.is_ascii_digit());
    match number.chars().count() {
        15 if digits => registration_number(number).map(|()| true),
        13 if digits => Ok(true),
        _ => credit_code(number).map(|()| false),
    }
}

/// Checks the number of a certificate that carries a credit code today and used to carry its own number: 18 characters
/// are a credit code, another length is unusual.
///
/// # Errors
/// The fault of a credit code; [`Fault::Character`] for anything but letters of any script, digits and number symbols.
pub fn registered(number: &str) -> Result<bool, Fault> {
    if number.chars().count() == 18 && number.is_ascii() {
        return credit_code(number).map(|()| false);
    }
    require(number, |_, found| found.is_alphanumeric() || "-()（）第号".contains(found)).map(|()| true)
}

/// Checks the number of an organisation code certificate: an organisation code (unusual today) or a credit code.
///
/// # Errors
/// The fault of the format whose length is closer.
pub fn code_or_credit_code(number: &str) -> Result<bool, Fault> {
    if number.chars().count() <= 10 {
        organisation_code(number).map(|()| true)
    } else {
        credit_code(number).map(|()| false)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn published_credit_codes() {
        for code in ["91110000600037341L", "91350100M000100Y43", "91440300708461136T", "91110108551385082Q"] {
            assert_eq!(credit_code(code), Ok(()), "{code}");
            assert!(holds_organisation_code(code), "{code}");
        }
        assert_eq!(credit_code("91310115077567433M"), Err(Fault::Check { expected: 'K', found: 'M' }));
        assert!(!holds_organisation_code("91310115077567433K"));
        assert_eq!(credit_code("9111000060003734IL"), Err(Fault::Character { place: 17, found: 'I' }));
    }

    #[test]
    fn organisation_codes() {
        assert_eq!(organisation_code("D2143569-X"), Ok(()));
        assert_eq!(organisation_code("D2143569X"), Ok(()));
        assert_eq!(organisation_code("600037341"), Ok(()));
        assert_eq!(organisation_code("077567433"), Err(Fault::Check { expected: '5', found: '3' }));
        assert_eq!(code_or_credit_code("D2143569-X"), Ok(true));
        assert_eq!(code_or_credit_code("91110000600037341L"), Ok(false));
    }

    #[test]
    fn registration_numbers() {
        for number in ["110108000000016", "440301100001239", "310000400000017"] {
            assert_eq!(registration_number(number), Ok(()), "{number}");
        }
        assert_eq!(registration_number("110108000000017"), Err(Fault::Check { expected: '6', found: '7' }));
        assert_eq!(licence("110108000000016"), Ok(true));
        assert_eq!(licence("1101080000000"), Ok(true));
        assert_eq!(licence("91110000600037341L"), Ok(false));
        assert_eq!(licence("91110000600037341"), Err(Fault::Length { expected: 18, found: 17 }));
    }

    fn code() -> impl Strategy<Value = String> {
        ("[1-9ANY][1-59]", 110_000_u32..660_000, "[0-9A-HJ-NP-RTUWXY]{9}").prop_map(|(kind, region, inner)| {
            let body = format!("{kind}{region}{inner}");
            let check = credit_code_check(&body);
            format!("{body}{check}")
        })
    }

    fn replaced(text: &str, place: usize, other: char) -> String {
        text.chars().enumerate().map(|(index, found)| if index == place { other } else { found }).collect()
    }

    proptest! {
        #[test]
        fn every_change_of_a_credit_code_is_caught(code in code(), place in 0_usize..18, other in "[0-9A-Z]") {
            prop_assert_eq!(credit_code(&code), Ok(()));
            let changed = replaced(&code, place, other.chars().next().unwrap());
            prop_assume!(changed != code);
            prop_assert!(credit_code(&changed).is_err());
        }

        #[test]
        fn every_changed_digit_of_a_registration_number_is_caught(
            body in "[0-9]{14}", place in 0_usize..15, other in "[0-9]",
        ) {
            let number = format!("{body}{}", registration_number_check(&body));
            prop_assert_eq!(registration_number(&number), Ok(()));
            let changed = replaced(&number, place, other.chars().next().unwrap());
            prop_assume!(changed != number);
            prop_assert!(registration_number(&changed).is_err());
        }

        // Modulo 11 cannot distinguish letters whose values differ by 11 or 22, so the test changes digits only.
        #[test]
        fn every_changed_digit_of_an_organisation_code_is_caught(
            body in "[0-9]{8}", place in 0_usize..9, other in "[0-9]",
        ) {
            let code = format!("{body}{}", organisation_code_check(&body));
            prop_assert_eq!(organisation_code(&code), Ok(()));
            let changed = replaced(&code, place, other.chars().next().unwrap());
            prop_assume!(changed != code);
            prop_assert!(organisation_code(&changed).is_err());
        }
    }
}
