//! Taking a file in: a package, drafts of another library, a table, or a filing file with its pictures.

use std::path::{Path, PathBuf};

use iced::Task;

use super::Message;
use crate::desktop::words::Words;
use crate::desktop::{file_dialog, opened_files};
use crate::filing::Filing;
use crate::filing::media::Folder;
use crate::finding::Argument;
use crate::i18n::Arguments;
use crate::package::{ArchiveError, ImportError};
use crate::store::Library;
use crate::table;
use crate::workflow::{self, Arrival, IntakeError};

/// Asks for a file in a dialog of the system.
pub(super) fn choose_package(words: Words) -> Task<Message> {
    let mut endings = vec!["zip", "json"];
    endings.extend(table::ENDINGS);
    let dialog = rfd::AsyncFileDialog::new()
        .set_title(words.get("app-home-import"))
        .add_filter("ZIP, JSON, XLSX, CSV", &endings);
    file_dialog::file(dialog).map(Message::Chosen)
}

/// Imports a package, drafts of another library, or a filing file with the pictures beside it.
pub(super) fn import(library: &Library, path: PathBuf, passphrase: Option<&str>, words: Words) -> Message {
    if table::is_table(&path) {
        return Message::TableFound(path);
    }
    if opened_files::is_json(&path) {
        return Message::Imported(import_file(library, &path, words));
    }
    if workflow::is_transfer(&path) {
        return Message::HouseFound(path, passphrase.map(str::to_owned));
    }
    match workflow::arrive(library, &path, passphrase) {
        Ok(Arrival::Known(update)) => Message::Arrived(update),
        Ok(Arrival::New(draft)) => Message::Imported(Ok(draft.id)),
        Err(IntakeError::Package(ImportError::Archive(ArchiveError::Encrypted))) => Message::Locked(path, false),
        Err(IntakeError::Package(ImportError::Archive(ArchiveError::WrongPassphrase))) => Message::Locked(path, true),
        Err(error) => Message::Imported(Err(workflow::intake_error(&error, words.0))),
    }
}

/// Makes a draft of a filing file; missing pictures are reported by the review of the draft.
fn import_file(library: &Library, path: &Path, words: Words) -> Result<String, String> {
    let shown = path.display().to_string();
    let unreadable = |error: std::io::Error| {
        words.put("app-file-unreadable", &[("path", &shown), ("detail", &workflow::system_error(&error, words.0))])
    };
    if std::fs::metadata(path).map_err(unreadable)?.len() > workflow::LARGEST_TEXT {
        let file = Arguments::from([("file".to_owned(), Argument::Text(shown))]);
        return Err(workflow::with_fix(words.0, "command-file-too-large", &file));
    }
    let text = std::fs::read_to_string(path).map_err(unreadable)?;
    let filing = Filing::from_json(&text).map_err(|error| workflow::filing_error(&error, words.0))?;
    let folder = Folder(path.parent().map_or_else(PathBuf::new, Path::to_owned));
    let taken = workflow::take_in(library, &filing, &folder).map_err(|error| error.message(words.0))?;
    Ok(taken.draft.id)
}
