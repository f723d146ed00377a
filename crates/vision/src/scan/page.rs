//! The straightened document at the two sizes on which the measurements are made.

use image::RgbImage;

use super::plane::{Plane, median};
use super::resample::{self, Homography};
use super::scaled_pictures::Working;
use super::simd::widest;
use super::{Point, Quad};

/// Colour of a pixel, red, green, blue, 0–255.
pub(super) type PixelColour = [f32; 3];

/// The document in its own coordinates.
#[derive(Debug)]
pub(super) struct DocumentPage {
    /// Length of the document's short side in the picture, pixels.
    pub short_side: f32,
    /// Luma of the document alone; the short side has at most [`DocumentPage::DETAIL`] pixels, never more than in the
    /// picture.
    pub detail: Plane,
    /// Colours of the document and of a strip around it.
    pub sheet: DocumentSheet,
}

/// The document at a fixed size, with a strip of its surroundings.
#[derive(Debug)]
pub(super) struct DocumentSheet {
    /// Width with both strips, pixels.
    pub width: usize,
    /// Height with both strips, pixels.
    pub height: usize,
    /// Colours, row by row.
    pub pixels: Vec<PixelColour>,
    /// Whether a pixel lies inside the picture.
    pub inside: Vec<bool>,
    map: Homography,
}

impl DocumentPage {
    /// Short side of [`DocumentPage::detail`] in pixels.
    ///
    /// At this size, print of 2 mm on a card or of 3 mm on an A4 sheet is at least ten pixels high: print that is
    /// blurred here is unreadable, and blur that is visible only in a larger picture does not matter.
    pub const DETAIL: f32 = 640.0;

    /// Straightens the document in `quad`; `None` if it has no area.
    pub fn new(working: &Working<'_>, quad: &Quad) -> Option<Self> {
        let (width, height) = size_of(quad);
        let short_side = width.min(height);
        if short_side < 8.0 {
            return None;
        }
        Some(Self { short_side, detail: detail(working, quad)?, sheet: DocumentSheet::new(working, quad)? })
    }
}

impl DocumentSheet {
    /// Short side of the document in pixels.
    pub const SHORT: usize = 256;
    /// Width of the strip around it in pixels.
    pub const STRIP: usize = 20;
    /// Longest side of the document in pixels; a longer document is compressed.
    const MAX_SIDE: f32 = 1024.0;

