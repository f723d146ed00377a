//! An open draft: the task list, its sections, saving, undo, pictures, review.

pub mod answers;
pub mod days;
pub mod form;
mod frame;
mod notes;
pub mod pictures;
mod saving;
pub mod section;
pub mod slot;

use std::collections::HashSet;
use std::path::PathBuf;

use iced::Task;
use iced::keyboard::key::Named;

use super::Context;
use crate::desktop::background;
use crate::desktop::settings::Place;
use crate::desktop::theme::style::Tone;
use crate::desktop::tools::Tools;
use crate::desktop::widget::keys::Press;
use crate::desktop::widget::picker::{self, Picker};
use crate::desktop::widget::scroll;
use crate::desktop::words::Words;
use crate::filing::{Filing, Shape, field};
use crate::rules::{self, Review};
use crate::store::{Library, State, StoreError};
use answers::Answers;
use days::Days;
use form::Form;
use notes::Notes;
use pictures::Pictures;
use saving::Saving;
use section::Section;

/// A draft as it was read for the page.
#[derive(Debug, Clone)]
pub struct Loaded {
    draft: crate::store::Draft,
    section: Section,
}

impl Loaded {
    /// Reads the draft `id`, to be opened at the section of this name.
    ///
    /// # Errors
    /// As [`Library::load`].
    pub fn read(library: &Library, id: &str, section: &str) -> Result<Self, StoreError> {
        Ok(Self { draft: library.load(id)?, section: Section::from_name(section) })
    }
}

/// A question over the page.
#[derive(Debug, Clone)]
enum Dialog {
    /// Path of a file for a place.
    Path { place: String, text: String },
    /// Where dropped files belong.
    Where(Vec<PathBuf>),
}

/// State of the page.
pub struct Draft {
    tools: Tools,
    id: String,
    answers: Answers,
    saving: Saving,
    state: State,
    section: Section,
    checked: HashSet<Section>,
    review: Option<Review>,
    notes: Notes,
    form: Form,
    pictures: Pictures,
    days: Days,
    dialog: Option<Dialog>,
}

/// What happened in a draft.
#[derive(Debug, Clone)]
pub enum Message {
    /// A section was asked for.
    SectionPressed(Section),
    /// On a form page.
    Form(form::Message),
    /// At the place of a picture.
    Slot(slot::Message),
    /// In the section about the days after.
    Days(days::Message),
    /// A task about pictures reports.
    Pictures(pictures::Message),
    /// Typing has rested since this change.
    Rested(u64),
    /// A save is over.
    Saved(saving::Done),
    /// A review of the answers of this change.
    Reviewed(u64, Box<Review>),
    /// Save again.
    RetryPressed,
    /// Keep these answers as another draft.
    KeepPressed,
    /// They are kept: id of the new draft.
    Kept(Result<String, String>),
    /// Load what somebody else saved.
    ReloadPressed,
    /// Check this section and go on.
    ContinuePressed,
    /// To the section before.
    BackPressed,
    /// Undo.
    UndoPressed,
    /// Redo.
    RedoPressed,
    /// A key.
    Pressed(Press),
    /// A file was dropped.
    Dropped(PathBuf),
    /// The path of a file is typed.
    PathTyped(String),
    /// It is complete.
    PathEntered,
    /// Dropped files belong at this place.
    WhereChosen(String),
    /// Away with the dialog.
    DialogDismissed,
    /// Back to the list.
    LeavePressed,
}

/// What the root has to do.
pub enum Action {
    /// Nothing.
    None,
    /// Run a task.
    Run(Task<Message>),
    /// Back to the list.
    Leave,
    /// Say something.
    Told(Tone, String),
    /// Everything is kept.
    Saved,
    /// The last save did not happen.
    SaveFailed,
    /// Open another draft, or this one again.
    Reopen(String),
}

impl Draft {
    /// The page, and the task that looks at what was loaded.
    pub fn new(tools: Tools, loaded: Loaded, context: &Context) -> (Self, Task<Message>) {
        let mut form = Form::default();
        form.sync(&loaded.draft.filing);
        let mut draft = Self {
            tools,
            id: loaded.draft.id,
            saving: Saving::new(loaded.draft.revision),
            state: loaded.draft.state,
            answers: Answers::new(loaded.draft.filing),
            section: loaded.section,
            checked: HashSet::new(),
            review: None,
            notes: Notes::default(),
            form,
            pictures: Pictures::default(),
            days: Days::default(),
            dialog: None,
        };
        if matches!(draft.section, Section::Check | Section::Export) {
            draft.checked.extend(Section::ALL);
        }
        let listed = Days::list(&draft.tools, &draft.id, context.words).map(Message::Days);
        let task = Task::batch([draft.look(), draft.judge(context.today()), listed]);
        (draft, task)
    }

