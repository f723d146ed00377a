//! Prices in a text: 三十元, 一次三百五, 二十五一盆.

use super::cues::Cues;
use super::{PhrasePlace, Text};

/// Stands for an amount of money in a list of words: 三十元.
pub const PRICE: &str = "#price";
/// Stands for a price per piece or time in a list of words: 一次三百五, 9.9元一份.
pub const RATE: &str = "#rate";
/// Stands for a named payment in a list of words: 油钱, 线钱, 营养费.
pub const FEE: &str = "#fee";

const NUMERALS: &str = "零〇一二两三四五六七八九十百千万半几0123456789.";
const MULTIPLES: &str = "十百千万";
const MONEY: [char; 2] = ['元', '块'];
/// Characters that may follow an amount and introduce what it includes: 一天三十管饭.
const GIVEN_FOR_IT: &str = "管包起都含也就送随";
/// Units in which pieces and times are counted.
const COUNTED: &str = "次天月年节课时小位人份盆斤箱件单只条盒瓶本车趟张套间晚周日夜米平桌场首斗";

impl Text {
    /// The prices in the text, each with the place of its words.
    pub fn prices(&self) -> Vec<(&'static str, PhrasePlace)> {
        let letters: Vec<(usize, char)> = self.characters.char_indices().collect();
        let letter = |at: usize| letters.get(at).map_or(' ', |(_, letter)| *letter);
        let numeral = |at: usize| NUMERALS.contains(letter(at));
        let mut prices = Vec::new();
        let mut from = 0;
        while from < letters.len() {
            let Some(first) = (from..letters.len()).find(|at| numeral(*at)) else { break };
            let beyond = (first..letters.len()).find(|at| !numeral(*at)).unwrap_or(letters.len());
            from = beyond;
            // In 二十五一盆 the last 一 counts the pots; in 二十一盆 it is part of the number.
            let counts = beyond - first > 1
                && letter(beyond - 1) == '一'
                && !MULTIPLES.contains(letter(beyond - 2))
                && COUNTED.contains(letter(beyond));
            let end = if counts { beyond - 1 } else { beyond };
            // 九块 may mean pieces; 九块钱, 九块九, and 九块 before punctuation or 每 mean money.
            let piece = letter(end) == '块' && letter(end + 1).is_alphabetic();
            let coin = !piece || letter(end + 1) == '钱' || numeral(end + 1) || letter(end + 1) == '每';
            // 几块 asks for a price instead of naming one.
            let named = (first..end).any(|at| letter(at) != '几');
            let money = MONEY.contains(&letter(end)) && coin && named;
            let after = if money { end + 1 } else { end };
            let each = |at: usize| {
                let unit = if letter(at + 1) == '个' { at + 2 } else { at + 1 };
                "一每".contains(letter(at)) && COUNTED.contains(letter(unit))
            };
            let before = (2..=4).any(|back| first.checked_sub(back).is_some_and(each));
            let daily = first.checked_sub(2).is_some_and(|at| letter(at) == '每');
            let large = (first..end).any(|at| MULTIPLES.contains(letter(at))) || end - first > 1;
            let closed = !letter(after).is_alphanumeric() || GIVEN_FOR_IT.contains(letter(after));
            let place = |first: usize, end: usize| {
                let begin = letters.get(first).map_or(0, |(begin, _)| *begin);
                let stop = letters.get(end).map_or(self.characters.len(), |(begin, _)| *begin);
                let inside = |word: &super::Word| word.range.end > begin && word.range.start < stop;
                let last = self.words.iter().rposition(inside);
                self.words.iter().position(inside).zip(last).map(|(first, last)| PhrasePlace { first, last })
            };
            let rate = large && each(after) || money && before || large && before && closed && !daily;
            let found = [money.then_some(PRICE), rate.then_some(RATE)];
            if let Some(place) = place(first, after) {
                prices.extend(found.into_iter().flatten().map(|kind| (kind, place)));
            }
        }
        prices
    }

    /// The named payments in the text, each with the place of its words: 肉钱, 猫条钱.
    pub fn fees(&self) -> impl Iterator<Item = (&'static str, PhrasePlace)> {
        let cues = Cues::built_in();
        let word = |at: usize| self.words.get(at).map_or("", |word| &self.characters[word.range.clone()]);
        let joined = |at: usize| self.words[at - 1].range.end == self.words[at].range.start;
        let of = move |what: &str| !what.is_empty() && !cues.not_of_fees.contains(what);
        let fees = (0..self.words.len()).filter_map(move |at| match word(at).strip_suffix(['钱', '费'])? {
            "" => (at > 0 && joined(at) && of(word(at - 1))).then(|| (at - 1, at)),
            what => of(what).then_some((at, at)),
        });
        fees.map(|(first, last)| (FEE, PhrasePlace { first, last }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kinds(text: &str) -> Vec<&'static str> {
        Text::read(text).prices().into_iter().map(|(kind, _)| kind).collect()
    }

    #[test]
    fn an_amount_of_money_is_a_price() {
        assert_eq!(kinds("共35.5元"), [PRICE]);
        assert_eq!(kinds("满意再收两块"), [PRICE]);
        assert_eq!(kinds("十几块，不贵"), [PRICE]);
        assert_eq!(kinds("算出每人几块，对一对"), Vec::<&str>::new());
        assert_eq!(kinds("切成九块再拼回去"), Vec::<&str>::new());
        assert_eq!(kinds("喝了三百毫升水，走了一万步"), Vec::<&str>::new());
    }

    #[test]
    fn what_each_costs_is_a_rate() {
        for text in ["调律一次三百五，都可以去", "多肉二十五一盆", "一车两百", "一个月四百。", "跟妆一天八百，看作品"]
        {
            assert_eq!(kinds(text), [RATE], "{text}");
        }
        assert_eq!(kinds("会员每月十八元"), [PRICE, RATE]);
        assert_eq!(kinds("九十九元一份"), [PRICE, RATE]);
        assert_eq!(kinds("跑一趟收两块"), [PRICE, RATE]);
    }

    #[test]
    fn money_for_something_is_a_fee() {
        let fees = |text: &str| {
            let text = Text::read(text);
            text.fees().map(|(_, place)| text.phrase_at(place).to_owned()).collect::<Vec<_>>()
        };
        assert_eq!(fees("收个肉钱，狗狗的营养费也算上"), ["肉钱", "营养费"]);
        assert_eq!(fees("加个油钱"), ["油钱"]);
        assert_eq!(fees("花了多少钱，省钱又免费"), Vec::<String>::new());
    }

    #[test]
    fn what_is_counted_is_no_rate() {
        for text in [
            "一天八百步",
            "每天三十，不间断",
            "一次看三页",
            "专注二十五分钟休息五分钟",
            "十个一组",
            "照片二十一张",
            "每年十一月",
            "一盆分成十一盆",
        ] {
            assert_eq!(kinds(text), Vec::<&str>::new(), "{text}");
        }
    }
}
