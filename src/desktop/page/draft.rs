//! An open draft: the task list, its sections, saving, undo, pictures, review.

pub mod answers;
mod at_once;
pub mod auto_placement;
mod card_holders;
pub mod check;
pub mod document_places;
pub mod export;
mod filling;
pub mod form;
mod frame;
mod handed_in;
mod history;
mod materials;
mod media;
mod navigation;
mod notes;
mod opening;
pub mod pictures;
mod prefill;
pub mod rehearsal;
mod save_and_review;
mod saving;
pub mod section;
mod set_aside;
pub mod slot;
mod splitting;
pub mod submit;
mod summary;
mod taking;
pub mod timeline;
mod undo;
mod unplaced;
pub mod versions;
pub mod viewer;

use std::collections::{HashMap, HashSet};
use std::path::PathBuf;
use std::sync::Arc;

use iced::Task;

use super::Context;
use crate::desktop::opened_files::PictureSource;
use crate::desktop::save_as::SaveAs;
use crate::desktop::services::Services;
use crate::desktop::settings::LastPage;
use crate::desktop::theme::style::Tone;
use crate::desktop::widget::picker::{self, Picker};
use crate::desktop::widget::scroll;
use crate::desktop::widget::shortcut::{self, KeyCommand, KeyScope, Press};
use crate::desktop::words::Words;
use crate::desktop::{after, attempt, background};
use crate::filing::{Filing, Kind};
use crate::finding::Finding;
use crate::package::letters::Letter;
use crate::rules::{Evidence, Review};
use crate::store::{DraftState, KnownPerson};
use answers::Answers;
use auto_placement::{AutoPlacing, Recognised, SortingPurpose};
use check::Check;
use export::ExportPage;
use form::Form;
use form::choice::Ask;
use handed_in::HandedIn;
use notes::Notes;
pub use opening::LoadedDraft;
use pictures::Pictures;
use rehearsal::RehearsalPanel;
use save_and_review::Judging;
use saving::Saving;
use section::Section;
use submit::Submit;
use timeline::TimelinePage;
use timeline::reply::Mending;
use versions::Versions;
use viewer::Viewer;

/// A dialog over the page.
enum DraftDialog {
    /// Path of a file for a place; `alone` where the system has no dialog to choose one; and why the last path was
    /// rejected.
    Path { place: String, text: String, alone: bool, refused: Option<String> },
    /// Where dropped files belong.
    Where(Vec<PictureSource>),
}

/// A view in place of the sections.
enum DraftCover {
    /// The viewer of a picture.
    Viewer(Viewer),
    /// The stored versions.
    Versions(Versions),
}

/// State of the page.
pub struct DraftPage {
    services: Services,
    id: String,
    answers: Answers,
    saving: Saving,
    state: DraftState,
    section: Section,
    /// Scroll position of the sections, in logical pixels.
    scrolled: HashMap<Section, f32>,
    checked: HashSet<Section>,
    /// A section with blocking findings that the user tried to leave.
    halted: Option<Section>,
    /// The section from which a field of another section was opened; the next button leads back there.
    returning: Option<Section>,
    review: Option<Review>,
    judging: Judging,
    notes: Notes,
    form: Form,
    pictures: Pictures,
    rehearsal: RehearsalPanel,
    cover: Option<DraftCover>,
    check: Check,
    timeline: TimelinePage,
    handed_in: HandedIn,
    export: ExportPage,
    submit: Submit,
    /// Needed letters that are missing, from the last review.
    letters: Vec<Letter>,
    /// Where to export once everything is saved, and whether as a draft.
    ordered: Option<(PathBuf, bool)>,
    /// Number of the last change included in the export.
    exported: u64,
    dialog: Option<DraftDialog>,
    /// Files that are being recognised and put at their places.
    placing: AutoPlacing,
    /// Recognised documents that have no place yet.
    unplaced: Vec<Recognised>,
    /// The draft was opened because of a problem; the problem is shown once it is found.
    seeks_problem: bool,
}

