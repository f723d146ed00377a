//! A filing: its answers under their official paths.
//!
//! A filing is a tree of JSON objects whose known places are listed in `assets/filing/fields.toml`.
//! The dotted official path (`icp_subject.base_info.name`) is the key of a field everywhere. List places are
//! written `path[0]`, free keys `path[key]`. Answers may be missing or wrong, but never of a wrong JSON type;
//! keys that the table does not know are kept and written back.

#[macro_use]
pub mod path;

pub mod delta;
pub mod field;
mod limits;
pub mod media;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

pub use delta::Delta;
pub use field::{Field, Page, Shape, SubjectKind};
use path::PathStep;

/// Format name and version that a filing file carries.
pub const FORMAT: &str = "beian-filing/1";

/// What the filing requests.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// First filing of a mini program (首次备案, 新增).
    #[default]
    New,
    /// Modification (变更备案); only the console takes it.
    Change,
    /// Deregistration (注销).
    Cancel,
}

impl Kind {
    /// All kinds.
    pub const ALL: [Self; 3] = [Self::New, Self::Change, Self::Cancel];

    /// The word used in files and on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Self::New => "new",
            Self::Change => "change",
            Self::Cancel => "cancel",
        }
    }

    /// The kind with this name in files.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }
}

/// Why a filing file cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum FilingError {
    /// Not JSON.
    #[error("not JSON at line {line}, column {column}")]
    Syntax {
        /// Line, from 1.
        line: usize,
        /// Column, from 1.
        column: usize,
        /// Whether the text ends too early; otherwise there is another syntax error at this place.
        cut_short: bool,
    },
    /// `format` is missing or names something else.
    #[error("format {found:?} is not a filing file")]
    NotAFiling {
        /// The value of `format`; empty when there is none.
        found: String,
    },
    /// Written by a newer program.
    #[error("format {found:?} is newer than {FORMAT}")]
    Newer {
        /// The value of `format`.
        found: String,
    },
    /// A text is longer than any answer can be.
    #[error("{path}: longer than {most} characters")]
    TooLong {
        /// Dotted path of the text.
        path: String,
        /// Characters allowed.
        most: usize,
    },
    /// A list or object has more entries than any answer can have.
    #[error("{path}: more than {most} entries")]
    TooMany {
        /// Dotted path of the list or object.
        path: String,
        /// Entries allowed.
        most: usize,
    },
    /// A value has the wrong JSON type.
    #[error("{path}: expected {expected}, found {found}")]
    WrongType {
        /// Dotted path of the value.
        path: String,
        /// JSON type that belongs there.
        expected: &'static str,
        /// JSON type found there.
        found: &'static str,
    },
}

/// A filing: answers by dotted official path.
#[derive(Debug, Clone, PartialEq)]
pub struct Filing {
    root: Map<String, Value>,
}

impl Filing {
    /// An empty filing.
    pub fn new(kind: Kind) -> Self {
        let mut root = Map::new();
        let _ = root.insert("format".to_owned(), FORMAT.into());
        let _ = root.insert("kind".to_owned(), kind.name().into());
        Self { root }
    }

    /// Reads a filing file.
    ///
    /// # Errors
    /// [`FilingError`] when the text is not JSON, not a filing, newer than this program, or holds a value of the
    /// wrong JSON type at a known path.
    pub fn from_json(text: &str) -> Result<Self, FilingError> {
        let text = text.trim_start_matches('\u{feff}');
        let value: Value = serde_json::from_str(text).map_err(|error| FilingError::Syntax {
            line: error.line(),
            column: error.column(),
            cut_short: error.is_eof(),
        })?;
        Self::from_value(value)
    }

