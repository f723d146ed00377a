//! A draft beside the other drafts of its library.

use crate::filing::Filing;
use crate::finding::Finding;
use crate::rules::library::{self, Other};
use crate::store::{Library, Profiled, StoreError};

/// What the answers of the draft `id` share with other drafts and should not; see [`library::compare`]. It never goes into a
/// package: whoever takes the package has other drafts.
///
/// # Errors
/// [`StoreError`] as the database reports it.
pub fn neighbours(library: &Library, id: &str, filing: &Filing) -> Result<Vec<Finding>, StoreError> {
    let profiles = library.profiles()?;
    let others: Vec<Other<'_>> = profiles
        .iter()
        .filter(|other| other.id != id)
        .map(|Profiled { title, profile, .. }| Other { title, profile })
        .collect();
    Ok(library::compare(filing, &others))
}
