//! Telephones, e-mail addresses and emergency contacts of both responsible persons.

use crate::filing::path::{MANAGER, PRINCIPAL};
use crate::finding::Finding;

use super::rule::{FORM, NEW, number, text};
use super::{Case, Rule, Topic};

const PHONES: &[&str] = &[
    "icp_subject.base_info.type",
    "icp_subject.base_info.province",
    "icp_subject.principal_info",
    "icp_applets.principal_info",
    "facts.manager_is_principal",
];
const REMARKS: &[&str] = &[
    "icp_subject.base_info",
    "icp_applets.base_info.comment",
    "icp_subject.principal_info",
    "icp_applets.principal_info",
    "facts.emergency_contacts",
];
const ONE_PERSON: &[&str] = &["icp_subject.principal_info", "icp_applets.principal_info"];

const MOBILE_FORM: Rule = Rule::error("mobile-form").reads(PHONES);
const EMERGENCY_FORM: Rule = Rule::error("emergency-form").reads(PHONES);
const EMAIL_FORM: Rule = Rule::error("email-form").reads(PHONES);
const DATA_CARD: Rule = Rule::warning("mobile-data-card").prevents(&["TC-SMS-SEGMENT"]).from_source(SMS).reads(PHONES);
const VIRTUAL: Rule = Rule::warning("mobile-virtual").prevents(&["TC-SMS-SEGMENT"]).from_source(SMS).reads(PHONES);
const SEGMENT: Rule = Rule::warning("mobile-segment").prevents(&["TC-SMS-SEGMENT"]).from_source(SMS).reads(PHONES);
const SAME_AS_EMERGENCY: Rule =
    Rule::warning("emergency-same-as-mobile").prevents(&["HW-PHONE-SAME"]).from_source(HUAWEI).reads(PHONES);
const SHARED_PHONE: Rule = Rule::warning("phone-shared").prevents(&["HW-PHONE-SAME"]).from_source(HUAWEI).reads(PHONES);
const SHARED_EMAIL: Rule = Rule::warning("email-shared").prevents(&["HW-PHONE-SAME"]).from_source(HUAWEI).reads(PHONES);
const TWO_NUMBERS: Rule = Rule::warning("phones-two").prevents(&["PV-PHONE-TWO"]).from_source(TENCENT).reads(PHONES);
const THREE_NUMBERS: Rule =
    Rule::warning("phones-three").prevents(&["PV-PHONE-THREE"]).from_source(TENCENT).reads(PHONES);
const TIANJIN: Rule =
    Rule::warning("emergency-remark-tianjin").prevents(&["PV-TJ-EMERGENCY"]).from_source(TENCENT).reads(REMARKS);
const CHONGQING: Rule =
    Rule::warning("emergency-remark-chongqing").prevents(&["PV-CQ-EMERGENCY"]).from_source(TENCENT).reads(REMARKS);
const ONE_CONTACT: Rule = Rule::warning("same-person-contact").from_source(HUAWEI).reads(ONE_PERSON);
const REACHABLE: Rule =
    Rule::notice("contact-reachable").prevents(&["WX-SMS-TIMEOUT", "TC-PHONE-DEAD", "TC-PHONE-USED"]).reads(ONE_PERSON);

const SMS: &str = "腾讯云《短信核验类常见问题》";
const HUAWEI: &str = "华为云《备案驳回咨询》";
const TENCENT: &str = "腾讯云《各省管局要求》";

pub(super) const TOPIC: Topic = Topic {
    rules: &[
        &MOBILE_FORM,
        &EMERGENCY_FORM,
        &EMAIL_FORM,
        &DATA_CARD,
        &VIRTUAL,
        &SEGMENT,
        &SAME_AS_EMERGENCY,
        &SHARED_PHONE,
        &SHARED_EMAIL,
        &TWO_NUMBERS,
        &THREE_NUMBERS,
        &TIANJIN,
        &CHONGQING,
        &ONE_CONTACT,
        &REACHABLE,
    ],
    kinds: FORM,
    review,
};

const BEIJING: &str = "110000";

