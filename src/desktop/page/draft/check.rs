//! The check page: open points, each linked to its field, followed by all answers that are submitted.

mod sent;

use std::collections::{BTreeSet, HashSet};

use iced::widget::{Column, Row, column, container, row, text};
use iced::{Center, Element, Fill, Padding};
use serde_json::Value;

use super::answers;
use super::handed_in::HandedIn;
use super::notes::{errors, rival_elsewhere, row_id};
use super::section::Section;
use crate::desktop::icon;
use crate::desktop::page::Context;
use crate::desktop::theme::{READING, size, space as gap, style, style::Tone};
use crate::desktop::widget::banner::{banner, icon_of};
use crate::desktop::widget::evidence::{tone, way_out};
use crate::desktop::widget::{button, caption, hairline, heading, hint, points};
use crate::desktop::words::Words;
use crate::filing::path::REGION;
use crate::filing::{Filing, Shape, field};
use crate::finding::{Finding, Level, in_english};
use crate::package::answer::UNREAD;
use crate::reference::Reference;
use crate::rules::cure::cure;
use crate::rules::{self, Review, Standing, answer_key, is_confirmed, is_denied, is_unfilled};
use crate::view::anchor;

/// Width of the label column.
const LABELS: f32 = 200.0;
/// Width of the text that replaces a question, wide enough to cover all its buttons.
const SETTLED: f32 = 200.0;

/// State of the page.
#[derive(Debug, Default)]
pub struct Check {
    /// Show only findings of this level; `None` for all.
    only: Option<Level>,
    /// Keys confirmed since the page was opened. These findings stay in place, so that nothing moves under the pointer.
    staying: HashSet<String>,
}

/// Messages of the page.
#[derive(Debug, Clone)]
pub enum Message {
    /// Show only this level.
    Filtered(Option<Level>),
    /// Show the field of a finding or an answer.
    FieldPressed(String),
    /// A question was answered: its answer key, and yes or no.
    Answered(String, bool),
    /// Confirm all statements shown.
    AllConfirmed,
    /// Undo an answer.
    TakenBack(String),
    /// All answers read from scans were looked over.
    LookedOver,
    /// Apply a cure: set these answers.
    Cured(Vec<(String, Value)>),
    /// Continue to the export.
    ExportPressed,
}

/// What the draft has to do.
pub enum Action {
    /// Nothing.
    None,
    /// Show the field at a path.
    Show(String),
    /// Store the answer under this key; `None` removes it.
    Answer(String, Option<bool>),
    /// Confirm all statements shown.
    ConfirmAll,
    /// Record that all answers read from scans were looked over.
    LookOver,
    /// Apply a cure: set these answers.
    Cure(Vec<(String, Value)>),
    /// Show the export page.
    Export,
}

/// The content of the page.
#[derive(Clone, Copy)]
pub struct CheckFacts<'a> {
    /// The review.
    pub review: &'a Review,
    /// The answers.
    pub filing: &'a Filing,
    /// The tables.
    pub reference: &'a Reference,
    /// Whether pictures are still being inspected, so that findings may follow.
    pub inspecting: bool,
    /// What was submitted.
    pub handed_in: &'a HandedIn,
}

impl Check {
    /// Called when the page is opened: findings confirmed earlier move to the other confirmed ones.
    pub fn enter(&mut self) {
        self.staying.clear();
    }

    /// Keeps the findings confirmed under these keys in place.
    pub fn stay(&mut self, keys: impl IntoIterator<Item = String>) {
        self.staying.extend(keys);
    }

    fn stays(&self, finding: &Finding, filing: &Filing) -> bool {
        self.staying.contains(&answer_key(finding, filing))
    }

    /// Handles a message.
    pub fn update(&mut self, message: Message) -> Action {
        match message {
            // A newly filtered list shows what is left.
            Message::Filtered(only) => {
                self.staying.clear();
                self.only = only;
                Action::None
            }
            Message::FieldPressed(path) => Action::Show(path),
            Message::Answered(key, answer) => {
                self.stay([key.clone()]);
                Action::Answer(key, Some(answer))
            }
            Message::AllConfirmed => Action::ConfirmAll,
            Message::TakenBack(key) => Action::Answer(key, None),
            Message::LookedOver => Action::LookOver,
            Message::Cured(values) => Action::Cure(values),
            Message::ExportPressed => Action::Export,
        }
    }

