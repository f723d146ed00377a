//! `beian review`: everything that a reviewer would reject, and the checklist of materials.

use serde_json::{Value, json};

use super::CommandOutcome;
use super::arguments::CommandArguments;
use super::console::{self, Refusal};
use super::source::{FilingSource, Reviewed};
use crate::finding::Finding;
use crate::i18n::{self, Head, Language};
use crate::rules::{Material, MaterialState, Need, Review};
use crate::view::View;

pub(super) fn run(arguments: &CommandArguments) -> Result<CommandOutcome, Refusal> {
    let source = FilingSource::open(arguments)?;
    let Reviewed { reference, mut review, .. } = source.review(!arguments.has("no-pictures"), arguments)?;
    review.add(source.filing(), source.neighbours(&reference)?);
    let refused = source.refused(&reference)?;
    let head = View::new(source.filing()).head();
    if arguments.has("json") {
        console::print_json(&document(&review, &refused, head, arguments.language()))?;
    } else {
        console::print(&describe(&review, &refused, head, arguments.language()))?;
    }
    Ok(CommandOutcome::blocks_if(!review.ready()))
}

fn document(review: &Review, refused: &[Finding], head: Head, language: Language) -> Value {
    let findings = review.findings.iter().map(|finding| console::document(finding, head, language));
    let checklist = review.checklist.iter().map(|material| {
        json!({
            "slot": material.slot,
            "title": head.said(language, i18n::label(language, &material.slot)),
            "needed": material.needed,
            "state": material.state,
            "why": head.said(language, material.why.message(language)),
        })
    });
    json!({
        "today": review.today.to_string(),
        "ready": review.ready(),
        "findings": findings.collect::<Vec<_>>(),
        "refused": refused.iter().map(|reason| console::document(reason, head, language)).collect::<Vec<_>>(),
        "checklist": checklist.collect::<Vec<_>>(),
    })
}

/// The review, and the open reasons of the last rejection.
fn describe(review: &Review, refused: &[Finding], head: Head, language: Language) -> String {
    let mut lines: Vec<String> = review.findings.iter().map(|finding| console::line(finding, head, language)).collect();
    let needed = review.checklist.iter().filter(|material| material.needed != Need::NotNeeded);
    let materials: Vec<String> =
        needed.map(|material| head.said(language, describe_material(material, language))).collect();
    if !materials.is_empty() {
        lines.push(format!("\n{}", i18n::text(language, "command-review-materials")));
        lines.extend(materials);
    }
    if !refused.is_empty() {
        lines.push(format!("\n{}", i18n::text(language, "command-review-refusal")));
        lines.extend(refused.iter().map(|reason| console::line(reason, head, language)));
    }
    let verdict = match (review.ready(), refused.is_empty()) {
        (false, _) => "command-review-blocked",
        (true, false) => "command-review-refused",
        (true, true) => "command-review-ready",
    };
    lines.push(format!("\n{}", i18n::text(language, verdict)));
    lines.join("\n").trim_start().to_owned()
}

fn describe_material(material: &Material, language: Language) -> String {
    let sign = match (material.state, material.needed) {
        (MaterialState::Ok, _) => "✓",
        (MaterialState::Attention, _) => "!",
        (MaterialState::Missing, Need::Required) => "✗",
        (MaterialState::Missing, _) => "○",
    };
    format!("{sign} {}: {}", i18n::label(language, &material.slot), material.why.what(language))
}
