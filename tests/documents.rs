//! The documents are right: links lead somewhere, commands are understood, named files exist.
#![allow(clippy::unwrap_used, reason = "helpers of tests fail the test")]

use std::collections::BTreeSet;
use std::path::{Component, Path, PathBuf};
use std::process::Command;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// All documents: path and text.
fn documents() -> Vec<(PathBuf, String)> {
    let mut open = vec![root().to_owned()];
    let mut documents = Vec::new();
    while let Some(folder) = open.pop() {
        for entry in std::fs::read_dir(folder).unwrap().flatten() {
            let (path, name) = (entry.path(), entry.file_name().to_string_lossy().into_owned());
            if path.is_dir() && !name.starts_with('.') && !name.starts_with("target") && name != "dist" {
                open.push(path);
            } else if path.extension().is_some_and(|ending| ending == "md") || name == "快速上手.txt" {
                documents.push((path.clone(), std::fs::read_to_string(path).unwrap()));
            }
        }
    }
    assert!(documents.len() > 15);
    documents
}

/// The lines outside fenced blocks if `fenced` is false, otherwise the lines inside them.
fn lines(text: &str, fenced: bool) -> impl Iterator<Item = &str> {
    let mut inside = false;
    text.lines().filter(move |line| {
        let fence = line.trim_start().starts_with("```");
        inside ^= fence;
        !fence && inside == fenced
    })
}

/// The parts of a line between backquotes.
fn quoted(line: &str) -> impl Iterator<Item = &str> {
    line.split('`').skip(1).step_by(2)
}

/// The targets of the links and images on a line.
fn targets(line: &str) -> impl Iterator<Item = &str> {
    line.match_indices("](").filter_map(|(at, _)| Some(line[at + 2..].split_once(')')?.0))
}

/// The anchors of a document's headings, as code hosts generate them.
fn anchors(text: &str) -> BTreeSet<String> {
    let headings = lines(text, false).filter(|line| line.starts_with('#'));
    let anchor = |heading: &str| -> String {
        let words = heading.trim_start_matches('#').trim().to_lowercase();
        words
            .chars()
            .filter(|c| c.is_alphanumeric() || " -_".contains(*c))
            .map(|c| if c == ' ' { '-' } else { c })
            .collect()
    };
    headings.map(anchor).collect()
}

/// The commands in the documents: text in fenced blocks and between backquotes that begins with `program`, split at
/// shell operators, without an explanation that follows after several spaces.
fn commands(program: &str) -> Vec<(PathBuf, String)> {
    let begins = |part: &str| part.split_whitespace().next() == Some(program);
    let mut found = Vec::new();
    for (path, text) in documents() {
        let fenced = lines(&text, true).map(str::trim_start);
        let inline = lines(&text, false).flat_map(quoted);
        for line in fenced.chain(inline) {
            // A bar between words is a choice, a bar between spaces is a pipe.
            let parts = line.split(" | ").flat_map(|part| part.split(['>', ';'])).flat_map(|part| part.split("&&"));
            let calls = parts.map(|part| part.trim().split("   ").next().unwrap_or_default());
            found.extend(calls.filter(|call| begins(call)).map(|call| (path.clone(), call.to_owned())));
        }
    }
    found
}

/// A command that the program runs by itself; it has no help.
const INNER: &str = "beian decode-worker";

/// The words of a command; text between quotation marks is one word.
fn words(line: &str) -> Vec<&str> {
    let parts = line.split('"').enumerate();
    parts
        .flat_map(|(index, part)| if index % 2 == 1 { vec![part] } else { part.split_whitespace().collect() })
        .collect()
}

/// Output of `beian WORDS --help`; `None` if the program does not accept these words.
fn help(words: &[&str]) -> Option<String> {
    let output =
        Command::new(env!("CARGO_BIN_EXE_beian")).args(words).args(["--help", "--lang", "en"]).output().unwrap();
    output.status.success().then(|| String::from_utf8(output.stdout).unwrap())
}

#[test]
fn relative_links_lead_to_files_and_headings() {
    let mut dead = Vec::new();
    for (path, text) in documents() {
        for target in lines(&text, false).flat_map(targets).filter(|target| !target.contains("://")) {
            let (file, anchor) = target.split_once('#').unwrap_or((target, ""));
            let there = if file.is_empty() { path.clone() } else { path.parent().unwrap().join(file) };
            let outside = there.strip_prefix(root()).is_ok_and(|inside| {
                inside
                    .components()
                    .try_fold(0_u32, |depth, part| match part {
                        Component::ParentDir => depth.checked_sub(1),
                        _ => Some(depth + 1),
                    })
                    .is_none()
            });
            let known = || anchors(&std::fs::read_to_string(&there).unwrap_or_default()).contains(anchor);
            if outside || !there.exists() || !(anchor.is_empty() || known()) {
                dead.push(format!("{}: {target}", path.display()));
            }
        }
    }
    assert!(dead.is_empty(), "{}", dead.join("\n"));
}

