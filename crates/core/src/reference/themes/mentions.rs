//! Detecting themes in a text, and the words that indicate each.

use std::cmp::Reverse;
use std::collections::{BTreeSet, HashMap};

use super::index::{Gap, PhraseRole};
use super::{Theme, ThemeName, Themes, Who};
use crate::language::{PhrasePlace, Text};

/// Maximum number of clause boundaries between the words of a pair.
const PAIR_REACH: usize = 2;
/// Number of following words in which to look for the thing that a word is an attribute of.
const HEAD_REACH: usize = 3;
/// Minimum weight of hints, in characters, for a text to hint at a theme.
const HINTED: usize = 5;
/// Weight, in characters, of a text that addresses its readers.
const SPOKEN_TO: usize = 2;
/// Maximum number of matches considered for each theme and role; further repetitions add nothing.
const MOST_FINDS: usize = 200;

/// A theme detected in a text, with the words that indicate it.
#[derive(Debug, Clone)]
pub struct Mention<'a> {
    /// The theme.
    pub theme: &'a Theme,
    /// Words of the text, in order.
    pub words: Vec<String>,
    /// Whether the words only hint at it, as when an individual describes services for others.
    pub hinted: bool,
}

/// A phrase of the table found in a text.
struct FoundPhrase<'a> {
    phrase: &'a str,
    place: PhrasePlace,
    theme: usize,
    role: PhraseRole,
}

/// Places where the text uses the table's phrases in another sense.
struct OtherSense {
    /// The places, in order.
    places: Vec<PhrasePlace>,
    /// For each of them, the one among it and the earlier ones that ends last.
    farthest: Vec<PhrasePlace>,
}

impl OtherSense {
    fn new(mut places: Vec<PhrasePlace>) -> Self {
        places.sort();
        let farthest = places.iter().scan(None, |farthest: &mut Option<PhrasePlace>, place| {
            *farthest = Some(farthest.filter(|so_far| so_far.ends_after(*place)).unwrap_or(*place));
            *farthest
        });
        Self { farthest: farthest.collect(), places }
    }

    /// Whether one of the places contains `place`.
    fn holds(&self, place: PhrasePlace) -> bool {
        let begun = self.places.partition_point(|other| other.begins_by(place));
        begun.checked_sub(1).is_some_and(|last| self.farthest[last].holds(place))
    }
}

