//! Certification submitted together with the filing (认证及备案二合一): `auth_data`.

use crate::filing::field;
use crate::finding::Finding;
use crate::identifier::contact::{is_email, is_mobile};
use crate::scan::PictureFormat;

use super::rule::{NEW, text};
use super::{Case, Evidence, Rule, Topic};

rules! {
    const KIND: Rule = Rule::error("certification-kind").prevents(&["WXC-KIND"]);
    const CUSTOMER: Rule = Rule::error("certification-customer");
    const MISSING: Rule = Rule::error("certification-missing");
    const CUSTOMER_TYPE: Rule = Rule::error("certification-customer-type").prevents(&["WXC-KIND"]);
    const CODE: Rule = Rule::error("certification-code");
    const INVOICE: Rule = Rule::warning("certification-invoice").prevents(&["WXC-INVOICE"]).reads(&["auth_data"]);
    const INVOICE_DUE: Rule = Rule::error("certification-invoice-due").prevents(&["WXC-INVOICE"]);
    const QUALIFICATION: Rule = Rule::error("certification-qualification").prevents(&["WXC-QUALIFICATION"]);
    const QUALIFICATION_FORMAT: Rule =
        Rule::error("certification-qualification-format").prevents(&["WXC-QUALIFICATION"]);
    const IDENTITY: Rule = Rule::error("certification-identity").prevents(&["WXC-IDENT"]);
    const MOBILE: Rule = Rule::error("certification-mobile");
    const EMAIL: Rule = Rule::error("certification-email");
    const PENDING: Rule =
        Rule::statement("certification-pending").prevents(&["WXC-PENDING"]).reads(&["auth_data", field!("facts.appid")]);
}

pub(super) const TOPIC: Topic = Topic { rules: RULES, kinds: NEW, review };

fn review(case: &Case<'_>, found: &mut Vec<Finding>) {
    if !case.filing.has("auth_data") {
        return;
    }
    customer(case, found);
    codes(case, found);
    contact_person(case, found);
    for path in [field!("auth_data.account_name"), field!("auth_data.third_party_phone")] {
        if !case.filing.has(path) {
            found.push(MISSING.on(path));
        }
    }
    if case.provider_pays() && !case.filing.has(field!("auth_data.service_appid")) {
        found.push(MISSING.on(field!("auth_data.service_appid")));
    }
    if !case.filing.has(field!("auth_data.invoice_info")) {
        found.push(if case.provider_pays() { INVOICE } else { INVOICE_DUE }.on(field!("auth_data.invoice_info")));
    }
    pictures(case, found);
    found.push(case.ask(&PENDING, field!("auth_data.customer_type")));
}

fn customer(case: &Case<'_>, found: &mut Vec<Finding>) {
    let path = field!("auth_data.customer_type");
    let expected = case.customer_type();
    if case.nature().is_some() && expected.is_none() {
        found.push(KIND.on(path));
        return;
    }
    match case.filing.number(path) {
        None => found.push(MISSING.on(path)),
        Some(customer) if !field::is_choice(path, customer) => {
            found.push(CUSTOMER_TYPE.on(path).with("value", text(customer.to_string())));
        }
        Some(customer) if expected.is_some_and(|expected| expected != customer) => {
            found.push(CUSTOMER.on(path).or_at(field!("icp_subject.base_info.type")));
        }
        Some(_) => {}
    }
}

fn codes(case: &Case<'_>, found: &mut Vec<Finding>) {
    for path in [field!("auth_data.account_name_type"), field!("auth_data.pay_type")] {
        match case.filing.number(path) {
            None => found.push(MISSING.on(path)),
            Some(code) if field::is_choice(path, code) => {}
            Some(other) => found.push(CODE.on(path).with("value", text(other.to_string()))),
        }
    }
}

fn contact_person(case: &Case<'_>, found: &mut Vec<Finding>) {
    for path in [
        field!("auth_data.contact_info.name"),
        field!("auth_data.contact_info.mobile"),
        field!("auth_data.contact_info.email"),
    ] {
        let value = case.value(path);
        if value.is_empty() {
            found.push(MISSING.on(path));
        } else if path.ends_with("mobile") && !is_mobile(&value) {
            found.push(MOBILE.on(path).with("value", text(value)));
        } else if path.ends_with("email") && !is_email(&value) {
            found.push(EMAIL.on(path).with("value", text(value)));
        }
    }
}

fn pictures(case: &Case<'_>, found: &mut Vec<Finding>) {
    let path = field!("auth_data.qualification");
    if case.is_organisation() && !case.filing.has(path) {
        found.push(QUALIFICATION.on(path));
    }
    if let Some(Evidence::Seen { inspection, .. }) = case.evidence(path)
        && !matches!(
            inspection.format,
            PictureFormat::Jpeg | PictureFormat::Png | PictureFormat::Bmp | PictureFormat::Gif
        )
    {
        found.push(QUALIFICATION_FORMAT.on(path));
    }
    let proof = field!("auth_data.auth_ident_material");
    if case.filing.has(field!("auth_data.auth_identification")) && !case.filing.has(proof) {
        found.push(IDENTITY.on(proof));
    }
}
