//! Several documents in one picture, each read separately.

use image::imageops;

use super::judge::wrong_certificate;
use super::{Certificate, Engine, ReadDocument, Reading, ReadingError, rules};
use crate::job::Job;
use crate::scan::{Picture, Quad, Slot, corners};

/// Margin around a document, as a share of the longer side of its bounding box.
const ROOM: f32 = 0.02;

impl Engine {
    /// Reads the documents of a picture that lie between these corners, each as if it were alone. Returns the reading
    /// of the first one that fits `slot`, or else of the first one. `None` if fewer than two of them are certificates:
    /// the picture then counts as one document.
    ///
    /// # Errors
    /// As [`Engine::read`].
    pub fn read_several(
        &self,
        picture: &Picture,
        documents: &[Quad],
        slot: Option<Slot>,
        job: &Job,
    ) -> Result<Option<Reading>, ReadingError> {
        let mut read = Vec::new();
        for corners in documents {
            let reading = self.read_alone(picture, corners, job)?;
            if reading.certificate != Certificate::Unknown {
                read.push(ReadDocument { corners: *corners, reading });
            }
        }
        if read.len() < 2 {
            return Ok(None);
        }
        let asked = |document: &&ReadDocument| slot.is_none_or(|slot| document.reading.certificate.fits(slot));
        let Some(chosen) = read.iter().find(asked).or(read.first()) else { return Ok(None) };
        let mut reading = chosen.reading.clone();
        // Each document is turned upright when it is cut out, so the picture needs no turn.
        reading.turns = 0;
        reading.findings.retain(|finding| !finding.is(&rules::TURNED));
        let wrong = slot.and_then(|slot| wrong_certificate(reading.certificate, &reading.fields, slot));
        reading.findings.extend(wrong);
        reading.documents = read;
        Ok(Some(reading))
    }

    /// Reads only the document between these corners. The regions of its fields are in pixels of the whole picture.
    fn read_alone(&self, picture: &Picture, document: &Quad, job: &Job) -> Result<Reading, ReadingError> {
        let (width, height) = picture.pixels.dimensions();
        let bounds =
            |axis: usize| document.iter().fold((f32::MAX, f32::MIN), |(a, b), p| (a.min(p[axis]), b.max(p[axis])));
        let ((left, right), (top, bottom)) = (bounds(0), bounds(1));
        let room = ROOM * (right - left).max(bottom - top);
        let low = |value: f32| (value - room).max(0.0) as u32;
        let high = |value: f32, limit: u32| ((value + room).max(0.0) as u32).min(limit);
        let [left, top] = [low(left), low(top)];
        let size = [high(right, width).saturating_sub(left), high(bottom, height).saturating_sub(top)];
        let part = imageops::crop_imm(&picture.pixels, left, top, size[0], size[1]).to_image();
        let alone = Picture {
            pixels: part,
            format: picture.format,
            file_size: picture.file_size,
            has_metadata: picture.has_metadata,
            leaf: picture.leaf,
        };
        let [x, y] = [left as f32, top as f32];
        let corners = corners::moved(document, [-x, -y]);
        let mut reading = self.read(&alone, Some(corners), None, job)?;
        for field in reading.fields.values_mut() {
            field.region = corners::moved(&field.region, [x, y]);
        }
        Ok(reading)
    }
}
