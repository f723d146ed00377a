//! The passphrase of the library that a command uses.

use std::io::{self, BufRead, IsTerminal, Write};
use std::path::{Path, PathBuf};

use super::files;
use crate::i18n::{self, Language};
use crate::store::{Cause, StoreError};

/// Environment variable with the path of the file whose first line is the passphrase.
const FILE: &str = "BEIAN_PASSPHRASE_FILE";

/// The passphrase from the file given in the environment, else from the terminal; `None` where there is neither.
///
/// # Errors
/// [`Cause::System`] when the file cannot be read.
pub(super) fn ask(library: &Path) -> Result<Option<String>, StoreError> {
    if let Some(path) = std::env::var_os(FILE).map(PathBuf::from) {
        let text =
            std::fs::read_to_string(&path).map_err(|error| Cause::System(i18n::system_term(&error)).at(&path))?;
        return Ok(files::first_line(&text));
    }
    if !is_typed() {
        return Ok(None);
    }
    line(library, &i18n::text(Language::of_system(), "app-unlock-field"))
}

/// Whether the input comes from a terminal.
pub(super) fn is_typed() -> bool {
    io::stdin().is_terminal() && io::stderr().is_terminal()
}

/// A line of standard input; a terminal shows a prompt and hides the input. `None` for an empty line.
///
/// # Errors
/// [`Cause::System`] when it cannot be read.
pub(super) fn line(library: &Path, asked: &str) -> Result<Option<String>, StoreError> {
    let read = || {
        if is_typed() {
            return typed(asked);
        }
        let mut line = String::new();
        io::stdin().lock().read_line(&mut line)?;
        Ok(files::first_line(&line))
    };
    read().map_err(|error: io::Error| Cause::System(i18n::system_term(&error)).at(library))
}

/// A line from the terminal, without echo.
fn typed(asked: &str) -> io::Result<Option<String>> {
    let mut said = io::stderr();
    write!(said, "{asked}: ")?;
    said.flush()?;
    let mut line = String::new();
    {
        let _silent = Silent::begin();
        io::stdin().lock().read_line(&mut line)?;
    }
    writeln!(said)?;
    Ok(files::first_line(&line))
}

/// Disables the echo of the terminal until dropped.
struct Silent {
    #[cfg(unix)]
    before: Option<rustix::termios::Termios>,
}

impl Silent {
    #[cfg(unix)]
    fn begin() -> Self {
        use rustix::termios::{LocalModes, OptionalActions, tcgetattr, tcsetattr};
        let before = tcgetattr(io::stdin()).ok();
        if let Some(mut silent) = before.clone() {
            silent.local_modes.remove(LocalModes::ECHO);
            // Where this fails, the input is shown, as on Windows.
            let _ = tcsetattr(io::stdin(), OptionalActions::Flush, &silent);
        }
        Self { before }
    }

    #[cfg(not(unix))]
    fn begin() -> Self {
        Self {}
    }
}

#[cfg(unix)]
impl Drop for Silent {
    fn drop(&mut self) {
        use rustix::termios::{OptionalActions, tcsetattr};
        if let Some(before) = &self.before {
            let _ = tcsetattr(io::stdin(), OptionalActions::Flush, before);
        }
    }
}
