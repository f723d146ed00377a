//! Cards in a grid, all of the same width and height.

use iced::advanced::layout::Node;
use iced::{Element, Fill, Point, Size};

use super::custom_layout::{Arrangement, arranged};

/// `cards` in rows of `columns`, with `spacing` logical pixels between them. An incomplete last row keeps the width of
/// the cards.
pub fn even<'a, Message: 'a>(
    cards: impl IntoIterator<Item = Element<'a, Message>>,
    columns: usize,
    spacing: f32,
) -> Element<'a, Message> {
    arranged(cards.into_iter().collect(), Fill, Even { columns: columns.max(1), spacing })
}

struct Even {
    columns: usize,
    spacing: f32,
}

impl Arrangement for Even {
    fn layout(&self, count: usize, room: Size, lay: &mut dyn FnMut(usize, Size, Size) -> Node) -> Node {
        let gaps = self.spacing * (self.columns - 1) as f32;
        let width = ((room.width - gaps) / self.columns as f32).max(0.0);
        let mut nodes = Vec::with_capacity(count);
        let mut top = 0.0;
        for start in (0..count).step_by(self.columns) {
            if start > 0 {
                top += self.spacing;
            }
            let row = start..count.min(start + self.columns);
            let mut sized = |card, least| lay(card, Size::new(width, least), Size::new(width, f32::INFINITY));
            let height = row.clone().map(|card| sized(card, 0.0).size().height).fold(0.0, f32::max);
            for (column, card) in row.enumerate() {
                let left = column as f32 * (width + self.spacing);
                nodes.push(sized(card, height).move_to(Point::new(left, top)));
            }
            top += height;
        }
        Node::with_children(Size::new(room.width, top), nodes)
    }
}
