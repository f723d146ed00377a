//! A picture with overlays: the document's corners, marked regions, and movable corners.
//!
//! Corners are dragged, or moved by the arrow keys while the picture is focused: Space selects the next corner, Shift
//! takes larger steps. A loupe enlarges what is under a moved corner, and under a pressed pointer. The wheel enlarges
//! the picture around the pointer; the enlarged picture can be dragged.

use std::sync::Arc;

use ::image::RgbImage;
use iced::advanced::graphics::geometry::Renderer as _;
use iced::advanced::renderer::{self, Renderer as _};
use iced::advanced::widget::operation::{Focusable, Operation};
use iced::advanced::widget::{Id, Tree, tree};
use iced::advanced::{Clipboard, Layout, Shell, Widget, layout, mouse};
use iced::keyboard::{self, Key, key::Named};
use iced::widget::canvas::{Frame, Path, Stroke};
use iced::widget::stack;
use iced::{Color, Element, Event, Fill, Length, Point, Rectangle, Renderer, Size, Theme, Vector};

use super::focus;
use super::loupe::{FINE, Under, WIDE};
use super::scaled::{self, ScreenPicture};
use super::shortcut::{self, KeyCommand, KeyScope, Press};
use super::zoom::{self, Zoom, ZoomView, ZoomedPicture};
use crate::desktop::theme::style::Tone;
use crate::desktop::theme::tones;
use crate::scan::{self, Quad};

/// Maximum distance of the pointer for grabbing a corner, in logical pixels.
const REACH: f32 = 16.0;
/// Radius of a corner's handle.
const HANDLE: f32 = 7.0;
/// Maximum distance between press and release of a click, in logical pixels.
const CLICK: f32 = 4.0;
/// Share of the picture from which a region is only outlined.
const COVERED: f32 = 0.3;
/// Step of an arrow key in logical pixels, without and with Shift.
const STEPS: [f32; 2] = [1.0, 10.0];

/// A region drawn over the picture.
#[derive(Debug, Clone)]
pub struct MarkedRegion {
    /// Outline in pixels of the upright picture.
    pub outline: Vec<scan::Point>,
    /// Its meaning.
    pub tone: Tone,
}

/// A movement of a corner.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Move {
    /// Index of the corner, clockwise from the top left one.
    pub corner: usize,
    /// Its new position in pixels of the upright picture.
    pub to: scan::Point,
    /// Whether a new movement begins: all following ones up to the next beginning belong to it.
    pub begins: bool,
}

/// Builder of a picture.
pub struct PictureView<'a, Message> {
    pixels: Arc<RgbImage>,
    /// Size of the upright picture, to which points refer.
    size: Size,
    scale: f32,
    id: Option<Id>,
    corners: Option<Quad>,
    regions: Vec<MarkedRegion>,
    on_corner: Option<Box<dyn Fn(Move) -> Message + 'a>>,
    parts: Vec<Quad>,
    on_part: Option<Box<dyn Fn(Quad) -> Message + 'a>>,
}

/// The picture `copy`. `scale` is the number of screen pixels per logical pixel.
pub fn picture<'a, Message>(copy: &ScreenPicture, scale: f32) -> PictureView<'a, Message> {
    PictureView {
        pixels: copy.pixels.clone(),
        size: Size::new(copy.width as f32, copy.height as f32),
        scale,
        id: None,
        corners: None,
        regions: Vec::new(),
        on_corner: None,
        parts: Vec::new(),
        on_part: None,
    }
}

impl<'a, Message> PictureView<'a, Message> {
    /// Sets the document's corners.
    #[must_use]
    pub fn corners(mut self, corners: Option<Quad>) -> Self {
        self.corners = corners;
        self
    }

    /// Sets the marked regions.
    #[must_use]
    pub fn regions(mut self, regions: Vec<MarkedRegion>) -> Self {
        self.regions = regions;
        self
    }

    /// Makes the corners movable. The picture is focusable as `id`.
    #[must_use]
    pub fn on_corner(mut self, id: &'static str, on_corner: impl Fn(Move) -> Message + 'a) -> Self {
        self.id = Some(Id::new(id));
        self.on_corner = Some(Box::new(on_corner));
        self
    }

