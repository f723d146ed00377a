//! Recognises content from outside the window: dropped files, and the clipboard.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use image::{ImageFormat, RgbaImage};
use serde_json::Value;

use super::words::Words;
use crate::filing::Filing;
use crate::i18n;
use crate::package::answer::PlatformAnswer;
use crate::reference::Reference;
use crate::table;
use crate::workflow;

/// Maximum size of a picture file in bytes.
const MAX_PICTURE_BYTES: u64 = 200 << 20;
/// Maximum number of pictures from a folder; more than anyone looks through at once.
pub const MAX_FOLDER_PICTURES: usize = 300;
/// Maximum depth of subfolders that are searched.
const DEPTH: usize = 4;
/// Extensions of the files in a folder that are tried.
pub const EXTENSIONS: [&str; 12] =
    ["jpg", "jpeg", "png", "webp", "tif", "tiff", "bmp", "gif", "pdf", "heic", "heif", "livp"];

/// A picture from outside.
#[derive(Debug, Clone, PartialEq)]
pub enum PictureSource {
    /// A file.
    File(PathBuf),
    /// A picture from the clipboard, as PNG.
    Pasted(Arc<[u8]>),
    /// A page of a document, or one of several documents in a picture: its number from 1, as JPEG.
    Page(PathBuf, usize, Arc<[u8]>),
}

impl PictureSource {
    /// Its name.
    pub fn name(&self, words: Words) -> String {
        match self {
            Self::File(path) => path.file_name().unwrap_or_default().to_string_lossy().into_owned(),
            Self::Pasted(_) => words.get("app-pasted"),
            Self::Page(path, number, _) => {
                let name = path.file_stem().unwrap_or_default().to_string_lossy();
                format!("{name}-{number}.jpg")
            }
        }
    }

    /// The bytes.
    ///
    /// # Errors
    /// Cause and remedy for the user, when the file cannot be read or is larger than 200 MB.
    pub fn read(&self, words: Words) -> Result<Vec<u8>, String> {
        let path = match self {
            Self::Pasted(bytes) | Self::Page(_, _, bytes) => return Ok(bytes.to_vec()),
            Self::File(path) => path,
        };
        let shown = path.display().to_string();
        let unreadable = |error: std::io::Error| {
            words.put("app-file-unreadable", &[("path", &shown), ("detail", &i18n::system_error(&error, words.0))])
        };
        if std::fs::metadata(path).map_err(unreadable)?.len() > MAX_PICTURE_BYTES {
            return Err(words.put("app-file-large", &[("path", &shown)]));
        }
        std::fs::read(path).map_err(unreadable)
    }
}

/// Content from outside.
#[derive(Debug, Clone, PartialEq)]
pub enum OpenedFiles {
    /// A package, or a filing file beside its pictures.
    Filing(PathBuf),
    /// A table of filings.
    Table(PathBuf),
    /// The platform's answer, as text.
    Answer(String),
    /// Pictures, or files that may be pictures.
    Pictures(Vec<PictureSource>),
    /// Any other text.
    Text(String),
    /// A file of a known kind that cannot be used: the reason, with its name.
    Refused(String),
    /// Nothing known.
    Nothing,
}

/// Recognises the dropped file or folder at `path`. It is rejected, if necessary, before the present page is left.
pub fn recognise(path: PathBuf, reference: &Reference, words: Words) -> OpenedFiles {
    if path.is_dir() {
        return OpenedFiles::Pictures(pictures(&[path]).into_iter().map(PictureSource::File).collect());
    }
    let refused = |why: String| {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        OpenedFiles::Refused(format!("{name}: {why}"))
    };
    if table::is_table(&path) {
        return match workflow::recognise_table(&path) {
            Ok(()) => OpenedFiles::Table(path),
            Err(error) => refused(workflow::table_error(&error, words.0)),
        };
    }
    if start(&path).starts_with(b"PK\x03\x04") {
        return match workflow::recognise_archive(&path) {
            Ok(()) => OpenedFiles::Filing(path),
            Err(error) => refused(workflow::import_error(&error, words.0)),
        };
    }
    if is_json(&path)
        && std::fs::metadata(&path).is_ok_and(|data| data.len() <= workflow::LARGEST_TEXT)
        && let Ok(text) = std::fs::read_to_string(&path)
    {
        return match (of_text(&text, reference), Filing::from_json(&text)) {
            (OpenedFiles::Nothing, Ok(_)) => OpenedFiles::Filing(path),
            (OpenedFiles::Nothing, Err(error)) => refused(workflow::filing_error(&error, words.0)),
            (known, _) => known,
        };
    }
    OpenedFiles::Pictures(vec![PictureSource::File(path)])
}

