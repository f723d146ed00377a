//! Telephone numbers, e-mail addresses and names of persons.

/// Whether a number has the form of a mainland mobile number: 11 digits, `13…` to `19…`.
pub fn is_mobile(number: &str) -> bool {
    let mut bytes = number.bytes();
    number.len() == 11
        && bytes.next() == Some(b'1')
        && bytes.next().is_some_and(|second| (b'3'..=b'9').contains(&second))
        && bytes.all(|byte| byte.is_ascii_digit())
}

/// Whether a number has the form of a mainland landline: area code with its leading 0, 7 or 8 digits, optionally an
/// extension (`0755-26000000-123`).
pub fn is_landline(number: &str) -> bool {
    let length = if number.starts_with("010") || number.starts_with("02") { 3 } else { 4 };
    let split = number.split_once('-').or_else(|| number.split_at_checked(length));
    let Some((area, rest)) = split else { return false };
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let long = area.len() == 4 && ('3'..='9').any(|second| area.chars().nth(1) == Some(second));
    let short = area == "010" || area.len() == 3 && area.starts_with("02");
    let (line, extension) = rest.split_once('-').unwrap_or((rest, "1"));
    let starts = !line.starts_with('0');
    area.starts_with('0')
        && digits(area)
        && (short || long)
        && starts
        && digits(line)
        && (7..=8).contains(&line.len())
        && digits(extension)
        && extension.len() <= 6
}

/// Whether a text has the form of an ASCII e-mail address as mail systems accept it (RFC 5321: local part up to 64,
/// whole address up to 254 characters) with a domain of at least two labels.
pub fn is_email(text: &str) -> bool {
    let Some((local, domain)) = text.rsplit_once('@') else { return false };
    let atom = |byte: u8| byte.is_ascii_alphanumeric() || b"!#$%&'*+/=?^_`{|}~-".contains(&byte);
    let dotted = |text: &str, fits: &dyn Fn(&str) -> bool| text.split('.').all(|part| !part.is_empty() && fits(part));
    let label = |part: &str| {
        part.len() <= 63
            && !part.starts_with('-')
            && !part.ends_with('-')
            && part.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
    };
    let top = domain.rsplit('.').next().unwrap_or_default();
    text.len() <= 254
        && local.len() <= 64
        && domain.contains('.')
        && dotted(local, &|part| part.bytes().all(atom))
        && dotted(domain, &label)
        && top.len() >= 2
        && top.bytes().any(|byte| byte.is_ascii_alphabetic())
}

/// Minimum number of digits of a telephone number.
const FEWEST_DIGITS: usize = 5;

/// Separator of transliterated names (民委发〔2016〕33号): U+00B7.
pub const NAME_DOT: char = '·';

/// What is unusual about a person's name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NameDoubt {
    /// One character, or more than 50.
    Length,
    /// A character that no name on a certificate contains.
    Character(char),
    /// Chinese characters and Latin letters in one name.
    Mixed,
}

/// Checks a person's name as an identity card or passport writes it: Han characters with `·` between parts, or Latin
/// letters with spaces. Rare characters are not questioned; the name must match the certificate.
pub fn doubt_name(name: &str) -> Option<NameDoubt> {
    let latin = |character: char| character.is_alphabetic() && (character as u32) < 0x250;
    let odd = name.chars().find(|character| {
        !(is_han(*character) || latin(*character) || [NAME_DOT, ' ', '-', '\'', ',', '.'].contains(character))
    });
    if let Some(character) = odd {
        return Some(NameDoubt::Character(character));
    }
    let has_han = name.chars().any(is_han);
    if has_han && name.chars().any(latin) {
        return Some(NameDoubt::Mixed);
    }
    if has_han && let Some(character) = name.chars().find(|c| [' ', '-', '\'', ',', '.'].contains(c)) {
        return Some(NameDoubt::Character(character));
    }
    let length = name.chars().count();
    let most = if has_han { 25 } else { 50 };
    if length < 2 || length > most { Some(NameDoubt::Length) } else { None }
}

/// Whether a text typed for a name is a number: a telephone's or a certificate's that belongs into another field.
pub fn is_number(name: &str) -> bool {
    let digits = name.chars().filter(|sign| sign.is_numeric()).count();
    digits >= FEWEST_DIGITS && !name.chars().any(is_han)
}

/// Whether a character is a Chinese character of any block up to extension I, 〇 included.
pub fn is_han(character: char) -> bool {
    matches!(u32::from(character),
        0x3007 | 0x3400..=0x4DBF | 0x4E00..=0x9FFF | 0xF900..=0xFAFF | 0x2_0000..=0x3_23AF)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn mobiles() {
        assert!(is_mobile("13012344321"));
        for wrong in ["12012344321", "1301234432", "130123443210", "1301234432a", "", "０3012344321"] {
            assert!(!is_mobile(wrong), "{wrong}");
        }
    }

    #[test]
    fn landlines() {
        for right in
            ["010-62000000", "01062000000", "0755-26000000", "075526000000", "0755-26000000-123", "0891-6300000"]
        {
            assert!(is_landline(right), "{right}");
        }
        for wrong in
            ["0755-06000000", "755-26000000", "0755-260000", "0101-2600000", "", "13012344321", "0755-26000000-"]
        {
            assert!(!is_landline(wrong), "{wrong}");
        }
    }

    #[test]
    fn emails() {
        for right in ["a@b.cn", "zhang.san+x@example.com.cn", "a_b-c@sub.example.com"] {
            assert!(is_email(right), "{right}");
        }
        for wrong in [
            "",
            "a",
            "a@",
            "@b.cn",
            "a@b",
            "a@@b.cn",
            "a b@c.cn",
            "a@b..cn",
            ".a@b.cn",
            "a@-b.cn",
            "张@例.cn",
            "a@b.1",
            "a@1.2.3.4",
        ] {
            assert!(!is_email(wrong), "{wrong}");
        }
        assert!(is_email(&format!("{}@b.cn", "a".repeat(64))));
        assert!(!is_email(&format!("{}@b.cn", "a".repeat(65))));
    }

    #[test]
    fn names() {
        for right in ["张三", "欧阳样本", "买买提·样本", "𠮷野样本", "〇样本", "JOHN SMITH"] {
            assert_eq!(doubt_name(right), None, "{right}");
        }
        assert_eq!(doubt_name("张"), Some(NameDoubt::Length));
        assert_eq!(doubt_name("张3"), Some(NameDoubt::Character('3')));
        assert_eq!(doubt_name("张 三"), Some(NameDoubt::Character(' ')));
        assert_eq!(doubt_name("张San"), Some(NameDoubt::Mixed));
        for number in
            ["13900139001", "１３９００１３９００１", "0755-26000000", "+86 139 0013 9001", "44030519900307000X"]
        {
            assert!(is_number(number), "{number}");
        }
        for name in ["张三", "JOHN SMITH", "张3", "张三13900139001", "JOHN 3", ""] {
            assert!(!is_number(name), "{name}");
        }
        assert_eq!(doubt_name(&"样".repeat(25)), None);
        assert_eq!(doubt_name(&"样".repeat(26)), Some(NameDoubt::Length));
    }
}
