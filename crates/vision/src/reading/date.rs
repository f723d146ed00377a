//! Dates and periods as printed on certificates.

use chrono::{Datelike, NaiveDate};

use super::page::TextGlyph;
use super::words;
use crate::identifier::normal::UNLIMITED;

/// A date that was read.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct ReadDate {
    /// The day; `None` for [`UNLIMITED`].
    pub day: Option<NaiveDate>,
    /// The characters of the date.
    pub glyphs: Vec<TextGlyph>,
    /// `0.0..=1.0`; see [`doubt`].
    pub confidence: f32,
}

impl ReadDate {
    /// `YYYYMMDD` or `长期`.
    pub fn value(&self) -> String {
        self.day.map_or_else(|| UNLIMITED.to_owned(), |day| day.format("%Y%m%d").to_string())
    }
}

/// All dates and 长期 in a text, in order.
pub(crate) fn all(glyphs: &[TextGlyph]) -> Vec<ReadDate> {
    let mut dates = Vec::new();
    let mut at = 0;
    while at < glyphs.len() {
        let inside_number = at > 0 && glyphs[at - 1].character.is_ascii_digit();
        let found = if inside_number { None } else { date(&glyphs[at..]) };
        if let Some((date, length)) = found.or_else(|| forever(&glyphs[at..])) {
            dates.push(date);
            at += length;
        } else {
            at += 1;
        }
    }
    dates
}

/// Maximum confidence of a date that stands alone where a period is printed: the other date was lost, and may be the
/// last day.
const ALONE: f32 = 0.6;

/// First and last day of a period: two dates, a date and 长期, or one of these alone, which is the last day unless 至 or a
/// dash follows it. `until` means that the label asks only for the last day (有效期至); otherwise a date alone is not sure.
pub(crate) fn period(glyphs: &[TextGlyph], until: bool) -> (Option<ReadDate>, Option<ReadDate>) {
    let mut dates = all(glyphs);
    match dates.len() {
        0 => (None, None),
        1 => {
            let mut only = dates.remove(0);
            if only.day.is_some() && !until {
                only.confidence = only.confidence.min(ALONE);
            }
            let last = glyphs.iter().skip_while(|glyph| !only.glyphs.contains(glyph)).nth(only.glyphs.len());
            let begins = last.is_some_and(|next| matches!(next.character, '至' | '-' | '到' | '~'));
            if begins { (Some(only), None) } else { (None, Some(only)) }
        }
        _ => {
            let last = dates.remove(1);
            (Some(dates.remove(0)), Some(last))
        }
    }
}

fn forever(glyphs: &[TextGlyph]) -> Option<(ReadDate, usize)> {
    words::list("without_end").iter().find_map(|spelling| {
        let length = spelling.chars().count();
        let part = glyphs.get(..length)?;
        part.iter().map(|glyph| glyph.character).eq(spelling.chars()).then(|| {
            let confidence = doubt(lowest(part));
            (ReadDate { day: None, glyphs: part.to_vec(), confidence }, length)
        })
    })
}

/// A date at the beginning of a text, and how many characters it takes.
fn date(glyphs: &[TextGlyph]) -> Option<(ReadDate, usize)> {
    let mut reader = DateReader { glyphs, at: 0, lowest: 1.0 };
    let year = reader.number(4, 4)?;
    let written = reader.separator(&['年'])?;
    let month = reader.number(if written { 1 } else { 2 }, 2)?;
    let written = reader.separator(&['月'])? && written;
    let day = reader.number(if written { 1 } else { 2 }, 2)?;
    let _ = reader.separator(&['日', '曰', '号']);
    if reader.at < glyphs.len() && !written && digit(glyphs[reader.at].character).is_some() {
        return None; // a longer number
    }
    let day = NaiveDate::from_ymd_opt(year as i32, month, day).filter(|day| (1900..=2150).contains(&day.year()))?;
    let taken = &glyphs[..reader.at];
    let mut confidence = doubt(reader.lowest);
    if lost_digit(taken) {
        confidence = confidence.min(0.6);
    }
    Some((ReadDate { day: Some(day), glyphs: taken.to_vec(), confidence }, reader.at))
}

/// Confidence of a value without a check digit whose weakest character has the confidence `lowest`: below 0.9 it is no
/// longer sure.
pub(crate) fn doubt(lowest: f32) -> f32 {
    if lowest < 0.9 { lowest * 0.85 } else { lowest }
}

/// Maximum confidence of a character with unread ink beside it.
const BESIDE_UNREAD: f32 = 0.7;

/// Confidence of the weakest character.
pub(crate) fn lowest(glyphs: &[TextGlyph]) -> f32 {
    let sure = |glyph: &TextGlyph| glyph.confidence.min(if glyph.whole { 1.0 } else { BESIDE_UNREAD });
    glyphs.iter().map(sure).fold(1.0, f32::min)
}

/// Whether a digit may have been lost: a single digit stands in a gap wide enough for two. The decoder merges equal
/// neighbours in a poor picture, so that 11 月 becomes 1 月.
fn lost_digit(glyphs: &[TextGlyph]) -> bool {
    glyphs.windows(3).any(|three| {
        let [before, digit, behind] = three else { return false };
        let alone = !before.character.is_ascii_digit() && !behind.character.is_ascii_digit();
        let room = (behind.left() - before.right()) / digit.size.max(1.0);
        alone && digit.character.is_ascii_digit() && room > 0.95
    })
}

struct DateReader<'a> {
    glyphs: &'a [TextGlyph],
    at: usize,
    lowest: f32,
}

