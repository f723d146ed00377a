//! How good the picture checks are on labelled pictures.
//!
//! `cargo run --release --example evaluate -- DIR [--predictions FILE]` reads `DIR/labels.json` (degraded variants) or
//! `DIR/manifest.json` (photographs), inspects every picture and prints one table for the corners and one for the
//! verdicts. With `--predictions` it also writes the inspections as JSON by file name.
//!
//! The positive class is the defect: not clear, corners not complete, glare, occluded, not in colour. A label that is
//! null is not scored. Corners are scored by the overlap with the true quadrilateral, no answer counting 0.

use std::collections::BTreeMap;
use std::error::Error;
use std::path::{Path, PathBuf};

use beian_desk::job::Job;
use beian_desk::scan::{DecodeLimits, Inspection, Pace, Quad, Verdicts, batch, corners, decode, inspect};
use serde::Deserialize;

/// One labelled picture.
#[derive(Deserialize)]
struct Labelled {
    #[serde(default)]
    image: String,
    #[serde(default = "natural")]
    variant: String,
    corners: Option<Quad>,
    labels: Labels,
}

fn natural() -> String {
    "natural".to_owned()
}

#[derive(Deserialize)]
struct Labels {
    clear: Option<bool>,
    corners_complete: Option<bool>,
    glare: Option<bool>,
    occluded: Option<bool>,
    colour: Option<bool>,
}

#[derive(Deserialize)]
struct Manifest {
    images: Vec<Labelled>,
}

/// A verdict by name: whether the label says defect (`None`: not scored), whether the inspection says so.
type Check = (&'static str, fn(&Labels) -> Option<bool>, fn(&Verdicts) -> bool);

const CHECKS: [Check; 5] = [
    ("blurred", |labels| labels.clear.map(|clear| !clear), |verdicts| !verdicts.clear),
    ("cut off", |labels| labels.corners_complete.map(|complete| !complete), |verdicts| !verdicts.corners_complete),
    ("glare", |labels| labels.glare, |verdicts| verdicts.glare),
    ("occluded", |labels| labels.occluded, |verdicts| verdicts.occluded),
    ("no colour", |labels| labels.colour.map(|colour| !colour), |verdicts| !verdicts.colour),
];

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args_os().skip(1);
    let folder = PathBuf::from(arguments.next().ok_or("usage: evaluate DIR [--predictions FILE]")?);
    let predictions = match arguments.next() {
        Some(flag) if flag == "--predictions" => Some(arguments.next().ok_or("--predictions needs a file")?),
        Some(other) => return Err(format!("unknown argument {}", other.display()).into()),
        None => None,
    };
    let pictures = labelled(&folder)?;
    let inspections =
        batch(&pictures, Pace::AllCores, &Job::new(), |picture, _| inspect_file(&folder.join(&picture.image)))?;
    let mut seen = Vec::new();
    for (picture, inspection) in pictures.iter().zip(inspections) {
        seen.push((picture, inspection.map_err(|error| format!("{}: {error}", picture.image))?));
    }
    println!("{} pictures\n", seen.len());
    print_corners(&seen);
    print_verdicts(&seen);
    print_variants(&seen);
    if let Some(path) = predictions {
        let by_name: BTreeMap<_, _> = seen
            .iter()
            .map(|(picture, inspection)| {
                let name = Path::new(&picture.image).file_name().unwrap_or_default().to_string_lossy().into_owned();
                (name, inspection)
            })
            .collect();
        std::fs::write(path, serde_json::to_vec(&by_name)?)?;
    }
    Ok(())
}

/// The labelled pictures of a folder.
fn labelled(folder: &Path) -> Result<Vec<Labelled>, Box<dyn Error>> {
    let labels = folder.join("labels.json");
    if labels.exists() {
        let by_name: BTreeMap<String, Labelled> = serde_json::from_slice(&std::fs::read(labels)?)?;
        return Ok(by_name.into_iter().map(|(image, picture)| Labelled { image, ..picture }).collect());
    }
    let manifest: Manifest = serde_json::from_slice(&std::fs::read(folder.join("manifest.json"))?)?;
    Ok(manifest.images)
}

fn inspect_file(path: &Path) -> Result<Inspection, String> {
    let bytes = std::fs::read(path).map_err(|error| error.to_string())?;
    let picture = decode(&bytes, &DecodeLimits::default()).map_err(|error| error.to_string())?;
    Ok(inspect(&picture, None))
}

fn print_corners(seen: &[(&Labelled, Inspection)]) {
    let overlaps: Vec<f32> = seen
        .iter()
        .filter(|(picture, _)| picture.labels.corners_complete != Some(false))
        .filter_map(|(picture, inspection)| {
            let truth = picture.corners?;
            Some(inspection.corners.map_or(0.0, |found| corners::iou(&found, &truth)))
        })
        .collect();
    let count = overlaps.len().max(1) as f32;
    let over = |limit: f32| overlaps.iter().filter(|overlap| **overlap > limit).count() as f32 / count * 100.0;
    println!("| corners | pictures | mean IoU | > 0.90 | > 0.95 |\n|---|---|---|---|---|");
    println!(
        "| whole documents | {} | {:.3} | {:.1} % | {:.1} % |\n",
        overlaps.len(),
        overlaps.iter().sum::<f32>() / count,
        over(0.90),
        over(0.95)
    );
}

fn print_verdicts(seen: &[(&Labelled, Inspection)]) {
    println!("| verdict | defects | found | good | passed | balanced accuracy |\n|---|---|---|---|---|---|");
    for (name, label, verdict) in CHECKS {
        let outcomes: Vec<(bool, bool)> = seen
            .iter()
            .filter_map(|(picture, inspection)| Some((label(&picture.labels)?, verdict(&inspection.verdicts))))
            .collect();
        let share = |defect: bool| {
            let all = outcomes.iter().filter(|(truth, _)| *truth == defect).count();
            let right = outcomes.iter().filter(|(truth, said)| *truth == defect && said == truth).count();
            (all, (all > 0).then(|| right as f32 / all as f32 * 100.0))
        };
        let ((defects, found), (good, passed)) = (share(true), share(false));
        let percent = |share: Option<f32>| share.map_or_else(|| "–".to_owned(), |share| format!("{share:.1} %"));
        let balanced = found.zip(passed).map(|(found, passed)| f32::midpoint(found, passed));
        println!("| {name} | {defects} | {} | {good} | {} | {} |", percent(found), percent(passed), percent(balanced));
    }
    println!();
}

fn print_variants(seen: &[(&Labelled, Inspection)]) {
    println!("Right verdicts by variant:\n");
    println!("| variant | {} |", CHECKS.map(|(name, ..)| name).join(" | "));
    println!("|---|{}", "---|".repeat(CHECKS.len()));
    let mut variants: Vec<&str> = seen.iter().map(|(picture, _)| picture.variant.as_str()).collect();
    variants.sort_unstable();
    variants.dedup();
    for variant in variants {
        let cells = CHECKS.map(|(_, label, verdict)| {
            let outcomes: Vec<bool> = seen
                .iter()
                .filter(|(picture, _)| picture.variant == variant)
                .filter_map(|(picture, inspection)| Some(label(&picture.labels)? == verdict(&inspection.verdicts)))
                .collect();
            if outcomes.is_empty() {
                "–".to_owned()
            } else {
                format!("{}/{}", outcomes.iter().filter(|right| **right).count(), outcomes.len())
            }
        });
        println!("| {variant} | {} |", cells.join(" | "));
    }
}
