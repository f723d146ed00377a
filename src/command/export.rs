//! `beian export`: writes the package, or reports what blocks it.

use std::path::Path;

use super::arguments::CommandArguments;
use super::console::{self, Refusal};
use super::source::{FilingSource, Reviewed};
use super::{CommandOutcome, interruption, open_library};
use crate::i18n::{self, Head};
use crate::package::PackageError;
use crate::reading::Engine;
use crate::store::JobError;
use crate::view::View;
use crate::workflow::{self, Batch, BatchEnd, Export, Outcome};

pub(super) fn run(arguments: &CommandArguments) -> Result<CommandOutcome, Refusal> {
    let path = arguments.target()?;
    match (arguments.has("ready"), arguments.operands.first()) {
        (true, None) => export_ready(path, arguments),
        (true, Some(operand)) => {
            let operand = operand.to_string_lossy();
            Err(Refusal::new("operand-extra", &[("operand", &operand), ("command", "export --ready")]))
        }
        (false, None) => Err(Refusal::new("operand-missing", &[("command", "export")])),
        (false, Some(_)) => export(&FilingSource::open(arguments)?, path, arguments),
    }
}

/// Exports the drafts of the library into `folder` as the window does: a draft that is blocked or cannot be written is
/// reported and does not stop the others.
fn export_ready(folder: &Path, arguments: &CommandArguments) -> Result<CommandOutcome, Refusal> {
    if arguments.has("force-draft") {
        let option = [("option", "--force-draft"), ("command", "export --ready")];
        return Err(Refusal::new("option-elsewhere", &option));
    }
    let library = open_library(arguments)?;
    let reference = workflow::reference(Some(&library));
    let passphrase = arguments.passphrase()?;
    let language = arguments.language();
    let how = Batch {
        library: &library,
        reference: &reference,
        engine: &Engine::new(),
        folder,
        today: arguments.today.unwrap_or_else(workflow::today),
        passphrase: passphrase.as_deref(),
        language,
    };
    let drafts = library.drafts()?;
    let job = interruption::job();
    let report = workflow::export_all(&drafts, &how, &job, |_| {});
    let mut verdict = CommandOutcome::Clear;
    for (draft, outcome) in drafts.iter().zip(report.outcomes) {
        let lines = match outcome {
            Outcome::Written(path) => {
                console::print(&path.display().to_string())?;
                continue;
            }
            Outcome::UnderReview => vec![i18n::text(language, "export-under-review")],
            Outcome::Blocked(findings) => {
                verdict = CommandOutcome::Blocks;
                findings.iter().map(|finding| console::line(finding, Head::default(), language)).collect()
            }
            Outcome::Failed(why) => {
                verdict = CommandOutcome::Blocks;
                vec![why]
            }
            Outcome::NotReached => continue,
        };
        console::complain(&format!("{} {}", draft.id, draft.title));
        for line in lines {
            console::complain(&line);
        }
    }
    if let BatchEnd::Failed(why) = report.end {
        console::complain(&why);
        verdict = CommandOutcome::Blocks;
    }
    job.checkpoint().map_err(JobError::from)?;
    Ok(verdict)
}

fn export(source: &FilingSource, path: &Path, arguments: &CommandArguments) -> Result<CommandOutcome, Refusal> {
    let passphrase = arguments.passphrase()?;
    let Reviewed { reference, inspections, review } = source.review(true, arguments)?;
    let what = Export {
        filing: source.filing(),
        media: source.media(),
        inspections: &inspections,
        review: &review,
        reference: &reference,
        today: review.today,
        draft: arguments.has("force-draft"),
        passphrase: passphrase.as_deref(),
        language: arguments.language(),
    };
    match workflow::export(&what, path, &interruption::job()) {
        Ok(_) => {}
        Err(PackageError::Blocked(findings)) => {
            let head = View::new(source.filing()).head();
            for finding in &findings {
                console::complain(&console::line(finding, head, arguments.language()));
            }
            return Ok(CommandOutcome::Blocks);
        }
        Err(error) => return Err(Refusal::Export(error)),
    }
    if let FilingSource::Draft { library, draft } = source
        && review.ready()
    {
        console::noted(workflow::mark_exported(library, draft, path), arguments.language());
    }
    console::print(&path.display().to_string())?;
    Ok(CommandOutcome::Clear)
}
