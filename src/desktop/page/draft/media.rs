//! Pictures of an open draft: adding, dropping, inspecting, correcting.

use std::path::PathBuf;

use iced::Task;

use super::prefill::{Offer, certificate_type, offers};
use super::viewer::{self, Viewer};
use super::{
    Action, Context, DraftCover, DraftDialog, DraftPage, Message, answers, auto_placement, document_places, form,
    frame, pictures, rehearsal, slot,
};
use crate::desktop::attempt;
use crate::desktop::file_dialog::Chosen;
use crate::desktop::opened_files::{self, PictureSource};
use crate::desktop::reminders;
use crate::desktop::save_as::SaveAs;
use crate::desktop::theme::style::Tone;
use crate::desktop::widget::scroll;
use crate::desktop::words::Words;
use crate::file;
use crate::filing::{Shape, field};
use crate::job::Job;
use crate::package::letters::{self, Letter};
use crate::rules::{self, Evidence};
use crate::store::Library;
use crate::view::anchor;
use crate::workflow;

use super::auto_placement::{DropTarget, SortingPurpose};
use super::section::Section;
use super::undo::step;

impl DraftPage {
    pub(super) fn in_slot(&mut self, message: slot::Message, context: &Context) -> Action {
        let words = context.words;
        match message {
            slot::Message::ChoosePressed(place) => Action::Run(slot::choose(place, words).map(Message::Slot)),
            slot::Message::PathPressed(place) => self.ask_path(place, false),
            slot::Message::Chosen(place, Chosen::NoDialog) => self.ask_path(place, true),
            slot::Message::Chosen(_, Chosen::Left) => Action::None,
            slot::Message::PrintPressed(place) => match self.letter(&place).cloned() {
                Some(letter) => {
                    let printed = print(letter.clone(), &self.services.library, words).map(Message::Slot);
                    self.made(&letter, printed)
                }
                None => Action::None,
            },
            slot::Message::Printed(Ok(path)) => Action::OpenFile(path),
            slot::Message::Printed(Err(error)) | slot::Message::Turned(_, _, Err(error)) => {
                Action::Toast(Tone::Bad, error)
            }
            slot::Message::SaveLetterPressed(place) => match self.letter(&place).cloned() {
                Some(letter) => {
                    let asked = Task::done(Message::Slot(slot::Message::LetterNoted(place)));
                    self.made(&letter, asked)
                }
                None => Action::None,
            },
            slot::Message::LetterNoted(place) => match self.letter(&place).cloned() {
                Some(letter) => {
                    let title = format!("{}-{}", self.title(words), letter.title(words.0));
                    let make = move |_: &Job| {
                        letters::render(&letter).map_err(|error| workflow::export_error(&error, words.0))
                    };
                    Action::SaveAs(SaveAs::new(words.get("app-letter-save"), &title, "pdf", make))
                }
                None => Action::None,
            },
            slot::Message::OpenPressed(place) => self.look_at(place),
            slot::Message::Chosen(place, Chosen::Files(paths)) => {
                let mut sources: Vec<PictureSource> = paths.into_iter().map(PictureSource::File).collect();
                match (sources.len(), sources.pop()) {
                    (1, Some(source)) => self.chosen(&place, source, words),
                    (_, last) => self.dropped(sources.into_iter().chain(last).collect(), words),
                }
            }
            slot::Message::SplitPressed(place) => {
                let place = anchor(&place, self.filing());
                self.split(&place, words).map_or(Action::None, Action::Run)
            }
            slot::Message::RestorePressed(place, original) => {
                let place = anchor(&place, self.filing());
                self.answers.seal();
                if self.answers.set(&place, original.into()) { self.changed() } else { Action::None }
            }
            slot::Message::ExchangePressed(one, other) => {
                let home = |place: &str| anchor(place, self.filing());
                let (one, other) = (home(&one), home(&other));
                if !self.answers.exchange(&one, &other) {
                    return Action::None;
                }
                self.pictures.moved([one, other]);
                self.changed()
            }
            slot::Message::TakePressed(place) => self.take_differing(&place, words),
            slot::Message::UprightPressed(place) => {
                let place = anchor(&place, self.filing());
                let name = self.filing().text(&place).to_owned();
                let turned = self.pictures.upright(&self.services.library, &place, &name, words);
                Action::Run(
                    turned.map(move |turned| Message::Slot(slot::Message::Turned(place.clone(), name.clone(), turned))),
                )
            }
            slot::Message::Turned(place, old, Ok(name)) => {
                // A picture that was replaced meanwhile is not changed.
                let current = self.filing().text(&place) == old;
                if current && self.answers.correct(&place, &name) { self.changed() } else { Action::None }
            }
            slot::Message::RemovePressed(place) => {
                let place = anchor(&place, self.filing());
                self.answers.seal();
                if !self.answers.set(&place, serde_json::Value::Null) {
                    return Action::None;
                }
                let toast = self.toast_removed(&place, words);
                self.changed_and(toast)
            }
        }
    }

