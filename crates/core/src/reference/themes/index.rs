//! Loading the table of themes, and the index from phrases to themes.

use std::collections::{BTreeMap, HashMap, HashSet};

use serde::Deserialize;
use toml::Spanned;

use super::{Theme, ThemeName, Themes, WordSets};
use crate::reference::Reference;
use crate::reference::table::{At, DataOrigin, DataProblem, check_origin, check_unique, read_toml, start};

/// Stands in a phrase for a few words between its beginning and its end: 给…钱.
const GAP: char = '…';

/// Role of a phrase in a theme.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum PhraseRole {
    /// Indicates the theme by itself.
    Word,
    /// Indicates it unless the text denies the theme by name or is about its own people.
    Soft,
    /// Of the first group of the pair with this index (`these` in the table).
    First(usize),
    /// Of its second group (`with`).
    Second(usize),
    /// Of its third group (`and`).
    Third(usize),
    /// Indicates it together with other hints only.
    Hint,
    /// Uses a word of the theme in another sense.
    Except,
}

/// Themes and roles of a phrase: the index of the theme and the role in it.
pub(super) type Roles = Vec<(usize, PhraseRole)>;

/// A phrase with a gap: its possible ends, its themes and its roles.
#[derive(Debug, Clone, Default)]
pub(super) struct Gap {
    pub ends: HashSet<String>,
    pub roles: Roles,
}

impl Themes {
    pub(in crate::reference) fn parse(text: &str, so_far: &Reference) -> Result<(DataOrigin, Self), At> {
        #[derive(Deserialize)]
        struct File {
            meta: DataOrigin,
            #[serde(flatten)]
            read_beside: WordSets,
            general: Vec<ThemeName>,
            sets: BTreeMap<String, Vec<String>>,
            theme: Vec<Spanned<Theme>>,
        }
        let mut file: File = read_toml(text)?;
        check_origin(&file.meta)?;
        check_unique(file.theme.iter().map(|row| (start(row), &row.as_ref().id)))?;
        for row in &file.theme {
            if let Some(code) = row.as_ref().approvals.iter().find(|code| so_far.pre_approvals.get(**code).is_none()) {
                return Err(At::new(start(row), DataProblem::Unknown(code.to_string())));
            }
            let provinces = row.as_ref().concerns.iter().flat_map(|concern| &concern.provinces);
            if let Some(code) = provinces.into_iter().find(|code| so_far.regions.province(code).is_none()) {
                return Err(At::new(start(row), DataProblem::Unknown(code.clone())));
            }
        }
        for row in &mut file.theme {
            let at = start(row);
            for list in row.as_mut().lists() {
                expand(list, &file.sets).map_err(|name| At::new(at, DataProblem::Unknown(name)))?;
            }
        }
        let rows: Vec<Theme> = file.theme.into_iter().map(Spanned::into_inner).collect();
        let mut phrases = index(&rows);
        let (gaps, begins) = gaps(&mut phrases, &file.sets);
        let longest = phrases
            .keys()
            .chain(begins.keys())
            .chain(&file.read_beside.ordinary)
            .map(String::len)
            .max()
            .unwrap_or_default();
        let themes = Self { rows, phrases, gaps, begins, sets: file.read_beside, general: file.general, longest };
        Ok((file.meta, themes))
    }
}

/// The words that `part` of a phrase stands for: the words of a set for the name of a set (`@others`), otherwise
/// itself. The error is the name of an unknown set.
fn members(part: &str, sets: &BTreeMap<String, Vec<String>>) -> Result<Vec<String>, String> {
    match part.strip_prefix('@') {
        Some(name) => sets.get(name).cloned().ok_or_else(|| part.to_owned()),
        None => Ok(vec![part.to_owned()]),
    }
}

/// Replaces the names of sets by their words. A phrase with a gap stays as it is, but both of its sides must be known.
fn expand(list: &mut Vec<String>, sets: &BTreeMap<String, Vec<String>>) -> Result<(), String> {
    let mut words = Vec::with_capacity(list.len());
    for word in list.drain(..) {
        match word.split_once(GAP) {
            Some((begin, end)) => {
                members(begin, sets).and(members(end, sets))?;
                words.push(word);
            }
            None => words.extend(members(&word, sets)?),
        }
    }
    *list = words;
    Ok(())
}

/// Moves the phrases with a gap out of `phrases`; returns them, and their indexes by the beginning of the phrase.
fn gaps(
    phrases: &mut HashMap<String, Roles>,
    sets: &BTreeMap<String, Vec<String>>,
) -> (Vec<Gap>, HashMap<String, Vec<usize>>) {
    let gapped: Vec<String> = phrases.keys().filter(|phrase| phrase.contains(GAP)).cloned().collect();
    let mut gaps: Vec<Gap> = Vec::with_capacity(gapped.len());
    let mut begins: HashMap<String, Vec<usize>> = HashMap::new();
    for phrase in gapped {
        let roles = phrases.remove(&phrase).unwrap_or_default();
        let (begin, end) = phrase.split_once(GAP).unwrap_or_default();
        for begin in members(begin, sets).unwrap_or_default() {
            begins.entry(begin).or_default().push(gaps.len());
        }
        gaps.push(Gap { ends: members(end, sets).unwrap_or_default().into_iter().collect(), roles });
    }
    (gaps, begins)
}

/// The themes and roles of every phrase of the table.
fn index(rows: &[Theme]) -> HashMap<String, Vec<(usize, PhraseRole)>> {
    let mut phrases: HashMap<String, Vec<(usize, PhraseRole)>> = HashMap::new();
    for (number, theme) in rows.iter().enumerate() {
        let pairs = theme.pairs.iter().enumerate();
        let pairs = pairs.flat_map(|(pair, words)| {
            [
                (PhraseRole::First(pair), &words.these),
                (PhraseRole::Second(pair), &words.with),
                (PhraseRole::Third(pair), &words.and),
            ]
        });
        let lists = [
            (PhraseRole::Word, &theme.words),
            (PhraseRole::Soft, &theme.soft),
            (PhraseRole::Hint, &theme.hints),
            (PhraseRole::Except, &theme.except),
        ];
        for (role, words) in lists.into_iter().chain(pairs) {
            for word in words {
                phrases.entry(word.clone()).or_default().push((number, role));
            }
        }
    }
    phrases
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_set_that_is_not_there_is_refused() {
        let mut list = vec!["样本".to_owned(), "@others".to_owned()];
        assert_eq!(expand(&mut list, &BTreeMap::new()), Err("@others".to_owned()));
        let mut list = vec!["样本".to_owned(), "@others".to_owned()];
        let sets = BTreeMap::from([("others".to_owned(), vec!["别人".to_owned()])]);
        assert_eq!(expand(&mut list, &sets), Ok(()));
        assert_eq!(list, ["样本", "别人"]);
        let mut list = vec!["给…@others".to_owned()];
        assert_eq!(expand(&mut list, &sets), Ok(()));
        assert_eq!(list, ["给…@others"]);
        let mut list = vec!["给…@nobody".to_owned()];
        assert_eq!(expand(&mut list, &sets), Err("@nobody".to_owned()));
        let mut phrases = HashMap::from([("给…@others".to_owned(), Roles::new())]);
        let (gaps, begins) = gaps(&mut phrases, &sets);
        assert_eq!((phrases.len(), begins.get("给")), (0, Some(&vec![0])));
        assert!(gaps[0].ends.contains("别人"));
    }
}
