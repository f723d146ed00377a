//! Dotted official paths and their parts.

/// Base path of the subject's responsible person (主体负责人).
pub const PRINCIPAL: &str = "icp_subject.principal_info";
/// Base path of the mini program's responsible person (小程序负责人).
pub const MANAGER: &str = "icp_applets.principal_info";

/// One step of a path.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step<'a> {
    /// A key of an object.
    Key(&'a str),
    /// A place in a list, from 0.
    Index(usize),
}

/// The steps of a path: `a.b[0].c` and, for keys that hold dots themselves, `a[b.c]`.
pub fn steps(path: &str) -> impl Iterator<Item = Step<'_>> {
    let mut rest = path;
    std::iter::from_fn(move || {
        rest = rest.strip_prefix('.').unwrap_or(rest);
        if rest.is_empty() {
            return None;
        }
        if let Some(inside) = rest.strip_prefix('[') {
            let (key, after) = inside.split_once(']').unwrap_or((inside, ""));
            rest = after;
            return Some(key.parse().map_or(Step::Key(key), Step::Index));
        }
        let end = rest.find(['.', '[']).unwrap_or(rest.len());
        let (key, after) = rest.split_at(end);
        rest = after;
        Some(Step::Key(key))
    })
}

/// The path as the field table writes it: numbers in brackets become `[]`, free keys `[*]`.
pub fn pattern(path: &str) -> String {
    let mut pattern = String::with_capacity(path.len());
    for step in bracketed(path) {
        match step {
            Part::Plain(text) => pattern.push_str(text),
            Part::Bracket(key) if key.is_empty() || key.bytes().all(|byte| byte.is_ascii_digit()) => {
                pattern.push_str("[]");
            }
            Part::Bracket(_) => pattern.push_str("[*]"),
        }
    }
    pattern
}

enum Part<'a> {
    Plain(&'a str),
    Bracket(&'a str),
}

fn bracketed(path: &str) -> impl Iterator<Item = Part<'_>> {
    let mut rest = path;
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        if let Some(inside) = rest.strip_prefix('[') {
            let (key, after) = inside.split_once(']').unwrap_or((inside, ""));
            rest = after;
            return Some(Part::Bracket(key));
        }
        let (plain, after) = rest.split_at(rest.find('[').unwrap_or(rest.len()));
        rest = after;
        Some(Part::Plain(plain))
    })
}

/// `path` with `[index]` behind it.
pub fn item(path: &str, index: usize) -> String {
    format!("{path}[{index}]")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_of_keys_indices_and_free_keys() {
        let found: Vec<_> = steps("facts.letters[a.b.c][2].x").collect();
        assert_eq!(
            found,
            [Step::Key("facts"), Step::Key("letters"), Step::Key("a.b.c"), Step::Index(2), Step::Key("x")]
        );
    }

    #[test]
    fn pattern_of_paths() {
        assert_eq!(pattern("a.b[10].c"), "a.b[].c");
        assert_eq!(pattern("facts.answers[name-short]"), "facts.answers[*]");
    }
}
