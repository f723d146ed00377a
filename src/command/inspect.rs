//! `beian inspect`: inspects pictures, without a filing and without a library.

use std::path::{Path, PathBuf};

use serde_json::{Map, Value, json};

use super::CommandOutcome;
use super::arguments::CommandArguments;
use super::console::{self, Refusal};
use super::{files, interruption};
use crate::finding::{Finding, Level};
use crate::i18n::{self, Head, Language};
use crate::job::Job;
use crate::reading::{Engine, ReadDocument, ReadField, Reading};
use crate::scan::{self, DecodeLimits, Pace, Quad, Slot};
use crate::store::JobError;
use crate::workflow::{self, Inspected, InspectionError};

/// A picture that cannot be used: code for scripts, message for people, and the documented rejections it would cause.
struct Unusable {
    code: &'static str,
    message: String,
    rejections: Vec<String>,
}

pub(super) fn run(arguments: &CommandArguments) -> Result<CommandOutcome, Refusal> {
    let files: Vec<PathBuf> = arguments.operands.iter().map(PathBuf::from).collect();
    // A portrait has no text; `--read` is implied for the rehearsal of the face check.
    let engine = (arguments.has("read") || arguments.slot == Some(Slot::Portrait)).then(Engine::new);
    let job = interruption::job();
    let inspect_one =
        |path: &PathBuf, job: &Job| inspect(path, arguments.slot, engine.as_ref(), job, arguments.language());
    let results = scan::batch(&files, Pace::AllCores, &job, inspect_one).map_err(JobError::from)?;
    let names = files.iter().map(|path| path.display().to_string());
    if arguments.has("json") {
        let language = arguments.language();
        let rows = names.zip(&results).map(|(file, result)| match result {
            Ok(inspected) => seen(&file, inspected, arguments.has("read"), language),
            Err(error) => json!({
                "file": file,
                "error": {"code": error.code, "message": error.message, "rejections": error.rejections},
            }),
        });
        console::print_json(&rows.collect::<Vec<_>>())?;
    } else {
        let texts = names.zip(&results).map(|(file, result)| match result {
            Ok(inspected) => describe(&file, inspected, arguments.language()),
            Err(error) => format!("{file}\n  ✗ {}", error.message),
        });
        console::print(&texts.collect::<Vec<_>>().join("\n"))?;
    }
    if results.iter().all(Result::is_err) {
        return Err(Refusal::new("inspect-none", &[]));
    }
    let blocks = |result: &Result<Inspected, Unusable>| match result {
        Ok(inspected) => findings(inspected).any(|finding| finding.level == Level::Error),
        Err(_) => true,
    };
    Ok(CommandOutcome::blocks_if(results.iter().any(blocks)))
}

fn inspect(
    path: &Path,
    slot: Option<Slot>,
    engine: Option<&Engine>,
    job: &Job,
    language: Language,
) -> Result<Inspected, Unusable> {
    let bytes = files::read(path, DecodeLimits::default().file_bytes).map_err(|error| Unusable {
        code: error.code(),
        message: error.refusal().message(language),
        rejections: Vec::new(),
    })?;
    workflow::inspect(&bytes, slot, engine, job).map_err(|error| match error {
        InspectionError::Picture(error) => {
            Unusable { code: error.code(), message: error.message(language), rejections: error.finding("").rejections }
        }
        InspectionError::Cancelled(error) => {
            Unusable { code: "cancelled", message: error.to_string(), rejections: Vec::new() }
        }
    })
}

fn findings(inspected: &Inspected) -> impl Iterator<Item = &Finding> {
    inspected.inspection.findings.iter().chain(inspected.reading.iter().flat_map(|reading| &reading.findings))
}

fn seen(file: &str, inspected: &Inspected, read: bool, language: Language) -> Value {
    let inspection = &inspected.inspection;
    let findings: Vec<Value> = findings(inspected)
        .map(|finding| {
            json!({
                "rule": finding.rule,
                "level": finding.level,
                "message": finding.message(language),
                "rejections": finding.rejections,
            })
        })
        .collect();
    let (width, height) = inspection.size_in_file();
    let in_file = |corners: &Quad| inspection.in_file(*corners);
    let mut row = json!({
        "file": file,
        "width": width,
        "height": height,
        "slot": inspection.slot,
        "corners": inspection.corners.as_ref().map(in_file),
        "verdicts": inspection.verdicts,
        "scores": inspection.scores,
        "findings": findings,
    });
    if read {
        row["fields"] = inspected.reading.as_ref().map_or_else(|| json!({}), fields);
    }
    let documents = inspected.reading.iter().flat_map(|reading| &reading.documents);
    let documents: Vec<Value> = documents
        .map(|ReadDocument { corners, reading }| {
            json!({"corners": in_file(corners), "certificate": reading.certificate, "fields": fields(reading)})
        })
        .collect();
    if !documents.is_empty() {
        row["documents"] = documents.into();
    } else if !inspection.documents.is_empty() {
        row["documents"] = inspection.documents.iter().map(|corners| json!({"corners": in_file(corners)})).collect();
    }
    row["milliseconds"] = json!(inspected.milliseconds);
    row
}

/// The values of a reading by name.
fn fields(reading: &Reading) -> Value {
    let fields = reading.fields.iter();
    let value = |field: &ReadField| json!({"value": field.value, "confidence": field.confidence});
    Value::Object(fields.map(|(name, field)| (name.clone(), value(field))).collect::<Map<_, _>>())
}

fn describe(file: &str, inspected: &Inspected, language: Language) -> String {
    let inspection = &inspected.inspection;
    let (width, height) = inspection.size_in_file();
    let slot =
        inspection.slot.map(|slot| i18n::text(language, &format!("command-slot-{}", slot.name().replace('_', "-"))));
    let mut lines = vec![format!("{file}  {width} × {height}  {}", slot.unwrap_or_default()).trim_end().to_owned()];
    lines.extend(findings(inspected).map(|finding| format!("  {}", console::line(finding, Head::default(), language))));
    if lines.len() == 1 {
        lines.push(format!("  ✓ {}", i18n::text(language, "command-inspect-ok")));
    }
    let values = |reading: &Reading| -> Vec<String> {
        let fields = reading.fields.iter();
        fields.map(|(name, field)| format!("    {name} = {} ({:.2})", field.value, field.confidence)).collect()
    };
    if let Some(reading) = &inspected.reading {
        for (at, document) in reading.documents.iter().enumerate() {
            lines.push(format!("  {}. {}", at + 1, i18n::text(language, document.reading.certificate.term())));
            lines.extend(values(&document.reading));
        }
        if reading.documents.is_empty() {
            lines.extend(values(reading));
        }
    }
    lines.join("\n")
}
