//! Telephones, e-mail addresses and emergency contacts of both responsible persons.

use crate::filing::field::Format;
use crate::filing::path::{MANAGER, PRINCIPAL, SUBJECT_REMARK};
use crate::finding::Finding;
use crate::identifier::contact::{is_email, is_landline, is_mobile};
use crate::identifier::normal::half_width_compact;
use crate::reference::province::LocalPractice;
use crate::reference::telephone::Use;

use super::rule::{FORM, NEW, differ, number, text};
use super::{Case, Rule, Topic};

const PHONES: &[&str] = &[
    field!("icp_subject.base_info.type"),
    field!("icp_subject.base_info.province"),
    field!("icp_subject.principal_info"),
    field!("icp_applets.principal_info"),
    field!("facts.manager_is_principal"),
];
const REMARKS: &[&str] = &[
    field!("icp_subject.base_info"),
    field!("icp_applets.base_info.comment"),
    field!("icp_subject.principal_info"),
    field!("icp_applets.principal_info"),
    field!("facts.emergency_contacts"),
    field!("facts.manager_is_principal"),
];
/// The telephones alone.
const TELEPHONES: &[&str] = &[
    field!("icp_subject.principal_info.mobile"),
    field!("icp_subject.principal_info.emergency_contact"),
    field!("icp_applets.principal_info.mobile"),
    field!("icp_applets.principal_info.emergency_contact"),
];
/// The e-mail addresses alone.
const EMAILS: &[&str] = &[field!("icp_subject.principal_info.email"), field!("icp_applets.principal_info.email")];
/// A person's two telephone numbers, and who uses them.
const OWN_NUMBER: &[&str] = &[
    field!("icp_subject.base_info.type"),
    field!("icp_subject.base_info.province"),
    field!("icp_subject.principal_info.name"),
    field!("icp_subject.principal_info.mobile"),
    field!("icp_subject.principal_info.emergency_contact"),
    field!("icp_applets.principal_info.name"),
    field!("icp_applets.principal_info.mobile"),
    field!("icp_applets.principal_info.emergency_contact"),
    field!("facts.emergency_contacts"),
];
/// The telephone numbers, their owners, and the province.
const NUMBERS: &[&str] = &[
    field!("icp_subject.base_info.type"),
    field!("icp_subject.base_info.province"),
    field!("icp_subject.principal_info.mobile"),
    field!("icp_subject.principal_info.emergency_contact"),
    field!("icp_subject.principal_info.certificate_number"),
    field!("icp_applets.principal_info.mobile"),
    field!("icp_applets.principal_info.emergency_contact"),
    field!("icp_applets.principal_info.certificate_number"),
    field!("facts.manager_is_principal"),
];

