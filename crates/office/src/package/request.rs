//! The request bodies of WeChat's API: official names and types, unused objects left out.

use serde_json::{Map, Value, json};

use crate::filing::path::PRINCIPAL;
use crate::filing::{Field, Filing, Kind, Shape, field};
use crate::view::View;

use super::materials::Materials;

/// The body of one call.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct CallBody {
    /// Name of the call, also used as the file name.
    pub call: &'static str,
    /// JSON body.
    pub body: Value,
    /// Places of the pictures used in it, in form order.
    pub media: Vec<String>,
}

/// Pre-approval item for "none of these" (以上都不涉及).
const NOT_INVOLVED: i64 = 24;

/// The call that submits the filing; `None` for a modification, which is possible only in the console.
pub(super) fn request(filing: &Filing, materials: &Materials) -> Option<CallBody> {
    let (call, roots): (_, &[&str]) = match filing.kind() {
        Kind::Change => return None,
        Kind::Cancel => ("cancel_icp_filing", &["cancel."]),
        Kind::New if filing.has("auth_data") => {
            ("submit_auth_and_icp", &["auth_data.", "icp_subject.", "icp_applets.", "icp_materials."])
        }
        Kind::New => ("apply_icp_filing", &["icp_subject.", "icp_applets.", "icp_materials."]),
    };
    // A scratch filing builds the nested objects; only its answers are used.
    let mut body = Filing::new(filing.kind());
    let mut media = Vec::new();
    let view = View::new(filing);
    let rows = || field::all().iter().filter(|row| row.sent && !row.path.contains("[]"));
    for root in roots {
        for row in rows().filter(|row| row.path.starts_with(root)) {
            if view.is_sent(&row.path) {
                add(&mut body, &mut media, filing, materials, row);
            }
        }
    }
    if view.is_individual() && filing.kind() == Kind::New {
        for leaf in ["certificate_type", "certificate_number"] {
            if let Some(value) = filing.get(&format!("{PRINCIPAL}.{leaf}")) {
                body.set(&format!("icp_subject.organize_info.{leaf}"), value.clone());
            }
        }
    }
    let mut root = Map::new();
    if filing.kind() == Kind::Cancel {
        root = body.object("cancel").cloned().unwrap_or_default();
    } else {
        for name in roots.iter().map(|root| root.trim_end_matches('.')) {
            let value = body.get(name).cloned().unwrap_or_else(|| json!({}));
            let _ = root.insert(name.to_owned(), value);
        }
    }
    Some(CallBody { call, body: Value::Object(root), media })
}

fn add(body: &mut Filing, media: &mut Vec<String>, filing: &Filing, materials: &Materials, row: &Field) {
    let path = row.path.as_str();
    if !filing.has(path) {
        return;
    }
    match row.value {
        Shape::Media => {
            if let Some(value) = medium(media, materials, path.to_owned()) {
                body.set(path, value);
            }
        }
        Shape::MediaList => {
            let values: Vec<_> = (0..filing.list(path).len())
                .filter_map(|index| medium(media, materials, crate::filing::path::item(path, index)))
                .collect();
            if !values.is_empty() {
                body.set(path, values);
            }
        }
        Shape::ObjectList => {
            let items: Vec<_> = (0..filing.list(path).len())
                .filter_map(|index| pre_approval(media, filing, materials, &crate::filing::path::item(path, index)))
                .collect();
            if !items.is_empty() {
                body.set(path, items);
            }
        }
        Shape::NumberList => body.set(path, filing.numbers(path)),
        Shape::Text => body.set(path, filing.text(path)),
        _ => {
            if let Some(value) = filing.get(path) {
                body.set(path, value.clone());
            }
        }
    }
}

/// `{"$media": file}` in place of a media_id.
fn medium(media: &mut Vec<String>, materials: &Materials, place: String) -> Option<Value> {
    let file = &materials.at(&place)?.path;
    media.push(place);
    Some(json!({ "$media": file }))
}

/// One pre-approval item; "none of these" has neither number nor document.
fn pre_approval(media: &mut Vec<String>, filing: &Filing, materials: &Materials, path: &str) -> Option<Value> {
    let kind = filing.number(&format!("{path}.type"))?;
    let mut item = Map::new();
    let _ = item.insert("type".to_owned(), kind.into());
    if kind != NOT_INVOLVED {
        let code = filing.text(&format!("{path}.code"));
        if !code.is_empty() {
            let _ = item.insert("code".to_owned(), code.into());
        }
        if let Some(value) = medium(media, materials, format!("{path}.media")) {
            let _ = item.insert("media".to_owned(), value);
        }
    }
    Some(Value::Object(item))
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;

    use super::*;
    use crate::reference::Reference;
    use crate::rules::{self, Inspections, Need};

    const FACTS: [&str; 3] = [
        field!("facts.principal_is_legal_representative"),
        field!("facts.manager_is_principal"),
        field!("facts.manager_is_legal_representative"),
    ];

    /// All combinations of the three answers about the legal representative, each given or not, with equal and
    /// different numbers.
    fn filings() -> Vec<Filing> {
        let numbers = ["11010119900101001X", "110101199001010028"];
        let mut filings = Vec::new();
        for answers in 0..27_usize {
            for alike in 0..8_usize {
                let mut filing = Filing::new(Kind::New);
                filing.set(field!("icp_subject.base_info.type"), if answers == 26 { 5 } else { 4 });
                for (place, fact) in FACTS.into_iter().enumerate() {
                    match answers / 3_usize.pow(place as u32) % 3 {
                        0 => filing.set(fact, true),
                        1 => filing.set(fact, false),
                        _ => {}
                    }
                }
                let number = |place: usize| numbers[alike >> place & 1];
                filing.set(&format!("{PRINCIPAL}.certificate_number"), number(0));
                filing.set(field!("icp_applets.principal_info.certificate_number"), number(1));
                filing.set(field!("icp_subject.legal_person_info.certificate_number"), number(2));
                filings.push(filing);
            }
        }
        filings
    }

    #[test]
    fn a_letter_is_sent_where_the_checklist_asks_for_it_and_nowhere_else() {
        for filing in filings() {
            let review = rules::review(&filing, &Inspections::new(), Reference::built_in(), NaiveDate::default());
            for base in [PRINCIPAL, field!("icp_applets.principal_info")] {
                let letter = person_field!(base, "authorization_letter");
                let needed = review.checklist.iter().find(|line| line.slot == letter).map(|line| line.needed);
                let sent = View::new(&filing).is_sent(&letter);
                assert_eq!(sent, needed != Some(Need::NotNeeded), "{letter} of {}", filing.to_json());
            }
        }
    }

    #[test]
    fn the_legal_representative_is_sent_where_it_is_somebody_else() {
        for filing in filings() {
            let view = View::new(&filing);
            let somebody_else = !view.is_individual() && view.principal_is_legal() != Some(true);
            assert_eq!(view.is_sent(field!("icp_subject.legal_person_info.name")), somebody_else);
        }
    }
}
