//! Findings about the pictures, placed on the fields that name them.

use crate::filing::{Kind, Shape, field};
use crate::finding::{Argument, Finding, Level, Reads};
use crate::scan::{self, PictureFormat};

use super::rule::FORM;
use super::{Case, Evidence, Rule, Topic};

rules! {
    const PICTURE_IS_VIDEO: Rule = Rule::error("picture-is-video").prevents(&["WXA-FORMAT"]);
    const VIDEO_IS_PICTURE: Rule = Rule::error("video-is-picture").prevents(&["WX-40004"]);
    const NOT_MP4: Rule = Rule::error("video-not-mp4").prevents(&["WX-40004"]);
    const ORIGINALS: Rule = Rule::statement("picture-originals").prevents(&["WXM-COPY", "TC-WATERMARK"]).reads(PICTURES);
}

const PICTURES: &[&str] = &[
    field!("icp_subject.organize_info.certificate_photo"),
    field!("icp_subject.principal_info.certificate_photo_front"),
    field!("icp_subject.principal_info.certificate_photo_back"),
    field!("icp_applets.principal_info.certificate_photo_front"),
    field!("icp_applets.principal_info.certificate_photo_back"),
];

pub(super) const TOPIC: Topic = Topic { rules: RULES, kinds: FORM, review };

const VIDEO: &str = field!("icp_materials.promise_video");
const QUALIFICATION: &str = field!("auth_data.qualification");

/// Further rejections that follow from a rejection of a picture: Douyin's codes for the same fault, failed recognition,
/// and the reviewer's general headings.
const ALONG: [(&str, &[&str]); 6] = [
    ("WXA-FORMAT", &["DY-6021"]),
    ("WXA-SIZE", &["DY-6022"]),
    ("WXM-BLUR", &["WX-86328", "TC-CERT-BAD", "DY-6023"]),
    ("WXM-BORDER", &["WX-86328", "TC-CERT-BAD", "DY-6023"]),
    ("WXM-COLOR", &["TC-CERT-BAD", "DY-6023"]),
    ("HW-GLARE", &["WX-86328", "TC-CERT-BAD", "DY-6023"]),
];

/// Further rejections that follow from the rejection `id` of a picture.
fn along(id: &str) -> &'static [&'static str] {
    ALONG.iter().find(|(cause, _)| *cause == id).map_or(&[], |(_, along)| along)
}

/// Rejections that `rule` prevents in a filing: its own and, if it judges a picture, those that follow from them.
pub(super) fn prevented(rule: &Rule) -> Vec<&'static str> {
    let mut ids = rule.rejections.to_vec();
    if rule.reads == Reads::Picture {
        ids.extend(rule.rejections.iter().flat_map(|id| along(id)));
    }
    ids
}

fn review(case: &Case<'_>, found: &mut Vec<Finding>) {
    for row in field::all().iter().filter(|row| matches!(row.value, Shape::Media | Shape::MediaList)) {
        for place in row.places(case.filing) {
            let count = if row.value == Shape::MediaList { case.filing.list(&place).len() } else { 1 };
            for index in 0..count {
                let path = if row.value == Shape::MediaList { format!("{place}[{index}]") } else { place.clone() };
                if let Some(evidence) = case.evidence(&path).filter(|_| is_used(case, &path)) {
                    judge(evidence, &row.path, &path, found);
                }
            }
        }
    }
    if let Some(path) = PICTURES.iter().find(|path| is_used(case, path)) {
        found.push(case.ask(&ORIGINALS, path));
    }
}

/// Whether the picture at `path` is submitted: a modification omits pictures that it neither changes nor needs.
fn is_used(case: &Case<'_>, path: &str) -> bool {
    let leaves = case.kind() == Kind::Change && !path.starts_with("icp_materials.");
    case.filing.has(path) && (!leaves || case.asks(path) || case.needs(path))
}

fn judge(evidence: &Evidence, row: &str, path: &str, found: &mut Vec<Finding>) {
    match evidence {
        Evidence::Video { .. } if row != VIDEO => found.push(PICTURE_IS_VIDEO.on(path)),
        Evidence::Video { mp4: false, .. } => found.push(NOT_MP4.on(path)),
        Evidence::Video { .. } => {}
        Evidence::Unusable { finding } => found.push(on_field(finding, path)),
        Evidence::Seen { .. } if row == VIDEO => found.push(VIDEO_IS_PICTURE.on(path)),
        Evidence::Seen { inspection, reading } => {
            let own_formats =
                row == QUALIFICATION && matches!(inspection.format, PictureFormat::Bmp | PictureFormat::Gif);
            let seen = inspection.findings.iter().filter(|finding| !own_formats || !finding.is(&scan::rules::FORMAT));
            let read = reading.iter().flat_map(|reading| &reading.findings);
            found.extend(seen.chain(read).map(|finding| on_field(finding, path)));
        }
    }
}

/// A finding about a picture, placed on the field that names the picture.
fn on_field(finding: &Finding, path: &str) -> Finding {
    let mut finding = finding.clone();
    path.clone_into(&mut finding.field);
    finding.arguments.entry("field".to_owned()).or_insert_with(|| Argument::Field(path.to_owned()));
    if finding.level == Level::Error || finding.level == Level::Warning {
        let along: Vec<&str> = finding.rejections.iter().flat_map(|id| along(id)).copied().collect();
        for id in along {
            if !finding.rejections.iter().any(|known| known == id) {
                finding.rejections.push(id.to_owned());
            }
        }
        if path == PICTURES[0] && finding.level == Level::Error {
            finding.rejections.push("WXR-SUBJECT-CERT".to_owned());
        }
    }
    finding
}
