//! Imports a file: a package, a handover from another library, a table, or a filing file with its pictures.

use std::path::{Path, PathBuf};

use iced::Task;

use super::Message;
use crate::desktop::theme::style::Tone;
use crate::desktop::words::Words;
use crate::desktop::{file_dialog, opened_files};
use crate::filing::Filing;
use crate::filing::media::Folder;
use crate::finding::Argument;
use crate::i18n::{self, Arguments};
use crate::job::Job;
use crate::package::{ArchiveError, ImportError};
use crate::store::Library;
use crate::table;
use crate::workflow::{self, Arrival, IntakeError, TransferError};

/// Asks for a file in a dialog of the system.
pub(super) fn choose_package(words: Words) -> Task<Message> {
    let mut endings = vec!["zip", "json"];
    endings.extend(table::EXTENSIONS);
    let dialog = rfd::AsyncFileDialog::new()
        .set_title(words.get("app-home-import"))
        .add_filter("ZIP, JSON, XLSX, CSV", &endings);
    file_dialog::file(dialog).map(Message::Chosen)
}

/// Imports a package, a handover from another library, or a filing file with the pictures beside it.
pub(super) fn import(library: &Library, path: PathBuf, passphrase: Option<&str>, job: &Job, words: Words) -> Message {
    if table::is_table(&path) {
        return Message::TableFound(path);
    }
    if opened_files::is_json(&path) {
        return import_file(library, &path, job, words);
    }
    if workflow::is_transfer(&path) {
        return match workflow::take_over(library, &path, passphrase, job) {
            Ok(merged) => Message::TakenOver(Tone::Good, workflow::merge_summary(&merged, words.0)),
            Err(TransferError::Archive(ArchiveError::Encrypted)) => Message::Locked(path, false),
            Err(TransferError::Archive(ArchiveError::WrongPassphrase)) => Message::Locked(path, true),
            Err(error) => {
                let tone = if matches!(error, TransferError::Cancelled) { Tone::Plain } else { Tone::Bad };
                Message::TakenOver(tone, workflow::transfer_error(&error, words.0))
            }
        };
    }
    match workflow::arrive(library, &path, passphrase, job) {
        Ok(Arrival::Known(update)) => Message::Arrived(update),
        Ok(Arrival::New(draft)) => Message::Imported(Ok(draft.id)),
        Err(IntakeError::Package(ImportError::Archive(ArchiveError::Encrypted))) => Message::Locked(path, false),
        Err(IntakeError::Package(ImportError::Archive(ArchiveError::WrongPassphrase))) => Message::Locked(path, true),
        Err(error @ IntakeError::Cancelled(_)) => {
            Message::TakenOver(Tone::Plain, workflow::intake_error(&error, words.0))
        }
        Err(error) => Message::Imported(Err(workflow::intake_error(&error, words.0))),
    }
}

/// Creates a draft from a filing file; the review of the draft reports missing pictures.
fn import_file(library: &Library, path: &Path, job: &Job, words: Words) -> Message {
    let taken = read_file(path, words).and_then(|filing| {
        let folder = Folder(path.parent().map_or_else(PathBuf::new, Path::to_owned));
        workflow::take_in(library, &filing, &folder, job).map_err(|error| error.message(words.0))
    });
    match taken {
        Err(stopped) if job.is_cancelled() => Message::TakenOver(Tone::Plain, stopped),
        taken => Message::Imported(taken.map(|taken| taken.draft.id)),
    }
}

fn read_file(path: &Path, words: Words) -> Result<Filing, String> {
    let shown = path.display().to_string();
    let unreadable = |error: std::io::Error| {
        words.put("app-file-unreadable", &[("path", &shown), ("detail", &i18n::system_error(&error, words.0))])
    };
    if std::fs::metadata(path).map_err(unreadable)?.len() > workflow::LARGEST_TEXT {
        let file = Arguments::from([("file".to_owned(), Argument::Text(shown))]);
        return Err(i18n::with_fix(words.0, "command-file-too-large", &file));
    }
    let text = std::fs::read_to_string(path).map_err(unreadable)?;
    Filing::from_json(&text).map_err(|error| workflow::filing_error(&error, words.0))
}