    /// The page, to be opened again.
    pub fn place(&self) -> Place {
        Place::Draft { id: self.id.clone(), section: self.section.name().to_owned() }
    }

    /// Name of the draft for the user.
    pub fn title(&self, words: Words) -> String {
        let filing = self.filing();
        ["facts.applet_name", "icp_applets.base_info.name", "icp_subject.base_info.name"]
            .into_iter()
            .map(|path| filing.text(path))
            .find(|text| !text.is_empty())
            .map_or_else(|| words.get("app-untitled"), str::to_owned)
    }

    /// The answers.
    pub fn filing(&self) -> &Filing {
        self.answers.filing()
    }

    /// The section that is shown.
    pub fn section(&self) -> Section {
        self.section
    }

    /// Whether answers are not kept yet.
    pub fn is_unsaved(&self) -> bool {
        !self.saving.is_kept()
    }

    /// Why the last save did not happen, for the user.
    pub fn save_error(&self, words: Words) -> Option<String> {
        self.saving.failure().map(|failure| failure.error.message(words.0))
    }

    /// Saves now.
    pub fn flush(&mut self) -> Task<Message> {
        self.answers.seal();
        self.saving.save(&self.tools.library, &self.id, self.answers.filing()).map(Message::Saved)
    }

    /// Reacts.
    pub fn update(&mut self, message: Message, context: &Context) -> Action {
        let words = context.words;
        match message {
            Message::SectionPressed(section) => self.open(section, words),
            Message::Form(message) => self.in_form(message, context),
            Message::Slot(message) => self.in_slot(message, context),
            Message::Pictures(message) => self.in_pictures(message, context),
            Message::Days(message) => self.in_days(message, context),
            Message::Rested(change) if change == self.saving.change() => {
                Action::Run(Task::batch([self.flush(), self.judge(context.today())]))
            }
            Message::Rested(_) => Action::None,
            Message::Saved(done) => self.saved(done),
            Message::Reviewed(change, review) => self.reviewed(change, *review, words),
            Message::RetryPressed => Action::Run(self.flush()),
            Message::KeepPressed => {
                let (library, filing) = (self.tools.library.clone(), self.filing().clone());
                let keep =
                    move || library.create(&filing).map(|draft| draft.id).map_err(|error| error.message(words.0));
                Action::Run(background(keep).map(Message::Kept))
            }
            Message::Kept(Ok(id)) => {
                self.saving = Saving::new(self.saving.revision());
                Action::Reopen(id)
            }
            Message::Kept(Err(error)) => Action::Told(Tone::Bad, error),
            Message::ReloadPressed => {
                self.saving = Saving::new(self.saving.revision());
                Action::Reopen(self.id.clone())
            }
            Message::ContinuePressed => self.go_on(words),
            Message::BackPressed => match self.neighbour(false) {
                Some(section) => self.open(section, words),
                None => Action::Leave,
            },
            Message::UndoPressed => self.turn_back(true, context),
            Message::RedoPressed => self.turn_back(false, context),
            Message::Pressed(press) => self.pressed(press, context),
            Message::Dropped(path) => self.dropped(path, words),
            Message::PathTyped(typed) => {
                if let Some(Dialog::Path { text, .. }) = &mut self.dialog {
                    *text = typed;
                }
                Action::None
            }
            Message::PathEntered => match self.dialog.take() {
                Some(Dialog::Path { place, text }) if !text.trim().is_empty() => {
                    self.add(&place, PathBuf::from(unquoted(&text)), words)
                }
                _ => Action::None,
            },
            Message::WhereChosen(place) => match self.dialog.take() {
                Some(Dialog::Where(paths)) => {
                    paths.into_iter().next().map_or(Action::None, |path| self.add(&place, path, words))
                }
                _ => Action::None,
            },
            Message::DialogDismissed => {
                self.dialog = None;
                self.form.dismiss();
                Action::None
            }
            Message::LeavePressed => Action::Leave,
        }
    }

    fn open(&mut self, section: Section, words: Words) -> Action {
        self.section = section;
        if matches!(section, Section::Check | Section::Export) {
            self.checked.extend(Section::ALL);
            self.annotate(words);
        }
        Action::Run(scroll::to_top(frame::PAGE))
    }

