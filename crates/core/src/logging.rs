//! The log: a bounded file in the data folder that records what the program did and where it failed, for bug reports.
//!
//! No personal data: lines contain only values that the program itself defines (ids, codes, counts, times), never
//! anything that the user typed, imported or named, and no path. Log lines of other crates are dropped, as their
//! content is unknown. Of a panic only its place in the code is logged; its message could contain anything.

use std::backtrace::Backtrace;
use std::fs::{self, DirBuilder, File, OpenOptions};
use std::io::{self, Write};
use std::panic::{self, PanicHookInfo};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use log::{LevelFilter, Log, Metadata, Record};

use crate::clock;

/// Folder of the log inside the data folder.
pub const FOLDER: &str = "log";

const CURRENT: &str = "beian.log";
const BEFORE: &str = "beian.1.log";
/// Size from which a new log file is started; one older file is kept.
const MAX_LOG_BYTES: u64 = 512 << 10;
/// Number of crash reports kept.
const CRASHES: usize = 5;

/// Starts the log of this process in the data folder `library` and records panics there. Later calls have no effect.
///
/// # Errors
/// The folder or file cannot be written; nothing is logged then.
pub fn begin(library: &Path, program: &str) -> io::Result<()> {
    let folder = library.join(FOLDER);
    let writer = Writer { file: Mutex::new(Rotating::open(&folder)?) };
    if log::set_boxed_logger(Box::new(writer)).is_ok() {
        log::set_max_level(LevelFilter::Info);
        let program = program.to_owned();
        log::info!("begun by {program} on {}", std::env::consts::OS);
        let before = panic::take_hook();
        panic::set_hook(Box::new(move |panic| {
            crashed(&folder, &program, panic);
            before(panic);
        }));
    }
    Ok(())
}

struct Writer {
    file: Mutex<Rotating>,
}

impl Log for Writer {
    fn enabled(&self, metadata: &Metadata<'_>) -> bool {
        metadata.target().starts_with("beian")
    }

    fn log(&self, record: &Record<'_>) {
        if self.enabled(record.metadata()) {
            let now = clock::local().format("%Y-%m-%dT%H:%M:%S%.3f%:z");
            let line = format!("{now} {:5} {}: {}\n", record.level(), record.target(), record.args());
            // A failure to write the log must not interrupt the user's work.
            let _ = self.file.lock().unwrap_or_else(PoisonError::into_inner).write(&line);
        }
    }

    fn flush(&self) {}
}

/// A log file that is replaced by a new one when it is full.
struct Rotating {
    folder: PathBuf,
    file: File,
    size: u64,
}

impl Rotating {
    fn open(folder: &Path) -> io::Result<Self> {
        let (mut builder, mut options) = (DirBuilder::new(), OpenOptions::new());
        #[cfg(unix)]
        {
            use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt};
            builder.mode(0o700);
            options.mode(0o600);
        }
        builder.recursive(true).create(folder)?;
        let file = options.create(true).append(true).open(folder.join(CURRENT))?;
        Ok(Self { folder: folder.to_owned(), size: file.metadata()?.len(), file })
    }

    fn write(&mut self, line: &str) -> io::Result<()> {
        if self.size + line.len() as u64 > MAX_LOG_BYTES {
            fs::rename(self.folder.join(CURRENT), self.folder.join(BEFORE))?;
            *self = Self::open(&self.folder)?;
        }
        self.size += line.len() as u64;
        self.file.write_all(line.as_bytes())
    }
}

/// Records a panic in the log and, with its backtrace, in a file of its own.
fn crashed(folder: &Path, program: &str, panic: &PanicHookInfo<'_>) {
    let place = panic.location().map(|place| format!("{}:{}", place.file(), place.line())).unwrap_or_default();
    log::error!("panic at {place}");
    let now = clock::local();
    let note = format!(
        "{program} {} {}\n{}\npanic at {place}\n\n{}\n",
        std::env::consts::OS,
        std::env::consts::ARCH,
        now.to_rfc3339(),
        Backtrace::force_capture()
    );
    let _ = fs::write(folder.join(format!("crash-{}.txt", now.format("%Y%m%d-%H%M%S%.3f"))), note);
    let _ = keep_newest(folder);
}

fn keep_newest(folder: &Path) -> io::Result<()> {
    let mut notes: Vec<PathBuf> = fs::read_dir(folder)?
        .flatten()
        .map(|entry| entry.path())
        .filter(|path| path.file_name().is_some_and(|name| name.to_string_lossy().starts_with("crash-")))
        .collect();
    notes.sort();
    for note in notes.iter().rev().skip(CRASHES) {
        fs::remove_file(note)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[cfg(unix)]
    #[test]
    fn a_log_is_for_the_user_alone() -> io::Result<()> {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir()?;
        let log = folder.path().join(FOLDER);
        let _ = Rotating::open(&log)?;
        let modes =
            [log.clone(), log.join(CURRENT)].map(|path| fs::metadata(path).map(|data| data.permissions().mode()));
        for (mode, wanted) in modes.into_iter().zip([0o700, 0o600]) {
            assert_eq!(mode? & 0o777, wanted);
        }
        Ok(())
    }

    #[test]
    fn a_full_log_makes_way_and_one_is_kept() -> io::Result<()> {
        let folder = tempfile::tempdir()?;
        let mut log = Rotating::open(folder.path())?;
        let line = "x".repeat(100 << 10) + "\n";
        for _ in 0..20 {
            log.write(&line)?;
        }
        let sizes: Vec<u64> = [CURRENT, BEFORE]
            .iter()
            .map(|name| fs::metadata(folder.path().join(name)).map(|data| data.len()))
            .collect::<io::Result<_>>()?;
        assert!(sizes.iter().all(|size| (1..=MAX_LOG_BYTES).contains(size)), "{sizes:?}");
        assert_eq!(fs::read_dir(folder.path())?.count(), 2);
        let again = Rotating::open(folder.path())?;
        assert_eq!(again.size, sizes[0], "a later run goes on where this one ended");
        Ok(())
    }

    #[test]
    fn the_newest_notes_of_crashes_are_kept() -> io::Result<()> {
        let folder = tempfile::tempdir()?;
        for number in 0..8 {
            fs::write(folder.path().join(format!("crash-2026112{number}.txt")), "")?;
        }
        fs::write(folder.path().join(CURRENT), "")?;
        keep_newest(folder.path())?;
        assert!(!folder.path().join("crash-20261122.txt").exists());
        assert!(folder.path().join("crash-20261123.txt").exists());
        assert_eq!(fs::read_dir(folder.path())?.count(), CRASHES + 1);
        Ok(())
    }
}
