//! What the window does to the library in everyday use, with few and with many drafts, and what the same would cost
//! with one JSON file per draft: `cargo bench --bench library`. The figures are in `docs/reliability.md`.
//!
//! Each figure is the mean of several rounds in milliseconds: processor time of the whole program, so that other work
//! on the machine does not count, followed by wall-clock time, which includes the disk. Goals are for processor time.
#![allow(missing_docs, clippy::unwrap_used)]

use std::fs;
use std::hint::black_box;
use std::path::Path;
use std::time::{Duration, Instant};

use beian_desk::desktop::page::home::ListOrder;
use beian_desk::desktop::page::home::filter::Filter;
use beian_desk::desktop::page::home::search::{People, SearchTexts, found};
use beian_desk::desktop::reminders::{KnownStandings, Standings};
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
use rusqlite::Connection;

const ENTERPRISE: &str = include_str!("../assets/demo/enterprise.json");

/// Numbers of drafts that are compared.
const DRAFTS: [usize; 3] = [100, 1_000, 10_000];

/// Number of scans of a large library.
const SCANS: u64 = 20_000;

/// Maximum number of rounds of one piece of work, and the time after which no further round is started.
const ROUNDS: u32 = 20;
const ENOUGH: Duration = Duration::from_secs(2);

/// Values that distinguish one filing from others, as its profile holds them.
const TELLING: [&str; 6] =
    ["ma00000077", "wx00112233445566aa", "13800000001", "13900000002", "440305199003070006", "zhang@"];

/// A library of `count` drafts with the answers of `filing`, each with a different subject, and the last of these
/// drafts.
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
    all.execute_batch("DELETE FROM counter WHERE name = 'claims'; DELETE FROM claim;").unwrap();
    all.commit().unwrap();
    (library, draft)
}

/// What was measured: a row for each piece of work, a column for each library.
#[derive(Default)]
struct Figures(Vec<Row>);

struct Row {
    what: String,
    /// The goal: at most so many milliseconds.
    goal: Option<u32>,
    cells: Vec<String>,
}

impl Figures {
    /// Runs `work` several times and records the time of one round.
    fn note(&mut self, what: &str, goal: Option<u32>, mut work: impl FnMut()) {
        self.rounds(ROUNDS, what, goal, &mut work);
    }

    /// The same for work that can be measured only once.
    fn once(&mut self, what: &str, goal: Option<u32>, work: impl FnOnce()) {
        let mut work = Some(work);
        self.rounds(1, what, goal, &mut || work.take().map_or((), |work| work()));
    }

    fn rounds(&mut self, most: u32, what: &str, goal: Option<u32>, work: &mut dyn FnMut()) {
        let (begun, spent) = (Instant::now(), time_spent());
        let mut rounds = 0;
        while rounds < most && begun.elapsed() < ENOUGH {
            work();
            rounds += 1;
        }
        let mean = |time: Duration| time.as_secs_f64() * 1000.0 / f64::from(rounds.max(1));
        let (processor, wall) = (mean(time_spent().saturating_sub(spent)), mean(begun.elapsed()));
        let missed = if goal.is_some_and(|goal| processor > f64::from(goal)) { " ✗" } else { "" };
        let cell = format!("{processor:.1} ({wall:.1}){missed}");
        match self.0.iter_mut().find(|row| row.what == what) {
            Some(row) => row.cells.push(cell),
            None => self.0.push(Row { what: what.to_owned(), goal, cells: vec![cell] }),
        }
    }

    fn print(&self, columns: &[String]) {
        println!("\n| ms | {} | goal |", columns.join(" | "));
        println!("|---|{}", "---|".repeat(columns.len() + 1));
        for Row { what, goal, cells } in &self.0 {
            println!("| {what} | {} | {} |", cells.join(" | "), goal.map_or("–".to_owned(), |goal| goal.to_string()));
        }
    }
}

/// Processor time of this program on all cores.
#[cfg(unix)]
fn time_spent() -> Duration {
    let ran = rustix::time::clock_gettime(rustix::time::ClockId::ProcessCPUTime);
    Duration::new(ran.tv_sec as u64, ran.tv_nsec as u32)
}

/// Time since the first call.
#[cfg(not(unix))]
fn time_spent() -> Duration {
    static START: std::sync::LazyLock<Instant> = std::sync::LazyLock::new(Instant::now);
    START.elapsed()
}

fn main() {
    let mut figures = Figures::default();
    for count in DRAFTS {
        many(&mut figures, count);
    }
    figures.print(&DRAFTS.map(|count| format!("{count} drafts")));
    let mut figures = Figures::default();
    synced(&mut figures);
    many_scans(&mut figures);
    pictures(&mut figures);
    figures.print(&["one".to_owned()]);
}

