//! What others wrote of the program, and under which licences it may be passed on.

/// Where the program's models, fonts and tables come from.
pub const NOTICE: &str = include_str!("../NOTICE");

/// Name, version, licence and home of each library, a row each; made by `tests/dependencies.rs`.
const LIBRARIES: &str = include_str!("../assets/licences.txt");

/// A library that is linked into the program, on one system at least.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LinkedLibrary {
    /// Its name.
    pub name: &'static str,
    /// Its version.
    pub version: &'static str,
    /// Its licence, as an SPDX expression.
    pub licence: &'static str,
    /// Where its sources are; empty where it does not say.
    pub home: &'static str,
}

/// All of them, in order of their names.
pub fn libraries() -> impl Iterator<Item = LinkedLibrary> {
    LIBRARIES.lines().filter_map(|row| {
        let mut columns = row.split('\t');
        let mut next = || columns.next();
        Some(LinkedLibrary { name: next()?, version: next()?, licence: next()?, home: next()? })
    })
}

/// All of them under their licences, each licence once: licence, and the names and versions.
pub fn by_licence() -> Vec<(&'static str, Vec<LinkedLibrary>)> {
    let mut groups: Vec<(&str, Vec<LinkedLibrary>)> = Vec::new();
    for library in libraries() {
        match groups.iter_mut().find(|(licence, _)| *licence == library.licence) {
            Some((_, libraries)) => libraries.push(library),
            None => groups.push((library.licence, vec![library])),
        }
    }
    groups.sort_by_key(|(_, libraries)| std::cmp::Reverse(libraries.len()));
    groups
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_is_a_library_and_stands_under_one_licence() {
        assert_eq!(libraries().count(), LIBRARIES.lines().count());
        let grouped: usize = by_licence().iter().map(|(_, libraries)| libraries.len()).sum();
        assert_eq!(grouped, libraries().count());
        assert!(libraries().any(|library| library.name == "iced" && library.licence == "MIT"));
    }
}
