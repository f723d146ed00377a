//! The day of a review. What rules ask of it is noted, so that a review says how long it comes out the same.

use std::cell::Cell;

use chrono::{Days, NaiveDate};

/// Days after which a review is made again in any case.
const LONGEST: u64 = 366;

/// A day, and the last one on which everything that was asked so far has the answer that it has today.
pub(crate) struct Day {
    today: NaiveDate,
    last: Cell<NaiveDate>,
}

impl Day {
    pub fn new(today: NaiveDate) -> Self {
        let last = today.checked_add_days(Days::new(LONGEST)).unwrap_or(NaiveDate::MAX);
        Self { today, last: Cell::new(last) }
    }

    /// The day itself, for sentences. What a rule decides by it goes through [`Day::has`], or it is not noted.
    pub fn to_tell(&self) -> NaiveDate {
        self.today
    }

    /// Whether it has come so far as `reached` says. What is reached once must be so for ever.
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

    /// Whether it is `day` or later.
    pub fn is_from(&self, day: NaiveDate) -> bool {
        self.has(|today| today >= day)
    }

    /// Whether it is later than `day`.
    pub fn is_past(&self, day: NaiveDate) -> bool {
        self.has(|today| today > day)
    }

    /// The last day on which everything that was asked has the same answer.
    pub fn holds_until(&self) -> NaiveDate {
        self.last.get()
    }
}

/// A day in the middle; `None` where none lies between.
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
