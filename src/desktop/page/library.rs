//! The management page of the library: its folder, its backups and restoring them, and moving to another machine.

use std::collections::HashSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use iced::widget::{Column, Row, column, container, row, space, text};
use iced::{Center, Element, Fill, Task};

use super::Context;
use crate::desktop::backups::{self, Copies};
use crate::desktop::file_dialog;
use crate::desktop::hand_over;
use crate::desktop::icon;
use crate::desktop::opened_files;
use crate::desktop::save_as::SaveAs;
use crate::desktop::theme::style::Tone;
use crate::desktop::theme::{COLUMN, size, space as gap, style};
use crate::desktop::widget::banner::banner;
use crate::desktop::widget::field::{field, line};
use crate::desktop::widget::{button, heading, hint, question, scroll, title};
use crate::desktop::words::Words;
use crate::desktop::{attempt, background};
use crate::store::{self, Backup, DraftName, Elsewhere, Library, StoreError, Summary};

/// Id of the page.
pub const PAGE: &str = "library";
/// Id of the field for the second backup folder.
pub const FOLDER: &str = "library/folder";

/// Maximum number of drafts named in the question.
const NAMED: usize = 8;

/// State of the page.
pub struct LibraryPage {
    library: Arc<Library>,
    /// The place, if it is also written by other machines.
    elsewhere: Option<Elsewhere>,
    copies: Copies,
    /// The drafts now.
    drafts: Vec<DraftName>,
    /// The second backup folder, as chosen.
    second: Option<PathBuf>,
    /// The same, as typed.
    typed: String,
    /// The backup to be restored, while the user is asked to confirm.
    asked: Option<Backup>,
    /// A backup is being made or restored.
    running: bool,
    refused: Option<String>,
}

/// Data for the page.
#[derive(Debug, Clone)]
pub struct LibraryFacts {
    elsewhere: Option<Elsewhere>,
    second: Option<PathBuf>,
    copies: Vec<Backup>,
    drafts: Vec<DraftName>,
}

/// Messages of the page.
#[derive(Debug, Clone)]
pub enum Message {
    /// The data were read.
    Read(Result<LibraryFacts, String>),
    /// Show the library in the file manager.
    RevealPressed,
    /// In the list of backups.
    Copies(backups::Message),
    /// Restoring the backup was confirmed.
    BackConfirmed,
    /// Restoring was cancelled.
    BackDismissed,
    /// The backup was restored; the message to show.
    WentBack(Result<String, String>),
    /// Make a backup now.
    CopyPressed,
    /// The second backup folder is typed.
    FolderTyped(String),
    /// Choose it in a dialog of the system.
    BrowsePressed,
    /// It was chosen; `None` when that dialog was cancelled, or there is none.
    FolderChosen(Option<PathBuf>),
    /// The path is complete.
    FolderEntered,
    /// Stop using a second backup folder.
    FolderDropped,
    /// A backup was made, or the second folder was set.
    Kept(Result<(), String>),
    /// Export the whole library to a file.
    OutPressed,
    /// Merge the drafts of such a file.
    InPressed,
    /// Return to the settings.
    ClosePressed,
}

/// What the root has to do.
pub enum Action {
    /// Nothing.
    None,
    /// Run a task.
    Run(Task<Message>),
    /// Show a folder.
    Reveal(PathBuf),
    /// Ask where to save a file.
    Save(SaveAs),
    /// Ask for a file to import, on the list.
    TakeIn,
    /// Return to the settings.
    Close,
    /// The library has been replaced: show its drafts, and say why.
    Anew(String),
}

impl LibraryPage {
    /// The page, and the task that reads its data.
    pub fn new(library: Arc<Library>, words: Words) -> (Self, Task<Message>) {
        let library = Self {
            library,
            elsewhere: None,
            copies: Copies::default(),
            drafts: Vec::new(),
            second: None,
            typed: String::new(),
            asked: None,
            running: false,
            refused: None,
        };
        let task = library.read(words);
        (library, task)
    }

    fn read(&self, words: Words) -> Task<Message> {
        let library = self.library.clone();
        let read = move || -> Result<LibraryFacts, StoreError> {
            Ok(LibraryFacts {
                elsewhere: store::elsewhere(library.folder()),
                second: library.backup_folder()?,
                copies: library.copies()?,
                drafts: library
                    .drafts()?
                    .into_iter()
                    .map(|Summary { id, title, .. }| DraftName { id, title })
                    .collect(),
            })
        };
        attempt(move || read().map_err(|error| error.message(words.0)), words).map(Message::Read)
    }

    /// Whether a dialog is open over the page.
    pub fn is_asking(&self) -> bool {
        self.asked.is_some()
    }

