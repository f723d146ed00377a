//! Compares a draft with the other drafts of its library.

use crate::filing::{Filing, Kind};
use crate::finding::Finding;
use crate::identifier::Profile;
use crate::progress::Stage;
use crate::reference::Reference;
use crate::rules::library::{self, Other, OtherStanding};
use crate::store::{Library, StoreError};

use super::timeline::stage;

/// What the answers of the draft `id` share with other drafts although they should not; see [`library::compare`]. This
/// never goes into a package: its recipient has other drafts.
///
/// # Errors
/// [`StoreError`] as the database reports it.
pub fn neighbours(
    library: &Library,
    id: &str,
    filing: &Filing,
    reference: &Reference,
) -> Result<Vec<Finding>, StoreError> {
    let profiles = library.akin(filing)?;
    let mine = Profile::of(filing);
    let mut others = Vec::new();
    for other in profiles.iter().filter(|other| other.id != id) {
        let akin = other.profile.subject == mine.subject || other.profile.is_of_same_applet(&mine);
        let standing = if akin { standing(stage(&library.events(&other.id)?)) } else { OtherStanding::Open };
        others.push(Other { title: &other.title, profile: &other.profile, standing });
    }
    let mut found = library::compare(filing, &others, &reference.provinces);
    let filed = profiles
        .iter()
        .find(|other| other.id != id && other.profile.kind != Kind::Cancel && other.profile.is_of_same_applet(&mine));
    if let Some(filed) = filed.filter(|_| mine.kind == Kind::Change) {
        found.extend(library::unchanged(filing, &library.load(&filed.id)?.filing, &filed.title));
    }
    Ok(found)
}

fn standing(stage: Stage) -> OtherStanding {
    match stage {
        Stage::Preparation | Stage::Refused => OtherStanding::Open,
        Stage::Platform | Stage::Sms | Stage::Province => OtherStanding::UnderReview,
        Stage::Filed => OtherStanding::Filed,
    }
}
