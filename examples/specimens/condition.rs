//! What happens to a document between the drawer and the program.

use beian_desk::scan::resample::{Homography, area, bicubic, gaussian_kernel};
use beian_desk::scan::{Format, Leaf, Picture, Quad};
use image::codecs::jpeg::JpegEncoder;
use image::{Rgb, RgbImage};

use super::Random;

/// How a picture was taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Condition {
    /// A flat scan.
    Clean,
    /// A photograph on a table: perspective, shade, a little blur, noise, JPEG 75.
    Photographed,
    /// A photocopy: grey, grainy.
    GreyCopy,
    /// The longer side at 560 pixels for a card, 900 for a sheet; JPEG 60.
    LowResolution,
    /// Out of focus: Gaussian of 2.4 pixels on a card of 1011.
    Blurred,
    /// A photograph with a bright reflection.
    Glared,
}

impl Condition {
    pub const ALL: [Self; 6] =
        [Self::Clean, Self::Photographed, Self::GreyCopy, Self::LowResolution, Self::Blurred, Self::Glared];

    pub fn name(self) -> &'static str {
        match self {
            Self::Clean => "clean",
            Self::Photographed => "photographed",
            Self::GreyCopy => "grey copy",
            Self::LowResolution => "low resolution",
            Self::Blurred => "blurred",
            Self::Glared => "glared",
        }
    }

    /// The picture, and where the document's corners are in it where it does not fill the picture.
    pub fn apply(self, flat: &RgbImage, random: &mut Random) -> (Picture, Option<Quad>) {
        let (pixels, corners, quality) = match self {
            Self::Clean => (flat.clone(), None, 92),
            Self::Photographed => {
                let (mut taken, corners) = photograph(flat, random);
                taken = noisy(&gaussian(&taken, 0.7), random, 4.0);
                (taken, Some(corners), 75)
            }
            Self::GreyCopy => (grey(flat, random), None, 80),
            Self::LowResolution => {
                let longest = flat.width().max(flat.height());
                let side = if longest > 1100 { 900 } else { 560 };
                (area(flat, flat.width() * side / longest, flat.height() * side / longest), None, 60)
            }
            Self::Blurred => (noisy(&gaussian(flat, 2.4), random, 2.0), None, 85),
            Self::Glared => {
                let (mut taken, corners) = photograph(flat, random);
                glare(&mut taken, &corners, random);
                (noisy(&taken, random, 3.0), Some(corners), 80)
            }
        };
        (compressed(&pixels, quality), corners)
    }
}

/// The document on a table, seen at an angle and not quite straight.
fn photograph(flat: &RgbImage, random: &mut Random) -> (RgbImage, Quad) {
    let (w, h) = (flat.width() as f32, flat.height() as f32);
    let (width, height) = (w * 1.4, h * 1.45);
    let (left, top) = ((width - w) / 2.0, (height - h) / 2.0);
    let angle = random.real(-0.1, 0.1);
    let (sin, cos) = angle.sin_cos();
    let corners = [[0.0, 0.0], [w, 0.0], [w, h], [0.0, h]].map(|[x, y]| {
        let (u, v) = (x - w / 2.0, y - h / 2.0);
        let far = 1.0 - 0.05 * (1.0 - y / h);
        [
            left + w / 2.0 + (u * cos - v * sin) * far + random.real(-0.012, 0.012) * w,
            top + h / 2.0 + (u * sin + v * cos) + random.real(-0.012, 0.012) * h,
        ]
    });
    let back = Homography::from_rectangle(w, h, &corners);
    let inverse = invert(&corners, w, h);
    let table = [random.between(60, 150) as f32, random.between(50, 110) as f32, random.between(40, 90) as f32];
    let shade = [random.real(-0.18, 0.18), random.real(-0.18, 0.18)];
    let taken = RgbImage::from_fn(width as u32, height as u32, |x, y| {
        let at = [x as f32 + 0.5, y as f32 + 0.5];
        let [u, v] = inverse(at);
        let colour = if back.is_some() && (0.0..w).contains(&u) && (0.0..h).contains(&v) {
            bicubic(flat, [u, v])
        } else {
            let grain = ((x as f32 * 0.05).sin() * 6.0 + (y as f32 * 0.9).sin() * 4.0).round();
            table.map(|value| value + grain)
        };
        let light = 0.94 + shade[0] * (at[0] / width - 0.5) + shade[1] * (at[1] / height - 0.5);
        Rgb(colour.map(|value| (value * light).clamp(0.0, 255.0) as u8))
    });
    (taken, corners)
}

