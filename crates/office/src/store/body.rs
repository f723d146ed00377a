//! Answers as they stand in the database: JSON, and beside it the digest that tells whether they are still the same.

use rusqlite::Row;
use sha2::{Digest, Sha256};

use super::error::Cause;
use crate::filing::{Filing, FilingError};

/// SHA-256 of a body.
pub(super) fn digest(text: &[u8]) -> Vec<u8> {
    Sha256::digest(text).to_vec()
}

/// The body of a filing, and its digest.
pub(super) fn write(filing: &Filing) -> (String, Vec<u8>) {
    let text = serde_json::to_string(filing.as_map()).unwrap_or_default();
    let digest = digest(text.as_bytes());
    (text, digest)
}

/// The filing in the columns `body` and `digest` of a row about the draft `id`.
pub(super) fn read(id: &str, row: &Row<'_>) -> rusqlite::Result<Result<Filing, Cause>> {
    let text = row.get_ref("body")?.as_bytes().unwrap_or_default();
    let noted: Option<Vec<u8>> = row.get("digest")?;
    let changed = noted.is_some_and(|noted| noted != digest(text));
    let parsed = Filing::from_json(&String::from_utf8_lossy(text));
    Ok(match parsed {
        Err(error @ FilingError::Newer { .. }) => Err(Cause::Unusable { id: id.to_owned(), error }),
        _ if changed => Err(Cause::Altered(id.to_owned())),
        Err(error) => Err(Cause::Unusable { id: id.to_owned(), error }),
        Ok(filing) => Ok(filing),
    })
}