    /// Asks for the path of a file; `alone` where the system has no dialog to choose one.
    fn ask_path(&mut self, place: String, alone: bool) -> Action {
        self.dialog = Some(DraftDialog::Path { place, text: String::new(), alone, refused: None });
        Action::Run(scroll::focus(frame::PATH))
    }

    /// Checks the file whose path was typed; the dialog stays until the file is known to be usable.
    pub(super) fn path_entered(&mut self, words: Words) -> Action {
        let Some(DraftDialog::Path { place, text, .. }) = &self.dialog else { return Action::None };
        if text.trim().is_empty() {
            return Action::None;
        }
        let source = PictureSource::File(PathBuf::from(opened_files::unquoted(text)));
        Action::Run(auto_placement::judge(source, DropTarget::At(place.clone()), words))
    }

    /// Continues with a checked file: puts it at its known place, or where there is room.
    pub(super) fn judged(
        &mut self,
        wanted: DropTarget,
        judged: Result<(PictureSource, bool), String>,
        words: Words,
    ) -> Action {
        let place = match (wanted, &judged) {
            (DropTarget::At(place), _) => place,
            (DropTarget::On(_), Err(why)) => return Action::Toast(Tone::Bad, why.clone()),
            (DropTarget::On(section), Ok((source, is_video))) => {
                return self.place_dropped(source.clone(), *is_video, section, words);
            }
        };
        // A user who closed the dialog meanwhile does not want the file there.
        let Some(DraftDialog::Path { refused, .. }) = self
            .dialog
            .as_mut()
            .filter(|dialog| matches!(dialog, DraftDialog::Path { place: asked, .. } if *asked == place))
        else {
            return Action::None;
        };
        match judged {
            Ok((source, _)) => {
                self.dialog = None;
                self.chosen(&place, source, words)
            }
            Err(why) => {
                *refused = Some(why);
                Action::Run(scroll::focus(frame::PATH))
            }
        }
    }

    /// Records the answers used in a letter, so that later changes are detected.
    fn made(&mut self, letter: &Letter, task: Task<Message>) -> Action {
        if letter.prescribed.is_some() {
            return Action::Run(task);
        }
        self.answers.seal();
        let changed =
            self.answers.change("letter-made", |filing| rules::note_letter(filing, &letter.slot, &letter.answers));
        self.answers.seal();
        if changed { self.changed_and(task) } else { Action::Run(task) }
    }

    /// The missing letter for a place.
    fn letter(&self, place: &str) -> Option<&Letter> {
        self.letters.iter().find(|letter| letter.belongs_at(place))
    }

    /// Closes the viewer or the versions; the focus returns to where they were opened.
    pub(super) fn uncover(&mut self) -> Action {
        let opened = match self.cover.take() {
            Some(DraftCover::Viewer(viewer)) => viewer.place().to_owned(),
            Some(DraftCover::Versions(_)) => frame::VERSIONS.to_owned(),
            None => return Action::None,
        };
        Action::Run(self.settle().chain(scroll::focus(opened)))
    }

