//! Which materials a filing needs and why: the checklist, and the findings about materials that are missing.

use crate::filing::path::{MANAGER, PRINCIPAL, SUBJECT_CERTIFICATE as SUBJECT};
use crate::filing::{Filing, Kind, Page, Shape, field};
use crate::finding::{Argument, Finding, Level};
use crate::i18n::Language;
use crate::reference::province::LocalPractice;

use super::case::certificate;
use super::certificate_picture::picture_against;
use super::rule::FORM;
use super::{Case, Material, MaterialState, Need, Rule, Topic, letters, reason, residence};

rules! {
    const SUBJECT_PHOTO: Rule = Rule::error("subject-photo-missing").prevents(&["WXD-SUBJECT-PHOTO", "TC-CERT-BAD"]);
    const PERSON_PHOTO: Rule = Rule::error("person-photo-missing").prevents(&["TC-CERT-BAD"]);
    const PERSON_BACK: Rule =
        Rule::warning("person-back-missing").prevents(&["TC-CERT-BAD"]).reads(&[PRINCIPAL, MANAGER, "change"]);
    const PRINCIPAL_LETTER: Rule = Rule::error("letter-missing-principal").prevents(&["WXD-AUTH-SUBJECT"]);
    const MANAGER_LETTER: Rule = Rule::error("letter-missing-manager").prevents(&["WXD-AUTH-APP", "TC-AUTH-SERVICE"]);
    const RESIDENCE: Rule = Rule::error("residence-missing").prevents(&["WXD-RESIDENCE", "TC-CROSS-PROVINCE"]);
    const RENAME: Rule = Rule::error("rename-letter-missing").prevents(&["WXD-RENAME"]);
    const COMMITMENT: Rule = Rule::warning("commitment-missing")
        .prevents(&["PV-GD-COMMIT"])
        .from_source("腾讯云《广东省管局要求》")
        .reads(LOCAL);
    const JIANGSU: Rule = Rule::warning("jiangsu-letters-missing")
        .prevents(&["PV-JS-LETTERS"])
        .from_source("腾讯云《江苏管局备案要求》")
        .reads(LOCAL);
    const PARTY: Rule = Rule::warning("party-letter-missing")
        .prevents(&["PV-XJ-PARTY"])
        .from_source("腾讯云《新疆管局备案要求》")
        .reads(LOCAL);
    const PROPOSAL: Rule =
        Rule::warning("proposal-missing").from_source("腾讯云《湖南管局备案要求》、UCloud、华为云").reads(LOCAL);
}

/// The answers on which the letters of a province depend.
const LOCAL: &[&str] = &[
    field!("icp_subject.base_info.province"),
    field!("icp_subject.base_info.type"),
    field!("facts.applets_already_filed"),
    "icp_materials",
    "change",
];

pub(super) const TOPIC: Topic = Topic { rules: RULES, kinds: FORM, review };

const PERMIT: &str = field!("icp_subject.personal_info.residence_permit");

/// The demand for one material while the checklist is built.
struct MaterialDemand {
    need: Need,
    /// The reason.
    why: &'static Rule,
    /// The rule found if the material is needed and missing.
    missing: Option<&'static Rule>,
}

const fn required(why: &'static Rule, missing: &'static Rule) -> MaterialDemand {
    MaterialDemand { need: Need::Required, why, missing: Some(missing) }
}

const fn recommended(why: &'static Rule) -> MaterialDemand {
    MaterialDemand { need: Need::Recommended, why, missing: None }
}

const fn open(why: &'static Rule) -> MaterialDemand {
    MaterialDemand { need: Need::Open, why, missing: None }
}

const fn unneeded(why: &'static Rule) -> MaterialDemand {
    MaterialDemand { need: Need::NotNeeded, why, missing: None }
}

fn review(case: &Case<'_>, found: &mut Vec<Finding>) {
    for path in slots(case) {
        let demand = demand(case, &path);
        if let Some(rule) = demand.missing.filter(|_| !case.filing.has(&path)) {
            found.push(rule.on(&path));
        }
    }
}

/// The checklist: every picture slot in form order.
pub(super) fn checklist(case: &Case<'_>, findings: &[Finding]) -> Vec<Material> {
    let material = |slot: String| {
        let MaterialDemand { need, why, missing } = demand(case, &slot);
        // What the user has confirmed as not needed is not demanded any more.
        let said = |rule: &Rule| findings.iter().any(|finding| finding.is(rule) && finding.field == slot);
        let waived = missing.is_some_and(|rule| !case.filing.has(&slot) && !said(rule));
        let need = if waived && need == Need::Required { Need::Recommended } else { need };
        let missed = || findings.iter().find(|finding| finding.field == slot && !case.filing.has(&slot));
        let (need, why) = match wanted(&slot, findings).or_else(missed).filter(|_| !need.is_asked()) {
            Some(finding) if finding.wants.is_some() => (asked(finding), because(&slot, finding)),
            Some(finding) => (Need::Recommended, because(&slot, finding)),
            None => (need, why.on(&slot)),
        };
        let state = state(case, &slot, need, findings);
        Material { slot, needed: need, state, why }
    };
    slots(case).into_iter().map(material).collect()
}

