//! Beian Desk.
// On Windows this is a window program without a console; `beian.com` is its stand-in for consoles, see
// `crates/console`.
#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

use std::process::ExitCode;

fn main() -> ExitCode {
    beian_desk::command::main(std::env::args_os().skip(1))
}
