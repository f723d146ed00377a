//! Realistic business licences: the emblem across the printed frame, notes below it, scans that fill the picture. The
//! tests vary them in ways that must change certain findings, or none.

#![allow(clippy::unwrap_used, reason = "a test that meets the unexpected has failed")]

use beian_core::finding::Level;
use beian_specimens::sketch::{self, Numbers, disc, fill, light, print};
use beian_vision::scan::{Inspection, Leaf, Picture, PictureFormat, Quad, Slot, corners, inspect};
use image::{Rgb, RgbImage};

const WIDTH: u32 = 1500;
const HEIGHT: u32 = 1060;
const WHITE: [u8; 3] = [252, 252, 250];
const CREAM: [u8; 3] = [250, 243, 228];
const OCHRE: [u8; 3] = [150, 132, 92];
const INK: [u8; 3] = [46, 44, 46];
const RED: [u8; 3] = [202, 36, 34];

/// A wide licence with its variations.
#[derive(Clone, Copy)]
struct Licence {
    /// Distance of the printed frame from the paper's edge.
    margin: u32,
    /// Height of the emblem's centre above the frame.
    emblem: Option<i32>,
    seal: Option<[u8; 3]>,
    code: bool,
    /// Whether an address and an issuer are printed below the frame.
    notes: bool,
}

const GOOD: Licence = Licence { margin: 74, emblem: Some(0), seal: Some([214, 60, 62]), code: true, notes: true };

impl Licence {
    /// The sheet as scanned by a flatbed scanner.
    fn scanned(self) -> RgbImage {
        let mut pixels = RgbImage::from_pixel(WIDTH, HEIGHT, Rgb(WHITE));
        let edge = |inset: u32| {
            let at = self.margin + inset;
            [at, at, WIDTH - at, HEIGHT - at]
        };
        fill(&mut pixels, edge(0), OCHRE);
        fill(&mut pixels, edge(3), CREAM);
        for at in (self.margin..WIDTH - self.margin - 26).step_by(13) {
            disc(&mut pixels, [at as i32 + 12, self.margin as i32 + 14], 6, 3, OCHRE);
            disc(&mut pixels, [at as i32 + 12, (HEIGHT - self.margin) as i32 - 14], 6, 3, OCHRE);
        }
        for at in (self.margin..HEIGHT - self.margin - 26).step_by(13) {
            disc(&mut pixels, [self.margin as i32 + 14, at as i32 + 12], 6, 3, OCHRE);
            disc(&mut pixels, [(WIDTH - self.margin) as i32 - 14, at as i32 + 12], 6, 3, OCHRE);
        }
        fill(&mut pixels, edge(24), OCHRE);
        fill(&mut pixels, edge(27), CREAM);
        if let Some(raised) = self.emblem {
            let middle = [750, self.margin as i32 + 20 - raised];
            disc(&mut pixels, middle, 66, 0, [214, 168, 60]);
            disc(&mut pixels, middle, 58, 0, RED);
            disc(&mut pixels, middle, 14, 0, [214, 168, 60]);
        }
        print(&mut pixels, 190..250, 560..940, 56, INK);
        print(&mut pixels, 330..640, 170..700, 22, INK);
        print(&mut pixels, 330..560, 800..1300, 22, INK);
        print(&mut pixels, 640..900, 170..900, 16, INK);
        if let Some(colour) = self.seal {
            disc(&mut pixels, [1150, 800], 88, 80, colour);
            disc(&mut pixels, [1150, 800], 22, 0, colour);
        }
        if self.code {
            let mut numbers = Numbers(5);
            for (column, row) in (0..33).flat_map(|column| (0..33).map(move |row| (column, row))) {
                let (x, y) = (1270 + column * 3, 170 + row * 3);
                if numbers.next(2) == 0 {
                    fill(&mut pixels, [x, y, x + 3, y + 3], INK);
                }
            }
        }
        if self.notes {
            print(&mut pixels, HEIGHT - self.margin / 2..HEIGHT - self.margin / 2 + 8, 90..420, 10, INK);
            print(&mut pixels, HEIGHT - self.margin / 2..HEIGHT - self.margin / 2 + 8, 1180..1400, 10, INK);
        }
        pixels
    }

    /// The sheet on a table, with all its edges visible.
    fn on_table(self, table: [u8; 3]) -> RgbImage {
        let mut picture = RgbImage::from_pixel(WIDTH + 240, HEIGHT + 240, Rgb(table));
        image::imageops::replace(&mut picture, &self.scanned(), 120, 120);
        picture
    }
}

