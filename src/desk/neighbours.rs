//! A draft beside the other drafts of its library.

use crate::filing::Filing;
use crate::finding::Finding;
use crate::rules::library::{self, Other};
use crate::store::{Library, StoreError};

/// What the answers of the draft `id` share with other drafts and should not; see [`library::compare`]. It never goes into a
/// package: whoever takes the package has other drafts.
///
/// # Errors
/// [`StoreError`] as the database reports it.
pub fn neighbours(library: &Library, id: &str, filing: &Filing) -> Result<Vec<Finding>, StoreError> {
    let mut others = Vec::new();
    for summary in library.drafts()?.into_iter().filter(|summary| summary.id != id) {
        let draft = library.load(&summary.id)?;
        others.push((summary.title, draft.filing));
    }
    let others: Vec<Other<'_>> = others.iter().map(|(title, filing)| Other { title, filing }).collect();
    Ok(library::compare(filing, &others))
}
