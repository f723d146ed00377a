//! JPEGs as they come: put together carelessly, in rare codings, damaged on the way.

use beian_desk::scan::decode::Feature;
use beian_desk::scan::{DecodeError, Format, Limits, decode, peek};
use image::{ImageFormat, Rgb, RgbImage};

use crate::files::{COLOURS, close, encoded, middles, photograph, quarters, with_orientation, with_segment};

fn limits() -> Limits {
    Limits { pixels: 4_000_000, ..Limits::default() }
}

/// A picture with something in every block.
fn textured() -> RgbImage {
    RgbImage::from_fn(320, 240, |x, y| Rgb([(x * y % 251) as u8, (x * 3 + y) as u8, (y * 5 % 200) as u8]))
}

fn place(jpeg: &[u8], marker: u8) -> usize {
    jpeg.windows(2).position(|pair| pair == [0xFF, marker]).unwrap()
}

#[test]
fn what_does_not_belong_between_the_segments_changes_nothing() {
    let jpeg = encoded(&textured(), ImageFormat::Jpeg);
    let plain = decode(&jpeg, &limits()).unwrap().pixels;
    let tables = place(&jpeg, 0xDB);
    let junk = [&jpeg[..tables], b"left over by a program", &jpeg[tables..]].concat();
    let twice = [&[0xFF, 0xD8], &jpeg[..]].concat();
    let filled = [&jpeg[..tables], &[0xFF, 0xFF, 0xFF], &jpeg[tables..]].concat();
    let followed = [&jpeg[..], &[0xFF, 0xD8, 0xFF, 0xE0, 0, 4, 1, 2], b"another picture"].concat();
    let unended = &jpeg[..jpeg.len() - 2];
    for (name, bytes) in
        [("junk", &junk[..]), ("start", &twice), ("fill", &filled), ("more", &followed), ("end", unended)]
    {
        assert_eq!(decode(bytes, &limits()).unwrap().pixels, plain, "{name}");
        assert_eq!(peek(bytes, &limits()).unwrap().width, 320, "{name}");
    }
}

#[test]
fn the_first_of_two_orientations_counts() {
    let jpeg = encoded(&quarters(64, 48), ImageFormat::Jpeg);
    let both = with_orientation(&with_orientation(&jpeg, 1), 6);
    assert_eq!(decode(&both, &limits()).unwrap().pixels.dimensions(), (48, 64));
    let both = with_orientation(&with_orientation(&jpeg, 6), 1);
    assert_eq!(decode(&both, &limits()).unwrap().pixels.dimensions(), (64, 48));
}

#[test]
fn codings_that_are_not_read_are_named() {
    let jpeg = encoded(&textured(), ImageFormat::Jpeg);
    let frame = place(&jpeg, 0xC0);
    for (marker, feature) in [
        (0xC9, Feature::ArithmeticCoding),
        (0xCA, Feature::ArithmeticCoding),
        (0xC3, Feature::Lossless),
        (0xC5, Feature::Hierarchical),
    ] {
        let mut other = jpeg.clone();
        other[frame + 1] = marker;
        let unsupported = DecodeError::Unsupported { format: Format::Jpeg, feature };
        assert_eq!(decode(&other, &limits()).unwrap_err(), unsupported);
    }
    let mut deep = jpeg;
    deep[frame + 4] = 12;
    let unsupported = DecodeError::Unsupported { format: Format::Jpeg, feature: Feature::TwelveBit };
    assert_eq!(decode(&deep, &limits()).unwrap_err(), unsupported);
}

#[test]
fn a_cut_picture_is_refused_also_with_an_end() {
    for jpeg in [encoded(&textured(), ImageFormat::Jpeg), photograph("flatcv_medium_04.jpeg")] {
        for percent in [5, 20, 50, 80, 95] {
            let cut = &jpeg[..jpeg.len() * percent / 100];
            let ended = [cut, &[0xFF, 0xD9]].concat();
            for bytes in [cut, &ended] {
                let refused = decode(bytes, &Limits::default()).unwrap_err();
                assert!(matches!(refused.code(), "truncated" | "damaged"), "{percent} %: {refused}");
            }
        }
    }
}

/// Mean difference of two pictures of the same size, 0–255.
fn difference(one: &RgbImage, other: &RgbImage) -> f64 {
    assert_eq!(one.dimensions(), other.dimensions());
    let sum: u64 = one.iter().zip(other.iter()).map(|(a, b)| u64::from(a.abs_diff(*b))).sum();
    sum as f64 / one.len() as f64
}