/// Messages of a draft.
#[derive(Debug, Clone)]
pub enum Message {
    /// Open a section.
    SectionPressed(Section),
    /// A section was scrolled to this position in logical pixels.
    Scrolled(Section, f32),
    /// On a form page.
    Form(form::Message),
    /// The persons of earlier filings were read.
    Known(Vec<Arc<KnownPerson>>),
    /// At the slot of a picture.
    Slot(slot::Message),
    /// In the section on the timeline.
    Timeline(timeline::Message),
    /// About what was submitted.
    HandedIn(handed_in::Message),
    /// A task about pictures reports.
    Pictures(pictures::Message),
    /// A photograph was inspected for the rehearsal of the face check.
    Rehearsed(Result<Box<rehearsal::Seen>, String>),
    /// In the viewer.
    Viewer(viewer::Message),
    /// Show the stored versions.
    VersionsPressed,
    /// On the page of versions.
    Versions(versions::Message),
    /// Earlier answers were loaded for restoring; the message to show.
    Restored(String, Result<Box<Filing>, String>),
    /// On the check page.
    Check(check::Message),
    /// On the export page.
    Export(export::Message),
    /// On the submission page.
    Submit(submit::Message),
    /// Save the answers to a file outside the library.
    SaveElsewherePressed,
    /// Show the field at a path.
    FieldPressed(String),
    /// Leave the section as it is and continue.
    LaterPressed,
    /// Show a message.
    Toast(Tone, String),
    /// The step with this number was made automatically and can be undone; the message to show.
    Undoable(u64, String),
    /// Typing has paused since this change.
    Rested(u64),
    /// The save of a change is due.
    SaveDue,
    /// A save has finished.
    Saved(saving::Done),
    /// The review of the answers at this change; `None` if it failed.
    Reviewed(u64, Option<Box<Review>>),
    /// Save again.
    RetryPressed,
    /// Store these answers as another draft.
    KeepPressed,
    /// They were stored: id of the draft to continue with.
    Kept(Result<String, String>),
    /// Load the answers saved elsewhere; the present ones are stored as a version.
    ReloadPressed,
    /// Check this section and continue.
    ContinuePressed,
    /// Go to the previous section.
    BackPressed,
    /// Undo.
    UndoPressed,
    /// Redo.
    RedoPressed,
    /// A key was pressed.
    Pressed(Press),
    /// Pictures were dropped or pasted.
    Dropped(Vec<PictureSource>),
    /// Pictures chosen before the draft existed.
    Brought(Vec<PictureSource>),
    /// A file was checked; whether it is a video.
    Judged(auto_placement::DropTarget, Result<(PictureSource, bool), String>),
    /// Files were recognised; with the place and the file, if they were chosen for one place.
    Sorted(auto_placement::RecognisedFiles, Option<(String, PictureSource)>),
    /// The documents in a picture were cut out.
    Split(Result<splitting::SplitPicture, String>),
    /// The path of a file is typed.
    PathTyped(String),
    /// The path is complete.
    PathEntered,
    /// The place for dropped files was chosen.
    WhereChosen(String),
    /// Skip the first of the dropped files.
    SkipPressed,
    /// Ask where to put the pictures without a place.
    PlacePressed,
    /// Discard them.
    LeaveOutPressed,
    /// Close the dialog.
    DialogDismissed,
    /// Return to the list.
    LeavePressed,
}

/// What the root has to do.
pub enum Action {
    /// Nothing.
    None,
    /// Run a task.
    Run(Task<Message>),
    /// Return to the list.
    Leave,
    /// Show a message.
    Toast(Tone, String),
    /// Report the step with this number, with a button to undo it.
    Undoable(u64, String),
    /// Everything is saved; the task stores the state of the draft.
    Saved(Task<Message>),
    /// The last save failed; the task leads to the next attempt.
    SaveFailed(Task<Message>),
    /// Open another draft, or this one again.
    Reopen(String),
    /// Make a draft of the filing of this kind that follows the draft, and open it.
    Begin(String, Kind),
    /// Make a modification of the filed draft with these answers, which were edited since, and open it; the task saves the
    /// draft.
    Modify(String, Box<Filing>, Task<Message>),
    /// Show a file in the system's file manager.
    Reveal(PathBuf),
    /// Open a file with the system's program for it.
    OpenFile(PathBuf),
    /// Ask where to save a file: a letter, a calendar, or answers that the library cannot store.
    SaveAs(SaveAs),
}

