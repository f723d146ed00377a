//! Reference tables: the data files under `assets/reference/`.
//!
//! Every file carries its date and its source and is checked when it is loaded. A newer file of the same name in the
//! user's data folder replaces the built-in one; a broken file is reported by name and the built-in one is used.

pub mod content;
pub mod holidays;
pub mod province;
pub mod regions;
pub mod rejection;
pub mod subject;
pub mod synonyms;
mod table;
pub mod telephone;
pub mod themes;
pub mod words;
pub mod zones;

use std::path::Path;
use std::sync::LazyLock;

use chrono::{Months, NaiveDate};

pub use table::{DataError, DataOrigin, DataProblem};

use content::{PreApprovals, ServiceContents};
use holidays::Holidays;
use province::Provinces;
use regions::{Regions, RetiredRegions};
use rejection::Rejections;
use subject::{CertificateTypes, SubjectTypes};
use synonyms::Synonyms;
use table::At;
use telephone::PhoneSegments;
use themes::Themes;
use words::WordTable;
use zones::Zones;

/// Months after which a table of rules counts as outdated.
pub const FRESH_MONTHS: u32 = 6;
/// Tables that platforms and bureaus change; the others change with administrative divisions and telephone numbers.
const OF_RULES: [&str; 5] =
    ["certificate_types.toml", "pre_approvals.toml", "provinces.toml", "rejections.toml", "service_contents.toml"];

/// A data file in use.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DataFile {
    /// File name.
    pub name: &'static str,
    /// Its date and source.
    pub origin: DataOrigin,
    /// Whether it came from the user's data folder.
    pub replaced: bool,
}

/// A complete set of reference tables.
#[derive(Debug, Clone, Default)]
pub struct Reference {
    /// Provinces, cities, districts.
    pub regions: Regions,
    /// Division codes that are no longer valid.
    pub retired: RetiredRegions,
    /// Natures of a subject.
    pub subject_types: SubjectTypes,
    /// Certificate types.
    pub certificate_types: CertificateTypes,
    /// Pre-approval items.
    pub pre_approvals: PreApprovals,
    /// Service contents.
    pub service_contents: ServiceContents,
    /// Everyday names of services and pre-approvals.
    pub synonyms: Synonyms,
    /// Rules of the provinces.
    pub provinces: Provinces,
    /// Documented rejections.
    pub rejections: Rejections,
    /// Working days.
    pub holidays: Holidays,
    /// Segments of telephone numbers.
    pub segments: PhoneSegments,
    /// Words that raise questions.
    pub words: WordTable,
    /// Zones that are not administrative divisions.
    pub zones: Zones,
    /// Themes that names and remarks are checked for.
    pub themes: Themes,
    files: Vec<DataFile>,
    refused: Vec<DataError>,
}

static BUILT_IN: LazyLock<Reference> = LazyLock::new(|| Reference::assemble(None));

/// Parses a file's text into its origin and its table, given the tables parsed before it.
type Parse<T> = fn(&str, &Reference) -> Result<(DataOrigin, T), At>;

/// Reads the table of one file: from the user's folder if there is a valid one, otherwise from the built-in text.
macro_rules! tables {
    ($set:ident, $folder:ident: $($name:literal => $table:ident: $type:ty),* $(,)?) => {
        $(
            let built_in = include_str!(concat!("../../../assets/reference/", $name));
            if let Some((origin, table, replaced)) = $set.table($name, built_in, $folder, <$type>::parse) {
                $set.files.push(DataFile { name: $name, origin, replaced });
                $set.$table = table;
            }
        )*
    };
}

impl Reference {
    /// The built-in set.
    pub fn built_in() -> &'static Self {
        &BUILT_IN
    }

    /// The built-in set, with its files replaced by those of the same name in `folder`. A file that is broken or does
    /// not fit the others is ignored and listed in [`Reference::refused`].
    pub fn load(folder: &Path) -> Self {
        let set = Self::assemble(Some(folder));
        let broken_built_in = set.files.len() < Self::built_in().files.len();
        if !broken_built_in {
            return set;
        }
        // A valid file of the folder lacks an entry that a built-in one refers to: ignore all files of the folder.
        let unfit = set.files.iter().filter(|file| file.replaced);
        let unfit = unfit.map(|file| DataError { file: file.name.to_owned(), line: 0, problem: DataProblem::Unfit });
        Self { refused: unfit.collect(), ..Self::built_in().clone() }
    }

    /// The files in use, with date and source.
    pub fn files(&self) -> &[DataFile] {
        &self.files
    }

    /// The files of the user's folder that were refused, and why.
    pub fn refused(&self) -> &[DataError] {
        &self.refused
    }

    /// The newest date among the files in use, `YYYY-MM-DD`.
    pub fn date(&self) -> &str {
        self.files.iter().map(|file| file.origin.date.as_str()).max().unwrap_or_default()
    }

    /// The tables of rules in use that are more than [`FRESH_MONTHS`] old on `today`, the oldest first.
    pub fn outdated(&self, today: NaiveDate) -> Vec<&DataFile> {
        let since = today.checked_sub_months(Months::new(FRESH_MONTHS)).unwrap_or(today);
        let is_old = |file: &&DataFile| {
            OF_RULES.contains(&file.name)
                && NaiveDate::parse_from_str(&file.origin.date, "%Y-%m-%d").is_ok_and(|date| date < since)
        };
        let mut old: Vec<&DataFile> = self.files.iter().filter(is_old).collect();
        old.sort_by_key(|file| file.origin.date.as_str());
        old
    }

    fn assemble(folder: Option<&Path>) -> Self {
        let mut set = Self::default();
        tables! {set, folder:
            "regions.csv" => regions: Regions,
            "regions_retired.csv" => retired: RetiredRegions,
            "subject_types.toml" => subject_types: SubjectTypes,
            "certificate_types.toml" => certificate_types: CertificateTypes,
            "pre_approvals.toml" => pre_approvals: PreApprovals,
            "service_contents.toml" => service_contents: ServiceContents,
            "synonyms.toml" => synonyms: Synonyms,
            "provinces.toml" => provinces: Provinces,
            "rejections.toml" => rejections: Rejections,
            "holidays.toml" => holidays: Holidays,
            "phone_segments.toml" => segments: PhoneSegments,
            "words.toml" => words: WordTable,
            "zones.toml" => zones: Zones,
            "themes.toml" => themes: Themes,
        }
        set
    }

    fn table<T>(
        &mut self,
        name: &'static str,
        built_in: &str,
        folder: Option<&Path>,
        parse: Parse<T>,
    ) -> Option<(DataOrigin, T, bool)> {
        let path = folder.map(|folder| folder.join(name)).filter(|path| path.exists());
        if let Some(path) = path {
            let read = std::fs::read_to_string(&path).map_err(|error| DataError {
                file: name.to_owned(),
                line: 0,
                problem: DataProblem::Unreadable(error.to_string()),
            });
            match read.and_then(|text| parse(&text, self).map_err(|at| at.in_file(name, &text))) {
                Ok((origin, table)) => return Some((origin, table, true)),
                Err(error) => self.refused.push(error),
            }
        }
        match parse(built_in, self) {
            Ok((origin, table)) => Some((origin, table, false)),
            Err(at) => {
                self.refused.push(at.in_file(name, built_in));
                None
            }
        }
    }
}

#[cfg(test)]
mod tests;
