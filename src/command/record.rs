//! `beian record`: records an event of a submitted draft.

use chrono::NaiveDateTime;

use super::arguments::CommandArguments;
use super::console::{self, Refusal};
use super::{CommandOutcome, open_library};
use crate::i18n::{self, Argument, Arguments, Language};
use crate::progress::Happening;
use crate::reference::Reference;
use crate::store::{Draft, Library};
use crate::workflow::{self, Readiness, Submission, WrongTime};

pub(super) fn run(arguments: &CommandArguments) -> Result<CommandOutcome, Refusal> {
    let id = arguments.operands.first().map(|operand| operand.to_string_lossy().to_ascii_lowercase());
    let id = id.unwrap_or_default();
    let happening = arguments.happening.ok_or_else(|| {
        let names = Happening::ALL.map(Happening::name).join(", ");
        Refusal::new("record-what", &[("allowed", &names)])
    })?;
    let library = open_library(arguments)?;
    let time = arguments.at.unwrap_or_else(workflow::china_now);
    let note = arguments.note.as_deref().unwrap_or_default();
    let reference = workflow::reference(Some(&library));
    let draft = library.load(&id)?;
    if let Some(wrong) = workflow::wrong_time(happening, time, &library.events(&id)?, workflow::china_now()) {
        let (key, time) = match wrong {
            WrongTime::ToCome => ("record-to-come", time),
            WrongTime::BeforeSubmission(submitted) => ("record-early", submitted),
            WrongTime::BeforeRefusal(refused) => ("record-before-refusal", refused),
            WrongTime::AfterGrant(granted) => ("record-after-grant", granted),
        };
        return Err(Refusal::new(key, &[("time", &time.format(workflow::MOMENT).to_string())]));
    }
    let doubts = doubts(&library, &draft, happening, time, &reference, arguments.language())?;
    let data = if happening == Happening::Submitted {
        let name = i18n::text(arguments.language(), &happening.key());
        workflow::submission_data(&library, &id, &name, &draft.filing, time)?
    } else {
        workflow::event_data(happening, note, time, &reference)
    };
    let name = i18n::text(arguments.language(), "progress-reply");
    // The reasons are stored with the answers, so the event does not repeat them.
    let kept = happening.is_refusal() && workflow::keep_refusal(&library, &reference, &id, &name, note)?.is_some();
    let _ = library.add_event(&id, happening.name(), time, if kept { "" } else { note }, &data)?;
    let timeline = workflow::timeline(&library.events(&id)?, &draft.filing, &reference);
    console::print(&i18n::text(arguments.language(), timeline.stage.key_in(draft.filing.kind())))?;
    if let Some(doubts) = doubts {
        let doubts = Arguments::from([("doubts".to_owned(), Argument::Text(doubts))]);
        console::complain(&i18n::text_with(arguments.language(), "command-record-doubtful", &doubts));
    }
    Ok(CommandOutcome::Clear)
}

/// What makes the event doubtful in words, if anything does.
fn doubts(
    library: &Library,
    draft: &Draft,
    happening: Happening,
    time: NaiveDateTime,
    reference: &Reference,
    language: Language,
) -> Result<Option<String>, Refusal> {
    let exported = Submission::load(library, &draft.id)?.package;
    let readiness = Readiness {
        state: draft.state,
        open_reasons: workflow::open_reasons(library, reference, &draft.id, &draft.filing)?.len(),
        stale: exported.is_some_and(|package| !package.holds(&draft.filing)),
    };
    let doubts = workflow::doubts(happening, time, &library.events(&draft.id)?, readiness);
    let count = Arguments::from([("count".to_owned(), Argument::Number(readiness.open_reasons as f64))]);
    let doubts: Vec<String> = doubts.into_iter().map(|doubt| i18n::text_with(language, doubt.key(), &count)).collect();
    Ok((!doubts.is_empty()).then(|| doubts.join(&i18n::text(language, "doubt-and"))))
}
