//! Everyday names of trades, by the service content or pre-approval item that they belong to.

use std::collections::HashMap;

use serde::Deserialize;
use toml::Spanned;

use super::Reference;
use super::table::{At, DataOrigin, DataProblem, check_origin, check_unique, read_toml, start};

/// The words of `synonyms.toml`, used only for the search in choosers, not to decide anything.
#[derive(Debug, Clone, Default)]
pub struct Synonyms {
    services: HashMap<i64, Vec<String>>,
    approvals: HashMap<i64, Vec<String>>,
}

impl Synonyms {
    /// Everyday names of the service content `id`.
    pub fn of_service(&self, id: i64) -> &[String] {
        self.services.get(&id).map_or(&[], Vec::as_slice)
    }

    /// Everyday names of the pre-approval item `code`.
    pub fn of_approval(&self, code: i64) -> &[String] {
        self.approvals.get(&code).map_or(&[], Vec::as_slice)
    }

    pub(super) fn parse(text: &str, so_far: &Reference) -> Result<(DataOrigin, Self), At> {
        #[derive(Deserialize)]
        struct File {
            meta: DataOrigin,
            service: Vec<Spanned<SynonymRow>>,
            approval: Vec<Spanned<SynonymRow>>,
        }
        #[derive(Deserialize)]
        #[serde(deny_unknown_fields)]
        struct SynonymRow {
            #[serde(alias = "id")]
            code: i64,
            words: Vec<String>,
        }
        fn by_code(
            rows: Vec<Spanned<SynonymRow>>,
            known: impl Fn(i64) -> bool,
        ) -> Result<HashMap<i64, Vec<String>>, At> {
            check_unique(rows.iter().map(|row| (start(row), &row.as_ref().code)))?;
            let mut words = HashMap::new();
            for row in rows {
                let (offset, row) = (start(&row), row.into_inner());
                if !known(row.code) {
                    return Err(At::new(offset, DataProblem::Unknown(row.code.to_string())));
                }
                check_unique(row.words.iter().map(|word| (offset, word)))?;
                words.insert(row.code, row.words);
            }
            Ok(words)
        }
        let file: File = read_toml(text)?;
        check_origin(&file.meta)?;
        let services = by_code(file.service, |id| so_far.service_contents.get(id).is_some())?;
        let approvals = by_code(file.approval, |code| so_far.pre_approvals.get(code).is_some())?;
        Ok((file.meta, Self { services, approvals }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::pinyin;

    #[test]
    fn there_are_words_enough_and_each_has_a_code() {
        let Synonyms { services, approvals } = &Reference::built_in().synonyms;
        let count = services.values().chain(approvals.values()).map(Vec::len).sum::<usize>();
        assert!(count >= 400, "{count}");
        let broken = "[meta]\ndate = \"2026-11-28\"\nsource = \"x\"\n[[service]]\nid = 500\nwords = [\"样本\"]\n\
            [[approval]]\ncode = 1\nwords = [\"样本\"]\n";
        assert!(Synonyms::parse(broken, Reference::built_in()).is_err(), "500 is a group and no service");
        assert!(Synonyms::parse(&broken.replace("500", "33"), Reference::built_in()).is_ok());
    }

    #[test]
    fn every_name_that_is_searched_can_be_typed_in_pinyin() {
        let reference = Reference::built_in();
        let regions = reference.regions.provinces().flat_map(|province| {
            let cities = reference.regions.children(&province.code);
            let below = cities.flat_map(|city| {
                std::iter::once(city.name.as_str())
                    .chain(reference.regions.children(&city.code).map(|district| district.name.as_str()))
            });
            std::iter::once(province.name.as_str()).chain(below)
        });
        let services = reference.service_contents.groups().iter().flat_map(|group| &group.services);
        let named = regions
            .chain(services.map(|service| service.name.as_str()))
            .chain(reference.pre_approvals.all().iter().map(|item| item.name.as_str()))
            .chain(reference.subject_types.all().iter().map(|nature| nature.name.as_str()))
            .chain(reference.synonyms.services.values().flatten().map(String::as_str))
            .chain(reference.synonyms.approvals.values().flatten().map(String::as_str));
        let chinese = |character: &char| ('\u{3400}'..='\u{9fff}').contains(character) || *character > '\u{20000}';
        let unread: String =
            named.flat_map(str::chars).filter(chinese).filter(|sign| pinyin::readings(*sign).is_empty()).collect();
        assert_eq!(unread, "");
    }
}