    /// Whether a dialog is open over the page.
    pub(super) fn is_asking(&self) -> bool {
        self.dialog.is_some()
    }

    /// The page is shown again after another: with its scroll position, and the focus in an open dialog.
    pub fn come_back(&self) -> Task<Message> {
        let asked = match (self.form.picker(), &self.dialog) {
            (Some(picker), _) => picker.focus(),
            (None, Some(DraftDialog::Path { .. })) => scroll::focus(frame::PATH),
            (None, _) => Task::none(),
        };
        self.settle().chain(asked)
    }

    /// Closes the dialog; the focus returns to where it was opened.
    pub(super) fn dismiss(&mut self, words: Words) -> Action {
        match self.dialog.take() {
            Some(DraftDialog::Path { place, .. }) => Action::Run(scroll::focus(place)),
            // What is left out is named.
            Some(DraftDialog::Where(sources)) => {
                let names: Vec<String> = sources.iter().map(|source| source.name(words)).collect();
                let names = names.join(&words.get("app-check-and"));
                Action::Toast(Tone::Plain, words.put("app-where-left", &[("names", &names)]))
            }
            None => Action::None,
        }
    }

    /// Puts a chosen file at its place; the pages of a document each at the place they belong to.
    pub(super) fn chosen(&mut self, place: &str, source: PictureSource, words: Words) -> Action {
        let alone = std::slice::from_ref(&source);
        if !auto_placement::is_sorted(alone) || !document_places::is_of_certificate(place) {
            return self.add(place, source, words);
        }
        let place = anchor(place, self.filing());
        self.pictures.expect_file(&place);
        let (sources, chosen) = (alone.to_vec(), Some((place, source)));
        let engine = &self.services.engine;
        Action::Run(auto_placement::recognise(sources, chosen, SortingPurpose::Anywhere, engine, words))
    }

    pub(super) fn add(&mut self, place: &str, source: PictureSource, words: Words) -> Action {
        if place == rehearsal::PLACE {
            return Action::Run(self.rehearsal.begin(&self.services.engine, source, words).map(Message::Rehearsed));
        }
        // If one person has both roles, the picture goes to the place where that person is answered.
        let place = anchor(place, self.filing());
        Action::Run(self.pictures.add(&self.services.library, &place, source, words).map(Message::Pictures))
    }

    pub(super) fn in_pictures(&mut self, message: pictures::Message, context: &Context) -> Action {
        let examined = matches!(message, pictures::Message::Examined(..));
        let added = self.pictures.update(message);
        if let Some(put_in) = added.as_ref().and_then(|(place, stored)| self.put_in(place, stored, context.words)) {
            return put_in;
        }
        match added {
            Some((place, Ok(name))) => {
                self.answers.seal();
                let replaced = self.filing().has(&place);
                let changed = self.answers.set(&place, name.into());
                let toast = if changed && replaced {
                    self.toast_step("app-replaced", &place, context.words)
                } else {
                    Task::none()
                };
                let task = Task::batch([scroll::recover(place), toast]);
                if changed { self.changed_and(task) } else { Action::Run(task) }
            }
            Some((_, Err(error))) => Action::Toast(Tone::Bad, error),
            None if examined => {
                let evidence = self.evidence().cloned();
                if let Some(DraftCover::Viewer(viewer)) = &mut self.cover {
                    viewer.cut(evidence.as_ref());
                }
                self.judging.lacks_pictures = true;
                let judged = self.judge(context);
                let looked_at = self.pictures.take_looked_at(self.answers.filing());
                // The documents of a split picture are read once each is at its place.
                let (split, whole): (Vec<_>, Vec<_>) = looked_at
                    .into_iter()
                    .map(|place| (self.split(&place, context.words), place))
                    .partition(|(split, _)| split.is_some());
                let split = Task::batch(split.into_iter().filter_map(|(split, _)| split));
                let whole: Vec<String> = whole.into_iter().map(|(_, place)| place).collect();
                let task = Task::batch([judged, split]);
                match self.take_what_was_read(&whole, context.words) {
                    Some(toast) => self.changed_and(Task::batch([task, toast])),
                    None => Action::Run(task),
                }
            }
            None => Action::None,
        }
    }