/// Recognises several files together: a package or filing among them, else pictures. Rejected files come after the
/// pictures, and are reported where these are inspected.
pub fn recognise_all(paths: &[PathBuf], reference: &Reference, words: Words) -> OpenedFiles {
    let mut refused = Vec::new();
    for path in paths {
        match recognise(path.clone(), reference, words) {
            OpenedFiles::Pictures(_) => {}
            OpenedFiles::Refused(why) => refused.push((path.clone(), why)),
            other => return other,
        }
    }
    let mut found = pictures(paths);
    match refused.first() {
        Some((_, why)) if found.is_empty() => OpenedFiles::Refused(why.clone()),
        _ => {
            found.extend(refused.into_iter().map(|(path, _)| path));
            OpenedFiles::Pictures(found.into_iter().map(PictureSource::File).collect())
        }
    }
}

/// Whether the file at `path` begins like JSON.
pub fn is_json(path: &Path) -> bool {
    start(path).trim_ascii_start().starts_with(b"{")
}

/// Bytes of the longest text that is looked at: far more than any answer has.
const MAX_TEXT_CHARS: usize = 400_000;

/// Says what the clipboard of the system holds.
pub fn pasted(reference: &Reference, words: Words) -> OpenedFiles {
    let Ok(mut clipboard) = arboard::Clipboard::new() else { return OpenedFiles::Nothing };
    if let Ok(picture) = clipboard.get_image() {
        let (width, height) = (picture.width as u32, picture.height as u32);
        let pixels = RgbaImage::from_raw(width, height, picture.bytes.into_owned());
        return pixels
            .and_then(|pixels| png(&pixels))
            .map_or(OpenedFiles::Nothing, |bytes| OpenedFiles::Pictures(vec![PictureSource::Pasted(bytes.into())]));
    }
    let files = clipboard.get().file_list().unwrap_or_default();
    if !files.is_empty() {
        return of_files(files, reference, words);
    }
    let text = match clipboard.get_text() {
        Ok(text) => text,
        Err(arboard::Error::ContentNotAvailable) => return OpenedFiles::Nothing,
        // What is very long may not come over.
        Err(_) => return OpenedFiles::Refused(words.get("app-incoming-unread")),
    };
    pasted_text(text, reference, words)
}

/// What a text is that was pasted beside a field.
fn pasted_text(text: String, reference: &Reference, words: Words) -> OpenedFiles {
    if text.len() > MAX_TEXT_CHARS {
        return OpenedFiles::Refused(words.get("app-incoming-long"));
    }
    match of_text(&text, reference) {
        OpenedFiles::Nothing => match of_paths(&text, reference, words) {
            OpenedFiles::Nothing if !text.trim().is_empty() => OpenedFiles::Text(text),
            known => known,
        },
        known => known,
    }
}

/// An answer of the platform in a text.
fn of_text(text: &str, reference: &Reference) -> OpenedFiles {
    let Ok(Value::Object(object)) = serde_json::from_str::<Value>(text) else { return OpenedFiles::Nothing };
    let filing = object.get("format").and_then(Value::as_str).is_some_and(|format| format.starts_with("beian-"));
    match PlatformAnswer::read(text, reference, &[]) {
        Ok(_) if !filing => OpenedFiles::Answer(text.to_owned()),
        _ => OpenedFiles::Nothing,
    }
}

/// Files in a text, one path per line, as copied by file managers.
fn of_paths(text: &str, reference: &Reference, words: Words) -> OpenedFiles {
    of_files(text.lines().map(|line| PathBuf::from(unquoted(line))).collect(), reference, words)
}