    /// Closes the dialog.
    pub fn dismiss(&mut self) {
        self.asked = None;
    }

    /// Handles a message.
    pub fn update(&mut self, message: Message, context: &Context) -> Action {
        let words = context.words;
        match message {
            Message::Read(Ok(found)) => {
                self.elsewhere = found.elsewhere;
                let shown = |folder: &Option<PathBuf>| {
                    folder.as_deref().map(|folder| folder.display().to_string()).unwrap_or_default()
                };
                // Text typed meanwhile is not replaced.
                if self.typed == shown(&self.second) {
                    self.typed = shown(&found.second);
                }
                self.second = found.second;
                self.drafts = found.drafts;
                let _ = self.copies.update(backups::Message::Listed(found.copies));
            }
            Message::Read(Err(error)) | Message::WentBack(Err(error)) => {
                self.running = false;
                self.refused = Some(error);
            }
            Message::RevealPressed => return Action::Reveal(self.library.folder().to_owned()),
            Message::Copies(message) => {
                self.asked = self.copies.update(message);
                return if self.asked.is_some() { Action::Run(question::ask()) } else { Action::None };
            }
            Message::BackDismissed => self.asked = None,
            Message::BackConfirmed => {
                let Some(copy) = self.asked.take() else { return Action::None };
                let library = self.library.clone();
                self.running = true;
                let back = move || {
                    library.go_back(&copy.path).map_err(|error| error.message(words.0))?;
                    Ok(words.put("app-broken-restored", &[("time", &backups::moment(copy.made))]))
                };
                return Action::Run(attempt(back, words).map(Message::WentBack));
            }
            Message::WentBack(Ok(text)) => return Action::Anew(text),
            Message::CopyPressed => return self.run(words, Library::back_up_now),
            Message::FolderTyped(typed) => self.typed = typed,
            Message::BrowsePressed => return Action::Run(choose_folder(words)),
            Message::FolderChosen(None) => {}
            Message::FolderChosen(Some(folder)) => {
                self.typed = folder.display().to_string();
                return self.run(words, move |library| library.set_backup_folder(Some(&folder)));
            }
            Message::FolderEntered => {
                let folder = PathBuf::from(opened_files::unquoted(&self.typed));
                if !folder.as_os_str().is_empty() {
                    return self.run(words, move |library| library.set_backup_folder(Some(&folder)));
                }
            }
            Message::FolderDropped => return self.run(words, |library| library.set_backup_folder(None)),
            Message::Kept(kept) => {
                self.running = false;
                match kept {
                    Ok(()) => return Action::Run(self.read(words)),
                    Err(error) => self.refused = Some(error),
                }
            }
            Message::OutPressed => {
                let name = words.put("app-library-file", &[("day", &context.today().format("%Y%m%d").to_string())]);
                let write = hand_over::writer(&self.library, None, words);
                return Action::Save(SaveAs::written(words.get("app-library-out"), &name, "zip", write));
            }
            Message::InPressed => return Action::TakeIn,
            Message::ClosePressed => return Action::Close,
        }
        Action::None
    }

    fn run(&mut self, words: Words, work: impl FnOnce(&Library) -> Result<(), StoreError> + Send + 'static) -> Action {
        if self.running {
            return Action::None;
        }
        self.running = true;
        self.refused = None;
        let library = self.library.clone();
        Action::Run(
            background(move || work(&library).map_err(|error| error.message(words.0)), move || Err(words.panicked()))
                .map(Message::Kept),
        )
    }

