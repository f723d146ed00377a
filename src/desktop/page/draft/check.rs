//! The check page: what is left to be done, each line leading to its field, and below it every answer that is sent.

use std::collections::HashSet;

use iced::widget::{Column, Row, column, container, row, space, text};
use iced::{Center, Element, Fill, Padding};
use serde_json::Value;

use super::anchor::anchor;
use super::answers;
use super::section::Section;
use crate::desktop::icon;
use crate::desktop::page::Context;
use crate::desktop::theme::{READING, size, space as gap, style, style::Tone};
use crate::desktop::widget::banner::{banner, icon_of};
use crate::desktop::widget::evidence::tone;
use crate::desktop::widget::{button, caption, hairline, heading, hint, points};
use crate::desktop::words::Words;
use crate::filing::{Filing, Shape, field};
use crate::finding::{Finding, Level, Name};
use crate::package::{self, SheetAnswer, in_words};
use crate::reference::Reference;
use crate::rules::cure::cure;
use crate::rules::{self, Review, Standing, answer_key, is_unfilled};
use crate::view::View;

/// Width of the labels beside the answers.
const LABELS: f32 = 200.0;

/// State of the page.
#[derive(Debug, Default)]
pub struct Check {
    /// Only findings of this level; `None` for all.
    only: Option<Level>,
    /// Keys of what was confirmed since the page was opened: it keeps its place, so that nothing moves under the pointer.
    settled: HashSet<String>,
}

/// What happened on the page.
#[derive(Debug, Clone)]
pub enum Message {
    /// Only this level is to be shown.
    Filtered(Option<Level>),
    /// To the field of a finding or an answer.
    FieldPressed(String),
    /// A question is answered: the key of the answer, and yes or no.
    Answered(String, bool),
    /// Every statement that was put is true.
    AllConfirmed,
    /// An answer is taken back.
    TakenBack(String),
    /// Everything that was read from scans was looked over.
    LookedOver,
    /// Put a finding right with these answers.
    Cured(Vec<(String, Value)>),
    /// On to the export.
    ExportPressed,
}

/// What the draft has to do.
pub enum Action {
    /// Nothing.
    None,
    /// Show the field at a path.
    Show(String),
    /// Keep the answer under this key; `None` takes it back.
    Answer(String, Option<bool>),
    /// Confirm every statement that was put.
    ConfirmAll,
    /// Note that everything that was read was looked over.
    LookOver,
    /// Put a finding right with these answers.
    Cure(Vec<(String, Value)>),
    /// Show the export page.
    Export,
}

