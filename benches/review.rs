//! A full review of a filled-in filing, without pictures, and what the first one loads: `cargo bench --bench review`.
#![allow(missing_docs)]

#[allow(dead_code, reason = "the tests use the rest")]
#[path = "../tests/support/mod.rs"]
mod support;

use std::hint::black_box;
use std::time::Instant;

use beian_desk::reference::Reference;
use beian_desk::rules::{self, Inspections};
use criterion::{Criterion, criterion_group, criterion_main};

use support::{TODAY, day, enterprise, enterprise_with_letters, individual};

/// Resident memory in kB; 0 where the system does not report it.
fn resident() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
    line.and_then(|line| line.trim().trim_end_matches("kB").trim().parse().ok()).unwrap_or_default()
}

/// Prints what `load` costs; it loads only once per process.
fn once(name: &str, load: impl FnOnce()) {
    let (before, begin) = (resident(), Instant::now());
    load();
    println!("load/{name}: {:.1?}, {} kB", begin.elapsed(), resident().saturating_sub(before));
}

fn review(criterion: &mut Criterion) {
    let (today, nothing) = (day(TODAY), Inspections::new());
    once("tables", || {
        let _ = black_box(Reference::built_in());
    });
    let reference = Reference::built_in();
    once("dictionary, words and catalogues, with the first review", || {
        let _ = black_box(rules::review(&enterprise(), &nothing, reference, today));
    });
    let filings = [
        ("enterprise", enterprise()),
        ("enterprise, letters", enterprise_with_letters()),
        ("individual", individual()),
    ];
    for (name, filing) in filings {
        criterion.bench_function(&format!("review/{name}"), |bencher| {
            bencher.iter(|| rules::review(black_box(&filing), &nothing, reference, today));
        });
    }
}

criterion_group!(benches, review);
criterion_main!(benches);
