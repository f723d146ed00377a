//! Writing a picture within the platform's limits: JPEG, upright, without metadata, the same bytes every time.

use std::ops::RangeInclusive;

use image::RgbImage;

use super::MendError;
use super::trial::Trial;
use crate::scan::limits::{ADVISED_FILE_SIZE, CERTIFICATE_SIDES, MAX_FILE_SIZE, MIN_SIDES};
use crate::scan::{Format, Picture, Slot, decode, resample};

/// A picture as it goes out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fitted {
    /// The file.
    pub bytes: Vec<u8>,
    /// Its format: JPEG, or PNG where the original passed through.
    pub format: Format,
    /// Width in pixels.
    pub width: u32,
    /// Height in pixels.
    pub height: u32,
    /// JPEG quality, 1..=100; `None` for an original that passed through.
    pub quality: Option<u8>,
    /// What a person should know about it.
    pub notes: Vec<Note>,
}

/// Something to know about a fitted picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Note {
    /// The original already fits and carries no metadata: passed on byte by byte.
    Untouched,
    /// It was scaled down.
    Scaled,
    /// The original has fewer pixels than the slot asks for. It was not enlarged: that adds no detail.
    TooFewPixels,
    /// It is larger than the advised 200 KB: smaller, it could not be read well. The limit of 2 MB holds.
    LargerThanAdvised,
}

impl Note {
    /// Key of its message in the catalogue.
    pub fn key(self) -> &'static str {
        match self {
            Self::Untouched => "mend-note-untouched",
            Self::Scaled => "mend-note-scaled",
            Self::TooFewPixels => "mend-note-too-few-pixels",
            Self::LargerThanAdvised => "mend-note-larger-than-advised",
        }
    }
}

/// Longer sides in pixels that are tried for the advised size, from large to small; the slot's floor comes last.
const LADDER: [u32; 5] = [2400, 2000, 1800, 1600, 1440];
/// Qualities between which a file of the advised size is looked for. Under 72 thin strokes fray.
const ADVISED_QUALITY: RangeInclusive<u8> = 72..=95;
/// Longer side in pixels and quality of a picture that cannot have the advised size.
const GENEROUS: (u32, u8) = (2400, 88);

/// Writes `picture` as a JPEG within the limits of `slot`: at most 2 MB, if it stays legible at most 200 KB, and not
/// under the slot's least pixels as far as the original has them.
///
/// The same pixels give the same bytes.
///
/// # Errors
/// [`MendError::NoPixels`] for an empty picture.
pub fn fit(picture: &Picture, slot: Slot) -> Result<Fitted, MendError> {
    let pixels = &picture.pixels;
    if pixels.is_empty() {
        return Err(MendError::NoPixels);
    }
    let floor = floor(slot);
    let (short, long) = sides(pixels);
    let least = least_long_side(pixels, floor);
    let mut notes = Vec::new();
    if short < floor.0 || long < floor.1 {
        notes.push(Note::TooFewPixels);
    }
    let advised = *ADVISED_FILE_SIZE.end();
    let mut rungs: Vec<u32> = LADDER.into_iter().map(|rung| rung.clamp(least, long)).collect();
    rungs.push(least);
    rungs.dedup();
    let largest = scaled(pixels, GENEROUS.0.clamp(least, long));
    // Expected size of the least quality at the rung before, for passing over rungs that are far from fitting.
    let mut before: Option<(u32, usize)> = None;
    for rung in rungs {
        let shrunk = |(from, size): (u32, usize)| size as f64 * (f64::from(rung) / f64::from(from)).powi(2);
        if rung != least && before.is_some_and(|before| shrunk(before) > 1.3 * advised as f64) {
            continue;
        }
        // Scaled twice it is good enough to tell the size, and the pixels of the original are passed through once.
        let rough = scaled(&largest, rung);
        let expected = Trial::new(&rough).expected(*ADVISED_QUALITY.start())?;
        if expected <= advised {
            let scaled = scaled(pixels, rung);
            if let Some((bytes, quality)) = Trial::new(&scaled).best(ADVISED_QUALITY, advised)? {
                return Ok(finish(bytes, &scaled, quality, long, notes));
            }
        }
        before = Some((rung, expected));
    }
    notes.push(Note::LargerThanAdvised);
    let mut smaller = largest;
    loop {
        if let Some((bytes, quality)) = Trial::new(&smaller).best(1..=GENEROUS.1, MAX_FILE_SIZE)? {
            return Ok(finish(bytes, &smaller, quality, long, notes));
        }
        // Noise that does not fit into 2 MB at any quality: only fewer pixels help.
        smaller = scaled(&smaller, (smaller.width().max(smaller.height()) * 3 / 4).max(1));
    }
}