impl DateReader<'_> {
    /// A number of `least` to `most` digits, Arabic or Chinese.
    fn number(&mut self, least: usize, most: usize) -> Option<u32> {
        let rest = self.glyphs.get(self.at..)?;
        let chinese = rest.first().is_some_and(|glyph| chinese_digit(glyph.character).is_some());
        let length = rest
            .iter()
            .take(if chinese { 4 } else { most })
            .take_while(|glyph| {
                let numeral = |character| chinese_digit(character).is_some() || is_zero(character);
                if chinese { numeral(glyph.character) } else { digit(glyph.character).is_some() }
            })
            .count();
        let part = &rest[..length];
        self.lowest = self.lowest.min(lowest(part));
        self.at += length;
        if chinese {
            return chinese_number(part);
        }
        if length < least {
            return None;
        }
        Some(part.iter().filter_map(|glyph| digit(glyph.character)).fold(0, |number, digit| number * 10 + digit))
    }

    /// Skips the separator between the parts of a date: one of the `written` words or a mark. Returns whether there was
    /// one; `None` if something other than a digit follows instead.
    fn separator(&mut self, written: &[char]) -> Option<bool> {
        match self.glyphs.get(self.at).map(|glyph| glyph.character) {
            Some(character) if written.contains(&character) || "./-,·、:".contains(character) => {
                self.at += 1;
                Some(true)
            }
            Some(character) if digit(character).is_some() => Some(false),
            None => Some(false),
            Some(_) => None,
        }
    }
}

/// Value of a digit, look-alike letters included.
fn digit(character: char) -> Option<u32> {
    match character {
        'O' | 'o' | 'D' | 'Q' => Some(0),
        'I' | 'l' | '|' => Some(1),
        other => other.to_digit(10),
    }
}

fn chinese_digit(character: char) -> Option<u32> {
    match character {
        '〇' | '零' | '○' => Some(0),
        '一' | '壹' => Some(1),
        '二' | '贰' => Some(2),
        '三' | '叁' => Some(3),
        '四' | '肆' => Some(4),
        '五' | '伍' => Some(5),
        '六' | '陆' => Some(6),
        '七' | '柒' => Some(7),
        '八' | '捌' => Some(8),
        '九' | '玖' => Some(9),
        '十' | '拾' => Some(10),
        '廿' => Some(20),
        '卅' => Some(30),
        _ => None,
    }
}

/// Whether this is a zero in a Chinese year: 〇 is read as O, 0 or a circle.
fn is_zero(character: char) -> bool {
    digit(character) == Some(0) || "○◯".contains(character)
}

/// The value of Chinese numerals: `二〇二六` is 2026, `二十三` and `廿三` are 23.
fn chinese_number(glyphs: &[TextGlyph]) -> Option<u32> {
    let digits: Vec<u32> = glyphs
        .iter()
        .flat_map(|glyph| match glyph.character {
            '廿' => vec![2, 10],
            '卅' => vec![3, 10],
            zero if is_zero(zero) => vec![0],
            other => chinese_digit(other).into_iter().collect(),
        })
        .collect();
    match digits.as_slice() {
        [] => None,
        [10] => Some(10),
        [10, ones] => Some(10 + ones),
        [tens, 10] => Some(tens * 10),
        [tens, 10, ones] => Some(tens * 10 + ones),
        plain if plain.contains(&10) => None,
        plain => Some(plain.iter().fold(0, |number, digit| number * 10 + digit)),
    }
}

#[cfg(test)]
mod tests {
    use super::super::page::{TextLine, TextPage};
    use super::*;

    fn glyphs(text: &str) -> Vec<TextGlyph> {
        TextPage::new(&[TextLine::written(text, [0.0, 50.0], 20.0, 0.99)], 1000.0, 100.0).rows.concat()
    }

    fn values(text: &str) -> Vec<String> {
        all(&glyphs(text)).iter().map(ReadDate::value).collect()
    }

    #[test]
    fn reads_every_way_of_writing_a_date() {
        assert_eq!(values("1990年1月31日"), ["19900131"]);
        assert_eq!(values("2010.01.02-2030.01.02"), ["20100102", "20300102"]);
        assert_eq!(values("2010.01.02-长期"), ["20100102", "长期"]);
        assert_eq!(values("2015-03-02至2035/03/01"), ["20150302", "20350301"]);
        assert_eq!(values("20200301"), ["20200301"]);
        assert_eq!(values("二〇二六年十一月二十三日"), ["20261123"]);
        assert_eq!(values("二〇一〇年十月廿三日"), ["20101023"]);
        assert_eq!(values("二O一0年一月卅一日至二○三○年一月卅日"), ["20100131", "20300130"]);
        assert_eq!(values("日期：２０２６年３月５日"), ["20260305"]);
    }

    #[test]
    fn takes_no_other_number_for_a_date() {
        assert_eq!(values("11010519491231002X"), Vec::<String>::new());
        assert_eq!(values("2010.13.02"), Vec::<String>::new());
        assert_eq!(values("2010.02.30"), Vec::<String>::new());
        assert_eq!(values("注册资本2000万元"), Vec::<String>::new());
    }

    #[test]
    fn a_digit_alone_in_a_wide_gap_is_unsure() {
        assert!(all(&glyphs("2015年1月12日"))[0].confidence > 0.9);
        assert!(all(&glyphs("2015年1 月12日"))[0].confidence < 0.8);
    }

    #[test]
    fn a_single_date_is_the_end_unless_it_leads_on() {
        let until = period(&glyphs("2030年01月02日"), true);
        assert!(until.0.is_none() && until.1.is_some());
        let from = period(&glyphs("2010年01月02日至"), true);
        assert!(from.0.is_some() && from.1.is_none());
        let lost = period(&glyphs("2010年01月02日"), false);
        assert!(lost.1.is_some_and(|date| date.confidence < 0.8));
    }
}
