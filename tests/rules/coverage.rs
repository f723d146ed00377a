//! Every documented rejection is met, and `docs/coverage.md` says how.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::path::Path;

use beian_desk::finding::Level;
use beian_desk::i18n::{Language, text};
use beian_desk::reference::Reference;
use beian_desk::reference::rejection::{Offline, Rejection};
use beian_desk::rules;

/// Who finds or asks about each rejection: names of rules, those that only ask marked by `true`.
fn finders() -> BTreeMap<String, BTreeSet<(String, bool)>> {
    let mut finders: BTreeMap<String, BTreeSet<(String, bool)>> = BTreeMap::new();
    for rule in rules::all() {
        for id in rules::prevented(rule) {
            finders.entry(id.to_owned()).or_default().insert((rule.name.to_owned(), rule.level == Level::Notice));
        }
    }
    finders
}

/// Rejections that no rule of the review names because they are met elsewhere.
const ELSEWHERE: [(&str, &str); 1] = [("WX-86202", "`beian answer` and the window read `hints[]` onto the fields")];

fn cover(rejection: &Rejection, finders: &BTreeMap<String, BTreeSet<(String, bool)>>) -> Vec<String> {
    let rules = finders.get(&rejection.id).cloned().unwrap_or_default();
    let names = |asks: bool| {
        let named = rules.iter().filter(|(_, question)| *question == asks).map(|(name, _)| format!("`{name}`"));
        named.collect::<Vec<_>>().join(", ")
    };
    let mut cover = Vec::new();
    for (asks, verb) in [(false, "found by"), (true, "asked by")] {
        if !names(asks).is_empty() {
            cover.push(format!("{verb} {}", names(asks)));
        }
    }
    if let Some((_, how)) = ELSEWHERE.iter().find(|(id, _)| *id == rejection.id) {
        cover.push((*how).to_owned());
    }
    if let Some(due) = rejection.due {
        let due = text(Language::English, due.key()).to_lowercase();
        cover.push(format!("advice {due}: {}", rejection.fix(Language::English)));
    }
    cover
}

/// `docs/coverage.md` as the code makes it.
fn coverage() -> String {
    let finders = finders();
    let mut document = String::from(
        "# How each documented rejection is covered\n\n\
         Generated from the rules and `assets/reference/rejections.toml`: `BLESS=1 cargo test --test rules` regenerates it, \
         and the same test fails while it is out of date. Findings are shown at their field, questions on the check page \
         until they are answered, and advice at the stage that it concerns: some things only the server or the authority \
         can know.\n",
    );
    let sections = [
        (Offline::Full, "Decidable offline"),
        (Offline::Partial, "Partly decidable: found by a heuristic, or asked"),
        (Offline::No, "Known to the server or the authority alone"),
    ];
    for (class, title) in sections {
        let rows = Reference::built_in().rejections.all().iter().filter(|row| row.offline == class);
        let rows: Vec<&Rejection> = rows.collect();
        let _ =
            write!(document, "\n## {title} ({})\n\n| id | rejection | how it is met |\n|---|---|---|\n", rows.len());
        for row in rows {
            let how = cover(row, &finders).join("; ").replace('|', "\\|");
            let _ = writeln!(document, "| {} | {} | {how} |", row.id, row.title(Language::English));
        }
    }
    document
}

#[test]
fn every_rejection_is_met_and_the_document_says_how() {
    let finders = finders();
    let mut open = Vec::new();
    for row in Reference::built_in().rejections.all() {
        let rules = finders.get(&row.id).cloned().unwrap_or_default();
        let met = match row.offline {
            Offline::Full => rules.iter().any(|(_, asks)| !asks),
            Offline::Partial => !rules.is_empty() || ELSEWHERE.iter().any(|(id, _)| *id == row.id),
            Offline::No => row.due.is_some() && !row.fix(Language::Chinese).is_empty(),
        };
        if !met {
            open.push(row.id.clone());
        }
    }
    assert_eq!(open, Vec::<String>::new());
    let unknown: Vec<&String> =
        finders.keys().filter(|id| Reference::built_in().rejections.get(id).is_none()).collect();
    assert_eq!(unknown, Vec::<&String>::new());

    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/coverage.md");
    let current = coverage();
    if std::env::var_os("BLESS").is_some() {
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, &current).unwrap();
    }
    let kept = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(kept == current, "docs/coverage.md is not current: BLESS=1 cargo test --test rules");
}
