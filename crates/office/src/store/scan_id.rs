//! Ids of scans: how they are made and found in texts.

use sha2::{Digest, Sha256};

/// Length of an id: SHA-256 in hexadecimal.
const ID_LENGTH: usize = 64;

/// The id of a scan: SHA-256 of its bytes, lower-case hexadecimal.
pub fn hash(bytes: &[u8]) -> String {
    use std::fmt::Write as _;
    Sha256::digest(bytes).iter().fold(String::with_capacity(ID_LENGTH), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}

/// Whether a text looks like the id of a scan.
pub(super) fn is_id(text: &str) -> bool {
    text.len() == ID_LENGTH && text.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
}

/// The name of a picture for people: for a scan the first characters of its id, enough to distinguish two scans.
pub fn scan_in_words(name: &str) -> &str {
    if is_id(name) { name.get(..8).unwrap_or(name) } else { name }
}

/// Everything in `text` that looks like the id of a scan, wherever it is: fields of a newer program count too.
pub(super) fn ids(text: &str) -> impl Iterator<Item = String> + '_ {
    text.split(|c: char| !c.is_ascii_hexdigit()).filter(|word| is_id(word)).map(str::to_owned)
}
