//! Rehearsal of the face check (人脸核身预演): inspects a photograph of the responsible person as the check does.
//!
//! The photograph is not part of the filing and is not stored.

use std::sync::Arc;

use iced::widget::{Column, Row, column, container, row};
use iced::{Element, Fill, Task};

use super::slot;
use crate::desktop::correction::Shown;
use crate::desktop::icon;
use crate::desktop::opened_files::PictureSource;
use crate::desktop::page::Context;
use crate::desktop::theme::space as gap;
use crate::desktop::theme::style::{self, Tone};
use crate::desktop::widget::badge::badge;
use crate::desktop::widget::evidence::tone;
use crate::desktop::widget::field::{FieldNote, note};
use crate::desktop::widget::picture::{MarkedRegion, picture};
use crate::desktop::widget::{button, hint};
use crate::desktop::words::Words;
use crate::desktop::{Newest, attempt};
use crate::job::Job;
use crate::reading::Engine;
use crate::reading::portrait::{LIMITS, Rehearsal as Judged, rehearse};
use crate::scan::decode::isolated;

/// Name of the place for dropping the photograph; not a path of the filing.
pub const PLACE: &str = "portrait";

/// Size of the photograph in logical pixels.
const STAGE: (f32, f32) = (200.0, 240.0);

/// The advice, and the measurements behind it.
const VERDICTS: [(&str, &[&str]); 8] = [
    ("frontal", &["yaw", "pitch", "roll"]),
    ("eyes", &["eyes-closed", "eyes-covered"]),
    ("mouth", &["mouth-covered"]),
    ("forehead", &["forehead-covered"]),
    ("size", &["face-size"]),
    ("position", &["face-position"]),
    ("light", &["dark", "bright", "uneven-light"]),
    ("background", &["background-colour", "background-uneven"]),
];

/// State of the rehearsal.
#[derive(Debug, Clone, Default)]
pub enum RehearsalPanel {
    /// No photograph yet.
    #[default]
    Waiting,
    /// A photograph is being inspected.
    Inspecting(Newest),
    /// The result.
    Seen(Box<Seen>),
}

/// A photograph with the verdict of the check.
#[derive(Debug, Clone)]
pub struct Seen {
    shown: Shown,
    judged: Judged,
}

impl RehearsalPanel {
    /// Whether a photograph was inspected.
    pub fn is_seen(&self) -> bool {
        matches!(self, Self::Seen(_))
    }

    /// Starts to inspect a photograph.
    pub fn begin(
        &mut self,
        engine: &Arc<Engine>,
        source: PictureSource,
        words: Words,
    ) -> Task<Result<Box<Seen>, String>> {
        let engine = engine.clone();
        let mut inspecting = Newest::default();
        let task = inspecting.begin(attempt(move || inspect(&engine, &source, words).map(Box::new), words));
        *self = Self::Inspecting(inspecting);
        task
    }

    /// Takes the result of an inspection.
    ///
    /// # Errors
    /// Why the photograph cannot be used, for the user.
    pub fn finish(&mut self, result: Result<Box<Seen>, String>) -> Result<(), String> {
        match result {
            Ok(seen) => {
                *self = Self::Seen(seen);
                Ok(())
            }
            Err(error) => {
                *self = Self::Waiting;
                Err(error)
            }
        }
    }

