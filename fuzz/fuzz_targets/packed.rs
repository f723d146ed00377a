//! A package with any content and correct checksums, which a fuzzer would never hit by itself.

use std::collections::BTreeMap;
use std::io::{Cursor, Write};

use beian_desk::filing::Filing;
use beian_desk::package::FORMAT;
use serde_json::json;
use sha2::{Digest, Sha256};
use zip::result::ZipError;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

/// The package of the filing file `filing`, with `medium` as the content of all its media.
pub fn packed(filing: &[u8], medium: &[u8]) -> Result<Vec<u8>, ZipError> {
    let text = String::from_utf8_lossy(filing);
    let named = Filing::from_json(&text).map(|filing| filing.media()).unwrap_or_default();
    let mut files = BTreeMap::from([("filing.json".to_owned(), filing)]);
    files.extend(named.into_iter().map(|(_, name)| (name, medium)));
    let line = |(path, bytes): (&String, &&[u8])| {
        let sum: String = Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect();
        json!({ "path": path, "sha256": sum, "size": bytes.len() })
    };
    let lines: Vec<_> = files.iter().map(line).collect();
    let manifest = json!({
        "format": FORMAT, "program": "", "reference": "", "today": "2026-11-24", "draft": true, "ready": false,
        "files": lines,
    })
    .to_string();
    files.insert("manifest.json".to_owned(), manifest.as_bytes());
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let stored = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    for (path, bytes) in files {
        writer.start_file(path, stored)?;
        writer.write_all(bytes)?;
    }
    Ok(writer.finish()?.into_inner())
}
