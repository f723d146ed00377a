//! What a text can be about that a platform or a bureau asks after: selling, user content, medicine, …

use std::collections::{BTreeSet, HashMap};
use std::fmt;

use serde::Deserialize;
use toml::Spanned;

use super::Reference;
use super::table::{At, Origin, Problem, check_origin, check_unique, read_toml, start};
use crate::finding::Level;
use crate::language::{Place, Text};

/// Clauses that may lie between the two words of a pair.
const PAIR_REACH: usize = 2;

/// A theme's name; the program has a rule and sentences for each.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum About {
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

impl fmt::Display for About {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{self:?}")
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
    /// Natures of a subject whose own business the theme is.
    #[serde(default)]
    pub silent_natures: Vec<i64>,
    /// Place of the letter or statement that answers it.
    pub material: Option<String>,
    /// Where it comes from.
    pub source: String,
    /// Day of the state of the source, `YYYY-MM-DD`.
    pub date: String,
}

/// Two groups of words that tell a theme together.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct Pair {
    these: Vec<String>,
    with: Vec<String>,
}

/// A theme with its words and whom it concerns.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Theme {
    /// Its name.
    pub id: About,
    /// Codes of pre-approval items; declared ones answer an organisation's finding.
    #[serde(default)]
    pub approvals: Vec<i64>,
    /// Whether it is looked for in names.
    #[serde(default = "yes")]
    pub in_name: bool,
    /// Words of a public body's name whose own business it is.
    #[serde(default)]
    pub own: Vec<String>,
    /// Whom it concerns; the first row that fits counts.
    pub concerns: Vec<Concern>,
    /// Themes that say more about the same.
    #[serde(default)]
    unless: Vec<About>,
    #[serde(default)]
    words: Vec<String>,
    #[serde(default)]
    soft: Vec<String>,
    #[serde(default)]
    pairs: Vec<Pair>,
    #[serde(default)]
    except: Vec<String>,
}

fn yes() -> bool {
    true
}

impl Theme {
    /// Words each of which tells the theme alone.
    pub fn telling_words(&self) -> impl Iterator<Item = &str> {
        self.words.iter().chain(&self.soft).map(String::as_str)
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

/// A theme that a text tells, with the words by which it does.
#[derive(Debug, Clone)]
pub struct Mention<'a> {
    /// The theme.
    pub theme: &'a Theme,
    /// Words of the text, in its order.
    pub words: Vec<&'a str>,
}

/// What a phrase is to a theme.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Role {
    Word,
    Soft,
    These(usize),
    With(usize),
    Except,
}

/// A phrase of the table where a text has it.
struct Found<'a> {
    phrase: &'a str,
    place: Place,
    theme: usize,
    role: Role,
}

/// The themes of `themes.toml`.
#[derive(Debug, Clone, Default)]
pub struct Themes {
    rows: Vec<Theme>,
    /// Themes and roles of each phrase.
    phrases: HashMap<String, Vec<(usize, Role)>>,
    ordinary: BTreeSet<String>,
    heads: BTreeSet<String>,
    /// Bytes of the longest phrase.
    longest: usize,
}

impl Themes {
    /// All themes, in the order of the table.
    pub fn all(&self) -> &[Theme] {
        &self.rows
    }

