//! Tests a library against a model: after any sequence of operations, with failing disk changes and restarts in
//! between, the library holds what the model says.

use std::collections::BTreeMap;

use proptest::prelude::*;

use super::disk::fault::{Way, injected};
use super::*;
use crate::filing::{Filing, Kind};

const NAME: &str = field!("facts.applet_name");
const PASSPHRASE: &str = "样本口令 一";

/// An operation. A draft is chosen by its index among the existing ones.
#[derive(Debug, Clone)]
enum ModelStep {
    Create(u16),
    Save(usize, u16),
    /// Returns to the state before the last one, as undo after a restart does.
    Undo(usize),
    Discard(usize),
    Restore(usize),
    Purge(usize),
    Version(usize),
    BackUp,
    SetPassphrase,
    RemovePassphrase,
    Lock,
    Reopen,
}

/// The modelled content of a draft.
#[derive(Debug, Clone, Default, PartialEq)]
struct Modelled {
    answer: String,
    before: Vec<String>,
    discarded: bool,
    versions: Vec<String>,
}

type LibraryModel = BTreeMap<String, Modelled>;

fn step() -> impl Strategy<Value = ModelStep> {
    let place = 0usize..4;
    prop_oneof![
        2 => any::<u16>().prop_map(ModelStep::Create),
        6 => (place.clone(), any::<u16>()).prop_map(|(place, number)| ModelStep::Save(place, number)),
        2 => place.clone().prop_map(ModelStep::Undo),
        2 => place.clone().prop_map(ModelStep::Discard),
        1 => place.clone().prop_map(ModelStep::Restore),
        1 => place.clone().prop_map(ModelStep::Purge),
        2 => place.prop_map(ModelStep::Version),
        1 => Just(ModelStep::BackUp),
        1 => Just(ModelStep::SetPassphrase),
        1 => Just(ModelStep::RemovePassphrase),
        1 => Just(ModelStep::Lock),
        2 => Just(ModelStep::Reopen),
    ]
}

/// Applies a step to both. After a failed step the model is discarded.
fn done(step: &ModelStep, library: &Library, model: &mut LibraryModel) -> Result<(), StoreError> {
    let chosen = |model: &LibraryModel, place: usize| model.keys().nth(place % model.len().max(1)).cloned();
    let answered = |answer: &str| {
        let mut filing = Filing::new(Kind::New);
        filing.set(NAME, answer);
        filing
    };
    let save = |model: &mut LibraryModel, id: &str, answer: String| -> Result<(), StoreError> {
        let draft = library.load(id)?;
        library.save(id, draft.revision, &answered(&answer))?;
        if let Some(modelled) = model.get_mut(id) {
            modelled.before.push(std::mem::replace(&mut modelled.answer, answer));
        }
        Ok(())
    };
    match *step {
        ModelStep::Create(number) => {
            let answer = format!("样本{number}");
            let id = library.create(&answered(&answer))?.id;
            model.insert(id, Modelled { answer, ..Modelled::default() });
        }
        ModelStep::Save(place, number) => {
            let Some(id) = chosen(model, place) else { return Ok(()) };
            save(model, &id, format!("样本{number}"))?;
        }
        ModelStep::Undo(place) => {
            let Some(id) = chosen(model, place) else { return Ok(()) };
            let steps = library.steps_back(&id, 1)?;
            let Some(before) = steps.last() else { return Ok(()) };
            let answer = before.text(NAME).to_owned();
            assert!(model[&id].before.contains(&answer), "undo goes back to what was");
            save(model, &id, answer)?;
        }
        ModelStep::Discard(place) | ModelStep::Restore(place) => {
            let Some(id) = chosen(model, place) else { return Ok(()) };
            let discarded = matches!(step, ModelStep::Discard(_));
            if discarded {
                library.discard(&id)?;
            } else {
                library.restore(&id)?;
            }
            if let Some(modelled) = model.get_mut(&id) {
                modelled.discarded = discarded;
            }
        }
        ModelStep::Purge(place) => {
            let Some(id) = chosen(model, place).filter(|id| model[id].discarded) else { return Ok(()) };
            library.purge(&id)?;
            model.remove(&id);
        }
        ModelStep::Version(place) => {
            let Some(id) = chosen(model, place) else { return Ok(()) };
            let answer = model[&id].answer.clone();
            library.keep_version(&id, "提交", &answered(&answer))?;
            if let Some(modelled) = model.get_mut(&id) {
                modelled.versions.push(answer);
            }
        }
        ModelStep::BackUp => {
            let _ = fs::remove_file(library.folder().join(layout::NEWEST));
            let _ = library.back_up()?;
        }
        ModelStep::SetPassphrase if !library.has_passphrase() => {
            let _ = library.set_passphrase(PASSPHRASE)?;
            library.finish_sealing()?;
        }
        ModelStep::RemovePassphrase => library.remove_passphrase(PASSPHRASE)?,
        ModelStep::Lock => {
            library.lock();
            if library.is_locked() {
                assert!(matches!(library.drafts(), Err(StoreError { cause: Cause::Locked, .. })));
                library.unlock(PASSPHRASE)?;
            }
        }
        ModelStep::SetPassphrase | ModelStep::Reopen => {}
    }
    Ok(())
}

