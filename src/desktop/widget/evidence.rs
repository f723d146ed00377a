//! Shows the evidence about a picture: as chips in a slot, in full on a page.

use iced::Element;
use iced::widget::{Column, Row};

use super::badge::{badge, sentence};
use super::field::{FieldNote, note};
use super::picture::MarkedRegion;
use super::{caption, heading};
use crate::desktop::icon;
use crate::desktop::theme::style::Tone;
use crate::desktop::words::Words;
use crate::finding::{Finding, Level};
use crate::package::answer::REFUSED;
use crate::reading::ReadDocument;
use crate::reading::rules::{WRONG_KIND, WRONG_SIDE};
use crate::rules::Evidence;
use crate::scan::{Point, Quad, Slot, Verdicts};

/// The tone of a level.
pub fn tone(level: Level) -> Tone {
    match level {
        Level::Error => Tone::Bad,
        Level::Warning => Tone::Warn,
        Level::Notice => Tone::Plain,
    }
}

/// One positive chip, or the findings. `against` are all findings against the picture.
pub fn chips<'a, Message: 'a>(
    evidence: Option<&Evidence>,
    against: &[&Finding],
    words: Words,
) -> Vec<Element<'a, Message>> {
    let inspection = match evidence {
        None => return vec![badge(Tone::Plain, Some(icon::HOURGLASS), words.get("app-slot-looking"))],
        Some(Evidence::Unusable { finding }) => {
            return vec![sentence(Tone::Bad, icon::CIRCLE_X, words.what(finding))];
        }
        Some(Evidence::Video { .. }) if against.is_empty() => {
            return vec![badge(Tone::Plain, Some(icon::FILE_CHECK), words.get("app-slot-video"))];
        }
        Some(Evidence::Video { .. }) => None,
        Some(Evidence::Seen { inspection, .. }) => Some(inspection),
    };
    if against.iter().any(|finding| finding.is(&REFUSED)) {
        return vec![badge(Tone::Bad, Some(icon::CIRCLE_X), words.get("app-slot-returned"))];
    }
    let misplaced = [(&WRONG_SIDE, "app-slot-wrong-side"), (&WRONG_KIND, "app-slot-wrong-kind")];
    if let Some((_, key)) = misplaced.into_iter().find(|(rule, _)| against.iter().any(|finding| finding.is(rule))) {
        return vec![badge(Tone::Bad, Some(icon::CIRCLE_X), words.get(key))];
    }
    let (tone, heavy) = weight(against);
    let verdicts = inspection.into_iter().flat_map(|inspection| all(inspection.verdicts));
    let wrong: Vec<&str> = verdicts.filter(|(fine, ..)| !fine).map(|(_, _, bad)| bad).collect();
    match (wrong.is_empty(), heavy) {
        // Signature and seal cannot be verified by inspection.
        (true, 0) if inspection.is_some_and(|inspection| inspection.slot == Some(Slot::Letter)) => {
            vec![badge(Tone::Plain, Some(icon::FILE_CHECK), words.get("app-slot-placed"))]
        }
        (true, 0) => vec![badge(Tone::Good, Some(icon::CIRCLE_CHECK), words.get("app-slot-fine"))],
        (true, count) => {
            let key = if tone == Tone::Bad { "app-slot-refused" } else { "app-slot-hints" };
            vec![badge(tone, Some(icon::TRIANGLE_ALERT), words.count(key, count))]
        }
        (false, _) => wrong.into_iter().map(|key| badge(tone, Some(icon::TRIANGLE_ALERT), words.get(key))).collect(),
    }
}

/// The severity and number of the findings against a picture.
fn weight(against: &[&Finding]) -> (Tone, usize) {
    let tone = if against.iter().any(|finding| finding.level == Level::Error) { Tone::Bad } else { Tone::Warn };
    (tone, against.iter().filter(|finding| finding.level <= Level::Warning).count())
}

