//! No circular imports: modules in a cycle cannot be read, tested or moved on their own.
//!
//! Modules are compared with their siblings. An import through the parent counts as an import from the sibling that the
//! parent re-exports, and a submodule counts as its ancestor. Tests may import everything.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// A module, as its path below the root of its crate.
type Module = Vec<String>;

#[test]
fn no_module_imports_itself_by_a_detour() {
    let mut circles = Vec::new();
    for root in super::roots() {
        let modules = CrateModules::read(&root);
        let imports = modules.imports();
        for (from, to) in imports.iter().flat_map(|(from, to)| to.iter().map(move |to| (from, to))) {
            if reaches(&imports, to, from) {
                circles.push(format!("{}: {} imports {}", root.display(), from.join("::"), to.join("::")));
            }
        }
    }
    assert!(circles.is_empty(), "{}", circles.join("\n"));
}

/// The modules of a crate with their text, and the names that each re-exports from its children.
struct CrateModules {
    modules: BTreeMap<Module, String>,
    passed_on: BTreeMap<(Module, String), Module>,
}

impl CrateModules {
    fn read(root: &Path) -> Self {
        let mut modules: BTreeMap<Module, String> = BTreeMap::new();
        for (_, text, path) in super::files_below(root) {
            let relative = path.strip_prefix(root).unwrap().with_extension("");
            let mut module: Module =
                relative.components().map(|part| part.as_os_str().to_string_lossy().into_owned()).collect();
            if matches!(module.as_slice(), [only] if only == "lib" || only == "main") {
                module.clear();
            }
            modules.entry(module).or_default().push_str(&program(&text));
        }
        let mut passed_on = BTreeMap::new();
        for (module, text) in &modules {
            for path in used(text) {
                let parts: Vec<&str> = path.split("::").collect();
                let child = [module.as_slice(), &[parts[0].to_owned()]].concat();
                let [inner @ .., name] = parts.as_slice() else { continue };
                let source: Module = module.iter().cloned().chain(inner.iter().map(|&part| part.into())).collect();
                if modules.contains_key(&child) && modules.contains_key(&source) && source != *module {
                    let _ = passed_on.insert((module.clone(), (*name).to_owned()), source);
                }
            }
        }
        Self { modules, passed_on }
    }

    /// For each module, the siblings that it imports.
    fn imports(&self) -> BTreeMap<Module, BTreeSet<Module>> {
        let mut imports: BTreeMap<Module, BTreeSet<Module>> = BTreeMap::new();
        for (module, text) in &self.modules {
            let paths = used(text).into_iter().chain(named(text));
            for target in paths.filter_map(|path| self.resolved(module, &path)) {
                let common = module.iter().zip(&target).take_while(|(one, other)| one == other).count();
                if common < module.len() && common < target.len() {
                    let _ = imports.entry(module[..=common].to_vec()).or_default().insert(target[..=common].to_vec());
                }
            }
        }
        imports
    }

    /// The module to which a path written in `module` leads.
    fn resolved(&self, module: &Module, path: &str) -> Option<Module> {
        let mut parts = path.split("::").map(str::to_owned).collect::<Vec<_>>().into_iter().peekable();
        let mut at = match parts.peek()?.as_str() {
            "crate" => {
                let _ = parts.next();
                Module::new()
            }
            "super" => {
                let mut at = module.clone();
                while parts.next_if(|part| part == "super").is_some() {
                    let _ = at.pop();
                }
                at
            }
            _ => return None,
        };
        for part in parts {
            let inner = [at.as_slice(), std::slice::from_ref(&part)].concat();
            if self.modules.contains_key(&inner) {
                at = inner;
                continue;
            }
            while let Some(source) = self.passed_on.get(&(at.clone(), part.clone())) {
                at.clone_from(source);
            }
            break;
        }
        Some(at)
    }
}

/// Whether `from` imports `to`, directly or indirectly.
fn reaches(imports: &BTreeMap<Module, BTreeSet<Module>>, from: &Module, to: &Module) -> bool {
    let (mut seen, mut open) = (BTreeSet::new(), vec![from]);
    while let Some(at) = open.pop() {
        if at == to {
            return true;
        }
        if seen.insert(at) {
            open.extend(imports.get(at).into_iter().flatten());
        }
    }
    false
}

/// The text of a file without its tests, comments and string literals.
fn program(text: &str) -> String {
    let program = text.split("#[cfg(test)]\nmod tests").next().unwrap_or_default();
    let lines = program.lines().map(|line| line.split("//").next().unwrap_or_default());
    let code = lines.collect::<Vec<_>>().join("\n");
    code.split('"').step_by(2).collect::<Vec<_>>().join("\"\"")
}

/// The paths of all `use` declarations, with braces expanded.
fn used(text: &str) -> Vec<String> {
    let mut paths = Vec::new();
    for (at, _) in text.match_indices("use ") {
        let begins = text[..at].chars().next_back().is_none_or(char::is_whitespace);
        if let Some((tree, _)) = text[at + 4..].split_once(';').filter(|_| begins) {
            write_out(tree.split_whitespace().collect::<String>().as_str(), "", &mut paths);
        }
    }
    paths
}

fn write_out(tree: &str, before: &str, paths: &mut Vec<String>) {
    let Some((start, rest)) = tree.split_once('{') else {
        paths.push(format!("{before}{tree}"));
        return;
    };
    let inner = rest.rsplit_once('}').map_or(rest, |(inner, _)| inner);
    let (mut depth, mut from) = (0, 0);
    for (at, sign) in inner.char_indices().chain([(inner.len(), ',')]) {
        match sign {
            '{' => depth += 1,
            '}' => depth -= 1,
            ',' if depth == 0 => {
                if from < at {
                    write_out(&inner[from..at], &format!("{before}{start}"), paths);
                }
                from = at + 1;
            }
            _ => {}
        }
    }
}

/// The paths that begin with `crate` or `super` and are used in full, without a `use` declaration.
fn named(text: &str) -> Vec<String> {
    let mut paths = Vec::new();
    for start in ["crate::", "super::"] {
        for (at, _) in text.match_indices(start) {
            let inside =
                text[..at].ends_with(|before: char| before.is_alphanumeric() || before == ':' || before == '_');
            let end = text[at..].find(|sign: char| !(sign.is_alphanumeric() || sign == '_' || sign == ':'));
            if !inside {
                paths.push(text[at..end.map_or(text.len(), |end| at + end)].trim_end_matches(':').to_owned());
            }
        }
    }
    paths
}
