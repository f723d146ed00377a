//! Beian Desk.
// On Windows it belongs to the window and has no console; at a console `beian.com` stands for it, see `crates/console`.
#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

use std::process::ExitCode;

fn main() -> ExitCode {
    beian_desk::command::main(std::env::args_os().skip(1))
}
