//! Carries out the actions of the pages.

use std::path::PathBuf;
use std::sync::Arc;

use iced::{Task, window};

use super::{AfterSave, App, Message, Reopened, Screen, ToastAction, Unopened};
use crate::desktop::page::broken::{self, Unopenable};
use crate::desktop::page::{draft, home, library, preferences, scans, start, table};
use crate::desktop::services::Services;
use crate::desktop::settings::{self, LastPage, Settings};
use crate::desktop::theme::style::Tone;
use crate::desktop::widget::question;
use crate::desktop::{self, background, system};
use crate::filing::Filing;
use crate::store::{Cause, Library, StoreError};
use crate::workflow;

impl App {
    pub(super) fn in_home(&mut self, message: home::Message) -> Task<Message> {
        let context = self.context();
        let Screen::Home(home) = &mut self.screen else { return Task::none() };
        match home.update(message, &context) {
            home::Action::None => Task::none(),
            home::Action::Run(task) => task.map(Message::Home),
            home::Action::Start => self.go(LastPage::Start),
            home::Action::Table(path) => self.show_table(Some(path)),
            home::Action::Open(id) => self.go(LastPage::Draft { id, section: String::new() }),
            home::Action::OpenDays(id) => {
                self.go(LastPage::Draft { id, section: draft::section::Section::Progress.name().to_owned() })
            }
            home::Action::Save(saving) => self.save_as(saving),
            home::Action::OpenCheck(id) => {
                self.go(LastPage::Draft { id, section: draft::section::Section::Check.name().to_owned() })
            }
            home::Action::Reveal(folder) => self.undo(ToastAction::Reveal(folder)),
            home::Action::Discarded(task, drafts) => {
                let words = self.words();
                let text = match drafts.as_slice() {
                    [(_, title)] => words.put("app-home-discarded", &[("title", title)]),
                    drafts => words.count("app-home-discarded-many", drafts.len()),
                };
                let toast = self.toast_with_undo(Tone::Plain, text, ToastAction::Restore(drafts));
                Task::batch([toast, task.map(Message::Home)])
            }
            home::Action::Copied(task, id, title) => {
                let text = self.words().put("app-home-copied", &[("title", &title)]);
                let toast = self.toast_with_undo(Tone::Good, text, ToastAction::Discard(vec![id]));
                Task::batch([toast, task.map(Message::Home)])
            }
            home::Action::Edited(task, edited) => {
                let text = self.words().count("app-edit-done", edited.len());
                let toast = self.toast_with_undo(Tone::Good, text, ToastAction::Edits(edited));
                Task::batch([toast, task.map(Message::Home)])
            }
            home::Action::Toast(tone, text) => self.show_toast(tone, text, None),
            home::Action::RunAndToast(task, tone, text) => {
                Task::batch([self.show_toast(tone, text, None), task.map(Message::Home)])
            }
        }
    }

    /// Sends the list a message, once it is shown.
    pub(super) fn tell_list(&mut self, message: home::Message) -> Task<Message> {
        if matches!(self.screen, Screen::Home(_)) {
            return self.in_home(message);
        }
        self.waiting = Some(message);
        self.go(LastPage::Home)
    }

    pub(super) fn in_start(&mut self, message: start::Message) -> Task<Message> {
        let unsaved = self.draft().is_some_and(draft::DraftPage::is_unsaved);
        let Screen::Start(start) = &mut self.screen else { return Task::none() };
        if unsaved && matches!(message, start::Message::BeginPressed) {
            // The draft behind the page is saved before the new one replaces it.
            self.after_save = Some(AfterSave::Begin);
            return self.flush();
        }
        match start.update(message) {
            start::Action::None => Task::none(),
            start::Action::Cancel => self.back(),
            start::Action::Table => self.show_table(None),
            start::Action::Create(filing, pictures) => {
                self.brought = pictures;
                self.create(move |_| Ok(filing))
            }
            start::Action::Again(id, kind, pictures) => {
                self.brought = pictures;
                let begin = move |library: &Library| {
                    workflow::begin_from(library, &id, kind, &workflow::reference(Some(library)))
                };
                self.create(begin)
            }
        }
    }

    /// Shows the page that creates drafts from a table, with the one at `path` if given.
    pub(super) fn show_table(&mut self, path: Option<PathBuf>) -> Task<Message> {
        let context = self.context();
        if let (Screen::Table(page), Some(path)) = (&mut self.screen, &path) {
            return page.read_table(path.clone(), &context).map(Message::Table);
        }
        let Some(services) = self.services.clone() else { return Task::none() };
        let gone = self.go(LastPage::Home);
        if !matches!(self.screen, Screen::Home(_)) {
            // The open draft is saved first.
            self.waiting = path.map(home::Message::Dropped);
            return gone;
        }
        let (page, task) = table::TablePage::new(services, path, &context);
        self.screen = Screen::Table(Box::new(page));
        Task::batch([gone, task.map(Message::Table)])
    }