rules! {
    const MOBILE_FORM: Rule = Rule::error("mobile-form").reads(TELEPHONES);
    const EMERGENCY_FORM: Rule = Rule::error("emergency-form").reads(TELEPHONES);
    pub(super) const EMAIL_BLANK: Rule = Rule::warning("email-blank").reads(EMAILS);
    pub(super) const PHONE_WIDTH: Rule = Rule::notice("phone-width").reads(TELEPHONES);
    const EMAIL_FORM: Rule = Rule::error("email-form").reads(EMAILS);
    const DATA_CARD: Rule =
        Rule::warning("mobile-data-card").prevents(&["TC-SMS-SEGMENT"]).from_source(SMS).reads(TELEPHONES);
    const VIRTUAL: Rule = Rule::warning("mobile-virtual").prevents(&["TC-SMS-SEGMENT"]).from_source(SMS).reads(TELEPHONES);
    const SEGMENT: Rule = Rule::warning("mobile-segment").prevents(&["TC-SMS-SEGMENT"]).from_source(SMS).reads(TELEPHONES);
    const SAME_AS_EMERGENCY: Rule =
        Rule::warning("emergency-same-as-mobile").prevents(&["HW-PHONE-SAME"]).from_source(HUAWEI).reads(OWN_NUMBER);
    const SHARED_PHONE: Rule =
        Rule::warning("phone-shared").prevents(&["HW-PHONE-SAME"]).from_source(HUAWEI).reads(NUMBERS);
    const SHARED_EMAIL: Rule =
        Rule::warning("email-shared").prevents(&["HW-PHONE-SAME"]).from_source(HUAWEI).reads(PHONES);
    const TWO_NUMBERS: Rule =
        Rule::warning("phones-two").prevents(&["PV-PHONE-TWO"]).from_source(TENCENT).reads(NUMBERS);
    const THREE_NUMBERS: Rule =
        Rule::warning("phones-three").prevents(&["PV-PHONE-THREE"]).from_source(TENCENT).reads(NUMBERS);
    const TIANJIN: Rule =
        Rule::warning("emergency-remark-tianjin").prevents(&["PV-TJ-EMERGENCY"]).from_source(TENCENT).reads(REMARKS);
    const CHONGQING: Rule =
        Rule::warning("emergency-remark-chongqing").prevents(&["PV-CQ-EMERGENCY"]).from_source(TENCENT).reads(REMARKS);
    const ONE_CONTACT: Rule = Rule::warning("same-person-contact").from_source(HUAWEI).reads(PHONES);
    const REACHABLE: Rule = Rule::statement("contact-reachable")
        .prevents(&["WX-SMS-TIMEOUT", "TC-PHONE-DEAD", "TC-PHONE-USED"])
        .reads(TELEPHONES);
}

const SMS: &str = "腾讯云《短信核验类常见问题》";
const HUAWEI: &str = "华为云《备案驳回咨询》";
const TENCENT: &str = "腾讯云《各省管局要求》";

pub(super) const TOPIC: Topic = Topic { rules: RULES, kinds: FORM, review };

fn review(case: &Case<'_>, found: &mut Vec<Finding>) {
    for person in case.people() {
        mobile(case, &person_field!(person.base, "mobile"), &person.mobile, found);
        let path = person_field!(person.base, "emergency_contact");
        let emergency = half_width_phone(case, &path, &person.emergency, found);
        if !emergency.is_empty() && !is_mobile(&emergency) && !is_landline(&emergency) {
            found.push(EMERGENCY_FORM.on(&path).with("value", text(&person.emergency)));
        }
        let joined = half_width_compact(Format::Email, &person.email);
        if joined != person.email && is_email(&joined) {
            let question = case.ask(&EMAIL_BLANK, &person_field!(person.base, "email"));
            found.push(question.with("value", text(&person.email)).with("joined", text(joined)));
        } else if !person.email.is_empty() && !is_email(&person.email) {
            found.push(EMAIL_FORM.on(&person_field!(person.base, "email")).with("value", text(&person.email)));
        }
        // Some bureaus accept an individual's own number, unless someone else is named as its user.
        let user = case.value(&format!("facts.emergency_contacts[{}].name", person.base));
        let own = user.is_empty() || user == person.name;
        let taken = case.is_individual() && case.practises(LocalPractice::OwnEmergencyNumber) && own;
        if !person.mobile.is_empty() && person.mobile == person.emergency && !taken {
            found.push(SAME_AS_EMERGENCY.on(&person_field!(person.base, "emergency_contact")));
        }
    }
    between_persons(case, found);
    numbers_of_the_province(case, found);
    emergency_remark(case, found);
    if NEW.contains(&case.kind()) && case.people().iter().any(|person| !person.mobile.is_empty()) {
        found.push(case.ask(&REACHABLE, &person_field!(case.principal.base, "mobile")));
    }
}

/// A telephone number in half-width characters; a question is added if it was typed in full-width ones.
fn half_width_phone(case: &Case<'_>, path: &str, typed: &str, found: &mut Vec<Finding>) -> String {
    let joined = half_width_compact(Format::Phone, typed);
    if joined != typed && (is_mobile(&joined) || is_landline(&joined)) {
        let question = case.ask(&PHONE_WIDTH, path);
        found.push(question.with("value", text(typed)).with("joined", text(&joined)));
    }
    joined
}

