//! Any bytes are a PDF within the limits or a typed error: `fuzz/campaign.sh 300 pdf`.
//! Seed with the PDFs that `tests/scan_files/files.rs` makes and `tests/pictures/variants/*.pdf`.
#![no_main]

mod properties;

use beian_desk::scan::PictureFormat;
use libfuzzer_sys::fuzz_target;

fuzz_target!(init: properties::catch(), |bytes: &[u8]| properties::hold(bytes, Some(PictureFormat::Pdf)));
