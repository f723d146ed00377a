//! `AppID` of a mini program and filing numbers (备案号).

/// Whether a text has the form of an AppID: `wx` and 16 lower-case hexadecimal digits.
pub fn is_appid(text: &str) -> bool {
    text.len() == 18
        && text
            .strip_prefix("wx")
            .is_some_and(|rest| rest.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f')))
}

/// Whether an AppID is a placeholder as used in documentation: one or two digits repeated.
pub fn is_placeholder_appid(text: &str) -> bool {
    let digits: std::collections::BTreeSet<u8> = text.bytes().skip(2).collect();
    is_appid(text) && digits.len() <= 2
}

/// What a filing number identifies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Filed {
    /// A subject.
    Subject,
    /// A website (`-N`).
    Website,
    /// An app (`-NA`).
    App,
    /// A mini program (`-NX`).
    Applet,
    /// A quick app (`-NK`).
    QuickApp,
}

/// A filing number split into its parts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FilingNumber<'a> {
    /// Short form of the province.
    pub prefix: &'a str,
    /// What it identifies.
    pub filed: Filed,
    /// Whether the province is abbreviated with a character that the bureaus do not use (川 贵 云 甘 for 蜀 黔 滇 陇).
    pub unusual_prefix: bool,
}

/// Reads a filing number: `京ICP备12345678号-1X`, or in the style of telecom licences `粤B2-20090059-1626X`.
/// `None` for anything else, including the licence number `京ICP证…号`.
pub fn filing_number(text: &str) -> Option<FilingNumber<'_>> {
    const PREFIXES: &str = "京津冀晋蒙辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝蜀黔滇藏陕陇青宁新";
    const UNUSUAL: &str = "川贵云甘";
    let first = text.chars().next()?;
    let (prefix, rest) = text.split_at(first.len_utf8());
    if !PREFIXES.contains(first) && !UNUSUAL.contains(first) {
        return None;
    }
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let service = if let Some(rest) = rest.strip_prefix("ICP备") {
        let (number, service) = rest.split_once('号')?;
        if !digits(number) || number.len() != 8 && number.len() != 10 {
            return None;
        }
        service
    } else {
        let (class, rest) = rest.split_once('-')?;
        let (number, service) = rest.split_at_checked(8)?;
        let right_class = class.len() == 2 && class.starts_with(['A', 'B']) && digits(class.get(1..)?);
        if !right_class || !digits(number) {
            return None;
        }
        service
    };
    let filed = if service.is_empty() {
        Filed::Subject
    } else {
        let service = service.strip_prefix('-')?;
        let (number, filed) = match service.as_bytes().last()? {
            b'A' => (service.strip_suffix('A')?, Filed::App),
            b'X' => (service.strip_suffix('X')?, Filed::Applet),
            b'K' => (service.strip_suffix('K')?, Filed::QuickApp),
            _ => (service, Filed::Website),
        };
        if !digits(number) {
            return None;
        }
        filed
    };
    Some(FilingNumber { prefix, filed, unusual_prefix: UNUSUAL.contains(first) })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn appids() {
        assert!(is_appid("wx1a2b3c4d5e6f7a8b"));
        for wrong in [
            "wx1a2b3c4d5e6f7a8",
            "WX1a2b3c4d5e6f7a8b",
            "wx1A2b3c4d5e6f7a8b",
            "wy1a2b3c4d5e6f7a8b",
            "wx1a2b3c4d5e6f7a8g",
        ] {
            assert!(!is_appid(wrong), "{wrong}");
        }
        assert!(is_placeholder_appid("wx1111111122222222"));
        assert!(!is_placeholder_appid("wx1a2b3c4d5e6f7a8b"));
    }

    #[test]
    fn filing_numbers() {
        let filed = |text| filing_number(text).map(|number| (number.prefix, number.filed, number.unusual_prefix));
        assert_eq!(filed("京ICP备12345678号-1X"), Some(("京", Filed::Applet, false)));
        assert_eq!(filed("京ICP备2023123456号"), Some(("京", Filed::Subject, false)));
        assert_eq!(filed("粤B2-20090059"), Some(("粤", Filed::Subject, false)));
        assert_eq!(filed("粤B2-20090059-1626X"), Some(("粤", Filed::Applet, false)));
        assert_eq!(filed("川ICP备12345678号-2A"), Some(("川", Filed::App, true)));
        assert_eq!(filed("蜀ICP备12345678号-1"), Some(("蜀", Filed::Website, false)));
        for wrong in [
            "京ICP证030173号",
            "京ICP备1234567号",
            "京ICP备12345678号-X",
            "港ICP备12345678号",
            "",
            "京",
            "粤B2-2009005",
            "粤B-20090059",
        ] {
            assert_eq!(filing_number(wrong), None, "{wrong}");
        }
    }
}