fn mobile(case: &Case<'_>, path: &str, typed: &str, found: &mut Vec<Finding>) {
    if typed.is_empty() {
        return;
    }
    let value = &half_width_phone(case, path, typed, found);
    let rule = match case.reference.segments.usage(value) {
        _ if !is_mobile(value) => MOBILE_FORM,
        Some(Use::Things) => MOBILE_FORM,
        Some(Use::Data) => DATA_CARD,
        Some(Use::Virtual) => VIRTUAL,
        Some(Use::Mobile) => return,
        Some(Use::Satellite) | None => SEGMENT,
    };
    found.push(rule.on(path).with("value", text(typed)));
}

fn between_persons(case: &Case<'_>, found: &mut Vec<Finding>) {
    let [principal, manager] = case.people();
    let equal = |a: &str, b: &str| !a.is_empty() && a == b;
    let between = |rule: Rule, key: &str| {
        let of = |base: &str| format!("{base}.{key}");
        rule.on(&of(manager.base)).or_at(&of(principal.base))
    };
    match case.same_person() {
        Some(false) => {
            if equal(&principal.mobile, &manager.mobile) {
                found.push(between(SHARED_PHONE, "mobile"));
            }
            if equal(&principal.email, &manager.email) {
                found.push(between(SHARED_EMAIL, "email"));
            }
        }
        Some(true) => {
            if differ(&principal.mobile, &manager.mobile) {
                found.push(between(ONE_CONTACT, "mobile"));
            }
            if differ(&principal.email, &manager.email) {
                found.push(between(ONE_CONTACT, "email"));
            }
        }
        None => {}
    }
}

/// Guangdong, Hubei, Chongqing and Ningxia require two different numbers in the four fields; Beijing and Liaoning
/// require three if there are two persons.
fn numbers_of_the_province(case: &Case<'_>, found: &mut Vec<Finding>) {
    let [principal, manager] = case.people();
    let places = [&principal.mobile, &principal.emergency, &manager.mobile, &manager.emergency];
    let mut numbers: Vec<&String> = places.into_iter().filter(|value| !value.is_empty()).collect();
    let complete = numbers.len() == places.len();
    numbers.sort();
    numbers.dedup();
    let path = person_field!(manager.base, "emergency_contact");
    let other = person_field!(principal.base, "emergency_contact");
    if complete && case.concerns("PV-PHONE-TWO") && numbers.len() < 2 {
        found.push(TWO_NUMBERS.on(&path).or_at(&other));
    }
    if complete && case.concerns("PV-PHONE-THREE") && case.same_person() == Some(false) && numbers.len() < 3 {
        found.push(THREE_NUMBERS.on(&path).or_at(&other).with("count", number(numbers.len())));
    }
}

/// Tianjin requires the user of the emergency number in a remark and a number of none of the named persons; Chongqing
/// requires the name from individuals.
fn emergency_remark(case: &Case<'_>, found: &mut Vec<Finding>) {
    let tianjin = case.concerns("PV-TJ-EMERGENCY");
    let rule = if tianjin {
        TIANJIN
    } else if case.concerns("PV-CQ-EMERGENCY") {
        CHONGQING
    } else {
        return;
    };
    let remarks = case.remarks();
    let mut bases = vec![PRINCIPAL];
    if case.same_person() == Some(false) {
        bases.push(MANAGER);
    }
    for person in case.people().into_iter().filter(|person| bases.contains(&person.base)) {
        let name = case.value(&format!("facts.emergency_contacts[{}].name", person.base));
        // The sample wording in the sources contains no number.
        let spoken = remarks.contains("应急") && ["使用人", "使用者", "机主"].iter().any(|word| remarks.contains(word));
        let named =
            if name.is_empty() { remarks.contains(&person.emergency) || spoken } else { remarks.contains(&name) };
        let own = tianjin && case.people().iter().any(|other| other.mobile == person.emergency);
        if !person.emergency.is_empty() && (!named || own) {
            found.push(rule.on(SUBJECT_REMARK).with("number", text(&person.emergency)));
        }
    }
}
