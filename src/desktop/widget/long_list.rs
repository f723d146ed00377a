//! Fast drawing of long lists: the renderer draws a quad that extends beyond the changed area pixel by pixel, and a
//! scrolled page in many small parts, each with everything behind it.

use iced::advanced::Renderer as _;
use iced::advanced::renderer::Quad;
use iced::border::Radius;
use iced::{Border, Element, Rectangle, Renderer, Theme};

use super::layer::{Layer, layer};
use crate::desktop::theme::{CARD_RADIUS, tones};

/// `content` as a card of any height: only its outline is drawn, in small pieces.
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
        // Both ends, each without its closing line, which would lie between two pixels on a scrolled page.
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

/// A page scrolled by `above` logical pixels: after scrolling it is redrawn as a whole.
pub fn moved<'a, Message: 'a>(content: impl Into<Element<'a, Message>>, above: f32) -> Element<'a, Message> {
    layer(content, Moved { above })
}

struct Moved {
    above: f32,
}

impl<Message> Layer<Message> for Moved {
    type State = ();

    /// Smaller by an invisible fraction of a pixel, different at each position: the renderer takes a page with other
    /// bounds for another page.
    fn seen(&self, viewport: Rectangle) -> Rectangle {
        Rectangle { height: viewport.height - self.above % 61.0 / 1024.0, ..viewport }
    }
}
