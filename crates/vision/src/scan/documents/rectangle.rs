//! The smallest rectangle around an area, upright or rotated.

use crate::scan::corners::order;
use crate::scan::{Point, Quad};

/// A rectangle around an area.
#[derive(Debug, Clone, Copy)]
pub(super) struct DocumentRectangle {
    /// Corners TL, TR, BR, BL as seen in the picture.
    pub corners: Quad,
    /// Longer and shorter side, in pixels.
    sides: [f32; 2],
}

impl DocumentRectangle {
    /// The smallest rectangle around the pixels with the indices `area` in a picture of that width; `None` around a
    /// line.
    pub fn around(area: &[usize], width: usize) -> Option<Self> {
        let hull = hull(area, width);
        let sides = hull.iter().zip(hull.iter().cycle().skip(1));
        sides.filter_map(|(a, b)| Self::along(&hull, *a, *b)).min_by(|one, other| one.area().total_cmp(&other.area()))
    }

    /// The rectangle around points with one side along a–b.
    fn along(points: &[Point], a: Point, b: Point) -> Option<Self> {
        let length = (b[0] - a[0]).hypot(b[1] - a[1]);
        let [cos, sin] = [(b[0] - a[0]) / length, (b[1] - a[1]) / length];
        let turned = points.iter().map(|[x, y]| [x * cos + y * sin, y * cos - x * sin]);
        let bounds = |axis: usize| {
            turned
                .clone()
                .fold((f32::MAX, f32::MIN), |(low, high), point| (low.min(point[axis]), high.max(point[axis])))
        };
        let ((left, right), (top, bottom)) = (bounds(0), bounds(1));
        let (across, down) = (right - left, bottom - top);
        let corners = [[left, top], [right, top], [right, bottom], [left, bottom]];
        let back = corners.map(|[u, v]| [u * cos - v * sin, u * sin + v * cos]);
        // A comparison with NaN is false: two identical points do not make a side.
        (across.min(down) > 1.0).then(|| Self { corners: order(&back), sides: [across.max(down), across.min(down)] })
    }

    /// Area in square pixels.
    pub fn area(&self) -> f32 {
        self.sides[0] * self.sides[1]
    }

    /// Length over width.
    pub fn proportions(&self) -> f32 {
        self.sides[0] / self.sides[1]
    }

    /// The longer side in pixels.
    pub fn length(&self) -> f32 {
        self.sides[0]
    }
}

/// The convex hull of pixels (Andrew's monotone chain, 1979).
fn hull(area: &[usize], width: usize) -> Vec<Point> {
    let mut points: Vec<[i64; 2]> = area
        .iter()
        .flat_map(|at| {
            let (x, y) = ((at % width) as i64, (at / width) as i64);
            [[x, y], [x + 1, y], [x, y + 1], [x + 1, y + 1]]
        })
        .collect();
    points.sort_unstable();
    points.dedup();
    let mut hull: Vec<[i64; 2]> = Vec::new();
    for upper in [false, true] {
        let start = hull.len() + 1;
        let mut add = |point: [i64; 2]| {
            while hull.len() > start
                && let [.., a, b] = hull[..]
                && (b[0] - a[0]) * (point[1] - a[1]) - (b[1] - a[1]) * (point[0] - a[0]) <= 0
            {
                let _ = hull.pop();
            }
            hull.push(point);
        };
        let mut order: Vec<[i64; 2]> = points.clone();
        if upper {
            order.reverse();
        }
        for point in order {
            add(point);
        }
        let _ = hull.pop();
    }
    hull.into_iter().map(|point| point.map(|value| value as f32)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_turned_rectangle_is_told_with_its_own_sides() {
        let (width, height) = (200_usize, 160_usize);
        let (sin, cos) = 0.3f32.sin_cos();
        let inside = |at: &usize| {
            let (x, y) = ((at % width) as f32 - 100.0, (at / width) as f32 - 80.0);
            (x * cos + y * sin).abs() < 60.0 && (y * cos - x * sin).abs() < 30.0
        };
        let area: Vec<usize> = (0..width * height).filter(inside).collect();
        let found = DocumentRectangle::around(&area, width).unwrap_or_else(|| panic!("a rectangle"));
        assert!((found.proportions() - 2.0).abs() < 0.05 && (found.length() - 120.0).abs() < 3.0, "{found:?}");
        assert!((area.len() as f32 / found.area() - 1.0).abs() < 0.05);
        assert!(DocumentRectangle::around(&[], width).is_none());
    }
}
