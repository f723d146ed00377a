//! Pre-approval (前置审批): the declared items, and those suggested by names, remark, business scope and service contents.

use std::collections::BTreeSet;

use crate::filing::path::{APPROVALS as ITEMS, SERVICES, SUBJECT_NAME as SUBJECT, item};
use crate::finding::Finding;
use crate::language::Text;
use crate::reading::SURE;
use crate::reference::province::LocalPractice;
use crate::reference::words::List;

use super::case::ThemeMention;
use super::content::{own_business, theme_mentions};
use super::rule::{FORM, named, text};
use super::service_content::{chosen, titles};
use super::{Case, Evidence, Rule, Topic};

const FIELDS: &[&str] = &[
    field!("icp_subject.base_info"),
    field!("icp_subject.organize_info.certificate_photo"),
    field!("icp_applets.base_info"),
    field!("icp_materials.subject_other_materials"),
    field!("icp_materials.applets_other_materials"),
    field!("facts.applet_name"),
    field!("facts.business_scope"),
];

rules! {
    const NONE: Rule = Rule::error("pre-approval-none").prevents(&["WXD-NRLX-EMPTY"]);
    const TYPE: Rule = Rule::error("pre-approval-type").prevents(&["WXD-NRLX-EMPTY"]);
    const UNKNOWN: Rule = Rule::error("pre-approval-unknown");
    const NUMBER: Rule = Rule::error("pre-approval-number").prevents(&["WXD-NRLX-DOC", "HW-PREAPPROVAL-DOC"]);
    const DOCUMENT: Rule = Rule::error("pre-approval-document").prevents(&["WXD-NRLX-DOC", "HW-PREAPPROVAL-DOC"]);
    const VALID: Rule = Rule::statement("pre-approval-valid").prevents(&["HW-PREAPPROVAL-DOC"]).reads(&[ITEMS]);
    const RIDE: Rule = Rule::notice("pre-approval-ride-hailing").reads(FIELDS);
    const INDIVIDUAL: Rule =
        Rule::warning("pre-approval-individual").prevents(&["TC-PERSON-BUSINESS"]).from_source(TENCENT).reads(FIELDS);
    const SERVICE: Rule =
        Rule::warning("pre-approval-service").prevents(&["TC-PREAPPROVAL"]).from_source(TENCENT).reads(FIELDS);
    const STATEMENT: Rule = Rule::notice("pre-approval-statement").prevents(&["WXS-STATEMENT"]).reads(FIELDS);
    const FINANCE: Rule = Rule::warning("scope-finance").prevents(&["PV-FINANCE"]).from_source(LOCAL).reads(FIELDS);
    const FINANCE_ELSEWHERE: Rule =
        Rule::notice("scope-finance-elsewhere").from_source("腾讯云《前置审批相关》").reads(FIELDS);
    const EDUCATION: Rule = Rule::warning("scope-education").prevents(&["PV-EDU"]).from_source(LOCAL).reads(FIELDS);
    const NOT_INVOLVED: Rule =
        Rule::warning("scope-not-involved").prevents(&["PV-NOT-INVOLVED"]).from_source(LOCAL).reads(FIELDS);
    const HUBEI: Rule =
        Rule::warning("scope-hubei").prevents(&["PV-HB-SCOPE"]).from_source("腾讯云《湖北管局备案要求》").reads(FIELDS);
    const SHANDONG: Rule = Rule::warning("scope-shandong")
        .prevents(&["PV-SD-SCOPE"])
        .from_source("腾讯云《山东管局备案要求》")
        .reads(FIELDS);
    const RELIGION: Rule = Rule::warning("religion-ningxia")
        .prevents(&["PV-NX-RELIGION"])
        .from_source("腾讯云《宁夏管局备案要求》")
        .reads(FIELDS);
}

const TENCENT: &str = "腾讯云《前置审批相关》《常见驳回原因及其处理》";
const LOCAL: &str = "腾讯云《各省管局要求》、UCloud《前置审批》";

pub(super) const TOPIC: Topic = Topic { rules: RULES, kinds: FORM, review };

const SCOPE: &str = field!("facts.business_scope");
const STATEMENTS: &str = field!("icp_materials.applets_other_materials");
/// Items 网络预约车, 互联网金融, 校外培训, 宗教.
const RIDE_HAILING: i64 = 11;
const FINANCE_ITEM: i64 = 13;
const TUTORING_ITEM: i64 = 14;
const RELIGION_ITEM: i64 = 15;