impl DraftPage {
    /// The page, and the task that inspects the loaded pictures.
    pub fn new(services: Services, loaded: LoadedDraft, context: &Context) -> (Self, Task<Message>) {
        let mut form = Form::default();
        form.sync(&loaded.draft.filing);
        let mut draft = Self {
            services,
            id: loaded.draft.id,
            saving: Saving::new(loaded.draft.revision),
            state: loaded.draft.state,
            answers: Answers::new(loaded.draft.filing, loaded.history),
            section: loaded.section,
            scrolled: HashMap::new(),
            // An exported draft was checked before, and has not changed since.
            checked: if loaded.draft.state == DraftState::Exported {
                Section::ALL.into_iter().collect()
            } else {
                HashSet::new()
            },
            halted: None,
            returning: None,
            review: None,
            judging: Judging::default(),
            notes: Notes::default(),
            form,
            pictures: Pictures::default(),
            rehearsal: RehearsalPanel::default(),
            cover: None,
            check: Check::default(),
            timeline: TimelinePage::default(),
            handed_in: HandedIn::default(),
            export: ExportPage::default(),
            submit: Submit::default(),
            letters: Vec::new(),
            ordered: None,
            exported: 0,
            dialog: None,
            placing: AutoPlacing::default(),
            unplaced: Vec::new(),
            seeks_problem: loaded.seeks_problem,
        };
        draft.arrive(context);
        let listed = draft.timeline.load(&draft.services, &draft.id, context.words).map(Message::Timeline);
        let submission = Submit::load(&draft.services, &draft.id, context.words).map(Message::Submit);
        let (library, id) = (draft.services.library.clone(), draft.id.clone());
        // If this fails, no persons are offered.
        let persons = move || library.persons().unwrap_or_default();
        let known = background(persons, Vec::new)
            .map(move |persons| Message::Known(persons.into_iter().filter(|person| person.draft != id).collect()));
        let entered = if draft.section.is_form() { scroll::enter(frame::PAGE) } else { Task::none() };
        let task = Task::batch([draft.inspect_pictures(), draft.judge(context), listed, submission, known, entered]);
        (draft, task)
    }

    /// The place for reopening the page.
    pub fn place(&self) -> LastPage {
        LastPage::Draft { id: self.id.clone(), section: self.section.name().to_owned() }
    }

    /// Name of the draft for the user.
    pub fn title(&self, words: Words) -> String {
        words.title(self.filing())
    }

    /// Name of the draft where everyone can see it: never a person's name. Empty where it has no other.
    pub fn title_for_all(&self, words: Words) -> String {
        if !self.filing().applet_name().is_empty() || !self.answers.is_individual() {
            self.title(words)
        } else {
            String::new()
        }
    }

    /// The answers.
    pub fn filing(&self) -> &Filing {
        self.answers.filing()
    }

    /// The current section.
    pub fn section(&self) -> Section {
        self.section
    }

    /// Whether there are unsaved answers.
    pub fn is_unsaved(&self) -> bool {
        !self.saving.is_kept()
    }

    /// Why the last save failed, for the user.
    pub fn save_error(&self, words: Words) -> Option<String> {
        self.saving.failure().map(|failure| failure.error.message(words.0))
    }

    /// The review of the present answers; `None` while it is running.
    pub fn review(&self) -> Option<&Review> {
        self.review.as_ref()
    }

    /// Reasons of the last rejection whose answers are unchanged since.
    pub fn refused(&self) -> Vec<&Finding> {
        let refused = self.timeline.refused(self.filing(), &self.services.reference).into_iter();
        refused.filter(|(_, mending)| *mending == Mending::Open).map(|(finding, _)| finding).collect()
    }

    /// The stored versions, while they are shown.
    pub fn versions(&self) -> Option<&Versions> {
        match &self.cover {
            Some(DraftCover::Versions(versions)) => Some(versions),
            _ => None,
        }
    }

    /// Whether pictures are being inspected, or the review does not yet use what was seen on them.
    pub fn is_inspecting(&self) -> bool {
        self.pictures.is_busy() || self.judging.lacks_pictures
    }

    /// The rehearsal of the face check.
    pub fn rehearsal(&self) -> &RehearsalPanel {
        &self.rehearsal
    }

