//! Tests `scan::inspect` on drawn pictures: every verdict, and that it stays the same if the picture is rotated, scaled
//! or inspected twice.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that meets the unexpected has failed")]

use std::sync::LazyLock;

use beian_desk::finding::Level;
use beian_desk::i18n::Language;
use beian_desk::scan::resample;
use beian_desk::scan::{Inspection, Leaf, Picture, PictureFormat, Quad, Slot, corners, inspect};
use beian_specimens::sketch::{self, blurred, disc, fill, lay, light, print};
use image::{Rgb, RgbImage, imageops};

/// An object laid on the picture: name, from, to, radius, colour.
type DrawnObject = (&'static str, [f32; 2], [f32; 2], f32, [u8; 3]);

const INK: [u8; 3] = [40, 42, 48];
const WIDTH: u32 = 1400;
const HEIGHT: u32 = 1050;
const CARD: Quad = [[262.0, 211.0], [1130.0, 232.0], [1118.0, 802.0], [250.0, 777.0]];

/// A card of 1712 × 1080 pixels with a tinted ground, print, a portrait and a number.
fn card() -> RgbImage {
    let mut pixels = RgbImage::from_fn(1712, 1080, |x, y| {
        let wave = (f64::from(x) / 23.0 + (f64::from(y) / 41.0).sin() * 2.0).sin();
        if wave > 0.55 { Rgb([196, 214, 232]) } else { Rgb([214, 226, 224]) }
    });
    print(&mut pixels, 110..760, 130..980, 52, INK);
    fill(&mut pixels, [1190, 190, 1570, 700], [176, 190, 206]);
    disc(&mut pixels, [1380, 380], 110, 0, [206, 160, 132]);
    fill(&mut pixels, [1240, 520, 1520, 700], [42, 46, 60]);
    print(&mut pixels, 880..940, 420..1500, 58, INK);
    pixels
}

/// A wide business licence with emblem, frame, print and seal.
fn licence() -> RgbImage {
    let mut pixels = RgbImage::from_pixel(1712, 1200, Rgb([240, 232, 208]));
    for (inset, colour) in [(30, [176, 148, 84]), (42, [240, 232, 208])] {
        fill(&mut pixels, [inset, inset, 1712 - inset, 1200 - inset], colour);
    }
    disc(&mut pixels, [856, 170], 78, 0, [200, 30, 34]);
    print(&mut pixels, 330..1000, 190..1100, 48, INK);
    disc(&mut pixels, [1380, 920], 120, 104, [206, 44, 48]);
    pixels
}

/// `document` on a table, with its corners at `quad` of the picture and the noise of a camera.
fn photo(document: &RgbImage, quad: &Quad) -> RgbImage {
    sketch::laid(document, quad, [WIDTH, HEIGHT])
}

fn picture(pixels: RgbImage) -> Picture {
    Picture { pixels, format: PictureFormat::Jpeg, file_size: 150 * 1024, has_metadata: false, leaf: Leaf::default() }
}

/// A photograph without any defect.
fn good() -> RgbImage {
    static GOOD: LazyLock<RgbImage> = LazyLock::new(|| photo(&card(), &CARD));
    GOOD.clone()
}

/// The inspection of [`good`] as the front of an ID card.
fn of_good() -> &'static Inspection {
    static INSPECTION: LazyLock<Inspection> = LazyLock::new(|| inspected(good(), Some(Slot::IdCardFront)));
    &INSPECTION
}

fn inspected(pixels: RgbImage, slot: Option<Slot>) -> Inspection {
    inspect(&picture(pixels), slot)
}

/// The level of a rule's finding, if there is one.
fn level(inspection: &Inspection, rule: &str) -> Option<Level> {
    inspection.findings.iter().find(|finding| finding.rule == rule).map(|finding| finding.level)
}

/// Asserts that a rule raised a finding at a level, with messages in both languages and a marked region.
fn assert_found(inspection: &Inspection, rule: &str, expected: Level) {
    let finding = inspection.findings.iter().find(|finding| finding.rule == rule);
    let finding =
        finding.unwrap_or_else(|| panic!("{rule} not among {:?}, {:?}", rules(inspection), inspection.scores));
    assert_eq!(finding.level, expected, "{rule}");
    for language in Language::ALL {
        let message = finding.message(language);
        assert!(!message.contains("finding-") && !message.contains('{'), "{message}");
        assert!(finding.fix(language).is_some(), "{rule} says no way out");
    }
}