/// What the page shows.
#[derive(Clone, Copy)]
pub struct CheckFacts<'a> {
    /// What is wrong or missing.
    pub review: &'a Review,
    /// The answers.
    pub filing: &'a Filing,
    /// The tables.
    pub reference: &'a Reference,
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
            Message::Answered(key, answer) => {
                let _ = self.settled.insert(key.clone());
                Action::Answer(key, Some(answer))
            }
            Message::AllConfirmed => Action::ConfirmAll,
            Message::TakenBack(key) => Action::Answer(key, None),
            Message::LookedOver => Action::LookOver,
            Message::Cured(values) => Action::Cure(values),
            Message::ExportPressed => Action::Export,
        }
    }

    /// Notes that these answers were confirmed together.
    pub fn settle(&mut self, keys: impl IntoIterator<Item = String>) {
        self.settled.extend(keys);
    }

    /// The page is left: what was confirmed goes to the end of it.
    pub fn leave(&mut self) {
        self.settled.clear();
    }

    /// The page. `refused` is what the last submission was refused for and still stands as it was.
    pub fn view<'a>(
        &self,
        checked: CheckFacts<'a>,
        refused: &[&'a Finding],
        context: &Context,
    ) -> Element<'a, Message> {
        let words = context.words;
        let filing = checked.filing;
        let read = answers::read(filing).count();
        let read = (read > 0).then(|| {
            let done = button::secondary("check/looked-over", words.get("app-read-all")).press(Message::LookedOver);
            let about = Some(words.get("app-read-left-about"));
            banner(Tone::Warn, words.count("app-read-left", read), about, vec![done.into()])
        });
        let again = (!refused.is_empty()).then(|| {
            let rows = refused.iter().map(|finding| line(finding, checked, words));
            block(words.get("app-check-refused"), rows)
        });
        // What is wrong comes before what is only not there yet.
        let mut open: Vec<_> =
            [self.findings(checked, words), unfilled(checked, words)].into_iter().flatten().collect();
        if checked.review.standing(filing).wrong == 0 {
            open.reverse();
        }
        column![verdict(checked, refused.len(), words)]
            .push(again)
            .extend(open)
            .push(read)
            .push(self.confirmed(checked, words))
            .push(sent(checked, context))
            .spacing(gap::THREE)
            .into()
    }

    /// Everything that is wrong or worth a look, section by section.
    fn findings<'a>(&self, checked: CheckFacts<'a>, words: Words) -> Option<Element<'a, Message>> {
        let CheckFacts { review, filing, .. } = checked;
        let shown = |finding: &Finding| {
            let confirmed = rules::is_confirmed(finding, filing);
            !is_unfilled(finding, filing) && (!confirmed || self.settled.contains(&answer_key(finding, filing)))
        };
        let all: Vec<&Finding> = review.all().into_iter().filter(|finding| shown(finding)).collect();
        if all.is_empty() {
            return None;
        }
        let count = |level: Level| all.iter().filter(|finding| finding.level == level).count();
        let filters = [None, Some(Level::Error), Some(Level::Warning), Some(Level::Notice)].map(|level| {
            let number = level.map_or(all.len(), count);
            let name = words.get(&format!("app-level-{}", level.map_or("all", level_name)));
            (level, format!("{name} {number}"))
        });
        let filter = button::segments("check/filter", filters, Some(self.only), Message::Filtered);
        let shown: Vec<&Finding> =
            all.into_iter().filter(|finding| self.only.is_none_or(|level| finding.level == level)).collect();
        let nothing = shown.is_empty().then(|| hint(words.get("app-check-none")));
        let groups = Section::ALL.into_iter().filter_map(|section| {
            let group: Vec<&Finding> =
                shown.iter().copied().filter(|finding| Section::showing(&finding.field, filing) == section).collect();
            let name = words.get(&format!("app-section-{}", section.name()));
            (!group.is_empty()).then(|| block(name, group.into_iter().map(|finding| line(finding, checked, words))))
        });
        let stated = statements(review).count();
        let confirm = (stated > 1).then(|| {
            let all = button::secondary("check/confirm-all", words.count("app-check-confirm-all", stated))
                .icon(icon::LIST_CHECKS)
                .press(Message::AllConfirmed);
            row![all, hint(words.get("app-check-confirm-all-about"))].spacing(gap::TWO).align_y(Center)
        });
        Some(column![filter].push(nothing).extend(groups).push(confirm).spacing(gap::THREE).into())
    }
}

impl Check {
    /// What was confirmed before the page was opened, with the way back.
    fn confirmed<'a>(&self, checked: CheckFacts<'a>, words: Words) -> Option<Element<'a, Message>> {
        let CheckFacts { review, filing, .. } = checked;
        let mut rows: Vec<Element<'a, Message>> = Vec::new();
        for finding in &review.confirmed {
            let key = answer_key(finding, filing);
            if self.settled.contains(&key) {
                continue;
            }
            if !rows.is_empty() {
                rows.push(hairline().into());
            }
            let back = button::link(format!("check/{key}/back"), words.get("app-check-take-back"));
            let back = back.press(Message::TakenBack(key));
            let what = hint(words.what(finding)).width(Fill);
            rows.push(container(row![what, back].spacing(12).align_y(Center)).padding([6.0, 0.0]).into());
        }
        (!rows.is_empty()).then(|| {
            let card = container(Column::with_children(rows)).padding([4.0, 16.0]).width(Fill).style(style::well);
            column![heading(words.get("app-check-confirmed")), card].spacing(12).into()
        })
    }
}

/// Names of the rules whose statements wait to be confirmed or denied.
pub fn statements(review: &Review) -> impl Iterator<Item = &Name> {
    let open = review.findings.iter().filter(|finding| finding.level == Level::Notice && is_statement(finding));
    let mut met = HashSet::new();
    open.map(|finding| &finding.rule).filter(move |rule| met.insert(*rule))
}

/// Whether a finding puts a statement, to be confirmed or denied.
fn is_statement(finding: &Finding) -> bool {
    rules::named(&finding.rule).any(|rule| rule.is_statement)
}

/// Whether a finding asks for an answer that is not given.
fn is_unanswered(finding: &Finding, filing: &Filing) -> bool {
    let answer = field::at(&finding.field).is_some_and(|row| !matches!(row.value, Shape::Media | Shape::MediaList));
    answer && !filing.has(&finding.field)
}