#[test]
fn commands_and_their_options_are_those_of_the_program() {
    let general = help(&[]).unwrap();
    let mut unknown = Vec::new();
    let mut tried = 0;
    for (path, line) in commands("beian") {
        let words: Vec<&str> = line.split(|c: char| c.is_whitespace() || "[]".contains(c)).skip(1).collect();
        let command = words.first().filter(|word| !word.is_empty() && word.chars().all(|c| c.is_ascii_lowercase()));
        let Some(own) = command.map_or(Some(String::new()), |command| help(&[*command])) else {
            unknown.push(format!("{}: {line}", path.display()));
            continue;
        };
        let named = |option: &str| {
            own.contains(option)
                || general.split_whitespace().any(|word| word.trim_matches(&['[', ']', ','][..]) == option)
        };
        let options = words.iter().map(|word| word.split('=').next().unwrap_or_default());
        for option in options.filter(|word| word.starts_with('-') && *word != "-") {
            tried += 1;
            if !named(option) {
                unknown.push(format!("{}: {option} in {line}", path.display()));
            }
        }
    }
    assert!(tried > 30, "{tried}");
    assert!(unknown.is_empty(), "{}", unknown.join("\n"));
}

#[test]
fn examples_with_nothing_left_open_are_understood() {
    let is_left_open = |word: &str| word.len() > 1 && word.chars().all(|c| c.is_ascii_uppercase());
    let mut refused = Vec::new();
    let mut tried = 0;
    for (path, line) in commands("beian") {
        let words = words(&line);
        let open = !line.is_ascii() || line.contains(['[', '|']) || words.iter().any(|word| is_left_open(word));
        if open || line == INNER {
            continue;
        }
        tried += 1;
        if help(&words[1..]).is_none() {
            refused.push(format!("{}: {line}", path.display()));
        }
    }
    assert!(tried > 10, "{tried}");
    assert!(refused.is_empty(), "{}", refused.join("\n"));
}

#[test]
fn what_cargo_is_asked_for_is_there() {
    /// Commands of cargo itself, and last one that is installed separately.
    const COMMANDS: [&str; 7] = ["bench", "build", "check", "fmt", "run", "test", "deny"];
    let mut missing = Vec::new();
    let mut tried = 0;
    let tests =
        |name: &str| root().join(format!("tests/{name}.rs")).exists() || root().join(format!("tests/{name}")).is_dir();
    let configured = std::fs::read_to_string(root().join(".cargo/config.toml")).unwrap();
    let aliases: BTreeSet<&str> = configured
        .lines()
        .filter_map(|line| Some(line.split_once(" = ")?.0))
        .filter(|name| !name.contains('.'))
        .collect();
    let below = |folder: &str, name: &str| root().join(folder).join(format!("{name}.rs")).exists();
    for (path, line) in commands("cargo") {
        let words: Vec<&str> = line.split_whitespace().collect();
        for pair in words.windows(2) {
            let there = match pair[0] {
                "--test" => tests(pair[1]),
                "--example" => below("examples", pair[1]),
                "--bench" => below("benches", pair[1]) || root().join("benches").join(pair[1]).is_dir(),
                "-p" => pair[1].strip_prefix("beian-").is_some_and(|name| root().join("crates").join(name).is_dir()),
                "cargo" if pair[1].starts_with(|c: char| c.is_ascii_lowercase()) => {
                    COMMANDS.contains(&pair[1]) || aliases.contains(pair[1])
                }
                _ => continue,
            };
            tried += 1;
            if !there && pair[1].is_ascii() {
                missing.push(format!("{}: {line}", path.display()));
            }
        }
    }
    assert!(tried > 5, "{tried}");
    assert!(missing.is_empty(), "{}", missing.join("\n"));
}

/// The words listed in `CONTRIBUTING.md` lead a newcomer's search to exactly the files listed there.
#[test]
fn what_is_looked_for_is_found_in_one_search() {
    let text = std::fs::read_to_string(root().join("CONTRIBUTING.md")).unwrap();
    let (steps, drills) = text.split_once("## Find it").unwrap();
    let rows = drills.lines().filter(|line| line.starts_with("| `"));
    let texts: Vec<(String, String)> = files(root())
        .into_iter()
        .filter_map(|file| Some((std::fs::read_to_string(root().join(&file)).ok()?.to_lowercase(), file)))
        .map(|(text, file)| (file, text))
        .collect();
    let mut found = 0;
    for row in rows {
        let mut names = quoted(row);
        let words = names.next().unwrap();
        let holds = |text: &str| text.contains(&words.to_lowercase());
        let hits = texts.iter().filter(|(_, text)| holds(text)).map(|(file, _)| file.as_str());
        let listed: BTreeSet<&str> = names.chain(["CONTRIBUTING.md"]).collect();
        assert_eq!(hits.collect::<BTreeSet<&str>>(), listed, "“{words}”");
        assert!(!row.contains("section above") || holds(&steps.to_lowercase()), "no section on “{words}”");
        found += 1;
    }
    assert_eq!(found, 12);
}

