//! `beian new`: creates a draft, or those of a table, and prints the ids.

use super::arguments::CommandArguments;
use super::console::{self, Refusal};
use super::{CommandOutcome, interruption, open_library, source, table};
use crate::filing::Filing;
use crate::workflow;

pub(super) fn run(arguments: &CommandArguments) -> Result<CommandOutcome, Refusal> {
    if let Some(path) = &arguments.table {
        let other = [
            ("--from", arguments.from.is_some()),
            ("--again", arguments.again.is_some()),
            ("--kind", arguments.kind.is_some()),
        ];
        return match other.into_iter().find(|(_, given)| *given) {
            Some((other, _)) => Err(Refusal::new("option-both", &[("option", "--table"), ("other", other)])),
            None => table::make(path, arguments),
        };
    }
    let kind = arguments.kind.unwrap_or_default();
    let draft = match (&arguments.from, &arguments.again) {
        (Some(_), Some(_)) => return Err(Refusal::new("option-both", &[("option", "--from"), ("other", "--again")])),
        (None, None) => open_library(arguments)?.create(&Filing::new(kind))?,
        (None, Some(id)) => {
            let library = open_library(arguments)?;
            let reference = workflow::reference(Some(&library));
            library.create(&workflow::begin_from(&library, id, kind, &reference)?)?
        }
        (Some(path), None) => {
            let mut filing = source::read_filing(path)?;
            if let Some(kind) = arguments.kind {
                filing.set_kind(kind);
            }
            let taken =
                workflow::take_in(&open_library(arguments)?, &filing, &source::folder_of(path), &interruption::job())?;
            for finding in &taken.missing {
                console::complain(&format!("{}: {}", finding.field, finding.message(arguments.language())));
            }
            taken.draft
        }
    };
    console::print(&draft.id)?;
    Ok(CommandOutcome::Clear)
}
