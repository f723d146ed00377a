//! Themes of a text that a platform or a bureau asks about: selling, user content, medicine, …

mod index;
mod mentions;

use std::collections::{BTreeSet, HashMap};
use std::fmt;

use serde::Deserialize;

use crate::finding::Level;
use crate::language::Text;
use index::{Gap, Roles};
pub use mentions::Mention;

/// Name of a theme; the program has a rule and messages for each.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ThemeName {
    /// Trade and anything paid for.
    Selling,
    /// Work done to order.
    Commissions,
    /// User content, messages, making acquaintances.
    Interaction,
    /// Accounts of other users.
    Accounts,
    /// Artificial intelligence, deep synthesis.
    Ai,
    /// Live streams.
    Live,
    /// Audio and video programmes.
    Media,
    /// Texts that are read aloud.
    ReadingAloud,
    /// Novels, books, periodicals.
    Novels,
    /// News.
    News,
    /// Drugs and medical devices.
    Medicine,
    /// Diagnosis and treatment.
    Clinic,
    /// Tutoring and training.
    Tutoring,
    /// Other words of education.
    Education,
    /// Finance and insurance.
    Finance,
    /// Virtual goods.
    Virtual,
    /// Lotteries and prizes.
    Lottery,
    /// Blind boxes.
    BlindBox,
    /// Ride hailing.
    Ride,
    /// Religion.
    Religion,
    /// Fortune telling.
    Fortune,
    /// Tobacco.
    Tobacco,
    /// Games.
    Games,
    /// Recruitment.
    Recruitment,
    /// Control of devices.
    Device,
    /// Charity.
    Charity,
    /// An organisation mentioned in an individual's filing.
    Institution,
    /// Maps and surveying.
    Maps,
    /// Words that are refused in every individual's name.
    Wording,
}

impl fmt::Display for ThemeName {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, letter) in format!("{self:?}").char_indices() {
            let between = if at > 0 && letter.is_ascii_uppercase() { "-" } else { "" };
            write!(formatter, "{between}{}", letter.to_ascii_lowercase())?;
        }
        Ok(())
    }
}

/// Kind of subject that a theme concerns.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Who {
    /// A natural person.
    Individual,
    /// Every other subject.
    Organisation,
    /// A foreign organisation; the rows for organisations apply if there is none for it.
    Foreign,
}

/// Which subjects a theme concerns, and the consequences.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Concern {
    /// Kind of subject.
    pub who: Who,
    /// Severity of the finding.
    pub level: Level,
    /// Codes of the provinces where it applies; empty for all.
    #[serde(default)]
    pub provinces: Vec<String>,
    /// Path of the letter or statement that resolves it.
    pub material: Option<String>,
    /// Source of the rule.
    pub source: String,
    /// Date of the source, `YYYY-MM-DD`.
    pub date: String,
}

/// Subjects whose own business is the theme: teaching for a school, charity for a foundation.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct OwnBusiness {
    natures: Vec<i64>,
    /// Words of which their name must contain one; empty for any name.
    #[serde(default)]
    words: Vec<String>,
    /// Words that their name must not contain.
    #[serde(default)]
    except: Vec<String>,
}

/// Groups of words that indicate a theme together, one word from each.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct Pair {
    these: Vec<String>,
    with: Vec<String>,
    /// A third group, if two groups would match too much.
    #[serde(default)]
    and: Vec<String>,
}

/// A theme, its words and the subjects that it concerns.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Theme {
    /// Its name.
    pub id: ThemeName,
    /// Codes of pre-approval items; if one is declared, an organisation gets no finding.
    #[serde(default)]
    pub approvals: Vec<i64>,
    /// Whether names are checked for it.
    #[serde(default = "yes")]
    pub in_name: bool,
    /// Subjects whose own business it is.
    #[serde(default, rename = "own")]
    own_business: Vec<OwnBusiness>,
    /// Subjects that it concerns; the first matching row applies.
    pub concerns: Vec<Concern>,
    /// More specific themes: if the text has one of them, this theme is not reported.
    #[serde(default)]
    unless: Vec<ThemeName>,
    /// Themes that this one includes, with the same remedy: if a sentence has both, only this one is reported, with the
    /// words of both.
    #[serde(default)]
    pub covers: Vec<ThemeName>,
    /// Themes that explain weaker signs of this one: signs whose words also indicate such a theme do not count, except
    /// `words`.
    #[serde(default)]
    yields: Vec<ThemeName>,
    /// Whether its words are acts: a word after them is the object of the act, so they are not an attribute of it.
    #[serde(default)]
    acts: bool,
    /// Whether it involves other people: if only the owner sees the content of the program, only `words` indicate it.
    #[serde(default)]
    shared: bool,
    /// Names of the theme: if a text denies one of these, soft words do not indicate it.
    #[serde(default, rename = "calls")]
    names: Vec<String>,
    #[serde(default)]
    words: Vec<String>,
    #[serde(default)]
    soft: Vec<String>,
    #[serde(default)]
    hints: Vec<String>,
    #[serde(default)]
    pairs: Vec<Pair>,
    #[serde(default)]
    except: Vec<String>,
}

