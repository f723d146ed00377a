//! Problems of a certificate on its own: the wrong side, the wrong kind, values that contradict each other.
//!
//! The rules in `crates/office` check whether it agrees with the answers of the filing.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::certificate::bearer;
use super::{Certificate, ReadField, SURE, rules};
use crate::finding::{Argument, Finding, Level, Rule};
use crate::identifier::organisation::credit_code;
use crate::identifier::person::{Bearer, Sex};
use crate::identifier::validity::{ValidityDoubt, doubt_validity};
use crate::scan::Slot;

type JudgedFields = BTreeMap<String, ReadField>;

/// Findings on a picture that was read for a slot; `turns` are the quarter turns that make it upright.
pub(crate) fn judge(certificate: Certificate, fields: &JudgedFields, slot: Option<Slot>, turns: u8) -> Vec<Finding> {
    let mut findings = Vec::new();
    if let Some(slot) = slot {
        findings.extend(wrong_certificate(certificate, fields, slot));
    }
    if turns != 0 {
        let degrees = Argument::Number(f64::from(turns) * 90.0);
        findings.push(rules::TURNED.found().with("degrees", degrees));
    }
    let number = fields.get("id_number").or_else(|| fields.get("number").filter(|_| has_person_number(certificate)));
    if let Some(number) = number {
        match bearer(&number.value) {
            Some(bearer) if number.confidence >= SURE => findings.extend(contradictions(&bearer, fields)),
            None if number.value.len() == 18 => findings.push(number_fails(&number.value)),
            _ => {}
        }
    }
    if let Some(code) = fields.get("credit_code").filter(|code| credit_code(&code.value).is_err()) {
        findings.push(number_fails(&code.value));
    }
    findings.extend(odd_period(certificate, fields));
    findings.extend(old_form(certificate, fields));
    findings
}

/// The finding for a business licence of the old form, which has a registration number.
fn old_form(certificate: Certificate, fields: &JudgedFields) -> Option<Finding> {
    let number = fields.get("registration_number").filter(|_| certificate == Certificate::BusinessLicence)?;
    Some(rules::OLD_FORM.found().with("number", Argument::Text(number.value.clone())))
}

/// The certificate that a slot requires; `None` if the slot accepts several kinds.
fn wanted(slot: Slot) -> Option<Certificate> {
    match slot {
        Slot::BusinessLicence => Some(Certificate::BusinessLicence),
        Slot::IdCardFront => Some(Certificate::IdCardFront),
        Slot::IdCardBack => Some(Certificate::IdCardBack),
        Slot::Passport => Some(Certificate::Passport),
        Slot::Letter => Some(Certificate::Letter),
        Slot::PreApproval => Some(Certificate::PreApproval),
        _ => None,
    }
}

/// The finding for a certificate that does not fit `slot`; `None` if it fits or the two cannot be told apart.
pub(super) fn wrong_certificate(certificate: Certificate, fields: &JudgedFields, slot: Slot) -> Option<Finding> {
    if certificate.fits(slot) {
        return None;
    }
    let seen = Argument::Term(certificate.term().to_owned());
    if certificate == Certificate::Unknown {
        // Letters, pre-approvals and other organisations' certificates have no fixed wording.
        let wanted = wanted(slot).filter(|wanted| !matches!(wanted, Certificate::Letter | Certificate::PreApproval))?;
        let wanted = Argument::Term(wanted.term().to_owned());
        return Some(rules::NOT_RECOGNISED.found().with("wanted", wanted));
    }
    let other_side = matches!(
        (certificate, slot),
        (Certificate::IdCardFront, Slot::IdCardBack)
            | (Certificate::IdCardBack, Slot::IdCardFront)
            | (Certificate::ResidencePermitFront | Certificate::TravelPermitFront, Slot::PermitBack)
            | (Certificate::ResidencePermitBack | Certificate::TravelPermitBack, Slot::PermitFront)
    );
    if other_side {
        return Some(rules::WRONG_SIDE.found().with("seen", seen));
    }
    // Pre-approvals share wording with letters and with certificates of organisations.
    let alike = matches!(
        (certificate, slot),
        (Certificate::OrganisationCertificate | Certificate::BusinessLicence | Certificate::Letter, Slot::PreApproval)
            | (Certificate::PreApproval, Slot::SubjectCertificate | Slot::Letter)
    );
    // A letter or an approval may have somebody's certificate copied onto it.
    let several = matches!(slot, Slot::Letter | Slot::PreApproval);
    let level = if is_certain(fields) && !several { Level::Error } else { Level::Warning };
    (!alike).then(|| rules::WRONG_KIND.found().at_most(level).with("seen", seen))
}

/// Whether a number that proves itself by its check digit was read, so that the certificate is what it was taken for.
fn is_certain(fields: &JudgedFields) -> bool {
    let sure = |name: &str| fields.get(name).filter(|field| field.confidence >= SURE);
    sure("credit_code").is_some_and(|code| credit_code(&code.value).is_ok())
        || sure("id_number").or_else(|| sure("number")).is_some_and(|number| bearer(&number.value).is_some())
}

fn has_person_number(certificate: Certificate) -> bool {
    matches!(
        certificate,
        Certificate::ResidencePermitFront | Certificate::ResidencePermitBack | Certificate::PermanentResidence
    )
}

fn number_fails(number: &str) -> Finding {
    rules::NUMBER_FAILS.found().with("number", Argument::Text(number.to_owned()))
}

/// Findings where birth date or sex contradict the ID number.
fn contradictions(bearer: &Bearer, fields: &JudgedFields) -> Vec<Finding> {
    let mut findings = Vec::new();
    let text = |value: &str| Argument::Text(value.to_owned());
    let mut differ = |rule: &Rule, printed: &ReadField, told: String| {
        if printed.value != told {
            findings.push(rule.found().with("printed", text(&printed.value)).with("told", text(&told)));
        }
    };
    if let Some(birth) = fields.get("birth") {
        differ(&rules::BIRTH, birth, bearer.birth.format("%Y%m%d").to_string());
    }
    if let Some(sex) = fields.get("sex") {
        let told = if bearer.sex == Sex::Male { "男" } else { "女" };
        differ(&rules::SEX, sex, told.to_owned());
    }
    findings
}

/// The finding for an ID card whose period of validity has a length that the law does not provide for. The birth date
/// is on the other side, so only the length is checked.
fn odd_period(certificate: Certificate, fields: &JudgedFields) -> Option<Finding> {
    let from = day(fields.get("valid_from")?)?;
    let until = fields.get("valid_until")?;
    let end = day(until);
    if certificate != Certificate::IdCardBack || (end.is_none() && until.value.len() == 8) {
        return None;
    }
    match doubt_validity(None, from, end)? {
        ValidityDoubt::Period => {
            let until = end.map_or_else(|| Argument::Text(until.value.clone()), Argument::Day);
            Some(rules::PERIOD.found().with("from", Argument::Day(from)).with("until", until))
        }
        ValidityDoubt::Age { .. } | ValidityDoubt::BeforeBirth => None,
    }
}

fn day(field: &ReadField) -> Option<NaiveDate> {
    NaiveDate::parse_from_str(&field.value, "%Y%m%d").ok()
}
