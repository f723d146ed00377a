//! `beian licences`: third-party parts of the program and their licences.

use std::fmt::Write;

use super::CommandOutcome;
use super::console::{self, Refusal};
use crate::licences::{self, NOTICE};

pub(super) fn run() -> Result<CommandOutcome, Refusal> {
    let mut text = format!("{}\n\n{NOTICE}\n", crate::workflow::PROGRAM);
    for library in licences::libraries() {
        let _ = writeln!(text, "{} {}: {} {}", library.name, library.version, library.licence, library.home);
    }
    console::print(text.trim_end()).map(|()| CommandOutcome::Clear)
}
