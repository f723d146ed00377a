//! A form row: label, hint, control, and findings below it.

use iced::widget::{Column, Row, container, space, text, text_input};
use iced::{Center, Element, Fill};

use super::banner::icon_of;
use super::{caption, hint, kept_together};
use crate::desktop::theme::{RADIUS, READING, size, style, style::Tone};

/// A note below a control.
#[derive(Debug, Clone, PartialEq)]
pub struct FieldNote {
    /// Its severity.
    pub tone: Tone,
    /// Its text.
    pub text: String,
    /// What to do about it.
    pub fix: Option<String>,
}

/// Builder of a form row.
pub struct FormRow<'a, Message> {
    id: Option<String>,
    label: String,
    mark: Option<String>,
    hint: Option<String>,
    control: Element<'a, Message>,
    below: Option<String>,
    was: Option<String>,
    counter: Option<(String, Tone)>,
    aside: Option<Element<'a, Message>>,
    notes: Vec<FieldNote>,
    cures: Vec<Element<'a, Message>>,
}

/// A row with `label` above `control`.
pub fn field<'a, Message>(label: impl Into<String>, control: impl Into<Element<'a, Message>>) -> FormRow<'a, Message> {
    FormRow {
        id: None,
        label: label.into(),
        mark: None,
        hint: None,
        control: control.into(),
        below: None,
        was: None,
        counter: None,
        aside: None,
        notes: Vec::new(),
        cures: Vec::new(),
    }
}

/// Id of the whole row of the field at `path`, including the notes below the control.
pub fn row_id(path: &str) -> String {
    format!("{path}/row")
}

impl<'a, Message: 'a> FormRow<'a, Message> {
    /// Sets the path of the field: the row gets the id [`row_id`].
    #[must_use]
    pub fn of(mut self, path: &str) -> Self {
        self.id = Some(row_id(path));
        self
    }

    /// Adds a mark behind the label: that the answer is optional.
    #[must_use]
    pub fn mark(mut self, mark: Option<String>) -> Self {
        self.mark = mark;
        self
    }

    /// Adds a hint on what to write, below the label.
    #[must_use]
    pub fn hint(mut self, hint: Option<String>) -> Self {
        self.hint = hint;
        self
    }

    /// Adds the meaning of the answer, below the control.
    #[must_use]
    pub fn below(mut self, below: Option<String>) -> Self {
        self.below = below;
        self
    }

    /// Adds the previous answer, below the control.
    #[must_use]
    pub fn was(mut self, was: Option<String>) -> Self {
        self.was = was;
        self
    }

    /// Adds a character count, at the right end of the label.
    #[must_use]
    pub fn counter(mut self, counter: Option<(String, Tone)>) -> Self {
        self.counter = counter;
        self
    }

    /// Adds the source of the answer, below the control.
    #[must_use]
    pub fn aside(mut self, aside: Option<Element<'a, Message>>) -> Self {
        self.aside = aside;
        self
    }

    /// Adds buttons that cure the findings, below them.
    #[must_use]
    pub fn cures(mut self, cures: Vec<Element<'a, Message>>) -> Self {
        self.cures = cures;
        self
    }

    /// Adds the findings, below the control.
    #[must_use]
    pub fn notes(mut self, notes: Vec<FieldNote>) -> Self {
        self.notes = notes;
        self
    }
}

impl<'a, Message: 'a> From<FormRow<'a, Message>> for Element<'a, Message> {
    fn from(field: FormRow<'a, Message>) -> Self {
        let head = Row::new()
            .push(text(field.label).size(size::BODY))
            .push(field.mark.map(caption))
            .push(space().width(Fill))
            .push(field.counter.map(|(words, tone)| text(words).size(size::CAPTION).style(style::ink(tone))))
            .spacing(8)
            .align_y(Center);
        let id = field.id;
        let content = Column::new()
            .push(head)
            .push(field.hint.map(hint))
            .push(container(field.control).padding([2.0, 0.0]))
            .push(field.below.map(caption))
            .push(field.was.map(caption))
            .push(field.aside)
            .extend(field.notes.into_iter().map(note))
            .push((!field.cures.is_empty()).then(|| Row::with_children(field.cures).spacing(8).wrap()))
            .spacing(4)
            .width(Fill);
        match id {
            Some(id) => container(content).id(id).into(),
            None => content.into(),
        }
    }
}

/// A finding, with its remedy in a second line.
pub fn note<'a, Message: 'a>(note: FieldNote) -> Element<'a, Message> {
    let lines = Column::new()
        .push(text(kept_together(note.text)).size(size::SMALL).line_height(READING).style(style::ink(note.tone)))
        .push(note.fix.map(hint))
        .width(Fill);
    Row::new()
        .push(container(icon_of(note.tone).sized(14.0).style(style::ink(note.tone))).padding([4.0, 0.0]))
        .push(lines)
        .spacing(6)
        .into()
}

/// A single-line field.
pub fn line<'a, Message: Clone + 'a>(
    id: impl Into<String>,
    placeholder: &str,
    value: &str,
    invalid: bool,
    on_input: impl Fn(String) -> Message + 'a,
) -> iced::widget::TextInput<'a, Message> {
    text_input(placeholder, value)
        .id(iced::widget::Id::from(id.into()))
        .on_input(on_input)
        .padding([8.0, 12.0])
        .size(size::BODY)
        .line_height(1.4)
        .style(style::input(invalid))
}

/// A read-only value.
pub fn fixed<'a, Message: 'a>(value: impl text::IntoFragment<'a>) -> Element<'a, Message> {
    container(text(value).size(size::BODY).line_height(1.4))
        .padding([8.0, 12.0])
        .width(Fill)
        .style(style::wash(Tone::Plain, RADIUS))
        .into()
}