    /// Checks dropped or pasted pictures; then they go to their places, to where there is room, or to where the user
    /// says.
    pub(super) fn dropped(&mut self, mut sources: Vec<PictureSource>, words: Words) -> Action {
        if sources.is_empty() {
            return Action::None;
        }
        if let Some(DraftDialog::Path { place, .. }) = &self.dialog {
            return Action::Run(auto_placement::judge(sources.swap_remove(0), DropTarget::At(place.clone()), words));
        }
        if let Some(DraftDialog::Where(asked)) = &self.dialog {
            let asked = asked.clone();
            sources.splice(0..0, asked.iter().cloned());
            return self.recognise(sources, SortingPurpose::BesideAsked(asked), words);
        }
        if auto_placement::is_sorted(&sources) {
            return self.recognise(sources, SortingPurpose::Anywhere, words);
        }
        Action::Run(auto_placement::judge(sources.swap_remove(0), DropTarget::On(self.section), words))
    }

    /// Recognises pictures, which then go to their places.
    pub(super) fn recognise(&mut self, sources: Vec<PictureSource>, purpose: SortingPurpose, words: Words) -> Action {
        if sources.is_empty() {
            return Action::None;
        }
        self.placing.sorting.push(sources.len());
        let text = words.count("app-sorting", sources.len());
        let toast = Task::done(Message::Toast(Tone::Plain, text));
        Action::Run(Task::batch([
            toast,
            auto_placement::recognise(sources, None, purpose, &self.services.engine, words),
        ]))
    }

    /// Puts a single file dropped on the page of a section at the only empty place for its kind, or replaces the file
    /// at the only such place. Where several are empty, a picture is recognised; otherwise the user is asked.
    fn place_dropped(&mut self, source: PictureSource, is_video: bool, section: Section, words: Words) -> Action {
        let is_of_kind =
            |place: &String| field::at(place).is_some_and(|row| row.slot.as_deref() == Some("video")) == is_video;
        let [open, filled] =
            [false, true].map(|filled| self.places(section, filled).into_iter().filter(is_of_kind).collect::<Vec<_>>());
        match (open.as_slice(), filled.as_slice()) {
            ([], []) => Action::Toast(Tone::Warn, words.get("app-drop-nowhere")),
            ([place], []) | ([], [place]) => self.add(place, source, words),
            // A side of a certificate may be meant for one of the other places, as what is dropped beside the rehearsal.
            ([place], _) if place != rehearsal::PLACE && !document_places::is_of_certificate(place) => {
                self.add(place, source, words)
            }
            ([_, ..], _) if !is_video => self.recognise(vec![source], SortingPurpose::OnPage, words),
            _ => {
                self.ask_where(vec![source]);
                Action::None
            }
        }
    }

    /// Asks for the places of pictures, after those that are already being asked about.
    pub(super) fn ask_where(&mut self, mut sources: Vec<PictureSource>) {
        match &mut self.dialog {
            Some(DraftDialog::Where(waiting)) => waiting.append(&mut sources),
            Some(DraftDialog::Path { .. }) | None => self.dialog = Some(DraftDialog::Where(sources)),
        }
    }

    /// Puts the first picture at the place chosen by the user, and asks about the next.
    pub(super) fn put_dropped(&mut self, place: &str, words: Words) -> Action {
        let Some(DraftDialog::Where(sources)) = &mut self.dialog else { return Action::None };
        let mut sources = std::mem::take(sources);
        self.dialog = None;
        if sources.is_empty() {
            return Action::None;
        }
        let source = sources.remove(0);
        if !sources.is_empty() {
            self.dialog = Some(DraftDialog::Where(sources));
        }
        self.add(place, source, words)
    }