/// The subject's business scope: as typed, else as read from the licence if the reading is certain.
pub(super) fn scope(case: &Case<'_>) -> String {
    let typed = case.value(SCOPE);
    if !typed.is_empty() {
        return typed;
    }
    match case.evidence(field!("icp_subject.organize_info.certificate_photo")) {
        Some(Evidence::Seen { reading: Some(reading), .. }) => reading
            .fields
            .get("business_scope")
            .filter(|field| field.confidence >= SURE)
            .map(|field| field.value.clone())
            .unwrap_or_default(),
        _ => String::new(),
    }
}

fn review(case: &Case<'_>, found: &mut Vec<Finding>) {
    declared(case, found);
    let declared = case.declared_items();
    let (_, name) = case.applet_name();
    let content = theme_mentions(case);
    let services = services(case, &declared, found);
    let sensitive = sensitive(case, &declared);
    if case.is_organisation() {
        organisation(case, &name, &declared, &sensitive, found);
    }
    let pointed = services || content.iter().any(|found| !found.mention.theme.approvals.is_empty());
    if (pointed || !sensitive.is_empty()) && !case.filing.has(STATEMENTS) {
        let about = suspected(case, &declared);
        found.push(case.ask(&STATEMENT, STATEMENTS).wants(STATEMENTS, &about));
    }
    religion(case, content, &declared, found);
}

/// Checks the declared items.
fn declared(case: &Case<'_>, found: &mut Vec<Finding>) {
    let table = &case.reference.pre_approvals;
    let count = case.filing.list(ITEMS).len();
    if count == 0 && case.asks(ITEMS) {
        found.push(NONE.on(ITEMS));
    }
    for place in (0..count).map(|index| item(ITEMS, index)) {
        let at = |name: &str| format!("{place}.{name}");
        let Some(code) = case.filing.number(&at("type")) else {
            found.push(TYPE.on(&at("type")));
            continue;
        };
        let Some(approval) = table.get(code) else {
            found.push(UNKNOWN.on(&at("type")).with("value", text(code.to_string())));
            continue;
        };
        if approval.code == table.none() {
            continue;
        }
        let words = || named(std::iter::once((approval.name.as_str(), approval.name_en.as_str())));
        let document = || named(std::iter::once((approval.document.as_str(), approval.document_en.as_str())));
        for (field, rule) in [("code", NUMBER), ("media", DOCUMENT)] {
            if !case.filing.has(&at(field)) {
                found.push(rule.on(&at(field)).with("name", words()).with("document", document()));
            }
        }
        if case.filing.has(&at("media")) {
            let question = case.ask(&VALID, &at("media"));
            found.push(question.with("document", document()));
        }
        if approval.code == RIDE_HAILING {
            let finding = RIDE.on(&at("type")).with("code", text(approval.code.to_string()));
            found.push(finding.with("also", text(approval.also.iter().map(ToString::to_string).collect::<String>())));
        }
        if case.is_individual() {
            found.push(INDIVIDUAL.on(&at("type")).with("name", words()));
        }
    }
}

/// Asks about items suggested by service contents that are neither declared nor covered by a statement. Returns whether
/// there were any.
fn services(case: &Case<'_>, declared: &[i64], found: &mut Vec<Finding>) -> bool {
    let own = own_business(case);
    let answered = |code: &i64| declared.contains(code) || own.contains(code);
    let open = chosen(case).filter(|service| !service.approvals.is_empty() && !service.approvals.iter().any(answered));
    let open: Vec<_> = open.filter(|_| !case.filing.has(STATEMENTS)).collect();
    if open.is_empty() {
        return false;
    }
    let codes: Vec<i64> = open.iter().flat_map(|service| service.approvals.iter().copied()).collect();
    found.push(SERVICE.on(SERVICES).with("services", titles(case, &open)).with("items", items(case, &codes)));
    true
}

/// Names of items, each once, as a message argument.
fn items(case: &Case<'_>, codes: &[i64]) -> crate::finding::Argument {
    let known = case.reference.pre_approvals.all().iter().filter(|item| codes.contains(&item.code));
    named(known.map(|item| (item.name.as_str(), item.name_en.as_str())))
}

