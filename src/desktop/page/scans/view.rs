//! The view of the scan desk: a grid of pictures with verdicts, and the viewer.

use iced::widget::{Column, Row, button, column, container, row, space, text};
use iced::{Center, Element, Fill};

use super::{Card, Message, OpenPicture, Scans};
use crate::desktop::correction::corners::Change;
use crate::desktop::correction::tools::CorrectionTools;
use crate::desktop::icon;
use crate::desktop::page::Context;
use crate::desktop::theme::style::Tone;
use crate::desktop::theme::{CARD_RADIUS, READING, size, space as gap, style};
use crate::desktop::widget::badge::badge;
use crate::desktop::widget::card_grid::even;
use crate::desktop::widget::field::line;
use crate::desktop::widget::focus::Focus;
use crate::desktop::widget::picture::picture;
use crate::desktop::widget::scaled::scaled;
use crate::desktop::widget::side_by_side::{undrawn, with_side};
use crate::desktop::widget::{
    button as buttons, caption, date, empty_state, evidence, hairline, heading, hint, scroll, title, toast,
};
use crate::desktop::words::Words;
use crate::finding::{Finding, Level};
use crate::reading::SURE;
use crate::rules::{self, Evidence};
use crate::scan::Slot;

/// Minimum width of a card in the grid.
const CARD: f32 = 216.0;
/// Maximum number of skipped files that are named.
const NAMED: usize = 8;
/// Id of the button that returns to the grid.
pub const CLOSE: &str = "scans/close";
/// Id of the field for a path.
pub const PATH: &str = "scans/path";

impl Scans {
    /// The page; `toasts` is shown under the picture, or below the grid.
    pub fn view<'a, Root: 'a>(
        &'a self,
        context: &Context,
        toasts: Option<Element<'a, Root>>,
        wrap: impl Fn(Message) -> Root + Copy + 'a,
    ) -> Element<'a, Root> {
        match self.open.as_ref().and_then(|open| Some((open, self.cards.get(open.index)?))) {
            Some((open, card)) => {
                let [head, stage, side] = large(open, card, context).map(|part| part.map(wrap));
                column![head, with_side("scans/side", stage, side, context.width, toasts)].into()
            }
            None => toast::above("scans", self.desk(context).map(wrap), toasts),
        }
    }

    fn desk(&self, context: &Context) -> Element<'_, Message> {
        let words = context.words;
        let actions = row![
            buttons::secondary("scans/folder", words.get("app-scans-folder"))
                .icon(icon::FOLDER_OPEN)
                .press(Message::FolderPressed),
            buttons::primary("scans/choose", words.get("app-scans-choose"))
                .icon(icon::IMAGES)
                .press(Message::ChoosePressed),
        ]
        .spacing(gap::ONE);
        let about = hint(words.get("app-scans-about"));
        let head = row![title(words.get("app-scans")), space().width(Fill), actions].align_y(Center);
        let head = column![head, about].spacing(gap::ONE);
        let path = row![
            line(PATH, &words.get("app-scans-path"), &self.typed, false, Message::PathTyped)
                .on_submit(Message::PathEntered)
                .width(Fill),
            buttons::secondary("scans/add", words.get("app-path-add"))
                .press_maybe((!self.typed.trim().is_empty()).then_some(Message::PathEntered))
        ]
        .spacing(gap::ONE)
        .align_y(Center);
        let mut content = column![head].spacing(gap::THREE);
        if self.cards.is_empty() {
            let nothing = empty_state::empty(
                icon::SCAN_SEARCH,
                words.get("app-scans-empty"),
                words.get("app-scans-empty-about"),
                vec![],
            );
            content = content.push(container(nothing).width(Fill).style(style::drop_zone(context.dragging))).push(path);
            content = content.push(self.passed_over(words));
        } else {
            content = content.push(path).push(self.services(context)).push(self.passed_over(words));
            content = content.push(self.grid(context));
        }
        scroll::page("scans", container(container(content).max_width(1280)).center_x(Fill)).into()
    }

    /// The skipped files, the first ones by name.
    fn passed_over(&self, words: Words) -> Option<Element<'_, Message>> {
        let (names, rest) = self.passed_over.split_at(self.passed_over.len().min(NAMED));
        let more = if rest.is_empty() { "" } else { "…" };
        let names = format!("{}{more}", names.join(&words.get("app-check-and")));
        let said = words.count("app-scans-passed-over", self.passed_over.len());
        (!self.passed_over.is_empty()).then(|| hint(format!("{said}{names}")).into())
    }

    fn services(&self, context: &Context) -> Element<'_, Message> {
        let words = context.words;
        let slots =
            [None, Some(Slot::BusinessLicence), Some(Slot::IdCardFront), Some(Slot::IdCardBack), Some(Slot::Letter)];
        let choices = slots.map(|slot| (slot, words.get(&format!("app-scans-as-{}", slot.map_or("any", Slot::name)))));
        let slot = buttons::segments("scans/slot", choices, Some(self.slot), Message::SlotChosen);
        let (seen, all) = self.counts();
        let progress = words.put("app-scans-progress", &[("seen", &seen.to_string()), ("all", &all.to_string())]);
        let stop = (seen < all && !self.job.is_cancelled())
            .then(|| buttons::quiet("scans/stop", words.get("app-scans-stop")).press(Message::StopPressed));
        let clear = buttons::quiet("scans/clear", words.get("app-scans-clear")).press(Message::ClearPressed);
        let state = Row::new().push(hint(progress)).push(stop).push(clear).spacing(gap::ONE).align_y(Center);
        if context.is_narrow() {
            column![slot, state].spacing(gap::ONE).into()
        } else {
            row![slot, space().width(Fill), state].align_y(Center).into()
        }
    }

    fn grid(&self, context: &Context) -> Element<'_, Message> {
        // Minus the navigation rail and the margins of the page.
        let width = (context.width - 72.0 - 64.0).min(1280.0);
        let columns = ((width / (CARD + gap::TWO)) as usize).max(1);
        let cards = self.cards.iter().enumerate().map(|(index, card)| small(index, card, context));
        even(cards, columns, gap::TWO)
    }
}

