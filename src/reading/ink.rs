//! Marks on a letter that are not text: a red seal, and handwriting beside the signature label. Hints, no more.

use std::collections::BTreeMap;

use super::certificate::signature_label;
use super::page::Page;
use super::sheet::Sheet;
use super::{Certificate, ReadField};
use crate::scan::Quad;

/// Width at which a page is looked at for a seal, in pixels.
const LOOK: usize = 240;
/// Red pixels that a seal has there: the ring of a seal 40 mm wide on a sheet of A4 has about four hundred.
const SEAL: usize = 80;
/// Smallest side of a seal, as a share of the page's width: 40 mm of 210 mm, less what is faint.
const SEAL_SIDE: f32 = 0.09;
/// Share of dark pixels from which the place of the signature is written on.
const WRITTEN: f32 = 0.025;

/// Adds `seal` and `signature` (`true` or `false`) to the fields of a letter, in the page's coordinates.
pub(crate) fn look(sheet: &Sheet<'_>, page: &Page, certificate: Certificate, fields: &mut BTreeMap<String, ReadField>) {
    if certificate != Certificate::Letter {
        return;
    }
    let mut put = |name: &str, (seen, confidence, region): (bool, f32, Quad)| {
        let field = ReadField { value: seen.to_string(), confidence, region };
        let _ = fields.insert(name.to_owned(), field);
    };
    put("seal", seal(sheet));
    if let Some(label) = signature_label(page) {
        let [_, tr, br, _] = page.around(&label);
        let size = (br[1] - tr[1]).hypot(br[0] - tr[0]);
        let along = [(br[1] - tr[1]) / size, (tr[0] - br[0]) / size];
        let place = |x: f32, y: f32| [tr[0] + along[0] * x - along[1] * y, tr[1] + along[1] * x + along[0] * y];
        let (left, right, top, bottom) = (0.3 * size, 6.0 * size, -0.5 * size, 1.3 * size);
        put(
            "signature",
            written(sheet, [place(left, top), place(right, top), place(right, bottom), place(left, bottom)]),
        );
    }
}

/// Whether enough saturated red stands together, and the box around it.
fn seal(sheet: &Sheet<'_>) -> (bool, f32, Quad) {
    let scale = LOOK as f32 / sheet.width;
    let height = (sheet.height * scale).ceil().max(1.0) as usize;
    let mut columns = vec![0_usize; LOOK];
    let mut rows = vec![0_usize; height];
    sheet.draw_whole(LOOK, height, |x, y, [red, green, blue]| {
        if red > 90.0 && red > 1.45 * green && red > 1.3 * blue {
            columns[x] += 1;
            rows[y] += 1;
        }
    });
    let red: usize = columns.iter().sum();
    // Without the outermost twentieth on each side, a spot elsewhere does not widen the box.
    let span = |counts: &[usize]| {
        let mut passed = 0;
        let mut within = counts.iter().enumerate().filter_map(|(at, count)| {
            passed += count;
            (passed * 20 > red && passed * 20 <= red * 19).then_some(at)
        });
        let first = within.next().unwrap_or(0);
        (first as f32 / scale, (within.last().unwrap_or(first) + 1) as f32 / scale)
    };
    let ((left, right), (top, bottom)) = (span(&columns), span(&rows));
    let wide = (right - left).min(bottom - top) > SEAL_SIDE * sheet.width;
    let confidence = (red as f32 / (3 * SEAL) as f32).clamp(0.5, 0.9);
    (red >= SEAL && wide, confidence, [[left, top], [right, top], [right, bottom], [left, bottom]])
}

/// Whether a part of the page is written on: its dark pixels against the paper around them.
fn written(sheet: &Sheet<'_>, part: Quad) -> (bool, f32, Quad) {
    const WIDTH: usize = 160;
    const HEIGHT: usize = 48;
    let mut light = Vec::with_capacity(WIDTH * HEIGHT);
    sheet.draw(part, WIDTH, HEIGHT, |_, _, [red, green, blue]| light.push(0.3 * red + 0.6 * green + 0.1 * blue));
    let mut sorted = light.clone();
    sorted.sort_by(f32::total_cmp);
    let paper = sorted.get(sorted.len() * 3 / 4).copied().unwrap_or(255.0);
    let dark = light.iter().filter(|value| **value < 0.6 * paper).count() as f32 / light.len().max(1) as f32;
    (dark > WRITTEN, (dark / WRITTEN * 0.5).clamp(0.5, 0.9), part)
}
