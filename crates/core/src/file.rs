//! Atomic writing: a file is either complete or absent.

use std::fs::{self, File, TryLockError};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::time::Duration;

use tempfile::NamedTempFile;

/// Prefix of the names of files that are still being written.
const UNFINISHED: &str = ".beian-unfinished-";
/// Age up to which an unlocked file counts as in use: the process that created it may not have locked it yet.
const NEW: Duration = Duration::from_mins(1);
/// Age up to which a file counts as in use on a file system without locks; no process works on one this long.
const MAX_AGE_WITHOUT_LOCKS: Duration = Duration::from_hours(24);

/// Writes a temporary file in the same folder, syncs it, renames it to `path` and syncs the folders, so that a power
/// cut leaves either the old file or the complete new one. Missing folders are created. Only the user may read the
/// file.
///
/// # Errors
/// As the system reports it; what was at `path` before is then unchanged.
pub fn write_whole(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let _ = written_beside(path, bytes)?.persist(path).map_err(|error| error.error)?;
    sync_folder(folder_of(path))
}

/// As [`write_whole`], but never replaces another file.
///
/// # Errors
/// [`io::ErrorKind::AlreadyExists`] when `path` exists; otherwise as the system reports it.
pub fn write_new(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let _ = written_beside(path, bytes)?.persist_noclobber(path).map_err(|error| error.error)?;
    sync_folder(folder_of(path))
}

/// As [`write_new`], under the first of the [`names`] of `path` that is free. Returns that name.
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

/// Creates `folder` if it is missing and checks that a file can be created in it.
///
/// # Errors
/// As the system reports it.
pub fn try_folder(folder: &Path) -> io::Result<()> {
    make_folder(folder)?;
    NamedTempFile::new_in(folder).map(drop)
}

/// A temporary file in `folder`, deleted unless it is persisted under its final name. Temporary files that a killed
/// process left there are deleted too.
///
/// # Errors
/// As the system reports it.
pub fn unfinished(folder: &Path) -> io::Result<NamedTempFile> {
    sweep(folder);
    let file = tempfile::Builder::new().prefix(UNFINISHED).tempfile_in(folder)?;
    // Where files cannot be locked, it counts as in use for a day.
    let _ = file.as_file().try_lock();
    Ok(file)
}

/// Deletes the temporary files in `folder` that no process is writing any more.
fn sweep(folder: &Path) {
    for entry in folder.read_dir().into_iter().flatten().flatten() {
        let ours = entry.file_name().to_str().is_some_and(|name| name.starts_with(UNFINISHED));
        if ours && is_left(&entry.path()) {
            let _ = fs::remove_file(entry.path());
        }
    }
}

/// Whether no process is using the file at `path` any more. A process that uses it keeps it locked.
pub fn is_left(path: &Path) -> bool {
    is_left_as(path, File::try_lock)
}

/// As [`is_left`], with `lock` as the way to lock a file.
fn is_left_as(path: &Path, lock: impl Fn(&File) -> Result<(), TryLockError>) -> bool {
    let Ok(file) = File::options().write(true).open(path) else { return false };
    let age = file.metadata().and_then(|data| data.modified()).ok().and_then(|time| time.elapsed().ok());
    let oldest = match lock(&file) {
        Ok(()) => NEW,
        Err(TryLockError::WouldBlock) => return false,
        Err(TryLockError::Error(_)) => MAX_AGE_WITHOUT_LOCKS,
    };
    age.is_some_and(|age| age > oldest)
}

/// The first of the [`names`] of `path` that does not exist yet.
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

/// A title made safe as part of a file name: characters that some systems refuse are removed, at most 40 characters
/// are kept, and device names that Windows reserves (`CON`, `COM1.x`) get a leading underscore.
/// Source: Microsoft, "Naming Files, Paths, and Namespaces".
pub fn safe_name(title: &str) -> String {
    const DEVICES: [&str; 6] = ["CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$"];
    let name: String = title.chars().filter(|c| !c.is_control() && !"/\\:*?\"<>|".contains(*c)).take(40).collect();
    let name = name.trim_matches(|c: char| c == '.' || c.is_whitespace());
    let stem = name.split('.').next().unwrap_or_default().trim_end().to_uppercase();
    let port = stem.strip_prefix("COM").or_else(|| stem.strip_prefix("LPT"));
    let numbered = port.is_some_and(|number| number.chars().count() == 1 && "0123456789¹²³".contains(number));
    if numbered || DEVICES.contains(&stem.as_str()) { format!("_{name}") } else { name.to_owned() }
}

/// The folder that contains a file.
pub fn folder_of(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// Writes the bytes under a temporary name into the folder of `path` and syncs them. Missing folders are created.
fn written_beside(path: &Path, bytes: &[u8]) -> io::Result<NamedTempFile> {
    let folder = folder_of(path);
    make_folder(folder)?;
    let mut file = unfinished(folder)?;
    file.write_all(bytes)?;
    file.as_file().sync_all()?;
    Ok(file)
}

/// Creates a folder and its missing parents; when this returns, each is synced into its parent.
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

/// Syncs a file that was written elsewhere. Windows can only sync files that are open for writing.
///
/// # Errors
/// As the system reports it.
pub fn sync(path: &Path) -> io::Result<()> {
    File::options().write(true).open(path)?.sync_all()
}

/// Syncs a folder, so that files moved into it survive a power cut. Windows does so by itself and cannot open
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
        assert_eq!(safe_name("样本/点餐: \"A\""), "样本点餐 A");
        assert_eq!(safe_name("..."), "");
        assert_eq!(safe_name("样本 . "), "样本");
        for device in ["con", "NUL.zip", "Com1", "lpt² .a"] {
            assert_eq!(safe_name(device), format!("_{device}"));
        }
        for ordinary in ["CONTROL", "COM10", "COM", "样本CON"] {
            assert_eq!(safe_name(ordinary), ordinary);
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
        let (others, _) = aged(".tmpXyZ", MAX_AGE_WITHOUT_LOCKS * 2);
        write_whole(&folder.path().join("样本"), b"one").unwrap();
        assert!(!killed.exists());
        assert!(written.exists() && fresh.exists() && others.exists());
        let refused = |_: &File| Err(TryLockError::Error(io::ErrorKind::Unsupported.into()));
        let (old, _) = aged(".beian-unfinished-d", MAX_AGE_WITHOUT_LOCKS * 2);
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