    /// Reads a filing from a JSON value; see [`Filing::from_json`].
    ///
    /// # Errors
    /// As [`Filing::from_json`], without the syntax error.
    pub fn from_value(value: Value) -> Result<Self, FilingError> {
        let Value::Object(root) = value else {
            return Err(FilingError::WrongType { path: String::new(), expected: "object", found: json_type(&value) });
        };
        let format = root.get("format").and_then(Value::as_str).unwrap_or_default();
        if format != FORMAT {
            let newer = format.strip_prefix("beian-filing/").and_then(|version| version.parse::<u32>().ok());
            let found = format.to_owned();
            return Err(match newer {
                Some(version) if version > 1 => FilingError::Newer { found },
                _ => FilingError::NotAFiling { found },
            });
        }
        if root.get("kind").and_then(Value::as_str).and_then(Kind::from_name).is_none() {
            return Err(FilingError::WrongType {
                path: "kind".to_owned(),
                expected: "\"new\", \"change\" or \"cancel\"",
                found: root.get("kind").map_or("nothing", json_type),
            });
        }
        for (key, value) in &root {
            limits::check(value, key)?;
        }
        let filing = Self { root };
        field::check_types(&filing)?;
        Ok(filing)
    }

    /// The filing as a JSON document, indented by two spaces, keys in their original order.
    pub fn to_json(&self) -> String {
        serde_json::to_string_pretty(&self.root).unwrap_or_default()
    }

    /// The whole tree.
    pub fn as_map(&self) -> &Map<String, Value> {
        &self.root
    }

    /// What the filing requests.
    pub fn kind(&self) -> Kind {
        self.root.get("kind").and_then(Value::as_str).and_then(Kind::from_name).unwrap_or_default()
    }

    /// Changes what the filing requests; the answers stay.
    pub fn set_kind(&mut self, kind: Kind) {
        let _ = self.root.insert("kind".to_owned(), kind.name().into());
    }

    /// The value at `path`; `None` if it is missing or `null`.
    pub fn get(&self, path: &str) -> Option<&Value> {
        let mut steps = path::steps(path);
        let Some(PathStep::Key(first)) = steps.next() else { return None };
        let mut value = self.root.get(first)?;
        for step in steps {
            value = match step {
                PathStep::Key(key) => value.as_object()?.get(key)?,
                PathStep::Index(index) => value.as_array()?.get(index)?,
            };
        }
        (!value.is_null()).then_some(value)
    }

    /// The text at `path` without surrounding whitespace; empty if there is none.
    pub fn text(&self, path: &str) -> &str {
        self.get(path).and_then(Value::as_str).unwrap_or_default().trim()
    }

    /// The whole number at `path`.
    pub fn number(&self, path: &str) -> Option<i64> {
        self.get(path).and_then(Value::as_i64)
    }

    /// The yes/no answer at `path`; `None` while unanswered.
    pub fn flag(&self, path: &str) -> Option<bool> {
        self.get(path).and_then(Value::as_bool)
    }

    /// The list at `path`; empty if there is none.
    pub fn list(&self, path: &str) -> &[Value] {
        self.get(path).and_then(Value::as_array).map_or(&[], Vec::as_slice)
    }

    /// The whole numbers of the list at `path`.
    pub fn numbers(&self, path: &str) -> Vec<i64> {
        self.list(path).iter().filter_map(Value::as_i64).collect()
    }

    /// The object at `path`.
    pub fn object(&self, path: &str) -> Option<&Map<String, Value>> {
        self.get(path).and_then(Value::as_object)
    }

    /// The date `YYYYMMDD` at `path`; `None` if it is missing or not a date.
    pub fn date(&self, path: &str) -> Option<NaiveDate> {
        parse_date(self.text(path))
    }

    /// Whether `path` is answered: not missing, not blank, not an empty list.
    pub fn has(&self, path: &str) -> bool {
        self.get(path).is_some_and(|value| match value {
            Value::String(text) => !text.trim().is_empty(),
            Value::Array(items) => !items.is_empty(),
            Value::Object(entries) => !entries.is_empty(),
            _ => true,
        })
    }

