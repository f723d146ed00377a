//! Dotted official paths and their parts.

/// An official path from a literal, as text. A path that the table of fields does not know does not compile.
///
/// The path of an object, such as `icp_subject.base_info`, is known if the table lists a field in it.
#[macro_export]
macro_rules! field {
    ($path:literal) => {
        const { $crate::filing::path::listed($path) }
    };
}

/// The path of a responsible person's field: `person_field!(base, "mobile")`, where `base` is [`PRINCIPAL`] or
/// [`MANAGER`]. A name that only one of them has does not compile.
#[macro_export]
macro_rules! person_field {
    ($base:expr, $name:literal) => {
        format!("{}.{}", $base, const { $crate::filing::path::of_person($name) })
    };
}

/// What a modification changes.
pub const CHANGED: &str = field!("change.changed");
/// The answers already on file, by path: stored when a modification begins, to tell what changes.
pub const FILED: &str = "facts.filed";
/// The original of each corrected picture, by name; set by the program. The library keeps the pictures named here.
pub const ORIGINALS: &str = "facts.originals";
/// Paths of the answers that were read from a scan and not yet checked by the user; set by the program.
pub const READ_FROM_SCAN: &str = "facts.read_from_scan";

/// Answers without a place for now, by what brings them back; set by the program and never part of a package.
pub const SET_ASIDE: &str = "facts.set_aside";

/// Content of each letter when it was last made, by slot; set by the program.
pub const LETTERS_MADE: &str = "facts.letters_made";

const TABLE: &str = include_str!("../../../../assets/filing/fields.toml");
const KEY: &str = "\npath = \"";
const LISTED: [&str; count()] = paths();

/// Returns `path`.
///
/// # Panics
/// If the table of fields lists neither the path nor a field in it; [`field!`] checks this at compile time.
#[allow(clippy::panic)]
pub const fn listed(path: &str) -> &str {
    let mut row = 0;
    while row < LISTED.len() {
        let candidate = LISTED[row].as_bytes();
        let whole = candidate.len() == path.len();
        if stands_at(candidate, 0, path) && (whole || matches!(candidate[path.len()], b'.' | b'[')) {
            return path;
        }
        row += 1;
    }
    panic!("no such path in assets/filing/fields.toml")
}

/// Returns `name`.
///
/// # Panics
/// If the table of fields does not list it for both responsible persons; see [`person_field!`].
#[allow(clippy::panic)]
pub const fn of_person(name: &str) -> &str {
    let (mut row, mut persons) = (0, 0);
    while row < LISTED.len() {
        let candidate = LISTED[row].as_bytes();
        persons += (is_member(candidate, PRINCIPAL, name) || is_member(candidate, MANAGER, name)) as usize;
        row += 1;
    }
    assert!(persons == 2, "not a field of both responsible persons in assets/filing/fields.toml");
    name
}

const fn is_member(path: &[u8], base: &str, name: &str) -> bool {
    path.len() == base.len() + 1 + name.len() && stands_at(path, 0, base) && stands_at(path, base.len() + 1, name)
}

const fn count() -> usize {
    let (mut at, mut count) = (0, 0);
    while at < TABLE.len() {
        count += stands_at(TABLE.as_bytes(), at, KEY) as usize;
        at += 1;
    }
    count
}

const fn paths() -> [&'static str; count()] {
    let mut paths = [""; count()];
    let (mut at, mut row) = (0, 0);
    while at < TABLE.len() {
        if stands_at(TABLE.as_bytes(), at, KEY) {
            let (_, path) = TABLE.split_at(at + KEY.len());
            let mut end = 0;
            while path.as_bytes()[end] != b'"' {
                end += 1;
            }
            paths[row] = path.split_at(end).0;
            row += 1;
        }
        at += 1;
    }
    paths
}

const fn stands_at(bytes: &[u8], at: usize, text: &str) -> bool {
    let mut index = 0;
    while index < text.len() {
        if at + index >= bytes.len() || bytes[at + index] != text.as_bytes()[index] {
            return false;
        }
        index += 1;
    }
    true
}

/// Whether the place `inner` lies inside `outer`: a member of it, or an item of its list.
pub fn is_below(outer: &str, inner: &str) -> bool {
    inner.strip_prefix(outer).is_some_and(|rest| rest.starts_with(['.', '[']))
}

/// Base path of the subject's responsible person (主体负责人).
pub const PRINCIPAL: &str = field!("icp_subject.principal_info");
/// Base path of the mini program's responsible person (小程序负责人).
pub const MANAGER: &str = field!("icp_applets.principal_info");

