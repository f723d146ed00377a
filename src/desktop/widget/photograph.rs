//! Drawings of how to photograph a certificate: the right way, and the most frequent reasons for rejection.

use iced::widget::canvas::{self, Canvas, Frame, Geometry, Path, Stroke};
use iced::widget::{column, container, row, space, stack, text};
use iced::{Element, Fill, Point, Rectangle, Renderer, Size, Theme, mouse};

use super::card_grid::even;
use crate::desktop::icon;
use crate::desktop::theme::{size, space as gap, style, style::Tone, tones};
use crate::desktop::words::Words;

/// Height of a drawing in logical pixels.
const HEIGHT: f32 = 84.0;
/// Lines of print on the drawn certificate, as shares of its width.
const PRINT: [f32; 4] = [0.34, 0.5, 0.42, 0.56];

/// The motif of a drawing.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Shot {
    Whole,
    Cut,
    Glare,
    Blurred,
}

impl Shot {
    const ALL: [(Self, &'static str); 4] = [
        (Self::Whole, "app-photograph-whole"),
        (Self::Cut, "app-photograph-cut"),
        (Self::Glare, "app-photograph-glare"),
        (Self::Blurred, "app-photograph-blurred"),
    ];
}

/// The drawings side by side, `columns` in a row.
pub fn photograph<'a, Message: 'a>(columns: usize, words: Words) -> Element<'a, Message> {
    let drawings = Shot::ALL.into_iter().map(|(shot, key)| {
        let (tone, mark) =
            if shot == Shot::Whole { (Tone::Good, icon::CIRCLE_CHECK) } else { (Tone::Bad, icon::CIRCLE_X) };
        let said = row![mark.sized(14.0).style(style::ink(tone)), text(words.get(key)).size(size::CAPTION)];
        let table = container(space()).width(Fill).height(HEIGHT).style(style::tabletop);
        // A layer of its own: when repainting a changed area, the renderer confuses the positions of texts behind a
        // drawing.
        let drawing = stack![table, Canvas::new(shot).width(Fill).height(HEIGHT)].clip(true);
        column![drawing, said.spacing(gap::HALF)].spacing(gap::ONE).width(Fill).into()
    });
    container(even(drawings, columns, 12.0)).width(Fill).into()
}

impl<Message> canvas::Program<Message> for Shot {
    type State = ();

    fn draw(
        &self,
        _state: &(),
        renderer: &Renderer,
        theme: &Theme,
        bounds: Rectangle,
        _cursor: mouse::Cursor,
    ) -> Vec<Geometry> {
        let tones = tones(theme);
        let mut frame = Frame::new(renderer, bounds.size());
        let high = bounds.height * 0.72;
        let card = Size::new((high * 1.55).min(bounds.width * 0.8), high);
        let middle = Point::new((bounds.width - card.width) / 2.0, (bounds.height - card.height) / 2.0);
        let corner =
            if *self == Self::Cut { Point::new(bounds.width - card.width * 0.7, middle.y * 2.2) } else { middle };
        // Parts outside the drawing are cut off, as by a camera.
        frame.with_clip(Rectangle::with_size(bounds.size()), |frame| {
            frame.fill(&Path::rounded_rectangle(corner, card, 4.0.into()), tones.surface);
            let strokes: &[f32] = if *self == Self::Blurred { &[-2.5, 0.0, 2.5] } else { &[0.0] };
            for shift in strokes {
                let ink = tones.faint.scale_alpha(if *self == Self::Blurred { 0.35 } else { 1.0 });
                for (row, share) in PRINT.into_iter().enumerate() {
                    let from = Point::new(
                        corner.x + card.width * 0.1 + shift,
                        corner.y + card.height * (0.2 + row as f32 * 0.18) + shift / 2.0,
                    );
                    let to = Point::new(from.x + card.width * share, from.y);
                    frame.stroke(&Path::line(from, to), Stroke::default().with_color(ink).with_width(3.0));
                }
                let face = Point::new(corner.x + card.width * 0.72 + shift, corner.y + card.height * 0.24);
                let portrait = Size::new(card.width * 0.18, card.height * 0.44);
                frame.fill_rectangle(
                    face,
                    portrait,
                    tones.faint.scale_alpha(if strokes.len() > 1 { 0.3 } else { 0.55 }),
                );
            }
            if *self == Self::Glare {
                let spot = Point::new(corner.x + card.width * 0.42, corner.y + card.height * 0.45);
                for (radius, alpha) in [(0.34, 0.35), (0.26, 0.6), (0.18, 1.0)] {
                    frame.fill(&Path::circle(spot, card.height * radius), iced::Color::WHITE.scale_alpha(alpha));
                }
                frame.stroke(
                    &Path::circle(spot, card.height * 0.34),
                    Stroke::default().with_color(tones.warn).with_width(1.0),
                );
            }
        });
        vec![frame.into_geometry()]
    }
}
