//! Resampling: quarter turns, area scaling, perspective, interpolation between pixels.
//!
//! Coordinates are continuous: pixel (i, j) covers the square from (i, j) to (i+1, j+1); its centre is (i+½, j+½).

use image::metadata::Orientation;
use image::{Rgb, RgbImage};

use super::simd::widest;
use super::{Point, Quad};

/// Whether an EXIF orientation exchanges width and height.
pub fn swaps_sides(orientation: Orientation) -> bool {
    matches!(
        orientation,
        Orientation::Rotate90 | Orientation::Rotate270 | Orientation::Rotate90FlipH | Orientation::Rotate270FlipH
    )
}

/// Applies an EXIF orientation to `pixels`.
pub fn orient(pixels: RgbImage, orientation: Orientation) -> RgbImage {
    match orientation {
        Orientation::NoTransforms => pixels,
        Orientation::Rotate90 => turn(pixels, 1),
        Orientation::Rotate180 => turn(pixels, 2),
        Orientation::Rotate270 => turn(pixels, 3),
        Orientation::FlipHorizontal => mirror(pixels),
        Orientation::FlipVertical => turn(mirror(pixels), 2),
        // Rotated first, then mirrored.
        Orientation::Rotate90FlipH => mirror(turn(pixels, 1)),
        Orientation::Rotate270FlipH => mirror(turn(pixels, 3)),
    }
}

/// `pixels` rotated clockwise by `quarters` × 90°.
pub fn turn(pixels: RgbImage, quarters: u8) -> RgbImage {
    match quarters % 4 {
        0 => pixels,
        2 => half_turn(pixels),
        quarters => quarter_turn(pixels, quarters == 1),
    }
}

fn half_turn(mut pixels: RgbImage) -> RgbImage {
    let samples: &mut [u8] = &mut pixels;
    samples.reverse();
    for pixel in samples.chunks_exact_mut(3) {
        pixel.swap(0, 2);
    }
    pixels
}

fn mirror(mut pixels: RgbImage) -> RgbImage {
    let stride = pixels.width() as usize * 3;
    for row in pixels.chunks_exact_mut(stride.max(1)) {
        row.reverse();
        for pixel in row.chunks_exact_mut(3) {
            pixel.swap(0, 2);
        }
    }
    pixels
}

/// A quarter turn in place if width and height have a common divisor, as they do in photographs.
///
/// The picture is rearranged into a grid of square tiles, each rotated on its own; the tiles move along the cycles of
/// the permutation; then the grid is rearranged into rows of pixels.
fn quarter_turn(pixels: RgbImage, clockwise: bool) -> RgbImage {
    let (width, height) = (pixels.width() as usize, pixels.height() as usize);
    let Some(side) = (8..=64).rev().find(|side| width % side == 0 && height % side == 0) else {
        return quarter_turn_copied(&pixels, clockwise);
    };
    let (across, down) = (width / side, height / side);
    let tile = side * side * 3;
    let mut samples = pixels.into_raw();
    let mut band = vec![0u8; width.max(height) * side * 3];
    for rows in samples.chunks_exact_mut(width * side * 3) {
        band[..rows.len()].copy_from_slice(rows);
        for (number, turned) in rows.chunks_exact_mut(tile).enumerate() {
            for y in 0..side {
                for x in 0..side {
                    let (column, row) = if clockwise { (side - 1 - y, x) } else { (y, side - 1 - x) };
                    let from = (y * width + number * side + x) * 3;
                    let to = (row * side + column) * 3;
                    turned[to..to + 3].copy_from_slice(&band[from..from + 3]);
                }
            }
        }
    }
    let moved = |index: usize| {
        let (row, column) = (index / across, index % across);
        if clockwise { column * down + down - 1 - row } else { (across - 1 - column) * down + row }
    };
    let mut placed = vec![false; across * down];
    let mut carried = vec![0u8; tile];
    for start in 0..placed.len() {
        if placed[start] {
            continue;
        }
        carried.copy_from_slice(&samples[start * tile..][..tile]);
        let mut at = start;
        while !placed[start] {
            at = moved(at);
            carried.swap_with_slice(&mut samples[at * tile..][..tile]);
            placed[at] = true;
        }
    }
    for tiles in samples.chunks_exact_mut(height * side * 3) {
        band[..tiles.len()].copy_from_slice(tiles);
        for (number, source) in band[..tiles.len()].chunks_exact(tile).enumerate() {
            for (y, row) in source.chunks_exact(side * 3).enumerate() {
                tiles[(y * height + number * side) * 3..][..side * 3].copy_from_slice(row);
            }
        }
    }
    RgbImage::from_raw(height as u32, width as u32, samples).unwrap_or_default()
}

