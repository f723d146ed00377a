//! The program's stand-in for a Windows console.
//!
//! On Windows `beian.exe` is a window program: it has no console, and a command prompt does not wait for it. Installed
//! as `beian.com`, which a prompt finds first, this program starts the `beian.exe` beside it, forwards its output and
//! exits with its status.

use std::env::{self, consts::EXE_SUFFIX};
use std::io;
use std::process::{Command, ExitCode, Stdio};
use std::thread;

/// Exit status of a call that cannot be carried out, the same as in the program itself.
const UNUSABLE: u8 = 2;

fn main() -> ExitCode {
    match pass_on() {
        Ok(status) => ExitCode::from(status),
        Err(error) => {
            eprintln!("beian{EXE_SUFFIX}: {error}");
            ExitCode::from(UNUSABLE)
        }
    }
}

/// Runs the program with the arguments of this call and returns its exit status.
fn pass_on() -> io::Result<u8> {
    let program = env::current_exe()?.with_file_name(format!("beian{EXE_SUFFIX}"));
    let mut running =
        Command::new(program).args(env::args_os().skip(1)).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn()?;
    let (output, errors) = (running.stdout.take(), running.stderr.take());
    // If the reader of a pipe has gone, the work is still done.
    thread::scope(|scope| {
        let _ = scope.spawn(|| errors.map(|mut errors| io::copy(&mut errors, &mut io::stderr())));
        let _ = output.map(|mut output| io::copy(&mut output, &mut io::stdout()));
    });
    Ok(running.wait()?.code().and_then(|code| u8::try_from(code).ok()).unwrap_or(UNUSABLE))
}
