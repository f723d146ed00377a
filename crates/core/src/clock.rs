//! The machine's clock and the timestamps of files. Either may hold any value, even a time before 1970.

use std::ops::RangeInclusive;
use std::time::{SystemTime, UNIX_EPOCH};

use chrono::{DateTime, Datelike, Local, Utc};

/// Years that a timestamp from a file may lie in. Adding an offset or a deadline to a timestamp near the ends of the
/// calendar, 260 000 years away, would panic.
pub const YEARS: RangeInclusive<i32> = 1000..=9999;

/// The current time by the machine's clock, in UTC.
pub fn now() -> DateTime<Utc> {
    SystemTime::now().into()
}

/// The current time in the machine's time zone.
pub fn local() -> DateTime<Local> {
    now().into()
}

/// The time `millis` milliseconds after 1970; `None` outside [`YEARS`].
pub fn at(millis: i64) -> Option<DateTime<Utc>> {
    DateTime::from_timestamp_millis(millis).filter(|moment| YEARS.contains(&moment.year()))
}

/// A file's timestamp in the machine's time zone; `None` outside [`YEARS`].
pub fn of_file(time: SystemTime) -> Option<DateTime<Local>> {
    let millis = match time.duration_since(UNIX_EPOCH) {
        Ok(after) => i64::try_from(after.as_millis()).ok()?,
        Err(before) => -i64::try_from(before.duration().as_millis()).ok()?,
    };
    at(millis).map(Into::into)
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    #[test]
    fn moments_at_the_ends_of_the_calendar_are_none() {
        for millis in [i64::MIN, -40_000_000_000_000, 253_402_300_800_000, 8_210_266_876_799_999, i64::MAX] {
            assert_eq!(at(millis), None, "{millis}");
        }
        assert_eq!(at(0), Some(DateTime::UNIX_EPOCH));
        assert_eq!(at(253_402_300_799_999).map(|moment| moment.year()), Some(9999));
        for seconds in [8_210_266_876_799, i64::MAX as u64 / 4] {
            assert_eq!(of_file(UNIX_EPOCH + Duration::from_secs(seconds)), None, "{seconds}");
        }
        let before = UNIX_EPOCH - Duration::from_secs(1);
        assert_eq!(of_file(before).map(|moment| moment.timestamp()), Some(-1));
    }
}