/// A quarter turn into a new picture.
fn quarter_turn_copied(pixels: &RgbImage, clockwise: bool) -> RgbImage {
    let (width, height) = pixels.dimensions();
    RgbImage::from_fn(height, width, |x, y| {
        *if clockwise { pixels.get_pixel(y, height - 1 - x) } else { pixels.get_pixel(width - 1 - y, x) }
    })
}

/// `pixels` scaled to `width` × `height` by averaging over the area that each new pixel covers.
///
/// Meant for scaling down; scaling up repeats pixels. Weights are in units of 1/256 pixel and added in a fixed order,
/// so the result is the same on every machine. An empty picture or size gives an empty picture.
pub fn area(pixels: &RgbImage, width: u32, height: u32) -> RgbImage {
    let mut scaled = RgbImage::new(width, height);
    if pixels.dimensions() == (width, height) {
        scaled.copy_from_slice(pixels);
        return scaled;
    }
    if pixels.is_empty() || scaled.is_empty() {
        return scaled;
    }
    let columns = spans(pixels.width(), width);
    let rows = spans(pixels.height(), height);
    let stride = pixels.width() as usize * 3;
    let source: &[u8] = pixels;
    // One more value, so that the last pixel can be read in four lanes like every other.
    let mut sums = vec![0f32; stride + 1];
    for (target, span) in scaled.chunks_exact_mut(width as usize * 3).zip(&rows) {
        sums.fill(0.0);
        for (offset, row) in source[span.start * stride..(span.last + 1) * stride].chunks_exact(stride).enumerate() {
            // The product is at most 255 × 256: it fits into sixteen bits, which every processor multiplies eight at a
            // time.
            let weight = span.weight(span.start + offset) as u16;
            add_weighed(&mut sums, row, weight);
        }
        let (targets, _) = target.as_chunks_mut::<3>();
        for (target, column) in targets.iter_mut().zip(&columns) {
            let [red, green, blue, _] = column.mean(&sums, span.total);
            *target = [red, green, blue];
        }
    }
    scaled
}

/// Adds a row of samples, each multiplied by `weight`.
fn add_weighed(sums: &mut [f32], row: &[u8], weight: u16) {
    widest(
        #[inline(always)]
        move || {
            for (sum, value) in sums.iter_mut().zip(row) {
                *sum += f32::from(u16::from(*value) * weight);
            }
        },
    );
}

/// The original pixels that a new one covers, the first and the last in part; weights in units of 1/256 pixel.
struct SourceSpan {
    start: usize,
    last: usize,
    first_weight: u32,
    last_weight: u32,
    total: u32,
}

impl SourceSpan {
    fn weight(&self, index: usize) -> u32 {
        if index == self.start {
            self.first_weight
        } else if index == self.last {
            self.last_weight
        } else {
            256
        }
    }

