//! Ctrl-C and termination signals: the command's work is cancelled, and what it was writing is removed.

use std::sync::OnceLock;
use std::sync::atomic::{AtomicU8, Ordering};

use crate::job::Job;

/// The received signal; 0 if there was none.
static CAME: AtomicU8 = AtomicU8::new(0);

/// The work of this command.
static WORK: OnceLock<Job> = OnceLock::new();

/// The job of this command, cancelled by a signal. Until it is first requested, signals end the program at once, even
/// while it waits for a passphrase.
pub(super) fn job() -> Job {
    let begin = || {
        let job = Job::new();
        listen(job.clone());
        job
    };
    WORK.get_or_init(begin).clone()
}

/// Exit status of a command ended by a signal: 128 plus the signal's number.
pub(super) fn code() -> Option<u8> {
    let came = CAME.load(Ordering::Relaxed);
    (came > 0).then(|| 128 + came)
}

/// SIGHUP is not handled: a command may have been started so that it survives its terminal.
#[cfg(unix)]
fn listen(job: Job) {
    use signal_hook::consts::{SIGINT, SIGTERM};
    let Ok(mut signals) = signal_hook::iterator::Signals::new([SIGINT, SIGTERM]) else { return };
    let wait = move || {
        for signal in signals.forever() {
            let before = CAME.swap(u8::try_from(signal).unwrap_or_default(), Ordering::Relaxed);
            if before > 0 {
                // A second signal ends the program at once.
                let _ = signal_hook::low_level::emulate_default_handler(signal);
            }
            job.cancel();
        }
    };
    let _ = std::thread::Builder::new().name("signals".to_owned()).spawn(wait);
}

#[cfg(not(unix))]
fn listen(_: Job) {}