fn rules(inspection: &Inspection) -> Vec<&str> {
    inspection.findings.iter().map(|finding| finding.rule.as_str()).collect()
}

#[test]
fn a_good_photo_has_nothing_against_it() {
    let inspection = of_good();
    assert_eq!(rules(inspection), Vec::<&str>::new(), "{:?}", inspection.scores);
    assert!(inspection.verdicts.clear && inspection.verdicts.corners_complete && inspection.verdicts.upright);
    assert!(inspection.verdicts.colour && inspection.verdicts.resolution_ok);
    assert!(!inspection.verdicts.glare && !inspection.verdicts.occluded);
    let found = inspection.corners.expect("a card lies there");
    assert!(corners::iou(&found, &CARD) > 0.97, "{found:?}");
}

#[test]
fn the_same_picture_is_judged_the_same() {
    let again = inspected(good(), Some(Slot::IdCardFront));
    assert_eq!(serde_json::to_string(of_good()).unwrap(), serde_json::to_string(&again).unwrap());
}

#[test]
fn more_blur_never_raises_clarity() {
    let sharp = good();
    let mut last = 101.0;
    for sigma in [0.0, 0.8, 1.6, 3.0, 6.0] {
        let inspection = inspected(blurred(&sharp, sigma), None);
        let clarity = inspection.scores["clarity"];
        assert!(clarity <= last, "blur {sigma}: {clarity} after {last}");
        last = clarity;
        if sigma == 0.0 {
            assert!(clarity > 75.0, "{clarity}");
        }
        if sigma >= 3.0 {
            assert!(!inspection.verdicts.clear);
            assert_found(&inspection, "scan-blurred", Level::Error);
        }
    }
}

#[test]
fn motion_in_any_direction_is_blur() {
    let sharp = good();
    for (dx, dy) in [(1, 0), (0, 1), (1, 1), (-1, 1)] {
        let inspection = inspected(sketch::moved(&sharp, [dx, dy]), None);
        assert!(!inspection.verdicts.clear, "along {dx},{dy}: {:?}", inspection.scores);
    }
}

#[test]
fn turning_turns_the_corners_and_keeps_the_verdicts() {
    let upright = inspected(good(), None);
    let turned = inspected(resample::turn(good(), 1), None);
    let expected = CARD.map(|[x, y]| [HEIGHT as f32 - y, x]);
    assert!(corners::iou(&turned.corners.unwrap(), &expected) > 0.97);
    assert!(upright.verdicts.upright && !turned.verdicts.upright);
    let mut verdicts = turned.verdicts;
    verdicts.upright = true;
    assert_eq!(verdicts, upright.verdicts);
}

#[test]
fn scaling_keeps_the_verdicts() {
    for (sigma, pixels) in [(0.0, good()), (4.0, blurred(&good(), 4.0))] {
        let large = inspected(pixels.clone(), None);
        let small = inspected(resample::area(&pixels, WIDTH * 7 / 10, HEIGHT * 7 / 10), None);
        let mut verdicts = small.verdicts;
        verdicts.resolution_ok = large.verdicts.resolution_ok;
        assert_eq!(verdicts, large.verdicts, "blur {sigma}");
    }
}

#[test]
fn glare_is_found_and_placed() {
    let mut pixels = good();
    light(&mut pixels, &|x, y| {
        let (u, v) = ((x - 940.0) / 95.0, (y - 450.0) / 60.0);
        let light = if u.hypot(v) < 1.0 { 1.0 } else { (-((u.hypot(v) - 1.0) / 0.6).powi(2)).exp() };
        [1.0 - light, 254.0 * light]
    });
    let inspection = inspected(pixels, Some(Slot::IdCardFront));
    assert!(inspection.verdicts.glare);
    assert_found(&inspection, "scan-glare", Level::Warning);
    let finding = inspection.findings.iter().find(|finding| finding.rule == "scan-glare").unwrap();
    assert!(finding.what(Language::Chinese).contains("人像"), "{}", finding.what(Language::Chinese));
    let mark = inspection.marks.iter().find(|mark| mark.rule == "scan-glare").unwrap();
    let inside = |axis: usize, value: f32| {
        mark.outline.iter().any(|p| p[axis] < value) && mark.outline.iter().any(|p| p[axis] > value)
    };
    assert!(inside(0, 940.0) && inside(1, 450.0), "{:?}", mark.outline);
}

