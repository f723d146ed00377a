//! Where a draft stands after the events that the library keeps.

use crate::filing::Filing;
use crate::progress::{self, Happening, Timeline};
use crate::reference::Reference;
use crate::store;

/// The timeline of a draft. An event of a kind that this program does not know is left out.
pub fn timeline(events: &[store::LibraryEvent], filing: &Filing, reference: &Reference) -> Timeline {
    let events: Vec<_> = events
        .iter()
        .filter_map(|event| {
            let happening = Happening::from_name(&event.kind)?;
            Some(progress::Event { happening, at: event.time, note: event.note.clone() })
        })
        .collect();
    progress::timeline(&events, filing, reference)
}
