//! A loupe: the enlarged surroundings of a point of a picture.

use iced::advanced::graphics::geometry::Renderer as _;
use iced::advanced::renderer::Renderer as _;
use iced::widget::canvas::{Frame, Path, Stroke};
use iced::{Color, Point, Rectangle, Renderer, Size, Vector};
use image::RgbImage;

use super::scaled;
use crate::desktop::theme::RADIUS;
use crate::scan;
use crate::scan::resample::bilinear;

/// For moving a corner.
pub const FINE: Loupe = Loupe { side: 168.0, enlarges: 4.0, crossed: true };
/// For reading.
pub const WIDE: Loupe = Loupe { side: 240.0, enlarges: 2.5, crossed: false };

/// Minimum side in logical pixels.
const MIN_SIDE: f32 = 64.0;
/// Distance from the enlarged point, so that pointer and corner stay visible.
const POINT_DISTANCE: f32 = 24.0;
/// Distance from the edges of the view.
const EDGE_DISTANCE: f32 = 8.0;

/// A loupe.
pub struct Loupe {
    /// Side in logical pixels.
    side: f32,
    /// Enlargement factor.
    enlarges: f32,
    /// Whether a cross marks the middle.
    crossed: bool,
}

/// The part of a picture under a loupe.
pub struct Under<'a> {
    /// The picture.
    pub pixels: &'a RgbImage,
    /// The point, in pixels of the picture.
    pub center: scan::Point,
    /// Picture pixels per screen pixel, without the loupe.
    pub density: f32,
}

impl Loupe {
    /// The position of the loupe while the pointer is at `at`, a point of `view`: beside the point, towards the centre.
    fn lens(&self, at: Point, view: Rectangle) -> Rectangle {
        let room = view.width.min(view.height) / 2.0 - 2.0 * EDGE_DISTANCE;
        let side = self.side.min(room).max(MIN_SIDE);
        let beside = |at: f32, length: f32| {
            let place = if at < length / 2.0 { at + POINT_DISTANCE } else { at - POINT_DISTANCE - side };
            place.clamp(EDGE_DISTANCE, (length - side - EDGE_DISTANCE).max(EDGE_DISTANCE))
        };
        let corner = Vector::new(beside(at.x, view.width), beside(at.y, view.height));
        Rectangle::new(view.position() + corner, Size::new(side, side))
    }

    /// Draws the loupe. `scale` is the number of screen pixels per logical pixel.
    pub fn draw(
        &self,
        renderer: &mut Renderer,
        under: &Under<'_>,
        at: Point,
        view: Rectangle,
        scale: f32,
        accent: Color,
    ) {
        let lens = self.lens(at, view);
        let side = (lens.width * scale).round().max(1.0) as u32;
        let face = scaled::handle(&self.enlarged(under, side));
        // In separate layers: within one, the renderer draws pictures over everything else.
        renderer.with_layer(lens, |renderer| scaled::draw(renderer, face, lens, scale, lens));
        let frame = lens.expand(1.0);
        renderer.with_layer(frame, |renderer| {
            let mut marks = Frame::new(renderer, frame.size());
            let center = marks.center();
            let arms = [Vector::new(12.0, 0.0), Vector::new(0.0, 12.0)];
            for arm in arms.into_iter().filter(|_| self.crossed) {
                let cross = Path::line(center - arm, center + arm);
                marks.stroke(&cross, Stroke::default().with_color(Color::WHITE.scale_alpha(0.8)).with_width(3.0));
                marks.stroke(&cross, Stroke::default().with_color(accent).with_width(1.5));
            }
            let edge = Path::rounded_rectangle(Point::new(1.0, 1.0), lens.size(), RADIUS.into());
            marks.stroke(&edge, Stroke::default().with_color(accent).with_width(2.0));
            let marks = marks.into_geometry();
            renderer.with_translation(Vector::new(frame.x, frame.y), |renderer| renderer.draw_geometry(marks));
        });
    }

    /// The content of the loupe, `side` screen pixels wide and high; black outside the picture.
    fn enlarged(&self, under: &Under<'_>, side: u32) -> RgbImage {
        let step = under.density / self.enlarges;
        let (wide, high) = (under.pixels.width() as f32, under.pixels.height() as f32);
        RgbImage::from_fn(side, side, |x, y| {
            let from = |pixel: u32, center: f32| (pixel as f32 + 0.5 - side as f32 / 2.0) * step + center;
            let at = [from(x, under.center[0]), from(y, under.center[1])];
            let inside = (0.0..=wide).contains(&at[0]) && (0.0..=high).contains(&at[1]);
            image::Rgb(if inside { bilinear(under.pixels, at).map(|value| value.round() as u8) } else { [0; 3] })
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_shows_what_lies_around_a_point() {
        let pixels = RgbImage::from_fn(200, 100, |x, _| image::Rgb([if x < 100 { 0 } else { 200 }; 3]));
        let under = |center: scan::Point| Under { pixels: &pixels, center, density: 0.5 };
        let lens = FINE.enlarged(&under([100.0, 50.0]), 168);
        assert_eq!([lens.get_pixel(40, 84).0, lens.get_pixel(126, 84).0], [[0; 3], [200; 3]]);
        let beside = FINE.enlarged(&under([200.0, 0.0]), 168);
        assert_eq!([beside.get_pixel(40, 126).0, beside.get_pixel(126, 40).0], [[200; 3], [0; 3]]);
    }

    #[test]
    fn it_lies_beside_the_point_and_never_over_it_nor_outside_the_view() {
        for (width, height) in [(900.0, 600.0), (300.0, 180.0)] {
            let view = Rectangle::new(Point::new(70.0, 50.0), Size::new(width, height));
            for (x, y) in [(0.0, 0.0), (0.49, 0.51), (0.5, 0.5), (1.0, 1.0), (0.2, 0.9)] {
                let at = Point::new(x * width, y * height);
                for loupe in [FINE, WIDE] {
                    let lens = loupe.lens(at, view);
                    let point = view.position() + Vector::new(at.x, at.y);
                    assert!(lens.is_within(&view) && !lens.contains(point));
                    let away = |low: f32, at: f32, high: f32| (low - at).max(at - high).max(0.0);
                    let across = away(lens.x, point.x, lens.x + lens.width);
                    let down = away(lens.y, point.y, lens.y + lens.height);
                    assert!(across <= POINT_DISTANCE && down <= POINT_DISTANCE, "{lens:?} lies far from {point:?}");
                }
            }
        }
    }
}
