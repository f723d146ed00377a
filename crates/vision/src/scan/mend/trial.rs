//! Finds the highest JPEG quality within a file size, using a sample of the picture instead of all of it.

use std::collections::BTreeMap;
use std::ops::RangeInclusive;

use image::codecs::jpeg::JpegEncoder;
use image::{GenericImageView, Rgb, RgbImage};

use super::MendError;
use crate::job::Job;

/// Height of a JPEG block in rows (ITU-T T.81, A.1.1).
const BLOCK: u32 = 8;
/// Which of eight consecutive bands is sampled. It varies, so that evenly spaced lines of text are not all sampled or
/// all missed.
const PLACES: [u32; 8] = [0, 5, 2, 7, 4, 1, 6, 3];
/// Number of bands below which the whole picture is encoded instead of a sample.
const FEWEST_BANDS: u32 = 64;
/// Bytes of a file's headers: quantisation and Huffman tables, frame and scan (the encoder writes no others).
const HEADERS: usize = 623;
/// Greatest number of complete files encoded in search of one that fits.
const WRITES: usize = 3;
/// Share of the limit that is the target: the sample predicts the size to within about one percent.
const AIM: f64 = 0.985;
/// Share of the target size that is close enough to stop the search.
const CLOSE: f64 = 0.97;

/// Searches for the quality at which the file of a picture reaches a size.
pub(super) struct Trial<'a> {
    /// Checked for cancellation before every encoding.
    job: &'a Job,
    pixels: &'a RgbImage,
    /// The sample, and the ratio of the picture's height to the sample's; `None` if the picture is small.
    sample: Option<(Bands<'a>, f64)>,
    /// Measured sizes of the sample, scaled to the whole picture, by quality.
    measured: BTreeMap<u8, usize>,
    /// Ratio of actual to expected size, from the files encoded so far.
    correction: f64,
}

impl<'a> Trial<'a> {
    pub fn new(pixels: &'a RgbImage, job: &'a Job) -> Self {
        let bands = pixels.height() / BLOCK;
        let sample = (bands >= FEWEST_BANDS).then(|| {
            let sample = Bands { pixels, count: bands / 8 };
            (sample, f64::from(pixels.height()) / f64::from(sample.count * BLOCK))
        });
        Self { job, pixels, sample, measured: BTreeMap::new(), correction: 1.0 }
    }

    /// Expected size in bytes of the file at `quality`.
    pub fn expected(&mut self, quality: u8) -> Result<usize, MendError> {
        let size = if let Some(size) = self.measured.get(&quality) {
            *size
        } else {
            let size = self.measure(quality)?;
            self.measured.insert(quality, size);
            size
        };
        Ok((size as f64 * self.correction) as usize)
    }

    /// Size of the sample's file, scaled to the whole picture.
    fn measure(&self, quality: u8) -> Result<usize, MendError> {
        self.job.checkpoint()?;
        let Some((sample, times)) = &self.sample else { return Ok(encode(self.pixels, quality)?.len()) };
        let body = encode(sample, quality)?.len().saturating_sub(HEADERS);
        Ok(HEADERS + (body as f64 * times) as usize)
    }

    /// The file of the highest quality in `range` that has at most `limit` bytes, and that quality; `None` if even the
    /// lowest quality exceeds the limit. At most three complete files are encoded.
    pub fn best(&mut self, range: RangeInclusive<u8>, limit: usize) -> Result<Option<(Vec<u8>, u8)>, MendError> {
        let (least, mut most) = range.into_inner();
        for write in 1..=WRITES {
            let highest = self.highest(least, most, (limit as f64 * AIM) as usize)?;
            let quality = if write == WRITES { least } else { highest };
            if quality == least && self.expected(least)? > limit {
                return Ok(None);
            }
            self.job.checkpoint()?;
            let bytes = encode(self.pixels, quality)?;
            if bytes.len() <= limit {
                return Ok(Some((bytes, quality)));
            }
            if quality == least {
                break;
            }
            self.correction *= bytes.len() as f64 / self.expected(quality)? as f64;
            most = quality - 1;
        }
        Ok(None)
    }

    /// The highest quality from `least` to `most` whose expected size is at most `limit` bytes, or one whose file is
    /// only slightly smaller; `least` if there is none. The logarithm of the size is interpolated linearly between
    /// qualities.
    fn highest(&mut self, mut least: u8, mut most: u8, limit: usize) -> Result<u8, MendError> {
        let mut high = self.expected(most)?;
        if high <= limit {
            return Ok(most);
        }
        let mut low = self.expected(least)?;
        while most - least > 1 && (low as f64) < CLOSE * limit as f64 {
            let ln = |size: usize| (size.max(1) as f64).ln();
            let share = (ln(limit) - ln(low)) / (ln(high) - ln(low));
            let guess = least + (f64::from(most - least) * share) as u8;
            let guess = guess.clamp(least + 1, most - 1);
            let size = self.expected(guess)?;
            if size <= limit {
                (least, low) = (guess, size);
            } else {
                (most, high) = (guess, size);
            }
        }
        Ok(least)
    }
}

/// One of every eight bands of a picture, stacked; a band has eight rows.
#[derive(Clone, Copy)]
struct Bands<'a> {
    pixels: &'a RgbImage,
    count: u32,
}

impl GenericImageView for Bands<'_> {
    type Pixel = Rgb<u8>;

    fn dimensions(&self) -> (u32, u32) {
        (self.pixels.width(), self.count * BLOCK)
    }

    fn get_pixel(&self, x: u32, y: u32) -> Rgb<u8> {
        let (band, row) = (y / BLOCK, y % BLOCK);
        let place = PLACES.get(band as usize % PLACES.len()).copied().unwrap_or_default();
        *self.pixels.get_pixel(x, (band * 8 + place) * BLOCK + row)
    }
}

/// Encodes a baseline JPEG without chroma subsampling, so that red seals on red print stay sharp.
fn encode(pixels: &impl GenericImageView<Pixel = Rgb<u8>>, quality: u8) -> Result<Vec<u8>, MendError> {
    let mut bytes = Vec::new();
    // Encoding fails only if a side is 0 or exceeds 65 535 pixels; both are excluded earlier.
    JpegEncoder::new_with_quality(&mut bytes, quality).encode_image(pixels).map_err(|_| MendError::NoPixels)?;
    Ok(bytes)
}
