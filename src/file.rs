//! Files that are whole or not there.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::Path;

/// Writes a file beside its place, syncs it, moves it there in one step and syncs the folders, so that a power cut
/// leaves either the old file or the whole new one. Missing folders are made. Only the user may read the file.
///
/// # Errors
/// As the system reports it; then nothing stands at `path` that did not stand there before.
pub fn write_whole(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    make_folder(folder)?;
    let mut file = tempfile::NamedTempFile::new_in(folder)?;
    file.write_all(bytes)?;
    file.as_file().sync_all()?;
    let _ = file.persist(path).map_err(|error| error.error)?;
    sync_folder(folder)
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

/// Makes the names in a folder last. Windows does it by itself and cannot open folders.
fn sync_folder(folder: &Path) -> io::Result<()> {
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
    fn a_file_in_the_way_is_an_error_and_stays() {
        let folder = tempfile::tempdir().unwrap();
        let wall = folder.path().join("wall");
        fs::write(&wall, "stone").unwrap();
        assert!(write_whole(&wall.join("x"), b"one").is_err());
        assert_eq!(fs::read(&wall).unwrap(), b"stone");
    }
}