/// Items suggested by the subject's name and scope, with the matching words.
fn registered<'c, 'a>(case: &'c Case<'a>) -> &'c [(i64, &'a str)] {
    case.registered.get_or_init(|| {
        let text = Text::read(&format!("{}。{}", case.value(SUBJECT), scope(case)));
        case.reference.words.approvals(&text)
    })
}

/// Items suggested by services, names, remark and scope that are not declared.
fn suspected(case: &Case<'_>, declared: &[i64]) -> Vec<i64> {
    let registered = registered(case).iter().map(|(code, _)| *code);
    let content = theme_mentions(case).iter().flat_map(|found| found.mention.theme.approvals.iter().copied());
    let chosen = chosen(case).flat_map(|service| service.approvals.iter().copied());
    let open = registered.chain(content).chain(chosen).filter(|code| !declared.contains(code));
    open.collect::<BTreeSet<i64>>().into_iter().collect()
}

/// Words in the subject's name and scope that suggest undeclared items.
fn sensitive<'a>(case: &Case<'a>, declared: &[i64]) -> Vec<&'a str> {
    registered(case).iter().filter(|(code, _)| !declared.contains(code)).map(|(_, word)| *word).collect()
}

fn organisation(case: &Case<'_>, name: &str, declared: &[i64], sensitive: &[&str], found: &mut Vec<Finding>) {
    let words = &case.reference.words;
    let scope = scope(case);
    let subject = case.value(SUBJECT);
    let everything = Text::read(&format!("{subject}。{scope}。{name}"));
    let stated = case.filing.has(STATEMENTS);
    let place = |hits: &[&str]| if hits.iter().any(|word| subject.contains(word)) { SUBJECT } else { SCOPE };
    let despite = case.practises(LocalPractice::FinanceDespiteStatement);
    let finance = words.asserted(List::Finance, &everything);
    if !finance.is_empty() && !declared.contains(&FINANCE_ITEM) && (despite || !stated) {
        let rule = if case.concerns("PV-FINANCE") { FINANCE } else { FINANCE_ELSEWHERE };
        let finding = rule.on(place(&finance)).with("words", text(finance.join("、")));
        found.push(if despite { finding } else { finding.wants(STATEMENTS, &[FINANCE_ITEM]) });
    }
    let education = words.asserted(List::Education, &everything);
    let taught = declared.contains(&TUTORING_ITEM) || own_business(case).contains(&TUTORING_ITEM);
    if !education.is_empty() && case.concerns("PV-EDU") && !taught && !stated {
        let finding = EDUCATION.on(place(&education)).with("words", text(education.join("、")));
        found.push(finding.wants(STATEMENTS, &[TUTORING_ITEM]));
    }
    if !sensitive.is_empty() && case.concerns("PV-NOT-INVOLVED") && !stated {
        let finding = NOT_INVOLVED.on(place(sensitive)).with("words", text(sensitive.join("、")));
        found.push(finding.wants(STATEMENTS, &suspected(case, declared)));
    }
    let in_scope: Vec<&str> = sensitive.iter().copied().filter(|word| scope.contains(word)).collect();
    if !in_scope.is_empty() && case.concerns("PV-HB-SCOPE") {
        found.push(HUBEI.on(SCOPE).with("words", text(in_scope.join("、"))));
    }
    let shandong = words.asserted(List::ShandongScope, &Text::read(&scope));
    let permits = stated || !declared.is_empty() || case.filing.has(field!("icp_materials.subject_other_materials"));
    if !shandong.is_empty() && case.concerns("PV-SD-SCOPE") && !permits {
        let finding = SHANDONG.on(SCOPE).with("words", text(shandong.join("、")));
        found.push(finding.wants(STATEMENTS, &suspected(case, declared)));
    }
}

fn religion(case: &Case<'_>, content: &[ThemeMention<'_>], declared: &[i64], found: &mut Vec<Finding>) {
    if !case.concerns("PV-NX-RELIGION") || declared.contains(&RELIGION_ITEM) {
        return;
    }
    let service = chosen(case).any(|service| service.approvals.contains(&RELIGION_ITEM));
    if service {
        found.push(RELIGION.on(SERVICES));
    } else if let Some(religion) = content.iter().find(|found| found.mention.theme.approvals.contains(&RELIGION_ITEM)) {
        found.push(RELIGION.on(religion.path));
    }
}
