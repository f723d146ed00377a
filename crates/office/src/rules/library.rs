//! Across the drafts of one library: what a bureau would see as one person's number under two names or two subjects.

use crate::filing::path::{MANAGER, PRINCIPAL};
use crate::filing::{Filing, Kind};
use crate::finding::Finding;

use super::Rule;
use super::case::value;
use super::rule::text;
use super::spelling::bare;

rules! {
    const PHONE: Rule = Rule::warning("library-phone").prevents(&["TC-PHONE-USED"]).from_source(LOCAL);
    const EMAIL: Rule = Rule::warning("library-email").prevents(&["HW-PHONE-SAME"]).from_source(HUAWEI);
    const NUMBER: Rule = Rule::warning("library-id-number").prevents(&["PV-ID-USED"]).from_source(LOCAL);
    const NUMBER_JIANGSU: Rule =
        Rule::warning("library-one-company").prevents(&["PV-JS-ONE-COMPANY"]).from_source("腾讯云《江苏管局备案要求》");
    const SAME_NAME: Rule = Rule::warning("library-same-name").prevents(&["MI-2029"]);
    const OPEN: Rule = Rule::notice("library-same-subject").prevents(&["WXR-CONFLICT", "HW-PENDING", "WX-86324"]);
}

const LOCAL: &str = "腾讯云《常见驳回原因及其处理》《各省管局要求》";
const HUAWEI: &str = "华为云《备案驳回咨询》";

/// Provinces that refuse a person whose certificate is filed under another subject.
const ONE_SUBJECT: &[&str] = &["510000", "370000", "650000", "410000", "120000"];
/// Jiangsu, where a person looks after the mini programs of one organisation only.
const JIANGSU: &str = "320000";

/// Another draft of the library.
#[derive(Debug, Clone, Copy)]
pub struct Other<'a> {
    /// Its title, as the messages name it.
    pub title: &'a str,
    /// Its answers.
    pub filing: &'a Filing,
}

/// What `filing` shares with `others` and should not: a telephone number or an e-mail of another person or subject, a
/// certificate number under another subject, a subject that another open draft files too. One finding a field, naming
/// the first draft. Deregistrations are left out.
pub fn compare(filing: &Filing, others: &[Other<'_>]) -> Vec<Finding> {
    let mut found = Vec::new();
    if filing.kind() == Kind::Cancel {
        return found;
    }
    let others: Vec<&Other<'_>> = others.iter().filter(|other| other.filing.kind() != Kind::Cancel).collect();
    let subject = subject(filing);
    let province = filing.text("icp_subject.base_info.province");
    for base in [PRINCIPAL, MANAGER] {
        let number = value(filing, &format!("{base}.certificate_number"));
        for (name, rule) in [("mobile", PHONE), ("emergency_contact", PHONE), ("email", EMAIL)] {
            let path = format!("{base}.{name}");
            let typed = value(filing, &path).to_lowercase();
            if typed.is_empty() {
                continue;
            }
            let shares = |other: &&&Other<'_>| {
                uses(other.filing, name, &typed, &number)
                    || elsewhere(&subject, other) && has(other.filing, name, &typed)
            };
            if let Some(other) = others.iter().find(shares) {
                found.push(rule.on(&path).with("value", text(typed)).with("draft", text(other.title)));
            }
        }
        let path = format!("{base}.certificate_number");
        let bears = |other: &&&Other<'_>| {
            elsewhere(&subject, other) && has(other.filing, "certificate_number", &number.to_lowercase())
        };
        let bearing = others.iter().find(|other| !number.is_empty() && bears(other));
        let rule = match province {
            JIANGSU if base == MANAGER => Some(NUMBER_JIANGSU),
            _ if ONE_SUBJECT.contains(&province) => Some(NUMBER),
            _ => None,
        };
        if let (Some(other), Some(rule)) = (bearing, rule) {
            found.push(rule.on(&path).with("draft", text(other.title)));
        }
    }
    let same = others.iter().find(|other| !subject.is_empty() && self::subject(other.filing) == subject);
    let name = applet_name(filing);
    let bears = |other: &&&Other<'_>| !name.is_empty() && applet_name(other.filing) == name;
    let of_subject = |other: &&&Other<'_>| !subject.is_empty() && self::subject(other.filing) == subject;
    let twin =
        others.iter().filter(|other| other.filing.kind() == Kind::New).find(|other| bears(other) && of_subject(other));
    if let Some(other) = twin.filter(|_| filing.kind() == Kind::New) {
        found.push(SAME_NAME.on("facts.applet_name").with("name", text(&name)).with("draft", text(other.title)));
    }
    if let Some(other) = same {
        found.push(OPEN.on("icp_subject.organize_info.certificate_number").with("draft", text(other.title)));
    }
    found
}

/// The mini program's name as two spellings of it are compared.
fn applet_name(filing: &Filing) -> String {
    let names = ["facts.applet_name", "icp_applets.base_info.name"];
    names.iter().map(|path| bare(&value(filing, path))).find(|name| !name.is_empty()).unwrap_or_default()
}

/// Number of a filing's subject; of an individual, the person's own.
fn subject(filing: &Filing) -> String {
    let number = value(filing, "icp_subject.organize_info.certificate_number");
    if number.is_empty() { value(filing, &format!("{PRINCIPAL}.certificate_number")) } else { number }
}

/// Whether a draft is of another subject than `subject`; unknown subjects are nobody's.
fn elsewhere(subject: &str, other: &Other<'_>) -> bool {
    let theirs = self::subject(other.filing);
    !subject.is_empty() && !theirs.is_empty() && theirs != subject
}

/// Whether a person of a draft with another certificate number uses the value.
fn uses(filing: &Filing, name: &str, typed: &str, number: &str) -> bool {
    [PRINCIPAL, MANAGER].iter().any(|base| {
        let theirs = value(filing, &format!("{base}.certificate_number"));
        let another = !number.is_empty() && !theirs.is_empty() && theirs != number;
        another && shared(filing, base, name).iter().any(|value| value == typed)
    })
}

/// Whether any person of a draft has the value.
fn has(filing: &Filing, name: &str, typed: &str) -> bool {
    [PRINCIPAL, MANAGER].iter().any(|base| shared(filing, base, name).iter().any(|value| value == typed))
}

/// The values of a person that are compared with a field: telephones with both telephones.
fn shared(filing: &Filing, base: &str, name: &str) -> Vec<String> {
    let names: &[&str] = match name {
        "mobile" => &["mobile", "emergency_contact"],
        "emergency_contact" => &["mobile"],
        "email" => &["email"],
        _ => &["certificate_number"],
    };
    names.iter().map(|name| value(filing, &format!("{base}.{name}")).to_lowercase()).collect()
}
