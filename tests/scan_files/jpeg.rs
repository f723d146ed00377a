//! JPEGs as found in practice: assembled carelessly, in rare codings, damaged in transit.

use beian_desk::scan::decode::Feature;
use beian_desk::scan::{DecodeError, DecodeLimits, PictureFormat, decode, inspect, peek};
use image::{ImageFormat, Rgb, RgbImage};

use crate::files::{
    COLOURS, close, encoded, in_single_scans, middles, photograph, quarters, with_fine_colours, with_orientation,
    with_restart, with_segment,
};

fn limits() -> DecodeLimits {
    DecodeLimits { pixels: 4_000_000, ..DecodeLimits::default() }
}

/// A picture with detail in every block.
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
        let unsupported = DecodeError::Unsupported { format: PictureFormat::Jpeg, feature };
        assert_eq!(decode(&other, &limits()).unwrap_err(), unsupported);
    }
    let mut deep = jpeg;
    deep[frame + 4] = 12;
    let unsupported = DecodeError::Unsupported { format: PictureFormat::Jpeg, feature: Feature::TwelveBit };
    assert_eq!(decode(&deep, &limits()).unwrap_err(), unsupported);
}

#[test]
fn a_cut_picture_is_refused_also_with_an_end() {
    for jpeg in [encoded(&textured(), ImageFormat::Jpeg), photograph("flatcv_medium_04.jpeg")] {
        for percent in [5, 20, 50, 80, 95] {
            let cut = &jpeg[..jpeg.len() * percent / 100];
            let ended = [cut, &[0xFF, 0xD9]].concat();
            for bytes in [cut, &ended] {
                let refused = decode(bytes, &DecodeLimits::default()).unwrap_err();
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
fn another_decoder_sees_the_same() {
    let photographs =
        ["comp_cn_id_back_d2.jpg", "comp_cn_licence_d0.jpg", "flatcv_medium_04.jpeg", "variants/progressive.jpg"];
    let drawn = [encoded(&textured(), ImageFormat::Jpeg), encoded(&quarters(33, 17), ImageFormat::Jpeg)];
    for jpeg in photographs.map(photograph).into_iter().chain(drawn) {
        let ours = decode(&jpeg, &DecodeLimits::default()).unwrap().pixels;
        let mut other = jpeg_decoder::Decoder::new(&jpeg[..]);
        let samples = other.decode().unwrap();
        let seen = other.info().unwrap();
        let other = RgbImage::from_raw(u32::from(seen.width), u32::from(seen.height), samples).unwrap();
        // The two decoders interpolate chroma differently.
        assert!(difference(&ours, &other) < 2.0, "{}", difference(&ours, &other));
    }
}

#[test]
fn damaged_data_are_refused_or_hardly_seen() {
    // If the damaged data decode to the right number of blocks, the damage cannot be detected.
    const UNTOLD: usize = 1;
    let jpeg = photograph("flatcv_medium_04.jpeg");
    let plain = decode(&jpeg, &DecodeLimits::default()).unwrap().pixels;
    let start = place(&jpeg, 0xDA) + 20;
    let mut seen = Vec::new();
    for step in 1..20 {
        let at = start + (jpeg.len() - start - 100) * step / 20;
        let mut damaged = jpeg.clone();
        damaged[at..at + 40].iter_mut().for_each(|byte| *byte ^= 0x5A);
        if let Ok(picture) = decode(&damaged, &DecodeLimits::default()) {
            seen.push(difference(&picture.pixels, &plain));
        }
    }
    let untold = seen.iter().filter(|difference| **difference >= 2.0).count();
    assert!(untold <= UNTOLD, "shown although damaged: {seen:?}");
}

#[test]
fn colours_in_scans_of_their_own_come_out_right() {
    // Luma 192, chroma 64 and 192.
    let pixel = decode(&in_single_scans(), &limits()).unwrap().pixels.get_pixel(4, 4).0;
    assert!(close(pixel, [255, 168, 79], 4), "{pixel:?}");
}

#[test]
fn colours_finer_than_the_light_come_out_right() {
    let pixel = decode(&with_fine_colours(), &limits()).unwrap().pixels.get_pixel(2, 4).0;
    assert!(close(pixel, [255, 168, 79], 4), "{pixel:?}");
}

#[test]
fn data_left_over_before_a_restart_are_damage() {
    let picture = decode(&with_restart(&[]), &limits()).unwrap();
    assert_eq!([4, 12].map(|x| picture.pixels.get_pixel(x, 4).0[0]), [192, 64]);
    let damaged = DecodeError::Damaged { format: PictureFormat::Jpeg };
    assert_eq!(decode(&with_restart(&[0x12, 0x34, 0x56, 0x78]), &limits()).unwrap_err(), damaged);
}

#[test]
fn rows_that_a_scanner_cut_off_are_no_damage() {
    let jpeg = encoded(&textured(), ImageFormat::Jpeg);
    let whole = decode(&jpeg, &limits()).unwrap().pixels;
    let height_at = place(&jpeg, 0xC0) + 5;
    let mut shorter = jpeg.clone();
    shorter[height_at..height_at + 2].copy_from_slice(&208u16.to_be_bytes());
    let cut = decode(&shorter, &limits()).unwrap().pixels;
    assert_eq!(cut.dimensions(), (320, 208));
    assert!(cut.rows().zip(whole.rows()).take(190).all(|(a, b)| a.eq(b)));
    // Left-over data that are not a whole number of rows do not count as rows.
    let end = shorter.len() - 2;
    let short = [&shorter[..end - 300], &shorter[end..]].concat();
    assert_eq!(decode(&short, &limits()).unwrap_err().code(), "damaged");
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
        assert_eq!(decode(&ended, &limits()).unwrap_err(), DecodeError::Truncated { format: PictureFormat::Jpeg });
    }
    for percent in (5..100).step_by(5) {
        let cut = &jpeg[..jpeg.len() * percent / 100];
        assert_eq!(decode(cut, &limits()).unwrap_err().code(), "truncated", "{percent} %");
    }
}

#[test]
fn more_pixels_than_needed_are_decoded_smaller() {
    let jpeg = with_segment(&encoded(&quarters(1600, 1200), ImageFormat::Jpeg), 0xFE, b"large");
    let small = DecodeLimits { pixels: 500_000, ..DecodeLimits::default() };
    let picture = decode(&jpeg, &small).unwrap();
    assert_eq!(picture.pixels.dimensions(), (800, 600));
    let glimpse = peek(&jpeg, &small).unwrap();
    assert_eq!((glimpse.width, glimpse.height), (800, 600));
    let seen = inspect(&picture, None);
    assert_eq!((seen.width, seen.height, seen.size_in_file()), (800, 600, (1600, 1200)));
    assert_eq!(seen.in_file([[400.0, 300.0]; 4]), [[800.0, 600.0]; 4]);
    let own = inspect(&decode(&jpeg, &limits()).unwrap(), None);
    assert_eq!((own.size_in_file(), own.in_file([[4.0, 3.0]; 4])), ((1600, 1200), [[4.0, 3.0]; 4]));
    for (seen, drawn) in middles(&picture.pixels).into_iter().zip(COLOURS) {
        assert!(close(seen, drawn, 16), "{seen:?} is not {drawn:?}");
    }
    let smaller = DecodeLimits { pixels: 400_000, ..DecodeLimits::default() };
    assert_eq!(decode(&jpeg, &smaller).unwrap_err().code(), "too-many-pixels");
}
