//! The document straightened out of the picture, at the two sizes that the measures look at.

use image::RgbImage;

use super::plane::Plane;
use super::resample::Homography;
use super::working::Working;
use super::{Point, Quad};

/// Colour of a pixel, red, green, blue, 0–255.
pub(super) type Colour = [f32; 3];

/// The document in its own coordinates.
#[derive(Debug)]
pub(super) struct Page {
    /// Length of the document's short side in the picture, pixels.
    pub short_side: f32,
    /// Luma of the document alone; the short side is at most [`Page::DETAIL`] pixels, never more than in the picture.
    pub detail: Plane,
    /// Colours of the document and of a strip around it.
    pub sheet: Sheet,
}

/// The document at a fixed size with a strip of its surroundings.
#[derive(Debug)]
pub(super) struct Sheet {
    /// Width with both strips, pixels.
    pub width: usize,
    /// Height with both strips, pixels.
    pub height: usize,
    /// Colours, row by row.
    pub pixels: Vec<Colour>,
    /// Whether a pixel lies inside the picture.
    pub inside: Vec<bool>,
    map: Homography,
}

impl Page {
    /// Short side of [`Page::detail`] in pixels.
    ///
    /// At this size print of 2 mm on a card and of 3 mm on an A4 sheet is ten pixels high and more: what is blurred
    /// here cannot be read, and what is only blurred in a larger picture does not matter.
    pub const DETAIL: f32 = 640.0;

    /// Straightens the document in `quad`; `None` where it has no area.
    pub fn new(working: &Working<'_>, quad: &Quad) -> Option<Self> {
        let (width, height) = size_of(quad);
        let short_side = width.min(height);
        if short_side < 8.0 {
            return None;
        }
        Some(Self { short_side, detail: detail(working, quad)?, sheet: Sheet::new(working, quad)? })
    }
}

impl Sheet {
    /// Short side of the document in pixels.
    pub const SHORT: usize = 256;
    /// Width of the strip around it in pixels.
    pub const STRIP: usize = 20;
    /// Longest side of the document in pixels; a longer document is squeezed.
    const LONGEST: f32 = 1024.0;

    fn new(working: &Working<'_>, quad: &Quad) -> Option<Self> {
        let (width, height) = size_of(quad);
        let scale = Self::SHORT as f32 / width.min(height);
        let side = |side: f32| (side * scale).min(Self::LONGEST).round();
        let strip = Self::STRIP as f32;
        let (inner_width, inner_height) = (side(width), side(height));
        let in_coarse = quad.map(|point| working.to_copy(&working.coarse, point));
        let (source, quad) = if shortest(&in_coarse) >= Self::SHORT as f32 {
            (&working.coarse, in_coarse)
        } else {
            (&working.fine, quad.map(|point| working.to_copy(&working.fine, point)))
        };
        let map = Homography::from_rectangle(inner_width, inner_height, &quad)?;
        let to_full =
            Homography::from_rectangle(inner_width, inner_height, &quad.map(|point| working.to_full(source, point)))?;
        let (width, height) = (inner_width as usize + 2 * Self::STRIP, inner_height as usize + 2 * Self::STRIP);
        let taps = (shortest(&quad) / Self::SHORT as f32).round().clamp(1.0, 4.0) as usize;
        let mut sheet = Self { width, height, pixels: Vec::new(), inside: Vec::new(), map: to_full };
        let (right, bottom) = (source.width() as f32, source.height() as f32);
        for y in 0..height {
            for x in 0..width {
                let at = [x as f32 - strip, y as f32 - strip];
                let [px, py] = map.apply([at[0] + 0.5, at[1] + 0.5]);
                sheet.inside.push(px >= 0.0 && py >= 0.0 && px < right && py < bottom);
                sheet.pixels.push(mean_colour(source, &map, at, taps));
            }
        }
        Some(sheet)
    }

    /// Width of the document in pixels.
    pub fn inner_width(&self) -> usize {
        self.width - 2 * Self::STRIP
    }

    /// Height of the document in pixels.
    pub fn inner_height(&self) -> usize {
        self.height - 2 * Self::STRIP
    }

    /// Colour at column `x`, row `y`, the strip included.
    pub fn colour(&self, x: usize, y: usize) -> Colour {
        self.pixels[y * self.width + x]
    }

    /// One value a pixel of the document without the strip and without the outermost `inset` pixels.
    pub fn inner(&self, inset: usize, value: impl Fn(Colour) -> f32) -> Plane {
        let first = Self::STRIP + inset;
        let width = self.width.saturating_sub(2 * first);
        let height = self.height.saturating_sub(2 * first);
        Plane::from_fn(width, height, |x, y| value(self.colour(x + first, y + first)))
    }