    pub(super) fn in_table(&mut self, message: table::Message) -> Task<Message> {
        let context = self.context();
        let Screen::Table(page) = &mut self.screen else { return Task::none() };
        match page.update(message, &context) {
            table::Action::None => Task::none(),
            table::Action::Run(task) => task.map(Message::Table),
            table::Action::Save(saving) => self.save_as(saving),
            table::Action::Close => self.go(LastPage::Home),
            table::Action::Made(drafts) => {
                // An earlier search must not hide them.
                self.list = home::ListPlace::default();
                let text = self.words().count("app-table-made", drafts.len());
                let toast = self.toast_with_undo(Tone::Good, text, ToastAction::Discard(drafts));
                Task::batch([toast, self.go(LastPage::Home)])
            }
        }
    }

    /// Creates a draft from the filing that `begin` returns, and opens it.
    fn create(&self, begin: impl FnOnce(&Library) -> Result<Filing, StoreError> + Send + 'static) -> Task<Message> {
        let Some(services) = self.services.clone() else { return Task::none() };
        let (words, today) = (self.words(), self.context().today());
        let make = move || {
            let made = begin(&services.library).and_then(|filing| services.library.create(&filing));
            let loaded = made.and_then(|draft| {
                let first = draft::section::Section::first_of(&draft.filing);
                draft::LoadedDraft::read(&services, &draft.id, first.name(), today)
            });
            loaded.map(Box::new).map_err(|error| Unopened::new(&error, "", words))
        };
        background(make, move || Err(Unopened::panicked(words))).map(Message::Opened)
    }

    pub(super) fn in_draft(&mut self, message: draft::Message) -> Task<Message> {
        let context = self.context();
        let shown = matches!(self.screen, Screen::Draft(_));
        let Some(draft) = self.draft_mut() else { return Task::none() };
        let before = draft.section();
        let action = draft.update(message, &context);
        let (moved, section) = (draft.place(), draft.section());
        self.withdraw_steps();
        if section != before {
            self.withdraw_paths();
        }
        let task = match action {
            draft::Action::None => Task::none(),
            draft::Action::Run(task) => self.of_draft(task),
            draft::Action::Leave => return self.go(LastPage::Home),
            draft::Action::Toast(tone, text) => self.show_toast(tone, text, None),
            draft::Action::Undoable(step, text) => {
                let undo = (context.words.get("app-undo"), ToastAction::Step(step));
                self.show_toast(Tone::Plain, text, Some(undo))
            }
            draft::Action::Reopen(id) => {
                let section = section.name().to_owned();
                return self.go(LastPage::Draft { id, section });
            }
            draft::Action::Begin(id, kind) => {
                let begin = move |library: &Library| {
                    workflow::begin_from(library, &id, kind, &workflow::reference(Some(library)))
                };
                return self.create(begin);
            }
            draft::Action::Modify(id, edited, saving) => {
                let saving = self.of_draft(saving);
                let modify = move |library: &Library| {
                    workflow::modify_as_edited(library, &id, &edited, &workflow::reference(Some(library)))
                };
                return Task::batch([saving, self.create(modify)]);
            }
            draft::Action::Saved(noted) => {
                let noted = self.of_draft(noted);
                match self.after_save.take() {
                    Some(AfterSave::Close(id)) => return noted.chain(window::close(id)),
                    Some(AfterSave::End) => return iced::exit(),
                    Some(AfterSave::Lock) => return noted.chain(self.lock()),
                    Some(AfterSave::Go(place)) => return noted.chain(self.go(place)),
                    Some(AfterSave::Begin) => return noted.chain(self.in_start(start::Message::BeginPressed)),
                    None => noted,
                }
            }
            draft::Action::SaveAs(saving) => self.save_as(saving),
            draft::Action::Reveal(path) => return self.undo(ToastAction::Reveal(path)),
            draft::Action::OpenFile(path) => {
                let file = path.clone();
                background(move || system::opens(&file), || false)
                    .map(move |opened| Message::FileOpened(path.clone(), opened))
            }
            draft::Action::SaveFailed(again) => {
                let again = self.of_draft(again);
                match self.after_save {
                    Some(AfterSave::End) => {
                        self.rescue();
                        return iced::exit();
                    }
                    Some(AfterSave::Go(_) | AfterSave::Begin) => {
                        self.after_save = None;
                        self.waiting = None;
                        if self.suspended_draft.is_some() {
                            // The draft shows why it cannot be left.
                            return Task::batch([again, self.back()]);
                        }
                    }
                    Some(AfterSave::Close(_)) => return Task::batch([again, question::ask()]),
                    // The library is not locked while answers are unsaved.
                    Some(AfterSave::Lock) => self.after_save = None,
                    None => {}
                }
                again
            }
        };
        if !shown || self.settings.place == moved {
            return task;
        }
        self.settings.place = moved;
        Task::batch([task, self.remember()])
    }

