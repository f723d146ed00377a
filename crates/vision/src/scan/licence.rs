//! What a business licence carries: red emblem at the top, red seal in the lower half, QR code.

use super::page::Sheet;
use super::plane::Plane;
use super::upright::redness;

/// Where the emblem and the seal stand in both the upright and the wide form, shares of the document.
const EMBLEM: [f32; 4] = [0.35, 0.0, 0.65, 0.3];
const SEAL: [f32; 4] = [0.4, 0.5, 1.0, 1.0];
/// Redness from which a pixel counts as red ink.
const RED: f32 = 25.0;

/// What was seen of a business licence.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Features {
    /// Share of red pixels where the emblem belongs.
    pub emblem: f32,
    /// Share of red pixels where the seal belongs.
    pub seal: f32,
    /// Whether a QR code was found.
    pub code: bool,
}

/// Looks for them on an upright licence.
pub(super) fn measure(sheet: &Sheet, detail: &Plane) -> Features {
    Features { emblem: red_share(sheet, EMBLEM), seal: red_share(sheet, SEAL), code: has_code(detail) }
}

fn red_share(sheet: &Sheet, area: [f32; 4]) -> f32 {
    let colours = sheet.area(area);
    let red = colours.iter().filter(|colour| redness(**colour) > RED).count();
    red as f32 / colours.len().max(1) as f32
}

fn has_code(detail: &Plane) -> bool {
    if detail.width < 64 || detail.height < 64 {
        return false;
    }
    let grey = |x: usize, y: usize| detail.values[y * detail.width + x].clamp(0.0, 255.0) as u8;
    let mut picture = rqrr::PreparedImage::prepare_from_greyscale(detail.width, detail.height, grey);
    !picture.detect_grids().is_empty()
}
