//! Conditions under which a document is captured: the damage between the paper and the program.

use std::f32::consts::PI;

use beian_vision::scan::resample::{Homography, area, bicubic, gaussian_kernel};
use beian_vision::scan::{self, DecodeLimits, Leaf, Picture, PictureFormat, Quad};
use image::codecs::jpeg::JpegEncoder;
use image::{Rgb, RgbImage};

use super::{Random, pdf};
use Step::{Bend, Flash, Gaussian, Holder, Motion, Noise, Photocopy, Screen, Shadow, Shrink, Sleeve, Table, Veil};

/// A change to the picture; steps are applied in this order.
#[derive(Clone, Copy)]
enum Step {
    /// The sheet is bent: the middle of a side is this share of the height further up.
    Bend(f32),
    /// A plastic sleeve: paler print and bright streaks.
    Sleeve,
    /// Photographed on a table at an angle, among this many other papers.
    Table(u32),
    /// A bright reflection; the value is its strength as a share of the way to white.
    Flash(f32),
    /// Veiling glare, brightest at one edge; the value is the share of the contrast left there.
    Veil(f32),
    /// In a holder of clear plastic: a rim around, paler print, a broad streak of light.
    Holder,
    /// Photographed from a screen: its pixel grid and the moiré with the camera's.
    Screen,
    /// In the shadow of the hand that holds the camera; the value is the share of light left.
    Shadow(f32),
    /// Blurred by a Gaussian of this many pixels.
    Gaussian(f32),
    /// Motion blur of this many pixels.
    Motion(f32),
    /// A photocopy: grey, grainy, high in contrast.
    Photocopy,
    /// Scaled down to this longer side in pixels, for a card and for a sheet.
    Shrink([u32; 2]),
    /// Noise of this strength.
    Noise(f32),
}

/// The conditions under which a picture is taken.
#[derive(Clone, Copy)]
pub struct Condition {
    /// Name in the tables of results.
    pub name: &'static str,
    steps: &'static [Step],
    /// Quality of the JPEG file.
    quality: u8,
    /// Whether it is delivered as a scanned PDF.
    in_pdf: bool,
}

const fn of(name: &'static str, steps: &'static [Step], quality: u8) -> Condition {
    Condition { name, steps, quality, in_pdf: false }
}

impl Condition {
    /// A flat scan.
    pub const CLEAN: Self = of("clean", &[], 92);

    /// Every condition, in the order of the tables.
    pub const ALL: [Self; 16] = [
        Self::CLEAN,
        of("photographed", &[Table(0), Gaussian(0.7), Noise(4.0)], 75),
        of("grey copy", &[Photocopy, Noise(9.0)], 80),
        of("low resolution", &[Shrink([560, 900])], 60),
        of("blurred", &[Gaussian(2.4), Noise(2.0)], 85),
        of("glared", &[Table(0), Flash(0.9), Noise(3.0)], 80),
        of("motion", &[Table(0), Motion(5.0), Noise(3.0)], 80),
        of("messenger", &[Table(0), Gaussian(0.6), Shrink([800, 1080]), Noise(2.0)], 45),
        of("shadow", &[Table(0), Shadow(0.55), Gaussian(0.6), Noise(4.0)], 80),
        of("bent", &[Bend(0.02), Table(0), Gaussian(0.6), Noise(3.0)], 80),
        of("sleeve", &[Sleeve, Table(0), Gaussian(0.6), Noise(3.0)], 80),
        of("tabletop", &[Table(3), Gaussian(0.6), Noise(3.0)], 80),
        of("veil", &[Table(0), Veil(0.5), Gaussian(0.6), Noise(3.0)], 80),
        of("holder", &[Holder, Table(0), Gaussian(0.6), Noise(3.0)], 80),
        of("screen", &[Screen, Gaussian(0.6), Noise(2.0)], 80),
        Self { in_pdf: true, ..of("scan to PDF", &[Noise(2.0)], 70) },
    ];