    /// The section before or after this one.
    fn neighbour(&self, after: bool) -> Option<Section> {
        let sections: Vec<Section> = Section::of_kind(self.filing().kind()).collect();
        let at = sections.iter().position(|section| *section == self.section)?;
        if after { sections.get(at + 1) } else { at.checked_sub(1).and_then(|at| sections.get(at)) }.copied()
    }

    /// Checks this section; goes on when nothing on it blocks, else to the first field that does.
    fn go_on(&mut self, words: Words) -> Action {
        let _ = self.checked.insert(self.section);
        self.annotate(words);
        let review = self.review.iter().flat_map(|review| &review.findings);
        let blocking = review
            .filter(|finding| finding.level == crate::finding::Level::Error)
            .find(|finding| Section::of(&finding.field) == self.section && self.section.is_form());
        match (blocking, self.neighbour(true)) {
            (Some(finding), _) if self.saving.change() == 0 || self.is_judged() => {
                Action::Run(scroll::focus(finding.field.clone()))
            }
            (_, Some(section)) => self.open(section, words),
            (_, None) => Action::None,
        }
    }

    fn is_judged(&self) -> bool {
        self.review.is_some()
    }

    /// Everything that follows from a change of the answers.
    fn changed(&mut self, context: &Context) -> Action {
        let change = self.saving.touch();
        self.state = State::Filling;
        let _ = context;
        let rest = Task::perform(tokio::time::sleep(saving::REST), move |()| Message::Rested(change));
        Action::Run(Task::batch([rest, self.look()]))
    }

    fn look(&mut self) -> Task<Message> {
        self.pictures.follow(&self.tools, self.answers.filing()).map(Message::Pictures)
    }

    fn judge(&self, today: chrono::NaiveDate) -> Task<Message> {
        let (filing, inspections) = (self.filing().clone(), self.pictures.inspections().clone());
        let reference = self.tools.reference.clone();
        let change = self.saving.change();
        background(move || Message::Reviewed(change, Box::new(rules::review(&filing, &inspections, &reference, today))))
    }

    fn reviewed(&mut self, change: u64, review: Review, words: Words) -> Action {
        if change != self.saving.change() {
            return Action::None;
        }
        self.review = Some(review);
        self.annotate(words);
        self.note_state()
    }

    /// Tells the library how far the draft is, once its answers are kept and judged.
    fn note_state(&mut self) -> Action {
        let Some(review) = &self.review else { return Action::None };
        let fresh = if review.ready() { State::Ready } else { State::Problems };
        let stays = self.state == fresh || self.state == State::Exported && fresh == State::Ready;
        if stays || self.is_unsaved() || self.state == State::NotStarted {
            return Action::None;
        }
        self.state = fresh;
        let (library, id, revision) = (self.tools.library.clone(), self.id.clone(), self.saving.revision());
        Action::Run(background(move || library.set_state(&id, revision, fresh)).discard())
    }

    fn annotate(&mut self, words: Words) {
        self.notes = Notes::new(self.review.as_ref(), &self.checked, words);
    }

    fn saved(&mut self, done: saving::Done) -> Action {
        if self.saving.finish(done) {
            let _ = self.note_state();
            return Action::Saved;
        }
        match self.saving.failure() {
            Some(_) => Action::SaveFailed,
            None => Action::Run(self.flush()),
        }
    }

    fn in_form(&mut self, message: form::Message, context: &Context) -> Action {
        match self.form.update(message, &mut self.answers, context.words, &self.tools.reference) {
            form::Action::None => Action::None,
            form::Action::Changed => self.changed(context),
            form::Action::Run(task) => Action::Run(task.map(Message::Form)),
            form::Action::Slot(message) => self.in_slot(message, context),
        }
    }

    fn in_slot(&mut self, message: slot::Message, context: &Context) -> Action {
        let words = context.words;
        match message {
            slot::Message::ChoosePressed(place) => Action::Run(slot::choose(place, words).map(Message::Slot)),
            slot::Message::PathPressed(place) => {
                self.dialog = Some(Dialog::Path { place, text: String::new() });
                Action::Run(scroll::focus(frame::PATH))
            }
            slot::Message::Chosen(_, None) | slot::Message::OpenPressed(_) => Action::None,
            slot::Message::Chosen(place, Some(path)) => self.add(&place, path, words),
            slot::Message::RemovePressed(place) => {
                let changed = self.answers.change(&place, |filing| filing.remove(&place));
                if changed { self.changed(context) } else { Action::None }
            }
        }
    }

