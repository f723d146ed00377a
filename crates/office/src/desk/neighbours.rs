//! A draft beside the other drafts of its library.

use crate::filing::Filing;
use crate::finding::Finding;
use crate::rules::library::{self, Other};
use crate::store::{Cause, Library, StoreError};

/// What the answers of the draft `id` share with other drafts and should not; see [`library::compare`]. It never goes into a
/// package: whoever takes the package has other drafts.
///
/// # Errors
/// [`StoreError`] as the database reports it.
pub fn neighbours(library: &Library, id: &str, filing: &Filing) -> Result<Vec<Finding>, StoreError> {
    let mut others = Vec::new();
    for summary in library.drafts()?.into_iter().filter(|summary| summary.id != id) {
        match library.load(&summary.id) {
            Ok(draft) => others.push((summary.title, draft.filing)),
            // One that a newer program wrote, or that is gone by now, is nobody's neighbour.
            Err(StoreError { cause: Cause::Unusable { .. } | Cause::NoDraft(_), .. }) => {}
            Err(error) => return Err(error),
        }
    }
    let others: Vec<Other<'_>> = others.iter().map(|(title, filing)| Other { title, filing }).collect();
    Ok(library::compare(filing, &others))
}