    /// The mean of the pixels in this span of a row of `sums`, whose row weights add up to `height`.
    #[inline]
    fn mean(&self, sums: &[f32], height: u32) -> [u8; 4] {
        let mut total = [0.0f32; 4];
        for index in self.start..=self.last {
            let weight = self.weight(index) as f32;
            if let Some(&[red, green, blue, next]) = sums.get(index * 3..index * 3 + 4) {
                total = [
                    total[0] + red * weight,
                    total[1] + green * weight,
                    total[2] + blue * weight,
                    total[3] + next * weight,
                ];
            }
        }
        let scale = 1.0 / (self.total as f32 * height as f32);
        // Above 2^23 a float has no fraction bits: its last bits are the rounded number.
        let rounded = |total: f32| (total * scale + 8_388_608.0).to_bits() as u8;
        [rounded(total[0]), rounded(total[1]), rounded(total[2]), rounded(total[3])]
    }
}

fn spans(from: u32, to: u32) -> Vec<SourceSpan> {
    let (from, to) = (u64::from(from), u64::from(to));
    (0..to)
        .map(|index| {
            let begin = index * from * 256 / to;
            let end = ((index + 1) * from * 256 / to).max(begin + 1);
            let (start, last) = (begin / 256, ((end - 1) / 256).min(from - 1));
            let first_weight = if start == last { end - begin } else { (start + 1) * 256 - begin };
            let last_weight = end - last * 256;
            SourceSpan {
                start: start as usize,
                last: last as usize,
                first_weight: first_weight as u32,
                last_weight: last_weight as u32,
                total: (end - begin) as u32,
            }
        })
        .collect()
}

/// The part `area` (left, top, width, height in pixels) reduced to 1/`factor` by averaging squares of pixels.
///
/// Squares at the right and lower border are cut off if the size is not a multiple of `factor`, which is at most
/// [`MOST_REDUCED`]. Only integers are used, so the result is the same on every machine. Black if the picture does not
/// contain the part.
pub fn reduce(pixels: &RgbImage, [left, top, width, height]: [u32; 4], factor: u32) -> RgbImage {
    let factor = factor.clamp(1, MOST_REDUCED);
    let (columns, rows) = (width.div_ceil(factor), height.div_ceil(factor));
    let mut reduced = RgbImage::new(columns, rows);
    if reduced.is_empty() || left + width > pixels.width() || top + height > pixels.height() {
        return reduced;
    }
    let (stride, span, side) = (pixels.width() as usize * 3, width as usize * 3, factor as usize);
    let lines = pixels.as_raw()[top as usize * stride..][..height as usize * stride].chunks(stride * side);
    let part = left as usize * 3..left as usize * 3 + span;
    let (mut sums, mut runs, mut means) = (vec![0u16; span], vec![0u16; span], vec![0u8; span]);
    for (target, lines) in reduced.chunks_exact_mut(columns as usize * 3).zip(lines) {
        if side == 1 {
            target.copy_from_slice(&lines[part.clone()]);
            continue;
        }
        let tall = lines.len() / stride;
        // The mean of the square that begins at every sample, whether needed or not: vectorised, that is cheaper.
        if side == 2 && tall == 2 {
            let (first, second) = lines.split_at(stride);
            mean_fours(&first[part.clone()], &second[part.clone()], &mut means);
        } else {
            sums.fill(0);
            for row in lines.chunks_exact(stride) {
                add_row(&mut sums, &row[part.clone()]);
            }
            mean_runs(&sums, side, tall, &mut runs, &mut means);
        }
        let target = target.as_chunks_mut::<3>().0;
        if side == 2 {
            for (pixel, pair) in target.iter_mut().zip(means.as_chunks::<6>().0) {
                *pixel = [pair[0], pair[1], pair[2]];
            }
        } else {
            for (at, pixel) in target.iter_mut().enumerate() {
                if let Some(mean) = means[at * side * 3..].first_chunk() {
                    *pixel = *mean;
                }
            }
        }
        let cut = width as usize % side;
        let Some(last) = target.last_mut().filter(|_| cut > 0) else { continue };
        let rest = lines.chunks_exact(stride).map(|row| &row[part.clone()][span - cut * 3..]);
        for (channel, value) in last.iter_mut().enumerate() {
            let samples = rest.clone().flat_map(|row| row.iter().skip(channel).step_by(3));
            let sum: usize = samples.map(|sample| usize::from(*sample)).sum();
            *value = ((sum + cut * tall / 2) / (cut * tall)) as u8;
        }
    }
    reduced
}

