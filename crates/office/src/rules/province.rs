//! Additional rules of the provincial bureaus: structured ones as checks, the others as questions by topic where
//! relevant.
//!
//! All of them are taken from access providers' pages on website and APP filing with the same bureaus, so nothing here
//! blocks.

use crate::filing::Kind;
use crate::filing::path::{SERVICES, SUBJECT_NAME as SUBJECT, SUBJECT_REMARK as REMARK};
use crate::finding::{Argument, Finding};
use crate::language::Text;
use crate::reference::content::Service;
use crate::reference::province::{LocalPractice, PhoneLocal, Province, ProvinceRule, RuleTopic as About};
use crate::reference::subject::{ENTERPRISE, MEDICAL as MEDICAL_INSTITUTION, STATE_BODIES};
use crate::reference::words::List;

use super::age::OF_AGE;
use super::case::{Person, certificate};
use super::residence::from_another_province;
use super::rule::{FORM, text};
use super::service_content::{chosen, titles};
use super::{Case, Rule, Topic};

/// Who files what: all answers except the validity of certificates and contact details.
const WHO: &[&str] = &[
    field!("icp_subject.base_info"),
    field!("icp_subject.organize_info"),
    field!("icp_subject.personal_info"),
    field!("icp_subject.legal_person_info"),
    field!("icp_subject.principal_info.name"),
    field!("icp_subject.principal_info.certificate_type"),
    field!("icp_subject.principal_info.certificate_number"),
    field!("icp_applets.base_info"),
    field!("icp_applets.principal_info.name"),
    field!("icp_applets.principal_info.certificate_type"),
    field!("icp_applets.principal_info.certificate_number"),
    "icp_materials",
    "facts",
];
/// The subject's certificate: its kind, its picture and its owner.
const LICENCE_PICTURE: &[&str] = &[
    field!("icp_subject.base_info.type"),
    PROVINCE,
    CERTIFICATE,
    field!("icp_subject.organize_info.certificate_photo"),
];
/// Name and owner of a sole proprietor's business.
const TRADER_NAME: &[&str] = &[
    field!("icp_subject.base_info.type"),
    PROVINCE,
    SUBJECT,
    REMARK,
    field!("icp_subject.organize_info.certificate_number"),
    field!("icp_subject.legal_person_info.name"),
    field!("icp_subject.principal_info.name"),
    field!("facts.sole_proprietor"),
];
/// The numbers of the persons' certificates.
const NUMBERS: &[&str] = &[
    field!("icp_subject.base_info.type"),
    PROVINCE,
    field!("icp_subject.principal_info.certificate_type"),
    field!("icp_subject.principal_info.certificate_number"),
    field!("icp_applets.principal_info.certificate_type"),
    field!("icp_applets.principal_info.certificate_number"),
];
/// The mobile numbers, and whether an individual files from another province.
const PHONES: &[&str] = &[
    field!("icp_subject.base_info.type"),
    PROVINCE,
    field!("icp_subject.organize_info.certificate_address"),
    field!("icp_subject.principal_info.certificate_type"),
    field!("icp_subject.principal_info.certificate_number"),
    field!("icp_subject.principal_info.mobile"),
    field!("icp_applets.principal_info.mobile"),
];
const LICENCE: &[&str] = &[
    field!("icp_subject.base_info"),
    field!("icp_subject.organize_info"),
    field!("icp_subject.principal_info.certificate_type"),
    field!("icp_applets.base_info"),
    field!("icp_applets.principal_info.certificate_type"),
    field!("facts.applet_name"),
    field!("facts.business_scope"),
];
const NAMES: &[&str] = &[
    field!("icp_subject.base_info"),
    field!("icp_applets.base_info"),
    field!("facts.applet_name"),
    field!("facts.business_scope"),
];

