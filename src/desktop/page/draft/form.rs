//! The form pages: a control for every question, and how input changes the answers.

mod asides;
pub mod choice;
pub mod control;
pub mod layout;
mod width;

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use iced::Task;
use iced::widget::text_editor;
use serde_json::Value;

use super::answers::Answers;
use super::section::Section;
use super::slot;
use crate::desktop::widget::date;
use crate::desktop::widget::paste::MAX_PASTED_CHARS;
use crate::desktop::widget::picker::{self, Picker};
use crate::desktop::widget::scroll;
use crate::desktop::widget::truncated::cut;
use crate::desktop::words::Words;
use crate::filing::field::Format;
use crate::filing::{Filing, Kind, field};
use crate::reference::Reference;
use crate::store::KnownPerson;
use choice::Ask;
use layout::{FormBlock, FormItem, blocks_with, concerns, paths_of};

pub use crate::filing::path::{APPROVALS, SERVICES};

/// State of the form besides the answers.
#[derive(Default)]
pub struct Form {
    /// Dates as typed, by path.
    typed: HashMap<String, String>,
    /// Multi-line fields, by path.
    editors: HashMap<String, text_editor::Content>,
    /// The open dialog.
    picker: Option<(Ask, Picker)>,
    /// Persons of earlier filings.
    persons: Vec<Arc<KnownPerson>>,
    /// Unchanged fields of a modification are shown too.
    whole: bool,
    /// Paths of the fields that stay on the page though the answers do not ask for them any more: what is typed takes
    /// none away.
    held: HashSet<String>,
    /// Paths of the answers that were marked as looked over on this page.
    looked_over: HashSet<String>,
}

/// Messages of a form page.
#[derive(Debug, Clone)]
pub enum Message {
    /// A line was typed.
    Typed(String, String),
    /// A multi-line field was edited.
    Edited(String, text_editor::Action),
    /// A date was typed.
    Dated(String, String),
    /// A whole number was typed.
    Counted(String, String),
    /// A code was chosen from a short list.
    Coded(String, i64),
    /// Yes or no.
    Flagged(String, bool),
    /// First filing, modification or deregistration.
    KindChosen(Kind),
    /// Whether a certification is submitted with the filing.
    CertifiedChosen(bool),
    /// An answer read from a scan was looked over.
    LookedOver(String),
    /// Open a dialog.
    Asked(Ask),
    /// In the dialog.
    Picker(picker::Message),
    /// A service content was removed.
    ServiceRemoved(i64),
    /// A pre-approval was removed.
    ApprovalRemoved(usize),
    /// No pre-approval item concerns the mini program.
    ApprovalsExcluded,
    /// Show the field at a path.
    ShowPressed(String),
    /// Show the unchanged fields of a modification too.
    WholePressed,
    /// Apply a cure: set these answers.
    Cured(Vec<(String, Value)>),
    /// Show the row of the check page with this id.
    ConfirmPressed(String),
    /// At the slot of a picture.
    Slot(slot::Message),
}

/// What the draft has to do.
pub enum Action {
    /// Nothing.
    None,
    /// Answers changed.
    Changed,
    /// Answers changed, and too long text was cut.
    Cut,
    /// The answer at a path, or a part of it, was removed.
    Removed(String),
    /// An answer was chosen in a dialog; the focus goes to this place.
    Chosen(String),
    /// Run a task.
    Run(Task<Message>),
    /// At the slot of a picture.
    Slot(slot::Message),
    /// Show the field at a path.
    Show(String),
    /// Show the row of the check page with this id.
    Confirm(String),
    /// A reason of a rejection was assigned to the field at this path.
    Assigned(String, String),
}

impl Form {
    /// Creates editors for multi-line answers and updates them after changes from elsewhere.
    pub fn sync(&mut self, filing: &Filing) {
        for row in field::all().iter().filter(|row| row.format == Some(Format::Paragraph)) {
            let text = filing.get(&row.path).and_then(Value::as_str).unwrap_or_default();
            let editor = self.editors.entry(row.path.clone()).or_default();
            if content(editor) != text {
                *editor = text_editor::Content::with_text(text);
            }
        }
    }

