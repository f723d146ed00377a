//! The check page: everything that blocks or is worth a look, each line leading to its field.

use iced::widget::{Column, Row, column, container, row, text};
use iced::{Center, Element, Fill};

use super::answers;
use super::section::Section;
use crate::desktop::icon;
use crate::desktop::page::Context;
use crate::desktop::theme::{READING, size, space as gap, style, style::Tone};
use crate::desktop::widget::banner::{banner, icon_of};
use crate::desktop::widget::evidence::tone;
use crate::desktop::widget::{button, caption, empty, hairline, heading, hint, points};
use crate::desktop::words::Words;
use crate::filing::Filing;
use crate::finding::{Finding, Level, Name};
use crate::i18n;
use crate::rules::Review;

/// State of the page.
#[derive(Debug, Default)]
pub struct Check {
    /// Only findings of this level; `None` for all.
    only: Option<Level>,
}

/// What happened on the page.
#[derive(Debug, Clone)]
pub enum Message {
    /// Only this level is to be shown.
    Filtered(Option<Level>),
    /// To the field of a finding.
    FieldPressed(String),
    /// A question is answered: name of the rule, and yes or no.
    Answered(Name, bool),
    /// An answer is taken back.
    TakenBack(String),
    /// Everything that was read from scans was looked over.
    LookedOver,
    /// On to the export.
    ExportPressed,
}

/// What the draft has to do.
pub enum Action {
    /// Nothing.
    None,
    /// Show the field at a path.
    Show(String),
    /// Keep the answer to a rule; `None` takes it back.
    Answer(String, Option<bool>),
    /// Note that everything that was read was looked over.
    LookOver,
    /// Show the export page.
    Export,
}

impl Check {
    /// Reacts.
    pub fn update(&mut self, message: Message) -> Action {
        match message {
            Message::Filtered(only) => {
                self.only = only;
                Action::None
            }
            Message::FieldPressed(path) => Action::Show(path),
            Message::Answered(rule, answer) => Action::Answer(rule.to_string(), Some(answer)),
            Message::TakenBack(rule) => Action::Answer(rule, None),
            Message::LookedOver => Action::LookOver,
            Message::ExportPressed => Action::Export,
        }
    }

    /// The page. `refused` is what the last submission was refused for and still stands as it was.
    pub fn view<'a>(
        &self,
        review: Option<&'a Review>,
        refused: Vec<&'a Finding>,
        filing: &'a Filing,
        context: &Context,
    ) -> Element<'a, Message> {
        let words = context.words;
        let Some(review) = review else { return hint(words.get("app-check-wait")).into() };
        let count = |level: Level| review.findings.iter().filter(|finding| finding.level == level).count();
        let errors = count(Level::Error);
        let verdict = if errors == 0 && !refused.is_empty() {
            let what = words.count("app-check-again", refused.len());
            banner(Tone::Warn, what, Some(words.get("app-check-again-about")), vec![])
        } else if errors == 0 {
            let export = button::primary("check/export", words.get("app-check-export"))
                .icon(icon::PACKAGE)
                .press(Message::ExportPressed);
            let (what, about) = match count(Level::Warning) {
                0 => (words.get("app-check-ready"), words.get("app-check-ready-about")),
                warnings => (words.get("app-check-look"), words.count("app-check-look-about", warnings)),
            };
            banner(Tone::Good, what, Some(about), vec![export.into()])
        } else {
            banner(
                Tone::Bad,
                words.count("app-check-blocked", errors),
                Some(words.get("app-check-blocked-about")),
                vec![],
            )
        };
        let again = (!refused.is_empty()).then(|| {
            let rows = refused.into_iter().map(|finding| line(finding, filing, words));
            block(words.get("app-check-refused"), rows)
        });
        let filters = [None, Some(Level::Error), Some(Level::Warning), Some(Level::Notice)].map(|level| {
            let number = level.map_or(review.findings.len(), count);
            let name = words.get(&format!("app-level-{}", level.map_or("all", level_name)));
            (level, format!("{name} {number}"))
        });
        let filter = button::segments("check/filter", filters, Some(self.only), Message::Filtered);
        let read = answers::read(filing).count();
        let read = (read > 0).then(|| {
            let done = button::secondary("check/looked-over", words.get("app-read-all")).press(Message::LookedOver);
            let about = Some(words.get("app-read-left-about"));
            banner(Tone::Warn, words.count("app-read-left", read), about, vec![done.into()])
        });
        let mut content = column![verdict].push(read).push(again).spacing(gap::THREE);
        if !review.findings.is_empty() {
            content = content.push(filter);
        }
        let shown: Vec<&Finding> =
            review.findings.iter().filter(|finding| self.only.is_none_or(|level| finding.level == level)).collect();
        if shown.is_empty() {
            content = content.push(empty::empty(
                icon::LIST_CHECKS,
                words.get("app-check-none"),
                words.get("app-check-none-about"),
                Vec::new(),
            ));
        }
        for section in Section::ALL {
            let group: Vec<&Finding> =
                shown.iter().copied().filter(|finding| Section::of(&finding.field) == section).collect();
            if !group.is_empty() {
                let name = words.get(&format!("app-section-{}", section.name()));
                content = content.push(block(name, group.into_iter().map(|finding| line(finding, filing, words))));
            }
        }
        content.push(confirmed(filing, words)).into()
    }
}

