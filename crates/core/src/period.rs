//! Periods and validity from `assets/periods.toml`, the only table of periods for rules, deadlines and reminders.

use std::sync::LazyLock;

use chrono::{Days, Months, NaiveDate};
use serde::Deserialize;

/// The built-in table.
pub static PERIODS: LazyLock<Periods> =
    LazyLock::new(|| toml::from_str(include_str!("../../../assets/periods.toml")).unwrap_or_default());

/// All periods.
#[derive(Debug, Default, Deserialize)]
pub struct Periods {
    /// The platform's review.
    pub platform: WorkingDays,
    /// The ministry's SMS check.
    pub sms: Sms,
    /// The bureau's review.
    pub province: ReviewPeriods,
    /// The face check.
    pub face: FaceCheck,
    /// Letters.
    pub letter: LetterPeriods,
    /// Certificates.
    pub certificate: CertificatePeriods,
}

impl Periods {
    /// Maximum number of working days from the submission to the decision of a province's bureau.
    pub fn longest_review(&self, province: &str) -> u32 {
        self.platform.longest + self.sms.working_days + self.province.longest_in(province)
    }
}

/// A span of working days.
#[derive(Debug, Default, Deserialize)]
pub struct WorkingDays {
    /// Minimum.
    pub shortest: u32,
    /// Maximum.
    pub longest: u32,
}

/// The ministry's SMS check.
#[derive(Debug, Default, Deserialize)]
pub struct Sms {
    /// Hours within which the message must be answered.
    pub hours: i64,
    /// Hours after which a second message is sent.
    pub second_message_after_hours: i64,
    /// Minutes after which the user is reminded.
    pub reminders_after_minutes: Vec<i64>,
    /// Working days that it adds to the review.
    pub working_days: u32,
}

/// The bureau's review, in working days.
#[derive(Debug, Default, Deserialize)]
pub struct ReviewPeriods {
    /// Minimum.
    pub shortest: u32,
    longest: u32,
    slower: Vec<Slower>,
}

#[derive(Debug, Deserialize)]
struct Slower {
    code: String,
    longest: u32,
}

impl ReviewPeriods {
    /// The longest review in the province with this code.
    pub fn longest_in(&self, code: &str) -> u32 {
        self.slower.iter().find(|slower| slower.code == code).map_or(self.longest, |slower| slower.longest)
    }
}

/// The face check.
#[derive(Debug, Default, Deserialize)]
pub struct FaceCheck {
    task_days: u64,
    task_days_combined: u64,
}

impl FaceCheck {
    /// Days for which a face check task is valid; `combined` if a certification is sent with the filing.
    pub fn days(&self, combined: bool) -> u64 {
        if combined { self.task_days_combined } else { self.task_days }
    }

    /// The last day on which a face check task is valid.
    pub fn last_day(&self, created: NaiveDate, combined: bool) -> Option<NaiveDate> {
        created.checked_add_days(Days::new(self.days(combined)))
    }
}

/// Letters.
#[derive(Debug, Default, Deserialize)]
pub struct LetterPeriods {
    fresh_months: u32,
    accepted_months: u32,
    attorney: Vec<AttorneyPeriod>,
}

#[derive(Debug, Deserialize)]
struct AttorneyPeriod {
    code: String,
    accepted_months: u32,
}

impl LetterPeriods {
    /// The last day on which WeChat accepts a letter.
    pub fn fresh_until(&self, signed: NaiveDate) -> Option<NaiveDate> {
        signed.checked_add_months(Months::new(self.fresh_months))
    }

    /// The last day on which the bureau of `province` accepts a letter; `attorney` if it is a letter of attorney.
    pub fn accepted_until(&self, signed: NaiveDate, province: &str, attorney: bool) -> Option<NaiveDate> {
        let local = self.attorney.iter().find(|local| attorney && local.code == province);
        signed.checked_add_months(Months::new(local.map_or(self.accepted_months, |local| local.accepted_months)))
    }
}

/// Certificates.
#[derive(Debug, Default, Deserialize)]
pub struct CertificatePeriods {
    /// Months of remaining validity below which a certificate is refused.
    pub refused_months: u32,
    /// Months of remaining validity that a certificate should have.
    pub short_months: u32,
    /// As `short_months`, in Ningxia.
    pub short_months_ningxia: u32,
    /// As `short_months`, for a business licence in Shanghai.
    pub licence_months_shanghai: u32,
    /// Days before the expiry on which the user is reminded.
    pub remind_days: u64,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn table_is_read() {
        assert_eq!((PERIODS.platform.longest, PERIODS.sms.hours, PERIODS.letter.fresh_months), (2, 24, 1));
        assert_eq!((PERIODS.province.longest_in("330000"), PERIODS.province.longest_in("110000")), (30, 20));
        assert_eq!((PERIODS.longest_review("330000"), PERIODS.longest_review("440000")), (33, 23));
    }
}