    /// The editor of a multi-line field.
    pub fn editor(&self, path: &str) -> Option<&text_editor::Content> {
        self.editors.get(path)
    }

    /// The last text typed into a date field.
    pub fn typed(&self, path: &str) -> Option<&str> {
        self.typed.get(path).map(String::as_str)
    }

    /// The open dialog.
    pub fn picker(&self) -> Option<&Picker> {
        self.picker.as_ref().map(|(_, picker)| picker)
    }

    /// Takes the persons of earlier filings, to prefill from.
    pub fn know(&mut self, persons: Vec<Arc<KnownPerson>>) {
        self.persons = persons;
    }

    /// Shows the unchanged fields of a modification too.
    pub fn show_whole(&mut self) {
        self.whole = true;
    }

    /// Whether the unchanged fields of a modification are shown.
    pub fn is_whole(&self) -> bool {
        self.whole
    }

    /// The blocks that the page of a section shows, and the number of items that a modification leaves out; `wrong` tells
    /// where answers are wrong.
    pub fn blocks(&self, section: Section, filing: &Filing, wrong: impl Fn(&str) -> bool) -> (Vec<FormBlock>, usize) {
        let mut left_out = 0;
        let mut blocks = blocks_with(section, filing, &self.held);
        if !self.whole && section != Section::Type {
            // Wrong answers are always shown, whether they are to change or not.
            let stays = |path: &String| wrong(path) || self.held.contains(path);
            let shown = |item: &FormItem| concerns(item, filing) || paths_of(item.clone()).iter().any(stays);
            for block in &mut blocks {
                left_out += block.items.extract_if(.., |item| !shown(item)).count();
            }
        }
        (blocks, left_out)
    }

    /// Called before a message is handled on the page of a section: typing takes no field away, a choice may.
    pub fn hold(&mut self, message: &Message, section: Section, filing: &Filing, wrong: impl Fn(&str) -> bool) {
        match message {
            Message::Typed(path, _)
            | Message::Edited(path, _)
            | Message::Dated(path, _)
            | Message::Counted(path, _) => {
                let (blocks, _) = self.blocks(section, filing, wrong);
                self.held.extend(blocks.into_iter().flat_map(|block| block.items).flat_map(paths_of));
                let _ = self.looked_over.remove(path);
            }
            Message::Flagged(path, _) | Message::Coded(path, _) => self.held = HashSet::from([path.clone()]),
            Message::KindChosen(_) | Message::CertifiedChosen(_) | Message::Cured(_) | Message::Picker(_) => {
                self.held.clear();
            }
            _ => {}
        }
    }

    /// Called when a section is opened: it shows what the answers ask for.
    pub fn enter(&mut self) {
        self.held.clear();
        self.looked_over.clear();
    }

    /// Whether the answer at `path` was marked as looked over on this page.
    pub fn was_looked_over(&self, path: &str) -> bool {
        self.looked_over.contains(path)
    }

    /// Whether there is a person of an earlier filing.
    pub fn knows_somebody(&self) -> bool {
        !self.persons.is_empty()
    }

