//! `beian library export|import`: hands over drafts with their history and pictures in one file.

use std::path::Path;

use super::arguments::CommandArguments;
use super::console::{self, Refusal};
use super::{CommandOutcome, interruption, known_library, open_library};
use crate::workflow;

pub(super) fn run(arguments: &CommandArguments) -> Result<CommandOutcome, Refusal> {
    let operands: Vec<String> =
        arguments.operands.iter().map(|operand| operand.to_string_lossy().into_owned()).collect();
    match operands.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["export", ref drafts @ ..] => export(drafts, arguments),
        ["import", file] => import(Path::new(file), arguments),
        _ => Err(Refusal::new("library-how", &[])),
    }
}

/// Writes the given drafts, or all.
fn export(drafts: &[&str], arguments: &CommandArguments) -> Result<CommandOutcome, Refusal> {
    let (path, passphrase) = (arguments.target()?, arguments.passphrase()?);
    let library = known_library(arguments)?;
    let drafts: Vec<String> = drafts.iter().map(|id| id.to_ascii_lowercase()).collect();
    let chosen = (!drafts.is_empty()).then_some(drafts.as_slice());
    let handed_over = workflow::hand_over(&library, chosen, path, passphrase.as_deref(), &interruption::job())
        .map_err(Refusal::Transfer)?;
    console::print(&path.display().to_string())?;
    let left_behind = handed_over.left_behind(arguments.language());
    if let Some(sentence) = &left_behind {
        console::complain(sentence);
    }
    Ok(CommandOutcome::blocks_if(left_behind.is_some()))
}

/// Merges the drafts of a file.
fn import(path: &Path, arguments: &CommandArguments) -> Result<CommandOutcome, Refusal> {
    let passphrase = arguments.passphrase()?;
    let library = open_library(arguments)?;
    let merged =
        workflow::take_over(&library, path, passphrase.as_deref(), &interruption::job()).map_err(Refusal::Transfer)?;
    console::print(&workflow::merge_summary(&merged, arguments.language()))?;
    Ok(CommandOutcome::Clear)
}
