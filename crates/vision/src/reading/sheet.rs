//! The page to read: a part of the picture, straightened and turned, sampled from the original at any size.

use image::RgbImage;

use crate::scan::resample::{self, Homography};
use crate::scan::{Point, Quad};

/// Margin around detected corners, as a share of the page, so that a corner detected slightly inside the page cuts
/// nothing off.
const CORNER_MARGIN: f32 = 0.01;

/// A page inside a picture. Its own coordinates run from `[0, 0]` to `[width, height]` in reading direction.
#[derive(Clone)]
pub(crate) struct PageFrame<'a> {
    pixels: &'a RgbImage,
    projection: Homography,
    corners: Quad,
    pub width: f32,
    pub height: f32,
}

impl<'a> PageFrame<'a> {
    /// The whole picture; `None` for an empty one.
    pub fn whole_picture(pixels: &'a RgbImage) -> Option<Self> {
        let (width, height) = (pixels.width() as f32, pixels.height() as f32);
        Self::between(pixels, [[0.0, 0.0], [width, 0.0], [width, height], [0.0, height]])
    }

    /// The document between detected corners, with a narrow margin; `None` if they do not form a quadrilateral.
    pub fn document(pixels: &'a RgbImage, corners: &Quad) -> Option<Self> {
        let unit = Homography::from_rectangle(1.0, 1.0, corners)?;
        let (low, high) = (-CORNER_MARGIN, 1.0 + CORNER_MARGIN);
        Self::between(pixels, [[low, low], [high, low], [high, high], [low, high]].map(|point| unit.apply(point)))
    }

    fn between(pixels: &'a RgbImage, corners: Quad) -> Option<Self> {
        let [tl, tr, br, bl] = corners;
        let width = distance(tl, tr).max(distance(bl, br)).max(1.0);
        let height = distance(tl, bl).max(distance(tr, br)).max(1.0);
        let projection = Homography::from_rectangle(width, height, &corners)?;
        Some(Self { pixels, projection, corners, width, height })
    }

    /// The whole picture that this page is a part of.
    pub fn uncut(&self) -> Option<Self> {
        Self::whole_picture(self.pixels)
    }

    /// The same page turned clockwise by quarter turns.
    pub fn turned(&self, quarters: u8) -> Option<Self> {
        let mut corners = self.corners;
        corners.rotate_right(usize::from(quarters % 4));
        Self::between(self.pixels, corners)
    }

    /// Converts a quad of the page to pixels of the picture.
    pub fn to_picture(&self, quad: Quad) -> Quad {
        quad.map(|point| self.projection.apply(point))
    }

    /// Whether a part of the page, given in its own coordinates, extends beyond the border of the picture.
    pub fn runs_out(&self, part: Quad) -> bool {
        let (width, height) = (self.pixels.width() as f32, self.pixels.height() as f32);
        self.to_picture(part).iter().any(|[x, y]| !(0.0..=width).contains(x) || !(0.0..=height).contains(y))
    }

    /// Draws a part of the page, given in its own coordinates, into `width` × `height` pixels and passes each to `put`
    /// as (x, y, [R, G, B] in `0.0..=255.0`). Pixels outside the picture repeat its edge.
    pub fn draw(&self, part: Quad, width: usize, height: usize, mut put: impl FnMut(usize, usize, [f32; 3])) {
        let part = part.map(|point| self.projection.apply(point));
        let Some(view) = Homography::from_rectangle(width as f32, height as f32, &part) else { return };
        let row =
            |y: usize| -> Vec<Point> { (0..=width).map(|x| view.apply([x as f32 + 0.5, y as f32 + 0.5])).collect() };
        let mut below = row(0);
        for y in 0..height {
            let points = std::mem::replace(&mut below, row(y + 1));
            for x in 0..width {
                let (here, right, down) = (points[x], points[x + 1], below[x]);
                let step_x = [right[0] - here[0], right[1] - here[1]];
                let step_y = [down[0] - here[0], down[1] - here[1]];
                let longest = step_x[0].hypot(step_x[1]).max(step_y[0].hypot(step_y[1]));
                let value = if longest < 1.5 {
                    resample::bicubic(self.pixels, here)
                } else {
                    self.average(here, step_x, step_y, (longest.ceil() as usize).min(8))
                };
                put(x, y, value);
            }
        }
    }

    /// Draws the whole page; see [`PageFrame::draw`].
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

    fn pixel(&self, x: i64, y: i64) -> [u8; 3] {
        let x = x.clamp(0, i64::from(self.pixels.width()) - 1) as u32;
        let y = y.clamp(0, i64::from(self.pixels.height()) - 1) as u32;
        self.pixels.get_pixel(x, y).0
    }
}

/// Distance between two points.
pub(crate) fn distance(a: Point, b: Point) -> f32 {
    (a[0] - b[0]).hypot(a[1] - b[1])
}