/// Recognises copied files, ignoring missing ones.
fn of_files(mut paths: Vec<PathBuf>, reference: &Reference, words: Words) -> OpenedFiles {
    paths.retain(|path| path.is_absolute() && path.exists());
    match paths.as_slice() {
        [] => OpenedFiles::Nothing,
        [path] => recognise(path.clone(), reference, words),
        paths => recognise_all(paths, reference, words),
    }
}

/// The first bytes of a file; none where it cannot be read.
fn start(path: &Path) -> Vec<u8> {
    use std::io::Read;
    let mut bytes = Vec::new();
    if let Ok(file) = std::fs::File::open(path) {
        // An unreadable file is reported where it is used.
        let _ = file.take(64).read_to_end(&mut bytes);
    }
    bytes
}

fn png(pixels: &RgbaImage) -> Option<Vec<u8>> {
    let mut bytes = std::io::Cursor::new(Vec::new());
    pixels.write_to(&mut bytes, ImageFormat::Png).ok()?;
    Some(bytes.into_inner())
}

/// The pictures at these paths, those in folders included, in order of their names.
pub fn pictures(paths: &[PathBuf]) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for path in paths {
        collect(path, DEPTH, &is_picture, &mut found);
    }
    found.sort();
    found.truncate(MAX_FOLDER_PICTURES);
    found
}

/// Files that are beside the pictures at these paths and are not pictures by their names, including those in folders,
/// sorted by name.
pub fn passed_over(paths: &[PathBuf]) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for path in paths {
        collect(path, DEPTH, &|path| !path.is_dir() && !is_picture(path), &mut found);
    }
    found.sort();
    found
}

/// Whether a file name is that of a picture.
fn is_picture(path: &Path) -> bool {
    let ending = path.extension().map(|ending| ending.to_string_lossy().to_lowercase());
    path.is_file() && ending.is_some_and(|ending| EXTENSIONS.contains(&ending.as_str()))
}

fn collect(path: &Path, depth: usize, wanted: &dyn Fn(&Path) -> bool, found: &mut Vec<PathBuf>) {
    if path.is_dir() {
        for entry in std::fs::read_dir(path).into_iter().flatten().flatten() {
            if depth > 0 && found.len() < MAX_FOLDER_PICTURES {
                collect(&entry.path(), depth - 1, wanted, found);
            }
        }
    } else if wanted(path) {
        found.push(path.to_owned());
    }
}

/// A pasted path without the quotes added by file managers, or the path of a `file:` URL.
pub fn unquoted(text: &str) -> String {
    let text = text.trim();
    let text = ['"', '\''].into_iter().find_map(|mark| text.strip_prefix(mark)?.strip_suffix(mark)).unwrap_or(text);
    let Some(address) = text.strip_prefix("file://") else { return text.to_owned() };
    let path = decoded(address.strip_prefix("localhost").unwrap_or(address));
    // On Windows the drive follows the leading slash of the path.
    match path.strip_prefix('/') {
        Some(drive) if drive.as_bytes().get(1) == Some(&b':') => drive.to_owned(),
        _ => path,
    }
}

