//! ZIP containers: the file names in an archive, and the still picture of an iPhone's live photo (`.livp`).

use std::borrow::Cow;
use std::io::{Cursor, Read};

use zip::ZipArchive;

/// Greatest number of files in an archive that is read.
const MOST_FILES: usize = 2000;

/// Names of the files in a ZIP; empty for any other file.
pub(super) fn names(bytes: &[u8]) -> Vec<String> {
    open(bytes).map_or_else(Vec::new, |archive| archive.file_names().flatten().map(Cow::into_owned).collect())
}

/// The still picture of a live photo, which is an archive of one picture and its film. `None` for any other file, and
/// for a picture of more than `most` bytes.
pub(super) fn live_photo(bytes: &[u8], most: u64) -> Option<Vec<u8>> {
    let mut archive = open(bytes)?;
    let still = still(&archive)?;
    let mut picture = Vec::new();
    let _ = archive.by_index(still).ok()?.take(most + 1).read_to_end(&mut picture).ok()?;
    (picture.len() as u64 <= most).then_some(picture)
}

/// Whether the file is a live photo.
pub(super) fn is_live_photo(bytes: &[u8]) -> bool {
    open(bytes).is_some_and(|archive| still(&archive).is_some())
}

/// Index of the picture in an archive that contains nothing but the picture and its film. Some programs omit the film;
/// then only a HEIC picture counts as a live photo.
fn still(archive: &ZipArchive<Cursor<&[u8]>>) -> Option<usize> {
    let ends = |name: &str, endings: &[&str]| {
        let name = name.to_ascii_lowercase();
        endings.iter().any(|ending| name.ends_with(ending))
    };
    let names: Vec<Cow<'_, str>> = archive.file_names().collect::<Result<_, _>>().ok()?;
    let films = names.iter().filter(|name| ends(name, &[".mov", ".mp4"])).count();
    let still: &[&str] = if films > 0 { &[".heic", ".heif", ".jpg", ".jpeg"] } else { &[".heic", ".heif"] };
    let only = names.len() == films + 1;
    names.iter().position(|name| ends(name, still)).filter(|_| only)
}

fn open(bytes: &[u8]) -> Option<ZipArchive<Cursor<&[u8]>>> {
    if !bytes.starts_with(b"PK\x03\x04") {
        return None;
    }
    ZipArchive::new(Cursor::new(bytes)).ok().filter(|archive| archive.len() <= MOST_FILES)
}
