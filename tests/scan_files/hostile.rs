//! Damaged and hostile files: each has its own error, and none causes a panic or exceeds the limits.

use std::time::Duration;

use beian_desk::i18n::Language;
use beian_desk::scan::{DecodeError, DecodeLimits, Leaf, Picture, PictureFormat, Slot, decode, inspect, peek};
use image::{ImageFormat, Rgb, RgbImage};
use proptest::prelude::*;

use crate::files::{encoded, pdf, quarters};

const FORMATS: [ImageFormat; 6] =
    [ImageFormat::Jpeg, ImageFormat::Png, ImageFormat::WebP, ImageFormat::Tiff, ImageFormat::Bmp, ImageFormat::Gif];

/// Small limits that expose a decoder that ignores them.
fn limits() -> DecodeLimits {
    DecodeLimits { file_bytes: 1 << 20, pixels: 1_000_000, memory: 32 << 20, time: Duration::from_mins(1) }
}

fn code(bytes: &[u8]) -> &'static str {
    decode(bytes, &limits()).map_or_else(|error| error.code(), |_| "decoded")
}

#[test]
fn what_is_no_picture_says_so() {
    assert_eq!(code(b""), "empty");
    assert_eq!(code(b"Dear reader, this is a letter."), "not-a-picture");
    assert_eq!(code(b"PK\x03\x04 an archive"), "foreign");
    assert_eq!(code(b"BM but no bitmap at all, only text"), "not-a-picture");
    assert_eq!(code(&vec![0u8; (1 << 20) + 1]), "file-too-large");
}

#[test]
fn a_file_cut_short_is_named_as_such() {
    let pixels =
        image::RgbImage::from_fn(160, 120, |x, y| image::Rgb([(x * y % 251) as u8, (x * 7) as u8, (y * 5) as u8]));
    for format in FORMATS {
        let bytes = encoded(&pixels, format);
        for share in [30, 60, 90] {
            let cut = &bytes[..bytes.len() * share / 100];
            let code = code(cut);
            assert!(matches!(code, "truncated" | "damaged"), "{format:?} at {share} %: {code}");
        }
        let header = code(&bytes[..12.min(bytes.len())]);
        assert!(matches!(header, "truncated" | "damaged" | "not-a-picture"), "{format:?}: {header}");
    }
    let jpeg = encoded(&pixels, ImageFormat::Jpeg);
    assert_eq!(code(&jpeg[..jpeg.len() / 2]), "truncated");
}

#[test]
fn a_picture_beyond_the_limits_is_refused_before_it_is_decoded() {
    let mut jpeg = encoded(&quarters(64, 48), ImageFormat::Jpeg);
    let frame = jpeg.windows(2).position(|pair| pair == [0xFF, 0xC0]).unwrap();
    jpeg[frame + 5..frame + 9].copy_from_slice(&[0x9C, 0x40, 0x9C, 0x40]); // 40 000 × 40 000: 1600 megapixels
    let start = std::time::Instant::now();
    let refused = decode(&jpeg, &DecodeLimits::default()).unwrap_err();
    assert_eq!(refused, DecodeError::TooManyPixels { width: 40_000, height: 40_000, limit: 400_000_000 });
    assert!(start.elapsed() < Duration::from_secs(1));

    let large = quarters(1200, 900);
    for format in FORMATS {
        let bytes = encoded(&large, format);
        let roomy = DecodeLimits { file_bytes: 1 << 30, ..limits() };
        match decode(&bytes, &roomy) {
            // A JPEG and a PNG can be decoded at a reduced size.
            Ok(picture) => {
                assert!(matches!(format, ImageFormat::Jpeg | ImageFormat::Png), "{format:?}");
                assert_eq!(picture.pixels.dimensions(), (600, 450), "{format:?}");
            }
            Err(error) => assert_eq!(error.code(), "too-many-pixels", "{format:?}"),
        }
        let tight = DecodeLimits { file_bytes: 1 << 30, pixels: 10_000_000, memory: 1 << 20, time: limits().time };
        let refused = decode(&bytes, &tight).unwrap_err();
        assert!(matches!(refused.code(), "too-much-memory" | "damaged"), "{format:?}: {refused}");
    }
}

#[test]
fn a_limit_of_pixels_is_said_in_the_units_of_the_language() {
    for (limit, zh, en) in [
        (100_000_000, "1 亿像素", "100 million"),
        (400_000_000, "4 亿像素", "400 million"),
        (150_000_000, "1.5 亿像素", "150 million"),
        (25_000_000, "2500 万像素", "25 million"),
    ] {
        let error = DecodeError::TooManyPixels { width: 40_000, height: 40_000, limit };
        assert!(error.message(Language::Chinese).contains(zh), "{}", error.message(Language::Chinese));
        assert!(error.message(Language::English).contains(en), "{}", error.message(Language::English));
    }
}

