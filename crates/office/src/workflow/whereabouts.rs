//! Where drafts stand after their export, as every list tells it.

use std::cell::OnceCell;

use super::answers::{open_among, stage_of};
use crate::filing::Filing;
use crate::progress::Stage;
use crate::reference::Reference;
use crate::store::{Library, StoreError, Summary};

/// How far a draft is after its export.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Whereabouts {
    /// The stage that it is in.
    pub stage: Stage,
    /// Number of reasons that it was refused for and nothing was done about since.
    pub open_points: usize,
}

impl Whereabouts {
    /// Catalogue key of the stage; `None` while the draft's own state says more.
    pub fn key(&self, draft: &Summary) -> Option<&'static str> {
        (self.stage != Stage::Preparation).then(|| self.stage.key_in(draft.kind))
    }
}

/// Where each of `drafts` stands, in their order. One whose answers cannot be read has no open reasons.
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
