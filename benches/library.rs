//! What the window does to the library while somebody works, with few and with many drafts, and what a folder with one
//! JSON file a draft would take for the same: `cargo bench --bench library`. The figures stand in `docs/reliability.md`.
#![allow(missing_docs, clippy::unwrap_used)]

use std::fs;
use std::hint::black_box;
use std::path::Path;
use std::time::Duration;

use beian_desk::desktop::page::home::filter::Filter;
use beian_desk::desktop::page::home::{ListOrder, rows};
use beian_desk::desktop::words::Words;
use beian_desk::file;
use beian_desk::filing::Filing;
use beian_desk::i18n::Language;
use beian_desk::job::Job;
use beian_desk::reference::Reference;
use beian_desk::rules::{self, Inspections};
use beian_desk::scan::Pace;
use beian_desk::store::{Draft, Library};
use beian_desk::workflow;
use criterion::{BatchSize, BenchmarkId, Criterion, criterion_group, criterion_main};
use rusqlite::Connection;

const ENTERPRISE: &str = include_str!("../assets/demo/enterprise.json");

/// Numbers of drafts that are compared.
const DRAFTS: [usize; 3] = [100, 1_000, 10_000];

/// Number of scans of a large library.
const SCANS: u64 = 20_000;

/// What tells a filing from others, as its profile holds it.
const TELLING: [&str; 6] =
    ["ma00000077", "wx00112233445566aa", "13800000001", "13900000002", "440305199003070006", "zhang@"];

/// A library of `count` drafts with the answers of `filing`, each of another subject, and the last of them.
fn filled(folder: &Path, filing: &Filing, count: usize) -> (Library, Draft) {
    let library = Library::open(folder).unwrap();
    let draft = library.create(filing).unwrap();
    let mut raw = Connection::open(folder.join("beian.sqlite3")).unwrap();
    let other =
        TELLING.iter().fold("body".to_owned(), |body, text| format!("replace({body}, '{text}', ?1 || '{text}')"));
    let profile =
        format!("INSERT INTO profile (draft, body) SELECT printf('b%06d', ?1), {other} FROM profile WHERE draft = ?2");
    let all = raw.transaction().unwrap();
    for number in 1..count as i64 {
        all.execute(
            "INSERT INTO draft (id, kind, title, subject, state, body, revision, created, modified, digest, number, place)
             SELECT printf('b%06d', ?1), kind, title || ?1, subject || ?1, state, body, 1, created, modified, digest,
                 number, -?1 FROM draft WHERE id = ?2",
            (number, &draft.id),
        )
        .unwrap();
        all.execute(&profile, (number, &draft.id)).unwrap();
    }
    all.commit().unwrap();
    (library, draft)
}

fn many(criterion: &mut Criterion) {
    let filing = Filing::from_json(ENTERPRISE).unwrap();
    let (reference, today) = (Reference::built_in(), workflow::today());
    let mut group = criterion.benchmark_group("library");
    group.sample_size(10).warm_up_time(Duration::from_millis(200)).measurement_time(Duration::from_secs(1));
    for count in DRAFTS {
        let folder = tempfile::tempdir().unwrap();
        let (library, mut draft) = filled(folder.path(), &filing, count);
        let files = tempfile::tempdir().unwrap();
        for number in 0..count {
            fs::write(files.path().join(format!("{number}.json")), filing.to_json()).unwrap();
        }
        let read_all = || -> Vec<Filing> {
            let entries = fs::read_dir(files.path()).unwrap().flatten();
            entries.map(|entry| Filing::from_json(&fs::read_to_string(entry.path()).unwrap()).unwrap()).collect()
        };
        group.bench_function(BenchmarkId::new("open and list", count), |bencher| {
            bencher.iter(|| Library::open(folder.path()).unwrap().drafts().unwrap());
        });
        group.bench_function(BenchmarkId::new("open and list, folder of JSON", count), |bencher| {
            bencher.iter(|| black_box(read_all()));
        });
        group.bench_function(BenchmarkId::new("load one", count), |bencher| {
            bencher.iter(|| library.load(&draft.id).unwrap());
        });
        group.bench_function(BenchmarkId::new("save one", count), |bencher| {
            bencher.iter(|| {
                let typed = format!("样本{}", draft.revision);
                draft.filing.set("facts.applet_name", typed);
                draft.revision = library.save(&draft.id, draft.revision, &draft.filing).unwrap().revision;
            });
        });
        group.bench_function(BenchmarkId::new("save one, folder of JSON", count), |bencher| {
            bencher.iter(|| file::write_whole(&files.path().join("0.json"), filing.to_json().as_bytes()).unwrap());
        });
        group.bench_function(BenchmarkId::new("review after a pause in typing", count), |bencher| {
            bencher.iter(|| {
                let alone = rules::review(&draft.filing, &Inspections::new(), reference, today);
                (alone, workflow::neighbours(&library, &draft.id, &draft.filing).unwrap())
            });
        });
        group.bench_function(BenchmarkId::new("compare with the others", count), |bencher| {
            bencher.iter(|| workflow::neighbours(&library, &draft.id, &draft.filing).unwrap());
        });
        let listed = library.drafts().unwrap();
        for query in ["样本", "9", "可导出", "nowhere"] {
            group.bench_function(BenchmarkId::new(format!("search {query:?}"), count), |bencher| {
                bencher.iter(|| {
                    rows::found(&listed, query, &Filter::default(), ListOrder::Name, Words::of(Language::Chinese))
                });
            });
        }
        group.bench_function(BenchmarkId::new("search, folder of JSON", count), |bencher| {
            let holds = |filing: &Filing| filing.text("facts.applet_name").contains("样本");
            bencher.iter(|| black_box(read_all().iter().filter(|filing| holds(filing)).count()));
        });
        group.bench_function(BenchmarkId::new("compare with the others, folder of JSON", count), |bencher| {
            bencher.iter(|| black_box(read_all().iter().filter(|other| other.has("facts.applet_name")).count()));
        });
        let overview = |day| workflow::overview(&library, reference, day, Language::Chinese, &Job::new()).unwrap();
        group.bench_function(BenchmarkId::new("overview, first of a day", count), |bencher| {
            let mut days = today.iter_days();
            bencher.iter(|| overview(days.next().unwrap()));
        });
        group.bench_function(BenchmarkId::new("overview, once more", count), |bencher| {
            bencher.iter(|| overview(today));
        });
        group.bench_function(BenchmarkId::new("copy", count), |bencher| {
            let copy = folder.path().join("backup.sqlite3");
            let gone = || fs::remove_file(&copy).unwrap_or_default();
            bencher.iter_batched(gone, |()| library.back_up().unwrap(), BatchSize::PerIteration);
        });
    }
}

