//! Buttons of every kind, all reachable by Tab.

use std::time::Duration;

use iced::widget::{Button, Row, button, container, row, text, tooltip};
use iced::{Center, Element, Fill, Length, Theme};

use super::focus::Focus;
use crate::desktop::icon::Icon;
use crate::desktop::theme::{BOLD, CARD_RADIUS, READING, size, space, style};

/// How long the pointer must rest on an icon before its tooltip appears, so that passing over it covers nothing.
const PAUSE: Duration = Duration::from_millis(500);

type Style = fn(&Theme, button::Status) -> button::Style;

/// Builder of a labelled button.
pub struct Labelled<'a, Message> {
    id: String,
    label: String,
    icon: Option<Icon>,
    style: Style,
    on_press: Option<Message>,
    row: Option<Row<'a, Message>>,
    aside: bool,
}

/// A labelled button. It is disabled until [`Labelled::press`] gives it an action.
pub fn labelled<'a, Message>(id: impl Into<String>, label: impl Into<String>, style: Style) -> Labelled<'a, Message> {
    Labelled { id: id.into(), label: label.into(), icon: None, style, on_press: None, row: None, aside: false }
}

/// The most important action on a page.
pub fn primary<'a, Message>(id: impl Into<String>, label: impl Into<String>) -> Labelled<'a, Message> {
    labelled(id, label, style::primary)
}

/// Another action.
pub fn secondary<'a, Message>(id: impl Into<String>, label: impl Into<String>) -> Labelled<'a, Message> {
    labelled(id, label, style::secondary)
}

/// An action that does not draw attention.
pub fn quiet<'a, Message>(id: impl Into<String>, label: impl Into<String>) -> Labelled<'a, Message> {
    labelled(id, label, style::quiet)
}

/// A link inside text.
pub fn link<'a, Message>(id: impl Into<String>, label: impl Into<String>) -> Labelled<'a, Message> {
    labelled(id, label, style::link)
}

/// A link no higher than the heading beside it.
pub fn inline<'a, Message: Clone + 'a>(
    id: impl Into<String>,
    label: impl Into<String>,
    on_press: Message,
) -> Element<'a, Message> {
    line_of(id.into(), label.into(), on_press).into()
}

/// The same beside a field, where it comes and goes: Tab reaches it after the fields of the page.
pub fn aside<'a, Message: Clone + 'a>(
    id: impl Into<String>,
    label: impl Into<String>,
    on_press: Message,
) -> Element<'a, Message> {
    line_of(id.into(), label.into(), on_press).aside(true).into()
}

fn line_of<'a, Message: Clone + 'a>(id: String, label: String, on_press: Message) -> Focus<'a, Message> {
    let face = text(label.clone()).size(size::SMALL).line_height(1.2);
    let button = button(face).padding([0.0, 4.0]).style(style::link).on_press(on_press.clone());
    Focus::new(id, label, button, Some(on_press))
}

/// A link consisting of a sentence, wrapped into lines.
pub fn sentence<'a, Message: Clone + 'a>(
    id: impl Into<String>,
    label: impl Into<String>,
    on_press: Message,
) -> Element<'a, Message> {
    let label = label.into();
    let face = text(label.clone()).size(size::BODY).line_height(READING);
    let button = button(face).padding([3.0, 12.0]).style(style::link).on_press(on_press.clone());
    Focus::new(id.into(), label, button, Some(on_press)).into()
}

impl<'a, Message: Clone + 'a> Labelled<'a, Message> {
    /// Adds an icon before the label.
    #[must_use]
    pub fn icon(mut self, icon: Icon) -> Self {
        self.icon = Some(icon);
        self
    }

    /// Lets Tab reach it after the fields of the page, as it comes and goes with what is typed.
    #[must_use]
    pub fn aside(mut self) -> Self {
        self.aside = true;
        self
    }

    /// Sets the message of a press.
    #[must_use]
    pub fn press(mut self, message: Message) -> Self {
        self.on_press = Some(message);
        self
    }

    /// Sets the message of a press; `None` disables the button.
    #[must_use]
    pub fn press_maybe(mut self, message: Option<Message>) -> Self {
        self.on_press = message;
        self
    }
}

