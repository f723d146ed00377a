//! The day of a review. Every question about it is recorded, so that a review knows how long its result stays the same.

use std::cell::Cell;

use chrono::{Days, NaiveDate};

/// Days after which a review is repeated in any case.
const MAX_DAYS: u64 = 366;

/// A day, and the last day on which all questions asked so far have the same answers.
pub(crate) struct Day {
    today: NaiveDate,
    last: Cell<NaiveDate>,
}

impl Day {
    pub fn new(today: NaiveDate) -> Self {
        let last = today.checked_add_days(Days::new(MAX_DAYS)).unwrap_or(NaiveDate::MAX);
        Self { today, last: Cell::new(last) }
    }

    /// The day itself, for messages. A decision of a rule must use [`Day::has`], or it is not recorded.
    pub fn to_tell(&self) -> NaiveDate {
        self.today
    }

    /// Whether the condition `reached` is met on this day. Once met, it must stay met for ever.
    pub fn has(&self, reached: impl Fn(NaiveDate) -> bool) -> bool {
        if reached(self.today) {
            return true;
        }
        let (mut before, mut after) = (self.today, self.last.get());
        if !reached(after) {
            return false;
        }
        while let Some(middle) = between(before, after) {
            if reached(middle) {
                after = middle;
            } else {
                before = middle;
            }
        }
        self.last.set(before);
        false
    }

    /// Whether the day is `day` or later.
    pub fn is_from(&self, day: NaiveDate) -> bool {
        self.has(|today| today >= day)
    }

    /// Whether the day is later than `day`.
    pub fn is_past(&self, day: NaiveDate) -> bool {
        self.has(|today| today > day)
    }

    /// The last day on which all questions asked so far have the same answers.
    pub fn holds_until(&self) -> NaiveDate {
        self.last.get()
    }
}

/// The day halfway between the two; `None` where there is none.
fn between(before: NaiveDate, after: NaiveDate) -> Option<NaiveDate> {
    let days = (after - before).num_days();
    (days > 1).then(|| before + Days::new(days.unsigned_abs() / 2))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_day_on_which_something_changes_ends_it() {
        let on = |day: u32| NaiveDate::from_ymd_opt(2026, 11, day).unwrap();
        let day = Day::new(on(5));
        assert!(day.is_from(on(5)) && day.is_past(on(4)));
        assert!(day.holds_until() > on(30), "what has come stays");
        assert!(!day.is_past(on(20)));
        assert_eq!(day.holds_until(), on(20));
        assert!(!day.is_from(on(9)) && !day.is_past(on(25)));
        assert_eq!(day.holds_until(), on(8));
        assert!(!Day::new(NaiveDate::MAX).has(|_| false));
    }
}
