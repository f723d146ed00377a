//! One picture large: what was found in it, corners to correct, straighten and turn, and what was read.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use iced::Task;
use iced::widget::image::Handle;
use image::RgbImage;

use super::offer::Offer;
use super::pictures::{self, Copy};
use crate::desktop::background;
use crate::desktop::words::Words;
use crate::filing::media::Media;
use crate::rules::Evidence;
use crate::scan::{self, Point, Quad};
use crate::store::Library;

mod view;

/// Longest side of the picture on the page, in pixels.
const LARGE: u32 = 1600;
/// Height of what is cut out around a value that was read, in pixels.
const CUT: u32 = 56;
/// Quality of a corrected picture: nothing to be seen of it.
const QUALITY: u8 = 92;

/// A picture as it was made ready for the page.
#[derive(Debug, Clone)]
pub struct Shown {
    copy: Copy,
    pixels: Arc<RgbImage>,
}

/// State of the page.
pub struct Viewer {
    place: String,
    name: String,
    shown: Option<Shown>,
    /// Whether the picture cannot be drawn.
    failed: bool,
    /// Corners as the user put them.
    corners: Option<Quad>,
    /// Values that the user chose not to take, or to take over an answer that differs.
    turned: HashSet<String>,
    /// What was read, cut out of the picture, by name of the value.
    cuts: HashMap<String, Handle>,
    busy: bool,
}

/// What happened on the page.
#[derive(Debug, Clone)]
pub enum Message {
    /// The picture was drawn, by name.
    Drawn(String, Option<Shown>),
    /// A corner was dragged.
    CornerMoved(usize, Point),
    /// The corners are as they were found.
    CornersReset,
    /// Straighten and cut along the corners.
    StraightenPressed,
    /// Turn by quarters, clockwise.
    TurnPressed(u8),
    /// A corrected picture was kept: name of the old one, and of the new one or the error.
    Corrected(String, Result<String, String>),
    /// A value is to be taken, or not.
    OfferTurned(String),
    /// Take the values.
    FillPressed,
    /// Back to the form.
    ClosePressed,
}

/// What the draft has to do.
pub enum Action {
    /// Nothing.
    None,
    /// Run a task.
    Run(Task<Message>),
    /// Another picture stands at the place.
    Replace(String, String),
    /// Put values into fields.
    Fill(Vec<(String, String)>),
    /// Say what went wrong.
    Failed(String),
    /// Back to the form.
    Close,
}

impl Viewer {
    /// The page, and the task that draws the picture.
    pub fn new(library: &Arc<Library>, place: String, name: String) -> (Self, Task<Message>) {
        let task = draw(library, &name);
        let viewer = Self {
            place,
            name,
            shown: None,
            failed: false,
            corners: None,
            turned: HashSet::new(),
            cuts: HashMap::new(),
            busy: false,
        };
        (viewer, task)
    }

    /// Path of the place.
    pub fn place(&self) -> &str {
        &self.place
    }