/// What it costs that a save is on the disk when it returns, folder and all.
fn synced(criterion: &mut Criterion) {
    let filing = Filing::from_json(ENTERPRISE).unwrap();
    let folder = tempfile::tempdir().unwrap();
    let _ = filled(folder.path(), &filing, 1_000);
    let mut group = criterion.benchmark_group("one changed body");
    group.sample_size(20).measurement_time(Duration::from_secs(2));
    for level in ["OFF", "NORMAL", "FULL", "EXTRA"] {
        let raw = Connection::open(folder.path().join("beian.sqlite3")).unwrap();
        raw.pragma_update(None, "synchronous", level).unwrap();
        let mut revision = 0;
        group.bench_function(level, |bencher| {
            bencher.iter(|| {
                revision += 1;
                raw.execute("UPDATE draft SET body = body, revision = ?1 WHERE id = 'b000500'", [revision]).unwrap()
            });
        });
    }
}

fn many_scans(criterion: &mut Criterion) {
    let folder = tempfile::tempdir().unwrap();
    let library = Library::open(folder.path()).unwrap();
    let picture = |number: u64| number.to_le_bytes().repeat(64);
    let mut raw = Connection::open(folder.path().join("beian.sqlite3")).unwrap();
    let all = raw.transaction().unwrap();
    for number in 0..SCANS {
        let bytes = picture(number);
        let id = beian_desk::store::hash(&bytes);
        let place = folder.path().join("scans").join(&id[..2]);
        fs::create_dir_all(&place).unwrap();
        fs::write(place.join(&id), &bytes).unwrap();
        all.execute("INSERT INTO scan (id, name, size, added) VALUES (?1, '样本.jpg', 512, 0)", [&id]).unwrap();
    }
    all.commit().unwrap();
    let mut group = criterion.benchmark_group(format!("{SCANS} scans"));
    group.sample_size(10).warm_up_time(Duration::from_millis(200)).measurement_time(Duration::from_secs(1));
    let mut next = SCANS;
    group.bench_function("keep one more", |bencher| {
        bencher.iter(|| {
            next += 1;
            library.add_scan(&picture(next), "样本.jpg").unwrap()
        });
    });
    let id = beian_desk::store::hash(&picture(7));
    group.bench_function("read one", |bencher| bencher.iter(|| library.scan(&id).unwrap()));
    group.bench_function("open and list", |bencher| {
        bencher.iter(|| Library::open(folder.path()).unwrap().drafts().unwrap());
    });
}

fn pictures(criterion: &mut Criterion) {
    let folder = tempfile::tempdir().unwrap();
    let library = Library::open(folder.path()).unwrap();
    let picture = include_bytes!("../assets/demo/licence.jpg");
    criterion.bench_function("keep a picture that is known", |bencher| {
        bencher.iter(|| library.add_scan(picture, "licence.jpg").unwrap());
    });

    let sample = workflow::fill_with_samples(&library).unwrap();
    let filing = library.load(&sample).unwrap().filing;
    let examine = || workflow::examine(&filing, &library, Some(&library), None, Pace::AllCores, &Job::new()).unwrap();
    examine();
    criterion.bench_function("examine pictures that are known", |bencher| bencher.iter(|| black_box(examine())));
}

criterion_group!(benches, many, synced, many_scans, pictures);
criterion_main!(benches);
