//! TIFF. The `image` crate decodes what phones and programs write. This module decodes what scanners write: palettes,
//! two and four bits, faxes, JPEG colours, several pages.

mod fax;

use std::io::Cursor;

use image::metadata::Orientation;
use image::{DynamicImage, GrayImage, RgbImage};
use tiff::decoder::{Decoder, DecodingResult};
use tiff::tags::Tag;
use tiff::{ColorType, TiffError};

use super::{DecodeError, DecodeLimits, Feature, colour, jpeg, raster};
use crate::scan::resample;
use crate::scan::{Leaf, PictureFormat};

/// Greatest number of pages that are counted.
const MOST_PAGES: usize = 1000;

/// Tag values used here (TIFF 6.0).
mod value {
    pub const WHITE_IS_ZERO: u16 = 0;
    pub const BLACK_IS_ZERO: u16 = 1;
    pub const PALETTE: u16 = 3;
    pub const RUNS: u16 = 2;
    pub const FAX_3: u16 = 3;
    pub const FAX_4: u16 = 4;
    pub const OLD_JPEG: u16 = 6;
    pub const FROM_LOWEST: u16 = 2;
}

/// Tag with the offset of a JPEG in the file.
const JPEG_PLACE: u16 = 513;

/// Page `page` (from 0), upright, in sRGB.
pub(super) fn decode(
    bytes: &[u8],
    page: Option<usize>,
    limits: &DecodeLimits,
) -> Result<(RgbImage, Leaf), DecodeError> {
    let pages = count(bytes)?;
    let page = page.unwrap_or(0);
    let in_order = in_order(bytes, page);
    let bytes = in_order.as_deref().unwrap_or(bytes);
    let mut file = Tiff::open(bytes, page).map_err(|error| match error {
        DecodeError::Damaged { .. } if page >= pages => DecodeError::NoSuchPage { page: page + 1, pages },
        error => error,
    })?;
    let (width, height) = file.size()?;
    limits.check_pixels(width, height)?;
    limits.check_memory(u64::from(width) * u64::from(height) * 7)?;
    let pixels = match file.pixels(width, height, limits)? {
        Some(pixels) => resample::orient(pixels, file.orientation()),
        None if page == 0 => raster::decode(bytes, PictureFormat::Tiff, limits)?.0,
        None => return Err(UNSUPPORTED),
    };
    Ok((pixels, Leaf { page, pages, ..Leaf::default() }))
}

/// Width and height of the first page after the orientation, and the number of pages.
pub(super) fn size(bytes: &[u8]) -> Result<(u32, u32, usize), DecodeError> {
    let mut file = Tiff::open(bytes, 0)?;
    let (width, height) = file.size()?;
    let turned = resample::swaps_sides(file.orientation());
    let (width, height) = if turned { (height, width) } else { (width, height) };
    Ok((width, height, count(bytes)?))
}

/// Number of pages, not counting reduced copies of a page.
fn count(bytes: &[u8]) -> Result<usize, DecodeError> {
    let mut decoder = Decoder::new(Cursor::new(bytes)).map_err(|error| explain(&error))?;
    let mut pages = 1;
    while decoder.more_images() && pages < MOST_PAGES {
        if decoder.next_image().is_err() {
            break;
        }
        let reduced = decoder.find_tag_unsigned::<u32>(Tag::NewSubfileType).ok().flatten().unwrap_or(0) & 1 == 1;
        pages += usize::from(!reduced);
    }
    Ok(pages)
}

/// A copy of the file in which the bytes of page `page` have the usual bit order, if the page is stored with the lowest
/// bit first (FillOrder 2); otherwise `None`. Faxes are reversed when they are decoded.
fn in_order(bytes: &[u8], page: usize) -> Option<Vec<u8>> {
    let mut file = Tiff::open(bytes, page).ok()?;
    let fax = |coding| matches!(coding, value::RUNS | value::FAX_3 | value::FAX_4);
    if file.tag(Tag::FillOrder) != Some(value::FROM_LOWEST) || file.tag(Tag::Compression).is_some_and(fax) {
        return None;
    }
    let mut numbers = |tag| file.decoder.find_tag(tag).ok().flatten()?.into_u64_vec().ok();
    let offsets = numbers(Tag::StripOffsets).or_else(|| numbers(Tag::TileOffsets))?;
    let lengths = numbers(Tag::StripByteCounts).or_else(|| numbers(Tag::TileByteCounts))?;
    let mut copy = bytes.to_vec();
    for (start, length) in offsets.into_iter().zip(lengths) {
        let start = usize::try_from(start).ok()?;
        let end = start.checked_add(usize::try_from(length).ok()?)?.min(copy.len());
        copy.get_mut(start..end)?.iter_mut().for_each(|byte| *byte = byte.reverse_bits());
    }
    Some(copy)
}

