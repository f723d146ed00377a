//! Position of the document in the picture: complete, large enough, with some background around it.

use super::corners::FoundDocument;
use super::{Point, Quad};

/// Position of the document in the picture.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Lie {
    /// Share of the picture that the document fills, `0.0..=1.0`.
    pub fills: f32,
    /// Distance of the nearest side from the border of the picture, share of its short side; negative outside. If the
    /// paper fills the picture, the second largest distance of the sides of its printed frame: two sides away from the
    /// border show that the paper was not cut to the print.
    pub margin: f32,
    /// Whether all four corners lie inside the picture.
    pub complete: bool,
}

/// Measures the position of a document in a picture of `width` × `height` pixels.
pub(super) fn measure(found: &FoundDocument, width: u32, height: u32) -> Lie {
    let (width, height) = (width as f32, height as f32);
    let seen = found.frame.unwrap_or(found.quad);
    let mut sides = [0, 1, 2, 3].map(|side| {
        let ends = [seen[side], seen[(side + 1) % 4]];
        let offs = ends.map(|[x, y]| [y, width - x, height - y, x][side]);
        offs[0].min(offs[1])
    });
    sides.sort_by(f32::total_cmp);
    let margin = if found.frame.is_some() { sides[2] } else { sides[0] };
    Lie {
        fills: (area(&found.quad) / (width * height).max(1.0)).clamp(0.0, 1.0),
        margin: margin / width.min(height).max(1.0),
        complete: found.is_complete(),
    }
}

/// Area of a quadrilateral in square pixels.
fn area(quad: &Quad) -> f32 {
    let cross = |a: &Point, b: &Point| a[0] * b[1] - b[0] * a[1];
    let next = quad.iter().cycle().skip(1);
    (quad.iter().zip(next).map(|(a, b)| cross(a, b)).sum::<f32>() / 2.0).abs()
}
