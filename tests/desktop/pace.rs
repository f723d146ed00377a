//! Measures how long each message blocks the window's thread: on the processor, and waiting for a disk, a lock or a
//! sleep.

use std::fs;
use std::time::{Duration, Instant};

/// Longest time that one message may take.
const MAX_MESSAGE_TIME: Duration = Duration::from_millis(5);
/// Number of messages that may wait longer: the first run of code not yet read from the disk waits as well.
const COLD: usize = 2;
/// Factor by which a development build may be slower than a release.
const UNOPTIMISED: u32 = 20;

/// Time used by a thread.
#[derive(Clone, Copy)]
struct Spent {
    at: Instant,
    /// Running on the processor.
    ran: Duration,
    /// Ready to run, while other threads ran.
    stood: Duration,
}

impl Spent {
    /// The time used by this thread; `None` if the system does not report it.
    fn now() -> Option<Self> {
        let statistics = fs::read_to_string("/proc/thread-self/schedstat").ok()?;
        let mut times = statistics.split(' ').map(|time| time.parse().map(Duration::from_nanos));
        let (ran, stood) = (times.next()?.ok()?, times.next()?.ok()?);
        Some(Self { at: Instant::now(), ran, stood })
    }
}

/// How long messages have blocked the thread so far.
#[derive(Default)]
pub struct Pace {
    begun: Option<Spent>,
    /// The longest processor time, and its message.
    ran: (Duration, String),
    /// All messages that waited longer than allowed.
    waited: Vec<(Duration, String)>,
}

impl Pace {
    /// Called before a message is processed.
    pub fn begin(&mut self) {
        self.begun = Spent::now();
    }

    /// Called after a message was processed.
    pub fn end(&mut self, message: impl FnOnce() -> String) {
        let Some((begun, ended)) = self.begun.take().zip(Spent::now()) else { return };
        let (ran, stood) = (ended.ran.saturating_sub(begun.ran), ended.stood.saturating_sub(begun.stood));
        let waited = (ended.at - begun.at).saturating_sub(ran + stood);
        if ran <= self.ran.0 && waited <= MAX_MESSAGE_TIME {
            return;
        }
        let message: String = message().chars().take(120).collect();
        if waited > MAX_MESSAGE_TIME {
            self.waited.push((waited, message.clone()));
        }
        if ran > self.ran.0 {
            self.ran = (ran, message);
        }
    }

    /// Fails if messages blocked the thread longer than allowed.
    pub fn assert_brisk(&self) {
        let most = if cfg!(debug_assertions) { MAX_MESSAGE_TIME * UNOPTIMISED } else { MAX_MESSAGE_TIME };
        println!("longest message: {:?} on the processor; waited: {:?}", self.ran.0, self.waited);
        assert!(self.waited.len() <= COLD, "the window waited for {:?}", self.waited);
        assert!(self.ran.0 <= most, "the window computed {:?} for {}", self.ran.0, self.ran.1);
    }
}

#[test]
fn waiting_is_told_from_computing() {
    let mut pace = Pace::default();
    pace.begin();
    std::thread::sleep(Duration::from_millis(30));
    pace.end(String::new);
    assert!(pace.begun.is_none());
    if Spent::now().is_some() {
        assert!(pace.waited[0].0 > Duration::from_millis(20) && pace.ran.0 < Duration::from_millis(10));
    }
}