    /// Makes these parts of the picture choosable with a click.
    #[must_use]
    pub fn on_part(mut self, parts: Vec<Quad>, on_part: impl Fn(Quad) -> Message + 'a) -> Self {
        self.parts = parts;
        self.on_part = Some(Box::new(on_part));
        self
    }

    /// The message for a click at a point of the view.
    fn part_at(&self, at: Point, view: ZoomView) -> Option<Message> {
        let at = self.to_picture(at, view);
        let part = self.parts.iter().find(|part| contains(part, at))?;
        Some(self.on_part.as_ref()?(*part))
    }

    fn to_view(&self, [x, y]: scan::Point, view: ZoomView) -> Point {
        let (offset, scale) = view.place(self.size);
        Point::new(x * scale + offset.x, y * scale + offset.y)
    }

    fn to_picture(&self, point: Point, view: ZoomView) -> scan::Point {
        let (offset, scale) = view.place(self.size);
        let within = |value: f32, most: f32| (value / scale.max(f32::EPSILON)).clamp(0.0, most);
        [within(point.x - offset.x, self.size.width), within(point.y - offset.y, self.size.height)]
    }

    /// The corner at a point of the view.
    fn corner_at(&self, at: Point, view: ZoomView) -> Option<usize> {
        let corners = self.corners.filter(|_| self.on_corner.is_some())?;
        nearest(corners.map(|corner| self.to_view(corner, view)), at)
    }
}

impl<'a, Message: 'a> From<PictureView<'a, Message>> for Element<'a, Message> {
    fn from(picture: PictureView<'a, Message>) -> Self {
        let below = scaled::scaled(picture.pixels.clone(), picture.scale);
        stack![below, Element::new(picture)].width(Fill).height(Fill).into()
    }
}

/// State of the picture.
#[derive(Debug, Default)]
struct PictureState {
    dragged: DraggedPart,
    /// Where the button was pressed; `None` once the pointer has moved.
    pressed: Option<Point>,
    zoom: Zoom,
    drawn: ZoomedPicture,
    focused: bool,
    /// The corner moved by keys.
    chosen: usize,
    /// Whether the focus came from the keyboard.
    visible: bool,
}

/// What the pointer is dragging.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
enum DraggedPart {
    #[default]
    Nothing,
    /// A corner, its distance from the pointer, and whether it was moved already.
    Corner(usize, Vector, bool),
    /// The loupe, at a point of the view.
    Loupe(Point),
    /// The enlarged picture, and the last position of the pointer.
    Picture(Point),
}

impl Focusable for PictureState {
    fn is_focused(&self) -> bool {
        self.focused
    }

    fn focus(&mut self) {
        self.focused = true;
        self.visible = focus::is_shown();
    }

    fn unfocus(&mut self) {
        self.focused = false;
        self.visible = false;
    }
}

