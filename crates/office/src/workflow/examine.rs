//! Inspects and reads all pictures of a filing, each once.

use std::collections::HashMap;
use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind};

use beian_vision::FINGERPRINT;
use serde::{Deserialize, Serialize};

use super::inspect::{InspectionError, inspect};
use crate::filing::Filing;
use crate::filing::media::Media;
use crate::finding::{Argument, Finding, Level};
use crate::i18n;
use crate::job::{Cancelled, Job};
use crate::reading::Engine;
use crate::rules::{self, Evidence, Inspections, Rule, unseen};
use crate::scan::{self, Pace, Slot, decode};
use crate::store::{Library, hash, scan_in_words};

/// The slot of a picture at `place` of the filing; `None` for a video or a place without pictures.
pub fn slot_of(filing: &Filing, place: &str) -> Option<Slot> {
    crate::package::slot(filing, place)
}

/// One picture of a filing and the purpose of its inspection. Two places may share it.
struct Task<'a> {
    name: &'a str,
    slot: Option<Slot>,
    video: bool,
    places: Vec<&'a str>,
}

/// The cached result for one picture: everything except its place.
#[derive(Serialize, Deserialize)]
struct KeptEvidence(Evidence);

/// Inspects every picture in the filing at the given `pace`; with an `engine`, reads the certificates among them. With
/// a `cache`, known results are reused and new ones are stored at once, even if the job is cancelled later. A cache
/// that cannot be written only costs time.
///
/// # Errors
/// [`Cancelled`] when the job was cancelled.
pub fn examine(
    filing: &Filing,
    media: &dyn Media,
    cache: Option<&Library>,
    engine: Option<&Engine>,
    pace: Pace,
    job: &Job,
) -> Result<Inspections, Cancelled> {
    let places = filing.media();
    let tasks = tasks(filing, &places);
    let evidence = scan::batch(&tasks, pace, job, |task, job| {
        // The panic is recorded in the log; the other pictures are still inspected.
        catch_unwind(AssertUnwindSafe(|| examine_one(task, media, cache, engine, job)))
            .unwrap_or_else(|_| Ok(Evidence::Unusable { finding: unseen::INSPECTION_FAILED.found() }))
    })?;
    let mut inspections = Inspections::new();
    for (task, evidence) in tasks.iter().zip(evidence) {
        let evidence = evidence?;
        for place in &task.places {
            inspections.insert((*place).to_owned(), standing_at(&evidence, place));
        }
    }
    Ok(inspections)
}

/// The cached evidence about all pictures of the filing, with certificates read; `None` if one was not inspected yet.
pub(super) fn examined(filing: &Filing, library: &Library) -> Option<Inspections> {
    let places = filing.media();
    let mut inspections = Inspections::new();
    for task in tasks(filing, &places) {
        let evidence = known(&task, library, Some(library), true).ok()?;
        for place in task.places {
            inspections.insert(place.to_owned(), standing_at(&evidence, place));
        }
    }
    Some(inspections)
}

/// A picture that is not inspected yet.
struct Unseen {
    bytes: Vec<u8>,
    picture: String,
    /// The purpose of the inspection, as used in the cache.
    purpose: String,
}

/// The evidence about a picture that is available without inspecting it.
fn known(task: &Task<'_>, media: &dyn Media, cache: Option<&Library>, read: bool) -> Result<Evidence, Unseen> {
    let bytes = match media.read(task.name) {
        Ok(bytes) => bytes,
        Err(error) => return Ok(Evidence::Unusable { finding: unreadable(task.name, &error) }),
    };
    if task.video {
        return Ok(Evidence::Video { mp4: decode::is_video(&bytes), file_size: bytes.len() });
    }
    let picture = hash(&bytes);
    let purpose = format!("{}{}", task.slot.map_or("any", Slot::name), if read { "+read" } else { "" });
    let known =
        cache.and_then(|library| library.cached::<KeptEvidence>(&picture, &purpose, FINGERPRINT).ok().flatten());
    known.map(|KeptEvidence(evidence)| evidence).ok_or(Unseen { bytes, picture, purpose })
}