rules! {
    const FUJIAN: Rule = Rule::warning("certificate-fujian")
        .prevents(&["PV-FJ-IDONLY"])
        .from_source("华为云《备案管局咨询》")
        .reads(WHO);
    const TRAVEL_PERMIT: Rule = Rule::warning("individual-travel-permit").prevents(&["UC-PERSON-CERT"]).reads(WHO);
    const PASSPORT: Rule = Rule::warning("individual-passport").prevents(&["UC-PERSON-CERT"]).reads(WHO);
    const HEBEI: Rule =
        Rule::warning("foreigner-hebei").prevents(&["PV-HEB-FOREIGN"]).from_source("华为云《备案管局咨询》").reads(WHO);
    const FOREIGN_LEGAL: Rule = Rule::warning("foreigner-principal")
        .prevents(&["PV-FOREIGN-LEGAL"])
        .from_source("腾讯云《各省管局要求》、UCloud《各省管局规则》")
        .reads(WHO);
    const HONG_KONG: Rule = Rule::warning("certificate-hong-kong")
        .prevents(&["PV-HK-CERT"])
        .from_source("腾讯云《上海管局备案要求》《北京管局要求》")
        .reads(WHO);
    const NATIONALITY: Rule = Rule::notice("certificate-nationality").prevents(&["PV-HK-CERT"]).reads(WHO);
    const TAIWAN: Rule = Rule::statement("certificate-taiwan-jiangsu")
        .prevents(&["PV-JS-TW"])
        .from_source("腾讯云《江苏管局备案要求》")
        .reads(NUMBERS);
    const SAME_PERSON: Rule = Rule::warning("persons-must-be-one")
        .prevents(&["PV-SAME-PERSON"])
        .from_source("腾讯云《江苏管局备案要求》、华为云《备案管局咨询》")
        .reads(WHO);
    const TRADE_NAME: Rule =
        Rule::warning("sole-proprietor-trade-name").prevents(&["PV-SHOP"]).from_source(TENCENT).reads(WHO);
    const SEAL: Rule = Rule::statement("sole-proprietor-seal").prevents(&["PV-SHOP"]).from_source(TENCENT).reads(TRADER_NAME);
    const MEDICAL: Rule =
        Rule::warning("certificate-medical").prevents(&["PV-GD-MEDICAL"]).from_source(GUANGDONG).reads(LICENCE);
    const HOSPITAL: Rule =
        Rule::warning("remark-hospital").prevents(&["PV-GD-HOSPITAL"]).from_source(GUANGDONG).reads(LICENCE);
    const LAW_FIRM: Rule = Rule::statement("certificate-law-firm")
        .prevents(&["PV-BJ-LAWFIRM"])
        .from_source("腾讯云《北京管局要求》")
        .reads(LICENCE_PICTURE);
    const HAINAN: Rule = Rule::statement("licence-seal-hainan")
        .prevents(&["HW-HAINAN-SEAL"])
        .from_source("华为云《备案管局咨询》")
        .reads(LICENCE_PICTURE);
    const PAPER: Rule = Rule::statement("licence-paper-shanghai")
        .prevents(&["HW-SH-ELICENCE"])
        .from_source("华为云备案规则")
        .reads(LICENCE_PICTURE);
    const PHONE: Rule = Rule::statement("phone-local").prevents(&["TC-PHONE-PROVINCE"]).reads(PHONES);
    const PHONE_XINJIANG: Rule = Rule::statement("phone-local").prevents(&["TC-PHONE-PROVINCE", "PV-XJ-PHONE"]).reads(PHONES);
    const PERSONS: Rule = Rule::notice("province-persons").reads(WHO);
    const FOREIGNER: Rule = Rule::notice("province-foreigner").reads(WHO);
    const TRADER: Rule = Rule::notice("province-sole-proprietor").reads(WHO);
    const SERVICES_LOCAL: Rule = Rule::notice("province-services").reads(WHO);
    const STATE_BODY: Rule = Rule::notice("province-government").reads(WHO);
    const LIMIT: Rule = Rule::notice("province-limit").reads(WHO);
    const CHANGE: Rule = Rule::notice("province-change").reads(WHO);
    const APPROVAL: Rule = Rule::notice("province-pre-approval").reads(WHO);
    const CERTIFICATES: Rule = Rule::notice("province-certificate").reads(LICENCE);
    const ADDRESS: Rule = Rule::notice("province-address").reads(&["icp_subject"]);
    const NAME: Rule = Rule::notice("province-name").reads(NAMES);
    const REMARKS: Rule = Rule::notice("province-remark").reads(NAMES);
    const LETTERS: Rule = Rule::notice("province-letter").reads(WHO);
    const AGE: Rule = Rule::notice("province-age").reads(WHO);
}