/// Adds a row of samples.
fn add_row(sums: &mut [u16], row: &[u8]) {
    widest(
        #[inline(always)]
        move || {
            for (sum, sample) in sums.iter_mut().zip(row) {
                *sum += u16::from(*sample);
            }
        },
    );
}

/// For every sample of two rows the mean of the 2 × 2 samples of its channel that begin with it.
fn mean_fours(first: &[u8], second: &[u8], means: &mut [u8]) {
    widest(
        #[inline(always)]
        move || {
            let count = first.len().min(second.len()).saturating_sub(3);
            let (first, next) = (&first[..count], &first[3..][..count]);
            let (second, last) = (&second[..count], &second[3..][..count]);
            let means = &mut means[..count];
            for (at, mean) in means.iter_mut().enumerate() {
                let sum = u16::from(first[at]) + u16::from(next[at]) + u16::from(second[at]) + u16::from(last[at]);
                *mean = ((sum + 2) >> 2) as u8;
            }
        },
    );
}

/// Largest factor of [`reduce`]: its sums have sixteen bits.
pub const MOST_REDUCED: u32 = 16;

/// For every sample the mean of the `side` samples of its channel that begin with it, from sums over `tall` rows.
///
/// `side` is at least 2. The reciprocal has sixteen bits, so a mean of x.4 may be rounded up.
fn mean_runs(sums: &[u16], side: usize, tall: usize, runs: &mut [u16], means: &mut [u8]) {
    let count = (side * tall) as u16;
    let scale = (1u32 << 16).div_ceil(u32::from(count)) as u16;
    runs.copy_from_slice(sums);
    widest(
        #[inline(always)]
        move || {
            for step in 1..side {
                for (run, sum) in runs.iter_mut().zip(sums.get(step * 3..).unwrap_or_default()) {
                    *run += sum;
                }
            }
            for (mean, run) in means.iter_mut().zip(runs) {
                *mean = ((u32::from(*run + count / 2) * u32::from(scale)) >> 16) as u8;
            }
        },
    );
}

/// Colour at a point, interpolated linearly between the four pixels around it; the border is extended outwards.
///
/// Black in an empty picture.
pub fn bilinear(pixels: &RgbImage, at: Point) -> [f32; 3] {
    if pixels.is_empty() {
        return [0.0; 3];
    }
    let (right, bottom) = (pixels.width() as usize - 1, pixels.height() as usize - 1);
    let (x, y) = ((at[0] - 0.5).clamp(0.0, right as f32), (at[1] - 0.5).clamp(0.0, bottom as f32));
    let (left, top) = (x as i32 as usize, y as i32 as usize);
    let (across, down) = (x - left as f32, y - top as f32);
    let raw = pixels.as_raw();
    let start = (top * (right + 1) + left) * 3;
    let next = if left < right { 3 } else { 0 };
    let under = if top < bottom { (right + 1) * 3 } else { 0 };
    let pixel = |start: usize| {
        let pixel = &raw[start..start + 3];
        [f32::from(pixel[0]), f32::from(pixel[1]), f32::from(pixel[2])]
    };
    let above = blend(pixel(start), pixel(start + next), across);
    let below = blend(pixel(start + under), pixel(start + under + next), across);
    blend(above, below, down)
}

/// Interpolates linearly between two colours.
fn blend(a: [f32; 3], b: [f32; 3], share: f32) -> [f32; 3] {
    let [red, green, blue] = a;
    [red + (b[0] - red) * share, green + (b[1] - green) * share, blue + (b[2] - blue) * share]
}

