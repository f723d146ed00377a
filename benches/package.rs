//! Builds a package with twelve photographs of twelve megapixels and verifies it: `cargo bench --bench package`. Prints
//! the peak memory of the process, on Linux.
#![allow(missing_docs, clippy::unwrap_used)]

#[expect(dead_code, reason = "the benchmark needs a part of the tests' filings")]
#[path = "../tests/package/fixtures.rs"]
mod fixtures;

use std::hint::black_box;
use std::time::Duration;

use beian_desk::filing::Filing;
use beian_desk::filing::media::Folder;
use beian_desk::i18n::Language;
use beian_desk::job::Job;
use beian_desk::package::{self, PackageOptions};
use beian_desk::reference::Reference;
use beian_desk::rules::{Inspections, review};
use chrono::NaiveDate;
use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use image::codecs::jpeg::JpegEncoder;
use image::{Rgb, RgbImage};

/// A filing that names twelve different pictures.
fn twelve() -> Filing {
    let mut filing = fixtures::delegated();
    for index in 0..4 {
        filing.set(&format!("icp_materials.subject_other_materials[{index}]"), format!("other-{index}.jpg"));
    }
    filing
}

/// A photograph of 4000 × 3000 pixels: paper with lines of strokes on a desk, and the grain of a sensor.
fn photograph(seed: u32) -> Vec<u8> {
    let mut noise = seed | 1;
    let pixels = RgbImage::from_fn(4000, 3000, |x, y| {
        noise ^= noise << 13;
        noise ^= noise >> 17;
        noise ^= noise << 5;
        let paper = (300..3700).contains(&x) && (300..2700).contains(&y);
        let stroke = paper && (y / 60) % 2 == 0 && (x * 7 + y * 3 + seed * 131) % 97 < 30;
        let base = if stroke {
            60
        } else if paper {
            225
        } else {
            110
        };
        Rgb([base, base + 6, base + 12].map(|value: u8| value.saturating_add((noise % 12) as u8)))
    });
    let mut bytes = Vec::new();
    JpegEncoder::new_with_quality(&mut bytes, 90).encode_image(&pixels).unwrap_or_default();
    bytes
}

fn packages(criterion: &mut Criterion) {
    let filing = twelve();
    let folder = tempfile::tempdir().unwrap();
    let names: Vec<_> = filing.media().into_iter().map(|(_, name)| name).collect();
    assert_eq!(names.len(), 12);
    for (name, seed) in names.iter().zip(1..) {
        std::fs::write(folder.path().join(name), photograph(seed)).unwrap();
    }
    let pictures = Folder(folder.path().to_owned());
    let (reference, inspections) = (Reference::built_in(), Inspections::new());
    let today = NaiveDate::from_ymd_opt(2026, 11, 24).unwrap_or_default();
    let reviewed = review(&filing, &inspections, reference, today);
    let options =
        PackageOptions { today, draft: false, passphrase: None, language: Language::Chinese, program: "备案台" };
    let build = || package::build(&filing, &reviewed, &pictures, &inspections, reference, &options, &Job::new());
    let mut group = criterion.benchmark_group("package");
    group.sample_size(10).measurement_time(Duration::from_secs(20));
    group.bench_function("twelve photographs", |bencher| bencher.iter(|| black_box(build())));
    println!("largest memory: {}", largest_memory());

    let path = folder.path().join("a.zip");
    let built = build().unwrap();
    built.write(&path).unwrap();
    group.throughput(Throughput::Bytes(built.bytes.len() as u64));
    group.bench_function("verify", |bencher| bencher.iter(|| package::verify(black_box(&path), None)));
    group.finish();
}

criterion_group!(benches, packages);
criterion_main!(benches);

/// `VmHWM` of this process.
fn largest_memory() -> String {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.map_or_else(|| "unknown".to_owned(), |value| value.trim().to_owned())
}
