//! Fits pictures and videos to their slots and names them in form order, each file once.

use std::collections::{BTreeMap, HashMap};

use rayon::prelude::*;

use crate::filing::media::Media;
use crate::filing::path::{FILED, SET_ASIDE};
use crate::filing::{Filing, field};
use crate::finding::{Finding, Level};
use crate::i18n::{self, Language};
use crate::job::{Cancelled, Job};
use crate::reference::subject::certificate as types;
use crate::rules::{Evidence, Inspections};
use crate::scan::decode::{self, isolated};
use crate::scan::{self, DecodeError, Inspection, Picture, Slot, mend};
use crate::view::View;

use super::PackageError;
use super::checksum::sha256;

/// Folder of the pictures inside a package.
pub(super) const FOLDER: &str = "materials/";

/// Number of pictures processed at once. Two decoded twelve-megapixel photographs stay far below 250 MB.
const AT_ONCE: usize = 2;

/// What a material is, by content.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum MediaKind {
    Jpeg,
    Png,
    Mp4,
}

impl MediaKind {
    /// The kind of a file by its first bytes. HEIC photographs use the same container as videos but are not accepted.
    pub fn of(bytes: &[u8]) -> Option<Self> {
        if bytes.starts_with(&[0xFF, 0xD8, 0xFF]) {
            Some(Self::Jpeg)
        } else if bytes.starts_with(b"\x89PNG\r\n\x1a\n") {
            Some(Self::Png)
        } else if decode::is_video(bytes) {
            Some(Self::Mp4)
        } else {
            None
        }
    }

    /// Its file extension, with the dot.
    pub fn extension(self) -> &'static str {
        match self {
            Self::Jpeg => ".jpg",
            Self::Png => ".png",
            Self::Mp4 => ".mp4",
        }
    }
}

/// One file below `materials/`.
#[derive(Debug)]
pub(super) struct PackagedMaterial {
    /// Path inside the package.
    pub path: String,
    pub kind: MediaKind,
    pub sha256: String,
    pub bytes: Vec<u8>,
    /// Place in the filing that it was first used for.
    pub place: String,
    /// The inspection of the picture as exported; `None` where the file is exported unchanged, or was never inspected.
    pub seen: Option<Inspection>,
}

impl PackagedMaterial {
    /// Its name without the folder.
    pub fn name(&self) -> &str {
        self.path.strip_prefix(FOLDER).unwrap_or(&self.path)
    }
}

/// Every material of a filing.
#[derive(Debug, Default)]
pub(super) struct Materials {
    /// In form order.
    pub files: Vec<PackagedMaterial>,
    /// Index of the file at each place.
    places: HashMap<String, usize>,
}

impl Materials {
    /// The material at a place of the filing.
    pub fn at(&self, place: &str) -> Option<&PackagedMaterial> {
        self.files.get(*self.places.get(place)?)
    }

    /// `before`, the evidence about the pictures of the filing, updated to the pictures as exported.
    pub fn outgoing(&self, before: &Inspections) -> Inspections {
        let mut outgoing = before.clone();
        for (place, evidence) in &mut outgoing {
            let sent = self.at(place).and_then(|material| material.seen.as_ref());
            if let (Some(sent), Evidence::Seen { inspection, .. }) = (sent, evidence) {
                inspection.clone_from(sent);
            }
        }
        outgoing
    }

    /// The filing with its media names replaced by the names inside the package. A place whose file could not be used,
    /// which only a draft may have, is cleared. What is set aside stays in the draft.
    pub fn rename(&self, filing: &Filing) -> Filing {
        let mut renamed = filing.clone();
        renamed.remove(SET_ASIDE);
        for (place, _) in filing.media().into_iter().rev() {
            match self.at(&place) {
                Some(material) => renamed.set(&place, material.path.as_str()),
                None => renamed.remove(&place),
            }
        }
        // Pictures that a modification leaves unchanged are not exported; their filed names are cleared too, so that
        // they do not appear as changes.
        let view = View::new(filing);
        for (place, _) in filing.media().into_iter().filter(|(place, _)| !view.enters(place)) {
            renamed.remove(&format!("{FILED}[{}]", place.split('[').next().unwrap_or(&place)));
        }
        renamed
    }
}