    pub(super) fn in_scans(&mut self, message: scans::Message) -> Task<Message> {
        let words = self.words();
        let scans = match &mut self.screen {
            Screen::Scans(scans) => Some(scans),
            _ => self.suspended_scans.as_mut(),
        };
        let Some(scans) = scans else { return Task::none() };
        match scans.update(message, words) {
            scans::Action::None => Task::none(),
            scans::Action::Run(task) => task.map(Message::Scans),
            scans::Action::Toast(tone, text) => self.show_toast(tone, text, None),
            scans::Action::Saved(path) => self.toast_saved(path),
        }
    }

    pub(super) fn in_preferences(&mut self, message: preferences::Message) -> Task<Message> {
        if matches!(message, preferences::Message::LanguageChosen(_)) {
            self.language = None;
        }
        match preferences::update(message, &mut self.settings) {
            preferences::Action::Changed => self.remember(),
            preferences::Action::Reveal(path) => self.undo(ToastAction::Reveal(path)),
            preferences::Action::Library => self.go(LastPage::Library),
            preferences::Action::Passphrase => self.show_passphrase(),
        }
    }

    pub(super) fn in_library(&mut self, message: library::Message) -> Task<Message> {
        let context = self.context();
        let Screen::Library(library) = &mut self.screen else { return Task::none() };
        match library.update(message, &context) {
            library::Action::None => Task::none(),
            library::Action::Run(task) => task.map(Message::Library),
            library::Action::Reveal(folder) => self.undo(ToastAction::Reveal(folder)),
            library::Action::Save(saving) => self.save_as(saving),
            library::Action::Close => self.go(LastPage::Settings),
            library::Action::TakeIn => self.tell_list(home::Message::ImportPressed),
            library::Action::Anew(text) => {
                // The cached data belonged to the drafts before.
                self.services = self.library().map(Services::new);
                self.done.clear();
                self.list = home::ListPlace::default();
                let said = self.show_toast(Tone::Good, text, None);
                Task::batch([self.go(LastPage::Home), said])
            }
        }
    }

    pub(super) fn in_broken(&mut self, message: broken::Message) -> Task<Message> {
        let words = self.words();
        let Screen::Broken(broken) = &mut self.screen else { return Task::none() };
        match broken.update(message, words) {
            broken::Action::None => Task::none(),
            broken::Action::Run(task) => task.map(Message::Broken),
            broken::Action::Save(saving) => self.save_as(saving),
            broken::Action::Reopen(folder, note) => {
                let place = folder.clone();
                let open = move || match desktop::open(&folder) {
                    Ok((library, lock)) => Ok(Reopened { library, lock: Arc::new(lock) }),
                    Err(error) => Err(Arc::new(Unopenable { folder, error })),
                };
                let panicked = move || {
                    let error = Cause::Panicked.at(&place);
                    Err(Arc::new(Unopenable { folder: place, error }))
                };
                background(open, panicked).map(move |opened| Message::Reopened(opened, note.clone()))
            }
        }
    }

    /// Continues with a library that was opened after all, or shows again why it was not.
    pub(super) fn reopened(&mut self, opened: Result<Reopened, Arc<Unopenable>>, note: String) -> Task<Message> {
        let Reopened { library, lock } = match opened {
            Ok(reopened) => reopened,
            Err(unopenable) => {
                let (broken, task) = broken::Broken::new(&unopenable, self.words());
                self.screen = Screen::Broken(Box::new(broken));
                return task.map(Message::Broken);
            }
        };
        if let Ok(Some(settings)) = library.setting::<Settings>(settings::KEY) {
            self.settings = settings;
        }
        self.lock = Some(lock);
        self.folder = Some(library.folder().to_owned());
        self.mended = Some(note).filter(|note| !note.is_empty());
        let started = self.await_start();
        if library.is_locked() {
            return Task::batch([self.show_unlock(library), started]);
        }
        self.services = Some(Services::new(library));
        Task::batch([self.go(LastPage::Home), self.look_after(), started])
    }
}
