//! The text files of a package: the sheet to copy from, the sheet of changes, and the description of the content.
//!
//! They are UTF-8 with a byte order mark and lines that end with CR LF: every Notepad shows them.

use crate::filing::{Filing, Kind};
use crate::finding::Argument;
use crate::i18n::{self, Arguments, Language};
use crate::reference::Reference;
use crate::view::View;

use super::PackageOptions;
use super::archive::ArchiveEntry;
use super::letters::Letter;
use super::materials::Materials;
use super::sheet::{SheetAnswer, SheetRow, sections, to_enter};

/// The console's language.
const CONSOLE: Language = Language::Chinese;

/// The answers in the order of the console's pages; each value is on lines of its own.
pub(super) fn console(
    filing: &Filing,
    materials: &Materials,
    reference: &Reference,
    options: &PackageOptions<'_>,
) -> String {
    let mut lines = head("console-title", filing, options);
    if filing.kind() == Kind::Change {
        lines.push(i18n::text(CONSOLE, "console-hint-change"));
    }
    lines.push(i18n::text(CONSOLE, "console-hint"));
    if !materials.files.is_empty() {
        lines.push(i18n::text(CONSOLE, "console-hint-files"));
    }
    for (index, section) in sections(filing, reference, CONSOLE).into_iter().enumerate() {
        lines.push(String::new());
        lines.push(format!("【{}　{}】", index + 1, section.title));
        for row in section.rows {
            push(&mut lines, &row, materials);
        }
    }
    text(&lines)
}

/// The fields that a modification changes, with their new values, in the order of the console's pages.
pub(super) fn changes(
    filing: &Filing,
    materials: &Materials,
    reference: &Reference,
    options: &PackageOptions<'_>,
) -> String {
    let mut lines = head("change-title", filing, options);
    lines.extend(i18n::text(CONSOLE, "change-hint").lines().map(str::to_owned));
    for section in to_enter(filing, reference, CONSOLE) {
        lines.push(String::new());
        lines.push(format!("【{}】", section.title));
        for row in &section.rows {
            push(&mut lines, row, materials);
        }
    }
    text(&lines)
}

fn head(title: &str, filing: &Filing, options: &PackageOptions<'_>) -> Vec<String> {
    let mut lines = vec![i18n::text(CONSOLE, title)];
    if options.draft {
        lines.push(i18n::text(CONSOLE, "package-draft"));
    }
    let names = [filing.subject_name(), filing.applet_name()];
    lines.push(names.into_iter().filter(|name| !name.is_empty()).collect::<Vec<_>>().join("　"));
    lines.push(options.today.to_string());
    lines.push(String::new());
    lines
}

fn push(lines: &mut Vec<String>, row: &SheetRow, materials: &Materials) {
    lines.push(String::new());
    lines.push(row.label.clone());
    if let Some(filed) = &row.filed {
        let filed = Argument::Text(filed.replace('\n', "、"));
        lines.push(i18n::text_with(CONSOLE, "change-was", &Arguments::from([("value".to_owned(), filed)])));
    }
    match &row.answer {
        SheetAnswer::Text(text) => lines.extend(text.lines().map(str::to_owned)),
        SheetAnswer::Medium => lines.extend(materials.at(&row.place).map(|material| material.path.clone())),
    }
}

/// The content of the package and how to submit it, in both languages.
pub(super) fn readme(
    filing: &Filing,
    entries: &[ArchiveEntry],
    letters: &[Letter],
    options: &PackageOptions<'_>,
) -> String {
    let mut lines = Vec::new();
    for language in Language::ALL {
        if !lines.is_empty() {
            lines.extend([String::new(), "────────────────────────────".to_owned(), String::new()]);
        }
        lines.push(i18n::text(language, "readme-title"));
        if options.draft {
            lines.push(i18n::text(language, "package-draft"));
        }
        let subject = Argument::Text(filing.subject_name().to_owned());
        let applet = Argument::Text(filing.applet_name().to_owned());
        let kind = Argument::Term(format!("overview-kind-{}", filing.kind().name()));
        let today = Argument::Text(options.today.to_string());
        let program = Argument::Text(options.program.to_owned());
        let prescribed = letters.iter().filter(|letter| letter.prescribed.is_some()).map(Letter::path);
        let prescribed = Argument::Text(prescribed.collect::<Vec<_>>().join(", "));
        let pairs = [
            ("prescribed", prescribed),
            ("subject", subject),
            ("applet", applet),
            ("kind", kind),
            ("today", today),
            ("program", program),
        ];
        let arguments: Arguments = pairs.into_iter().map(|(name, value)| (name.to_owned(), value)).collect();
        let mut add = |key: &str| {
            lines.extend(i18n::text_with(language, key, &arguments).lines().map(str::to_owned));
            lines.push(String::new());
        };
        add("readme-about");
        let view = View::new(filing);
        let of_subject = if view.cancels_subject() { "-subject" } else { "" };
        add(&format!("readme-console-{}{of_subject}", filing.kind().name()));
        match filing.kind() {
            Kind::New if filing.has("auth_data") => add("readme-api-certification"),
            Kind::New => add("readme-api"),
            Kind::Cancel => add("readme-api-cancel"),
            Kind::Change => {}
        }
        if filing.kind() == Kind::Cancel && view.has_sms() {
            add("readme-cancel-sms");
        }
        if letters.iter().any(|letter| letter.prescribed.is_none()) {
            add("readme-letters");
        }
        if letters.iter().any(|letter| letter.prescribed.is_some()) {
            add("readme-letters-prescribed");
        }
        add("readme-check");
        lines.push(i18n::text(language, "readme-files"));
        for entry in entries {
            lines.push(match language {
                Language::Chinese => format!("  {}　{}", entry.path, entry.title),
                Language::English => format!("  {}", entry.path),
            });
        }
    }
    text(&lines)
}

/// Lines as a file: byte order mark, CR LF.
fn text(lines: &[String]) -> String {
    let mut text = String::from("\u{feff}");
    for line in lines {
        text.push_str(line.trim_end());
        text.push_str("\r\n");
    }
    text
}