fn tasks<'a>(filing: &Filing, places: &'a [(String, String)]) -> Vec<Task<'a>> {
    let mut tasks: Vec<Task<'a>> = Vec::new();
    let mut known: HashMap<(&str, Option<Slot>, bool), usize> = HashMap::new();
    for (place, name) in places {
        let slot = slot_of(filing, place);
        let video = crate::filing::field::at(place).is_some_and(|field| field.slot.as_deref() == Some("video"));
        let index = *known.entry((name, slot, video)).or_insert(tasks.len());
        match tasks.get_mut(index) {
            Some(task) => task.places.push(place),
            None => tasks.push(Task { name, slot, video, places: vec![place] }),
        }
    }
    tasks
}

fn examine_one(
    task: &Task<'_>,
    media: &dyn Media,
    cache: Option<&Library>,
    engine: Option<&Engine>,
    job: &Job,
) -> Result<Evidence, Cancelled> {
    let Unseen { bytes, picture, purpose } = match known(task, media, cache, engine.is_some()) {
        Ok(evidence) => return Ok(evidence),
        Err(unseen) => unseen,
    };
    let inspected = match inspect(&bytes, task.slot, engine, job) {
        Ok(inspected) => inspected,
        Err(InspectionError::Cancelled(cancelled)) => return Err(cancelled),
        Err(InspectionError::Picture(error)) => return Ok(Evidence::Unusable { finding: error.finding("") }),
    };
    let complete = inspected.is_complete();
    let kept = KeptEvidence(Evidence::Seen { inspection: inspected.inspection, reading: inspected.reading });
    if let Some(library) = cache.filter(|_| complete) {
        let _ = library.cache(FINGERPRINT, [(picture.as_str(), purpose.as_str(), &kept)]);
    }
    Ok(kept.0)
}

/// The evidence for a place of the filing: its finding is placed on the field at `place`.
fn standing_at(evidence: &Evidence, place: &str) -> Evidence {
    let mut evidence = evidence.clone();
    match &mut evidence {
        Evidence::Unusable { finding } => place.clone_into(&mut finding.field),
        Evidence::Seen { inspection, .. } => {
            let cured = |finding: &&mut Finding| rules::named(&finding.rule).any(|rule| rule.cured_by_export);
            inspection.findings.iter_mut().filter(cured).for_each(|finding| finding.level = Level::Warning);
        }
        Evidence::Video { .. } => {}
    }
    evidence
}

/// The finding on a picture whose file could not be read.
pub(super) fn unreadable(name: &str, error: &io::Error) -> Finding {
    let finding = |rule: &Rule| rule.found().with("name", Argument::Text(scan_in_words(name).to_owned()));
    match error.kind() {
        io::ErrorKind::NotFound => finding(&unseen::MISSING),
        io::ErrorKind::InvalidData => finding(&unseen::CHANGED),
        io::ErrorKind::InvalidInput => finding(&unseen::OUTSIDE),
        _ => {
            let term = i18n::system_term(error).to_owned();
            finding(&unseen::UNREADABLE).with("detail", Argument::Term(term))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::filing::Kind;

    struct Defective;

    impl Media for Defective {
        fn read(&self, name: &str) -> io::Result<Vec<u8>> {
            if name == "defective.jpg" { std::panic::panic_any("样本") } else { Err(io::ErrorKind::NotFound.into()) }
        }
    }

    #[test]
    fn a_panic_over_one_picture_is_told_there_and_the_others_are_looked_at() {
        let [front, back] =
            ["front", "back"].map(|side| format!("icp_subject.principal_info.certificate_photo_{side}"));
        let mut filing = Filing::new(Kind::New);
        filing.set(&front, "defective.jpg");
        filing.set(&back, "gone.jpg");
        let inspections = examine(&filing, &Defective, None, None, Pace::AllCores, &Job::new());
        let rule_at = |place: &str| match inspections.as_ref().ok()?.get(place)? {
            Evidence::Unusable { finding } if finding.field == place => Some(finding.rule.clone()),
            _ => None,
        };
        assert_eq!(rule_at(&front).as_deref(), Some(unseen::INSPECTION_FAILED.name));
        assert_eq!(rule_at(&back).as_deref(), Some(unseen::MISSING.name));
    }
}