fn inspected(mut pixels: RgbImage, slot: impl Into<Option<Slot>>) -> Inspection {
    sketch::noise(&mut pixels, 3);
    inspect(
        &Picture {
            pixels,
            format: PictureFormat::Jpeg,
            file_size: 150 << 10,
            has_metadata: false,
            leaf: Leaf::default(),
        },
        slot.into(),
    )
}

fn scan(licence: Licence) -> Inspection {
    inspected(licence.scanned(), Slot::BusinessLicence)
}

fn rules(inspection: &Inspection) -> Vec<&str> {
    inspection.findings.iter().map(|finding| &*finding.rule).filter(|rule| !rule.starts_with("scan-pixels")).collect()
}

fn says(inspection: &Inspection, rule: &str) -> bool {
    rules(inspection).contains(&rule)
}

#[test]
fn a_scan_that_fills_the_picture_is_the_whole_picture_with_nothing_to_say() {
    let whole: Quad = [[0.0, 0.0], [1500.0, 0.0], [1500.0, 1060.0], [0.0, 1060.0]];
    let seen = scan(GOOD);
    assert!(corners::iou(&seen.corners.unwrap(), &whole) > 0.999, "{:?}", seen.corners);
    assert_eq!(rules(&seen), Vec::<&str>::new(), "{:?}", seen.scores);
}

#[test]
fn moved_emblems_added_notes_and_other_margins_change_nothing() {
    let whole = scan(GOOD);
    let others = [
        Licence { emblem: Some(30), ..GOOD },
        Licence { emblem: Some(-80), ..GOOD },
        Licence { notes: false, ..GOOD },
        Licence { margin: 50, ..GOOD },
        Licence { margin: 96, ..GOOD },
    ];
    for (number, other) in others.into_iter().enumerate() {
        let seen = scan(other);
        assert_eq!(seen.corners, whole.corners, "{number}");
        assert_eq!(rules(&seen), rules(&whole), "{number}: {:?}", seen.scores);
    }
}

#[test]
fn the_edge_of_the_paper_counts_where_it_is_seen() {
    let edge: Quad = [[120.0, 120.0], [1620.0, 120.0], [1620.0, 1180.0], [120.0, 1180.0]];
    for table in [[118, 84, 58], [70, 78, 84], [200, 196, 190]] {
        let seen = inspected(GOOD.on_table(table), Slot::BusinessLicence);
        assert!(corners::iou(&seen.corners.unwrap(), &edge) > 0.97, "{table:?}: {:?}", seen.corners);
        assert!(!says(&seen, "scan-occluded") && !says(&seen, "scan-corners-cut"), "{table:?}: {:?}", rules(&seen));
    }
}

#[test]
fn an_emblem_covers_nothing_where_nobody_said_what_is_photographed() {
    for emblem in [0, 30, -80] {
        let licence = Licence { emblem: Some(emblem), ..GOOD };
        for picture in [licence.scanned(), licence.on_table([118, 84, 58])] {
            let seen = inspected(picture, None);
            assert!(!says(&seen, "scan-occluded"), "{emblem}: {:?}", seen.scores);
        }
    }
}

#[test]
fn a_finger_where_the_emblem_stands_is_still_a_finger() {
    for skin in [[224, 172, 140], [176, 120, 92]] {
        let mut picture = Licence { emblem: None, ..GOOD }.on_table([118, 84, 58]);
        fill(&mut picture, [820, 0, 920, 250], skin);
        for slot in [Some(Slot::BusinessLicence), None] {
            let seen = inspected(picture.clone(), slot);
            assert!(says(&seen, "scan-occluded"), "{slot:?}: {:?}", seen.scores);
        }
    }
}

#[test]
fn pale_seals_and_seals_in_dim_light_are_seen() {
    for seal in [[236, 200, 198], [226, 150, 148]] {
        let seen = scan(Licence { seal: Some(seal), ..GOOD });
        assert!(!says(&seen, "scan-seal-missing"), "{seal:?}: {:?}", seen.scores);
    }
    let dim = |licence: Licence| {
        let mut pixels = licence.scanned();
        light(&mut pixels, &|_, _| [0.45, 0.0]);
        inspected(pixels, Slot::BusinessLicence)
    };
    assert!(!says(&dim(GOOD), "scan-seal-missing"), "{:?}", dim(GOOD).scores);
    for seen in [scan(Licence { seal: None, ..GOOD }), dim(Licence { seal: None, ..GOOD })] {
        assert!(says(&seen, "scan-seal-missing"), "{:?}", seen.scores);
    }
    assert!(says(&scan(Licence { emblem: None, ..GOOD }), "scan-emblem-missing"));
}

