//! The page that is read: a part of the picture, straightened and turned, sampled from the original at any size.

use image::RgbImage;

use crate::scan::{Point, Quad};

/// Share of the page that is added around found corners, so that a corner found slightly inside cuts nothing off.
const MARGIN: f32 = 0.01;

/// A page inside a picture. Its own coordinates run from `[0, 0]` to `[width, height]` in reading direction.
#[derive(Clone)]
pub(crate) struct Sheet<'a> {
    pixels: &'a RgbImage,
    projection: Projection,
    corners: Quad,
    pub width: f32,
    pub height: f32,
}

impl<'a> Sheet<'a> {
    /// The whole picture.
    pub fn whole(pixels: &'a RgbImage) -> Self {
        let (width, height) = (pixels.width() as f32, pixels.height() as f32);
        Self::between(pixels, [[0.0, 0.0], [width, 0.0], [width, height], [0.0, height]])
    }

    /// The document between found corners, with a narrow margin.
    pub fn document(pixels: &'a RgbImage, corners: Quad) -> Self {
        let unit = Projection::of_unit_square(corners);
        let (low, high) = (-MARGIN, 1.0 + MARGIN);
        Self::between(pixels, [[low, low], [high, low], [high, high], [low, high]].map(|point| unit.apply(point)))
    }

    fn between(pixels: &'a RgbImage, corners: Quad) -> Self {
        let [tl, tr, br, bl] = corners;
        let width = distance(tl, tr).max(distance(bl, br)).max(1.0);
        let height = distance(tl, bl).max(distance(tr, br)).max(1.0);
        Self { pixels, projection: Projection::of_rectangle(width, height, corners), corners, width, height }
    }

    /// The same page turned clockwise by quarter turns.
    pub fn turned(&self, quarters: u8) -> Self {
        let mut corners = self.corners;
        corners.rotate_right(usize::from(quarters % 4));
        Self::between(self.pixels, corners)
    }

    /// A quad of the page in pixels of the picture.
    pub fn to_picture(&self, quad: Quad) -> Quad {
        quad.map(|point| self.projection.apply(point))
    }

    /// Draws a part of the page, given in its own coordinates, into `width` × `height` pixels and hands each to `put`
    /// as (x, y, [R, G, B] in `0.0..=255.0`). Pixels outside the picture repeat its edge.
    pub fn draw(&self, part: Quad, width: usize, height: usize, mut put: impl FnMut(usize, usize, [f32; 3])) {
        let part = part.map(|point| self.projection.apply(point));
        let view = Projection::of_rectangle(width as f32, height as f32, part);
        for y in 0..height {
            for x in 0..width {
                let at = [x as f32 + 0.5, y as f32 + 0.5];
                let here = view.apply(at);
                let right = view.apply([at[0] + 1.0, at[1]]);
                let down = view.apply([at[0], at[1] + 1.0]);
                let step_x = [right[0] - here[0], right[1] - here[1]];
                let step_y = [down[0] - here[0], down[1] - here[1]];
                let longest = step_x[0].hypot(step_x[1]).max(step_y[0].hypot(step_y[1]));
                let value = if longest < 1.5 {
                    self.bicubic(here)
                } else {
                    self.average(here, step_x, step_y, (longest.ceil() as usize).min(8))
                };
                put(x, y, value);
            }
        }
    }

    /// The whole page, drawn.
    pub fn draw_whole(&self, width: usize, height: usize, put: impl FnMut(usize, usize, [f32; 3])) {
        let (w, h) = (self.width, self.height);
        self.draw([[0.0, 0.0], [w, 0.0], [w, h], [0.0, h]], width, height, put);
    }

