//! The meaning of a table's headings: field labels in both languages, dotted paths, and other words that clerks use.

use std::collections::{BTreeMap, HashMap};
use std::sync::LazyLock;

use serde::Deserialize;
use unicode_normalization::UnicodeNormalization;

use super::{Cell, Row};
use crate::filing::{Shape, field};
use crate::i18n::{self, Language};

/// The column for the kind of filing.
pub(super) const KIND: &str = "kind";
/// The column for province, city and district together.
pub(super) const REGION: &str = "region";
/// The columns for the label of the draft, which is no part of the filing: who handles it, its tags, and a note.
pub(super) const OWNER: &str = "owner";
pub(super) const TAGS: &str = "tags";
pub(super) const NOTE: &str = "note";

/// Number of rows at the top in which the headings are searched: titles and explanations may precede them.
const TOP: usize = 12;
/// Minimum number of known headings in the heading row.
const FEWEST: usize = 2;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct KnownHeadings {
    path: String,
    words: Vec<String>,
    #[serde(default)]
    template: bool,
}

#[derive(Deserialize)]
struct ColumnsFile {
    column: Vec<KnownHeadings>,
}

static COLUMNS: LazyLock<Vec<KnownHeadings>> = LazyLock::new(|| {
    toml::from_str::<ColumnsFile>(include_str!("../../../../assets/table/columns.toml"))
        .map(|file| file.column)
        .unwrap_or_default()
});

/// Paths by heading. If two fields have the same label, the one in the table of columns wins.
static BY_HEADING: LazyLock<HashMap<String, &'static str>> = LazyLock::new(|| {
    let mut headings = HashMap::new();
    let own = COLUMNS.iter().map(|column| column.path.as_str());
    let fields = field::all().iter().filter(|field| field.value != Shape::ObjectList && !field.path.contains("[*]"));
    for path in own.clone().chain(fields.map(|field| field.path.as_str())) {
        headings.entry(comparable(path)).or_insert(path);
        for label in Language::ALL.map(|language| label(path, language)) {
            headings.entry(comparable(&label)).or_insert(path);
        }
    }
    for column in COLUMNS.iter() {
        for word in &column.words {
            headings.entry(comparable(word)).or_insert(column.path.as_str());
        }
    }
    headings
});

/// The meaning of a heading.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HeadingMeaning {
    /// The answer at this path; [`KIND`], [`REGION`] and the columns for the label of the draft are not fields.
    Answer(&'static str),
    /// The same as a column further left, which is used instead.
    Twice(&'static str),
    /// Unknown.
    Unknown,
    /// Ignored, as assigned by the user.
    Left,
}

/// Meanings that the user assigned to columns, by position from the left; `None` means that the column is ignored.
pub type AssignedColumn = BTreeMap<usize, Option<&'static str>>;

/// A column with a heading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// Its position from the left, from 0.
    pub place: usize,
    /// Its heading.
    pub heading: String,
    /// The meaning of the heading.
    pub meaning: HeadingMeaning,
    /// Number of rows with content in it.
    pub filled: usize,
}

impl Column {
    /// Whether it has content that is not used, although nobody said that it is to be ignored.
    pub fn is_lost(&self) -> bool {
        self.filled > 0 && matches!(self.meaning, HeadingMeaning::Unknown | HeadingMeaning::Twice(_))
    }
}

/// Paths that can be assigned to a column, see [`label`].
pub fn assignable() -> impl Iterator<Item = &'static str> {
    COLUMNS.iter().map(|column| column.path.as_str())
}

/// The paths of the columns of the template, in order.
pub(super) fn of_template() -> impl Iterator<Item = &'static str> {
    COLUMNS.iter().filter(|column| column.template).map(|column| column.path.as_str())
}

/// The heading of a path.
pub fn label(path: &str, language: Language) -> String {
    match path {
        KIND | REGION | OWNER | TAGS | NOTE => i18n::text(language, &format!("table-column-{path}")),
        path => i18n::label(language, path),
    }
}

/// Finds the heading row: of the first rows the one with most known headings. Returns its position and its columns;
/// columns in `assigned` have the assigned meaning.
pub(super) fn find(rows: &[Row], assigned: &AssignedColumn) -> Option<(usize, Vec<Column>)> {
    let found = rows.iter().take(TOP).map(|row| columns(&row.cells, &AssignedColumn::new())).enumerate();
    let known = |columns: &[Column]| {
        columns.iter().filter(|column| matches!(column.meaning, HeadingMeaning::Answer(_))).count()
    };
    // Of two equal ones, the upper one.
    let (place, columns) = found.rev().max_by_key(|(_, columns)| known(columns))?;
    let enough = known(&columns) >= FEWEST;
    enough.then(|| (place, self::columns(&rows[place].cells, assigned)))
}

