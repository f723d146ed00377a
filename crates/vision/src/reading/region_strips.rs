//! Strips: regions side by side in a row, recognised in one call. A call of the recogniser costs at least as much as
//! its narrowest input, so a label, its value and the next label together cost one call instead of three.

use super::sheet::distance;
use crate::scan::{Point, Quad};

/// Width of the recogniser's narrowest input, in heights.
const NARROWEST: f32 = 320.0 / 48.0;
/// Cost of a call in addition to its input, in heights.
const CALL: f32 = 1.0;
/// Longest strip, in heights.
const MAX_STRIP_LENGTH: f32 = 30.0;
/// Maximum ratio of the heights of neighbours.
const UNLIKE: f32 = 1.4;
/// How far neighbouring ends may be from the strip's middle line, in heights.
const OFF: f32 = 0.2;
/// How far a region that a strip covers may be from its middle line, in heights.
const INSIDE: f32 = 0.35;
/// How far neighbours may overlap, in heights.
const OVERLAP: f32 = 0.4;

/// Joins neighbouring regions of an upright page into strips where that saves time.
pub(crate) fn joined(mut regions: Vec<Quad>) -> Vec<Quad> {
    regions.sort_by(|a, b| ends(a)[0][0].total_cmp(&ends(b)[0][0]));
    let mut strips: Vec<Quad> = Vec::new();
    for region in regions {
        match strips.iter_mut().find_map(|strip| together(strip, &region).map(|joined| (strip, joined))) {
            Some((strip, joined)) => *strip = joined,
            None => strips.push(region),
        }
    }
    let all = strips.clone();
    strips.retain(|strip| !all.iter().any(|other| holds(other, strip)));
    strips
}

/// Whether a strip covers another region, which lies in a gap between the regions that were joined.
fn holds(strip: &Quad, region: &Quad) -> bool {
    let [start, end] = ends(strip);
    let length = distance(start, end);
    let inside = |point: Point| {
        let along =
            ((point[0] - start[0]) * (end[0] - start[0]) + (point[1] - start[1]) * (end[1] - start[1])) / length;
        (0.0..=length).contains(&along) && off(point, start, end) < INSIDE * height(strip)
    };
    let [from, to] = ends(region);
    distance(from, to) < length && inside(from) && inside(to)
}

/// Distance of a point from a line.
fn off(point: Point, start: Point, end: Point) -> f32 {
    let way = [end[0] - start[0], end[1] - start[1]];
    ((point[0] - start[0]) * way[1] - (point[1] - start[1]) * way[0]).abs() / way[0].hypot(way[1]).max(1.0)
}

/// Both regions as one strip, if they are side by side and reading them together saves time.
fn together(left: &Quad, right: &Quad) -> Option<Quad> {
    let heights = [height(left), height(right)];
    let tall = heights[0].max(heights[1]);
    let [start, from] = ends(left);
    let [to, end] = ends(right);
    let length = |points: [Point; 2]| distance(points[0], points[1]) / tall;
    let cost = |length: f32| length.max(NARROWEST) + CALL;
    let whole = length([start, end]);
    let fits = tall < UNLIKE * heights[0].min(heights[1])
        && to[0] - from[0] > -OVERLAP * tall
        && off(from, start, end).max(off(to, start, end)) < OFF * tall
        && whole < MAX_STRIP_LENGTH
        && cost(whole) < cost(length([start, from])) + cost(length([to, end]));
    fits.then_some([left[0], right[1], right[2], left[3]])
}

/// Middles of the left and the right side.
fn ends([tl, tr, br, bl]: &Quad) -> [Point; 2] {
    let middle = |a: &Point, b: &Point| [f32::midpoint(a[0], b[0]), f32::midpoint(a[1], b[1])];
    [middle(tl, bl), middle(tr, br)]
}

fn height([tl, tr, br, bl]: &Quad) -> f32 {
    f32::midpoint(distance(*tl, *bl), distance(*tr, *br))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn region(left: f32, top: f32, width: f32) -> Quad {
        [[left, top], [left + width, top], [left + width, top + 30.0], [left, top + 30.0]]
    }

    #[test]
    fn a_label_is_read_with_its_value() {
        let strips = joined(vec![region(160.0, 51.0, 40.0), region(60.0, 50.0, 70.0), region(255.0, 49.0, 70.0)]);
        assert_eq!(strips, [[[60.0, 50.0], [325.0, 49.0], [325.0, 79.0], [60.0, 80.0]]]);
    }

    #[test]
    fn rows_and_columns_stay_apart() {
        let rows = vec![region(60.0, 50.0, 70.0), region(60.0, 90.0, 70.0)];
        assert_eq!(joined(rows.clone()), rows);
        let columns = vec![region(60.0, 50.0, 400.0), region(560.0, 50.0, 400.0)];
        assert_eq!(joined(columns.clone()), columns);
        let title = [[150.0, 20.0], [400.0, 20.0], [400.0, 100.0], [150.0, 100.0]];
        assert_eq!(joined(vec![region(60.0, 45.0, 70.0), title]).len(), 2);
    }
}
