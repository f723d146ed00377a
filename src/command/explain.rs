//! `beian explain`: what a rule checks or a rejection means, its source and its remedy.

use super::CommandOutcome;
use super::arguments::CommandArguments;
use super::console::{self, Refusal};
use super::open_library;
use crate::i18n;
use crate::workflow;

pub(super) fn run(arguments: &CommandArguments) -> Result<CommandOutcome, Refusal> {
    let name = arguments.operands.first().map(|operand| operand.to_string_lossy()).unwrap_or_default();
    // The library may have newer tables; without one the built-in tables are explained.
    let library = open_library(arguments).ok();
    let language = arguments.language();
    let Some(explained) = workflow::explain(&name, &workflow::reference(library.as_ref()), language) else {
        return Err(Refusal::new("explain-unknown", &[("name", &name)]));
    };
    let explained = explained.iter().filter(|(_, text)| !text.is_empty());
    let lines = explained.map(|(key, text)| format!("{}\n  {}", i18n::text(language, key), text.replace('\n', "\n  ")));
    console::print(&lines.collect::<Vec<_>>().join("\n")).map(|()| CommandOutcome::Clear)
}