/// Adds veiling glare that takes `most` of the way to white at `middle` and fades around it.
fn veil(pixels: &mut RgbImage, middle: [f32; 2], radius: f32, most: f32) {
    light(pixels, &|x, y| {
        let off = (x - middle[0]).hypot(y - middle[1]) / radius;
        let light = most * (-off.powi(4)).exp();
        [1.0 - light, 244.0 * light]
    });
}

#[test]
fn milky_light_over_print_is_glare() {
    for (middle, radius) in [([520.0, 420.0], 90.0), ([640.0, 500.0], 120.0)] {
        let mut pixels = good();
        veil(&mut pixels, middle, radius, 0.85);
        let inspection = inspected(pixels, Some(Slot::IdCardFront));
        assert!(inspection.verdicts.glare, "{middle:?}: {:?}", inspection.scores);
        assert_found(&inspection, "scan-glare", Level::Warning);
    }
}

#[test]
fn a_lamp_beside_the_document_and_a_shadow_over_it_hide_nothing() {
    let lamp = |x: f32, y: f32| 1.08 - 0.35 * (x / WIDTH as f32) - 0.1 * (y / HEIGHT as f32);
    let hand = |x: f32, y: f32| 0.42 + 0.58 * ((x - 900.0 + 0.4 * y) / 6.0).clamp(0.0, 1.0);
    let window = |x: f32, _: f32| if (520.0..760.0).contains(&x) { 0.5 } else { 1.0 };
    let lights: [fn(f32, f32) -> f32; 3] = [lamp, hand, window];
    for (name, shade) in ["lamp", "hand", "window"].into_iter().zip(lights) {
        let mut pixels = good();
        light(&mut pixels, &|x, y| [shade(x, y), 0.0]);
        let inspection = inspected(pixels, Some(Slot::IdCardFront));
        let said = |rule: &str| level(&inspection, rule).is_some();
        assert!(!said("scan-glare") && !said("scan-occluded"), "{name}: {:?}", rules(&inspection));
    }
}

#[test]
fn whatever_reaches_over_the_border_is_found() {
    let things: [DrawnObject; 4] = [
        ("finger", [1390.0, 560.0], [1040.0, 520.0], 48.0, [214, 160, 134]),
        ("pen", [700.0, 1040.0], [760.0, 660.0], 17.0, [24, 30, 92]),
        ("slanting pen", [430.0, 1040.0], [770.0, 690.0], 12.0, [24, 30, 92]),
        ("yellow note", [120.0, 120.0], [330.0, 330.0], 70.0, [240, 220, 60]),
    ];
    for (name, from, to, radius, colour) in things {
        let mut pixels = good();
        lay(&mut pixels, from, to, radius, colour);
        let inspection = inspected(pixels, None);
        assert!(inspection.verdicts.occluded, "{name}: {:?}", inspection.scores);
        assert_found(&inspection, "scan-occluded", Level::Warning);
    }
}

#[test]
fn a_thing_that_lies_askew_inside_is_found() {
    let things: [DrawnObject; 3] = [
        ("pen", [520.0, 380.0], [860.0, 640.0], 16.0, [28, 60, 150]),
        ("clip", [880.0, 420.0], [780.0, 620.0], 12.0, [84, 88, 92]),
        ("marker", [400.0, 640.0], [700.0, 430.0], 26.0, [60, 150, 70]),
    ];
    for (name, from, to, radius, colour) in things {
        let mut pixels = good();
        lay(&mut pixels, from, to, radius, colour);
        for pixels in [imageops::rotate90(&pixels), pixels] {
            let inspection = inspected(pixels, None);
            assert!(inspection.verdicts.occluded, "{name}: {:?}", inspection.scores);
            assert_found(&inspection, "scan-occluded", Level::Warning);
        }
    }
    // Printed bars are parallel to the paper's edges.
    let mut bar = good();
    lay(&mut bar, [500.0, 520.0], [900.0, 530.0], 14.0, [28, 60, 150]);
    assert!(!inspected(bar, None).verdicts.occluded);
}