    /// Skips the first picture and asks about the next.
    pub(super) fn skip_dropped(&mut self) -> Action {
        if let Some(DraftDialog::Where(sources)) = &mut self.dialog {
            if sources.len() > 1 {
                let _ = sources.remove(0);
            } else {
                self.dialog = None;
            }
        }
        Action::None
    }

    /// Places of the page without a picture.
    pub(super) fn open_places(&self) -> Vec<String> {
        self.places(self.section, false)
    }

    /// Places of the page with a picture that can be replaced.
    pub(super) fn filled_places(&self) -> Vec<String> {
        self.places(self.section, true)
    }

    /// Places on this page for a picture: the empty ones first.
    pub(super) fn offered_places(&self) -> Vec<String> {
        self.open_places().into_iter().chain(self.filled_places()).collect()
    }

    /// Places for pictures on the page of a section: those that are `filled`, or the others.
    fn places(&self, section: Section, filled: bool) -> Vec<String> {
        let filing = self.filing();
        if section == Section::Materials {
            let lines = self.review.iter().flat_map(|review| &review.checklist);
            return lines
                .filter(|line| line.needed.is_asked())
                .flat_map(|line| field::places(filing, &line.slot))
                .filter(|place| filing.has(place) == filled && anchor(place, filing) == *place)
                .collect();
        }
        let is_picture = |path: &String| field::at(path).is_some_and(|row| row.value == Shape::Media);
        let places = form::layout::fields_of(section, filing).into_iter();
        let places = places.filter(|path| is_picture(path) && filing.has(path) == filled);
        let rehearsed = section == Section::Manager && !filled;
        places.chain(rehearsed.then(|| rehearsal::PLACE.to_owned())).collect()
    }

    /// The viewer.
    pub(super) fn viewer(&self) -> Option<&Viewer> {
        match &self.cover {
            Some(DraftCover::Viewer(viewer)) => Some(viewer),
            _ => None,
        }
    }

    /// The evidence about the picture in the viewer.
    pub(super) fn evidence(&self) -> Option<&Evidence> {
        let viewer = self.viewer()?;
        self.pictures.evidence(viewer.place(), viewer.name())
    }

