//! Working days of the mainland: the State Council's days off and make-up working days (调休).

use std::collections::{BTreeMap, HashSet};

use chrono::{Datelike, Days, NaiveDate, Weekday};
use serde::Deserialize;
use toml::Spanned;

use super::Reference;
use super::table::{At, DataOrigin, DataProblem, check_origin, check_unique, read_toml, start};

/// A day reached by counting working days.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct WorkingDay {
    /// The day.
    pub date: NaiveDate,
    /// Whether the holidays of all years involved are announced; otherwise only weekends and the days that the law names
    /// were skipped.
    pub certain: bool,
}

/// The calendar of `holidays.toml`.
#[derive(Debug, Clone, Default)]
pub struct Holidays {
    years: BTreeMap<i32, bool>,
    off: HashSet<NaiveDate>,
    work: HashSet<NaiveDate>,
}

impl Holidays {
    /// Whether the holidays of a year are announced.
    pub fn knows(&self, year: i32) -> bool {
        self.years.get(&year).copied().unwrap_or(false)
    }

    /// Whether a day is a working day. In a year that is not announced, Monday to Friday are but for the days that the law
    /// names.
    pub fn is_working_day(&self, date: NaiveDate) -> bool {
        let weekend = matches!(date.weekday(), Weekday::Sat | Weekday::Sun);
        self.work.contains(&date) || (!weekend && !self.off.contains(&date))
    }

    /// The `count`-th working day after `date`, not counting `date` itself; for 0, `date` itself if it is
    /// a working day, otherwise the next one.
    pub fn add_working_days(&self, date: NaiveDate, count: u32) -> WorkingDay {
        let mut day = WorkingDay { date, certain: self.knows(date.year()) };
        if count == 0 {
            while !self.is_working_day(day.date) && self.step(&mut day) {}
            return day;
        }
        let mut left = count;
        while left > 0 && self.step(&mut day) {
            if self.is_working_day(day.date) {
                left -= 1;
            }
        }
        day
    }

    /// Advances by one day; `false` at the end of the calendar.
    fn step(&self, day: &mut WorkingDay) -> bool {
        let Some(next) = day.date.checked_add_days(Days::new(1)) else { return false };
        day.date = next;
        day.certain &= self.knows(next.year());
        true
    }

    pub(super) fn parse(text: &str, _: &Reference) -> Result<(DataOrigin, Self), At> {
        #[derive(Deserialize)]
        struct File {
            meta: DataOrigin,
            year: Vec<Spanned<Year>>,
        }
        #[derive(Deserialize)]
        #[serde(deny_unknown_fields)]
        struct Year {
            #[serde(rename = "year")]
            number: i32,
            status: Status,
            off: Vec<String>,
            work: Vec<String>,
        }
        #[derive(PartialEq, Deserialize)]
        #[serde(rename_all = "snake_case")]
        enum Status {
            Official,
            Unknown,
        }
        let file: File = read_toml(text)?;
        check_origin(&file.meta)?;
        check_unique(file.year.iter().map(|row| (start(row), &row.as_ref().number)))?;
        let mut holidays = Self::default();
        for row in &file.year {
            let year = row.as_ref();
            let known = year.status == Status::Official;
            if known && year.off.is_empty() {
                return Err(At::new(start(row), DataProblem::Missing(format!("off {}", year.number))));
            }
            let _ = holidays.years.insert(year.number, known);
            for (texts, days) in [(&year.off, &mut holidays.off), (&year.work, &mut holidays.work)] {
                for text in texts {
                    let day = NaiveDate::parse_from_str(text, "%Y-%m-%d").ok().filter(|day| day.year() == year.number);
                    let day = day.ok_or_else(|| At::new(start(row), DataProblem::Form(text.clone())))?;
                    if !days.insert(day) {
                        return Err(At::new(start(row), DataProblem::Twice(text.clone())));
                    }
                }
            }
            if let Some(both) = holidays.work.intersection(&holidays.off).next() {
                return Err(At::new(start(row), DataProblem::Twice(both.to_string())));
            }
        }
        Ok((file.meta, holidays))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn day(text: &str) -> NaiveDate {
        NaiveDate::parse_from_str(text, "%Y-%m-%d").unwrap()
    }

    fn holidays() -> &'static Holidays {
        &Reference::built_in().holidays
    }

    #[test]
    fn make_up_saturday_is_worked_and_holiday_monday_is_not() {
        assert!(holidays().is_working_day(day("2026-10-10")));
        assert!(!holidays().is_working_day(day("2026-10-05")));
        assert!(holidays().is_working_day(day("2026-10-08")));
        assert!(!holidays().is_working_day(day("2026-10-11")));
    }

    #[test]
    fn counting_jumps_over_the_national_holiday() {
        let reached = holidays().add_working_days(day("2026-09-30"), 1);
        assert_eq!(reached, WorkingDay { date: day("2026-10-08"), certain: true });
        assert_eq!(holidays().add_working_days(day("2026-10-01"), 0).date, day("2026-10-08"));
        assert_eq!(holidays().add_working_days(day("2026-09-30"), 0).date, day("2026-09-30"));
    }

    #[test]
    fn unknown_year_is_flagged() {
        assert!(holidays().add_working_days(day("2026-12-30"), 1).certain);
        let reached = holidays().add_working_days(day("2026-12-31"), 1);
        assert_eq!(reached, WorkingDay { date: day("2027-01-04"), certain: false }, "New Year's Day is off by law");
    }

    proptest! {
        #[test]
        fn counting_back_gives_the_count(start in 0_u64..1400, count in 1_u32..60) {
            let from = day("2023-01-01").checked_add_days(Days::new(start)).unwrap();
            let reached = holidays().add_working_days(from, count);
            prop_assert!(holidays().is_working_day(reached.date));
            let between = from.iter_days().skip(1).take_while(|day| *day <= reached.date);
            prop_assert_eq!(between.filter(|day| holidays().is_working_day(*day)).count(), count as usize);
        }
    }
}
