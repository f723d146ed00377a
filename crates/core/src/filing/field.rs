//! The table of fields: `assets/filing/fields.toml`.

use std::collections::{BTreeMap, HashMap};
use std::sync::LazyLock;

use serde::Deserialize;
use serde_json::Value;

use super::path::{item, pattern};
use super::{Filing, FilingError, Kind, json_type};

/// JSON shape of a field's value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Shape {
    /// A string.
    Text,
    /// A whole number.
    Number,
    /// `true` or `false`.
    Flag,
    /// Name of one picture or video.
    Media,
    /// List of whole numbers.
    NumberList,
    /// List of strings.
    TextList,
    /// List of names of pictures or videos.
    MediaList,
    /// List of objects; their fields have rows of their own.
    ObjectList,
    /// A string, or a list of strings for a slot that is a list.
    TextOrList,
}

/// Page of the form where a field is answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Page {
    /// Kind of filing and kind of subject (备案类型).
    Type,
    /// The subject (主体信息).
    Subject,
    /// The subject's responsible person (主体负责人).
    Principal,
    /// The mini program (小程序信息).
    Applet,
    /// The mini program's responsible person (小程序负责人).
    Manager,
    /// Letters and attachments (材料).
    Materials,
    /// Certification sent along with the filing (认证).
    Certification,
    /// Answers given on the check page.
    Check,
}

/// The kind of subject that a field is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum SubjectKind {
    /// A natural person who files in their own name.
    Individual,
    /// Every other subject.
    Organisation,
}

/// How typed text is normalised.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Format {
    /// A person's or an organisation's name.
    Name,
    /// One line.
    Line,
    /// Several lines.
    Paragraph,
    /// Telephone number.
    Phone,
    /// E-mail address.
    Email,
    /// Number of a certificate or filing: upper case, no spaces.
    Code,
    /// Identifier whose case matters: no spaces.
    Token,
    /// AppID: lower case, no spaces.
    AppId,
    /// `YYYYMMDD`.
    Date,
    /// `YYYYMMDD` or `长期`.
    Validity,
}

/// Width of a field's control.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Width {
    /// A few characters: a telephone number, a person's name, a word.
    Short,
    /// Twenty or thirty characters: the number of a certificate or an account, an e-mail address.
    Middle,
    /// The whole row.
    Long,
}

/// One row of the table.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Field {
    /// Dotted official path; `[]` for an index in a list, `[*]` for a free key.
    pub path: String,
    /// JSON shape.
    pub value: Shape,
    /// Page of the form.
    pub page: Page,
    /// Heading that the field is shown under, the end of the catalogue key `app-form-…`; `None` if the control of
    /// another field covers it.
    pub block: Option<String>,
    /// Kinds of filing that have the field.
    #[serde(default = "filed")]
    pub kinds: Vec<Kind>,
    /// The only kind of subject that has the field; `None` for all.
    pub who: Option<SubjectKind>,
    /// How typed text is normalised.
    pub format: Option<Format>,
    /// Width of its control, if the format does not determine it; see [`Field::width`].
    width: Option<Width>,
    /// Reference table that lists the allowed codes.
    pub table: Option<String>,
    /// The allowed codes if there are only a few; their names are the catalogue messages `choice-<last name>-<code>`.
    #[serde(default)]
    pub choices: Vec<i64>,
    /// Kind of picture that this field holds.
    pub slot: Option<String>,
    /// Largest number of list items.
    pub most: Option<usize>,
    /// Field whose value is sent with the upload of this picture; `None` if the picture is not of a certificate.
    pub certificate_type: Option<String>,
    /// Pages of the mini program's console that ask for the field, each with its position there, from 1.
    #[serde(default)]
    pub console: BTreeMap<String, usize>,
    /// Whether it may be left out.
    #[serde(default)]
    pub optional: bool,
    /// Whether the field is part of a request.
    #[serde(default = "sent")]
    pub sent: bool,
    /// Whether the field is needed only to file through the API.
    #[serde(default)]
    pub interface: bool,
}

impl Field {
    /// Width of its control: as given in the table, otherwise by its format.
    pub fn width(&self) -> Width {
        self.width.unwrap_or(match self.format {
            Some(Format::Phone) => Width::Short,
            Some(Format::Code | Format::Token | Format::AppId | Format::Email) => Width::Middle,
            _ => Width::Long,
        })
    }

    /// Whether it can be an item of a modification.
    pub fn may_change(&self) -> bool {
        let of_filing = !["cancel.", "auth_data.", "change."].iter().any(|object| self.path.starts_with(object));
        self.sent && of_filing && !self.path.contains('[')
    }

    /// The paths of the field in `filing`: one, or one for each item of the list it belongs to.
    pub fn places(&self, filing: &Filing) -> Vec<String> {
        match self.path.split_once("[]") {
            None => vec![self.path.clone()],
            Some((list, rest)) => (0..filing.list(list).len()).map(|index| format!("{list}[{index}]{rest}")).collect(),
        }
    }
}

fn sent() -> bool {
    true
}

fn filed() -> Vec<Kind> {
    vec![Kind::New, Kind::Change]
}

#[derive(Deserialize)]
struct FieldTable {
    field: Vec<Field>,
}

static FIELDS: LazyLock<Vec<Field>> = LazyLock::new(|| {
    toml::from_str::<FieldTable>(include_str!("../../../../assets/filing/fields.toml"))
        .map(|table| table.field)
        .unwrap_or_default()
});

