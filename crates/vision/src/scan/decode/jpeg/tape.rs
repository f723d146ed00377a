//! A reader for the JPEG decoder that detects coded data left over.

use std::cell::Cell;
use std::ops::Range;
use std::rc::Rc;

use zune_core::bytestream::{ZByteIoError, ZByteReaderTrait, ZSeekFrom};

/// Bytes of a scan that a decoder may skip before they count as left over: careless encoders pad.
const PADDING: usize = 24;

/// A reader over a JPEG. The decoder reads coded data four bytes at a time, and single bytes only while it looks for
/// the next marker. Many single bytes within a scan are data from which no block was decoded: earlier coded data were
/// damaged and the decoder lost its position.
pub struct Tape<'a> {
    bytes: &'a [u8],
    at: usize,
    scans: &'a [Range<usize>],
    /// Single bytes read since the last group of four, not counting fill bytes.
    single: usize,
    left_over: Rc<Cell<bool>>,
}

impl<'a> Tape<'a> {
    /// A reader over `bytes` with coded data at `scans`, and a flag that becomes true if some of it was left over.
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
