//! Any bytes are a TIFF within the limits or a typed error: `fuzz/campaign.sh 300 tiff`.
//! Seed with `tests/pictures/variants/*.tif`.
#![no_main]

mod properties;

use beian_desk::scan::PictureFormat;
use libfuzzer_sys::fuzz_target;

fuzz_target!(init: properties::catch(), |bytes: &[u8]| properties::hold(bytes, Some(PictureFormat::Tiff)));
