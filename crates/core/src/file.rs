//! Files that are whole or not there.

use std::fs::{self, File, TryLockError};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::time::Duration;

use tempfile::NamedTempFile;

/// What the names of files begin with that are not whole yet.
const UNFINISHED: &str = ".beian-unfinished-";
/// Whoever has just made a file may not have locked it yet.
const NEW: Duration = Duration::from_mins(1);
/// Nobody works this long with a file on a disk that knows no locks.
const LONGEST: Duration = Duration::from_hours(24);

/// Writes a file beside its place, syncs it, moves it there in one step and syncs the folders, so that a power cut
/// leaves either the old file or the whole new one. Missing folders are made. Only the user may read the file.
///
/// # Errors
/// As the system reports it; then nothing stands at `path` that did not stand there before.
pub fn write_whole(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let _ = written_beside(path, bytes)?.persist(path).map_err(|error| error.error)?;
    sync_folder(folder_of(path))
}

/// As [`write_whole`], but never over another file.
///
/// # Errors
/// [`io::ErrorKind::AlreadyExists`] when something stands at `path`; else as the system reports it.
pub fn write_new(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let _ = written_beside(path, bytes)?.persist_noclobber(path).map_err(|error| error.error)?;
    sync_folder(folder_of(path))
}

/// As [`write_new`], under the first of the [`names`] of `path` that nobody has taken. Returns that name.
///
/// # Errors
/// As the system reports it.
pub fn write_free(path: &Path, bytes: &[u8]) -> io::Result<PathBuf> {
    let mut file = written_beside(path, bytes)?;
    for name in names(path) {
        match file.persist_noclobber(&name) {
            Ok(_) => return sync_folder(folder_of(&name)).map(|()| name),
            Err(error) if error.error.kind() == io::ErrorKind::AlreadyExists => file = error.file,
            Err(error) => return Err(error.error),
        }
    }
    Err(io::ErrorKind::AlreadyExists.into())
}

/// Makes `folder` where it is missing and finds out whether a file can be made in it.
///
/// # Errors
/// As the system reports it.
pub fn try_folder(folder: &Path) -> io::Result<()> {
    make_folder(folder)?;
    NamedTempFile::new_in(folder).map(drop)
}

/// A file in `folder` that goes again unless it is given its name. What a killed program was writing there goes too.
///
/// # Errors
/// As the system reports it.
pub fn unfinished(folder: &Path) -> io::Result<NamedTempFile> {
    sweep(folder);
    let file = tempfile::Builder::new().prefix(UNFINISHED).tempfile_in(folder)?;
    // Where nothing can be locked, it counts as in use for a day.
    let _ = file.as_file().try_lock();
    Ok(file)
}

/// Removes the unfinished files in `folder` that nobody writes any more.
fn sweep(folder: &Path) {
    for entry in folder.read_dir().into_iter().flatten().flatten() {
        let ours = entry.file_name().to_str().is_some_and(|name| name.starts_with(UNFINISHED));
        if ours && is_left(&entry.path()) {
            let _ = fs::remove_file(entry.path());
        }
    }
}

/// Whether nobody works any more with the file at `path`, which is kept locked by whoever does.
pub fn is_left(path: &Path) -> bool {
    is_left_as(path, File::try_lock)
}

/// The same where files are locked as `lock` does it.
fn is_left_as(path: &Path, lock: impl Fn(&File) -> Result<(), TryLockError>) -> bool {
    let Ok(file) = File::options().write(true).open(path) else { return false };
    let age = file.metadata().and_then(|data| data.modified()).ok().and_then(|time| time.elapsed().ok());
    let oldest = match lock(&file) {
        Ok(()) => NEW,
        Err(TryLockError::WouldBlock) => return false,
        Err(TryLockError::Error(_)) => LONGEST,
    };
    age.is_some_and(|age| age > oldest)
}

/// The first of the [`names`] of `path` at which nothing stands yet.
pub fn free(path: &Path) -> PathBuf {
    names(path).find(|name| !name.exists()).unwrap_or_else(|| path.to_owned())
}

/// `path`, then the same with a running number before its ending: `a.zip`, `a-2.zip`, `a-3.zip`, up to 9999.
pub fn names(path: &Path) -> impl Iterator<Item = PathBuf> {
    let stem = path.file_stem().unwrap_or_default().to_owned();
    let ending = path.extension().map(ToOwned::to_owned);
    let numbered = move |number: u32| {
        let mut name = stem.clone();
        name.push(format!("-{number}"));
        if let Some(ending) = &ending {
            name.push(".");
            name.push(ending);
        }
        name
    };
    let place = path.to_owned();
    std::iter::once(place.clone()).chain((2..=9999).map(move |number| place.with_file_name(numbered(number))))
}

/// A title as part of a file's name: marks that some systems refuse are left out, at most 40 characters stay, and what
/// Windows keeps for its devices (`CON`, `COM1.x`) gets a line before it.
/// Source: Microsoft, "Naming Files, Paths, and Namespaces".
pub fn plain(title: &str) -> String {
    const DEVICES: [&str; 6] = ["CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$"];
    let name: String = title.chars().filter(|c| !c.is_control() && !"/\\:*?\"<>|".contains(*c)).take(40).collect();
    let name = name.trim_matches(|c: char| c == '.' || c.is_whitespace());
    let stem = name.split('.').next().unwrap_or_default().trim_end().to_uppercase();
    let port = stem.strip_prefix("COM").or_else(|| stem.strip_prefix("LPT"));
    let numbered = port.is_some_and(|number| number.chars().count() == 1 && "0123456789¹²³".contains(number));
    if numbered || DEVICES.contains(&stem.as_str()) { format!("_{name}") } else { name.to_owned() }
}