/// Colour at a point, by Catmull-Rom splines through the sixteen pixels around it; the border is extended outwards.
pub fn bicubic(pixels: &RgbImage, at: Point) -> [f32; 3] {
    let (width, height) = (pixels.width() as i32, pixels.height() as i32);
    let (x, y) = (at[0] - 0.5, at[1] - 0.5);
    let (left, top) = (x.floor(), y.floor());
    let (across, down) = (catmull_rom(x - left), catmull_rom(y - top));
    let mut colour = [0.0f32; 3];
    for (dy, weight_y) in (-1..).zip(down) {
        let row = (top as i32).saturating_add(dy).clamp(0, height - 1) as u32;
        for (dx, weight_x) in (-1..).zip(across) {
            let column = (left as i32).saturating_add(dx).clamp(0, width - 1) as u32;
            let pixel = pixels.get_pixel(column, row).0;
            for (sum, value) in colour.iter_mut().zip(pixel) {
                *sum += f32::from(value) * weight_x * weight_y;
            }
        }
    }
    colour.map(|value| value.clamp(0.0, 255.0))
}

/// Weights of four neighbours for a position at `t` (0 to 1) between the second and the third.
fn catmull_rom(t: f32) -> [f32; 4] {
    let (t2, t3) = (t * t, t * t * t);
    [-0.5 * t3 + t2 - 0.5 * t, 1.5 * t3 - 2.5 * t2 + 1.0, -1.5 * t3 + 2.0 * t2 + 0.5 * t, 0.5 * t3 - 0.5 * t2]
}

/// A projective map of the plane.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Homography([f64; 9]);

impl Homography {
    /// The map that takes the corners of the rectangle 0,0 – `width`,`height` (TL, TR, BR, BL) to `quad`.
    ///
    /// `None` if three of the corners lie on one line.
    pub fn from_rectangle(width: f32, height: f32, quad: &Quad) -> Option<Self> {
        let [a, b, c, d] = quad.map(|[x, y]| [f64::from(x), f64::from(y)]);
        // Unit square to quad (Heckbert, Fundamentals of Texture Mapping, 1989, §2.2.3), combined with the rectangle's
        // scale.
        let (dx1, dx2, sx) = (b[0] - c[0], d[0] - c[0], a[0] - b[0] + c[0] - d[0]);
        let (dy1, dy2, sy) = (b[1] - c[1], d[1] - c[1], a[1] - b[1] + c[1] - d[1]);
        let divisor = dx1 * dy2 - dx2 * dy1;
        if divisor.abs() < 1e-9 || width <= 0.0 || height <= 0.0 {
            return None;
        }
        let g = (sx * dy2 - dx2 * sy) / divisor;
        let h = (dx1 * sy - sx * dy1) / divisor;
        let (w, t) = (f64::from(width), f64::from(height));
        let map = [
            (b[0] - a[0] + g * b[0]) / w,
            (d[0] - a[0] + h * d[0]) / t,
            a[0],
            (b[1] - a[1] + g * b[1]) / w,
            (d[1] - a[1] + h * d[1]) / t,
            a[1],
            g / w,
            h / t,
            1.0,
        ];
        map.iter().all(|value| value.is_finite()).then_some(Self(map))
    }

    /// The image of a point.
    pub fn apply(&self, [x, y]: Point) -> Point {
        let (x, y) = (f64::from(x), f64::from(y));
        let [a, b, c, d, e, f, g, h, i] = self.0;
        let w = g * x + h * y + i;
        [((a * x + b * y + c) / w) as f32, ((d * x + e * y + f) / w) as f32]
    }

