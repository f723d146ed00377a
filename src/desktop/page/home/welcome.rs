//! The first screen: what the program does, and where to begin.

use iced::widget::{column, container, text};
use iced::{Element, Fill};

use super::Message;
use crate::desktop::icon;
use crate::desktop::page::Context;
use crate::desktop::theme::{size, space as gap, style, style::Tone};
use crate::desktop::widget::card_grid::even;
use crate::desktop::widget::{button, empty_state, hint};

/// Shown while there are no drafts.
pub fn welcome<'a>(context: &Context) -> Element<'a, Message> {
    let words = context.words;
    let new =
        button::primary("home/new-first", words.get("app-home-new")).icon(icon::PLUS).press(Message::StartPressed);
    let import = button::secondary("home/import-first", words.get("app-home-import"))
        .icon(icon::INBOX)
        .press(Message::ImportPressed);
    let steps = ["one", "two", "three"].into_iter().zip([icon::PENCIL, icon::SCAN_SEARCH, icon::PACKAGE_CHECK]).map(
        |(step, icon)| {
            let lines = column![
                text(words.get(&format!("app-home-step-{step}"))).size(size::BODY),
                hint(words.get(&format!("app-home-step-{step}-about")))
            ]
            .spacing(gap::HALF);
            container(column![icon.sized(20.0).style(style::ink(Tone::Accent)), lines].spacing(12))
                .padding(gap::TWO)
                .width(Fill)
                .style(style::well)
                .into()
        },
    );
    let welcome = empty_state::empty(
        icon::FILE_PLUS,
        words.get("app-home-empty"),
        words.get("app-home-empty-about"),
        vec![new.into(), import.into()],
    );
    column![
        container(welcome).width(Fill).style(style::drop_zone(context.dragging)),
        even(steps, if context.is_narrow() { 1 } else { 3 }, gap::TWO)
    ]
    .spacing(gap::TWO)
    .into()
}