const TENCENT: &str = "腾讯云《各省管局要求》";
const GUANGDONG: &str = "腾讯云《广东省管局要求》";

pub(super) const TOPIC: Topic = Topic { rules: RULES, kinds: FORM, review };

const PROVINCE: &str = field!("icp_subject.base_info.province");
const CERTIFICATE: &str = field!("icp_subject.organize_info.certificate_type");
/// Permits of a medical institution; since 2022 a clinic has a record certificate, which does not expire.
const MEDICAL_PERMITS: [&str; 2] = ["许可证", "备案凭证"];

fn review(case: &Case<'_>, found: &mut Vec<Finding>) {
    let Some(province) = case.reference.provinces.get(case.province()) else { return };
    if case.is_individual() {
        individual(case, province, found);
    } else if case.is_organisation() {
        organisation(case, found);
    } else {
        return;
    }
    people(case, found);
    phones(case, province, found);
    published(case, province, found);
}

fn individual(case: &Case<'_>, province: &Province, found: &mut Vec<Finding>) {
    let kind = case.principal.certificate;
    let path = person_field!(case.principal.base, "certificate_type");
    if case.concerns("PV-FJ-IDONLY") && kind.is_some_and(|kind| kind != certificate::ID_CARD) {
        found.push(FUJIAN.on(&path));
        return;
    }
    if case.concerns("PV-HEB-FOREIGN") && kind.is_some_and(is_foreign) {
        found.push(HEBEI.on(&path));
        return;
    }
    // The rule, and the words by which a province's sentence about such persons is recognised.
    let doubted: Option<(Rule, &[&str])> = match kind {
        Some(certificate::HONG_KONG_PERMIT) => Some((TRAVEL_PERMIT, &["港澳", "香港", "澳门"])),
        Some(certificate::TAIWAN_PERMIT) => Some((TRAVEL_PERMIT, &["台"])),
        Some(certificate::PASSPORT) => Some((PASSPORT, &["护照", "外籍", "外国"])),
        _ => None,
    };
    if let Some((rule, of_them)) = doubted {
        let about = [About::Certificate, About::Foreigner];
        let rules = province.rules.iter().filter(|rule| about.contains(&rule.topic) && rule.applies_to.covers(true));
        let rules = rules.filter(|rule| of_them.iter().any(|word| rule.rule_zh.contains(word)));
        let known = if rules.clone().next().is_some() { "yes" } else { "no" };
        let residence = if kind == Some(certificate::TAIWAN_PERMIT) {
            glossed("台湾居民居住证", "residence permit for Taiwan residents")
        } else {
            glossed("港澳居民居住证", "residence permit for Hong Kong and Macau residents")
        };
        found.push(
            with_rules(case, rule.on(&path), province, rules).with("residence", residence).with("known", text(known)),
        );
    }
}