static BY_PATH: LazyLock<HashMap<&'static str, &'static Field>> =
    LazyLock::new(|| FIELDS.iter().map(|field| (field.path.as_str(), field)).collect());

/// Every field, in the order of the form.
pub fn all() -> &'static [Field] {
    &FIELDS
}

/// The row of the field at `path`, which may contain actual indexes and keys.
pub fn at(path: &str) -> Option<&'static Field> {
    let found = || {
        let pattern = pattern(path);
        BY_PATH.get(pattern.as_str()).or_else(|| BY_PATH.get(pattern.strip_suffix("[]")?)).copied()
    };
    BY_PATH.get(path).copied().or_else(found)
}

/// Whether `code` is one of the choices of the field at `path`.
pub fn is_choice(path: &str, code: i64) -> bool {
    at(path).is_some_and(|field| field.choices.contains(&code))
}

/// The paths of a material: one, or those of the items of its list and, while the list is not full, one more.
pub fn places(filing: &Filing, slot: &str) -> Vec<String> {
    let Some(row) = at(slot) else { return Vec::new() };
    if row.value != Shape::MediaList || slot.ends_with(']') {
        return vec![slot.to_owned()];
    }
    let there = filing.list(slot).len();
    let most = row.most.unwrap_or(1);
    (0..(there + 1).min(most.max(there))).map(|index| item(slot, index)).collect()
}

/// Refuses a known field whose value has the wrong JSON type. `null` counts as unanswered.
pub(super) fn check_types(filing: &Filing) -> Result<(), FilingError> {
    for (key, value) in filing.as_map() {
        check(value, key, &key.clone())?;
    }
    Ok(())
}

fn check(value: &Value, path: &str, pattern: &str) -> Result<(), FilingError> {
    if value.is_null() {
        return Ok(());
    }
    if let Some(field) = BY_PATH.get(pattern) {
        return check_field(field, value, path, pattern);
    }
    let inner = format!("{pattern}.");
    let keyed = format!("{pattern}[*]");
    if !FIELDS.iter().any(|field| field.path.starts_with(&inner) || field.path.starts_with(&keyed)) {
        return Ok(());
    }
    let Value::Object(entries) = value else { return Err(wrong(path, "object", value)) };
    let free = FIELDS.iter().any(|field| field.path.starts_with(&keyed));
    for (key, child) in entries {
        if free {
            check(child, &format!("{path}[{key}]"), &keyed)?;
        } else {
            check(child, &format!("{path}.{key}"), &format!("{pattern}.{key}"))?;
        }
    }
    Ok(())
}

fn check_field(field: &Field, value: &Value, path: &str, pattern: &str) -> Result<(), FilingError> {
    let whole = |value: &Value| value.as_i64().is_some();
    let text = Value::is_string;
    match field.value {
        Shape::Text | Shape::Media if !text(value) => Err(wrong(path, "text", value)),
        Shape::Number if !whole(value) => Err(wrong(path, "number", value)),
        Shape::Flag if !value.is_boolean() => Err(wrong(path, "true or false", value)),
        Shape::NumberList => items(value, path, "number", whole),
        Shape::TextList | Shape::MediaList => items(value, path, "text", text),
        Shape::TextOrList if !text(value) => items(value, path, "text", text),
        Shape::ObjectList => {
            items(value, path, "object", Value::is_object)?;
            for (index, item) in value.as_array().into_iter().flatten().enumerate() {
                check(item, &format!("{path}[{index}]"), &format!("{pattern}[]"))?;
            }
            Ok(())
        }
        _ => Ok(()),
    }
}

fn items(value: &Value, path: &str, expected: &'static str, right: fn(&Value) -> bool) -> Result<(), FilingError> {
    let Value::Array(items) = value else { return Err(wrong(path, "list", value)) };
    match items.iter().enumerate().find(|(_, item)| !item.is_null() && !right(item)) {
        Some((index, item)) => Err(wrong(&format!("{path}[{index}]"), expected, item)),
        None => Ok(()),
    }
}

fn wrong(path: &str, expected: &'static str, value: &Value) -> FilingError {
    FilingError::WrongType { path: path.to_owned(), expected, found: json_type(value) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn table_is_read_and_paths_are_unique() {
        assert!(all().len() > 90);
        assert_eq!(BY_PATH.len(), all().len());
    }

    #[test]
    fn a_field_of_a_list_has_a_place_for_every_item() {
        let mut filing = Filing::new(crate::filing::Kind::New);
        filing.set("icp_applets.base_info.nrlx_details", serde_json::json!([{}, {}]));
        let places = |path: &str| at(path).map(|field| field.places(&filing)).unwrap_or_default();
        let (first, second) =
            ("icp_applets.base_info.nrlx_details[0].type", "icp_applets.base_info.nrlx_details[1].type");
        assert_eq!(places("icp_applets.base_info.nrlx_details[].type"), [first, second]);
        assert_eq!(places("facts.appid"), ["facts.appid"]);
    }

    #[test]
    fn row_of_a_filled_in_path() {
        let field = at("icp_applets.base_info.nrlx_details[3].media").map(|field| field.value);
        assert_eq!(field, Some(Shape::Media));
        let field = at("icp_materials.subject_other_materials[1]").map(|field| field.value);
        assert_eq!(field, Some(Shape::MediaList));
    }
}
