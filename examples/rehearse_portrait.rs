//! The rehearsal of the face check over photographs and altered copies of them: prints every measure and the findings.
//!
//!     cargo run --release --example rehearse_portrait -- PHOTO…

use beian_desk::job::Job;
use beian_desk::reading::{Engine, portrait};
use beian_desk::scan::{self, DecodeLimits, Picture};
use image::{Rgb, RgbImage, imageops};

/// A face in a photograph: its box as left, top, width, height, and the colour of its skin.
#[derive(Clone, Copy)]
struct Face {
    area: [f32; 4],
    skin: Rgb<u8>,
}

/// A way to alter a photograph.
type Alter = fn(&RgbImage, Face) -> RgbImage;

/// Names of the alterations, and the measures that they should move out of bounds; the other findings are to stay as they
/// are in the photograph itself.
const ALTERED: [(&str, Alter, &[&str]); 14] = [
    ("as it is", |photo, _| photo.clone(), &[]),
    ("before white", |photo, face| before(photo, face, Rgb([244, 244, 242])), &[]),
    ("before blue", |photo, face| before(photo, face, Rgb([60, 120, 200])), &["background-colour"]),
    ("eyes closed", eyes_closed, &["eyes-closed"]),
    ("eyes covered", |photo, face| painted(photo, face, [0.05, 0.2, 0.9, 0.2], Rgb([20, 20, 20])), &["eyes-covered"]),
    (
        "mouth covered",
        |photo, face| painted(photo, face, [0.1, 0.6, 0.8, 0.4], Rgb([90, 140, 200])),
        &["mouth-covered"],
    ),
    (
        "mouth covered white",
        |photo, face| painted(photo, face, [0.1, 0.6, 0.8, 0.4], Rgb([235, 238, 240])),
        &["mouth-covered"],
    ),
    ("hat", |photo, face| painted(photo, face, [-0.1, -0.5, 1.2, 0.62], Rgb([150, 30, 40])), &["forehead-covered"]),
    ("dim", |photo, _| lit(photo, |_| 0.35), &["dark"]),
    ("half in shade", |photo, face| shaded(photo, face.area), &["uneven-light"]),
    ("far away", |photo, _| placed(photo, 3.0, 0.5), &["face-size"]),
    ("off centre", |photo, _| placed(photo, 1.8, 1.0), &["face-position"]),
    (
        "twice side by side",
        |photo, _| {
            let mut wide = RgbImage::new(photo.width() * 2, photo.height());
            imageops::replace(&mut wide, photo, 0, 0);
            imageops::replace(&mut wide, photo, i64::from(photo.width()), 0);
            wide
        },
        &["several-faces"],
    ),
    ("on its side", |photo, _| imageops::rotate90(photo), &["roll"]),
];

/// A part of the face, given as shares of its box, painted over.
fn painted(photo: &RgbImage, face: Face, part: [f32; 4], colour: Rgb<u8>) -> RgbImage {
    let mut altered = photo.clone();
    let [left, top, width, height] = face.area;
    let [x, y] = [left + part[0] * width, top + part[1] * height];
    let [end_x, end_y] = [x + part[2] * width, y + part[3] * height];
    for v in y.max(0.0) as u32..(end_y as u32).min(photo.height()) {
        for u in x.max(0.0) as u32..(end_x as u32).min(photo.width()) {
            altered.put_pixel(u, v, colour);
        }
    }
    altered
}

/// Both eyes painted over with skin, and a dark line where the lids meet.
fn eyes_closed(photo: &RgbImage, face: Face) -> RgbImage {
    let mut altered = photo.clone();
    for left in [0.13, 0.57] {
        altered = painted(&altered, face, [left, 0.24, 0.3, 0.13], face.skin);
        altered = painted(&altered, face, [left + 0.04, 0.325, 0.22, 0.012], Rgb([60, 40, 35]));
    }
    altered
}