fn level_name(level: Level) -> &'static str {
    match level {
        Level::Error => "error",
        Level::Warning => "warning",
        Level::Notice => "notice",
    }
}

fn block<'a>(name: String, rows: impl Iterator<Item = Element<'a, Message>>) -> Element<'a, Message> {
    let mut list = Column::new();
    for (index, row) in rows.enumerate() {
        if index > 0 {
            list = list.push(hairline());
        }
        list = list.push(row);
    }
    column![heading(name), container(list).padding(6).width(Fill).style(style::card)].spacing(12).into()
}

fn line<'a>(finding: &'a Finding, filing: &Filing, words: Words) -> Element<'a, Message> {
    let what = finding.what(words.0);
    let tone = tone(finding.level);
    let label = (!finding.field.is_empty()).then(|| caption(words.label(&finding.field)));
    let source =
        (!finding.source.is_empty()).then(|| caption(words.put("app-check-source", &[("source", &finding.source)])));
    let lines = Column::new()
        .push(label)
        .push(text(what.clone()).size(size::BODY).line_height(READING))
        .push(finding.why(words.0).map(points))
        .push(finding.fix(words.0).map(points))
        .push(source)
        .spacing(2)
        .width(Fill);
    let leads = !finding.field.is_empty();
    let face = Row::new()
        .push(container(icon_of(tone).view().style(style::ink(tone))).padding([4.0, 0.0]))
        .push(lines)
        .push(leads.then(|| container(icon::CHEVRON_RIGHT.view().style(style::faint)).padding([4.0, 0.0])))
        .spacing(12);
    let press = leads.then(|| Message::FieldPressed(finding.field.clone()));
    let id = format!("check/{}/{}", finding.rule, finding.field);
    let row_of = button::list_row(id, what, face, false, press);
    column![row_of].push(question(finding, filing, words)).into()
}

/// Notices ask; warnings can be confirmed; errors cannot be talked away.
fn question<'a>(finding: &'a Finding, filing: &Filing, words: Words) -> Option<Element<'a, Message>> {
    let rule = finding.rule.clone();
    let answers: Element<'a, Message> = match finding.level {
        Level::Error => return None,
        Level::Warning => button::quiet(format!("check/{rule}/confirm"), words.get("app-check-confirm"))
            .icon(icon::CHECK)
            .press(Message::Answered(rule, true))
            .into(),
        Level::Notice => {
            let chosen = filing.flag(&format!("facts.answers[{rule}]"));
            let choices = [(true, words.get("app-check-yes")), (false, words.get("app-check-no"))];
            let id = format!("check/{rule}/answer");
            button::segments(&id, choices, chosen, move |answer| Message::Answered(rule.clone(), answer))
        }
    };
    Some(container(answers).padding(iced::Padding::from([0.0, 40.0]).bottom(12.0)).into())
}

/// What was confirmed, with the way back.
fn confirmed(filing: &Filing, words: Words) -> Option<Element<'_, Message>> {
    let answers = filing.object("facts.answers")?;
    let mut list = Column::new();
    for (index, rule) in
        answers.iter().filter(|(_, answer)| answer.as_bool() == Some(true)).map(|(rule, _)| rule).enumerate()
    {
        if index > 0 {
            list = list.push(hairline());
        }
        let what = i18n::text(words.0, &format!("finding-{rule}"));
        let back = button::link(format!("check/{rule}/back"), words.get("app-check-take-back"))
            .press(Message::TakenBack(rule.clone()));
        list = list.push(container(row![hint(what).width(Fill), back].spacing(12).align_y(Center)).padding([6.0, 0.0]));
    }
    let any = answers.values().any(|answer| answer.as_bool() == Some(true));
    any.then(|| {
        let card = container(list).padding([4.0, 16.0]).width(Fill).style(style::well);
        column![heading(words.get("app-check-confirmed")), card].spacing(12).into()
    })
}