    /// Name of the picture.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Reacts. `evidence` is what was found out about the picture; `offers` what can be taken from it.
    pub fn update(
        &mut self,
        message: Message,
        library: &Arc<Library>,
        evidence: Option<&Evidence>,
        offers: &[Offer],
        words: Words,
    ) -> Action {
        match message {
            Message::Drawn(name, shown) => {
                // A picture that was replaced meanwhile comes too late.
                if name == self.name {
                    self.failed = shown.is_none();
                    self.shown = shown;
                    self.cut(evidence);
                }
                Action::None
            }
            Message::CornerMoved(index, point) => {
                let mut corners = self.corners.or_else(|| found(evidence)).unwrap_or_default();
                if let Some(corner) = corners.get_mut(index) {
                    *corner = point;
                }
                self.corners = Some(corners);
                Action::None
            }
            Message::CornersReset => {
                self.corners = None;
                Action::None
            }
            Message::StraightenPressed => match self.corners.or_else(|| found(evidence)) {
                Some(corners) => self.correct(library, words, move |pixels| straighten(pixels, &corners)),
                None => Action::None,
            },
            Message::TurnPressed(quarters) => {
                self.correct(library, words, move |pixels| Some(scan::resample::turn(pixels.clone(), quarters)))
            }
            Message::Corrected(old, result) => {
                if old != self.name {
                    return Action::None;
                }
                self.busy = false;
                match result {
                    Ok(name) => Action::Replace(self.place.clone(), name),
                    Err(error) => Action::Failed(error),
                }
            }
            Message::OfferTurned(path) => {
                if !self.turned.remove(&path) {
                    let _ = self.turned.insert(path);
                }
                Action::None
            }
            Message::FillPressed => {
                let taken = offers.iter().filter(|offer| self.takes(offer));
                Action::Fill(taken.map(|offer| (offer.path.clone(), offer.value.clone())).collect())
            }
            Message::ClosePressed => Action::Close,
        }
    }

    /// Whether an offer is taken: into an empty field unless the user says no, over an answer only when asked to.
    fn takes(&self, offer: &Offer) -> bool {
        !offer.is_same() && (offer.current.is_empty() != self.turned.contains(&offer.path))
    }

    /// Shows another picture at the same place.
    pub fn replace(&mut self, library: &Arc<Library>, name: String) -> Task<Message> {
        let (viewer, task) = Self::new(library, self.place.clone(), name);
        *self = viewer;
        task
    }

    /// Cuts out what was read, once picture and reading are there.
    pub fn cut(&mut self, evidence: Option<&Evidence>) {
        let (Some(shown), Some(Evidence::Seen { reading: Some(reading), .. })) = (&self.shown, evidence) else {
            return;
        };
        let scale = shown.pixels.width() as f32 / shown.copy.width.max(1) as f32;
        self.cuts = reading
            .fields
            .iter()
            .filter_map(|(name, field)| Some((name.clone(), cut_out(&shown.pixels, &field.region, scale)?)))
            .collect();
    }

    fn correct(
        &mut self,
        library: &Arc<Library>,
        words: Words,
        work: impl FnOnce(&RgbImage) -> Option<RgbImage> + Send + 'static,
    ) -> Action {
        if self.busy {
            return Action::None;
        }
        self.busy = true;
        let (library, name) = (library.clone(), self.name.clone());
        Action::Run(background(move || {
            let result = corrected(&library, &name, work, words);
            Message::Corrected(name, result)
        }))
    }
}

/// The corners that were found in a picture.
fn found(evidence: Option<&Evidence>) -> Option<Quad> {
    match evidence? {
        Evidence::Seen { inspection, .. } => inspection.corners,
        _ => None,
    }
}

fn draw(library: &Arc<Library>, name: &str) -> Task<Message> {
    let (library, name) = (library.clone(), name.to_owned());
    background(move || {
        let picture = library.read(&name).ok();
        let picture = picture.and_then(|bytes| scan::decode(&bytes, &scan::Limits::default()).ok());
        let shown = picture.map(|picture| {
            let (width, height) = picture.pixels.dimensions();
            let scale = (LARGE as f32 / width.max(height).max(1) as f32).min(1.0);
            let side = |length: u32| ((length as f32 * scale) as u32).max(1);
            let pixels = image::imageops::thumbnail(&picture.pixels, side(width), side(height));
            let mut copy = pictures::copy(&pixels, LARGE);
            (copy.width, copy.height) = (width, height);
            Shown { copy, pixels: Arc::new(pixels) }
        });
        Message::Drawn(name, shown)
    })
}