/// The most severe finding that demands a document at `slot`.
fn wanted<'a>(slot: &str, findings: &'a [Finding]) -> Option<&'a Finding> {
    let asks = |finding: &&Finding| finding.wants.as_ref().is_some_and(|wanted| wanted.place == slot);
    findings.iter().filter(asks).min_by_key(|finding| finding.level)
}

/// How urgently a document demanded by a finding is needed.
fn asked(finding: &Finding) -> Need {
    if finding.level == Level::Notice { Need::Recommended } else { Need::Required }
}

/// The finding as the reason in the checklist.
fn because(slot: &str, finding: &Finding) -> Finding {
    let says = |language| finding.what(language);
    reason::WANTED.on(slot).with("what", Argument::Words { zh: says(Language::Chinese), en: says(Language::English) })
}

fn state(case: &Case<'_>, slot: &str, need: Need, findings: &[Finding]) -> MaterialState {
    if !case.filing.has(slot) {
        return if need == Need::NotNeeded { MaterialState::Ok } else { MaterialState::Missing };
    }
    let open = |finding: &Finding| finding.level <= Level::Warning || finding.is(&letters::OWN);
    let concerned = |finding: &Finding| open(finding) && is_about(finding, slot, case.filing);
    if findings.iter().any(concerned) { MaterialState::Attention } else { MaterialState::Ok }
}

/// Whether a finding is about the material at `slot`, about what the certificate there says, or about the day on which
/// the letter there was signed.
fn is_about(finding: &Finding, slot: &str, filing: &Filing) -> bool {
    let within =
        |base: &str| finding.field.strip_prefix(base).is_some_and(|rest| rest.is_empty() || rest.starts_with('['));
    within(slot)
        || within(&format!("facts.letters_signed_on[{slot}]"))
        || picture_against(finding, filing).is_some_and(|place| place == slot)
}

impl Material {
    /// Whether one of the `findings` on `filing` means that this material would be rejected.
    pub fn is_refused(&self, findings: &[Finding], filing: &Filing) -> bool {
        self.state == MaterialState::Attention
            && findings.iter().any(|finding| finding.level == Level::Error && is_about(finding, &self.slot, filing))
    }
}

/// Picture slots of this filing: those of the certification only if it is submitted with the filing, those of
/// pre-approvals once per named approval.
fn slots(case: &Case<'_>) -> Vec<String> {
    let media = field::all().iter().filter(|row| matches!(row.value, Shape::Media | Shape::MediaList));
    let asked = media.filter(|row| row.page != Page::Certification || case.filing.has("auth_data"));
    asked.flat_map(|row| row.places(case.filing)).collect()
}

fn demand(case: &Case<'_>, slot: &str) -> MaterialDemand {
    if case.kind() == Kind::Cancel {
        return unneeded(&reason::CANCEL);
    }
    let base = slot.rsplit_once('.').map_or("", |(base, _)| base);
    let changed = case.asks(slot);
    match slot {
        SUBJECT if case.is_individual() => unneeded(&reason::INDIVIDUAL_CERTIFICATE),
        SUBJECT if case.nature().is_none() => open(&reason::NATURE_OPEN),
        SUBJECT if !changed => unneeded(&reason::UNCHANGED),
        SUBJECT => required(&reason::SUBJECT_CERTIFICATE, &SUBJECT_PHOTO),
        PERMIT => residence_permit(case),
        _ if slot.ends_with(".certificate_photo_front") && changed => required(&reason::PERSON_FRONT, &PERSON_PHOTO),
        _ if slot.ends_with(".certificate_photo_back") && changed => {
            let person = if base == PRINCIPAL { &case.principal } else { &case.manager };
            match person.certificate {
                Some(certificate::PASSPORT) => unneeded(&reason::PASSPORT_BACK),
                Some(certificate::ID_CARD) | None => required(&reason::PERSON_BACK, &PERSON_PHOTO),
                Some(_) => {
                    MaterialDemand { need: Need::Recommended, why: &reason::PERMIT_BACK, missing: Some(&PERSON_BACK) }
                }
            }
        }
        _ if slot.ends_with(".authorization_letter") => {
            letter_of_attorney(case, base, changed || case.names_anew(base))
        }
        _ if slot.ends_with("].media") => pre_approval(case, slot),
        _ if slot.starts_with("icp_materials.") => of_materials(case, slot),
        _ if slot.starts_with("auth_data.") => of_certification(case, slot),
        _ => unneeded(&reason::UNCHANGED),
    }
}