fn organisation(case: &Case<'_>, found: &mut Vec<Finding>) {
    let differ = case.same_person() == Some(false) && case.principal_is_legal() == Some(false);
    if differ && case.concerns("PV-SAME-PERSON") {
        found.push(SAME_PERSON.on(field!("facts.manager_is_principal")));
    }
    let foreign = case.principal.certificate.is_some_and(|kind| {
        is_foreign(kind)
            || case.practises(LocalPractice::PermitsAreForeign) && (is_hong_kong_macau(kind) || is_taiwan(kind))
    });
    if foreign && case.concerns("PV-FOREIGN-LEGAL") {
        found.push(FOREIGN_LEGAL.on(&person_field!(case.principal.base, "certificate_type")));
    }
    let name = case.value(SUBJECT);
    if case.is_sole_proprietor() && case.concerns("PV-SHOP") {
        let owner = &case.principal.name;
        let stem = name.replace("(个体工商户)", "").replace("（个体工商户）", "");
        let explained = case.practises(LocalPractice::OwnersNameExplained) && case.value(REMARK).contains("字号");
        let owners = stem == *owner || stem == case.value(field!("icp_subject.legal_person_info.name"));
        if !stem.is_empty() && owners && !explained {
            found.push(TRADE_NAME.on(SUBJECT).with("name", text(name.clone())));
        } else if case.practises(LocalPractice::SealOfSoleProprietor) {
            found.push(case.ask(&SEAL, SUBJECT));
        }
    }
    let licence = case.filing.number(CERTIFICATE);
    if licence == Some(certificate::MEDICAL_LICENCE) && case.concerns("PV-GD-MEDICAL") {
        found.push(MEDICAL.on(CERTIFICATE));
    }
    let medical = case.nature() == Some(MEDICAL_INSTITUTION)
        || case.reference.words.list(List::Medical).iter().any(|word| name.contains(word.as_str()));
    let remark = case.value(REMARK);
    if medical && case.concerns("PV-GD-HOSPITAL") && !MEDICAL_PERMITS.iter().any(|permit| remark.contains(permit)) {
        found.push(HOSPITAL.on(REMARK));
    }
    if licence == Some(certificate::LAW_LICENCE) && case.concerns("PV-BJ-LAWFIRM") {
        found.push(case.ask(&LAW_FIRM, field!("icp_subject.organize_info.certificate_photo")));
    }
    if case.nature() == Some(ENTERPRISE) && licence == Some(certificate::BUSINESS_LICENCE) {
        for (rejection, rule) in [("HW-HAINAN-SEAL", HAINAN), ("HW-SH-ELICENCE", PAPER)] {
            if case.concerns(rejection) {
                found.push(case.ask(&rule, field!("icp_subject.organize_info.certificate_photo")));
            }
        }
    }
}

/// Certificates of people from Hong Kong, Macau and Taiwan.
fn people(case: &Case<'_>, found: &mut Vec<Finding>) {
    let Some(kind) = case.principal.certificate else { return };
    let path = person_field!(case.principal.base, "certificate_type");
    if case.concerns("PV-HK-CERT") {
        let from = case.value(field!("facts.nationality"));
        let of = |places: &[&str]| places.iter().any(|place| from.to_uppercase().contains(place));
        let hong_kong_macau = of(&["香港", "澳门", "HONG KONG", "MACAU", "MACAO"]);
        let unfit = (hong_kong_macau && !is_hong_kong_macau(kind)) || (of(&["台湾", "TAIWAN"]) && !is_taiwan(kind));
        if unfit {
            found.push(HONG_KONG.on(&path).with("from", text(from)));
        } else if from.is_empty() && kind == certificate::PASSPORT {
            found.push(case.ask(&NATIONALITY, field!("facts.nationality")));
        }
    }
    for person in case.people() {
        let digits = !person.number.is_empty() && person.number.bytes().all(|byte| byte.is_ascii_digit());
        if case.concerns("PV-JS-TW") && person.certificate == Some(certificate::TAIWAN_PERMIT) && digits {
            found.push(case.ask(&TAIWAN, &person_field!(person.base, "certificate_number")));
        }
    }
}

fn phones(case: &Case<'_>, province: &Province, found: &mut Vec<Finding>) {
    let asked = match province.phone_local {
        PhoneLocal::Required => true,
        PhoneLocal::RequiredForIndividual | PhoneLocal::Recommended => case.is_individual(),
        PhoneLocal::RequiredForOutOfProvince => from_another_province(case) == Some(true),
        PhoneLocal::NotRequired | PhoneLocal::Unknown => false,
    };
    if !asked || case.principal.mobile.is_empty() {
        return;
    }
    let rule = if case.concerns("PV-XJ-PHONE") { PHONE_XINJIANG } else { PHONE };
    let rules = province.rules.iter().filter(|rule| rule.topic == About::Phone);
    let question = case.ask(&rule, &person_field!(case.principal.base, "mobile"));
    found.push(with_rules(case, question, province, rules));
}

