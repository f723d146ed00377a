//! Any bytes are a JPEG within the limits or a typed error: `fuzz/campaign.sh 300 jpeg`.
//! Seed with `tests/pictures/*.jpg` and `tests/pictures/variants/*.jpg`.
#![no_main]

mod held;

use beian_desk::scan::PictureFormat;
use libfuzzer_sys::fuzz_target;

fuzz_target!(init: held::catch(), |bytes: &[u8]| held::hold(bytes, Some(PictureFormat::Jpeg)));