impl<'a, Message: Clone + 'a> From<Labelled<'a, Message>> for Element<'a, Message> {
    fn from(labelled: Labelled<'a, Message>) -> Self {
        let content = labelled.row.unwrap_or_else(Row::new).spacing(space::ONE - 2.0).align_y(Center);
        let content = content
            .push(labelled.icon.map(Icon::view))
            .push(text(labelled.label.clone()).size(size::BODY).wrapping(text::Wrapping::None));
        let inner = container(content).center_x(Length::Shrink).height(20).align_y(Center);
        let button = button(inner)
            .padding([6.0, 12.0])
            .width(Length::Shrink)
            .style(labelled.style)
            .on_press_maybe(labelled.on_press.clone());
        Focus::new(labelled.id, labelled.label, button, labelled.on_press).aside(labelled.aside).into()
    }
}

/// A button with only an icon; the label is its tooltip.
pub fn icon<'a, Message: Clone + 'a>(
    id: impl Into<String>,
    label: impl Into<String>,
    icon: Icon,
    on_press: Option<Message>,
) -> Element<'a, Message> {
    let label = label.into();
    let button =
        button(container(icon.view()).center(20)).padding(6).style(style::quiet).on_press_maybe(on_press.clone());
    tipped(Focus::new(id.into(), label.clone(), button, on_press), label, tooltip::Position::Bottom)
}

/// A widget with only an icon, with a tooltip.
pub fn tipped<'a, Message: Clone + 'a>(
    face: Focus<'a, Message>,
    words: String,
    position: tooltip::Position,
) -> Element<'a, Message> {
    let tip = container(text(words).size(size::CAPTION)).padding([4.0, 8.0]);
    tooltip(face, tip, position).gap(4).delay(PAUSE).style(style::floating).into()
}

/// A clickable row of a list.
pub fn list_row<'a, Message: Clone + 'a>(
    id: impl Into<String>,
    label: impl Into<String>,
    content: impl Into<Element<'a, Message>>,
    chosen: bool,
    on_press: Option<Message>,
) -> Element<'a, Message> {
    let button: Button<'a, Message> =
        button(content).padding([8.0, 12.0]).width(Fill).style(style::row(chosen)).on_press_maybe(on_press.clone());
    Focus::new(id.into(), label, button, on_press).into()
}

/// A card for one of a few choices: icon, title and a line of description.
pub fn option<'a, Message: Clone + 'a>(
    id: impl Into<String>,
    icon: Option<Icon>,
    title: impl Into<String>,
    about: Option<String>,
    chosen: bool,
    on_press: Option<Message>,
) -> Element<'a, Message> {
    let title = title.into();
    let lines = iced::widget::column![text(title.clone()).size(size::BODY).wrapping(text::Wrapping::WordOrGlyph)]
        .push(about.map(|about| {
            let about = text(about).size(size::SMALL).line_height(1.5).style(style::soft);
            about.wrapping(text::Wrapping::WordOrGlyph)
        }))
        .spacing(space::HALF)
        .width(Fill);
    let content = Row::new()
        .push(icon.map(|icon| container(icon.sized(20.0).style(style::ink(style::Tone::Accent))).padding([2.0, 0.0])))
        .push(lines)
        .spacing(12);
    let button =
        button(content).padding([12.0, 16.0]).width(Fill).style(style::option(chosen)).on_press_maybe(on_press.clone());
    Focus::new(id.into(), title, button, on_press).radius(CARD_RADIUS).into()
}

/// A row of choices of which exactly one is chosen, as one control.
pub fn segments<'a, Value: Copy + PartialEq, Message: Clone + 'a>(
    id: &str,
    choices: impl IntoIterator<Item = (Value, String)>,
    chosen: Option<Value>,
    on_choose: impl Fn(Value) -> Message,
) -> Element<'a, Message> {
    let buttons = choices.into_iter().enumerate().map(|(index, (value, label))| {
        let message = on_choose(value);
        let face = text(label.clone()).size(size::BODY).wrapping(text::Wrapping::None);
        let face = if chosen == Some(value) { face.font(BOLD) } else { face };
        let button = button(container(face).height(20).align_y(Center))
            .padding([5.0, 12.0])
            .style(style::segment(chosen == Some(value)))
            .on_press(message.clone());
        Focus::new(format!("{id}/{index}"), label, button, Some(message)).into()
    });
    container(row(buttons).spacing(2).wrap()).padding(2).style(style::groove).into()
}
