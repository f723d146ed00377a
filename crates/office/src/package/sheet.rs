//! A filing's answers in words, page by page, for the console sheet and the summary.

use std::sync::LazyLock;

use serde::Deserialize;

use crate::filing::{Field, Filing, Kind, Shape, field, parse_date, path};
use crate::i18n::{self, Language};
use crate::reference::Reference;
use crate::view::{FILING_NUMBERS, View};

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct SheetPage {
    name: String,
    kinds: Vec<Kind>,
}

impl SheetPage {
    /// Paths of the fields on this page, in its order.
    fn fields(&self) -> Vec<&'static str> {
        let place = |row: &'static Field| Some((*row.console.get(&self.name)?, row.path.as_str()));
        let mut fields: Vec<_> = field::all().iter().filter_map(place).collect();
        fields.sort_unstable();
        fields.into_iter().map(|(_, path)| path).collect()
    }
}

#[derive(Deserialize)]
struct ConsoleTable {
    page: Vec<SheetPage>,
}

static PAGES: LazyLock<Vec<SheetPage>> = LazyLock::new(|| {
    toml::from_str::<ConsoleTable>(include_str!("../../../../assets/package/console.toml"))
        .map(|table| table.page)
        .unwrap_or_default()
});

/// One answer.
#[derive(Debug, Clone, PartialEq)]
pub struct SheetRow {
    /// Its place in the filing.
    pub place: String,
    /// Its label in the console.
    pub label: String,
    /// The answer.
    pub answer: SheetAnswer,
    /// The filed value, where a modification changes it.
    pub filed: Option<String>,
}

/// An answer.
#[derive(Debug, Clone, PartialEq)]
pub enum SheetAnswer {
    /// In words.
    Text(String),
    /// A picture or video; its place is the row's.
    Medium,
}

/// The answers of one page.
#[derive(Debug, Clone, PartialEq)]
pub struct SheetSection {
    /// Heading of the page.
    pub title: String,
    /// Its answers in the console's order.
    pub rows: Vec<SheetRow>,
}

/// Everything that is sent or typed in, in the order of the console's pages; pages without answers are left out.
pub fn sections(filing: &Filing, reference: &Reference, language: Language) -> Vec<SheetSection> {
    let filed = View::new(filing).as_filed().filter(|_| filing.kind() == Kind::Change);
    let filing = &View::new(filing).as_modified();
    let words = Wording { filing, filed: filed.as_ref(), reference, language };
    let view = View::new(filing);
    let pages = PAGES.iter().filter(|page| page.kinds.contains(&filing.kind()));
    let sections = pages.map(|page| SheetSection {
        title: i18n::text(language, &format!("sheet-{}", page.name)),
        rows: page.fields().into_iter().filter(|path| view.is_sent(path)).flat_map(|path| words.rows(path)).collect(),
    });
    let handed_in = |row: &SheetRow| row.answer != SheetAnswer::Medium || view.enters(&row.place);
    let sections = sections.map(|mut section| {
        section.rows.retain(handed_in);
        section
    });
    sections.filter(|section| !section.rows.is_empty()).collect()
}

/// What is entered into the console for this filing: for a modification the filing numbers, the changes and what they
/// need, otherwise everything. Fields that only the API asks for are left out.
pub fn to_enter(filing: &Filing, reference: &Reference, language: Language) -> Vec<SheetSection> {
    let of_interface = |place: &str| field::at(place).is_some_and(|field| field.interface);
    let mut sections = sections(filing, reference, language);
    for section in &mut sections {
        section.rows.retain(|row| !of_interface(&row.place));
    }
    if filing.kind() == Kind::Change {
        let view = View::new(filing);
        for section in &mut sections {
            section.rows.retain(|row| view.enters(&row.place));
        }
        let words = Wording { filing, filed: None, reference, language };
        let rows: Vec<SheetRow> = FILING_NUMBERS.iter().flat_map(|path| words.rows(path)).collect();
        sections.insert(0, SheetSection { title: i18n::text(language, "sheet-filed"), rows });
    }
    sections.retain(|section| !section.rows.is_empty());
    sections
}

/// The answer at `place` in words, one line for each part; empty for pictures and for what is unanswered.
pub fn in_words(filing: &Filing, place: &str, reference: &Reference, language: Language) -> String {
    let rows = Wording { filing, filed: None, reference, language }.rows(place).into_iter();
    let lines = rows.filter_map(|row| match row.answer {
        SheetAnswer::Text(text) => Some(text),
        SheetAnswer::Medium => None,
    });
    lines.collect::<Vec<_>>().join("\n")
}

struct Wording<'a> {
    filing: &'a Filing,
    /// The filed answers, where a modification changes some of them.
    filed: Option<&'a Filing>,
    reference: &'a Reference,
    language: Language,
}