impl<Message> PictureView<'_, Message> {
    /// Handles a press, movement or release of the pointer at `at`. Returns the message to send; `None` if it has no
    /// effect.
    fn pointed(
        &self,
        state: &mut PictureState,
        event: &mouse::Event,
        bounds: Rectangle,
        cursor: mouse::Cursor,
    ) -> EventResponse<Message> {
        let view = ZoomView { bounds: bounds.size(), zoom: state.zoom };
        match event {
            mouse::Event::WheelScrolled { delta } => {
                let at = cursor.position_in(bounds)?;
                state.zoom = view.turned(self.size, zoom::lines(*delta), at);
                Some(None)
            }
            mouse::Event::ButtonPressed(mouse::Button::Left) => {
                state.focused = false;
                state.visible = false;
                let at = cursor.position_in(bounds)?;
                state.pressed = Some(at);
                state.dragged = match self.corner_at(at, view) {
                    Some(corner) => {
                        state.chosen = corner;
                        state.focused = true;
                        let grip = self.corners.and_then(|corners| corners.get(corner).copied());
                        let grip = grip.map_or(Vector::ZERO, |place| self.to_view(place, view) - at);
                        DraggedPart::Corner(corner, grip, false)
                    }
                    None if state.zoom.factor > 1.0 => DraggedPart::Picture(at),
                    None => DraggedPart::Loupe(at),
                };
                Some(None)
            }
            mouse::Event::CursorMoved { .. } => {
                let at = cursor.position_from(bounds.position());
                state.pressed = state.pressed.filter(|pressed| at.is_some_and(|at| at.distance(*pressed) < CLICK));
                match &mut state.dragged {
                    DraggedPart::Nothing => None,
                    DraggedPart::Loupe(place) => {
                        *place = at?;
                        Some(None)
                    }
                    DraggedPart::Picture(last) => {
                        let at = at?;
                        let moved = Zoom { shift: state.zoom.shift + (at - *last), ..state.zoom };
                        *last = at;
                        state.zoom = ZoomView { zoom: moved, ..view }.clamped(self.size);
                        Some(None)
                    }
                    DraggedPart::Corner(corner, grip, moved) => {
                        let begins = !std::mem::replace(moved, true);
                        let to = self.to_picture(at? + *grip, view);
                        Some(Some(Move { corner: *corner, to, begins }))
                    }
                }
                .map(|step| step.and_then(|step| Some(self.on_corner.as_ref()?(step))))
            }
            mouse::Event::ButtonReleased(mouse::Button::Left) if state.dragged != DraggedPart::Nothing => {
                let dragged = std::mem::take(&mut state.dragged);
                let clicked = state.pressed.take().filter(|_| !matches!(dragged, DraggedPart::Corner(..)));
                Some(clicked.and_then(|at| self.part_at(at, view)))
            }
            _ => None,
        }
    }

    /// Handles a key while the picture is focused.
    fn typed(&self, state: &mut PictureState, key: Named, shift: bool, bounds: Size) -> EventResponse<Message> {
        let view = ZoomView { bounds, zoom: state.zoom };
        let (on_corner, corners) = (self.on_corner.as_ref()?, self.corners?);
        let (dx, dy) = match shortcut::meaning(Press::Named { key, shift }, &[KeyScope::Picture])? {
            KeyCommand::Press => {
                state.chosen = (state.chosen + 1) % corners.len();
                state.visible = true;
                return Some(None);
            }
            KeyCommand::Left => (-1.0, 0.0),
            KeyCommand::Right => (1.0, 0.0),
            KeyCommand::Up => (0.0, -1.0),
            KeyCommand::Down => (0.0, 1.0),
            _ => return None,
        };
        state.visible = true;
        let at = self.to_view(*corners.get(state.chosen)?, view);
        let step = if shift { STEPS[1] } else { STEPS[0] };
        let to = self.to_picture(Point::new(at.x + dx * step, at.y + dy * step), view);
        Some(Some(on_corner(Move { corner: state.chosen, to, begins: true })))
    }
}

/// Response to an event: ignored, captured, or captured with a message.
type EventResponse<Message> = Option<Option<Message>>;

