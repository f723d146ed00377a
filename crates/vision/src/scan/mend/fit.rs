//! Writes a picture within the platform's limits: JPEG, upright, without metadata, deterministic.

use std::ops::RangeInclusive;

use image::{RgbImage, imageops};

use super::MendError;
use super::trial::Trial;
use crate::job::Job;
use crate::scan::limits::{ADVISED_FILE_SIZE, CERTIFICATE_SIDES, MAX_FILE_SIZE, MIN_SIDES};
use crate::scan::{Picture, PictureFormat, Slot, decode, resample};

/// A picture ready for submission.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fitted {
    /// The file.
    pub bytes: Vec<u8>,
    /// Its format: JPEG, or PNG if the original was passed through.
    pub format: PictureFormat,
    /// Width in pixels.
    pub width: u32,
    /// Height in pixels.
    pub height: u32,
    /// JPEG quality, 1..=100; `None` if the original was passed through.
    pub quality: Option<u8>,
    /// Notes for the user.
    pub notes: Vec<FitNote>,
}

/// A note about a fitted picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FitNote {
    /// The original already fits and contains no metadata: passed through unchanged.
    Untouched,
    /// It was scaled down.
    Scaled,
    /// The original has fewer pixels than the slot asks for. It was not enlarged: that adds no detail.
    TooFewPixels,
    /// It is larger than the advised 200 KB, at which it would not be readable. It is within the limit of 2 MB.
    LargerThanAdvised,
}

impl FitNote {
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

/// Longer sides in pixels tried for the advised size, from large to small; the slot's minimum comes last.
const LADDER: [u32; 5] = [2400, 2000, 1800, 1600, 1440];
/// Range of qualities for a file of the advised size. Below 72 thin strokes fray.
const ADVISED_QUALITY: RangeInclusive<u8> = 72..=95;
/// Longer side in pixels and quality of a picture that cannot be reduced to the advised size.
const GENEROUS: (u32, u8) = (2400, 88);
/// Longest side in pixels that a JPEG can have.
const JPEG_SIDE: u32 = 65_535;

/// Writes `picture` as a JPEG within the limits of `slot`: at most 2 MB, at most 200 KB if it stays readable, and with
/// at least the slot's minimum of pixels if the original has them.
///
/// The same pixels give the same bytes.
///
/// # Errors
/// [`MendError::NoPixels`] for an empty picture.
pub fn fit(picture: &Picture, slot: Slot) -> Result<Fitted, MendError> {
    fit_under(picture, slot, &Job::new())
}

fn fit_under(picture: &Picture, slot: Slot, job: &Job) -> Result<Fitted, MendError> {
    let room = Room::of(picture, slot, job)?;
    let largest = room.scaled(GENEROUS.0);
    match room.advised(&largest)? {
        Some(fitted) => Ok(fitted),
        None => room.generous(largest),
    }
}

/// Like [`fit`], but as large as the limit of 2 MB allows: for a picture that loses too much at the advised size.
///
/// # Errors
/// As [`fit`], and [`MendError::Cancelled`] when `job` was cancelled.
pub fn fit_generously(picture: &Picture, slot: Slot, job: &Job) -> Result<Fitted, MendError> {
    let room = Room::of(picture, slot, job)?;
    room.generous(room.scaled(GENEROUS.0))
}

/// A picture and the range within which it may be scaled.
struct Room<'a> {
    pixels: &'a RgbImage,
    /// Longer side of the picture, and the least longer side that the slot allows.
    long: u32,
    least: u32,
    notes: Vec<FitNote>,
    job: &'a Job,
}

impl<'a> Room<'a> {
    fn of(picture: &'a Picture, slot: Slot, job: &'a Job) -> Result<Self, MendError> {
        let pixels = &picture.pixels;
        if pixels.is_empty() {
            return Err(MendError::NoPixels);
        }
        let floor = floor(slot);
        let (short, long) = sides(pixels);
        let few = short < floor.0 || long < floor.1;
        let notes = if few { vec![FitNote::TooFewPixels] } else { Vec::new() };
        Ok(Self { pixels, long, least: least_long_side(pixels, floor).min(JPEG_SIDE), notes, job })
    }

    /// The picture scaled to a longer side of `rung` pixels, within the limits of the original and the slot.
    fn scaled(&self, rung: u32) -> RgbImage {
        scaled(self.pixels, rung.clamp(self.least, self.long))
    }

    /// A file of the advised size; `None` if the picture would not be readable at that size. `largest` is the picture
    /// at the highest rung.
    fn advised(&self, largest: &RgbImage) -> Result<Option<Fitted>, MendError> {
        let limit = *ADVISED_FILE_SIZE.end();
        let mut rungs: Vec<u32> = LADDER.into_iter().map(|rung| rung.clamp(self.least, self.long)).collect();
        rungs.push(self.least);
        rungs.dedup();
        // Longer side and expected size at the lowest quality of the previous rung, to skip rungs that are far too
        // large.
        let mut before: Option<(u32, usize)> = None;
        for rung in rungs {
            // Fewer pixels take more bytes per pixel, so the size is hardly ever smaller than this estimate.
            let shrunk = |(from, size): (u32, usize)| size as f64 * (f64::from(rung) / f64::from(from)).powi(2);
            if before.is_some_and(|before| shrunk(before) > 1.3 * limit as f64) {
                continue;
            }
            // A picture scaled twice is good enough to estimate the size, and saves processing all original pixels
            // again.
            let expected = Trial::new(&scaled(largest, rung), self.job).expected(*ADVISED_QUALITY.start())?;
            if expected <= limit {
                let scaled = if rung == largest.width().max(largest.height()) { None } else { Some(self.scaled(rung)) };
                let scaled = scaled.as_ref().unwrap_or(largest);
                if let Some((bytes, quality)) = Trial::new(scaled, self.job).best(ADVISED_QUALITY, limit)? {
                    return Ok(Some(self.finish(bytes, scaled, quality)));
                }
            }
            before = Some((rung, expected));
        }
        Ok(None)
    }