    /// Whether a package is being built.
    pub fn is_exporting(&self) -> bool {
        self.export.is_running()
    }

    /// The evidence about the picture at `place`; `None` while it is inspected.
    pub fn evidence_at(&self, place: &str) -> Option<&Evidence> {
        self.pictures.evidence(place, self.filing().text(place))
    }

    /// Handles a message.
    pub fn update(&mut self, message: Message, context: &Context) -> Action {
        let action = self.react(message, context);
        self.forget_answered(context.words);
        self.report_set_aside(action, context.words)
    }

    fn react(&mut self, message: Message, context: &Context) -> Action {
        let words = context.words;
        match message {
            Message::SectionPressed(section) => {
                self.returning = None;
                self.open(section, context)
            }
            Message::FieldPressed(path) => self.show(&path, context),
            Message::LaterPressed => match self.neighbour(true) {
                Some(section) => self.open(section, context),
                None => Action::None,
            },
            Message::Scrolled(section, y) => {
                let _ = self.scrolled.insert(section, y);
                Action::None
            }
            Message::Form(message) => self.in_form(message, context),
            Message::Known(persons) => {
                self.form.know(persons);
                Action::None
            }
            Message::Slot(message) => self.in_slot(message, context),
            Message::Pictures(message) => self.in_pictures(message, context),
            Message::Rehearsed(result) => match self.rehearsal.finish(result) {
                Ok(()) => Action::None,
                Err(error) => Action::Toast(Tone::Bad, error),
            },
            Message::Viewer(message) => self.in_viewer(message, context),
            Message::Timeline(message) => self.in_days(message, context),
            Message::HandedIn(message) => self.in_handed_in(message, context),
            Message::VersionsPressed => {
                let (versions, task) = Versions::new(&self.services, &self.id, words);
                self.cover = Some(DraftCover::Versions(versions));
                Action::Run(Task::batch([task.map(Message::Versions), scroll::focus(versions::CLOSE)]))
            }
            Message::Versions(message) => self.in_versions(message, words),
            Message::Restored(text, result) => self.restored(text, result),
            Message::Check(message) => self.in_check(message, context),
            Message::Export(message) => self.in_export(message, context),
            Message::Submit(message) => self.in_submit(message, context),
            Message::SaveElsewherePressed => self.save_elsewhere(context),
            Message::Toast(tone, text) => Action::Toast(tone, text),
            Message::Undoable(step, text) => Action::Undoable(step, text),
            Message::Rested(change) if change == self.saving.change() => {
                Action::Run(Task::batch([self.flush(), self.judge(context)]))
            }
            Message::Rested(_) => Action::None,
            Message::SaveDue => {
                self.saving.due();
                Action::Run(self.keep())
            }
            Message::Saved(done) => self.saved(done, context),
            Message::Reviewed(change, review) => self.reviewed(change, review, context),
            Message::RetryPressed => Action::Run(self.flush()),
            Message::KeepPressed => {
                let (library, filing) = (self.services.library.clone(), self.filing().clone());
                let keep =
                    move || library.create(&filing).map(|draft| draft.id).map_err(|error| error.message(words.0));
                Action::Run(attempt(keep, words).map(Message::Kept))
            }
            Message::Kept(Ok(id)) => {
                self.saving = Saving::new(self.saving.revision());
                Action::Reopen(id)
            }
            Message::Kept(Err(error)) | Message::Split(Err(error)) => Action::Toast(Tone::Bad, error),
            Message::ReloadPressed => {
                let (library, id, mine) = (self.services.library.clone(), self.id.clone(), self.filing().clone());
                let name = words.get("app-save-mine");
                let keep =
                    move || library.keep_version(&id, &name, &mine).map(|_| id).map_err(|error| error.message(words.0));
                Action::Run(attempt(keep, words).map(Message::Kept))
            }
            Message::ContinuePressed => self.go_on(context),
            Message::BackPressed => match self.neighbour(false) {
                Some(section) => self.open(section, context),
                None => Action::Leave,
            },
            Message::UndoPressed => self.turn_back(true, context),
            Message::RedoPressed => self.turn_back(false, context),
            Message::Pressed(press) => self.pressed(press, context),
            Message::Dropped(mut sources) if self.section == Section::Progress && sources.len() == 1 => {
                let picture = timeline::reply::Message::Pictured(sources.swap_remove(0));
                self.in_days(timeline::Message::Reply(picture), context)
            }
            Message::Dropped(sources) => self.dropped(sources, words),
            Message::Brought(sources) => self.recognise(sources, SortingPurpose::Anywhere, words),
            Message::Judged(wanted, judged) => self.judged(wanted, judged, words),
            Message::Sorted(recognised, chosen) => self.sorted(recognised, chosen, words),
            Message::Split(Ok(split)) => self.was_split(&split, words),
            Message::PathTyped(typed) => {
                if let Some(DraftDialog::Path { text, refused, .. }) = &mut self.dialog {
                    (*text, *refused) = (typed, None);
                }
                Action::None
            }
            Message::PathEntered => self.path_entered(words),
            Message::WhereChosen(place) => self.put_dropped(&place, words),
            Message::SkipPressed => self.skip_dropped(),
            Message::PlacePressed => self.place_by_hand(),
            Message::LeaveOutPressed => {
                self.unplaced.clear();
                Action::None
            }
            Message::DialogDismissed if self.form.picker().is_some() => {
                self.in_form(form::Message::Picker(picker::Message::Closed), context)
            }
            Message::DialogDismissed => self.dismiss(words),
            Message::LeavePressed => Action::Leave,
        }
    }