impl<Message> Widget<Message, Theme, Renderer> for PictureView<'_, Message> {
    fn tag(&self) -> tree::Tag {
        tree::Tag::of::<PictureState>()
    }

    fn state(&self) -> tree::State {
        tree::State::new(PictureState::default())
    }

    fn size(&self) -> Size<Length> {
        Size::new(Fill, Fill)
    }

    fn layout(&mut self, _tree: &mut Tree, _renderer: &Renderer, limits: &layout::Limits) -> layout::Node {
        layout::atomic(limits, Fill, Fill)
    }

    fn operate(&mut self, tree: &mut Tree, layout: Layout<'_>, _renderer: &Renderer, operation: &mut dyn Operation) {
        if self.corners.is_some() && self.on_corner.is_some() {
            operation.focusable(self.id.as_ref(), layout.bounds(), tree.state.downcast_mut::<PictureState>());
        }
    }

    fn update(
        &mut self,
        tree: &mut Tree,
        event: &Event,
        layout: Layout<'_>,
        cursor: mouse::Cursor,
        _renderer: &Renderer,
        _clipboard: &mut dyn Clipboard,
        shell: &mut Shell<'_, Message>,
        _viewport: &Rectangle,
    ) {
        let state = tree.state.downcast_mut::<PictureState>();
        let message = match event {
            Event::Mouse(event) => self.pointed(state, event, layout.bounds(), cursor),
            Event::Keyboard(keyboard::Event::KeyPressed { key: Key::Named(key), modifiers, .. })
                if state.focused && !modifiers.command() && !modifiers.alt() =>
            {
                self.typed(state, *key, modifiers.shift(), layout.bounds().size())
            }
            _ => None,
        };
        if let Some(message) = message {
            shell.capture_event();
            shell.request_redraw();
            if let Some(message) = message {
                shell.publish(message);
            }
        }
    }

    fn mouse_interaction(
        &self,
        tree: &Tree,
        layout: Layout<'_>,
        cursor: mouse::Cursor,
        _viewport: &Rectangle,
        _renderer: &Renderer,
    ) -> mouse::Interaction {
        let (bounds, state) = (layout.bounds(), tree.state.downcast_ref::<PictureState>());
        let view = ZoomView { bounds: bounds.size(), zoom: state.zoom };
        match (state.dragged, cursor.position_in(bounds)) {
            (DraggedPart::Corner(..) | DraggedPart::Picture(_), _) => mouse::Interaction::Grabbing,
            (DraggedPart::Nothing, Some(at)) if state.zoom.factor > 1.0 || self.corner_at(at, view).is_some() => {
                mouse::Interaction::Grab
            }
            (_, Some(_)) => mouse::Interaction::ZoomIn,
            (_, None) => mouse::Interaction::default(),
        }
    }

    fn draw(
        &self,
        tree: &Tree,
        renderer: &mut Renderer,
        theme: &Theme,
        _style: &renderer::Style,
        layout: Layout<'_>,
        _cursor: mouse::Cursor,
        _viewport: &Rectangle,
    ) {
        let (bounds, state) = (layout.bounds(), tree.state.downcast_ref::<PictureState>());
        if bounds.width < 1.0 || bounds.height < 1.0 {
            return;
        }
        let accent = tones(theme).accent;
        let chosen = (state.visible && state.focused).then_some(state.chosen);
        let view = ZoomView { bounds: bounds.size(), zoom: state.zoom };
        let mut frame = Frame::new(renderer, bounds.size());
        self.draw_marks(&mut frame, chosen, theme, view);
        let marks = frame.into_geometry();
        let origin = Vector::new(bounds.x, bounds.y);
        let draw_marks = |renderer: &mut Renderer| {
            renderer.with_translation(origin, |renderer| renderer.draw_geometry(marks));
        };
        // In separate layers: within one, the renderer draws pictures over everything else, and confuses the positions
        // of texts behind a drawing when repainting a changed area.
        if let Some((handle, shown)) = zoom::enlarged(&self.pixels, self.size, self.scale, view, &state.drawn) {
            let place = shown + origin;
            renderer.with_layer(bounds, |renderer| scaled::draw(renderer, handle, place, self.scale, bounds));
        }
        renderer.with_layer(bounds, draw_marks);
        let corner = |index: usize| Some(self.to_view(*self.corners.as_ref()?.get(index)?, view));
        let under = match (state.dragged, chosen) {
            (DraggedPart::Corner(index, ..), _) | (DraggedPart::Nothing, Some(index)) => {
                corner(index).map(|at| (at, FINE))
            }
            (DraggedPart::Loupe(at), _) => Some((at, WIDE)),
            (DraggedPart::Nothing | DraggedPart::Picture(_), _) => None,
        };
        if let Some((at, loupe)) = under {
            // Points refer to the upright picture, of which the pixels are a scaled copy.
            let copied = self.pixels.width() as f32 / self.size.width.max(1.0);
            let center = self.to_picture(at, view).map(|value| value * copied);
            let density = copied / (view.place(self.size).1 * self.scale).max(f32::EPSILON);
            let under = Under { pixels: &self.pixels, center, density };
            loupe.draw(renderer, &under, at, bounds, self.scale, accent);
        }
    }
}

