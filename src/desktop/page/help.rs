//! The help page: about the program, data protection, the rules behind the findings of the open filing, shortcuts, and
//! licences.

use iced::widget::{Column, column, container, row, text};
use iced::{Element, Fill, Padding};

use super::Context;
use crate::desktop::icon;
use crate::desktop::theme::{COLUMN, size, space as gap, style};
use crate::desktop::widget::shortcut::{self, KeyScope};
use crate::desktop::widget::{body, caption, hairline, heading, hint, scroll, title};
use crate::desktop::words::Words;
use crate::licences;
use crate::workflow::Explained;

/// Id of the page.
pub const PAGE: &str = "help";

/// The page; `rules` explains each rule with a finding in the open filing. It has no buttons.
pub fn view<'a, Message: 'a>(context: &Context, rules: Vec<Vec<Explained>>) -> Element<'a, Message> {
    let words = context.words;
    let about = column![
        body(words.get("app-about")),
        row![icon::SHIELD_CHECK.sized(20.0).style(style::ink(style::Tone::Good)), hint(words.get("app-private"))]
            .spacing(12),
        hint(words.put("app-version", &[("version", env!("CARGO_PKG_VERSION"))]))
    ]
    .spacing(12);
    let mut content =
        column![title(words.get("app-help")), container(about).padding(20).style(style::card).width(Fill),];
    if !rules.is_empty() {
        content = content.push(heading(words.get("app-help-rules")));
        content = content.extend(rules.into_iter().map(|explained| rule(explained, words)));
    }
    let content = content
        .push(heading(words.get("app-keys")))
        .push(container(keys(words)).padding(20).style(style::card))
        .push(heading(words.get("app-licences")))
        .push(container(licences(words)).padding(20).style(style::card).width(Fill))
        .spacing(gap::THREE);
    scroll::page(PAGE, container(container(content).max_width(COLUMN)).center_x(Fill)).into()
}

/// All shortcuts, by scope.
fn keys<'a, Message: 'a>(words: Words) -> Element<'a, Message> {
    let mut parts = Column::new().spacing(gap::TWO);
    for scope in KeyScope::ALL {
        let name = container(caption(words.get(scope.key()))).padding(Padding::default().bottom(gap::ONE));
        let mut part = column![name];
        for (keys, about) in shortcut::lines(scope) {
            let face =
                container(text(keys).size(size::SMALL)).padding([3.0, 8.0]).style(style::wash(style::Tone::Plain, 5.0));
            let line = row![container(face).width(200), text(words.get(about)).size(size::BODY).width(Fill)];
            part = part.push(hairline()).push(container(line.align_y(iced::Center)).padding([9.0, 0.0]));
        }
        parts = parts.push(part);
    }
    parts.into()
}

/// The explanation of a rule: what it checks, then the rest under its headings.
fn rule<'a, Message: 'a>(explained: Vec<Explained>, words: Words) -> Element<'a, Message> {
    let mut lines = Column::new().spacing(gap::ONE);
    for (index, (key, said)) in explained.into_iter().filter(|(_, said)| !said.is_empty()).enumerate() {
        lines = if index == 0 {
            lines.push(body(said))
        } else {
            lines.push(column![caption(words.get(key)), hint(said)].spacing(2))
        };
    }
    container(lines).padding(20).style(style::card).width(Fill).into()
}

/// The libraries inside the program, under their licences.
fn licences<'a, Message: 'a>(words: Words) -> Element<'a, Message> {
    let groups = licences::by_licence().into_iter().map(|(licence, libraries)| {
        let names: Vec<String> =
            libraries.iter().map(|library| format!("{} {}", library.name, library.version)).collect();
        column![body(licence), hint(names.join(", "))].spacing(4).into()
    });
    Column::new().push(hint(words.get("app-licences-about"))).extend(groups).spacing(gap::TWO).into()
}
