//! `beian overview`: every draft of the library as a table for a spreadsheet program.

use super::arguments::CommandArguments;
use super::console::{self, Refusal};
use super::files;
use super::{CommandOutcome, interruption, known_library};
use crate::workflow;

pub(super) fn run(arguments: &CommandArguments) -> Result<CommandOutcome, Refusal> {
    let path = arguments.target()?;
    let library = known_library(arguments)?;
    let reference = workflow::reference(Some(&library));
    let today = arguments.today.unwrap_or_else(workflow::today);
    let table = workflow::overview(&library, &reference, today, arguments.language(), &interruption::job())?;
    files::write(path, &table)?;
    console::print(&path.display().to_string())?;
    Ok(CommandOutcome::Clear)
}