fn review(case: &Case<'_>, found: &mut Vec<Finding>) {
    for person in case.people() {
        mobile(&person.path("mobile"), &person.mobile, found);
        if !person.emergency.is_empty() && !is_mobile(&person.emergency) && !is_landline(&person.emergency) {
            let path = person.path("emergency_contact");
            found.push(EMERGENCY_FORM.on(&path).with("value", text(&person.emergency)));
        }
        if !person.email.is_empty() && !is_email(&person.email) {
            found.push(EMAIL_FORM.on(&person.path("email")).with("value", text(&person.email)));
        }
        let beijing_individual = case.is_individual() && case.province() == BEIJING;
        if !person.mobile.is_empty() && person.mobile == person.emergency && !beijing_individual {
            found.push(SAME_AS_EMERGENCY.on(&person.path("emergency_contact")));
        }
    }
    between_persons(case, found);
    numbers_of_the_province(case, found);
    emergency_remark(case, found);
    if NEW.contains(&case.kind()) && case.people().iter().any(|person| !person.mobile.is_empty()) {
        found.extend(REACHABLE.asked(case, &case.principal.path("mobile")));
    }
}

fn mobile(path: &str, value: &str, found: &mut Vec<Finding>) {
    if value.is_empty() {
        return;
    }
    let rule = match value.get(..3).unwrap_or_default() {
        _ if !is_mobile(value) => MOBILE_FORM,
        "145" | "147" | "149" => DATA_CARD,
        "162" | "165" | "167" | "170" | "171" => VIRTUAL,
        _ if !is_known_segment(value) => SEGMENT,
        _ => return,
    };
    found.push(rule.on(path).with("value", text(value)));
}

fn between_persons(case: &Case<'_>, found: &mut Vec<Finding>) {
    let [principal, manager] = case.people();
    let equal = |a: &str, b: &str| !a.is_empty() && a == b;
    match case.same_person() {
        Some(false) => {
            if equal(&principal.mobile, &manager.mobile) {
                found.push(SHARED_PHONE.on(&manager.path("mobile")));
            }
            if equal(&principal.email, &manager.email) {
                found.push(SHARED_EMAIL.on(&manager.path("email")));
            }
        }
        Some(true) => {
            let differs = |a: &str, b: &str| !a.is_empty() && !b.is_empty() && a != b;
            if differs(&principal.mobile, &manager.mobile) {
                found.push(ONE_CONTACT.on(&manager.path("mobile")));
            }
            if differs(&principal.email, &manager.email) {
                found.push(ONE_CONTACT.on(&manager.path("email")));
            }
        }
        None => {}
    }
}

/// Guangdong, Hubei, Chongqing and Ningxia want two different numbers over the four places; Beijing and Liaoning
/// want three once two persons are named.
fn numbers_of_the_province(case: &Case<'_>, found: &mut Vec<Finding>) {
    let [principal, manager] = case.people();
    let places = [&principal.mobile, &principal.emergency, &manager.mobile, &manager.emergency];
    let mut numbers: Vec<&String> = places.into_iter().filter(|value| !value.is_empty()).collect();
    let complete = numbers.len() == places.len();
    numbers.sort();
    numbers.dedup();
    let path = manager.path("emergency_contact");
    let two = matches!(case.province(), "440000" | "420000" | "500000" | "640000");
    if complete && two && numbers.len() < 2 {
        found.push(TWO_NUMBERS.on(&path));
    }
    let three = matches!(case.province(), BEIJING | "210000") && case.is_organisation();
    if complete && three && case.same_person() == Some(false) && numbers.len() < 3 {
        found.push(THREE_NUMBERS.on(&path).with("count", number(numbers.len())));
    }
}

/// Tianjin wants the user of the emergency number in a remark and a number of nobody named; Chongqing wants the name
/// from individuals.
fn emergency_remark(case: &Case<'_>, found: &mut Vec<Finding>) {
    let rule = match case.province() {
        "120000" => TIANJIN,
        "500000" if case.is_individual() => CHONGQING,
        _ => return,
    };
    let remarks = case.value("icp_subject.base_info.comment") + &case.value("icp_applets.base_info.comment");
    let mut bases = vec![PRINCIPAL];
    if case.same_person() == Some(false) {
        bases.push(MANAGER);
    }
    for person in case.people().into_iter().filter(|person| bases.contains(&person.base)) {
        let name = case.value(&format!("facts.emergency_contacts[{}].name", person.base));
        let named = if name.is_empty() { remarks.contains(&person.emergency) } else { remarks.contains(&name) };
        let own = case.province() == "120000" && case.people().iter().any(|other| other.mobile == person.emergency);
        if !person.emergency.is_empty() && (!named || own) {
            found.push(rule.on("icp_subject.base_info.comment").with("number", text(&person.emergency)));
        }
    }
}

