//! Any bytes can be offered as a package: `fuzz/campaign.sh 300 import`.
//! What is taken in names only media that came along, and stays under the limits.
#![no_main]

use std::io::Cursor;

use beian_desk::job::Job;
use beian_desk::package::{self, ArchiveLimits};
use libfuzzer_sys::fuzz_target;

const LIMITS: ArchiveLimits = ArchiveLimits { files: 64, file: 1 << 20, total: 4 << 20 };

fuzz_target!(|bytes: &[u8]| {
    let Ok(imported) = package::read(Cursor::new(bytes), LIMITS, None, &Job::new()) else { return };
    let total: usize = imported.media.values().map(Vec::len).sum();
    assert!(total as u64 <= LIMITS.total);
    for (_, name) in imported.filing.media() {
        assert!(imported.media.contains_key(&name));
    }
});
