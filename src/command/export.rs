//! `beian export`: writes the package, or says what blocks it.

use std::path::Path;

use super::arguments::Arguments;
use super::console::{self, Refusal};
use super::source::{Reviewed, Source};
use super::{Verdict, open_library};
use crate::desk::{self, Export};
use crate::job::Job;
use crate::package::PackageError;

pub(super) fn run(arguments: &Arguments) -> Result<Verdict, Refusal> {
    let path = arguments.target()?;
    match (arguments.has("ready"), arguments.operands.first()) {
        (true, None) => export_ready(path, arguments),
        (true, Some(operand)) => {
            let operand = operand.to_string_lossy();
            Err(Refusal::new("operand-extra", &[("operand", &operand), ("command", "export --ready")]))
        }
        (false, None) => Err(Refusal::new("operand-missing", &[("command", "export")])),
        (false, Some(_)) => export(&Source::open(arguments)?, path, arguments),
    }
}

/// Exports every draft that nothing blocks into `folder`; the others are named with what blocks them, and do not keep
/// the rest from being exported.
fn export_ready(folder: &Path, arguments: &Arguments) -> Result<Verdict, Refusal> {
    let mut verdict = Verdict::Clear;
    for summary in open_library(arguments)?.drafts()? {
        console::complain(&format!("{} {}", summary.id, summary.title));
        let exported = open_draft(&summary.id, arguments)
            .and_then(|source| export(&source, &folder.join(format!("{}.zip", summary.id)), arguments));
        match exported {
            Ok(Verdict::Clear) => {}
            Ok(Verdict::Blocks) => verdict = Verdict::Blocks,
            Err(refusal) => {
                console::complain(&refusal.message(arguments.language()));
                verdict = Verdict::Blocks;
            }
        }
    }
    Ok(verdict)
}

fn open_draft(id: &str, arguments: &Arguments) -> Result<Source, Refusal> {
    let library = open_library(arguments)?;
    let draft = library.load(id)?;
    Ok(Source::Draft { library, draft })
}

fn export(source: &Source, path: &Path, arguments: &Arguments) -> Result<Verdict, Refusal> {
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
    match desk::export(&what, path, &Job::new()) {
        Ok(_) => {}
        Err(PackageError::Blocked(findings)) => {
            for finding in &findings {
                console::complain(&console::line(finding, arguments.language()));
            }
            return Ok(Verdict::Blocks);
        }
        Err(error) => return Err(Refusal::Export(error)),
    }
    if let Source::Draft { library, draft } = source
        && review.ready()
    {
        desk::mark_exported(library, draft, path)?;
    }
    console::print(&path.display().to_string())?;
    Ok(Verdict::Clear)
}
