//! Drawing: text, lines, patterns.

use std::f32::consts::TAU;
use std::fs::File;
use std::io::{self, Read};

use ab_glyph::{Font, FontVec, PxScale, ScaleFont, point};
use flate2::read::GzDecoder;
use image::{Rgb, RgbImage};

use super::Random;

/// Red, green, blue.
pub type Colour = [u8; 3];

/// Colour of print.
pub const BLACK: Colour = [28, 28, 30];
/// Colour of lines on cards.
pub const BLUE: Colour = [70, 120, 175];
/// Colour of seals and emblems.
pub const RED: Colour = [196, 36, 36];

const GOLD: Colour = [222, 178, 84];
const OCHRE: Colour = [176, 158, 118];

/// All integer points at most `reach` from the origin on either axis.
fn square(reach: f32) -> impl Iterator<Item = (i32, i32)> {
    let reach = reach.ceil() as i32;
    (-reach..=reach).flat_map(move |v| (-reach..=reach).map(move |u| (u, v)))
}

/// The fonts that specimens are set in.
pub struct Fonts {
    /// Names, numbers, running text.
    pub text: FontVec,
    /// Titles.
    pub bold: FontVec,
}

impl Fonts {
    /// The program's own fonts.
    pub fn own() -> Self {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../assets/fonts");
        Self {
            text: Self::load(&format!("{folder}/NotoSansSC-Regular-wide.ttf"), 0),
            bold: Self::unpacked(&format!("{folder}/NotoSansSC-Bold-ui.ttf.gz")),
        }
    }

    /// Uses one other font for all text.
    pub fn other(path: &str, index: u32) -> Self {
        Self { text: Self::load(path, index), bold: Self::load(path, index) }
    }

    fn load(path: &str, index: u32) -> FontVec {
        Self::font(path, index, std::fs::read(path))
    }

    fn unpacked(path: &str) -> FontVec {
        let mut bytes = Vec::new();
        let read = File::open(path).and_then(|file| GzDecoder::new(file).read_to_end(&mut bytes));
        Self::font(path, 0, read.map(|_| bytes))
    }

    fn font(path: &str, index: u32, bytes: io::Result<Vec<u8>>) -> FontVec {
        let bytes = bytes.unwrap_or_else(|error| panic!("{path}: {error}"));
        FontVec::try_from_vec_and_index(bytes, index).unwrap_or_else(|error| panic!("{path}: {error}"))
    }
}

/// An image to draw on.
pub struct Canvas {
    /// The drawing so far.
    pub picture: RgbImage,
}

impl Canvas {
    /// An image filled with one colour; sizes are in pixels, as in all methods here.
    pub fn new(width: u32, height: u32, paper: Colour) -> Self {
        Self { picture: RgbImage::from_pixel(width, height, Rgb(paper)) }
    }

    fn blend(&mut self, x: i32, y: i32, colour: Colour, opacity: f32) {
        if x < 0 || y < 0 || x as u32 >= self.picture.width() || y as u32 >= self.picture.height() {
            return;
        }
        let pixel = self.picture.get_pixel_mut(x as u32, y as u32);
        for (old, new) in pixel.0.iter_mut().zip(colour) {
            *old = (f32::from(*old) * (1.0 - opacity) + f32::from(new) * opacity).round() as u8;
        }
    }

    /// Draws a line of text with its vertical middle at `y`; returns where it ends. `spacing` is added after every
    /// character.
    pub fn text(&mut self, font: &FontVec, text: &str, x: f32, y: f32, size: f32, spacing: f32, colour: Colour) -> f32 {
        // ab_glyph scales by line height; `size` is the em of a Han character.
        let scale = PxScale::from(size * font.height_unscaled() / font.units_per_em().unwrap_or(1000.0));
        let scaled = font.as_scaled(scale);
        let baseline = y + size * 0.36;
        let mut x = x;
        for character in text.chars() {
            let id = font.glyph_id(character);
            let glyph = id.with_scale_and_position(scale, point(x, baseline));
            if let Some(outline) = font.outline_glyph(glyph) {
                let bounds = outline.px_bounds();
                outline.draw(|u, v, opacity| {
                    self.blend(
                        bounds.min.x as i32 + u as i32,
                        bounds.min.y as i32 + v as i32,
                        colour,
                        opacity.min(1.0),
                    );
                });
            }
            x += scaled.h_advance(id) + spacing;
        }
        x
    }

