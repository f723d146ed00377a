//! Answers as stored in the database: JSON, sealed where there is a passphrase, together with a digest that detects
//! alterations.

use rusqlite::{Connection, Row};
use sha2::{Digest, Sha256};

use super::error::Cause;
use crate::filing::{Filing, FilingError};

/// SHA-256 of a body as stored.
pub(super) fn digest(text: &[u8]) -> Vec<u8> {
    Sha256::digest(text).to_vec()
}

/// The body of a filing of the draft `id`, in plain text and as stored, with the digest of the stored form.
pub(super) fn write(connection: &Connection, id: &str, filing: &Filing) -> Result<Body, Cause> {
    let answers = serde_json::to_string(filing.as_map()).unwrap_or_default();
    let text = sealed(connection, id, &answers)?;
    let digest = digest(text.as_bytes());
    Ok(Body { answers, text, digest })
}

/// A text about the draft `id` as stored.
pub(super) fn sealed(connection: &Connection, id: &str, text: &str) -> Result<String, Cause> {
    Ok(connection.prepare_cached("SELECT sealed(?1, ?2)")?.query_row([text, id], |row| row.get(0))?)
}

/// The answers of a draft, ready to be stored.
pub(super) struct Body {
    /// The answers as JSON.
    pub answers: String,
    /// The form in which they are stored.
    pub text: String,
    /// SHA-256 of that.
    pub digest: Vec<u8>,
}

/// The filing in the columns `body`, `digest` and `answers` (the opened body) of a row about the draft `id`.
pub(super) fn read(id: &str, row: &Row<'_>) -> rusqlite::Result<Result<Filing, Cause>> {
    let noted: Option<Vec<u8>> = row.get("digest")?;
    let text = row.get_ref("body")?.as_bytes().unwrap_or_default();
    let changed = noted.is_some_and(|noted| noted != digest(text));
    let answers: Option<String> = row.get("answers")?;
    let Some(answers) = answers else { return Ok(Err(Cause::Altered(id.to_owned()))) };
    Ok(match Filing::from_json(&answers) {
        Err(error @ FilingError::Newer { .. }) => Err(Cause::Unusable { id: id.to_owned(), error }),
        _ if changed => Err(Cause::Altered(id.to_owned())),
        Err(error) => Err(Cause::Unusable { id: id.to_owned(), error }),
        Ok(filing) => Ok(filing),
    })
}
