//! All answers that are submitted, below the open points of the check page.

use std::collections::HashSet;

use iced::widget::{Column, Row, column, container, row, space, text};
use iced::{Center, Element, Fill};

use super::super::answers;
use super::super::form::layout::{fields_of, is_asked, is_shown};
use super::super::handed_in::OtherAnswers;
use super::super::notes::Notes;
use super::super::section::Section;
use super::{CheckFacts, LABELS, Message};
use crate::desktop::icon;
use crate::desktop::page::Context;
use crate::desktop::theme::{READING, size, space as gap, style, style::Tone};
use crate::desktop::widget::badge::badge;
use crate::desktop::widget::{button, caption, hairline, heading, hint};
use crate::desktop::words::{Words, under};
use crate::filing::Filing;
use crate::package::{self, SheetAnswer, in_words};
use crate::view::anchor;

/// All answers that are submitted, in the order of the console, each with a link.
pub(super) fn sent<'a>(checked: CheckFacts<'a>, context: &Context) -> Option<Element<'a, Message>> {
    let words = context.words;
    let sections = package::to_enter(checked.filing, checked.reference, words.0);
    let other_answers = OtherAnswers::of(checked.filing, checked.handed_in);
    let was = |place: &str| other_answers.was(place, checked.filing, checked.reference, words);
    let read = answers::read(checked.filing);
    let mut list = Column::new().spacing(gap::THREE);
    let any = !sections.is_empty();
    let shown: HashSet<String> =
        sections.iter().flat_map(|section| &section.rows).map(|row| anchor(&row.place, checked.filing)).collect();
    for section in sections {
        let mut rows = Column::new();
        for (index, row) in section.rows.into_iter().enumerate() {
            if index > 0 {
                rows = rows.push(hairline());
            }
            let value: Element<'a, Message> = match row.answer {
                SheetAnswer::Text(value) => {
                    let value = text(value).size(size::BODY).line_height(READING);
                    column![value].push(was(&row.place).map(caption)).width(Fill).into()
                }
                SheetAnswer::Medium => {
                    let there = text(words.get("app-check-picture")).size(size::BODY).style(style::soft);
                    row![icon::IMAGE.sized(14.0).style(style::faint), there, space().width(Fill)]
                        .spacing(6)
                        .align_y(Center)
                        .into()
                }
            };
            let label = text(under(&row.label, &section.title).to_owned())
                .size(size::SMALL)
                .line_height(READING)
                .style(style::soft);
            let path = anchor(&row.place, checked.filing);
            let mark = read.contains(&path);
            let mark = mark.then(|| badge(Tone::Accent, Some(icon::WAND_SPARKLES), words.get("app-read-mark")));
            let value = Row::new().push(value).push(mark).spacing(gap::ONE);
            let change = button::inline(
                format!("check/change/{}", row.place),
                words.get("app-check-change"),
                Message::FieldPressed(path),
            );
            let answer: Element<'a, Message> = if context.is_narrow() {
                row![column![label, value].width(Fill), even(change)].spacing(gap::TWO).into()
            } else {
                row![container(label).width(LABELS), value, even(change)].spacing(gap::TWO).into()
            };
            rows = rows.push(container(answer).padding([7.0, 12.0]));
        }
        let card = container(rows).padding([2.0, 6.0]).width(Fill).style(style::card);
        list = list.push(column![text(section.title).size(size::BODY).style(style::soft), card].spacing(gap::ONE));
    }
    // Where all of them are shown, all can be marked as verified.
    let done = (!read.is_empty()).then(|| {
        button::secondary("check/looked-over", words.get("app-read-all")).icon(icon::CHECK).press(Message::LookedOver)
    });
    any.then(|| {
        let head = column![heading(words.get("app-check-sent")), hint(words.get("app-check-sent-about"))];
        let list = list
            .push(compared_answers(read.iter().filter(|path| !shown.contains(*path)), checked, words))
            .push(done)
            .push(skipped(checked.filing, words));
        column![head.spacing(gap::HALF), list].spacing(12).into()
    })
}

/// Answers read from pictures that are only compared with them: every answer to be looked over is listed.
fn compared_answers<'a, 'b>(
    read: impl Iterator<Item = &'b String>,
    checked: CheckFacts<'_>,
    words: Words,
) -> Option<Element<'a, Message>> {
    let mut rows = Column::new();
    let mut any = false;
    for path in read {
        if any {
            rows = rows.push(hairline());
        }
        any = true;
        let label = text(words.label(path)).size(size::SMALL).line_height(READING).style(style::soft);
        let value = text(in_words(checked.filing, path, checked.reference, words.0));
        let mark = badge(Tone::Accent, Some(icon::WAND_SPARKLES), words.get("app-read-mark"));
        let value = row![value.size(size::BODY).line_height(READING).width(Fill), mark].spacing(gap::ONE);
        let change = button::inline(
            format!("check/change/{path}"),
            words.get("app-check-change"),
            Message::FieldPressed(path.clone()),
        );
        let row = row![container(label).width(LABELS), value, even(change)].spacing(gap::TWO);
        rows = rows.push(container(row).padding([7.0, 12.0]));
    }
    let card = container(rows).padding([2.0, 6.0]).width(Fill).style(style::card);
    let head = text(words.get("app-check-beside")).size(size::BODY).style(style::soft);
    any.then(|| column![head, card].spacing(gap::ONE).into())
}

/// A link beside a line of text, vertically aligned with it.
fn even(link: Element<'_, Message>) -> Element<'_, Message> {
    container(link).height(READING * size::BODY).align_y(Center).into()
}

/// Optional fields that are empty: every field that would be submitted is listed.
fn skipped<'a>(filing: &Filing, words: Words) -> Option<Element<'a, Message>> {
    let asked = Section::ALL.into_iter().filter(|section| section.is_form());
    let asked = asked.flat_map(|section| fields_of(section, filing));
    let skipped: Vec<String> = asked
        .filter(|path| path.starts_with("icp_") && Notes::is_optional(path) && !filing.has(path))
        .filter(|path| is_asked(path, filing) && is_shown(path, filing))
        .collect();
    let mut rows = Column::new();
    for (index, path) in skipped.iter().enumerate() {
        if index > 0 {
            rows = rows.push(hairline());
        }
        let label = text(words.label(path)).size(size::SMALL).line_height(READING).style(style::soft);
        let nothing = text(words.get("app-unanswered")).size(size::BODY).line_height(READING).style(style::faint);
        let fill = button::inline(
            format!("check/fill/{path}"),
            words.get("app-check-fill"),
            Message::FieldPressed(path.clone()),
        );
        let row = row![container(label).width(LABELS), nothing.width(Fill), even(fill)].spacing(gap::TWO);
        rows = rows.push(container(row).padding([7.0, 12.0]));
    }
    let card = container(rows).padding([2.0, 6.0]).width(Fill).style(style::card);
    let head = text(words.get("app-check-skipped")).size(size::BODY).style(style::soft);
    (!skipped.is_empty()).then(|| column![head, card].spacing(gap::ONE).into())
}