/// The head, the neck and the shoulders before a plain background.
fn before(photo: &RgbImage, face: Face, colour: Rgb<u8>) -> RgbImage {
    let [left, top, width, height] = face.area;
    let (x, y) = (left + width / 2.0, top + height * 0.4);
    let mut altered = photo.clone();
    for (u, v, pixel) in altered.enumerate_pixels_mut() {
        let (across, down) = ((u as f32 - x).abs() / width, (v as f32 - y) / height);
        let head = across.hypot(down / 1.3) < 0.72;
        let neck = down > 0.3 && across < 0.4;
        let shoulders = down > 0.85 && across < 0.4 + (down - 0.85) * 3.0;
        if !(head || neck || shoulders) {
            *pixel = colour;
        }
    }
    altered
}

/// Every pixel's light times what its column gets.
fn lit(photo: &RgbImage, light: impl Fn(u32) -> f32) -> RgbImage {
    let mut altered = photo.clone();
    for (x, _, pixel) in altered.enumerate_pixels_mut() {
        pixel.0 = pixel.0.map(|value| (f32::from(value) * light(x)) as u8);
    }
    altered
}

fn shaded(photo: &RgbImage, [left, _, width, _]: [f32; 4]) -> RgbImage {
    let middle = (left + width / 2.0) as u32;
    lit(photo, |x| if x < middle { 0.4 } else { 1.0 })
}

/// The photograph on a white sheet `times` as large; `across` is 0 at its left edge and 1 at its right one.
fn placed(photo: &RgbImage, times: f32, across: f32) -> RgbImage {
    let [width, height] = [photo.width(), photo.height()].map(|side| (side as f32 * times) as u32);
    let mut altered = RgbImage::from_pixel(width, height, Rgb([244, 244, 242]));
    let x = ((width - photo.width()) as f32 * across) as i64;
    imageops::replace(&mut altered, photo, x, i64::from((height - photo.height()) / 2));
    altered
}

fn main() {
    let engine = Engine::new();
    let heads: Vec<&str> = portrait::LIMITS.iter().map(|limit| limit.measure).chain(["presence"]).collect();
    println!("| photograph | faces | {} | findings |\n|---|---|{}---|", heads.join(" | "), "---|".repeat(heads.len()));
    for path in std::env::args().skip(1) {
        let bytes = std::fs::read(&path).unwrap_or_default();
        let picture = match scan::decode(&bytes, &DecodeLimits::default()) {
            Ok(picture) => picture,
            Err(error) => return eprintln!("{path}: {error}"),
        };
        let look = |picture: &Picture| portrait::rehearse(picture, &engine, &Job::new());
        let area = look(&picture).ok().and_then(|rehearsal| rehearsal.face);
        let area = area.map_or([0.0; 4], |[tl, _, br, _]| [tl[0], tl[1], br[0] - tl[0], br[1] - tl[1]]);
        let cheek = [area[0] + area[2] * 0.25, area[1] + area[3] * 0.55].map(|at| at.max(0.0) as u32);
        let skin = picture.pixels.get_pixel_checked(cheek[0], cheek[1]).copied().unwrap_or(Rgb([200, 160, 140]));
        for (name, alter, wanted) in ALTERED {
            let altered = Picture { pixels: alter(&picture.pixels, Face { area, skin }), ..picture.clone() };
            let rehearsal = match look(&altered) {
                Ok(rehearsal) => rehearsal,
                Err(error) => return eprintln!("{path}: {error}"),
            };
            let measures: Vec<String> = heads
                .iter()
                .map(|name| rehearsal.measures.get(*name).map_or("-".to_owned(), |value| format!("{value:.2}")))
                .collect();
            let findings: Vec<&str> =
                rehearsal.findings.iter().map(|finding| finding.rule.trim_start_matches("portrait-")).collect();
            let missed = if wanted.iter().all(|rule| findings.contains(rule)) { "" } else { " (not seen)" };
            let file = path.rsplit(['/', '\\']).next().unwrap_or_default();
            println!(
                "| {file}, {name}{missed} | {} | {} | {} |",
                rehearsal.faces,
                measures.join(" | "),
                findings.join(", ")
            );
        }
    }
}
