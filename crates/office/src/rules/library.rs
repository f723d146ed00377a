//! Compares the drafts of one library: a bureau would see one person's number under two names or two subjects.

use crate::filing::path::{FILED, MANAGER, PRINCIPAL, REGION};
use crate::filing::{Filing, Kind};
use crate::finding::Finding;
use crate::identifier::Profile;
use crate::identifier::normal;
use crate::identifier::profile::Contact;
use crate::reference::province::{LocalPractice, Provinces};

use super::Rule;
use super::rule::text;

rules! {
    const PHONE: Rule = Rule::warning("library-phone").prevents(&["TC-PHONE-USED"]).from_source(LOCAL).reads(PERSONS);
    const EMAIL: Rule = Rule::warning("library-email").prevents(&["HW-PHONE-SAME"]).from_source(HUAWEI).reads(PERSONS);
    const NUMBER: Rule = Rule::warning("library-id-number").prevents(&["PV-ID-USED"]).from_source(LOCAL).reads(PERSONS);
    const NUMBER_JIANGSU: Rule = Rule::warning("library-one-company")
        .prevents(&["PV-JS-ONE-COMPANY"])
        .from_source("腾讯云《江苏管局备案要求》")
        .reads(PERSONS);
    const SAME_NAME: Rule = Rule::warning("library-same-name").prevents(&["MI-2029"]).reads(SUBJECT);
    const UNCHANGED: Rule = Rule::warning("change-nothing-differs").reads(CHANGE);
    const UNDER_REVIEW: Rule = Rule::warning("library-under-review")
        .prevents(&["WXR-CONFLICT", "HW-PENDING", "WX-86324"])
        .reads(SUBJECT);
    const OPEN: Rule =
        Rule::notice("library-same-subject").prevents(&["WXR-CONFLICT", "HW-PENDING", "WX-86324"]).reads(SUBJECT);
}

const PERSONS: &[&str] = &[
    PRINCIPAL,
    MANAGER,
    field!("icp_subject.base_info.province"),
    field!("icp_subject.organize_info.certificate_number"),
];
/// What a modification may list, and whether the filed answers are known.
const CHANGE: &[&str] = &["change", FILED, "icp_subject", "icp_applets", "icp_materials"];
const SUBJECT: &[&str] = &[
    field!("icp_subject.organize_info.certificate_number"),
    field!("icp_subject.principal_info.certificate_number"),
    field!("facts.applet_name"),
    field!("facts.appid"),
];

const LOCAL: &str = "腾讯云《常见驳回原因及其处理》《各省管局要求》";
const HUAWEI: &str = "华为云《备案驳回咨询》";

/// Another draft of the library.
#[derive(Debug, Clone)]
pub struct Other<'a> {
    /// Its title, for the messages.
    pub title: &'a str,
    /// Its identifiers.
    pub profile: &'a Profile,
    /// How far it is.
    pub standing: OtherStanding,
}

/// How far another draft is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OtherStanding {
    /// It has not been submitted yet, or was sent back, and may still be submitted.
    Open,
    /// The platform or a bureau is reviewing it.
    UnderReview,
    /// It is filed: nothing is pending.
    Filed,
}

