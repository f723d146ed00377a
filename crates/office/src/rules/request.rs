//! Anything that would break the request itself: names unknown to the platform, masked values, invisible characters.

use serde_json::Value;

use crate::filing::Shape;
use crate::filing::field::{self, Format};
use crate::finding::{Argument, Finding};
use crate::i18n::{self, Arguments, Language};
use crate::identifier::characters::{Illegal, Reason, illegal};

use super::rule::{FORM, number, text};
use super::{Case, Rule, Topic, is_place};

rules! {
    const UNKNOWN: Rule = Rule::warning("request-unknown-name").prevents(&["WX-47001"]).reads_nothing();
    const MASKED: Rule = Rule::error("request-masked");
    /// `$signs` is the list of characters and their positions.
    pub const ILLEGAL: Rule =
        Rule::warning("illegal-characters").prevents(&["MI-5008", "HW-TYPE", "WXR-ADDRESS"]).reads(TEXTS);
    /// The same in a number or an e-mail address, which never contains such characters, whatever the system accepts.
    const ILLEGAL_NUMBER: Rule =
        Rule::error("illegal-characters").prevents(&["MI-5008", "HW-TYPE", "WXR-ADDRESS"]).reads(TEXTS);
    const TEXT_LONG: Rule = Rule::error("text-long");
}

pub(super) const TOPIC: Topic = Topic { rules: RULES, kinds: FORM, review };

/// Fields with text answers.
const TEXTS: &[&str] = &["icp_subject", "icp_applets", "auth_data", field!("facts.applet_name")];

/// Maximum number of illegal characters listed in a message.
const MAX_LISTED: usize = 5;
/// The objects that make up the request.
const OBJECTS: [&str; 4] = ["icp_subject", "icp_applets", "icp_materials", "auth_data"];

fn review(case: &Case<'_>, found: &mut Vec<Finding>) {
    for object in OBJECTS {
        if let Some(value) = case.filing.get(object) {
            names(value, object, object, found);
        }
    }
    for row in field::all()
        .iter()
        .filter(|row| (row.sent || row.path == field!("facts.applet_name")) && row.value == Shape::Text)
    {
        let personal = matches!(row.format, Some(Format::Name | Format::Phone | Format::Code | Format::Email));
        for path in row.places(case.filing) {
            let value = case.filing.text(&path);
            if personal && value.contains(['*', '＊']) {
                found.push(MASKED.on(&path).with("value", text(value)));
            }
            let rule = match row.format {
                Some(Format::Phone | Format::Code | Format::Email) => &ILLEGAL_NUMBER,
                _ => &ILLEGAL,
            };
            let mut signs = illegal(value);
            // Numbers and dates are sent without spaces; for e-mail addresses the user is asked.
            if !matches!(row.format, None | Some(Format::Name | Format::Line | Format::Paragraph)) {
                signs.retain(|sign| sign.reason != Reason::Blank);
            }
            found.extend(illegal_characters(rule, &path, &signs));
            let (count, most) = (value.chars().count(), row.format.map_or(usize::MAX, longest));
            if count > most {
                found.push(TEXT_LONG.on(&path).with("count", number(count)).with("most", number(most)));
            }
        }
    }
}

/// Maximum length in characters of a text of this format. The platform publishes no limits; these exceed every name,
/// number and address on a certificate. `remark` checks the length of remarks.
fn longest(format: Format) -> usize {
    match format {
        Format::Name => 120,
        Format::Line => 250,
        Format::Phone | Format::Code => 40,
        Format::Email => 100,
        Format::Paragraph | Format::Token | Format::AppId | Format::Date | Format::Validity => usize::MAX,
    }
}

/// The first characters of a text that the ministry's system rejects, as a finding of `rule`.
fn illegal_characters(rule: &Rule, path: &str, illegal: &[Illegal]) -> Option<Finding> {
    if illegal.is_empty() {
        return None;
    }
    let signs = |language: Language| {
        let sign = |sign: &Illegal| {
            let arguments = Arguments::from([
                ("sign".to_owned(), text(&sign.shown)),
                ("kind".to_owned(), Argument::Term(sign.reason.key().to_owned())),
                ("place".to_owned(), text(sign.place.to_string())),
            ]);
            i18n::text_with(language, "character-at", &arguments)
        };
        let named: Vec<String> = illegal.iter().take(MAX_LISTED).map(sign).collect();
        named.join(language.pick("、", ", "))
    };
    let signs = Argument::Words { zh: signs(Language::Chinese), en: signs(Language::English) };
    let more = illegal.len().saturating_sub(MAX_LISTED);
    Some(rule.on(path).with("signs", signs).with("count", number(illegal.len())).with("more", number(more)))
}

/// Adds every name below `value` that is not in the field table.
fn names(value: &Value, path: &str, pattern: &str, found: &mut Vec<Finding>) {
    match value {
        Value::Object(entries) => {
            for (key, child) in entries {
                let (path, pattern) = (format!("{path}.{key}"), format!("{pattern}.{key}"));
                if is_place(&pattern) {
                    names(child, &path, &pattern, found);
                } else {
                    let end = pattern.rfind('.').unwrap_or_default();
                    found.push(UNKNOWN.on(&path).with("name", text(key)).with("object", text(&pattern[..end])));
                }
            }
        }
        Value::Array(items) => {
            for (index, item) in items.iter().enumerate().filter(|(_, item)| item.is_object()) {
                names(item, &format!("{path}[{index}]"), &format!("{pattern}[]"), found);
            }
        }
        _ => {}
    }
}
