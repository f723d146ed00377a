//! Several documents in one picture, and one document that looks like several.

use beian_desk::scan::corners::{iou, order};
use beian_desk::scan::{Leaf, Picture, PictureFormat, Quad, inspect};
use beian_specimens::several::{ONE, SEVERAL, Scene};
use beian_specimens::{Condition, Fonts, KINDS, Random};
use image::RgbImage;

fn documents(pixels: RgbImage) -> Vec<Quad> {
    let picture =
        Picture { pixels, format: PictureFormat::Jpeg, file_size: 150_000, has_metadata: false, leaf: Leaf::default() };
    inspect(&picture, None).documents
}

/// Lowest agreement of a document with the best match among those found; 0 if the numbers differ.
fn worst(truth: &[Quad], found: &[Quad]) -> f32 {
    if truth.len() != found.len() {
        return 0.0;
    }
    let best = |quad: &Quad| found.iter().map(|other| iou(&order(quad), other)).fold(0.0, f32::max);
    truth.iter().map(best).fold(1.0, f32::min)
}

/// The scenes of every drawer, each for all seeds.
fn scenes(drawers: &[fn(&mut Random, &Fonts) -> Scene], seeds: std::ops::Range<u64>) -> Vec<(u64, Scene)> {
    let fonts = Fonts::own();
    let draw = |seed: u64| drawers.iter().map(move |draw| (seed, draw));
    seeds.flat_map(draw).map(|(seed, draw)| (seed, draw(&mut Random::new(seed), &fonts))).collect()
}

#[test]
fn documents_beside_each_other_are_told_apart() {
    for (_, scene) in scenes(&SEVERAL, 1..2) {
        let found = documents(scene.picture);
        assert!(worst(&scene.documents, &found) > 0.9, "{}: {found:?}, not {:?}", scene.name, scene.documents);
    }
}

#[test]
fn one_document_stays_one() {
    for (_, scene) in scenes(&ONE, 1..2) {
        let found = documents(scene.picture);
        assert!(found.is_empty(), "{}: {found:?}", scene.name);
    }
}

/// Prints, for each scene and seed, how well its documents are separated.
#[test]
#[ignore = "a measurement: SEEDS=1..9 cargo test --test scan_files several -- --ignored --nocapture"]
fn measured() {
    let seeds = std::env::var("SEEDS").unwrap_or_else(|_| "1..3".to_owned());
    let (from, to) = seeds.split_once("..").unwrap_or(("1", "3"));
    let seeds = from.parse().unwrap_or(1)..to.parse().unwrap_or(3);
    for (seed, scene) in scenes(&SEVERAL, seeds.clone()) {
        let found = documents(scene.picture);
        println!(
            "several {seed} {}: {} of {}, {:.3}",
            scene.name,
            found.len(),
            scene.documents.len(),
            worst(&scene.documents, &found)
        );
    }
    for (seed, scene) in scenes(&ONE, seeds.clone()) {
        println!("one {seed} {}: {}", scene.name, documents(scene.picture).len());
    }
    let fonts = Fonts::own();
    for seed in seeds {
        for (name, draw) in KINDS {
            for condition in [Condition::ALL[0], Condition::ALL[(seed % 16) as usize]] {
                let random = &mut Random::new(seed);
                let specimen = draw(random, &fonts);
                let (picture, _) = condition.apply(&specimen.picture, random);
                let found = documents(picture.pixels).len();
                if found > 0 {
                    println!("one {seed} {name} {}: {found}", condition.name);
                }
            }
        }
    }
}
