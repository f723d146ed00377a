//! `beian new`: makes a draft and prints its id.

use super::arguments::Arguments;
use super::console::{self, Refusal};
use super::{Verdict, open_library, source};
use crate::desk;
use crate::filing::Filing;

pub(super) fn run(arguments: &Arguments) -> Result<Verdict, Refusal> {
    let draft = match &arguments.from {
        None => open_library(arguments)?.create(&Filing::new(arguments.kind.unwrap_or_default()))?,
        Some(path) => {
            let mut filing = source::read_filing(path)?;
            if let Some(kind) = arguments.kind {
                filing.set_kind(kind);
            }
            let taken = desk::take_in(&open_library(arguments)?, &filing, &source::folder_of(path))?;
            for finding in &taken.missing {
                console::complain(&format!("{}: {}", finding.field, finding.message(arguments.language())));
            }
            taken.draft
        }
    };
    console::print(&draft.id)?;
    Ok(Verdict::Clear)
}