/// Like [`fit`], but a file that already is as it should be passes through byte by byte.
///
/// It is as it should be when it is a JPEG or PNG of 8-bit grey or RGB samples without metadata, at most 200 KB large,
/// or at most 2 MB where [`fit`] would keep its pixels and reach no advised size either: so a fitted file fits for
/// good. `bytes` is the file that `picture` was decoded from.
///
/// # Errors
/// As [`fit`].
pub fn fit_file(bytes: &[u8], picture: &Picture, slot: Slot) -> Result<Fitted, MendError> {
    let small = bytes.len() <= *ADVISED_FILE_SIZE.end();
    let clean = !picture.has_metadata && decode::is_plain(bytes, picture.format);
    let mut notes = vec![Note::Untouched];
    if !(small && clean) {
        let fitted = fit(picture, slot)?;
        let in_vain = fitted.notes.contains(&Note::LargerThanAdvised) && !fitted.notes.contains(&Note::Scaled);
        if !(clean && in_vain && bytes.len() <= MAX_FILE_SIZE) {
            return Ok(fitted);
        }
        notes.push(Note::LargerThanAdvised);
    }
    let (width, height) = picture.pixels.dimensions();
    let (floor, (short, long)) = (floor(slot), sides(&picture.pixels));
    if short < floor.0 || long < floor.1 {
        notes.push(Note::TooFewPixels);
    }
    Ok(Fitted { bytes: bytes.to_vec(), format: picture.format, width, height, quality: None, notes })
}

/// Least short and long side of a slot in pixels.
fn floor(slot: Slot) -> (u32, u32) {
    match slot {
        Slot::BusinessLicence | Slot::SubjectCertificate => CERTIFICATE_SIDES,
        _ => MIN_SIDES,
    }
}

fn sides(pixels: &RgbImage) -> (u32, u32) {
    let (width, height) = pixels.dimensions();
    (width.min(height), width.max(height))
}

/// The longer side down to which the picture may be scaled with both sides staying at or above the floor.
fn least_long_side(pixels: &RgbImage, floor: (u32, u32)) -> u32 {
    let (short, long) = sides(pixels);
    let by_short = (u64::from(floor.0) * u64::from(long)).div_ceil(u64::from(short)) as u32;
    by_short.max(floor.1).min(long)
}

fn scaled(pixels: &RgbImage, long_side: u32) -> RgbImage {
    let (width, height) = pixels.dimensions();
    let long = width.max(height);
    let side = |side: u32| (u64::from(side) * u64::from(long_side)).div_ceil(u64::from(long)) as u32;
    resample::area(pixels, side(width), side(height))
}

fn finish(bytes: Vec<u8>, pixels: &RgbImage, quality: u8, long: u32, mut notes: Vec<Note>) -> Fitted {
    let (width, height) = pixels.dimensions();
    if width.max(height) < long {
        notes.push(Note::Scaled);
    }
    Fitted { bytes, format: Format::Jpeg, width, height, quality: Some(quality), notes }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scan::{Limits, decode};

    #[test]
    fn what_cannot_have_the_advised_size_is_written_once() {
        let mut state = 1_u32;
        let mut noise = || {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (state >> 24) as u8
        };
        let pixels = RgbImage::from_fn(720, 560, |_, _| image::Rgb([noise(), noise(), noise()]));
        let picture = Picture { pixels, format: Format::Png, file_size: 0, has_metadata: false };
        let first = fit(&picture, Slot::Document).unwrap();
        assert!(first.notes.contains(&Note::LargerThanAdvised));
        let again = decode(&first.bytes, &Limits::default()).unwrap();
        let second = fit_file(&first.bytes, &again, Slot::Document).unwrap();
        assert_eq!(second.bytes, first.bytes);
        assert!(second.notes.starts_with(&[Note::Untouched, Note::LargerThanAdvised]));
    }
}