/// `address` with percent-encoding such as `%41` decoded; invalid codes stay.
fn decoded(address: &str) -> String {
    let mut bytes = Vec::with_capacity(address.len());
    let mut rest = address.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        let code = (*first == b'%').then(|| after.get(..2)).flatten();
        let code = code.and_then(|code| u8::from_str_radix(std::str::from_utf8(code).ok()?, 16).ok());
        bytes.push(code.unwrap_or(*first));
        rest = if code.is_some() { &after[2..] } else { after };
    }
    String::from_utf8(bytes).unwrap_or_else(|_| address.to_owned())
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use super::*;
    use crate::filing::Kind;
    use crate::i18n::Language;

    #[test]
    fn a_text_without_end_is_refused_and_says_so() {
        let words = Words::of(Language::Chinese);
        let of = |text: String| pasted_text(text, Reference::built_in(), words);
        let refused = of("样".repeat(MAX_TEXT_CHARS));
        assert!(matches!(&refused, OpenedFiles::Refused(why) if *why == words.get("app-incoming-long")));
        assert!(matches!(of("样本意见".to_owned()), OpenedFiles::Text(_)));
    }

    fn archive_of(name: &str) -> Vec<u8> {
        let mut archive = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
        archive.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
        archive.write_all(b"{}").unwrap();
        archive.finish().unwrap().into_inner()
    }

    #[test]
    fn folders_are_searched_for_pictures_only() {
        let folder = tempfile::tempdir().unwrap();
        let inner = folder.path().join("a/b");
        std::fs::create_dir_all(&inner).unwrap();
        for name in ["2.JPG", "1.png", "note.txt"] {
            std::fs::write(inner.join(name), "x").unwrap();
        }
        let found = pictures(&[folder.path().to_owned()]);
        let names: Vec<_> = found.iter().filter_map(|path| path.file_name()).collect();
        assert_eq!(names, ["1.png", "2.JPG"]);
        let over = passed_over(&[folder.path().to_owned()]);
        assert_eq!(over, [inner.join("note.txt")], "what is passed over is named");
        assert!(pictures(&[folder.path().join("gone")]).is_empty());
    }

    #[test]
    fn what_is_dropped_is_told_by_its_content() {
        let folder = tempfile::tempdir().unwrap();
        let of = |name: &str, content: &[u8]| {
            let path = folder.path().join(name);
            std::fs::write(&path, content).unwrap();
            (path.clone(), recognise(path, Reference::built_in(), Words::of(Language::Chinese)))
        };
        let (path, package) = of("a.bin", &archive_of("manifest.json"));
        assert_eq!(package, OpenedFiles::Filing(path));
        let (path, filing) = of("b.txt", Filing::new(Kind::New).to_json().as_bytes());
        assert_eq!(filing, OpenedFiles::Filing(path));
        let answer = r#"{"errcode": 86202, "hints": [{"errcode": 7, "errmsg": "样本"}]}"#;
        assert_eq!(of("c.json", answer.as_bytes()).1, OpenedFiles::Answer(answer.to_owned()));
        let (path, table) = of("客户.CSV", "主体名称,小程序名称\n样本商店,样本\n".as_bytes());
        assert_eq!(table, OpenedFiles::Table(path));
        for (name, content) in [
            ("样本照片.zip", archive_of("照片/1.jpg")),
            ("样本坏包.zip", b"PK\x03\x04rest".to_vec()),
            ("样本.XLSX", b"PK\x03\x04rest".to_vec()),
            ("样本.json", br#"{"a": 1}"#.to_vec()),
        ] {
            let OpenedFiles::Refused(why) = of(name, &content).1 else { panic!("{name} is let in") };
            assert!(why.starts_with(name), "{why}");
        }
        let (path, picture) = of("d.jpg", b"no picture");
        assert_eq!(picture, OpenedFiles::Pictures(vec![PictureSource::File(path)]));
        assert_eq!(
            of_paths("/no/such/file.jpg", Reference::built_in(), Words::of(Language::Chinese)),
            OpenedFiles::Nothing
        );
    }

    #[test]
    fn paths_as_people_paste_them() {
        assert_eq!(unquoted(" '/a b/c.jpg' "), "/a b/c.jpg");
        assert_eq!(unquoted("\"C:\\x.png\""), "C:\\x.png");
        assert_eq!(unquoted("file:///a/b.jpg"), "/a/b.jpg");
        assert_eq!(unquoted("'half"), "'half");
        assert_eq!(unquoted("file:///a/%E8%AF%81%20%E4%BB%B6.jpg"), "/a/证 件.jpg");
        assert_eq!(unquoted("file://localhost/a/100%.jpg"), "/a/100%.jpg");
        assert_eq!(unquoted("file:///C:/a/b.png"), "C:/a/b.png");
    }

    #[test]
    fn copied_files_are_found_as_file_managers_name_them() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("证 件.jpg");
        std::fs::write(&file, b"x").unwrap();
        let address = file.display().to_string().replace('证', "%E8%AF%81").replace(' ', "%20");
        for copied in
            [format!("copy\nfile://{address}"), format!("x-special/nautilus-clipboard\ncopy\nfile://{address}\n")]
        {
            let found = of_paths(&copied, Reference::built_in(), Words::of(Language::Chinese));
            assert_eq!(found, OpenedFiles::Pictures(vec![PictureSource::File(file.clone())]), "{copied}");
        }
    }
}
