//! `beian list`: the drafts of the library, the last changed first.

use chrono::{DateTime, Local, SecondsFormat};
use serde_json::{Value, json};

use super::arguments::CommandArguments;
use super::console::{self, Refusal};
use super::{CommandOutcome, present_library};
use crate::store::Summary;
use crate::{clock, i18n};

pub(super) fn run(arguments: &CommandArguments) -> Result<CommandOutcome, Refusal> {
    let drafts = present_library(arguments)?.map_or_else(|| Ok(Vec::new()), |library| library.drafts())?;
    if arguments.has("json") {
        let rows: Vec<Value> = drafts.iter().map(row).collect();
        console::print_json(&rows)?;
    } else if drafts.is_empty() {
        console::print(&i18n::text(arguments.language(), "command-list-empty"))?;
    } else {
        let text = |key: String| i18n::text(arguments.language(), &key);
        let lines: Vec<String> = drafts
            .iter()
            .map(|draft| {
                let kind = text(format!("command-kind-{}", draft.kind.name()));
                let state = text(format!("command-state-{}", draft.state.name().replace('_', "-")));
                let title =
                    if draft.title.is_empty() { text("command-untitled".to_owned()) } else { draft.title.clone() };
                format!("{}  {}  {kind}  {state}  {title}", draft.id, modified(draft).format("%Y-%m-%d %H:%M"))
            })
            .collect();
        console::print(&lines.join("\n"))?;
    }
    Ok(CommandOutcome::Clear)
}

fn row(draft: &Summary) -> Value {
    json!({
        "id": draft.id,
        "title": draft.title,
        "kind": draft.kind,
        "state": draft.state,
        "modified": modified(draft).to_rfc3339_opts(SecondsFormat::Secs, false),
    })
}

fn modified(draft: &Summary) -> DateTime<Local> {
    clock::at(draft.modified).unwrap_or_default().into()
}
