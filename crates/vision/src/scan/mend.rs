//! Correction of a picture: rotated, cropped, straightened, and written within the platform's limits.
//!
//! Only geometry and file format change. Light and colours stay as photographed, because a certificate must not be
//! retouched. The original is not modified; every function returns a new picture.

mod aspect;
mod fit;
mod straighten;
mod trial;

use image::RgbImage;

use super::thresholds::LEGIBLE_SHORT_SIDE;
use super::{Leaf, Picture, PictureFormat, Quad, resample};
use crate::job::Cancelled;

pub use aspect::Aspect;
pub use fit::{FitNote, Fitted, fit, fit_file, fit_generously, large_enough};
pub use straighten::{crop, straighten};

/// Why a picture cannot be corrected.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum MendError {
    /// The picture has no pixels.
    #[error("the picture has no pixels")]
    NoPixels,
    /// Three of the corners lie on one line, or the document is smaller than a pixel.
    #[error("the four corners form no quadrilateral; drag them to the corners of the document")]
    NoQuadrilateral,
    /// The user cancelled it.
    #[error(transparent)]
    Cancelled(#[from] Cancelled),
}

/// How the surroundings of the document are treated.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Framing {
    /// The whole picture is kept.
    Whole,
    /// Cropped to the upright rectangle around these corners, with a margin.
    Crop(Quad),
    /// The document between these corners, with its perspective removed, and a margin.
    Straighten(Quad, Aspect),
}

/// `picture` framed as requested, then rotated clockwise by `quarters` × 90°.
///
/// The result counts as a [`PictureFormat::Png`] file of size 0 without metadata until [`fit()`] writes it.
///
/// # Errors
/// [`MendError`] when the corners do not form a quadrilateral.
pub fn mend(picture: &Picture, framing: &Framing, quarters: u8) -> Result<Picture, MendError> {
    let framed: RgbImage = match framing {
        Framing::Whole => picture.pixels.clone(),
        Framing::Crop(quad) => crop(&picture.pixels, quad, DOCUMENT_MARGIN)?,
        Framing::Straighten(quad, aspect) => straighten(&picture.pixels, quad, *aspect, DOCUMENT_MARGIN)?,
    };
    Ok(Picture {
        pixels: resample::turn(framed, quarters),
        format: PictureFormat::Png,
        file_size: 0,
        has_metadata: false,
        leaf: Leaf::default(),
    })
}

/// Whether the document between these corners has enough pixels for its print to be readable.
pub fn is_legible(document: &Quad) -> bool {
    let side = |a: usize, b: usize| (document[a][0] - document[b][0]).hypot(document[a][1] - document[b][1]);
    side(0, 1).max(side(3, 2)).min(side(0, 3).max(side(1, 2))) >= LEGIBLE_SHORT_SIDE
}

/// Margin around the document, share of its longer side: the reviewer must see that all edges are present.
const DOCUMENT_MARGIN: f32 = 0.02;