/// Id of a picture in the grid.
pub fn card_id(index: usize) -> String {
    format!("scans/{index}")
}

fn small<'a>(index: usize, card: &'a Card, context: &Context) -> Element<'a, Message> {
    let words = context.words;
    let picture: Element<'a, Message> = match &card.copy {
        Some(copy) => scaled(copy.pixels.clone(), context.scale),
        None => container(icon::IMAGE.sized(24.0).style(style::faint)).center(Fill).into(),
    };
    let stage = container(picture).width(Fill).height(140).padding(4).style(style::stage);
    let chips = evidence::chips(card.evidence.as_ref(), &card.against(), words);
    let chips = Row::with_children(chips).spacing(6).wrap().vertical_spacing(6);
    let name = card.source.name(words);
    let label = text(name.clone()).size(size::SMALL).wrapping(text::Wrapping::Glyph);
    let face = column![stage, column![label, chips].spacing(6)].spacing(10).width(Fill);
    let message = Message::OpenPressed(index);
    let face = button(face).padding(10).width(Fill).style(style::option(false)).on_press(message.clone());
    Focus::new(card_id(index), name, face, Some(message)).radius(CARD_RADIUS).into()
}

/// The parts of the view of a single picture: its header, the picture, and what is beside it.
fn large<'a>(open: &'a OpenPicture, card: &'a Card, context: &Context) -> [Element<'a, Message>; 3] {
    let words = context.words;
    let close =
        buttons::quiet(CLOSE, words.get("app-viewer-close")).icon(icon::ARROW_LEFT).press(Message::ClosePressed);
    // A copy mends format and size alone: what else is wrong would be in it too.
    let mended = |finding: &Finding| rules::named(&finding.rule).any(|rule| rule.cured_by_export);
    let wrong = card.against().iter().any(|finding| finding.level == Level::Error && !mended(finding));
    let label = words.get("app-scans-save");
    let save = if wrong { buttons::secondary("scans/save", label) } else { buttons::primary("scans/save", label) };
    let save = save.icon(icon::SAVE).press_maybe((!open.busy && open.shown.is_some()).then_some(Message::SavePressed));
    let undo = open.corners.can_undo() || !card.past.is_empty();
    let redo = open.corners.can_redo() || !card.future.is_empty();
    let undo = (!open.busy && undo).then_some(Message::UndoPressed);
    let redo = (!open.busy && redo).then_some(Message::RedoPressed);
    let undo = buttons::icon("scans/undo", words.get("app-undo"), icon::UNDO_2, undo);
    let redo = buttons::icon("scans/redo", words.get("app-redo"), icon::REDO_2, redo);
    let head = row![close, text(card.source.name(words)).size(size::BODY), space().width(Fill), undo, redo, save]
        .spacing(gap::ONE)
        .align_y(Center);
    let stage: Element<'a, Message> = match &open.shown {
        Some(shown) if !shown.is_judged() => picture(&shown.copy, context.scale).into(),
        Some(shown) => picture(&shown.copy, context.scale)
            .corners(open.corners.placed().or_else(|| evidence::corners(card.evidence.as_ref())))
            .regions(evidence::regions(card.evidence.as_ref()))
            .on_corner("scans/stage", |step| Message::Corners(Change::Moved(step)))
            .on_part(evidence::part_corners(card.evidence.as_ref()), |part| Message::Corners(Change::Put(part)))
            .into(),
        None => undrawn(open.failed, words),
    };
    let head = column![container(head).padding([8.0, 16.0]), hairline()].into();
    [head, stage, side(open, card, words)]
}

