//! How well and how fast certificates are read: draws specimens, reads them, and prints the share of fields that came
//! back exactly, by field and by condition. Figures and reading of them: `docs/reading.md`.
//!
//!     cargo run --release --example evaluate_reading -- [--count N] [--seed N] [--kind NAME] [--font FILE [--index N]]
//!         [--save FOLDER] [--misses]
//!
//! `--count` specimens of each kind are drawn, each in every condition. `--font` sets them in another font. `--save`
//! writes the pictures and what stands on them, for a comparison with other programs (`benches/peers/reading.py`).

mod specimens;

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::time::{Duration, Instant};

use beian_desk::job::Job;
use beian_desk::reading::{Engine, Reading, SURE, text};
use beian_desk::scan::corners;
use beian_desk::scan::working::Working;
use specimens::{Condition, Fonts, KINDS, Random, Specimen};

#[derive(Default)]
struct Options {
    count: u32,
    seed: u64,
    kind: Option<String>,
    font: Option<String>,
    index: u32,
    save: Option<PathBuf>,
    misses: bool,
}

/// Fields whose silent misreading would be worst: numbers and dates.
const STRICT: [&str; 8] =
    ["id_number", "number", "credit_code", "birth", "valid_from", "valid_until", "established", "mrz"];

/// Right and all, by field and condition.
#[derive(Default)]
struct Score {
    cells: BTreeMap<(String, Condition), [u32; 2]>,
    times: BTreeMap<(&'static str, Condition), Vec<Duration>>,
    silent: Vec<String>,
    unsure: BTreeMap<Condition, [u32; 2]>,
}

fn main() {
    let options = options();
    let fonts = options.font.as_deref().map_or_else(Fonts::own, |path| Fonts::other(path, options.index));
    let engine = Engine::new();
    let mut random = Random::new(options.seed);
    let mut score = Score::default();
    let mut saved = Vec::new();
    for (kind, draw) in KINDS.iter().filter(|(kind, _)| options.kind.as_ref().is_none_or(|wanted| wanted == kind)) {
        for number in 0..options.count {
            let specimen = draw(&mut random, &fonts);
            for condition in Condition::ALL {
                let (picture, _) = condition.apply(&specimen.picture, &mut random);
                let found = corners::find(&Working::new(&picture)).ok().flatten();
                let corners = found.map(|found| found.quad);
                let start = Instant::now();
                let reading = match engine.read(&picture, corners, Some(specimen.slot), &Job::new()) {
                    Ok(reading) => reading,
                    Err(error) => return eprintln!("{kind} {number}: {error}"),
                };
                let time = start.elapsed();
                score.times.entry((kind, condition)).or_default().push(time);
                score.add(&specimen, condition, number, &reading, options.misses);
                if let Some(folder) = &options.save {
                    let name = format!("{kind}-{number}-{}.png", condition.name().replace(' ', "_"));
                    if let Err(error) = picture.pixels.save(folder.join(&name)) {
                        return eprintln!("{name}: {error}");
                    }
                    let milliseconds = time.as_secs_f64() * 1000.0;
                    saved.push(serde_json::json!({
                        "file": name, "kind": kind, "condition": condition.name(), "truth": specimen.truth,
                        "milliseconds": milliseconds,
                    }));
                }
            }
        }
    }
    if let Some(folder) = &options.save {
        let text = serde_json::to_string_pretty(&saved).unwrap_or_default();
        if let Err(error) = std::fs::write(folder.join("specimens.json"), text) {
            eprintln!("specimens.json: {error}");
        }
    }
    score.print();
}

impl Score {
    fn add(&mut self, specimen: &Specimen, condition: Condition, number: u32, reading: &Reading, misses: bool) {
        for (field, truth) in &specimen.truth {
            let read = reading.fields.get(*field);
            let same = |value: &str| text::compact(value).replace('\n', "") == text::compact(truth);
            let right = read.is_some_and(|read| same(&read.value));
            let cell = self.cells.entry(((*field).to_owned(), condition)).or_default();
            cell[0] += u32::from(right);
            cell[1] += 1;
            let sure = read.is_some_and(|read| read.confidence >= SURE);
            let doubted = self.unsure.entry(condition).or_default();
            doubted[0] += u32::from(right && !sure);
            doubted[1] += u32::from(right);
            if !right && misses {
                let (value, confidence) = read.map_or(("-", 0.0), |read| (read.value.as_str(), read.confidence));
                println!(
                    "{} {number} {}: {field} {truth} read {value} ({confidence:.2})",
                    specimen.kind,
                    condition.name()
                );
            }
            if !right && sure && STRICT.contains(field) {
                let value = read.map_or("", |read| read.value.as_str());
                self.silent.push(format!(
                    "{} {number} {}: {field} {truth} read {value}",
                    specimen.kind,
                    condition.name()
                ));
            }
        }
    }

