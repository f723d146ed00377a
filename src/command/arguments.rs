//! Parses the command line. Options may precede or follow the command.

use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};

use chrono::{NaiveDate, NaiveDateTime};
use lexopt::prelude::*;

use super::console::Refusal;
use super::files;
use crate::filing::Kind;
use crate::i18n::Language;
use crate::progress::Happening;
use crate::scan::Slot;
use crate::workflow;

/// The command; without one the window opens, with the given files.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Command {
    New,
    List,
    Inspect,
    Review,
    Export,
    Verify,
    Import,
    Answer,
    Explain,
    Overview,
    Calendar,
    Record,
    Library,
    Passphrase,
    Table,
    Completions,
    Manual,
    Licences,
}

/// One row of the table of commands.
struct CommandRow {
    command: Command,
    name: &'static str,
    /// Its own options, in addition to those of every command.
    options: &'static [&'static str],
    /// Minimum and maximum number of operands.
    operands: (usize, usize),
}

const COMMANDS: &[CommandRow] = &[
    CommandRow {
        command: Command::New,
        name: "new",
        options: &["kind", "from", "again", "table", "today"],
        operands: (0, 0),
    },
    CommandRow { command: Command::List, name: "list", options: &["json"], operands: (0, 0) },
    CommandRow {
        command: Command::Inspect,
        name: "inspect",
        options: &["slot", "read", "json"],
        operands: (1, usize::MAX),
    },
    CommandRow {
        command: Command::Review,
        name: "review",
        options: &["today", "no-pictures", "json"],
        operands: (1, 1),
    },
    CommandRow {
        command: Command::Export,
        name: "export",
        options: &["output", "today", "force-draft", "ready", "passphrase-file"],
        operands: (0, 1),
    },
    CommandRow { command: Command::Verify, name: "verify", options: &["json", "passphrase-file"], operands: (1, 1) },
    CommandRow { command: Command::Import, name: "import", options: &["passphrase-file"], operands: (1, 1) },
    CommandRow { command: Command::Answer, name: "answer", options: &["platform", "json"], operands: (1, 1) },
    CommandRow { command: Command::Explain, name: "explain", options: &[], operands: (1, 1) },
    CommandRow { command: Command::Overview, name: "overview", options: &["output", "today"], operands: (0, 0) },
    CommandRow { command: Command::Calendar, name: "calendar", options: &["output"], operands: (0, 0) },
    CommandRow { command: Command::Record, name: "record", options: &["happening", "at", "note"], operands: (1, 1) },
    CommandRow {
        command: Command::Library,
        name: "library",
        options: &["output", "passphrase-file"],
        operands: (1, usize::MAX),
    },
    CommandRow { command: Command::Passphrase, name: "passphrase", options: &[], operands: (1, 1) },
    CommandRow { command: Command::Table, name: "table", options: &["output", "today", "json"], operands: (0, 1) },
    CommandRow { command: Command::Completions, name: "completions", options: &[], operands: (1, 1) },
    CommandRow { command: Command::Manual, name: "manual", options: &[], operands: (0, 0) },
    CommandRow { command: Command::Licences, name: "licences", options: &[], operands: (0, 0) },
];

/// The names of all commands with the options of each, including those of every command.
pub(super) fn table() -> impl Iterator<Item = (&'static str, Vec<&'static str>)> {
    COMMANDS.iter().map(|row| (row.name, row.options.iter().copied().chain(EVERYWHERE).collect()))
}

/// The allowed values of the option `--name`, where these are a list of words.
pub(super) fn choices(name: &str) -> Vec<&'static str> {
    match name {
        "lang" => Language::ALL.map(Language::tag).to_vec(),
        "kind" => Kind::ALL.map(Kind::name).to_vec(),
        "slot" => Slot::ALL.map(Slot::name).to_vec(),
        "happening" => Happening::ALL.map(Happening::name).to_vec(),
        _ => Vec::new(),
    }
}

/// Maximum size of a passphrase file in bytes.
const PASSPHRASE_LIMIT: u64 = 64 << 10;

/// Options of every command.
const EVERYWHERE: [&str; 4] = ["help", "version", "library", "lang"];

