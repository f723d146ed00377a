//! A large picture with its findings: side by side, or below it in a narrow window.

use iced::widget::{column, container, row};
use iced::{Element, Fill, FillPortion};

use super::{empty_state, scroll, toast};
use crate::desktop::icon;
use crate::desktop::theme::{space, style};
use crate::desktop::words::Words;

/// Logical width of the window below which the findings are shown below the picture.
const FOLDS: f32 = 600.0;
/// Logical width of the window from which the findings have their full width.
const ROOMY: f32 = 1000.0;
/// Width of the findings in a wide window and in a narrower one.
const SIDES: [f32; 2] = [320.0, 284.0];

/// The placeholder for a picture that is being drawn, or cannot be.
pub fn undrawn<'a, Message: 'a>(failed: bool, words: Words) -> Element<'a, Message> {
    let key = if failed { "app-viewer-undrawn" } else { "app-viewer-drawing" };
    container(empty_state::empty(icon::IMAGE, words.get(key), String::new(), Vec::new())).center(Fill).into()
}

/// `stage` with `side` beside it, which scrolls as `id`; `width` is the logical width of the window. `toasts` are shown on
/// the ground of the stage.
pub fn with_side<'a, Message: 'a>(
    id: &'static str,
    stage: impl Into<Element<'a, Message>>,
    side: impl Into<Element<'a, Message>>,
    width: f32,
    toasts: Option<Element<'a, Message>>,
) -> Element<'a, Message> {
    let stage =
        container(toast::above(id, stage, toasts)).width(Fill).height(Fill).padding(space::TWO).style(style::backdrop);
    let side = scroll::list(id, container(side).padding(space::TWO)).height(Fill);
    if width < FOLDS {
        return column![container(stage).height(FillPortion(3)), container(side).height(FillPortion(2))].into();
    }
    let [roomy, tight] = SIDES;
    row![stage, container(side).width(if width < ROOMY { tight } else { roomy })].into()
}