    /// Path of the mini program's name: as requested in the account, otherwise as the platform returns it.
    pub fn applet_name_path(&self) -> &'static str {
        let [asked, given] = path::APPLET_NAMES;
        if !self.has(asked) && self.has(given) { given } else { asked }
    }

    /// The mini program's name as answered; empty while unanswered.
    pub fn applet_name(&self) -> &str {
        self.text(self.applet_name_path())
    }

    /// The subject's name as answered; empty while unanswered.
    pub fn subject_name(&self) -> &str {
        self.text(path::SUBJECT_NAME)
    }

    /// Title of the filing: the name of its mini program, otherwise of its subject; empty while neither has a name.
    pub fn title(&self) -> &str {
        Some(self.applet_name()).filter(|name| !name.is_empty()).unwrap_or_else(|| self.subject_name())
    }

    /// Sets `value` at `path` and creates the objects and lists on the way. A list grows by one item at most: an index
    /// beyond its end appends. If a step meets a value of another type, nothing is changed.
    pub fn set(&mut self, path: &str, value: impl Into<Value>) {
        let steps: Vec<PathStep<'_>> = path::steps(path).collect();
        let mut root = Value::Object(std::mem::take(&mut self.root));
        put(&mut root, &steps, value.into());
        if let Value::Object(map) = root {
            self.root = map;
        }
    }

    /// Removes the value at `path`, and objects that become empty.
    pub fn remove(&mut self, path: &str) {
        let steps: Vec<PathStep<'_>> = path::steps(path).collect();
        let mut root = Value::Object(std::mem::take(&mut self.root));
        let _ = take(&mut root, &steps);
        if let Value::Object(map) = root {
            self.root = map;
        }
    }

    /// Copies the answer at `from` to `to`; if `from` is unanswered, the answer at `to` is removed.
    pub fn copy(&mut self, from: &str, to: &str) {
        match self.get(from).cloned() {
            Some(value) => self.set(to, value),
            None => self.remove(to),
        }
    }

    /// Every picture or video that the filing names, in form order: the field's path and the file's name.
    pub fn media(&self) -> Vec<(String, String)> {
        let places = field::all().iter().flat_map(|field| match field.value {
            Shape::Media => field.places(self),
            Shape::MediaList => (0..self.list(&field.path).len()).map(|index| path::item(&field.path, index)).collect(),
            _ => Vec::new(),
        });
        let named = places.map(|place| {
            let name = self.text(&place).to_owned();
            (place, name)
        });
        named.filter(|(_, name)| !name.is_empty()).collect()
    }
}

/// A date written `YYYYMMDD`; `None` for anything else or a day that does not exist.
pub fn parse_date(text: &str) -> Option<NaiveDate> {
    if text.len() != 8 || !text.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    NaiveDate::parse_from_str(text, "%Y%m%d").ok()
}

