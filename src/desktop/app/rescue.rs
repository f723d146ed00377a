//! Rescues unsaved answers when the program has to end without asking the user.

use std::io::Write;
use std::path::{Path, PathBuf};

use super::App;
use crate::desktop::reminders;
use crate::desktop::words::Words;
use crate::file;

impl App {
    /// Writes the unsaved answers to a file in the first folder that can be written, and prints its path on standard
    /// error, or that they are lost. Answers of a library with a passphrase are not written to a file.
    pub(super) fn rescue(&self) {
        let (Some(draft), Some(library)) = (self.draft().filter(|draft| draft.is_unsaved()), self.library()) else {
            return;
        };
        let words = self.words();
        let places = [reminders::documents(), std::env::temp_dir()];
        let open = (!library.has_passphrase()).then(|| draft.filing().to_json());
        let said = rescued(open.as_deref(), &places, words);
        // If standard error is closed, the file has still been written.
        let _ = writeln!(std::io::stderr(), "beian: {said}");
    }
}

/// Writes `answers` into the first of `places` that can be written; returns the message.
fn rescued(answers: Option<&str>, places: &[PathBuf], words: Words) -> String {
    let name = format!("{}.json", words.get("app-rescue-name"));
    let write = |place: &PathBuf| file::write_free(&place.join(Path::new(&name)), answers?.as_bytes()).ok();
    match places.iter().find_map(write) {
        Some(path) => words.put("app-rescued", &[("path", &path.display().to_string())]),
        None => words.get("app-rescue-lost"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn answers_go_to_the_first_folder_that_takes_them_and_sealed_ones_to_none() {
        let folder = tempfile::tempdir().unwrap();
        let places = ["wall", "open"].map(|name| folder.path().join(name));
        std::fs::write(&places[0], "stone").unwrap();
        let words = Words::default();
        let lost = rescued(None, &places, words);
        assert_eq!(lost, words.get("app-rescue-lost"));
        assert!(!places[1].exists());
        let said = rescued(Some("{}"), &places, words);
        let written = places[1].read_dir().unwrap().next().unwrap().unwrap().path();
        assert!(said.contains(&written.display().to_string()), "{said}");
        assert_eq!(std::fs::read_to_string(written).unwrap(), "{}");
        assert_eq!(rescued(Some("{}"), &places[..1], words), lost);
    }
}
