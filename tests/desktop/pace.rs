//! How long the window's thread was held by one message: on the processor, and waiting for a disk, a lock or a sleep.

use std::fs;
use std::time::{Duration, Instant};

/// What one message may take.
const MOST: Duration = Duration::from_millis(5);
/// How many messages may wait for longer: code that was not yet read from the disk is waited for as well, once.
const COLD: usize = 2;
/// How much slower than a release the same code is in a build for development, at most.
const UNOPTIMISED: u32 = 20;

/// The time that a thread has had.
#[derive(Clone, Copy)]
struct Spent {
    at: Instant,
    /// On the processor.
    ran: Duration,
    /// Ready to run, while others ran.
    stood: Duration,
}

impl Spent {
    /// Of this thread; `None` where the system does not tell.
    fn now() -> Option<Self> {
        let told = fs::read_to_string("/proc/thread-self/schedstat").ok()?;
        let mut times = told.split(' ').map(|time| time.parse().map(Duration::from_nanos));
        let (ran, stood) = (times.next()?.ok()?, times.next()?.ok()?);
        Some(Self { at: Instant::now(), ran, stood })
    }
}

/// How long messages have held the thread so far.
#[derive(Default)]
pub struct Pace {
    begun: Option<Spent>,
    /// The longest on the processor.
    ran: (Duration, String),
    /// All that waited for more than they may.
    waited: Vec<(Duration, String)>,
}

impl Pace {
    /// A message is about to be taken.
    pub fn begin(&mut self) {
        self.begun = Spent::now();
    }

    /// It was.
    pub fn end(&mut self, message: impl FnOnce() -> String) {
        let Some((begun, ended)) = self.begun.take().zip(Spent::now()) else { return };
        let (ran, stood) = (ended.ran.saturating_sub(begun.ran), ended.stood.saturating_sub(begun.stood));
        let waited = (ended.at - begun.at).saturating_sub(ran + stood);
        if ran <= self.ran.0 && waited <= MOST {
            return;
        }
        let message: String = message().chars().take(120).collect();
        if waited > MOST {
            self.waited.push((waited, message.clone()));
        }
        if ran > self.ran.0 {
            self.ran = (ran, message);
        }
    }

    /// Fails where messages held the thread for longer than they may.
    pub fn assert_brisk(&self) {
        let most = if cfg!(debug_assertions) { MOST * UNOPTIMISED } else { MOST };
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
