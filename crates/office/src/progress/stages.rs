//! Lengths of the stages: `assets/progress/stages.toml`.

use std::sync::LazyLock;

use serde::Deserialize;

/// The table that is built into the program.
pub static STAGES: LazyLock<Stages> =
    LazyLock::new(|| toml::from_str(include_str!("../../../../assets/progress/stages.toml")).unwrap_or_default());

/// All lengths.
#[derive(Debug, Default, Deserialize)]
pub struct Stages {
    pub platform: WorkingDays,
    pub sms: Sms,
    pub province: Province,
    pub face: Face,
    pub letter: Letter,
    pub certificate: Certificate,
}

/// A span of working days.
#[derive(Debug, Default, Deserialize)]
pub struct WorkingDays {
    pub shortest: u32,
    pub longest: u32,
}

/// The ministry's message.
#[derive(Debug, Default, Deserialize)]
pub struct Sms {
    pub hours: i64,
    pub second_message_after_hours: i64,
    pub reminders_after_minutes: Vec<i64>,
}

/// The province's review, in working days.
#[derive(Debug, Default, Deserialize)]
pub struct Province {
    pub shortest: u32,
    longest: u32,
    slower: Vec<Slower>,
}

#[derive(Debug, Deserialize)]
struct Slower {
    code: String,
    longest: u32,
}

impl Province {
    /// The longest review in the province with this code.
    pub fn longest_in(&self, code: &str) -> u32 {
        self.slower.iter().find(|slower| slower.code == code).map_or(self.longest, |slower| slower.longest)
    }
}

/// The face check.
#[derive(Debug, Default, Deserialize)]
pub struct Face {
    pub task_days: u64,
    pub task_days_combined: u64,
}

/// Letters.
#[derive(Debug, Default, Deserialize)]
pub struct Letter {
    pub fresh_months: u32,
}

/// Certificates.
#[derive(Debug, Default, Deserialize)]
pub struct Certificate {
    pub remind_days: u64,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn table_is_read() {
        assert_eq!((STAGES.platform.longest, STAGES.sms.hours, STAGES.letter.fresh_months), (2, 24, 1));
        assert_eq!((STAGES.province.longest_in("330000"), STAGES.province.longest_in("110000")), (30, 20));
    }
}