/// The published rules not covered by a check above: one question per topic, on the relevant answer. The form for mini
/// programs has no field for investors or superior bodies, so the bureaus' rules about those (主体) are left out.
fn published(case: &Case<'_>, province: &Province, found: &mut Vec<Finding>) {
    for (question, path, topics) in relevant(case, province) {
        let rules: Vec<&ProvinceRule> = province.rules.iter().filter(|rule| topics.contains(&rule.topic)).collect();
        if rules.iter().any(|rule| meets(case, rule)) {
            let mut asked = case.ask(&question, &path);
            if asked.is(&SERVICES_LOCAL) {
                let others: Vec<_> = chosen(case).filter(|service| is_other(service)).collect();
                asked = asked.with("services", titles(case, &others));
            }
            found.push(with_rules(case, asked, province, rules.into_iter()));
        }
    }
}

/// Whether a rule is about this filing: its subject, the certificates of its persons, the words of its names and scope.
fn meets(case: &Case<'_>, rule: &ProvinceRule) -> bool {
    let holds = |person: &Person| person.certificate.is_some_and(|kind| rule.holders.contains(&kind));
    let (_, name) = case.applet_name();
    let said = [case.value(SUBJECT), name, super::pre_approval::scope(case)];
    rule.applies_to.covers(case.is_individual())
        && (rule.holders.is_empty() || case.people().into_iter().any(holds))
        && (rule.words.is_empty() || rule.words.iter().any(|word| said.iter().any(|text| text.contains(word))))
}