    /// Handles a message.
    pub fn update(&mut self, message: Message, answers: &mut Answers, words: Words, reference: &Reference) -> Action {
        match message {
            Message::Typed(path, mut text) => {
                let long = cut(&mut text, MAX_PASTED_CHARS);
                match answers.set(&path, text.into()) {
                    _ if long => Action::Cut,
                    set => changed(set),
                }
            }
            Message::Edited(path, action) => self.edit(&path, action, answers),
            Message::Dated(path, text) => {
                let kept = date::normalise(&text);
                let _ = self.typed.insert(path.clone(), text);
                changed(answers.set(&path, kept.into()))
            }
            Message::Counted(path, text) => {
                let digits: String = text.chars().filter(char::is_ascii_digit).take(6).collect();
                changed(answers.set(&path, digits.parse::<i64>().map_or(Value::Null, Value::from)))
            }
            Message::Coded(path, code) => changed(answers.set(&path, code.into())),
            Message::Flagged(path, flag) => changed(answers.set(&path, flag.into())),
            Message::KindChosen(kind) => changed(answers.change("kind", |filing| filing.set_kind(kind))),
            Message::CertifiedChosen(along) => changed(answers.certify(along)),
            Message::LookedOver(path) => {
                let looked_over = answers.look_over(Some(&path));
                let _ = self.looked_over.insert(path);
                changed(looked_over)
            }
            Message::Asked(ask) => {
                let picker = ask.picker(answers.filing(), &self.persons, words, reference);
                let focused = picker.focus();
                self.picker = Some((ask, picker));
                Action::Run(focused)
            }
            Message::Picker(message) => self.pick(message, answers, reference),
            Message::ServiceRemoved(id) => {
                let left: Vec<i64> =
                    answers.filing().numbers(SERVICES).into_iter().filter(|other| *other != id).collect();
                removed(SERVICES, answers.set(SERVICES, left.into()))
            }
            Message::ApprovalRemoved(index) => {
                let path = crate::filing::path::item(APPROVALS, index);
                removed(APPROVALS, answers.change(&path, |filing| filing.remove(&path)))
            }
            Message::Cured(values) => {
                let cured = answers.set_all("cured", values.into_iter());
                self.sync(answers.filing());
                changed(cured)
            }
            Message::ShowPressed(path) => Action::Show(path),
            Message::ConfirmPressed(row) => Action::Confirm(row),
            Message::WholePressed => {
                self.show_whole();
                Action::None
            }
            Message::ApprovalsExcluded => {
                let none = reference.pre_approvals.none();
                // The focus moves on to the next question: the pressed button is gone, and the one in its place would
                // undo it.
                let next = field!("icp_applets.base_info.comment").to_owned();
                if choice::add_approval(none, answers, reference) { Action::Chosen(next) } else { Action::None }
            }
            Message::Slot(message) => Action::Slot(message),
        }
    }

    fn edit(&mut self, path: &str, action: text_editor::Action, answers: &mut Answers) -> Action {
        let Some(editor) = self.editors.get_mut(path) else { return Action::None };
        let edits = action.is_edit();
        editor.perform(action);
        if !edits {
            return Action::None;
        }
        let mut text = content(editor);
        let long = cut(&mut text, MAX_PASTED_CHARS);
        if long {
            *editor = text_editor::Content::with_text(&text);
        }
        match answers.set(path, text.into()) {
            _ if long => Action::Cut,
            set => changed(set),
        }
    }

    fn pick(&mut self, message: picker::Message, answers: &mut Answers, reference: &Reference) -> Action {
        let Some((ask, picker)) = &mut self.picker else { return Action::None };
        match picker.update(message) {
            picker::Action::None => Action::None,
            picker::Action::Reveal => Action::Run(picker.reveal()),
            picker::Action::Close => {
                let place = ask.place(answers.filing(), reference);
                self.picker = None;
                place.map_or(Action::None, |place| Action::Run(scroll::focus(place)))
            }
            picker::Action::Enter(item) => {
                ask.enter(picker, item, reference);
                Action::Run(picker.focus())
            }
            picker::Action::Return(step) => {
                ask.back(picker, step, reference);
                Action::Run(picker.focus())
            }
            picker::Action::Choose(codes) => {
                let ask = ask.clone();
                self.picker = None;
                match ask {
                    Ask::Field => return codes.into_iter().next().map_or(Action::None, Action::Show),
                    Ask::Reason(reason, _) => {
                        return codes.into_iter().next().map_or(Action::None, |path| Action::Assigned(reason, path));
                    }
                    _ => {}
                }
                let changed = ask.answer(&codes, answers, &self.persons, reference);
                match ask.place(answers.filing(), reference) {
                    Some(place) if changed => Action::Chosen(place),
                    Some(place) => Action::Run(scroll::focus(place)),
                    None => Action::None,
                }
            }
        }
    }
}

fn removed(path: &str, changed: bool) -> Action {
    if changed { Action::Removed(path.to_owned()) } else { Action::None }
}

fn changed(changed: bool) -> Action {
    if changed { Action::Changed } else { Action::None }
}

/// The text of an editor without the line break that it appends.
fn content(editor: &text_editor::Content) -> String {
    let mut text = editor.text();
    if text.ends_with('\n') {
        let _ = text.pop();
    }
    text
}
