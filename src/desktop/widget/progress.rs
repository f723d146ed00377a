//! The content of a dialog for a running operation: its progress, and a button to cancel it.

use std::time::Duration;

use iced::Element;
use iced::widget::{column, progress_bar, row, space, text};

use super::{button, heading, hint};
use crate::desktop::theme::{READING, size, space as gap, style, style::Tone};
use crate::desktop::words::Words;
use crate::job::Job;

/// Update interval of the progress bar.
pub const TICK: Duration = Duration::from_millis(100);

/// Heading, current step, progress bar of `job`, a hint, and a button with this id that sends `stop`.
pub fn progress<'a, Message: Clone + 'a>(
    title: String,
    said: String,
    about: String,
    job: &Job,
    (id, stop): (&'static str, Message),
    words: Words,
) -> Element<'a, Message> {
    let stopping = job.is_cancelled();
    let said = if stopping { words.get("app-batch-stopping") } else { said };
    let stop = button::secondary(id, words.get("app-batch-stop")).press_maybe((!stopping).then_some(stop));
    column![
        heading(title),
        text(said).size(size::BODY).line_height(READING),
        progress_bar(0.0..=1.0, job.fraction()).girth(6).style(style::bar(Tone::Accent)),
        hint(about),
        row![space().width(iced::Fill), stop]
    ]
    .spacing(gap::TWO)
    .into()
}
