//! Packages: building the export package with its letters and summary, and importing it again.
//!
//! [`build`] makes a package from a reviewed filing, [`verify()`] checks that a package is unchanged, [`import()`]
//! reads one, and [`compare()`] lists the differences between two filings. The same filing, day and program version
//! give the same bytes, unless a passphrase is set: its salts are random.

pub mod answer;
mod archive;
mod checksum;
mod compare;
mod console;
pub mod fonts;
mod import;
pub mod letters;
mod manifest;
mod materials;
mod overview;
mod pdf;
mod request;
mod sheet;
mod summary;
mod uploads;
mod verify;

use std::io;
use std::path::{Path, PathBuf};

use chrono::NaiveDate;

use crate::file;
use crate::filing::media::Media;
use crate::filing::{Filing, Kind};
use crate::finding::Finding;
use crate::i18n::{self, Language};
use crate::identifier::normal;
use crate::job::Job;
use crate::reference::Reference;
use crate::rules::{self, Inspections, Review};

use summary::Contents;

pub use archive::{ArchiveEntry, ArchiveError, ArchiveLimits};
pub use compare::{Difference, compare};
pub use import::{ImportError, Imported, import, read};
pub use manifest::{Manifest, PATH as MANIFEST};
pub use materials::slot;
pub use overview::{OverviewLine, overview_csv};
pub use sheet::{SheetAnswer, SheetRow, SheetSection, in_words, sections, to_enter};
pub use verify::{Deviation, PackageProblem, Verification, verify};

/// Format name and version that a package carries.
pub const FORMAT: &str = "beian-package/1";

/// Path of the filing inside a package.
const FILING: &str = "filing.json";

/// Options for making a package.
#[derive(Debug, Clone, Copy)]
pub struct PackageOptions<'a> {
    /// The day for which it is made.
    pub today: NaiveDate,
    /// Make it even if something blocks the export, and mark it as a draft.
    pub draft: bool,
    /// Encrypt every file with AES-256.
    pub passphrase: Option<&'a str>,
    /// Language of the summary.
    pub language: Language,
    /// Name and version of the program, as the manifest names it.
    pub program: &'a str,
}

/// Why a package was not made.
#[derive(Debug, thiserror::Error)]
pub enum PackageError {
    /// Blocked by these findings.
    #[error("{} findings block the export", .0.len())]
    Blocked(Vec<Finding>),
    /// A picture or video cannot be used.
    #[error("{place}: {name}: {cause}")]
    Medium {
        /// Place in the filing.
        place: String,
        /// Name given there.
        name: String,
        /// What is wrong with it.
        cause: String,
    },
    /// A document could not be drawn.
    #[error("{path}: {cause}")]
    Document {
        /// Path inside the package.
        path: String,
        /// What the PDF writer said.
        cause: String,
    },
    /// The archive could not be put together.
    #[error("archive: {0}")]
    Archive(String),
    /// The file could not be written; a file that was already there is unchanged.
    #[error("{}: {source}", path.display())]
    Write {
        /// Path of the file.
        path: PathBuf,
        /// Error of the system.
        source: io::Error,
    },
    /// The user cancelled it.
    #[error("cancelled")]
    Cancelled,
}

impl PackageError {
    /// Stable code for the log.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Blocked(_) => "blocked",
            Self::Medium { .. } => "picture",
            Self::Document { .. } => "document",
            Self::Archive(_) => "archive",
            Self::Write { .. } => "write",
            Self::Cancelled => "cancelled",
        }
    }
}

/// A package in memory.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Built {
    /// What its manifest says.
    pub manifest: Manifest,
    /// The archive.
    pub bytes: Vec<u8>,
}

impl Built {
    /// Writes the package to `path`: first to a temporary file beside it, which is then renamed in one step, so that a
    /// power cut leaves either the old file or the whole new one.
    ///
    /// # Errors
    /// [`PackageError::Write`] with the error of the system.
    pub fn write(&self, path: &Path) -> Result<(), PackageError> {
        file::write_whole(path, &self.bytes).map_err(|source| PackageError::Write { path: path.to_owned(), source })
    }

    /// As [`Built::write`], but never overwrites a file: a name that is taken gets a running number. Returns the path.
    ///
    /// # Errors
    /// [`PackageError::Write`] with the error of the system.
    pub fn write_free(&self, path: &Path) -> Result<PathBuf, PackageError> {
        file::write_free(path, &self.bytes).map_err(|source| PackageError::Write { path: path.to_owned(), source })
    }
}

/// `path` with the word for a draft appended to its name, once: the file name of a package that is not ready for
/// submission.
pub fn draft_path(path: &Path, language: Language) -> PathBuf {
    let mark = i18n::text(language, "package-draft-name");
    let stem = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    if stem.ends_with(&mark) {
        return path.to_owned();
    }
    let name = format!("{stem}-{mark}");
    path.with_file_name(match path.extension() {
        Some(extension) => format!("{name}.{}", extension.to_string_lossy()),
        None => name,
    })
}

