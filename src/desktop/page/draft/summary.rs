//! The summary at the top of a section of what blocks it: a link to every field, in the order of the page.

use iced::widget::{Column, column, container, row};
use iced::{Center, Element, Fill};

use super::form::layout::fields_of;
use super::section::Section;
use super::{DraftPage, Message};
use crate::desktop::icon;
use crate::desktop::theme::{CARD_RADIUS, space as gap, style, style::Tone};
use crate::desktop::widget::{button, heading};
use crate::desktop::words::Words;
use crate::filing::Filing;
use crate::finding::{Finding, Level};
use crate::rules::{Review, is_unfilled};
use crate::view::anchor;

/// Id of the link to the first field.
pub const FIRST: &str = "summary/0";

/// Blocking findings of a section, in the order of its page; for an empty field only the first.
pub fn blocking<'a>(section: Section, review: &'a Review, filing: &Filing) -> Vec<(String, &'a Finding)> {
    let order = fields_of(section, filing);
    let errors = review.findings.iter().filter(|finding| finding.level == Level::Error);
    let mut found: Vec<(String, &Finding)> = Vec::new();
    for finding in errors.filter(|finding| Section::showing(&finding.field, filing) == section) {
        let path = anchor(&finding.field, filing);
        let said = |(other, before): &(String, &Finding)| *other == path && is_unfilled(before, filing);
        if !is_unfilled(finding, filing) || !found.iter().any(said) {
            found.push((path, finding));
        }
    }
    found.sort_by_key(|(path, _)| order.iter().position(|other| other == path).unwrap_or(usize::MAX));
    found
}

impl DraftPage {
    /// Whether the user tried to leave the current section although something on it blocks.
    pub fn is_halted(&self) -> bool {
        self.halted == Some(self.section) && !self.blocking_here().is_empty()
    }

    /// Blocking findings of the current section.
    pub(super) fn blocking_here(&self) -> Vec<(String, &Finding)> {
        let review = self.review.as_ref().filter(|_| self.section.is_form());
        review.map(|review| blocking(self.section, review, self.filing())).unwrap_or_default()
    }

    /// The summary at the top of the section.
    pub(super) fn summary(&self, words: Words) -> Option<Element<'_, Message>> {
        let found = self.blocking_here();
        if self.halted != Some(self.section) || found.is_empty() {
            return None;
        }
        let mut list = Column::new().spacing(2);
        // What is only empty is not called wrong, as in the task list.
        let unfilled = found.iter().filter(|(_, finding)| is_unfilled(finding, self.filing())).count();
        let wrong = found.len() - unfilled;
        let (tone, mark, said) = if wrong == 0 {
            (Tone::Warn, icon::TRIANGLE_ALERT, words.count("app-summary-unfilled", unfilled))
        } else if unfilled == 0 {
            (Tone::Bad, icon::CIRCLE_ALERT, words.count("app-summary", wrong))
        } else {
            let both = [
                ("wrong", words.count("app-summary", wrong)),
                ("unfilled", words.count("app-summary-unfilled", unfilled)),
            ];
            let both: Vec<(&str, &str)> = both.iter().map(|(name, said)| (*name, said.as_str())).collect();
            (Tone::Bad, icon::CIRCLE_ALERT, words.put("app-summary-both", &both))
        };
        for (index, (path, finding)) in found.into_iter().enumerate() {
            let id = format!("summary/{index}");
            list = list.push(button::sentence(id, words.what(finding), Message::FieldPressed(path)));
        }
        let later = button::secondary("summary/later", words.get("app-summary-later")).press(Message::LaterPressed);
        let head = row![mark.view().style(style::ink(tone)), heading(said).width(Fill), later];
        let content = column![head.spacing(gap::ONE).align_y(Center), list].spacing(gap::ONE);
        Some(container(content).padding([12.0, 16.0]).width(Fill).style(style::wash(tone, CARD_RADIUS)).into())
    }
}
