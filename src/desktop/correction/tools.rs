//! Tools for the picture in the viewer: straighten, turn, choose the page of a PDF.

use iced::widget::{column, row};
use iced::{Center, Element};

use super::corners::{self, Change};
use super::{Correction, Shown};
use crate::desktop::icon;
use crate::desktop::widget::{body, button, heading, hint};
use crate::desktop::words::Words;
use crate::scan::Quad;

/// State of the tools.
pub struct CorrectionTools<'a> {
    /// Prefix of the ids of the buttons.
    pub id: &'static str,
    /// The picture; `None` while it is loading.
    pub shown: Option<&'a Shown>,
    /// Corners used for straightening.
    pub corners: Option<Quad>,
    /// Whether the picture was inspected.
    pub looked_at: bool,
    /// Whether the user moved a corner.
    pub moved: bool,
    /// Whether a correction is being made.
    pub busy: bool,
    /// What happens to the original.
    pub about: String,
}

impl CorrectionTools<'_> {
    /// The tools.
    pub fn view<'a, Message: Clone + 'a>(
        self,
        on_correct: impl Fn(Correction) -> Message,
        on_corners: impl Fn(Change) -> Message,
        on_page: impl Fn(usize) -> Message,
        words: Words,
    ) -> Element<'a, Message> {
        let page = self.shown.map_or(0, |shown| shown.page);
        let id = |name: &str| format!("{}/{name}", self.id);
        // A page other than the inspected one has to be extracted before it is corrected.
        let judged = self.shown.is_none_or(Shown::is_judged);
        let idle = !self.busy && self.shown.is_some();
        let press = |correction: Correction| (idle && judged).then(|| on_correct(correction));
        let straighten = match (self.corners, self.shown) {
            (None, Some(shown)) if judged && self.looked_at => {
                let inside = corners::inside(shown.copy.width, shown.copy.height);
                button::secondary(id("mark"), words.get("app-viewer-mark"))
                    .icon(icon::CROP)
                    .press_maybe(idle.then(|| on_corners(Change::Put(inside))))
            }
            _ => button::secondary(id("straighten"), words.get("app-viewer-straighten"))
                .icon(icon::CROP)
                .press_maybe(self.corners.and_then(|corners| press(Correction::Straighten(corners)))),
        };
        let left = button::icon(id("left"), words.get("app-viewer-left"), icon::ROTATE_CCW, press(Correction::Turn(3)));
        let right =
            button::icon(id("right"), words.get("app-viewer-right"), icon::ROTATE_CW, press(Correction::Turn(1)));
        // Always present: nothing moves while a corner is dragged.
        let reset = button::quiet(id("reset"), words.get("app-viewer-reset"))
            .press_maybe(self.moved.then(|| on_corners(Change::Reset)));
        let pages = self.shown.filter(|shown| shown.pages > 1).map(|shown| {
            let to = |page: Option<usize>| page.filter(|page| *page < shown.pages && !self.busy).map(&on_page);
            let (number, all) = ((page + 1).to_string(), shown.pages.to_string());
            let place = body(words.put("app-viewer-page", &[("page", &number), ("pages", &all)]));
            let before = button::icon(
                id("page-before"),
                words.get("app-viewer-page-before"),
                icon::CHEVRON_LEFT,
                to(page.checked_sub(1)),
            );
            let next = button::icon(
                id("page-next"),
                words.get("app-viewer-page-next"),
                icon::CHEVRON_RIGHT,
                to(Some(page + 1)),
            );
            let take = button::secondary(id("page-take"), words.get("app-viewer-page-take"))
                .icon(icon::FILE_CHECK)
                .press_maybe(idle.then(|| on_correct(Correction::Page(page))));
            let walk = row![before, place, next].spacing(4).align_y(Center);
            column![walk, take, hint(words.get("app-viewer-page-about"))].spacing(10)
        });
        let about = if self.busy { words.get("app-viewer-busy") } else { self.about };
        let turn = row![straighten, left, right].spacing(4).align_y(Center);
        column![heading(words.get("app-viewer-tools"))]
            .push(pages)
            .push(turn)
            .push(reset)
            .push(hint(about))
            .spacing(10)
            .into()
    }
}
