//! The worker process: decodes the files that it is sent until its input ends.

use std::io::{self, Read, Write};
use std::sync::mpsc;
use std::thread;

use super::super::{DecodeError, DecodeLimits, sniff};
use super::{WorkerReply, WorkerRequest, frame, here, peek_here};

/// Decodes the files that arrive on `input` and answers on `output`, until `input` ends. The parent process is gone
/// then, so work in progress is abandoned.
///
/// # Errors
/// As the system reports it.
pub fn serve(mut input: impl Read, mut output: impl Write + Send + 'static) -> io::Result<()> {
    let (sender, requests) = mpsc::channel::<(WorkerRequest, Vec<u8>)>();
    let open = move || {
        for (request, bytes) in requests {
            let (reply, pixels) =
                answer(&request, &bytes).unwrap_or_else(|error| (WorkerReply::Refused(error), Vec::new()));
            if frame::write(&mut output, &reply, &pixels).is_err() {
                return;
            }
        }
    };
    let _ = thread::Builder::new().name("open".to_owned()).spawn(open)?;
    loop {
        match frame::read(&mut input, u64::MAX) {
            Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => return Ok(()),
            message => {
                if sender.send(message?).is_err() {
                    return Ok(());
                }
            }
        }
    }
}

fn answer(request: &WorkerRequest, bytes: &[u8]) -> Result<(WorkerReply, Vec<u8>), DecodeError> {
    let limits = request.limits();
    bound(&sniff::format(bytes).map_or(*limits, |format| limits.of(format)), bytes.len())?;
    match request {
        WorkerRequest::Decode { page, .. } => {
            let picture = here(bytes, *page, limits)?;
            let ((width, height), format) = (picture.pixels.dimensions(), picture.format);
            let (has_metadata, leaf) = (picture.has_metadata, picture.leaf);
            Ok((WorkerReply::Picture { format, width, height, has_metadata, leaf }, picture.pixels.into_raw()))
        }
        WorkerRequest::Peek { .. } => {
            peek_here(bytes, limits).map(|glimpse| (WorkerReply::Glimpse(glimpse), Vec::new()))
        }
    }
}

/// Limits the processor time and memory of this process to what `limits` allow for a file of `size` bytes. The
/// processor time that it has used so far does not count.
#[cfg(unix)]
fn bound(limits: &DecodeLimits, size: usize) -> Result<(), DecodeError> {
    use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
    use rustix::time::{ClockId, clock_gettime};

    /// Memory that a worker needs besides the picture: reserved stacks, the file twice, tables.
    fn overhead(size: usize) -> u64 {
        super::super::guard::STACK as u64 + 2 * size as u64 + (32 << 20)
    }
    let limit = |resource, most: u64| {
        let Rlimit { maximum, .. } = getrlimit(resource);
        let current = Some(maximum.map_or(most, |maximum| most.min(maximum)));
        setrlimit(resource, Rlimit { current, maximum }).map_err(|_| DecodeError::NoWorker)
    };
    let spent = clock_gettime(ClockId::ProcessCPUTime).tv_sec.max(0) as u64;
    limit(Resource::Cpu, spent + limits.time.as_secs().max(1))?;
    limit(Resource::Data, limits.memory + overhead(size))
}

#[cfg(not(unix))]
#[expect(clippy::unnecessary_wraps, reason = "as where there are limits")]
fn bound(_limits: &DecodeLimits, _size: usize) -> Result<(), DecodeError> {
    Ok(())
}
