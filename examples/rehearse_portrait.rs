//! The rehearsal of the face check over photographs and altered copies of them: prints every measure and the findings.
//!
//!     cargo run --release --example rehearse_portrait -- PHOTO…

use beian_desk::job::Job;
use beian_desk::reading::{Engine, portrait};
use beian_desk::scan::{self, Limits, Picture};
use image::{Rgb, RgbImage, imageops};

/// A way to alter a photograph; the box around the face is left, top, width, height.
type Alter = fn(&RgbImage, [f32; 4]) -> RgbImage;

const ALTERED: [(&str, Alter); 8] = [
    ("as it is", |photo, _| photo.clone()),
    ("mouth covered", |photo, face| painted(photo, face, [0.1, 0.6, 0.8, 0.4], [90, 140, 200])),
    ("eyes covered", |photo, face| painted(photo, face, [0.05, 0.2, 0.9, 0.2], [20, 20, 20])),
    ("hat", |photo, face| painted(photo, face, [-0.1, -0.5, 1.2, 0.62], [150, 30, 40])),
    ("dark", |photo, _| imageops::brighten(photo, -110)),
    ("half in shade", shaded),
    ("twice side by side", |photo, _| {
        let mut wide = RgbImage::new(photo.width() * 2, photo.height());
        imageops::replace(&mut wide, photo, 0, 0);
        imageops::replace(&mut wide, photo, i64::from(photo.width()), 0);
        wide
    }),
    ("on its side", |photo, _| imageops::rotate90(photo)),
];

fn painted(photo: &RgbImage, [left, top, width, height]: [f32; 4], part: [f32; 4], colour: [u8; 3]) -> RgbImage {
    let mut altered = photo.clone();
    let [x, y] = [left + part[0] * width, top + part[1] * height];
    let [end_x, end_y] = [x + part[2] * width, y + part[3] * height];
    for v in y.max(0.0) as u32..(end_y as u32).min(photo.height()) {
        for u in x.max(0.0) as u32..(end_x as u32).min(photo.width()) {
            altered.put_pixel(u, v, Rgb(colour));
        }
    }
    altered
}

fn shaded(photo: &RgbImage, [left, _, width, _]: [f32; 4]) -> RgbImage {
    let middle = (left + width / 2.0) as u32;
    let mut altered = photo.clone();
    for (_, _, pixel) in altered.enumerate_pixels_mut().filter(|(x, ..)| *x < middle) {
        pixel.0 = pixel.0.map(|value| (f32::from(value) * 0.4) as u8);
    }
    altered
}

fn main() {
    let engine = Engine::new();
    let heads: Vec<&str> = portrait::LIMITS.iter().map(|limit| limit.measure).collect();
    println!("| photograph | faces | {} | findings |\n|---|---|{}---|", heads.join(" | "), "---|".repeat(heads.len()));
    for path in std::env::args().skip(1) {
        let bytes = std::fs::read(&path).unwrap_or_default();
        let picture = match scan::decode(&bytes, &Limits::default()) {
            Ok(picture) => picture,
            Err(error) => return eprintln!("{path}: {error}"),
        };
        let look = |picture: &Picture| portrait::rehearse(picture, &engine, &Job::new());
        let face = look(&picture).ok().and_then(|rehearsal| rehearsal.face);
        let face = face.map_or([0.0; 4], |[tl, _, br, _]| [tl[0], tl[1], br[0] - tl[0], br[1] - tl[1]]);
        for (name, alter) in ALTERED {
            let altered = Picture { pixels: alter(&picture.pixels, face), ..picture.clone() };
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
            let file = path.rsplit(['/', '\\']).next().unwrap_or_default();
            println!("| {file}, {name} | {} | {} | {} |", rehearsal.faces, measures.join(" | "), findings.join(", "));
        }
    }
}