    /// Mean of `n` × `n` pixels spread over the cell around a point.
    fn average(&self, centre: Point, step_x: Point, step_y: Point, n: usize) -> [f32; 3] {
        let mut sum = [0_u32; 3];
        for j in 0..n {
            let v = (j as f32 + 0.5) / n as f32 - 0.5;
            for i in 0..n {
                let u = (i as f32 + 0.5) / n as f32 - 0.5;
                let x = centre[0] + u * step_x[0] + v * step_y[0];
                let y = centre[1] + u * step_x[1] + v * step_y[1];
                let pixel = self.pixel(x.floor() as i64, y.floor() as i64);
                for (sum, value) in sum.iter_mut().zip(pixel) {
                    *sum += u32::from(value);
                }
            }
        }
        sum.map(|sum| sum as f32 / (n * n) as f32)
    }

    /// Bicubic interpolation (Keys, a = -0.75, as OpenCV's) at a point.
    fn bicubic(&self, point: Point) -> [f32; 3] {
        let (x, y) = (point[0] - 0.5, point[1] - 0.5);
        let (left, top) = (x.floor(), y.floor());
        let across = keys(x - left);
        let down = keys(y - top);
        let mut sum = [0.0; 3];
        for (j, weight_y) in down.into_iter().enumerate() {
            for (i, weight_x) in across.into_iter().enumerate() {
                let pixel = self.pixel(left as i64 + i as i64 - 1, top as i64 + j as i64 - 1);
                for (sum, value) in sum.iter_mut().zip(pixel) {
                    *sum += weight_x * weight_y * f32::from(value);
                }
            }
        }
        sum.map(|sum| sum.clamp(0.0, 255.0))
    }

    fn pixel(&self, x: i64, y: i64) -> [u8; 3] {
        let x = x.clamp(0, i64::from(self.pixels.width()) - 1) as u32;
        let y = y.clamp(0, i64::from(self.pixels.height()) - 1) as u32;
        self.pixels.get_pixel(x, y).0
    }
}

/// Weights of the four neighbours at a fraction between the middle two.
fn keys(t: f32) -> [f32; 4] {
    const A: f32 = -0.75;
    let far = |d: f32| ((A * (d - 5.0)) * d + 8.0 * A) * d - 4.0 * A;
    let near = |d: f32| ((A + 2.0) * d - (A + 3.0)) * d * d + 1.0;
    [far(t + 1.0), near(t), near(1.0 - t), far(2.0 - t)]
}

/// Distance of two points.
pub(crate) fn distance(a: Point, b: Point) -> f32 {
    (a[0] - b[0]).hypot(a[1] - b[1])
}

/// A projective map of the plane.
#[derive(Debug, Clone, Copy)]
struct Projection([f32; 9]);

impl Projection {
    /// The map that takes the unit square to a quad (Heckbert 1989, closed form).
    fn of_unit_square([p0, p1, p2, p3]: Quad) -> Self {
        let (dx1, dx2, sx) = (p1[0] - p2[0], p3[0] - p2[0], p0[0] - p1[0] + p2[0] - p3[0]);
        let (dy1, dy2, sy) = (p1[1] - p2[1], p3[1] - p2[1], p0[1] - p1[1] + p2[1] - p3[1]);
        let determinant = dx1 * dy2 - dx2 * dy1;
        let (g, h) = if determinant.abs() < f32::EPSILON {
            (0.0, 0.0)
        } else {
            ((sx * dy2 - dx2 * sy) / determinant, (dx1 * sy - sx * dy1) / determinant)
        };
        Self([
            p1[0] - p0[0] + g * p1[0],
            p3[0] - p0[0] + h * p3[0],
            p0[0],
            p1[1] - p0[1] + g * p1[1],
            p3[1] - p0[1] + h * p3[1],
            p0[1],
            g,
            h,
            1.0,
        ])
    }

    /// The map that takes the rectangle from the origin to `[width, height]` to a quad.
    fn of_rectangle(width: f32, height: f32, quad: Quad) -> Self {
        let Self([a, b, c, d, e, f, g, h, i]) = Self::of_unit_square(quad);
        Self([a / width, b / height, c, d / width, e / height, f, g / width, h / height, i])
    }

    fn apply(&self, [x, y]: Point) -> Point {
        let [a, b, c, d, e, f, g, h, i] = self.0;
        let w = g * x + h * y + i;
        [(a * x + b * y + c) / w, (d * x + e * y + f) / w]
    }
}
