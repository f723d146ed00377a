//! Corners found in photographs whose true corners are known.

use std::collections::BTreeMap;

use beian_desk::scan::corners::{FoundDocument, find, iou, order};
use beian_desk::scan::scaled_pictures::Working;
use beian_desk::scan::{DecodeLimits, Quad, decode, resample};
use image::{Rgb, RgbImage, imageops};

use crate::files::photograph;

fn truths() -> BTreeMap<String, Quad> {
    serde_json::from_slice(&photograph("corners.json")).unwrap()
}

pub fn truth(name: &str) -> Quad {
    truths()[name]
}

fn found(pixels: &RgbImage) -> Option<FoundDocument> {
    find(&Working::of(pixels)).unwrap()
}

#[test]
fn documents_are_found_where_they_lie() {
    for (name, truth) in truths() {
        let picture = decode(&photograph(&name), &DecodeLimits::default()).unwrap();
        let found = found(&picture.pixels).unwrap_or_else(|| panic!("{name}: nothing found"));
        let overlap = iou(&found.quad, &truth);
        assert!(overlap > 0.95, "{name}: overlap {overlap}, {:?}", found.quad);
        assert!(found.is_complete(), "{name}: {:?}", found.inside);
        assert_eq!(found, self::found(&picture.pixels).unwrap(), "{name}: not the same twice");
    }
}

#[test]
fn turning_the_picture_turns_the_corners() {
    for name in ["comp_cn_licence_d0.jpg", "smartdoc_01_letter001.jpeg"] {
        let picture = decode(&photograph(name), &DecodeLimits::default()).unwrap();
        let height = picture.pixels.height() as f32;
        let upright = found(&picture.pixels).unwrap().quad;
        let turned = found(&resample::turn(picture.pixels, 1)).unwrap().quad;
        let expected = order(&upright.map(|[x, y]| [height - y, x]));
        assert!(iou(&turned, &expected) > 0.98, "{name}: {turned:?}, expected {expected:?}");
    }
}

#[test]
fn a_document_that_leaves_the_frame_is_not_complete() {
    let picture = decode(&photograph("comp_cn_licence_d0.jpg"), &DecodeLimits::default()).unwrap();
    let (width, height) = picture.pixels.dimensions();
    let cut = imageops::crop_imm(&picture.pixels, 700, 0, width - 700, height).to_image();
    if let Some(found) = found(&cut) {
        assert!(!found.is_complete());
        for [x, y] in found.quad {
            assert!((0.0..=cut.width() as f32).contains(&x) && (0.0..=cut.height() as f32).contains(&y));
        }
    }
}

#[test]
fn where_there_is_no_document_none_is_found() {
    let blank = RgbImage::from_pixel(800, 600, Rgb([190, 180, 170]));
    let slope = RgbImage::from_fn(800, 600, |x, y| Rgb([(x / 4) as u8, (y / 3) as u8, 120]));
    let picture = decode(&photograph("smartdoc_01_letter001.jpeg"), &DecodeLimits::default()).unwrap();
    let beside = imageops::crop_imm(&picture.pixels, 1300, 300, 560, 500).to_image();
    for (name, pixels) in [("blank", &blank), ("slope", &slope), ("beside", &beside)] {
        assert_eq!(found(pixels), None, "{name}");
    }
    assert_eq!(found(&RgbImage::new(3, 2)), None);
}
