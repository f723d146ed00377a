//! Fax compression of black-and-white pages (ITU-T T.4 and T.6), strip by strip.

use std::io::Cursor;

use hayro_ccitt::{DecodeSettings, DecoderContext, EncodingMode};
use image::GrayImage;
use tiff::decoder::Decoder;
use tiff::tags::Tag;

use super::{DAMAGED, explain, value};
use crate::scan::PictureFormat;
use crate::scan::decode::DecodeError;

/// Bit of tag 292 (`T4Options`): lines are coded relative to the previous line.
const TWO_DIMENSIONAL: u32 = 1;
const T4_OPTIONS: u16 = 292;

/// A page made of strips.
pub(super) struct Fax {
    strips: Vec<Vec<u8>>,
    rows_per_strip: u32,
    settings: DecodeSettings,
    width: u32,
    height: u32,
}

impl Fax {
    /// The page of `bytes` at which `decoder` is positioned.
    pub(super) fn of(
        decoder: &mut Decoder<Cursor<&[u8]>>,
        bytes: &[u8],
        coding: u16,
        width: u32,
        height: u32,
    ) -> Result<Self, DecodeError> {
        let offsets = decoder.get_tag_u64_vec(Tag::StripOffsets).map_err(|error| explain(&error))?;
        let lengths = decoder.get_tag_u64_vec(Tag::StripByteCounts).map_err(|error| explain(&error))?;
        let mut number = |tag| decoder.find_tag_unsigned::<u32>(tag).ok().flatten();
        let rows_per_strip = number(Tag::RowsPerStrip).unwrap_or(height).clamp(1, height.max(1));
        let options = number(Tag::from_u16_exhaustive(T4_OPTIONS)).unwrap_or(0);
        let reversed = number(Tag::FillOrder) == Some(2);
        let strip = |(offset, length): (&u64, &u64)| -> Option<Vec<u8>> {
            let start = usize::try_from(*offset).ok()?;
            let end = start.checked_add(usize::try_from(*length).ok()?)?.min(bytes.len());
            let strip = bytes.get(start..end)?;
            Some(if reversed { strip.iter().map(|byte| byte.reverse_bits()).collect() } else { strip.to_vec() })
        };
        let strips = offsets.iter().zip(&lengths).map(strip).collect::<Option<_>>();
        let strips = strips.ok_or(DecodeError::Truncated { format: PictureFormat::Tiff })?;
        let encoding = match coding {
            value::FAX_4 => EncodingMode::Group4,
            value::FAX_3 if options & TWO_DIMENSIONAL != 0 => EncodingMode::Group3_2D,
            _ => EncodingMode::Group3_1D,
        };
        let settings = DecodeSettings {
            columns: width,
            rows: rows_per_strip,
            end_of_block: coding != value::RUNS,
            end_of_line: coding == value::FAX_3,
            rows_are_byte_aligned: coding == value::RUNS,
            encoding,
            strict: false,
        };
        Ok(Self { strips, rows_per_strip, settings, width, height })
    }

    /// Black on white; white on black if `zero_is_white` is false.
    pub(super) fn draw(&self, zero_is_white: bool) -> Result<GrayImage, DecodeError> {
        let (paper, ink) = if zero_is_white { (255, 0) } else { (0, 255) };
        let mut grey = GrayImage::from_pixel(self.width, self.height, image::Luma([paper]));
        let stride = self.width as usize;
        let mut drawn = 0;
        for (number, strip) in (0..).zip(&self.strips) {
            let first = self.rows_per_strip.saturating_mul(number).min(self.height);
            let rows = self.rows_per_strip.min(self.height - first);
            let start = first as usize * stride;
            let area = grey.get_mut(start..start + rows as usize * stride).ok_or(DAMAGED)?;
            let mut sheet = FaxPage { rows: area.chunks_exact_mut(stride.max(1)), ink, drawn: 0 };
            let mut context = DecoderContext::new(DecodeSettings { rows, ..self.settings });
            // Lines decoded before the damage are kept; the check below limits how many may be missing.
            let _ = hayro_ccitt::decode(strip, &mut sheet, &mut context);
            drawn += sheet.drawn;
        }
        let missing = self.height.saturating_sub(drawn);
        if missing > self.height / MISSING {
            Err(DecodeError::Truncated { format: PictureFormat::Tiff })
        } else {
            Ok(grey)
        }
    }
}

/// One line in this many may be missing: fax machines miscount them.
const MISSING: u32 = 50;

struct FaxPage<'a, R: Iterator<Item = &'a mut [u8]>> {
    rows: R,
    ink: u8,
    drawn: u32,
}

impl<'a, R: Iterator<Item = &'a mut [u8]>> hayro_ccitt::Decoder for FaxPage<'a, R> {
    fn push_row(&mut self, changes: &[u32]) {
        let Some(row) = self.rows.next() else { return };
        self.drawn += 1;
        for run in changes.chunks(2) {
            let from = run.first().map_or(0, |start| *start as usize);
            let to = run.get(1).map_or(row.len(), |end| *end as usize).min(row.len());
            if let Some(run) = row.get_mut(from..to) {
                run.fill(self.ink);
            }
        }
    }
}