/// From the picture back to the document: Newton's method on the forward map.
fn invert(corners: &Quad, w: f32, h: f32) -> impl Fn([f32; 2]) -> [f32; 2] + use<> {
    let forward = Homography::from_rectangle(w, h, corners);
    move |[x, y]| {
        let Some(forward) = forward else { return [-1.0, -1.0] };
        let mut at = [w / 2.0, h / 2.0];
        for _ in 0..6 {
            let here = forward.apply(at);
            let (right, down) = (forward.apply([at[0] + 1.0, at[1]]), forward.apply([at[0], at[1] + 1.0]));
            let (a, b) = (right[0] - here[0], down[0] - here[0]);
            let (c, d) = (right[1] - here[1], down[1] - here[1]);
            let determinant = a * d - b * c;
            let (dx, dy) = (x - here[0], y - here[1]);
            at = [at[0] + (dx * d - dy * b) / determinant, at[1] + (dy * a - dx * c) / determinant];
        }
        at
    }
}

fn grey(flat: &RgbImage, random: &mut Random) -> RgbImage {
    let mut copy = flat.clone();
    for pixel in copy.pixels_mut() {
        let [red, green, blue] = pixel.0.map(f32::from);
        let light = (0.3 * red + 0.59 * green + 0.11 * blue - 128.0) * 1.25 + 138.0;
        pixel.0 = [light.clamp(0.0, 255.0) as u8; 3];
    }
    noisy(&copy, random, 9.0)
}

fn glare(taken: &mut RgbImage, corners: &Quad, random: &mut Random) {
    let [tl, _, br, _] = *corners;
    let centre = [0, 1].map(|axis| tl[axis] + (br[axis] - tl[axis]) * random.real(0.25, 0.75));
    let radius = (br[0] - tl[0]) * random.real(0.14, 0.22);
    for (x, y, pixel) in taken.enumerate_pixels_mut() {
        let distance = ((x as f32 - centre[0]) / radius).hypot((y as f32 - centre[1]) / (radius * 0.6));
        let light = 0.9 * (-distance * distance).exp();
        pixel.0 = pixel.0.map(|value| (f32::from(value) + (255.0 - f32::from(value)) * light) as u8);
    }
}

fn noisy(picture: &RgbImage, random: &mut Random, strength: f32) -> RgbImage {
    let mut noisy = picture.clone();
    for pixel in noisy.pixels_mut() {
        let noise = random.real(-strength, strength) + random.real(-strength, strength);
        pixel.0 = pixel.0.map(|value| (f32::from(value) + noise).clamp(0.0, 255.0) as u8);
    }
    noisy
}

fn compressed(pixels: &RgbImage, quality: u8) -> Picture {
    let mut bytes = Vec::new();
    let encoded = JpegEncoder::new_with_quality(&mut bytes, quality).encode_image(pixels);
    assert!(encoded.is_ok(), "a specimen is not too large for JPEG");
    let decoded = image::load_from_memory(&bytes).map_or_else(|_| pixels.clone(), |decoded| decoded.to_rgb8());
    Picture {
        pixels: decoded,
        format: Format::Jpeg,
        file_size: bytes.len(),
        has_metadata: false,
        leaf: Leaf::default(),
    }
}

/// `pixels` smoothed by a Gaussian of standard deviation `sigma` pixels; the border is repeated outwards.
fn gaussian(pixels: &RgbImage, sigma: f32) -> RgbImage {
    if pixels.is_empty() || sigma <= 0.0 {
        return pixels.clone();
    }
    let kernel = gaussian_kernel(sigma);
    let radius = kernel.len() / 2;
    let (width, height) = (pixels.width() as usize, pixels.height() as usize);
    let stride = width * 3;
    let source: &[u8] = pixels;
    let mut smooth = pixels.clone();
    let mut sums = vec![0.0f32; stride];
    let mut padded = vec![0.0f32; stride + 6 * radius];
    for (y, target) in smooth.chunks_exact_mut(stride).enumerate() {
        sums.fill(0.0);
        for (offset, weight) in kernel.iter().enumerate() {
            let row = (y + offset).saturating_sub(radius).min(height - 1);
            for (sum, value) in sums.iter_mut().zip(&source[row * stride..(row + 1) * stride]) {
                *sum += weight * f32::from(*value);
            }
        }
        for (x, pixel) in padded.chunks_exact_mut(3).enumerate() {
            let column = x.saturating_sub(radius).min(width - 1);
            pixel.copy_from_slice(&sums[column * 3..column * 3 + 3]);
        }
        for (at, value) in target.iter_mut().enumerate() {
            let sum: f32 =
                kernel.iter().zip(padded[at..].iter().step_by(3)).map(|(weight, value)| weight * value).sum();
            *value = (sum + 0.5) as u8;
        }
    }
    smooth
}
