//! The content of a dialog: head, list, and a footer with its buttons. In a low window the list shrinks.

use iced::advanced::layout::Node;
use iced::{Element, Fill, Point, Size};

use super::custom_layout::{Arrangement, arranged};
use crate::desktop::theme::space;

/// `head`, `list` and `foot` below each other; the list scrolls in the height left by the others.
pub fn dialog_body<'a, Message: 'a>(
    head: impl Into<Element<'a, Message>>,
    list: impl Into<Element<'a, Message>>,
    foot: impl Into<Element<'a, Message>>,
) -> Element<'a, Message> {
    arranged(vec![head.into(), list.into(), foot.into()], Fill, ScrolledSheet)
}

struct ScrolledSheet;

impl Arrangement for ScrolledSheet {
    fn layout(&self, _count: usize, room: Size, lay: &mut dyn FnMut(usize, Size, Size) -> Node) -> Node {
        let mut left = room.height;
        let mut laid = |part| {
            let node = lay(part, Size::ZERO, Size::new(room.width, left));
            left = (left - node.size().height - space::TWO).max(0.0);
            node
        };
        let [head, foot, list] = [0, 2, 1].map(&mut laid);
        let mut top = 0.0;
        let nodes = [head, list, foot].map(|node| {
            let at = Point::new(0.0, top);
            top += node.size().height + space::TWO;
            node.move_to(at)
        });
        Node::with_children(Size::new(room.width, top - space::TWO), nodes.into())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_gives_way() {
        let wanted: [f32; 3] = [40.0, 300.0, 32.0];
        let heights = |room: f32| {
            let node = ScrolledSheet.layout(3, Size::new(600.0, room), &mut |part, _, most: Size| {
                Node::new(Size::new(most.width, wanted[part].min(most.height)))
            });
            node.children().iter().map(|part| part.bounds().height).collect::<Vec<_>>()
        };
        assert_eq!(heights(1000.0), wanted);
        assert_eq!(heights(200.0), [40.0, 96.0, 32.0]);
    }
}
