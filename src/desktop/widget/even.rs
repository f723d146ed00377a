//! Cards beside each other, all as wide and as high as the others.

use iced::advanced::widget::{Operation, Tree};
use iced::advanced::{Clipboard, Layout, Shell, Widget, layout, mouse, overlay, renderer};
use iced::{Element, Event, Fill, Length, Point, Rectangle, Renderer, Shrink, Size, Theme, Vector};

/// `cards` in rows of `columns`, with `spacing` logical pixels between them. A last row that is not full keeps the
/// width of its cards.
pub fn even<'a, Message: 'a>(
    cards: impl IntoIterator<Item = Element<'a, Message>>,
    columns: usize,
    spacing: f32,
) -> Element<'a, Message> {
    Element::new(Even { cards: cards.into_iter().collect(), columns: columns.max(1), spacing })
}

struct Even<'a, Message> {
    cards: Vec<Element<'a, Message>>,
    columns: usize,
    spacing: f32,
}

impl<Message> Widget<Message, Theme, Renderer> for Even<'_, Message> {
    fn children(&self) -> Vec<Tree> {
        self.cards.iter().map(Tree::new).collect()
    }

    fn diff(&self, tree: &mut Tree) {
        tree.diff_children(&self.cards);
    }

    fn size(&self) -> Size<Length> {
        Size::new(Fill, Shrink)
    }

    fn layout(&mut self, tree: &mut Tree, renderer: &Renderer, limits: &layout::Limits) -> layout::Node {
        let whole = limits.max().width;
        let gaps = self.spacing * (self.columns - 1) as f32;
        let width = ((whole - gaps) / self.columns as f32).max(0.0);
        let mut nodes = Vec::with_capacity(self.cards.len());
        let mut top = 0.0;
        let rows = self.cards.chunks_mut(self.columns).zip(tree.children.chunks_mut(self.columns));
        for (index, (cards, trees)) in rows.enumerate() {
            if index > 0 {
                top += self.spacing;
            }
            let mut lay = |least: f32| {
                let limits = layout::Limits::new(Size::new(width, least), Size::new(width, f32::INFINITY));
                let pairs = cards.iter_mut().zip(trees.iter_mut());
                pairs.map(|(card, tree)| card.as_widget_mut().layout(tree, renderer, &limits)).collect::<Vec<_>>()
            };
            let height = lay(0.0).iter().map(|node| node.size().height).fold(0.0, f32::max);
            for (column, node) in lay(height).into_iter().enumerate() {
                nodes.push(node.move_to(Point::new(column as f32 * (width + self.spacing), top)));
            }
            top += height;
        }
        layout::Node::with_children(Size::new(whole, top), nodes)
    }

    fn operate(&mut self, tree: &mut Tree, layout: Layout<'_>, renderer: &Renderer, operation: &mut dyn Operation) {
        operation.traverse(&mut |operation| {
            for ((card, tree), layout) in self.cards.iter_mut().zip(&mut tree.children).zip(layout.children()) {
                card.as_widget_mut().operate(tree, layout, renderer, operation);
            }
        });
    }

    fn update(
        &mut self,
        tree: &mut Tree,
        event: &Event,
        layout: Layout<'_>,
        cursor: mouse::Cursor,
        renderer: &Renderer,
        clipboard: &mut dyn Clipboard,
        shell: &mut Shell<'_, Message>,
        viewport: &Rectangle,
    ) {
        for ((card, tree), layout) in self.cards.iter_mut().zip(&mut tree.children).zip(layout.children()) {
            card.as_widget_mut().update(tree, event, layout, cursor, renderer, clipboard, shell, viewport);
        }
    }

    fn mouse_interaction(
        &self,
        tree: &Tree,
        layout: Layout<'_>,
        cursor: mouse::Cursor,
        viewport: &Rectangle,
        renderer: &Renderer,
    ) -> mouse::Interaction {
        let cards = self.cards.iter().zip(&tree.children).zip(layout.children());
        cards
            .map(|((card, tree), layout)| card.as_widget().mouse_interaction(tree, layout, cursor, viewport, renderer))
            .max()
            .unwrap_or_default()
    }

    fn draw(
        &self,
        tree: &Tree,
        renderer: &mut Renderer,
        theme: &Theme,
        style: &renderer::Style,
        layout: Layout<'_>,
        cursor: mouse::Cursor,
        viewport: &Rectangle,
    ) {
        for ((card, tree), layout) in self.cards.iter().zip(&tree.children).zip(layout.children()) {
            if layout.bounds().intersects(viewport) {
                card.as_widget().draw(tree, renderer, theme, style, layout, cursor, viewport);
            }
        }
    }

    fn overlay<'b>(
        &'b mut self,
        tree: &'b mut Tree,
        layout: Layout<'b>,
        renderer: &Renderer,
        viewport: &Rectangle,
        translation: Vector,
    ) -> Option<overlay::Element<'b, Message, Theme, Renderer>> {
        overlay::from_children(&mut self.cards, tree, layout, renderer, viewport, translation)
    }
}