    /// The dialog over the page.
    pub fn dialog(&self, words: Words) -> Option<Element<'_, Message>> {
        let copy = self.asked.as_ref()?;
        Some(question::question(
            words.put("app-library-back-what", &[("time", &backups::moment(copy.made))]),
            self.lost(copy, words),
            (words.get("app-cancel"), Message::BackDismissed),
            (words.get("app-broken-restore"), Message::BackConfirmed),
        ))
    }

    /// What restoring a backup takes out of sight.
    fn lost(&self, copy: &Backup, words: Words) -> String {
        let count = |drafts: &[DraftName]| words.count("app-broken-drafts", drafts.len());
        let counts = [("now", count(&self.drafts)), ("then", count(&copy.drafts))];
        let counts: Vec<(&str, &str)> = counts.iter().map(|(name, count)| (*name, count.as_str())).collect();
        let mut said = words.put("app-library-back-counts", &counts);
        if copy.sealed {
            said.push_str(&words.get("app-library-back-sealed"));
        } else {
            let kept: HashSet<&str> = copy.drafts.iter().map(|draft| draft.id.as_str()).collect();
            let gone = self.drafts.iter().filter(|draft| !kept.contains(draft.id.as_str()));
            let mut gone: Vec<&str> = gone.map(|draft| draft.title.as_str()).collect();
            if !gone.is_empty() {
                let number = gone.len().to_string();
                gone.truncate(NAMED);
                let untitled = words.get("app-untitled");
                let names = gone.into_iter().map(|title| if title.is_empty() { untitled.as_str() } else { title });
                let names = names.collect::<Vec<_>>().join(&words.get("app-check-and"));
                said.push_str(&words.put("app-library-back-gone", &[("count", &number), ("titles", &names)]));
            }
        }
        said + &words.get("app-library-back-about")
    }

    /// The page.
    pub fn view(&self, context: &Context) -> Element<'_, Message> {
        let words = context.words;
        let warning =
            self.elsewhere.as_ref().map(|elsewhere| banner(Tone::Warn, words.elsewhere(elsewhere), None, vec![]));
        let refused = self.refused.as_ref().map(|error| banner(Tone::Bad, error, None, vec![]));
        let reveal = button::secondary("library/reveal", words.get("app-settings-folder-open"))
            .icon(icon::FOLDER_OPEN)
            .press(Message::RevealPressed);
        let folder = text(self.library.folder().display().to_string()).size(size::BODY);
        let folder = row![container(folder).width(Fill), reveal].spacing(gap::TWO).align_y(Center);
        let close = button::quiet("library/close", words.get("app-library-close"))
            .icon(icon::ARROW_LEFT)
            .press(Message::ClosePressed);
        let content = Column::new()
            .push(column![close, title(words.get("app-library"))].spacing(gap::ONE))
            .push(warning)
            .push(refused)
            .push(card(words.get("app-settings-folder"), None, folder))
            .push(card(
                words.get("app-library-copies"),
                Some(words.get("app-library-copies-about")),
                self.second(words),
            ))
            .push(self.copies.view("library", !self.running, false, words).map(|copies| copies.map(Message::Copies)))
            .push(card(words.get("app-library-move"), Some(words.get("app-library-move-about")), moving(words)))
            .spacing(gap::THREE);
        scroll::page(PAGE, container(container(content).max_width(COLUMN + 80.0)).center_x(Fill)).into()
    }

    /// The second backup folder.
    fn second(&self, words: Words) -> Element<'_, Message> {
        let free = |message: Message| (!self.running).then_some(message);
        let typed = opened_files::unquoted(&self.typed);
        let other = !typed.is_empty() && self.second.as_deref() != Some(Path::new(&typed));
        let input = line(FOLDER, &words.get("app-library-folder-none"), &self.typed, false, Message::FolderTyped)
            .on_submit(Message::FolderEntered)
            .width(Fill);
        let browse = button::secondary("library/browse", words.get("app-batch-browse"))
            .icon(icon::FOLDER_OPEN)
            .press_maybe(free(Message::BrowsePressed));
        let folder = field(words.get("app-library-folder"), row![input, browse].spacing(gap::ONE).align_y(Center))
            .hint(Some(words.get("app-library-folder-about")));
        let take = other.then(|| {
            button::primary("library/folder-take", words.get("app-library-folder-take"))
                .press_maybe(free(Message::FolderEntered))
        });
        let drop = self.second.as_ref().map(|_| {
            button::quiet("library/folder-drop", words.get("app-library-folder-drop"))
                .press_maybe(free(Message::FolderDropped))
        });
        let now =
            button::secondary("library/copy", words.get("app-library-copy")).press_maybe(free(Message::CopyPressed));
        let buttons = Row::new().push(take).push(drop).push(space().width(Fill)).push(now).spacing(gap::ONE);
        column![Element::from(folder), buttons.align_y(Center)].spacing(gap::TWO).into()
    }
}

fn moving<'a>(words: Words) -> Element<'a, Message> {
    let out = button::secondary("library/out", words.get("app-library-out-button"))
        .icon(icon::PACKAGE)
        .press(Message::OutPressed);
    let take_in =
        button::secondary("library/in", words.get("app-library-in")).icon(icon::INBOX).press(Message::InPressed);
    Row::new().push(out).push(take_in).spacing(gap::ONE).wrap().into()
}

/// A section of the page.
fn card<'a>(name: String, about: Option<String>, content: impl Into<Element<'a, Message>>) -> Element<'a, Message> {
    let head = column![heading(name)].push(about.map(hint)).spacing(gap::HALF);
    container(column![head, content.into()].spacing(gap::TWO)).padding(20).width(Fill).style(style::card).into()
}

fn choose_folder(words: Words) -> Task<Message> {
    let dialog = rfd::AsyncFileDialog::new().set_title(words.get("app-library-folder"));
    file_dialog::folder(dialog).map(Message::FolderChosen)
}
