//! Verifies that a package is unchanged.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{BufReader, Read, Seek};
use std::path::Path;

use serde::Serialize;
use serde_json::Value;

use super::archive::{Archive, ArchiveError, ArchiveLimits, Content};
use super::manifest::{self, Manifest};
use crate::job::Job;

/// How a file of a package differs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum PackageProblem {
    /// Its content does not match the manifest.
    Changed,
    /// It is in the manifest and not in the archive.
    Missing,
    /// It is in the archive and not in the manifest.
    Added,
    /// It cannot be unpacked, or the manifest cannot be understood.
    Unreadable,
}

/// A file that differs from the manifest.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Deviation {
    /// Path inside the archive.
    pub path: String,
    /// How it differs.
    pub problem: PackageProblem,
}

/// The result of a verification; the document of `verify --json`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Verification {
    /// Whether every file is unchanged and none was added.
    pub ok: bool,
    /// Files that differ, in the order of the manifest; added ones last.
    pub problems: Vec<Deviation>,
}

/// Verifies the package at `path` against its manifest.
///
/// # Errors
/// [`ArchiveError`] when the archive cannot be verified: it is cut off, hostile, or encrypted with another passphrase.
pub fn verify(path: &Path, passphrase: Option<&str>) -> Result<Verification, ArchiveError> {
    let mut archive = Archive::open(BufReader::new(File::open(path)?), ArchiveLimits::default(), passphrase)?;
    let (problems, _, _) = check(&mut archive, |_| false, &Job::new())?;
    Ok(Verification { ok: problems.is_empty(), problems })
}

/// Contents of the files that were asked for, by path.
pub(super) type KeptFiles = BTreeMap<String, Vec<u8>>;

/// Reads every file once, compares it with the manifest and keeps the contents for which `keep` is true. The manifest
/// is `None` if it is missing or cannot be parsed; then nothing else is read.
pub(super) fn check<R: Read + Seek>(
    archive: &mut Archive<'_, R>,
    keep: impl Fn(&str) -> bool,
    job: &Job,
) -> Result<(Vec<Deviation>, Option<Manifest>, KeptFiles), ArchiveError> {
    let mut kept = KeptFiles::new();
    let manifest = match read_manifest(archive)? {
        Ok(manifest) => manifest,
        Err(problem) => {
            return Ok((vec![Deviation { path: manifest::PATH.to_owned(), problem }], None, kept));
        }
    };
    let mut problems = Vec::new();
    for (place, file) in manifest.files.iter().enumerate() {
        job.checkpoint()?;
        job.advance(place, manifest.files.len());
        let problem = if archive.names().contains(&file.path) {
            match archive.read(&file.path, keep(&file.path))? {
                Content::Unreadable => PackageProblem::Unreadable,
                Content::Whole { sha256, size, .. } if sha256 != file.sha256 || size != file.size => {
                    PackageProblem::Changed
                }
                Content::Whole { bytes, .. } => {
                    if keep(&file.path) {
                        let _ = kept.insert(file.path.clone(), bytes);
                    }
                    continue;
                }
            }
        } else {
            PackageProblem::Missing
        };
        problems.push(Deviation { path: file.path.clone(), problem });
    }
    for name in archive.names() {
        if name != manifest::PATH && !manifest.files.iter().any(|file| file.path == *name) {
            problems.push(Deviation { path: name.clone(), problem: PackageProblem::Added });
        }
    }
    Ok((problems, Some(manifest), kept))
}

/// The manifest, or the problem with it.
fn read_manifest<R: Read + Seek>(
    archive: &mut Archive<'_, R>,
) -> Result<Result<Manifest, PackageProblem>, ArchiveError> {
    if !archive.names().iter().any(|name| name == manifest::PATH) {
        return Ok(Err(PackageProblem::Missing));
    }
    let Content::Whole { bytes, .. } = archive.read(manifest::PATH, true)? else {
        return Ok(Err(PackageProblem::Unreadable));
    };
    let Ok(value) = serde_json::from_slice::<Value>(&bytes) else { return Ok(Err(PackageProblem::Unreadable)) };
    let format = value.get("format").and_then(Value::as_str).unwrap_or_default();
    let version = format.strip_prefix("beian-package/").and_then(|version| version.parse::<u32>().ok());
    match version {
        Some(1) => Ok(serde_json::from_value(value).map_err(|_| PackageProblem::Unreadable)),
        Some(version) if version > 1 => Err(ArchiveError::Newer { found: format.to_owned() }),
        _ => Ok(Err(PackageProblem::Unreadable)),
    }
}