fn side<'a>(open: &'a OpenPicture, card: &'a Card, words: Words) -> Element<'a, Message> {
    let services = CorrectionTools {
        id: "scans",
        shown: open.shown.as_ref(),
        corners: open.corners.placed().or_else(|| evidence::corners(card.evidence.as_ref())),
        looked_at: card.evidence.is_some(),
        moved: open.corners.placed().is_some(),
        busy: open.busy,
        about: words.get("app-scans-tools-about"),
    };
    let services = services.view(Message::CorrectPressed, Message::Corners, Message::PagePressed, words);
    let several = documents(open, card, words);
    let found: Element<'a, Message> = match &card.evidence {
        None => hint(words.get("app-viewer-looking")).into(),
        Some(found) => evidence::panel(found, &card.against(), !card.past.is_empty(), words),
    };
    Column::new()
        .push(several)
        .push(services)
        .push(found)
        .push(read(card, words))
        .spacing(gap::THREE)
        .width(Fill)
        .into()
}

/// The documents in a picture that shows several: to be split, or one of them to be chosen for the tools.
fn documents<'a>(open: &OpenPicture, card: &Card, words: Words) -> Option<Element<'a, Message>> {
    let documents = evidence::documents(card.evidence.as_ref());
    if documents.is_empty() || open.shown.is_none() {
        return None;
    }
    let press = |message: Message| (!open.busy).then_some(message);
    let split = buttons::primary("scans/split", words.count("app-scans-split", documents.len()))
        .icon(icon::CROP)
        .press_maybe(press(Message::SplitPressed));
    let rows = documents.iter().enumerate().map(|(index, document)| {
        let chosen = open.corners.placed() == Some(document.corners);
        let name = words.get(document.reading.certificate.term());
        let face = row![icon::SQUARE.view().style(style::faint), text(name.clone()).size(size::BODY)].spacing(10);
        let message = Message::Corners(Change::Put(document.corners));
        buttons::list_row(format!("scans/part/{index}"), name, face, chosen, press(message))
    });
    let about = hint(words.get("app-scans-split-about"));
    let heading = heading(words.count("app-scans-several", documents.len()));
    Some(column![heading].extend(rows).push(about).push(split).spacing(gap::ONE).into())
}

fn read(card: &Card, words: Words) -> Option<Element<'_, Message>> {
    let Some(Evidence::Seen { reading: Some(reading), .. }) = &card.evidence else { return None };
    if reading.fields.is_empty() {
        return None;
    }
    let fields = reading.fields.iter().map(|(name, field)| {
        let unsure =
            (field.confidence < SURE).then(|| badge(Tone::Warn, Some(icon::EYE), words.get("app-viewer-unsure")));
        let value = match field.value.as_str() {
            "true" => words.get("app-read-there"),
            "false" => words.get("app-read-not-seen"),
            value => date::shown(value),
        };
        let value = text(value).size(size::BODY).line_height(READING);
        column![caption(words.get(&format!("app-read-{}", name.replace('_', "-")))), value]
            .push(unsure)
            .spacing(2)
            .into()
    });
    Some(column![heading(words.get("app-viewer-read"))].extend(fields).spacing(10).into())
}
