//! The true proportions of a document.

use crate::scan::{Point, Quad, Slot};

/// Proportions of a straightened document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Aspect {
    /// Card of ISO/IEC 7810 ID-1: 85.60 × 53.98 mm.
    Card,
    /// Sheet of ISO 216 (A3, A4, …): √2.
    Sheet,
    /// Passport page of ISO/IEC 7810 ID-3: 125 × 88 mm.
    Passport,
    /// As measured from the perspective of the corners.
    Measured,
}

/// Greatest relative deviation of the measured proportions from the nominal ones at which the nominal ones are used.
const TOLERANCE: f32 = 0.15;

impl Aspect {
    /// The proportions of the document that a slot asks for.
    pub fn of(slot: Slot) -> Self {
        match slot {
            Slot::IdCardFront | Slot::IdCardBack | Slot::PermitFront | Slot::PermitBack => Self::Card,
            // Licences are printed on A3 (正本) and A4 (副本), letters on A4.
            Slot::BusinessLicence | Slot::Letter => Self::Sheet,
            Slot::Passport => Self::Passport,
            Slot::SubjectCertificate | Slot::PreApproval | Slot::Portrait | Slot::Document => Self::Measured,
        }
    }

    /// Width divided by height for a document at `quad` in a picture of `width` × `height` pixels.
    ///
    /// The nominal proportions apply to the document as it lies, upright or wide. If both the measured proportions and
    /// those of the visible sides deviate from them by more than 15 %, it is another kind of document, and the measured
    /// proportions are used.
    pub fn ratio(self, quad: &Quad, width: u32, height: u32) -> f32 {
        let measured = measure(quad, [width as f32 / 2.0, height as f32 / 2.0]);
        let nominal = match self {
            Self::Card => 85.60 / 53.98,
            Self::Sheet => std::f32::consts::SQRT_2,
            Self::Passport => 125.0 / 88.0,
            Self::Measured => return measured,
        };
        let seen = side_ratio(quad);
        let turned = if seen < 1.0 { 1.0 / nominal } else { nominal };
        let near = |ratio: f32| (ratio / turned - 1.0).abs() <= TOLERANCE;
        if near(measured) || near(seen) { turned } else { measured }
    }
}

/// Width divided by height of the rectangle that appears as `quad` to a camera without distortion whose axis passes
/// through `centre` (Zhang and He, Whiteboard scanning and image enhancement, 2007, §3).
///
/// If the perspective is too weak to determine the focal length, uses the mean lengths of opposite sides.
fn measure(quad: &Quad, centre: Point) -> f32 {
    let [tl, tr, br, bl] = quad.map(|[x, y]| [f64::from(x - centre[0]), f64::from(y - centre[1]), 1.0]);
    let k2 = dot(cross(tl, br), bl) / dot(cross(tr, br), bl);
    let k3 = dot(cross(tl, br), tr) / dot(cross(bl, br), tr);
    let across: [f64; 3] = std::array::from_fn(|i| k2 * tr[i] - tl[i]);
    let down: [f64; 3] = std::array::from_fn(|i| k3 * bl[i] - tl[i]);
    let plain = side_ratio(quad);
    let depth = across[2] * down[2];
    if depth.abs() < 1e-3 {
        return plain;
    }
    let focal_squared = -(across[0] * down[0] + across[1] * down[1]) / depth;
    let length = |v: [f64; 3]| (v[0] * v[0] + v[1] * v[1]) / focal_squared + v[2] * v[2];
    let ratio = (length(across) / length(down)).sqrt() as f32;
    // An impossible focal length, or proportions far from the visible ones, result from slightly inaccurate corners.
    let believable = focal_squared > 0.0 && ratio.is_finite() && (0.67..1.5).contains(&(ratio / plain));
    if believable { ratio } else { plain }
}

/// Mean length of the top and bottom sides divided by that of the left and right sides.
fn side_ratio([tl, tr, br, bl]: &Quad) -> f32 {
    let length = |a: &Point, b: &Point| (a[0] - b[0]).hypot(a[1] - b[1]);
    let (across, down) = (length(tl, tr) + length(bl, br), length(tl, bl) + length(tr, br));
    if down > 0.0 { across / down } else { 1.0 }
}

fn cross(a: [f64; 3], b: [f64; 3]) -> [f64; 3] {
    [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]]
}

fn dot(a: [f64; 3], b: [f64; 3]) -> f64 {
    a[0] * b[0] + a[1] * b[1] + a[2] * b[2]
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A card of 85.60 × 53.98 as seen by a camera of focal length `focal` at distance `away`, rotated about two axes.
    fn seen(focal: f32, away: f32, about_y: f32, about_x: f32) -> Quad {
        [(-42.8, -26.99), (42.8, -26.99), (42.8, 26.99), (-42.8, 26.99)].map(|(x, y): (f32, f32)| {
            let (x1, z1) = (x * about_y.cos(), x * about_y.sin());
            let (y2, z2) = (y * about_x.cos() - z1 * about_x.sin(), y * about_x.sin() + z1 * about_x.cos());
            let depth = away + z2;
            [2000.0 + focal * x1 / depth, 1500.0 + focal * y2 / depth]
        })
    }

    #[test]
    fn perspective_tells_the_true_proportions() {
        for (about_y, about_x) in [(0.0, 0.0), (0.4, 0.3), (-0.5, 0.2), (0.1, -0.6)] {
            let quad = seen(3500.0, 200.0, about_y, about_x);
            let ratio = measure(&quad, [2000.0, 1500.0]);
            assert!((ratio / (85.60 / 53.98) - 1.0).abs() < 0.03, "{about_y} {about_x}: {ratio}");
        }
    }

    #[test]
    fn another_kind_of_document_keeps_its_own_proportions() {
        let square = [[0.0, 0.0], [500.0, 0.0], [500.0, 500.0], [0.0, 500.0]];
        assert!((Aspect::Card.ratio(&square, 500, 500) - 1.0).abs() < 1e-3);
        let upright = [[0.0, 0.0], [540.0, 0.0], [540.0, 850.0], [0.0, 850.0]];
        assert!((Aspect::Card.ratio(&upright, 600, 900) - 53.98 / 85.60).abs() < 1e-6);
    }
}