#[test]
fn damaged_data_are_refused_or_hardly_seen() {
    // Where as many blocks come of the damage as were there, nothing tells it.
    const UNTOLD: usize = 1;
    let jpeg = photograph("flatcv_medium_04.jpeg");
    let plain = decode(&jpeg, &Limits::default()).unwrap().pixels;
    let start = place(&jpeg, 0xDA) + 20;
    let mut seen = Vec::new();
    for step in 1..20 {
        let at = start + (jpeg.len() - start - 100) * step / 20;
        let mut damaged = jpeg.clone();
        damaged[at..at + 40].iter_mut().for_each(|byte| *byte ^= 0x5A);
        if let Ok(picture) = decode(&damaged, &Limits::default()) {
            seen.push(difference(&picture.pixels, &plain));
        }
    }
    let untold = seen.iter().filter(|difference| **difference >= 2.0).count();
    assert!(untold <= UNTOLD, "shown although damaged: {seen:?}");
}

#[test]
fn colours_in_scans_of_their_own_come_out_right() {
    // One block of brightness 192 and chroma 64 and 192, each in a scan of its own.
    let segment = |marker: u8, body: &[u8]| {
        let length = u16::try_from(body.len() + 2).unwrap().to_be_bytes();
        [&[0xFF, marker], &length[..], body].concat()
    };
    let mut jpeg = vec![0xFF, 0xD8];
    jpeg.extend(segment(0xDB, &[&[0u8][..], &[8; 64]].concat()));
    jpeg.extend(segment(0xC0, &[8, 0, 8, 0, 8, 3, 1, 0x11, 0, 2, 0x11, 0, 3, 0x11, 0]));
    // Codes of the mean: 0 for seven bits; of the rest: 0 for nothing more.
    jpeg.extend(segment(0xC4, &[&[0u8, 1][..], &[0; 15], &[7]].concat()));
    jpeg.extend(segment(0xC4, &[&[0x10u8, 1][..], &[0; 15], &[0]].concat()));
    let plus = [0b0100_0000, 0b0111_1111]; // 0, +64 in seven bits, 0, filled with ones
    let minus = [0b0011_1111, 0b0111_1111]; // 0, -64 in seven bits
    for (component, bits) in [(1, plus), (2, minus), (3, plus)] {
        jpeg.extend(segment(0xDA, &[1, component, 0, 0, 63, 0]));
        jpeg.extend(bits);
    }
    jpeg.extend([0xFF, 0xD9]);
    let pixel = decode(&jpeg, &limits()).unwrap().pixels.get_pixel(4, 4).0;
    assert!(close(pixel, [255, 168, 79], 4), "{pixel:?}");
}

#[test]
fn a_picture_in_several_passes_is_decoded_and_held_to_be_complete() {
    let jpeg = photograph("variants/progressive.jpg");
    let picture = decode(&jpeg, &limits()).unwrap();
    for (seen, drawn) in middles(&picture.pixels).into_iter().zip(COLOURS) {
        assert!(close(seen, drawn, 16), "{seen:?} is not {drawn:?}");
    }
    let scans: Vec<usize> = (0..jpeg.len() - 1).filter(|at| jpeg[*at..*at + 2] == [0xFF, 0xDA]).collect();
    assert!(scans.len() > 3);
    for at in &scans[1..scans.len() - 1] {
        let ended = [&jpeg[..*at], &[0xFF, 0xD9]].concat();
        assert_eq!(decode(&ended, &limits()).unwrap_err(), DecodeError::Truncated { format: Format::Jpeg });
    }
}

#[test]
fn more_pixels_than_needed_are_decoded_smaller() {
    let jpeg = with_segment(&encoded(&quarters(1600, 1200), ImageFormat::Jpeg), 0xFE, b"large");
    let small = Limits { pixels: 500_000, ..Limits::default() };
    let picture = decode(&jpeg, &small).unwrap();
    assert_eq!(picture.pixels.dimensions(), (800, 600));
    for (seen, drawn) in middles(&picture.pixels).into_iter().zip(COLOURS) {
        assert!(close(seen, drawn, 16), "{seen:?} is not {drawn:?}");
    }
    let smaller = Limits { pixels: 400_000, ..Limits::default() };
    assert_eq!(decode(&jpeg, &smaller).unwrap_err().code(), "too-many-pixels");
}