/// What `filing` shares with `others` although it should not: a telephone number or e-mail of another person or
/// subject, a certificate number under another subject, or a subject that another open draft files too. One finding per
/// field, naming the first such draft. For a deregistration such shared values do not matter, only what else is open or
/// under review for its mini program or subject.
pub fn compare(filing: &Filing, others: &[Other<'_>], provinces: &Provinces) -> Vec<Finding> {
    let mut found = Vec::new();
    let mine = Profile::of(filing);
    let waits = |other: &&Other<'_>| {
        let same_subject = !mine.subject.is_empty() && other.profile.subject == mine.subject;
        other.standing == OtherStanding::UnderReview && (same_subject || other.profile.is_of_same_applet(&mine))
    };
    let number = |other: &Other<'_>| {
        let numbers = [field!("icp_applets.base_info.record_number"), field!("icp_subject.base_info.record_number")];
        numbers[usize::from(!other.profile.is_of_same_applet(&mine))]
    };
    let waiting = others.iter().find(waits).filter(|_| mine.kind != Kind::New);
    if let Some(other) = waiting {
        found.push(UNDER_REVIEW.on(number(other)).with("draft", text(other.title)));
    }
    if mine.kind == Kind::Cancel {
        let open = |other: &&Other<'_>| {
            let same_subject = !mine.subject.is_empty() && other.profile.subject == mine.subject;
            other.standing == OtherStanding::Open && (same_subject || other.profile.is_of_same_applet(&mine))
        };
        let open = others.iter().find(open).filter(|_| waiting.is_none());
        found.extend(open.map(|other| OPEN.on(number(other)).with("draft", text(other.title))));
        return found;
    }
    let first = |shares: &dyn Fn(&Profile) -> bool| {
        others.iter().find(|other| other.profile.kind != Kind::Cancel && shares(other.profile))
    };
    // An unknown subject matches no other subject.
    let elsewhere =
        |theirs: &Profile| !mine.subject.is_empty() && !theirs.subject.is_empty() && theirs.subject != mine.subject;
    let practises = |practice| provinces.practises(filing.text(REGION[0]), practice);
    for (base, person) in [(PRINCIPAL, &mine.principal), (MANAGER, &mine.manager)] {
        for (name, rule) in [("mobile", PHONE), ("emergency_contact", PHONE), ("email", EMAIL)] {
            let typed = match name {
                "mobile" => &person.mobile,
                "emergency_contact" => &person.emergency,
                _ => &person.email,
            };
            let shares = |theirs: &Profile| {
                theirs.contacts().iter().any(|other| {
                    let another =
                        !person.number.is_empty() && !other.number.is_empty() && other.number != person.number;
                    (another || elsewhere(theirs)) && reached_by(other, name).contains(&typed.as_str())
                })
            };
            if let Some(other) = first(&shares).filter(|_| !typed.is_empty()) {
                let value = typed.clone();
                found.push(
                    rule.on(&format!("{base}.{name}")).with("value", text(value)).with("draft", text(other.title)),
                );
            }
        }
        let bears =
            |theirs: &Profile| elsewhere(theirs) && theirs.contacts().iter().any(|other| other.number == person.number);
        let rule = if base == MANAGER && practises(LocalPractice::OneOrganisationAManager) {
            Some(NUMBER_JIANGSU)
        } else {
            Some(NUMBER).filter(|_| practises(LocalPractice::OneSubjectAPerson))
        };
        if let (Some(other), Some(rule)) = (first(&bears).filter(|_| !person.number.is_empty()), rule) {
            found.push(rule.on(&person_field!(base, "certificate_number")).with("draft", text(other.title)));
        }
    }
    let same = others.iter().find(|other| {
        other.profile.kind != Kind::Cancel
            && other.standing != OtherStanding::Filed
            && other.profile.subject == mine.subject
    });
    let same = same.filter(|_| waiting.is_none() && !mine.subject.is_empty());
    let twin = |theirs: &Profile| {
        let both_new = mine.kind == Kind::New && theirs.kind == Kind::New;
        both_new && theirs.subject == mine.subject && theirs.applet == mine.applet
    };
    if let Some(other) = first(&twin).filter(|_| !mine.subject.is_empty() && !mine.applet.is_empty()) {
        let name = text(normal::value(filing, filing.applet_name_path()));
        found.push(SAME_NAME.on(filing.applet_name_path()).with("name", name).with("draft", text(other.title)));
    }
    if let Some(other) = same {
        found.push(OPEN.on(field!("icp_subject.organize_info.certificate_number")).with("draft", text(other.title)));
    }
    found
}

/// Finds that a modification would change nothing: it only lists what is in `filed`, an earlier filing of the same mini
/// program kept as the draft `title`, word for word. If the filing itself contains the filed answers, `change-same`
/// says so at each field.
pub fn unchanged(filing: &Filing, filed: &Filing, title: &str) -> Option<Finding> {
    if filing.has(FILED) {
        return None;
    }
    let list = field!("change.changed");
    let listed = filing.list(list).iter().filter_map(|path| path.as_str()).map(str::trim);
    let listed: Vec<&str> = listed.filter(|path| filing.has(path)).collect();
    let same = !listed.is_empty() && listed.iter().all(|path| filing.get(path) == filed.get(path));
    same.then(|| UNCHANGED.on(list).with("draft", text(title)))
}

/// The values of a person that are compared with a field: a mobile number with both telephone numbers.
fn reached_by<'a>(contact: &'a Contact, name: &str) -> Vec<&'a str> {
    match name {
        "mobile" => vec![&contact.mobile, &contact.emergency],
        "emergency_contact" => vec![&contact.mobile],
        _ => vec![&contact.email],
    }
}