fn yes() -> bool {
    true
}

impl Theme {
    /// Whether its words are acts: a word after them is the object of the act, so they are not an attribute of it.
    pub fn acts(&self) -> bool {
        self.acts
    }

    /// Words that indicate the theme by themselves.
    pub fn indicating_words(&self) -> impl Iterator<Item = &str> {
        self.words.iter().chain(&self.soft).map(String::as_str)
    }

    /// Whether the theme is the own business of a subject with this nature and name.
    pub fn is_own_business(&self, nature: i64, name: &str) -> bool {
        let rows = || self.own_business.iter().filter(|row| row.natures.contains(&nature));
        if rows().next().is_none() {
            return false;
        }
        let name = Text::read(name);
        let has_one = |words: &[String]| words.iter().any(|word| name.contains(word));
        rows().any(|row| (row.words.is_empty() || has_one(&row.words)) && !has_one(&row.except))
    }

    /// Every list of words of the theme.
    fn lists(&mut self) -> impl Iterator<Item = &mut Vec<String>> {
        let pairs = self.pairs.iter_mut().flat_map(|pair| [&mut pair.these, &mut pair.with, &mut pair.and]);
        [&mut self.words, &mut self.soft, &mut self.hints, &mut self.except].into_iter().chain(pairs)
    }

    /// What the theme means for a subject of this kind in a province.
    pub fn concern(&self, who: Who, province: &str) -> Option<&Concern> {
        let of = |who: Who| {
            self.concerns.iter().find(|row| {
                row.who == who && (row.provinces.is_empty() || row.provinces.iter().any(|code| code == province))
            })
        };
        of(who).or_else(|| of(Who::Organisation).filter(|_| who == Who::Foreign))
    }
}

/// Word sets shared by all themes; the table describes the purpose of each.
#[derive(Debug, Clone, Default, Deserialize)]
struct WordSets {
    ordinary: BTreeSet<String>,
    heads: BTreeSet<String>,
    goods: BTreeSet<String>,
    things: BTreeSet<String>,
    places: BTreeSet<String>,
    names: BTreeSet<String>,
    spreads: BTreeSet<String>,
    ideas: BTreeSet<String>,
}

/// The themes of `themes.toml`.
#[derive(Debug, Clone, Default)]
pub struct Themes {
    rows: Vec<Theme>,
    /// Themes and roles of each phrase.
    phrases: HashMap<String, Roles>,
    /// Phrases with a gap: 给…钱.
    gaps: Vec<Gap>,
    /// Indexes into `gaps`, by the beginning of the phrase.
    begins: HashMap<String, Vec<usize>>,
    sets: WordSets,
    /// General themes about any dealing with others: a hint at another theme is reported beside them.
    general: Vec<ThemeName>,
    /// Length of the longest phrase in bytes.
    longest: usize,
}

impl Themes {
    /// Words that end the name of a thing or a place: a word before them in the same compound does not indicate a
    /// theme.
    pub fn heads(&self) -> impl Iterator<Item = &str> {
        self.sets.things.iter().chain(&self.sets.places).chain(&self.sets.names).map(String::as_str)
    }

    /// Words that end the name of a street, building or station: a word directly before them does not indicate an act
    /// either.
    pub fn name_heads(&self) -> impl Iterator<Item = &str> {
        self.sets.names.iter().map(String::as_str)
    }

    /// All themes, in the order of the table.
    pub fn all(&self) -> &[Theme] {
        &self.rows
    }
}
