//! Any bytes are a JPEG within the limits or a typed error: `fuzz/campaign.sh 300 jpeg`.
//! Seed with `tests/pictures/*.jpg` and `tests/pictures/variants/*.jpg`.
#![no_main]

mod properties;

use beian_desk::scan::PictureFormat;
use libfuzzer_sys::fuzz_target;

fuzz_target!(init: properties::catch(), |bytes: &[u8]| properties::hold(bytes, Some(PictureFormat::Jpeg)));
