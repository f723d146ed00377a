//! `beian verify`: verifies that a package is unchanged.

use std::path::PathBuf;

use serde_json::{Value, json};

use super::CommandOutcome;
use super::arguments::CommandArguments;
use super::console::{self, Refusal};
use crate::i18n;
use crate::package::{self, PackageProblem};

pub(super) fn run(arguments: &CommandArguments) -> Result<CommandOutcome, Refusal> {
    let path = arguments.operands.first().map(PathBuf::from).unwrap_or_default();
    let passphrase = arguments.passphrase()?;
    let found = package::verify(&path, passphrase.as_deref())
        .map_err(|error| Refusal::Archive(path.display().to_string(), error))?;
    if arguments.has("json") {
        let problems = found.problems.iter().map(|item| json!({"path": item.path, "problem": item.problem}));
        console::print_json(&json!({"ok": found.ok, "problems": problems.collect::<Vec<Value>>()}))?;
    } else if found.ok {
        console::print(&i18n::text(arguments.language(), "command-verify-ok"))?;
    } else {
        let lines = found.problems.iter().map(|item| {
            let key = match item.problem {
                PackageProblem::Changed => "command-verify-changed",
                PackageProblem::Missing => "command-verify-missing",
                PackageProblem::Added => "command-verify-added",
                PackageProblem::Unreadable => "command-verify-unreadable",
            };
            format!("{}: {}", item.path, i18n::text(arguments.language(), key))
        });
        console::print(&lines.collect::<Vec<_>>().join("\n"))?;
    }
    Ok(CommandOutcome::blocks_if(!found.ok))
}
