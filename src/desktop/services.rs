//! Shared services of all pages: the library, the tables, the reader.

use std::sync::Arc;

use super::reminders::KnownStandings;
use crate::reading::Engine;
use crate::reference::Reference;
use crate::store::Library;
use crate::workflow;

/// Shared by all pages; clones refer to the same services.
#[derive(Clone)]
pub struct Services {
    /// Drafts, pictures, settings.
    pub library: Arc<Library>,
    /// The tables in use.
    pub reference: Arc<Reference>,
    /// The last known stages and deadlines of the drafts.
    pub known: Arc<KnownStandings>,
    /// Reads pictures; loads its models on first use.
    pub engine: Arc<Engine>,
}

impl Services {
    /// The services for a library.
    pub fn new(library: Arc<Library>) -> Self {
        let reference = Arc::new(workflow::reference(Some(&library)).into_owned());
        Self { library, reference, known: Arc::default(), engine: Arc::new(Engine::new()) }
    }
}
