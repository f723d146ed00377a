//! The review: clean filings pass, a defect raises only its own finding. `tests/rule.rs` runs the rows rule by rule.
#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used, reason = "helpers of tests fail the test")]

mod approvals;
mod contacts;
mod contents;
mod coverage;
mod cures;
pub(crate) mod drafts;
mod leads;
mod materials;
mod names;
mod people;
mod pictures;
mod places;
mod properties;
mod provinces;
mod readings;
pub(crate) mod recognition;
mod remarks;
mod requests;
mod residence;
#[path = "../support/mod.rs"]
pub(crate) mod support;

use std::collections::BTreeSet;

use beian_desk::filing::Filing;
use beian_desk::finding::{Finding, Level, Reads, Rule};
use beian_desk::i18n::{self, Language};
use beian_desk::reference::Reference;
use beian_desk::reference::subject::INDIVIDUAL;
use beian_desk::rules::{self, Inspections, MaterialState, Need, Review, unseen};
use beian_desk::scan::decode;
use serde_json::{Value, json};

use support::{
    NATURES, TODAY, cancel, change, day, enterprise, enterprise_with_letters, individual, of_nature, passport_holder,
    review, sole_proprietor,
};

/// Input of a review: a filing, the results for its pictures, the date.
#[derive(Clone)]
pub(crate) struct Sample {
    pub(crate) filing: Filing,
    pub(crate) pictures: Inspections,
    pub(crate) today: &'static str,
}

impl From<Filing> for Sample {
    fn from(filing: Filing) -> Self {
        Self { filing, pictures: Inspections::new(), today: TODAY }
    }
}

impl Sample {
    pub(crate) fn on(mut self, today: &'static str) -> Self {
        self.today = today;
        self
    }

    pub(crate) fn review(&self) -> Review {
        rules::review(&self.filing, &self.pictures, Reference::built_in(), day(self.today))
    }
}

/// A rule with filings that raise it and near misses that do not.
#[allow(dead_code, reason = "`tests/rule.rs` reads all of it")]
pub(crate) struct Row {
    pub(crate) rule: &'static str,
    pub(crate) level: Level,
    pub(crate) field: &'static str,
    pub(crate) rejections: &'static [&'static str],
    pub(crate) raises: Vec<Sample>,
    pub(crate) misses: Vec<Sample>,
}

/// A row with one filing that raises the rule; `field` is the field of the finding.
pub(crate) fn row(
    rule: &'static str,
    level: Level,
    field: &'static str,
    rejections: &'static [&'static str],
    raises: impl Into<Sample>,
    misses: impl IntoIterator<Item = impl Into<Sample>>,
) -> Row {
    many(rule, level, field, rejections, [raises], misses)
}

/// A row with several filings that raise the rule.
pub(crate) fn many(
    rule: &'static str,
    level: Level,
    field: &'static str,
    rejections: &'static [&'static str],
    raises: impl IntoIterator<Item = impl Into<Sample>>,
    misses: impl IntoIterator<Item = impl Into<Sample>>,
) -> Row {
    let raises = raises.into_iter().map(Into::into).collect();
    let misses = misses.into_iter().map(Into::into).collect();
    Row { rule, level, field, rejections, raises, misses }
}

pub(crate) const NAME: &str = "facts.applet_name";
pub(crate) const SUBJECT: &str = "icp_subject.base_info.name";
pub(crate) const PROVINCE: &str = "icp_subject.base_info.province";
pub(crate) const RECORD: &str = "icp_applets.base_info.record_number";
pub(crate) const REMARK: &str = "icp_applets.base_info.comment";
pub(crate) const SCOPE: &str = "facts.business_scope";
pub(crate) const SERVICES: &str = "icp_applets.base_info.service_content_types";
pub(crate) const ITEMS: &str = "icp_applets.base_info.nrlx_details";
pub(crate) const STATEMENTS: &str = "icp_materials.applets_other_materials";
pub(crate) const PROOF: &str = "icp_subject.personal_info.residence_permit";

