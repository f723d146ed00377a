//! A file under the decoder that notices when coded data is left over.

use std::cell::Cell;
use std::ops::Range;
use std::rc::Rc;

use zune_core::bytestream::{ZByteIoError, ZByteReaderTrait, ZSeekFrom};

/// Bytes of a scan that a decoder may pass over before they count as left over: padding of careless encoders.
const PADDING: usize = 24;

/// A reader over a JPEG. The decoder takes coded data four bytes at a time; only when it looks for the next marker it
/// takes one after the other. Many of those within a scan are data that no block was made from: the coded data before
/// was damaged and the decoder lost its place.
pub struct Tape<'a> {
    bytes: &'a [u8],
    at: usize,
    scans: &'a [Range<usize>],
    /// Bytes taken one by one since the last four, fill bytes left out.
    single: usize,
    left_over: Rc<Cell<bool>>,
}

impl<'a> Tape<'a> {
    /// A reader over `bytes` with the coded data at `scans`, and what tells whether some was left over.
    pub fn new(bytes: &'a [u8], scans: &'a [Range<usize>]) -> (Self, Rc<Cell<bool>>) {
        let left_over = Rc::new(Cell::new(false));
        (Self { bytes, at: 0, scans, single: 0, left_over: left_over.clone() }, left_over)
    }

    #[inline]
    fn one(&mut self, byte: u8) {
        self.at += 1;
        if !matches!(byte, 0x00 | 0xFF) {
            self.single += 1;
            if self.single > PADDING && self.scans.iter().any(|scan| scan.contains(&self.at)) {
                self.left_over.set(true);
            }
        }
    }
}

impl ZByteReaderTrait for Tape<'_> {
    #[inline]
    fn read_byte_no_error(&mut self) -> u8 {
        let Some(&byte) = self.bytes.get(self.at) else { return 0 };
        self.one(byte);
        byte
    }

    #[inline]
    fn read_exact_bytes(&mut self, buffer: &mut [u8]) -> Result<(), ZByteIoError> {
        let end = self.at.saturating_add(buffer.len());
        let Some(bytes) = self.bytes.get(self.at..end) else {
            return Err(ZByteIoError::NotEnoughBytes(buffer.len(), self.bytes.len().saturating_sub(self.at)));
        };
        buffer.copy_from_slice(bytes);
        if let &[byte] = bytes {
            self.one(byte);
        } else {
            self.at = end;
            self.single = 0;
        }
        Ok(())
    }

    fn read_bytes(&mut self, buffer: &mut [u8]) -> Result<usize, ZByteIoError> {
        let count = self.peek_bytes(buffer)?;
        self.at += count;
        Ok(count)
    }

    fn peek_bytes(&mut self, buffer: &mut [u8]) -> Result<usize, ZByteIoError> {
        let rest = self.bytes.get(self.at..).unwrap_or_default();
        let count = rest.len().min(buffer.len());
        buffer.iter_mut().zip(rest).for_each(|(target, byte)| *target = *byte);
        Ok(count)
    }

    fn peek_exact_bytes(&mut self, buffer: &mut [u8]) -> Result<(), ZByteIoError> {
        let wanted = buffer.len();
        let count = self.peek_bytes(buffer)?;
        if count == wanted { Ok(()) } else { Err(ZByteIoError::NotEnoughBytes(wanted, count)) }
    }

    fn z_seek(&mut self, from: ZSeekFrom) -> Result<u64, ZByteIoError> {
        let length = self.bytes.len();
        let place = match from {
            ZSeekFrom::Start(place) => usize::try_from(place).ok(),
            ZSeekFrom::End(by) => isize::try_from(by).ok().and_then(|by| length.checked_add_signed(by)),
            ZSeekFrom::Current(by) => isize::try_from(by).ok().and_then(|by| self.at.checked_add_signed(by)),
        };
        self.at = place.ok_or(ZByteIoError::SeekError("before the start"))?;
        Ok(self.at as u64)
    }

    fn is_eof(&mut self) -> Result<bool, ZByteIoError> {
        Ok(self.at >= self.bytes.len())
    }

    fn z_position(&mut self) -> Result<u64, ZByteIoError> {
        Ok(self.at as u64)
    }

    fn read_remaining(&mut self, sink: &mut Vec<u8>) -> Result<usize, ZByteIoError> {
        let rest = self.bytes.get(self.at..).unwrap_or_default();
        sink.extend_from_slice(rest);
        self.at = self.bytes.len();
        Ok(rest.len())
    }
}
