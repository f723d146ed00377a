//! Checks the pictures on a page of a PDF before it is rendered: the renderer shows damaged ones as grey.

use hayro::hayro_syntax::object::dict::keys::{
    BITS_PER_COMPONENT, COLORSPACE, FORM, HEIGHT, IMAGE, IMAGE_MASK, N, RESOURCES, SUBTYPE, WIDTH, XOBJECT,
};
use hayro::hayro_syntax::object::{Array, Dict, Name, Stream};
use hayro::hayro_syntax::page::Page;

use super::super::{DecodeError, DecodeLimits, Feature, jpeg};
use crate::scan::PictureFormat;

/// Nesting depth to which forms on a page are searched.
const DEPTH: usize = 6;

/// Number of pictures checked per page; any others are rendered unchecked, still within the limits.
const MAX_CHECKED: usize = 32;

/// A picture on a page.
pub(super) struct PdfPicture<'a>(Stream<'a>);

/// The pictures on a page, including those in its forms.
pub(super) fn of<'a>(page: &Page<'a>) -> Vec<PdfPicture<'a>> {
    let mut found = Vec::new();
    collect(&page.resources().x_objects, DEPTH, &mut found);
    found
}

fn collect<'a>(objects: &Dict<'a>, depth: usize, found: &mut Vec<PdfPicture<'a>>) {
    for name in objects.keys() {
        let Some(stream) = objects.get::<Stream<'a>>(&*name).filter(|_| found.len() < MAX_CHECKED) else { continue };
        let kind = stream.dict().get::<Name<'_>>(SUBTYPE);
        let is = |wanted: &[u8]| kind.as_ref().is_some_and(|kind| **kind == *wanted);
        if is(IMAGE) {
            found.push(PdfPicture(stream));
        } else if is(FORM) && depth > 0 {
            let inside = stream.dict().get::<Dict<'a>>(RESOURCES).and_then(|inside| inside.get::<Dict<'a>>(XOBJECT));
            if let Some(inside) = inside {
                collect(&inside, depth - 1, found);
            }
        }
    }
}

impl PdfPicture<'_> {
    /// Checks that the picture is within the limits and complete, and if it is a JPEG, that the renderer supports its
    /// kind.
    pub(super) fn check(&self, limits: &DecodeLimits) -> Result<(), DecodeError> {
        let side = |key: &[u8]| self.0.dict().get::<u32>(key);
        if let (Some(width), Some(height)) = (side(WIDTH), side(HEIGHT)) {
            limits.check_pixels(width, height)?;
            limits.check_memory(u64::from(width) * u64::from(height) * 8)?;
            self.check_length(width, height)?;
        }
        let data = self.0.raw_data();
        if !data.starts_with(&[0xFF, 0xD8]) {
            return Ok(());
        }
        jpeg::decode(&data, limits)?;
        if jpeg::comes_at_once(&data) {
            Ok(())
        } else {
            Err(DecodeError::Unsupported { format: PictureFormat::Jpeg, feature: Feature::Rare })
        }
    }

    /// Checks that samples that are not in a picture codec are complete.
    fn check_length(&self, width: u32, height: u32) -> Result<(), DecodeError> {
        let Some(samples) = self.samples() else { return Ok(()) };
        let bits = self.0.dict().get::<u32>(BITS_PER_COMPONENT).filter(|_| !self.is_mask()).map_or(1, u64::from);
        let wanted = (u64::from(width) * samples * bits).div_ceil(8) * u64::from(height);
        match self.0.decoded_data() {
            Ok(data) if (data.len() as u64) * SHORT < wanted * (SHORT - 1) => {
                Err(DecodeError::Truncated { format: PictureFormat::Pdf })
            }
            // Other codecs report errors themselves.
            _ => Ok(()),
        }
    }

    fn is_mask(&self) -> bool {
        self.0.dict().get::<bool>(IMAGE_MASK).unwrap_or(false)
    }

    /// Samples per pixel (ISO 32000, 8.6); `None` for an unknown colour space.
    fn samples(&self) -> Option<u64> {
        if self.is_mask() {
            return Some(1);
        }
        let of_name = |name: &[u8]| match name {
            b"DeviceGray" | b"CalGray" | b"Indexed" | b"Separation" => Some(1),
            b"DeviceRGB" | b"CalRGB" | b"Lab" => Some(3),
            b"DeviceCMYK" => Some(4),
            _ => None,
        };
        if let Some(name) = self.0.dict().get::<Name<'_>>(COLORSPACE) {
            return of_name(&name);
        }
        let colours = self.0.dict().get::<Array<'_>>(COLORSPACE)?;
        let mut parts = colours.flex_iter();
        let kind = parts.next::<Name<'_>>()?;
        if *kind == *b"ICCBased" {
            return parts.next::<Stream<'_>>()?.dict().get::<u32>(N).map(u64::from);
        }
        of_name(&kind)
    }
}

/// One part in this many of a picture may be missing: some programs count one row too many.
const SHORT: u64 = 50;
