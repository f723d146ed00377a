//! The segments of a JPEG, read as tolerantly as viewers do (ITU-T T.81, annex B).

use std::borrow::Cow;
use std::iter;
use std::ops::Range;

use image::metadata::Orientation;
use memchr::memchr;

use crate::scan::decode::Feature;

/// The frame header.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FrameHeader {
    /// The start-of-frame marker, which determines the coding process.
    pub kind: u8,
    /// Bits per sample.
    pub precision: u8,
    /// Width in pixels as stored.
    pub width: u16,
    /// Height in pixels as stored.
    pub height: u16,
    /// 1 for grey, 3 for colours, 4 for inks.
    pub components: u8,
}

impl FrameHeader {
    /// Whether the coefficients come in several scans.
    pub fn is_progressive(self) -> bool {
        self.kind == 0xC2
    }

    /// The feature that no decoder here supports, if the frame uses one.
    pub fn unsupported(self) -> Option<Feature> {
        match self.kind {
            0xC9 | 0xCA => Some(Feature::ArithmeticCoding),
            0xC3 | 0xCB => Some(Feature::Lossless),
            0xC5..=0xC7 | 0xCD..=0xCF => Some(Feature::Hierarchical),
            _ if self.precision != 8 => Some(Feature::TwelveBit),
            _ if !matches!(self.components, 1 | 3 | 4) => Some(Feature::Samples),
            // The height may follow after the first scan (DNL marker), but no encoder does that.
            _ if self.height == 0 => Some(Feature::Rare),
            _ => None,
        }
    }
}

/// The content of a file's segments.
#[derive(Debug, Clone)]
pub struct Segments<'a> {
    /// The frame header; `None` if the file ends before it.
    pub frame: Option<FrameHeader>,
    /// Whether no component has more samples than luma, which the fast decoder assumes.
    pub light_is_finest: bool,
    /// Number of components in the first scan.
    pub in_first_scan: u8,
    /// The entropy-coded data of each scan, as ranges of [`Segments::bytes`].
    pub scans: Vec<Range<usize>>,
    /// Bits still missing from each coefficient of each component; [`UNSEEN`] if no scan contained it.
    missing: [[u8; 64]; 4],
    /// Whether the end marker follows the last scan.
    pub ends: bool,
    /// Orientation from the first EXIF block.
    pub orientation: Orientation,
    /// Whether there is EXIF, XMP, IPTC, a comment, or bytes after the end.
    pub metadata: bool,
    /// The picture without its end marker: the file up to there, or a copy without stray bytes between the segments. A
    /// decoder that needs more data then runs into the end of the buffer instead of inventing data.
    pub bytes: Cow<'a, [u8]>,
}

impl<'a> Segments<'a> {
    /// Reads the segments of a file that begins with a start-of-image marker.
    pub fn read(file: &'a [u8]) -> Self {
        let mut walk = Walk { file, at: 2, kept: iter::once(0..2).collect(), exif: None };
        let mut ids = Vec::new();
        let mut seen = Self {
            frame: None,
            light_is_finest: true,
            in_first_scan: 0,
            scans: Vec::new(),
            missing: [[UNSEEN; 64]; 4],
            ends: false,
            orientation: Orientation::NoTransforms,
            metadata: false,
            bytes: Cow::Borrowed(&[]),
        };
        while let Some((marker, body)) = walk.next() {
            match marker {
                0xD9 if seen.scans.is_empty() => {}
                0xD9 => {
                    seen.ends = true;
                    seen.metadata |= walk.at < file.len();
                    break;
                }
                0xDA => {
                    if seen.scans.is_empty() {
                        seen.in_first_scan = file.get(body.start).copied().unwrap_or_default();
                    }
                    seen.note(&ids, file.get(body).unwrap_or_default());
                    let start = walk.length();
                    let end = start + walk.entropy();
                    seen.scans.push(start..end);
                }
                // Every start-of-frame marker: 0xC4, 0xC8 and 0xCC lie in the same range but are tables or reserved.
                0xC0..=0xC3 | 0xC5..=0xC7 | 0xC9..=0xCB | 0xCD..=0xCF => {
                    let body = file.get(body).unwrap_or_default();
                    if seen.frame.is_none() {
                        seen.frame = frame(marker, body);
                        ids = body.iter().skip(6).step_by(3).copied().collect();
                        let mut samples = body.iter().skip(7).step_by(3).map(|both| [both >> 4, both & 15]);
                        let light = samples.next().unwrap_or_default();
                        seen.light_is_finest = samples.all(|other| other[0] <= light[0] && other[1] <= light[1]);
                    }
                }
                // APP0 is JFIF, APP2 holds the colour profile, APP14 is Adobe's colour transform.
                0xE1 | 0xE3..=0xED | 0xEF | 0xFE => seen.metadata = true,
                0xE2 => seen.metadata |= !file.get(body).is_some_and(|body| body.starts_with(b"ICC_PROFILE\0")),
                _ => {}
            }
        }
        seen.orientation = walk
            .exif
            .clone()
            .and_then(|body| file.get(body))
            .and_then(Orientation::from_exif_chunk)
            .unwrap_or(Orientation::NoTransforms);
        seen.bytes = walk.clean();
        seen
    }

