//! What the window does to the library while somebody types: `cargo bench --bench library`.
#![allow(missing_docs, clippy::unwrap_used)]

use std::hint::black_box;

use beian_desk::desk;
use beian_desk::filing::{Filing, Kind};
use beian_desk::job::Job;
use beian_desk::store::Library;
use criterion::{Criterion, criterion_group, criterion_main};

const ENTERPRISE: &str = include_str!("../assets/demo/enterprise.json");

fn library(criterion: &mut Criterion) {
    let folder = tempfile::tempdir().unwrap();
    let library = Library::open(folder.path()).unwrap();
    let filing = Filing::from_json(ENTERPRISE).unwrap();
    let mut draft = library.create(&filing).unwrap();
    let mut typed = 0;
    criterion.bench_function("save an answer", |bencher| {
        bencher.iter(|| {
            typed += 1;
            draft.filing.set("facts.applet_name", format!("样本{typed}"));
            draft.revision = library.save(&draft.id, draft.revision, &draft.filing).unwrap().revision;
        });
    });
    for _ in 0..1000 {
        library.create(&Filing::new(Kind::New)).unwrap();
    }
    criterion.bench_function("list 1000 drafts", |bencher| bencher.iter(|| black_box(library.drafts().unwrap())));

    let picture = include_bytes!("../assets/demo/licence.jpg");
    criterion.bench_function("keep a picture that is known", |bencher| {
        bencher.iter(|| library.add_scan(picture, "licence.jpg").unwrap());
    });

    let sample = desk::fill_with_samples(&library).unwrap();
    let filing = library.load(&sample).unwrap().filing;
    let examine = || desk::examine(&filing, &library, Some(&library), None, &Job::new()).unwrap();
    examine();
    criterion.bench_function("examine pictures that are known", |bencher| bencher.iter(|| black_box(examine())));
}

criterion_group!(benches, library);
criterion_main!(benches);
