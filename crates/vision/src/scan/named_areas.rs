//! Names of areas of a document, as catalogue keys.

use super::Slot;
use super::page::DocumentSheet;

/// A named area of a document: catalogue key and left, top, right, bottom as shares of the document.
type NamedArea = (&'static str, [f32; 4]);

/// Layout of the resident ID card, GA 448: portrait to the right, number along the bottom, emblem top left on the back.
const ID_FRONT: [NamedArea; 2] =
    [("scan-place-number", [0.3, 0.78, 1.0, 1.0]), ("scan-place-portrait", [0.6, 0.1, 1.0, 0.78])];
const ID_BACK: [NamedArea; 1] = [("scan-place-emblem", [0.0, 0.0, 0.28, 0.5])];
/// Both forms of the business licence have the emblem at the top.
const LICENCE: [NamedArea; 1] = [("scan-place-emblem", [0.38, 0.0, 0.62, 0.2])];
const PASSPORT: [NamedArea; 2] =
    [("scan-place-number", [0.0, 0.78, 1.0, 1.0]), ("scan-place-portrait", [0.0, 0.1, 0.35, 0.78])];

/// Catalogue key of the area that contains `bounds` (left, top, right, bottom in pixels of the sheet).
pub(super) fn of(slot: Option<Slot>, sheet: &DocumentSheet, bounds: [f32; 4]) -> &'static str {
    let strip = DocumentSheet::STRIP as f32;
    let (width, height) = (sheet.inner_width() as f32, sheet.inner_height() as f32);
    let [left, top, right, bottom] = bounds;
    let (x, y) = ((f32::midpoint(left, right) - strip) / width, (f32::midpoint(top, bottom) - strip) / height);
    if (right - left) * (bottom - top) > 0.6 * width * height {
        return "scan-place-whole";
    }
    let areas: &[NamedArea] = match slot {
        Some(Slot::IdCardFront) if width > height => &ID_FRONT,
        Some(Slot::IdCardBack) if width > height => &ID_BACK,
        Some(Slot::Passport) if width > height => &PASSPORT,
        Some(Slot::BusinessLicence) => &LICENCE,
        _ => &[],
    };
    let inside = |[left, top, right, bottom]: [f32; 4]| (left..right).contains(&x) && (top..bottom).contains(&y);
    if let Some((key, _)) = areas.iter().find(|(_, area)| inside(*area)) {
        return key;
    }
    let (aside, along) = (x - 0.5, y - 0.5);
    if aside.abs().max(along.abs()) < 0.2 {
        "scan-place-middle"
    } else if along.abs() >= aside.abs() {
        if along < 0.0 { "scan-place-top" } else { "scan-place-bottom" }
    } else if aside < 0.0 {
        "scan-place-left"
    } else {
        "scan-place-right"
    }
}
