//! The pool of workers: started on demand, reused after a file was decoded, killed after a failure.

use std::collections::VecDeque;
use std::io;
use std::num::NonZero;
use std::process::{Child, ChildStdin, ChildStdout, Command, ExitStatus, Stdio};
use std::sync::mpsc::{self, RecvTimeoutError};
use std::sync::{Mutex, OnceLock, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use sha2::{Digest, Sha256};

use super::super::{DecodeError, DecodeLimits, sniff};
use super::{Worker, WorkerAnswer, WorkerReply, WorkerRequest, frame};
use crate::job::Job;

static POOL: OnceLock<Pool> = OnceLock::new();

/// How often the worker's time and the job's cancellation are checked.
const TICK: Duration = Duration::from_millis(20);

/// Factor by which a worker's wall-clock time may exceed its processor time if the kernel enforces the latter: it may
/// have to wait for other programs, but not forever.
const PATIENCE: u32 = if cfg!(unix) { 10 } else { 1 };

struct Pool {
    worker: Worker,
    idle: Mutex<Vec<Process>>,
    /// Files that exceeded a limit, by [`digest`], and the error: they are refused without another attempt.
    wild: Mutex<VecDeque<([u8; 32], DecodeError)>>,
}

/// Number of such files that are remembered.
const REMEMBERED: usize = 64;

/// A running worker.
struct Process {
    child: Child,
    input: ChildStdin,
    output: ChildStdout,
}

pub(super) fn begin(worker: Worker) {
    let _ = POOL.set(Pool { worker, idle: Mutex::default(), wild: Mutex::default() });
}

/// The answer of a worker; `None` if the program has not called [`begin`].
pub(super) fn ask(request: &WorkerRequest, bytes: &[u8], job: &Job) -> Option<Result<WorkerAnswer, DecodeError>> {
    POOL.get().map(|pool| pool.ask(request, bytes, job))
}

impl Pool {
    fn ask(&self, request: &WorkerRequest, bytes: &[u8], job: &Job) -> Result<WorkerAnswer, DecodeError> {
        job.checkpoint()?;
        let size = bytes.len() as u64;
        if size > request.limits().file_bytes {
            return Err(DecodeError::FileTooLarge { size, limit: request.limits().file_bytes });
        }
        if let Some(error) = self.known(bytes) {
            return Err(error);
        }
        let mut process = self.take().map_err(|_| DecodeError::NoWorker)?;
        let answer = process.ask(request, bytes, job).inspect_err(|error| self.remember(bytes, error))?;
        self.put_back(process);
        match answer.head {
            WorkerReply::Refused(error) => Err(error),
            _ => Ok(answer),
        }
    }

    fn known(&self, bytes: &[u8]) -> Option<DecodeError> {
        let wild = self.wild.lock().unwrap_or_else(PoisonError::into_inner);
        let digest = (!wild.is_empty()).then(|| digest(bytes))?;
        wild.iter().find(|(known, _)| *known == digest).map(|(_, error)| error.clone())
    }

    fn remember(&self, bytes: &[u8], error: &DecodeError) {
        if matches!(error, DecodeError::TooMuchMemory { .. } | DecodeError::TooSlow { .. }) {
            let mut wild = self.wild.lock().unwrap_or_else(PoisonError::into_inner);
            wild.truncate(REMEMBERED - 1);
            wild.push_front((digest(bytes), error.clone()));
        }
    }

    fn take(&self) -> io::Result<Process> {
        let mut idle = self.idle.lock().unwrap_or_else(PoisonError::into_inner);
        while let Some(mut process) = idle.pop() {
            if process.child.try_wait()?.is_none() {
                return Ok(process);
            }
        }
        drop(idle);
        Process::start(&self.worker)
    }

    fn put_back(&self, process: Process) {
        let mut idle = self.idle.lock().unwrap_or_else(PoisonError::into_inner);
        if idle.len() < thread::available_parallelism().map_or(1, NonZero::get) {
            idle.push(process);
        }
    }
}

impl Process {
    fn start(worker: &Worker) -> io::Result<Self> {
        let mut child = Command::new(&worker.program)
            .args(&worker.arguments)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()?;
        let (input, output) = child.stdin.take().zip(child.stdout.take()).ok_or(io::ErrorKind::BrokenPipe)?;
        Ok(Self { child, input, output })
    }

    /// Sends a request and returns the worker's answer. After an error the worker has ended.
    fn ask(&mut self, request: &WorkerRequest, bytes: &[u8], job: &Job) -> Result<WorkerAnswer, DecodeError> {
        let Self { child, input, output } = self;
        let limits = request.limits();
        let seconds = limits.time.as_secs();
        let most = limits.pixels.saturating_mul(3);
        let begun = Instant::now();
        thread::scope(|scope| {
            let (sender, receiver) = mpsc::sync_channel(1);
            let talk = move || {
                let heard = frame::write(input, request, bytes).and_then(|()| frame::read(output, most));
                // The receiver is gone if the worker was killed.
                let _ = sender.send(heard);
            };
            let talking = thread::Builder::new().name("ask a worker".to_owned()).spawn_scoped(scope, talk);
            let error = match talking {
                Err(_) => Some(DecodeError::NoWorker),
                Ok(_) => loop {
                    match receiver.recv_timeout(TICK) {
                        Ok(Ok((head, body))) => return Ok(WorkerAnswer { head, body }),
                        Ok(Err(_)) | Err(RecvTimeoutError::Disconnected) => break None,
                        Err(RecvTimeoutError::Timeout) if job.is_cancelled() => {
                            break job.checkpoint().err().map(Into::into);
                        }
                        Err(RecvTimeoutError::Timeout) if begun.elapsed() > limits.time * PATIENCE => {
                            break Some(DecodeError::TooSlow { seconds });
                        }
                        Err(RecvTimeoutError::Timeout) => {}
                    }
                },
            };
            // If the worker had already ended by itself, its own exit status explains more than the kill below.
            let ended = child.try_wait().ok().flatten();
            let _ = child.kill();
            let status = child.wait().ok();
            Err(error.unwrap_or_else(|| cause(ended.or(status), limits, bytes)))
        })
    }
}

fn digest(bytes: &[u8]) -> [u8; 32] {
    Sha256::digest(bytes).into()
}

impl Drop for Process {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Why a worker ended while decoding a file: the kernel stopped it for its processor time, or it ran out of memory.
fn cause(status: Option<ExitStatus>, limits: &DecodeLimits, bytes: &[u8]) -> DecodeError {
    if out_of_time(status) {
        return DecodeError::TooSlow { seconds: limits.time.as_secs() };
    }
    let limits = sniff::format(bytes).map_or(*limits, |format| limits.of(format));
    DecodeError::TooMuchMemory { limit: limits.memory }
}

#[cfg(unix)]
fn out_of_time(status: Option<ExitStatus>) -> bool {
    use std::os::unix::process::ExitStatusExt;
    let signal = status.and_then(|status| status.signal());
    signal == Some(rustix::process::Signal::XCPU.as_raw())
}

#[cfg(not(unix))]
fn out_of_time(_status: Option<ExitStatus>) -> bool {
    false
}