impl Command {
    /// Its name on the command line.
    pub(super) fn name(self) -> &'static str {
        COMMANDS.iter().find(|row| row.command == self).map_or("", |row| row.name)
    }
}

/// The parsed command line.
#[derive(Debug, Default)]
pub(super) struct CommandArguments {
    pub command: Option<Command>,
    pub operands: Vec<OsString>,
    /// The requested language.
    pub chosen_language: Option<Language>,
    pub library: Option<PathBuf>,
    pub kind: Option<Kind>,
    pub from: Option<PathBuf>,
    /// Id of the draft whose subject is filed again.
    pub again: Option<String>,
    /// A table of filings.
    pub table: Option<PathBuf>,
    pub slot: Option<Slot>,
    pub today: Option<NaiveDate>,
    pub output: Option<PathBuf>,
    pub platform: Option<PathBuf>,
    pub happening: Option<Happening>,
    /// China Standard Time.
    pub at: Option<NaiveDateTime>,
    pub note: Option<String>,
    pub passphrase_file: Option<PathBuf>,
    pub help: bool,
    pub version: bool,
    /// Options of single commands that were given, by name.
    given: Vec<&'static str>,
}

/// The language of errors in a command line: `--lang` wherever it is, else the system's.
pub(super) fn language(raw: &[OsString]) -> Language {
    let given = raw.iter().enumerate().find_map(|(index, argument)| match argument.to_str()? {
        "--lang" => raw.get(index + 1)?.to_str().map(str::to_owned),
        other => other.strip_prefix("--lang=").map(str::to_owned),
    });
    given.and_then(|tag| Language::from_tag(&tag)).unwrap_or_else(Language::of_system)
}

impl CommandArguments {
    /// The language of this call's output.
    pub(super) fn language(&self) -> Language {
        self.chosen_language.unwrap_or_else(Language::of_system)
    }

    /// Whether the option `--name`, which takes no value, was given.
    pub(super) fn has(&self, name: &str) -> bool {
        self.given.contains(&name)
    }

    /// The target given by `-o`.
    pub(super) fn target(&self) -> Result<&Path, Refusal> {
        let name = self.command.map_or("", Command::name);
        self.output.as_deref().ok_or_else(|| Refusal::new("output-where", &[("command", name)]))
    }

    /// The passphrase of a package: the first line of the file given by `--passphrase-file`.
    pub(super) fn passphrase(&self) -> Result<Option<String>, Refusal> {
        let Some(path) = &self.passphrase_file else { return Ok(None) };
        let text = files::read_text(path, PASSPHRASE_LIMIT)?;
        match files::first_line(&text) {
            Some(line) => Ok(Some(line)),
            None => Err(Refusal::new("passphrase-empty", &[("file", &path.display().to_string())])),
        }
    }

    /// Parses the command line.
    pub(super) fn parse(raw: Vec<OsString>) -> Result<Self, Refusal> {
        let mut arguments = Self::default();
        let mut parser = lexopt::Parser::from_args(raw);
        while let Some(argument) = parser.next().map_err(unreadable)? {
            match argument {
                Value(word) if arguments.command.is_none() && arguments.operands.is_empty() => match command(&word) {
                    Ok(command) => arguments.command = Some(command),
                    // Operands are passed this way by a system that opens files with the program.
                    Err(_) if Path::new(&word).exists() => arguments.operands.push(word),
                    Err(refusal) => return Err(refusal),
                },
                Value(operand) => arguments.operands.push(operand),
                Short('h') => arguments.help = true,
                Short('V') => arguments.version = true,
                Short('o') => arguments.take("output", &mut parser)?,
                Short(letter) => return Err(Refusal::new("unknown-option", &[("option", &format!("-{letter}"))])),
                Long(name) => {
                    let name = name.to_owned();
                    arguments.take(&name, &mut parser)?;
                }
            }
        }
        arguments.check()?;
        Ok(arguments)
    }

