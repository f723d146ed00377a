//! The words of the themes as the table has them, and by which word which theme is told.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use serde::Deserialize;
use toml::Spanned;

use super::{Theme, Themes};
use crate::reference::Reference;
use crate::reference::table::{At, DataOrigin, DataProblem, check_origin, check_unique, read_toml, start};

/// Stands in a phrase for the few words that may lie between its beginning and its end: 给…钱.
const GAP: char = '…';

/// What a phrase is to a theme.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum PhraseRole {
    Word,
    Soft,
    These(usize),
    With(usize),
    And(usize),
    Except,
}

/// Themes and roles of a phrase.
pub(super) type Roles = Vec<(usize, PhraseRole)>;
/// Ends of phrases with a gap and their roles, by what begins them.
pub(super) type Gaps = HashMap<String, Vec<(String, Roles)>>;

impl Themes {
    pub(in crate::reference) fn parse(text: &str, so_far: &Reference) -> Result<(DataOrigin, Self), At> {
        #[derive(Deserialize)]
        struct File {
            meta: DataOrigin,
            ordinary: BTreeSet<String>,
            heads: BTreeSet<String>,
            goods: BTreeSet<String>,
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
        let gapped: Vec<String> = phrases.keys().filter(|phrase| phrase.contains(GAP)).cloned().collect();
        let mut gaps = Gaps::new();
        for phrase in gapped {
            let roles = phrases.remove(&phrase).unwrap_or_default();
            let (begin, end) = phrase.split_once(GAP).unwrap_or_default();
            gaps.entry(begin.to_owned()).or_default().push((end.to_owned(), roles));
        }
        let longest =
            phrases.keys().chain(gaps.keys()).chain(&file.ordinary).map(String::len).max().unwrap_or_default();
        let (ordinary, heads, goods) = (file.ordinary, file.heads, file.goods);
        Ok((file.meta, Self { rows, phrases, gaps, ordinary, heads, goods, longest }))
    }
}

/// Puts the words of a set in the place of its name (`@others`), in a phrase with a gap on both sides of it
/// (`@hands…@coins`); the name of one that the table has not is the error.
fn expand(list: &mut Vec<String>, sets: &BTreeMap<String, Vec<String>>) -> Result<(), String> {
    let members = |part: &str| match part.strip_prefix('@') {
        Some(name) => sets.get(name).cloned().ok_or_else(|| part.to_owned()),
        None => Ok(vec![part.to_owned()]),
    };
    let mut words = Vec::with_capacity(list.len());
    for word in list.drain(..) {
        let Some((begin, end)) = word.split_once(GAP) else {
            words.extend(members(&word)?);
            continue;
        };
        let ends = members(end)?;
        words.extend(members(begin)?.iter().flat_map(|begin| ends.iter().map(move |end| format!("{begin}{GAP}{end}"))));
    }
    *list = words;
    Ok(())
}

/// The themes and roles of every phrase of the table.
fn index(rows: &[Theme]) -> HashMap<String, Roles> {
    let mut phrases: HashMap<String, Roles> = HashMap::new();
    for (number, theme) in rows.iter().enumerate() {
        let pairs = theme.pairs.iter().enumerate();
        let pairs = pairs.flat_map(|(pair, words)| {
            [
                (PhraseRole::These(pair), &words.these),
                (PhraseRole::With(pair), &words.with),
                (PhraseRole::And(pair), &words.and),
            ]
        });
        let lists =
            [(PhraseRole::Word, &theme.words), (PhraseRole::Soft, &theme.soft), (PhraseRole::Except, &theme.except)];
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
        assert_eq!(list, ["给…别人"]);
    }
}