/// The folder in which a file stands.
fn folder_of(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// The bytes under a passing name in the folder of `path`, safe on the disk. Missing folders are made.
fn written_beside(path: &Path, bytes: &[u8]) -> io::Result<NamedTempFile> {
    let folder = folder_of(path);
    make_folder(folder)?;
    let mut file = unfinished(folder)?;
    file.write_all(bytes)?;
    file.as_file().sync_all()?;
    Ok(file)
}

/// Makes a folder and the missing ones above it, each known to the one above when this returns.
fn make_folder(folder: &Path) -> io::Result<()> {
    if folder.is_dir() {
        return Ok(());
    }
    let above = folder.parent().filter(|above| !above.as_os_str().is_empty());
    if let Some(above) = above {
        make_folder(above)?;
    }
    match fs::create_dir(folder) {
        Err(error) if error.kind() != io::ErrorKind::AlreadyExists => return Err(error),
        _ => {}
    }
    above.map_or(Ok(()), sync_folder)
}

/// Syncs a file that somebody else wrote. Windows syncs only what is open for writing.
///
/// # Errors
/// As the system reports it.
pub fn sync(path: &Path) -> io::Result<()> {
    File::options().write(true).open(path)?.sync_all()
}

/// Syncs a folder, so that what was moved into it is there after a power cut. Windows does it by itself and cannot open
/// folders.
///
/// # Errors
/// As the system reports it.
pub fn sync_folder(folder: &Path) -> io::Result<()> {
    if cfg!(unix) { File::open(folder)?.sync_all() } else { Ok(()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn writes_into_missing_folders_and_replaces() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a/b/c.bin");
        write_whole(&path, b"one").unwrap();
        write_whole(&path, b"two").unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"two");
        assert_eq!(fs::read_dir(path.parent().unwrap()).unwrap().count(), 1);
    }

    #[test]
    fn never_over_another_file_unless_asked_to() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("样本.1.zip");
        assert_eq!(free(&path), path);
        assert_eq!(write_free(&path, b"one").unwrap(), path);
        let second = folder.path().join("样本.1-2.zip");
        assert_eq!(free(&path), second);
        assert_eq!(write_free(&path, b"two").unwrap(), second);
        assert_eq!(write_free(&path, b"three").unwrap(), folder.path().join("样本.1-3.zip"));
        assert_eq!(write_new(&path, b"four").unwrap_err().kind(), io::ErrorKind::AlreadyExists);
        write_new(&folder.path().join("other"), b"four").unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"one");
        assert_eq!(fs::read(&second).unwrap(), b"two");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 4, "no passing name is left over");
    }

    #[test]
    fn a_folder_or_dangling_link_takes_a_name_too() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a");
        fs::create_dir(&path).unwrap();
        assert_eq!(write_free(&path, b"one").unwrap(), folder.path().join("a-2"));
        #[cfg(unix)]
        {
            std::os::unix::fs::symlink(folder.path().join("gone"), folder.path().join("a-3")).unwrap();
            assert_eq!(write_free(&path, b"one").unwrap(), folder.path().join("a-4"));
            assert!(!folder.path().join("gone").exists());
        }
    }

    #[test]
    fn a_title_makes_a_file_name() {
        assert_eq!(plain("样本/点餐: \"A\""), "样本点餐 A");
        assert_eq!(plain("..."), "");
        assert_eq!(plain("样本 . "), "样本");
        for device in ["con", "NUL.zip", "Com1", "lpt² .a"] {
            assert_eq!(plain(device), format!("_{device}"));
        }
        for ordinary in ["CONTROL", "COM10", "COM", "样本CON"] {
            assert_eq!(plain(ordinary), ordinary);
        }
    }

    #[test]
    fn what_a_killed_program_was_writing_goes_and_what_is_written_stays() {
        let folder = tempfile::tempdir().unwrap();
        let aged = |name: &str, age: Duration| {
            let path = folder.path().join(name);
            let file = File::create(&path).unwrap();
            file.set_modified(std::time::SystemTime::now() - age).unwrap();
            (path, file)
        };
        let (killed, _) = aged(".beian-unfinished-a", NEW * 2);
        let (written, file) = aged(".beian-unfinished-b", NEW * 2);
        file.try_lock().unwrap();
        let (fresh, _) = aged(".beian-unfinished-c", Duration::ZERO);
        let (others, _) = aged(".tmpXyZ", LONGEST * 2);
        write_whole(&folder.path().join("样本"), b"one").unwrap();
        assert!(!killed.exists());
        assert!(written.exists() && fresh.exists() && others.exists());
        let refused = |_: &File| Err(TryLockError::Error(io::ErrorKind::Unsupported.into()));
        let (old, _) = aged(".beian-unfinished-d", LONGEST * 2);
        assert!(is_left_as(&old, refused) && !is_left_as(&written, refused), "a day where nothing can be locked");
    }

    #[test]
    fn a_file_in_the_way_is_an_error_and_stays() {
        let folder = tempfile::tempdir().unwrap();
        let wall = folder.path().join("wall");
        fs::write(&wall, "stone").unwrap();
        assert!(write_whole(&wall.join("x"), b"one").is_err());
        assert_eq!(fs::read(&wall).unwrap(), b"stone");
    }
}
