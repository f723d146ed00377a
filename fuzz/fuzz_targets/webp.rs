//! Any bytes are a WebP within the limits or a typed error: `fuzz/campaign.sh 300 webp`.
//! Seed with one file of each coding: lossy, lossless, animated.
#![no_main]

mod properties;

use beian_desk::scan::PictureFormat;
use libfuzzer_sys::fuzz_target;

fuzz_target!(init: properties::catch(), |bytes: &[u8]| properties::hold(bytes, Some(PictureFormat::WebP)));
