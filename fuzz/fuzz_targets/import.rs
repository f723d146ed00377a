//! Any bytes can be offered as a package: `fuzz/campaign.sh 300 import`.
//! A leading byte 0 is followed by an archive, any other by the length of a filing file (two bytes, little-endian),
//! that file and a medium, from which an archive is made. An imported filing names only media in the archive, and stays
//! within the limits.
#![no_main]

mod packed;

use std::borrow::Cow;
use std::io::Cursor;

use beian_desk::job::Job;
use beian_desk::package::{self, ArchiveLimits};
use libfuzzer_sys::fuzz_target;

const LIMITS: ArchiveLimits = ArchiveLimits { files: 64, file: 1 << 20, total: 4 << 20 };

/// The archive that `bytes` contain or describe, if any.
fn archive(bytes: &[u8]) -> Option<Cow<'_, [u8]>> {
    if let Some(archive) = bytes.strip_prefix(&[0]) {
        return Some(Cow::Borrowed(archive));
    }
    let (length, rest) = bytes.get(1..)?.split_first_chunk::<2>()?;
    let (filing, medium) = rest.split_at_checked(u16::from_le_bytes(*length).into())?;
    packed::packed(filing, medium).ok().map(Cow::Owned)
}

fuzz_target!(|bytes: &[u8]| {
    let Some(archive) = archive(bytes) else { return };
    let Ok(imported) = package::read(Cursor::new(archive), LIMITS, None, &Job::new()) else { return };
    let total: usize = imported.media.values().map(Vec::len).sum();
    assert!(total as u64 <= LIMITS.total);
    for (_, name) in imported.filing.media() {
        assert!(imported.media.contains_key(&name));
    }
});
