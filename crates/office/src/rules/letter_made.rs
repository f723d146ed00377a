//! Letters made by this program: the answers used in them, and whether these are still the same.

use serde_json::{Map, Value, json};

use crate::filing::path::LETTERS_MADE;
use crate::filing::{Filing, field};
use crate::finding::{Argument, Finding};
use crate::i18n::{self, Language};
use crate::identifier::normal;

use super::rule::FORM;
use super::{Case, Rule, Topic};

rules! {
    /// The answers used in a signed letter have changed.
    const CHANGED: Rule = Rule::warning("letter-changed").reads(&["icp_subject", "icp_applets", "icp_materials", "facts"]);
}

pub(super) const TOPIC: Topic = Topic { rules: RULES, kinds: FORM, review };

/// Records in `filing` that the letter for `slot` was made from the answers at `paths`. A scan that is there at this
/// moment shows an earlier letter.
pub fn note_letter(filing: &mut Filing, slot: &str, paths: &[String]) {
    let answers: Map<String, Value> = paths.iter().map(|path| (path.clone(), answer(filing, path))).collect();
    let before = place(filing, slot).map_or(Value::Null, |place| filing.text(&place).into());
    filing.set(&format!("{LETTERS_MADE}[{slot}]"), json!({"answers": answers, "before": before}));
}

/// Whether `finding` says that a letter must be made and signed again.
pub fn is_stale(finding: &Finding) -> bool {
    finding.is(&CHANGED)
}

fn review(case: &Case<'_>, found: &mut Vec<Finding>) {
    let filing = case.filing;
    for (slot, made) in filing.object(LETTERS_MADE).into_iter().flatten() {
        let Some(place) = place(filing, slot) else { continue };
        let answers = made.get("answers").and_then(Value::as_object).into_iter().flatten();
        let changed: Vec<&String> =
            answers.filter(|(path, then)| answer(filing, path) != **then).map(|(path, _)| path).collect();
        let old = made.get("before").and_then(Value::as_str) == Some(filing.text(&place));
        if changed.is_empty() && !old {
            continue;
        }
        let named = |language: Language, between: &str| {
            let labels = changed.iter().map(|path| i18n::label(language, path));
            labels.collect::<Vec<_>>().join(between)
        };
        let fields = Argument::Words { zh: named(Language::Chinese, "、"), en: named(Language::English, ", ") };
        let state = if changed.is_empty() { "made" } else { "changed" };
        found.push(CHANGED.on(&place).with("fields", fields).with("state", Argument::Text(state.to_owned())));
    }
}

/// The place of `slot` that has a scan.
fn place(filing: &Filing, slot: &str) -> Option<String> {
    field::places(filing, slot).into_iter().find(|place| filing.has(place))
}

/// The answer at `path` as used in a letter.
fn answer(filing: &Filing, path: &str) -> Value {
    match filing.get(path) {
        Some(Value::String(_)) => normal::value(filing, path).into(),
        other => other.cloned().unwrap_or_default(),
    }
}