#[test]
fn every_error_has_cause_and_cure_in_both_languages() {
    use beian_desk::scan::PictureFormat;
    use beian_desk::scan::decode::{Feature, Foreign};
    let unsupported = |feature| DecodeError::Unsupported { format: PictureFormat::Tiff, feature };
    let foreign = Foreign::all().map(|kind| DecodeError::Foreign { kind });
    let errors = [
        DecodeError::Empty,
        DecodeError::NotAPicture,
        DecodeError::Video,
        DecodeError::Truncated { format: PictureFormat::Jpeg },
        DecodeError::Damaged { format: PictureFormat::Png },
        DecodeError::Inside { page: 2, cause: Box::new(unsupported(Feature::ArithmeticCoding)) },
        DecodeError::Locked,
        DecodeError::NoSuchPage { page: 3, pages: 2 },
        DecodeError::FileTooLarge { size: 200 << 20, limit: 128 << 20 },
        DecodeError::TooManyPixels { width: 20_000, height: 20_000, limit: 100_000_000 },
        DecodeError::TooMuchMemory { limit: 1 << 30 },
        DecodeError::TooSlow { seconds: 20 },
        DecodeError::NoWorker,
    ];
    for error in errors.into_iter().chain(Feature::ALL.map(unsupported)).chain(foreign) {
        for language in Language::ALL {
            let message = error.message(language);
            let keys = ["decode-error", "decode-feature", "foreign-"];
            assert!(!keys.iter().any(|key| message.contains(key)), "{message}: no words in {language:?}");
            assert!(!message.contains('$') && !message.contains('{'), "{message}");
            let (what, fix) = if language == Language::Chinese { ("。", "。") } else { (". ", ".") };
            let complete = message.contains(what) && message.contains(fix);
            assert!(complete || error == DecodeError::Video, "{message}");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn no_bytes_make_it_panic(kind in 0usize..10, tail in proptest::collection::vec(any::<u8>(), 0..400)) {
        let heads: [&[u8]; 10] = [
            b"\xFF\xD8\xFF\xE0\0\x10JFIF\0", b"\x89PNG\r\n\x1A\n\0\0\0\x0DIHDR", b"RIFF\0\x10\0\0WEBPVP8L",
            b"RIFF\0\x10\0\0WEBPVP8 ", b"II*\0\x08\0\0\0", b"MM\0*\0\0\0\x08", b"GIF89a", b"%PDF-1.7\n1 0 obj\n",
            b"\0\0\0\x18ftypheic\0\0\0\0mif1heic", b"BM\0\0\0\0\0\0\0\0\x36\0\0\0\x28\0\0\0",
        ];
        let bytes = [heads[kind], &tail].concat();
        let _ = decode(&bytes, &limits());
        let _ = peek(&bytes, &limits());
    }

    #[test]
    fn a_damaged_picture_is_decoded_or_refused(
        kind in 0usize..7,
        hits in proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..12),
    ) {
        let pixels = quarters(48, 40);
        let mut bytes = match FORMATS.get(kind) {
            Some(format) => encoded(&pixels, *format),
            None => pdf(&encoded(&pixels, ImageFormat::Jpeg), 48, 40),
        };
        for (place, value) in hits {
            let place = place.index(bytes.len());
            bytes[place] = value;
        }
        let small = DecodeLimits { pixels: 12_000_000, memory: 256 << 20, ..limits() };
        if let Ok(picture) = decode(&bytes, &small) {
            prop_assert!(u64::from(picture.pixels.width()) * u64::from(picture.pixels.height()) <= small.pixels);
        }
    }
}

/// Width or height of a picture: tiny, small, long.
fn side() -> impl Strategy<Value = u32> {
    prop_oneof![1u32..9, 9u32..240, 900u32..2600]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    /// No size, shape or noise makes the checks read outside the picture.
    #[test]
    fn whatever_is_decoded_can_be_judged(
        (width, height) in (side(), side()).prop_filter("small", |(width, height)| width * height < 700_000),
        tone in any::<[u8; 3]>(),
        grain in 0u32..256,
        slot in prop::sample::select(&Slot::ALL[..]),
    ) {
        let noise = |x: u32, y: u32| ((x.wrapping_mul(0x9E37_79B1) ^ y.wrapping_mul(0x85EB_CA77)) >> 13) & grain;
        let pixels = RgbImage::from_fn(width, height, |x, y| {
            Rgb(tone.map(|value| value.wrapping_add(noise(x, y) as u8)))
        });
        let picture =
            Picture { pixels, format: PictureFormat::Jpeg, file_size: 9, has_metadata: false, leaf: Leaf::default() };
        let seen = inspect(&picture, Some(slot));
        for corner in seen.corners.into_iter().flatten() {
            prop_assert!(corner.iter().all(|place| place.is_finite()), "{corner:?}");
        }
    }
}
