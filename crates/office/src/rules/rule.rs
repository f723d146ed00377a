//! The type of a topic of rules, and arguments of messages.

use crate::filing::{Kind, parse_date};
use crate::finding::{Argument, Finding, Rule};
use crate::identifier::Fault;
use crate::identifier::normal::eight_digits;

use super::Case;

/// The rules about one topic.
pub(crate) struct Topic {
    /// Every rule whose findings it may add.
    pub rules: &'static [&'static Rule],
    /// Kinds of filing to which it applies.
    pub kinds: &'static [Kind],
    /// Reviews the case and adds its findings.
    pub review: fn(&Case<'_>, &mut Vec<Finding>),
}

/// Filings that contain the whole form or parts of it.
pub(crate) const FORM: &[Kind] = &[Kind::New, Kind::Change];
/// First filings only.
pub(crate) const NEW: &[Kind] = &[Kind::New];
/// Every kind of filing.
pub(crate) const EVERY: &[Kind] = &Kind::ALL;

/// Whether two answers are both given and differ.
pub(crate) fn differ(one: &str, other: &str) -> bool {
    !one.is_empty() && !other.is_empty() && one != other
}

/// Text as an argument of a message.
pub(crate) fn text(value: impl Into<String>) -> Argument {
    Argument::Text(value.into())
}

/// Names from the tables in both languages, joined with the separators of each language.
pub(crate) fn named<'a>(names: impl Iterator<Item = (&'a str, &'a str)>) -> Argument {
    let (zh, en): (Vec<&str>, Vec<&str>) = names.unzip();
    Argument::Words { zh: zh.join("、"), en: en.join(", ") }
}

/// Alternative names of which one is right, as an argument of a message.
pub(crate) fn one_of<'a>(names: impl Iterator<Item = &'a str>) -> Argument {
    let names: Vec<&str> = names.collect();
    let joined = |between: &str, last: &str| match names.split_last() {
        Some((end, [])) => (*end).to_owned(),
        Some((end, rest)) => format!("{}{last}{end}", rest.join(between)),
        None => String::new(),
    };
    Argument::Words { zh: joined("、", "或"), en: joined(", ", " or ") }
}

/// A date in the format of a filing, as an argument of a message; other text as it is.
pub(crate) fn date(kept: &str) -> Argument {
    parse_date(kept).map_or_else(|| text(kept), Argument::Day)
}

/// Adds the reason why a typed date is invalid, for the catalogue message `finding-no-day`.
pub(crate) fn no_day(finding: Finding, typed: &str) -> Finding {
    let digits = eight_digits(typed);
    let part = |range: std::ops::Range<usize>| digits.as_ref()?.get(range)?.parse::<u32>().ok();
    let (month, day) = (part(4..6), part(6..8));
    let wrong = match (month, day) {
        (Some(1..=12), Some(1..=31)) => "short-month",
        (Some(1..=12), Some(_)) => "day",
        (Some(_), Some(1..=31)) => "month",
        (Some(_), Some(_)) => "both",
        _ => "form",
    };
    let written = |part: Option<u32>| text(part.map(|part| part.to_string()).unwrap_or_default());
    finding
        .with("value", text(typed.trim()))
        .with("wrong", text(wrong))
        .with("month", written(month))
        .with("day", written(day))
}

/// A count as an argument of a message.
pub(crate) fn number(value: usize) -> Argument {
    Argument::Number(value as f64)
}

/// Adds the fault of a number, for the catalogue message `finding-fault`.
pub(crate) fn fault(finding: Finding, fault: Fault) -> Finding {
    let (expected, was, place) = match fault {
        Fault::Length { expected, found } => (expected.to_string(), found.to_string(), 0),
        Fault::Character { place, found } => (String::new(), found.to_string(), place),
        Fault::Check { expected, found } => (expected.to_string(), found.to_string(), 0),
        Fault::Kind | Fault::Birth => (String::new(), String::new(), 0),
    };
    finding
        .with("fault", text(fault.name()))
        .with("expected", text(expected))
        .with("found", text(was))
        .with("place", number(place))
}
