//! Updates the states of drafts that were created, copied or changed without being opened.

use std::collections::HashMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::examine::{examine, examined};
use super::{engine, neighbours, state_after};
use crate::job::Job;
use crate::reading::Engine;
use crate::reference::Reference;
use crate::rules;
use crate::scan::Pace;
use crate::store::{DraftState, Library, StoreError, Summary};

/// Slot of the cached results.
const SLOT: &str = "state";

/// Number of drafts reviewed in one go.
pub const JUDGED_AT_ONCE: usize = 50;

/// Records that a draft was reviewed: valid until the draft is saved again, and as long as the review has the same
/// result.
#[derive(Clone, Serialize, Deserialize)]
struct HeldVerdict {
    stamp: (i64, i64),
    /// First and last day on which the review has this result.
    days: (NaiveDate, NaiveDate),
}

impl HeldVerdict {
    fn holds(&self, summary: &Summary, today: NaiveDate) -> bool {
        let (first, last) = self.days;
        self.stamp == summary.stamp && first <= today && today <= last
    }
}

/// The drafts that were not reviewed since they were last saved.
///
/// # Errors
/// [`StoreError`] as the database reports it.
pub fn unjudged(library: &Library, reference: &Reference, today: NaiveDate) -> Result<Vec<Summary>, StoreError> {
    let mut drafts = library.drafts()?;
    drafts.retain(|draft| draft.state == DraftState::Filling);
    if drafts.is_empty() {
        return Ok(drafts);
    }
    let known: HashMap<String, HeldVerdict> = library.all_cached(SLOT, &engine(reference))?;
    drafts.retain(|draft| known.get(&draft.id).is_none_or(|held| !held.holds(draft, today)));
    Ok(drafts)
}

/// A draft with a new state: its id, the stamp for which it was reviewed, the state.
pub type Judged = (String, (i64, i64), DraftState);

/// Judges these `drafts` as of `today` with what is known of their pictures, as the page of a draft does, and keeps how far
/// each is. Says those whose state is another now. Passed over is what cannot be read, and without an `engine` what has a
/// picture that nobody has looked at; with one, it is looked at, picture by picture.
///
/// # Errors
/// [`StoreError`] when the library cannot be read or written.
pub fn judge(
    library: &Library,
    drafts: &[Summary],
    reference: &Reference,
    today: NaiveDate,
    engine: Option<&Engine>,
) -> Result<Vec<Judged>, StoreError> {
    let (mut states, mut held, mut changed) = (Vec::new(), Vec::new(), Vec::new());
    for summary in drafts {
        let Ok(draft) = library.load(&summary.id) else { continue };
        let inspect =
            |engine| examine(&draft.filing, library, Some(library), Some(engine), Pace::InTurn, &Job::new()).ok();
        let known = examined(&draft.filing, library).or_else(|| engine.and_then(inspect));
        let Some(inspections) = known else { continue };
        let (mut review, last) = rules::review_until(&draft.filing, &inspections, reference, today);
        review.add(&draft.filing, neighbours(library, &draft.id, &draft.filing, reference)?);
        let state = state_after(&review, &draft.filing);
        if state != draft.state && draft.state == DraftState::Filling {
            states.push((draft.id.clone(), draft.revision, state));
            changed.push((draft.id.clone(), summary.stamp, state));
        }
        held.push((draft.id, HeldVerdict { stamp: summary.stamp, days: (today, last) }));
    }
    library.set_states(&states)?;
    // What cannot be kept is judged again.
    let _ = library.cache(&super::engine(reference), held.iter().map(|(id, held)| (id.as_str(), SLOT, held)));
    Ok(changed)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::filing::{Filing, Kind};

    #[test]
    fn what_nobody_looked_at_is_judged_once_and_again_after_it_changed() {
        let folder = tempfile::tempdir().unwrap();
        let library = Library::open(folder.path()).unwrap();
        let (reference, today) = (Reference::built_in(), NaiveDate::from_ymd_opt(2026, 11, 24).unwrap());
        let filing = |mobile: &str| {
            let mut filing = Filing::new(Kind::New);
            filing.set(field!("icp_subject.principal_info.mobile"), mobile);
            filing
        };
        let drafts =
            library.create_all(&[filing("1380000000"), filing("13800000002"), Filing::new(Kind::New)]).unwrap();
        let judge_all = || {
            let open = unjudged(&library, reference, today).unwrap();
            let changed = judge(&library, &open, reference, today, None).unwrap();
            (open.len(), changed.into_iter().map(|(id, _, state)| (id, state)).collect::<Vec<_>>())
        };
        let wrong = vec![(drafts[0].id.clone(), DraftState::Problems)];
        assert_eq!(judge_all(), (2, wrong.clone()), "what is not begun is not judged");
        assert_eq!(judge_all(), (0, Vec::new()), "known now");
        let draft = library.load(&drafts[0].id).unwrap();
        assert_eq!(draft.state, DraftState::Problems);
        let saved = library.save(&draft.id, draft.revision, &filing("13800000001")).unwrap();
        assert_eq!(judge_all(), (1, Vec::new()), "nothing wrong, and much left");
        assert_eq!(judge_all(), (0, Vec::new()));
        let _ = library.save(&draft.id, saved.revision, &filing("1380000000")).unwrap();
        assert_eq!(judge_all(), (1, wrong));
    }
}
