//! The view of a picture: the stage at the left, verdicts, tools and readings at the right.

use iced::widget::{Column, Row, checkbox, column, container, image, row, space, text};
use iced::{Center, ContentFit, Element, Fill};

use super::super::notes::tone;
use super::super::offer::Offer;
use super::super::slot;
use super::{Message, Viewer, found};
use crate::desktop::icon;
use crate::desktop::page::Context;
use crate::desktop::theme::{READING, size, space as gap, style, style::Tone};
use crate::desktop::widget::badge::badge;
use crate::desktop::widget::date;
use crate::desktop::widget::field::{Note, note};
use crate::desktop::widget::focus::Focus;
use crate::desktop::widget::picture::{Region, picture};
use crate::desktop::widget::{button, caption, empty, hairline, heading, hint, scroll};
use crate::desktop::words::Words;
use crate::rules::Evidence;

/// Width of the side column.
const SIDE: f32 = 320.0;

impl Viewer {
    /// The page.
    pub fn view<'a>(
        &'a self,
        evidence: Option<&'a Evidence>,
        offers: Vec<Offer>,
        context: &Context,
    ) -> Element<'a, Message> {
        let words = context.words;
        let close = button::quiet("viewer/close", words.get("app-viewer-close"))
            .icon(icon::ARROW_LEFT)
            .press(Message::ClosePressed);
        let head = row![close, text(words.label(&self.place)).size(size::BODY), space().width(Fill)]
            .spacing(12)
            .align_y(Center);
        let stage =
            container(self.stage(evidence, words)).width(Fill).height(Fill).padding(gap::TWO).style(style::stage);
        let side =
            scroll::bare("viewer/side", container(self.side(evidence, offers, words)).padding(gap::TWO)).height(Fill);
        let body: Element<'a, Message> = if context.is_narrow() {
            column![container(stage).height(320), side].into()
        } else {
            row![stage, container(side).width(SIDE)].into()
        };
        column![container(head).padding([8.0, 16.0]), hairline(), body].into()
    }

    fn stage<'a>(&'a self, evidence: Option<&'a Evidence>, words: Words) -> Element<'a, Message> {
        let Some(shown) = &self.shown else {
            let key = if self.failed { "app-viewer-undrawn" } else { "app-viewer-drawing" };
            return empty::empty(icon::IMAGE, words.get(key), String::new(), Vec::new());
        };
        let regions = match evidence {
            Some(Evidence::Seen { inspection, .. }) => {
                let level = |rule: &str| {
                    inspection.findings.iter().find(|finding| finding.rule == rule).map(|finding| finding.level)
                };
                let mark = |mark: &crate::scan::Mark| Region {
                    outline: mark.outline.clone(),
                    tone: level(&mark.rule).map_or(Tone::Warn, tone),
                };
                inspection.marks.iter().map(mark).collect()
            }
            _ => Vec::new(),
        };
        picture(shown.copy.handle.clone(), shown.copy.width, shown.copy.height)
            .corners(self.corners.or_else(|| found(evidence)))
            .regions(regions)
            .on_corner(Message::CornerMoved)
            .into()
    }

    fn side<'a>(&'a self, evidence: Option<&'a Evidence>, offers: Vec<Offer>, words: Words) -> Element<'a, Message> {
        let mut content = Column::new().spacing(gap::THREE).width(Fill);
        content = content.push(self.tools(evidence, words));
        match evidence {
            None => content = content.push(hint(words.get("app-viewer-looking"))),
            Some(Evidence::Video { .. }) => {}
            Some(Evidence::Unusable { finding }) => {
                content = content.push(note(Note {
                    tone: Tone::Bad,
                    text: finding.what(words.0),
                    fix: finding.fix(words.0),
                }));
            }
            Some(Evidence::Seen { inspection, reading }) => {
                let verdicts = slot::all(&inspection.verdicts).map(|(fine, good, bad)| {
                    let (tone, icon, key) =
                        if fine { (Tone::Good, icon::CHECK, good) } else { (Tone::Warn, icon::TRIANGLE_ALERT, bad) };
                    badge(tone, Some(icon), words.get(key))
                });
                let chips = Row::with_children(verdicts).spacing(6).wrap().vertical_spacing(6);
                let pixels =
                    format!("{} × {} · {} KB", inspection.width, inspection.height, inspection.file_size / 1024);
                let mut found = column![heading(words.get("app-viewer-found")), chips, caption(pixels)].spacing(10);
                let readings = reading.iter().flat_map(|reading| &reading.findings);
                for finding in inspection.findings.iter().chain(readings) {
                    found = found.push(note(Note {
                        tone: tone(finding.level),
                        text: finding.what(words.0),
                        fix: finding.fix(words.0),
                    }));
                }
                content = content.push(found);
            }
        }
        if !offers.is_empty() {
            content = content.push(self.offers(offers, words));
        }
        content.into()
    }

    fn tools<'a>(&'a self, evidence: Option<&Evidence>, words: Words) -> Element<'a, Message> {
        let idle = !self.busy && self.shown.is_some();
        let has_corners = self.corners.is_some() || found(evidence).is_some();
        let straighten = button::secondary("viewer/straighten", words.get("app-viewer-straighten"))
            .icon(icon::CROP)
            .press_maybe((idle && has_corners).then_some(Message::StraightenPressed));
        let left = button::icon(
            "viewer/left",
            words.get("app-viewer-left"),
            icon::ROTATE_CCW,
            idle.then_some(Message::TurnPressed(3)),
        );
        let right = button::icon(
            "viewer/right",
            words.get("app-viewer-right"),
            icon::ROTATE_CW,
            idle.then_some(Message::TurnPressed(1)),
        );
        let reset = self
            .corners
            .is_some()
            .then(|| button::quiet("viewer/reset", words.get("app-viewer-reset")).press(Message::CornersReset));
        let about = words.get(if self.busy { "app-viewer-busy" } else { "app-viewer-tools-about" });
        column![heading(words.get("app-viewer-tools")), row![straighten, left, right].spacing(4).align_y(Center)]
            .push(reset)
            .push(hint(about))
            .spacing(10)
            .into()
    }

    fn offers<'a>(&'a self, offers: Vec<Offer>, words: Words) -> Element<'a, Message> {
        let any = offers.iter().any(|offer| self.takes(offer));
        let fill = button::primary("viewer/fill", words.get("app-viewer-fill"))
            .icon(icon::WAND_SPARKLES)
            .press_maybe(any.then_some(Message::FillPressed));
        let rows: Vec<Element<'a, Message>> = offers.into_iter().map(|offer| self.offer(offer, words)).collect();
        column![heading(words.get("app-viewer-read")), hint(words.get("app-viewer-read-about"))]
            .extend(rows)
            .push(fill)
            .spacing(12)
            .into()
    }

    fn offer<'a>(&'a self, offer: Offer, words: Words) -> Element<'a, Message> {
        let label = words.label(&offer.path);
        let mut lines = Column::new().spacing(4).width(Fill).push(caption(label.clone()));
        lines = lines.push(text(date::shown(&offer.value)).size(size::BODY).line_height(READING));
        if let Some(cut) = self.cuts.get(&offer.read) {
            lines = lines
                .push(container(image(cut.clone()).content_fit(ContentFit::Contain).height(28)).clip(true).width(Fill));
        }
        let mut marks = Row::new().spacing(6);
        if !offer.sure {
            marks = marks.push(badge(Tone::Warn, Some(icon::EYE), words.get("app-viewer-unsure")));
        }
        if offer.is_same() {
            marks = marks.push(badge(Tone::Good, Some(icon::CHECK), words.get("app-viewer-same")));
        } else if !offer.current.is_empty() {
            lines = lines.push(hint(words.put("app-viewer-differs", &[("current", &date::shown(&offer.current))])));
        }
        lines = lines.push(marks);
        let turn = Message::OfferTurned(offer.path.clone());
        let tick: Element<'a, Message> = if offer.is_same() {
            space().width(18).into()
        } else {
            let on = turn.clone();
            let tick = checkbox(self.takes(&offer)).size(18).style(style::tick).on_toggle(move |_| on.clone());
            Focus::new(format!("offer/{}", offer.path), label, tick, Some(turn)).into()
        };
        row![container(tick).padding([2.0, 0.0]), lines].spacing(12).into()
    }
}
