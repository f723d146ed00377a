//! Any bytes that make a filing can be reviewed on any day: `fuzz/campaign.sh 300 review`.
//! The first four bytes choose the day, the rest is the filing file.
#![no_main]

use beian_desk::filing::Filing;
use beian_desk::reference::Reference;
use beian_desk::rules::{self, Inspections};
use chrono::NaiveDate;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let Some((day, text)) = bytes.split_first_chunk::<4>() else { return };
    let Ok(text) = std::str::from_utf8(text) else { return };
    let Ok(filing) = Filing::from_json(text) else { return };
    let day = i32::from_le_bytes(*day).rem_euclid(4_000_000);
    let Some(today) = NaiveDate::from_num_days_from_ce_opt(day) else { return };
    let review = rules::review(&filing, &Inspections::new(), Reference::built_in(), today);
    assert!(review.findings.is_sorted_by_key(|finding| finding.level));
});