/// Makes a package from `filing` and its `review`; the pictures come from `media`, and `inspections` is the evidence
/// about them. The content of the package is reviewed once more, with the pictures as they are in it; its summary shows
/// the result of this review.
///
/// # Errors
/// [`PackageError::Blocked`] while a finding blocks and no draft is asked for; otherwise what could not be used or
/// made.
pub fn build(
    filing: &Filing,
    review: &Review,
    media: &dyn Media,
    inspections: &Inspections,
    reference: &Reference,
    options: &PackageOptions<'_>,
    job: &Job,
) -> Result<Built, PackageError> {
    /// Pieces of work after the pictures: documents and packing.
    const STEPS: usize = 2;
    if !options.draft && !review.ready() {
        return Err(PackageError::Blocked(review.blocking().into_iter().cloned().collect()));
    }
    let materials = materials::collect(filing, media, inspections, options.language, options.draft, job, STEPS)?;
    job.checkpoint()?;
    // The package holds the normalised answers that the review has judged; importing it gives back the answers as
    // typed.
    let sent = normal::filing(filing);
    let inspections = materials.outgoing(inspections);
    let review = rules::review(&sent, &inspections, reference, options.today);
    let letters = letters::open(&sent, &review, reference);
    let contents = Contents {
        filing: &sent,
        review: &review,
        inspections: &inspections,
        materials: &materials,
        letters: &letters,
        reference,
        options,
    };
    let mut entries = documents(&contents, filing)?;
    job.advance(materials.files.len() + 1, materials.files.len() + STEPS);
    job.checkpoint()?;
    let manifest = Manifest {
        format: FORMAT.to_owned(),
        program: options.program.to_owned(),
        reference: reference.date().to_owned(),
        today: options.today.to_string(),
        draft: options.draft,
        ready: review.ready(),
        files: entries.iter().map(manifest::ManifestFile::of).collect(),
    };
    entries.push(json(manifest::PATH, &manifest)?);
    let bytes =
        archive::pack(&entries, options.passphrase).map_err(|error| PackageError::Archive(error.to_string()))?;
    job.advance(1, 1);
    Ok(Built { manifest, bytes })
}

/// A picture or video as it is in a package.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Upload {
    /// Name of the file, numbered in form order.
    pub name: String,
    /// The places of the filing where it is uploaded.
    pub places: Vec<String>,
    /// The file.
    pub bytes: Vec<u8>,
}

/// The pictures and videos of `filing` as they are in a package, in form order. A file that cannot be used is left out.
///
/// # Errors
/// [`PackageError`] when a picture cannot be fitted, or the user cancelled it.
pub fn uploads(
    filing: &Filing,
    media: &dyn Media,
    inspections: &Inspections,
    language: Language,
    job: &Job,
) -> Result<Vec<Upload>, PackageError> {
    let materials = materials::collect(filing, media, inspections, language, true, job, 0)?;
    let places = filing.media();
    let of = |material: &materials::PackagedMaterial| Upload {
        name: material.name().to_owned(),
        places: (places.iter().map(|(place, _)| place.clone()))
            .filter(|place| materials.at(place).is_some_and(|other| other.path == material.path))
            .collect(),
        bytes: material.bytes.clone(),
    };
    Ok(materials.files.iter().map(of).collect())
}

/// Every file of the package except its manifest, in archive order; `typed` is the filing as the user answered it.
fn documents(contents: &Contents<'_>, typed: &Filing) -> Result<Vec<ArchiveEntry>, PackageError> {
    let Contents { filing, materials, letters, reference, options, .. } = *contents;
    let document = |path: &str| {
        let path = path.to_owned();
        move |cause| PackageError::Document { path, cause }
    };
    let pdf = summary::summary(contents).map_err(document("summary.pdf"))?;
    let mut entries = vec![
        entry("summary.pdf", "备案信息汇总", pdf),
        entry(FILING, "备案信息（可再次导入）", materials.rename(typed).to_json().into_bytes()),
    ];
    if let Some(request) = request::request(filing, materials) {
        entries.push(json(&format!("wechat/{}.json", request.call), &request.body)?);
        if filing.kind() == Kind::New {
            entries.push(json("wechat/uploads.json", &uploads::uploads(filing, materials, &request.media))?);
        }
        let uploads = uploads::certification_uploads(materials, &request.media);
        if !uploads.is_empty() {
            entries.push(json("wechat/auth_uploads.json", &uploads)?);
        }
    }
    let text = console::console(filing, materials, reference, options);
    entries.push(entry("console.txt", "后台填写单", text.into_bytes()));
    if filing.kind() == Kind::Change {
        let text = console::changes(filing, materials, reference, options);
        entries.push(entry("change.txt", "变更备案单", text.into_bytes()));
    }
    for material in &materials.files {
        entries.push(entry(&material.path, &i18n::label(Language::Chinese, &material.place), material.bytes.clone()));
    }
    for letter in letters {
        entries.push(entry(&letter.path(), &letter.title(Language::Chinese), letters::render(letter)?));
    }
    let readme = console::readme(filing, &entries, letters, options);
    entries.insert(0, entry("README.txt", "备案包说明", readme.into_bytes()));
    Ok(entries)
}

fn entry(path: &str, title: &str, bytes: Vec<u8>) -> ArchiveEntry {
    ArchiveEntry { path: path.to_owned(), title: title.to_owned(), bytes }
}

fn json(path: &str, value: &impl serde::Serialize) -> Result<ArchiveEntry, PackageError> {
    let mut bytes = serde_json::to_vec_pretty(value).map_err(|error| PackageError::Archive(error.to_string()))?;
    bytes.push(b'\n');
    let title = match path {
        "wechat/uploads.json" => "备案素材上传清单",
        "wechat/auth_uploads.json" => "认证素材上传清单",
        manifest::PATH => "校验清单",
        _ => "接口请求体",
    };
    Ok(entry(path, title, bytes))
}
