//! Layering: a lower module never imports a higher one, no module imports itself indirectly, and no iced type is used
//! below `desktop`.
#![allow(clippy::unwrap_used, clippy::panic, reason = "helpers of tests fail the test")]

#[path = "architecture/circles.rs"]
mod circles;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// Modules from the lowest layer up, and what each may import besides itself; `None`: everything listed before it.
const FLOORS: &[(&str, Option<&[&str]>)] = &[
    ("clock", Some(&[])),
    ("licences", Some(&[])),
    ("file", Some(&[])),
    ("font", Some(&[])),
    ("filing", Some(&[])),
    ("job", Some(&[])),
    ("logging", Some(&["clock"])),
    ("period", Some(&[])),
    ("finding", Some(&["filing", "i18n"])),
    ("i18n", Some(&["finding"])),
    ("identifier", Some(&["filing"])),
    ("language", Some(&["identifier"])),
    ("reference", Some(&["filing", "finding", "i18n", "identifier", "language"])),
    ("view", Some(&["filing", "i18n", "identifier", "reference"])),
    ("scan", Some(&["finding", "font", "i18n", "job"])),
    ("reading", Some(&["finding", "i18n", "identifier", "job", "reference", "scan"])),
    (
        "rules",
        Some(&[
            "filing",
            "finding",
            "i18n",
            "identifier",
            "language",
            "period",
            "reading",
            "reference",
            "scan",
            "view",
        ]),
    ),
    ("progress", Some(&["filing", "finding", "i18n", "identifier", "period", "reference", "view"])),
    ("table", Some(&["filing", "i18n", "identifier", "reference"])),
    ("store", Some(&["clock", "file", "filing", "finding", "i18n", "identifier", "job"])),
    (
        "package",
        Some(&[
            "file",
            "filing",
            "finding",
            "font",
            "i18n",
            "identifier",
            "job",
            "language",
            "reading",
            "reference",
            "rules",
            "scan",
            "view",
        ]),
    ),
    ("workflow", None),
    ("desktop", None),
    ("command", None),
];

#[test]
fn every_module_stands_on_lower_floors_only() {
    let mut broken = Vec::new();
    for (module, text, path) in modules() {
        let Some(floor) = FLOORS.iter().position(|(name, _)| *name == module) else {
            broken.push(format!("{module} has no floor"));
            continue;
        };
        let may_import = |imported: &str| match FLOORS[floor].1 {
            Some(allowed) => allowed.contains(&imported),
            None => FLOORS[..floor].iter().any(|(name, _)| *name == imported),
        };
        for (number, line) in text.lines().enumerate() {
            for imported in imports(line) {
                if imported != module && !may_import(&imported) {
                    broken.push(format!("{}:{}: {module} imports {imported}", path.display(), number + 1));
                }
            }
        }
    }
    assert!(broken.is_empty(), "{}", broken.join("\n"));
}

#[test]
fn iced_stays_in_desktop() {
    for (module, text, path) in modules() {
        let uses = text.lines().any(|line| line.contains("iced::") || line.contains("rfd::"));
        assert!(module == "desktop" || !uses, "{} names iced or rfd", path.display());
    }
}

/// A misspelt path in a plain string literal would read ""; `field!` has the compiler check it.
#[test]
fn field_paths_are_looked_up_by_the_compiler() {
    let known = |text: &str| !text.contains(['{', '[']) && beian_desk::filing::field::at(text).is_some();
    for (_, text, path) in modules() {
        let program = text.split("#[cfg(test)]").next().unwrap_or_default();
        let literals = program.split('"').skip(1).step_by(2).filter(|literal| literal.contains('.') && known(literal));
        for literal in literals {
            let plain = program.matches(&format!("\"{literal}\"")).count();
            let looked_up = program.matches(&format!("field!(\"{literal}\")")).count();
            assert!(plain == looked_up, "{}: \"{literal}\" without field!", path.display());
        }
    }
}

/// A search for a type finds one definition: only names that every page or every table has may recur.
#[test]
fn no_two_types_share_a_name() {
    const RECURRING: [&str; 3] = ["Message", "Action", "File"];
    let mut defined: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for (_, text, path) in modules() {
        for line in text.lines().map(str::trim_start) {
            let line =
                line.strip_prefix("pub").map_or(line, |rest| rest.split_once(' ').map_or(rest, |(_, rest)| rest));
            let name = ["struct ", "enum ", "trait "].iter().find_map(|kind| line.strip_prefix(kind));
            let name = name.map(|rest| rest.chars().take_while(|c| c.is_alphanumeric()).collect::<String>());
            if let Some(name) = name.filter(|name| !RECURRING.contains(&name.as_str())) {
                defined.entry(name).or_default().push(path.display().to_string());
            }
        }
    }
    defined.retain(|_, places| places.len() > 1);
    assert!(defined.is_empty(), "{defined:#?}");
}

/// Names after `crate::` on a line, including those in braces.
fn imports(line: &str) -> Vec<String> {
    let code = line.split("//").next().unwrap_or_default();
    let mut found = Vec::new();
    for (at, _) in code.match_indices("crate::") {
        let rest = &code[at + "crate::".len()..];
        let list = rest.strip_prefix('{').and_then(|rest| rest.split_once('}')).map_or(rest, |(list, _)| list);
        let names = if rest.starts_with('{') { list.split(',').collect() } else { vec![list] };
        for name in names {
            let end = name.trim().find(|c: char| !c.is_ascii_lowercase() && c != '_' && !c.is_ascii_digit());
            let name = name.trim();
            found.push(name[..end.unwrap_or(name.len())].to_owned());
        }
    }
    found.retain(|name| !name.is_empty() && name != "self");
    found
}

/// Every source file of the program and its crates: its top-level module, text and path.
fn modules() -> Vec<(String, String, PathBuf)> {
    let files = roots().into_iter().flat_map(|root| files_below(&root));
    files.filter(|(module, ..)| module != "lib" && module != "main").collect()
}

/// The source folders of the program and its crates, except the crate that draws specimens for tests.
fn roots() -> Vec<PathBuf> {
    let house = Path::new(env!("CARGO_MANIFEST_DIR"));
    let crates = std::fs::read_dir(house.join("crates"))
        .unwrap()
        .flatten()
        .map(|entry| entry.path())
        .filter(|path| path.is_dir() && !path.ends_with("specimens"));
    std::iter::once(house.to_owned()).chain(crates).map(|folder| folder.join("src")).collect()
}

/// Every source file below a source folder: its top-level module, text and path.
fn files_below(root: &Path) -> Vec<(String, String, PathBuf)> {
    let mut files = Vec::new();
    let mut folders = vec![root.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap().flatten() {
            let path = entry.path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                files.push(path);
            }
        }
    }
    files.sort();
    let top = |path: &Path| {
        let relative = path.strip_prefix(root).unwrap();
        let first = relative.components().next().unwrap().as_os_str().to_string_lossy().into_owned();
        first.trim_end_matches(".rs").to_owned()
    };
    files.into_iter().map(|path| (top(&path), std::fs::read_to_string(&path).unwrap(), path)).collect()
}
