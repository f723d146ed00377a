//! Any bytes are a HEIC within the limits or a typed error: `fuzz/campaign.sh 300 heic`.
//! Seed with a small photograph taken by a phone.
#![no_main]

mod properties;

use beian_desk::scan::PictureFormat;
use libfuzzer_sys::fuzz_target;

fuzz_target!(init: properties::catch(), |bytes: &[u8]| properties::hold(bytes, Some(PictureFormat::Heic)));