/// The slot of a picture at `place`; `None` for a video.
pub fn slot(filing: &Filing, place: &str) -> Option<Slot> {
    let named = Slot::from_name(field::at(place)?.slot.as_deref()?)?;
    let certificate = certificate_type(filing, place);
    Some(match (named, certificate) {
        (Slot::SubjectCertificate, Some(types::BUSINESS_LICENCE)) => Slot::BusinessLicence,
        (Slot::IdCardFront | Slot::IdCardBack, Some(types::PASSPORT)) => Slot::Passport,
        (Slot::IdCardFront, Some(other)) if other != types::ID_CARD => Slot::PermitFront,
        (Slot::IdCardBack, Some(other)) if other != types::ID_CARD => Slot::PermitBack,
        _ => named,
    })
}

/// The `certificate_type` required by the upload for `place`; `None` where the picture shows no certificate.
pub(super) fn certificate_type(filing: &Filing, place: &str) -> Option<i64> {
    filing.number(crate::filing::field::at(place)?.certificate_type.as_ref()?)
}

/// Fitted files by their name in the filing and their slot.
type Files<'a> = BTreeMap<(&'a str, Option<Slot>), FittedFile>;

/// A file as exported.
struct FittedFile {
    bytes: Vec<u8>,
    kind: MediaKind,
    seen: Option<Inspection>,
}

/// Reads and fits every file named in the filing. A file that cannot be used is an error, or is left out if `lenient`.
///
/// A picture whose original was inspected (`inspections`) is inspected again as exported.
pub(super) fn collect(
    filing: &Filing,
    media: &dyn Media,
    inspections: &Inspections,
    language: Language,
    lenient: bool,
    job: &Job,
    steps: usize,
) -> Result<Materials, PackageError> {
    let view = View::new(filing);
    let places: Vec<_> = filing.media().into_iter().filter(|(place, _)| view.enters(place)).collect();
    // One task per file and slot, in form order.
    let mut work = Vec::<(&str, &str, Option<Slot>)>::new();
    for (place, name) in &places {
        let slot = slot(filing, place);
        if !work.iter().any(|(_, other, purpose)| other == name && *purpose == slot) {
            work.push((place, name, slot));
        }
    }
    let mut fitted = Files::new();
    for (done, chunk) in work.chunks(AT_ONCE).enumerate() {
        job.advance(done * AT_ONCE, work.len() + steps);
        let results: Vec<Result<_, PackageError>> = chunk
            .par_iter()
            .map(|(place, name, slot)| {
                let before = inspections.get(*place);
                read(media, before, language, (place, name), *slot, job).map(|file| ((*name, *slot), file))
            })
            .collect();
        for result in results {
            match result {
                Ok((key, file)) => {
                    let _ = fitted.insert(key, file);
                }
                Err(PackageError::Medium { .. }) if lenient => {}
                Err(error) => return Err(error),
            }
        }
    }
    Ok(name_files(filing, &places, &fitted))
}

fn read(
    media: &dyn Media,
    before: Option<&Evidence>,
    language: Language,
    (place, name): (&str, &str),
    slot: Option<Slot>,
    job: &Job,
) -> Result<FittedFile, PackageError> {
    job.checkpoint()?;
    let fail = |cause: String| PackageError::Medium { place: place.to_owned(), name: name.to_owned(), cause };
    let bytes = media.read(name).map_err(|error| fail(i18n::system_error(&error, language)))?;
    let (bytes, seen) = if MediaKind::of(&bytes) == Some(MediaKind::Mp4) {
        (bytes, None)
    } else {
        fit(&bytes, slot.unwrap_or(Slot::Document), before, language, job, fail)?
    };
    let kind = MediaKind::of(&bytes).ok_or_else(|| fail(i18n::text(language, "export-medium-kind")))?;
    Ok(FittedFile { bytes, kind, seen })
}

