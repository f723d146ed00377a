//! Exported pictures: within the limits, without metadata, the same bytes every time.

use beian_desk::job::Job;
use beian_desk::scan::mend::{Aspect, FitNote, Framing, fit, fit_file, mend};
use beian_desk::scan::{DecodeLimits, Leaf, Picture, PictureFormat, Slot, decode};
use image::{ImageFormat, Rgb, RgbImage};
use sha2::{Digest, Sha256};

use crate::files::{encoded, photograph, quarters, with_orientation};

fn picture(pixels: RgbImage) -> Picture {
    Picture { pixels, format: PictureFormat::Png, file_size: 5 << 20, has_metadata: false, leaf: Leaf::default() }
}

/// Text-like strokes on a brightness gradient, the same on every machine.
fn drawn(width: u32, height: u32) -> RgbImage {
    RgbImage::from_fn(width, height, |x, y| {
        let light = 180 + (x * 60 / width) as u8;
        let stroke = (x / 3 + y / 17 * 5) % 7 == 0 && y % 17 < 11;
        Rgb(if stroke { [40, 30, 60] } else { [light, light, light - 10] })
    })
}

/// Grain that JPEG cannot compress well.
fn grain(width: u32, height: u32) -> RgbImage {
    let mut state = 1u32;
    RgbImage::from_fn(width, height, |_, _| {
        Rgb([0; 3].map(|_: u8| {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (state >> 24) as u8
        }))
    })
}

fn sides(width: u32, height: u32) -> (u32, u32) {
    (width.min(height), width.max(height))
}

#[test]
fn what_goes_out_is_within_the_limits() {
    for (pixels, slot, floor) in [
        (drawn(3000, 2000), Slot::IdCardFront, (720, 1280)),
        (drawn(3000, 2000), Slot::BusinessLicence, (1100, 1500)),
        (drawn(900, 4000), Slot::Letter, (720, 1280)),
        (grain(2200, 1600), Slot::BusinessLicence, (1100, 1500)),
    ] {
        let fitted = fit(&picture(pixels), slot).unwrap();
        assert!(fitted.bytes.len() <= 2 << 20, "{} bytes", fitted.bytes.len());
        let (short, long) = sides(fitted.width, fitted.height);
        assert!(short >= floor.0 && long >= floor.1, "{short} × {long} for {slot:?}");
        assert!(!fitted.notes.contains(&FitNote::TooFewPixels));
        let large = fitted.bytes.len() > 200 << 10;
        assert_eq!(large, fitted.notes.contains(&FitNote::LargerThanAdvised), "{} bytes", fitted.bytes.len());
        let again = decode(&fitted.bytes, &DecodeLimits::default()).unwrap();
        assert_eq!(again.pixels.dimensions(), (fitted.width, fitted.height));
        assert!(!again.has_metadata);
    }
}

#[test]
fn nothing_is_enlarged() {
    let fitted = fit(&picture(drawn(600, 400)), Slot::IdCardFront).unwrap();
    assert_eq!((fitted.width, fitted.height), (600, 400));
    assert_eq!(fitted.notes, [FitNote::TooFewPixels]);
}

#[test]
fn a_strip_longer_than_a_jpeg_can_be_is_scaled_down() {
    let fitted = fit(&picture(drawn(70_000, 3)), Slot::Document).unwrap();
    assert_eq!((fitted.width, fitted.height), (65_535, 3));
    assert_eq!(fitted.notes, [FitNote::TooFewPixels, FitNote::Scaled]);
}

/// Width, height, quality and SHA-256 of the file written by
/// [`the_same_picture_gives_the_same_bytes_on_every_machine`].
const GOLDEN: (u32, u32, Option<u8>, &str) =
    (1900, 1300, Some(88), "891ff618412565c05943fb4d532e6fb7c74216390d35b622320a6b56a0afc032");

#[test]
fn the_same_picture_gives_the_same_bytes_on_every_machine() {
    let fitted = fit(&picture(drawn(1900, 1300)), Slot::BusinessLicence).unwrap();
    assert_eq!(fitted, fit(&picture(drawn(1900, 1300)), Slot::BusinessLicence).unwrap());
    let hash = format!("{:x}", Sha256::digest(&fitted.bytes));
    assert_eq!((fitted.width, fitted.height, fitted.quality, hash.as_str()), GOLDEN);
}

#[test]
fn a_file_that_is_as_it_should_be_passes_through() {
    let jpeg = encoded(&quarters(1300, 800), ImageFormat::Jpeg);
    let passes = |bytes: &[u8]| {
        let fitted =
            fit_file(bytes, &decode(bytes, &DecodeLimits::default()).unwrap(), Slot::IdCardFront, &Job::new()).unwrap();
        fitted.notes.contains(&FitNote::Untouched) && fitted.bytes == bytes
    };
    assert!(passes(&jpeg));
    assert!(passes(&encoded(&quarters(1300, 800), ImageFormat::Png)));
    assert!(!passes(&with_orientation(&jpeg, 6)), "a turned file is written anew");
    assert!(!passes(&[&jpeg[..], b"appended"].concat()), "so is one with something behind its end");
    assert!(!passes(&encoded(&quarters(1300, 800), ImageFormat::Bmp)), "and one of a format that is not taken");
}

#[test]
fn metadata_and_orientation_do_not_go_out() {
    let upright =
        decode(&with_orientation(&encoded(&quarters(1600, 1000), ImageFormat::Jpeg), 6), &DecodeLimits::default());
    let fitted = fit(&upright.unwrap(), Slot::IdCardFront).unwrap();
    assert!(fitted.width < fitted.height, "the orientation is in the pixels");
    assert!(!fitted.bytes.windows(4).any(|window| window == b"Exif"));
}

#[test]
fn a_photographed_card_is_straightened() {
    let corners = crate::corners::truth("comp_cn_id_front_d1.jpg");
    let photo = decode(&photograph("comp_cn_id_front_d1.jpg"), &DecodeLimits::default()).unwrap();
    let framing = Framing::Straighten(corners, Aspect::of(Slot::IdCardFront));
    let straight = mend(&photo, &framing, 0).unwrap();
    let ratio = straight.pixels.width() as f32 / straight.pixels.height() as f32;
    // The margin is the same on all sides, so the picture is slightly less oblong than the card.
    assert!((1.50..1.60).contains(&ratio), "{ratio}");
    let turned = mend(&photo, &framing, 1).unwrap();
    assert_eq!(turned.pixels.dimensions(), (straight.pixels.height(), straight.pixels.width()));
    let cropped = mend(&photo, &Framing::Crop(corners), 0).unwrap();
    assert!(cropped.pixels.width() < photo.pixels.width() && cropped.pixels.height() < photo.pixels.height());
    assert_eq!(mend(&photo, &Framing::Whole, 0).unwrap().pixels, photo.pixels);
}
