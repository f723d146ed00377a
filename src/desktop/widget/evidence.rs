//! What was found out about a picture: chips for a small place, the whole for a page.

use iced::Element;
use iced::widget::{Row, column};

use super::badge::badge;
use super::field::{Note, note};
use super::picture::Region;
use super::{caption, heading};
use crate::desktop::icon;
use crate::desktop::theme::style::Tone;
use crate::desktop::words::Words;
use crate::finding::{Finding, Level};
use crate::rules::Evidence;
use crate::scan::{Quad, Verdicts};

/// The tone of a level.
pub fn tone(level: Level) -> Tone {
    match level {
        Level::Error => Tone::Bad,
        Level::Warning => Tone::Warn,
        Level::Notice => Tone::Plain,
    }
}

/// One good word, or what is wrong.
pub fn chips<'a, Message: 'a>(evidence: Option<&Evidence>, words: Words) -> Vec<Element<'a, Message>> {
    match evidence {
        None => vec![badge(Tone::Plain, Some(icon::HOURGLASS), words.get("app-slot-looking"))],
        Some(Evidence::Video { .. }) => vec![badge(Tone::Plain, Some(icon::FILE_CHECK), words.get("app-slot-video"))],
        Some(Evidence::Unusable { finding }) => vec![badge(Tone::Bad, Some(icon::CIRCLE_X), finding.what(words.0))],
        Some(Evidence::Seen { inspection, .. }) => {
            let heavy: Vec<&Finding> =
                inspection.findings.iter().filter(|finding| finding.level <= Level::Warning).collect();
            let wrong: Vec<&str> =
                all(inspection.verdicts).into_iter().filter(|(fine, ..)| !fine).map(|(_, _, bad)| bad).collect();
            let tone = weight(&inspection.findings);
            if wrong.is_empty() && heavy.is_empty() {
                return vec![badge(Tone::Good, Some(icon::CIRCLE_CHECK), words.get("app-slot-fine"))];
            }
            if wrong.is_empty() {
                let hints = words.count("app-slot-hints", heavy.len());
                return vec![badge(tone, Some(icon::TRIANGLE_ALERT), hints)];
            }
            wrong.into_iter().map(|key| badge(tone, Some(icon::TRIANGLE_ALERT), words.get(key))).collect()
        }
    }
}

/// How heavy it is what is wrong with a picture.
fn weight(findings: &[Finding]) -> Tone {
    if findings.iter().any(|finding| finding.level == Level::Error) { Tone::Bad } else { Tone::Warn }
}

/// Every verdict: whether it is in order, and the catalogue keys of saying so or not.
fn all(verdicts: Verdicts) -> [(bool, &'static str, &'static str); 7] {
    [
        (verdicts.clear, "app-verdict-clear", "app-verdict-unclear"),
        (verdicts.corners_complete, "app-verdict-corners", "app-verdict-cut"),
        (!verdicts.glare, "app-verdict-no-glare", "app-verdict-glare"),
        (!verdicts.occluded, "app-verdict-free", "app-verdict-covered"),
        (verdicts.colour, "app-verdict-colour", "app-verdict-grey"),
        (verdicts.resolution_ok, "app-verdict-large", "app-verdict-small"),
        (verdicts.upright, "app-verdict-upright", "app-verdict-turned"),
    ]
}

/// All verdicts, the measures and every finding.
pub fn panel<'a, Message: 'a>(evidence: &'a Evidence, words: Words) -> Element<'a, Message> {
    let told = |finding: &Finding| {
        note(Note { tone: tone(finding.level), text: finding.what(words.0), fix: finding.fix(words.0) })
    };
    match evidence {
        Evidence::Video { .. } => caption(words.get("app-slot-video")).into(),
        Evidence::Unusable { finding } => told(finding),
        Evidence::Seen { inspection, reading } => {
            let heavy = weight(&inspection.findings);
            let verdicts = all(inspection.verdicts).map(|(fine, good, bad)| {
                let (tone, icon, key) =
                    if fine { (Tone::Good, icon::CHECK, good) } else { (heavy, icon::TRIANGLE_ALERT, bad) };
                badge(tone, Some(icon), words.get(key))
            });
            let chips = Row::with_children(verdicts).spacing(6).wrap().vertical_spacing(6);
            let size = format!("{} × {}·{} KB", inspection.width, inspection.height, inspection.file_size / 1024);
            let readings = reading.iter().flat_map(|reading| &reading.findings);
            column![heading(words.get("app-viewer-found")), chips, caption(size)]
                .extend(inspection.findings.iter().chain(readings).map(told))
                .spacing(10)
                .into()
        }
    }
}

/// The corners that were found.
pub fn corners(evidence: Option<&Evidence>) -> Option<Quad> {
    match evidence? {
        Evidence::Seen { inspection, .. } => inspection.corners,
        _ => None,
    }
}

/// The regions behind the findings.
pub fn regions(evidence: Option<&Evidence>) -> Vec<Region> {
    let Some(Evidence::Seen { inspection, .. }) = evidence else { return Vec::new() };
    let level = |rule: &str| inspection.findings.iter().find(|finding| finding.rule == rule).map(|found| found.level);
    let marks = inspection.marks.iter();
    marks
        .map(|mark| Region { outline: mark.outline.clone(), tone: level(&mark.rule).map_or(Tone::Warn, tone) })
        .collect()
}