/// What may be said of the filing as it is.
pub fn verdict_of(standing: Standing, read: usize, words: Words) -> (Tone, String, String) {
    let open = standing.open + read;
    if standing.wrong > 0 {
        let unfilled = (standing.unfilled > 0).then(|| words.count("app-check-unfilled-too", standing.unfilled));
        let about = unfilled.unwrap_or_else(|| words.get("app-check-blocked-about"));
        (Tone::Bad, words.count("app-check-blocked", standing.wrong), about)
    } else if standing.unfilled > 0 {
        let about = words.get("app-check-unfilled-about");
        (Tone::Accent, words.count("app-check-unfilled", standing.unfilled), about)
    } else if open > 0 {
        (Tone::Warn, words.count("app-check-open", open), words.get("app-check-open-about"))
    } else {
        (Tone::Good, words.get("app-check-ready"), words.get("app-check-ready-about"))
    }
}

fn verdict(checked: CheckFacts<'_>, refused: usize, words: Words) -> Element<'_, Message> {
    let CheckFacts { review, filing, .. } = checked;
    let standing = review.standing(filing);
    if standing.blocking() == 0 && refused > 0 {
        let open = standing.open + answers::read(filing).count();
        let about =
            if open > 0 { words.count("app-check-again-open", open) } else { words.get("app-check-again-about") };
        let about = Some(about);
        return banner(Tone::Warn, words.count("app-check-again", refused), about, vec![]);
    }
    let (tone, what, about) = verdict_of(standing, answers::read(filing).count(), words);
    let export = (standing.blocking() == 0).then(|| {
        let export = button::primary("check/export", words.get("app-check-export")).icon(icon::PACKAGE);
        export.press(Message::ExportPressed).into()
    });
    banner(tone, what, Some(about), export.into_iter().collect())
}

/// What is required and not answered yet: the fields of each section, every one a link.
fn unfilled(checked: CheckFacts<'_>, words: Words) -> Option<Element<'_, Message>> {
    let CheckFacts { review, filing, .. } = checked;
    let open = review.findings.iter().filter(|finding| is_unfilled(finding, filing));
    let mut met = HashSet::new();
    let open: Vec<String> =
        open.map(|finding| anchor(&finding.field, filing)).filter(|path| met.insert(path.clone())).collect();
    let mut list = Column::new();
    for section in Section::ALL {
        let fields: Vec<&String> = open.iter().filter(|path| Section::of(path) == section).collect();
        if fields.is_empty() {
            continue;
        }
        if section != Section::of(open.first()?) {
            list = list.push(hairline());
        }
        let name = words.get(&format!("app-section-{}", section.name()));
        let name = column![text(name).size(size::BODY), caption(words.count("app-check-unfilled-of", fields.len()))];
        let links = fields.into_iter().map(|path| {
            let label = if path == PROVINCE { words.get("app-region") } else { words.label(path) };
            button::inline(format!("check/unfilled/{path}"), label, Message::FieldPressed(path.clone()))
        });
        let links = Row::with_children(links).spacing(gap::ONE).wrap().vertical_spacing(gap::ONE);
        list = list.push(container(row![name.width(LABELS), links].spacing(gap::TWO)).padding([10.0, 12.0]));
    }
    (!open.is_empty()).then(|| {
        let card = container(list).padding([2.0, 6.0]).width(Fill).style(style::card);
        column![heading(words.get("app-check-unfilled-head")), card].spacing(12).into()
    })
}

const PROVINCE: &str = field!("icp_subject.base_info.province");

/// Every answer that is sent, in the order of the console, with the way to each.
fn sent<'a>(checked: CheckFacts<'a>, context: &Context) -> Option<Element<'a, Message>> {
    let words = context.words;
    let sections = package::to_enter(checked.filing, checked.reference, words.0);
    let view = View::new(checked.filing);
    let filed = view.as_filed();
    let was = |place: &str| {
        let filed = filed.as_ref().filter(|_| view.differs_from_filed(place))?;
        Some(words.put("app-filed-was", &[("value", &in_words(filed, place, checked.reference, words.0))]))
    };
    let mut list = Column::new().spacing(gap::THREE);
    let any = !sections.is_empty();
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
            let label = text(row.label).size(size::SMALL).line_height(READING).style(style::soft);
            let path = anchor(&row.place, checked.filing);
            let change = button::inline(
                format!("check/change/{}", row.place),
                words.get("app-check-change"),
                Message::FieldPressed(path),
            );
            let answer: Element<'a, Message> = if context.is_narrow() {
                row![column![label, value].width(Fill), change].spacing(gap::TWO).into()
            } else {
                row![container(label).width(LABELS), value, change].spacing(gap::TWO).into()
            };
            rows = rows.push(container(answer).padding([7.0, 12.0]));
        }
        let card = container(rows).padding([2.0, 6.0]).width(Fill).style(style::card);
        list = list.push(column![text(section.title).size(size::BODY).style(style::soft), card].spacing(gap::ONE));
    }
    any.then(|| {
        let head = column![heading(words.get("app-check-sent")), hint(words.get("app-check-sent-about"))];
        column![head.spacing(gap::HALF), list].spacing(12).into()
    })
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

