//! A picture scaled to screen pixels by averaging the pixels that each covers.
//!
//! The renderer samples only four pixels for each that it draws, so that a large picture drawn small would lose the
//! lines of its text, and it misplaces a small picture that is drawn large. Here the picture is scaled once for every
//! displayed size, and then drawn pixel for pixel.

use std::cell::RefCell;
use std::sync::Arc;

use ::image::RgbImage;
use ::image::imageops::{self, FilterType};
use iced::advanced::image::Renderer as _;
use iced::advanced::widget::{Tree, tree};
use iced::advanced::{Layout, Widget, image, layout, mouse, renderer};
use iced::widget::image::Handle;
use iced::{ContentFit, Element, Fill, Length, Rectangle, Renderer, Size, Theme};

use crate::scan::resample;

/// A picture for display: pixels for the screen, and the size of the original.
#[derive(Debug, Clone)]
pub struct ScreenPicture {
    /// Pixels.
    pub pixels: Arc<RgbImage>,
    /// Width of the upright original.
    pub width: u32,
    /// Height of the upright original.
    pub height: u32,
}

/// `pixels`, as large as the space allows. `scale` is the number of screen pixels per logical pixel.
pub fn scaled<'a, Message: 'a>(pixels: Arc<RgbImage>, scale: f32) -> Element<'a, Message> {
    Element::new(Scaled { pixels, scale })
}

struct Scaled {
    pixels: Arc<RgbImage>,
    scale: f32,
}

/// The picture as last drawn: its source pixels, its size, and the scaled result.
type ScaledPicture = RefCell<Option<(Arc<RgbImage>, (u32, u32), Handle)>>;

/// The area of a picture of `size` pixels inside `bounds`.
pub fn place(size: Size, bounds: Rectangle) -> Rectangle {
    let shown = ContentFit::Contain.fit(size, bounds.size());
    let (left, top) = ((bounds.width - shown.width) / 2.0, (bounds.height - shown.height) / 2.0);
    Rectangle::new(iced::Point::new(bounds.x + left, bounds.y + top), shown)
}

/// Pixels in the renderer's format.
pub fn handle(pixels: &RgbImage) -> Handle {
    let mut samples = Vec::with_capacity(pixels.width() as usize * pixels.height() as usize * 4);
    for [red, green, blue] in pixels.as_chunks::<3>().0 {
        samples.extend([*red, *green, *blue, u8::MAX]);
    }
    Handle::from_rgba(pixels.width(), pixels.height(), samples)
}

/// Draws `handle` over `place`, aligned to screen pixels.
pub fn draw(renderer: &mut Renderer, handle: Handle, place: Rectangle, scale: f32, clip: Rectangle) {
    // The renderer truncates fractions: adding a quarter keeps it from the pixel before.
    let snap = |value: f32| ((value * scale).round() + 0.25) / scale;
    let place = Rectangle { x: snap(place.x), y: snap(place.y), ..place };
    renderer.draw_image(image::Image::new(handle), place, clip);
}

impl Scaled {
    /// The picture for a space of `size` logical pixels.
    fn face(&self, size: Size, drawn: &ScaledPicture) -> Option<(Handle, Size)> {
        let side = |length: f32| (length * self.scale).round().max(1.0);
        let (width, height) = (side(size.width), side(size.height));
        let (wide, high) = self.pixels.dimensions();
        let wanted = (width as u32, height as u32);
        let mut drawn = drawn.try_borrow_mut().ok()?;
        let kept = drawn.as_ref().filter(|(pixels, size, _)| Arc::ptr_eq(pixels, &self.pixels) && *size == wanted);
        let handle = match kept {
            Some((.., handle)) => handle.clone(),
            None if wanted == (wide, high) => handle(&self.pixels),
            None if wanted.0 < wide => handle(&resample::area(&self.pixels, wanted.0, wanted.1)),
            None => handle(&imageops::resize(&*self.pixels, wanted.0, wanted.1, FilterType::Triangle)),
        };
        *drawn = Some((self.pixels.clone(), wanted, handle.clone()));
        Some((handle, Size::new(width / self.scale, height / self.scale)))
    }
}

impl<Message> Widget<Message, Theme, Renderer> for Scaled {
    fn tag(&self) -> tree::Tag {
        tree::Tag::of::<ScaledPicture>()
    }

    fn state(&self) -> tree::State {
        tree::State::new(ScaledPicture::default())
    }

    fn size(&self) -> Size<Length> {
        Size::new(Fill, Fill)
    }

    fn layout(&mut self, _tree: &mut Tree, _renderer: &Renderer, limits: &layout::Limits) -> layout::Node {
        layout::atomic(limits, Fill, Fill)
    }

    fn draw(
        &self,
        tree: &Tree,
        renderer: &mut Renderer,
        _theme: &Theme,
        _style: &renderer::Style,
        layout: Layout<'_>,
        _cursor: mouse::Cursor,
        viewport: &Rectangle,
    ) {
        let (width, height) = self.pixels.dimensions();
        let place = place(Size::new(width as f32, height as f32), layout.bounds());
        if place.width < 1.0 || place.height < 1.0 || !viewport.intersects(&place) {
            return;
        }
        if let Some((handle, size)) = self.face(place.size(), tree.state.downcast_ref()) {
            draw(renderer, handle, Rectangle::new(place.position(), size), self.scale, layout.bounds());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Alternating black and white columns.
    fn stripes() -> Scaled {
        let pixels = RgbImage::from_fn(400, 200, |x, _| ::image::Rgb([if x % 2 == 0 { 0 } else { 255 }; 3]));
        Scaled { pixels: Arc::new(pixels), scale: 1.0 }
    }

    #[test]
    fn what_is_drawn_small_is_the_mean_of_what_it_covers() {
        let drawn = ScaledPicture::default();
        let (face, size) = stripes().face(Size::new(100.0, 50.0), &drawn).unwrap();
        assert_eq!(size, Size::new(100.0, 50.0));
        let Handle::Rgba { width: 100, height: 50, pixels, .. } = face else { panic!("{face:?}") };
        assert!(pixels.as_chunks::<4>().0.iter().all(|pixel| *pixel == [128, 128, 128, 255]));
    }

    #[test]
    fn every_size_is_made_once() {
        let (stripes, drawn) = (stripes(), ScaledPicture::default());
        let id = |side: f32| stripes.face(Size::new(side * 2.0, side), &drawn).unwrap().0.id();
        let first = id(50.0);
        assert_eq!(id(50.0), first);
        assert!(id(60.0) != first);
    }

    #[test]
    fn what_is_drawn_large_has_a_pixel_for_each_of_the_screen() {
        let one = Scaled { pixels: Arc::new(RgbImage::new(1, 1)), scale: 1.0 };
        let (face, size) = one.face(Size::new(632.0, 632.0), &ScaledPicture::default()).unwrap();
        assert_eq!(size, Size::new(632.0, 632.0));
        assert!(matches!(face, Handle::Rgba { width: 632, height: 632, .. }), "{face:?}");
    }
}