pub(super) fn is_mobile(value: &str) -> bool {
    value.len() == 11
        && value.bytes().all(|byte| byte.is_ascii_digit())
        && value.starts_with('1')
        && !matches!(value.as_bytes().get(1), Some(b'0'..=b'2'))
}

/// Segments that are in use, as the metadata of libphonenumber (9.0, Apache-2.0) lists them.
fn is_known_segment(value: &str) -> bool {
    let digit = |index: usize| value.as_bytes().get(index).map_or(0, |byte| byte - b'0');
    match digit(1) {
        3 | 8 => true,
        4 => matches!(digit(2), 5 | 7),
        5 | 9 => digit(2) != 4,
        6 => matches!(digit(2), 2 | 5..=7) || (digit(2) == 1 && digit(3) == 0),
        7 => !matches!(digit(2), 4 | 9) || (digit(2) == 4 && digit(3) == 0 && digit(4) <= 5),
        _ => false,
    }
}

/// Area code of three or four digits with its zero, number of seven or eight, extension.
fn is_landline(value: &str) -> bool {
    let mut parts = value.split('-');
    let digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    let first = parts.next().unwrap_or_default();
    let rest: Vec<&str> = parts.collect();
    if !digits(first) || !rest.iter().all(|part| digits(part)) || !first.starts_with('0') {
        return false;
    }
    let area = |code: &str| match code.as_bytes() {
        [b'0', b'1', b'0'] | [b'0', b'2', _] => true,
        [b'0', b'3'..=b'9', _, _] => true,
        _ => false,
    };
    let line = |number: &str| (7..=8).contains(&number.len()) && !number.starts_with('0');
    let short = if first.starts_with("01") || first.starts_with("02") { 3 } else { 4 };
    let (code, number, extension) = match (first.len() > short, rest.as_slice()) {
        (false, [number]) => (first, *number, None),
        (false, [number, extension]) => (first, *number, Some(*extension)),
        (true, []) => (&first[..short], &first[short..], None),
        (true, [extension]) => (&first[..short], &first[short..], Some(*extension)),
        _ => return false,
    };
    area(code) && line(number) && extension.is_none_or(|extension| (1..=6).contains(&extension.len()))
}

/// One `@`, a local part, and a domain of labels with a dot, without spaces or two dots in a row.
pub(super) fn is_email(value: &str) -> bool {
    let Some((local, domain)) = value.split_once('@') else { return false };
    let plain =
        |c: char| c.is_ascii_graphic() && !matches!(c, '@' | ',' | ';' | '<' | '>' | '(' | ')' | '"' | '\\' | ':');
    let dots = |part: &str| !part.starts_with('.') && !part.ends_with('.') && !part.contains("..");
    let label = |part: &str| {
        !part.is_empty()
            && !part.starts_with('-')
            && !part.ends_with('-')
            && part.chars().all(|c| c.is_alphanumeric() || c == '-')
    };
    let top = domain.rsplit('.').next().unwrap_or_default();
    !local.is_empty()
        && local.len() <= 64
        && local.chars().all(plain)
        && dots(local)
        && domain.contains('.')
        && domain.split('.').all(label)
        && top.chars().count() >= 2
        && !top.chars().all(|c| c.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn landlines() {
        for right in
            ["010-88000000", "01088000000", "0755-26000000", "07552600000", "021-5500000-123", "0755-26000000-8"]
        {
            assert!(is_landline(right), "{right}");
        }
        for wrong in
            ["88000000", "010-08000000", "0105-8800000", "010-880000", "010-88000000-", "010", "0755-260000000"]
        {
            assert!(!is_landline(wrong), "{wrong}");
        }
    }

    #[test]
    fn mobiles() {
        assert!(is_mobile("13800138000") && is_known_segment("13800138000"));
        assert!(is_known_segment("17405000000") && !is_known_segment("17406000000"));
        assert!(!is_mobile("12800138000") && !is_mobile("1380013800") && !is_mobile("138001380000"));
    }

    #[test]
    fn addresses() {
        for right in ["a@b.cn", "zhang.san+1@mail.example.com", "张三@example.com", "a@例子.中国"] {
            assert_eq!(is_email(right), !right.starts_with('张'), "{right}");
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
            "a@b.c",
            "a@-b.cn",
            "a@1.2.3.4",
        ] {
            assert!(!is_email(wrong), "{wrong}");
        }
    }
}