impl<Message> PictureView<'_, Message> {
    fn outline(&self, points: &[scan::Point], view: ZoomView) -> Path {
        Path::new(|path| {
            for (index, point) in points.iter().enumerate() {
                let at = self.to_view(*point, view);
                if index == 0 { path.move_to(at) } else { path.line_to(at) }
            }
            path.close();
        })
    }

    fn draw_marks(&self, frame: &mut Frame, chosen: Option<usize>, theme: &Theme, view: ZoomView) {
        let tones = tones(theme);
        for region in &self.regions {
            let color = region.tone.ink(tones);
            let path = self.outline(&region.outline, view);
            // Filling a region that covers most of the picture would hide its content.
            if area(&region.outline) < self.size.width * self.size.height * COVERED {
                frame.fill(&path, color.scale_alpha(0.18));
            }
            frame.stroke(&path, Stroke::default().with_color(color).with_width(1.5));
        }
        let Some(corners) = &self.corners else { return };
        // The repainted area is computed from paths without their strokes: an invisible path around them all includes
        // the strokes.
        let views = corners.map(|corner| self.to_view(corner, view));
        let around = views.map(|at| Rectangle::new(at, Size::ZERO)).into_iter().reduce(|all, one| all.union(&one));
        let around = around.unwrap_or_default().expand(2.0 * HANDLE);
        frame.fill_rectangle(around.position(), around.size(), Color::TRANSPARENT);
        let path = self.outline(corners, view);
        frame.stroke(&path, Stroke::default().with_color(Color::WHITE.scale_alpha(0.8)).with_width(4.0));
        frame.stroke(&path, Stroke::default().with_color(tones.accent).with_width(2.0));
        if self.on_corner.is_none() {
            return;
        }
        for (index, at) in views.into_iter().enumerate() {
            let fill = if chosen == Some(index) { tones.accent } else { Color::WHITE };
            let handle = Path::circle(at, HANDLE);
            frame.fill(&handle, fill);
            frame.stroke(&handle, Stroke::default().with_color(tones.accent).with_width(2.0));
            if chosen == Some(index) {
                let ring = Path::circle(at, HANDLE + 3.0);
                frame.stroke(&ring, Stroke::default().with_color(Color::WHITE).with_width(2.0));
            }
        }
    }
}

/// Area inside an outline, by the shoelace formula.
fn area(outline: &[scan::Point]) -> f32 {
    let next = outline.iter().cycle().skip(1);
    let twice: f32 = outline.iter().zip(next).map(|([x, y], [right, below])| x * below - right * y).sum();
    twice.abs() / 2.0
}

/// Whether a convex quadrilateral contains a point.
fn contains(quad: &Quad, [x, y]: scan::Point) -> bool {
    let sides = quad.iter().zip(quad.iter().cycle().skip(1));
    let mut turns = sides.map(|([ax, ay], [bx, by])| (bx - ax) * (y - ay) - (by - ay) * (x - ax));
    turns.clone().all(|turn| turn >= 0.0) || turns.all(|turn| turn <= 0.0)
}

