//! A picture with what was found drawn over it: the document's corners, marked regions, and corners to drag.

use iced::widget::canvas::{self, Action, Event, Frame, Geometry, Path, Stroke};
use iced::widget::image::Handle;
use iced::widget::{canvas as canvas_widget, image, stack};
use iced::{Color, ContentFit, Element, Fill, Point, Rectangle, Renderer, Size, Theme, Vector, mouse};

use crate::desktop::theme::style::Tone;
use crate::desktop::theme::tones;
use crate::scan::{self, Quad};

/// How near the pointer must be to take a corner, in logical pixels.
const REACH: f32 = 16.0;
/// Radius of a corner's handle.
const HANDLE: f32 = 7.0;
/// Side of the loupe.
const LOUPE: f32 = 132.0;
/// How much the loupe enlarges what is shown.
const ENLARGES: f32 = 4.0;

/// A region drawn over the picture.
#[derive(Debug, Clone)]
pub struct Region {
    /// Outline in pixels of the upright picture.
    pub outline: Vec<scan::Point>,
    /// Its meaning.
    pub tone: Tone,
}

/// What is drawn.
pub struct Overlay<'a, Message> {
    handle: Handle,
    /// Size of the upright picture that points refer to.
    size: Size,
    corners: Option<Quad>,
    regions: Vec<Region>,
    on_corner: Option<Box<dyn Fn(usize, scan::Point) -> Message + 'a>>,
}

/// The picture `handle`, which stands for an upright picture of `width` × `height` pixels.
pub fn picture<'a, Message>(handle: Handle, width: u32, height: u32) -> Overlay<'a, Message> {
    Overlay {
        handle,
        size: Size::new(width as f32, height as f32),
        corners: None,
        regions: Vec::new(),
        on_corner: None,
    }
}

impl<'a, Message> Overlay<'a, Message> {
    /// The document's corners.
    #[must_use]
    pub fn corners(mut self, corners: Option<Quad>) -> Self {
        self.corners = corners;
        self
    }

    /// Marked regions.
    #[must_use]
    pub fn regions(mut self, regions: Vec<Region>) -> Self {
        self.regions = regions;
        self
    }

    /// Lets the corners be dragged; tells which corner went where, in pixels of the upright picture.
    #[must_use]
    pub fn on_corner(mut self, on_corner: impl Fn(usize, scan::Point) -> Message + 'a) -> Self {
        self.on_corner = Some(Box::new(on_corner));
        self
    }

    /// Where the picture lies inside `bounds`, and how much it is scaled.
    fn place(&self, bounds: Size) -> (Vector, f32) {
        let shown = ContentFit::Contain.fit(self.size, bounds);
        let scale = shown.width / self.size.width.max(1.0);
        (Vector::new((bounds.width - shown.width) / 2.0, (bounds.height - shown.height) / 2.0), scale)
    }

    fn to_view(&self, [x, y]: scan::Point, bounds: Size) -> Point {
        let (offset, scale) = self.place(bounds);
        Point::new(x * scale + offset.x, y * scale + offset.y)
    }

    fn to_picture(&self, point: Point, bounds: Size) -> scan::Point {
        let (offset, scale) = self.place(bounds);
        let within = |value: f32, most: f32| (value / scale.max(f32::EPSILON)).clamp(0.0, most);
        [within(point.x - offset.x, self.size.width), within(point.y - offset.y, self.size.height)]
    }
}

impl<'a, Message: 'a> From<Overlay<'a, Message>> for Element<'a, Message> {
    fn from(overlay: Overlay<'a, Message>) -> Self {
        let picture = image(overlay.handle.clone()).content_fit(ContentFit::Contain).width(Fill).height(Fill);
        stack![picture, canvas_widget(overlay).width(Fill).height(Fill)].width(Fill).height(Fill).into()
    }
}

impl<Message> canvas::Program<Message> for Overlay<'_, Message> {
    /// The corner that is being dragged.
    type State = Option<usize>;

    fn update(
        &self,
        dragged: &mut Option<usize>,
        event: &Event,
        bounds: Rectangle,
        cursor: mouse::Cursor,
    ) -> Option<Action<Message>> {
        let (on_corner, corners) = (self.on_corner.as_ref()?, self.corners.as_ref()?);
        match event {
            Event::Mouse(mouse::Event::ButtonPressed(mouse::Button::Left)) => {
                let at = cursor.position_in(bounds)?;
                *dragged = nearest(corners.map(|corner| self.to_view(corner, bounds.size())), at);
                dragged.map(|_| Action::request_redraw().and_capture())
            }
            Event::Mouse(mouse::Event::CursorMoved { .. }) => {
                let corner = (*dragged)?;
                let at = cursor.position_from(bounds.position())?;
                Some(Action::publish(on_corner(corner, self.to_picture(at, bounds.size()))).and_capture())
            }
            Event::Mouse(mouse::Event::ButtonReleased(mouse::Button::Left)) => {
                dragged.take().map(|_| Action::request_redraw().and_capture())
            }
            _ => None,
        }
    }

    fn draw(
        &self,
        dragged: &Option<usize>,
        renderer: &Renderer,
        theme: &Theme,
        bounds: Rectangle,
        _cursor: mouse::Cursor,
    ) -> Vec<Geometry> {
        let tones = tones(theme);
        let mut frame = Frame::new(renderer, bounds.size());
        for region in &self.regions {
            let color = region.tone.ink(tones);
            let path = self.outline(&region.outline, bounds.size());
            frame.fill(&path, color.scale_alpha(0.18));
            frame.stroke(&path, Stroke::default().with_color(color).with_width(1.5));
        }
        if let Some(corners) = &self.corners {
            let path = self.outline(corners, bounds.size());
            frame.stroke(&path, Stroke::default().with_color(Color::WHITE.scale_alpha(0.8)).with_width(4.0));
            frame.stroke(&path, Stroke::default().with_color(tones.accent).with_width(2.0));
            if self.on_corner.is_some() {
                for corner in corners {
                    let handle = Path::circle(self.to_view(*corner, bounds.size()), HANDLE);
                    frame.fill(&handle, Color::WHITE);
                    frame.stroke(&handle, Stroke::default().with_color(tones.accent).with_width(2.0));
                }
            }
        }
        let mut layers = vec![frame.into_geometry()];
        if let Some(corner) = dragged.and_then(|index| self.corners.as_ref()?.get(index).copied()) {
            layers.push(self.loupe(corner, renderer, bounds.size(), tones.accent));
        }
        layers
    }

    fn mouse_interaction(
        &self,
        dragged: &Option<usize>,
        bounds: Rectangle,
        cursor: mouse::Cursor,
    ) -> mouse::Interaction {
        if dragged.is_some() {
            return mouse::Interaction::Grabbing;
        }
        let hovered = cursor
            .position_in(bounds)
            .zip(self.corners.as_ref())
            .and_then(|(at, corners)| nearest(corners.map(|corner| self.to_view(corner, bounds.size())), at));
        match hovered {
            Some(_) if self.on_corner.is_some() => mouse::Interaction::Grab,
            _ => mouse::Interaction::default(),
        }
    }
}