/// `filing` with other answers; `null` removes one.
pub(crate) fn with(mut filing: Filing, changes: &[(&str, Value)]) -> Filing {
    for (path, value) in changes {
        if value.is_null() {
            filing.remove(path);
        } else {
            filing.set(path, value.clone());
        }
    }
    filing
}

pub(crate) fn set(filing: Filing, path: &str, value: impl Into<Value>) -> Filing {
    with(filing, &[(path, value.into())])
}

/// An enterprise with a mini program of another name. The remark connects any name with the company.
pub(crate) fn named(name: &str) -> Filing {
    set(enterprise(), NAME, name)
}

pub(crate) fn personal(name: &str) -> Filing {
    set(individual(), NAME, name)
}

pub(crate) fn in_province(filing: Filing, code: &str) -> Filing {
    set(filing, PROVINCE, code)
}

pub(crate) fn remarked(filing: Filing, remark: &str) -> Filing {
    set(filing, REMARK, remark)
}

pub(crate) fn scoped(code: &str, scope: &str) -> Filing {
    set(in_province(enterprise(), code), SCOPE, scope)
}

pub(crate) fn answered(filing: Filing, rule: &str) -> Filing {
    set(filing, &format!("facts.answers[{rule}]"), true)
}

pub(crate) fn item(code: i64) -> Value {
    json!([{"type": code, "code": "样字0001", "media": "approval.jpg"}])
}

/// The rule with this name.
pub(crate) fn rule(name: &str) -> &'static Rule {
    rules::named(name).next().expect("a known rule")
}

pub(crate) fn rows() -> Vec<Row> {
    [
        approvals::rows(),
        contacts::rows(),
        requests::rows(),
        contents::rows(),
        materials::rows(),
        names::rows(),
        people::rows(),
        pictures::rows(),
        places::rows(),
        provinces::rows(),
        remarks::rows(),
        residence::rows(),
    ]
    .into_iter()
    .flatten()
    .collect()
}

pub(crate) fn lines(review: &Review) -> Vec<String> {
    let line = |finding: &Finding| {
        let message = finding.message(Language::Chinese);
        format!("{:?} {} {} {message}", finding.level, finding.rule, finding.field)
    };
    review.findings.iter().map(line).collect()
}

#[test]
fn a_defect_alone_brings_no_other_error() {
    for row in rows() {
        for review in row.raises.iter().map(Sample::review) {
            let errors = review.findings.iter().filter(|finding| finding.level == Level::Error);
            // Many rows change only the province, which then contradicts city and certificate, or only the kind of
            // certificate, which then contradicts its number.
            let moved = [
                "region-parent",
                "certificate-other-province",
                "certificate-other-city",
                "person-number",
                "individual-differs",
            ];
            let others =
                errors.map(|finding| finding.rule.as_str()).filter(|rule| *rule != row.rule && !moved.contains(rule));
            let others: BTreeSet<_> = others.collect();
            // One wrong answer can violate two rules: an individual's number, a repeated name.
            assert!(others.len() <= 1, "{}: {others:?}", row.rule);
        }
    }
}

#[test]
fn clean_filings_pass_with_few_notices() {
    let known = Reference::built_in().subject_types.all().iter().map(|row| row.code).filter(|code| *code != INDIVIDUAL);
    let tried = NATURES.into_iter().map(|(nature, ..)| nature);
    assert_eq!(tried.collect::<BTreeSet<i64>>(), known.collect::<BTreeSet<i64>>(), "a nature is not tried");
    let natures = NATURES.into_iter().map(|(nature, ..)| (format!("nature {nature}"), of_nature(nature)));
    let named = [
        ("enterprise", enterprise()),
        ("letters", enterprise_with_letters()),
        ("sole proprietor", sole_proprietor()),
        ("individual", individual()),
        ("passport", passport_holder()),
        ("change", change()),
        ("cancel", cancel()),
    ];
    let named = named.into_iter().map(|(name, filing)| (name.to_owned(), filing));
    for (name, filing) in named.chain(natures) {
        let review = review(&filing);
        let loud = review.findings.iter().filter(|finding| finding.level != Level::Notice).count();
        assert!(review.ready() && loud == 0, "{name}: {:#?}", lines(&review));
        assert!(review.findings.len() <= 7, "{name}: {:#?}", lines(&review));
    }
}