/// A picture as exported: upright, within the limits of its slot, without metadata. One that meets all this already
/// stays as it is, byte by byte. If fitting causes faults that the original does not have, a larger version is exported
/// where that has fewer.
fn fit(
    bytes: &[u8],
    slot: Slot,
    before: Option<&Evidence>,
    language: Language,
    job: &Job,
    fail: impl Fn(String) -> PackageError,
) -> Result<(Vec<u8>, Option<Inspection>), PackageError> {
    let picture_of = |bytes: &[u8]| -> Result<Picture, PackageError> {
        isolated::picture(bytes, None, job).map_err(|error| match error {
            DecodeError::Cancelled(cancelled) => cancelled.into(),
            error => fail(error.message(language)),
        })
    };
    let unfit = |error| match error {
        mend::MendError::Cancelled(cancelled) => cancelled.into(),
        error => {
            log::warn!("picture not fitted: {error}");
            fail(i18n::text(language, "export-medium-unfit"))
        }
    };
    let picture = picture_of(bytes)?;
    job.checkpoint()?;
    let fitted = mend::fit_file(bytes, &picture, slot, job).map_err(unfit)?;
    let Some(Evidence::Seen { inspection: before, .. }) = before else { return Ok((fitted.bytes, None)) };
    if fitted.notes.contains(&mend::FitNote::Untouched) {
        return Ok((fitted.bytes, None));
    }
    let inspect = |bytes: &[u8]| -> Result<Inspection, PackageError> {
        job.checkpoint()?;
        let picture = picture_of(bytes)?;
        job.checkpoint()?;
        Ok(looked_at_again(before, &picture))
    };
    let seen = inspect(&fitted.bytes)?;
    if faults(&seen) > faults(before) {
        let larger = mend::fit_generously(&picture, slot, job).map_err(unfit)?;
        let again = inspect(&larger.bytes)?;
        if faults(&again) < faults(&seen) {
            return Ok((larger.bytes, Some(again)));
        }
    }
    Ok((fitted.bytes, Some(seen)))
}

/// Inspects `picture` and takes over the other results of its original: its text, a face, and whether it shows several
/// documents are not examined again.
fn looked_at_again(before: &Inspection, picture: &Picture) -> Inspection {
    let inspect = if before.documents.is_empty() { scan::inspect_as_one } else { scan::inspect };
    let mut seen = inspect(picture, before.slot);
    let shown = |finding: &&Finding| scan::rules::RULES.iter().any(|rule| finding.is(rule));
    seen.findings.extend(before.findings.iter().filter(|finding| !shown(finding)).cloned());
    seen
}

/// Number of blocking findings on a picture.
fn faults(inspection: &Inspection) -> usize {
    inspection.findings.iter().filter(|finding| finding.level == Level::Error).count()
}

/// Gives each distinct file a number and a name. Two places share a file if its content is the same and it is uploaded
/// with the same certificate type.
fn name_files(filing: &Filing, places: &[(String, String)], fitted: &Files<'_>) -> Materials {
    let mut materials = Materials::default();
    let mut known: HashMap<(String, Option<i64>), usize> = HashMap::new();
    for (place, name) in places {
        let slot = slot(filing, place);
        let Some(fit) = fitted.get(&(name.as_str(), slot)) else { continue };
        let key = (sha256(&fit.bytes), certificate_type(filing, place));
        let index = *known.entry(key).or_insert_with_key(|(sum, _)| {
            let number = materials.files.len() + 1;
            let purpose = slot.map_or("video", Slot::name);
            materials.files.push(PackagedMaterial {
                path: format!("{FOLDER}{number:02}-{purpose}{}", fit.kind.extension()),
                kind: fit.kind,
                sha256: sum.clone(),
                bytes: fit.bytes.clone(),
                place: place.clone(),
                seen: fit.seen.clone(),
            });
            number - 1
        });
        let _ = materials.places.insert(place.clone(), index);
    }
    materials
}

impl From<Cancelled> for PackageError {
    fn from(_: Cancelled) -> Self {
        Self::Cancelled
    }
}
