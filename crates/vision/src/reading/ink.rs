//! Marks on a letter that are not text: a red seal, and handwriting beside the signature label. They are only hints.

use std::collections::BTreeMap;

use super::certificate::signature_label;
use super::page::TextPage;
use super::sheet::PageFrame;
use super::{Certificate, ReadField};
use crate::scan::Quad;

/// Width to which a page is scaled to look for a seal, in pixels.
const LOOK: usize = 240;
/// Minimum number of red pixels in a seal at that width: the ring of a seal 40 mm wide on a sheet of A4 has about four
/// hundred.
const SEAL: usize = 80;
/// Minimum length of a side of a seal, as a share of the page's width: 40 mm of 210 mm, minus faint parts.
const SEAL_SIDE: f32 = 0.09;
/// Minimum excess of red over the other colours in a seal, each as a share of the paper's.
const RED: f32 = 0.12;
/// Minimum red of a seal, as a share of the paper's; brown tables are darker.
const RED_LIGHT: f32 = 0.6;
/// Share of dark pixels above which the place of the signature contains handwriting.
const WRITTEN: f32 = 0.025;
/// Minimum darkness of a dark pixel, as a share of the way from paper to printed ink.
const INK: f32 = 0.5;
/// Size to which places are scaled, in pixels.
const WIDTH: usize = 160;
const HEIGHT: usize = 48;

/// Adds `seal` and `signature` (`true` or `false`) to the fields of a letter, in the page's coordinates.
pub(crate) fn add_seal_and_signature(
    sheet: &PageFrame<'_>,
    page: &TextPage,
    certificate: Certificate,
    fields: &mut BTreeMap<String, ReadField>,
) {
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
            written(
                sheet,
                [place(left, top), place(right, top), place(right, bottom), place(left, bottom)],
                page.around(&label),
            ),
        );
    }
}

/// Whether the page has a seal (enough saturated red close together), with the confidence and the box around it.
fn seal(sheet: &PageFrame<'_>) -> (bool, f32, Quad) {
    let scale = LOOK as f32 / sheet.width;
    let height = (sheet.height * scale).ceil().max(1.0) as usize;
    let mut columns = vec![0_usize; LOOK];
    let mut rows = vec![0_usize; height];
    let mut colours = Vec::with_capacity(LOOK * height);
    sheet.draw_whole(LOOK, height, |_, _, colour| colours.push(colour));
    let paper = [0, 1, 2].map(|channel| percentile(colours.iter().map(|colour| colour[channel]), 0.8).max(1.0));
    for (at, colour) in colours.iter().enumerate() {
        let [red, green, blue] = [0, 1, 2].map(|channel| colour[channel] / paper[channel]);
        if red > RED_LIGHT && red - green.max(blue) > RED {
            columns[at % LOOK] += 1;
            rows[at / LOOK] += 1;
        }
    }
    let red: usize = columns.iter().sum();
    // Without the outermost twentieth on each side, red specks elsewhere do not widen the box.
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

/// Whether a part of the page contains handwriting: enough pixels that are nearer to the ink of `label` than to the
/// paper. Only the red channel counts, in which a red seal over the part is as light as the paper.
fn written(sheet: &PageFrame<'_>, part: Quad, label: Quad) -> (bool, f32, Quad) {
    let reds = |part: Quad| {
        let mut reds = Vec::with_capacity(WIDTH * HEIGHT);
        sheet.draw(part, WIDTH, HEIGHT, |_, _, [red, _, _]| reds.push(red));
        reds
    };
    let (place, label) = (reds(part), reds(label));
    let paper = percentile(place.iter().copied(), 0.75);
    let ink = percentile(label.iter().copied(), 0.03).min(paper);
    let limit = paper - (paper - ink) * INK;
    let dark = place.iter().filter(|red| **red < limit).count() as f32 / place.len().max(1) as f32;
    (dark > WRITTEN, (dark / WRITTEN * 0.5).clamp(0.5, 0.9), part)
}

/// The quantile of values: the value below which this share of them lies.
fn percentile(values: impl Iterator<Item = f32>, share: f32) -> f32 {
    let mut sorted: Vec<f32> = values.collect();
    sorted.sort_by(f32::total_cmp);
    sorted.get((sorted.len() as f32 * share) as usize).copied().unwrap_or(255.0)
}
