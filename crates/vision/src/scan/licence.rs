//! What a business licence carries: red emblem at the top, red seal in the lower half, QR code.

use super::page::{DocumentSheet, PixelColour, luma, usual};
use super::plane::Plane;
use super::qr_modules;

/// Where the emblem and the seal stand in both the upright and the wide form, shares of the document.
const EMBLEM: [f32; 4] = [0.35, 0.0, 0.65, 0.3];
const SEAL: [f32; 4] = [0.4, 0.5, 1.0, 1.0];
/// How much redder than the paper ink is, in levels on white paper: pale seals reach 25, paper without one stays under 10.
const RED: f32 = 20.0;
/// The same for the lacquer of an emblem, share of the paper's luma: skin reaches 0.36. Share of an emblem and of a
/// strip around it that is of that red, and width of the strip, share of the short side.
const LACQUER: f32 = 0.4;
const LACQUERED: f32 = 0.1;
const AROUND: f32 = 0.04;
/// Luma of the paper that ink is measured against at least.
const DARKEST_PAPER: f32 = 60.0;
/// How near to the middle of a side an emblem stands, and how far from it, shares of the side and of the other one.
const MIDDLE: f32 = 0.1;
const DEPTH: f32 = 0.3;

/// What was seen of a business licence.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Features {
    /// Share of red pixels where the emblem belongs.
    pub emblem: f32,
    /// Share of red pixels where the seal belongs.
    pub seal: f32,
    /// Whether something like a QR code was found; `None` where the picture has too few pixels to tell.
    pub code: Option<bool>,
}

/// Looks for them on an upright licence.
pub(super) fn measure(sheet: &DocumentSheet, detail: &Plane) -> Features {
    let paper = usual(sheet.area(SEAL).into_iter());
    Features {
        emblem: red_share(sheet, EMBLEM, paper),
        seal: red_share(sheet, SEAL, paper),
        code: qr_modules::are_seen(detail),
    }
}

/// The share of a letter that is red, `0.0..=1.0`, wherever it was sealed.
pub(super) fn red_of_letter(sheet: &DocumentSheet) -> f32 {
    const WHOLE: [f32; 4] = [0.0, 0.0, 1.0, 1.0];
    red_share(sheet, WHOLE, usual(sheet.area(WHOLE).into_iter()))
}

/// Whether what fills `bounds` (pixels of the sheet) is the emblem that certificates carry at the middle of their upper
/// side, or a part of it, however they lie in the picture.
pub(super) fn is_emblem(sheet: &DocumentSheet, bounds: [f32; 4]) -> bool {
    let strip = DocumentSheet::STRIP as f32;
    let (width, height) = (sheet.inner_width() as f32, sheet.inner_height() as f32);
    let [left, top, right, bottom] = bounds;
    let (across, down) =
        ((f32::midpoint(left, right) - strip) / width - 0.5, (f32::midpoint(top, bottom) - strip) / height - 0.5);
    let placed = |along: f32, deep: f32| along.abs() < MIDDLE && deep.abs() > 0.5 - DEPTH;
    if !placed(across, down) && !placed(down, across) {
        return false;
    }
    // Its gold and its shaded parts are told by the red beside them.
    let around = AROUND * DocumentSheet::SHORT as f32;
    let span = |from: f32, to: f32, size: usize| (from - around).max(0.0) as usize..((to + around) as usize).min(size);
    let (columns, rows) = (span(left, right, sheet.width), span(top, bottom, sheet.height));
    let least = LACQUER * luma(usual(sheet.area([0.0, 0.0, 1.0, 1.0]).into_iter())).max(DARKEST_PAPER);
    let red = |x: usize, y: usize| warmth(sheet.colour(x, y)) > least;
    let lacquered = rows.clone().map(|y| columns.clone().filter(|x| red(*x, y)).count()).sum::<usize>() as f32;
    lacquered > LACQUERED * (columns.len() * rows.len()) as f32
}

/// How much redder than anything else a colour is, levels.
fn warmth([red, green, blue]: PixelColour) -> f32 {
    red - green.max(blue)
}

/// Share of an area that is redder than the paper, as the paper is lit, and not rather yellow: gold frames are.
fn red_share(sheet: &DocumentSheet, area: [f32; 4], paper: PixelColour) -> f32 {
    let colours = sheet.area(area);
    let least = RED * luma(paper).max(DARKEST_PAPER) / 255.0;
    let yellow = |[_, green, blue]: PixelColour| green - blue;
    let is_red = |colour: &PixelColour| {
        let redder = warmth(*colour) - warmth(paper);
        redder > least && redder > yellow(*colour) - yellow(paper)
    };
    let red = colours.iter().filter(|colour| is_red(colour)).count();
    red as f32 / colours.len().max(1) as f32
}
