//! How well and how fast certificates are read: draws specimens, reads them, and prints the share of fields that came
//! back exactly, by field and by condition. Figures and reading of them: `docs/reading.md`.
//!
//!     cargo run --release --example evaluate_reading -- [--count N] [--seed N] [--kind NAME] [--font FILE [--index N]]
//!         [--from FOLDER | --save FOLDER] [--misses]
//!
//! `--count` specimens of each kind are drawn, each in every condition. `--font` sets them in another font. `--save`
//! writes the pictures and `specimens.json` with what stands on them, for a comparison with other programs
//! (`benches/peers/reading.py`). `--from` reads pictures of such a folder, drawn by whatever program: `specimens.json` is
//! an array of `{"file", "kind", "condition", "slot", "truth": {field: value}}`.

use std::collections::BTreeMap;
use std::fmt::Display;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::str::FromStr;
use std::time::{Duration, Instant};

use beian_desk::job::Job;
use beian_desk::reading::{Engine, ReadField, Reading, SURE, text};
use beian_desk::scan::scaled_pictures::Working;
use beian_desk::scan::{self, DecodeLimits, Picture, Slot, corners};
use beian_specimens::{Condition, Fonts, KINDS, Random};
use serde::{Deserialize, Serialize};

#[derive(Default)]
struct Options {
    count: u32,
    seed: u64,
    kind: Option<String>,
    font: Option<String>,
    index: u32,
    from: Option<PathBuf>,
    save: Option<PathBuf>,
    misses: bool,
}

impl Options {
    fn wants(&self, kind: &str) -> bool {
        self.kind.as_ref().is_none_or(|wanted| wanted == kind)
    }
}

/// The list of a folder's specimens.
const LIST: &str = "specimens.json";

/// A picture of a specimen, and what stands on it.
#[derive(Serialize, Deserialize)]
struct Entry {
    file: String,
    kind: String,
    condition: String,
    slot: Slot,
    truth: BTreeMap<String, String>,
    /// Even and odd specimens are counted apart: limits are chosen on the even ones.
    #[serde(skip)]
    half: usize,
    /// Time that this program took.
    #[serde(default)]
    milliseconds: f64,
    /// Time of all cores together that this program took.
    #[serde(default)]
    cpu_milliseconds: f64,
}

/// Fields whose silent misreading would be worst: numbers and dates.
const STRICT: [&str; 9] =
    ["id_number", "number", "credit_code", "birth", "valid_from", "valid_until", "established", "signed_on", "mrz"];

/// Right and all.
type Share = [u32; 2];

#[derive(Default)]
struct Score {
    /// Exact fields by field and condition.
    cells: BTreeMap<(String, String), Share>,
    conditions: Vec<String>,
    times: BTreeMap<String, Vec<(f64, f64)>>,
    /// Wrong values that were called sure: numbers and dates, and running text.
    silent: [Vec<String>; 2],
    unsure: BTreeMap<String, Share>,
    /// Right and all values of running text by confidence, between [`STEPS`], of even and odd specimens.
    by_confidence: [[Share; STEPS.len() - 1]; 2],
}

/// Confidences between which right and wrong values are counted.
const STEPS: [f32; 9] = [0.0, 0.3, 0.5, 0.7, 0.8, 0.9, 0.95, 0.98, 1.01];