#[test]
fn grey_and_two_tone_pictures_have_no_colour() {
    let level = |pixel: &Rgb<u8>| (u32::from(pixel.0[0]) + 2 * u32::from(pixel.0[1]) + u32::from(pixel.0[2])) / 4;
    let mut shades = good();
    shades.pixels_mut().for_each(|pixel| pixel.0 = [level(pixel) as u8; 3]);
    let inspection = inspected(shades.clone(), Some(Slot::IdCardFront));
    assert!(!inspection.verdicts.colour);
    assert_found(&inspection, "scan-grey", Level::Error);
    shades.pixels_mut().for_each(|pixel| pixel.0 = [if pixel.0[0] > 120 { 255 } else { 0 }; 3]);
    let inspection = inspected(shades, Some(Slot::IdCardFront));
    assert!(!inspection.verdicts.colour);
    assert_found(&inspection, "scan-black-and-white", Level::Error);
}

#[test]
fn a_photo_of_a_photocopy_is_not_an_original() {
    let mut copy = card();
    copy.pixels_mut().for_each(|pixel| pixel.0 = [pixel.0[1]; 3]);
    let inspection = inspected(photo(&copy, &CARD), Some(Slot::IdCardFront));
    assert!(!inspection.verdicts.colour);
    assert_found(&inspection, "scan-copy", Level::Warning);
    // A letter may be black on white.
    assert!(inspected(photo(&copy, &CARD), Some(Slot::Letter)).verdicts.colour);
}

#[test]
fn a_corner_outside_the_frame_is_cut_off() {
    let pixels = imageops::crop_imm(&good(), 420, 0, WIDTH - 420, HEIGHT).to_image();
    let inspection = inspected(pixels, Some(Slot::IdCardFront));
    assert!(!inspection.verdicts.corners_complete);
    assert_found(&inspection, "scan-corners-cut", Level::Error);
}

#[test]
fn a_bare_table_holds_no_document() {
    let table = imageops::crop_imm(&good(), 0, 850, WIDTH, HEIGHT - 850).to_image();
    let inspection = inspected(resample::area(&table, WIDTH, HEIGHT), Some(Slot::IdCardFront));
    assert_eq!(inspection.corners, None);
    assert_found(&inspection, "scan-no-document", Level::Warning);
}

#[test]
fn darkness_is_seen() {
    let mut dark = good();
    light(&mut dark, &|_, _| [0.2, 0.0]);
    assert_found(&inspected(dark, None), "scan-underexposed", Level::Warning);
}

#[test]
fn strong_compression_is_seen() {
    let mut file = Vec::new();
    image::codecs::jpeg::JpegEncoder::new_with_quality(&mut file, 8).encode_image(&good()).unwrap();
    let compressed = image::load_from_memory(&file).unwrap().to_rgb8();
    assert_found(&inspected(compressed, None), "scan-compressed", Level::Warning);
}

#[test]
fn the_cells_of_a_screen_are_seen() {
    let mut screen = good();
    let wave = |at: f32| 0.88 + 0.12 * at.sin();
    light(&mut screen, &|x, y| [wave(1.31 * x + 0.42 * y) * wave(1.29 * y - 0.40 * x), 0.0]);
    assert_found(&inspected(screen, None), "scan-screen", Level::Warning);
}

#[test]
fn a_drawing_without_noise_is_no_photo() {
    let drawn = resample::area(&licence(), 1498, 1050);
    assert_found(&inspected(drawn, Some(Slot::BusinessLicence)), "scan-electronic", Level::Warning);
}

