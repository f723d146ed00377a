//! Any bytes are a picture within the limits or a typed error: `fuzz/campaign.sh 300 decode`.
//! Seed with `tests/pictures` and a file of every other format.
#![no_main]

mod properties;

use libfuzzer_sys::fuzz_target;

fuzz_target!(init: properties::catch(), |bytes: &[u8]| properties::hold(bytes, None));
