//! Long lists that are drawn fast: the renderer draws a quad that goes beyond what changed pixel by pixel, and a page that
//! moved in many small parts, each with everything behind it.

use iced::advanced::Renderer as _;
use iced::advanced::renderer::Quad;
use iced::border::Radius;
use iced::{Border, Element, Rectangle, Renderer, Theme};

use super::layer::{Layer, layer};
use crate::desktop::theme::{CARD_RADIUS, tones};

/// `content` as a card on a page, however long: only its line is drawn, in small pieces.
pub fn card<'a, Message: 'a>(content: impl Into<Element<'a, Message>>) -> Element<'a, Message> {
    layer(content, LongLine)
}

struct LongLine;

impl<Message> Layer<Message> for LongLine {
    type State = ();

    fn under(&self, renderer: &mut Renderer, theme: &Theme, bounds: Rectangle) {
        let tones = tones(theme);
        let end = 2.0 * CARD_RADIUS;
        let mut fill = |x, y, width, height, border, color| {
            let bounds = Rectangle { x, y, width, height };
            renderer.fill_quad(Quad { bounds, border, ..Quad::default() }, color);
        };
        let Rectangle { x, y, width, height } = bounds;
        let line = |radius: Radius| Border { color: tones.line, width: 1.0, radius };
        // Both ends, each without the line that would close it, which lies between two pixels where the page was moved.
        for (top, open, radius) in [
            (y, y + end - 1.0, Radius::default().top(CARD_RADIUS)),
            (y + height - end, y + height - end, Radius::default().bottom(CARD_RADIUS)),
        ] {
            fill(x, top, width, end, line(radius), tones.surface);
            fill(x + 1.0, open - 1.0, width - 2.0, 3.0, Border::default(), tones.surface);
        }
        for side in [x, x + width - 1.0] {
            fill(side, y + CARD_RADIUS, 1.0, height - end, Border::default(), tones.line);
        }
    }
}

/// A page of which `above` logical pixels are out of sight: where it moved, it is drawn anew as one.
pub fn moved<'a, Message: 'a>(content: impl Into<Element<'a, Message>>, above: f32) -> Element<'a, Message> {
    layer(content, Moved { above })
}

struct Moved {
    above: f32,
}

impl<Message> Layer<Message> for Moved {
    type State = ();

    /// Smaller by a part of a pixel that nobody sees, another one at each place: the renderer takes a page of other bounds
    /// for another page.
    fn seen(&self, viewport: Rectangle) -> Rectangle {
        Rectangle { height: viewport.height - self.above % 61.0 / 1024.0, ..viewport }
    }
}