/// The content of a library, as far as it is modelled.
fn contents(library: &Library) -> Vec<(String, String, bool, Vec<String>)> {
    let name = |filing: &Filing| filing.text(NAME).to_owned();
    let of = |summary: &Summary, discarded: bool| {
        let (id, draft) = (summary.id.clone(), library.load(&summary.id).unwrap());
        assert_eq!(summary.title, draft.filing.text(NAME), "the index says what the answers say");
        let mut versions = library.versions(&id).unwrap();
        versions.reverse();
        let versions = versions.iter().map(|version| name(&library.version(&id, version.number).unwrap()));
        (id.clone(), name(&draft.filing), discarded, versions.collect())
    };
    let mut contents: Vec<_> = library.drafts().unwrap().iter().map(|draft| of(draft, false)).collect();
    contents.extend(library.trash().unwrap().iter().map(|draft| of(draft, true)));
    contents.sort();
    contents
}

fn expected(model: &LibraryModel) -> Vec<(String, String, bool, Vec<String>)> {
    let row =
        |(id, draft): (&String, &Modelled)| (id.clone(), draft.answer.clone(), draft.discarded, draft.versions.clone());
    model.iter().map(row).collect()
}

fn opened(folder: &Path) -> Library {
    let library = Library::open(folder).unwrap();
    library.unlock(PASSPHRASE).unwrap();
    library
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 16, ..ProptestConfig::default() })]

    #[test]
    fn a_library_tells_what_was_done_to_it(
        steps in prop::collection::vec((step(), prop::option::weighted(0.3, 0usize..12)), 1..24),
    ) {
        let folder = tempfile::tempdir().unwrap();
        let mut library = opened(folder.path());
        let mut model = LibraryModel::new();
        for (step, broken) in &steps {
            let mut after = model.clone();
            let plan = broken.map(|at| (at, Way::ForEver));
            let (result, _) = injected(plan, || done(step, &library, &mut after));
            if result.is_err() || matches!(step, ModelStep::Reopen) {
                // The process has ended, and its memory is lost.
                drop(library);
                library = opened(folder.path());
            }
            if result.is_ok() {
                model = after;
            } else if contents(&library) != expected(&model) {
                // The step was done before the error, or only its last part is missing.
                match step {
                    ModelStep::Purge(place) => {
                        let id = model.keys().nth(place % model.len()).cloned().unwrap();
                        model.remove(&id);
                    }
                    other => prop_assert!(false, "{other:?} is neither done nor undone"),
                }
            }
            prop_assert_eq!(contents(&library), expected(&model), "after {:?}", step);
        }
    }
}