/// Paths of the mini program's name: as requested in the account, and as the platform returns it.
pub const APPLET_NAMES: [&str; 2] = [field!("facts.applet_name"), field!("icp_applets.base_info.name")];
/// Name of the subject (主体名称).
pub const SUBJECT_NAME: &str = field!("icp_subject.base_info.name");
/// Picture of the subject's certificate.
pub const SUBJECT_CERTIFICATE: &str = field!("icp_subject.organize_info.certificate_photo");
/// Remark on the subject (主体备注).
pub const SUBJECT_REMARK: &str = field!("icp_subject.base_info.comment");
/// Remark on the mini program (小程序备注).
pub const APPLET_REMARK: &str = field!("icp_applets.base_info.comment");
/// Service contents of the mini program (服务内容标识).
pub const SERVICES: &str = field!("icp_applets.base_info.service_content_types");
/// Declared items of pre-approval (前置审批).
pub const APPROVALS: &str = field!("icp_applets.base_info.nrlx_details");
/// Name of the legal representative, if that is not the responsible person.
pub const LEGAL_NAME: &str = field!("icp_subject.legal_person_info.name");
/// Name of the subject's responsible person.
pub const PRINCIPAL_NAME: &str = field!("icp_subject.principal_info.name");
/// Whether the subject's responsible person is the legal representative.
pub const PRINCIPAL_IS_LEGAL: &str = field!("facts.principal_is_legal_representative");
/// The subject's mailing address (通讯地址).
pub const MAILING_ADDRESS: &str = field!("icp_subject.base_info.address");
/// The address on the subject's certificate (证件住所).
pub const CERTIFICATE_ADDRESS: &str = field!("icp_subject.organize_info.certificate_address");
/// The filing region: province, city and district.
pub const REGION: [&str; 3] = [
    field!("icp_subject.base_info.province"),
    field!("icp_subject.base_info.city"),
    field!("icp_subject.base_info.district"),
];

/// One step of a path.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PathStep<'a> {
    /// A key of an object.
    Key(&'a str),
    /// An index in a list, from 0.
    Index(usize),
}

/// The steps of a path: `a.b[0].c` and, for keys that contain dots, `a[b.c]`.
pub fn steps(path: &str) -> impl Iterator<Item = PathStep<'_>> {
    let mut rest = path;
    std::iter::from_fn(move || {
        rest = rest.strip_prefix('.').unwrap_or(rest);
        if rest.is_empty() {
            return None;
        }
        if let Some(inside) = rest.strip_prefix('[') {
            let (key, after) = inside.split_once(']').unwrap_or((inside, ""));
            rest = after;
            return Some(key.parse().map_or(PathStep::Key(key), PathStep::Index));
        }
        let end = rest.find(['.', '[']).unwrap_or(rest.len());
        let (key, after) = rest.split_at(end);
        rest = after;
        Some(PathStep::Key(key))
    })
}

/// The path as the field table writes it: numbers in brackets become `[]`, free keys `[*]`.
pub fn pattern(path: &str) -> String {
    let mut pattern = String::with_capacity(path.len());
    for step in bracketed(path) {
        match step {
            PathPart::Plain(text) => pattern.push_str(text),
            PathPart::Bracket(key) if key.is_empty() || key.bytes().all(|byte| byte.is_ascii_digit()) => {
                pattern.push_str("[]");
            }
            PathPart::Bracket(_) => pattern.push_str("[*]"),
        }
    }
    pattern
}

enum PathPart<'a> {
    Plain(&'a str),
    Bracket(&'a str),
}

fn bracketed(path: &str) -> impl Iterator<Item = PathPart<'_>> {
    let mut rest = path;
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        if let Some(inside) = rest.strip_prefix('[') {
            let (key, after) = inside.split_once(']').unwrap_or((inside, ""));
            rest = after;
            return Some(PathPart::Bracket(key));
        }
        let (plain, after) = rest.split_at(rest.find('[').unwrap_or(rest.len()));
        rest = after;
        Some(PathPart::Plain(plain))
    })
}

/// The path of the item at `index` of the list at `path`.
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
            [
                PathStep::Key("facts"),
                PathStep::Key("letters"),
                PathStep::Key("a.b.c"),
                PathStep::Index(2),
                PathStep::Key("x")
            ]
        );
    }

    #[test]
    fn paths_known_while_compiling_are_those_of_the_table() {
        let rows: Vec<&str> = crate::filing::field::all().iter().map(|field| field.path.as_str()).collect();
        assert_eq!(LISTED.to_vec(), rows);
    }

    #[test]
    #[should_panic(expected = "no such path")]
    fn half_a_name_is_no_path() {
        listed("icp_subject.base_inf");
    }

    #[test]
    #[should_panic(expected = "not a field of both")]
    fn what_one_person_has_alone_is_no_field_of_a_person() {
        of_person("verify_task_id");
    }

    #[test]
    fn pattern_of_paths() {
        assert_eq!(pattern("a.b[10].c"), "a.b[].c");
        assert_eq!(pattern("facts.answers[name-short]"), field!("facts.answers[*]"));
    }
}
