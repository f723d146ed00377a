//! The program's output and exit status are passed on.
#![cfg(unix)]
#![allow(clippy::unwrap_used, reason = "helpers of tests fail the test")]

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::process::{Command, Output};
use std::sync::{Mutex, PoisonError};

/// One call at a time: an executable that is open for writing cannot be run (ETXTBSY), and a child process started by
/// another thread inherits the open file for a moment.
static CALLING: Mutex<()> = Mutex::new(());

/// Calls a copy of the console program in a folder where `beian` is this shell script, or is missing.
fn call(script: Option<&str>) -> Output {
    let _one = CALLING.lock().unwrap_or_else(PoisonError::into_inner);
    let folder = tempfile::tempdir().unwrap();
    let console = folder.path().join("console");
    let _ = fs::copy(env!("CARGO_BIN_EXE_beian-console"), &console).unwrap();
    if let Some(script) = script {
        let beian = folder.path().join("beian");
        fs::write(&beian, format!("#!/bin/sh\n{script}\n")).unwrap();
        fs::set_permissions(&beian, fs::Permissions::from_mode(0o700)).unwrap();
    }
    Command::new(console).args(["list", "样 本"]).output().unwrap()
}

#[test]
fn arguments_output_errors_and_status_come_through() {
    let output = call(Some(r#"printf '%s|' "$@"; echo 不行 >&2; exit 1"#));
    assert_eq!(output.stdout, "list|样 本|".as_bytes());
    assert_eq!(output.stderr, "不行\n".as_bytes());
    assert_eq!(output.status.code(), Some(1));
}

#[test]
fn much_output_on_both_ways_does_not_block() {
    let output = call(Some("head -c 1000000 /dev/zero >&2; head -c 1000000 /dev/zero"));
    assert_eq!((output.stdout.len(), output.stderr.len(), output.status.code()), (1_000_000, 1_000_000, Some(0)));
}

#[test]
fn a_program_that_is_ended_or_missing_cannot_be_used() {
    assert_eq!(call(Some("kill -9 $$")).status.code(), Some(2));
    let missing = call(None);
    assert_eq!(missing.status.code(), Some(2));
    assert!(missing.stderr.starts_with(b"beian"));
}