    /// Records the coefficients that the scan with this header contains; `ids` are the component identifiers.
    fn note(&mut self, ids: &[u8], header: &[u8]) {
        let Some((&count, rest)) = header.split_first() else { return };
        let Some((parts, &[from, to, bits])) =
            rest.split_at_checked(2 * usize::from(count)).and_then(|(parts, rest)| Some((parts, rest.first_chunk()?)))
        else {
            return;
        };
        for part in parts.chunks_exact(2) {
            let component = ids.iter().position(|id| part.first() == Some(id));
            let Some(missing) = component.and_then(|component| self.missing.get_mut(component)) else { continue };
            if let Some(missing) = missing.get_mut(usize::from(from)..=usize::from(to.min(63))) {
                missing.fill(bits & 0x0F);
            }
        }
    }

    /// Whether the scans contain the complete picture: every bit of every coefficient.
    pub fn is_complete(&self) -> bool {
        let components = usize::from(self.frame.map_or(0, |frame| frame.components));
        components > 0 && self.missing.iter().take(components).flatten().all(|bits| *bits == 0)
    }

    /// The picture including its end marker.
    pub fn closed(&self) -> Vec<u8> {
        [&self.bytes[..], &[0xFF, 0xD9]].concat()
    }
}

fn frame(kind: u8, body: &[u8]) -> Option<FrameHeader> {
    let &[precision, h1, h0, w1, w0, components, ..] = body else { return None };
    let (width, height) = (u16::from_be_bytes([w1, w0]), u16::from_be_bytes([h1, h0]));
    Some(FrameHeader { kind, precision, width, height, components })
}

/// A pass through the markers of a file.
struct Walk<'a> {
    file: &'a [u8],
    at: usize,
    /// The ranges that belong to the picture.
    kept: Vec<Range<usize>>,
    /// Content of the first EXIF block, without its identifier.
    exif: Option<Range<usize>>,
}

impl<'a> Walk<'a> {
    /// The next marker and the range of its body. Bytes before the marker are stray and are dropped, and so are a
    /// second start-of-image marker and all EXIF blocks but the first.
    fn next(&mut self) -> Option<(u8, Range<usize>)> {
        loop {
            let (start, marker) = self.marker()?;
            if matches!(marker, 0x01 | 0xD0..=0xD8) {
                continue;
            }
            if marker == 0xD9 {
                return Some((marker, self.at..self.at));
            }
            let length = self.file.get(self.at..self.at + 2)?;
            let length = usize::from(u16::from_be_bytes([length[0], length[1]])).max(2);
            let body = self.at + 2..(self.at + length).min(self.file.len());
            self.at = body.end;
            let is_exif = marker == 0xE1 && self.file.get(body.clone()).is_some_and(|body| body.starts_with(EXIF));
            let doubled = is_exif && self.exif.is_some();
            if is_exif && !doubled {
                self.exif = Some(body.start + EXIF.len()..body.end);
            }
            if !doubled {
                self.keep(start..body.end);
            }
            return Some((marker, body));
        }
    }

    /// Position and code of the next marker.
    fn marker(&mut self) -> Option<(usize, u8)> {
        loop {
            let start = self.at + memchr(0xFF, self.file.get(self.at..)?)?;
            let marker = *self.file.get(start + 1)?;
            self.at = start + 1;
            if !matches!(marker, 0x00 | 0xFF) {
                self.at = start + 2;
                return Some((start, marker));
            }
        }
    }

    /// Skips the entropy-coded data of a scan and returns their length.
    fn entropy(&mut self) -> usize {
        let start = self.at;
        let end = loop {
            let rest = self.file.get(self.at..).unwrap_or_default();
            let Some(next) = memchr(0xFF, rest) else { break self.file.len() };
            match rest.get(next + 1) {
                Some(0x00 | 0xFF | 0xD0..=0xD7) => self.at += next + 1,
                _ => break self.at + next,
            }
        };
        self.at = end;
        self.keep(start..end);
        end - start
    }

    fn keep(&mut self, range: Range<usize>) {
        match self.kept.last_mut().filter(|last| last.end == range.start) {
            Some(last) => last.end = range.end,
            None => self.kept.push(range),
        }
    }

    /// Number of bytes kept so far.
    fn length(&self) -> usize {
        self.kept.iter().map(ExactSizeIterator::len).sum()
    }

    fn clean(&self) -> Cow<'a, [u8]> {
        let part = |range: &Range<usize>| self.file.get(range.clone()).unwrap_or_default();
        match &self.kept[..] {
            [whole] => Cow::Borrowed(part(whole)),
            parts => Cow::Owned(parts.iter().flat_map(part).copied().collect()),
        }
    }
}

/// Missing bits of a coefficient that no scan contained.
const UNSEEN: u8 = u8::MAX;

/// Identifier at the start of an EXIF block.
const EXIF: &[u8] = b"Exif\0\0";
