//! What a text can be about that a platform or a bureau asks after: selling, user content, medicine, …

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fmt;

use serde::Deserialize;
use toml::Spanned;

use super::Reference;
use super::table::{At, DataOrigin, DataProblem, check_origin, check_unique, read_toml, start};
use crate::finding::Level;
use crate::language::{PhrasePlace, Text};

/// Clauses that may lie between the two words of a pair.
const PAIR_REACH: usize = 2;
/// Stands in a phrase for the few words that may lie between its beginning and its end: 给…钱.
const GAP: char = '…';
/// Words among which the thing may stand that a word before it is the attribute of.
const HEAD_REACH: usize = 3;

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
    /// Themes of which it says the same with the same cure, and more: where both are told of one sentence, this one is
    /// told with the words of both.
    #[serde(default)]
    pub covers: Vec<ThemeName>,
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
        [&mut self.words, &mut self.soft, &mut self.except].into_iter().chain(pairs)
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
    pub words: Vec<String>,
}

/// What a phrase is to a theme.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum PhraseRole {
    Word,
    Soft,
    These(usize),
    With(usize),
    And(usize),
    Except,
}

/// Themes and roles of a phrase.
type Roles = Vec<(usize, PhraseRole)>;
/// Ends of phrases with a gap and their roles, by what begins them.
type Gaps = HashMap<String, Vec<(String, Roles)>>;

/// A phrase of the table where a text has it.
struct FoundPhrase<'a> {
    phrase: &'a str,
    place: PhrasePlace,
    theme: usize,
    role: PhraseRole,
}

