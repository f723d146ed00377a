//! Checks of pictures: pure functions of the pixels, independent of the window and of the filing.
//!
//! [`decode()`] turns an untrusted file into an upright [`Picture`]; [`inspect()`] judges it; [`mend`] corrects it.

mod batch;
mod clarity;
mod colour;
mod components;
pub mod corners;
pub mod decode;
mod documents;
mod foreign_objects;
mod frame;
mod glare;
mod inspect;
mod licence;
mod limits;
pub mod mend;
mod named_areas;
mod occlusion;
mod orientation;
mod origin;
mod page;
mod plane;
mod qr_modules;
pub mod resample;
mod rounded_corners;
pub mod rules;
pub mod scaled_pictures;
mod simd;
mod slot;
mod thresholds;
mod veiling_glare;

use std::collections::BTreeMap;

use image::RgbImage;
use serde::{Deserialize, Serialize};

use crate::finding::{Finding, Name};

pub use batch::{Pace, batch};
pub use decode::{DecodeError, DecodeLimits, decode, peek};
pub use inspect::{inspect, inspect_as_one};
pub use slot::Slot;

/// File format of a picture, determined from its content, not its name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum PictureFormat {
    /// JPEG.
    Jpeg,
    /// PNG.
    Png,
    /// WebP.
    WebP,
    /// TIFF.
    Tiff,
    /// BMP.
    Bmp,
    /// GIF, first frame.
    Gif,
    /// PDF, one page.
    Pdf,
    /// HEIC.
    Heic,
    /// Live photo of an iPhone: still picture and film in one file.
    Livp,
}

impl PictureFormat {
    /// The usual name of the format.
    pub fn name(self) -> &'static str {
        match self {
            Self::Jpeg => "JPEG",
            Self::Png => "PNG",
            Self::WebP => "WebP",
            Self::Tiff => "TIFF",
            Self::Bmp => "BMP",
            Self::Gif => "GIF",
            Self::Pdf => "PDF",
            Self::Heic => "HEIC",
            Self::Livp => "LIVP",
        }
    }
}

/// A decoded picture: turned upright according to its EXIF orientation, 8-bit sRGB.
#[derive(Debug, Clone)]
pub struct Picture {
    /// Pixels.
    pub pixels: RgbImage,
    /// Format of the source file.
    pub format: PictureFormat,
    /// Size of the file in bytes.
    pub file_size: usize,
    /// Whether the file carries metadata that must not leave the machine (GPS, camera, owner).
    pub has_metadata: bool,
    /// Which page of the file this is.
    pub leaf: Leaf,
}

/// A page of a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Leaf {
    /// Index of the page, from 0.
    pub page: usize,
    /// Number of pages: 1 except for a PDF or TIFF.
    pub pages: usize,
    /// Upright width and height in the file, if decoding reduced them.
    pub full_size: Option<(u32, u32)>,
}

impl Default for Leaf {
    /// The only page, in its own size.
    fn default() -> Self {
        Self { page: 0, pages: 1, full_size: None }
    }
}

/// Score of a letter: share of its area that is as red as a seal, `0.0..=1.0`.
pub const LETTER_SEAL: &str = "letter_seal";

/// A point in pixels of the upright picture; x to the right, y down.
pub type Point = [f32; 2];

/// Corners TL, TR, BR, BL in the upright picture.
pub type Quad = [Point; 4];

/// The verdicts on a picture, under the names that `inspect --json` prints.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[expect(clippy::struct_excessive_bools, reason = "each verdict is a word of the contract")]
pub struct Verdicts {
    /// Sharp enough to be read.
    pub clear: bool,
    /// All four corners lie inside the picture.
    pub corners_complete: bool,
    /// Glare hides part of the document.
    pub glare: bool,
    /// An object covers part of the document.
    pub occluded: bool,
    /// In colour, neither grey nor black and white.
    pub colour: bool,
    /// Enough pixels for the slot.
    pub resolution_ok: bool,
    /// Reads upright.
    pub upright: bool,
}

/// A region that caused a finding, drawn over the picture.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Mark {
    /// Rule of the finding.
    pub rule: Name,
    /// Outline in pixels of the upright picture.
    pub outline: Vec<Point>,
}

/// The result of inspecting a picture.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Inspection {
    /// Slot for which it was judged.
    pub slot: Option<Slot>,
    /// Width of the upright picture as decoded, in pixels; corners and marks refer to it.
    pub width: u32,
    /// Height of the upright picture as decoded, in pixels.
    pub height: u32,
    /// Upright width and height in the file, if decoding reduced them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub full_size: Option<(u32, u32)>,
    /// Format of the file.
    pub format: PictureFormat,
    /// Size of the file in bytes.
    pub file_size: usize,
    /// The document's corners, sub-pixel; `None` when no document was found.
    pub corners: Option<Quad>,
    /// The verdicts.
    pub verdicts: Verdicts,
    /// Measurements behind the verdicts: `clarity` 0..100, `glare` 0..1 (share of the document), …
    pub scores: BTreeMap<String, f32>,
    /// Regions behind the findings.
    pub marks: Vec<Mark>,
    /// Findings on the picture; `field` is empty.
    pub findings: Vec<Finding>,
    /// Corners of every document, in reading order, if the picture shows several; empty if it shows one.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub documents: Vec<Quad>,
}
