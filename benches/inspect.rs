//! Time and memory of inspecting one photograph, decoding included: `cargo bench --bench inspect`.
//!
//! Arguments after `--`: `write FILE` only writes the 12-megapixel JPEG that is measured, for `benches/peers`; `FILE`
//! measures another picture; `large` measures 48 megapixels. Everything runs on one core. On Linux the times are
//! processor time, so that other work on the machine does not count; elsewhere they are wall-clock time.

use std::error::Error;
use std::sync::LazyLock;
use std::time::{Duration, Instant};

use beian_desk::scan::{self, DecodeLimits, Slot};
use image::codecs::jpeg::JpegEncoder;
use image::{Rgb, RgbImage};

/// Number of measured inspections; the very first, which loads the network, is not counted.
const LOOKS: u32 = 15;

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).filter(|argument| argument != "--bench").collect();
    let file = match arguments.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        ["write", path] => return Ok(std::fs::write(path, photograph(4000, 3000)?)?),
        ["large"] => photograph(8000, 6000)?,
        [path] => std::fs::read(path)?,
        _ => photograph(4000, 3000)?,
    };
    let (mut decoding, mut inspecting) = (Duration::ZERO, Duration::ZERO);
    for look in 0..=LOOKS {
        let start = time_spent();
        let picture = scan::decode(&file, &DecodeLimits::default())?;
        let decoded = time_spent();
        let inspection = scan::inspect(&picture, Some(Slot::IdCardFront));
        let inspected = time_spent();
        assert!(inspection.corners.is_some() && inspection.verdicts.clear, "{:?}", inspection.scores);
        if look > 0 {
            decoding += decoded.saturating_sub(start);
            inspecting += inspected.saturating_sub(decoded);
        }
    }
    println!("| Beian Desk | mean ms |\n|---|---|");
    println!("| decode | {:.1} |\n| inspect | {:.1} |", mean(decoding), mean(inspecting));
    if let Some(peak) = peak_memory() {
        println!("\npeak memory {peak}");
    }
    Ok(())
}

/// Processor time of all running threads on Linux; elsewhere the time since the first call.
fn time_spent() -> Duration {
    static START: LazyLock<Instant> = LazyLock::new(Instant::now);
    let of_thread = |task: std::io::Result<std::fs::DirEntry>| {
        let times = std::fs::read_to_string(task.ok()?.path().join("schedstat")).ok()?;
        times.split(' ').next()?.parse().ok().map(Duration::from_nanos)
    };
    match std::fs::read_dir("/proc/self/task") {
        Ok(tasks) => tasks.filter_map(of_thread).sum(),
        Err(_) => START.elapsed(),
    }
}

/// Mean time of an inspection in milliseconds. A single one says little: Linux counts thread time in ticks.
fn mean(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0 / f64::from(LOOKS)
}

/// Peak memory of the process, on Linux.
fn peak_memory() -> Option<String> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    status.lines().find_map(|line| line.strip_prefix("VmHWM:")).map(|size| size.trim().to_owned())
}

/// A JPEG of a printed card on a table, with the noise of a camera.
fn photograph(width: u32, height: u32) -> Result<Vec<u8>, image::ImageError> {
    let mut noise = 7u32;
    let scale = width as f32 / 4000.0;
    let pixels = RgbImage::from_fn(width, height, |x, y| {
        noise = noise.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        let grain = ((noise >> 24) % 7) as f32 - 3.0;
        // The card is slightly rotated.
        let (x, y) = (x as f32 / scale - 2000.0, y as f32 / scale - 1500.0);
        let (u, v) = (x + 0.06 * y + 1300.0, y - 0.06 * x + 820.0);
        let colour = if (0.0..2600.0).contains(&u) && (0.0..1640.0).contains(&v) {
            card(u as u32, v as u32)
        } else {
            let wood = (y / 37.0 + (x / 500.0).sin() * 3.0).sin() * 10.0;
            [118.0 + wood, 84.0 + wood, 58.0 + wood]
        };
        Rgb(colour.map(|value| (value + grain).clamp(0.0, 255.0) as u8))
    });
    let mut file = Vec::new();
    JpegEncoder::new_with_quality(&mut file, 90).encode_image(&pixels)?;
    Ok(file)
}

fn card(u: u32, v: u32) -> [f32; 3] {
    let text = (200..1700).contains(&u) && (180..1200).contains(&v) && v % 150 < 80;
    // The strokes are derived from their position in the line, so that they are the same on every machine.
    let bits = (u / 10).wrapping_mul(2_654_435_761) ^ (v / 10).wrapping_mul(40_503);
    if text && u % 100 < 80 && bits & 0x300 == 0 {
        [44.0, 46.0, 50.0]
    } else if (1850..2400).contains(&u) && (280..1050).contains(&v) {
        [120.0, 110.0, 130.0]
    } else {
        [216.0, 226.0, 228.0]
    }
}