    /// All facts about the picture in the viewer.
    pub(super) fn known(&self) -> viewer::PictureFacts<'_> {
        let (evidence, filing) = (self.evidence(), self.filing());
        let place = self.viewer().map_or("", Viewer::place);
        viewer::PictureFacts {
            evidence,
            against: self.notes.against(place, evidence, filing),
            instead: self.pictures.instead(place, filing),
            offers: self.offers(),
            original: self.viewer().and_then(|viewer| answers::original(filing, viewer.name())),
            turns: self.turns_of_picture(),
        }
    }

    /// The values that the picture in the viewer can fill in.
    pub(super) fn offers(&self) -> Vec<Offer> {
        match (self.viewer(), self.evidence()) {
            (Some(viewer), Some(Evidence::Seen { reading: Some(reading), .. })) => {
                offers(viewer.place(), reading, self.filing())
            }
            _ => Vec::new(),
        }
    }

    /// Undoes or redoes the last step on the picture in the viewer: first the placing of its corners, then the choice
    /// of the picture at its place.
    pub(super) fn turn_picture(&mut self, undo: bool, words: Words) -> Action {
        let [can_undo, can_redo] = self.turns_of_picture();
        let Some(DraftCover::Viewer(viewer)) = &mut self.cover else { return Action::None };
        if viewer.turn_back(undo) || !(if undo { can_undo } else { can_redo }) {
            return Action::None;
        }
        let Some(turned) = self.answers.turn(undo) else { return Action::None };
        let said = words.put(if undo { "app-undone" } else { "app-redone" }, &[("what", &step(&turned.name, words))]);
        let said = Task::done(Message::Toast(Tone::Plain, said));
        self.form.sync(self.answers.filing());
        let name = self.answers.filing().text(viewer.place()).to_owned();
        if name.is_empty() {
            self.cover = None;
            let settled = self.settle();
            return self.changed_and(Task::batch([settled, said]));
        }
        let drawn = viewer.replace(&self.services.library, name).map(Message::Viewer);
        self.changed_and(Task::batch([drawn, said]))
    }

    /// Whether undo and redo change the picture at the place shown in the viewer.
    pub(super) fn turns_of_picture(&self) -> [bool; 2] {
        let Some(viewer) = self.viewer() else { return [false; 2] };
        [true, false].map(|undo| {
            self.answers.after_turn(undo).is_some_and(|filing| filing.text(viewer.place()) != viewer.name())
        })
    }

    /// Opens the picture at `place` in the viewer.
    fn look_at(&mut self, place: String) -> Action {
        let name = self.filing().text(&place).to_owned();
        let (viewer, task) = Viewer::new(&self.services.library, place, name);
        self.cover = Some(DraftCover::Viewer(viewer));
        Action::Run(Task::batch([task.map(Message::Viewer), scroll::focus(viewer::CLOSE)]))
    }

    pub(super) fn in_viewer(&mut self, message: viewer::Message, context: &Context) -> Action {
        let words = context.words;
        let offers = self.offers();
        let evidence = self.evidence().cloned();
        let Some(DraftCover::Viewer(viewer)) = &mut self.cover else { return Action::None };
        match viewer.update(message, &self.services.library, evidence.as_ref(), &offers, words) {
            viewer::Action::None => Action::None,
            viewer::Action::Run(task) => Action::Run(task.map(Message::Viewer)),
            viewer::Action::Close => self.uncover(),
            viewer::Action::Exchange(to) => {
                let from = viewer.place().to_owned();
                let exchanged = self.in_slot(slot::Message::ExchangePressed(from, to), context);
                match (self.uncover(), exchanged) {
                    (Action::Run(closed), Action::Run(exchanged)) => Action::Run(Task::batch([closed, exchanged])),
                    (closed, _) => closed,
                }
            }
            viewer::Action::TurnBack(undo) => self.turn_picture(undo, words),
            viewer::Action::Failed(error) => Action::Toast(Tone::Bad, error),
            viewer::Action::Replace(place, name) => {
                let drawn = viewer.replace(&self.services.library, name.clone()).map(Message::Viewer);
                let changed = self.answers.correct(&place, &name);
                if changed { self.changed_and(drawn) } else { Action::Run(drawn) }
            }
            viewer::Action::Restore(name) => {
                let drawn = viewer.replace(&self.services.library, name.clone()).map(Message::Viewer);
                let place = viewer.place().to_owned();
                self.answers.seal();
                let changed = self.answers.set(&place, name.into());
                if changed { self.changed_and(drawn) } else { Action::Run(drawn) }
            }
            viewer::Action::Fill(values) => {
                let kind = evidence.as_ref().and_then(Evidence::certificate);
                let kind = kind.and_then(|recognised| certificate_type(viewer.place(), recognised));
                let _ = self.answers.take_read(&values, kind, &self.services.reference.regions);
                self.form.sync(self.answers.filing());
                self.cover = None;
                let text = words.count("app-viewer-filled", values.len());
                let toast = Task::done(Message::Toast(Tone::Good, text));
                self.changed_and(Task::batch([self.settle(), toast]))
            }
        }
    }
}

/// Draws a letter into a folder of the library.
fn print(letter: Letter, library: &Library, words: Words) -> Task<slot::Message> {
    // It contains names and numbers, so it goes to a private folder and is deleted when the library is opened next.
    let folder = library.printed();
    let print = move || {
        let path = folder.join(format!("{}.pdf", letter.title(words.0)));
        let bytes = letters::render(&letter).map_err(|error| workflow::export_error(&error, words.0))?;
        std::fs::create_dir_all(&folder)
            .and_then(|()| file::write_whole(&path, &bytes))
            .map_err(|error| reminders::unwritable(&path, &error, words))?;
        Ok(path)
    };
    attempt(print, words).map(slot::Message::Printed)
}