    /// Draws a line of text centred at `x`.
    pub fn centred(&mut self, font: &FontVec, text: &str, x: f32, y: f32, size: f32, spacing: f32, colour: Colour) {
        let width = text.chars().count() as f32 * (size + spacing) - spacing;
        self.text(font, text, x - width / 2.0, y, size, spacing, colour);
    }

    /// Draws a paragraph with lines `pitch` apart and at most `width` pixels wide; returns the middle of its last line.
    pub fn paragraph(
        &mut self,
        font: &FontVec,
        text: &str,
        [x, y]: [f32; 2],
        width: f32,
        size: f32,
        pitch: f32,
    ) -> f32 {
        let mut line = String::new();
        let mut length = 0.0;
        let mut y = y;
        let scale = PxScale::from(size * font.height_unscaled() / font.units_per_em().unwrap_or(1000.0));
        for character in text.chars() {
            let advance = font.as_scaled(scale).h_advance(font.glyph_id(character));
            if length + advance > width {
                self.text(font, &line, x, y, size, 0.0, BLACK);
                line.clear();
                length = 0.0;
                y += pitch;
            }
            line.push(character);
            length += advance;
        }
        self.text(font, &line, x, y, size, 0.0, BLACK);
        y
    }

    /// A filled rectangle.
    pub fn rectangle(&mut self, left: f32, top: f32, right: f32, bottom: f32, colour: Colour) {
        for y in top as i32..bottom as i32 {
            for x in left as i32..right as i32 {
                self.blend(x, y, colour, 1.0);
            }
        }
    }

    /// A frame at the same distance from all edges.
    pub fn frame(&mut self, inset: f32, thickness: f32, colour: Colour) {
        let (width, height) = (self.picture.width() as f32, self.picture.height() as f32);
        self.rectangle(inset, inset, width - inset, inset + thickness, colour);
        self.rectangle(inset, height - inset - thickness, width - inset, height - inset, colour);
        self.rectangle(inset, inset, inset + thickness, height - inset, colour);
        self.rectangle(width - inset - thickness, inset, width - inset, height - inset, colour);
    }

    /// A ring between two radii; a disc if the inner one is 0.
    pub fn disc(&mut self, x: f32, y: f32, inner: f32, outer: f32, colour: Colour) {
        for (u, v) in square(outer) {
            let radius = (u as f32).hypot(v as f32);
            if radius >= inner && radius <= outer {
                self.blend(x as i32 + u, y as i32 + v, colour, 1.0);
            }
        }
    }

    /// A five-pointed star.
    pub fn star(&mut self, x: f32, y: f32, radius: f32, colour: Colour) {
        const NOTCH: f32 = 0.38;
        for (u, v) in square(radius) {
            let off = (u as f32).atan2(-v as f32).rem_euclid(TAU / 5.0);
            let off = off.min(TAU / 5.0 - off);
            let edge = NOTCH * (TAU / 10.0).sin() / (off.sin() + NOTCH * (TAU / 10.0 - off).sin());
            if (u as f32).hypot(v as f32) <= radius * edge {
                self.blend(x as i32 + u, y as i32 + v, colour, 1.0);
            }
        }
    }

    /// The emblem of licences: a golden ring around a red field with stars and a gate.
    pub fn emblem(&mut self, x: f32, y: f32, radius: f32) {
        self.disc(x, y, 0.0, radius, GOLD);
        self.disc(x, y, 0.0, radius * 0.86, RED);
        self.star(x, y - radius * 0.42, radius * 0.24, GOLD);
        for [u, v] in [[-0.42, -0.2], [-0.2, -0.05], [0.2, -0.05], [0.42, -0.2]] {
            self.star(x + radius * u, y + radius * v, radius * 0.11, GOLD);
        }
        self.rectangle(x - radius * 0.5, y + radius * 0.2, x + radius * 0.5, y + radius * 0.42, GOLD);
        self.disc(x, y + radius * 0.62, radius * 0.08, radius * 0.2, GOLD);
    }

