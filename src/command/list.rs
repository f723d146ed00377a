//! `beian list`: the drafts of the library, the last changed first.

use chrono::{DateTime, Local, SecondsFormat};
use serde_json::{Value, json};

use super::arguments::CommandArguments;
use super::console::{self, Refusal};
use super::{CommandOutcome, present_library};
use crate::clock;
use crate::finding::Argument;
use crate::i18n::{self, Arguments, Language};
use crate::store::Summary;
use crate::workflow::{self, Whereabouts};

pub(super) fn run(arguments: &CommandArguments) -> Result<CommandOutcome, Refusal> {
    let language = arguments.language();
    let mut drafts: Vec<(Summary, Whereabouts)> = Vec::new();
    if let Some(library) = present_library(arguments)? {
        let listed = library.drafts()?;
        let known = workflow::whereabouts(&library, &workflow::reference(Some(&library)), &listed)?;
        drafts.extend(listed.into_iter().zip(known));
    }
    if arguments.has("json") {
        let rows: Vec<Value> = drafts.iter().map(|(draft, known)| row(draft, *known)).collect();
        console::print_json(&rows)?;
    } else if drafts.is_empty() {
        console::print(&i18n::text(language, "command-list-empty"))?;
    } else {
        let lines: Vec<String> = drafts.iter().map(|(draft, known)| line(draft, *known, language)).collect();
        console::print(&lines.join("\n"))?;
    }
    Ok(CommandOutcome::Clear)
}

fn line(draft: &Summary, known: Whereabouts, language: Language) -> String {
    let text = |key: &str| i18n::text(language, key);
    let kind = text(&format!("command-kind-{}", draft.kind.name()));
    let state = match known.key(draft) {
        Some(stage) => text(stage),
        None => text(&format!("command-state-{}", draft.state.name().replace('_', "-"))),
    };
    let count = Arguments::from([("count".to_owned(), Argument::Number(known.open_points as f64))]);
    let points = match known.open_points {
        0 => String::new(),
        _ => format!("  {}", i18n::text_with(language, "command-list-points", &count)),
    };
    let title = if draft.title.is_empty() { text("command-untitled") } else { draft.title.clone() };
    format!("{}  {}  {kind}  {state}{points}  {title}", draft.id, modified(draft).format("%Y-%m-%d %H:%M"))
}

/// The state as shown in the window: its stage, once the filing was submitted.
fn row(draft: &Summary, known: Whereabouts) -> Value {
    let stage = known.key(draft).map(|_| known.stage.name());
    json!({
        "id": draft.id,
        "title": draft.title,
        "kind": draft.kind,
        "state": stage.unwrap_or(draft.state.name()),
        "modified": modified(draft).to_rfc3339_opts(SecondsFormat::Secs, false),
    })
}

fn modified(draft: &Summary) -> DateTime<Local> {
    clock::at(draft.modified).unwrap_or_default().into()
}
