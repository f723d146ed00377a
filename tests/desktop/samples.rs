//! The sample drafts with the results of inspecting and reading their pictures, computed once per process for all
//! tests.

use std::collections::HashMap;
use std::sync::LazyLock;

use beian_desk::desktop::page::draft::section::Section;
use beian_desk::desktop::settings::LastPage;
use beian_desk::job::Job;
use beian_desk::reading::Engine;
use beian_desk::scan::{Pace, Slot};
use beian_desk::store::Library;
use beian_desk::workflow;
use beian_vision::FINGERPRINT;
use serde_json::Value;

/// Results for the samples' pictures, by purpose and by hash.
static KNOWN: LazyLock<Vec<(String, HashMap<String, Value>)>> = LazyLock::new(|| {
    let folder = tempfile::tempdir().unwrap();
    let library = Library::open(folder.path()).unwrap();
    let _ = workflow::fill_with_samples(&library).unwrap();
    let engine = Engine::new();
    for draft in library.drafts().unwrap() {
        let filing = library.load(&draft.id).unwrap().filing;
        let _ =
            workflow::examine(&filing, &library, Some(&library), Some(&engine), Pace::AllCores, &Job::new()).unwrap();
    }
    let purposes = Slot::ALL.map(|slot| format!("{}+read", slot.name()));
    let known = purposes.map(|purpose| {
        let known = library.all_cached(&purpose, FINGERPRINT).unwrap();
        (purpose, known)
    });
    assert_eq!(known.iter().map(|(_, known)| known.len()).sum::<usize>(), 7, "one look for each picture");
    known.into()
});

/// Adds the sample drafts and the results for their pictures to a library; returns the id of the fullest draft.
pub fn fill_with_samples(library: &Library) -> String {
    let id = workflow::fill_with_samples(library).unwrap();
    for (purpose, known) in KNOWN.iter() {
        let known = known.iter().map(|(picture, evidence)| (picture.as_str(), purpose.as_str(), evidence));
        library.cache(FINGERPRINT, known).unwrap();
    }
    id
}

/// The fullest of the sample drafts, opened at one of its sections.
pub fn sample(section: Section) -> impl FnOnce(&Library) -> LastPage {
    move |library| LastPage::Draft { id: fill_with_samples(library), section: section.name().to_owned() }
}
