//! The filing that follows a filed one: a modification starts with all filed answers, a deregistration with the names
//! and numbers of what is deregistered.

use serde_json::{Map, Value};

use crate::filing::path::{FILED, ORIGINALS, READ_FROM_SCAN, SET_ASIDE};
use crate::filing::{Filing, Kind, field};

/// Answers that apply to one submission only.
const OF_ONE_SUBMISSION: [&str; 11] = [
    "auth_data",
    "facts.answers",
    field!("facts.face_task_created_on"),
    FILED,
    "facts.letters_signed_on",
    ORIGINALS,
    READ_FROM_SCAN,
    SET_ASIDE,
    field!("facts.subject_name_changed"),
    field!("icp_applets.principal_info.verify_task_id"),
    "icp_materials",
];

/// Answers that a deregistration needs.
const NAMED: [&str; 8] = [
    field!("facts.applet_name"),
    field!("facts.appid"),
    field!("facts.sole_proprietor"),
    field!("icp_subject.base_info.name"),
    field!("icp_subject.base_info.province"),
    field!("icp_subject.base_info.type"),
    field!("icp_subject.organize_info.certificate_number"),
    field!("icp_subject.organize_info.certificate_type"),
];

const SUBJECT_NUMBER: &str = field!("icp_subject.base_info.record_number");
const APPLET_NUMBER: &str = field!("icp_applets.base_info.record_number");

/// The filing of `kind` that follows `filed`, which has the filing number `number`. A modification keeps the filed
/// answers under `facts.filed`, so that changes can be detected.
pub fn follow_up(filed: &Filing, kind: Kind, number: Option<&str>) -> Filing {
    let mut next = if kind == Kind::Change { changed(filed) } else { Filing::new(kind) };
    if kind == Kind::Cancel {
        for path in NAMED.into_iter().chain([SUBJECT_NUMBER, APPLET_NUMBER]) {
            if let Some(value) = filed.get(path) {
                next.set(path, value.clone());
            }
        }
    }
    if let Some(number) = number {
        // The subject's number is the part before the service number.
        let subject = number.split_inclusive('号').next().unwrap_or(number);
        next.set(SUBJECT_NUMBER, subject);
        if subject != number {
            next.set(APPLET_NUMBER, number);
        }
    }
    next
}

fn changed(filed: &Filing) -> Filing {
    let sent = field::all().iter().filter(|row| row.sent && !row.path.contains('['));
    let kept: Map<String, Value> =
        sent.filter_map(|row| Some((row.path.clone(), filed.get(&row.path)?.clone()))).collect();
    let mut next = filed.clone();
    next.set_kind(Kind::Change);
    for path in OF_ONE_SUBMISSION {
        next.remove(path);
    }
    next.set(FILED, kept);
    next
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::filing::path::is_below;
    use crate::view::View;

    fn granted() -> Filing {
        let mut filing = Filing::new(Kind::New);
        filing.set("icp_subject.base_info.type", 4);
        filing.set("icp_subject.base_info.name", "样本公司");
        filing.set("icp_subject.base_info.address", "甲路1号");
        filing.set("icp_applets.principal_info.mobile", "13800000000");
        filing.set("icp_materials.commitment_letter[0]", "letter.jpg");
        filing.set("facts.applet_name", "样本");
        filing.set("facts.answers[contact-reachable]", true);
        filing
    }

    #[test]
    fn a_modification_begins_with_what_is_filed_and_knows_it() {
        let mut next = follow_up(&granted(), Kind::Change, Some("京ICP备12345678号-1X"));
        assert_eq!(next.kind(), Kind::Change);
        assert_eq!(next.text(SUBJECT_NUMBER), "京ICP备12345678号");
        assert_eq!(next.text(APPLET_NUMBER), "京ICP备12345678号-1X");
        assert_eq!(next.text("icp_applets.principal_info.mobile"), "13800000000");
        assert!(!next.has("icp_materials") && !next.has("facts.answers"), "{}", next.to_json());
        let address = "icp_subject.base_info.address";
        assert!(!View::new(&next).differs_from_filed(address));
        next.set(address, "乙路2号");
        assert!(View::new(&next).differs_from_filed(address));
        assert_eq!(View::new(&next).filed(address).and_then(Value::as_str), Some("甲路1号"));
        let again = follow_up(&next, Kind::Change, None);
        assert_eq!(View::new(&again).filed(address).and_then(Value::as_str), Some("乙路2号"));
    }

    #[test]
    fn a_deregistration_names_what_goes_and_nothing_else() {
        let next = follow_up(&granted(), Kind::Cancel, Some("京ICP备12345678号"));
        assert_eq!(next.text("facts.applet_name"), "样本");
        assert_eq!(next.text(SUBJECT_NUMBER), "京ICP备12345678号");
        assert!(!next.has(APPLET_NUMBER) && !next.has("icp_applets.principal_info") && !next.has(FILED));
    }

    #[test]
    fn every_path_is_a_field_or_an_object_of_fields() {
        let ours = [FILED, ORIGINALS, READ_FROM_SCAN, SET_ASIDE];
        for path in OF_ONE_SUBMISSION.into_iter().chain(NAMED).filter(|path| !ours.contains(path)) {
            let known = field::at(path).is_some() || field::all().iter().any(|row| is_below(path, &row.path));
            assert!(known, "{path}");
        }
    }
}