    /// Parses the option `name` and its value, if it takes one.
    fn take(&mut self, name: &str, parser: &mut lexopt::Parser) -> Result<(), Refusal> {
        let mut value = || parser.value().map_err(unreadable);
        match name {
            "help" => self.help = true,
            "version" => self.version = true,
            "library" => self.library = Some(value()?.into()),
            "lang" => self.chosen_language = Some(chosen("lang", &value()?, Language::from_tag)?),
            "kind" => self.kind = Some(chosen("kind", &value()?, Kind::from_name)?),
            "slot" => self.slot = Some(chosen("slot", &value()?, Slot::from_name)?),
            "today" => {
                let day = |text: &str| NaiveDate::parse_from_str(text, "%Y-%m-%d").ok();
                self.today = Some(known("today", &value()?, "YYYY-MM-DD", day)?);
            }
            "from" => self.from = Some(value()?.into()),
            "again" => self.again = Some(value()?.to_string_lossy().to_ascii_lowercase()),
            "table" => self.table = Some(value()?.into()),
            "platform" => self.platform = Some(value()?.into()),
            "happening" => self.happening = Some(chosen("happening", &value()?, Happening::from_name)?),
            "at" => {
                self.at = Some(known("at", &value()?, "\"YYYY-MM-DD HH:MM\"", workflow::moment)?);
            }
            "note" => self.note = Some(value()?.to_string_lossy().into_owned()),
            "passphrase-file" => self.passphrase_file = Some(value()?.into()),
            "output" => self.output = Some(value()?.into()),
            _ => {}
        }
        if EVERYWHERE.contains(&name) {
            return Ok(());
        }
        let own = COMMANDS.iter().flat_map(|row| row.options).copied().chain(["demo"]).find(|option| *option == name);
        let Some(option) = own else {
            return Err(Refusal::new("unknown-option", &[("option", &format!("--{name}"))]));
        };
        self.given.push(option);
        Ok(())
    }

    /// Rejects options and operands that the command does not take.
    fn check(&self) -> Result<(), Refusal> {
        let row = self.command.and_then(|command| COMMANDS.iter().find(|row| row.command == command));
        let (name, options, (least, most)) =
            row.map_or(("", &["demo"][..], (0, usize::MAX)), |row| (row.name, row.options, row.operands));
        if let Some(option) = self.given.iter().find(|option| !options.contains(option)) {
            return Err(Refusal::new("option-elsewhere", &[("option", &format!("--{option}")), ("command", name)]));
        }
        if self.help || self.version {
            return Ok(());
        }
        if self.operands.len() < least {
            return Err(Refusal::new("operand-missing", &[("command", name)]));
        }
        if let Some(operand) = self.operands.get(most) {
            return Err(Refusal::new("operand-extra", &[("operand", &operand.to_string_lossy()), ("command", name)]));
        }
        Ok(())
    }
}

fn command(word: &OsStr) -> Result<Command, Refusal> {
    let found = COMMANDS.iter().find(|row| word.to_str() == Some(row.name));
    found.map(|row| row.command).ok_or_else(|| Refusal::new("unknown-command", &[("command", &word.to_string_lossy())]))
}

/// Converts the value of `--option`, one of its [`choices`].
fn chosen<T>(option: &str, value: &OsStr, meaning: impl Fn(&str) -> Option<T>) -> Result<T, Refusal> {
    known(option, value, &choices(option).join(", "), meaning)
}

/// Converts the value of `--option`, or returns an error that lists the allowed values.
fn known<T>(option: &str, value: &OsStr, allowed: &str, meaning: impl Fn(&str) -> Option<T>) -> Result<T, Refusal> {
    value.to_str().and_then(meaning).ok_or_else(|| {
        let value = value.to_string_lossy();
        Refusal::new("option-value", &[("option", &format!("--{option}")), ("value", &value), ("allowed", allowed)])
    })
}

fn unreadable(error: lexopt::Error) -> Refusal {
    match error {
        lexopt::Error::MissingValue { option } => {
            Refusal::new("option-incomplete", &[("option", &option.unwrap_or_default())])
        }
        lexopt::Error::UnexpectedValue { option, .. } => Refusal::new("option-no-value", &[("option", &option)]),
        lexopt::Error::UnexpectedOption(option) => Refusal::new("unknown-option", &[("option", &option)]),
        _ => Refusal::new("arguments", &[]),
    }
}