    fn new(working: &Working<'_>, quad: &Quad) -> Option<Self> {
        let (width, height) = size_of(quad);
        let scale = Self::SHORT as f32 / width.min(height);
        let side = |side: f32| (side * scale).min(Self::MAX_SIDE).round();
        let strip = Self::STRIP as f32;
        let (inner_width, inner_height) = (side(width), side(height));
        let in_coarse = working.coarse.quad(quad);
        let (copy, in_copy) = if shortest(&in_coarse) >= Self::SHORT as f32 {
            (&working.coarse, in_coarse)
        } else {
            (&working.fine, working.fine.quad(quad))
        };
        let source: &RgbImage = &copy.pixels;
        let map = Homography::from_rectangle(inner_width, inner_height, &in_copy)?;
        let to_full = Homography::from_rectangle(inner_width, inner_height, quad)?;
        let (width, height) = (inner_width as usize + 2 * Self::STRIP, inner_height as usize + 2 * Self::STRIP);
        let taps = (shortest(&in_copy) / Self::SHORT as f32).round().clamp(1.0, 4.0) as usize;
        let (pixels, inside) = (Vec::with_capacity(width * height), Vec::with_capacity(width * height));
        let mut sheet = Self { width, height, pixels, inside, map: to_full };
        let (right, bottom) = (source.width() as f32, source.height() as f32);
        let (mut centres, mut upper, mut lower) =
            (vec![[0.0; 2]; width], vec![[0.0; 2]; width + 1], vec![[0.0; 2]; width + 1]);
        map.apply_row([-strip, -strip], &mut lower);
        for y in 0..height {
            let top = y as f32 - strip;
            std::mem::swap(&mut upper, &mut lower);
            map.apply_row([-strip, top + 1.0], &mut lower);
            map.apply_row([0.5 - strip, top + 0.5], &mut centres);
            for (x, centre) in centres.iter().enumerate() {
                let [px, py] = *centre;
                sheet.inside.push(px >= 0.0 && py >= 0.0 && px < right && py < bottom);
                sheet.pixels.push(if taps == 1 {
                    resample::bilinear(source, *centre)
                } else {
                    mean_colour(source, [upper[x], upper[x + 1], lower[x]], taps)
                });
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

    /// Colour at column `x`, row `y`, including the strip.
    pub fn colour(&self, x: usize, y: usize) -> PixelColour {
        self.pixels[y * self.width + x]
    }

    /// One value per pixel of the document, without the strip and the outermost `inset` pixels.
    pub fn inner(&self, inset: usize, value: impl Fn(PixelColour) -> f32) -> Plane {
        let first = Self::STRIP + inset;
        let width = self.width.saturating_sub(2 * first);
        let height = self.height.saturating_sub(2 * first);
        Plane::from_fn(width, height, |x, y| value(self.colour(x + first, y + first)))
    }

    /// Colours of the area from left, top to right, bottom, in shares of the document.
    pub fn area(&self, [left, top, right, bottom]: [f32; 4]) -> Vec<PixelColour> {
        let at = |share: f32, size: usize| Self::STRIP + (share * size as f32).round() as usize;
        let columns = at(left, self.inner_width())..at(right, self.inner_width());
        (at(top, self.inner_height())..at(bottom, self.inner_height()))
            .flat_map(|y| columns.clone().map(move |x| (x, y)))
            .map(|(x, y)| self.colour(x, y))
            .collect()
    }

    /// Maps a point of the sheet, including the strip, to pixels of the picture.
    pub fn to_picture(&self, [x, y]: Point) -> Point {
        let strip = Self::STRIP as f32;
        self.map.apply([x - strip, y - strip])
    }

    /// Outline of the document in the picture.
    pub fn document(&self) -> Vec<Point> {
        let strip = Self::STRIP as f32;
        self.outline([strip, strip, self.width as f32 - strip, self.height as f32 - strip])
    }

    /// The rectangle from `left`, `top` to `right`, `bottom` (pixels, including the strip) as an outline in the
    /// picture.
    pub fn outline(&self, [left, top, right, bottom]: [f32; 4]) -> Vec<Point> {
        [[left, top], [right, top], [right, bottom], [left, bottom]].map(|point| self.to_picture(point)).to_vec()
    }
}

/// Luma of a colour (ITU-R BT.601), 0–255.
pub(super) fn luma([red, green, blue]: PixelColour) -> f32 {
    0.299 * red + 0.587 * green + 0.114 * blue
}

/// The median of every channel.
pub(super) fn usual(colours: impl Iterator<Item = PixelColour>) -> PixelColour {
    let colours: Vec<PixelColour> = colours.collect();
    std::array::from_fn(|channel| median(&mut colours.iter().map(|colour| colour[channel]).collect::<Vec<_>>()))
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

/// Luma of the document at no more pixels than it has in the picture.
fn detail(working: &Working<'_>, quad: &Quad) -> Option<Plane> {
    let in_fine = working.fine.quad(quad);
    let (source, quad) = if shortest(&in_fine) >= DocumentPage::DETAIL {
        (&*working.fine.pixels, in_fine)
    } else {
        (working.full, *quad)
    };
    let (grey, quad) = grey_around(source, &quad, (shortest(&quad) / DocumentPage::DETAIL) as u32)?;
    let (width, height) = size_of(&quad);
    let scale = (DocumentPage::DETAIL / width.min(height)).min(1.0);
    // The middle of a very long document is enough.
    let longest = 2.0 * DocumentPage::DETAIL;
    let (width, height) = ((width * scale).max(1.0), (height * scale).max(1.0));
    let map = Homography::from_rectangle(width, height, &quad)?;
    let skip = |side: f32| ((side - longest) / 2.0).max(0.0).round() + 0.5;
    let (left, top) = (skip(width), skip(height));
    let (width, height) = (width.min(longest) as usize, height.min(longest) as usize);
    let mut values = vec![0.0f32; width * height];
    let mut places = vec![[0.0; 2]; width];
    let mut squares = vec![0; width];
    for (y, row) in values.chunks_exact_mut(width.max(1)).enumerate() {
        map.apply_row([left, y as f32 + top], &mut places);
        grey.at(&mut places, &mut squares, row);
    }
    Some(Plane { width, height, values })
}

/// Luma of a part of a picture in whole levels, small enough to stay in the processor's cache. The last column and the
/// last row are duplicated, so that every pixel has a next one.
struct Grey {
    width: usize,
    height: usize,
    values: Vec<u8>,
}

impl Grey {
    /// The luma at some points, interpolated linearly between the four pixels around each; the border is extended
    /// outwards.
    ///
    /// `squares` provides one number per point, and `places` is overwritten: only the pixels are read one point at a
    /// time; the arithmetic before and after is vectorised.
    fn at(&self, places: &mut [Point], squares: &mut [u32], lumas: &mut [f32]) {
        let (right, bottom) = ((self.width - 1) as f32, (self.height - 1) as f32);
        let stride = self.width + 1;
        let (starts, shares) = (&mut *squares, &mut *places);
        widest(
            #[inline(always)]
            move || {
                for (square, place) in starts.iter_mut().zip(shares) {
                    let [x, y] = [(place[0] - 0.5).max(0.0).min(right), (place[1] - 0.5).max(0.0).min(bottom)];
                    let (left, top) = (x as i32, y as i32);
                    *place = [x - left as f32, y - top as f32];
                    *square = (top * stride as i32 + left) as u32;
                }
            },
        );
        for square in squares.iter_mut() {
            let start = *square as usize;
            if let (Some(&[a, b]), Some(&[c, d])) =
                (self.values[start..].first_chunk(), self.values[start + stride..].first_chunk())
            {
                *square = u32::from_le_bytes([a, b, c, d]);
            }
        }
        widest(
            #[inline(always)]
            move || {
                for ((luma, square), [across, down]) in lumas.iter_mut().zip(&*squares).zip(&*places) {
                    let [a, b, c, d] = square.to_le_bytes();
                    let (a, b, c, d) = (f32::from(a), f32::from(b), f32::from(c), f32::from(d));
                    let (above, below) = (a + (b - a) * across, c + (d - c) * across);
                    *luma = above + (below - above) * down;
                }
            },
        );
    }
}

/// The part of a picture that contains `quad`, with every pixel the mean of `factor` × `factor` original ones, and
/// `quad` in pixels of that part. `None` if the document lies outside the picture.
fn grey_around(source: &RgbImage, quad: &Quad, factor: u32) -> Option<(Grey, Quad)> {
    let factor = factor.clamp(1, resample::MOST_REDUCED);
    let span = |axis: usize, size: u32| {
        let low = quad.iter().fold(f32::MAX, |low, point| low.min(point[axis]));
        let high = quad.iter().fold(f32::MIN, |high, point| high.max(point[axis]));
        let low = (low - 2.0).max(0.0) as u32;
        (low, (((high + 2.0).max(0.0) as u32).min(size)).saturating_sub(low))
    };
    let ((left, width), (top, height)) = (span(0, source.width()), span(1, source.height()));
    if width == 0 || height == 0 {
        return None;
    }
    let reduced = (factor > 1).then(|| resample::reduce(source, [left, top, width, height], factor));
    let (columns, rows) = (width.div_ceil(factor) as usize, height.div_ceil(factor) as usize);
    let mut values = vec![0u8; (columns + 1) * (rows + 1)];
    let (pixels, [left_at, top_at]) = reduced.as_ref().map_or((source, [left, top]), |reduced| (reduced, [0, 0]));
    let stride = pixels.width() as usize * 3;
    let lines = pixels.as_raw()[top_at as usize * stride..].chunks_exact(stride);
    for (row, line) in values.chunks_exact_mut(columns + 1).zip(lines.take(rows)) {
        lumas(&line[left_at as usize * 3..][..columns * 3], &mut row[..columns]);
        row[columns] = row[columns - 1];
    }
    values.copy_within((columns + 1) * (rows - 1)..(columns + 1) * rows, (columns + 1) * rows);
    let place = |value: f32, start: u32| (value - start as f32) / factor as f32;
    Some((Grey { width: columns, height: rows, values }, quad.map(|[x, y]| [place(x, left), place(y, top)])))
}

/// Luma of pixels in whole levels, with the weights of [`luma`] in units of 1/65536.
fn lumas(pixels: &[u8], lumas: &mut [u8]) {
    widest(
        #[inline(always)]
        move || {
            for (luma, pixel) in lumas.iter_mut().zip(pixels.as_chunks::<3>().0) {
                let (red, green, blue) = (u32::from(pixel[0]), u32::from(pixel[1]), u32::from(pixel[2]));
                *luma = ((red * 19_595 + green * 38_470 + blue * 7_471 + 32_768) >> 16) as u8;
            }
        },
    );
}

/// Mean over `taps` × `taps` samples of a pixel, given by its upper left, upper right and lower left corner; it is
/// small enough to count as a parallelogram.
fn mean_colour(source: &RgbImage, [origin, beside, below]: [Point; 3], taps: usize) -> PixelColour {
    let across = [beside[0] - origin[0], beside[1] - origin[1]];
    let down = [below[0] - origin[0], below[1] - origin[1]];
    let (pixels, width) = (source.as_raw().as_chunks::<3>().0, source.width() as usize);
    let step = 1.0 / taps as f32;
    let (right, bottom) = (source.width().saturating_sub(1) as f32, source.height().saturating_sub(1) as f32);
    let [mut red, mut green, mut blue] = [0u32; 3];
    for row in 0..taps {
        let v = (row as f32 + 0.5) * step;
        for column in 0..taps {
            let u = (column as f32 + 0.5) * step;
            let x = (origin[0] + across[0] * u + down[0] * v).clamp(0.0, right) as i32;
            let y = (origin[1] + across[1] * u + down[1] * v).clamp(0.0, bottom) as i32;
            let pixel = pixels[y as usize * width + x as usize];
            red += u32::from(pixel[0]);
            green += u32::from(pixel[1]);
            blue += u32::from(pixel[2]);
        }
    }
    let share = step * step;
    [red as f32 * share, green as f32 * share, blue as f32 * share]
}