/// Rules that cast doubt on a positive verdict, by the catalogue key of that verdict.
const DOUBTS: [(&str, &[&str]); 7] = [
    ("app-verdict-clear", &["scan-blurred", "scan-soft", "scan-compressed"]),
    ("app-verdict-corners", &["scan-corners-cut", "scan-near-border", "scan-no-document"]),
    ("app-verdict-no-glare", &["scan-glare", "scan-overexposed"]),
    ("app-verdict-free", &["scan-occluded"]),
    ("app-verdict-colour", &["scan-grey", "scan-black-and-white", "scan-copy"]),
    ("app-verdict-large", &["scan-pixels", "scan-pixels-certificate", "scan-text-small", "scan-small-in-frame"]),
    ("app-verdict-upright", &["scan-not-upright"]),
];

/// Whether a finding `against` a picture casts doubt on the positive verdict `good`.
fn is_doubted(good: &str, against: &[&Finding]) -> bool {
    let rules = DOUBTS.iter().find(|(key, _)| *key == good).map_or(&[][..], |(_, rules)| rules);
    against.iter().any(|finding| finding.level <= Level::Warning && rules.contains(&finding.rule.as_str()))
}

/// All verdicts: whether each is positive, and the catalogue keys for positive and negative.
fn all(verdicts: Verdicts) -> [(bool, &'static str, &'static str); 7] {
    [
        (verdicts.clear, "app-verdict-clear", "app-verdict-unclear"),
        (verdicts.corners_complete, "app-verdict-corners", "app-verdict-cut"),
        (!verdicts.glare, "app-verdict-no-glare", "app-verdict-glare"),
        (!verdicts.occluded, "app-verdict-free", "app-verdict-covered"),
        (verdicts.colour, "app-verdict-colour", "app-verdict-grey"),
        (verdicts.resolution_ok, "app-verdict-large", "app-verdict-small"),
        (verdicts.upright, UPRIGHT, "app-verdict-turned"),
    ]
}

/// The verdict that a picture reads upright.
const UPRIGHT: &str = "app-verdict-upright";

/// From this tilt in degrees on, a document that reads upright is not called so without more.
const TILTED: f32 = 5.0;

/// How far a document is turned from the nearest quarter turn, in degrees.
fn tilt([top_left, top_right, bottom_right, bottom_left]: Quad) -> f32 {
    let side = |[from_x, from_y]: Point, [to_x, to_y]: Point| [to_x - from_x, to_y - from_y];
    let ([x, y], [x_below, y_below]) = (side(top_left, top_right), side(bottom_left, bottom_right));
    let angle = (y + y_below).atan2(x + x_below).to_degrees();
    ((angle + 45.0).rem_euclid(90.0) - 45.0).abs()
}

/// Rules about the border, which may have been cut off by a crop.
const OF_BORDER: [&str; 3] = ["scan-corners-cut", "scan-near-border", "scan-no-document"];

/// Whether there are findings about the border of a cropped picture: the crop may be the cause, not the photograph.
pub fn is_cut_wrongly(against: &[&Finding]) -> bool {
    against.iter().any(|finding| OF_BORDER.contains(&finding.rule.as_str()))
}

/// The remedy for a finding on a picture: for a `cropped` one, findings about the border are caused by the crop.
pub fn way_out(finding: &Finding, cropped: bool, words: Words) -> Option<String> {
    let by_crop = cropped && OF_BORDER.contains(&finding.rule.as_str());
    if by_crop { Some(words.get("app-viewer-cropped")) } else { words.fix(finding) }
}

