//! `beian calendar`: the deadlines of all drafts in the library, as a calendar file with alarms.

use super::arguments::CommandArguments;
use super::console::{self, Refusal};
use super::files;
use super::{CommandOutcome, known_library};
use crate::progress::{Timeline, calendar};
use crate::workflow;

pub(super) fn run(arguments: &CommandArguments) -> Result<CommandOutcome, Refusal> {
    let path = arguments.target()?;
    let library = known_library(arguments)?;
    let reference = workflow::reference(Some(&library));
    let mut timelines: Vec<(String, String, Timeline)> = Vec::new();
    for summary in library.drafts()? {
        let draft = match library.load(&summary.id) {
            Ok(draft) => draft,
            // A draft that cannot be read must not hide the others.
            Err(error) => {
                console::complain(&error.message(arguments.language()));
                continue;
            }
        };
        let timeline = workflow::timeline(&library.events(&summary.id)?, &draft.filing, &reference);
        timelines.push((summary.id, summary.title, timeline));
    }
    let drafts = timelines.iter().map(|(id, title, timeline)| (id.as_str(), title.as_str(), timeline));
    let text = calendar::ics(drafts, arguments.language(), workflow::china_now());
    files::write(path, text.as_bytes())?;
    console::print(&path.display().to_string())?;
    Ok(CommandOutcome::Clear)
}