    /// The resulting picture, and the document's corners in it unless the document fills it.
    pub fn apply(self, flat: &RgbImage, random: &mut Random) -> (Picture, Option<Quad>) {
        let mut taken = flat.clone();
        let mut corners: Option<Quad> = None;
        let mut rim = 0.0;
        for step in self.steps {
            taken = match *step {
                Bend(depth) => bent(&taken, depth),
                Sleeve => sleeve(&taken, random),
                Table(papers) => {
                    let (pixels, quad) = photograph(&taken, papers, random);
                    corners = Some(inside(&quad, rim));
                    pixels
                }
                Veil(left) => veil(&taken, left, random),
                Holder => {
                    rim = RIM / (1.0 + 2.0 * RIM);
                    holder(&taken, random)
                }
                Screen => screen(&taken, random),
                Flash(strength) => flash(&taken, strength, random),
                Shadow(left) => shadow(&taken, left, random),
                Gaussian(sigma) => gaussian(&taken, sigma),
                Motion(length) => motion(&taken, length, random),
                Photocopy => copy(&taken),
                Shrink([card, sheet]) => {
                    let longest = taken.width().max(taken.height());
                    let side = if flat.width().max(flat.height()) > 1100 { sheet } else { card };
                    let scale = |side_of: u32| side_of * side / longest;
                    corners = corners.map(|quad| quad.map(|at| at.map(|value| value * side as f32 / longest as f32)));
                    area(&taken, scale(taken.width()), scale(taken.height()))
                }
                Noise(strength) => noisy(&taken, random, strength),
            };
        }
        (compressed(&taken, self.quality, self.in_pdf), corners)
    }
}

/// Resamples the picture: `from` gives the source of every pixel; beyond the edge, edge pixels are repeated.
fn moved(flat: &RgbImage, from: impl Fn(f32, f32) -> [f32; 2]) -> RgbImage {
    RgbImage::from_fn(flat.width(), flat.height(), |x, y| {
        let colour = bicubic(flat, from(x as f32 + 0.5, y as f32 + 0.5));
        Rgb(colour.map(|value| value.clamp(0.0, 255.0) as u8))
    })
}

/// Changes the light of every pixel.
fn lit(picture: &RgbImage, light: impl Fn(f32, f32, f32) -> f32) -> RgbImage {
    let mut lit = picture.clone();
    for (x, y, pixel) in lit.enumerate_pixels_mut() {
        pixel.0 = pixel.0.map(|value| light(x as f32, y as f32, f32::from(value)).clamp(0.0, 255.0) as u8);
    }
    lit
}

/// A sheet bent about a vertical axis: its rows become arcs.
fn bent(flat: &RgbImage, depth: f32) -> RgbImage {
    let (w, h) = (flat.width() as f32, flat.height() as f32);
    let rise = |x: f32| depth * h * (x / w * PI).sin();
    moved(flat, |x, y| [x, y + rise(x) * (1.0 - y / h)])
}

/// Paler print under plastic, with streaks of light.
fn sleeve(flat: &RgbImage, random: &mut Random) -> RgbImage {
    let w = flat.width() as f32;
    let streaks: Vec<[f32; 3]> =
        (0..3).map(|_| [random.real(0.0, w * 1.4), random.real(14.0, 40.0), random.real(0.25, 0.55)]).collect();
    lit(flat, |x, y, value| {
        let pale = 0.82 * value + 40.0;
        streaks.iter().fold(pale, |value, [at, width, strength]| {
            let off = (x + 0.4 * y - at) / width;
            value + (255.0 - value) * strength * (-off * off).exp()
        })
    })
}

/// Width of a holder's rim, as a share of each side.
const RIM: f32 = 0.05;

/// The part of a quadrilateral inside a rim that takes this share of each side.
fn inside(quad: &Quad, rim: f32) -> Quad {
    let (low, high) = (rim, 1.0 - rim);
    let of = |unit: Homography| [[low, low], [high, low], [high, high], [low, high]].map(|point| unit.apply(point));
    Homography::from_rectangle(1.0, 1.0, quad).map_or(*quad, of)
}

