//! Archives that are malicious or damaged.

use std::io::{Cursor, Read, Write};

use beian_desk::package::ArchiveLimits;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

/// Limits that a test can reach without large files.
pub const LIMITS: ArchiveLimits = ArchiveLimits { files: 60, file: 5 << 20, total: 16 << 20 };

type Files = Vec<(String, Vec<u8>)>;

fn files(package: &[u8]) -> Files {
    let mut archive = ZipArchive::new(Cursor::new(package)).unwrap();
    (0..archive.len())
        .map(|index| {
            let mut file = archive.by_index(index).unwrap();
            let mut content = Vec::new();
            let _ = file.read_to_end(&mut content).unwrap();
            (file.name().unwrap().into_owned(), content)
        })
        .collect()
}

fn options() -> SimpleFileOptions {
    SimpleFileOptions::default().compression_method(CompressionMethod::Deflated)
}

fn packed(files: &Files) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in files {
        writer.start_file(name.as_str(), options()).unwrap();
        writer.write_all(content).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

fn with(package: &[u8], name: &str, content: &[u8]) -> Vec<u8> {
    let mut files = files(package);
    files.push((name.to_owned(), content.to_vec()));
    packed(&files)
}

/// The package with the JSON document `path` changed.
fn edited(package: &[u8], path: &str, edit: impl Fn(&mut Value)) -> Files {
    let mut files = files(package);
    for (name, content) in &mut files {
        if name == path {
            let mut value = serde_json::from_slice(content).unwrap();
            edit(&mut value);
            *content = serde_json::to_vec(&value).unwrap();
        }
    }
    files
}

fn replaced(bytes: &[u8], from: &[u8], to: &[u8]) -> Vec<u8> {
    assert_eq!(from.len(), to.len());
    let mut bytes = bytes.to_vec();
    let places: Vec<usize> =
        bytes.windows(from.len()).enumerate().filter(|(_, part)| *part == from).map(|(at, _)| at).collect();
    assert!(!places.is_empty());
    for at in places {
        bytes[at..at + to.len()].copy_from_slice(to);
    }
    bytes
}

/// Name, archive, and how the name of the expected error begins.
pub fn all(package: &[u8]) -> Vec<(&'static str, Vec<u8>, &'static str)> {
    let mut found: Vec<(&'static str, Vec<u8>, &'static str)> = vec![
        ("empty file", Vec::new(), "NotAnArchive"),
        ("text", b"not a zip archive, but long enough to be looked at".to_vec(), "NotAnArchive"),
        ("trailing garbage", [package, b"garbage".as_slice()].concat(), "NotAnArchive"),
        ("cut off", package[..package.len() - 9].to_vec(), "NotAnArchive"),
        ("not a package", packed(&vec![("a.txt".to_owned(), b"a".to_vec())]), "NotAPackage"),
        ("bomb", with(package, "materials/99-document.jpg", &vec![0; 6 << 20]), "TooLarge"),
        ("bomb of text", with(package, "wechat/more.json", &vec![b' '; (4 << 20) + 1]), "TooLarge"),
        ("many bombs", bombs(package), "TooLarge"),
        ("thousands of files", thousands(), "TooManyFiles"),
    ];
    for name in [
        "../evil.jpg",
        "/etc/evil.jpg",
        "..\\evil.jpg",
        "C:evil.jpg",
        "a/../../evil.jpg",
        "materials/证.jpg",
        "a//b",
        ".hidden",
        "nul\u{0}.jpg",
    ] {
        found.push(("path trick", with(package, name, b"evil"), "BadName"));
    }
    found.push(("folder", with_folder(package), "BadName"));
    found.push(("link", with_link(package), "Link"));
    let twin = with(package, "filing.jsom", b"{}");
    found.push(("one name twice", replaced(&twin, b"filing.jsom", b"filing.json"), "Duplicate"));
    found.push(("one name in two cases", with(package, "FILING.json", b"{}"), "Duplicate"));
    found.push(("names that disagree", disagreeing(package), "Inconsistent"));
    found.push(("lying size", lying_size(package), "Inconsistent"));
    let newer = edited(package, "manifest.json", |value| value["format"] = json!("beian-package/2"));
    found.push(("newer package", packed(&newer), "Newer"));
    let foreign = edited(package, "manifest.json", |value| value["format"] = json!("other/1"));
    found.push(("foreign manifest", packed(&foreign), "NotAPackage"));
    found.push((
        "wrong sum",
        packed(&edited(package, "filing.json", |value| value["kind"] = json!("change"))),
        "Damaged",
    ));
    found.push(("newer filing", resigned(package, |value| value["format"] = json!("beian-filing/9")), "Filing(Newer"));
    found.push(("wrong type", resigned(package, |value| value["facts"]["appid"] = json!(7)), "Filing(WrongType"));
    let lost =
        resigned(package, |value| value["icp_subject"]["organize_info"]["certificate_photo"] = json!("../../x.jpg"));
    found.push(("picture outside", lost, "MediaMissing"));
    found.push(("program as picture", disguised(package), "NotMedia"));
    found
}

/// Name, archive, and the expected output of `verify`.
pub fn tampered(package: &[u8]) -> Vec<(&'static str, Vec<u8>, Value)> {
    let one = |path: &str, problem: &str| json!({"ok": false, "problems": [{"path": path, "problem": problem}]});
    let changed = edited(package, "filing.json", |value| value["kind"] = json!("change"));
    let mut fewer = files(package);
    fewer.retain(|(name, _)| name != "console.txt");
    let mut bare = files(package);
    bare.retain(|(name, _)| name != "manifest.json");
    let mut flipped = package.to_vec();
    flipped[start(package, "materials/01-business_licence.jpg") + 400] ^= 1;
    vec![
        ("changed", packed(&changed), one("filing.json", "changed")),
        ("missing", packed(&fewer), one("console.txt", "missing")),
        ("added", with(package, "note.txt", b"added"), one("note.txt", "added")),
        ("no manifest", packed(&bare), one("manifest.json", "missing")),
        ("flipped", flipped, one("materials/01-business_licence.jpg", "changed")),
        ("torn", torn(package), one("filing.json", "unreadable")),
    ]
}

/// Offset of the packed data of a file.
fn start(package: &[u8], path: &str) -> usize {
    let mut archive = ZipArchive::new(Cursor::new(package)).unwrap();
    let file = archive.by_name(path).unwrap();
    usize::try_from(file.data_start().unwrap()).unwrap()
}

/// The package with part of the filing's packed data overwritten.
fn torn(package: &[u8]) -> Vec<u8> {
    let mut bytes = package.to_vec();
    let start = start(package, "filing.json");
    bytes[start..start + 40].fill(0xFF);
    bytes
}

fn bombs(package: &[u8]) -> Vec<u8> {
    let mut files = files(package);
    files.extend((0..6).map(|index| (format!("materials/9{index}-document.jpg"), vec![0; 3 << 20])));
    packed(&files)
}

fn thousands() -> Vec<u8> {
    packed(&(0..3000).map(|index| (format!("a{index}.txt"), Vec::new())).collect())
}

fn with_link(package: &[u8]) -> Vec<u8> {
    let mut writer = ZipWriter::new_append(Cursor::new(package.to_vec())).unwrap();
    writer.add_symlink("materials/98-document.jpg", "../../../etc/passwd", options()).unwrap();
    writer.finish().unwrap().into_inner()
}

fn with_folder(package: &[u8]) -> Vec<u8> {
    let mut writer = ZipWriter::new_append(Cursor::new(package.to_vec())).unwrap();
    writer.add_directory("materials/more", options()).unwrap();
    writer.finish().unwrap().into_inner()
}

/// The first name differs between the file's own header and the directory.
fn disagreeing(package: &[u8]) -> Vec<u8> {
    let mut bytes = package.to_vec();
    let at = bytes.windows(10).position(|part| part == b"README.txt").unwrap();
    bytes[at..at + 10].copy_from_slice(b"README.exe");
    bytes
}

/// The file's own header states too small a size.
fn lying_size(package: &[u8]) -> Vec<u8> {
    let mut bytes = package.to_vec();
    bytes[22..26].copy_from_slice(&1_u32.to_le_bytes());
    bytes
}

/// The package with its filing changed and the manifest updated to match.
fn resigned(package: &[u8], edit: impl Fn(&mut Value)) -> Vec<u8> {
    let mut files = edited(package, "filing.json", edit);
    sign(&mut files);
    packed(&files)
}

fn disguised(package: &[u8]) -> Vec<u8> {
    let mut files = files(package);
    for (name, content) in &mut files {
        if name.starts_with("materials/01") {
            *content = b"MZ, a program".to_vec();
        }
    }
    sign(&mut files);
    packed(&files)
}

fn sign(files: &mut Files) {
    let entries: Vec<Value> = files
        .iter()
        .filter(|(name, _)| name != "manifest.json")
        .map(|(name, content)| {
            let sum = Sha256::digest(content).iter().fold(String::new(), |sum, byte| sum + &format!("{byte:02x}"));
            json!({"path": name, "sha256": sum, "size": content.len()})
        })
        .collect();
    for (_, content) in files.iter_mut().filter(|(name, _)| name == "manifest.json") {
        let mut manifest: Value = serde_json::from_slice(content).unwrap();
        manifest["files"] = json!(entries);
        *content = serde_json::to_vec(&manifest).unwrap();
    }
}
