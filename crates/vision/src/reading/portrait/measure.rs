//! Measures of a face from its points and its pixels.

use std::collections::BTreeMap;

use image::RgbImage;

use super::super::face::{Face, Mesh};
use super::super::sheet::distance;
use crate::scan::Point;

// Points of the mesh (canonical face model of MediaPipe).
const FOREHEAD_TOP: usize = 10;
const FOREHEAD: usize = 151;
const NOSE_TIP: usize = 1;
const CHIN: usize = 152;
const SIDES: [usize; 2] = [234, 454];
const EYE_OUTER: [usize; 2] = [33, 263];
/// Cheeks below the eyes.
const CHEEKS: [usize; 2] = [50, 280];
/// Skin around the mouth: between nose and lip, below the lower lip, beside both corners.
const MOUTH: [usize; 4] = [164, 200, 212, 432];
/// Skin around the eyes: right below them, and the bridge of the nose between them.
const AROUND_EYES: [usize; 3] = [119, 348, 168];

/// A colour as light and two differences, each `0.0..=1.0` around 0.5 (Y, Cb, Cr of ITU-R BT.601).
type LightTone = [f32; 3];

/// All measures except that of the lids.
pub(super) fn all(pixels: &RgbImage, face: &Face, mesh: &Mesh) -> BTreeMap<&'static str, f32> {
    let at = |index: usize| mesh.points[index];
    let mut measures = BTreeMap::new();
    let mut put = |name: &'static str, value: f32| {
        let _ = measures.insert(name, value);
    };
    let width = distance(at(SIDES[0]), at(SIDES[1])).max(1.0);
    put("yaw", (distance(at(NOSE_TIP), at(SIDES[0])) - distance(at(NOSE_TIP), at(SIDES[1]))) / width);
    let [left, right] = EYE_OUTER.map(at);
    put("roll", (right[1] - left[1]).atan2(right[0] - left[0]).to_degrees());
    let eyes = middle(left, right);
    put("pitch", along(eyes, at(CHIN), at(NOSE_TIP)));

    let radius = width * 0.035;
    let tone = |point: Point| mean_tone(pixels, point, radius);
    let cheeks = CHEEKS.map(|index| tone(at(index)));
    let skin: LightTone = [0, 1, 2].map(|channel| f32::midpoint(cheeks[0][channel], cheeks[1][channel]));
    let worst = |points: &[usize]| points.iter().map(|index| unlike(tone(at(*index)), skin)).fold(0.0, f32::max);
    put("mouth-covered", median(MOUTH.iter().map(|index| unlike(tone(at(*index)), skin)).collect()));
    put("eyes-covered", worst(&AROUND_EYES));
    let high = middle(at(FOREHEAD), at(FOREHEAD_TOP));
    put("forehead-covered", unlike(tone(at(FOREHEAD)), skin).min(unlike(tone(high), skin)));
    let light = [skin[0], tone(at(FOREHEAD))[0], tone(at(NOSE_TIP))[0]].iter().sum::<f32>() / 3.0;
    put("dark", light);
    put("bright", light);
    put("uneven-light", (cheeks[0][0] - cheeks[1][0]).abs() / (cheeks[0][0] + cheeks[1][0]).max(0.02));

    put("face-size", width / pixels.width() as f32);
    put("face-position", (face.centre[0] / pixels.width() as f32 - 0.5).abs());
    let (white, deviation) = background(pixels, face);
    put("background-colour", white);
    put("background-uneven", deviation);
    measures
}

/// Position of a point along the line from one point to another, 0..1 (its orthogonal projection).
fn along(from: Point, to: Point, point: Point) -> f32 {
    let way = [to[0] - from[0], to[1] - from[1]];
    let length = (way[0] * way[0] + way[1] * way[1]).max(f32::EPSILON);
    ((point[0] - from[0]) * way[0] + (point[1] - from[1]) * way[1]) / length
}

fn middle(a: Point, b: Point) -> Point {
    [f32::midpoint(a[0], b[0]), f32::midpoint(a[1], b[1])]
}

fn median(mut values: Vec<f32>) -> f32 {
    values.sort_by(f32::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or(0.0)
}

/// How much a part differs from skin: three times the distance in colour, plus the distance in light that a shadow does
/// not explain.
fn unlike(part: LightTone, skin: LightTone) -> f32 {
    let colour = (part[1] - skin[1]).hypot(part[2] - skin[2]);
    let light = ((part[0] - skin[0]).abs() - 0.15).max(0.0);
    3.0 * colour + light
}

fn tone_of([red, green, blue]: [u8; 3]) -> LightTone {
    let [r, g, b] = [red, green, blue].map(|value| f32::from(value) / 255.0);
    let light = 0.299 * r + 0.587 * g + 0.114 * b;
    [light, 0.5 + (b - light) * 0.564, 0.5 + (r - light) * 0.713]
}

/// Mean colour of a square around a point.
fn mean_tone(pixels: &RgbImage, centre: Point, radius: f32) -> LightTone {
    let reach = radius.max(1.0) as i64;
    let mut sum = [0.0; 3];
    let mut count = 0.0;
    for y in -reach..=reach {
        for x in -reach..=reach {
            let (x, y) = (centre[0] as i64 + x, centre[1] as i64 + y);
            if x < 0 || y < 0 || x >= i64::from(pixels.width()) || y >= i64::from(pixels.height()) {
                continue;
            }
            let tone = tone_of(pixels.get_pixel(x as u32, y as u32).0);
            for (sum, value) in sum.iter_mut().zip(tone) {
                *sum += value;
            }
            count += 1.0_f32;
        }
    }
    sum.map(|sum| sum / count.max(1.0))
}

/// Whiteness and unevenness of the background: strips beside and above the head, where hair and shoulders do not reach.
fn background(pixels: &RgbImage, face: &Face) -> (f32, f32) {
    let (width, height) = (pixels.width() as f32, pixels.height() as f32);
    let chin = face.centre[1] + face.height * 0.4;
    let crown = face.centre[1] - face.height * 1.15;
    let (left, right) = (face.centre[0] - face.width * 0.95, face.centre[0] + face.width * 0.95);
    let step = (width.min(height) / 200.0).ceil().max(1.0) as usize;
    let mut tones: Vec<LightTone> = Vec::new();
    for y in (0..pixels.height()).step_by(step).take_while(|y| (*y as f32) < chin) {
        for x in (0..pixels.width()).step_by(step) {
            let (u, v) = (x as f32, y as f32);
            if u < left || u > right || v < crown {
                tones.push(tone_of(pixels.get_pixel(x, y).0));
            }
        }
    }
    let count = tones.len().max(1) as f32;
    let mean = |channel: usize| tones.iter().map(|tone| tone[channel]).sum::<f32>() / count;
    let light = mean(0);
    let deviation = (tones.iter().map(|tone| (tone[0] - light).powi(2)).sum::<f32>() / count).sqrt();
    let colour = (mean(1) - 0.5).hypot(mean(2) - 0.5);
    (if tones.is_empty() { 0.0 } else { (light - 2.0 * colour).max(0.0) }, deviation)
}