impl Themes {
    /// The themes in a text, each with the words that indicate it, in the order of the table. Words that the text
    /// denies, words inside an ordinary phrase, and words before another that makes them part of a place or thing do
    /// not indicate a theme.
    pub fn mentions(&self, text: &Text) -> Vec<Mention<'_>> {
        let found = self.found(text);
        let mut indications: Vec<Vec<&FoundPhrase<'_>>> =
            (0..self.rows.len()).map(|theme| self.indications(found.iter(), theme, text)).collect();
        self.move_covered(&mut indications, text);
        self.drop_yielding(&mut indications, &found, text);
        let says = |id: &ThemeName| {
            self.rows.iter().position(|row| row.id == *id).is_some_and(|row| !indications[row].is_empty())
        };
        let rows = self
            .rows
            .iter()
            .zip(&indications)
            .filter(|(row, indications)| !indications.is_empty() && !row.unless.iter().any(says));
        let mut mentions: Vec<Mention<'_>> =
            rows.map(|(theme, indications)| Mention { theme, words: words(indications), hinted: false }).collect();
        if mentions.iter().all(|mention| self.general.contains(&mention.theme.id)) {
            mentions.extend(self.hinted(&found, text, !mentions.is_empty()));
        }
        mentions
    }

    /// The theme that a text hints at most strongly: by two hints, or by one if the text addresses its readers.
    /// `has_general` says whether it mentions a general theme.
    fn hinted(&self, found: &[FoundPhrase<'_>], text: &Text, has_general: bool) -> Option<Mention<'_>> {
        if text.is_for_oneself() || text.is_private() {
            return None;
        }
        let spoken_to = text.spoken_to();
        let themes =
            (0..self.rows.len()).filter(|theme| !(has_general && self.general.contains(&self.rows[*theme].id)));
        let weighed = themes.filter_map(|theme| {
            let meant = |hit: &&FoundPhrase<'_>| hit.role == PhraseRole::Hint && !text.notes(hit.place);
            let hints: Vec<&FoundPhrase<'_>> = found.iter().filter(|hit| hit.theme == theme).filter(meant).collect();
            let apart = |hit: &&FoundPhrase<'_>| {
                hints.iter().any(|other| !other.place.overlaps(hit.place) && other.phrase != hit.phrase)
            };
            let spoken = |hit: &&FoundPhrase<'_>| spoken_to.iter().any(|place| !place.overlaps(hit.place));
            let spoken = !has_general && hints.iter().any(spoken);
            let weight = text.letters(hints.iter().map(|hit| hit.place)) + if spoken { SPOKEN_TO } else { 0 };
            (weight >= HINTED && (spoken || hints.iter().any(apart))).then_some((weight, theme, hints))
        });
        let (_, theme, hints) = weighed.min_by_key(|(weight, ..)| Reverse(*weight))?;
        Some(Mention { theme: &self.rows[theme], words: words(&hints), hinted: true })
    }

    /// Moves the matches of a covered theme to the theme that covers it, if the same sentence has matches of both.
    fn move_covered(&self, indications: &mut [Vec<&FoundPhrase<'_>>], text: &Text) {
        for (over, row) in self.rows.iter().enumerate() {
            let covered = (0..self.rows.len()).filter(|under| row.covers.contains(&self.rows[*under].id));
            for under in covered {
                let same = |hit: &&FoundPhrase<'_>| {
                    indications[over].iter().any(|other| text.clauses_between(hit.place, other.place).is_some())
                };
                let (taken, left) = indications[under].iter().copied().partition(same);
                indications[under] = left;
                indications[over].extend::<Vec<_>>(taken);
            }
        }
    }

    /// Removes from a theme the weaker signs that a theme in its `yields` explains, and the pairs they are part of:
    /// signs whose words also indicate that theme and, if the theme concerns individuals only, pairs in a sentence
    /// about it.
    fn drop_yielding<'a, 'b>(
        &self,
        indications: &mut [Vec<&'b FoundPhrase<'a>>],
        found: &'b [FoundPhrase<'a>],
        text: &Text,
    ) {
        for (weak, row) in self.rows.iter().enumerate().filter(|(_, row)| !row.yields.is_empty()) {
            let strong = (0..self.rows.len()).filter(|strong| row.yields.contains(&self.rows[*strong].id));
            let taken: Vec<&FoundPhrase<'a>> = strong.flat_map(|strong| indications[strong].iter().copied()).collect();
            let dealing = row.concerns.iter().all(|concern| concern.who == Who::Individual);
            let explains = |strong: &FoundPhrase<'a>, hit: &FoundPhrase<'a>| {
                let says_more = strong.role != PhraseRole::Soft && !self.general.contains(&self.rows[strong.theme].id);
                let about = dealing && says_more && hit.role != PhraseRole::Soft;
                strong.place.overlaps(hit.place) || about && text.clauses_between(strong.place, hit.place).is_some()
            };
            let free = |hit: &FoundPhrase<'a>| {
                hit.role == PhraseRole::Word || !taken.iter().any(|strong| explains(strong, hit))
            };
            if !taken.is_empty() && !indications[weak].is_empty() {
                let left = found.iter().filter(|hit| hit.theme == weak && free(hit));
                indications[weak] = self.indications(left, weak, text);
            }
        }
    }

    /// Codes of the pre-approval items of the themes in a text.
    pub fn approvals(&self, text: &Text) -> BTreeSet<i64> {
        self.mentions(text).iter().flat_map(|mention| mention.theme.approvals.iter().copied()).collect()
    }

    /// The phrases of the table that the text uses in the table's sense.
    fn found<'a>(&self, text: &'a Text) -> Vec<FoundPhrase<'a>> {
        let mut found: Vec<FoundPhrase<'a>> = Vec::new();
        let mut ordinary: Vec<PhrasePlace> = Vec::new();
        for (phrase, place) in text.phrases(self.longest) {
            if self.sets.ordinary.contains(phrase) {
                ordinary.push(place);
            }
            let roles = self.phrases.get(phrase).into_iter().flatten();
            found.extend(roles.map(|(theme, role)| FoundPhrase { phrase, place, theme: *theme, role: *role }));
            for gap in self.begins.get(phrase).into_iter().flatten() {
                let Gap { ends, roles } = &self.gaps[*gap];
                let Some(place) =
                    text.up_to(place, ends).filter(|whole| !self.sets.ordinary.contains(text.last_word(*whole)))
                else {
                    continue;
                };
                let phrase = text.phrase_at(place);
                found.extend(roles.iter().map(|(theme, role)| FoundPhrase {
                    phrase,
                    place,
                    theme: *theme,
                    role: *role,
                }));
            }
        }
        for (kind, place) in text.prices().into_iter().chain(text.fees()).chain(text.callers()) {
            let roles = self.phrases.get(kind).into_iter().flatten();
            found.extend(roles.map(|(theme, role)| FoundPhrase {
                phrase: text.phrase_at(place),
                place,
                theme: *theme,
                role: *role,
            }));
        }
        let mut excepted: HashMap<usize, Vec<PhrasePlace>> = HashMap::new();
        for hit in found.iter().filter(|hit| hit.role == PhraseRole::Except) {
            excepted.entry(hit.theme).or_default().push(hit.place);
        }
        let ordinary = OtherSense::new(ordinary);
        let excepted: HashMap<usize, OtherSense> =
            excepted.into_iter().map(|(theme, places)| (theme, OtherSense::new(places))).collect();
        let mut weighed: HashMap<(usize, PhraseRole), usize> = HashMap::new();
        found.retain(|hit| {
            let role = hit.role != PhraseRole::Except;
            let within = ordinary.holds(hit.place);
            let except = excepted.get(&hit.theme).is_some_and(|places| places.holds(hit.place));
            let thing = !self.rows[hit.theme].acts;
            let attribute = thing && (self.is_attribute(text, hit.place) || text.serves(hit.place));
            let named = attribute || self.is_in_name(text, hit.place) || self.is_of_ideas(text, hit.place);
            let meant = role && !within && !except && !named && !text.denies(hit.place);
            let finds = weighed.entry((hit.theme, hit.role)).or_default();
            *finds += usize::from(meant);
            meant && *finds <= MOST_FINDS
        });
        found
    }

    /// Whether the words at `place` are an attribute of a place or of goods: 新闻路, 直播间灯光、支架, 股票纸质凭证归档柜.
    fn is_attribute(&self, text: &Text, place: PhrasePlace) -> bool {
        let mut near = text.following(place).take(HEAD_REACH).take_while(|word| !self.is_act(word));
        let mut compound = text.compound(place).take_while(|word| !self.is_act(word));
        text.next_word(place).is_some_and(|next| self.sets.heads.contains(next))
            || near.any(|word| self.sets.goods.contains(word))
            || compound.any(|word| {
                [&self.sets.things, &self.sets.places, &self.sets.names].iter().any(|heads| heads.contains(word))
            })
    }

    /// Whether the words at `place` are part of the name of a street, building or station: 招聘大厦.
    fn is_in_name(&self, text: &Text, place: PhrasePlace) -> bool {
        let mut compound = text.compound(place);
        compound.next().is_some_and(|head| self.sets.names.contains(head)) && compound.next().is_none()
    }

    /// Whether the words at `place` promote an idea that is not for sale: 推广环保理念.
    fn is_of_ideas(&self, text: &Text, place: PhrasePlace) -> bool {
        self.sets.spreads.contains(text.phrase_at(place))
            && text.compound(place).last().is_some_and(|word| self.sets.ideas.contains(word))
    }

    /// Whether a word is an act, done with the thing before it.
    fn is_act(&self, word: &str) -> bool {
        let mut roles = self.phrases.get(word).into_iter().flatten();
        roles.any(|(theme, role)| self.rows[*theme].acts && matches!(role, PhraseRole::Word | PhraseRole::Soft))
    }

    /// The matches by which a text indicates one theme.
    fn indications<'a: 'b, 'b>(
        &self,
        found: impl Iterator<Item = &'b FoundPhrase<'a>>,
        theme: usize,
        text: &Text,
    ) -> Vec<&'b FoundPhrase<'a>> {
        let of_theme: Vec<&FoundPhrase<'a>> = found.filter(|hit| hit.theme == theme).collect();
        let row = &self.rows[theme];
        // A theme that concerns individuals only also counts in sentences about their own people.
        let outward = row.concerns.iter().any(|concern| concern.who != Who::Individual);
        let private = row.shared && text.is_private();
        let refused = row.names.iter().any(|name| text.refuses(name));
        let silent = |hit: &FoundPhrase<'a>| private || text.notes(hit.place) || outward && text.is_internal(hit.place);
        let equipment = |hit: &FoundPhrase<'a>| !row.acts && text.is_of_equipment(hit.place);
        let meant = |hit: &FoundPhrase<'a>| !silent(hit);
        let near = |one: &FoundPhrase<'a>, other: &FoundPhrase<'a>| {
            text.clauses_between(one.place, other.place).is_some_and(|between| between <= PAIR_REACH)
        };
        let apart = |one: &FoundPhrase<'a>, other: &FoundPhrase<'a>| !one.place.overlaps(other.place);
        let with_role = |role: PhraseRole| of_theme.iter().filter(move |hit| hit.role == role && meant(hit));
        let partner = |hit: &FoundPhrase<'a>, pair: usize, role: PhraseRole| {
            with_role(role).any(|other| {
                let is_near = |third: &FoundPhrase<'a>| apart(third, hit) && apart(third, other) && near(third, hit);
                let complete =
                    row.pairs[pair].and.is_empty() || with_role(PhraseRole::Third(pair)).any(|third| is_near(third));
                apart(hit, other) && near(hit, other) && complete
            })
        };
        let indicates = |hit: &&&FoundPhrase<'a>| match hit.role {
            PhraseRole::Word => true,
            PhraseRole::Soft => meant(hit) && !refused && !equipment(hit),
            PhraseRole::First(pair) => meant(hit) && partner(hit, pair, PhraseRole::Second(pair)),
            PhraseRole::Second(pair) => meant(hit) && partner(hit, pair, PhraseRole::First(pair)),
            PhraseRole::Third(_) | PhraseRole::Hint | PhraseRole::Except => false,
        };
        of_theme.iter().filter(indicates).copied().collect()
    }
}