    /// The images of a point and of those to its right, one pixel apart, accurate to a thousandth of a pixel.
    pub fn apply_row(&self, [x, y]: Point, targets: &mut [Point]) {
        let [a, b, c, d, e, f, g, h, i] = self.0;
        let (x, y) = (f64::from(x), f64::from(y));
        let start = [a * x + b * y + c, d * x + e * y + f, g * x + h * y + i].map(|value| value as f32);
        let step = [a, d, g].map(|value| value as f32);
        widest(
            #[inline(always)]
            move || {
                for (at, target) in targets.iter_mut().enumerate() {
                    let at = at as f32;
                    let scale = 1.0 / (start[2] + step[2] * at);
                    *target = [(start[0] + step[0] * at) * scale, (start[1] + step[1] * at) * scale];
                }
            },
        );
    }
}

/// Weights of a Gaussian out to 3σ, with sum 1.
pub fn gaussian_kernel(sigma: f32) -> Vec<f32> {
    let radius = (3.0 * sigma).ceil().max(1.0) as i32;
    let weights: Vec<f32> = (-radius..=radius).map(|at| (-(at * at) as f32 / (2.0 * sigma * sigma)).exp()).collect();
    let total: f32 = weights.iter().sum();
    weights.into_iter().map(|weight| weight / total).collect()
}