impl<Message> Overlay<'_, Message> {
    fn outline(&self, points: &[scan::Point], bounds: Size) -> Path {
        Path::new(|path| {
            for (index, point) in points.iter().enumerate() {
                let at = self.to_view(*point, bounds);
                if index == 0 { path.move_to(at) } else { path.line_to(at) }
            }
            path.close();
        })
    }

    /// What lies around a corner, enlarged, in the quarter of the view that the corner is not in.
    fn loupe(&self, corner: scan::Point, renderer: &Renderer, bounds: Size, accent: Color) -> Geometry {
        let at = self.to_view(corner, bounds);
        let (offset, scale) = self.place(bounds);
        let x = if at.x < bounds.width / 2.0 { bounds.width - LOUPE - 8.0 } else { 8.0 };
        let y = if at.y < bounds.height / 2.0 { bounds.height - LOUPE - 8.0 } else { 8.0 };
        let lens = Rectangle::new(Point::new(x, y), Size::new(LOUPE, LOUPE));
        let center = lens.center();
        let shown = Size::new(self.size.width * scale * ENLARGES, self.size.height * scale * ENLARGES);
        let corner = Vector::new((at.x - offset.x) * ENLARGES, (at.y - offset.y) * ENLARGES);
        let mut frame = Frame::new(renderer, bounds);
        frame.fill_rectangle(lens.position(), lens.size(), Color::BLACK);
        frame.with_clip(lens, |frame| {
            // Inside the clip the origin is the lens itself.
            let origin = Point::new(LOUPE / 2.0 - corner.x, LOUPE / 2.0 - corner.y);
            frame.draw_image(Rectangle::new(origin, shown), &self.handle);
        });
        let cross = Path::new(|path| {
            path.move_to(Point::new(center.x - 12.0, center.y));
            path.line_to(Point::new(center.x + 12.0, center.y));
            path.move_to(Point::new(center.x, center.y - 12.0));
            path.line_to(Point::new(center.x, center.y + 12.0));
        });
        frame.stroke(&cross, Stroke::default().with_color(accent).with_width(1.5));
        frame.stroke_rectangle(lens.position(), lens.size(), Stroke::default().with_color(accent).with_width(2.0));
        frame.into_geometry()
    }
}

fn nearest(corners: [Point; 4], at: Point) -> Option<usize> {
    let distances = corners.map(|corner| corner.distance(at));
    let (index, distance) = distances.into_iter().enumerate().min_by(|(_, one), (_, other)| one.total_cmp(other))?;
    (distance <= REACH).then_some(index)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn overlay() -> Overlay<'static, ()> {
        picture(Handle::from_rgba(1, 1, vec![0, 0, 0, 255]), 400, 200)
    }

    #[test]
    fn points_go_to_the_view_and_back() {
        let overlay = overlay();
        let bounds = Size::new(300.0, 300.0);
        for point in [[0.0, 0.0], [400.0, 200.0], [123.0, 45.0]] {
            let there = overlay.to_view(point, bounds);
            let back = overlay.to_picture(there, bounds);
            assert!((back[0] - point[0]).abs() < 0.01 && (back[1] - point[1]).abs() < 0.01);
        }
    }

    #[test]
    fn a_corner_never_leaves_the_picture() {
        let overlay = overlay();
        let [x, y] = overlay.to_picture(Point::new(-50.0, 9000.0), Size::new(300.0, 300.0));
        assert!(x.abs() < 0.01 && (y - 200.0).abs() < 0.01);
    }

    #[test]
    fn only_a_near_corner_is_taken() {
        let corners = [Point::new(0.0, 0.0), Point::new(100.0, 0.0), Point::new(100.0, 100.0), Point::new(0.0, 100.0)];
        assert_eq!(nearest(corners, Point::new(95.0, 96.0)), Some(2));
        assert_eq!(nearest(corners, Point::new(50.0, 50.0)), None);
    }
}
