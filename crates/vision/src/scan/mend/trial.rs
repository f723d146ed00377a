//! The best JPEG quality under a size, found on a sample of the picture instead of on all of it.

use std::collections::BTreeMap;
use std::ops::RangeInclusive;

use image::codecs::jpeg::JpegEncoder;
use image::{GenericImageView, Rgb, RgbImage};

use super::MendError;
use crate::job::Job;

/// Rows of a block of JPEG (ITU-T T.81, A.1.1).
const BLOCK: u32 = 8;
/// Which of eight bands in a row is looked at, differently each time, so that lines of text at equal distances are
/// not all met or all missed.
const PLACES: [u32; 8] = [0, 5, 2, 7, 4, 1, 6, 3];
/// Bands of a picture below which it is looked at whole.
const FEWEST_BANDS: u32 = 64;
/// Bytes of a file's headers: quantisation and Huffman tables, frame and scan (the encoder writes no others).
const HEADERS: usize = 623;
/// Full files that are written in search of one that fits.
const WRITES: usize = 3;
/// Share of the limit that is aimed at: the sample tells the size to about one part in a hundred.
const AIM: f64 = 0.985;
/// Share of the size aimed at that is close enough to look no further.
const CLOSE: f64 = 0.97;

/// Looks for the quality at which a picture has a size.
pub(super) struct Trial<'a> {
    /// Asked before every file that is written.
    job: &'a Job,
    pixels: &'a RgbImage,
    /// The sample and how many times it goes into the picture; `None` where the picture is small.
    sample: Option<(Bands<'a>, f64)>,
    /// Sizes of the sample that were measured, scaled to the whole picture, by quality.
    measured: BTreeMap<u8, usize>,
    /// Size of a written file by what was expected of it.
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

    /// Size in bytes that the file of `quality` is expected to have.
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

    /// The file of the best quality in `range` that has at most `limit` bytes, and that quality; `None` where even
    /// the least quality has more. At most three files are written.
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

    /// The highest quality from `least` to `most` that is expected to have at most `limit` bytes, or one whose file
    /// is little smaller; `least` where there is none. Between two qualities the logarithm of the size is taken as linear.
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

/// Bands of eight rows of a picture, one of every eight, below each other.
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

/// Baseline JPEG, no chroma subsampling: red seals on red print stay sharp.
fn encode(pixels: &impl GenericImageView<Pixel = Rgb<u8>>, quality: u8) -> Result<Vec<u8>, MendError> {
    let mut bytes = Vec::new();
    // The only failure is a side of 0 or more than 65 535 pixels; both are excluded before.
    JpegEncoder::new_with_quality(&mut bytes, quality).encode_image(pixels).map_err(|_| MendError::NoPixels)?;
    Ok(bytes)
}
