//! Beian Desk.

use std::process::ExitCode;

fn main() -> ExitCode {
    beian_desk::command::main(std::env::args_os().skip(1))
}