#[test]
fn a_scan_that_ends_with_the_paper_is_whole_but_shows_no_border() {
    let scan = resample::area(&licence(), 1498, 1050);
    let inspection = inspected(scan.clone(), Some(Slot::SubjectCertificate));
    assert!(inspection.verdicts.corners_complete, "{:?}", inspection.scores);
    assert_eq!(inspection.corners, Some([[0.0, 0.0], [1498.0, 0.0], [1498.0, 1050.0], [0.0, 1050.0]]));
    assert_found(&inspection, "scan-near-border", Level::Warning);
    // The border of a licence is its printed frame.
    let inspection = inspected(scan, Some(Slot::BusinessLicence));
    assert!(inspection.verdicts.corners_complete && level(&inspection, "scan-near-border").is_none());
}

#[test]
fn a_picture_cut_to_the_edge_of_a_card_shows_its_border() {
    let mut scan = card();
    sketch::noise(&mut scan, 5);
    for (left, said) in [(0, None), (110, Some(Level::Warning))] {
        let part = imageops::crop_imm(&scan, left, 0, scan.width() - left, scan.height()).to_image();
        let seen = inspected(part, Some(Slot::IdCardFront));
        assert_eq!(level(&seen, "scan-near-border"), said, "{left} pixels are missing at the left");
    }
}

#[test]
fn a_card_at_the_border_is_whole_as_long_as_its_corners_are_round() {
    let mut card = card();
    let (radius, width, height) = (64.0, card.width() as f32, card.height() as f32);
    for (x, y, pixel) in card.enumerate_pixels_mut() {
        let beyond = |at: f32, end: f32| (radius - at).max(at - (end - radius)).max(0.0);
        if beyond(x as f32, width).hypot(beyond(y as f32, height)) > radius {
            // As brown as the table.
            pixel.0 = [112, 78, 52];
        }
    }
    for (missing, whole) in [(3.0, true), (45.0, false)] {
        let (left, right) = (-missing, 903.0 - missing);
        let seen = photo(&card, &[[left, 200.0], [right, 215.0], [right - 1.0, 790.0], [left + 1.0, 770.0]]);
        let seen = inspected(seen, Some(Slot::IdCardFront));
        assert_eq!(seen.verdicts.corners_complete, whole, "{missing} pixels are missing: {:?}", seen.scores);
        assert_eq!(level(&seen, "scan-corners-cut").is_none(), whole);
    }
}

#[test]
fn print_that_runs_out_of_the_picture_belongs_to_a_document_cut_off() {
    let mut scan = licence();
    light(&mut scan, &|x, _| [if x > 1150.0 { 0.875 } else { 1.0 }, 0.0]);
    sketch::noise(&mut scan, 11);
    let of_part = |[left, top, width, height]: [u32; 4], slot: Slot| {
        inspected(imageops::crop_imm(&scan, left, top, width, height).to_image(), Some(slot))
    };
    // With slightly less of the empty margin, the picture still seems to end with the paper.
    for part in [[0, 0, 1712, 1200], [10, 10, 1690, 1184]] {
        let inspection = of_part(part, Slot::SubjectCertificate);
        assert!(inspection.verdicts.corners_complete, "{:?}", inspection.scores);
        assert_found(&inspection, "scan-near-border", Level::Warning);
        let inspection = of_part(part, Slot::BusinessLicence);
        assert!(inspection.verdicts.corners_complete, "{:?}", inspection.scores);
    }
    for part in [[250, 120, 1300, 760], [210, 100, 1400, 1000]] {
        for slot in [Slot::SubjectCertificate, Slot::BusinessLicence] {
            let inspection = of_part(part, slot);
            assert!(!inspection.verdicts.corners_complete, "{:?}", inspection.scores);
            assert_found(&inspection, "scan-corners-cut", Level::Error);
        }
    }
}