    /// The page. `refused` are the reasons of the last rejection whose answers are unchanged.
    pub fn view<'a>(
        &self,
        checked: CheckFacts<'a>,
        refused: &[&'a Finding],
        context: &Context,
    ) -> Element<'a, Message> {
        let words = context.words;
        let filing = checked.filing;
        let read = answers::read(filing).len();
        let read = (read > 0).then(|| {
            let about = Some(words.get("app-read-left-about"));
            banner(Tone::Warn, words.count("app-read-left", read), about, vec![])
        });
        let again = (!refused.is_empty()).then(|| {
            let rows = refused.iter().map(|finding| line(finding, false, checked, words));
            block(words.get("app-check-refused"), rows)
        });
        // Wrong answers come before missing ones.
        let wrong = checked.review.standing(filing).wrong > 0;
        let (first, then) = (self.findings(checked, words), unfilled(checked, words));
        let (first, then) = if wrong { (first, then) } else { (then, first) };
        column![verdict(checked, refused_elsewhere(checked.review, refused), words)]
            .push(read)
            .push(again)
            .push(first)
            .push(then)
            .push(self.confirmed(checked, words))
            .push(sent::sent(checked, context))
            .spacing(gap::THREE)
            .into()
    }

    /// All findings: what must be fixed first, the others section by section.
    fn findings<'a>(&self, checked: CheckFacts<'a>, words: Words) -> Option<Element<'a, Message>> {
        let CheckFacts { review, filing, .. } = checked;
        let all = review.findings_and(|confirmed| self.stays(confirmed, filing));
        let all: Vec<&Finding> = all.into_iter().filter(|finding| !is_unfilled(finding, filing)).collect();
        if all.is_empty() {
            return None;
        }
        let open = || all.iter().filter(|finding| !is_confirmed(finding, filing));
        let count = |level: Level| open().filter(|finding| finding.level == level).count();
        let filters = [None, Some(Level::Error), Some(Level::Warning), Some(Level::Notice)].map(|level| {
            let number = level.map_or_else(|| open().count(), count);
            let name = words.get(&format!("app-level-{}", level.map_or("all", level_name)));
            (level, format!("{name} {number}"))
        });
        let filter = button::segments("check/filter", filters, Some(self.only), Message::Filtered);
        let shown: Vec<&Finding> =
            all.into_iter().filter(|finding| self.only.is_none_or(|level| finding.level == level)).collect();
        let nothing = shown.is_empty().then(|| hint(words.get("app-check-none")));
        let block_of = |name: &str, group: &[&'a Finding]| {
            let rows = group.iter().map(|finding| line(finding, is_confirmed(finding, filing), checked, words));
            (!group.is_empty()).then(|| block(words.get(name), rows))
        };
        let errors = block_of("app-level-error", &errors(shown.iter().copied(), filing));
        let groups = Section::ALL.into_iter().filter_map(|section| {
            let here = |finding: &&Finding| Section::showing(&finding.field, filing) == section;
            let group = shown.iter().copied().filter(|finding| finding.level > Level::Error && here(finding));
            block_of(&format!("app-section-{}", section.name()), &group.collect::<Vec<_>>())
        });
        let stated = statements(review, filing).len();
        let confirm = (stated > 1).then(|| {
            let all = button::secondary("check/confirm-all", words.count("app-check-confirm-all", stated))
                .icon(icon::LIST_CHECKS)
                .press(Message::AllConfirmed);
            row![all, hint(words.get("app-check-confirm-all-about"))].spacing(gap::TWO).align_y(Center)
        });
        Some(column![filter].push(nothing).push(errors).extend(groups).push(confirm).spacing(gap::THREE).into())
    }
}

/// Keys of the statements that are neither confirmed nor denied.
pub fn statements(review: &Review, filing: &Filing) -> Vec<String> {
    let open = review.findings.iter().filter(|finding| is_statement(finding) && !is_denied(finding, filing));
    let keys: BTreeSet<String> = open.map(|finding| answer_key(finding, filing)).collect();
    keys.into_iter().collect()
}