/// All verdicts, the measurements and all findings `against` the picture, which was `cropped` or not.
pub fn panel<'a, Message: 'a>(
    evidence: &'a Evidence,
    against: &[&Finding],
    cropped: bool,
    words: Words,
) -> Element<'a, Message> {
    let notes = against.iter().map(|finding| {
        note(FieldNote { tone: tone(finding.level), text: words.what(finding), fix: way_out(finding, cropped, words) })
    });
    let mut lines = Column::new().spacing(10);
    match evidence {
        Evidence::Video { .. } => lines = lines.push(caption(words.get("app-slot-video"))),
        Evidence::Unusable { .. } => {}
        Evidence::Seen { inspection, .. } => {
            let (heavy, _) = weight(against);
            // A verdict that a finding below casts doubt on is not shown as positive.
            let tilted = inspection.corners.map(tilt).filter(|tilt| *tilt >= TILTED);
            let slanted = |good: &str| good == UPRIGHT && tilted.is_some();
            let rows = all(inspection.verdicts)
                .into_iter()
                .filter(|(fine, good, _)| !fine || !is_doubted(good, against) && !slanted(good));
            let tilted = tilted.map(|tilt| {
                let degrees = format!("{tilt:.0}");
                badge(Tone::Plain, Some(icon::CROP), words.put("app-verdict-tilted", &[("degrees", &degrees)]))
            });
            let verdicts = rows.map(|(fine, good, bad)| {
                let (tone, icon, key) =
                    if fine { (Tone::Good, icon::CHECK, good) } else { (heavy, icon::TRIANGLE_ALERT, bad) };
                badge(tone, Some(icon), words.get(key))
            });
            let chips = Row::with_children(verdicts).push(tilted).spacing(6).wrap().vertical_spacing(6);
            let kilobytes = (inspection.file_size + 512) / 1024;
            let (width, height) = inspection.size_in_file();
            let size = format!("{width} × {height}·{kilobytes} KB");
            lines = lines.push(heading(words.get("app-viewer-found"))).push(chips).push(caption(size));
        }
    }
    lines.extend(notes).into()
}

/// The detected corners.
pub fn corners(evidence: Option<&Evidence>) -> Option<Quad> {
    match evidence? {
        Evidence::Seen { inspection, .. } => inspection.corners,
        _ => None,
    }
}

/// The documents in a picture that shows several.
pub fn documents(evidence: Option<&Evidence>) -> &[ReadDocument] {
    match evidence {
        Some(Evidence::Seen { reading: Some(reading), .. }) => &reading.documents,
        _ => &[],
    }
}

/// The corners of each of these documents.
pub fn part_corners(evidence: Option<&Evidence>) -> Vec<Quad> {
    documents(evidence).iter().map(|document| document.corners).collect()
}

/// The regions of the findings.
pub fn regions(evidence: Option<&Evidence>) -> Vec<MarkedRegion> {
    let Some(Evidence::Seen { inspection, .. }) = evidence else { return Vec::new() };
    let level = |rule: &str| inspection.findings.iter().find(|finding| finding.rule == rule).map(|found| found.level);
    let marks = inspection.marks.iter();
    marks
        .map(|mark| MarkedRegion { outline: mark.outline.clone(), tone: level(&mark.rule).map_or(Tone::Warn, tone) })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules;

    #[test]
    fn a_card_that_lies_askew_is_told_by_its_degrees() {
        let turned = |degrees: f32| {
            let (sine, cosine) = degrees.to_radians().sin_cos();
            [[0.0, 0.0], [856.0, 0.0], [856.0, 540.0], [0.0, 540.0]]
                .map(|[x, y]: [f32; 2]| [x * cosine - y * sine, x * sine + y * cosine])
        };
        for (degrees, told) in [(0.0, 0.0), (15.0, 15.0), (-15.0, 15.0), (90.0, 0.0), (182.0, 2.0)] {
            assert!((tilt(turned(degrees)) - told).abs() < 0.1, "{degrees}");
        }
    }

    #[test]
    fn what_a_warning_doubts_is_not_called_good() {
        for (good, names) in DOUBTS {
            for name in names {
                let rule = rules::named(name).next().unwrap_or_else(|| panic!("{name} is no rule"));
                let finding = rule.on("icp_subject.principal_info.certificate_photo_front");
                assert!(is_doubted(good, &[&finding]), "{good} {name}");
            }
        }
        let blurred = rules::named("scan-soft").next().unwrap().on("x");
        assert!(!is_doubted("app-verdict-upright", &[&blurred]));
    }
}