    fn print(&self) {
        let share = |[right, all]: [u32; 2]| {
            if all == 0 {
                "-".to_owned()
            } else {
                format!("{:.1} % of {all}", f64::from(right) / f64::from(all) * 100.0)
            }
        };
        let sum = |cells: &mut dyn Iterator<Item = &[u32; 2]>| {
            cells.fold([0, 0], |[right, all], cell| [right + cell[0], all + cell[1]])
        };
        let heads: Vec<&str> = Condition::ALL.iter().map(|condition| condition.name()).collect();
        println!("| field | {} | all |\n|---|{}", heads.join(" | "), "---|".repeat(heads.len() + 1));
        let mut fields: Vec<&String> = self.cells.keys().map(|(field, _)| field).collect();
        fields.dedup();
        for field in fields {
            let of = |condition| self.cells.get(&(field.clone(), condition)).copied().unwrap_or_default();
            let row: Vec<String> = Condition::ALL.into_iter().map(|condition| share(of(condition))).collect();
            let all = sum(&mut self.cells.iter().filter(|((name, _), _)| name == field).map(|(_, cell)| cell));
            println!("| {field} | {} | {} |", row.join(" | "), share(all));
        }
        let of = |condition: Condition| {
            sum(&mut self.cells.iter().filter(|((_, here), _)| *here == condition).map(|(_, cell)| cell))
        };
        let row: Vec<String> = Condition::ALL.into_iter().map(|condition| share(of(condition))).collect();
        println!("| **all** | {} | {} |", row.join(" | "), share(sum(&mut self.cells.values())));
        let row: Vec<String> = Condition::ALL
            .into_iter()
            .map(|condition| share(self.unsure.get(&condition).copied().unwrap_or_default()))
            .collect();
        println!("| right but unsure | {} | {} |", row.join(" | "), share(sum(&mut self.unsure.values())));
        println!("\nwrong numbers and dates at {SURE} and more: {}", self.silent.len());
        for line in &self.silent {
            println!("  {line}");
        }
        println!("\n| kind | {} |\n|---|{}", heads.join(" ms | "), "---|".repeat(heads.len()));
        let mut kinds: Vec<&str> = self.times.keys().map(|(kind, _)| *kind).collect();
        kinds.dedup();
        for kind in kinds {
            let row =
                Condition::ALL.map(|condition| self.times.get(&(kind, condition)).map_or(0, |times| median(times)));
            println!("| {kind} | {} |", row.map(|time| time.to_string()).join(" | "));
        }
    }
}

/// Median in milliseconds.
fn median(times: &[Duration]) -> u128 {
    let mut sorted = times.to_vec();
    sorted.sort();
    sorted.get(sorted.len() / 2).map_or(0, Duration::as_millis)
}

fn options() -> Options {
    let mut options = Options { count: 3, seed: 1, ..Options::default() };
    let mut arguments = std::env::args().skip(1);
    while let Some(argument) = arguments.next() {
        let mut value = || arguments.next().unwrap_or_default();
        match argument.as_str() {
            "--count" => options.count = value().parse().unwrap_or(options.count),
            "--seed" => options.seed = value().parse().unwrap_or(options.seed),
            "--kind" => options.kind = Some(value()),
            "--font" => options.font = Some(value()),
            "--index" => options.index = value().parse().unwrap_or(0),
            "--save" => options.save = Some(value().into()),
            "--misses" => options.misses = true,
            other => eprintln!("{other} is not known"),
        }
    }
    options
}