#[test]
fn a_licence_needs_its_emblem_and_seal() {
    let quad: Quad = [[200.0, 110.0], [1210.0, 130.0], [1200.0, 850.0], [190.0, 820.0]];
    let whole = inspected(photo(&licence(), &quad), Some(Slot::BusinessLicence));
    // The paper's edge, not the printed frame, whose overlap with it is 0.92.
    assert!(corners::iou(&whole.corners.expect("a licence lies there"), &quad) > 0.97, "{:?}", whole.corners);
    assert_eq!(level(&whole, "scan-emblem-missing"), None, "{:?}", whole.scores);
    assert_eq!(level(&whole, "scan-seal-missing"), None, "{:?}", whole.scores);
    assert_found(&whole, "scan-qr-missing", Level::Notice);
    let mut document = licence();
    fill(&mut document, [700, 80, 1000, 300], [240, 232, 208]);
    fill(&mut document, [1200, 780, 1560, 1060], [240, 232, 208]);
    let inspection = inspected(photo(&document, &quad), Some(Slot::BusinessLicence));
    assert_found(&inspection, "scan-emblem-missing", Level::Warning);
    assert_found(&inspection, "scan-seal-missing", Level::Warning);
    let overturned = inspected(resample::turn(photo(&licence(), &quad), 2), Some(Slot::BusinessLicence));
    assert!(!overturned.verdicts.upright);
}

#[test]
fn a_portrait_needs_no_corners() {
    let inspection = inspected(good(), Some(Slot::Portrait));
    assert_eq!(inspection.corners, None);
    assert!(inspection.verdicts.corners_complete);
    assert_eq!(level(&inspection, "scan-no-document"), None);
}

#[test]
fn letters_are_advised_where_certificates_are_refused() {
    let soft = blurred(&good(), 6.0);
    assert_eq!(level(&inspected(soft.clone(), Some(Slot::Letter)), "scan-blurred"), Some(Level::Warning));
    assert_eq!(level(&inspected(soft, Some(Slot::IdCardBack)), "scan-blurred"), Some(Level::Error));
}

#[test]
fn the_limits_of_the_file_are_exact() {
    let plain = |width: u32, height: u32, format: PictureFormat, file_size: usize, slot: Slot| {
        let pixels = RgbImage::from_pixel(width, height, Rgb([90, 120, 150]));
        inspect(&Picture { pixels, format, file_size, has_metadata: false, leaf: Leaf::default() }, Some(slot))
    };
    let kib = 1024;
    let at = |width, height| plain(width, height, PictureFormat::Png, 150 * kib, Slot::IdCardFront);
    assert!(at(720, 1280).verdicts.resolution_ok && at(1280, 720).verdicts.resolution_ok);
    assert!(!at(719, 1280).verdicts.resolution_ok && !at(1279, 720).verdicts.resolution_ok);
    assert_eq!(level(&at(719, 1280), "scan-pixels"), Some(Level::Error));
    let certificate = |width, height| plain(width, height, PictureFormat::Jpeg, 150 * kib, Slot::SubjectCertificate);
    assert_eq!(level(&certificate(1500, 1099), "scan-pixels-certificate"), Some(Level::Warning));
    assert_eq!(level(&certificate(1100, 1500), "scan-pixels-certificate"), None);
    let sized = |size| plain(720, 1280, PictureFormat::Jpeg, size, Slot::IdCardFront);
    assert_eq!(level(&sized(2 * 1024 * kib), "scan-file-large"), None);
    assert_eq!(level(&sized(2 * 1024 * kib + 1), "scan-file-large"), Some(Level::Error));
    assert_eq!(level(&sized(100 * kib), "scan-file-size"), None);
    assert_eq!(level(&sized(200 * kib + 1), "scan-file-size"), Some(Level::Warning));
    let heic = plain(720, 1280, PictureFormat::Heic, 150 * kib, Slot::IdCardFront);
    assert_found(&heic, "scan-format", Level::Error);
}

#[test]
fn the_names_that_scripts_rely_on() {
    let json = serde_json::to_value(of_good()).unwrap();
    assert_eq!(json["slot"], "id_card_front");
    assert_eq!((&json["width"], &json["height"]), (&WIDTH.into(), &HEIGHT.into()));
    assert_eq!(json["corners"].as_array().map(Vec::len), Some(4));
    for verdict in ["clear", "corners_complete", "glare", "occluded", "colour", "resolution_ok", "upright"] {
        assert!(json["verdicts"][verdict].is_boolean(), "{verdict}");
    }
    let score = |name: &str| json["scores"][name].as_f64().unwrap();
    assert!((0.0..=100.0).contains(&score("clarity")) && (0.0..=1.0).contains(&score("glare")));
    assert!(json["findings"].is_array());
}
