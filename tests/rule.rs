//! Tests of a filing's rules, one by one: `cargo test remark-length` runs the filings that raise `remark-length` and
//! the near misses that do not. A rule that lacks either fails. Rules for pictures are tested where pictures are drawn:
//! `tests/scan_quality.rs`, `tests/reading.rs`, `crates/vision`.
#![allow(dead_code, unused_imports, clippy::unwrap_used, reason = "the tests of the rows' modules are not run here")]

#[path = "rules/main.rs"]
mod cases;

use std::collections::BTreeMap;
use std::process::ExitCode;
use std::sync::LazyLock;

use beian_desk::finding::{Finding, Level};
use beian_desk::rules::library::OtherStanding;
use beian_desk::rules::{self, library};

use beian_desk::filing::Filing;
use cases::support::{cancel, change, credit_code, enterprise, individual, review, second_number};
use cases::{REMARK, Row, drafts, in_province, lines, recognition, remarked, set};

/// A test; its error describes the failure.
type Test<'a> = Box<dyn Fn() -> Result<(), String> + Send + Sync + 'a>;
/// The tests of one rule: filings that raise it, and near misses.
#[derive(Default)]
struct Tests<'a> {
    raised: Vec<Test<'a>>,
    spared: Vec<Test<'a>>,
}

/// Number of invented texts tried for a theme.
const TEXTS: usize = 3;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let wanted: Vec<&String> = arguments.iter().filter(|argument| !argument.starts_with('-')).collect();
    let rows = cases::rows();
    let mut tests: BTreeMap<String, Tests<'_>> = BTreeMap::new();
    for rule in rules::of_filing().chain(library::RULES.iter().copied()) {
        let _ = tests.entry(rule.name.to_owned()).or_default();
    }
    for row in &rows {
        let of_rule = tests.entry(row.rule.to_owned()).or_default();
        if !row.raises.is_empty() {
            of_rule.raised.push(Box::new(|| raised(row)));
        }
        if !row.misses.is_empty() {
            of_rule.spared.push(Box::new(|| spared(row)));
        }
    }
    for beside in compared() {
        let of_rule = tests.entry(beside.rule.to_owned()).or_default();
        of_rule.raised.push(stands(beside.found(&beside.raises), beside.rule, true));
        of_rule.spared.push(stands(beside.found(&beside.spares), beside.rule, false));
    }
    for (name, of_rule) in tests.iter_mut().filter(|(name, _)| name.starts_with("content-")) {
        for (who, text) in texts_about(name.trim_start_matches("content-")) {
            let rule = name.clone();
            of_rule.raised.push(Box::new(move || raises_by_text(&rule, &who, &text)));
        }
        let rule = name.clone();
        of_rule.spared.push(Box::new(move || match LOUD.get(&rule) {
            Some(text) => Err(format!("warns of {text}")),
            None => Ok(()),
        }));
    }
    let mut failed = Vec::new();
    let mut run = 0;
    for (rule, of_rule) in &tests {
        for (part, parts) in [("raised", &of_rule.raised), ("spared", &of_rule.spared)] {
            let name = format!("{rule}::{part}");
            if !wanted.is_empty() && !wanted.iter().any(|wanted| name.contains(wanted.as_str())) {
                continue;
            }
            if arguments.iter().any(|argument| argument == "--list") {
                println!("{name}: test");
                continue;
            }
            run += 1;
            let wrong = parts.iter().find_map(|test| test().err());
            match wrong.or_else(|| parts.is_empty().then(|| "no filing".to_owned())) {
                None => println!("test {name} ... ok"),
                Some(wrong) => {
                    println!("test {name} ... FAILED");
                    failed.push(format!("{name}: {wrong}"));
                }
            }
        }
    }
    println!("\n{}\n{run} run, {} failed", failed.join("\n"), failed.len());
    if failed.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// Whether a rule is among the findings, or absent if `wanted` is false.
fn stands(found: Vec<Finding>, rule: &str, wanted: bool) -> Test<'static> {
    let right = found.iter().any(|finding| finding.rule == *rule) == wanted;
    Box::new(move || if right { Ok(()) } else { Err(format!("{found:#?}")) })
}

