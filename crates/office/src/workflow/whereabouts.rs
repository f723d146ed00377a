//! Stages of drafts after their export, as shown in every list.

use std::cell::OnceCell;

use super::answers::{open_among, stage_of};
use crate::filing::Filing;
use crate::progress::Stage;
use crate::reference::Reference;
use crate::store::{Library, StoreError, Summary};

/// Progress of a draft after its export.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Whereabouts {
    /// Its stage.
    pub stage: Stage,
    /// Number of reasons for its rejection that have not been dealt with.
    pub open_points: usize,
}

impl Whereabouts {
    /// Catalogue key of the stage; `None` while the draft's own state is more informative.
    pub fn key(&self, draft: &Summary) -> Option<&'static str> {
        (self.stage != Stage::Preparation).then(|| self.stage.key_in(draft.kind))
    }
}

/// The progress of each of `drafts`, in their order. One whose answers cannot be read has no open reasons.
///
/// # Errors
/// [`StoreError`] as the database reports it.
pub fn whereabouts(
    library: &Library,
    reference: &Reference,
    drafts: &[Summary],
) -> Result<Vec<Whereabouts>, StoreError> {
    let earlier = OnceCell::new();
    let of = |draft: &Summary| {
        let answered = library.versions(&draft.id)?.iter().any(|version| version.answer.is_some());
        if draft.progress.is_none() && !answered {
            return Ok(Whereabouts { stage: Stage::Preparation, open_points: 0 });
        }
        let filing = library.load(&draft.id).map(|draft| draft.filing);
        let stage = stage_of(library, &draft.id, filing.as_ref().unwrap_or(&Filing::new(draft.kind)), reference)?;
        let open = match &filing {
            Ok(filing) if answered && stage.is_in_hand() => {
                open_among(library, reference, &draft.id, filing, &earlier)?.len()
            }
            _ => 0,
        };
        Ok(Whereabouts { stage, open_points: open })
    };
    drafts.iter().map(of).collect()
}
