//! Words that a platform or a bureau asks about.

use std::collections::{BTreeMap, HashSet};

use serde::Deserialize;
use toml::Spanned;

use super::Reference;
use super::table::{At, DataOrigin, DataProblem, check_origin, check_unique, read_toml, start};
use crate::language::{PhrasePlace, Text};

/// Length in bytes of the longest phrase considered.
const MAX_PHRASE_BYTES: usize = 60;

/// A list of words, each for one question.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum List {
    /// Beginning of a name that only a state body may use (国字头).
    State,
    /// Words that are refused in every name.
    Sensitive,
    /// General words that some bureaus refuse in any subject's name.
    Generic,
    /// General words that are refused in an individual's name.
    IndividualName,
    /// Words of an enterprise, a trade or paid business.
    Business,
    /// Words that the financial regulators watch.
    Finance,
    /// Words of education and training.
    Education,
    /// Words of a medical institution.
    Medical,
    /// Scope of business for which Shandong requires permits.
    ShandongScope,
    /// Phrases that say nothing.
    Vague,
    /// Words that say nothing about what a mini program does.
    Hollow,
    /// Endings of trades in a scope of business.
    Registered,
    /// Audience of a service.
    Audience,
    /// Words by which a remark relates a name to its subject.
    Relation,
}

impl List {
    /// All lists.
    pub const ALL: [Self; 14] = [
        Self::State,
        Self::Sensitive,
        Self::Generic,
        Self::IndividualName,
        Self::Business,
        Self::Finance,
        Self::Education,
        Self::Medical,
        Self::ShandongScope,
        Self::Vague,
        Self::Hollow,
        Self::Registered,
        Self::Audience,
        Self::Relation,
    ];
}

/// The words of a list.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct WordRow {
    name: List,
    words: Vec<String>,
    /// Phrases in which the words do not count.
    #[serde(default)]
    except: Vec<String>,
}

/// The words of `words.toml`.
#[derive(Debug, Clone, Default)]
pub struct WordTable {
    lists: BTreeMap<List, WordRow>,
    approvals: Vec<(i64, String)>,
}

impl WordTable {
    /// The words of a list.
    pub fn list(&self, list: List) -> &[String] {
        self.lists.get(&list).map_or(&[], |row| row.words.as_slice())
    }

    /// The words of a list that occur in `text` as words, outside the list's exceptions, in the order of the list.
    /// Latin letters match in any case.
    pub fn found(&self, list: List, text: &Text) -> Vec<&str> {
        self.standing(list, text, |_| true)
    }

    /// As [`WordTable::found`], without words that the text denies (`不涉及新闻、出版`).
    pub fn asserted(&self, list: List, text: &Text) -> Vec<&str> {
        self.standing(list, text, |place| !text.denies(place))
    }

    fn standing(&self, list: List, text: &Text, counts: impl Fn(PhrasePlace) -> bool) -> Vec<&str> {
        let Some(row) = self.lists.get(&list) else { return Vec::new() };
        let phrases: Vec<(&str, PhrasePlace)> = text.phrases(MAX_PHRASE_BYTES).collect();
        let exceptions = exceptions(&phrases, [row]);
        let counting = |place: &PhrasePlace| counts(*place) && !exceptions.iter().any(|other| other.holds(*place));
        let there: HashSet<&str> =
            phrases.iter().filter(|(_, place)| counting(place)).map(|(phrase, _)| *phrase).collect();
        row.words.iter().map(String::as_str).filter(|word| there.contains(word)).collect()
    }

    /// Pre-approval items indicated by words of `text`, each with the first such word; denied words and words inside an
    /// exception of any list do not count.
    pub fn approvals(&self, text: &Text) -> Vec<(i64, &str)> {
        let phrases: Vec<(&str, PhrasePlace)> = text.phrases(MAX_PHRASE_BYTES).collect();
        let exceptions = exceptions(&phrases, self.lists.values());
        let counting = |place: PhrasePlace| !text.denies(place) && !exceptions.iter().any(|other| other.holds(place));
        let there: HashSet<&str> =
            phrases.iter().filter(|(_, place)| counting(*place)).map(|(phrase, _)| *phrase).collect();
        let mut found: Vec<(i64, &str)> = Vec::new();
        for (code, word) in &self.approvals {
            if there.contains(word.as_str()) && !found.iter().any(|(known, _)| known == code) {
                found.push((*code, word));
            }
        }
        found
    }

