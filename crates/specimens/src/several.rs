//! Several documents in one picture, as users submit them, and pictures of one document that look like several.

use std::f32::consts::FRAC_PI_2;

use beian_vision::scan::Quad;
use beian_vision::scan::resample::{Homography, area, bicubic};
use image::{Rgb, RgbImage};

use crate::canvas::{BLACK, Canvas};
use crate::condition::invert;
use crate::{Fonts, KINDS, Random, Specimen, licence};

/// Width and height of an A4 sheet and of a card, millimetres.
const A4: [f32; 2] = [210.0, 297.0];
const CARD: [f32; 2] = [85.6, 54.0];

/// A picture and the corners of each document in it.
pub struct Scene {
    /// Name in the tables of results.
    pub name: &'static str,
    /// The picture.
    pub picture: RgbImage,
    /// Corners of every document, in reading orientation: top left, top right, bottom right, bottom left.
    pub documents: Vec<Quad>,
}

/// Draws a scene.
type SceneDrawer = fn(&mut Random, &Fonts) -> Scene;

/// Pictures of several documents.
pub const SEVERAL: [SceneDrawer; 9] = [
    |random, fonts| on_a4("stacked", Arrangement::Stacked, 0.02, random, fonts),
    |random, fonts| on_a4("side by side", Arrangement::Beside, 0.02, random, fonts),
    |random, fonts| on_a4("turned", Arrangement::Turned, 0.12, random, fonts),
    |random, fonts| grey(on_a4("grey copy", Arrangement::Stacked, 0.03, random, fonts)),
    |random, fonts| on_a4("licence and card", Arrangement::BelowLicence, 0.015, random, fonts),
    |random, fonts| on_a4("licence and both sides", Arrangement::BothBelowLicence, 0.01, random, fonts),
    |random, fonts| on_table("cards on a table", false, random, fonts),
    |random, fonts| on_table("copy on a table", true, random, fonts),
    |random, fonts| on_a4("enlarged", Arrangement::Enlarged, 0.02, random, fonts),
];

/// Pictures of one document that look like several.
pub const ONE: [SceneDrawer; 7] = [
    household_register,
    card_on_licence,
    passport_spread,
    form_with_boxes,
    |random, fonts| alone("licence on A4", &licence_sheet(random, fonts), random),
    |random, fonts| alone("card on A4", &kind("id_card_front", random, fonts), random),
    letter_with_table,
];

#[derive(Clone, Copy)]
enum Arrangement {
    Stacked,
    Beside,
    Turned,
    BelowLicence,
    BothBelowLicence,
    Enlarged,
}

/// A document to place: its picture, its centre and width in millimetres, its angle in radians.
struct Laid<'a> {
    picture: &'a RgbImage,
    middle: [f32; 2],
    width: f32,
    angle: f32,
}

impl Laid<'_> {
    fn corners(&self) -> Quad {
        let [w, h] = [self.width, self.width * self.picture.height() as f32 / self.picture.width() as f32];
        let (sin, cos) = self.angle.sin_cos();
        [[-0.5, -0.5], [0.5, -0.5], [0.5, 0.5], [-0.5, 0.5]].map(|[u, v]| {
            let (x, y) = (u * w, v * h);
            [self.middle[0] + x * cos - y * sin, self.middle[1] + x * sin + y * cos]
        })
    }
}

fn kind(name: &str, random: &mut Random, fonts: &Fonts) -> Specimen {
    let draw = KINDS.iter().find(|(kind, _)| *kind == name).map(|(_, draw)| draw);
    draw.unwrap_or_else(|| panic!("no specimen {name}"))(random, fonts)
}

fn licence_sheet(random: &mut Random, fonts: &Fonts) -> Specimen {
    let layouts = [&licence::COMPANY, &licence::TWO_COLUMNS, &licence::INDIVIDUAL, &licence::INDIVIDUAL_ACROSS];
    licence::draw(layouts[random.between(0, 3) as usize], random, fonts)
}