/// The topics relevant to this filing, each with the answer that makes it relevant.
fn relevant(case: &Case<'_>, province: &Province) -> Vec<(Rule, String, &'static [About])> {
    let content = super::pre_approval::scope(case) + &case.value(field!("icp_applets.base_info.comment"));
    let kind = case.principal.certificate;
    let place = |path: &str| path.to_owned();
    let photo = if case.is_individual() {
        person_field!(case.principal.base, "certificate_photo_front")
    } else {
        place(field!("icp_subject.organize_info.certificate_photo"))
    };
    // Photographs that a modification leaves unchanged were accepted with the filing.
    let shown = case.asks(&photo) || case.needs(&photo);
    // `remark` checks whether an individual's remark describes the content.
    let tells_content = case.is_individual() && case.concerns("PV-REMARK-CONTENT");
    // The checklist demands these letters.
    let letters = !case.concerns("PV-JS-LETTERS") && !case.concerns("PV-GD-COMMIT");
    let topics: [(bool, Rule, String, &'static [About]); 15] = [
        (shown, CERTIFICATES, photo, &[About::Certificate]),
        (is_online_shop(case), ADDRESS, place(field!("icp_subject.base_info.address")), &[About::Address]),
        (true, NAME, place(case.filing.applet_name_path()), &[About::Name]),
        (!tells_content, REMARKS, place(field!("icp_applets.base_info.comment")), &[About::Remark]),
        (letters, LETTERS, place(field!("icp_materials.commitment_letter")), &[About::Letter]),
        (is_young(case, province), AGE, person_field!(case.principal.base, "certificate_number"), &[About::Age]),
        (
            case.principal_is_legal() == Some(false),
            PERSONS,
            place(field!("facts.principal_is_legal_representative")),
            &[About::Principal, About::AppletPrincipal],
        ),
        (
            case.principal_is_legal() == Some(true) && case.manager_is_legal() == Some(false),
            PERSONS,
            place(field!("facts.manager_is_legal_representative")),
            &[About::AppletPrincipal],
        ),
        (
            kind.is_some_and(|kind| kind != certificate::ID_CARD),
            FOREIGNER,
            person_field!(case.principal.base, "certificate_type"),
            &[About::Foreigner],
        ),
        (
            case.is_sole_proprietor() && !case.concerns("PV-SHOP"),
            TRADER,
            place(field!("facts.sole_proprietor")),
            &[About::SoleProprietor],
        ),
        (chosen(case).any(is_other), SERVICES_LOCAL, place(SERVICES), &[About::ServiceContent]),
        (
            STATE_BODIES.contains(&case.nature().unwrap_or_default()),
            STATE_BODY,
            place(field!("icp_subject.base_info.type")),
            &[About::GovInstitution],
        ),
        (
            case.filing.number(field!("facts.applets_already_filed")).is_some_and(|filed| filed > 0),
            LIMIT,
            place(field!("facts.applets_already_filed")),
            &[About::Limit],
        ),
        (case.kind() == Kind::Change, CHANGE, place(field!("change.changed")), &[About::Change]),
        (
            !case.reference.words.approvals(&Text::read(&content)).is_empty(),
            APPROVAL,
            place(field!("icp_applets.base_info.nrlx_details")),
            &[About::PreApproval],
        ),
    ];
    let touched = topics.into_iter().filter(|(touched, ..)| *touched);
    touched.map(|(_, question, path, topics)| (question, path, topics)).collect()
}

/// Whether a service is the remaining one ("other") of its group.
fn is_other(service: &Service) -> bool {
    service.name == "其他"
}

/// Whether the licence gives a shop on a platform as its address. `address` checks the bureaus' other requirements for
/// such an address.
fn is_online_shop(case: &Case<'_>) -> bool {
    let address = case.value(field!("icp_subject.organize_info.certificate_address"));
    ["网店", "网址", "网络经营", "平台", "http"].iter().any(|word| address.contains(word))
}

/// Whether the bureau's rules on age apply to a responsible person: under 18, or for an individual under the age for
/// which it asks for proof.
fn is_young(case: &Case<'_>, province: &Province) -> bool {
    let of_age = if case.is_individual() { province.proof_below_age_individual } else { OF_AGE };
    let bearers = case.people().into_iter().filter_map(|person| super::person::bearer(case, person));
    bearers.filter(|bearer| case.day.is_from(bearer.birth)).any(|bearer| !super::person::is_aged(case, &bearer, of_age))
}

/// Adds the province, its rules and their sources to a finding.
pub(super) fn with_rules<'a>(
    case: &Case<'_>,
    finding: Finding,
    province: &Province,
    rules: impl Iterator<Item = &'a ProvinceRule>,
) -> Finding {
    let rules: Vec<&ProvinceRule> = rules.filter(|rule| meets(case, rule)).collect();
    let join = |of: fn(&ProvinceRule) -> &str, between: &str| {
        rules.iter().map(|rule| of(rule)).collect::<Vec<_>>().join(between)
    };
    let mut sources: Vec<(&str, &str)> = Vec::new();
    for source in rules.iter().flat_map(|rule| case.reference.provinces.sources(&rule.source)) {
        if !sources.contains(&(source.name.as_str(), source.name_en.as_str())) {
            sources.push((&source.name, &source.name_en));
        }
    }
    let (zh, en): (Vec<&str>, Vec<&str>) = sources.into_iter().unzip();
    let finding = finding.from_source(&zh.join("、"));
    finding
        .with("province", glossed(&province.name, &province.name_en))
        .with("rules", Argument::Words { zh: join(|rule| &rule.rule_zh, "；"), en: join(|rule| &rule.rule, "; ") })
        .with("source", Argument::Words { zh: zh.join("、"), en: en.join("; ") })
}

/// A term in Chinese; in English its English name followed by the Chinese one, where there is an English name.
fn glossed(zh: &str, en: &str) -> Argument {
    let en = if en.is_empty() { zh.to_owned() } else { format!("{en} ({zh})") };
    Argument::Words { zh: zh.to_owned(), en }
}

fn is_foreign(kind: i64) -> bool {
    matches!(kind, certificate::PASSPORT | certificate::PERMANENT_RESIDENCE)
}

fn is_hong_kong_macau(kind: i64) -> bool {
    matches!(kind, certificate::HONG_KONG_PERMIT | certificate::HONG_KONG_RESIDENCE)
}

fn is_taiwan(kind: i64) -> bool {
    matches!(kind, certificate::TAIWAN_PERMIT | certificate::TAIWAN_RESIDENCE)
}
