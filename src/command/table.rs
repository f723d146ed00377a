//! `beian table`: the drafts that a table would create and the problems in its rows, or a template to fill in.

use std::path::Path;

use serde_json::{Value, json};

use super::arguments::CommandArguments;
use super::console::{self, Refusal};
use super::{CommandOutcome, files, interruption, open_library, present_library};
use crate::finding::{Argument, Finding, Level};
use crate::i18n::{self, Arguments as Texts, Language};
use crate::store::Library;
use crate::table::{AssignedColumn, HeadingMeaning, template, template_text};
use crate::view::View;
use crate::workflow::{self, Prospect, TablePreview};

pub(super) fn run(arguments: &CommandArguments) -> Result<CommandOutcome, Refusal> {
    match (arguments.operands.first(), &arguments.output) {
        (Some(_), Some(_)) | (None, None) => Err(Refusal::new("table-what", &[])),
        (None, Some(path)) => {
            let library = present_library(arguments)?;
            let is_text = path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("csv"));
            let empty = if is_text {
                template_text(arguments.language())
            } else {
                template(&workflow::reference(library.as_ref()), arguments.language())
            };
            files::write(path, &empty)?;
            console::print(&path.display().to_string())?;
            Ok(CommandOutcome::Clear)
        }
        (Some(operand), None) => {
            let preview = preview(Path::new(operand), &open_library(arguments)?, arguments)?;
            let language = arguments.language();
            if arguments.has("json") {
                console::print_json(&document(&preview, language))?;
            } else {
                console::print(&describe(&preview, language))?;
            }
            Ok(CommandOutcome::blocks_if(
                preview.rows.iter().any(|row| !row.problems.is_empty() || !row.review.ready()),
            ))
        }
    }
}

/// Creates a draft from every row of the table at `path` that has none yet, and prints the ids, one per line. Skipped
/// rows are reported on standard error.
pub(super) fn make(path: &Path, arguments: &CommandArguments) -> Result<CommandOutcome, Refusal> {
    let library = open_library(arguments)?;
    let preview = preview(path, &library, arguments)?;
    let language = arguments.language();
    for row in &preview.rows {
        for line in table_problems(row, language) {
            console::complain(&numbered(row.number, &line, language));
        }
    }
    let new = preview.rows.iter().filter(|row| row.twin.is_none());
    for id in workflow::make_drafts(&library, new, path, &interruption::job())? {
        console::print(&id)?;
    }
    Ok(CommandOutcome::Clear)
}

fn preview(path: &Path, library: &Library, arguments: &CommandArguments) -> Result<TablePreview, Refusal> {
    let reference = workflow::reference(Some(library));
    let today = arguments.today.unwrap_or_else(workflow::today);
    workflow::preview_table(path, &AssignedColumn::new(), library, &reference, today)
        .map_err(|error| Refusal::Table(path.display().to_string(), Box::new(error)))
}

fn document(preview: &TablePreview, language: Language) -> Value {
    let columns = preview.columns.iter().map(|column| {
        json!({
            "heading": column.heading,
            "field": match column.meaning {
                HeadingMeaning::Answer(path) => Some(path),
                HeadingMeaning::Twice(_) | HeadingMeaning::Unknown | HeadingMeaning::Left => None,
            },
        })
    });
    let rows = preview.rows.iter().map(|row| {
        json!({
            "row": row.number,
            "ready": row.problems.is_empty() && row.review.ready(),
            "known": row.twin.is_some(),
            "cells": row.problems.iter().map(|problem| json!({
                "field": problem.path,
                "text": problem.text,
                "message": workflow::cell_problem(problem, language),
            })).collect::<Vec<_>>(),
            "findings": row.review.findings.iter().map(|finding| console::document(finding, View::new(&row.filing).head(), language)).collect::<Vec<_>>(),
            "filing": row.filing.as_map(),
        })
    });
    json!({ "columns": columns.collect::<Vec<_>>(), "rows": rows.collect::<Vec<_>>() })
}

fn describe(preview: &TablePreview, language: Language) -> String {
    let mut lines: Vec<String> =
        preview.columns.iter().filter_map(|column| workflow::column_problem(column, language)).collect();
    let mut rows: Vec<&Prospect> = preview.rows.iter().collect();
    rows.sort_by_key(|row| row.faults() == 0);
    for row in rows {
        lines.push(numbered(row.number, &format!("{} {}", row.subject(), row.applet()), language));
        let (wrong, asks): (Vec<&Finding>, Vec<&Finding>) =
            row.wrong().partition(|finding| finding.level == Level::Error);
        let head = View::new(&row.filing).head();
        let wrong = wrong.into_iter().map(|finding| console::line(finding, head, language));
        lines.extend(table_problems(row, language).chain(wrong).map(|line| format!("  {line}")));
        for (key, count) in [("table-asks", asks.len()), ("table-unfilled", row.review.standing(&row.filing).unfilled)]
        {
            if count > 0 {
                let count = Texts::from([("count".to_owned(), Argument::Number(count as f64))]);
                lines.push(format!("  {}", i18n::text_with(language, key, &count)));
            }
        }
    }
    lines.join("\n")
}

/// Problems of the table itself: invalid cells, and filings that exist already.
fn table_problems(row: &Prospect, language: Language) -> impl Iterator<Item = String> {
    let cells = row.problems.iter().map(move |problem| workflow::cell_problem(problem, language));
    cells.chain(row.twin.as_ref().map(|twin| workflow::twin_problem(twin, language)))
}

fn numbered(number: usize, text: &str, language: Language) -> String {
    let texts = [("number", number.to_string()), ("text", text.trim().to_owned())];
    let texts: Texts = texts.into_iter().map(|(name, text)| (name.to_owned(), Argument::Text(text))).collect();
    i18n::text_with(language, "table-row", &texts)
}
