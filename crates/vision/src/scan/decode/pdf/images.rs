//! The pictures on a page of a PDF, checked before they are drawn: what is drawn shows grey where one is damaged.

use hayro::hayro_syntax::object::dict::keys::{FORM, HEIGHT, IMAGE, RESOURCES, SUBTYPE, WIDTH, XOBJECT};
use hayro::hayro_syntax::object::{Dict, Name, Stream};
use hayro::hayro_syntax::page::Page;

use super::super::{DecodeError, Limits, jpeg};

/// How deep forms on a page may lie within each other to be searched.
const DEPTH: usize = 6;

/// Pictures that are looked at on one page; the others are drawn unchecked, still under the limits.
const MOST: usize = 32;

/// A picture on a page.
pub(super) struct Picture<'a>(Stream<'a>);

/// The pictures on a page, those in its forms included.
pub(super) fn of<'a>(page: &Page<'a>) -> Vec<Picture<'a>> {
    let mut found = Vec::new();
    collect(&page.resources().x_objects, DEPTH, &mut found);
    found
}

fn collect<'a>(objects: &Dict<'a>, depth: usize, found: &mut Vec<Picture<'a>>) {
    for name in objects.keys() {
        let Some(stream) = objects.get::<Stream<'a>>(&*name).filter(|_| found.len() < MOST) else { continue };
        let kind = stream.dict().get::<Name<'_>>(SUBTYPE);
        let is = |wanted: &[u8]| kind.as_ref().is_some_and(|kind| **kind == *wanted);
        if is(IMAGE) {
            found.push(Picture(stream));
        } else if is(FORM) && depth > 0 {
            let inside = stream.dict().get::<Dict<'a>>(RESOURCES).and_then(|inside| inside.get::<Dict<'a>>(XOBJECT));
            if let Some(inside) = inside {
                collect(&inside, depth - 1, found);
            }
        }
    }
}

impl Picture<'_> {
    /// Whether the picture is within the limits, and a JPEG whole.
    pub(super) fn check(&self, limits: &Limits) -> Result<(), DecodeError> {
        let side = |key: &[u8]| self.0.dict().get::<u32>(key);
        if let (Some(width), Some(height)) = (side(WIDTH), side(HEIGHT)) {
            limits.check_pixels(width, height)?;
            limits.check_memory(u64::from(width) * u64::from(height) * 8)?;
        }
        let data = self.0.raw_data();
        if data.starts_with(&[0xFF, 0xD8]) { jpeg::decode(&data, limits).map(drop) } else { Ok(()) }
    }
}
