//! The command line: the same operations as the window, for scripts and tests.
//!
//! Exit status: 0 done and nothing blocks, 1 done and something blocks, 2 not usable, with the reason on standard
//! error. With `--json` standard output holds exactly one JSON document.

mod answer;
mod arguments;
mod calendar;
mod completions;
mod console;
mod explain;
mod export;
mod files;
mod import;
mod inspect;
mod interruption;
mod library;
mod licences;
mod list;
mod manual;
mod new;
mod overview;
mod passphrase;
mod record;
mod review;
mod secret;
mod source;
mod table;
mod verify;
mod window;

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Once;

use arguments::{Command, CommandArguments};
use console::Refusal;

use crate::i18n;
use crate::logging;
use crate::scan::decode::isolated::{self, Worker};
use crate::store::{self, Library, StoreError};

/// Result of a command that could be carried out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum CommandOutcome {
    /// Nothing blocks.
    Clear,
    /// Something blocks.
    Blocks,
}

impl CommandOutcome {
    fn blocks_if(blocks: bool) -> Self {
        if blocks { Self::Blocks } else { Self::Clear }
    }
}

/// Runs the command line (without the program's name) and returns the exit status.
pub fn main(raw: impl IntoIterator<Item = OsString>) -> ExitCode {
    let raw: Vec<OsString> = raw.into_iter().collect();
    keep_no_cores();
    if raw == [WORKER] {
        return worker();
    }
    isolated::begin(Worker { program: this_program(), arguments: vec![WORKER.into()] });
    let language = arguments::language(&raw);
    let outcome = CommandArguments::parse(raw).and_then(|arguments| run_and_tidy(&arguments));
    match outcome {
        Ok(CommandOutcome::Clear) => ExitCode::SUCCESS,
        Ok(CommandOutcome::Blocks) => ExitCode::from(1),
        Err(refusal) => {
            console::complain(&refusal.message(language));
            ExitCode::from(interruption::code().unwrap_or(2))
        }
    }
}

/// The argument with which the program calls itself to decode foreign files in a separate process; not for users.
const WORKER: &str = "decode-worker";

/// Decodes the files from standard input, see [`isolated::serve`].
fn worker() -> ExitCode {
    match isolated::serve(std::io::stdin(), std::io::stdout()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(_) => ExitCode::FAILURE,
    }
}

/// Disables core dumps: a core written after a crash would hold all open data.
fn keep_no_cores() {
    #[cfg(unix)]
    {
        use rustix::process::{Resource, Rlimit, setrlimit};
        let _ = setrlimit(Resource::Core, Rlimit { current: Some(0), maximum: Some(0) });
    }
}

/// Path of this program, even if its file was meanwhile replaced by a newer one.
fn this_program() -> PathBuf {
    let linux = Path::new("/proc/self/exe");
    // On other systems a file with this name could be anyone's.
    let known = cfg!(target_os = "linux") && linux.exists();
    if known { linux.to_owned() } else { std::env::current_exe().unwrap_or_default() }
}

/// Runs a command; a failed one must not leave a new empty library behind.
fn run_and_tidy(arguments: &CommandArguments) -> Result<CommandOutcome, Refusal> {
    let folder = library_folder(arguments).ok().filter(|folder| arguments.command.is_some() && !Library::is_at(folder));
    let there = folder.as_ref().is_some_and(|folder| folder.exists());
    let outcome = run(arguments);
    if let Some(folder) = folder.filter(|folder| outcome.is_err() && store::remove_unused(folder)) {
        let _ = std::fs::remove_dir_all(folder.join(logging::FOLDER));
        if !there {
            // If other files were added meanwhile, the folder stays.
            let _ = std::fs::remove_dir(&folder);
        }
    }
    outcome
}

fn run(arguments: &CommandArguments) -> Result<CommandOutcome, Refusal> {
    if arguments.help {
        let key =
            arguments.command.map_or("command-help".to_owned(), |command| format!("command-help-{}", command.name()));
        return console::print(&i18n::text(arguments.language(), &key)).map(|()| CommandOutcome::Clear);
    }
    if arguments.version {
        return console::print(crate::workflow::PROGRAM).map(|()| CommandOutcome::Clear);
    }
    match arguments.command {
        None => window::run(arguments),
        Some(Command::New) => new::run(arguments),
        Some(Command::List) => list::run(arguments),
        Some(Command::Inspect) => inspect::run(arguments),
        Some(Command::Review) => review::run(arguments),
        Some(Command::Export) => export::run(arguments),
        Some(Command::Verify) => verify::run(arguments),
        Some(Command::Import) => import::run(arguments),
        Some(Command::Answer) => answer::run(arguments),
        Some(Command::Explain) => explain::run(arguments),
        Some(Command::Overview) => overview::run(arguments),
        Some(Command::Calendar) => calendar::run(arguments),
        Some(Command::Record) => record::run(arguments),
        Some(Command::Library) => library::run(arguments),
        Some(Command::Passphrase) => passphrase::run(arguments),
        Some(Command::Table) => table::run(arguments),
        Some(Command::Completions) => completions::run(arguments),
        Some(Command::Manual) => manual::run(arguments),
        Some(Command::Licences) => licences::run(),
    }
}

/// Opens the library given by the call, else the user's own.
fn open_library(arguments: &CommandArguments) -> Result<Library, StoreError> {
    open_logged(&library_folder(arguments)?, arguments)
}

/// The same, but only if it exists: a call that only reads creates none.
fn present_library(arguments: &CommandArguments) -> Result<Option<Library>, StoreError> {
    let folder = library_folder(arguments)?;
    if Library::is_at(&folder) { open_logged(&folder, arguments).map(Some) } else { Ok(None) }
}

/// The same for a call that needs an existing library.
fn known_library(arguments: &CommandArguments) -> Result<Library, Refusal> {
    Ok(open_logged(&known_folder(arguments)?, arguments)?)
}

/// The folder of an existing library.
fn known_folder(arguments: &CommandArguments) -> Result<PathBuf, Refusal> {
    let folder = library_folder(arguments)?;
    if Library::is_at(&folder) {
        return Ok(folder);
    }
    Err(Refusal::new("no-library", &[("place", &folder.display().to_string())]))
}

fn open_logged(folder: &Path, arguments: &CommandArguments) -> Result<Library, StoreError> {
    static WARNED: Once = Once::new();
    let library = Library::open(folder)?;
    if let Some(elsewhere) = store::elsewhere(folder) {
        WARNED.call_once(|| console::complain(&elsewhere.message(arguments.language())));
    }
    if library.is_locked()
        && let Some(secret) = secret::ask(folder)?
    {
        library.unlock(&secret)?;
    }
    // Without a log the command still works.
    let _ = logging::begin(folder, crate::workflow::PROGRAM);
    Ok(library)
}

fn library_folder(arguments: &CommandArguments) -> Result<PathBuf, StoreError> {
    arguments.library.clone().map_or_else(Library::default_folder, Ok)
}