#[test]
fn a_missing_code_is_told_and_one_that_is_there_is_not() {
    assert!(says(&scan(Licence { code: false, ..GOOD }), "scan-qr-missing"));
    assert!(!says(&inspected(GOOD.on_table([118, 84, 58]), Slot::BusinessLicence), "scan-qr-missing"));
}

#[test]
fn an_electronic_licence_needs_no_seal_one_of_the_old_form_no_code_and_another_certificate_neither() {
    let bare = || scan(Licence { seal: None, code: false, ..GOOD });
    for (electronic, old_form, another) in
        [(false, false, false), (true, false, false), (false, true, false), (false, false, true)]
    {
        let mut seen = bare();
        seen.was_read(electronic, old_form, another);
        assert_eq!(says(&seen, "scan-seal-missing"), !electronic && !another);
        assert_eq!(says(&seen, "scan-qr-missing"), !old_form && !another);
    }
}

#[test]
fn a_licence_whose_print_was_read_at_the_border_is_cut() {
    let mut seen = scan(GOOD);
    assert!(!says(&seen, "scan-corners-cut") && seen.verdicts.corners_complete);
    seen.was_cut();
    assert!(says(&seen, "scan-corners-cut") && !seen.verdicts.corners_complete);
    assert!(seen.marks.iter().any(|mark| mark.rule == "scan-corners-cut"));
    let once = seen.clone();
    seen.was_cut();
    assert_eq!(seen, once);
}

#[test]
fn white_paper_is_no_overexposure_but_print_that_fades_in_it_is() {
    let lit = |left: f32| {
        let mut pixels = GOOD.scanned();
        light(&mut pixels, &|_, _| [left, 277.0 - 255.0 * left]);
        inspected(pixels, Slot::BusinessLicence)
    };
    assert!(!says(&lit(1.0), "scan-overexposed"), "{:?}", lit(1.0).scores);
    assert!(says(&lit(0.25), "scan-overexposed"), "{:?}", lit(0.25).scores);
}

#[test]
fn print_that_was_read_for_sure_is_soft_at_most() {
    let blurred = sketch::blurred(&GOOD.scanned(), 4.0);
    let mut seen = inspected(blurred, Slot::BusinessLicence);
    assert!(says(&seen, "scan-blurred") && !seen.verdicts.clear, "{:?}", seen.scores);
    seen.was_read_for_sure();
    assert!(says(&seen, "scan-soft") && !says(&seen, "scan-blurred") && seen.verdicts.clear);
    assert!(seen.findings.iter().all(|finding| finding.level != Level::Error), "{:?}", seen.findings);
    assert!(seen.marks.iter().any(|mark| mark.rule == "scan-soft"));
    let mut sharp = scan(GOOD);
    let before = sharp.clone();
    sharp.was_read_for_sure();
    assert_eq!(sharp, before);
}

#[test]
fn a_thumb_over_a_corner_is_told_and_one_beside_it_is_not() {
    let card = |thumb: Option<[u32; 4]>| {
        let mut picture = RgbImage::from_pixel(1400, 1000, Rgb([120, 132, 118]));
        fill(&mut picture, [220, 180, 1180, 786], [214, 227, 236]);
        print(&mut picture, 260..700, 300..900, 40, INK);
        if let Some(place) = thumb {
            fill(&mut picture, place, [206, 158, 134]);
        }
        inspected(picture, Slot::IdCardFront)
    };
    for thumb in [[130, 560, 330, 1000], [1090, 560, 1290, 1000], [0, 620, 330, 800], [130, 0, 320, 380]] {
        let seen = card(Some(thumb));
        assert!(says(&seen, "scan-occluded") || says(&seen, "scan-corners-cut"), "{thumb:?}: {:?}", seen.corners);
    }
    for clear in [None, Some([60, 820, 160, 1000])] {
        let seen = card(clear);
        assert!(!says(&seen, "scan-occluded") && !says(&seen, "scan-corners-cut"), "{clear:?}: {:?}", rules(&seen));
    }
}