/// The document in a holder of clear plastic that extends beyond it on every side.
fn holder(flat: &RgbImage, random: &mut Random) -> RgbImage {
    let (w, h) = (flat.width() as f32, flat.height() as f32);
    let rim = [w * RIM, h * RIM];
    let (width, height) = (w + 2.0 * rim[0], h + 2.0 * rim[1]);
    let mut held = RgbImage::from_pixel(width as u32, height as u32, Rgb([186, 190, 194]));
    for edge in 0..4_u32 {
        let colour = Rgb([150 + 20 * (edge % 2) as u8; 3]);
        for x in edge..held.width() - edge {
            held.put_pixel(x, edge, colour);
            held.put_pixel(x, height as u32 - 1 - edge, colour);
        }
    }
    image::imageops::replace(&mut held, flat, rim[0] as i64, rim[1] as i64);
    let (at, strength) = (width * random.real(0.2, 1.0), random.real(0.2, 0.4));
    lit(&held, |x, y, value| {
        let pale = 0.9 * value + 20.0;
        let off = (x + 0.5 * y - at) / (0.09 * width);
        pale + (255.0 - pale) * strength * (-off * off).exp()
    })
}

/// Veiling glare that fades across the picture.
fn veil(taken: &RgbImage, left: f32, random: &mut Random) -> RgbImage {
    let (sin, cos) = random.real(0.0, 2.0 * PI).sin_cos();
    let middle = [taken.width() as f32 / 2.0, taken.height() as f32 / 2.0];
    let reach = middle[0].hypot(middle[1]);
    lit(taken, |x, y, value| {
        let near = f32::midpoint(((x - middle[0]) * cos + (y - middle[1]) * sin) / reach, 1.0);
        value + (255.0 - value) * (1.0 - left) * near.powi(2)
    })
}

/// A picture on a screen: columns of light, and the bands of moiré with the camera's pixels.
fn screen(flat: &RgbImage, random: &mut Random) -> RgbImage {
    let (grid, beat) = (random.real(3.1, 3.9), random.real(28.0, 60.0));
    let slant = random.real(-0.4, 0.4);
    lit(flat, |x, y, value| {
        let columns = 0.9 + 0.1 * (2.0 * PI * x / grid).sin();
        let bands = 1.0 + 0.05 * (2.0 * PI * (x + slant * y) / beat).sin();
        value * columns * bands + 6.0
    })
}

fn flash(taken: &RgbImage, strength: f32, random: &mut Random) -> RgbImage {
    let (w, h) = (taken.width() as f32, taken.height() as f32);
    let centre = [w * random.real(0.35, 0.65), h * random.real(0.35, 0.65)];
    let radius = w * random.real(0.1, 0.16);
    lit(taken, |x, y, value| {
        let off = ((x - centre[0]) / radius).hypot((y - centre[1]) / (radius * 0.6));
        value + (255.0 - value) * strength * (-off * off).exp()
    })
}

/// A shadow with a soft edge across the picture; `left` of the light remains in it.
fn shadow(taken: &RgbImage, left: f32, random: &mut Random) -> RgbImage {
    let (sin, cos) = random.real(0.0, 2.0 * PI).sin_cos();
    let middle = [taken.width() as f32 / 2.0, taken.height() as f32 / 2.0];
    let soft = middle[0] * random.real(0.05, 0.25);
    lit(taken, |x, y, value| {
        let off = ((x - middle[0]) * cos + (y - middle[1]) * sin) / soft;
        value * (left + (1.0 - left) / (1.0 + (-off).exp()))
    })
}

fn motion(taken: &RgbImage, length: f32, random: &mut Random) -> RgbImage {
    let (sin, cos) = random.real(0.0, PI).sin_cos();
    let steps = length.ceil() as i32;
    RgbImage::from_fn(taken.width(), taken.height(), |x, y| {
        let mut sum = [0.0; 3];
        for step in 0..=steps {
            let along = (step as f32 / steps as f32 - 0.5) * length;
            let colour = bicubic(taken, [x as f32 + 0.5 + along * cos, y as f32 + 0.5 + along * sin]);
            sum = [0, 1, 2].map(|channel| sum[channel] + colour[channel]);
        }
        Rgb(sum.map(|value| (value / (steps + 1) as f32).clamp(0.0, 255.0) as u8))
    })
}