fn residence_permit(case: &Case<'_>) -> MaterialDemand {
    if case.nature().is_none() {
        return open(&reason::NATURE_OPEN);
    }
    if !case.is_individual() {
        return unneeded(&reason::ORGANISATION_RESIDENCE);
    }
    match residence::from_another_province(case) {
        Some(true) if case.kind() == Kind::New || case.changes(PERMIT) => required(&reason::RESIDENCE, &RESIDENCE),
        Some(_) => unneeded(&reason::LOCAL),
        None => open(&reason::RESIDENCE_OPEN),
    }
}

fn letter_of_attorney(case: &Case<'_>, base: &str, changed: bool) -> MaterialDemand {
    if case.nature().is_none() {
        return open(&reason::NATURE_OPEN);
    }
    if case.is_individual() {
        return unneeded(&reason::INDIVIDUAL_LETTER);
    }
    let principal = base == PRINCIPAL;
    let legal = if principal { case.principal_is_legal() } else { case.manager_is_legal() };
    match legal {
        Some(true) if principal => unneeded(&reason::PRINCIPAL_IS_LEGAL),
        Some(true) => unneeded(&reason::MANAGER_IS_LEGAL),
        Some(false) if !changed => unneeded(&reason::UNCHANGED),
        Some(false) if principal => required(&reason::PRINCIPAL_NOT_LEGAL, &PRINCIPAL_LETTER),
        Some(false) => required(&reason::MANAGER_NOT_LEGAL, &MANAGER_LETTER),
        None => recommended(&reason::LEGAL_OPEN),
    }
}

/// The document of a pre-approval; `pre_approval` finds a missing one.
fn pre_approval(case: &Case<'_>, slot: &str) -> MaterialDemand {
    let kind = slot.strip_suffix(".media").and_then(|item| case.filing.number(&format!("{item}.type")));
    let table = &case.reference.pre_approvals;
    if kind.is_none_or(|kind| kind == table.none()) {
        unneeded(&reason::NO_APPROVAL)
    } else if kind.is_some_and(|kind| table.get(kind).is_none()) {
        recommended(&reason::APPROVAL)
    } else {
        MaterialDemand { need: Need::Required, why: &reason::APPROVAL, missing: None }
    }
}

fn of_materials(case: &Case<'_>, slot: &str) -> MaterialDemand {
    let first = case.kind() == Kind::New;
    let warned = |why, missing| MaterialDemand { need: Need::Required, why, missing: Some(missing) };
    match slot.strip_prefix("icp_materials.").unwrap_or_default() {
        "commitment_letter" if case.concerns("PV-GD-COMMIT") && first => {
            warned(&reason::COMMITMENT_GUANGDONG, &COMMITMENT)
        }
        "commitment_letter" if first => recommended(&reason::COMMITMENT),
        "business_name_change_letter" => {
            let renamed = case.filing.flag(field!("facts.subject_name_changed")) == Some(true)
                || (case.kind() == Kind::Change && case.changes(field!("icp_subject.base_info.name")));
            if case.is_individual() {
                unneeded(&reason::INDIVIDUAL_RENAME)
            } else if renamed {
                required(&reason::RENAMED, &RENAME)
            } else {
                unneeded(&reason::NOT_RENAMED)
            }
        }
        "party_building_confirmation_letter" if case.concerns("PV-XJ-PARTY") && first => warned(&reason::PARTY, &PARTY),
        "party_building_confirmation_letter" => unneeded(&reason::PARTY_ELSEWHERE),
        "website_construction_proposal"
            if case.practises(LocalPractice::ConstructionProposal) && first && has_filed(case) =>
        {
            warned(&reason::PROPOSAL, &PROPOSAL)
        }
        "promise_video" | "authenticity_responsibility_letter" | "authenticity_commitment_letter"
            if case.concerns("PV-JS-LETTERS") && first =>
        {
            warned(&reason::JIANGSU, &JIANGSU)
        }
        "promise_video" | "authenticity_responsibility_letter" | "authenticity_commitment_letter" => {
            unneeded(&reason::JIANGSU_ELSEWHERE)
        }
        _ => unneeded(&reason::ON_REQUEST),
    }
}

/// Whether the subject already has a filed mini program.
fn has_filed(case: &Case<'_>) -> bool {
    case.filing.number(field!("facts.applets_already_filed")).is_some_and(|filed| filed > 0)
}

/// Pictures of the certification; `certification` finds missing ones.
fn of_certification(case: &Case<'_>, slot: &str) -> MaterialDemand {
    match slot.strip_prefix("auth_data.").unwrap_or_default() {
        "qualification" if !case.is_individual() => {
            MaterialDemand { need: Need::Required, why: &reason::QUALIFICATION, missing: None }
        }
        "qualification" => unneeded(&reason::INDIVIDUAL_QUALIFICATION),
        "auth_ident_material" if case.filing.has(field!("auth_data.auth_identification")) => {
            MaterialDemand { need: Need::Required, why: &reason::IDENTITY, missing: None }
        }
        "auth_ident_material" => unneeded(&reason::NO_IDENTITY),
        _ => unneeded(&reason::ON_REQUEST),
    }
}
