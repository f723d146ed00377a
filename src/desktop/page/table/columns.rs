//! The meaning of the columns of a table, and assigning them by hand.

use iced::widget::{Column as Lines, column, container, row, space, text};
use iced::{Center, Element, Fill};

use super::Message;
use crate::desktop::theme::{READING, size, space as gap, style, style::Tone};
use crate::desktop::widget::banner::banner;
use crate::desktop::widget::picker::{Picker, PickerItem};
use crate::desktop::widget::{button, caption, heading};
use crate::desktop::words::Words;
use crate::table::{Column, HeadingMeaning, assignable, label};
use crate::workflow;

/// The columns that are not used, or all of them, each with a button to assign it.
pub(super) fn view<'a>(columns: &[Column], all: bool, words: Words) -> Element<'a, Message> {
    let counts = |column: &Column| matches!(column.meaning, HeadingMeaning::Answer(_));
    let counted = columns.iter().filter(|column| counts(column)).count();
    let numbers = [("counted", counted), ("all", columns.len())].map(|(name, count)| (name, count.to_string()));
    let numbers = numbers.each_ref().map(|(name, count)| (*name, count.as_str()));
    let key = if all { "app-table-columns-fewer" } else { "app-table-columns-all" };
    let more = button::quiet("table/columns", words.get(key)).press(Message::ColumnsPressed);
    let head = row![heading(words.put("app-table-columns", &numbers)), space().width(Fill), more].align_y(Center);
    let shown = columns.iter().filter(|column| all || !counts(column));
    let lines = shown.map(|column| line(column, words));
    let content = column![head, Lines::with_children(lines).spacing(gap::HALF)].spacing(gap::ONE);
    let card = container(content).padding([12.0, 20.0]).width(Fill).style(style::card);
    Lines::new().push(lost(columns, words)).push(card).spacing(gap::TWO).into()
}

/// Names the columns whose content would be lost.
fn lost<'a>(columns: &[Column], words: Words) -> Option<Element<'a, Message>> {
    let lost: Vec<&str> =
        columns.iter().filter(|column| column.is_lost()).map(|column| column.heading.as_str()).collect();
    let names = lost.join(&words.get("app-check-and"));
    let said = words.put("app-table-columns-lost", &[("count", &lost.len().to_string()), ("names", &names)]);
    (!lost.is_empty()).then(|| banner(Tone::Warn, said, Some(words.get("app-table-columns-lost-about")), vec![]))
}

fn line<'a>(column: &Column, words: Words) -> Element<'a, Message> {
    let (tone, note) = match (column.meaning, workflow::column_problem(column, words.0)) {
        (_, Some(problem)) => (Tone::Warn, problem),
        (HeadingMeaning::Answer(path), None) => (Tone::Plain, label(path, words.0)),
        (_, None) => (Tone::Plain, words.get("app-table-column-left")),
    };
    let change = button::quiet(format!("table/column-{}", column.place), words.get("app-table-column-say"))
        .press(Message::ColumnPressed(column.place));
    let heading = container(text(column.heading.clone()).size(size::BODY).line_height(READING)).width(200);
    let note = container(caption(note).style(style::ink(tone))).width(Fill);
    row![heading, note, change].spacing(12).align_y(Center).into()
}

/// The dialog for assigning a column.
pub(super) fn picker(column: &Column, words: Words) -> Picker {
    let left = PickerItem { label: words.get("app-table-column-left"), ..PickerItem::default() };
    let fields = assignable().map(|path| PickerItem {
        value: path.to_owned(),
        label: label(path, words.0),
        ..PickerItem::default()
    });
    let chosen = match column.meaning {
        HeadingMeaning::Answer(path) => Some(path.to_owned()),
        HeadingMeaning::Left => Some(String::new()),
        HeadingMeaning::Twice(_) | HeadingMeaning::Unknown => None,
    };
    let title = words.put("app-table-column-what", &[("heading", &column.heading)]);
    Picker::one(title, std::iter::once(left).chain(fields).collect(), chosen)
}
