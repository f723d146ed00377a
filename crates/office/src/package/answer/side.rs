//! Which side of a person's certificate a reason is about.

use std::sync::LazyLock;

use serde::Deserialize;

use super::tables::folded;
use crate::finding::{Argument, Finding};

/// Argument with the path of the other side.
const OTHER: &str = "other";

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Sides {
    one: Vec<String>,
    both: Vec<String>,
}

static SIDES: LazyLock<Sides> =
    LazyLock::new(|| toml::from_str(include_str!("../../../../../assets/answer/sides.toml")).unwrap_or_default());

/// A reason on the front of a certificate, with the other side if its own words and the `name` of its entry leave open
/// which one is meant.
pub(super) fn with_other_side(finding: Finding, said: &str, name: &str) -> Finding {
    let Some(person) = finding.field.strip_suffix("certificate_photo_front") else { return finding };
    let text = folded(&format!("{said} {name}"));
    let names = |words: &[String]| words.iter().any(|word| text.contains(word.as_str()));
    if names(&SIDES.one) && !names(&SIDES.both) {
        return finding;
    }
    let other = format!("{person}certificate_photo_back");
    finding.with(OTHER, Argument::Field(other))
}

/// The path of the other side of the certificate if a reason leaves open which side it means, or means both.
pub fn other_side(finding: &Finding) -> Option<&str> {
    match finding.arguments.get(OTHER) {
        Some(Argument::Field(path)) => Some(path),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::package::answer::{PlatformAnswer, REFUSED};
    use crate::reference::Reference;

    #[test]
    fn a_reason_that_names_no_side_means_either_and_stays_one_reason() {
        let back = "icp_subject.principal_info.certificate_photo_back";
        for (text, other) in [
            ("主体负责人证件照片不清晰", Some(back)),
            ("主体负责人身份证反光，请重新上传", Some(back)),
            ("主体负责人身份证正反面模糊", Some(back)),
            ("主体负责人身份证人像面不清晰", None),
            ("主体负责人身份证国徽面不清晰", None),
            ("主体负责人护照照片不清晰", None),
            ("营业执照照片不清晰", None),
        ] {
            let found = PlatformAnswer::read(text, Reference::built_in(), &[]).unwrap().findings;
            let [reason] = found.as_slice() else { panic!("{text}: {found:?}") };
            assert!(reason.is(&REFUSED) && other_side(reason) == other, "{text}: {reason:?}");
        }
        let named = r#"{"hints": [{"errcode": 86328, "errmsg": "图片不清晰",
            "err_field": "icp_subject.principal_info.certificate_photo_front"}]}"#;
        let found = PlatformAnswer::read(named, Reference::built_in(), &[]).unwrap().findings;
        assert_eq!(other_side(&found[0]), None, "the platform names the field");
    }
}