/// The document on a table among other papers, photographed at an angle and slightly rotated.
fn photograph(flat: &RgbImage, papers: u32, random: &mut Random) -> (RgbImage, Quad) {
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
    let sheets: Vec<[f32; 6]> = (0..papers)
        .map(|_| {
            let (sin, cos) = random.real(0.0, 2.0 * PI).sin_cos();
            let light = random.real(190.0, 250.0);
            [width * random.real(0.0, 1.0), height * random.real(0.0, 1.0), sin, cos, w * random.real(0.3, 0.6), light]
        })
        .collect();
    let paper = |[x, y]: [f32; 2]| {
        let on = |[left, top, sin, cos, size, _]: &&[f32; 6]| {
            let (x, y) = (x - left, y - top);
            (x * cos + y * sin).abs() < *size && (y * cos - x * sin).abs() < 0.7 * size
        };
        // Each paper has rows of print.
        sheets.iter().rev().find(on).map(|[left, top, sin, cos, _, light]| {
            let (along, down) = ((x - left) * cos + (y - top) * sin, (y - top) * cos - (x - left) * sin);
            let printed = down.rem_euclid(34.0) < 15.0 && (along * 0.35).sin() + (along * 0.11).sin() > 0.6;
            if printed { 0.3 * light } else { *light }
        })
    };
    let shade = [random.real(-0.18, 0.18), random.real(-0.18, 0.18)];
    let taken = RgbImage::from_fn(width as u32, height as u32, |x, y| {
        let at = [x as f32 + 0.5, y as f32 + 0.5];
        let [u, v] = inverse(at);
        let colour = if back.is_some() && (0.0..w).contains(&u) && (0.0..h).contains(&v) {
            bicubic(flat, [u, v])
        } else if let Some(light) = paper(at) {
            [light; 3]
        } else {
            let grain = ((x as f32 * 0.05).sin() * 6.0 + (y as f32 * 0.9).sin() * 4.0).round();
            table.map(|value| value + grain)
        };
        let light = 0.94 + shade[0] * (at[0] / width - 0.5) + shade[1] * (at[1] / height - 0.5);
        Rgb(colour.map(|value| (value * light).clamp(0.0, 255.0) as u8))
    });
    (taken, corners)
}

/// Maps points of the picture back to the document, by Newton's method on the forward map.
pub(crate) fn invert(corners: &Quad, w: f32, h: f32) -> impl Fn([f32; 2]) -> [f32; 2] + use<> {
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

fn copy(flat: &RgbImage) -> RgbImage {
    let mut copy = flat.clone();
    for pixel in copy.pixels_mut() {
        let [red, green, blue] = pixel.0.map(f32::from);
        let light = (0.3 * red + 0.59 * green + 0.11 * blue - 128.0) * 1.25 + 138.0;
        pixel.0 = [light.clamp(0.0, 255.0) as u8; 3];
    }
    copy
}

fn noisy(picture: &RgbImage, random: &mut Random, strength: f32) -> RgbImage {
    let mut noisy = picture.clone();
    for pixel in noisy.pixels_mut() {
        let noise = random.real(-strength, strength) + random.real(-strength, strength);
        pixel.0 = pixel.0.map(|value| (f32::from(value) + noise).clamp(0.0, 255.0) as u8);
    }
    noisy
}

/// The file that the program receives: a JPEG, or a PDF with the JPEG on its page.
fn compressed(pixels: &RgbImage, quality: u8, in_pdf: bool) -> Picture {
    let bytes = jpeg(pixels, quality);
    if in_pdf {
        let file = pdf::pages(&[Some((&bytes, [pixels.width(), pixels.height()]))]);
        return scan::decode(&file, &DecodeLimits::default()).unwrap_or_else(|error| panic!("a drawn PDF: {error}"));
    }
    let decoded = image::load_from_memory(&bytes).map_or_else(|_| pixels.clone(), |decoded| decoded.to_rgb8());
    Picture {
        pixels: decoded,
        format: PictureFormat::Jpeg,
        file_size: bytes.len(),
        has_metadata: false,
        leaf: Leaf::default(),
    }
}

/// A JPEG file.
///
/// # Panics
///
/// If the picture is larger than JPEG allows.
pub fn jpeg(pixels: &RgbImage, quality: u8) -> Vec<u8> {
    let mut bytes = Vec::new();
    let encoded = JpegEncoder::new_with_quality(&mut bytes, quality).encode_image(pixels);
    assert!(encoded.is_ok(), "a specimen is not too large for JPEG");
    bytes
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