/// Whether a finding is a statement to be confirmed or denied.
fn is_statement(finding: &Finding) -> bool {
    rules::named(&finding.rule).any(|rule| rule.is_statement)
}

/// Whether a finding demands an answer that is missing.
fn is_unanswered(finding: &Finding, filing: &Filing) -> bool {
    let answer = field::at(&finding.field).is_some_and(|row| !matches!(row.value, Shape::Media | Shape::MediaList));
    answer && !filing.has(&finding.field)
}

/// Whether a finding demands a picture that is missing.
fn is_absent(finding: &Finding, filing: &Filing) -> bool {
    let picture = field::at(&finding.field).is_some_and(|row| matches!(row.value, Shape::Media | Shape::MediaList));
    picture && !filing.has(&finding.field)
}

/// The verdict on the filing; `read` is the number of answers read from pictures and not looked over.
pub fn verdict_of(standing: Standing, read: usize, words: Words) -> (Tone, String, String) {
    if standing.wrong > 0 {
        let unfilled = (standing.unfilled > 0).then(|| words.count("app-check-unfilled-too", standing.unfilled));
        let about = unfilled.unwrap_or_else(|| words.get("app-check-blocked-about"));
        (Tone::Bad, words.count("app-check-blocked", standing.wrong), about)
    } else if standing.unfilled > 0 {
        let about = words.get("app-check-unfilled-about");
        let key = if standing.unchanged < standing.unfilled { "app-check-unfilled" } else { "app-check-unchanged" };
        (Tone::Accent, words.count(key, standing.unfilled), about)
    } else if standing.denied > 0 {
        let about = words.get("app-check-denied-about");
        (Tone::Bad, words.count("app-check-denied", standing.denied), about)
    } else if let Some(open) = left_open(standing, read, words) {
        let what = words.put("app-check-open", &[("open", &open)]);
        (Tone::Warn, what, words.get("app-check-open-about"))
    } else {
        (Tone::Good, words.get("app-check-ready"), words.get("app-check-ready-about"))
    }
}

/// Numbers of what is left to confirm and to look over; `None` where nothing is left.
fn left_open(standing: Standing, read: usize, words: Words) -> Option<String> {
    let confirm = (standing.open > 0).then(|| words.count("app-check-to-confirm", standing.open));
    let look_over = (read > 0).then(|| words.count("app-check-to-look-over", read));
    let parts: Vec<String> = confirm.into_iter().chain(look_over).collect();
    (!parts.is_empty()).then(|| parts.join(&words.get("app-check-and")))
}

/// Number of what was refused and stands on no field that the check finds wrong.
fn refused_elsewhere(review: &Review, refused: &[&Finding]) -> usize {
    let wrong = |field: &str| review.findings.iter().any(|it| it.level == Level::Error && it.field == field);
    refused.iter().filter(|reason| reason.field.is_empty() || !wrong(&reason.field)).count()
}