    /// Restores the scroll position of the section after another view covered it.
    pub fn settle(&self) -> Task<Message> {
        scroll::to(frame::PAGE, self.scrolled.get(&self.section).copied().unwrap_or_default())
    }

    /// Handles a change of the answers.
    fn changed(&mut self) -> Action {
        self.changed_and(Task::none())
    }

    /// The same, with a further task.
    fn changed_and(&mut self, task: Task<Message>) -> Action {
        let change = self.saving.touch();
        self.state = DraftState::Filling;
        self.compare_handed_in();
        let rest = after(saving::AUTOSAVE_DELAY, Message::Rested(change));
        let due = self.saving.wait(Message::SaveDue);
        Action::Run(Task::batch([task, rest, due, self.inspect_pictures()]))
    }

    fn inspect_pictures(&mut self) -> Task<Message> {
        self.pictures.follow(&self.services, self.answers.filing()).map(Message::Pictures)
    }

    /// The scopes of the shortcuts.
    pub fn scopes(&self) -> [KeyScope; 2] {
        [if self.form.picker().is_some() { KeyScope::Picker } else { KeyScope::Draft }, KeyScope::Window]
    }

    fn pressed(&mut self, press: Press, context: &Context) -> Action {
        let Some(command) = shortcut::meaning(press, &self.scopes()) else { return Action::None };
        if self.form.picker().is_some() {
            return Picker::key(command).map_or(Action::None, |message: picker::Message| {
                self.in_form(form::Message::Picker(message), context)
            });
        }
        match command {
            KeyCommand::Close if self.is_typed() => Action::Toast(Tone::Warn, context.words.get("app-dialog-typed")),
            KeyCommand::Close if self.is_asking() => self.dismiss(context.words),
            _ if self.is_asking() => Action::None,
            KeyCommand::Close if self.cover.is_some() => self.uncover(),
            KeyCommand::Close => self.leave_form(context),
            KeyCommand::Leave => Action::Leave,
            KeyCommand::Continue if self.cover.is_none() && self.neighbour(true).is_some() => self.go_on(context),
            KeyCommand::Progress => self.open(Section::Progress, context),
            KeyCommand::Save => Action::Run(Task::batch([self.flush(), self.judge(context)])),
            KeyCommand::Undo => self.turn_back(true, context),
            KeyCommand::Redo => self.turn_back(false, context),
            KeyCommand::Export => self.open(Section::Export, context),
            KeyCommand::Find => self.in_form(form::Message::Asked(Ask::Field), context),
            KeyCommand::Section(number) => {
                let section = Section::of_filing(self.filing()).nth(usize::from(number.saturating_sub(1)));
                section.map_or(Action::None, |section| self.open(section, context))
            }
            _ => Action::None,
        }
    }
}