    pub(super) fn parse(text: &str, so_far: &Reference) -> Result<(DataOrigin, Self), At> {
        #[derive(Deserialize)]
        struct File {
            meta: DataOrigin,
            list: Vec<Spanned<WordRow>>,
            approval: Vec<Spanned<Approval>>,
        }
        #[derive(Deserialize)]
        #[serde(deny_unknown_fields)]
        struct Approval {
            code: i64,
            words: Vec<String>,
        }
        let file: File = read_toml(text)?;
        check_origin(&file.meta)?;
        check_unique(file.approval.iter().map(|row| (start(row), &row.as_ref().code)))?;
        let mut words = Self::default();
        for row in file.list {
            let offset = start(&row);
            let row = row.into_inner();
            check_unique(row.words.iter().map(|word| (offset, word)))?;
            let name = row.name;
            if words.lists.insert(name, row).is_some() {
                return Err(At::new(offset, DataProblem::Twice(format!("{name:?}"))));
            }
        }
        if let Some(list) = List::ALL.into_iter().find(|list| !words.lists.contains_key(list)) {
            return Err(At::of_file(DataProblem::Missing(format!("{list:?}"))));
        }
        for row in file.approval {
            let offset = start(&row);
            let row = row.into_inner();
            if so_far.pre_approvals.get(row.code).is_none() {
                return Err(At::new(offset, DataProblem::Unknown(row.code.to_string())));
            }
            check_unique(row.words.iter().map(|word| (offset, word)))?;
            words.approvals.extend(row.words.into_iter().map(|word| (row.code, word)));
        }
        Ok((file.meta, words))
    }
}

/// The places of the lists' exceptions among the phrases of a text.
fn exceptions<'a>(phrases: &[(&str, PhrasePlace)], rows: impl IntoIterator<Item = &'a WordRow>) -> Vec<PhrasePlace> {
    let all: HashSet<&str> = rows.into_iter().flat_map(|row| &row.except).map(String::as_str).collect();
    phrases.iter().filter(|(phrase, _)| all.contains(phrase)).map(|(_, place)| *place).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn denied_words_do_not_point_to_an_approval() {
        let words = &Reference::built_in().words;
        let approvals = |text: &str| words.approvals(&Text::read(text));
        assert_eq!(approvals("提供影视资讯，不涉及新闻、出版等内容"), [(10, "影视")]);
        assert_eq!(approvals("不涉及新闻、出版"), []);
        assert_eq!(approvals("代销p2p产品"), [(13, "P2P")]);
    }

    #[test]
    fn standard_phrases_of_the_register_ask_for_no_permit() {
        let words = &Reference::built_in().words;
        for phrase in &words.lists[&List::Finance].except {
            let text = Text::read(&format!("样本销售；{phrase}；样本服务"));
            assert_eq!(words.asserted(List::Finance, &text), <[&str; 0]>::default(), "{phrase}");
            assert!(words.approvals(&text).iter().all(|(code, _)| *code != 13), "{phrase}");
        }
        for phrase in ["资产管理", "受托资产管理", "融资租赁服务", "私募基金管理服务", "支付结算服务"]
        {
            let text = Text::read(&format!("样本销售；{phrase}；样本服务"));
            assert!(!words.asserted(List::Finance, &text).is_empty(), "{phrase}");
        }
    }

    #[test]
    fn a_word_inside_an_exception_of_its_list_does_not_count() {
        let words = &Reference::built_in().words;
        let education = |text: &str| words.asserted(List::Education, &Text::read(text));
        assert_eq!(education("学前教育；高级中学教育"), <[&str; 0]>::default());
        assert_eq!(education("学前教育；教育咨询服务"), ["教育"]);
        assert_eq!(education("义务教育阶段学科培训"), ["培训", "学科"]);
    }
}