/// The phrases of the matches in the order of the text, without duplicates and without those inside others.
fn words(matches: &[&FoundPhrase<'_>]) -> Vec<String> {
    let mut places: Vec<(PhrasePlace, &str)> = matches.iter().map(|hit| (hit.place, hit.phrase)).collect();
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
    use std::time::{Duration, Instant};

    use super::*;
    use crate::reference::Reference;

    fn themes_of(text: &str) -> Vec<ThemeName> {
        let themes = &Reference::built_in().themes;
        themes.mentions(&Text::read(text)).iter().map(|mention| mention.theme.id).collect()
    }

    #[test]
    fn a_word_alone_and_a_pair_tell_a_theme() {
        assert_eq!(themes_of("在线问诊并开药"), [ThemeName::Clinic]);
        assert_eq!(themes_of("电视剧合集，点开播放"), [ThemeName::Media]);
        assert_eq!(themes_of("电视剧的片名"), []);
    }

    #[test]
    fn what_is_noted_planned_or_denied_tells_nothing() {
        assert_eq!(themes_of("记录看过的小说和电影"), []);
        assert_eq!(themes_of("追剧清单"), []);
        assert_eq!(themes_of("不涉及新闻、出版、药品"), []);
        assert_eq!(themes_of("小说阅读暂不提供"), []);
    }

    #[test]
    fn no_word_tells_a_theme_where_it_is_denied() {
        let themes = &Reference::built_in().themes;
        let words = themes.rows.iter().flat_map(Theme::indicating_words).filter(|word| !word.starts_with('#'));
        let texts = words.flat_map(|word| {
            let frames = ["不提供{}。", "没有{}和其他功能", "{}功能暂不开放。"];
            frames.map(|frame| format!("供本人记录天气，{}", frame.replace("{}", word)))
        });
        let warned: Vec<String> = texts.filter(|text| !themes_of(text).is_empty()).collect();
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
            assert_eq!(themes_of(text), [], "{text}");
        }
    }

    #[test]
    fn a_theme_that_says_more_stands_for_the_lesser_one() {
        assert_eq!(themes_of("中小学数学补习，教育培训"), [ThemeName::Tutoring]);
        assert_eq!(themes_of("编程教育活动"), [ThemeName::Education]);
    }

    #[test]
    fn what_says_the_same_of_one_sentence_is_told_once_with_the_words_of_both() {
        assert_eq!(themes_of("出售手办，还有扭蛋机"), [ThemeName::BlindBox]);
        assert_eq!(themes_of("出售手办。还有扭蛋机"), [ThemeName::Selling, ThemeName::BlindBox]);
        let text = Text::read("出售手办，还有扭蛋机");
        let mentions = Reference::built_in().themes.mentions(&text);
        assert_eq!(mentions[0].words, ["出售", "扭蛋机"]);
    }

    #[test]
    fn words_of_one_kind_pair_with_one_another() {
        assert_eq!(themes_of("陌生人可以在这里打招呼"), [ThemeName::Interaction]);
        assert_eq!(themes_of("写信给以后的自己"), []);
    }

    #[test]
    fn what_nobody_else_sees_takes_no_others() {
        assert_eq!(themes_of("发起公益活动，大家都来"), [ThemeName::Charity]);
        assert_eq!(themes_of("参加过的公益活动，只给自己看"), []);
        assert_eq!(themes_of("校园里的教室和食堂，自己看着方便"), []);
        assert_eq!(themes_of("给照片换脸，自己用"), [ThemeName::Ai], "no theme of others");
    }

    #[test]
    fn an_attribute_of_goods_tells_nothing_and_an_act_with_goods_does() {
        assert_eq!(themes_of("直播间灯光、支架的安装说明"), []);
        assert_eq!(themes_of("直播卖家具"), [ThemeName::Selling, ThemeName::Live]);
        assert_eq!(themes_of("出售家具"), [ThemeName::Selling]);
    }

    #[test]
    fn the_head_of_a_compound_decides() {
        for text in [
            "股票纸质凭证归档柜",
            "信用卡片盒",
            "直播电缆",
            "网约车站牌",
            "道士帽山",
            "人工智能路",
            "AI大厦",
            "招聘大厦",
            "算命先生面馆",
            "推广环保理念",
        ] {
            assert_eq!(themes_of(text), [], "{text}");
        }
        assert_eq!(themes_of("推广环保袋"), [ThemeName::Selling]);
        assert_eq!(themes_of("电缆直播"), [ThemeName::Live]);
        assert_eq!(themes_of("招聘大厦保安"), [ThemeName::Recruitment]);
        assert_eq!(themes_of("股票开户"), [ThemeName::Finance]);
    }

    #[test]
    fn a_body_s_own_people_are_offered_nothing() {
        let medicine = |text: &str| themes_of(text).contains(&ThemeName::Medicine);
        assert!(!medicine("医疗器械厂的员工培训签到"));
        assert!(medicine("医疗器械厂的员工培训签到，客户可以选购医疗器械"));
        assert!(medicine("选购医疗器械。员工培训签到"));
    }

    #[test]
    fn words_that_tell_a_stronger_theme_tell_no_weaker_one() {
        let weak = |text: &str| themes_of(text).contains(&ThemeName::Interaction);
        assert!(!weak("会修水泵，附近的可以约我上门，修好再给钱"));
        assert!(weak("会修水泵，附近的可以约我上门，大家互相点评"));
    }

    #[test]
    fn a_dealing_about_which_another_theme_says_more_is_told_once() {
        let text = "家里的存款交给我打理，月月分红，先谢的留个电话，给包茶钱";
        assert_eq!(themes_of(text), [ThemeName::Finance]);
        assert!(themes_of("老年大学的学员晒作品，大家互相点评").contains(&ThemeName::Interaction));
    }

    #[test]
    fn what_is_said_of_equipment_tells_no_theme_of_those_who_use_it() {
        assert_eq!(themes_of("保险公司车队的巡检登记"), []);
        assert!(themes_of("保险公司的产品比较。车队巡检").contains(&ThemeName::Finance));
        assert_eq!(themes_of("卖二手货，型号写清楚"), [ThemeName::Selling], "an act is no equipment");
    }

    #[test]
    fn hints_tell_a_theme_where_the_text_speaks_to_others_and_not_of_oneself() {
        let themes = &Reference::built_in().themes;
        let hinted = |text: &str| {
            let text = Text::read(text);
            let mentions = themes.mentions(&text);
            mentions.iter().any(|mention| mention.hinted && mention.theme.id == ThemeName::Lottery)
        };
        assert!(hinted("今晚谁进三个，押中翻三番"));
        assert!(!hinted("记下今晚谁进三个，押中翻三番"));
        assert!(!hinted("今晚谁进三个"));
    }

    #[test]
    fn those_for_whom_a_thing_is_made_tell_nothing() {
        assert_eq!(themes_of("给药店和寺庙做招牌"), []);
        assert_eq!(themes_of("给寺庙做法事"), [ThemeName::Religion]);
    }

    #[test]
    fn a_text_that_denies_a_theme_by_name_tells_it_by_no_soft_word() {
        assert_eq!(themes_of("介绍寺庙的建筑，不涉及宗教活动"), []);
        assert_eq!(themes_of("在线祈福，不涉及宗教活动"), [ThemeName::Religion]);
    }

    #[test]
    fn a_price_of_each_tells_selling() {
        assert_eq!(themes_of("多肉二十五一盆"), [ThemeName::Selling]);
        assert_eq!(themes_of("记下多肉二十五一盆"), []);
    }

    #[test]
    fn a_phrase_with_a_gap_is_told_with_what_lies_in_it() {
        let themes = &Reference::built_in().themes;
        let text = Text::read("村里的竹笋谁想要留个话，给几个辛苦钱");
        let mentions = themes.mentions(&text);
        let words: Vec<&String> = mentions.iter().flat_map(|mention| &mention.words).collect();
        assert!(words.iter().any(|word| *word == "给几个辛苦钱"), "{words:?}");
        assert_eq!(themes_of("记下给谁几个辛苦钱"), []);
        assert_eq!(
            themes_of("给大家免费看，谁想要留个话").iter().filter(|theme| **theme == ThemeName::Selling).count(),
            0
        );
    }

    #[test]
    fn what_is_repeated_without_end_is_weighed_in_a_time_in_proportion_to_it() {
        let themes = &Reference::built_in().themes;
        for piece in ["卖", "卖，", "卖。", "教育路", "押中翻三番，", "给几个钱"] {
            let time_for = |pieces: usize| {
                let text = Text::read(&piece.repeat(pieces));
                let begun = Instant::now();
                let _ = themes.mentions(&text);
                begun.elapsed()
            };
            let (short, long) = (time_for(1_000).max(Duration::from_millis(5)), time_for(10_000));
            assert!(long < short * 50, "{piece}: {long:?} after {short:?}");
        }
    }

    #[test]
    fn a_denial_inside_a_phrase_is_part_of_it() {
        assert!(themes_of("睡不着的来找我，我教你推拿").contains(&ThemeName::Clinic));
        assert_eq!(themes_of("记下睡不着的晚上"), []);
    }
}
