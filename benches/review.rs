//! A full review of a filled-in filing, without pictures: `cargo bench --bench review`.
#![allow(missing_docs)]

#[allow(dead_code, reason = "the tests use the rest")]
#[path = "../tests/support/mod.rs"]
mod support;

use std::hint::black_box;

use beian_desk::reference::Reference;
use beian_desk::rules::{self, Inspections};
use criterion::{Criterion, criterion_group, criterion_main};

use support::{TODAY, day, enterprise, enterprise_with_letters, individual};

fn review(criterion: &mut Criterion) {
    let (today, nothing, reference) = (day(TODAY), Inspections::new(), Reference::built_in());
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
