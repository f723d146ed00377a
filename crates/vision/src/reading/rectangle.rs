//! Rectangles at any angle, and the smallest one around a set of points (rotating calipers on the convex hull).

use crate::scan::{Point, Quad};

/// A rectangle at any angle.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Rectangle {
    pub centre: Point,
    /// Unit vector along the width.
    pub along: Point,
    pub width: f32,
    pub height: f32,
}

impl Rectangle {
    /// The rectangle with every side moved outwards by `by`, and its short sides by `ends` more.
    pub fn grown(&self, by: f32, ends: f32) -> Self {
        let (mut width, mut height) = (self.width + 2.0 * by, self.height + 2.0 * by);
        *(if width > height { &mut width } else { &mut height }) += 2.0 * ends;
        Self { width, height, ..*self }
    }

    pub fn contains(&self, point: Point) -> bool {
        let (dx, dy) = (point[0] - self.centre[0], point[1] - self.centre[1]);
        let [ax, ay] = self.along;
        (dx * ax + dy * ay).abs() <= self.width / 2.0 && (dy * ax - dx * ay).abs() <= self.height / 2.0
    }

    /// Corners in clockwise order (y down).
    pub fn corners(&self) -> Quad {
        let [ax, ay] = self.along;
        let (w, h) = (self.width / 2.0, self.height / 2.0);
        let at = |u: f32, v: f32| [self.centre[0] + u * ax - v * ay, self.centre[1] + u * ay + v * ax];
        [at(-w, -h), at(w, -h), at(w, h), at(-w, h)]
    }

    /// Corners TL, TR, BR, BL in the reading direction of the text inside: from left to right or, if the rectangle is
    /// tall, from top to bottom, as lines run on a page turned clockwise.
    pub fn reading_corners(&self) -> Quad {
        let mut upright = *self;
        // Turn by quarters until the width runs within 45° of the x axis, to the right.
        for _ in 0..4 {
            if upright.along[0] > std::f32::consts::FRAC_1_SQRT_2 - 1e-4 {
                break;
            }
            let [ax, ay] = upright.along;
            upright = Self { along: [-ay, ax], width: upright.height, height: upright.width, ..upright };
        }
        let mut corners = upright.corners();
        if upright.height >= 1.5 * upright.width {
            corners.rotate_left(1);
        }
        corners
    }
}

/// The rectangle of smallest area around points; `None` without points. A single point gives a rectangle of size 0.
pub(crate) fn smallest_around(points: &[Point]) -> Option<Rectangle> {
    let hull = convex_hull(points);
    let first = *hull.first()?;
    let mut best = Rectangle { centre: first, along: [1.0, 0.0], width: 0.0, height: 0.0 };
    let mut best_area = f32::INFINITY;
    for (at, from) in hull.iter().enumerate() {
        let to = hull[(at + 1) % hull.len()];
        let length = (to[0] - from[0]).hypot(to[1] - from[1]);
        if length <= 0.0 {
            continue;
        }
        let [ax, ay] = [(to[0] - from[0]) / length, (to[1] - from[1]) / length];
        let (mut low, mut high) = ([f32::INFINITY; 2], [f32::NEG_INFINITY; 2]);
        for [x, y] in &hull {
            for (axis, value) in [x * ax + y * ay, y * ax - x * ay].into_iter().enumerate() {
                low[axis] = low[axis].min(value);
                high[axis] = high[axis].max(value);
            }
        }
        let (width, height) = (high[0] - low[0], high[1] - low[1]);
        if width * height < best_area {
            best_area = width * height;
            let (u, v) = (f32::midpoint(low[0], high[0]), f32::midpoint(low[1], high[1]));
            best = Rectangle { centre: [u * ax - v * ay, u * ay + v * ax], along: [ax, ay], width, height };
        }
    }
    Some(best)
}

/// Convex hull, counter-clockwise in y-up terms (Andrew's monotone chain).
fn convex_hull(points: &[Point]) -> Vec<Point> {
    let mut sorted = points.to_vec();
    sorted.sort_by(|a, b| a[0].total_cmp(&b[0]).then(a[1].total_cmp(&b[1])));
    sorted.dedup();
    if sorted.len() < 3 {
        return sorted;
    }
    let turn = |a: Point, b: Point, c: Point| (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]);
    let half = |points: &mut dyn Iterator<Item = Point>| {
        let mut chain: Vec<Point> = Vec::new();
        for point in points {
            while chain.len() >= 2 && turn(chain[chain.len() - 2], chain[chain.len() - 1], point) <= 0.0 {
                let _ = chain.pop();
            }
            chain.push(point);
        }
        let _ = chain.pop();
        chain
    };
    let mut hull = half(&mut sorted.iter().copied());
    hull.extend(half(&mut sorted.iter().rev().copied()));
    hull
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_a_tilted_rectangle() {
        let made = Rectangle { centre: [50.0, 40.0], along: [0.96, 0.28], width: 60.0, height: 12.0 };
        let found = smallest_around(&made.corners()).unwrap();
        assert!((found.centre[0] - 50.0).abs() < 0.01 && (found.centre[1] - 40.0).abs() < 0.01);
        let sides = [found.width.max(found.height), found.width.min(found.height)];
        assert!((sides[0] - 60.0).abs() < 0.01 && (sides[1] - 12.0).abs() < 0.01, "{sides:?}");
    }

    #[test]
    fn reads_along_the_longer_side_whatever_the_hull_starts_with() {
        let wide = Rectangle { centre: [50.0, 40.0], along: [1.0, 0.0], width: 60.0, height: 12.0 };
        let same = Rectangle { along: [0.0, 1.0], width: 12.0, height: 60.0, ..wide };
        for rectangle in [wide, same] {
            let [tl, tr, _, bl] = rectangle.reading_corners();
            assert!(tr[0] - tl[0] > 59.0 && bl[1] - tl[1] > 11.0, "{rectangle:?}");
        }
        let tall = Rectangle { width: 12.0, height: 60.0, ..wide };
        let [tl, tr, ..] = tall.reading_corners();
        assert!(tr[1] - tl[1] > 59.0, "text of a page turned clockwise runs down");
    }

    #[test]
    fn degenerate_points_do_no_harm() {
        assert_eq!(smallest_around(&[]), None);
        assert!(smallest_around(&[[3.0, 4.0]]).unwrap().width < 1e-6);
        let line = smallest_around(&[[0.0, 0.0], [5.0, 5.0], [10.0, 10.0]]).unwrap();
        assert!(line.width.min(line.height) < 1e-3);
    }
}
