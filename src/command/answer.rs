//! `beian answer`: the reasons of the platform's rejection, on the fields of the filing.

use serde_json::{Value, json};

use super::CommandOutcome;
use super::arguments::CommandArguments;
use super::console::{self, Refusal};
use super::files;
use super::source::FilingSource;
use crate::i18n;
use crate::package::answer::{PlatformAnswer, without_message};
use crate::view::View;
use crate::workflow;

pub(super) fn run(arguments: &CommandArguments) -> Result<CommandOutcome, Refusal> {
    let Some(path) = &arguments.platform else {
        return Err(Refusal::new("answer-where", &[]));
    };
    let source = FilingSource::open(arguments)?;
    let text = files::read_text(path, workflow::LARGEST_TEXT)?;
    let name = path.display().to_string();
    let reference = workflow::reference(source.library());
    let earlier =
        source.library().map_or_else(|| Ok(Vec::new()), |library| workflow::earlier_reasons(library, &reference))?;
    let answer =
        PlatformAnswer::read(&text, &reference, &earlier).map_err(|error| Refusal::Answer(name.clone(), error))?;
    if let FilingSource::Draft { library, draft } = &source {
        let version = path.file_name().unwrap_or_default().to_string_lossy();
        workflow::keep_answer(library, &draft.id, &version, &answer.stored)?;
    }
    let outcome = CommandOutcome::blocks_if(!answer.findings.is_empty());
    let language = arguments.language();
    let head = View::new(source.filing()).head();
    if arguments.has("json") {
        let findings: Vec<Value> =
            answer.findings.iter().map(|finding| console::document(finding, head, language)).collect();
        console::print_json(&json!({
            "status": answer.status,
            "sms_verify_status": answer.sms,
            "findings": findings,
        }))?;
    } else if answer.findings.is_empty() {
        console::print(&i18n::text(language, "command-answer-none"))?;
    } else {
        let lines: Vec<String> = answer
            .findings
            .into_iter()
            .map(|finding| console::line(&without_message(finding), head, language))
            .collect();
        console::print(&lines.join("\n"))?;
    }
    Ok(outcome)
}