    /// A band of rings along the edges, between two lines, as on licences.
    pub fn guilloche(&mut self, inset: f32, width: f32) {
        let (right, bottom) = (self.picture.width() as f32 - inset, self.picture.height() as f32 - inset);
        self.frame(inset, 2.0, OCHRE);
        self.frame(inset + width, 2.0, OCHRE);
        let (radius, step) = (width * 0.45, width * 0.5);
        let middle = inset + width / 2.0;
        for at in 0..((right - inset) / step) as u32 {
            let x = inset + at as f32 * step + step / 2.0;
            self.disc(x, middle, radius - 2.0, radius, OCHRE);
            self.disc(x, bottom - width / 2.0, radius - 2.0, radius, OCHRE);
        }
        for at in 0..((bottom - inset) / step) as u32 {
            let y = inset + at as f32 * step + step / 2.0;
            self.disc(middle, y, radius - 2.0, radius, OCHRE);
            self.disc(right - width / 2.0, y, radius - 2.0, radius, OCHRE);
        }
    }

    /// A QR code of random modules with its three finder patterns.
    pub fn modules(&mut self, random: &mut Random, [left, top, size]: [f32; 3]) {
        const SIDE: u32 = 33;
        // A finder pattern is a square in a ring with a margin around it.
        let finder = |column: u32, row: u32| {
            let corners = [(3, 3), (SIDE - 4, 3), (3, SIDE - 4)];
            let far = |(x, y): (u32, u32)| column.abs_diff(x).max(row.abs_diff(y));
            corners.into_iter().map(far).find(|far| *far <= 4).map(|far| far != 2 && far != 4)
        };
        let step = size / SIDE as f32;
        for (column, row) in (0..SIDE).flat_map(|column| (0..SIDE).map(move |row| (column, row))) {
            if finder(column, row).unwrap_or_else(|| random.between(0, 1) == 1) {
                let (x, y) = (left + column as f32 * step, top + row as f32 * step);
                self.rectangle(x, y, (x + step).ceil(), (y + step).ceil(), BLACK);
            }
        }
    }

    /// A pen stroke.
    pub fn stroke(&mut self, from: [f32; 2], to: [f32; 2], radius: f32, colour: Colour) {
        let steps = (to[0] - from[0]).hypot(to[1] - from[1]).ceil().max(1.0);
        for step in 0..=steps as i32 {
            let at = step as f32 / steps;
            let [x, y] = [0, 1].map(|axis| from[axis] + (to[axis] - from[axis]) * at);
            self.disc(x, y, 0.0, radius, colour);
        }
    }

    /// Fine waves, as on security paper.
    pub fn waves(&mut self, colours: [Colour; 2], opacity: f32) {
        for (at, colour) in colours.into_iter().enumerate() {
            for line in 0..26 {
                let start = line as f32 / 26.0 * self.picture.height() as f32 * 1.2;
                let phase = at as f32 * 1.7 + line as f32 * 0.4;
                for x in 0..self.picture.width() as i32 {
                    let wave = (x as f32 / 47.0 + phase).sin() * 16.0 + (x as f32 / 190.0 - phase).cos() * 24.0;
                    for thickness in 0..3 {
                        self.blend(x, (start + wave) as i32 + thickness, colour, opacity);
                    }
                }
            }
        }
    }

    /// A portrait: head and shoulders.
    pub fn portrait(&mut self, left: f32, top: f32, width: f32) {
        self.rectangle(left, top, left + width, top + width * 1.25, [236, 238, 240]);
        self.disc(left + width / 2.0, top + width * 0.5, 0.0, width * 0.24, [222, 184, 150]);
        self.rectangle(left + width * 0.26, top + width * 0.2, left + width * 0.74, top + width * 0.36, [30, 26, 24]);
        self.rectangle(left + width * 0.15, top + width * 0.85, left + width * 0.85, top + width * 1.25, [52, 60, 80]);
    }
}
