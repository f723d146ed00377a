//! What a text can be about that a platform or a bureau asks after: selling, user content, medicine, …

mod index;
mod telling;

use std::collections::{BTreeSet, HashMap};
use std::fmt;

use serde::Deserialize;

use crate::finding::Level;
use crate::language::Text;
use index::{Gap, Roles};
pub use telling::Mention;

/// A theme's name; the program has a rule and sentences for each.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ThemeName {
    /// Trade and anything that is paid for.
    Selling,
    /// Work done to order.
    Commissions,
    /// User content, messages, acquaintance.
    Interaction,
    /// Accounts of others.
    Accounts,
    /// Artificial intelligence, deep synthesis.
    Ai,
    /// Live streams.
    Live,
    /// Audio and video programmes.
    Media,
    /// Texts read aloud.
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
    /// An organisation behind an individual.
    Institution,
    /// Maps and surveying.
    Maps,
    /// Words that no individual's name gets through.
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
    /// Everybody else.
    Organisation,
    /// A body from abroad; what is said of organisations holds where nothing is said of it.
    Foreign,
}

/// Whom a theme concerns and what follows.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Concern {
    /// Kind of subject.
    pub who: Who,
    /// Weight of the finding.
    pub level: Level,
    /// Codes of the provinces where it holds; empty for all.
    #[serde(default)]
    pub provinces: Vec<String>,
    /// Place of the letter or statement that answers it.
    pub material: Option<String>,
    /// Where it comes from.
    pub source: String,
    /// Day of the state of the source, `YYYY-MM-DD`.
    pub date: String,
}

/// Subjects whose own business a theme is: teaching for a school, charity for a foundation.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct OwnBusiness {
    natures: Vec<i64>,
    /// Their name holds one of these; empty for any name.
    #[serde(default)]
    words: Vec<String>,
    /// And none of these.
    #[serde(default)]
    except: Vec<String>,
}

/// Groups of words that tell a theme together, one of each.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct Pair {
    these: Vec<String>,
    with: Vec<String>,
    /// A third group, where two alone would say too much.
    #[serde(default)]
    and: Vec<String>,
}

/// A theme with its words and whom it concerns.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Theme {
    /// Its name.
    pub id: ThemeName,
    /// Codes of pre-approval items; declared ones answer an organisation's finding.
    #[serde(default)]
    pub approvals: Vec<i64>,
    /// Whether it is looked for in names.
    #[serde(default = "yes")]
    pub in_name: bool,
    /// Subjects whose own business it is.
    #[serde(default)]
    own: Vec<OwnBusiness>,
    /// Whom it concerns; the first row that fits counts.
    pub concerns: Vec<Concern>,
    /// Themes that say more about the same.
    #[serde(default)]
    unless: Vec<ThemeName>,
    /// Themes of which it says the same with the same cure, and more: where one sentence mentions both, this one is
    /// reported with the words of both.
    #[serde(default)]
    pub covers: Vec<ThemeName>,
    /// Themes that explain its weaker signs: where one of them is told by some of the same words, only `words` tell this one.
    #[serde(default)]
    yields: Vec<ThemeName>,
    /// Whether its words are acts: what follows them is what is done with a thing, and they are not its attribute.
    #[serde(default)]
    acts: bool,
    /// Whether it takes others: told by nothing but `words` where the owner alone sees what the program holds.
    #[serde(default)]
    shared: bool,
    /// What it is called: where a text denies one of these, no soft word tells it.
    #[serde(default)]
    calls: Vec<String>,
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
    /// Whether its words are acts: what follows them is what is done with a thing, and they are not its attribute.
    pub fn acts(&self) -> bool {
        self.acts
    }

    /// Words each of which tells the theme alone.
    pub fn telling_words(&self) -> impl Iterator<Item = &str> {
        self.words.iter().chain(&self.soft).map(String::as_str)
    }

    /// Whether the theme is what a subject of that nature and name is there for.
    pub fn is_own_business(&self, nature: i64, name: &str) -> bool {
        let rows = || self.own.iter().filter(|row| row.natures.contains(&nature));
        if rows().next().is_none() {
            return false;
        }
        let name = Text::read(name);
        let holds = |words: &[String]| words.iter().any(|word| name.holds(word));
        rows().any(|row| (row.words.is_empty() || holds(&row.words)) && !holds(&row.except))
    }

    /// Every list of words of the theme.
    fn lists(&mut self) -> impl Iterator<Item = &mut Vec<String>> {
        let pairs = self.pairs.iter_mut().flat_map(|pair| [&mut pair.these, &mut pair.with, &mut pair.and]);
        [&mut self.words, &mut self.soft, &mut self.hints, &mut self.except].into_iter().chain(pairs)
    }

    /// What follows for a subject of that kind in a province.
    pub fn concern(&self, who: Who, province: &str) -> Option<&Concern> {
        let of = |who: Who| {
            self.concerns.iter().find(|row| {
                row.who == who && (row.provinces.is_empty() || row.provinces.iter().any(|code| code == province))
            })
        };
        of(who).or_else(|| of(Who::Organisation).filter(|_| who == Who::Foreign))
    }
}

/// The words that are read beside those of the themes; the table says what each set is for.
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
    /// Which of `gaps` a phrase begins.
    begins: HashMap<String, Vec<usize>>,
    sets: WordSets,
    /// Themes that say of any dealing with others that there is one: another that is hinted at says more.
    general: Vec<ThemeName>,
    /// Bytes of the longest phrase.
    longest: usize,
}

impl Themes {
    /// Words that end what a thing or a place is called: what stands before them in one compound is no trade.
    pub fn heads(&self) -> impl Iterator<Item = &str> {
        self.sets.things.iter().chain(&self.sets.places).chain(&self.sets.names).map(String::as_str)
    }

    /// Those that end the name of a street, a building, a station: what stands directly before them is no deed either.
    pub fn name_heads(&self) -> impl Iterator<Item = &str> {
        self.sets.names.iter().map(String::as_str)
    }

    /// All themes, in the order of the table.
    pub fn all(&self) -> &[Theme] {
        &self.rows
    }
}