    fn in_days(&mut self, message: days::Message, context: &Context) -> Action {
        let title = self.title(context.words);
        let subject = days::Subject { id: &self.id, title, filing: self.answers.filing(), tools: &self.tools };
        match self.days.update(message, &subject, context) {
            days::Action::None => Action::None,
            days::Action::Run(task) => Action::Run(task.map(Message::Days)),
            days::Action::Told(tone, text) => Action::Told(tone, text),
        }
    }

    fn add(&mut self, place: &str, path: PathBuf, words: Words) -> Action {
        Action::Run(self.pictures.add(&self.tools.library, place, path, words).map(Message::Pictures))
    }

    fn in_pictures(&mut self, message: pictures::Message, context: &Context) -> Action {
        let examined = matches!(message, pictures::Message::Examined(..));
        match self.pictures.update(message) {
            Some((place, Ok(name))) => {
                self.answers.seal();
                if self.answers.set(&place, name.into()) { self.changed(context) } else { Action::None }
            }
            Some((_, Err(error))) => Action::Told(Tone::Bad, error),
            None if examined => Action::Run(self.judge(context.today())),
            None => Action::None,
        }
    }

    /// Files dropped on the window go to the one empty place of the page, or the user says where.
    fn dropped(&mut self, path: PathBuf, words: Words) -> Action {
        if let Some(Dialog::Path { place, .. }) = &self.dialog {
            let place = place.clone();
            self.dialog = None;
            return self.add(&place, path, words);
        }
        match self.open_places().as_slice() {
            [] => Action::Told(Tone::Warn, words.get("app-drop-nowhere")),
            [place] => {
                let place = place.clone();
                self.add(&place, path, words)
            }
            _ => {
                match &mut self.dialog {
                    Some(Dialog::Where(paths)) => paths.push(path),
                    _ => self.dialog = Some(Dialog::Where(vec![path])),
                }
                Action::None
            }
        }
    }

    /// Places of the page that hold no picture yet.
    fn open_places(&self) -> Vec<String> {
        let filing = self.filing();
        form::layout::blocks(self.section, filing)
            .into_iter()
            .flat_map(|block| block.items)
            .flat_map(|item| match item {
                form::layout::Item::Field(path) => vec![path],
                form::layout::Item::Pair(front, back) => vec![front, back],
                _ => Vec::new(),
            })
            .filter(|path| field::at(path).is_some_and(|row| row.value == Shape::Media) && !filing.has(path))
            .collect()
    }

    fn turn_back(&mut self, undo: bool, context: &Context) -> Action {
        let turned = if undo { self.answers.undo() } else { self.answers.redo() };
        if !turned {
            return Action::None;
        }
        self.form.sync(self.answers.filing());
        self.changed(context)
    }

    fn pressed(&mut self, press: Press, context: &Context) -> Action {
        if self.form.picker().is_some()
            && let Press::Named { key, .. } = press
        {
            return Picker::key(key).map_or(Action::None, |message: picker::Message| {
                self.in_form(form::Message::Picker(message), context)
            });
        }
        match press {
            Press::Named { key: Named::Escape, .. } if self.dialog.is_some() => {
                self.dialog = None;
                Action::None
            }
            Press::Named { key: Named::Escape, .. } => Action::Leave,
            Press::Command { key: 's', .. } => Action::Run(Task::batch([self.flush(), self.judge(context.today())])),
            Press::Command { key: 'z', shift } => self.turn_back(!shift, context),
            Press::Command { key: 'e', .. } => self.open(Section::Export, context.words),
            Press::Command { key: 'f', .. } => self.open(Section::Check, context.words),
            Press::Command { key, .. } => {
                let number = key.to_digit(10).and_then(|digit| (digit as usize).checked_sub(1));
                let section = number.and_then(|number| Section::of_kind(self.filing().kind()).nth(number));
                section.map_or(Action::None, |section| self.open(section, context.words))
            }
            Press::Named { .. } => Action::None,
        }
    }
}

/// A pasted path without the quotes that file managers put around it.
fn unquoted(text: &str) -> &str {
    let text = text.trim();
    let text = text.strip_prefix("file://").unwrap_or(text);
    ['"', '\''].into_iter().find_map(|mark| text.strip_prefix(mark)?.strip_suffix(mark)).unwrap_or(text)
}

#[cfg(test)]
mod tests {
    use super::unquoted;

    #[test]
    fn paths_as_people_paste_them() {
        assert_eq!(unquoted(" '/a b/c.jpg' "), "/a b/c.jpg");
        assert_eq!(unquoted("\"C:\\x.png\""), "C:\\x.png");
        assert_eq!(unquoted("file:///a/b.jpg"), "/a/b.jpg");
        assert_eq!(unquoted("'half"), "'half");
    }
}
