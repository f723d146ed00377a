//! Quadrilaterals and convex polygons in the plane; x to the right, y down.

use crate::scan::{Point, Quad};

/// Twice the signed area of the triangle a, b, c; positive if its corners run clockwise on the screen.
pub(super) fn cross(a: Point, b: Point, c: Point) -> f32 {
    (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])
}

/// Distance between two points.
pub(super) fn distance(a: Point, b: Point) -> f32 {
    (a[0] - b[0]).hypot(a[1] - b[1])
}

/// Length of the longer diagonal.
pub(super) fn diagonal(quad: &Quad) -> f32 {
    distance(quad[0], quad[2]).max(distance(quad[1], quad[3]))
}

/// Whether the corners run clockwise and every angle is less than 180°.
pub(super) fn is_convex(quad: &Quad) -> bool {
    let [a, b, c, d] = *quad;
    cross(a, b, c) > 0.0 && cross(b, c, d) > 0.0 && cross(c, d, a) > 0.0 && cross(d, a, b) > 0.0
}

/// Angles between the sides of a flat rectangle in photographs, degrees.
const ANGLES: std::ops::RangeInclusive<f32> = 50.0..=130.0;
/// Greatest ratio of opposite sides: perspective enlarges the nearer side of a document photographed at an angle.
const ASLANT: f32 = 2.5;
/// Greatest ratio of length to width of a document. Cards and sheets have 1.3 to 1.6, receipts several times that.
const MAX_ASPECT: f32 = 6.0;

/// Whether a photograph of a card or a sheet can have these corners.
pub(super) fn is_plausible(quad: &Quad) -> bool {
    let side = |at: usize| distance(quad[at % 4], quad[(at + 1) % 4]).max(1e-6);
    let angle = |at: usize| {
        let [before, here, after] = [quad[(at + 3) % 4], quad[at], quad[(at + 1) % 4]];
        let towards = |to: Point| [to[0] - here[0], to[1] - here[1]];
        let (a, b) = (towards(before), towards(after));
        ((a[0] * b[0] + a[1] * b[1]) / (side(at + 3) * side(at))).clamp(-1.0, 1.0).acos().to_degrees()
    };
    let ratio = |a: f32, b: f32| a.max(b) / a.min(b);
    is_convex(quad)
        && (0..4).all(|at| ANGLES.contains(&angle(at)))
        && (0..2).all(|at| ratio(side(at), side(at + 2)) <= ASLANT)
        && ratio(side(0) + side(2), side(1) + side(3)) <= MAX_ASPECT
}

/// Area of a polygon without self-intersection.
pub(super) fn area(polygon: &[Point]) -> f32 {
    let next = polygon.iter().cycle().skip(1);
    polygon.iter().zip(next).map(|(a, b)| a[0] * b[1] - b[0] * a[1]).sum::<f32>().abs() / 2.0
}

/// The part of a polygon inside a convex clockwise one (Sutherland and Hodgman, 1974).
pub(super) fn clip(polygon: &[Point], window: &[Point]) -> Vec<Point> {
    let mut kept = polygon.to_vec();
    for (a, b) in window.iter().zip(window.iter().cycle().skip(1)) {
        let before = std::mem::take(&mut kept);
        let Some(last) = before.last() else { break };
        let mut previous = *last;
        for point in before {
            let (from, to) = (cross(*a, *b, previous), cross(*a, *b, point));
            if (from >= 0.0) != (to >= 0.0) {
                let t = from / (from - to);
                kept.push([previous[0] + t * (point[0] - previous[0]), previous[1] + t * (point[1] - previous[1])]);
            }
            if to >= 0.0 {
                kept.push(point);
            }
            previous = point;
        }
    }
    kept
}

/// Area of the overlap of two convex quadrilaterals divided by the area of their union, `0.0..=1.0`.
pub fn iou(a: &Quad, b: &Quad) -> f32 {
    let (a, b) = (order(a), order(b));
    let shared = area(&clip(&a, &b));
    let union = area(&a) + area(&b) - shared;
    if union > 0.0 { shared / union } else { 0.0 }
}

/// A quadrilateral moved right and down by `by` pixels.
pub fn moved(quad: &Quad, by: Point) -> Quad {
    quad.map(|[x, y]| [x + by[0], y + by[1]])
}

/// The corners clockwise, starting with the one with the smallest x + y.
pub fn order(quad: &Quad) -> Quad {
    let centre = [quad.iter().map(|p| p[0]).sum::<f32>() / 4.0, quad.iter().map(|p| p[1]).sum::<f32>() / 4.0];
    let angle = |p: &Point| (p[1] - centre[1]).atan2(p[0] - centre[0]);
    let mut sorted = *quad;
    sorted.sort_by(|a, b| angle(a).total_cmp(&angle(b)));
    let first = (0..4).min_by(|&i, &j| {
        let sum = |index: usize| sorted[index][0] + sorted[index][1];
        sum(i).total_cmp(&sum(j))
    });
    sorted.rotate_left(first.unwrap_or(0));
    sorted
}

/// Intersection of the lines a–b and c–d; `None` if they are nearly parallel.
pub(super) fn meet([a, b]: [Point; 2], [c, d]: [Point; 2]) -> Option<Point> {
    let (u, v) = ([b[0] - a[0], b[1] - a[1]], [d[0] - c[0], d[1] - c[1]]);
    let divisor = u[0] * v[1] - u[1] * v[0];
    if divisor.abs() <= 1e-6 * u[0].hypot(u[1]) * v[0].hypot(v[1]) {
        return None;
    }
    let t = ((c[0] - a[0]) * v[1] - (c[1] - a[1]) * v[0]) / divisor;
    Some([a[0] + t * u[0], a[1] + t * u[1]])
}

/// The quadrilateral with the sides top, right, bottom, left; `None` if it is not convex.
pub(super) fn join(sides: &[[Point; 2]; 4]) -> Option<Quad> {
    let mut quad = [[0.0; 2]; 4];
    for (corner, point) in quad.iter_mut().enumerate() {
        *point = meet(sides[(corner + 3) % 4], sides[corner])?;
    }
    is_convex(&quad).then_some(quad)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn documents_seen_aslant_are_plausible_and_wedges_are_not() {
        let seen: [Quad; 4] = [
            [[0.0, 0.0], [160.0, 0.0], [160.0, 100.0], [0.0, 100.0]],
            [[40.0, 0.0], [140.0, 10.0], [190.0, 120.0], [0.0, 110.0]],
            [[50.0, 0.0], [150.0, 60.0], [100.0, 150.0], [0.0, 90.0]],
            [[0.0, 0.0], [50.0, 0.0], [52.0, 290.0], [0.0, 290.0]],
        ];
        assert!(seen.iter().all(is_plausible));
        let never: [Quad; 5] = [
            [[0.0, 0.0], [160.0, 0.0], [20.0, 100.0], [0.0, 100.0]],
            [[0.0, 0.0], [160.0, 0.0], [290.0, 100.0], [130.0, 100.0]],
            [[0.0, 0.0], [700.0, 0.0], [700.0, 100.0], [0.0, 100.0]],
            [[0.0, 0.0], [160.0, 0.0], [70.0, 40.0], [0.0, 100.0]],
            [[0.0, 0.0], [160.0, 40.0], [160.0, 60.0], [0.0, 100.0]],
        ];
        assert!(!never.iter().any(is_plausible));
    }
}
