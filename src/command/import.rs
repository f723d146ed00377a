//! `beian import`: creates a draft from a package and prints its id.

use std::path::PathBuf;

use super::arguments::CommandArguments;
use super::console::{self, Refusal};
use super::{CommandOutcome, open_library};
use crate::store::JobError;
use crate::workflow::{self, IntakeError};

pub(super) fn run(arguments: &CommandArguments) -> Result<CommandOutcome, Refusal> {
    let path = arguments.operands.first().map(PathBuf::from).unwrap_or_default();
    let passphrase = arguments.passphrase()?;
    let library = open_library(arguments)?;
    let draft = workflow::import(&library, &path, passphrase.as_deref()).map_err(|error| match error {
        IntakeError::Package(error) => Refusal::Package(path.display().to_string(), error),
        IntakeError::Library(error) => error.into(),
        IntakeError::Cancelled(cancelled) => JobError::from(cancelled).into(),
    })?;
    console::print(&draft.id)?;
    Ok(CommandOutcome::Clear)
}