fn columns(cells: &[Cell], assigned: &AssignedColumn) -> Vec<Column> {
    let mut columns: Vec<Column> = Vec::new();
    for (place, cell) in cells.iter().enumerate().filter(|(_, cell)| !cell.is_empty()) {
        let taken = |path| columns.iter().any(|column| column.meaning == HeadingMeaning::Answer(path));
        // An assignment by the user takes precedence over the headings, regardless of the column's position.
        let said = |path: &str| assigned.values().any(|said| *said == Some(path));
        let meaning = match (assigned.get(&place), BY_HEADING.get(&comparable(&cell.text)).copied()) {
            (Some(None), _) => HeadingMeaning::Left,
            (Some(Some(path)), _) if taken(path) => HeadingMeaning::Twice(path),
            (Some(Some(path)), _) => HeadingMeaning::Answer(path),
            (None, Some(path)) if taken(path) || said(path) => HeadingMeaning::Twice(path),
            (None, Some(path)) => HeadingMeaning::Answer(path),
            (None, None) => HeadingMeaning::Unknown,
        };
        columns.push(Column { place, heading: cell.text.trim().to_owned(), meaning, filled: 0 });
    }
    columns
}

/// A heading normalised for comparison: without trailing brackets, spaces, punctuation, width and case.
fn comparable(heading: &str) -> String {
    let wide: String = heading.nfkc().collect();
    let whole = wide.split_once('(').map_or(wide.as_str(), |(before, _)| before);
    let letters = |text: &str| {
        let kept = text.chars().filter(|character| character.is_alphanumeric());
        kept.flat_map(char::to_lowercase).collect::<String>()
    };
    let before = letters(whole);
    // A heading entirely in brackets.
    if before.is_empty() { letters(&wide) } else { before }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn meaning(heading: &str) -> Option<&'static str> {
        BY_HEADING.get(&comparable(heading)).copied()
    }

    #[test]
    fn every_column_has_a_known_path_and_no_word_means_two() {
        let mut seen = HashMap::new();
        for column in COLUMNS.iter() {
            let others = [KIND, REGION, OWNER, TAGS, NOTE];
            let known = others.contains(&column.path.as_str()) || field::at(&column.path).is_some();
            assert!(known, "{}", column.path);
            for word in &column.words {
                assert_eq!(seen.insert(comparable(word), &column.path), None, "{word}");
                assert_eq!(meaning(word), Some(column.path.as_str()), "{word} is the label of another field");
            }
        }
        assert!(of_template().count() > 20);
    }

    #[test]
    fn headings_are_known_however_they_are_written() {
        for (heading, path) in [
            ("主办单位名称", "icp_subject.base_info.name"),
            (" 公司名称（必填）* ", "icp_subject.base_info.name"),
            ("icp_subject.base_info.name", "icp_subject.base_info.name"),
            ("主体 负责人\n手机号", "icp_subject.principal_info.mobile"),
            ("E-MAIL", "icp_subject.principal_info.email"),
            ("小程序ＡＰＰＩＤ", "facts.appid"),
            ("小程序名称", "facts.applet_name"),
            ("省市区", "region"),
            ("备案类型：", "kind"),
            ("【身份证号码】", "icp_subject.principal_info.certificate_number"),
            ("备注", "icp_applets.base_info.comment"),
            ("经办人", OWNER),
            ("办理人", OWNER),
            ("标签", TAGS),
            ("客户名称", "icp_subject.base_info.name"),
            ("法人姓名", "icp_subject.legal_person_info.name"),
            ("小程序管理员", "icp_applets.principal_info.name"),
            ("执照到期日", "facts.subject_certificate_valid_until"),
            ("联系人手机", "icp_subject.principal_info.mobile"),
            ("紧急联系人电话", "icp_subject.principal_info.emergency_contact"),
            ("身份证到期日", "icp_subject.principal_info.certificate_validity_date_end"),
            ("经营类目", "icp_applets.base_info.service_content_types"),
            ("所属地区", "region"),
        ] {
            assert_eq!(meaning(heading), Some(path), "{heading}");
        }
        assert_eq!(meaning("客户等级"), None);
        for column in COLUMNS.iter() {
            assert!(column.words.len() > 1, "{} is called by nothing else", column.path);
        }
    }
}
