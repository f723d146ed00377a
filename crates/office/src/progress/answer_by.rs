//! The day until which a refusal is to be answered, as its text says (“请在15日内修改后重新提交”).

use chrono::{Datelike, Days, NaiveDate};

use crate::reference::holidays::Holidays;

/// What whoever filed is told to do; a time without one of these is the reviewer's own.
const DEMANDS: [&str; 8] = ["修改", "改正", "更正", "整改", "完善", "补充", "补交", "提交"];
/// Where a clause ends.
const ENDS: [char; 9] = ['，', ',', '。', '；', ';', '！', '!', '\n', '：'];
/// Most days that a demand gives; more is no demand.
const LONGEST: u32 = 180;

/// The last day to answer a refusal that says `text` and came on `came`; `None` where it names none.
pub fn answer_by(text: &str, came: NaiveDate, holidays: &Holidays) -> Option<NaiveDate> {
    ends(text).find_map(|(before, end, after)| {
        let promised = before.contains(['将', '会']);
        let demanded = !promised && DEMANDS.iter().any(|demand| after.contains(demand));
        match end {
            _ if !demanded => None,
            "内" => within(before, came, holidays),
            _ => until(before, came),
        }
    })
}

/// Every word that may end a time (内, 前), with what stands before and after it in its sentence.
fn ends(text: &str) -> impl Iterator<Item = (&str, &str, &str)> {
    text.match_indices(['内', '前']).map(|(at, end)| {
        let after = &text[at + end.len()..];
        // “15日内，请修改…”: the demand may follow after a comma.
        let sentence = after.find(['。', '；', ';', '！', '!', '\n']).unwrap_or(after.len());
        let before = &text[..at];
        let start = before.rfind(ENDS).map_or(0, |end| end + before[end..].chars().next().map_or(0, char::len_utf8));
        (before[start..].trim_end_matches(['之', '以']), end, &after[..sentence])
    })
}

/// A number of days, or of working days.
fn within(before: &str, came: NaiveDate, holidays: &Holidays) -> Option<NaiveDate> {
    let (rest, working) = match before.strip_suffix("工作日") {
        Some(rest) => (rest, true),
        None => (before.strip_suffix("自然日").or_else(|| before.strip_suffix(['日', '天']))?, false),
    };
    let (_, days) = last_number(rest.trim_end().trim_end_matches('个').trim_end())?;
    let days = Some(days).filter(|days| (1..=LONGEST).contains(days))?;
    if working {
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