fn line<'a>(finding: &'a Finding, checked: CheckFacts<'_>, words: Words) -> Element<'a, Message> {
    let CheckFacts { filing, reference, .. } = checked;
    let what = words.what(finding);
    let tone = tone(finding.level);
    let label = (!finding.field.is_empty()).then(|| caption(words.label(&finding.field)));
    let source =
        (!finding.source.is_empty()).then(|| caption(words.put("app-check-source", &[("source", &finding.source)])));
    let lines = Column::new()
        .push(label)
        .push(text(what.clone()).size(size::BODY).line_height(READING))
        .push(words.why(finding).map(points))
        .push(words.fix(finding).map(points))
        .push(source)
        .spacing(2)
        .width(Fill);
    // A name that the form does not know, as in a file of another program, stands on no page.
    let leads = field::at(&finding.field).is_some() || finding.field == "kind";
    let face = Row::new()
        .push(container(icon_of(tone).view().style(style::ink(tone))).padding([4.0, 0.0]))
        .push(lines)
        .push(leads.then(|| container(icon::CHEVRON_RIGHT.view().style(style::faint)).padding([4.0, 0.0])))
        .spacing(12);
    let press = leads.then(|| Message::FieldPressed(anchor(&finding.field, filing)));
    let id = format!("check/{}/{}", finding.rule, finding.field);
    let row_of = button::list_row(id, what, face, false, press);
    let cure = cure(finding, filing, reference).map(|cure| {
        let button = button::secondary(format!("check/{}/{}/cure", finding.rule, finding.field), cure.label(words.0))
            .icon(icon::WAND_SPARKLES)
            .press(Message::Cured(cure.answers));
        container(button).padding(Padding::from([0.0, 40.0]).bottom(12.0))
    });
    column![row_of].push(cure).push(question(finding, filing, words)).into()
}

/// What a question asks for: an answer where its field is empty, else a word that it was looked at; errors cannot be
/// talked away.
fn question<'a>(finding: &'a Finding, filing: &Filing, words: Words) -> Option<Element<'a, Message>> {
    let key = answer_key(finding, filing);
    let confirm = |word: &str| {
        button::secondary(format!("check/{key}/confirm"), words.get(word)).press(Message::Answered(key.clone(), true))
    };
    let answers: Element<'a, Message> = match finding.level {
        Level::Error => return None,
        _ if !is_statement(finding) && rules::is_confirmed(finding, filing) => {
            let done = row![icon::CHECK.view(), text(words.get("app-check-yes")).size(size::BODY)].spacing(6);
            let back = button::inline(
                format!("check/{key}/undo"),
                words.get("app-check-take-back"),
                Message::TakenBack(key.clone()),
            );
            container(row![done.align_y(Center), back].spacing(12).align_y(Center)).height(32).align_y(Center).into()
        }
        Level::Warning => confirm("app-check-confirm").icon(icon::CHECK).into(),
        Level::Notice if !is_statement(finding) && is_unanswered(finding, filing) => {
            let to = Message::FieldPressed(anchor(&finding.field, filing));
            let to = button::secondary(format!("check/{key}/to"), words.get("app-check-to")).press(to);
            row![to, confirm("app-check-leave")].spacing(gap::ONE).into()
        }
        // What only informs is noted; there is nothing to deny.
        Level::Notice if !is_statement(finding) => confirm("app-check-noted").icon(icon::CHECK).into(),
        Level::Notice => {
            let choices = [(true, words.get("app-check-yes")), (false, words.get("app-check-no"))];
            let id = format!("check/{key}/answer");
            let chosen = rules::is_confirmed(finding, filing).then_some(true);
            button::segments(&id, choices, chosen, move |answer| Message::Answered(key.clone(), answer))
        }
    };
    Some(container(answers).padding(Padding::from([0.0, 40.0]).bottom(12.0)).into())
}
