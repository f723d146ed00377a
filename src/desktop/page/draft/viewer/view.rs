//! The view of the viewer: the picture on the left, verdicts, tools and readings on the right.

use iced::widget::{Column, Row, checkbox, column, container, image, row, space, text};
use iced::{Center, ContentFit, Element, Fill};

use super::super::prefill::Offer;
use super::super::slot::exchange_label;
use super::{Message, PictureFacts, Viewer};
use crate::desktop::correction::corners::Change;
use crate::desktop::correction::tools::CorrectionTools;
use crate::desktop::icon;
use crate::desktop::page::Context;
use crate::desktop::theme::{READING, size, space as gap, style, style::Tone};
use crate::desktop::widget::badge::badge;
use crate::desktop::widget::date;
use crate::desktop::widget::focus::Focus;
use crate::desktop::widget::picture::picture;
use crate::desktop::widget::side_by_side::{undrawn, with_side};
use crate::desktop::widget::{button, caption, evidence, hairline, heading, hint};
use crate::desktop::words::Words;
use crate::rules::Evidence;

impl Viewer {
    /// The page; `toasts` is shown under the picture.
    pub fn view<'a, Root: 'a>(
        &'a self,
        known: &PictureFacts<'a>,
        context: &Context,
        toasts: Option<Element<'a, Root>>,
        wrap: impl Fn(Message) -> Root + Copy + 'a,
    ) -> Element<'a, Root> {
        let words = context.words;
        let [can_undo, can_redo] = known.turns;
        let close = button::quiet(super::CLOSE, words.get("app-viewer-close"))
            .icon(icon::ARROW_LEFT)
            .press(Message::ClosePressed);
        let undo = (can_undo || self.corners.can_undo()).then_some(Message::UndoPressed);
        let redo = (can_redo || self.corners.can_redo()).then_some(Message::RedoPressed);
        let undo = button::icon("viewer/undo", words.get("app-undo"), icon::UNDO_2, undo);
        let redo = button::icon("viewer/redo", words.get("app-redo"), icon::REDO_2, redo);
        let head = row![close, text(words.label(&self.place)).size(size::BODY), space().width(Fill), undo, redo]
            .spacing(gap::ONE)
            .align_y(Center);
        let head = Element::from(column![container(head).padding([8.0, 16.0]), hairline()]);
        let (stage, side) = (self.stage(known.evidence, context), self.side(known, words));
        let body = with_side("viewer/side", stage.map(wrap), side.map(wrap), context.width, toasts);
        column![head.map(wrap), body].into()
    }

    fn stage<'a>(&'a self, found: Option<&'a Evidence>, context: &Context) -> Element<'a, Message> {
        if self.comparing {
            return match &self.original {
                Some(original) => picture(&original.copy, context.scale).into(),
                None => undrawn(false, context.words),
            };
        }
        let Some(shown) = &self.shown else {
            return undrawn(self.failed, context.words);
        };
        let drawn = picture(&shown.copy, context.scale);
        if !shown.is_judged() {
            return drawn.into();
        }
        drawn
            .corners(self.corners.placed().or_else(|| evidence::corners(found)))
            .regions(evidence::regions(found))
            .on_corner("viewer/stage", |step| Message::Corners(Change::Moved(step)))
            .on_part(evidence::part_corners(found), |part| Message::Corners(Change::Put(part)))
            .into()
    }

    fn side<'a>(&'a self, known: &PictureFacts<'a>, words: Words) -> Element<'a, Message> {
        let mut content = Column::new().spacing(gap::THREE).width(Fill);
        content = content.push(known.original.map(|original| self.before(original, words)));
        content = content.push(self.services(known.evidence, words));
        content = match known.evidence {
            None => content.push(hint(words.get("app-viewer-looking"))),
            Some(found) => content.push(evidence::panel(found, &known.against, known.original.is_some(), words)),
        };
        let uncut = known.original.filter(|_| evidence::is_cut_wrongly(&known.against));
        content = content.push(uncut.map(|original| {
            button::primary("viewer/uncut", words.get("app-viewer-restore"))
                .icon(icon::UNDO_2)
                .press_maybe((!self.busy).then(|| Message::RestorePressed(original.to_owned())))
        }));
        content = content.push(known.instead.as_ref().map(|(to, both)| {
            button::primary("viewer/exchange", exchange_label(&self.place, to, *both, words))
                .icon(icon::REFRESH_CW)
                .press(Message::ExchangePressed(to.clone()))
        }));
        if !known.offers.is_empty() {
            content = content.push(self.offers(&known.offers, words));
        }
        content.into()
    }

    /// The button to compare the picture with its original, and the one to restore that.
    fn before<'a>(&self, original: &str, words: Words) -> Element<'a, Message> {
        let name = original.to_owned();
        let sides = [(false, words.get("app-viewer-after")), (true, words.get("app-viewer-before"))];
        let compare = button::segments("viewer/compare", sides, Some(self.comparing), move |before| {
            Message::Compared(before.then(|| name.clone()))
        });
        let restore = button::quiet("viewer/restore", words.get("app-viewer-restore"))
            .icon(icon::UNDO_2)
            .press_maybe((!self.busy).then(|| Message::RestorePressed(original.to_owned())));
        column![compare, restore].spacing(gap::ONE).into()
    }

    fn services<'a>(&'a self, found: Option<&Evidence>, words: Words) -> Element<'a, Message> {
        let services = CorrectionTools {
            id: "viewer",
            shown: self.shown.as_ref(),
            corners: self.corners.placed().or_else(|| evidence::corners(found)),
            looked_at: found.is_some(),
            moved: self.corners.placed().is_some(),
            busy: self.busy,
            about: words.get("app-viewer-tools-about"),
        };
        services.view(Message::CorrectPressed, Message::Corners, Message::PagePressed, words)
    }

    fn offers<'a>(&'a self, offers: &[Offer], words: Words) -> Element<'a, Message> {
        let any = offers.iter().any(|offer| self.takes(offer));
        let fill = button::primary("viewer/fill", words.get("app-viewer-fill"))
            .icon(icon::WAND_SPARKLES)
            .press_maybe(any.then_some(Message::FillPressed));
        let rows: Vec<Element<'a, Message>> = offers.iter().map(|offer| self.offer(offer, words)).collect();
        column![heading(words.get("app-viewer-read")), hint(words.get("app-viewer-read-about"))]
            .extend(rows)
            .push(fill)
            .spacing(12)
            .into()
    }

    fn offer<'a>(&'a self, offer: &Offer, words: Words) -> Element<'a, Message> {
        let label = words.label(&offer.path);
        let mut lines = Column::new().spacing(4).width(Fill).push(caption(label.clone()));
        lines = lines.push(text(date::shown(&offer.value)).size(size::BODY).line_height(READING));
        if let Some(cut) = self.cuts.get(&offer.read) {
            lines = lines
                .push(container(image(cut.clone()).content_fit(ContentFit::Contain).height(28)).clip(true).width(Fill));
        }
        let mut marks = Row::new().spacing(6);
        // What the form says already was looked at there.
        if !offer.sure && !offer.is_same() {
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
            let tick = checkbox(self.takes(offer)).size(18).style(style::tick).on_toggle(move |_| on.clone());
            Focus::new(format!("offer/{}", offer.path), label, tick, Some(turn)).into()
        };
        row![container(tick).padding([2.0, 0.0]), lines].spacing(12).into()
    }
}