/// The themes of `themes.toml`.
#[derive(Debug, Clone, Default)]
pub struct Themes {
    rows: Vec<Theme>,
    /// Themes and roles of each phrase.
    phrases: HashMap<String, Roles>,
    /// What may end a phrase with a gap, by what begins it, with the themes and roles of each: 给…钱.
    gaps: Gaps,
    ordinary: BTreeSet<String>,
    heads: BTreeSet<String>,
    goods: BTreeSet<String>,
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
        let mut told: Vec<Vec<&FoundPhrase<'_>>> =
            (0..self.rows.len()).map(|theme| self.telling(&found, theme, text)).collect();
        self.cover(&mut told, text);
        let says =
            |id: &ThemeName| self.rows.iter().position(|row| row.id == *id).is_some_and(|row| !told[row].is_empty());
        let rows = self.rows.iter().zip(&told).filter(|(row, told)| !told.is_empty() && !row.unless.iter().any(says));
        rows.map(|(theme, told)| Mention { theme, words: words(told) }).collect()
    }

    /// Gives what tells a covered theme to the theme that covers it, where both are told of one sentence.
    fn cover(&self, told: &mut [Vec<&FoundPhrase<'_>>], text: &Text) {
        for (over, row) in self.rows.iter().enumerate() {
            let covered = (0..self.rows.len()).filter(|under| row.covers.contains(&self.rows[*under].id));
            for under in covered {
                let same = |hit: &&FoundPhrase<'_>| {
                    told[over].iter().any(|other| text.clauses_between(hit.place, other.place).is_some())
                };
                let (taken, left) = told[under].iter().copied().partition(same);
                told[under] = left;
                told[over].extend::<Vec<_>>(taken);
            }
        }
    }

    /// Codes of the pre-approval items of the themes that a text tells.
    pub fn approvals(&self, text: &Text) -> BTreeSet<i64> {
        self.told(text).iter().flat_map(|mention| mention.theme.approvals.iter().copied()).collect()
    }

    /// The phrases of the table that the text means as the table does.
    fn found<'a>(&self, text: &'a Text) -> Vec<FoundPhrase<'a>> {
        let mut found: Vec<FoundPhrase<'a>> = Vec::new();
        let mut ordinary: Vec<PhrasePlace> = Vec::new();
        for (phrase, place) in text.phrases(self.longest) {
            if self.ordinary.contains(phrase) {
                ordinary.push(place);
            }
            let roles = self.phrases.get(phrase).into_iter().flatten();
            found.extend(roles.map(|(theme, role)| FoundPhrase { phrase, place, theme: *theme, role: *role }));
            for (end, roles) in self.gaps.get(phrase).into_iter().flatten() {
                let Some(place) = text.up_to(place, end).filter(|whole| !self.ordinary.contains(text.last(*whole)))
                else {
                    continue;
                };
                let phrase = text.of(place);
                found.extend(roles.iter().map(|(theme, role)| FoundPhrase {
                    phrase,
                    place,
                    theme: *theme,
                    role: *role,
                }));
            }
        }
        for (kind, place) in text.prices() {
            let roles = self.phrases.get(kind).into_iter().flatten();
            found.extend(roles.map(|(theme, role)| FoundPhrase {
                phrase: text.of(place),
                place,
                theme: *theme,
                role: *role,
            }));
        }
        let excepted: Vec<(usize, PhrasePlace)> =
            found.iter().filter(|hit| hit.role == PhraseRole::Except).map(|hit| (hit.theme, hit.place)).collect();
        found.retain(|hit| {
            let role = hit.role != PhraseRole::Except;
            let within = ordinary.iter().any(|place| place.holds(hit.place));
            let except = excepted.iter().any(|(theme, place)| *theme == hit.theme && place.holds(hit.place));
            let thing = !self.rows[hit.theme].acts;
            let attribute = thing && (self.is_attribute(text, hit.place) || text.serves(hit.place));
            role && !within && !except && !attribute && !text.denies(hit.place)
        });
        found
    }

    /// Whether what stands at `place` is said of a place or of goods: 新闻路, 直播间灯光、支架.
    fn is_attribute(&self, text: &Text, place: PhrasePlace) -> bool {
        let mut near = text.following(place).take(HEAD_REACH).take_while(|word| !self.is_act(word));
        text.next(place).is_some_and(|next| self.heads.contains(next)) || near.any(|word| self.goods.contains(word))
    }

    /// Whether a word is what is done with a thing.
    fn is_act(&self, word: &str) -> bool {
        let mut roles = self.phrases.get(word).into_iter().flatten();
        roles.any(|(theme, role)| self.rows[*theme].acts && matches!(role, PhraseRole::Word | PhraseRole::Soft))
    }

    /// The finds by which a text tells one theme.
    fn telling<'a, 'b>(&self, found: &'b [FoundPhrase<'a>], theme: usize, text: &Text) -> Vec<&'b FoundPhrase<'a>> {
        let own: Vec<&FoundPhrase<'a>> = found.iter().filter(|hit| hit.theme == theme).collect();
        let row = &self.rows[theme];
        // What only an individual is asked after is told by its own people above all.
        let outward = row.concerns.iter().any(|concern| concern.who != Who::Individual);
        let private = row.shared && text.is_private();
        let refused = row.calls.iter().any(|call| text.refuses(call));
        let silent = |hit: &FoundPhrase<'a>| private || text.notes(hit.place) || outward && text.is_internal(hit.place);
        let meant = |hit: &FoundPhrase<'a>| !silent(hit);
        let near = |one: &FoundPhrase<'a>, other: &FoundPhrase<'a>| {
            text.clauses_between(one.place, other.place).is_some_and(|between| between <= PAIR_REACH)
        };
        let apart = |one: &FoundPhrase<'a>, other: &FoundPhrase<'a>| !one.place.overlaps(other.place);
        let of = |role: PhraseRole| own.iter().filter(move |hit| hit.role == role && meant(hit));
        let partner = |hit: &FoundPhrase<'a>, pair: usize, role: PhraseRole| {
            of(role).any(|other| {
                let third = |and: &FoundPhrase<'a>| apart(and, hit) && apart(and, other) && near(and, hit);
                let whole = row.pairs[pair].and.is_empty() || of(PhraseRole::And(pair)).any(|and| third(and));
                apart(hit, other) && near(hit, other) && whole
            })
        };
        let tells = |hit: &&&FoundPhrase<'a>| match hit.role {
            PhraseRole::Word => true,
            PhraseRole::Soft => meant(hit) && !refused,
            PhraseRole::These(pair) => meant(hit) && partner(hit, pair, PhraseRole::With(pair)),
            PhraseRole::With(pair) => meant(hit) && partner(hit, pair, PhraseRole::These(pair)),
            PhraseRole::And(_) | PhraseRole::Except => false,
        };
        own.iter().filter(tells).copied().collect()
    }

    pub(super) fn parse(text: &str, so_far: &Reference) -> Result<(DataOrigin, Self), At> {
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
fn index(rows: &[Theme]) -> HashMap<String, Vec<(usize, PhraseRole)>> {
    let mut phrases: HashMap<String, Vec<(usize, PhraseRole)>> = HashMap::new();
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

/// The phrases of finds in the order of the text, each once, without those inside others.
fn words(told: &[&FoundPhrase<'_>]) -> Vec<String> {
    let mut places: Vec<(PhrasePlace, &str)> = told.iter().map(|hit| (hit.place, hit.phrase)).collect();
    places.sort_by_key(|(place, _)| *place);
    let mut words: Vec<String> = Vec::new();
    for (place, phrase) in &places {
        let inside = places.iter().any(|(other, _)| other != place && other.holds(*place));
        if !inside && !words.iter().any(|word| word == phrase) {
            words.push((*phrase).to_owned());
        }
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str) -> Vec<ThemeName> {
        let themes = &Reference::built_in().themes;
        themes.told(&Text::read(text)).iter().map(|mention| mention.theme.id).collect()
    }

    #[test]
    fn a_word_alone_and_a_pair_tell_a_theme() {
        assert_eq!(told("在线问诊并开药"), [ThemeName::Clinic]);
        assert_eq!(told("电视剧合集，点开播放"), [ThemeName::Media]);
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
    fn no_word_tells_a_theme_where_it_is_denied() {
        let themes = &Reference::built_in().themes;
        let words = themes.rows.iter().flat_map(Theme::telling_words).filter(|word| !word.starts_with('#'));
        let texts = words.flat_map(|word| {
            let frames = ["不提供{}。", "没有{}和其他功能", "{}功能暂不开放。"];
            frames.map(|frame| format!("供本人记录天气，{}", frame.replace("{}", word)))
        });
        let warned: Vec<String> = texts.filter(|text| !told(text).is_empty()).collect();
        assert_eq!(warned, <[String; 0]>::default());
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
        assert_eq!(told("中小学数学补习，教育培训"), [ThemeName::Tutoring]);
        assert_eq!(told("编程教育活动"), [ThemeName::Education]);
    }

    #[test]
    fn what_says_the_same_of_one_sentence_is_told_once_with_the_words_of_both() {
        assert_eq!(told("出售手办，还有扭蛋机"), [ThemeName::BlindBox]);
        assert_eq!(told("出售手办。还有扭蛋机"), [ThemeName::Selling, ThemeName::BlindBox]);
        let text = Text::read("出售手办，还有扭蛋机");
        let mentions = Reference::built_in().themes.told(&text);
        assert_eq!(mentions[0].words, ["出售", "扭蛋机"]);
    }

    #[test]
    fn words_of_one_kind_pair_with_one_another() {
        assert_eq!(told("陌生人可以在这里打招呼"), [ThemeName::Interaction]);
        assert_eq!(told("写信给以后的自己"), []);
    }

    #[test]
    fn what_nobody_else_sees_takes_no_others() {
        assert_eq!(told("发起公益活动，大家都来"), [ThemeName::Charity]);
        assert_eq!(told("参加过的公益活动，只给自己看"), []);
        assert_eq!(told("校园里的教室和食堂，自己看着方便"), []);
        assert_eq!(told("给照片换脸，自己用"), [ThemeName::Ai], "no theme of others");
    }

    #[test]
    fn an_attribute_of_goods_tells_nothing_and_an_act_with_goods_does() {
        assert_eq!(told("直播间灯光、支架的安装说明"), []);
        assert_eq!(told("直播卖家具"), [ThemeName::Selling, ThemeName::Live]);
        assert_eq!(told("出售家具"), [ThemeName::Selling]);
    }

    #[test]
    fn a_body_s_own_people_are_offered_nothing() {
        let medicine = |text: &str| told(text).contains(&ThemeName::Medicine);
        assert!(!medicine("医疗器械厂的员工培训签到"));
        assert!(medicine("医疗器械厂的员工培训签到，客户可以选购医疗器械"));
        assert!(medicine("选购医疗器械。员工培训签到"));
    }

    #[test]
    fn those_for_whom_a_thing_is_made_tell_nothing() {
        assert_eq!(told("给药店和寺庙做招牌"), []);
        assert_eq!(told("给寺庙做法事"), [ThemeName::Religion]);
    }

    #[test]
    fn a_text_that_denies_a_theme_by_name_tells_it_by_no_soft_word() {
        assert_eq!(told("介绍寺庙的建筑，不涉及宗教活动"), []);
        assert_eq!(told("在线祈福，不涉及宗教活动"), [ThemeName::Religion]);
    }

    #[test]
    fn a_price_of_each_tells_selling() {
        assert_eq!(told("多肉二十五一盆"), [ThemeName::Selling]);
        assert_eq!(told("记下多肉二十五一盆"), []);
    }

    #[test]
    fn a_phrase_with_a_gap_is_told_with_what_lies_in_it() {
        let themes = &Reference::built_in().themes;
        let text = Text::read("村里的竹笋谁想要留个话，给几个辛苦钱");
        let mentions = themes.told(&text);
        let words: Vec<&String> = mentions.iter().flat_map(|mention| &mention.words).collect();
        assert!(words.iter().any(|word| *word == "给几个辛苦钱"), "{words:?}");
        assert_eq!(told("记下给谁几个辛苦钱"), []);
        assert_eq!(told("给大家免费看，谁想要留个话").iter().filter(|theme| **theme == ThemeName::Selling).count(), 0);
    }

    #[test]
    fn a_denial_inside_a_phrase_is_part_of_it() {
        assert!(told("睡不着的来找我，我教你推拿").contains(&ThemeName::Clinic));
        assert_eq!(told("记下睡不着的晚上"), []);
    }

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
