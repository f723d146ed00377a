//! `beian passphrase set|change|remove`: the passphrase of the library, read from the terminal or from standard input,
//! never from the arguments, which every user of the machine can see.

use std::path::Path;

use super::arguments::CommandArguments;
use super::console::{self, Refusal};
use super::{CommandOutcome, known_folder, secret};
use crate::i18n::{self, Language};
use crate::store::{Library, MIN_PASSPHRASE_CHARS, RecoveryCode};

pub(super) fn run(arguments: &CommandArguments) -> Result<CommandOutcome, Refusal> {
    let step = arguments.operands.first().map(|operand| operand.to_string_lossy()).unwrap_or_default();
    let folder = known_folder(arguments)?;
    let library = Library::open(&folder)?;
    // A window with the library open could no longer save anything.
    let window = library.lock_window()?;
    let language = arguments.language();
    let done = match (&*step, library.has_passphrase()) {
        ("set", false) => set(&library, &folder, language),
        ("change", true) => change(&library, &folder, language),
        ("remove", true) => remove(&library, &folder, language),
        ("set", true) => Err(Refusal::new("passphrase-there", &[])),
        ("change" | "remove", false) => Err(Refusal::new("passphrase-none", &[])),
        _ => Err(Refusal::new("passphrase-how", &[])),
    };
    if window.was_interrupted() {
        // The mark of how the last window ended must stay for the next one.
        std::mem::forget(window);
    }
    done.map(|()| CommandOutcome::Clear)
}

fn set(library: &Library, folder: &Path, language: Language) -> Result<(), Refusal> {
    let new = chosen(folder, language)?;
    sealed(library, &library.set_passphrase(&new)?, language)
}

fn change(library: &Library, folder: &Path, language: Language) -> Result<(), Refusal> {
    let present = present(folder, language)?;
    library.unlock(&present)?;
    let new = chosen(folder, language)?;
    sealed(library, &library.change_passphrase(&present, &new)?, language)
}

fn remove(library: &Library, folder: &Path, language: Language) -> Result<(), Refusal> {
    library.remove_passphrase(&present(folder, language)?)?;
    console::print(&i18n::text(language, "app-vault-removed"))
}

/// The present passphrase or recovery code.
fn present(folder: &Path, language: Language) -> Result<String, Refusal> {
    secret::line(folder, &i18n::text(language, "app-vault-secret"))?.ok_or_else(|| Refusal::new("passphrase-line", &[]))
}

/// A new passphrase; at a terminal it is typed twice.
fn chosen(folder: &Path, language: Language) -> Result<String, Refusal> {
    let new = secret::line(folder, &i18n::text(language, "app-vault-new"))?.unwrap_or_default();
    if new.chars().count() < MIN_PASSPHRASE_CHARS {
        return Err(Refusal::new("passphrase-short", &[("least", &MIN_PASSPHRASE_CHARS.to_string())]));
    }
    let slip =
        secret::is_typed() && secret::line(folder, &i18n::text(language, "app-vault-repeat"))? != Some(new.clone());
    if slip { Err(Refusal::new("passphrase-differs", &[])) } else { Ok(new) }
}

/// Prints the code first: it is shown only once, whereas backups and scans can also follow at the next start.
fn sealed(library: &Library, code: &RecoveryCode, language: Language) -> Result<(), Refusal> {
    console::print(code.as_str())?;
    console::complain(&i18n::text(language, "app-vault-code-about"));
    Ok(library.finish_sealing()?)
}
