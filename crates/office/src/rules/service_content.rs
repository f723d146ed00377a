//! Service contents (服务内容): second level only, and suitable for an individual.

use crate::filing::path::SERVICES;
use crate::finding::{Argument, Finding};
use crate::i18n::Language;
use crate::reference::content::{ForIndividual, Service};

use super::rule::{FORM, named, text};
use super::{Case, Rule, Topic};

const FIELDS: &[&str] = &[field!("icp_applets.base_info.service_content_types"), field!("icp_subject.base_info.type")];

rules! {
    const FIRST_LEVEL: Rule = Rule::error("service-first-level").prevents(&["WXD-SVC-LEVEL"]);
    const UNKNOWN: Rule = Rule::error("service-unknown").prevents(&["WXD-SVC-LEVEL"]);
    const BUSINESS: Rule = Rule::warning("service-individual")
        .prevents(&["TC-PERSON-BUSINESS"])
        .from_source("微信《服务内容选择指引》、腾讯云《常见驳回原因及其处理》")
        .reads(FIELDS);
}

pub(super) const TOPIC: Topic = Topic { rules: RULES, kinds: FORM, review };

fn review(case: &Case<'_>, found: &mut Vec<Finding>) {
    let contents = &case.reference.service_contents;
    for id in case.filing.numbers(SERVICES) {
        if let Some(group) = contents.group(id) {
            let name = named(std::iter::once((group.name.as_str(), group.name_en.as_str())));
            found.push(FIRST_LEVEL.on(SERVICES).with("name", name));
        } else if contents.get(id).is_none() {
            found.push(UNKNOWN.on(SERVICES).with("value", text(id.to_string())));
        }
    }
    if case.is_individual() {
        let unfit: Vec<&Service> =
            chosen(case).filter(|service| service.individual != Some(ForIndividual::Open)).collect();
        if !unfit.is_empty() {
            found.push(BUSINESS.on(SERVICES).with("names", titles(case, &unfit)));
        }
    }
}

/// The chosen services that are in the table, in their order.
pub(super) fn chosen<'a>(case: &'a Case<'_>) -> impl Iterator<Item = &'a Service> {
    case.filing.numbers(SERVICES).into_iter().filter_map(|id| case.reference.service_contents.get(id))
}

/// Names of services, with the group where several groups have a service of that name.
pub(super) fn titles(case: &Case<'_>, services: &[&Service]) -> Argument {
    let contents = &case.reference.service_contents;
    let titles = |language| services.iter().filter_map(move |service| contents.title(service.id, language));
    Argument::Words {
        zh: titles(Language::Chinese).collect::<Vec<_>>().join("、"),
        en: titles(Language::English).collect::<Vec<_>>().join(", "),
    }
}