/// Every file of the project below `folder`, as its path from the root.
fn files(folder: &Path) -> Vec<String> {
    let mut open = vec![folder.to_owned()];
    let mut files = Vec::new();
    while let Some(folder) = open.pop() {
        for entry in std::fs::read_dir(folder).unwrap().flatten() {
            let (path, name) = (entry.path(), entry.file_name().to_string_lossy().into_owned());
            if !path.is_dir() {
                files.push(path.strip_prefix(root()).unwrap().to_string_lossy().replace('\\', "/"));
            } else if !name.starts_with("target") && !name.starts_with(".git") && name != "dist" {
                open.push(path);
            }
        }
    }
    files
}

#[test]
fn files_that_are_named_are_there() {
    const TOPS: [&str; 9] =
        ["assets/", "crates/", "docs/", "examples/", "fuzz/", "i18n/", "packaging/", "src/", "tests/"];
    const SOURCES: [&str; 5] = [".rs", ".toml", ".ftl", ".sh", ".py"];
    let files = files(root());
    // A file may be named by the end of its path: `draft/saving.rs`.
    let ends = |name: &str| files.iter().any(|file| file == name || file.ends_with(&format!("/{name}")));
    let mut missing = Vec::new();
    for (path, text) in documents() {
        for name in lines(&text, false).flat_map(quoted).map(|name| name.split([' ', ':']).next().unwrap_or_default()) {
            let is_pattern = name.contains(['*', '<', '…', '{']) || name.contains("//");
            let below = TOPS.iter().any(|top| name.starts_with(top));
            let source = SOURCES.iter().any(|ending| name.ends_with(ending));
            if !is_pattern && (below && !root().join(name).exists() || !below && source && !ends(name)) {
                missing.push(format!("{}: {name}", path.display()));
            }
        }
    }
    assert!(missing.is_empty(), "{}", missing.join("\n"));
}

/// The last column of the glossary names things that exist in the code: a definition, a field's path, or a file.
#[test]
fn the_glossary_names_what_is_there() {
    const DEFINITIONS: [&str; 8] = ["fn ", "struct ", "enum ", "mod ", "const ", "static ", "type ", "trait "];
    let glossary = std::fs::read_to_string(root().join("docs/glossary.md")).unwrap();
    let files = files(root());
    let is_source = |file: &&String| file.contains("src/") && Path::new(file).extension().is_some_and(|it| it == "rs");
    let program: Vec<&String> = files.iter().filter(is_source).collect();
    let sources: String = program.iter().map(|file| std::fs::read_to_string(root().join(file)).unwrap()).collect();
    let fields = std::fs::read_to_string(root().join("assets/filing/fields.toml")).unwrap();
    let word = |found: &str| found.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect::<String>();
    let mut defined: BTreeSet<String> = DEFINITIONS
        .iter()
        .flat_map(|kind| sources.match_indices(kind).map(|(at, kind)| word(&sources[at + kind.len()..])))
        .collect();
    // Variants and members are at the start of a line inside their type.
    defined.extend(sources.lines().filter(|line| line.ends_with(',')).map(|line| word(line.trim())));
    let mut missing = Vec::new();
    let mut tried = 0;
    for name in glossary.lines().skip(6).filter_map(|line| line.split('|').nth(3)).flat_map(quoted) {
        let there = if name.contains('.') && !name.contains('/') {
            fields.contains(&format!("\"{name}"))
        } else if let Some(field) = name.strip_prefix('…') {
            fields.contains(field)
        } else if name.contains('/') {
            files.iter().any(|file| file.ends_with(name))
        } else {
            name.split("::").all(|part| defined.contains(part) || fields.contains(&format!("\"{part}.")))
        };
        tried += 1;
        if !there {
            missing.push(name);
        }
    }
    assert!(tried > 40, "{tried}");
    assert!(missing.is_empty(), "{}", missing.join("\n"));
}

/// What the guide quotes of Windows.
const OF_OTHERS: [&str; 4] = ["已保护你的电脑", "更多信息", "仍要运行", "打开方式"];

#[test]
fn the_guide_calls_buttons_and_pages_as_the_window_does() {
    let catalogue: String = std::fs::read_dir(root().join("i18n/zh-CN"))
        .unwrap()
        .flatten()
        .map(|file| std::fs::read_to_string(file.path()).unwrap())
        .collect();
    for (path, text) in documents() {
        let guide =
            path.starts_with(root().join("docs/guide")) || path.extension().is_some_and(|ending| ending == "txt");
        for quoted in text.split('“').skip(1).filter(|_| guide).filter_map(|part| Some(part.split_once('”')?.0)) {
            // A way through pages, or a text with something left out.
            for word in quoted.split(['→', '…']).map(str::trim).filter(|word| !OF_OTHERS.contains(word)) {
                assert!(catalogue.contains(word), "{}: nothing in the window is called “{word}”", path.display());
            }
        }
    }
}
