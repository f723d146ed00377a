//! A zoomable picture inside a fixed space: the factor, the shift, and the visible part.

use std::cell::RefCell;
use std::sync::Arc;

use iced::widget::image::Handle;
use iced::{Point, Rectangle, Size, Vector, mouse};
use image::RgbImage;

use super::scaled;
use crate::scan::resample::bilinear;

/// Enlargement per line of the wheel.
const NOTCH: f32 = 1.2;
/// Logical pixels of a smooth wheel that count as a line.
const LINE: f32 = 40.0;
/// Maximum enlargement.
const MAX_FACTOR: f32 = 8.0;

/// Enlargement of a picture around the centre of its view, and its shift in logical pixels.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Zoom {
    /// 1 for no enlargement.
    pub factor: f32,
    /// Logical pixels.
    pub shift: Vector,
}

impl Default for Zoom {
    fn default() -> Self {
        Self { factor: 1.0, shift: Vector::ZERO }
    }
}

/// The space of a picture, with its zoom.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ZoomView {
    /// Size of the space.
    pub bounds: Size,
    /// Enlargement.
    pub zoom: Zoom,
}

impl ZoomView {
    /// Position of a picture of `size` inside the view, and its scale.
    pub fn place(self, size: Size) -> (Vector, f32) {
        let shown = scaled::place(size, Rectangle::with_size(self.bounds));
        let (middle, Zoom { factor, shift }) = (self.middle(), self.zoom);
        let offset = (Vector::new(shown.x, shown.y) - middle) * factor + middle + shift;
        (offset, shown.width / size.width.max(1.0) * factor)
    }

    /// The zoom with the shift limited so that a picture of `size` still covers its space.
    pub fn clamped(self, size: Size) -> Zoom {
        let shown = scaled::place(size, Rectangle::with_size(self.bounds));
        let most = |length: f32| length * (self.zoom.factor - 1.0).max(0.0) / 2.0;
        let (x, y, Zoom { factor, shift }) = (most(shown.width), most(shown.height), self.zoom);
        Zoom { factor, shift: Vector::new(shift.x.clamp(-x, x), shift.y.clamp(-y, y)) }
    }

    /// The zoom after turning the wheel by `lines` over `at`, which keeps its position.
    pub fn turned(self, size: Size, lines: f32, at: Point) -> Zoom {
        let factor = (self.zoom.factor * NOTCH.powf(lines)).clamp(1.0, MAX_FACTOR);
        let from_middle = Vector::new(at.x, at.y) - self.middle();
        let shift = from_middle - (from_middle - self.zoom.shift) * (factor / self.zoom.factor);
        Self { zoom: Zoom { factor, shift }, ..self }.clamped(size)
    }

    fn middle(self) -> Vector {
        Vector::new(self.bounds.width / 2.0, self.bounds.height / 2.0)
    }
}

/// Number of lines by which the wheel was turned.
pub fn lines(delta: mouse::ScrollDelta) -> f32 {
    match delta {
        mouse::ScrollDelta::Lines { y, .. } => y,
        mouse::ScrollDelta::Pixels { y, .. } => y / LINE,
    }
}

/// The enlarged part as last drawn: of which picture, in which view.
pub type ZoomedPicture = RefCell<Option<(Arc<RgbImage>, ZoomView, Handle)>>;

/// The visible part of an enlarged picture, and its position; `None` without enlargement. `pixels` represent a picture
/// of `size`; `scale` is the number of screen pixels per logical pixel.
pub fn enlarged(
    pixels: &Arc<RgbImage>,
    size: Size,
    scale: f32,
    view: ZoomView,
    drawn: &ZoomedPicture,
) -> Option<(Handle, Rectangle)> {
    if view.zoom.factor <= 1.0 {
        return None;
    }
    let (offset, magnified) = view.place(size);
    let whole = Rectangle::new(Point::new(offset.x, offset.y), size * magnified);
    let shown = whole.intersection(&Rectangle::with_size(view.bounds))?;
    let mut drawn = drawn.try_borrow_mut().ok()?;
    let kept = drawn.as_ref().filter(|(of, seen, _)| Arc::ptr_eq(of, pixels) && *seen == view);
    let draw = || {
        let copied = pixels.width() as f32 / size.width.max(1.0) / magnified;
        let side = |length: f32| ((length * scale).round() as u32).max(1);
        let from = |pixel: u32, start: f32, offset: f32| ((pixel as f32 + 0.5) / scale + start - offset) * copied;
        let part = RgbImage::from_fn(side(shown.width), side(shown.height), |x, y| {
            let at = [from(x, shown.x, offset.x), from(y, shown.y, offset.y)];
            image::Rgb(bilinear(pixels, at).map(|value| value.round() as u8))
        });
        scaled::handle(&part)
    };
    let handle = kept.map_or_else(draw, |(.., handle)| handle.clone());
    *drawn = Some((pixels.clone(), view, handle.clone()));
    Some((handle, shown))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_wheel_enlarges_around_the_pointer_and_the_picture_covers_its_place() {
        let size = Size::new(400.0, 200.0);
        let (bounds, at) = (Size::new(400.0, 300.0), Point::new(120.0, 140.0));
        let plain = ZoomView { bounds, zoom: Zoom::default() };
        let zoomed = ZoomView { zoom: plain.turned(size, 3.0, at), ..plain };
        assert!(zoomed.zoom.factor > 1.7);
        let under = |view: ZoomView| {
            let (offset, scale) = view.place(size);
            (Vector::new(at.x, at.y) - offset) * (1.0 / scale)
        };
        let moved = under(plain) - under(zoomed);
        assert!(moved.x.abs() < 0.1 && moved.y.abs() < 0.1, "{moved:?}");
        assert_eq!(zoomed.turned(size, -9.0, at), Zoom::default());
        assert!((zoomed.turned(size, 99.0, at).factor - MAX_FACTOR).abs() < f32::EPSILON);
        let far = Zoom { shift: Vector::new(9000.0, -9000.0), ..zoomed.zoom };
        let far = ZoomView { bounds, zoom: far }.clamped(size);
        let (offset, _) = ZoomView { bounds, zoom: far }.place(size);
        assert!(offset.x.abs() < 0.1, "its edge is held at the edge of its place: {offset:?}");
    }
}