/// `documents` on a sheet of `size` millimetres at `scale` pixels per millimetre, as on the glass of a copier.
fn sheet(size: [f32; 2], scale: f32, documents: &[Laid<'_>], random: &mut Random) -> (RgbImage, Vec<Quad>) {
    let light = random.between(240, 254) as u8;
    let [width, height] = size.map(|side| (side * scale) as u32);
    let mut picture = RgbImage::from_pixel(width, height, Rgb([light; 3]));
    let quads: Vec<Quad> = documents.iter().map(|it| it.corners().map(|point| point.map(|v| v * scale))).collect();
    for (it, quad) in documents.iter().zip(&quads) {
        paste(&mut picture, it.picture, quad);
    }
    for pixel in picture.pixels_mut() {
        let noise = random.real(-2.0, 2.0);
        pixel.0 = pixel.0.map(|value| (f32::from(value) + noise).clamp(0.0, 255.0) as u8);
    }
    (picture, quads)
}

/// Draws a picture into a quadrilateral of another one.
fn paste(target: &mut RgbImage, picture: &RgbImage, quad: &Quad) {
    let side = |a: usize, b: usize| (quad[a][0] - quad[b][0]).hypot(quad[a][1] - quad[b][1]);
    // Scaled down before sampling, so that no stroke is lost between pixels.
    let wide = (side(0, 1).max(side(3, 2)) as u32).clamp(1, picture.width());
    let small = area(picture, wide, (wide * picture.height() / picture.width()).max(1));
    let (w, h) = (small.width() as f32, small.height() as f32);
    let back = invert(quad, w, h);
    let bounds = |axis: usize| quad.iter().fold((f32::MAX, 0.0f32), |(a, b), p| (a.min(p[axis]), b.max(p[axis])));
    let ((left, right), (top, bottom)) = (bounds(0), bounds(1));
    for y in top.max(0.0) as u32..(bottom as u32 + 1).min(target.height()) {
        for x in left.max(0.0) as u32..(right as u32 + 1).min(target.width()) {
            let [u, v] = back([x as f32 + 0.5, y as f32 + 0.5]);
            if (0.0..w).contains(&u) && (0.0..h).contains(&v) {
                target.put_pixel(x, y, Rgb(bicubic(&small, [u, v]).map(|value| value.clamp(0.0, 255.0) as u8)));
            }
        }
    }
}

fn on_a4(name: &'static str, arrangement: Arrangement, askew: f32, random: &mut Random, fonts: &Fonts) -> Scene {
    let (front, back) = (kind("id_card_front", random, fonts), kind("id_card_back", random, fonts));
    let sheet_of_licence = licence_sheet(random, fonts);
    let wide = sheet_of_licence.picture.width() > sheet_of_licence.picture.height();
    let mut angle = |turn: f32| turn + random.real(-askew, askew);
    let card = |picture, middle, angle| Laid { picture, middle, width: CARD[0], angle };
    let (f, b) = (&front.picture, &back.picture);
    let copied = Laid {
        picture: &sheet_of_licence.picture,
        middle: [105.0, 95.0],
        width: if wide { 185.0 } else { 118.0 },
        angle: angle(0.0),
    };
    let (size, documents) = match arrangement {
        Arrangement::Stacked => (A4, vec![card(f, [105.0, 80.0], angle(0.0)), card(b, [107.0, 175.0], angle(0.0))]),
        Arrangement::Beside => {
            ([A4[1], A4[0]], vec![card(f, [85.0, 90.0], angle(0.0)), card(b, [195.0, 93.0], angle(0.0))])
        }
        Arrangement::Turned => {
            (A4, vec![card(f, [62.0, 105.0], angle(FRAC_PI_2)), card(b, [150.0, 110.0], angle(-FRAC_PI_2))])
        }
        Arrangement::BelowLicence => (A4, vec![copied, card(f, [100.0, 232.0], angle(0.0))]),
        Arrangement::BothBelowLicence => {
            (A4, vec![copied, card(f, [56.0, 235.0], angle(0.0)), card(b, [154.0, 236.0], angle(0.0))])
        }
        Arrangement::Enlarged => {
            let enlarged = |picture, middle, angle| Laid { picture, middle, width: 150.0, angle };
            (A4, vec![enlarged(f, [105.0, 72.0], angle(0.0)), enlarged(b, [105.0, 180.0], angle(0.0))])
        }
    };
    let scale = random.real(5.5, 8.5);
    let (picture, documents) = sheet(size, scale, &documents, random);
    Scene { name, picture, documents }
}

fn grey(mut scene: Scene) -> Scene {
    for pixel in scene.picture.pixels_mut() {
        let [red, green, blue] = pixel.0.map(f32::from);
        let light = (0.3 * red + 0.59 * green + 0.11 * blue - 128.0) * 1.15 + 122.0;
        pixel.0 = [light.clamp(0.0, 255.0) as u8; 3];
    }
    scene
}

/// A table top, unevenly lit.
fn table(width: u32, height: u32, random: &mut Random) -> RgbImage {
    let colour = [random.between(60, 150) as f32, random.between(50, 110) as f32, random.between(40, 90) as f32];
    RgbImage::from_fn(width, height, |x, y| {
        let grain = (x as f32 * 0.05).sin() * 6.0 + (y as f32 * 0.9).sin() * 4.0;
        Rgb(colour.map(|value| (value + grain).clamp(0.0, 255.0) as u8))
    })
}

fn dimmed(picture: &mut RgbImage, random: &mut Random) {
    let shade = [random.real(-0.2, 0.2), random.real(-0.2, 0.2)];
    let (width, height) = (picture.width() as f32, picture.height() as f32);
    for (x, y, pixel) in picture.enumerate_pixels_mut() {
        let light = 0.93 + shade[0] * (x as f32 / width - 0.5) + shade[1] * (y as f32 / height - 0.5);
        let noise = random.real(-3.0, 3.0);
        pixel.0 = pixel.0.map(|value| (f32::from(value) * light + noise).clamp(0.0, 255.0) as u8);
    }
}

/// A rectangle seen slightly at an angle, in a picture of this size.
fn aslant(width: f32, height: f32, random: &mut Random) -> Quad {
    let far = random.real(0.02, 0.07);
    [[far, 0.0], [1.0 - far, 0.02], [1.0, 1.0], [0.0, 0.99]].map(|[u, v]| [u * width, v * height])
}

fn on_table(name: &'static str, copied: bool, random: &mut Random, fonts: &Fonts) -> Scene {
    let (front, back) = (kind("id_card_front", random, fonts), kind("id_card_back", random, fonts));
    let (width, height) = if copied { (1500, 2000) } else { (2000, 1500) };
    let mut picture = table(width, height, random);
    let plane = aslant(width as f32, height as f32, random);
    let (wide, tall) = if copied { (270.0, 360.0) } else { (280.0, 210.0) };
    let Some(map) = Homography::from_rectangle(wide, tall, &plane) else { panic!("a plane") };
    let seen = |quad: Quad| quad.map(|point| map.apply(point));
    let documents = if copied {
        let a4 = on_a4(name, Arrangement::Stacked, 0.02, random, fonts);
        let paper =
            Laid { picture: &a4.picture, middle: [135.0, 180.0], width: A4[0], angle: random.real(-0.06, 0.06) };
        let quad = seen(paper.corners());
        paste(&mut picture, &a4.picture, &quad);
        let (w, h) = (a4.picture.width() as f32, a4.picture.height() as f32);
        let Some(on_paper) = Homography::from_rectangle(w, h, &quad) else { panic!("a sheet") };
        a4.documents.iter().map(|quad| quad.map(|point| on_paper.apply(point))).collect()
    } else {
        let left =
            Laid { picture: &front.picture, middle: [80.0, 100.0], width: 95.0, angle: random.real(-0.25, 0.25) };
        let right =
            Laid { picture: &back.picture, middle: [198.0, 108.0], width: 95.0, angle: random.real(-0.25, 0.25) };
        [left, right]
            .map(|it| {
                let quad = seen(it.corners());
                paste(&mut picture, it.picture, &quad);
                quad
            })
            .into()
    };
    dimmed(&mut picture, random);
    Scene { name, picture, documents }
}

/// A single document in the middle of a sheet.
fn alone(name: &'static str, specimen: &Specimen, random: &mut Random) -> Scene {
    let wide = specimen.picture.width() as f32 / specimen.picture.height() as f32;
    let card = (1.5..1.7).contains(&wide);
    let width = if card { CARD[0] } else { (270.0 * wide).min(195.0) };
    let angle = random.real(-0.02, 0.02);
    let laid = Laid { picture: &specimen.picture, middle: [105.0, 148.0], width, angle };
    let (picture, documents) = sheet(A4, 6.0, &[laid], random);
    Scene { name, picture, documents }
}

/// A card lying on a licence.
fn card_on_licence(random: &mut Random, fonts: &Fonts) -> Scene {
    let (below, card) = (licence_sheet(random, fonts), kind("id_card_front", random, fonts));
    let mut picture = table(1500, 2000, random);
    let wide = below.picture.width() > below.picture.height();
    let sheet =
        Laid { picture: &below.picture, middle: [135.0, 170.0], width: if wide { 240.0 } else { 200.0 }, angle: 0.03 };
    let laid = Laid {
        picture: &card.picture,
        middle: [random.real(110.0, 150.0), random.real(150.0, 190.0)],
        width: CARD[0],
        angle: random.real(-0.4, 0.4),
    };
    let scale = 1500.0 / 270.0;
    let quads = [sheet, laid].map(|it| {
        let quad = it.corners().map(|point| point.map(|value| value * scale));
        paste(&mut picture, it.picture, &quad);
        quad
    });
    dimmed(&mut picture, random);
    Scene { name: "card on a licence", picture, documents: vec![quads[0]] }
}

/// Two pages of a household register with their tables.
fn household_register(random: &mut Random, fonts: &Fonts) -> Scene {
    let mut canvas = Canvas::new(1600, 1120, [242, 236, 222]);
    for left in [60.0, 850.0] {
        canvas.centred(&fonts.bold, "常住人口登记卡（样本）", left + 345.0, 70.0, 34.0, 4.0, BLACK);
        for row in 0..12 {
            let y = 140.0 + 74.0 * row as f32;
            canvas.rectangle(left, y, left + 690.0, y + 2.0, BLACK);
            if row < 11 {
                canvas.text(&fonts.text, "登记项目", left + 14.0, y + 24.0, 24.0, 2.0, BLACK);
                canvas.text(
                    &fonts.text,
                    &random.between(100_000, 999_999).to_string(),
                    left + 220.0,
                    y + 24.0,
                    26.0,
                    2.0,
                    BLACK,
                );
            }
        }
        for x in [0.0, 190.0, 440.0, 690.0] {
            canvas.rectangle(left + x, 140.0, left + x + 2.0, 956.0, BLACK);
        }
    }
    canvas.rectangle(798.0, 0.0, 802.0, 1120.0, [200, 190, 170]);
    on_wood("household register", &canvas.picture, random)
}

fn on_wood(name: &'static str, document: &RgbImage, random: &mut Random) -> Scene {
    let (w, h) = (document.width() as f32, document.height() as f32);
    let (width, height) = ((w * 1.25) as u32, (h * 1.3) as u32);
    let mut picture = table(width, height, random);
    let [left, top] = [w * 0.12, h * 0.14];
    let mut about = |value: f32| value + random.real(-0.012, 0.012) * w;
    let quad = [[0.0, 0.0], [w, 0.0], [w, h], [0.0, h]].map(|[x, y]| [about(left + x), about(top + y)]);
    paste(&mut picture, document, &quad);
    dimmed(&mut picture, random);
    Scene { name, picture, documents: vec![quad] }
}

/// An open passport: the signature page above, the data page below.
fn passport_spread(random: &mut Random, fonts: &Fonts) -> Scene {
    let page = kind("passport", random, fonts).picture;
    let (width, height) = page.dimensions();
    let mut canvas = Canvas::new(width, 2 * height + 6, [226, 220, 214]);
    for row in 0..5 {
        let y = 120.0 + 70.0 * row as f32;
        canvas.centred(&fonts.text, "样本 备注 SPECIMEN", width as f32 / 2.0, y, 30.0, 6.0, BLACK);
    }
    canvas.rectangle(0.0, height as f32, width as f32, height as f32 + 6.0, [150, 140, 130]);
    image::imageops::replace(&mut canvas.picture, &page, 0, i64::from(height) + 6);
    on_wood("passport spread", &canvas.picture, random)
}

/// A form with two empty boxes for copies of a card.
fn form_with_boxes(_: &mut Random, fonts: &Fonts) -> Scene {
    let mut canvas = Canvas::new(1240, 1754, [250, 250, 248]);
    canvas.centred(&fonts.bold, "核验单（样本）", 620.0, 120.0, 48.0, 8.0, BLACK);
    for (top, text) in [(300.0, "身份证人像面粘贴处"), (760.0, "身份证国徽面粘贴处")] {
        let (left, right, bottom) = (330.0, 910.0, top + 366.0);
        for (a, b, c, d) in [
            (left, top, right, top + 3.0),
            (left, bottom, right, bottom + 3.0),
            (left, top, left + 3.0, bottom),
            (right, top, right + 3.0, bottom),
        ] {
            canvas.rectangle(a, b, c, d, BLACK);
        }
        canvas.centred(&fonts.text, text, 620.0, top + 165.0, 30.0, 2.0, [120, 120, 120]);
    }
    for row in 0..6 {
        let y = 1240.0 + 60.0 * row as f32;
        canvas.text(&fonts.text, "以上内容真实有效，本人承诺承担相应责任，特此说明。", 180.0, y, 28.0, 2.0, BLACK);
    }
    let picture = canvas.picture;
    let [w, h] = [picture.width() as f32, picture.height() as f32];
    Scene { name: "form with boxes", picture, documents: vec![[[0.0, 0.0], [w, 0.0], [w, h], [0.0, h]]] }
}

/// A letter with two dense tables, one below the other.
fn letter_with_table(random: &mut Random, fonts: &Fonts) -> Scene {
    let mut canvas = Canvas::new(1240, 1754, [252, 252, 252]);
    canvas.centred(&fonts.bold, "情况说明（样本）", 620.0, 110.0, 46.0, 6.0, BLACK);
    for top in [260.0, 800.0] {
        for row in 0..9 {
            let y = top + 48.0 * row as f32;
            canvas.rectangle(320.0, y, 930.0, y + 3.0, BLACK);
            if row < 8 {
                for x in [340.0, 540.0, 740.0] {
                    canvas.text(
                        &fonts.text,
                        &random.between(10_000, 99_999).to_string(),
                        x,
                        y + 12.0,
                        26.0,
                        2.0,
                        BLACK,
                    );
                }
            }
        }
        for x in [320.0, 523.0, 726.0, 930.0] {
            canvas.rectangle(x, top, x + 3.0, top + 387.0, BLACK);
        }
    }
    let picture = canvas.picture;
    let [w, h] = [picture.width() as f32, picture.height() as f32];
    Scene { name: "letter with tables", picture, documents: vec![[[0.0, 0.0], [w, 0.0], [w, h], [0.0, h]]] }
}