const UNSUPPORTED: DecodeError = DecodeError::Unsupported { format: PictureFormat::Tiff, feature: Feature::Samples };
const DAMAGED: DecodeError = DecodeError::Damaged { format: PictureFormat::Tiff };

/// A TIFF opened at one page.
struct Tiff<'a> {
    bytes: &'a [u8],
    page: usize,
    decoder: Decoder<Cursor<&'a [u8]>>,
}

impl<'a> Tiff<'a> {
    fn open(bytes: &'a [u8], page: usize) -> Result<Self, DecodeError> {
        let mut decoder = Decoder::new(Cursor::new(bytes)).map_err(|error| explain(&error))?;
        if page > 0 {
            decoder.seek_to_image(page).map_err(|_| DAMAGED)?;
        }
        Ok(Self { bytes, page, decoder })
    }

    fn size(&mut self) -> Result<(u32, u32), DecodeError> {
        self.decoder.dimensions().map_err(|error| explain(&error))
    }

    fn orientation(&mut self) -> Orientation {
        let value = self.tag(Tag::Orientation).and_then(|value| u8::try_from(value).ok());
        value.and_then(Orientation::from_exif).unwrap_or(Orientation::NoTransforms)
    }

    fn tag(&mut self, tag: Tag) -> Option<u16> {
        self.decoder.find_tag_unsigned(tag).ok().flatten()
    }

    fn is_tiled(&mut self) -> bool {
        self.decoder.find_tag(Tag::TileOffsets).ok().flatten().is_some()
    }

    /// The pixels as stored; `None` if the data are left to the `image` crate or not supported.
    fn pixels(&mut self, width: u32, height: u32, limits: &DecodeLimits) -> Result<Option<RgbImage>, DecodeError> {
        let colours = self.tag(Tag::PhotometricInterpretation).unwrap_or(value::WHITE_IS_ZERO);
        let bits = self.decoder.find_tag_unsigned_vec::<u16>(Tag::BitsPerSample).ok().flatten();
        let bits = bits.and_then(|bits| bits.first().copied()).unwrap_or(1);
        match self.tag(Tag::Compression).unwrap_or(1) {
            value::OLD_JPEG => self.old_jpeg(limits).map(Some),
            value::RUNS | value::FAX_3 | value::FAX_4 if self.is_tiled() => Err(UNSUPPORTED),
            coding @ (value::RUNS | value::FAX_3 | value::FAX_4) => {
                let fax = fax::Fax::of(&mut self.decoder, self.bytes, coding, width, height)?;
                let grey = fax.draw(colours == value::WHITE_IS_ZERO)?;
                Ok(Some(colour::over_white(DynamicImage::ImageLuma8(grey))))
            }
            _ if colours == value::PALETTE => self.indexed(width, height, bits).map(Some),
            _ if matches!(bits, 1 | 2 | 4) && colours <= value::BLACK_IS_ZERO => {
                let levels = (1u16 << bits) - 1;
                let grey = |index: u16| {
                    let index = if colours == value::WHITE_IS_ZERO { levels - index } else { index };
                    [(u32::from(index) * 255 / u32::from(levels)) as u8; 3]
                };
                let table: Vec<[u8; 3]> = (0..=levels).map(grey).collect();
                self.by_table(width, height, bits, &table).map(Some)
            }
            _ => self.direct_colours(width, height),
        }
    }

    /// Samples that are colours themselves, not indices into a table.
    fn direct_colours(&mut self, width: u32, height: u32) -> Result<Option<RgbImage>, DecodeError> {
        let planar = self.tag(Tag::PlanarConfiguration).unwrap_or(1) != 1;
        let Ok(kind) = self.decoder.colortype() else { return Ok(None) };
        let known = matches!(kind, ColorType::YCbCr(8)) || self.page > 0;
        if planar || !known {
            return Ok(None);
        }
        let DecodingResult::U8(samples) = self.decoder.read_image().map_err(|error| explain(&error))? else {
            return Ok(None);
        };
        let pixels = match kind {
            ColorType::YCbCr(8) => {
                let mut samples = samples;
                samples.chunks_exact_mut(3).for_each(to_rgb);
                RgbImage::from_raw(width, height, samples)
            }
            ColorType::RGB(8) => RgbImage::from_raw(width, height, samples),
            ColorType::Gray(8) => GrayImage::from_raw(width, height, samples)
                .map(|grey| colour::over_white(DynamicImage::ImageLuma8(grey))),
            _ => return Ok(None),
        };
        pixels.map(Some).ok_or(DAMAGED)
    }