fn main() -> ExitCode {
    match options().and_then(|options| evaluate(&options)) {
        Ok(score) => {
            score.print();
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

/// Why nothing was measured: the file or option, and the cause.
fn failed(what: impl Display, cause: impl Display) -> String {
    format!("{what}: {cause}")
}

/// Reads all specimens, those of a folder or newly drawn ones.
fn evaluate(options: &Options) -> Result<Score, String> {
    let engine = Engine::new();
    let mut score = Score::default();
    if let Some(folder) = &options.save {
        std::fs::create_dir_all(folder).map_err(|error| failed(folder.display(), error))?;
    }
    let entries = match &options.from {
        Some(folder) => saved(folder, options, &engine, &mut score)?,
        None => drawn(options, &engine, &mut score)?,
    };
    if let Some(folder) = &options.save {
        let path = folder.join(LIST);
        let text = serde_json::to_string_pretty(&entries).map_err(|error| failed(path.display(), error))?;
        std::fs::write(&path, text).map_err(|error| failed(path.display(), error))?;
    }
    Ok(score)
}

/// Reads the specimens of a folder.
fn saved(folder: &Path, options: &Options, engine: &Engine, score: &mut Score) -> Result<Vec<Entry>, String> {
    let list = folder.join(LIST);
    let text = std::fs::read_to_string(&list).map_err(|error| failed(list.display(), error))?;
    let mut entries: Vec<Entry> = serde_json::from_str(&text).map_err(|error| failed(list.display(), error))?;
    entries.retain(|entry| options.wants(&entry.kind));
    for (number, entry) in entries.iter_mut().enumerate() {
        entry.half = number % 2;
        let path = folder.join(&entry.file);
        let bytes = std::fs::read(&path).map_err(|error| failed(path.display(), error))?;
        let picture = scan::decode(&bytes, &DecodeLimits::default()).map_err(|error| failed(path.display(), error))?;
        score.read(engine, &picture, entry, options.misses)?;
    }
    Ok(entries)
}

/// Draws specimens and reads them.
fn drawn(options: &Options, engine: &Engine, score: &mut Score) -> Result<Vec<Entry>, String> {
    let fonts = options.font.as_deref().map_or_else(Fonts::own, |path| Fonts::other(path, options.index));
    let mut random = Random::new(options.seed);
    let mut entries = Vec::new();
    for (kind, draw) in KINDS.iter().filter(|(kind, _)| options.wants(kind)) {
        for number in 0..options.count {
            let specimen = draw(&mut random, &fonts);
            for condition in Condition::ALL {
                let (picture, _) = condition.apply(&specimen.picture, &mut random);
                let file = format!("{kind}-{number}-{}.png", condition.name.replace(' ', "_"));
                if let Some(folder) = &options.save {
                    picture.pixels.save(folder.join(&file)).map_err(|error| failed(&file, error))?;
                }
                let mut entry = Entry {
                    file,
                    kind: (*kind).to_owned(),
                    condition: condition.name.to_owned(),
                    slot: specimen.slot,
                    truth: specimen.truth.iter().map(|(field, value)| ((*field).to_owned(), value.clone())).collect(),
                    half: number as usize % 2,
                    milliseconds: 0.0,
                    cpu_milliseconds: 0.0,
                };
                score.read(engine, &picture, &mut entry, options.misses)?;
                entries.push(entry);
            }
        }
    }
    Ok(entries)
}

impl Score {
    /// Reads a picture with the corners that the program finds.
    fn read(&mut self, engine: &Engine, picture: &Picture, entry: &mut Entry, misses: bool) -> Result<(), String> {
        let corners = corners::find(&Working::new(picture)).ok().flatten().map(|found| found.quad);
        let (start, used) = (Instant::now(), cpu());
        let reading = engine.read(picture, corners, Some(entry.slot), &Job::new());
        let reading = reading.map_err(|error| failed(&entry.file, error))?;
        entry.milliseconds = start.elapsed().as_secs_f64() * 1000.0;
        entry.cpu_milliseconds = cpu().saturating_sub(used).as_secs_f64() * 1000.0;
        self.times.entry(entry.kind.clone()).or_default().push((entry.milliseconds, entry.cpu_milliseconds));
        if !self.conditions.contains(&entry.condition) {
            self.conditions.push(entry.condition.clone());
        }
        self.compare(entry, &reading, misses);
        Ok(())
    }

    fn compare(&mut self, entry: &Entry, reading: &Reading, misses: bool) {
        for (field, truth) in &entry.truth {
            let read = reading.fields.get(field);
            let plain = |value: &str| text::compact(&text::prose(&value.replace('\n', "")));
            let right = read.is_some_and(|read| plain(&read.value) == plain(truth));
            let cell = self.cells.entry((field.clone(), entry.condition.clone())).or_default();
            cell[0] += u32::from(right);
            cell[1] += 1;
            let step = |read: &ReadField| STEPS.windows(2).position(|step| read.confidence < step[1]);
            if let Some(step) = read.and_then(step).filter(|_| !STRICT.contains(&field.as_str())) {
                let cell = &mut self.by_confidence[entry.half][step];
                *cell = [cell[0] + u32::from(right), cell[1] + 1];
            }
            let sure = read.is_some_and(|read| read.confidence >= SURE);
            let doubted = self.unsure.entry(entry.condition.clone()).or_default();
            doubted[0] += u32::from(right && !sure);
            doubted[1] += u32::from(right);
            if right {
                continue;
            }
            let (value, confidence) = read.map_or(("-", 0.0), |read| (read.value.as_str(), read.confidence));
            let line = format!("{}: {field} {truth} read {value} ({confidence:.2})", entry.file);
            if misses {
                println!("{line}");
            }
            if sure {
                self.silent[usize::from(!STRICT.contains(&field.as_str()))].push(line);
            }
        }
    }

    fn print(&self) {
        let share = |[right, all]: Share| {
            if all == 0 {
                "-".to_owned()
            } else {
                format!("{right} of {all} ({:.1} %)", f64::from(right) / f64::from(all) * 100.0)
            }
        };
        let sum = |cells: &mut dyn Iterator<Item = &Share>| {
            cells.fold([0, 0], |[right, all], cell| [right + cell[0], all + cell[1]])
        };
        let heads = self.conditions.join(" | ");
        println!("\n| field | {heads} | all |\n|---|{}", "---|".repeat(self.conditions.len() + 1));
        let mut fields: Vec<&String> = self.cells.keys().map(|(field, _)| field).collect();
        fields.dedup();
        for field in fields {
            let of = |condition: &String| self.cells.get(&(field.clone(), condition.clone())).copied();
            let row: Vec<String> = self.conditions.iter().map(|here| share(of(here).unwrap_or_default())).collect();
            let all = sum(&mut self.cells.iter().filter(|((name, _), _)| name == field).map(|(_, cell)| cell));
            println!("| {field} | {} | {} |", row.join(" | "), share(all));
        }
        let of = |condition: &String| {
            sum(&mut self.cells.iter().filter(|((_, here), _)| here == condition).map(|(_, cell)| cell))
        };
        let row: Vec<String> = self.conditions.iter().map(|here| share(of(here))).collect();
        println!("| **all** | {} | {} |", row.join(" | "), share(sum(&mut self.cells.values())));
        let unsure = |condition: &String| share(self.unsure.get(condition).copied().unwrap_or_default());
        let row: Vec<String> = self.conditions.iter().map(unsure).collect();
        println!("| right but unsure | {} | {} |", row.join(" | "), share(sum(&mut self.unsure.values())));
        for (what, lines) in ["numbers and dates", "running text"].iter().zip(&self.silent) {
            println!("\nwrong {what} that were called sure: {}", lines.len());
            for line in lines {
                println!("  {line}");
            }
        }
        println!("\n| confidence of running text | right, even specimens | right, odd specimens |\n|---|---|---|");
        for (at, step) in STEPS.windows(2).enumerate() {
            let [even, odd] = self.by_confidence.map(|half| share(half[at]));
            println!("| {} to {} | {even} | {odd} |", step[0], step[1].min(1.0));
        }
        println!("\n| kind | median, ms | fastest | slowest | median of all cores together |\n|---|---|---|---|---|");
        for (kind, times) in &self.times {
            let mut sorted: Vec<f64> = times.iter().map(|(wall, _)| *wall).collect();
            sorted.sort_by(f64::total_cmp);
            let mut cores: Vec<f64> = times.iter().map(|(_, cores)| *cores).collect();
            cores.sort_by(f64::total_cmp);
            let (last, middle) = (sorted.len() - 1, sorted.len() / 2);
            println!(
                "| {kind} | {:.0} | {:.0} | {:.0} | {:.0} |",
                sorted[middle], sorted[0], sorted[last], cores[middle]
            );
        }
    }
}

/// Time that this process has taken on all cores together, where the system tells it (Linux), in steps of 10 ms.
fn cpu() -> Duration {
    let line = std::fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let behind_name = line.rsplit(')').next().unwrap_or_default();
    let ticks: u64 =
        behind_name.split_whitespace().skip(11).take(2).filter_map(|field| field.parse::<u64>().ok()).sum();
    Duration::from_millis(ticks * 10)
}

fn options() -> Result<Options, String> {
    let mut options = Options { count: 3, seed: 1, ..Options::default() };
    let mut arguments = std::env::args().skip(1);
    while let Some(option) = arguments.next() {
        let mut value = || arguments.next().ok_or_else(|| failed(&option, "a value is missing"));
        match option.as_str() {
            "--count" => options.count = number(&option, &value()?)?,
            "--seed" => options.seed = number(&option, &value()?)?,
            "--kind" => options.kind = Some(value()?),
            "--font" => options.font = Some(value()?),
            "--index" => options.index = number(&option, &value()?)?,
            "--from" => options.from = Some(value()?.into()),
            "--save" => options.save = Some(value()?.into()),
            "--misses" => options.misses = true,
            _ => return Err(failed(&option, "not an option")),
        }
    }
    Ok(options)
}

fn number<T: FromStr<Err: Display>>(option: &str, value: &str) -> Result<T, String> {
    value.parse().map_err(|error| failed(option, error))
}
