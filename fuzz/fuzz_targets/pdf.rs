//! Any bytes are a PDF within the limits or a typed error: `fuzz/campaign.sh 300 pdf`.
//! Seed with the PDFs that `tests/scan_files/files.rs` makes and `tests/pictures/variants/*.pdf`.
#![no_main]

mod held;

use beian_desk::scan::PictureFormat;
use libfuzzer_sys::fuzz_target;

fuzz_target!(init: held::catch(), |bytes: &[u8]| held::hold(bytes, Some(PictureFormat::Pdf)));