/// `pixels` stretched to `width` × `height`, interpolated linearly. Meant for enlarging.
pub fn stretch(pixels: &RgbImage, width: u32, height: u32) -> RgbImage {
    if pixels.is_empty() {
        return RgbImage::new(width, height);
    }
    let (across, down) = (pixels.width() as f32 / width as f32, pixels.height() as f32 / height as f32);
    RgbImage::from_fn(width, height, |x, y| {
        let at = [(x as f32 + 0.5) * across, (y as f32 + 0.5) * down];
        Rgb(bilinear(pixels, at).map(|value| (value + 0.5) as u8))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A picture in which every pixel is different.
    fn numbered(width: u32, height: u32) -> RgbImage {
        RgbImage::from_fn(width, height, |x, y| Rgb([x as u8, y as u8, (x / 256 * 16 + y / 256) as u8]))
    }

    #[test]
    fn turning_in_place_is_turning() {
        for (width, height) in [(64, 48), (16, 8), (8, 8), (96, 160), (7, 5), (128, 8)] {
            let pixels = numbered(width, height);
            for clockwise in [true, false] {
                let copied = quarter_turn_copied(&pixels, clockwise);
                assert_eq!(quarter_turn(pixels.clone(), clockwise), copied, "{width} × {height}, {clockwise}");
            }
            let once = turn(pixels.clone(), 1);
            assert_eq!(once.get_pixel(height - 1, 0), pixels.get_pixel(0, 0));
            assert_eq!(turn(turn(once.clone(), 1), 2), turn(once, 3));
            assert_eq!(turn(turn(pixels.clone(), 1), 3), pixels);
            assert_eq!(turn(turn(pixels.clone(), 2), 2), pixels);
        }
    }

    #[test]
    fn beyond_every_border_there_is_the_border() {
        let pixels = numbered(9, 7);
        for (at, nearest) in [([f32::MAX, 1e12], (8, 6)), ([f32::MIN, -1e9], (0, 0)), ([4.5, f32::MAX], (4, 6))] {
            let colour = bicubic(&pixels, at);
            let there = pixels.get_pixel(nearest.0, nearest.1).0;
            assert!(there.iter().zip(colour).all(|(there, colour)| (f32::from(*there) - colour).abs() < 1.0), "{at:?}");
        }
    }

    #[test]
    fn area_scaling_keeps_the_mean() {
        let pixels = numbered(101, 67);
        let mean = |pixels: &RgbImage| {
            let sum: u64 = pixels.iter().map(|value| u64::from(*value)).sum();
            sum as f64 / pixels.len() as f64
        };
        for (width, height) in [(50, 33), (7, 66), (100, 3), (1, 1)] {
            let scaled = area(&pixels, width, height);
            assert!((mean(&scaled) - mean(&pixels)).abs() < 0.6, "{width} × {height}");
        }
        assert_eq!(area(&pixels, 101, 67), pixels);
        let flat = RgbImage::from_pixel(90, 70, Rgb([13, 200, 255]));
        assert!(area(&flat, 37, 11).pixels().all(|pixel| pixel.0 == [13, 200, 255]));
    }

    #[test]
    fn reducing_takes_the_mean_of_every_square() {
        let pixels = RgbImage::from_fn(53, 38, |x, y| Rgb([(x * 5) as u8, (y * 6) as u8, (x * 7 + y * 11) as u8]));
        for factor in [1, 2, 3, 5, 16] {
            let [left, top, width, height] = [3u32, 2, 49, 35];
            let reduced = reduce(&pixels, [left, top, width, height], factor);
            assert_eq!(reduced.dimensions(), (width.div_ceil(factor), height.div_ceil(factor)));
            for (x, y, pixel) in reduced.enumerate_pixels() {
                let square = |from: u32, at: u32, size: u32| from + at * factor..from + ((at + 1) * factor).min(size);
                let (columns, rows) = (square(left, x, width), square(top, y, height));
                for (channel, value) in pixel.0.into_iter().enumerate() {
                    let places = rows.clone().flat_map(|y| columns.clone().map(move |x| (x, y)));
                    let sum: u32 = places.map(|(x, y)| u32::from(pixels.get_pixel(x, y).0[channel])).sum();
                    let mean = sum as f32 / (columns.len() * rows.len()) as f32;
                    assert!((f32::from(value) - mean).abs() <= 0.6, "{factor}: {value} for {mean} at {x}, {y}");
                }
            }
        }
        let flat = RgbImage::from_pixel(40, 40, Rgb([0, 255, 77]));
        assert!(reduce(&flat, [1, 1, 37, 38], 16).pixels().all(|pixel| pixel.0 == [0, 255, 77]));
        assert_eq!(reduce(&flat, [10, 0, 31, 4], 2).get_pixel(0, 0).0, [0; 3]);
    }

    #[test]
    fn a_homography_takes_the_corners_to_the_corners() {
        let quad = [[10.0, 20.0], [300.0, 40.0], [280.0, 250.0], [30.0, 200.0]];
        let map = Homography::from_rectangle(200.0, 100.0, &quad).unwrap();
        for (from, to) in [[0.0, 0.0], [200.0, 0.0], [200.0, 100.0], [0.0, 100.0]].into_iter().zip(quad) {
            let [x, y] = map.apply(from);
            assert!((x - to[0]).abs() < 1e-3 && (y - to[1]).abs() < 1e-3, "{x} {y}, not {to:?}");
        }
        let mut row = [[0.0; 2]; 180];
        map.apply_row([10.5, 70.5], &mut row);
        for (at, [x, y]) in row.into_iter().enumerate() {
            let [right_x, right_y] = map.apply([10.5 + at as f32, 70.5]);
            assert!((x - right_x).abs() < 1e-3 && (y - right_y).abs() < 1e-3, "{at}: {x} {y}");
        }
        let line = [[0.0, 0.0], [1.0, 1.0], [2.0, 2.0], [3.0, 3.0]];
        assert_eq!(Homography::from_rectangle(10.0, 10.0, &line), None);
    }

    #[test]
    fn samples_at_pixel_centres_are_the_pixels() {
        let pixels = numbered(9, 7);
        for (x, y, pixel) in pixels.enumerate_pixels() {
            let at = [x as f32 + 0.5, y as f32 + 0.5];
            for (linear, cubic) in bilinear(&pixels, at).into_iter().zip(bicubic(&pixels, at)).take(2) {
                assert!((linear - cubic).abs() < 1e-3);
            }
            assert!((bilinear(&pixels, at)[0] - f32::from(pixel.0[0])).abs() < 1e-3);
        }
    }
}