#[test]
fn every_rule_has_its_words_and_its_rejections_exist() {
    let mut wrong = Vec::new();
    for rule in rules::all() {
        let key = format!("finding-{}", rule.name);
        for language in Language::ALL {
            let arguments = i18n::Arguments::new();
            // For a file that cannot be used, the message itself says why.
            let unusable = unseen::RULES.iter().chain(decode::RULES).any(|unusable| *unusable == rule);
            for attribute in if unusable { &["fix"][..] } else { &["why", "fix"] } {
                if i18n::attribute(language, &key, attribute, &arguments).is_none() {
                    wrong.push(format!("{key}.{attribute} in {}", language.tag()));
                }
            }
        }
        let known = &Reference::built_in().rejections;
        wrong.extend(rule.rejections.iter().filter(|id| known.get(id).is_none()).map(|id| format!("{key}: {id}")));
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn every_finding_is_of_a_known_rule_and_says_everything() {
    let known: BTreeSet<_> = rules::all().map(|rule| rule.name).collect();
    for review in rows().iter().flat_map(|row| &row.raises).map(Sample::review) {
        for finding in &review.findings {
            assert!(known.contains(finding.rule.as_str()), "{}", finding.rule);
            for language in Language::ALL {
                let message = finding.message(language);
                assert!(
                    !message.contains("{$") && !message.contains("{ $") && !message.contains("finding-"),
                    "{message}"
                );
            }
        }
        for material in &review.checklist {
            for language in Language::ALL {
                assert!(i18n::has(language, &format!("finding-{}", material.why.rule)), "{}", material.why.rule);
            }
        }
    }
}

#[test]
fn errors_come_first_then_the_order_of_the_form() {
    let filing = with(
        enterprise(),
        &[
            ("icp_applets.principal_info.email", "x".into()),
            ("icp_subject.principal_info.mobile", "1".into()),
            ("icp_subject.base_info.address", "科技路7-3-101室".into()),
            ("icp_subject.base_info.name", Value::Null),
        ],
    );
    let review = review(&filing);
    let order: Vec<_> = review.findings.iter().map(|finding| (finding.level, finding.field.as_str())).collect();
    let errors: Vec<_> = order.iter().filter(|(level, _)| *level == Level::Error).map(|(_, field)| *field).collect();
    assert_eq!(
        errors,
        ["icp_subject.base_info.name", "icp_subject.principal_info.mobile", "icp_applets.principal_info.email"]
    );
    assert!(order.is_sorted_by_key(|(level, _)| *level), "{order:?}");
}

#[test]
fn an_answer_silences_a_warning_until_the_facts_change() {
    let mut filing = with(enterprise(), &[("icp_subject.base_info.address", "科技路7-3-101室".into())]);
    let raised = |filing: &Filing| review(filing).findings.iter().any(|finding| finding.rule == "address-shorthand");
    assert!(raised(&filing));
    filing.set("facts.answers[address-shorthand]", true);
    filing.set("facts.answers[account-prerequisites]", true);
    assert!(!raised(&filing));
    let change = |filing: &mut Filing, path: &str, value: Value| {
        let before = filing.clone();
        filing.set(path, value);
        rules::forget_answers(&before, filing);
    };
    change(&mut filing, "icp_applets.principal_info.mobile", "13900000000".into());
    change(&mut filing, "icp_subject.base_info.address", "科技路７-3-101室 ".into());
    assert!(!raised(&filing), "other facts, and the same one written otherwise");
    change(&mut filing, "icp_subject.base_info.address", "科技路7-3-102室".into());
    assert!(raised(&filing));
    assert_eq!(filing.flag("facts.answers[account-prerequisites]"), Some(true));
}

#[test]
fn what_is_confirmed_is_settled_until_its_facts_change() {
    for row in rows() {
        for sample in &row.raises {
            let mut answered = sample.clone();
            let open: Vec<Finding> =
                sample.review().findings.into_iter().filter(|finding| finding.level != Level::Error).collect();
            for finding in &open {
                let before = answered.filing.clone();
                answered.filing.set(&format!("facts.answers[{}]", rules::answer_key(finding, &sample.filing)), true);
                rules::forget_answers(&before, &mut answered.filing);
            }
            let review = answered.review();
            let still: Vec<String> = review
                .findings
                .iter()
                .filter(|finding| finding.level != Level::Error)
                .map(|finding| finding.rule.to_string())
                .collect();
            assert_eq!(still, [""; 0], "{}", row.rule);
            let standing = review.standing(&answered.filing);
            assert!(standing.open == 0, "{}: something is open that nobody can confirm", row.rule);
            // A requested material without a finding is missing until it is there.
            let asked = |slot: &&str| open.iter().any(|finding| finding.field == **slot);
            assert!(!review.missing().iter().any(asked), "{}", row.rule);
            for finding in &open {
                assert!(
                    review.confirmed.iter().any(|other| other == finding),
                    "{} says what was confirmed",
                    finding.rule
                );
            }
        }
    }
}

#[test]
fn confirming_and_looking_over_take_back_nothing_that_was_confirmed() {
    for rule in rules::all().filter(|rule| rule.level != Level::Error) {
        let before = enterprise();
        let mut filing = before.clone();
        let key = format!("facts.answers[{}]", rule.name);
        filing.set(&key, true);
        rules::forget_answers(&before, &mut filing);
        assert_eq!(filing.flag(&key), Some(true), "it is taken at all");
        let before = filing.clone();
        filing.set("facts.answers[account-prerequisites]", false);
        filing.set("facts.read_from_scan", serde_json::json!(["icp_subject.base_info.name"]));
        rules::forget_answers(&before, &mut filing);
        assert!(filing.has(&key), "{}", rule.name);
    }
}

#[test]
fn a_statement_is_taken_back_by_the_facts_that_it_names_and_by_no_others() {
    let of_rule = |rule: &str| format!("facts.answers[{rule}]");
    let changed = |path: &str, value: &str, kept: &[&str], taken: &[&str]| {
        let mut filing = set(enterprise(), path, "before");
        for rule in kept.iter().chain(taken) {
            filing.set(&of_rule(rule), true);
        }
        let before = filing.clone();
        filing.set(path, value);
        rules::forget_answers(&before, &mut filing);
        for rule in kept {
            assert!(filing.has(&of_rule(rule)), "{rule} says nothing of {path}");
        }
        for rule in taken {
            assert!(!filing.has(&of_rule(rule)), "{rule} is about {path}");
        }
    };
    // The statement that everything is given up concerns every answer.
    let named = |name: &&str| *name != "cancel-everything";
    let statements: Vec<&str> =
        rules::all().filter(|rule| rule.is_statement).map(|rule| rule.name).filter(named).collect();
    assert!(statements.len() > 10);
    let but = |named: &[&'static str]| -> Vec<&str> {
        statements.iter().filter(|name| !named.contains(name)).copied().collect()
    };
    for person in ["icp_subject.principal_info", "icp_applets.principal_info"] {
        let asked = ["email-blank", "phone-width", "mobile-virtual", "phone-shared"];
        changed(&format!("{person}.email"), "li@example.com", &[&statements[..], &asked[1..]].concat(), &asked[..1]);
        let of_phones = ["contact-reachable", "phone-local"];
        changed(&format!("{person}.mobile"), "13800000009", &but(&of_phones), &of_phones);
        changed(&format!("{person}.certificate_validity_date_end"), "20300101", &statements, &[]);
    }
    changed("icp_applets.base_info.comment", "查询门店营业时间", &statements, &[]);
    changed("icp_subject.base_info.address", "样本路1号", &statements, &[]);
}

#[test]
fn characters_that_are_not_named_are_counted() {
    let review = review(&set(enterprise(), "icp_subject.base_info.name", "😀".repeat(8)));
    let finding = review.findings.iter().find(|finding| finding.rule == "illegal-characters").unwrap();
    assert!(finding.what(Language::Chinese).contains("另有 3 处"), "{}", finding.what(Language::Chinese));
    assert!(finding.what(Language::English).contains("and 3 more"), "{}", finding.what(Language::English));
}

#[test]
fn what_is_said_of_one_picture_is_not_said_of_another_and_does_not_come_back() {
    let (licence, front) =
        ("icp_subject.organize_info.certificate_photo", "icp_subject.principal_info.certificate_photo_front");
    let blurred = |place: &str| beian_desk::scan::rules::BLURRED.on(place).at_most(Level::Warning);
    let mut filing = enterprise();
    let key = rules::answer_key(&blurred(licence), &filing);
    filing.set(&format!("facts.answers[{key}]"), true);
    assert!(rules::is_confirmed(&blurred(licence), &filing) && !rules::is_confirmed(&blurred(front), &filing));
    let changed = |path: &str| {
        let mut next = filing.clone();
        next.set(path, "another.jpg");
        rules::forget_answers(&filing, &mut next);
        next
    };
    assert!(rules::is_confirmed(&blurred(licence), &changed(front)), "a picture elsewhere is no reason to ask again");
    assert!(!changed(licence).has(&format!("facts.answers[{key}]")));
}

#[test]
fn every_rule_that_can_be_confirmed_says_what_it_reads() {
    let unsaid: Vec<&str> = rules::all()
        .filter(|rule| rule.level != Level::Error && rule.reads == Reads::Everything && rule.topic() != "reason")
        .map(|rule| rule.name)
        .collect();
    assert_eq!(unsaid, [""; 0]);
}

#[test]
fn a_question_answered_with_no_is_a_warning_and_an_error_cannot_be_answered_away() {
    let mut filing = enterprise();
    filing.set("facts.answers[account-prerequisites]", false);
    filing.remove("icp_subject.base_info.name");
    filing.set("facts.answers[missing]", true);
    let review = review(&filing);
    let level = |rule: &str| review.findings.iter().find(|finding| finding.rule == rule).map(|finding| finding.level);
    assert_eq!(level("account-prerequisites"), Some(Level::Warning));
    assert_eq!(level("missing"), Some(Level::Error));
}

#[test]
fn a_paper_that_is_asked_for_is_a_slot_until_it_is_there() {
    let asking = |filing: Filing| {
        let review = review(&filing);
        let row = review.checklist.iter().find(|material| material.slot == STATEMENTS).unwrap().clone();
        (row.needed, row.state, row.why.what(Language::Chinese))
    };
    let scope = "教育咨询服务（不含涉许可审批的教育培训活动）；学科辅导";
    let (needed, state, why) = asking(scoped("110000", scope));
    assert_eq!((needed, state), (Need::Required, MaterialState::Missing));
    assert!(why.contains("教育") || why.contains("辅导"), "{why}");
    let handed_in = set(scoped("110000", scope), STATEMENTS, json!(["statement.jpg"]));
    assert_eq!(asking(handed_in).0, Need::NotNeeded);
    assert_eq!(asking(enterprise()).0, Need::NotNeeded);
}
