//! Any bytes are a picture within the limits or a typed error: `cargo +nightly fuzz run decode`.
//! Start from `tests/pictures` and a file of every other format.
#![no_main]

use std::time::Duration;

use beian_desk::scan::{Limits, decode, peek};
use libfuzzer_sys::fuzz_target;

const LIMITS: Limits =
    Limits { file_bytes: 1 << 20, pixels: 4_000_000, memory: 256 << 20, time: Duration::from_secs(20) };

fuzz_target!(|bytes: &[u8]| {
    let glimpse = peek(bytes, &LIMITS);
    if let Ok(picture) = decode(bytes, &LIMITS) {
        let (width, height) = picture.pixels.dimensions();
        assert!(u64::from(width) * u64::from(height) <= LIMITS.pixels);
        if let Ok(glimpse) = glimpse {
            assert_eq!((glimpse.format, glimpse.width, glimpse.height), (picture.format, width, height));
        }
    }
});
