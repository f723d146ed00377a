//! The day until which a refusal is to be answered, as its text says (“请在15日内修改后重新提交”).

use std::sync::LazyLock;

use chrono::{Datelike, Days, NaiveDate};
use serde::Deserialize;

use crate::reference::holidays::Holidays;

/// The words of `assets/progress/answer_by.toml`, which says what each is for.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct AnswerByWords {
    demands: Vec<String>,
    promises: Vec<String>,
    within: String,
    before: String,
    joins: Vec<String>,
    unit: Vec<Unit>,
}

/// What a span of time is counted in.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Unit {
    name: String,
    #[serde(default)]
    working: bool,
}

static WORDS: LazyLock<AnswerByWords> =
    LazyLock::new(|| toml::from_str(include_str!("../../../../assets/progress/answer_by.toml")).unwrap_or_default());

/// Where a sentence ends.
const SENTENCE_ENDS: [char; 6] = ['。', '；', ';', '！', '!', '\n'];
/// Where a clause ends besides.
const CLAUSE_ENDS: [char; 3] = ['，', ',', '：'];
/// Most days that a demand gives; more is no demand.
const MAX_DEMAND_DAYS: u32 = 180;

/// The day that the words of a time come to.
type Day<'a> = &'a dyn Fn(&str) -> Option<NaiveDate>;

/// The last day to answer a refusal that says `text` and came on `came`; `None` where it names none.
pub fn answer_by(text: &str, came: NaiveDate, holidays: &Holidays) -> Option<NaiveDate> {
    let ends: [(&str, Day<'_>); 2] =
        [(&WORDS.within, &|time| within(time, came, holidays)), (&WORDS.before, &|time| until(time, came))];
    let demanded = |(_, before, after): &(usize, &str, &str)| {
        !WORDS.promises.iter().any(|promise| before.contains(promise.as_str()))
            && WORDS.demands.iter().any(|demand| after.contains(demand.as_str()))
    };
    let named = ends.into_iter().flat_map(|(end, day)| {
        times(text, end).filter(demanded).filter_map(move |(at, before, _)| Some((at, day(before)?)))
    });
    named.min_by_key(|(at, _)| *at).map(|(_, day)| day)
}

/// Every place where `end` may end a time, with what stands before it in its clause and after it in its sentence.
fn times<'a>(text: &'a str, end: &'a str) -> impl Iterator<Item = (usize, &'a str, &'a str)> {
    text.match_indices(end).map(|(at, end)| {
        // “15日内，请修改…”: the demand may follow after a comma.
        let after = text[at + end.len()..].split(SENTENCE_ENDS).next().unwrap_or_default();
        let clause = text[..at].rsplit(SENTENCE_ENDS).next().unwrap_or_default();
        let clause = clause.rsplit(CLAUSE_ENDS).next().unwrap_or_default();
        let join = WORDS.joins.iter().find_map(|join| clause.strip_suffix(join.as_str()));
        (at, join.unwrap_or(clause), after)
    })
}

/// A number of days, or of working days.
fn within(before: &str, came: NaiveDate, holidays: &Holidays) -> Option<NaiveDate> {
    let (rest, unit) = WORDS.unit.iter().find_map(|unit| Some((before.strip_suffix(unit.name.as_str())?, unit)))?;
    let (_, days) = last_number(rest.trim_end().trim_end_matches('个').trim_end())?;
    let days = Some(days).filter(|days| (1..=MAX_DEMAND_DAYS).contains(days))?;
    if unit.working {
        Some(holidays.add_working_days(came, days).date)
    } else {
        came.checked_add_days(Days::new(days.into()))
    }
}

/// A day of the calendar; without a year the next one that is so called.
fn until(before: &str, came: NaiveDate) -> Option<NaiveDate> {
    let (rest, day) = last_number(before.strip_suffix(['日', '号'])?)?;
    let (rest, month) = last_number(rest.strip_suffix('月')?)?;
    let year = rest.strip_suffix('年').and_then(last_number).map(|(_, year)| i32::try_from(year));
    match year {
        Some(year) => NaiveDate::from_ymd_opt(year.ok()?, month, day).filter(|day| *day >= came),
        None => [came.year(), came.year() + 1]
            .into_iter()
            .filter_map(|year| NaiveDate::from_ymd_opt(year, month, day))
            .find(|day| *day >= came),
    }
}

/// The number at the end of a text, in digits or in Chinese numerals below a hundred, and what stands before it.
fn last_number(text: &str) -> Option<(&str, u32)> {
    const NUMERALS: &str = "零一二三四五六七八九十";
    let digits = text.trim_end_matches(|c: char| c.is_ascii_digit());
    if digits.len() < text.len() {
        return Some((digits, text[digits.len()..].parse().ok()?));
    }
    let rest = text.trim_end_matches(|c: char| NUMERALS.contains(c));
    let digit = |numeral: &str| match numeral.chars().next() {
        None => Some(None),
        Some(c) => NUMERALS.chars().position(|numeral| numeral == c).map(Some),
    };
    let number = &text[rest.len()..];
    let number = match number.split_once('十') {
        Some((tens, ones)) => digit(tens)?.unwrap_or(1) * 10 + digit(ones)?.unwrap_or(0),
        None => digit(number)??,
    };
    Some((rest, u32::try_from(number).ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reference::Reference;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn the_table_is_read() {
        let _: AnswerByWords = toml::from_str(include_str!("../../../../assets/progress/answer_by.toml")).unwrap();
    }

    #[test]
    fn the_day_that_a_refusal_names_is_found_however_it_is_written() {
        let holidays = &Reference::built_in().holidays;
        for (text, expected) in [
            ("1、备注过于简单。请在15日内修改后重新提交。", Some("2026-12-14")),
            ("请于十五天之内整改完毕", Some("2026-12-14")),
            ("收到通知后 20 个自然日以内，完善资料并重新提交", Some("2026-12-19")),
            ("请在3个工作日内补充材料", Some("2026-12-02")),
            ("请于12月10日前修改并提交", Some("2026-12-10")),
            ("请于2027年1月5日之前提交", Some("2027-01-05")),
            ("请于1月5日前提交", Some("2027-01-05")),
            ("平台将在1-2个工作日内答复", None),
            ("初审通过后平台会在2个工作日内提交管局", None),
            ("请在24小时内修改", None),
            ("执照换发未满30日内", None),
            ("请修改后重新提交", None),
            ("", None),
        ] {
            assert_eq!(answer_by(text, day("2026-11-29"), holidays), expected.map(day), "{text}");
        }
    }
}
