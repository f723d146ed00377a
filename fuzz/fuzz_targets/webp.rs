//! Any bytes are a WebP within the limits or a typed error: `fuzz/campaign.sh 300 webp`.
//! Seed with one file of each coding: lossy, lossless, animated.
#![no_main]

mod held;

use beian_desk::scan::PictureFormat;
use libfuzzer_sys::fuzz_target;

fuzz_target!(init: held::catch(), |bytes: &[u8]| held::hold(bytes, Some(PictureFormat::WebP)));