    /// Samples that are indices into the palette of the file.
    fn indexed(&mut self, width: u32, height: u32, bits: u16) -> Result<RgbImage, DecodeError> {
        if !matches!(bits, 1 | 2 | 4 | 8) {
            return Err(UNSUPPORTED);
        }
        let map = self.decoder.get_tag_u16_vec(Tag::ColorMap).map_err(|error| explain(&error))?;
        let count = 1usize << bits;
        // All reds come first, then all greens, then all blues. Careless programs write eight bits instead of sixteen.
        let narrow = map.iter().all(|value| *value < 256);
        let part = |place: usize| map.get(place).map_or(0, |value| if narrow { *value } else { *value >> 8 } as u8);
        let table: Vec<[u8; 3]> =
            (0..count).map(|index| [0, 1, 2].map(|channel| part(channel * count + index))).collect();
        self.by_table(width, height, bits, &table)
    }

    /// Samples that are indices into `table`. The decoder reads them as shades of grey.
    fn by_table(&mut self, width: u32, height: u32, bits: u16, table: &[[u8; 3]]) -> Result<RgbImage, DecodeError> {
        let as_grey = self.as_grey().ok_or(DAMAGED)?;
        let mut decoder = Decoder::new(Cursor::new(&as_grey[..])).map_err(|error| explain(&error))?;
        if self.page > 0 {
            decoder.seek_to_image(self.page).map_err(|_| DAMAGED)?;
        }
        let DecodingResult::U8(samples) = decoder.read_image().map_err(|error| explain(&error))? else {
            return Err(UNSUPPORTED);
        };
        let (bits, per_row) = (usize::from(bits), (width as usize * usize::from(bits)).div_ceil(8));
        let mut pixels = RgbImage::new(width, height);
        for (row, line) in pixels.rows_mut().zip(samples.chunks_exact(per_row.max(1))) {
            for (index, pixel) in row.enumerate() {
                let at = index * bits;
                let byte = usize::from(line.get(at / 8).copied().unwrap_or_default());
                let value = (byte >> (8 - bits - at % 8)) & ((1 << bits) - 1);
                pixel.0 = table.get(value).copied().unwrap_or_default();
            }
        }
        Ok(pixels)
    }

    /// The file with this page's samples declared as shades of grey.
    fn as_grey(&mut self) -> Option<Vec<u8>> {
        let mut bytes = self.bytes.to_vec();
        let little = bytes.starts_with(b"II");
        let short = |bytes: &[u8], at: usize| -> Option<u16> {
            let pair = bytes.get(at..at + 2)?.try_into().ok()?;
            Some(if little { u16::from_le_bytes(pair) } else { u16::from_be_bytes(pair) })
        };
        let directory = usize::try_from(self.decoder.ifd_pointer()?.0).ok()?;
        // In a BigTIFF, counts and offsets have eight bytes.
        let big = short(&bytes, 2)? == 43;
        let (first, length, value_at) = if big { (8, 20, 12) } else { (2, 12, 8) };
        let count = short(&bytes, if big && !little { directory + 6 } else { directory })?;
        let entry = (0..usize::from(count))
            .map(|entry| directory + first + entry * length)
            .find(|entry| short(&bytes, *entry) == Some(Tag::PhotometricInterpretation.to_u16()))?;
        let grey = value::BLACK_IS_ZERO;
        let grey = if little { grey.to_le_bytes() } else { grey.to_be_bytes() };
        bytes.get_mut(entry + value_at..entry + value_at + 2)?.copy_from_slice(&grey);
        Some(bytes)
    }

    /// An embedded complete JPEG, as scanners of the nineties wrote it (compression 6).
    fn old_jpeg(&mut self, limits: &DecodeLimits) -> Result<RgbImage, DecodeError> {
        let place = |decoder: &mut Decoder<_>, tag| decoder.find_tag_unsigned::<u32>(tag).ok().flatten();
        let start = place(&mut self.decoder, Tag::from_u16_exhaustive(JPEG_PLACE))
            .or_else(|| place(&mut self.decoder, Tag::StripOffsets))
            .ok_or(UNSUPPORTED)?;
        let inside = self.bytes.get(start as usize..).unwrap_or_default();
        if inside.starts_with(&[0xFF, 0xD8]) {
            jpeg::decode(inside, limits).map(|(pixels, _)| pixels)
        } else {
            Err(UNSUPPORTED)
        }
    }
}

/// Converts YCbCr as in JFIF to RGB, in place.
fn to_rgb(pixel: &mut [u8]) {
    if let [red, green, blue] = pixel {
        let (y, cb, cr) = (f32::from(*red), f32::from(*green) - 128.0, f32::from(*blue) - 128.0);
        let value = |value: f32| value.round().clamp(0.0, 255.0) as u8;
        *red = value(y + 1.402 * cr);
        *green = value(y - 0.344_136 * cb - 0.714_136 * cr);
        *blue = value(y + 1.772 * cb);
    }
}

fn explain(error: &TiffError) -> DecodeError {
    let format = PictureFormat::Tiff;
    match error {
        TiffError::IoError(error) if error.kind() == std::io::ErrorKind::UnexpectedEof => {
            DecodeError::Truncated { format }
        }
        TiffError::UnsupportedError(_) => UNSUPPORTED,
        _ => DecodeError::Damaged { format },
    }
}
