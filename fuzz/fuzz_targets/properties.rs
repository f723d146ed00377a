//! Properties of the decoders for every format.

use std::collections::BTreeSet;
use std::panic;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use beian_desk::scan::{DecodeLimits, PictureFormat, decode, peek};

/// Small limits, so that a decoder that ignores them is noticed; an A4 page of a PDF is rendered with 8.7 megapixels.
pub const LIMITS: DecodeLimits =
    DecodeLimits { file_bytes: 1 << 20, pixels: 10_000_000, memory: 256 << 20, time: Duration::from_secs(20) };

/// Lets panics be caught, as the program does around every decoder, whereas libFuzzer would stop at the first; each
/// place is printed once. An uncaught panic still ends the run.
pub fn catch() {
    let printed = Mutex::new(BTreeSet::new());
    panic::set_hook(Box::new(move |panic| {
        let place = panic.location().map(ToString::to_string).unwrap_or_default();
        if printed.lock().unwrap_or_else(PoisonError::into_inner).insert(place) {
            eprintln!("caught: {panic}");
        }
    }));
}

/// `bytes` are a picture within the limits or a typed error; the header agrees with the pixels. Only a file of the
/// wanted format is decoded.
pub fn hold(bytes: &[u8], wanted: Option<PictureFormat>) {
    let glimpse = peek(bytes, &LIMITS);
    let format = glimpse.as_ref().ok().map(|glimpse| glimpse.format);
    if wanted.is_some() && format != wanted {
        return;
    }
    let Ok(picture) = decode(bytes, &LIMITS) else { return };
    let (width, height) = picture.pixels.dimensions();
    assert!(u64::from(width) * u64::from(height) <= LIMITS.pixels);
    if let Ok(glimpse) = glimpse {
        assert_eq!((glimpse.format, glimpse.pages), (picture.format, picture.leaf.pages));
        // The first non-empty page may differ in size from the first page.
        if picture.leaf.page == 0 {
            assert_eq!((glimpse.width, glimpse.height), (width, height));
        }
    }
}