fn verdict(checked: CheckFacts<'_>, refused: usize, words: Words) -> Element<'_, Message> {
    let CheckFacts { review, filing, inspecting, .. } = checked;
    let standing = review.standing(filing);
    if checked.handed_in.is_known() {
        let about = Some(words.get("app-check-handed-in-about"));
        return banner(Tone::Plain, words.get("app-check-handed-in"), about, vec![]);
    }
    if standing.blocking() == 0 && inspecting {
        let about = Some(words.get("app-check-looking-about"));
        return banner(Tone::Plain, words.get("app-check-looking"), about, vec![]);
    }
    if standing.blocking() == 0 && refused > 0 {
        let open = left_open(standing, answers::read(filing).len(), words);
        let about = match open {
            Some(open) => words.put("app-check-again-open", &[("open", &open)]),
            None => words.get("app-check-again-about"),
        };
        let about = Some(about);
        return banner(Tone::Warn, words.count("app-check-again", refused), about, vec![]);
    }
    let (tone, what, mut about) = verdict_of(standing, answers::read(filing).len(), words);
    if refused > 0 {
        about = words.count("app-check-refused-too", refused);
    }
    let step = if standing.blocking() == 0 {
        let export = button::primary("check/export", words.get("app-check-export")).icon(icon::PACKAGE);
        Some(export.press(Message::ExportPressed).into())
    } else {
        let mut errors = errors(review.findings.iter(), filing).into_iter();
        errors.find_map(|error| press_of(error, filing)).map(|press| {
            button::secondary("check/first", words.get("app-check-first")).icon(icon::ARROW_RIGHT).press(press).into()
        })
    };
    banner(tone, what, Some(about), step.into_iter().collect())
}

/// Required fields and materials that are missing, by section, each as a link.
fn unfilled(checked: CheckFacts<'_>, words: Words) -> Option<Element<'_, Message>> {
    let CheckFacts { review, filing, .. } = checked;
    let open = review.findings.iter().filter(|finding| is_unfilled(finding, filing));
    let mut met = HashSet::new();
    let open: Vec<String> = open
        .map(|finding| anchor(&finding.field, filing))
        .chain(review.missing().into_iter().map(|slot| anchor(slot, filing)))
        .filter(|path| met.insert(path.clone()))
        .collect();
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
            let label = if path == REGION[0] { words.get("app-region") } else { words.label(path) };
            button::inline(format!("check/unfilled/{path}"), label, Message::FieldPressed(path.clone()))
        });
        let links = Row::with_children(links).spacing(gap::ONE).wrap().vertical_spacing(gap::ONE);
        list = list.push(container(row![name.width(LABELS), links].spacing(gap::TWO)).padding([10.0, 12.0]));
    }
    (!open.is_empty()).then(|| {
        let card = container(list).padding([2.0, 6.0]).width(Fill).style(style::card);
        let unchanged = review.standing(filing).unchanged > 0;
        let head = if unchanged { "app-check-unchanged-head" } else { "app-check-unfilled-head" };
        column![heading(words.get(head)), card].spacing(12).into()
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

/// Shows where a finding is put right; `None` where no page has its field, as in a file of another program. Reasons of a
/// rejection that were not understood are assigned in the section for the platform's answers.
fn press_of(finding: &Finding, filing: &Filing) -> Option<Message> {
    let leads = field::at(&finding.field).is_some() || finding.field == "kind" || finding.is(&UNREAD);
    leads.then(|| Message::FieldPressed(anchor(&finding.field, filing)))
}

/// A finding with its actions; for a finding that is `done`, the action to undo that.
fn line<'a>(finding: &'a Finding, done: bool, checked: CheckFacts<'_>, words: Words) -> Element<'a, Message> {
    let CheckFacts { filing, reference, .. } = checked;
    let what = words.what(finding);
    let denied = is_denied(finding, filing);
    let (tone, mark) = match tone(finding.level) {
        _ if denied => (Tone::Bad, icon::CIRCLE_X),
        _ if done => (Tone::Good, icon::CIRCLE_CHECK),
        tone => (tone, icon_of(tone)),
    };
    let label = (!finding.field.is_empty()).then(|| caption(words.place_of(finding)));
    let why = words.why(finding);
    // A source named in the message is not repeated.
    let english = in_english(&finding.source);
    let source = words.0.pick(&finding.source, &english);
    let said = source.is_empty() || why.as_ref().is_some_and(|why| why.contains(source));
    let source = (!said).then(|| caption(words.put("app-check-source", &[("source", source)])));
    let lines = Column::new()
        .push(label)
        .push(text(what.clone()).size(size::BODY).line_height(READING))
        .push(why.map(points))
        .push(way_out(finding, answers::original(filing, filing.text(&finding.field)).is_some(), words).map(points))
        .push(source)
        .spacing(2)
        .width(Fill);
    let press = press_of(finding, filing);
    let face = Row::new()
        .push(container(mark.view().style(style::ink(tone))).padding([4.0, 0.0]))
        .push(lines)
        .push(press.is_some().then(|| container(icon::CHEVRON_RIGHT.view().style(style::faint)).padding([4.0, 0.0])))
        .spacing(12);
    let id = row_id(finding);
    let row_of = button::list_row(id, what, face, false, press);
    let cure = cure(finding, filing, reference).map(|cure| {
        let button = button::secondary(
            format!("check/{}/{}/cure", finding.rule, finding.field),
            words.said(cure.label(words.0)),
        )
        .icon(icon::WAND_SPARKLES)
        .press(Message::Cured(cure.answers));
        container(button).padding(Padding::from([0.0, 40.0]).bottom(12.0))
    });
    let rival = rival_elsewhere(finding, filing).map(|path| {
        let label = words.put("app-form-rival", &[("field", &words.label(&path))]);
        let id = format!("check/{}/{}/rival", finding.rule, finding.field);
        let link = button::inline(id, label, Message::FieldPressed(path));
        container(link).padding(Padding::from([0.0, 36.0]).bottom(12.0))
    });
    let below = if done { Some(settled(finding, filing, words)) } else { question(finding, filing, words) };
    let below = below.map(|below| container(below).padding(Padding::from([0.0, 40.0]).bottom(12.0)));
    column![row_of].push(rival).push(cure).push(below).into()
}

/// The question of a finding: an answer if its field is empty, else confirmation that it was looked over; errors cannot
/// be confirmed.
fn question<'a>(finding: &Finding, filing: &Filing, words: Words) -> Option<Element<'a, Message>> {
    let key = answer_key(finding, filing);
    let confirm = |word: &str| {
        button::secondary(format!("check/{key}/confirm"), words.get(word)).press(Message::Answered(key.clone(), true))
    };
    Some(match finding.level {
        Level::Error => return None,
        _ if is_statement(finding) => {
            let choices = [(true, words.get("app-check-confirm")), (false, words.get("app-check-no"))];
            let id = format!("check/{key}/answer");
            let denied = is_denied(finding, filing);
            let said =
                denied.then(|| text(words.get("app-check-denied-here")).size(size::SMALL).style(style::ink(Tone::Bad)));
            let choice = button::segments(&id, choices, denied.then_some(false), move |answer| {
                Message::Answered(key.clone(), answer)
            });
            Row::new().push(choice).push(said).spacing(gap::ONE).align_y(Center).into()
        }
        Level::Notice if is_unanswered(finding, filing) => {
            let to = Message::FieldPressed(anchor(&finding.field, filing));
            let to = button::secondary(format!("check/{key}/to"), words.get("app-check-to")).press(to);
            row![to, confirm("app-check-leave")].spacing(gap::ONE).into()
        }
        _ if is_absent(finding, filing) => confirm("app-check-not-needed").into(),
        _ => confirm("app-check-confirm").icon(icon::CHECK).into(),
    })
}

/// Shown instead of the question: that it was confirmed. The undo button is not where the question's button was
/// pressed.
fn settled<'a>(finding: &Finding, filing: &Filing, words: Words) -> Element<'a, Message> {
    let key = answer_key(finding, filing);
    let back =
        button::link(format!("check/{key}/back"), words.get("app-check-take-back")).press(Message::TakenBack(key));
    let said = text(words.get("app-check-confirmed-here")).size(size::BODY).style(style::ink(Tone::Good));
    // As high as what it replaces.
    let height = if is_statement(finding) { 34 } else { 32 };
    row![container(said).height(height).align_y(Center).width(SETTLED), back].spacing(gap::ONE).align_y(Center).into()
}

impl Check {
    /// Findings confirmed earlier, each with an undo button.
    fn confirmed<'a>(&self, checked: CheckFacts<'a>, words: Words) -> Option<Element<'a, Message>> {
        let CheckFacts { review, filing, .. } = checked;
        let before: Vec<&Finding> = review.confirmed.iter().filter(|finding| !self.stays(finding, filing)).collect();
        if before.is_empty() {
            return None;
        }
        let mut list = Column::new();
        for (index, finding) in before.into_iter().enumerate() {
            if index > 0 {
                list = list.push(hairline());
            }
            let key = answer_key(finding, filing);
            let back = button::link(format!("check/{key}/back"), words.get("app-check-take-back"))
                .press(Message::TakenBack(key));
            let what = hint(words.what(finding)).width(Fill);
            list = list.push(container(row![what, back].spacing(12).align_y(Center)).padding([6.0, 0.0]));
        }
        let card = container(list).padding([4.0, 16.0]).width(Fill).style(style::well);
        Some(column![heading(words.get("app-check-confirmed")), card].spacing(12).into())
    }
}
