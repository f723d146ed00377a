//! Elements of a business licence: red emblem at the top, red seal in the lower half, QR code.

use super::page::{DocumentSheet, PixelColour, luma, usual};
use super::plane::Plane;
use super::qr_modules;

/// Position of the emblem and the seal in both the upright and the wide form, shares of the document.
const EMBLEM: [f32; 4] = [0.35, 0.0, 0.65, 0.3];
const SEAL: [f32; 4] = [0.4, 0.5, 1.0, 1.0];
/// Redness of ink beyond the paper's, in levels on white paper: pale seals reach 25, paper without a seal stays under
/// 10.
const RED: f32 = 20.0;
/// Redness of an emblem's lacquer, share of the paper's luma: skin reaches 0.36. Share of an emblem and of a strip
/// around it that must have that redness, and width of the strip, share of the short side.
const LACQUER: f32 = 0.4;
const LACQUERED: f32 = 0.1;
const AROUND: f32 = 0.04;
/// Lower limit of the paper's luma in these comparisons.
const DARKEST_PAPER: f32 = 60.0;
/// Greatest distance of an emblem from the middle of a side, share of that side, and from the side itself, share of the
/// other side.
const MIDDLE: f32 = 0.1;
const DEPTH: f32 = 0.3;

/// Elements found on a business licence.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Features {
    /// Share of red pixels where the emblem should be.
    pub emblem: f32,
    /// Share of red pixels where the seal should be.
    pub seal: f32,
    /// Whether something like a QR code was found; `None` if the picture has too few pixels to decide.
    pub code: Option<bool>,
}

/// Looks for these elements on an upright licence.
pub(super) fn measure(sheet: &DocumentSheet, detail: &Plane) -> Features {
    let paper = usual(sheet.area(SEAL).into_iter());
    Features {
        emblem: red_share(sheet, EMBLEM, paper),
        seal: red_share(sheet, SEAL, paper),
        code: qr_modules::are_seen(detail),
    }
}

/// Share of the whole letter that is red, `0.0..=1.0`, wherever the seal is.
pub(super) fn red_of_letter(sheet: &DocumentSheet) -> f32 {
    const WHOLE: [f32; 4] = [0.0, 0.0, 1.0, 1.0];
    red_share(sheet, WHOLE, usual(sheet.area(WHOLE).into_iter()))
}

/// Whether the area `bounds` (pixels of the sheet) is the emblem at the middle of a certificate's upper side, or part
/// of it, whichever way up the certificate lies.
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
    // Golden and shaded parts of the emblem are recognised by the red next to them.
    let around = AROUND * DocumentSheet::SHORT as f32;
    let span = |from: f32, to: f32, size: usize| (from - around).max(0.0) as usize..((to + around) as usize).min(size);
    let (columns, rows) = (span(left, right, sheet.width), span(top, bottom, sheet.height));
    let least = LACQUER * luma(usual(sheet.area([0.0, 0.0, 1.0, 1.0]).into_iter())).max(DARKEST_PAPER);
    let red = |x: usize, y: usize| warmth(sheet.colour(x, y)) > least;
    let lacquered = rows.clone().map(|y| columns.clone().filter(|x| red(*x, y)).count()).sum::<usize>() as f32;
    lacquered > LACQUERED * (columns.len() * rows.len()) as f32
}

/// Redness of a colour beyond its other channels, levels.
fn warmth([red, green, blue]: PixelColour) -> f32 {
    red - green.max(blue)
}

/// Share of an area that is redder than the paper in the same light, and not more yellow than red, as gold frames are.
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