    fn generous(&self, largest: RgbImage) -> Result<Fitted, MendError> {
        let mut pixels = largest;
        loop {
            if let Some((bytes, quality)) = Trial::new(&pixels, self.job).best(1..=GENEROUS.1, MAX_FILE_SIZE)? {
                return Ok(self.finish(bytes, &pixels, quality));
            }
            // Noise that exceeds 2 MB at any quality: only fewer pixels help.
            pixels = scaled(&pixels, (pixels.width().max(pixels.height()) * 3 / 4).max(1));
        }
    }

    fn finish(&self, bytes: Vec<u8>, pixels: &RgbImage, quality: u8) -> Fitted {
        let mut notes = self.notes.clone();
        if bytes.len() > *ADVISED_FILE_SIZE.end() {
            notes.push(FitNote::LargerThanAdvised);
        }
        let (width, height) = pixels.dimensions();
        if width.max(height) < self.long {
            notes.push(FitNote::Scaled);
        }
        Fitted { bytes, format: PictureFormat::Jpeg, width, height, quality: Some(quality), notes }
    }
}

/// Like [`fit`], but a suitable file is passed through unchanged.
///
/// A file is suitable if it is a JPEG or PNG of 8-bit grey or RGB samples without metadata that has at most 200 KB, or
/// at most 2 MB if [`fit`] would keep its pixels and not reach the advised size either. Fitting a fitted file again
/// therefore changes nothing. `bytes` is the file from which `picture` was decoded.
///
/// # Errors
/// As [`fit`], and [`MendError::Cancelled`] when `job` was cancelled.
pub fn fit_file(bytes: &[u8], picture: &Picture, slot: Slot, job: &Job) -> Result<Fitted, MendError> {
    let small = bytes.len() <= *ADVISED_FILE_SIZE.end();
    let clean = !picture.has_metadata && decode::is_plain(bytes, picture.format);
    let mut notes = vec![FitNote::Untouched];
    if !(small && clean) {
        let fitted = fit_under(picture, slot, job)?;
        let in_vain = fitted.notes.contains(&FitNote::LargerThanAdvised) && !fitted.notes.contains(&FitNote::Scaled);
        if !(clean && in_vain && bytes.len() <= MAX_FILE_SIZE) {
            return Ok(fitted);
        }
        notes.push(FitNote::LargerThanAdvised);
    }
    let (width, height) = picture.pixels.dimensions();
    let (floor, (short, long)) = (floor(slot), sides(&picture.pixels));
    if short < floor.0 || long < floor.1 {
        notes.push(FitNote::TooFewPixels);
    }
    Ok(Fitted { bytes: bytes.to_vec(), format: picture.format, width, height, quality: None, notes })
}

/// Least short and long side of a slot's picture in pixels.
fn floor(slot: Slot) -> (u32, u32) {
    match slot {
        Slot::BusinessLicence | Slot::SubjectCertificate => CERTIFICATE_SIDES,
        _ => MIN_SIDES,
    }
}

/// `framed`, which was cut out of `whole`, enlarged to the pixels that `slot` asks for if `whole` has them: cropping
/// alone must not make a picture too small.
pub fn large_enough(framed: RgbImage, whole: &RgbImage, slot: Slot) -> RgbImage {
    let (least_short, least_long) = floor(slot);
    let lacks = |pixels: &RgbImage| {
        let (short, long) = sides(pixels);
        (least_short as f32 / short.max(1) as f32).max(least_long as f32 / long.max(1) as f32)
    };
    let lacking = lacks(&framed);
    if lacking <= 1.0 || lacks(whole) > 1.0 {
        return framed;
    }
    let side = |side: u32| (side as f32 * lacking).ceil() as u32;
    imageops::resize(&framed, side(framed.width()), side(framed.height()), imageops::FilterType::CatmullRom)
}

fn sides(pixels: &RgbImage) -> (u32, u32) {
    let (width, height) = pixels.dimensions();
    (width.min(height), width.max(height))
}

/// The least longer side to which the picture may be scaled so that both sides stay at or above the minimum.
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scan::{DecodeLimits, Leaf, decode};

    #[test]
    fn what_cannot_have_the_advised_size_is_written_once() {
        let mut state = 1_u32;
        let mut noise = || {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (state >> 24) as u8
        };
        let pixels = RgbImage::from_fn(720, 560, |_, _| image::Rgb([noise(), noise(), noise()]));
        let picture =
            Picture { pixels, format: PictureFormat::Png, file_size: 0, has_metadata: false, leaf: Leaf::default() };
        let first = fit(&picture, Slot::Document).unwrap();
        assert!(first.notes.contains(&FitNote::LargerThanAdvised));
        let again = decode(&first.bytes, &DecodeLimits::default()).unwrap();
        let second = fit_file(&first.bytes, &again, Slot::Document, &Job::new()).unwrap();
        assert_eq!(second.bytes, first.bytes);
        assert!(second.notes.starts_with(&[FitNote::Untouched, FitNote::LargerThanAdvised]));
    }
}
