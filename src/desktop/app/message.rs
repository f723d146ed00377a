//! The messages of the window.

use std::path::PathBuf;
use std::sync::Arc;

use iced::{Event, window};

use crate::desktop::opened_files::OpenedFiles;
use crate::desktop::page::{broken, draft, home, library, passphrase, preferences, scans, start, table, unlock};
use crate::desktop::save_as;
use crate::desktop::settings::LastPage;
use crate::desktop::widget::shortcut::Press;
use crate::desktop::words::Words;
use crate::store::{Elsewhere, Library, StoreError, WindowLock};
use crate::workflow::Edited;

/// All messages of the window.
#[derive(Debug, Clone)]
pub enum Message {
    /// On the list of drafts.
    Home(home::Message),
    /// On the choice before a new filing.
    Start(start::Message),
    /// On the page that makes drafts from a table.
    Table(table::Message),
    /// In a draft.
    Draft(draft::Message),
    /// A message from a task of the draft with this number.
    Reported(u64, draft::Message),
    /// On the scan desk.
    Scans(scans::Message),
    /// On the settings page.
    Preferences(preferences::Message),
    /// On the page about the library as a whole.
    Library(library::Message),
    /// Where the library cannot be opened.
    Broken(broken::Message),
    /// Where the library is unlocked.
    Unlock(unlock::Message),
    /// On the page about the passphrase.
    Passphrase(passphrase::Message),
    /// About saving a file.
    SaveAs(save_as::Message),
    /// The library was opened, or still cannot be opened; what was done to get there.
    Reopened(Result<Reopened, Arc<broken::Unopenable>>, String),
    /// Return to the draft that another page is in front of, else to the list of drafts.
    DraftsPressed,
    /// Open a page.
    Go(LastPage),
    /// A draft was created or loaded.
    Opened(Result<Box<draft::LoadedDraft>, Unopened>),
    /// A draft that could not be read is readable again: its id.
    BroughtBack(Result<String, String>),
    /// A bulk edit was undone; how many drafts had changed since and kept their answers.
    TakenBack(Result<usize, String>),
    /// A shortcut of the whole window.
    Pressed(Press),
    /// The window or the system reports something.
    Event(Event, window::Id),
    /// All files of one drop have been reported.
    Fallen,
    /// The system requests the program to end.
    EndAsked,
    /// The program was started a second time, with these files.
    HandedOver(Vec<PathBuf>),
    /// It is known where the library is stored.
    Placed(Option<Elsewhere>),
    /// A note above the list was dismissed or followed.
    NotePressed(ListNote),
    /// Pasted text was too long.
    PasteCut,
    /// The pasted content is not text.
    OtherPasted,
    /// Instead of closing, save as a file what the library cannot store.
    SaveElsewhere,
    /// A minute has passed.
    Ticked,
    /// The system's scale factor is known.
    Density(f32),
    /// The system's theme is known.
    SystemTheme(iced::theme::Mode),
    /// Files or pictures were dropped, pasted or handed over.
    Incoming(OpenedFiles),
    /// A toast expired or was closed.
    ToastClosed(u64),
    /// The button of a toast was pressed.
    ToastPressed(ToastAction),
    /// The system was asked to open a file; whether it could.
    FileOpened(PathBuf, bool),
    /// Drafts were restored from the trash or moved there; the message to show.
    Moved(Result<String, String>),
    /// Notifications were shown and must not be repeated in the next run.
    Reminded,
    /// The settings were written.
    Remembered(Result<(), String>),
    /// The daily backup was made if it was due.
    BackedUp(Result<usize, String>),
    /// Close even though the last answers are not saved.
    CloseAnyway,
    /// Do not close.
    Stay,
}

/// Actions of the buttons of toasts.
#[derive(Debug, Clone, PartialEq)]
pub enum ToastAction {
    /// Takes drafts out of the trash: ids and titles.
    Restore(Vec<(String, String)>),
    /// Moves drafts that were just made into the trash: their ids.
    Discard(Vec<String>),
    /// Undoes the last step of the open draft, which has this number.
    Step(u64),
    /// Shows a file in the system's file manager.
    Reveal(PathBuf),
    /// Copies the path of a file that it could not show.
    CopyPath(String),
    /// Restores the last readable state of a draft that cannot be read.
    BringBack(String),
    /// Undoes a bulk edit.
    Edits(Vec<Edited>),
    /// Asks for a new passphrase.
    Passphrase,
}

impl ToastAction {
    /// Whether it undoes an action on whole drafts, which is possible only once.
    pub(super) fn is_about_drafts(&self) -> bool {
        matches!(self, Self::Restore(_) | Self::Discard(_) | Self::Edits(_))
    }
}

/// Why a draft was not opened.
#[derive(Debug, Clone)]
pub struct Unopened {
    pub(super) why: String,
    /// The draft's id, if only its answers cannot be read.
    pub(super) lost: Option<String>,
}

impl Unopened {
    pub(super) fn new(error: &StoreError, id: &str, words: Words) -> Self {
        Self { why: error.message(words.0), lost: error.is_about_answers().then(|| id.to_owned()) }
    }

    pub(super) fn panicked(words: Words) -> Self {
        Self { why: words.panicked(), lost: None }
    }
}

/// A library opened while the window was already open.
#[derive(Debug, Clone)]
pub struct Reopened {
    pub(super) library: Arc<Library>,
    pub(super) lock: Arc<WindowLock>,
}

/// Actions on a note above the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ListNote {
    /// Open the page that was open when the last run broke off.
    Resume,
    /// Dismiss the note on how the last run ended.
    EndRead,
    /// How the library was put together again was read.
    MendingRead,
    /// The place of the library was read.
    PlaceRead,
}
