//! Stands for the program at a console of Windows.
//!
//! `beian.exe` belongs to the window there: it has no console, and a command prompt does not wait for it. Installed as
//! `beian.com`, which a prompt finds first, this starts the `beian.exe` beside it, passes on what that prints, and ends as
//! that ends.

use std::env::{self, consts::EXE_SUFFIX};
use std::io;
use std::process::{Command, ExitCode, Stdio};
use std::thread;

/// Exit status of a call that cannot be carried out, as the program itself has it.
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

/// Runs the program with the arguments of this call and says its exit status.
fn pass_on() -> io::Result<u8> {
    let program = env::current_exe()?.with_file_name(format!("beian{EXE_SUFFIX}"));
    let mut running =
        Command::new(program).args(env::args_os().skip(1)).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn()?;
    let (output, errors) = (running.stdout.take(), running.stderr.take());
    // Where nobody reads any more, the work is done all the same.
    thread::scope(|scope| {
        let _ = scope.spawn(|| errors.map(|mut errors| io::copy(&mut errors, &mut io::stderr())));
        let _ = output.map(|mut output| io::copy(&mut output, &mut io::stdout()));
    });
    Ok(running.wait()?.code().and_then(|code| u8::try_from(code).ok()).unwrap_or(UNUSABLE))
}