impl Wording<'_> {
    /// The rows of a field: none if it is unanswered, several for a list of pictures or objects.
    fn rows(&self, place: &str) -> Vec<SheetRow> {
        let Some(row) = field::at(place).filter(|_| self.filing.has(place)) else { return Vec::new() };
        let count = self.filing.list(place).len();
        match row.value {
            Shape::Media => vec![self.medium(place.to_owned())],
            Shape::MediaList => (0..count).map(|index| self.medium(path::item(place, index))).collect(),
            Shape::ObjectList => (0..count).flat_map(|index| self.item(&path::item(place, index))).collect(),
            _ => vec![self.row(place, SheetAnswer::Text(self.value(place)))],
        }
    }

    fn label(&self, place: &str) -> String {
        View::new(self.filing).head().said(self.language, i18n::label(self.language, place))
    }

    fn row(&self, place: &str, answer: SheetAnswer) -> SheetRow {
        let view = View::new(self.filing);
        let changed =
            self.filed.filter(|filed| filed.has(place) && view.changes(place) && view.differs_from_filed(place));
        let filed = changed.map(|filed| in_words(filed, place, self.reference, self.language));
        SheetRow { place: place.to_owned(), label: self.label(place), answer, filed }
    }

    fn medium(&self, place: String) -> SheetRow {
        SheetRow { label: self.label(&place), place, answer: SheetAnswer::Medium, filed: None }
    }

    /// The rows of one object of a list, in the order of the table.
    fn item(&self, place: &str) -> Vec<SheetRow> {
        let pattern = path::pattern(place);
        let leaves = field::all().iter().filter_map(|row| row.path.strip_prefix(&pattern)?.strip_prefix('.'));
        leaves.flat_map(|leaf| self.rows(&format!("{place}.{leaf}"))).collect()
    }

    /// An answer in words: codes by their names, dates with hyphens.
    fn value(&self, place: &str) -> String {
        let row = field::at(place);
        let table = row.and_then(|row| row.table.as_deref());
        let text = self.filing.text(place);
        if let Some(number) = self.filing.number(place) {
            return self
                .name(table, number)
                .or_else(|| i18n::choice(self.language, place, number))
                .unwrap_or_else(|| number.to_string());
        }
        if !self.filing.list(place).is_empty() {
            let names = self.filing.numbers(place).into_iter();
            let names = names.map(|number| self.name(table, number).unwrap_or_else(|| number.to_string()));
            return names.collect::<Vec<_>>().join("\n");
        }
        if table == Some("regions") {
            return self.reference.regions.get(text).map_or_else(|| text.to_owned(), |region| region.name.clone());
        }
        let dated = row.and_then(|row| row.format);
        match parse_date(text).filter(|_| matches!(dated, Some(field::Format::Date | field::Format::Validity))) {
            Some(date) => date.to_string(),
            None => text.to_owned(),
        }
    }

    /// The name of a code of a reference table.
    fn name(&self, table: Option<&str>, code: i64) -> Option<String> {
        let name = match table? {
            "subject_types" => self.reference.subject_types.get(code)?.name(self.language).to_owned(),
            "certificate_types" => self.reference.certificate_types.get(code)?.name(self.language).to_owned(),
            "pre_approvals" => self.reference.pre_approvals.get(code)?.name(self.language).to_owned(),
            "service_contents" => {
                let contents = &self.reference.service_contents;
                let group = contents.group_of(code)?.name(self.language);
                format!("{group} › {}", contents.get(code)?.name(self.language))
            }
            _ => return None,
        };
        Some(name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn the_console_asks_for_everything_that_is_sent_once() {
        for kind in crate::filing::Kind::ALL {
            let pages = PAGES.iter().filter(|page| page.kinds.contains(&kind));
            let fields: Vec<&str> = pages.flat_map(SheetPage::fields).collect();
            assert_eq!(fields.iter().collect::<HashSet<_>>().len(), fields.len());
            if kind == crate::filing::Kind::New {
                let sent = field::all().iter().filter(|row| row.sent && !row.path.starts_with("cancel."));
                for row in sent.filter(|row| !row.path.contains("[]")) {
                    assert!(fields.contains(&row.path.as_str()), "{}", row.path);
                }
            }
        }
    }

    #[test]
    fn every_page_has_its_title() {
        for page in PAGES.iter() {
            let title = format!("sheet-{}", page.name);
            assert!(Language::ALL.into_iter().all(|language| i18n::has(language, &title)), "{title}");
        }
    }

    /// Otherwise a field on a page that does not exist would be lost, and two fields at one place would have no defined
    /// order.
    #[test]
    fn every_place_in_the_console_is_there_once() {
        let mut places = HashSet::new();
        for (page, place) in field::all().iter().flat_map(|row| &row.console) {
            assert!(PAGES.iter().any(|known| known.name == *page), "no page {page}");
            assert!(places.insert((page, place)), "{page} {place}");
        }
        for page in PAGES.iter() {
            assert!((1..=page.fields().len()).all(|place| places.contains(&(&page.name, &place))), "{}", page.name);
        }
    }

    /// The sheet names the choices as the form does, and shows no bare code.
    #[test]
    fn every_choice_is_said_in_words() {
        let mut choices = 0;
        for row in field::all() {
            for code in &row.choices {
                let mut filing = Filing::new(crate::filing::Kind::New);
                filing.set(&row.path, *code);
                for language in Language::ALL {
                    let said = in_words(&filing, &row.path, Reference::built_in(), language);
                    assert_eq!(Some(said), i18n::choice(language, &row.path, *code), "{} {code}", row.path);
                }
                choices += 1;
            }
        }
        assert!(choices > 0);
    }
}