    /// The card in the form.
    pub fn view(&self, context: &Context) -> Element<'_, slot::Message> {
        let words = context.words;
        let label = if matches!(self, Self::Seen(_)) { "app-rehearsal-again" } else { "app-rehearsal-choose" };
        let choose = button::secondary(PLACE, words.get(label))
            .icon(icon::IMAGE)
            .press(slot::Message::ChoosePressed(PLACE.to_owned()));
        let path = button::quiet(format!("{PLACE}/path"), words.get("app-slot-path"))
            .press(slot::Message::PathPressed(PLACE.to_owned()));
        let buttons = row![choose, path].spacing(gap::ONE);
        let content: Element<'_, slot::Message> = match self {
            Self::Waiting => column![hint(words.get("app-rehearsal-about")), buttons].spacing(12).into(),
            Self::Inspecting(_) => hint(words.get("app-rehearsal-looking")).into(),
            Self::Seen(seen) => {
                let stage = container(seen.stage(context.scale)).width(STAGE.0).height(STAGE.1).style(style::stage);
                let found = column![seen.verdicts(words), buttons].spacing(gap::TWO).width(Fill);
                if context.is_narrow() {
                    column![stage, found].spacing(gap::TWO).into()
                } else {
                    row![stage, found].spacing(gap::TWO).into()
                }
            }
        };
        let limits = row![
            container(icon::HOURGLASS.view().style(style::faint)).padding([3.0, 0.0]),
            hint(words.get("app-rehearsal-limits")).width(Fill)
        ];
        let card = column![content, limits.spacing(gap::ONE)].spacing(gap::TWO);
        let active = context.dragging && !matches!(self, Self::Inspecting(_));
        let face = move |theme: &iced::Theme| if active { style::drop_zone(true)(theme) } else { style::card(theme) };
        container(card).padding(gap::TWO).width(Fill).style(face).into()
    }
}

impl Seen {
    fn stage<'a>(&self, scale: f32) -> Element<'a, slot::Message> {
        let copy = &self.shown.copy;
        let tone = if self.judged.findings.is_empty() { Tone::Good } else { Tone::Warn };
        let face = self.judged.face.map(|face| MarkedRegion { outline: face.to_vec(), tone });
        picture(copy, scale).regions(face.into_iter().collect()).into()
    }

    fn verdicts<'a>(&self, words: Words) -> Element<'a, slot::Message> {
        let found = |measure: &str| {
            let limit = LIMITS.iter().find(|limit| limit.measure == measure);
            limit.is_some_and(|limit| self.judged.findings.iter().any(|finding| finding.is(limit.rule)))
        };
        let measured = |measure: &&str| self.judged.measures.contains_key(*measure);
        let verdicts = VERDICTS.iter().filter(|(_, measures)| measures.iter().any(measured));
        let chips = verdicts.map(|(name, measures)| {
            let fine = !measures.iter().any(|measure| found(measure));
            let (tone, mark) = if fine { (Tone::Good, icon::CHECK) } else { (Tone::Warn, icon::TRIANGLE_ALERT) };
            badge(tone, Some(mark), words.get(&format!("app-rehearsal-{name}")))
        });
        let chips = Row::with_children(chips).spacing(6).wrap().vertical_spacing(6);
        let notes = self.judged.findings.iter().map(|finding| {
            note(FieldNote { tone: tone(finding.level), text: words.what(finding), fix: words.fix(finding) })
        });
        let fine = self
            .judged
            .findings
            .is_empty()
            .then(|| note(FieldNote { tone: Tone::Good, text: words.get("app-rehearsal-fine"), fix: None }));
        Column::new().push(chips).push(fine).extend(notes).spacing(10).into()
    }
}

/// Decodes and inspects a photograph.
fn inspect(engine: &Engine, source: &PictureSource, words: Words) -> Result<Seen, String> {
    let picture = isolated::picture(&source.read(words)?, None, &Job::new())
        .map_err(|error| format!("{}: {}", source.name(words), error.message(words.0)))?;
    let judged = rehearse(&picture, engine, &Job::new()).map_err(|_| words.get("app-rehearsal-failed"))?;
    Ok(Seen { shown: Shown::new(&picture.pixels), judged })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_measure_is_told_once() {
        let mut shown: Vec<&str> = VERDICTS.iter().flat_map(|(_, measures)| measures.iter().copied()).collect();
        let mut judged: Vec<&str> = LIMITS.iter().map(|limit| limit.measure).collect();
        shown.sort_unstable();
        judged.sort_unstable();
        assert_eq!(shown, judged);
    }
}