/// Applies `work` to a picture at full size and keeps the result beside the original. Says its name.
fn corrected(
    library: &Library,
    name: &str,
    work: impl FnOnce(&RgbImage) -> Option<RgbImage>,
    words: Words,
) -> Result<String, String> {
    let bytes = library.scan(name).map_err(|error| error.message(words.0))?;
    let picture = scan::decode(&bytes, &scan::Limits::default()).map_err(|error| error.message(words.0))?;
    let pixels = work(&picture.pixels).ok_or_else(|| words.get("app-viewer-no-quad"))?;
    let mut jpeg = Vec::new();
    let encoder = image::codecs::jpeg::JpegEncoder::new_with_quality(&mut jpeg, QUALITY);
    pixels
        .write_with_encoder(encoder)
        .map_err(|error| words.put("app-viewer-failed", &[("detail", &error.to_string())]))?;
    let original = library.scan_name(name).ok().flatten().unwrap_or_default();
    library.add_scan(&jpeg, &original).map_err(|error| error.message(words.0))
}

/// The document inside `corners`, as large as its longer sides.
fn straighten(pixels: &RgbImage, corners: &Quad) -> Option<RgbImage> {
    let [one, two, three, four] = *corners;
    let length = |[ax, ay]: Point, [bx, by]: Point| (ax - bx).hypot(ay - by);
    let width = length(one, two).max(length(four, three)).round() as u32;
    let height = length(one, four).max(length(two, three)).round() as u32;
    scan::resample::warp(pixels, corners, width.max(1), height.max(1))
}

/// The part of `pixels` around `region`, whose points are `scale` times larger in the full picture.
fn cut_out(pixels: &RgbImage, region: &Quad, scale: f32) -> Option<Handle> {
    let xs = region.map(|[x, _]| x * scale);
    let ys = region.map(|[_, y]| y * scale);
    let least = |values: [f32; 4]| values.into_iter().fold(f32::INFINITY, f32::min).max(0.0) as u32;
    let most = |values: [f32; 4]| values.into_iter().fold(0.0, f32::max).ceil() as u32;
    let (left, top) = (least(xs).saturating_sub(2), least(ys).saturating_sub(2));
    let width = (most(xs) + 2).min(pixels.width()).checked_sub(left).filter(|width| *width > 0)?;
    let height = (most(ys) + 2).min(pixels.height()).checked_sub(top).filter(|height| *height > 0)?;
    let cut = image::imageops::crop_imm(pixels, left, top, width, height).to_image();
    let high = CUT.min(height.saturating_mul(2)).max(1);
    let wide = (width as u64 * u64::from(high) / u64::from(height)).clamp(1, 900) as u32;
    let cut = image::imageops::resize(&cut, wide, high, image::imageops::FilterType::Triangle);
    let rgba = image::DynamicImage::ImageRgb8(cut).into_rgba8();
    Some(Handle::from_rgba(rgba.width(), rgba.height(), rgba.into_raw()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn straightening_an_upright_rectangle_cuts_it_out() {
        let mut pixels = RgbImage::from_pixel(40, 30, image::Rgb([255, 255, 255]));
        for y in 10..20 {
            for x in 10..30 {
                pixels.put_pixel(x, y, image::Rgb([200, 0, 0]));
            }
        }
        let corners = [[10.0, 10.0], [30.0, 10.0], [30.0, 20.0], [10.0, 20.0]];
        let straight = straighten(&pixels, &corners).unwrap();
        assert_eq!(straight.dimensions(), (20, 10));
        assert!(straight.get_pixel(10, 5).0[0] > 150 && straight.get_pixel(10, 5).0[1] < 60);
    }

    #[test]
    fn a_region_outside_the_picture_is_not_cut() {
        let pixels = RgbImage::new(10, 10);
        assert!(cut_out(&pixels, &[[50.0, 50.0], [60.0, 50.0], [60.0, 60.0], [50.0, 60.0]], 1.0).is_none());
        assert!(cut_out(&pixels, &[[1.0, 1.0], [9.0, 1.0], [9.0, 5.0], [1.0, 5.0]], 1.0).is_some());
    }
}
