//! `beian export`: writes the package, or says what blocks it.

use super::Verdict;
use super::arguments::Arguments;
use super::console::{self, Refusal};
use super::source::{Reviewed, Source};
use crate::desk::{self, Export};
use crate::job::Job;
use crate::package::PackageError;

pub(super) fn run(arguments: &Arguments) -> Result<Verdict, Refusal> {
    let Some(path) = &arguments.output else {
        return Err(Refusal::new("export-where", &[]));
    };
    let source = Source::open(arguments)?;
    let Reviewed { reference, inspections, review } = source.review(true, arguments)?;
    let what = Export {
        filing: source.filing(),
        media: source.media(),
        inspections: &inspections,
        review: &review,
        reference: &reference,
        today: review.today,
        draft: arguments.has("force-draft"),
        passphrase: None,
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
    if let Source::Draft { library, draft } = &source
        && review.ready()
    {
        desk::mark_exported(library, draft, path)?;
    }
    console::print(&path.display().to_string())?;
    Ok(Verdict::Clear)
}