fn many(figures: &mut Figures, count: usize) {
    let filing = Filing::from_json(ENTERPRISE).unwrap();
    let (reference, today) = (Reference::built_in(), workflow::today());
    let folder = tempfile::tempdir().unwrap();
    let (library, mut draft) = filled(folder.path(), &filing, count);
    figures.note("open and list", Some(300), || {
        black_box(Library::open(folder.path()).unwrap().drafts().unwrap());
    });
    figures.note("load one", Some(300), || drop(black_box(library.load(&draft.id).unwrap())));
    figures.note("save one", None, || {
        let typed = format!("样本{}", draft.revision);
        draft.filing.set("facts.applet_name", typed);
        draft.revision = library.save(&draft.id, draft.revision, &draft.filing).unwrap().revision;
    });
    // What the drafts share is collected once.
    let _ = workflow::neighbours(&library, &draft.id, &draft.filing, Reference::built_in()).unwrap();
    figures.note("review after a pause in typing", Some(50), || {
        black_box(rules::review(&draft.filing, &Inspections::new(), reference, today));
        black_box(workflow::neighbours(&library, &draft.id, &draft.filing, Reference::built_in()).unwrap());
    });
    figures.note("compare with the others", Some(1), || {
        black_box(workflow::neighbours(&library, &draft.id, &draft.filing, Reference::built_in()).unwrap());
    });
    figures.note("persons to choose from", None, || drop(black_box(library.persons().unwrap())));
    let listed = library.drafts().unwrap();
    let people: People = library.profiles().unwrap().into_iter().map(|draft| (draft.id.clone(), draft)).collect();
    figures.note("gather what is searched, once a list", None, || drop(black_box(SearchTexts::of(&listed, &people))));
    let (texts, standings) = (SearchTexts::of(&listed, &people), Standings::default());
    for query in ["样本", "9", "可导出", "nowhere"] {
        figures.note(&format!("search “{query}”"), Some(50), || {
            let words = Words::of(Language::Chinese);
            black_box(found(&listed, &texts, query, &Filter::default(), ListOrder::Name, (&standings, words)));
        });
    }
    // One round each: only the first has everything to do.
    let begin = || KnownStandings::default().standings(&library, reference).unwrap();
    figures.once("deadlines, first start of a version", None, || drop(black_box(begin())));
    figures.note("deadlines, every start", None, || drop(black_box(begin())));
    let overview = |day| drop(workflow::overview(&library, reference, day, Language::Chinese, &Job::new()).unwrap());
    figures.once("overview, first of a version (made ahead in the background)", None, || overview(today));
    let mut days = today.iter_days().skip(1);
    figures.note("overview, first of a day", Some(1_000), || overview(days.next().unwrap()));
    figures.note("overview, once more", Some(1_000), || overview(today));
    figures.note("look for unused scans", None, || {
        black_box(library.collect_scans().unwrap());
    });
    let copy = folder.path().join("backup.sqlite3");
    figures.note("copy", None, || {
        fs::remove_file(&copy).unwrap_or_default();
        library.back_up().unwrap();
    });
    let dropped = library.create(&filing).unwrap().id;
    library.discard(&dropped).unwrap();
    figures.once("delete one for ever", None, || library.purge(&dropped).unwrap());
    drop(library);
    in_files(figures, &filing, count);
}

/// The same in a folder with one JSON file per draft.
fn in_files(figures: &mut Figures, filing: &Filing, count: usize) {
    let files = tempfile::tempdir().unwrap();
    for number in 0..count {
        fs::write(files.path().join(format!("{number}.json")), filing.to_json()).unwrap();
    }
    let read_all = || -> Vec<Filing> {
        let entries = fs::read_dir(files.path()).unwrap().flatten();
        entries.map(|entry| Filing::from_json(&fs::read_to_string(entry.path()).unwrap()).unwrap()).collect()
    };
    figures.note("folder of JSON: open and list", None, || drop(black_box(read_all())));
    figures.note("folder of JSON: save one", None, || {
        file::write_whole(&files.path().join("0.json"), filing.to_json().as_bytes()).unwrap();
    });
    figures.note("folder of JSON: search", None, || {
        let holds = |filing: &&Filing| filing.text("facts.applet_name").contains("样本");
        black_box(read_all().iter().filter(holds).count());
    });
    figures.note("folder of JSON: compare with the others", None, || {
        black_box(read_all().iter().filter(|other| other.has("facts.applet_name")).count());
    });
}

/// The cost of a save that is on the disk when it returns, folder entry included.
fn synced(figures: &mut Figures) {
    let filing = Filing::from_json(ENTERPRISE).unwrap();
    let folder = tempfile::tempdir().unwrap();
    let _ = filled(folder.path(), &filing, 1_000);
    for level in ["OFF", "NORMAL", "FULL", "EXTRA"] {
        let raw = Connection::open(folder.path().join("beian.sqlite3")).unwrap();
        raw.pragma_update(None, "synchronous", level).unwrap();
        let mut revision = 0;
        figures.note(&format!("one changed body of 1 000, synchronous={level}"), None, || {
            revision += 1;
            raw.execute("UPDATE draft SET body = body, revision = ?1 WHERE id = 'b000500'", [revision]).unwrap();
        });
    }
}

fn many_scans(figures: &mut Figures) {
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
    let mut next = SCANS;
    figures.note("20 000 scans: keep one more", None, || {
        next += 1;
        library.add_scan(&picture(next), "样本.jpg").unwrap();
    });
    let id = beian_desk::store::hash(&picture(7));
    figures.note("20 000 scans: read one", None, || drop(black_box(library.scan(&id).unwrap())));
    figures.note("20 000 scans: open and list", Some(300), || {
        black_box(Library::open(folder.path()).unwrap().drafts().unwrap());
    });
}

fn pictures(figures: &mut Figures) {
    let folder = tempfile::tempdir().unwrap();
    let library = Library::open(folder.path()).unwrap();
    let picture = include_bytes!("../assets/demo/licence.jpg");
    figures.note("keep a picture that is known", None, || {
        library.add_scan(picture, "licence.jpg").unwrap();
    });

    let sample = workflow::fill_with_samples(&library).unwrap();
    let filing = library.load(&sample).unwrap().filing;
    let examine = || workflow::examine(&filing, &library, Some(&library), None, Pace::AllCores, &Job::new()).unwrap();
    examine();
    figures.note("examine pictures that are known", None, || drop(black_box(examine())));
}