    /// The themes that a text tells, each with the words by which it does, in the order of the table. What the text
    /// only denies tells nothing, nor do words inside an ordinary phrase or before a word that makes them a place or
    /// a thing.
    pub fn told(&self, text: &Text) -> Vec<Mention<'_>> {
        let found = self.found(text);
        let told: Vec<Vec<&Found<'_>>> = (0..self.rows.len()).map(|theme| Self::telling(&found, theme, text)).collect();
        let says = |id: &About| self.rows.iter().position(|row| row.id == *id).is_some_and(|row| !told[row].is_empty());
        let rows = self.rows.iter().zip(&told).filter(|(row, told)| !told.is_empty() && !row.unless.iter().any(says));
        rows.map(|(theme, told)| Mention { theme, words: words(told) }).collect()
    }

    /// Codes of the pre-approval items of the themes that a text tells.
    pub fn approvals(&self, text: &Text) -> BTreeSet<i64> {
        self.told(text).iter().flat_map(|mention| mention.theme.approvals.iter().copied()).collect()
    }

    /// The phrases of the table that the text means as the table does.
    fn found<'a>(&'a self, text: &Text) -> Vec<Found<'a>> {
        let mut found: Vec<Found<'a>> = Vec::new();
        let mut ordinary: Vec<Place> = Vec::new();
        for (phrase, place) in text.phrases(self.longest) {
            if self.ordinary.contains(phrase) {
                ordinary.push(place);
            }
            let Some((phrase, roles)) = self.phrases.get_key_value(phrase) else { continue };
            found.extend(roles.iter().map(|(theme, role)| Found { phrase, place, theme: *theme, role: *role }));
        }
        let excepted: Vec<(usize, Place)> =
            found.iter().filter(|hit| hit.role == Role::Except).map(|hit| (hit.theme, hit.place)).collect();
        found.retain(|hit| {
            let role = hit.role != Role::Except;
            let within = ordinary.iter().any(|place| place.holds(hit.place));
            let except = excepted.iter().any(|(theme, place)| *theme == hit.theme && place.holds(hit.place));
            let head = text.next(hit.place).is_some_and(|next| self.heads.contains(next));
            role && !within && !except && !head && !text.denies(hit.place)
        });
        found
    }

    /// The finds by which a text tells one theme.
    fn telling<'a, 'b>(found: &'b [Found<'a>], theme: usize, text: &Text) -> Vec<&'b Found<'a>> {
        let own: Vec<&Found<'a>> = found.iter().filter(|hit| hit.theme == theme).collect();
        let meant = |hit: &Found<'a>| !text.notes(hit.place);
        let partner = |hit: &Found<'a>, role: Role| {
            let near =
                |other: &Found<'a>| text.clauses_between(hit.place, other.place).is_some_and(|n| n <= PAIR_REACH);
            own.iter()
                .any(|other| other.role == role && meant(other) && !other.place.overlaps(hit.place) && near(other))
        };
        let tells = |hit: &&&Found<'a>| match hit.role {
            Role::Word => true,
            Role::Soft => meant(hit),
            Role::These(pair) => meant(hit) && partner(hit, Role::With(pair)),
            Role::With(pair) => meant(hit) && partner(hit, Role::These(pair)),
            Role::Except => false,
        };
        own.iter().filter(tells).copied().collect()
    }

    pub(super) fn parse(text: &str, so_far: &Reference) -> Result<(Origin, Self), At> {
        #[derive(Deserialize)]
        struct File {
            meta: Origin,
            ordinary: BTreeSet<String>,
            heads: BTreeSet<String>,
            theme: Vec<Spanned<Theme>>,
        }
        let file: File = read_toml(text)?;
        check_origin(&file.meta)?;
        check_unique(file.theme.iter().map(|row| (start(row), &row.as_ref().id)))?;
        for row in &file.theme {
            if let Some(code) = row.as_ref().approvals.iter().find(|code| so_far.pre_approvals.get(**code).is_none()) {
                return Err(At::new(start(row), Problem::Unknown(code.to_string())));
            }
            let provinces = row.as_ref().concerns.iter().flat_map(|concern| &concern.provinces);
            if let Some(code) = provinces.into_iter().find(|code| so_far.regions.province(code).is_none()) {
                return Err(At::new(start(row), Problem::Unknown(code.clone())));
            }
        }
        let rows: Vec<Theme> = file.theme.into_iter().map(Spanned::into_inner).collect();
        let phrases = index(&rows);
        let longest = phrases.keys().chain(&file.ordinary).map(String::len).max().unwrap_or_default();
        Ok((file.meta, Self { rows, phrases, ordinary: file.ordinary, heads: file.heads, longest }))
    }
}

/// The themes and roles of every phrase of the table.
fn index(rows: &[Theme]) -> HashMap<String, Vec<(usize, Role)>> {
    let mut phrases: HashMap<String, Vec<(usize, Role)>> = HashMap::new();
    for (number, theme) in rows.iter().enumerate() {
        let pairs = theme.pairs.iter().enumerate();
        let pairs =
            pairs.flat_map(|(pair, words)| [(Role::These(pair), &words.these), (Role::With(pair), &words.with)]);
        let lists = [(Role::Word, &theme.words), (Role::Soft, &theme.soft), (Role::Except, &theme.except)];
        for (role, words) in lists.into_iter().chain(pairs) {
            for word in words {
                phrases.entry(word.clone()).or_default().push((number, role));
            }
        }
    }
    phrases
}

/// The phrases of finds in the order of the text, each once, without those inside others.
fn words<'a>(told: &[&Found<'a>]) -> Vec<&'a str> {
    let mut places: Vec<(Place, &'a str)> = told.iter().map(|hit| (hit.place, hit.phrase)).collect();
    places.sort_by_key(|(place, _)| *place);
    let mut words: Vec<&'a str> = Vec::new();
    for (place, phrase) in &places {
        let inside = places.iter().any(|(other, _)| other != place && other.holds(*place));
        if !inside && !words.contains(phrase) {
            words.push(phrase);
        }
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str) -> Vec<About> {
        let themes = &Reference::built_in().themes;
        themes.told(&Text::read(text)).iter().map(|mention| mention.theme.id).collect()
    }

    #[test]
    fn a_word_alone_and_a_pair_tell_a_theme() {
        assert_eq!(told("在线问诊并开药"), [About::Clinic]);
        assert_eq!(told("电视剧合集，点开播放"), [About::Media]);
        assert_eq!(told("电视剧的片名"), []);
    }

    #[test]
    fn what_is_noted_planned_or_denied_tells_nothing() {
        assert_eq!(told("记录看过的小说和电影"), []);
        assert_eq!(told("追剧清单"), []);
        assert_eq!(told("不涉及新闻、出版、药品"), []);
        assert_eq!(told("小说阅读暂不提供"), []);
    }

    #[test]
    fn ordinary_phrases_and_places_tell_nothing() {
        for text in [
            "新闻路店的面包",
            "药房货架的规格",
            "金融大厦的访客",
            "短视频教程说明",
            "视频监控厂家",
            "背景音乐功放",
            "技术交流",
        ] {
            assert_eq!(told(text), [], "{text}");
        }
    }

    #[test]
    fn a_theme_that_says_more_stands_for_the_lesser_one() {
        assert_eq!(told("中小学数学补习，教育培训"), [About::Tutoring]);
        assert_eq!(told("编程教育活动"), [About::Education]);
    }
}
