//! Format of messages between program and worker: length of the JSON head, the head, length of the body, the body.

use std::io::{self, Read, Write};

use serde::Serialize;
use serde::de::DeserializeOwned;

/// Longest head in bytes.
const MOST_HEAD: u32 = 64 << 10;

pub(super) fn write(to: &mut impl Write, head: &impl Serialize, body: &[u8]) -> io::Result<()> {
    let head = serde_json::to_vec(head)?;
    let length = u32::try_from(head.len()).map_err(io::Error::other)?;
    to.write_all(&[&length.to_le_bytes()[..], &head, &(body.len() as u64).to_le_bytes()].concat())?;
    to.write_all(body)?;
    to.flush()
}

/// Reads the next message. A body of more than `most` bytes is refused.
///
/// # Errors
/// [`io::ErrorKind::UnexpectedEof`] if the other end has closed the connection; [`io::ErrorKind::InvalidData`] if a
/// part is too long; otherwise as the system reports it.
pub(super) fn read<T: DeserializeOwned>(from: &mut impl Read, most: u64) -> io::Result<(T, Vec<u8>)> {
    let mut length = [0; 4];
    from.read_exact(&mut length)?;
    let head = exactly(from, u64::from(u32::from_le_bytes(length)), u64::from(MOST_HEAD))?;
    let mut length = [0; 8];
    from.read_exact(&mut length)?;
    let body = exactly(from, u64::from_le_bytes(length), most)?;
    Ok((serde_json::from_slice(&head)?, body))
}

fn exactly(from: &mut impl Read, length: u64, most: u64) -> io::Result<Vec<u8>> {
    if length > most {
        return Err(io::ErrorKind::InvalidData.into());
    }
    let mut bytes = vec![0; usize::try_from(length).map_err(io::Error::other)?];
    from.read_exact(&mut bytes)?;
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read() {
        let mut wire = Vec::new();
        write(&mut wire, &("head", 7), b"body").unwrap();
        write(&mut wire, &("empty", 0), b"").unwrap();
        let mut from = &wire[..];
        assert_eq!(read::<(String, u8)>(&mut from, 4).unwrap(), (("head".to_owned(), 7), b"body".to_vec()));
        assert_eq!(read::<(String, u8)>(&mut from, 4).unwrap(), (("empty".to_owned(), 0), Vec::new()));
        for length in 0..wire.len() / 2 {
            assert!(read::<(String, u8)>(&mut &wire[..length], 4).is_err(), "{length}");
        }
        assert!(read::<(String, u8)>(&mut &wire[..], 3).is_err(), "a body that is too long");
    }
}