fn put(place: &mut Value, steps: &[PathStep<'_>], value: Value) {
    let Some((first, rest)) = steps.split_first() else {
        *place = value;
        return;
    };
    if place.is_null() {
        *place = match first {
            PathStep::Key(_) => Value::Object(Map::new()),
            PathStep::Index(_) => Value::Array(Vec::new()),
        };
    }
    match (first, place) {
        (PathStep::Key(key), Value::Object(map)) => {
            put(map.entry((*key).to_owned()).or_insert(Value::Null), rest, value);
        }
        (PathStep::Index(index), Value::Array(items)) => {
            if *index >= items.len() {
                items.push(Value::Null);
            }
            let last = items.len() - 1;
            if let Some(item) = items.get_mut((*index).min(last)) {
                put(item, rest, value);
            }
        }
        _ => {}
    }
}

/// Removes the value and returns whether `place` is now an empty object.
fn take(place: &mut Value, steps: &[PathStep<'_>]) -> bool {
    let Some((first, rest)) = steps.split_first() else { return false };
    match (first, place) {
        (PathStep::Key(key), Value::Object(map)) => {
            let empty = rest.is_empty() || map.get_mut(*key).is_some_and(|child| take(child, rest));
            if empty {
                let _ = map.shift_remove(*key);
            }
            map.is_empty()
        }
        (PathStep::Index(index), Value::Array(items)) => {
            if rest.is_empty() {
                if *index < items.len() {
                    let _ = items.remove(*index);
                }
                return items.is_empty();
            }
            if let Some(item) = items.get_mut(*index) {
                let _ = take(item, rest);
            }
            false
        }
        _ => false,
    }
}

/// The JSON type of a value, in the words of [`FilingError::WrongType`].
pub(crate) fn json_type(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "true or false",
        Value::Number(_) => "number",
        Value::String(_) => "text",
        Value::Array(_) => "list",
        Value::Object(_) => "object",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn set_and_get_by_path() {
        let mut filing = Filing::new(Kind::New);
        filing.set("icp_applets.base_info.nrlx_details[0].type", 24);
        filing.set("facts.letters_signed_on[icp_materials.commitment_letter]", "20261120");
        assert_eq!(filing.number("icp_applets.base_info.nrlx_details[0].type"), Some(24));
        assert_eq!(filing.text("facts.letters_signed_on[icp_materials.commitment_letter]"), "20261120");
        assert_eq!(Filing::from_json(&filing.to_json()), Ok(filing.clone()));
        filing.remove("facts.letters_signed_on[icp_materials.commitment_letter]");
        assert!(!filing.has("facts"));
    }

    #[test]
    fn a_mini_program_is_called_what_was_asked_for_else_what_the_platform_gives_and_the_filing_by_it() {
        let mut filing = Filing::new(Kind::New);
        let named =
            |filing: &Filing| [filing.applet_name_path(), filing.applet_name(), filing.title()].map(str::to_owned);
        let [asked, given] = path::APPLET_NAMES;
        assert_eq!(named(&filing), [asked, "", ""]);
        filing.set(path::SUBJECT_NAME, "样本公司");
        assert_eq!(named(&filing), [asked, "", "样本公司"]);
        filing.set(given, "样本乙");
        assert_eq!(named(&filing), [given, "样本乙", "样本乙"]);
        filing.set(asked, "　");
        assert_eq!(named(&filing), [given, "样本乙", "样本乙"], "a blank is no name");
        filing.set(asked, "样本甲");
        assert_eq!(named(&filing), [asked, "样本甲", "样本甲"]);
    }

    #[test]
    fn wrong_type_names_the_path() {
        let text =
            r#"{"format":"beian-filing/1","kind":"new","icp_applets":{"base_info":{"nrlx_details":[{"type":"24"}]}}}"#;
        assert_eq!(
            Filing::from_json(text),
            Err(FilingError::WrongType {
                path: "icp_applets.base_info.nrlx_details[0].type".to_owned(),
                expected: "number",
                found: "text"
            })
        );
    }

    #[test]
    fn unknown_keys_survive() {
        let text = r#"{"format":"beian-filing/1","kind":"new","icp_subject":{"future":{"a":[1,null]}},"x":1.50}"#;
        let again = Filing::from_json(text).map(|filing| filing.to_json());
        let again = again.and_then(|text| Filing::from_json(&text));
        assert_eq!(again, Filing::from_json(text));
    }

    #[test]
    fn newer_format_is_named() {
        let text = r#"{"format":"beian-filing/2","kind":"new"}"#;
        assert_eq!(Filing::from_json(text), Err(FilingError::Newer { found: "beian-filing/2".to_owned() }));
    }

    #[test]
    fn media_in_form_order() {
        let mut filing = Filing::new(Kind::New);
        filing.set("icp_materials.subject_other_materials[0]", "b.jpg");
        filing.set("icp_applets.base_info.nrlx_details[0].media", "c.jpg");
        filing.set(field!("icp_subject.organize_info.certificate_photo"), "a.jpg");
        let names: Vec<_> = filing.media().into_iter().map(|(_, name)| name).collect();
        assert_eq!(names, ["a.jpg", "c.jpg", "b.jpg"]);
    }
}