fn nearest(corners: [Point; 4], at: Point) -> Option<usize> {
    let distances = corners.map(|corner| corner.distance(at));
    let (index, distance) = distances.into_iter().enumerate().min_by(|(_, one), (_, other)| one.total_cmp(other))?;
    (distance <= REACH).then_some(index)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn overlay() -> PictureView<'static, Move> {
        let pixels = RgbImage::from_fn(200, 100, |x, _| ::image::Rgb([if x < 100 { 0 } else { 200 }; 3]));
        picture(&ScreenPicture { pixels: Arc::new(pixels), width: 400, height: 200 }, 1.0)
    }

    #[test]
    fn points_go_to_the_view_and_back() {
        let overlay = overlay();
        let bounds = Size::new(300.0, 300.0);
        for zoom in [Zoom::default(), Zoom { factor: 3.0, shift: Vector::new(20.0, -7.0) }] {
            let view = ZoomView { bounds, zoom };
            for point in [[0.0, 0.0], [400.0, 200.0], [123.0, 45.0]] {
                let there = overlay.to_view(point, view);
                let back = overlay.to_picture(there, view);
                assert!((back[0] - point[0]).abs() < 0.01 && (back[1] - point[1]).abs() < 0.01);
            }
        }
    }

    #[test]
    fn a_corner_never_leaves_the_picture() {
        let overlay = overlay();
        let view = ZoomView { bounds: Size::new(300.0, 300.0), zoom: Zoom::default() };
        let [x, y] = overlay.to_picture(Point::new(-50.0, 9000.0), view);
        assert!(x.abs() < 0.01 && (y - 200.0).abs() < 0.01);
    }

    #[test]
    fn the_area_of_an_outline_goes_by_neither_start_nor_direction() {
        let mut triangle = [[1.0, 1.0], [5.0, 1.0], [1.0, 4.0]];
        assert!((area(&triangle) - 6.0).abs() < 1e-5);
        triangle.reverse();
        assert!((area(&triangle) - 6.0).abs() < 1e-5);
        assert!(area(&[]).abs() < 1e-5);
    }

    #[test]
    fn only_a_near_corner_is_taken() {
        let corners = [Point::new(0.0, 0.0), Point::new(100.0, 0.0), Point::new(100.0, 100.0), Point::new(0.0, 100.0)];
        assert_eq!(nearest(corners, Point::new(95.0, 96.0)), Some(2));
        assert_eq!(nearest(corners, Point::new(50.0, 50.0)), None);
    }

    #[test]
    fn a_drag_is_one_movement() {
        let corners = [[0.0, 0.0], [400.0, 0.0], [400.0, 200.0], [0.0, 200.0]];
        let overlay = overlay().corners(Some(corners)).on_corner("stage", |step| step);
        let bounds = Rectangle::new(Point::new(10.0, 20.0), Size::new(400.0, 200.0));
        let mut state = PictureState::default();
        let mut at = |event: mouse::Event, x: f32, y: f32| {
            overlay.pointed(&mut state, &event, bounds, mouse::Cursor::Available(Point::new(x, y)))
        };
        let (press, release) =
            (mouse::Event::ButtonPressed(mouse::Button::Left), mouse::Event::ButtonReleased(mouse::Button::Left));
        let moved = |x: f32, y: f32| mouse::Event::CursorMoved { position: Point::new(x, y) };
        assert_eq!(at(press, 12.0, 22.0), Some(None));
        let step = |corner, x, y, begins| Some(Some(Move { corner, to: [x, y], begins }));
        assert_eq!(at(moved(60.0, 70.0), 60.0, 70.0), step(0, 48.0, 48.0, true));
        assert_eq!(at(moved(61.0, 70.0), 61.0, 70.0), step(0, 49.0, 48.0, false));
        assert_eq!(at(release, 61.0, 70.0), Some(None));
        assert_eq!(at(moved(62.0, 70.0), 62.0, 70.0), None);
        assert_eq!(at(press, 200.0, 100.0), Some(None));
        assert_eq!(at(moved(210.0, 100.0), 210.0, 100.0), Some(None), "beside the corners the loupe is held");
    }

    #[test]
    fn a_click_chooses_the_part_under_it_and_a_drag_none() {
        let [left, right] =
            [[0.0, 190.0], [210.0, 400.0]].map(|[from, to]| [[from, 0.0], [to, 0.0], [to, 200.0], [from, 200.0]]);
        let whole = |part: Quad| Move { corner: 0, to: part[0], begins: true };
        let overlay = overlay().corners(Some(left)).on_corner("stage", |step| step).on_part(vec![left, right], whole);
        let bounds = Rectangle::new(Point::ORIGIN, Size::new(400.0, 200.0));
        let mut state = PictureState::default();
        let mut click = |from: f32, to: f32| {
            let events = [
                (mouse::Event::ButtonPressed(mouse::Button::Left), from),
                (mouse::Event::CursorMoved { position: Point::new(to, 100.0) }, to),
                (mouse::Event::ButtonReleased(mouse::Button::Left), to),
            ];
            let told = events.map(|(event, x)| {
                overlay.pointed(&mut state, &event, bounds, mouse::Cursor::Available(Point::new(x, 100.0)))
            });
            told.into_iter().flatten().flatten().last()
        };
        assert_eq!(click(300.0, 301.0), Some(whole(right)));
        assert_eq!(click(90.0, 90.0), Some(whole(left)));
        assert_eq!(click(300.0, 340.0), None, "the loupe was held");
        assert_eq!(click(200.0, 200.0), None, "between them");
    }

    #[test]
    fn keys_move_the_chosen_corner() {
        let corners = [[0.0, 0.0], [400.0, 0.0], [400.0, 200.0], [0.0, 200.0]];
        let overlay = overlay().corners(Some(corners)).on_corner("stage", |step| step);
        let (mut state, bounds) = (PictureState::default(), Size::new(800.0, 400.0));
        let mut key = |key: Named, shift: bool| overlay.typed(&mut state, key, shift, bounds);
        let step = |corner, x, y| Some(Some(Move { corner, to: [x, y], begins: true }));
        assert_eq!(key(Named::ArrowDown, false), step(0, 0.0, 0.5));
        assert_eq!(key(Named::ArrowLeft, false), step(0, 0.0, 0.0));
        assert_eq!(key(Named::Space, false), Some(None));
        assert_eq!(key(Named::ArrowLeft, true), step(1, 395.0, 0.0));
        assert_eq!(key(Named::Tab, false), None);
    }
}