    /// Colours of the part from left, top to right, bottom, shares of the document.
    pub fn area(&self, [left, top, right, bottom]: [f32; 4]) -> Vec<Colour> {
        let at = |share: f32, size: usize| Self::STRIP + (share * size as f32).round() as usize;
        let columns = at(left, self.inner_width())..at(right, self.inner_width());
        (at(top, self.inner_height())..at(bottom, self.inner_height()))
            .flat_map(|y| columns.clone().map(move |x| (x, y)))
            .map(|(x, y)| self.colour(x, y))
            .collect()
    }

    /// A point of the document, strip included, in pixels of the picture.
    pub fn to_picture(&self, [x, y]: Point) -> Point {
        let strip = Self::STRIP as f32;
        self.map.apply([x - strip, y - strip])
    }

    /// Outline of the document in the picture.
    pub fn document(&self) -> Vec<Point> {
        let strip = Self::STRIP as f32;
        self.outline([strip, strip, self.width as f32 - strip, self.height as f32 - strip])
    }

    /// The rectangle from `left`, `top` to `right`, `bottom` (pixels, strip included) as an outline in the picture.
    pub fn outline(&self, [left, top, right, bottom]: [f32; 4]) -> Vec<Point> {
        [[left, top], [right, top], [right, bottom], [left, bottom]].map(|point| self.to_picture(point)).to_vec()
    }
}

/// Luma of a colour (ITU-R BT.601), 0–255.
pub(super) fn luma([red, green, blue]: Colour) -> f32 {
    0.299 * red + 0.587 * green + 0.114 * blue
}

/// Mean width and height of a quadrilateral.
pub(super) fn size_of([a, b, c, d]: &Quad) -> (f32, f32) {
    let length = |from: &Point, to: &Point| (to[0] - from[0]).hypot(to[1] - from[1]);
    (f32::midpoint(length(a, b), length(d, c)), f32::midpoint(length(b, c), length(a, d)))
}

fn shortest(quad: &Quad) -> f32 {
    let (width, height) = size_of(quad);
    width.min(height)
}

/// Luma of the document at no more pixels than the picture has.
fn detail(working: &Working<'_>, quad: &Quad) -> Option<Plane> {
    let in_fine = quad.map(|point| working.to_copy(&working.fine, point));
    let (source, quad) =
        if shortest(&in_fine) >= Page::DETAIL { (&working.fine, in_fine) } else { (working.full, *quad) };
    let (width, height) = size_of(&quad);
    let scale = (Page::DETAIL / width.min(height)).min(1.0);
    // Of a very long document the middle is enough.
    let longest = 2.0 * Page::DETAIL;
    let (width, height) = ((width * scale).max(1.0), (height * scale).max(1.0));
    let map = Homography::from_rectangle(width, height, &quad)?;
    let skip = |side: f32| ((side - longest) / 2.0).max(0.0).round();
    let (left, top) = (skip(width), skip(height));
    let taps = (1.0 / scale).round().clamp(1.0, 8.0) as usize;
    Some(Plane::from_fn(width.min(longest) as usize, height.min(longest) as usize, |x, y| {
        luma(mean_colour(source, &map, [x as f32 + left, y as f32 + top], taps))
    }))
}

/// Mean over `taps` × `taps` places of the unit square at `at`; a single tap is linear between its neighbours.
fn mean_colour(source: &RgbImage, map: &Homography, at: Point, taps: usize) -> Colour {
    if taps == 1 {
        return super::resample::bilinear(source, map.apply([at[0] + 0.5, at[1] + 0.5]));
    }
    // A single pixel is small enough to count as a parallelogram.
    let [origin, across, down] = [[0.0, 0.0], [1.0, 0.0], [0.0, 1.0]].map(|[x, y]| map.apply([at[0] + x, at[1] + y]));
    let step = 1.0 / taps as f32;
    let (right, bottom) = (source.width().saturating_sub(1) as f32, source.height().saturating_sub(1) as f32);
    let mut sum = [0.0f32; 3];
    for row in 0..taps {
        let v = (row as f32 + 0.5) * step;
        for column in 0..taps {
            let u = (column as f32 + 0.5) * step;
            let [x, y] =
                [0, 1].map(|axis| origin[axis] + (across[axis] - origin[axis]) * u + (down[axis] - origin[axis]) * v);
            let pixel = source.get_pixel(x.clamp(0.0, right) as u32, y.clamp(0.0, bottom) as u32).0;
            for (sum, value) in sum.iter_mut().zip(pixel) {
                *sum += f32::from(value);
            }
        }
    }
    sum.map(|value| value * step * step)
}