/// Whether each filing of a row raises its rule on the field and at the level of the row.
fn raised(row: &Row) -> Result<(), String> {
    for (number, sample) in row.raises.iter().enumerate() {
        let review = sample.review();
        let found = review.findings.iter().find(|finding| finding.rule == row.rule && finding.field == row.field);
        let Some(found) = found else {
            return Err(format!("{number} is not found on {}: {:#?}", row.field, lines(&review)));
        };
        if found.level != row.level {
            return Err(format!("{number} is {:?}", found.level));
        }
        if let Some(id) = row.rejections.iter().find(|id| !found.rejections.iter().any(|known| known == *id)) {
            return Err(format!("{number} does not name {id}: {:?}", found.rejections));
        }
    }
    Ok(())
}

/// Whether none of a row's near misses raises its rule.
fn spared(row: &Row) -> Result<(), String> {
    for (number, sample) in row.misses.iter().enumerate() {
        let review = sample.review();
        if review.findings.iter().any(|finding| finding.rule == row.rule) {
            return Err(format!("is found in near miss {number}: {:#?}", lines(&review)));
        }
    }
    Ok(())
}

/// The findings on an invented text as name and remark.
fn of_text(who: &str, text: &str) -> Vec<Finding> {
    let base = if who == "individual" { individual() } else { enterprise() };
    review(&remarked(base, text)).findings
}

/// Whether a text about a theme raises its rule.
fn raises_by_text(rule: &str, who: &str, text: &str) -> Result<(), String> {
    if of_text(who, text).iter().any(|finding| finding.rule == *rule) {
        Ok(())
    } else {
        Err(format!("not raised: {text}"))
    }
}

/// Invented texts about a theme, each with the kind of subject that writes it.
fn texts_about(theme: &str) -> Vec<(String, String)> {
    let groups = recognition::groups(recognition::MADE_UP).into_iter();
    let groups = groups.filter(|group| group.about.iter().any(|about| about == theme));
    let texts = groups.flat_map(|group| group.texts.into_iter().map(move |text| (group.who.clone(), text)));
    texts.take(TEXTS).collect()
}

/// Rules that warn about an ordinary text, each with the first such text.
static LOUD: LazyLock<BTreeMap<String, String>> = LazyLock::new(|| {
    let mut loud = BTreeMap::new();
    for group in recognition::groups(recognition::MADE_UP).iter().filter(|group| group.about.is_empty()) {
        for text in &group.texts {
            let found = of_text(&group.who, text);
            for finding in found.iter().filter(|finding| finding.level < Level::Notice) {
                let _ = loud.entry(finding.rule.to_string()).or_insert_with(|| text.clone());
            }
        }
    }
    loud
});

/// A rule that compares a filing with another one: a filing that raises it and one that does not.
struct Compared {
    rule: &'static str,
    filing: Filing,
    raises: Filing,
    spares: Filing,
}

impl Compared {
    /// The findings on `filing` compared with `other`.
    fn found(&self, other: &Filing) -> Vec<Finding> {
        let standing =
            if self.rule == "library-under-review" { OtherStanding::UnderReview } else { OtherStanding::Open };
        let mut found = drafts::compare_at(standing, &self.filing, &[other]);
        found.extend(library::unchanged(&self.filing, other, "样本草稿"));
        found
    }
}

fn compared() -> Vec<Compared> {
    let number = "icp_subject.organize_info.certificate_number";
    let mine = enterprise();
    let other = set(enterprise(), number, credit_code("91", "440300", "55138508"));
    let person = "icp_subject.principal_info";
    let email = mine.text(&format!("{person}.email")).to_owned();
    let namesake = set(individual(), &format!("{person}.certificate_number"), second_number());
    let namesake = set(namesake, &format!("{person}.email"), email);
    let row = |rule, filing: &Filing, raises: &Filing, spares: Filing| Compared {
        rule,
        filing: filing.clone(),
        raises: raises.clone(),
        spares,
    };
    vec![
        row("library-phone", &mine, &other, mine.clone()),
        row("library-email", &mine, &namesake, mine.clone()),
        row("library-id-number", &in_province(mine.clone(), "510000"), &other, mine.clone()),
        row("library-one-company", &in_province(mine.clone(), "320000"), &other, mine.clone()),
        row("library-same-name", &mine, &mine, set(mine.clone(), "facts.applet_name", "另一样本")),
        row("library-same-subject", &mine, &mine, other.clone()),
        row(
            "library-under-review",
            &cancel(),
            &cancel(),
            set(cancel(), number, credit_code("91", "440300", "55138508")),
        ),
        row("change-nothing-differs", &change(), &change(), set(change(), REMARK, "原来的备注，供客户查询订单。")),
    ]
}
