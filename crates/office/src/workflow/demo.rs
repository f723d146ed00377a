//! Sample drafts for a temporary library: a company and an individual that are ready, and one draft with problems.

use std::io;

use crate::filing::Filing;
use crate::filing::media::Media;
use crate::job::Job;
use crate::reference::Reference;
use crate::rules::{self, Inspections};
use crate::store::{JobError, Library};

use super::{intake, mark_reviewed, today};

/// The sample filings; the one shown first comes last.
const FILINGS: [&str; 3] = [
    include_str!("../../../../assets/demo/problems.json"),
    include_str!("../../../../assets/demo/individual.json"),
    include_str!("../../../../assets/demo/enterprise.json"),
];

/// Pictures of the samples: drawings marked 样本.
const PICTURES: [(&str, &[u8]); 7] = [
    ("blurred.jpg", include_bytes!("../../../../assets/demo/blurred.jpg")),
    ("commitment.jpg", include_bytes!("../../../../assets/demo/commitment.jpg")),
    ("li-back.jpg", include_bytes!("../../../../assets/demo/li-back.jpg")),
    ("li-front.jpg", include_bytes!("../../../../assets/demo/li-front.jpg")),
    ("licence.jpg", include_bytes!("../../../../assets/demo/licence.jpg")),
    ("zhang-back.jpg", include_bytes!("../../../../assets/demo/zhang-back.jpg")),
    ("zhang-front.jpg", include_bytes!("../../../../assets/demo/zhang-front.jpg")),
];

struct SamplePictures;

impl Media for SamplePictures {
    fn read(&self, name: &str) -> io::Result<Vec<u8>> {
        let found = PICTURES.iter().find(|(known, _)| *known == name);
        found.map(|(_, bytes)| bytes.to_vec()).ok_or_else(|| io::ErrorKind::NotFound.into())
    }
}

/// Adds the sample drafts to `library` and returns the id of the most complete one, the company's.
///
/// # Errors
/// [`JobError`] when the library cannot store them.
pub fn fill_with_samples(library: &Library) -> Result<String, JobError> {
    let mut last = String::new();
    for text in FILINGS {
        let Ok(filing) = Filing::from_json(text) else { continue };
        let draft = intake::take_in(library, &filing, &SamplePictures, &Job::new())?.draft;
        let review = rules::review(&filing, &Inspections::new(), Reference::built_in(), today());
        mark_reviewed(library, &draft, &review)?;
        last = draft.id;
    }
    Ok(last)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::DraftState;

    #[test]
    fn samples_are_one_of_each_kind() -> Result<(), JobError> {
        let folder = tempfile::tempdir().unwrap();
        let library = Library::open(folder.path())?;
        fill_with_samples(&library)?;
        let states: Vec<DraftState> = library.drafts()?.iter().map(|draft| draft.state).collect();
        assert_eq!(states, [DraftState::Ready, DraftState::Ready, DraftState::Problems]);
        for draft in library.drafts()? {
            for (_, scan) in library.load(&draft.id)?.filing.media() {
                library.scan(&scan)?;
            }
        }
        Ok(())
    }
}
